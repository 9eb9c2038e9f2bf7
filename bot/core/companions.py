"""Who comes along, and how many: nouns for people in both languages and in Slovak, with their cases, and the phrases
that bring them.

As core/phrasing.py, over text as words.plain() leaves it. The nouns are what somebody is to the writer, or the office
she holds; a case that could also be a plural, or another word, is left out: "córki" may be several.
"""

from bot.core import dialect
from bot.core.patterns import pattern
from bot.core.phrasing import PEOPLE, N

_COUNT = N.replace("?P<n>", "?:")

_KINSWOMAN = (
    "zon|malzonk|corecz?k|cork|wnuczk|siostr|siostrzenic|matk|babci|babk|stark|ciotk|cioci|tesciow|synow|szwagierk"
    "|kuzynk|partnerk|dziewczyn|manzelk|zen|dcer|dcerk|vnuck|sestr|segr|mamink|babick|tet|snach|snoubenk"
)
_KINSMAN = (
    "syn|synk|brat|wnuk|wnuczk|szwagr|tesc|ziec|ojc|dziadk|wujk|kuzyn|partner|bratank|siostrzenc|malzonk"
    "|manzel|bratr|vnuk|tatink|dedeck|otc|tchan|svagr|bratranc|synovc|snoubenc"
)
_SHE = (
    f"{_KINSWOMAN}|tat|ded|brach"
    "|przyjaciolk|kolezank|kolezanecz?k|sasiadk|kumpelk|dyrektork|zastepc|kierowc|asystentk|kierowniczk|sekretark"
    "|skarbniczk|nauczycielk|trenerk|tlumaczk|opiekunk|wolontariuszk|stazystk|studentk|prezesk|szefow|rzeczniczk"
    "|wspolpracowniczk|pracownic|pracovnic|referentk|druhn|przewodniczk|dowodc|soltysk|starost|kamaradk|kamosk"
    "|sousedk|susedk|reditelk|riaditelk|starostk"
    "|primatork|asistentk|ucitelk|tajemnic|velitelk|jednatelk|ridick|priatelk|predsed|mistopredsed|zastupc|spravk"
    "|stazist|koordynatork|koordinatork|lektork|redaktork|bibliotekark|knihovnic|terapeutk"
)
_HE = (
    f"{_KINSMAN}|chlopak|przyjaciel|sasiad|kumpl|gosc|dyrektor|wicedyrektor|prezes|wiceprezes|szef|asystent|kierownik"
    "|naczelnik|(?:wice)?burmistrz|wojt|prezydent|sekretarz|skarbnik|nauczyciel|trener|tlumacz|opiekun|wolontariusz"
    "|student|ucz?ni|pracownik|wspolpracownik|komendant|soltys|rzecznik|przewodnik|proboszcz|inspektor|specjalist"
    "|informatyk|pracovnik|referent|strazak|instruktor|skaut|ochotnik|czlonk|pomocnik|kamarad|soused|sused|host"
    "|reditel|riaditel|zastupc|namestk|velitel|hejtman|tlumocnik"
    "|ucitel|zamestnanc|jednatel|tajemnik|spolupracovnik|primator|doprovod|clovek|priatel|kamos|ridic|pokladnik|clen"
    "|vodic|kronikar|mluvci|knez|farar|asistent|technik|lektor|redaktor|fotograf|bibliotekarz|knihovnik|koordynator|koordinator|dziennikarz"
    "|poradc|obchodnik|zastupitel|terapeut|psycholog|pedagog|wychowawc|katechet|ksiegow"
)
_OTHERS = (
    f"{dialect.KIN}|maz|meza|mezem|brat|wnuczek|synek|dziadek|wujek|ojciec|szwagier|kumpel|bratanek|siostrzeniec"
    f"|malzonek|uczen"
    "|czlonek(?: zarzadu)?|narzeczon(?:y|ego|ym|a|e)|znajom(?:y|ego|ym|a|e)|radn(?:y|ego|ym|a)|ksiegow(?:y|ego|ym|a)"
    "|przewodnicz(?:acy|acego|acym|aca)|dziecko|dzieckiem|kolega|kolege|kolegu|kolegou|kolegom|mama|mamu|mamou"
    "|uczennica|wspolnik(?:a|iem)?|towarzysz(?:a|em)?|zastepczyni[ae]?|stazysta|stazyste|dziewczynka|niania"
    "|osob(?:a|e|u|ou)(?: towarzyszac(?:a|e))?(?: navic)?"
    "|muz|muzom|manzelom|ksi(?:adz|edza|edzem)|pritel(?:e|em)?|pritelkyn[ei]|kolegyn(?:e|i|a|u|ou)|zastupkyn[ei]"
    "|predsedkyn[ei]|mistopredsedkyn[ei]"
    "|namestkyn[ei]|tlumocni(?:ce|ci)|spolupracovni(?:ce|ci)|zamestnankyn[ei]|tchyn[ei]|stryc(?:e|em)?|zet(?:e|em)"
    "|sestrenic[ei]|neter|neteri|vedouc(?:i|im|iho)|veduc(?:i|im|ou)|ucetni|tatinek|dedecek|otec|bratranec|synovec"
    "|namestek|snoubenec|svagrov(?:a|ou)|zamestnanec|dite|ditetem|dieta|dietatom|vnouce|vnoucetem|clenem vyboru"
    r"|sof[ei]r(?:a|em)?|pan(?:i|a|ia|em|im)? (?!tez |rowniez |taky |take )\w{2,20}"
    r"(?: (?!(?:i|a|oraz|tez|taky|take|bedzie|przyjdzie|prijde|bude|ktor\w+|kter\w+)(?: |$))\w{2,20})?"
)
_HIS = (
    r"(?:(?:moj\w{0,4}|m[ey]\w{0,3}|muj|m(?:ou|ym)|swoj\w{0,3}|sv(?:ym|ou|ou|eho|oj\w{0,2})|nasz\w{0,3}|nas[eia]\w{0,2}"
    r"|jego|jej|jeho|jeji(?:m|ho)?|jed(?:en|n\w{1,4})|druh(?:y|a|ou|ym)|drug(?:a|i|im)|dorosl\w{1,3}|mal\w{1,3}"
    r"|kochan\w{1,3}|(?:star|mlod)s\w{1,4}) ){0,2}"
)
_HIS_OWN = r"(?:moj\w{1,4}|meho|mou|moji|moju|sv(?:eho|ou|oji)|swoj\w{1,3}|nasz\w{1,3}) "
ONE = rf"(?:{_HIS}(?:(?:misto|vice)?(?:{_SHE})(?:a|e|u|ou)|(?:{_HE})(?:a|ia|em|iem|om)?|{_OTHERS})(?= |$))"
"""One person, in whatever case she is brought along."""

_KIN = rf"(?:{_HIS}(?:(?:{_KINSWOMAN})(?:a|e|u|ou)|(?:{_KINSMAN})(?:a|ia|em|iem|om)?|maz|mezem)(?= |$))"
_HERS = rf"(?:{_HIS}(?:{_SHE})(?:y|i)(?= |$))"
"""One of the family, who may be named without a word about coming; a woman, in the genitive."""

TO_ANOTHER = (
    r"(?:\w+(?:owi|ovi|owej)|manzelce|zene|zonie|malzonce|corce|dceri|matce|mamie|mamince|babicce|babci|siostrze"
    r"|sestre|kolezance|kolegyni|koledze|szefowej|reditelce|dyrektorce|dziecku|dzieciom|diteti|detem|tacie|ojcu|bratu"
    r"|rodzicom|rodicum|jej|jemu|mu|ji|im|jim|ludziom|lidem|wielu|mnohym|nekterym|niektorym)"
)
"""Somebody else, in the dative: what is in her way is not in the writer's."""

_KIND_OF_PEOPLE = (
    rf"(?:{PEOPLE}|kole[gz]\w{{1,6}}|dzie[cw]\w{{1,8}}|dzieciak\w{{0,4}}|det\w{{1,3}}|ucz(?:ni|en)\w{{1,6}}|zaky"
    rf"|zaci|zaku"
    r"|student\w{1,5}|(?:wspol)?pracowni\w{1,4}|pracovni\w{1,3}|skaut\w{0,3}|vedouc\w{1,3}|instruktor\w{0,3}"
    r"|nauczyciel\w{1,5}|ucitel\w{1,4}|kierown\w{2,5}|kierowc\w{1,3}"
    r"|ridic\w{1,3}"
    r"|opiekun\w{1,4}|dorosl\w{1,3}|dospel\w{1,3}|wolontariusz\w{1,4}|dobrovolni\w{1,3}|druh\w{1,3}|strazak\w{1,3}"
    r"|hasic(?:i|u|e|ich|mi|ov|om)|harcerz\w{1,3}|radn\w{1,3}|syn(?:ow|ami|y|mi|ove)\w?|cor(?:ki|ek|kami|ka|ke)"
    r"|dcer\w{1,3}|wnu[kc]\w{1,5}|vnu[kc]\w{1,4}"
    r"|vnou\w{2,6}|kamarad\w{1,4}|pratel\w{0,2}|prateli|przyjaci\w{2,5}|znajom\w{1,3}|sasiad\w{1,4}|soused\w{1,3}"
    r"|urzedni\w{1,4}|uredni\w{1,3}|zamestnan\w{1,4}|spolupracovni\w{1,3}|tlumac\w{1,5}|tlumocni\w{1,3}|pan(?:ie|ow"
    r"|owie|ove|i|y)"
    r"|kobiet\w{0,3}|kobit\w{1,3}|mezczyzn\w{0,3}|trener\w{1,3}|zawodni\w{1,4}|chlop\w{1,5}|brat(?:ri|ry|mi|a)|braci\w?|s(?:io?"
    r"|e)str\w{1,3}"
    r"|kluk\w{1,3}|kluci|chlapi\w{0,2}|chlapc\w{1,2}|chlapak\w{1,3}|chlapec|holk\w{0,3}|holek|divk\w{1,3}|divek|dziewcz\w{2,4}"
    r"|druzyn\w{1,3}|divc\w{1,3}|babci\w{1,3}|hudebni\w{1,3}|muzyk(?:ow|ami|om)|dziadk\w{1,4})"
)
_ALSO = r"(?:tez|rowniez|takze|tyz|taky|take|tiez|taktiez|rovnez|jeszcze|jeste|este|i|aj)"
_TOO = r"(?:tez|rowniez|takze|tyz|taky|take|tiez|taktiez|rovnez)"
_MINE = r"(?:ze|se|so) (?:mna|mnou)"
_NAME = r"(?!nie |ne|i |a |oraz )\w{2,20}"
_COME = (
    r"(?:(?:przyjdzie|przyjda|przyjedzie|przyjada|bedzie|beda|idzie|jedzie|prijde|prijdou|prijede|prijedou|bude|budou"
    r"|dorazi|jde|jede|pride|pridu|by[lw]\w{1,3} by))"
)
_WITH = r"(?:(?:i|aj|tez|taky|ja|my|razem|wspolnie|wraz|spolu|spolecne|a to|i to|a sice) )*(?:z|ze|s|se|so)"
_I_AND = r"(?:(?:ja|jo|mnie|siebie|me|mne|sebe|seba|moj|moja|swoj|swoja) (?:i|oraz|a|plus|aj)|svou a)"
_TAKE = (
    r"(?:ze soba |s sebou |so sebou )?(?:wez(?:me|miemy)|zabior(?:e|emy)|zabier(?:am|amy)|bi[eo]re|bierzemy"
    r"|przyprowadz(?:e|imy)|przywioze|vez(?:mu|mem|meme)|vemu|beru|berem|bereme|prived(?:u|em|eme)|privez(?:u|eme)"
    r"|zoberiem|beriem|privediem"
    r"|wziac|zabrac|przyprowadzic|przywiezc|vzit|vziat|privest|zobrat)(?: (?:ze soba|s sebou|so sebou|sebou))?"
)
_NEXT_TO_ME = rf"(?:oprocz|poza|krome|okrem|mimo) (?:mnie|mna|me|mne|mna)(?: {_COME})?"
_WITH_ME = (
    rf"(?:{_COME} )?(?:ze|se|so) (?:mna|mnou)(?: {_COME})?|towarzysz(?:y|a) mi|towarzyszyc (?:mi|nam) (?:bedzie|beda)"
    r"|(?:bedzie|beda) (?:mi|nam) towarzysz(?:yc|yl\w{0,2})|(?:doprovodi|doprovazi|doprovazeji|sprevadza) (?:me|nas|ma)"
    r"|doprovazet (?:me|nas) (?:bude|budou)|v doprovodu|w towarzystwie|w asyscie"
)
_SIGNS = (
    r"(?:(?:prosze|prosim|prosim vas) )?(?:niech pani? (?:wpisze|zapisze|dopisze|liczy)|zapisz"
    r"|zapiszcie|wpisz|wpiszcie|dopisz|dopiszcie|licz|liczcie|zapisac|wpisac"
    r"|dopisac|liczyc|zglaszam|zapiste|zapis|piste|pis|napiste|pocitejte|pocitajte|prihlaste|pripiste|uvedte"
    r"|zapocitejte|zapsat|napsat|prihlasit|pocitat)(?: (?:prosze|prosim|nas|s))?"
)
_ONLY = r"(?:tylko|jedynie|jen|jenom|pouze|iba|len)"
SIGNED_UP = (
    rf"(?:{_SIGNS}(?= (?:{_I_AND}|{_COUNT}(?: {PEOPLE})?(?:$| (?:z|ze|od|s|se) )))"
    rf"|(?:(?:n[ao]s (?:bude|bedzie|przyjdzie|przyjedzie|jedzie|jede|prijde|prijede|pride|dorazi)"
    rf"|{_COME}(?: n[ao]s)?|zucastni s[ea]"
    r"|wezm(?:ie|a) udzial|przybed(?:zie|a)|stawi(?:a)? sie)(?: (?:celkem|razem|lacznie|dohromady|spolu|w sumie))?"
    rf"(?= (?:{_ONLY} )?(?:{_COUNT}|manzele)(?: |$))))"
)
"""How somebody asks to be put down, with others: a yes that is nothing else than how many."""

_UNITS = r"(?:godz|hod|min|dni|dny|tyg|tyd|raz|krat|lat|let|mies|mesic|proc|zl|kc|pyt|otaz|dotaz|spraw|vec|stron)\w*"
_MEASURED = rf"(?!{_UNITS})"
UNITS = pattern(_UNITS)
"""What is counted that is nobody: "5 minut później"."""

INCLUDED = (
    r"(?:(?:razem|lacznie|wraz|spolu|i|aj) )?(?:liczac |pocitaje |wliczajac )?(?:ze|se|so) (?:mna|mnou)(?: wlacznie)?"
    r"|(?:w tym|z czego|v tom|z toho|liczac|wliczajac|wlaczajac|wlacznie z|pocitaje|vcetne|vc|vratane) (?:i )?"
    r"(?:ja|mnie|mna|me|mne|mna|moj\w{1,3} osob\w)"
)
"""How the writer is said to be among those counted: "razem ze mną", "včetně mě"."""

_M = N.replace("?P<n>", "?P<m>")
_GROWN = r"(?:osob\w? )?(?:dorosl\w{1,3}|dospel\w{1,4})"
_YOUNG = r"(?:dziec\w{1,4}|det\w{1,4}|dite|dieta|dzieciak\w{0,3}|nastolat\w{1,4})"
_CHILDREN_TOO, _GROWN_TOO = rf"{_M} {_YOUNG}", rf"{_M} {_GROWN}"

_FIRST_PLURAL = (
    r"(?:(?<=budeme )|(?<=budem )|(?<=bedziemy )|(?<=nas )|(?<=prijdeme )|(?<=przyjdziemy )|(?<=dorazime )"
    r"|(?<=przyjedziemy )|(?<=prideme )|(?<=jestesmy )|(?<=jsme ))"
)

_AT_HOUR = (
    rf"(?:(?:jednu|dve|tri|ctyri|pet|sest|sedm|osm|devet|deset)(?= |$)(?! {PEOPLE})"
    r"|\d{1,2}(?: (?:hodin\w*|odpoledne|rano|vecer))?$)"
)
"""An hour in Czech: "přijdeme v osm"; people are "v osmi", "ve třech"."""

COUNTED_ALL = rf"""
    (?P<manzele>(my )?(manzele|malzenstwo|malzonkowie|manzelia)( (?!(?:i|a|oraz) )\w{{3,20}})?)
    (za |na )?(jen |jenom |pouze |jedynie |tylko |wszyscy |vsichni |vsetci |razem |celkem |dohromady |spolu |\
        lacznie |w sumie |pro |dla |za |\
        tj |czyli |tedy |teda |(jest |je )?n[ao]s (jest |je )?|(cala |cele )?(nasza |nase )|cala |(?:w|we) |\
        (?:v|ve|vo) (?!{_AT_HOUR})|w sile |w liczbie |w skladzie |v poctu |v sestave |liczba osob |pocet osob |\
        osob |x ?){{0,5}}{N}(?! (?:i|a|az|do|lub|nebo) \d| {_UNITS})( {PEOPLE}| ?os| ?x)?\
        ( (razem|lacznie|celkem|dohromady|spolu|ode mnie|od nas|za nas))?( (?:{INCLUDED}))?
    (za |celkem |razem |lacznie |nas ){{0,3}}{N} \w{{3,20}} (?:{INCLUDED})
    {N} {_GROWN}( (i|a|oraz|plus|aj|z|s) {_CHILDREN_TOO})?|{N} {_YOUNG} (i|a|oraz|plus|aj) {_GROWN_TOO}
    my {N} {_KIND_OF_PEOPLE}
    (nasza |nase |moja |cal[ae] )?(delegacj[ae]|ekipa|grupa|druzyna|delegace|delegacia|skupina|vyprava|parta)\
        ( \w{{2,20}})? (bedzie |bude )?(liczy|liczyc|ma|mit|cita|citat|to|je|tvori) {N}( {PEOPLE})?
    (cal[ay]m?|cel[aey]|celou) (nasz\w{{0,2}} |nas[ei]\w? )?\w{{4,12}} (czyli|tedy|tj|to jest|to je|w liczbie|v poctu) \
        {N}( {PEOPLE}| ?os)?
    {N} ?(osobow|clenn)\w{{1,3}} (delegacj|delegac|grup|skupin|ekip|sklad|reprezentacj|zesp|vyprav|tym|druzyn)\w{{0,4}}
    {_FIRST_PLURAL}(?:razem |i |spolu )?(?:ze mna|se mnou|so mnou) {N}( {PEOPLE})?
    (jesli tak|jezeli tak|pokud ano|kdyz tak|kdyztak|w razie czego|jak cos)?( to| tak)? ?(bychom byli|bylibysmy|\
        bylybysmy|byloby nas|by nas bylo|prisli bychom) (w |we |v |ve )?{N}( {PEOPLE})?
    {INCLUDED}
"""
"""How many come in all."""

ALONG = rf"""
    {_WITH} {ONE}|{_WITH} p \w{{2,20}}|{_WITH} {N} {_MEASURED}\w{{3,20}}|{_WITH} (muzem|mame)
    (?P<kin>{_KIN})(?= (?:i|a|oraz|aj|plus|z|s) |$)
    (w towarzystwie|w asyscie|v doprovodu) {_HERS}
    (za )?{_I_AND}( {_ALSO})?( za)? ({_HIS}(dalsi )?{N}( {_MEASURED}(?:\w{{1,6}} )?\w{{3,20}})?|{ONE}|{_HERS})
    {_TAKE}( {_ALSO})* ({N} {_KIND_OF_PEOPLE}|{ONE})
    (i|a|oraz|jak rowniez|jak i|jakoz i) ((takze|tez|rovnez) )?(udzial|obecnosc|ucast|pritomnost) ({ONE}|{_HERS})\
        ( {_NAME}){{0,2}}
    (pro|dla) (me|mne|sebe|mnie|siebie) (i|a|oraz) ((pro|dla|za) )?({ONE}|{_HERS})
    (pro|dla) ({ONE}|{_HERS}) (i|a|oraz) ((taky|take|tez|rowniez) )?((pro|dla) )?(me|mne|sebe|mnie|siebie)
    ({_NEXT_TO_ME}|{_WITH_ME})( {_ALSO})* ({N}( {_MEASURED}\w{{3,20}})?|{ONE})
    {N}( {_KIND_OF_PEOPLE})? (oprocz mnie|poza mna|krome me|okrem mna|i ja|a ja|plus ja|plus mnie|plus me|oraz ja|aj ja)
    (a |i )?({_ALSO} )?{ONE}( {_NAME})?( {_TOO}( {_COME})?| {_COME} ({_TOO}|{_MINE}))
    (a |i )?({_COME} {_ALSO}|{_ALSO} {_COME}) {ONE}
    {ONE} (i|a|oraz|aj) ja
    (i|a|oraz|aj|plus|a take|a takze|a jeste|i jeszcze) ({ONE}|{N} {_KIND_OF_PEOPLE})(?! n(?:ie|e\w*)(?: |$))|plus {N}
"""
"""Who comes along."""


COUNTED_OF = pattern(
    rf"(?:(?:nas|celkem|razem|lacznie|dohromady) )?{N} {_KIND_OF_PEOPLE} (?:z|ze|za|od|ode|s|se|w tym|vcetne|vc)(?: |$)"
)
"""How a clause begins that counts them and goes on to say who they are: "3 osoby z OSP Bzie"."""

NUMBERED = pattern(
    rf"(?:^| )(?:w liczbie|w skladzie|w sile|v poctu|v sestave|celkem|lacznie|razem|w sumie) {N}(?: {PEOPLE})?$"
)
"""How those are counted in the end who were named before: "przedstawicieli urzędu w liczbie 3 osób"."""

_IN_DOUBT = (
    "jesli|jezeli|pokud|kdyz|jestli|czy|zda|moze|mozna|snad|asi|chyba|raczej|nie|ne|nikt|nikdo|za|by"
    r"|material\w*|dokument\w*|podklad\w*|pieniadze|penize|okazj\w*|prilezitost\w*|czas|cas|paczk\w*|balik\w*"
)
INSTEAD = pattern(
    rf"(?:ale|lecz|natomiast|za to|zato|jednak|vsak|avsak|ovsem) (?:(?!(?:{_IN_DOUBT}) )\w{{1,20}} ){{0,6}}?"
    r"(?:po(?:jdzie|jedzie|jda|jada)(?=$)|(?:przyjdzie|przyjedzie|wpadnie|dotrze|pojawi sie|zjawi sie|prijde"
    r"|prijede|dorazi|pride|przyjda|przyjada|wpadna|dotra|pojawia sie|zjawia sie|prijdou|prijedou|pridu)"
    r"(?! (?:(?:si )?pro|po(?! \d)|z pracy|odebrac|zabrac|vyzvednout)(?: |$))|(?:posle"
    r"|poslemy|wysle"
    r"|wyslemy|deleguje|posl[ue]|posleme|posilam|vyslu|poslem"
    r"|(?:od|wy)deleguj\w+|skieruj\w+|wyznacz\w+|poveri\w*|poveruj\w+|vyslem\w*|vysilam\w*)(?: tam| wam| vam"
    r"| panstwu)?"
    rf" (?:{ONE}|{_COUNT} {_KIND_OF_PEOPLE}))(?: |$)"
    rf"|(?:przyjdzie|przyjedzie|prijde|prijede|dorazi|pride|pojdzie|pojedzie|posle|wysle"
    rf"|deleguje) {ONE}(?: (?!(?:si|pro|po|z|na"
    rf"|do|w|v|s|se) ){_NAME}){{0,2}}$"
)
"""What a clause, or a sentence, sets against a no of her own: "ale od nas wpadnie Damian", "ale pošlu kolegu"."""

REPLACED = pattern(
    r"(?:(?:ale|vsak|natomiast|za to|misto toho|jednak|wiec|takze|proto|dlatego) )*"
    r"(?:(?:za|od|z|ze) (?:nas\w{0,4}|nasz\w*|urad\w*|urzedu|skol\w*|szkol\w*|klub\w*|spol\w*"
    r"|organizac\w*)(?: \w+){0,3} )?"
    rf"(?:przyjdzie|przyjedzie|bedzie|dotrze|prijde|prijede|dorazi|pride|bude|zucastni se) {ONE}(?: |$)"
)
"""Who comes, behind what keeps the writer away: "za náš odbor dorazí kolega Novák"."""

SENT = pattern(
    r"(?:(?!nie |ne|czy |jesli |pokud )\w{1,20} ){0,5}(?:wystawia|zglasza|deleguje|wysyla|posyla|przysyla|przysle"
    rf"|vysila|vysle|posila|posle|posiela|prihlasuje|hlasi) {N} {PEOPLE}"
)
"""Who sends them, and how many: "nasza firma wystawia trzy osoby"."""

ENTERS = pattern(r" (?:wystawia|zglasza|prihlasuje|hlasi) ")
"""What of it is an entry: "świetlica zgłasza 5 osób"."""

PREVENTED = pattern(
    rf"(?:^|(?<=, ))(?:(?:bo|poniewaz|gdyz|protoze|jelikoz|ale|ze) )?{ONE}(?: (?!nie |ne){_NAME})?"
    r"(?: (?:niestety|bohuzel|tez|sie|se|tym razem|tentokrat|uz|juz|nam|mi|si)){0,3} (?:nie "
    r"|ne)\w+(?: \w+){0,6}(?=$| ,)"
)
"""A clause about somebody else who cannot come, or is not taken along, among clauses: "żona nie może"."""

TAKES = pattern(rf"{_TAKE}(?<!c)(?<!t)(?: |$)")
"""How somebody says whom she takes along, who comes herself then: "beru i místostarostu"."""

REPORTED = pattern(
    rf"(?:^|(?<=, )){ONE}(?: {_NAME})? (?:mi )?(?:powiedzial|mowil|mowi|obiecal|przyobiecal|rekl|rikal|rika"
    rf"|slibil|nabidl)\w*"
    r"(?: mi| nam)?(?: ,)? (?:ze|iz)(?= )"
)
"""Who says what follows: "mąż powiedział, że mnie zawiezie"."""

WHO_ELSE = pattern(
    rf"(?:(?:a|ale|jen|tylko|akorat|jeste|jeszcze|zatim) )*(?:{ONE}(?: {_NAME})? (?:(?:jeste|jeszcze|to|se|sie|mi) )*"
    r"(?:nevi|nie wie|rozhodne|rozmysli|zastanawia|waha|uvidi|zobaczy|da znac|da vedet|potvrdi|potwierdzi)"
    r"|(?:(?:nevi(?:m|me)|nie wie(?:m|my)) (?:jeszcze |jeste )?)?"
    rf"(?:czy|jestli|zda|zdali) (?:(?:i|aj|tez|take|taky|ze mna|se mnou) )*(?:{_TAKE}(?: {_ALSO})* (?:{ONE}|{_HERS})"
    rf"|(?:prijdu|prijedu|przyjde|przyjade|bede|budu) (?:{_ALSO} )*(?:sama?|{_WITH} {ONE})"
    rf"|{ONE}(?: {_NAME})? (?:(?:tez|take|taky|mi|sie|se|tam) )*(?:da rad\w|prijde|przyjdzie|przyjedzie|prijede|dorazi"
    r"|dotrze|bedzie|bude|moze|muze|zdazy|stihne|zvladne|ma (?:czas|cas)|dolaczy|se prida|se pripoji|by (?:sel|sla"
    r"|prisel|prisla))))(?: |$)"
)
"""How somebody leaves it open whether another comes, beside herself: "jen nevím, jestli vezmu i kolegyni"."""

IMPLIED = pattern(
    rf"(?:^| )(?:(?:{_TAKE}|{_NEXT_TO_ME}|{_WITH_ME})(?: {_ALSO})* (?:{ONE}|{_COUNT}|{_HIS}{_KIND_OF_PEOPLE})"
    rf"|plus \w{{2,20}}|[zs] (?:nim|nia|ni|nimi)|[zs] nami (?:{_ALSO} )*{ONE}|{_I_AND} \w{{3,20}}"
    rf"|(?:{ONE}(?: {_NAME})?|{_KIND_OF_PEOPLE}) {_TOO}(?! n[ie])"
    rf"|{ONE}(?: \w{{1,20}}){{1,4}}? {_TOO} (?:sie |se )?(?!n[ie])\w+"
    r"|(?:przyjsc|przyjechac|prijit|prijet|prist) (?:i |tez |aj )?"
    rf"(?:z|ze|s|se|so) (?:{ONE}|{_COUNT}|{_KIND_OF_PEOPLE})"
    rf"|(?:dla|pro|pre) {_HIS_OWN}(?:{ONE}|{_HERS})"
    r"|(?<!bez )osob\w{1,3} towarzysz\w+)(?= |$)"
)
"""What says, among words that are not understood, that somebody comes along."""

JOINED = pattern(
    rf"(?:^| )(?:z|ze|s|se|so|i|a|oraz|plus|vcetne|wraz) (?:{ONE}|ja|(?:kilk\w+ |nekolik\w* |par\w{{0,3}} )?"
    rf"{_HIS}(?:{_COUNT} )?(?!mi|mie){_KIND_OF_PEOPLE})(?= |$)"
)
"""The same, behind a verb of coming."""

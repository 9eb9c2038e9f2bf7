"""Words that turn a phrase, or say what kind of clause it stands in: conditions, doubts, questions, greetings.

As core/phrasing.py, over text as words.plain() leaves it.
"""

from bot.core.patterns import pattern
from bot.core.phrasing import GO_CZECH, GO_POLISH, SAID_HOURS, WHETHER_IN_TIME, Kind

POLISH_ONLY = {"no": Kind.YES}
"""What means yes in Polish, and in Czech next to nothing, and no in English: read so only of those who read Polish."""

_IF_THEN = (
    r"jak (?!(?:zwykle|zawsze) )(?:\w+ ){0,3}?(?:bedzie|bydzie|zdaze|zdazymy|dam rade|pozwoli|zawiezie|podwiezie"
    r"|przywiezie"
    r"|zabierze|weznie|wezmie|wyzdrowie\w*|zdazy|sie uda|uda sie|wroc\w+|znajd\w+|dostan\w+|skoncz\w+)"
)
UNLESS = pattern(r"(?:(?:no|ale|a) )*(?:chyba ze\w*|ledaze|leda)(?: |$)")
CONDITIONS = pattern(
    r"(?:ale |tylko |jen |ale tylko |ale jen |no |jedine )*"
    r"(?:jesli|jezeli|o ile|pod warunkiem|chyba ze\w*|ledaze|leda(?: ze| kdyby| kdyz)?|jedine (?:ze|kdyz|kdyby)"
    r"|za podminky|pokud|kdyz|jestli|ak|if|gdyby|kdyby|pripadne"
    rf"|{_IF_THEN})(?: |$)"
)
"""How a clause begins that takes back half of a yes."""

LEADS_TO = pattern(
    r"(?:(?:ale|lecz|jednak|wiec|dlatego|zatem|takze|tak|proto|jenze|avsak|vsak|nakonec|ostatecznie|preto|a|i|tudiz"
    r"|przez co|mimo to|i tak|presto|kazdopadne|w kazdym razie|nicmene) )+"
)
"""What links an answer to the explanation before it: "jestem na urlopie, ale przyjdę"."""

HANGS = pattern(
    r"(?:^| )(?:jesli|jezeli|jak|gdy|gdyby|o ile|pod warunkiem|chyba|czy|pokud|kdyz|kdyby|jestli|zda|jakmile|ak|if|when"
    r"|ze(?! (?:wzgled|stron|mna|mnou|soba|swoj|zdrow))|az(?! (?:v|ve|o|od|po|do|na|kolem) )|dopoki|dokud|zeby"
    r"|aby|li)(?: |$)"
)
"""Words with which an explanation says more than how things are."""

WISHES = pattern(
    r"(?:^| )(?:by|bym|bysmy|bych|bychom|\w{3,}[aoie]?bym|\w{3,}bysmy|mial[ao]?m|mielismy|mel[a]?|meli"
    r"|planowal\w*|myslal\w*|zamierzal\w*|chcial\w*|chtel\w*|nie|ne(?!moc\w|jak|co|kdo|kd[ey]|kter|del"
    r"|bo)\w{2,})(?: |$)"
)
"""Words of somebody who would come: a no may follow, but no yes is meant by them."""

_PAST_VERB = r"(?:\w+(?:l|la|lo|ly|li|lam|lem|lismy|lysmy)|jsem|jsme|som|sme)"
_EARLIER = (
    r"(?:ostatnio|poprzednio|wczesniej|najpierw|poczatkowo|pierwotnie|rok temu|wtedy|(?:w )?(?:zeszlym|ubieglym"
    r"|poprzednim)"
    r" (?:roku|razem|miesiacu|tygodniu)|zeszlego roku|ostatnim razem|na (?:ostatnim|poprzednim|zeszlorocznym) \w+"
    r"|minule|minuly (?:rok|tyden|mesic)|naposledy|posledne|nejdriv\w?|nejprve|puvodne|drive|predtim|v?loni|pred rokem"
    r"|na (?:minulem|poslednim|lonskem) \w+|najprv|povodne|minuly rok)"
)
PAST = pattern(rf"(?:a |ale |bo |i )?{_EARLIER} (?:\w+ ){{0,6}}?{_PAST_VERB}(?: |$)")
"""How a clause begins that says what was on another occasion: "w zeszłym roku było nas 10"."""

ONCE = pattern(rf"(?:^| ){_EARLIER}(?: |$)")
STILL = pattern(
    r"(?:^| )(?:teraz|tym razem|tentokrat|tentoraz|ted|tez|rowniez|znow\w?|zase|opet|taky|take|i teraz|mysl\w+|ze"
    r"|by(?:m|smy|ch|chom)?|zgl\w+"
    rf"|hlas\w+|prihl\w+|pis\w+|psal\w*|{GO_POLISH}|{GO_CZECH}|bed\w+|bud\w+|odm\w+|potw\w+|potv\w+)(?: |$)"
)
"""Words with which it says something of this one, too."""

AGAINST = pattern(
    r"(?:(?:no|a) )?(?:ale|lecz|jednak|jenze|avsak|vsak|nicmene|mimo to|i tak|presto|stejne|pomimo to)(?: |$)"
)
"""What sets a clause against the one before it, which it outweighs."""

BEFORE = pattern(
    rf"(?:\w+ ){{0,2}}{_EARLIER} (?:\w+ ){{0,6}}?{_PAST_VERB}(?: |$)"
    r"|(?:\w+ ){0,4}(?:(?:na)?psal[aiy]? js(?:em|me)|(?:na)?pisal(?:am|em|ismy)|potvrdil[ai]? js(?:em|me)"
    r"|potwierdzil(?:am|em)"
    r"|zglosil(?:am|em)|slibil[ai]? js(?:em|me)|obiecal(?:am|em)) (?:ze|iz)(?: |$)"
)
NOW = pattern(
    r"(?:ale |lecz |a |no |jenze )?(?:dzis |dzisiaj |dnes )?(?:jednak|tym razem|teraz|ostatecznie|w koncu|mimo to"
    r"|nakonec|tentokrat|tentoraz|ted"
    r"|prece(?: jen\w*)?|preci(?: jen\w*)?|nyni|predsa(?: len)?|napokon|prave)(?: |$)"
)
"""What somebody thought or did before, and the words that set against it what holds now."""

HERSELF = pattern(r"^(?:ja|my|ze mnie|za me|za nas|za sebe)(?: |$)| (?:ja|my)$")
OF_HERSELF = pattern(
    rf"(?:^| )(?:ja|my|nie (?:moge|mozemy|wiem|wiemy|bede|bedziemy|mam|mamy|jestem)|{GO_POLISH}|{GO_CZECH}"
    rf"|ne(?:mohu|muzu|muzeme|vim|vime|budu|budeme|mam|mame|jsem)|ne{GO_CZECH})(?: |$)"
)
"""How somebody says what is her own part, and whether another clause was of her as well: "kolega nemůže, já ano"."""

AGREES = pattern(
    r"(?:ano|tak|jo|jasne|ok|jiste|no) (?:to )?(?:vim|vime|wiem|wiemy|pamietam|pamatuj\w+|chapu|rozumiem|rozumim"
    r"|zgadzam|souhlasim"
    r"|obiecal\w*|slibil\w*|mate pravdu|maja panstwo racje|mial\w*|mel\w*) (?:ze|iz|jak|to ze|racje)?"
    r"|(?:ano|tak|jo|jasne|ok|no) (?:(?:to|juz|uz|jsem|jsme) )*(?:dostal|otrzymal|widzial|czytal|przeczytal"
    r"|obdrzel|videl"
    r"|cetl|precetl)\w*(?: (?:jsem|jsme|to|je|juz|uz|zaproszenie|maila?|wiadomosc|pozvanku|zpravu))* $"
)
"""A yes to what was said before, which answers no invitation."""

WITH_HER = pattern(
    r"(?:\w+ )?(?:(?:moje|nasze|swoje|svou|nasi|moji) )?(?:i|oraz|a|wraz|razem|tez|rowniez|take|taky|i za"
    r"|stejne|spolu|jakoz|za)(?: |$)"
)
"""How it goes on behind a no for whom else it holds."""

ANOTHER_TIME = pattern(
    r"(?:^| )(?:(?:nastepn|kolejn|przyszl|inn)\w+ (?:razem|spotkani\w*|okazj\w+|termin\w*|edycj\w+)|innym razem"
    r"|kiedy indziej"
    r"|na nastepne|na kolejne|pristim?|priste|napriste|jindy|jinak|nabuduce|inokedy|(?:dalsi|pristi)\w* (?:setkani"
    r"|akc\w+|schuz\w+))"
    r"(?: |$)"
)
"""Words for another meeting than this one."""

WHICH_ONE = pattern(
    r"(?:to je (?:ono|to|vono)|je to ono|o to (?:spotkanie |setkani )?(?:jde|chodzi|idzie)|to (?:to"
    r"|to samo) spotkanie|tohle myslite|to myslite"
    r"|ma(?:cie|ja panstwo) to na mysli|mluvime o tom(?:tez)?|mowimy o tym)(?: \w+){0,3}$"
)
"""How somebody asks which meeting is meant."""

TAKEN_BACK = pattern(r"(?:(?:ze|zeby|zebym|zebysmy|abych|abychom|iz) |(?:nie o to|nie to|nie dlatego|nie zeby)(?: |$))")
"""How a clause begins behind what was no answer: "ne, že bych nechtěla", "potwierdzam, że dotarło"."""

_FINE = (
    r"(?:(?:tak|to) )?(?:ok|git|luz|luzik|okej|okay|oki|oukej|dobrze|dobre|dobra|w porzadku|v poradku|v pohode"
    r"|rozumiem|rozumim"
    r"|chapu)"
)
_THANKING = (
    r"(?:(?:bardzo|moc|wielkie|serdecznie|pieknie|mockrat) )?(?:dziekuje(?:my)?|dzieki|dekuj[iu]|dekujeme|diky|dik"
    r"|dakuje?me?|vdaka)"
    r"(?: (?:bardzo|moc|wielkie|pekne|vam|panstwu|za (?:\w+ ){0,2}\w+)){0,4}"
)
ACKNOWLEDGES = pattern(rf"{_FINE} {_THANKING}|{_THANKING} {_FINE}")
"""Thanks for what was told, which are no answer: "ok, dzięki za info"."""

_ABOUT_WHAT = r"(?:jak|gdzie|kto|ilu|ile|ktoredy|czym|jakim?|kde|kudy|kam|kolik|kdo|cim|kolko|co)(?: |$)"
WHAT = pattern(_ABOUT_WHAT)
ABOUT_THE_WAY = pattern(rf"(?:^| )(?:nie wie(?:m|my)|ne(?:vim|vime|viem|vieme))(?: jeszcze| jeste)? {_ABOUT_WHAT}")
KNOWS_NOT = pattern(r"(?:^| )(?:nie wie(?:m|my)|ne(?:vim|vime|viem|vieme))(?: jeszcze| jeste)?$")
"""How somebody says what she does not know, and comes."""

IN_TIME = pattern(WHETHER_IN_TIME)
UNDECIDED = pattern(
    rf"(?:^| )(?:(?:jeszcze|na razie|poki co) nie|nie (?:wiem(?! {_ABOUT_WHAT})|wiemy(?! {_ABOUT_WHAT})|zdecydow\w+"
    rf"|podj\w+ decyzji)|nie (?:mam|mamy) jak|nema(?:m|me) (?:se )?jak|zastan(?:aw|ow)i(?:a[m]\w?\w?|e|my)|zdecyduj\w+"
    r"|potwierdz(?:e|imy)|dam znac|damy znac|zapyt(?:am|amy)|uzgodni\w+|skonsultuj\w+|spraw(?:dze|dzimy)"
    rf"|(?:jeste|zatim|este|zatial) n\w+|(?:nevi(?:m|me)|neviem)(?! {_ABOUT_WHAT})|rozhod\w+|rozmysl(?:im\w*|et)"
    rf"|dame? vedet"
    rf"|dam vediet"
    r"|ozvu se|zept(?:am|ame)|potvrd(?:im|ime)|zjist(?:im|ime)|overi(?:m|me)|domluv(?:im|ime))(?: |$)"
)
"""Words of somebody who has not made up her mind, whatever she said before."""

COMES = pattern(
    rf"(?:^| )(?<!nie )(?:zucastnim|ucastnim|wezme|{GO_POLISH}|{GO_CZECH})(?: |$)"
    r"|(?:ale|lecz|jenze|jednak|vsak|avsak|pak|potem|dopiero|az) (?:\w+ ){0,4}(?<!nie )"
    r"(?:bede|bedziemy|budu|budeme)(?: |$)"
)
COMES_NOT = pattern(
    rf"(?:^| )(?:nie {GO_POLISH}|ne{GO_CZECH}|ne(?:zucastnim|ucastnim)\w*|nie wezme|ale beze? (?:mnie|nas|me)"
    r"|nie bedzie (?:mnie|nas)|(?:mnie|nas) nie bedzie)(?: |$)"
)
"""Verbs of coming anywhere in a clause that is not understood as a whole."""

PARTLY = pattern(
    rf"\d|(?:{SAID_HOURS})(?: |$)|pozniej|wczesniej|pozdej|driv|minut|hodin|godzin|punktualnie|na czas"
    r"|cas|chwil|chvil|poczat|zacat|polud|dopoledne|odpoledne|rano|vecer|wieczor|czesc"
)
"""A time within the day: who does not come then may come at another."""

IF_SO = pattern(r"(?:jesli|jezeli|jak) (?:tak|cos)|(?:pokud|jestli|kdyz) ano|kdyz ?tak|kdyztak|ak ano")
"""A clause behind which somebody says how many may come, who has not said that they do."""

SENDS = pattern(
    r"(?:^| )(?:posl(?:u|eme|e|ou)|posila(?:m|me|ji)?|vysl(?:u|eme|e)|vysila(?:m|me)?|wysle|wyslemy"
    r"|wysyla(?:m|my)?|poslemy|posyla(?:m|my)?|(?:od|wy)?deleguj\w+|skieruj\w+|poveri\w*|poveruj\w+|wyznacz\w+"
    r"|zastup(?!itel)\w+|zastoup\w+|zastap\w+"
    r"|zastep\w+|nahrad\w+"
    r"|(?<!nie )(?:przyjdzie|przyjedzie|przyjda|przyjada)|prijde|prijdou|prijede|prijedou|dorazi"
    r"|pisze sie|by (?:sel|sla|prisel|prisla|prijel|prijela|mohl[ai]?|poszedl|poszla|przyszedl|przyszla"
    r"|przyjechal[ai]?)"
    r"|(?:poszedl|poszla|przyszedl|przyszla|przyjechal[ai]?)by)(?: |$)"
)
"""Words of somebody who does not come and may send another: that is no plain no."""

APART = pattern(r"(?:(?:a|ale) )?(?:jinak|inak|poza tym|a tak poza tym|oprocz tego|krome toho) ")
TAGS = pattern(r"(?i)[,\s]+(?:ok|okej|dobrze|dobra|zgoda|jo|ano|že|platí|může být)\s*\?+$")
"""What turns a sentence into no question: "…, ok?"."""

IF_I_MAY = pattern(
    r"(?:(?:a|i) )?(?:jesli|jezeli|o ile|jestli|pokud|ak) (?:\w+ ){0,2}(?:mozna|wolno|nie przeszkadza|nevadi|smim|smime"
    r"|mozno|nebude vadit|nie bedzie przeszkadzac)(?: \w+)?"
)
"""A polite question behind an answer, which stands whatever is said to it."""

_MONTH_THEN = (
    r"(?:styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu|wrzesniu|pazdzierniku|listopadzie|grudniu|lednu"
    r"|unoru|breznu|dubnu|kvetnu|cervnu|cervenci|srpnu|zari|rijnu|listopadu|prosinci)"
)
ONLY_LATER = pattern(
    rf"(?:ale |lecz |jen |tylko )*(?:dopiero|az|nejdriv\w*) (?:(?:w|we|na|v|ve) )?(?:{_MONTH_THEN}|przyszl\w+"
    rf"|nastepn\w+"
    r"|innym|priste|pristi\w*|jindy|nowym roku|novem roce|wiosna|jesienia|na jare|na podzim)(?: |$)"
)
"""How a yes is put off beyond this meeting: "chętnie, ale dopiero w styczniu"."""

PASSES_ON = pattern(
    r"(?:^| )(?:przekaz(?:e|emy|uje|ujemy)|prze(?:sle|slemy|sylam)|podam dalej|pred(?:am|ame|avam|avame)"
    r"|prepos(?:lu|leme|ilam)|vyrid(?:im|ime))(?: |$)"
)
"""How an office agrees to hand on what it was sent: "dobrze, przekażę dyrektorowi"."""

PUT_OFF = pattern(
    r"(?:ale|lecz|jen|tylko) (?:chetnie |rad[aiy]? )?(?:w|we|v|ve|na) (?:inn|jin)\w{1,3} "
    r"(?:termin|dzien|dni|den|dnu)\w{0,2}(?: |$)|"
    r"(?:ale |lecz |jen |tylko )*(?:moze|mozna|snad|radsi|raczej|lepiej) (?:az |dopiero )?(?:(?:w|we|na|v|ve|po) )?"
    rf"(?:{_MONTH_THEN}|wiosn[aey]|jesieni\w?|jesien|lato|latem|zim[aey]|jare|podzim|lete|zime|nowym roku|novem roce"
    r"|swietach|svatcich)(?: |$)"
)
"""The same behind what was no plain answer: "jeszcze nie teraz, może na wiosnę"."""

ONLY_FROM_AFAR = pattern(
    r"(?:(?:ale|lecz|jen|jenom|pouze|tylko|jedynie) )+(?:online|on line|zdalnie|na dalku|vzdalene|hybrydowo"
    r"|(?:pres|przez) (?:internet|teams|zoom|video|wideo|telefon)|telefonicznie|telefonicky)(?: |$)"
)
"""How a yes is no coming: "mogę, ale tylko online"."""

FOR_ANOTHER = pattern(r"(?:ale|lecz|jen|jenom|tylko) (?:dla|pro) ")
"""Whom the invitation is for, where it is not for her: "to nie dla mnie, tylko dla dyrektora"."""

TRIES = pattern(
    r"(?:ale |lecz |jednak |vsak |jenze )(?:(?:jeszcze|jeste|sie|se|sa|to) )*"
    r"(?:postara(?:m|my)|sprobuj\w+|zkusi(?:m|me)|pokusi(?:m|me)|zobacz\w+|uvidi(?:m|me)|poskusim)(?: |$)"
)
"""How somebody may come in spite of what she has just said: "mam inne plany, ale postaram się"."""

THINKS_AGAIN = pattern(
    r"^(?:(?:a|ale|ne|nie|no) )*(?:moment|chwila|chwileczke|pockat|pockejte)$"
    r"|(?:^| )(?:anebo|nebo|albo|ale|vlastne|wlasciwie|ne|nie) (?:vi(?:te|s)|wiecie|wiesz|wie pani?) co$"
    r"|(?:^| )(?:anebo|nebo) vlastne(?: |$)|(?:^| )albo wlasciwie(?: |$)|(?:^| )(?:zmieniam zdanie|menim nazor)(?: |$)"
)
"""How somebody takes up anew what she has just said: what stands behind it is her answer, or there is none."""

OTHERS_COME = pattern(
    r"(?:^| )(?<!nikt )(?<!nikdo )(?<!nie )(?:przyjdzie|przyjedzie|przyjda|przyjada|pojdzie|pojedzie|dotrze|wpadnie"
    r"|prijde|prijede|prijdou|prijedou|pride|dorazi|pujde|pojede)(?: |$)"
)
"""Words of somebody else who comes: whoever does not come may mean her for a substitute."""

OTHERS_WISH = pattern(
    r"(?:^| )(?<!nie )(?:(?:jest|bylaby|bylby|byla by|byl by) (?:chetn[ya]|zainteresowan[ya])|ma (?:zajem|ochote|chec)"
    r"|mel[a]? by zajem)(?: |$)"
)
"""Words of somebody else who would come: whether she is to be the substitute is for the writer to say."""

COUNT_ON_ME = pattern(
    r"(?:\w+ )?(?:pocitejte se mnou|pocitajte so mnou|licz(?:cie|yc)? na (?:mnie|nas)|pocitejte s nami)(?: |$)"
)
"""How somebody asks to be counted, whatever else is the matter."""

ASKS_FOR_HIM = pattern(
    r"(?:\w{2,20} ){1,3}(?:(?:se|sa|sie) (?:pta|pyta)(?:ji|ja)?|(?:pta|pyta)(?:ji|ja)? (?:se|sa"
    r"|sie))(?: (?:jestli|zda|czy|kde"
    r"|gdzie|co|jak|kdy|kiedy) [^,]*)?"
)
"""A question that somebody passes on: "vnuk se ptá, jestli tam bude wifi"."""

AFTER_THAT = pattern(r"(?:(?:to|a|i) )?(?:wtedy|wowczas|pak|potom)(?: |$)")
"""How a coming hangs on what has just been asked for: "proszę o inny termin, wtedy przyjdę"."""

TAKES_NO_PART = pattern(
    r"(?:^| )(?:nie (?:wezmie udzialu|bedzie|przyjdzie|przyjedzie|moze|da rady)|(?:se )?nezucastni(?: se)?|neprijde"
    r"|neprijede|nedorazi|nebude|nemuze)(?: |$)"
)
"""What is written for somebody who does not come."""

_NO_CONDITION = (
    r"(?:tak|ano|cos|chodzi|jde o|idzie o|o mnie|o mne|wiem|vim|pamietam|si pamatuj\w+|se tyce|dobrze rozumiem)(?: |$)"
)
_WAS = r"(?:\w+l[aiy]? js(?:em|me)|js(?:em|me) (?:\w+ ){0,2}\w+l[aiy]?|\w{2,}l[ae]m|\w{2,}l[iy]smy)(?: |$)"
CONDITION_FIRST = pattern(
    r"(?:(?:no|ale|a|tylko|jen) )?(?:(?:jesli|jezeli|o ile|pod warunkiem ze|pokud|kdyz|jestli|jakmile|ak|gdy"
    rf"|jak(?! (?:zwykle|zawsze|obiec|pisal|mowil|widac|wiadomo|najbard|tylko))) (?!{_NO_CONDITION}"
    rf"|(?:\w+ ){{0,4}}{_WAS})"
    r"|\w+ li )"
)
"""How a clause begins on which a coming may hang, and what only looks so: "jeśli chodzi o mnie"."""

ON_CONDITION = pattern(rf"{CONDITION_FIRST.pattern}(?:\w+ ){{1,12}}?(?:to|tak) ")
"""The same where no comma parts it from the coming: "jak zdążę to wpadnę"."""

DENIES = pattern(r"(?:nie |ne)(?:zapomn|rezygn|odwoluj|odvolav|rusi|bojte|mart)\w*")
"""What somebody denies behind a bare no, which is no answer then: "nie, nie zapomniałem, będę"."""

DENIED = pattern(rf"(?:nie |ne)(?={GO_POLISH}|{GO_CZECH}|bedzie|bedziemy|bude|budeme)")
CORRECTS = pattern(r"(?:(?:ale|lecz|a|nybrz|jen|jenom|pouze|tylko|jedynie) )+")
"""A coming that is denied, and how it is set right: "nebude nás pět, ale jen tři"."""

ONLY_WISHES = pattern(
    r"(?:\w+ ){0,2}?(?:chcial[ao]?bym|chcielibysmy|chcialybysmy|chetnie bym|rad[aiy]? bych(?:om)?"
    r"|chtel[ai]? bych(?:om)?)(?: moc| rad[ai]?)?$"
)
"""A wish that says nothing of coming, and answers nothing where no doubt or no stands behind it."""

DEPENDS = pattern(r"(?:\w+ ){0,3}?(?:zalez\w+|zaleznosci|podle)(?: |$)")
"""How a maybe says what it hangs on, which is kept to be read."""

GLAD = pattern(
    r"(?:^| )(?:super|skvel[aey]|bezva|parada|fajn|hura|swietnie|rewelacja|ekstra|cudownie|wspaniale)(?: |$)"
)
INVITED = pattern(r"(?:^| )(?:pozvani|pozvanku|pozvanky|pozvanie|zaproszenie)(?: |$)")
LOOKS_FORWARD = pattern(
    r"(?:^| )(?:(?:uz )?(?:se|sa) (?:\w+ ){0,2}tesim\w?|tesim\w? (?:se|sa)|ciesze sie|nie moge sie (?:juz )?doczekac"
    r"|nemuzu se dockat)(?: |$)"
)
"""Thanks for an invitation, or a cheer, and joy at what is to come: together they accept it."""

WORKED_OUT = pattern(
    r"(?:(?:ale|jednak|nakonec|w koncu|ostatecznie|a|to|ted|teraz|napokon) )*"
    r"(?:udalo (?:mi |nam )?sie|vyslo to|vyslo|to vyslo|podarilo (?:se|sa)(?: mi| nam)?)(?: |$)"
)
THEREFORE = pattern(r"(?:a )?(?:wiec|zatem|tak|takze|proto|dlatego|tudiz|preto) ")
"""What was in the way and is so no more, and the answer that follows from it."""

WILLING = pattern(
    r"(?:(?:moc|bardzo|velmi) )?(?:chetnie|rad[aiy]?|z (?:mila |wielka |ogromna )?checia"
    r"|z (?:wielka |ogromna )?przyjemnoscia|zawsze chetnie"
    r"|s radosti|s (?:velkou|nejvetsi) radosti|vzdy(?:cky)? rad[aiy]?|s potesenim)"
)
"""What is a yes, unless a no stands behind it: "chętnie, ale niestety nie"."""

TO_ELSEWHERE = pattern(r" (?:do|od|ke?|z|ze) \w+$")
"""Where somebody is taken who is not brought along: "wezmę syna do lekarza"."""

UNSURE_WORDS = pattern(
    rf"(?:^| )(?:{_IF_THEN}|"
    r"jesli|jezeli|wtedy (?:gdy|kiedy)|tehdy kdyz|ile|warunkiem|chyba|moze|raczej|nie|czy|albo|lub"
    r"|pokud|kdyz|jestli|mozna|ne|nebo"
    r"|asi|snad|po odbior|si pro|vyzvednout|odebrac"
    r"|vratit|odevzdat|podepsat|zaplatit|zwrocic|oddac|podpisac|zaplacic|do (?:biura|urzedu|kancelare)|na urad"
    r"|pro (?:klic|dokument|podklad|material|podpis|razitk|letak|plakat|potvrzen|syn|dcer|det)\w*"
    r"|ze? (?:urlopu|wakacji|zagranicy|delegacji|szpitala|sanatorium|dovolene|zahranici|nemocnice|lazni)"
    r"|po (?:protok|klucz|dokument|pieczat|zaswiadcz|podpis|faktur|plakat|ulotk|material|dzieck|dzieci|syna|corke)\w*"
    r"|zda|if|spis|spise|mozno|ak|alebo|ktos|kolega przyjdzie|misto mne|zamiast)(?: |$)"
)
"""Words that must not stand in what follows a yes in free words."""

_FOR_REASONS = r"(?:ze? \w+ (?:duvodu|dovodov|powodow|przyczyn|wzgledow)|ze? (?:powodow|wzgledow|przyczyn) \w+)"
BARE_NO = {"nie", "ne"}
BECAUSE = pattern(
    rf"(?:{_FOR_REASONS}"
    r"|bo|poniewaz|gdyz|albowiem|z powodu|ze wzgledu|z uwagi|protoze|nebot|kvuli|z duvodu|jelikoz|vzhledem|lebo"
    r"|pretoze)(?: |$)"
)
REASONS = pattern(
    rf"(?:{_FOR_REASONS}"
    r"|przez (?:grafik|prace|chorob|obowiazk|dyzur|remont|pogod|korki|korek|dzieci|wyjazd|szkoleni)\w*"
    r"|bo|poniewaz|gdyz|albowiem|z powodu|ze wzgledu|z uwagi|jestem|jestesmy|mam|mamy|wyjezdzam|pracuje"
    r"|protoze|nebot"
    r"|kvuli|z duvodu|jsem|jsme|mame|jelikoz|vzhledem|lebo|pretoze|som|odjizdim|pracuji)(?: |$)"
)
"""How the reason for a no begins; behind a bare no a verb is what is denied: "nie pracuję"."""

WHETHER = pattern(r"(?:jestli|zda|zdali|czy|ci) ")
ABOUT_OTHERS = pattern(
    r"(?:czy|gdzie|jak|jaki\w*|kto|ktos|co|ile|kiedy|ktor\w+|po co|dlaczego|czemu|jestli|zda|kde|kam|kudy|kdo"
    r"|kolik|kdy|proc|ci|kto"
    r"|kolko|o ktorej|v kolik)(?: |$)"
)
"""How a clause begins that says what somebody does not know, when it is not about her own coming."""

QUESTIONS = pattern(
    r"(?:^| )(?:prosze o (?:informacj|kontakt|przeslanie|podanie|telefon|odpowiedz|potwierdzenie)"
    r"|prosim o (?:informac|zaslani|kontakt|sdeleni"
    r"|odpoved|potvrzeni)|mam (?:pytanie|dotaz|otazku|jeszcze pytanie)|mam jeste dotaz|mame dotaz|mamy pytanie"
    r"|zapytac|zeptat|opytat|dotaz |pytanie |otazka |prosze napisac|prosze o wiadomosc|prosim napiste"
    r"|dejte(?: mi)? vedet|prosze dac znac)"
)
"""What asks for something, with or without a question mark."""

ASKING = pattern(
    r"(?:czy|gdzie|jak|kto|ile|kiedy|o ktorej|dlaczego|kde|kdo|kolik|kdy|v kolik|proc|jaky|jaka|jake|jaki"
    r"|jakie|kam|muzu|mohu|moge|muzeme|muzem|mozemy|smim|smime|mohl[ai]? bych|mohli bychom|moglibysmy|mogl[ao]bym"
    r"|mozna prosic|da sie|lze|bude k dispozici|je mozne) "
)
"""How a sentence begins that asks."""

IN_HER_PLACE = pattern(r"(?:zamiast|misto|miesto|namiesto) (?:mnie|siebie|me|mne|mna|sebe)")

"""The phrases in which people here answer an invitation: Polish, Czech with Slovak, and a few English words.

Each is a pattern over text as words.plain() leaves it: lower case, no diacritics, no punctuation. A clause is read only
when such phrases make up the whole of it (core/spoken.py), so a phrase may be short without being dangerous.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from bot.core.language import Language


class Kind(Enum):
    """What a phrase contributes to the clause it stands in."""

    FILL = auto()  # greetings, thanks, politeness
    HEDGE = auto()  # "rather", "probably": makes a yes a maybe, and a no unclear
    YES = auto()
    COMING = auto()  # a yes with a verb of its own; what else is said of the coming may follow in free words
    MAYBE = auto()
    UNKNOWING = (
        auto()
    )  # "I do not know", which may be about anything: a maybe unless a question of another kind follows
    NO = auto()
    PARTY = auto()  # how many come in all
    MORE = auto()  # how many come along
    WHERE = auto()  # to what, where, when


NUMBERS = {
    **dict.fromkeys(("jeden", "jedna", "jedno", "jednej", "jedne", "jednu", "jednou"), 1),
    **dict.fromkeys(("dwa", "dwie", "dwoje", "dwoch", "dwojke", "dwaj", "dwom", "dwoma", "dwiema", "dwojgiem"), 2),
    **dict.fromkeys(("dva", "dve", "dvou", "dvoch", "dvaja", "dvema", "dvoma"), 2),
    **dict.fromkeys(("trzy", "troje", "trzech", "trojke", "trzej", "trzema"), 3),
    **dict.fromkeys(("tri", "trech", "troch", "traja", "tremi"), 3),
    **dict.fromkeys(("cztery", "czworo", "czterech", "czworke", "ctyri", "ctyrech", "styri", "styria", "ctyrmi"), 4),
    **dict.fromkeys(("piec", "piecioro", "pieciu", "piatke", "pet", "peti", "piati", "pat"), 5),
    **dict.fromkeys(("szesc", "szescioro", "szesciu", "szostke", "sest", "sesti"), 6),
    **dict.fromkeys(("siedem", "siedmiu", "sedm", "sedmi", "sedem"), 7),
    **dict.fromkeys(("osiem", "osmiu", "osm", "osmi", "osem"), 8),
    **dict.fromkeys(("dziewiec", "dziewieciu", "devet", "deviti", "devat"), 9),
    **dict.fromkeys(("dziesiec", "dziesieciu", "deset", "deseti", "desat"), 10),
}  # fmt: skip
N = rf"(?P<n>\d{{1,4}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"

ONE = (
    r"(?:(?:moj|swoj|jedn|m|sv|svoj)(?:a|im|ym|ou|em|i)\w? )?"
    r"(?:zona|mezem|kolega|kolezanka|synem|corka|osoba(?: towarzyszaca)?|partnerem|partnerka|narzeczonym|narzeczona"
    r"|przyjacielem|przyjaciolka|wspolpracownikiem|wspolpracowniczka|bratem|siostra|tata|mama|dyrektorem|dyrektorka"
    r"|szefem|szefowa|prezesem|asystentem|asystentka|zastepca|znajomym|znajoma|wnuczka|wnukiem|dzieckiem"
    r"|manzelkou|manzelem|manzelom|kolegou|kolegyni|kolegom|kolegynou|kamaradem|kamaradkou|pritelem|pritelkyni"
    r"|priatelom|priatelkou|partnerom|partnerkou|dcerou|synom|doprovodem|osobou(?: navic)?|asistentem|asistentkou"
    r"|bratrem|sestrou|maminkou|tatinkem|reditelem|reditelkou|zastupcem|zenou|spolupracovnikem|spolupracovnici"
    r"|jednim clovekem|ditetem|vnuckou|vnukem|tajemnikem|tajemnici"
    r"|(?:panem|pania|panim|pani) \w{2,20}(?: \w{2,20})?)"
)
ONE_OF = re.compile(ONE)
_PEOPLE = (
    r"(?:osob\w{0,2}|ludzi|przedstawiciel\w{0,3}|delegat\w{0,2}|uczestni\w{1,4}|miejsc\w{0,2}|gosci\w{0,2}"
    r"|osob\w{0,3}|lid[ei]|ludia|zastupc\w{0,2}|ucastni\w{1,4}|mist\w?|miest\w?|delegat\w{0,2}|host\w{0,2}|clov\w+)"
)
_FREE = r"(?: \w{1,20}){1,6}?"

_MONTHS = (
    r"(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia"
    r"|ledna|unora"
    r"|brezna|dubna|kvetna|cervna|cervence|srpna|zari|rijna|listopadu|prosince|decembra|novembra|oktobra)"
)
_DATE = rf"(?:dnia |dne |dniu |den )?\d{{1,2}}(?: \d{{1,2}})?(?: {_MONTHS})?(?: \d{{4}})?(?: r(?:oku)?)?"

_POLISH: dict[Kind, str] = {
    Kind.FILL: rf"""
        dzien dobry( \w+){{0,4}}|dobry wieczor( \w+){{0,3}}|witam( (serdecznie|panstwa|pania|pana|was)){{0,2}}
        czesc( \w+)?|hej( \w+)?|szanown\w{{1,3}}( (panstwo|pani|panie|organizatorzy)( \w+){{0,2}})?
        drodzy \w+( \w+)?
        (bardzo |serdecznie |pieknie |uprzejmie )?dzieku(je|jemy)( (bardzo|serdecznie|pieknie|uprzejmie|za)){{0,3}}
        dzieki( (bardzo|wielkie|za)){{0,2}}|(za )?(zaproszenie|wiadomosc|informacje|przypomnienie|maila?|pamiec)
        bardzo|serdecznie|uprzejmie|oczywiscie|jasne|chetnie|z (mila )?checia|z (wielka )?przyjemnoscia|z radoscia
        na pewno|z pewnoscia|niestety|z przykroscia|(bardzo )?przykro mi|przepraszam|ale|lecz|jednak|wiec|zatem|to
        ze|iz|i|oraz|a|ja|my|osobiscie|tez|rowniez|juz
        prosze( o)?( (zapisanie|zapisac|wpisac|zanotowac|mnie|nas|liczyc))*|w odpowiedzi na (\w+ )?zaproszenie
        informu(je|jemy)|zawiadamiam|daje znac|mam nadzieje|mysle|moja odpowiedz
        pozdrawiam( (serdecznie|\w+)){{0,2}}|pozdrowienia|z powazaniem|milego dnia|do zobaczenia|razem|lacznie
        (z powodu|ze wzgledu na|z uwagi na|w zwiazku z){_FREE}(?= (nie|musz|jestesmy|rezygn))
        w imieniu{_FREE}(?= (potwierdz|zglasz|dzieku|nie|inform|rezygn))|tym razem|w ogole|dzisiaj odpowiadam
        z (tego|tych|tamtego) (powodu|powodow|wzgledu|wzgledow)
    """,
    Kind.HEDGE: r"raczej|chyba|prawdopodobnie|najprawdopodobniej|pewnie|wstepnie",
    Kind.YES: r"""
        tak|ok|okej|okay|oki|zgoda|jak najbardziej|jasne|oczywiscie|chetnie|z (mila )?checia
        z (wielka )?przyjemnoscia|na pewno|z pewnoscia|jestem na tak|jestesmy na tak|no (tak|pewnie|jasne|pewno)|yes
        yep|potwierdzam|potwierdzamy|bede|bedziemy|bede (obecn[ya]|na pewno|na miejscu)|bedziemy obecni|moge( byc)?
        mozemy( byc)?|pasuje( mi)?|odpowiadam tak|zapraszam sie|pisze sie na to|pisze sie|wchodze w to|dam rade
        damy rade
    """,
    Kind.COMING: rf"""
        przyjde|przyjdziemy|przyjade|przyjedziemy|przybede|przybedziemy|stawie sie|stawimy sie|zjawie sie
        zjawimy sie|(wezme|biore|wezmiemy|bierzemy|chce wziac|chcemy wziac|chcial[ao]?bym wziac) udzial
        wezme w nim udzial|bede (uczestniczyc|uczestniczyl[a]?|bral[a]? udzial|brac udzial)
        bedziemy (uczestniczyc|uczestniczyli|brac udzial)
        (potwierdzam|potwierdzamy)( (swoj|swoja|moj|moja|nasz|nasza|swoje))? (udzial|obecnosc|uczestnictwo|\
            przybycie)
        udzial potwierdzam|obecnosc potwierdzam|(zglaszam|zglaszamy)( (sie|swoj|moj|nasz|udzial|obecnosc)){{0,3}}
        (moge|mozemy) (przyjsc|przyjechac|uczestniczyc|wziac udzial)
        (bede|bedziemy) (mogl[ai]?|mogli) (przyjsc|byc|uczestniczyc|wziac udzial)
        (chce|chcemy|chcial[ao]?bym|chcielibysmy) (przyjsc|przyjechac|uczestniczyc)|skorzystam z zaproszenia
        (z naszej strony |od nas )?(beda|bedzie|przyjda|przyjdzie)( nas)?(?= {N.replace("?P<n>", "?:")}( |$))
        przyjmuje(my)?( zaproszenie)
        (chce|chcemy|chcial[ao]?bym|prosze)?( (sie|mnie|nas))? ?(zapisac|zapisuje|zapisujemy)( (sie|mnie|\
            nas))?(?= na (to )?(spotkani|konferencj|warsztat))
        zapisuje sie|zapisujemy sie
        prosze (mnie |nas )?(wpisac|zapisac|dopisac)( mnie| nas)? na liste( uczestnikow| gosci)?
    """,
    Kind.MAYBE: r"""
        (byc )?moze|moze (tak|bede|przyjde|przyjdziemy|sie uda|uda mi sie|uda sie|bedziemy)|maybe|not yet
        (jeszcze|na razie|narazie|poki co) nie( potwierdzam| moge potwierdzic)?|trudno powiedziec|zobacze|zobaczymy
        dam( jeszcze)? znac( pozniej| wkrotce| jutro)?|damy znac( pozniej)?|odpowiem (pozniej|wkrotce|jutro)
        potwierdze( (pozniej|wkrotce|jutro|w pozniejszym terminie))?
        (postaram|postaramy) sie( (byc|przyjsc|przyjechac))?|(sprobuje|sprobujemy)( (byc|przyjsc|przyjechac))?
        musze( to)? (sprawdzic|zapytac|uzgodnic)|zastanowie sie|(jeszcze )?(sie )?(zastanawiam sie|waham sie)
        nie jestem (jeszcze )?pew(ny|na|ien)( (swojej obecnosci|terminu))?
        nie moge (jeszcze|teraz|dzis|na razie) (potwierdzic|powiedziec|odpowiedziec)|trudno mi powiedziec
        (jeszcze )?nie podj[ae]l[aei]?m( jeszcze)? decyzji|nie mam (jeszcze )?pewnosci
        (jeszcze )?(to )?(musze|musimy)( to)?( jeszcze)? (skonsultowac|ustalic|zapytac|uzgodnic|sprawdzic|\
            omowic)( z \w+| o to| szef\w+| kalendarz){0,2}
    """,
    Kind.UNKNOWING: r"""
        (jeszcze |na razie |narazie |teraz )?nie wie(m|my)( (jeszcze|tego|na razie|teraz|na pewno|dokladnie)){0,2}
    """,
    Kind.NO: r"""
        nie|nie tym razem|nie (przyjde|przyjdziemy|przyjade|przyjedziemy|przybede|stawie sie|zjawie sie)
        nie (bede|bedziemy)( (obecn[yai]|uczestniczyc|uczestniczyl[ai]?|bral[a]? udzialu|brac udzialu|\
            w stanie( \w+)?))?
        nie (bede|bedziemy) (mogl[ai]?|mogli)( (przyjsc|przyjechac|byc|uczestniczyc|wziac udzialu|dotrzec|\
            obecn[yai])){0,2}
        nie (moge|mozemy)( (przyjsc|przyjechac|byc|uczestniczyc|wziac|udzialu|dotrzec|obecn[yai]|wtedy)){0,2}
        nie (dam|damy) rady( (przyjsc|przyjechac|byc|dotrzec|uczestniczyc))?
        nie (wezme|wezmiemy|biore|bierzemy) udzialu|nie bedzie (mnie|nas)|nie skorzystam( z zaproszenia)?
        nie uda (mi|nam) sie( (przyjsc|przyjechac|byc|dotrzec))?|nie zdaze|nie zdazymy|nie dotre|nie dotrzemy
        nie pojawie sie|nie pojawimy sie|nie wybieram sie|nie planuje( udzialu)?|rezygnuj(e|emy)( z udzialu)?
        (musze|musimy|jestesmy zmuszeni|jestem zmuszon[ya]) (odmowic|zrezygnowac)( z udzialu)?
        odmawia(m|my)( udzialu)?|odwoluj(e|emy)( (swoj|swoja|nasz|moj))? (udzial|obecnosc|przybycie)
        (termin )?(mi |nam )?nie pasuje( (mi|nam|termin|ten termin)){0,2}|dziekuje nie|nie dziekuje|jestem na nie
        potwierdzam nieobecnosc|nieobecn[yai]|nie przyjmuje zaproszenia
        nikt( z nas| od nas| z \w+ \w+)? nie (przyjdzie|przyjedzie|bedzie mogl (przyjsc|wziac udzialu|\
            uczestniczyc|przyjechac)|bedzie|wezmie udzialu)
    """,
    Kind.WHERE: rf"""
        (na|w|do|o|od|z)? ?(tym |to |tego |waszym |panstwa |najblizsz\w+ )?(spotkani[aeu]\w?|konferencj[aei]|\
            warsztat\w*|panel\w*|wydarzeni[aeu])( branzow\w+)?
        w (nim|niej)|tam|wtedy|(w )?tego dnia|w tym (terminie|dniu|czasie)|w podanym terminie|osobiscie|punktualnie
        z radoscia
        (w |do |z )?(karwin\w{{1,3}}|hawierzow\w{{0,3}}|jastrzebi\w{{1,3}}( zdroj\w{{0,2}})?|karvin\w{{1,3}}|\
            havirov\w{{0,3}})
        (w |we )?(poniedzialek|wtorek|srode|czwartek|piatek|sobote|niedziele)|jutro|dzisiaj|dzis|pojutrze
        (w|na|po) (przyszlym|przyszly|nastepnym|tym) (tygodniu|tydzien|miesiacu)|po weekendzie|za tydzien
        do \w{{3,12}}(?=$)|(w |na )?{_DATE}|(o|od|na|po|okolo|kolo) (godz\w* )?\d{{1,2}}( \d\d)?
        czy (przyjde|bede|bede mogl[a]?|dam rade|sie uda|uda mi sie|zdaze|przyjdziemy|bedziemy|\
            moge( przyjsc)?)( \w+){{0,3}}
    """,
    Kind.PARTY: rf"""
        (?P<sam>sam|sama|tylko ja|jednoosobowo|w pojedynke)
        (?P<oboje>oboje|obaj|obie|dwuosobowo|ja i {ONE}|ja z {ONE})
        (tylko |razem |lacznie |dla |(jest )?nas (jest )?|(w|we) |w sile |w liczbie |w skladzie |liczba osob |\
            osob )*{N}( {_PEOPLE}|os)?( (razem|lacznie|ode mnie|od nas))?
    """,
    Kind.MORE: rf"""
        (razem |wspolnie )?(z|ze) {ONE}(( i| oraz)( z| ze)? {ONE}){{0,4}}|i {ONE}
        (razem )?(z|ze) {N} (osob\w+|kole\w+|dzie\w+|wspolpracowni\w+|uczni\w+|gosc\w+|przedstawiciel\w+)
        plus {N}( {_PEOPLE})?|plus {ONE}|(a )?ze mna( jeszcze)? {N}( \w{{3,20}})?
    """,
}  # fmt: skip

_CZECH: dict[Kind, str] = {
    Kind.FILL: rf"""
        dobr[yeu]j? (den|rano|vecer|poledne|odpoledne)( \w+){{0,4}}|ahoj( \w+)?|cau|zdravim( vas)?
        vazen\w{{1,3}}( \w+){{0,3}}|mil[yiae]\w?( \w+){{0,2}}
        (moc |velice |srdecne |mnohokrat )?(dekuj(i|u|eme)|diky|dik|dakuje?m(e)?|vdaka)( (moc|velice|srdecne|\
            mnohokrat|za|vam|pekne)){{0,3}}
        (za )?(pozvani|pozvanku|pozvanie|zpravu|spravu|informaci|informace|upozorneni|pripomenuti|pripominku|mail)
        bohuzel|bohuzial|zial|s politovanim|je mi (to )?(moc )?lito|(moc )?se omlouvam|omlouvam se|ale|vsak|avsak
        jen|tak|tak to|no|to|ze|i|a|ja|my|osobne|take|taky|tiez|uz|samozrejme|jiste|urcite|jasne|rad[aiy]?|s radosti
        s potesenim|moc|velmi|srdecne|prosim( (o )?zapsat)?|oznamuj[iu]|sdeluj[iu]|davam( vam)? (vedet|vediet)
        v odpovedi na (\w+ )?(pozvani|pozvanku)|odpovidam|reaguj[iu] na pozvani|s pozdravem( \w+){{0,2}}|s pozdravom
        zdravi|hezky den|pekny den|na shledanou|tesim[e]? se( na (vas|setkani|videnou))?|celkem|dohromady|spolu
        mam zajem|mame zajem|(z duvodu|kvuli|vzhledem k|pro|kvoli|z dovodu){_FREE}(?= (ne|mus|se ne|sa ne|jsme nuc))
        jmenem{_FREE}(?= (potvrz|ne|dekuj|prihlas|oznam))|za nas( spolek)?|tentokrat|se|sa|si
        z (techto|tohoto|toho|tychto|tohto) (duvodu|dovodu|dovodov)
    """,
    Kind.HEDGE: r"asi|spise|spis|nejspis|nejspise|pravdepodobne|zrejme|predbezne|skor|skuor|asik",
    Kind.YES: r"""
        ano|jo|jojo|jj|ok|okej|oukej|dobre|jasne|samozrejme|urcite|jiste|s radosti|s potesenim|moc rad[ai]?|rad[ai]?
        tak (ano|jo)|no (ano|jo|jasne|jiste)|yes|budu( (tam|pritom(en|na)|k dispozici))*|budeme( (tam|pritomni))*
        budem( tam)?|budeme tam|mohu|muzu|muzeme|mozem|mozeme|hodi se mi to|stihnu( to)?|stihneme( to)?
        (pocitejte|muzete pocitat|pocitajte) (se mnou|s nami|so mnou)|(se mnou|s nami) (muzete )?(pocitejte|pocitat)
        potvrzuj[iu]|potvrzujeme|potvrdzujem[e]?|jsem pro
    """,
    Kind.COMING: rf"""
        prijdu|prijdeme|pridem|prideme|prijedu|prijedeme|dorazim[e]?|dostavim[e]? se|zastavim se|prijd[ue]me? urcite
        (rad[ai]? )?((se|sa) (rad[ai]? |urcite )?)?(zucastnim[e]?|ucastnim[e]?)( (se|sa))?
        (potvrzuj[iu]|potvrzujeme|potvrdzujem[e]?)( (svou|moji|moj[iu]|nasi|svoji|svoju|nasu))? (ucast|pritomnost)
        ucast( \w+)? (potvrzuj[iu]|potvrzujeme|potvrdzujem)
        (prihlasuj[iu]|prihlasujeme|prihlasujem)( (se|sa))?( na (setkani|konferenci|stretnutie))
        (mohu|muzu|muzeme|budu moci|budeme moci) (prijit|prijet|dorazit|se zucastnit)
        (chci|chceme|chtel[a]? bych|chteli bychom) (prijit|prijet|dorazit|se zucastnit)|zucastnit se budu
        (prijimam|prijimame)( vase)? pozvani
        (za nas |od nas )?(prijdou|budou|dorazi|bude|prijde)( nas| za nas| od nas)?(?= {N.replace("?P<n>", "?:")}( |\
            $))
        vyuziju pozvani|hlasim se|hlasime se
        prosim (me |nas )?(zapsat|zapiste|pridat|doplnit)( me| nas)? na seznam( ucastniku| hostu)?
    """,
    Kind.MAYBE: r"""
        mozna( (ano|prijdu|prijdeme|dorazim|budu|pridem|to vyjde))?|mozno( (ano|pridem|prideme))?
        snad( (ano|jo|prijdu|prijdeme|dorazim|budu|to vyjde|to stihnu))?|maybe|not yet
        (jeste|zatim|este|zatial|prozatim) (ne|nie|nepotvrzuji|nemohu (potvrdit|rict)|nemuzu (potvrdit|rict)|neviem)
        dam( (vam|jeste|este)){0,2} (vedet|vediet)( (pozdeji|brzy|zitra|neskor|vcas))?|dame( vam)? vedet( pozdeji)?
        (jeste se |este sa )?(ozvu se|ozvu|ozvem sa|ozvem|ozveme se)( (pozdeji|pozdejc|zitra))?|uvidi(m|me|me jeste)
        uvidi se|potvrdim( (pozdeji|brzy|zitra|neskor))|rozmyslim( si)? to|musim to (zjistit|overit|domluvit)
        (zatim )?(si )?(jeste )?nejsem( si)?( (jist[ya]|jista tim))|nie som si ist[ya]
        (pokusim|pokusime|pokusim) (se|sa)( (prijit|dorazit|prist|zucastnit))?|pokusim se o ucast
        (zatim|jeste) (nemohu|nemuzu|nemuzeme) (to )?(potvrdit|rict|slibit)
        (nemohu|nemuzu|nemuzeme) (to )?(zatim|jeste|ted) (potvrdit|rict|slibit)|tezko rict
        odpovim( (pozdeji|zitra|brzy))|jeste nejsem rozhodnut[ya]
        (jeste )?(to )?(musim|musime)( to)?( jeste)? (domluvit|probrat|projednat|overit|zjistit|zeptat se|\
            potvrdit)( s \w+| se \w+| kalendar){0,2}
    """,
    Kind.UNKNOWING: r"""
        (jeste |zatim |ted |este |zatial |opravdu )?(to |jeste to |zatim to )?ne(vim|viem|vime|vieme)( (jeste|zatim|\
            presne|jiste|to|este|zatial)){0,2}
    """,
    Kind.NO: r"""
        ne|nie|tentokrat ne|bohuzel ne|(ne|nie) dekuj[iu]|dekuj[iu] ne|neprijdu|neprijdeme|nepridem|neprideme
        neprijedu|neprijedeme|nedorazim[e]?|nedostavim se|((se|sa|to) )?(nezucastnim[e]?|neucastnim[e]?)( (se|sa))?
        (se |sa )?nebud(u|eme|em)( (tam|pritom(en|na)|moci|moct|mocts?|se|sa|ucastnit|zucastnit|prijit|prijet|\
            k dispozici)){0,4}
        ((se|sa|to) )?(nemohu|nemuzu|nemuzeme|nemozem|nemozeme)( (se|sa|prijit|prijet|dorazit|prist|zucastnit|\
            ucastnit|tam|byt|pritom(en|na)|to stihnout|stihnout)){0,3}
        nestihn(u|eme|em)( (to|prijit|dorazit)){0,2}|nestiham(e)?( to)?|nevyjde (mi|nam) to|nevychazi (mi|nam) to
        nehodi se( (mi|nam|to|termin)){0,2}|(termin )?(mi|nam)? ?nevyhovuje( (mi|nam))?
        omlouvam(e)? (se|svou|moji|nasi) (z ucasti|neucast|nepritomnost)|omlouvam se z( \w+){1,2}
        (musim|musime|jsem nucen[a]?|jsme nuceni|nezbyva mi nez) (odmitnout|(se )?omluvit( se)?|ucast zrusit|\
            zrusit ucast)
        odmitam|rusim( (svou|moji))? ucast|(svou |moji )?ucast (rusim|odvolavam)|nemam zajem|nemame zajem|jsem proti
        neucast potvrzuji
        nikdo( z nas| od nas| z \w+ \w+)? (neprijde|neprijede|nebude moci prijit|se nezucastni|se nemuze zucastnit|\
            nemuze prijit)
    """,
    Kind.WHERE: rf"""
        (na|v|do|k)? ?(tomto |toto |tom |vase |vasem |dane )?(setkani|konferenc[ieu]\w?|stretnut\w+|workshop\w?|\
            panel\w?|akc[eiu]|schuz\w+)
        tam|na nem|v tu dobu|ten den|v ten den|v tom termin[eu]|v danem terminu|v uvedenem terminu|osobne|vcas
        (v |do |z )?(karvin\w{{1,3}}|havirov\w{{0,3}}|jastrzebi\w{{1,3}}( zdroj\w{{0,2}})?)
        (v |ve )?(pondeli|utery|stredu|ctvrtek|patek|sobotu|nedeli|stvrtok|piatok|pondelok|utorok)|zitra|dnes
        pozitri|zajtra|(v |na )?{_DATE}|(v|ve|od|po|kolem|na) \d{{1,2}}( \d\d)?( h(odin\w*)?)?
        (jestli|zda|zdali|ci) (prijdu|budu( moci)?|to stihnu|stihnu( to)?|dorazim|to vyjde|pridem|se zucastnim|\
            prijdeme|budeme( moci)?)( \w+){{0,3}}
    """,
    Kind.PARTY: rf"""
        (?P<sam>sam|sama|jen ja|samotn[ay])
        (?P<oboje>oba|obe|obidva|obaja|ja a \w+ou|ja a (manzelka|manzel|kolega|kolegyne|kamarad|kamaradka|pritel|\
            pritelkyne|partner|partnerka|syn|dcera)|ja s {ONE})
        (jen |celkem |dohromady |pro |(je )?nas (je )?|(v|ve|vo) |v poctu |pocet osob |osob )*{N}( {_PEOPLE}|\
             os)?( (celkem|dohromady|za nas|od nas))?
        (pocitejte|pocitajte) (s|se|so) {N} \w{{3,20}}
    """,
    Kind.MORE: rf"""
        (spolu |spolecne )?(s|se|so) {ONE}(( a| i)( s| se)? {ONE}){{0,4}}|(a|i) {ONE}|plus {N}( {_PEOPLE})?
        plus (manzelka|manzel|kolega|kolegyne|doprovod|osoba|partner|partnerka)|(spolu )?(s|se|so) {N} \w{{3,20}}
        (a )?(se|so) mnou( jeste| este)? {N}( \w{{3,20}})?
    """,
}  # fmt: skip

POLISH_ONLY = {"no": Kind.YES}
"""What means yes in Polish, and in Czech next to nothing, and no in English: read so only of those who read Polish."""

CONDITIONS = re.compile(
    r"(?:ale |tylko |jen |ale tylko |ale jen |no |jedine )*"
    r"(?:jesli|jezeli|o ile|pod warunkiem|chyba ze|za podminky|pokud|kdyz|jestli|ak|if|gdyby|kdyby|pripadne)(?: |$)"
)
"""How a clause begins that takes back half of a yes."""

TAKEN_BACK = re.compile(r"(?:ze by|ze bych|zeby|nie o to|nie to|nie dlatego|nie zeby)(?: |$|\w)")
"""How a clause begins behind a "no" that was none: "ne, že bych nechtěla"."""

UNSURE_WORDS = re.compile(
    r"(?:^| )(?:jesli|jezeli|ile|warunkiem|chyba|moze|raczej|nie|czy|albo|lub|pokud|kdyz|jestli|mozna|ne|nebo"
    r"|asi|snad"
    r"|zda|if|spis|spise|mozno|ak|alebo|ktos|kolega przyjdzie|misto mne|zamiast)(?: |$)"
)
"""Words that must not stand in what follows a yes in free words."""

REASONS = re.compile(
    r"(?:bo|poniewaz|gdyz|albowiem|z powodu|ze wzgledu|z uwagi|jestem|jestesmy|mam|mamy|wyjezdzam|pracuje"
    r"|protoze|nebot"
    r"|kvuli|z duvodu|jsem|jsme|mame|jelikoz|vzhledem|lebo|pretoze|som|odjizdim|pracuji)(?: |$)"
)
"""How the reason for a no begins."""

ABOUT_OTHERS = re.compile(
    r"(?:czy|gdzie|jak|jaki\w*|kto|ktos|co|ile|kiedy|ktor\w+|po co|dlaczego|czemu|jestli|zda|kde|kam|kudy|kdo"
    r"|kolik|kdy|proc|ci|kto"
    r"|kolko|o ktorej|v kolik)(?: |$)"
)
"""How a clause begins that says what somebody does not know, when it is not about her own coming."""

QUESTIONS = re.compile(
    r"(?:^| )(?:prosze o (?:informacj|kontakt|przeslanie|podanie|telefon|odpowiedz|potwierdzenie)"
    r"|prosim o (?:informac|zaslani|kontakt|sdeleni"
    r"|odpoved|potvrzeni)|mam (?:pytanie|dotaz|otazku|jeszcze pytanie)|mam jeste dotaz|mame dotaz|mamy pytanie"
    r"|zapytac|zeptat|opytat|dotaz |pytanie |otazka |prosze napisac|prosze o wiadomosc|prosim napiste"
    r"|dejte(?: mi)? vedet|prosze dac znac)"
)
"""What asks for something, with or without a question mark."""

ASKING = re.compile(
    r"(?:czy|gdzie|jak|kto|ile|kiedy|o ktorej|dlaczego|kde|kdo|kolik|kdy|v kolik|proc|jaky|jaka|jake|jaki"
    r"|jakie|kam|muzu|mohu|moge"
    r"|mozna prosic|da sie|lze|bude k dispozici|je mozne) "
)
"""How a sentence begins that asks."""

SIGN_OFFS = re.compile(
    r"(?:pozdraw|pozdrow|z powazaniem|z wyrazami|z uszanowaniem|lacze wyrazy|serdecznosci|serdecznie pozdr"
    r"|z serdecznymi|milego dnia|do zobaczenia|do uslyszenia"
    r"|s pozdrav|s prani|s uctou|zdravi$|hezky den|pekny den|preji |na shledanou|nashledanou|srdecne|s uctivym"
    r"|s pratelskym|mejte se|best regards|kind regards|regards|pozdravuj)"
)
"""How the end of a letter begins."""

GREETINGS = re.compile(
    r"(?:dzien dobry|dobry wieczor|witam|czesc|hej|szanown\w+|drod\w+|drogi\w*|droga|dobry den|dobre rano"
    r"|dobry vecer|dobre odpoledne|ahoj|zdravim|vazen\w+|mil[yiae]\w?"
    r"|hello|dear|hi|good morning)(?: \w+){0,5}$"
)


@dataclass(frozen=True)
class Phrases:
    """The phrases of one kind."""

    kind: Kind
    any: re.Pattern[str]  # matches where one of them does; quick to say no
    each: tuple[re.Pattern[str], ...]

    def longest(self, clause: str, at: int) -> re.Match[str] | None:
        """The longest of them that stands there."""
        if self.any.match(clause, at) is None:
            return None
        found = [match for phrase in self.each if (match := phrase.match(clause, at)) is not None]
        return max(found, key=lambda match: match.end())


def _phrases(kind: Kind, text: str) -> Phrases:
    """They stand on lines of their own, or behind a bar outside of brackets."""
    lines = _CONTINUED.sub("", text.strip()).splitlines()
    written = [phrase for line in lines for phrase in _alternatives(line.strip())]
    unnamed = "|".join(re.sub(r"\?P<\w+>", "?:", phrase) for phrase in written)
    each = tuple(re.compile(rf"(?:{phrase})(?= |$)") for phrase in written)
    return Phrases(kind, re.compile(rf"(?:{unnamed})(?= |$)"), each)


_CONTINUED = re.compile(r"\\\n\s*")
"""A phrase too long for one line."""


def _alternatives(text: str) -> list[str]:
    parts, depth, begun = [], 0, 0
    for index, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append(text[begun:index])
            begun = index + 1
    return [part for part in (*parts, text[begun:]) if part]


@cache
def phrases_of(language: Language) -> Sequence[Phrases]:
    """What is known of a language; made when words of it are first read, since hundreds of patterns take their time."""
    return [_phrases(kind, text) for kind, text in _WRITTEN[language].items()]


_WRITTEN = {Language.PL: _POLISH, Language.CS: _CZECH}

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
    WISH = auto()  # "I should like to come": a yes, unless it is said that it cannot be
    MAYBE = auto()
    UNKNOWING = (
        auto()
    )  # "I do not know", which may be about anything: a maybe unless a question of another kind follows
    NO = auto()
    PARTY = auto()  # how many come in all
    MORE = auto()  # how many come along
    WHERE = auto()  # to what and where
    WHEN = auto()  # at what time, until when: an organiser wants to read it


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
    r"|kierowni(?:kiem|czka)|naczelni(?:kiem|czka)|(?:wice)?burmistrzem|starosta|wojtem|prezydentem|sekretarzem"
    r"|sekretarka|skarbni(?:kiem|czka)|ksiegowa|nauczyciel(?:em|ka)|trener(?:em|ka)|tlumacz(?:em|ka)|opiekun(?:em|ka)"
    r"|wolontariusz(?:em|ka)|stazyst(?:a|ka)|studentka?|uczennica|uczniem|pracowni(?:kiem|ca)|sasiad(?:em|ka)"
    r"|komendantem|dowodca|soltysem|radnym|radna|czlonkiem zarzadu|gosciem"
    r"|manzelkou|manzelem|manzelom|kolegou|kolegyni|kolegom|kolegynou|kamaradem|kamaradkou|pritelem|pritelkyni"
    r"|priatelom|priatelkou|partnerom|partnerkou|dcerou|synom|doprovodem|osobou(?: navic)?|asistentem|asistentkou"
    r"|bratrem|sestrou|maminkou|tatinkem|reditelem|reditelkou|zastupcem|zenou|spolupracovnikem|spolupracovnici"
    r"|jednim clovekem|ditetem|vnuckou|vnukem|tajemnikem|tajemnici"
    r"|vedouc(?:im|i)|starost(?:ou|kou)|primator(?:em|kou)|namest(?:kem|kyni)|velitel(?:em|kou)|hejtmanem|tlumocni(?:kem|ci)"
    r"|ucitel(?:em|kou)|trener(?:em|kou)|stazist(?:ou|kou)|student(?:em|kou)|zamestnan(?:cem|kyni)|jednatel(?:em|kou)"
    r"|predsed(?:ou|kyni)|mistopredsed(?:ou|kyni)|sousedem|sousedkou|babickou|dedou|ucetni|hostem|clenem vyboru"
    r"|veduc(?:im|ou)|riaditel(?:om|kou)|kamaratom|kamaratkou"
    r"|(?:panem|pania|panim|pani) \w{2,20}(?: \w{2,20})?)"
)
ONE_OF = re.compile(ONE)
PEOPLE = (
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

GO_POLISH = (
    r"(?:przyjd(?:e|ziemy)|przyjad(?:e|ziemy)|przyjedziemy|przyb(?:ede|edziemy)|przyjdziem|wpadn(?:e|iemy)|zajrz(?:e|ymy)"
    r"|dotr(?:e|zemy)|dojad(?:e|ziemy)|dojedziemy|pojad(?:e|ziemy)|pojedziemy"
    r"|(?:sie )?(?:pojawi|zjawi|stawi)(?:e|my)(?: sie)?)"
)
GO_CZECH = (
    r"(?:prijd(?:u|eme|em)|prid(?:em|eme)|prijed(?:u|eme|em)|doraz(?:im|ime|ime)|pujd(?:u|eme)|pojed(?:u|eme)|zajd(?:u|eme)"
    r"|(?:se )?(?:dostavim|zastavim|stavim|ukazu)e?(?: se)?)"
)
"""Verbs of coming, first person; with "nie" or "ne" before them they are a no."""

_WHO_POLISH = (
    r"(?:(?:moj|moja|nasz|nasza) )?(?:zona|maz|kolega|kolezanka|syn|corka|partner|partnerka|zastepca|zastepczyni"
    r"|dyrektor|dyrektorka|prezes|szef|szefowa|kierownik|kierowniczka|brat|siostra|pani? \w{2,20}(?: \w{2,20})?)"
)
_WHO_CZECH = (
    r"(?:(?:muj|moje|nas|nase) )?(?:manzelka|manzel|kolega|kolegyne|kamarad|kamaradka|pritel|pritelkyne|partner"
    r"|partnerka|syn|dcera|zastupce|zastupkyne|reditel|reditelka|starosta|starostka|namestek|vedouci|bratr|sestra"
    r"|pani? \w{2,20}(?: \w{2,20})?)"
)

_POLISH: dict[Kind, str] = {
    Kind.FILL: rf"""
        niniejszym|pamietam|mam (to )?w kalendarzu|super|swietnie|fajnie|rewelacja|wspaniale|(bardzo )?mi(lo|\
            lo mi)|ciesze sie|cieszymy sie
        (nie ma|bez) (zadnego )?problemu|nie ma sprawy|nie widze (problemu|przeszkod|przeciwwskazan)|nie zapomne
        czemu nie|dlaczego nie|jak (zwykle|zawsze)|obowiazkowo|z ciekawoscia|koniecznie
        na (sto|100) procent|stoprocentowo|w 100 procentach
        (bardzo |serdecznie |pieknie |uprzejmie )?dzieku(je|jemy)( (bardzo|serdecznie|pieknie|uprzejmie|za)){{0,3}}
        dzieki( (bardzo|wielkie|za)){{0,2}}|(za )?(zaproszenie|wiadomosc|informacje|przypomnienie|maila?|pamiec)
        bardzo|serdecznie|uprzejmie|oczywiscie|jasne|chetnie|z (mila )?checia|z (wielka )?przyjemnoscia|z radoscia
        na pewno|z pewnoscia|niestety|z przykroscia|(bardzo )?przykro mi|przepraszam|ale|lecz|jednak|wiec|zatem|to
        ze|iz|i|oraz|a|ja|my|osobiscie|tez|rowniez|juz
        prosze( o)?( (zapisanie|zapisac|wpisac|zanotowac|mnie|nas|liczyc))*
        (w odpowiedzi na|odpowiadajac na) (\w+ )?zaproszenie
        (w nawiazaniu|nawiazujac|w odniesieniu) do (\w+ )?(zaproszenia|maila|wiadomosci)
        informu(je|jemy)|zawiadamiam|daje znac|moja odpowiedz|szkoda
        (przepraszam|przepraszamy) (ze|za) (dopiero teraz|tak pozno|pozno|poznal?|zwloke|opoznienie)( (odp\w+|pisz\w+))?
        pozdrawiam( (serdecznie|\w+)){{0,2}}|pozdrowienia|z powazaniem|milego dnia|do zobaczenia|razem|lacznie
        (z powodu|ze wzgledu na|z uwagi na|w zwiazku z){_FREE}(?= (nie|musz|jestesmy|rezygn))
        w imieniu{_FREE}(?= (potwierdz|zglasz|dzieku|nie|inform|rezygn))|tym razem|w ogole|dzisiaj odpowiadam
        z (tego|tych|tamtego) (powodu|powodow|wzgledu|wzgledow)
    """,
    Kind.HEDGE: r"""
        raczej|chyba|prawdopodobnie|najprawdopodobniej|pewnie|wstepnie|na \d\d procent\w*|mam nadzieje|mysle|sadze
        wydaje mi sie
    """,
    Kind.YES: r"""
        tak( jest)?|(jasne|pewnie|oczywiscie|no pewnie) ze tak|ok|okej|okay|oki|zgoda
        jak najbardziej|jasne|oczywiscie|chetnie|z (mila )?checia
        z (wielka )?przyjemnoscia|na pewno|z pewnoscia|jestem na tak|jestesmy na tak|no (tak|pewnie|jasne|pewno)|yes
        yep|potwierdzam|potwierdzamy|bede|bedziemy|bede (obecn[ya]|na pewno|na miejscu)|bedziemy obecni|moge( byc)?
        mozemy( byc)?|pasuje( mi)?|odpowiadam tak|zapraszam sie|pisze sie na to|pisze sie|wchodze w to|dam rade
        damy rade
    """,
    Kind.COMING: rf"""
        {GO_POLISH}|(wezme|biore|wezmiemy|bierzemy|chce wziac|chcemy wziac|chcial[ao]?bym wziac) udzial
        wezme w nim udzial|bede (uczestniczyc|uczestniczyl[a]?|bral[a]? udzial|brac udzial)
        bedziemy (uczestniczyc|uczestniczyli|brac udzial)
        (potwierdzam|potwierdzamy)( (swoj|swoja|moj|moja|nasz|nasza|swoje))? (udzial|obecnosc|uczestnictwo|\
            przybycie)
        udzial potwierdzam|obecnosc potwierdzam
        (zglaszam|zglaszamy)( (swoj|moj|nasz|swoja|nasza))? (sie|udzial|obecnosc)
        (zglaszam|zglaszamy)( nas| udzial)?(?= {N.replace("?P<n>", "?:")}( |$))
        (moge|mozemy) (przyjsc|przyjechac|uczestniczyc|wziac udzial)
        (bede|bedziemy) (mogl[ai]?|mogli) (przyjsc|byc|uczestniczyc|wziac udzial)
        (chce|chcemy) (przyjsc|przyjechac|uczestniczyc)|skorzystam(y)? z zaproszenia
        (bede|bedziemy) reprezentowac|(na pewno )?nie zabraknie mnie
        (deklaruje|deklarujemy)( (swoj|swoja|nasz|nasza))? (udzial|obecnosc|przybycie|uczestnictwo)
        (z naszej strony |od nas )?(beda|bedzie|przyjda|przyjdzie)( nas)?(?= {N.replace("?P<n>", "?:")}( |$))
        przyjmuje(my)?( zaproszenie)
        (chce|chcemy|chcial[ao]?bym|prosze)?( (sie|mnie|nas))? ?(zapisac|zapisuje|zapisujemy)( (sie|mnie|\
            nas))?(?= na (to )?(spotkani|konferencj|warsztat))
        zapisuje sie|zapisujemy sie
        prosze (mnie |nas )?(wpisac|zapisac|dopisac)( mnie| nas)? na liste( uczestnikow| gosci)?
        prosze o (wpisanie|zapisanie|dopisanie)( mnie| nas)? na liste( uczestnikow| gosci)?
    """,
    Kind.WISH: r"""
        ((bardzo )?(chcial[ao]?bym|chcielibysmy|chcialybysmy)|chetnie) (bardzo )?(przyjsc|przyjechac|uczestniczyc|byc|\
            wziac udzial)
    """,
    Kind.MAYBE: r"""
        mozliwe( (tak|ze (tak|bede|przyjde|przyjdziemy|sie uda)))?|niewykluczone( ze (bede|przyjde|przyjdziemy))?
        (nic )?nie (obiecuje|obiecujemy)|nie moge( nic)? obiecac( ze (bede|przyjde|przyjdziemy))?|pol na pol|50 na 50
        (jeszcze )?(sie )?odezwe( sie)?( (pozniej|wkrotce|jutro))?
        nie jestem( jeszcze| teraz| na razie)? w stanie( jeszcze| teraz| na razie)? (potwierdzic|odpowiedziec|\
            powiedziec|okreslic|zadeklarowac)
        (byc )?moze|moze (tak|bede|przyjde|przyjdziemy|sie uda|uda mi sie|uda sie|bedziemy)|maybe|not yet
        (jeszcze|na razie|narazie|poki co) nie( potwierdzam| moge potwierdzic)?|trudno powiedziec|zobacze|zobaczymy
        dam( jeszcze)? znac( pozniej| wkrotce| jutro)?|damy znac( pozniej)?|odpowiem (pozniej|wkrotce|jutro)
        potwierdze( (pozniej|wkrotce|jutro|w pozniejszym terminie))?
        (postaram|postaramy) sie( (byc|przyjsc|przyjechac))?|(sprobuje|sprobujemy)( (byc|przyjsc|przyjechac))?
        musze( to)? (sprawdzic|zapytac|uzgodnic)|zastanowie sie|(jeszcze )?(sie )?(zastanawiam|waham)( sie)?
        nie jestem (jeszcze )?pew(ny|na|ien)( (swojej obecnosci|terminu))?
        nie moge (jeszcze|teraz|dzis|na razie) (potwierdzic|powiedziec|odpowiedziec)|trudno mi powiedziec
        (jeszcze )?nie podj[ae]l[aei]?m( jeszcze)? decyzji|nie mam (jeszcze )?pewnosci
        (jeszcze )?(to )?(musze|musimy)( to)?( jeszcze)? (skonsultowac|ustalic|zapytac|uzgodnic|sprawdzic|\
            omowic)( z \w+| o to| szef\w+| kalendarz){0,2}
    """,
    Kind.UNKNOWING: r"""
        (jeszcze |na razie |narazie |teraz )?nie wie(m|my)( (jeszcze|tego|na razie|teraz|na pewno|dokladnie)){0,2}
    """,
    Kind.NO: rf"""
        nie|nie tym razem|tym razem nie|nie (bardzo )?({GO_POLISH})|(sie )?nie (pojawie|zjawie|stawie)( sie)?
        (mnie|nas) nie bedzie|nie licz(cie|yc) na (mnie|nas)|na (mnie|nas) nie licz(cie|yc)
        nie (mam|mamy) (czasu|mozliwosci|jak)( (przyjsc|przyjechac|uczestniczyc|byc))?|brak mi czasu
        nie (jestem|jestesmy) w stanie (przyjsc|przyjechac|przybyc|uczestniczyc|wziac udzialu|dotrzec|byc)
        odpadam|odpadamy|odpuszczam|nie przyjmuje|nie skorzystamy( z zaproszenia)?
        nie (bede|bedziemy)( (obecn[yai]|uczestniczyc|uczestniczyl[ai]?|bral[a]? udzialu|brac udzialu))?
        nie (bede|bedziemy) w stanie( (przyjsc|przyjechac|przybyc|uczestniczyc|wziac udzialu|dotrzec|byc))?
        nie (bede|bedziemy) (mogl[ai]?|mogli)( (w nim|w niej|na nim|w spotkaniu|przyjsc|przyjechac|byc|\
            uczestniczyc|wziac udzialu|dotrzec|obecn[yai])){{0,3}}
        nie (moge|mozemy)( (przyjsc|przyjechac|byc|uczestniczyc|wziac|udzialu|dotrzec|obecn[yai]|wtedy)){{0,2}}
        nie (dam|damy) rady( (przyjsc|przyjechac|byc|dotrzec|uczestniczyc))?
        nie (wezme|wezmiemy|biore|bierzemy) udzialu|nie bedzie (mnie|nas)|nie skorzystam( z zaproszenia)?
        nie uda (mi|nam) sie( (przyjsc|przyjechac|byc|dotrzec))?|nie zdaze|nie zdazymy|nie dotre|nie dotrzemy
        nie pojawie sie|nie pojawimy sie|nie wybieram sie|nie planuje( udzialu)?|rezygnuj(e|emy)( z udzialu)?
        (musze|musimy|jestesmy zmuszeni|jestem zmuszon[ya]) (odmowic|zrezygnowac|\
            odwolac)( (z )?(swoj\w{{0,4}} |nasz\w{{0,4}} )?(udzial\w?|obecnosc|przybycie))?
        odmawia(m|my)( udzialu)?|odwoluj(e|emy)( (swoj|swoja|nasz|moj))? (udzial|obecnosc|przybycie)
        (termin )?(mi |nam )?nie pasuje( (mi|nam|termin|ten termin)){{0,2}}|dziekuje nie|nie dziekuje|jestem na nie
        potwierdzam nieobecnosc|nieobecn[yai]|nie przyjmuje zaproszenia
        nikt( z nas| od nas| z \w+ \w+)? nie (przyjdzie|przyjedzie|bedzie mogl (przyjsc|wziac udzialu|\
            uczestniczyc|przyjechac)|bedzie|wezmie udzialu)
    """,
    Kind.WHERE: rf"""
        (na|w|do|o|od|z)? ?(tym |to |tego |waszym |panstwa |najblizsz\w+ )?(spotkani[aeu]\w?|konferencj[aei]|\
            warsztat\w*|panel\w*|wydarzeni[aeu])( branzow\w+)?
        w (nim|niej)|tam|wtedy|(w )?tego dnia|w tym (terminie|dniu|czasie)|w podanym terminie|osobiscie
        z radoscia
        (w |do |z )?(karwin\w{{1,3}}|hawierzow\w{{0,3}}|jastrzebi\w{{1,3}}( zdroj\w{{0,2}})?|karvin\w{{1,3}}|\
            havirov\w{{0,3}})
        (w |na )?{_DATE}
        czy (przyjde|bede|bede mogl[a]?|dam rade|sie uda|uda mi sie|zdaze|przyjdziemy|bedziemy|\
            moge( przyjsc)?)( \w+){{0,3}}
    """,
    Kind.WHEN: r"""
        (w |we |do )?(poniedzialek|wtorek|srode|czwartek|piatek|sobote|niedziele)|jutro|dzisiaj|dzis|pojutrze
        (w|na|po) (przyszlym|przyszly|nastepnym|tym) (tygodniu|tydzien|miesiacu)|po weekendzie|za tydzien
        do \w{3,12}(?=$)
        (dopiero |najwczesniej |tak )?(o|od|na|po|okolo|kolo) (godz\w* )?\d{1,2}( \d\d)?
        punktualnie|na czas
        (tylko |dopiero )?(na chwile|na poczatek|po poludniu|przed poludniem|rano|wieczorem|na (druga|pierwsza) czesc)
    """,
    Kind.PARTY: rf"""
        (?P<sam>sam|sama|tylko ja|jednoosobowo|w pojedynke)
        (?P<oboje>oboje|obaj|obie|obydwoje|obydwaj|dwuosobowo|ja i {ONE}|ja z {ONE}|{_WHO_POLISH} i ja|\
            ja i {_WHO_POLISH})
        (za |na )?(tylko |razem |lacznie |dla |(jest )?nas (jest )?|(w|we) |w sile |w liczbie |w skladzie |\
            liczba osob |osob )*{N}( {PEOPLE}|os)?( (razem|lacznie|ode mnie|od nas))?
    """,
    Kind.MORE: rf"""
        (razem |wspolnie )?(z|ze) {ONE}(( i| oraz)( z| ze)? {ONE}){{0,4}}|i {ONE}
        (razem )?(z|ze) {N} (osob\w+|kole\w+|dzie\w+|wspolpracowni\w+|uczni\w+|gosc\w+|przedstawiciel\w+)
        plus {N}( {PEOPLE})?|plus {ONE}|(a )?ze mna( jeszcze)? {N}( \w{{3,20}})?
    """,
}  # fmt: skip

_CZECH: dict[Kind, str] = {
    Kind.FILL: rf"""
        v poradku|v pohode|(uz )?zdrav[ay]|v navaznosti na (\w+ )?(pozvani|pozvanku|mail)
        omlouvam(e)? se (ze|za) (odpovidam(e)? az ted|az ted( \w+)?|pozdni odpoved|zpozdeni|tak pozde)|skoda
        timto|pamatuj[iu]( si)?( to)?|mam to v kalendari|super|bezva|fajn|skvele|skvela zprava
        uz se tesim|(moc )?se tesim
        (zadny|neni|bez) (zadny )?problem(u)?|nevidim (v tom )?problem|proc ne|jako (vzdy|obvykle)|na (sto|\
            100) procent|stoprocentne|nezapomenu
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
    Kind.HEDGE: r"""
        na \d\d procent\w*|doufam|doufame|myslim( si)?|dufam|asi|spise|spis|nejspis|nejspise|pravdepodobne|zrejme
        predbezne|skor|skuor|asik
    """,
    Kind.YES: r"""
        (jasne|samozrejme) ze (ano|jo|prijdu|prijdeme)
        ano|jo|jojo|jj|ok|okej|oukej|dobre|jasne|samozrejme|urcite|jiste|s radosti|s potesenim|moc rad[ai]?|rad[ai]?
        tak (ano|jo)|no (ano|jo|jasne|jiste)|yes|budu( (tam|pritom(en|na)|k dispozici))*|budeme( (tam|pritomni))*
        budem( tam)?|budeme tam|mohu|muzu|muzeme|mozem|mozeme|hodi se mi to|stihnu( to)?|stihneme( to)?
        (pocitejte|muzete pocitat|pocitajte) (se mnou|s nami|so mnou)|(se mnou|s nami) (muzete )?(pocitejte|pocitat)
        potvrzuj[iu]|potvrzujeme|potvrdzujem[e]?|jsem pro
    """,
    Kind.COMING: rf"""
        {GO_CZECH}|(rad[ai]? )?(prijmu|prijmeme)( vase)?( pozvani)?
        (rad[ai]? )?((se|sa) (rad[ai]? |urcite )?)?(zucastnim[e]?|ucastnim[e]?)( (se|sa))?
        (potvrzuj[iu]|potvrzujeme|potvrdzujem[e]?)( (svou|moji|moj[iu]|nasi|svoji|svoju|nasu))? (ucast|pritomnost)
        ucast( \w+)? (potvrzuj[iu]|potvrzujeme|potvrdzujem)
        (prihlasuj[iu]|prihlasujeme|prihlasujem) (se|sa)( na (setkani|konferenci|stretnutie))?
        (prihlasuj[iu]|prihlasujeme|prihlasujem)( nas| za nas)?(?= {N.replace("?P<n>", "?:")}( |$))
        (mohu|muzu|muzeme|budu moci|budeme moci) (prijit|prijet|dorazit|se zucastnit)
        (chci|chceme) (prijit|prijet|dorazit|se zucastnit)|zucastnit se budu|(budu|budeme) zastupovat
        (prijimam|prijimame)( vase)? pozvani
        (za nas |od nas )?(prijdou|budou|dorazi|bude|prijde)( nas| za nas| od nas)?(?= {N.replace("?P<n>", "?:")}( |\
            $))
        vyuziju pozvani|hlasim se|hlasime se
        prosim o (zapsani|zapis|doplneni)( me| nas)? (na seznam|do seznamu)( ucastniku| hostu)?
        prosim (me |nas )?(zapsat|zapiste|pridat|doplnit)( me| nas)? na seznam( ucastniku| hostu)?
    """,
    Kind.WISH: r"""
        (moc |velmi )?(rad[ai]? )?(chtel[a]? bych|chteli bychom)( (se|moc|velmi)){0,2} (prijit|prijet|dorazit|zucastnit)
        (moc |velmi )?rad[ai]? (bych|bychom)( (se|tam|moc)){0,2} (prisel|prisla|prisli|prijel|prijela|zucastnil[ai]?|\
            dorazil[ai]?|byl[ai]?)
        (prisel|prisla|zucastnil[a]?|dorazil[a]?) bych( se)?( moc)? rad[a]?|(velmi |moc )?rad[a]? by som (prisiel|\
            prisla|sa zucastnil[a]?)
    """,
    Kind.MAYBE: r"""
        (je )?mozne( ze (prijdu|prijdeme|dorazim|ano))?|(nic )?neslib(uji|uju|ujeme)|nemohu( to)? slibit
        (ucast )?(jeste )?(zvazim|zvazime)
        (nemuzu|nemohu) slibit( ze (prijdu|dorazim))?|padesat na padesat|50 na 50|(jeste|este) (uvidim|uvidime)
        mozna( (ano|prijdu|prijdeme|dorazim|budu|pridem|to vyjde))?|mozno( (ano|pridem|prideme))?
        snad( (ano|jo|prijdu|prijdeme|dorazim|budu|to vyjde|to stihnu))?|maybe|not yet
        (jeste|zatim|este|zatial|prozatim) (ne|nie|nepotvrzuji|nemohu (potvrdit|rict)|nemuzu (potvrdit|rict)|neviem)
        (jeste |este )?(dam|dame)( (vam|jeste|este)){0,2} (vedet|vediet)( (pozdeji|brzy|zitra|neskor|vcas))?
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
    Kind.NO: rf"""
        ne|nie|tentokrat ne|bohuzel ne|(ne|nie) dekuj[iu]|dekuj[iu] ne|ne(?:{GO_CZECH})
        se ne(dostavim|zastavim|ukazu)e?
        (me|mne|nas) nebude|nemam[e]? (cas|moznost)( (prijit|dorazit|se zucastnit))?|nejdu|nejedu|nejdeme|nejedeme
        nepocitejte (se mnou|s nami)|(se mnou|s nami) nepocitejte|nepocitajte so mnou|vynecham
        musim to (vynechat|odrici)|nemozem prist
        odhlasuj[iu] se z(e)? (setkani|akce|jednani|konference)|(musim|musime) (odrici|odreknout)( (ucast|to))?
        ((se|sa|to) )?(nezucastnim[e]?|neucastnim[e]?)( (se|sa))?
        (se |sa )?nebud(u|eme|em)( (tam|pritom(en|na)|moci|moct|mocts?|se|sa|ucastnit|zucastnit|prijit|prijet|\
            k dispozici)){{0,4}}
        ((se|sa|to) )?(nemohu|nemuzu|nemuzeme|nemozem|nemozeme)( (se|sa|prijit|prijet|dorazit|prist|zucastnit|\
            ucastnit|tam|byt|pritom(en|na)|to stihnout|stihnout)){{0,3}}
        nestihn(u|eme|em)( (to|prijit|dorazit)){{0,2}}|nestiham(e)?( to)?|nevyjde (mi|nam) to|nevychazi (mi|nam) to
        nehodi se( (mi|nam|to|termin)){{0,2}}|(termin )?(mi|nam)? ?nevyhovuje( (mi|nam))?
        omlouvam(e)? (se|svou|moji|nasi) (z ucasti|neucast|nepritomnost)|omlouvam se z( \w+){{1,2}}
        (musim|musime|jsem nucen[a]?|jsme nuceni|nezbyva mi nez) (odmitnout|(se )?omluvit( se)?|ucast zrusit|\
            zrusit ucast)
        (tentokrat|bohuzel)( (tentokrat|bohuzel))? (se )?(musim )?omlouv(am|ame|it)( se)?
        (tentokrat|bohuzel)( se)?( (tentokrat|bohuzel|musim))? omlouv(am|ame|it)( se)?
        odmitam|rusim( (svou|moji))? ucast|(svou |moji )?ucast (rusim|odvolavam)|nemam zajem|nemame zajem|jsem proti
        neucast potvrzuji
        nikdo( z nas| od nas| z \w+ \w+)? (neprijde|neprijede|nebude moci prijit|se nezucastni|se nemuze zucastnit|\
            nemuze prijit)
    """,
    Kind.WHERE: rf"""
        (na|v|do|k)? ?(tomto |toto |tom |vase |vasem |dane )?(setkani|konferenc[ieu]\w?|stretnut\w+|workshop\w?|\
            panel\w?|akc[eiu]|schuz\w+)
        tam|na nem|v tu dobu|ten den|v ten den|v tom termin[eu]|v danem terminu|v uvedenem terminu|osobne
        (v |do |z )?(karvin\w{{1,3}}|havirov\w{{0,3}}|jastrzebi\w{{1,3}}( zdroj\w{{0,2}})?)
        (v |na )?{_DATE}
        (jestli|zda|zdali|ci) (prijdu|budu( moci)?|to stihnu|stihnu( to)?|dorazim|to vyjde|pridem|se zucastnim|\
            prijdeme|budeme( moci)?)( \w+){{0,3}}
    """,
    Kind.WHEN: r"""
        (v |ve )?(pristi|tento|tenhle|dalsi) (tyden|tydnu|mesic\w?)|za tyden|buduci tyzden|do \w{3,12}(?=$)
        vcas|nacas|na cas
        (jen |pouze |az )?(dopoledne|odpoledne|rano|vecer|na chvili|na chvilku|na zacatek|na cast)
        (v |ve )?(pondeli|utery|stredu|ctvrtek|patek|sobotu|nedeli|stvrtok|piatok|pondelok|utorok)|zitra|dnes
        pozitri|zajtra|(az |nejdrive |tak )?(o|v|ve|od|po|kolem|na) \d{1,2}( \d\d)?( h(od\w*)?)?
    """,
    Kind.PARTY: rf"""
        (?P<sam>sam|sama|jen ja|samotn[ay])
        (?P<oboje>oba|obe|obidva|oba dva|obaja|{_WHO_CZECH} a ja|ja a {_WHO_CZECH}|ja a \w+ou|ja s {ONE})
        (jen |celkem |dohromady |pro |za |(je )?nas (je )?|(v|ve|vo) |v poctu |pocet osob |osob )*{N}( {PEOPLE}|\
             os)?( (celkem|dohromady|za nas|od nas))?
        (pocitejte|pocitajte) (s|se|so) {N} \w{{3,20}}
    """,
    Kind.MORE: rf"""
        (spolu |spolecne )?(s|se|so) {ONE}(( a| i)( s| se)? {ONE}){{0,4}}|(a|i) {ONE}|plus {N}( {PEOPLE})?
        plus (manzelka|manzel|kolega|kolegyne|doprovod|osoba|partner|partnerka)|(spolu )?(s|se|so) {N} \w{{3,20}}
        (a )?(se|so) mnou( jeste| este)? {N}( \w{{3,20}})?
    """,
}  # fmt: skip


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

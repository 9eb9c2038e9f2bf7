"""What a phrase of an answer can contribute, and the words that the phrases of both languages are made of.

The phrases themselves are in core/polish.py and core/czech.py.
"""

from enum import Enum, auto


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
    ABSENCE = auto()  # a no with words of its own, which are about nothing else; whom else it holds for may follow
    INSTEAD = auto()  # somebody else comes in her place, and who it is may stand in free words
    PARTY = auto()  # how many come in all
    MORE = auto()  # how many come along
    WHERE = auto()  # to what and where
    WHEN = auto()  # at what time, until when: an organiser wants to read it


NUMBERS = {
    **dict.fromkeys(("jeden", "jedna", "jedno", "jednej", "jedne", "jednu", "jednou", "jednego", "jednym"), 1),
    **dict.fromkeys(("dwa", "dwie", "dwoje", "dwoch", "dwojke", "dwojka", "dwaj", "dwom", "dwoma", "dwiema", "dwo"), 2),
    **dict.fromkeys(("dwojgiem", "dwojga", "dwu", "dva", "dve", "dvou", "dvoch", "dvaja", "dvema", "dvoma"), 2),
    **dict.fromkeys(("trzy", "troje", "trzech", "trojke", "trojka", "trzej", "trzema", "trojgiem", "trojga"), 3),
    **dict.fromkeys(("tri", "trech", "troch", "traja", "tremi", "troma", "trojici"), 3),
    **dict.fromkeys(("cztery", "czworo", "czterech", "czworke", "czworka", "czterema", "czworgiem", "czterej"), 4),
    **dict.fromkeys(("cztero", "czwoje", "czworga"), 4),
    **dict.fromkeys(("ctyri", "ctyr", "ctyrech", "styri", "styria", "styroch", "ctyrmi", "styrmi"), 4),
    **dict.fromkeys(("piec", "piecio", "piecioro", "pieciu", "piatke", "piatka", "piecioma", "pieciorgiem"), 5),
    **dict.fromkeys(("pet", "peti", "piati", "pat", "piatich"), 5),
    **dict.fromkeys(("szesc", "szescioro", "szesciu", "szostke", "szostka", "szesciorgiem", "szescioma"), 6),
    **dict.fromkeys(("sest", "sesti", "siesti", "siestich"), 6),
    **dict.fromkeys(("siedem", "siedmioro", "siedmiu", "siodemke", "siodemka", "sedm", "sedmi", "sedem", "siedmi"), 7),
    **dict.fromkeys(("osiem", "osmioro", "osmiu", "osemke", "osemka", "osm", "osmi", "osem"), 8),
    **dict.fromkeys(("dziewiec", "dziewiecioro", "dziewieciu", "devet", "deviti", "devat", "deviati"), 9),
    **dict.fromkeys(("dziesiec", "dziesiecioro", "dziesieciu", "deset", "deseti", "desat", "desiati"), 10),
}  # fmt: skip
N = rf"(?P<n>\d{{1,4}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"

PEOPLE = (
    r"(?:osob\w{0,3}|ludzi|przedstawiciel\w{0,3}|delegat\w{0,2}|uczestni\w{1,4}|czlonk\w{1,3}|clen\w{0,3}|miejsc\w{0,2}"
    r"|gosci\w{0,2}|senior\w{0,3}|emeryt\w{0,3}|duchod\w{1,3}|penzist\w{0,3}|lid[ei]|ludia|zastupc\w{0,2}"
    r"|ucastni\w{1,4}|mist\w?|miest\w?|host\w{0,3}|clov\w+)"
)
"""Those who come, behind their number."""

FREE = r"(?: \w{1,20}){1,6}?"
FOR_WHOM = (
    r"(?:za|z|ze|od|jmenem|w imieniu|z ramienia)"
    r"(?: (?!(?:nie|ne|czy|jesli|jestli|pokud|kdyz|moze|mozna|asi|snad|chyba|i|a) )"
    r"\w{1,20}){1,6}?"
)
"""On behalf of whom people come, before how many they are: "z OSP Lipnica przyjedzie nas czterech"."""

_MONTHS = (
    r"(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia"
    r"|ledna|unora"
    r"|brezna|dubna|kvetna|cervna|cervence|srpna|zari|rijna|listopadu|prosince|decembra|novembra|oktobra)"
)
DATE = rf"(?:dnia |dne |dniu |den )?\d{{1,2}}(?: \d{{1,2}})?(?: {_MONTHS})?(?: \d{{4}})?(?: r(?:oku)?)?"

_HOURS_POLISH = (
    r"(?:pierwsz|drug|trzeci|czwart|piat|szost|siodm|osm|dziewiat|dziesiat|jedenast|dwunast|trzynast|czternast"
    r"|pietnast|szesnast)(?:ej|iej)"
)
_HOURS_CZECH = (
    r"(?:jedne|druhe|treti|ctvrte|pate|seste|sedme|osme|devate|desate|jedenacte|dvanacte|trinacte|ctrnacte"
    r"|(?:pul|ctvrt na|tri ctvrte na) (?:jednu|dve|tri|osm\w?|devat\w|desat\w|jedenact\w|dvanact\w))"
)
SAID_HOURS = rf"(?:{_HOURS_POLISH}|{_HOURS_CZECH})"
"""Hours of the day in words, as they stand behind a preposition."""

_A_WHILE = (
    r"(?:(?:o )?(?:ok |okolo |asi |tak |cca |jakies |nejak\w* )?(?:chwil\w{1,3}|moment|troch[eu]|troszk[eu]|nieco"
    r"|pare minut|kilka minut|kwadrans|pol godziny|godzin[ek]\w?|chvil\w{1,3}|trosk[ua]|neco|par minut|pul ?hodin\w"
    r"|hodin\w{1,2}"
    r"|(?:\d{1,2}|pietnascie|dwadziescia|trzydziesci|patnact|dvacet|tricet|deset|dziesiec) min\w*) )"
)
AT_THAT_HOUR = (
    r"(?:(?:gdzies|tak|jakos|mniej wiecej|dopiero|najwczesniej|az|nekdy|zhruba|nejdriv\w?) ){0,2}"
    rf"(?:(?:o|kolo|okolo|ok|przed|po|od|do) (?:godz\w* )?{_HOURS_POLISH}"
    rf"|(?:kolem|okolo|pred|po|od|do|v|o) {_HOURS_CZECH}(?: hodin\w*)?)"
    rf"|{_A_WHILE}?(?:pozniej|wczesniej|pozdeji|pozdej|driv(?:e|ej)?|spozniony|spozniona|spoznieni)"
    r"|(?:z|se|ze|s) (?:(?:lekkim|malym|niewielkim|pewnym|mirnym|malickym|drobnym) )?(?:opoznieniem|spoznieniem"
    r"|zpozdenim)"
)
"""At what hour of the day, in words, and sooner or later than the others."""

BY_WHAT = (
    r"(?:(?:wlasnym |sluzbowym |swoim |sv[yo]\w{1,2} |vlastnim |sluzebnim )?(?:samochodem|autem|autkiem|transportem"
    r"|pociagiem"
    r"|autobusem|busem|rowerem|vlakem|(?:na )?kole|pesky|pieszo|piechota|motorem|mhd))"
)
"""By what means."""

GO_POLISH = (
    r"(?:p[rs]zyjd(?:e|ziemy)|p[rs]zyjezdza(?:m|my)|p[rs]zyjad(?:e|ziemy)|p[rs]zyjedziemy|przyb(?:ede|edziemy)"
    r"|p[rs]zyjdziem|wpadn(?:e"
    r"|iemy)|zajrz(?:e|ymy)"
    r"|dotr(?:e|zemy)|dojad(?:e|ziemy)|dojedziemy|pojad(?:e|ziemy)|pojedziemy|dolacz(?:e|ymy)|zawitam(?:y)?"
    r"|(?:zdaze|zdazymy) (?:przyjsc|przyjechac|dojechac|dotrzec|wrocic)|dojdymy"
    r"|(?:dojd|podejd)(?:e|ziemy)(?! do (?:tego|tej|wniosk|siebie|spraw|lekarz)|po )"
    r"|podjad(?:e|ziemy)|podjedziemy|podskocz(?:e|ymy)"
    r"|(?:sie )?(?:pojawi|zjawi|stawi)(?:e|my)(?: sie)?)"
)
GO_CZECH = (
    r"(?:prijd(?:u|eme|em)|prijizdi(?:m|me)|prid(?:em|eme)|prijed(?:u|eme|em)|doraz(?:im|ime|ime)|pujd(?:u|eme)"
    r"|pojed(?:u|eme)"
    r"|zajd(?:u|eme)|zaskoc(?:im|ime)(?! za )"
    r"|dojd(?:u|eme|em|ym|ymy)(?! k (?:tomu|zaver|lekar))|doj(?:edu|edeme|dem)|(?:se )?pripoj(?:im"
    r"|ime)(?: se)?"
    r"|(?:se )?(?:dostavim|zastavim|stavim|ukazu|objevim)e?(?: se)?)"
)
"""Verbs of coming, first person; with "nie" or "ne" before them they are a no. Dialect: core/dialect.py."""

INFINITIVE_POLISH = (
    r"(?:przyjsc|przyjechac|przybyc|byc(?: obecn[yai])?|dotrzec|dojechac|uczestniczyc|wziac udzialu?|dolaczyc"
    r"|(?:sie )?(?:pojawic|zjawic|stawic)(?: sie)?|wpasc|zajrzec|zawitac|skorzystac(?: z zaproszenia)?)"
)
INFINITIVE_CZECH = (
    r"(?:(?:se )?zucastnit(?: se)?|prijit|prijet|dorazit|(?:se )?dostavit(?: se)?|byt pritom\w+|ucastnit se)"
)
"""How a coming is said behind another verb: "nie mogę przyjść"."""

_ANSWERING = (
    r"i|a|oraz|ale|lecz|nie|ne\w+|tak|ano|jo|no|jasne|chetnie|rad\w?|bed\w+|bud\w+|przyj\w+|przyb\w+|prij\w+|doraz\w+"
    r"|zucast\w+|ucastn\w+|potwierdz\w+|potvrz\w+|wezm\w+|skorzyst\w+|rezygn\w+|odm\w+|odwol\w+|zjaw\w+|pojaw\w+"
    r"|wpadn\w+|dotr\w+|mog\w+|moh\w+|muz\w+|jest\w*|js\w+|mam\w?|omlouv\w+|przepr\w+|bohuzel|niestety|prosz\w+|prosim"
    r"|zglasz\w+|hlas\w+|prihlas\w+|dam\w?|zrus\w+|posil\w+|wysyl\w+|ktor\w+|kter\w+|moz\w+|snad|chyba|raczej|asi"
)
THANKED_FOR = (
    r"(?:(?:bardzo|serdecznie|pieknie|uprzejmie|moc|velmi|srdecne|mnohokrat) )?"
    r"(?:dziekuj(?:e|emy)|dzieki|dekuj(?:i|u|eme)|diky|dakuje?me?)(?: (?:bardzo|serdecznie|pieknie|moc|vam"
    r"|panstwu))* za"
    rf"(?: (?!(?:{_ANSWERING}) )(?!(?:{_ANSWERING})$)\w{{1,20}}){{1,8}}(?=$)"
)
"""Thanks, whatever they are for: "dziękuję za pamięć o naszej bibliotece"."""

WHOSE = r"(?: (?!(?:nie|ne|czy|jesli|jestli|pokud|kdyz|moze|mozna|asi|snad|chyba|ale|lecz|ze)(?: |$))\w{1,20}){1,6}?"
"""Whose delegate somebody is, behind the verb: "będę z ramienia Stowarzyszenia Razem"."""

WHETHER_IN_TIME = (
    r"(?:zda|zdali|jestli|ci|czy) (?:(?:to|uz|hned|juz) )*(?:stihnu|stihneme|zdaze|zdazymy|dotre|budu|bede) "
    r"(?:(?:na|od|hned|sam) )*(?:zacatek|zacatku|poczatek|poczatku|czas|vcas|nacas|punktualnie)"
)
"""Whether somebody comes in time, as she does not know who comes."""

SOMEBODY = r"(?:(?!(?:nie|ne|nikt|nikdo|ktos|nekdo|moze|mozna|czy|jestli|jesli|kdyz|pokud|ja|my) )\w{1,20} ){1,4}"
"""Who comes, before the verb: nobody in doubt."""

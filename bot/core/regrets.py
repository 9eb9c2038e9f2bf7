"""A no that no verb says: somebody regrets, names what she has to do on that day, and hopes for another time.

As core/vocabulary.py, over text as words.plain() leaves it; Polish, Czech and Slovak in one, since one word decides
nothing here: only two of them together do.
"""

from collections.abc import Sequence

from bot.core import vocabulary
from bot.core.patterns import pattern
from bot.core.sentences import LONGEST_CLAUSE, clauses
from bot.core.words import plain

_HARD = (
    r"(?:pogrz[ey]b\w*|wesel\w+|slub\w*|chrzcin\w*|operacj\w+|szpital\w*|sanatori\w+|pohreb|pohrb\w+|svatb\w+|krtin\w*"
    r"|operac\w+|nemocnic\w+|lazn\w+)"
)
_WOULD = pattern(
    r"(?:^| )(?:(?:przyszl|przyjechal|byl|wziel|dotarl|wpadl)[ao]bym|przyszedlbym|wzial(?:bym| bym)|przyszlibysmy"
    r"|bylibysmy"
    r"|bym (?:\w+ ){0,2}(?:przyszl[ao]|przyszedl|przyjechal[ao]?|byl[ao]?)|(?:bych|bychom) (?:\w+ ){0,3}(?:prisel"
    r"|prisl[ai]"
    r"|prijel[ai]?|dorazil[ai]?|zucastnil[ai]?|byl[ai]?)|(?:prisel|prisl[ai]|prijel[ai]?|dorazil[ai]?|zucastnil[ai]?)"
    r" (?:bych|bychom|by som))(?: |$)"
)
_BUT_FOR = pattern(
    r"(?:^| )(?:gdyby nie(?! (?:\w+ )?\w+(?:l|lo|la|ly|li)(?: |$))|kdyby (?:to )?nebyl[oaiy]?|keby nebol[oaiy]?"
    r"|nebyt) \w"
)
"""What somebody would do, and the one thing in its way: "przyszłabym, gdyby nie to, że …".

With a verb behind it, it may yet turn out either way: "gdyby nie padało", "kdyby nepršelo".
"""

_WISHED = pattern(
    r"(?:^| )(?:(?:bych|bychom) (?:\w+ ){0,4}(?:rad[aiy]?|prisel|prisl[ai]|prijel[ai]?|zucastnil[ai]?|nepropasl[ai]?"
    r"|nenechal[ai]? ujit|byl[ai]?)|rad[aiy]? (?:bych|bychom|bym|by som)|chtel[ai]? (?:bych"
    r"|bychom) (?:\w+ ){0,2}(?:prijit|prijet"
    r"|dorazit|zucastnit|byt)|(?:chcial[ao]?bym|bym chcial[ao]?|chcielibysmy) (?:\w+ ){0,2}(?:przyjsc|przyjechac|byc"
    r"|uczestniczyc)|(?:chetnie|rada?) (?:bym|bysmy)|(?:przyszl[ao]bym|przyszedlbym|przyjechal[ao]?bym"
    r"|byl[ao]?bym) (?:\w+ ){0,2}chetnie"
    r"|(?:chetnie|bardzo) (?:przyszl[ao]bym|przyszedlbym|przyjechal[ao]?bym))(?: |$)"
)
_BUT_THEN = pattern(
    r"(?:ale|lecz|jenze|jenomze|bohuzel|niestety|tylko ze)(?: \w+){0,3}? (?:mam|mame|mom|momy|mamy|ide|jdu|idymy"
    r"|jdeme|jedu|jade"
    r"|(?:jestem|jestesmy|jsem|jsme|bede|bedziemy|budu|budeme)(?: \w+){0,2}? (?:w|we|v|ve|na|po))"
    rf" (?:\w+ ){{0,4}}?{_HARD}(?: |$)"
)
"""A wish to come, and what cannot be put off against it: "ráda bych, ale mám ten den svatbu"."""

_AT_THAT_TIME = (
    r"(?:w tym (?:(?:samym )?(?:terminie|dniu|czasie))|tego dnia|ten den|toho dne|v (?:te|tu|danou|tuto) dob[eu]"
    r"|v (?:tom|tomto|danem|uvedenem) terminu|(?:na|w) (?:ten|podanym|tamten|danym) (?:dzien|termin\w*)|vtedy|wtedy)"
)

_ANOTHER_HOUR = pattern(
    r"(?:^| )(?:minul\w*|zeszl\w*|vcera|wczoraj|wczesniej|driv\w*|pozdeji|pozniej|dopoledne|odpoledne|rano|vecer\w*"
    r"|wieczor\w*|poludni\w*|do|od|potem|pak|az|dopiero|przed|pred|dzien po|den po|tydzien|tyden)(?: |$)|\d"
)
"""With a time of its own, it may leave room for the meeting."""

_NEXT_TIME = pattern(
    r"(?:^|(?:^| )(?:moze|snad|tak|takze|wiec|a|oby|treba|az|zas|zase|nekdy|hlavne|mozna|i|do|to|chetnie|rad[ai]?"
    r"|dopiero) )"
    r"(?:(?:nastepnym|innym|kolejnym|przyszlym) razem|kiedy indziej|przy (?:nastepnej|innej|kolejnej) okazji"
    r"|na nastepn\w+ spotkani\w+"
    r"|(?:nekdy )?priste|(?:nekdy )?jindy|napriste|nabuduce|inokedy|pri (?:pristi|jine|dalsi) prilezitosti)(?: (?:to"
    r"|snad|uz|sie|vyjde|uda|urcite|na pewno|rad[ai]?|chetnie|bede|budu|"
    r"prijd\w+|przyjd\w+)){0,3}$"
    r"|(?:zkuste|zkus|pozvete|pozvite|prosze)(?: (?:me|nas|mnie|znovu|zas))* (?:pozvat|zaprosic)?(?: (?:me|nas"
    r"|mnie))?\s?(?:zase|znovu|zas|priste|jindy"
    r"|nastepnym razem|ponownie)$"
    r"|zapros(?:cie|z) (?:mnie|nas) (?:znowu|nastepnym razem|ponownie|kiedy indziej|innym razem)$"
)
"""The hope for another time, as the end of a clause."""

_THEN = (
    r"(?:w tym (?:terminie|dniu|czasie|tygodniu)|tego dnia|wtedy|akurat|ten den|zrovna|prave"
    r"|v (?:te dobe|tu dobu|tom termin\w|tom tydnu|ten den)|vtedy|mam|mame|mamy)"
)
_BUSY = (
    r"(?:sluzebn\w+|zastupitelstv\w*|kontrol\w+|zkousk\w+|vyucovani|uzaverk\w+|narad\w+|komisj\w+|audyt\w*|audit\w*"
    r"|wywiadowk\w+|lekcj\w+|zajeci\w*|inwentaryzacj\w+|inventur\w+|zjazd\w*|rehabilitacj\w+|rehabilitac\w+"
    r"|urlop\w*|wyje(?:zdz|chal|zd|dz)\w*|sanatori\w+|szpital\w*|delegacj\w+|dyzur\w*|szkoleni\w+|za granic\w+"
    r"|sluzb\w+|szycht\w+|zmian\w+"
    r"|zebrani\w*|sesj\w+|sesji|rad[ayue]|posiedzeni\w*|zabieg\w*|pogrzeb\w*|wesel\w+|slub\w*|cwiczeni\w+|chor\w+"
    r"|na wyjezdzie|egzamin\w*"
    r"|dovolen\w+|nemocnic\w+|lazn\w+|zahranic\w+|smen\w+|sichtu|nocni|skolen\w+|pohreb|pohrb\w+|svatb\w+|porad\w+"
    r"|zasedani|schuz\w+"
    r"|soutez\w*|operac\w+|nemocn\w+|konferenc\w+|kurz\w*|mimo|pryc|prac\w+)"
)
_OBSTACLE = pattern(
    rf"(?:^| ){_THEN} (?:\w+ ){{0,6}}{_BUSY}(?: |$)|(?:^| )(?:bede|bedziemy|jestem|jestesmy|jsem|jsme|budu|budeme|som)"
    rf" (?:\w+ ){{0,4}}{_BUSY}(?: |$)"
)
"""What somebody does then, so that she can be nowhere else."""

_THAT_VERY_TIME = pattern(rf"(?:^| ){_AT_THAT_TIME}(?: |$)")
_ELSEWHERE = pattern(
    r"(?:^| )(?:(?:jestem|jestesmy|bede|bedziemy|jsem|jsme|budu|budeme|som)(?: \w+){0,2}? (?:w|we|v|ve|na|za|mimo|poza)"
    r"|(?:musze|musimy|musim|musime) (?:byc|byt)(?: \w+){0,4}? (?:w|we|na|v|ve)"
    r"|wyjezdzam\w*|wyjade|odjizdim\w*|odjedu|odjizdime|pracuj\w+|ucim|ucime|slouzim\w*|wykladam|prowadz[ei]\w*"
    rf"|(?:jade|jedziemy|jedu|jedeme|letim|lece) (?:do|na|za)|{_BUSY})(?: |$)"
)
"""What somebody does at that very time: "w tym terminie jestem w sanatorium"."""

_CLASH = pattern(
    r"(?:^| )(?:kolid\w+|koliz\w+ (?:termin\w*|z|s)|kryje se|kryji se|naklada sie|pokrywa sie|pokryva sa"
    r"|ve stejnou dobu"
    r"|w tym samym czasie|wypadl[ao]? (?:mi|nam)|(?:cos|co) (?:mi |nam )?(?:\w+ )?wypadlo|wyskoczylo (?:mi|nam)"
    r"|(?:uz neco|neco uz|uz cosi|juz cos|cos juz) (?:mam|mame|mamy)|(?:mam|mame|mamy) (?:uz neco|juz cos)"
    r"|(?:neco|cosi) (?:mi|nam) do toho (?:prislo|vlezlo|skocilo)|(?:prislo|vlezlo|skocilo) (?:mi|nam) do toho"
    r"|(?:mi|nam) do toho (?:neco |cosi )?(?:prislo|vlezlo|skocilo)"
    r"|vyskytl\w+ se (?:mi|nam)|(?:za|roz)chorowal\w+|onemocnel\w*|(?:leze|lezim) (?:z|s|w|v) \w+"
    r"|(?:mam|mamy|mame) (?:\w+ ){0,2}?(?:zajet[aeyi]|obsazen\w|plno|pelno|plny program|napiety grafik)"
    r")(?: |$)"
)
_SORRY = pattern(
    r"(?:^| )(?:niestety|bohuzel|bohuzial|zial|zaluj\w+|przykro|lito|litujeme|(?:o|za) (?:zrozumienie|wyrozumialosc"
    r"|usprawiedliwienie|pochopeni|porozumeni|omluvu)|omlouvam\w*|przepraszam\w*|szkoda|skoda"
    r"|mrzi)(?: |$)"
)


_STRUCK_OFF = pattern(
    r"(?:^| )(?:odhlaste|vyskrtnete|odepiste|skreslcie|wykreslcie|wypiszcie|skreslic|wykreslic|wypisac)"
    r" (?:prosim |prosze )?(?:me|mne|nas|mnie)(?: prosim| prosze)?$"
)
"""How somebody asks to be struck off, from the meeting or from all mail: with what she does then, it is the meeting."""

_TAKEN_UP = pattern(
    r"(?:^| )(?:jestem|jestesmy|bede|jsem|jsme|budu) (?:(?!teraz|ted|obecnie|nyni|prave|dzis|dnes)\w+ ){0,3}?"
    r"(?:zajet[yai]|zajeci|zaneprazdnen\w{0,2}|vytizen\w{0,2})(?: |$)"
)
_MOURNED = pattern(r"(?:^| )(?:niestety|bohuzel|bohuzial|zial|zaluj\w+|przykro|lito|litujeme|szkoda|skoda|mrzi)(?: |$)")
"""Who is taken up, and what an apology alone does not say: that it is the meeting she regrets."""

_PITY = pattern(r"(?:^| )(?:szkoda|skoda)(?: |$)")
_LATE_LETTER = pattern(r"(?:^| )(?:omlouvam\w*(?: se)?|przepraszam\w*) (?:za|ze)(?: |$)")
_IF_IT_WERE = pattern(r"(?:^| )(?:gdyby|kdyby|keby)(?: |$)")
_AS_IT_IS = pattern(
    r"(?:ale |jenze )?(?:takhle|takto|a tak|w tej sytuacji|v teto situaci|tak jak jest)(?: (?!prij|przyj|asi|snad"
    r"|mozna|spis|chyba|raczej|moze)\w+)+$"
)
"""Pity for what she would do, and what is so instead: "kdyby to bylo večer, přišla bych, takhle učím"."""

_OTHERWISE = pattern(
    r"(?:^| )(?:zkus(?:im|ime)|sprob\w+|postar\w+|pokus\w+|posl\w+|posil\w+|wysl\w+|wysyl\w+|zaste\w+|zastu(?!pitel)\w+"
    r"|nahrad\w+|stihn\w+|zdaz\w+|zvladn\w+|snad|mozna|moze|asi|chyba"
    r"|odpis\w+|odpowiem|odpovim|oddzwoni\w+|zadzwoni\w+|zavol\w+|ozv\w+"
    r"|delegu\w+|przesu\w+|posun\w+|preloz\w+|zmien\w+|przyjd\w+|przyjed\w+|prijd\w+|prijed\w+|doraz\w+|uda|vyjde"
    r"|spozni\w+|zpozd\w+|opozd\w+|pozdej\w+|pozniej|jednak|za mnie|zamiast|za me|misto)(?: |$)"
)
"""Words of somebody who may come in spite of it, or sends another, or asks for another day."""

_FEW = 6  # sentences


def is_obstacle(explained: str) -> bool:
    """Whether words name what somebody does then, so that she can be nowhere else."""
    return _OBSTACLE.search(explained) is not None


def _is_hindered(sentence: str) -> bool:
    """Whether she is sorry, or would have liked to come, and is elsewhere at that very time."""
    elsewhere = _THAT_VERY_TIME.search(sentence) is not None and _ELSEWHERE.search(sentence) is not None
    sorry = _SORRY.search(sentence) is not None or _WISHED.search(sentence) is not None
    return elsewhere and sorry and not (_ANOTHER_HOUR.search(sentence) or _LATE_LETTER.search(sentence))


def is_pity(sentences: Sequence[str]) -> bool:
    """Whether somebody is sorry for what she would do: "szkoda, chętnie bym przyszła"."""
    bare = [plain(sentence[:LONGEST_CLAUSE]) for sentence in sentences]
    return any(_PITY.search(each) and _WOULD.search(each) and not vocabulary.ONCE.search(each) for each in bare)


def is_regret(sentences: Sequence[str]) -> bool:
    """Whether sentences say no by what they set side by side. False where anything in them speaks of coming."""
    if len(sentences) > _FEW:
        return False  # a letter, for people to read
    bare = [plain(sentence[:LONGEST_CLAUSE]) for sentence in sentences]
    said = [clause for sentence in sentences for clause in clauses(sentence)]
    of_this = [clause for clause in said if not vocabulary.ANOTHER_TIME.search(clause)]
    if any(
        any(each.search(clause) for each in (vocabulary.COMES, vocabulary.UNDECIDED, _OTHERWISE)) for clause in of_this
    ):
        return False
    if any(_WOULD.search(each) and _BUT_FOR.search(each) for each in bare):
        return True
    prevented = any(_BUT_THEN.match(clause) and not _ANOTHER_HOUR.search(clause) for clause in said)
    if prevented and any(map(_WISHED.search, bare)) and not any(each.endswith("?") for each in sentences):
        return True
    if any(map(_AS_IT_IS.match, said)) and any(_IF_IT_WERE.search(each) and _WOULD.search(each) for each in bare):
        return True
    if any(vocabulary.HANGS.search(clause) and not clause.startswith(("ze ", "iz ")) for clause in said):
        return False
    if any(each.endswith("?") for each in sentences):
        return False
    if is_pity(sentences) or any(map(_is_hindered, bare)):
        return True
    if any(map(_TAKEN_UP.search, said)) and any(map(_MOURNED.search, said)):
        return True
    hopes = any(map(_NEXT_TIME.search, said))
    sorry = any(map(_SORRY.search, said)) or any(map(_STRUCK_OFF.search, said))
    return ((hopes or any(map(_STRUCK_OFF.search, said))) and any(map(_OBSTACLE.search, said))) or (
        (hopes or sorry) and any(map(_CLASH.search, said))
    )

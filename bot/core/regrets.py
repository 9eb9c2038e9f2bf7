"""A no that no verb says: somebody regrets, names what she has to do on that day, and hopes for another time.

As core/vocabulary.py, over text as words.plain() leaves it; Polish, Czech and Slovak in one, since one word decides
nothing here: only two of them together do.
"""

import re
from collections.abc import Sequence

from bot.core import vocabulary
from bot.core.sentences import clauses

_WOULD = re.compile(
    r"(?:^| )(?:\w{3,}(?:[ao]?bym|bysmy)|bym|bysmy|bych|bychom|by (?:som|sme))(?: |$)",
)
_BUT_FOR = re.compile(
    r"(?:^| )(?:gdyby nie|gdybym nie|gdybysmy nie|kdyby ne\w*|kdybych ne\w+|kdybychom ne\w+|keby ne\w*|nebyt)(?: |$)"
)
"""What somebody would do, and the one thing in its way: "przyszłabym, gdyby nie to, że …"."""

_NEXT_TIME = re.compile(
    r"(?:^|(?:^| )(?:moze|snad|tak|takze|wiec|a|oby|treba|az|zas|zase|nekdy|hlavne|mozna|i|do|to|chetnie|rad[ai]?"
    r"|dopiero) )"
    r"(?:(?:nastepnym|innym|kolejnym|przyszlym) razem|kiedy indziej|przy (?:nastepnej|innej|kolejnej) okazji"
    r"|na nastepn\w+ spotkani\w+"
    r"|(?:nekdy )?priste|(?:nekdy )?jindy|napriste|nabuduce|inokedy|pri (?:pristi|jine|dalsi) prilezitosti)(?: (?:to"
    r"|snad|uz|sie|vyjde|uda|"
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
    r"(?:urlop\w*|wyje(?:zdz|chal|zd|dz)\w*|sanatori\w+|szpital\w*|delegacj\w+|dyzur\w*|szkoleni\w+|za granic\w+"
    r"|sluzb\w+|szycht\w+|zmian\w+"
    r"|zebrani\w*|sesj\w+|sesji|rad[ayue]|posiedzeni\w*|zabieg\w*|pogrzeb\w*|wesel\w+|slub\w*|cwiczeni\w+|chor\w+"
    r"|na wyjezdzie|egzamin\w*"
    r"|dovolen\w+|nemocnic\w+|lazn\w+|zahranic\w+|smen\w+|sichtu|nocni|skolen\w+|pohreb|pohrb\w+|svatb\w+|porad\w+"
    r"|zasedani|schuz\w+"
    r"|soutez\w*|operac\w+|nemocn\w+|konferenc\w+|kurz\w*|mimo|pryc|prac\w+)"
)
_OBSTACLE = re.compile(
    rf"(?:^| ){_THEN} (?:\w+ ){{0,6}}{_BUSY}(?: |$)|(?:^| )(?:bede|bedziemy|jestem|jestesmy|jsem|jsme|budu|budeme|som)"
    rf" (?:\w+ ){{0,4}}{_BUSY}(?: |$)"
)
"""What somebody does then, so that she can be nowhere else."""

_CLASH = re.compile(
    r"(?:^| )(?:koliduj\w+|kolizj\w+|kolid\w+|kryje se|kryji se|naklada sie|pokrywa sie|pokryva sa|ve stejnou dobu"
    r"|w tym samym czasie)(?: |$)"
)
_SORRY = re.compile(
    r"(?:^| )(?:niestety|bohuzel|bohuzial|zial|zaluj\w+|przykro|lito|litujeme|omlouvam\w*|przepraszam\w*|szkoda|skoda"
    r"|mrzi)(?: |$)"
)


def is_regret(sentences: Sequence[str]) -> bool:
    """Whether sentences say no by what they set side by side. False where anything in them speaks of coming."""
    said = [clause for sentence in sentences for clause in clauses(sentence)]
    of_this = [clause for clause in said if not vocabulary.ANOTHER_TIME.search(clause)]
    if any(vocabulary.COMES.search(clause) or vocabulary.UNDECIDED.search(clause) for clause in of_this):
        return False
    would = any(map(_WOULD.search, said))
    if would and any(map(_BUT_FOR.search, said)):
        return True
    if any(vocabulary.HANGS.search(clause) and not clause.startswith(("ze ", "iz ")) for clause in said):
        return False
    hopes = any(map(_NEXT_TIME.search, said))
    sorry = any(map(_SORRY.search, said))
    return (hopes and any(map(_OBSTACLE.search, said))) or ((hopes or sorry) and any(map(_CLASH.search, said)))

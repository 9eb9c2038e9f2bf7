"""A text's sentences and their clauses, as people write them on a phone and programs break them.

A full stop that ends no sentence, as in a date or an abbreviation, and the colon in a time are put aside meanwhile.
"""

import re

from bot.core import companions, plurals, salutations, vocabulary
from bot.core.patterns import pattern
from bot.core.words import plain

READ = 4_000
"""Characters of a text that are looked at."""

LONGEST_CLAUSE = 200
"""Characters of a clause that are looked at."""

_MOST_CLAUSES = 12  # of a sentence
_WRAPPED = 45  # characters: a line as long as that may have been broken by a program, not by its writer
_LONGEST_NAME = 3  # words
_SENTENCE = pattern(r"[^\n.!?…]*(?:[.](?=\S)[^\n.!?…]*)*(?:[.!?…]+|\n|$)")
_AMONG_DIGITS = pattern(r"(?<=\d)\.(?= ?[\da-ząćęłńóśźžěščřýáíéúů])")
_ABBREVIATED = pattern(
    r"(?i)(?<!\w)(?:godz|ok|tel|kom|mob|ul|nr|pp?|np|tzn|tj|mgr|inż|dr|prof|ks|im|św|woj|pow|gm|dot|wg|ew|min|max|os"
    r"|ing|bc|mgr|mudr|judr|phdr|rndr|paeddr|mjr|kpt|por|plk|npor|pplk|hod|čp|č|tzv|např|cca|resp|popř|příp|kl|st|vel"
    r"|ml|asp|bryg|kpr|sekr|zast|s|z|o|[a-z])\.(?= ?\w)"
)
_NUMBERED = pattern(r" *\d{1,2}[.)] +(?=\D)")
_POINT = pattern(r" *\d{1,2}(?:\) +|\. +(?=[A-ZĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽ]))")
"""How a line begins that is one of several points, or the only one: "2. Tak" is no party of two."""

_TIME = pattern(r"(?<=\d):(?=\d\d\b)")
_AT = "\N{RATIO}"
"""Stands for the colon in a time, which parts no clauses."""

_NO_END = "\N{ONE DOT LEADER}"
"""Stands for a full stop that ends no sentence: "3. 12.", "kolem 11. hodiny"."""

_CLAUSES = pattern(
    r"(?i)[,;:–—()/]+|\s-+\s|\s\+\s?|\+(?=\d)"
    r"|\s(?=(?:ale|lecz|bo|poniewa[żz]|gdy[żz]|proto[žz]e|lebo|preto[žz]e|jen[žz]e|wi[ęe]c|tak[žz]e)\s)"
)

_SPELT_OUT = pattern(r"(?i):|\((?!\s*(?:\+|(?:plus|i|a|oraz|też|také?|również) ))")

_NAME = pattern(r"[\W\d_]*+(?:[A-ZĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽ][\w.'-]*+[\W\d_]*+){1,5}")
_CAPITAL = "A-ZĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽ"
_NAMED_BESIDE = pattern(
    rf"\b((?i:ja|já|mnie|siebie|mě|mne|me|sebe|seba) (?i:i|oraz|a|plus|aj)(?: za)?)"
    rf"(?: (?!Pan|PAN)[{_CAPITAL}]\w+){{1,2}}(?!\w)"
)
_NAMED_WITH = pattern(
    rf"(?<!\w)([Zz]e?|[Ss][eo]?)"
    rf"(?: (?!Pan|PAN)[{_CAPITAL}]\w*[^\W\d_A-Z](?:em|ą|ou|om|ím|ým|ym|im)(?!\w)){{1,2}}"
)
_NAMED_OTHER = pattern(
    rf"(?<!\w)((?i:czy|jestli|zda|zdali))(?: (?!Pan|PAN)[{_CAPITAL}]\w+){{1,2}}"
    r"(?= (?:(?:też|także|taky|také|mi|się|se) )?(?:da |przy|přij|doraz|dotrze|będzie|bude|może|může|zdąży|stihne))"
)
_NAMED_PLUS = pattern(rf"\+\s?[{_CAPITAL}][a-zà-žœ-ż]+(?: [{_CAPITAL}][a-zà-žœ-ż]+)?(?!\w)")
_NAMED_NEXT = pattern(rf"\bosoba (?:i|a|oraz)(?: [zs]e?)?(?: (?!Pan|PAN)[{_CAPITAL}]\w+){{1,2}}(?!\w)")
"""Names of people who come along: behind the writer, or as "with" has their ending; a place or a month has none."""

_NAMED = rf"(?:\w+{_NO_END} ?|dr |pani? |paní )*(?:[{_CAPITAL}][\w-]+ ?){{1,3}}(?: ?\([^()]{{1,40}}\))?"
_PEOPLE_LISTED = pattern(
    r"(?<!\w)(?i:(zúčastní se|přijdou|přijedou|dorazí|przyjdą|przyjadą|wezmą udział|będą))\s*:? "
    rf"({_NAMED}(?:, {_NAMED}){{0,5}}),? ?(?:a|i|oraz) (?:já|ja)(?!\w)"
)
"""Who comes, each by name, and the writer: "zúčastní se: Ing. Marek Polák, Eva Nová a já"."""

_NAMED_ONE = (
    r"(?:(?!(?:i|a|oraz) )[a-zà-žœ-ż]\w{2,20} ){0,2}"
    rf"(?:\w+{_NO_END} ?|dr |pani? |paní ){{0,2}}[{_CAPITAL}][\w-]++(?: [{_CAPITAL}][\w-]++){{0,2}}"
)
_US_LISTED = pattern(
    r"(?<!\w)(?i:(budeme|přijdeme|přijedeme|pojedeme|dorazíme|dojdeme|będziemy|przyjdziemy|przyjedziemy|pojedziemy"
    r"|(?:se )?z?účastn(?:it|íme)(?: se)?|(?:wziąć|weźmiemy) udział|uczestniczyć))"
    r"(?i: (?:ve složení|v sestavě|v obsazení|w składzie|w osobach|w (?:następującym )?składzie))?\s*[:,]? "
    r"(?i:(já|ja)(?:, | (?:a|i|oraz) ))?"
    rf"({_NAMED_ONE}(?:(?:, | (?:a|i|oraz) ){_NAMED_ONE}){{1,6}})(,? (?:a|i|oraz) (?:já|ja))?"
    r"(?=(?: (?:z|ze|od|za) \w+(?: \w+){0,2})?\W*$)"
)
_PUT_DOWN = pattern(
    r"(?i:(prosz[ęe]) (?:o )?(?:zapisać|zapisanie|wpisać|wpisanie|dopisać)"
    r"|prosím (?:o )?(?:zapsat|zapište|přihlásit|zapsání))"
    rf"\s*:\s*[{_CAPITAL}]\w+ [{_CAPITAL}]\w+(?!.*[{_CAPITAL}]\w+ [{_CAPITAL}]\w+)"
)
"""How somebody enters herself by name: "proszę zapisać: Zofia Kos, Godów"."""

_PARTS_LIST = pattern(r", | (?:a|i|oraz) ")
"""Who "we" are, each by name: "przyjedziemy w składzie: Jan Kuś, Ewa Mola i Piotr Wala"."""

_DRAWLED = pattern(r"([^\W\d_])\1{2,}")
_NOT_APART = pattern(
    r"\bnie(?=(?:bed(?:e|zie|ziemy)|mog[ea]|mozemy|dam|damy|wiem|wiemy|mam|mamy|dotr\w+|zdaz\w+|przyj\w+|pojad\w+"
    r"|wezm\w+|jestem|jestesmy)\b)"
)
_MEANT = {
    "bd": "bede",
    "nwm": "nie wiem",
    "bende": "bede",
    "bendziemy": "bedziemy",
    "bendzie": "bedzie",
    "wezne": "wezme",
    "napewno": "na pewno",
    "narazie": "na razie",
    "wogole": "w ogole",
    "bysem": "bych",
    "by jsem": "bych",
    "by jsme": "bychom",
}
_PASSES = pattern(r"(?i)(?<!\w)(?<!nie )pasuję(?!\w)")
"""Somebody who passes; "pasuje", without the tail, is what suits her."""

_MISSPELT = pattern(rf"\b(?:{'|'.join(_MEANT)})\b")
"""How people write on a phone: "taaak", "niebede", "bende"."""

_POSTSCRIPT = pattern(r"(?i)(?:p\. ?s\.|ps\b)")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without the end of the letter, but with its postscript. Broken lines are joined."""
    joined: list[str] = []
    lines = text[:READ].splitlines()
    are_points = sum(_NUMBERED.match(line) is not None for line in lines) > 1
    lines = [(_NUMBERED if are_points else _POINT).sub("", line) for line in lines]
    is_over = False
    for line in lines:
        spoken = line.strip()
        is_over = is_over and not _POSTSCRIPT.match(spoken)
        if not spoken:
            joined.append("")
            continue
        is_over = is_over or (any(joined) and salutations.SIGN_OFFS.match(plain(spoken[:80])) is not None)
        if is_over:
            continue
        if joined and joined[-1] and _goes_on(joined[-1], spoken):
            joined[-1] += f" {spoken}"
        else:
            joined.append(spoken)
    bare = _TIME.sub(_AT, _AMONG_DIGITS.sub(_NO_END, "\n".join(joined)))
    bare = _ABBREVIATED.sub(lambda found: found[0][:-1] + _NO_END, bare)
    found = [sentence.strip() for sentence in _SENTENCE.findall(bare)]
    return [each for each in found if plain(each)]


def heading(sentence: str) -> str:
    """What stands before a colon, or before brackets that add nothing: "5 osób (4 dzieci i opiekun)"."""
    return _SPELT_OUT.split(sentence, maxsplit=1)[0]


def clauses(sentence: str) -> list[str]:
    """Its clauses in plain words; one that hangs on another belongs to it."""
    found: list[str] = []
    sentence = _PASSES.sub("spasuję", sentence)
    for each in _CLAUSES.split(_with_somebody(_with_plus(sentence)), maxsplit=_MOST_CLAUSES):
        bare = _meant(plain(each[:LONGEST_CLAUSE]))
        if found and plurals.FAMILY_COUNTED.search(f"{found[-1]} , {bare}"):
            found[-1] += f" i {bare}"
        elif found and _hangs_on(found[-1], bare) and len(found[-1]) < LONGEST_CLAUSE:
            found[-1] += f" {bare}"
        elif bare:
            found.append(bare)
    return found


def _meant(bare: str) -> str:
    """A clause as it would be spelt with care."""
    bare = _NOT_APART.sub("nie ", _DRAWLED.sub(r"\1", bare))
    return _MISSPELT.sub(lambda found: _MEANT[found[0]], bare)


def _hangs_on(clause: str, following: str) -> bool:
    """Whether the next clause says what this one is about: "mam nadzieję, że …", "nevím, kde …"."""
    if following.startswith(("ze ", "iz ")):
        return True
    if clause.endswith((" wtedy", " tehdy")) and following.startswith(("gdy ", "kiedy ", "kdyz ")):
        return True
    if vocabulary.KNOWS_NOT.match(clause) and vocabulary.IN_TIME.match(following):
        return True
    if vocabulary.KNOWS_NOT.search(clause) and companions.WHO_ELSE.match(following):
        return True
    if companions.WHO_ELSE.match(clause) and vocabulary.UNDECIDED.search(following):
        return True
    if vocabulary.ASKS_FOR_HIM.fullmatch(clause) and following.startswith(("jestli ", "zda ", "czy ")):
        return True
    return vocabulary.KNOWS_NOT.search(clause) is not None and vocabulary.WHAT.match(following) is not None


def parts(sentence: str) -> list[str]:
    """What its commas part, in plain words."""
    return [bare for each in _CLAUSES.split(sentence)[:_MOST_CLAUSES] if (bare := _meant(plain(each[:LONGEST_CLAUSE])))]


def without_names(sentences: list[str]) -> str:
    """Sentences as they were written: without what is only a name, as it stands below a letter without a greeting."""
    kept = list(sentences)
    while kept and _NAME.fullmatch(kept[-1][:LONGEST_CLAUSE]) and not _is_shouted(kept[-1]):
        kept.pop()
    return "\n".join(kept).replace(_NO_END, ".").replace(_AT, ":").strip()


def _is_shouted(sentence: str) -> bool:
    """Whether capitals are how somebody writes, and no names."""
    return sentence.isupper() and len(sentence.split()) > _LONGEST_NAME


def _goes_on(line: str, following: str) -> bool:
    """Whether the next line belongs to the sentence of this one: it was long, or ends in "not"."""
    last = plain(line[-12:]).rpartition(" ")[2]
    return following[0].islower() and (len(line) >= _WRAPPED or last in {"nie", "ne", "sie", "se", "nebudu", "bede"})


def _with_somebody(sentence: str) -> str:
    """With "a person" for a name behind who is named beside it: "ja i Marek", "zapisz mnie i Annę", "s Alenou"."""
    if sentence.isupper():
        return sentence
    sentence = _PEOPLE_LISTED.sub(lambda found: f"{found[1]} {found[2].count(',') + 2}", sentence)
    sentence = _PUT_DOWN.sub(lambda found: "proszę mnie zapisać" if found[1] else "prosím zapište mě", sentence)
    sentence = _US_LISTED.sub(lambda found: f"{found[1]} {_named_in(found)}", sentence)
    named = _NAMED_BESIDE.sub(r"\1 osoba", _NAMED_WITH.sub(r"\1 osoba", sentence))
    named = _NAMED_OTHER.sub(r"\1 osoba", named)
    return _NAMED_NEXT.sub("osoba i osoba", named)


def _named_in(found: re.Match[str]) -> int:
    return len(_PARTS_LIST.findall(found[3])) + 1 + sum(map(bool, (found[2], found[4])))


def _with_plus(sentence: str) -> str:
    named = _NAMED_PLUS.sub(", plus osoba ", sentence)
    return re.sub(r"\+\s?(?=\w)", ", plus ", named.replace("%", " procent "))

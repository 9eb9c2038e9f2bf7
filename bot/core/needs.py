"""What somebody says she needs, in words: interpreting, sign language, a way without steps, another diet.

Read clause by clause over text as words.plain() leaves it, Polish and Czech in one: only what is stated is a need. A
question for it, a condition and what is denied are none, and what is to be translated is no speech.
"""

from bot.core import sentences, vocabulary
from bot.core.language import Language
from bot.core.patterns import pattern
from bot.core.rsvps import NEEDS

_ASKS_FOR = pattern(
    r"(?:^| )(?:prosz[ea]|prosim[ey]?|prosimy|prosil\w*|poprosz\w+|poprosim\w*|poprosil\w*|potrzeb\w+|potreb\w+"
    r"|przyda\w*|przydal\w*|hodil\w*|uvit\w+|ocenil\w*|chcial\w*|chtel\w*|zadam|wymagam\w*|vyzaduj\w+|skorzystam\w*"
    r"|vyuzij\w+)(?: |$)"
)
_INTERPRETING = pattern(r"(?:^| )(?:tlumaczeni\w{1,2}|tlumacz(?:a|ke)?|tlumoceni|tlumocnika|tlumocnici|preklad)(?: |$)")
_NO_SPEECH = pattern(
    r"(?:^| )(?:kontakt\w*|cen[aey]|cenu|koszt\w*|program\w*|dokument\w*|mail\w*|zaprosze\w+|pozvan\w+|material\w*"
    r"|tekst\w*|text\w*|formular\w*|umow\w+|smlouv\w+|stron\w*|strank\w*|prezentac\w+)(?: |$)"
)
_INTO = {
    "cs-pl": pattern(
        r"(?:^| )(?:(?:na|po) (?:jezyk )?polsk\w*|do polstiny|z (?:jezyka )?czeskieg\w*|z cestiny)(?: |$)"
    ),
    "pl-cs": pattern(
        r"(?:^| )(?:(?:na|po) (?:jezyk )?czesk\w*|do cestiny|z (?:jezyka )?polskieg\w*|z polstiny)(?: |$)"
    ),
}
_HERS = {Language.PL: "cs-pl", Language.CS: "pl-cs"}
_SIGN = pattern(r"(?:^| )(?:migow\w+|pjm|znakov\w+|znakovky)(?: |$)")
_ACCESS = pattern(
    r"(?:^| )(?:na (?:(?:moim |svem )?wozku|wozkach|voziku|vozicku)|wozek inwalidzki|wozkiem inwalidzkim"
    r"|wozkowicz\w*|vozickar\w*|o (?:kulach|berlich)|o lasce)(?: |$)"
)
_WAY_IN = pattern(
    r"(?:^| )(?:bezbarierov\w*|bez barier|bez bariery?|dostepnos\w+ architekt\w+"
    r"|wind[ey]|podjazd\w*|vytah|rampu)(?: |$)"
)
_DIET = pattern(
    r"(?:^| )(?:we[gh]etarian\w*|vegetarian\w*|we[gh]an(?:k|in|sk)\w*|wegan(?:em|ami)?|vegan\w*|bezglutenow\w+"
    r"|bez glutenu"
    r"|bezlepkov\w+|bez lepku|bez (?:miesa|masa|laktozy|nabialu)|bezmies\w+|bezmas\w+|celiaki\w*|celiak\w*"
    r"|(?:nie jem|nejim|nie jemy|nejime) (?:miesa|maso|glutenu|lepek|nabialu|ryb|ryby))(?: |$)"
)
_AT_TABLE = pattern(
    r"^bez |(?:^| )(?:jestem|jestesmy|jest|jsem|jsme|je|mam|mame|mamy|ma|diet\w*|menu|posil\w+|jidl\w+|obiad\w*|obed\w*"
    r"|straw\w+|strav\w+|jedzeni\w|jem|jemy|jim)(?: |$)"
)
_EATS_NOT = pattern(r"(?:^| )(?:nie jem|nejim|nie jemy|nejime) ")
_DENIES = pattern(r"(?:^| )(?:nie|ne\w{3,}|zaden|zadn\w+|zbytecz\w+)(?: |$)")


def needs_in(text: str, language: Language | None) -> list[str]:
    """Of rsvps.NEEDS, what the first sentences state. `language`: hers, from which an interpreter's follows."""
    found: set[str] = set()
    for sentence in sentences.sentences_of(text):
        clauses = sentences.parts(sentence)
        if sentence.endswith("?"):
            clauses = clauses[:-1]  # "jestem na diecie bezglutenowej, czy to problem?"
        for clause in clauses:
            if not (vocabulary.HANGS.search(clause) or vocabulary.ASKING.match(f"{clause} ")):
                found |= _stated(clause, language)
    return [each for each in NEEDS if each in found]


def _stated(clause: str, language: Language | None) -> set[str]:
    if _DENIES.search(_EATS_NOT.sub(" ", clause)):
        return set()
    asks = _ASKS_FOR.search(clause) is not None
    found = {"access"} if _ACCESS.search(clause) else set()
    if _DIET.search(clause) and (asks or _AT_TABLE.search(clause) or _EATS_NOT.search(clause)):
        found.add("diet")
    if not asks:
        return found
    if _WAY_IN.search(clause):
        found.add("access")
    if _SIGN.search(clause):
        found.add("sign")
    elif _INTERPRETING.search(clause) and not _NO_SPEECH.search(clause):
        into = {need for need, words in _INTO.items() if words.search(clause)}
        hers = {_HERS[language]} if language in _HERS else set()
        found |= into if len(into) == 1 else hers
    return found

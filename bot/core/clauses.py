"""What one clause of an answer says: known phrases that make up the whole of it, or that it begins with.

core/spoken.py puts the clauses of a text together.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from bot.core import companions, plurals, salutations, vocabulary
from bot.core.company import NOTHING_SAID, Company, company_in, counted_in
from bot.core.language import Language
from bot.core.patterns import pattern
from bot.core.phrases import phrases_of
from bot.core.phrasing import NUMBERS, Kind
from bot.core.rsvps import PartStat

_LONGEST_AFTERWARDS = 14  # words in which a coming may be described
_SHORTEST_NO = 5  # letters: "nejdu", and no bare "ne"
_MOST_NAMED, _LEAST_NAMED = 4, 1  # words behind a greeting that say for whom it is, with a title and without one
_GOES_ON = pattern(r"(?:^| )(?:a|i|oraz|plus|vcetne|wraz)(?: |$)")
"""How more people are named that nobody counts: "s kolegou a jeho synem"."""

_LAST_WORD = pattern(r"[^\W\d]{2,20}")
_LINK = pattern(r" (?:wiec|dlatego|zatem|przez co|proto|takze|tak|tudiz|a preto|preto|a) ")
_POLARITIES = {
    Kind.YES: PartStat.ACCEPTED,
    Kind.COMING: PartStat.ACCEPTED,
    Kind.WISH: PartStat.ACCEPTED,
    Kind.MAYBE: PartStat.TENTATIVE,
    Kind.UNKNOWING: PartStat.TENTATIVE,
    Kind.NO: PartStat.DECLINED,
    Kind.ABSENCE: PartStat.DECLINED,
    Kind.INSTEAD: PartStat.DELEGATED,
}
_I_SHALL_BE = {"bede", "bedziemy", "budu", "budeme", "budem"}
_SURE = {Kind.COMING, Kind.ABSENCE, Kind.INSTEAD}
_FIRST = {*_POLARITIES, Kind.PARTY, Kind.MORE}
"""What a phrase is taken for that could also be politeness or a date."""


class Clause(Struct, frozen=True):
    """A clause of which every word is known."""

    partstats: frozenset[PartStat] = frozenset()
    company: Company = NOTHING_SAID
    comes: bool = False  # a yes with a verb: she comes herself
    is_sure: bool = False  # an answer whose words are about nothing else
    knows_not: bool = False
    wishes: bool = False  # her yes is no more than a wish
    willing: bool = False  # or than willingness: "chętnie"
    unclear: bool = False
    strange: bool = False  # a greeting with words that may be a name, or may not
    says: bool = False  # more than politeness
    plural: bool = False  # "we" come
    dated: bool = False  # it names a time, or what it depends on

    @property
    def declines(self) -> bool:
        """Whether it says no, and nothing else."""
        return self.partstats == {PartStat.DECLINED}


def clause_in(clause: str, language: Language, *, own: bool) -> Clause | None:
    """What a clause says when known phrases make up the whole of it; None when they do not.

    Behind a greeting there may be whom it is for, and no comma: "dzień dobry pani Anno przyjdę".
    """
    greeting = salutations.HELLO.match(clause)
    if greeting is None:
        return _known(clause, language, own=own)
    named = clause[greeting.end() :].split()
    for skipped in range(min(len(named), _MOST_NAMED + 1)):
        if vocabulary.UNSURE_WORDS.search(" ".join(named[:skipped])):
            return None
        read = _known(" ".join(named[skipped:]), language, own=own)
        if read is not None and read.says:
            return read
    is_name = len(named) <= _LEAST_NAMED or salutations.TITLED.search(clause) is not None
    return Clause(strange=not is_name) if len(named) <= _MOST_NAMED else None


def _known(clause: str, language: Language, *, own: bool) -> Clause | None:
    if vocabulary.PAST.match(clause) and not vocabulary.STILL.search(clause):
        return Clause(dated=True)  # "minule jsme byli tři": kept to be read
    if own and language == Language.PL and clause in vocabulary.POLISH_ONLY:
        return Clause(frozenset({PartStat.ACCEPTED}), says=True)
    partstats: set[PartStat] = set()
    at = 0
    company = NOTHING_SAID
    hedged, knows_not, said_yes, comes, thanked, is_sure = False, False, False, False, False, False
    wishes, willing, plural, dated, partly = True, True, False, False, False
    for kind, found in _phrases(clause, language):
        if found is None:
            if thanked and _LAST_WORD.fullmatch(clause, at):
                dated = True  # "dziękuję Halina": her name, or a word that is kept to be read
                break
            return None
        thanked, at = salutations.THANKS.fullmatch(found[0]) is not None, found.end() + 1
        if kind == Kind.INSTEAD and not _names_one(found[0]):
            return None
        if kind in _POLARITIES:
            partstats.add(_POLARITIES[kind])
            knows_not = knows_not or kind == Kind.UNKNOWING
            comes = comes or kind == Kind.COMING
            is_sure = is_sure or kind in _SURE or (kind == Kind.YES and found[0].split()[0] in _I_SHALL_BE)
            said_yes = said_yes or kind in (Kind.YES, Kind.COMING)
            wishes = wishes and kind not in (Kind.YES, Kind.COMING)
            willing = willing and (kind == Kind.WISH or vocabulary.WILLING.fullmatch(found[0]) is not None)
            plural = plural or (_POLARITIES[kind] == PartStat.ACCEPTED and bool(plurals.PLURAL.search(found[0])))
        elif kind in (Kind.PARTY, Kind.MORE):
            if companions.TAKES.match(found[0]) and vocabulary.TO_ELSEWHERE.search(clause) is None:
                partstats.add(PartStat.ACCEPTED)
                comes, wishes = True, False
            said = company_in(kind, found, company)
            says_twice = said.counted is not None and company.counted is not None
            if says_twice or (found[0].isdecimal() and len(clause) > len(found[0]) and not said_yes):
                return None
            company += said
        hedged = hedged or kind == Kind.HEDGE
        dated = dated or kind in (Kind.WHEN, Kind.INSTEAD)
        dated = dated or (kind == Kind.MAYBE and vocabulary.DEPENDS.match(found[0]) is not None)
        partly = partly or (kind == Kind.WHEN and bool(vocabulary.PARTLY.search(found[0])))
    unclear = (hedged or partly) and PartStat.DECLINED in partstats
    if hedged and partstats == {PartStat.ACCEPTED}:
        partstats = {PartStat.TENTATIVE}
    says = bool(partstats) or company.is_said
    wishes = wishes and PartStat.ACCEPTED in partstats
    return Clause(
        frozenset(partstats),
        company,
        comes=comes,
        is_sure=is_sure and not hedged and (comes or not dated),
        knows_not=knows_not,
        wishes=wishes,
        willing=willing and bool(partstats),
        unclear=unclear,
        says=says,
        plural=plural,
        dated=dated,
    )


def _phrases(clause: str, language: Language) -> Iterator[tuple[Kind, re.Match[str] | None]]:
    """The longest known phrase at each place, one after the other; (…, None) where there is none."""
    at = 0
    while at < len(clause):
        matches = ((phrases.kind, phrases.longest(clause, at)) for phrases in phrases_of(language))
        kind, found = max(matches, key=lambda each: (each[1].end() if each[1] else 0, each[0] in _FIRST))
        if found is None or found.end() <= at:
            yield kind, None
            return
        yield kind, found
        at = found.end() + 1


def free_clause_in(clause: str, language: Language) -> Clause | None:
    """A coming, or a no, whose verb stands first and which goes on in free words: "przyjdę prosto z pracy"."""
    found: list[Kind] = []
    at, last = 0, ""
    for kind, phrase in _phrases(clause, language):
        if phrase is None:
            break
        found.append(kind)
        at, last = phrase.end() + 1, phrase[0].rpartition(" ")[2]
    before = clause_in(clause[:at].strip(), language, own=False)
    partstats = {_POLARITIES[kind] for kind in found if kind in _POLARITIES}
    afterwards = clause[at:]
    if before is None or len(partstats) != 1 or Kind.HEDGE in found or len(afterwards.split()) > _LONGEST_AFTERWARDS:
        return None
    counts = last in NUMBERS or last.isdecimal()
    if counts and companions.UNITS.match(afterwards):
        before = replace(before, company=replace(before.company, counted=None))
    brings = partstats == {PartStat.ACCEPTED} and Kind.MORE in found
    if (Kind.COMING in found or brings) and not is_unsure(f"{last} {afterwards}"):
        if not before.company.is_said and (numbered := companions.NUMBERED.search(afterwards)) is not None:
            return replace(before, company=Company(counted_in(numbered)))
        around = f"{last} {afterwards.split()[0]}" if afterwards else ""
        goes_on = (
            (before.company.is_said and _GOES_ON.search(around) is not None)
            or (before.company.along > 0 and counts)
            or companions.JOINED.search(afterwards) is not None
            or companions.IMPLIED.search(clause, at - 1 if before.company.is_said else 0) is not None
        )
        return replace(before, company=NOTHING_SAID, plural=True) if goes_on else before
    because = vocabulary.BECAUSE if last in vocabulary.BARE_NO else vocabulary.REASONS
    if partstats == {PartStat.DECLINED} and because.match(afterwards):
        return before
    if Kind.ABSENCE in found and vocabulary.WITH_HER.match(f"{last} {afterwards}"):
        return before
    return None


def is_unsure(afterwards: str) -> bool:
    return any(words.search(afterwards) for words in (vocabulary.UNSURE_WORDS, vocabulary.ANOTHER_TIME))


def counting_clause_in(clause: str, language: Language) -> Clause | None:
    """How many come, said before who they are: "3 osoby z OSP Bzie", "oprócz mnie dwie panie z rady"."""
    counted = companions.COUNTED_OF.match(clause)
    if counted is not None and not vocabulary.UNSURE_WORDS.search(clause, counted.end()):
        return Clause(company=Company(counted_in(counted)), says=True)
    kind, found = next(_phrases(clause, language))
    if kind != Kind.MORE or found is None or found.groupdict().get("kin") or _GOES_ON.match(found[0]):
        return None
    afterwards = clause[found.end() :]
    if vocabulary.UNSURE_WORDS.search(afterwards) or companions.JOINED.search(afterwards):
        return None
    return Clause(company=company_in(kind, found), says=True)


def last_clause_in(clause: str, language: Language) -> Clause | None:
    """A no with its verb, behind its reason: "mam zebranie i nie będę mogła przyjść"."""
    _, link, last = clause.rpartition(" i ") if " i " in clause else _LINK.sub("\n", clause).rpartition("\n")
    read = clause_in(last.strip(), language, own=False) if link and len(last.strip()) >= _SHORTEST_NO else None
    return read if read is not None and read.partstats == {PartStat.DECLINED} and not read.unclear else None


def _names_one(said: str) -> bool:
    """Whether one person comes instead, and that is sure."""
    others = vocabulary.IN_HER_PLACE.sub(" ", said)
    return vocabulary.UNSURE_WORDS.search(others) is None and not any(
        word.isdecimal() or NUMBERS.get(word, 1) > 1 for word in others.split()
    )

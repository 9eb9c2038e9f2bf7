"""A coming that hangs on a condition: it is a maybe."""

from msgspec.structs import replace

from bot.core import sentences, vocabulary
from bot.core.clauses import Clause, clause_in
from bot.core.following import leaves_standing
from bot.core.language import Language
from bot.core.rsvps import PartStat


def hanging(understood: list[Clause], left: list[str], language: Language, *, own: bool) -> list[Clause] | None:
    """A coming on a condition, "przyjdę, jeśli nie będzie padać", as a maybe; None where it is no such thing."""
    said = frozenset().union(*(clause.partstats for clause in understood))
    unless = vocabulary.UNLESS.match(left[0]) is not None
    comes = any(clause.comes or (clause.is_sure and not unless) for clause in understood)
    others = any(clause.plural or clause.company.is_said for clause in understood)  # it may hang on them alone
    if said != {PartStat.ACCEPTED} or not comes or others or not vocabulary.CONDITIONS.match(f"{left[0]} "):
        return None
    if not leaves_standing(understood, left[1:], language, own=own):
        return None
    return [replace(clause, partstats=clause.partstats and frozenset({PartStat.TENTATIVE})) for clause in understood]


def hanging_in_front(sentence: str, language: Language, *, own: bool) -> Clause | None:
    """The same where the condition stands first, or behind an explanation: "nogi już nie te, ale jak …, to wpadnę"."""
    parted = sentences.clauses(sentence)
    first = next((index for index, clause in enumerate(parted) if vocabulary.CONDITION_FIRST.match(clause)), None)
    if first is None or sentence.endswith("?"):
        return None
    before = " ".join(parted[:first])
    if any(each.search(before) for each in (vocabulary.OF_HERSELF, vocabulary.ANOTHER_TIME)):
        return None
    for index, clause in enumerate(parted[first:], start=first):
        if index == first:
            hangs = vocabulary.ON_CONDITION.match(clause)
            said = clause[hangs.end() :] if hangs is not None else ""
        else:
            said = clause.removeprefix("to ").removeprefix("tak ")
        read = clause_in(said, language, own=own) if said else None
        if read is not None and read.partstats == {PartStat.ACCEPTED} and not read.company.is_said:
            hoped = replace(read, partstats=frozenset({PartStat.TENTATIVE}))
            return hoped if leaves_standing([hoped], parted[index + 1 :], language, own=own) else None
    return None

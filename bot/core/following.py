"""What may follow behind an answer in its sentence and leave it standing."""

import re

from bot.core import companions, vocabulary
from bot.core.clauses import Clause, clause_in
from bot.core.language import Language
from bot.core.rsvps import PartStat


def _others_come(clause: str) -> bool:
    """Whether a clause says that somebody else comes, and not plainly that it is instead."""
    known = (vocabulary.ANOTHER_TIME.search, vocabulary.AGAINST.match, companions.INSTEAD.match)
    if any(each(clause) for each in known):
        return False
    return vocabulary.OTHERS_COME.search(clause) is not None


def leaves_standing(understood: list[Clause], left: list[str], language: Language, *, own: bool) -> bool:
    """Whether what is left of a sentence leaves its answer standing: it is no condition, no other answer."""
    if not any(clause.partstats for clause in understood):
        return False
    if left and any(clause.knows_not for clause in understood) and vocabulary.ABOUT_OTHERS.match(f"{left[0]} "):
        return False
    said = frozenset().union(*(clause.partstats for clause in understood))
    for clause in left:
        if vocabulary.BEFORE.match(clause):
            continue  # what she thought or wrote once
        if said == {PartStat.ACCEPTED} and companions.WHO_ELSE.match(clause):
            continue
        if any(
            each.match(clause) for each in (vocabulary.TAKEN_BACK, vocabulary.ONLY_LATER, vocabulary.ONLY_FROM_AFAR)
        ):
            return False
        if PartStat.DECLINED not in said and vocabulary.PUT_OFF.match(clause):
            return False
        if vocabulary.PASSES_ON.search(clause) and not any(each.is_sure or each.declines for each in understood):
            return False
        if vocabulary.CONDITIONS.match(f"{clause} ") and said != {PartStat.TENTATIVE}:
            return False
        if PartStat.ACCEPTED in said and (vocabulary.UNDECIDED.search(clause) or vocabulary.COMES_NOT.search(clause)):
            return False
        if PartStat.DECLINED in said and (vocabulary.TRIES.match(clause) or vocabulary.FOR_ANOTHER.match(clause)):
            return False
        if PartStat.DECLINED in said and (_others_come(clause) or vocabulary.OTHERS_WISH.search(clause)):
            return False
        if PartStat.DECLINED in said and vocabulary.COMES.search(clause) and not vocabulary.ANOTHER_TIME.search(clause):
            return False
        for part in re.split(r"\b(?:albo|lub|nebo|anebo|ale|lecz|jednak|avsak|vsak|jenze|tylko|alebo|no)\b", clause):
            read = clause_in(part.strip(), language, own=own) if part.strip() else None
            if read is not None and read.partstats and read.partstats != said:
                return False
    return True

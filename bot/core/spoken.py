"""What somebody's own words answer to an invitation: yes, maybe or no, or that somebody else comes; how many come, and
what else was said.

Words are read clause by clause, and a clause counts only when known phrases make up the whole of it: "nie" is a no,
"nie wiem, czy ktoś przyjdzie" is none. What contradicts itself, or hangs on a condition, is no answer either. What is
no answer is never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.core import companions, sentences, vocabulary
from bot.core.company import NOTHING_SAID, Company, company_in, counted_in
from bot.core.language import Language
from bot.core.phrases import phrases_of
from bot.core.phrasing import NUMBERS, Kind
from bot.core.regrets import is_obstacle, is_regret
from bot.core.rsvps import PartStat
from bot.core.words import plain

_SENTENCES_READ = 3
_LONGEST_AFTERWARDS = 14  # words in which a coming may be described
_THUMBS = {
    **dict.fromkeys("👍👌✅✔☑", PartStat.ACCEPTED),
    **dict.fromkeys("👎❌✖🚫", PartStat.DECLINED),
}

_MOST_NAMED, _LEAST_NAMED = 4, 1  # words behind a greeting that say for whom it is, with a title and without one
_GOES_ON = re.compile(r"(?:^| )(?:a|i|oraz|plus|vcetne|wraz)(?: |$)")
"""How more people are named that nobody counts: "s kolegou a jeho synem"."""

_LAST_WORD = re.compile(r"[^\W\d]{2,20}")
_SURE_WORD = 4  # letters: a verb of coming, but no bare "tak" or "ne"
_LINK = re.compile(r" (?:wiec|dlatego|zatem|przez co|proto|takze|tak|tudiz|a preto|preto|a) ")
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


@dataclass(frozen=True)
class SpokenAnswer:
    """What was understood, and what is left to be read by people."""

    partstat: PartStat | None  # None: only how many come
    party: int | None = None  # people, the writer included; None: not said
    rest: str = ""  # her other words, without greetings and signature
    asks: bool = False  # whether the rest asks for something
    several: bool = False  # more than one come, and it is left open how many


@dataclass(frozen=True)
class _Clause:
    """A clause of which every word is known."""

    partstats: frozenset[PartStat] = frozenset()
    company: Company = NOTHING_SAID
    comes: bool = False  # a yes with a verb: she comes herself
    is_sure: bool = False  # an answer whose words are about nothing else
    knows_not: bool = False
    wishes: bool = False  # her yes is no more than a wish
    unclear: bool = False
    strange: bool = False  # a greeting with words that may be a name, or may not
    says: bool = False  # more than politeness
    plural: bool = False  # "we" come
    dated: bool = False  # it names a time

    @property
    def declines(self) -> bool:
        """Whether it says no, and nothing else."""
        return self.partstats == {PartStat.DECLINED}


def answer_in(text: str, language: Language | None) -> SpokenAnswer | None:
    """The answer that the first sentences give, read in the person's language first; None when they give none."""
    first = next((line for line in text[: sentences.READ].splitlines() if line.strip()), "")
    thumbs = {_THUMBS[sign] for sign in first[: sentences.LONGEST_CLAUSE] if sign in _THUMBS}
    if len(thumbs) == 1 and not plain(first[: sentences.LONGEST_CLAUSE]):
        rest = sentences.without_names(_spoken(text))
        return SpokenAnswer(thumbs.pop(), rest=rest, asks=is_question(rest))
    said = _spoken(text)
    if any(vocabulary.WHICH_ONE.search(plain(each[: sentences.LONGEST_CLAUSE])) for each in said):
        return None
    own = [language] if language else []
    for each in (*own, *(other for other in Language if other != language)):
        answer, is_clear = _read(said, each, own=each == language)
        if answer is not None:
            return answer
        if not is_clear:
            break
    if is_regret(said):
        rest = sentences.without_names(said)
        return SpokenAnswer(PartStat.DECLINED, rest=rest, asks=is_question(rest))
    return None


def is_question(text: str) -> bool:
    """Whether words ask for something, with or without a question mark."""
    return "?" in text or any(map(_asks, _spoken(text)))


def _asks(sentence: str) -> bool:
    clauses = sentences.parts(sentence)
    while len(clauses) > 1 and any(_clause(clauses[0], language, own=False) for language in Language):
        clauses.pop(0)  # "Tak, czy jest parking"
    return bool(clauses) and (
        vocabulary.ASKING.match(f"{clauses[0]} ") is not None
        or any(vocabulary.QUESTIONS.search(f"{clause} ") for clause in clauses)
    )


def is_courtesy(text: str) -> bool:
    """Whether words are thanks and good wishes, and nothing else."""
    return _is_polite([clause for sentence in _spoken(text) for clause in sentences.parts(sentence)])


def _is_polite(clauses: list[str]) -> bool:
    """Whether each clause is known in one of the languages, and none says anything in any of them."""
    read = [[_clause(clause, language, own=False) for language in Language] for clause in clauses]
    known = [[each for each in both if each is not None and not each.strange] for both in read]
    return all(known) and not any(each.says for both in known for each in both)


def _spoken(text: str) -> list[str]:
    """The sentences of a text, without its greeting."""
    return [each for each in sentences.sentences_of(text) if not _only_greets(each)]


def _only_greets(sentence: str) -> bool:
    greets = vocabulary.GREETINGS.match(plain(sentence[: sentences.LONGEST_CLAUSE])) is not None
    return greets and _is_polite(sentences.parts(sentence))


def _read(spoken: list[str], language: Language, *, own: bool) -> tuple[SpokenAnswer | None, bool]:
    """The answer in that language; and whether another is worth a look: not where this one contradicts itself."""
    partstats: set[PartStat] = set()
    wished, several, comes, implied = True, False, False, False
    company = NOTHING_SAID
    kept: list[str] = []
    strange = False  # something was not understood before
    for index, sentence in enumerate(spoken):
        clauses = sentences.clauses(sentence)
        understood, left = _understood(clauses, language, own=own) if index < _SENTENCES_READ else ([], clauses)
        asked = sentence.endswith("?") and not left
        if asked or (strange and left) or any(clause.unclear for clause in understood):
            understood, left = [], clauses
        if left and not _may_follow(understood, left, language, own=own):
            if any(clause.partstats for clause in understood):
                return None, False  # half of it takes back what the other half says
            understood = understood if partstats == {PartStat.ACCEPTED} and not any(map(_is_unsure, left)) else []
        several = several or (index < _SENTENCES_READ and _names_several(sentence, understood))
        implied = implied or any(map(companions.implied().search, left))
        for clause in understood:
            partstats |= clause.partstats
            comes = comes or clause.comes
            wished = wished and (clause.wishes or PartStat.ACCEPTED not in clause.partstats)
            company = company.joined(clause.company)
        if left or not understood or any(clause.dated for clause in understood):
            strange = strange or not understood
            kept.append(sentence)
    if wished and len(partstats) > 1:
        partstats.discard(PartStat.ACCEPTED)  # "I should like to come, but I cannot"
    if PartStat.DELEGATED in partstats and not comes:
        partstats -= {PartStat.ACCEPTED, PartStat.DECLINED}  # "I cannot, a colleague comes instead"
    partstat = next(iter(partstats), None)
    party = None if implied and company.counted is None and not company.is_said else company.total
    if len(partstats) > 1 or (partstat == PartStat.DECLINED and company.is_said):
        return None, False  # "we do not come, the two of us" and "I do not come with my wife" look the same
    if partstat is None and (party is None or strange or not any(map(str.isalpha, spoken[0]))):
        return None, True
    rest = sentences.without_names(kept)
    if wished and partstat == PartStat.ACCEPTED and rest:
        return None, False  # "I should like to come. But …"
    several = (several or implied or company.is_said) and party is None and partstat == PartStat.ACCEPTED
    return SpokenAnswer(partstat, party, rest, asks=is_question(rest), several=several), True


def _names_several(sentence: str, understood: list[_Clause]) -> bool:
    bare = plain(sentence[: sentences.LONGEST_CLAUSE])
    return any(clause.plural for clause in understood) or vocabulary.SEVERAL.search(bare) is not None


def _understood(clauses: list[str], language: Language, *, own: bool) -> tuple[list[_Clause], list[str]]:
    """The clauses from the first on that are known throughout, and those that are left."""
    understood: list[_Clause] = []
    if len(clauses) > 1 and vocabulary.AGREES.match(f"{clauses[0]} {clauses[1]} "):
        return understood, clauses  # "ano, vím, že jsem to slíbil"
    if vocabulary.IF_SO.fullmatch(clauses[0]):
        counts = _counts(clauses[1:], language, own=own)
        return [_Clause(company=each.company, says=True, dated=True) for each in counts], [] if counts else clauses
    for index, clause in enumerate(clauses):
        read = _clause(clause, language, own=own)
        if read is None and (sent := companions.sent().fullmatch(clause)) is not None:
            read = _Clause(company=Company(counted_in(sent)), says=True, dated=True)
        if read is None:
            coming = _freely(clause, language) or _at_last(clause, language)
            if coming is None and understood and (counted := _counted(clause, language)) is not None:
                return [*understood, counted], clauses[index:]
            if coming is None:
                found = _behind_reason(clauses[index:], language, own=own)
                if found is not None and not any(each.says for each in understood):
                    return [found], clauses
                behind = _counts(clauses[index + 1 :], language, own=own) if understood else []
                return [*understood, *behind], clauses[index:]
            return [*understood, coming, *_counts(clauses[index + 1 :], language, own=own)], clauses[index:]
        understood.append(read)
    return understood, []


def _counts(clauses: list[str], language: Language, *, own: bool) -> list[_Clause]:
    """Those of the clauses behind one in free words that say how many come, and answer nothing else than a yes."""
    read = [_clause(each, language, own=own) for each in clauses]
    return [each for each in read if each and each.company.is_said and each.partstats <= {PartStat.ACCEPTED}]


def _clause(clause: str, language: Language, *, own: bool) -> _Clause | None:
    """What a clause says when known phrases make up the whole of it; None when they do not.

    Behind a greeting there may be whom it is for, and no comma: "dzień dobry pani Anno przyjdę".
    """
    greeting = vocabulary.HELLO.match(clause)
    if greeting is None:
        return _known(clause, language, own=own)
    named = clause[greeting.end() :].split()
    for skipped in range(min(len(named), _MOST_NAMED + 1)):
        if vocabulary.UNSURE_WORDS.search(" ".join(named[:skipped])):
            return None
        read = _known(" ".join(named[skipped:]), language, own=own)
        if read is not None and read.says:
            return read
    is_name = len(named) <= _LEAST_NAMED or vocabulary.TITLED.search(clause) is not None
    return _Clause(strange=not is_name) if len(named) <= _MOST_NAMED else None


def _known(clause: str, language: Language, *, own: bool) -> _Clause | None:
    if vocabulary.PAST.match(clause) and not vocabulary.STILL.search(clause):
        return _Clause(dated=True)  # "minule jsme byli tři": kept to be read
    if own and language == Language.PL and clause in vocabulary.POLISH_ONLY:
        return _Clause(frozenset({PartStat.ACCEPTED}), says=True)
    partstats: set[PartStat] = set()
    at = 0
    company = NOTHING_SAID
    hedged, knows_not, said_yes, comes, thanked, is_sure = False, False, False, False, False, False
    wishes, plural, dated, partly = True, False, False, False
    for kind, found in _phrases(clause, language):
        if found is None:
            if thanked and _LAST_WORD.fullmatch(clause, at):
                dated = True  # "dziękuję Halina": her name, or a word that is kept to be read
                break
            return None
        thanked, at = vocabulary.THANKS.fullmatch(found[0]) is not None, found.end() + 1
        if kind == Kind.INSTEAD and not _names_one(found[0]):
            return None
        if kind in _POLARITIES:
            partstats.add(_POLARITIES[kind])
            knows_not = knows_not or kind == Kind.UNKNOWING
            comes = comes or kind == Kind.COMING
            is_sure = is_sure or kind in _SURE or (kind == Kind.YES and found[0].split()[0] in _I_SHALL_BE)
            said_yes = said_yes or kind in (Kind.YES, Kind.COMING)
            wishes = wishes and kind not in (Kind.YES, Kind.COMING)
            plural = plural or (_POLARITIES[kind] == PartStat.ACCEPTED and bool(vocabulary.PLURAL.search(found[0])))
        elif kind in (Kind.PARTY, Kind.MORE):
            said = company_in(kind, found, company)
            says_twice = said.counted is not None and company.counted is not None
            if says_twice or (found[0].isdecimal() and len(clause) > len(found[0]) and not said_yes):
                return None
            company += said
        hedged = hedged or kind == Kind.HEDGE
        dated = dated or kind in (Kind.WHEN, Kind.INSTEAD)
        partly = partly or (kind == Kind.WHEN and bool(vocabulary.PARTLY.search(found[0])))
    unclear = (hedged or partly) and PartStat.DECLINED in partstats
    if hedged and partstats == {PartStat.ACCEPTED}:
        partstats = {PartStat.TENTATIVE}
    says = bool(partstats) or company.is_said
    wishes = wishes and PartStat.ACCEPTED in partstats
    return _Clause(
        frozenset(partstats),
        company,
        comes=comes,
        is_sure=is_sure and not hedged and (comes or not dated),
        knows_not=knows_not,
        wishes=wishes,
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


def _freely(clause: str, language: Language) -> _Clause | None:
    """A coming, or a no, whose verb stands first and which goes on in free words: "przyjdę prosto z pracy"."""
    found: list[Kind] = []
    at, last = 0, ""
    for kind, phrase in _phrases(clause, language):
        if phrase is None:
            break
        found.append(kind)
        at, last = phrase.end() + 1, phrase[0].rpartition(" ")[2]
    before = _clause(clause[:at].strip(), language, own=False)
    partstats = {_POLARITIES[kind] for kind in found if kind in _POLARITIES}
    afterwards = clause[at:]
    if before is None or len(partstats) != 1 or Kind.HEDGE in found or len(afterwards.split()) > _LONGEST_AFTERWARDS:
        return None
    counts = last in NUMBERS or last.isdecimal()
    if counts and companions.UNITS.match(afterwards):
        before = replace(before, company=replace(before.company, counted=None))
    brings = partstats == {PartStat.ACCEPTED} and Kind.MORE in found
    if (Kind.COMING in found or brings) and not _is_unsure(f"{last} {afterwards}"):
        around = f"{last} {afterwards.split()[0]}" if afterwards else ""
        goes_on = (
            (before.company.is_said and _GOES_ON.search(around) is not None)
            or (before.company.along > 0 and counts)
            or companions.joined().search(afterwards) is not None
            or companions.implied().search(clause, at - 1 if before.company.is_said else 0) is not None
        )
        return replace(before, company=NOTHING_SAID, plural=True) if goes_on else before
    because = vocabulary.BECAUSE if last in vocabulary.BARE_NO else vocabulary.REASONS
    if partstats == {PartStat.DECLINED} and because.match(afterwards):
        return before
    if Kind.ABSENCE in found and vocabulary.WITH_HER.match(f"{last} {afterwards}"):
        return before
    return None


def _is_unsure(afterwards: str) -> bool:
    return any(words.search(afterwards) for words in (vocabulary.UNSURE_WORDS, vocabulary.ANOTHER_TIME))


def _counted(clause: str, language: Language) -> _Clause | None:
    """How many come, said before who they are: "3 osoby z OSP Bzie", "oprócz mnie dwie panie z rady"."""
    if (counted := companions.counted_of().match(clause)) is not None:
        return _Clause(company=Company(counted_in(counted)), says=True)
    kind, found = next(_phrases(clause, language))
    if kind != Kind.MORE or found is None or found.groupdict().get("kin") or _GOES_ON.match(found[0]):
        return None
    afterwards = clause[found.end() :]
    if vocabulary.UNSURE_WORDS.search(afterwards) or companions.joined().search(afterwards):
        return None
    return _Clause(company=company_in(kind, found), says=True)


def _at_last(clause: str, language: Language) -> _Clause | None:
    """A no with its verb, behind its reason: "mam zebranie i nie będę mogła przyjść"."""
    _, link, last = clause.rpartition(" i ") if " i " in clause else _LINK.sub("\n", clause).rpartition("\n")
    read = _clause(last.strip(), language, own=False) if link and " " in last.strip() else None
    return read if read is not None and read.partstats == {PartStat.DECLINED} and not read.unclear else None


def _behind_reason(clauses: list[str], language: Language, *, own: bool) -> _Clause | None:
    """An answer with its verb, behind what explains it: "jestem na urlopie, ale przyjdę".

    What hangs on something is no explanation. Behind a wish or a denial only a no is sure, or a coming set against it.
    """
    for index, clause in enumerate(clauses[1:], start=1):
        link = vocabulary.LEADS_TO.match(clause)
        said = clause[link.end() :] if link is not None else clause
        explained = vocabulary.ABOUT_THE_WAY.sub(" ", " , ".join(clauses[:index]))
        read = _clause(clause, language, own=own)
        if read is None or not read.partstats:
            read = _clause(said, language, own=own)
        turned = read is not None and vocabulary.AGAINST.match(clause) is not None and read.is_sure
        read = read or _freely(said, language)
        own_part = vocabulary.HERSELF.search(said) is not None and not vocabulary.OF_HERSELF.search(explained)
        now = vocabulary.NOW.match(clause) is not None
        is_sure = read is not None and (read.is_sure or own_part or (read.declines and is_obstacle(explained)))
        changed = now and vocabulary.BEFORE.match(explained) is not None
        if read is None or not read.partstats or not (link or is_sure or changed or vocabulary.COMES_NOT.match(clause)):
            continue
        if len(read.partstats) != 1 or read.unclear or vocabulary.ASKING.match(explained):
            return None
        if not changed and vocabulary.HANGS.search(explained):
            return None
        if not (turned or changed or own_part or read.declines) and vocabulary.WISHES.search(explained):
            return None
        is_bare = max(map(len, said.split())) < _SURE_WORD and not now and not own_part
        if is_bare or not _may_follow([read], clauses[index + 1 :], language, own=own):
            return None
        return read
    return None


def _may_follow(understood: list[_Clause], left: list[str], language: Language, *, own: bool) -> bool:
    """Whether what is left of a sentence leaves its answer standing: it is no condition, no other answer."""
    if not any(clause.partstats for clause in understood):
        return False
    if left and any(clause.knows_not for clause in understood) and vocabulary.ABOUT_OTHERS.match(f"{left[0]} "):
        return False
    said = frozenset().union(*(clause.partstats for clause in understood))
    for clause in left:
        if vocabulary.TAKEN_BACK.match(clause):
            return False
        if vocabulary.CONDITIONS.match(f"{clause} "):
            return False
        if PartStat.ACCEPTED in said and (vocabulary.UNDECIDED.search(clause) or vocabulary.COMES_NOT.search(clause)):
            return False
        if PartStat.DECLINED in said and vocabulary.COMES.search(clause) and not vocabulary.ANOTHER_TIME.search(clause):
            return False
        for part in re.split(r"\b(?:albo|lub|nebo|anebo|ale|lecz|jednak|avsak|vsak|jenze|tylko|alebo|no)\b", clause):
            read = _clause(part.strip(), language, own=own) if part.strip() else None
            if read is not None and read.partstats and read.partstats != said:
                return False
    return True


def _names_one(said: str) -> bool:
    """Whether one person comes instead, and that is sure."""
    others = vocabulary.IN_HER_PLACE.sub(" ", said)
    return vocabulary.UNSURE_WORDS.search(others) is None and not any(
        word.isdecimal() or NUMBERS.get(word, 1) > 1 for word in others.split()
    )

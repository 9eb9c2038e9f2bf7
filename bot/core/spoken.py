"""What somebody's own words answer to an invitation: yes, maybe or no, or that somebody else comes; how many come, and
what else was said.

Words are read clause by clause, and a clause counts only when known phrases make up the whole of it: "nie" is a no,
"nie wiem, czy ktoś przyjdzie" is none. What contradicts itself is no answer either, and what hangs on a
condition is a maybe where a verb of coming says so, else none. What is no answer is never guessed.
"""

from msgspec import Struct
from msgspec.structs import replace

from bot.core import companions, plurals, salutations, sentences, vocabulary
from bot.core.clauses import Clause, clause_in, counting_clause_in, free_clause_in, is_unsure, last_clause_in
from bot.core.company import NOTHING_SAID, Company, counted_in
from bot.core.conditions import hanging, hanging_in_front
from bot.core.following import leaves_standing
from bot.core.language import Language
from bot.core.regrets import is_obstacle, is_pity, is_regret
from bot.core.rsvps import PartStat
from bot.core.words import plain

_SENTENCES_READ = 3
_THUMBS = {
    **dict.fromkeys("👍👌✅✔☑", PartStat.ACCEPTED),
    **dict.fromkeys("👎❌✖🚫", PartStat.DECLINED),
}

_SURE_WORD = 4  # letters: a verb of coming, but no bare "tak" or "ne"


class SpokenAnswer(Struct, frozen=True):
    """What was understood, and what is left to be read by people."""

    partstat: PartStat | None  # None: only how many come
    party: int | None = None  # people, the writer included; None: not said
    rest: str = ""  # her other words, without greetings and signature
    asks: bool = False  # whether the rest asks for something
    several: bool = False  # more than one come, and it is left open how many


def answer_in(text: str, language: Language | None) -> SpokenAnswer | None:
    """The answer that the first sentences give, read in the person's language first; None when they give none."""
    first = next((line for line in text[: sentences.READ].splitlines() if line.strip()), "")
    thumbs = {_THUMBS[sign] for sign in first[: sentences.LONGEST_CLAUSE] if sign in _THUMBS}
    if len(thumbs) == 1 and not plain(first[: sentences.LONGEST_CLAUSE]):
        rest = sentences.without_names(_spoken(text))
        return SpokenAnswer(thumbs.pop(), rest=rest, asks=is_question(rest))
    said = _spoken(text)
    if vocabulary.ACKNOWLEDGES.fullmatch(plain(sentences.without_names(said))):
        return None
    if any(vocabulary.WHICH_ONE.search(plain(each[: sentences.LONGEST_CLAUSE])) for each in said):
        return None
    said = _thought_again(said)
    own = [language] if language else []
    for each in (*own, *(other for other in Language if other != language)):
        answer, is_clear = _read(said, each, own=each == language)
        if answer is not None:
            return answer
        if not is_clear:
            break
    if is_courtesy(text) and _looks_forward(said):
        return SpokenAnswer(PartStat.ACCEPTED)
    others = [each for each in said if not companions.REPLACED.match(plain(each[: sentences.LONGEST_CLAUSE]))]
    if is_regret(others):
        rest = sentences.without_names(said)
        partstat = PartStat.DELEGATED if len(others) < len(said) else PartStat.DECLINED
        return SpokenAnswer(partstat, rest=rest, asks=is_question(rest))
    return None


def _looks_forward(said: list[str]) -> bool:
    """Whether somebody thanks for the invitation, or cheers, and is glad of it, which accepts it."""
    bare = plain(" ".join(said)[: sentences.READ])
    cheers = vocabulary.INVITED.search(bare) is not None or vocabulary.GLAD.search(bare) is not None
    return cheers and vocabulary.LOOKS_FORWARD.search(bare) is not None


def _thought_again(said: list[str]) -> list[str]:
    """What stands behind "anebo víte co?", where somebody takes back what she has just said; else all of it."""
    for index in range(len(said) - 1, -1, -1):
        parted = sentences.clauses(said[index])
        turns = [place for place, clause in enumerate(parted) if vocabulary.THINKS_AGAIN.search(clause)]
        if turns and (index or turns[-1]):
            behind = vocabulary.THINKS_AGAIN.split(parted[turns[-1]])[-1].strip()
            rest = ", ".join(each for each in (behind, *parted[turns[-1] + 1 :]) if each)
            return [*([rest] if rest else []), *said[index + 1 :]]
    return said


def said_in(text: str) -> str:
    """Her words, without greetings and signature."""
    return sentences.without_names(_spoken(text))


def is_question(text: str) -> bool:
    """Whether words ask for something, with or without a question mark."""
    return "?" in text or any(map(_asks, _spoken(text)))


def _asks(sentence: str) -> bool:
    clauses = sentences.parts(sentence)
    if "?" not in sentence and vocabulary.ON_CONDITION.match(plain(sentence[: sentences.LONGEST_CLAUSE])):
        return False  # "jak zdążę, to wpadnę" begins as a question does
    while len(clauses) > 1 and any(clause_in(clauses[0], language, own=False) for language in Language):
        clauses.pop(0)  # "Tak, czy jest parking"
    return bool(clauses) and (
        vocabulary.ASKING.match(f"{clauses[0]} ") is not None
        or any(vocabulary.QUESTIONS.search(f"{clause} ") for clause in clauses)
    )


def is_one_word(text: str) -> bool:
    """Whether words are one alone, a sign, or none; greetings and names aside."""
    return len(plain(sentences.without_names(_spoken(text))).split()) <= 1


def is_courtesy(text: str) -> bool:
    """Whether words are thanks and good wishes, and nothing else."""
    return _is_polite([clause for sentence in _spoken(text) for clause in sentences.parts(sentence)])


def _is_polite(clauses: list[str]) -> bool:
    """Whether each clause is known in one of the languages, and none says anything in any of them."""
    read = [[clause_in(clause, language, own=False) for language in Language] for clause in clauses]
    known = [[each for each in both if each is not None and not each.strange] for both in read]
    return all(known) and not any(each.says for both in known for each in both)


def _spoken(text: str) -> list[str]:
    """The sentences of a text, without its greeting."""
    return [each for each in sentences.sentences_of(text) if not _only_greets(each)]


def _only_greets(sentence: str) -> bool:
    greets = salutations.GREETINGS.match(plain(sentence[: sentences.LONGEST_CLAUSE])) is not None
    return greets and _is_polite(sentences.parts(sentence))


def _read(spoken: list[str], language: Language, *, own: bool) -> tuple[SpokenAnswer | None, bool]:
    """The answer in that language; and whether another is worth a look: not where this one contradicts itself."""
    partstats: set[PartStat] = set()
    wished, willing, several, comes, implied = True, True, False, False, False
    company = NOTHING_SAID
    kept: list[str] = []
    strange = False  # something was not understood before
    replaced = False  # somebody else comes
    for index, sentence in enumerate(spoken):
        if index < _SENTENCES_READ:
            understood, left = _heard(spoken[: index + 1], partstats, language, own=own, strange=strange)
            if understood is None:
                return None, False  # half of it takes back what the other half says
        else:
            understood, left = [], sentences.clauses(sentence)
        replaced = replaced or any(map(companions.INSTEAD.match, left))
        several = several or (index < _SENTENCES_READ and _names_several(sentence, understood))
        implied = implied or any(map(companions.IMPLIED.search, left))
        listed = False  # behind a colon, or in brackets, it is spelt out who they are
        heading = len(sentences.clauses(sentences.heading(sentence)))
        for place, clause in enumerate(understood):
            partstats |= clause.partstats
            comes = comes or clause.comes
            is_plain = not left and not clause.dated
            willing = willing and (clause.willing or (is_plain and PartStat.ACCEPTED not in clause.partstats))
            wished = wished and (clause.wishes or PartStat.ACCEPTED not in clause.partstats)
            listed = listed or (place == heading and company.counted is not None)
            if company.counted is None or (not listed and (place < heading or clause.company.counted is None)):
                company = company.joined(clause.company)
        if left or not understood or any(clause.dated for clause in understood):
            strange = strange or not understood
            kept.append(sentence)
    if (wished or willing) and len(partstats) > 1:
        partstats.discard(PartStat.ACCEPTED)  # "I should like to come, but I cannot"
    if PartStat.DELEGATED in partstats and not comes:
        partstats -= {PartStat.ACCEPTED, PartStat.DECLINED}  # "I cannot, a colleague comes instead"
    if replaced and partstats == {PartStat.DECLINED}:
        partstats = {PartStat.DELEGATED}  # "mnie nie będzie. Ale od nas wpadnie Damian"
    partstat = next(iter(partstats), None)
    more = any(map(_leaves_more, spoken[:_SENTENCES_READ]))
    party = None if more or (implied and not company.is_said) else company.total
    if len(partstats) > 1 or (partstat == PartStat.DECLINED and company.is_said):
        return None, False  # "we do not come, the two of us" and "I do not come with my wife" look the same
    if partstat is None and (party is None or strange or not any(map(str.isalpha, spoken[0]))):
        return None, True
    rest = sentences.without_names(kept)
    only_wishes = any(map(vocabulary.ONLY_WISHES.fullmatch, sentences.clauses(spoken[0])))
    if wished and partstat == PartStat.ACCEPTED and (rest or only_wishes or is_pity(spoken)):
        return None, False  # "I should like to come. But …"
    several = (several or more or implied or company.is_said) and party is None and partstat == PartStat.ACCEPTED
    return SpokenAnswer(partstat, party, rest, asks=is_question(rest), several=several), True


def _heard(
    spoken: list[str], so_far: set[PartStat], language: Language, *, own: bool, strange: bool
) -> tuple[list[Clause] | None, list[str]]:
    """What the last of these sentences says, behind what was said so far, and the clauses that are left of it.

    None where what is left takes back what is understood. `strange`: something before it was not understood.
    """
    sentence = vocabulary.TAGS.sub("", spoken[-1])
    clauses = sentences.clauses(sentence)
    if len(spoken) > 1 and not any(map(_sets_condition, spoken[:-1])):
        clauses[0] = vocabulary.APART.sub("", clauses[0], count=1)
    understood, left = _understood(clauses, language, own=own)
    asked = sentence.endswith("?") and _is_only_asked(clauses, left)
    aside = strange and left and not (any(clause.comes for clause in understood) and all(map(_is_aside, spoken[:-1])))
    if asked or aside or any(clause.unclear for clause in understood):
        understood, left = [], clauses
    others = [each for each in left if not (sentence.endswith("?") and vocabulary.WHAT.match(each))]
    if (
        not any(clause.says and clause.partstats != {PartStat.TENTATIVE} for clause in understood)
        and (hoped := hanging_in_front(sentence, language, own=own)) is not None
    ):
        understood = [hoped]
    elif _hopes(understood, others):
        understood = [Clause(frozenset({PartStat.TENTATIVE}), says=True)]
    elif others and (hangs := hanging(understood, others, language, own=own)) is not None:
        understood = hangs
    elif others and not leaves_standing(understood, others, language, own=own):
        if any(clause.partstats for clause in understood):
            return None, left
        understood = understood if so_far == {PartStat.ACCEPTED} and not any(map(is_unsure, left)) else []
    if so_far == {PartStat.ACCEPTED} and not understood and not sentence.endswith("?"):
        return _only_counts(clauses, language, own=own), left or clauses
    return understood, left


def _is_aside(sentence: str) -> bool:
    """Whether a sentence leaves open whatever is said behind it."""
    doubts = (vocabulary.UNDECIDED.search, vocabulary.COMES_NOT.search, vocabulary.ANOTHER_TIME.search)
    return not sentence.endswith("?") and not any(
        any(each(clause) for each in (*doubts, vocabulary.CONDITION_FIRST.match))
        for clause in sentences.clauses(sentence)
    )


def _sets_condition(sentence: str) -> bool:
    """Whether "otherwise", said behind it, means another case."""
    parted = sentences.clauses(sentence)
    comes = any(vocabulary.COMES.search(each) or vocabulary.COMES_NOT.search(each) for each in parted)
    return any(map(vocabulary.CONDITION_FIRST.match, parted if comes else parted[:1]))


def _is_only_asked(clauses: list[str], left: list[str]) -> bool:
    """Whether a question answers nothing; "przyjdę z żoną, jeśli można?" only asks leave for what it answers."""
    asks = vocabulary.ASKING.match(f"{clauses[0]} ") is not None
    if left:
        return asks and len(clauses) == 1
    return asks or vocabulary.IF_I_MAY.fullmatch(clauses[-1]) is None


def _leaves_more(sentence: str) -> bool:
    """Whether somebody else may come yet, beside those who are counted."""
    bare = plain(sentence[: sentences.LONGEST_CLAUSE])
    if any(map(companions.WHO_ELSE.match, sentences.clauses(sentence))):
        return True
    return plurals.PERHAPS_MORE.search(bare) is not None or (
        sentence.endswith("?") and plurals.ASKS_FOR_MORE.search(bare) is not None
    )


def _names_several(sentence: str, understood: list[Clause]) -> bool:
    bare = plain(sentence[: sentences.LONGEST_CLAUSE])
    return any(clause.plural for clause in understood) or plurals.SEVERAL.search(bare) is not None


def _understood(clauses: list[str], language: Language, *, own: bool) -> tuple[list[Clause], list[str]]:
    """The clauses from the first on that are known throughout, and those that are left."""
    understood: list[Clause] = []
    if len(clauses) > 1 and salutations.ADDRESSED.fullmatch(clauses[0]):
        clauses = clauses[1:]
    if len(clauses) > 1 and vocabulary.AGREES.match(f"{clauses[0]} {clauses[1]} "):
        return understood, clauses  # "ano, vím, že jsem to slíbil"
    if (corrected := _corrected(clauses, language, own=own)) is not None:
        return [corrected], clauses[2:]
    if len(clauses) > 1 and clauses[0] in vocabulary.BARE_NO and vocabulary.DENIES.match(clauses[1]):
        clauses = clauses[1:]
    if vocabulary.IF_SO.fullmatch(clauses[0]):
        counts = _counts(clauses[1:], language, own=own)
        return [Clause(company=each.company, says=True, dated=True) for each in counts], [] if counts else clauses
    for index, clause in enumerate(clauses):
        read = clause_in(clause, language, own=own)
        comes = read is None or read.partstats == {PartStat.ACCEPTED}
        if comes and any(each.declines for each in understood) and companions.INSTEAD.match(clause):
            return understood, clauses[index:]  # "já nepřijdu, ale přijdou dvě kolegyně"
        if understood and plurals.AND_I.fullmatch(clause):
            read = _and_i(understood[-1].company, clauses[index - 1])
        if read is None and (sent := companions.SENT.fullmatch(clause)) is not None:
            enters = companions.ENTERS.search(clause) is not None
            answers = frozenset({PartStat.ACCEPTED}) if enters else frozenset[PartStat]()
            read = Clause(answers, Company(counted_in(sent)), comes=enters, says=True, dated=True)
        if read is None:
            coming = free_clause_in(clause, language) or last_clause_in(clause, language)
            if coming is None and understood and (counted := counting_clause_in(clause, language)) is not None:
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


def _corrected(clauses: list[str], language: Language, *, own: bool) -> Clause | None:
    """How many come, said by how many do not: "nie przyjedziemy we dwoje, tylko ja"."""
    denied = vocabulary.DENIED.match(clauses[0])
    right = vocabulary.CORRECTS.match(clauses[1]) if denied is not None and len(clauses) > 1 else None
    if denied is None or right is None:
        return None
    before = clause_in(clauses[0][denied.end() :], language, own=own)
    after = clause_in(clauses[1][right.end() :], language, own=own)
    if before is None or after is None or not (before.company.is_said and after.company.is_said):
        return None
    if before.partstats != {PartStat.ACCEPTED} or not after.partstats <= before.partstats:
        return None
    return replace(before, company=after.company, plural=False)


def _hopes(understood: list[Clause], left: list[str]) -> bool:
    """Whether somebody would like to come and does not know whether she can."""
    answers = [clause for clause in understood if clause.partstats]
    wishes = any(clause.wishes for clause in answers) and all(clause.wishes or clause.knows_not for clause in answers)
    in_doubt = any(clause.knows_not for clause in answers) and any(map(vocabulary.WHETHER.match, left))
    return wishes and (in_doubt or any(map(vocabulary.UNDECIDED.search, left)))


def _and_i(before: Company, clause: str) -> Clause:
    """The writer herself, beside those whom the clause before has counted, or among them."""
    if before.counted is None:
        return Clause(says=before.is_said)
    if before.together or plurals.OF_US.search(clause):
        return Clause(company=Company(along=before.counted), says=True)  # "nas dwoje, no i ja": two, or three
    return Clause(company=Company(beside=1), says=True)


def _counts(clauses: list[str], language: Language, *, own: bool) -> list[Clause]:
    """Those of the clauses behind one in free words that say how many come, and answer nothing else than a yes."""
    read = [clause_in(each, language, own=own) for each in clauses]
    return [each for each in read if each and each.company.is_said and each.partstats <= {PartStat.ACCEPTED}]


def _only_counts(clauses: list[str], language: Language, *, own: bool) -> list[Clause]:
    """How many come, behind a sentence that says that they do."""
    counting = counting_clause_in(clauses[0], language) if plurals.AMONG_THEM.search(clauses[0]) else None
    return [counting] if counting is not None else _counts(clauses, language, own=own)


def _behind_reason(clauses: list[str], language: Language, *, own: bool) -> Clause | None:
    """An answer with its verb, behind what explains it: "jestem na urlopie, ale przyjdę".

    What hangs on something is no explanation. Behind a wish or a denial only a no is sure, or a coming set against it.
    """
    for index, clause in enumerate(clauses[1:], start=1):
        link = vocabulary.LEADS_TO.match(clause)
        said = clause[link.end() :] if link is not None else clause
        explained = " , ".join(clauses[:index])
        for aside in (
            *(vocabulary.ASKS_FOR_HIM, vocabulary.ABOUT_THE_WAY),
            *(companions.PREVENTED, companions.REPORTED),
        ):
            explained = aside.sub(" ", explained)
        read = clause_in(clause, language, own=own)
        if vocabulary.AFTER_THAT.match(clause):
            return None
        if read is None or not read.partstats:
            read = clause_in(said, language, own=own)
        turned = read is not None and vocabulary.AGAINST.match(clause) is not None and read.is_sure
        read = read or free_clause_in(said, language) or last_clause_in(said, language)
        own_part = vocabulary.HERSELF.search(said) is not None and not vocabulary.OF_HERSELF.search(explained)
        now = vocabulary.NOW.match(clause) is not None
        delegates = read is not None and read.partstats == {PartStat.DELEGATED}
        instead = delegates and vocabulary.TAKES_NO_PART.search(explained) is not None
        is_sure = read is not None and (
            read.is_sure or instead or own_part or (read.declines and is_obstacle(explained))
        )
        so = vocabulary.THEREFORE.match(clause) is not None and (
            vocabulary.WORKED_OUT.match(clauses[index - 1]) is not None
            or vocabulary.COUNT_ON_ME.match(clause) is not None
        )
        changed = so or (now and vocabulary.BEFORE.match(explained) is not None)
        if read is None or not read.partstats or not (link or is_sure or changed or vocabulary.COMES_NOT.match(clause)):
            continue
        if len(read.partstats) != 1 or read.unclear or vocabulary.ASKING.match(explained):
            return None
        if read.declines and vocabulary.SENDS.search(explained):
            return None
        if not changed and vocabulary.HANGS.search(explained):
            return None
        if not (turned or changed or own_part or instead or read.declines) and vocabulary.WISHES.search(explained):
            return None
        so_not = read.declines and index == len(clauses) - 1 and vocabulary.THEREFORE.match(clause) is not None
        is_bare = max(map(len, said.split())) < _SURE_WORD and not (now or own_part or so_not)
        if is_bare or not leaves_standing([read], clauses[index + 1 :], language, own=own):
            return None
        return read
    return None

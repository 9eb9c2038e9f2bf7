"""Where a participant comes from: the city, the kind of institution, and the institution itself."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from itertools import combinations

from msgspec import Struct

from bot.core import words
from bot.core.errors import InstitutionUnknown, NameInvalid, TextTooLong, TooManyInstitutions
from bot.core.language import Texts
from bot.core.people import Subscriber
from bot.core.store import Store

ELSEWHERE = "elsewhere"
"""The choice of a person whose city is not in the programme."""

LONGEST_NAME = 120
_LONGEST_KEY = 240  # some letters are several once they are spelt out
MOST_OF_ONE_PERSON = 5
"""How many institutions one person can stand for."""

MOST_MATCHES = 5
"""How many institutions a typed name is compared with in what the person is shown."""

_ALIKE = 0.84  # of SequenceMatcher.ratio(): one or two letters of a name are wrong


@dataclass(eq=False)
class City:
    """A city of the programme."""

    id: str
    name: Texts
    country: str  # ISO 3166-1 alpha-2: PL, CZ
    position: int


@dataclass(eq=False)
class InstitutionKind:
    """A kind of institution: an NGO, a school, a company …"""

    id: str
    name: Texts
    position: int


@dataclass(eq=False)
class Institution:
    """Who sends delegates. Its name is as people write it, so it is never translated or declined."""

    name: str
    key: str  # the name as it is searched for: words.plain
    city: str | None  # id of a city, ELSEWHERE, or not said
    kind: str | None
    created_at: datetime
    spokesperson_id: int | None = None  # the subscriber who answered for it first: who is asked first
    id: int = field(init=False)


@dataclass(eq=False)
class Membership:
    """A subscriber who stands for an institution; she may stand for several."""

    institution_id: int
    subscriber_id: int
    since: datetime
    id: int = field(init=False)


def as_name(text: str) -> str:
    """A name as it is kept: one line. Raises NameInvalid without a letter, or TextTooLong."""
    name = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    if len(name) > LONGEST_NAME or len(words.plain(name)) > _LONGEST_KEY:
        raise TextTooLong(most=LONGEST_NAME)
    if not any(map(str.isalpha, name)):
        raise NameInvalid
    return name


def matches(name: str, known: Iterable[tuple[int, str]]) -> list[int]:
    """Which of the known (id, key) the name may mean, best first, at most MOST_MATCHES.

    Case, diacritics and punctuation do not count. It finds the same name, its initials ("MOK"), the beginnings of its
    words in any order ("osrodek kult"), and a name with a letter or two wrong.
    """
    wanted = words.plain(name)
    ranked = sorted((-likeness, key, id) for id, key in known if (likeness := _likeness(wanted, key)))
    return [id for _, _, id in ranked[:MOST_MATCHES]]


def likely_twins(known: Sequence[tuple[int, str]]) -> list[tuple[int, int]]:
    """Pairs of institutions that may be one, each with the older one second."""
    bits: dict[tuple[str, int], int] = {}
    # what is looked at in every pair is cheap, since there are many pairs and few twins
    return [
        (max(one.id, other.id), min(one.id, other.id))
        for one, other in combinations([_traits(id, key, bits) for id, key in known], 2)
        if _are_alike(one, other)
    ]


def is_concern_of(cities: Collection[str] | None, *held: Institution) -> bool:
    """Whether who organises for these cities may say that they are one; None: for every city.

    Each that names its city has to be in hers, and one at least has to name it.
    """
    named = {each.city for each in held if each.city is not None}
    return cities is None or (bool(named) and named <= set(cities))


async def search(store: Store, name: str) -> list[Institution]:
    """The institutions that a typed name may mean, best first."""
    found = matches(name, await store.institution_keys())
    return [await find(store, id) for id in found]


async def find(store: Store, institution_id: int) -> Institution:
    """The institution. Raises InstitutionUnknown."""
    institution = await store.institution(institution_id)
    if institution is None:
        raise InstitutionUnknown
    return institution


async def add(store: Store, name: str, *, city: str | None, kind: str | None, now: datetime) -> Institution:
    """A new institution; one of the very same name in that city is it already. Raises as as_name does."""
    name = as_name(name)
    key = words.plain(name)
    for id, known in await store.institution_keys():
        if known == key and (same := await find(store, id)).city in (city, None):
            return same
    institution = Institution(name, key, city, kind, now)
    await store.add(institution)
    return institution


async def join(store: Store, subscriber: Subscriber, institution: Institution, now: datetime) -> None:
    """From now on the person stands for it; joined twice, it is once. Raises TooManyInstitutions."""
    held = await store.institutions_of(subscriber.id)
    if institution in held:
        return
    if len(held) >= MOST_OF_ONE_PERSON:
        raise TooManyInstitutions(most=MOST_OF_ONE_PERSON)
    await store.add(Membership(institution.id, subscriber.id, now))


async def leave(store: Store, subscriber: Subscriber, institution_id: int) -> None:
    """The person stands for it no more; what she has answered stays. Raises InstitutionUnknown."""
    for membership in await store.memberships(subscriber.id):
        if membership.institution_id == institution_id:
            await store.remove(membership)
            institution = await find(store, institution_id)
            if institution.spokesperson_id == subscriber.id:
                institution.spokesperson_id = None
            return
    raise InstitutionUnknown


async def merge(store: Store, from_id: int, into_id: int) -> Institution:
    """Makes one institution of two that are the same: the second stays, with everybody of both.

    What it does not say of itself is taken from the first. Raises InstitutionUnknown, also for one and itself.
    """
    leaver, stayer = await find(store, from_id), await find(store, into_id)
    if leaver is stayer:
        raise InstitutionUnknown
    stayer.city, stayer.kind = stayer.city or leaver.city, stayer.kind or leaver.kind
    stayer.spokesperson_id = stayer.spokesperson_id or leaver.spokesperson_id
    await store.merge_institutions(from_id, into_id)
    return stayer


class _Traits(Struct, frozen=True):
    """What of a key is compared in every pair: sets as the bits of a number, which cost next to nothing."""

    id: int
    key: str
    length: int
    letters: int  # a bit for the first a, for the second a …
    firsts: int  # a bit for each letter that a word begins with
    words: int


def _traits(id: int, key: str, bits: dict[tuple[str, int], int]) -> _Traits:
    """`bits`: which one stands for the n-th of a letter, the same for all keys."""
    counted: Counter[str] = Counter()
    letters = 0
    for letter in key:
        letters |= 1 << bits.setdefault((letter, counted[letter]), len(bits))
        counted[letter] += 1
    begun = key.split()
    firsts = sum(1 << bits[first, 0] for first in {word[0] for word in begun})
    return _Traits(id, key, len(key), letters, firsts, len(begun))


def _are_alike(one: _Traits, other: _Traits) -> bool:
    if _may_be_short(one, other) and (_shortness(one.key, other.key) or _shortness(other.key, one.key)):
        return True
    return _share(one, other) and (_is_misspelt(one.key, other.key) or _is_misspelt(other.key, one.key))


def _may_be_short(one: _Traits, other: _Traits) -> bool:
    """Whether the one may be the other's initials, or the beginnings of its words."""
    begin = not one.firsts & ~other.firsts or not other.firsts & ~one.firsts
    return begin or one.length <= other.words or other.length <= one.words


def _share(one: _Traits, other: _Traits) -> bool:
    """Whether they have so many letters in common as those have that are misspelt."""
    enough = _ALIKE * (one.length + other.length) / 2
    return min(one.length, other.length) >= enough and (one.letters & other.letters).bit_count() >= enough


def _likeness(wanted: str, key: str) -> int:
    """How much a searched name is like a key: 0 not at all, 4 the same."""
    return _shortness(wanted, key) or int(_is_misspelt(wanted, key))


def _shortness(wanted: str, key: str) -> int:
    """4: the same; 3: its initials; 2: the beginnings of its words; 0: none of these."""
    if wanted == key:
        return 4
    theirs = key.split()
    if len(wanted) > 1 and wanted == "".join(each[0] for each in theirs):
        return 3
    if len(wanted) > 2 and all(any(each.startswith(part) for each in theirs) for part in wanted.split()):
        return 2
    return 0


def _is_misspelt(wanted: str, key: str) -> bool:
    """Whether a letter or two are wrong."""
    if re.sub(r"\D", "", wanted) != re.sub(r"\D", "", key):  # primary school 6 is not primary school 8
        return False
    alike = SequenceMatcher(None, wanted, key)
    return alike.real_quick_ratio() >= _ALIKE and alike.quick_ratio() >= _ALIKE and alike.ratio() >= _ALIKE

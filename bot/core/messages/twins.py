"""Institutions that may be one and the same: which there are, what becomes of two, and that it is done."""

from bot.core import institutions, staff
from bot.core.actions import Verb, press
from bot.core.institutions import ELSEWHERE, Institution
from bot.core.message import Button, Line, Lines, Message, Value, line
from bot.core.messages.institutions import short
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, button
from bot.core.store import Store

_MOST = 10  # pairs on one card


async def twins(store: Store, reader: Reader) -> Message:
    """Those of the cities she organises for, each pair a tap."""
    cities = await staff.hosted_cities(store, reader.subscriber)
    hers = {each.id: each for each, _ in await store.institutions_with_size()}
    found = [
        (hers[goes], hers[stays])
        for goes, stays in institutions.likely_twins([(each.id, each.key) for each in hers.values()])
        if institutions.is_concern_of(cities, hers[goes], hers[stays])
    ]
    shown = found[:_MOST]
    rows: ROWS = tuple((_pair(goes, stays),) for goes, stays in shown)
    args: tuple[tuple[str, Value], ...] = (
        ("pairs", line("twins-found", count=len(found)) if found else line("twins-none")),
    )
    back = (button("button-host", Verb.HOST), HOME)
    return Message("twins", args, (*rows, back), numbered=True, by_mail=line("by-mail-number"))


async def twins_merge(store: Store, reader: Reader, *, goes: int, stays: int) -> Message:
    """What two will be; asks once more."""
    sizes = {each.id: (each, size) for each, size in await store.institutions_with_size() if each.id in (goes, stays)}
    if len(sizes) < 2:
        raise Pointless("one of them is gone already")
    args: tuple[tuple[str, Value], ...] = (
        ("goes", await _described(store, *sizes[goes])),
        ("stays", await _described(store, *sizes[stays])),
    )
    return Message("twins-merge", args, decisions(goes, stays), numbered=True, by_mail=line("by-mail-number"))


async def twins_merged(store: Store, reader: Reader, *, stays: int, gone: str) -> Message:
    """They are one."""
    institution = await institutions.find(store, stays)
    people = len(await store.members(institution.id))
    args = (("name", institution.name), ("gone", gone), ("people", people))
    rows = ((button("button-twins", Verb.TWINS), HOME),)
    return Message("twins-merged", args, rows)


def decisions(goes: int, stays: int) -> ROWS:
    """Yes; the other one is to stay; back."""
    return (
        (button("button-twins-yes", Verb.TWINS, f"{goes}-{stays}", "yes"),),
        (button("button-twins-swap", Verb.TWINS, f"{stays}-{goes}"),),
        (button("button-back", Verb.TWINS),),
    )


def _pair(goes: Institution, stays: Institution) -> Button:
    label = line("button-twins-pair", goes=short(goes.name), stays=short(stays.name))
    return Button(label, press(Verb.TWINS, f"{goes.id}-{stays.id}"))


async def _described(store: Store, institution: Institution, people: int) -> Line:
    cities: dict[str, Value] = {city.id: city.name for city in await store.cities()}
    cities[ELSEWHERE] = line("button-elsewhere")
    kinds: dict[str, Value] = {kind.id: kind.name for kind in await store.kinds()}
    known: list[Value] = [
        *([cities[institution.city]] if institution.city in cities else []),
        *([kinds[institution.kind]] if institution.kind in kinds else []),
    ]
    shown = Lines(tuple(line("name", name=each) for each in known), between=" · ") if known else line("not-given")
    return line("twins-one", name=institution.name, known=shown, people=people)

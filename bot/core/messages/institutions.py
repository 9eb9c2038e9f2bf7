"""The institutions a person stands for: asked for, chosen among those alike, added and left."""

from bot.core import institutions
from bot.core.actions import Verb, press
from bot.core.institutions import ELSEWHERE, Institution
from bot.core.meetings import Meeting
from bot.core.message import Button, Lines, Message, Value, line
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, button
from bot.core.store import Store

_LONGEST_LABEL = 40  # characters of a name on a button


async def choose_institution(store: Store, reader: Reader) -> Message:
    """Asks for the name. It can be left out."""
    skip = ((button("button-skip", Verb.INSTITUTION, "skip"),),)
    return Message(
        "choose-institution", (("most", institutions.LONGEST_NAME),), skip, by_mail=line("institution-by-mail")
    )


async def choose_found_institution(store: Store, reader: Reader, *, shown: str, name: str) -> Message:
    """Those that the typed name may mean, and that none of them does."""
    found = [await store.institution(int(id)) for id in shown.split(",")]
    cities: dict[str, Value] = {city.id: city.name for city in await store.cities()}
    rows: list[tuple[Button, ...]] = []
    for each in found:
        if each is None:  # a number in a mail has to mean what it meant
            raise Pointless("one of the institutions has been merged since")
        label = line("institution-of", name=short(each.name), city=_city(each, cities))
        rows.append((Button(label, press(Verb.INSTITUTION, each.id)),))
    rows.append((button("button-new-institution", Verb.INSTITUTION, "new", name=short(name)),))
    return Message(
        "choose-found-institution", (("name", name),), tuple(rows), numbered=True, by_mail=line("by-mail-number")
    )


async def my_institutions(store: Store, reader: Reader) -> Message:
    """Those the person stands for."""
    held = await store.institutions_of(reader.subscriber.id)
    leave: ROWS = tuple(
        (button("button-leave-institution", Verb.INSTITUTION, each.id, "leave", name=short(each.name)),)
        for each in held
    )
    by_taps: ROWS = ((button("button-add-institution", Verb.INSTITUTION, "ask"),), (HOME,))
    return Message(
        "my-institutions",
        (("institutions", await named(store, reader.subscriber.id)),),
        leave if reader.contact.channel == "email" else (*leave, *by_taps),
        numbered=True,
        by_mail=line("institutions-by-mail" if held else "institution-by-mail"),
    )


async def named(store: Store, subscriber_id: int) -> Value:
    """The names of the institutions a person stands for, one line each."""
    held = await store.institutions_of(subscriber_id)
    return Lines(tuple(line("listed", name=each.name) for each in held)) if held else line("none")


async def sending(store: Store, meeting: Meeting, subscriber_id: int) -> Lines:
    """For an organiser: the institutions of a person, and how many delegates each sends to the meeting already."""
    sent = await store.delegates_sent(meeting.id)
    return Lines(
        tuple(
            line("institution-sends", name=each.name, sent=sent.get(each.id, 0), most=meeting.delegates_per_institution)
            for each in await store.institutions_of(subscriber_id)
        )
    )


def _city(institution: Institution, cities: dict[str, Value]) -> Value:
    return cities.get(
        institution.city or "", line("button-elsewhere" if institution.city == ELSEWHERE else "not-given")
    )


def short(name: str) -> str:
    """A name for a button."""
    return name if len(name) <= _LONGEST_LABEL else name[:_LONGEST_LABEL].rstrip() + "…"

"""From one meeting to the next: what is wished for it, and who was there."""

from bot.core import wishes
from bot.core.actions import Verb, press
from bot.core.message import Button, Lines, Message, Value, line
from bot.core.messages.reader import HOME, ROWS, Reader
from bot.core.store import Store


async def next_time(store: Store, reader: Reader) -> Message:
    """The wish for each sector; its button turns it to the next one."""
    names = {sector.id: sector.name for sector in await store.sectors()}
    rows: ROWS = tuple(
        (
            Button(
                line("button-wish", sector=names[each.sector_id], wish=line(f"wish-{each.wish}")),
                press(Verb.NEXT_TIME, each.sector_id),
            ),
        )
        for each in await wishes.confirmed(store, reader.subscriber)
    )
    return Message(
        "next-time",
        (("wishes", await wished(store, reader)),),
        rows if reader.contact.channel == "email" else (*rows, (HOME,)),
        numbered=True,
        by_mail=line("next-time-by-mail"),
    )


async def wished(store: Store, reader: Reader) -> Value:
    """The wishes, one line for each sector."""
    names = {sector.id: sector.name for sector in await store.sectors()}
    held = await wishes.confirmed(store, reader.subscriber)
    lines = [line("wished", sector=names[each.sector_id], wish=line(f"wish-{each.wish}")) for each in held]
    return Lines(tuple(lines)) if lines else line("none")


async def attended(store: Store, reader: Reader) -> Value:
    """The meetings at which the person was marked, one line each."""
    lines = [
        line("data-answer", meeting=meeting.title, answer=line(f"attendance-{each.state}"))
        for each in await store.attendances_of(reader.subscriber.id)
        if (meeting := await store.meeting(each.meeting_id)) is not None
    ]
    return Lines(tuple(lines)) if lines else line("none")


async def passed_on(store: Store, reader: Reader) -> Value:
    """The places the person has passed on or taken over, one line each."""
    lines = []
    for each in await store.delegations_of(reader.subscriber.id):
        meeting = await store.meeting(each.meeting_id)
        if meeting is not None and each.to_id is not None:
            what = "place-was-passed-on" if each.from_id == reader.subscriber.id else "place-was-taken-over"
            lines.append(line("data-answer", meeting=meeting.title, answer=line(what)))
    return Lines(tuple(lines)) if lines else line("none")

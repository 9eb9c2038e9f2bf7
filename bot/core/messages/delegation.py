"""A place that is passed on: the link, the offer to the substitute, and what both are told."""

from bot.core import entries
from bot.core.actions import Verb
from bot.core.delegation import PREFIX, Delegation
from bot.core.meetings import Meeting, find
from bot.core.message import Line, Lines, Message, Value, line
from bot.core.messages.cards import answer_rows, card, card_rows
from bot.core.messages.meetings import still_ahead
from bot.core.messages.reader import HOME, Pointless, Reader, button
from bot.core.rsvps import PartStat
from bot.core.store import Store


async def place_link(store: Store, reader: Reader, *, delegation: int = 0, code: str = "") -> Message:
    """To be forwarded: whoever opens the link, or mails the line, takes the place over."""
    passed_on, which = await _open(store, reader, delegation)
    ways: list[Line] = []
    if bot := await store.mark("telegram.username"):
        ways.append(line("place-link-telegram", link=f"https://t.me/{bot}?start={PREFIX}{code}"))
    if address := await store.mark("mail.address"):
        ways.append(line("place-link-mail", address=address, code=f"{code[:5]}-{code[5:]}"))
    rsvp = await store.rsvp(which.id, passed_on.from_id)
    has_gone = rsvp is not None and rsvp.partstat == PartStat.DELEGATED
    return Message(
        "place-link",
        (
            ("title", which.title),
            ("starts", which.local(which.starts)),
            ("ways", Lines(tuple(ways))),
            ("until", which.local(passed_on.expires_at)),
            ("stands", line("place-link-delegated" if has_gone else "place-link-stays")),
        ),
        ((button("button-back-to-meeting", Verb.MEETING, which.id),),),
    )


async def place_passed_on(store: Store, reader: Reader, *, delegation: int) -> Message:
    """To the substitute: whose place it is, and what she agrees to by taking it."""
    passed_on, which = await _open(store, reader, delegation)
    first = await store.subscriber(passed_on.from_id)
    consented = reader.subscriber.consented_at is not None
    args: tuple[tuple[str, Value], ...] = (
        *await card(store, reader, which),
        ("name", first.name or "–"),
        ("consent", "" if consented else line("place-consent", consent=line("consent-text"))),
    )
    choices = tuple(button(f"button-{each}-over", Verb.DELEGATE, passed_on.id, each) for each in ("take", "leave"))
    return Message("place-passed-on", args, (choices,), by_mail=line("place-passed-on-by-mail"))


async def place_left(store: Store, reader: Reader, *, meeting: str) -> Message:
    """The substitute does not take it; it stays whose it was."""
    which = await find(store, meeting)
    rows = ((HOME,),) if reader.subscriber.consented_at is not None else ()
    return Message("place-left", (("title", which.title),), rows)


async def place_taken_over(store: Store, reader: Reader, *, meeting: str) -> Message:
    """To the substitute: the place is hers; by mail with an entry for her own calendar."""
    which = await find(store, meeting)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    return Message(
        "place-taken-over",
        await card(store, reader, which),
        await card_rows(store, which, reader),
        by_mail=line("undo-by-mail"),
        calendar=await entries.entry(store, which, rsvp, reader.now),
    )


async def place_handed_over(store: Store, reader: Reader, *, delegation: int) -> Message:
    """To the first: somebody comes instead; the entry leaves her calendar."""
    passed_on = await store.delegation(delegation)
    if passed_on is None or passed_on.to_id is None:
        raise Pointless("the substitute has been erased")
    which = await find(store, passed_on.meeting_id)
    substitute = await store.subscriber(passed_on.to_id)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    return Message(
        "place-handed-over",
        (*await card(store, reader, which), ("name", substitute.name or "–")),
        await card_rows(store, which, reader),
        by_mail=line("undo-by-mail"),
        calendar=await entries.entry(store, which, rsvp, reader.now, method=entries.CANCEL),
    )


async def substitute_asked(store: Store, reader: Reader, *, meeting: str, address: str) -> Message:
    """To the first: whom her calendar has named is asked, and until then nothing is lost."""
    which = await find(store, meeting)
    args = (*await card(store, reader, which), ("address", address))
    return Message("substitute-asked", args, await card_rows(store, which, reader), by_mail=line("undo-by-mail"))


async def substitute_left(store: Store, reader: Reader, *, meeting: str, name: str) -> Message:
    """To the first: who was to come instead does not, so she decides anew."""
    which = await still_ahead(store, reader, meeting)
    args = (*await card(store, reader, which), ("name", name or "–"))
    return Message("substitute-left", args, answer_rows(which), by_mail=line("answer-by-mail"))


async def _open(store: Store, reader: Reader, delegation_id: int) -> tuple[Delegation, Meeting]:
    found = await store.delegation(delegation_id)
    if found is None or not found.is_open(reader.now):
        raise Pointless("the link is not valid any more")
    return found, await find(store, found.meeting_id)

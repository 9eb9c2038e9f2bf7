"""Another time, or somebody else, that a calendar program proposes."""

from datetime import datetime

from bot.core.meetings import find
from bot.core.message import Lines, Message, Value, line
from bot.core.messages.cards import card, card_rows, details
from bot.core.messages.places import origin
from bot.core.messages.reader import HOME, Pointless, Reader
from bot.core.store import Store


async def proposal(store: Store, reader: Reader, *, meeting: str, person: int, starts: str, ends: str) -> Message:
    """To an organiser: who proposes what. `starts` and `ends` are ISO 8601; "" where somebody else is to come."""
    which = await find(store, meeting)
    if which.starts <= reader.now:
        raise Pointless("the meeting has begun")
    rsvp = await store.rsvp(which.id, person)
    if rsvp is None:
        raise Pointless("the person has been erased")
    who = await store.subscriber(person)
    proposed: Value = line("proposal-delegate")
    if starts and ends:
        begins, finishes = (which.local(datetime.fromisoformat(each)) for each in (starts, ends))
        proposed = line("proposal-time", starts=begins, ends=finishes)
    return Message(
        "proposal",
        (
            ("title", which.title),
            ("starts", which.local(which.starts)),
            ("name", who.name or "–"),
            ("origin", await origin(store, who.city, who.kind)),
            ("answer", line(f"answer-{rsvp.partstat.lower()}")),
            ("proposed", proposed),
            ("details", Lines(tuple(details(rsvp)))),
        ),
        ((HOME,),),
    )


async def proposal_passed_on(store: Store, reader: Reader, *, meeting: str) -> Message:
    """To the person: the organisers read it; what she has answered stands."""
    which = await find(store, meeting)
    return Message(
        "proposal-passed-on",
        await card(store, reader, which),
        await card_rows(store, which, reader),
        by_mail=line("answer-by-mail"),
    )

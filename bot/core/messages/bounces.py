"""What organisers are told about mail that does not arrive, and what they can undo."""

from bot.core import bounces as core
from bot.core.actions import Verb, press
from bot.core.meetings import local_zone
from bot.core.message import Button, Lines, Message, line
from bot.core.messages.broadcasts import in_plain_words
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader
from bot.core.store import Store

_SHOWN = 10


async def bounces(store: Store, reader: Reader) -> Message:
    """The addresses that nothing is sent to any more, each with a button that undoes it."""
    shut = (await core.recent(store, reader.now))[:_SHOWN]
    zone = await local_zone(store)
    lines = tuple(
        line(
            "bounce-line",
            number=str(each.bounce.id),
            name=each.name or "–",
            address=each.address.removeprefix("mailto:"),
            reason=in_plain_words(each.reason),
            at=each.bounce.at.astimezone(zone),
        )
        for each in shut
    )
    rows: ROWS = tuple(
        (
            Button(
                line("button-bounce-undo", address=each.address.removeprefix("mailto:")),
                press(Verb.BOUNCES, each.bounce.id, "undo"),
            ),
        )
        for each in shut
    )
    about = line("bounces-about") if shut else ""
    args = (("addresses", Lines(lines) if shut else line("bounces-none")), ("about", about))
    return Message("bounces", args, (*rows, (HOME,)), by_mail=line("bounces-undo-by-mail") if shut else None)


async def mail_outage(store: Store, reader: Reader, *, domain: str) -> Message:
    """Much came back from one domain at once; no address has been shut for it."""
    since = reader.now - core.OUTAGE_WITHIN * 24
    count = await store.count_bounced(domain, list(core.Failure), since)
    if not count:
        raise Pointless("nothing comes back from there any more")
    return Message("mail-outage", (("domain", domain), ("count", count)))


async def mail_turned_away(store: Store, reader: Reader, *, domain: str, status: str) -> Message:
    """A server takes no mail of ours because of what we are; whoever runs the bot has to see to it."""
    return Message("mail-turned-away", (("domain", domain), ("status", status)))

"""Who reads a golden text: somebody new, an organiser, somebody with two addresses, somebody who leaves."""

from dataclasses import replace
from datetime import timedelta

from bot.core import bounces, dialogue, organising, privacy, sectors, staff
from bot.core.calendars import FEED
from bot.core.linking import VALID_FOR, LinkCode
from bot.core.messages import Reader
from bot.core.outbox import Reply
from bot.core.people import EVERYWHERE, Contact, ContactState, RoleKind, stop
from bot.core.store import Store
from bot.core.tokens import Purpose, sign
from bot.rehearsal.stage import BEGINS
from tests.golden.arranging import CULTURE, PAGES, Args, invited
from tests.golden.asked import ask
from tests.golden.meetings import two_invitations
from tests.golden.world import SECRET, by_mail, other


async def newcomer(store: Store, reader: Reader) -> Args:
    """Somebody of whom nothing is known yet."""
    reader.subscriber.city = reader.subscriber.kind = None
    reader.subscriber.name = ""
    return await without_sectors(store, reader)


async def without_sectors(store: Store, reader: Reader) -> Args:
    """A newcomer has chosen nothing yet."""
    await sectors.choose(store, reader.subscriber, [], BEGINS)
    return {}


async def from_elsewhere(store: Store, reader: Reader) -> Args:
    """Another city than those of the programme."""
    reader.subscriber.city = "elsewhere"
    return {}


async def organiser(store: Store, reader: Reader) -> Args:
    """The reader organises."""
    await _take_role(store, reader, RoleKind.ORGANISER)
    return await two_invitations(store, reader)


async def everything_known(store: Store, reader: Reader) -> Args:
    """Somebody who has answered, asked, left once and come back."""
    await invited(CULTURE, "TENTATIVE")(store, reader)
    await ask(store, reader)
    leaving = replace(_reply(reader), now=BEGINS + timedelta(days=3))
    await dialogue.leave(store, leaving)
    await dialogue.agree(store, replace(leaving, now=BEGINS + timedelta(days=4)))
    return {}


async def feeding(store: Store, reader: Reader) -> Args:
    """The reader has asked for the address of all her meetings."""
    await invited(CULTURE, "ACCEPTED")(store, reader)
    exchange = (reader.contact.id, FEED)
    feed = (await store.conversations_with([exchange], BEGINS + timedelta(days=400)))[exchange]
    return {"link": f"{PAGES}/c/{sign(Purpose.FEED, feed.id, SECRET)}.ics"}


async def linked(store: Store, reader: Reader) -> Args:
    """The reader can be written to on the other channel as well."""
    other_address = "mailto:kontakt@example.org" if reader.contact.channel == "telegram" else "telegram:5100000050"
    await store.add(Contact(reader.subscriber.id, other_address, ContactState.ACTIVE, BEGINS))
    return {}


async def code_mailed(store: Store, reader: Reader) -> Args:
    """A code is on its way to the reader's address."""
    return {**await code_asked(store, reader), "code": "K7M2P9QX"}


async def code_asked(store: Store, reader: Reader) -> Args:
    """The same, without the code itself."""
    address = reader.contact.address if reader.contact.channel == "email" else "mailto:kontakt@example.org"
    link = LinkCode("digest", reader.contact.id, address, BEGINS, BEGINS + VALID_FOR)
    await store.add(link)
    return {"link": link.id}


async def erased(store: Store, reader: Reader) -> Args:
    """The reader's data are gone."""
    await privacy.erase(store, _reply(reader))
    return {}


async def left(store: Store, reader: Reader) -> Args:
    """The reader has said stop."""
    await dialogue.leave(store, _reply(reader))
    return {}


async def out_of_reach(store: Store, reader: Reader) -> Args:
    """One of those meant has no address that works."""
    _, contact = await other(store, reader)
    stop(contact, "blocked")
    return {"meeting": CULTURE}


async def shut_out(store: Store, reader: Reader) -> Args:
    """Mail to somebody has come back."""
    _, contact = await by_mail(store, reader)
    await bounces.take(store, contact, bounces.Failure.DEAD, "5.1.1", BEGINS)
    return {}


async def outage(store: Store, reader: Reader) -> Args:
    """Mail has come back from a domain."""
    _, contact = await by_mail(store, reader)
    await bounces.take(store, contact, bounces.Failure.DEAD, "5.1.1", BEGINS)
    return {"domain": contact.address.rpartition("@")[2]}


def _reply(reader: Reader) -> Reply:
    return Reply(reader.subscriber, reader.contact, "golden", reader.now)


async def _take_role(store: Store, reader: Reader, kind: RoleKind) -> None:
    code = await staff.issue(store, kind, EVERYWHERE, BEGINS, secret=SECRET)
    await organising.take_role(store, _reply(reader), code, secret=SECRET)

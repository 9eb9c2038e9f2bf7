"""What happens in story after story: who joins, taps, writes and forges, and how it stands then."""

import asyncio
from datetime import timedelta

import pytest

from bot.core import announcements, invitations, meetings, moves
from bot.core.language import Language
from bot.core.people import Subscriber
from bot.core.store import Store
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import Phone
from tests.people import UNDO, address_of, enrol, press

_NEXT = timedelta(seconds=2)  # no message has to wait for the pace of Telegram

on_one_database = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)
"""For what is decided before any database is asked; the others run on both."""


async def join(stage: Stage, *names: str) -> None:
    """Sets up subscribers of culture; those with a phone press Start and see the home card."""
    async with stage.app.database.transaction() as store:
        for each in cast.EVERYONE:
            if each.name in names:
                await enrol(store, address_of(each.name), each.language, each.name, stage.clock.now(), "culture")
    for name in names:
        if name in stage.phones:
            stage.phones[name].start()
    await stage.settle()


async def invite(stage: Stage, *meeting_ids: str) -> None:
    """The operator invites, and the minute passes in which it could be taken back."""
    async with stage.app.database.transaction() as store:
        for meeting_id in meeting_ids or ("culture",):
            await invitations.invite(store, meeting_id, stage.clock.now())
    await stage.move(seconds=UNDO)


async def is_on_the_wire(stage: Stage, phone: Phone) -> None:
    """Until a call for her chat waits at Telegram: a fault that delays it is in force."""
    calls = stage.telegram.transcript
    while not any(call.chat_id == phone.id and call.outcome == "waiting" for call in calls):  # noqa: ASYNC110 - the transcript has no bell
        await asyncio.sleep(0.001)


async def subscriber(store: Store, name: str) -> Subscriber:
    contact = await store.contact_at(address_of(name))
    assert contact is not None
    return await store.subscriber(contact.subscriber_id)


async def answer_of(stage: Stage, name: str, meeting: str = "culture") -> str:
    """Her answer as it stands; "" when she is not invited."""
    async with stage.app.database.transaction() as store:
        rsvp = await store.rsvp(meeting, (await subscriber(store, name)).id)
    return rsvp.partstat if rsvp else ""


async def say(stage: Stage, phone: Phone, text: str) -> str:
    """Writes, and returns what the bot says then."""
    stage.clock.move(_NEXT)
    phone.send(text)
    await stage.settle()
    return phone.last.text


async def tap(stage: Stage, phone: Phone, data: str) -> str:
    """Taps the newest button with this callback data, and returns what the bot says then."""
    press(phone, data)
    await stage.settle()
    return phone.last.text


async def forge(stage: Stage, phone: Phone, data: str) -> str:
    """Presses a button that was never offered, and returns what the bot says then."""
    stage.clock.move(_NEXT)
    stage.telegram.world.press(phone.person, phone.last, data)
    await stage.settle()
    return phone.last.text


async def put_off(stage: Stage, meeting: str = "culture", /, **by: float) -> None:
    """The meeting is put off, or brought forward; the notice is held."""
    async with stage.app.database.transaction() as store:
        which = await meetings.find(store, meeting)
        later = timedelta(**by)
        starts, ends = which.starts + later, which.ends + later
        await moves.move(store, which, starts=starts, ends=ends, venue=which.venue, now=stage.clock.now())
    await stage.settle()


async def publish(stage: Stage, pl: str, cs: str) -> None:
    """An announcement to everybody."""
    async with stage.app.database.transaction() as store:
        begun = await announcements.draft(store, None, stage.clock.now())
        announcements.write(begun, Language.PL, pl)
        announcements.write(begun, Language.CS, cs)
        await announcements.publish(store, begun, stage.clock.now())
    await stage.move(seconds=UNDO)


async def post(stage: Stage, sender: str, recipient: str, raw: str | bytes) -> None:
    """A mail exactly as written here, from anybody's server."""
    content = raw if isinstance(raw, bytes) else raw.replace("\n", "\r\n").encode()
    await stage.mail.post(stage.mail.mailbox(sender), content, sender=sender, recipient=recipient)
    await stage.settle()


async def known(stage: Stage, *names: str) -> list[object]:
    """Everything that a forged act could have changed, to be compared."""
    found: list[object] = []
    async with stage.app.database.transaction() as store:
        for name in names:
            person = await subscriber(store, name)
            found += [person.language, person.city, person.kind, person.consented_at]
            found += [(each.meeting_id, each.partstat) for each in await store.rsvps_of(person.id)]
            found += [(each.sector_id, each.state) for each in await store.subscriptions(person.id)]
            found += [(each.kind, each.scope) for each in await store.roles(person.id)]
            found += [(each.id, each.state) for each in await store.questions_of(person.id)]
        drafts = [await store.announcement(number) for number in (1, 2)]
        found += [(each.drafts, each.sectors, each.state) for each in drafts if each]
    return found


async def failed(stage: Stage) -> list[bytes]:
    async with stage.app.database.transaction() as store:
        return [raw for _, _, raw, _ in await store.failed()]

"""Promise 4, at chosen points: after kill -9 nobody is missed; only what was on the wire repeats, counted as uncertain.

The service is a process of its own between an emulated Telegram and a real mail server, on wires that are cut where a
test says: before words arrive, when they have, or when they are answered and the answer is not heard.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.core import broadcasts, invitations
from bot.core.audience import Audience
from bot.core.rsvps import PartStat
from bot.storage import tables as t
from tests import people
from tests.stories.crash.broadcast import announced, gathered, judge
from tests.stories.crash.process import Template
from tests.stories.crash.wires import Cut, Moment
from tests.stories.crash.world import MEETING, World, by_message_id, staged

ANSWERS = {PartStat.ACCEPTED: ("tak", "✅ Tak"), PartStat.DECLINED: ("nie", "❌ Nie")}

# A tap

TAP_CUTS = (
    ("telegram", rb'"callback_query": ', Moment.BEFORE),  # it never came to the service
    ("telegram", rb'"callback_query": ', Moment.AFTER),  # it has come and is being worked
    ("telegram", rb"/editMessageText", Moment.BEFORE),  # the card was about to change
    ("telegram", rb"/editMessageText", Moment.ANSWERED),  # the card has changed, and the service never heard
    ("telegram", rb"/getUpdates", Moment.BEFORE),  # it is committed, and not yet confirmed
    ("telegram", rb"/getUpdates", Moment.AFTER),  # just confirmed
)


async def test_a_tap_is_recorded_once_wherever_the_process_dies(world: World) -> None:
    ania = world.phone("Ania")
    async with world.database.transaction() as store:
        await world.join(store, f"telegram:{ania.id}")
        await invitations.invite(store, MEETING, datetime.now(UTC) - broadcasts.UNDO)
    await world.run()
    await ania.expect("Spotkanie kultury")
    await world.settled()
    expected = []
    for number, (wire, words, moment) in enumerate(TAP_CUTS):
        answer = list(ANSWERS)[number % 2]
        async with world.killed(cut := Cut(wire, words, moment)):
            people.press(ania, f"answer:{MEETING}:{answer}")
            update_id = world.telegram.world.updates.pending()[-1].id
        await world.run()
        await world.settled()
        expected.append(f"reply:telegram:{update_id}:answer-recorded:{MEETING}")
        assert world.tally() == {answer: 1}, str(cut)
        (rsvp,) = world.rows(select(t.rsvp))
        assert rsvp.answered_by == f"telegram:{update_id}", str(cut)
        (card,) = [message for message in ania.messages if message.by_bot]
        assert f"Państwa odpowiedź: {ANSWERS[answer][1]}" in card.text, str(cut)
    keys = [row.key for row in world.rows(select(t.delivery.c.key).where(t.delivery.c.message == "answer-recorded"))]
    assert sorted(keys) == sorted(expected), "one answer to each tap"
    await world.audit()


# A mail

MAIL_CUTS = (
    ("lmtp", rb"\r\n\.\r\n", Moment.BEFORE),  # the end of it did not come any more
    ("lmtp", rb"\r\n\.\r\n", Moment.AFTER),  # it has come and is being worked
    ("lmtp", rb"\r\n\.\r\n", Moment.ANSWERED),  # committed; its server never hears 250 and keeps it
    ("lmtp", rb"\r\n\.\r\n", Moment.HEARD),  # committed and confirmed
    ("smtp", rb"\r\n\.\r\n", Moment.ANSWERED),  # our answer has arrived, and we never heard 250
)


async def test_an_answer_by_mail_is_recorded_once_wherever_the_process_dies(world: World) -> None:
    bartek = world.mail.mailbox("bartek@hufiec.example.pl", name="Bartek")
    async with world.database.transaction() as store:
        await world.join(store, f"mailto:{bartek.address}")
        await invitations.invite(store, MEETING, datetime.now(UTC) - broadcasts.UNDO)
    await world.run()
    await world.settled()
    (invitation,) = bartek.messages
    for number, (wire, words, moment) in enumerate(MAIL_CUTS):
        answer = list(ANSWERS)[number % 2]
        async with world.killed(cut := Cut(wire, words, moment)):
            await bartek.reply(invitation, ANSWERS[answer][0])
        is_kept = wire == "lmtp" and moment is not Moment.HEARD
        assert await world.mail.flush() == is_kept, f"its server keeps what was not taken; {cut}"
        await world.run()
        assert await world.mail.flush() == 0
        await world.settled()
        assert world.tally() == {answer: 1}, str(cut)
        assert f"Państwa odpowiedź: {ANSWERS[answer][1]}" in bartek.messages[-1].text, str(cut)
    told = by_message_id(bartek.messages[1:])
    assert len(told) == len(MAIL_CUTS), "one answer to each mail"
    assert sorted(len(copies) for copies in told.values()) == [1] * (len(MAIL_CUTS) - 1) + [2]
    await world.audit()


# A reminder


async def test_a_step_of_the_ladder_reaches_everyone_and_repeats_only_what_was_on_the_wire(
    tmp_path: Path, database_url: str, template: Template | None
) -> None:
    async with staged(tmp_path, database_url, template, starts_in=timedelta(days=6, hours=23)) as world:
        phones = [world.phone(f"Ania {number}") for number in range(6)]
        boxes = [world.mail.mailbox(f"bartek{number}@hufiec.example.pl") for number in range(6)]
        async with world.database.transaction() as store:
            for phone in phones:
                await world.join(store, f"telegram:{phone.id}")
            for box in boxes:
                await world.join(store, f"mailto:{box.address}")
            long_ago = datetime.now(UTC) - timedelta(days=3)
            await store.open_rsvps(MEETING, Audience(sectors=("culture",)), long_ago)

        async with world.killed(
            Cut("telegram", rb"/sendMessage", Moment.ANSWERED, nth=3),
            Cut("smtp", rb"\r\n\.\r\n", Moment.ANSWERED, nth=2),
        ):
            await world.launch()
        async with world.killed(Cut("smtp", rb"RCPT TO", Moment.BEFORE, nth=2)):
            await world.launch()
        await world.run()
        await world.settled()

        assert world.states() == {"delivered": 12}, "the step was climbed once"
        assert [(row.kind, row.offset) for row in world.rows(select(t.step))] == [("nudge", "-P7D")]
        world.judge_copies("Nie mamy jeszcze Państwa odpowiedzi", phones, boxes, world.most_copies("nudge"))
        await world.audit()


# A broadcast

ARRIVED = {"telegram": 16, "smtp": 4}
"""As many letters have come, and the service heard of none: every connection to the mail server is at its end."""


async def test_a_broadcast_misses_nobody_however_often_the_process_dies(world: World) -> None:
    crowd = await gathered(world, by_telegram=40, by_mail=20)
    announcement = await announced(world, crowd)
    points = (
        (
            Cut("telegram", rb"/sendMessage", Moment.AFTER, nth=ARRIVED["telegram"], hold=True),
            Cut("smtp", rb"\r\n\.\r\n", Moment.ANSWERED, nth=ARRIVED["smtp"], hold=True),
        ),
        (
            Cut("telegram", rb"/sendMessage", Moment.ANSWERED, nth=4),
            Cut("smtp", rb"MAIL FROM", Moment.HEARD, nth=3),
        ),
        (
            Cut("telegram", rb"/sendMessage", Moment.BEFORE, nth=6),
            Cut("smtp", rb"RCPT TO", Moment.BEFORE, nth=2),
        ),
        (
            Cut("telegram", rb"/sendMessage", Moment.HEARD, nth=5),
            Cut("smtp", rb"\r\n\.\r\n", Moment.HEARD, nth=2),
        ),
    )
    for cuts in points:
        async with world.killed(*cuts):
            await world.launch()
        assert sum(world.states().values()) == announcement.published
    await world.run()
    await world.settled()
    repeats = await judge(world, announcement)
    assert sum(ARRIVED.values()) <= repeats <= world.on_the_wire.total(), "these did repeat"
    await world.audit()

"""The mail half of the rehearsal: the channel out, people with their mail programs, LMTP in."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from bot.channels.email.channel import EmailChannel
from bot.channels.email.lmtp import LmtpListener
from bot.core.actions import Action, Verb, press
from bot.core.bounces import Failure
from bot.core.clock import MovableClock
from bot.core.inbound import Act, Bounced, Ignored, Pressed, Said
from bot.core.language import Language
from bot.rehearsal.mail import Mail, Mailbox, MailServer, Record
from tests.channels.email_world import BOT, CALENDAR, NOW, PHRASES, SENT, InboxDouble, letter


@dataclass
class World:
    clock: MovableClock
    server: MailServer
    channel: EmailChannel
    listener: LmtpListener
    inbox: InboxDouble

    async def invite(self, box: Mailbox, language: Language | None = Language.PL) -> Mail:
        await self.channel.send(letter(address=f"mailto:{box.address}", language=language))
        return box.messages[-1]

    def acts(self) -> list[Act]:
        return [inbound.act for inbound, _ in self.inbox.received]


@pytest.fixture
async def world() -> AsyncIterator[World]:
    clock = MovableClock(NOW, ticking=False)
    server = MailServer(clock)
    await server.start()
    inbox = InboxDouble()
    listener = LmtpListener(
        listen="127.0.0.1:0",
        mailbox=BOT,
        inbox_receive=inbox.receive,
        keep=inbox.keep,
        clock=clock,
        report=lambda name, values: None,
    )
    await listener.start()
    server.deliver_to = listener.address
    channel = EmailChannel(
        smtp_url=server.smtp_url, connections=1, mailbox=BOT, phrase=PHRASES.phrase, clock=clock, seconds=5
    )
    yield World(clock, server, channel, listener, inbox)
    await channel.close()
    await listener.stop()
    await server.stop()


@pytest.mark.parametrize("program", ["gmail", "thunderbird", "outlook", "seznam"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("quote", [True, False])
async def test_a_reply_of_every_program(world: World, program: str, language: Language, quote: bool) -> None:
    box = world.server.mailbox("b@example.pl", name="Bartek Żak", language=language, program=program)
    mail = await world.invite(box, language)
    await box.reply(mail, "Tak\nCzy jest parking?", quote=quote)
    ((inbound, raw),) = world.inbox.received
    assert inbound.act == Said("Tak\nCzy jest parking?", reply_to=SENT)
    assert inbound.conversation == 7
    assert (inbound.sender.address, inbound.sender.name) == ("mailto:b@example.pl", "Bartek Żak")
    parts = [part.get_content() for part in message_from_bytes(raw, policy=default).walk() if not part.is_multipart()]
    assert any("Kultura" in part for part in parts) is quote


async def test_everything_else_a_person_can_do(world: World) -> None:
    box = world.server.mailbox("b@example.pl", name="Bartek")
    mail = await world.invite(box)
    assert list(mail.buttons) == ["✅ Tak", "❔ Może", "❌ Nie"]
    await box.tap(mail, "❔ Może")
    await box.unsubscribe(mail)
    await box.auto_reply(mail)
    await box.bounce(mail)
    await box.bounce(mail, status="4.2.2", said="452 4.2.2 full")
    for answer in ("ACCEPTED", "TENTATIVE", "DECLINED"):
        await box.calendar_reply(mail, answer)
    await box.write(BOT.address, "Dzień dobry", "Czy jest parking?")
    assert world.acts() == [
        Said("MOŻE"),
        Pressed(Action(Verb.STOP)),
        Ignored("auto-reply"),
        Bounced(Failure.DEAD, "5.1.1", delivery=31),
        Bounced(Failure.DELAYED, "4.2.2", delivery=31),
        Pressed(press(Verb.ANSWER, "culture", "ACCEPTED"), sequence=2, stamp=NOW, starts=CALENDAR.starts),
        Pressed(press(Verb.ANSWER, "culture", "TENTATIVE"), sequence=2, stamp=NOW, starts=CALENDAR.starts),
        Pressed(press(Verb.ANSWER, "culture", "DECLINED"), sequence=2, stamp=NOW, starts=CALENDAR.starts),
        Said("Czy jest parking?"),
    ]
    conversations = [inbound.conversation for inbound, _ in world.inbox.received]
    assert conversations == [7, 7, None, 7, 7, 7, 7, 7, None]  # an auto-reply goes to the return path, which is none


async def test_how_a_mail_is_shown(world: World) -> None:
    box = world.server.mailbox("B@Example.pl", name="Bartek")
    mail = await world.invite(box)
    assert mail is world.server.inboxes["b@example.pl"][0]
    assert mail.subject == "Zaproszenie: Kultura"
    assert mail.sender == "Mosty <spotkania@bot.example.pl>"
    assert "TAK, MOŻE albo NIE" in mail.text
    assert mail.html.startswith("<!doctype html>")
    assert (mail.ics_method, mail.ics[:15]) == ("REQUEST", b"BEGIN:VCALENDAR")
    assert (mail.received_at, mail.message_id) == (NOW, SENT)


async def test_a_mail_waits_while_the_bot_is_away_or_busy(world: World) -> None:
    box = world.server.mailbox("b@example.pl")
    mail = await world.invite(box)
    await world.listener.stop()
    await box.reply(mail, "Tak")
    await box.reply(mail, "Nie")
    assert (await world.server.flush(), world.acts()) == (2, [])
    await world.listener.start()
    world.server.deliver_to = world.listener.address
    world.inbox.away = 1
    assert (await world.server.flush(), world.acts()) == (2, [])
    world.clock.move(timedelta(minutes=5))
    assert await world.server.flush() == 0
    assert world.acts() == [Said("Tak", reply_to=SENT), Said("Nie", reply_to=SENT)]


async def test_what_happened_is_on_record(world: World) -> None:
    heard: list[Record] = []
    silence = world.server.subscribe(heard.append)
    box = world.server.mailbox("b@example.pl")
    await box.reply(await world.invite(box), "Tak")
    silence()
    await box.write(BOT.address, "Pytanie", "Kiedy?")
    assert [(record.kind, record.address, record.subject) for record in world.server.transcript] == [
        ("received", "b@example.pl", "Zaproszenie: Kultura"),
        ("sent", "b@example.pl", "Re: Zaproszenie: Kultura"),
        ("sent", "b@example.pl", "Pytanie"),
    ]
    assert heard == world.server.transcript[:2]


def test_a_fault_of_an_unknown_kind() -> None:
    server = MailServer(MovableClock(NOW))
    with pytest.raises(ValueError, match="no such fault"):
        server.faults.add(stage="nowhere")
    with pytest.raises(RuntimeError, match="not started"):
        _ = server.smtp_url

"""Who answers a mail: the person, her other address, somebody it was forwarded to, or somebody who only says so."""

from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path

import pytest

from bot.core.people import ContactState
from bot.rehearsal import cast
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage, rehearsal
from tests.people import address_of, tally
from tests.stories.acts import answer_of, invite, join, post, subscriber

pytestmark = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)

SERVER = "mx.mosty.example.org"


@pytest.fixture
async def stage(stage_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """Bartek and Cecílie are invited by mail; the mail server's verdicts are believed."""
    async with rehearsal(tmp_path, database_url=stage_url, environ={"MOSTY_MAIL_AUTHSERV": SERVER}) as stage:
        await stage.bind_staff()
        await join(stage, "Bartek", "Cecílie")
        await name(stage, "Bartek", "Bartek Żak")
        stage.mailboxes["Bartek"].name = "Bartek Żak"
        await invite(stage)
        yield stage
        async with stage.app.database.transaction() as store:
            assert await store.failed() == []


async def name(stage: Stage, who: str, full: str) -> None:
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(address_of(who))
        assert contact is not None
        (await store.subscriber(contact.subscriber_id)).name = full


def invitation(stage: Stage, who: str) -> Mail:
    return stage.mailboxes[who].messages[0]


@pytest.mark.parametrize(
    ("who", "language", "yes", "no", "offered", "welcome"),
    [
        ("Bartek", "pl", "tak", "nie", "Zaproszenie również dla Państwa:", "Zapisy na zaproszenia"),
        ("Cecílie", "cs", "ano", "ne", "Pozvánka i pro vás:", "Přihlášení k odběru pozvánek"),
    ],
)
async def test_whoever_it_was_forwarded_to_gets_a_place_of_her_own(
    stage: Stage, who: str, language: str, yes: str, no: str, offered: str, welcome: str
) -> None:
    box = stage.mailboxes[who]
    await box.reply(invitation(stage, who), no)
    await stage.settle()
    before = len(box.messages)
    country = "pl" if language == "pl" else "cz"
    colleague = stage.mail.mailbox(f"kolega@urad.example.{country}", name="Kolega", language=language)
    await colleague.reply(invitation(stage, who), yes)
    await stage.settle()
    assert await answer_of(stage, who) == "DECLINED"
    assert await tally(stage) == {"DECLINED": 1}
    assert offered in colleague.messages[0].subject
    assert colleague.messages[0].ics_method == "REQUEST"
    await colleague.reply(colleague.messages[0], yes)
    await stage.settle()
    assert await tally(stage) == {"DECLINED": 1, "ACCEPTED": 1}
    assert await answer_of(stage, who) == "DECLINED"
    assert colleague.messages[-1].subject == welcome  # reminders come with a consent of her own
    await colleague.calendar_reply(colleague.messages[0], "DECLINED")
    await stage.settle()
    assert await tally(stage) == {"DECLINED": 2}
    assert len(box.messages) == before


async def test_a_calendar_answers_for_whom_it_says_and_no_other(stage: Stage) -> None:
    bartek, asked = stage.mailboxes["Bartek"], invitation(stage, "Bartek")
    await bartek.calendar_reply(asked, "ACCEPTED")
    await stage.settle()
    stranger = stage.mail.mailbox("ktos@firma.example.pl", name="Jan Nowak")
    await stranger.calendar_reply(asked, "DECLINED")
    await stage.settle()
    assert await answer_of(stage, "Bartek") == "ACCEPTED"
    assert "Zaproszenie również dla Państwa:" in stranger.messages[-1].subject

    private = stage.mail.mailbox("b.zak@gmail.example", name="Bartek Żak")
    await private.calendar_reply(asked, "TENTATIVE")  # under his full name: it counts, and he is told
    await stage.settle()
    assert await answer_of(stage, "Bartek") == "TENTATIVE"
    assert "Odpowiedź z innego adresu:" in bartek.messages[-1].subject
    assert "b.zak@gmail.example" in bartek.messages[-1].text
    assert private.messages == []

    secretary = stage.mail.mailbox("sekretariat@hufiec.example.pl", name="Sekretariat")
    await secretary.calendar_reply(asked, "DECLINED", attendee=bartek.address)
    await stage.settle()
    assert await answer_of(stage, "Bartek") == "DECLINED"
    assert "sekretariat@hufiec.example.pl" in bartek.messages[-1].text
    await bartek.reply(bartek.messages[-1], "tak")
    await stage.settle()
    assert await answer_of(stage, "Bartek") == "ACCEPTED"


async def test_one_name_is_nobodys_own(stage: Stage) -> None:
    await name(stage, "Cecílie", "Spolek")
    office = stage.mail.mailbox("spolek@seznam.example.cz", name="Spolek", language="cs")
    await office.reply(invitation(stage, "Cecílie"), "ano")
    await stage.settle()
    assert await answer_of(stage, "Cecílie") == "NEEDS-ACTION"
    assert "Pozvánka i pro vás:" in office.messages[-1].subject


async def test_an_office_shares_one_address_and_so_one_answer(stage: Stage) -> None:
    bartek, asked = stage.mailboxes["Bartek"], invitation(stage, "Bartek")
    bartek.name = "Anna Lis"
    await bartek.reply(asked, "tak")
    bartek.name = "Piotr Lis"
    await bartek.reply(asked, "nie")
    await stage.settle()
    assert await tally(stage) == {"DECLINED": 1}
    subjects = [mail.subject.partition(":")[0] for mail in bartek.messages]
    assert subjects == ["Zaproszenie", "Odpowiedź zapisana", "Odpowiedź zapisana"]


async def test_what_a_forger_says_changes_nothing_not_even_a_name(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    raw = f"From: Zły Człowiek <{bartek.address}>\nTo: {cast.BOT_ADDRESS}\nMessage-ID: <1@x>\n\ntak\n"
    await post(stage, "attacker@example.net", cast.BOT_ADDRESS, raw)
    assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"
    assert "Prosimy o potwierdzenie:" in bartek.messages[-1].subject
    forged = "Authentication-Results: mx.evil.example; dmarc=pass header.from=hufiec.example.pl\n"
    await post(stage, "attacker@example.net", cast.BOT_ADDRESS, forged + raw.replace("1@x", "2@x"))
    assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(address_of("Bartek"))
        assert contact is not None
        assert (await store.subscriber(contact.subscriber_id)).name == "Bartek Żak"

    await bartek.bounce(
        Mail.read(raw.encode(), recipient="", envelope_from=cast.BOT_ADDRESS, received_at=stage.clock.now())
    )
    await stage.settle()
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(address_of("Bartek"))
    assert contact is not None
    assert contact.state == ContactState.ACTIVE  # a bounce that names no mail of ours is believed of nobody


async def test_our_own_servers_verdict_is_enough(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    verdict = f"Authentication-Results: {SERVER}; dmarc=pass header.from=hufiec.example.pl\n"
    raw = f"From: Bartek Żak <{bartek.address}>\nTo: {cast.BOT_ADDRESS}\nMessage-ID: <1@x>\n\ntak\n"
    await post(stage, bartek.address, cast.BOT_ADDRESS, verdict + raw)
    assert await answer_of(stage, "Bartek") == "ACCEPTED"
    asked = parseaddr(invitation(stage, "Cecílie").reply_to)[1]
    await post(stage, bartek.address, asked, verdict + raw.replace("1@x", "2@x").replace(cast.BOT_ADDRESS, asked))
    assert await answer_of(stage, "Cecílie") == "NEEDS-ACTION"


async def test_a_mail_that_is_played_again_is_heard_once(stage: Stage) -> None:
    bartek, asked = stage.mailboxes["Bartek"], parseaddr(invitation(stage, "Bartek").reply_to)[1]
    raw = f"From: {bartek.address}\nTo: {asked}\nMessage-ID: <1@x>\n\ntak\n"
    await post(stage, bartek.address, asked, raw)
    await bartek.reply(invitation(stage, "Bartek"), "nie")
    await stage.settle()
    stage.clock.move(timedelta(days=9))
    await stage.move(seconds=1)  # what is old has been pruned
    for trace in ("", "Received: from attacker.example.net by mx; Mon, 15 Feb 2027 09:00:00 +0100\n"):
        await post(stage, "attacker@example.net", asked, trace + raw)
    assert await answer_of(stage, "Bartek") == "DECLINED"


async def test_a_token_that_a_program_has_wrapped_acts_and_one_that_is_cut_is_asked_about(stage: Stage) -> None:
    bartek, signed = stage.mailboxes["Bartek"], parseaddr(invitation(stage, "Bartek").reply_to)[1]
    local, _, domain = signed.partition("@")
    written = f"From: Bartek Żak <{bartek.address}>\nTo: <{{to}}>\nMessage-ID: <{{id}}@x>\n\ntak\n"
    for id, cut in enumerate((local[:-1], local[:-5], f"{local}a")):
        await post(stage, bartek.address, cast.BOT_ADDRESS, written.format(to=f"{cut}@{domain}", id=id))
        assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"
        assert "Prosimy o potwierdzenie:" in bartek.messages[-1].subject
    wrapped = written.format(to=f"{local[:20].upper()}=\n {local[20:]}@{domain}", id=9)
    await post(stage, bartek.address, cast.BOT_ADDRESS, wrapped)
    assert await answer_of(stage, "Bartek") == "ACCEPTED"


async def test_an_expired_token_is_asked_about_at_the_known_address(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(address_of("Bartek"))
        assert contact is not None
        conversation = await store.find_conversation(contact.id, "meeting:culture")
        assert conversation is not None
        conversation.expires_at = stage.clock.now()
    await bartek.reply(invitation(stage, "Bartek"), "Tak, 3 osoby. Przywieziemy roll-up.")
    await stage.settle()
    assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"
    assert "Prosimy o potwierdzenie:" in bartek.messages[-1].subject
    assert "„Tak, 3 osoby. Przywieziemy roll-up.”" in bartek.messages[-1].text
    await bartek.reply(bartek.messages[-1], "tak")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        rsvp = await store.rsvp("culture", (await subscriber(store, "Bartek")).id)
    assert rsvp is not None
    assert (rsvp.partstat, rsvp.party, rsvp.note) == ("ACCEPTED", 3, "Przywieziemy roll-up.")

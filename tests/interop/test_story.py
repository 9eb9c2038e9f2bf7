"""The whole story by mail, through real servers: by IMAP and by LMTP it is the same."""

from collections import Counter

from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from tests import people
from tests.interop.world import PostOffice, arrives, join, until


async def test_the_whole_story(stage: Stage, office: PostOffice) -> None:
    bartek, cecilie = stage.mailboxes["Bartek"], stage.mailboxes["Cecílie"]

    await join(stage, office, "Bartek", "Zapisz")
    await join(stage, office, "Cecílie", "Přihlásit")

    await people.invite(stage)
    invitation = await arrives(stage, office, "Bartek", "Zaproszenie")
    await bartek.reply(invitation, "Tak, przyjdę.")
    await arrives(stage, office, "Bartek", "Odpowiedź zapisana")
    invitation = await arrives(stage, office, "Cecílie", "Pozvánka")
    await cecilie.tap(invitation, "❌ Ne")
    await arrives(stage, office, "Cecílie", "Odpověď zaznamenána")
    await cecilie.calendar_reply(invitation, "ACCEPTED")
    await arrives(stage, office, "Cecílie", "Odpověď zaznamenána", count=2)
    assert await people.tally(stage) == {"ACCEPTED": 2}

    await stage.move(days=4)
    await arrives(stage, office, "Bartek", "Za 7 dni")
    reminder = await arrives(stage, office, "Cecílie", "Za 7 dní")
    root = invitation.headers["References"].split()[0]
    assert reminder.headers["References"].split()[0] == root, "one thread"

    await cecilie.write(cast.BOT_ADDRESS, "Dotaz", "Bude setkání tlumočeno do češtiny?")
    await until(stage, lambda: "tlumočeno" in stage.desk.last.text, "the question is at the desk", office)
    stage.desk.send(stage.phones["Ola"], "Ano, po celou dobu.", reply_to=stage.desk.last)
    await until(stage, lambda: "po celou dobu" in cecilie.messages[-1].text, "the answer is back", office)

    await bartek.unsubscribe(await arrives(stage, office, "Bartek", "Za 7 dni"))
    await arrives(stage, office, "Bartek", "Rezygnacja przyjęta")
    await people.announce(stage, "Zmiana sali", "Změna sálu")
    await until(stage, lambda: "Změna sálu" in cecilie.messages[-1].text, "the announcement", office)
    assert "Zmiana sali" not in bartek.messages[-1].text

    for box in (bartek, cecilie):
        assert set(Counter(mail.message_id for mail in box.messages).values()) == {1}

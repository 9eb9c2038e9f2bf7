"""Polish invitees of a meeting in Karviná: everything about a Czech meeting is theirs in Polish, on either channel."""

import icalendar

from bot.core import invitations
from bot.rehearsal.stage import Stage
from tests import people
from tests.people import UNDO, mails, press
from tests.stories.acts import subscriber


async def test_a_polish_invitee_of_a_czech_meeting_reads_all_of_it_in_polish(stage: Stage) -> None:
    await people.subscribe(stage, "Ania", "Bartek", "Cecílie")
    async with stage.app.database.transaction() as store:
        for name in ("Ania", "Bartek"):
            (await subscriber(store, name)).city = "jastrzebie"
        await invitations.invite(store, "economy", stage.clock.now())
    await stage.move(seconds=UNDO)
    ania, bartek, cecilie = stage.phones["Ania"], stage.mailboxes["Bartek"], stage.mailboxes["Cecílie"]
    [mail] = mails(stage, "Bartek", "Zaproszenie: Gospodarka i przedsiębiorczość")
    for text in (ania.last.text, mail.text):
        assert "Zaproszenie: Gospodarka i przedsiębiorczość" in text
        assert "środa, 17 marca 2027, godz. 09:30–14:30" in text
        assert "Karwina, Miejski Dom Kultury (Městský dům kultury)" in text  # as it is signposted there
    assert "Karviná, Městský dům kultury" in cecilie.messages[-1].text
    for letter, summary, location in (
        (mail, "Gospodarka i przedsiębiorczość", "Karwina, Miejski Dom Kultury (Městský dům kultury)"),
        (cecilie.messages[-1], "Ekonomika a podnikání", "Karviná, Městský dům kultury"),
    ):
        (entry,) = icalendar.Calendar.from_ical(letter.ics).walk("VEVENT")
        assert (str(entry["SUMMARY"]), str(entry["LOCATION"])) == (summary, location)

    press(ania, "answer:economy:ACCEPTED")
    await stage.settle()
    press(ania, "details:economy")
    await stage.settle()
    press(ania, "need:economy:cs-pl")
    await bartek.reply(mail, "Tak, przyjadę")
    await cecilie.reply(cecilie.messages[-1], "Ano")
    await stage.settle()
    jana = stage.phones["Jana"]  # the organiser in Karviná sees from which side they come
    jana.send("/meeting")
    await stage.settle()
    press(jana, "host:economy")
    await stage.settle()
    assert "• město: Jastrzębie-Zdrój 2 · Karviná 1" in jana.last.text
    assert "• jazyk: polština 2 · čeština 1" in jana.last.text
    assert "Tlumočení: CS→PL 1" in jana.last.text

"""The conference: workshops and a panel, chosen by tap and by number; each with seats, a queue, a calendar entry."""

from datetime import timedelta
from io import BytesIO

import icalendar
from openpyxl import load_workbook

from bot.core import invitations, rsvps, sessions
from bot.core.meetings import find
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage
from tests import people
from tests.people import cards, mails, reload
from tests.stories.test_places import button, on_one_database, tap, who

ONE_SEAT = ("capacity = 40", "capacity = 1")
_WORKSHOP = "  starts = 2027-06-10T{}:00\n  ends = 2027-06-10T{}:00\n  capacity = 3  #"
CULTURE, ECONOMY, PANEL = "workshop-culture", "workshop-economy", "panel-plan"


async def wait_for_summer(stage: Stage) -> None:
    """Until seventeen days before the conference, to begin a story with: nobody has been invited to anything."""
    async with stage.app.database.transaction() as store:
        begins = (await find(store, "conference")).starts
    stage.clock.move(begins - timedelta(days=17) - stage.clock.now())


async def gather(stage: Stage, *names: str, come: bool = True) -> None:
    """These people come to the conference, whose workshops have one seat each."""
    await people.subscribe(stage, *names)
    await reload(stage, ONE_SEAT)
    async with stage.app.database.transaction() as store:
        await invitations.invite(store, "conference", stage.clock.now())
    await stage.move(seconds=people.UNDO)
    for name in names if come else ():
        if name in stage.phones:
            await tap(stage, stage.phones[name], "answer:conference:ACCEPTED")
        else:
            await reply(stage, name, invitation_to(stage, name), "Ano")


def invitation_to(stage: Stage, name: str) -> Mail:
    return next(mail for mail in stage.mailboxes[name].messages if mail.ics_method)


async def reply(stage: Stage, name: str, mail: Mail, words: str) -> Mail:
    """Answers a mail, and returns the newest one then."""
    await stage.mailboxes[name].reply(mail, words)
    await stage.settle()
    return stage.mailboxes[name].messages[-1]


async def held(stage: Stage, name: str) -> dict[str, str]:
    """The person's places in sessions."""
    person = await who(stage, name)
    async with stage.app.database.transaction() as store:
        return {each.part: each.state.value for each in await store.places_in("conference", person) if each.part}


def entries(stage: Stage, name: str, title: str) -> list[icalendar.cal.Component]:
    """What a calendar was told of a session, oldest first."""
    told = [icalendar.Calendar.from_ical(mail.ics) for mail in stage.mailboxes[name].messages if mail.ics]
    return [event for each in told for event in each.walk("VEVENT") if title in str(event["SUMMARY"])]


async def test_workshops_are_chosen_by_tap_and_a_clash_is_refused_with_its_reason(stage: Stage) -> None:
    await gather(stage, "Ania", "David")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    shown = await tap(stage, ania, "sessions:conference")
    assert "na razie nic" in shown
    assert "✅ godz. 10:30 · Wspólny kalendarz" in await tap(stage, ania, f"session:{CULTURE}")
    refused = await tap(stage, ania, f"session:{ECONOMY}")
    assert "Współpraca firm po obu stronach granicy oraz Wspólny kalendarz" in refused
    assert "w tym samym czasie" in refused
    await tap(stage, ania, f"session:{PANEL}")
    assert await held(stage, "Ania") == {CULTURE: "confirmed", PANEL: "confirmed"}
    card = await tap(stage, ania, "meeting:conference")
    assert "✅ godz. 10:30 · Wspólny kalendarz" in card
    assert "✅ godz. 13:00 · Plan dalszej współpracy" in card

    assert "čekací listina, pořadí 1" in await tap(stage, david, f"session:{CULTURE}")
    await tap(stage, ania, f"session:{CULTURE}")  # leaves it
    assert await held(stage, "Ania") == {CULTURE: "returned", PANEL: "confirmed"}
    assert "Volné místo" in david.last.text
    assert "Společný kalendář" in david.last.text
    await tap(stage, david, button(david, "take"))
    assert await held(stage, "David") == {CULTURE: "confirmed"}
    assert "☑" in david.last.rows[0][0].label


async def test_the_file_for_a_phone_s_calendar_has_the_sessions_that_were_chosen(stage: Stage) -> None:
    await gather(stage, "Ania")
    ania = stage.phones["Ania"]

    async def file() -> dict[str, tuple[str, str]]:
        """Its entries by title: UID, and the hour in UTC."""
        await tap(stage, ania, "calendar:conference")
        assert ania.last.document is not None
        events = icalendar.Calendar.from_ical(ania.last.document.content).walk("VEVENT")
        return {str(each["SUMMARY"]): (str(each["UID"]), f"{each.decoded('DTSTART'):%H:%M}") for each in events}

    whole, workshop = "Konferencja podsumowująca trzech miast", "Wspólny kalendarz wydarzeń kulturalnych i sportowych"
    assert list(await file()) == [whole]
    assert "także" not in ania.last.text
    await tap(stage, ania, f"session:{CULTURE}")
    first = await file()
    assert "także" in ania.last.text
    assert {title: hour for title, (_, hour) in first.items()} == {whole: "07:00", workshop: "08:30"}
    assert first[whole][0] != first[workshop][0]
    assert await file() == first  # a file that is opened again replaces its own entries

    await tap(stage, ania, f"session:{PANEL}")
    await tap(stage, ania, f"session:{CULTURE}")  # leaves it
    assert list(await file()) == [whole, "Plan dalszej współpracy trzech miast"]


async def test_by_mail_numbers_choose_and_each_session_is_an_entry_of_its_own_in_the_calendar(stage: Stage) -> None:
    await gather(stage, "Cecílie")
    confirmed = mails(stage, "Cecílie", "zaznamenána")[-1]
    assert "1 – 10:30 · Společný kalendář" in confirmed.text
    assert "3 – 13:00 · Plán další spolupráce" in confirmed.text
    refused = await reply(stage, "Cecílie", confirmed, "1, 2")
    assert "ve stejnou dobu" in refused.text
    assert await held(stage, "Cecílie") == {}

    await reply(stage, "Cecílie", confirmed, "1, 3")
    assert await held(stage, "Cecílie") == {CULTURE: "confirmed", PANEL: "confirmed"}
    [workshop] = entries(stage, "Cecílie", "Společný kalendář")
    [panel] = entries(stage, "Cecílie", "Plán další")
    conference = entries(stage, "Cecílie", "Závěrečná konference")
    assert len({str(each["UID"]) for each in (workshop, panel, *conference)}) == 3
    assert len(mails(stage, "Cecílie", "Do kalendáře")) == 2

    chosen = mails(stage, "Cecílie", "Workshopy a panely")[-1]
    await reply(stage, "Cecílie", chosen, "2")
    assert await held(stage, "Cecílie") == {CULTURE: "returned", PANEL: "returned", ECONOMY: "confirmed"}
    gone = entries(stage, "Cecílie", "Společný kalendář")[-1]
    assert (str(gone["STATUS"]), str(gone["UID"])) == ("CANCELLED", str(workshop["UID"]))
    unknown = await reply(stage, "Cecílie", chosen, "7")
    assert "takový workshop ani panel není" in unknown.text
    await reply(stage, "Cecílie", chosen, "0")
    assert set((await held(stage, "Cecílie")).values()) == {"returned"}


@on_one_database
async def test_a_session_is_answered_in_its_own_conversation_by_a_word_or_in_the_calendar(stage: Stage) -> None:
    await gather(stage, "Ania", "Cecílie")
    ania = stage.phones["Ania"]
    await tap(stage, ania, f"session:{CULTURE}")
    confirmed = mails(stage, "Cecílie", "zaznamenána")[-1]
    await reply(stage, "Cecílie", confirmed, "1")
    assert await held(stage, "Cecílie") == {CULTURE: "queued"}
    await tap(stage, ania, f"session:{CULTURE}")
    [offer] = mails(stage, "Cecílie", "Volné místo")
    await reply(stage, "Cecílie", offer, "Ano, ale přijdu až v 11.")
    assert await held(stage, "Cecílie") == {CULTURE: "confirmed"}
    person = await who(stage, "Cecílie")
    async with stage.app.database.transaction() as store:
        rsvp = await store.rsvp("conference", person)
    assert rsvp is not None
    assert rsvp.note == "Ano, ale přijdu až v 11."

    async with stage.app.database.transaction() as store:
        session = await store.session(CULTURE)
        assert session is not None
        session.sequence += 2  # it was put off, and is back at its hour
    await stage.mailboxes["Cecílie"].calendar_reply(mails(stage, "Cecílie", "Do kalendáře")[-1], "DECLINED")
    await stage.settle()
    assert await held(stage, "Cecílie") == {CULTURE: "returned"}
    assert await people.tally(stage, "conference") == {"ACCEPTED": 2}


@on_one_database
async def test_a_yes_to_the_question_about_erasing_is_no_yes_to_the_session_it_was_asked_in(stage: Stage) -> None:
    await gather(stage, "Cecílie", come=False)
    await reply(stage, "Cecílie", invitation_to(stage, "Cecílie"), "Ano")
    await reply(stage, "Cecílie", mails(stage, "Cecílie", "zaznamenána")[-1], "1")
    question = await reply(stage, "Cecílie", mails(stage, "Cecílie", "Do kalendáře")[-1], "Smažte mé údaje")
    assert question.subject == "Vymazat údaje?"
    assert "Všechny vaše údaje byly vymazány" in (await reply(stage, "Cecílie", question, "Ano")).text


@on_one_database
async def test_only_who_has_a_place_chooses_and_who_gives_it_up_gives_up_the_sessions(stage: Stage) -> None:
    await gather(stage, "Ania", "David", come=False)
    ania, david = stage.phones["Ania"], stage.phones["David"]
    assert "potwierdzonym miejscem" in await tap(stage, ania, f"session:{CULTURE}")
    assert "będzie można wybrać" in await tap(stage, ania, "sessions:conference")
    assert "takový workshop ani panel není" in await tap(stage, david, "session:workshop-of-dreams")
    for phone in (ania, david):
        await tap(stage, phone, "answer:conference:ACCEPTED")
        await tap(stage, phone, f"session:{CULTURE}")
    assert await held(stage, "David") == {CULTURE: "queued"}
    await tap(stage, ania, "answer:conference:DECLINED")
    assert await held(stage, "Ania") == {CULTURE: "returned"}
    assert await held(stage, "David") == {CULTURE: "offered"}
    david.send("moje údaje")
    await stage.settle()
    assert "Společný kalendář" in david.last.text


@on_one_database
async def test_the_programme_enlarges_moves_and_calls_off_a_session(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    await tap(stage, ania, f"session:{CULTURE}")
    await tap(stage, david, f"session:{CULTURE}")
    await reply(stage, "Cecílie", mails(stage, "Cecílie", "zaznamenána")[-1], "1, 3")
    await reload(stage, ("capacity = 40", "capacity = 2"))
    assert await held(stage, "David") == {CULTURE: "offered"}
    await tap(stage, david, button(david, "take"))
    await reload(stage, ("capacity = 40", "capacity = 3"))
    await reply(stage, "Cecílie", mails(stage, "Cecílie", "Volné místo")[-1], "Ano")
    assert (await held(stage, "Cecílie"))[CULTURE] == "confirmed"

    later = (
        ("capacity = 40", "capacity = 3"),
        (_WORKSHOP.format("10:30", "12:00"), _WORKSHOP.format("13:30", "14:30")),
    )
    await reload(stage, *later)
    [told] = cards(ania, "Zmiana godziny")
    assert "10:30" in told.text
    assert "13:30" in told.text
    [mail] = mails(stage, "Cecílie", "Změna času")
    assert "Ve stejnou dobu: Plán další spolupráce" in mail.text
    assert (
        str(entries(stage, "Cecílie", "Společný kalendář")[-1]["SEQUENCE"]) == "101"
    )  # the first revision of the session, of her own the first

    off = ('  # status = "cancelled"  # those', '  status = "cancelled"  # those')
    await reload(stage, *later, off)
    assert len(cards(david, "Zrušeno")) == 1
    assert str(entries(stage, "Cecílie", "Společný kalendář")[-1]["STATUS"]) == "CANCELLED"
    assert await held(stage, "Ania") == {CULTURE: "returned"}
    assert "został odwołany" in await tap(stage, ania, f"session:{CULTURE}")
    assert "Wspólny kalendarz" not in await tap(stage, ania, "meeting:conference")


@on_one_database
async def test_a_session_reminds_those_in_it_before_its_own_start(stage: Stage) -> None:
    await wait_for_summer(stage)
    await gather(stage, "Ania", "David")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    await tap(stage, ania, f"session:{CULTURE}")
    await tap(stage, david, f"session:{CULTURE}")
    async with stage.app.database.transaction() as store:
        begins = (await find(store, "conference")).starts
    await stage.move(seconds=(begins + timedelta(minutes=70) - stage.clock.now()).total_seconds())
    assert cards(ania, "Wkrótce początek") == []
    await stage.move(minutes=10)
    assert len(cards(ania, "Wkrótce początek")) == 1
    assert cards(david, "Brzy začínáme") == []


@on_one_database
async def test_two_channels_become_one_person_who_is_in_one_place_at_a_time(stage: Stage) -> None:
    await gather(stage, "Ania", "Bartek")
    await tap(stage, stage.phones["Ania"], f"session:{CULTURE}")
    await reply(stage, "Bartek", mails(stage, "Bartek", "zapisana")[-1], "2")
    ania, bartek = await who(stage, "Ania"), await who(stage, "Bartek")
    async with stage.app.database.transaction() as store:
        await store.merge(bartek, ania, stage.clock.now())
        await rsvps.settle_places(store, ania, stage.clock.now())
        await sessions.settle(store, await store.subscriber(ania), stage.clock.now())
    assert await held(stage, "Ania") == {CULTURE: "confirmed", ECONOMY: "returned"}


@on_one_database
async def test_a_session_whose_programme_names_no_reminder_sends_none(stage: Stage) -> None:
    await wait_for_summer(stage)
    await gather(stage, "Ania")
    await reload(stage, ONE_SEAT, ('reminders = ["-PT15M"]', "reminders = []"))
    await tap(stage, stage.phones["Ania"], f"session:{CULTURE}")
    async with stage.app.database.transaction() as store:
        begins = (await sessions.find(store, CULTURE)).starts
    await stage.move(seconds=(begins - stage.clock.now()).total_seconds() - 60)
    assert cards(stage.phones["Ania"], "Wkrótce początek") == []


@on_one_database
async def test_each_reminder_of_a_session_is_sent_also_when_one_offset_begins_like_another(stage: Stage) -> None:
    await wait_for_summer(stage)
    await gather(stage, "Ania")
    await reload(stage, ONE_SEAT, ('reminders = ["-PT15M"]', 'reminders = ["-PT1H30M", "-PT1H"]'))
    await tap(stage, stage.phones["Ania"], f"session:{CULTURE}")
    async with stage.app.database.transaction() as store:
        begins = (await sessions.find(store, CULTURE)).starts
    told = []
    for minutes in (90, 60):
        await stage.move(seconds=(begins - stage.clock.now()).total_seconds() - 60 * minutes)
        told.append(len(cards(stage.phones["Ania"], "Wkrótce początek")))
    assert told == [1, 2]


@on_one_database
async def test_a_session_s_title_is_corrected_on_the_cards_and_once_by_mail(stage: Stage) -> None:
    await gather(stage, "Ania", "Cecílie", "David")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    await reply(stage, "Cecílie", mails(stage, "Cecílie", "zaznamenána")[-1], "1")
    [entry] = entries(stage, "Cecílie", "Společný kalendář")
    await tap(stage, ania, "meeting:conference")
    said = len(ania.messages), len(david.messages), len(stage.mailboxes["Cecílie"].messages)
    await reload(stage, ONE_SEAT, ("Wspólny kalendarz", "Jeden kalendarz"), ("Společný kalendář", "Jeden kalendář"))
    await stage.move(minutes=5)
    titles = ("Wspólny kalendarz", "Wspólne kalendarium"), ("Společný kalendář", "Společné kalendárium")
    await reload(stage, ONE_SEAT, *titles)
    await stage.move(minutes=6)
    assert (len(ania.messages), len(david.messages)) == said[:2]
    assert "Wspólne kalendarium" in ania.last.text
    assert "Společné kalendárium" in david.last.text
    [calendar, corrected] = stage.mailboxes["Cecílie"].messages[said[2] :]
    assert corrected.subject.startswith("Oprava: ")
    assert "Společné kalendárium" in corrected.text
    assert calendar.subject.startswith("Do kalendáře: Společné kalendárium")
    [anew] = entries(stage, "Cecílie", "Společné kalendárium")
    assert (anew["UID"], anew["SEQUENCE"]) == (entry["UID"], entry["SEQUENCE"])
    assert anew.decoded("DTSTAMP") > entry.decoded("DTSTAMP")


@on_one_database
async def test_the_programme_adds_a_session_that_is_chosen_by_its_own_number(stage: Stage) -> None:
    await gather(stage, "Ania", "Cecílie")
    before = """  [[meeting.session]]
  id = "panel-plan"
"""
    added = """  [[meeting.session]]
  id = "workshop-schools"
  kind = "workshop"
  starts = 2027-06-10T15:00:00
  ends = 2027-06-10T16:00:00
  capacity = 1
  title = { pl = "Szkoły partnerskie", cs = "Partnerské školy" }

"""
    await reload(stage, ONE_SEAT, (before, added + before))
    assert "Szkoły partnerskie" in await tap(stage, stage.phones["Ania"], "meeting:conference")
    await reply(stage, "Cecílie", mails(stage, "Cecílie", "zaznamenána")[-1], "4")
    assert "4 – 15:00 · Partnerské školy" in mails(stage, "Cecílie", "Workshopy a panely")[-1].text
    assert await held(stage, "Cecílie") == {"workshop-schools": "confirmed"}
    assert "lista rezerwowa" in await tap(stage, stage.phones["Ania"], "session:workshop-schools")


@on_one_database
async def test_the_organiser_s_list_has_a_sheet_of_those_in_each_session(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie")
    ania, david, jana = stage.phones["Ania"], stage.phones["David"], stage.phones["Jana"]
    await tap(stage, ania, "need:conference:cs-pl")
    for phone, session in ((ania, CULTURE), (david, CULTURE), (david, PANEL)):
        await tap(stage, phone, f"session:{session}")
    jana.send("/meeting")
    await stage.settle()
    await tap(stage, jana, "host:conference:list")
    assert jana.last.document is not None
    book = load_workbook(BytesIO(jana.last.document.content))
    assert book.sheetnames == ["Účastníci", "Workshopy a panely", "Souhrn"]
    calendar, plan = "Společný kalendář kulturních a sportovních akcí", "Plán další spolupráce tří měst"
    rows = [(row[0], str(row[1])[11:16], row[2], *row[5:]) for row in book["Workshopy a panely"].values]
    assert rows[1:] == [
        (calendar, "10:30", "Ania", "potvrzeno", 1, None, "tlumočení z češtiny do polštiny"),
        (calendar, "10:30", "David", "čekací listina", 1, 1, None),
        (plan, "13:00", "David", "potvrzeno", 1, None, None),
    ]

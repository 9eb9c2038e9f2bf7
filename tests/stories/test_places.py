"""A meeting that fills up: parties, the waiting list, offers and how they end, requests; by tap and by mail."""

from datetime import timedelta

import pytest

from bot.core import invitations
from bot.core.people import RoleKind
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import Message, Phone
from tests import people
from tests.people import cards, mails, press, reload

CALLED_OFF = ("# status = ", "status = ")
ONE_SEAT = ("capacity = 80", "capacity = 1")
TWO_SEATS = ("capacity = 80", "capacity = 2")
THREE_SEATS = ("capacity = 80", "capacity = 3")
_NEXT = timedelta(seconds=2)  # no message has to wait for the pace of Telegram

on_one_database = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)
"""For what no database decides; the others run on both."""


async def gather(stage: Stage, *names: str, seats: tuple[str, str] = ONE_SEAT, meeting: str = "culture") -> None:
    """The meeting has so few seats, and these people are invited to it."""
    await people.subscribe(stage, *names)
    await reload(stage, seats)
    async with stage.app.database.transaction() as store:
        await invitations.invite(store, meeting, stage.clock.now())
    await stage.move(seconds=people.UNDO)


async def tap(stage: Stage, phone: Phone, data: str) -> str:
    """Presses a button, also one of an older card, and returns what the bot shows then."""
    stage.clock.move(_NEXT)
    stage.telegram.world.press(phone.person, phone.last, data)
    await stage.settle()
    return phone.last.text


async def answer(stage: Stage, name: str, choice: str, meeting: str = "culture") -> None:
    """By tap or by mail, whichever the person has."""
    words = {"ACCEPTED": "Ano", "DECLINED": "Ne", "TENTATIVE": "Možná"}
    if name in stage.phones:
        await tap(stage, stage.phones[name], f"answer:{meeting}:{choice}")
        return
    box = stage.mailboxes[name]
    invitation = next(mail for mail in box.messages if mail.ics_method)
    await box.reply(invitation, words[choice])
    await stage.settle()


async def standing(stage: Stage, meeting: str = "culture") -> dict[str, tuple[str, int]]:
    """Who has what: state and seats."""
    found = {}
    async with stage.app.database.transaction() as store:
        for each in cast.EVERYONE:
            address = f"telegram:{each.telegram}" if each.telegram else f"mailto:{each.mail}"
            contact = await store.contact_at(address)
            if contact and (place := await store.place(meeting, "", contact.subscriber_id)):
                found[each.name] = (place.state.value, place.seats)
    return found


# What belongs to an answer


async def test_party_needs_and_note_are_taps_and_survive_every_later_tap(stage: Stage) -> None:
    await gather(stage, "Ania", seats=THREE_SEATS)
    ania = stage.phones["Ania"]
    await answer(stage, "Ania", "ACCEPTED")
    await tap(stage, ania, "details:culture")
    await tap(stage, ania, "party:culture:3")
    await tap(stage, ania, "need:culture:cs-pl")
    await tap(stage, ania, "need:culture:access")
    await tap(stage, ania, "note:culture")
    ania.send("Przyjedziemy autobusem.")
    await stage.settle()
    assert "Przyjedziemy autobusem." in ania.last.text

    for choice in ("DECLINED", "TENTATIVE", "ACCEPTED"):
        await answer(stage, "Ania", choice)
    shown = await tap(stage, ania, "meeting:culture")
    for told in ("✅ Tak", "3 osoby", "z czeskiego na polski", "bez barier", "Przyjedziemy autobusem."):
        assert told in shown
    assert await standing(stage) == {"Ania": ("confirmed", 3)}
    await tap(stage, ania, "need:culture:access")
    assert "bez barier" not in await tap(stage, ania, "meeting:culture")


@on_one_database
async def test_a_larger_party_that_does_not_fit_is_refused_and_the_old_place_stays(stage: Stage) -> None:
    await gather(stage, "Ania", "David", seats=THREE_SEATS)
    ania, david = stage.phones["Ania"], stage.phones["David"]
    await answer(stage, "Ania", "ACCEPTED")
    await answer(stage, "David", "ACCEPTED")
    await tap(stage, david, "details:culture")
    await tap(stage, david, "party:culture:2")
    await tap(stage, ania, "details:culture")
    refused = await tap(stage, ania, "party:culture:3")
    assert "Wolne miejsca: 0" in refused
    assert "pozostaje bez zmian: 1" in refused
    assert await standing(stage) == {"Ania": ("confirmed", 1), "David": ("confirmed", 2)}


@on_one_database
async def test_what_cannot_be_is_refused_in_the_readers_language(stage: Stage) -> None:
    await gather(stage, "Ania", "David", seats=THREE_SEATS)
    ania, david = stage.phones["Ania"], stage.phones["David"]
    await answer(stage, "Ania", "ACCEPTED")
    await answer(stage, "David", "ACCEPTED")
    for data, told in (
        ("party:culture:0", "Přihlásit lze 1 až 20"),
        ("party:culture:500", "Přihlásit lze 1 až 20"),
        ("party:culture:4", "Přihlásit lze 1 až 3"),
        ("party:culture:99999999", "Přihlásit lze 1 až 20"),
        ("need:culture:throne", "tlačítko"),
        ("place:1:take", "Toto místo"),  # Ania's
        ("place:987654321:take", "Toto místo"),
        ("place:1:admit", "pořadatelům"),
        ("party:nowhere:2", "setkání"),
    ):
        assert told in await tap(stage, david, data), data
    await tap(stage, ania, "details:culture")
    await tap(stage, ania, "note:culture")
    ania.send("ż" * 4000)
    await stage.settle()
    assert "1000" in ania.last.text.replace("\N{NO-BREAK SPACE}", "")
    assert await standing(stage) == {"Ania": ("confirmed", 1), "David": ("confirmed", 1)}


# The waiting list, and every way in which a seat comes free


async def test_a_full_meeting_queues_shows_the_position_and_offers_what_is_given_back(stage: Stage) -> None:
    await gather(stage, "Ania", "Cecílie", "David")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    for name in ("Ania", "Cecílie", "David"):
        await answer(stage, name, "ACCEPTED")
    assert "Místo" not in david.last.text
    assert "pořadí 2" in david.last.text
    assert "pořadí 1" in mails(stage, "Cecílie", "zaznamenána")[-1].text

    await answer(stage, "Ania", "DECLINED")
    [offer] = mails(stage, "Cecílie", "Volné místo")
    assert cards(david, "Volné místo") == []
    assert await standing(stage) == {
        "Ania": ("returned", 1),
        "Cecílie": ("offered", 1),
        "David": ("queued", 1),
    }
    assert "pořadí 1" in await tap(stage, david, "meeting:culture")

    await stage.mailboxes["Cecílie"].reply(offer, "Ano")
    await stage.settle()
    assert "Místo je potvrzeno" in mails(stage, "Cecílie", "zaznamenána")[-1].text
    await answer(stage, "Ania", "ACCEPTED")
    assert "pozycja 2" in ania.last.text  # who gave a place back waits at the end again


@on_one_database
async def test_a_place_comes_free_by_a_smaller_party_a_larger_room_and_an_erased_person(stage: Stage) -> None:
    await gather(stage, "Ania", "Bartek", "Cecílie", "David", seats=TWO_SEATS)
    ania = stage.phones["Ania"]
    await answer(stage, "Ania", "ACCEPTED")
    await tap(stage, ania, "details:culture")
    await tap(stage, ania, "party:culture:2")
    for name in ("David", "Cecílie", "Bartek"):
        await answer(stage, name, "ACCEPTED")
    assert (await standing(stage))["David"] == ("queued", 1)

    await tap(stage, ania, "party:culture:1")
    assert (await standing(stage))["David"] == ("offered", 1)
    await reload(stage, THREE_SEATS)
    assert (await standing(stage))["Cecílie"] == ("offered", 1)
    assert (await standing(stage))["Bartek"] == ("queued", 1)
    ania.send("usuń moje dane")
    await stage.settle()
    press(ania, "erase:yes")
    await stage.settle()
    assert (await standing(stage))["Bartek"] == ("offered", 1)
    assert len(mails(stage, "Bartek", "Wolne miejsce")) == 1


@on_one_database
async def test_who_says_stop_is_offered_nothing_and_keeps_the_turn(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie")
    for name in ("Ania", "David", "Cecílie"):
        await answer(stage, name, "ACCEPTED")
    await answer(stage, "Ania", "DECLINED")
    assert (await standing(stage))["David"] == ("offered", 1)
    stage.phones["David"].send("stop")
    await stage.settle()
    assert await standing(stage) == {"Ania": ("returned", 1), "David": ("queued", 1), "Cecílie": ("offered", 1)}


async def test_an_offer_lapses_goes_to_the_next_and_cannot_be_taken_any_more(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie")
    david = stage.phones["David"]
    for name in ("Ania", "David", "Cecílie"):
        await answer(stage, name, "ACCEPTED")
    await answer(stage, "Ania", "DECLINED")
    offered = david.last
    assert "Volné místo" in offered.text
    await stage.move(hours=25)
    assert len(cards(david, "Lhůta uplynula")) == 1
    assert len(mails(stage, "Cecílie", "Volné místo")) == 1
    await take(stage, david, offered)
    assert "nabídka už neplatí" in david.last.text
    assert await standing(stage) == {"Ania": ("returned", 1), "David": ("returned", 1), "Cecílie": ("offered", 1)}

    await answer(stage, "David", "ACCEPTED")
    assert "pořadí 1" in david.last.text
    await stage.move(hours=25)
    assert (await standing(stage))["David"] == ("offered", 1)


async def take(stage: Stage, phone: Phone, offer: Message, choice: str = "take") -> None:
    """Taps the button of that very offer."""
    stage.clock.move(_NEXT)
    label = next(b.label for row in offer.rows for b in row if (b.callback_data or "").endswith(choice))
    phone.tap(label, on=offer)
    await stage.settle()


@on_one_database
async def test_an_offer_is_taken_once_and_left_for_good(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie")
    david = stage.phones["David"]
    for name in ("Ania", "David", "Cecílie"):
        await answer(stage, name, "ACCEPTED")
    await answer(stage, "Ania", "DECLINED")
    place = button(david, "take")
    await tap(stage, david, place)
    assert "Místo je potvrzeno" in david.last.text
    assert "Místo je potvrzeno" in await tap(stage, david, place)
    await tap(stage, david, place.replace("take", "leave"))
    assert "❌ Ne" in david.last.text
    assert (await standing(stage))["Cecílie"] == ("offered", 1)
    assert "nabídka už neplatí" in await tap(stage, david, place)
    await stage.move(hours=25)  # Cecílie's offer lapses too; nobody is left
    assert await standing(stage) == {"Ania": ("returned", 1), "David": ("returned", 1), "Cecílie": ("returned", 1)}
    assert cards(stage.phones["Ania"], "Wolne miejsce") == []


@on_one_database
async def test_leaving_the_queue_lets_the_others_move_up(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie")
    for name in ("Ania", "David", "Cecílie"):
        await answer(stage, name, "ACCEPTED")
    await answer(stage, "David", "DECLINED")
    await stage.mailboxes["Cecílie"].reply(mails(stage, "Cecílie", "zaznamenána")[-1], "Ano")
    await stage.settle()
    assert "pořadí 1" in mails(stage, "Cecílie", "zaznamenána")[-1].text


@on_one_database
async def test_a_larger_party_keeps_its_turn_while_a_smaller_one_is_offered_what_is_free(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie", "Bartek", seats=TWO_SEATS)
    david = stage.phones["David"]
    await answer(stage, "Ania", "ACCEPTED")
    await answer(stage, "David", "TENTATIVE")
    await tap(stage, david, "details:culture")
    await tap(stage, david, "party:culture:2")
    await answer(stage, "David", "ACCEPTED")
    assert "pořadí 1" in david.last.text
    await answer(stage, "Cecílie", "ACCEPTED")
    await answer(stage, "Bartek", "ACCEPTED")
    assert await standing(stage) == {
        "Ania": ("confirmed", 1),
        "Cecílie": ("confirmed", 1),
        "David": ("queued", 2),
        "Bartek": ("queued", 1),
    }
    await answer(stage, "Cecílie", "DECLINED")
    assert (await standing(stage))["Bartek"] == ("offered", 1)
    await answer(stage, "Ania", "DECLINED")
    assert (await standing(stage))["David"] == ("queued", 2)
    await answer(stage, "Bartek", "DECLINED")
    assert (await standing(stage))["David"] == ("offered", 2)


@on_one_database
async def test_an_offer_shrinks_as_the_start_nears_and_stops_at_the_cut_off(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie", "Bartek")
    david = stage.phones["David"]
    for name in ("Ania", "David", "Cecílie", "Bartek"):
        await answer(stage, name, "ACCEPTED")
    await stage.move(days=16)  # 17 February, 9:02; the meeting begins on the 18th at 10:00
    await answer(stage, "Ania", "DECLINED")  # answers are asked for by the 15th; a no is welcome at any time
    david_id = await who(stage, "David")
    async with stage.app.database.transaction() as store:
        [offered] = await store.places_of(david_id)
    assert offered.offered_until is not None
    assert timedelta(hours=4) < offered.offered_until - stage.clock.now() < timedelta(hours=5)

    await stage.move(hours=6)
    assert len(cards(david, "Lhůta uplynula")) == 1
    assert len(mails(stage, "Cecílie", "Volné místo")) == 1
    await stage.move(hours=17.5)  # 18 February, 8:32: past the cut-off
    assert await standing(stage) == {
        "Ania": ("returned", 1),
        "David": ("returned", 1),
        "Cecílie": ("returned", 1),
        "Bartek": ("queued", 1),
    }
    assert mails(stage, "Bartek", "Wolne miejsce") == []
    await stage.mailboxes["Bartek"].reply(mails(stage, "Bartek", "zapisana")[0], "Tak")
    await stage.settle()
    assert (await standing(stage))["Bartek"] == ("confirmed", 1)


async def who(stage: Stage, name: str) -> int:
    each = next(each for each in cast.EVERYONE if each.name == name)
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"telegram:{each.telegram}" if each.telegram else f"mailto:{each.mail}")
    assert contact is not None
    return contact.subscriber_id


# After the deadline, and where an organiser admits


async def test_a_late_yes_goes_to_the_organiser_who_decides_with_a_tap(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie", seats=TWO_SEATS)
    jana, david = stage.phones["Jana"], stage.phones["David"]
    await answer(stage, "Ania", "ACCEPTED")
    await stage.move(days=15)  # 16 February; answers were asked for by the 15th
    await answer(stage, "David", "ACCEPTED")
    assert "čeká na rozhodnutí pořadatele" in david.last.text
    assert "Žádost o místo" in jana.last.text
    assert "Odpověď přišla po termínu." in jana.last.text
    assert "Obsazená místa: 1 z 2" in jana.last.text
    assert (await standing(stage))["David"] == ("requested", 1)
    await tap(stage, jana, button(jana, "refuse"))
    assert "Zamítnuto" in jana.last.text
    assert "nemohl místo přidělit" in david.last.text
    await answer(stage, "David", "ACCEPTED")  # asking again does not ask the organiser again
    assert (await standing(stage))["David"] == ("refused", 1)

    assert "Místo je přiděleno" in await tap(stage, jana, button(jana, "readmit"))
    assert "Místo je potvrzeno" in david.last.text
    assert await standing(stage) == {"Ania": ("confirmed", 1), "David": ("confirmed", 1)}

    await answer(stage, "Cecílie", "ACCEPTED")
    await tap(stage, jana, button(jana, "admit"))
    assert "čeká tedy na čekací listině" in jana.last.text
    [decided] = mails(stage, "Cecílie", "Rozhodnutí pořadatele")
    assert "pořadí 1" in decided.text
    await answer(stage, "Ania", "DECLINED")
    assert (await standing(stage))["Cecílie"] == ("offered", 1)


def button(phone: Phone, ends: str) -> str:
    """The data of the newest button that ends so."""
    found = [b.callback_data for m in phone.messages for row in m.rows for b in row if b.callback_data]
    return [data for data in found if data.endswith(f":{ends}")][-1]


async def test_of_two_organisers_at_once_one_decides_and_the_other_reads_what(stage: Stage) -> None:
    await gather(stage, "Ania")
    ania, jana, david = (stage.phones[name] for name in ("Ania", "Jana", "David"))
    await stage.move(days=15)
    david.start(await stage.staff_code(RoleKind.ORGANISER))
    await stage.settle()
    await answer(stage, "Ania", "ACCEPTED")
    data = button(jana, "admit"), button(david, "refuse")
    for phone, pressed in zip((jana, david), data, strict=True):
        stage.telegram.world.press(phone.person, phone.last, pressed)
    await stage.settle()
    state, _ = (await standing(stage))["Ania"]
    assert state in ("confirmed", "refused")
    assert len(cards(ania, "Decyzja organizatora")) == 1
    late = jana if state == "refused" else david
    assert "už bylo rozhodnuto" in late.last.text


# What happens at the same time, and to the meeting itself


async def test_two_taps_in_one_second_are_one_place(stage: Stage) -> None:
    await gather(stage, "Ania", "David")
    for _ in range(2):
        for name in ("Ania", "David"):
            phone = stage.phones[name]
            stage.telegram.world.press(phone.person, phone.last, "answer:culture:ACCEPTED")
    await stage.settle()
    assert sorted((await standing(stage)).values()) == [("confirmed", 1), ("queued", 1)]


@on_one_database
async def test_the_queue_hears_of_a_move_and_an_open_offer_ends_with_a_cancelled_meeting(stage: Stage) -> None:
    await gather(stage, "Ania", "David", "Cecílie")
    david = stage.phones["David"]
    for name in ("Ania", "David", "Cecílie"):
        await answer(stage, name, "ACCEPTED")
    await reload(stage, ONE_SEAT, ("2027-02-18T", "2027-02-25T"))
    await stage.move(minutes=11)  # edits within ten minutes are told together
    assert "pořadí 1" in cards(david, "Změna termínu")[-1].text
    await answer(stage, "Ania", "DECLINED")
    offer = button(david, "take")
    await reload(stage, ONE_SEAT, ("2027-02-18T", "2027-02-25T"), CALLED_OFF)
    assert len(cards(david, "Setkání zrušeno")) == 1
    assert len(mails(stage, "Cecílie", "Setkání zrušeno")) == 1
    assert "zrušeno" in await tap(stage, david, offer)
    await stage.move(days=3)
    assert cards(david, "Lhůta uplynula") == []
    assert mails(stage, "Cecílie", "Volné místo") == []


@on_one_database
async def test_nobody_is_woken_for_an_offer_that_can_wait(stage: Stage) -> None:
    await gather(stage, "Ania", "David")
    david = stage.phones["David"]
    await answer(stage, "Ania", "ACCEPTED")
    await answer(stage, "David", "ACCEPTED")
    await stage.move(hours=14)  # 23:01
    await answer(stage, "Ania", "DECLINED")
    assert cards(david, "Volné místo") == []
    await stage.move(hours=10)
    assert len(cards(david, "Volné místo")) == 1
    await tap(stage, david, button(david, "take"))
    assert (await standing(stage))["David"] == ("confirmed", 1)

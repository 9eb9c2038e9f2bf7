"""A stand: a company asks and says what it shows, an organiser decides, each reads it in her own language."""

from bot.core import meetings
from bot.core.people import EVERYWHERE, Role, RoleKind
from bot.core.places import PlaceState
from bot.core.store import Store
from bot.rehearsal.stage import Stage
from tests import people
from tests.people import press
from tests.stories.acts import forge, join, on_one_database, subscriber, tap

STAND = "stand-karvina"


async def companies(stage: Stage, *names: str) -> None:
    """They join, and are companies from Jastrzębie, which the stand is for."""
    await join(stage, *names)
    async with stage.app.database.transaction() as store:
        for name in names:
            person = await subscriber(store, name)
            person.city, person.kind = "jastrzebie", "company"
        (await meetings.find(store, STAND)).sectors = ["culture"]
        (await meetings.find(store, STAND)).capacity = 1
    await people.invite(stage, STAND)


async def place_of(store: Store, name: str) -> PlaceState | None:
    place = await store.place(STAND, "", (await subscriber(store, name)).id)
    return place.state if place else None


async def test_a_company_asks_by_taps_and_the_organiser_decides_on_what_it_says(stage: Stage) -> None:
    await companies(stage, "Ania", "David")
    ania, david, jana = (stage.phones[name] for name in ("Ania", "David", "Jana"))
    before = len(jana.messages)
    for data in ("answer:stand-karvina:ACCEPTED", "details:stand-karvina", "need:stand-karvina:table"):
        await tap(stage, ania, data)
    await tap(stage, ania, "slot:stand-karvina:0830")
    await tap(stage, ania, "shows:stand-karvina")
    ania.send("Miody i <b>świece</b>")
    await stage.settle()
    assert "🎪 Miody i <b>świece</b>" in ania.last.text
    assert len(jana.messages) == before  # she reads it when it is said
    await stage.move(minutes=11)
    asked = jana.last.text
    for said in ("Žádost o místo", "🤝 stůl", "🎪 Miody i <b>świece</b>", "Příprava stánku: 08:30"):
        assert said in asked
    await tap(stage, ania, "need:stand-karvina:power")
    await stage.move(minutes=11)
    assert "🤝 elektřina" in jana.last.text
    jana.tap("✅ Přidělit místo")
    await stage.settle()
    assert "Miejsce jest potwierdzone" in ania.last.text
    assert "Místo" not in ania.last.text

    await tap(stage, david, "answer:stand-karvina:ACCEPTED")
    await stage.move(minutes=11)
    jana.tap("✅ Přidělit místo")
    await stage.settle()
    assert "Čekací listina, pořadí 1" in david.last.text
    await tap(stage, ania, "meeting:stand-karvina")
    press(ania, "answer:stand-karvina:DECLINED")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        assert await place_of(store, "Ania") == PlaceState.RETURNED
        assert await place_of(store, "David") == PlaceState.OFFERED


async def test_an_organiser_by_mail_decides_with_a_word_and_answers_nothing_for_herself(stage: Stage) -> None:
    await companies(stage, "Ania", "Bartek")
    async with stage.app.database.transaction() as store:
        bartek = await subscriber(store, "Bartek")
        await store.add(Role(bartek.id, RoleKind.ORGANISER, EVERYWHERE, stage.clock.now()))
    await tap(stage, stage.phones["Ania"], "answer:stand-karvina:ACCEPTED")
    await stage.move(minutes=11)
    box = stage.mailboxes["Bartek"]
    asked = box.messages[-1]
    assert "Prośba o miejsce" in asked.subject
    stranger = stage.mail.mailbox("ktos@firma.example.pl", name="Jan Nowak")
    await stranger.reply(asked, "tak")  # it was forwarded
    await stage.settle()
    async with stage.app.database.transaction() as store:
        assert await place_of(store, "Ania") == PlaceState.REQUESTED
    for label, state in (
        ("❌ Odmówić", PlaceState.REFUSED),
        ("↩️ Jednak przyznać miejsce", PlaceState.CONFIRMED),
    ):
        await box.tap(box.messages[-1], label)
        await stage.settle()
        async with stage.app.database.transaction() as store:
            assert await place_of(store, "Ania") == state
            assert await place_of(store, "Bartek") is None
    await box.reply(asked, "Nie. Zabrakło stołów.")
    await stage.settle()
    assert "Zabrakło stołów." in stage.desk.last.text


async def test_by_mail_a_stand_is_described_line_by_line(stage: Stage) -> None:
    await companies(stage, "Cecílie")
    [invitation] = people.mails(stage, "Cecílie", "Pozvánka")
    box = stage.mailboxes["Cecílie"]
    await box.reply(invitation, "Ano\nUkážeme: keramiku\nStůl: ano\nČas: 9:00")
    await stage.settle()
    told = box.messages[-1].text
    for said in ("🎪 keramiku", "stůl", "09:00", "Ukážeme: řemeslné výrobky"):
        assert said in told
    await stage.move(minutes=11)
    assert "🎪 keramiku" in stage.phones["Jana"].last.text
    await box.reply(invitation, "Stůl: ne\nElektřina: ano")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        rsvp = await store.rsvp(STAND, (await subscriber(store, "Cecílie")).id)
        assert rsvp is not None
        assert (rsvp.shows, rsvp.needs, rsvp.slot) == ("keramiku", ["power"], "09:00")
    await box.reply(invitation, "Čas: 23:00")
    await stage.settle()
    assert "Nelze provést" in box.messages[-1].text
    await box.write(stage.settings.mail_address or "", "Stánek", "Ukážeme: nic")  # not signed
    await stage.settle()
    async with stage.app.database.transaction() as store:
        rsvp = await store.rsvp(STAND, (await subscriber(store, "Cecílie")).id)
        assert rsvp is not None
        assert rsvp.shows == "keramiku"


@on_one_database
async def test_a_stand_is_only_for_whom_the_programme_names(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, "Ania")
        person.city, person.kind = "jastrzebie", "ngo"
        person = await subscriber(store, "David")
        person.city, person.kind = "karvina", "company"
    assert "przeznaczone dla instytucji z innych miast" in await forge(stage, ania, f"answer:{STAND}:ACCEPTED")
    assert "určeno institucím z jiných měst" in await forge(stage, david, f"answer:{STAND}:ACCEPTED")
    async with stage.app.database.transaction() as store:
        assert await place_of(store, "Ania") is None
        (await subscriber(store, "Ania")).kind = "company"
    await forge(stage, ania, f"answer:{STAND}:ACCEPTED")
    async with stage.app.database.transaction() as store:
        assert await place_of(store, "Ania") == PlaceState.REQUESTED


@on_one_database
async def test_what_a_stand_does_not_offer_is_refused(stage: Stage) -> None:
    await companies(stage, "Ania")
    ania = stage.phones["Ania"]
    await tap(stage, ania, f"answer:{STAND}:ACCEPTED")
    for data in (f"slot:{STAND}:2300", f"slot:{STAND}", f"need:{STAND}:diet", f"slot:{STAND}:x", "shows:culture"):
        assert "Nie można tego wykonać" in await forge(stage, ania, data)
    await tap(stage, ania, f"details:{STAND}")
    await tap(stage, ania, f"shows:{STAND}")
    ania.send("x" * 4_000)
    await stage.settle()
    assert "może mieć najwyżej 1\u00a0000 znaków" in ania.last.text

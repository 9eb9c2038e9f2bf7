"""Institutions written down twice become one: shown, previewed and confirmed by an organiser of their city."""

import pytest

from bot.core import institutions, staff
from bot.core.people import RoleKind
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage
from tests.stories.acts import forge, join, subscriber, tap
from tests.stories.test_institutions import names_of

pytestmark = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)

HOUSE, TYPO, ABROAD = "Městský dům kultury Karviná", "Mestsky dum kultury Karvina", "Městský dům kultury Karvin"


async def twice(stage: Stage, *, abroad: str = "karvina") -> list[int]:
    """Ania and David stand for the same house, under two names; Bartek for one of another city that is alike."""
    await join(stage, "Ania", "David", "Bartek")
    ids = []
    async with stage.app.database.transaction() as store:
        for name, house, city in (("Ania", HOUSE, "karvina"), ("David", TYPO, None), ("Bartek", ABROAD, abroad)):
            institution = await institutions.add(store, house, city=city, kind=None, now=stage.clock.now())
            await institutions.join(store, await subscriber(store, name), institution, stage.clock.now())
            ids.append(institution.id)
    return ids


async def test_two_become_one_after_a_look_at_both(stage: Stage) -> None:
    house, typo, _ = await twice(stage)
    jana = stage.phones["Jana"]
    jana.send("/meeting")
    await stage.settle()
    assert "3 dvojice institucí" in await tap(stage, jana, "twins")
    shown = await tap(stage, jana, f"twins:{typo}-{house}")
    assert f"Zůstane:\n{HOUSE}\nKarviná · 1 osoba" in shown
    assert f"Zanikne:\n{TYPO}" in shown
    assert f"Zůstane:\n{TYPO}" in await tap(stage, jana, f"twins:{house}-{typo}")
    assert await names_of(stage, "David") == [TYPO]  # nothing is done yet
    await tap(stage, jana, f"twins:{typo}-{house}")
    assert "Zastupují ji nyní 2 osoby" in await tap(stage, jana, f"twins:{typo}-{house}:yes")
    assert await names_of(stage, "David") == await names_of(stage, "Ania") == [HOUSE]
    assert "Taková instituce už v seznamu není" in await forge(stage, jana, f"twins:{typo}-{house}:yes")


async def test_only_organisers_of_the_city_concerned_see_and_merge_them(stage: Stage) -> None:
    house, typo, abroad = await twice(stage, abroad="havirov")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    david.start(await stage.staff_code(RoleKind.ORGANISER, "karvina"))
    await stage.settle()
    for data in ("twins", f"twins:{typo}-{house}", f"twins:{typo}-{house}:yes"):
        assert "Nie można tego wykonać" in await forge(stage, ania, data)
    await forge(stage, david, "twins")
    offered = [each.callback_data for row in david.last.rows for each in row]
    assert offered == [f"twins:{typo}-{house}", "host", "home"]
    for data in (f"twins:{abroad}-{house}:yes", f"twins:{abroad}-{typo}", f"twins:{house}-{house}:yes"):
        assert "Nelze provést" in await forge(stage, david, data)
    for data in ("twins:1", "twins:x-y:yes", f"twins:{typo}-{house}:perhaps", "twins:777-1:yes"):
        assert "Nelze provést" in await forge(stage, david, data)
    assert await names_of(stage, "Ania") == [HOUSE]
    assert await names_of(stage, "Bartek") == [ABROAD]


async def test_by_mail_they_are_chosen_and_confirmed_by_number(stage: Stage) -> None:
    await twice(stage, abroad="havirov")
    bartek, code = stage.mailboxes["Bartek"], await stage.staff_code(RoleKind.ORGANISER, "karvina")
    async with stage.app.database.transaction() as store:
        await staff.redeem(store, code, await subscriber(store, "Bartek"), stage.clock.now(), secret=stage.app.secret)

    async def answer(words: str) -> Mail:
        await bartek.reply(bartek.messages[-1], words)
        await stage.settle()
        return bartek.messages[-1]

    await bartek.write(stage.settings.mail_address or "", "", "Pomoc")
    await stage.settle()
    listed = await answer("ORGANIZACJA")
    number = next(line for line in listed.text.splitlines() if "Podwójne instytucje" in line).partition(".")[0]
    assert f"1. {TYPO} → {HOUSE}" in (await answer(number)).text
    assert "1. ✅ Połącz" in (await answer("1")).text
    assert (await answer("1")).subject == "To teraz jedna instytucja"
    assert await names_of(stage, "David") == [HOUSE]

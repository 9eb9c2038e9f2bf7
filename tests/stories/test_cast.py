"""Whom a story begins with: those who are said to have joined stand as those who join."""

from bot.core.store import Store
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import Phone
from tests import people
from tests.stories.acts import on_one_database, subscriber


async def standing(store: Store, name: str) -> list[object]:
    """All that is known of somebody beside her name, language and city, and beside when it was learnt."""
    person = await subscriber(store, name)
    contacts = await store.contacts(person.id)
    return [
        person.kind,
        person.consented_at is not None,
        person.name == name,
        person.preferred_contact_id == contacts[0].id,
        [(each.state, each.expecting) for each in contacts],
        [(each.sector_id, each.state) for each in await store.subscriptions(person.id)],
        [(each.given, each.language == person.language) for each in await store.consents(person.id)],
    ]


@on_one_database
async def test_who_has_joined_stands_as_who_joins(stage: Stage) -> None:
    await people.join_by_taps(stage, "Ania")
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    david = await people.joined_by_taps(stage, "David")
    await people.joined_by_mail(stage, "Cecílie")
    async with stage.app.database.transaction() as store:
        assert await standing(store, "David") == await standing(store, "Ania")
        assert await standing(store, "Cecílie") == await standing(store, "Bartek")
        known = [await subscriber(store, name) for name in ("Ania", "David", "Bartek", "Cecílie")]
    assert [each.language for each in known] == ["pl", "cs", "pl", "cs"]
    assert [each.city for each in known] == ["jastrzebie", "havirov", None, None]
    assert data(david) == data(stage.phones["Ania"])


def data(phone: Phone) -> list[str | None]:
    """What the buttons of the newest message mean."""
    return [button.callback_data for row in phone.last.rows for button in row]

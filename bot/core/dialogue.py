"""What a person is asked next: language → sectors → city → kind → institution → consent → home.

There is no conversation in memory. What is still missing is read from the subscriber, what the next words mean stands
in Contact.expecting; so the dialogue survives restarts and works by mail, where buttons are numbers.
"""

from datetime import datetime

from bot.core import affiliations, consent, places, questions, sectors, wishes
from bot.core.errors import ActionUnknown, NothingChosen
from bot.core.institutions import ELSEWHERE
from bot.core.language import Language
from bot.core.outbox import Reply
from bot.core.people import BY_PERSON, ContactState, revive, stop
from bot.core.store import Store

_WISHES = "next-time"
"""What Contact.expecting says while a mail may change a wish by its number."""


async def begin(store: Store, reply: Reply, *, payload: str = "") -> None:
    """/start: to the home card for those who are in, to the first open step for the others.

    A payload "s-<sector>" (a poster's QR code) chooses that sector in advance.
    """
    revive(reply.contact)
    reply.contact.expecting = ""
    if payload.startswith("s-") and any(sector.id == payload[2:] for sector in await store.sectors()):
        chosen = {held.sector_id for held in await sectors.subscribed(store, reply.subscriber)}
        await sectors.choose(store, reply.subscriber, sorted(chosen | {payload[2:]}), reply.now)
    if reply.subscriber.consented_at is not None:
        await reply.say(store, "home")
    elif reply.contact.channel == "email":
        await ask_by_mail(store, reply)
    else:
        await reply.say(store, "choose-language")


async def ask_by_mail(store: Store, reply: Reply) -> None:
    """The whole way in as one mail: its signed answer proves the address, chooses sectors and gives consent."""
    reply.contact.expecting = "sectors" if reply.subscriber.language else "language"
    await reply.say(store, "welcome-by-mail" if reply.subscriber.language else "choose-language")


async def choose_language(store: Store, reply: Reply, code: str) -> None:
    """Sets the language. Everything said from now on is in it, also what already waits."""
    if code not in set(Language):
        raise ActionUnknown
    reply.subscriber.language = Language(code)
    if reply.subscriber.consented_at is not None:
        await reply.say(store, "settings")
    elif reply.contact.channel == "email":
        await ask_by_mail(store, reply)
    else:
        await reply.say(store, "choose-sectors")


async def sectors_done(store: Store, reply: Reply) -> None:
    """Goes on from the sectors. Raises NothingChosen."""
    if not await sectors.subscribed(store, reply.subscriber):
        raise NothingChosen
    await reply.say(store, "home" if reply.subscriber.consented_at else "choose-city")


async def change_sectors(store: Store, reply: Reply) -> None:
    """Shows the sectors to choose from: as toggles, or by mail as a numbered list."""
    if reply.contact.channel == "email":
        reply.contact.expecting = "sectors"
        await reply.say(store, "change-sectors-by-mail" if reply.subscriber.consented_at else "welcome-by-mail")
    else:
        await reply.say(store, "choose-sectors")


async def choose_sectors_by_number(store: Store, reply: Reply, numbers: list[int]) -> None:
    """The answer to the welcome mail, or a later change by mail."""
    chosen = [sector.id for sector in await store.sectors() if sector.position in numbers]
    await sectors.choose(store, reply.subscriber, chosen, reply.now)
    if reply.subscriber.consented_at is None:
        await agree(store, reply)
    else:
        reply.contact.expecting = ""
        await reply.say(store, "home")


async def show_wishes(store: Store, reply: Reply) -> None:
    """Shows what is wished for the next meeting of each sector; a tap, or by mail a number, changes it."""
    reply.contact.expecting = _WISHES if reply.contact.channel == "email" else ""
    await reply.say(store, "next-time")


async def choose_city(store: Store, reply: Reply, city_id: str) -> None:
    """Sets the city, then asks for the kind of institution. Raises ActionUnknown."""
    if city_id not in {ELSEWHERE, *(city.id for city in await store.cities())}:
        raise ActionUnknown
    reply.subscriber.city = city_id
    reply.contact.expecting = "kind" if reply.contact.channel == "email" else ""
    await reply.say(store, "choose-kind")


async def choose_kind(store: Store, reply: Reply, kind_id: str) -> None:
    """Sets the kind of institution, then asks for its name. Raises ActionUnknown."""
    if kind_id not in {kind.id for kind in await store.kinds()}:
        raise ActionUnknown
    reply.subscriber.kind = kind_id
    await affiliations.ask(store, reply)


async def agree(store: Store, reply: Reply) -> None:
    """Consent: from now on the person is invited. Raises NothingChosen when she has no sector yet.

    What was written before consent is passed on now.
    """
    contact = reply.contact
    newcomer = reply.subscriber.consented_at is None
    ledger = await store.consents(reply.subscriber.id)
    await consent.give(store, reply.subscriber, address=contact.address, inbound_id=reply.inbound_id, now=reply.now)
    await sectors.confirm(store, reply.subscriber, reply.now)
    contact.state = ContactState.ACTIVE
    contact.expecting = ""
    if reply.subscriber.preferred_contact_id is None:
        reply.subscriber.preferred_contact_id = contact.id
    if newcomer and contact.channel == "email" and reply.subscriber.kind is None:
        contact.expecting = "city"
        await reply.say(store, "joined-by-mail")
    else:
        await reply.say(store, "home")
    if newcomer:
        await _pass_on_what_was_written(store, reply, since=ledger[-1].at if ledger else None)


async def _pass_on_what_was_written(store: Store, reply: Reply, *, since: datetime | None) -> None:
    """What came without consent: a mail is meant for the moderators, of words in a chat the person is asked it."""
    for held in await store.held_words(reply.contact.id):
        if since is not None and held.asked_at < since:
            continue  # it has been offered in its time
        if reply.contact.channel == "email":
            await questions.send(store, held, reply.now)
            await questions.acknowledge(store, reply, held)
        else:
            await reply.anew().say(store, "question-offer", question=held.id)


async def decline_consent(store: Store, reply: Reply) -> None:
    """No consent: nothing is sent, and the way back is named."""
    await reply.say(store, "consent-declined")


async def leave(store: Store, reply: Reply) -> None:
    """Stop: at once and on every channel. What waits is withdrawn; the farewell is the last thing said."""
    await consent.withdraw(
        store, reply.subscriber, address=reply.contact.address, inbound_id=reply.inbound_id, now=reply.now
    )
    await sectors.unconfirm(store, reply.subscriber, reply.now)
    await store.withdraw_from(reply.subscriber.id, "stopped")
    await places.put_off_offers(store, reply.subscriber.id, reply.now)
    for contact in await store.contacts(reply.subscriber.id):
        stop(contact, BY_PERSON)
    await reply.say(store, "stopped")


async def by_number(store: Store, reply: Reply, number: int) -> bool:
    """The n-th choice of the step the contact is at; False when the step has no such choice."""
    expecting = reply.contact.expecting
    if expecting == "language" and number <= len(Language):
        await choose_language(store, reply, list(Language)[number - 1])
    elif expecting == _WISHES:
        held = await wishes.confirmed(store, reply.subscriber)
        if number > len(held):
            return False
        await wishes.turn(store, reply.subscriber, held[number - 1].sector_id)
        await show_wishes(store, reply)
    elif expecting == "city":
        cities = [*(city.id for city in await store.cities()), ELSEWHERE]
        if number > len(cities):
            return False
        await choose_city(store, reply, cities[number - 1])
    elif expecting == "kind":
        kinds = [kind.id for kind in await store.kinds()]
        if number > len(kinds):
            return False
        await choose_kind(store, reply, kinds[number - 1])
    else:
        return await affiliations.by_number(store, reply, number)
    return True

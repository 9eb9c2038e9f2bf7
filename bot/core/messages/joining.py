"""The way in, the home card, settings, and the way out."""

from collections.abc import Sequence

from bot.core import rsvps
from bot.core.actions import Verb, press
from bot.core.institutions import ELSEWHERE
from bot.core.language import Language
from bot.core.meetings import local_zone
from bot.core.message import Button, Line, Lines, Message, Value, line
from bot.core.messages import cycle, institutions, linking
from bot.core.messages.cards import details, session_lines
from bot.core.messages.meetings import meeting_button, summary
from bot.core.messages.organising import ORGANISING
from bot.core.messages.reader import HOME, ROWS, Reader, button, excerpt
from bot.core.people import RoleKind
from bot.core.sectors import Subscription, SubscriptionState, subscribed
from bot.core.store import Store


async def choose_language(store: Store, reader: Reader) -> Message:
    """The first question. Someone whose language is not known reads it in every language."""
    rows = tuple((button(f"button-language-{language}", Verb.LANGUAGE, language),) for language in Language)
    return Message("choose-language", rows=rows, numbered=True, by_mail=line("by-mail-number"))


async def choose_sectors(store: Store, reader: Reader) -> Message:
    """Sectors as toggles."""
    chosen = {held.sector_id for held in await subscribed(store, reader.subscriber)}
    rows = [
        (Button(line("button-on" if each.id in chosen else "button-off", name=each.name), press(Verb.SECTOR, each.id)),)
        for each in await store.sectors()
    ]
    return Message("choose-sectors", rows=(*rows, (button("button-continue", Verb.SECTORS_DONE),)))


async def welcome_by_mail(store: Store, reader: Reader) -> Message:
    """Everything a newcomer by mail needs, in one mail: its signed answer is the second opt-in."""
    numbered = tuple(line("numbered", number=each.position, name=each.name) for each in await store.sectors())
    chosen = await _sector_names(store, await subscribed(store, reader.subscriber))
    edition = await store.current_edition()
    args: tuple[tuple[str, Value], ...] = (
        ("edition", edition.name if edition else "Mosty"),
        ("sectors", Lines(numbered)),
        ("chosen", line("welcome-chosen", sectors=chosen) if isinstance(chosen, Lines) else ""),
        ("consent", line("consent-text")),
    )
    return Message("welcome-by-mail", args)


async def change_sectors_by_mail(store: Store, reader: Reader) -> Message:
    """The sectors by number, and which are chosen; the answer replaces them."""
    numbered = tuple(line("numbered", number=each.position, name=each.name) for each in await store.sectors())
    chosen = await _sector_names(store, await subscribed(store, reader.subscriber))
    return Message("change-sectors-by-mail", (("sectors", Lines(numbered)), ("chosen", chosen)))


async def choose_city(store: Store, reader: Reader) -> Message:
    """The city the person comes from."""
    cities = [(Button(line("name", name=each.name), press(Verb.CITY, each.id)),) for each in await store.cities()]
    rows = (*cities, (button("button-elsewhere", Verb.CITY, ELSEWHERE),))
    return Message("choose-city", rows=rows, numbered=True, by_mail=line("by-mail-number-optional"))


async def choose_kind(store: Store, reader: Reader) -> Message:
    """The kind of institution the person comes from."""
    rows = tuple((Button(line("name", name=each.name), press(Verb.KIND, each.id)),) for each in await store.kinds())
    return Message("choose-kind", rows=rows, numbered=True, by_mail=line("by-mail-number-optional"))


async def ask_consent(store: Store, reader: Reader) -> Message:
    """What the person agrees to."""
    rows = ((button("button-agree", Verb.CONSENT, "yes"),), (button("button-disagree", Verb.CONSENT, "no"),))
    return Message("ask-consent", (("consent", line("consent-text")),), rows)


async def consent_declined(store: Store, reader: Reader) -> Message:
    """No consent, and the way back."""
    return Message("consent-declined", rows=((button("button-agree-after-all", Verb.CONSENT, "yes"),),))


async def home(store: Store, reader: Reader) -> Message:
    """My next meetings, my sectors, and what I can do."""
    ahead = await rsvps.open_to(store, reader.subscriber, reader.now)
    lines = [await summary(store, reader, meeting) for meeting in ahead[:5]]
    rows: list[tuple[Button, ...]] = [(meeting_button(meeting),) for meeting in ahead[:5]]
    rows.append((button("button-ask", Verb.ASK), button("button-settings", Verb.SETTINGS)))
    organises = await _organises(store, reader)
    if organises:
        rows.extend(ORGANISING)
    return Message(
        "home",
        (
            ("meetings", Lines(tuple(lines)) if lines else line("home-no-meetings")),
            ("sectors", await _confirmed_sector_names(store, reader)),
        ),
        tuple(rows),
        by_mail=line("home-by-mail-organiser" if organises else "home-by-mail"),
    )


async def joined_by_mail(store: Store, reader: Reader) -> Message:
    """What a newcomer has chosen, and in the same mail the first of the questions that she may leave open."""
    shown, asked = await home(store, reader), await choose_city(store, reader)
    args = (("home", line(shown.id, **dict(shown.args))), ("question", line(asked.id)))
    return Message("joined-by-mail", args, asked.rows, numbered=True, by_mail=line("joined-by-mail-how"))


async def settings(store: Store, reader: Reader) -> Message:
    """What can be changed, and what is set now."""
    rows: ROWS = (
        (button("button-change-language", Verb.CHANGE_LANGUAGE), button("button-change-sectors", Verb.CHANGE_SECTORS)),
        (button("button-change-origin", Verb.CHANGE_ORIGIN), button("button-institutions", Verb.INSTITUTION)),
        (button("button-next-time", Verb.NEXT_TIME), button("button-my-data", Verb.MY_DATA)),
        *(((button("button-feed", Verb.CALENDAR),),) if await store.mark("public.url") else ()),
        *await linking.rows(store, reader),
        (button("button-stop", Verb.STOP),),
        (HOME,),
    )
    args = (*await _profile(store, reader), ("channel", await linking.written_on(store, reader)))
    return Message("settings", args, rows, by_mail=line("settings-by-mail"))


async def my_data(store: Store, reader: Reader) -> Message:
    """Everything held about the person."""
    person = reader.subscriber
    contacts = await linking.addresses(store, reader)
    answers = []
    for rsvp in await store.rsvps_of(person.id):
        meeting = await store.meeting(rsvp.meeting_id)
        if meeting is not None:
            label = line(f"answer-{rsvp.partstat.lower()}")
            answers.append(line("data-answer", meeting=meeting.title, answer=label))
            answers += [*details(rsvp), *await session_lines(store, reader, meeting)]
    zone = await local_zone(store)
    asked = tuple(
        line("data-question", at=each.asked_at.astimezone(zone), text=excerpt(each.text))
        for each in await store.questions_of(person.id)
    )
    ledger = tuple(
        line(
            "data-consent-given" if each.given else "data-consent-withdrawn",
            at=each.at.astimezone(zone),
            wording=each.wording,
        )
        for each in await store.consents(person.id)
    )
    args: tuple[tuple[str, Value], ...] = (
        *await _profile(store, reader),
        ("name", person.name or "–"),
        ("contacts", contacts),
        ("answers", Lines(tuple(answers)) if answers else line("none")),
        ("wishes", await cycle.wished(store, reader)),
        ("attendance", await cycle.attended(store, reader)),
        ("passed", await cycle.passed_on(store, reader)),
        ("questions", Lines(asked[:10]) if asked else line("none")),
        ("consents", Lines(ledger) if ledger else line("none")),
    )
    rows = ((button("button-erase", Verb.ERASE),), (HOME,))
    return Message("my-data", args, rows, by_mail=line("my-data-by-mail"))


async def erase_confirm(store: Store, reader: Reader) -> Message:
    """Asks once more before everything is deleted."""
    rows = ((button("button-erase-yes", Verb.ERASE, "yes"),), (button("button-keep", Verb.SETTINGS),))
    return Message("erase-confirm", rows=rows, by_mail=line("erase-confirm-by-mail"))


async def erased(store: Store, reader: Reader) -> Message:
    """The last thing said to a person nothing is known about any more."""
    return Message("erased")


async def stopped(store: Store, reader: Reader) -> Message:
    """The farewell; with the way back."""
    return Message("stopped", by_mail=line("stopped-by-mail"))


async def text_only(store: Store, reader: Reader) -> Message:
    """A picture or a voice message came; only words can be read."""
    return Message("text-only", rows=() if reader.contact.is_group else ((HOME,),))


async def confirm_by_mail(store: Store, reader: Reader) -> Message:
    """A mail without a signed token asked for a change: it counts when this mail is answered."""
    return Message("confirm-by-mail")


async def refusal(store: Store, reader: Reader, *, id: str, **args: str | int) -> Message:
    """Why something asked for was not done."""
    return Message("refusal", (("reason", Line(id, tuple(args.items()))),), ((HOME,),))


async def _organises(store: Store, reader: Reader) -> bool:
    return any(role.kind == RoleKind.ORGANISER for role in await store.roles(reader.subscriber.id))


async def _confirmed_sector_names(store: Store, reader: Reader) -> Value:
    held = await store.subscriptions(reader.subscriber.id)
    return await _sector_names(store, [each for each in held if each.state == SubscriptionState.CONFIRMED])


async def _sector_names(store: Store, held: Sequence[Subscription]) -> Value:
    ids = {each.sector_id for each in held}
    named = tuple(line("listed", name=each.name) for each in await store.sectors() if each.id in ids)
    return Lines(named) if named else line("none")


async def _profile(store: Store, reader: Reader) -> tuple[tuple[str, Value], ...]:
    person = reader.subscriber
    cities: dict[str, Value] = {each.id: each.name for each in await store.cities()}
    kinds: dict[str, Value] = {each.id: each.name for each in await store.kinds()}
    elsewhere = line("button-elsewhere" if person.city == ELSEWHERE else "not-given")
    city: Value = cities.get(person.city or "", elsewhere)
    kind: Value = kinds.get(person.kind or "", line("not-given"))
    language: Value = line(f"button-language-{person.language}") if person.language else line("not-given")
    sectors = await _confirmed_sector_names(store, reader)
    stands_for = await institutions.named(store, person.id)
    return (
        ("language", language),
        ("sectors", sectors),
        ("city", city),
        ("kind", kind),
        ("institutions", stands_for),
    )

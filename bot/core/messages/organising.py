"""What organisers see while they invite and announce; and the announcement itself."""

from msgspec.structs import replace

from bot.core import announcements, editions, invitations, staff
from bot.core.actions import Verb, press
from bot.core.announcements import Announcement, AnnouncementState
from bot.core.audience import Audience, Count
from bot.core.institutions import ELSEWHERE
from bot.core.language import Language
from bot.core.message import Button, Line, Lines, Message, Value, line
from bot.core.messages.cards import card
from bot.core.messages.meetings import meeting_button
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, button
from bot.core.people import RoleKind
from bot.core.store import Store

ORGANISING: ROWS = (
    (button("button-host", Verb.HOST),),
    (button("button-invite", Verb.INVITE), button("button-announce", Verb.ANNOUNCE)),
    (button("button-broadcasts", Verb.BROADCAST), button("button-bounces", Verb.BOUNCES)),
)
"""What an organiser can begin."""


async def role_taken(store: Store, reader: Reader, *, role: str, scope: str) -> Message:
    """The person is an organiser now."""
    cities = {city.id: city.name for city in await store.cities()}
    named: Value = cities[scope] if scope in cities else line("every-city")
    organises = role == RoleKind.ORGANISER
    rows: ROWS = (*(ORGANISING if organises else ()), (HOME,))
    duties: Value = line("role-duties") if organises else ""
    return Message("role-taken", (("role", line(f"role-{role}")), ("scope", named), ("duties", duties)), rows)


async def invite_choose(store: Store, reader: Reader) -> Message:
    """Which meeting to invite to."""
    cities = await staff.hosted_cities(store, reader.subscriber)
    ahead = [each for each in await store.meetings_ahead(reader.now) if cities is None or each.host in cities]
    buttons = [(Button(meeting_button(meeting).label, press(Verb.INVITE, meeting.id)),) for meeting in ahead]
    return Message("invite-choose", rows=(*buttons[:20], (HOME,)))


async def invite_preview(store: Store, reader: Reader, *, meeting: str) -> Message:
    """Whom the invitation would reach now."""
    counted = await invitations.preview(store, meeting, reader.now)
    which = await store.meeting(meeting)
    if which is None:
        raise Pointless("the meeting is not in the programme any more")
    audience = await invitations.audience_of(store, meeting, reader.now)
    before = await editions.last_time(store, which)
    again = (await store.count(replace(audience, came_to=before))).total if before else 0
    send = (button("button-invite-yes", Verb.INVITE, meeting, "yes"),) if counted.total else ()
    those = (button("button-invite-again", Verb.INVITE, meeting, "again"),) if again else ()
    rows: ROWS = tuple(row for row in (send, those, (button("button-back", Verb.HOST, meeting), HOME)) if row)
    came: tuple[tuple[str, Value], ...] = (
        ("again", line("invite-again", count=again) if before else ""),
        ("origins", await _origins(store, audience)),
    )
    args = (*await card(store, reader, which), *_counts(counted), *came)
    return Message("invite-preview", args, rows, numbered=True, by_mail=line("by-mail-number"))


async def _origins(store: Store, audience: Audience) -> Lines:
    """Where those come from who would be invited: by country, city, kind and sector, each on one line."""
    counted = await store.origins(audience)
    cities = {city.id: city for city in await store.cities()}
    countries: dict[str, int] = {}
    for city_id, count in counted.by_city.items():
        if city_id in cities:
            country = cities[city_id].country
            countries[country] = countries.get(country, 0) + count
    lines: list[Line] = [line("origin-country", country=code, count=n) for code, n in sorted(countries.items())]
    city_names: dict[str, Value] = {each.id: each.name for each in cities.values()}
    city_names |= {ELSEWHERE: line("button-elsewhere"), "": line("city-not-said")}
    kind_names: dict[str, Value] = {each.id: each.name for each in await store.kinds()}
    kind_names |= {"": line("kind-not-said")}
    sector_names: dict[str, Value] = {each.id: each.name for each in await store.sectors()}
    for mark, names, counts in (
        ("origin-city", city_names, counted.by_city),
        ("origin-kind", kind_names, counted.by_kind),
        ("origin-sector", sector_names, counted.by_sector),
    ):
        lines += [line(mark, name=name, count=counts[id]) for id, name in names.items() if id in counts]
    if counted.institutions:
        lines.append(line("origin-institutions", count=counted.institutions))
    return Lines(tuple(lines))


async def announce_write(store: Store, reader: Reader, *, announcement: int, language: str) -> Message:
    """Asks for the text in one language."""
    rows = ((button("button-discard", Verb.DISCARD, announcement),),)
    args: tuple[tuple[str, Value], ...] = (
        ("language", line(f"language-{language}")),
        ("most", announcements.LONGEST),
    )
    return Message("announce-write", args, rows)


async def announce_audience(store: Store, reader: Reader, *, announcement: int) -> Message:
    """For which sectors."""
    draft = await _find(store, announcement)
    rows = [
        (
            Button(
                line("button-on" if each.id in draft.sectors else "button-off", name=each.name),
                press(Verb.AUDIENCE, draft.id, each.id),
            ),
        )
        for each in await store.sectors()
    ]
    last = (button("button-preview", Verb.PREVIEW, draft.id), button("button-discard", Verb.DISCARD, draft.id))
    counted = await announcements.preview(store, draft)
    return Message("announce-audience", (("total", counted.total),), (*rows, last))


async def announce_preview(store: Store, reader: Reader, *, announcement: int) -> Message:
    """How many it would reach, before the last tap; the texts stand above it, as they will be read."""
    draft = await _find(store, announcement)
    counted = await announcements.preview(store, draft)
    rows: ROWS = (
        (button("button-publish", Verb.PUBLISH, draft.id),),
        (button("button-back", Verb.AUDIENCE, draft.id), button("button-write-anew", Verb.ANNOUNCE, draft.id)),
        (button("button-discard", Verb.DISCARD, draft.id),),
    )
    args = (("sectors", await _sector_names(store, draft)), *_counts(counted))
    return Message("announce-preview", args, rows)


async def announce_text(store: Store, reader: Reader, *, announcement: int, language: str) -> Message:
    """The text in one language, word for word."""
    draft = await _find(store, announcement)
    return Message(
        "announce-text", (("language", line(f"language-{language}")), ("text", draft.texts[Language(language)]))
    )


async def announce_discarded(store: Store, reader: Reader) -> Message:
    """The draft is dropped."""
    return Message("announce-discarded", rows=((HOME,),))


async def announcement(store: Store, reader: Reader, *, announcement: int) -> Message:
    """The announcement, as its audience reads it."""
    published = await _find(store, announcement)
    if published.state != AnnouncementState.PUBLISHED:
        raise Pointless(f"the announcement is {published.state}")
    if not await store.is_in(published.audience, reader.subscriber.id):
        raise Pointless("not subscribed to a sector of the announcement any more")
    return Message("announcement", (("text", published.texts),), _ASK, by_mail=line("announcement-by-mail"))


_ASK = ((button("button-ask", Verb.ASK), HOME),)


async def _find(store: Store, announcement_id: int) -> Announcement:
    found = await store.announcement(announcement_id)
    if found is None:
        raise Pointless("the announcement is not on record")
    return found


async def _sector_names(store: Store, draft: Announcement) -> Value:
    named = tuple(line("listed", name=each.name) for each in await store.sectors() if each.id in draft.sectors)
    return Lines(named) if named else line("every-sector")


def _counts(counted: Count) -> tuple[tuple[str, Value], ...]:
    def of(counts: dict[str, int], prefix: str) -> Lines:
        return Lines(tuple(line("count", name=line(f"{prefix}-{key}"), count=n) for key, n in sorted(counts.items())))

    by_language = {language.value: n for language, n in counted.by_language.items()}
    return (
        ("total", counted.total),
        ("languages", of(by_language, "language")),
        ("channels", of(counted.by_channel, "channel")),
        ("unreachable", counted.unreachable),
    )

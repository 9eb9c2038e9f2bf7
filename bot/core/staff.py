"""Who organises and moderates: one-time codes (grants) by which they get their role, and how they are told."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core import codes, outbox
from bot.core.errors import GrantInvalid
from bot.core.outbox import Priority
from bot.core.people import EVERYWHERE, Role, RoleKind, Subscriber
from bot.core.store import Store

VALID_FOR = timedelta(days=2)
"""How long a code waits to be shown."""

PREFIX = "staff-"
"""What a grant's code begins with where other payloads may stand too: /start staff-…"""


@dataclass(eq=False)
class Grant:
    """A role waiting for the person who shows the code. Only the code's digest is kept."""

    digest: str
    kind: RoleKind
    scope: str  # city or sector id, or people.EVERYWHERE
    expires_at: datetime
    used_at: datetime | None = None
    used_by: int | None = None
    id: int = field(init=False)


async def issue(store: Store, kind: RoleKind, scope: str, now: datetime, *, secret: bytes) -> str:
    """Makes a grant and returns its code, which is shown once and is good for one use within VALID_FOR."""
    code = PREFIX + secrets.token_urlsafe(15)
    await store.add(Grant(_digest(code, secret), kind, scope, now + VALID_FOR))
    return code


async def redeem(store: Store, code: str, subscriber: Subscriber, now: datetime, *, secret: bytes) -> Role:
    """Gives the role the code stands for. Raises GrantInvalid when it is wrong, used or expired."""
    grant = await store.grant(_digest(code, secret))
    if grant is None or grant.used_at is not None or grant.expires_at <= now:
        raise GrantInvalid
    grant.used_at, grant.used_by = now, subscriber.id
    for held in await store.roles(subscriber.id):
        if (held.kind, held.scope) == (grant.kind, grant.scope):
            return held
    role = Role(subscriber.id, grant.kind, grant.scope, now)
    await store.add(role)
    return role


async def organisers(store: Store) -> list[int]:
    """The ids of all of them."""
    return sorted({person.id for role, person in await store.staff() if role.kind == RoleKind.ORGANISER})


async def organisers_of(store: Store, host: str) -> list[int]:
    """The ids of those who organise in that city, or everywhere."""
    held = await store.staff()
    return sorted(
        {person.id for role, person in held if role.kind == RoleKind.ORGANISER and role.scope in (host, EVERYWHERE)}
    )


async def tell(
    store: Store,
    whom: Collection[int],
    message: str,
    *,
    key: str,
    args: Mapping[str, str | int],
    now: datetime,
    expires_at: datetime | None = None,
    thread: str = "home",
) -> int:
    """Tells each of these organisers or desks, under `<key>:<subscriber id>`; returns how many they are."""
    for each in whom:
        await outbox.enqueue(
            store,
            key=f"{key}:{each}",
            to=each,
            message=message,
            args=args,
            priority=Priority.ANSWER,  # it is their work: it needs no consent, and nothing later withdraws it
            now=now,
            expires_at=expires_at,
            thread=thread,
        )
    return len(whom)


async def hosted_cities(store: Store, subscriber: Subscriber) -> frozenset[str] | None:
    """The ids of the cities she organises for; None means every city."""
    scopes = {role.scope for role in await store.roles(subscriber.id) if role.kind == RoleKind.ORGANISER}
    return None if EVERYWHERE in scopes else frozenset(scopes)


async def is_host(store: Store, subscriber: Subscriber, city: str) -> bool:
    """Whether she organises for that city."""
    cities = await hosted_cities(store, subscriber)
    return cities is None or city in cities


def _digest(code: str, secret: bytes) -> str:
    return codes.digest("grant", code.strip(), secret)

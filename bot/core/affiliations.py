"""What a person says about where she comes from: naming her institution, choosing among those alike, leaving one.

What she typed, and which institutions she was shown, stand in Contact.expecting: by mail they are chosen by number.
"""

import re

from bot.core import institutions, words
from bot.core.actions import Action
from bot.core.errors import ActionUnknown
from bot.core.outbox import Reply
from bot.core.store import Store

NAME, SHOWN, HELD = "institution", "institution-of", "institutions"
"""What Contact.expecting says: a name is asked for; one of the shown is (with their ids and the name); one to leave."""

_LABELS = {"instytucja", "instytucje", "instituce"}
_LINE = re.compile(r"\s*(?P<label>\w+)\s*:\s*(?P<name>\S.*)")


async def ask(store: Store, reply: Reply) -> None:
    """Asks for the name. On Telegram the next words are one; a mail names it in a line of its own."""
    reply.contact.expecting = NAME if reply.contact.channel == "telegram" else ""
    await reply.say(store, "choose-institution")


async def show(store: Store, reply: Reply) -> None:
    """Shows those the person stands for; the way to add one and to leave one."""
    reply.contact.expecting = HELD if reply.contact.channel == "email" else ""
    await reply.say(store, "my-institutions")


def named_in(text: str) -> str | None:
    """The name in a mail's line "Instytucja: …" or "Instituce: …"; None without such a line."""
    for line in text[:2_000].splitlines():
        match = _LINE.fullmatch(line)
        if match and words.plain(match["label"]) in _LABELS:
            return match["name"]
    return None


async def take_name(store: Store, reply: Reply, text: str) -> None:
    """Joins the institution of that name, adds it, or shows those alike. Raises NameInvalid or TextTooLong."""
    name = institutions.as_name(text)
    found = await institutions.search(store, name)
    same = [each for each in found if each.key == words.plain(name)]
    if len(same) == 1 and same[0].city in (reply.subscriber.city, None):
        await _join(store, reply, same[0].id)
    elif found:
        shown = ",".join(str(each.id) for each in found)
        reply.contact.expecting = f"{SHOWN}:{shown}:{name}"
        await reply.say(store, "choose-found-institution", shown=shown, name=name)
    else:
        await _add(store, reply, name)


async def press(store: Store, reply: Reply, action: Action) -> None:
    """Nothing: those held. ask: asks for a name. skip: goes on. new: the typed one. An id: joins it, or leaves it.

    Raises ActionUnknown, InstitutionUnknown or TooManyInstitutions.
    """
    if not action.args:
        await show(store, reply)
    elif len(action.args) > 1:
        if action.choice != "leave":
            raise ActionUnknown
        await institutions.leave(store, reply.subscriber, action.number)
        await show(store, reply)
    elif action.subject == "ask":
        await ask(store, reply)
    elif action.subject == "skip":
        await _go_on(store, reply)
    elif action.subject == "new":
        await _add(store, reply, _shown(reply)[1])
    else:
        await _join(store, reply, action.number)


async def by_number(store: Store, reply: Reply, number: int) -> bool:
    """The n-th of what a mail listed; False when it has no such choice."""
    expecting = reply.contact.expecting
    if expecting == HELD:
        held = await store.institutions_of(reply.subscriber.id)
        if number > len(held):
            return False
        await institutions.leave(store, reply.subscriber, held[number - 1].id)
        await show(store, reply)
        return True
    if not expecting.startswith(SHOWN):
        return False
    ids, name = _shown(reply)
    if number <= len(ids):
        await _join(store, reply, ids[number - 1])
    elif number == len(ids) + 1:
        await _add(store, reply, name)
    else:
        return False
    return True


def _shown(reply: Reply) -> tuple[list[int], str]:
    kind, _, rest = reply.contact.expecting.partition(":")
    ids, _, name = rest.partition(":")
    if kind != SHOWN:
        raise ActionUnknown
    return [int(id) for id in ids.split(",")], name


async def _add(store: Store, reply: Reply, name: str) -> None:
    person = reply.subscriber
    institution = await institutions.add(store, name, city=person.city, kind=person.kind, now=reply.now)
    await _join(store, reply, institution.id)


async def _join(store: Store, reply: Reply, institution_id: int) -> None:
    institution = await institutions.find(store, institution_id)
    await institutions.join(store, reply.subscriber, institution, reply.now)
    await _go_on(store, reply)


async def _go_on(store: Store, reply: Reply) -> None:
    """A newcomer is asked for consent next."""
    if reply.subscriber.consented_at is None:
        reply.contact.expecting = ""
        await reply.say(store, "ask-consent")
    else:
        await show(store, reply)

"""Institutions that stand twice in what is known, and become one: previewed, and confirmed by an organiser.

Organisers of the city that both are in do, and those who organise everywhere. Who stood for the one that goes stands
for the other from then on, with places, requests and history.
"""

from bot.core import institutions, organising, staff
from bot.core.actions import Action, Verb
from bot.core.actions import press as press_of
from bot.core.errors import ActionUnknown, InstitutionUnknown, NotAllowed
from bot.core.institutions import Institution
from bot.core.messages import twins as cards
from bot.core.messages.reader import Reader
from bot.core.outbox import Reply
from bot.core.people import Subscriber
from bot.core.store import Store

THREAD = "twins"
"""The conversation about all of them; two that may be one have a conversation of their own."""

_YES = "yes"


async def press(store: Store, reply: Reply, action: Action) -> None:
    """Nothing: those that may be one. "3-7", of which 7 stays: the preview; with yes: they are one.

    Raises NotAllowed, InstitutionUnknown when one of them is gone already, or ActionUnknown.
    """
    await organising.require_organiser(store, reply)
    if not action.args:
        await reply.say(store, "twins", thread=THREAD)
        return
    goes, stays = await _pair(store, reply.subscriber, action)
    if len(action.args) == 1:
        await reply.say(store, "twins-merge", thread=f"{THREAD}:{goes.id}:{stays.id}", goes=goes.id, stays=stays.id)
        return
    if action.choice != _YES:
        raise ActionUnknown
    gone = goes.name
    await institutions.merge(store, goes.id, stays.id)
    await reply.say(store, "twins-merged", thread=THREAD, stays=stays.id, gone=gone)


async def chosen_by_number(store: Store, reply: Reply, number: int) -> Action | None:
    """What the n-th choice of a mail about twins does; None when the mail answered is about something else.

    Raises NotAllowed, or ActionUnknown when it has no such choice.
    """
    kind, *ids = reply.thread.split(":")  # "twins", or "twins:3:7"
    if kind != THREAD:
        return None
    await organising.require_organiser(store, reply)
    reader = Reader(reply.subscriber, reply.contact, reply.now)
    rows = cards.decisions(int(ids[0]), int(ids[1])) if ids else (await cards.twins(store, reader)).rows
    actions = [button.action for row in rows for button in row]
    if number > len(actions):
        raise ActionUnknown
    return actions[number - 1]


async def _pair(store: Store, subscriber: Subscriber, action: Action) -> tuple[Institution, Institution]:
    first, _, second = action.subject.partition("-")
    goes, stays = [await institutions.find(store, press_of(Verb.TWINS, each).number) for each in (first, second)]
    if goes is stays:
        raise InstitutionUnknown
    if not institutions.is_concern_of(await staff.hosted_cities(store, subscriber), goes, stays):
        raise NotAllowed
    return goes, stays

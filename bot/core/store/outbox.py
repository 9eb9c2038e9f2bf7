"""Deliveries: enqueueing, withdrawing, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.audience import Audience, Count
    from bot.core.outbox import Delivery, DeliveryState


class Outbox(Protocol):
    async def enqueue(self, delivery: Delivery) -> None:
        """Inserts the delivery; a key that is there already is left as it is."""
        ...

    async def enqueue_to(self, audience: Audience, template: Delivery) -> int:
        """One INSERT … SELECT: the template for everyone in the audience, under `<key>:<subscriber id>`."""
        ...

    async def enqueue_again(self, messages: Sequence[str], template: Delivery) -> None:
        """The template for everyone who has had one of these messages of its thread: by mail once, elsewhere in the
        place of each copy that can be edited; under `<key>:<contact id>:<external id>`. Who has it already keeps it.
        """
        ...

    async def gets_through(self, key_prefix: str) -> bool:
        """Whether a delivery of such a key has gone out or is still to go, to somebody who can be reached."""
        ...

    async def say_beside(self, key_prefix: str, question_id: int) -> bool:
        """Has the first delivery of such a key that still waits say of the question, too, that it was passed on; False
        where there is none, or each says so of another question.
        """
        ...

    async def rearm(self, delivery: Delivery) -> bool:
        """Enqueues the delivery; one of that key that has been settled goes out again, as it reads then. False while it
        is on the wire as it read before: it is left alone.
        """
        ...

    async def is_refused(self, key: str) -> bool:
        """Whether the delivery of that key could not be sent."""
        ...

    async def message_of(self, key: str, contact_id: int) -> str | None:
        """The external id of the message on that contact that the delivery of that key has become; "" for none, None
        while it waits or is on the wire.
        """
        ...

    async def withdraw(self, thread: str, reason: str, only: Sequence[str] = ()) -> int:
        """Skips every bulk delivery of the thread that still waits, or only these messages; returns how many."""
        ...

    async def withdraw_from(self, subscriber_id: int, reason: str) -> int:
        """Skips every bulk delivery to the person that still waits."""
        ...

    async def count(self, audience: Audience) -> Count: ...
    async def is_in(self, audience: Audience, subscriber_id: int) -> bool: ...
    async def sent_as(self, contact_id: int, external_id: str) -> Delivery | None:
        """The delivery that a message on that contact came from."""
        ...

    async def forget_messages(self, contact_id: int) -> int:
        """No message on that contact can be edited or replied to any more; returns how many there were."""
        ...

    async def last_said(self, contact_id: int) -> Delivery | None:
        """The delivery that the contact was sent last, or was tried to be."""
        ...

    async def count_replies(
        self, contact_id: int, thread: str, *, in_all_since: datetime, in_thread_since: datetime
    ) -> tuple[int, int]:
        """How many answers the contact was given: in all, and in that conversation, each since its moment."""
        ...

    async def deliveries(self, states: Sequence[DeliveryState], limit: int) -> Sequence[Delivery]: ...
    async def count_deliveries(self) -> Mapping[DeliveryState, int]: ...
    async def count_doubtful(self) -> int:
        """Deliveries with an attempt of unknown outcome: they may have come twice."""
        ...

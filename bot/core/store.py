"""The Store contract: every question the core asks of storage. One store is one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.announcements import Announcement
    from bot.core.attendance import Attendance
    from bot.core.audience import Audience, Count, Origins
    from bot.core.bounces import Bounce, Failure, Shut
    from bot.core.broadcasts import Broadcast, Tally
    from bot.core.consent import ConsentEntry
    from bot.core.delegation import Delegation
    from bot.core.headcount import Heads, Origin
    from bot.core.institutions import City, Institution, InstitutionKind, Membership
    from bot.core.linking import LinkCode
    from bot.core.meetings import Edition, Meeting, Session
    from bot.core.moves import Move
    from bot.core.outbox import Attempt, Claimed, Delivery, DeliveryState, Lane, Settlement
    from bot.core.pacing import Pace
    from bot.core.participants import Participant, Represented, Seat
    from bot.core.people import Contact, Conversation, Role, Subscriber
    from bot.core.places import Place, PlaceState
    from bot.core.questions import Answer, Question
    from bot.core.rsvps import PartStat, Rsvp
    from bot.core.sectors import Sector, Subscription
    from bot.core.staff import Grant


class StorageUnavailable(Exception):
    """The database is locked, full or away. Nothing of the transaction is kept; try the whole of it again."""


class WrittenMeanwhile(StorageUnavailable):
    """Another transaction wrote the same row first. Nothing of this one is kept; begun anew, it sees that row."""


class Transactions(Protocol):
    """Opens transactions. Leaving the block commits; an exception rolls back."""

    def transaction(self) -> AbstractAsyncContextManager[Store]:
        """Raises StorageUnavailable or WrittenMeanwhile, also when leaving."""
        ...


class Store(Protocol):
    """What can be asked and written within one transaction. Entities it hands out are live: changes are saved."""

    async def add(self, *entities: object) -> None:
        """Inserts entities and gives each its id."""
        ...

    async def remove(self, entity: object) -> None:
        """Deletes an entity."""
        ...

    # People

    async def subscriber(self, subscriber_id: int) -> Subscriber: ...
    async def contact(self, contact_id: int) -> Contact: ...
    async def find_contact(self, contact_id: int) -> Contact | None:
        """None when it is held no more: erased, or merged away."""
        ...

    async def contact_at(self, address: str) -> Contact | None: ...
    async def contacts(self, subscriber_id: int) -> Sequence[Contact]: ...
    async def roles(self, subscriber_id: int) -> Sequence[Role]: ...
    async def staff(self) -> Sequence[tuple[Role, Subscriber]]: ...
    async def desks(self) -> Sequence[tuple[int, str]]:
        """(subscriber id, scope) of every moderators' desk."""
        ...

    async def grant(self, digest: str) -> Grant | None: ...
    async def conversation(self, conversation_id: int) -> Conversation | None: ...
    async def find_conversation(self, contact_id: int, thread: str) -> Conversation | None: ...
    async def conversations_with(
        self, exchanges: Sequence[tuple[int, str]], expires_at: datetime
    ) -> Mapping[tuple[int, str], Conversation]:
        """The conversation of each (contact id, thread), made where there is none; an old one lasts on with it."""
        ...

    # One person, two channels

    async def link_code(self, digest: str) -> LinkCode | None: ...
    async def link_code_numbered(self, link_id: int) -> LinkCode | None: ...
    async def link_codes(self, contact_id: int) -> Sequence[LinkCode]:
        """Those that the contact asked for, newest first."""
        ...

    async def count_codes(self, contact_id: int, address: str, since: datetime) -> int:
        """How many the contact has asked for since then, or the address was sent: whichever is more."""
        ...

    async def forget_code(self, link_id: int) -> None:
        """The delivery that carried the code keeps it no longer."""
        ...

    async def prune_codes(self, before: datetime) -> int:
        """Deletes the codes that expired before then; returns how many. No delivery keeps one that has expired."""
        ...

    async def merge(self, from_id: int, into_id: int, now: datetime) -> None:
        """Makes one person of two. What both are to be sent goes out once; the second subscriber's name stays."""
        ...

    async def remove_contact(self, contact: Contact, *, instead: Contact) -> None:
        """Deletes the contact with its conversations; nothing keeps its address but the consent ledger.

        Answers to what was asked from there go to the other one instead.
        """
        ...

    async def send_elsewhere(
        self, contact: Contact, delivery_id: int | None, *, since: datetime, now: datetime, because: str
    ) -> None:
        """What came back from the contact goes out again on another one of the person's, or counts as gone.

        That is the delivery, if it went there; when it is not known, all bulk and answers that went there since then.
        """
        ...

    # The programme

    async def edition(self, edition_id: str) -> Edition | None: ...
    async def current_edition(self) -> Edition | None:
        """The edition that was loaded last."""
        ...

    async def sectors(self) -> Sequence[Sector]: ...
    async def cities(self) -> Sequence[City]: ...
    async def kinds(self) -> Sequence[InstitutionKind]: ...
    async def meeting(self, meeting_id: str) -> Meeting | None: ...
    async def meetings(self) -> Sequence[Meeting]: ...
    async def meetings_ahead(self, now: datetime) -> Sequence[Meeting]:
        """Those that take place and have not begun, soonest first."""
        ...

    async def sessions(self, meeting_id: str) -> Sequence[Session]: ...
    async def session(self, session_id: str) -> Session | None: ...
    async def sessions_ahead(self, now: datetime) -> Sequence[Session]:
        """Those that take place and have not begun."""
        ...

    async def moves(self, meeting_id: str) -> Sequence[Move]:
        """Oldest first."""
        ...

    # Subscriptions and answers

    async def subscriptions(self, subscriber_id: int) -> Sequence[Subscription]: ...
    async def rsvp(self, meeting_id: str, subscriber_id: int) -> Rsvp | None: ...
    async def rsvps_of(self, subscriber_id: int) -> Sequence[Rsvp]: ...
    async def answers_to(self, meeting_id: str) -> Sequence[tuple[Rsvp, Subscriber, Contact | None]]: ...
    async def meetings_of(self, subscriber_id: int, after: datetime) -> list[Meeting]: ...
    async def count_answers(self, meeting_id: str) -> Mapping[PartStat, int]: ...
    async def count_answers_to(self, meeting_id: str, sequence: int) -> Mapping[tuple[PartStat, bool], int]:
        """The answers, by whether they were given to that revision or to an older one."""
        ...

    async def carry_answers(self, meeting_id: str, *, since: int, before: int, to: int) -> None:
        """What people were told of or answered in these revisions holds for the later one: nothing differs for them."""
        ...

    async def mark_told(self, meeting_id: str, sequence: int, people: Collection[int]) -> None:
        """They have been told the time and place of that revision in full."""
        ...

    async def is_told(self, meeting_id: str, *, since: int, before: int) -> bool:
        """Whether anybody has been told of one of these revisions."""
        ...

    async def is_being_invited(self, meeting_id: str, subscriber_id: int) -> bool:
        """Whether her invitation still waits; until the transaction ends, it does."""
        ...

    async def is_being_told(self, meeting_id: str, subscriber_id: int) -> bool:
        """Whether the notice of a move still has to reach her."""
        ...

    async def open_rsvps(self, meeting_id: str, audience: Audience, now: datetime) -> None:
        """Marks everyone in the audience as invited."""
        ...

    async def close_rsvps(self, meeting_id: str, invited_at: datetime) -> None:
        """Nobody was invited at that moment after all; who has answered since keeps the answer."""
        ...

    async def lock_places(self, *meeting_ids: str) -> None:
        """Until the transaction ends, nobody else changes these meetings, gives or takes their places.

        The meetings are read anew. Who needs several names them at once.
        """
        ...

    async def place(self, meeting_id: str, part: str, subscriber_id: int) -> Place | None: ...
    async def place_numbered(self, place_id: int) -> Place | None: ...
    async def places_in(self, meeting_id: str, subscriber_id: int) -> Sequence[Place]:
        """The person's places in the meeting and its sessions."""
        ...

    async def places_of(self, subscriber_id: int) -> Sequence[Place]: ...
    async def places_in_sessions(self, meeting_id: str) -> Sequence[Place]:
        """Every confirmed place in a session of the meeting."""
        ...

    async def wanted_places(self, meeting_id: str, part: str) -> Sequence[Place]:
        """The places in that part of everyone who has not given up."""
        ...

    async def seats_taken(self, meeting_id: str) -> Mapping[str, int]:
        """The seats confirmed or offered, by part."""
        ...

    async def first_in_queue(self, meeting_id: str, part: str, *, most_seats: int) -> Place | None:
        """The first who waits with a party of at most so many and can be written to."""
        ...

    async def position(self, place: Place) -> int:
        """Which one in the queue it is; the first is 1."""
        ...

    async def meetings_with_queues(self, now: datetime, cut_off: timedelta) -> Sequence[str]:
        """The ids of those, further ahead than the cut-off, that somebody waits for; and of all with a lapsed offer."""
        ...

    async def lapsed_offers(self, now: datetime) -> Sequence[Place]: ...
    async def steps_done(self, meeting_id: str, sequence: int) -> set[tuple[str, str]]:
        """(kind, offset) of the steps of that revision that have been dealt with."""
        ...

    # Institutions

    async def institution(self, institution_id: int) -> Institution | None: ...
    async def institution_keys(self) -> Sequence[tuple[int, str]]:
        """(id, key) of every institution, oldest first."""
        ...

    async def institutions_with_size(self) -> Sequence[tuple[Institution, int]]:
        """Every institution, and how many people stand for it; by name."""
        ...

    async def institutions_of(self, subscriber_id: int) -> Sequence[Institution]:
        """Those the person stands for, the one she joined first before the others."""
        ...

    async def memberships(self, subscriber_id: int) -> Sequence[Membership]: ...
    async def members(self, institution_id: int) -> Sequence[Subscriber]:
        """Who stands for it: its spokesperson first, then by the time of joining."""
        ...

    async def institutions_at(self, meeting_id: str) -> Mapping[int, Sequence[Institution]]:
        """By subscriber, the institutions of everybody who is invited to the meeting or has answered."""
        ...

    async def delegates_sent(self, meeting_id: str, *, but: Place | None = None) -> Mapping[int, int]:
        """The seats that delegates of each institution hold or queue for, perhaps without one place."""
        ...

    async def delegation(self, delegation_id: int) -> Delegation | None:
        """As it is at this moment."""
        ...

    async def delegation_of(self, digest: str) -> Delegation | None: ...
    async def delegations_of(self, subscriber_id: int) -> Sequence[Delegation]:
        """The places the person has passed on, and those she has taken over."""
        ...

    async def forget_delegation(self, delegation_id: int) -> None:
        """The delivery that carried its code keeps it no longer."""
        ...

    async def prune_delegations(self, before: datetime) -> int:
        """Deletes those that ended before then without a substitute; returns how many."""
        ...

    async def merge_institutions(self, from_id: int, into_id: int) -> None:
        """Everybody and everything of the first is the second's; the first is deleted."""
        ...

    async def is_spoken_for(self, meeting_id: str, subscriber_id: int) -> bool:
        """Whether everything she stands for has had an answer to that meeting from a colleague; not without any."""
        ...

    async def unheard_institutions(self, meeting_id: str) -> Sequence[tuple[Institution, Sequence[Subscriber]]]:
        """Those nobody of which has answered, with everybody of theirs who is invited, the spokesperson first."""
        ...

    async def origins(self, audience: Audience) -> Origins: ...

    # The cycle

    async def attendance(self, meeting_id: str, subscriber_id: int) -> Attendance | None: ...
    async def attendance_at(self, meeting_id: str) -> Mapping[int, Attendance]:
        """By subscriber; who is not in it is unknown."""
        ...

    async def attendances_of(self, subscriber_id: int) -> Sequence[Attendance]: ...
    async def wishes_for(
        self, meeting_id: str, sectors: Collection[str], invited_at: datetime
    ) -> Sequence[Subscription]:
        """The wishes, oldest first, of those invited at that moment who have not answered."""
        ...

    async def answered_by(self, what: str, meeting_id: str, invited_at: datetime) -> Sequence[Rsvp]:
        """The answers to the meeting that were given at that moment by that."""
        ...

    # Counting and listing a meeting

    async def count_origins(self, meeting_id: str) -> Mapping[Origin, Heads]:
        """Everybody who has answered, and everybody invited who could still answer."""
        ...

    async def count_places(self, meeting_id: str) -> Mapping[tuple[str, PlaceState], Heads]:
        """By part and state."""
        ...

    async def count_needs(self, meeting_id: str) -> Sequence[tuple[str, Sequence[str], int]]:
        """(part, needs, how many people have just these needs): of those who come, and of those with a session."""
        ...

    async def participants(self, meeting_id: str) -> Sequence[Participant]:
        """The same people as in `count_origins`, one by one."""
        ...

    async def represented(self, meeting_id: str) -> Sequence[Represented]:
        """The institutions for which somebody is asked, by name."""
        ...

    async def silent_institutions(self, meeting_id: str, limit: int) -> tuple[Sequence[str], int]:
        """The first names of those for which nobody has answered, and how many institutions there are."""
        ...

    async def seats_in_sessions(self, meeting_id: str) -> Sequence[Seat]:
        """Every place that is held or wanted in a session of the meeting."""
        ...

    # Questions and announcements

    async def question(self, question_id: int) -> Question | None: ...
    async def open_questions(self) -> Sequence[Question]: ...
    async def held_questions(self, *, before: datetime) -> Sequence[Question]:
        """Words of before that moment which were asked back, and which their writer has not come back to."""
        ...

    async def held_question(self, contact_id: int) -> Question | None:
        """The newest question of that contact that is still only offered."""
        ...

    async def questions_of(self, subscriber_id: int) -> Sequence[Question]: ...
    async def answers(self, question_id: int) -> Sequence[Answer]: ...
    async def answer(self, answer_id: int) -> Answer | None: ...
    async def announcement(self, announcement_id: int) -> Announcement | None: ...

    # The outbox

    async def enqueue(self, delivery: Delivery) -> None:
        """Inserts the delivery; a key that is there already is left as it is."""
        ...

    async def enqueue_to(self, audience: Audience, template: Delivery) -> int:
        """One INSERT … SELECT: the template for everyone in the audience, under `<key>:<subscriber id>`."""
        ...

    async def enqueue_again(self, messages: Sequence[str], template: Delivery) -> int:
        """The template for everyone who has had one of these messages of its thread: by mail once, elsewhere in the
        place of each copy that can be edited; under `<key>:<contact id>:<external id>`. Returns how many.
        """
        ...

    async def is_enqueued(self, key_prefix: str) -> bool: ...
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

    async def conversation_of(self, aliases: Sequence[str]) -> Conversation | None:
        """The conversation of the mail to which a relay gave one of these ids."""
        ...

    async def went_to(self, delivery_id: int) -> Contact | None:
        """The contact on which a delivery was tried last; None when nothing is known of it any more."""
        ...

    async def count_replies(self, contact_id: int, since: datetime, *, thread: str | None = None) -> int:
        """How many answers the contact was given since then, in that conversation or in all."""
        ...

    async def rearm(self, delivery: Delivery) -> None:
        """Enqueues the delivery; one of that key that has been settled goes out again, as it reads then."""
        ...

    # Mail that came back

    async def bounce(self, bounce_id: int) -> Bounce | None: ...
    async def count_bounced(self, domain: str, failures: Collection[Failure], since: datetime) -> int:
        """How many addresses at the domain something has come back from."""
        ...

    async def count_addresses(self, domain: str) -> int: ...
    async def let_in_again(self, domain: str, since: datetime) -> None:
        """Whoever has been shut out at the domain since then is not, and has no score."""
        ...

    async def shut_since(self, since: datetime) -> Sequence[Shut]:
        """The addresses shut by a bounce since then and shut still, newest first."""
        ...

    # Broadcasts

    async def broadcast(self, broadcast_id: int) -> Broadcast | None:
        """Locked until the transaction ends."""
        ...

    async def broadcasts(self, ids: Collection[int]) -> Sequence[Broadcast]:
        """Locked too; without those that another transaction has locked."""
        ...

    async def broadcast_as_it_stands(self, broadcast_id: int) -> Broadcast | None:
        """Not locked: to be read."""
        ...

    async def recent_broadcasts(self, limit: int) -> Sequence[Broadcast]:
        """Newest first."""
        ...

    async def last_broadcast(self, message: str, thread: str) -> Broadcast | None:
        """The newest of that message in that conversation, without those that were undone."""
        ...

    async def unfinished_broadcasts(self) -> Sequence[Broadcast]:
        """Those not over, and those whose author has not been shown that they are; locked as by `broadcasts`."""
        ...

    async def tally(self, broadcast_id: int) -> Tally: ...
    async def shift(
        self,
        broadcast_id: int,
        states: Sequence[DeliveryState],
        to: DeliveryState,
        *,
        now: datetime,
        reason: str | None = None,
    ) -> int:
        """Puts every copy in one of the states into another one; returns how many."""
        ...

    async def unsend(self, broadcast_id: int) -> None:
        """Deletes the copies, of which none has left, so that the same can be sent again."""
        ...

    async def unreached(self, broadcast_id: int) -> Sequence[tuple[str, str, str]]:
        """(name, address, reason) of everyone who has no address that works."""
        ...

    # The relay

    async def pace(self, channel: str, now: datetime) -> Pace:
        """The channel's pace, locked until the transaction ends."""
        ...

    async def sent_lately(self, contact_id: int, since: datetime) -> Sequence[datetime]:
        """When attempts on that contact began, oldest first."""
        ...

    async def claim(self, lane: Lane, *, urgent_only: bool, now: datetime, limit: int) -> list[Claimed]:
        """Due deliveries of one lane, most urgent first, at most one per person; locked until the transaction ends."""
        ...

    async def mark_claimed(self, claimed: Sequence[Claimed], by: int, now: datetime) -> None:
        """From the commit on they belong to that replica."""
        ...

    def looking_ahead(self, people: Sequence[int]) -> Store:
        """For reading within the same transaction: what one of these people asks for is looked up for all of them."""
        ...

    async def add_attempts(self, attempts: Sequence[Attempt]) -> None: ...
    async def settle(self, settlements: Sequence[Settlement]) -> None:
        """Ends claims. What waits again is held or skipped where its broadcast has been held or cancelled meanwhile."""
        ...

    async def claimants(self) -> Sequence[int]:
        """Every replica that has claimed something."""
        ...

    async def reclaim(self, dead: Collection[int], *, before: datetime, now: datetime) -> int:
        """Takes back the claims of dead replicas and those older than `before`, each counted as uncertain."""
        ...

    async def next_due(self, lane: Lane) -> datetime | None: ...
    async def deliveries(self, states: Sequence[DeliveryState], limit: int) -> Sequence[Delivery]: ...
    async def count_deliveries(self) -> Mapping[DeliveryState, int]: ...
    async def count_uncertain(self) -> int:
        """Deliveries with at least one attempt of unknown outcome."""
        ...

    # The inbox

    async def seen(self, inbound_id: str) -> bool: ...
    async def mark_seen(self, inbound_id: str, now: datetime) -> None: ...
    async def mark_failed(self, inbound_id: str, channel: str, raw: bytes, error: str, now: datetime) -> None: ...
    async def failed(self) -> Sequence[tuple[str, str, bytes, str]]:
        """(inbound id, channel, raw, error) of everything that failed."""
        ...

    async def forget_failed(self, inbound_id: str) -> None: ...

    # Marks: small values that outlive a restart

    async def mark(self, name: str) -> str: ...
    async def set_mark(self, name: str, value: str) -> None: ...

    # Privacy

    async def consents(self, subscriber_id: int) -> Sequence[ConsentEntry]: ...
    async def erase(self, subscriber_id: int, *, keep_contact: int | None = None) -> None:
        """Deletes every row that holds the person.

        With `keep_contact`, an empty subscriber with that one stopped contact stays, for a last message.
        """
        ...

    async def prune(self, before: datetime, *, mails_before: datetime) -> int:
        """Deletes inbound ids (those of mails by a date of their own), settled deliveries and unconfirmed newcomers
        older than that; returns how many rows."""
        ...

"""Refusals a person can be told about.

Each class is one refusal: its docstring says it to a developer, its Fluent id, derived from the name
(`MeetingCancelled` → `refusal-meeting-cancelled`), says it to the person in her language.
"""

import re
from typing import Any


class Refusal(Exception):
    """Something a person asked for that cannot be done, with the reason she is told."""

    def __init__(self, **args: str | int) -> None:
        super().__init__(self.__doc__)
        self.args_by_name: dict[str, Any] = dict(args)

    @classmethod
    def message_id(cls) -> str:
        """The Fluent id of the sentence the person reads."""
        return "refusal-" + re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


class ActionUnknown(Refusal):
    """The button is not one of ours, or not any more."""


class MeetingUnknown(Refusal):
    """There is no such meeting."""


class MeetingCancelled(Refusal):
    """The meeting has been cancelled, so it takes no answers."""


class MeetingBegun(Refusal):
    """The meeting has begun or is over, so it takes no answers."""


class PartyInvalid(Refusal):
    """A party is of 1 to `most` people."""


class NoRoom(Refusal):
    """The larger party does not fit: `free` seats are left beside the `seats` it has."""


class NotComing(Refusal):
    """Only who comes, or may come, is asked for this."""


class PlaceUnknown(Refusal):
    """There is no such place."""


class OfferOver(Refusal):
    """The place that was offered has gone to somebody else, or was given back."""


class SessionUnknown(Refusal):
    """The meeting has no such workshop or panel."""


class SessionOff(Refusal):
    """The workshop or panel has been called off, or has begun."""


class SessionsClash(Refusal):
    """Two sessions, `wanted` and `other`, take place at the same time."""


class PlaceNeeded(Refusal):
    """A session is chosen by those who have a place at the meeting."""


class PlaceSettled(Refusal):
    """Somebody has decided on the request already, or it was taken back."""


class NotMeantForYou(Refusal):
    """The meeting is for other cities or other kinds of institutions."""


class AttendanceTooEarly(Refusal):
    """The meeting has not come yet, or does not take place."""


class QuotaFull(Refusal):
    """The institution sends as many delegates as it may: `most`."""


class DelegationInvalid(Refusal):
    """The link that passes a place on is wrong, used, or has ended."""


class DelegationOwn(Refusal):
    """Who passes a place on cannot take it over herself."""


class InstitutionUnknown(Refusal):
    """There is no such institution, or it is not this person's."""


class NameInvalid(Refusal):
    """The words are no name."""


class TooManyInstitutions(Refusal):
    """One person stands for at most `most` institutions."""


class NothingChosen(Refusal):
    """At least one sector has to be chosen."""


class SectorUnknown(Refusal):
    """There is no such sector."""


class NotAllowed(Refusal):
    """The role this needs is not held."""


class GrantInvalid(Refusal):
    """The one-time code is wrong, used or expired."""


class TextMissing(Refusal):
    """The text is missing in one of the languages."""


class TimeUnreadable(Refusal):
    """The words are no date and time that lies ahead."""


class TextTooLong(Refusal):
    """The text is longer than a message can be."""


class AnnouncementTooLong(Refusal):
    """The announcement's text in one language is longer than it may be: `most` characters."""


class QuestionUnknown(Refusal):
    """There is no such question, or it is not this person's."""


class QuestionSettled(Refusal):
    """The question has already been sent or dropped."""


class AnnouncementSettled(Refusal):
    """The announcement has already been published or dropped."""


class AudienceEmpty(Refusal):
    """Nobody would receive it."""


class BroadcastUnknown(Refusal):
    """There is no such broadcast."""


class BroadcastHeld(Refusal):
    """The broadcast is held, so nothing of it is sent again before it goes on."""


class BroadcastOver(Refusal):
    """The broadcast is over, so there is nothing left to hold or to cancel."""


class ChoiceOver(Refusal):
    """What the answered mail offers cannot be done any more, since its broadcast stands differently by now."""


class TooLateToUndo(Refusal):
    """The first copies have left; what still waits can be cancelled."""


class NothingToResend(Refusal):
    """No copy is in the state that was to be sent again."""


class NudgedLately(Refusal):
    """Who has not answered was asked within the last day."""


class AddressInvalid(Refusal):
    """The words are no e-mail address."""


class ChannelMissing(Refusal):
    """The service does not run on that channel."""


class CodeWrong(Refusal):
    """The code that links two channels is another one; `tries` are left."""


class CodeInvalid(Refusal):
    """The code that links two channels is wrong, used, expired, or was tried too often."""


class TooManyCodes(Refusal):
    """So many codes have been asked for today that no other is sent."""

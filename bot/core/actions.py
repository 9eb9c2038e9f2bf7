"""Action: something a person may press or choose; to and from a short string.

The string is what Telegram carries as callback data (1–64 bytes). It says what is wanted, never who wants it:
identity comes from the channel.
"""

import re
from enum import StrEnum

from msgspec import Struct

from bot.core.errors import ActionUnknown

ID_PATTERN = r"[a-z0-9-]{1,32}"
"""The shape of every id of the programme, so that an action stays within 64 bytes."""


class Verb(StrEnum):
    """What can be pressed. The comment names what follows."""

    LANGUAGE = "language"  # language code
    SECTOR = "sector"  # sector id: toggle
    SECTORS_DONE = "sectors-done"
    CITY = "city"  # city id or "elsewhere"
    KIND = "kind"  # institution kind id
    INSTITUTION = "institution"  # nothing: those held; ask, skip, new; institution id: join it, with leave: leave it
    CONSENT = "consent"  # yes | no
    HOME = "home"
    MEETINGS = "meetings"
    MEETING = "meeting"  # meeting id: show the card
    ANSWER = "answer"  # meeting id, partstat
    DETAILS = "details"  # meeting id: what belongs to the answer
    PARTY = "party"  # meeting id, number of people
    NEED = "need"  # meeting id, one of rsvps.NEEDS: toggle
    NOTE = "note"  # meeting id: write to the organisers
    SHOWS = "shows"  # meeting id: write what a stand shows
    SLOT = "slot"  # meeting id, "0830": when a stand is set up
    SESSIONS = "sessions"  # meeting id: what can be chosen inside it
    SESSION = "session"  # session id: choose or leave
    PLACE = "place"  # place id, take | leave: what is offered; admit | refuse | readmit: what an organiser decides
    DELEGATE = "delegate"  # meeting id: pass the place on; delegation id, take | leave: what the substitute says
    CALENDAR = "calendar"  # meeting id: the file for her calendar; nothing: her feed; "new": another address for it
    ASK = "ask"  # meeting id, or nothing
    SEND_QUESTION = "send-question"  # question id
    DROP_QUESTION = "drop-question"  # question id
    SETTINGS = "settings"
    CHANGE_LANGUAGE = "change-language"
    CHANGE_SECTORS = "change-sectors"
    CHANGE_ORIGIN = "change-origin"
    NEXT_TIME = "next-time"  # nothing: what is wished for the next meetings; sector id: the next wish in turn
    MY_DATA = "my-data"
    ERASE = "erase"  # nothing: ask once more; yes: do it
    LINK = "link"  # nothing: add an address; link id, yes | no: become one with the mail that asked
    UNLINK = "unlink"  # channel: forget the person's address there
    PREFER = "prefer"  # channel: write there from now on
    STOP = "stop"
    CANCEL = "cancel"  # leave what is being written
    INVITE = "invite"  # nothing: choose; meeting id: preview; with yes: send; with again: to those of last time
    HOST = "host"  # nothing: her meetings; meeting id: how it stands; meeting id and what to do with it
    TWINS = "twins"  # nothing: institutions that may be one; "3-7", of which 7 stays: the preview; with yes: make it so
    CHANGE = "change"  # meeting id: what can be changed; meeting id and what: one of changing.WRITTEN, make, drop
    ANNOUNCE = "announce"  # nothing: begin; announcement id: write its texts anew
    AUDIENCE = "audience"  # announcement id, sector id: toggle
    PREVIEW = "preview"  # announcement id
    PUBLISH = "publish"  # announcement id
    DISCARD = "discard"  # announcement id
    BOUNCES = "bounces"  # nothing: addresses that mail does not reach; bounce id, undo: write there again
    BROADCAST = "broadcast"  # nothing: the list; broadcast id: show; broadcast id and what to do with it


_ARGUMENT = re.compile(rf"{ID_PATTERN}|[A-Z-]{{1,16}}")
_MOST_ARGUMENTS = 2
_LONGEST_NUMBER = 18  # digits: what a database takes for the id of a row


class Action(Struct, frozen=True):
    """A verb and what it is done to."""

    verb: Verb
    args: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ":".join((self.verb, *self.args))

    @classmethod
    def parse(cls, data: str) -> "Action":
        """The action a string stands for. Raises ActionUnknown for anything we never made."""
        verb, *args = data.split(":")
        if verb not in set(Verb) or len(args) > _MOST_ARGUMENTS or not all(map(_ARGUMENT.fullmatch, args)):
            raise ActionUnknown
        return cls(Verb(verb), tuple(args))

    @property
    def subject(self) -> str:
        """The first argument. Raises ActionUnknown when there is none."""
        if not self.args:
            raise ActionUnknown
        return self.args[0]

    @property
    def choice(self) -> str:
        """The second argument. Raises ActionUnknown when there is none."""
        if len(self.args) < _MOST_ARGUMENTS:
            raise ActionUnknown
        return self.args[1]

    @property
    def number(self) -> int:
        """The first argument as a row's id. Raises ActionUnknown when it is none."""
        if not self.subject.isdecimal() or len(self.subject) > _LONGEST_NUMBER:
            raise ActionUnknown
        return int(self.subject)


def press(verb: Verb, *args: str | int) -> Action:
    """Short for Action(verb, (…))."""
    return Action(verb, tuple(map(str, args)))

"""What organisers see of what goes out: how it goes, what can be done about it, and whom it could not reach."""

import re
from collections.abc import Sequence
from datetime import timedelta
from math import ceil

from bot.core import calls
from bot.core.actions import Action, Verb, press
from bot.core.broadcasts import Broadcast, BroadcastState, Tally, stage, steps
from bot.core.calls import ToCall
from bot.core.language import Language, Texts
from bot.core.meetings import local_zone
from bot.core.message import Button, Line, Lines, Message, Value, line
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, excerpt
from bot.core.outbox import TOO_LATE, UNREACHABLE
from bot.core.people import BY_PERSON, channel_of
from bot.core.progress import time_left
from bot.core.store import Store

RECENT = 10
"""How many broadcasts the list shows."""

PAGE = 12
"""People of one part of a call list; the longest of them fit into one Telegram message."""

MOST_PAGES = 8
"""Parts of a call list in the chat; the command line has all of it."""

_LABELS = {
    "undo": "button-broadcast-undo",
    "pause": "button-broadcast-pause",
    "resume": "button-broadcast-resume",
    "cancel": "button-broadcast-cancel",
    "show": "button-broadcast-refresh",
    "failed": "button-broadcast-failed",
    "uncertain": "button-broadcast-uncertain",
    "calls": "button-broadcast-calls",
    "list": "button-broadcasts",
    "home": "button-home",
}
_BAR = 10  # characters
_LONGEST_NAME = 40
_LONGEST_ADDRESS = 60
_LONGEST_REASON = 60
_SHOWN_IN_HOURS = timedelta(hours=2)
_COUNTED_DOWN = timedelta(minutes=2)  # what waits longer says at what time it goes out


async def broadcast(store: Store, reader: Reader, *, broadcast: int, offers: str = "", in_place: int = 0) -> Message:
    """How it goes, with what can be done now; a mail offers what its conversation is about, to be answered by number.

    By mail only its beginning, its end, what needs a decision, and what was asked for.
    """
    which = await find(store, broadcast)
    tally = await store.tally(which.id)
    offered = steps(which, tally, reader.subscriber.id, reader.now)
    if reader.contact.channel == "email":
        if in_place:
            raise Pointless("a mail cannot be brought up to date")
        asked_for = tuple(offers.split("+")) if offers else offered
        if stage(which, tally, reader.now) == BroadcastState.RUNNING and (not offers or asked_for != offered):
            raise Pointless("is under way")
        offered = asked_for
    left = await time_left(store, which, tally, reader.now, reader.quiet_until)
    return Message(
        "broadcast",
        (
            ("name", _name(which)),
            ("about", await _about(store, which)),
            ("state", await _state(store, which, tally, reader)),
            ("progress", _progress(which, tally) if tally.audience else ""),
            ("counts", _counted(tally)),
            ("doubtful", line("broadcast-doubtful", count=tally.doubtful) if tally.doubtful else ""),
            ("left", _duration(left) if left else ""),
        ),
        choices(which, tally, offered),
        numbered=True,
        by_mail=line("by-mail-number"),
        in_place=bool(in_place),
    )


async def broadcast_confirm(store: Store, reader: Reader, *, broadcast: int, step: str) -> Message:
    """Asks once more before what cannot be taken back."""
    which = await find(store, broadcast)
    tally = await store.tally(which.id)
    counts = {"cancel": tally.left, "failed": tally.refused + tally.gone, "uncertain": tally.uncertain}
    return Message(
        "broadcast-confirm",
        (("name", _name(which)), ("question", line(f"broadcast-confirm-{step}", count=counts[step]))),
        confirming(which, step),
        numbered=True,
        by_mail=line("by-mail-number"),
    )


async def call_list(store: Store, reader: Reader, *, broadcast: int, part: int = 0) -> Message:
    """Whom it has not reached, and why: to be called."""
    which = await find(store, broadcast)
    people = await store.unreached(which.id)
    parts = min(ceil(len(people) / PAGE), MOST_PAGES)
    if part and part >= parts:
        raise Pointless("the list has become shorter")
    shown = await calls.look_up(store, people[part * PAGE : (part + 1) * PAGE])
    beyond = len(people) - MOST_PAGES * PAGE if part == MOST_PAGES - 1 else 0
    listed: Value = Lines(tuple(each for who in shown for each in _to_call(who))) if shown else line("call-list-empty")
    more: Value = line("call-list-more", count=beyond, broadcast=str(which.id)) if beyond > 0 else ""
    args: tuple[tuple[str, Value], ...] = (
        ("name", _name(which)),
        ("part", part + 1),
        ("parts", max(parts, 1)),
        ("people", listed),
        ("more", more),
    )
    return Message("call-list", args, ((Button(line("button-back"), does(which, "show")), HOME),))


async def broadcasts(store: Store, reader: Reader) -> Message:
    """What has gone out lately, newest first."""
    zone = await local_zone(store)
    lines, rows = [], []
    for each in await store.recent_broadcasts(RECENT):
        name, at, tally = _name(each), each.created_at.astimezone(zone), await store.tally(each.id)
        state = line(f"broadcast-word-{stage(each, tally, reader.now)}")
        lines.append(line("broadcast-line", name=name, at=at, state=state, done=tally.delivered, total=tally.audience))
        rows.append((Button(line("button-broadcast-show", name=name, at=at), press(Verb.BROADCAST, each.id)),))
    listed: Value = Lines(tuple(lines)) if lines else line("none")
    args = (("broadcasts", listed),)
    return Message("broadcasts", args, (*rows, (HOME,)), numbered=True, by_mail=line("by-mail-number"))


def pages(people: Sequence[object]) -> int:
    """How many parts a call list has in the chat; an empty one has one."""
    return min(max(ceil(len(people) / PAGE), 1), MOST_PAGES)


def choices(broadcast: Broadcast, tally: Tally, steps: Sequence[str]) -> ROWS:
    """A button for each of the steps; what sends again or lists stands in a row of its own."""
    counts = {"failed": tally.refused + tally.gone, "uncertain": tally.uncertain, "calls": tally.to_call}
    is_late = broadcast.state == BroadcastState.LATE
    rows: list[tuple[Button, ...]] = [()]
    for step in steps:
        said = {"count": str(counts[step])} if step in counts else {}
        label = "button-broadcast-send-now" if is_late and step == "resume" else _LABELS[step]
        pressed = Button(line(label, **said), does(broadcast, step))
        if step in (*counts, "show"):
            rows += [(pressed,), ()]
        else:
            rows[-1] += (pressed,)
    return tuple(row for row in rows if row)


def confirming(broadcast: Broadcast, step: str) -> ROWS:
    """Yes, or back to the card: `broadcasts.confirming`."""
    return (
        (Button(line(f"button-broadcast-{step}-yes"), does(broadcast, f"{step}-yes")),),
        (Button(line("button-back"), does(broadcast, "show")),),
    )


def does(broadcast: Broadcast, step: str) -> Action:
    """What a step of its card does."""
    match step:
        case "home":
            return press(Verb.HOME)
        case "list":
            return press(Verb.BROADCAST)
        case _:
            return press(Verb.BROADCAST, broadcast.id, step)


async def find(store: Store, broadcast_id: int) -> Broadcast:
    """The broadcast, to be read. Raises Pointless."""
    found = await store.broadcast_as_it_stands(broadcast_id)
    if found is None:
        raise Pointless("the broadcast is not on record")
    return found


async def _state(store: Store, broadcast: Broadcast, tally: Tally, reader: Reader) -> Line | Lines:
    stands, until = stage(broadcast, tally, reader.now), broadcast.starts_at - reader.now
    if (rests_until := broadcast.rests_until(reader.quiet_until)) is not None:
        begun = broadcast.active_at is not None
        morning = rests_until.astimezone(await local_zone(store))
        rests = line("broadcast-rests-on" if begun else "broadcast-rests", at=morning)
        if stands == BroadcastState.RUNNING:
            return rests
        if until <= _COUNTED_DOWN:
            return Lines((line("broadcast-is-undoable-still", count=ceil(until.total_seconds())), rests))
    if stands == "undoable" and until > _COUNTED_DOWN:
        return line("broadcast-is-held", at=broadcast.starts_at.astimezone(await local_zone(store)))
    if stands == "undoable":
        return line("broadcast-is-undoable", count=ceil(until.total_seconds()))
    if stands == BroadcastState.LATE:
        return line("broadcast-is-late", at=broadcast.expected_at.astimezone(await local_zone(store)))
    return line(f"broadcast-is-{stands}")


def _name(broadcast: Broadcast) -> Line:
    number = broadcast.args.get("announcement")
    if number is not None:
        return line("broadcast-of-announcement", number=number)
    return line(f"broadcast-of-{broadcast.message}")


async def _about(store: Store, broadcast: Broadcast) -> Value:
    """The beginning of an announcement, or the meeting's title."""
    if broadcast.message == "announcement":
        announcement = await store.announcement(int(broadcast.args["announcement"]))
        drafts = announcement.drafts if announcement is not None else {}
        texts = {language: excerpt(text) for language, text in drafts.items()}
        return Texts(texts) if set(texts) == set(Language) else ""  # undone, it can be written anew
    meeting = await store.meeting(str(broadcast.args.get("meeting", "")))
    return meeting.title if meeting is not None else ""


def _progress(broadcast: Broadcast, tally: Tally) -> Line:
    done = tally.done - tally.skipped if broadcast.state == BroadcastState.CANCELLED else tally.done
    percent, full = done * 100 // tally.audience, done * _BAR // tally.audience
    return line("broadcast-progress", bar="▰" * full + "▱" * (_BAR - full), percent=percent, total=tally.audience)


def _counted(tally: Tally) -> Lines:
    counts = {
        "delivered": tally.delivered,
        "waiting": tally.waiting,
        "deferred": tally.deferred,
        "refused": tally.refused,
        "gone": tally.gone,
        "skipped": tally.skipped,
        "uncertain": tally.uncertain,
    }
    return Lines(tuple(line(f"broadcast-count-{name}", count=count) for name, count in counts.items() if count))


def _duration(left: timedelta) -> Line:
    if left > _SHOWN_IN_HOURS:
        return line("broadcast-left-hours", count=ceil(left / timedelta(hours=1)))
    return line("broadcast-left-minutes", count=max(1, ceil(left / timedelta(minutes=1))))


REASONS = (
    (re.compile(rf"^{TOO_LATE}$"), "too-late"),
    (re.compile(UNREACHABLE), "no-address"),
    (re.compile(rf"^{calls.WORKS}$"), "works"),
    (re.compile(rf"^{BY_PERSON}$"), "by-person"),
    (re.compile(r"(?i)blocked by the user"), "blocked"),
    (re.compile(r"^blocked$"), "blocked"),
    (re.compile(r"(?i)deactivated"), "account-deleted"),
    (re.compile(r"(?i)chat not found|can't initiate"), "chat-unknown"),
    (re.compile(r"(?i)\b5\.1\.\d|user unknown|no such user|mailbox unavailable|does not exist"), "mailbox-unknown"),
    (re.compile(r"\b5\.2\.1"), "mailbox-closed"),
    (re.compile(r"(?i)\b5\.2\.2|mailbox full|over quota"), "mailbox-full"),
    (re.compile(r"\b5\.4\.\d"), "no-route"),
    (re.compile(r"(?i)not enough rights|have no rights|chat_write_forbidden"), "no-rights"),
    (re.compile(r"\b55\d\b(?! 5\.7\.)"), "mailbox-unknown"),
    (re.compile(r"^bounced 5\.7\."), "turned-away"),
    (re.compile(r"^bounced"), "came-back"),
)
"""The words of servers, and what they mean in plain words; the first that fits."""


def _to_call(who: ToCall) -> list[Line]:
    """A line for her and her first address, and one for each other."""
    (address, reason), *others = who.addresses
    name = ", ".join(_short(each, _LONGEST_NAME) for each in (who.name, *who.institutions[:1]))
    first = line("call-line", name=name, address=_where(address), reason=in_plain_words(reason))
    return [
        first,
        *(line("call-line-also", address=_where(each), reason=in_plain_words(because)) for each, because in others),
    ]


def _where(address: str) -> str:
    where = address.partition(":")[2]
    return _short(f"Telegram {where}" if channel_of(address) == "telegram" else where, _LONGEST_ADDRESS)


def in_plain_words(reason: str) -> Line:
    """Why an address is shut, as an organiser reads it."""
    known = next((id for pattern, id in REASONS if pattern.search(reason)), None)
    if known is not None:
        return line(f"call-reason-{known}")
    return line("call-reason-other", said=_short(reason, _LONGEST_REASON))


def _short(text: str, most: int) -> str:
    return (text if len(text) <= most else text[: most - 1] + "…") or "–"

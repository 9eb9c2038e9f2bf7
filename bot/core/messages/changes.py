"""What an organiser sees while she changes a meeting: old → new, how many will be told, and who is still coming."""

from bot.core import changes, moves
from bot.core.actions import Verb
from bot.core.changes import Change
from bot.core.language import Language
from bot.core.meetings import Meeting, concerned
from bot.core.message import Line, Lines, Message, Value, line
from bot.core.messages.meetings import still_ahead
from bot.core.messages.reader import HOME, ROWS, Reader, button
from bot.core.store import Store


async def change_meeting(store: Store, reader: Reader, *, meeting: str, overtaken: int = 0) -> Message:
    """The meeting as it stands, and what is about to change. `overtaken`: 1 when somebody else was quicker."""
    which = await still_ahead(store, reader, meeting)
    change = await changes.draft(store, which, reader.subscriber.id)
    people = (await store.count(concerned(which))).total
    args: tuple[tuple[str, Value], ...] = (
        ("title", which.title),
        ("starts", which.local(which.starts)),
        ("ends", which.local(which.ends)),
        ("venues", Lines(tuple(_in_each("change-is", which.venue)))),
        ("overtaken", line("change-overtaken") if overtaken else ""),
        ("changes", line("change-changes", lines=Lines(tuple(_changed(which, change)))) if change else ""),
        ("told", line("change-told" if change.moves else "change-corrected", people=people) if change else ""),
        ("reconfirmed", await _reconfirmed(store, which)),
    )
    rows = (*_decisions(which, change), *_fields(which), (HOME,))
    return Message("change-meeting", args, rows, numbered=True, by_mail=line("by-mail-number"))


async def change_write(store: Store, reader: Reader, *, meeting: str, what: str) -> Message:
    """Asks for the words."""
    which = await still_ahead(store, reader, meeting)
    kind, _, language = what.partition("-")
    asked: Value = line("change-write-time")
    if language:
        asked = line(f"change-write-{kind}", language=line(f"language-{language}"), most=changes.LONGEST)
    return Message(
        "change-write",
        (("title", which.title), ("asked", asked)),
        ((button("button-change-back", Verb.CHANGE, which.id),),),
        by_mail=line("change-write-by-mail"),
    )


def _changed(meeting: Meeting, change: Change) -> list[Line]:
    lines = []
    if change.starts is not None and change.ends is not None:
        old = ("was_starts", meeting.local(meeting.starts)), ("was_ends", meeting.local(meeting.ends))
        new = ("starts", meeting.local(change.starts)), ("ends", meeting.local(change.ends))
        lines.append(Line("change-time", (*old, *new)))
    for kind, texts, changed in (("venue", meeting.venue, change.venue), ("title", meeting.title, change.title)):
        for language in Language:
            if language in changed:
                said = line(f"language-{language}")
                lines.append(line(f"change-{kind}", language=said, was=texts[language], now=changed[language]))
    return lines


def _in_each(id: str, texts: dict[Language, str]) -> list[Line]:
    return [line(id, language=line(f"language-{language}"), text=texts[language]) for language in Language]


def _decisions(meeting: Meeting, change: Change) -> ROWS:
    if not change:
        return ()
    make = button("button-change-move" if change.moves else "button-change-correct", Verb.CHANGE, meeting.id, "make")
    respell = button("button-change-respell", Verb.CHANGE, meeting.id, "respell")
    only_words = change.starts is None and bool(change.venue)
    drop = button("button-change-drop", Verb.CHANGE, meeting.id, "drop")
    return ((make,), *(((respell,),) if only_words else ()), (drop,))


def _fields(meeting: Meeting) -> ROWS:
    def written(kind: str, language: Language) -> tuple[str, Verb, str, str]:
        what = f"{kind}-{language}"
        return f"button-change-{what}", Verb.CHANGE, meeting.id, what

    return (
        (button("button-change-time", Verb.CHANGE, meeting.id, "time"),),
        *(tuple(button(*written(kind, language)) for language in Language) for kind in ("venue", "title")),
    )


async def _reconfirmed(store: Store, meeting: Meeting) -> Value:
    found = await moves.reconfirmation(store, meeting)
    if found is None:
        return ""
    return line("change-reconfirmed", coming=found.coming, left=found.left, silent=found.silent)

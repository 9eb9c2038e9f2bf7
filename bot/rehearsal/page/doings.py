"""What people do on the page, each on their own panel: a phone, a mail program, or the moderators' group."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.rehearsal import cast
from bot.rehearsal.mail import Mail
from bot.rehearsal.page.view import DESK, Marks, key_of
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import Impossible, Message

Answer = dict[str, Any]


async def start(stage: Stage, marks: Marks, given: Answer) -> Answer:
    """Presses Start."""
    stage.phones[given["panel"]].start()
    return {}


async def say(stage: Stage, marks: Marks, given: Answer) -> Answer:
    """Writes, perhaps in answer to a message."""
    panel, text, key = given["panel"], str(given["text"]), given.get("reply")
    answered = message(stage, panel, key) if key else None
    if panel == DESK:
        stage.desk.send(stage.phones[cast.OLA.name], text, reply_to=answered)
    else:
        stage.phones[panel].send(text, reply_to=answered)
    return {}


async def tap(stage: Stage, marks: Marks, given: Answer) -> Answer:
    """Taps a button; one that is a link tells what it opens."""
    on, label = message(stage, given["panel"], given["key"]), str(given["label"])
    who = stage.phones[cast.OLA.name if given["panel"] == DESK else given["panel"]]
    opened = len(who.opened)
    if given["panel"] == DESK:
        stage.desk.tap(who, label, on=on)
    else:
        who.tap(label, on=on)
    return {"opened": who.opened[-1]} if len(who.opened) > opened else {}


async def block(stage: Stage, marks: Marks, given: Answer) -> Answer:
    """Blocks the bot."""
    stage.phones[given["panel"]].block()
    return {}


async def unblock(stage: Stage, marks: Marks, given: Answer) -> Answer:
    """Lets the bot write again."""
    stage.phones[given["panel"]].unblock()
    return {}


async def reply(stage: Stage, marks: Marks, given: Answer) -> Answer:
    """Answers a mail."""
    panel, key, text = given["panel"], given["key"], str(given["text"])
    answered = _mail(stage, panel, key)
    marks.reply(panel, key, text, stage.clock.now())
    await stage.mailboxes[panel].reply(answered, text)
    return {}


async def write(stage: Stage, marks: Marks, given: Answer) -> Answer:
    """Writes a mail to the bot."""
    subject = " ".join(str(given["subject"]).split())
    await stage.mailboxes[given["panel"]].write(cast.BOT_ADDRESS, subject, str(given["text"]))
    return {}


async def calendar(stage: Stage, marks: Marks, given: Answer) -> Answer:
    """Answers an invitation in the calendar."""
    panel, key, partstat = given["panel"], given["key"], str(given["answer"])
    answered = _mail(stage, panel, key)
    marks.answer(panel, key, partstat)
    await stage.mailboxes[panel].calendar_reply(answered, partstat)
    return {}


VERBS: Mapping[str, Callable[[Stage, Marks, Answer], Awaitable[Answer]]] = {
    each.__name__: each for each in (start, say, tap, block, unblock, reply, write, calendar)
}
"""By the name the page gives them. Each raises Impossible for what cannot be done now."""


def message(stage: Stage, panel: str, key: str) -> Message:
    """The message that a panel shows under that key. Raises Impossible when it is gone."""
    messages = stage.desk.messages if panel == DESK else stage.phones[panel].messages
    for each in messages:
        if key_of(each) == key:
            return each
    raise Impossible("This message has been deleted meanwhile")


def _mail(stage: Stage, panel: str, key: str) -> Mail:
    return stage.mailboxes[panel].messages[int(key)]

"""What came in and could not be worked is worked when the operator asks for it; until then it is kept."""

import json

import pytest

from bot.core.inbound import Inbound, Said, Sender
from bot.core.inbox import Inbox
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from bot.retry import retry_failed
from tests.people import address_of
from tests.stories.acts import answer_of, failed, invite, join, on_one_database, subscriber

pytestmark = on_one_database

UPDATE = {
    "update_id": 1_000_000,
    "message": {
        "message_id": 1,
        "date": 0,
        "chat": {"id": cast.ANIA.telegram, "type": "private"},
        "from": {"id": cast.ANIA.telegram, "is_bot": False, "first_name": "Ania"},
        "text": "Czy jest parking?",
    },
}
MAIL = f"From: {cast.BARTEK.mail}\nTo: {cast.BOT_ADDRESS}\nSubject: Pytanie\nMessage-ID: <1@x.example>\n\nA obiad?\n"


async def keep(stage: Stage, inbound_id: str, channel: str, raw: bytes) -> None:
    """An older version could not work this."""
    await stage.app.inbox.keep(inbound_id, channel, raw, "KeyError('mended since')", stage.clock.now())


async def test_what_is_kept_of_every_door_is_worked_once(stage: Stage) -> None:
    await join(stage, "Ania", "Bartek", "Cecílie")
    await invite(stage)
    async with stage.app.database.transaction() as store:
        [contact] = await store.contacts((await subscriber(store, "Cecílie")).id)
        exchange = (contact.id, "meeting:culture")
        conversation = (await store.conversations_with([exchange], stage.clock.now()))[exchange]
    pressed = {"address": contact.address, "conversation": conversation.id, "action": "answer:culture:ACCEPTED"}
    await keep(stage, "telegram:1000000", "telegram", json.dumps(UPDATE).encode())
    await keep(stage, "email:kept", "email", MAIL.replace("\n", "\r\n").encode())
    await keep(stage, "web:kept", "web", json.dumps(pressed).encode())
    await keep(stage, "telegram:2", "telegram", b"never an update")

    retried = await retry_failed(stage.settings)
    assert (retried.worked, retried.failed) == (3, 1)
    assert await failed(stage) == [b"never an update"]
    async with stage.app.database.transaction() as store:
        for name, text in (("Ania", "Czy jest parking?"), ("Bartek", "A obiad?")):
            [question] = await store.questions_of((await subscriber(store, name)).id)
            assert question.text == text
        [(_, _, _, error)] = await store.failed()
        assert "JSONDecodeError" in error, "the newest error says what is still wrong"
    assert await answer_of(stage, "Cecílie") == "ACCEPTED"
    assert (await retry_failed(stage.settings)).worked == 0


class Killed(BaseException):
    """The process is gone."""


async def test_who_dies_while_trying_again_loses_nothing(stage: Stage) -> None:
    await join(stage, "Ania")
    await keep(stage, "telegram:1000000", "telegram", b"her words")

    def die(name: str, values: dict[str, object]) -> None:
        raise Killed

    inbox = Inbox(stage.app.database, secret=b"secret", report=die)
    inbound = Inbound("telegram:1000000", Sender(address_of("Ania"), True), Said("Dokdy?"), stage.clock.now())
    with pytest.raises(Killed):
        await inbox.receive_again(inbound, kept_as="telegram:1000000")
    assert await failed(stage) == [b"her words"]

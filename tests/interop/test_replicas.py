"""Two processes of Mosty on one PostgreSQL and one mailbox: one polls, the other takes over when it dies."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.core.clock import SystemClock
from bot.core.outbox import DeliveryState
from bot.rehearsal import cast
from bot.rehearsal.mail import Mailbox
from bot.storage.database import Database
from tests.conftest import copied
from tests.interop.world import PATIENCE, People, PostOffice
from tests.stories.crash.process import Service

_MANY = 12


@pytest.fixture
def shared_url(postgres: str) -> Iterator[str]:
    """The URL of an empty, migrated PostgreSQL database."""
    yield from copied(postgres, template="template_mosty")


@pytest.fixture
async def mail(office: PostOffice) -> AsyncIterator[People]:
    """Everybody's servers but the bot's."""
    people = People(SystemClock(), port=office.people, postfix=office.postfix)
    await people.start()
    yield people
    await people.stop()


@pytest.mark.parametrize("way", ["imap"])
async def test_one_polls_and_nothing_is_doubled(
    office: PostOffice, mail: People, shared_url: str, tmp_path: Path
) -> None:
    environ = office.environ("imap", SystemClock().now()) | {
        "MOSTY_DATABASE_URL": shared_url,
        "MOSTY_SECRET": "two processes that share one mailbox",
        "MOSTY_MAIL_ADDRESS": cast.BOT_ADDRESS,
    }
    async with AsyncExitStack() as stack:
        first, second = (Service(environ, tmp_path / f"log-{number}", None) for number in range(2))
        for service in (first, second):
            stack.push_async_callback(service.close)
            await service.start()
            await service.serves()

        people = [
            mail.mailbox(f"p{number}@spolek.example.cz", name=f"P {number}", language="cs") for number in range(_MANY)
        ]
        for box in people:
            await box.write(cast.BOT_ADDRESS, "Přihlásit", "Přihlásit")
        await _answered(mail, people, 1)
        assert await office.readers() == 1

        await _settled(shared_url)  # what is on the wire at a death may come twice; that is another test's subject
        first.kill()
        for box in people:
            await box.reply(box.messages[0], "1")
        await _answered(mail, people, 2)
        assert await office.readers() == 1
        for box in people:
            assert set(Counter(each.message_id for each in box.messages).values()) == {1}
            assert len(Counter(each.subject for each in box.messages)) == len(box.messages)
        second.kill()


async def _answered(mail: People, people: list[Mailbox], count: int) -> None:
    news = asyncio.Event()
    forget = mail.subscribe(lambda _: news.set())
    try:
        async with asyncio.timeout(PATIENCE):
            while any(len(box.messages) < count for box in people):
                news.clear()
                await news.wait()
    except TimeoutError:
        raise AssertionError({box.address: [each.subject for each in box.messages] for box in people}) from None
    finally:
        forget()


async def _settled(url: str) -> None:
    """Returns when all that was to be sent is on the books as sent."""
    database = Database(url)
    async with asyncio.timeout(PATIENCE):
        while True:
            async with database.transaction() as store:
                counts = await store.count_deliveries()
            if not counts.get(DeliveryState.WAITING) and not counts.get(DeliveryState.CLAIMED):
                break
            await asyncio.sleep(0.05)
    await database.close()

"""What is said when an answer comes from another address than the one that was invited."""

from bot.core import entries
from bot.core.meetings import find, find_open
from bot.core.message import Message, line
from bot.core.messages.cards import answer_rows, card, takes_answers
from bot.core.messages.reader import HOME, Reader
from bot.core.store import Store


async def own_place(store: Store, reader: Reader, *, meeting: str) -> Message:
    """The invitation was somebody else's: nothing has changed for that person, and the reader may come as well."""
    which = await find_open(store, meeting, reader.now)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    return Message(
        "own-place",
        await card(store, reader, which),
        answer_rows(which),
        by_mail=line("answer-by-mail"),
        calendar=await entries.entry(store, which, rsvp, reader.now),
    )


async def answer_from_elsewhere(store: Store, reader: Reader, *, meeting: str, address: str) -> Message:
    """An answer under the reader's name counted that came from an address we do not know: she can change it."""
    which = await find(store, meeting)
    ahead = takes_answers(which, reader)
    return Message(
        "answer-from-elsewhere",
        (*await card(store, reader, which), ("address", address)),
        answer_rows(which) if ahead else ((HOME,),),
        by_mail=line("answer-by-mail") if ahead else None,
    )

"""Questions for the golden texts, and what comes back from the desk."""

from bot.core import questions
from bot.core.language import Language
from bot.core.messages import Reader
from bot.core.outbox import BESIDE
from bot.core.people import EVERYWHERE
from bot.core.questions import Question
from bot.core.store import Store
from bot.rehearsal.cast import DESK_TITLE
from bot.rehearsal.stage import BEGINS
from tests.golden.arranging import Args, Arrange, invited
from tests.golden.world import by_mail, other

QUESTION = {
    Language.PL: "Czy na miejscu jest parking dla autokaru? Przyjedzie nas około trzydziestu.",
    Language.CS: "Je na místě parkoviště pro autobus? Přijede nás asi třicet.",
}
ANSWER = {
    Language.PL: "Tak, dla autokarów jest parking przy ul. Witczaka. Wjazd od strony parku.",
    Language.CS: "Ano, pro autobusy je parkoviště v ulici Witczaka. Vjezd je od parku.",
}
UNCLEAR = {
    Language.PL: "Autobus z Cieszyna już nie jeździ.",
    Language.CS: "Autobus z Těšína už nejezdí.",
    None: "–",
}


async def unclear(store: Store, reader: Reader) -> Args:
    """The reader has written what is no answer."""
    args = await invited()(store, reader)
    held = await questions.offer(store, reader.contact, UNCLEAR[reader.subscriber.language], BEGINS)
    return {**args, "question": held.id}


async def asked(store: Store, reader: Reader) -> Args:
    """The reader has asked."""
    return {"question": (await ask(store, reader)).id}


async def unseen(store: Store, reader: Reader) -> Args:
    """Somebody has asked, and there is no desk."""
    await ask(store, reader)
    return {}


def asked_besides(arrange: Arrange) -> Arrange:
    """The same; the mail that it answers has asked as well."""

    async def arranged(store: Store, reader: Reader) -> Args:
        return {**await arrange(store, reader), BESIDE: (await ask(store, reader)).id}

    return arranged


def shown_to_desk(
    *, times: int = 1, part: int = 0, meeting: str | None = None, proven: bool = True, answer: bool = False
) -> Arrange:
    """Somebody else has asked, and the reader is the desk."""

    async def arrange(store: Store, reader: Reader) -> Args:
        subscriber, contact = await other(store, reader)
        if not proven:  # only a mail can be that
            subscriber, contact = await by_mail(store, reader)
        asker = Reader(subscriber, contact, BEGINS)
        if meeting is None:
            subscriber.name = ""
        question = await ask(store, asker, times=times, meeting=meeting, proven=proven)
        if answer:
            await _answered(store, reader, question)
        return {"question": question.id, "part": part}

    return arrange


def answered(*, times: int = 1, part: int = 0) -> Arrange:
    """The reader has asked and the desk has answered."""

    async def arrange(store: Store, reader: Reader) -> Args:
        question = await ask(store, reader)
        return {"answer": await _answered(store, reader, question, times=times), "part": part}

    return arrange


async def desk(store: Store, reader: Reader) -> Args:
    """The reader is the moderators' group."""
    reader.subscriber.name = DESK_TITLE
    return {"scope": EVERYWHERE}


async def ask(
    store: Store, reader: Reader, *, times: int = 1, meeting: str | None = None, proven: bool = True
) -> Question:
    language = reader.subscriber.language or Language.PL
    text = "\n".join([QUESTION[language]] * times)
    question = await questions.offer(store, reader.contact, text, BEGINS, meeting=meeting, proven=proven)
    await questions.send(store, question, BEGINS)
    return question


async def _answered(store: Store, reader: Reader, question: Question, *, times: int = 1) -> int:
    text = "\n".join([ANSWER[reader.subscriber.language or Language.PL]] * times)
    await questions.answer(store, question, text, desk=reader.subscriber, member="Ola", now=BEGINS)
    return (await store.answers(question.id))[-1].id

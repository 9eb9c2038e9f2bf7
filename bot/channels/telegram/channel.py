"""The way out by Telegram: letters to sendMessage, to editMessageText where a card is answered in place, and files.

The library's own methods spend more on making objects of what goes and comes than the call itself costs. So what many
people read is encoded once, only the recipient is added, and of the answer only the message's number is looked at. The
library still does the call and tells its errors.
"""

from functools import lru_cache, partial
from urllib.parse import urlencode

from telegram import Bot, InputFile, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.compose import Outgoing, compose, put
from bot.channels.telegram.errors import classify, is_unchanged, is_uneditable
from bot.channels.telegram.request import ReadyForm, Unanswered
from bot.core.channel import Letter, Receipt, Refused
from bot.core.documents import Document
from bot.core.language import Language
from bot.core.message import Message, Say
from bot.documents import written

_SCHEME = "telegram:"
_KEPT = 64
"""So many messages to many people, each in one language, are kept ready; each takes at most some 50 kB."""


class TelegramChannel:
    """Composes and sends; decides nothing. Failures are told apart in errors.py.

    A letter takes at most two calls of 50 seconds: an edit, and a new message where the old one is gone; or a message
    for each language. A file takes one of 65.
    """

    name = "telegram"

    def __init__(self, bot: Bot, phrase: Say) -> None:
        self._bot = bot
        self._phrase = phrase
        self._begun: set[int] = set()  # deliveries of which the first message was taken, and not yet the last
        self._put_once = lru_cache(_KEPT)(partial(_put, phrase))

    async def send(self, letter: Letter) -> Receipt:
        """Sends one letter. Raises TryLater, Refused, Gone, Moved or Uncertain."""
        try:
            chat_id = int(letter.address.removeprefix(_SCHEME))
            outgoing = self._composed(letter)
        except ValueError as error:
            raise Refused(str(error)) from error
        document = letter.message.document
        try:
            if document is not None:
                return await self._send_document(chat_id, letter, outgoing, document)
            # of what is said in two messages, neither is the card
            can_edit = letter.replaces.isdecimal() and not outgoing.before
            if can_edit and await self._edit(chat_id, int(letter.replaces), outgoing):
                return Receipt(letter.replaces)
            if letter.message.in_place:
                raise Refused("the message is not there any more")
            for earlier in outgoing.before if letter.delivery not in self._begun else ():
                await self._call("sendMessage", earlier, chat_id=chat_id)
                self._begun.add(letter.delivery)
            quoted = {"reply_parameters": each.to_json()} if (each := _answered(letter)) is not None else {}
            sent = await self._call("sendMessage", outgoing, chat_id=chat_id, **quoted)
            self._begun.discard(letter.delivery)
            return Receipt(_number_of(sent))
        except TelegramError as error:
            raise classify(error, letter.address) from error

    def _composed(self, letter: Letter) -> Outgoing:
        if letter.bulk:
            return self._put_once(letter.message, letter.message.zones, letter.language)
        return compose(letter, self._phrase)  # nobody else will read it

    async def _edit(self, chat_id: int, message_id: int, outgoing: Outgoing) -> bool:
        """Whether the message now reads so; False when it cannot be edited and a new one is needed."""
        try:
            await self._call("editMessageText", outgoing, chat_id=chat_id, message_id=message_id)
        except BadRequest as error:
            if is_uneditable(error):
                return False
            if not is_unchanged(error):
                raise
        return True

    async def _send_document(self, chat_id: int, letter: Letter, outgoing: Outgoing, document: Document) -> Receipt:
        """A file with the text under it. It is always a new message: a text cannot be edited into a file."""
        file = await written(document, letter.language or next(iter(Language)), self._phrase)
        upload = InputFile(file.content, filename=file.name)
        upload.mimetype = file.media_type
        sent = await self._bot.send_document(
            chat_id,
            upload,
            caption=outgoing.text,
            parse_mode=ParseMode.HTML,
            reply_markup=outgoing.keyboard,
            reply_parameters=_answered(letter),
        )
        return Receipt(str(sent.message_id))

    async def _call(self, method: str, outgoing: Outgoing, **recipient: int | str) -> object:
        form = ReadyForm(urlencode(recipient).encode() + b"&" + outgoing.form)
        return await self._bot.request.post(f"{self._bot.base_url}/{method}", form)


def _put(phrase: Say, message: Message, zones: object, language: Language | None) -> Outgoing:
    """The zones are no part of what makes messages equal; they only tell here which is which."""
    return put(message, language, phrase)


def _answered(letter: Letter) -> ReplyParameters | None:
    """The person's own message, quoted above what answers her question; elsewhere it would only be noise."""
    if letter.thread.startswith("question:") and letter.in_reply_to.isdecimal():
        return ReplyParameters(int(letter.in_reply_to), allow_sending_without_reply=True)
    return None


def _number_of(sent: object) -> str:
    match sent:
        case {"message_id": int(number)}:
            return str(number)
    raise Unanswered("the answer names no message")

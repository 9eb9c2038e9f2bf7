"""The way out by Telegram: letters to sendMessage, or to editMessageText where a card is answered in place."""

from telegram import Bot, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.compose import Outgoing, compose
from bot.channels.telegram.errors import classify, is_unchanged, is_uneditable
from bot.core.channel import Letter, Receipt, Refused
from bot.core.message import Say

_SCHEME = "telegram:"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramChannel:
    """Composes and sends; decides nothing. Failures are told apart in errors.py.

    A letter takes at most two calls of 50 seconds: an edit, and a new message where the old one is gone.
    """

    name = "telegram"

    def __init__(self, bot: Bot, phrase: Say) -> None:
        self._bot = bot
        self._phrase = phrase

    async def send(self, letter: Letter) -> Receipt:
        """Sends one letter. Raises TryLater, Refused, Gone, Moved or Uncertain."""
        try:
            chat_id = int(letter.address.removeprefix(_SCHEME))
            outgoing = compose(letter, self._phrase)
        except ValueError as error:
            raise Refused(str(error)) from error
        try:
            if letter.replaces.isdecimal() and await self._edit(chat_id, int(letter.replaces), outgoing):
                return Receipt(letter.replaces)
            message = await self._bot.send_message(
                chat_id,
                outgoing.text,
                parse_mode=ParseMode.HTML,
                reply_markup=outgoing.keyboard,
                link_preview_options=_NO_PREVIEW,
                reply_parameters=_answered(letter),
            )
        except TelegramError as error:
            raise classify(error, letter.address) from error
        return Receipt(str(message.message_id))

    async def _edit(self, chat_id: int, message_id: int, outgoing: Outgoing) -> bool:
        """Whether the message now reads so; False when it cannot be edited and a new one is needed."""
        try:
            await self._bot.edit_message_text(
                outgoing.text,
                chat_id=chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=outgoing.keyboard,
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as error:
            if is_uneditable(error):
                return False
            if not is_unchanged(error):
                raise
        return True


def _answered(letter: Letter) -> ReplyParameters | None:
    """The person's own message, quoted above what answers her question; elsewhere it would only be noise."""
    if letter.thread.startswith("question:") and letter.in_reply_to.isdecimal():
        return ReplyParameters(int(letter.in_reply_to), allow_sending_without_reply=True)
    return None

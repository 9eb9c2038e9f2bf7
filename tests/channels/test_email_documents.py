"""A file that goes with a mail."""

import email
import email.policy
from email.message import EmailMessage

from bot.channels.email.compose import compose
from bot.documents import File
from tests.channels.email_world import BOT, NOW, PHRASES, letter


def test_a_file_is_attached_beside_what_the_mail_says() -> None:
    content = bytes(range(256)) * 40
    envelope = compose(letter(), PHRASES.phrase, BOT, NOW, file=File("culture.xlsx", "application/x-test", content))
    mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    *_, attached = mail.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == ("application/x-test", "culture.xlsx")
    assert attached.get_payload(decode=True) == content
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Kultura" in body.get_content()
    assert all(len(line) <= 100 and line.isascii() for line in envelope.content.split(b"\r\n"))
    assert compose(letter(), PHRASES.phrase, BOT, NOW).content.count(b"application/x-test") == 0

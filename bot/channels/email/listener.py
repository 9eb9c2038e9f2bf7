"""The ways in by e-mail: LmtpListener for an own mail server, ImapListener for a hosted mailbox."""

from bot.channels.email.imap import ImapListener
from bot.channels.email.lmtp import LmtpListener

__all__ = ["ImapListener", "LmtpListener"]

"""The Telegram channel, on the `Bot` and the types of python-telegram-bot."""

import os

# python-telegram-bot: without this choice its RetryAfter warns at every 429, and gives a number instead of a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")

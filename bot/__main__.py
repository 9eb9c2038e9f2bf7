"""python -m bot is mosty."""

from bot.cli import main

main()

"""The commands about the service itself: to rehearse it, to look whether it can run."""

import asyncio
from typing import Annotated

import typer

from bot.cli.terminal import say
from bot.settings import load


def rehearse(
    story: Annotated[bool, typer.Option("--story", help="Plays the built-in story and prints it; no browser.")] = False,
    port: Annotated[int, typer.Option(help="Where the page is served, on 127.0.0.1.")] = 8765,
) -> None:
    """Runs the whole service with emulated people: a page with phones, mailboxes and a clock."""
    if story:
        from bot.rehearsal.story import play

        raise typer.Exit(asyncio.run(play()))
    from bot.rehearsal.page import serve_page

    asyncio.run(serve_page(port))


def migrate() -> None:
    """Creates the database's schema or upgrades it."""
    from bot.storage.database import migrate as upgrade
    from bot.storage.tables import SCHEMA

    upgrade(load().database_url)
    say(f"The schema is {SCHEMA}.")


def check(
    mail: Annotated[
        bool, typer.Option("--mail", help="Sends a mail to ourselves, and looks at what came back and at the DNS.")
    ] = False,
    nameserver: Annotated[str, typer.Option(help="With --mail: host:port, to be asked in place of our own.")] = "",
) -> None:
    """Looks at settings, schema, programme and locales, and says hello to every configured server."""
    from bot.checkup import examine

    settings = load()
    findings = asyncio.run(examine(settings))
    if mail:
        from bot.mailcheck import examine_mail

        findings += asyncio.run(examine_mail(settings, nameserver=nameserver))
    for finding in findings:
        say(f"{'✓' if finding.good else '✗'} {finding.what}: {finding.said}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)

"""What the documents name is there: commands with their options, files, targets of make, links."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli.commands import app

DOCUMENTS = [
    Path("README.md"),
    Path("CHANGELOG.md"),
    *sorted(Path("docs").glob("*.md")),
    *(Path("deploy") / name for name in ("mosty.env.example", "mosty.service", "programme.example.toml")),
]
FOLDERS = ("bot", "tests", "docs", "deploy", "locales", "migrations")
FILES = [*Path().glob("*"), *(path for folder in FOLDERS for path in Path(folder).rglob("*"))]


def commands() -> Iterator[tuple[str, set[str]]]:
    """Each command as it is typed, and its options."""
    waiting = [("mosty", get_command(app))]
    while waiting:
        name, command = waiting.pop()
        inside = getattr(command, "commands", {})
        waiting += [(f"{name} {word}", each) for word, each in inside.items()]
        if not inside:
            yield name, {option for parameter in command.params for option in parameter.opts}


COMMANDS = dict(commands())


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_the_commands_a_document_names_exist(document: Path) -> None:
    for typed in re.findall(r"`(?:\.venv/bin/)?(mosty [a-z][^`]*)`", document.read_text("utf-8")):
        (name,) = [each for each in COMMANDS if f"{typed} ".startswith(f"{each} ")] or [""]
        is_family = any(each.startswith(f"{typed} ") for each in COMMANDS)
        assert name or is_family, typed
        assert {*re.findall(r"--[\w-]+", typed)} <= COMMANDS.get(name, set()), typed


def test_the_readme_names_every_command() -> None:
    readme = Path("README.md").read_text("utf-8")
    for name in COMMANDS:
        _, family, *rest = name.split()
        assert all(word in readme for word in (f"mosty {family}", *rest)), name


@pytest.mark.parametrize("document", DOCUMENTS, ids=str)
def test_the_files_a_document_names_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    for named in re.findall(r"`([\w./]+\.(?:py|ftl|toml|md))`|`((?:[\w-]+/)+)`", text):
        name = "/" + "".join(named).rstrip("/")
        assert any(f"/{path}".endswith(name) for path in FILES), name
    for link in re.findall(r"\]\((?!http)([^)#]+)\)", text):
        assert (document.parent / link).exists(), link


def test_the_targets_of_make_that_the_documents_name_exist() -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", Path("Makefile").read_text("utf-8")))
    for document in DOCUMENTS:
        assert {*re.findall(r"`make ([a-z-]+)", document.read_text("utf-8"))} <= targets

"""Patterns that are compiled when they are first used."""

import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

import bot.channels.email
import bot.core
from bot.core.patterns import Uncompiled, pattern


def test_it_does_what_the_compiled_one_does() -> None:
    name = pattern(r"(?P<first>\w+) (\w+)")

    for _ in range(2):
        found = name.match("Anna Nowak")
        assert found is not None
        assert found["first"] == "Anna"
        assert name.sub(r"\2 \1", "Anna Nowak") == "Nowak Anna"
    assert name.pattern == r"(?P<first>\w+) (\w+)"
    assert name.groups == 2


def test_it_is_not_looked_at_before() -> None:
    wrong = pattern("(")

    with pytest.raises(re.error):
        wrong.search("")


def test_all_that_are_written_can_be_compiled() -> None:
    """None of them shows at start that it is wrong."""
    written = [
        each
        for package in (bot.core, bot.channels.email)
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
        for value in vars(importlib.import_module(module.name)).values()
        for each in (value.values() if isinstance(value, dict) else [value])
        if isinstance(each, Uncompiled)
    ]

    assert len(written) > 150
    for each in written:
        assert re.compile(each.pattern).groups >= 0


def test_loading_what_reads_words_compiles_none_of_them() -> None:
    """There are so many that a start would take a fifth longer."""
    count = (
        "import gc, bot.core.inbox, bot.channels.email.parse; from bot.core.patterns import Uncompiled;"
        "print(sum('_compiled' in vars(each) for each in gc.get_objects() if isinstance(each, Uncompiled)))"
    )

    assert subprocess.check_output([sys.executable, "-c", count], text=True).strip() == "0"

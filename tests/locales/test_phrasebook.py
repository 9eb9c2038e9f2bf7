"""The phrasebook: what it says, and that it refuses whatever is broken instead of printing it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.text import Argument, LocaleError, Phrasebook, PhraseError

GOOD = """\
greeting = Hello, { $name }
    .title = Greeting
when = { DATETIME($at, dateStyle: "full") }, { DATETIME($at, timeStyle: "short") }; { DAY($at) }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in ("en", "pl", "cs"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "good.ftl").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_value_an_attribute_and_the_languages(folder: Path) -> None:
    book = Phrasebook(folder)
    assert book.languages == ("cs", "pl")
    assert book.phrase("greeting", {"name": "Ania"}, "pl") == "Hello, Ania"
    assert book.phrase("greeting.title", {}, "cs") == "Greeting"
    assert book.phrase("greeting.title", {}, "en") == "Greeting"


@pytest.mark.parametrize(
    ("language", "at", "expected"),
    [
        (
            "pl",
            datetime(2026, 7, 5, 0, 30, tzinfo=ZoneInfo("Europe/Warsaw")),
            "niedziela, 5 lipca 2026, 00:30; niedz., 5 lip",
        ),
        (
            "cs",
            datetime(2026, 7, 5, 0, 30, tzinfo=ZoneInfo("Europe/Prague")),
            "neděle 5. července 2026, 0:30; ne 5. 7.",
        ),
        (
            "pl",
            datetime(2026, 12, 3, 9, 5, tzinfo=ZoneInfo("Europe/Warsaw")),
            "czwartek, 3 grudnia 2026, 09:05; czw., 3 gru",
        ),
        (
            "cs",
            datetime(2026, 12, 3, 9, 5, tzinfo=ZoneInfo("Europe/Warsaw")),
            "čtvrtek 3. prosince 2026, 9:05; čt 3. 12.",
        ),
    ],
)
def test_moments_show_the_wall_clock_of_their_zone(folder: Path, language: str, at: datetime, expected: str) -> None:
    assert Phrasebook(folder).phrase("when", {"at": at}, language) == expected


def test_long_texts_pass_whole(folder: Path) -> None:
    long = "Zażółć gęślą jaźń. " * 1_000
    assert Phrasebook(folder).phrase("greeting", {"name": long}, "pl") == f"Hello, {long}"


@pytest.mark.parametrize(
    ("id", "args", "language", "complaint"),
    [
        ("farewell", {}, "pl", r"farewell \[pl\]: there is no such message"),
        ("greeting.subject", {}, "pl", r"greeting.subject \[pl\]: there is no such attribute"),
        ("greeting", {}, "cs", r"greeting \[cs\]: Unknown external: name"),
        ("when", {"at": "tomorrow"}, "pl", r"when \[pl\]: .*tomorrow"),
        ("when", {"at": datetime(2026, 7, 5, 12, 0)}, "pl", r"when \[pl\]: \$at has no time zone"),  # noqa: DTZ001 - the mistake
        ("greeting", {"name": "Ania"}, "de", r"greeting: there is no language 'de'"),
    ],
)
def test_what_cannot_be_said_raises(
    folder: Path, id: str, args: dict[str, Argument], language: str, complaint: str
) -> None:
    with pytest.raises(PhraseError, match=complaint):
        Phrasebook(folder).phrase(id, args, language)


def test_a_text_missing_in_one_language_is_not_taken_from_another(folder: Path) -> None:
    (folder / "pl" / "more.ftl").write_text("farewell = Do widzenia\n", encoding="utf-8")
    book = Phrasebook(folder)
    assert book.phrase("farewell", {}, "pl") == "Do widzenia"
    with pytest.raises(PhraseError, match="farewell"):
        book.phrase("farewell", {}, "cs")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("greeting = Again\n", "wrong.ftl: greeting: stands in good.ftl already"),
        ("twice = Once\ntwice = Twice\n", "wrong.ftl: twice: stands in wrong.ftl already"),
        ("broken = { $name\n", "wrong.ftl: broken: E0003"),
        ("inline = { $n -> [one] x *[other] y }\n", "wrong.ftl: inline: E"),
        ("half = Half\n!\n", "wrong.ftl: '!.*: E"),
    ],
)
def test_a_broken_file_stops_the_start(folder: Path, text: str, complaint: str) -> None:
    (folder / "cs" / "wrong.ftl").write_text(text, encoding="utf-8")
    with pytest.raises(LocaleError, match=complaint):
        Phrasebook(folder).proofread()


def test_a_term_and_a_function_that_are_not_there(folder: Path) -> None:
    (folder / "cs" / "wrong.ftl").write_text("one = { -brand }\ntwo = { NOW() }\n", encoding="utf-8")
    book = Phrasebook(folder)
    for id in ("one", "two"):
        with pytest.raises(PhraseError, match=rf"{id} \[cs\]: Unknown"):
            book.phrase(id, {}, "cs")


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(LocaleError, match="no language"):
        Phrasebook(tmp_path)
    (tmp_path / "pl").mkdir()
    with pytest.raises(LocaleError, match="no texts"):
        Phrasebook(tmp_path)

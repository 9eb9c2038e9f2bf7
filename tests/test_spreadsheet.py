"""Workbooks as .xlsx files, read with another library than the one that writes them."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook as Read
from openpyxl import load_workbook

from bot.core.documents import SPREADSHEET, Column, Document, Sheet, Workbook
from bot.core.language import Language, Texts
from bot.core.message import Lines, Value, line
from bot.documents import written
from bot.spreadsheet import LONGEST_CELL, write
from bot.text import Phrasebook

PHRASES = Phrasebook(Path("locales"))
FUNDING = Texts(pl="Projekt dofinansowany w 85 % & 10 %", cs="Projekt financovaný z 85 % & 10 %")


def book(*rows: tuple[Value, ...], footing: Texts | None = FUNDING) -> Workbook:
    columns = tuple(Column(line(f"answer-{answer}"), 20) for answer in ("accepted", "declined"))
    return Workbook(line("kind-conference"), footing, (Sheet(line("kind-stand"), columns, rows),))


def read(workbook: Workbook, language: Language = Language.PL) -> Read:
    return load_workbook(BytesIO(write(workbook, language, PHRASES.phrase)))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("https://example.org","x")',
        "+48 600 100 200",
        "-1",
        "@SUM(A1)",
        "{=A1}",
        "https://example.org",
        "mailto:a@example.org",
        "internal:Sheet!A1",
        "0042",
        "\tczysto",
        "zażółć & <b>tag</b> \"'",
        "w wierszu\nnastępnym",
        "<r><t>pogrubione</t></r",
        "<r>",
        "_x0041_",
        "👩‍🚒",
    ],
)
def test_what_people_wrote_is_text_in_its_cell_and_nothing_else(text: str) -> None:
    sheet = read(book((text, 1))).active
    assert sheet is not None
    cell = sheet["A2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("dzwonek\x07 i zero\x00", "dzwonek i zero"),
        ("a\r\nb", "a\nb"),
        ("\ud83dpół znaku\uffff", "pół znaku"),
        (
            "<r><t>& </t></r>",
            "<r><t>& </t></r> ",
        ),  # XlsxWriter would write it down as markup, and the file would be broken
    ],
)
def test_what_no_spreadsheet_can_hold_breaks_none(text: str, shown: str) -> None:
    sheet = read(book((text, 1))).active
    assert sheet is not None
    assert sheet["A2"].value == shown


def test_numbers_and_moments_are_numbers_and_moments_of_the_wall_clock() -> None:
    at = datetime(2027, 3, 28, 1, 30, tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo("Europe/Warsaw"))
    sheet = read(book((3, at))).active
    assert sheet is not None
    assert (sheet["A2"].value, sheet["B2"].value) == (3, datetime(2027, 3, 28, 3, 30))  # noqa: DTZ001  # a cell has no zone
    assert sheet["B2"].is_date


def test_words_are_in_the_readers_language_and_nothing_leaves_an_empty_cell() -> None:
    row = (line("answer-tentative"), Lines((line("answer-accepted"), line("answer-declined")))), (FUNDING, "")
    for language, words in (
        (Language.PL, [("✅ Tak", "❌ Nie"), ("❔ Może", "✅ Tak\n❌ Nie"), (FUNDING[Language.PL], None)]),
        (Language.CS, [("✅ Ano", "❌ Ne"), ("❔ Možná", "✅ Ano\n❌ Ne"), (FUNDING[Language.CS], None)]),
    ):
        sheet = read(book(*row), language).active
        assert sheet is not None
        assert list(sheet.values) == words


def test_each_page_says_what_it_is_and_who_paid_for_it() -> None:
    sheet = read(book(("a", "b"))).active
    assert sheet is not None
    assert sheet.oddHeader.left.text == "Konferencja"
    assert sheet.oddFooter.center.text == "Projekt dofinansowany w 85 % && 10 %"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:B2", "$1:$1")
    assert sheet.column_dimensions["A"].width == pytest.approx(20, abs=1)


def test_what_is_longer_than_a_cell_or_a_margin_is_cut() -> None:
    sheet = read(book(("ž" * (LONGEST_CELL + 1), ""), footing=Texts(pl="tak & " * 60, cs="ano"))).active
    assert sheet is not None
    assert len(sheet["A2"].value) == LONGEST_CELL - 1
    assert 200 < len(sheet.oddFooter.center.text) <= 253


def test_a_workbook_without_rows_opens() -> None:
    sheet = read(book(footing=None)).active
    assert sheet is not None
    assert list(sheet.values) == [("✅ Tak", "❌ Nie")]


async def test_bytes_are_a_document_as_they_are_and_a_workbook_is_made_in_the_language() -> None:
    ready = await written(Document("a.ics", "text/calendar", b"BEGIN"), Language.PL, PHRASES.phrase)
    assert (ready.name, ready.media_type, ready.content) == ("a.ics", "text/calendar", b"BEGIN")
    made = await written(Document("a.xlsx", SPREADSHEET, book()), Language.CS, PHRASES.phrase)
    assert load_workbook(BytesIO(made.content)).sheetnames == ["Propagační stánek"]

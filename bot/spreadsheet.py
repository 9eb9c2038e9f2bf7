"""A workbook as an .xlsx file. What people wrote stays text: no cell is ever a formula or a link that nobody meant."""

import re
from collections.abc import Callable
from io import BytesIO
from textwrap import shorten

from xlsxwriter import Workbook as File
from xlsxwriter.worksheet import Worksheet

from bot.core.documents import Sheet, Workbook
from bot.core.language import Language
from bot.core.message import Plain, Say, Value, in_words

LONGEST_CELL = 32_767
"""Characters that a spreadsheet takes in one cell."""

_NO_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # none that XML has
_LONGEST_MARGIN = 250  # characters of a page's header or footer; Excel takes 255 with the codes in it
_MOMENT = "yyyy-mm-dd hh:mm"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}

Words = Callable[[Value], Plain]


def write(workbook: Workbook, language: Language, phrase: Say) -> bytes:
    """The file's bytes. The same word in many cells is looked up once."""
    words = _remembering(language, phrase)
    stream = BytesIO()
    with File(stream, _OPTIONS) as file:
        file.set_properties({"title": words(workbook.heading)})
        for sheet in workbook.sheets:
            page = file.add_worksheet(str(words(sheet.title)))
            _lay_out(page, workbook, sheet, words)
            _fill(file, page, sheet, words)
    return stream.getvalue()


def _remembering(language: Language, phrase: Say) -> Words:
    known: dict[Value, Plain] = {}

    def words(value: Value) -> Plain:
        if isinstance(value, Plain):
            return value
        if (said := known.get(value)) is None:
            said = known[value] = in_words(value, language, phrase)
        return said

    return words


def _lay_out(page: Worksheet, workbook: Workbook, sheet: Sheet, words: Words) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.freeze_panes(1, 0)
    page.set_header(f"&L{_margin(words(workbook.heading))}")
    if workbook.footing is not None:
        page.set_footer(f"&C{_margin(words(workbook.footing))}")
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)


def _fill(file: File, page: Worksheet, sheet: Sheet, words: Words) -> None:
    head, plain, tall, moment = (
        file.add_format(look)
        for look in (
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
            {"valign": "top"},
            {"valign": "top", "text_wrap": True},
            {"valign": "top", "num_format": _MOMENT, "align": "left"},
        )
    )
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, str(words(column.title)), head)
    for index, row in enumerate(sheet.rows, 1):
        for number, value in enumerate(row):
            cell = words(value)
            if isinstance(cell, str):
                if cell:
                    page.write_string(index, number, _text(cell), tall if "\n" in cell else plain)
            elif isinstance(cell, int):
                page.write_number(index, number, cell, plain)
            else:
                page.write_datetime(index, number, cell, moment)


def _text(text: str) -> str:
    """For a cell. The library takes what looks like its own markup for markup; a blank behind it makes it a text."""
    if not text.isprintable():
        text = _NO_CHARACTER.sub("", text)
    text = text[: LONGEST_CELL - 1]
    return text + " " if text.endswith("</r>") else text


def _margin(text: object) -> str:
    """For the edge of a printed page, where & begins a code."""
    return shorten(str(text).replace("&", "&&"), _LONGEST_MARGIN, placeholder=" …")

"""The words a person wrote, without the mail they answer: the habits of the mail programs of Poland and Czechia.

Linear in time, since anyone can send a mail: only so many lines are read, and a line is cut before a pattern looks at
it.
"""

import re
from collections.abc import Sequence

from bot.channels.email import attribution
from bot.channels.email.attribution import LONGEST_MATCHED
from bot.channels.email.layout import MARK
from bot.channels.email.signatures import without_signature
from bot.core.salutations import GREETINGS
from bot.core.words import plain

_MOST_LINES = 2_000
_MOST_LEAD = 4  # lines of what introduces a quotation
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\u202a-\u202e\ufeff\u00ad]")
_BLANKS = re.compile("[\u00a0\u202f\u2007\t]")
_QUOTED = re.compile(r" {0,3}>")
_SEE_BELOW = re.compile(
    r"\b(?:nizej|ponizej|pod spodem|w tresci|w tekscie|miedzy wierszami|nize|dole|v textu|primo v|uvnitr"
    r"|below|inline|viz)\b"
)
_LONGEST_SEE_BELOW = 120


def reply_text(text: str) -> str:
    """What was written above the quotation; below it, or between its lines, where that is where the answer stands."""
    lines = [line for line in _lines(text) if not attribution.is_ticket_mark(line[:LONGEST_MATCHED])]
    start = _quotation(lines)
    if start == len(lines):
        return without_signature(lines)
    above = without_signature(_without_lead(lines[:start]))
    if above and not _sends_below(above):
        return above
    return f"{above}\n{without_signature(_among(lines[start:]))}".strip()


def is_only_quotation(text: str) -> bool:
    """Whether there is something, and nothing of it was written for this mail: so is a mail passed on."""
    lines = _lines(text)
    return _quotation(lines) < len(lines) and not reply_text(text)


def whole_text(text: str) -> str:
    """All of it, as plain lines."""
    return "\n".join(_lines(text)).strip()


def unflowed(text: str, *, without_blank: bool = False) -> str:
    """Joins the soft line breaks of format=flowed (RFC 3676 §4.1); with DelSp=yes the blank before them goes."""
    lines: list[list[str]] = []
    flows = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if flows and not line.startswith(">") and line != "-- ":
            lines[-1].append(line.removeprefix(" "))
        else:
            lines.append([line])
        flows = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if flows and without_blank:
            lines[-1][-1] = lines[-1][-1][:-1]
    return "\n".join(map("".join, lines))


def _lines(text: str) -> list[str]:
    bare = _BLANKS.sub(" ", _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return [line.rstrip() for line in bare.split("\n", _MOST_LINES)[:_MOST_LINES]]


def _quotation(lines: Sequence[str]) -> int:
    """The index of the line where the quotation begins; the number of lines when there is none."""
    for index in range(len(lines)):
        line = lines[index][:LONGEST_MATCHED].strip()
        if not line:
            continue
        if _QUOTED.match(line) or attribution.is_rule(line) or _is_mark(line):
            return index
        if attribution.is_header_block(lines, index) or attribution.is_ticket_block(lines, index):
            return index
        if (start := attribution.attribution(lines, index)) is not None:
            return start
    return len(lines)


def _is_mark(line: str) -> bool:
    bare = line.lstrip("> ")
    return bare.startswith(MARK) and bare.endswith(MARK) and len(bare) > 2 * len(MARK)


def _without_lead(lines: Sequence[str]) -> list[str]:
    """Drops the rule above a quotation, and what introduces it in a form of its own."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or attribution.is_line_of_signs(kept[-1][:LONGEST_MATCHED])):
        kept.pop()
    joined = ""
    for count in range(1, min(_MOST_LEAD, len(kept)) + 1):
        line = kept[-count][:LONGEST_MATCHED]
        joined = f"{line} {joined}".strip()
        if not line.strip():
            break
        if attribution.introduces_quotation(joined):
            return kept[:-count]
    return kept


def _sends_below(text: str) -> bool:
    """Whether what stands above is no more than a greeting, or says that the answer stands below."""
    bare = plain(text[: _LONGEST_SEE_BELOW + 1])
    return len(text) <= _LONGEST_SEE_BELOW and (
        GREETINGS.match(bare) is not None or _SEE_BELOW.search(bare) is not None
    )


def _among(lines: Sequence[str]) -> list[str]:
    """What follows a block of ">" lines, and what stands between them; nothing where there are no such lines."""
    index = 0
    while index < len(lines) and not _QUOTED.match(lines[index]):
        index += 1
    return [line for line in lines[index:] if not _QUOTED.match(line)]

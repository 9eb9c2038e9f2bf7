"""How a message looks in a mail: its sections, and the plain text. The HTML of the same sections is in html.py.

A mail to somebody whose language is not known has one section per language, one below the other.
"""

from msgspec import Struct

from bot.core.language import Language

MARK = "────"
"""Frames the line above which an answer is to be written, so that it is recognised in every language and quotation."""


class Choice(Struct, frozen=True):
    """Something the reader can answer with a tap: a label, and the subject of the mail that a tap begins."""

    label: str
    subject: str


class Page(Struct, frozen=True):
    """Where it can be answered without writing a mail."""

    line: str  # of the plain text, with the address
    label: str  # above the links
    answers: tuple[tuple[str, str], ...]  # label, and the address at which the page proposes that answer


class Section(Struct, frozen=True):
    """The message in one language."""

    language: Language
    title: str
    body: str
    choices: tuple[Choice, ...]
    numbered: bool  # the choices are listed, to be answered by number
    by_mail: str
    page: Page | None
    quote_line: str
    footer: tuple[str, ...]

    @property
    def mark(self) -> str:
        """The line above which an answer is to be written."""
        return f"{MARK} {self.quote_line} {MARK}"


def as_text(sections: tuple[Section, ...]) -> str:
    """The plain-text part."""
    mark = "\n".join(dict.fromkeys(section.mark for section in sections))
    footer = "\n".join(line for section in sections for line in section.footer)
    return "\n\n".join((mark, "\n\n\n".join(map(_section, sections)), f"-- \n{footer}\n"))


def _section(section: Section) -> str:
    numbers = "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(section.choices, 1))
    how = "\n".join(line for line in (section.by_mail, section.page.line if section.page else "") if line)
    blocks = (section.title, section.body, numbers if section.numbered else "", how)
    return "\n\n".join(block for block in blocks if block)

"""How a message looks in a mail: plain text, and HTML without tables, pictures or anything fetched from elsewhere.

A mail to somebody whose language is not known has one section per language, one below the other.
"""

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from bot.core.language import Language

MARK = "────"
"""Frames the line above which an answer is to be written, so that it is recognised in every language and quotation."""


@dataclass(frozen=True)
class Choice:
    """Something the reader can answer with a tap: a label, and the subject of the mail that a tap begins."""

    label: str
    subject: str


@dataclass(frozen=True)
class Section:
    """The message in one language."""

    language: Language
    title: str
    body: str
    choices: tuple[Choice, ...]
    numbered: bool  # the choices are listed, to be answered by number
    by_mail: str
    quote_line: str
    footer: tuple[str, ...]


def as_text(sections: tuple[Section, ...]) -> str:
    """The plain-text part."""
    mark = "\n".join(dict.fromkeys(_mark(section) for section in sections))
    footer = "\n".join(line for section in sections for line in section.footer)
    return "\n\n".join((mark, "\n\n\n".join(map(_section_as_text, sections)), f"-- \n{footer}\n"))


def as_html(sections: tuple[Section, ...], reply_to: str) -> str:
    """The HTML part. Choices are links that begin a mail to `reply_to`."""
    marks = "<br>".join(dict.fromkeys(escape(_mark(section)) for section in sections))
    shown = '<hr style="border:0;border-top:1px solid #8886;margin:32px 0">'.join(
        _section_as_html(section, reply_to) for section in sections
    )
    first = sections[0]
    preview = escape(" ".join(first.body.split())[:120])
    return _PAGE.format(language=first.language, title=escape(first.title), preview=preview, marks=marks, shown=shown)


def _mark(section: Section) -> str:
    return f"{MARK} {section.quote_line} {MARK}"


def _section_as_text(section: Section) -> str:
    numbers = "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(section.choices, 1))
    blocks = (section.title, section.body, numbers if section.numbered else "", section.by_mail)
    return "\n\n".join(block for block in blocks if block)


def _section_as_html(section: Section, reply_to: str) -> str:
    links = [
        f'<a href="mailto:{quote(reply_to, safe="@")}?subject={quote(choice.subject)}" style="{style}">{label}</a>'
        for number, choice in enumerate(section.choices, 1)
        for style, label in [
            (_LISTED, f"{number}. {escape(choice.label)}") if section.numbered else (_BUTTON, escape(choice.label))
        ]
    ]
    parts = [
        f'<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">{escape(section.title)}</h1>',
        _paragraphs(section.body, "margin:0 0 16px"),
        f'<p style="margin:0 0 16px">{" ".join(links)}</p>' if links else "",
        _paragraphs(section.by_mail, "margin:0 0 16px"),
        _paragraphs("\n".join(section.footer), "margin:24px 0 0;font-size:13px;opacity:.7"),
    ]
    return f'<div lang="{section.language}">' + "\n".join(part for part in parts if part) + "</div>"


def _paragraphs(text: str, style: str) -> str:
    return "\n".join(
        f'<p style="{style}">{_linked(escape(paragraph)).replace(_NEWLINE, "<br>" + _NEWLINE)}</p>'
        for paragraph in re.split(r"\n{2,}", text)
        if paragraph
    )


def _linked(escaped: str) -> str:
    return re.sub(
        r'https?://[^\s<>"]{1,1000}[^\s<>".,;:!?)\']', r'<a href="\g<0>" style="color:inherit">\g<0></a>', escaped
    )


_NEWLINE = "\n"
_BUTTON = (
    "display:inline-block;margin:0 6px 8px 0;padding:10px 18px;border-radius:8px;"
    "background:#14532d;color:#fff;text-decoration:none;font-weight:600"
)
_LISTED = "display:block;padding:6px 0;color:inherit"
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{title}</title>
</head>
<body style="margin:0;padding:0">
<div style="display:none;max-height:0;overflow:hidden">{preview}</div>
<div style="max-width:600px;margin:0 auto;padding:16px;\
font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere">
<p style="margin:0 0 24px;font-size:12px;opacity:.6;text-align:center">{marks}</p>
{shown}
</div>
</body>
</html>
"""

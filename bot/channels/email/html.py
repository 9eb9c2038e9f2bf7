"""The HTML part of a mail: tables and inlined styles, which Outlook's engine understands; nothing is fetched.

What a phone and a dark screen need stands in the one style sheet, with !important, since it has to win over what is
inlined; a program that drops the sheet shows a light mail of one column. Each colour has a contrast of 4.5 : 1 or more
on its ground (WCAG 2.2, 1.4.3).
"""

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from bot.channels.email.layout import Section
from bot.core.funding import FundingMark

GROUND, CARD, TEXT, QUIET, BUTTON, ON_BUTTON = "#eef1f3", "#ffffff", "#1b2126", "#56616b", "#17677a", "#ffffff"
"""By daylight."""

DARK_GROUND, DARK_CARD, DARK_TEXT, DARK_QUIET, DARK_BUTTON, DARK_ON_BUTTON = (
    *("#12161a", "#1c2228", "#e9edf0", "#a7b1ba", "#8fd3e3", "#0c2a32"),
)
"""On a dark screen."""

_MARK_HEIGHT, _MARK_WIDTH = 48, 264  # pixels a funding mark has at most
_PREVIEW = 110  # characters of the text that a list of mails shows beside the subject
_NOTHING_MORE = "&#847;&zwnj;&nbsp;" * 60  # keeps what follows the preview out of it


def as_html(sections: Sequence[Section], reply_to: str, marks: Sequence[tuple[str, FundingMark]]) -> str:
    """The HTML part. Choices begin a mail to `reply_to`; marks are attached pictures, each with its Content-ID."""
    first = sections[0]
    preview = " ".join(first.body.split())
    return _PAGE.format(
        language=first.language,
        title=escape(first.title),
        preview=escape(preview[:_PREVIEW]) + _NOTHING_MORE,
        quote_line="<br>".join(dict.fromkeys(escape(section.mark) for section in sections)),
        sections=_RULE.join(_section(section, reply_to) for section in sections),
        marks=_marks(sections, marks),
    )


def _section(section: Section, reply_to: str) -> str:
    parts = [
        f'<h1 class="text" style="margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:bold;color:{TEXT}">'
        f"{escape(section.title)}</h1>",
        _paragraphs(section.body, "text", f"margin:0 0 16px;color:{TEXT}"),
        _numbered(section, reply_to) if section.numbered else _buttons(section, reply_to),
        _paragraphs(section.by_mail, "text", f"margin:0 0 16px;color:{TEXT}"),
        _page_links(section),
        _paragraphs(
            "\n\n".join(section.footer), "quiet", f"margin:16px 0 0;font-size:13px;line-height:1.5;color:{QUIET}"
        ),
    ]
    return f'<div lang="{section.language}">' + "\n".join(part for part in parts if part) + "</div>"


def _buttons(section: Section, reply_to: str) -> str:
    """One beside the other, as many as fit: tables float in every program, and Outlook pads a cell, not a link."""
    tables = "\n".join(
        f'<table role="presentation" class="tap" align="left" border="0" cellpadding="0" cellspacing="0" '
        f'style="margin:0 8px 10px 0"><tr><td class="button" align="center" bgcolor="{BUTTON}" '
        f'style="border-radius:8px;background:{BUTTON};mso-padding-alt:12px 20px">'
        f'<a href="{_mailto(reply_to, choice.subject)}" class="on-button" '
        f'style="display:block;padding:12px 20px;font-weight:bold;line-height:1.3;text-decoration:none;'
        f'color:{ON_BUTTON}">{escape(choice.label)}</a></td></tr></table>'
        for choice in section.choices
    )
    return _ROW.format(tables) if tables else ""


def _page_links(section: Section) -> str:
    """In outline, so that they stand back behind the answers by mail."""
    if section.page is None:
        return ""
    tables = "\n".join(
        f'<table role="presentation" class="tap" align="left" border="0" cellpadding="0" cellspacing="0" '
        f'style="margin:0 8px 10px 0"><tr><td class="outline" align="center" '
        f'style="border-radius:8px;border:1px solid {BUTTON};mso-padding-alt:11px 19px">'
        f'<a href="{escape(link)}" class="link" style="display:block;padding:11px 19px;line-height:1.3;'
        f'text-decoration:none;color:{BUTTON}">{escape(label)}</a></td></tr></table>'
        for label, link in section.page.answers
    )
    return _paragraphs(section.page.label, "text", f"margin:0 0 10px;color:{TEXT}") + _ROW.format(tables)


def _numbered(section: Section, reply_to: str) -> str:
    """A list whose lines are high enough for a thumb."""
    rows = "".join(
        f'<tr><td class="line" style="padding:0;border-bottom:1px solid #d5dbe0">'
        f'<a href="{_mailto(reply_to, choice.subject)}" class="link" style="display:block;padding:11px 0;'
        f'line-height:1.3;text-decoration:none;color:{BUTTON}">{number}. {escape(choice.label)}</a></td></tr>'
        for number, choice in enumerate(section.choices, 1)
    )
    return (
        f'<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" '
        f'style="margin:0 0 16px">{rows}</table>'
        if rows
        else ""
    )


def _marks(sections: Sequence[Section], marks: Sequence[tuple[str, FundingMark]]) -> str:
    """In a white frame, also where all is dark: their colours are not ours to change."""
    shown = "\n".join(
        f'<img src="cid:{cid}" width="{width}" height="{height}" alt="{escape(alt)}" '
        f'style="display:inline-block;margin:6px 10px;border:0;width:{width}px;height:auto;max-width:100%">'
        for cid, mark in marks
        for width, height in [_fitted(mark)]
        for alt in [" / ".join(dict.fromkeys(mark.alt[section.language] for section in sections))]
    )
    return _FRAME.format(shown) if shown else ""


def _fitted(mark: FundingMark) -> tuple[int, int]:
    """Its size on the screen; a picture of twice the pixels is sharp there."""
    scale = min(_MARK_HEIGHT / mark.height, _MARK_WIDTH / mark.width, 1)
    return max(round(mark.width * scale), 1), max(round(mark.height * scale), 1)


def _paragraphs(text: str, kind: str, style: str) -> str:
    return "\n".join(
        f'<p class="{kind}" style="{style}">{_linked(escape(paragraph)).replace(_NEWLINE, "<br>" + _NEWLINE)}</p>'
        for paragraph in re.split(r"\n{2,}", text)
        if paragraph
    )


def _linked(escaped: str) -> str:
    return re.sub(
        r'https?://[^\s<>"]{1,1000}[^\s<>".,;:!?)\']', r'<a href="\g<0>" style="color:inherit">\g<0></a>', escaped
    )


def _mailto(address: str, subject: str) -> str:
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}"


_NEWLINE = "\n"
_ROW = (
    '<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" style="margin:0 0 8px">'
    "<tr><td>{}</td></tr></table>"
)
_FRAME = (
    '<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="margin:20px 0 0"><tr>'
    '<td bgcolor="#ffffff" style="padding:4px;background:#ffffff;border:1px solid #d5dbe0;border-radius:8px;'
    'font-size:13px;color:#1b2126">{}</td></tr></table>'
)
_RULE = (
    '<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" style="margin:28px 0">'
    '<tr><td class="line" height="1" style="height:1px;font-size:0;line-height:0;border-top:1px solid #d5dbe0">&nbsp;'
    "</td></tr></table>"
)
_DARK = f"""\
.ground {{ background:{DARK_GROUND} !important; }}
.card {{ background:{DARK_CARD} !important; }}
.text {{ color:{DARK_TEXT} !important; }}
.quiet {{ color:{DARK_QUIET} !important; }}
.button {{ background:{DARK_BUTTON} !important; }}
.on-button {{ color:{DARK_ON_BUTTON} !important; }}
.outline {{ border-color:{DARK_BUTTON} !important; }}
.link {{ color:{DARK_BUTTON} !important; }}
.line {{ border-color:#39424a !important; }}
"""
_OUTLOOK_DARK = "".join(f"[data-ogsc] {rule}\n" for rule in _DARK.splitlines())  # what Outlook puts before them
_STYLE = f"""\
:root {{ color-scheme:light dark; supported-color-schemes:light dark; }}
@media (max-width:480px) {{
.card {{ padding:20px 16px !important; }}
.frame {{ padding:0 !important; }}
}}
@media (prefers-color-scheme:dark) {{
{_DARK}}}
{_OUTLOOK_DARK}"""
_FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5"
_PAGE = f"""<!doctype html>
<html lang="{{language}}" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="x-apple-disable-message-reformatting">
<title>{{title}}</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>
<![endif]-->
<style>
{_STYLE.replace("{", "{{").replace("}", "}}")}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:{GROUND}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{{preview}}</div>
<table role="presentation" class="ground" width="100%" border="0" cellpadding="0" cellspacing="0" bgcolor="{GROUND}" \
style="background:{GROUND}"><tr><td class="frame" align="center" style="padding:16px 8px">
<!--[if mso]><table role="presentation" width="600" border="0" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" \
style="max-width:600px;{_FONT};text-align:left;overflow-wrap:anywhere">
<tr><td class="quiet" align="center" style="padding:8px 16px;font-size:12px;color:{QUIET}">{{quote_line}}</td></tr>
<tr><td class="card" bgcolor="{CARD}" style="padding:28px 24px;background:{CARD};border-radius:10px">
{{sections}}
{{marks}}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
"""

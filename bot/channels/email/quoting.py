"""The words a person wrote, without the mail they answer: the habits of the mail programs of Poland and Czechia.

Linear in time, since anyone can send a mail: a line is cut before a pattern looks at it, and no pattern looks at more
than three lines together.
"""

import re
from collections.abc import Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.channels.email.layout import MARK

_MOST_LINES = 2_000
_LONGEST_MATCHED = 500
_MOST_HTML = 150_000
_MOST_UNCLOSED = 2_000  # tags; beyond it a mail is built to keep the parser busy, not to be read

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202c\ufeff\u00ad"))
_BLANKS = {ord("\u00a0"): " ", ord("\u202f"): " ", ord("\u2007"): " ", ord("\t"): " "}

_WROTE = re.compile(
    r"(?i)(?:napisał|napisała|napisali|napisał\(a\)|napisał/a|napisał\(-a\)|pisze|pisał|pisała|pisał\(a\)"
    r"|napsal|napsala|napsali|napsal\(a\)|napsal/a|píše|wrote|schrieb|napísal|napísala|napísal\(a\)) ?:$"
)
_OPENS = re.compile(
    r"(?i)(?:w dniu|dnia|dne|on|am|le|użytkownik|uživatel"
    r"|pon|wt|śr|czw|pt|sob|niedz|po|út|st|čt|pá|so|ne"
    r"|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"
    r"|pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle)\b\.?,? ?.*\d|\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}|\d{4}-\d\d-\d\d"
)
_APPLE = re.compile(
    r"(?i)wiadomość napisana przez |zpráva od |začátek přeposílané zprávy|początek przekazywanej wiadomości"
)
_APPLE_DATED = re.compile(r"\d{1,2}\. ?\d{1,2}\. ?\d{4} v \d{1,2}[:.]\d\d,? .*<\S+@\S+> ?:$")
_RULE = re.compile(
    r"(?i)[-_=*]{2,} ?(?:original message|original appointment|oryginalna wiadomość|wiadomość oryginalna"
    r"|pierwotna wiadomość|treść oryginalnej wiadomości|wiadomość przekazana dalej|forwarded message"
    r"|původní e-?mail|původní zpráva|přeposlaná zpráva|originální zpráva|původná správa)"
)
_HEADER = re.compile(
    r"(?i)[>*\s]{0,4}(?:(?P<sender>od|from|nadawca|odesílatel|od koho)"
    r"|(?P<sent>wysłano|wysłane|data|date|sent|odesláno|datum|dnia)"
    r"|(?P<to>do|to|komu|adresat|příjemce)|(?P<copy>dw|cc|kopie|udw|kopia)"
    r"|(?P<subject>temat|subject|předmět|tytuł))\*? ?:\*? ?\S"
)
_HEADER_LINES = 7
_LEAST_HEADERS = 3
_LINE_OF_SIGNS = re.compile(r"[-_=*~─—–\s]{4,}")
_QUOTED = re.compile(r" {0,3}>")
_SIGNATURE = re.compile(r"-- ?$|__$")
_SENT_FROM = re.compile(
    r"(?i)(?:wysłan[eyo] (?:z|ze|za pomocą|przy użyciu) |pobierz (?:aplikację |program )?outlook|uzyskaj outlook"
    r"|odeslán[oa] (?:z|ze|pomocí) |posláno z |získat outlook|získejte outlook|stáhnout outlook"
    r"|stáhněte si outlook|sent from |sent with |get outlook |odoslané z "
    r"|wolny od wirusów|bez virů|virus-free|neobsahuje žádné viry)"
)
_LONGEST_SENT_FROM = 120
_LONGEST_TAIL = 3  # lines: what a phone adds stands at the very end


def reply_text(text: str) -> str:
    """What was written above the quotation, or below it where nothing stands above; without signatures."""
    lines = _lines(text)
    start = _quotation(lines)
    if start == len(lines):
        return _without_signature(lines)
    return _without_signature(_without_lead(lines[:start])) or _without_signature(_below(lines[start:]))


def html_to_text(html: str) -> str:
    """The text of an HTML mail. What its program marks as a quotation is left out."""
    html = html[:_MOST_HTML]
    if html.count("<") - 2 * html.count("</") > _MOST_UNCLOSED:
        return re.sub(r"<[^<>]{0,500}>", " ", html)
    written: list[str] = []
    body = LexborHTMLParser(html).body
    stack: list[LexborNode | str] = [body] if body is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            written.append(node)
        elif node.is_text_node:
            written.append(node.text_content or "")
        elif node.is_element_node:
            tag, attributes = node.tag or "", node.attributes
            if tag in _UNSEEN or _is_quotation(tag, attributes):
                continue
            if (attributes.get("id") or "").lower().removeprefix("x_") in _FROM_HERE:
                break
            breaks = _BREAK_ALWAYS if tag == "br" else _BREAK if tag in _BLOCKS else ""
            stack.append(breaks if tag != "br" else "")
            stack.extend(reversed(list(node.iter(include_text=True))))
            written.append(breaks)
    text = re.sub(r"[ \t\r\n\f]+", " ", "".join(written))
    text = re.sub(rf" ?{_BREAK}(?:{_BREAK}| )*", _BREAK_ALWAYS, text)
    return "\n".join(line.strip() for line in text.split(_BREAK_ALWAYS)).strip()


def unflowed(text: str) -> str:
    """Joins the soft line breaks of format=flowed (RFC 3676 §4.1)."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        flows_on = bool(lines) and lines[-1].endswith(" ") and lines[-1] != "-- " and not lines[-1].startswith(">")
        if flows_on and not line.startswith(">") and line != "-- ":
            lines[-1] += line.removeprefix(" ")
        else:
            lines.append(line)
    return "\n".join(lines)


_BREAK, _BREAK_ALWAYS = "\ue001", "\ue002"
_UNSEEN = {"script", "style", "title", "template", "noscript"}
_FROM_HERE = {
    "divrplyfwdmsg",
    "appendonsend",
    "mail-editor-reference-message-container",
    "stopspelling",
    "olk_src_body_section",
    "quoted_header",
    "ms-outlook-mobile-signature",
}
_QUOTES = {
    "gmail_quote",
    "gmail_quote_container",
    "gmail_extra",
    "gmail_attr",
    "gmail_signature",
    "moz-cite-prefix",
    "moz-signature",
    "yahoo_quoted",
    "protonmail_quote",
    "protonmail_signature_block",
    "ms-outlook-mobile-reference-message",
    "outlookmessageheader",
}
_BLOCKS = {
    *("p", "div", "pre", "hr", "section", "article", "header", "footer", "blockquote"),
    *("table", "tr", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"),
}


def _is_quotation(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if tag == "blockquote" and (attributes.get("type") or "").lower() == "cite":
        return True
    return any(each.lower() in _QUOTES for each in (attributes.get("class") or "").split())


def _lines(text: str) -> list[str]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE).translate(_BLANKS)
    return [line.rstrip() for line in plain.split("\n", _MOST_LINES)[:_MOST_LINES]]


def _quotation(lines: Sequence[str]) -> int:
    """The index of the line where the quotation begins; the number of lines when there is none."""
    for index in range(len(lines)):
        line = lines[index][:_LONGEST_MATCHED].strip()
        if not line:
            continue
        if _QUOTED.match(line) or _RULE.match(line) or _is_mark(line) or _is_header_block(lines, index):
            return index
        if (start := _attribution(lines, index)) is not None:
            return start
    return len(lines)


def _is_mark(line: str) -> bool:
    bare = line.lstrip("> ")
    return bare.startswith(MARK) and bare.endswith(MARK) and len(bare) > 2 * len(MARK)


def _is_header_block(lines: Sequence[str], index: int) -> bool:
    """At least three different header names within seven lines, the sender's among them."""
    if not _HEADER.match(lines[index][:_LONGEST_MATCHED]):
        return False
    names = set()
    for line in lines[index : index + _HEADER_LINES]:
        if (match := _HEADER.match(line[:_LONGEST_MATCHED])) is not None:
            names.add(match.lastgroup)
    return "sender" in names and len(names) >= _LEAST_HEADERS


def _attribution(lines: Sequence[str], end: int) -> int | None:
    """Where the line "On …, … wrote:" begins that ends here; it may be wrapped over three. None when none ends here."""
    last = lines[end][:_LONGEST_MATCHED].strip()
    if not last.endswith(":"):
        return None
    wrote = _WROTE.search(last) is not None
    spans: list[tuple[int, str]] = []
    joined = ""
    for start in range(end, max(end - 3, -1), -1):
        line = lines[start][:_LONGEST_MATCHED].strip()
        if not line:
            break
        joined = f"{line} {joined}".strip()
        spans.append((start, joined))
    for start, span in spans:
        if (wrote and _OPENS.match(span)) or (_APPLE.match(span) and "@" in span) or _APPLE_DATED.match(span):
            return start
    if wrote:
        followed = next((line for line in lines[end + 1 : end + 4] if line.strip()), "")
        for start, span in spans:
            if any(letter.isdigit() for letter in span) and ("@" in span or _QUOTED.match(followed)):
                return start
    return None


def _without_lead(lines: Sequence[str]) -> list[str]:
    """Drops the rule above a quotation, and an attribution that is in no list: an address, a digit, a last colon."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or _LINE_OF_SIGNS.fullmatch(kept[-1][:_LONGEST_MATCHED])):
        kept.pop()
    if kept and kept[-1].endswith(":"):
        joined = ""
        for count in range(1, min(3, len(kept)) + 1):
            line = kept[-count][:_LONGEST_MATCHED]
            joined = f"{line} {joined}"
            if not line.strip():
                break
            if "@" in joined and re.search(r"\d", re.sub(r"\S+@\S+", "", joined)):
                return kept[:-count]
    return kept


def _without_signature(lines: Sequence[str]) -> str:
    kept: list[str] = []
    filled = [index for index, line in enumerate(lines) if line.strip()]
    tail = filled[-_LONGEST_TAIL] if len(filled) >= _LONGEST_TAIL else 0
    for index, line in enumerate(lines):
        head = line[:_LONGEST_MATCHED].strip()
        if _SIGNATURE.match(head):
            break
        if index >= tail and len(head) <= _LONGEST_SENT_FROM and _SENT_FROM.match(head):
            break
        kept.append(line)
    return "\n".join(kept).strip()


def _below(lines: Sequence[str]) -> list[str]:
    """What follows a block of ">" lines, for those who answer below; nothing where the quotation has no such lines."""
    index = 0
    while index < len(lines) and not _QUOTED.match(lines[index]):
        index += 1
    return [line for line in lines[index:] if not _QUOTED.match(line)]

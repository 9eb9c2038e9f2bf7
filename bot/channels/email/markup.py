"""The text of an HTML mail: what its program marks as quoted, as a signature or as hidden is left out."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST_HTML = 150_000
_MOST_UNCLOSED = 2_000  # tags; beyond it a mail is built to keep the parser busy, not to be read
_BREAK, _BREAK_ALWAYS = "\ue001", "\ue002"

_UNSEEN = {"script", "style", "title", "template", "noscript", "head", "o:p"}
_FROM_HERE = {
    "divrplyfwdmsg",
    "appendonsend",
    "mail-editor-reference-message-container",
    "stopspelling",
    "olk_src_body_section",
    "quoted_header",
    "zwchr",
    "originalmessage",
}
"""Ids of elements below which nothing is the writer's own: Outlook and its relatives, Zimbra."""

_LEFT_OUT_IDS = {"reply-intro", "ms-outlook-mobile-signature", "signature", "mail-signature", "_signature"}
_LEFT_OUT = re.compile(
    r"quote|cite-prefix|gmail_attr|gmail_extra|signature|outlookmessageheader|original-?_?message|replied-?_?message"
    r"|ms-outlook-mobile-reference-message|forwarded-?_?message|zmail_extra|preheader"
)
"""Parts of the names of classes: gmail_quote, yahoo_quoted, protonmail_quote, tutanota_quote, moz-cite-prefix …"""

_INDENTED = re.compile(r"border(?:-left)?: ?(?:none|0)")
_HIDDEN = re.compile(r"display: ?none|mso-hide: ?all|visibility: ?hidden")
_BLOCKS = {
    *("p", "div", "pre", "hr", "section", "article", "header", "footer", "blockquote", "aside", "address", "center"),
    *("table", "tr", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"),
}


def html_to_text(html: str) -> str:
    """The text, a line for each block and each break."""
    html = html[:_MOST_HTML]
    if html.count("<") - 2 * html.count("</") > _MOST_UNCLOSED:
        return re.sub(r"<[^<>]{0,500}>", " ", html)
    from selectolax.lexbor import LexborHTMLParser

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
            if (attributes.get("id") or "").lower().removeprefix("x_") in _FROM_HERE:
                break
            if tag in _UNSEEN or _is_left_out(node, tag, attributes):
                continue
            breaks = _BREAK_ALWAYS if tag == "br" else _BREAK if tag in _BLOCKS else ""
            stack.append(breaks if tag != "br" else "")
            stack.extend(reversed(list(node.iter(include_text=True))))
            written.append(breaks)
    text = re.sub(r"[ \t\r\n\f]+", " ", "".join(written))
    text = re.sub(rf" ?{_BREAK}(?:{_BREAK}| )*", _BREAK_ALWAYS, text)
    return "\n".join(line.strip() for line in text.split(_BREAK_ALWAYS)).strip()


def _is_left_out(node: "LexborNode", tag: str, attributes: Mapping[str, str | None]) -> bool:
    if (attributes.get("id") or "").lower().removeprefix("x_") in _LEFT_OUT_IDS:
        return True
    style = (attributes.get("style") or "").lower()
    if _HIDDEN.search(style):
        return True
    if tag == "blockquote":  # one that is only set in is a person's own: Gmail's and Outlook's buttons make it
        return bool(attributes) and not (set(attributes) == {"style"} and _INDENTED.search(style))
    classes = (attributes.get("class") or "").lower()
    if "gmail_quote" in classes and tag == "div":  # who answers between the lines does so among its children
        return not any(child.tag == "blockquote" for child in node.iter())
    return _LEFT_OUT.search(classes) is not None

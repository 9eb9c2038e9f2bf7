"""How mail programs quote what is answered, in Polish and in Czech."""

from datetime import datetime
from html import escape

_DAYS = {
    "pl": ("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."),
    "cs": ("po", "út", "st", "čt", "pá", "so", "ne"),
}
_MONTHS = ("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru")
_OUTLOOK = {"pl": ("Od", "Wysłane", "Do", "Temat"), "cs": ("Od", "Odesláno", "Komu", "Předmět")}


def quoted(
    text: str, *, original: str, sender: str, subject: str, recipient: str, at: datetime, language: str, program: str
) -> tuple[str, str]:
    """The plain text and the HTML of an answer, with the original below it; without one when it is empty."""
    html = f'<div dir="ltr">{_html(text)}</div>'
    if not original:
        return f"{text}\n", html
    if program == "outlook":
        od, sent, to, about = _OUTLOOK[language]
        head = f"{od}: {sender}\n{sent}: {at:%d.%m.%Y %H:%M}\n{to}: {recipient}\n{about}: {subject}\n"
        plain = f"{text}\n\n{'_' * 32}\n{head}\n{original}"
        return plain, f'{html}<div id="divRplyFwdMsg">{_html(head)}</div><div>{_html(original)}</div>'
    if program == "seznam":
        head = (
            f"---------- Původní e-mail ----------\nOd: {sender}\nKomu: {recipient}\nDatum: {at:%d. %m. %Y %H:%M:%S}\n"
        )
        return f"{text}\n\n{head}Předmět: {subject}\n\n" + _prefixed(original), html
    attribution = _attribution(sender, at, language, program)
    plain = f"{text}\n\n{attribution}\n\n{_prefixed(original)}"
    return plain, (
        f'{html}<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">'
        f'{escape(attribution)}<br></div><blockquote class="gmail_quote">{_html(original)}</blockquote></div>'
    )


def _attribution(sender: str, at: datetime, language: str, program: str) -> str:
    name = sender.partition("<")[0].strip(' "')
    if program == "thunderbird":
        if language == "pl":
            return f"W dniu {at.day}.{at:%m.%Y} o {at:%H:%M}, {name} pisze:"
        return f"Dne {at:%d.%m.%Y} v {at.hour}:{at:%M} {name} napsal(a):"
    day = _DAYS[language][at.weekday()]
    if language == "pl":
        return f"{day}, {at.day} {_MONTHS[at.month - 1]} {at.year} o {at:%H:%M} {name}\n<{_bare(sender)}> napisał(a):"
    return f"{day} {at.day}. {at.month}. {at.year} v {at.hour}:{at:%M} odesílatel {name}\n<{_bare(sender)}> napsal:"


def _bare(sender: str) -> str:
    return sender.rpartition("<")[2].rstrip("> ")


def _prefixed(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.rstrip().split("\n")) + "\n"


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")

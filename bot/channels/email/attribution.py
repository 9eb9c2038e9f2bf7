"""Where a mail program begins to quote: the line "On …, … wrote:", a block of headers, a rule with its name.

They are known by their grammar, not by a list of samples: a date, an address and a verb that end in a colon; at least
three different header fields one below the other; a rule of dashes around a few fixed words. No pattern is asked about
more than four lines, each cut before.
"""

import re
from collections.abc import Sequence

from bot.core.patterns import pattern

LONGEST_MATCHED = 500
"""Characters of a line that a pattern looks at."""

_MOST_WRAPPED = 4  # lines; a sub-address with its token is long
_HEADERS_WITHIN = 8  # lines that are not blank
_LEAST_HEADERS = 3

_VERB = (
    r"(?:napisał[aeoi]?(?:\(-?[ao]\)|/-?[ao])?|napisali|napisałeś|napisałaś|napisano|pisze|pisał[ao]?(?:\(a\))?"
    r"|napsal[aio]?(?:\(-?a\)|/-?a)?|napsali|napsáno|píše|psal[ao]?|napísal[aio]?(?:\(-?a\)|/-?a)?"
    r"|wrote|writes|schrieb|a écrit|написал(?:\(а\)|а)?)"
)
_ENDS_IN_VERB = pattern(rf"(?i)(?:^|[\s>\"'),]){_VERB}(?: (?:m\.?in\.?|co následuje|następująco))? ?[:…]$")
_HAS_VERB = pattern(rf"(?i)(?:^|[\s>\"'),]){_VERB}(?=[\s,:])")
_LONGEST_VERB = 50
_MONTH = (
    r"(?:sty(?:cznia)?|lut(?:ego)?|mar(?:ca)?|kwi(?:etnia)?|maja?|cze(?:rwca)?|lip(?:ca)?|sie(?:rpnia)?|wrz(?:eśnia)?"
    r"|paź(?:dziernika)?|lis(?:topada)?|gru(?:dnia)?|led(?:na)?|úno(?:ra)?|bře(?:zna)?|dub(?:na)?|kvě(?:tna)?"
    r"|čer(?:vna|vence|v)?|čvn|čvc|srp(?:na)?|září?|říj(?:na)?|listopadu|pro(?:since)?"
    r"|jan(?:uary|uára)?|feb(?:ruary|ruára)?|march|apr(?:il|íla)?|may|june?|júna|july?|júla|aug(?:ust|usta)?"
    r"|sep(?:t|tember|tembra)?|oct(?:ober)?|okt(?:óbra)?|nov(?:ember|embra)?|dec(?:ember|embra)?|dez(?:ember)?)"
)
_DATE = pattern(
    rf"(?i)\d{{1,2}}[./-] ?\d{{1,2}}[./-] ?\d{{2,4}}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}"
    rf"|\d{{1,2}}\.? {_MONTH}\.?,? (?:\d{{4}}|r\b|o\b|v\b)|{_MONTH}\.? \d{{1,2}},? \d{{4}}"
)
_TIME = pattern(r"\d{1,2}[:.]\d\d")
_OPENS = pattern(
    r"(?i)(?:w dniu|dnia|dne|dňa|on|am|le|em|użytkownik|uživatel|używateľ|od|w|we|v|ve"
    r"|pon|wt|śr|czw|pt|sob|niedz|nd|po|út|st|čt|pá|so|ne|ut|št|pi|mon|tue|wed|thu|fri|sat|sun"
    r"|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|poniedziałku|wtorku|środę|sobotę|niedzielę"
    r"|pondělí|úterý|středa|středu|čtvrtek|pátek|sobotu|neděle|neděli|pondelok|utorok|streda|štvrtok|piatok|nedeľa"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\d|wiadomość napisana"
)
_APPLE = pattern(r"(?i)(?:wiadomość napisana przez|zpráva od|správa od) ")
_FORWARDS = pattern(
    r"(?i)(?:początek przekazywanej wiadomości|początek przesłanej dalej wiadomości|začátek přeposílané zprávy"
    r"|začátek přeposlané zprávy|začiatok preposlanej správy|begin forwarded message) ?:$"
)
_ADDRESS = pattern(r"[^\s<>@]{1,100}@[^\s<>@]{1,100}")
_ENDS_IN_ADDRESS = pattern(r"@[^\s<>@]{1,100}>?,? ?:$")
_RULE = pattern(
    r"(?i)[-_=*—–]{2,} ?(?:(?:original|replied|forwarded|reply) (?:message|mail|appointment)"
    r"|oryginaln[ay] (?:wiadomość|e-?mail)"
    r"|wiadomość (?:oryginalna|pierwotna|przekazana|przesłana)|(?:pierwotna|przekazana|przekazywana"
    r"|źródłowa) wiadomość"
    r"|treść (?:oryginalnej|przekazanej) wiadomości|wiadomość do której odpowiadasz"
    r"|(?:původní|originální|přeposlaná|předaná|přeposílaná|odpovídaná) (?:e-?mail|zpráva|mail)"
    r"|(?:pôvodn[áý]|preposlan[áý]|preposielan[áý]) (?:správa|e-?mail)|ursprüngliche nachricht"
    r"|weitergeleitete nachricht)"
)
_FIELDS = (
    r"(?P<sender>od|from|nadawca|odesílatel|odosielateľ|od koho|von)"
    r"|(?P<sent>wysłano|wysłane|wysłany|data wysłania|data|date|sent|odesláno|odeslané|odeslaná|odoslané"
    r"|odoslaná|datum|dátum|dnia|gesendet)"
    r"|(?P<to>do|to|komu|adresat|adresát|odbiorca|odbiorcy|příjemce|príjemca|dla|pro|an)"
    r"|(?P<copy>dw|udw|cc|bcc|kopie|kopia|kópia|do wiadomości|skrytá kopie)"
    r"|(?P<subject>temat|subject|předmět|predmet|tytuł|věc|betreff)"
)
_HEADER = pattern(rf"(?i)[>*\s]{{0,6}}(?:{_FIELDS})\*{{0,2}} ?:\*{{0,2}} ?(?P<value>.*)")
_HEADER_INSIDE = pattern(rf"(?i)(?:^|[\s>;*])(?:{_FIELDS})\*{{0,2}} ?:")
_TICKET_MARK = pattern(r"#{2,3}-? .{3,200} -?#{2,3}")
_LONGEST_STAMP = 40
_SHORTEST_DRAWN = 10
_LINE_OF_SIGNS = pattern(r"[-_=*~─—–\s]{4,}")


def is_rule(line: str) -> bool:
    """Whether a line says by itself that a quotation follows: "---- Original message ----"."""
    return _RULE.match(line) is not None or _FORWARDS.match(line) is not None


def is_line_of_signs(line: str) -> bool:
    """Whether a line is drawn and says nothing."""
    return _LINE_OF_SIGNS.fullmatch(line) is not None


def is_header_block(lines: Sequence[str], index: int) -> bool:
    """Whether the headers of the quoted mail begin here: at least three different fields, the sender's among them.

    A person may write "Od: 9:00" and "Temat: gry" too. So the sender's field has an address, or there is a drawn line
    above it, or the field of the date has a time; and the sender is no number.
    """
    first = _HEADER.match(lines[index][:LONGEST_MATCHED])
    if first is None:
        return False
    fields = {match.lastgroup for match in _HEADER_INSIDE.finditer(lines[index][:LONGEST_MATCHED])}
    values: dict[str, str] = {}
    filled = [line for line in lines[index : index + 2 * _HEADERS_WITHIN] if line.strip()][:_HEADERS_WITHIN]
    for line in filled:
        if (match := _HEADER.match(line[:LONGEST_MATCHED])) is not None:
            name = next(name for name, said in match.groupdict().items() if said is not None and name != "value")
            values.setdefault(name, match["value"])
    if len(fields) >= _LEAST_HEADERS and "sender" in fields:
        return _ADDRESS.search(lines[index][:LONGEST_MATCHED]) is not None
    if "sender" not in values or len(values) < _LEAST_HEADERS or values["sender"][:1].isdigit():
        return False
    drawn = any(is_line_of_signs(line[:LONGEST_MATCHED]) for line in lines[max(index - 2, 0) : index] if line.strip())
    return drawn or _ADDRESS.search(values["sender"]) is not None or _TIME.search(values.get("sent", "")) is not None


def is_ticket_mark(line: str) -> bool:
    """Whether a ticket system asks there, on top of what its people write, to be answered above the line."""
    return _TICKET_MARK.fullmatch(line.strip()) is not None


def is_ticket_block(lines: Sequence[str], index: int) -> bool:
    """Whether a ticket system lists earlier mails from here on: a drawn line, then a name and a date below it."""
    if len(lines[index].strip()) < _SHORTEST_DRAWN or not is_line_of_signs(lines[index][:LONGEST_MATCHED].strip()):
        return False
    below = [line[:LONGEST_MATCHED].strip() for line in lines[index + 1 : index + 5] if line.strip()][:2]
    if len(below) < 2 or len(below[1]) > _LONGEST_STAMP or _DATE.search(below[0]):
        return False
    return _DATE.search(below[1]) is not None and _TIME.search(below[1]) is not None


def attribution(lines: Sequence[str], end: int) -> int | None:
    """Where the line "On …, … wrote:" begins that ends here; it may be wrapped. None when none ends here."""
    last = lines[end][:LONGEST_MATCHED].strip()
    if not last.endswith((":", "…")):
        return None
    spans: list[tuple[int, str]] = []
    joined = ""
    for start in range(end, max(end - _MOST_WRAPPED, -1), -1):
        line = lines[start][:LONGEST_MATCHED].strip()
        if not line:
            break
        joined = f"{line} {joined}".strip()
        spans.append((start, joined))
    found = [start for start, span in spans if _introduces(span)]
    opening = [start for start, span in spans if start in found and _OPENS.match(span)]
    return next(iter(opening or found), None)


def introduces_quotation(line: str) -> bool:
    """Whether a line right above a quotation introduces it, in whatever form: a verb, or an address and a date."""
    bare = line.strip()
    return bare.endswith(":") and (
        _ENDS_IN_VERB.search(bare[-_LONGEST_VERB:]) is not None
        or (_ADDRESS.search(bare) is not None and re.search(r"\d", _ADDRESS.sub("", bare)) is not None)
    )


def _introduces(span: str) -> bool:
    address = "@" in span and _ADDRESS.search(span) is not None
    bare = _ADDRESS.sub("", span) if address else span
    timed = _TIME.search(bare) is not None
    if not address and not timed:
        return False
    dated = _DATE.search(bare) is not None
    if _ENDS_IN_VERB.search(span[-_LONGEST_VERB:]):
        return (dated and (timed or address)) or (address and any(map(str.isdigit, bare)))
    if _APPLE.match(span):
        return address and (dated or timed)
    if not dated or not timed:
        return False
    if _HAS_VERB.search(span):
        return True
    return _ENDS_IN_ADDRESS.search(span) is not None

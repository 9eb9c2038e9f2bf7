"""Formatted text: HTML as the bot sends it, plain text with entities as people and the wire see it.

The error texts and the byte offsets in them follow TDLib's own parser and its published test cases.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.rehearsal.telegram import links
from bot.rehearsal.telegram.errors import bad_request, strict

TEXT_LIMIT = 4096  # code points after parsing
CAPTION_LIMIT = 1024  # code points after parsing
RAW_LIMIT = 32_768  # bytes before parsing
ENTITY_LIMIT = 100

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_TYPES = {
    *_TAGS.values(),
    *("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"),
    *("expandable_blockquote", "text_mention", "date_time"),
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+))|(lt|gt|amp|quot)(?![A-Za-z]));?")
_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")),
    ("url", re.compile(r"(?<![\w@.])(?:https?://|www\.|t\.me/)[^\s<>\"]*[^\s<>\".,;:!?')\]]")),
    ("mention", re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{3,31}(?![\w@])")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)


class Entity(Struct, frozen=True):
    """A stretch of a text with a meaning; offset and length count UTF-16 code units, as on the wire."""

    type: str
    offset: int
    length: int
    url: str | None = None  # of a text_link
    language: str | None = None  # of a pre
    custom_emoji_id: str | None = None
    person: int | None = None  # whom a text_mention means

    def wire(self, person: Callable[[int], dict[str, Any]]) -> dict[str, Any]:
        """The entity as JSON; `person` gives the User object of an id."""
        shown: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        for name in ("url", "language", "custom_emoji_id"):
            if (value := getattr(self, name)) is not None:
                shown[name] = value
        if self.person is not None:
            shown["user"] = person(self.person)
        return shown


class Rich(Struct, frozen=True):
    """A plain text with its entities."""

    text: str
    entities: tuple[Entity, ...] = ()


def read(
    text: str,
    *,
    parse_mode: str | None,
    entities: Sequence[Mapping[str, Any]] | None,
    limit: int,
    met: Callable[[int], bool],
) -> Rich:
    """What a message with this text will hold; refuses in Telegram's words what cannot be shown.

    `limit` counts code points after parsing; an empty result is allowed only for a caption. `met` tells whether
    the bot knows a person, whom alone it can mention.
    """
    if len(text.encode()) > RAW_LIMIT:
        raise bad_request("message is too long" if limit == TEXT_LIMIT else "message caption is too long", ours=True)
    if parse_mode and entities:
        raise strict("parse_mode and entities exclude each other")
    mode = (parse_mode or "").lower()
    if mode in {"markdown", "markdownv2"}:
        raise strict("parse_mode Markdown is not imitated, use HTML")
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode", ours=True)
    rich = parse_html(text, met=met) if mode else Rich(text, _given(text, entities or ()))
    rich = _trimmed(rich)
    if not rich.text and limit == TEXT_LIMIT:
        raise bad_request("text must be non-empty" if text else "message text is empty", ours=True)
    if len(rich.text) > limit:
        raise bad_request("message is too long" if limit == TEXT_LIMIT else "message caption is too long", ours=True)
    if len(rich.entities) > ENTITY_LIMIT:
        raise strict(f"more than {ENTITY_LIMIT} entities, Telegram drops the rest")
    return with_found(rich)


def with_found(rich: Rich) -> Rich:
    """The text with commands, links, mentions and addresses marked, as Telegram marks them by itself."""
    taken = [e for e in rich.entities if e.type in {"code", "pre", "text_link", "text_mention", *dict(_FOUND)}]
    found = list(rich.entities)
    for kind, pattern in _FOUND:
        for match in pattern.finditer(rich.text):
            entity = Entity(kind, units(rich.text[: match.start()]), units(match[0]))
            if not any(_overlap(entity, other) for other in taken):
                found.append(entity)
                taken.append(entity)
    return Rich(rich.text, _sorted(found))


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass
class _Open:
    tag: str
    entity: Entity
    begin: int  # index into the collected text
    merged: bool = False  # a code inside a pre that lent it its language
    attributes: dict[str, str] = field(default_factory=dict)


def parse_html(source: str, *, met: Callable[[int], bool] = lambda person: False) -> Rich:
    """HTML to text and entities; raises ApiError `can't parse entities: …` for what Telegram cannot read."""
    return _Parser(source, met).parse()


class _Parser:
    def __init__(self, source: str, met: Callable[[int], bool]) -> None:
        self.source = source
        self.met = met
        self.at = 0
        self.text = ""
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> Rich:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "&":
                self.text += self._reference()
            elif char != "<":
                self.text += char
                self.at += 1
            elif self._peek(1) == "/":
                self._end_tag()
            else:
                self._start_tag()
        if any("\ud800" <= char <= "\udfff" for char in self.text):
            raise _unparsable(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return Rich(self.text, _sorted(self.entities))

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._until_space_or(">")
        if self._peek() == "":
            raise _unparsable(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        tag = name.lower()
        if tag not in _TAGS:
            raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        attributes = self._attributes(tag, begin)
        self.at += 1
        entity = Entity(_TAGS[tag], units(self.text), 0)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        if tag == "tg-emoji":
            if not attributes.get("emoji-id", "").isdigit():
                raise _unparsable("Invalid custom emoji identifier specified")
            entity = replace(entity, custom_emoji_id=attributes["emoji-id"])
        if tag == "blockquote" and "expandable" in attributes:
            entity = replace(entity, type="expandable_blockquote")
        self.open.append(_Open(tag, entity, len(self.text), attributes=attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        unclosed = _unparsable(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
        while True:
            self._skip_space()
            if self._peek() == ">":
                return found
            if self._peek() == "":
                raise unclosed
            name = self._until_space_or("=>").lower()
            if not name:
                raise _unparsable(f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(begin)}')
            self._skip_space()
            if self._peek() != "=":
                found[name] = ""
                continue
            self.at += 1
            self._skip_space()
            if self._peek() == "":
                raise unclosed
            found[name] = self._value(begin)

    def _value(self, begin: int) -> str:
        quote = self._peek()
        if quote not in {'"', "'"}:
            start = self.at
            while (char := self._peek()) and (char in ".-" or (char.isascii() and char.isalnum())):
                self.at += 1
            if self._peek() not in {"", ">"} and not self._peek().isspace():
                raise _unparsable(f"Unexpected end of name token at byte offset {self._bytes(start)}")
            if self._peek() == "" and self.at > start:
                raise _unparsable(f"Unclosed start tag at byte offset {self._bytes(begin)}")
            return self.source[start : self.at].lower()
        self.at += 1
        value = ""
        while (char := self._peek()) not in {"", quote}:
            if char == "&":
                value += self._reference()
            else:
                value += char
                self.at += 1
        if self._peek() == "":
            raise _unparsable(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        self.at += 1
        return value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise _unparsable(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        self.at += 2
        name = self._until_space_or(">").lower()
        self._skip_space()
        if self._peek() != ">":
            raise _unparsable(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self.at += 1
        closed = self.open.pop()
        if name and name != closed.tag:
            raise _unparsable(
                f'Unmatched end tag at byte offset {self._bytes(begin)}, expected "</{closed.tag}>", found "</{name}>"'
            )
        self._close(closed)

    def _close(self, closed: _Open) -> None:
        inner = self.text[closed.begin :]
        if not inner:
            return
        entity = replace(closed.entity, length=units(inner))
        if closed.tag == "a":
            self.entities += self._link(
                entity, closed.attributes.get("href") or inner, given="href" in closed.attributes
            )
            return
        language = closed.attributes.get("class", "")
        if closed.tag == "code" and language.startswith("language-") and len(language) > len("language-"):
            entity = replace(entity, language=language.removeprefix("language-"))
        twin = next((e for e in self.entities if (e.offset, e.length) == (entity.offset, entity.length)), None)
        if twin and {twin.type, entity.type} == {"pre", "code"} and (twin.language or entity.language):
            self.entities.remove(twin)
            entity = replace(entity, type="pre", language=twin.language or entity.language)
        self.entities.append(entity)

    def _link(self, entity: Entity, url: str, *, given: bool) -> list[Entity]:
        mention = re.fullmatch(r"tg://user\?id=(\d+)", url)
        if mention:
            person = int(mention[1])
            if not self.met(person):
                return []  # Telegram: a mention of somebody the bot has never met stays plain text
            return [replace(entity, type="text_mention", person=person)]
        try:
            return [replace(entity, url=links.checked(url))]
        except ValueError as error:
            if not given:
                return []
            raise strict(f"Telegram drops the link to {url!r} in silence: {error}") from error

    def _reference(self) -> str:
        match = _REFERENCE.match(self.source, self.at)
        if match is None:
            self.at += 1
            return "&"
        if match[3]:
            self.at = match.end()
            return _NAMED[match[3]]
        code = int(match[1], 16) if match[1] else int(match[2])
        if not 0 < code < 0x110000:
            self.at += 1
            return "&"
        self.at = match.end()
        return chr(code)

    def _until_space_or(self, stops: str) -> str:
        start = self.at
        while (char := self._peek()) and not char.isspace() and char not in stops:
            self.at += 1
        return self.source[start : self.at]

    def _skip_space(self) -> None:
        while self._peek().isspace():
            self.at += 1

    def _peek(self, ahead: int = 0) -> str:
        return self.source[self.at + ahead : self.at + ahead + 1]

    def _bytes(self, index: int) -> int:
        return len(self.source[:index].encode())


def _given(text: str, entities: Sequence[Mapping[str, Any]]) -> tuple[Entity, ...]:
    size = units(text)
    read_: list[Entity] = []
    for entity in entities:
        kind, offset, length = entity["type"], entity["offset"], entity["length"]
        if kind not in _TYPES:
            raise bad_request("can't parse MessageEntity: Unsupported type specified", ours=True)
        if offset < 0:
            raise bad_request(f"receive an entity with incorrect offset {offset}", ours=True)
        if offset > size:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}", ours=True)
        if offset + length > size:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + length}",
                ours=True,
            )
        read_.append(
            Entity(kind, offset, length, entity.get("url"), entity.get("language"), entity.get("custom_emoji_id"))
        )
    return _sorted(read_)


def _trimmed(rich: Rich) -> Rich:
    """Telegram takes the white space off both ends before it counts and stores a text."""
    text = rich.text.rstrip()
    lead = units(text) - units(text.lstrip())
    text = text.lstrip()
    size = units(text)
    kept = []
    for entity in rich.entities:
        begin = max(0, entity.offset - lead)
        end = min(size, entity.offset + entity.length - lead)
        if end > begin:
            kept.append(replace(entity, offset=begin, length=end - begin))
    return Rich(text, tuple(kept))


def _overlap(one: Entity, other: Entity) -> bool:
    return one.offset < other.offset + other.length and other.offset < one.offset + one.length


def _sorted(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length)))


def _unparsable(text: str) -> Exception:
    return bad_request(f"can't parse entities: {text}", ours=True)

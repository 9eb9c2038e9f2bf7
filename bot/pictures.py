"""What a picture is, told by its first bytes: PNG (RFC 2083 §4.1.1) and JPEG (ITU-T T.81, annex B)."""

from msgspec import Struct

_PNG = b"\x89PNG\r\n\x1a\n"
_START_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # these three mean something else
_ALONE = {0x01, *range(0xD0, 0xD9)}  # markers without a length


class Picture(Struct, frozen=True):
    """Its kind, and its size in pixels."""

    media_type: str
    width: int
    height: int


def look(content: bytes) -> Picture | None:
    """What these bytes are a picture of; None when they are neither PNG nor JPEG."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR" and len(content) > 24:
        return _sized("image/png", int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"))
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    return None


def _jpeg(content: bytes) -> Picture | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _START_OF_FRAME:
            height, width = (int.from_bytes(content[at + i : at + i + 2], "big") for i in (5, 7))
            return _sized("image/jpeg", width, height)
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def _sized(media_type: str, width: int, height: int) -> Picture | None:
    return Picture(media_type, width, height) if width and height else None

"""What the funder wants to be seen: pictures that stand at the foot of every mail."""

from dataclasses import dataclass, field

from bot.core.language import Texts


@dataclass(frozen=True)
class FundingMark:
    """A picture, and the words for those who do not see it."""

    content: bytes = field(repr=False)
    media_type: str  # image/png or image/jpeg: what every mail program shows
    width: int  # pixels
    height: int
    alt: Texts

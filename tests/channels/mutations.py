"""Mutated mails: what the corpus becomes under somebody who means harm, or under a broken program.

A mutation cuts, doubles, joins or swaps pieces of mails, or writes into them what has been trouble elsewhere.
"""

from collections.abc import Callable

from hypothesis import strategies as st

from tests.channels.email_world import SAMPLES

_NASTY = (
    b"\r\n\r\n",
    b"\n",
    b"\r",
    b"\x00",
    b"\xff\xfe",
    b"=\r\n",
    b"=E2=80",
    b"> " * 50,
    b"(" * 200,
    b"<div>" * 100,
    b"=?utf-8?B?" + b"A" * 60 + b"?=",
    b"=?x?Q?" * 40,
    b'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\n' * 3,
    b"Content-Type: text/plain; charset=punycode\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"BEGIN:VEVENT\r\n" * 20,
    b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:x@example.pl\r\n",
    b"W dniu 1.1.2026 o 10:11 a@b.pl pisze:\r\n" * 20,
    b"Od: a@b.pl\r\nDo: b\r\nTemat: c\r\n" * 10,
    b"tak, " * 100,
    "nie przyjdę z żoną i ".encode() * 100,
    "\u202e\u200b\ud7ff👍".encode(),
    b"Auto-Submitted: auto-replied\r\n",
    b"a" * 3_000,
)


def corpus() -> list[bytes]:
    """The sample mails."""
    return [path.read_bytes() for path in sorted(SAMPLES.glob("*.eml"))]


def mutated(mails: list[bytes]) -> st.SearchStrategy[bytes]:
    """Mails of the corpus after one to six mutations."""
    return st.tuples(
        st.sampled_from(mails),
        st.sampled_from(mails),
        st.lists(
            st.tuples(st.sampled_from(_MUTATIONS), _PLACE, _PLACE, st.sampled_from(_NASTY)), min_size=1, max_size=6
        ),
    ).map(_apply)


_PLACE = st.floats(0, 1, allow_nan=False)
_Mutation = Callable[[bytes, bytes, int, int, bytes], bytes]


def _apply(drawn: tuple[bytes, bytes, list[tuple[_Mutation, float, float, bytes]]]) -> bytes:
    raw, other, steps = drawn
    for mutation, first, second, piece in steps:
        begin, end = sorted((int(first * len(raw)), int(second * len(raw))))
        raw = mutation(raw, other, begin, end, piece)[:300_000]
    return raw


def _cut(raw: bytes, other: bytes, begin: int, end: int, piece: bytes) -> bytes:
    return raw[:begin] + raw[end:]


def _double(raw: bytes, other: bytes, begin: int, end: int, piece: bytes) -> bytes:
    return raw[:end] + raw[begin:]


def _insert(raw: bytes, other: bytes, begin: int, end: int, piece: bytes) -> bytes:
    return raw[:begin] + piece + raw[begin:]


def _insert_line(raw: bytes, other: bytes, begin: int, end: int, piece: bytes) -> bytes:
    at = raw.find(b"\n", begin) + 1
    return raw[:at] + piece + b"\r\n" + raw[at:]


def _repeat(raw: bytes, other: bytes, begin: int, end: int, piece: bytes) -> bytes:
    return raw[:begin] + raw[begin : begin + 200] * 30 + raw[begin:]


def _splice(raw: bytes, other: bytes, begin: int, end: int, piece: bytes) -> bytes:
    return raw[:begin] + other[int(len(other) * end / (len(raw) + 1)) :]


def _flip(raw: bytes, other: bytes, begin: int, end: int, piece: bytes) -> bytes:
    return raw[:begin] + bytes(each ^ 0x55 for each in raw[begin : begin + 8]) + raw[begin + 8 :]


def _swap_lines(raw: bytes, other: bytes, begin: int, end: int, piece: bytes) -> bytes:
    lines = raw.split(b"\n")
    one, two = begin * len(lines) // (len(raw) + 1), end * len(lines) // (len(raw) + 1)
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


_MUTATIONS: tuple[_Mutation, ...] = (_cut, _double, _insert, _insert_line, _repeat, _splice, _flip, _swap_lines)

"""What goes out: the form of a mail to the last header, and that nothing can slip into it."""

import email
import email.policy
import re
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import unquote

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.channels.email import html
from bot.channels.email.compose import compose
from bot.channels.email.mailbox import Mailbox, one_line
from bot.channels.email.parse import parse
from bot.channels.email.prepared import Envelope
from bot.core.actions import Action, Verb, press
from bot.core.channel import Letter
from bot.core.funding import FundingMark
from bot.core.inbound import Ignored, Pressed, Said
from bot.core.language import Language, Texts
from bot.core.message import Button, Calendar, Message, line
from bot.core.tokens import Purpose
from tests.channels.email_world import BOT, CALENDAR, NOW, PHRASES, STOP, TOKEN, echo, letter, said

WITH_PAGES = replace(BOT, public_url="https://mosty.example.pl")
PIXEL = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0"
WITHOUT_DELIMITER = Mailbox("spotkania@bot.example.pl", "", b"tests")


def composed(what: Letter, mailbox: Mailbox = BOT) -> tuple[Envelope, EmailMessage]:
    envelope = compose(what, PHRASES.phrase, mailbox, NOW)
    return envelope, read(envelope.content)


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_every_header_of_an_invitation() -> None:
    envelope, _ = composed(letter())
    head = envelope.content.partition(b"\r\n\r\n")[0].decode("ascii")
    assert head.split("\r\n") == [
        "Date: Thu, 12 Nov 2026 09:11:00 +0000",
        f"Message-ID: <d31.{TOKEN}@bot.example.pl>",
        "To: =?utf-8?q?Bartek_=C5=BBak?=",
        " <bartek@hufiec.example.pl>",
        "Reply-To: Mosty",
        f" <spotkania+{TOKEN}@bot.example.pl>",
        f"In-Reply-To: <t.{TOKEN}@bot.example.pl>",
        f"References: <t.{TOKEN}@bot.example.pl>",
        f"List-Unsubscribe: <mailto:spotkania+{STOP}@bot.example.pl?subject=stop>",
        "From: Mosty",
        " <spotkania@bot.example.pl>",
        "Subject: Zaproszenie: Kultura",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: OOF, AutoReply",
        "X-Mosty-Loop: spotkania@bot.example.pl",
        "List-Id: <culture.bot.example.pl>",
        "List-Help: <mailto:spotkania@bot.example.pl?subject=help>",
        "List-Owner: <mailto:spotkania@bot.example.pl>",
        "List-Post: NO",
        "Precedence: list",
        "MIME-Version: 1.0",
        head.split("\r\n")[-2],
        "Content-Language: pl",
    ]
    assert (envelope.sender, envelope.recipient) == (
        f"spotkania+{BOT.token(Purpose.BOUNCE, 31)}@bot.example.pl",
        "bartek@hufiec.example.pl",
    )
    assert not envelope.international


def test_the_words_of_an_invitation() -> None:
    _, message = composed(letter())
    text = text_of(message)
    assert text.startswith("──── odpowiedź prosimy pisać powyżej tej linii ────\n\nZaproszenie: Kultura\n\n")
    assert "TAK, MOŻE albo NIE" in text
    assert "1. " not in text
    assert text.endswith("STOP.\nProjekt współfinansowany przez UE\n")
    assert "✅ Tak" in text_of(message, "html")
    assert "Pytanie o to spotkanie" not in text_of(message, "html")


def test_the_form_of_an_invitation() -> None:
    envelope, message = composed(letter())
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    assert b"\r\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\r\n" in envelope.content
    assert b"\r\nContent-Type: application/ics; name=mosty.ics\r\n" in envelope.content
    *_, shown, attached = message.walk()
    assert shown.get_payload(decode=True) == attached.get_payload(decode=True)


def test_a_letter_has_the_same_bytes_every_time() -> None:
    assert composed(letter())[0] == composed(letter())[0]
    assert composed(letter())[0].content != composed(letter(delivery=32))[0].content


def test_lines_are_short_seven_bit_and_end_in_crlf() -> None:
    content = composed(letter(language=None, name="Ż" * 200, in_reply_to="<" + "a" * 240 + "@x>"))[0].content
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) < 300


@pytest.mark.parametrize(("sectors", "id"), [(("safety",), "safety"), (("culture", "sport"), "all"), ((), "all")])
def test_each_sector_is_a_list_and_what_is_for_several_is_one_of_its_own(sectors: tuple[str, ...], id: str) -> None:
    _, message = composed(letter(sectors=sectors))
    assert message["List-Id"] == f"<{id}.bot.example.pl>"


def test_unsubscribing_with_one_click_where_there_are_pages() -> None:
    _, message = composed(letter(), WITH_PAGES)
    assert message["List-Unsubscribe"].split() == [
        f"<https://mosty.example.pl/u/{STOP}>,",
        f"<mailto:spotkania+{STOP}@bot.example.pl?subject=stop>",
    ]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert composed(letter(conversation=None), WITH_PAGES)[1]["List-Unsubscribe-Post"] is None


def test_an_answer_can_be_given_on_a_page_where_there_are_pages() -> None:
    _, message = composed(letter(), WITH_PAGES)
    link = f"https://mosty.example.pl/a/{TOKEN}"
    assert f"Można też odpowiedzieć na stronie: {link}" in text_of(message)
    html = text_of(message, "html")
    assert "Można też odpowiedzieć na stronie:" in html
    linked = re.findall(rf'<a href="{link}\?answer=(\w+)"[^>]*>(.+?)</a>', html)
    assert linked == [("accepted", "✅ Tak"), ("tentative", "❔ Może"), ("declined", "❌ Nie")]
    assert "mailto:" in html


def test_html_is_small_and_fetches_nothing() -> None:
    for what, most in ((letter(), 12_000), (letter(language=None), 16_000)):
        html = text_of(composed(what, WITH_PAGES)[1], "html")
        assert len(html.encode()) < most
        assert not re.search(r"<(?:img|link|script|iframe|form)|url\(|src=|@import", html)
        assert html.count("<table") == html.count("</table>")
        assert "light dark" in html


def test_the_funders_marks_are_attached_and_have_words() -> None:
    mark = FundingMark(PIXEL, "image/png", 600, 200, Texts(pl="Flaga <UE>", cs="Vlajka EU"))
    _, message = composed(letter(language=None), replace(BOT, marks=(mark,)))
    assert [part.get_content_type() for part in message.walk()][:6] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
    ]
    picture = next(part for part in message.walk() if part.get_content_type() == "image/png")
    assert picture["Content-ID"] == "<mark1@bot.example.pl>"
    assert picture.get_payload(decode=True) == PIXEL
    html = text_of(message, "html")
    assert 'src="cid:mark1@bot.example.pl" width="144" height="48" alt="Flaga &lt;UE&gt; / Vlajka EU"' in html
    assert all(source.startswith("cid:") for source in re.findall(r'src="([^"]+)', html))


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (html.TEXT, html.CARD),
        (html.QUIET, html.CARD),
        (html.QUIET, html.GROUND),
        (html.BUTTON, html.CARD),
        (html.ON_BUTTON, html.BUTTON),
        (html.DARK_TEXT, html.DARK_CARD),
        (html.DARK_QUIET, html.DARK_CARD),
        (html.DARK_QUIET, html.DARK_GROUND),
        (html.DARK_BUTTON, html.DARK_CARD),
        (html.DARK_ON_BUTTON, html.DARK_BUTTON),
    ],
)
def test_what_is_written_stands_out(ink: str, ground: str) -> None:
    """The contrast of WCAG 2.2, 1.4.3."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_people_wrote_is_escaped() -> None:
    message = read(compose(letter(message=said("<b>&\"'</b> https://a.pl/?x=1&y=<i>")), echo, BOT, NOW).content)
    html = text_of(message, "html")
    assert "<b>" not in html
    assert "<i>" not in html
    assert '<a href="https://a.pl/?x=1&amp;y=' in html


def test_somebody_whose_language_is_not_known_reads_both() -> None:
    _, message = composed(letter(language=None))
    assert message["Subject"] == "Zaproszenie: Kultura / Pozvánka: Kultura"
    assert message["Content-Language"] == "pl, cs"
    text = text_of(message)
    assert text.index("TAK, MOŻE") < text.index("ANO, MOŽNÁ") < text.index("\n-- \n") < text.index("słowem STOP")
    assert "Projekt współfinansowany przez UE" in text
    assert "Projekt spolufinancovaný EU" in text


def test_numbered_choices_are_listed_and_can_be_tapped() -> None:
    rows = ((Button(line("name", name="Karwina"), press(Verb.CITY, "karvina")),),) * 2
    _, message = composed(letter(message=Message("choose-city", rows=rows, numbered=True)))
    assert "\n1. Karwina\n2. Karwina\n" in text_of(message)
    assert f'"mailto:spotkania%2B{TOKEN}@bot.example.pl?subject=2"' in text_of(message, "html")


@pytest.mark.parametrize("mailbox", [BOT, WITHOUT_DELIMITER])
@pytest.mark.parametrize("language", list(Language))
def test_a_tap_on_an_answer_is_understood(mailbox: Mailbox, language: Language) -> None:
    _, message = composed(letter(language=language), mailbox)
    links = re.findall(r'href="mailto:([^?"]+)\?subject=([^"]+)"', text_of(message, "html"))
    words = {Language.PL: ["TAK", "MOŻE", "NIE"], Language.CS: ["ANO", "MOŽNÁ", "NE"]}
    for (to, subject), word in zip(links, words[language], strict=True):
        raw = f"From: b@example.pl\r\nTo: {unquote(to)}\r\nSubject: {unquote(subject)}\r\n\r\n\r\n".encode()
        inbound = parse(raw, mailbox, at=NOW)
        assert (inbound.act, inbound.conversation) == (Said(word), 7)


def test_an_offered_place_is_taken_or_left_with_a_tap() -> None:
    rows = (tuple(Button(line("name", name=each), press(Verb.PLACE, 5, each)) for each in ("take", "leave")),)
    _, message = composed(letter(message=Message("choose-city", rows=rows)))
    links = re.findall(r'href="mailto:[^?"]+\?subject=([^"]+)"[^>]*>([^<]+)<', text_of(message, "html"))
    assert links == [("TAK", "take"), ("NIE", "leave")]


@pytest.mark.parametrize("mailbox", [BOT, WITHOUT_DELIMITER])
def test_unsubscribing_with_a_tap_is_understood(mailbox: Mailbox) -> None:
    _, message = composed(letter(), mailbox)
    to, _, subject = message["List-Unsubscribe"].strip("<>").removeprefix("mailto:").partition("?subject=")
    raw = f"From: b@example.pl\r\nTo: {to}\r\nSubject: {unquote(subject)}\r\n\r\n\r\n".encode()
    inbound = parse(raw, mailbox, at=NOW)
    assert (inbound.act, inbound.conversation) == (Pressed(Action(Verb.STOP)), 7)


def test_without_a_delimiter_the_ids_carry_the_token() -> None:
    envelope, message = composed(letter(), WITHOUT_DELIMITER)
    assert message["Reply-To"] == "Mosty <spotkania@bot.example.pl>"
    assert envelope.sender == "spotkania@bot.example.pl"
    assert TOKEN in message["Message-ID"]
    assert TOKEN in message["References"]


def test_a_letter_without_a_conversation_has_no_token() -> None:
    _, message = composed(letter(conversation=None))
    assert message["Reply-To"] == "Mosty <spotkania@bot.example.pl>"
    assert message["Message-ID"] == "<d31@bot.example.pl>"
    assert message["References"] is None
    assert message["List-Unsubscribe"] == "<mailto:spotkania@bot.example.pl?subject=stop>"


def test_an_answer_stands_in_the_thread_of_the_question() -> None:
    _, message = composed(letter(bulk=False, in_reply_to="<abc@example.pl>"))
    assert message["In-Reply-To"] == "<abc@example.pl>"
    assert message["References"] == f"<t.{TOKEN}@bot.example.pl> <abc@example.pl>"
    assert message["Auto-Submitted"] == "auto-replied"
    assert message["List-Id"] is message["List-Unsubscribe"] is message["Precedence"] is None


def test_our_own_mail_coming_back_is_ignored() -> None:
    envelope, _ = composed(letter())
    assert parse(envelope.content, BOT, at=NOW).act == Ignored("own mail")


EVIL = "x\r\nBcc: all@example.org\n\rEvil: 1\x00\u2028Evil: 2\x85 \x0bEvil: 3"


@pytest.mark.parametrize("bulk", [True, False])
def test_nothing_can_add_a_header(bulk: bool) -> None:
    hostile = letter(name=EVIL, in_reply_to=f"<a@b>{EVIL}", message=said(EVIL), bulk=bulk)
    message = read(compose(hostile, echo, BOT, NOW).content)
    clean = read(compose(letter(message=said("x"), bulk=bulk), echo, BOT, NOW).content)
    assert message.keys() == clean.keys()
    assert message["In-Reply-To"] == f"<t.{TOKEN}@bot.example.pl>"
    assert len(message["To"].addresses) == 1


@given(name=st.text(max_size=60), title=st.text(max_size=120))
def test_names_and_titles_arrive_as_they_are(name: str, title: str) -> None:
    message = read(compose(letter(name=name, message=said(title)), echo, BOT, NOW).content)
    plain = " ".join("".join(each if each.isprintable() else " " for each in title).split())
    assert str(message["Subject"]).split() == plain.split()
    assert message["To"].addresses[0].addr_spec == "bartek@hufiec.example.pl"
    assert not message.defects


_LOCALS = st.from_regex(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,30}(\.[A-Za-z0-9_-]{1,30})?", fullmatch=True)
_HOSTILE = st.text(st.sampled_from('aż=?_ ,;:"\\<>()@.\r\n\t\0\x85\u2028\u202e🙂'), max_size=90)
_WORDS = st.one_of(st.text(max_size=90), _HOSTILE, st.text("x", min_size=60, max_size=300))


@settings(deadline=None, max_examples=50)
@given(name=_WORDS, title=_WORDS, local=_LOCALS)
def test_a_spliced_mail_reads_as_one_that_the_library_has_built(name: str, title: str, local: str) -> None:
    """EmailMessage refuses what could end a line, and folds and encodes by itself; the splicer must match it."""
    name, title = one_line(name)[:80].strip(), one_line(title)[:250]
    slow = EmailMessage(policy=email.policy.SMTP)
    slow["To"] = Address(name, local, "example.pl")
    slow["Subject"] = title
    slow.set_content(f"{title}\n")
    built = read(slow.as_bytes())
    envelope = compose(letter(name=name, address=f"mailto:{local}@example.pl", message=said(title)), echo, BOT, NOW)
    spliced = read(envelope.content)
    assert spliced["To"].addresses[0].addr_spec == built["To"].addresses[0].addr_spec == f"{local}@example.pl"
    assert _shown_name(envelope.content) == name
    assert len(spliced["To"].addresses) == 1
    assert str(spliced["Subject"]) == title
    assert title in text_of(spliced)
    assert set(spliced.keys()) == set(read(compose(letter(message=said("x")), echo, BOT, NOW).content).keys())


def _shown_name(content: bytes) -> str:
    """The name in To, as RFC 2047 says; the library's own address parser puts blanks between encoded words."""
    header = email.message_from_bytes(content)["To"]
    phrase, _ = parseaddr(re.sub(r"\r?\n(?=[ \t])", "", header))
    return str(make_header(decode_header(phrase)))


@pytest.mark.parametrize(
    "address",
    ["", "x", "@", "a@", "@b.pl", "a b@c.pl", "a@b@c.pl", "a@b.pl\r\nRCPT TO:<x@y.z>", "a@b..pl", "<a@b.pl>", ".a@b.pl",
     "a@-b.pl", "a\x00@b.pl", "a" * 65 + "@b.pl", "a@" + "b" * 64 + ".pl"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        compose(letter(address=f"mailto:{address}"), PHRASES.phrase, BOT, NOW)


def test_international_addresses() -> None:
    envelope, message = composed(letter(address="mailto:anna@żółw.pl"))
    assert (envelope.recipient, envelope.international) == ("anna@xn--w-uga1v8h.pl", False)
    envelope, _ = composed(letter(address="mailto:żaneta@example.pl"))
    assert (envelope.recipient, envelope.international) == ("żaneta@example.pl", True)
    assert "To: =?utf-8?q?Bartek_=C5=BBak?=\r\n <żaneta@example.pl>\r\n".encode() in envelope.content
    assert message["To"].addresses[0].addr_spec == "anna@xn--w-uga1v8h.pl"


def ics(what: Letter, mailbox: Mailbox = BOT) -> bytes:
    _, message = composed(what, mailbox)
    content = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    payload = content.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload


def test_the_calendar_entry() -> None:
    content = ics(letter())
    assert max(map(len, content.split(b"\r\n"))) <= 75
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert sorted(lines[:-1]) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Mosty//Mosty//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            f"UID:culture.{TOKEN}@bot.example.pl",
            "DTSTAMP:20261112T091100Z",
            "DTSTART:20261203T080000Z",
            "DTEND:20261203T140000Z",
            "SUMMARY:Kultura\\, edukacja\\; sport",
            "LOCATION:Dom Zdrojowy",
            "SEQUENCE:2",
            "STATUS:CONFIRMED",
            "ORGANIZER;CN=Mosty:mailto:spotkania@bot.example.pl",
            'ATTENDEE;CN="Bartek Żak";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE'
            ":mailto:bartek@hufiec.example.pl",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )


def test_a_cancelled_meeting_keeps_its_uid() -> None:
    cancelled = Message("said", (("text", "x"),), calendar=_calendar("CANCEL"))
    envelope = compose(letter(message=cancelled), echo, BOT, NOW)
    assert b"text/calendar; charset=utf-8; method=CANCEL" in envelope.content
    content = next(part for part in read(envelope.content).walk() if part.get_content_type() == "text/calendar")
    event = icalendar.Calendar.from_ical(content.get_content()).walk("VEVENT")[0]
    assert str(event["UID"]) == f"culture.{TOKEN}@bot.example.pl"
    assert str(event["STATUS"]) == "CANCELLED"
    assert "RSVP" not in event["ATTENDEE"].params


def test_nothing_can_add_a_line_to_the_calendar() -> None:
    evil = 'x";CN=y\r\nATTENDEE:mailto:evil@example.org\n'
    texts = Texts(pl=evil, cs=evil)
    message = Message("said", (("text", "x"),), calendar=_calendar("REQUEST", texts))
    content = compose(letter(name=evil, message=message), echo, BOT, NOW).content
    part = next(part for part in read(content).walk() if part.get_content_type() == "text/calendar")
    event = icalendar.Calendar.from_ical(part.get_content()).walk("VEVENT")[0]
    assert str(event["ATTENDEE"]) == "mailto:bartek@hufiec.example.pl"


def test_a_line_that_begins_with_a_dot_or_from_survives() -> None:
    message = read(compose(letter(message=said(".\n..x\nFrom me")), echo, BOT, NOW).content)
    assert ".\n..x\nFrom me" in text_of(message)


def _calendar(method: str, texts: Texts | None = None) -> Calendar:
    entry = replace(CALENDAR, method=method)
    return replace(entry, title=texts, venue=texts) if texts else entry

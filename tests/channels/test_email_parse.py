"""Mails as they come from the programs people use in Poland and Czechia, and as attackers make them.

The samples are written by hand after the form of each program's mails; names and addresses are invented.
"""

import time
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.channels.email.mailbox import Mailbox
from bot.channels.email.parse import parse
from bot.core.actions import Action, Verb, press
from bot.core.bounces import Failure
from bot.core.inbound import Act, Bounced, Ignored, Inbound, Pressed, Proposed, Said, Unreadable
from bot.core.language import Language
from bot.core.rsvps import PartStat
from bot.core.spoken import answer_in
from bot.core.tokens import Purpose
from tests.channels.email_world import BOT, NOW, SAMPLES, SENT, STOP, TOKEN
from tests.channels.test_mail_corpus import CORPUS


def read(name: str, mailbox: Mailbox = BOT) -> Inbound:
    return parse((SAMPLES / f"{name}.eml").read_bytes(), mailbox, at=NOW)


YES, NO, MAYBE = PartStat.ACCEPTED, PartStat.DECLINED, PartStat.TENTATIVE

ANSWERS = [
    ("gmail-web-pl", "Tak, przyjdę.", YES),
    ("gmail-android-pl", "nie", NO),
    ("gmail-reaction-pl", "👍", YES),
    ("gmail-web-cs", "Ano, zúčastním se", YES),
    ("gmail-phone-cs", "Možná", MAYBE),
    ("outlook-desktop-pl", "TAK\n\nPozdrawiam serdecznie\nBartek Żak\nHufiec Jastrzębie", YES),
    ("outlook-web-pl", "Niestety nie mogę", NO),
    ("outlook-desktop-cs", "Ano, přijdu\nKolik míst je u parkoviště?", YES),
    ("outlook-mobile-pl", "Tak", YES),
    ("outlook-mobile-cs", "Bohužel nemohu", NO),
    ("apple-mail-pl", "Potwierdzam udział", YES),
    ("apple-mail-cs", "Zúčastním se.", YES),
    ("iphone-pl", "Będę", YES),
    ("iphone-cs", "Nepřijdu", NO),
    ("thunderbird-bottom-cs", "Ano", YES),
    ("seznam-cs", "Ano, přijdu.\n\nS pozdravem\nNováková", YES),
    ("seznam-html-cs", "Ne", NO),
    ("wp-pl", "Tak", YES),
    ("onet-pl", "Nie wezmę udziału\nŻyczę owocnych obrad", NO),
    ("interia-pl", "Przyjdę", YES),
    ("o2-pl", "Może", MAYBE),
    ("centrum-cs", "Zatím nevím", MAYBE),
    ("roundcube-cs", "určitě", YES),
    ("roundcube-pl", "chętnie przyjdę", YES),
    ("proton-pl", "Rezygnuję", NO),
    ("samsung-pl", "Tak będę", YES),
    ("unknown-program-pl", "Tak", YES),
    ("english-program-cs", "ano", YES),
    ("answer-and-question-cs", "Ano\n\nMohu přivést kolegu, který mluví jen slovensky?", YES),
    ("no-subaddress-pl", "Tak", YES),
    ("references-only-cs", "Ano", YES),
]


@pytest.mark.parametrize(("name", "text", "answer"), ANSWERS)
def test_an_answer_is_read_without_what_it_quotes(name: str, text: str, answer: PartStat) -> None:
    inbound = read(name)
    assert inbound.act == Said(text, reply_to=SENT)
    assert inbound.conversation == 7
    assert not inbound.sender.proven
    heard = answer_in(text, inbound.sender.language)
    assert heard is not None
    assert heard.partstat == answer
    polish = name.endswith("-pl")
    assert inbound.sender.address == f"mailto:{'bartek@hufiec.example.pl' if polish else 'cecilie@spolek.example.cz'}"
    assert inbound.sender.name == ("Bartek Żak" if polish else "Cecílie Nováková")
    assert inbound.sender.language == (Language.PL if polish else Language.CS)
    assert inbound.reference.startswith("<")


STAMP = datetime(2026, 11, 12, 10, 22, 15, tzinfo=UTC)


def in_calendar(partstat: str, note: str = "") -> Pressed:
    """An answer to the entry as it was first sent."""
    starts = datetime(2026, 12, 3, 8, tzinfo=UTC)
    return Pressed(press(Verb.ANSWER, "culture", partstat), note=note, sequence=0, stamp=STAMP, starts=starts)


OTHERS: list[tuple[str, Act, int | None]] = [
    ("tap-pl", Said("TAK"), 7),
    ("tap-phone-cs", Said("MOŽNÁ"), 7),
    ("token-in-subject-pl", Said("TAK"), 7),
    ("numbers-pl", Said("1, 3", reply_to=SENT), 7),
    ("stop-word-cs", Said("STOP", reply_to=SENT), 7),
    ("unsubscribe-pl", Pressed(Action(Verb.STOP)), 7),
    (
        "thunderbird-pl",
        Said(
            "Dzień dobry,\nczy na sali będzie rzutnik i czy możemy rozłożyć swoje ulotki na stoliku przy wejściu?"
            "\n\nBartek",
            reply_to=SENT,
        ),
        7,
    ),
    (
        "question-new-pl",
        Said(
            "Dzień dobry,\nchcielibyśmy zgłosić stoisko:\nTemat: gry planszowe\nData: 3 grudnia\n"
            "Ile stołów możemy dostać i od której można się rozkładać?\n\nBartek Żak"
        ),
        None,
    ),
    ("question-new-cs", Said("Dobrý den, bude na setkání tlumočení do češtiny? Děkuji."), None),
    ("question-ascii-cs", Said("Dobry den, kde se da zaparkovat?"), None),
    ("question-subject-only-pl", Said("Czy spotkanie w Karwinie jest płatne?"), None),
    ("absence-of-a-person-pl", Said("Dzień dobry, niestety w tym dniu jesteśmy na obozie."), None),
    ("start-pl", Said("Zapisz"), None),
    ("forged-token-pl", Said("Nie"), None),
    ("raw-cp1250-headers-pl", Said("Tak, będę\n\nPozdrowienia, Bartek Żak"), 7),
    ("picture-cs", Unreadable(), 7),
    ("calendar-google-accepted", in_calendar("ACCEPTED"), 7),
    ("calendar-google-other-address", in_calendar("TENTATIVE"), 7),
    ("calendar-google-guests-cs", replace(in_calendar("ACCEPTED"), party=3), 7),
    ("calendar-google-note-pl", in_calendar("DECLINED", "Wyjeżdżam wtedy na targi; szkoda."), 7),
    (
        "calendar-exchange-declined",
        replace(in_calendar("DECLINED", "V tu dobu jsem bohužel v Praze."), stamp=STAMP.replace(minute=30, second=0)),
        7,
    ),
    (
        "calendar-apple-accepted-cs",
        replace(in_calendar("ACCEPTED", "Přijdu se zpožděním."), sequence=1),
        7,
    ),
    (
        "calendar-two-stamps-pl",
        replace(in_calendar("DECLINED"), stamp=STAMP + timedelta(minutes=5)),
        7,
    ),
    ("calendar-delegated-pl", Proposed("culture", "Zastąpi mnie Ewa.", delegate="ewa@hufiec.example.pl"), 7),
    (
        "calendar-exchange-counter-cs",
        Proposed(
            "culture",
            "Ve čtvrtek nemohu, v pátek ano.",
            datetime(2026, 12, 4, 8, tzinfo=UTC),
            datetime(2026, 12, 4, 14, tzinfo=UTC),
        ),
        7,
    ),
    (
        "calendar-counter",
        Proposed("culture", starts=datetime(2026, 12, 3, 8, tzinfo=UTC), ends=datetime(2026, 12, 3, 14, tzinfo=UTC)),
        7,
    ),
    ("calendar-forged", Ignored("auto-reply"), None),
    ("absent-exchange-pl", Ignored("auto-reply"), 7),
    ("absent-exchange-cs", Ignored("auto-reply"), 7),
    ("absent-gmail-pl", Ignored("auto-reply"), 7),
    ("absent-no-headers-cs", Ignored("auto-reply"), 7),
    ("absent-words-only-pl", Ignored("auto-reply"), 7),
    ("noreply-cs", Ignored("auto-reply"), None),
    ("newsletter-pl", Ignored("list mail"), None),
    ("own-mail-pl", Ignored("own mail"), 7),
    ("other-mosty-cs", Ignored("own mail"), None),
    ("read-receipt-cs", Ignored("read receipt"), 7),
    ("report-relayed", Ignored("delivery report"), 7),
    ("bounce-postfix-unknown", Bounced(Failure.DEAD, "5.1.1", delivery=31), 7),
    ("bounce-token-in-headers", Bounced(Failure.DEAD, "5.1.2", delivery=31), 7),
    ("bounce-without-token", Bounced(Failure.DEAD, "5.1.1"), None),
    ("bounce-generic-status", Bounced(Failure.DEAD, "5.1.1", delivery=31), 7),
    ("bounce-utf8", Bounced(Failure.DEAD, "5.1.10", delivery=31), 7),
    ("bounce-exim", Bounced(Failure.DEAD, "5.1.1"), 7),
    ("bounce-exim-report", Bounced(Failure.DEAD, "5.0.0", delivery=31), 7),
    ("bounce-exim-report-two", Bounced(Failure.DEAD, "5.1.1", delivery=31), 7),
    ("bounce-exim-report-delayed", Bounced(Failure.DELAYED, "4.0.0", delivery=31), 7),
    ("bounce-exchange-pl", Bounced(Failure.DEAD, ""), 7),
    ("bounce-full", Bounced(Failure.FULL, "5.2.2", delivery=31), 7),
    ("bounce-policy", Bounced(Failure.POLICY, "5.7.1", delivery=31), 7),
    ("bounce-qmail", Bounced(Failure.DEAD, "5.1.1", delivery=31), 7),
    ("bounce-qmail-full-pl", Bounced(Failure.FULL, "", delivery=31), 7),
    ("bounce-exchange-cs", Bounced(Failure.DEAD, "", delivery=31), None),
    ("bounce-exchange-full-pl", Bounced(Failure.FULL, "", delivery=31), None),
    ("bounce-exchange-delayed-cs", Bounced(Failure.DELAYED, "", delivery=31), None),
    ("bounce-exchange-policy-cs", Bounced(Failure.POLICY, "", delivery=31), None),
    ("bounce-webmail-pl", Bounced(Failure.DEAD, "", delivery=31), None),
    ("bounce-account-closed-pl", Bounced(Failure.DEAD, "", delivery=31), None),
    ("bounce-webmail-cs", Bounced(Failure.DEAD, "", delivery=31), None),
    ("bounce-exim-delayed", Bounced(Failure.DELAYED, "", delivery=31), None),
    ("bounce-without-any-reason-pl", Bounced(Failure.UNKNOWN, "", delivery=31), None),
    ("bounce-gmail-over-quota", Bounced(Failure.FULL, "5.2.2", delivery=31), 7),
    ("bounce-expired", Bounced(Failure.EXPIRED, "4.4.1", delivery=31), 7),
    ("bounce-utf8-base64", Bounced(Failure.DEAD, "5.1.1", delivery=31), 7),
    ("bounce-words-only-in-diagnostic", Bounced(Failure.DEAD, "5.0.0", delivery=31), 7),
    ("bounce-two-groups", Bounced(Failure.POLICY, "5.7.1", delivery=31), 7),
    ("absent-at-return-path-pl", Ignored("auto-reply"), None),
    ("absent-from-nobody-cs", Ignored("auto-reply"), None),
    ("bounce-delayed", Bounced(Failure.DELAYED, "4.4.1", delivery=31), 7),
]


@pytest.mark.parametrize(("name", "act", "conversation"), OTHERS)
def test_a_mail_is_what_it_is(name: str, act: Act, conversation: int | None) -> None:
    inbound = read(name)
    assert (inbound.act, inbound.conversation) == (act, conversation)


def test_every_sample_is_in_a_table() -> None:
    assert {path.stem for path in SAMPLES.glob("*.eml")} == {
        *(row[0] for row in (*ANSWERS, *OTHERS)),
        *(row.name for row in CORPUS),
    }


@pytest.mark.parametrize("name", [*(row[0] for row in (*ANSWERS, *OTHERS)), *(row.name for row in CORPUS)])
def test_bare_line_ends_and_another_secret(name: str) -> None:
    raw = (SAMPLES / f"{name}.eml").read_bytes()
    assert parse(raw.replace(b"\r\n", b"\n"), BOT, at=NOW).act == read(name).act
    stranger = parse(raw, replace(BOT, secret=b"another"), at=NOW)
    assert stranger.conversation is None
    assert not isinstance(stranger.act, Pressed)


def test_the_calendar_names_who_answers() -> None:
    assert read("calendar-google-other-address").sender.address == "mailto:b.zak@gmail.example"
    assert read("calendar-exchange-declined").sender.address == "mailto:cecilie@spolek.example.cz"


def mail(*headers: str, body: str = "Tak", to: str = "spotkania@bot.example.pl") -> bytes:
    head = [f"To: {to}", *headers]
    if not any(header.startswith("From:") for header in headers):
        head.insert(0, "From: Bartek <bartek@hufiec.example.pl>")
    return "\r\n".join([*head, "", body]).encode()


def conversation_of(raw: bytes, recipient: str = "") -> int | None:
    return parse(raw, BOT, recipient=recipient, at=NOW).conversation


@pytest.mark.parametrize(
    "raw",
    [
        mail(to=f"spotkania+{TOKEN}@bot.example.pl"),
        mail(to=f"Spotkania+{TOKEN.upper()}@BOT.example.pl"),
        mail(to=f'"Mosty, bot" <spotkania+{TOKEN}@bot.example.pl>, b@example.pl'),
        mail(f"Cc: x@example.pl, spotkania+{TOKEN}@bot.example.pl"),
        mail(f"Delivered-To: spotkania+{TOKEN}@bot.example.pl"),
        mail(f"X-Original-To: spotkania+{TOKEN}@bot.example.pl"),
        mail(f"In-Reply-To: {SENT}"),
        mail(f"In-Reply-To: <other@x>\r\nReferences: <a@b> {SENT}\r\n <c@d>"),
        mail(f"Subject: Re: TAK [{TOKEN}]"),
    ],
)
def test_the_token_is_found_wherever_it_may_stand(raw: bytes) -> None:
    assert conversation_of(raw) == 7


def test_the_recipient_of_the_envelope_comes_first() -> None:
    other = BOT.token(Purpose.CONVERSATION, 8)
    raw = mail(to=f"spotkania+{TOKEN}@bot.example.pl")
    assert conversation_of(raw, f"spotkania+{other}@bot.example.pl") == 8
    assert conversation_of(raw, "spotkania@bot.example.pl") == 7


@pytest.mark.parametrize("position", range(25))
def test_a_token_changed_anywhere_is_no_token(position: int) -> None:
    changed = TOKEN[:position] + ("u" if TOKEN[position] != "u" else "r") + TOKEN[position + 1 :]
    assert conversation_of(mail(to=f"spotkania+{changed}@bot.example.pl")) is None


def test_a_token_to_stop_is_good_for_nothing_else_and_for_no_quotation() -> None:
    inbound = parse(mail(f"References: <d1.{STOP}@bot.example.pl>"), BOT, at=NOW)
    assert (inbound.act, inbound.conversation) == (Said("Tak", reply_to=f"<d1.{STOP}@bot.example.pl>"), None)
    assert parse(mail(to=f"spotkania+{STOP}@bot.example.pl"), BOT, at=NOW).act == Pressed(Action(Verb.STOP))


def test_one_mail_is_one_inbound_for_each_conversation() -> None:
    other = f"spotkania+{BOT.token(Purpose.CONVERSATION, 8)}@bot.example.pl"
    raw = mail(to=f"spotkania+{TOKEN}@bot.example.pl")
    ids = [parse(raw, BOT, recipient=recipient, at=NOW).id for recipient in ("", "spotkania@bot.example.pl", other)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].startswith("email:")
    assert parse(mail(), BOT, at=NOW).id != ids[0]


@pytest.mark.parametrize(
    ("header", "address", "name"),
    [
        ("From: Anna@Example.ORG", "anna@example.org", ""),
        ('From: "Kowalski, Jan" <jan@example.pl>', "jan@example.pl", "Kowalski, Jan"),
        ("From: =?iso-8859-2?Q?=AFaneta?= <z@example.pl>", "z@example.pl", "Żaneta"),
        ("From: =?utf-8?B?xaE=?= =?utf-8?B?xI0=?= <c@example.cz>", "c@example.cz", "šč"),
        ('From: "jan@example.pl" <jan@example.pl>', "jan@example.pl", ""),
        ("From: =?utf-8?q?Bot_=3Cadmin=40example.org=3E?= <evil@example.net>", "evil@example.net", ""),
        ("From: x <a@b.pl>, y <c@d.pl>", "a@b.pl", "x"),
        ("From: Jan <jan@żółw.pl>", "jan@xn--w-uga1v8h.pl", "Jan"),
        ("From: Evil\tName\x07 <e@example.org>", "e@example.org", "Evil Name"),
    ],
)
def test_who_wrote(header: str, address: str, name: str) -> None:
    sender = parse(mail(header), BOT, at=NOW).sender
    assert (sender.address, sender.name) == (f"mailto:{address}", name)


@pytest.mark.parametrize(
    ("body", "address", "language"),
    [
        ("Proszę o informację", "a@example.com", Language.PL),
        ("Děkuji, přijdu", "a@example.com", Language.CS),
        ("ok", "a@example.pl", Language.PL),
        ("ok", "a@example.cz", Language.CS),
        ("Zażółć", "a@example.cz", Language.PL),
        ("ok", "a@example.com", None),
    ],
)
def test_which_language_somebody_writes(body: str, address: str, language: Language | None) -> None:
    raw = mail(f"From: {address}", "Content-Type: text/plain; charset=utf-8", body=body)
    assert parse(raw, BOT, at=NOW).sender.language == language


FROM = b"From: a@example.cz\r\n"
RUBBISH: dict[str, bytes] = {
    "nothing": b"",
    "zeros": b"\0" * 5_000,
    "no headers": b"hello",
    "empty Message-ID": FROM + b"Message-ID: <>\r\n\r\nx",
    "bracket Message-ID": FROM + b"Message-ID: <[>\r\n\r\nx",
    "open angle": FROM + b"To: <\r\n\r\nx",
    "no content type": FROM + b"Content-Type: /\r\n\r\nx",
    "no boundary": FROM + b"Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\nfoo",
    "unknown charset": FROM + b"Content-Type: text/plain; charset=klingon\r\n\r\nano",
    "broken charset": FROM + b"Content-Type: text/plain; charset*=x'y'%zz\r\n\r\nano",
    "broken base64": FROM + b"Content-Transfer-Encoding: base64\r\n\r\n####===x",
    "unknown encoding": FROM + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 999 x\r\nM",
    "brackets in To": FROM + b"To: " + b"(" * 3_000 + b"\r\n\r\nx",
    "brackets in From": b"From: " + b"(" * 3_000 + b"a@b.cz\r\n\r\nx",
    "ats": FROM + b"To: " + b"@" * 100_000 + b"\r\n\r\nx",
    "16000 addresses": FROM + b"To: " + b", ".join(b"u%d@x.pl" % each for each in range(16_000)) + b"\r\n\r\nx",
    "20000 encoded words": FROM + b"Subject: " + b" ".join([b"=?utf-8?q?=C5=82?="] * 20_000) + b"\r\n\r\nx",
    "100000 references": FROM + b"References: " + b" ".join(b"<%d@x>" % each for each in range(100_000)) + b"\r\n\r\nx",
    "100000 headers": b"".join(b"X-%d: y\r\n" % each for each in range(100_000)) + b"\r\nx",
    "nested multiparts": FROM
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (each, each) for each in range(1_500)),
    "nested multiparts and lines": FROM
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (each, each) for each in range(29))
    + b"x\r\n" * 300_000,
    "nested mails": FROM + b"Content-Type: message/rfc822\r\n\r\n" * 1_500,
    "one word": FROM + b"\r\n" + b"Dnia " * 400_000,
    "digits": FROM + b"\r\n" + b"1" * 900_000 + b":",
    "headers in the text": FROM + b"\r\n" + b"W dniu 1 Od: \r\n" * 90_000,
    "half attributions": FROM + b"\r\n" + b"a1@b:\r\n" * 90_000,
    "carriage returns": FROM + b"\r\n" + b"\r" * 900_000,
    "soft line breaks": FROM + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"a \r\n" * 300_000,
    "deep HTML": FROM + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 300_000,
    "flat HTML": FROM + b"Content-Type: text/html\r\n\r\n" + b"<div class=gmail_quote>x</div>" * 60_000,
    "open HTML": FROM + b"Content-Type: text/html\r\n\r\n" + b"<" * 900_000,
    "open calendar": FROM + b"Content-Type: text/calendar\r\n\r\nMETHOD:REPLY\r\n" + b"BEGIN:VEVENT\r\n" * 14_000,
    "cut calendar": FROM + b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEV",
    "long time zone": FROM
    + b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/"
    + b"x" * 2_000
    + b":20261203T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "many tokens": FROM + b"\r\n" + TOKEN.encode()[:-1] + (b"x " + TOKEN.encode()[:-1]) * 50_000,
    "bounce of nothing": b"From: mailer-daemon@x.pl\r\n\r\n" + b"550 5.1.1" * 100_000,
}


@pytest.mark.parametrize("name", RUBBISH)
def test_rubbish_is_read_in_no_time_or_refused_with_a_reason(name: str) -> None:
    began = time.process_time()
    try:
        inbound = parse(RUBBISH[name], BOT, at=NOW)
    except ValueError as error:
        assert str(error) in ("the mail names no sender", "the mail is too large, or has too many parts")
    else:
        assert isinstance(inbound.act, Said | Unreadable | Bounced)
        assert inbound.conversation is None
    assert time.process_time() - began < 2  # seconds; what is quadratic takes minutes


def test_words_are_read_although_a_large_attachment_follows() -> None:
    head = FROM + b"Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\nAno, p\xc5\x99ijdu\r\n--q\r\n"
    raw = head + b"Content-Type: application/pdf\r\n\r\n" + b"QUFB\r\n" * 1_000_000 + b"--q--"
    assert parse(raw, BOT, at=NOW).act == Said("Ano, přijdu")


@pytest.mark.parametrize("codec", ["punycode", "idna", "unicode_escape", "rot13", "base64", "undefined", "utf-7", "x"])
def test_a_codec_that_no_mail_is_written_in_does_no_harm(codec: str) -> None:
    raw = mail(f"Content-Type: text/plain; charset={codec}", body="Přijdu určitě")
    assert parse(raw, BOT, at=NOW).act == Said("Přijdu určitě")


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("utf-8", b"Ano\0, p\xc5\x99ijdu"),
        ("utf-7", b"Ano+2AA-, p+AVk-ijdu"),
        ("utf-16-le", "Ano, při\0jdu".encode("utf-16-le")),
        ("latin-2", b"Ano, p\xf8ij\0du"),
    ],
)
def test_what_no_database_keeps_is_left_out_of_words(charset: str, body: bytes) -> None:
    raw = FROM + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + body
    assert parse(raw, BOT, at=NOW).act == Said("Ano, přijdu")

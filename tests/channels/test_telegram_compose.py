"""A letter → the exact text and buttons that Telegram is given."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.channels.telegram.compose import compose
from bot.core.actions import Verb, press
from bot.core.channel import Letter
from bot.core.language import Language, Texts
from bot.core.message import Button, Line, Message, Plain, line
from bot.core.messages.reader import HOME
from bot.text import Phrasebook

PHRASES = {
    ("plain.title", Language.PL): "Spotkanie",
    ("plain.title", Language.CS): "Setkání",
    ("plain", Language.PL): "Tytuł: {title}",
    ("plain", Language.CS): "Název: {title}",
    ("bare.title", Language.PL): "",
    ("bare", Language.PL): "{title}",
    ("by-mail", Language.PL): "Proszę odpisać",
    ("button-yes", Language.PL): "Tak",
    ("button-yes", Language.CS): "Ano",
    ("button-same", Language.PL): "Menu",
    ("button-same", Language.CS): "Menu",
}

YES = Button(line("button-yes"), press(Verb.ANSWER, "culture", "ACCEPTED"))
SAME = Button(line("button-same"), press(Verb.HOME))


def phrase(id: str, args: Mapping[str, Plain], language: Language) -> str:
    return PHRASES[id, language].format(**args)


def letter(message: Message, language: Language | None = Language.PL) -> Letter:
    return Letter(delivery=1, address="telegram:7100000001", language=language, message=message)


def about(title: str, *rows: tuple[Button, ...], id: str = "plain", by_mail: Line | None = None) -> Message:
    return Message(id, (("title", title),), rows, by_mail=by_mail)


def test_a_heading_a_body_and_rows_of_buttons() -> None:
    outgoing = compose(letter(about("Kultura", (YES, SAME), (SAME,), by_mail=line("by-mail"))), phrase)
    assert outgoing.text == "<b>Spotkanie</b>\n\nTytuł: Kultura"
    assert outgoing.keyboard is not None
    assert outgoing.keyboard.to_dict() == {
        "inline_keyboard": [
            [
                {"text": "Tak", "callback_data": "answer:culture:ACCEPTED"},
                {"text": "Menu", "callback_data": "home"},
            ],
            [{"text": "Menu", "callback_data": "home"}],
        ]
    }


def test_what_people_wrote_is_never_markup() -> None:
    outgoing = compose(letter(about("<b>A</b> & \"B\" <script>'x' &lt;")), phrase)
    assert outgoing.text == "<b>Spotkanie</b>\n\nTytuł: &lt;b&gt;A&lt;/b&gt; &amp; \"B\" &lt;script&gt;'x' &amp;lt;"
    assert outgoing.keyboard is None


def test_without_a_heading_there_is_only_the_body() -> None:
    assert compose(letter(about("Kultura", id="bare")), phrase).text == "Kultura"


def test_whose_language_is_not_known_reads_every_language_with_the_buttons_once() -> None:
    message = Message("plain", (("title", Texts(pl="Kultura", cs="Umění")),), ((YES, SAME),))
    outgoing = compose(letter(message, language=None), phrase)
    assert outgoing.text == "<b>Spotkanie</b>\n\nTytuł: Kultura\n\n<b>Setkání</b>\n\nNázev: Umění"
    assert outgoing.keyboard is not None
    assert [[button.text for button in row] for row in outgoing.keyboard.inline_keyboard] == [["Tak / Ano", "Menu"]]


def test_what_does_not_fit_below_each_other_is_said_in_a_message_for_each_language() -> None:
    message = Message("plain", (("title", Texts(pl="ż" * 3_000, cs="ř" * 3_000)),), ((YES, SAME),))
    outgoing = compose(letter(message, language=None), phrase)
    first, *others = outgoing.before
    assert (first.text, others) == (f"<b>Spotkanie</b>\n\nTytuł: {'ż' * 3_000}", [])
    assert first.keyboard is None
    assert outgoing.text == f"<b>Setkání</b>\n\nNázev: {'ř' * 3_000}"
    assert outgoing.keyboard is not None
    assert [[button.text for button in row] for row in outgoing.keyboard.inline_keyboard] == [["Tak / Ano", "Menu"]]
    too_long = Message("plain", (("title", Texts(pl="ż" * 3_000, cs="ř" * 5_000)),))
    with pytest.raises(ValueError, match="Telegram takes 1 to 4096"):
        compose(letter(too_long, language=None), phrase)


def test_the_limit_of_a_text_counts_what_is_read() -> None:
    room = 4096 - len("Spotkanie\n\nTytuł: ")
    assert compose(letter(about("😀" * (room - 1) + "&")), phrase).text.endswith("&amp;")
    with pytest.raises(ValueError, match="4097 characters"):
        compose(letter(about("😀" * (room + 1))), phrase)
    with pytest.raises(ValueError, match="0 characters"):
        compose(letter(about("", id="bare")), phrase)


def test_the_limits_of_a_keyboard() -> None:
    full = ((YES,) * 8,) * 12 + ((YES,) * 4,)
    outgoing = compose(letter(about("Kultura", *full)), phrase)
    assert outgoing.keyboard is not None
    for rows in ((*full, (YES,)), ((YES,) * 9,)):
        with pytest.raises(ValueError, match="8 buttons in a row and 100 in all"):
            compose(letter(about("Kultura", *rows)), phrase)


def test_the_longest_action_fits_and_a_longer_one_does_not() -> None:
    longest = Button(line("button-yes"), press(Verb.ANSWER, "m" * 32, "NEEDS-ACTION"))
    compose(letter(about("Kultura", (longest,))), phrase)
    with pytest.raises(ValueError, match="64 bytes"):
        compose(letter(about("Kultura", (Button(line("button-yes"), press(Verb.ANSWER, "m" * 65)),))), phrase)


def test_the_first_question_in_both_languages() -> None:
    rows = tuple((Button(line(f"button-language-{each}"), press(Verb.LANGUAGE, each)),) for each in Language)
    message = Message("choose-language", rows=(*rows, (HOME,)), numbered=True, by_mail=line("by-mail-number"))
    outgoing = compose(letter(message, language=None), Phrasebook(Path("locales")).phrase)
    assert outgoing.text.count("<b>") == 2
    assert outgoing.keyboard is not None
    labels = [button.text for row in outgoing.keyboard.inline_keyboard for button in row]
    assert labels[:2] == ["Polski", "Čeština"]

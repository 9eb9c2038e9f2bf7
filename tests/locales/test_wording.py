"""The texts as people read them: they render, fit, and are Polish or Czech to the last letter."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core import spoken, words
from bot.core.language import Language
from bot.text import Argument, Phrasebook, default_folder
from tests.locales.ftl import LANGUAGES, phrases

STARTS = datetime(2026, 12, 3, 9, 0, tzinfo=ZoneInfo("Europe/Warsaw"))
ENDS = datetime(2026, 12, 3, 15, 30, tzinfo=ZoneInfo("Europe/Warsaw"))

SAMPLES: dict[str, Argument] = {
    "starts": STARTS,
    "ends": ENDS,
    "at": STARTS,
    "was": STARTS,
    "was_starts": STARTS,
    "was_ends": ENDS,
    "days": 5,
    "number": 1234,
    "count": 22,
    "total": 112,
    "unreachable": 2,
    "most": 3_000,
    "until": STARTS,
    "seats": 3,
    "party": 3,
    "position": 7,
    "free": 2,
    "taken": 78,
    "capacity": 80,
    "sent": 2,
}
"""By name; every other argument is a text."""

TWO_LANGUAGES = {"welcome-by-mail", "button-language-cs"}
"""Phrases that hold a word of the other language on purpose."""

FOREIGN = {"pl": "áčďéěíňřšťúůýž", "cs": "ąćęłńśźż"}
"""Letters a language does not have, and its neighbour does."""

COUNTS = (0, 1, 2, 5, 12, 22, 25, 112)

BY_MAIL = [
    id
    for id, phrase in phrases("pl").items()
    if "by-mail" in id or phrase.file in {"joining.ftl", "mail.ftl", "web.ftl"}
]
"""Phrases that may name words to answer with, in capitals."""


@pytest.fixture(scope="module")
def book() -> Phrasebook:
    return Phrasebook(default_folder())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_renders(book: Phrasebook, language: str) -> None:
    for id, phrase in phrases(language).items():
        args = {name: SAMPLES.get(name, f"‹{name}›") for name in phrase.variables}
        text = book.phrase(id, args, language)
        assert text, id
        assert not re.search(r"[{}]", text), id
        assert all(f"‹{name}›" in text for name in phrase.variables - set(SAMPLES) - {"language"}), id


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_one_line(book: Phrasebook, language: str) -> None:
    for id, phrase in phrases(language).items():
        if id.endswith(".title"):
            args = {name: SAMPLES.get(name, "x") for name in phrase.variables}
            title = book.phrase(id, args, language)
            assert "\n" not in title, id
            assert len(title) <= 50, id


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_short(book: Phrasebook, language: str) -> None:
    for id, phrase in phrases(language).items():
        if id.startswith("button-"):
            assert len(book.phrase(id, {name: SAMPLES.get(name, "") for name in phrase.variables}, language)) <= 30, id


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_the_face(book: Phrasebook, language: str) -> None:
    longest = {"bot-name": 64, "bot-short-description": 120, "bot-description": 512}
    for id, phrase in phrases(language).items():
        if phrase.file == "telegram.ftl":
            assert 0 < len(book.phrase(id, {}, language)) <= longest.get(id, 256), id


@pytest.mark.parametrize("language", ["pl", "cs"])
def test_no_letter_of_the_other_language(language: str) -> None:
    for id, phrase in phrases(language).items():
        if id not in TWO_LANGUAGES:
            assert not set("".join(phrase.texts).lower()) & set(FOREIGN[language]), id


@pytest.mark.parametrize("language", ["pl", "cs"])
def test_typography(language: str) -> None:
    closing = {"pl": "”", "cs": "“"}[language]
    for id, phrase in phrases(language).items():
        for text in phrase.texts:
            assert not re.search(r"[\"'!]|\.\.\.| - |  ", text), id
        assert re.sub("[^„“”]", "", "".join(phrase.texts)).replace(f"„{closing}", "") == "", id


@pytest.mark.parametrize("language", ["pl", "cs"])
def test_no_form_tells_the_gender_of_the_reader(language: str) -> None:
    telling = {
        "pl": r"\b\w+(łeś|łaś|łem|łam|liście|łyście)\b|\w/\w|\w\(\w\)|\b(Pan|Pani|Pana|Panią|Panu)\b",
        "cs": r"\b(byste|jste) (se )?\w+l[aiy]?\b|\w/\w|\w\(\w\)",
    }[language]
    for id, phrase in phrases(language).items():
        assert not re.search(telling, "".join(phrase.texts)), id


@pytest.mark.parametrize("language", list(Language))
def test_the_words_named_to_readers_are_understood(language: Language) -> None:
    for id in BY_MAIL:
        for word in re.findall(r"\b[^\W\d_]{2,}\b", "".join(phrases(language)[id].texts)):
            if word.isupper():
                understood = spoken.answer_in(word, language) or words.word_in(word) or words.numbers_in(word, 3)
                assert understood, f"{id}: {word}"


def test_answers_by_mail_mean_what_they_say() -> None:
    for language in Language:
        named = re.findall(r"\b[^\W\d_]{2,}\b", "".join(phrases(language)["answer-by-mail"].texts))
        answers = [spoken.answer_in(word, language) for word in named if word.isupper()]
        assert [str(answer.partstat) for answer in answers if answer] == ["ACCEPTED", "TENTATIVE", "DECLINED"]


@pytest.mark.parametrize(
    ("id", "name", "language", "expected"),
    [
        (
            "reminder.title",
            "days",
            "pl",
            "Dzisiaj|Jutro|Za 2 dni|Za 5 dni|Za 12 dni|Za 22 dni|Za 25 dni|Za 112 dni",
        ),
        (
            "reminder.title",
            "days",
            "cs",
            "Dnes|Zítra|Za 2 dny|Za 5 dní|Za 12 dní|Za 22 dní|Za 25 dní|Za 112 dní",
        ),
        (
            "announce-audience",
            "total",
            "pl",
            "Obecnie nikt by go nie otrzymał.|1 osoba|2 osoby|5 osób|12 osób|22 osoby|25 osób|112 osób",
        ),
        (
            "announce-audience",
            "total",
            "cs",
            "Nyní by je nedostal nikdo.|1 osoba|2 osoby|5 osob|12 osob|22 osob|25 osob|112 osob",
        ),
        (
            "announce-preview",
            "total",
            "pl",
            "Nikt nie otrzyma ogłoszenia.|otrzyma 1 osoba|otrzymają 2 osoby|otrzyma 5 osób|otrzyma 12 osób|"
            "otrzymają 22 osoby|otrzyma 25 osób|otrzyma 112 osób",
        ),
        (
            "announce-preview",
            "total",
            "cs",
            "Oznámení nedostane nikdo.|dostane 1 osoba|dostanou 2 osoby|dostane 5 osob|dostane 12 osob|"
            "dostane 22 osob|dostane 25 osob|dostane 112 osob",
        ),
        (
            "refusal-text-too-long",
            "most",
            "pl",
            "0 znaków|1 znak.|2 znaki.|5 znaków|12 znaków|22 znaki.|25 znaków|112 znaków",
        ),
        (
            "refusal-text-too-long",
            "most",
            "cs",
            "0 znaků|1 znak.|2 znaky.|5 znaků|12 znaků|22 znaků|25 znaků|112 znaků",
        ),
    ],
)
def test_numbers_and_nouns_agree(book: Phrasebook, id: str, name: str, language: str, expected: str) -> None:
    others = {other: SAMPLES.get(other, "") for other in phrases(language)[id].variables}
    for count, part in zip(COUNTS, expected.split("|"), strict=True):
        assert part in book.phrase(id, {**others, name: count}, language)

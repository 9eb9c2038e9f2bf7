"""What plain words mean. A row is what somebody wrote and what it is read as."""

import pytest

from bot.core import words
from bot.core.language import Language
from bot.core.rsvps import PartStat
from bot.core.words import Word

YES, MAYBE, NO = PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED


@pytest.mark.parametrize(
    ("text", "language", "meaning"),
    [
        ("tak", Language.PL, YES),
        ("Tak!", Language.PL, YES),
        ("TAK, będę.", Language.PL, YES),
        ("przyjde", Language.PL, YES),
        ("Potwierdzam udział", Language.PL, YES),
        ("potwierdzam udzial", Language.PL, YES),
        ("może", Language.PL, MAYBE),
        ("moze", Language.PL, MAYBE),
        ("Jeszcze nie wiem.", Language.PL, MAYBE),
        ("nie", Language.PL, NO),
        ("Niestety nie mogę", Language.PL, NO),
        ("Dzień dobry,\ntak\npozdrawiam\nAnia", Language.PL, YES),
        ("ano", Language.CS, YES),
        ("Ano, přijdu.", Language.CS, YES),
        ("prijdu", Language.CS, YES),
        ("Zúčastním se", Language.CS, YES),
        ("možná", Language.CS, MAYBE),
        ("mozna", Language.CS, MAYBE),
        ("ne", Language.CS, NO),
        ("Bohužel nemůžu.", Language.CS, NO),
        ("Dobrý den,\n\nano\n\nNováková", Language.CS, YES),
        ("ano", Language.PL, YES),  # the other language's word counts when one's own says nothing
        ("tak", None, YES),
        ("👍", Language.CS, YES),
        ("👍🏽", Language.CS, None),  # a tone we do not know is no guess
        ("👎", Language.PL, NO),
        ("nie wiem, czy ktoś od nas przyjdzie", Language.PL, None),
        ("niestety tak wyszło", Language.PL, None),
        ("Ne, že bych nechtěla", Language.CS, None),
        ("tak długo nas nie było", Language.PL, None),
        ("no", Language.PL, None),
        ("", Language.PL, None),
        ("a\nb\nc\ntak", Language.PL, None),  # further down it may be about anything
    ],
)
def test_answers(text: str, language: Language | None, meaning: PartStat | None) -> None:
    assert words.answer_in(text, language) == meaning


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("STOP", Word.STOP),
        ("stop.", Word.STOP),
        ("Proszę o wypisanie", Word.STOP),
        ("odhlásit", Word.STOP),
        ("Zapisz", Word.START),
        ("Přihlásit se", Word.START),
        ("pomoc", Word.HELP),
        ("nápověda", Word.HELP),
        ("USUŃ", Word.ERASE),
        ("vymazat", Word.ERASE),
        ("po polsku", Word.POLISH),
        ("ČESKY", Word.CZECH),
        ("stop, autobus nie przyjechał", None),
        ("Kiedy jest start?", None),
    ],
)
def test_single_words(text: str, word: Word | None) -> None:
    assert words.word_in(text) == word


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1", [1]),
        ("1, 4", [1, 4]),
        ("4 i 1", [1, 4]),
        ("2 a 3", [2, 3]),
        ("Tak, 2", [2]),
        ("wszystkie", [1, 2, 3, 4, 5, 6]),
        ("všechny", [1, 2, 3, 4, 5, 6]),
        ("7", None),
        ("0", None),
        ("1 osoba", None),
        ("", None),
    ],
)
def test_numbers(text: str, numbers: list[int] | None) -> None:
    assert words.numbers_in(text, 6) == numbers


def test_a_long_text_costs_nothing() -> None:
    assert words.answer_in("nie " * 200_000, Language.PL) is None

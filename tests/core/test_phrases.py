"""How phrases are found: by the letters that each of them can begin with."""

import pytest

from bot.core.language import Language
from bot.core.phrases import _beginnings, phrases_of
from bot.core.phrasing import Kind


@pytest.mark.parametrize(
    ("phrase", "letters"),
    [
        ("tak", "t"),
        ("z?rezygnuj(e|emy)", "zr"),
        ("(?:no |a )*(ale )?tak", "nat"),
        ("(bardzo (chetnie|milo)|z checia)+ tak", "bz"),
        (r"(?P<n>\d{1,4}|dwie) osoby", "0d"),
        ("2 osoby", "0"),
        ("[zs] (zona|mezem)", "zs"),
        ("(?<!nie )(?!ne)przyjde", "p"),
        ("(juz ){0,2}jestem", "j"),
        ("(juz ){1,2}jestem", "j"),
        (r"\w{1,20} nie moge", None),
        (r"(\w+ )?nie moge", None),
        ("[^n]ie", None),
        ("(tak|)", None),
        ("(tak )?", None),
        ("", None),
    ],
)
def test_the_letters_a_phrase_can_begin_with(phrase: str, letters: str | None) -> None:
    assert _beginnings(phrase) == (None if letters is None else set(letters))


@pytest.mark.parametrize("language", Language)
def test_few_are_looked_at_everywhere(language: Language) -> None:
    """Else each would be compiled at the first word that is read, which takes a second."""
    phrases = phrases_of(language)
    assert 0 < sum(len(each.others) for each in phrases) < 20


def test_the_longest_stands() -> None:
    (yes,) = (each for each in phrases_of(Language.PL) if each.kind == Kind.YES)
    found = yes.longest("ano tak przyjde", 4)
    assert found is not None
    assert found[0] == "tak"
    assert yes.longest("ano", 1) is None

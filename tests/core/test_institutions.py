"""Which institutions a typed name may mean. A row is what somebody types and what it finds."""

import pytest

from bot.core import institutions, words
from bot.core.errors import NameInvalid, TextTooLong

KNOWN = (
    "Miejski Ośrodek Kultury w Jastrzębiu-Zdroju",
    "Městský dům kultury Karviná",
    "Základní škola Borovského",
    "Szkoła Podstawowa nr 6",
    "Szkoła Podstawowa nr 8",
    "HZS Moravskoslezského kraje",
    "Koło Łowieckie „Żubr”",
    "Jastrzębska Spółka Węglowa S.A.",
)


def found(name: str) -> list[str]:
    keys = [(number, words.plain(each)) for number, each in enumerate(KNOWN)]
    return [KNOWN[number] for number in institutions.matches(name, keys)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("miejski osrodek kultury w jastrzebiu zdroju", KNOWN[0]),
        ("MIEJSKI OŚRODEK", KNOWN[0]),
        ("kultury ośrodek", KNOWN[0]),
        ("Mestsky dum kultury Karvina", KNOWN[1]),
        ("Městský dům kulturi Karviná", KNOWN[1]),
        ("mdkk", KNOWN[1]),
        ("zakladni skola borovskeho", KNOWN[2]),
        ("Základní škola Borovskeho", KNOWN[2]),
        ("Szkola podstawowa nr 8", KNOWN[4]),
        ("hzs", KNOWN[5]),
        ("kolo lowieckie zubr", KNOWN[6]),
        ("Jastrzebska Spolka Weglowa SA", KNOWN[7]),
    ],
)
def test_a_name_is_found_despite_case_diacritics_order_and_slips(typed: str, first: str) -> None:
    assert found(typed)[0] == first


@pytest.mark.parametrize(
    "typed", ["Straż Pożarna", "a", "Szkoła Podstawowa nr 7", "x" * 120, "\u200b", "%", "' OR 1=1 --"]
)
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    assert found(typed) == []


def test_only_a_few_are_shown_the_likeliest_first() -> None:
    known = [(number, words.plain(f"Szkoła Podstawowa nr {number}")) for number in range(30)]
    assert institutions.matches("Szkoła podstawowa nr 17", known)[0] == 17
    assert len(institutions.matches("szkoła", known)) == institutions.MOST_MATCHES


def test_likely_twins_are_paired_the_newer_first() -> None:
    names = ("Městský dům kultury Karviná", "Policie ČR", "Mestsky dum kultury", "Szkoła nr 6", "Szkoła nr 8")
    keys = [(number, words.plain(name)) for number, name in enumerate(names, 1)]
    assert institutions.likely_twins(keys) == [(3, 1)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  Dům   kultury\n", "Dům kultury"),
        ("<b>Firma</b> & syn", "<b>Firma</b> & syn"),
        ("Dům\u202ekultury\x00", "Dům kultury"),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(text: str, name: str) -> None:
    assert institutions.as_name(text) == name


def test_a_name_that_would_not_fit_once_it_is_spelt_out_is_refused() -> None:
    with pytest.raises(TextTooLong):
        institutions.as_name("\ufdfa" * 100)  # one sign, eighteen letters


def test_what_is_no_name_is_refused() -> None:
    for nothing in ("", " \n ", "123", "🙂", "--"):
        with pytest.raises(NameInvalid):
            institutions.as_name(nothing)
    with pytest.raises(TextTooLong):
        institutions.as_name("Ž" * 121)

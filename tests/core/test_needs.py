"""What somebody says she needs, and what only sounds like it."""

import pytest

from bot.core.language import Language
from bot.core.needs import needs_in

PL, CS = Language.PL, Language.CS

STATED: list[tuple[Language, str, list[str]]] = [
    (PL, "Tak, proszę o tłumaczenie na polski.", ["cs-pl"]),
    (PL, "Będę potrzebowała tłumacza", ["cs-pl"]),
    (CS, "Prosíme o tlumočení do češtiny", ["pl-cs"]),
    (CS, "Přijdu, budu potřebovat tlumočníka z polštiny.", ["pl-cs"]),
    (CS, "Uvítala bych tlumočení do znakového jazyka", ["sign"]),
    (PL, "poproszę o tłumacza języka migowego", ["sign"]),
    (PL, "Potrzebuję dostępu bez barier, jestem na wózku.", ["access"]),
    (CS, "Potřebuji bezbariérový přístup", ["access"]),
    (CS, "Jsem na vozíku, je tam výtah?", ["access"]),
    (PL, "Jestem wegetarianką.", ["diet"]),
    (PL, "Będę, jestem na diecie bezglutenowej, czy to problem?", ["diet"]),
    (CS, "Přijdeme dva, 1x vegetariánské menu, prosíme o tlumočení", ["pl-cs", "diet"]),
    (CS, "Nejím maso", ["diet"]),
    (PL, "Nie jem mięsa", ["diet"]),
    (PL, "Tak, bez glutenu poproszę", ["diet"]),
    (PL, "Proszę o windę", ["access"]),
    (PL, "Proszę o tłumaczenie na czeski dla kolegi", ["pl-cs"]),
]
NO_NEED: list[tuple[Language | None, str]] = [
    (PL, "Czy będzie tłumaczenie na polski?"),
    (CS, "Bude tlumočení do češtiny?"),
    (PL, "Nie potrzebuję tłumaczenia"),
    (CS, "Nepotřebuji tlumočení"),
    (PL, "Nie jestem wegetarianką"),
    (PL, "Przyjdę, jeśli będzie tłumaczenie na polski"),
    (PL, "Proszę o tłumaczenie programu na polski"),
    (CS, "Prosím o překlad pozvánky do češtiny"),
    (CS, "Prosím o kontakt na tlumočníka"),
    (PL, "Dziękuję za tłumaczenie na polski"),
    (PL, "Pracuję jako tłumacz"),
    (PL, "Koło wegetariańskie pozdrawia"),
    (PL, "Przyjadę z wózkiem dziecięcym"),
    (None, "Proszę o tłumaczenie"),
]


@pytest.mark.parametrize(("language", "text", "needs"), STATED)
def test_what_is_needed_is_understood(language: Language, text: str, needs: list[str]) -> None:
    assert needs_in(text, language) == needs


@pytest.mark.parametrize(("language", "text"), NO_NEED)
def test_what_is_asked_denied_or_conditional_is_no_need(language: Language | None, text: str) -> None:
    assert needs_in(text, language) == []


@pytest.mark.parametrize("unit", ["proszę o tłumaczenie ", "bez barier, ", "nie ", "na wózku? "])
def test_only_the_beginning_of_a_long_text_is_read(unit: str) -> None:
    assert len(needs_in(unit * 20_000, PL)) <= 1

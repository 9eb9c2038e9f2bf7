"""What words to the bot itself mean. A row is what somebody wrote and what it is read as."""

import pytest

from bot.core import words
from bot.core.words import Word


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
        ("Dzień dobry,\nproszę o wypisanie mnie z listy", Word.STOP),
        ("Prosím, odhlaste mě z odběru.", Word.STOP),
        ("Nie chcę otrzymywać więcej wiadomości", Word.STOP),
        ("Už mi neposílejte zprávy!", Word.STOP),
        ("Proszę o usunięcie moich danych osobowych", Word.ERASE),
        ("Smažte prosím moje údaje", Word.ERASE),
        ("Proszę pisać po polsku", Word.POLISH),
        ("Pište mi prosím česky", Word.CZECH),
        ("Prosím o změnu jazyka na češtinu", Word.CZECH),
        ("Proszę mnie wykreślić z listy mailingowej", Word.STOP),
        ("Proszę już nie wysyłać tych maili", Word.STOP),
        ("Neposílejte mi už tyto maily", Word.STOP),
        ("Vymažte mě z databáze", Word.ERASE),
        ("Proszę usunąć mnie z bazy danych", Word.ERASE),
        ("proszę o usunięcie moich danych z Państwa bazy zgodnie z art. 17 RODO", Word.ERASE),
        ("Na podstawie art. 17 RODO proszę o usunięcie\nmoich danych osobowych z Państwa bazy.", Word.ERASE),
        ("Żądam niezwłocznego usunięcia wszystkich moich danych osobowych.", Word.ERASE),
        ("Wycofuję zgodę na przetwarzanie moich danych i żądam ich usunięcia", Word.ERASE),
        ("Korzystam z prawa do bycia zapomnianym.", Word.ERASE),
        ("žádám o výmaz svých osobních údajů", Word.ERASE),
        ("Dobrý den,\npodle čl. 17 GDPR žádám o výmaz všech mých osobních údajů.\nS pozdravem", Word.ERASE),
        ("Uplatňuji právo na výmaz podle čl. 17 GDPR", Word.ERASE),
        ("Chci být vymazán z vaší databáze", Word.ERASE),
        ("Proszę nie usuwać moich danych", None),
        ("Przyjdę, ale proszę potem usunąć moje dane", None),
        ("Prosím nemazat moje údaje", None),
        ("Proszę o usunięcie danych firmy z plakatu", None),
        ("Proszę o korespondencję w języku czeskim", Word.CZECH),
        ("Prosím o komunikaci v polštině", Word.POLISH),
        ("Proszę mnie wypisać z tej listy, nie życzę sobie takich wiadomości.", Word.STOP),
        ("Prosím, už mi tyhle pozvánky neposílejte, v kultuře už nepracuji.", Word.STOP),
        ("Nie, dziękuję. Przestańcie do mnie wysyłać maile.", Word.STOP),
        ("Nie przyjdę, proszę już mnie nie zapraszać.", Word.STOP),
        ("Wypiszcie mnie z bazy", Word.STOP),
        ("Proszę o usunięcie naszego adresu z bazy danych", Word.STOP),
        ("Už mě prosím nezvěte", Word.STOP),
        ("Prosimy o wykreślenie naszego adresu mailowego z Państwa listy odbiorców.", Word.STOP),
        ("Skasujcie mój e-mail z bazy", None),
        ("Prosíme, vyřaďte naši adresu z rozesílacího seznamu.", Word.STOP),
        ("Odhlaste nás prosím z odběru novinek", Word.STOP),
        ("Nic už mi neposílejte!", Word.STOP),
        ("Proszę nie przysyłać nam kolejnych zaproszeń, klub już nie działa.", Word.STOP),
        ("Z powodu likwidacji stowarzyszenia prosimy o niewysyłanie dalszych wiadomości", Word.STOP),
        ("Rezygnujemy z otrzymywania takich powiadomień", Word.STOP),
        ("Prosím o ukončení zasílání vašich zpráv", Word.STOP),
        ("Nepřeji si dostávat další e-maily", Word.STOP),
        ("Proszę o usunięcie moich danych z listy wysyłkowej", Word.STOP),
        ("Neposílejte mi pozvánky poštou", None),
        ("Nic mi neposílejte, program už mám, přijdu", None),
        ("Proszę nie wysyłać zaproszenia pocztą, wystarczy mail", None),
        ("Wykreślcie mnie z listy uczestników", None),
        ("Proszę usunąć adres sali z zaproszenia", None),
        ("Proszę nie zapraszać pana Nowaka", None),
        ("Proszę już nie zapraszać, przyjdę i tak", None),
        ("Proszę usunąć wszystkie moje dane na podstawie RODO", Word.ERASE),
        ("Proszę rozmawiać ze mną po czesku, mieszkam w Karwinie.", Word.CZECH),
        ("Prosím, pište mi raději polsky", Word.POLISH),
        ("Umím polsky, pište polsky nebo česky", None),
        ("Proszę mnie wypisać z listy, ale na spotkanie przyjdę", None),
        ("Mohu se odhlásit z odběru, prosím?", None),
        ("Nie tym razem, ale proszę mnie nie wypisywać z listy", None),
        ("Proszę nie wysyłać faktury", None),
        ("Wypisz mnie z kultury", None),
        ("Jak usunąć moje dane?", None),
        ("stop, autobus nie przyjechał", None),
        ("Kiedy jest start?", None),
    ],
)
def test_single_words(text: str, word: Word | None) -> None:
    assert words.word_in(text) == word


@pytest.mark.parametrize(
    ("text", "joins", "names"),
    [
        ("Chcę zapisać się na kulturę", True, ["Kultura"]),
        ("Prosím přihlásit k odběru sport", True, ["Sport"]),
        ("Chciałabym otrzymywać także zaproszenia na spotkania gospodarcze", True, ["Gospodarka i przedsiębiorczość"]),
        ("Chcę otrzymywać zaproszenia pocztą", True, []),
        ("Proszę zapisać mnie na sport i turystykę", True, ["Sport", "Turystyka i rekreacja"]),
        ("Prosím o přihlášení do oboru kultura", True, ["Kultura"]),
        ("Wypisz mnie z kultury", False, ["Kultura"]),
        ("Odhlaste mě ze sportu", False, ["Sport"]),
        ("Chcę zapisać się na spotkanie", True, []),
        ("Kiedy jest kultura?", None, []),
    ],
)
def test_wishes_about_sectors(text: str, joins: bool | None, names: list[str]) -> None:
    wish = words.sectors_in(text)
    assert (wish and wish[0]) == joins
    every = ("Kultura", "Sport", "Turystyka i rekreacja", "Gospodarka i przedsiębiorczość")
    assert [name for name in every if wish and words.names(wish[1], name)] == names


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

"""What a person wrote, apart from what she quotes."""

import time

import pytest

from bot.channels.email.markup import html_to_text
from bot.channels.email.quoting import reply_text, unflowed

QUOTE = "> Zapraszamy.\n> Czy wezmą Państwo udział?"


@pytest.mark.parametrize(
    "lead",
    [
        "W dniu 12.11.2026 o 10:11, Mosty pisze:",
        "W dniu czw., 12 lis 2026 o 10:11 Mosty <a+r2@b.pl> napisał(a):",
        "śr., 27 sty 2026 o 13:15 Mosty\n<spotkania+raaaaaaahctxk5x467eorrjql@bot.example.pl>\nnapisał(a):",
        "pon., 2 lis 2026, 08:00 użytkownik Mosty <a@b.pl> napisał:",
        "poniedziałek, 19 lutego 2026 09:44, Mosty <a@b.pl> napisał(a):",
        "Dnia 12 listopada 2026 10:11 Mosty <a@b.pl> napisał(a):",
        "Dnia 2026-11-12, o godz. 10:11:12\nMosty <a@b.pl> napisał/a:",
        "Wiadomość napisana przez Mosty <a@b.pl> w dniu 12.11.2026, o godz. 10:11:",
        "po 24. 8. 2026 v 10:28 odesílatel Mosty <a@b.pl> napsal:",
        "Dne 12. 11. 2026 v 10:11 Mosty napsal(a):",
        "Dne čtvrtek 12. listopadu 2026 10:11 Mosty <a@b.pl> píše:",
        "12. 11. 2026 v 10:11, Mosty <a@b.pl>:",
        "On Thu, Nov 12, 2026 at 10:11 AM Mosty <a@b.pl> wrote:",
        "Am 12.11.2026 um 10:11 schrieb Mosty <a@b.pl>:",
        "---------- Původní e-mail ----------\nOd: Mosty <a@b.pl>\nKomu: x@y.cz\nDatum: 12. 11. 2026\nPředmět: x",
        "-----Original Message-----\nFrom: Mosty\nSent: Thursday\nTo: x\nSubject: y",
        "-------- Oryginalna wiadomość --------\nOd: Mosty <a@b.pl>",
        "________________________________\nOd: Mosty\nWysłano: czwartek\nDo: x\nTemat: y",
        "Od: Mosty <a@b.pl>\nOdesláno: čtvrtek\nKomu: x\nPředmět: y",
        "*Od:* Mosty <a@b.pl>\n*Wysłane:* czwartek\n*Do:* x\n*Temat:* y",
        "W odpowiedzi na list z 12.11.2026 od a@b.pl, Mosty:",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_answer_stands_above_the_quotation(lead: str, gap: str) -> None:
    assert reply_text(f"Tak, 2 osoby\n\n{lead}{gap}{QUOTE}\n") == "Tak, 2 osoby"
    assert (
        reply_text(f"Tak, 2 osoby\n\n{lead}{gap}──── pisać powyżej tej linii ────\n\nZapraszamy.\n") == "Tak, 2 osoby"
    )


@pytest.mark.parametrize("lead", ["", "W dniu 12.11.2026 o 10:11, Mosty pisze:\n", "Mosty <a@b.pl>, 12. 11. 2026:\n"])
def test_the_answer_stands_below_where_nothing_stands_above(lead: str) -> None:
    assert reply_text(f"{lead}{QUOTE}\n\nTak\n\n-- \nBartek\n") == "Tak"


@pytest.mark.parametrize(
    "text",
    [
        "Temat: stoisko\nData: 3 grudnia\nIle kosztuje?",
        "Czy o 9:00 można wejść?\nKolega pisze: nie wiem",
        "Od: wtorku do piątku mnie nie ma.\nDo: zobaczenia",
        "Wysłane zaproszenie nie dotarło do kolegi.\nProszę wysłać jeszcze raz.",
        "Mám dotaz:\n\n1. parkování\n2. oběd\n\nDěkuji",
        "Proszę pisać na biuro@example.pl w sprawie:\n- stoiska\n- obiadu",
        "Tak.\nUwaga: będę potrzebować wydruku programu, proszę o dwa egzemplarze dla nas i dla adresatów.",
        "Přijdu.\n\nProsím, myslete na to, že jsem na vozíku a nemohu si nic tisknout.",
        "Tak.\nTa wiadomość dotarła do mnie dopiero dziś, adresat był na urlopie.",
        "Ano.\nUpozornění: adresát je nový.",
        "Program:\n----------\nJan Kot\notwarcie",
    ],
)
def test_words_that_only_look_like_a_quotation_stay(text: str) -> None:
    assert reply_text(text) == text


@pytest.mark.parametrize(
    "end",
    [
        "-- \nBartek Żak\ntel. 600",
        "--\nBartek",
        "Wysłane z iPhone’a",
        "Wysłano z telefonu Samsung Galaxy",
        "Pobierz aplikację Outlook dla systemu iOS",
        "Odesláno z iPhonu",
        "Odesláno z aplikace Seznam Email",
        "Získat Outlook pro Android",
        "Sent from my iPhone",
        "Wolny od wirusów. www.avast.com",
        "<https://www.avast.com/sig>\nWolne od wirusów.www.avast.com\n<#DAB4FAD8-2DD7>",
        "Wiadomość poufna.",
        "Ta wiadomość jest poufna.",
        "Zpráva je důvěrná.",
        "Tento e-mail je určen jen adresátovi.",
        "Pomyśl o środowisku.",
        "Než vytisknete, myslete na prostředí.",
        "This message is confidential.",
        "Niniejsza korespondencja zawiera informacje prawnie chronione.",
    ],
)
def test_what_a_program_adds_at_the_end_is_left_out(end: str) -> None:
    assert reply_text(f"Ano\n\n{end}\n") == "Ano"


def test_blanks_of_every_kind() -> None:
    assert reply_text("\ufeffTak,\u00a0przyjdę\u200b\r\n\r\nW\u00a0dniu 1.1.2026 Mosty pisze:\r\n> x") == "Tak, przyjdę"
    assert reply_text("") == reply_text("> x\n> y") == reply_text("\n\n") == ""


def test_soft_line_breaks_are_joined() -> None:
    assert unflowed("Długi \nwiersz\nkrótki\n-- \nBartek\n> a \n> b") == "Długi wiersz\nkrótki\n-- \nBartek\n> a \n> b"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Tak</p><p>Dwie osoby</p>", "Tak\nDwie osoby"),
        ("Tak<br>\nDwie   osoby", "Tak\nDwie osoby"),
        ("<div>Tak<div>a</div></div>b", "Tak\na\nb"),
        ("Tak<div class='gmail_quote'>napisał(a): <b>Nie</b></div>", "Tak"),
        ("Tak<div class='moz-cite-prefix'>W dniu</div><blockquote type='cite'>Nie</blockquote>", "Tak"),
        ("<div>Tak</div><div id='appendonsend'></div><hr>Od: x<p>Nie</p>", "Tak"),
        ("<div>Tak</div><div><div id='x_divRplyFwdMsg'>Od: x</div></div>Nie", "Tak"),
        ("<style>p{}</style><title>t</title><script>x</script>Ano &amp; d&iacute;ky", "Ano & díky"),
        ("<table><tr><td>Tak</td></tr><tr><td>b</td></tr></table>", "Tak\nb"),
        ("", ""),
    ],
)
def test_html_is_read_without_its_quotation(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    "unit", ["Dnia 1 ", "W dniu 1.1.2026\n", "Od: a\n", "> ", "_", "a1@b:\n", "napisał: ", " ", "-\n"]
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    began = time.process_time()
    reply_text(unit * 100_000)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Od: 9:00\nDo: 15:00\nTemat: gry\nData: 3 grudnia 2026",
            "Od: 9:00\nDo: 15:00\nTemat: gry\nData: 3 grudnia 2026",
        ),
        ("Tak\n\nMosty píše v Čt 12. 11. 2026 v 10:11 +0100:\n> x", "Tak"),
        ('Tak\n\nOd: "Mosty" <a@b.pl>Do: x@y.pl; Wysłane: 10:11 czw. Temat: y\n\nZapraszamy', "Tak"),
        ('Tak\n\n12.11.2026, 10:11, "Mosty" <a@b.pl>:\n> x', "Tak"),
        (
            "Dzień dobry,\n\nW dniu 1.1.2026 o 10:11 Mosty pisze:\n> Czy?\n\nTak\n\n> I ile?\n\nDwie",
            "Dzień dobry,\nTak\n\n\nDwie",
        ),
        ("Tak\n\n> W dniu 1.1.2026 o 10:11 Mosty pisze:\n> x\n\nWysłane z iPhone’a", "Tak"),
        ("Wysłane z Karwiny paczki nie dotarły.", "Wysłane z Karwiny paczki nie dotarły."),
        ("Tak\n\nNiniejsza wiadomość jest poufna i przeznaczona wyłącznie dla adresata.", "Tak"),
        ("Ano\n\nTento e-mail byl zkontrolován na viry programem AVG.\nwww.avg.com", "Ano"),
    ],
)
def test_further_habits(text: str, words: str) -> None:
    assert reply_text(text) == words


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<div class="gmail_quote"><div class="gmail_attr">napisał:</div><blockquote class="gmail_quote">x</blockquote>'
         '<div>Tak</div><blockquote class="gmail_quote">y</blockquote></div>', "Tak"),
        ('<blockquote style="margin:0 0 0 40px;border:none;padding:0px">Tak</blockquote>', "Tak"),
        ('<p>Tak</p><blockquote style="border-left:2px solid orange">x</blockquote>', "Tak"),
        ('<div style="display:none">podgląd</div><div>Ano</div><div id="x_Signature">Jana</div>', "Ano"),
        ('<div>Ano</div><div class="tutanota_quote">x</div><div class="yahoo_quoted">y</div>', "Ano"),
    ],
)  # fmt: skip
def test_further_containers(html: str, text: str) -> None:
    assert html_to_text(html) == text


def test_del_sp() -> None:
    assert unflowed("Dłu \ngi\nkrótki", without_blank=True) == "Długi\nkrótki"

"""The corpus: whole answers as people write them, from the programs they write them with. A row is how one is read.

The mails are made up, each after the form of its program: its headers, its parts and their encodings, its way to quote.
"""

from dataclasses import dataclass

import pytest

from bot.channels.email.parse import parse
from bot.core.inbound import Said
from bot.core.language import Language
from bot.core.rsvps import PartStat
from bot.core.spoken import SpokenAnswer, answer_in, is_question
from tests.channels.email_world import BOT, NOW, SAMPLES, SENT

YES, MAYBE, NO, INSTEAD = PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED, PartStat.DELEGATED
ASKED = "a question"


@dataclass(frozen=True)
class Row:
    """One mail."""

    name: str  # of the file; it ends in the language that its writer reads
    text: str  # what was written, without what is quoted and what a program added
    heard: SpokenAnswer | str | None  # ASKED: no answer, but a question; None: neither
    conversation: int | None = 7


CORPUS = [
    Row(
        "gmail-party-pl",
        "Dzień dobry,\n\ntak, 3 osoby.\n\nPozdrawiam\nBartek Żak",
        SpokenAnswer(YES, 3, "", asks=False),
    ),
    Row("gmail-we-two-pl", "Przyjdziemy we dwoje", SpokenAnswer(YES, 2, "", asks=False)),
    Row(
        "gmail-reason-cs",
        "Bohužel se tentokrát nemohu zúčastnit, ten den máme inventuru.",
        SpokenAnswer(NO, None, "Bohužel se tentokrát nemohu zúčastnit, ten den máme inventuru.", asks=False),
    ),
    Row(
        "gmail-question-cs",
        "Přijdeme dva.\nBude k dispozici překlad do češtiny?",
        SpokenAnswer(YES, 2, "Bude k dispozici překlad do češtiny?", asks=True),
    ),
    Row("gmail-slovak-ui-cs", "Prídem, ďakujem za pozvanie.", SpokenAnswer(YES, None, "", asks=False)),
    Row("gmail-english-ui-cs", "Ano, 4 osoby", SpokenAnswer(YES, 4, "", asks=False)),
    Row("gmail-unclear-pl", "To zależy, czy dostanę urlop.", None),
    Row(
        "gmail-inline-pl",
        "Tak, przyjdę z żoną.\n\n\nGdzie można zaparkować?",
        SpokenAnswer(YES, 2, "Gdzie można zaparkować?", asks=True),
    ),
    Row("gmail-thumb-cs", "👍", SpokenAnswer(YES, None, "", asks=False)),
    Row(
        "outlook-desktop-reason-pl",
        (
            "Dzień dobry,\nnie dam rady, mam wtedy posiedzenie zarządu.\n\nZ poważaniem\n"
            "Bartłomiej Żak\nprezes zarządu\nStowarzyszenie Hufiec\ntel. +48 600 100 200"
        ),
        SpokenAnswer(NO, None, "nie dam rady, mam wtedy posiedzenie zarządu.", asks=False),
    ),
    Row("outlook-desktop-latin2-pl", "Potwierdzam udział dwóch osób.", SpokenAnswer(YES, 2, "", asks=False)),
    Row(
        "outlook-desktop-two-cs",
        (
            "Dobrý den,\nzúčastním se já a kolega.\n\nS pozdravem\nIng. Cecílie Nováková\n"
            "vedoucí odboru školství\nMagistrát města"
        ),
        SpokenAnswer(YES, 2, "", asks=False),
    ),
    Row(
        "outlook-desktop-not-yet-cs",
        "Dobrý den,\nzatím nevím, dám vědět příští týden.",
        SpokenAnswer(MAYBE, None, "zatím nevím, dám vědět příští týden.", asks=False),
    ),
    Row("outlook-desktop-disclaimer-cs", "Ano, přijdu.", SpokenAnswer(YES, None, "", asks=False)),
    Row("outlook-desktop-disclaimer-pl", "Tak.", SpokenAnswer(YES, None, "", asks=False)),
    Row("outlook-desktop-slovak-cs", "Zúčastníme sa, prídeme traja.", SpokenAnswer(YES, 3, "", asks=False)),
    Row("outlook-english-ui-pl", "Tak, będę.", SpokenAnswer(YES, None, "", asks=False)),
    Row("outlook-web-party-pl", "Chętnie przyjdziemy, będzie nas pięć osób.", SpokenAnswer(YES, 5, "", asks=False)),
    Row("outlook-web-html-cs", "Nezúčastním se.", SpokenAnswer(NO, None, "", asks=False)),
    Row("outlook-phone-html-pl", "Może, jeszcze nie wiem", SpokenAnswer(MAYBE, None, "", asks=False)),
    Row("outlook-phone-party-cs", "Ano, budeme tři", SpokenAnswer(YES, 3, "", asks=False)),
    Row("apple-mail-party-pl", "Tak, przyjdę z córką.", SpokenAnswer(YES, 2, "", asks=False)),
    Row("apple-mail-maybe-cs", "Možná", SpokenAnswer(MAYBE, None, "", asks=False)),
    Row(
        "iphone-reason-pl",
        "Nie mogę, będę wtedy w Pradze",
        SpokenAnswer(NO, None, "Nie mogę, będę wtedy w Pradze", asks=False),
    ),
    Row("iphone-party-cs", "Přijdu s manželkou", SpokenAnswer(YES, 2, "", asks=False)),
    Row("iphone-html-cs", "Ano", SpokenAnswer(YES, None, "", asks=False)),
    Row("iphone-new-pl", "Tak! Czy będzie winda?", SpokenAnswer(YES, None, "Czy będzie winda?", asks=True)),
    Row("iphone-slovak-ui-cs", "Nie", SpokenAnswer(NO, None, "", asks=False)),
    Row("thunderbird-bottom-pl", "Przyjdziemy. Będzie nas czworo.", SpokenAnswer(YES, 4, "", asks=False)),
    Row("thunderbird-latin2-cs", "Nepřijdu, omlouvám se.", SpokenAnswer(NO, None, "", asks=False)),
    Row("thunderbird-html-bottom-cs", "Ano, ráda přijdu", SpokenAnswer(YES, None, "", asks=False)),
    Row("thunderbird-html-pl", "Rezygnuję z udziału", SpokenAnswer(NO, None, "", asks=False)),
    Row("thunderbird-inline-cs", "Dobrý den, odpovídám níže.\nAno, ve dvou.", SpokenAnswer(YES, 2, "", asks=False)),
    Row("thunderbird-slovak-cs", "áno, dvaja", SpokenAnswer(YES, 2, "", asks=False)),
    Row("seznam-new-cs", "Přijdu.", SpokenAnswer(YES, None, "", asks=False)),
    Row(
        "seznam-html-reason-cs",
        "Bohužel nemůžu, jsem nemocná.",
        SpokenAnswer(NO, None, "Bohužel nemůžu, jsem nemocná.", asks=False),
    ),
    Row(
        "seznam-depends-cs",
        "Dobrý den,\nuvidíme podle počasí.",
        SpokenAnswer(MAYBE, None, "uvidíme podle počasí.", asks=False),
    ),
    Row("seznam-phone-cs", "ano, přijdeme 2", SpokenAnswer(YES, 2, "", asks=False)),
    Row("centrum-no-cs", "Ne, děkuji", SpokenAnswer(NO, None, "", asks=False)),
    Row("wp-party-pl", "Tak, ja i żona", SpokenAnswer(YES, 2, "", asks=False)),
    Row("wp-phone-ascii-pl", "nie bede mogla przyjsc", SpokenAnswer(NO, None, "", asks=False)),
    Row("onet-party-pl", "Jasne, będziemy w trójkę", SpokenAnswer(YES, 3, "", asks=False)),
    Row(
        "onet-not-yet-pl",
        "Dam znać w przyszłym tygodniu",
        SpokenAnswer(MAYBE, None, "Dam znać w przyszłym tygodniu", asks=False),
    ),
    Row("interia-html-pl", "Niestety nie", SpokenAnswer(NO, None, "", asks=False)),
    Row("o2-maybe-pl", "Postaram się być", SpokenAnswer(MAYBE, None, "", asks=False)),
    Row("samsung-time-pl", "Będę o 10", SpokenAnswer(YES, None, "Będę o 10", asks=False)),
    Row("samsung-cs", "Ano", SpokenAnswer(YES, None, "", asks=False)),
    Row("k9-pl", "Tak, dwie osoby", SpokenAnswer(YES, 2, "", asks=False)),
    Row("k9-cs", "Nestihnu to.", SpokenAnswer(NO, None, "", asks=False)),
    Row("proton-party-pl", "Tak, będę sama", SpokenAnswer(YES, 1, "", asks=False)),
    Row("proton-cs", "Zúčastním se.", SpokenAnswer(YES, None, "", asks=False)),
    Row("roundcube-party-cs", "Potvrzujeme účast, celkem 6 osob.", SpokenAnswer(YES, 6, "", asks=False)),
    Row("roundcube-bottom-pl", "Nie przyjdę.", SpokenAnswer(NO, None, "", asks=False)),
    Row("em-client-cs", "Dorazíme ve třech", SpokenAnswer(YES, 3, "", asks=False)),
    Row("zimbra-pl", "Będziemy obecni", SpokenAnswer(YES, None, "", asks=False, several=True)),
    Row("yahoo-pl", "Tak, przyjdę z kolegą z biura", SpokenAnswer(YES, 2, "Tak, przyjdę z kolegą z biura", asks=False)),
    Row(
        "windows-mail-cs",
        "Přijdu později, kolem 11. hodiny",
        SpokenAnswer(YES, None, "Přijdu později, kolem 11. hodiny", asks=False),
    ),
    Row(
        "windows-mail-pl",
        "Nie, ale przyjdzie za mnie koleżanka",
        SpokenAnswer(INSTEAD, None, "Nie, ale przyjdzie za mnie koleżanka", asks=False),
    ),
    Row("tap-with-signature-pl", "TAK", SpokenAnswer(YES, None, "", asks=False)),
    Row("tap-on-iphone-cs", "ANO", SpokenAnswer(YES, None, "", asks=False)),
    Row(
        "tap-with-corporate-signature-pl",
        "NIE\nPozdrawiam,\nBartek Żak\ntel. 600 100 200",
        SpokenAnswer(NO, None, "", asks=False),
    ),
    Row(
        "question-with-fields-pl",
        (
            "Dzień dobry,\nchciałbym zgłosić warsztat.\nTemat: gry planszowe\nData: 3 grudnia\n"
            "Od: 10:00\nDo: 12:00\nIle osób może wejść na salę?"
        ),
        ASKED,
    ),
    Row(
        "question-with-fields-cs",
        "Dobrý den,\nposílám téma:\nPředmět: divadlo\nDatum: 3. prosince\nStačí to takto?",
        ASKED,
    ),
    Row("unsubscribe-words-pl", "Proszę o wypisanie mnie z listy.", None),
    Row("unsubscribe-words-cs", "Prosím, odhlaste mě z odběru.", None),
    Row("erase-words-pl", "Proszę o usunięcie moich danych osobowych.", None),
    Row("erase-words-cs", "Smažte prosím moje údaje", None),
    Row("language-words-pl", "Proszę pisać po czesku", None),
    Row("sector-words-pl", "Chcę zapisać się na kulturę", None),
    Row("sector-words-cs", "Prosím přihlásit k odběru sport", None),
    Row("forwarded-with-words-pl", "Do wiadomości.", None, conversation=None),
    Row(
        "forwarded-alone-cs",
        (
            "Začátek přeposílané zprávy:\n\n> Od: Eva Kočí <eva@spolek.example.cz>\n"
            "> Předmět: dotaz\n> Datum: 11. listopadu 2026 9:00:00 SEČ\n"
            "> Komu: Cecílie Nováková <cecilie@spolek.example.cz>\n>\n> Dá se tam dojet vlakem?"
        ),
        ASKED,
        conversation=None,
    ),
    Row(
        "spark-pl",
        ("Dzień dobry Pani,\n\nz przyjemnością przyjdę razem z mężem.\n\nSerdecznie pozdrawiam,\nKrystyna Wójcik"),
        SpokenAnswer(YES, 2, "", asks=False),
    ),
    Row(
        "outlook-mac-pl",
        "Potwierdzam obecność 4 osób z naszej fundacji",
        SpokenAnswer(YES, 4, "Potwierdzam obecność 4 osób z naszej fundacji", asks=False),
    ),
    Row(
        "icewarp-cs",
        "Bohužel musím odmítnout, kryje se mi to s jinou akcí.",
        SpokenAnswer(NO, None, "Bohužel musím odmítnout, kryje se mi to s jinou akcí.", asks=False),
    ),
    Row(
        "post-cs",
        "Hezký den,\nrádi dorazíme, počítejte se dvěma lidmi.\n\nMgr. Jana Bílá\nZUŠ Karviná",
        SpokenAnswer(YES, 2, "", asks=False),
    ),
    Row(
        "gmail-later-cs",
        "Zatím nemůžu potvrdit, ozvu se do pátku.",
        SpokenAnswer(MAYBE, None, "Zatím nemůžu potvrdit, ozvu se do pátku.", asks=False),
    ),
    Row(
        "gmail-no-pl",
        "Przepraszam, ale tego dnia mam zebranie rady rodziców i nie będę mogła\nprzyjść.",
        SpokenAnswer(
            NO, None, "Przepraszam, ale tego dnia mam zebranie rady rodziców i nie będę mogła przyjść.", asks=False
        ),
    ),
    Row("samsung-lower-pl", "tak bede", SpokenAnswer(YES, None, "", asks=False)),
    Row(
        "outlook-q-cs",
        "Ano, přijedeme z Ostravy, celkem 3 osoby. Mohli bychom dostat program?",
        SpokenAnswer(YES, 3, "Ano, přijedeme z Ostravy, celkem 3 osoby.\nMohli bychom dostat program?", asks=True),
    ),
    Row("iphone-maybe-pl", "Nie wiem czy zdążę z pracy, odpowiem jutro.", SpokenAnswer(MAYBE, None, "", asks=False)),
    Row("notes-cs", "Jistě, zúčastníme se v počtu 2 osob.", SpokenAnswer(YES, 2, "", asks=False)),
    Row(
        "evolution-cs",
        "Nebudeme se moci zúčastnit, děkujeme za pochopení.",
        SpokenAnswer(NO, None, "", asks=False),
    ),
    Row(
        "formal-pl",
        (
            "W odpowiedzi na zaproszenie informuję, że wezmę udział w spotkaniu.\n\n"
            "Z wyrazami szacunku\nAnna Nowak\nDyrektor"
        ),
        SpokenAnswer(YES, None, "", asks=False),
    ),
    Row("colloquial-cs", "Ja jo, klidně přijdu", SpokenAnswer(YES, None, "Ja jo, klidně přijdu", asks=False)),
    Row("with-me-pl", "Przyjdę na pewno, a ze mną jeszcze dwie koleżanki.", SpokenAnswer(YES, 3, "", asks=False)),
    Row("five-cs", "Bude nás 5", SpokenAnswer(YES, 5, "", asks=False)),
    Row("holiday-pl", "Niestety – urlop.", None),
    Row("azet-cs", "Radi prídeme, budeme štyria.", SpokenAnswer(YES, 4, "", asks=False)),
    Row("list-pl", "Proszę nas wpisać na listę, 2 osoby.", SpokenAnswer(YES, 2, "", asks=False)),
    Row("list-id-on-all-pl", "Przyjdziemy we trzy.", SpokenAnswer(YES, 3, "", asks=False)),
    Row("online-cs", "Mohu se prosím zúčastnit online?", ASKED),
    Row("no-thanks-pl", "Nie. Dziękuję za pamięć!", SpokenAnswer(NO, None, "", asks=False)),
    Row(
        "late-sk-cs",
        "Áno, prídem, budem meškať asi pol hodinu.",
        SpokenAnswer(YES, None, "Áno, prídem, budem meškať asi pol hodinu.", asks=False),
    ),
    Row("three-women-pl", "Ok, będziemy we trzy", SpokenAnswer(YES, 3, "", asks=False)),
    Row("reasons-cs", "Z těchto důvodů se setkání nezúčastním.", SpokenAnswer(NO, None, "", asks=False)),
    Row(
        "signup-pl",
        "Zapisuję się. Czy przewidziany jest obiad i nocleg?",
        SpokenAnswer(YES, None, "Czy przewidziany jest obiad i nocleg?", asks=True),
    ),
    Row("interest-cs", "Mám zájem, ale ještě to musím domluvit s vedením.", SpokenAnswer(MAYBE, None, "", asks=False)),
    Row(
        "later-pl",
        "Tak, tylko czy mogę przyjść godzinę później?",
        SpokenAnswer(YES, None, "Tak, tylko czy mogę przyjść godzinę później?", asks=True),
    ),
    Row("surely-cs", "Díky moc za pozvánku, přijdu určitě!", SpokenAnswer(YES, None, "", asks=False)),
    Row("thursdays-pl", "Nie mogę w czwartki.", None),
    Row("term-cs", "Ne, ten termín mi nevyhovuje.", SpokenAnswer(NO, None, "", asks=False)),
    Row("names-pl", "Zgłaszam udział:\nBartek Żak\nEwa Kot\nJan Lis", SpokenAnswer(YES, None, "", asks=False)),
    Row("send-cs", "Prosím o zaslání pozvánky v češtině.", ASKED),
    Row("one-pl", "Potwierdzam. 1 osoba", SpokenAnswer(YES, 1, "", asks=False)),
    Row("instead-cs", "Přijde místo mě kolegyně Malá.", SpokenAnswer(INSTEAD, rest="Přijde místo mě kolegyně Malá.")),
    Row(
        "nobody-pl",
        (
            "Dzień dobry, dziękujemy za zaproszenie. Niestety w tym terminie nikt z\n"
            "naszego zespołu nie będzie mógł wziąć udziału."
        ),
        SpokenAnswer(NO, None, "", asks=False),
    ),
    Row("stop-cs", "Prosím neposílejte mi už žádné zprávy", None),
    Row("typo-cs", "Čestina prosím", None),
    Row("env-pl", "Tak", SpokenAnswer(YES, None, "", asks=False)),
    Row("tuta-cs", "Budu tam", SpokenAnswer(YES, None, "", asks=False)),
    Row("proton-html-pl", "Tak", SpokenAnswer(YES, None, "", asks=False)),
    Row(
        "other-time-pl",
        "Nie tym razem, może kiedy indziej",
        SpokenAnswer(NO, None, "Nie tym razem, może kiedy indziej", asks=False),
    ),
    Row("smile-cs", "Ano!!! Těším se :-)", SpokenAnswer(YES, None, "", asks=False)),
    Row(
        "outlook-chief-pl",
        "Witam,\nobecność potwierdzam, przyjadę z kierownikiem referatu.\nPozdr.\nJ. Mazur",
        SpokenAnswer(YES, 2, "obecność potwierdzam, przyjadę z kierownikiem referatu.", asks=False),
    ),
    Row(
        "o2-capitals-hour-pl",
        "TAK\nALE DOPIERO OD GODZ. 11",
        SpokenAnswer(YES, None, "ALE DOPIERO OD GODZ. 11", asks=False),
    ),
    Row(
        "samsung-only-later-pl",
        "Tak ale dopiero o 18 bo pracuje",
        SpokenAnswer(YES, None, "Tak ale dopiero o 18 bo pracuje", asks=False),
    ),
    Row(
        "gmail-thanks-pl",
        "Dzień dobry,\n\ndziękuję za zaproszenie. Oczywiście będę.\n\nPozdrawiam serdecznie\nMagda Kłosek",
        SpokenAnswer(YES, None, "", asks=False),
    ),
    Row(
        "wp-without-wife-pl",
        "witam bede na pewno ale bez zony",
        SpokenAnswer(YES, None, "witam bede na pewno ale bez zony", asks=False),
    ),
    Row(
        "k9-named-two-pl",
        "Jak najbardziej, proszę wpisać 2 osoby: mnie i p. Halinę Bury",
        SpokenAnswer(YES, 2, "Jak najbardziej, proszę wpisać 2 osoby: mnie i p. Halinę Bury", asks=False),
    ),
    Row("gmail-possible-pl", "Możliwe, że będę, ale nie obiecuję.", SpokenAnswer(MAYBE, None, "", asks=False)),
    Row(
        "gmail-holiday-but-comes-pl",
        "Jestem na urlopie do 5.7., ale na spotkanie przyjdę.",
        SpokenAnswer(YES, None, "Jestem na urlopie do 5.7., ale na spotkanie przyjdę.", asks=False),
    ),
    Row(
        "thunderbird-operation-pl",
        "Nie przyjdę, bo mam operację, ale proszę o zaproszenie następnym razem",
        SpokenAnswer(NO, None, "Nie przyjdę, bo mam operację, ale proszę o zaproszenie następnym razem", asks=False),
    ),
    Row(
        "outlook-calls-off-pl",
        (
            "Szanowni Państwo,\nniestety muszę odwołać swój udział w spotkaniu.\n\n"
            "Z wyrazami szacunku\ndr Jan Bąk\nDyrektor\nkom. 501 000 000\nwww.example.pl"
        ),
        SpokenAnswer(NO, None, "", asks=False),
    ),
    Row(
        "gmail-plans-changed-pl",
        "Zmiana planów - jednak nie przyjadę",
        SpokenAnswer(NO, None, "Zmiana planów - jednak nie przyjadę", asks=False),
    ),
    Row("gmail-after-all-pl", "jednak przyjdę, i to z koleżanką", SpokenAnswer(YES, 2, "", asks=False)),
    Row("gmail-no-problem-pl", "Nie ma problemu, będę", SpokenAnswer(YES, None, "", asks=False)),
    Row(
        "outlook-no-obstacle-pl",
        "nie widzę przeszkód, przyjdziemy",
        SpokenAnswer(YES, None, "", asks=False, several=True),
    ),
    Row("gmail-ninety-percent-pl", "Na 90% będę", SpokenAnswer(MAYBE, None, "", asks=False)),
    Row(
        "outlook-somebody-else-pl",
        "Dzień dobry,\nzamiast mnie przyjdzie pani Kowalska z działu promocji.\n\nMarek Żur\nkierownik",
        SpokenAnswer(INSTEAD, rest="zamiast mnie przyjdzie pani Kowalska z działu promocji.\nMarek Żur\nkierownik"),
    ),
    Row(
        "outlook-web-deputy-pl",
        "Ja nie mogę, ale przyjdzie mój zastępca.",
        SpokenAnswer(INSTEAD, None, "Ja nie mogę, ale przyjdzie mój zastępca.", asks=False),
    ),
    Row("gmail-if-child-pl", "Dzień dobry, czy można przyjść z dzieckiem? Jeśli tak, to będę.", ASKED),
    Row(
        "outlook-town-two-cs",
        (
            "Dobrý den,\n\npotvrzuji účast za město Havířov – 2 osoby (náměstek primátora a já).\n\n"
            "S pozdravem\n\nBc. Lenka Šimková\nodbor školství a kultury\nMagistrát města Havířova\n"
            "tel.: +420 596 800 000\nmobil: 602 000 000\nwww.havirov.example.cz"
        ),
        SpokenAnswer(YES, 2, "potvrzuji účast za město Havířov – 2 osoby (náměstek primátora a já).", asks=False),
    ),
    Row("seznam-greeting-no-comma-cs", "zdravim, dorazim urcite", SpokenAnswer(YES, None, "", asks=False)),
    Row("gmail-not-before-cs", "Ano, ale až v 18", SpokenAnswer(YES, None, "Ano, ale až v 18", asks=False)),
    Row(
        "gmail-holiday-but-comes-cs",
        "Mám dovolenou do 16.2., ale na setkání dorazím",
        SpokenAnswer(YES, None, "Mám dovolenou do 16.2., ale na setkání dorazím", asks=False),
    ),
    Row(
        "iphone-holiday-so-not-cs",
        "jsem na dovolené, takže tentokrát nepřijdu",
        SpokenAnswer(NO, None, "jsem na dovolené, takže tentokrát nepřijdu", asks=False),
    ),
    Row("seznam-wish-but-duty-cs", "Moc rád bych přišel, ale mám službu.", None),
    Row(
        "apple-accepts-cs",
        "S radostí přijmu pozvání, přijedu s kolegou z hasičské stanice",
        SpokenAnswer(YES, 2, "S radostí přijmu pozvání, přijedu s kolegou z hasičské stanice", asks=False),
    ),
    Row("outlook-chief-decides-cs", "Děkuji za info.", None),
    Row("seznam-thanks-cs", "Beru na vědomí.", None),
    Row(
        "outlook-slovak-four-cs",
        "Dobrý deň, ďakujem za pozvanie, prídeme štyria.\n\nS pozdravom\nMgr. Ján Kováč\nriaditeľ",
        SpokenAnswer(YES, 4, "", asks=False),
    ),
    Row("outlook-noted-cs", "pár lidí od nás přijde", None),
    Row(
        "gmail-on-behalf-pl",
        (
            "Dzień dobry Pani Marto,\n"
            "bardzo dziękuję, w imieniu Stowarzyszenia potwierdzam obecność dwóch osób.\n"
            "Łączę pozdrowienia\nStanisław Cieślik\nprezes"
        ),
        SpokenAnswer(YES, 2, "", asks=False),
    ),
    Row("iphone-not-possible-pl", "Nie uda mi się, pozdrawiam", SpokenAnswer(NO, None, "", asks=False)),
    Row(
        "wp-one-long-line-pl",
        "Dzien dobry niestety nie moge byc w tym dniu poniewaz wyjezdzam do sanatorium",
        SpokenAnswer(
            NO, None, "Dzien dobry niestety nie moge byc w tym dniu poniewaz wyjezdzam do sanatorium", asks=False
        ),
    ),
    Row(
        "interia-circle-four-pl",
        "Proszę o wpisanie na listę 4 osób z KGW Szeroka",
        SpokenAnswer(YES, 4, "Proszę o wpisanie na listę 4 osób z KGW Szeroka", asks=False),
    ),
    Row(
        "outlook-web-president-confirms-pl", "Dzień dobry, udział potwierdzi nasza pani prezes. Pozdrawiam, Biuro", None
    ),
    Row(
        "gmail-drops-in-pl",
        "Jasne, wpadnę na chwilę po 12",
        SpokenAnswer(YES, None, "Jasne, wpadnę na chwilę po 12", asks=False),
    ),
    Row(
        "gmail-holiday-so-not-pl",
        "Od 15 do 20 lutego mam urlop i niestety nie przyjdę",
        SpokenAnswer(NO, None, "Od 15 do 20 lutego mam urlop i niestety nie przyjdę", asks=False),
    ),
    Row(
        "outlook-formal-no-pl",
        (
            "W nawiązaniu do zaproszenia informuję, iż nie wezmę udziału w spotkaniu.\n\nz poważaniem\n"
            "kpt. Roman Ślusarczyk\nKM PSP"
        ),
        SpokenAnswer(NO, None, "", asks=False),
    ),
    Row("seznam-this-time-cs", "Dobry den, tentokrat se bohuzel omlouvam.", SpokenAnswer(NO, None, "", asks=False)),
    Row(
        "outlook-sends-officer-cs",
        (
            "Dobrý den,\n\nza Hasičský záchranný sbor se zúčastní plk. Ing. Petr Kudela.\n\n"
            "S pozdravem\n\nIva Sochová\nasistentka ředitele\nHZS Moravskoslezského kraje\n"
            "tel. 950 730 000"
        ),
        None,
    ),
    Row(
        "thunderbird-club-four-cs",
        "Ano, čtyři osoby za Sokol Karviná",
        SpokenAnswer(YES, 4, "Ano, čtyři osoby za Sokol Karviná", asks=False),
    ),
    Row("outlook-slovak-colleagues-cs", "Prídem s dvoma kolegami.", SpokenAnswer(YES, 3, "", asks=False)),
    Row(
        "gmail-sends-substitute-cs",
        "Posílám za sebe náhradu, přijde Eva Malá",
        SpokenAnswer(INSTEAD, rest="Posílám za sebe náhradu, přijde Eva Malá"),
    ),
    Row("outlook-express-western-label-cs", "Dobrý den,\npřijdeme čtyři, děkujeme.", SpokenAnswer(YES, 4)),
    Row(
        "thunderbird-numbered-points-pl",
        (
            "Dzień dobry,\n\n1. Będzie nas sześć osób.\n2. Dwie osoby nie jedzą mięsa.\n"
            "3. Czy możemy wystawić roll-up?\n\nPozdrawiam\nBartek Żak"
        ),
        SpokenAnswer(YES, 6, "Dwie osoby nie jedzą mięsa.\nCzy możemy wystawić roll-up?", asks=True),
    ),
    Row("gmail-with-wife-avast-pl", "Przyjdziemy we dwoje z żoną.", SpokenAnswer(YES, 2)),
    Row(
        "ticket-system-person-cs",
        "Dobrý den,\n\nano, přijdou od nás dva, já a kolegyně.\n\nJitka, podpora",
        SpokenAnswer(YES, 2, "Jitka, podpora"),
    ),
    Row("outlook-short-disclaimer-pl", "Tak, będę.\n\nBartek Żak", SpokenAnswer(YES)),
    Row(
        "gmail-takes-back-cs",
        "Psala jsem, že přijdu, ale bohužel to nestihnu, mám nemocné děti.",
        SpokenAnswer(NO, rest="Psala jsem, že přijdu, ale bohužel to nestihnu, mám nemocné děti."),
    ),
    Row(
        "outlook-secretary-pl",
        "W imieniu Pani Dyrektor informuję, że weźmie udział w spotkaniu.\n\nZ poważaniem\nSekretariat",
        SpokenAnswer(YES),
    ),
    Row("outlook-phone-about-cs", "Přijdu cca v 10:30", SpokenAnswer(YES, None, "Přijdu cca v 10:30", asks=False)),
]


@pytest.mark.parametrize("row", CORPUS, ids=lambda row: row.name)
def test_a_mail_is_read_right(row: Row) -> None:
    inbound = parse((SAMPLES / f"{row.name}.eml").read_bytes(), BOT, at=NOW)
    replies = inbound.conversation is not None and "tap-" not in row.name
    assert inbound.act == Said(row.text, reply_to=SENT if replies else "")
    assert inbound.conversation == row.conversation
    heard = answer_in(row.text, Language.PL if row.name.endswith("-pl") else Language.CS)
    assert (heard or (ASKED if is_question(row.text) else None)) == row.heard

"""What plain words answer. A row is what somebody wrote, and the answer and the party it is read as."""

import time

import pytest

from bot.core.language import Language
from bot.core.rsvps import PartStat
from bot.core.spoken import SpokenAnswer, answer_in, is_courtesy, is_question

YES, MAYBE, NO, INSTEAD = PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED, PartStat.DELEGATED
PL, CS = Language.PL, Language.CS

ANSWERS: list[tuple[Language | None, str, PartStat | None, int | None]] = [
    (PL, "tak, 3 osoby", YES, 3),
    (PL, "przyjdziemy we dwoje", YES, 2),
    (PL, "przyjdę z żoną", YES, 2),
    (PL, "Tak.", YES, None),
    (PL, "Nie przyjdę", NO, None),
    (PL, "niestety nie dam rady", NO, None),
    (PL, "może", MAYBE, None),
    (PL, "jeszcze nie wiem", MAYBE, None),
    (PL, "Jeszcze nie.", MAYBE, None),
    (PL, "Dzień dobry,\nniestety z powodu choroby nie będę mogła uczestniczyć w spotkaniu.\nPozdrawiam", NO, None),
    (
        PL,
        "Dziękuję za zaproszenie, niestety z powodu wyjazdu do Warszawy nie\nbędę mógł uczestniczyć w spotkaniu.",
        NO,
        None,
    ),
    (PL, "Nie wiem jeszcze, czy przyjdę", MAYBE, None),
    (PL, "no", YES, None),
    (PL, "No jasne!", YES, None),
    (PL, "Tak, a czy jest parking?", YES, None),
    (PL, "Potwierdzam udział dwóch osób.", YES, 2),
    (PL, "Przyjdę z kolegą i koleżanką", YES, 3),
    (PL, "tak + 1", YES, 2),
    (PL, "Tak, +1 osoba", YES, 2),
    (PL, "Będziemy w trójkę", YES, 3),
    (PL, "Będzie nas czworo", YES, 4),
    (PL, "Ja i żona", None, 2),
    (PL, "3 osoby", None, 3),
    (PL, "Przyjdę, ale będę dopiero o 11.", YES, None),
    (PL, "Nie, mam wtedy szkolenie", NO, None),
    (PL, "Nie przyjdę, bo jestem chory", NO, None),
    (PL, "Tak, nie trzeba noclegu", YES, None),
    (PL, "Raczej tak", MAYBE, None),
    (PL, "Z przyjemnością wezmę udział w spotkaniu w Karwinie 3 grudnia 2026", YES, None),
    (PL, "dam znać", MAYBE, None),
    (PL, "Dam znać jutro, muszę zapytać szefową", MAYBE, None),
    (PL, "W imieniu Hufca ZHP potwierdzam udział 2 osób", YES, 2),
    (PL, "Tak\n\nBartek Żak", YES, None),
    (PL, "ano", YES, None),
    (PL, "Tak, będę sama", YES, 1),
    (
        PL,
        "Witam serdecznie\nPotwierdzam swoją obecność.\nProszę o informację o noclegu\n\nZ poważaniem\nJan",
        YES,
        None,
    ),
    (PL, "Zapytałam męża. Nie.", NO, None),
    (PL, "Przyjdę z dwiema koleżankami", YES, 3),
    (PL, "tak, przyjdę z żoną i synem", YES, 3),
    (PL, "Zgłaszam 3 osoby: Anna Nowak, Jan Kot, Ewa Lis", YES, 3),
    (PL, "Chętnie, 2 osoby", YES, 2),
    (PL, "Przyjdziemy. Będzie nas 5.", YES, 5),
    (PL, "ok 👍", YES, None),
    (PL, "tak będziemy w dwie osoby", YES, 2),
    (PL, "Będzie 5 osób z naszego stowarzyszenia", YES, 5),
    (CS, "ano, 4 osoby", YES, 4),
    (CS, "přijdeme dva", YES, 2),
    (CS, "budeme tři", YES, 3),
    (CS, "přijdu s manželkou", YES, 2),
    (CS, "nezúčastním se", NO, None),
    (CS, "bohužel nemohu", NO, None),
    (CS, "možná", MAYBE, None),
    (CS, "zatím nevím", MAYBE, None),
    (CS, "dám vědět", MAYBE, None),
    (CS, "prídem", YES, None),
    (CS, "áno", YES, None),
    (CS, "nie", NO, None),
    (CS, "neprídem", NO, None),
    (CS, "no jo", YES, None),
    (CS, "no ne", NO, None),
    (CS, "Ano, kde se parkuje?", YES, None),
    (CS, "Dobrý den,\nděkuji za pozvání, rád se zúčastním.\nS pozdravem\nNovák", YES, None),
    (CS, "Dobrý den, bohužel se nemohu zúčastnit, jsem v zahraničí.", NO, None),
    (CS, "Nevím, jestli to stihnu", MAYBE, None),
    (CS, "Spíše ano", MAYBE, None),
    (CS, "Zatím ne", MAYBE, None),
    (CS, "Ještě nevím", MAYBE, None),
    (CS, "Prídeme dvaja", YES, 2),
    (CS, "Prídem s manželkou", YES, 2),
    (CS, "Mozno", MAYBE, None),
    (CS, "Potvrzuji účast dvou osob", YES, 2),
    (CS, "Budeme 3", YES, 3),
    (CS, "přijdu se dvěma kolegy", YES, 3),
    (CS, "Omlouvám se, nepřijdu.", NO, None),
    (CS, "Počítejte se mnou", YES, None),
    (CS, "Ano, nepotřebuji tlumočení", YES, None),
    (CS, "Určitě přijdu", YES, None),
    (CS, "Ne", NO, None),
    (CS, "Ne, děkuji", NO, None),
    (CS, "Zúčastním se já a kolega", YES, 2),
    (CS, "Děkuji, přijdu sama", YES, 1),
    (CS, "Budeme čtyři lidi", YES, 4),
    (CS, "za nás přijdou 2 lidé", YES, 2),
    (CS, "Bohužel z důvodu nemoci nepřijdu", NO, None),
    (CS, "Nestihnu to", NO, None),
    (CS, "Přijdu později, kolem 11. hodiny", YES, None),
    (CS, "Pridem neskor", YES, None),
    (CS, "tak", YES, None),
    (CS, "tak nevím", MAYBE, None),
    (CS, "Zúčastním se, prosím o bezlepkový oběd", YES, None),
    (CS, "Účast potvrzuji.", YES, None),
    (CS, "Jo, dorazíme ve třech", YES, 3),
    (CS, "S radostí přijdu 3. prosince", YES, None),
    (CS, "Asi přijdu", MAYBE, None),
    (CS, "👍", YES, None),
    (CS, "👍🏽", YES, None),
    (PL, "👍🙂", YES, None),
    (PL, "👎", NO, None),
    (None, "tak", YES, None),
    (PL, "Dzień dobry, nie przyjdę.", NO, None),
    (PL, "Dzień dobry Pani Anno, będę", YES, None),
    (CS, "Dobrý den přijdeme dva", YES, 2),
    (PL, "Mam nadzieję, że będę", MAYBE, None),
    (PL, "Chciałbym przyjść, ale nie mogę", NO, None),
    (CS, "Chtěla bych přijít, ale ještě nevím", MAYBE, None),
    (CS, "Rád bych přišel, ale nemohu", NO, None),
    (PL, "Byłem na urlopie, więc nie odpisałem. Przyjdę.", YES, None),
    (PL, "Przepraszam, że dopiero teraz odpisuję. Będziemy w trójkę.", YES, 3),
    (CS, "Omlouvám se, že odpovídám až teď, přijdu.", YES, None),
    (CS, "Škoda, že nemohu přijít", NO, None),
    (PL, "Nie jestem w stanie potwierdzić", MAYBE, None),
    (PL, "Na 90% będę", MAYBE, None),
    (PL, "Tak, 3 osoby z OSP Bzie", YES, 3),
    (PL, "tak\n10:00", YES, None),
    (PL, "Tak, dopiero o godz. 11", YES, None),
    (PL, "Mam zebranie, nie przyjdę", NO, None),
    (PL, "Ze względu na obowiązki służbowe nie będę mógł w nim uczestniczyć.", NO, None),
    (CS, "Tímto potvrzuji účast 4 zástupců našeho sdružení.", YES, 4),
    (CS, "Děkuji, účast zvážím.", MAYBE, None),
    (PL, "Nie mogę się doczekać, będę!", YES, None),
    (CS, "Už se nemůžu dočkat, dorazím.", YES, None),
    (CS, "To si nemůžu nechat ujít!", YES, None),
    (PL, "Nie mogę tego przegapić, przyjdziemy we dwoje.", YES, 2),
    (PL, "przyjdziemy we troje z żoną i synem", YES, 3),
    (CS, "Přijdeme tři, s manželkou a s dcerou", YES, 3),
    (PL, "Tak, 2 osoby plus dziecko", YES, 3),
    (PL, "Będę sam z córką", YES, 2),
    (CS, "Přijdu já a tři kolegové z dílny", YES, 4),
    (PL, "Przyjdę ja i dwie koleżanki", YES, 3),
    (PL, "będę z trzema koleżankami ze szkoły", YES, 4),
    (PL, "1. Będzie nas pięć osób.\n2. Jedna osoba jest na wózku.\n3. Czy jest winda?", YES, 5),
    (PL, "Pisałem, że przyjdę, ale jednak nie mogę - choroba.", NO, None),
    (CS, "Potvrdila jsem, že přijdu, ale bohužel nemohu.", NO, None),
    (CS, "Nakonec přece jen přijdu.", YES, None),
    (CS, "Ne že bych nechtěla, ale nestihnu to.", NO, None),
    (CS, "Máme ten den výjezd, takže se omlouváme.", NO, None),
    (PL, "W imieniu Dyrektora informuję, że weźmie udział w spotkaniu.", YES, None),
    (PL, "W imieniu Pani Prezes informuję, że nie będzie mogła przybyć.", NO, None),
    (CS, "Jménem pana ředitele potvrzuji, že se zúčastní.", YES, None),
    (PL, "dzień dobry potwierdzam będę dziękuję Halina", YES, None),
    (PL, "ahoj, my z Bronkem przyjdziemy we dwójkę, těšíme se", YES, 2),
    (PL, "Przyjdzie za mnie pan Nowak.", INSTEAD, None),
    (PL, "Nie mogę przyjść, zamiast mnie przyjdzie koleżanka Ewa Lis.", INSTEAD, None),
    (PL, "Tak, ale pani Kot przyjdzie za mnie.", INSTEAD, None),
    (PL, "Niestety mam szkolenie. W moim zastępstwie będzie p. Jan Kot z działu promocji.", INSTEAD, None),
    (PL, "Posyłam za siebie kolegę", INSTEAD, None),
    (PL, "Deleguję panią Annę Nowak", INSTEAD, None),
    (PL, "Zastąpi mnie zastępca, tel. 600 100 200", INSTEAD, None),
    (CS, "Místo mě přijde kolega Novák", INSTEAD, None),
    (CS, "Nemohu, pošlu za sebe paní Malou.", INSTEAD, None),
    (CS, "Bohužel jsem nemocná. Kolegyně přijde místo mě.", INSTEAD, None),
    (CS, "Bude mě zastupovat Ing. Petr Šíp", INSTEAD, None),
    (CS, "Prídem neskôr", YES, None),
    (CS, "Príde za mňa kolega", INSTEAD, None),
    (CS, "Místo mě bude na setkání kolega Šíp", INSTEAD, None),
    (PL, "My z żoną przyjdziemy", YES, 2),
    (PL, "2. Tak", YES, None),
    (CS, "Dobrý den Jano Nováková, přijdeme dva", YES, 2),
    (PL, "Tak - 2 os.", YES, 2),
    (PL, "Tak x2", YES, 2),
    (CS, "Ano - 3 os.", YES, 3),
    (CS, "Ano x 2", YES, 2),
    (PL, "Proszę o zapisanie dwóch osób", YES, 2),
    (PL, "Trudno powiedzieć. Jeśli tak, to będziemy w cztery osoby.", MAYBE, 4),
    (CS, "Spíš ano. Kdyžtak bychom byli tři.", MAYBE, 3),
    (PL, "Zapisuję dwie osoby z naszej szkoły: Anna Kot i Ewa Lis", YES, 2),
    (PL, "Zgłaszam siebie i koleżankę", YES, 2),
    (PL, "Niestety obowiązki służbowe nie pozwalają mi na udział", NO, None),
    (CS, "Prosím o zapsání dvou osob", YES, 2),
    (CS, "Přihlašuji sebe a kolegyni", YES, 2),
    (CS, "Za SDH Petrovice potvrzuji účast 3 členů", YES, 3),
    (CS, "Z naší strany dorazí dva lidé", YES, 2),
    (CS, "Pracovní povinnosti mi účast nedovolí", NO, None),
    (PL, "Będzie nas troje: ja i dwie koleżanki", YES, 3),
    (CS, "Přijdeme dva, já a kolegyně", YES, 2),
    (PL, "Przyjdę ja i moje dwie córki", YES, 3),
    (CS, "Za mě ano", YES, None),
    (CS, "Jménem ředitele sděluji, že se nezúčastní.", NO, None),
    (PL, "Ja i żona z dzieckiem", None, 3),
    (PL, "Przyjdę z żoną, razem 2 osoby", YES, 2),
    (CS, "Přijdu s manželkou a synem, celkem 3 osoby", YES, 3),
    (PL, "Wpiszcie nas proszę", YES, None),
    (PL, "Można na mnie liczyć", YES, None),
    (PL, "Może być", YES, None),
    (PL, "Proszę o rezerwację 4 miejsc dla naszego koła", YES, 4),
    (PL, "pszyjdziemy we dwoje", YES, 2),
    (PL, "Jo nie przida, mom szychta", NO, None),
    (PL, "Super, do zobaczenia w czwartek!", YES, None),
    (PL, "W zeszłym roku byłem z synem, teraz przyjdę sam.", YES, 1),
    (PL, "Wcześniej przyszłam, teraz nie mogę", NO, None),
    (PL, "Początkowo pisałam, że nie dam rady, ale w końcu tak", YES, None),
    (PL, "Mąż nie może, ale ja przyjdę", YES, None),
    (PL, "Tak, ale nie wiem, gdzie zaparkować", YES, None),
    (PL, "Bolą mnie nogi i mam 80 lat, przyjadę autobusem", YES, None),
    (PL, "Wycofuję zgłoszenie moje i kolegi", NO, None),
    (PL, "Proszę o usprawiedliwienie mojej nieobecności", NO, None),
    (PL, "Zostaję w domu", NO, None),
    (PL, "Brak możliwości", NO, None),
    (PL, "Tym razem nie, ale następnym razem przyjdę", NO, None),
    (PL, "Jestem wtedy na urlopie, może innym razem", NO, None),
    (PL, "Gdyby nie dyżur, przyszedłbym", NO, None),
    (PL, "Niestety termin koliduje mi z sesją rady", NO, None),
    (PL, "W imieniu Dyrektora informuję, że zastąpi go pani Ewa Lis", INSTEAD, None),
    (CS, "Napište nás tam", YES, None),
    (CS, "Nemůžu chybět", YES, None),
    (CS, "Jdeme do toho", YES, None),
    (CS, "dojdymy aji s robom", YES, None),
    (CS, "Minule jsem nemohl, tentokrát přijdu", YES, None),
    (CS, "Nejdřív jsem myslela, že to nestihnu, ale nakonec ano", YES, None),
    (CS, "Manžel je nemocný a nepřijde, já ano", YES, None),
    (CS, "Přijdu, jen nevím, kudy se tam chodí", YES, None),
    (CS, "Ruším rezervaci svou i kolegů", NO, None),
    (CS, "Musím se ze setkání omluvit", NO, None),
    (CS, "Je mi přes osmdesát, radši zůstanu doma", NO, None),
    (CS, "Tentokrát beze mě", NO, None),
    (CS, "Ten den máme poradu. Snad někdy příště.", NO, None),
    (CS, "Tentokrát bez nás. Ano, vím, že jsem to sliboval.", NO, None),
    (CS, "Kdyby nebylo směny, přišla bych", NO, None),
    (CS, "Mám noční, ale pošlou za mě zástupce velitele", INSTEAD, None),
]

UNANSWERED: list[tuple[Language | None, str]] = [
    (PL, "Tak, jeśli znajdę opiekę do dziecka"),
    (PL, "Nie wiem, czy ktoś przyjdzie"),
    (PL, "Nie mogę się doczekać!"),
    (PL, "Nie mogę zaparkować pod domem"),
    (PL, "Tak/Nie"),
    (PL, "Raczej nie"),
    (PL, "Będę potrzebować noclegu"),
    (PL, "Czy mogę przyjść z psem?"),
    (PL, "Tak?"),
    (PL, "Nie przyjdę na obiad"),
    (PL, "Kolega nie przyjdzie"),
    (PL, "Nie tylko przyjdę, ale też przyprowadzę kolegów"),
    (PL, "niestety tak wyszło"),
    (PL, "tak długo nas nie było"),
    (PL, "a\nb\nc\ntak"),
    (PL, "Proszę odpowiedzieć jednym słowem: TAK, MOŻE albo NIE."),
    (PL, "TAK, MOŻE albo NIE"),
    (PL, "Nie, nie o to pytałem"),
    (PL, "Nie przyjdę z żoną"),
    (CS, "no"),
    (CS, "Ne, že bych nechtěla"),
    (CS, "Ano, pokud seženu hlídání"),
    (CS, "Nevím, kde to je"),
    (CS, "Spíš ne"),
    (CS, "Ano, ale nevím, jestli stihnu začátek"),
    (CS, "omlouvam se"),
    (CS, "Budu potřebovat tlumočení"),
    (CS, "Nepotřebuji tlumočení"),
    (CS, "Nemohu zaparkovat"),
    (None, "no"),
    (PL, "Za mnie nikt nie przyjdzie"),
    (PL, "Może przyjdzie za mnie kolega"),
    (PL, "Jeśli nie zdążę, przyjdzie za mnie kolega"),
    (PL, "Czy może przyjść za mnie kolega?"),
    (PL, "Przyjdą za mnie dwie osoby"),
    (PL, "Przyjdę, a potem przyjdzie za mnie kolega"),
    (CS, "Asi přijde místo mě kolegyně"),
    (CS, "Pokud nebudu moci, přijde místo mě kolega"),
    (CS, "Kdo přijde místo mě?"),
    (PL, "Pisałam, że będę"),
    (PL, "Wyślę pani program"),
    (PL, "Wysyłam Pani listę uczestników"),
    (CS, "Posílám paní ředitelce program"),
    (CS, "Posílám náhradní termíny"),
    (PL, "Piszę w zastępstwie pani Nowak"),
    (PL, "2"),
    (PL, ""),
    (CS, "ne prijdu"),  # "ne, přijdu", or "nepřijdu"
    (PL, "Gdyby nie praca, to przyjdę"),
    (PL, "Link nie działa, nie mogę"),
    (CS, "Jestli neprší, nepřijdu"),
    (PL, "Jak się uda, to przyjdę"),
    (PL, "Myślałem, że będę, ale nie przyjdę"),
    (PL, "Chciałbym przyjść. Niestety mam wtedy zabieg."),
    (PL, "Tak, dostałam zaproszenie, ale jeszcze nie zdecydowałam"),
    (PL, "Potwierdzam, że otrzymałem"),
    (PL, "Potwierdzam odbiór"),
    (PL, "Zgłaszam problem"),
    (PL, "Nie przyjdę na pierwszą część, ale na drugą będę"),
    (PL, "nie dam rady na 10, będę o 11"),
    (PL, "Kolega jest chory, więc nie przyjdzie"),
    (PL, "Dzień dobry, nie otrzymałem zaproszenia"),
    (CS, "Dobrý den, kolega nepřijde"),
    (CS, "Moc rád bych přišel, ale mám službu."),
    (CS, "Nepřijdu včas"),
    (CS, "Jasně, jen se zeptám šéfa"),
    (CS, "Nebudu sám, přijdu s kolegou"),
    (CS, "Potvrzuji příjem e-mailu, o účasti rozhodne velitel."),
    (PL, "Może być ciężko"),
    (PL, "Proszę o rezerwację dwóch miejsc w hotelu"),
    (PL, "Przyjdę następnym razem"),
    (PL, "Odwołuję udział męża"),
    (PL, "Nie wiem, czy zdążę, przyjdę"),
    (PL, "Ostatnio nie mogłam"),
    (PL, "Jestem na urlopie"),
    (PL, "Tak, przyjdę. To o to spotkanie chodzi?"),
    (CS, "Ano, vím o tom"),
    (CS, "Zapište mě na odběr novinek"),
    (CS, "Omluvte chyby"),
    (CS, "Minule jsme byli tři"),
    (CS, "Přijdu příště"),
]

COMPANY: list[tuple[Language, str, int]] = [
    (PL, "Tak, żona też", 2),
    (CS, "Přijdu a dcera také", 2),
    (CS, "Ano, přijde i tlumočník", 2),
    (PL, "Tak, będę z wnuczką. Mąż też przyjdzie.", 3),
    (PL, "Przyjadę, zabiorę ze sobą wnuka", 2),
    (CS, "Dorazím, vezmu s sebou tchyni a tchána", 3),
    (CS, "Prídem, so sebou beriem aj syna", 2),
    (PL, "Będę, zapiszcie mnie i Krzysztofa", 2),
    (CS, "Přijdeme, pište nás tři", 3),
    (PL, "Przyjdę. Towarzyszyć mi będą dwie osoby.", 3),
    (CS, "Přijdu v doprovodu manželky", 2),
    (PL, "Przyjdę, poza mną trzy osoby z koła", 4),
    (CS, "Přijdu, kromě mě ještě jeden kolega", 2),
    (PL, "Tak, 2 osoby oprócz mnie", 3),
    (PL, "Potwierdzam, 6 osób razem ze mną", 6),
    (CS, "Přijdeme v šesti včetně mě", 6),
    (CS, "Budeme se mnou tři", 3),
    (CS, "Přijdou se mnou dva kolegové. Ano.", 3),
    (CS, "dorazime ve ctyrech", 4),
    (CS, "Prídeme štyria, vrátane mňa", 4),
    (PL, "Przyjdę z żoną, córką i synem", 4),
    (PL, "Będę z mężem i trojgiem dzieci", 5),
    (PL, "Przyjdę ja oraz pani sołtys", 2),
    (PL, "Będzie nas siedmioro: trzy panie i czterech panów", 7),
    (CS, "Ano, naše skupina čítá 6 lidí", 6),
    (PL, "Tak. Nasz klub wysyła cztery osoby, mnie i trzech trenerów.", 4),
    (CS, "Ano, přijde celý výbor, tedy 5 členů", 5),
    (CS, "Přijdu s Alenou", 2),
    (CS, "My dva s Pavlem přijdeme", 2),
    (PL, "Tak, w zeszłym roku było nas 12, teraz będzie nas 8", 8),
    (CS, "Přijdeme, manželé Novákovi a syn", 3),
    (CS, "Přijdu s manželem a dvěma dětmi", 4),
    (CS, "Přijdeme s Petrem a Janou", 3),
    (CS, "Dorazím s místostarostou", 2),
    (CS, "Ano, bude nás celkem šest", 6),
    (PL, "Tak, mąż przyjdzie ze mną", 2),
    (PL, "Potwierdzam udział swój oraz dwóch pracowników", 3),
    (CS, "Ráda přijdu. Naše delegace čítá 5 lidí, z nich dva mluví jen polsky.", 5),
]

ALONE: list[tuple[Language, str]] = [
    (PL, "Tak, żona jest chora"),
    (PL, "Będę, a mąż nie"),
    (PL, "Będę. Rozmawiałam już z dyrektorem."),
    (PL, "Tak, w zeszłym roku było nas 12"),
    (PL, "Przyjadę z Karwiny autobusem"),
    (PL, "Przyjdę, mam 78 lat"),
    (PL, "Tak.\nBurmistrz Jan Kot"),
    (CS, "Ano, můžem přijít"),
    (CS, "Ano, máme zájem"),
    (CS, "Ano, přijdu s radostí"),
    (CS, "Přijdu s autem"),
    (CS, "Přijdu ve středu s 10 minutovým zpožděním"),
    (PL, "Przyjdę bez osoby towarzyszącej"),
]


@pytest.mark.parametrize(("language", "text", "party"), COMPANY)
def test_who_comes_along_is_counted(language: Language, text: str, party: int) -> None:
    heard = answer_in(text, language)
    assert heard is not None
    assert (heard.partstat, heard.party) == (YES, party)


@pytest.mark.parametrize(("language", "text"), ALONE)
def test_who_does_not_come_along_is_not_counted(language: Language, text: str) -> None:
    heard = answer_in(text, language)
    assert heard is not None
    assert (heard.partstat, heard.party, heard.several) == (YES, None, False)


@pytest.mark.parametrize(("language", "text", "partstat", "party"), ANSWERS)
def test_an_answer_is_understood(language: Language | None, text: str, partstat: PartStat, party: int | None) -> None:
    heard = answer_in(text, language)
    assert heard is not None
    assert (heard.partstat, heard.party) == (partstat, party)


@pytest.mark.parametrize(("language", "text"), UNANSWERED)
def test_what_is_no_answer_is_not_guessed(language: Language | None, text: str) -> None:
    assert answer_in(text, language) is None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Tak, a czy jest parking?", SpokenAnswer(YES, rest="Tak, a czy jest parking?", asks=True)),
        ("Nie\nMam wtedy szkolenie.", SpokenAnswer(NO, rest="Mam wtedy szkolenie.")),
        (
            "Dzień dobry,\ntak, 2 osoby.\nProszę o informację o noclegu\n\nZ poważaniem\nJan Kot\ntel. 600 100 200",
            SpokenAnswer(YES, 2, "Proszę o informację o noclegu", asks=True),
        ),
        ("Tak\n\nBartek Żak\nHufiec Jastrzębie", SpokenAnswer(YES)),
        (
            "Tak\nPozdrawiam\nJan Kot\n\nPS Czy jest parking?",
            SpokenAnswer(YES, rest="PS Czy jest parking?", asks=True),
        ),
        ("Ano.\nPotřebuji bezlepkový oběd.", SpokenAnswer(YES, rest="Potřebuji bezlepkový oběd.")),
    ],
)
def test_what_else_was_said_is_kept(text: str, heard: SpokenAnswer) -> None:
    assert answer_in(text, PL) == heard


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (PL, "Tak, kilka osób"),
        (PL, "Przyjdę z kilkoma osobami"),
        (PL, "Tak, 2-3 osoby"),
        (PL, "Tak, około 5 osób"),
        (PL, "tak, z dziećmi"),
        (PL, "Będziemy"),
        (CS, "Ano, pár lidí"),
        (CS, "ano, dva až tři lidi"),
        (CS, "Ano, přijdu s rodinou"),
        (CS, "Přijdeme rádi"),
        (PL, "Przyjdziemy, trzy osoby z opiekunem"),
        (PL, "Przyjdziemy we dwójkę z synem i córką"),
        (PL, "Przyjdę, a do tego trzy wnuczki"),
        (CS, "Přijdu s dvěma kolegy a jejich manželkami"),
        (CS, "Ano, 4 lidé s tlumočníkem"),
        (PL, "Tak, żona i dzieci też"),
        (CS, "Ano, vezmu i děti"),
        (PL, "Będę. Czy mogę wziąć ze sobą córkę?"),
        (PL, "Przyjdę ja i moi uczniowie"),
        (PL, "Przyjdę, dla mojej żony poproszę o miejsce przy drzwiach"),
    ],
)
def test_how_many_is_left_open(language: Language, text: str) -> None:
    heard = answer_in(text, language)
    assert heard is not None
    assert (heard.partstat, heard.party, heard.several) == (YES, None, True)


@pytest.mark.parametrize("text", ["Tak", "Tak, 3 osoby", "Przyjdę z żoną", "Nie przyjdziemy", "Może będziemy"])
def test_how_many_is_no_question(text: str) -> None:
    heard = answer_in(text, PL)
    assert heard is not None
    assert not heard.several


def test_thanks_and_questions_are_told_apart() -> None:
    assert is_courtesy("Dziękuję bardzo, do zobaczenia!")
    assert is_courtesy("Děkuji, těším se.")
    assert not is_courtesy("Dziękuję, tak")
    assert not is_courtesy("To zależy od autobusu.")
    assert not is_courtesy("dzien dobry potwirdzam wszystko halina")
    assert not is_courtesy("Dobrý den nmuzu prijit")
    assert not is_courtesy("Ahoj, my tam bydymy, těšíme se")
    assert is_question("Proszę o informację, gdzie zaparkować.")
    assert is_question("Kde se dá zaparkovat")
    assert not is_question("To zależy od autobusu.")


@pytest.mark.parametrize(
    "unit",
    ["nie ", "nie przyjdę ", "tak, ", "z żoną i ", "za ", "? ", "+ 1", "z powodu a ", "a\n", "nas jest ", "i ja "],
)
def test_time_does_not_grow_with_the_text(unit: str) -> None:
    began = time.process_time()
    answer_in(unit * 100_000, PL)
    assert time.process_time() - began < 1

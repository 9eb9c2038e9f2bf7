"""Turns of phrase that answer without a plain yes or no, one table for each kind, and what only looks like them."""

import pytest

from bot.core.language import Language
from bot.core.rsvps import PartStat
from bot.core.spoken import answer_in

YES, MAYBE, NO, INSTEAD = PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED, PartStat.DELEGATED
PL, CS = Language.PL, Language.CS

UNDERSTATED = [
    (PL, "Nie zaniedbam przybyć na spotkanie", YES, None),
    (CS, "Neopomenu dorazit", YES, None),
    (CS, "Neváhám a přihlašuji se", YES, None),
    (PL, "Nie, nie zapomnieliśmy, przyjedziemy!", YES, None),
    (CS, "Bez obav, nezapomněla jsem a přijdu.", YES, None),
    (PL, "Nie zabraknie tam również nas", YES, None),
    (PL, "Dziękuję za serdeczne zaproszenie, które z radością przyjmuję.", YES, None),
    (CS, "Vaše pozvání rádi přijímáme", YES, None),
    (CS, "Moc děkuji za milé pozvání, už se na vás těším", YES, None),
    (PL, "Miałabym ochotę przyjść", YES, None),
    (CS, "Máme velký zájem o účast", YES, None),
]
CALLED_OFF = [
    (PL, "Proszę o odwołanie naszej rezerwacji, dziękuję za wyrozumiałość", NO, None),
    (PL, "Skreślcie moje zgłoszenie", NO, None),
    (CS, "Stornujte prosím naši přihlášku, děkujeme za pochopení", NO, None),
    (CS, "Účast bohužel musím zrušit", NO, None),
    (CS, "Budu muset svou registraci odvolat", NO, None),
    (PL, "Nie jest w naszej mocy przyjechać", NO, None),
    (CS, "Není pro mě možné přijet", NO, None),
    (PL, "Dziękuję za zaproszenie, z którego tym razem nie skorzystam", NO, None),
    (CS, "Děkujeme za pozvání, které bohužel nemůžeme přijmout", NO, None),
    (PL, "Zaplanowałem to sobie, ale zachorowało dziecko i nie dojadę", NO, None),
    (PL, "Nie mam najmniejszej ochoty przyjść", NO, None),
]
REGRETTED = [
    (PL, "Niestety w tym dniu prowadzę zajęcia.", NO, None),
    (CS, "Omlouvám se, ale v uvedeném termínu jsem v lázních.", NO, None),
    (PL, "Chciałbym przyjść. Niestety mam wtedy zabieg.", NO, None),
    (CS, "Bohužel mi do toho něco přišlo.", NO, None),
    (PL, "Niestety wypadło mi coś ważnego.", NO, None),
    (PL, "Szkoda, chętnie bym przyszła.", NO, None),
    (CS, "Kdyby to bylo v sobotu, přijel bych, takhle jsem v práci.", NO, None),
    (CS, "Bohužel ten den sloužím. Za naši jednotku přijede velitel Kos.", INSTEAD, None),
    (PL, "Mnie nie będzie, ale koledzy przyjadą", INSTEAD, None),
    (CS, "Já nepřijdu, ale přijdou dvě kolegyně", INSTEAD, None),
]
SET_RIGHT = [
    (CS, "Nepřijdeme čtyři, jen dva", YES, 2),
    (PL, "Nie będzie nas dwanaścioro, tylko trzy osoby", None, None),
    (PL, "Nie przyjdę z mężem, tylko z córką", YES, 2),
    (PL, "W mailu z wtorku pisałam, że przyjedzie nas dwoje, a ostatecznie przyjedziemy w piątkę", YES, 5),
    (CS, "Dcera je nemocná, takže přijdu sama", YES, 1),
    (PL, "Kierownik nie może, więc przyjadę ja", YES, None),
    (CS, "Manželovi to zdraví nedovolí, ale já dorazím", YES, None),
    (CS, "Manžel nemůže a já taky ne", NO, None),
    (PL, "Wnuk nie może, więc nie przyjadę", NO, None),
]
CONDITIONAL = [
    (CS, "Dá-li Bůh, přijdu", MAYBE, None),
    (CS, "Pokud to jde, přijdu", MAYBE, None),
    (PL, "Jeśli pogoda dopisze, przyjedziemy, bo jedziemy rowerami", MAYBE, None),
    (PL, "Jak skończę dyżur to wpadnę, bo pracuję obok", MAYBE, None),
    (CS, "Chtěl bych přijít, jen nevím, jestli seženu hlídání", MAYBE, None),
    (PL, "Bardzo chciałabym przyjść, ale muszę to jeszcze uzgodnić z szefową", MAYBE, None),
]
COUNTED = [
    (PL, "Będzie nas dwoje dorosłych i jedno dziecko", YES, 3),
    (CS, "Přijdou dvě děti a tři dospělí", YES, 5),
    (PL, "Tak, troje dzieci, dwoje dorosłych", YES, 5),
    (PL, "Przyjedziemy w składzie: Jan Kuś, dr Ewa Mola i druh Piotr Wala", YES, 3),
    (CS, "Budeme ve složení Marek Vlk, Jana Sýkorová a já", YES, 3),
    (CS, "Prosím o tři místa", YES, 3),
    (PL, "Dwie osoby poproszę", YES, 2),
]
CARELESS = [
    (PL, "taaak!", YES, None),
    (CS, "Neee, tentokrát fakt nemůžu", NO, None),
    (PL, "niebede mogl przyjsc", NO, None),
    (PL, "bende napewno", YES, None),
    (CS, "Rád by jsem přišel", YES, None),
    (PL, "Będę trochę później, gdzieś koło jedenastej", YES, None),
    (CS, "Budu tam o chvilku později, nejdřív po desáté", YES, None),
    (CS, "Přijedu autem, kde se dá zaparkovat?", YES, None),
    (PL, "Wezmą Państwo udział? Wezmą.", YES, None),
]
SAID_ROUND_ABOUT = [
    (PL, "Dziękuję za życzliwość dla naszego koła. Przyjedziemy prosto z próby.", YES, None),
    (CS, "Děkujeme za milá slova o našem sboru. S potěšením se ho zúčastníme.", YES, None),
    (PL, "Pani Krysiu, będę", YES, None),
    (CS, "Tak jak jsme se domluvili u vás na úřadě, přijdu s paní Horkou", YES, 2),
    (PL, "Sąsiad obiecał, że mnie podwiezie, więc będę", YES, None),
    (CS, "Beru s sebou i místostarostku", YES, 2),
    (PL, "Uczestniczyć będę, tylko krótko", YES, None),
    (PL, "Wygląda na to, że będę mógł przyjść", MAYBE, None),
    (CS, "Vypadá to, že budeme moct přijet, definitivně potvrdím v pátek", MAYBE, None),
    (PL, "Ten termin zupełnie mi nie odpowiada", NO, None),
    (CS, "Bohužel se nám nepodaří přijet", NO, None),
    (CS, "Z nás bohužel nepřijede nikdo", NO, None),
    (PL, "W tym terminie jestem w sanatorium, proszę o wyrozumiałość", NO, None),
    (PL, "Ni mom kiej", NO, None),
    (PL, "W tym roku spasujemy", NO, None),
    (CS, "Osobně ne, ale pověřím dvě pracovnice odboru", INSTEAD, None),
    (PL, "Nie przyjadę, ale wydeleguję kolegę", INSTEAD, None),
    (PL, "Dziękuję za możliwość udziału", None, None),
    (PL, "Wezmę syna do lekarza", None, 2),
    (CS, "Moc nemůžu, ledaže byste začali později", None, None),
    (PL, "Żona jest chora. Zastanawiam się. Przyjadę prosto z pracy, jak coś.", MAYBE, None),
    (PL, "Zgłaszam drużynę do konkursu", None, None),
    (CS, "Přijdu pro klíče", None, None),
]
SAID_SHORTLY = [
    (PL, "bd", YES, None),
    (PL, "nwm jeszcze", MAYBE, None),
    (PL, "Absolutnie tak", YES, None),
    (CS, "Absolutně nestíhám", NO, None),
    (PL, "Odpowiedź brzmi: nie", NO, None),
    (CS, "Naše odpověď zní: ano", YES, None),
    (PL, "Przyjeżdżamy w czwórkę", YES, 4),
    (CS, "Přijíždíme dva", YES, 2),
    (CS, "Nepřijíždím", NO, None),
    (PL, "dopiszcie mnie + Olek", YES, 2),
    (PL, "Z przyjemnością, ale niestety nie mogę", NO, None),
    (CS, "Rádi, ale letos to nepůjde", NO, None),
    (PL, "Będę, jeśli autobus dojedzie", MAYBE, None),
    (CS, "Bohužel, už něco mám", NO, None),
    (CS, "Tentokrát vypustíme", NO, None),
    (PL, "Chętnie! Czy mam coś przygotować?", YES, None),
]
PUT_DOWN = [
    (PL, "Proszę o dopisanie mnie do listy uczestników", YES, None),
    (PL, "Proszę uwzględnić mnie na liście", YES, None),
    (PL, "Proszę zarezerwować dla mnie miejsce", YES, None),
    (PL, "Trzymajcie dla nas trzy miejsca, proszę", YES, 3),
    (PL, "Poprosimy 2 miejsca", YES, 2),
    (PL, "Możecie Państwo na mnie liczyć", YES, None),
    (CS, "Prosím o zařazení na seznam účastníků", YES, None),
    (CS, "Přidejte mě prosím do seznamu", YES, None),
    (CS, "Zamluvte pro nás tři místa", YES, 3),
    (CS, "Počítejte i se mnou", YES, None),
    (CS, "Zamluvte místo pro paní ředitelku a pro mě", YES, 2),
    (PL, "Proszę o skreślenie mnie z listy na to spotkanie", NO, None),
    (PL, "Wykreślcie nas ze spotkania", NO, None),
    (CS, "Prosím o vyškrtnutí ze seznamu účastníků", NO, None),
    (CS, "Prosím vyškrtněte mě, jsem ten den v lázních", NO, None),
]
CONFIRMED = [
    (PL, "Mogę potwierdzić tylko siebie", YES, 1),
    (PL, "Pragnę potwierdzić swoją obecność", YES, None),
    (PL, "Chcę zgłosić udział", YES, None),
    (PL, "Chciałbym potwierdzić udział, ale nie mogę", NO, None),
    (PL, "Miło mi poinformować, że wezmę udział", YES, None),
    (PL, "Obecność potwierdzona", YES, None),
    (PL, "Zgłaszam swój udział oraz udział pani sekretarz Ewy Mól", YES, 2),
    (PL, "Chętnie skorzystam z zaproszenia", YES, None),
    (PL, "Z zaproszenia tym razem nie skorzystamy", NO, None),
    (PL, "Obecny!", YES, None),
    (PL, "Od nas 4 osoby", YES, 4),
    (CS, "Dovoluji si potvrdit svou účast", YES, None),
    (CS, "Chtěla bych potvrdit účast", YES, None),
    (CS, "Účast přislíbena", YES, None),
    (CS, "Potvrzuji, že přijede jen jedna osoba, a to já", YES, 1),
    (CS, "Super, těším se!", YES, None),
    (PL, "Na pewno, a czy Ola da radę, to dam znać.", YES, None),
    (CS, "Ano, jen nevím, jestli vezmu i dceru.", YES, None),
    (PL, "Będę ok 9, bo wcześniej mam lekcję", YES, None),
    (CS, "Dorazíme, já, Jarka a Vít z knihovny", YES, 3),
    (CS, "Zúčastníme se ve složení: Petr Vala, Iva Malá", YES, 2),
]
OUT_OF_QUESTION = [
    (PL, "Udział w spotkaniu niestety nie wchodzi w grę", NO, None),
    (PL, "Mamy inwentaryzację, nikogo nie możemy oddelegować", NO, None),
    (PL, "Nie wyrobię się", NO, None),
    (PL, "Nie znajdziemy czasu", NO, None),
    (PL, "Tym razem nie przyjdę", NO, None),
    (PL, "Niestety się nie uda", NO, None),
    (PL, "Przykro mi, nie mogę w ten dzień", NO, None),
    (PL, "Tym razem pasuję", NO, None),
    (PL, "Tego dnia jestem już zajęty", NO, None),
    (CS, "Jsem v zahraničí, účast nepřichází v úvahu", NO, None),
    (CS, "V tomto termínu se nemohu zúčastnit", NO, None),
    (CS, "Termín nám bohužel nevyhovuje", NO, None),
    (CS, "Nezvládnu to", NO, None),
    (CS, "Nemáme koho poslat", NO, None),
    (CS, "Z časových důvodů se nezúčastním", NO, None),
    (CS, "Musím pozvání odmítnout", NO, None),
    (PL, "Zależy od pogody", MAYBE, None),
    (CS, "Bude záležet na zdraví", MAYBE, None),
    (CS, "Musím se zeptat vedoucího", MAYBE, None),
]
OFFICIAL = [
    (PL, "Nasz urząd reprezentować będą dwie osoby", YES, 2),
    (PL, "Z Urzędu Gminy będą uczestniczyć trzy osoby", YES, 3),
    (PL, "Będę z ramienia Stowarzyszenia Razem", YES, None),
    (PL, "Reprezentować szkołę będę ja", YES, None),
    (PL, "Niech Pani wpisze mnie i Olę", YES, 2),
    (PL, "Biblioteka zgłasza 5 osób (4 dzieci + opiekun)", YES, 5),
    (PL, "Nie będę mogła skorzystać z zaproszenia ze względu na inne obowiązki", NO, None),
    (PL, "Nasza szkoła nie weźmie udziału w spotkaniu", NO, None),
    (PL, "Udziału nie wezmę", NO, None),
    (PL, "Nie będzie mnie wtedy w Polsce", NO, None),
    (CS, "Za obec Chotěbuz se zúčastní 3 osoby", YES, 3),
    (CS, "Náš úřad budou zastupovat dvě osoby", YES, 2),
    (CS, "Bohužel se nebudu moci setkání zúčastnit z důvodu jiných povinností", NO, None),
    (CS, "Paní místostarostka se z pracovních důvodů omlouvá", NO, None),
    (CS, "Vzhledem k probíhající kontrole se nikdo z našeho úřadu nezúčastní", NO, None),
    (CS, "Pracovní povinnosti mi účast neumožňují", NO, None),
    (CS, "Nebudu v té době v republice", NO, None),
    (CS, "S účastí počítáme", YES, None),
]
IN_HASTE = [
    (PL, "sorki nie dam rady", NO, None),
    (PL, "Zawsze chętnie!", YES, None),
    (PL, "no to jestem", YES, None),
    (PL, "Nie zdążę z pracy", NO, None),
    (PL, "Nie dam rady czasowo", NO, None),
    (PL, "Zobaczę jak z czasem", MAYBE, None),
    (PL, "Będę się starała być", MAYBE, None),
    (PL, "Mam nadzieję, że się uda, ale gwarancji nie daję", MAYBE, None),
    (PL, "Chciałabym, ale nie wiem, czy dam radę", MAYBE, None),
    (PL, "Nie mogę, ale przyślę kolegę", INSTEAD, None),
    (CS, "Budu, 2x", YES, 2),
    (CS, "možná dojdu", MAYBE, None),
    (CS, "Vždycky rád!", YES, None),
    (CS, "Ve čtvrtek nemůžu", NO, None),
    (CS, "Mám zastupitelstvo, takže ne", NO, None),
    (CS, "Kapacitně to nezvládáme", NO, None),
    (CS, "Vynasnažím se dorazit", MAYBE, None),
    (CS, "Ráda bych, ale nevím, jestli to stihnu", MAYBE, None),
    (CS, "Přijdu určitě, manželka ještě neví", YES, None),
    (CS, "Hlásíme se, 3 holky z knihovny", YES, 3),
]
LOOKS_SO = [
    (PL, "Chciałabym"),
    (CS, "Ráda bych"),
    (CS, "Budu ráda za program"),
    (CS, "Nevím, manželka ještě neví"),
    (PL, "W imieniu Stowarzyszenia Razem"),
    (PL, "Nie będzie mnie w pracy"),
    (PL, "Tym razem pasuje"),  # without its tail: it suits her, or she passes
    (PL, "Chciałbym potwierdzić udział, ale mam pogrzeb"),
    (PL, "Proszę o skreślenie mnie z listy mailingowej"),
    (PL, "Zarezerwujcie dla nas dwa miejsca w hotelu"),
    (PL, "Obecna sytuacja jest trudna"),
    (PL, "Możemy przyjść z dziećmi?"),
    (PL, "Uczestniczę w szkoleniu"),
    (PL, "Przepraszam, jestem zajęta, zadzwonię"),
    (PL, "Nie dam rady, ale koleżanka ma ochotę"),
    (CS, "Můžeme se přihlásit?"),
    (CS, "Vyškrtněte mě ze seznamu"),
    (CS, "Přítomnost je povinná"),
    (CS, "Těším se na odpověď"),
    (CS, "Nevím, jestli vezmu i dceru"),
    (CS, "Záleží mi na tom"),
    (PL, "Chętnie, ale nie ja, tylko mąż"),
    (PL, "Przyjeżdżam z urlopu dopiero 5 grudnia"),
    (PL, "git, dzięki za info"),
    (PL, "Proszę o wpisanie na listę rezerwową"),
    (CS, "Budu na to myslet"),
    (PL, "Mogę, ale tylko zdalnie."),
    (CS, "Můžeme, jen přes Teams."),
    (PL, "Mój zięć pisze się na to, ja niestety nie."),
    (PL, "W czwartek nie będzie mnie w pracy, proszę dzwonić na komórkę."),
    (CS, "Kdyby se někdo odhlásil, myslete na mě."),
    (PL, "Koleżanka już u nas nie pracuje."),
    (CS, "Manželce to zdraví nedovolí"),
    (PL, "Teściowej lekarz nie pozwala przyjechać"),
    (CS, "Mrzí mě, že jsem minule nemohla, teď bych přišla ráda."),
    (PL, "Przepraszam za późną odpowiedź, tego dnia mam wolne"),
    (CS, "Omlouvám se za pozdní odpověď, ten den jsem v práci jen dopoledne"),
    (CS, "Bohužel ten den mám poradu, snad to stihnu"),
    (PL, "Niestety w tym terminie mam szkolenie, czy będzie nagranie?"),
    (CS, "Kdyby to bylo odpoledne, přišla bych, takhle asi ne"),
    (PL, "Proszę o 2 miejsca na parkingu"),
    (PL, "Proszę o wykreślenie mojego zgłoszenia na warsztat"),
    (CS, "Zrušte prosím mou rezervaci hotelu"),
    (CS, "Nerušte mou účast"),
    (PL, "Proszę nie odwoływać mojego zgłoszenia"),
    (CS, "Když bude pršet, nepřijdu. Jinak přijdu."),
    (CS, "Není nemožné, že přijdu"),
    (PL, "Zaproszenie przyjmuje w naszym imieniu pan Nowak"),
    (CS, "Žena nemůže, takže nevím, jestli přijdu"),
    (PL, "Dziękuję za zaproszenie, do zobaczenia"),
]


@pytest.mark.parametrize(
    ("language", "text", "partstat", "party"),
    [
        *UNDERSTATED,
        *CALLED_OFF,
        *REGRETTED,
        *SET_RIGHT,
        *CONDITIONAL,
        *COUNTED,
        *CARELESS,
        *SAID_ROUND_ABOUT,
        *SAID_SHORTLY,
        *PUT_DOWN,
        *CONFIRMED,
        *OUT_OF_QUESTION,
        *OFFICIAL,
        *IN_HASTE,
    ],
)
def test_a_turn_of_phrase_is_understood(
    language: Language, text: str, partstat: PartStat | None, party: int | None
) -> None:
    heard = answer_in(text, language)
    assert ((heard.partstat, heard.party) if heard is not None else (None, None)) == (partstat, party)


@pytest.mark.parametrize(("language", "text"), LOOKS_SO)
def test_what_only_looks_like_an_answer_is_asked_back(language: Language, text: str) -> None:
    assert answer_in(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (PL, "Jesteśmy! Cała piątka z działu."),
        (PL, "Będę, a koleżanka z pokoju obok też się dopisuje"),
        (CS, "Přijdu s ním"),
        (CS, "Hlásíme oddíl"),
    ],
)
def test_several_who_are_not_counted_are_asked_how_many(language: Language, text: str) -> None:
    heard = answer_in(text, language)
    assert heard is not None
    assert (heard.partstat, heard.party, heard.several) == (YES, None, True)


def test_substitutes_are_no_papers_that_come_by_post() -> None:
    heard = answer_in("Nie przyjdę, ale materiały przyjdą pocztą", PL)
    assert heard is not None
    assert heard.partstat == NO

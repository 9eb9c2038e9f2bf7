"""Who is away writes by a machine or by hand; words alone tell which, in both directions."""

import pytest

from bot.channels.email.absence import says_automatic

MACHINES = [
    "Przebywam na urlopie do 20.11. W pilnych sprawach proszę o kontakt z p. Nowak, tel. 32 123 45 67.",
    "Dzień dobry,\n\njestem poza biurem do 15 listopada. Odpowiem po powrocie.\n\nBartek Żak",
    "Będę nieobecna do 5 grudnia.",
    "Będę nieobecny w dniach 3-14.12.2026 r.",
    "W dniach 10–20 listopada przebywam na urlopie wypoczynkowym bez dostępu do poczty.",
    "Dziękuję za wiadomość. Jestem na urlopie. W sprawach pilnych proszę o kontakt: biuro@hufiec.example.pl",
    "Nie ma mnie w biurze. Na wiadomości odpowiem po powrocie.",
    "Nie będę obecna w biurze do odwołania. Zastępuje mnie Jan Kowalski.",
    "Obecnie jestem na zwolnieniu lekarskim. Państwa wiadomość zostanie przekazana do sekretariatu. Zastępstwo: A. Lis",
    "Nie będę obecny do 5 grudnia, w pilnych sprawach proszę dzwonić do sekretariatu.",
    "Od 1 do 10 grudnia jestem w delegacji, mam ograniczony dostęp do poczty.",
    "Ta wiadomość została wygenerowana automatycznie, prosimy na nią nie odpowiadać.",
    "Potwierdzamy otrzymanie wiadomości. Pozdrawiamy, Urząd Miasta",
    "Wracam 2 grudnia, do tego czasu jestem poza firmą.",
    "Dobrý den, jsem mimo kancelář do 20. 11. V naléhavých případech kontaktujte kolegu Nováka.",
    "Čerpám dovolenou do 30. listopadu.",
    "Do 5. 12. nejsem k zastižení.",
    "Jsem na dovolené. Odpovím po návratu.",
    "Dobrý den,\ndo konce týdne budu na služební cestě, v neodkladných případech volejte 596 000 000.",
    "Ve dnech 3.–14. 12. nebudu v kanceláři, zastupuje mě paní Dvořáková.",
    "Děkuji za vaši zprávu. Momentálně jsem nepřítomna, obraťte se prosím na sekretariát.",
    "Toto je automatická odpověď.",
    "Tato zpráva byla vygenerována automaticky, prosím neodpovídejte na ni.",
    "Mám dovolenou do pondělí.",
    "Som mimo kancelárie do 20. 11., v naliehavých prípadoch volajte kolegu.",
    "Čerpám dovolenku, odpoviem po návrate.",
    "Od 1.02 nie pracuję już w firmie. Proszę kontaktować się z p. Nowak.",
    "Jestem obecnie na szkoleniu do 14.02, dlatego nie odpowiem od razu na Państwa wiadomość.",
    "Jestem na urlopie do 14.02, ale będę sprawdzać pocztę.",
    "Przebywam na urlopie macierzyńskim. Moje obowiązki przejęła Anna Nowak, anowak@firma.example.pl.",
    "Nie pracuję już w tym urzędzie. Proszę o kontakt z p. Zofią Lis.",
    "V kanceláři budu opět 7. 12., v nutných případech volejte 596 000 000.",
    "Urlop 7–18.12. Zastępuje mnie: Maria Lis, pok. 12",
    "Biblioteka jest nieczynna do 6 stycznia.",
    "Ve dnech 24. 12. až 1. 1. máme na úřadě zavřeno.",
    "Dziękujemy za wiadomość. Odpowiemy najszybciej, jak to możliwe.",
    "Děkujeme za Váš e-mail, ozveme se Vám co nejdříve.",
    "Potvrzujeme doručení podání do podatelny, č. j. 12/2026.",
    "Vaše zpráva byla v pořádku doručena na podatelnu.",
    "Dzień dobry, Państwa sprawie nadano numer 2026/771. Prosimy powoływać się na niego w korespondencji.",
    "Pismo zarejestrowano w kancelarii pod numerem RPW/12/2026.",
    "Vašemu požadavku bylo přiděleno číslo 48213. Řešitel se vám ozve.",
    "Jestem na spotkaniu poza biurem do godz. 15. W pilnych sprawach proszę dzwonić.",
    "Od 1 do 5 grudnia jsem na jednání mimo úřad, odpovím po návratu.",
    "I am out of the office until 20 November with limited access to email.",
    "I'm on annual leave. For urgent matters please contact the front desk.",
]

PEOPLE = [
    "Proszę o informację, pod jaki numer można dzwonić w dniu spotkania.",
    "Jaké číslo má místnost? Přijdu až v deset.",
    "nie będę obecny, jestem na urlopie",
    "Nie, jestem wtedy na urlopie.",
    "Niestety nie, do 10 grudnia jestem na urlopie.",
    "Dzień dobry, niestety w tym dniu jestem na urlopie, więc nie przyjdę.",
    "Nie przyjdę, jestem w delegacji. W pilnych sprawach proszę o kontakt z kolegą, on przyjdzie za mnie.",
    "Jestem na urlopie do 2 grudnia, ale przyjdę.",
    "Tak, będę. Do 20 listopada jestem na urlopie, więc proszę o kontakt później.",
    "Nie wezmę udziału, bo od 1 do 5 grudnia jestem na zwolnieniu.",
    "Jestem na urlopie.",
    "3 grudnia będę nieobecna.",
    "W tych dniach jestem na urlopie.",
    "Od 1 do 5 grudnia jestem na urlopie, czy mogę przysłać zastępstwo?",
    "Czy jest parking? Jestem poza biurem, proszę dzwonić.",
    "Nie mogę przyjść, będę wtedy poza firmą do 16:00.",
    "Ne, jsem na dovolené do 6. 12.",
    "Bohužel nepřijdu, čerpám dovolenou do 5. prosince.",
    "Omlouvám se ze setkání, jsem na služební cestě do pátku.",
    "Zúčastním se, jen do 2. 12. nejsem k zastižení, volejte kolegovi.",
    "Nemohu přijít, jsem mimo kancelář do konce týdne.",
    "Ano, i když jsem do pondělí na dovolené.",
    "Jsem na dovolené.",
    "Dzień dobry, do piątku jestem na zwolnieniu, ale w czwartek będę.",
    "W tym czasie będę na urlopie, więc mnie nie będzie. Wracam 20 lutego.",
    "Do 19.2. jestem w delegacji, dam znać po powrocie.",
    "Do středy jsem mimo kancelář, potvrdím potom.",
    "Przyjadę, choć do 17 jestem na urlopie",
    "Jestem wtedy na szkoleniu do 16:00",
    "Czy moje zgłoszenie zostało przyjęte?",
    "Bylo moje podání přijato? Nic mi nepřišlo.",
    "Dziękujemy za zaproszenie, odezwiemy się wkrótce.",
    "Děkuji za pozvání, ozvu se co nejdříve.",
    "Proszę o kontakt w sprawie stoiska.",
    "V naléhavých případech volejte mně, prosím.",
    "Přijdu, kontaktujte prosím i kolegyni.",
    "Dziękuję za zaproszenie, jestem na urlopie do 10.12. Życzę udanego spotkania.",
    "Děkuji za pozvání, budu na dovolené do 10. 12. Přeji hezké setkání.",
    "Za pozvání děkuji, jsem na dovolené do 10. 12.",
    "Do 10.12 przebywam na zwolnieniu. Życzę Państwu owocnych obrad!",
    "Ve dnech 1.–5. 12. jsem na školení, přeji úspěšné jednání.",
    "W dniach 1-5 grudnia przebywam na urlopie, dlatego odmawiam.",
    "Jsem na služební cestě od 1. 12. do 4. 12., takže ne.",
    "Do 5.12 jestem w delegacji, więc nie.",
    "Do 2 grudnia jestem na L4, ale na spotkanie powinnam dotrzeć.",
    "Do 2. 12. jsem na nemocenské, ale na setkání bych měla být.",
    "Tak",
    "Ne",
    "",
]


@pytest.mark.parametrize("text", MACHINES)
def test_a_machine_says_that_somebody_is_away(text: str) -> None:
    assert says_automatic("Re: Zaproszenie: Kultura", text)


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person_says_it_too(text: str) -> None:
    assert not says_automatic("Re: Zaproszenie: Kultura", text)


@pytest.mark.parametrize(
    ("subject", "text", "automatic"),
    [
        ("Automatyczna odpowiedź: Zaproszenie: Kultura", "Dzień dobry.", True),
        ("Odpowiedź automatyczna", "", True),
        ("Automatická odpověď: Pozvánka", "Dobrý den.", True),
        ("Poza biurem: Re: Zaproszenie", "Wracam jutro.", True),
        ("Mimo kancelář: Pozvánka", "", True),
        ("Out of Office: Zaproszenie", "", True),
        ("Automatic reply: Pozvánka", "ne", True),
        ("Nieobecność: Zaproszenie: Kultura", "Jestem na urlopie.", True),
        ("Nieobecność w biurze do 20.11", "Pozdrawiam", True),
        ("Nepřítomnost v práci: Pozvánka: Kultura", "Jsem na dovolené.", True),
        ("Urlop", "Pozdrawiam", True),
        ("Urlop", "Nie przyjdę, mam wtedy urlop.", False),
        ("Nieobecność", "Niestety nie", False),
        ("Nieobecność na spotkaniu 3 grudnia", "Niestety w tym dniu jesteśmy na obozie.", False),
        ("Dovolená", "Ne", False),
        ("Re: Nepřítomnost", "Dobrý den, děkuji.", False),
    ],
)
def test_the_subject_helps(subject: str, text: str, automatic: bool) -> None:
    assert says_automatic(subject, text) == automatic

### What organisers see while they invite and announce; and the announcement itself.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $role (String): for example role-organiser
#   $scope (String): the city, or every-city
#   $duties (String): the message role-duties, or nothing
role-taken =
    Rola: { $role }
    Miasto: { $scope }

    { $duties }
    .title = Rola nadana

role-duties = W menu są odtąd dostępne zaproszenia i ogłoszenia.

button-invite = Zaproś na spotkanie
button-announce = Nowe ogłoszenie
button-back = Wróć

## Inviting

invite-choose = Na które spotkanie zaprosić? Najpierw pojawi się podgląd; na razie nic nie zostanie wysłane.
    .title = Zaproszenia na spotkanie

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $total (Number): how many people would be invited
#   $languages (String): how many by language, one line each
#   $channels (String): how many by channel, one line each
#   $unreachable (Number): how many have no address that works
#   $again (String): invite-again, or nothing
#   $origins (String): where they come from, one line each
invite-preview =
    { $kind }
    { $facts }

    { $sessions }

    { $total ->
        [0] Nie ma kogo zaprosić: nikt nie zapisał się do dziedzin tego spotkania albo wszyscy otrzymali już zaproszenie.
        [one] Zaproszenie otrzyma { $total } osoba.
        [few] Zaproszenie otrzymają { $total } osoby.
       *[many] Zaproszenie otrzyma { $total } osób.
    }
    { $languages }

    { $channels }

    { $origins }

    { $again }

    { $unreachable ->
        [0] { "" }
        [one] Bez działającego adresu: { $unreachable } osoba. Zaproszenie jej nie obejmie.
        [few] Bez działającego adresu: { $unreachable } osoby. Zaproszenie ich nie obejmie.
       *[many] Bez działającego adresu: { $unreachable } osób. Zaproszenie ich nie obejmie.
    }
    .title = Podgląd zaproszenia: { $title }

# Variables:
#   $count (Number): how many of them were at a meeting of the edition before
invite-again = 🔁 W tym osoby z poprzedniej edycji: { NUMBER($count) }

# Variables:
#   $country (String): ISO 3166 code, for example PL
#   $count (Number): how many people
origin-country = 🏳️ { $country }: { NUMBER($count) }

# Variables:
#   $name (String): name of the city, or city-not-said
#   $count (Number): how many people
origin-city = 📍 { $name }: { NUMBER($count) }

# Variables:
#   $name (String): the kind of institution, or kind-not-said
#   $count (Number): how many people
origin-kind = 🏢 { $name }: { NUMBER($count) }

# Variables:
#   $name (String): name of the sector
#   $count (Number): how many people
origin-sector = 🔖 { $name }: { NUMBER($count) }

# Variables:
#   $count (Number): how many institutions
origin-institutions = 🏛 instytucje: { NUMBER($count) }

city-not-said = miasta nie podano
kind-not-said = rodzaju nie podano
button-invite-again = Tylko z poprzedniej edycji
button-invite-yes = Tak, wyślij zaproszenia

## Announcing

# Variables:
#   $language (String): the language asked for, for example language-pl
#   $most (Number): how many characters it may have
announce-write =
    Proszę napisać treść ogłoszenia (język: { $language }) w jednej wiadomości. Odbiorcy otrzymają ją dokładnie w tym brzmieniu. Najwięcej znaków: { $most }.

    Następnie poprosimy o treść w drugim języku i o wybór dziedzin oraz pokażemy podgląd. Bez potwierdzenia nic nie zostanie wysłane.
    .title = Ogłoszenie, język: { $language }

# Variables:
#   $total (Number): how many people it would reach
announce-audience =
    Dla których dziedzin? Bez zaznaczenia ogłoszenie trafi do wszystkich.

    { $total ->
        [0] Obecnie nikt by go nie otrzymał.
        [one] Obecnie: { $total } osoba.
        [few] Obecnie: { $total } osoby.
       *[many] Obecnie: { $total } osób.
    }
    .title = Ogłoszenie: odbiorcy

# Variables:
#   $language (String): the language of the text, for example language-pl
#   $text (String): the text
announce-text = { $text }
    .title = Ogłoszenie, język: { $language }

# Variables:
#   $sectors (String): the chosen sectors, one line each, or every-sector
#   $total (Number): how many people it would reach
#   $languages (String): how many by language, one line each
#   $channels (String): how many by channel, one line each
#   $unreachable (Number): how many have no address that works
announce-preview =
    Powyżej znajdują się treści w takiej postaci, w jakiej zostaną wysłane.

    Dziedziny:
    { $sectors }

    { $total ->
        [0] Nikt nie otrzyma ogłoszenia.
        [one] Ogłoszenie otrzyma { $total } osoba.
        [few] Ogłoszenie otrzymają { $total } osoby.
       *[many] Ogłoszenie otrzyma { $total } osób.
    }
    { $languages }

    { $channels }

    { $unreachable ->
        [0] { "" }
        [one] Bez działającego adresu: { $unreachable } osoba. Ogłoszenie do niej nie dotrze.
        [few] Bez działającego adresu: { $unreachable } osoby. Ogłoszenie do nich nie dotrze.
       *[many] Bez działającego adresu: { $unreachable } osób. Ogłoszenie do nich nie dotrze.
    }
    .title = Ogłoszenie: podgląd

announce-discarded = Szkic ogłoszenia został usunięty; nic nie zostało wysłane.
    .title = Szkic usunięty

# Variables:
#   $text (String): the text in the person's language
announcement = { $text }
    .title = Ogłoszenie

announcement-by-mail = Pytanie? Wystarczy odpowiedzieć na tę wiadomość.

button-preview = Podgląd
button-publish = Tak, wyślij ogłoszenie
button-write-anew = Napisz treść od nowa
button-discard = Usuń szkic

### What the organisers of a meeting see of it: how it stands, what they can do, the list, and when interpreters are due.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

## Her meetings

# Variables:
#   $none (String): hosted-none, or nothing
hosted-meetings =
    Którego spotkania to dotyczy?

    { $none }
    .title = Organizowane spotkania

hosted-none = Nie ma takich spotkań.

button-host = Organizowane spotkania
home-by-mail-organiser =
    { home-by-mail }
    ORGANIZACJA – stan organizowanych spotkań.

## The card

# Variables:
#   $starts (Datetime): when it begins, local time
#   $city (String): the host city
#   $venue (String): the place
hosted-facts =
    📅 { DAY($starts) }, godz. { DATETIME($starts, timeStyle: "short") }
    📍 { $city }, { $venue }

# Variables:
#   $title (String): title of the meeting
#   $facts (String): hosted-facts
#   $status (String): meeting-off, meeting-over, or nothing
#   $answers (String): headcount-answer, one line each, or headcount-nobody
#   $reconfirmed (String): headcount-reconfirmed, or nothing
#   $again (String): headcount-again, or nothing
#   $places (String): headcount-confirmed and its like, one line each
#   $coming (String): headcount-coming, or nothing
#   $needs (String): headcount-interpreting and headcount-other-needs, or nothing
#   $sessions (String): headcount-sessions, or nothing
#   $silent (String): headcount-silent-are, or nothing
#   $at (Datetime): now, local time
hosted-meeting =
    { $facts }

    { $status }

    { $answers }
    { $again }
    { $reconfirmed }

    { $places }

    { $coming }

    { $needs }

    { $sessions }

    { $silent }

    Stan: { DAY($at) }, godz. { DATETIME($at, timeStyle: "medium") }
    .title = { $title }

headcount-nobody = Zaproszenia nie zostały jeszcze wysłane.
headcount-silent = ⌛ Bez odpowiedzi

# Variables:
#   $count (Number): how many of those who come were there last time
headcount-again = 🔁 Z poprzedniej edycji przychodzą ponownie: { NUMBER($count) }

# Variables:
#   $answer (String): for example answer-accepted
#   $people (Number): how many people
headcount-answer = { $answer }: { $people }

# Variables:
#   $answer (String): for example answer-accepted
#   $people (Number): how many people
#   $seats (Number): the same with those they bring
headcount-answer-with-others = { $answer }: { $people } (razem z osobami towarzyszącymi: { $seats })

# Variables:
#   $coming (Number): how many of those who came said since that they come or may come
#   $left (Number): how many said since that they do not
#   $silent (Number): how many have not said anything since
headcount-reconfirmed = 🔁 Od zmiany terminu lub miejsca: potwierdzone { $coming }, rezygnacje { $left }, jeszcze niepotwierdzone { $silent }

# Variables:
#   $taken (Number): seats that are taken
#   $capacity (Number): seats there are
headcount-confirmed = 🪑 zajęte miejsca { $taken } z { $capacity }

# Variables:
#   $people (Number): how many people
#   $seats (Number): seats for them and those they bring
headcount-queued = ⏳ lista rezerwowa { $people } (miejsca: { $seats })

# Variables:
#   $people (Number): how many people
#   $seats (Number): seats for them and those they bring
headcount-offered = 🎁 zaproponowane { $people } (miejsca: { $seats })

# Variables:
#   $people (Number): how many people
#   $seats (Number): seats for them and those they bring
headcount-requested = 🕐 do decyzji organizatora { $people } (miejsca: { $seats })

# Variables:
#   $people (Number): how many people
#   $lines (String): headcount-by-city and its like
headcount-coming =
    Odpowiedzi „tak” i „może”: { $people }
    { $lines }

# Variables:
#   $people (Number): how many people
#   $lines (String): headcount-by-city and its like
headcount-silent-are =
    Bez odpowiedzi: { $people }
    { $lines }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-city = • miasto: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-kind = • instytucje: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-language = • język: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-channel = • kanał: { $counts }

# Variables:
#   $names (String): the names of institutions, in one line
headcount-silent-institutions = • nikt nie odpowiedział z instytucji: { $names }

# Variables:
#   $count (Number): how many institutions are not named
headcount-more = i jeszcze { $count }

headcount-unreachable = brak adresu
headcount-others = inne

# Variables:
#   $name (String): what is counted
#   $count (Number): how many people
headcount-item = { $name } { $count }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-interpreting = 🗣 Tłumaczenie: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-other-needs = 🤝 Inne potrzeby: { $counts }

headcount-need-pl-cs = PL→CS
headcount-need-cs-pl = CS→PL
headcount-need-sign = język migowy
headcount-need-access = dostęp bez barier
headcount-need-diet = inna dieta
headcount-need-table = stół
headcount-need-power = prąd

# Variables:
#   $lines (String): headcount-session, one line each
headcount-sessions =
    Warsztaty i panele:
    { $lines }

# Variables:
#   $title (String): title of the session
#   $counts (String): its seats and needs, in one line
headcount-session = • { $title }: { $counts }

headcount-no-interpreting = nikt

# Variables:
#   $count (Number): how many sessions are not shown
headcount-more-sessions =
    { $count ->
        [one] … i jeszcze { $count }; szczegóły są na liście.
        [few] … i jeszcze { $count }; szczegóły są na liście.
       *[many] … i jeszcze { $count }; szczegóły są na liście.
    }

## What can be done

button-host-show = Stan spotkania
button-host-refresh = 🔄 Odśwież
button-host-nudge = Przypomnij o odpowiedzi
button-host-list = 📄 Lista (XLSX)
button-host-cancel = Odwołaj spotkanie
button-host-cancel-yes = Tak, odwołaj spotkanie

# Variables:
#   $title (String): title of the meeting
#   $facts (String): hosted-facts
#   $count (Number): how many people would be told
hosted-cancel =
    { $facts }

    { $count ->
        [0] Czy odwołać spotkanie? Nikt nie otrzymał jeszcze zaproszenia. Tego nie można cofnąć.
        [one] Czy odwołać spotkanie? Wiadomość otrzyma od razu { $count } osoba. Tego nie można cofnąć.
        [few] Czy odwołać spotkanie? Wiadomość otrzymają od razu { $count } osoby. Tego nie można cofnąć.
       *[many] Czy odwołać spotkanie? Wiadomość otrzyma od razu { $count } osób. Tego nie można cofnąć.
    }
    .title = Odwołać? { $title }

refusal-nudged-lately = Przypomnienie o odpowiedzi wysłano w ciągu ostatnich 24 godzin. Proszę poczekać do jutra.

## The list

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $count (Number): how many people are on the list
participants =
    📅 { DAY($starts) }

    { $count ->
        [one] Lista obejmuje { $count } osobę.
        [few] Lista obejmuje { $count } osoby.
       *[many] Lista obejmuje { $count } osób.
    }

    Plik zawiera dane osobowe: prosimy przekazywać go tylko tym, którym jest potrzebny.
    .title = Lista: { $title }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $at (Datetime): when the list was made, local time
sheet-heading = { $title }, { DAY($starts) } (stan: { DAY($at) }, godz. { DATETIME($at, timeStyle: "short") })

sheet-participants = Uczestnicy
sheet-sessions = Warsztaty i panele
sheet-institutions = Instytucje
sheet-counts = Podsumowanie
sheet-whole = Całe spotkanie
sheet-capacity = liczba miejsc
sheet-coming = Odpowiedzi „tak” i „może”
sheet-silent = Bez odpowiedzi
sheet-answer-accepted = tak
sheet-answer-tentative = może
sheet-answer-declined = nie
sheet-answer-delegated = zastępstwo
sheet-answer-needs-action = bez odpowiedzi
sheet-place-confirmed = potwierdzone
sheet-place-queued = lista rezerwowa
sheet-place-offered = zaproponowane
sheet-place-requested = do decyzji
sheet-place-refused = odmowa
sheet-reconfirmed = tak
sheet-not-reconfirmed = jeszcze nie
column-name = Imię i nazwisko
column-city = Miasto
column-kind = Rodzaj instytucji
column-institution = Instytucja
column-accepted = Tak
column-tentative = Może
column-declined = Nie
column-silent = Bez odpowiedzi
column-language = Język
column-answer = Odpowiedź
column-party = Liczba osób
column-place = Miejsce
column-position = Kolejność
column-needs = Potrzeby
column-note = Uwagi
column-answered = Data odpowiedzi
column-reconfirmed = Potwierdzenie po zmianie
column-attendance = Obecność
column-session = Warsztaty lub panel
column-starts = Początek
column-seats = Miejsca
column-counted = Zakres
column-told-apart = Podział
column-item = Pozycja
column-channel = Kanał
column-people = Osoby

## When interpreters have to be booked

# Variables:
#   $title (String): title of the meeting
#   $facts (String): hosted-facts
#   $until (Datetime): until when, local time
#   $needed (String): interpreting-needed, one line each
#   $sessions (String): headcount-sessions, or nothing
#   $silent (Number): how many have not answered
interpreting-due =
    Termin zamówienia tłumaczy: { DAY($until) }, godz. { DATETIME($until, timeStyle: "short") }. Zgłoszone dotąd potrzeby osób, które odpowiedziały „tak” lub „może”:

    { $needed }

    { $sessions }

    { $facts }

    { $silent ->
        [0] Wszystkie zaproszone osoby już odpowiedziały.
        [one] { $silent } osoba jeszcze nie odpowiedziała.
        [few] { $silent } osoby jeszcze nie odpowiedziały.
       *[many] { $silent } osób jeszcze nie odpowiedziało.
    }
    .title = Tłumacze: { $title }

# Variables:
#   $name (String): for example headcount-need-pl-cs
#   $count (Number): how many people
interpreting-needed = 🗣 { $name }: { $count }

### Invitations, answers, reminders and moves: what is said about one meeting.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

## The facts every card shows

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, on the same day, local time
#   $city (String): the host city
#   $venue (String): the place
#   $languages (String): the working languages, for example languages-pl-cs
meeting-facts =
    📅 { DATETIME($starts, dateStyle: "full") }, godz. { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") }
    📍 { $city }, { $venue }
    🗣 { $languages }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, on another day, local time
#   $city (String): the host city
#   $venue (String): the place
#   $languages (String): the working languages, for example languages-pl-cs
meeting-facts-days =
    📅 Początek: { DATETIME($starts, dateStyle: "full") }, godz. { DATETIME($starts, timeStyle: "short") }
    📅 Koniec: { DATETIME($ends, dateStyle: "full") }, godz. { DATETIME($ends, timeStyle: "short") }
    📍 { $city }, { $venue }
    🗣 { $languages }

# Variables:
#   $lines (String): the workshops and panels, one line each
sessions =
    Program:
    { $lines }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, local time
#   $kind (String): session-workshop or session-panel
#   $title (String): its title
session-line = • { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") } · { $kind }: { $title }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, local time
#   $kind (String): session-workshop or session-panel
#   $title (String): its title
session-line-days = • { DAY($starts) }, { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") } · { $kind }: { $title }

# Variables:
#   $at (Datetime): until when answers are asked for, local time
answer-by = 🔔 Prosimy o odpowiedź do { DATETIME($at, dateStyle: "long") } do godz. { DATETIME($at, timeStyle: "short") }.

# Variables:
#   $answer (String): for example answer-accepted
current-answer = Państwa odpowiedź: { $answer }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $answer (String): for example answer-accepted
meeting-summary = 📅 { DAY($starts) } · { $title } · { $answer }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
button-meeting = 📅 { DAY($starts) } · { $title }

meeting-off = ⚠️ To spotkanie zostało odwołane.
meeting-over = To spotkanie już się rozpoczęło lub zakończyło.

## The cards

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
invitation =
    { $kind }
    { $facts }

    { $sessions }

    Serdecznie zapraszamy. Czy wezmą Państwo udział?
    { $until }

    { $answer }
    .title = Zaproszenie: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
answer-recorded =
    { $answer }

    { $status }

    { $kind }
    { $facts }

    { $sessions }

    Dziękujemy. Przy odpowiedzi „tak” lub „może” przyślemy przypomnienie. Odpowiedź można zmienić do rozpoczęcia spotkania.
    .title = Odpowiedź zapisana: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $said (String): the message confirm-answer-said, or nothing
confirm-answer =
    Z Państwa adresu e-mail otrzymaliśmy odpowiedź na zaproszenie. Adres nadawcy można podrobić, dlatego odpowiedź nie została jeszcze zapisana. Aby ją zapisać, proszę odpowiedzieć na tę wiadomość.

    { $said }

    { $kind }
    { $facts }

    { $answer }
    .title = Prosimy o potwierdzenie: { $title }

# Variables:
#   $text (String): the beginning of what was written
confirm-answer-said = „{ $text }”

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
meeting-card =
    { $status }

    { $kind }
    { $facts }

    { $sessions }

    { $until }

    { $answer }
    .title = { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
#   $days (Number): days until the meeting; 0 is today, 1 is tomorrow
reminder =
    { $kind }
    { $facts }

    { $sessions }

    { $answer }

    Jeśli plany się zmieniły, prosimy o zmianę odpowiedzi: zwolnione miejsce przyda się innym.
    .title =
        { $days ->
            [0] Dzisiaj
            [1] Jutro
            [one] Za { $days } dzień
            [few] Za { $days } dni
           *[many] Za { $days } dni
        }: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
nudge =
    Nie mamy jeszcze Państwa odpowiedzi. Czy wezmą Państwo udział? Odpowiedź „nie” również nam pomoże.

    { $kind }
    { $facts }

    { $sessions }

    { $until }

    { $answer }
    .title = Prosimy o odpowiedź: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days, as they are now
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
#   $was (Datetime): when it was to begin before, local time
#   $was_at (String): the place before
meeting-moved =
    Zmienił się termin lub miejsce spotkania.

    Dotychczas:
    📅 { DATETIME($was, dateStyle: "full") }, godz. { DATETIME($was, timeStyle: "short") }
    📍 { $was_at }

    Obecnie:
    { $facts }

    { $sessions }

    { $until }

    { $answer }

    Czy mimo zmiany wezmą Państwo udział? Udzielona wcześniej odpowiedź pozostaje ważna, dopóki nie zostanie zmieniona.
    .title = Zmiana terminu lub miejsca: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
meeting-cancelled =
    Z przykrością informujemy, że spotkanie się nie odbędzie.

    { $kind }
    { $facts }

    Nie trzeba nic robić. Przypomnienia o tym spotkaniu nie będą już wysyłane.
    .title = Spotkanie odwołane: { $title }

# Variables:
#   $meetings (String): the meetings ahead, one line each, or home-no-meetings
my-meetings = { $meetings }
    .title = Nadchodzące spotkania

## What a reader of the mail has to know beside the text

answer-by-mail = Proszę odpowiedzieć na tę wiadomość jednym słowem: TAK, MOŻE albo NIE. W następnym wierszu można dopisać pytanie.
undo-by-mail = Zmiana planów? Proszę odpowiedzieć na tę wiadomość jednym słowem: TAK, MOŻE albo NIE. Miejsce można przekazać słowem ZASTĘPSTWO.
# Somebody has written that several come, and not how many.
party-by-mail = Ile osób przyjdzie? Proszę odpowiedzieć na tę wiadomość, na przykład: 3 osoby. Na razie liczymy jedną. Odpowiedź można też zmienić słowem TAK, MOŻE albo NIE.
my-meetings-by-mail = Każda odpowiedź dotyczy jednego spotkania: słowo TAK, MOŻE albo NIE proszę wysłać w odpowiedzi na zaproszenie na to właśnie spotkanie.

## Buttons

button-accepted = ✅ Tak
button-tentative = ❔ Może
button-declined = ❌ Nie
button-ask-about = Pytanie o to spotkanie

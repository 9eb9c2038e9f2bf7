### Zmiany spotkania: co piszą i widzą organizatorzy; poprawka tekstu.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, local time
#   $venues (String): change-is in each language
#   $overtaken (String): the message change-overtaken, or nothing
#   $changes (String): the message change-changes, or nothing
#   $told (String): change-told or change-corrected, or nothing
#   $reconfirmed (String): the message change-reconfirmed, or nothing
change-meeting =
    📅 { DATETIME($starts, dateStyle: "full") }, godz. { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") }
    Miejsce:
    { $venues }

    { $overtaken }

    { $changes }

    { $told }

    { $reconfirmed }
    .title = Zmiana spotkania: { $title }

# Variables:
#   $language (String): for example language-pl
#   $text (String): the text as it is
change-is = { $language }: { $text }

change-overtaken = ⚠️ W międzyczasie czas lub miejsce zmienił już ktoś inny. Teraz nic nie zostało zmienione: proszę sprawdzić aktualne informacje i potwierdzić jeszcze raz.

# Variables:
#   $lines (String): change-time, change-venue and change-title, one line each
change-changes =
    Do zmiany:
    { $lines }

# Variables:
#   $people (Number): how many will be told
change-told =
    { $people ->
        [0] Nie ma kogo zawiadamiać.
        [one] Wiadomość „było → jest” z pytaniem o udział otrzyma { $people } osoba. Wysyłka ruszy po dziesięciu minutach; do tego czasu kolejne zmiany trafią do tej samej wiadomości.
        [few] Wiadomość „było → jest” z pytaniem o udział otrzymają { $people } osoby. Wysyłka ruszy po dziesięciu minutach; do tego czasu kolejne zmiany trafią do tej samej wiadomości.
       *[many] Wiadomość „było → jest” z pytaniem o udział otrzyma { $people } osób. Wysyłka ruszy po dziesięciu minutach; do tego czasu kolejne zmiany trafią do tej samej wiadomości.
    }

change-corrected =
    Wiadomości na Telegramie zostaną poprawione na miejscu, a na adresy e-mail wyślemy jedno krótkie sprostowanie. Nikt nie będzie pytany ponownie.

# Variables:
#   $was_starts (Datetime): when it begins as yet, local time
#   $was_ends (Datetime): when it ends as yet, local time
#   $starts (Datetime): when it is to begin, local time
#   $ends (Datetime): when it is to end, local time
change-time = 📅 { DAY($was_starts) }, { DATETIME($was_starts, timeStyle: "short") }–{ DATETIME($was_ends, timeStyle: "short") } → { DAY($starts) }, { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") }

# Variables:
#   $language (String): for example language-pl
#   $was (String): the place as yet
#   $now (String): the new place
change-venue = 📍 { $language }: { $was } → { $now }

# Variables:
#   $language (String): for example language-pl
#   $was (String): the title as yet
#   $now (String): the new title
change-title = ✏️ { $language }: { $was } → { $now }

# Variables:
#   $coming (Number): how many have said since that they come
#   $left (Number): how many have said since that they do not
#   $silent (Number): how many have not answered since
change-reconfirmed =
    Po ostatniej zmianie terminu lub miejsca: potwierdzone { $coming }, rezygnacje { $left }, bez odpowiedzi { $silent }.

# Variables:
#   $title (String): title of the meeting
#   $asked (String): change-write-time, change-write-venue or change-write-title
change-write = { $asked }
    .title = Zmiana spotkania: { $title }

change-write-time = Proszę napisać datę i godzinę, na przykład: 2027-02-25 10:00 albo 25.02.2027 10:00–15:00. Bez godziny zakończenia spotkanie potrwa tyle co dotychczas.

# Variables:
#   $language (String): for example language-pl
#   $most (Number): how many characters it may have
change-write-venue = Proszę napisać miejsce. Język: { $language }. Najwięcej znaków: { $most }.

# Variables:
#   $language (String): for example language-pl
#   $most (Number): how many characters it may have
change-write-title = Proszę napisać tytuł. Język: { $language }. Najwięcej znaków: { $most }.

change-write-by-mail = W odpowiedzi na tę wiadomość proszę podać samą nową treść.

button-change = ✏️ Zmień
button-change-time = 📅 Data i godzina
button-change-venue-pl = 📍 Miejsce (polski)
button-change-venue-cs = 📍 Miejsce (czeski)
button-change-title-pl = ✏️ Tytuł (polski)
button-change-title-cs = ✏️ Tytuł (czeski)
button-change-move = ✅ Zmień i zawiadom
button-change-correct = ✅ Popraw
button-change-respell = To tylko pisownia: popraw
button-change-drop = Odrzuć te zmiany
button-change-back = Wróć

## What readers get when a text was wrong

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
meeting-corrected =
    Wcześniejsza wiadomość zawierała błąd w tekście. Poprawne informacje:

    { $kind }
    { $facts }

    { $sessions }

    { $answer }
    .title = Sprostowanie: { $title }

broadcast-of-meeting-corrected = Sprostowanie

refusal-time-unreadable = To nie jest data i godzina, która dopiero nadejdzie. Proszę napisać na przykład: 2027-02-25 10:00.

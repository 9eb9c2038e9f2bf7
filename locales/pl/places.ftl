### Places: seats, the waiting list, offers and requests; and what belongs to an answer.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

## Where a person stands

# Variables:
#   $seats (Number): how many people the place is for
place-confirmed =
    { $seats ->
        [one] 🎟 Miejsce jest potwierdzone.
        [few] 🎟 Potwierdzone są { $seats } miejsca.
       *[many] 🎟 Potwierdzonych jest { $seats } miejsc.
    }

# Variables:
#   $position (Number): which one in the queue; 1 is the first
place-queued = ⏳ Lista rezerwowa, pozycja { $position }. Gdy zwolni się miejsce, damy Państwu znać.

# Variables:
#   $until (Datetime): until when the offer stands, local time
place-is-offered = 🎁 Czeka na Państwa wolne miejsce: prosimy o odpowiedź „tak” do { DAY($until) } do godz. { DATETIME($until, timeStyle: "short") }.

place-asked = 🕐 Zgłoszenie czeka na decyzję organizatora.
# Variables:
#   $most (Number): how many delegates an institution may send
place-beyond-quota = 🕐 Instytucja zgłosiła już tyle osób, ile może wysłać ({ NUMBER($most) }). O miejscu zdecyduje organizator. Ktoś ze zgłoszonych może też przekazać swoje miejsce.

place-refused = Przykro nam: organizator nie mógł przyznać miejsca.
meeting-full = ℹ️ Wszystkie miejsca są zajęte. Odpowiedź „tak” oznacza wpis na listę rezerwową.

## What belongs to an answer

# Variables:
#   $party (Number): people, the reader included; two or more
detail-party =
    { $party ->
        [one] 👥 { $party } osoba
        [few] 👥 { $party } osoby
       *[many] 👥 { $party } osób
    }

# Variables:
#   $need (String): for example need-pl-cs
detail-need = 🤝 { $need }

# Variables:
#   $note (String): the person's own words
detail-note = ✏️ { $note }

need-pl-cs = tłumaczenie z polskiego na czeski
need-cs-pl = tłumaczenie z czeskiego na polski
need-sign = tłumaczenie na język migowy
need-access = dostępność bez barier
need-diet = specjalna dieta
need-table = stół
need-power = prąd

# Variables:
#   $shows (String): the person's own words
detail-shows = 🎪 { $shows }

# Variables:
#   $slot (String): a time of the day, for example 08:30
detail-slot = 🕗 Rozstawienie stoiska: godz. { $slot }

details-none = Nie zapisano jeszcze żadnych informacji.
details-by-mail = Liczbę osób można podać w odpowiedzi, na przykład: TAK, 3 osoby. W następnym wierszu można dopisać, o czym jeszcze powinniśmy wiedzieć.

# Variables:
#   $title (String): title of the meeting
#   $given (String): detail-party, detail-need and detail-note, one below the other; or details-none
answer-details =
    Ile osób przyjdzie i co powinniśmy przygotować? Podanie tych informacji jest dobrowolne.

    { $given }
    .title = Szczegóły: { $title }

# Variables:
#   $title (String): title of the meeting
#   $most (Number): how many characters it may have
ask-note =
    { $most ->
        [one] Proszę napisać, o czym powinni wiedzieć organizatorzy (najwyżej { $most } znak).
        [few] Proszę napisać, o czym powinni wiedzieć organizatorzy (najwyżej { $most } znaki).
       *[many] Proszę napisać, o czym powinni wiedzieć organizatorzy (najwyżej { $most } znaków).
    }
    .title = Uwagi dla organizatorów: { $title }

# Variables:
#   $title (String): title of the meeting
#   $most (Number): how many characters it may have
ask-shows =
    { $most ->
        [one] Proszę napisać, co pokażą Państwo na stoisku (najwyżej { $most } znak).
        [few] Proszę napisać, co pokażą Państwo na stoisku (najwyżej { $most } znaki).
       *[many] Proszę napisać, co pokażą Państwo na stoisku (najwyżej { $most } znaków).
    }
    .title = Stoisko: { $title }

# Variables:
#   $slot (String): a time of the day, for example 08:30
stand-by-mail =
    Stoisko można opisać w odpowiedzi na tę wiadomość, każdą informację w osobnym wierszu, na przykład:
    Pokażemy: wyroby rzemieślnicze
    Stół: tak
    Prąd: nie
    Godzina: { $slot }

button-shows = 🎪 Co pokażemy

# Variables:
#   $slot (String): a time of the day, for example 08:30
button-slot = 🕗 { $slot }

# Variables:
#   $slot (String): a time of the day, for example 08:30
button-slot-chosen = ✅ { $slot }

## Offers and decisions

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $session (String): title of the workshop or panel, or nothing
#   $answer (String): where the reader stands
#   $until (Datetime): until when the offer stands, local time
place-offered =
    Zwolniło się miejsce, na które Państwo czekają.
    { $session }

    { $kind }
    { $facts }

    { $answer }

    Miejsce czeka do { DATETIME($until, dateStyle: "long") } do godz. { DATETIME($until, timeStyle: "short") }. Potem zaproponujemy je następnej osobie.
    .title = Wolne miejsce: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $session (String): title of the workshop or panel, or nothing
#   $answer (String): where the reader stands
offer-lapsed =
    Nie otrzymaliśmy odpowiedzi w terminie, dlatego miejsce proponujemy kolejnym osobom z listy rezerwowej.
    { $session }

    { $kind }
    { $facts }

    { $answer }

    Odpowiedź „tak” oznacza ponowny wpis na koniec listy rezerwowej.
    .title = Termin minął: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $decision (String): place-confirmed, place-queued or place-refused
place-decided =
    { $decision }

    { $kind }
    { $facts }
    .title = Decyzja organizatora: { $title }

## To organisers

# Variables:
#   $city (String): name of the city, or not-given
#   $kind (String): kind of institution, or not-given
origin = { $city } · { $kind }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $name (String): of the person who asks
#   $origin (String): the message origin
#   $institutions (String): institution-sends, one below the other, or nothing
#   $seats (Number): people in the party
#   $details (String): detail-need and detail-note, one below the other, or nothing
#   $why (String): request-because-approval, request-because-late or request-because-quota
#   $taken (Number): seats confirmed or offered
#   $capacity (Number): seats there are
#   $status (String): for example request-requested
place-requested =
    📅 { DAY($starts) }
    👤 { $name } · { $origin }
    👥 { NUMBER($seats) }
    { $details }

    { $institutions }

    { $why }
    Zajęte miejsca: { $taken } z { $capacity }

    { $status }
    .title = Prośba o miejsce: { $title }

request-because-approval = Miejsca na tym spotkaniu przyznaje organizator.
request-because-late = Odpowiedź nadeszła po terminie.
request-because-quota = Instytucja wysyła już tyle osób, ile może.
request-requested = ❓ Czy przyznać miejsce?
request-confirmed = ✅ Miejsce zostało przyznane.
request-queued = ⏳ Zgłoszenie przyjęte; wszystkie miejsca są zajęte, więc czeka na liście rezerwowej.
request-offered = 🎁 Zgłoszenie przyjęte; zaproponowano wolne miejsce.
request-returned = Zgłoszenie zostało wycofane.
request-refused = ❌ Odmówiono.

## Buttons

# Variables:
#   $n (String): how many people
button-party = 👥 { $n }

# Variables:
#   $n (String): how many people
button-party-chosen = ✅ { $n }

# Variables:
#   $need (String): for example need-pl-cs
button-need = ☐ { $need }

# Variables:
#   $need (String): for example need-pl-cs
button-need-chosen = ☑ { $need }

button-details = 👥 Liczba osób i potrzeby
button-note = ✏️ Dopisać uwagi
button-back-to-meeting = ↩️ Wróć do spotkania
button-take-place = ✅ Przyjmuję miejsce
button-leave-place = ❌ Rezygnuję
button-queue-again = ⏳ Ponownie na listę rezerwową
button-admit = ✅ Przyznać miejsce
button-readmit = ↩️ Jednak przyznać miejsce
button-refuse = ❌ Odmówić
place-requested-by-mail = Prosimy odpowiedzieć na tę wiadomość jednym słowem: TAK – przyznanie miejsca, NIE – odmowa.
offer-by-mail = Prosimy odpowiedzieć na tę wiadomość jednym słowem: TAK – przyjęcie miejsca, NIE – rezygnacja.

### Words about a meeting that are no clear answer, and what a calendar program proposes.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $text (String): the beginning of what was written
answer-unclear =
    „{ $text }”

    Nie mamy pewności, czy dobrze rozumiemy te słowa. Czy wezmą Państwo udział? Wystarczy krótka odpowiedź; bez niej wiadomość trafi jutro do moderatorów.

    { $kind }
    { $facts }

    { $answer }
    .title = Prosimy o doprecyzowanie: { $title }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $name (String): of the person who proposes
#   $origin (String): the message origin
#   $answer (String): that person's answer, for example answer-accepted
#   $proposed (String): proposal-time or proposal-delegate
#   $details (String): detail-party, detail-need and detail-note, one below the other, or nothing
proposal =
    📅 { DAY($starts) }
    👤 { $name } · { $origin }
    Obecna odpowiedź: { $answer }

    { $proposed }
    { $details }

    Propozycja pochodzi z kalendarza tej osoby. Niczego nie zmieniono; decyzja należy do organizatorów.
    .title = Propozycja zmiany: { $title }

# Variables:
#   $starts (Datetime): when it would begin, local time
#   $ends (Datetime): when it would end, local time
proposal-time = Proponowany termin: { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") } – { DAY($ends) }, { DATETIME($ends, timeStyle: "short") }
proposal-delegate = Zamiast tej osoby ma przyjść ktoś inny; kto, mówi uwaga poniżej.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
proposal-passed-on =
    Propozycja z Państwa kalendarza trafiła do organizatorów. Do ich decyzji obowiązują poniższy termin i poniższa odpowiedź.

    { $status }

    { $kind }
    { $facts }

    { $answer }
    .title = Propozycja przekazana: { $title }

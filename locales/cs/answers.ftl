### Words about a meeting that are no clear answer, and what a calendar program proposes.
### Address: formal, „vy“; no form shows the gender of the reader. Names and titles are never declined.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $text (String): the beginning of what was written
answer-unclear =
    „{ $text }“

    Nejsme si jisti, že těmto slovům dobře rozumíme. Zúčastníte se? Stačí krátká odpověď; bez ní zprávu zítra předáme moderátorům.

    { $kind }
    { $facts }

    { $answer }
    .title = Prosíme o upřesnění: { $title }

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
    Dosavadní odpověď: { $answer }

    { $proposed }
    { $details }

    Návrh přišel z kalendáře této osoby. Nic se nezměnilo; rozhodnutí je na pořadatelích.
    .title = Návrh změny: { $title }

# Variables:
#   $starts (Datetime): when it would begin, local time
#   $ends (Datetime): when it would end, local time
proposal-time = Navrhovaný termín: { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") } – { DAY($ends) }, { DATETIME($ends, timeStyle: "short") }
proposal-delegate = Místo této osoby má přijít někdo jiný; kdo, říká poznámka níže.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
proposal-passed-on =
    Návrh z vašeho kalendáře jsme předali pořadatelům. Než rozhodnou, platí níže uvedený termín i odpověď.

    { $status }

    { $kind }
    { $facts }

    { $answer }
    .title = Návrh předán: { $title }

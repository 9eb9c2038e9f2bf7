### Sessions: the workshops and panels inside a meeting.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

## What she has chosen, on every card of the meeting

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
#   $seats (Number): how many people the place is for
session-confirmed =
    { $seats ->
        [one] ✅ godz. { DATETIME($starts, timeStyle: "short") } · { $title }
        [few] ✅ godz. { DATETIME($starts, timeStyle: "short") } · { $title } · { $seats } miejsca
       *[many] ✅ godz. { DATETIME($starts, timeStyle: "short") } · { $title } · { $seats } miejsc
    }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
#   $position (Number): which one in the queue; 1 is the first
session-queued = ⏳ godz. { DATETIME($starts, timeStyle: "short") } · { $title } · lista rezerwowa, pozycja { $position }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
#   $until (Datetime): until when the offer stands, local time
session-is-offered = 🎁 godz. { DATETIME($starts, timeStyle: "short") } · { $title } · wolne miejsce czeka do { DAY($until) } do godz. { DATETIME($until, timeStyle: "short") }

## Choosing

# Variables:
#   $title (String): title of the meeting
#   $mine (String): session-confirmed, session-queued and session-is-offered, one below the other; or sessions-none
#   $how (String): sessions-how or sessions-need-place
choose-sessions =
    Wybrano:
    { $mine }

    { $how }
    .title = Warsztaty i panele: { $title }

sessions-none = na razie nic
sessions-how = Wybór można zmieniać do rozpoczęcia spotkania. Z punktów programu, które odbywają się w tym samym czasie, można wybrać jeden.
sessions-need-place = Warsztaty i panele będzie można wybrać, gdy miejsce na spotkaniu zostanie potwierdzone.

# Variables:
#   $number (Number): what it is chosen by
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
session-numbered = { $number } – godz. { DATETIME($starts, timeStyle: "short") } · { $title }

# Variables:
#   $sessions (String): session-numbered, one below the other
sessions-by-mail =
    Warsztaty i panele: prosimy odpowiedzieć na tę wiadomość wybranymi numerami, na przykład: 1, 3. Odpowiedź zastępuje wcześniejszy wybór; 0 oznacza rezygnację ze wszystkich.
    { $sessions }

# Variables:
#   $answer (String): how to answer the message otherwise
#   $sessions (String): the message sessions-by-mail
sessions-beside =
    { $answer }

    { $sessions }

session-answer-by-mail = Proszę odpowiedzieć na tę wiadomość jednym słowem: TAK – udział, NIE – rezygnacja.
session-undo-by-mail = Zmiana planów? Odpowiedź NIE na tę wiadomość zwalnia miejsce.

button-sessions = 🧩 Warsztaty i panele

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
button-session = ☐ { DATETIME($starts, timeStyle: "short") } · { $title }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
button-session-chosen = ☑ { DATETIME($starts, timeStyle: "short") } · { $title }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
button-session-queued = ⏳ { DATETIME($starts, timeStyle: "short") } · { $title }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
button-session-offered = 🎁 { DATETIME($starts, timeStyle: "short") } · { $title }

## What becomes of it

# Variables:
#   $title (String): title of the workshop or panel
#   $kind (String): session-workshop or session-panel
#   $meeting (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, local time
session-facts =
    { $kind }: { $title }
    📅 { DATETIME($starts, dateStyle: "full") }, godz. { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") }
    { $meeting }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
#   $was (Datetime): when it was to begin before, local time
#   $clash (String): session-coincides, or nothing
#   $mine (String): session-confirmed, session-queued or session-is-offered
session-moved =
    Zmieniła się godzina.

    Dotychczas: { DAY($was) }, godz. { DATETIME($was, timeStyle: "short") }

    { $facts }

    { $mine }
    { $clash }
    .title = Zmiana godziny: { $title }

# Variables:
#   $title (String): title of another workshop or panel
session-coincides = ⚠️ W tym samym czasie: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
session-cancelled =
    Ten punkt programu się nie odbędzie. Miejsce na samym spotkaniu pozostaje potwierdzone.

    { $facts }
    .title = Odwołane: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
#   $place (String): city and venue
session-reminder =
    { $facts }
    📍 { $place }
    .title = Wkrótce początek: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
#   $place (String): city and venue
session-entered =
    Miejsce jest potwierdzone. W załączniku przesyłamy wpis do kalendarza.

    { $facts }
    📍 { $place }
    .title = Do kalendarza: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
session-left =
    Miejsce zostało zwolnione. Ta wiadomość usuwa wpis z kalendarza.

    { $facts }
    .title = Rezygnacja: { $title }

## In the list of broadcasts

broadcast-of-session-reminder = Przypomnienie o warsztacie lub panelu

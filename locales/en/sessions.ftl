### Sessions: the workshops and panels inside a meeting.

## What she has chosen, on every card of the meeting

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
#   $seats (Number): how many people the place is for
session-confirmed =
    { $seats ->
        [one] ✅ { DATETIME($starts, timeStyle: "short") } · { $title }
       *[other] ✅ { DATETIME($starts, timeStyle: "short") } · { $title } · { $seats } places
    }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
#   $position (Number): which one in the queue; 1 is the first
session-queued = ⏳ { DATETIME($starts, timeStyle: "short") } · { $title } · waiting list, number { $position }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
#   $until (Datetime): until when the offer stands, local time
session-is-offered = 🎁 { DATETIME($starts, timeStyle: "short") } · { $title } · a free place is held until { DAY($until) }, { DATETIME($until, timeStyle: "short") }

## Choosing

# Variables:
#   $title (String): title of the meeting
#   $mine (String): session-confirmed, session-queued and session-is-offered, one below the other; or sessions-none
#   $how (String): sessions-how or sessions-need-place
choose-sessions =
    Chosen so far:
    { $mine }

    { $how }
    .title = Workshops and panels: { $title }

sessions-none = nothing yet
sessions-how = Each can be chosen and left again until the meeting begins. Of those at the same time one can be chosen.
sessions-need-place = Workshops and panels can be chosen once the place at the meeting is confirmed.

# Variables:
#   $number (Number): what it is chosen by
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
session-numbered = { $number } – { DATETIME($starts, timeStyle: "short") } · { $title }

# Variables:
#   $sessions (String): session-numbered, one below the other
sessions-by-mail =
    Workshops and panels are chosen by answering this message with their numbers, for example: 1, 3. The answer replaces what was chosen before; 0 means none.
    { $sessions }

# Variables:
#   $answer (String): how to answer the message otherwise
#   $sessions (String): the message sessions-by-mail
sessions-beside =
    { $answer }

    { $sessions }

session-answer-by-mail = Please answer this message with one word: YES for a place, NO to give it up.
session-undo-by-mail = Plans changed? NO in answer to this message gives the place to others.

button-sessions = 🧩 Workshops and panels

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
    📅 { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") }
    { $meeting }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
#   $was (Datetime): when it was to begin before, local time
#   $clash (String): session-coincides, or nothing
#   $mine (String): session-confirmed, session-queued or session-is-offered
session-moved =
    The time has changed.

    Before: { DAY($was) }, { DATETIME($was, timeStyle: "short") }

    { $facts }

    { $mine }
    { $clash }
    .title = New time: { $title }

# Variables:
#   $title (String): title of another workshop or panel
session-coincides = ⚠️ At the same time as: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
session-cancelled =
    It does not take place. The place at the meeting itself stays confirmed.

    { $facts }
    .title = Cancelled: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
#   $place (String): city and venue
session-reminder =
    { $facts }
    📍 { $place }
    .title = Beginning soon: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
#   $place (String): city and venue
session-entered =
    The place is confirmed. An entry for the calendar is attached.

    { $facts }
    📍 { $place }
    .title = For the calendar: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
session-left =
    The place has been given back; the entry in the calendar is taken back with this message.

    { $facts }
    .title = Given back: { $title }

## In the list of broadcasts

broadcast-of-session-reminder = Reminder of a workshop or panel

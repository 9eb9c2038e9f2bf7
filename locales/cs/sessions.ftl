### Sessions: the workshops and panels inside a meeting.
### Address: formal, „vy“; no form shows the gender of the reader. Names and titles are never declined.

## What she has chosen, on every card of the meeting

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
#   $seats (Number): how many people the place is for
session-confirmed =
    { $seats ->
        [one] ✅ { DATETIME($starts, timeStyle: "short") } · { $title }
        [few] ✅ { DATETIME($starts, timeStyle: "short") } · { $title } · { $seats } místa
       *[other] ✅ { DATETIME($starts, timeStyle: "short") } · { $title } · { $seats } míst
    }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
#   $position (Number): which one in the queue; 1 is the first
session-queued = ⏳ { DATETIME($starts, timeStyle: "short") } · { $title } · čekací listina, pořadí { $position }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
#   $until (Datetime): until when the offer stands, local time
session-is-offered = 🎁 { DATETIME($starts, timeStyle: "short") } · { $title } · volné místo čeká do { DAY($until) } do { DATETIME($until, timeStyle: "short") } hodin

## Choosing

# Variables:
#   $title (String): title of the meeting
#   $mine (String): session-confirmed, session-queued and session-is-offered, one below the other; or sessions-none
#   $how (String): sessions-how or sessions-need-place
choose-sessions =
    Vybráno:
    { $mine }

    { $how }
    .title = Workshopy a panely: { $title }

sessions-none = zatím nic
sessions-how = Výběr lze měnit až do začátku setkání. Z bodů programu, které se konají ve stejnou dobu, lze vybrat jeden.
sessions-need-place = Workshopy a panely bude možné vybrat, jakmile bude potvrzeno místo na setkání.

# Variables:
#   $number (Number): what it is chosen by
#   $starts (Datetime): when it begins, local time
#   $title (String): title of the workshop or panel
session-numbered = { $number } – { DATETIME($starts, timeStyle: "short") } · { $title }

# Variables:
#   $sessions (String): session-numbered, one below the other
sessions-by-mail =
    Workshopy a panely: odpovězte prosím na tuto zprávu vybranými čísly, například: 1, 3. Odpověď nahrazuje dřívější výběr; 0 znamená žádný.
    { $sessions }

# Variables:
#   $answer (String): how to answer the message otherwise
#   $sessions (String): the message sessions-by-mail
sessions-beside =
    { $answer }

    { $sessions }

session-answer-by-mail = Odpovězte prosím na tuto zprávu jedním slovem: ANO – zúčastním se, NE – místo nevyužiji.
session-undo-by-mail = Změna plánů? Odpověď NE na tuto zprávu místo uvolní.

button-sessions = 🧩 Workshopy a panely

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
    📅 { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") } hodin
    { $meeting }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
#   $was (Datetime): when it was to begin before, local time
#   $clash (String): session-coincides, or nothing
#   $mine (String): session-confirmed, session-queued or session-is-offered
session-moved =
    Změnil se čas konání.

    Původně: { DAY($was) }, { DATETIME($was, timeStyle: "short") } hodin

    { $facts }

    { $mine }
    { $clash }
    .title = Změna času: { $title }

# Variables:
#   $title (String): title of another workshop or panel
session-coincides = ⚠️ Ve stejnou dobu: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
session-cancelled =
    Tento bod programu se nekoná. Místo na samotném setkání zůstává potvrzeno.

    { $facts }
    .title = Zrušeno: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
#   $place (String): city and venue
session-reminder =
    { $facts }
    📍 { $place }
    .title = Brzy začínáme: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
#   $place (String): city and venue
session-entered =
    Místo je potvrzeno. V příloze posíláme záznam do kalendáře.

    { $facts }
    📍 { $place }
    .title = Do kalendáře: { $title }

# Variables:
#   $title (String): title of the workshop or panel
#   $facts (String): the message session-facts
session-left =
    Místo bylo uvolněno. Tato zpráva ruší záznam v kalendáři.

    { $facts }
    .title = Uvolněné místo: { $title }

## In the list of broadcasts

broadcast-of-session-reminder = Připomínka workshopu nebo panelu

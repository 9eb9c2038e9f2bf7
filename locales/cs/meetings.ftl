### Invitations, answers, reminders and moves: what is said about one meeting.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

## The facts every card shows

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, on the same day, local time
#   $city (String): the host city
#   $venue (String): the place
#   $languages (String): the working languages, for example languages-pl-cs
meeting-facts =
    📅 { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") } hodin
    📍 { $city }, { $venue }
    🗣 { $languages }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, on another day, local time
#   $city (String): the host city
#   $venue (String): the place
#   $languages (String): the working languages, for example languages-pl-cs
meeting-facts-days =
    📅 Začátek: { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") } hodin
    📅 Konec: { DATETIME($ends, dateStyle: "full") }, { DATETIME($ends, timeStyle: "short") } hodin
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
answer-by = 🔔 Odpovězte prosím do { DATETIME($at, dateStyle: "long") } do { DATETIME($at, timeStyle: "short") } hodin.

# Variables:
#   $answer (String): for example answer-accepted
current-answer = Vaše odpověď: { $answer }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $answer (String): for example answer-accepted
meeting-summary = 📅 { DAY($starts) } · { $title } · { $answer }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
button-meeting = 📅 { DAY($starts) } · { $title }

meeting-off = ⚠️ Toto setkání bylo zrušeno.
meeting-over = Toto setkání už začalo nebo skončilo.

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

    Srdečně vás zveme. Zúčastníte se?
    { $until }

    { $answer }
    .title = Pozvánka: { $title }

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

    Děkujeme. Při odpovědi „ano“ nebo „možná“ vám pošleme připomenutí. Odpověď můžete změnit až do začátku setkání.
    .title = Odpověď zaznamenána: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $said (String): the message confirm-answer-said, or nothing
confirm-answer =
    Z vaší e-mailové adresy jsme dostali odpověď na pozvánku. Adresu odesílatele lze zfalšovat, proto odpověď zatím nebyla zaznamenána. Aby platila, odpovězte prosím na tuto zprávu.

    { $said }

    { $kind }
    { $facts }

    { $answer }
    .title = Prosíme o potvrzení: { $title }

# Variables:
#   $text (String): the beginning of what was written
confirm-answer-said = „{ $text }“

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

    Pokud se vaše plány změnily, změňte prosím odpověď: uvolněné místo využije někdo jiný.
    .title =
        { $days ->
            [0] Dnes
            [1] Zítra
            [one] Za { $days } den
            [few] Za { $days } dny
           *[other] Za { $days } dní
        }: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
nudge =
    Zatím nemáme vaši odpověď. Zúčastníte se? Pomůže nám i odpověď „ne“.

    { $kind }
    { $facts }

    { $sessions }

    { $until }

    { $answer }
    .title = Prosíme o odpověď: { $title }

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
    Změnil se termín nebo místo setkání.

    Dosud:
    📅 { DATETIME($was, dateStyle: "full") }, { DATETIME($was, timeStyle: "short") } hodin
    📍 { $was_at }

    Nyní:
    { $facts }

    { $sessions }

    { $until }

    { $answer }

    Zúčastníte se i po této změně? Dříve zaznamenaná odpověď platí, dokud ji nezměníte.
    .title = Změna termínu nebo místa: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
meeting-cancelled =
    S politováním oznamujeme, že se setkání neuskuteční.

    { $kind }
    { $facts }

    Nemusíte nic dělat. Připomenutí tohoto setkání už nebudeme posílat.
    .title = Setkání zrušeno: { $title }

# Variables:
#   $meetings (String): the meetings ahead, one line each, or home-no-meetings
my-meetings = { $meetings }
    .title = Nadcházející setkání

## What a reader of the mail has to know beside the text

answer-by-mail = Odpovězte prosím na tuto zprávu jedním slovem: ANO, MOŽNÁ, nebo NE. Na další řádek můžete připsat dotaz.
undo-by-mail = Změna plánů? Odpovězte prosím na tuto zprávu jedním slovem: ANO, MOŽNÁ, nebo NE. Místo můžete předat slovem NÁHRADNÍK.
# Somebody has written that several come, and not how many.
party-by-mail = Kolik osob přijde? Odpovězte prosím na tuto zprávu, například: 3 osoby. Zatím počítáme s jednou. Odpověď můžete také změnit slovem ANO, MOŽNÁ, nebo NE.
my-meetings-by-mail = Každá odpověď platí pro jedno setkání: slovo ANO, MOŽNÁ, nebo NE prosím pošlete jako odpověď na pozvánku právě na toto setkání.

## Buttons

button-accepted = ✅ Ano
button-tentative = ❔ Možná
button-declined = ❌ Ne
button-ask-about = Dotaz k tomuto setkání

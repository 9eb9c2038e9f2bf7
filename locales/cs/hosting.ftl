### What the organisers of a meeting see of it: how it stands, what they can do, the list, and when interpreters are due.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

## Her meetings

# Variables:
#   $none (String): hosted-none, or nothing
hosted-meetings =
    O které setkání jde?

    { $none }
    .title = Pořádaná setkání

hosted-none = Žádné takové setkání není.

button-host = Pořádaná setkání
home-by-mail-organiser =
    { home-by-mail }
    ORGANIZACE – stav pořádaných setkání.

## The card

# Variables:
#   $starts (Datetime): when it begins, local time
#   $city (String): the host city
#   $venue (String): the place
hosted-facts =
    📅 { DAY($starts) }, { DATETIME($starts, timeStyle: "short") } hod.
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

    Stav: { DAY($at) }, { DATETIME($at, timeStyle: "medium") }
    .title = { $title }

headcount-nobody = Pozvánky zatím nebyly rozeslány.
headcount-silent = ⌛ Bez odpovědi

# Variables:
#   $count (Number): how many of those who come were there last time
headcount-again = 🔁 Z minulého ročníku přicházejí znovu: { NUMBER($count) }

# Variables:
#   $answer (String): for example answer-accepted
#   $people (Number): how many people
headcount-answer = { $answer }: { $people }

# Variables:
#   $answer (String): for example answer-accepted
#   $people (Number): how many people
#   $seats (Number): the same with those they bring
headcount-answer-with-others = { $answer }: { $people } (s doprovodem: { $seats })

# Variables:
#   $coming (Number): how many of those who came said since that they come or may come
#   $left (Number): how many said since that they do not
#   $silent (Number): how many have not said anything since
headcount-reconfirmed = 🔁 Od změny termínu nebo místa: potvrzeno { $coming }, odhlášeno { $left }, zatím nepotvrzeno { $silent }

# Variables:
#   $taken (Number): seats that are taken
#   $capacity (Number): seats there are
headcount-confirmed = 🪑 obsazená místa { $taken } z { $capacity }

# Variables:
#   $people (Number): how many people
#   $seats (Number): seats for them and those they bring
headcount-queued = ⏳ čekací listina { $people } (místa: { $seats })

# Variables:
#   $people (Number): how many people
#   $seats (Number): seats for them and those they bring
headcount-offered = 🎁 nabídnuto { $people } (místa: { $seats })

# Variables:
#   $people (Number): how many people
#   $seats (Number): seats for them and those they bring
headcount-requested = 🕐 čeká na rozhodnutí pořadatele { $people } (místa: { $seats })

# Variables:
#   $people (Number): how many people
#   $lines (String): headcount-by-city and its like
headcount-coming =
    Odpovědi „ano“ a „možná“: { $people }
    { $lines }

# Variables:
#   $people (Number): how many people
#   $lines (String): headcount-by-city and its like
headcount-silent-are =
    Bez odpovědi: { $people }
    { $lines }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-city = • město: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-kind = • instituce: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-language = • jazyk: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-channel = • kanál: { $counts }

# Variables:
#   $names (String): the names of institutions, in one line
headcount-silent-institutions = • nikdo neodpověděl z institucí: { $names }

# Variables:
#   $count (Number): how many institutions are not named
headcount-more = a ještě { $count }

headcount-unreachable = bez adresy
headcount-others = ostatní

# Variables:
#   $name (String): what is counted
#   $count (Number): how many people
headcount-item = { $name } { $count }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-interpreting = 🗣 Tlumočení: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-other-needs = 🤝 Další potřeby: { $counts }

headcount-need-pl-cs = PL→CS
headcount-need-cs-pl = CS→PL
headcount-need-sign = znakový jazyk
headcount-need-access = bezbariérový přístup
headcount-need-diet = jiná strava
headcount-need-table = stůl
headcount-need-power = elektřina

# Variables:
#   $lines (String): headcount-session, one line each
headcount-sessions =
    Workshopy a panely:
    { $lines }

# Variables:
#   $title (String): title of the session
#   $counts (String): its seats and needs, in one line
headcount-session = • { $title }: { $counts }

headcount-no-interpreting = nikdo

# Variables:
#   $count (Number): how many sessions are not shown
headcount-more-sessions =
    { $count ->
        [one] … a ještě { $count }; podrobnosti jsou v seznamu.
        [few] … a ještě { $count }; podrobnosti jsou v seznamu.
       *[other] … a ještě { $count }; podrobnosti jsou v seznamu.
    }

## What can be done

button-host-show = Stav setkání
button-host-refresh = 🔄 Obnovit
button-host-nudge = Připomenout odpověď
button-host-list = 📄 Seznam (XLSX)
button-host-cancel = Zrušit setkání
button-host-cancel-yes = Ano, zrušit setkání

# Variables:
#   $title (String): title of the meeting
#   $facts (String): hosted-facts
#   $count (Number): how many people would be told
hosted-cancel =
    { $facts }

    { $count ->
        [0] Zrušit setkání? Pozvánku zatím nikdo nedostal. Tento krok nelze vzít zpět.
        [one] Zrušit setkání? Zprávu hned dostane { $count } osoba. Tento krok nelze vzít zpět.
        [few] Zrušit setkání? Zprávu hned dostanou { $count } osoby. Tento krok nelze vzít zpět.
       *[other] Zrušit setkání? Zprávu hned dostane { $count } osob. Tento krok nelze vzít zpět.
    }
    .title = Zrušit? { $title }

refusal-nudged-lately = Připomenutí odpovědi odešlo během posledních 24 hodin. Počkejte prosím do zítřka.

## The list

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $count (Number): how many people are on the list
participants =
    📅 { DAY($starts) }

    { $count ->
        [one] V seznamu je { $count } osoba.
        [few] V seznamu jsou { $count } osoby.
       *[other] V seznamu je { $count } osob.
    }

    Soubor obsahuje osobní údaje: předávejte ho prosím jen těm, kdo ho potřebují.
    .title = Seznam: { $title }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $at (Datetime): when the list was made, local time
sheet-heading = { $title }, { DAY($starts) } (stav: { DAY($at) }, { DATETIME($at, timeStyle: "short") })

sheet-participants = Účastníci
sheet-sessions = Workshopy a panely
sheet-institutions = Instituce
sheet-counts = Souhrn
sheet-whole = Celé setkání
sheet-capacity = počet míst
sheet-coming = Odpovědi „ano“ a „možná“
sheet-silent = Bez odpovědi
sheet-answer-accepted = ano
sheet-answer-tentative = možná
sheet-answer-declined = ne
sheet-answer-delegated = náhrada
sheet-answer-needs-action = bez odpovědi
sheet-place-confirmed = potvrzeno
sheet-place-queued = čekací listina
sheet-place-offered = nabídnuto
sheet-place-requested = čeká na rozhodnutí
sheet-place-refused = zamítnuto
sheet-reconfirmed = ano
sheet-not-reconfirmed = zatím ne
column-name = Jméno a příjmení
column-city = Město
column-kind = Druh instituce
column-institution = Instituce
column-accepted = Ano
column-tentative = Možná
column-declined = Ne
column-silent = Bez odpovědi
column-language = Jazyk
column-answer = Odpověď
column-party = Počet osob
column-place = Místo
column-position = Pořadí
column-needs = Potřeby
column-note = Poznámka
column-answered = Datum odpovědi
column-reconfirmed = Potvrzení po změně
column-attendance = Účast
column-session = Workshop nebo panel
column-starts = Začátek
column-seats = Místa
column-counted = Rozsah
column-told-apart = Členění
column-item = Položka
column-channel = Kanál
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
    Tlumočníky je třeba objednat do { DAY($until) }, { DATETIME($until, timeStyle: "short") } hod. Dosud nahlášené potřeby těch, kdo odpověděli „ano“ nebo „možná“:

    { $needed }

    { $sessions }

    { $facts }

    { $silent ->
        [0] Všichni pozvaní už odpověděli.
        [one] { $silent } osoba zatím neodpověděla.
        [few] { $silent } osoby zatím neodpověděly.
       *[other] { $silent } osob zatím neodpovědělo.
    }
    .title = Tlumočníci: { $title }

# Variables:
#   $name (String): for example headcount-need-pl-cs
#   $count (Number): how many people
interpreting-needed = 🗣 { $name }: { $count }

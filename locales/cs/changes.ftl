### Změny setkání: co píší a vidí pořadatelé; oprava textu.
### Address: formal, „vy“; no form shows the gender of the reader. Names and titles are never declined.

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
    📅 { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") } hodin
    Místo:
    { $venues }

    { $overtaken }

    { $changes }

    { $told }

    { $reconfirmed }
    .title = Změna setkání: { $title }

# Variables:
#   $language (String): for example language-pl
#   $text (String): the text as it is
change-is = { $language }: { $text }

change-overtaken = ⚠️ Čas nebo místo mezitím změnil někdo jiný. Nyní se nic nezměnilo: podívejte se prosím na aktuální údaje a potvrďte změnu znovu.

# Variables:
#   $lines (String): change-time, change-venue and change-title, one line each
change-changes =
    Ke změně:
    { $lines }

# Variables:
#   $people (Number): how many will be told
change-told =
    { $people ->
        [0] Není komu dávat vědět.
        [one] Zprávu „bylo → je“ s dotazem na účast dostane { $people } osoba. Odešle se po deseti minutách; do té doby se další změny vejdou do téže zprávy.
        [few] Zprávu „bylo → je“ s dotazem na účast dostanou { $people } osoby. Odešle se po deseti minutách; do té doby se další změny vejdou do téže zprávy.
       *[other] Zprávu „bylo → je“ s dotazem na účast dostane { $people } osob. Odešle se po deseti minutách; do té doby se další změny vejdou do téže zprávy.
    }

change-corrected =
    Zprávy na Telegramu se opraví na místě, e-mailem pošleme jednu krátkou opravu. Nikdo nebude znovu dotazován.

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
    Po poslední změně termínu nebo místa: potvrzeno { $coming }, odhlášeno { $left }, bez odpovědi { $silent }.

# Variables:
#   $title (String): title of the meeting
#   $asked (String): change-write-time, change-write-venue or change-write-title
change-write = { $asked }
    .title = Změna setkání: { $title }

change-write-time = Napište prosím datum a čas, například: 2027-02-25 10:00 nebo 25. 2. 2027 10:00–15:00. Bez času konce potrvá setkání stejně dlouho jako dosud.

# Variables:
#   $language (String): for example language-pl
#   $most (Number): how many characters it may have
change-write-venue = Napište prosím místo. Jazyk: { $language }. Nejvíce znaků: { $most }.

# Variables:
#   $language (String): for example language-pl
#   $most (Number): how many characters it may have
change-write-title = Napište prosím název. Jazyk: { $language }. Nejvíce znaků: { $most }.

change-write-by-mail = V odpovědi na tuto zprávu prosím uveďte jen nové znění.

button-change = ✏️ Změnit
button-change-time = 📅 Datum a čas
button-change-venue-pl = 📍 Místo (polsky)
button-change-venue-cs = 📍 Místo (česky)
button-change-title-pl = ✏️ Název (polsky)
button-change-title-cs = ✏️ Název (česky)
button-change-move = ✅ Změnit a dát vědět
button-change-correct = ✅ Opravit
button-change-respell = Jen pravopis: opravit
button-change-drop = Zahodit tyto změny
button-change-back = Zpět

## What readers get when a text was wrong

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
meeting-corrected =
    V předchozí zprávě byla chyba v textu. Správně to je takto:

    { $kind }
    { $facts }

    { $sessions }

    { $answer }
    .title = Oprava: { $title }

broadcast-of-meeting-corrected = Oprava

refusal-time-unreadable = Toto není datum a čas, které teprve přijdou. Napište prosím například: 2027-02-25 10:00.

### Questions, the moderators' desk, and answers.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

## The person who asks

# Variables:
#   $about (String): the message about-meeting, or nothing
ask-question =
    Napište prosím dotaz do jedné zprávy. Předáme jej moderátorům a jejich odpověď vám přijde sem.

    { $about }
    .title = Dotaz pro moderátory

# Variables:
#   $title (String): title of the meeting
about-meeting = Setkání: { $title }

# Variables:
#   $text (String): the beginning of what was written
question-offer =
    „{ $text }“

    Máme tuto zprávu předat moderátorům?
    .title = Je to dotaz?

# Variables:
#   $number (Number): number of the question
#   $text (String): the beginning of the question
question-sent =
    „{ $text }“

    Dotaz jsme předali moderátorům. Odpověď vám přijde sem.
    .title = Dotaz č. { NUMBER($number, useGrouping: 0) } předán

# Below what the same mail has done besides.
# Variables:
#   $number (Number): number of the question
#   $text (String): the beginning of the question
question-passed-on =
    Dotaz č. { NUMBER($number, useGrouping: 0) } jsme předali moderátorům:
    „{ $text }“
    Odpověď vám přijde v samostatné zprávě.

question-dropped = Zpráva nebyla předána.
    .title = Neodesláno

# Variables:
#   $number (Number): number of the question
#   $question (String): the beginning of the question
#   $text (String): the answer
answer =
    Dotaz: „{ $question }“

    { $text }
    .title = Odpověď na dotaz č. { NUMBER($number, useGrouping: 0) }

# Variables:
#   $number (Number): number of the question
#   $text (String): the next part of the answer
answer-continued = { $text }
    .title = Odpověď na dotaz č. { NUMBER($number, useGrouping: 0) } – pokračování

answer-more-by-mail = Máte další dotaz? Stačí odpovědět na tuto zprávu.

button-send = Předat
button-dont-send = Nepředávat
button-ask-again = Položit další dotaz
button-cancel = Zrušit

## The moderators' desk

# Variables:
#   $number (Number): number of the question
#   $name (String): name of the person, or a dash
#   $language (String): the person's language, for example language-pl
#   $channel (String): channel-telegram or channel-email
#   $sector (String): the sector, or none
#   $meeting (String): title of the meeting asked about, or none
#   $sender (String): the message sender-unproven, or nothing
#   $text (String): the question
#   $status (String): desk-open or desk-answered
question-to-desk =
    Od: { $name }
    Jazyk: { $language }
    Kanál: { $channel }
    Obor: { $sector }
    Setkání: { $meeting }

    { $sender }

    { $text }

    { $status }
    .title = Dotaz č. { NUMBER($number, useGrouping: 0) }

# Variables:
#   $number (Number): number of the question
#   $text (String): the next part of the question
question-continued = { $text }
    .title = Dotaz č. { NUMBER($number, useGrouping: 0) } – pokračování

sender-unproven = ⚠️ Odesílatel tohoto e-mailu není ověřen: adresa může být zfalšovaná.

desk-open = 🔔 Čeká na odpověď: použijte prosím funkci „Odpovědět“ u této zprávy.

# Variables:
#   $by (String): who answered, or a dash
desk-answered = ✅ Odpověď předána · { $by }

desk-by-mail = Odpověď na tuto zprávu dostane osoba, která dotaz položila.

# Variables:
#   $sector (String): the sector, or every-sector
desk-bound =
    Zde se budou zobrazovat dotazy účastníků.
    Obor: { $sector }

    Odpovídejte prosím pomocí funkce „Odpovědět“ u dotazu a v jazyce osoby, která se ptá. Předáváme pouze takové odpovědi; ostatní zprávy zůstávají ve skupině.

    Jazyk nadpisů a tlačítek můžete zvolit níže.
    .title = Dotazy pro moderátory

# Variables:
#   $count (Number): how many questions
questions-unseen =
    Bot nemůže psát do skupiny moderátorů, a dotazy účastníků proto čekají bez odpovědi.
    Počet dotazů: { $count }

    Přidejte prosím bota zpět do skupiny, nebo požádejte správce bota o kód pro jinou skupinu: mosty staff add moderator
    .title = Dotazy účastníků nemá kdo číst

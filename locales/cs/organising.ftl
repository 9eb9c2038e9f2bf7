### What organisers see while they invite and announce; and the announcement itself.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $role (String): for example role-organiser
#   $scope (String): the city, or every-city
#   $duties (String): the message role-duties, or nothing
role-taken =
    Role: { $role }
    Město: { $scope }

    { $duties }
    .title = Role přidělena

role-duties = V menu jsou nyní dostupné pozvánky a oznámení.

button-invite = Pozvat na setkání
button-announce = Nové oznámení
button-back = Zpět

## Inviting

invite-choose = Na které setkání chcete pozvat? Nejprve uvidíte náhled; zatím se nic neodešle.
    .title = Pozvánky na setkání

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $total (Number): how many people would be invited
#   $languages (String): how many by language, one line each
#   $channels (String): how many by channel, one line each
#   $unreachable (Number): how many have no address that works
#   $again (String): invite-again, or nothing
#   $origins (String): where they come from, one line each
invite-preview =
    { $kind }
    { $facts }

    { $sessions }

    { $total ->
        [0] Není koho pozvat: k oborům tohoto setkání se nikdo nepřihlásil, nebo už všichni pozvánku dostali.
        [one] Pozvánku dostane { $total } osoba.
        [few] Pozvánku dostanou { $total } osoby.
       *[other] Pozvánku dostane { $total } osob.
    }
    { $languages }

    { $channels }

    { $origins }

    { $again }

    { $unreachable ->
        [0] { "" }
        [one] Bez funkční adresy: { $unreachable } osoba. Pozvánka se k ní nedostane.
        [few] Bez funkční adresy: { $unreachable } osoby. Pozvánka se k nim nedostane.
       *[other] Bez funkční adresy: { $unreachable } osob. Pozvánka se k nim nedostane.
    }
    .title = Náhled pozvánky: { $title }

# Variables:
#   $count (Number): how many of them were at a meeting of the edition before
invite-again = 🔁 Z toho účastníci minulého ročníku: { NUMBER($count) }

# Variables:
#   $country (String): ISO 3166 code, for example PL
#   $count (Number): how many people
origin-country = 🏳️ { $country }: { NUMBER($count) }

# Variables:
#   $name (String): name of the city, or city-not-said
#   $count (Number): how many people
origin-city = 📍 { $name }: { NUMBER($count) }

# Variables:
#   $name (String): the kind of institution, or kind-not-said
#   $count (Number): how many people
origin-kind = 🏢 { $name }: { NUMBER($count) }

# Variables:
#   $name (String): name of the sector
#   $count (Number): how many people
origin-sector = 🔖 { $name }: { NUMBER($count) }

# Variables:
#   $count (Number): how many institutions
origin-institutions = 🏛 instituce: { NUMBER($count) }

city-not-said = město neuvedeno
kind-not-said = druh neuveden
button-invite-again = Jen z minulého ročníku
button-invite-yes = Ano, odeslat pozvánky

## Announcing

# Variables:
#   $language (String): the language asked for, for example language-pl
#   $most (Number): how many characters it may have
announce-write =
    Napište prosím text oznámení (jazyk: { $language }) do jedné zprávy. Příjemci jej dostanou přesně v tomto znění. Nejvýše znaků: { $most }.

    Poté vás požádáme o text ve druhém jazyce a o výběr oborů a ukážeme náhled. Bez potvrzení se nic neodešle.
    .title = Oznámení, jazyk: { $language }

# Variables:
#   $total (Number): how many people it would reach
announce-audience =
    Pro které obory? Pokud žádný neoznačíte, dostanou oznámení všichni.

    { $total ->
        [0] Nyní by je nedostal nikdo.
        [one] Nyní: { $total } osoba.
        [few] Nyní: { $total } osoby.
       *[other] Nyní: { $total } osob.
    }
    .title = Oznámení: příjemci

# Variables:
#   $language (String): the language of the text, for example language-pl
#   $text (String): the text
announce-text = { $text }
    .title = Oznámení, jazyk: { $language }

# Variables:
#   $sectors (String): the chosen sectors, one line each, or every-sector
#   $total (Number): how many people it would reach
#   $languages (String): how many by language, one line each
#   $channels (String): how many by channel, one line each
#   $unreachable (Number): how many have no address that works
announce-preview =
    Výše jsou texty v podobě, v jaké budou odeslány.

    Obory:
    { $sectors }

    { $total ->
        [0] Oznámení nedostane nikdo.
        [one] Oznámení dostane { $total } osoba.
        [few] Oznámení dostanou { $total } osoby.
       *[other] Oznámení dostane { $total } osob.
    }
    { $languages }

    { $channels }

    { $unreachable ->
        [0] { "" }
        [one] Bez funkční adresy: { $unreachable } osoba. Oznámení se k ní nedostane.
        [few] Bez funkční adresy: { $unreachable } osoby. Oznámení se k nim nedostane.
       *[other] Bez funkční adresy: { $unreachable } osob. Oznámení se k nim nedostane.
    }
    .title = Oznámení: náhled

announce-discarded = Koncept oznámení byl smazán; nic se neodeslalo.
    .title = Koncept smazán

# Variables:
#   $text (String): the text in the person's language
announcement = { $text }
    .title = Oznámení

announcement-by-mail = Máte dotaz? Stačí odpovědět na tuto zprávu.

button-preview = Náhled
button-publish = Ano, odeslat oznámení
button-write-anew = Napsat text znovu
button-discard = Smazat koncept

### From one meeting to the next: what is wished for it, and who was there.
### Address: formal, „vy“; no form shows the gender of the reader. Names and titles are never declined.

# Variables:
#   $wishes (String): the message wished for each sector, one below the other
next-time =
    Co máme udělat s příští pozvánkou v jednotlivých oborech?

    • vždy se ptát: každá pozvánka čeká na odpověď
    • rovnou zapsat: hned zapíšeme „ano“; odpověď lze změnit
    • tentokrát ne: jednou zapíšeme „ne“, příště se opět zeptáme

    { $wishes }
    .title = Příští setkání

next-time-by-mail = Samotným číslem v odpovědi na tuto zprávu změníte nastavení daného oboru.

# Variables:
#   $sector (String): name of the sector
#   $wish (String): for example wish-ask
wished = • { $sector }: { $wish }

wish-ask = vždy se ptát
wish-come = rovnou zapsat
wish-skip = tentokrát ne

# Variables:
#   $sector (String): name of the sector
#   $wish (String): for example wish-ask
button-wish = { $sector }: { $wish }

button-next-time = Příští setkání

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $wish (String): wish-done-come or wish-done-skip
invitation-by-wish =
    { $wish }

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = Podle vašeho přání: { $title }

wish-done-come = Podle dřívějšího přání jsme zapsali odpověď „ano“.
wish-done-skip = Podle dřívějšího přání jsme pro toto setkání zapsali odpověď „ne“. Příště se opět zeptáme.

attendance-present = přítomnost
attendance-absent = nepřítomnost
attendance-excused = omluvená nepřítomnost
place-was-passed-on = místo předáno
place-was-taken-over = místo převzato

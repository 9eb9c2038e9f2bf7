### From one meeting to the next: what is wished for it, and who was there.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $wishes (String): the message wished for each sector, one below the other
next-time =
    Co zrobić z następnym zaproszeniem w każdej z dziedzin?

    • zawsze pytać: każde zaproszenie czeka na odpowiedź
    • zapisać od razu: od razu zapisujemy „tak”; odpowiedź można zmienić
    • tym razem nie: raz zapisujemy „nie”, potem znowu pytamy

    { $wishes }
    .title = Następne spotkania

next-time-by-mail = Sam numer, wysłany w odpowiedzi na tę wiadomość, zmienia ustawienie dla danej dziedziny.

# Variables:
#   $sector (String): name of the sector
#   $wish (String): for example wish-ask
wished = • { $sector }: { $wish }

wish-ask = zawsze pytać
wish-come = zapisać od razu
wish-skip = tym razem nie

# Variables:
#   $sector (String): name of the sector
#   $wish (String): for example wish-ask
button-wish = { $sector }: { $wish }

button-next-time = Następne spotkania

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
    .title = Zgodnie z życzeniem: { $title }

wish-done-come = Zgodnie z wcześniejszym życzeniem zapisaliśmy odpowiedź „tak”.
wish-done-skip = Zgodnie z wcześniejszym życzeniem zapisaliśmy dla tego spotkania odpowiedź „nie”. Następnym razem zapytamy ponownie.

attendance-present = obecność
attendance-absent = nieobecność
attendance-excused = nieobecność usprawiedliwiona
place-was-passed-on = miejsce przekazane
place-was-taken-over = miejsce przejęte

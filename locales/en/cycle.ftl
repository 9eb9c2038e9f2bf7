### From one meeting to the next: what is wished for it, and who was there.
### Address: plain and polite; the reference for developers, no participant reads it.

# Variables:
#   $wishes (String): the message wished for each sector, one below the other
next-time =
    What shall we do with the next invitation in each sector?

    • always ask: each invitation waits for an answer
    • put me down: a “yes” is noted at once, and can be changed
    • not this time: a “no” is noted once, then we ask again

    { $wishes }
    .title = The next meetings

next-time-by-mail = The number alone, in answer to this message, changes the wish for that sector.

# Variables:
#   $sector (String): name of the sector
#   $wish (String): for example wish-ask
wished = • { $sector }: { $wish }

wish-ask = always ask
wish-come = put me down
wish-skip = not this time

# Variables:
#   $sector (String): name of the sector
#   $wish (String): for example wish-ask
button-wish = { $sector }: { $wish }

button-next-time = Next meetings

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
    .title = By your wish: { $title }

wish-done-come = As wished in advance, a “yes” is noted.
wish-done-skip = As wished in advance, a “no” is noted for this meeting. Next time we ask again.

attendance-present = present
attendance-absent = absent
attendance-excused = excused
place-was-passed-on = place passed on
place-was-taken-over = place taken over

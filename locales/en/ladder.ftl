### The ladder: what is said on the day and afterwards. Reminders and nudges stand in meetings.ftl.
### Address: plain and polite; the reference for developers, no participant reads it.

# Variables:
#   $link (String): an https address
here-map = 🗺 Map: { $link }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
#   $map (String): the message here-map, or nothing
we-are-here =
    We begin today and look forward to seeing you.

    { $facts }
    { $map }

    { $sessions }

    { $answer }
    .title = Today: { $title }

# Variables:
#   $materials (String): a text or an address
thanks-materials =
    Materials:
    { $materials }

# Variables:
#   $title (String): title of the meeting
#   $materials (String): the message thanks-materials, or nothing
thanks =
    Thank you for coming and for the talks across the border.

    { $materials }

    Please write to us if anything is missing.
    .title = Thank you: { $title }

# Variables:
#   $title (String): title of the meeting
#   $materials (String): a text or an address
materials =
    Here are the materials of the meeting.

    { $materials }
    .title = Materials: { $title }

## To organisers: what could not be sent in time

# Variables:
#   $title (String): title of the meeting
#   $step (String): for example step-reminder
#   $at (Datetime): when it was due, local time
#   $people (Number): how many would have got it
step-missed =
    { $title }

    It was due on { DATETIME($at, dateStyle: "long") } at { DATETIME($at, timeStyle: "short") }, but the service was not running then, and by now it is too late.
    { $people ->
        [one] { $people } person did not get it.
       *[other] { $people } people did not get it.
    }
    .title = Not sent: { $step }

step-reminder = reminder
step-nudge = request for an answer
step-here = directions on the day
step-thanks = thanks

broadcast-of-we-are-here = Directions on the day
broadcast-of-thanks = Thanks
broadcast-of-materials = Materials

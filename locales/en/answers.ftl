### Words about a meeting that are no clear answer, and what a calendar program proposes.
### Address: plain and polite; the reference for developers, no participant reads it.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $text (String): the beginning of what was written
answer-unclear =
    “{ $text }”

    We are not sure that we understand these words. Will you come? A new answer decides; without one the message goes to the moderators tomorrow.

    { $kind }
    { $facts }

    { $answer }
    .title = What did you mean: { $title }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $name (String): of the person who proposes
#   $origin (String): the message origin
#   $answer (String): that person's answer, for example answer-accepted
#   $proposed (String): proposal-time or proposal-delegate
#   $details (String): detail-party, detail-need and detail-note, one below the other, or nothing
proposal =
    📅 { DAY($starts) }
    👤 { $name } · { $origin }
    Answer so far: { $answer }

    { $proposed }
    { $details }

    This comes from the person's calendar. Nothing has changed; it is for the organisers to decide.
    .title = Another proposal: { $title }

# Variables:
#   $starts (Datetime): when it would begin, local time
#   $ends (Datetime): when it would end, local time
proposal-time = Proposed time: { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") } – { DAY($ends) }, { DATETIME($ends, timeStyle: "short") }
proposal-delegate = Somebody else is to come instead; the note says who.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
proposal-passed-on =
    The organisers have the proposal from your calendar. Until they decide, the time and the answer below stand.

    { $status }

    { $kind }
    { $facts }

    { $answer }
    .title = Proposal passed on: { $title }

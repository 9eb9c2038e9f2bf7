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

### Changing a meeting: what organisers write and see, and the correction of a text.
### Address: plain and polite; the reference for developers, no participant reads it.

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
    📅 { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") }
    Place:
    { $venues }

    { $overtaken }

    { $changes }

    { $told }

    { $reconfirmed }
    .title = Changing: { $title }

# Variables:
#   $language (String): for example language-pl
#   $text (String): the text as it is
change-is = { $language }: { $text }

change-overtaken = ⚠️ Somebody else has changed the time or the place meanwhile. Nothing has been changed now: please look at the meeting as it is, and confirm once more.

# Variables:
#   $lines (String): change-time, change-venue and change-title, one line each
change-changes =
    About to change:
    { $lines }

# Variables:
#   $people (Number): how many will be told
change-told =
    { $people ->
        [0] Nobody has to be told.
        [one] { $people } person will be told old → new and asked again. The message leaves ten minutes later; until then further changes go with it.
       *[other] { $people } people will be told old → new and asked again. The message leaves ten minutes later; until then further changes go with it.
    }

change-corrected =
    Cards on Telegram will be put right in place, readers of mail get one short correction. Nobody is asked again.

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
    Since the last move: { $coming } still coming, { $left } not coming any more, { $silent } not heard of yet.

# Variables:
#   $title (String): title of the meeting
#   $asked (String): change-write-time, change-write-venue or change-write-title
change-write = { $asked }
    .title = Changing: { $title }

change-write-time = Please write the date and the time, for example: 2027-02-25 10:00 or 25.2.2027 10:00–15:00. Without an end the meeting stays as long as it was.

# Variables:
#   $language (String): for example language-pl
#   $most (Number): how many characters it may have
change-write-venue = Please write the place. Language: { $language }. At most { $most } characters.

# Variables:
#   $language (String): for example language-pl
#   $most (Number): how many characters it may have
change-write-title = Please write the title. Language: { $language }. At most { $most } characters.

change-write-by-mail = Please answer this mail with the new words alone.

button-change = ✏️ Change
button-change-time = 📅 Date and time
button-change-venue-pl = 📍 Place (Polish)
button-change-venue-cs = 📍 Place (Czech)
button-change-title-pl = ✏️ Title (Polish)
button-change-title-cs = ✏️ Title (Czech)
button-change-move = ✅ Change and tell everybody
button-change-correct = ✅ Correct
button-change-respell = Only the spelling: correct
button-change-drop = Drop these changes
button-change-back = Back

## What readers get when a text was wrong

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
meeting-corrected =
    A text in an earlier message was wrong. This is right:

    { $kind }
    { $facts }

    { $sessions }

    { $answer }
    .title = Correction: { $title }

broadcast-of-meeting-corrected = Correction

refusal-time-unreadable = This is no date and time that lies ahead. Please write for example 2027-02-25 10:00.

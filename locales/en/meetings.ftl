### Invitations, answers, reminders and moves: what is said about one meeting.
### Address: plain and polite; the reference for developers, no participant reads it.

## The facts every card shows

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, on the same day, local time
#   $city (String): the host city
#   $venue (String): the place
#   $languages (String): the working languages, for example languages-pl-cs
meeting-facts =
    📅 { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") }
    📍 { $city }, { $venue }
    🗣 { $languages }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, on another day, local time
#   $city (String): the host city
#   $venue (String): the place
#   $languages (String): the working languages, for example languages-pl-cs
meeting-facts-days =
    📅 Begins: { DATETIME($starts, dateStyle: "full") }, { DATETIME($starts, timeStyle: "short") }
    📅 Ends: { DATETIME($ends, dateStyle: "full") }, { DATETIME($ends, timeStyle: "short") }
    📍 { $city }, { $venue }
    🗣 { $languages }

# Variables:
#   $lines (String): the workshops and panels, one line each
sessions =
    Programme:
    { $lines }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, local time
#   $kind (String): session-workshop or session-panel
#   $title (String): its title
session-line = • { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") } · { $kind }: { $title }

# Variables:
#   $starts (Datetime): when it begins, local time
#   $ends (Datetime): when it ends, local time
#   $kind (String): session-workshop or session-panel
#   $title (String): its title
session-line-days = • { DAY($starts) }, { DATETIME($starts, timeStyle: "short") }–{ DATETIME($ends, timeStyle: "short") } · { $kind }: { $title }

# Variables:
#   $at (Datetime): until when answers are asked for, local time
answer-by = 🔔 Please answer by { DATETIME($at, dateStyle: "long") }, { DATETIME($at, timeStyle: "short") }.

# Variables:
#   $answer (String): for example answer-accepted
current-answer = Your answer: { $answer }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $answer (String): for example answer-accepted
meeting-summary = 📅 { DAY($starts) } · { $title } · { $answer }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
button-meeting = 📅 { DAY($starts) } · { $title }

meeting-off = ⚠️ This meeting has been cancelled.
meeting-over = This meeting has begun or is over.

## The cards

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
invitation =
    { $kind }
    { $facts }

    { $sessions }

    You are cordially invited. Will you come?
    { $until }

    { $answer }
    .title = Invitation: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
answer-recorded =
    { $answer }

    { $status }

    { $kind }
    { $facts }

    { $sessions }

    Thank you. Those who answered “yes” or “maybe” will be reminded. The answer can be changed until the meeting begins.
    .title = Answer recorded: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $said (String): the message confirm-answer-said, or nothing
confirm-answer =
    An answer came from your e-mail address, but not as a reply to our message. The sender of a mail can be forged, so it has not been recorded yet. To record it, please answer this message.

    { $said }

    { $kind }
    { $facts }

    { $answer }
    .title = Please confirm: { $title }

# Variables:
#   $text (String): the beginning of what was written
confirm-answer-said = “{ $text }”

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
meeting-card =
    { $status }

    { $kind }
    { $facts }

    { $sessions }

    { $until }

    { $answer }
    .title = { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
#   $days (Number): days until the meeting; 0 is today, 1 is tomorrow
reminder =
    { $kind }
    { $facts }

    { $sessions }

    { $answer }

    If your plans have changed, please change the answer: others will be glad of the place.
    .title =
        { $days ->
            [0] Today
            [1] Tomorrow
            [one] In { $days } day
           *[other] In { $days } days
        }: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
nudge =
    We do not have your answer yet. Will you come? A “no” helps us too.

    { $kind }
    { $facts }

    { $sessions }

    { $until }

    { $answer }
    .title = Please answer: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days, as they are now
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
#   $was (Datetime): when it was to begin before, local time
#   $was_at (String): the place before
meeting-moved =
    The time or the place has changed.

    Before:
    📅 { DATETIME($was, dateStyle: "full") }, { DATETIME($was, timeStyle: "short") }
    📍 { $was_at }

    Now:
    { $facts }

    { $sessions }

    { $until }

    { $answer }

    Will you come all the same? An answer given before stays valid until you change it.
    .title = Changed: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
meeting-cancelled =
    We are sorry: this meeting will not take place.

    { $kind }
    { $facts }

    Nothing need be done; there will be no more reminders of it.
    .title = Cancelled: { $title }

# Variables:
#   $meetings (String): the meetings ahead, one line each, or home-no-meetings
my-meetings = { $meetings }
    .title = Meetings ahead

## What a reader of the mail has to know beside the text

answer-by-mail = Please answer this message with one word: YES, MAYBE or NO. A question can follow on the next line.
undo-by-mail = Have your plans changed? Please answer this message with one word: YES, MAYBE or NO. The word SUBSTITUTE passes the place on.
# Somebody has written that several come, and not how many.
party-by-mail = How many people will come? Please answer this message, for example: 3 people. We count one for now. The words YES, MAYBE or NO change the answer.
my-meetings-by-mail = To answer one invitation, please reply to the mail that invites to that meeting, with one word: YES, MAYBE or NO.

## Buttons

button-accepted = ✅ Yes
button-tentative = ❔ Maybe
button-declined = ❌ No
button-ask-about = Ask about this meeting

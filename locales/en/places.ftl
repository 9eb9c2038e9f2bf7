### Places: seats, the waiting list, offers and requests; and what belongs to an answer.
### Address: plain and polite; the reference for developers, no participant reads it.

## Where a person stands

# Variables:
#   $seats (Number): how many people the place is for
place-confirmed =
    { $seats ->
        [one] 🎟 A place is confirmed.
       *[other] 🎟 { $seats } places are confirmed.
    }

# Variables:
#   $position (Number): which one in the queue; 1 is the first
place-queued = ⏳ Waiting list, position { $position }. As soon as a place is free, you will hear from us.

# Variables:
#   $until (Datetime): until when the offer stands, local time
place-is-offered = 🎁 A free place is waiting: please answer “yes” by { DAY($until) }, { DATETIME($until, timeStyle: "short") }.

place-asked = 🕐 The request waits for the organiser’s decision.
# Variables:
#   $most (Number): how many delegates an institution may send
place-beyond-quota = 🕐 The institution already sends as many delegates as it may ({ NUMBER($most) }). The organiser will decide. Instead, one of them can pass the place on.

place-refused = We are sorry: the organiser could not give a place.
meeting-full = ℹ️ All places are taken. A “yes” puts you on the waiting list.

## What belongs to an answer

# Variables:
#   $party (Number): people, the reader included; two or more
detail-party =
    { $party ->
        [one] 👥 { $party } person
       *[other] 👥 { $party } people
    }

# Variables:
#   $need (String): for example need-pl-cs
detail-need = 🤝 { $need }

# Variables:
#   $note (String): the person's own words
detail-note = ✏️ { $note }

need-pl-cs = interpreting from Polish into Czech
need-cs-pl = interpreting from Czech into Polish
need-sign = sign language
need-access = step-free access
need-diet = another diet
need-table = a table
need-power = electricity

# Variables:
#   $shows (String): the person's own words
detail-shows = 🎪 { $shows }

# Variables:
#   $slot (String): a time of the day, for example 08:30
detail-slot = 🕗 Setting up: { $slot }

details-none = Nothing is noted yet.
details-by-mail = To tell us how many come, please answer for example: YES, 3 people. What else we should know can follow on the next line.

# Variables:
#   $title (String): title of the meeting
#   $given (String): detail-party, detail-need and detail-note, one below the other; or details-none
answer-details =
    How many people will come, and what should be prepared? Every detail is optional.

    { $given }
    .title = Details: { $title }

# Variables:
#   $title (String): title of the meeting
#   $most (Number): how many characters it may have
ask-note =
    { $most ->
        [one] Please write what the organisers should know, in at most { $most } character.
       *[other] Please write what the organisers should know, in at most { $most } characters.
    }
    .title = Note to the organisers: { $title }

# Variables:
#   $title (String): title of the meeting
#   $most (Number): how many characters it may have
ask-shows =
    { $most ->
        [one] Please write what the stand will show, in at most { $most } character.
       *[other] Please write what the stand will show, in at most { $most } characters.
    }
    .title = What the stand shows: { $title }

# Variables:
#   $slot (String): a time of the day, for example 08:30
stand-by-mail =
    To describe the stand, please answer this message line by line, for example:
    We show: traditional crafts
    Table: yes
    Electricity: no
    Time: { $slot }

button-shows = 🎪 What we show

# Variables:
#   $slot (String): a time of the day, for example 08:30
button-slot = 🕗 { $slot }

# Variables:
#   $slot (String): a time of the day, for example 08:30
button-slot-chosen = ✅ { $slot }

## Offers and decisions

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $session (String): title of the workshop or panel, or nothing
#   $answer (String): where the reader stands
#   $until (Datetime): until when the offer stands, local time
place-offered =
    A place has become free.
    { $session }

    { $kind }
    { $facts }

    { $answer }

    The place is kept until { DATETIME($until, dateStyle: "long") }, { DATETIME($until, timeStyle: "short") }. Then it goes to the next in the queue.
    .title = A place is free: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $session (String): title of the workshop or panel, or nothing
#   $answer (String): where the reader stands
offer-lapsed =
    There was no answer in time, so the free place has been offered to the next in the queue.
    { $session }

    { $kind }
    { $facts }

    { $answer }

    A “yes” puts you on the waiting list again, at its end.
    .title = The offer has ended: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $decision (String): place-confirmed, place-queued or place-refused
place-decided =
    { $decision }

    { $kind }
    { $facts }
    .title = The organiser’s decision: { $title }

## To organisers

# Variables:
#   $city (String): name of the city, or not-given
#   $kind (String): kind of institution, or not-given
origin = { $city } · { $kind }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $name (String): of the person who asks
#   $origin (String): the message origin
#   $institutions (String): institution-sends, one below the other, or nothing
#   $seats (Number): people in the party
#   $details (String): detail-need and detail-note, one below the other, or nothing
#   $why (String): request-because-approval, request-because-late or request-because-quota
#   $taken (Number): seats confirmed or offered
#   $capacity (Number): seats there are
#   $status (String): for example request-requested
place-requested =
    📅 { DAY($starts) }
    👤 { $name } · { $origin }
    👥 { NUMBER($seats) }
    { $details }

    { $institutions }

    { $why }
    Places taken: { $taken } of { $capacity }

    { $status }
    .title = A place is asked for: { $title }

request-because-approval = Places at this meeting are given by the organiser.
request-because-late = The answer came after the deadline.
request-because-quota = The institution already sends as many delegates as it may.
request-requested = ❓ Give the place?
request-confirmed = ✅ The place is given.
request-queued = ⏳ Admitted; waits in the queue, as all places are taken.
request-offered = 🎁 Admitted; a free place is offered.
request-returned = The request was taken back.
request-refused = ❌ Refused.

## Buttons

# Variables:
#   $n (String): how many people
button-party = 👥 { $n }

# Variables:
#   $n (String): how many people
button-party-chosen = ✅ { $n }

# Variables:
#   $need (String): for example need-pl-cs
button-need = ☐ { $need }

# Variables:
#   $need (String): for example need-pl-cs
button-need-chosen = ☑ { $need }

button-details = 👥 Number of people and needs
button-note = ✏️ Write a note
button-back-to-meeting = ↩️ Back to the meeting
button-take-place = ✅ Take the place
button-leave-place = ❌ Leave it to others
button-queue-again = ⏳ Onto the waiting list again
button-admit = ✅ Give the place
button-readmit = ↩️ Give the place after all
button-refuse = ❌ Refuse
place-requested-by-mail = Please answer this message with one word: YES gives the place, NO refuses it.
offer-by-mail = Please answer this message with one word: YES takes the place, NO leaves it to others.

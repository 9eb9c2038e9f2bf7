### What the organisers of a meeting see of it: how it stands, what they can do, the list, and when interpreters are due.

## Her meetings

# Variables:
#   $none (String): hosted-none, or nothing
hosted-meetings =
    Which meeting is it about?

    { $none }
    .title = Meetings you organise

hosted-none = There is none.

button-host = Meetings you organise
home-by-mail-organiser =
    { home-by-mail }
    ORGANIZACJA or ORGANIZACE – how your meetings stand.

## The card

# Variables:
#   $starts (Datetime): when it begins, local time
#   $city (String): the host city
#   $venue (String): the place
hosted-facts =
    📅 { DAY($starts) }, { DATETIME($starts, timeStyle: "short") }
    📍 { $city }, { $venue }

# Variables:
#   $title (String): title of the meeting
#   $facts (String): hosted-facts
#   $status (String): meeting-off, meeting-over, or nothing
#   $answers (String): headcount-answer, one line each, or headcount-nobody
#   $reconfirmed (String): headcount-reconfirmed, or nothing
#   $again (String): headcount-again, or nothing
#   $places (String): headcount-confirmed and its like, one line each
#   $coming (String): headcount-coming, or nothing
#   $needs (String): headcount-interpreting and headcount-other-needs, or nothing
#   $sessions (String): headcount-sessions, or nothing
#   $silent (String): headcount-silent-are, or nothing
#   $at (Datetime): now, local time
hosted-meeting =
    { $facts }

    { $status }

    { $answers }
    { $again }
    { $reconfirmed }

    { $places }

    { $coming }

    { $needs }

    { $sessions }

    { $silent }

    As of { DAY($at) }, { DATETIME($at, timeStyle: "medium") }
    .title = { $title }

headcount-nobody = Nobody has been invited yet.
headcount-silent = ⌛ No answer

# Variables:
#   $count (Number): how many of those who come were there last time
headcount-again = 🔁 Coming again from last time: { NUMBER($count) }

# Variables:
#   $answer (String): for example answer-accepted
#   $people (Number): how many people
headcount-answer = { $answer }: { $people }

# Variables:
#   $answer (String): for example answer-accepted
#   $people (Number): how many people
#   $seats (Number): the same with those they bring
headcount-answer-with-others = { $answer }: { $people } (with those they bring { $seats })

# Variables:
#   $coming (Number): how many of those who came said since that they come or may come
#   $left (Number): how many said since that they do not
#   $silent (Number): how many have not said anything since
headcount-reconfirmed = 🔁 Since the move: coming { $coming }, not coming { $left }, not yet said { $silent }

# Variables:
#   $taken (Number): seats that are taken
#   $capacity (Number): seats there are
headcount-confirmed = 🪑 { $taken } of { $capacity } seats

# Variables:
#   $people (Number): how many people
#   $seats (Number): seats for them and those they bring
headcount-queued = ⏳ waiting list { $people } (seats: { $seats })

# Variables:
#   $people (Number): how many people
#   $seats (Number): seats for them and those they bring
headcount-offered = 🎁 offered { $people } (seats: { $seats })

# Variables:
#   $people (Number): how many people
#   $seats (Number): seats for them and those they bring
headcount-requested = 🕐 for you to decide { $people } (seats: { $seats })

# Variables:
#   $people (Number): how many people
#   $lines (String): headcount-by-city and its like
headcount-coming =
    Who comes or may come: { $people }
    { $lines }

# Variables:
#   $people (Number): how many people
#   $lines (String): headcount-by-city and its like
headcount-silent-are =
    Who has not answered: { $people }
    { $lines }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-city = • City: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-kind = • From: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-language = • Language: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-by-channel = • Channel: { $counts }

# Variables:
#   $names (String): the names of institutions, in one line
headcount-silent-institutions = • Nobody answered for: { $names }

# Variables:
#   $count (Number): how many institutions are not named
headcount-more = and { $count } more

headcount-unreachable = no address
headcount-others = others

# Variables:
#   $name (String): what is counted
#   $count (Number): how many people
headcount-item = { $name } { $count }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-interpreting = 🗣 Interpreting: { $counts }

# Variables:
#   $counts (String): headcount-item, in one line
headcount-other-needs = 🤝 Other needs: { $counts }

headcount-need-pl-cs = PL→CS
headcount-need-cs-pl = CS→PL
headcount-need-sign = sign language
headcount-need-access = step-free access
headcount-need-diet = another diet
headcount-need-table = table
headcount-need-power = electricity

# Variables:
#   $lines (String): headcount-session, one line each
headcount-sessions =
    Workshops and panels:
    { $lines }

# Variables:
#   $title (String): title of the session
#   $counts (String): its seats and needs, in one line
headcount-session = • { $title }: { $counts }

headcount-no-interpreting = nobody

# Variables:
#   $count (Number): how many sessions are not shown
headcount-more-sessions =
    { $count ->
        [one] … and { $count } more; it is in the list.
       *[other] … and { $count } more; they are in the list.
    }

## What can be done

button-host-show = How it stands
button-host-refresh = 🔄 Refresh
button-host-nudge = Remind the silent
button-host-list = 📄 List (XLSX)
button-host-cancel = Call the meeting off
button-host-cancel-yes = Yes, call it off

# Variables:
#   $title (String): title of the meeting
#   $facts (String): hosted-facts
#   $count (Number): how many people would be told
hosted-cancel =
    { $facts }

    { $count ->
        [0] Call the meeting off? Nobody has been invited yet. This cannot be undone.
        [one] Call the meeting off? { $count } person is told at once. This cannot be undone.
       *[other] Call the meeting off? { $count } people are told at once. This cannot be undone.
    }
    .title = Call off: { $title }

refusal-nudged-lately = They were asked within the last 24 hours. Please wait until tomorrow.

## The list

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $count (Number): how many people are on the list
participants =
    📅 { DAY($starts) }

    { $count ->
        [one] { $count } person is on the list.
       *[other] { $count } people are on the list.
    }

    The file holds personal data: please keep it for those who need it.
    .title = List: { $title }

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $at (Datetime): when the list was made, local time
sheet-heading = { $title }, { DAY($starts) } (as of { DAY($at) }, { DATETIME($at, timeStyle: "short") })

sheet-participants = Participants
sheet-sessions = Sessions
sheet-institutions = Institutions
sheet-counts = Counts
sheet-whole = Whole meeting
sheet-capacity = places there are
sheet-coming = Comes or may come
sheet-silent = No answer
sheet-answer-accepted = yes
sheet-answer-tentative = maybe
sheet-answer-declined = no
sheet-answer-delegated = passed on
sheet-answer-needs-action = no answer
sheet-place-confirmed = confirmed
sheet-place-queued = waiting list
sheet-place-offered = offered
sheet-place-requested = to be decided
sheet-place-refused = refused
sheet-reconfirmed = yes
sheet-not-reconfirmed = not yet
column-name = Name
column-city = City
column-kind = Kind of institution
column-institution = Institution
column-accepted = Yes
column-tentative = Maybe
column-declined = No
column-silent = No answer
column-language = Language
column-answer = Answer
column-party = People
column-place = Place
column-position = Queue
column-needs = Needs
column-note = Note
column-answered = Answered
column-reconfirmed = Reconfirmed
column-attendance = Attendance
column-session = Session
column-starts = Begins
column-seats = Seats
column-counted = What
column-told-apart = Told apart by
column-item = Which
column-channel = Channel
column-people = People

## When interpreters have to be booked

# Variables:
#   $title (String): title of the meeting
#   $facts (String): hosted-facts
#   $until (Datetime): until when, local time
#   $needed (String): interpreting-needed, one line each
#   $sessions (String): headcount-sessions, or nothing
#   $silent (Number): how many have not answered
interpreting-due =
    Interpreters are to be booked by { DAY($until) }, { DATETIME($until, timeStyle: "short") }. So many of those who come or may come asked for it so far:

    { $needed }

    { $sessions }

    { $facts }

    { $silent ->
        [0] Everybody has answered.
        [one] { $silent } person has not answered yet.
       *[other] { $silent } people have not answered yet.
    }
    .title = Interpreters: { $title }

# Variables:
#   $name (String): for example headcount-need-pl-cs
#   $count (Number): how many people
interpreting-needed = 🗣 { $name }: { $count }

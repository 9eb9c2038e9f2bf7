### Messages to many: how they go out, what can still be done about them, whom they did not reach. Only organisers read it.
### Address: plain and polite; the reference for developers, no participant reads it.

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $about (String): the beginning of the announcement, the meeting's title, or nothing
#   $state (String): for example broadcast-is-running, or two lines in quiet hours
#   $progress (String): the message broadcast-progress, or nothing
#   $counts (String): how many copies stand how, one line each
#   $doubtful (String): the message broadcast-doubtful, or nothing
#   $left (String): broadcast-left-minutes, broadcast-left-hours, or nothing
broadcast =
    { $about }

    { $state }

    { $progress }
    { $counts }

    { $doubtful }

    { $left }
    .title = { $name }

## What it is

# Variables:
#   $number (Number): number of the announcement
broadcast-of-announcement = Announcement no. { NUMBER($number, useGrouping: 0) }
broadcast-of-invitation = Invitations
broadcast-of-reminder = Reminder
broadcast-of-nudge = Request for an answer
broadcast-of-meeting-moved = Change of time or place
broadcast-of-meeting-cancelled = Cancellation of a meeting

## How it stands

# Variables:
#   $count (Number): seconds
broadcast-is-undoable =
    { $count ->
        [one] ↩️ Sending begins in { $count } second. Until then it can be undone.
       *[other] ↩️ Sending begins in { $count } seconds. Until then it can be undone.
    }

# Variables:
#   $at (Datetime): when sending begins, local time
broadcast-is-held = ↩️ Sending begins at { DATETIME($at, timeStyle: "short") }. Until then it can be undone, and further changes are sent with it.

# Variables:
#   $count (Number): seconds
broadcast-is-undoable-still =
    { $count ->
        [one] ↩️ Can still be undone for { $count } second.
       *[other] ↩️ Can still be undone for { $count } seconds.
    }

# Variables:
#   $at (Datetime): when the quiet hours end, local time
broadcast-rests = 🌙 Quiet hours: sending begins at { DATETIME($at, timeStyle: "short") }.

# Variables:
#   $at (Datetime): when the quiet hours end, local time
broadcast-rests-on = 🌙 Quiet hours: sending goes on at { DATETIME($at, timeStyle: "short") }.

broadcast-is-running = 📤 Being sent.
broadcast-is-paused = ⏸ Paused. Nothing is lost: the remaining messages wait until it goes on.

# Variables:
#   $at (Date): when it should have gone out
broadcast-is-late = ❓ This should have gone out on { DATETIME($at, dateStyle: "long") }, { DATETIME($at, timeStyle: "short") }, which was not possible. Is it still true? Nothing more is sent until you decide.
broadcast-is-cancelled = ⏹ Cancelled. The remaining people will not receive it.
broadcast-is-finished = 🏁 All sent.
broadcast-is-undone = ↩️ Undone. Nobody has received it.

broadcast-word-undoable = about to begin
broadcast-word-running = being sent
broadcast-word-paused = paused
broadcast-word-late = waits for a decision
broadcast-word-cancelled = cancelled
broadcast-word-finished = all sent
broadcast-word-undone = undone

# Variables:
#   $bar (String): the progress as a bar
#   $percent (Number): the progress in per cent
#   $total (Number): how many people are meant
broadcast-progress =
    { $bar } { $percent }%
    Recipients: { $total }

# Variables:
#   $count (Number): how many people
broadcast-count-delivered = ✅ Delivered: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-waiting = ⏳ Waiting: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-deferred = 🔁 To be tried again: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-refused = ⚠️ Could not be sent: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-gone = ❌ No working address: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-skipped = ⏭ Left out: { $count }

# Variables:
#   $count (Number): how many people
broadcast-count-uncertain = ❔ Not certain whether it arrived: { $count }

# Variables:
#   $count (Number): how many people
broadcast-doubtful =
    { $count ->
        [one] { $count } person may have received it twice.
       *[other] { $count } people may have received it twice.
    }

# Variables:
#   $count (Number): minutes
broadcast-left-minutes =
    { $count ->
        [one] About { $count } minute left.
       *[other] About { $count } minutes left.
    }

# Variables:
#   $count (Number): hours
broadcast-left-hours =
    { $count ->
        [one] About { $count } hour left.
       *[other] About { $count } hours left.
    }

## What can be done

button-broadcast-undo = ↩️ Undo
button-broadcast-pause = ⏸ Pause
button-broadcast-resume = ▶️ Continue
button-broadcast-send-now = ▶️ Send now
button-broadcast-cancel = ⏹ Cancel
button-broadcast-cancel-yes = Yes, cancel
button-broadcast-refresh = 🔄 Refresh
button-broadcast-failed-yes = Yes, send again
button-broadcast-uncertain-yes = Yes, send again

# Variables:
#   $count (String): how many people
button-broadcast-failed = 🔁 Undelivered, again ({ $count })

# Variables:
#   $count (String): how many people
button-broadcast-uncertain = ❔ Uncertain, again ({ $count })

# Variables:
#   $count (String): how many people
button-broadcast-calls = 📞 Call list ({ $count })

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $question (String): broadcast-confirm-cancel, broadcast-confirm-failed or broadcast-confirm-uncertain
broadcast-confirm = { $question }
    .title = { $name }

# Variables:
#   $count (Number): how many people still wait for it
broadcast-confirm-cancel =
    { $count ->
        [one] Cancel the sending? { $count } person will not receive it. This cannot be undone.
       *[other] Cancel the sending? { $count } people will not receive it. This cannot be undone.
    }

# Variables:
#   $count (Number): how many people
broadcast-confirm-uncertain =
    { $count ->
        [one] It is not certain whether the message reached { $count } person, who may read it twice. Send it again?
       *[other] It is not certain whether the message reached { $count } people. Some of them will read it twice. Send it again?
    }

# Variables:
#   $count (Number): how many people
broadcast-confirm-failed =
    { $count ->
        [one] This message was cancelled. Send it again all the same? This is about { $count } person whom it did not reach.
       *[other] This message was cancelled. Send it again all the same? This is about { $count } people whom it did not reach.
    }

## Whom it did not reach

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $part (Number): number of this part
#   $parts (Number): how many parts there are
#   $people (String): who is to be called, one line each
#   $more (String): the message call-list-more, or nothing
call-list =
    { $name }

    { $people }

    { $more }
    .title = Call list { $part }/{ $parts }

# Variables:
#   $name (String): name of the person and of her institution, or a dash
#   $address (String): the address that does not work
#   $reason (String): why, for example call-reason-blocked
call-line = • { $name } · { $address } · { $reason }

# Variables:
#   $address (String): another address of the same person, that does not work either
#   $reason (String): why, for example call-reason-blocked
call-line-also = ↳ { $address } · { $reason }

call-list-empty = Everyone could be reached.

# Variables:
#   $count (Number): how many are not shown here
#   $broadcast (String): number of the broadcast
call-list-more =
    { $count ->
        [one] { $count } more person. The operator of the bot sees the whole list with: mosty broadcast calls { $broadcast }
       *[other] { $count } more people. The operator of the bot sees the whole list with: mosty broadcast calls { $broadcast }
    }

call-reason-no-address = no working address
call-reason-works = the address works
call-reason-by-person = the person has said stop
call-reason-blocked = has blocked the bot
call-reason-account-deleted = the Telegram account no longer exists
call-reason-chat-unknown = Telegram does not know this conversation any more
call-reason-mailbox-unknown = the mailbox does not exist
call-reason-mailbox-closed = the mailbox is closed
call-reason-mailbox-full = the mailbox is full
call-reason-no-route = the mail server cannot be found
call-reason-too-late = it could not be delivered in time
call-reason-no-rights = the bot may not write in this group
call-reason-turned-away = the mail server has turned the message away by its rules
call-reason-came-back = the message came back undelivered

# Variables:
#   $said (String): the server's own words
call-reason-other = other: { $said }

## The list

# Variables:
#   $broadcasts (String): what has gone out lately, one line each, or none
broadcasts = { $broadcasts }
    .title = Messages sent

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $at (Date): when it was started
#   $state (String): for example broadcast-word-running
#   $done (String): how many it has reached
#   $total (Number): how many people are meant
broadcast-line = • { $name } · { DAY($at) }, { DATETIME($at, timeStyle: "short") } · { $state } · { $done }/{ $total }

button-broadcasts = Messages sent

# Variables:
#   $name (String): for example broadcast-of-invitation
#   $at (Date): when it was started
button-broadcast-show = { $name } · { DAY($at) }, { DATETIME($at, timeStyle: "short") }

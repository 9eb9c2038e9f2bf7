### Why something asked for was not done; stands in the message refusal.
### Address: plain and polite; the reference for developers, no participant reads it.

refusal-action-unknown = This button is out of date. The menu shows what can be done now.
refusal-meeting-unknown = This meeting is not in the programme any more. Questions are welcome: please answer this message.
refusal-meeting-cancelled = This meeting has been cancelled; answers and invitations are no longer possible. Questions are welcome: please answer this message.
refusal-meeting-begun = This meeting has begun or is over; answers and invitations are no longer possible. Questions are welcome: please answer this message.
refusal-nothing-chosen = Please choose at least one sector of the list.
refusal-not-coming = This is asked only of those who come or may come. Please answer the invitation first.
refusal-place-unknown = There is no such place any more.
refusal-offer-over = This offer is over: its time has run out, or the place was given back. YES to the invitation asks for a place anew.
refusal-session-unknown = The meeting has no such workshop or panel. The card of the meeting shows its programme.
refusal-place-settled = This request has been decided already, or was taken back.

# Variables:
#   $most (Number): how many people a party may have
refusal-party-invalid = A party is of 1 to { NUMBER($most) } people. For more, please ask the organisers.

# Variables:
#   $free (Number): seats that are left
#   $seats (Number): seats that the person has
refusal-no-room = There is no room for the larger party: free places { NUMBER($free) }. The number of places stays { NUMBER($seats) }.

# Variables:
#   $most (Number): how many delegates an institution may send
refusal-quota-full =
    { $most ->
        [one] An institution may send { $most } delegate to this meeting. Somebody can be replaced; for more, please ask the organisers.
       *[other] An institution may send { $most } delegates to this meeting. Somebody can be replaced; for more, please ask the organisers.
    }

refusal-delegation-invalid = This link has been used already or holds no more. Whoever passes the place on can make a new one; or please write to the organisers.
refusal-delegation-own = This link is for the substitute: please forward it. The place stays yours until somebody takes it over.
refusal-not-meant-for-you = This meeting is for institutions of other cities or of another kind. The settings show what is noted about yours; for anything else, please ask the organisers.
refusal-attendance-too-early = Attendance can be noted from the day of the meeting on, if it takes place.
refusal-institution-unknown = There is no such institution on the list any more. The settings show the present ones.
refusal-name-invalid = This is no name of an institution. Please write the name in letters.

# Variables:
#   $most (Number): how many institutions one person may represent
refusal-too-many-institutions =
    { $most ->
        [one] One person may represent { $most } institution. One of the list can be removed in the settings.
       *[other] One person may represent { $most } institutions. One of the list can be removed in the settings.
    }

refusal-sector-unknown = This sector is not in the programme any more.
refusal-not-allowed = Only organisers and moderators can do this.
refusal-grant-invalid = The code is wrong, used already or expired. The operator of the bot can issue a new one.

# Variables:
#   $language (String): code of the language that is missing, pl or cs
refusal-text-missing =
    { $language ->
        [pl] The Polish text is missing.
       *[cs] The Czech text is missing.
    }

# Variables:
#   $most (Number): how many characters it may have
refusal-text-too-long =
    { $most ->
        [one] The text is too long: it may have at most { $most } character. Please shorten it and send it again.
       *[other] The text is too long: it may have at most { $most } characters. Please shorten it and send it again.
    }

# Variables:
#   $language (String): the language of the text, pl or cs
#   $most (Number): how many characters it may have
refusal-announcement-too-long =
    { $most ->
        [one] The text is too long: it may have at most { $most } character.
       *[other] The text is too long: it may have at most { $most } characters.
    } { $language ->
        [pl] Please shorten the Polish text and send it again.
       *[cs] Please shorten the Czech text and send it again.
    }

refusal-question-unknown = This question is not on record any more.
refusal-question-settled = This question has already been passed on or dropped.
refusal-announcement-settled = This announcement has already been sent or dropped.
refusal-audience-empty = Nobody would receive this: there is nobody to send it to, or everybody has it already.
refusal-broadcast-unknown = There is no such message on record. /broadcasts shows the newest ones.
refusal-broadcast-held = The sending is held. What did not arrive can be sent again once it goes on.
refusal-broadcast-over = The sending is over: nothing is left to pause or cancel. /broadcasts shows how it ended.
refusal-choice-over = This choice can no longer be made: things have changed since that message. The next message says how it stands and what can be done.
refusal-too-late-to-undo = It is too late to undo: the first copies may have left. What has not been sent yet can be paused or cancelled in /broadcasts.
refusal-nothing-to-resend = There is nothing to send again now: the messages are on their way, or the recipients have no address that works.

refusal-address-invalid = This is no e-mail address. Please send the address alone, for example contact@example.org.
refusal-channel-missing = This channel is not available at present.

# Variables:
#   $tries (Number): how many tries are left
refusal-code-wrong =
    { $tries ->
        [one] This is not the code. { $tries } try is left.
       *[other] This is not the code. { $tries } tries are left.
    }

refusal-code-invalid = The code is wrong, used already or expired. A new one can be asked for: in the settings, or by mail with the word TELEGRAM.
refusal-too-many-codes = No more codes can be sent today. Please try again tomorrow, or look for the last code in the mailbox, also in the spam folder.
refusal-session-off = This workshop or panel has been called off or has begun. The card of the meeting shows what can be chosen.
refusal-place-needed = Workshops and panels can be chosen by those with a confirmed place at the meeting. Please answer the invitation with YES first.

# Variables:
#   $wanted (String): title of the workshop or panel that was chosen
#   $other (String): title of the one at the same time
refusal-sessions-clash = { $wanted } and { $other } take place at the same time, so only one of them can be chosen. What was chosen before stays.

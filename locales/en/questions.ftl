### Questions, the moderators' desk, and answers.
### Address: plain and polite; the reference for developers, no participant reads it.

## The person who asks

# Variables:
#   $about (String): the message about-meeting, or nothing
ask-question =
    Please write the question as one message. It goes to the moderators; their answer comes here.

    { $about }
    .title = A question to the moderators

# Variables:
#   $title (String): title of the meeting
about-meeting = Meeting: { $title }

# Variables:
#   $text (String): the beginning of what was written
question-offer =
    “{ $text }”

    Shall we pass this to the moderators?
    .title = Is this a question?

# Variables:
#   $number (Number): number of the question
#   $text (String): the beginning of the question
question-sent =
    “{ $text }”

    The moderators have your question. Their answer comes here.
    .title = Question { NUMBER($number, useGrouping: 0) } passed on

# Below what the same mail has done besides.
# Variables:
#   $number (Number): number of the question
#   $text (String): the beginning of the question
question-passed-on =
    Question no. { NUMBER($number, useGrouping: 0) } is with the moderators:
    “{ $text }”
    The answer will come in a message of its own.

question-dropped = The message was not passed on.
    .title = Not sent

# Variables:
#   $number (Number): number of the question
#   $question (String): the beginning of the question
#   $text (String): the answer
answer =
    Question: “{ $question }”

    { $text }
    .title = Answer to question { NUMBER($number, useGrouping: 0) }

# Variables:
#   $number (Number): number of the question
#   $text (String): the next part of the answer
answer-continued = { $text }
    .title = Answer to question { NUMBER($number, useGrouping: 0) }, continued

answer-more-by-mail = Another question? Just answer this message.

button-send = Pass it on
button-dont-send = Do not pass it on
button-ask-again = Ask another question
button-cancel = Cancel

## The moderators' desk

# Variables:
#   $number (Number): number of the question
#   $name (String): name of the person, or a dash
#   $language (String): the person's language, for example language-pl
#   $channel (String): channel-telegram or channel-email
#   $sector (String): the sector, or none
#   $meeting (String): title of the meeting asked about, or none
#   $sender (String): the message sender-unproven, or nothing
#   $text (String): the question
#   $status (String): desk-open or desk-answered
question-to-desk =
    From: { $name }
    Language: { $language }
    Channel: { $channel }
    Sector: { $sector }
    Meeting: { $meeting }

    { $sender }

    { $text }

    { $status }
    .title = Question { NUMBER($number, useGrouping: 0) }

# Variables:
#   $number (Number): number of the question
#   $text (String): the next part of the question
question-continued = { $text }
    .title = Question { NUMBER($number, useGrouping: 0) }, continued

sender-unproven = ⚠️ The sender of this mail is not proven: the address may be forged.

desk-open = 🔔 Waits for an answer: please use “Reply” on this message.

# Variables:
#   $by (String): who answered, or a dash
desk-answered = ✅ Answer passed on · { $by }

desk-by-mail = A reply to this message goes to the person who asked.

# Variables:
#   $sector (String): the sector, or every-sector
desk-bound =
    Questions from participants will appear here.
    Sector: { $sector }

    To answer, please use “Reply” on the question, in the language of the person who asked. Only such replies are passed on; everything else stays in the group.

    The language of headings and buttons is chosen below.
    .title = The moderators' desk

# Variables:
#   $count (Number): how many questions
questions-unseen =
    The bot cannot write in the moderators' group, so participants' questions wait without an answer.
    Questions: { $count }

    Please take the bot into the group again, or ask whoever runs it for a code for another group: mosty staff add moderator
    .title = Nobody reads participants' questions

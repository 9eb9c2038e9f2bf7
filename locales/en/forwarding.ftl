### An answer that comes from another address than the one invited: a forwarded invitation, another address of hers.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
own-place =
    The invitation that was answered from this address had been sent to another one. The answer recorded for that address has not changed. If both are yours, please answer from the address that was invited.

    { $kind }
    { $facts }

    { $sessions }

    You are invited as well. Will you come?
    { $until }

    { $answer }
    .title = You are invited as well: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $address (String): where the answer came from
answer-from-elsewhere =
    The answer to the invitation came from { $address } and not from the address that was invited. It has been recorded.

    { $answer }

    { $status }

    { $kind }
    { $facts }

    If this is not your answer, please change it.
    .title = Answer from another address: { $title }

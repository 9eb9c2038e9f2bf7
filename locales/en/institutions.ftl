### Institutions: who somebody stands for, and how many delegates each sends.
### Address: plain and polite; the reference for developers, no participant reads it.

# Variables:
#   $most (Number): how many characters a name may have
choose-institution =
    { $most ->
        [one] Which institution do you represent? Please write its name (at most { $most } character). This is optional.
       *[other] Which institution do you represent? Please write its name (at most { $most } characters). This is optional.
    }
    .title = Name of the institution

# Variables:
#   $name (String): the name as it was typed
choose-found-institution =
    We know institutions with a similar name. Is it one of them?

    As written: { $name }
    .title = Which institution?

# Variables:
#   $institutions (String): the institutions, one line each, or none
my-institutions =
    You represent:
    { $institutions }
    .title = My institutions

# Variables:
#   $name (String): name of the institution
#   $city (String): its city, button-elsewhere or not-given
institution-of = { $name } · { $city }

# Variables:
#   $name (String): name of the institution
#   $sent (Number): how many delegates it sends already
#   $most (Number): how many it may send
institution-sends = 🏛 { $name }: delegates { NUMBER($sent) } of { NUMBER($most) }

institution-by-mail = To name an institution, please answer this message with a line that begins with “Institution:”, for example “Institution: Town Culture Centre”. This is optional: invitations come without it too.
institutions-by-mail = The number alone, in answer to this message, removes an institution of the list. A line such as “Institution: Town Culture Centre” adds one.

button-skip = Skip
button-institutions = My institutions
button-add-institution = ➕ Add an institution

# Variables:
#   $name (String): the name as it was typed, perhaps shortened
button-new-institution = ➕ Another one: { $name }

# Variables:
#   $name (String): name of the institution, perhaps shortened
button-leave-institution = ➖ { $name }

## A place is passed on

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $ways (String): place-link-telegram and place-link-mail, one below the other
#   $until (Datetime): until when the place can be taken over, local time
#   $stands (String): place-link-stays or place-link-delegated
place-link =
    Please forward this to whoever comes instead ({ DAY($starts) }):

    { $ways }

    Whoever opens it first takes the place over. It holds until { DATETIME($until, dateStyle: "long") }, { DATETIME($until, timeStyle: "short") }. { $stands }
    .title = Substitute: { $title }

place-link-stays = Until somebody takes it, the place stays yours.
place-link-delegated = It is noted that somebody else comes instead of you. Until somebody takes the place, nobody has it.

# Variables:
#   $link (String): a link that starts the bot on Telegram
place-link-telegram = 📱 On Telegram: { $link }

# Variables:
#   $address (String): the bot's own address
#   $code (String): a code, good for one use
place-link-mail = ✉️ By e-mail: the line “MOSTY { $code }” to { $address }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $name (String): of the person whose place it is
#   $consent (String): place-consent, or nothing
place-passed-on =
    { $name } cannot come and passes the place on to you.

    { $kind }
    { $facts }

    { $sessions }

    { $consent }

    { $answer }
    .title = A place for you: { $title }

# Variables:
#   $consent (String): the message consent-text
place-consent =
    By taking it you give this consent:

    { $consent }

place-passed-on-by-mail = Please answer this message with one word: YES takes the place, NO leaves it.

# Variables:
#   $title (String): title of the meeting
place-left =
    The place at the meeting “{ $title }” has not been taken over.
    .title = The place stays as it was

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
place-taken-over =
    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = The place is yours: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $name (String): of the substitute
place-handed-over =
    Instead of you comes: { $name }.

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = The place has been passed on: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $address (String): the address of who is asked
substitute-asked =
    The place has been offered to { $address }. Until somebody takes it over, nothing of it is lost; we will write when that is decided.

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = Offered to somebody else: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $name (String): of who does not come
substitute-left =
    { $name } does not come instead. Please say whether you come yourself.

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = No substitute: { $title }

button-pass-on = 🔁 Substitute
button-take-over = ✅ Take the place
button-leave-over = ❌ No, thank you

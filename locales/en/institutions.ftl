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

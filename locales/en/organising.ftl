### What organisers see while they invite and announce; and the announcement itself.
### Address: plain and polite; the reference for developers, no participant reads it.

# Variables:
#   $role (String): for example role-organiser
#   $scope (String): the city, or every-city
#   $duties (String): the message role-duties, or nothing
role-taken =
    Role: { $role }
    City: { $scope }

    { $duties }
    .title = Role taken

role-duties = From now on the menu offers invitations and announcements.

button-invite = Invite to a meeting
button-announce = New announcement
button-back = Back

## Inviting

invite-choose = Which meeting? A preview comes next; nothing is sent yet.
    .title = Inviting

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $total (Number): how many people would be invited
#   $languages (String): how many by language, one line each
#   $channels (String): how many by channel, one line each
#   $unreachable (Number): how many have no address that works
#   $again (String): invite-again, or nothing
#   $origins (String): where they come from, one line each
invite-preview =
    { $kind }
    { $facts }

    { $sessions }

    { $total ->
        [0] Nobody is left to invite: nobody subscribes to the sectors of this meeting, or everyone is invited already.
        [one] { $total } person will be invited.
       *[other] { $total } people will be invited.
    }
    { $languages }

    { $channels }

    { $origins }

    { $again }

    { $unreachable ->
        [0] { "" }
        [one] { $unreachable } person has no working address and will be left out.
       *[other] { $unreachable } people have no working address and will be left out.
    }
    .title = Invitation preview: { $title }

# Variables:
#   $count (Number): how many of them were at a meeting of the edition before
invite-again = 🔁 Of these, came last time: { NUMBER($count) }

# Variables:
#   $country (String): ISO 3166 code, for example PL
#   $count (Number): how many people
origin-country = 🏳️ { $country }: { NUMBER($count) }

# Variables:
#   $name (String): name of the city, or city-not-said
#   $count (Number): how many people
origin-city = 📍 { $name }: { NUMBER($count) }

# Variables:
#   $name (String): the kind of institution, or kind-not-said
#   $count (Number): how many people
origin-kind = 🏢 { $name }: { NUMBER($count) }

# Variables:
#   $name (String): name of the sector
#   $count (Number): how many people
origin-sector = 🔖 { $name }: { NUMBER($count) }

# Variables:
#   $count (Number): how many institutions
origin-institutions = 🏛 institutions: { NUMBER($count) }

city-not-said = city not given
kind-not-said = kind not given
button-invite-again = Only who came last time
button-invite-yes = Yes, send the invitations

## Announcing

# Variables:
#   $language (String): the language asked for, for example language-pl
#   $most (Number): how many characters it may have
announce-write =
    Please write the text (language: { $language }) as one message, without a salutation. It reaches people exactly as it is written. Most characters: { $most }.

    The text in the other language, the choice of sectors and a preview follow. Nothing is sent without your confirmation.
    .title = Announcement, language: { $language }

# Variables:
#   $total (Number): how many people it would reach
announce-audience =
    Which sectors is it for? With none chosen it goes to everyone.

    { $total ->
        [0] Nobody would receive it now.
        [one] Now: { $total } person.
       *[other] Now: { $total } people.
    }
    .title = Announcement: for whom

# Variables:
#   $language (String): the language of the text, for example language-pl
#   $text (String): the text
announce-text = { $text }
    .title = Announcement, language: { $language }

# Variables:
#   $sectors (String): the chosen sectors, one line each, or every-sector
#   $total (Number): how many people it would reach
#   $languages (String): how many by language, one line each
#   $channels (String): how many by channel, one line each
#   $unreachable (Number): how many have no address that works
announce-preview =
    The texts stand above, as they will be read.

    Sectors:
    { $sectors }

    { $total ->
        [0] Nobody would receive it.
        [one] { $total } person will receive it.
       *[other] { $total } people will receive it.
    }
    { $languages }

    { $channels }

    { $unreachable ->
        [0] { "" }
        [one] { $unreachable } person has no working address and will be left out.
       *[other] { $unreachable } people have no working address and will be left out.
    }
    .title = Announcement: preview

announce-discarded = The draft has been dropped; nothing was sent.
    .title = Draft dropped

# Variables:
#   $text (String): the text in the person's language
announcement = { $text }
    .title = Announcement

announcement-by-mail = A question? Just answer this message.

button-preview = Preview
button-publish = Yes, send the announcement
button-write-anew = Write the text anew
button-discard = Drop the draft

### The way in, the home card, settings, and the way out.
### Address: plain and polite; the reference for developers, no participant reads it.

## The steps of the way in

choose-language = Which language shall we write to you in?
    .title = Choice of language

choose-sectors =
    Which sectors concern you? Choose one or more, then “Continue”.

    The choice can be changed at any time in the settings.
    .title = Sectors

choose-city = Which city do you represent?
    .title = City

choose-kind = What kind of institution do you represent?
    .title = Institution

# Variables:
#   $consent (String): the message consent-text
ask-consent = { $consent }
    .title = Consent

consent-text =
    I agree that the organisers of the meetings may process my data (name, address on Telegram or e-mail address, language, chosen sectors, city, institution and its kind, answers to invitations, attendance at meetings, and questions) in order to:
    • send me invitations, reminders and announcements on the chosen sectors,
    • pass my questions to the moderators and their answers to me.

    Consent is voluntary. It can be withdrawn at any time by writing STOP; what was done before stays lawful. The data can be seen at any time with the word DATA and erased with the word ERASE.

consent-declined =
    Without consent we shall send no invitations. What was entered so far will be erased within a few days.

    Changed your mind? The word START is enough.
    .title = No consent

# Variables:
#   $edition (String): name of the edition
#   $sectors (String): the sectors, one numbered line each
#   $chosen (String): the message welcome-chosen, or nothing
#   $consent (String): the message consent-text
welcome-by-mail =
    We organise “{ $edition }”. You can be invited to meetings in these sectors:

    { $sectors }

    { $chosen }

    To subscribe, please answer this message with the numbers of the sectors, for example “1, 2”, or with the word ALL. With that answer you give this consent:

    { $consent }

    If you do not answer, nothing happens: we shall send nothing more. If you have already written a question, it goes to the moderators once you have answered.

    Česky? Odpovězte slovem ČESKY. Po polsku? Proszę odpowiedzieć słowem POLSKI.
    .title = Subscribing to invitations

# Variables:
#   $sectors (String): the sectors chosen in advance, one line each
welcome-chosen =
    Chosen in advance:
    { $sectors }
    To confirm exactly these, the answer YES is enough.

# Variables:
#   $sectors (String): all sectors, one numbered line each
#   $chosen (String): the chosen ones, one line each
change-sectors-by-mail =
    All sectors:

    { $sectors }

    Chosen now:
    { $chosen }

    Please answer this message with the numbers of all the sectors that are to be chosen, for example “1, 2”, or with the word ALL.
    .title = Change of sectors

button-continue = Continue
button-elsewhere = Another place
button-agree = I agree
button-disagree = I do not agree
button-agree-after-all = I agree after all

## Home

# Variables:
#   $meetings (String): the next meetings, one line each, or home-no-meetings
#   $sectors (String): the chosen sectors, one line each
home =
    Next meetings:
    { $meetings }

    Chosen sectors:
    { $sectors }

    Invitations, reminders and announcements come here. You can write a question to the moderators at any time.
    .title = My meetings

home-no-meetings = No invitations yet.

home-by-mail =
    This message can be answered with a question, or with one word: SECTORS – other sectors, POLSKI or ČESKY – the other language, TELEGRAM – messages on Telegram, DATA – your data.

# Variables:
#   $home (String): the message home
#   $question (String): the message choose-city
joined-by-mail =
    { $home }

    { $question }
    .title = { home.title }

joined-by-mail-how =
    Naming the city is optional: invitations come without it too. The number alone will do, for example “1”.

    { home-by-mail }

button-home = Menu
button-ask = Ask a question
button-settings = Settings

## Settings

# Variables:
#   $language (String): the person's language
#   $sectors (String): the chosen sectors, one line each
#   $city (String): the city
#   $kind (String): the kind of institution
#   $institutions (String): the institutions she stands for, one line each, or none
#   $channel (String): channel-telegram or channel-email: where messages come
settings =
    Language: { $language }
    City: { $city }
    Kind of institution: { $kind }
    Messages go to: { $channel }

    Institutions:
    { $institutions }

    Sectors:
    { $sectors }
    .title = Settings

settings-by-mail =
    To change something, please answer with one word: SECTORS – change sectors, NEXT – next meetings, POLSKI or ČESKY – language, TELEGRAM or E-MAIL – where messages come, DATA – your data, STOP – leave. A line such as “Institution: Town Culture Centre” adds an institution.
    Any other text goes to the moderators.

button-change-language = Language
button-change-sectors = Sectors
button-change-origin = City and kind of institution
button-my-data = My data
button-stop = Stop all messages

## My data

# Variables:
#   $name (String): the person's name, or a dash
#   $language (String): the person's language
#   $sectors (String): the chosen sectors, one line each
#   $city (String): the city
#   $kind (String): the kind of institution
#   $institutions (String): the institutions she stands for, one line each, or none
#   $contacts (String): the addresses, one line each
#   $answers (String): the answers to invitations, one line each
#   $wishes (String): the wishes for the next meetings, one line each
#   $attendance (String): at which meetings the person was marked, one line each
#   $passed (String): the places passed on and taken over, one line each
#   $questions (String): the questions asked, one line each
#   $consents (String): the consents given and withdrawn, one line each
my-data =
    This is all we hold about you.

    Name: { $name }
    Language: { $language }
    City: { $city }
    Kind of institution: { $kind }

    Institutions:
    { $institutions }

    Addresses:
    { $contacts }

    Sectors:
    { $sectors }

    Answers to invitations:
    { $answers }

    Wishes for the next meetings:
    { $wishes }

    Attendance:
    { $attendance }

    Places passed on:
    { $passed }

    Questions:
    { $questions }

    Consent:
    { $consents }
    .title = My data

# Variables:
#   $channel (String): channel-telegram or channel-email
#   $address (String): one address of the person
data-contact = • { $channel }: { $address }

# Variables:
#   $meeting (String): title of the meeting
#   $answer (String): the answer, for example answer-accepted
data-answer = • { $meeting }: { $answer }

# Variables:
#   $at (Datetime): when it was asked
#   $text (String): its beginning
data-question = • { DATETIME($at, dateStyle: "medium") }: { $text }

# Variables:
#   $at (Datetime): when consent was given
#   $wording (String): version of the text agreed to
data-consent-given = • { DATETIME($at, dateStyle: "medium") }: given (wording { $wording })

# Variables:
#   $at (Datetime): when consent was withdrawn
#   $wording (String): version of the text agreed to
data-consent-withdrawn = • { DATETIME($at, dateStyle: "medium") }: withdrawn (wording { $wording })

my-data-by-mail = To erase all of it, please answer with the word ERASE.

button-erase = Erase my data

erase-confirm =
    We shall erase all your data: addresses, sectors, answers to invitations and questions. Nothing will be sent to you any more.

    This cannot be undone.
    .title = Erase the data?

erase-confirm-by-mail = To erase everything, please answer this message with the word YES. Without that answer nothing is erased.

button-erase-yes = Yes, erase everything
button-keep = No, keep my data

erased =
    All your data has been erased. This is the last message.

    To subscribe again, write the word START.
    .title = Data erased

## The way out

stopped =
    We shall send no more invitations, reminders or announcements.

    To come back at any time, write the word START.
    .title = Messages stopped

stopped-by-mail = The word START, in answer to this message, is enough to come back.

## When something cannot be read or believed

text-only =
    Only text can be read here; pictures, recordings and attachments cannot.

    Please write it in words.
    .title = Text, please

confirm-by-mail =
    We have received a request from your e-mail address. The sender of a mail can be forged, so nothing has been changed yet.

    To confirm, please answer this message with the same word or number. If the request was not yours, nothing need be done.
    .title = Please confirm

# Variables:
#   $reason (String): one of the refusal-… messages
refusal = { $reason }
    .title = This cannot be done

## What a reader of the mail has to know beside the text

by-mail-number = Please answer this message with the number alone, for example “1”.
by-mail-number-optional = Please answer this message with the number alone, for example “1”. This is optional: invitations come without it too.

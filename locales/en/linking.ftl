### Two channels of one person: adding an address, confirming it, choosing where messages go.
### Address: plain and polite; the reference for developers, no participant reads it.

button-add-address = Add an e-mail address
button-remove-address = Remove the e-mail address

ask-address =
    Which e-mail address may we write to as well? Please send it here.

    A short code will come there; with it the address is confirmed.
    .title = E-mail address

# Variables:
#   $minutes (Number): how long the code is valid
code-sent =
    A mail with a code of eight characters is on its way to this address. Please write the code here. It is valid for { $minutes } min.

    If nothing has come, a look into the spam folder may help.
    .title = Code sent

# Variables:
#   $code (String): the code
#   $minutes (Number): how long it is valid
link-code =
    On Telegram this address was given, so that messages about the meetings may come here too.

    Code: { $code }

    Please write it to the bot on Telegram. It is valid for { $minutes } min. Please do not pass it on to anybody: chosen sectors, answers and questions will be shared by both contacts.

    If the request was not yours, nothing need be done: without the code nothing changes.
    .title = Code to confirm the address

# Variables:
#   $link (String): a link that starts the bot on Telegram
#   $bot (String): the bot's name on Telegram
#   $code (String): the code
#   $minutes (Number): how long both are valid
link-to-telegram =
    To receive the messages on Telegram too, please open this link and press “Start”:

    { $link }

    Or write this code to the bot { $bot } on Telegram: { $code }

    Link and code are valid for { $minutes } min. Please do not pass them on to anybody: chosen sectors, answers and questions will be shared by both contacts.

    If the request was not yours, nothing need be done: without the code nothing changes.
    .title = Messages on Telegram

# Variables:
#   $address (String): the e-mail address that the code was sent to
link-confirm =
    This code was sent to the address: { $address }

    Once they are joined, this address and this account on Telegram belong to one person: all data, chosen sectors, answers and questions are shared.

    Please confirm only if the address is yours.
    .title = Is this your address?

button-link-yes = Yes, this is my address
button-link-no = No, do not join

# Variables:
#   $addresses (String): the person's addresses, one line each
linked =
    These contacts are joined now:
    { $addresses }

    The consent that was given covers them all. Every message comes once, where you choose. Should that fail, it comes the other way.

    Where shall we write?
    .title = Contacts joined

unlinked = The e-mail address has been removed. Messages will come here.
    .title = Address removed

### Mail that does not arrive: which addresses it is, and what can be undone. Only organisers read it.

# Variables:
#   $addresses (String): the addresses, one bounce-line each, or bounces-none
#   $about (String): the message bounces-about, or nothing
bounces =
    { $addresses }

    { $about }
    .title = Addresses that mail does not reach

bounces-about = Nothing is sent to these addresses any more. Whoever has Telegram too hears from us there. If an address is good after all, please restore it.
bounces-none = Mail reaches every address.
bounces-undo-by-mail = To write to an address again, answer this message with its number. The operator can do it too, by the command mosty bounce undo with that number.

# Variables:
#   $number (String): number of the bounce
#   $name (String): name of the person, or a dash
#   $address (String): the address
#   $reason (String): why, for example call-reason-mailbox-unknown
#   $at (Datetime): since when nothing is sent there, local time
bounce-line = • no. { $number } · { $name } · { $address } · { $reason } · { DAY($at) }

# Variables:
#   $address (String): the address that is written to again
button-bounce-undo = ↩️ { $address }

button-bounces = Mail that came back

# Variables:
#   $domain (String): the domain, for example example.org
#   $count (Number): how many addresses
mail-outage =
    Mail has come back from many addresses at { $domain } within a short time (addresses: { $count }). That is an outage there or with us rather than so many dead addresses, so none of them has been switched off.

    What was turned away is sent again by itself; the result is in the menu, under "Messages sent".
    .title = Mail outage: { $domain }

# Variables:
#   $domain (String): the domain, for example example.org
#   $status (String): the code of the refusal, for example 5.7.1
mail-turned-away =
    The mail server of { $domain } has turned our mail away because of its rules (code { $status }). The reason lies with us: the addresses are good and have not been switched off.

    Please tell whoever runs the bot.
    .title = Mail turned away: { $domain }

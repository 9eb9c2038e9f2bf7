### Calendars: the file of a meeting, and the private feed.
### Address: plain and polite; the reference for developers, no participant reads it.

button-calendar = 📅 Into my calendar
button-feed = 📅 My meetings in a calendar
button-feed-anew = New address

# The name of the feed in a calendar program
feed-name = Meetings

# Variables:
#   $title (String): title of the meeting
calendar-file =
    Open the file and the meeting stands in your calendar. If it moves, you will hear from us and can open a new file.
    .title = For your calendar: { $title }

# Variables:
#   $title (String): title of the meeting
calendar-file-with-sessions =
    Open the file and the meeting stands in your calendar, and with it the sessions that you have chosen. If it moves, you will hear from us and can open a new file.
    .title = For your calendar: { $title }

# Variables:
#   $link (String): the address of the feed
calendar-feed =
    Subscribe to this address in your calendar program, and every meeting you say “yes” or “maybe” to appears there and follows every change:

    { $link }

    Whoever has the address can see these meetings. If it has got into other hands, ask for a new one: the old one stops working at once.
    .title = My meetings in a calendar

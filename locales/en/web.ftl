### Pages behind the signed links of a mail.

# Above the buttons of a meeting's page: the link alone has recorded nothing.
page-answer = Your answer is recorded when you press the button.
page-stop = One press, and no more invitations, reminders or announcements are sent. The way back is open at any time.
    .title = Stop messages?
page-stop-button = Stop all messages
page-stopped = No more invitations, reminders or announcements are sent. To come back, write START to our address.
    .title = Stopped
page-lost = The link is incomplete or no longer valid. The newest message from us has a link that works; answering that message works as well.
    .title = This link does not work
page-away = Nothing can be shown or recorded at the moment. Please try again shortly; answering our message works as well.
    .title = Please try again in a moment

### How the bot presents itself on Telegram. Limits: name 64, short description 120, description 512, command 256.
### Address: plain and polite; the reference for developers, no participant reads it.

bot-name = Mosty
bot-short-description = Invitations, reminders, answers and announcements for meetings held in two languages.
bot-description =
    Invitations to meetings in the sectors you choose, reminders, announcements, and answers to your questions – in Polish or in Czech.

    Press the button below to begin: language, sectors, consent. You can leave at any time.

command-start = Begin, or back to the menu
command-meetings = My meetings and answers
command-ask = A question to the moderators
command-settings = Language, sectors, my data
command-stop = Stop all messages
command-help = Menu and help

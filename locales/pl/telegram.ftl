### How the bot presents itself on Telegram. Limits: name 64, short description 120, description 512, command 256.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

bot-name = Mosty
bot-short-description = Zaproszenia, przypomnienia, odpowiedzi i ogłoszenia – spotkania w dwóch językach, po polsku i po czesku.
bot-description =
    Zaproszenia na spotkania w wybranych dziedzinach, przypomnienia, ogłoszenia i odpowiedzi na pytania – po polsku lub po czesku.

    Aby zacząć, proszę nacisnąć przycisk poniżej: język, dziedziny, zgoda. Zrezygnować można w każdej chwili.

command-start = Zapisy i powrót do menu
command-meetings = Moje spotkania i odpowiedzi
command-ask = Pytanie do moderatorów
command-settings = Język, dziedziny, moje dane
command-stop = Rezygnacja z wiadomości
command-help = Menu i pomoc

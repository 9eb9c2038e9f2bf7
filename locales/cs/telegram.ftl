### How the bot presents itself on Telegram. Limits: name 64, short description 120, description 512, command 256.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

bot-name = Mosty
bot-short-description = Pozvánky, připomenutí, odpovědi a oznámení – setkání ve dvou jazycích, česky a polsky.
bot-description =
    Pozvánky na setkání ve zvolených oborech, připomenutí, oznámení a odpovědi na dotazy – česky nebo polsky.

    Začněte prosím tlačítkem níže: jazyk, obory, souhlas. Odhlásit se můžete kdykoli.

command-start = Přihlášení a návrat do menu
command-meetings = Moje setkání a odpovědi
command-ask = Dotaz pro moderátory
command-settings = Jazyk, obory, moje údaje
command-stop = Odhlášení všech zpráv
command-help = Menu a nápověda

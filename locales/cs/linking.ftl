### Two channels of one person: adding an address, confirming it, choosing where messages go.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

button-add-address = Přidat e-mailovou adresu
button-remove-address = Odebrat e-mailovou adresu

ask-address =
    Na jakou e-mailovou adresu vám můžeme také psát? Pošlete ji prosím sem.

    Přijde na ni krátký kód, kterým se adresa potvrdí.
    .title = E-mailová adresa

# Variables:
#   $minutes (Number): how long the code is valid
code-sent =
    Na tuto adresu posíláme zprávu s kódem o osmi znacích. Napište jej prosím sem. Platí { $minutes } min.

    Pokud zpráva nedorazila, podívejte se prosím do složky se spamem.
    .title = Kód odeslán

# Variables:
#   $code (String): the code
#   $minutes (Number): how long it is valid
link-code =
    Na Telegramu byla zadána tato adresa, aby zprávy o setkáních mohly chodit také sem.

    Kód: { $code }

    Napište jej prosím botovi na Telegramu. Platí { $minutes } min. Nikomu jej prosím nepředávejte: zvolené obory, odpovědi a dotazy budou pro oba kontakty společné.

    Pokud žádost není od vás, nemusíte nic dělat: bez kódu se nic nezmění.
    .title = Kód k potvrzení adresy

# Variables:
#   $link (String): a link that starts the bot on Telegram
#   $bot (String): the bot's name on Telegram
#   $code (String): the code
#   $minutes (Number): how long both are valid
link-to-telegram =
    Chcete-li dostávat zprávy také na Telegramu, otevřete prosím tento odkaz a stiskněte „Start“:

    { $link }

    Nebo napište tento kód botovi { $bot } na Telegramu: { $code }

    Odkaz i kód platí { $minutes } min. Nikomu je prosím nepředávejte: zvolené obory, odpovědi a dotazy budou pro oba kontakty společné.

    Pokud žádost není od vás, nemusíte nic dělat: bez kódu se nic nezmění.
    .title = Zprávy na Telegramu

# Variables:
#   $address (String): the e-mail address that the code was sent to
link-confirm =
    Tento kód byl odeslán na adresu: { $address }

    Po spojení bude tato adresa i tento účet na Telegramu patřit jedné osobě: všechny údaje, zvolené obory, odpovědi a dotazy budou společné.

    Potvrďte prosím jen tehdy, je-li to vaše adresa.
    .title = Je to vaše adresa?

button-link-yes = Ano, je to moje adresa
button-link-no = Ne, nespojovat

# Variables:
#   $addresses (String): the person's addresses, one line each
linked =
    Tyto kontakty jsou nyní spojeny:
    { $addresses }

    Udělený souhlas se vztahuje na všechny. Každá zpráva přijde jen jednou, tam, kde si zvolíte. Pokud se to nepodaří, pošleme ji druhou cestou.

    Kam vám máme psát?
    .title = Kontakty spojeny

unlinked = E-mailová adresa byla odebrána. Zprávy budou chodit sem.
    .title = Adresa odebrána

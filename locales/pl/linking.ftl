### Two channels of one person: adding an address, confirming it, choosing where messages go.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

button-add-address = Dodaj adres e-mail
button-remove-address = Usuń adres e-mail

ask-address =
    Na jaki adres e-mail możemy też pisać? Proszę przysłać go tutaj.

    Wyślemy tam krótki kod, którym potwierdza się adres.
    .title = Adres e-mail

# Variables:
#   $minutes (Number): how long the code is valid
code-sent =
    Na ten adres wysyłamy wiadomość z kodem złożonym z ośmiu znaków. Proszę wpisać kod tutaj. Jest ważny przez { $minutes } min.

    Jeśli wiadomość nie dotarła, warto zajrzeć do folderu ze spamem.
    .title = Kod wysłany

# Variables:
#   $code (String): the code
#   $minutes (Number): how long it is valid
link-code =
    Na Telegramie podano ten adres, aby wiadomości o spotkaniach mogły przychodzić także tutaj.

    Kod: { $code }

    Proszę wpisać go w rozmowie z botem na Telegramie. Jest ważny przez { $minutes } min. Prosimy nikomu go nie przekazywać: wybrane dziedziny, odpowiedzi i pytania będą wspólne dla obu kontaktów.

    Jeśli prośba nie pochodzi od Państwa, nie trzeba nic robić: bez kodu nic się nie zmieni.
    .title = Kod do potwierdzenia adresu

# Variables:
#   $link (String): a link that starts the bot on Telegram
#   $bot (String): the bot's name on Telegram
#   $code (String): the code
#   $minutes (Number): how long both are valid
link-to-telegram =
    Aby otrzymywać wiadomości także na Telegramie, proszę otworzyć ten odnośnik i nacisnąć „Start”:

    { $link }

    Można też napisać ten kod do bota { $bot } na Telegramie: { $code }

    Odnośnik i kod są ważne przez { $minutes } min. Prosimy nikomu ich nie przekazywać: wybrane dziedziny, odpowiedzi i pytania będą wspólne dla obu kontaktów.

    Jeśli prośba nie pochodzi od Państwa, nie trzeba nic robić: bez kodu nic się nie zmieni.
    .title = Wiadomości na Telegramie

# Variables:
#   $address (String): the e-mail address that the code was sent to
link-confirm =
    Ten kod został wysłany na adres: { $address }

    Po połączeniu ten adres i to konto na Telegramie będą należeć do jednej osoby: wszystkie dane, wybrane dziedziny, odpowiedzi i pytania będą wspólne.

    Proszę potwierdzić tylko wtedy, gdy jest to Państwa adres.
    .title = Czy to Państwa adres?

button-link-yes = Tak, to mój adres
button-link-no = Nie, proszę nie łączyć

# Variables:
#   $addresses (String): the person's addresses, one line each
linked =
    Te kontakty są teraz połączone:
    { $addresses }

    Udzielona zgoda obejmuje je wszystkie. Każda wiadomość przyjdzie tylko raz, tam, gdzie Państwo wybiorą. Gdyby to się nie udało, wyślemy ją drugą drogą.

    Dokąd mamy pisać?
    .title = Kontakty połączone

unlinked = Adres e-mail został usunięty. Wiadomości będą przychodzić tutaj.
    .title = Adres usunięty

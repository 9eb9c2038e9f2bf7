### The way in, the home card, settings, and the way out.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

## The steps of the way in

choose-language = V jakém jazyce vám máme psát?
    .title = Volba jazyka

choose-sectors =
    Které obory vás zajímají? Můžete označit jeden nebo více oborů a poté zvolit „Pokračovat“.

    Výběr můžete kdykoli změnit v nastavení.
    .title = Obory

choose-city = Které město zastupujete?
    .title = Město

choose-kind = Jaký druh instituce zastupujete?
    .title = Instituce

# Variables:
#   $consent (String): the message consent-text
ask-consent = { $consent }
    .title = Souhlas

consent-text =
    Souhlasím s tím, aby pořadatelé setkání zpracovávali mé údaje (jméno a příjmení nebo název účtu, adresu na Telegramu nebo e-mailovou adresu, jazyk, zvolené obory, město, instituci a její druh, odpovědi na pozvánky, účast na setkáních a položené dotazy) za účelem:
    • zasílání pozvánek, připomenutí a oznámení ze zvolených oborů,
    • předávání mých dotazů moderátorům a zasílání jejich odpovědí.

    Souhlas je dobrovolný. Lze jej kdykoli odvolat zasláním slova STOP; zákonnost předchozího zpracování tím není dotčena. Údaje lze kdykoli zobrazit zasláním slova ÚDAJE a vymazat zasláním slova VYMAZAT.

consent-declined =
    Bez souhlasu vám nebudeme posílat pozvánky. Dosud zadané údaje budou během několika dnů vymazány.

    Pokud své rozhodnutí změníte, stačí napsat slovo START.
    .title = Bez souhlasu

# Variables:
#   $edition (String): name of the edition
#   $sectors (String): the sectors, one numbered line each
#   $chosen (String): the message welcome-chosen, or nothing
#   $consent (String): the message consent-text
welcome-by-mail =
    Pořádáme cyklus „{ $edition }“. Můžete od nás dostávat pozvánky na setkání v těchto oborech:

    { $sectors }

    { $chosen }

    Chcete-li se přihlásit, odpovězte prosím na tuto zprávu čísly vybraných oborů, například „1, 2“, nebo slovem VŠECHNY. Touto odpovědí udělujete souhlas v tomto znění:

    { $consent }

    Pokud neodpovíte, nic se nemění: další zprávy vám posílat nebudeme. Pokud jsme od vás už dostali dotaz, předáme jej moderátorům, jakmile odpovíte.

    Po polsku? Proszę odpowiedzieć słowem POLSKI.
    .title = Přihlášení k odběru pozvánek

# Variables:
#   $sectors (String): the sectors chosen in advance, one line each
welcome-chosen =
    Předem zvolené obory:
    { $sectors }
    Chcete-li potvrdit právě tyto obory, stačí odpovědět ANO.

# Variables:
#   $sectors (String): all sectors, one numbered line each
#   $chosen (String): the chosen ones, one line each
change-sectors-by-mail =
    Všechny obory:

    { $sectors }

    Nyní zvolené:
    { $chosen }

    Odpovězte prosím na tuto zprávu čísly všech oborů, které mají být zvoleny, například „1, 2“, nebo slovem VŠECHNY.
    .title = Změna oborů

button-continue = Pokračovat
button-elsewhere = Jiné místo
button-agree = Souhlasím
button-disagree = Nesouhlasím
button-agree-after-all = Přece jen souhlasím

## Home

# Variables:
#   $meetings (String): the next meetings, one line each, or home-no-meetings
#   $sectors (String): the chosen sectors, one line each
home =
    Nejbližší setkání:
    { $meetings }

    Zvolené obory:
    { $sectors }

    Pozvánky, připomenutí a oznámení z těchto oborů vám budou chodit sem. Dotaz pro moderátory můžete napsat kdykoli.
    .title = Moje setkání

home-no-meetings = Zatím žádné pozvánky.

home-by-mail =
    Na tuto zprávu můžete odpovědět dotazem nebo jedním slovem: OBORY – změna oborů, POLSKY – zprávy v polštině, TELEGRAM – zprávy na Telegramu, ÚDAJE – moje údaje.

# Variables:
#   $home (String): the message home
#   $question (String): the message choose-city
joined-by-mail =
    { $home }

    { $question }
    .title = { home.title }

joined-by-mail-how =
    Město uvádět nemusíte: pozvánky vám přijdou i bez toho. Stačí samotné číslo, například „1“.

    { home-by-mail }

button-home = Menu
button-ask = Položit dotaz
button-settings = Nastavení

## Settings

# Variables:
#   $language (String): the person's language
#   $sectors (String): the chosen sectors, one line each
#   $city (String): the city
#   $kind (String): the kind of institution
#   $institutions (String): the institutions she stands for, one line each, or none
#   $channel (String): channel-telegram or channel-email: where messages come
settings =
    Jazyk: { $language }
    Město: { $city }
    Druh instituce: { $kind }
    Zprávy posíláme na: { $channel }

    Instituce:
    { $institutions }

    Obory:
    { $sectors }
    .title = Nastavení

settings-by-mail =
    Chcete-li něco změnit, odpovězte prosím jedním slovem: OBORY – změna oborů, PŘÍŠTĚ – příští setkání, POLSKY – zprávy v polštině, TELEGRAM nebo E-MAIL – kam máme psát, ÚDAJE – moje údaje, STOP – odhlášení. Řádkem jako „Instituce: Městský dům kultury“ přidáte instituci.
    Jakýkoli jiný text předáme moderátorům.

button-change-language = Jazyk
button-change-sectors = Obory
button-change-origin = Město a druh instituce
button-my-data = Moje údaje
button-stop = Odhlásit všechny zprávy

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
    Toto jsou všechny údaje, které o vás uchováváme.

    Jméno: { $name }
    Jazyk: { $language }
    Město: { $city }
    Druh instituce: { $kind }

    Instituce:
    { $institutions }

    Adresy:
    { $contacts }

    Obory:
    { $sectors }

    Odpovědi na pozvánky:
    { $answers }

    Příští setkání:
    { $wishes }

    Účast na setkáních:
    { $attendance }

    Předaná místa:
    { $passed }

    Dotazy:
    { $questions }

    Souhlas:
    { $consents }
    .title = Moje údaje

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
data-consent-given = • { DATETIME($at, dateStyle: "medium") }: udělen (verze { $wording })

# Variables:
#   $at (Datetime): when consent was withdrawn
#   $wording (String): version of the text agreed to
data-consent-withdrawn = • { DATETIME($at, dateStyle: "medium") }: odvolán (verze { $wording })

my-data-by-mail = Chcete-li všechny údaje vymazat, odpovězte prosím slovem VYMAZAT.

button-erase = Vymazat moje údaje

erase-confirm =
    Vymažeme všechny vaše údaje: adresy, výběr oborů, odpovědi na pozvánky i dotazy. Nic dalšího vám už nepošleme.

    Tento krok nelze vrátit zpět.
    .title = Vymazat údaje?

erase-confirm-by-mail = Chcete-li všechny údaje vymazat, odpovězte prosím na tuto zprávu slovem ANO. Bez této odpovědi nic nevymažeme.

button-erase-yes = Ano, vymazat vše
button-keep = Ne, údaje ponechat

erased =
    Všechny vaše údaje byly vymazány. Toto je poslední zpráva.

    Chcete-li se znovu přihlásit, stačí napsat slovo START.
    .title = Údaje vymazány

## The way out

stopped =
    Pozvánky, připomenutí ani oznámení vám už nebudeme posílat.

    Chcete-li se vrátit, stačí kdykoli napsat slovo START.
    .title = Odhlášení přijato

stopped-by-mail = Slovo START můžete poslat jako odpověď na tuto zprávu.

## When something cannot be read or believed

text-only =
    Zde dokážeme přečíst jen text, nikoli obrázky, nahrávky a přílohy.

    Napište to prosím slovy.
    .title = Prosíme o text

confirm-by-mail =
    Z vaší e-mailové adresy jsme dostali žádost o změnu. Adresu odesílatele lze zfalšovat, proto zatím nebylo nic změněno.

    Žádost potvrdíte tím, že na tuto zprávu odpovíte stejným slovem nebo číslem. Pokud žádost není od vás, nemusíte nic dělat.
    .title = Prosíme o potvrzení

# Variables:
#   $reason (String): one of the refusal-… messages
refusal = { $reason }
    .title = Nelze provést

## What a reader of the mail has to know beside the text

by-mail-number = Odpovězte prosím na tuto zprávu pouze číslem, například „1“.
by-mail-number-optional = Odpovězte prosím na tuto zprávu pouze číslem, například „1“. Odpověď není nutná: pozvánky vám přijdou i bez ní.

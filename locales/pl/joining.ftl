### The way in, the home card, settings, and the way out.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

## The steps of the way in

choose-language = W jakim języku mamy do Państwa pisać?
    .title = Wybór języka

choose-sectors =
    Które dziedziny Państwa interesują? Można zaznaczyć jedną lub kilka, a następnie wybrać „Dalej”.

    Wybór można w każdej chwili zmienić w ustawieniach.
    .title = Dziedziny

choose-city = Jakie miasto Państwo reprezentują?
    .title = Miasto

choose-kind = Jaki rodzaj instytucji Państwo reprezentują?
    .title = Instytucja

# Variables:
#   $consent (String): the message consent-text
ask-consent = { $consent }
    .title = Zgoda

consent-text =
    Wyrażam zgodę na przetwarzanie moich danych (imię i nazwisko lub nazwa konta, adres na Telegramie lub adres e-mail, język, wybrane dziedziny, miasto, instytucję i jej rodzaj, odpowiedzi na zaproszenia, obecność na spotkaniach oraz zadane pytania) przez organizatorów spotkań w celu:
    • przysyłania mi zaproszeń, przypomnień i ogłoszeń z wybranych dziedzin,
    • przekazywania moich pytań moderatorom i przysyłania mi ich odpowiedzi.

    Zgoda jest dobrowolna. Można ją wycofać w każdej chwili, wysyłając słowo STOP; nie wpływa to na zgodność z prawem wcześniejszego przetwarzania. Dane można w każdej chwili zobaczyć, wysyłając słowo DANE, i usunąć, wysyłając słowo USUŃ.

consent-declined =
    Bez zgody nie będziemy przysyłać zaproszeń. Podane dotąd informacje zostaną usunięte w ciągu kilku dni.

    W razie zmiany decyzji wystarczy napisać słowo START.
    .title = Bez zgody

# Variables:
#   $edition (String): name of the edition
#   $sectors (String): the sectors, one numbered line each
#   $chosen (String): the message welcome-chosen, or nothing
#   $consent (String): the message consent-text
welcome-by-mail =
    Organizujemy cykl „{ $edition }”. Można otrzymywać od nas zaproszenia na spotkania w następujących dziedzinach:

    { $sectors }

    { $chosen }

    Aby się zapisać, proszę odpowiedzieć na tę wiadomość numerami wybranych dziedzin, na przykład „1, 2”, albo słowem WSZYSTKIE. Taka odpowiedź oznacza wyrażenie zgody o następującej treści:

    { $consent }

    Brak odpowiedzi niczego nie zmienia: nie będziemy przysyłać kolejnych wiadomości. Jeśli dotarło już do nas Państwa pytanie, przekażemy je moderatorom po otrzymaniu tej odpowiedzi.

    Česky? Odpovězte slovem ČESKY.
    .title = Zapisy na zaproszenia

# Variables:
#   $sectors (String): the sectors chosen in advance, one line each
welcome-chosen =
    Zaznaczone z góry:
    { $sectors }
    Aby potwierdzić właśnie te dziedziny, wystarczy odpowiedź TAK.

# Variables:
#   $sectors (String): all sectors, one numbered line each
#   $chosen (String): the chosen ones, one line each
change-sectors-by-mail =
    Wszystkie dziedziny:

    { $sectors }

    Obecnie wybrane:
    { $chosen }

    Proszę odpowiedzieć na tę wiadomość numerami wszystkich dziedzin, które mają być wybrane, na przykład „1, 2”, albo słowem WSZYSTKIE.
    .title = Zmiana dziedzin

button-continue = Dalej
button-elsewhere = Inna miejscowość
button-agree = Wyrażam zgodę
button-disagree = Nie wyrażam zgody
button-agree-after-all = Jednak wyrażam zgodę

## Home

# Variables:
#   $meetings (String): the next meetings, one line each, or home-no-meetings
#   $sectors (String): the chosen sectors, one line each
home =
    Najbliższe spotkania:
    { $meetings }

    Wybrane dziedziny:
    { $sectors }

    Zaproszenia, przypomnienia i ogłoszenia z tych dziedzin będą przychodzić tutaj. Pytanie do moderatorów można napisać w każdej chwili.
    .title = Moje spotkania

home-no-meetings = Na razie brak zaproszeń.

home-by-mail =
    Na tę wiadomość można odpowiedzieć pytaniem albo jednym słowem: DZIEDZINY – zmiana dziedzin, CZESKI – wiadomości po czesku, TELEGRAM – wiadomości na Telegramie, DANE – moje dane.

# Variables:
#   $home (String): the message home
#   $question (String): the message choose-city
joined-by-mail =
    { $home }

    { $question }
    .title = { home.title }

joined-by-mail-how =
    Podanie miasta nie jest konieczne: zaproszenia przyjdą także bez tego. Wystarczy sam numer, na przykład „1”.

    { home-by-mail }

button-home = Menu
button-ask = Zadaj pytanie
button-settings = Ustawienia

## Settings

# Variables:
#   $language (String): the person's language
#   $sectors (String): the chosen sectors, one line each
#   $city (String): the city
#   $kind (String): the kind of institution
#   $institutions (String): the institutions she stands for, one line each, or none
#   $channel (String): channel-telegram or channel-email: where messages come
settings =
    Język: { $language }
    Miasto: { $city }
    Rodzaj instytucji: { $kind }
    Wiadomości wysyłamy na: { $channel }

    Instytucje:
    { $institutions }

    Dziedziny:
    { $sectors }
    .title = Ustawienia

settings-by-mail =
    Aby coś zmienić, proszę odpowiedzieć jednym słowem: DZIEDZINY – zmiana dziedzin, NASTĘPNE – następne spotkania, CZESKI – wiadomości po czesku, TELEGRAM lub E-MAIL – dokąd mamy pisać, DANE – moje dane, STOP – rezygnacja. Wiersz taki jak „Instytucja: Miejski Ośrodek Kultury” dopisuje instytucję.
    Każdy inny tekst trafi do moderatorów.

button-change-language = Język
button-change-sectors = Dziedziny
button-change-origin = Miasto i rodzaj instytucji
button-my-data = Moje dane
button-stop = Rezygnacja z wiadomości

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
    To wszystkie Państwa dane, które przechowujemy.

    Imię i nazwisko: { $name }
    Język: { $language }
    Miasto: { $city }
    Rodzaj instytucji: { $kind }

    Instytucje:
    { $institutions }

    Adresy:
    { $contacts }

    Dziedziny:
    { $sectors }

    Odpowiedzi na zaproszenia:
    { $answers }

    Następne spotkania:
    { $wishes }

    Obecność na spotkaniach:
    { $attendance }

    Przekazane miejsca:
    { $passed }

    Pytania:
    { $questions }

    Zgoda:
    { $consents }
    .title = Moje dane

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
data-consent-given = • { DATETIME($at, dateStyle: "medium") }: udzielona (wersja { $wording })

# Variables:
#   $at (Datetime): when consent was withdrawn
#   $wording (String): version of the text agreed to
data-consent-withdrawn = • { DATETIME($at, dateStyle: "medium") }: wycofana (wersja { $wording })

my-data-by-mail = Aby usunąć wszystkie dane, proszę odpowiedzieć słowem USUŃ.

button-erase = Usuń moje dane

erase-confirm =
    Usuniemy wszystkie Państwa dane: adresy, wybór dziedzin, odpowiedzi na zaproszenia i pytania. Nie będziemy już nic przysyłać.

    Tej czynności nie można cofnąć.
    .title = Czy usunąć dane?

erase-confirm-by-mail = Aby usunąć wszystkie dane, proszę odpowiedzieć na tę wiadomość słowem TAK. Bez tej odpowiedzi niczego nie usuniemy.

button-erase-yes = Tak, usuń wszystko
button-keep = Nie, zachowaj dane

erased =
    Wszystkie Państwa dane zostały usunięte. To ostatnia wiadomość.

    Aby zapisać się ponownie, wystarczy napisać słowo START.
    .title = Dane usunięte

## The way out

stopped =
    Nie będziemy już przysyłać zaproszeń, przypomnień ani ogłoszeń.

    Aby wrócić, wystarczy w każdej chwili napisać słowo START.
    .title = Rezygnacja przyjęta

stopped-by-mail = Słowo START można wysłać w odpowiedzi na tę wiadomość.

## When something cannot be read or believed

text-only =
    Możemy tu odczytać tylko tekst – bez zdjęć, nagrań i załączników.

    Proszę napisać to słowami.
    .title = Prosimy o tekst

confirm-by-mail =
    Z Państwa adresu e-mail otrzymaliśmy prośbę o zmianę. Adres nadawcy można podrobić, dlatego na razie nic nie zostało zmienione.

    Aby potwierdzić, proszę odpowiedzieć na tę wiadomość tym samym słowem lub numerem. Jeśli prośba nie pochodzi od Państwa, nie trzeba nic robić.
    .title = Prosimy o potwierdzenie

# Variables:
#   $reason (String): one of the refusal-… messages
refusal = { $reason }
    .title = Nie można tego wykonać

## What a reader of the mail has to know beside the text

by-mail-number = Proszę odpowiedzieć na tę wiadomość samym numerem, na przykład „1”.
by-mail-number-optional = Proszę odpowiedzieć na tę wiadomość samym numerem, na przykład „1”. Odpowiedź nie jest konieczna: zaproszenia przyjdą także bez niej.

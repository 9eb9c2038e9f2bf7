### Institutions: who somebody stands for, and how many delegates each sends.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $most (Number): how many characters a name may have
choose-institution =
    { $most ->
        [one] Jaką instytucję Państwo reprezentują? Proszę napisać jej nazwę (najwyżej { $most } znak). Odpowiedź jest dobrowolna.
        [few] Jaką instytucję Państwo reprezentują? Proszę napisać jej nazwę (najwyżej { $most } znaki). Odpowiedź jest dobrowolna.
       *[many] Jaką instytucję Państwo reprezentują? Proszę napisać jej nazwę (najwyżej { $most } znaków). Odpowiedź jest dobrowolna.
    }
    .title = Nazwa instytucji

# Variables:
#   $name (String): the name as it was typed
choose-found-institution =
    Znamy już instytucje o podobnej nazwie. Czy to jedna z nich?

    Podana nazwa: { $name }
    .title = Która instytucja?

# Variables:
#   $institutions (String): the institutions, one line each, or none
my-institutions =
    Reprezentowane instytucje:
    { $institutions }
    .title = Moje instytucje

# Variables:
#   $name (String): name of the institution
#   $city (String): its city, button-elsewhere or not-given
institution-of = { $name } · { $city }

# Variables:
#   $name (String): name of the institution
#   $sent (Number): how many delegates it sends already
#   $most (Number): how many it may send
institution-sends = 🏛 { $name }: zgłoszone osoby { NUMBER($sent) } z { NUMBER($most) }

institution-by-mail = Aby podać instytucję, proszę odpowiedzieć na tę wiadomość wierszem, który zaczyna się od słowa „Instytucja:”, na przykład „Instytucja: Miejski Ośrodek Kultury”. Odpowiedź nie jest konieczna: zaproszenia przyjdą także bez niej.
institutions-by-mail = Sam numer, wysłany w odpowiedzi na tę wiadomość, usuwa instytucję z listy. Wiersz taki jak „Instytucja: Miejski Ośrodek Kultury” dopisuje nową.

button-skip = Pomiń
button-institutions = Moje instytucje
button-add-institution = ➕ Dodaj instytucję

# Variables:
#   $name (String): the name as it was typed, perhaps shortened
button-new-institution = ➕ Inna: { $name }

# Variables:
#   $name (String): name of the institution, perhaps shortened
button-leave-institution = ➖ { $name }

## A place is passed on

# Variables:
#   $title (String): title of the meeting
#   $starts (Datetime): when it begins, local time
#   $ways (String): place-link-telegram and place-link-mail, one below the other
#   $until (Datetime): until when the place can be taken over, local time
#   $stands (String): place-link-stays or place-link-delegated
place-link =
    Proszę przekazać tę wiadomość osobie, która przyjdzie w zastępstwie ({ DAY($starts) }):

    { $ways }

    Miejsce przejmie ten, kto zgłosi się pierwszy. Link i hasło działają do { DATETIME($until, dateStyle: "long") } do godz. { DATETIME($until, timeStyle: "short") }. { $stands }
    .title = Zastępstwo: { $title }

place-link-stays = Dopóki nikt z nich nie skorzysta, miejsce należy do Państwa.
place-link-delegated = Zapisano, że w Państwa zastępstwie przyjdzie ktoś inny. Dopóki nikt nie skorzysta z linku ani hasła, miejsce nie jest zajęte.

# Variables:
#   $link (String): a link that starts the bot on Telegram
place-link-telegram = 📱 Na Telegramie: { $link }

# Variables:
#   $address (String): the bot's own address
#   $code (String): a code, good for one use
place-link-mail = ✉️ E-mailem: wiersz „MOSTY { $code }” na adres { $address }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $name (String): of the person whose place it is
#   $consent (String): place-consent, or nothing
place-passed-on =
    Miejsce na tym spotkaniu przekazuje Państwu: { $name }.

    { $kind }
    { $facts }

    { $sessions }

    { $consent }

    { $answer }
    .title = Miejsce dla Państwa: { $title }

# Variables:
#   $consent (String): the message consent-text
place-consent =
    Przyjęcie miejsca oznacza wyrażenie zgody o następującej treści:

    { $consent }

place-passed-on-by-mail = Prosimy odpowiedzieć na tę wiadomość jednym słowem: TAK – przyjęcie miejsca, NIE – rezygnacja.

# Variables:
#   $title (String): title of the meeting
place-left =
    Nic się nie zmieniło: miejsce na spotkaniu „{ $title }” zachowuje osoba, która je przekazywała.
    .title = Miejsce nie zostało przejęte

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
place-taken-over =
    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = Mają Państwo miejsce: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $name (String): of the substitute
place-handed-over =
    W zastępstwie przyjdzie: { $name }.

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = Miejsce przekazane: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $address (String): the address of who is asked
substitute-asked =
    Propozycję przejęcia miejsca wysłaliśmy na adres: { $address }. Do czasu jej przyjęcia miejsce nie przepada; o odpowiedzi damy znać.

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = Zastępstwo – wysłano propozycję: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $name (String): of who does not come
substitute-left =
    Zastępstwa nie będzie. Propozycji nie przyjmuje: { $name }. Prosimy o odpowiedź, czy mimo to możemy liczyć na Państwa udział.

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = Zastępstwa nie będzie: { $title }

button-pass-on = 🔁 Zastępstwo
button-take-over = ✅ Przyjmuję miejsce
button-leave-over = ❌ Nie, dziękuję

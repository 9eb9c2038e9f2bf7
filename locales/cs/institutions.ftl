### Institutions: who somebody stands for, and how many delegates each sends.
### Address: formal, „vy“; no form shows the gender of the reader. Names and titles are never declined.

# Variables:
#   $most (Number): how many characters a name may have
choose-institution =
    { $most ->
        [one] Kterou instituci zastupujete? Napište prosím její název (nejvýše { $most } znak). Odpověď je nepovinná.
        [few] Kterou instituci zastupujete? Napište prosím její název (nejvýše { $most } znaky). Odpověď je nepovinná.
       *[other] Kterou instituci zastupujete? Napište prosím její název (nejvýše { $most } znaků). Odpověď je nepovinná.
    }
    .title = Název instituce

# Variables:
#   $name (String): the name as it was typed
choose-found-institution =
    Instituce s podobným názvem už známe. Je to některá z nich?

    Zadaný název: { $name }
    .title = Která instituce?

# Variables:
#   $institutions (String): the institutions, one line each, or none
my-institutions =
    Zastupované instituce:
    { $institutions }
    .title = Moje instituce

# Variables:
#   $name (String): name of the institution
#   $city (String): its city, button-elsewhere or not-given
institution-of = { $name } · { $city }

# Variables:
#   $name (String): name of the institution
#   $sent (Number): how many delegates it sends already
#   $most (Number): how many it may send
institution-sends = 🏛 { $name }: přihlášené osoby { NUMBER($sent) } z { NUMBER($most) }

institution-by-mail = Chcete-li instituci uvést, odpovězte prosím na tuto zprávu řádkem, který začíná slovem „Instituce:“, například „Instituce: Městský dům kultury“. Odpověď není nutná: pozvánky vám přijdou i bez ní.
institutions-by-mail = Samotným číslem v odpovědi na tuto zprávu instituci ze seznamu odeberete. Řádkem jako „Instituce: Městský dům kultury“ přidáte další.

button-skip = Přeskočit
button-institutions = Moje instituce
button-add-institution = ➕ Přidat instituci

# Variables:
#   $name (String): the name as it was typed, perhaps shortened
button-new-institution = ➕ Jiná: { $name }

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
    Přepošlete prosím tuto zprávu tomu, kdo přijde místo vás ({ DAY($starts) }):

    { $ways }

    Místo získá ten, kdo se ozve první. Odkaz i heslo platí do { DATETIME($until, dateStyle: "long") }, { DATETIME($until, timeStyle: "short") } hodin. { $stands }
    .title = Náhradník: { $title }

place-link-stays = Dokud je nikdo nevyužije, místo zůstává vám.
place-link-delegated = Zaznamenali jsme, že místo vás přijde někdo jiný. Dokud odkaz ani heslo nikdo nevyužije, místo obsazeno není.

# Variables:
#   $link (String): a link that starts the bot on Telegram
place-link-telegram = 📱 Na Telegramu: { $link }

# Variables:
#   $address (String): the bot's own address
#   $code (String): a code, good for one use
place-link-mail = ✉️ E-mailem: řádek „MOSTY { $code }“ na adresu { $address }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $name (String): of the person whose place it is
#   $consent (String): place-consent, or nothing
place-passed-on =
    Místo na tomto setkání vám předává: { $name }.

    { $kind }
    { $facts }

    { $sessions }

    { $consent }

    { $answer }
    .title = Místo pro vás: { $title }

# Variables:
#   $consent (String): the message consent-text
place-consent =
    Přijetím místa udělujete souhlas v tomto znění:

    { $consent }

place-passed-on-by-mail = Odpovězte prosím na tuto zprávu jedním slovem: ANO – místo přijímám, NE – nepřijímám.

# Variables:
#   $title (String): title of the meeting
place-left =
    Nic se nezměnilo: místo na setkání „{ $title }“ zůstává tomu, kdo je předával.
    .title = Místo nebylo převzato

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
    .title = Místo je vaše: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $name (String): of the substitute
place-handed-over =
    Místo vás přijde: { $name }.

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = Místo předáno: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $address (String): the address of who is asked
substitute-asked =
    Nabídku převzít místo jsme poslali na adresu: { $address }. Dokud ji nikdo nepřijme, o místo nepřijdete; o odpovědi vám dáme vědět.

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = Náhradník – nabídka odeslána: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): where the reader stands
#   $name (String): of who does not come
substitute-left =
    Náhradník nepřijde. Nabídku nepřijímá: { $name }. Odpovězte prosím, zda s vámi přesto můžeme počítat.

    { $answer }

    { $kind }
    { $facts }

    { $sessions }
    .title = Náhradník nepřijde: { $title }

button-pass-on = 🔁 Náhradník
button-take-over = ✅ Přijímám místo
button-leave-over = ❌ Ne, děkuji

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

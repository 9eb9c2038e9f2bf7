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

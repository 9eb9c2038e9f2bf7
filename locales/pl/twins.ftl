### Instytucje zapisane podwójnie: co widzą organizatorzy, gdy łączą dwie w jedną.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $pairs (String): twins-found or twins-none
twins = { $pairs }
    .title = Instytucje zapisane podwójnie

# Variables:
#   $count (Number): how many pairs
twins-found =
    { $count ->
        [one] { $count } para instytucji ma podobne nazwy. Czy to jedna i ta sama?
        [few] { $count } pary instytucji mają podobne nazwy. Czy to jedna i ta sama?
       *[many] { $count } par instytucji ma podobne nazwy. Czy to jedna i ta sama?
    }

twins-none = Nie ma instytucji o podobnych nazwach.

# Variables:
#   $name (String): name of the institution
#   $known (String): its city and kind, or not-given
#   $people (Number): how many people stand for it
twins-one =
    { $people ->
        [one] { $name }
            { $known } · { $people } osoba
        [few] { $name }
            { $known } · { $people } osoby
       *[many] { $name }
            { $known } · { $people } osób
    }

# Variables:
#   $goes (String): twins-one, of the one that is merged into the other
#   $stays (String): twins-one, of the one that stays
twins-merge =
    Zostaje:
    { $stays }

    Znika:
    { $goes }

    Osoby z instytucji, która znika, będą odtąd reprezentować tę drugą; ich miejsca na spotkaniach się nie zmienią. Tego nie można cofnąć.
    .title = Jedna instytucja zamiast dwóch?

# Variables:
#   $name (String): name of the institution
#   $gone (String): name of the one that was merged into it
#   $people (Number): how many people stand for it now
twins-merged =
    { $people ->
        [one] { $name }
            Reprezentuje ją teraz { $people } osoba. Dołączono: { $gone }
        [few] { $name }
            Reprezentują ją teraz { $people } osoby. Dołączono: { $gone }
       *[many] { $name }
            Reprezentuje ją teraz { $people } osób. Dołączono: { $gone }
    }
    .title = To teraz jedna instytucja

# Variables:
#   $goes (String): name of an institution
#   $stays (String): name of another one
button-twins-pair = { $goes } → { $stays }

button-twins = 🏢 Podwójne instytucje
button-twins-yes = ✅ Połącz
button-twins-swap = Zostać ma ta druga

### Instituce zapsané dvakrát: co vidí pořadatelé, když ze dvou udělají jednu.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $pairs (String): twins-found or twins-none
twins = { $pairs }
    .title = Instituce zapsané dvakrát

# Variables:
#   $count (Number): how many pairs
twins-found =
    { $count ->
        [one] { $count } dvojice institucí má podobné názvy. Jde o jednu a tutéž?
        [few] { $count } dvojice institucí mají podobné názvy. Jde o jednu a tutéž?
       *[other] { $count } dvojic institucí má podobné názvy. Jde o jednu a tutéž?
    }

twins-none = Žádné instituce nemají podobné názvy.

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
       *[other] { $name }
            { $known } · { $people } osob
    }

# Variables:
#   $goes (String): twins-one, of the one that is merged into the other
#   $stays (String): twins-one, of the one that stays
twins-merge =
    Zůstane:
    { $stays }

    Zanikne:
    { $goes }

    Kdo zastupuje zanikající instituci, bude odteď zastupovat tu druhou; místa na setkáních se nezmění. Tento krok nelze vrátit.
    .title = Jedna instituce místo dvou?

# Variables:
#   $name (String): name of the institution
#   $gone (String): name of the one that was merged into it
#   $people (Number): how many people stand for it now
twins-merged =
    { $people ->
        [one] { $name }
            Zastupuje ji nyní { $people } osoba. Sloučeno s ní: { $gone }
        [few] { $name }
            Zastupují ji nyní { $people } osoby. Sloučeno s ní: { $gone }
       *[other] { $name }
            Zastupuje ji nyní { $people } osob. Sloučeno s ní: { $gone }
    }
    .title = Nyní jedna instituce

# Variables:
#   $goes (String): name of an institution
#   $stays (String): name of another one
button-twins-pair = { $goes } → { $stays }

button-twins = 🏢 Dvojí zápisy institucí
button-twins-yes = ✅ Sloučit
button-twins-swap = Zůstat má ta druhá

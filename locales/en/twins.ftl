### Institutions that stand twice in the list, and become one: what organisers see.
### Address: plain and polite; the reference for developers, no participant reads it.

# Variables:
#   $pairs (String): twins-found or twins-none
twins = { $pairs }
    .title = Institutions that may be one

# Variables:
#   $count (Number): how many pairs
twins-found =
    { $count ->
        [one] { $count } pair of institutions has names that are alike. Are they one and the same?
       *[other] { $count } pairs of institutions have names that are alike. Are they one and the same?
    }

twins-none = No two institutions have names that are alike.

# Variables:
#   $name (String): name of the institution
#   $known (String): its city and kind, or not-given
#   $people (Number): how many people stand for it
twins-one =
    { $people ->
        [one] { $name }
            { $known } · { $people } person
       *[other] { $name }
            { $known } · { $people } people
    }

# Variables:
#   $goes (String): twins-one, of the one that is merged into the other
#   $stays (String): twins-one, of the one that stays
twins-merge =
    Stays:
    { $stays }

    Goes:
    { $goes }

    Whoever stands for the one that goes will stand for the other from then on, with all places. This cannot be undone.
    .title = One institution instead of two?

# Variables:
#   $name (String): name of the institution
#   $gone (String): name of the one that was merged into it
#   $people (Number): how many people stand for it now
twins-merged =
    { $people ->
        [one] { $name }
            { $people } person stands for it now. Merged into it: { $gone }
       *[other] { $name }
            { $people } people stand for it now. Merged into it: { $gone }
    }
    .title = One institution now

# Variables:
#   $goes (String): name of an institution
#   $stays (String): name of another one
button-twins-pair = { $goes } → { $stays }

button-twins = 🏢 Institutions written twice
button-twins-yes = ✅ Merge them
button-twins-swap = The other one is to stay

### Kroki przypomnień: w dniu spotkania i po nim. Przypomnienia i prośby o odpowiedź są w pliku meetings.ftl.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $link (String): an https address
here-map = 🗺 Mapa: { $link }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $answer (String): the message current-answer
#   $map (String): the message here-map, or nothing
we-are-here =
    Spotykamy się dzisiaj. Do zobaczenia.

    { $facts }
    { $map }

    { $sessions }

    { $answer }
    .title = To dzisiaj: { $title }

# Variables:
#   $materials (String): a text or an address
thanks-materials =
    Materiały ze spotkania:
    { $materials }

# Variables:
#   $title (String): title of the meeting
#   $materials (String): the message thanks-materials, or nothing
thanks =
    Dziękujemy za udział w spotkaniu i za rozmowy ponad granicą.

    { $materials }

    Pytania i uwagi chętnie przyjmiemy w odpowiedzi.
    .title = Dziękujemy za udział: { $title }

# Variables:
#   $title (String): title of the meeting
#   $materials (String): a text or an address
materials =
    Udostępniamy materiały ze spotkania.

    { $materials }
    .title = Materiały: { $title }

## To organisers: what could not be sent in time

# Variables:
#   $title (String): title of the meeting
#   $step (String): for example step-reminder
#   $at (Datetime): when it was due, local time
#   $people (Number): how many would have got it
step-missed =
    { $title }

    Planowany termin: { DATETIME($at, dateStyle: "long") }, godz. { DATETIME($at, timeStyle: "short") }. System wtedy nie działał, a teraz jest już za późno.
    { $people ->
        [one] Wiadomości nie otrzymała { $people } osoba.
        [few] Wiadomości nie otrzymały { $people } osoby.
       *[many] Wiadomości nie otrzymało { $people } osób.
    }
    .title = Nie wysłano: { $step }

step-reminder = przypomnienie
step-nudge = prośba o odpowiedź
step-here = informacja o dojeździe
step-thanks = podziękowanie

broadcast-of-we-are-here = Informacja o dojeździe
broadcast-of-thanks = Podziękowanie
broadcast-of-materials = Materiały

### An answer that comes from another address than the one invited: a forwarded invitation, another address of hers.
### Address: formal, „vy“; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
own-place =
    Pozvánka, na kterou přišla odpověď z této adresy, byla zaslána na jinou adresu. Odpověď zaznamenaná pro onu adresu se nezměnila. Pokud jsou obě adresy vaše, odpovězte prosím z té, na kterou pozvánka přišla.

    { $kind }
    { $facts }

    { $sessions }

    Srdečně zveme i vás. Zúčastníte se?
    { $until }

    { $answer }
    .title = Pozvánka i pro vás: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $address (String): where the answer came from
answer-from-elsewhere =
    Odpověď na pozvánku přišla z adresy { $address }, nikoli z té, na kterou byla pozvánka zaslána. Byla zaznamenána.

    { $answer }

    { $status }

    { $kind }
    { $facts }

    Pokud odpověď není vaše, změňte ji prosím.
    .title = Odpověď z jiné adresy: { $title }

### An answer that comes from another address than the one invited: a forwarded invitation, another address of hers.
### Address: formal, „Państwo”; no form shows the gender of the reader. Names and titles are never declined.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $sessions (String): the message sessions, or nothing
#   $until (String): the message answer-by, or nothing
#   $answer (String): the message current-answer
own-place =
    Zaproszenie, na które przyszła odpowiedź z tego adresu, było wysłane na inny adres. Odpowiedź zapisana dla tamtego adresu się nie zmieniła. Jeśli oba adresy należą do Państwa, proszę odpowiedzieć z tego, na który przyszło zaproszenie.

    { $kind }
    { $facts }

    { $sessions }

    Zapraszamy również Państwa. Czy wezmą Państwo udział?
    { $until }

    { $answer }
    .title = Zaproszenie również dla Państwa: { $title }

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $status (String): meeting-off, meeting-over, or nothing
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $address (String): where the answer came from
answer-from-elsewhere =
    Odpowiedź na zaproszenie przyszła z adresu { $address }, a nie z tego, na który wysłano zaproszenie. Została zapisana.

    { $answer }

    { $status }

    { $kind }
    { $facts }

    Jeśli to nie jest Państwa odpowiedź, prosimy o jej zmianę.
    .title = Odpowiedź z innego adresu: { $title }

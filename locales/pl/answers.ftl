### Words about a meeting that are no clear answer, and what a calendar program proposes.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $text (String): the beginning of what was written
answer-unclear =
    „{ $text }”

    Nie mamy pewności, czy dobrze rozumiemy te słowa. Czy wezmą Państwo udział? Wystarczy krótka odpowiedź; bez niej wiadomość trafi jutro do moderatorów.

    { $kind }
    { $facts }

    { $answer }
    .title = Prosimy o doprecyzowanie: { $title }

### Words about a meeting that are no clear answer, and what a calendar program proposes.
### Address: formal, „vy“; no form shows the gender of the reader. Names and titles are never declined.

# Variables:
#   $title (String): title of the meeting
#   $kind (String): for example kind-conference
#   $facts (String): meeting-facts or meeting-facts-days
#   $answer (String): the message current-answer
#   $text (String): the beginning of what was written
answer-unclear =
    „{ $text }“

    Nejsme si jisti, že těmto slovům dobře rozumíme. Zúčastníte se? Stačí krátká odpověď; bez ní zprávu zítra předáme moderátorům.

    { $kind }
    { $facts }

    { $answer }
    .title = Prosíme o upřesnění: { $title }

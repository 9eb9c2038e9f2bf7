### Questions, the moderators' desk, and answers.
### Address: formal, „Państwo”; no form shows the gender or number of the reader. Names and titles are never declined.

## The person who asks

# Variables:
#   $about (String): the message about-meeting, or nothing
ask-question =
    Proszę napisać pytanie w jednej wiadomości. Trafi ono do moderatorów, a odpowiedź przyjdzie tutaj.

    { $about }
    .title = Pytanie do moderatorów

# Variables:
#   $title (String): title of the meeting
about-meeting = Spotkanie: { $title }

# Variables:
#   $text (String): the beginning of what was written
question-offer =
    „{ $text }”

    Czy przekazać tę wiadomość moderatorom?
    .title = Czy to pytanie?

# Variables:
#   $number (Number): number of the question
#   $text (String): the beginning of the question
question-sent =
    „{ $text }”

    Pytanie trafiło do moderatorów. Odpowiedź przyjdzie tutaj.
    .title = Pytanie nr { NUMBER($number, useGrouping: 0) } przekazane

# Below what the same mail has done besides.
# Variables:
#   $number (Number): number of the question
#   $text (String): the beginning of the question
question-passed-on =
    Pytanie nr { NUMBER($number, useGrouping: 0) } trafiło do moderatorów:
    „{ $text }”
    Odpowiedź przyjdzie w osobnej wiadomości.

question-dropped = Wiadomość nie została przekazana.
    .title = Nie wysłano

# Variables:
#   $number (Number): number of the question
#   $question (String): the beginning of the question
#   $text (String): the answer
answer =
    Pytanie: „{ $question }”

    { $text }
    .title = Odpowiedź na pytanie nr { NUMBER($number, useGrouping: 0) }

# Variables:
#   $number (Number): number of the question
#   $text (String): the next part of the answer
answer-continued = { $text }
    .title = Odpowiedź na pytanie nr { NUMBER($number, useGrouping: 0) } – ciąg dalszy

answer-more-by-mail = Kolejne pytanie? Wystarczy odpowiedzieć na tę wiadomość.

button-send = Przekaż
button-dont-send = Nie przekazuj
button-ask-again = Zadaj kolejne pytanie
button-cancel = Anuluj

## The moderators' desk

# Variables:
#   $number (Number): number of the question
#   $name (String): name of the person, or a dash
#   $language (String): the person's language, for example language-pl
#   $channel (String): channel-telegram or channel-email
#   $sector (String): the sector, or none
#   $meeting (String): title of the meeting asked about, or none
#   $sender (String): the message sender-unproven, or nothing
#   $text (String): the question
#   $status (String): desk-open or desk-answered
question-to-desk =
    Od: { $name }
    Język: { $language }
    Kanał: { $channel }
    Dziedzina: { $sector }
    Spotkanie: { $meeting }

    { $sender }

    { $text }

    { $status }
    .title = Pytanie nr { NUMBER($number, useGrouping: 0) }

# Variables:
#   $number (Number): number of the question
#   $text (String): the next part of the question
question-continued = { $text }
    .title = Pytanie nr { NUMBER($number, useGrouping: 0) } – ciąg dalszy

sender-unproven = ⚠️ Nadawca tej wiadomości e-mail nie jest potwierdzony: adres mógł zostać podrobiony.

desk-open = 🔔 Czeka na odpowiedź: proszę użyć funkcji „Odpowiedz” przy tej wiadomości.

# Variables:
#   $by (String): who answered, or a dash
desk-answered = ✅ Odpowiedź przekazana · { $by }

desk-by-mail = Odpowiedź na tę wiadomość trafi do osoby, która zadała pytanie.

# Variables:
#   $sector (String): the sector, or every-sector
desk-bound =
    Tutaj będą się pojawiać pytania uczestników.
    Dziedzina: { $sector }

    Aby odpowiedzieć, proszę użyć funkcji „Odpowiedz” przy pytaniu i napisać w języku osoby pytającej. Przekazujemy tylko takie odpowiedzi; pozostałe wiadomości zostają w grupie.

    Język nagłówków i przycisków można wybrać poniżej.
    .title = Pytania do moderatorów

# Variables:
#   $count (Number): how many questions
questions-unseen =
    Bot nie może pisać w grupie moderatorów, więc pytania uczestników czekają bez odpowiedzi.
    Liczba pytań: { $count }

    Prosimy dodać bota ponownie do grupy albo poprosić administratora bota o kod dla innej grupy: mosty staff add moderator
    .title = Pytań uczestników nie ma kto czytać

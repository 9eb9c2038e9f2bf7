### The frame of a mail: what stands around every message that goes out by e-mail.

# Stands above everything, between two rules; an answer written below it is lost.
mail-quote-line = odpowiedź prosimy pisać powyżej tej linii
# The last line but the funding mark.
mail-stop = Jeśli nie chcą Państwo otrzymywać naszych wiadomości, wystarczy odpowiedzieć słowem STOP.

## Subject of the mail that a tap on an answer begins; each must be a word that is understood as this answer.

mail-answer-accepted = TAK
mail-answer-tentative = MOŻE
mail-answer-declined = NIE

## Where there are public pages

# Variables:
#   $link (String): a link to the page of this meeting
mail-answer-page = Można też odpowiedzieć na stronie: { $link }
# Stands above the links that lead there, one for each answer.
mail-answer-on-page = Można też odpowiedzieć na stronie:

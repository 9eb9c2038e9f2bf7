### The frame of a mail: what stands around every message that goes out by e-mail.

# Stands above everything, between two rules; an answer written below it is lost.
mail-quote-line = odpověď prosíme pište nad tuto čáru
# The last line but the funding mark.
mail-stop = Pokud si nepřejete dostávat naše zprávy, stačí odpovědět slovem STOP.

## Subject of the mail that a tap on an answer begins; each must be a word that is understood as this answer.

mail-answer-accepted = ANO
mail-answer-tentative = MOŽNÁ
mail-answer-declined = NE

## Where there are public pages

# Variables:
#   $link (String): a link to the page of this meeting
mail-answer-page = Odpovědět můžete také na stránce: { $link }
# Stands above the links that lead there, one for each answer.
mail-answer-on-page = Odpovědět můžete také na stránce:

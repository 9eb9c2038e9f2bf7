### The frame of a mail: what stands around every message that goes out by e-mail.

# Stands above everything, between two rules; an answer written below it is lost.
mail-quote-line = please write your answer above this line
# The last line but the funding mark.
mail-stop = To receive no more messages from us, answer this one with the word STOP.

## Subject of the mail that a tap on an answer begins; each must be a word that is understood as this answer.

mail-answer-accepted = YES
mail-answer-tentative = MAYBE
mail-answer-declined = NO

## Where there are public pages

# Variables:
#   $link (String): a link to the page of this meeting
mail-answer-page = Or on a page: { $link }
# Stands above the links that lead there, one for each answer.
mail-answer-on-page = Or on a page:

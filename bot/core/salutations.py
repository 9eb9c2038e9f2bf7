"""How a letter begins and ends, in both languages.

As core/phrasing.py, over text as words.plain() leaves it.
"""

from bot.core.patterns import pattern

SIGN_OFFS = pattern(
    r"(?:pozdraw|pozdrow|z powazaniem|z wyrazami|z uszanowaniem|zycze "
    r"|lacze (?:\w+ )?(?:wyrazy|pozdrow)|serdecznosci|serdecznie pozdr"
    r"|z serdecznymi|milego dnia|do zobaczenia|do uslyszenia"
    r"|s pozdrav|s prani|s uctou|zdravi$|hezky den|pekny den|preji |na shledanou|nashledanou|srdecne|s uctivym"
    r"|s pratelskym|mejte se|best regards|kind regards|regards|pozdravuj)"
)
"""How the end of a letter begins."""

_HELLO = (
    r"(?:dzien dobry|dobry wieczor|witam|witajcie|czesc|hej|szanown\w+|drod\w+|drogi\w*|droga"
    r"|(?:hezky |krasny |pekny )?dobr[yeu]j? (?:den|rano|vecer|poledne|odpoledne)|ahoj(?:te|ky)?|cau|nazdar"
    r"|zdravim(?: vas)?"
    r"|vazen\w+|mil[yiae]\w?|hello|dear|hi|good morning)"
)
GREETINGS = pattern(rf"{_HELLO}(?: \w+){{0,5}}$")
HELLO = pattern(rf"{_HELLO}(?: |$)")
"""How a letter begins: the whole line, and its first words, behind which an answer may stand at once."""

ADDRESSED = pattern(
    r"(?:(?:szanown\w+|drog\w+|vazen\w+|mil\w+) )?(?:(?:pani|panie|pane|panowie|panove)(?: \w{2,20}){1,2}|panstwo)"
)
"""Who is spoken to, before the first comma: "pani Aniu, …"."""

TITLED = pattern(
    r"(?:^| )(?:pan[ieao]?\w?|panst\w+|szanown\w+|drog\w+|vazen\w+|mil[yiae]\w?|kole\w+|przyjaciel\w*|pratel\w*"
    r"|wszystki(?:m|ch)|vsichni|vsem|organizator\w*|slecno|zespol\w*|redakcj\w+|dyrekto\w+|redite\w+|burmistrz\w*"
    r"|staros\w+)(?: |$)"
)
"""Who is greeted, where it is no bare name."""

THANKS = pattern(
    r"(?:\w+ )?(?:dzieku(?:je|jemy)|dzieki|pozdrawiam|pozdrowienia|dekuj(?:i|u|eme)|diky|dik|zdravi"
    r"|dakuje?me?)(?: \w+){0,3}"
)
"""What may stand before a name at the end of a letter written in one line."""

"""Words that say that more than one come, and how those who are counted hang together.

As core/phrasing.py, over text as words.plain() leaves it. Who they may be is in core/companions.py.
"""

from bot.core.patterns import pattern
from bot.core.phrasing import NUMBERS, PEOPLE, N

_WORDS_OF_SEVERAL = "|".join(word for word, number in NUMBERS.items() if number > 1)
_ABOUT = N.replace("?P<n>", "?:")
SEVERAL = pattern(
    rf"(?:^| )(?:(?:kilk\w{{1,6}}|pare?|paru|paroma|nekolik\w{{0,3}}|vice|wiecej|grup[ae]|skupin[au]) {PEOPLE}|kilkoro"
    rf"|nas (?:jest |bude |bedzie )?(?:kilk\w{{1,4}}|wiecej|vice|nekolik|pare?)|\w+osobow\w+|delegacj[aei]"
    rf"|delegac[ei]|(?:okolo|ok|cca|asi|najmniej|minimalne|aspon|przynajmniej|minimum|maximalne|maksymalnie|do)"
    rf" {_ABOUT} {PEOPLE}|(?!(?:1|jed\w+) ){_ABOUT} {PEOPLE}"
    rf"|(?<!\bve )(?<!\bv )(?<!\bdo )(?:{_WORDS_OF_SEVERAL}) "
    r"(?!(?:godz|hod|min|dni|dny|tyg|tyd|raz|krat|lat|let|mies|mesic|slow|pyt|otaz"
    rf"|spraw|rzecz|vec)\w*)\w{{3,20}}"
    rf"|(?:cca|asi) {_ABOUT}$|{_ABOUT} (?:(?:lub|albo|czy|az|nebo|alebo|do|moze|mozna) )?{_ABOUT} {PEOPLE}"
    r"|(?:z|ze|s|se|so) (?:cal\w+ |cel\w+ |moim\w? |nasim\w? )?(?:rodzina|rodzicami|dziecmi|kolegami|kolezankami"
    r"|znajomymi|wspolpracownikami|pracownikami|uczniami|studentami|czlonkami|zespolem|delegacja|grupa|rodinou|detmi"
    r"|kolegy"
    r"|kolegynemi|kamarady|prateli|zamestnanci|zaky|cleny|spolupracovniky|tymem|skupinou|delegaci|priatelmi)"
    r"|cal(?:ym|a) (?:zarzad|zespol|grup|rodzin|ekip)\w*"
    r"|cel(?:y|ym|a|ou) (?:vybor|tym|spol|skupin|rodin|part)\w*)(?: |$)"
)
"""What says that more than one come, and leaves open how many."""

PLURAL = pattern(
    r"\w[aeiy]my(?: |$)|\w[aei]me(?: |$)|(?:^| )(?:jestesmy|jsme)(?: |$)"
    r"|(?:^| )(?:zglasz\w+|hlasi\w+|prihlasuj\w+) (?:\w{2,10} )?(?:druzyn|ekip|klas|zespol|reprezentacj|oddil"
    r"|druzstv|tym|soubor"
    r"|tridu|vyprav)"
)
"""A verb of which "we" is the subject."""

PERHAPS_MORE = pattern(
    r"(?:^| )(?:byc moze|moze|mozna|snad|asi|chyba|pripadne|ewentualnie|mozno) (?:\w+ ){0,3}"
    r"(?:prida|pripoji|dolaczy|dojdzie|przyjdzie|prijde|dorazi|pride|pridaji|dolacza)(?: |$)"
)
"""How somebody else may come yet, beside those who are counted."""

_YOUNG = r"(?:dzieci\w{0,3}|deti|detom|detmi|wnuki|wnukow|vnoucata|vnuky)"
ASKS_FOR_MORE = pattern(rf"(?:^| )(?:dla|pro|pre|wziac|zabrac|vzit|vziat|zobrat|privest) (?:\w+ )?{_YOUNG}(?: |$)")
"""How a question is about children, who may come yet and are not counted."""

AND_I = pattern(
    r"(?:(?:no|a|i|oraz|plus|aj|k tomu|do tego) )+(?:jeszcze |jeste )?(?:ja|jo)(?: (?:jako|jakozto) \w{2,20})?"
)
"""How the writer is set beside those she has counted: "będzie dwóch, no i ja jako trener"."""

OF_US = pattern(r"(?:^| )(?:nas|nos|my|w|we|v|ve)(?: |$)|\w[eiy]m[ey](?: |$)")
"""How those who are counted are said to be "us"."""

AMONG_THEM = pattern(r" (?:w tym|z tego|z czego|v tom|z toho|vcetne|vc)(?: |$)")
"""How it is said who is among those counted: "2 osoby, w tym jedna na wózku"."""

_GROWN, _SMALL = r"(?:dorosl|dospel)\w{1,4}", r"(?:dziec\w{1,4}|det\w{1,4}|dite|dzieciak\w{0,3})"
FAMILY_COUNTED = pattern(rf"{_ABOUT} (?:{_GROWN} , {_ABOUT} {_SMALL}|{_SMALL} , {_ABOUT} {_GROWN})$")
"""Grown-ups and children, counted one after the other: "dwoje dorosłych, troje dzieci"."""

"""Out-of-office mail that no header gives away, by its words in Polish, Czech, Slovak and English.

One word is no proof, since people write of their holidays too: "Nie będę obecny, jestem na urlopie" is an answer. So
two things are needed: that somebody is away, and either until when, or whom to turn to meanwhile. Whoever says whether
she comes is a person, whatever else she says.
"""

from bot.channels.email.phrases import any_of
from bot.core import spoken
from bot.core.rsvps import PartStat
from bot.core.words import plain

_WORDS_READ = 1_200

_MACHINE = any_of(
    r"wiadomosc (?:zostala )?(?:wygenerowana|wyslana|utworzona) (?:automatycznie|przez system)",
    r"automatyczna odpowiedz", r"odpowiedz automatyczna", r"wiadomosc automatyczna", r"autoresponder",
    r"automatycznie wygenerowan",
    r"prosimy? (?:na nia |o )?nie ?odpowiadac? na (?:te|ta|niniejsz\w+|ten) (?:wiadomosc|e ?mail)",
    r"nie odpowiadaj na te wiadomosc",
    r"toto je automatick",
    r"automatick[ae] odpoved", r"automaticky (?:vy)?generovan", r"vygenerovan\w* automaticky",
    r"tento e ?mail byl vygenerovan", r"tato zprava (?:je|byla) (?:\w+ )?automatick",
    r"neodpovidejte (?:prosim )?na (?:tento|tuto|teto)",
    r"na (?:tento e ?mail|tuto zpravu) (?:prosim )?neodpovidejte",
    r"tato sprava (?:je|bola) (?:\w+ )?automatick", r"this is an automat(?:ic|ed) (?:reply|response|message)",
    r"auto ?(?:reply|response)",
)  # fmt: skip
"""What a machine says of itself, and nobody else."""

_RECEIPT = any_of(
    r"(?:zgloszenie|wiadomosc|korespondencja|pismo|e ?mail|mail) (?:\w+ ){0,2}?"
    r"(?:dotarl[ao]? do nasz\w+|zostal[ao]? (?:\w+ )?(?:zarejestrowan|przyjet|odebran|przekazan))\w*",
    r"(?:zgloszenie|zgloszeniu|sprawa|sprawie|wiadomosc|wiadomosci|pismo|pismu) (?:\w+ ){0,3}?"
    r"(?:otrzymal[ao]?|nadano|przydzielono|nadalismy|zarejestrowano)(?: \w+){0,2} (?:numer\w{0,2}|nr)\b",
    r"(?:nadano|przydzielono|nadalismy) (?:\w+ ){0,4}(?:numer|nr)\b", r"numer (?:\w+ )?(?:zgloszenia|sprawy) to\b",
    r"(?:zarejestrowan|zaewidencjonowan)\w* (?:\w+ ){0,4}pod (?:numerem|nr)\b",
    r"(?:pozadav\w+|podnet\w*|zprav\w+|hlaseni|dotaz\w*) (?:\w+ ){0,4}?(?:pridelen\w*|prirazen\w*|zalozen\w*"
    r"|pod cislem)",
    r"(?:prideleno|prirazeno|dostal\w?) (?:\w+ ){0,3}cislo\b",
    r"potwierdzamy (?:otrzymanie|przyjecie|wplyw) (?:\w+ )?(?:wiadomosci|zgloszenia|pisma|korespondencji|maila)",
    r"potwierdzamy (?:jej|jego|ich) (?:otrzymanie|przyjecie)",
    r"potvrzujeme (?:jeji |jeho )?(?:prijeti|doruceni|obdrzeni)",
    r"(?:zprava|pozadavek|podani|dotaz|e ?mail|sprava) (?:byla?o? |bola? )?(?:\w+ ){0,2}?"
    r"(?:prijat|dorucen|zaevidovan|evidujeme|zaregistrovan|prijali|predan)\w*",
)  # fmt: skip
"""How an office's machine says that a mail has arrived; who asks whether hers has is a person."""

_THANKS_FOR_MAIL = any_of(
    r"(?:dziekujemy|dziekuje) za (?:\w+ ){0,2}?(?:kontakt|wiadomosc|maila?|e ?maila?|korespondencje)",
    r"(?:dekuj\w+|dakuje\w+) za (?:\w+ ){0,2}?(?:zpravu|spravu|e ?mail|mail|kontakt|dotaz)",
)  # fmt: skip
_ANSWERS_SOON = any_of(
    r"(?:odpowiemy|odpiszemy|skontaktujemy sie|odezwiemy sie|odpowiedz zostanie)"
    r" (?:\w+ ){0,4}?(?:najszybciej|wkrotce|niezwlocznie|w ciagu|w terminie)",
    r"(?:odpovime|budeme vas kontaktovat|ozveme se|odpovieme|ozveme sa|budeme vam odpovidat)"
    r" (?:\w+ ){0,3}?(?:nejdrive|nejdriv|nejrychleji|nejblizsi|brzy|do \d|najskor|obratem)",
)  # fmt: skip
"""What an office's machine promises, behind thanks for the mail; people thank for the invitation."""

_AWAY = any_of(
    r"na (?:\w+ )?(?:urlopie|szkoleniu|kursie|l4|opiece|rodzicielskim|wychowawczym)",
    r"na (?:\w+ )?(?:zwolnieniu|delegacji|wyjezdzie|macierzynskim|chorobowym)", r"w delegacji",
    r"poza (?:biurem|firma|praca|urzedem)", r"nieobecn[yaei]", r"niedostepn[yai]", r"nie ma mnie",
    r"nie bedzie mnie w", r"(?:nie bede|nie jestem) (?:obecn[yai] |dostepn[yai] )?w (?:biurze|pracy|urzedzie|firmie)",
    r"moja nieobecnosc", r"mojej nieobecnosci", r"bez dostepu do (?:poczty|maila|e ?mail)",
    r"mimo (?:kancelar|uzad|urad|praci|pracovist)\w*", r"cerpam (?:\w+ )?dovolen\w*",
    r"na (?:\w+ )?(?:dovolene|dovolenej|dovolenou|nemocenske|skoleni|sluzebni ceste|pracovni ceste|materske)",
    r"(?:nejsem|nebudu|nie som|nebudem) (?:\w+ ){0,2}(?:k zastizeni|pritom\w*|v kancelar\w*|v praci|v urade|"
    r"dostupn\w*|k dispozici|zastihnutelny)",
    r"nepritom\w{1,4}", r"nezastizitelny", r"zastizeni nebudu", r"pracovni neschopnost\w*", r"mam dovolenou",
    r"\A(?:urlop|dovolena|nieobecnosc|nepritomnost)\b", r"w biurze bede (?:ponownie|znow\w*|dopiero)",
    r"v (?:kancelari|praci|urade) budu (?:opet|zase|znovu|az)",
    r"(?:biuro|urzad|sekretariat|szkola|firma|osrodek|biblioteka|kancelar|urad|skola|podatelna)"
    r" (?:\w+ ){0,2}?(?:nieczynn|zamknie|zavren|uzavren)\w*", r"(?:ma|mame) (?:\w+ ){0,6}?zavreno",
    r"nepracuji", r"nepracuje", r"nie pracuj\w+ juz", r"juz (?:\w+ )?nie pracuj\w+", r"out of (?:the )?office",
    r"on (?:annual |parental |sick )?(?:leave|holiday|vacation)", r"away from (?:the office|my (?:desk|e ?mail))",
)  # fmt: skip
_SPAN = any_of(
    r"(?:do|od|az do|until|till|from|between|through)(?: (?:dnia|dne|konca|konce|poniedzial\w+|wtor\w+|"
    r"srod\w+|czwart\w+|piat\w+|pondel\w+|uter\w+|stred\w+|ctvrt\w+|patk\w+|odwolania|odvolani|\d{1,4}|\w+ "
    r"\d{1,2}))",
    r"w (?:dniach|okresie|terminie)\b", r"ve dnech\b", r"v (?:terminu|obdobi|dnoch|dobe)\b",
    r"(?:wracam|wroce|powrot|powroce|vracim se|vratim se|navrat|opet)\b",
)  # fmt: skip
_MEANWHILE = any_of(
    r"w (?:sprawach |przypadk\w+ )?(?:\w+ )?(?:pilnych|naglych|niecierpiacych|nieodlozonych|pilnej|naglej|pilnym)",
    r"w razie (?:pilnej|naglej|potrzeby)",
    r"(?:prosze|prosimy|uprzejmie prosze) (?:o kontakt|kontaktowac|sie kontaktowac|dzwonic|pisac|kierowac|zwracac)",
    r"zastep\w+",
    r"(?:odpowiem|odpisze|odpowiedz\w*|skontaktuje|odezwe) (?:\w+ ){0,6}(?:po|najszybciej|niezwlocznie)",
    r"obowiazki (?:\w+ ){0,2}przej\w+", r"przej\w+ (?:moje )?obowiazki",
    r"(?:prevzal|prebral)\w* (?:moji |moje |mou )?\w+",
    r"po (?:moim )?powrocie", r"(?:ograniczony|bez|brak) dostep\w*",
    r"wiadomosc (?:\w+ ){0,3}(?:przekazan|przekierowan|odczytan|przeczytan)\w*", r"(?:przeczytam|odczytam|zapoznam)",
    r"v (?:nalehav\w+|urgentn\w+|neodkladn\w+|akutn\w+|nutn\w+|pripade) (?:\w+ )?(?:pripad\w*|zalezitost\w*|"
    r"potreb\w*|nutnost\w*|vec\w*)",
    r"v nali?ehav\w+", r"(?:kontaktujte|obratte se|obracejte se|volejte|piste|kontaktovat) ?", r"zastup\w*",
    r"(?:odpovim|ozvu se|odepisu|budu reagovat|odpoviem|ozvem sa) (?:\w+ ){0,6}(?:po|jakmile|hned)",
    r"po (?:\w+ )?navratu", r"po navrate", r"omezen\w+ (?:pristup|moznost)", r"nemam pristup",
    r"vas\w* (?:e ?mail|zprav\w+|mail) (?:\w+ ){0,3}(?:preposlan|prectu|prectena|vyridim|prijat)\w*",
    r"(?:urgent|emergency|immediate) (?:\w+ )?(?:matter|case|assistance|issue)\w*", r"please contact",
    r"upon my return", r"when i return", r"limited access", r"as soon as i",
)  # fmt: skip
_ANSWERS = any_of(
    r"(?:nie )?(?:przyjd\w+|przyjed\w+|przybed\w+|wezm\w+ udzial|weznie udzial|bior\w+ udzial)",
    r"nie (?:bede|bedziemy|bedzie) (?:mogl\w*|moglismy|uczestnicz\w+)(?! odp)",
    r"nie (?:moge|mozemy|mogl\w+|dam|damy)(?: (?:przyj\w+|przyby\w+|wziac|byc|uczestniczyc|niestety|rady))",
    r"(?:wiec|dlatego|zatem|takze|proto|jednak) (?:\w+ ){0,3}(?:mnie|nas|me|mne) (?:tam )?(?:nie bedzie|nebude)",
    r"(?:wtedy|w tym dniu|tego dnia|(?:v )?ten den|v tento den|v danem terminu)\b",
    r"(?:dam|damy|dame) (?:panstwu |vam |jeszcze |jeste )?(?:znac|vedet|vediet)", r"potwierdze", r"potvrdim",
    r"niestety nie\b", r"rezygnuj\w+", r"odmawia(?:m|my)\b", r"za (?:\w+ )?(?:zaproszenie|pozvani)\b",
    r"(?:wiec|zatem|takze|tudiz|cili|czyli) (?:nie|ne)(?:$| pozdrawiam| s pozdravem)",
    r"(?:udan|owocn|mil|ciekaw|dobr|hezk|pekn|prijemn|uspesn|zdarn)\w+ (?:spotkani|obrad|setkani|jednani)\w*",
    r"na (?:to )?(?:spotkanie|setkani) (?:powinn|bych|bychom|pewnie|raczej|chyba|snad|asi)\w*",
    r"potwierdzam (?:udzial|obecnosc|przybycie)", r"(?:moj|nasz) udzial",
    r"(?:uczestniczyc|obecnosc) na spotkaniu", r"z udzialu",
    r"na (?:tym |to )?spotkani[ue] (?:nie )?(?:bede|przyj|zjaw)\w*",
    r"(?:ne)?(?:prijd\w+|prijed\w+|zucastn\w+|dorazim\w*|dostavi\w+ se)",
    r"(?:nemohu|nemuzu|nemuzeme|nemohl\w*) (?:\w+ )?(?:prijit|prijet|byt|dorazit|se zucastnit|zucastnit)",
    r"bohuzel ne\b", r"omlouvam se ze? (?:setkan|schuz|jednan|ucast)\w+",
    r"(?:pridem|prideme|nepridem|zucastnim sa|nezucastnim sa|nemozem prist)\b",
    r"i (?:will|can|cannot|can t|won t|will not) (?:not )?(?:attend|come|participate)",
)  # fmt: skip
"""What a person says of her coming."""

_HELLO = r"(?:(?:dzien dobry|dobry den|witam|szanowni panstwo|czesc|ahoj) )?"
_YES_OR_NO = any_of(_HELLO + r"(?:niestety |bohuzel )?(?:tak|nie|ano|ne|moze|mozna)(?: |$)")
_NOT_THERE = any_of(_HELLO + r"nie (?:ma mnie|jestem|bede|pracuj\w+ juz)")
_NOT_PRESENT = any_of(r"nie (?:bede|bedziemy|bedzie) obecn\w+(?! w (?:biurze|pracy|urzedzie|firmie))")
"""A person's answer, unless it goes on with whom to turn to."""

_SENDS = any_of(r"przyj\w+", r"prij\w+", r"dorazi", r"zucastni", r"pride", r"(?:po|wy)sylam", r"posilam", r"deleguj\w+")
"""How a person sends somebody else to the meeting; "zastąpi mnie" a machine says too, of the office."""

_SUBJECT_OF_MACHINE = any_of(
    r"automatyczna odpowiedz", r"odpowiedz automatyczna", r"autoodpowiedz", r"auto odpowiedz", r"autoresponder",
    r"poza biurem", r"automatick[ae] odpoved", r"mimo (?:kancelar|urad)", r"odpoved v nepritomnosti",
    r"out of (?:the )?office", r"ooo\b", r"auto(?:matic)? ?reply", r"auto ?response",
    r"potwierdzenie (?:otrzymania|przyjecia) (?:wiadomosci|zgloszenia)", r"automatyczne potwierdzenie",
)  # fmt: skip
_SUBJECT_OF_ABSENCE = any_of(
    r"(?:nieobecnosc|jestem nieobecn[ya]|nieobecn[ya]|(?:jestem |przebywam )?na urlopie|urlop(?: wypoczynkowy)?|"
    r"nie ma mnie|delegacja|nepritomnost|(?:jsem )?nepritom\w{1,3}|(?:jsem )?na dovolene|"
    r"(?:cerpam )?dovolen(?:a|ou)|sluzebni cesta)"
    r"(?: w biurze| w pracy| v kancelari| v praci| (?:do|od) [\d ]{1,12}){0,3} ?(?:$|[:(])"
)
"""A machine writes nothing else there, or a colon and our subject behind it."""


def says_automatic(subject: str, text: str) -> bool:
    """Whether the words themselves say that a machine sent them."""
    said = plain(text[:_WORDS_READ])
    asks = "?" in text[:_WORDS_READ]
    if _MACHINE.search(said) or _SUBJECT_OF_MACHINE.match(plain(subject[:200])):
        return True
    if _is_answer(said):
        return False
    if not asks and (_RECEIPT.search(said) or (_THANKS_FOR_MAIL.search(said) and _ANSWERS_SOON.search(said))):
        return not _comes(text)
    head, colon, _ = subject[:200].partition(":")
    if _SUBJECT_OF_ABSENCE.match(plain(head) + colon):
        return True
    if asks:
        return False
    if _NOT_PRESENT.search(said):
        return _MEANWHILE.search(said) is not None
    away = _AWAY.search(said) is not None and any(each.search(said) for each in (_SPAN, _MEANWHILE))
    return away and not _comes(text)


def _is_answer(said: str) -> bool:
    if _ANSWERS.search(said):
        return True
    return _YES_OR_NO.match(said) is not None and _NOT_THERE.match(said) is None


def _comes(text: str) -> bool:
    """Whether the words answer that she comes or may come, or who does instead, as no machine does."""
    heard = spoken.answer_in(text[:_WORDS_READ], None)
    if heard is not None and heard.partstat == PartStat.DELEGATED:
        return _SENDS.search(plain(text[:_WORDS_READ])) is not None
    return heard is not None and heard.partstat in (PartStat.ACCEPTED, PartStat.TENTATIVE)

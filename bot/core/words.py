"""What words to the bot itself mean: stop, help, erase, a language, a sector, numbers; in Polish and in Czech.

Only a whole line counts, bare or within a polite wish: "STOP", "proszę o wypisanie mnie z listy". Answers to an
invitation are read in core/spoken.py.
"""

import re
import unicodedata
from enum import StrEnum
from itertools import takewhile

from bot.core.patterns import pattern
from bot.core.salutations import GREETINGS


class Word(StrEnum):
    """A meaning that a line of words can have, beside an answer."""

    START = "start"
    STOP = "stop"
    HELP = "help"
    ERASE = "erase"
    MY_DATA = "my-data"
    SECTORS = "sectors"
    HOST = "host"
    POLISH = "polish"
    CZECH = "czech"
    SUBSTITUTE = "substitute"
    NEXT_TIME = "next-time"
    TELEGRAM = "telegram"
    MAIL = "mail"


_POLITE = (
    r"(?:bardzo|prosilbym|prosilabym|chce|chcemy|chcial[ao]?bym|chci|chceme|chtel[a]? bych|zadam|zada[mj]"
    r"|o|mam zajem|witam|moc|vas|panstwa|niniejszym|timto|zycze sobie|zebyscie|abyscie|abyste|zadamy|zadame|zadost"
    r"|wnosze|wnioskuje|domagam sie|(?:zwracam sie )?z prosba|prosba) "
)
"""How a wish may begin; it says nothing by itself."""

_OFF = (
    r"(?: (?:z|ze|od) (?:panstwa |waszej |vaseho |vasi |tego |tej )?(?:listy|newslettera"
    r"|listy (?:mailingowej|wysylkowej|adresowej|adresatow|dystrybucyjnej)|rozesilky|rozesilaciho seznamu"
    r"|powiadomien|subskrypcji|bazy|mailingu|bazy danych|wszystkiego"
    r"|odberu|odberu novinek|databaze|seznamu|newsletteru|rozesilani|mailing listu|vseho))"
)
_ERASING = (
    r"(?:(?:trwal|calkowit|niezwloczn|natychmiastow|upln|okamzit)\w{1,3} )*"
    r"(?:usun|usuncie|usuniecie|usuniecia|usunac|usuneli|skasowac|skasujcie|skasowanie|wykasujcie|wykasowac|wykasowanie"
    r"|wymazac|wymazcie|wymazanie|vymazat|smazat|smazte|vymazte|zmazte|vymazani|smazani|vymaz|odstrante|odstranit"
    r"|odstraneni|vymazanie)"
)
_DATA = (
    r"(?:(?:wszystk\w{1,3}|wszelk\w{1,3}|vsech\w{0,3}|vesker\w{1,3}|moj\w{0,3}|moich|swoich|nasz\w{0,3}|me|mych|svych"
    r"|nas\w{1,3}|osobow\w{1,3}|osobn\w{1,3}) )*(?:dane|danych|udaje|udaju|udajov|data)(?: osobow\w{1,3})?"
)
_FROM_BASE = (
    r"(?: ze? (?:panstwa |wasz\w{1,3} |vas\w{1,3} )?(?:bazy|bazy danych|systemu|systemow|databaze|databazy|evidence))"
)
_BY_LAW = (
    r"(?:zgodnie z|na podstawie|w mysl|w oparciu o|podle|dle|na zaklade|v souladu s|ve smyslu|podla)(?: \w{1,20}){1,9}?"
)
"""Being erased is more than being left in peace, and said in the words of the law: "na podstawie art. 17 RODO"."""

_TO_ME = r"(?: (?:mi|nam|mnie|nas|me|mne|do mnie|do nas|juz|uz|wiecej|vice|vic|dale|dal|na (?:ten|moj|nasz) adres))*"
_SUCH = (
    r"(?:(?:takich|tych|takie|te|tyto|tyhle|techto|takove|takovych|kolejn\w{1,3}|nastepn\w{1,3}|dalsz\w{1,3}"
    r"|dalsi\w{0,2}|zadn\w{1,3}"
    r"|panstwa|wasz\w{1,3}|vase|vasich|wiecej|vice|vic|jakichkolwiek|jakychkoli) )*"
)
_MAIL = (
    r"(?:(?:zaprosze[nn]\w{0,2}|wiadomosci|e ?maili|maili|e ?maile|maile|powiadomien\w{0,2}|newslettera"
    r"|newsletterow|spamu"
    r"|korespondencji|pozvan\w{1,3}|zprav\w?|mail[uy]|e ?mail[uy]|newsletter[uy]?|oznameni|sprav\w?|posty)"
    r"(?: (?:mailow\w{1,2}|e ?mailow\w{1,3}|elektroniczn\w{1,3}))?)"
)
_MY = r"(?:(?:moj|mojego|nasz|naszego|swoj|swojego|ten|tego|muj|meho|moji|mou|me|nasi|svou|sve|svoji|tuto) )"
_ADDRESS = (
    r"(?:(?:e ?mail\w{0,3}|mailow\w{1,2}|elektroniczn\w{1,3}) )?(?:adresu?|adresy)(?: e ?mail\w{0,4}| mailow\w{1,3})?"
)
_TAKE_OFF = (
    r"(?:wypis(?:z|zcie|ac|anie)|wykresl(?:cie|ic|enie)?|skresl(?:cie|ic|enie)?|usun(?:cie|ac|iecie|iecia)?"
    r"|skasuj(?:cie)?|skasowac"
    r"|odhlas(?:te|it)?|odhlaseni|vyrad(?:te|it)|vyrazeni|vyskrtn(?:ete|out)|vyskrtnuti|odstran(?:te|it|eni)"
    r"|smaz(?:te|at|ani)"
    r"|vymaz(?:te|at|ani)?)"
)
_FROM_LIST = (
    r"(?: (?:z|ze|od) (?:panstwa |wasz\w{1,3} |vas\w{1,3} |tej |tego |teto |tohoto |rozesilaciho |mailingove\w* "
    r"|adresniho )*"
    r"(?:list\w|bazy|spisu|subskrypcji|newsletter\w|mailingu|wysylki|databaze|seznamu|rozesilky|rozesilani|odberu"
    r"|adresar\w|evidence)"
    r"(?: (?:danych|adresow\w{1,2}|mailingow\w{1,2}|wysylkow\w{1,2}|dystrybucyjn\w{1,2}|adresatow|odbiorcow|adres"
    r"|kontaktow|rozesilaci\w{0,2}"
    rf"|rozesilacich|prijemcu|odberatelu|kontaktu|adresatu))*(?: {_SUCH}{_MAIL})?)"
)
_SENDING = (
    r"(?:(?:wy|przy|prze|roz|na)?syl(?:ac|ajcie|aj|anie|ania)|slac|pisac|piste|psani|zasil(?:ejte|at|ani)"
    r"|posil(?:ejte|at|ani)|posielajte)"
)
"""Whose mail is to stop, which, and what one is taken off."""

_WORDS: dict[Word, str] = {
    Word.START: r"start|menu|zapisz|zapisz mnie|zapisy|prihlasit|prihlasit se|subscribe|chce sie zapisac|zapisac sie",
    Word.ERASE: rf"""
        usun|usun moje dane|vymazat|smazat|vymaz
        (?:{_BY_LAW} (?:zadam |o )*)?{_ERASING} {_DATA}{_FROM_BASE}?(?: {_BY_LAW})?
        (?:{_BY_LAW} (?:zadam |o )*)?(?:me |mne |mnie |nas |ma )?{_ERASING}(?: me| mne| mnie| nas| ma)?{_FROM_BASE}\
            (?: {_BY_LAW})?
        (?:byt )?(?:vymazan|smazan|odstranen)[aiy]?{_FROM_BASE}
        (?:wycofuje|cofam|odwoluje) zgode na przetwarzanie (?:moich )?danych(?: osobowych)? (?:i|oraz) \
            (?:zadam |o )*ich (?:usuniecia|usuniecie|skasowanie)
        odvolavam souhlas se zpracovanim (?:svych |mych )?(?:osobnich )?udaju a (?:zadam |o )*jejich (?:vymaz|vymazani\
            |smazani|odstraneni)
        zapomnijcie o mnie|zapomente na me|(?:korzystam z |realizuje )?(?:moje )?praw[oa] do (?:bycia zapomnianym\
            |zapomnienia)
        (?:uplatnuj[iu]|vyuzivam) (?:sve |svoje )?prav[oa] (?:na vymaz|byt zapomenut[ya]?)\
            (?: {_BY_LAW})?
    """,
    Word.STOP: rf"""
        stop|unsubscribe
        (?:mnie |nas |me |mne |ma )?{_TAKE_OFF}(?: mnie| nas| sie| me| mne| se| ma| sa)?{_FROM_LIST}
        {_TAKE_OFF} (?:{_MY}{_ADDRESS}|{_MY}?{_ADDRESS}{_FROM_LIST})|{_MY}{_ADDRESS} {_TAKE_OFF}{_FROM_LIST}?
        {_TAKE_OFF} {_DATA} (?:z|ze) (?:listy (?:mailingowej|wysylkowej|adresowej)|newslettera|rozesilky|\
            rozesilaciho seznamu)
        (?:juz |uz |mi |nam |wiecej |vice |vic |do mnie |do nas |o )*(?:nie ?|\
            ne){_SENDING}{_TO_ME} {_SUCH}(?:{_MAIL}|nic|niczego)\
            {_TO_ME}
        (?:juz |uz |mi |nam )*{_SUCH}(?:{_MAIL}|nic|niczego){_TO_ME} (?:nie ?|ne){_SENDING}{_TO_ME}
        (?:o )?(?:zaprzestanie|wstrzymanie|zakonczenie|ukonceni|zastaveni) (?:wysylania|przysylania|przesylania|\
            wysylki|zasilani\
            |posilani|rozesilani){_TO_ME} {_SUCH}{_MAIL}
        rezygnuj(?:e|emy) z (?:otrzymywania|dostawania|odbioru) {_SUCH}{_MAIL}|(?:nechci|nechceme|\
            neprej[iu] si)(?: uz| dal| dale)* \
            (?:dostavat|odebirat|prijimat) {_SUCH}{_MAIL}
        (?:mnie |nas )?(?:wypisz|wypiszcie|wypisac|wypisanie|wykreslenie|wykreslcie|wykreslic|usuniecie|usuncie|usunac\
            |usun|skreslic|skreslcie|wypisuje)(?: mnie| nas| sie)?{_OFF}
        wypisz|wypisz mnie|wypiszcie mnie|wypisac sie|wypisanie|wypisanie mnie
        (?:me |mne |nas )?(?:odhlasit|odhlaste|odhlaseni|vyradit|vyradte|vyskrtnout|vyskrtnete|odhlasuji|odstrante\
            |odstranit|vymazte|vymazat|smazte|smazat|odhlaste|vyradenie|odhlasujem)(?: me| mne| se| nas| ma| sa)?{_OFF}
        odhlasit|odhlasit se|odhlaste me|odhlaseni|odhlasuji se
        rezygnuje z (?:subskrypcji|newslettera|powiadomien|wiadomosci|mailingu|otrzymywania wiadomosci)
        zruste? (?:mi )?odber|zrusit (?:muj )?odber|zruseni odberu
        (?:prosze |juz |wiecej |tez |mnie |nas |i )*nie (?:zapraszac|zapraszajcie)(?: mnie| nas| juz| wiecej)*
        (?:prosze )?(?:przestan|przestancie|przestac)(?: juz| do mnie| mi| do nas)* (?:pisac|wysylac|przysylac)\
            (?: do mnie| mi| juz| te| takie| wiadomosci| maile)*
        (?:prosim )?(?:prestante|prestan)(?: mi| nam| me| uz)* (?:psat|posilat|zasilat|zvat|obtezovat)\
            (?: uz| me| tyhle| tyto| zpravy| maily| emaily| pozvanky)*
        (?:uz |me |mne |nas |dale )+nezvete(?: uz)?
        nepiste mi(?: uz| dal| dale)?|(?:juz |wiecej )*nie (?:pisac|piszcie|pisz) do (?:mnie|nas)(?: juz| wiecej)*
        nie (?:chce|chcemy|zycze sobie)(?: juz| wiecej)? (?:otrzymywac|dostawac)(?: juz| wiecej)?(?: takich| tych|\
             waszych| zadnych| panstwa)? (?:wiadomosci|maili|e maili|powiadomien)
        uz mi nepiste|(?:uz |mi )*neposilejte(?: mi| uz)*(?: zadne| dalsi| tyto| tyhle)? (?:zpravy|maily|e maily|emaily)
        uz mi neposielajte (?:spravy|maily|e maily)|odhlasit z odberu
    """,
    Word.HELP: r"pomoc|help|napoveda",
    Word.MY_DATA: r"""
        dane|moje dane|udaje|moje udaje
        (?:jakie|jake) (?:moje )?(?:dane|udaje) (?:macie|mate|o mnie macie|o mne mate)
    """,
    Word.SECTORS: r"dziedziny|sektory|obory",
    Word.HOST: r"organizacja|organizacja spotkan|organizace|organizace setkani",
    Word.POLISH: r"""
        polski|po polsku|jezyk polski|polsky|polstina
        (?:pisac|piszcie|pisz|wiadomosci|zaproszenia|odpisywac|korespondencj[ae]|komunikacj[ae]|kontakt|maile\
            |rozmawiac)(?: do mnie| do nas| ze mna| raczej| odtad| zawsze)* (?:po polsku|w jezyku polskim)
        (?:zmian[aey]|zmienic|zmiencie|zmien)(?: jezyk| jezyka)? na (?:jezyk )?polski
        (?:piste|psat|pis|zpravy|komunikovat|komunikac[ie]|korespondenc[ie]|pozvanky|maily|zasilat zpravy|zasilani\
            |mluvte)(?: mi| nam| se mnou| zprav| pozvanek| priste| radsi| radeji| odted| vzdy)* (?:polsky|\
            v polstine|v polskem jazyce)
        (?:zmenit|zmen[au]|zmente|prepnout|prepnete)(?: jazyk| jazyka| mi jazyk)? (?:na|do) polstin[uy]
    """,
    Word.CZECH: r"""
        cesky|cestina|cestinu|czeski|po czesku|jezyk czeski
        (?:pisac|piszcie|pisz|wiadomosci|zaproszenia|odpisywac|korespondencj[ae]|komunikacj[ae]|kontakt|maile\
            |rozmawiac)(?: do mnie| do nas| ze mna| raczej| odtad| zawsze)* (?:po czesku|w jezyku czeskim)
        (?:zmian[aey]|zmienic|zmiencie|zmien)(?: jezyk| jezyka)? na (?:jezyk )?czeski
        (?:piste|psat|pis|zpravy|komunikovat|komunikac[ie]|korespondenc[ie]|pozvanky|maily|zasilat zpravy|zasilani\
            |mluvte)(?: mi| nam| se mnou| zprav| pozvanek| priste| radsi| radeji| odted| vzdy)* (?:cesky|\
            v cestine|v ceskem jazyce)
        (?:zmenit|zmen[au]|zmente|prepnout|prepnete)(?: jazyk| jazyka| mi jazyk)? (?:na|do) cestin[uy]
    """,
    Word.SUBSTITUTE: r"zastepstwo|nahradnik|nahrada",
    Word.NEXT_TIME: r"nastepne|nastepnym razem|priste",
    Word.TELEGRAM: r"telegram|na telegram|telegramem",
    Word.MAIL: r"mail|e mail|email|mailem|e mailem|emailem",
}  # fmt: skip
_CONTINUED = re.compile(r"\\\n {12}")  # what is further in belongs to the phrase
_PHRASES = {
    word: pattern(f"(?:{'|'.join(line.strip() for line in _CONTINUED.sub('', text.strip()).splitlines())})")
    for word, text in _WORDS.items()
}
_SHELL = pattern(f"(?:{_POLITE}){{0,6}}")
_POLITENESS = pattern(
    r"\b(?:prosze|prosimy?|prosime|poprosze|poprosim|grzecznie|z gory|predem|serdecznie|uprzejmie|laskave"
    r"|z gory dziekuje|predem dekuji|dziekuje|dekuji|diky|dzieki)\b ?"
)

_JOINS = pattern(
    r"(?:otrzymywac|dostawac|dostavat|zasilat|zasilejte|zapisac|zapisz|zapiszcie|zapis|zapisanie|dopisac|dopiszcie"
    r"|subskrybowac|dolaczyc|zglosic"
    r"|prihlasit|prihlaste|prihlasuji|prihlaseni|zapsat|zapiste|odebirat|odber|pridat|pridejte|zaradit|zaradte"
    r"|prihlasujem)"
    r"(?: (?:sie|mnie|nas|se|me|mne|sa|ma|na|do|w|k|ke|o|pro|z|odberu|odber"
    r"|dziedzin\w{1,2}|sektor\w{0,3}|oboru?|obory|informac\w{1,2}|zprav|novinek"
    r"|tez|takze|rowniez|take|taky|tiez|zaproszenia|wiadomosci|pozvanky|zpravy|spotkania|setkani"
    r"|list[ey]|subskrypcj\w)){0,9} (?P<what>[\w ]{2,80})$"
)
_LEAVES = pattern(
    r"(?:wypisac|wypisz|wypiszcie|wypisanie|odhlasit|odhlaste|odhlaseni|odhlasuji|rezygnuje|zrusit odber|zruste odber)"
    r"(?: (?:sie|mnie|nas|se|me|mne|z|ze|od|dziedziny|sektora|oboru|odberu|subskrypcji)){1,5} (?P<what>[\w ]{2,80})$"
)
_ALL = {"wszystkie", "wszystko", "vsechny", "vsechno", "all"}
_LINES_READ = 3
_MARKS, _NO_WORD = re.compile("[\u0300-\u034e\u0350-\u036f]+"), re.compile(r"[^\w\s]")
_LONGEST_WISH = 200
_SHORTEST_NAME = 5
_SURE_WISH = 3  # words
_SURE_WORDS = (Word.ERASE, Word.STOP, Word.POLISH, Word.CZECH)
"""What is heard among other words too: with so many of its own it is about nothing else."""

_CLAUSE_ENDS = pattern(r"[,.;:!–—()]+|\s-\s")
_WANTS_MORE = pattern(
    r"\b(?:ale|lecz|tylko|jen|jenom|pouze|jesli|jezeli|pokud|jestli|czy|(?<!nie )bede|(?<!nie )bedziemy|budu"
    r"|budeme|(?<!nie )przyj\w+|prij\w+|prid\w+"
    r"|doraz\w+|zucastn\w+|udzial\w*|ucast\w*)\b"
)
"""Words of somebody who wishes for more than silence: that is not guessed at."""


def plain(text: str) -> str:
    """Lower case, without diacritics, punctuation and doubled blanks; "ł", which Unicode does not decompose, too."""
    letters = text.casefold()
    if not letters.isascii():
        letters = _MARKS.sub("", unicodedata.normalize("NFKD", letters.replace("ł", "l")))
    if not letters.isascii():  # marks of other scripts, which are looked up one by one
        letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_NO_WORD.sub(" ", letters).split())


def word_in(text: str) -> Word | None:
    """The word the first line is, bare or as a polite wish; None when it is none of ours."""
    wish = _wish(text)
    found = next((word for word, phrase in _PHRASES.items() if phrase.fullmatch(wish)), None)
    return _said_among_others(text) if found is None else found


def sectors_in(text: str) -> tuple[bool, str] | None:
    """Whether the first line wishes to join (True) or to leave, and what, in plain words; None when it wishes neither.

    What it is has still to be found among the sectors there are.
    """
    wish = _wish(text)
    if (match := _JOINS.match(wish)) is not None:
        return True, match["what"]
    return (False, match["what"]) if (match := _LEAVES.match(wish)) is not None else None


def names(spoken: str, name: str) -> bool:
    """Whether plain words name something, declined as it may be: "na kulturę" names "Kultura"."""
    said = [word for word in spoken.split() if len(word) >= _SHORTEST_NAME]
    return any(
        len(word) >= _SHORTEST_NAME
        and other[: max(_SHORTEST_NAME, len(word) - 2)] == word[: max(_SHORTEST_NAME, len(word) - 2)]
        for word in plain(name).split()
        for other in said
    )


def numbers_in(text: str, count: int) -> list[int] | None:
    """The numbers from 1 to `count` that the first line lists, "all" for every one; None when it says anything else."""
    for spoken in _first_lines(text)[:1]:
        words = re.sub(r"\b(?:tak|ano|i|a)\b", " ", plain(spoken)).split()
        if words and set(words) <= _ALL:
            return list(range(1, count + 1))
        if words and all(word.isdecimal() and 1 <= int(word) <= count for word in words):
            return sorted({int(word) for word in words})
    return None


def _said_among_others(text: str) -> Word | None:
    """What one clause of the first line asks for in so many words, where no other takes it back."""
    first, *others = _first_lines(text) or [""]
    wrapped = takewhile(lambda other: other.lstrip()[0].islower(), others)  # broken by a program, not by her
    line = " ".join((first, *wrapped))[:_LONGEST_WISH]
    clauses = [plain(each) for each in _CLAUSE_ENDS.split(line)]
    wishes = [_impolite(each) for each in (plain(line), *clauses) if len(each.split()) >= _SURE_WISH]
    if "?" in line or any(map(_WANTS_MORE.search, clauses)):
        return None
    return next((word for word in _SURE_WORDS for each in wishes if _PHRASES[word].fullmatch(each)), None)


def _wish(text: str) -> str:
    """The first line without its politeness."""
    return _impolite(plain(next(iter(_first_lines(text)), "")[:_LONGEST_WISH]))


_REASON = pattern(
    r"(?:w zwiazku z|z powodu|ze wzgledu na|z uwagi na|vzhledem ke?|z duvodu|kvuli|jelikoz|poniewaz"
    r"|protoze) (?:\w{1,20} ){1,9}?"
    r"(?=(?:prosi|prosz|zadam|zada[jm]))"
)
"""Why somebody wishes for silence, before the wish."""


def _impolite(bare: str) -> str:
    bare = _REASON.sub("", bare)
    if any(phrase.fullmatch(bare) for phrase in _PHRASES.values()):
        return bare
    return _SHELL.sub("", f"{_POLITENESS.sub('', bare).strip()} ", count=1).strip()


def _first_lines(text: str) -> list[str]:
    lines = [spoken for spoken in text[:2_000].splitlines() if spoken.strip()]
    while len(lines) > 1 and GREETINGS.match(plain(lines[0][:_LONGEST_WISH])):
        lines.pop(0)
    return lines[:_LINES_READ]

"""What plain words mean: yes, no, maybe, stop … in Polish and in Czech, with and without diacritics.

Only a whole line counts. "Nie wiem, czy ktoś przyjdzie" is no answer, and what is no answer is never guessed.
"""

import re
import unicodedata
from enum import StrEnum

from bot.core.language import Language
from bot.core.rsvps import PartStat


class Word(StrEnum):
    """A meaning that a line of words can have, beside an answer."""

    START = "start"
    STOP = "stop"
    HELP = "help"
    ERASE = "erase"
    MY_DATA = "my-data"
    SECTORS = "sectors"
    POLISH = "polish"
    CZECH = "czech"
    TELEGRAM = "telegram"
    MAIL = "mail"


_ANSWERS: dict[Language, dict[PartStat, set[str]]] = {
    Language.PL: {
        PartStat.ACCEPTED: {
            "tak", "bede", "przyjde", "przyjdziemy", "bedziemy", "potwierdzam", "potwierdzam udzial", "tak bede",
            "tak przyjde", "wezme udzial", "chetnie", "chetnie przyjde", "oczywiscie", "ok",
        },
        PartStat.DECLINED: {
            "nie", "nie bede", "nie przyjde", "nie moge", "nie dam rady", "niestety nie", "niestety nie moge",
            "nie wezme udzialu", "rezygnuje", "nie bedzie mnie", "niestety nie bede",
        },
        PartStat.TENTATIVE: {"moze", "byc moze", "jeszcze nie wiem", "nie wiem", "nie wiem jeszcze", "moze bede"},
    },
    Language.CS: {
        PartStat.ACCEPTED: {
            "ano", "prijdu", "prijdeme", "budu", "zucastnim se", "potvrzuji", "potvrzuji ucast", "ano prijdu",
            "ano zucastnim se", "rad prijdu", "rada prijdu", "urcite", "ok", "jo",
        },
        PartStat.DECLINED: {
            "ne", "neprijdu", "nemohu", "nemuzu", "nezucastnim se", "bohuzel ne", "bohuzel nemohu", "bohuzel nemuzu",
            "bohuzel neprijdu", "omlouvam se", "nebudu",
        },
        PartStat.TENTATIVE: {"mozna", "snad", "jeste nevim", "nevim", "zatim nevim", "mozna prijdu"},
    },
}  # fmt: skip

_WORDS: dict[Word, set[str]] = {
    Word.START: {"start", "menu", "zapisz", "zapisz mnie", "zapisy", "prihlasit", "prihlasit se", "subscribe"},
    Word.STOP: {
        "stop", "wypisz", "wypisz mnie", "odhlasit", "odhlasit se", "odhlaste me",
        "unsubscribe", "prosze o wypisanie", "prosim odhlasit",
    },
    Word.HELP: {"pomoc", "help", "napoveda"},
    Word.ERASE: {
        "usun", "usun moje dane", "usuncie moje dane", "vymazat", "smazat", "smazte me udaje", "vymazat udaje",
    },
    Word.MY_DATA: {"dane", "moje dane", "udaje", "moje udaje"},
    Word.SECTORS: {"dziedziny", "sektory", "obory"},
    Word.POLISH: {"polski", "po polsku", "jezyk polski", "polsky"},
    Word.CZECH: {"cesky", "cestina", "czeski", "po czesku"},
    Word.TELEGRAM: {"telegram", "na telegram", "telegramem"},
    Word.MAIL: {"mail", "e mail", "email", "mailem", "e mailem", "emailem"},
}  # fmt: skip

_THUMBS = {"👍": PartStat.ACCEPTED, "👎": PartStat.DECLINED}
_ALL = {"wszystkie", "wszystko", "vsechny", "vsechno", "all"}
_LINES_READ = 3


def plain(text: str) -> str:
    """Lower case, without diacritics, punctuation and doubled blanks; "ł", which Unicode does not decompose, too."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w\s]", " ", letters).split())


def answer_in(text: str, language: Language | None) -> PartStat | None:
    """The answer the first lines give, read in the person's language first; None when they give none."""
    own = [language] if language else []
    for spoken in _first_lines(text):
        if (thumb := _THUMBS.get(spoken.strip(" \N{VARIATION SELECTOR-16}.!"))) is not None:
            return thumb
        for each in (*own, *(other for other in Language if other != language)):
            for partstat, phrases in _ANSWERS[each].items():
                if plain(spoken) in phrases:
                    return partstat
    return None


def word_in(text: str) -> Word | None:
    """The word the first line is; None when it is none of ours."""
    for spoken in _first_lines(text)[:1]:
        for word, phrases in _WORDS.items():
            if plain(spoken) in phrases:
                return word
    return None


def numbers_in(text: str, count: int) -> list[int] | None:
    """The numbers from 1 to `count` that the first line lists, "all" for every one; None when it says anything else."""
    for spoken in _first_lines(text)[:1]:
        words = re.sub(r"\b(?:tak|ano|i|a)\b", " ", plain(spoken)).split()
        if words and set(words) <= _ALL:
            return list(range(1, count + 1))
        if words and all(word.isdecimal() and 1 <= int(word) <= count for word in words):
            return sorted({int(word) for word in words})
    return None


def _first_lines(text: str) -> list[str]:
    return [spoken for spoken in text[:2_000].splitlines() if spoken.strip()][:_LINES_READ]

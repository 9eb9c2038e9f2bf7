"""Why a mail was not taken, in the words of those who would not: Exim, Postfix, Exchange and providers, in English,
Polish and Czech. Read where no code says it, on the wire and in what comes back.
"""

import re

from bot.channels.email.phrases import any_of
from bot.core.bounces import Failure
from bot.core.words import plain

_ADDRESS = re.compile(r"<?[^\s<>@]{1,64}@[^\s<>@]{1,253}>?")

_FULL_WORDS = any_of(
    r"(?:mailbox|inbox) (?:is )?full", r"over ?quota", r"quota (?:is )?exceeded",
    r"exceeded (?:its |the |his |storage )*quota", r"insufficient (?:system )?storage", r"przepelnion",
    r"receiving mail (?:at a rate|too quickly)",
    r"skrzynka (?:\w+ ){0,3}pelna", r"pelna skrzynka", r"przekroczon\w* (?:\w+ ){0,2}(?:limit|pojemnosc|rozmiar)",
    r"brak miejsca (?:w|na)", r"(?:plna schranka|schranka (?:\w+ ){0,3}plna)", r"preplnen",
    r"prekrocen\w* (?:\w+ ){0,2}(?:kvot|limit|velikost|kapacit)",
)  # fmt: skip
_DELAY_WORDS = any_of(
    r"delayed\b", r"not yet been delivered", r"will (?:keep|continue) (?:trying|to try)",
    r"still being (?:tried|retried)", r"opoznion", r"prob[ay] dostarczenia (?:beda|zostan)", r"bedzie ponawian",
    r"zpozden", r"bude (?:se )?opakovan", r"dalsi pokus",
)  # fmt: skip
_LIMIT_WORDS = any_of(
    r"(?:exceed\w*|limit\w*|max\w*|too many|quota) (?:\w+ ){0,6}per (?:second|minute|hour|day)\b",
    r"(?:sending|hourly|daily|rate) (?:rate )?(?:limit|quota) (?:\w+ ){0,2}exceeded",
    r"(?:exceed\w*|over) (?:\w+ ){0,2}(?:sending|hourly|daily|rate) (?:rate )?(?:limit|quota)",
    r"rate limit", r"sen[dt](?:ing)? too many", r"too many (?:e ?mails|mails|messages) (?:sent|from|per|in)\b",
    r"limit\w* (?:\w+ ){0,2}(?:wysylan|wyslan|wysylk|na godzin|na dob|odesilan|odeslan|za hodin|za den)",
)  # fmt: skip
_POLICY_WORDS = any_of(
    r"spam(?:haus|cop|assassin)?\b", r"junk ?mail", r"black ?list", r"block ?list", r"blocked\b", r"(?:dns|r)bl\b",
    r"(?:(?:host|ip) (?:\w+ ){0,6}|is (?:\w+ )?)listed (?:by|in|on|at)\b", r"czarn\w+ list", r"cern\w+ list",
    r"dmarc\b", r"spf\b", r"dkim\b", r"reputation\b", r"reverse dns", r"ptr record", r"(?:he|eh)lo\b",
    r"sender (?:verif\w+|callout|domain|rejected|denied|(?:is )?not (?:\w*allowed|\w*authori|permitted|accepted))",
    r"sender address (?:\w+ )?(?:rejected|denied|verif\w+)", r"(?:invalid|unknown|bad) sender",
    r"(?:designated|authorized|permitted) (?:mail ?server|sender)", r"authentication (?:is )?(?:required|failed)",
    r"(?<!address rejected )access denied", r"administrative\w* prohibi", r"content (?:was )?rejected",
    r"relay(?:ing)? (?:access )?(?:not|denied|prohibited)", r"(?:unable|permitted|allowed) to relay",
    r"allowed rcpthosts", r"due to (?:\w+ )?policy", r"(?:for|local) policy",
    r"policy (?:reasons|restriction|violation)", r"message rejected as", r"naruszen\w* zasad",
    r"niechcian\w* (?:wiadomosc|poczt)", r"zablokowan", r"nevyzadan", r"zablokovan",
    r"nadawc\w+ (?:\w+ ){0,2}odrzucon", r"odrzucon\w* (?:\w+ ){0,2}nadawc",
    r"odesilatel\w* (?:\w+ ){0,2}(?:odmitnut|zamitnut)",
)  # fmt: skip
"""Our server, our own address or our mail is not liked: it says nothing of whom it was for."""

_CLOSED_WORDS = any_of(
    r"(?:konto|skrzynka|ucet|schranka|account|mailbox) (?:\w+ ){0,2}(?:nie istnieje|neexistuje|does(?:n t| not) exist)"
    r" (?:\w+ ){0,3}(?:zablokowan|zablokovan|zawieszon|blocked|suspended)",
)  # fmt: skip
"""That an account is blocked is none of our doing."""

_DEAD_WORDS = any_of(
    r"user unknown", r"unknown user", r"unknown (?:recipient|address|local part)",
    r"no such (?:\w+ )?(?:user|mailbox|recipient|address|person|account)", r"no mailbox (?:here|by that name)",
    r"(?:user|recipient|mailbox|address) (?:is )?(?:not (?:local|known)|inactive|no longer)",
    r"(?:invalid|inactive|disabled) (?:user|mailbox|address)", r"not a (?:known|valid) (?:user|mailbox|recipient)",
    r"recipient rejected", r"addressee unknown", r"user doesn t have an? (?:\w+ ){0,3}account",
    r"(?:mailbox|account|recipient|user|address|domain|host(?: or domain)?(?: name)?) (?:is |was )?(?:not found|"
    r"does(?:n t| not) exist|unavailable|disabled|unknown|could(?:n t| not) be found)",
    r"address (?:rejected|couldn t be found)", r"unrouteable address", r"couldn t find any host",
    r"invalid recipient", r"account (?:that you tried to reach )?does not exist",
    r"nie (?:mozna (?:znalezc|odnalezc)|znaleziono|odnaleziono) (?:\w+ ){0,3}(?:adres|skrzynk|odbiorc|"
    r"uzytkownik|kont)",
    r"nie ma (?:takie\w*|tego) (?:\w+ )?(?:uzytkownik|adres|kont|skrzynk|odbiorc|osob)",
    r"(?:adres|skrzynka|konto|uzytkownik|odbiorca|adresat)\w* (?:\w+ ){0,4}nie (?:istnieje|zostal\w* "
    r"(?:znalezion|odnalezion)\w*)",
    r"nieznan\w+ (?:adres|odbiorc|uzytkownik)",
    r"(?:adresa|adresat|schranka|uzivatel|prijemce|ucet|domena)\w* (?:\w+ ){0,4}(?:neexistuje|nebyl\w? "
    r"nalezen\w?|nenalezen\w?|neni znam\w?)",
    r"neexistujici (?:\w+ )?(?:adres|schran|uzivatel|prijemc|ucet)", r"nezname? (?:uzivatel|prijemce|adres)",
    r"neznam\w+ (?:uzivatel|prijemc|adres)",
    r"(?:nelze|nepodarilo se) (?:\w+ )?(?:najit|nalezt) (?:\w+ ){0,3}(?:adres|schran|uzivatel|prijemc)",
)  # fmt: skip
_MEANINGS = (
    (_LIMIT_WORDS, Failure.POLICY),
    (_FULL_WORDS, Failure.FULL),
    (_DELAY_WORDS, Failure.DELAYED),
    (_CLOSED_WORDS, Failure.DEAD),
    (_POLICY_WORDS, Failure.POLICY),
    (_DEAD_WORDS, Failure.DEAD),
)
"""The most harmless reading goes first, since whoever is taken for dead hears nothing more from us; but for an account
of which it is said that it is closed.
"""


def meaning(*texts: str) -> Failure | None:
    """What such words say of the address; None when they say nothing of it."""
    said = _said(*texts)
    return next((failure for phrases, failure in _MEANINGS if phrases.search(said)), None)


def is_limit(text: str) -> bool:
    """Whether we have sent too much for now, and nobody's letter is at fault."""
    return _LIMIT_WORDS.search(_said(text)) is not None


def _said(*texts: str) -> str:
    """The words, without the addresses in them, which may be made of anything."""
    return " ".join(plain(_ADDRESS.sub(" ", text)) for text in texts)

"""What people do in a season, in one table: a new ability of the service is one more line of it.

Each verb says who can do it now, and does it through her phone or her mailbox; what becomes true by it is noted with
`stage.did`.
"""

import re
from collections.abc import Callable

from bot.rehearsal import cast
from bot.rehearsal.mailboxes import Mailbox
from bot.rehearsal.season.people import Person
from bot.rehearsal.season.place_verbs import ANSWERS_AN_OFFER, PLACE_VERBS
from bot.rehearsal.season.session_verbs import SESSION_VERBS
from bot.rehearsal.season.stage import Stage, Verb, can_write, free, nothing, press, well
from bot.rehearsal.season.substitute_verbs import SUBSTITUTE_VERBS
from bot.rehearsal.telegram import Button, Phone

_WORDS = {
    "pl": {"ACCEPTED": "Tak, będę.", "TENTATIVE": "Jeszcze nie wiem", "DECLINED": "Niestety nie mogę"},
    "cs": {"ACCEPTED": "Ano, přijdu.", "TENTATIVE": "Zatím nevím", "DECLINED": "Bohužel nemohu"},
}
_ERASE = {"pl": "Usuń moje dane", "cs": "Vymazat údaje"}
_YES = {"pl": "Tak", "cs": "Ano"}
_JOIN = {"pl": "Zapisz", "cs": "Přihlásit"}
_SPEAK = {"pl": "po polsku", "cs": "česky"}
_PARKING = re.compile(r"Parking \d+-\d+\?")
_ANSWERABLE = ("invitation", "meeting-moved", "reminder", "nudge", "answer-recorded", "place-offered", "offer-lapsed")
_WAY_IN = ("language:", "sector:", "city:", "kind:", "institution:skip", "consent:yes")
_WAITED_FOR = 6 * 86400.0  # seconds; who stays away for a week is forgotten, and begins anew
_GONE = "550 5.1.1 No such mailbox"
_FULL = "452 4.2.2 Mailbox full"


# Answers


def _can_answer(stage: Stage, person: Person) -> bool:
    return free(person) and stage.likely(person.diligence) and _asked_about(stage, person) is not None


def _asked_about(stage: Stage, person: Person) -> str | None:
    """The meeting she is asked about by the newest card."""
    if (found := person.button("answer:")) is not None:
        meeting = (found[1].callback_data or "").split(":")[1]
    elif (card := person.card(*_ANSWERABLE)) is not None:
        meeting = card.meeting
    else:
        return None
    return meeting if meeting and stage.dates.takes_answers(meeting) else None


async def _answer(stage: Stage, person: Person) -> None:
    if (meeting := _asked_about(stage, person)) is None:
        return
    choice = stage.chosen("ACCEPTED", "ACCEPTED", "ACCEPTED", "TENTATIVE", "DECLINED")

    def effect() -> None:
        person.answers[meeting] = choice
        person.unsure.discard(meeting)
        person.answered_at[meeting] = stage.now()

    if (found := person.button("answer:")) is not None:
        message = found[0]
        button = next(
            (each for row in message.rows for each in row if each.callback_data == f"answer:{meeting}:{choice}"), None
        )
        if button is not None:  # some cards only offer to come, or not to
            press(person, message, button)
            stage.did(person, "answer", effect)
        return
    card = person.newest(*_ANSWERABLE)
    mail = stage.letters.opened(card, person.own_mailbox.address)
    if card.message in ("invitation", "meeting-moved") and stage.likely(0.4):
        await person.own_mailbox.calendar_reply(mail, choice)
        stage.did(person, "answer", effect if card.sequence == stage.dates.meetings[meeting].sequence else nothing)
    else:
        await person.own_mailbox.reply(mail, _WORDS[person.language][choice])
        stage.did(person, "answer", effect)


# The way in, out and back


def _can_join(stage: Stage, person: Person) -> bool:
    return well(person) and not (person.known or person.erased) and not _is_coming(stage, person)


def _can_return(stage: Stage, person: Person) -> bool:
    return well(person) and person.known and not person.consents and not _is_coming(stage, person)


def _is_coming(stage: Stage, person: Person) -> bool:
    return person.on_her_way and stage.now() - person.set_out_at < _WAITED_FOR


async def _join(stage: Stage, person: Person) -> None:
    person.known = person.on_her_way = True
    person.set_out_at = stage.now()
    if person.phone is not None:
        person.phone.start()
    else:
        await person.own_mailbox.write(cast.BOT_ADDRESS, _JOIN[person.language], _JOIN[person.language])
    stage.did(person, "join", nothing)


def _can_go_on(stage: Stage, person: Person) -> bool:
    if not (well(person) and _is_coming(stage, person) and person.settled):
        return False
    return person.button(*_WAY_IN) is not None or person.card("welcome-by-mail") is not None


async def _go_on(stage: Stage, person: Person) -> None:
    """Answers the newest question of the way in."""

    def consents() -> None:
        person.consents = True
        person.on_her_way = False
        person.introduced = person.introduced or person.phone is not None

    if (found := person.button(*_WAY_IN)) is None:
        card = person.newest("welcome-by-mail")
        numbers = " ".join(str(stage.sector_number(sector)) for sector in sorted(person.sectors))
        await person.own_mailbox.reply(stage.letters.opened(card, person.own_mailbox.address), numbers)
        stage.did(person, "agree", consents)
        return
    message, _ = found
    buttons = [button for row in message.rows for button in row]
    data = _next_step(person, buttons)
    button = next(each for each in buttons if each.callback_data == data)
    press(person, message, button)
    stage.did(person, "agree" if data == "consent:yes" else "go on", consents if data == "consent:yes" else nothing)


def _next_step(person: Person, buttons: list[Button]) -> str:
    offered = [button.callback_data or "" for button in buttons]
    own = (f"language:{person.language}", f"city:{person.city}", f"kind:{person.kind}")
    for wanted in (*own, "institution:skip", "consent:yes"):
        if wanted in offered:
            return wanted
    for button in buttons:
        verb, _, sector = (button.callback_data or "").partition(":")
        if verb == "sector" and (sector in person.sectors) != button.label.startswith("☑"):
            return f"sector:{sector}"
    return "sectors-done"


def _can_leave(stage: Stage, person: Person) -> bool:
    return free(person) and (person.phone is not None or bool(person.cards))


async def _leave(stage: Stage, person: Person) -> None:
    def effect() -> None:
        person.consents, person.is_silent_there = False, True

    if await _leave_there(stage, person, effect):
        return
    if person.phone is not None:
        person.phone.send("/stop" if stage.likely(0.5) else "Stop")
    else:
        mail = stage.letters.opened(person.cards[-1], person.own_mailbox.address)
        if "List-Unsubscribe" in mail.headers and stage.likely(0.5):
            await person.own_mailbox.unsubscribe(mail)
        else:
            await person.own_mailbox.reply(mail, "STOP")
    stage.did(person, "stop", effect)


async def _leave_there(stage: Stage, person: Person, effect: Callable[[], None]) -> bool:
    """The same by the other channel, now and then, where she knows how."""
    place = person.other
    if person.is_silent_there or stage.likely(0.5):
        return False
    if isinstance(place, Phone):
        place.send("/stop")
    elif place is not None and person.cards_there:
        await place.reply(stage.letters.opened(person.cards_there[-1], place.address), "STOP")
    else:
        return False
    stage.did(person, "stop at the other address", effect, at=place)
    return True


async def _ask_to_be_forgotten(stage: Stage, person: Person) -> None:
    if person.phone is not None:
        person.phone.send(_ERASE[person.language])
    else:
        mail = stage.letters.opened(person.cards[-1], person.own_mailbox.address)
        await person.own_mailbox.reply(mail, _ERASE[person.language])
    stage.did(person, "asks to be forgotten", nothing)


def _can_insist(stage: Stage, person: Person) -> bool:
    if person.phone is not None:
        return free(person) and person.button("erase:yes") is not None
    return free(person) and bool(person.cards) and person.cards[-1].message == "erase-confirm"


async def _insist(stage: Stage, person: Person) -> None:
    def effect() -> None:
        person.erased, person.consents, person.known = True, False, False
        person.answers.clear()

    if (found := person.button("erase:yes")) is not None:
        press(person, *found)
    else:
        mail = stage.letters.opened(person.cards[-1], person.own_mailbox.address)
        await person.own_mailbox.reply(mail, _YES[person.language])
    stage.did(person, "erase", effect)


async def _change_language(stage: Stage, person: Person) -> None:
    wanted = "cs" if person.language == "pl" else "pl"

    def effect() -> None:
        person.language = wanted

    if person.phone is not None:
        person.phone.send(_SPEAK[wanted])
    else:
        await person.own_mailbox.reply(
            stage.letters.opened(person.cards[-1], person.own_mailbox.address), _SPEAK[wanted]
        )
    stage.did(person, "language", effect)


# Questions


async def _ask(stage: Stage, person: Person) -> None:
    words = f"Parking {person.name.rpartition(' ')[2]}-{person.said}?"
    person.said += 1
    if person.phone is not None:
        person.phone.send(words)
        stage.did(person, "asks", nothing)
    else:
        await person.own_mailbox.write(cast.BOT_ADDRESS, "Parking", words)
        stage.did(person, "question", lambda: person.asked.append(words))


def _can_send(stage: Stage, person: Person) -> bool:
    return free(person) and person.button("send-question:") is not None


async def _send(stage: Stage, person: Person) -> None:
    if (found := person.button("send-question:")) is None:
        return
    words = _PARKING.findall(found[0].text)[0]
    press(person, *found)
    stage.did(person, "question", lambda: person.asked.append(words))


# Reach


def _by_phone(stage: Stage, person: Person) -> bool:
    return free(person) and person.phone is not None


async def _block(stage: Stage, person: Person) -> None:
    person.reachable = False
    person.own_phone.block()
    stage.did(person, "block", nothing)


def _can_unblock(stage: Stage, person: Person) -> bool:
    return person.phone is not None and person.phone.person.blocked and person.settled


async def _unblock(stage: Stage, person: Person) -> None:
    def effect() -> None:
        person.reachable = True

    person.own_phone.unblock()
    stage.did(person, "unblock", effect)


def _by_mail(stage: Stage, person: Person) -> bool:
    return free(person) and person.mailbox is not None and bool(person.cards)


async def _mailbox_dies(stage: Stage, person: Person) -> None:
    _shut(stage, person, _GONE)
    stage.did(person, "mailbox dies", nothing)


def _can_lose(stage: Stage, person: Person) -> bool:
    return can_write(stage, person) and person.other is not None and not person.is_silent_there


async def _lose(stage: Stage, person: Person) -> None:
    """Her address is no more, and nobody says so until a message is turned away: then the other one counts."""
    if person.phone is None:
        await _mailbox_dies(stage, person)
        return
    person.reachable = False
    person.phone.deactivate()
    stage.did(person, "loses her account", nothing, at=person.other)


async def _mailbox_fills(stage: Stage, person: Person) -> None:
    _shut(stage, person, _FULL)
    person.is_full = True
    stage.did(person, "mailbox fills", nothing)


async def _bounce(stage: Stage, person: Person) -> None:
    box, card = _shut(stage, person, _GONE), person.cards[-1]
    person.returned.add(card.delivery)
    await box.bounce(stage.letters.opened(card, box.address))
    stage.did(person, "bounce", nothing)


def _can_mend(stage: Stage, person: Person) -> bool:
    return person.mailbox is not None and not person.reachable and person.settled and person.known


async def _mend(stage: Stage, person: Person) -> None:
    """The mailbox works again, and she writes."""

    def effect() -> None:
        person.reachable, person.is_full = True, False

    stage.mail.verdicts.pop(person.own_mailbox.address, None)
    await person.own_mailbox.write(cast.BOT_ADDRESS, "?", "help")
    stage.did(person, "mend", effect)


async def _be_absent(stage: Stage, person: Person) -> None:
    await person.own_mailbox.auto_reply(stage.letters.opened(person.cards[-1], person.own_mailbox.address))
    stage.did(person, "auto-reply", nothing)


def _shut(stage: Stage, person: Person, verdict: str) -> Mailbox:
    person.reachable = False
    stage.mail.verdicts[person.own_mailbox.address] = verdict
    return person.own_mailbox


async def _ask_for_meetings(stage: Stage, person: Person) -> None:
    person.own_phone.send("/meetings")
    stage.did(person, "asks for meetings", nothing)


ANSWERS = Verb("answer", 30, _can_answer, _answer)

ASKS_FOR_MEETINGS = Verb("ask for meetings", 0.5, _by_phone, _ask_for_meetings)
"""What anybody may do at any time, and is answered at once."""

ABOUT_WORKSHOPS = (*SESSION_VERBS, ANSWERS_AN_OFFER)
"""What those do who come to a meeting with workshops."""

VERBS = (
    ANSWERS,
    Verb("go on", 12, _can_go_on, _go_on),
    Verb("join", 2, _can_join, _join),
    Verb("send question", 3, _can_send, _send),
    Verb("ask", 1, can_write, _ask),
    ASKS_FOR_MEETINGS,
    Verb("change language", 0.4, can_write, _change_language),
    Verb("leave", 0.5, _can_leave, _leave),
    Verb("return", 0.8, _can_return, _join),
    Verb("block", 0.4, _by_phone, _block),
    Verb("unblock", 0.8, _can_unblock, _unblock),
    Verb("mailbox dies", 0.15, _by_mail, _mailbox_dies),
    Verb("lose an address", 0.8, _can_lose, _lose),
    Verb("mailbox fills", 0.15, _by_mail, _mailbox_fills),
    Verb("bounce", 0.15, _by_mail, _bounce),
    Verb("mend", 0.8, _can_mend, _mend),
    Verb("auto-reply", 0.4, _by_mail, _be_absent),
    Verb("ask to be forgotten", 0.15, can_write, _ask_to_be_forgotten),
    Verb("insist", 2, _can_insist, _insist),
    *PLACE_VERBS,
    *SESSION_VERBS,
    *SUBSTITUTE_VERBS,
)

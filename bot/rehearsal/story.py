"""The built-in story, played without a browser: `mosty rehearse --story`.

It plays the main job from the first Start to a cancelled evening, prints every message each person got, in order and in
her language, and checks every promise it shows; a promise that does not hold ends it with an error.
"""

import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from msgspec import Struct
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from bot import logs
from bot.core.outbox import DeliveryState
from bot.rehearsal import cast
from bot.rehearsal.ears import languages_heard
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage, rehearsal
from bot.rehearsal.telegram import Impossible, Message, Phone

_LABELS = {
    "pl": ("Polski", "☐ Kultura", "Dalej", "Jastrzębie-Zdrój", "Organizacja pozarządowa", "Pomiń", "Wyrażam zgodę"),
    "cs": ("Čeština", "☐ Kultura", "Pokračovat", "Havířov", "Nezisková organizace", "Přeskočit", "Souhlasím"),
}


_UNDO = 61
"""Seconds after which what an organiser has started cannot be taken back any more."""


class PromiseBroken(Exception):
    """Something that the story promises did not happen; the text says what."""


class Scene(Struct, frozen=True):
    """A part of the story: what happens, and what is promised of it."""

    title: str
    play: Callable[[Stage], Awaitable[None]]


async def play() -> int:
    """Plays the story and prints it; returns the exit status: 0 when every promise held, else 1."""
    console = Console()
    logs.configure("text", "error")
    with tempfile.TemporaryDirectory(prefix="mosty-story-") as folder:
        async with rehearsal(Path(folder)) as stage:
            broken = await _play_scenes(stage, console)
            _print_everything(stage, console)
    if broken:
        console.print(f"\n[bold red]Broken:[/] {escape(broken)}")
        return 1
    console.print(f"\n[bold green]All {len(SCENES)} scenes held what they promise.[/]")
    return 0


async def _play_scenes(stage: Stage, console: Console) -> str:
    for number, scene in enumerate(SCENES, 1):
        try:
            await scene.play(stage)
        except (PromiseBroken, Impossible) as promise:
            console.print(f"[red]✗[/] {number}. {scene.title}")
            return f"{scene.title}: {promise}"
        console.print(f"[green]✓[/] {number}. {scene.title}")
    return ""


# The scenes


async def _staff(stage: Stage) -> None:
    await stage.bind_staff()
    _promise("Pytania do moderatorów" in stage.desk.last.text, "Ola's group is the moderators' desk")
    _promise("Role přidělena" in _phone(stage, cast.JANA).last.text, "Jana is an organiser")


async def _join_on_telegram(stage: Stage) -> None:
    for person in (cast.ANIA, cast.DAVID):
        phone = _phone(stage, person)
        phone.start()
        await stage.settle()
        for label in _LABELS[person.language]:
            phone.tap(label)
            await stage.settle()
        _promise("• Kultura" in phone.last.text, f"{person.name} is subscribed by taps alone")
        _promise(len(_said(phone)) == 1, "the whole way in is one card, edited in place")


async def _join_by_mail(stage: Stage) -> None:
    for person, words in ((cast.BARTEK, "Zapisz"), (cast.CECILIE, "Přihlásit")):
        box = stage.mailboxes[person.name]
        await box.write(cast.BOT_ADDRESS, words, words)
        await stage.settle()
        _promise(len(box.messages) == 1, f"{person.name} is asked to confirm, and nothing else is sent before")
        await box.reply(box.messages[0], "1")
        await stage.settle()
        _promise("Kultura" in box.messages[1].text, f"{person.name} is subscribed by the signed answer")


async def _invite(stage: Stage) -> None:
    jana = _phone(stage, cast.JANA)
    jana.tap("Pozvat na setkání")
    await stage.settle()
    await _press(stage, jana, "invite:culture")
    await _press(stage, jana, "invite:culture:yes")
    _promise("Vzít zpět" in " ".join(jana.last.labels), "for a minute it can be undone")
    _promise(_said(_phone(stage, cast.ANIA), "Zaproszenie") == [], "and nothing has left yet")
    await stage.move(seconds=_UNDO)
    for phone, title in ((_phone(stage, cast.ANIA), "Zaproszenie"), (_phone(stage, cast.DAVID), "Pozvánka")):
        _promise(len(_said(phone, title)) == 1, "one invitation each on Telegram")
    for person, title in ((cast.BARTEK, "Zaproszenie"), (cast.CECILIE, "Pozvánka")):
        invitations = _mails(stage, person, title)
        _promise(len(invitations) == 1, "one invitation each by mail")
        _promise(invitations[0].ics_method == "REQUEST", "with an entry for the calendar")


async def _answer(stage: Stage) -> None:
    ania = _phone(stage, cast.ANIA)
    await _press(stage, ania, "answer:culture:ACCEPTED")
    _promise("✅ Tak" in ania.last.text, "the pressed card shows what is recorded")
    await stage.mailboxes[cast.CECILIE.name].reply(_mails(stage, cast.CECILIE, "Pozvánka")[0], "Ano, přijdu.")
    await stage.mailboxes[cast.BARTEK.name].calendar_reply(_mails(stage, cast.BARTEK, "Zaproszenie")[0], "TENTATIVE")
    await stage.settle()
    _promise(len(_mails(stage, cast.CECILIE, "Odpověď zaznamenána")) == 1, "plain words are an answer")
    _promise(len(_mails(stage, cast.BARTEK, "Odpowiedź zapisana")) == 1, "so is a button of the calendar")
    await stage.mailboxes[cast.CECILIE.name].auto_reply(_mails(stage, cast.CECILIE, "Odpověď zaznamenána")[0])
    await stage.settle()
    _promise(await _tally(stage) == {"ACCEPTED": 2, "TENTATIVE": 1}, "an automatic reply is none")


async def _look(stage: Stage) -> None:
    jana = _phone(stage, cast.JANA)
    jana.send("/meeting")
    await stage.settle()
    await _press(stage, jana, "host:culture")
    card = jana.last
    for counted in ("✅ Ano: 2", "❔ Možná: 1", "⌛ Bez odpovědi: 1", "obsazená místa 2 z 80"):
        _promise(counted in card.text, f"the card counts: {counted}")
    _promise(not any(each.name in card.text for each in cast.PARTICIPANTS), "and names nobody")
    await _press(stage, jana, "host:culture:list")
    listed = jana.last.document
    _promise(listed is not None and listed.name.endswith(".xlsx"), "the list comes as a file")
    ania = _phone(stage, cast.ANIA)
    await _press(stage, ania, "answer:culture:TENTATIVE")
    await _press(stage, jana, "host:culture")
    _promise("❔ Možná: 2" in card.text, "and the card is brought up to date in place")
    await _press(stage, ania, "answer:culture:ACCEPTED")
    ania.send("/meeting")
    await stage.settle()
    _promise("Nie można tego wykonać" in ania.last.text, "a participant is shown no such thing")


async def _ask(stage: Stage) -> None:
    ania = _phone(stage, cast.ANIA)
    ania.send("Czy na miejscu jest parking dla autokaru?")
    await stage.settle()
    ania.tap("Przekaż")
    await stage.settle()
    _promise("parking dla autokaru" in stage.desk.last.text, "the question stands at the desk")
    stage.desk.send(_phone(stage, cast.OLA), "Tak, wjazd od ulicy Witczaka.", reply_to=stage.desk.last)
    await stage.settle()
    _promise(len(_said(ania, "wjazd od ulicy Witczaka")) == 1, "the answer comes back to who asked")
    box = stage.mailboxes[cast.CECILIE.name]
    await box.write(cast.BOT_ADDRESS, "Dotaz", "Bude setkání tlumočeno do češtiny?")
    await stage.settle()
    _promise("tlumočeno do češtiny" in stage.desk.last.text, "a question by mail stands there as well")
    stage.desk.send(_phone(stage, cast.OLA), "Ano, po celou dobu.", reply_to=stage.desk.last)
    await stage.settle()
    _promise("Ano, po celou dobu." in box.messages[-1].text, "and its answer comes by mail")


async def _remind(stage: Stage) -> None:
    await stage.move(days=12)
    _promise(len(_said(_phone(stage, cast.ANIA), "Za 7 dni")) == 1, "who comes is reminded")
    _promise(len(_mails(stage, cast.CECILIE, "Za 7 dní")) == 1, "by mail as well")
    _promise(len(_said(_phone(stage, cast.DAVID), "Prosíme o odpověď")) >= 1, "who is silent is asked again")
    _promise(_said(_phone(stage, cast.ANIA), "Prosimy o odpowiedź") == [], "and nobody else")


async def _announce(stage: Stage) -> None:
    jana = _phone(stage, cast.JANA)
    jana.send("/announce")
    await stage.settle()
    jana.send("Zmiana sali: spotykamy się w Sali Lustrzanej.")
    await stage.settle()
    _promise("čeština" in jana.last.text.lower(), "the second language is asked for")
    jana.send("Změna sálu: sejdeme se v Zrcadlovém sále.")
    await stage.settle()
    await _press(stage, jana, "preview:1")
    await _press(stage, jana, "publish:1")
    await _press(stage, jana, f"broadcast:{await _newest_broadcast(stage)}:undo")
    await stage.move(minutes=5)
    _promise(_said(_phone(stage, cast.ANIA), "Lustrzanej") == [], "undone within the minute, nobody has it")
    await _press(stage, jana, "publish:1")
    await stage.move(seconds=_UNDO)
    _promise("Odesílání je dokončeno" in jana.last.text, "Jana is told how it went")
    for person, own, other in (
        (cast.ANIA, "Lustrzanej", "Zrcadlovém"),
        (cast.DAVID, "Zrcadlovém", "Lustrzanej"),
    ):
        phone = _phone(stage, person)
        _promise(
            len(_said(phone, own)) == 1 and not _said(phone, other), f"{person.name} reads it once, in one language"
        )
    for person, own in ((cast.BARTEK, "Lustrzanej"), (cast.CECILIE, "Zrcadlovém")):
        read = [mail for mail in stage.mailboxes[person.name].messages if own in mail.text]
        _promise(len(read) == 1, f"{person.name} reads it once, in one language")


async def _stop(stage: Stage) -> None:
    box = stage.mailboxes[cast.BARTEK.name]
    await box.reply(box.messages[-1], "STOP")
    await stage.settle()
    _promise("Rezygnacja przyjęta" in box.messages[-1].subject, "stop works at once")
    _phone(stage, cast.DAVID).block()
    await stage.settle()


async def _cancel(stage: Stage) -> None:
    before = len(stage.mailboxes[cast.BARTEK.name].messages)
    jana = _phone(stage, cast.JANA)
    jana.send("/meeting")
    await stage.settle()
    await _press(stage, jana, "host:culture")
    await _press(stage, jana, "host:culture:cancel")
    _promise(
        _said(_phone(stage, cast.ANIA), "Spotkanie odwołane") == [], "Jana is asked once more, and nobody is told yet"
    )
    await _press(stage, jana, "host:culture:cancel-yes")
    _promise(len(_said(_phone(stage, cast.ANIA), "Spotkanie odwołane")) == 1, "Ania hears that it is cancelled")
    cancelled = _mails(stage, cast.CECILIE, "Setkání zrušeno")
    _promise(len(cancelled) == 1 and cancelled[0].ics_method == "CANCEL", "Cecílie too, and her calendar")
    await stage.move(days=8)
    _promise(_said(_phone(stage, cast.ANIA), "Jutro") == [], "nobody is reminded of it")
    _promise(len(stage.mailboxes[cast.BARTEK.name].messages) == before, "who said stop hears nothing more")


async def _books(stage: Stage) -> None:
    async with stage.app.database.transaction() as store:
        counts = await store.count_deliveries()
    _promise(not counts.get(DeliveryState.WAITING) and not counts.get(DeliveryState.CLAIMED), "nothing waits")
    _promise(not counts.get(DeliveryState.REFUSED) and not counts.get(DeliveryState.UNCERTAIN), "nothing was refused")
    _promise(stage.telegram.violations == [], "Telegram would have refused no call")
    for person in cast.PARTICIPANTS:
        for text in _texts(stage, person):
            _promise(languages_heard(text) <= {person.language}, f"{person.name} hears one language: {text[:80]}")


SCENES = (
    Scene("Ola's group becomes the desk, Jana an organiser, each by a one-time code", _staff),
    Scene("Ania and David subscribe on Telegram, by taps alone", _join_on_telegram),
    Scene("Bartek and Cecílie subscribe by mail, with a signed answer", _join_by_mail),
    Scene("Jana invites everyone in the meeting's sectors", _invite),
    Scene("A tap, plain words and a calendar's button are answers; an automatic reply is none", _answer),
    Scene("Jana looks at how the meeting stands, and takes the list as a file", _look),
    Scene("Questions go to the desk, and answers back", _ask),
    Scene("The clock moves on: reminders, and nudges to the silent", _remind),
    Scene("An announcement, undone, then sent: to each once and in one language", _announce),
    Scene("Bartek says stop, David blocks the bot", _stop),
    Scene("The evening is cancelled", _cancel),
    Scene("The books add up, and nobody heard the other language", _books),
)


# What the scenes ask for


def _promise(held: bool, what: str) -> None:
    if not held:
        raise PromiseBroken(what)


def _phone(stage: Stage, person: cast.Character) -> Phone:
    return stage.phones[person.name]


def _said(phone: Phone, words: str = "") -> list[Message]:
    return [message for message in phone.messages if message.by_bot and words in message.text]


def _mails(stage: Stage, person: cast.Character, words: str) -> list[Mail]:
    return [mail for mail in stage.mailboxes[person.name].messages if words in mail.subject]


async def _press(stage: Stage, phone: Phone, data: str) -> None:
    for message in reversed(phone.messages):
        for button in (button for row in message.rows for button in row):
            if button.callback_data == data:
                phone.tap(button.label, on=message)
                await stage.settle()
                return
    raise PromiseBroken(f"{phone.person.first_name} has no button for {data}")


async def _tally(stage: Stage) -> dict[str, int]:
    async with stage.app.database.transaction() as store:
        counted = await store.count_answers("culture")
    return {str(partstat): count for partstat, count in counted.items() if partstat != "NEEDS-ACTION"}


async def _newest_broadcast(stage: Stage) -> int:
    async with stage.app.database.transaction() as store:
        return (await store.recent_broadcasts(1))[0].id


def _texts(stage: Stage, person: cast.Character) -> list[str]:
    """What the bot said to a person; without the mail that offers the other language, and without organisers' words."""
    if person.telegram:
        return [message.text for message in _said(_phone(stage, person))]
    return [f"{mail.subject}\n{mail.text}" for mail in stage.mailboxes[person.name].messages[1:]]


def _print_everything(stage: Stage, console: Console) -> None:
    for person in cast.EVERYONE:
        console.rule(f"{person.name} · {person.language} · {person.about}")
        if person.name in stage.mailboxes:
            for mail in stage.mailboxes[person.name].messages:
                console.print(Panel(escape(mail.text.strip()), title=escape(mail.subject), title_align="left"))
            continue
        phone = stage.phones[person.name]
        for message in stage.desk.messages if person == cast.OLA else phone.messages:
            who = "Mosty" if message.by_bot else person.name
            buttons = "  ".join(f"[{label}]" for label in message.labels)
            text = "\n\n".join(part for part in (message.text, buttons) if part)
            console.print(Panel(escape(text), title=who, title_align="left" if message.by_bot else "right"))

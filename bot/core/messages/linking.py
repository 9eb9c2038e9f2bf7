"""Two channels of one person: the code, how it is asked for, and where messages go from now on."""

from bot.core import linking
from bot.core.actions import Verb, press
from bot.core.linking import PREFIX, VALID_FOR
from bot.core.message import Button, Line, Lines, Message, Value, line
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, button
from bot.core.people import CHANNELS, Contact, ContactState, reachable
from bot.core.store import Store

_MINUTES = int(VALID_FOR.total_seconds()) // 60
_CANCEL = button("button-cancel", Verb.CANCEL)


async def ask_address(store: Store, reader: Reader) -> Message:
    """Which address is to be added."""
    return Message("ask-address", rows=((_CANCEL,),))


async def code_sent(store: Store, reader: Reader) -> Message:
    """A mail is on its way. Whether the address is somebody's already is not told."""
    return Message("code-sent", (("minutes", _MINUTES),), ((_CANCEL,),))


async def link_code(store: Store, reader: Reader, *, link: int = 0, code: str = "") -> Message:
    """The code by mail, to be typed on Telegram."""
    await _require_open(store, reader, link, code)
    return Message("link-code", (("code", _in_two(code)), ("minutes", _MINUTES)))


async def link_to_telegram(store: Store, reader: Reader, *, link: int = 0, code: str = "") -> Message:
    """The code by mail, as a link that starts the bot on Telegram."""
    await _require_open(store, reader, link, code)
    bot = await store.mark("telegram.username")
    args: tuple[tuple[str, Value], ...] = (
        ("link", f"https://t.me/{bot}?start={PREFIX}{code}"),
        ("bot", f"@{bot}"),
        ("code", _in_two(code)),
        ("minutes", _MINUTES),
    )
    return Message("link-to-telegram", args)


async def link_confirm(store: Store, reader: Reader, *, link: int) -> Message:
    """Asks somebody known on Telegram once more, with the address she would share everything with."""
    code = await store.link_code_numbered(link)
    if code is None or not code.is_open(reader.now):
        raise Pointless("the code is not valid any more")
    yes, no = button("button-link-yes", Verb.LINK, link, "yes"), button("button-link-no", Verb.LINK, link, "no")
    return Message("link-confirm", (("address", code.address.partition(":")[2]),), ((yes,), (no,)))


async def linked(store: Store, reader: Reader) -> Message:
    """Two channels are one person's; where shall we write?"""
    return Message("linked", (("addresses", await addresses(store, reader)),), (await choice(store, reader), (HOME,)))


async def unlinked(store: Store, reader: Reader) -> Message:
    """The other address is forgotten."""
    return Message("unlinked", rows=((HOME,),))


async def addresses(store: Store, reader: Reader) -> Lines:
    """The person's addresses, one line each."""
    return Lines(tuple(_address(each) for each in await store.contacts(reader.subscriber.id)))


async def written_on(store: Store, reader: Reader) -> Line:
    """The channel that messages come on."""
    contacts = await store.contacts(reader.subscriber.id)
    contact = reachable(contacts, preferred=reader.subscriber.preferred_contact_id, pinned=None)
    return line(f"channel-{(contact or reader.contact).channel}")


async def rows(store: Store, reader: Reader) -> ROWS:
    """What the settings offer: another channel, or the choice between both and the way to part with one."""
    channels = {each.channel for each in await _proven(store, reader)}
    if len(channels) > 1:
        return (await choice(store, reader), (button("button-remove-address", Verb.UNLINK, "email"),))
    if channels == {"telegram"} and await linking.is_on(store, "email"):
        return ((button("button-add-address", Verb.LINK),),)
    return ()


async def choice(store: Store, reader: Reader) -> tuple[Button, ...]:
    """A button for each channel of the person, the preferred one ticked."""
    contacts = await _proven(store, reader)
    preferred = {each.channel for each in contacts if each.id == reader.subscriber.preferred_contact_id}
    return tuple(
        Button(
            line("button-on" if channel in preferred else "button-off", name=line(f"channel-{channel}")),
            press(Verb.PREFER, channel),
        )
        for channel in CHANNELS
        if any(each.channel == channel for each in contacts)
    )


async def _proven(store: Store, reader: Reader) -> list[Contact]:
    contacts = await store.contacts(reader.subscriber.id)
    return [each for each in contacts if each.state != ContactState.UNVERIFIED]


async def _require_open(store: Store, reader: Reader, link: int, code: str) -> None:
    found = await store.link_code_numbered(link)
    if not code or found is None or not found.is_open(reader.now):
        raise Pointless("the code is not valid any more")
    if found.address != reader.contact.address:  # it would prove another address
        raise Pointless("the address cannot be written to")


def _address(contact: Contact) -> Line:
    return line("data-contact", channel=line(f"channel-{contact.channel}"), address=contact.address.partition(":")[2])


def _in_two(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"

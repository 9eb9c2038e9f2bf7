"""Captured updates → what a person did."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.parse import parse
from bot.core.actions import Action, Verb
from bot.core.inbound import (
    Act,
    Blocked,
    Commanded,
    Garbled,
    Ignored,
    Inbound,
    Pressed,
    Renamed,
    Said,
    Sender,
    Started,
    Unblocked,
    Unreadable,
)
from bot.core.language import Language

DATA = Path(__file__).parents[1] / "data" / "telegram"
NOW = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)

ANIA = Sender("telegram:7100000001", proven=True, name="Ania Nowak", language=Language.PL)
DAVID = Sender("telegram:5200000002", proven=True, name="David", language=Language.CS)
OLA = Sender("telegram:7100000003", proven=True, name="Ola Kowal", language=None)
GROUP = "telegram:-5100000001"
SUPERGROUP = "telegram:-1002100000001"

YES = Action(Verb.ANSWER, ("culture", "ACCEPTED"))


def desk(address: str, member: str) -> Sender:
    return Sender(address, proven=True, name="Biurko", member=member)


@pytest.mark.parametrize(
    ("captured", "sender", "act", "reference"),
    [
        ("text", ANIA, Said("Czy będzie parking? <b>Tak</b> & nie"), "41"),
        ("text-cs", DAVID, Said("Přijdu, děkuji"), "41"),
        ("text-other-language", OLA, Said("Hello"), "41"),
        ("text-reply", ANIA, Said("A o której?", reply_to="42"), "43"),
        ("text-slash", ANIA, Said("/usr/bin to nie polecenie"), "41"),
        ("new-fields", ANIA, Said("Dzień dobry"), "41"),
        ("start", ANIA, Started(), "41"),
        ("start-payload", ANIA, Started("meeting_7"), "41"),
        ("start-in-group", desk(GROUP, "Ola Kowal"), Started("staff_Abc-123"), "12"),
        ("command", ANIA, Commanded("settings"), "41"),
        ("command-argument", ANIA, Commanded("ask", "Czy jest\nparking?"), "41"),
        ("photo", ANIA, Unreadable(), "41"),
        ("photo-caption", ANIA, Said("Czy to ten budynek?"), "41"),
        ("voice", ANIA, Unreadable(), "41"),
        ("sticker", ANIA, Unreadable(), "41"),
        ("location", ANIA, Unreadable(), "41"),
        ("contact", ANIA, Unreadable(), "41"),
        ("press", ANIA, Pressed(YES, on="42"), ""),
        ("press-in-group", desk(GROUP, "Ola Kowal"), Pressed(Action(Verb.LANGUAGE, ("cs",)), on="15"), ""),
        ("press-on-old-message", ANIA, Pressed(Action(Verb.HOME), on="42"), ""),
        ("press-inline", ANIA, Pressed(Action(Verb.HOME)), ""),
        ("press-forged", ANIA, Garbled(), ""),
        ("press-game", ANIA, Garbled(), ""),
        ("blocked", ANIA, Blocked(), ""),
        ("unblocked", ANIA, Unblocked(), ""),
        ("group-added", desk(GROUP, "Ola Kowal"), Unblocked(), ""),
        ("group-administrator", desk(SUPERGROUP, "Ola Kowal"), Unblocked(), ""),
        ("group-kicked", desk(SUPERGROUP, "Ola Kowal"), Blocked(), ""),
        ("group-left", desk(GROUP, "Ola Kowal"), Blocked(), ""),
        ("group-restricted", desk(SUPERGROUP, "Ola Kowal"), Unblocked(), ""),
        ("group-restricted-out", desk(SUPERGROUP, "Ola Kowal"), Blocked(), ""),
        ("group-reply", desk(GROUP, "Ola Kowal"), Said("Tak, za ratuszem.", reply_to="15"), "16"),
        ("forum-text", desk(SUPERGROUP, "Ola Kowal"), Said("Już odpisuję"), "18"),
        ("group-anonymous", desk(SUPERGROUP, "Biurko"), Said("Tak"), "19"),
        ("group-anonymous-signed", desk(SUPERGROUP, "Moderatorka"), Said("Tak"), "20"),
        ("group-migrated", desk(GROUP, "Ola Kowal"), Renamed(SUPERGROUP), "24"),
    ],
)
def test_what_a_person_did(captured: str, sender: Sender, act: Act, reference: str) -> None:
    update = load(captured)
    expected = Inbound(f"telegram:{update['update_id']}", sender, act, NOW, reference=reference)
    assert parse(update, NOW) == expected
    assert parse(Update.de_json(update, None), NOW) == expected


@pytest.mark.parametrize(
    ("captured", "because"),
    [
        ("group-channel-post", "written by a channel"),
        ("group-by-channel", "written by a channel"),
        ("group-by-bot", "written by a bot"),
        ("group-migrated-from", "a service message"),
        ("group-joined", "a service message"),
        ("pinned", "a service message"),
        ("channel-added", "a channel"),
        ("edited", "no such update was asked for"),
    ],
)
def test_what_nobody_has_to_act_on(captured: str, because: str) -> None:
    assert parse(load(captured), NOW).act == Ignored(because)


@pytest.mark.parametrize("captured", ["malformed-no-chat", "malformed-shape"])
def test_what_cannot_be_read_raises(captured: str) -> None:
    with pytest.raises((TypeError, AttributeError, ValueError, KeyError)):
        parse(load(captured), NOW)


def test_every_captured_update_is_in_a_table() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [path.stem for path in DATA.glob("*.json") if f'"{path.stem}"' not in text] == []


def load(captured: str) -> dict[str, Any]:
    update: dict[str, Any] = json.loads((DATA / f"{captured}.json").read_text(encoding="utf-8"))
    return update

"""Reads the parameters of a call and refuses every one that does not fit the published method."""

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from bot.rehearsal.telegram import spec
from bot.rehearsal.telegram.errors import ApiError, bad_request, strict

# What the server says when a required parameter is absent or empty (SRV Client.cpp).
_ABSENT = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "document": "there is no document in the request",
    "commands": 'parameter "commands" is required',
    "action": "wrong parameter action in request",
}
_UNREADABLE = {"reply_markup": "object expected as reply markup"}


class Upload(Struct, frozen=True):
    """A file that came inside a multipart body."""

    name: str
    mime_type: str
    content: bytes


def arguments(method: str, raw: Mapping[str, str], uploads: Mapping[str, Upload]) -> dict[str, Any]:
    """The parameters by name with the types of the method; raises ApiError for the first that is wrong.

    Only what is not a scalar is read as JSON: `text=123` stays a text.
    """
    fields = spec.METHODS[method]
    referred = {value.removeprefix("attach://") for value in raw.values() if value.startswith("attach://")}
    for name in (*raw, *uploads):
        if name in spec.UNPLAYED:
            raise strict(f"the rehearsal does not play the parameter {name} of {method}")
        if name not in fields and name not in referred:
            raise strict(f"{method} has no parameter {name}")
    found: dict[str, Any] = {}
    for field in fields.values():
        if field.type == "File":
            value: Any = _file(field.name, raw, uploads)
        elif field.name in raw:
            value = _decoded(field, raw[field.name])
        else:
            value = None
        if field.required and (value is None or (value == "" and field.name in _ABSENT)):
            text = _ABSENT.get(field.name)
            raise bad_request(text, ours=True) if text else strict(f"{method} needs the parameter {field.name}")
        if value is not None:
            found[field.name] = value
    return found


def _file(name: str, raw: Mapping[str, str], uploads: Mapping[str, Upload]) -> Upload | str | None:
    if name in uploads:
        return uploads[name]
    text = raw.get(name)
    if text and text.startswith("attach://"):
        upload = uploads.get(text.removeprefix("attach://"))
        if upload is None:
            raise bad_request("there is no document in the request", ours=True)
        return upload
    return text


def _decoded(field: spec.Field, text: str) -> Any:
    if field.type in spec.SCALARS:
        return _scalar(field, text)
    try:
        value = json.loads(text)
    except ValueError as error:
        raise _unreadable(field.name, f"{field.name} is not JSON: {error}") from error
    if not isinstance(value, dict | list):
        raise _unreadable(field.name, f"{field.name} must be {field.type}")
    _fit(field.name, field.type, value)
    return value


def _scalar(field: spec.Field, text: str) -> int | str | bool:
    if field.type == "Integer":
        return _whole(field.name, text)
    if field.type == "Boolean":
        if text.lower() not in {"true", "false"}:
            raise strict(f"{field.name} must be true or false, not {text!r}")
        return text.lower() == "true"
    if field.type == "Id":
        return _whole(field.name, text) if _looks_whole(text) else text
    _measure(field, text)
    return text


def _whole(name: str, text: str) -> int:
    if not _looks_whole(text):
        raise strict(f"{name} must be a whole number, not {text!r}")
    value = int(text)
    if not -(2**63) <= value < 2**63:
        raise strict(f"{name} does not fit 64 bits")
    return value


def _looks_whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit()


def _measure(field: spec.Field, text: str) -> None:
    size = len(text.encode()) if field.in_bytes else len(text)
    if size < field.shortest or (field.longest is not None and size > field.longest):
        unit = "bytes" if field.in_bytes else "characters"
        raise strict(f"{field.name} must have {field.shortest} to {field.longest} {unit}, not {size}")


def _fit(path: str, kind: str, value: Any) -> None:
    """Walks down a decoded JSON value; unknown fields and wrong types are refused with their path."""
    if kind.startswith("["):
        if not isinstance(value, list):
            raise _unreadable(path, f"{path} must be an array")
        for index, item in enumerate(value):
            _fit(f"{path}[{index}]", kind[1:-1], item)
    elif "|" in kind:
        _fit(path, _chosen(path, kind.split("|"), value), value)
    elif kind in spec.TAGGED:
        tag = value.get("type") if isinstance(value, dict) else None
        if tag not in spec.TAGGED[kind]:
            raise strict(f"{path} is no {kind}: type {tag!r}")
        _fit(path, spec.TAGGED[kind][tag], value)
    elif kind in spec.TYPES:
        _fit_object(path, kind, value)
    elif kind == "Boolean":
        if not isinstance(value, bool):
            raise strict(f"{path} must be true or false")
    elif kind == "Integer":
        if not isinstance(value, int) or isinstance(value, bool):
            raise strict(f"{path} must be a whole number")
    elif kind == "Id":
        if not isinstance(value, int | str) or isinstance(value, bool):
            raise strict(f"{path} must be a chat id")
    elif not isinstance(value, str):
        raise strict(f"{path} must be a text")


def _fit_object(path: str, kind: str, value: Any) -> None:
    if not isinstance(value, dict):
        raise _unreadable(path, f"{path} must be {kind}")
    fields = spec.TYPES[kind]
    for name, item in value.items():
        if name not in fields:
            raise strict(f"{path}: {kind} has no field {name}")
        _fit(f"{path}.{name}", fields[name].type, item)
        if fields[name].type == "String":
            _measure(fields[name], item)
    for field in fields.values():
        if field.required and field.name not in value:
            raise strict(f"{path}: {kind} needs the field {field.name}")


def _chosen(path: str, kinds: list[str], value: Any) -> str:
    """The kind whose first, telling field is there: `inline_keyboard`, `keyboard`, `force_reply`…"""
    if isinstance(value, dict):
        for kind in kinds:
            if next(iter(spec.TYPES[kind])) in value:
                return kind
    raise _unreadable(path, f"{path} must be one of {', '.join(kinds)}")


def _unreadable(path: str, text: str) -> ApiError:
    known = _UNREADABLE.get(path)
    return bad_request(known, ours=True) if known else strict(text)

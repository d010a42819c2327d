"""What an update or a reply looks like without what anybody said: its structure, and how long everything is."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from bot.legible import legible
from bot.storage import Outgoing
from flows.dialogue.taps import ACTS

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_OURS = re.compile(r"\d{1,2}\.[0-9a-z]{1,13}\.([a-z]+)(?:\..*)?", re.DOTALL)
_TAGS = {"own", "terminal"}
_UNREADABLE = "unreadable"


def kind_of(body: bytes | None) -> str:
    """What sort of update it is: Telegram's name for it, or `own` or `terminal`."""
    update = _read(body or b"")
    if not isinstance(update, dict):
        return _UNREADABLE
    if (tag := update.get("type")) in _TAGS:
        return str(tag)
    return next((key for key in update if key != "update_id" and _KEY.fullmatch(key)), _UNREADABLE)


def redacted(body: bytes) -> str:
    """An update as indented JSON: keys stay, and of a tap what it does; strings and numbers do not."""
    return _indented(_hide(_read(body)))


def redacted_reply(letter: Outgoing) -> str:
    """A reply likewise."""
    shape: dict[str, Any] = {"kind": letter.kind, "call": _hide(_read(letter.body))}
    if letter.file:
        shape |= {"name": _hide(letter.name), "file": f"<{len(letter.file)} bytes>"}
    return _indented(shape)


def _read(body: bytes) -> Any:
    """None for what is no JSON."""
    try:
        return msgspec.json.decode(legible(body))
    except (ValueError, RecursionError):
        return None


def _hide(value: Any, name: str = "") -> Any:
    match value:
        case dict():
            return {key if _KEY.fullmatch(key) else _hide(key): _hide(one, key) for key, one in value.items()}
        case list():
            return [_hide(one, name) for one in value]
        case str():
            tap = _OURS.fullmatch(value) if name in {"data", "callback_data"} else None
            act = f", {tap[1]}" if tap and tap[1] in ACTS else ""
            return f"<{len(value)} characters{act}>"
        case bool() | None:
            return value
        case _:
            return "<number>"


def _indented(shape: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(shape), indent=2).decode()

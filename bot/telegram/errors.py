"""What a failed call calls for."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import msgspec
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.request import Unreachable

__all__ = ["Conflict", "InvalidToken", "TelegramError", "Verdict", "judge"]

_TOKEN_SECONDS = 30.0
_FLOOD_SECONDS = 5.0


_What = Literal["done", "anew", "plain", "final", "gone", "wait", "retry"]


class Verdict(msgspec.Struct, frozen=True):
    """What a failed call calls for. `why` names it for the log; Telegram's own words may quote what was typed.

    done: it was so already. anew: the message to edit is gone. plain: the markup is at fault. final: it would fail
    again. gone: the chat cannot be written to. wait: not before `seconds`; `all` of us, not this chat alone.
    retry: it may have arrived or not; `answered` when it was Telegram that said so and not the network.
    """

    what: _What
    why: str
    seconds: float = 0.0
    all: bool = False
    answered: bool = False


_BAD_REQUESTS: tuple[tuple[str, _What], ...] = (
    ("message is not modified", "done"),
    ("message to edit not found", "anew"),
    ("message can't be edited", "anew"),
    ("message_id_invalid", "anew"),
    ("no text in the message to edit", "anew"),
    ("message identifier is not specified", "anew"),
    ("can't parse entities", "plain"),
    ("chat not found", "gone"),
    ("peer_id_invalid", "gone"),
    ("too long", "final"),
    ("too_long", "final"),
    ("is empty", "final"),
    ("button_", "final"),
)


def judge(error: TelegramError) -> Verdict:
    """What to do about an error of the library. BadRequest is one of its NetworkErrors, and 401 and 404 are both
    InvalidToken, so the order matters."""
    why = type(error).__name__
    words = error.message.lower()
    match error:
        case RetryAfter():
            after = error.retry_after
            return Verdict("wait", why, after.total_seconds() if isinstance(after, timedelta) else after)
        case Forbidden():
            return Verdict("gone", why)
        case BadRequest():
            part, what = next((known for known in _BAD_REQUESTS if known[0] in words), ("other", "final"))
            return Verdict(what, f"{why}: {part}")
        case ChatMigrated():
            return Verdict("final", why)
        case InvalidToken():
            return Verdict("wait", why, _TOKEN_SECONDS, all=True)
        case Conflict():
            return Verdict("retry", why, answered=True)
    if "(413)" in words or "entity too large" in words:
        return Verdict("final", "too large")
    if words.startswith("too many requests"):
        return Verdict("wait", why, _FLOOD_SECONDS)
    return Verdict("retry", why, answered=not isinstance(error, Unreachable | TimedOut))

"""The product, spoilt on purpose. A laboratory that does not find these out finds nothing out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.intake import Intake
    from bot.storage import Loaded, Outcome
    from bot.telegram.updates import Taken

EARLY_OFFSET = "offset confirmed before the commit"
EARLY_MARK = "marked as sent before the send"
NO_MEMORY = "update ids not kept"
TALKATIVE = "updates logged"
OPEN_DOOR = "webhook asks for no secret"
FRAGILE = "turns fail on some words"
POISON = "鵁鶄囍龘"
"""The words on which they fail."""
_LATER = 0.05
_tasks: set[asyncio.Task[Any]] = set()


def confirm_early() -> None:
    """Updates are confirmed at once, and stored a little later."""
    from bot.intake import Intake

    accept = Intake.accept

    async def store(intake: Intake, updates: Sequence[Taken]) -> None:
        await asyncio.sleep(_LATER)
        await accept(intake, updates)

    async def spoilt(intake: Intake, updates: Sequence[Taken]) -> None:
        task = asyncio.create_task(store(intake, updates))
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)

    Intake.accept = spoilt  # type: ignore[assignment, method-assign]


def mark_early() -> None:
    """Replies are marked as sent, and sent a little later."""
    from bot.delivery import Delivery
    from bot.storage import Parcel, Sent

    async def spoilt(delivery: Delivery, parcel: Parcel) -> None:
        await delivery._store.settle([Sent(parcel)])
        await asyncio.sleep(_LATER)
        await delivery._send(parcel)

    Delivery._deliver = spoilt  # type: ignore[assignment, method-assign]


def forget_updates() -> None:
    """Every update counts as new."""
    from bot.storage.sqlite import SQLiteStore

    def spoilt(*_: object) -> bool:
        return True

    assert hasattr(SQLiteStore, "_is_new")
    SQLiteStore._is_new = spoilt  # type: ignore[assignment, method-assign]


def log_updates() -> None:
    """The log holds what was said."""
    from bot.turns import Turns

    turn = Turns.turn

    def spoilt(turns: Turns, loaded: Loaded) -> Outcome:
        logging.getLogger("bot.turns").debug("a turn", extra={"data": {"body": loaded.body.decode()}})
        return turn(turns, loaded)

    Turns.turn = spoilt  # type: ignore[assignment, method-assign]


def fail_on_poison() -> None:
    """Not a spoilt product, but updates that it cannot answer: it has to live with them."""
    from bot.turns import Turns

    turn = Turns.turn

    def poisoned(turns: Turns, loaded: Loaded) -> Outcome:
        if POISON.encode() in loaded.body:
            raise ValueError(POISON)
        return turn(turns, loaded)

    Turns.turn = poisoned  # type: ignore[method-assign]


def ask_no_secret() -> None:
    """Whoever calls the webhook is let in."""
    from bot import webhook

    def spoilt(*_: object) -> bool:
        return True

    webhook.hmac.compare_digest = spoilt  # type: ignore[attr-defined]


MUTANTS: dict[str, Callable[[], None]] = {
    EARLY_OFFSET: confirm_early,
    EARLY_MARK: mark_early,
    NO_MEMORY: forget_updates,
    TALKATIVE: log_updates,
    FRAGILE: fail_on_poison,
    OPEN_DOOR: ask_no_secret,
}

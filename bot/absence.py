"""After a gap in which taps were lost: who was waiting to be heard is asked again, when everybody else has been."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from .storage import DatabaseBusy, Store
from .turns import Own

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 5.0
_PACE_SECONDS = 2.0


class Entrance(Protocol):
    """Where updates come in."""

    def has_caught_up(self) -> bool:
        """Whether what waited at Telegram is in."""
        ...


async def ask_again(store: Store, entrance: Entrance) -> None:
    """Until it is cancelled. Some people at a time, so that replies to others are not held up."""
    body = Own("away").body()
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        try:
            while entrance.has_caught_up() and not store.crowded() and await store.ask_again(body):
                await asyncio.sleep(_PACE_SECONDS)
        except DatabaseBusy as error:
            _log.error("cannot ask again", extra={"data": {"why": str(error)}})

"""What the bot brings up by itself: the open question again after a gap in which taps were lost, and that everything
about somebody will be erased. A few people at a time, and only when nobody else is waiting."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from .complaint import Complaint
from .storage import DatabaseBusy, Store
from .turns import Own

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 5.0
_PACE_SECONDS = 1.0
_DAYTIME = range(9, 20)
_AWAY, _MISSED = Own("away").body(), Own("missed").body()


class Entrance(Protocol):
    """Where updates come in."""

    def has_caught_up(self) -> bool:
        """Whether what waited at Telegram is in."""
        ...


class Prompts:
    """`days`: after which people are erased. `clock`: the time where our people are."""

    def __init__(self, store: Store, entrance: Entrance, days: int, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._entrance = entrance
        self._days = days
        self._clock = clock

    async def run(self) -> None:
        """Until it is cancelled."""
        complaint = Complaint(_log, "cannot bring anything up", "things can be brought up again")
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            try:
                while self._entrance.has_caught_up() and self._store.idle() and await self._bring_up():
                    await asyncio.sleep(_PACE_SECONDS)
            except DatabaseBusy as error:
                complaint.make(str(error))
            else:
                complaint.withdraw()

    async def _bring_up(self) -> bool:
        """Whether there may be more. Nobody is woken by a warning."""
        if await self._store.ask_again(_AWAY, _MISSED):
            return True
        return self._clock().hour in _DAYTIME and await self._store.warn(self._days, _expiring)


def _expiring(day: date) -> bytes:
    return Own("expiring", day).body()

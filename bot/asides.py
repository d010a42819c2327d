"""What is done about updates that are nobody's conversation: the way to the private chat, a spinner stopped,
answers for another chat."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from .delivery import Delivery
from .telegram.api import Api
from .telegram.calls import Call, acknowledge, redirect
from .telegram.me import Me
from .telegram.updates import Acknowledge, Aside, Asked, Redirect
from .wording import Wording

_GROUP_SECONDS = 3600
_GROUPS = 1_000
_QUERIES = 30
"""Inline queries that are answered in a second: somebody's conversation comes first."""


class Asides:
    """Best effort: nothing of it is stored. `offer` answers an inline query; before it is there nobody does."""

    def __init__(
        self, api: Api, delivery: Delivery, wording: Wording, me: Me, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._api = api
        self._delivery = delivery
        self._wording = wording
        self._me = me
        self._clock = clock
        self._told: dict[int, float] = {}
        self._asking: set[asyncio.Task[None]] = set()
        self._second, self._answered = 0, 0
        self.offer: Callable[[Asked], Call] | None = None

    def do(self, aside: Aside) -> None:
        """Called when the update is stored; a group is told once an hour at most."""
        match aside:
            case Acknowledge(tap):
                self._delivery.aside(acknowledge(tap))
            case Redirect() if self._may_tell(aside.chat):
                task = asyncio.create_task(self._redirect(aside))
                self._asking.add(task)
                task.add_done_callback(self._asking.discard)
            case Asked() if self.offer and self._has_time():
                self._delivery.aside(self.offer(aside))

    async def _redirect(self, group: Redirect) -> None:
        if username := await self._me.learn(self._api):
            self._delivery.aside(redirect(group.chat, username, self._wording, group.locale))

    def _may_tell(self, group: int) -> bool:
        now = self._clock()
        self._told = {chat: at for chat, at in self._told.items() if now - at < _GROUP_SECONDS}
        if group in self._told or len(self._told) >= _GROUPS:
            return False
        self._told[group] = now
        return True

    def _has_time(self) -> bool:
        second = int(self._clock())
        if second != self._second:
            self._second, self._answered = second, 0
        self._answered += 1
        return self._answered <= _QUERIES

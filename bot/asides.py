"""What is done about updates that are nobody's conversation: the way to the private chat, and a spinner stopped."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

import msgspec

from .delivery import Delivery
from .telegram.api import Api
from .telegram.calls import acknowledge, redirect
from .telegram.errors import TelegramError
from .telegram.updates import Acknowledge, Aside, Redirect
from .wording import Wording

_log = logging.getLogger(__name__)

_GROUP_SECONDS = 3600
_GROUPS = 1_000


class _Me(msgspec.Struct):
    username: str


class Asides:
    """Best effort: nothing of it is stored."""

    def __init__(
        self, api: Api, delivery: Delivery, wording: Wording, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._api = api
        self._delivery = delivery
        self._wording = wording
        self._clock = clock
        self._told: dict[int, float] = {}
        self._username = ""
        self._asking: set[asyncio.Task[None]] = set()

    def do(self, aside: Aside) -> None:
        """Called when the update is stored; a group is told once an hour at most."""
        match aside:
            case Acknowledge(tap):
                self._delivery.aside(acknowledge(tap))
            case Redirect() if self._may_tell(aside.chat):
                task = asyncio.create_task(self._redirect(aside))
                self._asking.add(task)
                task.add_done_callback(self._asking.discard)

    async def _redirect(self, group: Redirect) -> None:
        if username := await self._name():
            self._delivery.aside(redirect(group.chat, username, self._wording, group.locale))

    def _may_tell(self, group: int) -> bool:
        now = self._clock()
        self._told = {chat: at for chat, at in self._told.items() if now - at < _GROUP_SECONDS}
        if group in self._told or len(self._told) >= _GROUPS:
            return False
        self._told[group] = now
        return True

    async def _name(self) -> str:
        """The bot's own name, asked for when it is first needed."""
        if not self._username:
            try:
                self._username = msgspec.json.decode(await self._api.call(("getMe", {})), type=_Me).username
            except (TelegramError, msgspec.MsgspecError) as error:
                _log.warning("the bot does not know its name", extra={"data": {"why": type(error).__name__}})
        return self._username

"""Intake: an update is on our disk before Telegram is told that we have it. Here by long polling; see webhook.py."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence

import msgspec
from msgspec import Raw

from .asides import Asides
from .storage import DatabaseBusy, Incoming, Store
from .telegram.api import POLL_SECONDS, Api
from .telegram.calls import delete_webhook, poll, updates_of
from .telegram.errors import Conflict, InvalidToken, TelegramError, judge
from .telegram.updates import Aside, take

_log = logging.getLogger(__name__)

_CROWDED_SECONDS = 0.1
_FIRST_PAUSE = 0.1
_BUSY_PAUSE = 5.0
_NETWORK_PAUSE = 5.0
_CONFLICT_PAUSE = 30.0
_COMPLAIN_SECONDS = 60.0


class TokenRefused(Exception):
    """Telegram does not know the token, and never did."""


class Intake:
    """What every way in shares: sorting, storing, and what is done aside."""

    def __init__(self, store: Store, asides: Asides) -> None:
        self._store = store
        self._asides = asides

    async def accept(self, updates: Sequence[Raw]) -> int | None:
        """Stores updates; the highest of their ids, after the commit. Raises DatabaseBusy."""
        incoming: list[Incoming] = []
        asides: list[Aside] = []
        for raw in updates:
            try:
                update, aside = take(bytes(raw))
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                _log.error("an update that has no id", extra={"data": {"why": type(error).__name__}})
                continue
            incoming.append(update)
            if aside:
                asides.append(aside)
        if incoming:
            await self._store.accept(incoming)
        for aside in asides:
            self._asides.do(aside)
        return max((update.id for update in incoming if update.id is not None), default=None)

    def is_crowded(self) -> bool:
        return self._store.crowded()


class Polling:
    """getUpdates for ever. The offset confirms what is stored and is itself stored nowhere."""

    def __init__(self, api: Api, intake: Intake) -> None:
        self._api = api
        self._intake = intake
        self._offset = 0
        self._pause = _FIRST_PAUSE
        self._complained = -_COMPLAIN_SECONDS
        self.begun = asyncio.Event()

    async def run(self) -> None:
        """Polls until it is cancelled. Raises TokenRefused when the first answer is that there is no such bot."""
        while True:
            while self._intake.is_crowded():
                await asyncio.sleep(_CROWDED_SECONDS)
            try:
                updates = updates_of(await self._api.call(poll(self._offset, POLL_SECONDS)))
            except (TelegramError, msgspec.MsgspecError) as error:
                await self._rest(error)
                continue
            self.begun.set()
            self._pause = _FIRST_PAUSE
            await self._take(updates)

    async def _take(self, updates: Sequence[Raw]) -> None:
        """After a quiet week ids begin anew anywhere, so an offset is sent no more when it has done its work."""
        while True:
            try:
                last = await self._intake.accept(updates) if updates else None
            except DatabaseBusy as error:
                self._complain("cannot store updates", str(error))
                await asyncio.sleep(self._longer(_BUSY_PAUSE))
                continue
            self._offset = last + 1 if last is not None else 0
            return

    async def _rest(self, error: Exception) -> None:
        why = type(error).__name__
        if isinstance(error, InvalidToken) and not self.begun.is_set():
            raise TokenRefused
        if isinstance(error, Conflict):
            self.begun.set()
            if "webhook" in error.message:
                await self._remove_webhook()
            self._complain("somebody else polls with this token, or has just done so", why)
            pause = self._longer(_CONFLICT_PAUSE)
        else:
            verdict = judge(error) if isinstance(error, TelegramError) else None
            self._complain("cannot poll", why)
            pause = max(self._longer(_NETWORK_PAUSE), verdict.seconds if verdict else 0.0)
        await asyncio.sleep(pause)

    async def _remove_webhook(self) -> None:
        try:
            await self._api.call(delete_webhook())
        except TelegramError as error:
            self._complain("cannot remove the webhook", type(error).__name__)

    def _longer(self, most: float) -> float:
        pause, self._pause = min(self._pause, most), min(2 * self._pause, 60.0)
        return pause

    def _complain(self, event: str, why: str) -> None:
        """Once a minute, however often it happens."""
        now = time.monotonic()
        if now - self._complained >= _COMPLAIN_SECONDS:
            self._complained = now
            _log.warning(event, extra={"data": {"why": why}})

"""Intake: an update is on our disk before Telegram is told that we have it. Here by long polling; see webhook.py."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from contextlib import suppress

import msgspec
from msgspec import Raw

from .asides import Asides
from .outage import Outage
from .storage import DatabaseBusy, Store
from .telegram.api import POLL_LIMIT, POLL_SECONDS, Api
from .telegram.calls import delete_webhook, poll, updates_of
from .telegram.errors import Conflict, InvalidToken, TelegramError, judge
from .telegram.updates import NoUpdate, Taken, take

_log = logging.getLogger(__name__)

_CROWDED_SECONDS = 0.1
_HASTY_SECONDS = 0.01
_FIRST_PAUSE = 0.1
_BUSY_PAUSE = 5.0
_NETWORK_PAUSE = 5.0
_CONFLICT_PAUSE = 30.0
_PEEK_PAUSE = 2.0
_COMPLAIN_SECONDS = 60.0


class TokenRefused(Exception):
    """Telegram does not know the token, and never did."""


class Intake:
    """What every way in shares: the order, storing, what is done aside, and what is said when storing fails."""

    def __init__(self, store: Store, asides: Asides, outage: Outage) -> None:
        self._store = store
        self._asides = asides
        self.outage = outage
        self._one_by_one = asyncio.Lock()
        self._noting: asyncio.Task[None] | None = None

    async def accept(self, updates: Sequence[Taken]) -> None:
        """Stores updates in the order of their ids. After it they may be confirmed. Raises DatabaseBusy.

        While another process writes, whoever came first goes first.
        """
        ordered = sorted(updates, key=_id)
        incoming = [taken.update for taken in ordered]
        with self.outage.watch(incoming):
            async with self._one_by_one:
                await self._store.accept(incoming)
        for taken in ordered:
            if taken.aside:
                self._asides.do(taken.aside)

    def is_crowded(self) -> bool:
        return self._store.crowded()

    def heard(self) -> None:
        """Telegram was heard just now, and keeps nothing back. Noted on the side: nobody stops listening over that."""
        if self._noting is None or self._noting.done():
            self._noting = asyncio.create_task(self._note())

    def finish(self) -> None:
        """Nothing is noted any more."""
        if self._noting:
            self._noting.cancel()

    async def _note(self) -> None:
        with suppress(DatabaseBusy):  # it is noted the next time
            await self._store.heard()


class Polling:
    """getUpdates for ever, whatever one poll runs into. The offset confirms what is stored and is itself stored
    nowhere. Until what waited is in, a poll does not wait for more: others wait to know that it is."""

    def __init__(self, api: Api, intake: Intake) -> None:
        self._api = api
        self._intake = intake
        self._offset = 0
        self._full = True
        self._pause = _FIRST_PAUSE
        self._complained = -_COMPLAIN_SECONDS
        self._listening = asyncio.Lock()
        self.begun = asyncio.Event()

    async def run(self) -> None:
        """Polls until it is cancelled. Raises TokenRefused when the first answer is that there is no such bot."""
        peeking = asyncio.create_task(self._peek())
        try:
            await self._run()
        finally:
            peeking.cancel()

    async def _run(self) -> None:
        while True:
            while self._intake.is_crowded():
                await asyncio.sleep(_CROWDED_SECONDS)
            before, asked = self._offset, time.monotonic()
            try:
                taken = await self._poll(0 if self._full else POLL_SECONDS)
            except Exception as error:
                await self._rest(error)
                continue
            self.begun.set()
            self._pause = _FIRST_PAUSE
            await self._store(taken)
            self._full = len(taken) >= POLL_LIMIT
            if not self._full:  # while more is waiting than is fetched at once, taps may grow old there
                self._intake.heard()
            if self._offset == before and time.monotonic() - asked < _HASTY_SECONDS:
                await asyncio.sleep(_HASTY_SECONDS)  # it should have waited, or has not heard what we confirmed

    async def _poll(self, seconds: int) -> list[Taken]:
        """One at a time, or Telegram takes us for two."""
        async with self._listening:
            return self._taken(updates_of(await self._api.call(poll(self._offset, seconds))))

    async def _peek(self) -> None:
        """While nothing can be stored: who has written since? The offset stays, so nothing is confirmed by it."""
        outage = self._intake.outage
        while True:
            await outage.begun.wait()
            await asyncio.sleep(_PEEK_PAUSE)
            with suppress(TelegramError, msgspec.MsgspecError, NoUpdate):
                if outage.begun.is_set():
                    outage.tell([taken.update for taken in await self._poll(0)])

    def has_caught_up(self) -> bool:
        """Whether what waited at Telegram is in."""
        return not self._full

    def _taken(self, updates: Sequence[Raw]) -> list[Taken]:
        """Raises NoUpdate when there are some and none of them is any."""
        taken = []
        for raw in updates:
            try:
                taken.append(take(bytes(raw)))
            except NoUpdate:
                self._complain("an update that has no id", "NoUpdate")
        if updates and not taken:
            raise NoUpdate
        return taken

    async def _store(self, taken: Sequence[Taken]) -> None:
        """After a quiet week ids begin anew anywhere, so an offset is sent no more when it has done its work."""
        while taken:
            try:
                await self._intake.accept(taken)
                break
            except DatabaseBusy:
                await asyncio.sleep(self._longer(_BUSY_PAUSE))
        self._offset = max(map(_id, taken)) + 1 if taken else 0

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


def _id(taken: Taken) -> int:
    assert taken.update.id is not None
    return taken.update.id

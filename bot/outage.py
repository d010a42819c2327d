"""The time in which updates cannot be stored: the log hears when it begins and ends, people once that they may wait.

Nothing is lost meanwhile: what is not stored is not confirmed, and Telegram gives it again. What people are told goes
past the database, so it is said at best once: to a hundred chats, when it has lasted a while, and not all at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from flows.model import T

from .delivery import Delivery
from .storage import DatabaseBusy, Incoming
from .telegram.calls import Call, acknowledge, tell
from .telegram.updates import hear
from .wording import Wording

_log = logging.getLogger(__name__)

_PATIENCE = 3.0
_CHATS = 100
_PACE = 0.05
_COMPLAIN_SECONDS = 60.0

_WAIT = T(
    "I cannot save anything new for the moment. What you wrote is not lost: I will answer when it works again, "
    "no need to send it twice."
)


class Outage:
    """At rest until an attempt to store fails or hangs, and again from the first one that succeeds."""

    def __init__(self, delivery: Delivery, wording: Wording) -> None:
        self._delivery = delivery
        self._wording = wording
        self._since: float | None = None
        self._complained = -_COMPLAIN_SECONDS
        self._reported = False
        self._chats: set[int] = set()
        self._waiting: deque[Call] = deque()
        self._told = 0
        self._timer: asyncio.TimerHandle | None = None
        self.begun = asyncio.Event()

    @contextmanager
    def watch(self, updates: Sequence[Incoming]) -> Iterator[None]:
        """Around an attempt to store `updates`, which may take its time or raise DatabaseBusy."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        hanging = loop.call_later(_PATIENCE, self._note, updates, begun, "another process is writing")
        try:
            yield
        except DatabaseBusy as error:
            self._note(updates, begun, str(error))
            raise
        else:
            self._end(loop.time())
        finally:
            hanging.cancel()

    def _note(self, updates: Sequence[Incoming], begun: float, why: str) -> None:
        now = asyncio.get_running_loop().time()
        if self._since is None:
            self._since = begun
            self.begun.set()
        if now - self._complained >= _COMPLAIN_SECONDS:
            self._complained, self._reported = now, True
            _log.warning("cannot store updates", extra={"data": {"why": why, "seconds": round(now - self._since, 1)}})
        self.tell(updates)

    def tell(self, updates: Iterable[Incoming]) -> None:
        """Of these it is known that they wait. Nobody is told when it is over, nor before it has lasted a while."""
        if self._since is None:
            return
        for update in updates:
            self._line_up(update)
        if self._waiting and self._timer is None:
            self._wind(max(self._since + _PATIENCE - asyncio.get_running_loop().time(), 0.0))

    def _line_up(self, update: Incoming) -> None:
        """A tap is answered where it was made, in its toast."""
        chat = update.chat
        if chat is None or chat in self._chats or len(self._chats) >= _CHATS:
            return
        heard = hear(update.body)
        if heard.event is None:
            return
        words = self._wording.words(_WAIT, heard.locale)
        self._chats.add(chat)
        self._waiting.append(acknowledge(heard.tap, words) if heard.tap else tell(chat, words))

    def _wind(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._tell_next)

    def _tell_next(self) -> None:
        self._timer = None
        self._told += 1
        self._delivery.aside(self._waiting.popleft())
        if self._waiting:
            self._wind(_PACE)

    def _end(self, now: float) -> None:
        if self._since is None:
            return
        seconds = now - self._since
        if self._reported or seconds >= _PATIENCE:
            data = {"seconds": round(seconds, 1), "told": self._told}
            _log.warning("updates can be stored again", extra={"data": data})
        if self._timer:
            self._timer.cancel()
        self._since, self._reported, self._told, self._timer = None, False, 0, None
        self._chats.clear()
        self._waiting.clear()
        self.begun.clear()

"""A fault that happens again and again while it lasts, and what the log says of it: little, and that it is over."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

_SECONDS = 60.0


class Complaint:
    """`event`: at once, then once a minute. `ended`: once, when it was complained about. `clock`: a monotonic one."""

    def __init__(
        self, log: logging.Logger, event: str, ended: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._log = log
        self._event = event
        self._ended = ended
        self._clock = clock
        self._since: float | None = None
        self._last = 0.0

    def make(self, why: str) -> None:
        now = self._clock()
        if self._since is None:
            self._since = now
        elif now - self._last < _SECONDS:
            return
        self._last = now
        data = {"why": why, "seconds": round(now - self._since, 1)}
        self._log.error(self._event, extra={"data": data})

    def withdraw(self) -> None:
        """There is no reason for it any more, if there was one."""
        if self._since is not None:
            self._log.warning(self._ended, extra={"data": {"seconds": round(self._clock() - self._since, 1)}})
            self._since = None

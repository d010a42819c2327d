"""The bot, killed by itself at a named point of a turn: `python -m tests.faults.sabotaged POINT NTH ARMED [MUTANT]`.

The process dies by SIGKILL when it reaches POINT for the NTH time since the file ARMED is there. The points are found
from outside, by the statements of a transaction and by the calls that are made: there is no test code in the product.
With a MUTANT, the product is spoilt first: the laboratory must find that out.
"""

from __future__ import annotations

import functools
import os
import runpy
import signal
import sqlite3
import sys
from collections.abc import Iterable
from typing import Any

from tests.process.on_monday import stay_on_monday

BEFORE_INTAKE, AFTER_INTAKE = "before the intake's commit", "after the intake's commit"
BEFORE_TURN, AFTER_TURN = "before the turn's commit", "after the turn's commit"
BEFORE_KEYS, AFTER_KEYS = "before the commit of new keys", "after the commit of new keys"
BEFORE_MARK, AFTER_MARK = "before the commit of the mark", "after the commit of the mark"
BEFORE_SEND, AFTER_SEND = "before the send", "after the send, before its mark"
POINTS = (
    BEFORE_KEYS,
    AFTER_KEYS,
    BEFORE_INTAKE,
    AFTER_INTAKE,
    BEFORE_TURN,
    AFTER_TURN,
    BEFORE_SEND,
    AFTER_SEND,
    BEFORE_MARK,
    AFTER_MARK,
)
NOWHERE = "nowhere"
_COMMITS = (
    ("INSERT OR REPLACE INTO keys", BEFORE_KEYS, AFTER_KEYS),
    ("INSERT OR IGNORE INTO known", BEFORE_INTAKE, AFTER_INTAKE),
    ("DELETE FROM inbox WHERE seq", BEFORE_TURN, AFTER_TURN),
    ("DELETE FROM outbox WHERE seq", BEFORE_MARK, AFTER_MARK),
)
"""A transaction is what the first of these statements that it holds makes it: a mark may ride with a turn."""
_SENDS = ("/sendMessage", "/editMessageText", "/sendDocument", "/sendPhoto")


class Sabotage:
    """Counts how often `point` is reached, and kills."""

    def __init__(self, point: str, nth: int, armed: str) -> None:
        self._point = point
        self._left = nth
        self._armed = armed

    def reached(self, point: str) -> None:
        if point == self._point and os.path.exists(self._armed):
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def watch_database(self) -> None:
        """Every connection that is opened from now on is watched."""
        sabotage = self

        class Watched(sqlite3.Connection):
            _said: list[str]

            def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
                if sql.startswith("BEGIN"):
                    self._said = []
                elif sql == "COMMIT":
                    return self._end()
                else:
                    self._note(sql)
                return super().execute(sql, *values)

            def executemany(self, sql: str, *values: Any) -> sqlite3.Cursor:
                self._note(sql)
                return super().executemany(sql, *values)

            def _note(self, sql: str) -> None:
                if self.in_transaction and not sql.startswith("SELECT"):
                    self._said.append(sql)

            def _end(self) -> sqlite3.Cursor:
                before, after = _points_of(self._said)
                sabotage.reached(before)
                done = super().execute("COMMIT")
                sabotage.reached(after)
                return done

        sqlite3.connect = functools.partial(sqlite3.connect, factory=Watched)  # type: ignore[assignment]

    def watch_calls(self) -> None:
        """Every reply that is sent from now on is watched."""
        from bot.request import Request

        proceed = Request.do_request

        async def do_request(request: Request, url: str, method: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
            if not url.endswith(_SENDS):
                return await proceed(request, url, method, *args, **kwargs)
            self.reached(BEFORE_SEND)
            answer = await proceed(request, url, method, *args, **kwargs)
            self.reached(AFTER_SEND)
            return answer

        Request.do_request = do_request  # type: ignore[assignment, method-assign]


def _points_of(said: Iterable[str]) -> tuple[str, str]:
    for start, before, after in _COMMITS:
        if any(statement.startswith(start) for statement in said):
            return before, after
    return "", ""


def main(point: str, nth: str, armed: str, mutant: str = "") -> None:
    sabotage = Sabotage(point, int(nth), armed)
    sabotage.watch_database()
    sabotage.watch_calls()
    stay_on_monday()
    if mutant:
        from tests.faults.mutants import MUTANTS

        MUTANTS[mutant]()
    sys.argv = ["xieshang", "run"]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The gaps in which Telegram could not be heard: taps are kept there for 150 seconds only, and lost without a trace.

So after a longer gap those whose screen was waiting for a tap are asked again, once. So are those to whom a reply was
lost before it was sent. What is left to do lies in table `notes`, over a restart too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from .people import People, Person
from .transactions import Transactions

_TAP_SECONDS = 150
_YOUNG_SECONDS = 24 * 3600
_HOUR = 3600
_NOTED_SECONDS = 20
_PEOPLE_AT_ONCE = 10
_HEARD, _GAP, _MISSED = "heard", "gap", "missed"

Put = Callable[[Person], None]


class _Gap(msgspec.Struct):
    """until: when Telegram was heard again, epoch seconds. asked: the last person who was looked at."""

    until: float
    asked: int = 0


class _Left(NamedTuple):
    """Who is still to be asked: those of the gap, and `missed`, to whom a reply was lost."""

    gap: _Gap | None
    missed: Sequence[int]


class Absence:
    """`clock` in epoch seconds."""

    def __init__(
        self, db: sqlite3.Connection, people: People, transactions: Transactions, clock: Callable[[], float]
    ) -> None:
        self._db = db
        self._people = people
        self._transactions = transactions
        self._clock = clock
        self._noted = float(self._note(_HEARD) or 0)
        self._heard = self._noted
        gap = self._note(_GAP)
        self._gap = msgspec.json.decode(gap, type=_Gap) if gap else None
        self._missed: Sequence[int] = msgspec.json.decode(self._note(_MISSED) or "[]", type=list[int])

    async def heard(self) -> None:
        """Raises DatabaseBusy; then it was not noted, and will be the next time."""
        now = self._clock()
        gap = _Gap(now) if self._heard and now - self._heard > _TAP_SECONDS else None
        if gap or abs(now - self._noted) >= _NOTED_SECONDS:
            async with self._transactions.write():
                self._write(_HEARD, str(int(now)))
                if gap:
                    self._write(_GAP, msgspec.json.encode(gap).decode())
            self._noted, self._gap = now, gap or self._gap
        self._heard = now

    def miss(self, ids: Sequence[int]) -> None:
        """Within the transaction in which everything is taken up: a reply to each of these is lost."""
        if ids:
            self._missed = sorted({*self._missed, *ids})
            self._keep(_MISSED, self._missed)

    @property
    def pending(self) -> bool:
        return self._gap is not None or bool(self._missed)

    def ask(self, away: Put, missed: Put) -> _Left:
        """Within a transaction: calls `away` for some of those who are to be asked for a gap, then `missed` for some
        whom a reply did not reach. Its result is for `asked`."""
        if self._gap:
            return _Left(self._ask_of(self._gap, away), self._missed)
        for id in self._missed[:_PEOPLE_AT_ONCE]:
            if person := self._people.load(id):
                missed(person)
        left = self._missed[_PEOPLE_AT_ONCE:]
        self._keep(_MISSED, left)
        return _Left(None, left)

    def asked(self, left: _Left) -> None:
        """The transaction is committed."""
        self._gap, self._missed = left

    def _ask_of(self, gap: _Gap, put: Put) -> _Gap | None:
        ids = self._waiting(gap)
        for id in ids:
            person = self._people.load(id)
            if person and person.idle and person.screen and 0 < person.screen.shown < gap.until - _TAP_SECONDS:
                put(person)  # a tap on a younger screen is still at Telegram
        left = _Gap(gap.until, ids[-1]) if ids else None
        self._keep(_GAP, left)
        return left

    def _waiting(self, gap: _Gap) -> list[int]:
        """The next people whose screen of the last day has buttons."""
        rows = self._db.execute(
            "SELECT id FROM people JOIN screens ON person = id WHERE id > ? AND keyboard = 1 AND shown > ?"
            " AND gone = 0 AND parting = 0 ORDER BY id LIMIT ?",
            (gap.asked, gap.until - _YOUNG_SECONDS - _HOUR, _PEOPLE_AT_ONCE),
        )
        return [row[0] for row in rows.fetchall()]

    def _note(self, key: str) -> str:
        row = self._db.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def _keep(self, key: str, left: _Gap | Sequence[int] | None) -> None:
        """Notes what is left to do, if anything is."""
        if left:
            self._write(key, msgspec.json.encode(left).decode())
        else:
            self._db.execute("DELETE FROM notes WHERE key = ?", (key,))

    def _write(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (key, value))

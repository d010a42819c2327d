"""What is done now and then: forgetting update ids, what was set aside, and people who have not been seen for long."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from .database import truncate_log
from .erasures import Erasures
from .keys import Keys
from .people import People, Person
from .transactions import Transactions

_log = logging.getLogger(__name__)

DAY = 86_400
_KNOWN_SECONDS = 2 * DAY
_ASIDE_SECONDS = 30 * DAY
_IDS_AT_ONCE = 1_000
_PEOPLE_AT_ONCE = 20
_WARNED_AT_ONCE = 10
_NOTICE_DAYS = 14
_EPOCH = date(1970, 1, 1)


def notice_of(days: int) -> int:
    """How many days before the end of `days` somebody is told of it: two weeks, or half of a time that is short."""
    return min(_NOTICE_DAYS, days // 2)


class Housekeeping:
    """In small transactions, so that nobody waits for it. `forget`: lets go of somebody in memory."""

    def __init__(
        self,
        db: sqlite3.Connection,
        keys: Keys,
        people: People,
        erasures: Erasures,
        transactions: Transactions,
        forget: Callable[[int], None],
    ) -> None:
        self._db = db
        self._keys = keys
        self._people = people
        self._erasures = erasures
        self._transactions = transactions
        self._forget = forget

    async def tend(self, now: float, days: int | None) -> None:
        """Telegram repeats an update for 24 hours; its id is kept for twice that. `days`: see `Store.tend`."""
        await self._prune("known WHERE id IN (SELECT id FROM known WHERE made < ? LIMIT ?)", now - _KNOWN_SECONDS)
        for table in ("inbox", "outbox"):
            rows = f"(SELECT seq FROM {table} WHERE aside IS NOT NULL AND made < ? LIMIT ?)"
            await self._prune(f"{table} WHERE seq IN {rows}", now - _ASIDE_SECONDS)
        async with self._transactions.write():
            self._db.execute("DELETE FROM errands WHERE made < ?", (now - DAY,))
        if days is not None:
            expired = partial(self._expired, int(now // DAY), days)
            await self._remove(expired(), expired)
        if erased := self._unreadable():
            _log.warning("rows of people erased before are removed", extra={"data": {"people": len(erased)}})
            await self._remove(erased)
        truncate_log(self._db)

    def to_warn(self, now: float, days: int) -> list[tuple[int, int]]:
        """Some of those who are to be told that they will be erased, with the day on which they were seen last."""
        day, notice = int(now // DAY), notice_of(days)
        if not notice:
            return []
        unseen = "seen < ? AND gone = 0 AND parting = 0 AND session IS NOT NULL"
        untold = "warned BETWEEN ? AND 0"  # whoever could not be told is tried again the next day, after all others
        found = self._db.execute(
            f"SELECT id, seen FROM people WHERE {unseen} AND {untold} ORDER BY warned DESC LIMIT ?",
            (day - days + notice, 1 - day, _WARNED_AT_ONCE),
        )
        return found.fetchall()

    def warn(self, people: Sequence[tuple[int, int]], now: float, days: int) -> Iterator[tuple[Person, date]]:
        """Within a transaction: notes that they are told, and gives the day of the erasure of each that can be."""
        today = int(now // DAY)
        for id, seen in people:
            self._db.execute("UPDATE people SET warned = ? WHERE id = ?", (today, id))
            if person := self._people.load(id):
                yield person, _EPOCH + timedelta(max(seen + days + 1, today + notice_of(days)))

    def _expired(self, day: int, days: int, among: Sequence[int] = ()) -> list[int]:
        """Who goes: of those who are to be told before, whoever was, or is gone, or never said anything. `among`: of
        these people only."""
        notice = notice_of(days)
        told = f"(gone = 1 OR session IS NULL OR warned BETWEEN 1 AND {day - notice})" if notice else "1"
        these = f"id IN ({', '.join('?' * len(among))})" if among else "1"
        found = self._db.execute(f"SELECT id FROM people WHERE seen < ? AND {told} AND {these}", (day - days, *among))
        return [row[0] for row in found.fetchall()]

    def _unreadable(self) -> list[int]:
        """Those whose keys were destroyed, brought back by an old backup."""
        readable = self._keys.people()
        return [row[0] for row in self._db.execute("SELECT id FROM people").fetchall() if row[0] not in readable]

    async def _prune(self, rows: str, before: float) -> None:
        removed = _IDS_AT_ONCE
        while removed == _IDS_AT_ONCE:
            async with self._transactions.write():
                removed = self._db.execute(f"DELETE FROM {rows}", (before, _IDS_AT_ONCE)).rowcount
            await asyncio.sleep(0)

    async def _remove(self, ids: Sequence[int], still: Callable[[Sequence[int]], Sequence[int]] = list) -> None:
        """`still`: those of some for whom it holds yet, when it comes to them: they may have written meanwhile."""
        for start in range(0, len(ids), _PEOPLE_AT_ONCE):
            async with self._transactions.write():
                gone = [id for id in still(ids[start : start + _PEOPLE_AT_ONCE]) if self._is_idle(id)]
                for id in gone:
                    self._people.remove(id)
            for id in gone:
                self._forget(id)
            self._erasures.finish()
            await asyncio.sleep(0)

    def _is_idle(self, id: int) -> bool:
        person = self._people.with_id(id)
        return person is None or person.idle

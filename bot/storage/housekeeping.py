"""What is done now and then: forgetting update ids, what was set aside, and people who have not been seen for long."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence

from .database import truncate_log
from .erasures import Erasures
from .keys import Keys
from .people import People
from .transactions import Transactions

DAY = 86_400
_KNOWN_SECONDS = 2 * DAY
_ASIDE_SECONDS = 30 * DAY
_IDS_AT_ONCE = 1_000
_PEOPLE_AT_ONCE = 20


class Housekeeping:
    """In small transactions, so that nobody waits for it."""

    def __init__(
        self, db: sqlite3.Connection, keys: Keys, people: People, erasures: Erasures, transactions: Transactions
    ) -> None:
        self._db = db
        self._keys = keys
        self._people = people
        self._erasures = erasures
        self._transactions = transactions

    async def tend(self, now: float, days: int) -> None:
        """Telegram repeats an update for 24 hours; its id is kept for twice that."""
        await self._prune("known WHERE id IN (SELECT id FROM known WHERE made < ? LIMIT ?)", now - _KNOWN_SECONDS)
        for table in ("inbox", "outbox"):
            rows = f"(SELECT seq FROM {table} WHERE aside IS NOT NULL AND made < ? LIMIT ?)"
            await self._prune(f"{table} WHERE seq IN {rows}", now - _ASIDE_SECONDS)
        await self._remove(self._unseen(int(now // DAY) - days))
        await self._remove(self._unreadable())
        truncate_log(self._db)

    def _unseen(self, day: int) -> list[int]:
        return [row[0] for row in self._db.execute("SELECT id FROM people WHERE seen < ?", (day,)).fetchall()]

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

    async def _remove(self, ids: Sequence[int]) -> None:
        for start in range(0, len(ids), _PEOPLE_AT_ONCE):
            async with self._transactions.write():
                gone = [id for id in ids[start : start + _PEOPLE_AT_ONCE] if self._is_idle(id)]
                for id in gone:
                    self._people.remove(id)
            for id in gone:
                self._people.forget(id)
            self._erasures.finish()
            await asyncio.sleep(0)

    def _is_idle(self, id: int) -> bool:
        person = self._people.with_id(id)
        return person is None or person.idle

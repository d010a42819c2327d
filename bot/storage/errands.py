"""What operators ask for from another process, by a row in table `errands`: its only foreign writer.

`erase` (target: a person), `retry` (an update that was set aside), `retry_reply` (a reply that was). The answer is
written into the row: `done`, `begun` (an erasure whose last traces wait for a reader), `unknown`, `failed`.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Awaitable, Callable, Mapping

from . import DatabaseBusy
from .transactions import Transactions

_log = logging.getLogger(__name__)

Deed = Callable[[int], Awaitable[str]]


class Errands:
    """`deeds`: what is done about a target, by kind; each gives the answer."""

    def __init__(self, db: sqlite3.Connection, transactions: Transactions, deeds: Mapping[str, Deed]) -> None:
        self._db = db
        self._transactions = transactions
        self._deeds = deeds
        self._version = -1
        self._answers: dict[int, str] = {}

    async def run(self) -> None:
        """Does what is there. Cheap as long as no other process has written anything. Raises DatabaseBusy."""
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return
        rows = self._db.execute("SELECT id, kind, target FROM errands WHERE answer IS NULL ORDER BY id").fetchall()
        for id, kind, target in rows:
            if id not in self._answers:  # a deed is not done twice because its answer could not be written
                self._answers[id] = await self._answer(kind, target)
                _log.info("an errand was run", extra={"data": {"kind": kind, "answer": self._answers[id]}})
            async with self._transactions.write():
                self._db.execute("UPDATE errands SET answer = ? WHERE id = ?", (self._answers[id], id))
            del self._answers[id]
        self._version = version

    async def _answer(self, kind: str, target: int) -> str:
        deed = self._deeds.get(kind)
        if deed is None:
            return "unknown"
        try:
            return await deed(target)
        except DatabaseBusy:
            raise
        except Exception as error:
            _log.error("an errand failed", exc_info=error, extra={"data": {"kind": kind}})
            return "failed"

"""Transactions on the one connection: opened without ever waiting inside SQLite, durable when they are closed, and
taking along what delivery has led to."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.complaint import Complaint

from . import DatabaseBusy
from .database import error_name
from .erasures import Erasures
from .outbox import Outbox
from .people import People
from .whereabouts import Whereabouts

_log = logging.getLogger(__name__)

_FLUSH_SECONDS = 0.005
_RETRY_SECONDS = 1.0
_LATE_SECONDS = 1.0
_COMPLAIN_SECONDS = 60.0


class Transactions:
    def __init__(
        self, db: sqlite3.Connection, people: People, outbox: Outbox, erasures: Erasures, files: Whereabouts
    ) -> None:
        self._db = db
        self._people = people
        self._outbox = outbox
        self._erasures = erasures
        self._files = files
        self._flushing: asyncio.TimerHandle | None = None
        self._unwritten_since = 0.0
        self._complaint = Complaint(_log, "cannot write what was delivered", "what was delivered is written")

    @asynccontextmanager
    async def write(self) -> AsyncIterator[None]:
        """What is written in it is on the disk after it, or nothing is and DatabaseBusy is raised. No await inside."""
        waited, pause = 0.0, 0.001
        while not self._begin():
            await asyncio.sleep(pause)
            waited, pause = waited + pause, min(2 * pause, 0.1)
            if waited > _COMPLAIN_SECONDS:
                _log.warning("another process is writing to the database", extra={"data": {"seconds": waited}})
                waited = 0.0
        try:
            yield
            parted = self._commit()
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.Error):
                raise DatabaseBusy(error_name(error)) from None
            raise
        if parted:
            self._erasures.finish()

    def flush_soon(self, seconds: float = _FLUSH_SECONDS) -> None:
        """Writes what delivery has led to within `seconds`, unless a transaction comes along before."""
        if self._flushing is None and self._outbox.unwritten:
            self._unwritten_since = self._unwritten_since or asyncio.get_running_loop().time()
            self._flushing = asyncio.get_running_loop().call_later(seconds, self.flush)

    def flush(self) -> bool:
        """Writes it now, if that is possible now; whether all of it is written."""
        if self._flushing:
            self._flushing.cancel()
            self._flushing = None
        try:
            if self._outbox.unwritten and self._begin() and self._commit():
                self._erasures.finish()
        except BaseException as error:
            self._roll_back()  # whatever it was: a transaction left open is one that nobody can begin
            if not isinstance(error, Exception):
                raise
            self._complaint.make(_why(error))
        self.flush_soon(_RETRY_SECONDS)
        return not self._outbox.unwritten

    def is_late(self) -> bool:
        """Whether what delivery has led to should have been written a while ago."""
        since = self._unwritten_since
        return since > 0 and asyncio.get_running_loop().time() - since > _LATE_SECONDS

    def _begin(self) -> bool:
        """False while another process is writing. Raises DatabaseBusy when the database cannot be written at all."""
        if lost := self._files.lost():
            raise DatabaseBusy(f"{lost} was taken away, or another file put in its place")
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error_name(error).startswith("SQLITE_BUSY"):
                return False
            raise DatabaseBusy(error_name(error)) from None
        return True

    def _commit(self) -> bool:
        """Whether somebody parted with it."""
        unwritten = self._outbox.unwritten
        if unwritten:
            unwritten.write(self._db)
        parted = [person for person in unwritten.parted if person.parting and person.idle]
        for person in parted:
            self._people.remove(person.id)
        self._db.execute("COMMIT")
        self._complaint.withdraw()
        unwritten.clear()
        self._unwritten_since = 0.0
        self._outbox.go_on()
        self._people.committed()
        for person in parted:
            self._people.forget(person.id)
        return bool(parted)

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")
        self._people.forget_fresh()


def _why(error: Exception) -> str:
    """For the log, so nothing of what was written."""
    if isinstance(error, sqlite3.Error):
        return error_name(error)
    return str(error) if isinstance(error, DatabaseBusy) else type(error).__name__

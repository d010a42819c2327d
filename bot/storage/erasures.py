"""The end of an erasure: rows are gone with their transaction, keys and traces in the logs after it, and only then is
the person told that everything is gone."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Iterable

from bot.complaint import Complaint

from .database import error_name, truncate_log
from .keys import Keys
from .outbox import Outbox
from .people import Person

_log = logging.getLogger(__name__)

_RETRY_SECONDS = 1.0
_PATIENCE = 10
"""Tries after which it is worth a word that a reader holds them up: a backup takes a moment."""


class Erasures:
    """Table `erased` holds what is still to be done, over a restart too."""

    def __init__(self, db: sqlite3.Connection, keys: Keys, outbox: Outbox) -> None:
        self._db = db
        self._keys = keys
        self._outbox = outbox
        self._withheld: list[Person] = []
        self._held_up = 0
        self._retry: asyncio.TimerHandle | None = None
        self._complaint = Complaint(_log, "cannot finish erasing", "erasing is finished")

    def finish(self, people: Iterable[Person] = ()) -> None:
        """Destroys the keys of those erased, empties the logs, and lets out what was withheld of `people`; tries again
        until it is done."""
        self._withheld += people
        if self._retry:
            self._retry.cancel()
            self._retry = None
        if not self._destroy():
            self._retry = asyncio.get_running_loop().call_later(_RETRY_SECONDS, self.finish)
            return
        withheld, self._withheld = self._withheld, []
        for person in withheld:
            self._outbox.release(person)

    def _destroy(self) -> bool:
        try:
            gone = [row[0] for row in self._db.execute("SELECT person FROM erased").fetchall()]
            if not gone:
                return True
            if not self._keys.destroy(gone) or not truncate_log(self._db):
                self._held_up += 1
                if self._held_up > _PATIENCE:
                    self._complaint.make("another process is reading")
                return False
            self._db.execute("DELETE FROM erased")
        except sqlite3.Error as error:
            self._complaint.make(error_name(error))
            return False
        self._complaint.withdraw()
        self._held_up = 0
        return True

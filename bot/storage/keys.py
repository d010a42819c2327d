"""The file of data keys, `<database>.keys`: one wrapped key a person, in no backup that is kept for long.

Whose key is deleted here is forgotten everywhere: every copy of their rows, old backups included, stays unreadable.
A key is committed here before it is first used. One of nobody is harmless: the next person of that number replaces it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import StoreError
from .database import connect, has_table, truncate_log, written
from .pairing import note_newest, pair, refuse_strangers
from .seal import Cipher, Master, Unreadable


def refuse_other(db: sqlite3.Connection, master: Master, path: Path) -> None:
    """Raises StoreError when it was another master key that wrapped what is in the keys file `db`, which lies at
    `path`."""
    first = db.execute("SELECT person, wrapped FROM keys LIMIT 1").fetchone()
    try:
        if first:
            master.unwrap(*first)
    except Unreadable:
        raise StoreError(
            f"{path} was sealed with another master key: BOT_SECRET_KEY, the key file or this file is wrong."
        ) from None


class Keys:
    """Raises sqlite3.Error as the database does."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = connect(path)
        self._db.execute("CREATE TABLE IF NOT EXISTS keys (person INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT")
        self._master: Master | None = None

    def unlock(self, master: Master) -> None:
        """Gives the master key. Raises StoreError when it is not the one that wrapped what is here."""
        refuse_other(self._db, master, self._path)
        self._master = master

    def refuse_others(self, db: sqlite3.Connection) -> None:
        """Raises StoreError when they are those of another database."""
        if has_table(db, "people"):
            refuse_strangers(db, self._db, self._path)

    def pair_with(self, db: sqlite3.Connection) -> None:
        """Gives both a word for that they belong together, where they have none yet."""
        pair(db, self._db)

    @property
    def empty(self) -> bool:
        return self._db.execute("SELECT 1 FROM keys LIMIT 1").fetchone() is None

    def make(self, people: Iterable[int]) -> dict[int, Cipher]:
        """A new key for each, committed. One left over from a transaction that never was is replaced."""
        assert self._master
        made = {person: os.urandom(32) for person in people}
        with written(self._db):
            rows = [(person, self._master.wrap(person, key)) for person, key in made.items()]
            self._db.executemany("INSERT OR REPLACE INTO keys VALUES (?, ?)", rows)
            note_newest(self._db, max(made, default=0))
        return {person: Cipher(key) for person, key in made.items()}

    def find(self, person: int) -> Cipher | None:
        """A person's key; None when it was destroyed: whatever is left of them cannot be read."""
        assert self._master
        row = self._db.execute("SELECT wrapped FROM keys WHERE person = ?", (person,)).fetchone()
        return Cipher(self._master.unwrap(person, row[0])) if row else None

    def destroy(self, people: Sequence[int]) -> bool:
        """Deletes keys for good. False when a reader still holds up their last trace, in the log: call it again."""
        with written(self._db):
            self._db.executemany("DELETE FROM keys WHERE person = ?", [(person,) for person in people])
        if not truncate_log(self._db):
            return False
        # SQLite does not sync a log that it has emptied: after a power cut it would be back, but for one more write.
        self._db.execute("PRAGMA user_version = 1")
        return True

    def __contains__(self, person: int) -> bool:
        return self._db.execute("SELECT 1 FROM keys WHERE person = ?", (person,)).fetchone() is not None

    def people(self) -> set[int]:
        return {row[0] for row in self._db.execute("SELECT person FROM keys")}

    def close(self) -> None:
        self._db.close()

"""Which keys file belongs to a database: both hold the same random word. The keys file remembers besides the newest
person for whom it ever had a key, so that one from before them is known for that.

Without this a keys file of another day or another database looks as if people had erased themselves.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from . import StoreError
from .database import has_table, written

_WORD = "pair"


def pair(db: sqlite3.Connection, keys: sqlite3.Connection) -> None:
    """Gives both their word where they have none yet: the keys first, and a new database takes that of its keys."""
    if not has_table(keys, "origin"):
        newest = max(_newest(db), keys.execute("SELECT coalesce(max(person), 0) FROM keys").fetchone()[0])
        with written(keys):
            keys.execute("CREATE TABLE origin (word TEXT NOT NULL, newest INTEGER NOT NULL) STRICT")
            keys.execute("INSERT INTO origin VALUES (?, ?)", (os.urandom(16).hex(), newest))
    if _word(db) is None:  # a start writes nothing here that need not be: another process may be writing
        word = keys.execute("SELECT word FROM origin").fetchone()[0]
        db.execute("INSERT INTO notes VALUES (?, ?)", (_WORD, word))


def refuse_strangers(db: sqlite3.Connection, keys: sqlite3.Connection, path: Path) -> bool:
    """Raises StoreError when the keys file, which lies at `path`, is that of another database, or older than this one.
    Whether it is known to belong to it; earlier versions gave no word."""
    word, newest = _word(db), _newest(db)
    if word is None:
        return False
    if word_of(keys) != word:
        raise StoreError(f"{path} belongs to another database: put back its own.")
    if newest > keys.execute("SELECT newest FROM origin").fetchone()[0]:
        raise StoreError(f"{path} is older than the database, and people would be lost: put back the newest one.")
    return True


def word_of(keys: sqlite3.Connection) -> str | None:
    """The word of a keys file; earlier versions gave none."""
    row = keys.execute("SELECT word FROM origin").fetchone() if has_table(keys, "origin") else None
    return row[0] if row else None


def note_newest(keys: sqlite3.Connection, person: int) -> None:
    """Within the transaction in which their key is written."""
    keys.execute("UPDATE origin SET newest = max(newest, ?)", (person,))


def pass_over(db: sqlite3.Connection, keys: sqlite3.Connection) -> None:
    """Within a transaction: lets an older database give nobody a number for which there was ever a key. They would
    take the key of somebody who is in a newer copy, and their buttons."""
    newest = keys.execute("SELECT newest FROM origin").fetchone()[0] if has_table(keys, "origin") else 0
    last = db.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'people'").fetchone()[0]
    if last is None:
        db.execute("INSERT INTO sqlite_sequence VALUES ('people', ?)", (newest,))
    else:
        db.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'people'", (newest,))


def _word(db: sqlite3.Connection) -> str | None:
    row = db.execute("SELECT value FROM notes WHERE key = ?", (_WORD,)).fetchone() if has_table(db, "notes") else None
    return row[0] if row else None


def _newest(db: sqlite3.Connection) -> int:
    newest: int = db.execute("SELECT coalesce(max(id), 0) FROM people").fetchone()[0]
    return newest

"""The schema of the database, as the steps that led to it. A step that was released is never changed: add another.

Every table but `people` knows a person only by number; `people` knows the chat only by handle and sealed. Bodies are
sealed rows, see seal.py.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress

import msgspec
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from .database import written
from .records import sealed_answer
from .seal import Cipher, Unreadable

_steps = Migrations("xieshang")


def migrate(db: sqlite3.Connection, find: Callable[[int], Cipher | None]) -> None:
    """Takes the steps that this database has not taken, each in a transaction of its own. `find`: a person's key."""
    _steps.apply(Database(db, execute_plugins=False))
    if "step" in _columns(db, "answers"):
        with written(db):
            _name_answers(db, find)


@_steps()
def first_tables(db: Database) -> None:
    """seen: days since the epoch. inbox and outbox: what is waiting, and what was set `aside` with the reason.
    known: update ids, kept to drop repeats. erased: people whose keys are still to be destroyed. notes: the program's
    own."""
    for table in (
        "people (id INTEGER PRIMARY KEY AUTOINCREMENT, handle BLOB NOT NULL UNIQUE, chat BLOB NOT NULL, session BLOB,"
        " seen INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0, parting INTEGER NOT NULL DEFAULT 0) STRICT",
        "answers (person INTEGER NOT NULL, dossier INTEGER NOT NULL, step TEXT NOT NULL, value BLOB NOT NULL,"
        " PRIMARY KEY (person, dossier, step)) STRICT, WITHOUT ROWID",
        "cases (person INTEGER NOT NULL, id INTEGER NOT NULL, body BLOB NOT NULL,"
        " PRIMARY KEY (person, id)) STRICT, WITHOUT ROWID",
        "inbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, person INTEGER NOT NULL, made REAL NOT NULL,"
        " tries INTEGER NOT NULL DEFAULT 0, aside TEXT, body BLOB NOT NULL) STRICT",
        "outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, person INTEGER NOT NULL, made REAL NOT NULL,"
        " tries INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0, aside TEXT, body BLOB NOT NULL) STRICT",
        "screens (person INTEGER PRIMARY KEY, message INTEGER NOT NULL, keyboard INTEGER NOT NULL,"
        " below INTEGER NOT NULL) STRICT",
        "known (id INTEGER PRIMARY KEY, made INTEGER NOT NULL) STRICT",
        "erased (person INTEGER PRIMARY KEY) STRICT",
        "notes (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ):
        db.execute(f"CREATE TABLE {table}")
    db.execute("CREATE INDEX people_seen ON people (seen)")
    db.execute("CREATE INDEX people_parting ON people (id) WHERE parting = 1")


_OWNER = "REFERENCES people (id)"
_OWNED = {
    "answers": f"person INTEGER NOT NULL {_OWNER}, dossier INTEGER NOT NULL, step TEXT NOT NULL, value BLOB NOT NULL,"
    " PRIMARY KEY (person, dossier, step)) STRICT, WITHOUT ROWID",
    "cases": f"person INTEGER NOT NULL {_OWNER}, id INTEGER NOT NULL, body BLOB NOT NULL,"
    " PRIMARY KEY (person, id)) STRICT, WITHOUT ROWID",
    "inbox": f"seq INTEGER PRIMARY KEY AUTOINCREMENT, person INTEGER NOT NULL {_OWNER}, made REAL NOT NULL,"
    " tries INTEGER NOT NULL DEFAULT 0, aside TEXT, body BLOB NOT NULL) STRICT",
    "outbox": f"seq INTEGER PRIMARY KEY AUTOINCREMENT, person INTEGER NOT NULL {_OWNER}, made REAL NOT NULL,"
    " tries INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0, aside TEXT, body BLOB NOT NULL) STRICT",
    "screens": f"person INTEGER PRIMARY KEY {_OWNER}, message INTEGER NOT NULL, keyboard INTEGER NOT NULL,"
    " below INTEGER NOT NULL, shown INTEGER NOT NULL DEFAULT 0) STRICT",
}


@_steps()
def people_own_their_rows(db: Database) -> None:
    """Every row of a person refers to them. screens.shown: see Screen. people.warned: the day on which they were told
    that everything of theirs will be erased, 0 when they have been seen since. errands: what operators have asked for
    from another process, see errands.py."""
    numbers = db.execute("SELECT seq, name FROM sqlite_sequence WHERE name IN ('inbox', 'outbox')").fetchall()
    for table, definition in _OWNED.items():
        names = ", ".join(_columns(db.conn, table))
        db.execute(f"CREATE TABLE new_{table} ({definition}")
        owned = f"SELECT {names} FROM {table} WHERE person IN (SELECT id FROM people)"
        db.execute(f"INSERT INTO new_{table} ({names}) {owned}")
        db.execute(f"DROP TABLE {table}")
        db.execute(f"ALTER TABLE new_{table} RENAME TO {table}")
    db.execute("DELETE FROM sqlite_sequence WHERE name IN ('inbox', 'outbox')")
    for number in numbers:  # a number that was told to somebody is not used again
        db.execute("INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)", number)
    db.execute("ALTER TABLE people ADD COLUMN warned INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "CREATE TABLE errands (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, target INTEGER NOT NULL,"
        " made REAL NOT NULL, answer TEXT) STRICT"
    )


@_steps()
def what_a_later_process_has_to_know(db: Database) -> None:
    """inbox.hasty, visit: see Item. screens.unseen: see Screen. people.warned may be negative: the day on which they
    could not be told."""
    db.execute("ALTER TABLE inbox ADD COLUMN hasty INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE inbox ADD COLUMN visit INTEGER")
    db.execute("ALTER TABLE screens ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0")


@_steps()
def what_helps_and_what_is_missing(db: Database) -> None:
    """counts: how often something was so of a topic or a word. Nobody is in it, and no time."""
    db.execute(
        "CREATE TABLE counts (what TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL,"
        " PRIMARY KEY (what, key)) STRICT, WITHOUT ROWID"
    )


def _name_answers(db: sqlite3.Connection, find: Callable[[int], Cipher | None]) -> None:
    """The last step, which needs the keys: which question an answer belongs to is sealed as well. What cannot be opened
    any more stays in the session, if anywhere."""
    db.execute(
        f"CREATE TABLE new_answers (person INTEGER NOT NULL {_OWNER}, dossier INTEGER NOT NULL, name BLOB NOT NULL,"
        " value BLOB NOT NULL, PRIMARY KEY (person, dossier, name)) STRICT, WITHOUT ROWID"
    )
    for (person,) in db.execute("SELECT DISTINCT person FROM answers").fetchall():
        with suppress(Unreadable):
            if cipher := find(person):
                db.executemany("INSERT INTO new_answers VALUES (?, ?, ?, ?)", _named(db, person, cipher))
    db.execute("DROP TABLE answers")
    db.execute("ALTER TABLE new_answers RENAME TO answers")


def _named(db: sqlite3.Connection, person: int, cipher: Cipher) -> Iterator[tuple[int, int, bytes, bytes]]:
    rows = db.execute("SELECT dossier, step, value FROM answers WHERE person = ?", (person,)).fetchall()
    for dossier, step, sealed in rows:
        with suppress(Unreadable):
            plain = cipher.open(sealed, b"%d|answers|value|%d.%s" % (person, dossier, step.encode()))
            yield sealed_answer(cipher, person, dossier, step, msgspec.msgpack.decode(plain))


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})").fetchall()]

"""How a SQLite file is opened here, which schema it must have, and what its errors mean.

Statements and COMMIT run on the event loop's thread: a writer thread starves behind a busy loop. So nothing here ever
waits inside SQLite. Nobody opens the file, its -wal or its -shm by path while it is in use: that drops its locks.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from . import DatabaseBusy, StoreError
from .seal import Cipher

SCHEMA = 4
_PATIENCE = 5.0
"""Seconds in which whatever keeps somebody out who opens it, as the first one after a crash does, has passed."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection that survives power loss with all that it committed, and leaves no trace of what it deletes. To open
    it may take a few seconds, while another process is recovering it or letting go of it.

    Raises sqlite3.Error and OSError.
    """
    with suppress(FileExistsError):  # opening a file that is in use would cost its locks
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    refuse_unwritable(path)
    db = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "busy_timeout = 0"):
            db.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:  # it is no database
        db.close()
        raise
    return db


def refuse_unwritable(path: Path) -> None:
    """Raises PermissionError, with its name, for what cannot be written of a file of SQLite's: it would open that to
    read, stay at that when it can be written again, and leave journals that nobody can write either."""
    for file in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        if not os.access(file, os.W_OK) and file.exists():  # in this order: the bot takes its journals away
            raise PermissionError(errno.EACCES, "it cannot be written", str(file))


def keys_of(database: Path) -> Path:
    """The file of data keys that belongs to a database."""
    return database.with_name(database.name + ".keys")


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, and leaves no journal behind where there was none. Raises as `connect` does.

    A connection of mode=ro has to leave what it made. So where nobody has the database open, it is one of mode=rw,
    which may not write but takes its own journal away again. Of a file that cannot be written it could not: that is
    read as one that does not change, for which there is no journal.
    """
    if path.exists() and not os.access(path, os.R_OK):
        raise PermissionError(errno.EACCES, "it cannot be read", str(path))
    address = f"{path.absolute().as_uri()}?mode={_mode_of_reading(path)}"
    db = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)
    try:
        db.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _mode_of_reading(path: Path) -> str:
    if path.with_name(path.name + "-wal").exists():
        return "ro"
    if not path.exists() or os.access(path, os.W_OK):
        return "rw"
    halfway = path.with_name(path.name + "-journal").exists()  # SQLite has to say that it cannot be read like this
    return "ro" if halfway else "ro&immutable=1"


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether SQLite finds every page and every index as it has to be."""
    try:
        return bool(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return False
        raise


def has_table(db: sqlite3.Connection, name: str) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone() is not None


def prepare(db: sqlite3.Connection, path: Path, find: Callable[[int], Cipher | None]) -> None:
    """Brings the schema up to date; `find`: a person's key. Raises StoreError for a database that a newer version has
    made."""
    if version_of(db, path) < SCHEMA:
        from .migrations import migrate  # sqlite-utils takes time and memory that an ordinary start has no use for

        migrate(db, find)
        db.execute(f"PRAGMA user_version = {SCHEMA}")


def version_of(db: sqlite3.Connection, path: Path) -> int:
    """Of its schema. Raises StoreError for one that this program does not know yet."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA:
        raise StoreError(f"{path} was made by a newer version of this program. Update it, or use another database.")
    return version


def refuse_other_schema(db: sqlite3.Connection, path: Path) -> None:
    """Raises StoreError when the schema is not the one of this version."""
    if version_of(db, path) < SCHEMA:
        raise StoreError(f"{path} was made by an older version of this program: start the bot once with this one.")


@contextmanager
def written(db: sqlite3.Connection) -> Iterator[None]:
    """A transaction: committed at the end, rolled back when anything is raised. Raises sqlite3.Error."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def truncate_log(db: sqlite3.Connection) -> bool:
    """Empties the write-ahead log, in which deleted rows live on. False while a reader holds it up."""
    busy: int = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def error_name(error: sqlite3.Error) -> str:
    """SQLite's name of what went wrong, without the words around it."""
    return getattr(error, "sqlite_errorname", None) or type(error).__name__


def is_damage(error: sqlite3.Error) -> bool:
    """Whether it is the file that SQLite cannot make sense of."""
    return error_name(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


@contextmanager
def as_busy() -> Iterator[None]:
    """Raises DatabaseBusy for what SQLite raises."""
    try:
        yield
    except sqlite3.Error as error:
        raise DatabaseBusy(error_name(error)) from None


def is_ours(error: Exception) -> bool:
    """Whether a failure is the database's own (locked, full, broken disk) and not that of what was written."""
    return isinstance(error, sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError

"""How a SQLite file is opened here, which schema it must have, and what its errors mean.

Statements and COMMIT run on the event loop's thread: a writer thread starves behind a busy loop. So nothing here ever
waits inside SQLite. Nobody opens the file, its -wal or its -shm by path while it is in use: that drops its locks.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from . import DatabaseBusy, StoreError

SCHEMA = 2


def connect(path: Path) -> sqlite3.Connection:
    """A connection that survives power loss with all that it committed, and leaves no trace of what it deletes.

    Raises sqlite3.Error and OSError.
    """
    with suppress(FileExistsError):  # opening a file that is in use would cost its locks
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "busy_timeout = 0"):
            db.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:  # it is no database
        db.close()
        raise
    return db


def prepare(db: sqlite3.Connection, path: Path) -> None:
    """Brings the schema up to date. Raises StoreError for a database that a newer version has made."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA:
        raise StoreError(f"{path} was made by a newer version of this program. Update it, or use another database.")
    if version < SCHEMA:
        from .migrations import migrate  # sqlite-utils takes time and memory that an ordinary start has no use for

        migrate(db)
        db.execute(f"PRAGMA user_version = {SCHEMA}")


def truncate_log(db: sqlite3.Connection) -> bool:
    """Empties the write-ahead log, in which deleted rows live on. False while a reader holds it up."""
    busy: int = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def error_name(error: sqlite3.Error) -> str:
    """SQLite's name of what went wrong, without the words around it."""
    return getattr(error, "sqlite_errorname", None) or type(error).__name__


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

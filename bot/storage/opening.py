"""Opening the store: the lock, the database and its schema, the master key, and what an earlier process left behind."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from . import StoreError
from .database import connect, keys_of, prepare
from .keys import Keys
from .lock import InstanceLock
from .refusals import in_one_line, refuse_missing, refuse_readable, refuse_strange
from .rotation import refuse_halfway
from .seal import Master, find_secret, key_file, make_secret
from .sqlite import SQLiteStore
from .whereabouts import Whereabouts

_log = logging.getLogger(__name__)


async def open_store(
    database: Path,
    secret_key: str = "",
    clock: Callable[[], float] = time.time,
    steady: Callable[[], float] = time.monotonic,
) -> SQLiteStore:
    """The store on the file `database`, made when it is not there yet. `secret_key`: the operator's, if they keep one.
    `clock` in epoch seconds; `steady`, by which replies wait, is one that nobody sets back.

    Raises StoreError with one line for the operator.
    """
    refuse_strange(database)
    with ExitStack() as opened:
        lock = InstanceLock(database)
        opened.callback(lock.release)
        with in_one_line(database):
            db, keys, master = _open(database, secret_key, opened)
            files = Whereabouts(database, keys_of(database))
            store = SQLiteStore(db, keys, master, lock, files, clock, steady)
            await store.restore()
        opened.pop_all()
    return store


def _open(database: Path, secret_key: str, opened: ExitStack) -> tuple[sqlite3.Connection, Keys, Master]:
    refuse_readable(database)
    fresh = not database.exists() or database.stat().st_size == 0
    if not fresh:
        refuse_missing(database)
        db = _connect(database, opened)  # before the keys are compared: a rotation may be between them
    secret = find_secret(database, secret_key)
    keys = Keys(keys_of(database))
    opened.callback(keys.close)
    if fresh and not keys.empty:
        raise StoreError(f"{database} is missing, but its keys are there: put it back, or move the keys away.")
    if not secret and not keys.empty:
        raise StoreError(f"The master key is missing: put back {key_file(database)}, or set BOT_SECRET_KEY.")
    if not secret:
        secret = make_secret(database)
        file = str(key_file(database))
        _log.warning("made a master key: keep a copy of it, apart from the database", extra={"data": {"file": file}})
    master = Master(secret)
    if fresh:
        db = _connect(database, opened)
    keys.unlock(master)
    keys.refuse_others(db)  # before anything is changed by them
    prepare(db, database, keys.find)
    keys.pair_with(db)
    return db, keys, master


def _connect(database: Path, opened: ExitStack) -> sqlite3.Connection:
    """Raises StoreError when its keys are halfway between two master keys."""
    db = connect(database)
    opened.callback(db.close)
    refuse_halfway(db)
    return db

"""Rotation of the master key: every person's key is wrapped anew, and every chat known by a new handle.

The persons' own keys stay, so no row is sealed again. It can be killed at any moment and is then run again: the note
says that it is under way, a new key that is kept in a file is on the disk before anything depends on it, and what is
done already is passed over.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec

from . import StoreError
from .database import connect, has_table, keys_of, refuse_other_schema, truncate_log, written
from .lock import STOPPED, InstanceLock
from .pairing import refuse_strangers
from .people import chat_at
from .refusals import in_one_line, refuse_missing, refuse_other_user, refuse_readable
from .seal import (
    Cipher,
    Master,
    Unreadable,
    draw_secret,
    find_secret,
    key_file,
    next_key_file,
    put_in_place,
    read_secret,
    refuse_short,
    write_secret,
)

_NOTE = "rotating"
_AT_ONCE = 500
_PATIENCE = 10.0


class Rotated(msgspec.Struct):
    """keys: how many are wrapped by the new master key. file: where that lies, None when the operator has it."""

    keys: int
    file: Path | None


def refuse_halfway(db: sqlite3.Connection) -> None:
    """Raises StoreError when a rotation was interrupted: one half of the people would be nobody's."""
    if _is_halfway(db):
        raise StoreError("A key rotation was interrupted: run xieshang rotate-key again.")


def rotate(database: Path, secret_key: str, new_secret_key: str) -> Rotated:
    """Gives the database, which no process has open, a new master key: the operator's, or a new one in the key file.

    Raises StoreError with one line; it may have been left halfway then.
    """
    refuse_missing(database)
    refuse_other_user(database)
    refuse_readable(database)
    with ExitStack() as opened:
        opened.callback(InstanceLock(database, STOPPED).release)
        opened.enter_context(in_one_line(database))
        keys = opened.enter_context(closing(connect(keys_of(database))))
        db = opened.enter_context(closing(connect(database)))
        refuse_other_schema(db, database)
        refuse_strangers(db, keys, keys_of(database))
        halfway = _is_halfway(db)
        old, new = _secrets(database, secret_key, new_secret_key, halfway=halfway)
        rotation = _Rotation(db, keys, Master(old), Master(new))
        rotation.check()
        kept, draft = key_file(database), next_key_file(database)
        if kept.exists() and not halfway:
            write_secret(draft, new)
        db.execute("INSERT OR REPLACE INTO notes VALUES (?, '1')", (_NOTE,))
        rotation.wrap()
        rename_all(db, keys, Master(new))
        _forget_the_old(db, keys)
        if draft.exists():
            put_in_place(draft, kept)
        db.execute("DELETE FROM notes WHERE key = ?", (_NOTE,))
        return Rotated(rotation.count, kept if kept.exists() else None)


class _Rotation:
    def __init__(self, db: sqlite3.Connection, keys: sqlite3.Connection, old: Master, new: Master) -> None:
        self._db = db
        self._keys = keys
        self._old = old
        self._new = new
        self.count = 0

    def check(self) -> None:
        """Counts the keys, and raises StoreError, with everything as it was, when a key opens with neither master."""
        strange = 0
        for person, wrapped in self._keys.execute("SELECT person, wrapped FROM keys"):
            self.count += 1
            try:
                self._open(person, wrapped)
            except Unreadable:
                strange += 1
        if not self.count and self._db.execute("SELECT 1 FROM people LIMIT 1").fetchone():
            raise StoreError("There are people here and no keys: put back the keys file that belongs to them.")
        if strange:
            raise StoreError(
                f"{strange} of {self.count} keys open with neither the old master key nor the new one: "
                "BOT_SECRET_KEY or the key file is wrong."
            )

    def wrap(self) -> None:
        """Wraps every key by the new master."""
        for people in _parts(self._keys, "SELECT person, wrapped FROM keys WHERE person > ? ORDER BY person LIMIT ?"):
            rows = []
            for person, wrapped in people:
                key, by_new = self._open(person, wrapped)
                if not by_new:
                    rows.append((self._new.wrap(person, key), person))
            with written(self._keys):
                self._keys.executemany("UPDATE keys SET wrapped = ? WHERE person = ?", rows)

    def _open(self, person: int, wrapped: bytes) -> tuple[bytes, bool]:
        """A person's key, and whether it is wrapped by the new master. Raises Unreadable."""
        try:
            return self._new.unwrap(person, wrapped), True
        except Unreadable:
            return self._old.unwrap(person, wrapped), False


def rename_all(db: sqlite3.Connection, keys: sqlite3.Connection, master: Master) -> None:
    """Gives everybody the handle that this master has for their chat. Whoever cannot be read any more gets one that
    nobody has: should they write, they are somebody new."""
    for people in _parts(db, "SELECT id, chat FROM people WHERE id > ? ORDER BY id LIMIT ?"):
        rows = []
        for id, sealed in people:
            chat = chat_of(id, sealed, keys, master)
            rows.append((os.urandom(16) if chat is None else master.handle(chat), id))
        with written(db):
            db.executemany("UPDATE people SET handle = ? WHERE id = ?", rows)


def chat_of(id: int, sealed: bytes, keys: sqlite3.Connection, master: Master) -> int | None:
    """The chat of somebody; None when their key is gone, or is not the one that sealed it."""
    row = keys.execute("SELECT wrapped FROM keys WHERE person = ?", (id,)).fetchone()
    try:
        return int(Cipher(master.unwrap(id, row[0])).open(sealed, chat_at(id))) if row else None
    except Unreadable:
        return None


def _secrets(database: Path, given: str, new: str, *, halfway: bool) -> tuple[str, str]:
    """The old master key and the new one; the same when there is nothing left to do but to tidy up."""
    file, draft = key_file(database), next_key_file(database)
    kept = read_secret(file) if file.exists() else ""
    if new:
        refuse_short("BOT_NEW_SECRET_KEY", new)
        if kept and not new.isascii():
            raise StoreError(f"BOT_NEW_SECRET_KEY has to be ASCII: {file} is to hold it as well.")
    in_place = given and new and new == kept  # all that was left was to forget that it was under way
    old = given if in_place else find_secret(database, given)
    if not old:
        raise StoreError(f"The master key is missing: put back {file}, or set BOT_SECRET_KEY.")
    if halfway and kept:
        begun = read_secret(draft) if draft.exists() else kept  # it has its name already
        if new and new != begun:
            raise StoreError("A rotation to another key was interrupted: unset BOT_NEW_SECRET_KEY and run it again.")
        return old, begun
    if given and not new:
        raise StoreError("Set BOT_NEW_SECRET_KEY to the new master key, and leave BOT_SECRET_KEY as it is until then.")
    if new == old:
        raise StoreError("BOT_NEW_SECRET_KEY is the master key already.")
    return old, new or draw_secret()


def _is_halfway(db: sqlite3.Connection) -> bool:
    return has_table(db, "notes") and db.execute("SELECT 1 FROM notes WHERE key = ?", (_NOTE,)).fetchone() is not None


def _parts(db: sqlite3.Connection, query: str) -> Iterator[list[tuple[int, bytes]]]:
    """The rows of a query by number, some at a time."""
    last = -1
    while rows := db.execute(query, (last, _AT_ONCE)).fetchall():
        yield rows
        last = rows[-1][0]


def _forget_the_old(*databases: sqlite3.Connection) -> None:
    """Empties the logs, in which what the old master key opens lives on."""
    until = time.monotonic() + _PATIENCE
    for db in databases:
        while not truncate_log(db):
            if time.monotonic() > until:
                raise StoreError("Another process is still reading: when it has ended, run xieshang rotate-key again.")
            time.sleep(0.05)

"""Reading beside the bot, from a process of its own: database and keys as they stood at one moment.

Nothing is written and nobody is kept from writing; only the last trace of somebody erased waits until a reader has
gone. So a reader goes as soon as it has read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Literal

import msgspec

from flows.model import Veiled

from . import Outgoing, StoreError
from .database import connect_reading, keys_of, refuse_other_schema
from .keys import refuse_other
from .pairing import refuse_strangers
from .people import Person, chat_at
from .records import Records, read_letter, read_update
from .refusals import in_one_line, refuse_missing
from .rotation import refuse_halfway
from .seal import Cipher, Master, Unreadable, find_secret, key_file


class Aside(Veiled, msgspec.Struct):
    """An update or a reply that was set aside. body: of an update; letter: a reply; None when it cannot be read."""

    kind: Literal["update", "reply"]
    seq: int
    person: int
    made: float
    tries: int
    why: str
    body: bytes | None = None
    letter: Outgoing | None = None


class Reader:
    """What is kept, unlocked. Raises sqlite3.Error, and for a damaged row Unreadable or msgspec.MsgspecError."""

    def __init__(self, db: sqlite3.Connection, keys: sqlite3.Connection, master: Master) -> None:
        self.db = db
        self.keys = keys
        self.master = master
        self.records = Records(db)

    def find(self, chat: int) -> int | None:
        """The number of the person whose chat it is. Somebody erased whose last reply is on its way is nobody."""
        row = self.db.execute(
            "SELECT id FROM people WHERE handle = ? AND NOT (parting = 1 AND session IS NULL)",
            (self.master.handle(chat),),
        ).fetchone()
        return row[0] if row else None

    def person(self, id: int) -> Person | None:
        """Somebody with their key; None when they are not there, or their key was destroyed."""
        row = self.db.execute("SELECT chat, parting FROM people WHERE id = ?", (id,)).fetchone()
        found = self.keys.execute("SELECT wrapped FROM keys WHERE person = ?", (id,)).fetchone()
        if not row or not found:
            return None
        cipher = Cipher(self.master.unwrap(id, found[0]))
        return Person(id, int(cipher.open(row[0], chat_at(id))), cipher, parting=bool(row[1]))

    def legible(self, id: int) -> Person | None:
        """Somebody, unless they are not there, their key was destroyed, or it is not the one that sealed them."""
        try:
            return self.person(id)
        except (Unreadable, ValueError):
            return None

    def aside(self) -> Iterator[Aside]:
        """Everything that was set aside: updates, then replies, each in their order."""
        tables: tuple[tuple[Literal["update", "reply"], str], ...] = (("update", "inbox"), ("reply", "outbox"))
        for kind, table in tables:
            rows = f"SELECT seq, person, made, tries, aside, body FROM {table} WHERE aside IS NOT NULL ORDER BY seq"
            for *columns, sealed in self.db.execute(rows).fetchall():
                aside = Aside(kind, *columns)
                with suppress(Unreadable, msgspec.MsgspecError):
                    self._open(aside, sealed)
                yield aside

    def _open(self, aside: Aside, sealed: bytes) -> None:
        person = self.legible(aside.person)
        if person is None:
            return
        if aside.kind == "update":
            aside.body = read_update(person, aside.seq, sealed)
        else:
            aside.letter = read_letter(person, aside.seq, sealed)


@contextmanager
def open_reader(database: Path, secret_key: str) -> Iterator[Reader]:
    """A reader of the database as it is now. Raises StoreError with one line, for what its reader raises as well."""
    refuse_missing(database)
    with ExitStack() as opened:
        opened.enter_context(in_one_line(database))
        db, keys = opened.enter_context(connect_both(database))
        try:
            yield Reader(db, keys, find_master(database, secret_key, keys, keys_of(database)))
        except msgspec.MsgspecError as error:
            raise StoreError(f"{database} holds what cannot be read: {type(error).__name__}.") from None


def find_master(database: Path, secret_key: str, keys: sqlite3.Connection, keys_file: Path) -> Master:
    """The master key of a database, which has to be the one of this keys file. Raises StoreError."""
    secret = find_secret(database, secret_key)
    if not secret:
        raise StoreError(f"The master key is missing: put back {key_file(database)}, or set BOT_SECRET_KEY.")
    master = Master(secret)
    refuse_other(keys, master, keys_file)
    return master


@contextmanager
def connect_both(database: Path) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """The database and its keys as they are now, the keys a moment later: each that is needed and still exists is in
    them. Raises StoreError, sqlite3.Error and OSError."""
    with closing(connect_reading(database)) as db, closing(connect_reading(keys_of(database))) as keys:
        refuse_other_schema(db, database)
        for one in (db, keys):
            one.execute("BEGIN")
            one.execute("SELECT 1 FROM sqlite_master").fetchone()
        refuse_halfway(db)
        refuse_strangers(db, keys, keys_of(database))
        yield db, keys

"""The people that the running store knows: who a chat is, their key, their screen, and what of theirs is waiting.

A cache over table `people` and the keys file, which this process alone writes. Somebody of whom something is waiting,
or not written yet, is never let go of, so that there is one Person for a person.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from . import Parcel, Screen
from .keys import Keys
from .seal import Cipher, Master, Unreadable

_log = logging.getLogger(__name__)

_CACHED = 4_000
_OPEN = 200
_UNSENT = 60
_BURST = 20.0
_STEADY = 5.0
"""Updates a second that are taken of somebody who does not wait for the answers, beyond a burst."""


class Person:
    """seen: the day on which the database has them seen last, when it has them neither gone nor parting; otherwise 0.
    open: updates waiting. queue: replies waiting, the first of which may be leased. place: where in delivery they
    stand ('' nowhere, `due`, `leased`, `later`, `withheld`, `gone`). parting: erased, and to be forgotten when the last
    reply is out. room, since: how many more updates of theirs are taken at once, and when that was so. deaf: what they
    send is not taken for now."""

    __slots__ = (
        "chat",
        "cipher",
        "deaf",
        "id",
        "open",
        "parting",
        "place",
        "queue",
        "room",
        "screen",
        "seen",
        "since",
    )

    def __init__(self, id: int, chat: int, cipher: Cipher, screen: Screen | None = None, parting: bool = False) -> None:
        self.id = id
        self.chat = chat
        self.cipher = cipher
        self.screen = screen
        self.parting = parting
        self.seen = 0
        self.open = 0
        self.queue: deque[Parcel] | None = None
        self.place = ""
        self.room = _BURST
        self.since = 0.0
        self.deaf = False

    @property
    def idle(self) -> bool:
        return not self.open and not self.queue

    @contextmanager
    def needed(self) -> Iterator[None]:
        """Not to be let go of meanwhile, although nothing of theirs is waiting yet."""
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1

    def takes(self, now: float) -> bool:
        """Whether an update that was sent `now` is taken. Who sends faster than they can be answered is `deaf` with the
        last one that is taken, by which they are told so, and heard again when they have been answered, or a few
        seconds later."""
        room = _BURST if self.idle else self.room + _STEADY * max(now - self.since, 0.0)
        self.room, self.since = min(room, _BURST), now
        unsent = self.queue is not None and len(self.queue) > _UNSENT
        if self.deaf and (unsent or self.room < _BURST):
            return False
        self.room -= 1
        self.deaf = unsent or self.room < 0 or self.open >= _OPEN
        return True

    def untake(self) -> None:
        """Undoes `takes`: the update could not be stored and will come again."""
        self.open -= 1
        self.room += 1
        self.deaf = False


class People:
    """Reads and writes within the transaction that is open; `forget_fresh` after it was rolled back."""

    def __init__(self, db: sqlite3.Connection, keys: Keys, master: Master) -> None:
        self._db = db
        self._keys = keys
        self._master = master
        self._by_chat: dict[int, Person] = {}
        self._by_id: dict[int, Person] = {}
        self._fresh: list[Person] = []
        self._erased = -1  # not counted yet

    @property
    def erased(self) -> int:
        """How many people have been erased since the database was made."""
        if self._erased < 0:
            statement = (
                "SELECT coalesce(max(seq), 0) - (SELECT count(*) FROM people) FROM sqlite_sequence WHERE name = ?"
            )
            self._erased = self._db.execute(statement, ("people",)).fetchone()[0]
        return self._erased

    def with_id(self, id: int) -> Person | None:
        """Somebody in the cache."""
        return self._by_id.get(id)

    def of_chat(self, chat: int) -> Person | None:
        """Whose chat it is; None for somebody unknown, or whose key has been destroyed."""
        person = self._by_chat.get(chat)
        if person is None:
            row = self._db.execute("SELECT id FROM people WHERE handle = ?", (self._master.handle(chat),)).fetchone()
            person = self.load(row[0]) if row else None
        return person

    def load(self, id: int) -> Person | None:
        """Somebody from the database, into the cache; None when they are not there or cannot be read."""
        if known := self._by_id.get(id):
            return known
        row = self._db.execute(
            "SELECT chat, parting, message, keyboard, below, shown, unseen FROM people"
            " LEFT JOIN screens ON person = id WHERE id = ?",
            (id,),
        ).fetchone()
        if row is None:
            return None
        try:
            cipher = self._keys.find(id)
            if cipher is None:
                return None
            chat = int(cipher.open(row[0], chat_at(id)))
        except Unreadable as error:
            _log.error("a person cannot be read", extra={"data": {"person": id, "why": str(error)}})
            return None
        screen = Screen(row[2], bool(row[3]), bool(row[4]), row[5], bool(row[6])) if row[2] is not None else None
        return self._keep(Person(id, chat, cipher, screen, bool(row[1])))

    def open(self, chats: Iterable[int], day: int, *, parting: bool = False) -> None:
        """Makes somebody new of each chat, with a key that is committed before it seals anything. What is left under
        the same handle goes when its key is gone; what is damaged stays, under a handle that nobody has."""
        ids: dict[int, int] = {}
        for chat in chats:
            handle = self._master.handle(chat)
            for (stale,) in self._db.execute("SELECT id FROM people WHERE handle = ?", (handle,)).fetchall():
                if stale in self._keys:
                    _log.error("somebody who cannot be read starts anew", extra={"data": {"person": stale}})
                    self._db.execute("UPDATE people SET handle = ? WHERE id = ?", (os.urandom(16), stale))
                else:
                    self.remove(stale)
            row = self._db.execute(
                "INSERT INTO people (handle, chat, seen, parting) VALUES (?, x'', ?, ?) RETURNING id",
                (handle, day, parting),
            ).fetchone()
            ids[row[0]] = chat
        ciphers = self._keys.make(ids) if ids else {}
        for id, chat in ids.items():
            sealed = ciphers[id].seal(b"%d" % chat, chat_at(id))
            self._db.execute("UPDATE people SET chat = ? WHERE id = ?", (sealed, id))
            self._fresh.append(self._keep(Person(id, chat, ciphers[id], parting=parting)))

    def remove(self, id: int) -> None:
        """Takes every row of somebody out of the database, and notes that their key is to be destroyed."""
        self._erased = self.erased + 1
        remove_rows(self._db, id)
        self._db.execute("INSERT OR IGNORE INTO erased VALUES (?)", (id,))

    def forget(self, id: int) -> None:
        """Lets go of somebody who is no longer in the database."""
        person = self._by_id.pop(id, None)
        if person and self._by_chat.get(person.chat) is person:
            del self._by_chat[person.chat]

    def committed(self) -> None:
        """All that is known of anybody is in the database now: those met first are let go of while there are too many,
        unless something of theirs is waiting."""
        self._fresh.clear()
        for _ in range(len(self._by_id) - _CACHED):
            id, oldest = next(iter(self._by_id.items()))
            if oldest.idle:
                self.forget(id)
            else:
                self._by_id[id] = self._by_id.pop(id)

    def forget_fresh(self) -> None:
        """Lets go of everybody made in a transaction that was rolled back, and counts anew who is erased."""
        self._erased = -1
        while self._fresh:
            self.forget(self._fresh.pop().id)

    def _keep(self, person: Person) -> Person:
        self._by_id[person.id] = self._by_chat[person.chat] = person
        return person


def remove_rows(db: sqlite3.Connection, id: int) -> None:
    """Takes every row of somebody out of the database."""
    for table in ("answers", "cases", "inbox", "outbox", "screens"):
        db.execute(f"DELETE FROM {table} WHERE person = ?", (id,))
    db.execute("DELETE FROM people WHERE id = ?", (id,))


def chat_at(id: int) -> bytes:
    """Where the chat of somebody is sealed."""
    return b"%d|people|chat|%d" % (id, id)

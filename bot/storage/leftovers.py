"""What is taken up from the database: what an earlier process left behind, and what was set aside and is tried anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec

from . import Outgoing, Parcel
from .inbox import Inbox, Item
from .outbox import Outbox
from .people import People, Person
from .records import read_letter, read_update
from .seal import Unreadable

_ACK_SECONDS = 60
_LONGEST_WAIT = 900  # for which a reply that was refused is made to wait


class Leftovers:
    """Everything here is called within a transaction. `clock` in epoch seconds."""

    def __init__(
        self, db: sqlite3.Connection, people: People, inbox: Inbox, outbox: Outbox, clock: Callable[[], float]
    ) -> None:
        self._db = db
        self._people = people
        self._inbox = inbox
        self._outbox = outbox
        self._clock = clock

    # -- at the start
    def take_updates(self) -> None:
        """Puts the open updates back in order."""
        rows = self._db.execute("SELECT seq, person, made, tries, body FROM inbox WHERE aside IS NULL ORDER BY seq")
        for seq, id, made, tries, body in rows.fetchall():
            item = self._item(seq, id, made, body)
            if item is None:
                self._db.execute("UPDATE inbox SET aside = 'Unreadable' WHERE seq = ?", (seq,))
                continue
            item.tries, item.suspect = tries, True
            item.person.open += 1
            self._inbox.put(item)

    def take_letters(self) -> list[tuple[Person, Parcel]]:
        """Puts the replies back; those that wait for an erasure to be finished are returned."""
        now, parting = self._clock(), []
        columns = "seq, person, made, tries, due, body"
        rows = self._db.execute(f"SELECT {columns} FROM outbox WHERE aside IS NULL ORDER BY seq").fetchall()
        for seq, id, made, tries, due, body in rows:
            person, letter = self._letter(seq, id, body)
            if not person or not letter:
                self._db.execute("UPDATE outbox SET aside = 'Unreadable' WHERE seq = ?", (seq,))
                continue
            if made < now - _ACK_SECONDS:
                letter.tap = ""
            parcel = Parcel(seq, id, person.chat, made, letter, tries=tries)
            if letter.kind == "ack" and not letter.tap:
                self._db.execute("DELETE FROM outbox WHERE seq = ?", (seq,))
            elif person.parting:
                parting.append((person, parcel))
            else:
                wait = due - now  # more of it than is ever given: the clock has been set back since
                self._outbox.put(person, parcel, wait if wait < _LONGEST_WAIT else 0.0)
        return parting

    # -- later
    def retry_update(self, seq: int) -> Item | None:
        """An update that was set aside, to be answered after all that is waiting; None when there is none."""
        row = self._db.execute("SELECT person, made, body FROM inbox WHERE seq = ? AND aside IS NOT NULL", (seq,))
        found = row.fetchone()
        item = self._item(seq, *found) if found else None
        if item:
            self._db.execute("UPDATE inbox SET aside = NULL, tries = 0 WHERE seq = ?", (seq,))
        return item

    def retry_letter(self, seq: int) -> tuple[Person, Parcel] | None:
        """A reply that was set aside, as if it had been written now; None when there is none."""
        row = self._db.execute("SELECT person, body FROM outbox WHERE seq = ? AND aside IS NOT NULL", (seq,))
        found = row.fetchone()
        person, letter = self._letter(seq, *found) if found else (None, None)
        if not person or not letter:
            return None
        now = self._clock()
        self._db.execute("UPDATE outbox SET aside = NULL, tries = 0, due = 0, made = ? WHERE seq = ?", (now, seq))
        letter.tap, letter.fresh = "", True
        return person, Parcel(seq, person.id, person.chat, now, letter)

    # -- rows
    def _item(self, seq: int, id: int, made: float, sealed: bytes) -> Item | None:
        person = self._people.load(id)
        try:
            return Item(seq, person, made, read_update(person, seq, sealed)) if person else None
        except Unreadable:
            return None

    def _letter(self, seq: int, id: int, sealed: bytes) -> tuple[Person | None, Outgoing | None]:
        person = self._people.load(id)
        try:
            return person, read_letter(person, seq, sealed) if person else None
        except (Unreadable, msgspec.MsgspecError):
            return person, None

"""What is taken up from the database: what an earlier process left behind, and what was set aside and is tried anew."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress

import msgspec

from . import Outgoing, Parcel
from .inbox import TRIES, Inbox, Item
from .outbox import Outbox
from .people import People, Person
from .records import read_letter, read_update
from .seal import Unreadable

_log = logging.getLogger(__name__)

_UNREADABLE = "Unreadable"
_ACK_SECONDS = 60
_LONGEST_WAIT = 900  # that is kept to over a restart: more may come of a clock that was set back


class Leftovers:
    """Everything here is called within a transaction, unless it says otherwise. `clock` in epoch seconds. `missed`:
    people to whom a reply cannot be read any more, known from `take_letters` on."""

    def __init__(
        self, db: sqlite3.Connection, people: People, inbox: Inbox, outbox: Outbox, clock: Callable[[], float]
    ) -> None:
        self._db = db
        self._people = people
        self._inbox = inbox
        self._outbox = outbox
        self._clock = clock
        self.missed: list[int] = []

    # -- at the start
    def take_updates(self) -> None:
        """Puts the open updates back in order, those that cannot be read too: their people are to be told."""
        columns = "seq, person, made, body, tries, hasty, visit"
        rows = self._db.execute(f"SELECT {columns} FROM inbox WHERE aside IS NULL ORDER BY seq")
        for seq, id, made, body, tries, hasty, visit in rows.fetchall():
            item = self._item(seq, id, made, body)
            if item is None:
                self._db.execute("UPDATE inbox SET aside = ? WHERE seq = ?", (_UNREADABLE, seq))
                _log.error("update set aside", extra={"data": {"seq": seq, "why": _UNREADABLE}})
                continue
            item.tries, item.hasty, item.visit = tries, bool(hasty), visit
            if tries >= TRIES and not item.doom:
                item.doom = "ProcessDied"
            item.suspect = not item.doom
            item.person.open += 1
            self._inbox.put(item)

    def take_letters(self) -> list[Person]:
        """Puts the replies back. Those to the people who are returned wait for an erasure to be finished."""
        now, parting = self._clock(), []
        columns = "seq, person, made, tries, due, body"
        rows = self._db.execute(f"SELECT {columns} FROM outbox WHERE aside IS NULL ORDER BY seq").fetchall()
        for seq, id, made, tries, due, body in rows:
            person, letter = self._letter(seq, id, body)
            if not person or not letter:
                self._db.execute("UPDATE outbox SET aside = ? WHERE seq = ?", (_UNREADABLE, seq))
                _log.error("a reply was set aside", extra={"data": {"seq": seq, "why": _UNREADABLE}})
                self.missed += [id] if person else []
                continue
            if made < now - _ACK_SECONDS:
                letter.tap = ""
            parcel = Parcel(seq, id, person.chat, made, letter, tries=tries)
            if letter.kind == "ack" and not letter.tap:
                self._db.execute("DELETE FROM outbox WHERE seq = ?", (seq,))
            elif person.parting:
                self._outbox.withhold(person, parcel)
                parting.append(person)
            else:
                wait = due - now  # more of it than is ever given: the clock has been set back since
                self._outbox.put(person, parcel, wait if wait < _LONGEST_WAIT else 0.0)
        return parting

    # -- tries
    def count(self, suspects: Sequence[Item]) -> None:
        """Notes a try of each before it is made."""
        rows = [(item.tries + 1, item.seq) for item in suspects]
        self._db.executemany("UPDATE inbox SET tries = ? WHERE seq = ?", rows)

    def uncount(self) -> None:
        """At the end, without a transaction: a process that ends in order has not died of what it could not store, or
        did not come to."""
        if spared := [item.seq for item in self._inbox.spared()]:
            rows = ", ".join("?" * len(spared))
            with suppress(sqlite3.Error):  # it counts then, as if the process had died
                self._db.execute(f"UPDATE inbox SET tries = tries - 1 WHERE seq IN ({rows})", spared)

    # -- later
    def retry_update(self, seq: int) -> Item | None:
        """An update that was set aside, to be answered after all that is waiting; None when there is none, or it
        cannot be read."""
        row = self._db.execute(
            "SELECT person, made, body, visit FROM inbox WHERE seq = ? AND aside IS NOT NULL", (seq,)
        )
        found = row.fetchone()
        item = self._item(seq, *found[:3]) if found else None
        if item is None or item.doom:
            return None
        item.visit = found[3]
        self._db.execute("UPDATE inbox SET aside = NULL, tries = 0 WHERE seq = ?", (seq,))
        return item

    def retry_letter(self, seq: int) -> tuple[Person, Parcel] | None:
        """A reply that was set aside, as if it had been written now; None when there is none, or it cannot be read."""
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
        """None when it is of nobody who can be read."""
        person = self._people.load(id)
        if person is None:
            return None
        try:
            return Item(seq, person, made, read_update(person, seq, sealed))
        except Unreadable:
            return Item(seq, person, made, b"", doom=_UNREADABLE)

    def _letter(self, seq: int, id: int, sealed: bytes) -> tuple[Person | None, Outgoing | None]:
        person = self._people.load(id)
        try:
            return person, read_letter(person, seq, sealed) if person else None
        except (Unreadable, msgspec.MsgspecError):
            return person, None

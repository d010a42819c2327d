"""The store on SQLite: one connection on the event loop's thread, and every group of writes one durable transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from itertools import count

import msgspec

from . import Ack, Incoming, Parcel, Settled, Work
from .erasures import Erasures
from .group import Group
from .housekeeping import DAY, Housekeeping
from .inbox import Inbox, Item
from .keys import Keys
from .lock import InstanceLock
from .outbox import Outbox
from .people import People, Person
from .records import Records, read_letter, read_update
from .seal import Master, Unreadable
from .transactions import Transactions

_CROWDED = 5_000
_OPEN_A_CHAT = 20
_ACK_SECONDS = 60


class SQLiteStore:
    """See `Store`; `opening.py` makes one. `clock` in epoch seconds."""

    def __init__(
        self, db: sqlite3.Connection, keys: Keys, master: Master, lock: InstanceLock, clock: Callable[[], float]
    ) -> None:
        self._db = db
        self._keys = keys
        self._master = master
        self._lock = lock
        self._clock = clock
        self._people = People(db, keys, master)
        self._records = Records(db)
        self._inbox = Inbox()
        self._outbox = Outbox(self._people, clock)
        self._erasures = Erasures(db, keys, self._outbox)
        self._transactions = Transactions(db, self._people, self._outbox, self._erasures)
        self._keeping = Housekeeping(db, keys, self._people, self._erasures, self._transactions)
        last = dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
        self._updates, self._letters = count(last.get("inbox", 0) + 1), count(last.get("outbox", 0) + 1)

    # -- intake
    async def accept(self, updates: Sequence[Incoming]) -> None:
        taken: list[Item] = []
        try:
            async with self._transactions.write():
                self._meet(updates)
                now = self._clock()
                for update in updates:
                    if self._is_new(update, now) and (item := self._take(update, now)):
                        taken.append(item)
        except BaseException:
            for item in taken:
                item.person.open -= 1
            raise
        for item in taken:
            self._inbox.put(item)

    def _meet(self, updates: Sequence[Incoming]) -> None:
        """Makes people of the chats that nobody knows, with one commit for all their keys."""
        chats = {update.chat for update in updates if update.opens and update.chat is not None}
        unknown = [chat for chat in chats if self._people.of_chat(chat) is None]
        if unknown:
            self._people.open(unknown, self._today)

    def _is_new(self, update: Incoming, now: float) -> bool:
        if update.id is None:
            return True
        done = self._db.execute("INSERT OR IGNORE INTO known VALUES (?, ?)", (update.id, int(now)))
        return done.rowcount == 1

    def _take(self, update: Incoming, now: float) -> Item | None:
        person = self._people.of_chat(update.chat) if update.chat is not None else None
        if person is None:
            return None
        if person.open >= _OPEN_A_CHAT:
            person.dropped += 1
            return None
        seq = next(self._updates)
        self._records.write_update(person, seq, now, 0, update.body)
        person.open += 1
        return Item(seq, person, now, update.body)

    @property
    def _today(self) -> int:
        return int(self._clock() // DAY)

    def crowded(self) -> bool:
        return self._inbox.waiting + self._outbox.waiting > _CROWDED

    # -- turns
    async def turn(self, work: Work) -> bool:
        if not self._inbox.wake.is_set():
            return False
        await self._count_suspects()
        group = Group(self._db, self._people, self._records, self._inbox, self._outbox, self._letters, self._today)
        try:
            async with self._transactions.write():
                group.fill(work)
        except BaseException:
            self._records.cool()
            self._inbox.back(group.items)
            raise
        self._finish(group)
        return True

    async def _count_suspects(self) -> None:
        if suspects := self._inbox.suspects():
            async with self._transactions.write():
                rows = [(item.tries + 1, item.seq) for item in suspects]
                self._db.executemany("UPDATE inbox SET tries = ? WHERE seq = ?", rows)
            for item in suspects:
                item.tries, item.suspect, item.counted = item.tries + 1, False, True

    def _finish(self, group: Group) -> None:
        """What the running store makes of a group that is committed."""
        for item in group.items:
            if item is not group.held:
                self._inbox.done(item)
                self._outbox.part(item.person)
        for person in group.met:
            person.seen, person.parting = self._today, False
        if group.held:
            self._inbox.hold(group.held)
        if group.erased:
            old, new, waiting = group.erased
            for item in waiting:
                item.person = new
            old.open, new.open = 0, len(waiting)
            self._outbox.forget(old)
            self._records.cool(old)
            self._people.forget(old.id)
            theirs = [(person, parcel) for person, parcel in group.letters if person is new]
            group.letters = [letter for letter in group.letters if letter[0] is not new]
            self._erasures.finish(theirs)
            if not theirs:
                self._outbox.part(new)
        for person, parcel in group.letters:
            if person.place != "gone":
                self._outbox.put(person, parcel)

    # -- delivery
    async def acks(self) -> Sequence[Ack]:
        return self._outbox.acks()

    async def due(self, limit: int) -> Sequence[Parcel]:
        return self._outbox.due(limit)

    async def settle(self, settled: Sequence[Settled]) -> None:
        for one in settled:
            self._outbox.settle(one)
        self._transactions.flush_soon()

    async def until_open(self) -> None:
        await self._inbox.wake.wait()

    async def until_due(self) -> None:
        await self._outbox.wake.wait()

    # -- housekeeping
    async def tend(self, days: int) -> None:
        await self._keeping.tend(self._clock(), days)

    async def recall(self, key: str) -> str:
        row = self._db.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    async def remember(self, key: str, value: str) -> None:
        async with self._transactions.write():
            self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (key, value))

    def secret(self, purpose: str) -> str:
        return self._master.derive(purpose).hex()

    async def close(self) -> None:
        self._transactions.flush()
        self._db.close()
        self._keys.close()
        self._lock.release()

    # -- opening
    async def restore(self) -> None:
        """Takes up what an earlier process left behind."""
        async with self._transactions.write():
            self._restore_updates()
            parting = self._restore_letters()
        self._erasures.finish(parting)
        async with self._transactions.write():
            for (id,) in self._db.execute("SELECT id FROM people WHERE parting = 1 AND session IS NULL").fetchall():
                if person := self._people.load(id):
                    self._outbox.part(person)

    def _restore_updates(self) -> None:
        rows = self._db.execute("SELECT seq, person, made, tries, body FROM inbox WHERE aside IS NULL ORDER BY seq")
        for seq, id, made, tries, body in rows.fetchall():
            person = self._people.load(id)
            try:
                update = read_update(person, seq, body) if person else b""
            except Unreadable:
                person = None
            if person:
                person.open += 1
                self._inbox.put(Item(seq, person, made, update, tries, suspect=True))
            else:
                self._db.execute("UPDATE inbox SET aside = 'Unreadable' WHERE seq = ?", (seq,))

    def _restore_letters(self) -> list[tuple[Person, Parcel]]:
        """Puts the replies back; those that wait for an erasure to be finished are returned."""
        old, parting = self._clock() - _ACK_SECONDS, []
        columns = "seq, person, made, tries, due, body"
        rows = self._db.execute(f"SELECT {columns} FROM outbox WHERE aside IS NULL ORDER BY seq").fetchall()
        for seq, id, made, tries, due, body in rows:
            person = self._people.load(id)
            try:
                letter = read_letter(person, seq, body) if person else None
            except (Unreadable, msgspec.MsgspecError):
                letter = None
            if not person or not letter:
                self._db.execute("UPDATE outbox SET aside = 'Unreadable' WHERE seq = ?", (seq,))
                continue
            if made < old:
                letter.tap = ""
            parcel = Parcel(seq, id, person.chat, made, letter, tries=tries)
            if letter.kind == "ack" and not letter.tap:
                self._db.execute("DELETE FROM outbox WHERE seq = ?", (seq,))
            elif person.parting:
                parting.append((person, parcel))
            else:
                self._outbox.put(person, parcel, due)
        return parting

"""The store on SQLite: one connection on the event loop's thread, and every group of writes one durable transaction."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager
from datetime import date
from functools import partial
from itertools import count

import msgspec

from . import Ack, DatabaseBusy, Incoming, Parcel, Settled, Work
from .absence import Absence
from .database import as_busy
from .erasures import Erasures
from .errands import Errands
from .group import Group
from .housekeeping import DAY, Housekeeping
from .inbox import Inbox, Item
from .keys import Keys
from .leftovers import Leftovers
from .lock import InstanceLock
from .outbox import Outbox
from .people import People, Person
from .records import Records
from .seal import Master, Unreadable
from .transactions import Transactions
from .whereabouts import Whereabouts

_CROWDED = 5_000
_IDLE = 10
_LAST_TRIES, _LAST_PAUSE = 20, 0.05


class SQLiteStore:
    """See `Store`; `opening.py` makes one. `clock` in epoch seconds; `steady`, never set back, is for waits."""

    def __init__(
        self,
        db: sqlite3.Connection,
        keys: Keys,
        master: Master,
        lock: InstanceLock,
        files: Whereabouts,
        clock: Callable[[], float],
        steady: Callable[[], float],
    ) -> None:
        self._db = db
        self._keys = keys
        self._master = master
        self._lock = lock
        self._clock = clock
        self._people = People(db, keys, master)
        self._records = Records(db)
        self._inbox = Inbox()
        self._outbox = Outbox(self._people, clock, steady)
        self._erasures = Erasures(db, keys, self._outbox)
        self._transactions = Transactions(db, self._people, self._outbox, self._erasures, files)
        self._keeping = Housekeeping(db, keys, self._people, self._erasures, self._transactions, self._forget)
        self._absence = Absence(db, self._people, self._transactions, clock)
        deeds = {"erase": self._erase, "retry": self._retry, "retry_reply": self._retry_reply}
        self._errands = Errands(db, self._transactions, deeds)
        self._leftovers = Leftovers(db, self._people, self._inbox, self._outbox, clock)
        last = dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
        self._updates, self._letters = count(last.get("inbox", 0) + 1), count(last.get("outbox", 0) + 1)

    # -- intake
    async def accept(self, updates: Sequence[Incoming]) -> None:
        async with self._taking() as taken:
            now = self._clock()
            new = [update for update in updates if self._is_new(update, now)]
            self._meet(new)  # whoever is known again by a repeat alone was erased
            taken += [item for update in new if (item := self._take(update, now))]

    @asynccontextmanager
    async def _taking(self) -> AsyncIterator[list[Item]]:
        """A transaction; the updates that are put into the list wait for their turn once it is committed."""
        taken: list[Item] = []
        try:
            async with self._transactions.write():
                yield taken
        except BaseException:
            for item in taken:
                item.person.untake()
            raise
        for item in taken:
            self._inbox.put(item)

    def _meet(self, updates: Sequence[Incoming]) -> None:
        """Makes people of the chats that nobody knows, with one commit for all their keys."""
        chats = dict.fromkeys(update.chat for update in updates if update.opens and update.chat is not None)
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
        if person is None or not person.takes(min(update.sent or now, now)):
            return None
        return self._write_update(person, now, update.body, hasty=person.deaf)

    def _write_update(self, person: Person, now: float, body: bytes, *, hasty: bool = False) -> Item:
        item = Item(next(self._updates), person, now, body, hasty=hasty)
        self._records.write_update(item)
        person.open += 1
        return item

    @property
    def _today(self) -> int:
        return int(self._clock() // DAY)

    def has_leftovers(self) -> bool:
        return bool(self._inbox.suspects())

    def crowded(self) -> bool:
        return self._waiting > _CROWDED

    def idle(self) -> bool:
        return self._waiting <= _IDLE

    @property
    def _waiting(self) -> int:
        return self._inbox.waiting + self._outbox.waiting

    # -- turns
    async def turn(self, work: Work) -> bool:
        if not self._inbox.wake.is_set():
            return False
        await self._count_suspects()
        group = Group(self._db, self._people, self._records, self._inbox, self._outbox, self._letters, self._today)
        try:
            async with self._transactions.write():
                group.fill(work)
        except BaseException as error:
            self._records.cool()
            self._inbox.back(group.items, spared=isinstance(error, DatabaseBusy))
            raise
        self._finish(group)
        return True

    async def _count_suspects(self) -> None:
        if suspects := self._inbox.suspects():
            async with self._transactions.write():
                self._leftovers.count(suspects)
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
            theirs = [parcel for person, parcel in group.letters if person is new]
            group.letters = [letter for letter in group.letters if letter[0] is not new]
            for parcel in theirs:
                self._outbox.withhold(new, parcel)
            self._erasures.finish([new])
            if not theirs:
                self._outbox.part(new)
        for person, parcel in group.letters:
            if person.place != "gone":
                self._outbox.put(person, parcel)

    # -- delivery
    async def acks(self) -> Sequence[Ack]:
        return self._outbox.acks()

    async def due(self, limit: int) -> Sequence[Parcel]:
        if self._transactions.is_late():
            self._outbox.rest()
            return ()
        return self._outbox.due(limit)

    async def settle(self, settled: Sequence[Settled]) -> None:
        for one in settled:
            self._outbox.settle(one)
        self._transactions.flush_soon()

    def has_open(self) -> bool:
        return self._inbox.waiting > 0

    async def until_open(self) -> None:
        await self._inbox.wake.wait()

    async def until_due(self) -> None:
        await self._outbox.wake.wait()

    async def until_tapped(self) -> None:
        await self._outbox.tapped.wait()

    # -- gaps
    async def heard(self) -> None:
        await self._absence.heard()

    async def ask_again(self, away: bytes, missed: bytes) -> bool:
        if not self._absence.pending:
            return False
        async with self._taking() as taken:
            now = self._clock()

            def give(person: Person, body: bytes) -> None:
                taken.append(self._write_update(person, now, body))

            left = self._absence.ask(partial(give, body=away), partial(give, body=missed))
        self._absence.asked(left)
        return self._absence.pending

    # -- errands
    async def run_errands(self) -> None:
        with as_busy():
            await self._errands.run()

    async def erase(self, id: int) -> bool:
        """Everything about a person goes, whatever of theirs is waiting; whether there was such a person.

        The keys, and the last traces in the logs, go at once or, when a reader holds them up, as soon as possible.
        """
        async with self._transactions.write():
            if self._db.execute("SELECT 1 FROM people WHERE id = ?", (id,)).fetchone() is None:
                return False
            self._people.remove(id)
        self._forget(id)
        self._erasures.finish()
        return True

    def _forget(self, id: int) -> None:
        """What is held in memory of somebody whose rows are gone."""
        if person := self._people.with_id(id):
            self._inbox.drop(person)
            self._outbox.forget(person)
            self._records.cool(person)
            self._people.forget(id)

    async def _erase(self, id: int) -> str:
        if not await self.erase(id):
            return "unknown"
        left = self._db.execute("SELECT 1 FROM erased WHERE person = ?", (id,)).fetchone()
        return "begun" if left else "done"

    async def _retry(self, seq: int) -> str:
        """An update that was set aside is tried anew."""
        async with self._taking() as taken:
            if item := self._leftovers.retry_update(seq):
                item.person.open += 1
                taken.append(item)
        return "done" if taken else "unknown"

    async def _retry_reply(self, seq: int) -> str:
        """A reply that was set aside is sent once more. Of a screen, what it asked may no longer be open: its person is
        asked what is."""
        with ExitStack() as kept:
            async with self._transactions.write():
                found = self._leftovers.retry_letter(seq)
                if found is None:
                    return "unknown"
                person, parcel = found
                kept.enter_context(person.needed())
                if asks := parcel.letter.kind == "show" and self._has_session(person):
                    self._db.execute("DELETE FROM outbox WHERE seq = ?", (seq,))
                    self._absence.miss([person.id])
            if not asks:
                self._outbox.put(person, parcel)
        return "done"

    def _has_session(self, person: Person) -> bool:
        try:
            return self._records.session(person) is not None
        except (Unreadable, msgspec.MsgspecError):
            return False

    # -- housekeeping
    async def tend(self, days: int | None) -> None:
        with as_busy():
            await self._keeping.tend(self._clock(), days)

    async def warn(self, days: int, warning: Callable[[date], bytes]) -> bool:
        now = self._clock()
        with as_busy():
            people = self._keeping.to_warn(now, days)
        if people:
            async with self._taking() as taken:
                for person, day in self._keeping.warn(people, now, days):
                    taken.append(self._write_update(person, now, warning(day)))
        return bool(people)

    async def recall(self, key: str) -> str:
        row = self._db.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    async def remember(self, key: str, value: str) -> None:
        async with self._transactions.write():
            self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (key, value))

    def secret(self, purpose: str) -> str:
        return self._master.derive(purpose).hex()

    async def close(self) -> None:
        for _ in range(_LAST_TRIES):  # what is known to have arrived need not be sent again
            if self._transactions.flush():
                break
            await asyncio.sleep(_LAST_PAUSE)
        self._leftovers.uncount()
        self._db.close()
        self._keys.close()
        self._lock.release()

    # -- opening
    async def restore(self) -> None:
        """Takes up what an earlier process left behind."""
        async with self._transactions.write():
            self._leftovers.take_updates()
            parting = self._leftovers.take_letters()
            self._absence.miss(self._leftovers.missed)
        self._erasures.finish(parting)
        async with self._transactions.write():
            for (id,) in self._db.execute("SELECT id FROM people WHERE parting = 1 AND session IS NULL").fetchall():
                if person := self._people.load(id):
                    self._outbox.part(person)

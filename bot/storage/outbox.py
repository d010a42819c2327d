"""The replies that wait: the running store's view of table `outbox`, and what is still to be written to it.

Chats are independent; within one the next reply waits until the one before it is settled. What `settle` learns is known
here at once and written with the next commit.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from itertools import count
from math import ceil

import msgspec

from . import Ack, Dropped, Later, Outgoing, Parcel, Screen, Sent, Settled
from .people import People, Person

_log = logging.getLogger(__name__)

_UNWRITABLE = OverflowError, ValueError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError
_HOUR, _DAY = 3600, 86_400


class Outbox:
    """`clock` in epoch seconds, as what is written; `steady`, by which replies wait: nobody sets that one back."""

    def __init__(self, people: People, clock: Callable[[], float], steady: Callable[[], float]) -> None:
        self._people = people
        self._clock = clock
        self._steady = steady
        self._due: deque[Person] = deque()
        self._later: list[tuple[float, int, Person]] = []
        self._order = count()
        self._acks: list[Ack] = []
        self._unwritten = _Unwritten()
        self._timer: asyncio.TimerHandle | None = None
        self._resting = False
        self.waiting = 0
        self.wake = asyncio.Event()
        self.tapped = asyncio.Event()

    def put(self, person: Person, parcel: Parcel, wait: float = 0.0) -> None:
        """A reply that is committed. `wait`: not for so many seconds."""
        self.waiting += 1
        letter = parcel.letter
        if letter.tap:
            alone = parcel if letter.kind == "ack" else None
            self._acks.append(Ack(letter.tap, letter.toast, parcel.made, alone))
            self.tapped.set()
        if letter.kind != "ack":
            if person.queue is None:
                person.queue = deque()
            person.queue.append(parcel)
            if letter.kind == "show" and len(person.queue) > 1:
                self._coalesce(person)
            if not person.place:
                self._place(person, self._steady() + wait)

    def withhold(self, person: Person, parcel: Parcel) -> None:
        """A reply that may not go before `release`, nor may those that come after it."""
        person.place = person.place or "withheld"
        self.put(person, parcel)

    def release(self, person: Person) -> None:
        if person.place == "withheld":
            self._place(person)

    def acks(self) -> list[Ack]:
        acks, self._acks = self._acks, []
        self.tapped.clear()
        return acks

    def due(self, limit: int) -> list[Parcel]:
        now = self._steady()
        while self._later and self._later[0][0] <= now:
            person = heapq.heappop(self._later)[2]
            if person.place == "later":
                self._place(person)
        parcels: list[Parcel] = []
        while self._due and len(parcels) < limit:
            person = self._due.popleft()
            if person.place == "due":
                parcels.append(self._lease(person))
        if not self._due:
            self.wake.clear()
            self._wind()
        return parcels

    def rest(self) -> None:
        """Nothing is to be delivered until `go_on`."""
        self._resting = True
        self.wake.clear()

    def go_on(self) -> None:
        if self._resting:
            self._resting = False
            self.wake.set()

    def settle(self, settled: Settled) -> None:
        parcel = settled.parcel
        if parcel.letter.kind == "ack":
            self.waiting -= 1
            self._unwritten.gone.append((parcel.seq,))
            return
        person = self._people.with_id(parcel.person)
        if person is None or not person.queue or person.queue[0] is not parcel:
            return  # erased while it was on its way
        match settled:
            case Sent(_, message):
                self._leave(person)
                self._show(person, parcel, message)
            case Later(_, at, failed, told):
                parcel.tries += failed
                if failed or told:
                    due = self._clock() + at - self._steady()
                    self._unwritten.tries.append((parcel.tries, due, parcel.seq))
                self._place(person, at)
            case Dropped(_, _, True):
                self._unwritten.blocked.append((person.id,))
                person.seen = 0
                while person.queue:
                    self._miss(person)
                    self._leave(person)
            case Dropped(_, why):
                if parcel.letter.warns:
                    self._unwritten.unwarned.append((-int(self._clock() // _DAY), person.id))
                self._miss(person)
                self._leave(person, why)

    def part(self, person: Person) -> None:
        """Somebody erased to whom all has been said goes with the next commit."""
        if person.parting and person.idle:
            self._unwritten.parted.append(person)

    def forget(self, person: Person) -> None:
        """Drops everything that waits for somebody whose rows are gone."""
        self.waiting -= len(person.queue or ())
        person.queue, person.place = None, "gone"

    @property
    def unwritten(self) -> _Unwritten:
        return self._unwritten

    def below(self, person: Person) -> None:
        """Something stands below the screen now: the next one is a new message."""
        if person.screen and not person.screen.below:
            person.screen = msgspec.structs.replace(person.screen, below=True)
            self._unwritten.screens[person.id] = person.screen

    def _lease(self, person: Person) -> Parcel:
        assert person.queue
        if person.queue[0].letter.kind == "show" and len(person.queue) > 1:  # it was on its way when a newer one came
            self._coalesce(person)
        person.place = "leased"
        parcel = person.queue[0]
        parcel.screen = person.screen
        return parcel

    def _coalesce(self, person: Person) -> None:
        """Of several screens only the newest is delivered; one that is on its way is not taken back."""
        assert person.queue
        leased = person.queue[0] if person.place == "leased" else None
        newest: Outgoing | None = None
        left: deque[Parcel] = deque()
        for parcel in reversed(person.queue):
            letter = parcel.letter
            if letter.kind == "show" and parcel is not leased and not letter.lasting:
                if newest:
                    newest.fresh |= letter.fresh
                    self._unwritten.gone.append((parcel.seq,))
                    self.waiting -= 1
                    continue
                newest = letter
            left.appendleft(parcel)
        person.queue = left

    def _leave(self, person: Person, why: str = "") -> None:
        """The first reply leaves the queue, set aside when there is a reason; the next one is due."""
        assert person.queue
        seq = person.queue.popleft().seq
        self.waiting -= 1
        if why:
            self._unwritten.aside.append((why, seq))
        else:
            self._unwritten.gone.append((seq,))
        person.place = ""
        if person.queue:
            self._place(person)
        self.part(person)

    def _miss(self, person: Person) -> None:
        """The first reply will not be delivered. If it is a screen, the one that stands there is not what is asked."""
        assert person.queue
        if person.screen and person.queue[0].letter.kind == "show":
            person.screen = self._unwritten.screens[person.id] = msgspec.structs.replace(person.screen, unseen=True)

    def _show(self, person: Person, parcel: Parcel, message: int | None) -> None:
        if parcel.letter.kind != "show":
            self.below(person)
            if parcel.letter.again and person.screen:
                person.screen = self._unwritten.screens[person.id] = msgspec.structs.replace(person.screen, shown=0)
        elif message is not None:
            old, shown = person.screen, 0 if parcel.letter.again else ceil(self._clock())
            person.screen = Screen(message, parcel.letter.keyboard, False, shown)
            if old is None or _written(old) != _written(person.screen):
                self._unwritten.screens[person.id] = person.screen

    def _place(self, person: Person, at: float = 0.0) -> None:
        if at <= self._steady():
            person.place = "due"
            self._due.append(person)
            self.wake.set()
        else:
            person.place = "later"
            heapq.heappush(self._later, (at, next(self._order), person))
            self._wind()

    def _wind(self) -> None:
        """Sets the one timer to the next reply that waits for its time."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._later:
            wait = max(self._later[0][0] - self._steady(), 0.0)
            self._timer = asyncio.get_running_loop().call_later(wait, self.wake.set)


def _written(screen: Screen) -> Screen:
    """What of a screen is worth a write: the hour in which it was shown is exact enough for a later process."""
    return msgspec.structs.replace(screen, shown=screen.shown // _HOUR)


def _write(db: sqlite3.Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    """A row that can never be written is passed over: what it says is lost to the next process, the rest is not."""
    try:
        db.executemany(statement, rows)
    except _UNWRITABLE:
        for row in rows:
            try:
                db.execute(statement, row)
            except _UNWRITABLE as error:
                _log.error("what was delivered cannot be written", exc_info=error)


class _Unwritten:
    """What delivery has led to and no transaction holds yet."""

    def __init__(self) -> None:
        self.gone: list[tuple[int]] = []
        self.tries: list[tuple[int, float, int]] = []
        self.aside: list[tuple[str, int]] = []
        self.blocked: list[tuple[int]] = []
        self.unwarned: list[tuple[int, int]] = []
        self.screens: dict[int, Screen] = {}
        self.parted: list[Person] = []

    def __bool__(self) -> bool:
        lists = self.gone, self.tries, self.aside, self.blocked, self.unwarned, self.screens, self.parted
        return any(lists)

    def write(self, db: sqlite3.Connection) -> None:
        """Within a transaction; `clear` when it is committed."""
        for statement, rows in (
            ("DELETE FROM outbox WHERE seq = ?", self.gone),
            ("UPDATE outbox SET tries = ?, due = ? WHERE seq = ?", self.tries),
            ("UPDATE outbox SET aside = ? WHERE seq = ?", self.aside),
            ("UPDATE people SET gone = 1 WHERE id = ?", self.blocked),
            ("UPDATE people SET warned = ? WHERE id = ?", self.unwarned),
            (
                "INSERT OR REPLACE INTO screens SELECT id, ?, ?, ?, ?, ? FROM people WHERE id = ?",
                [(*msgspec.structs.astuple(one), id) for id, one in self.screens.items()],
            ),
        ):
            if rows:
                _write(db, statement, rows)

    def clear(self) -> None:
        self.gone.clear()
        self.tries.clear()
        self.aside.clear()
        self.blocked.clear()
        self.unwarned.clear()
        self.screens.clear()
        self.parted.clear()

"""The updates that wait for their turn: the running store's view of table `inbox`.

They are answered in order of arrival. One whose turn failed waits a little, and the rest of its chat behind it; nobody
else does. One that an earlier process left behind may be what killed it: it is counted before it is tried.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from itertools import islice

import msgspec

from flows.model import Veiled

from .people import Person

GROUP = 64
TRIES = 3
_PAUSE = 0.2


class Item(Veiled, msgspec.Struct, eq=False):
    """hasty: the last one taken of somebody who sends too many. suspect: left behind by an earlier process, and this
    try not counted yet. counted: it is. doom: why it is set aside without another try; '' for one that is tried.
    visit: of the session when it was set aside, for one that is tried anew."""

    seq: int
    person: Person
    made: float
    body: bytes
    tries: int = 0
    suspect: bool = False
    counted: bool = False
    doom: str = ""
    hasty: bool = False
    visit: int | None = None


class Inbox:
    """`wake` is set as long as there is an update that may be answered now."""

    def __init__(self) -> None:
        self._ready: deque[Item] = deque()
        self._held: dict[Person, deque[Item]] = {}
        self.waiting = 0
        self.wake = asyncio.Event()

    def put(self, item: Item) -> None:
        """An update that is committed."""
        self.waiting += 1
        if (held := self._held.get(item.person)) is not None:
            held.append(item)
            return
        self._ready.append(item)
        self.wake.set()

    def next(self) -> Item | None:
        """The oldest update that may be answered now; it goes on waiting until `done` or `hold`."""
        item = self._ready.popleft() if self._ready else None
        if not self._ready:
            self.wake.clear()
        return item

    def suspects(self) -> list[Item]:
        """The updates at the head that an earlier process left behind uncounted, as many as one group may try: those
        that were tried before, one at a time."""
        suspects: list[Item] = []
        for item in islice(self._ready, GROUP):
            if not item.suspect or (suspects and item.tries):
                break
            suspects.append(item)
            if item.tries:
                break
        return suspects

    def spared(self) -> list[Item]:
        """The updates whose try is counted and did not take place, or was undone by the database."""
        return [item for waiting in (self._ready, *self._held.values()) for item in waiting if item.counted]

    def done(self, item: Item) -> None:
        self.waiting -= 1
        item.person.open -= 1

    def hold(self, item: Item) -> None:
        """Puts off an update whose turn has failed, and all that waits behind it of its chat: at once, so that nothing
        that comes later gets before it."""
        self._held[item.person] = deque([item, *self.of(item.person)])
        self._take_out(item.person)
        asyncio.get_running_loop().call_later(_PAUSE * item.tries, self._release, item.person)

    def back(self, items: list[Item], *, spared: bool = True) -> None:
        """Puts back what `next` gave, in that order: their transaction was rolled back. `spared`: by no fault of
        theirs."""
        for item in items:
            item.counted &= spared
        self._make_ready(items)

    def of(self, person: Person) -> list[Item]:
        """What waits of somebody who is not held, in order."""
        return [item for item in self._ready if item.person is person]

    def drop(self, person: Person) -> None:
        """Forgets what waits of somebody whose rows are gone."""
        self.waiting -= len(self._held.pop(person, ())) + self._take_out(person)
        person.open = 0

    def _take_out(self, person: Person) -> int:
        """How many of somebody's updates were ready, and are no longer."""
        before = len(self._ready)
        self._ready = deque(item for item in self._ready if item.person is not person)
        if not self._ready:
            self.wake.clear()
        return before - len(self._ready)

    def _release(self, person: Person) -> None:
        self._make_ready(self._held.pop(person, ()))

    def _make_ready(self, items: Sequence[Item]) -> None:
        """Puts updates before all others, in their order."""
        self._ready.extendleft(reversed(items))
        if items:
            self.wake.set()

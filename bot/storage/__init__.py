"""What is kept, and the one door to it: the Store protocol and everything that passes through it.

A message travels in three hops, and a Store is what lies between them: `accept` takes updates in, `turn` answers them,
`due` and `settle` see the replies out. The store owns transaction and order; the work of a turn is a pure function that
it may run twice. What the store keeps of a person it keeps sealed, and it never looks into the bodies of messages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, Protocol

import msgspec

from flows.model import Case, Session, Veiled


class StoreError(Exception):
    """The database cannot be used, in one line for the operator."""


class DatabaseBusy(StoreError):
    """The database cannot be written now (locked, full, failing): nothing was stored, the call may succeed later."""


class Incoming(Veiled, msgspec.Struct, frozen=True):
    """An update as it came in, before anybody has looked at what it says.

    chat: the person's chat; None for an update that is nobody's, of which only the id is kept.
    id: by which a repeat is known; None for what cannot come twice.
    opens: whether it makes an unknown person known.
    sent: when they sent it, in epoch seconds; 0 when that is not known.
    """

    body: bytes
    chat: int | None
    id: int | None = None
    opens: bool = True
    sent: int = 0


class Loaded(Veiled, msgspec.Struct):
    """What a turn starts from. `session` is a fresh copy, None on first sight.

    seq: order of arrival, never used twice. made: when it arrived, in seconds since the epoch.
    hasty: they sent more at once than is taken, and are to be told so. chat: the number of their chat.
    damaged: there is a session, and it cannot be read any more. unseen: their newest screen could not be sent.
    late: the chat has gone on since the update was set aside, which is tried anew now.
    erased: how many people have been erased since the database was made.
    history: the closed cases, oldest first, read when called. set_aside: the bodies of this person's updates that
    could not be answered, undelivered: their replies that could not be delivered, likewise.
    """

    seq: int
    made: float
    body: bytes
    session: Session | None
    history: Callable[[], Sequence[Case]]
    hasty: bool = False
    set_aside: Callable[[], Sequence[bytes]] = tuple
    undelivered: Callable[[], Sequence[Outgoing]] = tuple
    chat: int = 0
    damaged: bool = False
    unseen: bool = False
    erased: int = 0
    late: bool = False


class Outgoing(Veiled, msgspec.Struct, omit_defaults=True):
    """A finished reply. `body` and `file` are the face's own (Telegram's call, a terminal's page); no store reads them.

    kind: `show` is the chat's one screen, of which only the newest is delivered; `keep`, `file` and `paper` stay, the
    last of which is a recipe in `body` that is drawn when it is delivered; `ack` is nothing but the answer to a tap.
    fresh: not to be edited into the screen before it, as the person has typed since. keyboard: it has buttons.
    tap: the tap to be acknowledged with it, `toast` the word said with that.
    again: asks once more what was asked before; it is not asked a third time. lasting: is not left out for a newer one.
    warns: that everything will be erased, which it is not unless this arrives.
    """

    kind: Literal["show", "keep", "file", "paper", "ack"]
    body: bytes = b""
    file: bytes = b""
    name: str = ""
    fresh: bool = False
    keyboard: bool = False
    tap: str = ""
    toast: str = ""
    again: bool = False
    lasting: bool = False
    warns: bool = False


class Outcome(Veiled, msgspec.Struct):
    """What a turn leads to; all of it is written in one transaction.

    session: None leaves it as it was. closed: cases for the history.
    below: what the person sent stands below the screen now.
    erase: everything about the person goes; `replies` are still delivered, after it has gone.
    gone: the person has blocked the bot (True) or unblocked it (False).
    ours: the turn was our own doing; the person has not been seen by it.
    unkept: of an apology: what they said is not kept, although it could not be answered.
    counts: one more of each (what, key); nothing says of whom.
    """

    session: Session | None = None
    replies: Sequence[Outgoing] = ()
    closed: Sequence[Case] = ()
    below: bool = False
    erase: bool = False
    gone: bool | None = None
    ours: bool = False
    unkept: bool = False
    counts: Sequence[tuple[str, str]] = ()


class Work(Protocol):
    """What a store does with an update. Pure: it may run twice, and only the last outcome counts."""

    def turn(self, loaded: Loaded) -> Outcome:
        """The answer to an update. Anything it raises is a bug: nothing of the turn is stored but its failure."""
        ...

    def apology(self, loaded: Loaded) -> Outcome:
        """What the person is told when the update is set aside after its last try."""
        ...


class Screen(msgspec.Struct):
    """The message that is the chat's screen. `below`: something was kept or typed below it. `shown`: when, in epoch
    seconds, in the database to the hour; 0 when we have shown it again by ourselves. `unseen`: a newer one could not be
    sent."""

    message: int
    keyboard: bool
    below: bool
    shown: int = 0
    unseen: bool = False


class Parcel(Veiled, msgspec.Struct):
    """A reply on its way, leased until it is settled. The next one of its chat waits for that.

    chat: where it goes. screen: the chat's screen as it is now. made: when the update that it answers arrived, epoch
    seconds. tries: how often it has failed.
    """

    seq: int
    person: int
    chat: int
    made: float
    letter: Outgoing
    screen: Screen | None = None
    tries: int = 0


class Ack(Veiled, msgspec.Struct):
    """A tap to be acknowledged at once, ahead of its chat's replies, at most once a process.

    parcel: the row that is nothing but this acknowledgement, to be settled when it has been tried.
    """

    tap: str
    toast: str
    made: float
    parcel: Parcel | None = None


class Sent(msgspec.Struct):
    """Delivered, as `message` (of a `show`: now the chat's screen)."""

    parcel: Parcel
    message: int | None = None


class Later(msgspec.Struct):
    """Not before `at`, in seconds of the clock that is never set back (`time.monotonic`). `failed`: it was tried and
    counts as a failure. `told`: Telegram wants it so of this chat; a later process keeps to it."""

    parcel: Parcel
    at: float
    failed: bool = False
    told: bool = False


class Dropped(msgspec.Struct):
    """Set aside for good, for the operator to see `why`. `gone`: the chat can no longer be written to."""

    parcel: Parcel
    why: str
    gone: bool = False


Settled = Sent | Later | Dropped


class Store(Protocol):
    """Inbox, sessions and outbox, durable. Every method that writes returns after the commit unless it says otherwise.

    Raises DatabaseBusy where nothing could be written; nothing is lost then, and the call may be repeated.
    """

    async def accept(self, updates: Sequence[Incoming]) -> None:
        """Takes updates in, in this order; repeats are dropped. After it they may be confirmed."""
        ...

    async def turn(self, work: Work) -> bool:
        """Answers the oldest open updates, several in one transaction, and says whether there were any."""
        ...

    async def acks(self) -> Sequence[Ack]:
        """The taps to acknowledge that were not handed out yet."""
        ...

    async def due(self, limit: int) -> Sequence[Parcel]:
        """The next reply of each chat that has one due, `limit` at most, leased. None while it cannot be written down
        what has arrived: it would be sent again by a later process."""
        ...

    async def settle(self, settled: Sequence[Settled]) -> None:
        """Ends leases. Known at once, written with the next commit, within milliseconds: delivery is at-least-once."""
        ...

    def has_open(self) -> bool:
        """Whether an update waits for its answer, be it for its next try."""
        ...

    async def until_open(self) -> None:
        """Returns when there is an update to answer."""
        ...

    async def until_due(self) -> None:
        """Returns when there may be a reply to deliver."""
        ...

    async def until_tapped(self) -> None:
        """Returns when there is a tap to acknowledge."""
        ...

    def has_leftovers(self) -> bool:
        """Whether updates wait that an earlier process has left behind."""
        ...

    def crowded(self) -> bool:
        """Whether so much is waiting that no more updates should be taken in."""
        ...

    def idle(self) -> bool:
        """Whether so little is waiting that we may bring something up ourselves."""
        ...

    async def tend(self, days: int | None) -> None:
        """Housekeeping, hourly: old update ids, what was set aside long ago, people not seen for `days` days, if
        `warn` has told them in time, or could not. None: nobody is erased.
        """
        ...

    async def warn(self, days: int, warning: Callable[[date], bytes]) -> bool:
        """Gives some of those who will be erased `warning`, the body of an update of our own, with the day of it;
        whether there may be more of them."""
        ...

    async def heard(self) -> None:
        """Telegram was heard just now. A gap before it in which taps may have been lost is remembered."""
        ...

    async def ask_again(self, away: bytes, missed: bytes) -> bool:
        """Gives `away`, an update of our own, to some of those whose tap may have been lost in a gap, or `missed` to
        those whom a reply did not reach; whether there may be more of them."""
        ...

    async def run_errands(self) -> None:
        """Does what operators have asked for from another process, see errands.py."""
        ...

    async def recall(self, key: str) -> str:
        """A note of the program's own, '' if there is none. Never about a person."""
        ...

    async def remember(self, key: str, value: str) -> None:
        """Keeps a note of the program's own."""
        ...

    def secret(self, purpose: str) -> str:
        """A secret of the program's own, the same for as long as the master key is."""
        ...

    async def close(self) -> None:
        """Writes what is settled and lets go of the database."""
        ...

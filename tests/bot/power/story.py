"""A store's life, short but with everything in it, and what it has promised at each moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bot.storage import Loaded, Outcome, Sent
from bot.storage.housekeeping import DAY
from bot.storage.opening import open_store
from bot.storage.rotation import rotate
from bot.storage.sqlite import SQLiteStore
from flows.model import Case, Session
from tests.bot.desk import SECRET, Clock, Work, kept, said, turned
from tests.bot.power.disk import Act
from tests.bot.power.recording import recording

NOTE = "note"
NOTHING: Mapping[str, str] = {}
NEW_SECRET = "another secret of the tests, as long as the first"
Kind = Literal[
    "accepted",
    "answered",
    "delivered",
    "settled",
    "erasing",
    "erased",
    "pruning",
    "remembered",
    "rotating",
    "rotated",
    "rewrapped",
]


@dataclass(frozen=True, slots=True)
class Promise:
    """What has happened when so many acts (`at`) had been done.

    accepted: Telegram was told that we have it. answered: the reply to it was handed to delivery. delivered: the store
    was told that this has arrived, settled: and has it in writing. erasing: it asks for everything of `person` to be
    erased, and is being worked on; their key lies in the file as `wrapped`. erased: they were told that it is done.
    pruning: update ids up to this one are being forgotten. remembered: a note of the program's own was made of it.
    rotating: the master key is being changed, rotated: it has been, rewrapped: so that `wrapped` is nowhere any more.

    words: what was said, once in all, by chat `chat` in update `number`.
    """

    at: int
    kind: Kind
    words: str
    person: int = 0
    wrapped: bytes = b""

    @property
    def chat(self) -> int:
        return chat_of(self.words)

    @property
    def number(self) -> int:
        return int(self.words.split()[1])


def chat_of(words: str) -> int:
    return int(words.split()[0])


@dataclass
class Story:
    """What was done to the disk, and what was promised meanwhile."""

    acts: list[Act] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)


async def tell(folder: Path, replaced: Mapping[str, str] = NOTHING) -> Story:
    """Lives it. replaced: statements in whose place others are carried out, which makes a mutant."""
    story = Story()
    with recording(replaced) as recorder:
        story.acts = recorder.acts
        life = _Life(story, folder)
        for day in (life.first_day, life.second_day, life.third_day):
            await life.live(day, SECRET)
        life.rotate()
        await life.live(life.fourth_day, NEW_SECRET)
    return story


class _Life:
    """Chats 1 to 9 and how they fare. Everything that is said is said once: `<chat> <number of the update>`."""

    def __init__(self, story: Story, folder: Path) -> None:
        self._story = story
        self._folder = folder
        self._clock = Clock()
        self._last = 0
        self._store: SQLiteStore
        self._wrapped: dict[int, bytes]

    async def live(self, day: Callable[[], Awaitable[None]], secret: str) -> None:
        self._store = await open_store(self._folder / "x.db", secret, self._clock)
        await day()
        self._wrapped = dict(self._store._keys._db.execute("SELECT person, wrapped FROM keys"))
        await self._store.close()

    def rotate(self) -> None:
        words = f"0 {self._last}"
        self._promise("rotating", words)
        rotate(self._folder / "x.db", SECRET, NEW_SECRET)
        self._promise("rotated", words)
        for person, wrapped in self._wrapped.items():
            self._promise("rewrapped", words, person, wrapped)

    async def first_day(self) -> None:
        await self._hear(1, 2, 3)
        await self._answer()
        await self._deliver()
        await self._hear(1, 1, 2, 4)
        await self._remember()
        await self._hear(3, forget=True)
        await self._hear(3, 5)
        await self._answer()
        await self._deliver()
        await self._hear(5, 6, 6)
        await self._answer()
        await self._hear(1, 3)

    async def second_day(self) -> None:
        await self._deliver()
        await self._answer()
        self._clock.now += 3 * DAY
        self._promise("pruning", f"0 {self._last}")
        await self._store.tend(180)
        await self._hear(7, 1, 3)
        await self._answer()
        await self._hear(1, forget=True)
        await self._hear(2, 2, 2)
        await self._answer()
        await self._remember()
        await self._deliver()
        await self._hear(2, 1, 8)

    async def third_day(self) -> None:
        await self._answer()
        await self._hear(9, 8, forget=True)
        await self._answer()
        await self._deliver()
        await self._deliver()

    async def fourth_day(self) -> None:
        await self._hear(2, 1, 5, 8)
        await self._hear(5, forget=True)
        await self._answer()
        await self._deliver()

    async def _hear(self, *chats: int, forget: bool = False) -> None:
        updates = []
        for chat in chats:
            self._last += 1
            updates.append(said(f"{chat} {self._last}" + (" forget" if forget else ""), chat, self._last))
        await self._store.accept(updates)
        for update in updates:
            self._promise("accepted", update.body.decode())

    async def _answer(self) -> None:
        await turned(self._store, Work(self._respond))

    def _respond(self, loaded: Loaded) -> Outcome:
        words = loaded.body.decode()
        if words.endswith("forget"):
            person = self._store._people.of_chat(chat_of(words))
            assert person
            row = self._store._keys._db.execute("SELECT wrapped FROM keys WHERE person = ?", (person.id,)).fetchone()
            self._promise("erasing", words, person.id, row[0])
            return Outcome(erase=True, replies=[kept(words)])
        session = loaded.session or Session(case=Case(id=1))
        session.case.answers[words] = words
        return Outcome(session, [kept(words)], closed=[session.case] if len(session.case.answers) == 2 else [])

    async def _deliver(self) -> None:
        while parcels := await self._store.due(2):
            settled = [parcel.letter.body.decode() for parcel in parcels]
            for words in settled:
                self._promise("answered", words)
            for erasing in [one for one in self._story.promises if one.kind == "erasing" and one.words in settled]:
                self._promise("erased", erasing.words, erasing.person, erasing.wrapped)
            await self._store.settle([Sent(parcel, 100 + parcel.seq) for parcel in parcels])
            for words in settled:
                self._promise("delivered", words)
            self._store._transactions.flush()
            for words in settled:
                self._promise("settled", words)

    async def _remember(self) -> None:
        await self._store.remember(NOTE, f"0 {self._last}")
        self._promise("remembered", f"0 {self._last}")

    def _promise(self, kind: Kind, words: str, person: int = 0, wrapped: bytes = b"") -> None:
        self._story.promises.append(Promise(len(self._story.acts), kind, words, person, wrapped))

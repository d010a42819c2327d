"""What the tests of the store share: a clock to turn, updates to put in, and the simplest work there is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.storage import Incoming, Loaded, Outcome, Outgoing, Parcel, Sent
from bot.storage.opening import open_store
from bot.storage.sqlite import SQLiteStore
from flows.model import Case, Session

SECRET = "a secret of the tests, long enough to be one"
NOON = 1_795_000_000.0


@dataclass
class Clock:
    """Stands still until it is turned."""

    now: float = NOON

    def __call__(self) -> float:
        return self.now


def said(words: str, chat: int = 7, id: int | None = None, *, opens: bool = True) -> Incoming:
    return Incoming(words.encode(), chat, id, opens)


def shown(words: str, *, fresh: bool = False, tap: str = "", keyboard: bool = False) -> Outgoing:
    return Outgoing("show", words.encode(), fresh=fresh, tap=tap, keyboard=keyboard)


def kept(words: str) -> Outgoing:
    return Outgoing("keep", words.encode())


Answer = Callable[[Loaded], Outcome]


def echo(loaded: Loaded) -> Outcome:
    """Shows what was said, and keeps it as an answer."""
    session = loaded.session or Session(case=Case(id=1))
    words = loaded.body.decode()
    session.case.answers[f"said{len(session.case.answers)}"] = words
    return Outcome(session, [shown(words)])


@dataclass
class Work:
    """Answers by `answer`, and remembers in which order it was asked."""

    answer: Answer = echo
    asked: list[str] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)

    def turn(self, loaded: Loaded) -> Outcome:
        self.asked.append(loaded.body.decode())
        return self.answer(loaded)

    def apology(self, loaded: Loaded) -> Outcome:
        self.apologies.append(loaded.body.decode())
        return Outcome(replies=[shown(f"sorry {loaded.seq}")])


async def opened(
    folder: Path, clock: Callable[[], float] | None = None, steady: Callable[[], float] | None = None
) -> SQLiteStore:
    """One clock does for both unless there are two."""
    clock = clock or Clock()
    return await open_store(folder / "x.db", SECRET, clock, steady or clock)


async def turned(store: SQLiteStore, work: Work | None = None) -> Work:
    """Answers everything that is open now."""
    work = work or Work()
    while await store.turn(work):
        pass
    return work


async def delivered(store: SQLiteStore, message: int = 100) -> list[str]:
    """Delivers everything that is due now; what was said, in order."""
    words = []
    while parcels := await store.due(100):
        words += texts(parcels)
        await store.settle([Sent(parcel, message) for parcel in parcels])
    return words


def texts(parcels: Sequence[Parcel]) -> list[str]:
    return [parcel.letter.body.decode() for parcel in parcels]


def rows(folder: Path, statement: str) -> list[tuple[object, ...]]:
    """What a query finds, read by another process as an operator would."""
    script = (
        "import sqlite3, sys\n"
        "db = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)\n"
        "print(repr(db.execute(sys.argv[2]).fetchall()))"
    )
    found = subprocess.run([sys.executable, "-c", script, folder / "x.db", statement], capture_output=True, check=True)
    result: list[tuple[object, ...]] = eval(found.stdout)
    return result


def bytes_of(*paths: Path) -> bytes:
    """What lies in files, or in the files of folders, read by another process: in ours it would cost a database that is
    open its locks."""
    script = "import pathlib, sys; [sys.stdout.buffer.write(pathlib.Path(p).read_bytes()) for p in sys.argv[1:]]"
    files = [file for path in paths for file in (path.iterdir() if path.is_dir() else [path]) if file.exists()]
    return subprocess.run([sys.executable, "-c", script, *files], capture_output=True, check=True).stdout

"""What is measured: cold starts, then one running bot through all phases."""

from __future__ import annotations

import contextlib
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.crowd import Figures, Load
from bench.process import Bot, Stub
from bench.walk import Step, save

NEW_CHATS = 10_000


@dataclass(frozen=True, slots=True)
class Phase:
    name: str
    load: Load


PHASES = (
    Phase("1 chat", Load(chats=1, seconds=2)),
    Phase("32 chats", Load(chats=32, seconds=3)),
    Phase("256 chats", Load(chats=256, seconds=3)),
    Phase("open 30/s", Load(rate=30, seconds=3)),
    Phase("open 300/s", Load(rate=300, seconds=3)),
    Phase("32 chats, API 50 ms", Load(chats=32, seconds=3, delay=0.05)),
)
NEWCOMERS = Phase("10,000 new chats", Load(chats=64, seconds=120, updates=NEW_CHATS, steps=1))
AFTERWARDS = Phase("32 chats after them", Load(chats=32, seconds=3))
_WARMING = Load(chats=8, seconds=1.5)
_FIRST = Load(chats=1, seconds=30, updates=1, steps=1)


@dataclass(frozen=True, slots=True)
class Row:
    """One phase. Rates in updates a second, waits in ms, CPU in microseconds an update, memory in MiB."""

    phase: str
    rate: float
    median_wait: float
    long_wait: float
    cpu: float
    stub_cpu: float
    calls: float
    memory: float
    faults: int


@dataclass(frozen=True, slots=True)
class Measured:
    """cold: ms from the start of the process to the first reply. grown: KiB for one chat more. fault: the first one."""

    rows: tuple[Row, ...]
    cold: float
    memory_at_start: float
    grown: float
    fault: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A walk, and the bot that answers it."""

    name: str
    walk: Sequence[Step]
    command: Sequence[str]


def measure(
    subject: Subject, phases: Sequence[Phase], repeats: int, folder: Path, say: Callable[[str], None]
) -> Measured:
    """Everything about one subject; `repeats` times, the middle one counts."""
    walk = folder / f"{subject.name}.json"
    save(tuple(subject.walk), walk)
    say(f"{subject.name}: cold start")
    cold = statistics.median(_cold(subject, walk, folder) for _ in range(max(3, repeats)))
    faults: list[str] = []
    with _running(subject, walk, folder) as (stub, bot, _):
        memory = bot.memory()
        stub.run(_WARMING)
        tried: dict[str, list[Row]] = {phase.name: [] for phase in phases}
        for turn in range(repeats):
            for phase in phases:
                say(f"{subject.name}: {phase.name}, {turn + 1} of {repeats}")
                tried[phase.name].append(_row(phase, stub, bot, faults))
        rows = [_middle(some) for some in tried.values()]
        say(f"{subject.name}: {NEWCOMERS.name}")
        before = bot.memory()
        rows.append(_row(NEWCOMERS, stub, bot, faults))
        grown = (bot.memory() - before) * 1024 / NEW_CHATS
        rows.append(_row(AFTERWARDS, stub, bot, faults))
    return Measured(tuple(rows), cold, memory, grown, faults[0] if faults else "")


@contextlib.contextmanager
def _running(subject: Subject, walk: Path, folder: Path) -> Iterator[tuple[Stub, Bot, float]]:
    """A stub and a bot that has answered its first update, and the ms that this took."""
    with tempfile.TemporaryDirectory(dir=folder) as own:
        stub = Stub(walk)
        bot: Bot | None = None
        try:
            stub.begin(_FIRST)
            started = time.monotonic()
            bot = Bot(subject.command, stub.url, Path(own))
            first = stub.figures()
            if first.answered != 1:
                raise SystemExit(f"{subject.name}: no first reply {first.sample}\n{bot.log.read_text()[-2000:]}")
            yield stub, bot, (first.ended - started) * 1000
        finally:
            if bot is not None:
                bot.stop()
            stub.close()


def _cold(subject: Subject, walk: Path, folder: Path) -> float:
    with _running(subject, walk, folder) as (_, _, cold):
        return cold


def _row(phase: Phase, stub: Stub, bot: Bot, faults: list[str]) -> Row:
    before = bot.cpu()
    figures = stub.run(phase.load)
    used, done = bot.cpu() - before, max(figures.answered, 1)
    if fault := _fault(figures):
        faults.append(f"{phase.name}: {fault}")
    return Row(
        phase.name,
        figures.answered / figures.elapsed if figures.elapsed else 0.0,
        figures.wait(0.5) * 1e3,
        figures.wait(0.99) * 1e3,
        used / done * 1e6,
        figures.stub_cpu / done * 1e6,
        figures.calls / done,
        bot.memory(),
        figures.wrong + figures.stalled,
    )


def _fault(figures: Figures) -> str:
    counted = {"wrong": figures.wrong, "stalled": figures.stalled}
    told = ", ".join(f"{number} {kind}" for kind, number in counted.items() if number)
    return f"{told}; {figures.sample}" if told else ""


def _middle(rows: Sequence[Row]) -> Row:
    """Column by column, the middle of several tries; faults add up."""

    def middle(value: Callable[[Row], float]) -> float:
        return statistics.median(value(row) for row in rows)

    return Row(
        rows[0].phase,
        middle(lambda row: row.rate),
        middle(lambda row: row.median_wait),
        middle(lambda row: row.long_wait),
        middle(lambda row: row.cpu),
        middle(lambda row: row.stub_cpu),
        middle(lambda row: row.calls),
        middle(lambda row: row.memory),
        sum(row.faults for row in rows),
    )

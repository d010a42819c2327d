"""The power fails at any moment: what was confirmed, answered, erased or remembered by then is on the disk.

Everything that SQLite does to the disk is written down while the real store lives its life; then the disk is put
together as it may be found after each moment, and the real store starts on it. `python -m tests.bot.power` does it for
every moment many times.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bot.power.story import Story, tell
from tests.bot.power.trial import cuts

FULL = "PRAGMA synchronous = FULL"
MUTANTS = {
    "a disk that is not waited for": ({FULL: "PRAGMA synchronous = OFF"}, "lost"),
    "a log that is not waited for": ({FULL: "PRAGMA synchronous = NORMAL"}, "lost"),
    "the same, and an answer": ({FULL: "PRAGMA synchronous = NORMAL"}, "answered and not kept"),
    "the same, and a key": ({FULL: "PRAGMA synchronous = NORMAL"}, "without a key"),
    "an erasure that leaves the key": (
        {"DELETE FROM keys WHERE person = ?": "SELECT ?"},
        "said to be erased and still there",
    ),
    "an erasure that leaves it on the page": (
        {"PRAGMA secure_delete = ON": "PRAGMA secure_delete = OFF"},
        "the key of somebody erased",
    ),
    "an erasure whose log comes back": ({"PRAGMA user_version = 1": "SELECT 1"}, "the key of somebody erased"),
    "updates that are not answered": ({"DELETE FROM inbox WHERE seq = ?": "SELECT ?"}, "answered twice"),
}


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty one, in memory where that can be had."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return asyncio.run(tell(tmp_path_factory.mktemp("life")))


async def test_every_promise_is_kept_by_what_was_synced_before_any_moment(story: Story, folder: Path) -> None:
    assert [cut async for cut in cuts(story, folder, 0, 0) if cut.faults] == []


async def test_every_promise_is_kept_whatever_else_has_reached_the_disk(story: Story, folder: Path) -> None:
    def some(chance: random.Random) -> bool:
        return chance.random() < 0.25

    assert [cut async for cut in cuts(story, folder, 4, 20261123, some) if cut.faults] == []


async def test_a_first_start_that_the_power_cut_short_is_begun_anew(story: Story, folder: Path) -> None:
    """Nobody has been promised anything yet, and nobody has to mend anything."""
    first = Story(story.acts[: story.promises[0].at])
    assert [cut async for cut in cuts(first, folder, 8, 20261124) if cut.faults] == []


def test_the_story_has_everything_in_it(story: Story) -> None:
    acts = {(act.kind, act.file) for act in story.acts}
    for file in ("x.db", "x.db.keys"):
        assert {("create", file), ("write", file), ("sync", file)} <= acts
        assert {(kind, f"{file}-wal") for kind in ("create", "write", "sync", "truncate", "delete")} <= acts
    kinds = [promise.kind for promise in story.promises]
    assert len(kinds) >= 100
    assert min(kinds.count(kind) for kind in ("accepted", "answered", "settled")) >= 20
    assert min(kinds.count(kind) for kind in ("erased", "remembered")) >= 2


@pytest.mark.parametrize("name", MUTANTS)
async def test_a_store_that_does_not_wait_for_the_disk_is_found_out(tmp_path: Path, folder: Path, name: str) -> None:
    replaced, expected = MUTANTS[name]
    spoilt = await tell(tmp_path, replaced)
    async for cut in cuts(spoilt, folder, 0, 0):
        if any(fault.startswith(expected) for fault in cut.faults):
            return
    pytest.fail(f"nobody noticed {name}")

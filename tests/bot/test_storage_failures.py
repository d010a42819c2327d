"""Turns that fail, and updates that kill."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage import DatabaseBusy, Loaded, Outcome
from flows.model import Case, Session
from tests.bot.desk import Clock, Work, delivered, echo, opened, said, shown, turned


def fails_on(words: str, times: int = 100) -> Work:
    left = [times]

    def answer(loaded: Loaded) -> Outcome:
        if loaded.body.decode() == words and left[0]:
            left[0] -= 1
            raise ValueError(f"what was typed: {words}")
        return echo(loaded)

    return Work(answer)


def events(caplog: pytest.LogCaptureFixture) -> list[tuple[str, object]]:
    """What the log says, from WARNING up."""
    return [(one.getMessage(), getattr(one, "data", None)) for one in caplog.records]


async def answered(work: Work, store: object, count: int) -> None:
    """Goes on until so many turns were tried: failed ones are tried again a little later."""
    async with asyncio.timeout(10):
        while len(work.asked) < count:
            await store.until_open()  # type: ignore[attr-defined]
            await store.turn(work)  # type: ignore[attr-defined]


async def test_a_turn_that_fails_is_tried_three_times_and_then_the_person_is_told(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    work = fails_on("poison")
    await store.accept([said("poison", id=1)])
    await answered(work, store, 3)
    assert work.asked == ["poison"] * 3
    assert work.apologies == ["poison"]
    assert await delivered(store) == ["sorry 1"]
    assert store._db.execute("SELECT seq, tries, aside FROM inbox").fetchall() == [(1, 3, "ValueError")]
    await store.close()
    store = await opened(tmp_path)
    assert (await turned(store)).asked == []
    await store.close()


async def test_a_poison_update_stops_nobody_and_its_own_chat_goes_on_after_it_in_order(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    work = fails_on("poison")
    await store.accept([said("a", 7, 1), said("poison", 7, 2), said("b", 7, 3), said("x", 8, 4), said("c", 7, 5)])
    await answered(work, store, 7)
    assert work.asked == ["a", "poison", "x", "poison", "poison", "b", "c"]
    await store.close()


async def test_what_comes_while_a_chat_is_held_stays_behind_what_was_there_before(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    work = fails_on("poison")
    await store.accept([said("poison", 7, 1), said("x", 8, 2), said("a", 7, 3), said("b", 7, 4)])
    assert await store.turn(work)  # and the group ends: `a` and `b` were not looked at
    await store.accept([said("c", 7, 5)])
    await answered(work, store, 7)
    assert work.asked == ["poison", "x", "poison", "poison", "a", "b", "c"]
    await store.close()


async def test_while_somebody_waits_for_the_next_try_nothing_they_send_is_looked_at(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    work = fails_on("shy", times=1)
    await store.accept([said("shy", 7, 1)])
    assert await store.turn(work)
    await store.accept([said("more", 7, 2)])
    assert not await store.turn(work)
    assert store.has_open()
    await answered(work, store, 3)
    assert work.asked == ["shy", "shy", "more"]
    assert not store.has_open()
    await store.close()


async def test_a_turn_that_fails_once_is_answered_at_the_second_try(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    work = fails_on("shy", times=1)
    await store.accept([said("shy", id=1)])
    await answered(work, store, 2)
    assert await delivered(store) == ["shy"]
    assert store._db.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
    await store.close()


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(Session(case=Case(id=2**70)), [shown("never")]),
        Outcome(Session(case=Case(id=1, answers={"half \ud800": 1})), [shown("never")]),
        Outcome(Session(), [shown("never")], closed=[Case(id=2**70)]),
    ],
    ids=["a number too large", "half a character", "a case too large"],
)
async def test_nothing_of_a_turn_that_cannot_be_written_is_kept_and_its_neighbours_are(
    tmp_path: Path, outcome: Outcome
) -> None:
    store = await opened(tmp_path)
    work = Work(lambda loaded: outcome if loaded.body == b"poison" else echo(loaded))
    await store.accept([said("a", 7, 1), said("poison", 8, 2), said("b", 9, 3)])
    await answered(work, store, 5)
    assert sorted(await delivered(store)) == ["a", "b", "sorry 2"]
    assert store._db.execute("SELECT count(*) FROM people WHERE session IS NOT NULL").fetchone() == (2,)
    assert store._db.execute("SELECT count(*) FROM cases").fetchone() == (0,)
    await store.close()


async def test_an_apology_that_fails_too_does_not_stop_the_rest(tmp_path: Path) -> None:
    store = await opened(tmp_path)

    class Hopeless(Work):
        def apology(self, loaded: Loaded) -> Outcome:
            raise RuntimeError

    work = Hopeless(fails_on("poison").answer)
    await store.accept([said("poison", id=1), said("b", id=2)])
    await answered(work, store, 4)
    assert await delivered(store) == ["b"]
    await store.close()


_KILLER = """
import asyncio, os, sys
from pathlib import Path
from bot.storage import Loaded, Outcome
from tests.bot.desk import Work, delivered, kept, opened, said, turned

def answer(loaded: Loaded) -> Outcome:
    if loaded.body == b"killer":
        os._exit(9)
    return Outcome(replies=[kept(loaded.body.decode())])

async def main(folder: Path) -> None:
    store = await opened(folder)
    if not (folder / "sent").exists():
        await store.accept([said("a", 7, 1), said("b", 8, 2), said("killer", 7, 3), said("c", 7, 4), said("d", 9, 5)])
        (folder / "sent").touch()
    work = await turned(store, Work(answer))
    print(work.asked, work.apologies, sorted(await delivered(store)))
    await store.close()

asyncio.run(main(Path(sys.argv[1])))
"""


def test_an_update_that_kills_the_process_is_set_aside_and_takes_nobody_with_it(tmp_path: Path) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        script = [sys.executable, "-c", _KILLER, str(tmp_path)]
        return subprocess.run(script, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)

    for _ in range(8):
        done = run()
        if done.returncode == 0:
            break
        assert done.returncode == 9, done.stderr
    assert done.returncode == 0
    asked, apologies, words = done.stdout.partition(" ['killer'] ")
    assert apologies
    assert "killer" not in asked
    assert eval(words) == ["a", "b", "c", "d", "sorry 3"]


async def test_whoever_sent_what_cannot_be_read_any_more_is_told_and_nobody_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = await opened(tmp_path)
    await store.accept([said("lost", 7, 1), said("a", 8, 2), said("b", 9, 3)])
    store._db.execute("UPDATE inbox SET body = zeroblob(60) WHERE seq = 1")
    await store.close()
    store = await opened(tmp_path)
    work = await turned(store)
    assert work.asked == ["a", "b"]
    assert sorted(await delivered(store)) == ["a", "b", "sorry 1"]
    assert store._db.execute("SELECT seq, aside FROM inbox").fetchall() == [(1, "Unreadable")]
    assert events(caplog) == [("update set aside", {"seq": 1, "why": "Unreadable", "tries": 0})]
    assert not store.has_open()
    await store.close()


async def test_whoever_is_sent_what_cannot_be_read_any_more_is_asked_again_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = await opened(tmp_path)
    await store.accept([said("a", 7, 1), said("b", 8, 2)])
    await turned(store)
    store._db.execute("UPDATE outbox SET body = zeroblob(60) WHERE seq = 1")
    await store.close()
    store = await opened(tmp_path)
    assert await delivered(store) == ["b"]
    await store.close()
    assert events(caplog) == [("a reply was set aside", {"seq": 1, "why": "Unreadable"})]
    store = await opened(tmp_path)
    while await store.ask_again(b"away", b"again"):
        pass
    assert (await turned(store)).asked == ["again"]
    assert [parcel.chat for parcel in await store.due(10)] == [7]
    await store.close()
    store = await opened(tmp_path)
    assert not await store.ask_again(b"away", b"again")
    assert (await turned(store)).asked == []
    await store.close()


async def test_what_nobody_can_be_told_of_is_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = await opened(tmp_path)
    await store.accept([said("a", 7, 1)])
    store._db.execute("UPDATE people SET chat = zeroblob(60)")
    await store.close()
    store = await opened(tmp_path)
    assert (await turned(store)).apologies == []
    assert ("update set aside", {"seq": 1, "why": "Unreadable"}) in events(caplog)
    await store.close()


async def test_a_try_that_the_database_undid_is_not_held_against_an_update(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("innocent", 7, 1)])
    await store.close()
    for _ in range(4):
        store = await opened(tmp_path)
        full = "CREATE TEMP TRIGGER full BEFORE INSERT ON main.outbox BEGIN SELECT RAISE(ABORT, 'full'); END"
        store._db.execute(full)
        for _ in range(2):
            with pytest.raises(DatabaseBusy):
                await store.turn(Work())
        await store.close()
    store = await opened(tmp_path)
    assert (await turned(store)).asked == ["innocent"]
    await store.close()


async def test_a_process_that_an_update_ends_in_order_is_held_against_it(tmp_path: Path) -> None:
    def end(loaded: Loaded) -> Outcome:
        raise SystemExit

    store = await opened(tmp_path)
    await store.accept([said("killer", 7, 1)])
    await store.close()
    for _ in range(3):
        store = await opened(tmp_path)
        with pytest.raises(SystemExit):
            await store.turn(Work(end))
        await store.close()
    store = await opened(tmp_path)
    assert (await turned(store, Work(end))).apologies == ["killer"]
    await store.close()


async def test_whoever_cannot_be_read_any_more_can_begin_anew(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("a", 7, 1), said("b", 8, 2)])
    await turned(store)
    await store.close()
    store = await opened(tmp_path)
    store._db.execute("UPDATE people SET session = zeroblob(60) WHERE id = 1")
    seen: list[tuple[bool, Session | None]] = []

    def look(loaded: Loaded) -> Outcome:
        seen.append((loaded.damaged, loaded.session))
        return Outcome(erase=loaded.damaged, replies=[shown("gone")])

    await store.accept([said("c", 7, 3)])
    await turned(store, Work(look))
    await delivered(store)
    await store.accept([said("d", 7, 4)])
    await turned(store, Work(look))
    assert seen == [(True, None), (False, None)]
    assert store._db.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
    await store.accept([said("e", 8, 5)])
    await turned(store, Work(look))
    assert seen[2][1] is not None
    await store.close()


async def test_what_may_not_be_kept_is_not_although_it_could_not_be_answered(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    work = fails_on("poison")
    work.apology = lambda _: Outcome(replies=[shown("sorry")], unkept=True)  # type: ignore[method-assign]
    await store.accept([said("poison", id=1)])
    await answered(work, store, 3)
    assert await delivered(store) == ["sorry"]
    assert store._db.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
    assert not store.has_open()
    await store.close()


async def test_whoever_writes_is_seen_also_when_no_turn_comes_of_it(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.accept([said("hello", id=1)])
    await turned(store)
    store._db.execute("UPDATE people SET warned = 1, gone = 1")
    clock.now += 5 * 86_400
    work = fails_on("poison")
    await store.accept([said("poison", id=2)])
    await answered(work, store, 3)
    today = int(clock.now // 86_400)
    assert store._db.execute("SELECT seen, warned, gone FROM people").fetchall() == [(today, 0, 0)]
    clock.now += 86_400
    await store.accept([said("damaged", id=3)])
    await turned(store, Work(lambda _: Outcome(replies=[shown("cannot be read")])))
    assert store._db.execute("SELECT seen FROM people").fetchall() == [(today + 1,)]
    await store.close()


@pytest.mark.parametrize("name", ["x.db", "x.db.keys"])
@pytest.mark.parametrize("in_its_place", [False, True])
async def test_nothing_is_taken_for_stored_while_a_file_is_not_where_it_was(
    tmp_path: Path, name: str, in_its_place: bool
) -> None:
    store = await opened(tmp_path)
    await store.accept([said("a", id=1)])
    file, aside = tmp_path / name, tmp_path / "aside"
    file.rename(aside)
    if in_its_place:
        file.write_bytes(b"of another day")
    for _ in range(2):
        with pytest.raises(DatabaseBusy, match=f"{name} was taken away"):
            await store.accept([said("b", id=2)])
        with pytest.raises(DatabaseBusy, match=f"{name} was taken away"):
            await store.turn(Work())
    aside.replace(file)
    await store.accept([said("b", id=2)])
    assert (await turned(store)).asked == ["a", "b"]
    await store.close()

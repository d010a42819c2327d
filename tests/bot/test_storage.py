"""Updates in, turns, and what is kept of them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage import DatabaseBusy, Incoming, Loaded, Outcome
from bot.storage.people import Person
from bot.storage.sqlite import SQLiteStore
from flows.model import Case, Raw, Session
from tests.bot.desk import Clock, Work, delivered, echo, kept, opened, rows, said, shown, texts, turned


async def test_an_update_is_answered_once(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("hello", id=1)])
    assert (await turned(store)).asked == ["hello"]
    assert await store.turn(Work()) is False
    assert await delivered(store) == ["hello"]
    await store.close()


async def test_an_update_that_was_not_answered_is_answered_by_the_next_process(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("hello", id=1)])
    await store.close()
    store = await opened(tmp_path)
    assert (await turned(store)).asked == ["hello"]
    await store.close()


async def test_a_repeated_update_is_dropped_before_and_after_its_turn_and_after_a_restart(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("hello", id=1), said("hello", id=1)])
    await store.accept([said("hello", id=1)])
    assert (await turned(store)).asked == ["hello"]
    await store.accept([said("hello", id=1)])
    await store.close()
    store = await opened(tmp_path)
    await store.accept([said("hello", id=1), said("more", id=2)])
    assert (await turned(store)).asked == ["more"]
    await store.close()


async def test_an_id_that_comes_again_after_two_days_is_another_update(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.accept([said("hello", id=1)])
    clock.now += 47 * 3600
    await store.tend(180)
    await store.accept([said("a repeat", id=1)])
    clock.now += 2 * 3600
    await store.tend(180)
    await store.accept([said("a new one", id=1)])
    assert (await turned(store)).asked == ["hello", "a new one"]
    await store.close()


async def test_updates_are_answered_in_the_order_in_which_they_came_whatever_their_ids(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("a", 7, 50), said("b", 8, 51), said("c", 7, 3)])
    assert (await turned(store)).asked == ["a", "b", "c"]
    await store.close()


async def test_of_an_update_that_is_nobodys_only_the_id_is_kept(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([Incoming(b"of a group", None, 5), said("left", chat=9, id=6, opens=False)])
    assert (await turned(store)).asked == []
    await store.close()
    assert rows(tmp_path, "SELECT id FROM known ORDER BY id") == [(5,), (6,)]
    assert rows(tmp_path, "SELECT * FROM inbox") == rows(tmp_path, "SELECT * FROM people") == []


async def test_a_session_comes_back_as_it_was_left(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("one", id=1), said("two", id=2), said("of another", 8, 3)])
    await turned(store)
    await store.close()
    store = await opened(tmp_path)
    seen: list[Session | None] = []

    def look(loaded: Loaded) -> Outcome:
        seen.append(loaded.session)
        return Outcome()

    await store.accept([said("three", id=4), said("somebody new", 9, 5)])
    await turned(store, Work(look))
    assert seen == [Session(case=Case(id=1, answers={"said0": "one", "said1": "two"})), None]
    await store.close()


_answers = st.dictionaries(
    st.sampled_from(["cause", "papers", "owed", "since", "dependants"]),
    st.none() | st.integers(0, 10**9) | st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=4),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 2), _answers), min_size=1, max_size=6))
def test_the_answers_rows_say_what_the_session_says(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, dict[str, Raw]]]
) -> None:
    folder = tmp_path_factory.mktemp("answers")

    async def change() -> dict[int, dict[str, Raw]]:
        store = await opened(folder)
        last: dict[int, dict[str, Raw]] = {}
        for id, answers in changes:

            def give(loaded: Loaded, id: int = id, answers: dict[str, Raw] = answers) -> Outcome:
                return Outcome(Session(case=Case(id=id, answers=answers)))

            await store.accept([said("x")])
            await turned(store, Work(give))
            last[id] = answers
        person = store._people.of_chat(7)
        assert person
        found = _opened_rows(store, person)
        await store.close()
        assert {id: rows for id, rows in last.items() if rows} == found
        return found

    asyncio.run(change())


def _opened_rows(store: SQLiteStore, person: Person) -> dict[int, dict[str, Raw]]:
    found: dict[int, dict[str, Raw]] = {}
    for (case, step), value in store._records.answers(person).items():
        found.setdefault(case, {})[step] = value
    return found


async def test_neither_question_nor_answer_can_be_told_from_what_lies_in_the_database(tmp_path: Path) -> None:
    store = await opened(tmp_path)

    def answer(loaded: Loaded) -> Outcome:
        words = loaded.body.decode()
        answers: dict[str, Raw] = {"court_papers": words, "owed": len(words), "conduct": [words]}
        return Outcome(Session(case=Case(id=1, answers=answers)))

    for chat, words in enumerate(("none", "judgment", "payment_order"), 1):
        await store.accept([said(words, chat, chat)])
        await turned(store, Work(answer))
    found = store._db.execute("SELECT name, length(name), length(value) FROM answers").fetchall()
    assert len({name for name, *_ in found}) == len(found) == 9
    assert {(name, value) for _, name, value in found} == {(16, 158)}
    assert len(set(store._db.execute("SELECT length(session), length(chat) FROM people").fetchall())) == 1
    await store.close()


async def test_an_answer_changed_in_place_by_the_dialogue_is_written_too(tmp_path: Path) -> None:
    store = await opened(tmp_path)

    def tick(loaded: Loaded) -> Outcome:
        session = loaded.session or Session(case=Case(id=1, answers={"papers": []}))
        papers = session.case.answers["papers"]
        assert isinstance(papers, list)
        papers.append(loaded.body.decode())
        return Outcome(session)

    await store.accept([said("a", id=1)])
    await turned(store, Work(tick))
    await store.accept([said("b", id=2)])
    await turned(store, Work(tick))
    person = store._people.of_chat(7)
    assert person
    assert _opened_rows(store, person) == {1: {"papers": ["a", "b"]}}
    await store.close()


async def test_closed_cases_are_the_history_oldest_first(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    cases = [Case(id=id, answers={"owed": str(id)}) for id in (2, 1, 3)]
    history: list[list[Case]] = []

    def close(loaded: Loaded) -> Outcome:
        history.append(list(loaded.history()))
        return Outcome(Session(), closed=cases)

    await store.accept([said("close", id=1), said("look", id=2), said("of another", 8, 3)])
    await turned(store, Work(close))
    assert [[case.id for case in seen] for seen in history] == [[], [1, 2, 3], []]
    assert history[1][0].answers == {"owed": "1"}
    await store.close()


async def test_a_chat_that_sends_too_much_at_once_is_told_so_and_the_others_are_not_kept_waiting(
    tmp_path: Path,
) -> None:
    store = await opened(tmp_path)
    told: list[bool] = []

    def count(loaded: Loaded) -> Outcome:
        told.append(loaded.hasty)
        return echo(loaded)

    await store.accept([said(str(number), 7, number) for number in range(30)] + [said("of another", 8, 99)])
    work = await turned(store, Work(count))
    assert work.asked == [*map(str, range(21)), "of another"]
    assert sum(told) == 1
    await delivered(store)
    await store.accept([said("12", 7, 25), said("later", 7, 100)])
    assert (await turned(store, Work(count))).asked == ["later"]
    assert sum(told) == 1
    await store.close()


async def test_whoever_is_to_be_told_to_be_slower_is_told_whatever_happens_before(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said(str(number), 7, number) for number in range(30)])
    await store.close()
    store = await opened(tmp_path)  # another process
    told: list[bool] = []
    fails = [True]

    def work(loaded: Loaded) -> Outcome:
        if loaded.hasty and fails:
            raise ValueError(fails.pop())
        told.append(loaded.hasty)
        return Outcome(Session(), [kept("x" * 9_000)])

    store._db.execute(f"PRAGMA max_page_count = {store._db.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(DatabaseBusy):
        await store.turn(Work(work))
    store._db.execute("PRAGMA max_page_count = 100000")
    told.clear()
    async with asyncio.timeout(10):
        while store.has_open():
            await store.until_open()
            await store.turn(Work(work))
    assert told == [False] * 20 + [True]
    await store.close()


async def test_what_was_written_in_an_hour_and_comes_at_once_is_no_haste(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    told: list[bool] = []

    def note(loaded: Loaded) -> Outcome:
        told.append(loaded.hasty)
        return echo(loaded)

    sent = range(int(clock.now) - 3_600, int(clock.now), 60)
    await store.accept([Incoming(b"x", 7, number, sent=moment) for number, moment in enumerate(sent)])
    await turned(store, Work(note))
    assert told == [False] * 60
    await store.close()


async def test_a_chat_that_does_not_wait_for_its_answers_is_told_once_to_be_slower(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    told: list[bool] = []

    def count(loaded: Loaded) -> Outcome:
        told.append(loaded.hasty)
        return echo(loaded)

    async def send(numbers: Iterable[int], seconds: float) -> int:
        asked = 0
        for number in numbers:
            clock.now += seconds
            await store.accept([said(str(number), 7, number)])
            asked += len((await turned(store, Work(count))).asked)
        return asked

    assert await send(range(50), 0.02) == 23
    assert sum(told) == 1
    assert await send(range(50, 70), 10.0) == 20  # what they said has not arrived, but there is no hurry any more
    await delivered(store)
    assert await send(range(100, 120), 0.02) == 20
    await delivered(store)
    assert await send(range(200, 260), 0.3) == 60
    assert sum(told) == 1
    await store.close()


async def test_what_could_not_be_stored_and_comes_again_is_not_too_much(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("first", 7, 1)])
    await turned(store)
    await delivered(store)
    batch = [said(str(number), 7, number) for number in range(10, 25)]
    for _ in range(4):
        store._db.execute("PRAGMA query_only = 1")
        with pytest.raises(DatabaseBusy):
            await store.accept(batch)
        store._db.execute("PRAGMA query_only = 0")
    await store.accept(batch)
    assert (await turned(store)).asked == [str(number) for number in range(10, 25)]
    await store.close()


async def test_a_store_with_five_thousand_waiting_says_that_it_is_crowded(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("x", chat, chat) for chat in range(1, 5_001)])
    assert not store.crowded()
    await store.accept([said("x", 6_000, 6_000)])
    assert store.crowded()
    await turned(store)
    assert store.crowded()
    await delivered(store)
    assert not store.crowded()
    await store.close()


async def test_while_another_process_writes_updates_wait_and_nothing_blocks_the_loop(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    other = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    accepting = asyncio.create_task(store.accept([said("hello", id=1)]))
    await asyncio.sleep(0.03)
    assert not accepting.done()
    other.execute("COMMIT")
    await asyncio.wait_for(accepting, 5)
    other.close()
    assert (await turned(store)).asked == ["hello"]
    await store.close()


async def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("before", id=1)])
    used = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {used}")
    with pytest.raises(DatabaseBusy, match="SQLITE_FULL"):
        await store.accept([said("x" * 9000, id=2)])

    def long(loaded: Loaded) -> Outcome:
        return Outcome(Session(), [kept("y" * 9000)])

    with pytest.raises(DatabaseBusy, match="SQLITE_FULL"):
        await store.turn(Work(long))
    assert await store.due(10) == []
    store._db.execute("PRAGMA max_page_count = 100000")
    await store.accept([said("after", id=2)])
    assert (await turned(store, Work(long))).asked == ["before", "after"]
    assert texts(await store.due(10)) == ["y" * 9000]
    await store.close()


async def test_somebody_who_was_let_go_of_in_memory_is_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.people._CACHED", 2)
    store = await opened(tmp_path)
    for round in range(3):
        await store.accept([said(f"{round}", chat, 10 * round + chat) for chat in (1, 2, 3, 4, 5)])
        await turned(store)
        assert sorted(await delivered(store)) == [f"{round}"] * 5
    assert store._db.execute("SELECT count(*) FROM people").fetchone() == (5,)
    await store.close()


async def test_notes_of_the_program_are_kept(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    assert await store.recall("introduced") == ""
    await store.remember("introduced", "a")
    await store.remember("introduced", "b")
    await store.close()
    store = await opened(tmp_path)
    assert await store.recall("introduced") == "b"
    await store.close()


async def test_whoever_blocks_the_bot_is_marked_until_they_come_back(tmp_path: Path) -> None:
    store = await opened(tmp_path)

    def member(loaded: Loaded) -> Outcome:
        return Outcome(gone=loaded.body == b"blocks") if loaded.body != b"hello" else echo(loaded)

    work = Work(member)
    gone = "SELECT gone FROM people"
    await store.accept([said("hello", id=1), said("blocks", id=2, opens=False)])
    await turned(store, work)
    assert store._db.execute(gone).fetchall() == [(1,)]
    await store.accept([said("unblocks", id=3, opens=False)])
    await turned(store, work)
    assert store._db.execute(gone).fetchall() == [(0,)]
    await store.accept([said("blocks", id=4), said("hello", id=5)])
    await turned(store, work)
    assert store._db.execute(gone).fetchall() == [(0,)]
    await store.close()


async def test_waiting_for_updates_and_replies_ends_when_there_are_some(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    waiting = asyncio.gather(store.until_open(), store.until_due())
    await asyncio.sleep(0)
    assert not waiting.done()
    await store.accept([said("hello", id=1)])
    await asyncio.wait_for(store.until_open(), 1)
    await turned(store, Work(lambda loaded: Outcome(Session(), [shown("hi")])))
    await asyncio.wait_for(waiting, 1)
    await store.close()

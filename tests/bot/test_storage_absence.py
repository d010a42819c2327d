"""Gaps in which taps were lost: whose screen was waiting for one is asked again, once."""

from __future__ import annotations

from pathlib import Path

from bot.storage import Loaded, Outcome, Outgoing, Sent
from bot.storage.sqlite import SQLiteStore
from flows.model import Session
from tests.bot.desk import Clock, Work, opened, said, turned

AWAY = b"away"
MISSED = b"missed"
HOUR = 3600.0


def question(loaded: Loaded) -> Outcome:
    """A screen with buttons, for what people say and for what we bring up ourselves."""
    ours = loaded.body == AWAY
    words = b"again" if ours else loaded.body
    letter = Outgoing("show", words, keyboard=not words.startswith(b"no"), again=ours)
    return Outcome(loaded.session or Session(), [letter], ours=ours)


async def say(store: SQLiteStore, *chats: int, words: str = "hello") -> None:
    await store.accept([said(words, chat) for chat in chats])
    await turned(store, Work(question))
    await sent(store)


async def sent(store: SQLiteStore) -> list[int]:
    """Delivers what is due; the chats in order."""
    chats = []
    while parcels := await store.due(100):
        chats += [parcel.chat for parcel in parcels]
        await store.settle([Sent(parcel, 100 + parcel.chat) for parcel in parcels])
    return chats


async def asked(store: SQLiteStore) -> list[int]:
    """Asks everybody who is to be asked again; their chats."""
    while await store.ask_again(AWAY, MISSED):
        pass
    work = await turned(store, Work(question))
    assert set(work.asked) <= {"away"}
    return await sent(store)


async def test_after_a_gap_everybody_with_buttons_is_asked_once(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    await say(store, 7, 8)
    await say(store, 9, words="no buttons")
    clock.now += 151
    await store.heard()
    assert await asked(store) == [7, 8]
    assert await asked(store) == []
    clock.now += 151
    await store.heard()
    assert await asked(store) == []
    await say(store, 8)
    clock.now += 151
    await store.heard()
    assert await asked(store) == [8]
    await store.close()


async def test_a_word_in_place_of_the_question_is_said_once_too(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    await say(store, 7)
    for told in (1, 0):
        clock.now += 200
        await store.heard()
        while await store.ask_again(AWAY, MISSED):
            pass
        word = Outcome(replies=[Outgoing("keep", AWAY, again=True)], ours=True)
        assert len((await turned(store, Work(lambda loaded, word=word: word))).asked) == told  # type: ignore[misc]
        await sent(store)
    await store.close()


async def test_a_short_gap_loses_no_tap(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    await say(store, 7)
    for _ in range(10):
        clock.now += 149
        await store.heard()
    assert await asked(store) == []
    await store.close()


async def test_the_gap_between_two_processes_is_one_too(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    await say(store, 7)
    await store.close()
    clock.now += 200
    store = await opened(tmp_path, clock)
    assert await asked(store) == []
    await store.heard()
    assert await asked(store) == [7]
    await store.close()


async def test_a_database_that_was_never_used_has_no_gap(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.heard()
    assert await asked(store) == []
    await store.close()


async def test_old_screens_are_left_in_peace(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    await say(store, 7)
    clock.now += 22 * HOUR
    await store.heard()
    await asked(store)
    await say(store, 8)
    clock.now += 4 * HOUR
    await store.heard()
    assert await asked(store) == [8]
    await store.close()


async def test_whoever_was_answered_since_the_gap_is_not_asked_again(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    await say(store, 7, 8, 9)
    clock.now += 200
    await store.heard()
    clock.now += 1
    await say(store, 8)
    await store.accept([said("waiting", 9)])
    while await store.ask_again(AWAY, MISSED):
        pass
    work = await turned(store, Work(question))
    assert work.asked == ["waiting", "away"]
    await store.close()


async def test_a_screen_of_the_last_minutes_is_left_as_its_taps_are_still_to_be_had(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    await say(store, 7)
    clock.now += 100
    await say(store, 8)
    clock.now += 140
    await store.heard()
    assert await asked(store) == [7]
    await store.close()


async def test_somebody_gone_is_not_asked(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    await say(store, 7, 8)
    await store.accept([said("blocked", 7)])
    await turned(store, Work(lambda loaded: Outcome(gone=True)))
    clock.now += 200
    await store.heard()
    assert await asked(store) == [8]
    await store.close()


async def test_a_kill_while_people_are_asked_forgets_nobody_and_asks_nobody_twice(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    crowd = list(range(1000, 1130))
    for chat in crowd:
        await say(store, chat)
    clock.now += 200
    await store.heard()
    assert await store.ask_again(AWAY, MISSED)
    await turned(store, Work(question))
    first = await sent(store)
    await store.close()
    store = await opened(tmp_path, clock)
    await store.heard()
    assert first + await asked(store) == crowd
    await store.close()


async def test_being_asked_again_is_not_being_seen(tmp_path: Path) -> None:
    clock = Clock()
    store = await opened(tmp_path, clock)
    await store.heard()
    await say(store, 7)
    seen = store._db.execute("SELECT seen FROM people").fetchall()
    clock.now += 23 * HOUR
    await store.heard()
    assert await asked(store) == [7]
    assert store._db.execute("SELECT seen FROM people").fetchall() == seen
    await store.close()

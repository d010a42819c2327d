"""What an ordinary start finds after the power cut, held against what was promised before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.storage import StoreError
from bot.storage.opening import open_store
from bot.storage.rotation import rotate
from bot.storage.sqlite import SQLiteStore
from tests.bot.desk import SECRET, Clock
from tests.bot.power.disk import Image
from tests.bot.power.story import NEW_SECRET, NOTE, Kind, Promise

_THEIRS = ("answers", "cases", "inbox", "outbox", "screens", "aside", "warned")


@dataclass(frozen=True, slots=True)
class Found:
    """people: ids of all rows; unreadable: of those without a key. session: by chat, what was answered. waiting: words
    of updates that wait for their answer; unsent: of replies that wait for delivery. known: ids of updates. theirs:
    people that some row or key belongs to."""

    damage: list[str]
    people: set[int]
    unreadable: set[int]
    session: dict[int, set[str]]
    waiting: set[str]
    unsent: set[str]
    known: set[int]
    theirs: set[int]
    note: str


async def faults(image: Image, promises: Sequence[Promise], folder: Path) -> list[str]:
    """Every promise that is broken in the files of `image`, in words. `folder` is empty, and will be again."""
    raw = [_key_left(image, promise) for promise in promises if promise.kind in {"erased", "rewrapped"}]
    for name, content in image.items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o600)
    try:
        store = await _start(folder / "x.db", {promise.kind for promise in promises})
    except StoreError as error:
        return [f"it does not start: {error}"]
    else:
        found = await _look(store)
        await store.close()
    finally:
        for file in folder.iterdir():
            file.unlink()
    return [fault for fault in raw if fault] + list(_broken(found, promises))


async def _start(database: Path, happened: set[Kind]) -> SQLiteStore:
    """As an operator would: with the new master key when they have been told that it is changed, and while it was being
    changed by doing that again when the old one does not open it."""
    if "rotated" in happened:
        return await open_store(database, NEW_SECRET, Clock())
    try:
        return await open_store(database, SECRET, Clock())
    except StoreError:
        if "rotating" not in happened:
            raise
    rotate(database, SECRET, NEW_SECRET)
    return await open_store(database, NEW_SECRET, Clock())


def _key_left(image: Image, gone: Promise) -> str:
    left = [name for name, content in image.items() if gone.wrapped in content]
    whose = "somebody erased" if gone.kind == "erased" else "the old master"
    return f"the key of {whose} is in {left}: {gone.words}" if left else ""


async def _look(store: SQLiteStore) -> Found:
    db, keys = store._db, store._keys._db
    damage = [row[0] for one in (db, keys) for row in one.execute("PRAGMA integrity_check")]
    ids = {row[0] for row in db.execute("SELECT id FROM people")}
    people = {id: store._people.load(id) for id in ids}
    session: dict[int, set[str]] = {}
    for person in people.values():
        if person and (answered := store._records.session(person)):
            session[person.chat] = set(map(str, answered.case.answers.values()))
    waiting = {item.body.decode() for item in store._inbox._ready}
    unsent = {parcel.letter.body.decode() for person in people.values() if person for parcel in person.queue or ()}
    known = {row[0] for row in db.execute("SELECT id FROM known")}
    theirs = {row[0] for row in keys.execute("SELECT person FROM keys")}
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in tables.intersection(_THEIRS):
        theirs |= {row[0] for row in db.execute(f"SELECT person FROM {table}")}
    unreadable = {id for id, person in people.items() if person is None}
    note = await store.recall(NOTE)
    return Found(damage, ids, unreadable, session, waiting, unsent, known, theirs, note)


def _broken(found: Found, promises: Sequence[Promise]) -> Iterator[str]:
    if found.damage != ["ok", "ok"]:
        yield f"damaged: {found.damage}"
    if found.unreadable:
        yield f"without a key: {found.unreadable}"
    pruned = max((promise.number for promise in promises if promise.kind == "pruning"), default=0)
    erased = {p.words: p for p in promises if p.kind == "erasing" and p.person not in found.people}
    for promise in promises:
        gone = any(p.chat == promise.chat and p.number >= promise.number for p in erased.values())
        kept = promise.words in found.session.get(promise.chat, ()) or gone
        match promise.kind:
            case "accepted":
                if not kept and promise.words not in found.waiting:
                    yield f"lost: {promise.words}"
                if promise.number > pruned and promise.number not in found.known:
                    yield f"would be taken twice: {promise.words}"
            case "answered":
                if not kept:
                    yield f"answered and not kept: {promise.words}"
            case "settled":
                if promise.words in found.unsent:
                    yield f"delivered and to be delivered again: {promise.words}"
            case "erased":
                if promise.person in found.people | found.theirs:
                    yield f"said to be erased and still there: {promise.words}"
    yield from _unsaid(found, set(erased), promises)
    for words in found.waiting & set().union(*found.session.values()):
        yield f"answered twice: {words}"
    notes = [promise.words for promise in promises if promise.kind == "remembered"]
    if notes and _order(found.note) < _order(notes[-1]):
        yield f"forgotten: {notes[-1]}"


def _unsaid(found: Found, erased: set[str], promises: Sequence[Promise]) -> Iterator[str]:
    """What was answered is delivered or still to be."""
    delivered = {promise.words for promise in promises if promise.kind == "delivered"}
    for words in set().union(*found.session.values(), erased) - delivered - found.unsent:
        yield f"answered and never said: {words}"


def _order(note: str) -> int:
    return int(note.split()[1]) if note else -1

"""Opening the store: one process at a time, the right key, the right schema, and files that only their owner reads."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlite_utils import Database

from bot.storage import Outcome, Sent, StoreError, migrations
from bot.storage.database import SCHEMA
from bot.storage.opening import open_store
from bot.storage.seal import Cipher
from tests.bot.desk import SECRET, Clock, Work, delivered, opened, said, turned

OTHER = "another secret of the tests, long enough too"
VERSIONS = {
    "people_own_their_rows": 1,
    "what_a_later_process_has_to_know": 2,
    "what_helps_and_what_is_missing": 3,
}
"""The version of the schema that did not know the step yet."""


async def refused(folder: Path, secret: str = SECRET) -> str:
    with pytest.raises(StoreError) as error:
        await open_store(folder / "x.db", secret, Clock())
    assert "\n" not in str(error.value)
    return str(error.value)


async def test_a_second_process_is_told_who_has_the_database(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    script = (
        "import asyncio, sys; from pathlib import Path; from bot.storage import StoreError\n"
        "from bot.storage.opening import open_store\n"
        "try: asyncio.run(open_store(Path(sys.argv[1])))\n"
        "except StoreError as error: sys.exit(str(error))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "x.db")]
    second = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert second.returncode == 1
    assert f"process {os.getpid()}, since " in second.stderr
    assert second.stderr.count("\n") == 1
    await store.close()
    await (await opened(tmp_path)).close()


async def test_a_store_that_could_not_be_opened_does_not_hold_the_lock(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("hello", id=1)])
    await store.close()
    await refused(tmp_path, OTHER)
    await (await opened(tmp_path)).close()


async def test_without_a_secret_a_key_file_is_made_that_only_its_owner_can_read(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "x.db", "", Clock())
    await store.accept([said("hello", id=1)])
    await turned(store)
    await store.close()
    for name in ("x.db", "x.db.keys", "x.db.key", "x.db.lock"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600, name
    secret = (tmp_path / "x.db.key").read_text().strip()
    store = await open_store(tmp_path / "x.db", secret, Clock())
    assert await delivered(store) == ["hello"]
    await store.close()


async def test_a_secret_that_differs_from_the_key_file_is_refused(tmp_path: Path) -> None:
    await (await open_store(tmp_path / "x.db", "", Clock())).close()
    assert "BOT_SECRET_KEY differs" in await refused(tmp_path)


async def test_another_secret_than_the_one_that_sealed_is_refused(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("hello", id=1)])
    await store.close()
    assert "another master key" in await refused(tmp_path, OTHER)


async def test_a_short_secret_is_refused(tmp_path: Path) -> None:
    assert "too short" in await refused(tmp_path, "password")
    assert list(tmp_path.glob("x.db.key*")) == []


async def test_a_missing_or_damaged_key_is_never_replaced(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "x.db", "", Clock())
    await store.accept([said("hello", id=1)])
    await store.close()
    key = tmp_path / "x.db.key"
    content = key.read_bytes()
    key.write_bytes(content[:10])
    assert "damaged" in await refused(tmp_path, "")
    key.unlink()
    assert "master key is missing" in await refused(tmp_path, "")
    key.write_bytes(content)
    key.chmod(0o600)
    await (await open_store(tmp_path / "x.db", "", Clock())).close()


async def test_a_database_without_its_keys_and_keys_without_their_database_are_refused(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("hello", id=1)])
    await store.close()
    (tmp_path / "x.db").rename(tmp_path / "away")
    assert "is missing, but its keys are there" in await refused(tmp_path)
    (tmp_path / "away").rename(tmp_path / "x.db")
    (tmp_path / "x.db.keys").rename(tmp_path / "away")
    assert "put back x.db.keys" in await refused(tmp_path)
    (tmp_path / "away").rename(tmp_path / "x.db.keys")
    store = await opened(tmp_path)
    assert (await turned(store)).asked == ["hello"]
    await store.close()


@pytest.mark.parametrize("name", ["x.db", "x.db.keys", "x.db.key", "x.db-wal"])
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
async def test_what_others_can_read_is_refused_with_the_command_that_mends_it(
    tmp_path: Path, name: str, mode: int
) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    await (await open_store(folder / "x.db", "", Clock())).close()
    file = folder / name
    file.touch()
    file.chmod(mode)
    refusal = await refused(folder, "")
    command = refusal.partition("Mend it with: ")[2]
    subprocess.run(command, shell=True, check=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    await (await open_store(folder / "x.db", "", Clock())).close()


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    await (await opened(tmp_path)).close()
    db = sqlite3.connect(tmp_path / "x.db")
    db.execute("PRAGMA user_version = 1000")
    db.close()
    assert "newer version" in await refused(tmp_path)


async def test_what_is_no_database_or_no_place_for_one_is_refused_with_a_line(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("a letter to somebody, long enough not to be taken for a new file" * 40)
    sqlite3.connect(tmp_path / "x.db.keys").close()
    for name in ("x.db", "x.db.keys"):
        (tmp_path / name).chmod(0o600)
    assert f"The database {tmp_path / 'x.db'} is damaged" in await refused(tmp_path)
    assert "Cannot write" in await refused(tmp_path / "nowhere")


async def test_a_migration_that_was_interrupted_is_taken_up_again(tmp_path: Path) -> None:
    await (await opened(tmp_path)).close()
    db = sqlite3.connect(tmp_path / "x.db")
    db.execute("PRAGMA user_version = 0")
    db.close()
    store = await opened(tmp_path)
    await store.accept([said("hello", id=1)])
    assert (await turned(store)).asked == ["hello"]
    await store.close()


async def test_an_empty_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "x.db").touch(0o600)
    await (await opened(tmp_path)).close()


def test_a_start_with_a_current_schema_does_without_sqlite_utils(tmp_path: Path) -> None:
    script = (
        "import asyncio, sys; from pathlib import Path; from bot.storage.opening import open_store\n"
        f"async def main(): await (await open_store(Path(sys.argv[1]), '{SECRET}')).close()\n"
        "asyncio.run(main()); print('sqlite_utils' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "x.db")]
    said = [
        subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True).stdout
        for _ in range(2)
    ]
    assert said == ["True\n", "False\n"]


@pytest.mark.parametrize("step", VERSIONS)
async def test_a_database_of_an_earlier_version_is_brought_up_to_date_with_all_that_is_in_it(
    tmp_path: Path, step: str
) -> None:
    store = await opened(tmp_path)
    await store.accept([said("hello", 7, 1), said("hello", 8, 2)])
    await turned(store)
    await store.settle([Sent(parcel, 40 + parcel.chat) for parcel in await store.due(10)])
    await store.accept([said("more", 7, 3)])
    store._transactions.flush()
    _take_back(tmp_path / "x.db", store._keys.find, step)
    await store.close()
    store = await opened(tmp_path)
    assert [store._records.answers(store._people.load(id)) for id in (1, 2)] == [  # type: ignore[arg-type]
        {(1, "said0"): "hello"},
        {(1, "said0"): "hello"},
    ]
    assert store._db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert (await turned(store)).asked == ["more"]
    (parcel,) = await store.due(10)
    assert parcel.screen
    assert parcel.screen.message == 47
    await store.accept([said("and more", 8, 4)])
    assert store._db.execute("SELECT seq FROM inbox").fetchall() == [(4,)]
    assert store._db.execute("SELECT person, count(*) FROM answers GROUP BY person").fetchall() == [(1, 2), (2, 1)]
    assert store._db.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    await turned(store, Work(lambda loaded: Outcome(counts=[("helpful.yes", "prison")])))
    assert store._db.execute("SELECT * FROM counts").fetchall() == [("helpful.yes", "prison", 1)]
    await store.close()


def _take_back(database: Path, find: Callable[[int], Cipher | None], before: str = "people_own_their_rows") -> None:
    """Makes of it what an earlier version would have: the one that did not know the step `before` yet."""
    first = database.with_name("first.db")
    db = sqlite3.connect(first, isolation_level=None)
    migrations._steps.apply(Database(db), stop_before=before)
    db.execute("ATTACH ? AS now", (str(database),))
    if VERSIONS[before] < 3:
        db.executemany("INSERT INTO answers VALUES (?, ?, ?, ?)", _as_first_sealed(db, find))
    else:
        migrations._name_answers(db, find)
        db.execute("INSERT INTO answers SELECT * FROM now.answers")
    for table in ("people", "cases", "inbox", "outbox", "screens", "known", "notes", "sqlite_sequence"):
        columns = ", ".join(row[1] for row in db.execute(f"PRAGMA main.table_info({table})").fetchall())
        db.execute(f"DELETE FROM main.{table}")
        db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")
    db.execute(f"PRAGMA user_version = {VERSIONS[before]}")
    db.close()
    first.chmod(0o600)
    first.replace(database)


def _as_first_sealed(db: sqlite3.Connection, find: Callable[[int], Cipher | None]) -> Iterator[tuple[object, ...]]:
    """The answers, each under the plain name of its question and as long as it is."""
    for person, dossier, name, sealed in db.execute("SELECT * FROM now.answers").fetchall():
        cipher = find(person)
        assert cipher
        step, value = msgspec.msgpack.decode(cipher.open(sealed, b"%d|answers|value|%d.%s" % (person, dossier, name)))
        nonce, place = os.urandom(12), f"{person}|answers|value|{dossier}.{step}".encode()
        body = AESGCM(cipher._key).encrypt(nonce, msgspec.msgpack.encode(value), place)
        yield person, dossier, step, b"\x01\x01" + nonce + body


async def test_a_start_waits_for_whoever_is_writing(tmp_path: Path) -> None:
    await (await opened(tmp_path)).close()
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        opening = asyncio.create_task(opened(tmp_path))
        await asyncio.sleep(0.2)
        assert not opening.done()
        other.execute("COMMIT")
    await (await asyncio.wait_for(opening, 10)).close()


async def test_what_arrived_while_somebody_was_writing_is_marked_before_it_ends(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    await store.accept([said("hello", id=1)])
    await turned(store)
    parcels = await store.due(10)
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await store.settle([Sent(parcel, 100) for parcel in parcels])
        asyncio.get_running_loop().call_later(0.2, other.execute, "COMMIT")
        await store.close()
    store = await opened(tmp_path)
    assert await delivered(store) == []
    await store.close()


async def test_keys_of_another_database_change_nothing_of_an_older_one(tmp_path: Path) -> None:
    for name in ("mine", "other"):
        (tmp_path / name).mkdir()
        store = await opened(tmp_path / name)
        await store.accept([said("hello", 7, 1)])
        await turned(store)
        if name == "mine":
            _take_back(tmp_path / name / "x.db", store._keys.find, "what_a_later_process_has_to_know")
        await store.close()
    keys = tmp_path / "mine" / "x.db.keys"
    keys.rename(tmp_path / "aside")
    (tmp_path / "other" / "x.db.keys").rename(keys)
    assert "belongs to another database" in await refused(tmp_path / "mine")
    (tmp_path / "aside").replace(keys)
    store = await opened(tmp_path / "mine")
    person = store._people.of_chat(7)
    assert person
    assert store._records.answers(person) == {(1, "said0"): "hello"}
    await store.close()

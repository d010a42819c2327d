"""`xieshang rotate-key`: everybody under the new key, nobody under the old one, whenever it was killed."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from bot.storage.lock import InstanceLock
from tests.bot.desk import SECRET, bytes_of
from tests.bot.killing import KILLED, killed_at
from tests.bot.office import STORY, Office, mode_of

ANN, BEN, CAT = 700_000_123, 700_000_456, 700_000_789
NEW = "another secret of the tests, long enough too"


@pytest.fixture
def three(office: Office) -> Office:
    """Three people; the first has answered most."""
    office.hears(ANN, *STORY)
    for chat in (BEN, CAT):
        office.hears(chat, *STORY[:4])
    return office


@pytest.fixture
def with_a_file(three: Office) -> Office:
    """The same, their key in a file."""
    (three.folder / "bot.db.key").write_text(SECRET + "\n")
    (three.folder / "bot.db.key").chmod(0o600)
    three.secret = ""
    return three


def rotates_until(office: Office, moment: int, new: str, among: str = "") -> int:
    return killed_at(moment, "rotate", office.database, office.secret, new, among=among)


def everybody_is_there(office: Office) -> None:
    for chat in (ANN, BEN, CAT):
        paths = office.does("export", chat).out.splitlines()
        assert "消费金融公司" in "".join((office.folder / path).read_text("utf-8-sig") for path in paths) or chat != ANN
        assert len(paths) == 2
    assert office.does("check", "--database").out == "people: 3\n"
    assert office.hears(BEN, STORY[4])
    assert office.query("SELECT count(*) FROM people") == [(3,)]


def nothing_opens_with(office: Office, secret: str) -> None:
    assert "another master key" in office.refuses("export", ANN, BOT_SECRET_KEY=secret)


def wrapped(office: Office) -> list[bytes]:
    with contextlib.closing(sqlite3.connect(office.folder / "bot.db.keys")) as keys:
        return [row[0] for row in keys.execute("SELECT wrapped FROM keys")]


def test_the_operator_gives_a_new_key(three: Office) -> None:
    old = wrapped(three) + [row[0] for row in three.query("SELECT handle FROM people")]
    given = three.does("rotate-key", BOT_NEW_SECRET_KEY=NEW)
    assert (given.status, given.err) == (0, "")
    assert "3 keys, which is all of them" in given.out
    assert "Now set BOT_SECRET_KEY" in given.out
    assert SECRET not in given.out
    assert NEW not in given.out
    found = bytes_of(*three.folder.iterdir())
    assert not [one for one in old if one in found], "what the old key opened is nowhere"
    nothing_opens_with(three, SECRET)
    three.secret = NEW
    everybody_is_there(three)


def test_a_key_file_is_replaced_by_a_new_one(with_a_file: Office) -> None:
    key = with_a_file.folder / "bot.db.key"
    given = with_a_file.does("rotate-key")
    assert given.status == 0
    assert str(key) in given.out
    assert mode_of(key) == 0o600
    new = key.read_text().strip()
    assert new != SECRET
    assert new not in given.out
    assert not (with_a_file.folder / "bot.db.key.new").exists()
    everybody_is_there(with_a_file)
    key.unlink()
    nothing_opens_with(with_a_file, SECRET)


def test_a_key_that_lies_in_both_places_is_replaced_in_both(with_a_file: Office) -> None:
    with_a_file.secret = SECRET
    given = with_a_file.does("rotate-key", BOT_NEW_SECRET_KEY=NEW)
    assert "Now set BOT_SECRET_KEY" in given.out
    assert (with_a_file.folder / "bot.db.key").read_text().strip() == NEW
    with_a_file.secret = NEW
    everybody_is_there(with_a_file)


def test_killed_at_any_step_it_is_run_again(three: Office, tmp_path: Path) -> None:
    steps = killed_at_every_step(three, tmp_path, NEW)
    assert steps > 10
    three.secret = NEW
    everybody_is_there(three)


def test_killed_at_any_step_with_a_key_file_it_is_run_again(with_a_file: Office, tmp_path: Path) -> None:
    steps = killed_at_every_step(with_a_file, tmp_path, "")
    assert steps > 14


def test_killed_at_any_step_with_a_key_in_both_places_it_is_run_again(with_a_file: Office, tmp_path: Path) -> None:
    with_a_file.secret = SECRET
    assert killed_at_every_step(with_a_file, tmp_path, NEW) > 14
    with_a_file.secret = NEW
    everybody_is_there(with_a_file)


def test_where_only_the_file_holds_the_new_key_yet_the_line_says_to_run_it_again(with_a_file: Office) -> None:
    with_a_file.secret = SECRET
    assert rotates_until(with_a_file, 0, NEW, "rename") == KILLED
    assert (with_a_file.folder / "bot.db.key").read_text().strip() == NEW
    for command in (("chat",), ("export", ANN), ("backup", "copy")):
        assert with_a_file.refuses(*command) == "A key rotation was interrupted: run xieshang rotate-key again."


def test_killed_once_more_at_any_step_of_the_second_run_it_is_run_again(with_a_file: Office, tmp_path: Path) -> None:
    assert rotates_until(with_a_file, 1, "", "COMMIT") == KILLED
    assert killed_at_every_step(with_a_file, tmp_path, "") > 14


def killed_at_every_step(office: Office, folder: Path, new: str) -> int:
    """Kills a rotation of the same database at one step after another; after each the bot refuses to start or has the
    old key or the new one, and a second run ends well. How many steps there were."""
    kept = {path.name: bytes_of(path) for path in folder.iterdir()}
    step, status = 0, KILLED
    while status == KILLED:
        for path in folder.iterdir():
            path.unlink()
        for name, content in kept.items():
            (folder / name).write_bytes(content)
            (folder / name).chmod(0o600)
        status = rotates_until(office, step, new)
        if status == KILLED:
            again = office.does("rotate-key", BOT_NEW_SECRET_KEY=new)
            done = "another master key" not in again.err and again.status == 0
            assert done, (step, again)
        opened = office.does("check", "--database", BOT_SECRET_KEY=new)
        assert opened.out == "people: 3\n", (step, opened)
        assert not (folder / "bot.db.key.new").exists()
        nothing_opens_with_the_old(office, folder)
        step += 1
    assert status == 0
    return step


def nothing_opens_with_the_old(office: Office, folder: Path) -> None:
    key = folder / "bot.db.key"
    new = key.read_text() if key.exists() else ""
    key.unlink(missing_ok=True)
    nothing_opens_with(office, SECRET)
    if new:
        key.write_text(new)
        key.chmod(0o600)


def test_between_two_runs_nothing_starts_or_is_copied(three: Office) -> None:
    assert rotates_until(three, 1, NEW, "COMMIT") == KILLED
    assert three.query("SELECT value FROM notes WHERE key = 'rotating'") == [("1",)]
    line = "A key rotation was interrupted: run xieshang rotate-key again."
    for secret in (SECRET, NEW):
        assert three.refuses("chat", BOT_SECRET_KEY=secret) == line
        assert three.refuses("export", ANN, BOT_SECRET_KEY=secret) == line
    assert three.refuses("backup", "copy") == line
    assert "BOT_NEW_SECRET_KEY" in three.refuses("rotate-key")
    three.does("rotate-key", BOT_NEW_SECRET_KEY=NEW)
    three.secret = NEW
    everybody_is_there(three)


def test_the_key_of_an_interrupted_rotation_is_the_one_to_go_on_with(with_a_file: Office) -> None:
    assert rotates_until(with_a_file, 1, "", "COMMIT") == KILLED
    begun = (with_a_file.folder / "bot.db.key.new").read_text().strip()
    assert "unset BOT_NEW_SECRET_KEY" in with_a_file.refuses("rotate-key", BOT_NEW_SECRET_KEY=NEW)
    with_a_file.does("rotate-key")
    assert (with_a_file.folder / "bot.db.key").read_text().strip() == begun


def test_run_twice_it_says_what_is_wrong_or_is_done(three: Office) -> None:
    three.does("rotate-key", BOT_NEW_SECRET_KEY=NEW)
    assert three.does("rotate-key", BOT_NEW_SECRET_KEY=NEW).status == 0, "before BOT_SECRET_KEY was changed"
    assert "already" in three.refuses("rotate-key", BOT_SECRET_KEY=NEW, BOT_NEW_SECRET_KEY=NEW)
    three.secret = NEW
    everybody_is_there(three)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({}, "Set BOT_NEW_SECRET_KEY"),
        ({"BOT_NEW_SECRET_KEY": "short"}, "BOT_NEW_SECRET_KEY is too short"),
        ({"BOT_NEW_SECRET_KEY": SECRET}, "the master key already"),
        ({"BOT_NEW_SECRET_KEY": NEW, "BOT_SECRET_KEY": "x" * 40}, "neither the old master key nor the new one"),
        ({"BOT_NEW_SECRET_KEY": NEW, "BOT_SECRET_KEY": ""}, "master key is missing"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(three: Office, told: dict[str, str], line: str) -> None:
    before = three.files()
    assert line in three.refuses("rotate-key", **told)
    assert three.files() == before
    everybody_is_there(three)


def test_keys_that_are_not_there_are_not_made_up(three: Office) -> None:
    (three.folder / "bot.db.keys").rename(three.folder / "away")
    assert "put back bot.db.keys" in three.refuses("rotate-key", BOT_NEW_SECRET_KEY=NEW)
    (three.folder / "bot.db.keys").touch(0o600)
    with contextlib.closing(sqlite3.connect(three.folder / "bot.db.keys")) as keys:
        keys.execute("CREATE TABLE keys (person INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT")
    assert "belongs to another database" in three.refuses("rotate-key", BOT_NEW_SECRET_KEY=NEW)
    (three.folder / "away").replace(three.folder / "bot.db.keys")
    everybody_is_there(three)


def test_it_needs_the_bot_stopped(three: Office) -> None:
    lock = InstanceLock(three.database)
    assert "Stop the bot first." in three.refuses("rotate-key", BOT_NEW_SECRET_KEY=NEW)
    lock.release()


def test_a_reader_that_keeps_the_old_alive_is_waited_for(three: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.rotation._PATIENCE", 0.2)
    with contextlib.closing(sqlite3.connect(three.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM people").fetchall()
        assert "still reading" in three.refuses("rotate-key", BOT_NEW_SECRET_KEY=NEW)
    assert "interrupted" in three.refuses("chat", BOT_SECRET_KEY=NEW)
    assert three.does("rotate-key", BOT_NEW_SECRET_KEY=NEW).status == 0
    three.secret = NEW
    everybody_is_there(three)


def test_somebody_erased_whom_an_old_backup_brought_back_stays_nobody(three: Office) -> None:
    with contextlib.closing(sqlite3.connect(three.folder / "bot.db.keys", isolation_level=None)) as keys:
        keys.execute("DELETE FROM keys WHERE person = 2")
    old = three.query("SELECT handle FROM people WHERE id = 2")
    assert "2 keys, which is all of them" in three.does("rotate-key", BOT_NEW_SECRET_KEY=NEW).out
    assert three.query("SELECT handle FROM people WHERE id = 2") != old
    three.secret = NEW
    assert three.refuses("export", BEN) == "Nobody is known in this chat."
    assert len(three.does("export", ANN).out.splitlines()) == 2

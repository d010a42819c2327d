"""`xieshang backup` and `restore`: whole copies, and nobody comes back who was erased since."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.bot.desk import SECRET, bytes_of
from tests.bot.killing import KILLED, killed_at
from tests.bot.office import POISON, STORY, Office, mode_of

ANN, BEN = 700_000_123, 700_000_456


@pytest.fixture
def busy(office: Office) -> Office:
    """Two people, one of whom waits for a reply."""
    office.hears(ANN, *STORY)
    office.hears(BEN, *STORY[:5], send=False)
    return office


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- backup -----------------------------------------------------------------------------------------------------------
def test_data_and_keys_are_two_files_for_their_owner_alone(busy: Office) -> None:
    safe = busy.folder / "safe"
    safe.mkdir()
    given = busy.does("backup", safe / "monday")
    assert (given.status, given.err) == (0, "")
    assert names(safe) == ["monday", "monday.keys"]
    assert [mode_of(path) for path in safe.iterdir()] == [0o600, 0o600]
    told = given.out.splitlines()
    assert told[0] == f"{safe / 'monday'}: {(safe / 'monday').stat().st_size} bytes."
    assert "newest" in told[1]
    assert "BOT_SECRET_KEY" in told[2]


def test_a_copy_is_whole_and_opens_where_nothing_can_be_written_beside_it(busy: Office) -> None:
    busy.does("backup", "copy")
    for name in ("copy", "copy.keys"):
        address = (busy.folder / name).as_uri() + "?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with contextlib.closing(sqlite3.connect(busy.folder / "copy")) as db:
        assert db.execute("SELECT count(*) FROM answers").fetchall() == busy.query("SELECT count(*) FROM answers")
        assert db.execute("SELECT count(*) FROM outbox").fetchone() == (1,)


def test_nothing_that_was_said_can_be_read_in_it(busy: Office) -> None:
    busy.hears(ANN, POISON)
    busy.does("backup", "copy")
    found = bytes_of(*busy.folder.iterdir())
    for words in (*STORY[1:], POISON, "小林", str(ANN), str(BEN)):
        assert words.encode() not in found


def test_nothing_is_left_beside_it_or_beside_the_database(busy: Office) -> None:
    before = busy.files()
    busy.does("backup", "copy")
    assert busy.files() == before | {"copy", "copy.keys"}


def test_what_is_there_is_replaced_only_when_that_is_said(busy: Office) -> None:
    copy, keys = busy.folder / "copy", busy.folder / "copy.keys"
    copy.write_text("mine")
    assert "is there already" in busy.refuses("backup", "copy")
    assert copy.read_text() == "mine"
    assert not keys.exists()
    (busy.folder / "copy-wal").write_text("of something else")
    assert busy.does("backup", "copy", "--force").status == 0
    assert copy.stat().st_size > 4096
    assert not (busy.folder / "copy-wal").exists()
    old = keys.stat().st_ino
    copy.unlink()
    assert busy.does("backup", "copy").status == 0
    assert keys.stat().st_ino != old, "keys are never kept in generations"


@pytest.mark.parametrize(
    "name", ["bot.db", "bot.db.keys", "bot.db-wal", "bot.db.key", "bot.db.lock", "bot.db.key.new", "link", "hard"]
)
def test_a_copy_cannot_take_the_place_of_what_it_is_a_copy_of(busy: Office, name: str) -> None:
    (busy.folder / "link").symlink_to(busy.database)
    (busy.folder / "hard").hardlink_to(busy.database)
    assert "in use by the bot" in busy.refuses("backup", name, "--force")
    assert busy.hears(BEN)


def test_a_copy_that_cannot_be_made_is_one_line_and_leaves_nothing(busy: Office) -> None:
    before = busy.files()
    assert "No such file" in busy.refuses("backup", "nowhere/copy")
    (busy.folder / "bot.db.keys").write_bytes(b"no database at all" * 300)
    assert f"The keys file {busy.database}.keys is damaged" in busy.refuses("backup", "copy")
    assert busy.files() == before
    busy.database.unlink()
    assert "no database" in busy.refuses("backup", "copy")


@pytest.mark.parametrize("page", [bytes(4096), b"\xff" * 4096, bytes(range(256)) * 16])
def test_a_damaged_database_makes_no_backup(busy: Office, page: bytes) -> None:
    before = busy.files()
    busy.breaks(page)
    assert "damaged" in busy.refuses("backup", "copy")
    assert busy.files() == before


# -- restore ----------------------------------------------------------------------------------------------------------
def test_a_database_that_was_lost_comes_back_with_its_people_and_what_waits(busy: Office) -> None:
    busy.does("backup", "copy")
    for path in busy.folder.glob("bot.db*"):
        path.unlink()
    given = busy.does("restore", "copy")
    assert (given.status, given.err) == (0, "")
    assert "2 people, with the keys file of the backup" in given.out
    assert [mode_of(busy.folder / name) for name in ("bot.db", "bot.db.keys")] == [0o600, 0o600]
    assert len(busy.hears(BEN)) == 1, "the screen that waited"
    assert "38,600" in exported(busy, ANN)


def test_whoever_was_erased_since_does_not_come_back_and_others_do(busy: Office) -> None:
    busy.does("backup", "monday")
    busy.does("delete", ANN, "--yes")
    busy.hears(700_000_789, "/start")
    busy.does("backup", "tuesday")
    given = busy.does("restore", "monday", "--force")
    assert "1 person, with the keys file that was there, which is newer" in given.out
    assert "1 person was erased since, and not put back." in given.out
    assert busy.refuses("export", ANN) == "Nobody is known in this chat."
    assert "消费金融公司" in exported(busy, BEN)
    assert busy.query("SELECT DISTINCT person FROM answers") == [(2,)]
    assert "您现在最需要什么" in busy.hears(ANN, "/start")[-1], "they are somebody new"
    busy.hears(700_000_999, *STORY)
    assert "38,600" in exported(busy, 700_000_999), "whose number somebody had who came after the backup"
    assert busy.does("check", "--database").status == 0


def test_with_the_newest_keys_an_old_backup_on_a_new_machine_cannot_be_read_either(busy: Office) -> None:
    busy.does("backup", "monday")
    busy.does("delete", ANN, "--yes")
    busy.does("backup", "tuesday")
    shutil.move(busy.folder / "tuesday.keys", busy.folder / "monday.keys")
    for path in busy.folder.glob("bot.db*"):
        path.unlink()
    assert "1 person, with the keys file of the backup" in busy.does("restore", "monday").out
    assert busy.refuses("export", ANN) == "Nobody is known in this chat."


def test_a_backup_from_before_a_rotation_is_put_back_under_the_new_key(busy: Office) -> None:
    busy.does("backup", "copy")
    new = "another secret of the tests, long enough too"
    busy.does("rotate-key", BOT_NEW_SECRET_KEY=new)
    busy.secret = new
    assert "2 people" in busy.does("restore", "copy", "--force").out
    assert "38,600" in exported(busy, ANN)
    assert busy.does("check", "--database").status == 0


def test_what_is_there_is_not_replaced_unless_that_is_said(busy: Office) -> None:
    busy.does("backup", "copy")
    assert "is there already" in busy.refuses("restore", "copy")
    busy.hears(BEN, *STORY)
    assert busy.does("restore", "copy", "--force").status == 0
    assert busy.query("SELECT count(*) FROM outbox") == [(1,)]


def test_a_journal_of_the_old_database_does_not_reach_the_new_one(busy: Office) -> None:
    busy.does("backup", "copy")
    with contextlib.closing(sqlite3.connect(busy.database, isolation_level=None)) as killed:
        killed.execute("DELETE FROM outbox")
        shutil.copy(f"{busy.database}-wal", busy.folder / "wal")
    shutil.move(busy.folder / "wal", f"{busy.database}-wal")
    busy.does("restore", "copy", "--force")
    assert busy.query("SELECT count(*) FROM outbox") == [(1,)]


def test_what_cannot_be_put_back_is_one_line_and_changes_nothing(busy: Office) -> None:
    busy.does("backup", "copy")
    before = busy.files()
    assert "no backup at nothing" in busy.refuses("restore", "nothing", "--force")
    (busy.folder / "empty").touch()
    assert "no backup of this program" in busy.refuses("restore", "empty", "--force")
    (busy.folder / "empty").unlink()
    other = "another secret of the tests, long enough too"
    assert "another master key" in busy.refuses("restore", "copy", "--force", BOT_SECRET_KEY=other)
    assert "master key is missing" in busy.refuses("restore", "copy", "--force", BOT_SECRET_KEY="")
    assert busy.files() == before
    assert len(busy.hears(BEN)) == 1


def test_keys_of_another_bot_are_not_taken_for_newer_ones(busy: Office) -> None:
    busy.does("backup", "copy")
    for path in busy.folder.glob("bot.db*"):
        path.unlink()
    assert busy.hears(BEN, "/start")  # somebody has started a bot before the backup was put back
    assert "belongs to another database" in busy.refuses("restore", "copy", "--force")
    (busy.folder / "bot.db.keys").unlink()
    (busy.folder / "copy.keys").rename(busy.folder / "away")
    assert "copy.keys" in busy.refuses("restore", "copy", "--force")
    (busy.folder / "away").rename(busy.folder / "copy.keys")
    assert "2 people" in busy.does("restore", "copy", "--force").out


def test_killed_at_any_moment_it_is_put_back_by_a_second_run(busy: Office) -> None:
    """With whatever is there in between, the bot starts on the old database or on the new one, or says what to do."""
    busy.does("backup", "copy")
    for path in busy.folder.glob("bot.db*"):
        path.unlink()
    moment, status = 0, KILLED
    while status == KILLED:
        status = killed_at(moment, "restore", busy.folder / "copy", busy.database, SECRET)
        if busy.database.exists():
            assert busy.does("check", "--database").out == "people: 2\n", moment
        elif (busy.folder / "bot.db.keys").exists():
            assert "put it back" in busy.refuses("chat")
        assert busy.does("restore", "copy", "--force").status == 0, moment
        assert busy.query("SELECT count(*) FROM outbox") == [(1,)]
        for path in busy.folder.glob("bot.db*"):
            path.unlink()
        moment += 1
    assert moment > 10


def exported(office: Office, chat: int) -> str:
    paths = [office.folder / line for line in office.does("export", chat).out.splitlines()]
    (text,) = (path.read_text("utf-8-sig") for path in paths if path.suffix == ".txt")
    assert SECRET not in text
    return text


def test_whoever_comes_after_an_old_backup_was_put_back_is_nobody_of_a_newer_one(busy: Office) -> None:
    busy.does("backup", "old")
    late = 700_000_555
    busy.hears(late, "/start", "慢慢准备")
    busy.does("backup", "new")
    busy.does("restore", "old", "--force")
    busy.hears(700_000_556, "/start")
    assert busy.query("SELECT max(id) FROM people") == [(4,)]
    busy.does("restore", "new", "--force")
    given = busy.does("check", "--database")
    assert (given.status, "do not open" in given.out) == (0, False), given
    assert "FAULT" not in given.out
    assert exported(busy, late)


def test_without_the_master_key_there_is_no_backup(busy: Office) -> None:
    before = busy.files()
    wrong = "another secret of the tests, long enough too"
    assert "was sealed with another master key" in busy.refuses("backup", "copy", BOT_SECRET_KEY=wrong)
    assert "The master key is missing" in busy.refuses("backup", "copy", BOT_SECRET_KEY="")
    assert busy.files() == before


def test_the_keys_of_another_database_are_not_replaced_whatever_is_said(busy: Office, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    busy.does("backup", "mine")
    busy.does("backup", "mine", "--force")
    theirs = Office(other, busy.wording, busy.capsys)
    theirs.hears(ANN, "/start")
    theirs.does("backup", busy.folder / "yours")
    (busy.folder / "yours").unlink()
    kept = (busy.folder / "yours.keys").read_bytes()
    for force in ((), ("--force",)):
        assert "belongs to another database" in busy.refuses("backup", "yours", *force)
    assert (busy.folder / "yours.keys").read_bytes() == kept
    (busy.folder / "yours.keys").unlink()
    assert busy.does("backup", "yours").status == 0


def test_nothing_that_another_bot_uses_is_replaced_whatever_is_said(
    busy: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Office(tmp_path_factory.mktemp("other"), busy.wording, busy.capsys, secret="")
    other.hears(ANN, "/start")
    busy.does("backup", "copy")
    (busy.folder / "link").symlink_to(busy.folder / "copy")
    before = {path: path.read_bytes() for folder in (busy.folder, other.folder) for path in folder.iterdir()}
    assert "is the database of another bot" in busy.refuses("backup", other.database, "--force")
    assert "copy.keys holds keys" in busy.refuses("backup", "copy.keys", "--force")
    assert "link is a link" in busy.refuses("backup", "link", "--force")
    assert {path: path.read_bytes() for path in before} == before

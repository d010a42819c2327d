"""What a command refuses: the line names the file at fault and says what to do, and nothing is left lying about."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.lock import InstanceLock
from tests.bot.office import STORY, Office

ANN, BEN = 700_000_123, 700_000_456
GARBAGE = b"a letter to somebody, and no database " * 400


@pytest.fixture
def busy(office: Office) -> Office:
    """Two people, and a backup."""
    office.hears(ANN, *STORY)
    office.hears(BEN, *STORY[:5])
    assert office.does("backup", "copy").status == 0
    return office


def loses_the_database(office: Office) -> None:
    for path in office.folder.glob("bot.db*"):
        path.unlink()


def cut(path: Path) -> None:
    """As a disk that was full leaves it."""
    os.truncate(path, path.stat().st_size // 2)


def breaks_a_page(path: Path, number: int = 2) -> None:
    with path.open("r+b") as file:
        file.seek((number - 1) * 4096)
        file.write(b"\xff" * 4096)


# -- whose fault it is ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("damage", [cut, breaks_a_page])
def test_of_a_damaged_backup_the_backup_is_named(busy: Office, damage: object) -> None:
    before = busy.files()
    assert callable(damage)
    damage(busy.folder / "copy")
    assert busy.refuses("restore", "copy", "--force") == "The backup copy is damaged: name another one."
    assert busy.files() == before
    assert busy.does("check", "--database").status == 0


def test_what_is_no_backup_is_named(busy: Office) -> None:
    (busy.folder / "letter").write_bytes(GARBAGE)
    for name in ("letter", "copy.keys"):
        if name == "copy.keys":
            shutil.copy(busy.folder / name, busy.folder / "copy.keys.keys")
        assert busy.refuses("restore", name, "--force") == f"{name} is no backup of this program."


def test_the_database_itself_is_no_backup(busy: Office) -> None:
    assert "in use by the bot" in busy.refuses("restore", "bot.db", "--force")


def test_a_database_whose_head_is_damaged_is_named_and_put_back(busy: Office) -> None:
    with busy.database.open("r+b") as file:
        file.write(b"\0" * 100)
    told = f"The database {busy.database} is damaged: put back a backup with xieshang restore --force."
    for command in (("backup", "other"), ("stats",), ("export", ANN), ("rotate-key",), ("chat",)):
        assert busy.refuses(*command) == told
    assert busy.does("restore", "copy", "--force").status == 0
    assert busy.does("check", "--database").out == "people: 2\n"


COMMANDS = [("backup", "other"), ("export", ANN), ("inbox",), ("delete", ANN, "--yes"), ("check", "--database")]


@pytest.mark.parametrize("command", [*COMMANDS, ("chat",), ("restore", "copy", "--force"), ("rotate-key",)])
@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(GARBAGE), breaks_a_page])
def test_of_damaged_keys_the_keys_file_is_named(busy: Office, command: tuple[str, ...], damage: object) -> None:
    assert callable(damage)
    damage(busy.folder / "bot.db.keys")
    new = "another secret of the tests, long enough too"
    assert busy.refuses(*command, **({"BOT_NEW_SECRET_KEY": new} if command[0] == "rotate-key" else {})) == (
        f"The keys file {busy.database}.keys is damaged: "
        "move it away and run xieshang restore --force, which then takes the keys of the backup."
    )


@pytest.mark.parametrize("command", [*COMMANDS, ("stats",)])
def test_of_keys_that_cannot_be_read_the_keys_file_is_named(
    busy: Office, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith(".keys") and access(path, mode))
    assert busy.refuses(*command) == f"Cannot use {busy.database}.keys: it cannot be read."


def test_empty_keys_of_people_are_not_taken_for_new_ones(busy: Office) -> None:
    (busy.folder / "bot.db.keys").write_bytes(b"")
    for command in (("stats",), ("chat",), ("rotate-key",)):
        assert "put back bot.db.keys" in busy.refuses(*command)


def test_what_the_line_about_damaged_keys_says_works(busy: Office) -> None:
    (busy.folder / "bot.db.keys").write_bytes(GARBAGE)
    (busy.folder / "bot.db.keys").rename(busy.folder / "away")
    os.utime(busy.folder / "copy.keys", (1_790_000_000, 1_790_000_000))
    told = busy.does("restore", "copy", "--force").out.splitlines()
    assert told[0].endswith("2 people, with the keys file of the backup. Start the bot.")
    assert told[1].startswith("That keys file was saved 2026-09-2")
    assert told[1].endswith(": whoever was erased after that is back. Erase them again.")
    assert busy.does("check", "--database").out == "people: 2\n"


def test_whoever_was_erased_after_the_keys_were_saved_is_back_and_that_is_said(busy: Office) -> None:
    busy.does("delete", ANN, "--yes")
    loses_the_database(busy)
    assert "whoever was erased after that is back" in busy.does("restore", "copy").out
    assert busy.does("export", ANN).status == 0
    assert "is back" not in busy.does("restore", "copy", "--force").out, "the keys are those that were there"


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(GARBAGE), breaks_a_page, cut])
def test_of_damaged_keys_of_a_backup_those_are_named_and_nothing_is_left(busy: Office, damage: object) -> None:
    loses_the_database(busy)
    assert callable(damage)
    damage(busy.folder / "copy.keys")
    assert busy.refuses("restore", "copy") == (
        "The backup's keys file copy.keys is damaged: put another copy of it there."
    )
    assert busy.files() == {"copy", "copy.keys"}


# -- paths that lead nowhere ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("name", [".", "", "/", "a folder"])
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_folder_is_no_backup_and_no_place_for_one(
    busy: Office, command: str, name: str, force: tuple[str, ...]
) -> None:
    (busy.folder / "a folder").mkdir()
    before = busy.files()
    assert busy.refuses(command, name, *force) == f"{name or '.'} is a folder: name a file."
    assert busy.files() == before


def test_a_folder_in_the_place_of_the_keys_is_named(busy: Office) -> None:
    (busy.folder / "other.keys").mkdir()
    assert busy.refuses("backup", "other") == "other.keys is a folder: name a file."


def test_a_place_that_is_not_there_is_named_and_not_a_draft(busy: Office) -> None:
    assert busy.refuses("backup", "nowhere/x") == "Cannot write nowhere/x: No such file or directory."


@pytest.mark.parametrize("command", [*COMMANDS, ("stats",), ("restore", "copy", "--force"), ("rotate-key",), ("chat",)])
@pytest.mark.parametrize("where", [".", "/", "a folder", "copy.keys/x.db", "/dev/null", "letter", "n" * 300])
def test_a_database_that_is_none_is_one_line_and_nothing_is_made_beside_it(
    busy: Office, command: tuple[str, ...], where: str
) -> None:
    (busy.folder / "a folder").mkdir()
    (busy.folder / "letter").write_bytes(GARBAGE)
    before = busy.files(), set(Path("/").glob("*.lock")), set(Path("/dev").glob("null*"))
    told = busy.refuses(*command, BOT_DATABASE=where)
    assert not told.startswith("unforeseen")
    assert "chmod" not in told
    assert before == (busy.files(), set(Path("/").glob("*.lock")), set(Path("/dev").glob("null*")))


def test_a_restore_that_comes_to_nothing_leaves_no_lock_where_no_database_is(busy: Office) -> None:
    before = busy.files()
    other = "another secret of the tests, long enough too"
    elsewhere = str(busy.folder / "bot.bd")
    assert "another master key" in busy.refuses("restore", "copy", BOT_DATABASE=elsewhere, BOT_SECRET_KEY=other)
    assert "master key is missing" in busy.refuses("restore", "copy", BOT_DATABASE=elsewhere, BOT_SECRET_KEY="")
    assert busy.files() == before


def test_a_lock_that_was_taken_away_is_not_mistaken_for_one_that_is_held(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path / "x.db")
    first.release(remove=True)
    assert list(tmp_path.iterdir()) == []
    second = InstanceLock(tmp_path / "x.db")
    assert [path.name for path in tmp_path.iterdir()] == ["x.db.lock"]
    second.release()


# -- nothing is left --------------------------------------------------------------------------------------------------
def test_a_backup_that_fails_at_the_end_leaves_no_keys(busy: Office) -> None:
    (busy.folder / "other-wal").mkdir()  # it cannot be taken away as the journal of an older copy is
    before = busy.files()
    assert "other-wal" in busy.refuses("backup", "other", "--force")
    assert busy.files() == before


def test_what_a_killed_backup_left_is_gone_after_the_next_one_of_whatever_name(busy: Office) -> None:
    draft = "copy.keys.abcd_123.xieshang-draft"
    left = [draft, f"{draft}-wal", "monday.abcd_123.xieshang-draft"]
    others = ["copy.20261124", "monday.abcd_123.draft", "copy.abcd_123.xieshang-draft.txt", "x.abcd_124.xieshang-draft"]
    for name in left + others:
        (busy.folder / name).touch()
    before = busy.files()
    with (busy.folder / others[-1]).open() as another:  # which is at work
        fcntl.flock(another, fcntl.LOCK_EX)
        assert busy.does("backup", "copy", "--force").status == 0
    assert busy.files() == before - set(left)


# -- who gives it, and how --------------------------------------------------------------------------------------------
CHANGES = [("restore", "copy", "--force"), ("rotate-key",), ("delete", ANN, "--yes")]


@pytest.mark.parametrize("command", CHANGES)
def test_another_user_than_the_owner_changes_nothing_and_is_told_whose_it_is(
    busy: Office, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = busy.files()
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000_000)
    told = busy.refuses(*command, BOT_NEW_SECRET_KEY="another secret of the tests, long enough too")
    assert told.startswith(f"{busy.database} belongs to ")
    assert "give this command as that user (sudo -u " in told
    assert busy.files() == before


def test_root_puts_no_database_into_the_folder_of_another(busy: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = busy.folder / "theirs"
    theirs.mkdir()
    if os.geteuid() == 0:
        os.chown(theirs, 4_000_000, -1)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    told = busy.refuses("restore", "copy", BOT_DATABASE=str(theirs / "bot.db"))
    assert told.startswith(f"{theirs} belongs to ")
    assert list(theirs.iterdir()) == []


def test_whoever_may_write_into_the_folder_of_another_may_restore_there(
    busy: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000_000)
    assert busy.does("restore", "copy", BOT_DATABASE=str(busy.folder / "new.db")).status == 0


def test_a_chat_that_is_no_number_is_one_line(busy: Office) -> None:
    for command in (("export", "abc"), ("delete", "@xiaolin", "--yes"), ("export", "5_1"), ("export", "５")):
        assert busy.refuses(*command) == "CHAT_ID is a number: the person finds it in what /export gives them."


def test_ctrl_d_at_the_question_erases_nothing(busy: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def ends(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ends)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    given = busy.does("delete", ANN)
    assert (given.status, given.out.splitlines()[-1]) == (0, "Nothing was erased.")
    assert busy.query("SELECT count(*) FROM people") == [(2,)]


def test_a_page_that_is_damaged_is_the_fault_of_the_file_that_holds_it(busy: Office) -> None:
    with closing(sqlite3.connect(busy.database)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'people'").fetchone()
    breaks_a_page(busy.database, page)
    assert busy.refuses("export", ANN).startswith(f"The database {busy.database} is damaged: ")

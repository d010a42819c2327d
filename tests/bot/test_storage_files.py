"""The files that a database is: what their modes, kinds and names may be, and what a command says when they are not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage.lock import InstanceLock
from tests.bot.desk import SECRET
from tests.bot.office import STORY, Office

ROOT = Path(__file__).parents[2]
ANN = 700_000_123
UNWRITTEN = "it cannot be written."


@pytest.fixture
def kept(office: Office) -> Office:
    """Somebody, the key in a file."""
    office.hears(ANN, *STORY[:5])
    (office.folder / "bot.db.key").write_text(SECRET + "\n")
    (office.folder / "bot.db.key").chmod(0o600)
    office.secret = ""
    return office


def as_whoever_may_not_all(office: Office, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Gives a command without what lets root write everything."""
    powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "DATABASE_URL"))}
    return subprocess.run(
        [*powerless, sys.executable, "-m", "bot", *arguments],
        env={**clean, "PYTHONPATH": str(ROOT), "BOT_DATABASE": str(office.database)},
        cwd=office.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


# -- files that cannot be written ------------------------------------------------------------------------------------
READING = [("stats",), ("check", "--database"), ("export", str(ANN)), ("backup", "copy"), ("delete", str(ANN), "--yes")]


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("name", ["bot.db", "bot.db.keys"])
def test_whoever_reads_what_cannot_be_written_leaves_nothing_that_stops_the_bot(
    kept: Office, name: str, command: tuple[str, ...]
) -> None:
    (kept.folder / name).chmod(0o400)
    given = as_whoever_may_not_all(kept, *command)
    if command[0] == "delete":
        assert (given.returncode, given.stderr) == (1, f"xieshang: Cannot use {kept.folder / name}: {UNWRITTEN}\n")
    else:
        assert (given.returncode, given.stderr) == (0, "")
    assert list(kept.folder.glob("bot.db*-*")) == []
    (kept.folder / name).chmod(0o600)
    assert as_whoever_may_not_all(kept, "chat").returncode == 0


@pytest.mark.parametrize("name", ["bot.db", "bot.db-wal", "bot.db-shm", "bot.db.keys", "bot.db.keys-wal"])
def test_a_start_names_the_file_that_cannot_be_written(kept: Office, name: str) -> None:
    (kept.folder / name).touch()
    (kept.folder / name).chmod(0o400)
    given = as_whoever_may_not_all(kept, "chat")
    assert (given.returncode, given.stdout) == (1, "")
    assert given.stderr == f"xieshang: Cannot use {kept.folder / name}: {UNWRITTEN}\n"


# -- files that others can read ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["bot.db", "bot.db.key", "bot.db.keys", "bot.db-wal", "bot.db.keys-wal"])
@pytest.mark.parametrize(
    "command", [("export", str(ANN)), ("backup", "copy"), ("rotate-key",), ("restore", "elsewhere")]
)
def test_nothing_is_copied_or_made_anew_where_others_can_read_it(
    kept: Office, name: str, command: tuple[str, ...]
) -> None:
    kept.does("backup", "elsewhere")
    (kept.folder / name).touch()
    (kept.folder / name).chmod(0o640)
    before = kept.files(), (kept.folder / "bot.db.key").read_text()
    told = kept.refuses(*command)
    assert told == f"Others can read what is kept here. Mend it with: chmod 600 {kept.folder / name}"
    assert (kept.files(), (kept.folder / "bot.db.key").read_text()) == before


# -- files that are none ---------------------------------------------------------------------------------------------
COMMANDS = [
    ("chat",),
    *READING,
    ("inbox",),
    ("rotate-key",),
    ("restore", "elsewhere", "--force"),
]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
@pytest.mark.parametrize("name", [".key", ".key.new", ".keys", ".keys-wal", "-wal", "-shm", "-journal", ".lock"])
def test_what_is_no_file_and_has_the_name_of_one_is_named(
    kept: Office, name: str, make: Callable[[Path], object]
) -> None:
    assert kept.does("backup", "elsewhere").status == 0
    path = kept.folder / f"bot.db{name}"
    if path.exists():
        path.rename(kept.folder / "away")
    make(path)
    before = kept.files()
    kind = "a folder" if path.is_dir() else "no file"
    for command in COMMANDS:
        assert kept.refuses(*command) == f"{path} is {kind}: move it away."
    assert kept.files() == before


def test_the_keys_of_a_backup_that_are_no_file_are_named(kept: Office) -> None:
    kept.does("backup", "elsewhere")
    for path in (kept.folder / "elsewhere.keys", kept.folder / "bot.db.keys"):
        path.unlink()
    os.mkfifo(kept.folder / "elsewhere.keys")
    assert kept.refuses("restore", "elsewhere", "--force") == "elsewhere.keys is no file: name a file."


# -- the key file ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "content", [b"\xff" * 64, "密".encode() * 64, SECRET.encode("utf-16"), b"\xef\xbb\xbf" + b"k" * 64]
)
def test_a_key_file_of_which_not_every_byte_counts_is_damaged(kept: Office, content: bytes) -> None:
    key = kept.folder / "bot.db.key"
    key.write_bytes(content)
    for command in (("chat",), ("export", str(ANN)), ("rotate-key",)):
        assert kept.refuses(*command) == f"{key} is damaged. Put back a copy of it."
    assert key.read_bytes() == content


def test_no_key_is_put_into_a_file_that_it_could_not_be_read_from(kept: Office) -> None:
    before = (kept.folder / "bot.db.key").read_text()
    assert kept.refuses("rotate-key", BOT_NEW_SECRET_KEY="密" * 40).startswith("BOT_NEW_SECRET_KEY has to be ASCII: ")
    assert (kept.folder / "bot.db.key").read_text() == before
    (kept.folder / "bot.db.key").unlink()
    assert kept.does("rotate-key", BOT_SECRET_KEY=SECRET, BOT_NEW_SECRET_KEY="密" * 40).status == 0
    kept.secret = "密" * 40
    assert kept.does("export", ANN).status == 0


# -- links -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def linked(kept: Office) -> Path:
    """Another name of the database and all that lies beside it, in a folder of its own."""
    folder = kept.folder / "links"
    folder.mkdir()
    for name in (".key", ".keys", ""):
        (folder / f"link.db{name}").symlink_to(f"../bot.db{name}")
    return folder / "link.db"


def test_under_another_name_it_is_the_same_database_and_has_the_same_lock(kept: Office, linked: Path) -> None:
    lock = InstanceLock(kept.database)
    for command, told in (("chat", {"BOT_DATABASE": str(linked)}), (f"chat --database {linked}", {})):
        assert f"is using {kept.database}. " in kept.refuses(*command.split(), **told)
    lock.release()
    assert kept.does("export", ANN, BOT_DATABASE=str(linked)).status == 0
    assert {path.name for path in linked.parent.iterdir()} == {"link.db", "link.db.key", "link.db.keys"}


def test_what_lies_beside_the_real_file_is_looked_at(kept: Office, linked: Path) -> None:
    log = kept.folder / "bot.db-wal"
    log.touch(0o644)
    log.chmod(0o644)
    assert kept.refuses("chat", BOT_DATABASE=str(linked)).endswith(f"Mend it with: chmod 600 {log}")


def test_a_restore_leaves_the_link(kept: Office, linked: Path) -> None:
    kept.does("backup", "copy")
    assert kept.does("restore", "copy", "--force", BOT_DATABASE=str(linked)).status == 0
    assert linked.is_symlink()
    assert kept.does("check", "--database").out == "people: 1\n"

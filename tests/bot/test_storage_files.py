"""The files that a database is: what their modes, kinds and names may be, and what a command says when they are not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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

"""Ways in which the disk says no to a bot that runs, each for as long as its context lasts.

From outside the database's files are only opened by SQLite itself, and never by path within the bot.
"""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

from tests.process.driver import BotProcess

Denial = Callable[[BotProcess], AbstractContextManager[None]]
FAULTY = ("tests.process.faulty", "run")
"""The bot that can be `refused`."""


def succeeds(*command: str | Path) -> bool:
    """Whether there is this command, and it does what it is told."""
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


@contextmanager
def locked(bot: BotProcess) -> Iterator[None]:
    """Another process writes, and takes its time."""
    with closing(sqlite3.connect(bot.database, isolation_level=None, timeout=5)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def stunted(bot: BotProcess) -> Iterator[None]:
    """No file can grow beyond what the write-ahead log has reached."""
    size = bot.database.with_name(bot.database.name + "-wal").stat().st_size
    before = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    yield
    if bot.is_running():
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def refused(bot: BotProcess) -> Iterator[None]:
    """SQLite finds that it may not write."""
    bot.send(signal.SIGUSR1)
    yield
    bot.send(signal.SIGUSR2)


@contextmanager
def full(bot: BotProcess) -> Iterator[None]:
    """Not a byte is left on the disk."""
    filler = bot.database.with_name("filler")
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    assert os.statvfs(filler).f_bavail == 0
    yield
    filler.unlink()


DENIALS: dict[str, Denial] = {denial.__name__: denial for denial in (locked, stunted, refused, full)}


@contextmanager
def small_disk(folder: Path, megabytes: int = 4) -> Iterator[bool]:
    """A disk of its own at `folder`; whether there is one: it takes the superuser."""
    folder.mkdir(exist_ok=True)
    mounted = not os.geteuid() and succeeds("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "x", folder)
    try:
        yield mounted
    finally:
        if mounted:
            assert succeeds("umount", "-l", folder)

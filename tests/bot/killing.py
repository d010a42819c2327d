"""A deed of the operator's that kills itself at a chosen moment: right after a statement that writes, a rename, a
removal or a sync."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.storage import rotation
from bot.storage.backup import restore

KILLED = -signal.SIGKILL
ROOT = Path(__file__).parents[2]


def killed_at(moment: int, deed: str, *given: str | Path, among: str = "") -> int:
    """Does `rotate` or `restore` in a process of its own, which dies after so many moments of those that begin with
    `among`; its exit status."""
    command = [sys.executable, "-m", "tests.bot.killing", str(moment), among, deed, *map(str, given)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


class _Countdown:
    left = int(sys.argv[1]) if __name__ == "__main__" else 0
    among = sys.argv[2] if __name__ == "__main__" else ""

    def pass_by(self, what: str) -> None:
        if what.startswith(self.among):
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left -= 1


_countdown = _Countdown()


class _Connection(sqlite3.Connection):
    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        if statement.startswith(("SELECT", "BEGIN")):
            return super().execute(statement, *values)
        done = super().execute(statement, *values)
        _countdown.pass_by(statement)
        return done


def _counted(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        done = function(*given, **named)
        _countdown.pass_by(function.__name__)
        return done

    return call


def _main(deed: str, given: list[str]) -> None:
    connect = sqlite3.connect
    sqlite3.connect = lambda *these, **named: connect(*these, **named, factory=_Connection)  # type: ignore[assignment]
    os.fsync = _counted(os.fsync)
    for name in ("rename", "unlink"):
        setattr(Path, name, _counted(getattr(Path, name)))
    rotation._AT_ONCE = 1
    if deed == "rotate":
        rotation.rotate(Path(given[0]), given[1], given[2])
    else:
        restore(Path(given[0]), Path(given[1]), given[2], force=True)


if __name__ == "__main__":
    _main(sys.argv[3], sys.argv[4:])

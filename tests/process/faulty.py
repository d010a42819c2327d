"""`python -m tests.process.faulty run`: the bot, whose database can be made read-only from outside.

SIGUSR1: nothing can be written any more, as on a file system that the kernel has remounted. SIGUSR2: it can again.
"""

from __future__ import annotations

import signal
import sqlite3
import sys
from pathlib import Path

from bot.__main__ import main
from bot.storage import keys, opening
from tests.process.on_monday import stay_on_monday

_connections: list[sqlite3.Connection] = []
_connect = opening.connect


def _remembered(path: Path) -> sqlite3.Connection:
    db = _connect(path)
    _connections.append(db)
    return db


def _write_no_more(on: bool) -> None:
    for db in _connections:
        db.execute(f"PRAGMA query_only = {on}")


if __name__ == "__main__":
    stay_on_monday()
    opening.connect = keys.connect = _remembered
    signal.signal(signal.SIGUSR1, lambda *_: _write_no_more(True))
    signal.signal(signal.SIGUSR2, lambda *_: _write_no_more(False))
    sys.exit(main())

"""`xieshang stats`: how much there is of what; nothing about anybody."""

from __future__ import annotations

import sqlite3
import time

from bot.config import Settings
from bot.storage.database import keys_of
from bot.storage.reading import connect_both
from bot.storage.refusals import in_one_line, refuse_missing

_DAY = 86_400


def stats(settings: Settings) -> list[tuple[str, int]]:
    """Names and counts. Raises StoreError."""
    database = settings.database
    refuse_missing(database)
    today = int(time.time() // _DAY)
    with in_one_line(database), connect_both(database) as (db, _):
        return [
            ("people", _count(db, "people")),
            ("of them with a conversation", _count(db, "people WHERE session IS NOT NULL")),
            ("seen today (UTC)", _count(db, "people WHERE seen >= ? AND session IS NOT NULL", today)),
            ("seen in the last 7 days (UTC)", _count(db, "people WHERE seen > ? AND session IS NOT NULL", today - 7)),
            ("who have blocked the bot", _count(db, "people WHERE gone = 1")),
            ("closed cases", _count(db, "cases")),
            ("updates waiting", _count(db, "inbox WHERE aside IS NULL")),
            ("replies waiting", _count(db, "outbox WHERE aside IS NULL")),
            ("set aside", _count(db, "inbox WHERE aside IS NOT NULL") + _count(db, "outbox WHERE aside IS NOT NULL")),
            ("bytes of the database", _size(db)),
            ("bytes of its log", _log_size(settings)),
            ("bytes of the keys file", keys_of(database).stat().st_size),
        ]


def _count(db: sqlite3.Connection, rows: str, *values: int) -> int:
    number: int = db.execute(f"SELECT count(*) FROM {rows}", values).fetchone()[0]
    return number


def _size(db: sqlite3.Connection) -> int:
    pages, size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages * size)


def _log_size(settings: Settings) -> int:
    log = settings.database.with_name(settings.database.name + "-wal")
    return log.stat().st_size if log.exists() else 0

"""`xieshang stats`: how much there is of what, what helped and what was missing; nothing about anybody."""

from __future__ import annotations

import sqlite3
import time

from bot.config import Settings
from bot.storage.database import keys_of
from bot.storage.reading import connect_both
from bot.storage.refusals import in_one_line, refuse_missing

_DAY = 86_400
_TOGETHER = 3
"""Messages that had a word, from which it is told: it is nobody's own then."""
_WORDS = 40


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


def questions(settings: Settings) -> list[str]:
    """How the articles did, and the words of questions that none answered, a line each. A word is told only when
    several messages had it. Raises StoreError."""
    with in_one_line(settings.database), connect_both(settings.database) as (db, _):
        counts: dict[str, dict[str, int]] = {}
        for what, key, number in db.execute("SELECT what, key, number FROM counts"):
            counts.setdefault(what, {})[key] = number
    return [*_rated(counts), *_missing(counts.get("unanswered", {}))]


def _rated(counts: dict[str, dict[str, int]]) -> list[str]:
    """The articles, those that helped least first."""
    kinds = [counts.get(kind, {}) for kind in ("helpful.no", "offered in vain", "helpful.yes")]
    slugs = sorted({slug for kind in kinds for slug in kind}, key=lambda slug: [-kind.get(slug, 0) for kind in kinds])
    if not slugs:
        return []
    columns = (kinds[2], kinds[0], kinds[1])
    rows = [" ".join(f"{kind.get(slug, 0):>8,}" for kind in columns) + f"  {slug}" for slug in slugs]
    return ["", " helpful      not  in vain  article", *rows]


def _missing(words: dict[str, int]) -> list[str]:
    told = sorted((-number, word) for word, number in words.items() if number >= _TOGETHER)[:_WORDS]
    if not told:
        return []
    return ["", "in questions that found nothing", *(f"{-number:>12,}  {word}" for number, word in told)]


def _count(db: sqlite3.Connection, rows: str, *values: int) -> int:
    number: int = db.execute(f"SELECT count(*) FROM {rows}", values).fetchone()[0]
    return number


def _size(db: sqlite3.Connection) -> int:
    pages, size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages * size)


def _log_size(settings: Settings) -> int:
    log = settings.database.with_name(settings.database.name + "-wal")
    return log.stat().st_size if log.exists() else 0

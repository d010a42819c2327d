"""The full-text search of SQLite, FTS5, as it comes: best bm25() first."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping

from bench.search.rank import MOST, Rank

_FIND = f"SELECT slug FROM topic WHERE topic MATCH ? ORDER BY bm25(topic) LIMIT {MOST}"


def words(documents: Mapping[str, str], db: sqlite3.Connection) -> Rank:
    """Any of the words, as the tokenizer unicode61 cuts them: a run of Chinese is one word."""
    _fill(db, documents, "unicode61")
    return lambda line: _found(db, re.findall(r"[^\W_]+", line))


def pieces(documents: Mapping[str, str], db: sqlite3.Connection) -> Rank:
    """Any of the pieces of three characters."""
    _fill(db, documents, "trigram")
    return lambda line: _found(db, {line[at : at + 3] for at in range(len(line) - 2)})


def _fill(db: sqlite3.Connection, documents: Mapping[str, str], tokenizer: str) -> None:
    db.execute(f"CREATE VIRTUAL TABLE topic USING fts5(slug UNINDEXED, text, tokenize = '{tokenizer}')")
    db.executemany("INSERT INTO topic VALUES (?, ?)", documents.items())


def _found(db: sqlite3.Connection, terms: Iterable[str]) -> list[str]:
    quoted = ('"' + term.replace('"', '""') + '"' for term in terms)
    query = " OR ".join(quoted)
    return [slug for (slug,) in db.execute(_FIND, (query,))] if query else []

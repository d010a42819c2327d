"""What has to be written is asked of the bot, by a row in table `errands`; when none runs, it is done here and now.

The row holds a number and no more: whose chat it is stays in the operator's process.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing

import msgspec

from bot.config import Settings
from bot.storage import StoreError
from bot.storage.database import connect_reading, refuse_other_schema, refuse_unwritable
from bot.storage.lock import InstanceLock
from bot.storage.opening import open_store
from bot.storage.refusals import in_one_line, refuse_other_user

Errand = tuple[str, int]
"""A kind and a target, see bot/storage/errands.py."""

PATIENCE = 30.0
_PATIENCE_OF_SQLITE = 5.0
_LOOK_SECONDS = 0.1


class Answers(msgspec.Struct):
    """What became of errands, in their order; None for what was not answered in time. left: erasures whose last traces
    wait for a reader."""

    given: list[str | None]
    left: bool


def run(settings: Settings, errands: Sequence[Errand], patience: float = PATIENCE) -> Answers:
    """Has errands done: by the bot, or here when none runs. Raises StoreError."""
    with in_one_line(settings.database):
        refuse_other_user(settings.database)
        ids = _ask(settings, errands)
        until = time.monotonic() + patience
        while True:
            if not _is_held(settings):
                _do(settings)
            answers = _answers(settings, ids)
            if time.monotonic() > until or (None not in answers.given and not answers.left):
                return answers
            time.sleep(_LOOK_SECONDS)


def _ask(settings: Settings, errands: Sequence[Errand]) -> list[int]:
    refuse_unwritable(settings.database)
    address = f"{settings.database.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE_OF_SQLITE)) as db:
        refuse_other_schema(db, settings.database)
        db.execute("BEGIN IMMEDIATE")
        put, now = "INSERT INTO errands (kind, target, made) VALUES (?, ?, ?) RETURNING id", time.time()
        ids = [db.execute(put, (kind, target, now)).fetchone()[0] for kind, target in errands]
        db.execute("COMMIT")
    return ids


def _is_held(settings: Settings) -> bool:
    """Whether a bot, or another of these commands, has the database."""
    try:
        InstanceLock(settings.database).release()
    except StoreError:
        return True
    return False


def _do(settings: Settings) -> None:
    try:
        asyncio.run(_run_errands(settings))
    except StoreError:
        if not _is_held(settings):  # unless a bot was started meanwhile, which does them
            raise


async def _run_errands(settings: Settings) -> None:
    store = await open_store(settings.database, settings.secret_key)
    try:
        await store.run_errands()
    finally:
        await store.close()


def _answers(settings: Settings, ids: Sequence[int]) -> Answers:
    with closing(connect_reading(settings.database)) as db:
        given = [db.execute("SELECT answer, target FROM errands WHERE id = ?", (id,)).fetchone() for id in ids]
        erased = {row[0] for row in db.execute("SELECT person FROM erased")}
    left = any(row and row[0] == "begun" and row[1] in erased for row in given)
    return Answers([row and row[0] for row in given], left)

"""What the tests of the operator's commands share: a database with people in it, and the commands as they are given."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import logging
import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import log
from bot.__main__ import main
from bot.catalogues import locales
from bot.config import Settings
from bot.shelf import load_library
from bot.storage import Incoming, Loaded, Outcome, Sent
from bot.storage.database import connect_reading
from bot.storage.opening import open_store
from bot.telegram.messages import TelegramFace
from bot.turns import Turns
from bot.wording import Wording
from bot.worlds import worlds
from flows.conversation import respond
from tests.bot.desk import SECRET

_numbers = itertools.count(10_000_000)
STORY = ("/start", "慢慢准备", "成年人", "没有", "消费金融公司", "消费贷", "31–90天", "外包催收", "没有", "3万8千6")
"""What somebody writes up to the first sum: nine answers."""
POISON = "还款日是十五号"
"""Words over which every turn of these tests breaks. They must not sound of danger, which is not kept."""


@dataclass
class Given:
    """What a command led to."""

    status: int
    out: str
    err: str


@dataclass
class Office:
    """A database in `folder`, and whoever looks after it. `secret`: the master key; '' for one in a file."""

    folder: Path
    wording: Wording
    capsys: pytest.CaptureFixture[str]
    secret: str = SECRET
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "bot.db"

    def does(self, *arguments: str | Path | int, **told: str) -> Given:
        """Gives a command."""
        settings = {"BOT_DATABASE": str(self.database), "BOT_SECRET_KEY": self.secret, **self.environment, **told}
        with pytest.MonkeyPatch.context() as patch, _own_log(patch):
            for name in [name for name in os.environ if name.startswith(("BOT_", "DYNO", "PORT", "DATABASE_URL"))]:
                patch.delenv(name)
            for name, value in settings.items():
                patch.setenv(name, value)
            patch.chdir(self.folder)
            self.capsys.readouterr()
            status = main([str(argument) for argument in arguments])
        said = self.capsys.readouterr()
        return Given(status, said.out, said.err)

    def refuses(self, *arguments: str | Path | int, **told: str) -> str:
        """A command that cannot be done: its one line."""
        given = self.does(*arguments, **told)
        assert (given.status, given.out) == (1, ""), given
        assert given.err.startswith("xieshang: ")
        assert given.err.count("\n") == 1
        return given.err.removeprefix("xieshang: ").strip()

    def hears(self, chat: int, *texts: str, send: bool = True) -> list[str]:
        """Somebody writes, and the bot answers, stops, and starts again for the next; the texts of its replies."""
        return asyncio.run(self._hear(chat, texts, send))

    async def _hear(self, chat: int, texts: tuple[str, ...], send: bool) -> list[str]:
        store = await open_store(self.database, self.secret)
        replies: list[str] = []
        try:
            await store.accept([Incoming(update(chat, text), chat, next(_numbers)) for text in texts])
            work = _Work(self._turns())
            while store._inbox.waiting:
                await store.until_open()
                await store.turn(work)
            while send and (parcels := await store.due(100)):
                replies += [json.loads(parcel.letter.body).get("text", "") for parcel in parcels]
                await store.settle([Sent(parcel, 100) for parcel in parcels])
        finally:
            await store.close()
        return replies

    def _turns(self) -> Turns:
        settings = Settings(database=self.database)
        return Turns(respond, TelegramFace(self.wording), worlds(settings, self.wording, load_library(locales())))

    def query(self, statement: str) -> list[tuple[object, ...]]:
        """What a query finds in the database. The bot, if one runs, is another process."""
        with contextlib.closing(connect_reading(self.database)) as db:
            return db.execute(statement).fetchall()

    def writes(self, statement: str, *values: object) -> None:
        """Changes the database while no bot runs, as only a fault would."""
        with contextlib.closing(sqlite3.connect(self.database, isolation_level=None)) as db:
            db.execute(statement, values)

    def breaks(self, page: bytes) -> None:
        """Lays `page` over one of the database's while no bot runs."""
        with contextlib.closing(sqlite3.connect(self.database, isolation_level=None)) as db:
            (number,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'people_seen'").fetchone()
        with self.database.open("r+b") as file:
            file.seek((number - 1) * 4096)
            file.write(page)

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@contextlib.contextmanager
def _own_log(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A command sets up the log of its process, which is ours here."""
    patch.setattr(logging.root, "handlers", [])
    levels = [(logger, logger.level) for logger in map(logging.getLogger, ("", "bot", *log._TALKATIVE))]
    try:
        yield
    finally:
        for logger, level in levels:
            logger.setLevel(level)


class _Work:
    """The product's own, but for words that break it."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    def turn(self, loaded: Loaded) -> Outcome:
        if POISON.encode() in loaded.body:
            raise KeyError("poison")
        return self._turns.turn(loaded)

    def apology(self, loaded: Loaded) -> Outcome:
        return self._turns.apology(loaded)


def update(chat: int, text: str) -> bytes:
    """A message as Telegram sends it."""
    who = {"id": chat, "is_bot": False, "first_name": "小林", "language_code": "zh-hans"}
    message = {"message_id": 1, "date": int(time.time()), "chat": {"id": chat, "type": "private"}, "from": who}
    return json.dumps({"update_id": 1, "message": {**message, "text": text}}, ensure_ascii=False).encode()


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)

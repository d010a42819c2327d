"""A fake API for each test, a bot that runs for a whole file, and the beats of a typical person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from bot.wording import Wording
from flows.conversation import respond
from tests.fake_api import FakeApi, Person
from tests.process.driver import BotProcess
from tests.rehearsal import Beat, rehearse

CODES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-tw", "en": "en"}
"""What Telegram calls the language of somebody who reads this locale."""


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        yield server


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    """A bot by long polling that all tests of a file share, each with people of its own."""
    with FakeApi() as server, BotProcess(server, tmp_path_factory.mktemp("bot")) as bot:
        yield bot


@pytest.fixture
def person(running: BotProcess) -> Person:
    """Somebody new, who reads Simplified Chinese."""
    return Person(running.api)


@pytest.fixture(scope="session")
def beats(wording: Wording) -> Callable[[str], list[Beat]]:
    """The beats of the typical person in a locale."""

    @cache
    def of(locale: str) -> list[Beat]:
        return rehearse(respond, wording, locale)

    return of

"""The whole guided flow, from /start to the script, over the Bot API."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from flows.model import LOCALES
from tests.fake_api import FakeApi, Person
from tests.process.conftest import CODES
from tests.process.driver import BotProcess, free_port
from tests.process.play import assert_is_in_its_language, play
from tests.rehearsal import Beat

Beats = Callable[[str], list[Beat]]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_whole_flow_by_long_polling(running: BotProcess, beats: Beats, locale: str) -> None:
    person = Person(running.api, CODES[locale])
    play(person, beats(locale))
    assert_is_complete(person, beats(locale), locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_whole_flow_by_webhook(hooked: BotProcess, beats: Beats, locale: str) -> None:
    person = Person(hooked.api, CODES[locale])
    play(person, beats(locale))
    assert_is_complete(person, beats(locale), locale)
    assert set(hooked.api.mailbox.webhook.statuses) == {200}
    assert not hooked.api.made("getUpdates")


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    """A bot by webhook."""
    port = str(free_port())
    told = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}", "BOT_WEBHOOK_SECRET": "s3cret", "PORT": port}
    with FakeApi() as api, BotProcess(api, tmp_path_factory.mktemp("hooked"), **told) as bot:
        yield bot


def assert_is_complete(person: Person, beats: list[Beat], locale: str) -> None:
    assert_is_in_its_language(person.messages(), locale)
    wanted = [name for beat in beats for name in beat.files]
    person.waits_for(lambda: len(person.documents()) == len(wanted))
    for name, document in zip(wanted, person.documents(), strict=True):
        assert document.name == f"{name}.txt"
        assert document.content.decode()
    person.waits_for(lambda: all(tap.answered for tap in person.api.taps.values() if tap.chat == person.id))

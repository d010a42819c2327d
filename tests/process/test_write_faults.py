"""The disk says no while the bot runs: nothing is confirmed, people are told, and it goes on by itself afterwards."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.model import LOCALES
from tests.fake_api import FakeApi, Person
from tests.fake_api.mailbox import Update
from tests.process.conftest import CODES
from tests.process.denials import FAULTY, Denial, full, locked, refused, small_disk, stunted, succeeds
from tests.process.driver import BotProcess, free_port
from tests.process.play import act, check, play, question
from tests.rehearsal import Beat

Beats = Callable[[str], list[Beat]]
ENDED = {
    "cannot store turns": "turns can be stored again",
    "cannot write what was delivered": "what was delivered is written",
}
WAIT = {
    "zh_Hans": "我这边暂时存不下新的内容。您的话没有丢，恢复后我会接着回，不用重发。",
    "zh_Hant": "我這邊暫時存不下新的內容。您的話沒有遺失，恢復後我會接著回，不用重發。",
    "en": "I cannot save anything new for the moment. What you wrote is not lost: I will answer when it works again, "
    "no need to send it twice.",
}


@contextmanager
def unwritable(*files: Path) -> Iterator[None]:
    """Not even by the superuser, nor where they are open already."""
    try:
        if not succeeds("chattr", "+i", *files) and not os.geteuid():
            pytest.skip("no file can be made immutable here")
        yield
    finally:
        succeeds("chattr", "-i", *files)


@contextmanager
def immutable(bot: BotProcess) -> Iterator[None]:
    """The file system itself refuses every write."""
    if os.geteuid():
        pytest.skip("no file can be made immutable here")
    with unwritable(*(bot.database.with_name(bot.database.name + end) for end in ("", "-wal", ".keys", ".keys-wal"))):
        yield


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of four megabytes."""
    with small_disk(tmp_path / "disk") as mounted:
        if not mounted:
            pytest.skip("no disk can be mounted here")
        yield tmp_path / "disk"


@pytest.mark.parametrize("fault", [locked, stunted, refused, immutable])
def test_it_waits_and_goes_on_by_itself(api: FakeApi, tmp_path: Path, beats: Beats, fault: Denial) -> None:
    with BotProcess(api, tmp_path, FAULTY) as bot:
        suffer(bot, beats, fault)


def test_on_a_disk_that_is_full_it_waits_and_goes_on_by_itself(
    api: FakeApi, tmp_path: Path, disk: Path, beats: Beats
) -> None:
    bot = BotProcess(api, disk)
    bot.log = tmp_path / "bot.log"
    with bot:
        suffer(bot, beats, full)


@pytest.mark.parametrize("fault", [locked, stunted])
def test_by_webhook_telegram_brings_it_again(api: FakeApi, tmp_path: Path, beats: Beats, fault: Denial) -> None:
    port = str(free_port())
    told = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}", "BOT_WEBHOOK_SECRET": "s3cret", "PORT": port}
    with BotProcess(api, tmp_path, **told) as bot:
        suffer(bot, beats, fault)
        assert set(api.mailbox.webhook.statuses) == ({200} if fault is locked else {200, 503})


@pytest.mark.parametrize("fault", [locked, stunted])
def test_it_stops_at_once_while_nothing_can_be_stored_and_has_lost_nothing(
    api: FakeApi, tmp_path: Path, beats: Beats, fault: Denial
) -> None:
    known, newcomer = Person(api), Person(api)
    with BotProcess(api, tmp_path) as bot:
        play(known, beats("zh_Hans")[:3])
        with fault(bot):
            newcomer.says("/start")
            act(known, beats("zh_Hans")[3])
            api.waits_until(lambda: len(api.mailbox.pending) == 2 and not api.mailbox.is_polled)
            assert bot.stop() == 0, bot.said()
        bot.start()
        check(known, beats("zh_Hans")[3], repeated=beats("zh_Hans")[2].shows)
        check(newcomer, beats("zh_Hans")[0])


@pytest.mark.parametrize("end", ["", ".keys"])
def test_a_start_with_a_file_that_cannot_be_written_ends_with_one_clear_line(
    api: FakeApi, tmp_path: Path, end: str
) -> None:
    """SQLite would open it to read only, and go on so when the fault has long been mended."""
    with BotProcess(api, tmp_path) as bot:
        bot.stop()
    bot.log.unlink()
    file = tmp_path / f"bot.db{end}"
    file.chmod(0o400)
    with unwritable(file):
        bot.launch()
        assert bot.wait(10) == 1
    [line] = bot.said().splitlines()
    assert line == f"xieshang: Cannot use {file}: it cannot be written."
    file.chmod(0o600)
    with bot:
        somebody = Person(api)
        somebody.says("/start")
        somebody.waits_for()


def test_a_start_on_a_disk_that_is_full_ends_with_one_clear_line(api: FakeApi, tmp_path: Path, disk: Path) -> None:
    bot = BotProcess(api, disk)
    bot.log = tmp_path / "bot.log"
    with bot:
        bot.stop()
    bot.log.unlink()
    with full(bot):
        bot.launch()
        assert bot.wait(10) == 1
    [line] = bot.said().splitlines()
    assert line.startswith(f"xieshang: Cannot use {bot.database}: SQLITE_")
    with bot:
        somebody = Person(api)
        somebody.says("/start")
        somebody.waits_for()


def suffer(bot: BotProcess, beats: Beats, fault: Denial) -> None:
    """People write before, in the moment when it begins, and during it; then it ends."""
    api, pid = bot.api, bot.pid
    people = {locale: Person(api, CODES[locale]) for locale in LOCALES}
    tapping, crowd, newcomer = Person(api), [Person(api) for _ in range(20)], Person(api)
    for person in (*people.values(), tapping):
        play(person, beats(locale_of(person))[:3])
    for person in crowd:
        person.says("/start")
    with fault(bot):
        for locale, person in people.items():
            for beat in beats(locale)[3:6]:
                person.says(beat.words)
        tapping.taps(beats("zh_Hans")[3].label)
        newcomer.says("/start")
        waiting = (*people.values(), newcomer)
        for person in waiting:
            person.waits_for(WAIT[locale_of(person)])
        api.waits_until(lambda: tapping.chat.toasts[-1:] == [WAIT["zh_Hans"]], what="the toast")
        with api.changed:
            pending = {update["update_id"]: author(update) for update in api.mailbox.pending}
        assert {person.id for person in (*waiting, tapping)} <= {*pending.values()}
        assert not pending.keys() & {*api.mailbox.confirmed}
    for locale, person in people.items():
        last = beats(locale)[5]
        person.waits_for(lambda person=person, last=last: question(screen(person)) == question(last.shows[-1]))
        assert person.buttons() == list(last.labels)
    check(tapping, beats("zh_Hans")[3])
    for person in (*crowd, newcomer):
        person.waits_for(lambda person=person: bool(person.buttons()))
        assert shown(person, beats("zh_Hans")[0].shows[-1]) == 1
    api.waits_until_confirmed()
    for person in waiting:
        assert [message.text for message in person.messages()].count(WAIT[locale_of(person)]) == 1
    assert tapping.chat.toasts.count(WAIT["zh_Hans"]) == 1
    assert (bot.is_running(), bot.pid) == (True, pid)
    assert_is_in_the_log(bot)


def author(update: Update) -> int:
    """Whose update it is."""
    return next(int(body["from"]["id"]) for kind, body in update.items() if kind != "update_id")


def locale_of(person: Person) -> str:
    return next(locale for locale, code in CODES.items() if code == person.who["language_code"])


def screen(person: Person) -> str:
    """The text over the buttons, whatever came after it."""
    return person.screen().text if person.buttons() else ""


def shown(person: Person, text: str) -> int:
    """How often it was sent or edited into the screen."""
    calls = person.api.made("sendMessage", person.id) + person.api.made("editMessageText", person.id)
    return sum(call.status == 200 and call.answer["result"]["text"] == text for call in calls)


def assert_is_in_the_log(bot: BotProcess) -> None:
    """What happened, that it is over, and nothing that anybody typed."""
    lines = [json.loads(line) for line in bot.said().splitlines()]
    events = [line["event"] for line in lines if line["logger"] == "bot.outage"]
    assert events == ["cannot store updates", "updates can be stored again"]
    ended = next(line for line in lines if line["event"] == events[1])
    assert ended["seconds"] >= 3
    assert ended["told"] >= 5
    assert not [line for line in lines if line["level"] == "CRITICAL"]
    faults = Counter(line["event"] for line in lines if line["level"] in {"WARNING", "ERROR"})
    assert max(faults.values()) == 1, faults
    for event, ended in ENDED.items():
        assert faults[event] == faults[ended]

"""kill -9 after every single step: same question open, no answer lost, no update unanswered."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from tests.fake_api import FakeApi, Person, faults
from tests.fake_api.faults import Fault
from tests.process.driver import BotProcess
from tests.process.play import act, check
from tests.rehearsal import Beat

Beats = Callable[[str], list[Beat]]
Moment = Callable[[FakeApi, Person, Beat], None]
REPLIES = ("sendMessage", "editMessageText", "sendDocument", "sendPhoto")


def test_killed_at_every_step_it_goes_on_where_it_was(api: FakeApi, tmp_path: Path, beats: Beats) -> None:
    person = Person(api)
    told: set[str] = set()  # delivery is at least once: a kill right after a reply may bring it again
    with BotProcess(api, tmp_path) as bot:
        for beat, moment in zip(beats("zh_Hans"), cycle(MOMENTS), strict=False):
            moment(api, person, beat)
            bot.kill()
            api.faults.clear()
            bot.start()
            check(person, beat, told)
            told.update(beat.shows)


def on_arrival(api: FakeApi, person: Person, beat: Beat) -> None:
    """Before the bot has even seen the update."""
    act(person, beat)


def on_handing_over(api: FakeApi, person: Person, beat: Beat) -> None:
    """When it has just been given the update."""
    update = act(person, beat)
    api.waits_until(lambda: update["update_id"] in api.mailbox.handed)


def on_confirmation(api: FakeApi, person: Person, beat: Beat) -> None:
    """When Telegram has just been told that it has the update."""
    update = act(person, beat)
    api.waits_until(lambda: update["update_id"] in api.mailbox.confirmed)


def on_sending(fault: Fault) -> Moment:
    """When the reply is under way: `fault` decides whether it arrives."""

    def moment(api: FakeApi, person: Person, beat: Beat) -> None:
        for method in REPLIES:
            api.faults.on(method, fault, chat=person.id)
        cut = len(_cut(api))
        act(person, beat)
        api.waits_until(lambda: len(_cut(api)) > cut)

    return moment


def after_the_reply(api: FakeApi, person: Person, beat: Beat) -> None:
    """When the reply is there to be read."""
    act(person, beat)
    check(person, beat)


def _cut(api: FakeApi) -> list[object]:
    return [call for method in REPLIES for call in api.made(method) if call.status == 0]


MOMENTS: tuple[Moment, ...] = (
    after_the_reply,
    on_sending(faults.cut_before),
    on_arrival,
    on_sending(faults.cut_after),
    on_confirmation,
    on_handing_over,
)

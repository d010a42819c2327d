"""Taps are kept at Telegram for 150 seconds: after a longer absence the question is asked again, once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.fake_api import FakeApi, Person
from tests.process.driver import BotProcess
from tests.process.play import check, play, question
from tests.rehearsal import Beat

Beats = Callable[[str], list[Beat]]
CUT_OFF = "断线"
_AGE = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("UPDATE notes SET value = value - ? WHERE key = 'heard'", (int(sys.argv[2]),))
db.execute("UPDATE screens SET shown = shown - ? WHERE shown > 0", (int(sys.argv[2]),))
"""


def away_for(bot: BotProcess, seconds: int) -> None:
    """Kills the bot and starts it again as if it had been away for so long."""
    bot.kill()
    subprocess.run([sys.executable, "-c", _AGE, str(bot.database), str(seconds)], check=True)
    bot.start()


def test_after_a_long_absence_the_question_is_asked_again_once_and_its_buttons_work(
    api: FakeApi, tmp_path: Path, beats: Beats
) -> None:
    person, typing, finished = (Person(api) for _ in range(3))
    script = beats("zh_Hans")
    with BotProcess(api, tmp_path) as bot:
        for somebody in (person, typing, finished):
            play(somebody, script[:4])
        finished.says("/cancel")
        finished.waits_for_quiet()
        shown, old = question(person.sees()), person.screen()
        left = finished.sees()
        bot.kill()
        typing.says("/privacy")
        away_for(bot, 200)
        person.waits_for(lambda: CUT_OFF in person.sees(), timeout=20.0)
        assert question(person.sees()) == shown
        assert person.screen().id != old.id
        [call] = [call for call in api.made("sendMessage", person.id) if CUT_OFF in call.params["text"]]
        assert call.params["disable_notification"] is True
        person.waits_for_quiet(0.3)
        assert CUT_OFF not in typing.sees()
        away_for(bot, 200)
        lost = script[4]
        person.taps(lost.label) if lost.label else person.says(lost.typed)
        check(person, lost)
        api.waits_until_confirmed()
        somebody = Person(api)
        somebody.says("/start")
        somebody.waits_for()
        assert len([call for call in api.made("sendMessage", person.id) if CUT_OFF in call.params["text"]]) == 1
        assert finished.sees() == left


def test_a_short_absence_is_not_worth_a_word(api: FakeApi, tmp_path: Path, beats: Beats) -> None:
    person = Person(api)
    with BotProcess(api, tmp_path) as bot:
        play(person, beats("zh_Hans")[:2])
        away_for(bot, 60)
        with api.changed:
            api.changed.wait(7.0)
        assert CUT_OFF not in person.sees()

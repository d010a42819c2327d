"""The papers, over the Bot API: drawn by the bot as a process, and sent as what they are."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from flows.model import LOCALES
from tests.fake_api import Person, faults
from tests.process.conftest import CODES
from tests.process.driver import BotProcess
from tests.process.play import play
from tests.rehearsal import Beat

Beats = Callable[[str], list[Beat]]
PRINT = {"zh_Hans": "打印版", "zh_Hant": "列印版", "en": "To print (PDF)"}
PLAN = {"zh_Hans": "方案和收支", "zh_Hant": "方案和收支", "en": "Plan and budget"}
PICTURE = {"zh_Hans": "看图", "zh_Hant": "看圖", "en": "As a picture"}
SPOKEN = {"zh_Hans": "每月1,200元", "zh_Hant": "每月1,200元", "en": "Měi yuè"}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sheet_and_the_picture_arrive(running: BotProcess, beats: Beats, locale: str) -> None:
    person = Person(running.api, CODES[locale])
    play(person, beats(locale))
    before = len(person.documents())
    person.taps(PRINT[locale])
    person.waits_for(lambda: len(person.documents()) == before + 1)
    sheet = PdfReader(BytesIO(person.documents()[-1].content))
    assert 1 <= len(sheet.pages) <= 2
    words = "".join(page.extract_text() for page in sheet.pages).replace(" ", "")
    assert SPOKEN[locale].replace(" ", "") in words
    person.taps(PLAN[locale])
    person.waits_for(lambda: PICTURE[locale] in person.buttons())
    person.taps(PICTURE[locale])
    person.waits_for(lambda: len(person.documents()) == before + 2)
    assert person.documents()[-1].content.startswith(b"\x89PNG")
    person.waits_for(lambda: all(tap.answered for tap in running.api.taps.values() if tap.chat == person.id))


def test_a_picture_that_telegram_refuses_is_told_in_words_and_the_next_tap_is_answered(
    running: BotProcess, beats: Beats
) -> None:
    person = Person(running.api, CODES["zh_Hans"])
    play(person, beats("zh_Hans"))
    person.taps(PLAN["zh_Hans"])
    person.waits_for(lambda: PICTURE["zh_Hans"] in person.buttons())
    running.api.faults.on("sendPhoto", faults.refused(400, "Bad Request: IMAGE_PROCESS_FAILED"), chat=person.id)
    person.taps(PICTURE["zh_Hans"])
    person.waits_for(lambda: any("¥1,200" in message.text and "¥38,600" in message.text for message in person.news()))
    person.taps("别的还法")
    person.waits_for("各种还法")

"""Six people from /start to the last page, in each locale, held to what was reviewed.

UPDATE_TRANSCRIPTS=1 writes the transcripts anew; the difference is then read by a person.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from bot.shelf import load_library
from bot.wording import Wording
from flows.conversation import respond
from flows.model import LOCALES
from tests.negotiation.people import PEOPLE, Person
from tests.negotiation.walking import Walk
from tests.talking import Chat

FOLDER = Path(__file__).parent.parent / "transcripts"
_RAW = re.compile(r"\{\w+\}|=None|Decimal\(|Text\(")


def walk(person: Person, locale: str, wording: Wording) -> Walk:
    walked = Walk(Chat(respond, wording, locale, load_library(Path("locales"))))
    walked.to_the_end(person)
    return walked


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_a_person_gets_from_start_to_the_last_page(person: Person, locale: str, wording: Wording) -> None:
    walked = walk(person, locale, wording)
    assert walked.chat.state == "end"
    assert len(walked.asked) == person.questions
    assert not _RAW.search(walked.transcript)
    file = FOLDER / f"{person.name}.{locale}.txt"
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        file.write_text(walked.transcript, encoding="utf-8")
    assert walked.transcript == file.read_text(encoding="utf-8")

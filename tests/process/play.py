"""A person plays beats, and the phone is held to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tests.fake_api import Message, Person
from tests.fake_api.mailbox import Update
from tests.rehearsal import Beat

_ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")


def play(person: Person, beats: Sequence[Beat]) -> None:
    """Beat after beat, each when the one before is answered."""
    for beat in beats:
        act(person, beat)
        check(person, beat)


def act(person: Person, beat: Beat) -> Update:
    """What is done in this beat."""
    return person.taps(beat.label) if beat.label else person.says(beat.typed)


def check(person: Person, beat: Beat, repeated: Collection[str] = (), timeout: float = 15.0) -> None:
    """Waits until the phone shows what the beat leads to, and compares. What is in `repeated` may come once more."""
    wanted = [*beat.shows, *(f"{name}.txt" for name in beat.files)]

    def news() -> list[str]:
        return [text for text in texts(person) if text in wanted or text not in repeated]

    def shown() -> bool:
        return news() == wanted and person.buttons() == list(beat.labels)

    try:
        person.waits_for(shown, timeout)
    except AssertionError:
        assert news() == wanted, f"after {beat.words!r} at {beat.step!r}"
        assert person.buttons() == list(beat.labels), f"after {beat.words!r} at {beat.step!r}"
        raise


def texts(person: Person) -> list[str]:
    """What the phone shows since the newest act, files by their names; what was sent twice, once."""
    return list(dict.fromkeys(one.document.name if one.document else one.text for one in person.news()))


def question(text: str) -> str:
    """The open question of a screen: its last line."""
    return text.rpartition("\n")[2]


def assert_is_in_its_language(messages: Sequence[Message], locale: str) -> None:
    """No slot without its value, no raw wording of the code, no simplified sign in traditional text."""
    for words in (words for message in messages for words in (message.text, *message.labels())):
        assert "{" not in words, words
        if locale != "en":
            assert not _ENGLISH.search(words), words
        if locale == "zh_Hant":
            assert not set("您们还问题钱贷约总时间诉证").difference("您").intersection(words), words

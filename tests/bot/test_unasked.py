"""What nobody asked for, and a person's own data, through store and outbox as they really go."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.storage import Incoming, Parcel, Sent
from bot.storage.sqlite import SQLiteStore
from bot.telegram.messages import TelegramFace
from bot.turns import Own, Turns
from bot.wording import Wording
from flows.conversation import respond
from flows.knowledge.library import build
from flows.model import LOCALES, World
from tests.bot.desk import Clock, bytes_of, opened, rows

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LIBRARY = build({locale: {} for locale in LOCALES})
CHAT = 7


class Phone:
    """One person's phone: what is done on it is answered and delivered at once.

    buttons: the data of the newest button of each act and value.
    """

    def __init__(self, store: SQLiteStore, wording: Wording) -> None:
        self._store = store
        self.work = Turns(
            respond, TelegramFace(wording), lambda locale, seed: World(NOW, LIBRARY, wording.words, locale)
        )
        self._messages = 100
        self.buttons: dict[str, str] = {}

    async def says(self, text: str) -> list[Parcel]:
        return await self._happens(update(message={**ABOUT, "text": text}))

    async def taps(self, button: str) -> list[Parcel]:
        return await self._happens(tapped(self.buttons[button]))

    async def is_told(self, own: Own) -> list[Parcel]:
        return await self._happens(own.body())

    async def _happens(self, *bodies: bytes) -> list[Parcel]:
        await self._store.accept([Incoming(body, CHAT) for body in bodies])
        while await self._store.turn(self.work):
            pass
        arrived: list[Parcel] = []
        while parcels := await self._store.due(10):
            for parcel in parcels:
                self._messages += 1
                arrived.append(parcel)
                self._remember(parcel)
                await self._store.settle([Sent(parcel, self._messages)])
        return arrived

    async def taps_twice(self, button: str) -> list[Parcel]:
        tap = tapped(self.buttons[button])
        return await self._happens(tap, tap)

    def _remember(self, parcel: Parcel) -> None:
        markup = json.loads(parcel.letter.body).get("reply_markup", {}) if parcel.letter.kind != "file" else {}
        for row in markup.get("inline_keyboard", ()):
            self.buttons |= {button["callback_data"].split(".", 2)[2]: button["callback_data"] for button in row}


ABOUT = {"chat": {"id": CHAT, "type": "private"}, "from": {"id": CHAT, "language_code": "en"}}


def update(**what: object) -> bytes:
    return json.dumps({"update_id": 1, **what}).encode()


def tapped(data: str) -> bytes:
    return update(callback_query={"id": "q", "from": ABOUT["from"], "data": data, "message": {"chat": ABOUT["chat"]}})


def kinds(parcels: list[Parcel]) -> list[str]:
    return [parcel.letter.kind for parcel in parcels]


def text(parcel: Parcel) -> str:
    return str(json.loads(parcel.letter.body)["text"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


async def begun(folder: Path, wording: Wording, clock: Clock | None = None) -> tuple[SQLiteStore, Phone]:
    """Somebody who stands at the third question."""
    store = await opened(folder, clock)
    phone = Phone(store, wording)
    await phone.says("/start")
    await phone.taps("pick.prepare")
    await phone.taps("pick.adult")
    return store, phone


async def test_a_button_of_the_warning_brings_the_question_below_it(folder: Path, wording: Wording) -> None:
    """An edit of the screen above the warning, months up the chat, would be seen by nobody."""
    store, phone = await begun(folder, wording)
    (warning,) = await phone.is_told(Own("expiring", date(2027, 5, 22)))
    assert warning.letter.kind == "keep"
    (question,) = await phone.taps("return")
    assert "Has anything come from a court?" in text(question)
    assert question.screen is not None
    assert question.screen.below
    (again,) = await phone.taps("return")
    assert again.screen is not None
    assert not again.screen.below, "the question stands below the warning now, and is the one that is edited"
    await store.close()


async def test_the_warning_leads_to_deleting_and_deletes_nothing_itself(folder: Path, wording: Wording) -> None:
    store, phone = await begun(folder, wording)
    await phone.is_told(Own("expiring", date(2027, 5, 22)))
    (asked,) = await phone.taps("view.delete")
    assert "Delete everything about you?" in text(asked)
    (gone,) = await phone.taps("erase")
    assert text(gone).startswith("Deleted:")
    await store.close()


async def test_neither_is_a_visit(folder: Path, wording: Wording) -> None:
    clock = Clock()
    store, phone = await begun(folder, wording, clock)
    before = rows(folder, "SELECT seen, session FROM people")
    clock.now += 160 * 86_400
    await phone.is_told(Own("expiring", date(2027, 5, 22)))
    await phone.is_told(Own("away"))
    await store.close()
    assert rows(folder, "SELECT seen, session FROM people") == before


async def test_after_an_absence_the_question_is_a_new_message_whose_buttons_work(
    folder: Path, wording: Wording
) -> None:
    store, phone = await begun(folder, wording)
    old = phone.buttons["pick.none"]
    (again,) = await phone.is_told(Own("away"))
    assert (again.letter.kind, again.letter.fresh, again.letter.again) == ("show", True, True)
    assert text(again).startswith("I was cut off for a while.")
    assert phone.buttons["pick.none"] == old
    (onward,) = await phone.taps("pick.none")
    assert "Who lent the money" in text(onward)
    await store.close()


async def test_an_export_is_two_files_and_then_the_screen(folder: Path, wording: Wording) -> None:
    store, phone = await begun(folder, wording)
    parcels = await phone.says("/export")
    assert kinds(parcels) == ["file", "file", "show"]
    assert [parcel.letter.name for parcel in parcels[:2]] == ["my-data-2026-11-23.txt", "my-data-2026-11-23.json"]
    assert b"Prepare step by step" in parcels[0].letter.file
    assert json.loads(parcels[1].letter.file)["session"]["case"]["answers"]["path"] == "prepare"
    assert "Has anything come from a court?" in text(parcels[2])
    await store.close()


async def test_deleting_with_two_taps_leaves_nothing(folder: Path, wording: Wording) -> None:
    """The second tap waits behind the first, and is answered for somebody of whom nothing is known."""
    store, phone = await begun(folder, wording)
    await phone.says("/delete")
    gone = await phone.taps_twice("erase")
    assert {text(parcel) for parcel in gone} == {
        "Deleted: nothing about you is left here. Older backups cannot be read once the next one is made."
    }
    assert await store.turn(phone.work) is False
    await store.close()
    for table in ("people", "answers", "cases", "inbox", "outbox", "screens"):
        assert rows(folder, f"SELECT count(*) FROM {table}") == [(0,)], table
    assert b"prepare" not in bytes_of(folder)

"""Somebody with a phone: writes, taps, sends, edits, and looks at what the bot has shown."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from typing import Any

from tests.fake_api.chats import Chat, Document, Message
from tests.fake_api.mailbox import Update
from tests.fake_api.server import FakeApi

_IDS = itertools.count(700_000_001)
_FILE = {"file_id": "AgAD-1", "file_unique_id": "u1", "file_size": 4321}
SORTS: dict[str, dict[str, Any]] = {
    "sticker": {"sticker": {**_FILE, "type": "regular", "width": 512, "height": 512, "emoji": "🙂"}},
    "photo": {"photo": [{**_FILE, "width": 90, "height": 60}], "caption": "合同第一页"},
    "voice": {"voice": {**_FILE, "duration": 3}},
    "video_note": {"video_note": {**_FILE, "duration": 3, "length": 240}},
    "contact": {"contact": {"phone_number": "+8613800000000", "first_name": "某人"}},
    "location": {"location": {"latitude": 31.2, "longitude": 121.4}},
    "document": {"document": {**_FILE, "file_name": "a.pdf"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "poll": {"poll": {"id": "1", "question": "?", "options": []}},
}


class Person:
    """A private chat with the bot. Acts return the update that they made; `sees` and `buttons` read the phone."""

    def __init__(self, api: FakeApi, language_code: str = "zh-hans", id: int = 0, first_name: str = "小林") -> None:
        self.api = api
        self.id = id or next(_IDS)
        self.who = {"id": self.id, "is_bot": False, "first_name": first_name, "language_code": language_code}
        self.chat: Chat = api.chat(self.id, first_name=first_name)
        self._seen = 0
        self._own: dict[str, Any] = {}

    # -- acts ---------------------------------------------------------------------------------------------------------
    def says(self, text: str, **more: Any) -> Update:
        """Types `text`; `more` are further fields of the message (forward_origin, via_bot)."""
        command = {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]}
        return self._puts({"text": text, **(command if text.startswith("/") else {}), **more})

    def sends(self, sort: str) -> Update:
        """Sends something that is no text: a key of SORTS."""
        return self._puts(SORTS[sort])

    def edits(self, text: str) -> Update:
        """Changes the last message of their own."""
        self._look()
        return self.api.put("edited_message", {**self._own, "text": text, "edit_date": int(time.time())})

    def taps(self, button: str | int, on: Message | None = None) -> Update:
        """Taps a button by its label (or a part of it, when only one has it) or its number, counted from 0 through the
        rows; on the newest message with buttons unless `on` names one."""
        message = on or self.screen()
        return self.presses(self._find(button, message)["callback_data"], message)

    def presses(self, data: str, on: Message | None = None) -> Update:
        """A tap with this data, whether or not there is such a button. Without `on`, without a message."""
        self._look()
        query: dict[str, Any] = {"id": self.api.tap(self.id).id, "from": self.who, "chat_instance": "-1", "data": data}
        if on is not None:
            query["message"] = on.as_json(self.chat.about)
        return self.api.put("callback_query", query)

    def asks(self, words: str, offset: str = "") -> Update:
        """Types the bot's name and `words` in some other chat. `offset`: scrolls for more answers."""
        query = {"id": self.api.query().id, "from": self.who, "query": words, "offset": offset}
        return self.api.put("inline_query", {**query, "chat_type": "private"})

    def blocks(self) -> Update:
        self.chat.gone = "Forbidden: bot was blocked by the user"
        return self._membership("member", "kicked")

    def unblocks(self) -> Update:
        self.chat.gone = ""
        return self._membership("kicked", "member")

    def _membership(self, before: str, after: str) -> Update:
        bot = {"id": 42, "is_bot": True, "first_name": "协商"}
        change = {"old_chat_member": {"user": bot, "status": before}, "new_chat_member": {"user": bot, "status": after}}
        about = {"chat": self.chat.about, "from": self.who, "date": int(time.time())}
        return self.api.put("my_chat_member", {**about, **change})

    def _puts(self, body: dict[str, Any]) -> Update:
        self._look()
        head = {"message_id": self.chat.take_id(), "from": self.who, "chat": self.chat.about}
        self._own = {**head, "date": int(time.time()), **body}
        return self.api.put("message", self._own)

    def _look(self) -> None:
        with self.api.changed:
            self._seen = max((message.change for message in self.chat.messages.values()), default=0)

    # -- what the phone shows -----------------------------------------------------------------------------------------
    def sees(self) -> str:
        """The text that changed last."""
        with self.api.changed:
            newest = self.chat.newest()
            return newest.text if newest else ""

    def screen(self) -> Message:
        """The newest message with buttons."""
        with self.api.changed:
            found = self.chat.newest_with_buttons()
        assert found is not None, f"no buttons; the phone shows: {self.sees()!r}"
        return found

    def buttons(self) -> list[str]:
        """The labels on the newest message with buttons."""
        with self.api.changed:
            found = self.chat.newest_with_buttons()
            return found.labels() if found else []

    def messages(self) -> list[Message]:
        """Everything of the bot that stands in the chat, oldest first."""
        with self.api.changed:
            return list(self.chat.messages.values())

    def news(self) -> list[Message]:
        """The messages that came or changed since the newest act, in that order."""
        fresh = (message for message in self.messages() if message.change > self._seen)
        return sorted(fresh, key=lambda message: message.change)

    def offered(self, asked: Update, timeout: float = 10.0) -> list[dict[str, Any]]:
        """The answers to a query of theirs, waited for."""
        query = self.api.queries[asked["inline_query"]["id"]]
        self.api.waits_until(lambda: bool(query.answer), timeout, "the answers to a query")
        return query.results()

    def documents(self) -> list[Document]:
        return [message.document for message in self.messages() if message.document]

    def waits_for(self, expected: str | Callable[[], bool] = "", timeout: float = 10.0) -> str:
        """Waits until the text that changed last, after the newest act, holds `expected` (or until it is true)."""
        if callable(expected):
            self.api.waits_until(expected, timeout, f"{expected} for {self.id}; the phone shows {self.sees()!r}")
            return self.sees()

        def shown() -> bool:
            newest = self.chat.newest()
            return newest is not None and newest.change > self._seen and expected in newest.text

        try:
            self.api.waits_until(shown, timeout, f"{expected!r}")
        except AssertionError as error:
            raise AssertionError(f"{error}; the phone shows {self.sees()!r}") from None
        return self.sees()

    def waits_for_quiet(self, quiet: float = 0.05, timeout: float = 10.0) -> str:
        """Waits until the newest act is answered and nothing has changed for `quiet` seconds."""
        self.waits_for("", timeout)
        with self.api.changed:
            while True:
                calls = len(self.api.calls)
                self.api.changed.wait(quiet)
                if len(self.api.calls) == calls:
                    return self.sees()

    def _find(self, button: str | int, message: Message) -> dict[str, Any]:
        buttons = message.buttons()
        if isinstance(button, int):
            return buttons[button]
        exact = [found for found in buttons if found["text"] == button]
        some = exact or [found for found in buttons if button in found["text"]]
        assert len(some) == 1, f"{button!r} is on {len(some)} buttons of {message.labels()}"
        return some[0]


class Group:
    """A group in which the bot is a member."""

    def __init__(self, api: FakeApi, title: str = "家人群") -> None:
        self.api = api
        self.chat: Chat = api.chat(-1_000_000_000_000 - next(_IDS), type="supergroup", title=title)

    def hears(self, person: Person, text: str) -> Update:
        """`person` writes in the group."""
        head = {"message_id": self.chat.take_id(), "from": person.who, "chat": self.chat.about}
        return self.api.put("message", {**head, "date": int(time.time()), "text": text})

    def texts(self) -> list[str]:
        """What the bot has said here."""
        with self.api.changed:
            return [message.text for message in self.chat.messages.values()]

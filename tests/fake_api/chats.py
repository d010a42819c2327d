"""What the phones show: chats, their messages as they stand after edits, keyboards, kept files."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

BOT = {"id": 42, "is_bot": True, "first_name": "协商", "username": "xieshang_test_bot"}


@dataclass(slots=True)
class Document:
    """A file as it was uploaded."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


@dataclass(slots=True)
class Message:
    """One message of the bot. `change` numbers what gave it its text: edits count, keyboards do not."""

    id: int
    chat: int
    text: str = ""
    html: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    keyboard: list[list[dict[str, Any]]] = field(default_factory=list)
    document: Document | None = None
    change: int = 0
    edited: bool = False
    date: int = field(default_factory=lambda: int(time.time()))

    def labels(self) -> list[str]:
        """What the buttons read, row after row."""
        return [button["text"] for row in self.keyboard for button in row]

    def buttons(self) -> list[dict[str, Any]]:
        return [button for row in self.keyboard for button in row]

    def as_json(self, chat: dict[str, Any]) -> dict[str, Any]:
        """The object that Telegram sends for it."""
        body: dict[str, Any] = {"message_id": self.id, "from": BOT, "chat": chat, "date": self.date}
        if self.document is not None:
            body["document"] = {
                "file_id": f"document-{self.chat}-{self.id}",
                "file_unique_id": f"u{self.chat}-{self.id}",
                "file_name": self.document.name,
                "mime_type": self.document.mime,
                "file_size": len(self.document.content),
            }
        if self.text:
            body["caption" if self.document is not None else "text"] = self.text
        if self.entities:
            body["caption_entities" if self.document is not None else "entities"] = self.entities
        if self.keyboard:
            body["reply_markup"] = {"inline_keyboard": self.keyboard}
        if self.edited:
            body["edit_date"] = int(time.time())
        return body


@dataclass(slots=True)
class Chat:
    """A chat as its people see it. `gone` is the reason why nothing can be sent to it any more."""

    id: int
    about: dict[str, Any]
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    gone: str = ""
    toasts: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)

    def take_id(self) -> int:
        """The id of the next message, whoever writes it."""
        self.last_id += 1
        return self.last_id

    def forget(self) -> None:
        """Forgets all messages but the newest two."""
        for id in list(self.messages)[:-2]:
            del self.messages[id]

    def newest(self) -> Message | None:
        """The message that changed last."""
        return max(self.messages.values(), key=lambda message: message.change, default=None)

    def newest_with_buttons(self) -> Message | None:
        tappable = (message for message in self.messages.values() if message.keyboard)
        return max(tappable, key=lambda message: message.change, default=None)


@dataclass(slots=True)
class Tap:
    """A callback query that waits for its answer."""

    id: str
    chat: int
    made: float
    answered: bool = False

    def is_answered(self) -> bool:
        return self.answered


@dataclass(slots=True)
class Query:
    """An inline query that waits for its answer: then `answer` is the call that answered it."""

    id: str
    made: float
    answer: dict[str, Any] = field(default_factory=dict)

    def results(self) -> list[dict[str, Any]]:
        """What is offered to whoever has asked, in order."""
        return list(self.answer.get("results", []))

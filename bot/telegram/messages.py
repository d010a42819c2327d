"""How a message is said: a reply's body is the Bot API call as JSON, all but the ids of chat and message, which are not
known before delivery."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from bot.markup import text_of
from bot.sheet.recipes import recipe
from bot.signs import file_name
from bot.storage import Outgoing
from bot.telegram.me import Me
from bot.telegram.updates import hear
from bot.turns import Heard, data_of
from bot.wording import Wording
from flows.model import Button, Copy, Document, Keyboard, Link, Locale, Message, Paper, Share, Show, Text

_encode = msgspec.json.Encoder().encode


class TelegramFace:
    """How a conversation is held there. A reply's body is the Bot API call as JSON, but for chat and message ids."""

    def __init__(self, wording: Wording, me: Me | None = None) -> None:
        self._wording = wording
        self._me = me or Me()

    def hear(self, body: bytes) -> Heard:
        return hear(body)

    def say(self, message: Message, visit: int, locale: Locale) -> Iterable[Outgoing]:
        if isinstance(message, Document):
            content = self._wording.plain(message.blocks, locale).encode("utf-8-sig", "replace")
            return [self.hand(f"{self.words(message.name, locale)}.txt", content)]
        if isinstance(message, Paper):
            pages = self._wording.pages(message.instead, locale)
            return [recipe(message, lambda: _text(pages[0]), self._wording, locale)]
        pages = self._wording.pages(message.blocks, locale)
        parts = [Outgoing("keep", _text(page)) for page in pages[:-1]]
        keyboard = self._keyboard(message.keyboard, visit, locale)
        kind: Literal["show", "keep"] = "show" if isinstance(message, Show) else "keep"
        return [*parts, Outgoing(kind, _text(pages[-1], keyboard), keyboard=bool(keyboard))]

    def hand(self, name: str, content: bytes) -> Outgoing:
        return Outgoing("file", b"{}", content, file_name(name))

    def words(self, text: Text, locale: Locale) -> str:
        return self._wording.words(text, locale)

    def _keyboard(self, keyboard: Keyboard, visit: int, locale: Locale) -> list[list[dict[str, Any]]]:
        rows = (
            [
                self._button(button, visit, locale)
                for button in row
                if self._me.username or not isinstance(button, Share)
            ]
            for row in keyboard
        )
        return [row for row in rows if row]

    def _button(self, button: Button | Copy | Link | Share, visit: int, locale: Locale) -> dict[str, Any]:
        label = self._wording.words(button.label, locale)
        match button:
            case Button():
                return {"text": label, "callback_data": data_of(button, visit)}
            case Copy():
                return {"text": label, "copy_text": {"text": self._wording.copy(button.what, locale)}}
            case Link():
                return {"text": label, "url": button.url}
            case Share():
                return {"text": label, "url": self._me.share(button.start, self._wording.words(button.text, locale))}


def _text(page: str, keyboard: list[list[dict[str, Any]]] | None = None) -> bytes:
    call: dict[str, Any] = {"text": page, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    if keyboard:
        call["reply_markup"] = {"inline_keyboard": keyboard}
    return _encode(call)


def plain(letter: Outgoing) -> Outgoing:
    """The same reply without markup, for when Telegram finds fault with that: better than silence."""
    call = msgspec.json.decode(letter.body)
    call.pop("parse_mode", None)
    call["text"] = text_of(call["text"])
    return msgspec.structs.replace(letter, body=_encode(call))

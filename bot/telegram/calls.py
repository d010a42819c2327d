"""The calls of the Bot API that are made, as method and parameters, and what is read of their results."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Raw
from telegram import InputFile

from bot.storage import Outgoing
from bot.telegram.updates import ALLOWED
from bot.wording import Wording
from flows.model import Locale, T

TOAST_CHARACTERS = 200
WEBHOOK_CONNECTIONS = 100

_encode = msgspec.json.Encoder().encode

Call = tuple[str, dict[str, Any] | bytes]
"""A method of the Bot API and its parameters: by name, or all of them as finished JSON."""


def deliver(letter: Outgoing, chat: int, edit: int | None) -> Call:
    """A reply as a call: sent anew, or put in place of message `edit`. What is asked again wakes nobody."""
    if letter.kind == "file" and letter.name.endswith(".png"):
        return "sendPhoto", {"chat_id": chat, "photo": InputFile(letter.file, filename=letter.name)}
    if letter.kind == "file":
        return "sendDocument", {"chat_id": chat, "document": InputFile(letter.file, filename=letter.name)}
    if edit is None:
        quiet = b'"disable_notification":true,' if letter.again else b""
        return "sendMessage", b'{"chat_id":%d,' % chat + quiet + letter.body[1:]
    return "editMessageText", b'{"chat_id":%d,"message_id":%d,' % (chat, edit) + letter.body[1:]


def acknowledge(tap: str, toast: str = "") -> Call:
    call: dict[str, Any] = {"callback_query_id": tap}
    if toast:
        call["text"] = toast[:TOAST_CHARACTERS]
    return "answerCallbackQuery", _encode(call)


def strip_keyboard(chat: int, message: int) -> Call:
    return "editMessageReplyMarkup", {"chat_id": chat, "message_id": message}


def uploading(chat: int) -> Call:
    return "sendChatAction", {"chat_id": chat, "action": "upload_document"}


def tell(chat: int, words: str) -> Call:
    """Plain words, which nothing follows from."""
    return "sendMessage", {"chat_id": chat, "text": words}


def redirect(chat: int, username: str, wording: Wording, locale: Locale) -> Call:
    """What is said in a group."""
    text = T("I talk in a private chat only, where nobody reads along: {link}", link=f"https://t.me/{username}")
    return tell(chat, wording.words(text, locale))


def poll(offset: int, seconds: int) -> Call:
    return "getUpdates", {"offset": offset, "timeout": seconds, "allowed_updates": ALLOWED}


def delete_webhook() -> Call:
    """So that polling works again; what waits at Telegram stays there."""
    return "deleteWebhook", {"drop_pending_updates": False}


def set_webhook(url: str, secret: str) -> Call:
    return "setWebhook", {
        "url": url,
        "secret_token": secret,
        "allowed_updates": ALLOWED,
        "max_connections": WEBHOOK_CONNECTIONS,
    }


def updates_of(result: Raw) -> list[Raw]:
    """The updates of a poll, in order. Raises msgspec.MsgspecError."""
    return msgspec.json.decode(result, type=list[Raw])


class _Sent(msgspec.Struct):
    message_id: Annotated[int, msgspec.Meta(gt=0, lt=2**53)]  # the database holds no number of any size


_decode_sent = msgspec.json.Decoder(_Sent).decode


def message_of(result: Raw) -> int | None:
    """The id of the message that a call has sent or edited."""
    try:
        return _decode_sent(result).message_id
    except msgspec.MsgspecError:
        return None

"""The methods of the Bot API that the bot uses, with Telegram's checks and Telegram's words."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.fake_api import refusal
from tests.fake_api.chats import BOT, Chat, Document, Message
from tests.fake_api.markup import parse, units
from tests.fake_api.refusal import Refused, bad

if TYPE_CHECKING:
    from tests.fake_api.server import FakeApi

Params = dict[str, Any]
Method = Callable[["FakeApi", Params], Any]
TEXT_UNITS, CAPTION_UNITS = 4096, 1024
RESULTS = 50
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def get_me(api: FakeApi, params: Params) -> Any:
    more = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
    return {**BOT, **more}


def send_message(api: FakeApi, params: Params) -> Any:
    chat = _open_chat(api, params)
    text, entities = _formatted(params.get("text", ""), params, TEXT_UNITS, refusal.TOO_LONG)
    if not text:
        raise bad(refusal.EMPTY)
    return _post(api, chat, params, text, entities)


def send_document(api: FakeApi, params: Params) -> Any:
    chat = _open_chat(api, params)
    document = params.get("document")
    if isinstance(document, str) and document.startswith("attach://"):
        document = params.get(document.removeprefix("attach://"))
    if not isinstance(document, Document):
        raise bad("Bad Request: there is no document in the request")
    if not document.content:
        raise bad("Bad Request: file must be non-empty")
    text, entities = _formatted(params.get("caption", ""), params, CAPTION_UNITS, refusal.CAPTION_TOO_LONG)
    return _post(api, chat, params, text, entities, document)


def send_photo(api: FakeApi, params: Params) -> Any:
    """A picture, kept as the file that was uploaded. Telegram refuses what is no picture, and what is too long."""
    photo = params.get("photo")
    if isinstance(photo, str) and photo.startswith("attach://"):
        photo = params.get(photo.removeprefix("attach://"))
    if not isinstance(photo, Document):
        raise bad("Bad Request: there is no photo in the request")
    if not photo.content.startswith(b"\x89PNG\r\n"):
        raise bad("Bad Request: IMAGE_PROCESS_FAILED")
    width, height = (int.from_bytes(photo.content[at : at + 4], "big") for at in (16, 20))
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("Bad Request: PHOTO_INVALID_DIMENSIONS")
    return send_document(api, {**params, "document": photo})


def _post(
    api: FakeApi, chat: Chat, params: Params, text: str, entities: list[Any], document: Document | None = None
) -> Any:
    keyboard = _keyboard(params)
    message = Message(chat.take_id(), chat.id, text, params.get("text", ""), entities, keyboard, document)
    message.change = api.next_change()
    chat.messages[message.id] = message
    if api.forgetful:
        chat.forget()
    return message.as_json(chat.about)


def edit_message_text(api: FakeApi, params: Params) -> Any:
    chat, message = _own_message(api, params, refusal.EDIT_NOT_FOUND)
    if message.document is not None:
        raise bad(refusal.NO_TEXT_TO_EDIT)
    text, entities = _formatted(params.get("text", ""), params, TEXT_UNITS, refusal.EDIT_TOO_LONG)
    if not text:
        raise bad(refusal.EMPTY)
    keyboard = _keyboard(params)
    if (text, entities, keyboard) == (message.text, message.entities, message.keyboard):
        raise bad(refusal.NOT_MODIFIED)
    message.text, message.entities, message.keyboard, message.html = text, entities, keyboard, params["text"]
    message.edited, message.change = True, api.next_change()
    return message.as_json(chat.about)


def edit_message_reply_markup(api: FakeApi, params: Params) -> Any:
    chat, message = _own_message(api, params, refusal.EDIT_NOT_FOUND)
    keyboard = _keyboard(params)
    if keyboard == message.keyboard:
        raise bad(refusal.NOT_MODIFIED)
    message.keyboard = keyboard
    return message.as_json(chat.about)


def delete_message(api: FakeApi, params: Params) -> Any:
    chat, message = _own_message(api, params, refusal.DELETE_NOT_FOUND)
    del chat.messages[message.id]
    return True


def answer_callback_query(api: FakeApi, params: Params) -> Any:
    tap = api.taps.get(str(params.get("callback_query_id", "")))
    if tap is None or tap.answered or time.monotonic() - tap.made > api.tap_lifetime:
        raise bad(refusal.OLD_QUERY)
    text = str(params.get("text", ""))
    if units(text) > 200:
        raise bad("Bad Request: MESSAGE_TOO_LONG")
    tap.answered = True
    if text:
        api.chat(tap.chat).toasts.append(text)
    return True


def answer_inline_query(api: FakeApi, params: Params) -> Any:
    query = api.queries.get(str(params.get("inline_query_id", "")))
    if query is None or query.answer or time.monotonic() - query.made > api.tap_lifetime:
        raise bad(refusal.OLD_QUERY)
    results = params.get("results")
    if not isinstance(results, list):
        raise bad("Bad Request: can't parse inline query results JSON array")
    if len(results) > RESULTS:
        raise bad("Bad Request: RESULTS_TOO_MUCH")
    if len(str(params.get("next_offset", "")).encode()) > 64:
        raise bad("Bad Request: NEXT_OFFSET_INVALID")
    if type(params.get("cache_time", 300)) is not int or type(params.get("is_personal", False)) is not bool:
        raise bad("Bad Request: can't parse request parameters")
    for result in results:
        _check_result(result)
    if len({result["id"] for result in results}) < len(results):
        raise bad("Bad Request: RESULT_ID_DUPLICATE")
    query.answer = params
    return True


def _check_result(result: dict[str, Any]) -> None:
    """An article, the one kind of result that our bot offers."""
    if result.get("type") != "article":
        raise bad('Bad Request: can\'t parse inline query result: Field "type" must be "article"')
    if not 1 <= len(str(result.get("id", "")).encode()) <= 64:
        raise bad("Bad Request: RESULT_ID_INVALID")
    if not str(result.get("title", "")).strip():
        raise bad("Bad Request: can't parse inline query result: Can't find field \"title\"")
    content = result.get("input_message_content")
    if not isinstance(content, dict):
        raise bad("Bad Request: can't parse inline query result: Can't find field \"input_message_content\"")
    text, _ = _formatted(content.get("message_text", ""), content, TEXT_UNITS, refusal.EDIT_TOO_LONG)
    if not text:
        raise bad(refusal.EMPTY)
    _keyboard(result)


def send_chat_action(api: FakeApi, params: Params) -> Any:
    _open_chat(api, params).actions.append(str(params.get("action", "")))
    return True


def set_webhook(api: FakeApi, params: Params) -> Any:
    secret = str(params.get("secret_token", ""))
    if secret and not _SECRET.fullmatch(secret):
        raise bad("Bad Request: secret token contains unallowed characters")
    url = str(params.get("url", ""))
    if url and not re.match(r"https?://", url):
        raise bad("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if "allowed_updates" in params:
        api.mailbox.allowed = params["allowed_updates"] or None
    _drop_pending(api, params)
    api.mailbox.webhook.url, api.mailbox.webhook.secret = url, secret
    api.mailbox.webhook.set += 1
    api.mailbox.webhook.max_connections = int(params.get("max_connections", 40))
    api.mailbox.wake()
    return True


def delete_webhook(api: FakeApi, params: Params) -> Any:
    _drop_pending(api, params)
    api.mailbox.webhook.url = ""
    return True


def _drop_pending(api: FakeApi, params: Params) -> None:
    if params.get("drop_pending_updates"):
        api.mailbox.pending.clear()


def get_webhook_info(api: FakeApi, params: Params) -> Any:
    box = api.mailbox
    info = {"url": box.webhook.url, "has_custom_certificate": False, "pending_update_count": len(box.pending)}
    return {**info, "max_connections": box.webhook.max_connections, "allowed_updates": box.allowed or []}


def set_my_commands(api: FakeApi, params: Params) -> Any:
    language, commands = _language(params), params.get("commands", [])
    for command in commands:
        if not _COMMAND.fullmatch(command.get("command", "")):
            raise bad("Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= units(command.get("description", "")) <= 256:
            raise bad("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    if len(commands) > 100:
        raise bad("Bad Request: BOT_COMMANDS_TOO_MUCH")
    scope = (params.get("scope") or {"type": "default"})["type"]
    api.commands[scope, language] = {command["command"]: command["description"] for command in commands}
    return True


def about(field: str, limit: int) -> Method:
    """setMyName, setMyDescription, setMyShortDescription: one text a language, at most `limit` units."""

    def method(api: FakeApi, params: Params) -> Any:
        language, text = _language(params), str(params.get(field, ""))
        if units(text) > limit:
            raise bad(f"Bad Request: BOT_{field.upper()}_TOO_LONG")
        api.profile[field, language] = text
        return True

    return method


def get_file(api: FakeApi, params: Params) -> Any:
    for chat in api.chats.values():
        for message in chat.messages.values():
            if message.document is not None and params.get("file_id") == f"document-{chat.id}-{message.id}":
                size = len(message.document.content)
                return {"file_id": params["file_id"], "file_size": size, "file_path": f"documents/{message.id}"}
    raise bad("Bad Request: invalid file_id")


def _language(params: Params) -> str:
    language = str(params.get("language_code", "") or "")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad("Bad Request: invalid language code specified")
    return language


def _open_chat(api: FakeApi, params: Params) -> Chat:
    chat = api.chats.get(int(params.get("chat_id", 0)))
    if chat is None:
        raise bad(refusal.CHAT_NOT_FOUND)
    if chat.gone:
        raise Refused(403, chat.gone)
    return chat


def _own_message(api: FakeApi, params: Params, missing: str) -> tuple[Chat, Message]:
    chat = _open_chat(api, params)
    message = chat.messages.get(int(params.get("message_id", 0)))
    if message is None:
        raise bad(missing)
    return chat, message


def _formatted(text: Any, params: Params, limit: int, too_long: str) -> tuple[str, list[dict[str, Any]]]:
    if not isinstance(text, str):
        raise bad("Bad Request: strings must be encoded in UTF-8")
    mode = str(params.get("parse_mode", "") or "")
    if mode and mode.lower() != "html":
        raise bad("Bad Request: unsupported parse_mode")
    plain, entities = parse(text) if mode else (text.strip(), params.get("entities", []))
    if units(plain) > limit:
        raise bad(too_long)
    return plain, entities


def _keyboard(params: Params) -> list[list[dict[str, Any]]]:
    markup = params.get("reply_markup") or {}
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    buttons = [button for row in rows for button in row]
    if len(buttons) > 100:
        raise bad("Bad Request: REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)
    return [row for row in rows if row]


def _check_button(button: dict[str, Any]) -> None:
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad('Bad Request: can\'t parse inline keyboard button: Field "text" must be non-empty')
    acts = [key for key in ("callback_data", "url", "copy_text", "switch_inline_query") if key in button]
    if not acts:
        raise bad("Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(acts) > 1 or not 1 <= len(str(button.get("callback_data", "x")).encode()) <= 64:
        raise bad("Bad Request: BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= units(button["copy_text"].get("text", "")) <= 256:
        raise bad("Bad Request: BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not re.match(r"(https?|tg)://\S+$", button["url"]):
        raise bad("Bad Request: BUTTON_URL_INVALID")


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "sendChatAction": send_chat_action,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_my_commands,
    "setMyName": about("name", 64),
    "setMyDescription": about("description", 512),
    "setMyShortDescription": about("short_description", 120),
    "getFile": get_file,
}
BY_NAME = {name.lower(): (name, method) for name, method in METHODS.items()}
"""Telegram does not mind the case of a method's name."""

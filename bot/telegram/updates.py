"""What an update means. Of it only the few fields that are used are decoded, and kept: whatever Telegram adds, and
whatever it is that somebody sends, changes nothing here. No name, picture or phone number gets any further."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Raw

from bot.legible import legible
from bot.storage import Incoming
from bot.turns import Heard
from flows.model import Commanded, Corrected, Event, Locale, Said, Sent, Tapped, Veiled

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_Id = Annotated[int, msgspec.Meta(gt=-(2**53), lt=2**53)]  # which Telegram promises never to pass
_Number = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
"""Of an update. The one after it is the offset, which has another meaning below 1: all but the last are thrown away."""
_QUERY = 256  # of an inline query, which Telegram limits too
_LANGUAGE_CODE = 35  # of a language tag that means anything
_ABSENT = Raw()


class _Chat(Veiled, msgspec.Struct):
    id: _Id
    type: str


class _User(Veiled, msgspec.Struct, omit_defaults=True):
    id: _Id
    language_code: str | None = None


class _Message(Veiled, msgspec.Struct, rename={"sender": "from"}, omit_defaults=True):
    """Of what is not text only its kind is known. The order decides: an animation is a document too."""

    chat: _Chat
    sender: _User | None = None
    date: Raw = _ABSENT
    text: str | None = None
    caption: str | None = None
    forward_origin: Raw = _ABSENT
    sticker: Raw = _ABSENT
    photo: Raw = _ABSENT
    voice: Raw = _ABSENT
    video: Raw = _ABSENT
    video_note: Raw = _ABSENT
    audio: Raw = _ABSENT
    animation: Raw = _ABSENT
    document: Raw = _ABSENT
    contact: Raw = _ABSENT
    venue: Raw = _ABSENT
    location: Raw = _ABSENT
    poll: Raw = _ABSENT
    dice: Raw = _ABSENT
    story: Raw = _ABSENT
    game: Raw = _ABSENT
    paid_media: Raw = _ABSENT
    checklist: Raw = _ABSENT


_KINDS = {
    "sticker": "sticker",
    "photo": "photo",
    "voice": "voice",
    "video": "video",
    "video_note": "video",
    "audio": "audio",
    "animation": "video",
    "document": "document",
    "contact": "contact",
    "venue": "location",
    "location": "location",
    "poll": "poll",
    "dice": "dice",
    "story": "story",
    "game": "game",
    "paid_media": "photo",
    "checklist": "poll",
}


_SERVICE = """
    new_chat_members left_chat_member new_chat_title new_chat_photo delete_chat_photo chat_owner_changed chat_owner_left
    group_chat_created supergroup_chat_created channel_chat_created migrate_to_chat_id migrate_from_chat_id
    message_auto_delete_timer_changed pinned_message chat_background_set connected_website write_access_allowed
    proximity_alert_triggered boost_added gift_upgrade_sent managed_bot_created refunded_payment
    forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened
    general_forum_topic_hidden general_forum_topic_unhidden
    giveaway_created giveaway_completed paid_message_price_changed direct_message_price_changed
    checklist_tasks_done checklist_tasks_added poll_option_added poll_option_deleted
    suggested_post_approved suggested_post_approval_failed suggested_post_declined suggested_post_paid
    suggested_post_refunded video_chat_scheduled video_chat_started video_chat_ended video_chat_participants_invited
""".split()  # noqa: SIM905 - a column of 45 lines is no easier to read
"""What Telegram itself writes into a chat, about what somebody has done there: it asks for no answer."""
_Service = msgspec.defstruct("_Service", [(name, Raw, _ABSENT) for name in _SERVICE])


class _Tap(Veiled, msgspec.Struct, rename={"sender": "from"}, omit_defaults=True):
    id: str
    sender: _User
    message: _Message | None = None
    data: str | None = None


class _Query(Veiled, msgspec.Struct, rename={"sender": "from"}):
    id: str
    sender: _User
    query: str = ""
    offset: str = ""


class _Member(msgspec.Struct):
    status: str


class _Membership(Veiled, msgspec.Struct, rename={"sender": "from"}):
    chat: _Chat
    sender: _User
    new_chat_member: _Member


class _Update(Veiled, msgspec.Struct, omit_defaults=True):
    update_id: _Number
    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _Tap | None = None
    my_chat_member: _Membership | None = None
    inline_query: _Query | None = None


class _Numbered(msgspec.Struct):
    update_id: _Number


class _Serving(msgspec.Struct):
    message: _Service  # type: ignore[valid-type]


_SUBJECTS = "callback_query", "my_chat_member", "message", "edited_message", "inline_query"
_decode = msgspec.json.Decoder(_Update).decode
_decode_service = msgspec.json.Decoder(_Serving).decode
_decode_number = msgspec.json.Decoder(_Numbered).decode
_decode_seconds = msgspec.json.Decoder(_Id).decode
_encode = msgspec.json.Encoder().encode
_SOMETHING = Raw(b"{}")


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """A tap that is nobody's conversation: only its spinner is stopped."""

    tap: str


@dataclass(frozen=True, slots=True, repr=False)
class Redirect(Veiled):
    """A command in a group: one line with the way to the private chat."""

    chat: int
    locale: Locale


@dataclass(frozen=True, slots=True, repr=False)
class Asked(Veiled):
    """Words after the bot's name, in somebody's other chat. `more`: they have seen the answers, and want
    further ones."""

    query: str
    words: str
    locale: Locale
    more: bool = False


Aside = Acknowledge | Redirect | Asked
"""What is done about an update outside of any conversation, once, when it is convenient."""


class Taken(NamedTuple):
    """What becomes of an update: what is stored of it, and what is done aside."""

    update: Incoming
    aside: Aside | None = None


class NoUpdate(Exception):
    """It has no id that Telegram could have given it: a number that is not negative."""


def take(raw: bytes) -> Taken:
    """An update for the store. Only private chats are conversations; of everything else the id alone is kept.

    Raises NoUpdate, and nothing else whatever it is given.
    """
    try:
        update, raw = _read(raw)
    except (msgspec.MsgspecError, ValueError):
        raise NoUpdate from None
    return _sorted(update, raw)


def _read(raw: bytes) -> tuple[_Update, bytes]:
    """An update, and the bytes that it could be read from. Raises msgspec.MsgspecError and ValueError."""
    try:
        return _decode_known(raw), raw
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raw = legible(raw)
        return _decode_known(raw), raw


def _decode_known(raw: bytes) -> _Update:
    """Of an update that is not what it was when this was written, the id."""
    try:
        return _single(_decode(raw))
    except msgspec.ValidationError:
        return _Update(_decode_number(raw).update_id)


def _single(update: _Update) -> _Update:
    """An update is about one thing. Were there two, whoever is answered must be the one whose words are read."""
    several = [name for name in _SUBJECTS if getattr(update, name) is not None]
    for name in several[1:]:
        setattr(update, name, None)
    return update


def _sorted(update: _Update, raw: bytes) -> Taken:
    id = update.update_id
    if tap := update.callback_query:
        if tap.message is None or tap.message.chat.id != tap.sender.id:
            return Taken(Incoming(b"", None, id), Acknowledge(tap.id))
        tap.message = None
        return Taken(Incoming(_encode(update), tap.sender.id, id))
    if member := update.my_chat_member:
        private = member.chat.type == "private"
        return Taken(Incoming(_encode(update), member.chat.id if private else None, id, opens=False))
    if query := update.inline_query:
        asked = Asked(query.id, query.query[:_QUERY], locale_of(query.sender), bool(query.offset))
        return Taken(Incoming(b"", None, id), asked)
    message = update.message or update.edited_message
    if message is None or message.sender is None or _is_service(message, raw):
        return Taken(Incoming(b"", None, id))
    if message.chat.type == "private":
        fresh, sent, body = update.message is not None, _reduce(message), _encode(update)
        return Taken(Incoming(body, message.chat.id, id, opens=fresh, sent=sent if fresh else 0))
    addressed = update.message is not None and _COMMAND.fullmatch(message.text or "")
    aside = Redirect(message.chat.id, locale_of(message.sender)) if addressed else None
    return Taken(Incoming(b"", None, id), aside)


def _reduce(message: _Message) -> int:
    """Leaves of what is no text that it is there. When it was sent, in epoch seconds; 0 when that is not said."""
    for name in ("forward_origin", *_KINDS):
        if getattr(message, name) is not _ABSENT:
            setattr(message, name, _SOMETHING)
    date, message.date = message.date, _ABSENT
    try:
        return _decode_seconds(date)
    except msgspec.MsgspecError:
        return 0


def locale_of(user: _User | None) -> Locale:
    """The first locale of somebody, by the language of their client."""
    return _locale(user.language_code[:_LANGUAGE_CODE]) if user and user.language_code else "en"


@lru_cache(maxsize=200)
def _locale(language_code: str) -> Locale:
    code = language_code.replace("_", "-").lower()
    if code in {"zh-tw", "zh-hk", "zh-mo"} or code.startswith("zh-hant"):
        return "zh_Hant"
    return "zh_Hans" if code.partition("-")[0] == "zh" else "en"


def hear(raw: bytes) -> Heard:
    """What an update that was stored means."""
    update, _ = _read(raw)
    if tap := update.callback_query:
        return Heard(Tapped(tap.data or ""), locale_of(tap.sender), tap.id)
    if member := update.my_chat_member:
        return Heard(None, locale_of(member.sender), gone=member.new_chat_member.status in {"kicked", "left"})
    if edited := update.edited_message:
        words = edited.text or edited.caption
        return Heard(Corrected(words) if words else None, locale_of(edited.sender))
    message = update.message
    return Heard(_event(message), locale_of(message.sender)) if message else Heard(None)


def _event(message: _Message) -> Event:
    """Whatever there may ever be was sent by somebody, who waits for an answer."""
    if message.forward_origin is not _ABSENT:
        return Sent("forward")
    if message.text is None:
        return Sent(_kind_of(message) or "other", message.caption or "")
    if command := _COMMAND.fullmatch(message.text):
        return Commanded(command[1].lower(), (command[2] or "").strip())
    return Said(message.text)


def _kind_of(message: _Message) -> str:
    return next((kind for field, kind in _KINDS.items() if getattr(message, field) is not _ABSENT), "")


def _is_service(message: _Message, raw: bytes) -> bool:
    """Whether Telegram itself has written it. Hardly any message is one, so that is read only of what seems empty."""
    if message.text is not None or message.forward_origin is not _ABSENT or _kind_of(message):
        return False
    try:
        about = _decode_service(raw).message
    except msgspec.ValidationError:  # an edited one
        return False
    except RecursionError:  # what could be read before may be too deep from here
        about = _decode_service(legible(raw)).message
    return any(getattr(about, name) is not _ABSENT for name in _SERVICE)

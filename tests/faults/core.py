"""The core alone: turns without storage, network or process. What it says is what the bot has to say in the end."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import msgspec

from bot import catalogues
from bot.config import Settings
from bot.shelf import load_library
from bot.storage import Loaded, Outgoing
from bot.telegram.messages import TelegramFace
from bot.turns import Turns
from bot.wording import Wording
from bot.worlds import worlds
from flows.conversation import respond
from flows.model import Case, Session
from tests.fake_api.mailbox import Update
from tests.fake_api.markup import parse
from tests.faults.mutants import POISON
from tests.talking import MONDAY

_LEFT_OUT = {"erase", "export"}
_SHARE = "https://t.me/share/"
_TIME = re.compile(r"\d\d:\d\d(:\d\d(\.\d+)?)?")
_NUMBERED = re.compile(r"(No\.|编号|編號) \d+")
Sign = tuple[str, ...]
"""What a phone shows of a reply: its text, and label and effect of every button; of a file name and content."""


@cache
def core() -> Turns:
    """The product's own turns."""
    wording = Wording.load()
    library = load_library(catalogues.locales())
    return Turns(respond, TelegramFace(wording), worlds(Settings(), wording, library, lambda: MONDAY))


@dataclass
class Rehearsed:
    """A chat that is played before the bot runs: its session, and the replies to each of its acts."""

    session: Session | None = None
    history: list[Case] = field(default_factory=list)
    replies: list[list[Outgoing]] = field(default_factory=list)

    def play(self, update: Update) -> None:
        """The next act, with the session as storage would give it."""
        stored = msgspec.msgpack.decode(msgspec.msgpack.encode(self.session), type=Session) if self.session else None
        number = len(self.replies) + 1
        body = json.dumps(update, ensure_ascii=False).encode()
        loaded = Loaded(seq=number, made=0.0, body=body, session=stored, history=lambda: self.history)
        outcome = core().apology(loaded) if POISON.encode() in body else core().turn(loaded)
        assert not outcome.erase, "nothing would be left to compare"
        self.session = outcome.session or self.session
        self.history += outcome.closed
        self.replies.append([reply for reply in outcome.replies if reply.kind != "ack"])

    def buttons(self) -> list[dict[str, Any]]:
        """The buttons that can be tapped on the newest screen, but for what would leave nothing to compare."""
        screens = [reply for replies in self.replies for reply in replies if reply.kind == "show"]
        rows = _keyboard(json.loads(screens[-1].body)) if screens else []
        tappable = [button for row in rows for button in row if "callback_data" in button]
        return [button for button in tappable if button["callback_data"].split(".")[2] not in _LEFT_OUT]


def sign_of_reply(reply: Outgoing) -> Sign:
    if reply.kind == "file":
        return sign_of_file(reply.name, reply.file)
    return sign_of_message(json.loads(reply.body))


def sign_of_file(name: str, content: bytes) -> Sign:
    """All of its content but the times of day, at which it was made."""
    return name, _TIME.sub("", content.decode("utf-8", "replace"))


def sign_of_message(params: dict[str, Any]) -> Sign:
    """Of sendMessage or editMessageText with these parameters."""
    text = parse(params["text"])[0] if params.get("parse_mode") else params["text"].strip()
    return sign_of_phone(text, _keyboard(params))


def sign_of_phone(text: str, keyboard: list[list[dict[str, Any]]]) -> Sign:
    """Of a message as it stands in the chat, but for the number of an update that could not be answered."""
    return _NUMBERED.sub(r"\1", text), *_signs(keyboard)


def _keyboard(params: dict[str, Any]) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = (params.get("reply_markup") or {}).get("inline_keyboard", [])
    return rows


def _signs(keyboard: list[list[dict[str, Any]]]) -> list[str]:
    """But for the button that hands a link on: it is there as soon as the bot has learned its own name."""
    buttons = [button for row in keyboard for button in row]
    return [json.dumps(one, sort_keys=True) for one in buttons if not one.get("url", "").startswith(_SHARE)]

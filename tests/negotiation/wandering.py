"""Somebody who answers at random, by a seed: every screen on the way, for checks that hold on all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from bot.shelf import load_library
from bot.wording import Wording
from flows.conversation import respond
from flows.model import Button
from flows.negotiation.flow import NEGOTIATION
from tests.talking import Chat

LIBRARY = load_library(Path("locales"))
MONEY = ("0", "1", "800", "3500", "6000", "38600", "99999999", "1234567.89", "12000")
TYPED: dict[str, tuple[str, ...]] = {
    "order_received": ("昨天", "2026-11-08", "10天前", "2026-01-31"),
    "hearing_date": ("2027-02-28", "明天", "2026-12-24", "上周三"),
    "judgment_due": ("2027-02-28", "后天"),
    "overdue": ("四年了", "三年", "60天"),
    "asks": ("6", "1 6"),
    "last_event": ("四年前", "上个月"),
    "instalments_left": ("1", "36", "600"),
    "rate": ("18%", "36%", "1.5% a month"),
    "contract_date": ("2020-09", "2025年3月"),
    "cause_since": ("2019-01", "上个月"),
    "dependants": ("0", "1", "20"),
    "pay_day": ("1", "28"),
}
PAGES = ("script.1", "script.3", "never", "saying.1", "write", "next", "minor", "elsewhere", "listen.1")
_MOST = 90


def wander(seed: int, locale: str, wording: Wording, *, path: str = "") -> Iterator[Chat]:
    """One random life of a case: the chat after every event, through the end's pages."""
    random = Random(seed)
    chat = Chat(respond, wording, locale, LIBRARY)
    chat.commands("start")
    yield chat
    if path:
        chat.taps(f"pick.{path}")
        yield chat
    for _ in range(_MOST):
        if chat.state in {"", "end"}:
            break
        _move(chat, random)
        yield chat
    for page in range(25):
        buttons = [button for button in chat.all_buttons() if button.act == "page"]
        if not buttons:
            break
        _tap(chat, random.choice(buttons if page % 3 else buttons[-1:]))
        yield chat


def _move(chat: Chat, random: Random) -> None:
    notices = [button for button in chat.all_buttons() if button.act == "next"]
    if notices:
        if random.random() < 0.3 and chat.has("details"):
            chat.taps("details")
        _tap(chat, next(button for button in chat.all_buttons() if button.act == "next"))
        return
    step = NEGOTIATION.step(chat.state)
    assert step is not None
    own = [b for b in chat.all_buttons() if b.act in {"pick", "tick", "rank", "done", "knob"}]
    if step.key == "review" and random.random() < 0.5:
        _edit(chat, random)
        return
    typed = TYPED.get(step.key, () if own else MONEY)
    dice = random.random()
    if dice < 0.06 and chat.has("back"):
        chat.taps("back")
    elif dice < 0.12 and chat.has("skip"):
        chat.taps("skip")
    elif dice < 0.15:
        chat.taps("why") if chat.has("why") else chat.commands("status")
        if chat.has("return"):
            chat.taps("return")
    elif typed and (not own or dice < 0.5):
        chat.says(random.choice(typed))
    elif own:
        done = [button for button in own if button.act == "done"]
        _tap(chat, done[0] if done and dice > 0.6 else random.choice(own))
    else:
        chat.commands("cancel").taps("return")


def _edit(chat: Chat, random: Random) -> None:
    """Change one answer, from the review's own lines."""
    _tap(chat, random.choice([button for button in chat.all_buttons() if button.act == "group"]))
    edits = [button for button in chat.all_buttons() if button.act == "edit"]
    if edits:
        _tap(chat, random.choice(edits))


def _tap(chat: Chat, button: Button) -> None:
    chat.taps(f"{button.act}.{button.value}" if button.value else button.act)

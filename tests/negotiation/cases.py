"""The person of CONVERSATION 4, whole answers to change one by one, and what a screen may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo

from bot.wording import Wording
from flows.model import LOCALES, Answers, Block, Keyboard, Line, Raw, Scene, Text

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
LINES, CHINESE, LATIN = 6, 140, 380
"""What one message may hold, without its progress line and what is folded away (CONVERSATION 1.2)."""

TYPICAL: Mapping[str, Raw] = {
    "path": "prepare",
    "about_you": "adult",
    "court_papers": "none",
    "lender_kind": "consumer_finance",
    "loan_kind": "consumer",
    "overdue": "d31_90",
    "caller": "outsourced",
    "conduct": ["night", "contacts"],
    "owed_total": "38600",
    "principal": "31000",
    "instalment": "3500",
    "instalments_left": 12,
    "rate": None,
    "cause": "job_loss",
    "cause_since": "2026-07",
    "papers_ready": ["id", "jobless"],
    "income_before": "8500",
    "income_now": "6000",
    "essentials": "3600",
    "dependants": 2,
    "other_debts": "0",
    "asks": ["longer_term", "waive"],
    "pay_day": 15,
}


def answers(**given: Raw) -> Answers:
    """The typical answers, some of them changed."""
    return Answers({**TYPICAL, **given})


def scene(locale: str = "en", draft: Mapping[str, Raw] | None = None, **given: Raw) -> Scene:
    """The typical answers on Monday, 23 November 2026."""
    return Scene(answers(**given), NOW, locale, draft or {})


def blank(**given: Raw) -> Scene:
    """These answers and no others."""
    return Scene(Answers(given), NOW, "en")


def overfull(wording: Wording, blocks: Sequence[Block], times: int = 1) -> list[str]:
    """What is wrong with a message's size, in any locale; `times` for the messages that may be longer."""
    shown = [block for block in blocks if not (isinstance(block, Line) and block.style == "quote")]
    faults = []
    for locale in LOCALES:
        text = wording.plain(shown, locale)
        size, most = (len(text), LATIN) if locale == "en" else (_columns(text) / 2, CHINESE)
        lines = text.count("\n") + 1
        if size > most * times or lines > LINES * times:
            faults.append(f"{locale}: {lines} lines, {size} signs\n{text}")
    return faults


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def said(wording: Wording, blocks: Sequence[Block], locale: str = "zh_Hans") -> list[str]:
    """The lines in words."""
    return wording.plain(blocks, locale).split("\n")


def labels(wording: Wording, keyboard: Keyboard, locale: str = "zh_Hans") -> list[list[str]]:
    """The buttons in words, by row."""
    return [[wording.words(button.label, locale) for button in row] for row in keyboard]


def words(wording: Wording, text: Text | None, locale: str = "zh_Hans") -> str:
    return wording.words(text, locale) if text else ""


def every(wording: Wording) -> object:
    """What a kind gets to say a label in every locale."""
    return lambda text: tuple(wording.words(text, locale) for locale in LOCALES)

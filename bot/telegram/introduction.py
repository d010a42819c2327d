"""How the bot introduces itself in Telegram: its commands, name and descriptions, in each language there is."""

from __future__ import annotations

import hashlib

import msgspec

from bot.telegram.calls import Call
from bot.wording import Wording
from flows.model import Locale, T

_COMMANDS = (
    ("start", T("Begin, or go on")),
    ("call", T("A call is coming: the short way")),
    ("faq", T("Questions and answers")),
    ("help", T("What I can do")),
    ("budget", T("My month's budget")),
    ("debts", T("My debts")),
    ("plan", T("My plan, and other ways")),
    ("rate", T("What a loan truly costs a year")),
    ("back", T("One step back")),
    ("review", T("See and change my answers")),
    ("status", T("Where I am")),
    ("cancel", T("Stop here and keep my answers")),
    ("language", T("Change the language")),
    ("settings", T("Settings")),
    ("privacy", T("What is kept about me")),
    ("export", T("My data as a file")),
    ("delete", T("Delete everything about me")),
)
_NAME = T("Xieshang: your repayment call")
_SHORT = T("Helps you prepare a repayment call with a lender in mainland China. A program, not a lawyer or a lender.")
_DESCRIPTION = T(
    "Behind on an online loan in mainland China? I help you prepare the call with the lender: what you can ask for, "
    "what you can really pay, and what to say, line by line. I am a program, no lawyer and no lender, and promise no "
    "result. No name, ID or card number needed. You can stop or delete everything at any time."
)
_LANGUAGES: tuple[tuple[str, Locale], ...] = (("", "en"), ("zh", "zh_Hans"))
"""Telegram knows languages by two letters here, so all Chinese clients share one; '' is everybody else."""


def introduction(wording: Wording) -> list[Call]:
    """The calls that set it."""
    return [call for language, locale in _LANGUAGES for call in _in_language(wording, language, locale)]


def fingerprint(bot: str, calls: list[Call]) -> str:
    """What has been set for which bot: setting it again at every start would soon be refused."""
    return hashlib.sha256(msgspec.json.encode((bot, calls))).hexdigest()


def _in_language(wording: Wording, language: str, locale: Locale) -> list[Call]:
    commands = [{"command": name, "description": wording.words(text, locale)} for name, text in _COMMANDS]
    return [
        ("setMyCommands", {"commands": commands, "language_code": language}),
        ("setMyName", {"name": wording.words(_NAME, locale), "language_code": language}),
        ("setMyDescription", {"description": wording.words(_DESCRIPTION, locale), "language_code": language}),
        ("setMyShortDescription", {"short_description": wording.words(_SHORT, locale), "language_code": language}),
    ]

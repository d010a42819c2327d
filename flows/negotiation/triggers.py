"""Typed sentences that need a word before anything else (CONVERSATION 3.2, 3.7, 3.10, 3.11, 3.13, 3.14), and violence
and blackmail before all of them.

Better to miss a sentence than to take an answer for one: labels of buttons, amounts, dates and plain statements about
the loan trigger nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from flows.model import Answers, Scene
from flows.negotiation import signs
from flows.negotiation.signs import Sign
from flows.reading.folding import fold

_MOST = 2000  # signs that are looked through: what needs a word before anything else is said early
_LONG = 80  # signs: what stands far apart in a longer sentence has nothing to do with each other
_ENDS = re.compile(r"(?<=[?!。;])|(?<=\.)(?= |$)")
_NUMBER = re.compile(r"[\d\s.,，:/%¥元块万千百k年月日号天期-]*")  # an amount, a date, a count: no sentence
_WORD = re.compile(r"\w")
_compiled = cache(re.compile)  # when first needed: most answers are taps


def spoken_of(text: str, scene: Scene) -> str:
    """The notice that a typed sentence calls for, or '': violence first, then in the order of CONVERSATION 3."""
    if _NUMBER.fullmatch(text):
        return ""
    sentences = list(dict.fromkeys(_sentences(text[:_MOST])))
    for notice, table in _TABLES.items():
        for sentence in sentences:
            if any(_stands(sign, sentence) for sign in table) and _is_no_answer(notice, sentence, scene.answers):
                return notice
    if _is_lump_sum_open(scene.answers) and any(_stands(signs.BORROWED, sentence) for sentence in sentences):
        return "borrow"
    return ""


_TABLES: dict[str, tuple[Sign, ...]] = {
    "violence": signs.VIOLENCE,
    "blackmail": signs.BLACKMAIL,
    "not_gone": signs.NOT_GONE,
    "scam": signs.SCAM,
    "borrow": signs.BORROW,
    "forged": signs.FORGED,
    "elsewhere": signs.ELSEWHERE,
    "sold": signs.SOLD,
}


def _sentences(text: str) -> Iterator[str]:
    """What was typed, folded, sentence by sentence; a long one clause by clause."""
    for line in text.splitlines():
        for sentence in _ENDS.split(fold(line)):
            yield from filter(_WORD.search, sentence.split(",") if len(sentence) > _LONG else (sentence,))


def _stands(sign: Sign, sentence: str) -> bool:
    """Whether everything of a sign stands in a sentence, and nothing that takes it back."""
    if not all(_compiled(words).search(sentence) for words in sign.words):
        return False
    return not (sign.unless and _compiled(sign.unless).search(sentence))


def _is_no_answer(notice: str, sentence: str, answers: Answers) -> bool:
    """Where the borrower's place or the lender is still to be asked, a plain statement of it is that answer."""
    if notice not in {"elsewhere", "sold"} or _compiled(signs.ASKS).search(sentence):
        return True
    if notice == "elsewhere":
        return bool(answers.choice("about_you"))
    return bool(answers.choice("lender_kind")) and bool(_compiled(signs.WAS_TOLD).search(sentence))


def _is_lump_sum_open(answers: Answers) -> bool:
    """The sum to pay at once is the next to be told: what is borrowed for it is not there (CONVERSATION 2)."""
    return "lump_sum" in answers.ticks("asks") and "lump_sum" not in answers

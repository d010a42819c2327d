"""What a reader says when it could not read: why, and what it might have been."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Reason = Literal[
    "nothing",
    "ambiguous",
    "negative",
    "too_large",
    "foreign",
    "impossible",
    "out_of_range",
    "month",
    "lunar",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Unread:
    """Nothing that could be taken for an answer. `candidates`: what may have been meant, most likely first.

    foreign: another currency. impossible: no such day. out_of_range: a count outside its bounds. month: only the month
    was said where the day is needed. lunar: a day of the lunar calendar. unknown: the person does not know.
    """

    reason: Reason
    candidates: tuple[Decimal, ...] = ()

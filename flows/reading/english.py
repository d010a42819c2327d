"""English number words: what each is worth, what several are worth together, and the ordinals of a month's days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
_HALF = Decimal("0.5")

WORD_VALUES = {
    **{word: Decimal(value) for value, word in enumerate(_SMALL_WORDS.split())},
    **{word: Decimal(10 * value) for value, word in enumerate(_TENS_WORDS.split(), start=2)},
    **dict.fromkeys(("a", "an"), Decimal(1)),
    **dict.fromkeys(("a couple of", "a couple", "couple of", "couple"), Decimal(2)),
    **dict.fromkeys(("a dozen", "dozen"), Decimal(12)),
    **dict.fromkeys(("half a", "half an", "a half", "half"), _HALF),
    "fourty": Decimal(40),
}
SCALE_VALUES = {
    **{"hundred": Decimal(100), "thousand": Decimal(1000), "grand": Decimal(1000), "k": Decimal(1000)},
    **{"million": Decimal(10**6), "mln": Decimal(10**6), "billion": Decimal(10**9)},
}
SCALES = "|".join(SCALE_VALUES)
_LONG_WORDS = sorted((word for word in WORD_VALUES if word not in ("a", "an")), key=len, reverse=True)
WORDS = "|".join(_LONG_WORDS) + rf"|an?(?= (?:{SCALES})(?![a-z]))"

_DAYS = {word: day for day, word in enumerate(_ORDINAL_WORDS.split(), start=1)}
_DAYS |= {f"twenty-{word}": day + 20 for word, day in list(_DAYS.items())[:9]}
_DAYS |= {"thirtieth": 30, "thirty-first": 31}
_DAY = re.compile(
    rf"(?<![a-z])(?:(?:twenty|thirty)[- ])?(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?![a-z])", re.ASCII
)


def total(parts: Sequence[tuple[bool, Decimal]]) -> tuple[Decimal, int]:
    """What number words are worth together, and how many of them belong together ("two | fifty": only the first).

    A part is (is it a scale?, its worth).
    """
    whole, section, smallest = Decimal(0), Decimal(-1), Decimal(10**12)
    for at, (scale, value) in enumerate(parts):
        if not scale and _follows(section, value):
            section = value if section < 0 else section + value
        elif value == 100 and scale and 0 < section < 100:
            section *= 100
        elif scale and value != 100 and section >= 0 and value < smallest:
            whole, section, smallest = whole + section * value, Decimal(-1), value
        else:
            return whole + max(section, Decimal(0)), at
    return whole + max(section, Decimal(0)), len(parts)


def _follows(section: Decimal, value: Decimal) -> bool:
    """Whether `value` may be added to what stands before it; -1 where nothing does."""
    if section < 0:
        return True
    if value == _HALF or section == 0:
        return section % 1 == 0 and section > 0
    return (section % 100 == 0 and value < 100) or (section % 10 == 0 and section % 100 >= 20 and 1 <= value < 10)


def with_ordinals(text: str) -> str:
    """`text` with the days of a month in digits: "the fifteenth" as "the 15th"."""
    return _DAY.sub(lambda match: _in_digits(match.group()), text)


def _in_digits(word: str) -> str:
    day = _DAYS.get(word.replace(" ", "-"))
    return word if day is None else f"{day}th"

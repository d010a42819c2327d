"""What Chinese numerals are worth, alone or mixed with digits: 三万八, 1万5, 十几万, 三四千, 万二."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from flows.reading.tokens import Token

_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Worth:
    """low..high where the words are a range. `vague`: 多, 几, 来, 余. `other`: a second reading (1w25).

    `scale`: the unit that it ends in, which a lower end before it may share (3到4万). `slight`: one digit, which is as
    likely to be part of a word (一起) as a number.
    """

    low: Decimal
    high: Decimal | None = None
    vague: bool = False
    other: Decimal | None = None
    scale: Decimal = Decimal(1)
    slight: bool = False


@dataclass(frozen=True, slots=True)
class _Digits:
    """Digits that stand together. places: how many. zero: 零 before them, so that they take no unit from the left."""

    low: Decimal
    high: Decimal
    other: Decimal | None
    places: int
    zero: bool
    chinese: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    worth: Decimal


@dataclass(frozen=True, slots=True)
class _Vague:
    word: str


_Item = _Digits | _Unit | _Vague
_ONE = _Digits(Decimal(1), Decimal(1), None, 1, False, True)


def worth(run: Sequence[Token]) -> Worth | None:
    """What the tokens of one numeral are worth together; None where they are no numeral (万一, 几千)."""
    items = _with_unsaid_one(_items(run))
    if not items or len(items) > _LONGEST or isinstance(items[0], _Vague):
        return None
    low, high = _sum(items, high=False), _sum(items, high=True)
    if low is None or high is None:
        return None
    spoken = [item for item in items if not isinstance(item, _Vague)]
    last = spoken[-1]
    return Worth(
        low,
        high if high > low else None,
        vague=len(spoken) < len(items),
        other=_other(spoken, low),
        scale=last.worth if isinstance(last, _Unit) and last.worth >= 100 else Decimal(1),
        slight=len(spoken) == 1 and isinstance(last, _Digits) and last.chinese and last.places < 3,
    )


def _items(run: Sequence[Token]) -> list[_Item]:
    items: list[_Item] = []
    for part, group in groupby(run, key=lambda token: token.part if token.part in ("unit", "vague") else "digits"):
        tokens = list(group)
        if part == "unit":
            items += [_Unit(token.value) for token in tokens]
        elif part == "vague":
            items.append(_Vague(tokens[-1].text))
        else:
            items.append(_digits(tokens, unit_before=bool(items), unit_after=tokens[-1] is not run[-1]))
    return items


def _digits(tokens: Sequence[Token], *, unit_before: bool, unit_after: bool) -> _Digits:
    chinese = tokens[-1].part == "digit"
    if tokens[0].part == "arabic" and len(tokens) == 1:
        written = tokens[0].text
        zero = written.startswith("0") and unit_before
        return _Digits(tokens[0].value, tokens[0].value, tokens[0].other, len(written), zero, chinese)
    whole, _, decimals = "".join("." if token.part == "point" else str(token.value) for token in tokens).partition(".")
    written = whole.lstrip("0") if unit_before else whole
    zero = written != whole
    value = Decimal(f"{written or 0}.{decimals}")
    if len(written) == 2 and not decimals and not zero and _is_pair(written, alone=not (unit_before or unit_after)):
        return _Digits(Decimal(written[0]), Decimal(written[1]), None, 1, zero, chinese)
    return _Digits(value, value, None, len(written), zero, chinese)


def _is_pair(written: str, *, alone: bool) -> bool:
    """三四, and 三五 before a unit: from three to four, three to five."""
    first, second = int(written[0]), int(written[1])
    return first > 0 and (second == first + 1 or (written == "35" and not alone))


def _with_unsaid_one(items: list[_Item]) -> list[_Item]:
    """万二 and 千把 as 一万二 and 一千把; 万一, 百度 and 千万 stay what they are, no numerals."""
    if len(items) != 2 or not isinstance(items[0], _Unit) or items[0].worth == 10:
        return items
    second = items[1]
    digit = isinstance(second, _Digits) and second.chinese and second.places == 1 and second.low >= 2
    if digit or (isinstance(second, _Vague) and second.word in "把来"):
        return [_ONE, *items]
    return items


def _sum(items: Sequence[_Item], *, high: bool) -> Decimal | None:
    """The numeral around its biggest unit: what stands before it is multiplied, what stands after it is added."""
    while items and isinstance(items[-1], _Vague):
        items = items[:-1]
    units = [item.worth for item in items if isinstance(item, _Unit)]
    if not units:
        only = items[0] if len(items) == 1 else None
        return (only.high if high else only.low) if isinstance(only, _Digits) else None
    unit = max(units)
    at = items.index(_Unit(unit))
    before, after = items[:at], items[at + 1 :]
    times = _sum(before, high=high) if before else Decimal(1) if unit == 10 else None
    rest = _rest(after, unit, high=high)
    if times is None or rest is None or rest >= unit or (after and times % 1):
        return None
    if unit < 10**4 and any(isinstance(item, _Unit) for item in before):
        return None
    return times * unit + rest


def _rest(after: Sequence[_Item], unit: Decimal, *, high: bool) -> Decimal | None:
    """What follows a unit: 五 in 三千五 is five hundred; 几千 in 三万几千 is left open."""
    if not after:
        return Decimal(0)
    if isinstance(after[0], _Vague):
        return Decimal(0) if all(isinstance(item, _Unit) for item in after[1:]) else None
    tail = after[0] if len(after) == 1 else None
    if isinstance(tail, _Digits):
        short = unit >= 100 and tail.places == 1 and not tail.zero
        if short and tail.low % 1:
            return None
        return (tail.high if high else tail.low) * (unit / 10 if short else 1)
    return _sum(after, high=high)


def _other(items: Sequence[_Item], value: Decimal) -> Decimal | None:
    """The second reading: of the digits themselves (1.350), or of too few digits after a unit (1万25)."""
    last = items[-1]
    if not isinstance(last, _Digits) or last.chinese:
        return None
    if len(items) == 1:
        return last.other
    unit = items[-2]
    if isinstance(unit, _Unit) and unit.worth >= 1000 and last.places == 2 and not last.zero:
        return value - last.low + last.low * unit.worth / 100
    return None

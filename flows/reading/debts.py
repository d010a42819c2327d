"""A debt as people tell it in one line: 信用卡 8000 每月500 年化18% 逾期, "credit card 8k, 500 a month, late"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from flows.reading.dates import read_date
from flows.reading.folding import fold
from flows.reading.money import ReadMoney, read_money
from flows.reading.percents import read_percent

DebtKind = Literal["card", "consumer", "credit", "small", "secured", "other"]

_KINDS: tuple[tuple[DebtKind, re.Pattern[str]], ...] = (
    ("secured", re.compile(r"房贷|车贷|抵押|按揭|\b(?:mortgage|car loan|secured)\b")),
    ("card", re.compile(r"信用卡|卡|\b(?:credit )?cards?\b")),
    ("other", re.compile(r"朋友|亲戚|同学|同事|私人|个人|家里|父母|\b(?:friends?|family|relatives?|private)\b")),
    ("credit", re.compile(r"借呗|微粒贷|信用贷|\b(?:unsecured|jiebei)\b")),
    ("consumer", re.compile(r"消费|分期|花呗|白条|\bhuabei\b|\b(?:shopping|consumer)\b")),
    ("small", re.compile(r"小贷|网贷|小额|周转|\b(?:online|payday|micro)\b")),
)
_MONTHLY = re.compile(r"每个?月|月供|月还|每期|一个月还|\b(?:a|per|each|every) month\b|\bmonthly\b|/month|\beach\b")
_RATE = re.compile(r"%|％|年化|年利率|利率|月息|日息|\b(?:apr|rate|percent)\b")
_LATE = re.compile(r"逾期|没还上|欠着|拖了|\b(?:late|overdue|behind|missed)\b")
_NOT_LATE = re.compile(r"没逾期|未逾期|没有逾期|不逾期|正常还|\bnot (?:late|overdue)\b|\bup to date\b|\bon time\b")
_DUE = re.compile(r"到期|还款日|号还|日还|\bdue\b")
_LINES = re.compile(r"[\n;；]+")
_PARTS = re.compile(r"[,、]+(?![0-9]{3}(?:[^0-9]|$))|和|还有|另外|(?<![a-z])(?:and|plus)(?![a-z])|\s+(?=[^\W\da-z])")
_OFFERED = re.compile(
    r"(?<!到)期|先[付交还给]|一次|结清|减[到免]|打.?折|只要|首付|[x×]"
    r"|\b(?:settle[sd]?|instal+ments?|first|down|at once|offer(?:s|ed)?)\b"
)
"""Of a sum of which nobody said what it is: more likely what a lender offers than what is owed."""
_LONGEST = 1000
_LEAST = Decimal(50)
"""Yuan: a smaller number is no debt that anybody lists, but a button that was meant."""
_AFTER = re.compile(r"\s+(?:(?:a|per|each|every) month|monthly|/month)|due\s+[0-9]\S*(?:\s+[a-z]+)?")
_CUTS = re.compile(
    r"[,;、\n\t]+(?![0-9]{3}(?:[^0-9]|$))|\s{1,3}(?=\D|\d{1,2}(?:月|号|日))"
    r"|(?=每个?月|一个月还|月供|月还|每期|年化|年利率|利率|没逾期|未逾期|逾期|还款日|\b(?:late|overdue|due|apr)\b)"
)


@dataclass(frozen=True, slots=True)
class ReadDebt:
    """amount: what is owed, the higher end of a range. each: a month's instalment. rate: a fraction per year.
    late: None where it was not said. named: what it is was said. Amounts in yuan."""

    kind: DebtKind
    amount: Decimal
    each: Decimal | None = None
    rate: Decimal | None = None
    late: bool | None = None
    due: date | None = None
    named: bool = False


def read_debts(text: str, today: date) -> tuple[ReadDebt, ...]:
    """Every debt of a message: one a line, or several in a line if each is named. Nothing where one cannot be read.
    Total: never raises."""
    lines = [fold(line) for line in _LINES.split(text[:_LONGEST]) if line.strip()]
    found: list[ReadDebt] = []
    for line in lines:
        debt = read_debt(line, today)
        several = () if debt else tuple(read_debt(part, today) for part in _PARTS.split(line) if part.strip())
        named = [one for one in several if one and one.named]
        if not debt and (len(several) < 2 or len(named) != len(several)):
            return ()
        found += [debt] if debt else named
    return tuple(found)


def read_debt(text: str, today: date) -> ReadDebt | None:
    """The debt that a line tells; None where there is no one amount that is owed. Total: never raises."""
    folded = fold(text)
    amount: Decimal | None = None
    each: Decimal | None = None
    rate: Decimal | None = None
    due: date | None = None
    for piece in _pieces(folded):
        if _RATE.search(piece):
            found = read_percent(piece)
            rate = found if isinstance(found, Decimal) else rate
        elif _DUE.search(piece):
            due = getattr(read_date(piece, today, past=False), "value", None) or due
        elif _MONTHLY.search(piece):
            each = _higher(_MONTHLY.sub(" ", piece)) or each
        elif not _LATE.search(piece) and (value := _higher(piece)):
            if amount is not None:
                return None
            amount = value
    if not amount or amount < _LEAST:
        return None
    late = False if _NOT_LATE.search(folded) else (True if _LATE.search(folded) else None)
    kind = _kind(folded)
    if kind is None and _OFFERED.search(folded):
        return None
    return ReadDebt(kind or "credit", amount, each, rate, late, due, kind is not None)


def _pieces(text: str) -> Iterator[str]:
    """The parts of a line; a marker that stands after its amount (500 a month) is kept with it."""
    joined = _AFTER.sub(lambda found: re.sub(r"\s+", "~", found[0]), text)
    for piece in _CUTS.split(joined):
        if piece and piece.strip():
            yield piece.replace("~", " ").strip()


def _higher(piece: str) -> Decimal | None:
    read = read_money(piece)
    if not isinstance(read, ReadMoney):
        return None
    return read.range[1] if read.range else read.value


def _kind(text: str) -> DebtKind | None:
    return next((kind for kind, words in _KINDS if words.search(text)), None)

"""A loan that is repaid at once: 到手2100 7天后还3000, "borrowed 1000, in 14 days repay 1200"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from flows.reading import loan_words as words
from flows.reading.numerals import figures
from flows.reading.quantities import Quantity, Sentence, read_sentence
from flows.reading.roles import Role, role_of

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 360}
"""Years of 360 days, as banks count."""
_UNIT = re.compile(
    r" ?(?:(?P<day>天|日(?!息|利|化)|days?)|(?P<week>周|个?星期|个?礼拜|weeks?)|(?P<month>个?月|months?)"
    r"|(?P<year>年(?!化|利|息)|years?))(?![a-z]| ?\d{1,2}[日号])"
)
_HALVES = {"半个月": 15, "半月": 15, "半年": 180}
_REPAID = re.compile(r"(?:[还付交]|归还|还款|还清|(?<![a-z])(?:repay|pay back|pay|paid back|owe))[^0-9;]{0,3}$")
_SEVERAL = re.compile(
    r"每|[0-9] ?期|[×*]|[0-9] ?x ?[0-9]|分[0-9一二三四五六七八九十]|(?<![a-z])(?:each|every|instal|monthly|weekly)"
)
_PASSED = re.compile(r"逾期|已经?还|(?<![a-z])(?:overdue|late|ago)")


@dataclass(frozen=True, slots=True)
class Single:
    """received and repaid in yuan, `days` apart. asks: what it costs was asked."""

    received: Decimal
    repaid: Decimal
    days: int
    asks: bool


def read_single(text: str) -> Single | None:
    """None where there is no such loan in the text, or it is not clear. Total: never raises."""
    sentence = read_sentence(text)
    if sentence is None or _SEVERAL.search(sentence.wording) or _PASSED.search(sentence.wording):
        return None
    days, sums = _term(sentence.wording), _sums(sentence)
    if days is None or sums is None:
        return None
    lent, repaid = sums.get("lent"), sums.get("each")
    received = sums.get("received") or (lent - sums.get("deducted", Decimal(0)) if lent else None)
    if not received or not repaid or received <= 0:
        return None
    return Single(received, repaid, days, words.asks_for_cost(sentence.wording))


def _term(wording: str) -> int | None:
    """The one time that is told, in days."""
    told = {days for half, days in _HALVES.items() if half in wording}
    for figure in figures(wording):
        unit = _UNIT.match(wording, figure.end)
        if unit and unit.lastgroup and figure.low % 1 == 0 and 0 < figure.low <= 400:
            told.add(int(figure.low) * _DAYS[unit.lastgroup])
    return told.pop() if len(told) == 1 else None


def _sums(sentence: Sentence) -> dict[Role, Decimal] | None:
    """By role, what is repaid as `each`; None where one cannot be placed, or two are of one role."""
    sums: dict[Role, Decimal] = {}
    for amount in sentence.of("sum"):
        role = _role(amount)
        if role not in {"received", "lent", "deducted", "each"} or role in sums:
            return None
        sums[role] = amount.value
    return sums


def _role(amount: Quantity) -> Role | None:
    if _REPAID.search(amount.before):
        return "each"
    return role_of(amount, words.BEFORE, words.AFTER)

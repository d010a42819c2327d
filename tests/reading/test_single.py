"""Loans that are repaid at once, as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from flows.reading.single import Single, read_single
from tests.reading.anything import ANYTHING

TOLD = """
借5000到手4500 一个月后还5000 = 4500 5000 30
砍头息 借3000到手2100 7天还3000 = 2100 3000 7
借3000扣900，七天后还3000 = 2100 3000 7
借1000，14天后还1200 = 1000 1200 14
借3000到手2100，一周后还3000 = 2100 3000 7
借10000还12000一年 = 10000 12000 360
到手8000，半年后還9500 = 8000 9500 180
borrowed 1000, repay 1200 in 14 days = 1000 1200 14
I got 2100 and must pay back 3000 after 7 days = 2100 3000 7
"""
NOT_TOLD = """
借1万分12期每期933
逾期7天还1200
每月还1200
3月5日还1200
借3000 7天还1500 14天还1500
到手2100，7天后还
borrowed 1000, 12 payments of 100
"""


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_what_was_received_and_is_repaid_is_read_with_the_days_between(line: str) -> None:
    text, _, wanted = line.rpartition(" = ")
    received, repaid, days = wanted.split()
    assert read_single(text) == Single(Decimal(received), Decimal(repaid), int(days), asks=False)


def test_whether_its_cost_is_asked_is_heard() -> None:
    asked = read_single("借1000，14天后还1200，年化多少")
    assert asked is not None
    assert asked.asks


@pytest.mark.parametrize("text", NOT_TOLD.strip().splitlines())
def test_several_payments_and_what_is_unclear_are_no_such_loan(text: str) -> None:
    assert read_single(text) is None


@given(ANYTHING)
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    found = read_single(text)
    assert found is None or (found.received > 0 and found.repaid > 0 and found.days > 0)

"""What is taken home, as people tell it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.incomes import ReadIncome, read_income
from flows.reading.unread import Unread


@pytest.mark.parametrize(
    ("text", "usual", "period"),
    [
        ("6000", 6000, "month"),
        ("每月到手六千", 6000, "month"),
        ("没有收入", 0, "month"),
        ("每周1200", 1200, "week"),
        ("一周八百", 800, "week"),
        ("周薪 1,200", 1200, "week"),
        ("每星期一千二", 1200, "week"),
        ("1200 a week", 1200, "week"),
        ("weekly 1,200", 1200, "week"),
        ("兩週2400", 2400, "fortnight"),
        ("2400 every two weeks", 2400, "fortnight"),
        ("年薪12万", 120_000, "year"),
        ("120k a year", 120_000, "year"),
    ],
)
def test_one_amount_of_a_period(text: str, usual: int, period: str) -> None:
    read = read_income(text)
    assert isinstance(read, ReadIncome)
    assert (read.usual, read.period, read.low) == (usual, period, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3000 5000 8000", (3000, 5000, 8000)),
        ("8000 5000 3000", (3000, 5000, 8000)),
        ("3k/5k/8k", (3000, 5000, 8000)),
        ("low 3000 usual 5000 high 8000", (3000, 5000, 8000)),
        ("3000 in a bad month, usually 5000, 8000 at most", (3000, 5000, 8000)),
        ("少的时候3000，平常5000，多的时候8000", (3000, 5000, 8000)),
        ("最少三千，平時五千，最多八千", (3000, 5000, 8000)),
        ("最少三千 最多八千", (3000, 3000, 8000)),
        ("3000到8000", (3000, 3000, 8000)),
        ("between 3000 and 8000", (3000, 3000, 8000)),
        ("周薪800到1200", (800, 800, 1200)),
    ],
)
def test_an_income_that_varies(text: str, told: tuple[int, int, int]) -> None:
    read = read_income(text)
    assert isinstance(read, ReadIncome)
    assert (read.low, read.usual, read.high) == told


@pytest.mark.parametrize("text", ["不多", "好的", "hello", "", "看情况", "it depends"])
def test_what_is_no_income(text: str) -> None:
    assert isinstance(read_income(text), Unread)


@given(st.text() | st.text("0123456789 .,每周月年少多低高一二三万千-/", max_size=40))
def test_reading_is_total_and_the_three_are_in_order(text: str) -> None:
    read = read_income(text)
    if isinstance(read, ReadIncome) and read.low is not None and read.high is not None:
        assert Decimal(0) <= read.low <= read.usual <= read.high

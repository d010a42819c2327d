"""Counts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.counts import read_count, read_day_of_month
from flows.reading.unread import Unread
from tests.reading.anything import ANYTHING, LONG
from tests.reading.spelling import chinese, english

# Instalments that are left: 1 to 600, lengths of time too.
MONTHS = """
12 = 12
１２ = 12
十二 = 12
12期 = 12
十二期 = 12
还剩十二期 = 12
還剩三十六期 = 36
剩24期没还 = 24
共24期，还剩12期 = 12
还有12期，一共24期 = 12
二十四期左右 = 24
两期 = 2
三期 = 3
一 = 1
3个月 = 3
18个月 = 18
三個月 = 3
半年 = 6
一年 = 12
一年半 = 18
一年零三个月 = 15
两年 = 24
3年 = 36
90天 = 3
45天 = 2
10天 = 1
六百 = 600
twelve = 12
twenty-four = 24
12 instalments = 12
about 12 = 12
three months = 3
6 months left = 6
half a year = 6
a year and a half = 18
two years = 24
12 of 24 left = 12
24 payments, 12 left = 12
one instalment = 1
没有 : out_of_range
0 : out_of_range
601 : out_of_range
一百年 : out_of_range
-3 : negative
负三期 : negative
2.5 : nothing
3500元 : nothing
15号 : nothing
2024年3月 : nothing
36% : nothing
第三期 : nothing
一起还 : nothing
好几期 : nothing
😀 : nothing
:  nothing
不知道 : unknown
记不清了 : unknown
not sure : unknown
十几期 : ambiguous 10
3-4期 : ambiguous 3 4
3到4期 : ambiguous 3 4
two or three : ambiguous 2 3
两三期 : ambiguous 2 3
12期和24期 : ambiguous 12 24
"""

# People who live on an income: 0 to 20.
PEOPLE = """
2 = 2
两个 = 2
两个孩子 = 2
俩孩子 = 2
我有2个孩子 = 2
三口人 = 3
一家三口 = 3
三个人 = 3
一个 = 1
3岁的孩子1个 = 1
没有 = 0
沒有 = 0
没人 = 0
家里没有老人 = 0
0 = 0
零 = 0
two kids = 2
one kid = 1
a child = 1
my 2 children = 2
three people = 3
none = 0
Nobody. = 0
no kids = 0
21 : out_of_range
一百个 : out_of_range
3个月 : nothing
just me : nothing
一起 : nothing
5000元 : nothing
2个孩子1个老人 : ambiguous 2 1
a couple of kids : ambiguous 2
"""

DAYS = """
15 = 15
15号 = 15
15日 = 15
十五号 = 15
十五號 = 15
廿五号 = 25
每月15 = 15
每月15号 = 15
每个月15号 = 15
每個月十號 = 10
15左右 = 15
5号发工资 = 5
月底 = 28
每月月底 = 28
月初 = 1
月中 = 15
the 15th = 15
20th of each month = 20
fifteenth = 15
the twenty-first = 21
on the 1st = 1
end of the month = 28
last day of the month = 28
28 = 28
29 : out_of_range 28
30号 : out_of_range 28
31 : out_of_range 28
32 : out_of_range
0 : out_of_range
10号或15号 : ambiguous 10 15
5号发工资，10号还 : ambiguous 5 10
10-15号 : ambiguous 10 15
发工资后 : nothing
3天后 : nothing
¥15 : nothing
15% : nothing
不知道 : unknown
"""


def _rows(table: str, sign: str) -> list[tuple[str, str]]:
    rows = (line.rpartition(sign) for line in table.strip().splitlines())
    return [(typed.strip(), meant.strip()) for typed, found, meant in rows if found]


def _unread(why: str) -> Unread:
    reason, *candidates = why.split()
    unread = Unread("nothing", tuple(Decimal(value) for value in candidates))
    return Unread(reason, unread.candidates)  # type: ignore[arg-type]


@pytest.mark.parametrize(("typed", "count"), _rows(MONTHS, " = "))
def test_a_count_of_instalments_is_read(typed: str, count: str) -> None:
    assert read_count(typed, 1, 600, months_from_duration=True) == int(count)


@pytest.mark.parametrize(("typed", "why"), _rows(MONTHS, ":"))
def test_what_is_no_count_of_instalments_says_why(typed: str, why: str) -> None:
    assert read_count(typed, 1, 600, months_from_duration=True) == _unread(why)


@pytest.mark.parametrize(("typed", "count"), _rows(PEOPLE, " = "))
def test_a_count_of_people_is_read(typed: str, count: str) -> None:
    assert read_count(typed, 0, 20) == int(count)


@pytest.mark.parametrize(("typed", "why"), _rows(PEOPLE, ":"))
def test_what_is_no_count_of_people_says_why(typed: str, why: str) -> None:
    assert read_count(typed, 0, 20) == _unread(why)


@pytest.mark.parametrize(("typed", "day"), _rows(DAYS, " = "))
def test_a_day_that_every_month_has_is_read(typed: str, day: str) -> None:
    assert read_day_of_month(typed) == int(day)


@pytest.mark.parametrize(("typed", "why"), _rows(DAYS, ":"))
def test_a_day_that_not_every_month_has_is_asked_back(typed: str, why: str) -> None:
    assert read_day_of_month(typed) == _unread(why)


@given(count=st.integers(1, 600))
def test_every_count_survives_being_spelled_out(count: int) -> None:
    for typed in (f"{count}", f"{chinese(count)}期", f"还剩{chinese(count)}期", f"{english(count)} instalments"):
        assert read_count(typed, 1, 600, months_from_duration=True) == count
    for typed in (f"{chinese(count)}个月", f"{count}個月", f"{english(count)} months"):
        assert read_count(typed, 1, 600, months_from_duration=True) == count


@given(years=st.integers(1, 50), half=st.booleans())
def test_years_and_half_years_are_months(years: int, half: bool) -> None:
    typed = f"{chinese(years)}年{'半' if half else ''}"
    assert read_count(typed, 1, 606, months_from_duration=True) == years * 12 + 6 * half


@given(day=st.integers(1, 28))
def test_every_day_survives_being_spelled_out(day: int) -> None:
    for typed in (f"{day}", f"每月{chinese(day)}号", f"{chinese(day)}日", f"the {day}th"):
        assert read_day_of_month(typed) == day


@given(ANYTHING, st.booleans())
def test_any_text_is_a_count_within_bounds_or_unread(text: str, durations: bool) -> None:
    count = read_count(text, 0, 20, months_from_duration=durations)
    day = read_day_of_month(text)
    assert isinstance(count, Unread) or 0 <= count <= 20
    assert isinstance(day, Unread) or 1 <= day <= 28


@pytest.mark.parametrize("text", LONG)
def test_ten_thousand_characters_are_read_in_one_go(text: str) -> None:
    assert isinstance(read_count(text, 0, 20, months_from_duration=True), int | Unread)
    assert isinstance(read_day_of_month(text), int | Unread)

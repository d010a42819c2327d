"""Rates as people say them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.percents import read_percent
from flows.reading.unread import Unread
from tests.reading.anything import ANYTHING, LONG
from tests.reading.spelling import chinese, english, traditional

RATES = """
18% = 0.18
18％ = 0.18
１８％ = 0.18
18 = 0.18
18.25 = 0.1825
14.6% = 0.146
3.85% = 0.0385
15,4% = 0.154
百分之十八 = 0.18
百分之三十六 = 0.36
百分之十八点二五 = 0.1825
年化百分之三十五点九九 = 0.3599
年化18 = 0.18
年化18% = 0.18
年化 15.4% = 0.154
年利率24% = 0.24
年利率是 24 = 0.24
年化大概36左右 = 0.36
36以内 = 0.36
36个点 = 0.36
36個點 = 0.36
十八个点 = 0.18
24个百分点 = 0.24
18%左右吧 = 0.18
周息2% = 1.04
每週2% = 1.04
2% weekly = 1.04
2% per week = 1.04
10天一期 利息10% = 3.6
七天利息5% = 2.5714
半年利息10% = 0.2
季度利息6% = 0.24
万分之五一天 = 0.18
月息1.5%年化多少 = 0.18
周息2%年化多少 = 1.04
利率18，本金5000元 = 0.18
18%/年 = 0.18
18%一年 = 0.18
月息1.5% = 0.18
月息1.5%，年化18% = 0.18
月利率百分之一点五 = 0.18
1.5%每月 = 0.18
1.5%一个月 = 0.18
1.5%/月 = 0.18
月息2分 = 0.24
一分 = 0.12
1分 = 0.12
一分五利 = 0.18
1分5 = 0.18
1分5厘 = 0.18
1.5分 = 0.18
2分5 = 0.30
两分利 = 0.24
利息三分 = 0.36
年息一分 = 0.10
8厘 = 0.096
月息八厘 = 0.096
日息万五 = 0.18
日息萬五 = 0.18
万5 = 0.18
万分之五 = 0.18
每天万分之五 = 0.18
日息0.05% = 0.18
0.05%每天 = 0.18
0.05%/天 = 0.18
日息千分之一 = 0.36
18 percent = 0.18
eighteen percent = 0.18
18 per cent = 0.18
18% a year = 0.18
24% APR = 0.24
APR 24 = 0.24
1.5% a month = 0.18
2% per month = 0.24
monthly 2% = 0.24
0.05% per day = 0.18
daily 0.05% = 0.18
0 = 0
0% = 0
无息 = 0
没有利息 = 0
interest-free = 0
"""

UNREAD = """
不知道 : unknown
不太清楚 : unknown
忘了 : unknown
客服没说 : unknown
don't know : unknown
not sure : unknown
LPR的四倍 : nothing
4倍LPR : nothing
5000元 : nothing
12期 : nothing
一分钱没有 : nothing
分12期 : nothing
10分钟 : nothing
很高 : nothing
:  nothing
-5% : negative
负5% : negative
10000% : too_large
月息1000% : too_large
1.5% : ambiguous 0.18 0.015
0.8% : ambiguous 0.096 0.008
0.05% : ambiguous 0.18 0.006
千分之一 : ambiguous 0.36 0.012
18-24% : ambiguous 0.18 0.24
18%到24% : ambiguous 0.18 0.24
18到24 : ambiguous 0.18 0.24
年化24，其实36 : ambiguous 0.24 0.36
"""


def _rows(table: str, sign: str) -> list[tuple[str, str]]:
    rows = (line.rpartition(sign) for line in table.strip().splitlines())
    return [(typed.strip(), meant.strip()) for typed, _, meant in rows]


@pytest.mark.parametrize(("typed", "rate"), _rows(RATES, " = "))
def test_a_rate_is_read_as_a_fraction_of_a_year(typed: str, rate: str) -> None:
    assert read_percent(typed) == Decimal(rate)


@pytest.mark.parametrize(("typed", "why"), _rows(UNREAD, ":"))
def test_what_is_no_rate_says_why_and_what_it_might_be(typed: str, why: str) -> None:
    reason, *candidates = why.split()
    read = read_percent(typed)
    assert isinstance(read, Unread)
    assert read.reason == reason
    assert read.candidates == tuple(Decimal(value) for value in candidates)


@given(hundredths=st.integers(200, 99_99))
def test_every_yearly_rate_survives_being_spelled_out(hundredths: int) -> None:
    rate, whole = Decimal(hundredths) / 10_000, hundredths // 100
    for typed in (f"{rate * 100}%", f"年化{rate * 100}", f"{rate * 100} percent", f"{rate * 100}% a year"):
        assert read_percent(typed) == rate
    for typed in (f"百分之{chinese(whole)}", traditional(f"年利率百分之{chinese(whole)}"), f"{english(whole)} percent"):
        assert read_percent(typed) == Decimal(whole) / 100


@given(thousandths=st.integers(1, 99))
def test_a_rate_of_a_month_counts_twelve_times(thousandths: int) -> None:
    percent = Decimal(thousandths) / 10
    for typed in (f"月息{percent}%", f"{percent}% a month", f"{percent}%每月", f"月息{thousandths}厘"):
        assert read_percent(typed) == percent / 100 * 12


@given(myriadths=st.integers(1, 30))
def test_a_rate_of_a_day_counts_360_times(myriadths: int) -> None:
    yearly = Decimal(myriadths) / 10_000 * 360
    for typed in (
        f"日息万分之{chinese(myriadths)}",
        f"{Decimal(myriadths) / 100}% a day",
        f"日息{Decimal(myriadths) / 100}%",
    ):
        assert read_percent(typed) == yearly


@given(ANYTHING)
def test_any_text_is_a_rate_or_unread(text: str) -> None:
    read = read_percent(text)
    assert isinstance(read, Unread) or 0 <= read <= 50


@pytest.mark.parametrize("text", LONG)
def test_ten_thousand_characters_are_read_in_one_go(text: str) -> None:
    assert isinstance(read_percent(text), Decimal | Unread)

"""Days and lengths of time as people write them. Today is Monday, 23 November 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.dates import ReadDate, ReadSpan, read_date, read_span
from flows.reading.unread import Unread
from tests.reading.anything import ANYTHING, LONG
from tests.reading.spelling import chinese, english

TODAY = date(2026, 11, 23)

# What is meant the same whether it lies behind or ahead. ~: approximate; a month has no day.
EITHER_WAY = """
今天 = 2026-11-23
今日 = 2026-11-23
昨天 = 2026-11-22
昨晚收到的 = 2026-11-22
琴日 = 2026-11-22
前天 = 2026-11-21
大前天 = 2026-11-20
明天 = 2026-11-24
聽日 = 2026-11-24
后天 = 2026-11-25
後日 = 2026-11-25
大后天 = 2026-11-26
下周五 = 2026-12-04
下週五 = 2026-12-04
下个星期五 = 2026-12-04
下禮拜一 = 2026-11-30
下下周二 = 2026-12-08
上周三 = 2026-11-18
上個禮拜三 = 2026-11-18
上上周五 = 2026-11-13
这周六 = 2026-11-28
本周日 = 2026-11-29
三天后 = 2026-11-26
三天之後 = 2026-11-26
再过10天 = 2026-12-03
还有十天 = 2026-12-03
3天前 = 2026-11-20
三四天前 = 2026-11-20 ~
十几天前 = 2026-11-13 ~
30天以前 = 2026-10-24
两个星期前 = 2026-11-09 ~
2周前 = 2026-11-09 ~
半个月前 = 2026-11-08 ~
一个半月前 = 2026-10-08 ~
两个月前 = 2026-09-23 ~
兩個多月前 = 2026-09-23 ~
半年前 = 2026-05-23 ~
一年前 = 2025-11-23 ~
一年零三个月前 = 2025-08-23 ~
下个月15号 = 2026-12-15
下月3日 = 2026-12-03
本月十五号 = 2026-11-15
上个月31号 = 2026-10-31
上个月底 = 2026-10-31 ~
下个月初 = 2026-12-01 ~
去年年底 = 2025-12-31 ~
去年底 = 2025-12-31 ~
2025年底 = 2025-12-31 ~
明年3月5日 = 2027-03-05
去年五月二十号 = 2025-05-20
2025年3月15日 = 2025-03-15
二〇二五年三月十五日 = 2025-03-15
25年3月15日 = 2025-03-15
2025-03-15 = 2025-03-15
2025/3/15 = 2025-03-15
2025.3.15 = 2025-03-15
２０２５－０３－１５ = 2025-03-15
20250315 = 2025-03-15
15/03/2025 = 2025-03-15
3/15/2025 = 2025-03-15
15.03.2025 = 2025-03-15
15/03/25 = 2025-03-15
2025年3月 = 2025-03
二零二五年三月份 = 2025-03
24年5月 = 2024-05
2025-03 = 2025-03
2025.3 = 2025-03
03/2025 = 2025-03
去年五月 = 2025-05
今年7月 = 2026-07
上个月 = 2026-10
这个月 = 2026-11
下個月 = 2026-12
前年 = 2024-01 ~
去年 = 2025-01 ~
today = 2026-11-23
Yesterday! = 2026-11-22
the day before yesterday = 2026-11-21
tomorrow = 2026-11-24
day after tomorrow = 2026-11-25
next Friday = 2026-12-04
last Monday = 2026-11-16
this Friday = 2026-11-27
in 3 days = 2026-11-26
in three days = 2026-11-26
in two weeks = 2026-12-07 ~
3 days ago = 2026-11-20
2 weeks ago = 2026-11-09 ~
a couple of weeks ago = 2026-11-09 ~
about two months ago = 2026-09-23 ~
a week ago = 2026-11-16 ~
half a year ago = 2026-05-23 ~
a year and a half ago = 2025-05-23 ~
10 days from now = 2026-12-03
March 15th 2025 = 2025-03-15
15th of March, 2025 = 2025-03-15
15 Mar 2025 = 2025-03-15
the twenty-first of December 2025 = 2025-12-21
Mar 2025 = 2025-03
in March 2025 = 2025-03
last March = 2026-03
end of last month = 2026-10-31 ~
end of 2025 = 2025-12-31 ~
mid-March 2025 = 2025-03-15 ~
the 15th of next month = 2026-12-15
last month = 2026-10
next month = 2026-12
in 2025 = 2025-01 ~
"""

# What was left unsaid is filled in by where it lies: behind; ahead.
BY_SIDE = """
周三 = 2026-11-18 ; 2026-11-25
星期日 = 2026-11-22 ; 2026-11-29
礼拜天 = 2026-11-22 ; 2026-11-29
周一 = 2026-11-23 ~ ; 2026-11-23 ~
15号 = 2026-11-15 ; 2026-12-15
十五號 = 2026-11-15 ; 2026-12-15
15 = 2026-11-15 ; 2026-12-15
31号 = 2026-10-31 ; 2026-12-31
23号 = 2026-11-23 ; 2026-11-23
11月30日 = 2025-11-30 ; 2026-11-30
我是11月30日收到的 = 2025-11-30 ; 2026-11-30
十一月三十号 = 2025-11-30 ; 2026-11-30
3月15 = 2026-03-15 ; 2027-03-15
11.30 = 2025-11-30 ; 2026-11-30
11/30 = 2025-11-30 ; 2026-11-30
11-30 = 2025-11-30 ; 2026-11-30
2月29日 = 2024-02-29 ; 2028-02-29
大概11月初 = 2026-11-01 ~ ; 2027-11-01 ~
五月底 = 2026-05-31 ~ ; 2027-05-31 ~
月底 = 2026-10-31 ~ ; 2026-11-30 ~
月初 = 2026-11-01 ~ ; 2026-12-01 ~
年底 = 2025-12-31 ~ ; 2026-12-31 ~
三月 = 2026-03 ; 2027-03
十一月 = 2026-11 ; 2026-11
Friday = 2026-11-20 ; 2026-11-27
on wed = 2026-11-18 ; 2026-11-25
the 15th = 2026-11-15 ; 2026-12-15
15 March = 2026-03-15 ; 2027-03-15
March 15 = 2026-03-15 ; 2027-03-15
Dec 5 = 2025-12-05 ; 2026-12-05
end of the month = 2026-10-31 ~ ; 2026-11-30 ~
early March = 2026-03-01 ~ ; 2027-03-01 ~
March = 2026-03 ; 2027-03
"""

UNREAD = """
腊月 : lunar
农历八月十五 : lunar
正月十五 : lunar
初五 : lunar
春节 : lunar
lunar new year : lunar
2月30日 : impossible
11月31日 : impossible
13月 : impossible
13月5日 : impossible
2025-13-01 : impossible
2025年2月29日 : impossible
32号 : impossible
30 February : impossible
1989年1月1日 : impossible
2101年1月1日 : impossible
9999年前 : impossible
昨天或前天 : ambiguous
11月15到20号 : ambiguous
15 march or 16 march : ambiguous
不记得了 : nothing
前几天 : nothing
几天前 : nothing
上周 : nothing
周末 : nothing
目前 : nothing
之前天天打电话 : nothing
I may pay : nothing
next week : nothing
3500 : nothing
13800138000 : nothing
年利率10.5% : nothing
😀 : nothing
:  nothing
"""

SPANS = """
62天 = 62
逾期62天了 = 62
昨天 = 1
今天 = 0
2026-09-22 = 62
从9月22号开始，62天了 = 62
逾期三个月 = 92 ~
快三个月了 = 88 ~
三个多月 = 96 ~
半个月 = 15 ~
一个半月 = 46 ~
半年 = 184 ~
一年半 = 549 ~
1.5年 = 549 ~
一年零三个月 = 457 ~
两年 = 730 ~
快两年了 = 694 ~
不到一年 = 347 ~
一年多 = 383 ~
三年多 = 1150 ~
超过三年 = 1150 ~
3年以上 = 1150 ~
两三年 = 730 ~
三周 = 21 ~
十几天 = 11 ~
六七十天 = 60 ~
90多天 = 94 ~
30+天 = 31 ~
三年前 = 1096 ~
去年五月开始 = 571 ~
2024年6月 = 905 ~
上个月 = 53 ~
about two years = 730 ~
nearly 3 months = 88 ~
over three years = 1150 ~
a year and a half = 549 ~
2 months and 10 days = 71 ~
2 weeks = 14 ~
60 days = 60
since March = 267 ~
3 months ago = 92 ~
"""

NO_SPAN = ("62", "三期", "还没到期", "明天", "下个月", "9999999年", "半年没还了，上个月还被催", "腊月", "not sure", "")


def _rows(table: str, sign: str) -> list[tuple[str, str]]:
    rows = (line.rpartition(sign) for line in table.strip().splitlines())
    return [(typed.strip(), meant.strip()) for typed, _, meant in rows]


def _read(meant: str) -> ReadDate:
    day, _, mark = meant.strip().partition(" ")
    if len(day) == 7:
        return ReadDate(date.fromisoformat(f"{day}-01"), "month", bool(mark))
    return ReadDate(date.fromisoformat(day), "day", bool(mark))


@pytest.mark.parametrize(("typed", "meant"), _rows(EITHER_WAY, " = "))
@pytest.mark.parametrize("past", [None, True, False])
def test_what_names_its_day_is_read_the_same_way_round(typed: str, meant: str, past: bool | None) -> None:
    assert read_date(typed, TODAY, past=past, month_ok=True) == _read(meant)


@pytest.mark.parametrize(("typed", "meant"), _rows(BY_SIDE, " = "))
def test_what_was_left_unsaid_is_filled_in_by_where_it_lies(typed: str, meant: str) -> None:
    behind, ahead = meant.split(";")
    assert read_date(typed, TODAY, past=True, month_ok=True) == _read(behind)
    assert read_date(typed, TODAY, past=False, month_ok=True) == _read(ahead)


@pytest.mark.parametrize(("typed", "reason"), _rows(UNREAD, ":"))
def test_what_is_no_day_says_why(typed: str, reason: str) -> None:
    read = read_date(typed, TODAY, month_ok=True)
    assert isinstance(read, Unread)
    assert read.reason == reason


@pytest.mark.parametrize("typed", ["2025年3月", "March", "上个月", "去年"])
def test_a_month_is_not_enough_where_the_day_is_needed(typed: str) -> None:
    assert read_date(typed, TODAY) == Unread("month")


@pytest.mark.parametrize(
    ("typed", "day_first", "month_first"),
    [
        ("03/04", "2027-04-03", "2027-03-04"),
        ("3/4/2025", "2025-04-03", "2025-03-04"),
        ("30/11", "2026-11-30", "2026-11-30"),
        ("11/30", "2026-11-30", "2026-11-30"),
        ("12.5", "2026-12-05", "2026-12-05"),
        ("12-5", "2026-12-05", "2026-12-05"),
    ],
)
def test_only_slashes_are_read_by_the_order_of_the_language(typed: str, day_first: str, month_first: str) -> None:
    assert read_date(typed, TODAY) == ReadDate(date.fromisoformat(day_first))
    assert read_date(typed, TODAY, day_first=False) == ReadDate(date.fromisoformat(month_first))


def test_without_a_side_a_day_of_the_year_is_the_nearest_one() -> None:
    assert read_date("10月30日", TODAY) == ReadDate(date(2026, 10, 30))
    assert read_date("3月5日", TODAY) == ReadDate(date(2027, 3, 5))


@pytest.mark.parametrize("today", [date(2026, 1, 31), date(2028, 2, 29), date(2026, 12, 31), date(2026, 11, 29)])
def test_months_and_weeks_are_counted_from_their_last_days_too(today: date) -> None:
    tomorrow = read_date("明天", today)
    assert tomorrow == ReadDate(today + timedelta(1))
    next_monday = read_date("下周一", today)
    assert isinstance(next_monday, ReadDate)
    assert 1 <= (next_monday.value - today).days <= 7
    assert next_monday.value.isoweekday() == 1
    month_ago = read_date("一个月前", today)
    assert isinstance(month_ago, ReadDate)
    assert 28 <= (today - month_ago.value).days <= 31


@pytest.mark.parametrize(("typed", "meant"), _rows(SPANS, " = "))
def test_a_length_of_time_is_read_in_days(typed: str, meant: str) -> None:
    days, _, mark = meant.partition(" ")
    assert read_span(typed, TODAY) == ReadSpan(int(days), bool(mark))


@pytest.mark.parametrize("typed", NO_SPAN)
def test_what_tells_no_length_of_time_is_none(typed: str) -> None:
    assert read_span(typed, TODAY) is None


MONTHS = "January February March April May June July August September October November December"
SPELLINGS: dict[str, Callable[[date], str]] = {
    "ISO": date.isoformat,
    "compact": lambda day: f"{day:%Y%m%d}",
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "zh_Hans": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "zh_Hans, spelled": lambda day: f"{_each_digit(day.year)}年{chinese(day.month)}月{chinese(day.day)}号",
    "zh_Hant": lambda day: f"{day.year} 年 {day.month} 月 {day.day} 號收到",
    "en": lambda day: f"{day.day} {_month(day)} {day.year}",
    "en, short": lambda day: f"{_month(day)[:3]} {day.day}, {day.year}",
    "en, ordinal": lambda day: f"the {day.day}th of {_month(day)} {day.year}",
    "en, day first": lambda day: f"{day:%d/%m/%Y}",
}
YEARS_NEAR = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def _month(day: date) -> str:
    return MONTHS.split()[day.month - 1]


def _each_digit(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(day=YEARS_NEAR)
def test_every_day_survives_being_spelled_out(spelling: str, day: date) -> None:
    assert read_date(SPELLINGS[spelling](day), TODAY) == ReadDate(day)


@given(day=YEARS_NEAR)
def test_every_month_survives_being_spelled_out(day: date) -> None:
    month = ReadDate(day.replace(day=1), "month")
    for typed in (f"{day.year}年{day.month}月", f"{_month(day)} {day.year}", f"{day:%Y-%m}"):
        assert read_date(typed, TODAY, month_ok=True) == month


@given(days=st.integers(1, 999))
def test_every_number_of_days_survives_being_spelled_out(days: int) -> None:
    for typed in (f"{days}天前", f"{chinese(days)}天之前", f"{days} days ago", f"{english(days)} days ago"):
        assert read_date(typed, TODAY) == ReadDate(TODAY - timedelta(days))
    for typed in (f"{days}天后", f"in {english(days)} days"):
        assert read_date(typed, TODAY) == ReadDate(TODAY + timedelta(days))
    for typed in (f"逾期{chinese(days)}天", f"{days} days"):
        assert read_span(typed, TODAY) == ReadSpan(days)


@given(day=st.dates(TODAY - timedelta(365), TODAY))
def test_a_day_without_its_year_is_the_last_one_behind(day: date) -> None:
    assert read_date(f"{day.month}月{day.day}日", TODAY, past=True) in (ReadDate(day), ReadDate(TODAY))


@given(ANYTHING, st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from([None, True, False]))
def test_any_text_is_read_without_an_error_on_any_day(text: str, today: date, past: bool | None) -> None:
    assert isinstance(read_date(text, today, past=past, month_ok=True), ReadDate | Unread)
    assert isinstance(read_span(text, today), ReadSpan | None)


@pytest.mark.parametrize("text", LONG)
def test_ten_thousand_characters_are_read_in_one_go(text: str) -> None:
    assert isinstance(read_date(text, TODAY), ReadDate | Unread)
    assert isinstance(read_span(text, TODAY), ReadSpan | None)

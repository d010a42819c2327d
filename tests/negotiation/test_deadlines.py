"""The dates that a court's paper sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording import Wording
from flows.model import LOCALES, Answers, Raw, Scene
from flows.negotiation.branches import NOTICES
from flows.negotiation.deadlines import deadline, order_deadline, pinned
from tests.negotiation.cases import overfull, said

SHANGHAI = ZoneInfo("Asia/Shanghai")
days = st.dates(date(2000, 1, 1), date(2100, 12, 1))


def scene(today: date, locale: str = "zh_Hans", **given: Raw) -> Scene:
    return Scene(Answers(given), datetime(today.year, today.month, today.day, 23, 59, tzinfo=SHANGHAI), locale)


def order(received: date | None, today: date, locale: str = "zh_Hans") -> Scene:
    return scene(today, locale, court_papers="payment_order", order_received=received.isoformat() if received else None)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 11, 20), date(2026, 12, 5)),
        (date(2026, 12, 20), date(2027, 1, 4)),  # over the new year
        (date(2026, 2, 20), date(2026, 3, 7)),
        (date(2028, 2, 20), date(2028, 3, 6)),  # a leap year
        (date(2027, 2, 14), date(2027, 3, 1)),
        (date(2028, 2, 14), date(2028, 2, 29)),
        (date(2026, 4, 16), date(2026, 5, 1)),  # a holiday is a day like others
        (date(2026, 1, 31), date(2026, 2, 15)),
    ],
)
def test_a_payment_order_ends_fifteen_calendar_days_after_receipt(received: date, last: date) -> None:
    assert order_deadline(received) == last
    assert deadline(order(received, received).answers) == last


@settings(deadline=None)
@given(days, st.integers(0, 400))
def test_the_days_that_are_left_lead_exactly_to_the_last_day(received: date, later: int) -> None:
    today = received + timedelta(days=later)
    assert (deadline(order(received, today).answers) or today) - received == timedelta(days=15)
    (line,) = pinned(order(received, today))
    params = line.text.params
    assert params["day"].value == received + timedelta(days=15)  # type: ignore[union-attr]
    counted = (params.get("left") or params["ago"]).params.get("n", 0)  # type: ignore[union-attr]
    assert counted == abs(15 - later)


@settings(deadline=None)
@given(days, st.integers(0, 30))
def test_the_warning_and_the_pinned_line_name_the_same_day(received: date, later: int) -> None:
    today = order(received, received + timedelta(days=later))
    shown = {
        param
        for block in (*pinned(today), *NOTICES["payment_order"].lines(today))
        for name, param in block.text.params.items()
        if name in {"day", "deadline"}
    }
    assert len(shown) == 1


def test_the_line_has_the_date_and_what_is_left_of_it(wording: Wording) -> None:
    today = order(date(2026, 11, 20), date(2026, 11, 23))
    assert said(wording, pinned(today)) == ["⚠️ 支付令：12月5日（周六），还有 12 天"]
    assert said(wording, pinned(today), "en") == ["⚠️ Payment order: 5 December (Sat), 12 days left"]
    assert said(wording, pinned(order(date(2026, 12, 20), date(2026, 12, 23)))) == [
        "⚠️ 支付令：2027年1月4日（周一），还有 12 天"
    ]


def test_the_last_day_and_the_days_after_it_are_said_plainly(wording: Wording) -> None:
    received = date(2026, 11, 8)
    assert said(wording, pinned(order(received, date(2026, 11, 22)))) == ["⚠️ 支付令：11月23日（周一），还有 1 天"]
    assert said(wording, pinned(order(received, date(2026, 11, 22))), "en")[0].endswith("1 day left")
    assert said(wording, pinned(order(received, date(2026, 11, 23)))) == ["⚠️ 支付令：11月23日（周一），就是今天"]
    late = pinned(order(received, date(2026, 11, 26)))
    assert said(wording, late) == ["⚠️ 支付令：11月23日（周一），已过 3 天，今天打 12368、12348"]


def test_without_the_day_of_receipt_the_term_stands_without_a_date(wording: Wording) -> None:
    unknown = order(None, date(2026, 11, 23))
    assert said(wording, pinned(unknown)) == ["⚠️ 支付令：从收到那天起15天"]
    assert deadline(unknown.answers) is None
    notice = "\n".join(said(wording, NOTICES["payment_order"].lines(unknown)))
    assert "收到后15天内" in notice
    assert "月" not in notice.split("民事诉讼法")[0]


@pytest.mark.parametrize(
    ("paper", "key", "word"), [("summons", "hearing_date", "开庭日"), ("judgment", "judgment_due", "文书期限")]
)
def test_hearings_and_judgments_have_the_day_of_the_paper(wording: Wording, paper: str, key: str, word: str) -> None:
    known = scene(date(2026, 11, 23), court_papers=paper, **{key: "2027-01-05"})
    assert said(wording, pinned(known)) == [f"⚠️ {word}：2027年1月5日（周二），还有 43 天"]
    assert pinned(scene(date(2026, 11, 23), court_papers=paper, **{key: None})) == ()
    assert pinned(scene(date(2026, 11, 23), court_papers=paper)) == ()


def test_a_day_of_another_paper_is_no_deadline() -> None:
    for paper in ("none", "mediation", "unsure", ""):
        assert pinned(scene(date(2026, 11, 23), court_papers=paper, order_received="2026-11-20")) == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_line_is_short_in_every_locale_even_at_its_longest(wording: Wording, locale: str) -> None:
    longest = scene(date(2026, 11, 23), locale, court_papers="judgment", judgment_due="2025-09-24")
    (line,) = said(wording, pinned(longest), locale)
    assert len(line) <= 90
    assert not overfull(wording, pinned(replace(longest, locale=locale)))

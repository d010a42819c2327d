"""A debt in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.debts import ReadDebt, read_debt, read_debts

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "debt"),
    [
        ("8000", ReadDebt("credit", Decimal(8000))),
        ("银行信用卡8000", ReadDebt("card", Decimal(8000))),
        ("朋友 一万二", ReadDebt("other", Decimal(12_000))),
        ("网贷 6,700", ReadDebt("small", Decimal(6700))),
        ("花呗3000每月300", ReadDebt("consumer", Decimal(3000), Decimal(300))),
        (
            "信用卡 8000 每月500 年化18% 逾期",
            ReadDebt("card", Decimal(8000), Decimal(500), Decimal("0.18"), late=True),
        ),
        ("credit card 8k, 500 a month, late", ReadDebt("card", Decimal(8000), Decimal(500), late=True)),
        ("房贷 30万 月供 2500 没逾期", ReadDebt("secured", Decimal(300_000), Decimal(2500), late=False)),
        ("車貸 5萬 每月1500", ReadDebt("secured", Decimal(50_000), Decimal(1500))),
        (
            "3,500 at 18%, due 5 December",
            ReadDebt("credit", Decimal(3500), None, Decimal("0.18"), due=date(2026, 12, 5)),
        ),
        (
            "招行卡 1.2万，每期 800，12月10日到期",
            ReadDebt("card", Decimal(12_000), Decimal(800), due=date(2026, 12, 10)),
        ),
        ("借呗 8000 逾期30天", ReadDebt("credit", Decimal(8000), late=True)),
        ("信用卡欠了2万8，一个月还1500", ReadDebt("card", Decimal(28_000), Decimal(1500))),
        ("friend 2000", ReadDebt("other", Decimal(2000))),
    ],
)
def test_a_line_is_a_debt(text: str, debt: ReadDebt) -> None:
    read = read_debt(text, TODAY)
    assert read
    assert replace(read, named=False) == debt
    assert read.named == (text[0] not in "38")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("信用卡 8000，每月500，年化18%；花呗三千", [8000, 3000]),
        ("信用卡8000\n朋友两千", [8000, 2000]),
        ("花呗3000，白条2000", [3000, 2000]),
        ("信用卡8000和花呗3000", [8000, 3000]),
        ("8k card and 3k huabei", [8000, 3000]),
        ("credit card 8000, 500 a month", [8000]),
        ("8000", [8000]),
        ("7", []),
        ("8000，3000", []),
        ("hello", []),
    ],
)
def test_several_debts_of_a_message_are_read_where_each_is_named(text: str, amounts: list[int]) -> None:
    assert [debt.amount for debt in read_debts(text, TODAY)] == amounts


def test_of_a_range_the_higher_end_counts() -> None:
    """More owed elsewhere leaves less for this debt: the careful reading."""
    read = read_debt("大概两万到三万", TODAY)
    assert read
    assert read.amount == 30_000


@pytest.mark.parametrize("text", ["", "hello", "卡 8000 白条 3000", "每月500", "年化18%", "没有了", "逾期30天"])
def test_what_names_no_one_sum_is_none(text: str) -> None:
    assert read_debt(text, TODAY) is None


@given(st.text() | st.text("0123456789 .,卡贷每月逾期万千%-/到期号日", max_size=60))
def test_reading_is_total(text: str) -> None:
    read = read_debt(text, TODAY)
    assert read is None or read.amount > 0

"""Seven lines are read by label, in their order, in any of the ways that people write a list."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording import Wording
from flows.model import LOCALES, Invalid
from flows.negotiation.seven_lines import LINES, label_of, not_monthly, read_lines, read_total

SEVEN = [1200, 1500, 200, 0, 0, 300, 100]
ROW = dict(zip(LINES, map(Decimal, SEVEN), strict=True))


def test_every_line_is_known_by_its_own_label_in_every_language(wording: Wording) -> None:
    for key, label in LINES.items():
        for locale in LOCALES:
            assert label_of(wording.words(label, locale)) == key


@pytest.mark.parametrize("locale", LOCALES)
@settings(deadline=None)
@given(amounts=st.lists(st.integers(0, 99_999), min_size=7, max_size=7), order=st.permutations(range(7)))
def test_the_form_comes_back_as_it_was_filled_in(
    wording: Wording, locale: str, amounts: list[int], order: list[int]
) -> None:
    rows = [f"{wording.words(label, locale)}：{amount}" for label, amount in zip(LINES.values(), amounts, strict=True)]
    assert read_lines("\n".join(rows[at] for at in order), None) == dict(zip(LINES, map(Decimal, amounts), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "1200\n1500\n200\n0\n0\n300\n100",
        "1200, 1500, 200, 0, 0, 300, 100",
        "1200,1500,200,0,0,300,100",
        "1200 1500 200 0 0 300 100",
        "1、1200\n2、1500\n3、200\n4、0\n5、没有\n6、300\n7、100",
        "房租1200，吃饭1500，水电200，药没有，孩子没有，通勤300，其他100",
        "房租一千二吃饭一千五水电两百药0孩子0路费300其他100",
        "rent 1,200 food 1,500 phone 200 medicine none kids none bus 300 other 100",
        "Rent: 1200; food: 1.5k; utilities: 200; doctor: -; kids: 0; commute: 300; other: 100",
    ],
)
def test_a_list_is_read_however_it_is_written(text: str) -> None:
    assert read_lines(text, None) == ROW


def test_some_lines_by_name_leave_the_others_open() -> None:
    assert read_lines("房租1500左右 吃饭差不多2千", None) == {"home": Decimal(1500), "food": Decimal(2000)}
    assert read_lines("房租房贷：\n吃饭：1500", {}) == {"food": Decimal(1500)}


def test_no_amount_of_a_row_is_lost_between_two_others() -> None:
    assert read_lines("吃饭1500 手机 100 药 300 爸妈500", {}) == {
        "food": Decimal(1500),
        "bills": Decimal(100),
        "health": Decimal(300),
        "family": Decimal(500),
    }
    assert read_lines("food 1500 块 mum 300", {}) == {"food": Decimal(1500), "family": Decimal(300)}


@pytest.mark.parametrize("text", ["药300保险200", "房租1200 药300保险200", "rent 1200 insurance 300"])
def test_an_amount_of_a_line_that_is_not_known_is_asked_for(text: str) -> None:
    with pytest.raises(Invalid):
        read_lines(text, {})


def test_two_amounts_of_one_line_are_added() -> None:
    assert read_lines("水电200，话费100，房租800", None) == {"bills": Decimal(300), "home": Decimal(800)}


def test_medicine_is_not_food() -> None:
    assert label_of("吃药300") == "health"


def test_the_rest_is_filled_in_order_once_the_form_is_open() -> None:
    known = {key: Decimal(1) for key in list(LINES)[:4]}
    assert read_lines("50\n60\n70", known) == {"family": Decimal(50), "travel": Decimal(60), "other": Decimal(70)}
    assert read_lines("50\n60", {}) == {"home": Decimal(50), "food": Decimal(60)}
    assert read_lines("50\n60", None) is None  # no form was shown: these two could be anything


def test_one_amount_is_the_last_line_or_none_of_the_rest() -> None:
    six = {key: Decimal(1) for key in list(LINES)[:6]}
    assert read_lines("200", six) == {"other": Decimal(200)}
    two = {key: Decimal(1) for key in list(LINES)[:2]}
    assert read_lines("没有", two) == dict.fromkeys(list(LINES)[2:], Decimal(0))
    with pytest.raises(Invalid):
        read_lines("200", two)


@pytest.mark.parametrize("text", ["3600", "三千六", "3,600", "大概三千到三千五", "hello", ""])
def test_what_is_no_list_is_left_to_the_reader_of_amounts(text: str) -> None:
    assert read_lines(text, None) is None


@pytest.mark.parametrize("text", ["房租1200，吃饭1500，2000", "房租", "房租很多，吃饭也多"])
def test_an_amount_without_a_line_or_a_line_without_an_amount_is_asked_for(text: str) -> None:
    with pytest.raises(Invalid):
        read_lines(text, {})


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("一共3600", 3600),
        ("房租1200，吃饭1500，总共4000", 4000),
        ("1200+1500+900", 3600),
        ("in all about 3,600", 3600),
        ("3600", None),
        ("房租1200+吃饭1500", None),
        ("总共", None),
    ],
)
def test_a_sum_that_is_named_or_added_up_is_the_sum(text: str, total: int | None) -> None:
    assert read_total(text) == total


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("每天100", True),
        ("一周500", True),
        ("30 a day", True),
        ("每月3000", False),
        ("3000 a month", False),
        ("3600", False),
    ],
)
def test_a_sum_that_is_not_for_a_month_is_noticed(text: str, other: bool) -> None:
    assert not_monthly(text) is other


@settings(deadline=None)
@given(st.text(max_size=80), st.none() | st.just({}) | st.just({"home": Decimal(1)}))
def test_whatever_is_typed_a_line_is_never_negative(text: str, known: dict[str, Decimal] | None) -> None:
    read_total(text)
    try:
        found = read_lines(text, known)
    except Invalid:
        return
    assert all(key in LINES and amount >= 0 for key, amount in (found or {}).items())

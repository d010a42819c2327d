"""Lists of amounts, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.lists import is_list_of_amounts


@pytest.mark.parametrize(
    "text",
    [
        "水电 150 药0 孩子没有 其他一百",
        "房租1500 吃饭800 交通200 水电 150 药0 孩子0 其他一百",
        "房租：1500\n吃饭：800\n药：0",
        "房租一千五，吃饭八百，药没有",
        "rent 1200, food 900, phone 50",
        "rent 1200 food 900 phone 50 doctor 0 kids none travel 100 other 0",
    ],
)
def test_names_with_amounts_are_a_list(text: str) -> None:
    assert is_list_of_amounts(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6000",
        "药30 酒20",
        "吃了3盒药 2瓶酒 1把刀",
        "我吃了30片药，20分钟前，很困",
        "took 30 pills, 20 minutes ago, 1 drink",
        "活着没意思，欠3万，吃药100，不想活了",
        "he hit me 3 times",
    ],
)
def test_a_story_with_numbers_is_none(text: str) -> None:
    assert not is_list_of_amounts(text)


@given(st.text() | st.text("药孩子没有其他一百 0123456789,，.：:", max_size=300))
def test_reading_is_total(text: str) -> None:
    assert is_list_of_amounts(text) in {True, False}

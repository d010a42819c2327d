"""What is taken home a month, as a kind of answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording import Wording
from flows.model import Accepted, Answers, Drafted, Invalid, Raw, Scene
from flows.negotiation.income import above, income
from tests.negotiation.cases import NOW, labels, said, scene, words

KIND = income()


def _read(text: str, **own: Raw) -> Accepted:
    reading = KIND.read(text, scene(**own), lambda label: ())
    assert isinstance(reading, Accepted)
    return reading


@pytest.mark.parametrize(
    ("text", "raw", "varies"),
    [
        ("6000", "6000", None),
        ("每周1200", "5200.00", None),
        ("周薪800到1200", "3466.67", ["low=3466.67", "usual=3466.67", "high=5200.00"]),
        ("3000 5000 8000", "5000", ["low=3000", "usual=5000", "high=8000"]),
        ("最少三千 最多八千", "3000", ["low=3000", "usual=3000", "high=8000"]),
        ("兩週2400", "5200.00", None),
        ("120k a year", "10000.00", None),
        ("没有收入", "0", None),
    ],
)
def test_what_was_typed_is_one_month_and_what_it_varies_by(text: str, raw: str, varies: Raw) -> None:
    reading = _read(text)
    assert reading.raw == raw
    assert reading.also == {"income_varies": varies}
    assert KIND.valid(reading.raw, Answers({}))


def test_of_a_range_the_lower_figure_is_planned_with(wording: Wording) -> None:
    reading = _read("3000到8000")
    assert reading.raw == "3000"
    assert words(wording, reading.echo, "en") == "Taking the lower figure, ¥3,000."


@pytest.mark.parametrize(
    ("locale", "label"), [("zh_Hans", "每月不固定"), ("zh_Hant", "每月不固定"), ("en", "It varies")]
)
def test_it_may_vary_by_a_tap(wording: Wording, locale: str, label: str) -> None:
    assert labels(wording, KIND.keyboard(scene(locale)), locale) == [[label]]


def test_the_tap_says_how_to_write_it_and_can_be_taken_back(wording: Wording) -> None:
    assert above(scene()) == ()
    reading = KIND.tap("knob", "varies", scene())
    assert isinstance(reading, Drafted)
    now = Scene(scene().answers, NOW, "en", reading.draft)
    assert "3000 5000 8000" in said(wording, above(now), "en")[0]
    assert labels(wording, KIND.keyboard(now), "en") == [["One sum instead"]]
    back = KIND.tap("knob", "one", now)
    assert isinstance(back, Drafted)
    assert above(Scene(now.answers, NOW, "en", back.draft)) == ()


@pytest.mark.parametrize(("act", "value"), [("knob", "lines"), ("pick", "6000"), ("tick", "varies"), ("done", "")])
def test_another_button_is_none_of_its(act: str, value: str) -> None:
    with pytest.raises(Invalid):
        KIND.tap(act, value, scene())


@pytest.mark.parametrize("text", ["不多", "看情况", "it depends", "-500"])
def test_what_is_no_income_is_asked_for_again(text: str) -> None:
    with pytest.raises(Invalid):
        KIND.read(text, scene(), lambda label: ())


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("zh_Hans", "¥5,000（低的月份 ¥3,000）"),
        ("zh_Hant", "¥5,000（低的月份 ¥3,000）"),
        ("en", "¥5,000 (low month ¥3,000)"),
    ],
)
def test_the_review_tells_the_low_month_with_it(wording: Wording, locale: str, told: str) -> None:
    now = scene(locale, income_now="5000", income_varies=["low=3000", "usual=5000", "high=8000"])
    assert words(wording, KIND.tell("5000", now), locale) == told
    assert words(wording, KIND.tell("6000", now), locale) == "¥6,000"


@given(st.text() | st.text("0123456789 .,每周月年少多低高一二三万千-/", max_size=40))
def test_whatever_is_typed_is_an_income_or_asked_for_again(text: str) -> None:
    try:
        reading = KIND.read(text, scene(), lambda label: ())
    except Invalid:
        return
    assert isinstance(reading, Accepted)
    assert KIND.valid(reading.raw, Answers({}))

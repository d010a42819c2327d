"""The essentials: one amount, or seven lines that make one."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest

from bot.wording import Wording
from flows.model import Accepted, Button, Copy, Drafted, Invalid, Line, Raw, Reading
from flows.negotiation.spending import above, ask, drafted, spending
from tests.negotiation.cases import answers, every, labels, overfull, said, scene, words

KIND = spending()
SOME: dict[str, Raw] = {"lines": ["home=1200", "food=1500"]}


def read(wording: Wording, text: str, draft: dict[str, Raw] | None = None) -> Reading:
    return KIND.read(text, scene(draft=draft), every(wording))


def raw_of(reading: Reading) -> Raw:
    assert isinstance(reading, Accepted)
    return reading.raw


@pytest.mark.parametrize(
    ("text", "raw"),
    [("3600", "3600"), ("三千六", "3600"), ("约3.6k", "3600"), ("一共3600", "3600"), ("1200+1500+900", "3600")],
)
def test_one_amount_is_the_answer(wording: Wording, text: str, raw: str) -> None:
    assert Decimal(str(raw_of(read(wording, text)))) == Decimal(raw)


def test_seven_lines_are_one_answer_read_back_with_its_parts(wording: Wording) -> None:
    reading = read(wording, "1200\n1500\n200\n0\n0\n300\n100")
    assert raw_of(reading) == "3300"
    assert isinstance(reading, Accepted)
    assert words(wording, reading.echo) == "1,200 + 1,500 + 200 + 300 + 100 = 3,300，记下了。"


def test_missing_lines_are_asked_for_and_the_others_kept(wording: Wording) -> None:
    first = read(wording, "房租1200，吃饭1500，水电200")
    assert isinstance(first, Drafted)
    then = scene(draft=first.draft)
    assert said(wording, above(then)) == [
        "已记：1,200 + 1,500 + 200 = 2,900。",
        "还差：看病吃药 · 孩子老人 · 上班路费 · 其他必需。",
    ]
    second = KIND.read("药100，孩子没有，路费300，其他0", then, every(wording))
    assert raw_of(second) == "3300"


def test_a_line_that_is_written_again_is_replaced(wording: Wording) -> None:
    reading = read(wording, "吃饭1800", SOME)
    assert isinstance(reading, Drafted)
    assert drafted(scene(draft=reading.draft)) == {"home": 1200, "food": 1800}


def test_a_number_alone_below_the_open_form_is_not_the_whole_month(wording: Wording) -> None:
    for draft in ({"lines": []}, SOME):
        with pytest.raises(Invalid):
            read(wording, "1200", draft)
        assert raw_of(read(wording, "一共3600", draft)) == "3600"


def test_the_form_opens_closes_and_can_be_copied(wording: Wording) -> None:
    opened = KIND.tap("knob", "lines", scene())
    assert isinstance(opened, Drafted)
    now = scene(draft=opened.draft)
    keyboard = KIND.keyboard(now)
    assert labels(wording, keyboard) == [["📋 复制七行", "只写一个总数"]]
    form = cast(Copy, keyboard[0][0]).what
    assert wording.copy(form, "zh_Hans").split("\n")[0] == "房租房贷："
    assert len(wording.copy(form, "zh_Hans").split("\n")) == 7
    closed = KIND.tap("knob", "total", now)
    assert isinstance(closed, Drafted)
    assert drafted(scene(draft={**opened.draft, **closed.draft})) is None


def test_the_form_that_opens_again_keeps_what_was_written() -> None:
    again = KIND.tap("knob", "lines", scene(draft=SOME))
    assert isinstance(again, Drafted)
    assert again.draft["lines"] == SOME["lines"]


def test_nothing_else_can_be_said_with_one_tap(wording: Wording) -> None:
    assert labels(wording, KIND.keyboard(scene(draft=SOME)))[-1] == ["没有别的，按 ¥2,700"]
    assert raw_of(KIND.tap("done", "", scene(draft=SOME))) == "2700"
    assert raw_of(read(wording, "没有", SOME)) == "2700"


@pytest.mark.parametrize("draft", [{}, {"lines": []}, {"lines": ["home=0"]}])
def test_nothing_is_no_sum(draft: dict[str, Raw]) -> None:
    with pytest.raises(Invalid):
        KIND.tap("done", "", scene(draft=draft))
    assert "done" not in {b.act for row in KIND.keyboard(scene(draft=draft)) for b in row if isinstance(b, Button)}


@pytest.mark.parametrize("text", ["0\n0\n0\n0\n0\n0\n0", "0", "很多", "每天100"])
def test_a_life_that_costs_nothing_or_no_amount_is_asked_again(wording: Wording, text: str) -> None:
    with pytest.raises(Invalid):
        read(wording, text)


def test_the_answer_is_an_amount_like_any_other(wording: Wording) -> None:
    assert KIND.valid("3600", answers())
    assert not KIND.valid("0", answers())
    assert not KIND.valid(["home=1"], answers())
    assert words(wording, KIND.tell("3600", scene())) == "¥3,600"
    assert raw_of(KIND.tap("guess", "3600", scene())) == "3600"


def test_the_instalment_of_a_secured_loan_is_left_out(wording: Wording) -> None:
    assert above(scene()) == ()
    assert "不算在内" in said(wording, above(scene(loan_kind="secured")))[0]


@pytest.mark.parametrize(
    "lines", [None, [], ["home=12345.67"], [f"{k}=12345.67" for k in ("home", "food", "bills", "health")]]
)
def test_the_screens_fit_a_phone(wording: Wording, lines: Raw) -> None:
    now = scene(draft={"lines": lines}, loan_kind="secured")
    assert overfull(wording, (*above(now), Line(ask(now), "bold"))) == []

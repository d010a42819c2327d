"""What goes into a line is known, in the grammar of the language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.wording import Wording
from flows.model import Param, Raw, Scene
from flows.negotiation.plan import WISHES, Terms, keep, make_plan
from flows.negotiation.slots import INSTALMENT, INSTALMENTS, counted, months, ordinal, slots
from tests.negotiation.anybody import scenes
from tests.negotiation.cases import scene


def known(wish: str = "", **given: Raw) -> dict[str, Param]:
    at = scene(**given)
    return slots(at, make_plan(at.answers, at.today), wish)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (28, "28th"),
    ],
)
def test_a_day_of_the_month_is_ordinal_in_english_only(wording: Wording, day: int, expected: str) -> None:
    assert wording.words(ordinal(day), "en") == expected
    assert wording.words(ordinal(day), "zh_Hans") == str(day)


def test_one_is_counted_as_one(wording: Wording) -> None:
    assert wording.words(counted(1, INSTALMENT, INSTALMENTS), "en") == "1 instalment"
    assert wording.words(counted(33, INSTALMENT, INSTALMENTS), "en") == "33 instalments"
    assert wording.words(counted(1, INSTALMENT, INSTALMENTS), "zh_Hans") == "1期"


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_nothing_unknown_is_in_the_slots(at: Scene) -> None:
    plan = make_plan(at.answers, at.today)
    for wish in ("", "token", *WISHES):
        assert None not in slots(at, plan, wish).values()


def test_the_day_of_a_pause_is_the_day_after_it_and_else_the_day_to_answer(wording: Wording) -> None:
    at = scene(asks=["pause"])
    plan = make_plan(at.answers, at.today)
    assert plan.resume is not None
    answer, resume = (slots(at, plan, wish)["date"] for wish in ("", "pause"))
    assert (answer.value, resume.value) == (plan.answer_by, plan.resume)  # type: ignore[union-attr]


def test_nobody_depends_where_nobody_does() -> None:
    assert "n" not in known(dependants=0)
    assert "n" in known(dependants=1)


def test_instalments_are_counted_for_what_the_wish_repays() -> None:
    at = scene(principal="12000")
    plan = make_plan(at.answers, at.today)
    assert months(at.answers, plan, "longer_term") == 33
    assert months(at.answers, plan, "principal_only") == 10


def test_a_token_sum_is_for_its_own_line_alone() -> None:
    poor = scene(income_now="3000")
    offer = keep(Terms(Decimal(50), 3), poor.answers)
    assert "X" not in known(income_now="3000", offer=offer)
    assert "X" in known("token", income_now="3000", offer=offer)
    assert "X" not in known("token")

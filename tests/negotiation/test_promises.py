"""An offer that can be kept: what a plan rests on, and what the other side is told of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.wording import Wording
from flows.answers import percent
from flows.model import Accepted, Invalid, Paper, Scene
from flows.money.budget import opening
from flows.negotiation import spending
from flows.negotiation.on_paper import paper
from flows.negotiation.plan import make_plan, resumed
from flows.negotiation.script import script
from flows.negotiation.theirs import compared
from flows.negotiation.tools.all import TOOLS
from tests.negotiation.cases import every, said, scene, words

LOW = {"income_now": "5000", "essentials": "3000", "income_varies": ["low=3500", "usual=5000", "high=8000"]}


def page(name: str, detail: str = "", **own: object) -> str:
    now = scene(**own)  # type: ignore[arg-type]
    return "\n".join(said(Wording.load(), TOOLS[name].page(detail, now).blocks))


def test_of_an_income_that_varies_the_first_offer_survives_the_low_month() -> None:
    plan = make_plan(scene(**LOW).answers, scene().today)
    assert plan.bad_month == 500
    assert plan.monthly == 500
    assert plan.survives
    assert opening(Decimal(1800), Decimal(500)) == 1440
    assert opening(Decimal(1800), Decimal(500), varies=True) == 500
    assert opening(Decimal(1800), Decimal(5), varies=True) == 1440


def test_only_what_a_bad_month_leaves_is_called_steady(wording: Wording) -> None:
    def lines(now: Scene) -> str:
        return " ".join(words(wording, spoken.text) for part in script(now) for spoken in part.lines)

    assert "能稳定拿出的是1,200元" in lines(scene())
    breaks = lines(scene(essentials="4500"))
    assert "稳定" not in breaks
    assert "平常月份能拿出" in breaks


def test_the_statement_tells_the_other_side_no_more_than_is_offered(wording: Wording) -> None:
    """Neither the ceiling nor this debt's share of it: whoever reads it would ask for that."""
    sheet = paper("statement", scene(other_debts="38600", asks=["longer_term"]))
    assert isinstance(sheet, Paper)
    told = wording.plain(sheet.instead, "zh_Hans")
    offer = make_plan(scene(other_debts="38600", asks=["longer_term"]).answers, scene().today).monthly
    assert offer == 600
    assert "¥600" in told
    assert "¥1,200" in told  # to both debts together
    for secret in ("2,160", "1,080", "底线"):
        assert secret not in told


def test_a_statement_names_no_bad_month_that_its_offer_would_not_survive(wording: Wording) -> None:
    sheet = paper("statement", scene(essentials="4500"))
    assert isinstance(sheet, Paper)
    assert "差的月份" not in wording.plain(sheet.instead, "zh_Hans")


@pytest.mark.parametrize(
    ("today", "pause", "day", "until"),
    [
        (date(2026, 11, 29), 1, 10, date(2027, 1, 10)),
        (date(2026, 11, 29), 1, 15, date(2027, 1, 15)),
        (date(2026, 11, 29), 1, 29, date(2026, 12, 29)),
        (date(2026, 11, 29), 1, None, date(2026, 12, 29)),
        (date(2026, 11, 30), 3, None, date(2027, 2, 28)),
    ],
)
def test_a_pause_ends_with_the_first_day_of_payment_after_it(
    today: date, pause: int, day: int | None, until: date
) -> None:
    assert resumed(today, pause, day) == until


def test_months_of_interest_alone_are_told_apart_from_the_instalments() -> None:
    line = next(line for line in page("plan", "ways", rate="0.18").split("\n") if line.strip().startswith("先只还利息"))
    assert "再 " in line
    assert "6 期 × ¥" in line


def test_a_correction_in_the_same_message_takes_the_place_of_what_it_corrects(wording: Wording) -> None:
    now = scene(draft={"lines": []})
    reading = spending.spending().read("房租1000，吃饭800，不对，吃饭900", now, every(wording))
    assert spending.drafted(Scene(now.answers, now.now, "zh_Hans", reading.draft)) == {"home": 1000, "food": 900}  # type: ignore[union-attr]


@pytest.mark.parametrize("typed", ["信用卡 8000", "网贷三千", "credit card 8000", "I owe 8000"])
def test_a_debt_is_no_cost_of_living(wording: Wording, typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        spending.spending().read(typed, scene(), every(wording))
    assert words(wording, refused.value.why) == "欠款后面再问，这里只写生活开支。"


def test_the_rent_and_the_mortgage_are(wording: Wording) -> None:
    spending.spending().read("房贷 2500", scene(), every(wording))


@pytest.mark.parametrize("typed", ["800", "1200", "38600"])
def test_an_amount_is_no_yearly_rate(wording: Wording, typed: str) -> None:
    with pytest.raises(Invalid):
        percent().read(typed, scene(), every(wording))
    assert isinstance(percent().read("800%", scene(), every(wording)), Accepted)


def test_behind_an_opened_gate_every_number_has_the_advice_above_it() -> None:
    gate = {"overdue": "over_2y", "last_event": "over_3y", "limitation_gate": "go_on"}
    for name in ("plan", "debts", "budget"):
        assert "12348" in page(name, **gate)
    assert "三年" in page("sheet", **gate)
    assert "12348" not in page("plan")


def test_an_offer_of_theirs_is_answered_with_what_the_low_month_leaves() -> None:
    """The same rule as for one's own first offer."""
    found = compared(scene(**LOW, their_offer=["each=1500", "number=24"]))
    assert found
    assert found.asked_monthly == make_plan(scene(**LOW).answers, scene().today).monthly == 500

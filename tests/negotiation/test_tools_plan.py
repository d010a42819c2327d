"""/plan: what is proposed and why, every other way beside it, and what not paying may add."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.wording import Wording
from flows.model import LOCALES, Answers, Money, Page, Raw, Scene, Text
from flows.negotiation.plan import Terms, keep, make_plan
from flows.negotiation.proposal import offered
from flows.negotiation.tools.all import TOOLS
from tests.negotiation.anybody import scenes
from tests.negotiation.cases import NOW, TYPICAL, blank, overfull, said, scene
from tests.negotiation.test_tools_budget import begun, beside, grown, new

PLAN = TOOLS["plan"]
_AMOUNT = re.compile(r"¥[0-9]|[0-9] ?元|[0-9]{3}")
SILENT: dict[str, Raw] = {"overdue": "over_2y", "last_event": "over_3y"}


def _page(locale: str = "en", detail: str = "", **own: Raw) -> Page:
    return PLAN.page(detail, scene(locale, **own))


def test_the_whole_plan_stands_on_one_screen(wording: Wording) -> None:
    assert said(wording, _page(rate="0.18", other_debts="0").blocks, "en") == [
        "Your plan",
        "First: ¥1,200 on the 15th, 33 instalments (last ¥200), from 15 December (Tue); waive penalties.",
        "Reason: a bad month carries it too, so it can be kept.",
        "In all ¥38,600, until August 2029, if no interest is added.",
        "Going on as now: ¥49,600 in all. A year: 60.15% simple, 79.84% compounded.",
        "Fall-back: if not, at least no further penalties.",
        "Walk away: above ¥2,160 a month, don't agree yet.",
    ]


@pytest.mark.parametrize(
    ("locale", "walk_away"),
    [
        ("zh_Hans", "底线：每月超过 ¥2,160 先不答应。"),
        ("zh_Hant", "底線：每月超過 ¥2,160 先不答應。"),
        ("en", "Walk away: above ¥2,160 a month, don't agree yet."),
    ],
)
def test_the_walk_away_line_is_said_in_every_language(wording: Wording, locale: str, walk_away: str) -> None:
    assert walk_away in said(wording, _page(locale).blocks, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_with_nothing_known_it_says_what_it_needs_and_no_amount(wording: Wording, locale: str) -> None:
    chat = grown(wording, locale).commands("plan")
    assert not _AMOUNT.search(chat.sees)
    assert chat.has("tool.budget")
    assert chat.has("tool.theirs")
    assert not chat.has("paper.plan")
    assert not chat.has("tool.plan.ways")


def test_what_is_still_needed_is_named(wording: Wording) -> None:
    assert (
        "how late it is, your income, what living costs, the sum of this debt" in grown(wording).commands("plan").sees
    )
    assert "For a plan I still need: what living costs." in said(wording, _page(essentials=None).blocks, "en")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("detail", ["", "ways", "unpaid"])
def test_before_it_is_known_how_late_the_debt_is_no_amount_is_proposed(
    wording: Wording, locale: str, detail: str
) -> None:
    """Whatever else is known: the limitation gate may yet shut."""
    now = Scene(Answers({key: raw for key, raw in TYPICAL.items() if key != "overdue"}), NOW, locale)
    offer = make_plan(now.answers, now.today).monthly
    assert offer == 1200
    shown = "\n".join(said(wording, PLAN.page(detail, now).blocks, locale))
    if detail != "unpaid":
        assert "1,200" not in shown
        assert "2,160" not in shown
    assert not any(getattr(button, "act", "") == "paper" for row in PLAN.page(detail, now).keyboard for button in row)


def test_neither_while_nobody_knows_when_something_last_happened(wording: Wording) -> None:
    """Late by years, or nobody knows: the warning stands until the last event is known."""
    for name in ("plan", "budget", "debts"):
        page = TOOLS[name].page("", scene("en", overdue="unsure"))
        shown = said(wording, page.blocks, "en")
        assert shown[0].startswith("⚠️ Stop first")
        assert not [line for line in shown if "¥" in line]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", ["budget", "debts", "plan", "sheet", "theirs"])
@pytest.mark.parametrize("detail", ["", "ways", "unpaid", "new", "edit,0", "income_now"])
def test_behind_the_shut_gate_there_is_no_number(wording: Wording, locale: str, name: str, detail: str) -> None:
    """CONVERSATION 6, check 6."""
    own: dict[str, Raw] = {"their_offer": ["each=420", "number=36"], "debts": ["card|8000|||late|"]}
    page = TOOLS[name].page(detail, scene(locale, **SILENT, **own, other_debts="8000"))
    shown = "\n".join(said(wording, page.blocks, locale))
    for amount in ("1,200", "2,160", "38,600", "6,000", "3,600", "8,000", "420", "¥"):
        assert amount not in shown
    assert "12348" in shown
    assert page.keyboard == ()
    assert not page.asks


@pytest.mark.parametrize("command", ["plan", "budget", "debts"])
@pytest.mark.parametrize("gate", ["ask_first", None])
def test_behind_the_shut_gate_no_command_and_nothing_typed_opens_it(
    wording: Wording, command: str, gate: str | None
) -> None:
    given = {**TYPICAL, **SILENT} if gate is None else {**TYPICAL, **SILENT, "limitation_gate": gate}
    chat = beside(wording, "en", "offer", **given).commands(command)
    assert "¥" not in chat.sees
    before = chat.given
    chat.says("they offer 36 × 420, first 2000")
    assert "¥420" not in chat.sees
    assert chat.given == before


def test_behind_the_gate_that_was_opened_the_plan_is_there(wording: Wording) -> None:
    page = _page(**SILENT, limitation_gate="go_on")
    assert any("¥1,200" in line for line in said(wording, page.blocks, "en"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("who", ["minor", "elsewhere"])
@pytest.mark.parametrize("name", ["budget", "debts", "plan", "sheet", "theirs"])
def test_nobody_under_age_or_elsewhere_is_prepared(wording: Wording, locale: str, who: str, name: str) -> None:
    now = scene(locale, about_you=who)
    page = TOOLS[name].page("", now)
    shown = "\n".join(said(wording, page.blocks, locale))
    assert "1,200" not in shown
    assert "2,160" not in shown
    assert ("12348" in shown) if who == "minor" else ("02-8596-1629" in shown)
    assert not page.asks
    assert TOOLS[name].hear("36 × 420, first 2000", "", now, lambda text: ()) is None
    for value in ("change", "all", "ways", "new", "income_now", "none", "without,debts"):
        assert TOOLS[name].tap(value, "", now) is None


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("who", ["minor", "elsewhere"])
def test_after_the_flow_has_ended_for_them_the_commands_know_no_number(wording: Wording, locale: str, who: str) -> None:
    chat = new(wording, locale).commands("start").taps("pick.prepare").taps(f"pick.{who}")
    for command in ("plan", "budget", "debts"):
        chat.commands(command)
        assert "¥" not in chat.sees


def test_with_nothing_left_no_amount_is_promised(wording: Wording) -> None:
    """CONVERSATION 6, check 8."""
    page = _page(income_now="3000")
    shown = said(wording, page.blocks, "en")
    assert "Each month leaves −¥600, so no amount is promised." in shown
    assert not [line for line in shown if re.search(r"¥[1-9][0-9,]* (?:a month|on the)", line)]
    assert any("12348" in line for line in shown)


def test_a_plan_that_a_bad_month_breaks_says_so(wording: Wording) -> None:
    shown = said(wording, _page(income_now="5000").blocks, "en")
    assert "Reason: a usual month carries it; a bad one leaves only ¥400: this would break." in shown
    shown = said(wording, _page(income_varies=["low=3000", "usual=6000", "high=8000"]).blocks, "en")
    assert "Reason: a usual month carries it; a bad one lacks ¥600: this would break." in shown


# -- the other screens of it ------------------------------------------------------------------------------------------
def test_every_other_way_is_a_line_and_none_is_a_right(wording: Wording) -> None:
    shown = said(wording, _page(detail="ways", rate="0.18").blocks, "en")
    assert shown[0] == "With your sum a month, what each way comes to"
    assert any(line.strip().startswith("no further interest: 33 × ¥1,200, in all ¥38,600") for line in shown)
    assert any("half the rate" in line for line in shown)
    assert any(line.strip().startswith("another day") and "your month does not carry it" in line for line in shown)
    assert shown[-1].startswith("None of them is a right: the lender decides")


def test_without_the_contracts_rate_it_says_that_none_was_counted(wording: Wording) -> None:
    shown = said(wording, _page(detail="ways").blocks, "en")
    assert "Without the contract's rate, no interest is counted: it may come to more." in shown


@pytest.mark.parametrize("locale", LOCALES)
def test_what_not_paying_adds_is_a_range_and_no_threat(wording: Wording, locale: str) -> None:
    shown = "\n".join(said(wording, _page(locale, "unpaid").blocks, locale))
    closing = {
        "zh_Hans": "会加哪些，没人说得准；生活费不拿去还款。",
        "zh_Hant": "會加哪些，沒人說得準；生活費不拿去還款。",
        "en": "Which of it comes, nobody knows; living money stays living money.",
    }
    assert shown.endswith(closing[locale])
    assert "¥" in shown


def test_the_penalty_of_a_bank_is_that_of_facts_5_2(wording: Wording) -> None:
    """18 % × 1.5 on 10,000 is 225 in 30 days: 675 at most in three months of a bank, and 585 at least."""
    own: dict[str, Raw] = {"lender_kind": "bank", "rate": "0.18", "owed_total": "10000", "principal": "10000"}
    shown = "\n".join(said(wording, _page(detail="unpaid", **own).blocks, "en"))
    assert "1.3 to 1.5 times" in shown
    assert "¥585" in shown
    assert "¥675" in shown


def test_the_court_fee_is_that_of_facts_5_2(wording: Wording) -> None:
    """300 for 20,000, half of it where the case is simple."""
    shown = "\n".join(said(wording, _page(detail="unpaid", owed_total="20000", principal="20000").blocks, "en"))
    assert "¥150 to ¥300" in shown


def test_every_page_of_it_fits_a_phone(wording: Wording) -> None:
    for detail, times in (("", 1), ("ways", 2), ("unpaid", 2)):
        assert (
            overfull(wording, _page(detail=detail, rate="0.18", essentials="3600").blocks, times + (not detail)) == []
        )


def test_the_way_through_its_pages_and_back(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("plan")
    for page in ("ways", "unpaid"):
        chat.taps(f"tool.plan.{page}").taps("tool.plan.all")
        assert chat.sees.startswith("Your plan")
    chat.taps("tool.plan.leave")
    assert chat.state == "pay_day"


@pytest.mark.parametrize("which", ["ways", "unpaid"])
def test_a_page_that_needs_the_sum_is_offered_only_with_it(wording: Wording, which: str) -> None:
    """A button that shows the same screen again leads nowhere."""
    chat = begun(wording, income_now="6000", essentials="3600").commands("plan")
    if chat.has(f"tool.plan.{which}"):
        before = chat.sees
        assert chat.taps(f"tool.plan.{which}").sees != before


def test_change_it_leads_to_the_offer_and_the_review_again(wording: Wording) -> None:
    terms = {**TYPICAL, "offer": ["1200", "0", "open 2400 2160 38600 longer_term"]}
    chat = beside(wording, **terms).commands("plan").taps("tool.plan.change")
    assert chat.state == "offer"


def test_change_it_is_offered_only_where_the_offer_can_be_changed(wording: Wording) -> None:
    chat = begun(wording, state="principal", owed_total="38600", income_now="6000", essentials="3600").commands("plan")
    if chat.has("tool.plan.change"):
        chat.taps("tool.plan.change")
        assert chat.state == "offer"


@settings(max_examples=150)
@given(scenes())
def test_no_amount_above_the_cap_is_ever_proposed(now: Scene) -> None:
    """CONVERSATION 6, check 8: what the plan says it offers, the first sum and each instalment."""
    plan = make_plan(now.answers, now.today)
    shown = PLAN.page("", now)
    first = [block.text.params.get("offer") for block in shown.blocks if "offer" in block.text.params]
    assert first in ([], [offered(now, plan)])
    if not first:
        return
    if plan.cap is None or plan.token:
        assert plan.monthly is None or plan.monthly <= 100
    else:
        assert plan.monthly is None or 0 < plan.monthly <= plan.cap
        above = [block.text for block in shown.blocks if "cap" in block.text.params]
        assert [text.params["cap"] for text in above] in ([], [Money(plan.cap)])
    most = Decimal(100) if plan.token or plan.cap is None else plan.cap
    assert all(amount <= most for amount in _monthly_sums(first[0]))


def _monthly_sums(told: object) -> list[Decimal]:
    """The amounts that a wish names as paid a month."""
    if not isinstance(told, Text):
        return []
    amount = told.params.get("amount") if "a month" in told.msgid or "on the {day}" in told.msgid else None
    own = [amount.value] if isinstance(amount, Money) else []
    return own + [one for value in told.params.values() for one in _monthly_sums(value)]


def test_the_sums_of_a_plan_are_found_in_its_words() -> None:
    now = scene()
    assert _monthly_sums(offered(now, make_plan(now.answers, now.today))) == [1200]


def test_after_a_first_payment_only_the_rest_is_proposed(wording: Wording) -> None:
    own: dict[str, Raw] = {"owed_total": "1000", "principal": None}
    raw = keep(Terms(Decimal(1000), 0, Decimal(990)), scene(**own).answers)
    shown = said(wording, _page(**own, offer=raw).blocks, "en")
    assert "¥990 once agreed in writing" in shown[1]
    assert "¥1,000" not in shown[1]


def test_somebody_of_whom_nothing_is_known_is_asked_for_all(wording: Wording) -> None:
    assert len(said(wording, PLAN.page("", blank(about_you="adult")).blocks, "en")) == 2

"""What the person says, in which order, and what is never in it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.wording import Wording
from flows.model import Answers, Raw, Scene, Spoken, Yuan
from flows.negotiation.guards import gate_shut
from flows.negotiation.lines import TABLE
from flows.negotiation.plan import TOKEN, Terms, keep, make_plan
from flows.negotiation.script import script
from tests.negotiation.anybody import scenes
from tests.negotiation.cases import NOW, TYPICAL, scene

LISTENING = ("0", "1", "1b", "L1", "L2", "S")
KEY_OF = {form.msgid: key for (key, _), forms in TABLE.items() for form in forms}
OLD: dict[str, Raw] = {"overdue": "over_2y", "last_event": "over_3y"}


def spoken(at: Scene) -> list[Spoken]:
    return [one for part in script(at) for one in part.lines]


def keys(at: Scene) -> list[str]:
    """The lines by their keys in the table."""
    return [KEY_OF[one.text.msgid] for one in spoken(at)]


def by_part(at: Scene) -> dict[str, list[str]]:
    return {part.title.msgid: [KEY_OF[one.text.msgid] for one in part.lines] for part in script(at)}


def words(wording: Wording, at: Scene) -> list[str]:
    return [wording.words(one.text, "zh_Hans") for one in spoken(at)]


def at_hour(hour: int, **given: Raw) -> Scene:
    return Scene(Answers({**TYPICAL, **given}), NOW.replace(hour=hour), "zh_Hans")


# -- the order of the call
def test_the_person_of_the_screens_says_these_lines_in_this_order() -> None:
    assert by_part(scene(caller="own", papers_ready=["budget"])) == {
        "opening": ["0", "1", "1b"],
        "the figures": ["2", "2r"],
        "situation and offer": ["3a", "3b", "4.longer_term"],
        "fall-back": ["4.waive", "5", "6", "7"],
        "pressure": ["8", "9", "9t", "10"],
        "in writing": ["11a", "11b", "11c", "12.longer_term", "12b", "13", "S"],
    }


def test_the_numbers_of_the_screens_are_said(wording: Wording) -> None:
    said = words(wording, scene(caller="own", dependants=0))
    assert "从2026年7月起，因为失业，我的收入从8,500元降到6,000元。" in said
    assert "每月必要支出3,600元，能稳定拿出的是1,200元。" in said
    assert "我申请延长期限：每月1,200元，每月15日还，共33期，从12月15日起。" in said


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_the_lines_are_numbered_through(at: Scene) -> None:
    said = spoken(at)
    assert [one.number for one in said] == list(range(1, len(said) + 1))
    assert len(said) == len(set(keys(at)))


def test_an_outsourced_collector_is_asked_for_the_principal_s_decision(wording: Wording) -> None:
    said = words(wording, scene(caller="outsourced"))
    assert "我申请多分几期：每月1,200元，共33期，请转给委托机构审批。" in said
    assert "您定不了没关系。请转给委托机构，告诉我谁批、哪天回复。" in said


def test_a_private_lender_hears_plainer_lines_and_no_word_of_tickets(wording: Wording) -> None:
    said = words(wording, scene(lender_kind="private", caller=None))
    assert "我想改成每月1,200元，每月15日给，共33期，我们写下来。" in said
    assert not [one for one in said if "工单" in one]


def test_a_debt_that_was_sold_or_paid_by_a_guarantor_is_checked_with_the_first_lender() -> None:
    assert by_part(scene(lender_kind="asset_manager"))["opening"] == ["0", "1", "1c.asset_manager", "1b"]
    assert by_part(scene(lender_kind="guarantor"))["opening"] == ["0", "1", "1c.guarantor", "1b"]
    assert "1c.bank" not in keys(scene(lender_kind="bank"))


@pytest.mark.parametrize("given", [{"caller": "official"}, {"conduct": ["posing"]}])
def test_who_claims_to_be_a_court_is_asked_for_the_case_number(given: dict[str, Raw]) -> None:
    assert "1d" in by_part(scene(**given))["opening"]


@pytest.mark.parametrize("sign", ["private_pay", "fee_agent", "posing"])
def test_with_a_sign_of_fraud_withholding_and_hanging_up_come_first(sign: str) -> None:
    said = keys(scene(conduct=[sign]))
    assert said[:2] == ["1b", "S"]
    assert said.count("S") == said.count("1b") == 1


# -- the court's papers
@pytest.mark.parametrize("paper", ["mediation", "unsure"])
def test_a_paper_that_may_be_no_court_s_is_first_listened_to(paper: str) -> None:
    parts = script(scene(court_papers=paper))
    assert [KEY_OF[one.text.msgid] for one in parts[0].lines] == ["0", "1d", "L1", "L2"]
    assert parts[0].note
    assert keys(scene(court_papers=paper)).count("0") == keys(scene(court_papers=paper)).count("1d") == 1


def test_with_a_summons_the_offer_opens_with_the_case_number_and_is_mediation_at_court(wording: Wording) -> None:
    at = scene(court_papers="summons", hearing_date="2026-12-10")
    assert by_part(at)["situation and offer"] == ["1d", "3a", "3b", "M"]
    assert "我希望在法院调解、分期还：每月1,200元，共33期，写进调解书。" in words(wording, at)


def test_after_a_judgment_a_settlement_in_enforcement_is_asked_for_and_no_rate(wording: Wording) -> None:
    at = scene(court_papers="judgment", rate="0.18")
    assert "判决我看到了。我申请谈执行和解：每月1,200元，共33期。" in words(wording, at)
    assert "2r" not in keys(at)
    assert "4.longer_term" not in keys(at)


def test_after_a_judgment_a_pause_comes_without_instalments_beside_it() -> None:
    said = [one for one in spoken(scene(court_papers="judgment", asks=["pause"])) if KEY_OF[one.text.msgid] == "E"]
    assert [dict(one.text.params) for one in said] == [{}]


# -- the offer
def test_a_bank_s_card_asks_for_a_personal_plan_under_article_70(wording: Wording) -> None:
    at = scene(lender_kind="bank", loan_kind="card", caller="own")
    assert "4.card" in keys(at)
    assert "4.longer_term" not in keys(at)
    assert "4.card" not in keys(scene(lender_kind="consumer_finance", loan_kind="card", caller="own"))


def test_a_card_plan_that_needs_more_than_60_instalments_names_none(wording: Wording) -> None:
    at = scene(lender_kind="bank", loan_kind="card", caller="own", owed_total="900000", other_debts="0")
    assert [one for one in words(wording, at) if "期数请按第七十条审核" in one]


def test_before_the_due_date_an_extension_is_asked_for_and_no_waiver(wording: Wording) -> None:
    at = scene(overdue="not_due", caller="own", instalments_left=30, asks=["longer_term", "waive"])
    assert words(wording, at)[7:9] == [
        "这笔还没到期，我提前申请展期3个月，请告诉我费用和总额。",
        "我申请延长期限：每月1,200元，每月15日还，共33期，从12月15日起。",
    ]
    assert "我复述一遍：每月1,200元，共33期，从12月15日起，对吗？" in words(wording, at)
    assert "4.waive" not in keys(at)


@pytest.mark.parametrize("left", [None, 12, 20, 40])
def test_before_the_due_date_more_than_a_year_or_nothing_to_extend_is_a_longer_term(left: Raw) -> None:
    at = scene(overdue="not_due", caller="own", instalments_left=left, asks=["longer_term"])
    assert by_part(at)["situation and offer"] == ["3a", "3b", "4.longer_term"]
    assert "12.longer_term" in keys(at)


def test_before_the_due_date_a_card_is_not_yet_beyond_the_means(wording: Wording) -> None:
    card: dict[str, Raw] = {"lender_kind": "bank", "loan_kind": "card", "caller": "own", "overdue": "not_due"}
    assert "我申请延长期限：每月1,200元，每月15日还，共33期，从12月15日起。" in words(wording, scene(**card))
    assert "4.card" not in keys(scene(**card))


def test_before_the_due_date_the_second_wish_names_no_months_of_extension() -> None:
    at = scene(overdue="not_due", instalments_left=30, asks=["principal_only", "longer_term"], caller="own")
    assert by_part(at)["fall-back"][0] == "4.longer_term"
    assert "4.extension" not in keys(at)


@pytest.mark.parametrize("paper", ["summons", "judgment"])
def test_before_a_court_the_pause_beside_the_instalments_is_no_extension(paper: str) -> None:
    rest: dict[str, Raw] = {"overdue": "not_due", "court_papers": paper, "asks": ["longer_term"]}
    said = keys(scene(**rest, offer=keep(Terms(Decimal(1200), 2), scene(**rest).answers)))
    assert "4.pause_first" in said
    assert "4.extension" not in said


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_who_is_not_late_never_says_that_a_payment_is_held_back(wording: Wording, at: Scene) -> None:
    if at.answers.choice("overdue") == "not_due":
        assert not [one for one in words(wording, at) if "我不付款" in one]


def test_who_is_not_late_asks_a_firm_for_the_plan_as_a_bank_is_asked(wording: Wording) -> None:
    held_back = "请由委托机构用官方渠道发书面方案。收到之前我不付款。"
    asked = "请用官方App、短信、邮件或盖章协议发方案，收到后我确认。"
    early = words(wording, scene(lender_kind="microloan", overdue="not_due"))
    assert asked in early
    assert held_back not in early
    assert held_back in words(wording, scene(lender_kind="microloan"))
    assert "我们写一张协议，两个人签字，各留一份，之后我转账留凭证。" in words(
        wording, scene(lender_kind="private", overdue="not_due")
    )


def test_the_principal_is_read_back_with_its_instalments(wording: Wording) -> None:
    said = words(wording, scene(asks=["principal_only"], caller="own", principal="12000"))
    at = said.index("我复述一遍：每月1,200元，共10期，从12月15日起，对吗？")
    assert said[at + 1] == "我复述一遍：只还本金12,000元，其余书面免除，对吗？"


def test_with_nothing_left_no_longer_term_is_asked_for_instead_of_a_sum(wording: Wording) -> None:
    said = words(wording, scene(income_now="3000", caller="own"))
    assert "这个数我做不到，答应了也守不住，所以现在不能答应。" in said
    assert not [one for one in said if "更长期限" in one]


def test_a_sum_that_one_instalment_repays_is_paid_at_once(wording: Wording) -> None:
    at = scene(owed_total="900", principal="900", caller="own")
    assert "我申请延到12月15日，一次还清900元。" in words(wording, at)
    assert "12.once" in keys(at)


def test_without_a_pay_day_payday_is_said(wording: Wording) -> None:
    at = scene(pay_day=None, caller="own", cause="pay_cut")
    assert "我申请延长期限：每月1,200元，发薪后还，共33期。" in words(wording, at)


@pytest.mark.parametrize("cause", ["job_loss", "business", "study", "low_income"])
def test_who_has_no_wages_speaks_of_no_payday(wording: Wording, cause: str) -> None:
    changes: list[dict[str, Raw]] = [
        {},
        {"owed_total": "900", "principal": "900"},
        {"asks": ["reschedule"]},
        {"lender_kind": "private"},
    ]
    for change in changes:
        at = scene(pay_day=None, cause=cause, caller="own", **change)
        said = [*words(wording, at), *(wording.words(one.text, "en") for one in spoken(at))]
        assert not [one for one in said if "发薪" in one or "payday" in one]
        assert [one for one in said if "收到钱" in one]
        assert [one for one in said if "after money comes in" in one]


def test_nobody_without_any_income_speaks_of_payday(wording: Wording) -> None:
    at = scene(pay_day=None, caller="own", cause="illness", income_now="0", essentials=None, asks=["reschedule"])
    assert "金额不变，请把还款日改到我收到钱以后。" in words(wording, at)


@pytest.mark.parametrize(
    ("people", "meaning"), [(4, "4 people depend on me, ¥1,200"), (1, "1 person depends on me, ¥1,200")]
)
def test_how_many_depend_on_the_person_is_said_once(wording: Wording, people: int, meaning: str) -> None:
    said = [wording.words(one.text, "en") for one in spoken(scene(dependants=people))]
    assert [one for one in said if meaning in one]
    assert not [one for one in said if "depend depend" in one or "depends depend" in one]


def test_without_the_sum_no_number_of_instalments_is_said(wording: Wording) -> None:
    at = scene(owed_total=None, principal=None, caller="own")
    assert "我申请延长期限：每月1,200元，每月15日还，期数等拿到明细再定。" in words(wording, at)
    assert not [one for one in spoken(at) if "N" in one.text.params]


def test_principal_only_counts_the_instalments_of_the_principal(wording: Wording) -> None:
    at = scene(asks=["longer_term", "principal_only"], caller="own", principal="12000")
    assert "我申请只还剩余本金12,000元，每月1,200元，共10期，其余请书面免除。" in words(wording, at)


def test_an_instalment_is_never_more_than_the_principal(wording: Wording) -> None:
    at = scene(asks=["longer_term", "principal_only"], caller="own", principal="500")
    assert "我申请只还剩余本金500元，每月500元，共1期，其余请书面免除。" in words(wording, at)


def test_a_lump_sum_is_the_person_s_own_money(wording: Wording) -> None:
    at = scene(asks=["lump_sum"], lump_sum="20000", caller="own")
    assert "我能一次付20,000元结清。请书面写明免除其余部分，并开结清证明。" in words(wording, at)
    assert "12.lump_sum" in keys(at)


def test_a_pause_that_the_knob_set_is_asked_for_beside_the_instalments() -> None:
    plain = scene(caller="own")
    paused = scene(caller="own", offer=keep(Terms(Decimal(1200), 2), plain.answers))
    assert "4.pause_first" in keys(paused)
    assert not {"4.pause", "4.pause_first"} & set(keys(plain))


def test_with_nothing_left_a_pause_is_asked_for_and_no_sum_is_steady(wording: Wording) -> None:
    at = scene(income_now="3000", caller="own")
    assert "每月必要支出3,600元，现在没有余钱，我不想答应做不到的数。" in words(wording, at)
    assert by_part(at)["situation and offer"] == ["3a", "3n", "4.pause_talk"]
    assert "12.pause" in keys(at)


def test_a_small_sum_of_the_person_s_own_is_said_beside_the_pause_alone(wording: Wording) -> None:
    at = scene(income_now="3000", caller="own", offer=keep(Terms(Decimal(50), 3), scene(income_now="3000").answers))
    assert "这几个月我每月能先还50元，请书面写明记入本金。" in words(wording, at)
    assert [KEY_OF[one.text.msgid] for one in spoken(at) if "X" in one.text.params] == ["4t"]


def test_without_income_a_day_to_answer_stands_for_the_number(wording: Wording) -> None:
    at = scene(income_now=None, caller="own")
    assert "我现在不能定金额。拿到明细后，11月30日前给您答复。" in words(wording, at)
    assert "12n" in keys(at)


def test_nobody_s_income_falls_to_more(wording: Wording) -> None:
    said = words(wording, scene(income_before="5000", income_now="6000"))
    assert "因为失业，我现在每月到手6,000元。" in said


def test_no_income_at_all_is_said_as_such(wording: Wording) -> None:
    assert "从2026年7月起，因为失业，我没有收入了。" in words(wording, scene(income_now="0"))
    assert "我现在没有收入。" in words(wording, scene(income_now="0", cause="other", cause_since=None))


# -- what is said only if it happened
@given(scenes())
@settings(max_examples=80, deadline=None)
def test_a_breach_is_named_only_if_it_happened(at: Scene) -> None:
    said, ticks = keys(at), set(at.answers.ticks("conduct"))
    if not gate_shut(at.answers):
        assert ("9" in said) == bool(ticks & {"threats", "insults", "too_many", "night", "borrow_more"})
        assert ("9t" in said) == bool(ticks & {"contacts", "employer"})


def test_the_weightiest_two_things_are_to_stop(wording: Wording) -> None:
    at = scene(caller="own", conduct=["night", "threats", "insults", "contacts"])
    assert "请停止威胁、辱骂。我会保留录音，向贵机构反映。" in words(wording, at)


def test_the_threat_is_named_where_it_is_known(wording: Wording) -> None:
    assert "我听到了。您说的联系单位，请依法办理。我们回到方案。" in words(wording, scene(conduct=["employer"]))
    assert "我听到了，请依法办理。我们回到方案。" in words(wording, scene(conduct=["threats"]))


@pytest.mark.parametrize(("hour", "late"), [(7, True), (8, False), (21, False), (22, True), (23, True)])
def test_the_line_on_hours_is_for_calls_at_night(hour: int, late: bool) -> None:
    assert ("9h" in keys(at_hour(hour, path="call_soon"))) is late
    assert ("9h" in keys(at_hour(hour, conduct=["night"]))) is late
    assert "9h" not in keys(at_hour(hour, conduct=["contacts"]))


def test_only_papers_at_hand_are_named(wording: Wording) -> None:
    assert "5" not in keys(scene(papers_ready=[]))
    assert "我可以通过官方渠道提交失业登记，请告诉我上传的地方。" in words(wording, scene(papers_ready=["jobless"]))


# -- the rate
def test_the_cost_is_asked_for_where_less_is_asked_for_or_the_rate_was_talked_about() -> None:
    short = {key: value for key, value in TYPICAL.items() if key != "rate"}
    assert "2r" in keys(scene(asks=["pause"], rate="0.18"))
    assert "2r" in keys(Scene(Answers(short), NOW, "en"))
    assert "2r" not in keys(Scene(Answers({**short, "asks": ["pause"]}), NOW, "en"))


def test_a_private_lender_is_reminded_of_four_times_the_lpr_of_the_contract_date(wording: Wording) -> None:
    at = scene(lender_kind="private", rate="0.36", contract_date="2025-09")
    part = next(part for part in script(at) if part.title.msgid == "the figures")
    assert [KEY_OF[one.text.msgid] for one in part.lines] == ["2", "2c"]
    assert part.note
    assert wording.words(part.note, "zh_Hans") == "那天的一年期LPR是3%，四倍是12%（据报道），数据截至 2026-01-20。"


def test_without_a_known_lpr_the_line_stands_without_a_figure() -> None:
    parts = {part.title.msgid: part for part in script(scene(lender_kind="private", contract_date="2022-05"))}
    assert parts["the figures"].note is None
    assert "2c" in keys(scene(lender_kind="private", contract_date="2022-05"))


def test_a_rate_within_the_ceiling_needs_no_reminder() -> None:
    assert "2c" not in keys(scene(lender_kind="private", rate="0.10", contract_date="2025-09"))


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_only_a_private_lender_hears_of_the_lpr(at: Scene) -> None:
    if at.answers.choice("lender_kind") != "private":
        assert "2c" not in keys(at)


# -- safety
@given(scenes())
@settings(max_examples=80, deadline=None)
def test_behind_the_shut_gate_there_is_the_listening_script_and_nothing_else(at: Scene) -> None:
    if gate_shut(at.answers):
        assert tuple(keys(at)) == LISTENING
        assert not [one for one in spoken(at) if one.text.params]


@pytest.mark.parametrize(("lender", "tone"), [("asset_manager", "A"), ("unsure", "A"), ("private", "C")])
def test_the_listening_script_speaks_as_the_lender_itself_is_spoken_to(lender: str, tone: str) -> None:
    said = spoken(scene(lender_kind=lender, **OLD))
    assert [one.text for one in said[:2]] == [
        next(forms[0] for (key, tones), forms in TABLE.items() if key == wanted and tone in tones)
        for wanted in ("0", "1")
    ]


def test_the_gate_opens_for_nobody_but_the_person_on_the_full_path() -> None:
    assert keys(scene(**OLD, limitation_gate="go_on"))[-1] == "S"
    assert len(keys(scene(**OLD, limitation_gate="go_on"))) > len(LISTENING)
    assert tuple(keys(scene(**OLD, limitation_gate="go_on", path="call_soon"))) == LISTENING
    assert tuple(keys(scene(**OLD))) == LISTENING


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_no_sum_is_promised_that_the_plan_does_not_allow(at: Scene) -> None:
    plan = make_plan(at.answers, at.today)
    for one in spoken(at):
        promised = [value.value for name in "XPL" if isinstance(value := one.text.params.get(name), Yuan)]
        if plan.left is None or plan.left <= 0:
            assert not promised or (KEY_OF[one.text.msgid] == "4t" and promised[0] <= TOKEN)
        monthly = one.text.params.get("X")
        if isinstance(monthly, Yuan) and not plan.token:
            assert plan.cap is not None
            assert 0 < monthly.value <= plan.cap


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_before_the_due_date_no_penalty_is_to_be_waived(at: Scene) -> None:
    if at.answers.choice("overdue") == "not_due":
        assert "4.waive" not in keys(at)


@pytest.mark.parametrize("who", ["minor", "elsewhere", ""])
def test_nothing_is_prepared_for_a_minor_or_another_country_or_nobody(who: str) -> None:
    assert script(scene(about_you=who)) == ()


def test_the_family_is_told_that_the_borrower_speaks() -> None:
    opening = {part.title.msgid: part for part in script(scene(about_you="family"))}["opening"]
    assert opening.note
    assert {part.title.msgid: part for part in script(scene())}["opening"].note is None


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_every_line_is_whole_in_every_language(wording: Wording, at: Scene) -> None:
    for part in script(at):
        for one in part.lines:
            for locale in ("zh_Hans", "zh_Hant", "en"):
                shown = wording.plain([one], locale)
                assert "{" not in shown
                assert "None" not in shown
            _, pinyin, meaning = wording.plain([one], "en").split("\n")
            assert pinyin != meaning
            assert not any("一" <= sign <= "鿿" for sign in pinyin)


def test_a_moment_has_no_effect_but_on_hours_and_days() -> None:
    noon = Scene(Answers(TYPICAL), datetime(2026, 11, 23, 12, tzinfo=NOW.tzinfo), "zh_Hans")
    assert keys(noon) == keys(at_hour(9))

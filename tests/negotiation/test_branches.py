"""What has to be read before going on, and the rules to what a collector did."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import chain, combinations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording import Wording
from flows.knowledge.rules.documents import RANKS
from flows.model import LOCALES, Answers, Block, Line, Raw, Scene, Text
from flows.negotiation import conduct, rules, situation
from flows.negotiation.branches import NOTICES, elsewhere_lines, minor_lines
from tests.negotiation.cases import overfull, said

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
LONG = {"over_three_years", "payment_order", "summons", "judgment", "scam"}
"""The warnings that may take twice the length; their sources are folded away."""
LENDERS = ("bank", "consumer_finance", "microloan", "guarantor", "asset_manager", "private", "unsure", "")
TICKS = tuple(conduct.NAMES)
WIDEST: dict[str, Raw] = {
    "about_you": "family",
    "lender_kind": "bank",
    "court_papers": "payment_order",
    "order_received": "2025-09-20",
    "overdue": "unsure",
    "conduct": [*TICKS],
    "income_now": "1",
    "essentials": "1234567.89",
}
SOURCES = {name: texts for name, texts in vars(rules).items() if isinstance(texts, tuple)}


def scene(**given: Raw) -> Scene:
    return Scene(Answers(given), NOW, "zh_Hans")


def words(wording: Wording, notice: str, locale: str = "zh_Hans", **given: Raw) -> str:
    """Everything that a notice says, its details too."""
    here = scene(**given)
    return "\n".join(said(wording, (*NOTICES[notice].lines(here), *NOTICES[notice].details(here)), locale))


def quoted(blocks: tuple[Block, ...]) -> list[Text]:
    return [block.text for block in blocks if isinstance(block, Line) and block.style == "quote"]


# -- every notice
@pytest.mark.parametrize("notice", NOTICES)
def test_a_warning_fits_a_phone_in_every_locale_with_its_widest_values(wording: Wording, notice: str) -> None:
    for paper, day in (("payment_order", "order_received"), ("summons", "hearing_date"), ("judgment", "judgment_due")):
        for value in ("2025-09-20", "2026-11-20", "2027-12-30", None):
            here = scene(**{**WIDEST, "court_papers": paper, day: value})
            lines = NOTICES[notice].lines(here)
            assert not overfull(wording, lines, 2 if notice in LONG else 1)
            for locale in LOCALES:
                assert len("\n".join(said(wording, lines, locale))) < (960 if locale == "en" else 380)


@pytest.mark.parametrize("notice", NOTICES)
def test_only_the_long_warnings_fold_their_sources_away(notice: str) -> None:
    here = scene(**WIDEST)
    folded = quoted(NOTICES[notice].lines(here))
    assert bool(folded) == (notice in LONG)
    assert not quoted(NOTICES[notice].details(here))
    if notice not in LONG | {"secured", "nothing_left", "violence", "blackmail"}:  # those state no rule
        assert NOTICES[notice].details(here)


@pytest.mark.parametrize("notice", NOTICES)
def test_the_last_word_of_a_long_warning_is_what_to_do(notice: str) -> None:
    if notice in LONG - {"scam", "summons"}:
        plain = [b for b in NOTICES[notice].lines(scene(**WIDEST)) if isinstance(b, Line) and b.style != "quote"]
        assert plain[-1].style == "bold"


def test_every_notice_that_a_step_calls_for_is_there() -> None:
    late: dict[str, Raw] = {"path": "call_soon", "overdue": "unsure", "last_event": "unsure"}
    called = {
        notice
        for step in situation.STEPS
        for option in [option.key for option in getattr(step.answer, "options", ())] or ["2026-11-20"]
        for raw in (option, [option])
        for notice in step.notices(scene(**{**late, step.key: raw}))
    }
    typed = {"violence", "blackmail", "not_gone", "forged", "elsewhere"}
    assert called == set(NOTICES) - typed - {"nothing_left"}  # which belongs to a later stage


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_has_rank_title_and_date(wording: Wording, name: str) -> None:
    ranks = "|".join(rank["zh_Hans"] for rank in RANKS.values())
    for text in SOURCES[name]:
        if text is not rules.MEDIATION:
            assert re.fullmatch(
                rf"({ranks}) · \S.* · (所读文本 )?\d{{4}}(-\d\d){{0,2}}", wording.words(text, "zh_Hans")
            )


def test_a_source_that_was_only_reported_says_so(wording: Wording) -> None:
    for name in ("COURT_LINE", "SCAM", "PUBLISHED_LIST", "BORROWING", "CAMPUS_LOANS"):
        assert all("据报道" in wording.words(text, "zh_Hans") for text in SOURCES[name])
        assert all("s reported" in wording.words(text, "en") for text in SOURCES[name])


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_that_many_pages_get_wrong_is_said(wording: Wording, locale: str) -> None:
    never = (
        *(
            "第十三条",
            "第42条",
            "7个工作日",
            "七个工作日",
            "12381",
            "21:00",
            "60期",
            "坐牢",
            "放心",
            "保证",
            "一定",
            "肯定",
        ),
        *(
            "上岸",
            "停息挂账",
            "老赖",
            "您不欠",
            "您欠",
            "保證",
            "肯定能",
            "guarantee",
            "don't worry",
            "you don't owe",
            "prison",
        ),
    )
    for notice in NOTICES:
        for lender in LENDERS:
            everything = words(wording, notice, locale, **{**WIDEST, "lender_kind": lender})
            assert not [word for word in never if word in everything], (notice, lender)


# -- violence
def test_who_is_attacked_hears_whom_to_call_in_the_first_line(wording: Wording) -> None:
    assert said(wording, NOTICES["violence"].lines(scene())) == [
        "⚠️ 有人身危险，现在就打 110。",
        "别开门，离开危险的地方，让身边的人知道。",
        "留下证据：录音、录像、短信、门口的监控。",
        "受了伤：打 120，保留病历。",
        "心里撑不住：12356。",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_outside_the_mainland_no_number_of_the_mainland_is_given(wording: Wording, locale: str) -> None:
    for notice in ("violence", "blackmail"):
        assert "110" in words(wording, notice, locale)
        assert not re.search(r"\d", words(wording, notice, locale, about_you="elsewhere"))


# -- 3.2
def test_the_limitation_warning_says_neither_that_time_is_over_nor_that_nothing_is_owed(wording: Wording) -> None:
    lines = said(wording, NOTICES["over_three_years"].lines(scene()))
    assert lines[:5] == [
        "⚠️ 先停一下：这笔可能已过三年时效。",
        "过了时效可以抗辩，但债不会消失。",
        "答应还、要求延期或分期、先还一点，可能让三年重算，或失去抗辩。",
        "收到过催款短信、信件，也可能重算。",
        "先打 12348 问清，再承认、答应或付款。",
    ]
    folded = "\n".join(lines[5:])
    for source in ("第107条", "普通电话没有这个保护", "民法典》第188条、第192条", "规定》第8条、第14条"):
        assert source in folded


def test_who_says_that_nothing_is_owed_hears_the_second_and_third_line_again(wording: Wording) -> None:
    again = said(wording, NOTICES["not_gone"].lines(scene()))
    assert again[0] == "过了时效可以抗辩，但债不会消失（法律·民法典第188条、第192条）。"
    assert "可能让三年重算（司法解释·诉讼时效规定第14条），或失去抗辩" in again[1]


# -- 3.4 to 3.6
def test_a_payment_order_says_its_day_and_what_does_not_count_at_once(wording: Wording) -> None:
    lines = said(
        wording, NOTICES["payment_order"].lines(scene(court_papers="payment_order", order_received="2026-11-20"))
    )
    assert lines[:5] == [
        "⚠️ 支付令有期限：收到后15天内，还款或书面提异议。",
        "您的最后一天按收到日算是 12月5日（周六），还有 12 天。",
        "异议要针对债务本身：金额、利息、是不是您、时效等，写真实的。",
        "只写“没钱、缓一缓、要分期”，不算数。",
        "今天：12368 核实，12348 问怎么写。",
    ]


def test_a_payment_order_that_has_run_out_is_told_kindly(wording: Wording) -> None:
    everything = words(wording, "payment_order", court_papers="payment_order", order_received="2026-11-01")
    assert "最后一天是 11月16日（周一），已过 7 天。还能做什么，今天就问。" in everything
    assert "12368" in everything
    today = words(wording, "payment_order", court_papers="payment_order", order_received="2026-11-08")
    assert "11月23日（周一），就是今天" in today


@pytest.mark.parametrize(("overdue", "named"), [("over_2y", True), ("unsure", True), ("d31_90", False), ("", False)])
def test_limitation_is_named_as_a_ground_only_where_it_may_be_one(wording: Wording, overdue: str, named: bool) -> None:
    everything = words(wording, "payment_order", court_papers="payment_order", overdue=overdue)
    assert ("时效可能就是这样的理由之一" in everything) == named


def test_a_summons_has_its_day_or_no_day(wording: Wording) -> None:
    known = words(wording, "summons", court_papers="summons", hearing_date="2026-12-05")
    assert "开庭日：12月5日（周六），还有 12 天。" in known
    assert "开庭日" not in words(wording, "summons", court_papers="summons", hearing_date=None)
    assert "开庭日 11月20日（周五），已过 3 天" in words(
        wording, "summons", court_papers="summons", hearing_date="2026-11-20"
    )
    assert "要在一审提出" in known


def test_after_a_judgment_hiding_property_is_warned_of_and_no_appeal_period_is_stated(wording: Wording) -> None:
    everything = words(wording, "judgment", court_papers="judgment", judgment_due="2026-12-05")
    assert "不要转移、隐瞒财产" in everything
    assert "每天万分之1.75" in everything
    assert not re.search(r"\d+\s*(?:天|日)内", everything)


# -- 3.7 and after
@pytest.mark.parametrize("lender", LENDERS)
def test_the_published_list_is_one_of_banks_and_consumer_finance_companies(wording: Wording, lender: str) -> None:
    everything = words(wording, "scam", lender_kind=lender)
    assert ("官网名单" in everything) == (lender in {"bank", "consumer_finance"})
    for needed in ("110", "96110", "据报道", "这不影响欠款本身。"):
        assert needed in everything


def test_the_amount_that_is_left_is_told_with_its_sign(wording: Wording) -> None:
    here = scene(income_now="3000", essentials="3300.50")
    assert said(wording, NOTICES["nothing_left"].lines(here))[0].startswith("现在每月剩 −¥300.50。所以这次不承诺金额")


def test_minors_and_people_elsewhere_hear_whom_to_ask(wording: Wording) -> None:
    minor = "\n".join(said(wording, minor_lines(scene())))
    assert all(word in minor for word in ("未满18岁", "家人或老师", "12348", "12356"))
    abroad = said(wording, elsewhere_lines(scene()))
    assert [line[:2] for line in abroad] == ["这里", "香港", "台湾", "新加"]
    for lines in (minor_lines(scene()), elsewhere_lines(scene())):
        assert not overfull(wording, lines)


# -- what a collector did
def test_the_rules_to_what_happened_stand_as_they_were_designed(wording: Wording) -> None:
    here = scene(lender_kind="consumer_finance", conduct=["night", "contacts"])
    assert said(wording, conduct.lines(here)) == [
        "记下了，这会写进讲稿。",
        "夜间：22:00–08:00 不得电话催收（协会规则·据报道）。",
        "亲友：债务只应找您谈（推荐性国家标准·据报道）。",
        "可以说：“请停止联系他人，只和我联系。”",
        "这不影响欠款本身。",
    ]
    assert said(wording, conduct.lines(here), "zh_Hant") == [
        "記下了，會寫進講稿。",
        "夜間：22:00–08:00 不得電話催收（協會規則·據報導）。",
        "親友：債務只應找您談（推薦性國家標準·據報導）。",
        "可以說：「請停止聯繫他人，只和我聯繫。」",
        "這不影響欠款本身。",
    ]
    assert said(wording, conduct.lines(here), "en") == [
        "Noted; the script will use it.",
        "Night: No collection calls 22:00–08:00 (association rule, as reported).",
        "Family: they should talk to you only (recommended standard, as reported).",
        "You can say: 请停止联系他人，只和我联系。",
        "This does not cancel the debt.",
    ]


@pytest.mark.parametrize(
    ("lender", "tick", "rule"),
    [
        ("bank", "night", "22:00–08:00 不得电话催收（协会规则"),
        ("microloan", "night", "22:00–08:00 不应催收（推荐性国家标准"),
        ("private", "night", "侵扰私人生活安宁（法律·民法典第1033条）"),
        ("bank", "too_many", "未接通，同一号码一天不宜超6次（协会规则"),
        ("asset_manager", "too_many", "主动有效通话一天不应超3次（推荐性国家标准"),
        ("microloan", "contacts", "不得向无还款义务的人催收（监管规则"),
        ("bank", "employer", "债务只应找您谈（推荐性国家标准"),
        ("bank", "threats", "不允许（协会规则·据报道）；多次，警察可处罚（法律·据报道）"),
        ("microloan", "insults", "不允许（监管规则·据报道）"),
        ("private", "threats", "多次，警察可处罚（法律·据报道）"),
        ("bank", "posing", "不得冒充国家、司法机关（协会规则"),
        ("unsure", "posing", "打 12368 核实（据报道）"),
        ("bank", "private_pay", "不得用私人手机、社交账号催收（协会规则"),
        ("guarantor", "private_pay", "不往那里转账（据报道·北京金融监管提示）"),
        ("private", "private_pay", "只转给合同上的出借人"),
        ("bank", "borrow_more", "不得诱导、逼迫您再借（协会规则"),
        ("microloan", "borrow_more", "建议不借"),
        ("bank", "fee_agent", "骗局特征（据报道）"),
    ],
)
def test_which_rule_speaks_depends_on_the_lender(wording: Wording, lender: str, tick: str, rule: str) -> None:
    assert rule in "\n".join(said(wording, conduct.lines(scene(lender_kind=lender, conduct=[tick]))))


def test_for_a_private_lender_only_the_law_is_named(wording: Wording) -> None:
    everything = words(wording, "conduct", lender_kind="private", conduct=[*TICKS])
    assert not [rank for rank in ("协会规则", "推荐性国家标准", "监管规则") if rank in everything]
    assert all(rank in everything for rank in ("民法典第1033条", "治安管理处罚法》（2025 修订）第50条"))


def test_the_association_speaks_to_its_members_only(wording: Wording) -> None:
    for lender in LENDERS:
        everything = words(wording, "conduct", lender_kind=lender, conduct=[*TICKS])
        assert ("协会规则" in everything) == (lender in {"bank", "consumer_finance"})
        assert ("小额贷款公司监督管理暂行办法" in everything) == (lender == "microloan")


def test_who_asks_for_a_relative_hears_of_the_borrower(wording: Wording) -> None:
    here = scene(about_you="family", lender_kind="bank", conduct=["contacts"])
    assert "亲友：债务只应找借款人谈（推荐性国家标准·据报道）。" in said(wording, conduct.lines(here))


@settings(deadline=None)
@given(st.sampled_from(LENDERS), st.sets(st.sampled_from(TICKS), min_size=1))
def test_every_tick_is_answered_and_the_debt_stays(lender: str, ticked: set[str]) -> None:
    here = scene(lender_kind=lender, conduct=sorted(ticked))
    lines, details = conduct.lines(here), conduct.details(here)
    assert len(lines) <= 6
    assert lines[-1] == Line(conduct.DEBT_STAYS)
    named = [
        item.msgid
        for block in (*lines, *details)
        if isinstance(block, Line) and "what" in block.text.params
        for item in block.text.params["what"].items  # type: ignore[union-attr]
    ]
    assert sorted(named) == sorted(conduct.NAMES[tick].msgid for tick in ticked)


@pytest.mark.parametrize("lender", LENDERS)
def test_whatever_was_ticked_fits_the_screen(wording: Wording, lender: str) -> None:
    for ticked in chain.from_iterable(combinations(TICKS, count) for count in range(1, len(TICKS) + 1)):
        here = scene(about_you="family", lender_kind=lender, conduct=[*ticked])
        assert not overfull(wording, conduct.lines(here))


def test_what_does_not_fit_is_announced_and_stands_with_the_sources(wording: Wording) -> None:
    here = scene(lender_kind="bank", conduct=[*TICKS])
    first = said(wording, conduct.lines(here))[0]
    rest = [line for line in conduct.details(here) if isinstance(line, Line) and "what" in line.text.params]
    assert first == f"记下了，另 {len(rest)} 条见“依据和日期”。"
    assert len(rest) == 5


def test_threats_are_answered_before_anything_else(wording: Wording) -> None:
    shown = said(wording, conduct.lines(scene(lender_kind="bank", conduct=[*TICKS])))
    assert any(line.startswith("威胁、辱骂：") for line in shown)
    assert "可以说：“请停止，我会保留录音。”" in shown
    only_an_agent = said(wording, conduct.lines(scene(lender_kind="bank", conduct=["fee_agent"])))
    assert not any(line.startswith("可以说") for line in only_an_agent)

"""The proposal names only what the plan holds, and nothing where the gate is shut."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.wording import Wording
from flows.model import LOCALES, Keep, Raw
from flows.negotiation.plan import Terms, keep
from flows.negotiation.proposal import proposal
from tests.negotiation.cases import answers, blank, labels, overfull, said, scene

CARD: dict[str, Raw] = {"lender_kind": "bank", "loan_kind": "card"}
NOTHING: dict[str, Raw] = {"income_now": "3000"}


def kept(**given: Raw) -> Keep:
    message = proposal(scene(**given))
    assert message is not None
    return message


def lines(wording: Wording, locale: str = "zh_Hans", **given: Raw) -> list[str]:
    return said(wording, kept(**given).blocks, locale)


def test_the_proposal_is_that_of_the_design(wording: Wording) -> None:
    assert lines(wording) == [
        "您的方案",
        "先提：每月 ¥1,200，每月 15 日，33 期（末期 ¥200），12月15日（周二）起；减免罚息违约金。",
        "退一步：罚息减不了，就停收以后的罚息。",
        "底线：每月超过 ¥2,160 先不答应。",
        "要书面的：分项、总额、征信怎么报、不联系他人。",
        "  和原来比：每月从 ¥3,500 降到 ¥1,200，从 12 期延到 33 期。",
    ]
    assert lines(wording, "en")[1] == (
        "First: ¥1,200 on the 15th, 33 instalments (last ¥200), from 15 December (Tue); waive penalties."
    )
    assert labels(wording, kept().keyboard) == [["看讲稿", "再调"], ["看图"]]
    assert labels(wording, kept(path="call_soon").keyboard) == [["看讲稿"], ["看图"]]


def test_the_proposal_says_what_becomes_lighter(wording: Wording) -> None:
    relieved = lines(wording, instalment="1930", instalments_left=20)
    assert relieved[-1] == "  和原来比：每月从 ¥1,930 降到 ¥1,200，从 20 期延到 33 期。"
    assert lines(wording, instalment="1930", instalments_left=None)[-1] == "  和原来比：每月从 ¥1,930 降到 ¥1,200。"
    assert "原来" not in "".join(lines(wording, instalment="1200", instalments_left=20))
    assert "原来" not in "".join(lines(wording, instalment="1930", asks=["pause"]))


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"pay_day": None, "asks": ["longer_term"]}, "先提：收到钱后每月 ¥1,200，33 期（末期 ¥200）。"),
        ({"owed_total": "36000", "asks": ["longer_term"], "pay_day": None}, "先提：收到钱后每月 ¥1,200，30 期。"),
        (
            {"owed_total": None, "asks": ["longer_term"]},
            "先提：每月 ¥1,200，每月 15 日，期数等拿到明细再定，12月15日（周二）起。",
        ),
        ({"owed_total": "350", "asks": ["longer_term"]}, "先提：12月15日（周二）一次还 ¥350。"),
        ({"owed_total": "350", "asks": ["longer_term"], "pay_day": None}, "先提：收到钱后一次还 ¥350。"),
        ({"asks": ["waive"], "pay_day": None}, "先提：减免罚息违约金，收到钱后每月 ¥1,200，33 期（末期 ¥200）。"),
        (
            {"asks": ["principal_only"], "pay_day": None},
            "先提：只还本金 ¥31,000，收到钱后每月 ¥1,200，26 期（末期 ¥1,000）。",
        ),
        (
            {"asks": ["principal_only"], "pay_day": None, "principal": None},
            "先提：只还本金，收到钱后每月 ¥1,200，期数等拿到明细再定。",
        ),
        ({"asks": ["reschedule"], "instalment": "1900"}, "先提：金额不变，还款日改到每月 15 日，12月15日（周二）起。"),
        ({"asks": ["reschedule"], "instalment": "1900", "pay_day": None}, "先提：金额不变，还款日改到收到钱后。"),
        # More than can be kept, or nobody knows how much: the same amount is not promised.
        ({"asks": ["reschedule"], "pay_day": None}, "先提：收到钱后每月 ¥1,200，33 期（末期 ¥200）。"),
        (
            {"asks": ["reschedule"], "instalment": None, "pay_day": None},
            "先提：收到钱后每月 ¥1,200，33 期（末期 ¥200）。",
        ),
        ({"asks": ["lump_sum"], "lump_sum": "20000"}, "先提：一次付 ¥20,000 结清，其余免除。"),
        ({"asks": ["pause"]}, "先提：先停 3 个月，2027年3月15日（周一）恢复，每月 ¥1,200，33 期。"),
        (
            {"asks": ["longer_term"], "overdue": "not_due", "pay_day": None},
            "先提：到期前申请延长期限，收到钱后每月 ¥1,200，33 期（末期 ¥200）。",
        ),
        (
            {"asks": ["longer_term"], "pay_day": None, **CARD},
            "先提：个性化分期，收到钱后每月 ¥1,200，33 期（末期 ¥200）。",
        ),
        (
            {"asks": ["longer_term"], "pay_day": None, "owed_total": "200000", **CARD},
            "先提：收到钱后每月 ¥1,200，期数等拿到明细再定。",
        ),
        ({"income_now": None}, "先提：先要明细，不报数；11月30日（周一）前答复；减免罚息违约金。"),
        (NOTHING, "先提：先停 3 个月，到2027年3月15日（周一）再谈，其间不定金额；减免罚息违约金。"),
    ],
)
def test_the_offer_is_told_by_wish_and_by_what_is_known(wording: Wording, given: dict[str, Raw], line: str) -> None:
    assert line in lines(wording, **given)


@pytest.mark.parametrize(
    ("locale", "wages", "none"),
    [
        ("zh_Hans", "发薪后每月 ¥1,200", "收到钱后每月 ¥1,200"),
        ("zh_Hant", "發薪後每月 ¥1,200", "收到錢後每月 ¥1,200"),
        ("en", "¥1,200 a month after payday", "¥1,200 a month after money comes in"),
    ],
)
def test_who_lost_their_job_is_given_no_payday_in_the_proposal(
    wording: Wording, locale: str, wages: str, none: str
) -> None:
    assert wages in lines(wording, locale, pay_day=None, cause="illness")[1]
    assert none in lines(wording, locale, pay_day=None, cause="job_loss")[1]


def test_a_pause_that_was_turned_on_comes_before_the_instalments(wording: Wording) -> None:
    paused: Raw = list(keep(Terms(Decimal(1200), 2), answers()))
    assert lines(wording, offer=paused)[1].startswith("先提：先停 2 个月，再每月 ¥1,200")
    assert "2027年2月15日" in lines(wording, offer=paused)[1]


def test_a_token_sum_is_told_beside_the_pause_and_is_the_line_not_crossed(wording: Wording) -> None:
    token: Raw = list(keep(Terms(Decimal(50), 3), answers(**NOTHING)))
    told = lines(wording, offer=token, **NOTHING)
    assert told[1].startswith("先提：先停 3 个月，到2027年3月15日（周一）再谈，其间每月 ¥50")
    assert told[3] == "底线：每月超过 ¥50 先不答应。"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"asks": ["longer_term", "pause"]}, "退一步：先停 3 个月，2027年3月15日（周一）恢复，每月 ¥1,200，33 期。"),
        (
            {"asks": ["principal_only", "longer_term"]},
            "退一步：每月 ¥1,200，33 期。",
        ),
        ({"asks": ["longer_term", "lump_sum"], "lump_sum": "20000"}, "退一步：一次付 ¥20,000 结清，其余免除。"),
        ({"asks": ["lump_sum"], "lump_sum": "20000"}, "退一步：每月 ¥1,200，33 期。"),
        ({"asks": ["longer_term"]}, "退一步：批不了，就要工单号和答复日期。"),
        ({"asks": ["longer_term"], "lender_kind": "private"}, "退一步：今天定不了，就约好哪天再谈。"),
    ],
)
def test_the_fall_back_is_the_second_wish_with_its_own_numbers(
    wording: Wording, given: dict[str, Raw], line: str
) -> None:
    assert line in lines(wording, **given)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"court_papers": "payment_order"}, "⚠️ 这不能代替书面异议，支付令的15天照算。"),
        ({"court_papers": "mediation"}, "先打 12368 核实（据报道），再提方案。"),
        ({"court_papers": "unsure"}, "先打 12368 核实（据报道），再提方案。"),
        ({"lender_kind": "asset_manager"}, "先要债权凭证、核实清楚，再提方案。"),
        ({"court_papers": "summons"}, "写进调解书：金额、期数、逾期后果。"),
        ({"court_papers": "judgment"}, "要书面的：请法院记录（法律·民事诉讼法第241条）。"),
        ({"lender_kind": "private"}, "要写下来：总数、每次多少、哪天给、还完两清，两人签字。"),
        ({"asks": ["lump_sum"], "lump_sum": "9000"}, "要书面的：分项、总额、其余免除、结清证明、征信怎么报。"),
        ({"asks": ["lump_sum"], "lump_sum": "9000"}, "底线：一次超过 ¥9,000、每月超过 ¥2,160，先不答应。"),
        (NOTHING, "底线：这次不答应任何金额。"),
        ({"income_now": None}, "底线：这次不答应任何金额。"),
    ],
)
def test_the_court_the_lender_and_the_means_change_what_is_said(
    wording: Wording, given: dict[str, Raw], line: str
) -> None:
    assert line in lines(wording, **given)


def test_the_offer_is_put_where_the_matter_stands(wording: Wording) -> None:
    assert lines(wording, court_papers="summons")[1].startswith("庭上调解时提：每月 ¥1,200")
    assert lines(wording, court_papers="judgment")[1].startswith("谈执行和解：每月 ¥1,200")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("given", [NOTHING, {"income_now": None}, {"essentials": None}])
def test_without_a_number_no_amount_stands_in_it(wording: Wording, locale: str, given: dict[str, Raw]) -> None:
    for asks in (["longer_term"], ["principal_only", "waive"], ["lump_sum", "longer_term"], ["reschedule", "pause"]):
        told = "\n".join(lines(wording, locale, asks=list(asks), lump_sum="9000", **given))
        assert "¥" not in told


@pytest.mark.parametrize(
    "given",
    [
        {"overdue": "over_2y", "last_event": "over_3y", "limitation_gate": "ask_first"},
        {"overdue": "over_2y", "last_event": "unsure", "limitation_gate": "go_on", "path": "call_soon"},
        {"about_you": "minor"},
        {"about_you": "elsewhere"},
    ],
)
def test_nothing_is_proposed_behind_the_gate_or_for_whom_we_do_not_prepare(given: dict[str, Raw]) -> None:
    assert proposal(scene(**given)) is None
    assert proposal(blank()) is None


@pytest.mark.parametrize("court", ["none", "mediation", "payment_order", "summons", "judgment"])
@pytest.mark.parametrize("lender", ["bank", "private", "asset_manager"])
@pytest.mark.parametrize("asks", [["longer_term", "waive"], ["lump_sum", "pause"], ["principal_only", "longer_term"]])
@pytest.mark.parametrize("money", [{}, NOTHING, {"income_now": None}])
def test_the_message_fits_a_phone(
    wording: Wording, court: str, lender: str, asks: list[str], money: dict[str, Raw]
) -> None:
    message = kept(
        court_papers=court, lender_kind=lender, asks=asks, lump_sum="123456.78", owed_total="234567.89", **money
    )
    assert overfull(wording, message.blocks) == []

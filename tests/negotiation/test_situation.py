"""The questions of the first stage: which, to whom, in which words, and what they give back at once."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.wording import Wording
from flows.engine import END, road
from flows.model import LOCALES, Accepted, Answers, Button, Flow, Invalid, Line, Raw, Scene, Step, T, wording
from flows.negotiation import deadlines
from flows.negotiation.branches import NOTICES
from flows.negotiation.situation import STEPS
from tests.negotiation.cases import every, labels, overfull, said

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
STAGE = Flow("stage", 1, (("situation", T("situation")),), STEPS)
BY_KEY = {step.key: step for step in STEPS}

OPTIONS = {
    "path": "call_soon prepare court ask",
    "about_you": "adult student family minor elsewhere",
    "court_papers": "none mediation payment_order summons judgment unsure",
    "lender_kind": "bank consumer_finance microloan guarantor asset_manager private unsure",
    "loan_kind": "card consumer credit small secured",
    "overdue": "not_due d1_30 d31_90 d91_365 y1_2 over_2y unsure",
    "last_event": "within_2y y2_3 over_3y unsure",
    "limitation_gate": "ask_first go_on",
    "caller": "own outsourced official unknown nobody",
    "conduct": ("night too_many contacts employer threats insults posing private_pay borrow_more fee_agent none"),
}
WRITTEN = (
    *("order_received", "hearing_date", "judgment_due", "owed_total", "principal"),
    *("instalment", "instalments_left", "rate", "contract_date"),
)
NO_SKIP = {"path", "about_you", "court_papers", "lender_kind", "overdue", "last_event", "limitation_gate"}

ONLINE: dict[str, Raw] = {
    "path": "prepare",
    "about_you": "adult",
    "court_papers": "none",
    "lender_kind": "consumer_finance",
    "loan_kind": "consumer",
    "overdue": "d31_90",
    "caller": "outsourced",
    "conduct": ["night"],
    "owed_total": "38600",
    "principal": "31000",
    "instalment": "3500",
    "instalments_left": 12,
    "rate": "0.18",
    "last_event": "over_3y",
    "limitation_gate": "go_on",
    "order_received": "2026-11-20",
    "hearing_date": "2026-12-05",
    "judgment_due": "2026-12-05",
    "contract_date": "2025-03",
}
"""What is answered wherever it is asked."""


def scene(locale: str = "zh_Hans", **given: Raw) -> Scene:
    return Scene(Answers(given), NOW, locale)


def asked(**changed: Raw) -> list[str]:
    """The questions of somebody who gives the typical answers, some of them changed."""
    given, way, answers = {**ONLINE, **changed}, road(STAGE), dict[str, Raw]()
    keys: list[str] = []
    state = way.next(END, Answers({}))
    while state != END:
        keys.append(state)
        answers[state] = given[state]
        state = way.next(state, way.in_force(answers))
    return keys


def read(key: str, text: str, wording: Wording, **given: Raw) -> Raw:
    """What is kept of a typed answer."""
    reading = BY_KEY[key].answer.read(text, scene(**given), every(wording))  # type: ignore[arg-type]
    assert isinstance(reading, Accepted), reading
    return reading.raw


# -- which questions, in which order
def test_every_question_of_the_design_is_there_with_its_options() -> None:
    order = [*OPTIONS, *WRITTEN]
    assert sorted(BY_KEY) == sorted(order)
    for key, options in OPTIONS.items():
        assert [option.key for option in BY_KEY[key].answer.options] == options.split()  # type: ignore[attr-defined]
    assert {step.key for step in STEPS if not step.skip} == NO_SKIP


def test_a_typical_online_loan_is_asked_thirteen_questions_here() -> None:
    assert asked() == [
        *("path", "about_you", "court_papers", "lender_kind", "loan_kind", "overdue"),
        *("caller", "conduct", "owed_total", "principal", "instalment", "instalments_left", "rate"),
    ]


def test_a_call_that_is_coming_leaves_time_for_eight() -> None:
    assert asked(path="call_soon") == [
        *("path", "about_you", "court_papers", "lender_kind", "loan_kind", "overdue", "conduct", "owed_total"),
    ]


@pytest.mark.parametrize(
    ("changed", "added", "dropped"),
    [
        ({"loan_kind": "card", "lender_kind": "bank"}, set(), {"instalment", "instalments_left"}),
        ({"overdue": "d91_365"}, set(), {"instalment", "instalments_left"}),
        ({"lender_kind": "private"}, {"contract_date"}, {"caller"}),
        ({"caller": "nobody"}, set(), {"conduct"}),
        ({"caller": None}, set(), set()),
        ({"court_papers": "payment_order"}, {"order_received"}, {"instalment", "instalments_left"}),
        ({"court_papers": "summons"}, {"hearing_date"}, {"instalment", "instalments_left"}),
        ({"court_papers": "judgment"}, {"judgment_due"}, {"instalment", "instalments_left"}),
        (
            {"overdue": "over_2y", "last_event": "within_2y"},
            {"last_event"},
            {"instalment", "instalments_left"},
        ),
        (
            {"overdue": "unsure"},
            {"last_event", "limitation_gate"},
            {"instalment", "instalments_left"},
        ),
        (
            {"overdue": "over_2y", "court_papers": "summons"},
            {"hearing_date", "limitation_gate"},
            {"instalment", "instalments_left"},
        ),
        (
            {"overdue": "over_2y", "court_papers": "judgment"},
            {"judgment_due"},
            {"instalment", "instalments_left"},
        ),
    ],
)
def test_what_somebody_answers_decides_what_is_asked(
    changed: dict[str, Raw], added: set[str], dropped: set[str]
) -> None:
    assert set(asked(**changed)) == (set(asked()) | added) - dropped


@pytest.mark.parametrize("who", ["minor", "elsewhere"])
def test_minors_and_loans_of_other_places_are_asked_nothing_more(who: str) -> None:
    assert asked(about_you=who) == ["path", "about_you"]


@pytest.mark.parametrize("changed", [{"limitation_gate": "ask_first"}, {"path": "call_soon"}])
def test_nothing_is_asked_beyond_the_limitation_gate_until_it_is_opened(changed: dict[str, Raw]) -> None:
    keys = asked(overdue="over_2y", last_event="over_3y", **changed)
    assert keys[-1] in {"limitation_gate", "last_event"}
    assert not {"caller", "conduct", "owed_total", "rate"} & set(keys)


def test_on_the_short_path_no_button_opens_the_gate() -> None:
    keys = asked(path="call_soon", overdue="over_2y", last_event="unsure", limitation_gate="go_on")
    assert "limitation_gate" not in keys
    assert "conduct" not in keys


def test_an_edit_of_what_the_gate_rests_on_closes_it_again() -> None:
    for key in ("court_papers", "overdue", "last_event"):
        assert BY_KEY[key].resets == ("limitation_gate",)


def test_with_court_papers_in_hand_nobody_can_say_that_there_are_none() -> None:
    papers = BY_KEY["court_papers"].answer
    assert [button.value for row in papers.keyboard(scene(path="court")) for button in row] == [  # type: ignore[union-attr]
        *("mediation", "payment_order", "summons", "judgment", "unsure")
    ]
    assert not papers.valid("none", Answers({"path": "court"}))
    assert papers.valid("none", Answers({"path": "prepare"}))


def test_a_card_is_offered_only_where_the_lender_may_have_issued_one() -> None:
    kinds = BY_KEY["loan_kind"].answer
    for lender in OPTIONS["lender_kind"].split():
        assert kinds.valid("card", Answers({"lender_kind": lender})) == (lender in {"bank", "asset_manager", "unsure"})


# -- questions left
def test_the_number_of_questions_left_falls_by_one_with_every_answer() -> None:
    way, answers = road(STAGE), dict[str, Raw]({"path": "prepare"})
    left = [len(way.asked(way.in_force(answers)))]
    for key in asked()[1:]:
        answers[key] = ONLINE[key]
        left.append(len(way.asked(way.in_force(answers))))
    assert left == list(range(len(asked()) - 1, -1, -1))


def test_on_the_short_path_the_questions_of_the_full_one_are_not_counted() -> None:
    assert len(road(STAGE).asked(Answers({"path": "call_soon"}))) == len(asked(path="call_soon")) - 1


def test_a_question_that_is_added_says_why(wording: Wording) -> None:
    added = {"order_received", "hearing_date", "judgment_due", "last_event", "limitation_gate", "contract_date"}
    assert {step.key for step in STEPS if step.because} == added
    court = BY_KEY["order_received"].because
    assert court is not None
    assert wording.words(court, "zh_Hans") == "因为有法院文书，多问 1 个。"


# -- the words
def test_the_welcome_says_what_this_is_and_is_not(wording: Wording) -> None:
    welcome = BY_KEY["path"]
    assert welcome.plain
    for locale in LOCALES:
        here = scene(locale)
        assert not overfull(wording, (*welcome.lead(here), Line(T("What do you need now?"), "bold")))
    lines = "\n".join(said(wording, welcome.lead(scene())))
    for needed in (
        "不是真人",
        "不是律师",
        "金融机构",
        "不代表您谈判",
        "不保证结果",
        "中国大陆",
        "2025-04",
        "2026-03",
        "可删",
    ):
        assert needed in lines
    assert said(wording, welcome.lead(scene()), "zh_Hant")[0] == "我幫您準備和貸款方的還款協商電話。"
    assert [label for row in labels(wording, welcome.answer.keyboard(scene())) for label in row] == [
        *("📞 电话马上要来 · 约11问", "慢慢准备 · 最多25问", "收到法院的东西", "只想问问题"),
    ]


@pytest.mark.parametrize(
    ("locale", "names", "locales"),
    [
        ("zh_Hans", ["English", "繁體"], ["en", "zh_Hant"]),
        ("zh_Hant", ["English", "简体"], ["en", "zh_Hans"]),
        ("en", ["中文", "繁體"], ["zh_Hans", "zh_Hant"]),
    ],
)
def test_the_welcome_offers_the_two_other_languages(
    wording: Wording, locale: str, names: list[str], locales: list[str]
) -> None:
    (row,) = BY_KEY["path"].rows(scene(locale))
    assert labels(wording, (row,), locale) == [names]
    assert [(button.act, button.value, button.timeless) for button in row if isinstance(button, Button)] == [
        ("lang", other, True) for other in locales
    ]


def test_only_a_question_opens_the_questions() -> None:
    ask = BY_KEY["path"].answer.options[-1]  # type: ignore[attr-defined]
    assert (ask.key, ask.act, ask.value) == ("ask", "faq", "menu")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_somebody_who_asks_for_a_relative_is_asked_about_the_borrower(wording_: Wording, step: Step) -> None:
    if step.key in {"path", "about_you"}:
        return
    here = scene(about_you="family")
    for locale in ("zh_Hans", "zh_Hant"):
        assert "您" not in wording_.words(wording(step.ask, here), locale)
    assert not {"you", "your"} & set(wording_.words(wording(step.ask, here), "en").lower().split())


@pytest.fixture(name="wording_")
def _wording(wording: Wording) -> Wording:
    """The product's wording, beside the model's function of that name."""
    return wording


def test_the_questions_stand_as_they_were_designed(wording_: Wording) -> None:
    words = {
        "lender_kind": ("合同上，钱是谁借给您的？", "Who lent the money, by the contract?"),
        "overdue": ("最早没还的那期，过了多久？", "How long ago was the oldest missed payment due?"),
        "caller": ("是谁在联系您？", "Who is contacting you?"),
        "owed_total": ("对方说现在一共要还多少？", "How much do they say you owe in all?"),
        "rate": ("合同或对方说的年利率是多少？", "What yearly rate were you told?"),
    }
    for key, (chinese, english) in words.items():
        ask = wording(BY_KEY[key].ask, scene())
        assert (wording_.words(ask, "zh_Hans"), wording_.words(ask, "en")) == (chinese, english)


@pytest.mark.parametrize("step", [step for step in STEPS if step.skip], ids=lambda step: step.key)
def test_who_is_stuck_hears_where_to_look_and_what_a_gap_means(wording: Wording, step: Step) -> None:
    assert step.example is not None
    assert step.empty is not None
    lines = (Line(step.example), Line(step.empty), Line(T("Skip")))
    assert not overfull(wording, lines)


# -- what is typed
@pytest.mark.parametrize(
    ("key", "option", "typed"),
    [
        ("about_you", "family", "我替家人问"),
        ("about_you", "minor", "未成年"),
        ("path", "prepare", "慢慢来"),
        ("path", "prepare", "慢慢来吧"),
        ("path", "prepare", "慢慢來"),
        ("path", "call_soon", "电话马上来了"),
        ("path", "call_soon", "马上打来"),
        ("path", "call_soon", "正在打电话"),
        ("path", "call_soon", "催收打来了"),
        ("path", "call_soon", "電話馬上來了"),
        ("path", "call_soon", "they are calling now"),
        ("about_you", "minor", "我16岁"),
        ("about_you", "minor", "我今年17岁"),
        ("about_you", "minor", "我十七歲"),
        ("about_you", "minor", "我还没成年"),
        ("about_you", "minor", "我還沒成年"),
        ("about_you", "minor", "还没满18"),
        ("about_you", "minor", "未满18"),
        ("about_you", "minor", "我快18岁了"),
        ("about_you", "minor", "i'm 16"),
        ("about_you", "minor", "17 years old"),
        ("about_you", "minor", "a 17 year old student"),
        ("about_you", "minor", "under age"),
        ("about_you", "adult", "我今年18岁"),
        ("about_you", "adult", "我60岁了"),
        ("about_you", "adult", "I am 25 years old"),
        ("about_you", "adult", "i'm 18"),
        ("about_you", "student", "在校学生，已满18岁"),
        ("about_you", "student", "我20岁，学生"),
        ("about_you", "student", "Student, 18 or over"),
        ("about_you", "family", "我弟弟欠了网贷，我想替他问"),
        ("about_you", "family", "我弟弟欠了網貸，我想替他問"),
        ("about_you", "family", "替我妈问"),
        ("about_you", "family", "我老公的网贷"),
        ("about_you", "family", "i ask for my husband"),
        ("about_you", "family", "my brother's debt"),
        ("about_you", "elsewhere", "在香港借的"),
        ("about_you", "elsewhere", "我25岁，在香港借的"),
        ("court_papers", "payment_order", "收到支付令"),
        ("court_papers", "summons", "傳票"),
        ("court_papers", "mediation", "调解短信"),
        ("court_papers", "judgment", "judgment"),
        ("lender_kind", "bank", "招商银行"),
        ("lender_kind", "bank", "微粒贷"),
        ("lender_kind", "bank", "信用卡"),
        ("lender_kind", "bank", "credit card"),
        ("lender_kind", "bank", "網商貸"),
        ("lender_kind", "consumer_finance", "花呗"),
        ("lender_kind", "consumer_finance", "借唄"),
        ("lender_kind", "consumer_finance", "招联消费金融"),
        ("lender_kind", "consumer_finance", "捷信"),
        ("lender_kind", "microloan", "小额贷款公司"),
        ("lender_kind", "microloan", "網絡小貸"),
        ("lender_kind", "guarantor", "融资担保公司"),
        ("lender_kind", "asset_manager", "债权转让了"),
        ("lender_kind", "private", "朋友借的"),
        ("lender_kind", "private", "a loan shark"),
        ("lender_kind", "unsure", "不清楚"),
        ("loan_kind", "credit", "信用贷"),
        ("loan_kind", "secured", "房贷"),
        ("loan_kind", "secured", "a mortgage"),
        ("overdue", "not_due", "还没到期"),
        ("overdue", "d1_30", "20天"),
        ("overdue", "d31_90", "还有两期没还，逾期两个月"),
        ("overdue", "d31_90", "62天"),
        ("overdue", "d31_90", "两个月"),
        ("overdue", "d31_90", "about two months"),
        ("overdue", "d91_365", "半年"),
        ("overdue", "d91_365", "去年12月"),
        ("overdue", "d91_365", "一年"),
        ("overdue", "y1_2", "一年半"),
        ("overdue", "y1_2", "超过一年"),
        ("overdue", "y1_2", "1–2年"),
        ("overdue", "y1_2", "不到两年"),
        ("overdue", "over_2y", "两年"),
        ("overdue", "over_2y", "兩年多"),
        ("overdue", "over_2y", "three years"),
        ("overdue", "over_2y", "2023年4月"),
        ("overdue", "unsure", "不记得了"),
        ("last_event", "within_2y", "上个月"),
        ("last_event", "within_2y", "2年内"),
        ("last_event", "within_2y", "within the last two years"),
        ("last_event", "y2_3", "两年"),
        ("last_event", "y2_3", "2–3年"),
        ("last_event", "y2_3", "兩年半"),
        ("last_event", "over_3y", "三年"),
        ("last_event", "over_3y", "大概三年左右"),
        ("last_event", "over_3y", "2022年"),
        ("last_event", "over_3y", "over three years ago"),
        ("last_event", "unsure", "don't remember"),
        ("last_event", "unsure", "没有"),
        ("last_event", "unsure", "沒有"),
        ("last_event", "unsure", "没还过"),
        ("last_event", "unsure", "從來沒還過"),
        ("last_event", "unsure", "never"),
        ("limitation_gate", "ask_first", "先问清楚"),
        ("caller", "outsourced", "催收公司"),
        ("caller", "nobody", "没人联系我"),
    ],
)
def test_typed_words_find_their_option(wording: Wording, key: str, option: str, typed: str) -> None:
    assert read(key, typed, wording, lender_kind="bank") == option


@pytest.mark.parametrize("key", ["overdue", "last_event"])
def test_every_label_of_a_span_is_its_own_option(wording: Wording, key: str) -> None:
    for option in BY_KEY[key].answer.options:  # type: ignore[attr-defined]
        for locale in LOCALES:
            assert read(key, wording.words(option.label, locale), wording) == option.key


@pytest.mark.parametrize("typed", ["不是银行", "360借条", "京东", "好像是个平台"])
def test_a_lender_that_is_not_certain_is_not_guessed(wording: Wording, typed: str) -> None:
    answer = BY_KEY["lender_kind"].answer
    try:
        reading = answer.read(typed, scene(), every(wording))  # type: ignore[arg-type]
    except Invalid:
        return
    assert not isinstance(reading, Accepted)


@pytest.mark.parametrize(
    "typed",
    [
        "我替我妈借的",
        "给我妈治病借的",
        "我儿子16岁",
        "我17岁时借的，现在25岁",
        "逾期18天",
        "i'm 3 months late",
    ],
)
def test_who_is_writing_is_not_guessed(wording: Wording, typed: str) -> None:
    with pytest.raises(Invalid):
        read("about_you", typed, wording)


@pytest.mark.parametrize("typed", ["还有3天到期", "in 3 days", "三个月后"])
def test_a_day_to_come_is_not_due_yet(wording: Wording, typed: str) -> None:
    assert read("overdue", typed, wording) == "not_due"
    with pytest.raises(Invalid):
        read("last_event", "还有3天到期", wording)


@pytest.mark.parametrize(
    ("typed", "ticked"),
    [
        ("要转私人账户、加微信", ["private_pay"]),
        ("威胁，骂人", ["threats", "insults"]),
        ("打给我妈了", ["contacts"]),
        ("打给我爸", ["contacts"]),
        ("打给家里人，打到公司", ["contacts", "employer"]),
        ("聯絡家人", ["contacts"]),
        ("联系家人", ["contacts"]),
        ("通讯录", ["contacts"]),
        ("called my mom", ["contacts"]),
        ("单位", ["employer"]),
        ("公司", ["employer"]),
        ("打我單位", ["employer"]),
    ],
)
def test_what_happened_can_be_typed(wording: Wording, typed: str, ticked: list[str]) -> None:
    reading = BY_KEY["conduct"].answer.read(typed, scene(), every(wording))  # type: ignore[arg-type]
    assert reading.draft["ticks"] == ticked  # type: ignore[union-attr]


# -- what comes back early
def gives(wording: Wording, key: str, **given: Raw) -> str:
    return "\n".join(said(wording, blocks)) if (blocks := BY_KEY[key].gives(scene(**given))) else ""


@pytest.mark.parametrize(
    ("key", "given", "words"),
    [
        ("court_papers", {"court_papers": "none"}, "好，目前没有法院期限要赶。"),
        ("court_papers", {"court_papers": "unsure"}, "看文书标题"),
        ("lender_kind", {"lender_kind": "bank"}, "民法典第543条·2021-01-01"),
        ("lender_kind", {"lender_kind": "consumer_finance"}, "别拿“4倍LPR”去争"),
        ("lender_kind", {"lender_kind": "microloan"}, "小贷公司不适用4倍LPR（司法解释·法释〔2020〕27号·2021-01-01）。"),
        ("lender_kind", {"lender_kind": "guarantor"}, "核实前不付款"),
        ("lender_kind", {"lender_kind": "asset_manager"}, "没通知您的转让，对您不生效（法律·民法典第546条"),
        ("lender_kind", {"lender_kind": "private"}, "合同成立时一年期LPR的四倍"),
        ("lender_kind", {"lender_kind": "unsure"}, "资金方"),
        ("loan_kind", {"lender_kind": "bank", "loan_kind": "card"}, "最长5年；银行“可以”同意，不是必须"),
        ("loan_kind", {"lender_kind": "bank", "loan_kind": "credit"}, "据律所解读，银行助贷单笔不超过24%"),
        ("loan_kind", {"lender_kind": "bank", "loan_kind": None}, "据律所解读"),
        ("overdue", {"court_papers": "payment_order", "overdue": "over_2y"}, "时效也可以是"),
        ("last_event", {"last_event": "y2_3"}, "可能让三年重算（司法解释·诉讼时效规定第14条·2020）"),
        ("caller", {"caller": "outsourced", "lender_kind": "bank"}, "官网名单"),
        ("caller", {"caller": "official", "lender_kind": "microloan"}, "打 12368 核实（据报道）"),
        ("principal", {"owed_total": "38600", "principal": "31000.50"}, "其余 ¥7,599.50 是利息和费用"),
        ("rate", {"lender_kind": "private", "rate": "0.36"}, "超没超过，请问 12348"),
        ("rate", {"lender_kind": "consumer_finance", "rate": "0.18"}, "讲稿会问综合年化成本"),
    ],
)
def test_an_answer_gives_something_back(wording: Wording, key: str, given: dict[str, Raw], words: str) -> None:
    assert words in gives(wording, key, **given)


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("court_papers", {"court_papers": "summons"}),
        ("loan_kind", {"lender_kind": "consumer_finance", "loan_kind": "consumer"}),
        ("loan_kind", {"lender_kind": "asset_manager", "loan_kind": "card"}),  # Article 70 speaks to banks
        ("overdue", {"court_papers": "none", "overdue": "over_2y"}),
        ("last_event", {"last_event": "within_2y"}),
        ("caller", {"caller": "outsourced", "lender_kind": "microloan"}),
        ("principal", {"owed_total": None, "principal": "31000"}),
        ("principal", {"owed_total": "31000", "principal": "31000"}),
        ("principal", {"owed_total": "31000", "principal": None}),
        ("rate", {"lender_kind": "asset_manager", "rate": "0.18"}),
    ],
)
def test_what_is_not_known_is_not_said(wording: Wording, key: str, given: dict[str, Raw]) -> None:
    assert gives(wording, key, **given) == ""


def test_no_rate_gets_a_verdict(wording: Wording) -> None:
    for lender in OPTIONS["lender_kind"].split():
        said_ = {gives(wording, "rate", lender_kind=lender, rate=rate) for rate in ("0.01", "0.36", "5", "unknown")}
        assert len(said_) == 1


def test_what_comes_back_fits_above_the_next_question(wording_: Wording) -> None:
    for key, after in (("lender_kind", "loan_kind"), ("loan_kind", "overdue"), ("rate", "contract_date")):
        for lender in OPTIONS["lender_kind"].split():
            for kind in ("card", "credit"):
                here = scene(
                    lender_kind=lender, loan_kind=kind, court_papers="payment_order", order_received="2026-11-20"
                )
                ask = Line(wording(BY_KEY[after].ask, here), "bold")
                pinned = deadlines.pinned(here)
                assert not overfull(wording_, (*BY_KEY[key].gives(here), *pinned, ask)), (key, lender, kind)


# -- what has to be read first
@pytest.mark.parametrize(
    ("key", "given", "notices"),
    [
        ("about_you", {"about_you": "student"}, ("student",)),
        ("about_you", {"about_you": "family"}, ("relatives",)),
        ("about_you", {"about_you": "adult"}, ()),
        ("about_you", {"about_you": "minor"}, ()),
        ("court_papers", {"court_papers": "mediation"}, ("mediation",)),
        ("court_papers", {"court_papers": "unsure"}, ("mediation",)),
        ("court_papers", {"court_papers": "payment_order"}, ()),  # its day is asked first
        ("order_received", {"court_papers": "payment_order", "order_received": None}, ("payment_order",)),
        ("hearing_date", {"court_papers": "summons", "hearing_date": "2026-12-05"}, ("summons",)),
        ("judgment_due", {"court_papers": "judgment", "judgment_due": None}, ("judgment",)),
        ("lender_kind", {"lender_kind": "asset_manager"}, ("sold",)),
        ("lender_kind", {"lender_kind": "guarantor"}, ("sold",)),
        ("lender_kind", {"lender_kind": "bank"}, ()),
        ("loan_kind", {"loan_kind": "secured"}, ("secured",)),
        ("loan_kind", {"loan_kind": None}, ()),
        ("conduct", {"conduct": ["private_pay"]}, ("scam", "conduct")),
        ("conduct", {"conduct": ["fee_agent", "borrow_more"]}, ("scam", "borrow", "conduct")),
        ("conduct", {"conduct": ["posing", "contacts"]}, ("scam", "relatives", "conduct")),
        ("conduct", {"conduct": ["night"]}, ("conduct",)),
        ("conduct", {"conduct": []}, ()),
        ("conduct", {"conduct": None}, ()),
    ],
)
def test_an_answer_calls_for_what_has_to_be_read_first(
    key: str, given: dict[str, Raw], notices: tuple[str, ...]
) -> None:
    assert BY_KEY[key].notices(scene(**given)) == notices
    assert set(notices) <= set(NOTICES)


def test_relatives_are_warned_once() -> None:
    asks_for_somebody = scene(about_you="family", conduct=["contacts"])
    assert BY_KEY["conduct"].notices(asks_for_somebody) == ("conduct",)


def test_the_limitation_warning_stands_with_the_gate_or_before_the_listening_script() -> None:
    late: dict[str, Raw] = {"overdue": "over_2y", "court_papers": "none", "last_event": "over_3y"}
    assert BY_KEY["last_event"].notices(scene(path="call_soon", **late)) == ("over_three_years",)
    assert BY_KEY["last_event"].notices(scene(path="prepare", **late)) == ()
    sued: dict[str, Raw] = {"overdue": "unsure", "court_papers": "summons"}
    assert BY_KEY["overdue"].notices(scene(path="call_soon", **sued)) == ("over_three_years",)
    gate = BY_KEY["limitation_gate"]
    assert gate.lead(scene(path="prepare", **late)) == NOTICES["over_three_years"].lines(scene(**late))

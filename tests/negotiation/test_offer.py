"""The knobs: each sets what it says, none passes the cap, and no number comes where none may be promised."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording import Wording
from flows.model import Accepted, Answers, Button, Drafted, Invalid, Line, Raw, Reading, Scene
from flows.negotiation import offer_lines, plan
from flows.negotiation.budget import weigh
from flows.negotiation.offer import offer, shown
from flows.negotiation.plan import Terms
from tests.negotiation.cases import answers, every, labels, overfull, said, scene, words

KIND = offer()
CARD: dict[str, Raw] = {"lender_kind": "bank", "loan_kind": "card"}
NOTHING: dict[str, Raw] = {"income_now": "3000"}


def after(reading: Reading, now: Scene) -> Scene:
    """The scene with the draft that a knob made."""
    assert isinstance(reading, Drafted)
    return Scene(now.answers, now.now, now.locale, {**now.draft, **reading.draft})


def turned(now: Scene, *taps: str) -> Scene:
    for tap in taps:
        now = after(KIND.tap("knob", tap, now), now)
    return now


def typed(wording: Wording, text: str, now: Scene) -> Scene:
    return after(KIND.read(text, now, every(wording)), now)


def accepted(reading: Reading) -> list[str]:
    assert isinstance(reading, Accepted)
    assert isinstance(reading.raw, list)
    return reading.raw


def values(now: Scene) -> list[str]:
    return [f"{b.act}.{b.value}" for row in KIND.keyboard(now) for b in row if isinstance(b, Button)]


def test_the_screen_is_that_of_the_design(wording: Wording) -> None:
    now = scene()
    assert said(wording, offer_lines.above(now)) == [
        "6,000 − 3,600 = 2,400，留 240 备用",
        "最多能谈 ¥2,160/月。先提 ¥1,200/月：33 期",
        "收入少两成的月份剩 ¥1,200，仍付得起。",
        "按不再加收利息计；若照收，期数会更多。",
    ]
    assert words(wording, offer_lines.ask(now)) == "这样行吗？可以调。"
    assert labels(wording, KIND.keyboard(now)) == [
        ["每月 −50", "每月 +50", "期数 −", "期数 +"],
        ["停几个月", "先付一笔"],
        ["就按这个"],
    ]
    assert labels(wording, KIND.keyboard(now), "en") == [
        ["−50", "+50", "Fewer", "More"],
        ["Pause first", "First payment"],
        ["Take this"],
    ]


def test_knobs_carry_the_value_to_set_so_that_a_double_tap_is_one() -> None:
    now = scene()
    assert values(now) == ["knob.m1150", "knob.m1250", "knob.n32", "knob.n34", "knob.p1", "knob.f1080", "pick.ok"]
    once, twice = turned(now, "m1250"), turned(now, "m1250", "m1250")
    assert shown(once) == shown(twice) == Terms(Decimal(1250), 0)


def test_a_knob_changes_the_numbers_on_the_screen(wording: Wording) -> None:
    now = turned(scene(), "m1250", "p3")
    assert "先提 ¥1,250/月：31 期" in said(wording, offer_lines.above(now))[1]
    assert labels(wording, KIND.keyboard(now))[1] == ["先停 3 个月", "先付一笔"]
    assert "knob.p6" in values(now)


def test_a_first_payment_makes_fewer_instalments_and_goes_round(wording: Wording) -> None:
    """A half of what can be paid at once, all of it, none again; without own money that was named, one month's
    ceiling."""
    half = turned(scene(), "f1080")
    assert shown(half) == Terms(Decimal(1200), 0, Decimal(1080))
    assert "先提 ¥1,200/月：32 期" in said(wording, offer_lines.above(half))[1]
    assert "书面说定后先付 ¥1,080，只用自己的钱。" in said(wording, offer_lines.above(half))
    assert labels(wording, KIND.keyboard(half))[1] == ["停几个月", "先付 ¥1,080"]
    assert "knob.f2160" in values(half)
    assert "knob.f0" in values(turned(half, "f2160"))
    assert shown(turned(half, "f0")).first == 0
    raw = accepted(KIND.tap("pick", "ok", half))
    assert raw[3] == "1080"
    assert words(wording, KIND.tell(raw, half)) == "先付 ¥1,080，每月 ¥1,200，32 期"


def test_own_money_that_was_named_is_the_most_that_is_paid_at_once(wording: Wording) -> None:
    now = scene(asks=["longer_term", "lump_sum"], lump_sum="5000")
    assert plan.most_at_once(now.answers) == 5000
    assert shown(typed(wording, "先付3000", now)).first == 3000
    assert shown(typed(wording, "first 3000", now)).first == 3000
    with pytest.raises(Invalid):
        typed(wording, "首付6000", now)


def test_terms_of_before_the_first_payment_still_stand() -> None:
    """Three parts, as an older release wrote them."""
    raw = accepted(KIND.tap("pick", "ok", scene()))
    assert len(raw) == 3
    assert plan.kept(raw, scene().answers) == Terms(Decimal(1200), 0)


def test_fewer_and_more_instalments_always_change_their_number() -> None:
    now = scene(owed_total="1000")
    for _ in range(8):
        months = plan.instalments(Decimal(1000), shown(now).monthly or Decimal(0))[0]
        more = next(value for value in values(now) if value.startswith("knob.n") and int(value[6:]) > months)
        now = turned(now, more[5:])
        assert plan.instalments(Decimal(1000), shown(now).monthly or Decimal(0))[0] == int(more[6:])


def test_fewer_instalments_are_the_lowest_sum_that_does_it() -> None:
    assert shown(turned(scene(), "n32")).monthly == 1210


def test_the_cap_stops_every_knob_and_says_why(wording: Wording) -> None:
    now = turned(scene(), "m2150")
    reading = KIND.tap("knob", "m2200", now)
    assert isinstance(reading, Drafted)
    assert shown(after(reading, now)).monthly == 2160
    assert "上限是每月 ¥2,160" in words(wording, reading.toast)
    fewest = KIND.tap("knob", "n1", now)
    assert isinstance(fewest, Drafted)
    assert shown(after(fewest, now)).monthly == 2160
    assert fewest.toast == reading.toast


def test_the_least_is_ten_yuan(wording: Wording) -> None:
    reading = KIND.tap("knob", "m-40", scene())
    assert isinstance(reading, Drafted)
    assert words(wording, reading.toast) == "每月最少 ¥10。"


def test_a_card_plan_stops_at_60_instalments(wording: Wording) -> None:
    now = scene(owed_total="60000", **CARD)
    reading = KIND.tap("knob", "m500", now)
    assert isinstance(reading, Drafted)
    assert shown(after(reading, now)).monthly == 1000
    assert "最多 60 期" in words(wording, reading.toast)


def test_a_whole_sum_is_not_passed(wording: Wording) -> None:
    now = scene(owed_total="350.5")
    assert said(wording, offer_lines.above(now))[1] == "最多能谈 ¥2,160/月。这笔 ¥350.50 可以一次还完"
    reading = KIND.tap("knob", "m400", now)
    assert isinstance(reading, Drafted)
    assert words(wording, reading.toast) == "这已经是一次还完。"
    assert shown(turned(now, "m300")).monthly == 300


@pytest.mark.parametrize("text", ["可以", "好", "就按这个", "就按這個", "OK", "Take this", "行", "sounds good"])
def test_a_word_of_consent_takes_it(wording: Wording, text: str) -> None:
    assert accepted(KIND.read(text, scene(), every(wording)))[:2] == ["1200", "0"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("1500", (1500, 0)),
        ("每月1300", (1300, 0)),
        ("一千三", (1300, 0)),
        ("1,255元", (1250, 0)),
        ("24期", (1610, 0)),
        ("分24期还", (1610, 0)),
        ("24 instalments", (1610, 0)),
        ("每月1300，分30期", (1300, 0)),
        ("停3个月", (1200, 3)),
        ("先停半年", (1200, 6)),
        ("pause for two months", (1200, 2)),
    ],
)
def test_what_is_typed_turns_the_knob_that_it_names(wording: Wording, text: str, terms: tuple[int, int]) -> None:
    assert shown(typed(wording, text, scene())) == Terms(Decimal(terms[0]), terms[1])


def test_a_typed_sum_above_the_cap_is_refused_with_the_cap_to_tap(wording: Wording) -> None:
    with pytest.raises(Invalid) as refused:
        KIND.read("3000", scene(), every(wording))
    assert "上限是每月 ¥2,160" in words(wording, refused.value.why)
    now = after(KIND.tap("guess", str(refused.value.guess), scene()), scene())
    assert shown(now).monthly == 2160
    assert now.draft["guess"] is None


@pytest.mark.parametrize("text", ["0", "没有", "不知道", "停很久", "随便"])
def test_what_is_no_number_is_asked_again(wording: Wording, text: str) -> None:
    with pytest.raises(Invalid):
        KIND.read(text, scene(), every(wording))


@pytest.mark.parametrize(
    ("act", "value"),
    [
        ("knob", ""),
        ("knob", "x9"),
        ("knob", "m"),
        ("knob", "mNaN"),
        ("knob", "n0"),
        ("tick", "a"),
        ("knob", "own"),
        ("knob", "p999"),
    ],
)
def test_a_button_that_is_not_there_is_refused(act: str, value: str) -> None:
    with pytest.raises(Invalid):
        KIND.tap(act, value, scene())


def test_with_nothing_left_a_pause_is_the_answer_and_no_amount_stands_anywhere(wording: Wording) -> None:
    now = scene(**NOTHING)
    assert labels(wording, KIND.keyboard(now)) == [["1 个月", "2 个月", "3 个月", "6 个月"], ["我自己定一个小数"]]
    assert said(wording, offer_lines.above(now))[0] == "现在每月剩 −¥600，所以这次不承诺金额。"
    assert accepted(KIND.tap("pick", "p3", now))[:2] == ["", "3"]
    assert accepted(KIND.read("停两个月", now, every(wording)))[:2] == ["", "2"]
    assert accepted(KIND.read("6个月", now, every(wording)))[:2] == ["", "6"]


def test_with_nothing_left_only_the_person_names_a_small_sum(wording: Wording) -> None:
    now = turned(scene(**NOTHING), "own")
    assert "请写一个小数目，¥100 以内。" in said(wording, offer_lines.above(now))
    now = typed(wording, "每月50", now)
    assert "另外每月付 ¥50，是您自己定的。" in said(wording, offer_lines.above(now))
    answer = KIND.tap("pick", "p2", now)
    assert accepted(answer)[:2] == ["50", "2"]
    assert isinstance(answer, Accepted)
    assert words(wording, answer.echo) == "先停 2 个月，每月 ¥50，记下了。"
    assert words(wording, answer.echo, "zh_Hant") == "先停 2 個月，每月 ¥50，記下了。"
    assert words(wording, answer.echo, "en") == "Noted: pause of 2 months, ¥50 a month."
    for text in ("101", "2000", "0"):
        with pytest.raises(Invalid):
            KIND.read(text, now, every(wording))


def test_with_nothing_left_no_knob_makes_an_amount() -> None:
    for value in ("m500", "n10"):
        with pytest.raises(Invalid):
            KIND.tap("knob", value, scene(**NOTHING))


def test_a_share_too_small_for_an_offer_is_told_as_what_it_is(wording: Wording) -> None:
    now = scene(owed_total="500", other_debts="400000")
    assert said(wording, offer_lines.above(now))[0] == "每月剩 ¥2,400，这一笔只分到 ¥2.70，太少，不承诺金额。"


def test_without_income_there_is_no_number_and_a_button_to_fill_it_in(wording: Wording) -> None:
    now = scene(income_now=None)
    assert labels(wording, (*KIND.keyboard(now), *offer_lines.missing(now))) == [["好，这次不报数"], ["填收入"]]
    assert accepted(KIND.tap("pick", "ok", now))[:2] == ["", "0"]
    assert accepted(KIND.read("好，这次不报数", now, every(wording)))[:2] == ["", "0"]
    for text in ("1200", "24期"):
        with pytest.raises(Invalid):
            KIND.read(text, now, every(wording))
    with pytest.raises(Invalid):
        KIND.tap("knob", "m500", now)


def test_without_the_sum_beside_other_debts_its_share_is_asked_for(wording: Wording) -> None:
    now = scene(owed_total=None, other_debts="20000")
    assert labels(wording, offer_lines.missing(now)) == [["填总额"]]
    assert offer_lines.missing(scene()) == ()


def test_an_answer_stands_while_the_numbers_beneath_it_do() -> None:
    raw = accepted(KIND.tap("pick", "ok", turned(scene(), "m1300", "p2")))
    assert KIND.valid(raw, answers())
    assert KIND.valid(raw, answers(pay_day=20))
    assert not KIND.valid(raw, answers(essentials="3700"))


def test_an_answer_that_is_open_again_begins_where_it_stood() -> None:
    raw: Raw = list(accepted(KIND.tap("pick", "ok", turned(scene(), "m1300", "p2"))))
    assert shown(scene(draft={"standing": raw})) == Terms(Decimal(1300), 2)
    assert shown(scene(draft={"standing": raw}, income_now="5000")) == plan.suggested(answers(income_now="5000"))


@pytest.mark.parametrize(
    ("taps", "given", "told"),
    [
        ((), {}, "每月 ¥1,200，33 期"),
        (("p3",), {}, "先停 3 个月，每月 ¥1,200，33 期"),
        ((), {"owed_total": None}, "每月 ¥1,200"),
        ((), {"owed_total": "350"}, "一次还 ¥350"),
        ((), {"income_now": None}, "这次不报数"),
        ((), NOTHING, "先停 3 个月"),
    ],
)
def test_the_answer_is_told_in_a_few_words(
    wording: Wording, taps: tuple[str, ...], given: dict[str, Raw], told: str
) -> None:
    now = turned(scene(**given), *taps)
    raw: Raw = list(accepted(KIND.tap("pick", "ok", now)))
    assert words(wording, KIND.tell(raw, now)) == told
    assert words(wording, KIND.tell(raw, scene(income_now="9999"))) == "还没有数"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"income_now": "5000"}, "收入少两成的月份只剩 ¥400，这个数付不上。"),
        ({"income_now": "4000"}, "收入少两成的月份会缺 ¥400，这个数付不上。"),
        ({"other_debts": "38600"}, "6,000 − 3,600 = 2,400，留 240 备用，再按欠款比例分"),
        ({"owed_total": None}, "最多能谈 ¥2,160/月。先提 ¥1,200/月；期数等拿到明细再定"),
        ({"owed_total": "138600"}, "要还约 10 年，很长；也可问减免或一次付清。"),
        ({"owed_total": "200000", **CARD}, "个性化分期最多 60 期，按您的上限还不完。"),
        ({"asks": ["principal_only"]}, "按只还本金 ¥31,000 算。"),
        ({"asks": ["lump_sum"], "lump_sum": "9000"}, "先提一次付清；没谈成，再用这个数。"),
        ({"asks": ["lump_sum"], "lump_sum": "9000", **NOTHING}, "一次付清也先不提：生活在前。"),
    ],
)
def test_what_has_to_be_said_plainly_is_said(wording: Wording, given: dict[str, Raw], line: str) -> None:
    assert line in said(wording, offer_lines.above(scene(**given)))


money = st.none() | st.integers(0, 400_000).map(str)


@settings(deadline=None)
@given(
    income=money,
    essentials=money,
    owed=money,
    others=money,
    card=st.booleans(),
    taps=st.lists(st.integers(0, 5), max_size=12),
)
def test_however_the_knobs_are_turned_the_offer_stays_within_the_cap(
    income: Raw, essentials: Raw, owed: Raw, others: Raw, card: bool, taps: list[int]
) -> None:
    more: dict[str, Raw] = CARD if card else {}
    now = scene(income_now=income, essentials=essentials, owed_total=owed, other_debts=others, **more)
    for tap in taps:
        buttons = [b for row in KIND.keyboard(now) for b in row if isinstance(b, Button)]
        button = buttons[tap % len(buttons)]
        reading = KIND.tap(button.act, button.value, now)
        if isinstance(reading, Accepted):
            assert KIND.valid(reading.raw, now.answers)
            continue
        now = after(reading, now)
    budget, terms = weigh(now.answers), shown(now)
    if budget.number == "open":
        assert budget.cap is not None
        assert terms.monthly is not None
        assert 0 < terms.monthly <= budget.cap
    else:
        assert terms.monthly is None


@pytest.mark.parametrize("draft", [{}, {"own": "1"}])
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"income_now": "123456.78", "essentials": "98765.43", "owed_total": "1234567.89", "other_debts": "7654321.09"},
        {"asks": ["lump_sum"], "lump_sum": "123456.78", **NOTHING},
        {"owed_total": "500", "other_debts": "400000", "asks": ["lump_sum"]},
        {"owed_total": "999999", **CARD},
        {"income_now": "4000"},
        {"income_now": None},
        {"owed_total": None, "other_debts": "20000"},
    ],
)
def test_the_screens_fit_a_phone(wording: Wording, given: dict[str, Raw], draft: dict[str, Raw]) -> None:
    now = scene(draft=draft, **given)
    assert overfull(wording, (*offer_lines.above(now), Line(offer_lines.ask(now), "bold"))) == []


def test_an_offer_is_never_made_for_nobody() -> None:
    assert weigh(Answers({})).number == "unknown"
    assert not KIND.valid(None, Answers({}))


def test_a_small_number_alone_is_asked_about(wording: Wording) -> None:
    with pytest.raises(Invalid) as refused:
        KIND.read("12", scene(), every(wording))
    assert "12 期" in words(wording, refused.value.why)
    assert shown(typed(wording, "12元", scene())).monthly == 10
    assert shown(typed(wording, "900", scene())).monthly == 900
    assert shown(typed(wording, "24期", scene())).monthly == 1610

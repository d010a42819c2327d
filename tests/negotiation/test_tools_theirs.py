"""What the lender offers, beside the plan: an aid to answer it, and a line to say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from bot.wording import Wording
from flows.model import LOCALES, Answers, Copy, Raw, Scene
from flows.negotiation import theirs
from flows.negotiation.budget import weigh
from flows.negotiation.tools.all import TOOLS, computes
from tests.negotiation.anybody import scenes
from tests.negotiation.cases import NOW, TYPICAL, overfull, scene
from tests.negotiation.test_tools_budget import begun, beside, new
from tests.negotiation.test_tools_plan import SILENT

TOLD = {
    "zh_Hans": "他们说分36期每期420，先付2000",
    "zh_Hant": "對方提出36期，每期420元，首付2000",
    "en": "they offer 36 × 420, first 2,000 now",
}
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_offer_typed_anywhere_stands_beside_the_plan(wording: Wording, locale: str) -> None:
    chat = beside(wording, locale, **TYPICAL).says(TOLD[locale])
    assert chat.session.view == "tool.theirs."
    assert chat.given["their_offer"] == ["first=2000", "each=420", "number=36"]
    for words in ("420", "¥1,200", "¥17,120", "¥38,600"):
        assert words in chat.sees


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", ["owed_total", "instalment", "income_now", "essentials"])
def test_it_is_never_an_answer_to_the_open_question(wording: Wording, locale: str, state: str) -> None:
    keys = list(TYPICAL)
    given = {key: TYPICAL[key] for key in keys[: keys.index(state)]}
    chat = beside(wording, locale, state, **given).says(TOLD[locale])
    assert chat.given == {**given, "their_offer": ["first=2000", "each=420", "number=36"]}
    chat.taps("tool.theirs.leave")
    assert chat.state == state


@pytest.mark.parametrize(
    ("locale", "accept"),
    [
        ("zh_Hans", "建议：这个还得起。拿到书面、看清楚了，再答应。"),
        ("zh_Hant", "建議：這個還得起。拿到書面、看清楚了，再答應。"),
        ("en", "Advice: It can be kept. Agree only when it is there in writing and you have read it."),
    ],
)
def test_what_a_bad_month_carries_may_be_accepted_in_writing(wording: Wording, locale: str, accept: str) -> None:
    assert accept in beside(wording, locale, **TYPICAL).commands("theirs").says(TOLD[locale]).sees


@pytest.mark.parametrize(
    ("locale", "typed", "advice"),
    [
        ("zh_Hans", "24期每期2000", "建议：先请对方改：每月最多 ¥1,200"),
        ("zh_Hant", "24期每期2000", "建議：先請對方改：每月最多 ¥1,200"),
        ("en", "24 instalments of 2000", "Advice: Ask for this change first: at most ¥1,200 a month"),
    ],
)
def test_what_only_a_usual_month_carries_is_asked_to_be_changed(
    wording: Wording, locale: str, typed: str, advice: str
) -> None:
    assert advice in beside(wording, locale, **TYPICAL).commands("theirs").says(typed).sees


@pytest.mark.parametrize(
    ("locale", "typed", "advice"),
    [
        ("zh_Hans", "12期每期3500", "建议：先不答应，这个数每月还不起。"),
        ("zh_Hant", "12期每期3500", "建議：先不答應，這個數每月還不起。"),
        ("en", "12 instalments of 3500", "Advice: Not yet. Your month does not carry it"),
    ],
)
def test_what_no_month_carries_is_not_answered_yet(wording: Wording, locale: str, typed: str, advice: str) -> None:
    assert advice in beside(wording, locale, **TYPICAL).commands("theirs").says(typed).sees


def test_a_first_payment_beyond_ones_own_money_is_too_high(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("theirs").says("36 instalments of 420, first 9000")
    assert "theirs first sum too high" in chat.sees
    assert "a smaller first payment" in chat.sees
    assert "from own money only" in chat.sees


def test_own_money_that_was_named_carries_a_first_payment(wording: Wording) -> None:
    own = {**TYPICAL, "asks": ["lump_sum", "waive"], "lump_sum": "9000"}
    chat = beside(wording, **own).commands("theirs").says("36 instalments of 420, first 9000")
    assert "first sum too high" not in chat.sees


def test_one_sum_to_settle_is_once_and_has_no_yearly_cost(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("theirs").says("one payment of 8000 settles it")
    assert chat.given["their_offer"] == ["lump=8000"]
    assert "a month: theirs once" in chat.sees
    assert "in all: theirs ¥8,000" in chat.sees
    assert "a year, simple: theirs –" in chat.sees
    assert "carried: theirs –" in chat.sees


def test_a_sum_to_settle_that_is_there_can_be_kept(wording: Wording) -> None:
    own = {**TYPICAL, "asks": ["lump_sum"], "lump_sum": "9000"}
    assert "It can be kept." in beside(wording, **own).commands("theirs").says("one payment of 8000 settles it").sees


def test_a_pause_counts_and_costs_nothing(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("theirs").says("3 months' pause, then 24 × 500")
    assert chat.given["their_offer"] == ["each=500", "number=24", "pause=3"]
    assert "in all: theirs ¥12,000" in chat.sees


def test_a_pause_that_was_told_is_read_back(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("theirs").says("3 months' pause, then 24 × 500")
    assert "3 months" in chat.sees


@pytest.mark.parametrize("locale", LOCALES)
def test_every_example_of_its_own_can_be_typed(wording: Wording, locale: str) -> None:
    chat = beside(wording, locale, **TYPICAL).commands("theirs")
    examples = chat.sees.split("\n")[-1].split("：", 1)[-1].removeprefix("For example: ").split(" · ")
    assert len(examples) == 3
    for example in examples:
        chat.commands("theirs").taps("tool.theirs.new") if chat.has("tool.theirs.new") else None
        chat.session.case.answers.pop("their_offer", None)
        chat.says(example)
        assert "their_offer" in chat.given, example


def test_numbers_times_a_sum_are_enough_where_an_offer_is_asked_for(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("theirs").says("36 × 900")
    assert chat.given.get("their_offer") == ["each=900", "number=36"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("typed", ["36期每期420，先付2000", "24期每期2000", "12期每期3500", "一次性还8000结清"])
def test_the_line_to_copy_is_chinese_in_every_language(wording: Wording, locale: str, typed: str) -> None:
    chat = beside(wording, locale, **TYPICAL).commands("theirs").says(typed)
    (copied,) = (button for row in chat.screen.keyboard for button in row if isinstance(button, Copy))  # type: ignore[union-attr]
    words = wording.copy(copied.what, chat.says_in)
    assert not LATIN.search(words)
    assert 5 < len(words) <= 60


@pytest.mark.parametrize(
    ("typed", "said"),
    [("24期每期2000", "1,200"), ("36期每期420，先付2000", "书面"), ("一次性还8000结清", "不能答应")],
)
def test_what_is_said_answers_what_was_offered(wording: Wording, typed: str, said: str) -> None:
    """The counter-offer, or that it has to come in writing first."""
    chat = beside(wording, "zh_Hans", **TYPICAL).commands("theirs").says(typed)
    (copied,) = (button for row in chat.screen.keyboard for button in row if isinstance(button, Copy))  # type: ignore[union-attr]
    assert said in wording.copy(copied.what, "zh_Hans")


def test_the_offer_stays_with_the_case_until_another_is_told(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("theirs").says("36 instalments of 420, first 2000")
    chat.commands("back").commands("theirs")
    assert "Their offer beside your plan" in chat.sees
    chat.taps("tool.theirs.new")
    assert "What do they offer?" in chat.sees
    chat.says("24 instalments of 500")
    assert chat.given["their_offer"] == ["each=500", "number=24"]


@pytest.mark.parametrize("locale", LOCALES)
def test_before_the_month_is_known_no_answer_is_advised(wording: Wording, locale: str) -> None:
    chat = begun(wording, locale).says(TOLD[locale])
    told = {
        "zh_Hans": "先别答复：",
        "zh_Hant": "先別答覆：",
        "en": "Answer nothing yet: first your budget, and how late the debt is.",
    }
    assert told[locale] in chat.sees
    assert not any(isinstance(button, Copy) for row in chat.screen.keyboard for button in row)  # type: ignore[union-attr]
    assert not chat.has("paper.offer")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("overdue", [None, "unsure"])
def test_before_it_is_known_how_late_the_debt_is_nothing_of_ones_own_is_named(
    wording: Wording, locale: str, overdue: str | None
) -> None:
    """The limitation gate may yet shut: no sum of one's own, and no answer."""
    given: dict[str, Raw] = {**TYPICAL, "overdue": overdue, "their_offer": ["each=420", "number=36"]}
    page = TOOLS["theirs"].page("", Scene(Answers(given), NOW, locale))
    shown = wording.plain(page.blocks, locale)
    assert ("420" in shown) == (overdue is None)
    assert "1,200" not in shown


def test_as_first_words_it_opens_a_case(wording: Wording) -> None:
    chat = new(wording).says(TOLD["en"])
    assert chat.session.view == "tool.theirs."
    chat.taps("tool.theirs.leave")
    assert chat.state == "path"


def test_behind_the_shut_gate_an_offer_is_neither_kept_nor_compared() -> None:
    for text in TOLD.values():
        assert computes(text, scene(**SILENT)) is None
        assert TOOLS["theirs"].hear(text, "", scene(**SILENT), lambda label: ()) is None


@pytest.mark.parametrize(
    "typed",
    ["能不能分36期？", "我能每月还500，分24期吗", "我欠了5万，分36期还", "他们让我明天还清", "每月1200", "12期"],
)
def test_what_is_no_offer_of_theirs_is_left_alone(typed: str) -> None:
    assert computes(typed, scene()) is None


def test_half_an_offer_is_asked_for_again(wording: Wording) -> None:
    chat = begun(wording).commands("theirs").says("420")
    assert "How much, how many times, and how much at first?" in chat.sees
    assert "owed_total" not in chat.given


def test_the_screen_fits(wording: Wording) -> None:
    for offer in (
        ["first=2000", "each=2420.50", "number=36"],
        ["lump=123456"],
        ["each=500"],
        ["number=600", "total=99999"],
    ):
        assert overfull(wording, TOOLS["theirs"].page("", scene(their_offer=offer)).blocks, 2) == []


@settings(max_examples=150)
@given(scenes())
def test_no_reply_names_more_than_the_cap(now: Scene) -> None:
    for offer in (["each=99999", "number=12"], ["first=2000", "each=420", "number=36"], ["lump=8000"]):
        told = Scene(Answers({**now.answers, "their_offer": offer}), now.now, now.locale, {}, now.soft)
        found = theirs.compared(told)
        assert found
        cap = weigh(told.answers).cap
        if found.asked_monthly is not None:
            assert cap is not None
            assert 0 < found.asked_monthly <= cap
        spoken = theirs.reply(told, found)
        sums = {name: value.value for name, value in spoken.text.params.items() if name == "X"} if spoken else {}  # type: ignore[union-attr]
        assert all((cap is not None and value <= cap) or value <= 100 for value in sums.values())


@pytest.mark.parametrize(
    "typed", ["33期每期1150 每期服务费300", "他们说33期每期1150，另收手续费5000", "他们说33期每期1200 另加利息24%"]
)
def test_an_offer_with_fees_beside_it_is_not_advised_on_before_they_are_in_it(wording: Wording, typed: str) -> None:
    chat = beside(wording, "zh_Hans", **TYPICAL).commands("theirs").says(typed)
    assert "另外还有费用或利息？" in chat.sees
    assert "their_offer" not in chat.given


def test_with_nothing_left_no_sum_is_bargained_for(wording: Wording) -> None:
    chat = beside(wording, "zh_Hans", **{**TYPICAL, "income_now": "3000"}).says("他们说36期每期420")
    assert "没有余钱，不答应任何金额" in chat.sees
    assert "每月少一些" not in chat.sees


def test_nobody_is_told_what_they_have_not_before_they_were_asked(wording: Wording) -> None:
    chat = beside(wording, "zh_Hans", **TYPICAL).says("对方同意一次性还3万结清")
    assert "手上有这么多自己的钱吗" in chat.sees
    assert "还得起：对方 –" in chat.sees
    assert "先付少一些" not in chat.sees


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("银行说打八折一次还清", ["lump=30880.00"]),
        ("他们同意先还5000，剩下的分12期", ["first=5000", "number=12", "total=38600"]),
    ],
)
def test_what_is_told_of_the_whole_is_worked_out_from_what_is_owed(wording: Wording, typed: str, kept: Raw) -> None:
    assert beside(wording, "zh_Hans", **TYPICAL).says(typed).given["their_offer"] == kept


def test_without_the_sum_owed_a_part_of_it_is_asked_for_in_figures(wording: Wording) -> None:
    chat = beside(wording, "zh_Hans", **{**TYPICAL, "owed_total": None}).commands("theirs").says("打八折一次还清")
    assert "请写数字" in chat.sees
    assert "their_offer" not in chat.given

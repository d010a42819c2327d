"""The pages at the end: which there are, what stands on them, where their buttons lead."""

from __future__ import annotations

from itertools import combinations, count, product, takewhile

import pytest
from hypothesis import given, settings

from bot.wording import Wording
from flows.model import LOCALES, Answers, Block, Button, Copy, Keep, Page, Raw, Scene
from flows.negotiation.branches import over_three_years
from flows.negotiation.deadlines import pinned
from flows.negotiation.guards import gate_shut, limitation_doubtful
from flows.negotiation.on_paper import paper
from flows.negotiation.pages import ending, page
from flows.negotiation.plan import WISHES
from flows.negotiation.sayings import sayings
from flows.negotiation.script import script
from flows.negotiation.sheets import sheets
from flows.negotiation.tools.all import TOOLS
from tests.negotiation.anybody import CHOICES, CONDUCT, letters, scenes, signs
from tests.negotiation.cases import CHINESE, LATIN, NOW, labels, scene

NAMES = ("script", "listen", "never", "saying", "write", "next", "minor", "elsewhere")
GATE: dict[str, Raw] = {"overdue": "over_2y", "last_event": "over_3y"}
NEVER_SAID = {
    "zh_Hans": (
        *("一定", "肯定能", "包过", "放心", "上岸", "停息挂账", "老赖", "您应该早点", "加油"),
        *("您不欠", "您欠", "不会坐牢", "会赢", "为什么没还", "！"),
        *("4倍LPR适用", "第十三条", "第42条", "7个工作日", "12381", "21:00"),
    ),
    "zh_Hant": (
        *("一定", "肯定能", "包過", "放心", "上岸", "停息掛帳", "老賴", "加油"),
        *("您不欠", "您欠", "不會坐牢", "會贏", "！", "7個工作日"),
    ),
    "en": ("guarantee", "don't worry", "you should have", "easy", "great!", "!", "12381", "21:00"),
}
NEVER_SAID["zh_Hant"] = (
    "一定",
    "肯定能",
    "放心",
    "上岸",
    "停息掛帳",
    "老賴",
    "您不欠",
    "您欠",
    "不會坐牢",
    "！",
    "7個工作日",
)
SCREEN_WORDS_OF_THE_MAINLAND = ("信息", "賬戶", "程序")


def all_pages(at: Scene) -> dict[str, Page]:
    """Every page that there is for these answers."""
    found: dict[str, Page] = {}
    for name in ("script", "listen", "saying"):
        numbered = takewhile(
            lambda one: one[1] is not None, ((f"{name}.{n}", page(f"{name}.{n}", at)) for n in count(1))
        )
        found |= {key: shown for key, shown in numbered if shown}
    single = {key: page(key, at) for key in ("never", "write", "next", "rules", "minor", "elsewhere")}
    return found | {key: one for key, one in single.items() if one}


def buttons(shown: Page) -> list[Button]:
    return [button for row in shown.keyboard for button in row if isinstance(button, Button)]


def copies(shown: Page) -> list[Copy]:
    return [button for row in shown.keyboard for button in row if isinstance(button, Copy)]


def acts(shown: Page | None) -> list[str]:
    assert shown
    return [f"{button.act}.{button.value}" if button.value else button.act for button in buttons(shown)]


def without_deadline(at: Scene, blocks: tuple[Block, ...]) -> list[Block]:
    """The deadline of a court's paper stands beside a screen's own lines, as the progress does."""
    return [block for block in blocks if block not in pinned(at)]


def seen(wording: Wording, at: Scene, key: str) -> list[str]:
    shown = page(key, at)
    assert shown
    return wording.plain(shown.blocks, at.locale).split("\n")


# -- which pages there are
@given(scenes())
@settings(max_examples=25, deadline=None)
def test_behind_the_shut_gate_no_page_but_the_listening_script_can_be_reached(at: Scene) -> None:
    names = {key.partition(".")[0] for key in all_pages(at)}
    if gate_shut(at.answers):
        assert names == {"listen"}
        assert ending(at).page == "listen.1"
        assert not [act for shown in all_pages(at).values() for act in acts(shown) if act.startswith("page.script")]
    else:
        assert names == {"script", "never", "saying", "write", "next", "rules"}
        assert ending(at).page == "script.1"


@given(scenes())
@settings(max_examples=25, deadline=None)
def test_every_button_leads_to_a_page_that_there_is(at: Scene) -> None:
    found = all_pages(at)
    for shown in found.values():
        for button in buttons(shown):
            if button.act == "page":
                assert button.value in found
            elif button.act == "paper":
                assert paper(button.value, at) is not None
            elif button.act == "tool":
                assert button.value in TOOLS
            else:
                assert button.act in {"file", "wish", "complete", "faq", "review", "edit"}


@given(scenes())
@settings(max_examples=25, deadline=None)
def test_every_page_can_be_walked_to_from_the_first(at: Scene) -> None:
    found, todo = all_pages(at), [ending(at).page]
    walked: set[str] = set()
    while todo:
        key = todo.pop()
        if key not in walked:
            walked.add(key)
            todo += [button.value for button in buttons(found[key]) if button.act == "page"]
    assert walked == set(found)


@pytest.mark.parametrize(
    "key", ["script.0", "script.99", "saying.0", "saying.99", "nothing", "", "script.x.y", "listen.1"]
)
def test_a_page_that_is_not_there_is_none_or_the_first(key: str) -> None:
    shown = page(key, scene())
    assert shown is None or key == "script.x.y"


def test_before_anything_is_known_there_is_no_page_but_a_minor_s() -> None:
    nobody = Scene(Answers({}), NOW, "en")
    assert [name for name in NAMES if page(f"{name}.1", nobody)] == ["minor"]


# -- the script's pages
def test_the_first_page_is_that_of_the_screens(wording: Wording) -> None:
    assert seen(wording, scene("zh_Hans", caller="own"), "script.1")[1:] == [
        "1 您好，这次通话我会录音，方便双方核对。",
        "2 请问您的姓名、工号和部门？我会用官方App或客服电话核实。",
        "3 核实之前，我不提供身份证号、银行卡号和验证码。",
    ]
    assert seen(wording, scene("zh_Hans", caller="own"), "script.1")[0] == "讲稿 1/10 · 开头"


def test_in_english_a_line_is_chinese_then_pinyin_then_meaning(wording: Wording) -> None:
    assert seen(wording, scene("en", caller="own"), "script.1")[:4] == [
        "Script 1/14 · opening",
        "1 您好，这次通话我会录音，方便双方核对。",
        "Nín hǎo, zhè cì tōnghuà wǒ huì lùyīn, fāngbiàn shuāngfāng héduì.",
        "Hello, I am recording this call so both can check.",
    ]


@given(scenes())
@settings(max_examples=25, deadline=None)
def test_every_line_has_its_copy_button_and_a_row_holds_no_more_than_fits(wording: Wording, at: Scene) -> None:
    found = [shown for key, shown in all_pages(at).items() if key.startswith(("script.", "listen."))]
    copied = [copy.what for shown in found for copy in copies(shown)]
    assert copied == [one for part in script(at) for one in part.lines]
    for row in labels(wording, found[0].keyboard):
        assert len(row) <= 3


def test_the_pager_goes_back_and_forth_and_on_to_what_stands_beside_the_script() -> None:
    at = scene("zh_Hans")
    last = len(sheets(at))
    assert acts(page("script.1", at))[:3] == ["page.next", "page.script.1", "page.script.2"]
    assert acts(page("script.2", at))[:3] == ["page.script.1", "page.script.2", "page.script.3"]
    assert acts(page(f"script.{last}", at))[:3] == [f"page.script.{last - 1}", f"page.script.{last}", "page.never"]


def test_the_listening_script_has_no_way_around_the_gate() -> None:
    at = scene("zh_Hans", **GATE)
    assert acts(page("listen.1", at)) == [
        *("page.listen.1", "page.listen.2", "file"),
        *("edit.limitation_gate", "paper.call"),
    ]
    short = scene("zh_Hans", path="call_soon", **GATE)
    assert acts(page("listen.2", short)) == [
        *("page.listen.1", "page.listen.2", "file"),
        *("complete", "paper.call"),
    ]


def test_the_offer_s_page_leads_to_another_request() -> None:
    offers = [n for n, sheet in enumerate(sheets(scene()), 1) if sheet.title.msgid == "situation and offer"]
    for n, _ in enumerate(sheets(scene()), 1):
        assert ("wish.waive" in acts(page(f"script.{n}", scene()))) == (n in offers)


def test_another_request_goes_through_all_that_can_be_asked_for() -> None:
    wished, round_trip = "", []
    for _ in WISHES:
        at = scene(wish=wished, lump_sum="1000", instalment="1900")
        shown = [button for n in range(1, 20) if (one := page(f"script.{n}", at)) for button in buttons(one)]
        wished = next(button.value for button in shown if button.act == "wish")
        round_trip.append(wished)
    assert set(round_trip) == set(WISHES)


def test_the_short_path_can_be_completed_from_every_page() -> None:
    at = scene(path="call_soon")
    assert all("complete" in acts(page(f"script.{n}", at)) for n, _ in enumerate(sheets(at), 1))
    assert "complete" not in acts(page("script.1", scene()))


def test_the_opened_gate_leaves_its_warning_on_every_page_and_in_the_chat() -> None:
    at = scene("zh_Hans", limitation_gate="go_on", **GATE)
    assert ending(at).kept == (Keep(over_three_years(at)),)
    for n, _ in enumerate(sheets(at), 1):
        shown = page(f"script.{n}", at)
        assert shown
        assert "Call 12348 before you admit" in str(shown.blocks[0])
    assert ending(scene()).kept == ()


def test_the_listening_script_has_the_advice_above_it_too(wording: Wording) -> None:
    assert seen(wording, scene("zh_Hans", **GATE), "listen.1")[:2] == [
        "⚠️ 先打 12348 问清，再承认、答应或付款。",
        "讲稿 1/2 · 只听",
    ]


def test_a_court_s_deadline_stands_on_every_page(wording: Wording) -> None:
    at = scene("zh_Hans", court_papers="payment_order", order_received="2026-11-16")
    for shown in all_pages(at).values():
        assert shown.blocks[0] == pinned(at)[0]


# -- the other pages
def test_the_pages_beside_the_script_are_those_of_the_screens(wording: Wording) -> None:
    at = scene("zh_Hans", caller="own", papers_ready=["jobless", "leaving", "benefit", "insurance", "statements"])
    assert seen(wording, at, "never")[0] == "电话里不说、不做"
    assert seen(wording, at, "never")[4] == "· 转私人账户、先交费 · 家人说“我来还”"
    assert seen(wording, at, "write")[1] == "☐ 时间、号码 ☐ 姓名、工号、公司、委托方"
    assert seen(wording, at, "next")[2] == "2 找安静的地方，用官方电话打过去。"
    assert seen(wording, at, "saying.1") == [
        "“先还一部分，我才帮您申请。”（看情况）",
        "→ 批准后我付首期，请先书面写明记入本金。",
        "没约定时，先抵费用和利息（法律·民法典第561条）。",
        "“不还就打给您通讯录每个人。”（不允许·协会规则·据报道）",
        "→ 请停止。债务是我的，请只与我联系。",
        "他们违规，不影响欠款本身。",
    ]


def test_the_answers_are_copied_and_the_rest_is_counted(wording: Wording) -> None:
    first = page("saying.1", scene("zh_Hans", caller="own"))
    assert first
    assert labels(wording, first.keyboard) == [["📋 答1", "📋 答2"], ["‹ 返回", "更多（8）"]]
    assert wording.copy(copies(first)[1].what, "zh_Hans") == "请停止。债务是我的，请只与我联系。"


@given(scenes())
@settings(max_examples=25, deadline=None)
def test_every_saying_is_shown_once_and_each_page_says_how_many_are_left(wording: Wording, at: Scene) -> None:
    shown = [page for key, page in all_pages(at).items() if key.startswith("saying.")]
    copied = [copy.what for one in shown for copy in copies(one)]
    assert copied == [each.reply for each in sayings(at)]
    left = len(copied)
    for one in shown:
        left -= len(copies(one))
        label = wording.words(buttons(one)[-1].label, "en")
        assert label == (f"More ({left})" if left else "What to write down")


@given(scenes())
@settings(max_examples=25, deadline=None)
def test_a_page_that_names_a_breach_says_that_the_debt_stays(wording: Wording, at: Scene) -> None:
    for shown in all_pages(at).values():
        words = wording.plain(shown.blocks, "zh_Hans")
        if any(sign in words for sign in ("违规", "不允许", "协会规则", "骚扰：")):
            assert "不影响欠款本身" in words


def test_the_list_to_copy_has_a_line_for_each_thing_to_note(wording: Wording) -> None:
    shown = page("write", scene())
    assert shown
    for locale in LOCALES:
        assert len(wording.copy(copies(shown)[0].what, locale).split("\n")) == 8


# -- safety of what is said
@given(scenes())
@settings(max_examples=25, deadline=None)
def test_nothing_promises_judges_or_repeats_what_is_known_to_be_wrong(wording: Wording, at: Scene) -> None:
    for shown in all_pages(at).values():
        for locale, words in NEVER_SAID.items():
            text = wording.plain(shown.blocks, locale).lower()
            assert not [word for word in words if word in text]


@given(scenes())
@settings(max_examples=25, deadline=None)
def test_no_slot_is_left_open_on_a_page(wording: Wording, at: Scene) -> None:
    for shown in all_pages(at).values():
        for locale in LOCALES:
            words = [label for row in labels(wording, shown.keyboard, locale) for label in row]
            for text in (wording.plain(shown.blocks, locale), *words):
                assert "{" not in text
                assert "None" not in text


@given(scenes("zh_Hant"))
@settings(max_examples=25, deadline=None)
def test_screens_in_taiwan_s_words_use_no_mainland_ones(wording: Wording, at: Scene) -> None:
    for shown in all_pages(at).values():
        text = wording.plain(shown.blocks, "zh_Hant")
        assert not [word for word in SCREEN_WORDS_OF_THE_MAINLAND if word in text]


# -- the size of a screen
@given(scenes())
@settings(max_examples=25, deadline=None)
def test_every_page_fits_a_phone(wording: Wording, at: Scene) -> None:
    for key, shown in all_pages(at).items():
        blocks = without_deadline(at, shown.blocks)
        text = wording.plain(blocks, at.locale)
        assert len(text.split("\n")) <= 7 + (limitation_doubtful(at.answers) and key.startswith(("script", "listen")))
        assert letters(text) <= LATIN if at.locale == "en" else signs(text) <= CHINESE


@pytest.mark.parametrize("lender", CHOICES["lender_kind"])
def test_the_sayings_fit_whoever_calls_and_whatever_two_things_happened(wording: Wording, lender: str) -> None:
    for conduct in [*combinations(CONDUCT, 2), *((tick,) for tick in CONDUCT), ()]:
        at = scene("zh_Hans", lender_kind=lender, conduct=[*conduct], overdue="y1_2")
        for key, shown in all_pages(at).items():
            assert not key.startswith("saying") or signs(wording.plain(shown.blocks, "zh_Hans")) <= CHINESE


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_the_next_steps_fit_whatever_is_missing(wording: Wording, locale: str) -> None:
    for lender, court, cause in product(CHOICES["lender_kind"], CHOICES["court_papers"], CHOICES["cause"]):
        at = scene(locale, lender_kind=lender, court_papers=court, cause=cause, papers_ready=[], about_you="family")
        shown = page("next", at)
        assert shown
        blocks = without_deadline(at, shown.blocks)
        assert len(blocks) <= 7
        assert signs(wording.plain(blocks, locale)) <= CHINESE


# -- other ends
def test_a_minor_s_case_is_forgotten_and_the_page_stands_without_it(wording: Wording) -> None:
    assert ending(scene(about_you="minor")) == ending(Scene(Answers({"about_you": "minor"}), NOW, "en"))
    assert (ending(scene(about_you="minor")).page, ending(scene(about_you="minor")).forget) == ("minor", True)
    shown = page("minor", Scene(Answers({}), NOW, "zh_Hans"))
    assert shown
    assert wording.plain(shown.blocks, "zh_Hans").startswith("您未满18岁")
    assert [copy.what for copy in copies(shown)]
    assert page("minor", scene()) is None


def test_a_loan_of_another_place_has_three_places_and_no_script(wording: Wording) -> None:
    at = scene("zh_Hans", about_you="elsewhere")
    assert (ending(at).page, ending(at).forget) == ("elsewhere", False)
    assert acts(page("elsewhere", at))[:3] == ["page.elsewhere.hk", "page.elsewhere.tw", "page.elsewhere.sg"]
    assert all(page(f"elsewhere.{place}", at) for place in ("hk", "tw", "sg"))
    assert page("elsewhere.mars", at) is None
    assert page("script.1", at) is None
    assert page("elsewhere", scene()) is None


def test_who_was_defrauded_hears_of_the_police_first(wording: Wording) -> None:
    at = scene("zh_Hans", cause="defrauded", papers_ready=[])
    assert seen(wording, at, "next")[1] == "1 先报警，要受案回执；贷款问 12348。"
    assert seen(wording, scene("zh_Hans", cause="defrauded", papers_ready=["police"]), "next")[1].startswith("1 还缺")


def test_the_family_is_told_who_calls(wording: Wording) -> None:
    assert seen(wording, scene("zh_Hans", about_you="family"), "next")[0] == "都备好了，由借款人打。下一步："

"""What stands on the papers: the call sheet, the statement and the two pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings

from bot.wording import Wording
from flows.model import LOCALES, Button, Line, Paper, Printed, Raw, Scene, Spoken, Tapped, Text
from flows.negotiation.flow import NEGOTIATION
from flows.negotiation.on_paper import paper
from flows.negotiation.on_paper.statement import LEFT_OUT
from flows.negotiation.plan import make_plan
from flows.negotiation.tools.all import TOOLS
from tests.negotiation.anybody import scenes
from tests.negotiation.cases import TYPICAL, blank, said, scene
from tests.negotiation.test_tools_budget import beside
from tests.negotiation.test_tools_plan import SILENT

NAMES = ("call", "statement", "plan", "offer")
WHOLE: dict[str, Raw] = {
    "rate": "0.18",
    "other_debts": "20000",
    "debts": ["card|8000|500|0.18|late|2026-12-05", "other|12000|||not_due|", "secured|300000|2500||not_due|"],
    "essentials_lines": ["home=1200", "food=2400"],
    "income_varies": ["low=4000", "usual=6000", "high=7000"],
    "living_floor": "800",
    "their_offer": ["first=2000", "each=420", "number=36"],
}
PLACES = {
    "call": {
        "title",
        "date",
        "facts",
        "warnings",
        "ask",
        "limits",
        "script",
        "never",
        "budget",
        "record",
        "next",
        "rules",
    },
    "statement": {"title", "date", "blanks", "income", "essentials", "surplus", "debts", "proposal", "bad_month"},
    "plan": {"a", "b", "ceiling", "ticks", "title", "table", "verdict", "notes"},
    "offer": {"a", "b", "ceiling", "ticks", "title", "table", "verdict", "notes"},
}


def made(name: str, locale: str = "en", **own: Raw) -> Paper:
    found = paper(name, scene(locale, **{**WHOLE, **own}))
    assert found
    return found


def leaves(printed: Printed) -> Iterator[Printed]:
    match printed:
        case Mapping():
            for value in printed.values():
                yield from leaves(value)
        case tuple():
            for value in printed:
                yield from leaves(value)
        case _:
            yield printed


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_every_place_of_a_paper_is_filled_with_text(name: str, locale: str) -> None:
    one = made(name, locale)
    assert PLACES[name] <= set(one.data)
    found = list(leaves(one.data))
    assert found
    assert all(isinstance(leaf, Text | Spoken | str | int | Decimal) for leaf in found)


@pytest.mark.parametrize("name", NAMES)
def test_what_somebody_reads_in_place_of_it_says_the_same(wording: Wording, name: str) -> None:
    one = made(name)
    words = wording.plain(one.instead, "en")
    assert wording.words(one.data["title"], "en") in words  # type: ignore[arg-type]
    known = scene("en", **WHOLE)
    assert f"¥{make_plan(known.answers, known.today).monthly:,}" in words


@pytest.mark.parametrize("name", ["passport", "", "Call", "call.pdf"])
def test_a_paper_that_there_is_not_is_none(name: str) -> None:
    assert paper(name, scene()) is None


@pytest.mark.parametrize("name", NAMES)
def test_of_nobody_there_is_no_paper(name: str) -> None:
    assert paper(name, blank()) is None


# -- the statement ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("part", "gone"),
    [
        ("lines", "rent or mortgage"),
        ("people", "3 people"),
        ("before", "8,500"),
        ("cause", "Lost my job"),
        ("debts", "12,000"),
        ("papers", "unemploy"),
    ],
)
def test_what_was_left_out_stands_nowhere_on_it(wording: Wording, part: str, gone: str) -> None:
    without = made("statement", **{LEFT_OUT: [part]})
    assert [text for text in _texts(wording, made("statement")) if gone in text]
    assert not [text for text in _texts(wording, without) if gone in text]
    assert gone not in wording.plain(without.instead, "en")


def test_in_words_nothing_of_it_is_lost(wording: Wording) -> None:
    words = wording.plain(made("statement").instead, "en")
    for told in ("8,500", "Lost my job, since July 2026", "rent or mortgage", "3 people", "12,000", "300,000"):
        assert told in words


def _texts(wording: Wording, one: Paper) -> list[str]:
    return [wording.words(leaf, "en") for leaf in leaves(one.data) if isinstance(leaf, Text)]


def test_without_the_other_debts_the_sums_of_them_are_gone_too(wording: Wording) -> None:
    """Neither the total nor a sum that tells it."""
    words = wording.plain(made("statement", **{LEFT_OUT: ["debts"]}).instead, "en")
    for amount in ("8,000", "12,000", "20,000", "58,600", "300,000", "358,600"):
        assert amount not in words


def test_its_shares_sum_to_what_can_be_paid() -> None:
    rows = made("statement").data["debts"]["rows"]  # type: ignore[call-overload,index]
    parts = [row[4].params["amount"].value for row in rows if isinstance(row[4], Text)]
    known = scene("en", **WHOLE)
    offer = make_plan(known.answers, known.today).monthly
    assert parts[0] == offer
    assert len(parts) == 3
    assert sum(parts) <= 2160
    assert rows[3][4] == ""  # the secured one shares with none


def test_it_never_leaves_less_than_the_local_minimum(wording: Wording) -> None:
    words = wording.plain(made("statement", living_floor="1500").instead, "en")
    assert "up to the local minimum" in words
    assert "¥4,500" in words


@pytest.mark.parametrize("locale", LOCALES)
def test_in_words_a_debt_is_one_line(wording: Wording, locale: str) -> None:
    lines = said(wording, made("statement", locale).instead, locale)
    assert [line for line in lines if "8,000" in line and "500" in line and "18%" in line]
    assert not [line for line in lines if re.fullmatch(r"¥[0-9,.]+|[0-9.]+%", line.strip())]


def test_nothing_left_means_no_sum_on_it(wording: Wording) -> None:
    one = made("statement", income_now="3000", income_varies=None)
    words = wording.plain(one.instead, "en")
    assert "For all debts" not in words
    assert "¥1,200 a month" not in words


# -- the gate ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", LOCALES)
def test_behind_the_shut_gate_there_is_only_the_listening_script(wording: Wording, locale: str) -> None:
    own: dict[str, Raw] = {**WHOLE, **SILENT}
    for name in ("statement", "plan", "offer"):
        assert paper(name, scene(locale, **own)) is None
    one = made("call", locale, **SILENT)
    texts = [wording.words(leaf, locale) for leaf in leaves(one.data) if isinstance(leaf, Text)]
    for amount in ("¥", "38,600", "31,000", "1,200", "1,130", "2,160", "6,000", "3,600", "420"):
        assert not [text for text in texts if amount in text]
        assert amount not in wording.plain(one.instead, locale)
    spoken = {wording.words(leaf.text, "zh_Hans") for leaf in leaves(one.data) if isinstance(leaf, Spoken)}
    listening = NEGOTIATION.document(scene(locale, **own))
    assert listening
    heard = {wording.words(block.text, "zh_Hans") for block in listening.blocks if isinstance(block, Spoken)}
    assert spoken
    assert spoken <= heard
    assert not [words for words in spoken if re.search(r"分期|[0-9]元|延期|欠", words)]


def test_before_it_is_known_how_late_the_debt_is_nothing_is_offered_on_paper() -> None:
    for name in ("statement", "plan", "offer"):
        assert paper(name, scene(**{**WHOLE, "overdue": None})) is None
        assert paper(name, scene(**{**WHOLE, "overdue": "unsure"})) is None


@pytest.mark.parametrize("who", ["minor", "elsewhere"])
def test_nobody_under_age_or_elsewhere_has_a_paper_of_offers(who: str) -> None:
    for name in ("statement", "plan", "offer"):
        assert paper(name, scene(**{**WHOLE, "about_you": who})) is None


# -- the pictures -----------------------------------------------------------------------------------------------------
def test_the_plan_is_drawn_month_by_month() -> None:
    one = made("plan", other_debts="0", debts=None, income_varies=None)
    payments = one.data["b"]["payments"]  # type: ignore[call-overload,index]
    assert sum(payments) == 38600
    assert payments[0] == 0
    assert len(payments) == 34
    assert one.data["a"]["payments"] == (7600, *[3500] * 12)  # type: ignore[call-overload,index]
    assert one.data["ceiling"]["value"] == 2160  # type: ignore[call-overload,index]


def test_the_offer_is_drawn_with_its_first_sum_and_its_pause() -> None:
    payments = made("offer", their_offer=["first=2000", "each=420", "number=36", "pause=3"]).data["a"]["payments"]  # type: ignore[call-overload,index]
    assert payments[:5] == (2000, 0, 0, 0, 420)
    assert sum(payments) == 2000 + 36 * 420


def test_a_picture_names_at_most_six_months() -> None:
    for each in ("2000", "420", "10"):
        ticks = made("offer", their_offer=[f"each={each}", "number=36"]).data["ticks"]
        assert 1 <= len(ticks) <= 6  # type: ignore[arg-type]


def test_an_offer_without_an_end_is_no_picture() -> None:
    assert paper("offer", scene(**{**WHOLE, "their_offer": ["each=420"]})) is None
    assert paper("offer", scene(**{**WHOLE, "their_offer": None})) is None


@pytest.mark.parametrize("owed", ["38600", "999999", "9999999"])
def test_a_picture_is_offered_only_where_it_can_be_drawn(owed: str) -> None:
    now = scene(owed_total=owed, principal=None)
    buttons = [one for row in TOOLS["plan"].page("", now).keyboard for one in row if isinstance(one, Button)]
    offered = any((one.act, one.value) == ("paper", "plan") for one in buttons)
    assert offered == (paper("plan", now) is not None)


# -- in the chat ------------------------------------------------------------------------------------------------------
def test_a_tap_hands_out_the_paper_and_a_second_one_does_not(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("plan").taps("paper.plan")
    assert [type(kept) for kept in chat.kept] == [Paper]
    assert not chat.answered
    chat.taps("paper.plan")
    assert len(chat.kept) == 1
    assert chat.toast == "The file is in this chat already."


def test_it_can_be_had_again_after_something_else(wording: Wording) -> None:
    chat = beside(wording, **TYPICAL).commands("plan").taps("paper.plan").taps("tool.plan.ways").taps("tool.plan.all")
    chat.taps("paper.plan")
    assert len(chat.kept) == 2


def test_the_call_sheet_is_handed_out_at_the_end(wording: Wording) -> None:
    chat = beside(wording, "en", "end", **TYPICAL)
    chat.session.view = "page.script.1"
    chat.commands("help").taps("return")
    for _ in range(4):
        if chat.state == "offer":
            chat.taps("pick.ok")
        elif chat.state == "review":
            chat.taps("done")
    chat.taps("paper.call")
    assert isinstance(chat.kept[-1], Paper)
    assert chat.kept[-1].template == "call"


def test_a_paper_that_there_is_not_now_is_a_stale_button(wording: Wording) -> None:
    chat = beside(wording, **{**TYPICAL, **SILENT}).commands("plan")
    for name in ("plan", "offer", "statement", "nothing"):
        chat.event(Tapped(f"1.1.paper.{name}"))
        assert "That button is from earlier." in chat.sees
    assert chat.kept == []


@settings(max_examples=100)
@given(scenes())
def test_of_anybody_a_paper_is_none_or_all_text(now: Scene) -> None:
    for name in NAMES:
        one = paper(name, now)
        if one is not None:
            assert all(isinstance(leaf, Text | Spoken | str | int | Decimal) for leaf in leaves(one.data))
            assert any(isinstance(block, Line) for block in one.instead)


def test_a_sum_that_settles_is_carried_by_no_month_but_by_own_money() -> None:
    rows = made("offer", their_offer=["lump=30000"], lump_sum="20000", asks=["lump_sum"]).data["table"]["rows"]  # type: ignore[call-overload,index]
    shown = {row["label"].msgid: (row["a"].msgid, row["b"].msgid) for row in rows}
    assert shown["own money covers what comes first"] == ("no", "yes")
    assert shown["a usual month carries it"] == shown["a bad month carries it"] == ("–", "–")


def test_other_debts_that_are_left_out_are_nowhere_on_the_statement(wording: Wording) -> None:
    paper = made("statement", "zh_Hans", other_debts="50000", debts=None, **{LEFT_OUT: ["debts"]})
    assert "全部欠款" not in "\n".join(said(wording, paper.instead))
    rows = paper.data["surplus"]["rows"]  # type: ignore[call-overload,index]
    assert [row["label"].msgid for row in rows] == ["Left", "Offered a month"]


def test_the_statement_is_in_chinese_for_who_reads_english(wording: Wording) -> None:
    paper = made("statement_zh", "en")
    assert paper.locale == "zh_Hans"
    assert made("statement", "en").locale is None


def test_the_same_sum_stands_on_the_picture_and_on_the_screen_for_going_on_as_now() -> None:
    rows = made("plan", other_debts="0", debts=None, income_varies=None).data["table"]["rows"]  # type: ignore[call-overload,index]
    whole = next(row["a"].params["amount"].value for row in rows if row["label"].msgid == "in all")
    assert whole == 12 * 3500 + 7600


def test_a_payment_order_is_not_answered_by_a_proposal_and_the_sheet_says_so() -> None:
    warnings = made("call", court_papers="payment_order", order_received="2026-11-20").data["warnings"]
    assert any("replaces no objection" in one.msgid for one in warnings)  # type: ignore[union-attr]

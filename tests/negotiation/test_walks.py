"""Every combination of guards: how many questions are asked, what is reachable, and what stays shut
(the checks of CONVERSATION 6 on the paths)."""

from __future__ import annotations

import re
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wording import Wording
from flows.conversation import respond
from flows.engine import END, road
from flows.model import Answers, Case, Commanded, Frame, Raw, Scene, Session, Spoken, Tapped
from flows.negotiation.flow import NEGOTIATION
from flows.negotiation.guards import gate_shut
from flows.negotiation.plan import make_plan
from tests.negotiation.people import PEOPLE
from tests.negotiation.walking import Walk
from tests.negotiation.wandering import LIBRARY
from tests.talking import MONDAY, Chat, left

ROAD = road(NEGOTIATION)
COUNTED = {step.key for step in NEGOTIATION.steps if step.counts}
GIVEN: dict[str, Raw] = {
    "order_received": "2026-11-16",
    "hearing_date": "2026-12-16",
    "judgment_due": "2026-12-16",
    "conduct": [],
    "owed_total": "38600",
    "principal": "30000",
    "instalment": "1930",
    "instalments_left": 20,
    "rate": "0.18",
    "contract_date": "2025-03",
    "cause_since": "2026-07",
    "papers_ready": [],
    "income_before": "8500",
    "income_now": "6000",
    "essentials": "3600",
    "dependants": 2,
    "other_debts": "0",
    "lump_sum": "5000",
    "pay_day": 15,
}
CHOICES: dict[str, tuple[Raw, ...]] = {
    "path": ("prepare", "call_soon", "court"),
    "about_you": ("adult", "student", "family"),
    "court_papers": ("none", "mediation", "payment_order", "summons", "judgment", "unsure"),
    "lender_kind": ("bank", "asset_manager", "private"),
    "loan_kind": ("card", "credit", "secured"),
    "overdue": ("not_due", "d91_365", "over_2y", "unsure"),
    "last_event": ("within_2y", "y2_3", "over_3y"),
    "limitation_gate": ("ask_first", "go_on"),
    "caller": ("own", "nobody"),
    "cause": ("job_loss", "other"),
    "asks": (["longer_term", "waive"], ["lump_sum"]),
}


def _questions(case: dict[str, Raw]) -> list[str]:
    """The questions that a case with these answers is asked, in order (an offer is always confirmed)."""
    answers = ROAD.in_force(case)
    return [step.key for step in NEGOTIATION.steps if step.key in COUNTED and step.when(answers)]


@pytest.mark.parametrize("path", CHOICES["path"])
def test_no_combination_asks_more_than_it_says(path: str) -> None:
    """Check 1: at most 25 questions on the full path and 12 on the short one, the menu included."""
    most = 12 if path == "call_soon" else 25
    keys = [key for key in CHOICES if key not in {"path", "about_you"}]
    for values in product(*(CHOICES[key] for key in keys)):
        case = {**GIVEN, "path": path, "about_you": "adult", **dict(zip(keys, values, strict=True))}
        asked = _questions(case)
        assert len(asked) <= most, (len(asked), asked)


def _typical(**own: Raw) -> dict[str, Raw]:
    typical: dict[str, Raw] = {
        "path": "prepare",
        "about_you": "adult",
        "court_papers": "none",
        "lender_kind": "consumer_finance",
        "loan_kind": "credit",
        "overdue": "d31_90",
        "caller": "own",
        "cause": "job_loss",
        "asks": ["longer_term"],
    }
    return {**GIVEN, **typical, **own}


@pytest.mark.parametrize(
    ("own", "questions"),
    [
        ({}, 24),
        ({"lender_kind": "bank", "loan_kind": "card"}, 22),
        ({"path": "call_soon"}, 11),
        ({"path": "call_soon", "court_papers": "summons"}, 12),
        ({"path": "call_soon", "overdue": "over_2y", "last_event": "within_2y"}, 12),
    ],
)
def test_the_typical_counts_hold(own: dict[str, Raw], questions: int) -> None:
    assert len(_questions(_typical(**own))) == questions


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_questions_left_is_what_is_still_asked(person, locale: str, wording: Wording) -> None:  # type: ignore[no-untyped-def]
    """Check 3: exact once the guards are decided, and it never jumps by more than a gate takes away."""
    walk = Walk(Chat(respond, wording, locale, LIBRARY))
    seen: list[tuple[str, int]] = []
    does = walk.does

    def noting(what):  # type: ignore[no-untyped-def]
        does(what)
        state = walk.chat.state
        step = NEGOTIATION.step(state)
        if step and step.counts and not step.plain and not walk.chat.session.notices:
            seen.append((state, left(walk.chat.sees)))

    walk.does = noting  # type: ignore[method-assign]
    walk.to_the_end(person)
    decided = walk.asked[walk.asked.index("cause") :] if "cause" in walk.asked else []
    for state, n in seen:
        if state in decided:
            assert n == len(walk.asked) - walk.asked.index(state), state
    counts = [n for _, n in seen]
    assert all(after <= before for before, after in pairwise(counts)), counts


def test_a_minor_and_somebody_elsewhere_reach_no_script(wording: Wording) -> None:
    """Check 14."""
    for who in ("minor", "elsewhere"):
        chat = Chat(respond, wording, "zh_Hans", LIBRARY)
        chat.commands("start").taps("pick.prepare").taps(f"pick.{who}")
        for data in _everything_one_can_tap():
            chat.event(Tapped(data.format(visit=chat.session.visit)))
            assert not [block for block in (chat.screen.blocks if chat.screen else ()) if isinstance(block, Spoken)]
            assert not chat.kept


def test_nothing_of_a_minor_is_kept_but_the_language(wording: Wording) -> None:
    chat = Chat(respond, wording, "en", LIBRARY)
    chat.commands("start").taps("pick.prepare").taps("pick.minor")
    assert chat.given == {}
    assert "12348" in chat.sees


PAGES = ("script.1", "script.4", "never", "saying.1", "write", "next", "listen.1")


def _everything_one_can_tap() -> list[str]:
    acts = [f"page.{page}" for page in PAGES]
    acts += [f"edit.{step.key}" for step in NEGOTIATION.steps if step.key != "limitation_gate"]
    acts += ["next", "keep", "skip", "back", "complete", "wish.longer_term", "file", "review", "return", "done"]
    acts += ["pick.ok", "knob.m1200", "pick.p3", "again", "group.plan"]
    return [f"1.{visit}.{act}" for act in acts for visit in ("{visit:x}", "0")]


def _behind_the_gate(path: str, **own: Raw) -> Session:
    answers = _typical(path=path, overdue="over_2y", last_event="over_3y", limitation_gate="ask_first", **own)
    frame = Frame("negotiation", NEGOTIATION.version, END)
    session = Session(locale="zh_Hans", frames=[frame], case=Case(1, MONDAY.date(), answers))
    session.view = "page.listen.1"
    return session


@pytest.mark.parametrize("path", ["prepare", "call_soon"])
def test_the_limitation_gate_stays_shut_against_everything_but_the_person(path: str, wording: Wording) -> None:
    """Check 6: whatever is tapped, commanded or linked, no line of stages 2 to 13 and no amount is ever shown."""
    listening = _words_of_the_listening_script(wording)
    commands = ["start", "back", "review", "status", "call", "rehearse", "cancel", "skip", "help", "faq", "settings"]
    for event in [
        *(Tapped(data) for data in _everything_one_can_tap()),
        *(Commanded(name) for name in commands),
        *(Commanded("start", link) for link in ("script", "page_script", "faq_can-i-negotiate", "case_1", "go_on")),
    ]:
        chat = Chat(respond, wording, "zh_Hans", LIBRARY, session=_behind_the_gate(path))
        if isinstance(event, Tapped):
            event = Tapped(event.data.replace("{visit:x}", f"{chat.session.visit:x}"))
        chat.event(event)
        shown = [block for block in (chat.screen.blocks if chat.screen else ()) if isinstance(block, Spoken)]
        assert {chat.words(block.text) for block in shown} <= listening, event
        for kept in chat.kept:
            assert {chat.words(b.text) for b in kept.blocks if isinstance(b, Spoken)} <= listening, event
        if "path" not in chat.given or chat.given["path"] == path:
            assert gate_shut(ROAD.in_force(dict(chat.session.case.answers))) or chat.state != END, event


def _words_of_the_listening_script(wording: Wording) -> set[str]:
    chat = Chat(respond, wording, "zh_Hans", LIBRARY, session=_behind_the_gate("prepare"))
    words: set[str] = set()
    for page in ("listen.1", "listen.2"):
        chat.session.view = f"page.{page}"
        chat.says("thanks")
        assert chat.screen
        words |= {chat.words(block.text) for block in chat.screen.blocks if isinstance(block, Spoken)}
    assert 5 <= len(words) <= 7
    return words


@pytest.mark.parametrize("step", ["overdue", "last_event", "court_papers"])
def test_an_edit_behind_the_gate_closes_it_again(step: str, wording: Wording) -> None:
    session = _behind_the_gate("prepare")
    session.case.answers["limitation_gate"] = "go_on"
    session.view = ""
    chat = Chat(respond, wording, "en", LIBRARY, session=session)
    chat.commands("review")
    group = next(one.group for one in NEGOTIATION.steps if one.key == step)
    chat.taps(f"group.{group}").taps(f"edit.{step}")
    chat.taps(f"pick.{chat.given[step]}")
    assert "limitation_gate" not in chat.given
    assert gate_shut(ROAD.in_force(dict(chat.session.case.answers)))


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries({key: st.sampled_from(values) for key, values in CHOICES.items()}))
def test_behind_the_shut_gate_there_is_only_the_listening_script(chosen: dict[str, Raw]) -> None:
    answers = ROAD.in_force({**GIVEN, **chosen, "loan_kind": "credit"})
    if gate_shut(answers) and "court_papers" in answers:
        scene = Scene(answers, MONDAY, "zh_Hans")
        for page in ("script.1", "script.3", "never", "saying.1", "write", "next"):
            assert NEGOTIATION.page(page, scene) is None
        assert NEGOTIATION.ending(scene).page == "listen.1"
        assert not NEGOTIATION.ending(scene).kept
        assert ROAD.asked(answers) in {(), ("limitation_gate",)}


@settings(max_examples=300, deadline=None)
@given(
    st.fixed_dictionaries({key: st.sampled_from(values) for key, values in CHOICES.items()}),
    st.integers(0, 30000),
    st.integers(0, 30000),
    st.one_of(st.none(), st.integers(0, 500000)),
)
def test_every_offer_is_within_the_cap_and_repays_the_sum(
    chosen: dict[str, Raw], income: int, essentials: int, others: int | None
) -> None:
    """Check 8."""
    numbers: dict[str, Raw] = {"income_now": str(income), "essentials": str(essentials)}
    numbers["other_debts"] = None if others is None else str(others)
    answers = ROAD.in_force({**GIVEN, **chosen, **numbers})
    plan = make_plan(answers, MONDAY.date())
    if plan.monthly is None:
        assert plan.months is None
        return
    assert plan.cap is not None
    assert 0 < plan.monthly <= plan.cap
    assert income > essentials
    if plan.months and plan.amount and plan.last is not None:
        assert plan.last > 0
        assert plan.monthly * (plan.months - 1) + plan.last == plan.amount


CRISIS = {"zh_Hans": "我不想活了", "zh_Hant": "我不想活了，想結束這一切", "en": "I want to kill myself"}


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
def test_the_crisis_message_comes_at_every_question_and_changes_nothing(locale: str, wording: Wording) -> None:
    """Check 5: no digit but hotlines and hours, no word of money, no emoji, no open question; no answer changes."""
    money = re.compile(r"¥|元|债|債|欠|贷|貸|还款|還款|money|debt|loan|lender|pay", re.IGNORECASE)
    emoji = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
    for step in NEGOTIATION.steps:
        frame = Frame("negotiation", NEGOTIATION.version, step.key)
        session = Session(locale=locale, frames=[frame], case=Case(1, MONDAY.date(), _typical()))
        chat = Chat(respond, wording, locale, LIBRARY, session=session)
        chat.says(CRISIS[locale])
        assert "12356" in chat.sees
        assert not money.search(chat.sees)
        assert not emoji.search(chat.sees + "".join(chat.labels()))
        numbers = set(re.findall(r"\d[\d-]*\d", chat.sees))
        assert numbers <= {"12356", "120", "110", "400-821-1215", "10", "00", "22", "2024-12"}
        assert chat.given == _typical()
        chat.taps("calm").taps("return")
        assert chat.state == step.key


def test_every_answer_is_read_by_something_after_it() -> None:
    """Check 2: every key stands in a guard, a line, a number or a page, not in its own step alone."""
    folder = Path(__file__).parent.parent.parent / "flows" / "negotiation"
    sources = {
        path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name not in {"review.py"}
    }
    for key in COUNTED:
        uses = sum(
            source.count(f'("{key}")') + source.count(f'("{key}",') + source.count(f'"{key}"]')
            for source in sources.values()
        )
        assert uses >= 1, key


def test_what_is_special_about_some_people_is_seen(wording: Wording) -> None:
    """Check 14: student, family, secured and defrauded each change a screen."""

    def sees(**own: str) -> str:
        chat = Chat(respond, wording, "en", LIBRARY)
        chat.commands("start").taps("pick.prepare")
        seen = []
        for key in ("about_you", "court_papers", "lender_kind", "loan_kind", "overdue"):
            if chat.session.notices:
                seen.append(chat.sees)
                chat.taps(f"next.{chat.session.notices[0]}")
            chat.taps(f"pick.{ {**_typical(), **own}[key] }".replace(" ", ""))
            seen.append(chat.sees)
        return "\n".join(seen)

    usual = sees()
    assert "Tell family or your school" in sees(about_you="student")
    assert "the borrower" in sees(about_you="family")
    assert "secured loan first" in sees(loan_kind="secured")
    for words in ("Tell family or your school", "the borrower", "secured loan first"):
        assert words not in usual


def test_answers_of_a_payment_order_never_propose_a_ground(wording: Wording) -> None:
    """Check 7: the deadline is receipt and 15 days, and what does not count stands in the first message."""
    for locale, words in (("en", "does not count"), ("zh_Hans", "不算数"), ("zh_Hant", "不算數")):
        chat = Chat(respond, wording, locale, LIBRARY)
        chat.commands("start").taps("pick.court").taps("pick.adult").taps("pick.payment_order").says("2026-12-20")
        assert "order_received" not in chat.given  # still to come
        chat.says("2026-11-16")
        assert words in chat.sees
        assert ("1 December" if locale == "en" else "12月1日") in chat.sees


def test_a_guard_never_fails_on_missing_answers() -> None:
    for step in NEGOTIATION.steps:
        assert step.when(Answers({})) in {True, False}

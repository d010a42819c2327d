"""In the middle of the flow a typed question is answered and never becomes an answer, and an answer is never taken for
a question: at a choice, a checklist, an amount, a date and a count, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.wording import Wording
from flows.conversation import respond
from flows.model import Case, Frame, Raw, Session
from flows.negotiation.flow import NEGOTIATION
from tests.negotiation.wandering import LIBRARY
from tests.talking import MONDAY, Chat

LINES = Path(__file__).parent.parent / "reading" / "lines"
ANSWERS = Path(__file__).parent / "lines" / "answers.tsv"
BEFORE: dict[str, Raw] = {
    "path": "prepare",
    "about_you": "adult",
    "court_papers": "none",
    "lender_kind": "consumer_finance",
    "loan_kind": "consumer",
    "overdue": "d31_90",
    "caller": "own",
    "conduct": [],
    "owed_total": "38600",
    "principal": "30000",
    "instalment": "1930",
    "instalments_left": 20,
    "rate": "0.18",
    "cause": "job_loss",
    "cause_since": "2026-07",
    "papers_ready": [],
    "income_before": "8500",
    "income_now": "6000",
    "essentials": "3600",
    "dependants": 2,
    "other_debts": "0",
    "asks": ["longer_term"],
}
STEPS = ["lender_kind", "overdue", "conduct", "owed_total", "cause_since", "dependants", "rate"]
KEYS = [step.key for step in NEGOTIATION.steps]


def at(step: str, locale: str, wording: Wording) -> Chat:
    """Somebody at a question, everything before it answered."""
    given = {key: raw for key, raw in BEFORE.items() if KEYS.index(key) < KEYS.index(step)}
    session = Session(locale=locale, case=Case(1, MONDAY.date(), given), frames=[Frame("negotiation", 1, step)])
    return Chat(respond, wording, locale, LIBRARY, session=session)


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
@pytest.mark.parametrize("step", STEPS)
def test_a_question_never_becomes_an_answer(step: str, locale: str, wording: Wording) -> None:
    questions = (LINES / f"questions_{locale}.txt").read_text(encoding="utf-8").splitlines()
    asked = [line for line in questions if line and not line.startswith("#")]
    assert len(asked) >= 40
    for line in asked:
        chat = at(step, locale, wording)
        before = chat.given
        chat.says(line)
        assert chat.given == before, line
        assert chat.state == step, line
        assert chat.session.misses == 0, line
        assert chat.answered, line


def _answers() -> list[tuple[str, str, str, str]]:
    rows = [line.split("\t") for line in ANSWERS.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(locale, step, typed, kept) for locale, step, typed, kept in rows]


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
def test_there_are_forty_answers_a_language(locale: str) -> None:
    assert sum(1 for row in _answers() if row[0] == locale) >= 40


@pytest.mark.parametrize(("locale", "step", "typed", "kept"), _answers())
def test_an_answer_never_becomes_a_question(locale: str, step: str, typed: str, kept: str, wording: Wording) -> None:
    chat = at(step, locale, wording).says(typed)
    given = chat.session.draft.get("ticks") if chat.state == step else chat.given.get(step)
    assert (",".join(given) if isinstance(given, list) else str(given)) == kept

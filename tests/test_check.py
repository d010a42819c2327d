"""Every fault that a flow can have is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.answers import choice
from flows.check import faults, structure
from flows.model import Answers, Flow, Option, Step, T, always
from tests.dialogue.small import FLOW


def _with(step: Step) -> Flow:
    return replace(FLOW, steps=(*FLOW.steps[:2], step, *FLOW.steps[2:]))


def _step(key: str = "extra", **more: object) -> Step:
    fields = {"stage": "one", "group": "all", "answer": choice(Option("yes", T("Yes"))), **more}
    return Step(key, ask=T("?"), why=T("."), label=T("extra"), **fields)  # type: ignore[arg-type]


def _looks_ahead(a: Answers) -> bool:
    return a.choice("lender") == "bank" and bool(a.ticks("papers"))


def _fails(a: Answers) -> bool:
    return a.choice("lender") == "bank" and a["total"] == "1"


def test_a_good_flow_has_no_faults() -> None:
    assert faults(FLOW) == []
    structure(FLOW)


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        (_step("Bad Name"), "not a name"),
        (_step("lender"), "asked in two places"),
        (_step(stage="nowhere"), "no stage nowhere"),
        (_step(group="nowhere"), "not on the review screen"),
        (_step(resets=("lender",)), "which is no later step"),
        (_step(answer=choice(Option("x" * 60, T("Yes")))), "does not fit a button"),
        (_step(answer=choice(Option("yes", T("Yes")), Option("yes", T("Yes")))), "option yes twice"),
        (_step(when=_looks_ahead), "reads papers, asked later"),
        (_step(when=_fails), "fails with KeyError"),
    ],
)
def test_a_fault_is_found(step: Step, fault: str) -> None:
    assert any(fault in found for found in faults(_with(step)))


def test_a_guard_that_reads_only_earlier_answers_is_no_fault() -> None:
    assert faults(_with(_step(when=lambda a: a.choice("lender") == "bank"))) == []
    assert faults(_with(_step(when=always))) == []


def test_structure_raises_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="asked in two places"):
        structure(_with(_step("lender")))

"""The one rule of movement, and what counts."""

from __future__ import annotations

from flows.engine import END, Road, road
from flows.model import Answers, Frame
from tests.dialogue.small import FLOW

ROAD = Road(FLOW)


def test_next_is_the_first_question_without_an_answer_wherever_one_stands() -> None:
    answers = ROAD.in_force({"path": "prepare", "lender": "private"})
    for state in (*ROAD.steps, END, "a state that is no more"):
        assert ROAD.next(state, answers) == "total"


def test_a_skipped_question_counts_as_answered() -> None:
    answers = ROAD.in_force({"path": "prepare", "lender": "private", "total": None})
    assert ROAD.next(END, answers) == "papers"


def test_a_question_that_may_not_be_skipped_is_asked_again_when_its_answer_is_null() -> None:
    assert ROAD.next(END, ROAD.in_force({"path": "prepare", "lender": None})) == "lender"


def test_an_answer_out_of_force_is_seen_by_nobody() -> None:
    answers = ROAD.in_force({"path": "prepare", "lender": "private", "total": "100", "part": "50"})
    assert "part" not in answers


def test_an_answer_that_is_no_longer_valid_is_asked_again() -> None:
    answers = ROAD.in_force({"path": "prepare", "lender": "bank", "total": "100", "part": "500"})
    assert ROAD.next(END, answers) == "part"


def test_settings_of_the_case_pass_through() -> None:
    assert ROAD.in_force({"wish": "pause"}).choice("wish") == "pause"


def test_open_leads_to_a_step_only_when_it_applies() -> None:
    private = ROAD.in_force({"path": "prepare", "lender": "private"})
    assert ROAD.open("part", "total", private) == "total"
    assert ROAD.open("lender", "total", private) == "lender"
    assert ROAD.open("no such step", "total", private) == "total"


def test_the_end_comes_when_everything_is_answered() -> None:
    given = {"path": "prepare", "lender": "private", "total": "1", "papers": [], "asks": []}
    answers = ROAD.in_force(given)
    assert ROAD.next(END, answers) == "review"
    review = FLOW.steps[-1].answer.tap("pick", "ok", _scene(answers))
    assert ROAD.next("review", ROAD.in_force({**given, "review": review.raw})) == END  # type: ignore[union-attr]


def test_questions_left_leave_out_what_is_undecided_and_not_likely() -> None:
    assert ROAD.asked(ROAD.in_force({"path": "prepare"})) == ("lender", "total", "papers", "asks")
    assert "part" in ROAD.asked(ROAD.in_force({"path": "prepare", "lender": "bank"}))


def test_one_machine_serves_everybody_and_holds_nobody() -> None:
    assert road(FLOW) is road(FLOW)
    road(FLOW).next("lender", Answers({}))
    assert road(FLOW).machine.models == []


def test_an_unknown_state_of_a_stored_frame_is_the_end() -> None:
    assert ROAD.current(Frame("small", 1, "gone")) == END


def _scene(answers: Answers):  # type: ignore[no-untyped-def]
    from flows.model import Scene
    from tests.talking import MONDAY

    return Scene(answers, MONDAY, "en")

from __future__ import annotations

from bot.diagram import diagram
from flows.conversation import FLOWS


def test_each_flow_is_drawn_with_every_stage_and_step_in_order() -> None:
    for flow in FLOWS:
        drawn = diagram(flow).split("\n")
        assert drawn[0] == "flowchart TD"
        assert [line.split()[1] for line in drawn if line.startswith("    subgraph")] == [key for key, _ in flow.stages]
        order = next(line for line in drawn if "start((start))" in line).strip().split(" --> ")
        assert order == ["start((start))", *(step.key for step in flow.steps), "finish((end))"]


def test_a_step_that_may_be_passed_over_is_drawn_so_with_its_guard() -> None:
    drawn = diagram(FLOWS[0])
    assert 'last_event["last_event' in drawn
    assert all(("sometimes" in line) == ('["' in line or "classDef" in line) for line in drawn.split("\n"))

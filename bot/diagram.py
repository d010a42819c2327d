"""A flow as a Mermaid chart, for `xieshang diagram`.

The machine has a move from every step to every other one, as any answer may be changed at any time; drawn, that is a
ball of wool. What is drawn is its one rule: the steps in order, and dashed those that do not always apply.
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.model import Flow, Step, always


def diagram(flow: Flow) -> str:
    """Mermaid text: a box a stage, in it the steps."""
    return "\n".join(_lines(flow))


def _lines(flow: Flow) -> Iterator[str]:
    yield "flowchart TD"
    for stage, _ in flow.stages:
        yield f"    subgraph {stage}"
        yield from (f"        {_node(step)}" for step in flow.steps if step.stage == stage)
        yield "    end"
    yield "    " + " --> ".join(["start((start))", *(step.key for step in flow.steps), "finish((end))"])
    yield "    classDef sometimes stroke-dasharray: 4 3"


def _node(step: Step) -> str:
    if step.when is always:
        return step.key
    guard = getattr(step.when, "__name__", "")
    told = f"<br><i>{guard}</i>" if guard not in ("", "guard", "<lambda>") else ""
    return f'{step.key}["{step.key}{told}"]:::sometimes'

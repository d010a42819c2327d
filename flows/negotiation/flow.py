"""The negotiation as one flow: four stages, what has to be read on the way, and the pages at its end."""

from __future__ import annotations

from dataclasses import replace

from flows.model import Answers, Block, C, Ending, Flow, Scene, Step
from flows.negotiation import branches, deadlines, documents, late, needs, pages, review, situation, triggers
from flows.negotiation.document import document
from flows.negotiation.guards import full, gate_shut, limitation_doubtful, served
from flows.negotiation.proposal import proposal


def ending(scene: Scene) -> Ending:
    """The script's first page; on the full path the proposal stays in the chat above it."""
    found = pages.ending(scene)
    ready = served(scene.answers) and full(scene.answers) and not gate_shut(scene.answers)
    offered = proposal(scene) if ready else None
    return replace(found, kept=(*found.kept, offered)) if offered else found


def proposed(scene: Scene) -> tuple[Block, ...]:
    """The proposal's words, below the warning that belongs to them; nothing where nothing may be proposed."""
    offered = proposal(scene)
    warning = branches.over_three_years(scene) if limitation_doubtful(scene.answers) else ()
    return (*warning, *offered.blocks) if offered else ()


def threatened(a: Answers) -> bool:
    """Somebody who was threatened hears no rough line again."""
    return "threats" in a.ticks("conduct")


def _kept_on_the_short_path(step: Step) -> Step:
    """What was told counts when a call comes in between: with it the plan is a better one, and never a higher one."""

    def keeps(a: Answers) -> bool:
        return not full(a) and step.when(Answers({**a, "path": "prepare"}))

    return replace(step, keeps=keeps)


NEGOTIATION = Flow(
    name="negotiation",
    version=1,
    stages=(
        ("situation", C("stage", "situation")),
        ("documents", C("stage", "documents")),
        ("needs", C("stage", "needs")),
        ("script", C("stage", "script")),
    ),
    steps=(
        *(_kept_on_the_short_path(step) for step in review.grouped((*situation.STEPS, *documents.STEPS, *needs.STEPS))),
        review.STEP,
    ),
    groups=review.GROUPS,
    notices=branches.NOTICES,
    ending=ending,
    page=pages.page,
    document=document,
    plan=proposed,
    pinned=deadlines.pinned,
    spoken_of=triggers.spoken_of,
    unfilled=review.unfilled,
    soft=threatened,
    tools=late.Tools(),
    computes=late.computes,
    papers=late.paper,
    settings=late.told,
)

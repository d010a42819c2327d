"""What stands on the budget and offer statement: the person leaves out what others need not know, then prints it."""

from __future__ import annotations

from collections.abc import Callable

from flows.model import Button, Deed, Keyboard, Line, Page, Scene, T, Text
from flows.negotiation.branches import over_three_years
from flows.negotiation.guards import limitation_doubtful
from flows.negotiation.on_paper.statement import LEFT_OUT, PARTS, statement
from flows.negotiation.tools.shut import asked_first, shut, told_first

NAME = "sheet"
LABELS: dict[str, Text] = {
    "lines": T("essentials line by line"),
    "people": T("who lives on it"),
    "before": T("income before"),
    "cause": T("cause"),
    "debts": T("other debts"),
    "papers": T("papers"),
}


class SheetTool:
    """The choice before printing."""

    def page(self, detail: str, scene: Scene) -> Page:
        if closed := shut(scene) or asked_first(NAME, scene):
            return closed
        if statement(scene) is None:
            line = Line(T("The sheet needs income, essentials and how late the debt is first."))
            return Page((line,), ((Button(T("My budget"), "tool", "budget"),),))
        warning = over_three_years(scene) if limitation_doubtful(scene.answers) else ()
        lines = (
            *warning,
            Line(T("This is for a lender or a mediator. What may it show?"), "bold"),
            Line(T("No name, number or address is printed: those lines you fill in by hand.")),
        )
        return Page(lines, (*_ticks(scene), *_prints(scene)))

    def hear(self, text: str, detail: str, scene: Scene, words: Callable[[Text], tuple[str, ...]]) -> Deed | None:
        return None

    def tap(self, value: str, detail: str, scene: Scene) -> Deed | None:
        if first := told_first(value, scene):
            return first
        act, _, part = value.partition(",")
        if act not in {"with", "without"} or part not in PARTS or shut(scene):
            return None
        left_out = {*scene.answers.ticks(LEFT_OUT)} - {part} | ({part} if act == "without" else set())
        return Deed("", {LEFT_OUT: [one for one in PARTS if one in left_out] or None})


def _ticks(scene: Scene) -> Keyboard:
    """Each part as a tick that carries what it sets."""
    left_out = scene.answers.ticks(LEFT_OUT)
    buttons = [_tick(part, part in left_out) for part in PARTS]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _prints(scene: Scene) -> Keyboard:
    """The paper, and in Chinese where its readers would not read the person's language."""
    if scene.locale != "en":
        return ((Button(T("Make the PDF"), "paper", "statement"),),)
    return (
        (Button(T("PDF in Chinese, to show"), "paper", "statement_zh"),),
        (Button(T("PDF in English, to read"), "paper", "statement"),),
    )


def _tick(part: str, left_out: bool) -> Button:
    if left_out:
        return Button(T("☐ {what}", what=LABELS[part]), "tool", f"{NAME}.with,{part}")
    return Button(T("☑ {what}", what=LABELS[part]), "tool", f"{NAME}.without,{part}")

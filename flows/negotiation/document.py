"""Everything in one text file to keep and forward: proposal, script, advice, and the rules with rank and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from flows.model import Block, C, Document, Line, Money, Scene, T, Text, verbatim
from flows.negotiation.advice import never, next_steps, notes, to_get
from flows.negotiation.branches import NOTICES, over_three_years
from flows.negotiation.budget import weigh
from flows.negotiation.conduct import DEBT_STAYS, NAMES, rules_for
from flows.negotiation.deadlines import dated, deadline, left_until
from flows.negotiation.guards import gate_shut, limitation_doubtful
from flows.negotiation.proposal import proposal
from flows.negotiation.returns import BY_LENDER, after_loan_kind
from flows.negotiation.rules import sources
from flows.negotiation.sayings import DEBT_REMAINS, sayings, told
from flows.negotiation.script import BORROWER_SPEAKS, script

RULES = T("Rules, with rank and date")
_BLANK = Line(verbatim(""))


def document(scene: Scene) -> Document | None:
    """The file, None where there is no script. Behind the shut limitation gate it holds the listening script alone."""
    spoken = _script(scene)
    if not spoken:
        return None
    a = scene.answers
    warning = over_three_years(scene) if limitation_doubtful(a) else ()
    sections: list[Sequence[Block]] = [_head(scene), warning, spoken]
    if not gate_shut(a):
        offer = proposal(scene)
        sections[2:2] = [*([offer.blocks] if offer else []), _budget(scene)]
        sections += [_lines(never(a), head=True), _sayings(scene), _lines(notes(a), head=True)]
        sections += [
            _lines(next_steps(scene), head=True),
            _lines(to_get(a), head=True),
            (Line(RULES, "bold"), *rules_of(scene)),
        ]
    blocks = [block for section in sections if section for block in (*section, _BLANK)]
    return Document(T("repayment-call-script"), tuple(blocks))


def _head(scene: Scene) -> Sequence[Block]:
    return (
        Line(T("Script for a repayment call · {day}", day=scene.today.isoformat()), "bold"),
        Line(T("Made by a program from your answers: no lawyer, no lender, no promised result.")),
        Line(T("Mainland China. Laws as of 2025-04, reports as of 2026-03.")),
        *([Line(BORROWER_SPEAKS)] if scene.answers.choice("about_you") == "family" else []),
        *dated(scene),
    )


def _budget(scene: Scene) -> Sequence[Block]:
    """The month's money in lines (收支表), nothing where it is not known."""
    budget = weigh(scene.answers)
    if budget.income is None or budget.essentials is None or budget.left is None:
        return ()
    lines = [
        T("Budget, a month"),
        T("Take-home pay: {amount}", amount=Money(budget.income)),
        T("Essentials: {amount}", amount=Money(budget.essentials)),
        T("Left: {amount}", amount=Money(budget.left)),
    ]
    if budget.number == "open" and budget.ceiling is not None and budget.cap is not None:
        lines.append(T("Kept back: {amount}", amount=Money(budget.cushion)))
        lines.append(T("At most for all debts: {amount}", amount=Money(budget.ceiling)))
        lines += [T("Share of this debt: {amount}", amount=Money(budget.cap))] if budget.shared else []
    return _lines(lines, head=True)


def _script(scene: Scene) -> Sequence[Block]:
    """The lines part by part, numbered as on the pages; who is to say them stands at the head."""
    blocks: list[Block] = []
    for part in script(scene):
        blocks += [Line(T("Script · {title}", title=part.title), "bold"), *part.lines]
        blocks += [Line(part.note)] if part.note and part.note != BORROWER_SPEAKS else []
    return blocks


def _sayings(scene: Scene) -> Sequence[Block]:
    head = Line(T("What they may say, and your answer"), "bold")
    return (head, *(block for one in sayings(scene) for block in told(one, scene)), Line(DEBT_REMAINS))


def rules_of(scene: Scene) -> Sequence[Block]:
    """The rules that this case met on the way: the court's paper, the lender, the loan, what was done."""
    a = scene.answers
    notice = NOTICES.get(a.choice("court_papers"))
    by_lender = BY_LENDER.get(a.choice("lender_kind"))
    return (
        *(_undated((*notice.lines(scene), *notice.details(scene)), scene) if notice else ()),
        *([Line(by_lender)] if by_lender else ()),
        *after_loan_kind(scene),
        *_conduct(scene),
    )


def _undated(blocks: Sequence[Block], scene: Scene) -> Iterable[Block]:
    """The lines of a court's paper; one that counts the days, which would soon be wrong, gives the day alone."""
    day = deadline(scene.answers)
    countdown = left_until(day, scene.today) if day else None
    for block in blocks:
        if countdown is not None and isinstance(block, Line) and countdown in block.text.params.values():
            yield from dated(scene)
        else:
            yield block


def _conduct(scene: Scene) -> Iterable[Block]:
    """A rule for each thing that happened, then the sources in full, and that the debt stays."""
    a = scene.answers
    by_tick, ticks = rules_for(a.choice("lender_kind")), a.ticks("conduct")
    met = [(NAMES[tick], by_tick[tick]) for tick in NAMES if tick in ticks]
    if not met:
        return ()
    whom = C("conduct", "the borrower") if a.choice("about_you") == "family" else C("conduct", "you")
    said = [replace(rule.says, params={**rule.says.params, "what": name, "whom": whom}) for name, rule in met]
    return _lines((*said, *sources(*(fact for _, rule in met for fact in rule.facts)), DEBT_STAYS))


def _lines(texts: Iterable[Text], *, head: bool = False) -> Sequence[Block]:
    """Lines, the first of them a heading if it is told so."""
    return [Line(text, "bold" if head and n == 0 else "plain") for n, text in enumerate(texts)]

"""The call sheet: at most two pages that lie beside the phone, with everything that the call needs (CONVERSATION 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.model import Block, Day, Line, Money, Paper, Printed, Scene, T, Text
from flows.negotiation import review
from flows.negotiation.advice import NEVER, note_fields, refused, steps, what_if
from flows.negotiation.branches import over_three_years
from flows.negotiation.budget import weigh
from flows.negotiation.deadlines import dated
from flows.negotiation.document import RULES, document, rules_of
from flows.negotiation.guards import gate_shut, limitation_doubtful
from flows.negotiation.plan import make_plan
from flows.negotiation.proposal import before, fall_back, in_writing, offered, walk_away
from flows.negotiation.script import BORROWER_SPEAKS, script

_RULES_AT_MOST, _RULES_IN_ENGLISH = 12, 5
_WITH_YEAR = 1  # no year is this one: the paper is kept


def call_sheet(scene: Scene) -> Paper | None:
    """None where there is no script. Behind the shut limitation gate it holds the listening script alone."""
    whole = document(scene)
    if whole is None:
        return None
    shut = gate_shut(scene.answers)
    data: dict[str, Printed] = {
        "title": T("Script for a repayment call"),
        "date": T("{day}", day=Day(scene.today, _WITH_YEAR)),
        "head": (T("Made by a program from your answers: no lawyer, no lender, no promised result."),),
        "warnings": tuple(_warnings(scene)),
        "facts": tuple(_facts(scene)),
        "ask": {"label": "", "text": ""} if shut else _ask(scene),
        "limits": () if shut else _limits(scene),
        "script": {"label": T("What I say"), "parts": tuple(_parts(scene))},
        "never": {"label": NEVER, "items": () if shut else refused(scene.answers)},
        "budget": {"label": T("My month"), "rows": () if shut else tuple(_budget(scene))},
        "record": {"label": T("What I write down"), "fields": note_fields(scene.answers)},
        "next": {"label": T("Next"), "items": () if shut else (*steps(scene.answers), *what_if(scene.answers))},
        "rules": {"label": RULES, "items": () if shut else tuple(_texts(rules_of(scene)))[: _room(scene)]},
        "footer": T("Mainland China. Laws as of 2025-04, reports as of 2026-03."),
    }
    return Paper("call", T("call-sheet"), data, whole.blocks)


def _room(scene: Scene) -> int:
    """How many lines of rules there is room for: in English each line to say takes three. The text file has all."""
    return _RULES_IN_ENGLISH if scene.locale == "en" else _RULES_AT_MOST


def _warnings(scene: Scene) -> Iterator[Text]:
    """A court's deadline and what it stops, the three years, and who is to speak."""
    yield from _texts(dated(scene))
    if scene.answers.choice("court_papers") == "payment_order" and (warned := before(scene.answers)):
        yield warned
    if limitation_doubtful(scene.answers):
        yield from _texts(over_three_years(scene))
    if scene.answers.choice("about_you") == "family":
        yield BORROWER_SPEAKS


def _facts(scene: Scene) -> Iterator[Printed]:
    a = scene.answers
    told = [text for key in ("lender_kind", "loan_kind", "overdue") if (text := review.told(key, scene))]
    if told:
        yield {"label": T("Calling"), "value": review.dotted(told)}
    number = T("a number you know") if a.choice("lender_kind") == "private" else T("the official app or the contract")
    yield {"label": T("Number from"), "value": number}
    if not gate_shut(a) and (owed := a.money("owed_total")):
        words = T("{amount} in all", amount=Money(owed))
        if principal := a.money("principal"):
            words = T("{sum}, of it principal {amount}", sum=words, amount=Money(principal))
        yield {"label": T("They say"), "value": words}


def _ask(scene: Scene) -> Printed:
    return {"label": T("I ask for"), "text": offered(scene, make_plan(scene.answers, scene.today))}


def _limits(scene: Scene) -> Printed:
    plan = make_plan(scene.answers, scene.today)
    texts = (
        T("Fall-back: {wish}.", wish=fall_back(scene, plan)),
        walk_away(plan),
        in_writing(scene.answers, plan),
    )
    return tuple({"label": "", "text": text} for text in texts)


def _parts(scene: Scene) -> Iterator[Printed]:
    for part in script(scene):
        note = part.note if part.note and part.note != BORROWER_SPEAKS else ""
        yield {"title": part.title, "note": note, "lines": part.lines}


def _budget(scene: Scene) -> Iterator[Printed]:
    budget = weigh(scene.answers)
    if budget.income is None or budget.essentials is None or budget.left is None:
        return
    yield _row(T("Take-home pay"), Money(budget.income))
    yield _row(T("Essentials"), Money(budget.essentials))
    yield _row(T("Left"), Money(budget.left))
    if budget.number == "open" and budget.cap is not None:
        yield _row(T("Kept back"), Money(budget.cushion))
        share = T("Share of this debt") if budget.shared else T("At most a month")
        yield _row(share, Money(budget.cap), strong=True)


def _row(label: Text, amount: Money, *, strong: bool = False) -> Printed:
    return {"label": label, "amount": T("{amount}", amount=amount), "strong": strong}


def _texts(blocks: Sequence[Block]) -> Iterator[Text]:
    return (block.text for block in blocks if isinstance(block, Line))

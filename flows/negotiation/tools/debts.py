"""Every debt at any time (/debts): entered one after another, listed with their shares, changed, removed.

What shares with this case's own debt, and how, is flows/negotiation/debts.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from flows.answers.matching import plain
from flows.model import (
    Block,
    Button,
    Day,
    Deed,
    Keyboard,
    Line,
    Money,
    N,
    Page,
    Percent,
    Row,
    Scene,
    T,
    Text,
)
from flows.money.cash import NOTHING, cents
from flows.money.debts import Debt
from flows.money.shares import shares
from flows.negotiation import debts
from flows.negotiation.budget import secured, weigh
from flows.negotiation.debts import KINDS, MOST
from flows.negotiation.tools.late import read_offer
from flows.negotiation.tools.shut import above, asked_first, shut, told_first
from flows.reading.debts import read_debts
from flows.reading.money import ReadMoney, read_money
from flows.reading.questions import is_question

NAME, DONE = "debts", "done"
_ALL = frozenset(
    {
        *("没有别的欠款", "没有别的", "没有别的了", "就这些", "就这些了", "没有了", "完了", "填完了", "好了"),
        *("no other debts", "no other debt", "that s all", "that is all", "nothing else", "no more", "done", "none"),
    }
)
_SHOWN = 4
"""Debts in plain lines; the others fold."""
HOW = T("For example: credit card 8000, 500 a month, 18% a year, late")


class DebtsTool:
    """The list of the other debts."""

    def page(self, detail: str, scene: Scene) -> Page:
        if closed := shut(scene) or asked_first(NAME, scene):
            return closed
        known = debts.listed(scene.answers)
        at = _at(detail, known)
        return _one(at, known[at]) if at is not None else _list(known, scene)

    def hear(self, text: str, detail: str, scene: Scene, words: Callable[[Text], tuple[str, ...]]) -> Deed | None:
        if shut(scene) or asked_first(NAME, scene) or is_question(text):
            return None
        known = debts.listed(scene.answers)
        if _is_all(text):
            return Deed("", {} if known else debts.told(()), leaves=True)
        found = read_debts(text, scene.today)
        if not found:
            if read_offer(text):
                return Deed(detail, said=(T("That reads like an offer. Compare it under /plan: They made an offer."),))
            digits = any(sign.isdecimal() for sign in text)
            return Deed(detail, said=(T("One debt a line: what it is, and how much is owed."), HOW)) if digits else None
        new = [debts.read(one) for one in found]
        at = _at(detail, known)
        after = [*known[:at], *new, *known[at + 1 :]] if at is not None else [*known, *new]
        rest = NOTHING if known else (scene.answers.money(debts.ANSWER) or NOTHING) - debts.total(after)
        after += [Debt(rest, kind="credit")] if rest > 0 else []
        if len(after) > MOST:
            return Deed("", said=(T("There is room for {n} debts: put the smallest together.", n=MOST),))
        kept = (T("The other {rest} of what you told before stay in the list.", rest=Money(rest)),) if rest > 0 else ()
        return Deed("", debts.told(after), (_noted(new, scene), *kept))

    def tap(self, value: str, detail: str, scene: Scene) -> Deed | None:
        if first := told_first(value, scene):
            return first
        act, _, number = value.partition(",")
        known = debts.listed(scene.answers)
        at = int(number) if number.isdecimal() and len(number) < 4 else len(known)
        if shut(scene):
            return None
        if act == "all":
            return Deed("")
        if act == "none" and not known:
            return Deed("", debts.told(()), leaves=True)
        if act == DONE:
            return Deed("", leaves=True)
        if act == "edit" and at < len(known):
            return Deed(f"edit,{at}")
        if act == "drop" and at < len(known):
            left = [*known[:at], *known[at + 1 :]]
            return Deed("", debts.told(left), (T("Removed."),))
        return None


def _is_all(text: str) -> bool:
    """Nothing else is owed."""
    read = read_money(text)
    return plain(text) in _ALL or (isinstance(read, ReadMoney) and not read.value)


def _at(detail: str, known: tuple[Debt, ...]) -> int | None:
    """The debt that is being changed."""
    act, _, number = detail.partition(",")
    return int(number) if act == "edit" and number.isdecimal() and int(number) < len(known) else None


def _noted(new: list[Debt], scene: Scene) -> Text:
    if len(new) == 1:
        return T("{debt}, noted.", debt=told(new[0], scene))
    return N("{n} debt noted.", "{n} debts noted.", len(new))


def told(debt: Debt, scene: Scene) -> Text:
    """A debt in a few words."""
    words = T("{kind} {amount}", kind=KINDS[debt.kind], amount=Money(debt.balance))
    if debt.instalment:
        words = T("{debt}, {each} a month", debt=words, each=Money(debt.instalment))
    if debt.rate is not None:
        words = T("{debt}, {rate} a year", debt=words, rate=Percent(debt.rate))
    if debt.due:
        words = T("{debt}, due {day}", debt=words, day=Day(debt.due, scene.today.year, "spoken"))
    return T("{debt}, late", debt=words) if debt.status == "late" else words


# -- what is shown ----------------------------------------------------------------------------------------------------
def _one(at: int, debt: Debt) -> Page:
    lines = (
        Line(T("{kind} {amount}", kind=KINDS[debt.kind], amount=Money(debt.balance)), "bold"),
        Line(T("Write it again to change it, or remove it.")),
        Line(HOW),
    )
    remove = Button(T("Remove it"), "tool", f"{NAME}.drop,{at}")
    return Page(lines, ((remove, Button(T("‹ Back"), "tool", f"{NAME}.all")),), asks=True)


def _list(known: tuple[Debt, ...], scene: Scene) -> Page:
    a = scene.answers
    owed = a.money("owed_total") or NOTHING
    parts = dict(_shares(known, owed, scene))
    lines: list[Block] = [*above(scene), Line(T("Your debts"), "bold")]
    this = T("1 this one {amount}", amount=Money(owed)) if owed else T("1 this one: the sum is still open")
    lines.append(Line(_with_share(this, parts.get(-1))))
    for at, debt in enumerate(known):
        text = T("{n} {debt}", n=at + 2, debt=told(debt, scene))
        lines.append(Line(_with_share(text, parts.get(at)), "plain" if at < _SHOWN else "quote"))
    if not known and (whole := a.money(debts.ANSWER)):
        lines.append(Line(_with_share(T("elsewhere {amount} in all", amount=Money(whole)), parts.get(0))))
    lines += [Line(text) for text in _together(known, owed, scene)]
    lines.append(Line(T("Add one: write what it is and how much is owed."), "bold"))
    lines.append(Line(HOW))
    return Page(tuple(lines), _buttons(known, scene), asks=True)


def _shares(known: tuple[Debt, ...], owed: Decimal, scene: Scene) -> Iterator[tuple[int, Decimal]]:
    """Each debt's part of a month's ceiling, this one's under -1."""
    ceiling = weigh(scene.answers).ceiling
    others = debts.sharing(scene.answers)
    if not ceiling or not owed or not others or secured(scene.answers):
        return
    places = [at for at, debt in enumerate(known) if not debt.priority] or [0]
    yield from zip([-1, *places], shares(cents(ceiling), (owed, *others)), strict=True)


def _with_share(text: Text, share: Decimal | None) -> Text:
    return text if share is None else T("{debt} → {share} a month", debt=text, share=Money(share))


def _together(known: tuple[Debt, ...], owed: Decimal, scene: Scene) -> Iterator[Text]:
    others, ceiling = sum(debts.sharing(scene.answers), NOTHING), weigh(scene.answers).ceiling
    if owed and others and ceiling and not secured(scene.answers):
        whole = Money(owed + others)
        yield T("Together {sum}; {ceiling} a month at most, by shares.", sum=whole, ceiling=Money(ceiling))
    if any(debt.priority for debt in known):
        yield T("The secured one comes first: its instalment belongs to the essentials.")
    due = sum((debt.instalment or NOTHING for debt in known if debt.priority), NOTHING)
    if due and (costs := scene.answers.money("essentials")):
        yield T("Are its {due} a month in your {costs}? If not, add them: /budget.", due=Money(due), costs=Money(costs))


def _buttons(known: tuple[Debt, ...], scene: Scene) -> Keyboard:
    changes = [Button(T("✏️ {n}", n=at + 2), "tool", f"{NAME}.edit,{at}") for at in range(len(known))]
    rows: list[Row] = [tuple(changes[at : at + 4]) for at in range(0, len(changes), 4)]
    if not known and scene.answers.get(debts.ANSWER) is None:
        rows.append((Button(T("No other debts"), "tool", f"{NAME}.none"),))
    elif known:
        rows.append((Button(T("That is all of them"), "tool", f"{NAME}.{DONE}"),))
    rows.append((Button(T("My budget"), "tool", "budget"), Button(T("My plan"), "tool", "plan")))
    return tuple(rows)

"""What a month of living costs: one amount, or seven lines in one message (CONVERSATION 2, `essentials`; facts 5.4).

Both make one answer, the sum. The lines that are known so far stand in the draft, so that only the others have to be
written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from types import MappingProxyType

from flows.answers import money
from flows.answers.matching import Words, plain
from flows.model import (
    Accepted,
    Answers,
    Block,
    Button,
    Copy,
    Drafted,
    Invalid,
    Joined,
    Keyboard,
    Line,
    Money,
    Raw,
    Reading,
    Scene,
    T,
    Text,
    Yuan,
)
from flows.negotiation import month
from flows.negotiation.seven_lines import LINES, Names, is_debt, names_of, not_monthly, read_lines, read_total
from flows.reading.money import has_amount

_AMOUNT = money(higher=True)
_NOTHING_ELSE = frozenset(
    {"没有别的", "没有别的了", "没别的", "没别的了", "其他没有", "其他没有了", "nothing else", "that s all"}
)
_FORM = reduce(
    lambda above, line: T("{above}\n{line}", above=above, line=line),
    (T("{what}: ", what=label) for label in LINES.values()),
)


def spending() -> Spending:
    """The essentials of a month: an amount, or seven of them."""
    return Spending()


@dataclass(frozen=True, slots=True)
class Spending:
    def keyboard(self, scene: Scene) -> Keyboard:
        known = drafted(scene)
        if known is None:
            return ((Button(T("Fill in seven lines"), "knob", "lines"),),)
        form: Keyboard = ((Copy(T("📋 The seven lines"), _FORM), Button(T("One sum instead"), "knob", "total")),)
        if not any(known.values()):
            return form
        return (*form, (Button(T("Nothing else: {sum}", sum=Money(_sum(known))), "done"),))

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        if not_monthly(text):
            raise Invalid(T("Please work it out for one month."))
        if is_debt(text):
            raise Invalid(T("Debts come later: here only what living costs."))
        if plain(text) in _NOTHING_ELSE and (standing := drafted(scene)) and any(standing.values()):
            return _accepted(standing)
        total = read_total(text)
        if total is not None:
            return _AMOUNT.read(str(total), scene, words)
        known = drafted(scene)
        found = read_lines(text, known)
        if found is None and known is not None and has_amount(text):
            raise Invalid(T("All of it, or one line? Write the name with the number: rent 1200; or in all 3600."))
        if found is None:
            return _AMOUNT.read(text, scene, words)
        names = _named(scene)
        known = _merged(known or {}, found, names, names_of(text))
        names = {key: [*names.get(key, []), *names_of(text).get(key, ())] for key in LINES}
        return _accepted(known) if len(known) == len(LINES) else _drafted(known, names)

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        known = drafted(scene)
        if act == "knob" and value == "lines":
            return _drafted(known or month.amounts(scene.draft.get("aside")))
        if act == "knob" and value == "total":
            return Drafted({"lines": None, "aside": month.kept(known or {}) or None})
        if act == "done" and known and any(known.values()):
            return _accepted(known)
        return _AMOUNT.tap(act, value, scene)

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return _AMOUNT.valid(raw, answers)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return _AMOUNT.tell(raw, scene)


def ask(scene: Scene) -> Text:
    """The question: of the sum, or of the lines while the form is open."""
    if drafted(scene) is not None:
        return T("What does each come to a month? 0 if none")
    return T("Essential spending a month? Rent or mortgage, food, utilities, medicine, children, getting to work")


def above(scene: Scene) -> tuple[Block, ...]:
    """What stands above the question: the form, or what is still missing in it."""
    known = drafted(scene)
    if known is None:
        if scene.answers.choice("loan_kind") == "secured":
            return (Line(T("Leave the instalment of this loan out: it is what we work out.")),)
        return ()
    missing = tuple(label for key, label in LINES.items() if key not in known)
    if not any(known.values()):
        return (
            Line(T("One message, one line for each:")),
            Line(T("{items}", items=Joined(missing, "dot"))),
        )
    return (
        Line(T("So far: {sum}.", sum=_worked(known))),
        Line(T("Still missing: {items}.", items=Joined(missing, "dot"))),
    )


def drafted(scene: Scene) -> dict[str, Decimal] | None:
    """The lines known so far; None while the form is not open."""
    lines = scene.draft.get("lines")
    if not isinstance(lines, list):
        return None
    pairs = (line.partition("=") for line in lines)
    return {key: Decimal(amount) for key, _, amount in pairs if key in LINES}


def _merged(
    known: Mapping[str, Decimal], found: Mapping[str, Decimal], names: Names, told: Names
) -> dict[str, Decimal]:
    """The lines with those of this message. A line told again by the same name, or by none, is a correction; by another
    name (房租, then 租车) it is one more of that line."""
    more = {key for key in found if known.get(key) and _is_another(told.get(key, ()), names.get(key, ()))}
    added = {key: known[key] + amount if key in more else amount for key, amount in found.items()}
    return {**known, **added}


def _is_another(told: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a line was told by a name that is none of those before."""
    return bool(told and names) and not set(told) & set(names)


def _named(scene: Scene) -> dict[str, list[str]]:
    """The names by which the lines were told so far."""
    told = scene.draft.get("names")
    pairs = (name.partition("=") for name in (told if isinstance(told, list) else []))
    found: dict[str, list[str]] = {}
    for key, _, name in pairs:
        found.setdefault(key, []).append(name)
    return found


def _drafted(known: Mapping[str, Decimal], names: Names = MappingProxyType({})) -> Drafted:
    told = [f"{key}={name}" for key, each in names.items() for name in each]
    return Drafted({"lines": month.kept(known, tuple(LINES)), "names": told or None, "guess": None})


def _accepted(known: Mapping[str, Decimal]) -> Accepted:
    total = _sum(known)
    if total <= 0:
        raise Invalid(T("Living costs something: a rough figure will do, or skip."))
    also: dict[str, Raw] = {month.LINES: month.kept(known, tuple(LINES))}
    return Accepted(str(total), T("{sum}, noted.", sum=_worked(known)), also)


def _sum(known: Mapping[str, Decimal]) -> Decimal:
    return sum(known.values(), Decimal(0))


def _worked(known: Mapping[str, Decimal]) -> Text:
    """1,200 + 300 + 50 = 1,550: what is zero is not shown, one amount alone is no sum."""
    amounts = [known[key] for key in LINES if known.get(key)]
    if len(amounts) < 2:
        return T("{amount}", amount=Money(_sum(known)))
    return T("{parts} = {sum}", parts=_added(amounts), sum=Yuan(_sum(known)))


def _added(amounts: Iterable[Decimal]) -> Text:
    return reduce(
        lambda before, amount: T("{before} + {amount}", before=before, amount=amount),
        (T("{amount}", amount=Yuan(amount)) for amount in amounts),
    )

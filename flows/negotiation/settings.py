"""What was told beside the questions, in words, for whoever asks for all that is kept of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.model import Joined, Money, N, Scene, T, Text, Yuan
from flows.negotiation import debts, month, theirs
from flows.negotiation.on_paper.statement import LEFT_OUT
from flows.negotiation.seven_lines import LINES
from flows.negotiation.tools import debts as debts_tool
from flows.negotiation.tools import sheet


def told(key: str, scene: Scene) -> Text | None:
    """None for a setting that there are no words for, or of which nothing can be told."""
    tell = _TOLD.get(key)
    return tell(scene) if tell else None


def _income(scene: Scene) -> Text | None:
    amounts = month.amounts(scene.answers.get(month.VARIES))
    low, high = amounts.get("low"), amounts.get("high")
    return None if low is None or high is None else T("{low} to {high}", low=Money(low), high=Money(high))


def _essentials(scene: Scene) -> Text:
    lines = month.amounts(scene.answers.get(month.LINES))
    items = (T("{what} {amount}", what=LINES[name], amount=Yuan(lines[name])) for name in LINES if name in lines)
    return T("{items}", items=Joined(tuple(items), "dot"))


def _floor(scene: Scene) -> Text | None:
    amount = scene.answers.money(month.FLOOR)
    return None if amount is None else T("{amount}", amount=Money(amount))


def _debts(scene: Scene) -> Text:
    return T("{items}", items=Joined(tuple(debts_tool.told(one, scene) for one in debts.kept(scene.answers)), "dot"))


def _offer(scene: Scene) -> Text | None:
    offer = theirs.theirs(scene.answers)
    if offer is None:
        return None
    parts = [T("{amount} at first", amount=Money(offer.first))] if offer.first else []
    if offer.number and offer.each is not None:
        parts.append(T("{n} × {each}", n=offer.number, each=Money(offer.each)))
    elif offer.each is not None:
        parts.append(T("{amount} a month", amount=Money(offer.each)))
    if offer.pause:
        parts.append(N("pause of {n} month", "pause of {n} months", offer.pause))
    return T("{items}", items=Joined(tuple(parts), "dot")) if parts else None


def _left_out(scene: Scene) -> Text:
    items = tuple(sheet.LABELS[part] for part in scene.answers.ticks(LEFT_OUT) if part in sheet.LABELS)
    return T("{items}", items=Joined(items, "dot"))


_TOLD: Mapping[str, Callable[[Scene], Text | None]] = {
    month.VARIES: _income,
    month.LINES: _essentials,
    month.FLOOR: _floor,
    debts.SETTING: _debts,
    theirs.SETTING: _offer,
    LEFT_OUT: _left_out,
}

"""What is owed elsewhere, as an answer: one sum, or debts one after another (CONVERSATION 2, `other_debts`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.answers import money
from flows.answers.matching import Words
from flows.model import Accepted, Answers, Keyboard, Money, N, Raw, Reading, Scene, T, Text
from flows.money.debts import Debt
from flows.negotiation import debts
from flows.reading.debts import read_debts

_SUM = money(zero=True, higher=True)


def elsewhere() -> Elsewhere:
    """The other debts."""
    return Elsewhere()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    def keyboard(self, scene: Scene) -> Keyboard:
        return _SUM.keyboard(scene)

    def read(self, text: str, scene: Scene, words: Words) -> Reading:
        found = read_debts(text, scene.today)
        if found and (len(found) > 1 or found[0].named):
            return listed([debts.read(one) for one in found])
        reading = _SUM.read(text, scene, words)
        return _alone(reading, scene) if isinstance(reading, Accepted) else reading

    def tap(self, act: str, value: str, scene: Scene) -> Reading:
        reading = _SUM.tap(act, value, scene)
        return _alone(reading, scene) if isinstance(reading, Accepted) else reading

    def valid(self, raw: Raw, answers: Answers) -> bool:
        return _SUM.valid(raw, answers)

    def tell(self, raw: Raw, scene: Scene) -> Text:
        return _SUM.tell(raw, scene)


def listed(known: Sequence[Debt]) -> Accepted:
    """Debts one by one."""
    told = debts.told(known)
    whole = Decimal(str(told[debts.ANSWER]))
    echo = N("{n} debt, {sum} in all, noted.", "{n} debts, {sum} in all, noted.", len(known), sum=Money(whole))
    return Accepted(told[debts.ANSWER], echo, {debts.SETTING: told[debts.SETTING]})


def _alone(reading: Accepted, scene: Scene) -> Accepted:
    """One sum; that it takes the place of a list is said aloud."""
    before = len(debts.listed(scene.answers))
    if not before:
        return Accepted(reading.raw, reading.echo, {debts.SETTING: None})
    amount = Money(Decimal(str(reading.raw)))
    echo = T("{amount}, in place of your list. To write the list again: one step back.", amount=amount)
    return Accepted(reading.raw, echo, {debts.SETTING: None})

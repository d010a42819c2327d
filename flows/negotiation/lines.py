"""What the person says on the call: which tone suits the lender, and which form of a line can be said without a gap.

The English of a line is its meaning; what is said is its Chinese in the catalogues. The tables lie in opening_lines.py,
wish_lines.py, answer_lines.py and reply_lines.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from string import Formatter

from flows.model import Answers, Param, Spoken, Text
from flows.negotiation.answer_lines import ANSWERS
from flows.negotiation.opening_lines import OPENING
from flows.negotiation.reply_lines import REPLIES
from flows.negotiation.wish_lines import WISHES

Slots = Mapping[str, Param]

TABLE: Mapping[tuple[str, str], tuple[Text, ...]] = OPENING | WISHES | ANSWERS | REPLIES
"""(key, tones) -> the line's forms, the fullest first."""

_OF_A_FIRM = frozenset({"microloan", "guarantor", "asset_manager"})


def tone(a: Answers) -> str:
    """A: the lender itself, licensed. B: somebody who must ask their principal. C: a private lender.

    An unknown lender is spoken to as B unless its own people call: B asks on whose behalf, which is never wrong.
    """
    lender, caller = a.choice("lender_kind"), a.choice("caller")
    if lender == "private":
        return "C"
    if lender in _OF_A_FIRM or caller == "outsourced":
        return "B"
    if lender == "unsure" and caller not in {"own", "nobody"}:
        return "B"
    return "A"


def slots_of(form: Text) -> frozenset[str]:
    """The names of a form's slots."""
    return frozenset(name for _, name, _, _ in Formatter().parse(form.msgid) if name)


_FORMS = {
    (key, tone): tuple((slots_of(form), form) for form in forms)
    for (key, tones), forms in TABLE.items()
    for tone in tones
}


def line(key: str, tone: str, slots: Slots) -> Spoken | None:
    """The line in the fullest form that `slots` fill, None where the tone has no such line or no form can be filled."""
    for names, form in _FORMS.get((key, tone), ()):
        if names <= slots.keys():
            return Spoken(replace(form, params={name: slots[name] for name in names}))
    return None

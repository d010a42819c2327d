"""Callback data as nobody's button has it: forged, cut off, of another version, of yesterday, noise."""

from __future__ import annotations

from hypothesis import strategies as st

from flows.dialogue import taps
from flows.dialogue.taps import base36
from flows.negotiation.flow import NEGOTIATION

TIMELESS = sorted(taps._TIMELESS)
ACTS = sorted({*taps._ACTS, "pick", "tick", "rank", "done", "knob", "guess", "calm"})
VALUES = (
    *("", "0", "1", "-1", "ok", "none", "menu", "delete", "language", "zh_Hant", "en", "xx", "1.1", "..", ",", "more"),
    *("group,", "group,basics", "nothing", "maybe,", "maybe,crisis", "crisis", "crisis,more", "script.1", "script.99"),
    *("minor", "elsewhere.2", "next.0", "script.٣", "m1E9999999", "n1E9999999", "n0.5", "mNaN", "msNaN", "p-0", "p1e1"),
    *(
        "p0.5",
        "m-1",
        "n-1",
        "m1E-99999",
        "9" * 50,
        "²",
        "٣",
        "Infinity",
        "NaN",
        "<b>",
        "{n}",
        "\x00",
        "私",
        "owed_total",
    ),
    *(step.key for step in NEGOTIATION.steps),
)
ATTACKS = (
    *(
        "knob.n1E9999999",
        "knob.m1E9999999",
        "guess.1E9999999",
        "pick.p1E9999999",
        "knob.n0.0000001",
        "knob.own",
        "keep",
    ),
    *("wish.=1+1", "wish.pause", "wish", "complete", "erase", "file", "new", "edit.offer", "edit.review", "group.plan"),
    *("page.script.99999999999999999999", "page.saying.0", "page.minor", "page.elsewhere.9", "next.violence", "skip"),
    *("tick..1", "rank.waive.1", "done", "pick.ok", "pick.p3", "lang.en", "open.1", "open.99", "back", "calm"),
)
"""Acts with values that something could come of."""
visits = st.integers(0, 200).map(base36) | st.sampled_from(["0", "00", "-1", "zzzzzzzzzzzz", "", " 1", "１", "A"])
versions = st.sampled_from(["1", "0", "2", "", "01", "1 ", "one"])
values = st.sampled_from(VALUES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
acts = st.sampled_from(ACTS) | st.text(max_size=8)
noise = st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.binary(max_size=64).map(
    lambda raw: raw.decode("utf-8", "replace")
)


@st.composite
def forged(draw: st.DrawFn, visit: str = "") -> str:
    """Data of our own form: `visit` is that of the open question, if it is to be guessed right."""
    if visit and draw(st.booleans()):
        return f"1.{visit}.{draw(st.sampled_from(ATTACKS))}"
    value = draw(values)
    parts = ["1" if visit else draw(versions), visit or draw(visits), draw(acts), *([value] if value else [])]
    return ".".join(parts)

"""The questions about the collecting: who is in touch, and what they did."""

from __future__ import annotations

from flows.answers import checklist, choice
from flows.model import C, Option, Scene, Step, T
from flows.negotiation.borrower import spoken_to
from flows.negotiation.guards import beyond_gate, full, is_not
from flows.negotiation.returns import after_caller
from flows.negotiation.synonyms import said

SCAM_SIGNS = frozenset({"private_pay", "fee_agent", "posing"})


def _conduct(scene: Scene) -> tuple[str, ...]:
    """The warnings that the ticks call for, in the order of CONVERSATION 3, then what the rules say to each tick."""
    ticked = set(scene.answers.ticks("conduct"))
    told_already = scene.answers.choice("about_you") == "family"
    calls_for = (
        ("scam", bool(ticked & SCAM_SIGNS)),
        ("borrow", "borrow_more" in ticked),
        ("relatives", "contacts" in ticked and not told_already),
        ("conduct", bool(ticked)),
    )
    return tuple(notice for notice, called in calls_for if called)


CALLER = Step(
    "caller",
    "situation",
    ask=spoken_to(T("Who is contacting you?"), T("Who is contacting the borrower?")),
    why=T("Verify first, then talk money."),
    answer=choice(
        Option("own", T("The lender itself"), also=said("caller", "own")),
        Option(
            "outsourced",
            T("A collection or law firm"),
            also=said("caller", "outsourced"),
        ),
        Option(
            "official",
            T("Claims court, police, mediator"),
            also=said("caller", "official"),
        ),
        Option("unknown", T("Cannot tell"), also=said("caller", "unknown")),
        Option("nobody", T("Nobody yet"), also=said("caller", "nobody")),
    ),
    label=C("label", "who is in touch"),
    group="contact",
    when=beyond_gate(full, is_not("lender_kind", "private")),
    skip=True,
    likely=True,
    gives=after_caller,
    example=T("To find out: ask the caller for name, firm and lender; check in the official app."),
    empty=T("Left open, the script verifies first."),
    reads=("verify-caller", "asked-for-contacts"),
)

CONDUCT = Step(
    "conduct",
    "situation",
    ask=T("Did any of this happen? Tick all"),
    why=T("I can name the rule and give you the sentence."),
    answer=checklist(
        Option("night", T("Calls 22:00–08:00"), also=said("conduct", "night")),
        Option("too_many", T("Many calls a day"), also=said("conduct", "too_many")),
        Option(
            "contacts",
            T("Told family or friends"),
            also=said("conduct", "contacts"),
        ),
        Option(
            "employer",
            T("Called my workplace"),
            also=said("conduct", "employer"),
        ),
        Option("threats", T("Threats"), also=said("conduct", "threats")),
        Option("insults", T("Insults"), also=said("conduct", "insults")),
        Option(
            "posing",
            T("Posed as court or police"),
            also=said("conduct", "posing"),
        ),
        Option(
            "private_pay",
            T("Private account"),
            also=said("conduct", "private_pay"),
            short=T("Private account or WeChat"),
        ),
        Option("borrow_more", T("Told me to borrow"), also=said("conduct", "borrow_more")),
        Option(
            "fee_agent",
            T("Somebody sells to fix it"),
            also=said("conduct", "fee_agent"),
        ),
        Option("none", C("conduct", "None")),
        none="none",
    ),
    label=C("label", "what happened"),
    group="contact",
    when=beyond_gate(is_not("caller", "nobody")),
    skip=True,
    likely=True,
    notices=_conduct,
    example=T("Tap what happened, then Done. Nothing of it: tap None."),
    empty=T("Left open, the script has the general lines."),
    reads=("call-frequency", "night-calls", "where-to-complain"),
)

STEPS = (CALLER, CONDUCT)

"""The first questions: what is needed now, whose debt it is, and which court papers there are with their dates."""

from __future__ import annotations

from flows.answers import choice, day
from flows.model import Block, Button, C, Keyboard, Line, Option, Scene, Step, T, verbatim
from flows.negotiation.asker import about_of
from flows.negotiation.borrower import spoken_to
from flows.negotiation.guards import is_not, is_one_of, served
from flows.negotiation.returns import after_court_papers
from flows.negotiation.synonyms import said


def welcome(scene: Scene) -> tuple[Block, ...]:
    """What this is and what it is not (CONVERSATION 4.1; facts 7.2)."""
    return (
        Line(T("I help you prepare a repayment call with a lender.")),
        Line(
            T(
                "I am a program (not a person), for information and practice: no lawyer, no lender, no agent, "
                "no promised result."
            )
        ),
        Line(T("Mainland China. Laws as of 2025-04, reports 2026-03.")),
        Line(T("No name, ID or card needed. Stop or delete any time.")),
    )


def languages(scene: Scene) -> Keyboard:
    """The two other languages, each by its own name."""
    names = {"en": "English", "zh_Hans": "中文" if scene.locale == "en" else "简体", "zh_Hant": "繁體"}
    others = (locale for locale in names if locale != scene.locale)
    return (tuple(Button(verbatim(names[locale]), "lang", locale, timeless=True) for locale in others),)


def _about_you(scene: Scene) -> tuple[str, ...]:
    notice = {"student": "student", "family": "relatives"}.get(scene.answers.choice("about_you"))
    return (notice,) if notice else ()


def _court_papers(scene: Scene) -> tuple[str, ...]:
    return ("mediation",) if scene.answers.choice("court_papers") in {"mediation", "unsure"} else ()


COURT_REASON = T("One more question, because of the court paper.")

PATH = Step(
    "path",
    "situation",
    ask=T("What do you need now?"),
    why=T("It sets what I ask first and how much."),
    answer=choice(
        Option(
            "call_soon",
            T("📞 A call is coming · about 11 questions"),
            also=said("path", "call_soon"),
            short=T("A call is coming"),
        ),
        Option(
            "prepare",
            T("Prepare step by step · up to 25"),
            also=said("path", "prepare"),
            short=T("Prepare step by step"),
        ),
        Option(
            "court",
            T("Court papers"),
            also=said("path", "court"),
            short=T("I got court papers"),
        ),
        Option("ask", T("I have a question"), also=said("path", "ask"), act="faq", value="menu"),
    ),
    label=C("label", "what you need"),
    group="who",
    lead=welcome,
    rows=languages,
    plain=True,
    reads=("what-is-negotiation", "can-i-negotiate"),
)

ABOUT_YOU = Step(
    "about_you",
    "situation",
    ask=T("Which of these is you?"),
    why=T("The rules are for the mainland; minors get another path."),
    answer=choice(
        Option(
            "adult",
            T("Adult, borrowed in mainland China"),
            also=said("about_you", "adult"),
        ),
        Option("student", T("Student, 18 or over"), also=said("about_you", "student")),
        Option(
            "family",
            T("I ask for a relative"),
            also=said("about_you", "family"),
        ),
        Option("minor", T("Under 18"), also=said("about_you", "minor")),
        Option(
            "elsewhere",
            T("Not borrowed in the mainland"),
            also=said("about_you", "elsewhere"),
        ),
        read=about_of,
    ),
    label=C("label", "who you are"),
    group="who",
    notices=_about_you,
    reads=("about-this-bot", "abroad-or-foreigner"),
)

COURT_PAPERS = Step(
    "court_papers",
    "situation",
    ask=T("Has anything come from a court?"),
    why=T("Some papers have deadlines; those come first."),
    answer=choice(
        Option(
            "none",
            C("court_papers", "No"),
            also=said("court_papers", "none"),
            when=is_not("path", "court"),
        ),
        Option("mediation", T("Mediation message or call"), also=said("court_papers", "mediation")),
        Option("payment_order", T("Payment order (支付令)"), also=said("court_papers", "payment_order")),
        Option("summons", T("Summons (传票)"), also=said("court_papers", "summons")),
        Option(
            "judgment",
            T("Judgment or enforcement notice"),
            also=said("court_papers", "judgment"),
        ),
        Option(
            "unsure",
            T("Something, I can't tell what"),
            also=said("court_papers", "unsure"),
            short=C("court_papers", "Not sure what"),
        ),
    ),
    label=C("label", "court papers"),
    group="court",
    when=served,
    likely=True,
    resets=("limitation_gate",),
    gives=after_court_papers,
    notices=_court_papers,
    reads=("mediation-sms", "being-sued", "payment-order-court"),
)

ORDER_RECEIVED = Step(
    "order_received",
    "situation",
    ask=spoken_to(T("On which day did you get it?"), T("On which day did the borrower get it?")),
    why=T("15 days run from that day."),
    answer=day(past=True),
    label=C("label", "payment order received"),
    group="court",
    when=is_one_of("court_papers", "payment_order"),
    skip=True,
    because=COURT_REASON,
    notices=lambda scene: ("payment_order",),
    example=T("Not sure of the day: take the earliest day that it can have been."),
    empty=T("The 15 days run from receipt all the same: find the day out today, by 12368."),
    reads=("payment-order-court", "how-much-owed"),
)

HEARING_DATE = Step(
    "hearing_date",
    "situation",
    ask=T("What is the hearing date?"),
    why=T("That day is planned first."),
    answer=day(),
    label=C("label", "hearing date"),
    group="court",
    when=is_one_of("court_papers", "summons"),
    skip=True,
    because=COURT_REASON,
    notices=lambda scene: ("summons",),
    example=T("To fill it in: see 应到时间 or 开庭时间 on the summons."),
    empty=T("Find the day out today, by 12368."),
    reads=("being-sued", "ignore-summons", "pay-at-hearing"),
)

JUDGMENT_DUE = Step(
    "judgment_due",
    "situation",
    ask=T("What last date does the paper give?"),
    why=T("After a judgment the path differs."),
    answer=day(),
    label=C("label", "last date in the paper"),
    group="court",
    when=is_one_of("court_papers", "judgment"),
    skip=True,
    because=COURT_REASON,
    notices=lambda scene: ("judgment",),
    example=T("To fill it in: look in the last pages of the judgment, or in the enforcement notice."),
    empty=T("Ask 12348 today which dates count."),
    reads=("wages-frozen", "dishonest-list"),
)

STEPS = (PATH, ABOUT_YOU, COURT_PAPERS, ORDER_RECEIVED, HEARING_DATE, JUDGMENT_DUE)

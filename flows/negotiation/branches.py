"""The branches with duties: what has to be read before going on (CONVERSATION 3.2-3.15).

The warnings 3.2 and 3.4-3.7 wear their sources in a quote that folds; the others behind [Rules and dates].
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from flows.knowledge.rules.citing import cite, clause
from flows.model import Block, Day, Line, Lines, Money, Notice, Scene, T, Text
from flows.negotiation import rules
from flows.negotiation.budget import weigh
from flows.negotiation.conduct import CONDUCT, DEBT_STAYS
from flows.negotiation.deadlines import deadline, left_until
from flows.negotiation.guards import LONG_AGO
from flows.negotiation.returns import MEMBERS

_CALL_FIRST = T("Call 12348 before you admit, promise or pay.")


def violence(scene: Scene) -> tuple[Block, ...]:
    """Somebody is attacked or threatened with it: safety alone, nothing about the debt; the mainland's numbers."""
    away = T("Don't open the door; get away from danger; let people near you know.")
    evidence = T("Keep evidence: recordings, video, texts, door camera.")
    if scene.answers.choice("about_you") == "elsewhere":
        return _lines(T("⚠️ In danger, call your local emergency number now."), away, evidence)
    return _lines(
        T("⚠️ In danger of violence, call 110 now."),
        away,
        evidence,
        T("Hurt: call 120, and keep the medical records."),
        T("Too much to bear: 12356."),
    )


def blackmail(scene: Scene) -> tuple[Block, ...]:
    """Somebody threatens with intimate pictures: nothing about the debt either."""
    police = T("⚠️ Threatened with intimate pictures? Report it to the police now: 110.")
    if scene.answers.choice("about_you") == "elsewhere":
        police = T("⚠️ Threatened with intimate pictures? Report it to your local police now.")
    return _lines(
        police,
        T("Don't pay for it, and send no more pictures."),
        T("Delete nothing: keep chats, accounts, payment details and times."),
        T("You need not face this alone: tell somebody you trust."),
        *(() if scene.answers.choice("about_you") == "elsewhere" else (T("Too much to bear: 12356."),)),
    )


def over_three_years(scene: Scene) -> tuple[Block, ...]:
    """3.2: before any script where three years may have passed (facts 29-36). It never says that they have."""
    return (
        Line(T("⚠️ Stop first: this may be past the three-year limitation.")),
        Line(T("{rule}.", rule=clause("35.192"))),
        Line(T("{rule}, or lose the defence.", rule=clause("34"))),
        Line(T("A demand by text or letter may have restarted it too.")),
        Line(_CALL_FIRST, "bold"),
        *_quoted(*rules.LIMITATION),
    )


def not_gone(scene: Scene) -> tuple[Block, ...]:
    """3.2 again, for somebody who says that nothing has to be paid any more."""
    return (
        Line(T("{rule} {tag}.", rule=clause("35.192"), tag=cite("29.188", "35.192", form="short"))),
        Line(T("{rule} {tag}, or lose the defence.", rule=clause("34"), tag=cite("34", form="short"))),
        Line(_CALL_FIRST, "bold"),
    )


def mediation(scene: Scene) -> tuple[Block, ...]:
    """3.3: never says whether it is genuine (fact 112)."""
    return _lines(
        T("Do not tap the link, do not pay."),
        T("Ask for the court, the case number, the mediator's name."),
        T("Check by calling 12368 {tag}.", tag=rules.REPORTED),
        T("The number alone proves nothing. Mediation is voluntary."),
    )


def payment_order(scene: Scene) -> tuple[Block, ...]:
    """3.4: the deadline, and what does not count (facts 78, 79). It proposes no ground."""
    limitation = scene.answers.choice("overdue") in LONG_AGO
    return (
        Line(T("⚠️ A payment order has a deadline: within 15 days of receipt, pay or object in writing.")),
        Line(_order_day(scene)),
        Line(
            T("An objection must dispute the debt itself: amount, interest, identity, limitation. Only what is true.")
        ),
        Line(T("“No money”, “more time”, “instalments” does not count.")),
        *((Line(T("Limitation may be one such ground: ask about it today.")),) if limitation else ()),
        Line(T("Today: check by 12368, ask 12348 how to write it."), "bold"),
        *_quoted(*rules.PAYMENT_ORDER),
    )


def _order_day(scene: Scene) -> Text:
    day = deadline(scene.answers)
    if day is None:
        return T("The 15 days run from the day of receipt: find that day out today.")
    shown, left = Day(day, scene.today.year), left_until(day, scene.today)
    if day < scene.today:
        return T(
            "Counted from receipt, the last day was <b>{day}, {ago}</b>. Ask today what can still be done.",
            day=shown,
            ago=left,
        )
    return T("Counted from receipt, your last day is <b>{deadline}, {left}</b>.", deadline=shown, left=left)


def summons(scene: Scene) -> tuple[Block, ...]:
    """3.5: appear (facts 36, 81, 85)."""
    return (
        Line(T("⚠️ Go to the hearing, or contact the court as the summons says. Absence may bring a default judgment.")),
        *((Line(_hearing(day, scene)),) if (day := deadline(scene.answers)) else ()),
        Line(T("Check by 12368. Bring payment records and your plan.")),
        Line(T("You may ask for mediation and instalments there; the court fee is halved then.")),
        Line(T("If three years may have passed, raise it at first instance; ask 12348 first.")),
        *_quoted(*rules.SUMMONS),
    )


def _hearing(day: date, scene: Scene) -> Text:
    shown, left = Day(day, scene.today.year), left_until(day, scene.today)
    if day < scene.today:
        return T(
            "The hearing was <b>{day}, {ago}</b>: call 12368 today and ask where the case stands.", day=shown, ago=left
        )
    return T("Hearing: <b>{day}, {left}</b>.", day=shown, left=left)


def judgment(scene: Scene) -> tuple[Block, ...]:
    """3.6: no appeal period is stated; no hiding of assets (facts 87, 89, 94, 101)."""
    return (
        Line(T("⚠️ First look for the dates in the paper, for appeal and for payment. Ask 12348 today.")),
        Line(T("Late payment adds 0.0175 % a day.")),
        Line(T("A settlement in enforcement is possible and recorded.")),
        Line(T("Wages can be withheld, but necessities must be left.")),
        Line(T("Do not move or hide property: able and refusing can be a crime."), "bold"),
        *_quoted(*rules.JUDGMENT),
    )


def scam(scene: Scene) -> tuple[Block, ...]:
    """3.7: only banks and consumer finance companies publish their collection firms (facts 57, 116-119)."""
    listed = scene.answers.choice("lender_kind") in MEMBERS
    check = T("Check in the official app or by the contract's number.")
    if listed:
        check = T("Check in the official app or by the contract's number. {rule}.", rule=clause("57"))
    return (
        Line(T("⚠️ These look like fraud: private account, unknown QR code, private WeChat, fees first, “agents”.")),
        Line(T("Pay nothing, give no codes, share no screen.")),
        Line(check),
        Line(T("Already paid: call 110 and your bank now.")),
        Line(DEBT_STAYS),
        *_quoted(
            T("Then also the anti-fraud line 96110 {tag}.", tag=rules.REPORTED),
            *rules.SCAM,
            *(rules.PUBLISHED_LIST if listed else ()),
        ),
    )


def secured(scene: Scene) -> tuple[Block, ...]:
    """3.8."""
    return _lines(
        T("⚠️ Talk about the secured loan first: unpaid, the lender may go for the home or car."),
        T("Read the mortgage clause and the grace days."),
        T("Advice: call today, before it gets longer."),
        T("Whether and how to keep it: ask 12348 first."),
    )


def nothing_left(scene: Scene) -> tuple[Block, ...]:
    """3.9: no amount is promised."""
    left = Money(weigh(scene.answers).left or Decimal(0))
    return _lines(
        T("Each month leaves {left}. So no amount is promised this time; that is not bad will.", left=left),
        T("You can ask for a pause, with a date to talk again."),
        T("Living money stays living money."),
        T("You may also ask the local office or 12345 about 低保."),
    )


def borrow(scene: Scene) -> tuple[Block, ...]:
    """3.10 (fact 55)."""
    return _lines(
        T("I don't point to loans, and advise against borrowing to repay."),
        T("The new interest falls on next month."),
        rules.stated("55.borrow"),
        DEBT_STAYS,
        T("Let us work with the money you really have."),
    )


def forged(scene: Scene) -> tuple[Block, ...]:
    """3.11 (facts 97, 100): one sentence of refusal, then the true way."""
    return _lines(
        T("I don't help with false papers or causes: it can be a crime {tag}.", tag=cite("100", form="short")),
        T("Tell me what is missing; I say where to get the real one."),
        T("What cannot be got: write a plain true statement."),
        T("Hiding makes it worse; agree on times to talk instead."),
    )


def student(scene: Scene) -> tuple[Block, ...]:
    """3.12 (fact 118)."""
    return _lines(
        T("Tell family or your school; you need not carry it alone."),
        T(
            "“Cancel your campus loan” calls are a scam {tag}. Don't follow them, don't borrow.",
            tag=cite("118"),
        ),
    )


def minor_lines(scene: Scene) -> tuple[Block, ...]:
    """3.12: no negotiation is prepared."""
    return _lines(
        T("You are under 18; I don't prepare negotiations for minors."),
        T("Promise nothing, pay nothing, send no photos."),
        T("Tell a parent or teacher today; 12348 answers questions."),
        T("Feeling low: 12356."),
    )


def elsewhere_lines(scene: Scene) -> tuple[Block, ...]:
    """3.13: no script and no rule of the mainland (facts 6.2-6.4)."""
    return _lines(
        T("These rules are for mainland China only."),
        T("Hong Kong: ask your bank about the Interbank Debt Relief Plan {tag}.", tag=cite("6.2")),
        T("Taiwan: 前置協商 with your largest bank creditor; 02-8596-1629 {tag}.", tag=cite("6.3.line")),
        T("Singapore: Credit Counselling Singapore, ccs.org.sg."),
    )


def sold(scene: Scene) -> tuple[Block, ...]:
    """3.14 (fact 68)."""
    return _lines(
        T("Ask for the written notice, then check with the first lender."),
        T("Until then only official channels, no new account."),
        rules.stated("68.548", "short"),
    )


def relatives(scene: Scene) -> tuple[Block, ...]:
    """3.15 (facts 64, 65)."""
    return _lines(
        T(
            "A relative should not say “I will pay”: it may count as joining the debt {tag}.",
            tag=cite("65", form="short"),
        ),
        rules.stated("64", "short"),
    )


def _lines(*texts: Text) -> tuple[Block, ...]:
    return tuple(Line(text) for text in texts)


def _quoted(*texts: Text) -> tuple[Block, ...]:
    return tuple(Line(text, "quote") for text in texts)


def _behind(*texts: Text) -> Lines:
    """Sources that stand behind [Rules and dates]."""
    return lambda scene: _lines(*texts)


NOTICES: Mapping[str, Notice] = {
    "violence": Notice(violence),
    "blackmail": Notice(blackmail),
    "over_three_years": Notice(over_three_years),
    "not_gone": Notice(not_gone, _behind(*rules.LIMITATION)),
    "mediation": Notice(mediation, _behind(*rules.COURT_LINE)),
    "payment_order": Notice(payment_order),
    "summons": Notice(summons),
    "judgment": Notice(judgment),
    "scam": Notice(scam),
    "secured": Notice(secured),
    "nothing_left": Notice(nothing_left),
    "borrow": Notice(borrow, _behind(*rules.BORROWING)),
    "forged": Notice(forged, _behind(*rules.FALSE_PAPERS)),
    "student": Notice(student, _behind(*rules.CAMPUS_LOANS)),
    "elsewhere": Notice(elsewhere_lines, _behind(*rules.ELSEWHERE)),
    "sold": Notice(sold, _behind(*rules.NEW_CREDITOR)),
    "relatives": Notice(relatives, _behind(*rules.RELATIVES)),
    "conduct": CONDUCT,
}
"""By name, in the order in which they are shown: danger to life first, then that of CONVERSATION 3."""

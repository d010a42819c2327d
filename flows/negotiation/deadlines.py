"""The dates that a court's paper sets, and the line that keeps them in sight on every screen of the case."""

from __future__ import annotations

from datetime import date, timedelta

from flows.model import Answers, Block, C, Day, Line, N, Scene, T, Text

ORDER_DAYS = 15
"""Days from receipt of a payment order to pay or to object in writing (fact 78, Civil Procedure Law 227)."""


def order_deadline(received: date) -> date:
    """The last day of a payment order: the day of receipt and 15 calendar days."""
    return received + timedelta(days=ORDER_DAYS)


def deadline(answers: Answers) -> date | None:
    """The day that the court's paper sets, None where there is none or it is not known."""
    received = answers.day("order_received")
    by_paper = {
        "payment_order": order_deadline(received) if received else None,
        "summons": answers.day("hearing_date"),
        "judgment": answers.day("judgment_due"),
    }
    return by_paper.get(answers.choice("court_papers"))


def left_until(day: date, today: date) -> Text:
    """How far off a day is, today and past days too."""
    days = (day - today).days
    if days == 0:
        return T("that is today")
    if days < 0:
        return N("{n} day ago", "{n} days ago", -days)
    return N("{n} day left", "{n} days left", days)


def pinned(scene: Scene) -> tuple[Block, ...]:
    """The deadline of the case, on every screen until it is over; nothing where no court set one."""
    paper, day = scene.answers.choice("court_papers"), deadline(scene.answers)
    if paper == "payment_order" and day is None:
        return (Line(T("⚠️ Payment order: 15 days from receipt")),)
    if day is None:
        return ()
    name, shown, left = _NAMES[paper], Day(day, scene.today.year), left_until(day, scene.today)
    if day < scene.today:
        past = T("⚠️ {paper}: {day}, {ago}; call 12368 and 12348 today", paper=name, day=shown, ago=left)
        return (Line(past),)
    return (Line(T("⚠️ {paper}: {day}, {left}", paper=name, day=shown, left=left)),)


def dated(scene: Scene) -> tuple[Block, ...]:
    """The deadline for a paper that is read later: its day without how far off that is."""
    paper, day = scene.answers.choice("court_papers"), deadline(scene.answers)
    if day is None:
        return pinned(scene)
    shown = Day(day, scene.today.year)
    if day < scene.today:
        return (Line(T("⚠️ {paper}: {day}, past; call 12368 and 12348", paper=_NAMES[paper], day=shown)),)
    if paper == "payment_order":
        return (Line(T("⚠️ {paper}, last day: {day}", paper=_NAMES[paper], day=shown)),)
    return (Line(T("⚠️ {paper}: {day}", paper=_NAMES[paper], day=shown)),)


_NAMES = {
    "payment_order": C("deadline", "Payment order"),
    "summons": C("deadline", "Hearing"),
    "judgment": C("deadline", "Court's last date"),
}

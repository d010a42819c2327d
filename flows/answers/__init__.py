"""The kinds of answer a question can have: how each is shown as buttons, read from what people type, and checked."""

from flows.answers.choices import checklist, choice, ranked
from flows.answers.values import count, day, day_of_month, money, percent

__all__ = ["checklist", "choice", "count", "day", "day_of_month", "money", "percent", "ranked"]

"""What the person may want most, and what this lender can give of it (CONVERSATION 2, `asks`; facts 17-19, 23, 25)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flows.answers import ranked
from flows.knowledge.rules.citing import cite
from flows.model import Answers, Block, C, Line, Option, Scene, T, Text, always
from flows.negotiation import rules
from flows.negotiation.budget import bank_card, secured
from flows.negotiation.plan import WISH_WHEN

_LABELS: dict[str, tuple[Text, tuple[str, ...]]] = {
    "longer_term": (
        C("wish", "Longer term"),
        ("多分几期", "延长期限", "分期", "延期", "展期", "停息挂账", "longer", "more instalments", "extension"),
    ),
    "waive": (
        C("wish", "Waive penalties"),
        ("减免", "停息", "免罚息", "免利息", "减罚息", "违约金", "罚息", "waive", "waiver", "reduce", "stop interest"),
    ),
    "principal_only": (C("wish", "Principal only"), ("只还本金", "还本金", "本金", "principal")),
    "reschedule": (
        C("wish", "Other date or method"),
        ("换还款日", "改日期", "改还款日", "换时间", "other date", "due date"),
    ),
    "pause": (C("wish", "Pause"), ("先停几个月", "停几个月", "暂停", "缓一缓", "缓几个月", "pause", "break")),
    "lump_sum": (
        C("wish", "Lump-sum settlement"),
        ("一次付清", "一次性结清", "结清", "一次还清", "lump sum", "settlement"),
    ),
}

_SHORT: dict[str, Text] = {
    "waive": C("wish", "Waiver"),
    "reschedule": C("wish", "Other date"),
    "lump_sum": C("wish", "Lump sum"),
}

ASKS = ranked(
    *(
        Option(key, label, also, when=WISH_WHEN.get(key, always), short=_SHORT.get(key))
        for key, (label, also) in _LABELS.items()
    ),
    limit=3,
)


def label(wish: str) -> Text:
    """The wish in the words of its button."""
    return _LABELS[wish][0]


def above(scene: Scene) -> tuple[Block, ...]:
    """What holds for all wishes, and folded below it one line for each."""
    a = scene.answers
    each = (Line(T("{wish}: {what}", wish=label(wish), what=what), "quote") for wish, what in _gives(a))
    return (Line(_rule(a)), *each)


def _rule(a: Answers) -> Text:
    if a.choice("overdue") == "not_due":
        return rules.stated("18")
    if bank_card(a):
        return rules.stated("19", "short")
    if a.choice("lender_kind") in {"guarantor", "asset_manager"}:
        return T("First check who holds the debt. {change}", change=rules.MAY_REFUSE)
    return rules.MAY_REFUSE


def _gives(a: Answers) -> Iterator[tuple[str, Text]]:
    """One line for each wish that this debt can have."""
    for option in ASKS.open(a):
        yield option.key, _GIVEN[option.key](a)


def _longer_term(a: Answers) -> Text:
    if bank_card(a):
        return T("for hardship that exceeds your means; at most 60 months {tag}", tag=cite("19"))
    if a.choice("overdue") == "not_due":
        return T("an extension; ask the cost, and whether it is repaid at once or in instalments")
    return T("by agreement only; ask the total and the yearly cost")


def _reschedule(a: Answers) -> Text:
    if a.choice("lender_kind") in {"bank", "consumer_finance"} and a.choice("loan_kind") != "card":
        return T("encouraged by the regulator, no right {tag}", tag=cite("23"))
    return T("by agreement only; ask how it is reported to the credit bureau")


def _pause(a: Answers) -> Text:
    if secured(a):
        return T("or interest only for some months; ask what each instalment is afterwards")
    return T("ask whether penalties run on meanwhile, and how the paused sum is repaid")


_GIVEN: dict[str, Callable[[Answers], Text]] = {
    "longer_term": _longer_term,
    "waive": lambda a: T("the lender's choice; in writing: which, how much {tag}", tag=cite("25")),
    "principal_only": lambda a: T("by agreement only; ask as of which day the principal counts"),
    "reschedule": _reschedule,
    "pause": _pause,
    "lump_sum": lambda a: T("only money of your own; the rest released in writing {tag}", tag=cite("25")),
}

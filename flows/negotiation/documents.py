"""Stage 2, documents: the cause, since when, and the papers at hand (CONVERSATION 2; facts 2.2)."""

from __future__ import annotations

from flows.answers import checklist, choice, day
from flows.model import Answers, Block, C, Line, N, Option, Scene, Step, T
from flows.negotiation import papers
from flows.negotiation.guards import beyond_gate, full

STAGE = "documents"
NAMED_AT_MOST = 3  # papers whose place is told; a screen has six lines
_HARD = frozenset({"illness", "family_event", "defrauded", "disaster", "low_income"})
_PLAIN = frozenset({"job_loss", "pay_cut", "birth", "business", "study"})

CAUSE = choice(
    Option(
        "job_loss",
        C("cause", "Lost my job"),
        (
            "没工作",
            "没有工作",
            "丢了工作",
            "下岗",
            "被裁",
            "裁员",
            "被辞退",
            "被开除",
            "公司倒闭",
            "unemployed",
            "laid off",
            "fired",
        ),
    ),
    Option(
        "pay_cut",
        C("cause", "Pay cut or unpaid wages"),
        (
            "降薪",
            "减薪",
            "停工",
            "欠薪",
            "拖欠工资",
            "工资发不下来",
            "被拖工资",
            "没发工资",
            "收入减少",
            "pay cut",
            "unpaid wages",
            "fewer hours",
        ),
    ),
    Option(
        "illness",
        C("cause", "Illness or injury"),
        (
            "生病",
            "受伤",
            "住院",
            "手术",
            "看病",
            "车祸",
            "工伤",
            "病了",
            "ill",
            "sick",
            "hospital",
            "accident",
            "injured",
        ),
    ),
    Option(
        "family_event",
        C("cause", "Bereavement, divorce, care"),
        (
            "家里出事",
            "家里有事",
            "离婚",
            "亲人去世",
            "丧亲",
            "照顾家人",
            "家人生病",
            "divorce",
            "bereavement",
            "a death in the family",
        ),
    ),
    Option(
        "birth",
        C("cause", "Birth or nursing"),
        ("怀孕", "生孩子", "坐月子", "产假", "哺乳", "pregnant", "new baby", "maternity"),
    ),
    Option(
        "business",
        C("cause", "Business failed"),
        (
            "生意失败",
            "做生意亏了",
            "亏损",
            "关店",
            "店关了",
            "倒闭",
            "创业失败",
            "投资失败",
            "business failed",
            "closed my shop",
        ),
    ),
    Option(
        "defrauded",
        C("cause", "I was defrauded"),
        ("被诈骗", "被骗了", "遇到骗子", "杀猪盘", "刷单被骗", "scammed", "fraud", "defrauded"),
    ),
    Option(
        "disaster",
        C("cause", "Natural disaster"),
        ("水灾", "洪水", "地震", "台风", "火灾", "受灾", "flood", "earthquake", "typhoon"),
    ),
    Option("study", C("cause", "Studying"), ("上学", "读书", "学生", "在校", "student", "at university")),
    Option("low_income", C("cause", "On 低保 or 特困"), ("低保", "低保户", "特困", "五保", "welfare", "on benefits")),
    Option(
        "other", C("cause", "Other, or rather not say"), ("其他", "其它", "不想说", "别的", "other", "rather not say")
    ),
)


def _named(a: Answers) -> bool:
    """A cause was told that may have a beginning."""
    return a.choice("cause") not in {"", "other"}


def _after_cause(scene: Scene) -> tuple[Block, ...]:
    """One clause, then its use; after a fraud the police first, and no word on whether the loan stands."""
    cause = scene.answers.choice("cause")
    if cause in _HARD:
        lines = [T("That is a hard place; thank you for saying it plainly.")]
    elif cause in _PLAIN:
        lines = [T("Noted; it becomes one sentence of the script.")]
    else:
        return ()
    if cause == "defrauded":
        lines += [
            T("<b>Police first</b>: ask for a receipt (受案回执)."),
            T("How this loan is then judged I have no reliable source for. Please ask 12348."),
        ]
    if cause == "business":
        lines.append(T("On the call, say only what the money was really used for."))
    return tuple(Line(text) for text in lines)


def _above_papers(scene: Scene) -> tuple[Block, ...]:
    return (
        Line(T("None is a must; lenders differ. Only true papers.")),
        Line(T("Hand them in by official channels only. Send no photos here.")),
    )


def _after_papers(scene: Scene) -> tuple[Block, ...]:
    """What is missing and where to get it: as many as a screen holds, the most telling first."""
    missing = papers.missing(scene.answers)
    if not missing:
        return ()
    if len(missing) <= NAMED_AT_MOST:
        head = N(
            "{n} still missing; you can talk without it:", "{n} still missing; you can talk without them:", len(missing)
        )
    else:
        head = T("{n} still missing; you can talk without them. These first:", n=len(missing))
    return tuple(Line(text) for text in (head, *papers.places(scene.answers)[:NAMED_AT_MOST]))


STEPS = (
    Step(
        "cause",
        STAGE,
        ask=T("What is the main cause?"),
        why=T("It sets the papers and one sentence."),
        answer=CAUSE,
        label=C("label", "cause"),
        when=beyond_gate(),
        skip=True,
        likely=True,
        gives=_after_cause,
        empty=T("It can stay open: the script then says only that the income is too small."),
        reads=("hardship-extension", "call-manners"),
    ),
    Step(
        "cause_since",
        STAGE,
        ask=T("Since when?"),
        why=T("A clear date makes it credible."),
        answer=day(past=True, month_ok=True),
        label=C("label", "since when"),
        when=beyond_gate(full, _named),
        skip=True,
        likely=True,
        empty=T("It can stay open; the script then leaves the date out."),
        reads=("hardship-extension",),
    ),
    Step(
        "papers_ready",
        STAGE,
        ask=T("What do you have at hand? Tap to tick"),
        why=T("I tell you where to get what is missing."),
        answer=checklist(*papers.options()),
        label=C("label", "papers at hand"),
        when=beyond_gate(full),
        skip=True,
        likely=True,
        lead=_above_papers,
        gives=_after_papers,
        example=T("Tap the papers that you have, then Done. None yet: Done at once."),
        reads=("documents-needed",),
    ),
)

"""What the other side may say, whether it may, and the line that answers it (facts 3.5; CONVERSATION.md 4.15 and 5).

Line 27 of the facts, an insult that hurts, is not here and is never shown; 4 and 5 are not shown in soft mode.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flows.knowledge.rules.citing import cite, clause
from flows.model import Answers, Block, C, Cited, Guard, Line, Scene, Spoken, T, Text, always
from flows.negotiation import rules
from flows.negotiation.guards import gate_shut, is_one_of, served
from flows.negotiation.lines import line, tone
from flows.negotiation.plan import make_plan
from flows.negotiation.returns import MEMBERS

AT_MOST = 10
DEBT_REMAINS = T("Their breach does not cancel the debt.")
Verdict = Literal["allowed", "depends", "not allowed"]
VERDICTS: Mapping[str, Text] = {
    "allowed": C("verdict", "allowed"),
    "depends": C("verdict", "depends"),
    "not allowed": C("verdict", "not allowed"),
}

RULES: Mapping[str, Mapping[str, str]] = {
    "third": {"member": "54", "microloan": "37", "private": "40", "other": "47"},
    "calls": {"member": "51", "microloan": "45", "private": "40", "other": "45"},
    "fear": {"member": "55", "microloan": "37", "private": "41", "other": "41"},
    "deceit": {"member": "55", "microloan": "37"},
    "borrow": {"member": "55.borrow"},
    "visit": {"member": "56"},
    "fraud": {"member": "116", "microloan": "116", "private": "116", "other": "116"},
}
"""The fact that speaks to what, by kind of lender. Where none does, it depends."""

_NAMED = frozenset({"40", "116"})
"""Facts that are named and not only ranked: a law by its article, a report by who warns."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is said. number: of facts 3.5. reply: the key of the answering line. rule: of `RULES`.

    note: what the law says to it, with its rank; `members`: said of banks and consumer finance companies alone.
    """

    number: int
    words: Text
    verdict: Verdict
    reply: str
    when: Guard = always
    rule: str = ""
    note: Text | None = None
    members: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A saying as it concerns this person. `breach`: it names a rule on collecting."""

    text: Text
    reply: Spoken
    note: Text | None
    breach: bool


def ticked(*ticks: str) -> Guard:
    """One of these happened."""
    return lambda a: not frozenset(ticks).isdisjoint(a.ticks("conduct"))


def either(*guards: Guard) -> Guard:
    return lambda a: any(guard(a) for guard in guards)


_MEMBER = is_one_of("lender_kind", *MEMBERS)
_SMALL = is_one_of("lender_kind", "microloan", "private")
_OUTSOURCED = is_one_of("caller", "outsourced")
_SOLD = is_one_of("lender_kind", "asset_manager")
_QUARTER = is_one_of("overdue", "d91_365", "y1_2", "over_2y")
_YEAR = is_one_of("overdue", "y1_2", "over_2y")
_ROUGH = frozenset({4, 5})
_PAY_FIRST = 12
_OPEN_END = rules.stated("55.court", "rank")

SAYINGS = (
    Saying(
        12,
        T("Pay a part first, then I apply."),
        "depends",
        "a12",
        note=rules.stated("26", "short"),
    ),
    Saying(7, T("Or we phone all your contacts."), "not allowed", "a7", either(ticked("contacts"), _SMALL), "third"),
    Saying(8, T("I will call your workplace."), "not allowed", "a8", ticked("employer"), "third"),
    Saying(9, T("Let your parents pay it."), "depends", "a7", either(ticked("contacts"), _SMALL), "third"),
    Saying(
        18,
        T("Your credit is ruined: no good school, no fast trains."),
        "not allowed",
        "a18",
        ticked("threats"),
        "deceit",
        T("Such limits only a court sets {tag}.", tag=cite("93.1", form="short")),
    ),
    Saying(19, T("You are on the blacklist already."), "not allowed", "a19", ticked("threats"), "deceit"),
    Saying(14, T("Pay into my account, the firm's is too slow."), "not allowed", "a14", ticked("private_pay"), "fraud"),
    Saying(15, T("Add me on WeChat, I get you a discount."), "not allowed", "a15", ticked("private_pay"), "fraud"),
    Saying(3, T("I am from the court's mediation centre."), "depends", "a2", ticked("posing"), "deceit"),
    Saying(5, T("The police will come for you today."), "not allowed", "a5", ticked("posing"), "fear"),
    Saying(16, T("Borrow elsewhere and pay us first."), "not allowed", "a16", ticked("borrow_more"), "borrow"),
    Saying(25, T("It is only half past ten, one question."), "not allowed", "9h", ticked("night"), "calls"),
    Saying(26, T("(the seventh call today)"), "not allowed", "a26", ticked("too_many"), "calls"),
    Saying(30, T("Instalments, yes, with a service fee on each."), "depends", "a30", ticked("fee_agent")),
    Saying(1, T("Pay by five today or it goes to legal."), "depends", "a1", note=_OPEN_END, members=True),
    Saying(
        10,
        T("All at once only, no instalments."),
        "allowed",
        "a10",
        note=rules.stated("17.543", "short"),
    ),
    Saying(
        29,
        T("Just say ‘agreed’ and it counts."),
        "depends",
        "a29",
        note=rules.stated("17.544", "short"),
    ),
    Saying(
        22,
        T("We bought the debt, pay us from now on."),
        "depends",
        "1c.asset_manager",
        _SOLD,
        note=rules.stated("68.546", "short"),
    ),
    Saying(
        13,
        T("Pay five thousand now, the rest is dropped."),
        "depends",
        "a13",
        _QUARTER,
        note=T("{rule} {tag}: in writing, please.", rule=clause("25"), tag=cite("25", form="short")),
    ),
    Saying(2, T("You are being sued, the summons is coming."), "depends", "a2", _QUARTER, note=_OPEN_END, members=True),
    Saying(11, T("The system has no negotiation."), "allowed", "a11", _MEMBER),
    Saying(
        17,
        T("The penalty grows every day."),
        "allowed",
        "a17",
        lambda a: _MEMBER(a) and a.choice("overdue") != "not_due",
    ),
    Saying(6, T("Our people are on the way to your home."), "depends", "a6", _OUTSOURCED, "visit"),
    Saying(24, T("Not answering is evading the debt."), "depends", "a24", _OUTSOURCED),
    Saying(20, T("The lawyer's letter is out, you pay for it."), "depends", "a20", _OUTSOURCED),
    Saying(21, T("We freeze your WeChat and your wages."), "not allowed", "a21", _YEAR, "deceit"),
    Saying(4, T("This is fraud, you go to prison."), "not allowed", "a4", _YEAR, "deceit"),
    Saying(28, T("I understand you, let us find a way."), "allowed", "a28", _MEMBER),
)
"""The likeliest first; what has happened already is likeliest."""

ALWAYS = frozenset({1, 10, 12, 29})


def sayings(scene: Scene) -> tuple[Heard, ...]:
    """What this person may hear, at most ten; nothing while the gate is shut."""
    a = scene.answers
    if gate_shut(a) or not served(a):
        return ()
    likely = [saying for saying in SAYINGS if saying.when(a) and not (scene.soft and saying.number in _ROUGH)]
    others = [saying for saying in likely if saying.number not in ALWAYS][: AT_MOST - len(ALWAYS)]
    able = make_plan(a, scene.today).monthly is not None
    return tuple(_heard(saying, a, able) for saying in likely if saying.number in ALWAYS or saying in others)


def told(one: Heard, scene: Scene) -> tuple[Block, ...]:
    """The words, the answer, and what the law says to it; the answer with pinyin and meaning in English."""
    reply: Block = one.reply if scene.locale == "en" else Line(T("→ {answer}", answer=one.reply.text))
    return (Line(one.text), reply, *([Line(one.note)] if one.note else ()))


def _heard(saying: Saying, a: Answers, able: bool) -> Heard:
    """A saying as it concerns this person; `able`: they have a sum to promise."""
    rule = _rule(saying, a)
    reply = line(saying.reply if able or saying.number != _PAY_FIRST else "a12n", tone(a), {})
    assert reply is not None
    note = saying.note if _MEMBER(a) or not saying.members else None
    return Heard(_judged(saying, rule), reply, note, rule is not None or note is _OPEN_END)


def _rule(saying: Saying, a: Answers) -> Cited | None:
    """The rule on collecting that speaks to it for this lender, without brackets."""
    fact = RULES.get(saying.rule, {}).get(_lender(a))
    return cite(fact, form="short" if fact in _NAMED else "rank", bare=True) if fact else None


def _lender(a: Answers) -> str:
    """The kind of lender as the rules on collecting tell them apart."""
    lender = a.choice("lender_kind")
    if lender in MEMBERS:
        return "member"
    return lender if lender in {"microloan", "private"} else "other"


def _judged(saying: Saying, rule: Cited | None) -> Text:
    """The words with the verdict and its rank. Without a rule that binds this lender we call nothing forbidden."""
    if rule is None:
        verdict = "depends" if saying.verdict == "not allowed" else saying.verdict
        return T("“{words}” ({verdict})", words=saying.words, verdict=VERDICTS[verdict])
    return T("“{words}” ({verdict}: {rule})", words=saying.words, verdict=VERDICTS[saying.verdict], rule=rule)

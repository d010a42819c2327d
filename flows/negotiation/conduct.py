"""What was ticked under `conduct`, and what the rules say to it for this lender (CONVERSATION 2, 4.7; facts 37-57).

Which rule speaks depends on the lender: the association's for banks and consumer finance companies, the regulator's for
micro-loan companies, the recommended standard for others, the law alone for a person. A breach never cancels a debt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.knowledge.rules.citing import Form, cite, clause
from flows.model import Block, C, Joined, Line, N, Notice, Scene, T, Text
from flows.negotiation import rules
from flows.negotiation.returns import MEMBERS

SHOWN = 3
"""Rules that fit the screen; more stand behind [Rules and dates]."""

DEBT_STAYS = T("This does not cancel the debt.")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What to say to a tick, and the facts behind it. {what}: the tick in a word; {whom}: whom they may talk to."""

    says: Text
    facts: tuple[str, ...] = ()


def _rule(number: str, form: Form = "rank") -> Rule:
    """What a fact says in one clause, with how binding it is."""
    return Rule(T("{what}: {rule} {tag}.", rule=clause(number), tag=cite(number, form=form)), (number,))


def _threat(by: str) -> Rule:
    """Barred by a rule on collecting, and where it is repeated a matter of the police."""
    said = T(
        "{what}: barred {tag}. {rule} {law}.",
        tag=cite(by, form="rank"),
        rule=clause("41"),
        law=cite("41", form="rank"),
    )
    return Rule(said, (by, "41"))


_BANK_NIGHT, _BANK_CALLS = _rule("51"), _rule("52")
_BANK_POSING, _BANK_CHANNEL, _BANK_BORROW = _rule("55.posing"), _rule("55.channel"), _rule("55.borrow")
_BANK_THREAT, _SMALL_THREAT, _THREAT = _threat("55"), _threat("37"), _rule("41")
_SMALL_OTHERS, _SMALL_POSING = _rule("37.others"), _rule("37.posing")
_NIGHT, _CALLS, _PEACE = _rule("45"), _rule("46"), _rule("40", "short")
_ONLY_YOU = Rule(T("{what}: they should talk to {whom} only {tag}.", tag=cite("47", form="rank")), ("47",))
_POSING = Rule(T("{what}: ask for court and case number; check by 12368 {tag}.", tag=rules.REPORTED), ("112",))
_CHANNEL = Rule(T("{what}: transfer nothing there {tag}.", tag=cite("116", form="short")), ("116",))
_PAY_LENDER = Rule(T("{what}: pay only the lender of the contract, and keep the proof."))
_BORROW = Rule(T("{what}: better not; the new interest falls on next month."))
_AGENT = Rule(
    T("{what}: asking for ID, card or a share is a warning sign {tag}.", tag=cite("117", form="rank")), ("117",)
)

_EVERYWHERE = {"borrow_more": _BORROW, "fee_agent": _AGENT}
_OTHERS = {
    **_EVERYWHERE,
    **dict.fromkeys(("contacts", "employer"), _ONLY_YOU),
    **dict.fromkeys(("threats", "insults"), _THREAT),
    **{"night": _NIGHT, "too_many": _CALLS, "posing": _POSING, "private_pay": _CHANNEL},
}
_BANKS = {
    **_OTHERS,
    **dict.fromkeys(("threats", "insults"), _BANK_THREAT),
    **{"night": _BANK_NIGHT, "too_many": _BANK_CALLS, "posing": _BANK_POSING},
    **{"private_pay": _BANK_CHANNEL, "borrow_more": _BANK_BORROW},
}
_MICROLOAN = {
    **_OTHERS,
    **dict.fromkeys(("contacts", "employer"), _SMALL_OTHERS),
    **dict.fromkeys(("threats", "insults"), _SMALL_THREAT),
    "posing": _SMALL_POSING,
}
_PRIVATE = {
    **_EVERYWHERE,
    **dict.fromkeys(("night", "too_many", "contacts", "employer"), _PEACE),
    **dict.fromkeys(("threats", "insults"), _THREAT),
    **{"posing": _POSING, "private_pay": _PAY_LENDER},
}

NAMES = {
    "night": C("conduct", "Night"),
    "too_many": C("conduct", "Calls"),
    "contacts": C("conduct", "Family"),
    "employer": C("conduct", "Workplace"),
    "threats": C("conduct", "Threats"),
    "insults": C("conduct", "Insults"),
    "posing": C("conduct", "Posing"),
    "private_pay": C("conduct", "Private account"),
    "borrow_more": C("conduct", "New loans"),
    "fee_agent": C("conduct", "Paid agents"),
}
"""The ticks in a word, in the order in which they stand on the checklist."""

WEIGHT = (
    *("threats", "insults", "contacts", "employer", "night", "too_many"),
    *("posing", "private_pay", "borrow_more", "fee_agent"),
)
"""What is shown first when not all fits: the last four have a warning of their own."""

_STOP = T("You can say: 请停止，我会保留录音。")
_ONLY_ME = T("You can say: 请停止联系他人，只和我联系。")
SENTENCES = {
    "threats": _STOP,
    "insults": _STOP,
    "contacts": _ONLY_ME,
    "employer": _ONLY_ME,
    "night": T("You can say: 请在8点到22点之间联系，我会接。"),
    "too_many": T("You can say: 请约好时间打来，我会接。"),
    "posing": T("You can say: 请告诉我法院和案号，我打12368核实。"),
    "private_pay": T("You can say: 核实之前，我不付款。"),
    "borrow_more": T("You can say: 我不会借新还旧。"),
}


def rules_for(lender: str) -> dict[str, Rule]:
    """The rule that speaks to each tick, for a kind of lender."""
    if lender in MEMBERS:
        return _BANKS
    return {"microloan": _MICROLOAN, "private": _PRIVATE}.get(lender, _OTHERS)


def lines(scene: Scene) -> tuple[Block, ...]:
    """The rules to the weightiest ticks, one sentence to say, and that the debt stays (CONVERSATION 4.7)."""
    ticked = scene.answers.ticks("conduct")
    spoken = next((SENTENCES[tick] for tick in WEIGHT if tick in ticked and tick in SENTENCES), None)
    shown, rest = _told(scene)
    noted = T("Noted; the script will use it.")
    if rest:
        noted = N(
            "Noted. {n} more rule under “Rules and dates”.",
            "Noted. {n} more rules under “Rules and dates”.",
            len(rest),
        )
    return tuple(Line(text) for text in (noted, *shown, spoken, DEBT_STAYS) if text is not None)


def details(scene: Scene) -> tuple[Block, ...]:
    """The rules that did not fit, and the sources of all."""
    sources = rules.sources(*(fact for rule in _called(scene) for fact in rule.facts))
    return tuple(Line(text) for text in (*_told(scene)[1], *sources))


def _called(scene: Scene) -> dict[Rule, tuple[Text, ...]]:
    """The rules that speak to the ticks, with the names of the ticks, in the checklist's order."""
    by_tick = rules_for(scene.answers.choice("lender_kind"))
    ticked = scene.answers.ticks("conduct")
    called: dict[Rule, tuple[Text, ...]] = {}
    for tick, name in NAMES.items():
        if tick in ticked:
            called[by_tick[tick]] = (*called.get(by_tick[tick], ()), name)
    return called


def _told(scene: Scene) -> tuple[list[Text], list[Text]]:
    """What the rules say: those that are shown, and the rest."""
    by_tick = rules_for(scene.answers.choice("lender_kind"))
    called = _called(scene)
    by_weight = dict.fromkeys(by_tick[tick] for tick in WEIGHT if by_tick[tick] in called)
    weighty = list(by_weight)[:SHOWN]
    whom = C("conduct", "the borrower") if scene.answers.choice("about_you") == "family" else C("conduct", "you")
    shown: list[Text] = []
    rest: list[Text] = []
    for rule, names in called.items():
        said = replace(rule.says, params={**rule.says.params, "what": Joined(names), "whom": whom})
        (shown if rule in weighty else rest).append(said)
    return shown, rest


CONDUCT = Notice(lines, details)

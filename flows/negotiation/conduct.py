"""What was ticked under `conduct`, and what the rules say to it for this lender (CONVERSATION 2, 4.7; facts 37-57).

Which rule speaks depends on the lender: the association's for banks and consumer finance companies, the regulator's for
micro-loan companies, the recommended standard for others, the law alone for a person. A breach never cancels a debt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.model import Block, C, Joined, Line, N, Notice, Scene, T, Text
from flows.negotiation import rules
from flows.negotiation.returns import MEMBERS

SHOWN = 3
"""Rules that fit the screen; more stand behind [Rules and dates]."""

DEBT_STAYS = T("This does not cancel the debt.")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What to say to a tick, and the sources behind it. {what}: the tick in a word; {whom}: whom they may talk to."""

    says: Text
    sources: tuple[Text, ...] = ()


_BANK_NIGHT = Rule(T("{what}: no collection calls 22:00–08:00 (association, reported)."), (rules.ASSOCIATION,))
_BANK_CALLS = Rule(T("{what}: at most 6 tries a number a day (association, reported)."), (rules.ASSOCIATION,))
_BANK_THREAT = Rule(
    T("{what}: barred (association, reported); repeated, police can act (law, reported)."),
    (rules.ASSOCIATION, rules.POLICE),
)
_BANK_POSING = Rule(T("{what}: nobody may pose as court or police (association, reported)."), (rules.ASSOCIATION,))
_BANK_CHANNEL = Rule(T("{what}: no private phone or chat account (association, reported)."), (rules.ASSOCIATION,))
_BANK_BORROW = Rule(T("{what}: nobody may push you to borrow (association, reported)."), (rules.ASSOCIATION,))
_SMALL_OTHERS = Rule(
    T("{what}: only the person who owes may be asked to pay (regulator, reported)."), (rules.MICROLOAN,)
)
_SMALL_THREAT = Rule(
    T("{what}: barred (regulator, reported); repeated, police can act (law, reported)."),
    (rules.MICROLOAN, rules.POLICE),
)
_SMALL_POSING = Rule(T("{what}: nobody may pose as an authority (regulator, reported)."), (rules.MICROLOAN,))
_NIGHT = Rule(T("{what}: none 22:00–08:00 unless agreed (standard, reported)."), (rules.STANDARD,))
_CALLS = Rule(T("{what}: at most 3 connected calls a day (standard, reported)."), (rules.STANDARD,))
_ONLY_YOU = Rule(T("{what}: they should talk to {whom} only (standard, reported)."), (rules.STANDARD,))
_THREAT = Rule(T("{what}: repeated, the police can punish it (law, reported)."), (rules.POLICE,))
_PEACE = Rule(T("{what}: calls may not disturb private peace (law, Civil Code 1033)."), (rules.PEACE,))
_POSING = Rule(T("{what}: ask for court and case number; check by 12368 (as reported)."), (rules.COURT_LINE,))
_CHANNEL = Rule(T("{what}: transfer nothing there (regulator's warning, reported)."), (rules.SCAM_WARNING,))
_PAY_LENDER = Rule(T("{what}: pay only the lender of the contract, and keep the proof."))
_BORROW = Rule(T("{what}: better not; the new interest falls on next month."))
_AGENT = Rule(T("{what}: asking for ID, card or a share is a warning sign (reported)."), (rules.AGENT_WARNING,))

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
    sources = {source.msgid: source for rule in _called(scene) for source in rule.sources}
    return tuple(Line(text) for text in (*_told(scene)[1], *sources.values()))


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
        said = replace(rule.says, params={"what": Joined(names), "whom": whom})
        (shown if rule in weighty else rest).append(said)
    return shown, rest


CONDUCT = Notice(lines, details)

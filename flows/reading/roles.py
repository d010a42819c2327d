"""What a quantity is in its sentence, told by the words next to it: lent, received, paid every month, paid first ..."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Literal

from flows.reading.quantities import Quantity, Sentence

Role = Literal[
    "deducted",
    "received",
    "lent",
    "each",
    "total",
    "fee",
    "fees",
    "extra",
    "interest",
    "wish",
    "first",
    "lump",
    "other",
]
Patterns = Mapping[Role, re.Pattern[str]]

EACH = (
    r"(?:每(?:个?月|1?期)|[一1](?:个月|期)|月[供还付]"
    r"|(?:(?<![a-z])(?:an?|per|each|every) |/ ?)(?:month|instal+ment|payment|period|mo)(?![a-z])|/(?:个?月|期)"
    r"|(?<![a-z])monthly(?![a-z]))"
)
_RIGHT_AFTER = r" ?(?:元|块钱?|圆|人民币|(?:yuan|rmb|cny)(?![a-z]))? ?(?:is |was |as |the |一?的)?"
_ONLY_PAID = re.compile(r" ?(?:就?要|需要?)?(?:[还付交供扣]款?|pay)?了?:? ?")
_NEAR = 4
_FAR = 6
"""Characters between the words for a role and the sum: what is farther away belongs to something else."""
_INSTALMENTS = re.compile(r"期|instal|payment|period|term")
_LASTS = re.compile(
    r"^ ?$|(?:[分还付供共借贷做按拆摊照出说]|期限|为期)[^;]{0,3}$"
    r"|(?<![a-z])(?:for|over|of|within|into|split|takes?|than)(?: the| a)? ?$|[x×*乘] ?$"
)

_PASSED_BEFORE = re.compile(
    r"(?:逾期|拖欠?|已经?[还付交]|[还付交供][了咗]|断了?|顶了|剩下?的?|还有|尚有|欠了?|宽限|过了?|[前近]|停|暂停|缓|延|推迟|休"
    r"|(?<![a-z])(?:overdue|late|last|past|paid|already|pause[a-z]*|stop|skip|defer[a-z]*|break|after))[^;分]{0,4}$"
)
_PASSED_AFTER = re.compile(
    r" ?(?:前|没[还付交]|未[还付交]|[还付交]不[上起]|了?逾期|没动"
    r"|(?:[a-z']{1,12} )?(?:behind|overdue|late|left|ago|remaining|to go)(?![a-z]))"
)


def before(patterns: Mapping[Role, str]) -> Patterns:
    """Compiled to be looked for among the words before a quantity."""
    return {role: re.compile(pattern) for role, pattern in patterns.items()}


def after(patterns: Mapping[Role, str]) -> Patterns:
    """Compiled to stand right after a quantity."""
    return {role: re.compile(f"{_RIGHT_AFTER}(?:{pattern})") for role, pattern in patterns.items()}


def role_of(amount: Quantity, befores: Patterns, afters: Patterns) -> Role | None:
    """By the words right before it, those right after it unless they are of the next sum, or those near before it."""
    told = _told_before(amount, befores)
    following = _told_after(amount, afters)
    near = told is not None and told[1] >= len(amount.before) - _NEAR
    if told and (following is None or (near and (following == "each" or told[0] != "each"))):
        return told[0]
    return following


def _told_before(amount: Quantity, patterns: Patterns) -> tuple[Role, int] | None:
    """The role, and where the words for it end."""
    found: list[tuple[int, int, Role]] = []
    for role, pattern in patterns.items():
        found += [(match.end(), match.end() - match.start(), role) for match in pattern.finditer(amount.before)]
    if not found or max(found)[0] < len(amount.before) - _FAR:
        return None
    end, _, role = max(found, key=lambda one: one[:2])
    return role, end


def _told_after(amount: Quantity, patterns: Patterns) -> Role | None:
    for role, pattern in patterns.items():
        match = pattern.match(amount.after)
        if match and not (amount.followed == "sum" and _ONLY_PAID.fullmatch(amount.after, match.end())):
            return role
    return None


def numbers_told(sentence: Sentence, apart: Collection[Quantity] = ()) -> set[int]:
    """The numbers of instalments that are told, but for those that have passed and those of `apart`."""
    told = sentence.of("months")
    return {int(months.value) for months in told if months not in apart and _is_to_come(sentence.wording, months)}


def _is_to_come(wording: str, months: Quantity) -> bool:
    """Instalments, or a time of which the words before say that something is repaid in it."""
    counted = months.words or _INSTALMENTS.search(wording, months.start, months.end) or _LASTS.search(months.before)
    return bool(counted) and not (_PASSED_BEFORE.search(months.before) or _PASSED_AFTER.match(months.after))

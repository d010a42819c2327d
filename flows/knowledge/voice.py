"""What no article may say, and what it may say only with its source: patterns, by language.

Chinese patterns are matched on folded text (simplified, lower case, half width), so one of them serves both scripts.
"""

from __future__ import annotations

import re
from re import Pattern

from flows.model import Locale
from flows.reading.simplified import PAIRS

TRACES_ZH: dict[str, Pattern[str]] = {
    "four times LPR without saying for whom": re.compile(r"^(?!.*(民间借贷|不适用)).*倍 ?lpr"),
    "article 70 or 60 instalments without the card": re.compile(r"^(?!.*信用卡).*(第(70|七十)条|60 ?期|六十期)"),
    "the convention's article 13": re.compile(r"自律公约"),
    "the old article 42 on harassment": re.compile(r"第(42|四十二)条"),
    "inability makes one 失信": re.compile(r"(没钱|还不起|还不上|无力).{0,12}(失信|老赖)"),
    "prison, one way or the other": re.compile(r"(不会|不用|不可能|会|要|得|就|等着)坐牢(?!吗)"),
    "an objection for lack of money": re.compile(r"异议.{0,12}(没钱|困难|分期)"),
    "three years and it is gone": re.compile(r"三年.{0,14}(不用还|消失|作废|一笔勾销)"),
    "a plan restores the record": re.compile(r"(恢复|消除|洗白).{0,4}(征信|逾期记录)|征信.{0,4}(恢复|清零)"),
    "12381": re.compile(r"12381"),
    "an answer within 7 working days": re.compile(r"(7|七) ?个?工作日"),
    "21:00": re.compile(r"21:00|晚上?(9|九)点"),
    "10 % keeps one from being sued": re.compile(r"10 ?%|百分之十"),
}
TRACES_EN: dict[str, Pattern[str]] = {
    "four times LPR without saying for whom": re.compile(r"(?i)^(?!.*(private lending|outside)).*\bLPR\b"),
    "article 70 or 60 instalments without the card": re.compile(r"(?i)^(?!.*card).*(art\. 70|article 70|60 instal)"),
    "the convention's article 13": re.compile(r"(?i)self-discipline"),
    "the old article 42 on harassment": re.compile(r"(?i)(art\.|article) 42\b"),
    "inability makes one listed": re.compile(r"(?i)(unable|cannot pay|no money).{0,40}(listed|dishonest)"),
    "prison, one way or the other": re.compile(
        r"(?i)\b(will|won't|cannot|can't|never|not) (go|be sent|send you) to (prison|jail)"
    ),
    "an objection for lack of money": re.compile(r"(?i)object.{0,40}(no money|more time|instalments)"),
    "three years and it is gone": re.compile(r"(?i)(three|3) years.{0,30}(gone|erased|expires|no longer)"),
    "a plan restores the record": re.compile(r"(?i)(restores?|cleans?|wipes?) (your|the) (credit|record)"),
    "12381": re.compile(r"12381"),
    "an answer within 7 working days": re.compile(r"(?i)(7|seven) working days"),
    "21:00": re.compile(r"21:00|9 ?p\.?m"),
    "10 % keeps one from being sued": re.compile(r"\b10 ?%"),
}
PROMISES_ZH = re.compile(
    r"[!！]|一定|(?<![不低])保证(?!金)|肯定|包过|放心|上岸|老赖|应该早|您不欠|您欠|会赢|加油|完全理解|为什么没还"
)
PROMISES_EN = re.compile(
    r"(?i)!|guaranteed|\b(we|i) guarantee|don't worry|you should have|\beasy\b"
    r"|you (do not|don't) owe|you owe\b|you will win"
)
QUOTED = re.compile('[“「"][^”」"]*[”」"]')
"""What somebody else says: the promises that are warned of stand in quotation marks."""

LEGAL_ZH = re.compile(
    r"民法典|刑法|诉讼法|司法解释|第.{1,6}条|不得|严禁|明令禁止|违法|犯罪|刑事|推定|法院不|重算|是诈骗|不适用"
    r"|保留 5 年|可能被当成|恶意透支|债权人可以|必须给|可以不批|先抵|鼓励银行|单独同意|不宜超过|最长 5 年"
)
LEGAL_EN = re.compile(
    r"(?i)\blaw\b(?! firm)|barred|must not|illegal|crim(e|inal)\b|restart the three|presumed|is fraud"
    r"|kept for 5 years|joining the debt|creditor can|they may refuse|then principal|encourages banks"
    r"|separate consent|leaves out evidence|at most 5 years"
)
"""What makes a sentence one of law, which wears the tag of its source."""
BREACH: dict[Locale, str] = {
    "zh_Hans": "这不影响欠款本身",
    "zh_Hant": "這不影響欠款本身",
    "en": "this does not cancel the debt",
}
MONEY = re.compile(
    r"(?i)钱|债|贷|借|欠|还款|逾期|催收|利息|账单|银行|平台|协商"
    r"|\b(money|debts?|loans?|repay\w*|lenders?|collect\w*|interest|overdue|owed?|banks?|pay|negotiat\w*)\b"
)
"""Nothing of this stands beside the words for somebody who wants to die (facts 6.1)."""

FOREIGN_WORDS = re.compile(r"(?<![/A-Za-z])(?!(?:App|AI|LPR|Telegram|TA|QR|GB/T)(?![A-Za-z]))[A-Za-z]{2,}")

_SIMPLIFIED = frozenset(PAIRS[1::2])
_NEVER_TRADITIONAL = frozenset("与万么优价体党几凭听圣坏复夸怜惊据机极构气洁怀离种虫触适里后征余于忏")
"""Simplified characters that Big5 has as rare ones of their own: in our texts always a slip."""


def simplified_in(text: str) -> str:
    """The simplified characters in a text that should be traditional."""
    return "".join(char for char in dict.fromkeys(text) if char in _SIMPLIFIED and _is_slip(char))


def _is_slip(char: str) -> bool:
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return True
    return char in _NEVER_TRADITIONAL

"""Who is writing, where it was typed in other words than the options': an age, or for whom somebody asks.

What may mean two people is nobody's answer here: the question is asked again.
"""

from __future__ import annotations

import re

from flows.model import Scene
from flows.reading.folding import fold
from flows.reading.numerals import in_digits

OF_AGE = 18
_AGE = re.compile(
    r"(?<!\d)(\d{1,2}) ?周?岁"
    r"|\b(?:i'?m|i am|aged?|my age is|just turned|i turned) (\d{1,2})\b(?: years? old)?"
    r"(?! ?(?:days?|weeks?|months?|years? (?!old)|%|k))"
    r"|(?<!\d)(\d{1,2})[- ]?(?:years?[- ]old|yrs? old|y/?o)\b"
)
_SOON = re.compile(
    r"快|差|马上|即将|就要|明年|下个?月|还没|没到|不到|未满|没满|不满|\b(?:almost|nearly|not yet|under|turning)\b"
)
_NO_ADULT = re.compile(
    r"(?:未|没有?|不到|不足|尚未|不)(?:满|到)? ?18(?! ?[天个月年期%])"
    r"|(?:没有?|尚未|还未|没到|不到|我未)成年(?!孩子|子女|人的)"
    r"|\bunder ?-?aged?\b|\b(?:not (?:yet )?|isn't |under |below |younger than )(?:18|eighteen|an adult)\b"
)
_THEN = re.compile(r"时|那年|当年|以前|逾期|\b(?:when|was|since)\b")
_ONLY_AGE = re.compile(r"(?:[我今年已经刚满现在都快了的人,.! ]|成年|\b(?:this year|i'?m|i am)\b)*")
_KIN = (
    r"(?:爸爸?|妈妈?|父亲|母亲|父母|爸妈|老公|老婆|丈夫|妻子|爱人|先生|太太|儿子|女儿|孩子|哥哥?|弟弟?|姐姐?|妹妹?|爷爷|奶奶"
    r"|外公|外婆|岳父|岳母|公公|婆婆|舅舅|叔叔|姑姑|阿姨|家人|家属|亲戚|对象)"
)
_EN_KIN = (
    r"(?:husband|wife|mother|father|mom|mum|dad|parents?|brother|sister|son|daughter|child|grand\w+|uncle|aunt|cousin"
    r"|in-?laws?|family|relative|partner)"
)
_SOMEBODY = re.compile(rf"{_KIN}|\b{_EN_KIN}\b")
_ASKS_FOR = re.compile(
    rf"(?:替|帮|代|为)(?:我(?:的|家)?)?(?:{_KIN}|他们?|她们?|家里人?)[^,]{{0,3}}(?:问|咨询|打听|了解|查|看看|协商|处理)"
    rf"|\b(?:ask\w*|here|help\w*|inquir\w+)\b.{{0,16}}\b(?:for|help) (?:my|our) {_EN_KIN}\b"
    rf"|^(?:for|on behalf of|helping) (?:my|our) {_EN_KIN}$"
)
_THEIR_DEBT = re.compile(
    rf"(?<![给跟向])我(?:的|家)?{_KIN}(?:他|她|在|现在|也|以前|去年|之前)*"
    r"(?:欠(?!我)|借了(?!我)|借的|逾期|被催|还不上|还不起|(?:的|有)?(?:网贷|贷款|债|欠款|借款))"
    rf"|\b(?:my|our) {_EN_KIN}"
    r"(?:'s? (?:\w+ )?(?:debt|loan|card|credit)| (?:owes?|borrowed|has (?:a |\w+ )?(?:debt|loan)|can't (?:re)?pay))"
)
_OWN_DEBT = re.compile(
    r"我(?:自己|也)?(?:欠|借|贷|逾期)|用我|我名下|以我|我(?:给|替|帮|为)[^,]{0,6}(?:借|贷|担保)"
    r"|\bi (?:borrowed|owe|took)\b"
)


def about_of(text: str, scene: Scene) -> str:
    """The option of `about_you` that an age or a relative in `text` stands for, or ''."""
    folded = fold(text)
    if _ASKS_FOR.search(folded) or (_THEIR_DEBT.search(folded) and not _OWN_DEBT.search(folded)):
        return "family"
    return "" if _SOMEBODY.search(folded) else _of_age(in_digits(folded))


def _of_age(folded: str) -> str:
    """`minor` or `adult` by the age of the one who writes; an adult only where nothing else was said."""
    if _NO_ADULT.search(folded):
        return "minor"
    ages = {int(next(filter(None, found.groups()))) for found in _AGE.finditer(folded)}
    if len(ages) != 1 or _THEN.search(folded):
        return ""
    age = ages.pop()
    if age < OF_AGE or (age == OF_AGE and _SOON.search(folded)):
        return "minor"
    return "adult" if _ONLY_AGE.fullmatch(_AGE.sub("", folded)) else ""

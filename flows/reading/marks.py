"""What stands around a number and tells whether it is an amount of yuan: dates, counts, currencies, periods."""

from __future__ import annotations

import re

from flows.reading.numerals import Figure

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NO_AMOUNT = re.compile(
    r"(?<![0-9.])(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])"  # mobile
    r"|(?<![0-9])(?:0[0-9]{1,3}-[0-9]{3,4}-?[0-9]{3,4}|[48]00-[0-9]{3}-[0-9]{4})(?![0-9])"  # landline
    r"|[0-9]{15,}x?|[0-9]{4}(?: [0-9]{4}){3,}(?: [0-9]{1,3})?"  # identity or bank card
    r"|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号]?(?![0-9]))?)?"
    r"|(?<![0-9])[0-9]{1,2}月[0-9]{1,2}[日号]?(?![0-9])"
    r"|(?<![0-9])[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{4}(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2}/[0-9]{1,2}(?![0-9])"
    r"|(?<![0-9])(?:19[5-9]|20[0-4])[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
    r"|(?<![0-9])20[12][0-9]-20[12][0-9](?![0-9])"
    r"|(?<![0-9])[0-9]{1,2}(?::[0-9]{2}|点(?:[0-9]{1,2}分?(?![0-9万千百wk])|半))"
    r"|(?<![a-z])(?:in|since|year|until) (?:19[89]|20[0-2])[0-9](?![0-9,.])"
    rf"|(?<![a-z]){_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)[0-9]{{2}})?(?![0-9,.])"
    rf"|(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?:19|20)[0-9]{{2}})?(?![0-9a-z])"
    rf"|(?<![a-z]){_MONTH} (?:19|20)[0-9]{{2}}(?![0-9,.])"
)
_NO_AMOUNT_BEFORE = re.compile(
    r"(?:第|周|星期|礼拜|初|尾号|尾数|号码|编号|卡号|工号|分之|年化|利率|(?<![a-z])(?:apr|id|no\.|number|#))[是为:]? ?$"
)
_COUNT_AFTER = re.compile(
    r" ?(?:个(?![万wk])|天(?!天)|期(?![限间望])|月(?![底初薪供收入末付租息])|年(?![底前初末薪终])"
    r"|日(?![常元子息])|号|星期|礼拜|周(?![一二三四五六日天末])|次|家(?![里人用])|人(?![民均])|[位口岁张笔倍折级栋楼室%‰]|小时|分钟|[点时](?![多左间])"
    r"|成(?!本)|(?:months?|years?|yrs?|days?|weeks?|hours?|minutes?|times|kids?|children|child|people|persons?|loans?"
    r"|cards?|instal[a-z]*|periods?|terms?|percent|per cent|am|pm|st|nd|rd|th|o'clock|lenders?|banks?|apps?"
    r"|points?)(?![a-z]))"
)
_YUAN = r"(?:元|块钱|块|圆|人民币|蚊|(?:rmb|cny|yuan|kuai)(?![a-z]))"
_YUAN_AFTER = re.compile(rf"[多来]? ?{_YUAN}")
_YUAN_BEFORE = re.compile(r"(?:¥|rmb|cny|人民币) ?$")
_FOREIGN_AFTER = re.compile(
    r"[多来]? ?(?:美[元金刀]|刀|港[币元纸]|欧元?|英?镑|日[元圆]|韩[元币]|新?台币|新[币元]|澳[元币]|加[元币]|泰铢|卢布"
    r"|[$€£]|(?:us|hk|nt)\$|(?:usdt?|hkd|ntd?|twd|eur|euros?|gbp|pounds?|quid|jpy|yen|krw|dollars?|sgd|aud|cad)(?![a-z]))"
)
_FOREIGN_BEFORE = re.compile(
    r"(?:[$€£]|(?<![a-z])(?:usdt?|hkd|ntd?|twd|eur|gbp|jpy|krw|sgd|aud|cad)|美[元金]|港[币元]|台币|欧元|英镑|日元) ?$"
)
_OFTEN = r"(?:天|日|周|星期|礼拜|季|年|day|week|quarter|year|annum)"
_PERIOD_BEFORE = re.compile(
    r"(?:每[天日周年季]|每星期|一[天周年]|[日天周年]薪|日均|年收入|daily|weekly|yearly|annual(?:ly)?(?: income)?)"
    r"(?:大概|大约|约|差不多|[挣赚能有是还得要的交])* ?[:]? ?$"
)
_PERIOD_AFTER = re.compile(
    rf"[多来]?(?: ?{_YUAN})?[左右多]* ?(?:(?:/|每|一|an? |per |each |every ){_OFTEN}|daily|weekly|yearly)"
)
_MINUS_BEFORE = re.compile(r"(?:(?<![a-z])(?:minus|negative) ?|负|(?<![0-9a-z元块万千])-)¥?$")
_DENIED_BEFORE = re.compile(r"(?:不是|没有|没|(?<![a-z])not|isn't) ?$")

_NEAR = 16


def without_other_numbers(text: str) -> str:
    """A folded text with what is surely no amount blotted out: phone and card numbers, dates, times of day."""
    return _NO_AMOUNT.sub(lambda match: "·" * len(match.group()), text)


def _before(text: str, figure: Figure) -> str:
    return text[max(0, figure.start - _NEAR) : figure.start]


def counts_something_else(text: str, figure: Figure) -> bool:
    """3期, 36%, 第3, 尾号3500: no amount."""
    return bool(_COUNT_AFTER.match(text, figure.end) or _NO_AMOUNT_BEFORE.search(_before(text, figure)))


def in_yuan(text: str, figure: Figure) -> bool:
    return bool(_YUAN_AFTER.match(text, figure.end) or _YUAN_BEFORE.search(_before(text, figure)))


def in_foreign_money(text: str, figure: Figure) -> bool:
    return bool(_FOREIGN_AFTER.match(text, figure.end) or _FOREIGN_BEFORE.search(_before(text, figure)))


def per_other_period(text: str, figure: Figure) -> bool:
    """200 a day, 年薪10万: neither a month's amount nor a sum that is owed."""
    return bool(_PERIOD_AFTER.match(text, figure.end) or _PERIOD_BEFORE.search(_before(text, figure)))


def negative(text: str, figure: Figure) -> bool:
    return bool(_MINUS_BEFORE.search(_before(text, figure)))


def denied(text: str, figure: Figure) -> bool:
    """不是3500."""
    return bool(_DENIED_BEFORE.search(_before(text, figure)))

"""The words around the numbers of a loan: which sum is which, how it is repaid, whether its cost is asked. Folded."""

from __future__ import annotations

import re
from typing import Literal

from flows.reading.roles import EACH, after, before

Way = Literal["equal", "principal", "interest_first", "fee", ""]

BEFORE = before(
    {
        "deducted": r"先扣|预扣|被扣|扣(?:了|除|掉|走)?|砍头息?|前期费用?"
        r"|(?<![a-z])(?:up-?front(?: fees?)?|deduct[a-z]*|withheld|took off)",
        "received": r"到手|到账|入账|实收|实得|实际(?:只)?(?:拿|得|收|放款|借款|给)[到了]*|拿到|收到"
        r"|只[得拿给收][到了]*|(?<![a-z])(?:got|get|receiv[a-z]*|in hand)",
        "lent": r"借款?|贷款?|本金|额度|合同(?:金额)?|放款|分期金额|账单(?:金额)?|消费"
        r"|(?<![a-z])(?:borrow[a-z]*|loans?|lent|principal|took out)",
        "each": rf"{EACH}|^ ?(?:of|at|[x×*乘]) ?$"
        r"|(?<![a-z])(?:instal+ments?|payments?|pay(?:ing)?|repay(?:ing)?)(?: of| is| are)?",
        "total": r"(?:总共|一共|共|合计|总)(?:要|需要?)?[还付交]"
        r"|(?<![a-z])(?:(?:re)?pay[a-z]* (?:back )?a total|total (?:re)?payments?)(?: of)?",
        "fee": r"手续费|分期费|每期(?:要|还)?(?:[收扣](?:我|了)?|多[付还交])|(?<![a-z])(?:handling|instal+ment) fees?",
        "fees": r"(?:总共|一共|共)?多[付出还给交]了?",
        "extra": rf"(?:担保费|服务费|会员费?|保险费?|咨询费|管理费|增信费){EACH}?[收付交扣]?"
        r"|(?<![a-z])(?:(?:guarantee|service|management|insurance|membership) (?:fees?|premium)|membership|insurance"
        r"|extra)",
        "interest": r"利息|(?<![a-z])interest",
        "wish": r"(?:只能|最多|能|可以|打算|想|愿意|够)(?:每(?:个?月|期))?[还付交]"
        r"|(?<![a-z])(?:afford|can only|can pay|could pay)",
        "other": r"工资|收入|月薪|薪水|房租|生活费|开[销支]|存款|逾期|罚息|违约金|已经?[还付交]|[还付交]了|剩下?|还有"
        r"|尚欠|还欠|欠|减免|房贷|车贷|社保"
        r"|(?<![a-z])(?:salar[a-z]*|income|rent|earn[a-z]*|wages?|overdue|already|left|remaining|balance|owe[a-z]*"
        r"|still|paid|save[a-z]*)",
    }
)
AFTER = after(
    {
        "received": r"到手|到账|(?<![a-z])(?:in hand|received)",
        "each": rf"{EACH}|[x×*乘]",
        "deducted": r"(?:的)?砍头息?|被?先?扣|(?<![a-z])(?:up-?front|was deducted|deducted|withheld)",
        "fee": r"(?:蚊|[a-z]{1,5} )?(?:的?手续费|fee(?![a-z]))",
        "lent": r"本金|(?<![a-z])(?:loan|principal|borrowed)",
        "total": r"(?<![a-z])in total",
        "wish": r"还(?:不起|不上|不出)",
        "other": r"(?<![a-z])(?:left|remaining|overdue|late|behind)|存|没还|未还|逾期",
    }
)

OTHER_RHYTHM = re.compile(
    r"[周週]息|[周週]利|(?:每|隔|[一1])个?(?:[周週]|星期|礼拜)(?!之?[内后]|以[内后])|(?:[周週]|星期|礼拜)[还付交]|十万分之"
    r"|(?:每|隔)(?:[2-9]|[1-9][0-9]|[两三五七十]|十五)(?:天|日|周|个星期)|(?:[2-9]|[1-9][0-9]|[七十])(?:天|日)(?:一?期|的?利?息)"
    r"|(?:半年|季度?)的?利?息|每季"
    r"|(?<![a-z])(?:weekly|(?:per|each|every) week|fortnight[a-z]*|bi-?weekly|quarterly|(?:per|each|every) quarter"
    r"|every (?:two|three|ten|[0-9]+) (?:weeks|days))(?![a-z])"
)
"""Interest or instalments by the week, ten days, a quarter: nothing of it may be reckoned by months."""
INTEREST = re.compile(r"[利息年]|rate|apr|interest|annual")
PAID = re.compile(r"(?:首付|先[付还交])[^;]{0,4}$|^ (?:down|deposit)")
UP_FRONT = re.compile(r"先|前|扣|砍头|一次性|一开始|up-?front|deduct|withheld|first|once")
CUT = re.compile(r"扣|砍头|up-?front|deduct|withheld")
MONTHLY = re.compile(rf"{EACH}|另|额外|(?<![a-z])plus|extra|also")
EVERY = re.compile(rf"{EACH}|[月期]费")
BESIDES = re.compile(
    r"另|额外|外加|还[有要得]|再[加收交付]"
    r"|(?<![a-z])(?:plus|extra|also|on top|besides|and an?|origination|arrangement)(?![a-z])"
)
GUARANTEE = re.compile(r"担保|服务费|会员|保险|咨询|管理费|增信|guarantee|service|insurance|membership")
FEE = re.compile(r"手续费|分期费|费率|(?<![a-z])(?:fee|charge)s?(?![a-z])")
WHOLE = re.compile(r"总|共|total")

_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (
    ("equal", re.compile(r"等额本息|本息等额|(?<![a-z])equal instal")),
    ("principal", re.compile(r"等额本金|本金等额|(?<![a-z])equal principal")),
    ("interest_first", re.compile(r"先息后本|先还息|只[还付]利?息|到期还本|(?<![a-z])(?:interest[- ](?:only|first))")),
)

_RATE = (
    r"(?:年化|年利率|年利息|年息|月利率|月息|日利率|日息|利率|利息|费率|息费|综合成本|真实成本|成本"
    r"|(?<![a-z])(?:apr|irr)(?![a-z]))"
)
_LINKED = (
    r"(?:利?率|利息|的|就?是|有|算|下来|出来|到底|究竟|系|大概|大约|相当于|实际|真实|合|一共|总共|共|要|达到|给|还"
    r"|[,; ]){0,5}"
)
_MUCH = (
    r"(?:多少|几多|几分|几个点|多高|高[不唔]高|高吗|算高|贵[不唔]贵|贵吗|合法|合不合|超[没过]|怎么算|咋算|点[计算样]"
    r"|怎么样)"
)
_ASKS = re.compile(
    rf"{_RATE}{_LINKED}{_MUCH}"
    rf"|(?:多少|几多)(?:的|钱)?{_RATE}|(?:算|计|求|换算|折合)[^;,。]{{0,6}}{_RATE}|(?:真实|实际){_RATE}"
    r"|(?:一年|每年|年化|相当于|折合)(?:就?是|合|要|大概|有){0,2}(?:多少|几多)|多少利|高利贷|几个点|几[分厘]利|(?:多少|几多)%|百分之几|几厘|划算吗|划不划算|利息高|黑心|坑人吗"
    r"|(?<![a-z])(?:what(?:'s|s)?|how (?:much|high)|calculate|compute|work out|tell me|find)(?: [a-z']{1,12}){0,6}?"
    r" (?:apr|rate|interest|irr|cost|yearly|annual(?:ly)?)(?![a-z])"
    r"|(?<![a-z])(?:true|real|actual|effective|yearly|annual) (?:apr|rate|cost|interest)(?![a-z])"
    r"|(?<![a-z])(?:apr|rate|interest)(?: [a-z']{1,12}){0,4} ?\?|how expensive"
)


def way_told(wording: str) -> Way:
    return next((way for way, pattern in _WAYS if pattern.search(wording)), "")


def asks_for_cost(wording: str) -> bool:
    """年化多少, 利息高不高, "what is the APR": the rate, the cost, how much interest."""
    return bool(_ASKS.search(wording))

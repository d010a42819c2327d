"""What a lender offers, or somebody says of it: 36期每期420先付2000, 一次性还8000结清, "they offer 36 × 420"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from flows.reading.folding import fold
from flows.reading.loan_words import FEE, GUARANTEE, OTHER_RHYTHM, asks_for_cost
from flows.reading.quantities import Quantity, Sentence, read_sentence
from flows.reading.questions import is_question
from flows.reading.roles import EACH, Role, after, before, numbers_told, role_of

_BEFORE = before(
    {
        "first": r"首付款?|首期|首笔|第[一1](?:次|期|笔)|头期|定金|先(?:期)?(?:还|付|交|给|打|转|拿)(?:上|出|了|个)?"
        r"|(?<![a-z])(?:first|down(?: payment)?(?: of)?|deposit(?: of)?|up-?front)",
        "lump": r"(?<![第每])一次性?(?:结清|还清|付清|[交缴]清|清偿)|(?<![第每])一次[还付交给缴]|一次性|一把还清?"
        r"|结清(?:金额|价)?"
        r"|(?<![a-z])(?:settl[a-z]*(?: it| this| everything| all| the (?:debt|loan))?(?: for| with| at)?"
        r"|lump[- ]sum(?: of)?|(?:one|single)(?: single)? payment of|at once|in one go|pay(?:ing)? off(?: with)?)",
        "each": rf"{EACH}|^ ?(?:of|at|[x×*乘]) ?$|(?<![a-z])(?:instal+ments|payments) of",
        "total": r"(?:减免|打折|优惠)(?:之?后|完)|(?:总共|一共|共|合计|总)[还付交]|总共|一共|总额"
        r"|(?<![a-z])(?:in total|a total(?: of)?|total(?: of)?|reduced? (?:it )?to|cut (?:it )?to|after the waiver)",
        "other": r"工资|收入|月薪|薪水|房租|生活费|开[销支]|存款|罚息|违约金|利息|已经?[还付交]|[还付交]了|还有"
        r"|欠|借|贷|本金|减免|免掉?|房贷|车贷|社保|原来|本来|到手|手续费|服务费|会员费?|[给发收扣罚]我?|立?减(?!到)[了掉]?|省了?|少[了还]?|挣|赚|按揭|[每一1]个?月(?:能|只|最多)?拿"
        r"|(?<![a-z])(?:salar[a-z]*|income|rent|earn[a-z]*|wages?|overdue|already|remaining|balance|owe[a-z]*|still|paid"
        r"|save[a-z]*|waive[a-z]*|borrow[a-z]*|fees?|interest)",
    }
)
_AFTER = after(
    {
        "each": rf"{EACH}|[x×*乘]",
        "first": r"首付|先付|定金|(?<![a-z])(?:down|now|first|up-?front|today|deposit)",
        "lump": r"(?:就|可以|能|来|就能)?(?:一次性?)?(?:结清|了结|销账|一次性)"
        r"|(?<![a-z])(?:at once|in one go|(?:lump|one[- ]off)|to (?:settle|close)"
        r"|as (?:a )?(?:full )?(?:settlement|lump))",
        "total": r"(?<![a-z])(?:in total|altogether|(?:over|split|spread)(?: over| across| in| into)? $)|总共",
        "other": r"(?<![a-z])(?:left|remaining|overdue|late|behind)|没还|未还|逾期|的?(?:罚息|利息|工资|收入|会员费)"
        r"|蚊?的?手续费",
    }
)
_THEY = (
    r"(?:(?<![跟和对向给同问求把])(?:他们?|她们?|对方|银行|平台|催收|客服|机构|公司|债权人|协商员|工作人员|业务员|中介|佢哋?)"
    r"(?:那边|的人|员|方面|小姐|经理)?)"
)
_NOW = r"(?:现在|刚才|今天|昨天|只|又|也|就|都|最后|终于|跟我|和我|给我|同我|对我|主动|打电话|来电|[, ]){0,3}"
_OFFERED = r"(?:说|讲|话|提出?|提议|要|让|叫|给|建议|肯|同意|答应|愿意|可以|报|回复|允许|批|能给|的?方案|最多)"
_THEIRS = re.compile(
    rf"{_THEY}{_NOW}{_OFFERED}|(?:让|叫|要求?|逼|允许|同意|答应)我(?:们)?(?:先|每|一次|分|还|付|交|给)"
    r"|(?:给|出|提)(?:了|的)(?:我)?(?:的)?(?:个)?方案|(?:他们?|对方)的?方案"
    r"|(?<![a-z])(?:they|(?:the )?(?:bank|lender|collectors?)|the (?:agent|agency|company|platform|app|caller))"
    r"(?:'(?:s|ve|re|ll|d)| have| has| had| are| is| will| would| just| now| only| also| can| could){0,3}"
    r" (?:offer|want|propos|suggest|say|said|ask|demand|agree|let|accept|gave|give|told|insist|settle)[a-z]*"
    r"|(?<![a-z])(?:(?:offered|wants?|asked|told|asks|lets) me|(?:their|the) offer|(?:was|got|been) offered)(?![a-z])"
)
_PAUSE_BEFORE = re.compile(
    r"(?:停|暂缓|缓|歇|延期?|推迟|延后|宽限|(?<![a-z])(?:paus[a-z]*|defer[a-z]*|skip|stop|break|holiday|after))"
    r"(?:还款?|催收?|息|挂账|交|付|一?下|[a-z]{1,8}| ){0,4}$"
)
_PAUSE_AFTER = re.compile(r" ?(?:之?后|以后|不用还|免还)(?!付)|'? ?(?:pause|break|holiday|later|grace|off)(?![a-z])")
_LOAN = re.compile(r"借|贷款?(?!方)|到手|到账|砍头|(?<![a-z])(?:borrow|loan of|i got|i received)")
_PASSED = re.compile(
    r"已经?[还付交]|[还付交]了|还有|[还尚]欠|剩下?|逾期|(?<![a-z])(?:left|remaining|overdue|already|so far|still owe)"
)
_DEMANDED = re.compile(
    r"(?:要求?|让|叫|同意|答应|允许)我?(?:们)?(?:每个?月|每期|[一1]个月)[还付交]?$"
    r"|(?<![a-z])(?:want|offer|ask|let|propos|demand)[a-z]*(?: me)?(?: to)?(?: pay| repay)? ?$"
)
_PAYS = re.compile(
    r"[期月年还付交清元块]|了结|(?<![a-z])(?:first|down|pay|instal|month|offer|settle|yuan|rmb|lump|in one go"
    r"|at once|now)"
)
_LEAST = Decimal(10)
_PRINCIPAL_BEFORE = re.compile(r"本金[^;]{0,3}$|(?<![a-z])principal(?: only)?(?: of)? $")
_PRINCIPAL_ALONE = re.compile(r"[只仅光][要用需]?[还付交]本金|(?<![a-z])(?:only the principal|principal only)")
_DIVIDED_AFTER = re.compile(
    r"(?:元|块)? ?(?:平均|均|平摊)?分(?:期|成|为|作)?[^;]?$| (?:over|in|split|spread)(?: over| into)? $"
)
_INTEREST = re.compile(r"利息|(?<![a-z])interest")
_LET_GO = re.compile(r"减|免|不[收要]|打|少|省|(?<![a-z])(?:waive|without|no |less|off|save|cut|reduc)")
_SHORT, _STORY = 8, 80
_DIGIT = {sign: str(at) for at, sign in enumerate("零一二三四五六七八九")} | {"两": "2"}
_DISCOUNT = re.compile(
    r"打?(?P<tenths>[一二两三四五六七八九]|[1-9](?:\.[0-9])?)折(?!算|腾|磨)"
    r"|(?:减免?|免|降|优惠|少还?)(?:掉|了)?(?P<off>[1-9][0-9]?) ?%"
    r"|(?P<less>[1-9][0-9]?) ?(?:%|percent|per cent) (?:off|less|discount)"
)
_SETTLES = re.compile(r"一次|结清|还清|付清|一把|(?<![a-z])(?:settle|at once|in one go|lump|pay(?:ing)? off)")
_INSTALMENTS = re.compile(r"[0-9一二三四五六七八九十] ?期|每|(?<![a-z])(?:instal|month)")
_LEFT_TO_DIVIDE = re.compile(r"剩下?的?|其余|余下|(?<![a-z])the (?:rest|remaining)")


@dataclass(frozen=True, slots=True)
class Offered:
    """What is offered; None where it was not told. Yuan, months, a fraction a year.

    first: paid at once, before the instalments. lump: one payment that settles everything. total: told instead of
    `each`. pause: months before the first instalment. theirs: the text says that the lender offers it. beside: fees or
    interest are told beside it, so that the sums may not be all that is paid. rest: what is still owed after `first` is
    divided into the instalments. settles: the part of what is owed for which the rest is let go (打八折).
    """

    each: Decimal | None = None
    number: int | None = None
    first: Decimal | None = None
    lump: Decimal | None = None
    total: Decimal | None = None
    pause: int = 0
    rate: Decimal | None = None
    theirs: bool = False
    beside: bool = False
    rest: bool = False
    settles: Decimal | None = None


def read_offer(text: str) -> Offered | None:
    """The offer that `text` tells of; None where it tells of none, or of a loan's terms. Total: never raises."""
    return _read(text) or _discount(text)


def _discount(text: str) -> Offered | None:
    """A part of what is owed, paid at once: 打八折一次还清, "30% off to settle"."""
    folded = fold(text)
    found = _DISCOUNT.search(folded) if len(folded) <= _STORY and _SETTLES.search(folded) else None
    if found is None or is_question(folded) or _INSTALMENTS.search(folded):
        return None
    told = found["tenths"]
    part = Decimal(_DIGIT.get(told, told)) / 10 if told else 1 - Decimal(found["off"] or found["less"]) / 100
    return Offered(settles=part, theirs=bool(_THEIRS.search(folded))) if 0 < part < 1 else None


def _read(text: str) -> Offered | None:
    sentence = read_sentence(text)
    if sentence is None or OTHER_RHYTHM.search(sentence.wording):
        return None
    sums = _sums(sentence)
    pauses = [months for months in sentence.of("months") if _is_pause(months)]
    numbers = numbers_told(sentence, pauses)
    rates = {share.yearly for share in sentence.of("share") if share.yearly is not None}
    if sums is None or len(numbers) > 1 or len(pauses) > 1 or len(rates) > 1:
        return None
    number, lump, first = min(numbers, default=None), sums.get("lump"), sums.get("first")
    if lump is not None and first is None and ("each" in sums or number):
        lump, first = None, lump
    offered = Offered(
        sums.get("each"),
        number,
        first,
        lump,
        sums.get("total"),
        int(pauses[0].value) if pauses else 0,
        min(rates, default=None),
        bool(_THEIRS.search(sentence.wording)),
        bool(rates) or any(_is_beside(one) for one in sentence.quantities),
        not sums.keys() & {"each", "total"} and bool(_LEFT_TO_DIVIDE.search(sentence.wording)),
    )
    return offered if _is_offer(offered, sentence) else None


def _is_pause(months: Quantity) -> bool:
    return bool(_PAUSE_BEFORE.search(months.before) or _PAUSE_AFTER.match(months.after))


def _sums(sentence: Sentence) -> dict[Role, Decimal] | None:
    """By role; None where two are told of one role, or one cannot be placed."""
    sums: dict[Role, Decimal] = {}
    for amount in sentence.of("sum"):
        role = "total" if _is_divided_principal(amount) else role_of(amount, _BEFORE, _AFTER)
        if role == "other":
            continue
        if role is None or sums.get(role, amount.value) != amount.value:
            return None
        sums[role] = amount.value
    return sums


def _is_beside(told: Quantity) -> bool:
    """A fee or interest in figures, that is not let go."""
    around = f"{told.before}{told.words}{told.after[:_SHORT]}"
    charged = FEE.search(around) or GUARANTEE.search(around) or _INTEREST.search(around)
    return told.kind != "months" and bool(charged) and not _LET_GO.search(around)


def _is_divided_principal(amount: Quantity) -> bool:
    """The principal alone, over so many months: what is repaid in all, and not one of the figures of the loan."""
    if not _PRINCIPAL_BEFORE.search(amount.before):
        return False
    divided = amount.followed == "months" and _DIVIDED_AFTER.search(amount.after)
    return bool(divided or _PRINCIPAL_ALONE.search(amount.before))


def _is_offer(offered: Offered, sentence: Sentence) -> bool:
    wording = sentence.wording
    amounts = (offered.each, offered.lump, offered.total, offered.first)
    if any(amount is not None and amount < _LEAST for amount in amounts) or not _PAYS.search(wording):
        return False
    sums = offered.each or offered.total or (offered.first if offered.rest else None)
    told = offered.lump is not None or (offered.number is not None and sums is not None)
    if offered.theirs:
        return told or (offered.each is not None and any(_is_demanded(amount) for amount in sentence.of("sum")))
    own = _LOAN.search(wording) or asks_for_cost(wording) or _PASSED.search(_LEFT_TO_DIVIDE.sub("", wording))
    return told and not own and not is_question(wording)


def _is_demanded(amount: Quantity) -> bool:
    return bool(_DEMANDED.search(amount.before))

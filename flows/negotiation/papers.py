"""The papers that help, by cause, and where each is to be had (CONVERSATION 2, Papers by cause; facts 2.2).

All of them are optional and lenders differ. Their names are Chinese in every language, as they are printed; English
adds a gloss.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.model import Answers, C, Guard, Option, T, Text, always
from flows.negotiation.guards import is_one_of

SPOKEN_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `name` is on the button, `where` tells where to get it; None where the bot makes it.

    spoken: its name on the call; None where it is not offered there: the ID card is not for the phone, and the lender
    has the contract.
    """

    key: str
    name: Text
    spoken: Text | None
    where: Text | None


_APP = T("the lender's app, 我的合同")
_BILLS = T("bills of bank, Alipay, WeChat")
_EMPLOYER = T("the employer")
_LABOUR = T("local labour office or its app")
_BANK = T("the bank")
_RECORDS = T("hospital records; cover what is not needed")
_CASHIER = T("hospital cashier; cover what is not needed")
_HOSPITAL = T("the hospital")
_GOVERNMENT = T("government service site; say only the true use")
_VILLAGE = T("the village or neighbourhood committee")
_SCHOOL = T("the school")

BASE = (
    Paper("id", T("身份证 ID card"), None, T("the police station")),
    Paper("contract", T("贷款合同 contract"), None, _APP),
    Paper("payments", T("还款记录 payments"), C("spoken", "the record of payments"), _APP),
    Paper(
        "credit", T("征信报告 credit report"), C("spoken", "my credit report"), T("the central bank's credit centre")
    ),
    Paper("statements", T("近3–6个月流水 statements"), C("spoken", "statements of the last months"), _BILLS),
    Paper("budget", T("收支表 budget"), C("spoken", "my budget"), None),
)

_JOB_LOSS = (
    Paper(
        "leaving",
        T("离职证明 proof of leaving"),
        C("spoken", "proof that the job ended"),
        T("the former employer (解除或终止劳动合同证明)"),
    ),
    Paper("jobless", T("失业登记 unemployment registration"), C("spoken", "my registration as unemployed"), _LABOUR),
    Paper(
        "benefit", T("失业金领取记录 unemployment benefit"), C("spoken", "the record of unemployment benefit"), _LABOUR
    ),
    Paper(
        "insurance",
        T("社保停缴记录 social insurance stopped"),
        C("spoken", "proof that social insurance stopped"),
        _LABOUR,
    ),
)
_PAY_CUT = (
    Paper("pay_notice", T("降薪或停工通知 pay cut notice"), C("spoken", "the notice of the pay cut"), _EMPLOYER),
    Paper("payslips", T("前后工资条 payslips"), C("spoken", "payslips from before and after"), _EMPLOYER),
    Paper("wages", T("工资流水 wage statement"), C("spoken", "the statement of my wages"), _BANK),
    Paper(
        "arbitration",
        T("劳动仲裁受理书 labour arbitration"),
        C("spoken", "the labour arbitration notice"),
        T("the arbitration office"),
    ),
)
_ILLNESS = (
    Paper("diagnosis", T("诊断证明书 diagnosis"), C("spoken", "the doctor's certificate"), _RECORDS),
    Paper("hospital", T("病历或出院小结 hospital summary"), C("spoken", "the hospital's summary"), _RECORDS),
    Paper("bills", T("医疗费发票 medical bills"), C("spoken", "the medical bills"), _CASHIER),
    Paper("settlement", T("医保结算单 health insurance"), C("spoken", "the health insurance statement"), _CASHIER),
    Paper("disability", T("残疾证 disability card"), C("spoken", "the disability card"), T("the local office")),
)
_FAMILY = (
    Paper(
        "death", T("死亡证明 death certificate"), C("spoken", "the death certificate"), T("hospital or police station")
    ),
    Paper(
        "divorce", T("离婚证或判决 divorce paper"), C("spoken", "the divorce paper"), T("civil affairs office or court")
    ),
    Paper("kin", T("家人诊断书 relative's diagnosis"), C("spoken", "my relative's medical certificate"), _RECORDS),
    Paper("household", T("户口本 household register"), C("spoken", "the household register"), T("the police station")),
)
_BIRTH = (
    Paper("birth", T("出生医学证明 birth certificate"), C("spoken", "the birth certificate"), _HOSPITAL),
    Paper("leave", T("产假证明 maternity leave"), C("spoken", "proof of maternity leave"), _EMPLOYER),
    Paper(
        "allowance",
        T("生育津贴记录 maternity allowance"),
        C("spoken", "the record of maternity allowance"),
        T("the social insurance app"),
    ),
    Paper("gap", T("收入中断流水 gap in income"), C("spoken", "statements that show the gap"), _BANK),
)
_BUSINESS = (
    Paper(
        "closing", T("注销或歇业通知 closing notice"), C("spoken", "the notice of closing the business"), _GOVERNMENT
    ),
    Paper("tax", T("税务申报 tax filings"), C("spoken", "the tax filings"), T("the tax app")),
    Paper("shop", T("店铺关闭记录 shop closed"), C("spoken", "the record of the closed shop"), T("the shop platform")),
    Paper("losses", T("亏损流水 loss statements"), C("spoken", "statements that show the losses"), _BANK),
)
_DEFRAUDED = (
    Paper(
        "police",
        T("受案回执 police receipt"),
        C("spoken", "the police receipt"),
        T("the police first; or “立案告知书”"),
    ),
    Paper("transfers", T("转账凭证 proof of transfer"), C("spoken", "proof of the transfers"), _BANK),
    Paper("chats", T("聊天记录 chat records"), C("spoken", "the chat records"), T("your own phone; delete nothing")),
)
_DISASTER = (
    Paper("village", T("受灾证明 proof of disaster"), C("spoken", "proof of the disaster"), _VILLAGE),
    Paper("claim", T("保险理赔单 insurance claim"), C("spoken", "the insurance claim"), T("the insurer")),
)
_STUDY = (
    Paper("student", T("在读证明 proof of study"), C("spoken", "proof that I study"), _SCHOOL),
    Paper("study_loan", T("助学贷款记录 study loan record"), C("spoken", "the record of my study loan"), _SCHOOL),
    Paper(
        "no_income",
        T("无收入说明 no-income statement"),
        C("spoken", "my statement that I have no income"),
        T("write it yourself, truthfully"),
    ),
)
_LOW_INCOME = (
    Paper(
        "dibao",
        T("低保证或特困证 low-income certificate"),
        C("spoken", "the certificate of minimum support"),
        T("the local civil affairs office"),
    ),
    Paper(
        "civil",
        T("民政证明 civil affairs paper"),
        C("spoken", "a civil affairs certificate"),
        T("the local office; if none is issued, do without"),
    ),
)

BY_CAUSE: dict[str, tuple[Paper, ...]] = {
    "job_loss": _JOB_LOSS,
    "pay_cut": _PAY_CUT,
    "illness": _ILLNESS,
    "family_event": _FAMILY,
    "birth": _BIRTH,
    "business": _BUSINESS,
    "defrauded": _DEFRAUDED,
    "disaster": _DISASTER,
    "study": _STUDY,
    "low_income": _LOW_INCOME,
}


def options() -> tuple[Option, ...]:
    """Every paper as something to tick: those of everybody always, those of a cause for that cause."""
    rows: list[tuple[Paper, Guard]] = [(paper, always) for paper in BASE]
    rows += [(paper, is_one_of("cause", cause)) for cause, papers in BY_CAUSE.items() for paper in papers]
    return tuple(Option(paper.key, paper.name, when=when) for paper, when in rows)


def of(a: Answers) -> tuple[Paper, ...]:
    """The papers for this cause, the most telling first."""
    return (*BY_CAUSE.get(a.choice("cause"), ()), *BASE)


def missing(a: Answers) -> tuple[Paper, ...]:
    """The papers to get that are not at hand, the most telling first; none while that was not answered."""
    if not isinstance(a.get("papers_ready"), list):
        return ()
    ready = a.ticks("papers_ready")
    return tuple(paper for paper in of(a) if paper.where and paper.key not in ready)


def places(a: Answers) -> tuple[Text, ...]:
    """Each missing paper with the place where it is to be had."""
    return tuple(T("· {paper}: {place}", paper=one.name, place=one.where) for one in missing(a) if one.where)


def said(a: Answers) -> tuple[Text, ...]:
    """The papers to name on the call: at most three of those at hand, the most telling first."""
    return shown(a)[:SPOKEN_AT_MOST]


def shown(a: Answers) -> tuple[Text, ...]:
    """The papers at hand that can be shown, the most telling first."""
    ready = a.ticks("papers_ready")
    return tuple(paper.spoken for paper in of(a) if paper.spoken and paper.key in ready)

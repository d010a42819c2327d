"""The facts that the flow, the script and the articles state: where each stands, how binding it is, how surely it was
read, and in one clause what it says where more than one screen may say it.

Numbers are those of the research; one clause or article of a fact has a number below it (17.543, 55.posing). Only facts
that were read in the rule itself, or in a report of it, may be stated; a reported one always says so. The tag of a fact
is worn by every sentence that states it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.knowledge.rules import documents as d
from flows.knowledge.rules.documents import COPY, LAWS_READ, RANKS, REPORTED, REPORTS_READ, Rule
from flows.model import LOCALES, Locale, T, Text

Confidence = Literal["confirmed", "confirmed-2nd"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says in some places (articles). `conduct`: it limits how a debt may be collected. `short`: what
    it says in one clause, without its tag and without a full stop."""

    number: str
    rule: Rule
    places: tuple[str, ...] = ()
    confidence: Confidence = "confirmed"
    conduct: bool = False
    short: Text | None = None

    @property
    def read(self) -> str:
        """The day as of which it was read (ISO)."""
        return LAWS_READ if self.confidence == "confirmed" else REPORTS_READ


_SAID: Confidence = "confirmed-2nd"
_ALL = (
    Fact("1", d.PRIVATE_LENDING, ("25",), short=T("The ceiling is 4 × the one-year LPR of the contract date")),
    Fact("2", d.PRIVATE_LENDING, ("28", "29")),
    Fact("3", d.PRIVATE_LENDING, ("1",)),
    Fact("4", d.LOCAL_LENDERS, short=T("4×LPR does not apply to micro-loan companies")),
    Fact("6", d.OLD_LENDING, (), _SAID),
    Fact("7", d.ASSISTED, (), _SAID),
    Fact("8", d.MICROLOAN_COST, (), _SAID),
    Fact("9", d.WINDOW_GUIDANCE, (), _SAID),
    Fact("11", d.DISCLOSURE, (), _SAID),
    Fact("12", d.CIVIL_CODE, ("670",), short=T("Interest deducted up front is no principal")),
    Fact("13", d.CIVIL_CODE, ("680",)),
    Fact("14", d.CIVIL_CODE, ("585",)),
    Fact("14.65", d.CONTRACTS, ("65",)),
    Fact("15", d.CARD_DISPUTES, ("2",)),
    Fact("16", d.CIVIL_CODE, ("496",)),
    Fact("17", d.CIVIL_CODE, ("543", "544")),
    Fact("17.543", d.CIVIL_CODE, ("543",), short=T("A change of the contract needs both sides")),
    Fact("17.544", d.CIVIL_CODE, ("544",), short=T("An unclear change counts as none")),
    Fact("18", d.CIVIL_CODE, ("678",), short=T("Before the due date you may ask for more time; they may refuse")),
    Fact(
        "19",
        d.CARDS,
        ("70",),
        short=T("For a card you may ask for a plan of up to 5 years; the bank may agree, it need not"),
    ),
    Fact("20", d.CARDS, ("70",)),
    Fact("21", d.CARDS, ("70",)),
    Fact("22", d.CARDS, ("70",)),
    Fact("23", d.CONSUMPTION, (), _SAID),
    Fact("25", d.CIVIL_CODE, ("575",), short=T("They can release a part")),
    Fact("26", d.CIVIL_CODE, ("561",), short=T("Unless agreed, costs and interest come first")),
    Fact("27", d.CIVIL_CODE, ("560",)),
    Fact("28", d.DELAY_INTEREST, ("4",)),
    Fact("29", d.CIVIL_CODE, ("188", "189")),
    Fact("29.188", d.CIVIL_CODE, ("188",)),
    Fact("31", d.CIVIL_CODE, ("195",)),
    Fact("32", d.LIMITATION, ("8",)),
    Fact("33", d.CARD_DISPUTES, ("3",)),
    Fact(
        "34",
        d.LIMITATION,
        ("14",),
        short=T("Promising, asking for time or instalments, or paying a little may restart the three years"),
    ),
    Fact("35", d.CIVIL_CODE, ("192", "193")),
    Fact("35.192", d.CIVIL_CODE, ("192",), short=T("After that time there is a defence, but the debt does not vanish")),
    Fact("36", d.LIMITATION, ("3",)),
    Fact("37", d.MICROLOAN, ("37",), _SAID, conduct=True),
    Fact("37.posing", d.MICROLOAN, ("37",), _SAID, True, T("Nobody may pose as an authority")),
    Fact("37.others", d.MICROLOAN, ("37",), _SAID, True, T("Only the debtor may be asked to pay")),
    Fact("40", d.CIVIL_CODE, ("1033",), conduct=True, short=T("Calls may not disturb private peace")),
    Fact("41", d.PUBLIC_ORDER, ("50",), _SAID, True, T("Repeated, police can act")),
    Fact("42", d.CRIMINAL_LAW, ("293-1",), conduct=True),
    Fact("43", d.CRIMINAL_LAW, ("293",), conduct=True),
    Fact("44", d.CRIMINAL_LAW, ("253-1",)),
    Fact("45", d.STANDARD, (), _SAID, True, T("Not 22:00–08:00 unless agreed")),
    Fact("46", d.STANDARD, (), _SAID, True, T("At most 3 connected calls a day")),
    Fact("47", d.STANDARD, (), _SAID, conduct=True),
    Fact("48", d.STANDARD, (), _SAID, conduct=True),
    Fact("51", d.COLLECTION, (), _SAID, True, T("No collection calls 22:00–08:00")),
    Fact("52", d.COLLECTION, (), _SAID, True, T("At most 6 unanswered calls a number a day")),
    Fact("53", d.COLLECTION, (), _SAID, conduct=True),
    Fact("54", d.COLLECTION, (), _SAID, conduct=True),
    Fact("55", d.COLLECTION, (), _SAID, conduct=True),
    Fact("55.posing", d.COLLECTION, (), _SAID, True, T("Nobody may pose as court or police")),
    Fact("55.channel", d.COLLECTION, (), _SAID, True, T("No private phone or chat account")),
    Fact("55.borrow", d.COLLECTION, (), _SAID, True, T("Collectors may not push you to borrow")),
    Fact("55.court", d.COLLECTION, (), _SAID, True, T("A threat of court must be true")),
    Fact("56", d.COLLECTION, ("22",), _SAID, conduct=True),
    Fact("57", d.COLLECTION, (), _SAID, True, T("Collection firms should be on the lender's published list")),
    Fact("58", d.COLLECTION, (), _SAID, conduct=True),
    Fact("59", d.PERSONAL_DATA, ("13",)),
    Fact("60", d.PERSONAL_DATA, ("21", "23")),
    Fact("61", d.PERSONAL_DATA, ("25",)),
    Fact("62", d.PERSONAL_DATA, ("28", "29")),
    Fact("63", d.PERSONAL_DATA, ("44", "45", "47", "50", "65", "69")),
    Fact("64", d.CIVIL_CODE, ("685",), short=T("An emergency contact is no guarantor; that needs writing")),
    Fact("65", d.CIVIL_CODE, ("552",)),
    Fact("66", d.CIVIL_CODE, ("1064",)),
    Fact("67", d.CIVIL_CODE, ("1161",)),
    Fact("68", d.CIVIL_CODE, ("546", "548")),
    Fact("68.546", d.CIVIL_CODE, ("546",), short=T("A transfer you were not told of has no effect on you")),
    Fact(
        "68.548",
        d.CIVIL_CODE,
        ("548",),
        short=T("What you could object to the first lender, you can object to the new one"),
    ),
    Fact("69", d.CREDIT, ("16",)),
    Fact("70", d.CREDIT, ("16",)),
    Fact("71", d.CREDIT, ("15",)),
    Fact("72", d.CREDIT, ("17",)),
    Fact("73", d.CREDIT, ("25",)),
    Fact("74", d.CREDIT, ("26",)),
    Fact("75", d.CREDIT_REPAIR, (), _SAID),
    Fact("76", d.NO_CREDIT_REPAIR, (), _SAID),
    Fact("78", d.CIVIL_PROCEDURE, ("227",)),
    Fact("79", d.PROCEDURE, ("436",)),
    Fact("80", d.CIVIL_PROCEDURE, ("228",)),
    Fact("81", d.CIVIL_PROCEDURE, ("147",)),
    Fact("82", d.CIVIL_PROCEDURE, ("95",)),
    Fact("83", d.CIVIL_PROCEDURE, ("90",)),
    Fact("83.29", d.ONLINE_PROCEDURE, ("29", "30", "31")),
    Fact("84", d.CIVIL_PROCEDURE, ("165", "168")),
    Fact("85", d.COURT_FEES, ("13", "15", "16", "29")),
    Fact("85.15", d.COURT_FEES, ("15",)),
    Fact("86", d.PROCEDURE, ("106",)),
    Fact("87", d.CIVIL_PROCEDURE, ("264",)),
    Fact("87.1", d.DELAY_INTEREST, ("1",)),
    Fact("88", d.CIVIL_PROCEDURE, ("250",)),
    Fact("89", d.CIVIL_PROCEDURE, ("254",)),
    Fact("89.3", d.SEIZURE, ("3",)),
    Fact("90", d.SEIZURE, ("3",)),
    Fact("91", d.SEIZURE, ("4",)),
    Fact("91.20", d.ENFORCEMENT_OBJECTIONS, ("20",)),
    Fact("92", d.DISHONEST_LIST, ("1", "2", "3")),
    Fact("93", d.SPENDING_LIMIT, ("1", "3")),
    Fact("93.1", d.SPENDING_LIMIT, ("1",)),
    Fact("94", d.CIVIL_PROCEDURE, ("241",)),
    Fact("95", d.CRIMINAL_LAW, ("193", "196", "266")),
    Fact("96", d.CARD_CRIMES),
    Fact("97", d.CARD_CRIMES),
    Fact("98", d.CARD_CRIMES),
    Fact("99", d.CARD_CRIMES),
    Fact("100", d.CRIMINAL_LAW, ("175-1", "193")),
    Fact("101", d.CRIMINAL_LAW, ("313",)),
    Fact("101.1", d.REFUSAL_CRIME, ("1", "2", "3")),
    Fact("102", d.NO_NATIONAL_BANKRUPTCY, (), _SAID),
    Fact("103", d.SHENZHEN, (), _SAID),
    Fact("104", d.XIAMEN, (), _SAID),
    Fact("105", d.COMPLAINTS, (), _SAID),
    Fact("106", d.SUPERVISOR_LINE, (), _SAID),
    Fact("107", d.CENTRAL_BANK_LINE, (), _SAID),
    Fact("109", d.REPORTING_PLATFORM, (), _SAID),
    Fact("111", d.INTERNET_LINE, (), _SAID),
    Fact("112", d.COURT_LINE, (), _SAID),
    Fact("114", d.CRACKDOWN, (), _SAID),
    Fact("115", d.DEBT_FREEING, (), _SAID),
    Fact("116", d.WARNING, (), _SAID),
    Fact("117", d.AGENTS, (), _SAID),
    Fact("118", d.CAMPUS_LOAN, (), _SAID),
    Fact("119", d.FEE_FRAUD, (), _SAID),
    Fact("120", d.TELECOM_FRAUD, ("31",)),
    Fact("1.4", d.PROCEDURE, ("107",)),
    Fact("2.1", d.GRACE, (), _SAID),
    Fact("4.H.75", d.CIVIL_PROCEDURE, ("266",)),
    Fact("5.1", d.PENALTY_RATES),
    Fact("5.3", d.PRIME_RATE, (), _SAID),
    Fact("5.4", d.DEBT_ADVICE, (), _SAID),
    Fact("5.5", d.MINIMUM_LIVING, ("6",)),
    Fact("6.1.12348", d.LEGAL_LINE, (), _SAID),
    Fact("6.1.12356", d.SUPPORT_LINE, (), _SAID),
    Fact("6.1.96110", d.ANTI_FRAUD_LINE, (), _SAID),
    Fact("6.1.aid", d.LEGAL_AID, ("22", "31")),
    Fact("6.1.lifeline", d.LIFELINE, (), _SAID),
    Fact("6.2", d.HONG_KONG, (), _SAID),
    Fact("6.3", d.TAIWAN, ("151",)),
    Fact("6.3.line", d.TAIWAN_LINE, (), _SAID),
    Fact("6.4", d.SINGAPORE, (), _SAID),
)
FACTS: dict[str, Fact] = {fact.number: fact for fact in _ALL}


def tag(fact: Fact, locale: Locale) -> str:
    """What a sentence that states the fact wears, in brackets: rank, title, 'as reported' where it is so, date."""
    name = fact.rule.short[LOCALES.index(locale)]
    inside = parts(fact, locale, name + (" " if locale == "en" and fact.places else "") + places(fact, locale))
    return f" ({', '.join(inside)})" if locale == "en" else f"（{'·'.join(inside)}）"


def source(fact: Fact, locale: Locale) -> str:
    """The line of the sources: the same with the document's full name, which stays Chinese in every locale."""
    name = fact.rule.full[locale == "zh_Hant"] + places(fact, "zh_Hans" if locale == "zh_Hans" else "zh_Hant")
    if locale == "en":
        name = f"{fact.rule.short[2]} {places(fact, 'en')}".strip() + f": {fact.rule.full[0]}"
    return (", " if locale == "en" else "·").join(parts(fact, locale, name))


def parts(fact: Fact, locale: Locale, name: str) -> tuple[str, ...]:
    """Rank, the name that it is given, 'as reported' where it is so, date."""
    rule = fact.rule
    reported = (REPORTED[locale],) if fact.confidence == "confirmed-2nd" and rule.rank != "report" else ()
    date = f"{COPY[locale]} {rule.date}" if rule.copy else rule.date
    return RANKS[rule.rank][locale], name, *reported, date


def places(fact: Fact, locale: Locale) -> str:
    """Articles as the locale writes them: 第543条、第175条之一; art. 543, 175-1."""
    if not fact.places:
        return ""
    if locale == "en":
        return "art. " + ", ".join(fact.places)
    one = "條" if locale == "zh_Hant" else "条"
    return "、".join(f"第{place[:-2]}{one}之一" if place.endswith("-1") else f"第{place}{one}" for place in fact.places)

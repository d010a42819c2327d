"""The facts that the articles state: where each stands, how binding it is, how surely it was read.

Numbers are those of the research. Only facts that were read in the rule itself, or in a report of it, may be stated; a
reported one always says so. The tag of a fact is worn by every sentence that states it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.knowledge import documents as d
from flows.knowledge.documents import COPY, LAWS_READ, RANKS, REPORTED, REPORTS_READ, Rule
from flows.model import LOCALES, Locale

Confidence = Literal["confirmed", "confirmed-2nd"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says in some places (articles). `conduct`: it limits how a debt may be collected."""

    number: str
    rule: Rule
    places: tuple[str, ...] = ()
    confidence: Confidence = "confirmed"
    conduct: bool = False

    @property
    def read(self) -> str:
        """The day as of which it was read (ISO)."""
        return LAWS_READ if self.confidence == "confirmed" else REPORTS_READ


_SAID: Confidence = "confirmed-2nd"
_ALL = (
    Fact("1", d.PRIVATE_LENDING, ("25",)),
    Fact("3", d.PRIVATE_LENDING, ("1",)),
    Fact("4", d.LOCAL_LENDERS),
    Fact("7", d.ASSISTED, (), _SAID),
    Fact("11", d.DISCLOSURE, (), _SAID),
    Fact("12", d.CIVIL_CODE, ("670",)),
    Fact("17", d.CIVIL_CODE, ("543", "544")),
    Fact("18", d.CIVIL_CODE, ("678",)),
    Fact("19", d.CARDS, ("70",)),
    Fact("22", d.CARDS, ("70",)),
    Fact("23", d.CONSUMPTION, (), _SAID),
    Fact("25", d.CIVIL_CODE, ("575",)),
    Fact("26", d.CIVIL_CODE, ("561",)),
    Fact("34", d.LIMITATION, ("14",)),
    Fact("47", d.STANDARD, (), _SAID, conduct=True),
    Fact("48", d.STANDARD, (), _SAID, conduct=True),
    Fact("51", d.COLLECTION, (), _SAID, conduct=True),
    Fact("52", d.COLLECTION, (), _SAID, conduct=True),
    Fact("53", d.COLLECTION, (), _SAID, conduct=True),
    Fact("54", d.COLLECTION, (), _SAID, conduct=True),
    Fact("55", d.COLLECTION, (), _SAID, conduct=True),
    Fact("57", d.COLLECTION, (), _SAID, conduct=True),
    Fact("62", d.PERSONAL_DATA, ("28", "29")),
    Fact("65", d.CIVIL_CODE, ("552",)),
    Fact("69", d.CREDIT, ("16",)),
    Fact("72", d.CREDIT, ("17",)),
    Fact("86", d.PROCEDURE, ("106",)),
    Fact("96", d.CARD_CRIMES),
    Fact("97", d.CARD_CRIMES),
    Fact("100", d.CRIMINAL_LAW, ("175-1", "193")),
    Fact("106", d.SUPERVISOR_LINE, (), _SAID),
    Fact("112", d.COURT_LINE, (), _SAID),
    Fact("114", d.CRACKDOWN, (), _SAID),
    Fact("116", d.WARNING, (), _SAID),
    Fact("117", d.AGENTS, (), _SAID),
    Fact("119", d.FEE_FRAUD, (), _SAID),
    Fact("6.1.12348", d.LEGAL_LINE, (), _SAID),
    Fact("6.1.12356", d.SUPPORT_LINE, (), _SAID),
)
FACTS: dict[str, Fact] = {fact.number: fact for fact in _ALL}


def tag(fact: Fact, locale: Locale) -> str:
    """What a sentence that states the fact wears, in brackets: rank, title, 'as reported' where it is so, date."""
    name = fact.rule.short[LOCALES.index(locale)]
    inside = _parts(fact, locale, name + (" " if locale == "en" and fact.places else "") + _places(fact, locale))
    return f" ({', '.join(inside)})" if locale == "en" else f"（{'·'.join(inside)}）"


def source(fact: Fact, locale: Locale) -> str:
    """The line of the sources: the same with the document's full name, which stays Chinese in every locale."""
    name = fact.rule.full[locale == "zh_Hant"] + _places(fact, "zh_Hans" if locale == "zh_Hans" else "zh_Hant")
    if locale == "en":
        name = f"{fact.rule.short[2]} {_places(fact, 'en')}".strip() + f": {fact.rule.full[0]}"
    return (", " if locale == "en" else "·").join(_parts(fact, locale, name))


def _parts(fact: Fact, locale: Locale, name: str) -> tuple[str, ...]:
    rule = fact.rule
    reported = (REPORTED[locale],) if fact.confidence == "confirmed-2nd" and rule.rank != "report" else ()
    date = f"{COPY[locale]} {rule.date}" if rule.copy else rule.date
    return RANKS[rule.rank][locale], name, *reported, date


def _places(fact: Fact, locale: Locale) -> str:
    """Articles as the locale writes them: 第543条、第175条之一; art. 543, 175-1."""
    if not fact.places:
        return ""
    if locale == "en":
        return "art. " + ", ".join(fact.places)
    one = "條" if locale == "zh_Hant" else "条"
    return "、".join(f"第{place[:-2]}{one}之一" if place.endswith("-1") else f"第{place}{one}" for place in fact.places)

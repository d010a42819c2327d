"""Citations: every form in every language, and that nobody writes one by hand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.messages import extract
from bot.wording import Wording
from flows.knowledge.rules.citing import Form, cite, clause, documents, told
from flows.knowledge.rules.documents import REPORTED
from flows.knowledge.rules.facts import FACTS, tag
from flows.model import LOCALES, T

FORMS: tuple[Form, ...] = ("tag", "short", "rank", "line")
FLOWS = Path(__file__).parents[2] / "flows"


@pytest.mark.parametrize(
    ("number", "form", "hans", "hant", "english"),
    [
        (
            "17.543",
            "tag",
            "（法律·民法典第543条·2021-01-01）",
            "（法律·民法典第543條·2021-01-01）",
            "(law, Civil Code art. 543, 2021-01-01)",
        ),
        ("17.543", "short", "（法律·民法典第543条）", "（法律·民法典第543條）", "(law, Civil Code 543)"),
        ("17.543", "rank", "（法律）", "（法律）", "(law)"),
        (
            "17.543",
            "line",
            "法律 · 《中华人民共和国民法典》第543条 · 2021-01-01",
            "法律 · 《中華人民共和國民法典》第543條 · 2021-01-01",
            "Law · Civil Code art. 543 · 2021-01-01",
        ),
        (
            "47",
            "tag",
            "（推荐性国家标准·GB/T 45251·据报道·2025-02-28）",
            "（推薦性國家標準·GB/T 45251·據報導·2025-02-28）",
            "(recommended standard, GB/T 45251, as reported, 2025-02-28)",
        ),
        (
            "55.borrow",
            "short",
            "（协会规则·银行业协会催收指引·据报道）",
            "（協會規則·銀行業協會催收指引·據報導）",
            "(association rule, bank association's guideline, as reported)",
        ),
        ("55.borrow", "rank", "（协会规则·据报道）", "（協會規則·據報導）", "(association rule, as reported)"),
        ("112", "rank", "（据报道）", "（據報導）", "(as reported)"),
        (
            "112",
            "line",
            "据报道 · 12368 人民法院诉讼服务热线的报道 · 所读文本 2026-03",
            "據報導 · 12368 人民法院訴訟服務熱線的報導 · 所讀文本 2026-03",
            "As reported · courts' line 12368 · copy read 2026-03",
        ),
    ],
)
def test_a_citation_has_its_form_in_every_language(number: str, form: Form, hans: str, hant: str, english: str) -> None:
    assert tuple(told(cite(number, form=form), locale) for locale in LOCALES) == (hans, hant, english)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("number", FACTS)
def test_a_screen_wears_the_tag_that_an_article_wears(number: str, locale: str) -> None:
    assert told(cite(number), locale) == tag(FACTS[number], locale).strip()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("number", FACTS)
def test_a_reported_fact_says_so_in_every_form(number: str, locale: str, form: Form) -> None:
    said = told(cite(number, form=form), locale).lower()
    assert said.count(REPORTED[locale]) == (FACTS[number].confidence == "confirmed-2nd")


def test_facts_of_one_document_are_cited_together_and_each_article_once() -> None:
    assert told(cite("29.188", "35.192", form="short"), "zh_Hans") == "（法律·民法典第188条、第192条）"
    assert told(cite("29.188", "35.192", form="short"), "en") == "(law, Civil Code 188, 192)"
    assert told(cite("17.543", "17"), "zh_Hans") == "（法律·民法典第543条、第544条·2021-01-01）"


def test_facts_of_several_documents_follow_each_other() -> None:
    assert told(cite("94", "101", form="short"), "zh_Hans") == "（法律·民事诉讼法第241条；法律·刑法第313条）"
    assert told(cite("94", "101", form="short"), "en") == "(law, Civil Procedure Law 241; law, Criminal Law 313)"
    assert [told(one, "en") for one in documents("94", "101", "89")] == [
        "Law · Civil Procedure Law art. 241, 254 · copy read 2023-09-01",
        "Law · Criminal Law art. 313 · copy read 2025-04-19",
    ]


def test_within_brackets_of_its_own_a_citation_has_none() -> None:
    assert told(cite("40", form="short", bare=True), "zh_Hans") == "法律·民法典第1033条"
    assert told(cite("40", form="short", bare=True), "en") == "law, Civil Code 1033"


@pytest.mark.parametrize("numbers", [(), ("39",), ("17", "nothing")])
def test_what_may_not_be_stated_cannot_be_cited(numbers: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"no fact|nothing is cited"):
        cite(*numbers)


def test_a_fact_without_a_clause_has_none_to_say() -> None:
    with pytest.raises(ValueError, match="fact 17 has no clause"):
        clause("17")
    assert clause("17.543") == T("A change of the contract needs both sides")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_says_its_citation(wording: Wording, locale: str) -> None:
    text = T("{what} {tag}", what="x", tag=cite("18"))
    assert wording.words(text, locale) == f"x {told(cite('18'), locale)}"


def _numbers() -> Iterator[tuple[str, str]]:
    """Every fact number that the flow and the script write."""
    for path in FLOWS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"cite", "clause", "stated", "sources"} and "negotiation" in path.parts:
                given = node.args if name in {"cite", "sources"} else node.args[:1]
                yield from (
                    (str(path), arg.value)
                    for arg in given
                    if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                )


def test_every_number_that_is_cited_is_known_before_it_is_said() -> None:
    found = list(_numbers())
    assert len(found) > 50
    assert not [(path, number) for path, number in found if number not in FACTS]


def test_no_clause_is_written_that_nobody_says() -> None:
    said = {number for _, number in _numbers()} | _of_conduct()
    assert not {number for number, fact in FACTS.items() if fact.short} - said


def _of_conduct() -> set[str]:
    from flows.negotiation.conduct import rules_for

    lenders = ("bank", "microloan", "private", "unsure")
    return {number for lender in lenders for rule in rules_for(lender).values() for number in rule.facts}


_BY_HAND = re.compile(
    r"\b\d{4}-\d\d\b|\barts?\. ?\d|Civil Code|Criminal Law|Procedure Law|Jingui|GB/T"
    r"|\((law|regulat|association|standard)|judicial interpretation|reported[,)]"
)


def test_no_citation_is_written_by_hand() -> None:
    """Neither in the flow and the script nor in the clauses of the facts. Days up to which all was read stand alone."""
    read = ("Mainland China. Laws as of", "No result is promised. Laws")
    for domain, found in extract().items():
        if domain in {"situation", "needs", "script"}:
            for message in found:
                words = str(message.id)
                assert words.startswith(read) or not _BY_HAND.search(words), words
    assert not [fact.number for fact in FACTS.values() if fact.short and _BY_HAND.search(fact.short.msgid)]

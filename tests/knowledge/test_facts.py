"""Facts: how a sentence wears the tag of its source."""

from __future__ import annotations

import pytest

from flows.knowledge.rules.documents import LAWS_READ, REPORTS_READ
from flows.knowledge.rules.facts import FACTS, source, tag
from flows.model import LOCALES


@pytest.mark.parametrize(
    ("number", "locale", "expected"),
    [
        ("18", "zh_Hans", "（法律·民法典第678条·2021-01-01）"),
        ("18", "zh_Hant", "（法律·民法典第678條·2021-01-01）"),
        ("18", "en", " (law, Civil Code art. 678, 2021-01-01)"),
        ("17", "zh_Hans", "（法律·民法典第543条、第544条·2021-01-01）"),
        ("100", "zh_Hans", "（法律·刑法第175条之一、第193条·所读文本 2025-04-19）"),
        ("100", "en", " (law, Criminal Law art. 175-1, 193, copy read 2025-04-19)"),
        ("51", "zh_Hans", "（协会规则·银行业协会催收指引·据报道·2026-01-30）"),
        ("51", "en", " (association rule, bank association's guideline, as reported, 2026-01-30)"),
        ("48", "zh_Hant", "（推薦性國家標準·GB/T 45251·據報導·2025-02-28）"),
        ("112", "zh_Hans", "（据报道·12368 法院热线·所读文本 2026-03）"),
    ],
)
def test_a_tag_has_rank_title_and_date(number: str, locale: str, expected: str) -> None:
    assert tag(FACTS[number], locale) == expected


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("number", FACTS)
def test_a_reported_fact_says_so_once_and_a_read_one_never(number: str, locale: str) -> None:
    said = {"zh_Hans": "据报道", "zh_Hant": "據報導", "en": "as reported"}[locale]
    assert tag(FACTS[number], locale).count(said) == (FACTS[number].confidence == "confirmed-2nd")


def test_a_source_names_the_document_in_chinese_whatever_the_language() -> None:
    assert source(FACTS["34"], "zh_Hans") == (
        "司法解释·《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》第14条·2020"
    )
    assert source(FACTS["69"], "en") == (
        "State Council rule, Credit Reporting Regulation art. 16: 《征信业管理条例》, 2013-01-21"
    )


def test_laws_and_reports_were_read_on_different_days() -> None:
    assert (FACTS["17"].read, FACTS["51"].read) == (LAWS_READ, REPORTS_READ)


def test_nothing_that_is_only_remembered_or_doubtful_may_be_stated() -> None:
    """Numbers that the research marks `recalled` or `doubtful`, wholly or in the part that one would want to say."""
    assert not FACTS.keys() & {"5", "10", "24", "30", "39", "50", "77", "108", "113"}

"""One word for one thing, in every language."""

from __future__ import annotations

import pytest

from bot.catalogues import locales
from bot.messages import glossary
from flows.knowledge.glossary import against, parse
from flows.model import LOCALES, Locale

FILE = """# English, zh_Hans, zh_Hant, never
lender\t贷款机构,出借人\t貸款機構\tcreditor, credit house\t\t債權人

instalment\t分期\t分期\tinstallment\t\t
text message\t短信\t簡訊\t\t短讯\t短信,短訊
A.P.R.\t年化\t年化\tA.P.R.\t\t
"""


def said_against(line: str, locale: Locale) -> list[str]:
    return list(against(parse(FILE), line, locale))


def test_a_line_of_the_file_is_a_term_in_three_languages() -> None:
    lender, *others = parse(FILE)
    assert lender.words == {"en": ("lender",), "zh_Hans": ("贷款机构", "出借人"), "zh_Hant": ("貸款機構",)}
    assert len(others) == 3


def test_comments_and_empty_lines_are_no_terms() -> None:
    assert parse("# a\tb\n\n   \n") == ()


@pytest.mark.parametrize("line", ["lender", "lender\t贷款机构\t貸款機構", "a\tb\tc\td\te\tf\tg"])
def test_a_line_that_has_not_six_columns_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not six columns"):
        parse(line)


def test_what_is_said_otherwise_is_told_with_the_word_to_use() -> None:
    assert said_against("Ask the Creditor.", "en") == ["'Creditor' is 'lender' here: Ask the Creditor."]
    assert said_against("發短信", "zh_Hant") == ["'短信' is '簡訊' here: 發短信"]


def test_what_is_wrong_in_one_language_may_be_right_in_another() -> None:
    assert said_against("发短信", "zh_Hans") == []
    assert said_against("債權人", "zh_Hans") == []
    assert said_against("債權人", "zh_Hant") == ["'債權人' is '貸款機構' here: 債權人"]


def test_several_faults_of_a_line_are_all_told() -> None:
    assert len(said_against("The creditor wants an installment.", "en")) == 2


def test_an_english_word_is_whole_and_a_chinese_one_may_stand_inside_a_sentence() -> None:
    assert said_against("creditors", "en") == []
    assert said_against("The credit house wrote.", "en") != []
    assert said_against("给您发短讯了", "zh_Hans") != []


def test_signs_in_a_word_mean_themselves() -> None:
    assert said_against("an AxPxRx", "en") == []


def test_a_word_that_is_used_is_never_against_the_glossary_of_the_product() -> None:
    terms = glossary(locales())
    assert len(terms) > 40
    for term in terms:
        for locale in LOCALES:
            assert term.words[locale], term
            assert [list(against(terms, word, locale)) for word in term.words[locale]] == [[]] * len(term.words[locale])


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_stands_for_two_things(locale: str) -> None:
    words = [term.words[locale] for term in glossary(locales())]
    assert len(set(words)) == len(words)

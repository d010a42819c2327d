"""`xieshang ask`: a question a line, an answer a line."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from bot.ask import Answer, answer, answers, in_words
from bot.catalogues import locales
from bot.shelf import load_library
from bot.wording import Wording
from flows.dialogue.shelf import UNKNOWN
from flows.knowledge.library import Library, build
from flows.knowledge.topics import CRISIS
from flows.model import LOCALES
from tests.knowledge import tiny

SMALL = build(
    tiny.shelf(),
    tiny.weights(
        {
            "alpha": {"prison": 100},
            "beta": {"prison": 40, "home-visit": 36, "answer-calls": 38},
            "gamma": {"-none": 100},
        }
    ),
)
"""Finds the prison for alpha, three articles for beta, none for gamma."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(locales())


def test_what_is_surely_meant_is_the_answer() -> None:
    told = answer("alpha", SMALL)
    assert (told.outcome, told.slugs) == ("answer", ("prison",))
    assert 0.99 < told.score <= 1


def test_what_may_be_meant_is_to_choose_from_the_likeliest_first() -> None:
    told = answer("beta", SMALL)
    assert (told.outcome, told.slugs) == ("choose", ("prison", "answer-calls", "home-visit"))
    assert 1 / 3 < told.score < 0.5


def test_what_asks_for_nothing_has_no_answer() -> None:
    told = answer("gamma", SMALL)
    assert (told.outcome, told.slugs) == ("none", ())
    assert told.score < 0.5


def test_a_score_has_four_places() -> None:
    assert answer("beta", SMALL).score == round(SMALL.search("beta", "en").score, 4) != SMALL.search("beta", "en").score


@pytest.mark.parametrize("question", ["我想死", "我想死，会坐牢吗", "I want to kill myself"])
def test_danger_is_answered_before_anything_else(question: str) -> None:
    assert SMALL.alarm(question) == "danger"
    assert answer(question, SMALL) == Answer("crisis", (CRISIS,), 1.0)


def test_a_doubt_is_answered_as_danger_with_half_the_score() -> None:
    question = "everything is pointless"
    assert SMALL.alarm(question) == "doubtful"
    assert answer(question, SMALL) == Answer("crisis", (CRISIS,), 0.5)


def test_every_line_has_its_answer_in_order_without_the_space_around_it() -> None:
    told = list(answers(["  alpha \n", "\n", "gamma"], SMALL))
    assert [question for question, _ in told] == ["alpha", "", "gamma"]
    assert [told[0][1].outcome, told[2][1].outcome] == ["answer", "none"]


def test_a_line_is_answered_before_the_next_is_read() -> None:
    def lines() -> Iterator[str]:
        yield "alpha"
        raise AssertionError("it was read too early")

    assert next(answers(lines(), SMALL))[1].outcome == "answer"


def test_an_answer_is_an_object_of_three_fields() -> None:
    assert msgspec.to_builtins(answer("gamma", SMALL)).keys() == {"outcome", "slugs", "score"}


def words(question: str, library: Library, wording: Wording, locale: str | None = None) -> str:
    return in_words(question, answer(question, library), library, wording, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_in_words_is_title_and_answer_in_one_line(wording: Wording, locale: str) -> None:
    assert words("alpha", SMALL, wording, locale) == f"prison in {locale}? The answer to prison. In two lines."


@pytest.mark.parametrize("locale", LOCALES)
def test_a_choice_in_words_names_the_titles(wording: Wording, locale: str) -> None:
    told = words("beta", SMALL, wording, locale)
    assert told.endswith(f" prison in {locale}? · answer-calls in {locale}? · home-visit in {locale}?")
    assert "\n" not in told


@pytest.mark.parametrize("locale", LOCALES)
def test_no_answer_in_words_says_so(wording: Wording, locale: str) -> None:
    assert words("gamma", SMALL, wording, locale) == wording.words(UNKNOWN, locale)


def test_where_nothing_was_asked_nothing_is_said(wording: Wording) -> None:
    assert words("", SMALL, wording) == ""


@pytest.mark.parametrize(
    ("question", "locale"), [("会坐牢吗", "zh_Hans"), ("會坐牢嗎", "zh_Hant"), ("Can I go to prison?", "en")]
)
def test_the_answer_is_in_the_language_of_the_question_unless_told(
    wording: Wording, library: Library, question: str, locale: str
) -> None:
    article = library.article("prison", locale)
    assert article is not None
    assert words(question, library, wording).startswith(f"{article.title} {article.answer.splitlines()[0]}")
    other = library.article("prison", "en")
    assert other is not None
    assert words(question, library, wording, "en").startswith(other.title)


@pytest.mark.parametrize(
    ("question", "locale"), [("我不想活了", "zh_Hans"), ("我不想活著", "zh_Hant"), ("I want to die", "en")]
)
def test_somebody_in_danger_reads_the_number_and_nothing_of_money(
    wording: Wording, library: Library, question: str, locale: str
) -> None:
    article = library.article(CRISIS, locale)
    assert article is not None
    told = words(question, library, wording)
    assert told == f"{article.title} {' '.join(article.answer.splitlines())}"
    assert "12356" in told


def test_what_was_asked_is_nowhere_in_the_answer(wording: Wording, library: Library) -> None:
    assert "gamma" not in words("gamma", SMALL, wording, "en")
    assert "13800138000" not in words("我的号码是13800138000 会坐牢吗", library, wording)

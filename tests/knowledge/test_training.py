"""The lines that the search is taught by, and that the weights in the repository were made of them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from bench.search import exam
from bot.catalogues import locales
from flows.knowledge.classifier import Classifier
from flows.knowledge.library import Library
from flows.knowledge.search import HYPERBOLE, NONE
from flows.knowledge.topics import SLUGS
from flows.model import LOCALES
from flows.reading.folding import fold
from training.lines import ANSWER, CRISIS, DISTRESS, Line, articles, batches, digest, parse

SECTIONS = {NONE, CRISIS, HYPERBOLE, DISTRESS, ANSWER}
LEAST = 40


@pytest.fixture(scope="module")
def taught() -> list[Line]:
    return batches()


def letters(text: str) -> str:
    """A line without what a hand does differently: script, case, signs."""
    return re.sub(r"[\W_]+", "", fold(text))


# -- reading them -----------------------------------------------------------------------------------------------------
def test_a_line_belongs_to_the_heading_above_it() -> None:
    assert list(parse("# prison\n会坐牢吗\n\n  can I go to jail  \n# -none\nhello\n", "zh_Hans.1")) == [
        Line("会坐牢吗", "prison", "zh_Hans.1"),
        Line("can I go to jail", "prison", "zh_Hans.1"),
        Line("hello", "-none", "zh_Hans.1"),
    ]


def test_only_a_single_word_after_the_sign_is_a_heading() -> None:
    assert [line.text for line in parse("# prison\n# 1 is mine\n#prison\n#\n", "en.1")] == [
        "# 1 is mine",
        "#prison",
        "#",
    ]


def test_a_heading_that_comes_again_goes_on() -> None:
    text = "# prison\none\n# -none\ntwo\n# prison\nthree\n"
    assert [line.topic for line in parse(text, "en.1")] == ["prison", "-none", "prison"]


def test_a_line_under_no_heading_is_refused_with_its_batch() -> None:
    with pytest.raises(ValueError, match=r"en\.9: a line of no topic: lost"):
        list(parse("\nlost\n# prison\n", "en.9"))


def test_an_empty_batch_has_no_lines() -> None:
    assert list(parse("\n\n", "en.1")) == list(parse("# prison\n", "en.1")) == []


def test_batches_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.2", "a.1", "b.10"):
        (tmp_path / f"{name}.txt").write_text(f"# prison\n{name}\n", "utf-8")
    (tmp_path / "notes.md").write_text("no batch", "utf-8")
    assert [line.text for line in batches(tmp_path)] == ["a.1", "b.10", "b.2"]


def test_titles_and_other_ways_to_ask_are_lines_of_their_own_batches(library: Library) -> None:
    lines = articles(locales())
    assert Counter(line.batch for line in lines) == {
        f"articles.{locale}": sum(1 + len(entry.aliases) for entry in library.entries(locale)) for locale in LOCALES
    }
    assert Line("催收电话要不要接？不接会怎样？", "answer-calls", "articles.zh_Hans") in lines


def test_other_lines_have_another_digest() -> None:
    one, other = Line("a", "prison", "en.1"), Line("b", "prison", "en.1")
    assert re.fullmatch("[0-9a-f]{16}", digest([one]))
    assert digest([one]) == digest([Line("a", "prison", "en.2")])
    assert len({digest(lines) for lines in ([], [one], [other], [one, other], [other, one])}) == 5
    assert digest([one]) != digest([Line("a", "court", "en.1")])


# -- the lines that we have -------------------------------------------------------------------------------------------
def test_the_weights_are_those_of_the_lines(classifier: Classifier) -> None:
    lines = digest([*batches(), *articles(locales())])
    assert classifier.digest == lines, "the lines have changed since the weights were made: run `make weights`"


def test_no_line_is_of_a_topic_that_is_unknown(taught: list[Line]) -> None:
    assert {line.topic for line in taught} == {*SLUGS, *SECTIONS}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_topic_has_forty_lines_in_every_locale(taught: list[Line], locale: str) -> None:
    known = Counter(line.topic for line in taught if line.batch.startswith(f"{locale}."))
    assert {slug: known[slug] for slug in SLUGS if known[slug] < LEAST} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_topic_is_known_from_several_hands(taught: list[Line], locale: str) -> None:
    hands = {
        slug: {line.batch for line in taught if line.topic == slug and line.batch.startswith(locale)} for slug in SLUGS
    }
    assert [slug for slug, batch in hands.items() if len(batch) < 3] == []


@pytest.mark.parametrize("section", sorted(SECTIONS))
def test_what_is_no_topic_has_its_lines_too(taught: list[Line], section: str) -> None:
    lines = [line.text for line in taught if line.topic == section]
    assert sum(line.isascii() for line in lines) >= 200
    assert sum(not line.isascii() for line in lines) >= 200


def test_no_line_of_the_examination_is_taught(taught: list[Line], unseen: exam.Exam) -> None:
    known = {line.text for line in (*taught, *articles(locales()))}
    assert [line.text for lines in unseen.values() for line in lines if line.text in known] == []


def test_no_question_of_the_examination_is_taught_in_other_signs_or_script(
    taught: list[Line], unseen: exam.Exam
) -> None:
    """Nor more than one in a hundred of the other lines: two hands may write the same formula of thanks."""
    known = {letters(line.text) for line in (*taught, *articles(locales()))} - {""}
    every = [line for lines in unseen.values() for line in lines]
    shared = [line for line in every if letters(line.text) in known]
    assert [line.text for line in shared if line.topic in SLUGS] == []
    assert len(shared) <= 0.01 * len(every), shared


def test_no_line_asks_for_two_topics(taught: list[Line]) -> None:
    """The same words under two topics teach nothing. A few can be asked either way."""
    topics: dict[str, set[str]] = {}
    for line in taught:
        if line.topic in SLUGS:
            topics.setdefault(letters(line.text), set()).add(line.topic)
    twice = {text: found for text, found in topics.items() if len(found) > 1}
    assert len(twice) <= 0.005 * len(topics), twice

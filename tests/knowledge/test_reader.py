"""Reading a line for the classifier, once."""

from __future__ import annotations

import pytest

from flows.knowledge.classifier import Classifier, unpack
from flows.knowledge.features import MOST, features
from flows.knowledge.reader import Reader
from tests.knowledge.tiny import TOPICS, weights

LINE = "alpha beta"


def reader() -> Reader:
    return Reader(unpack(weights({"alpha": {"prison": 50}})))


def test_a_line_has_a_score_for_each_topic_and_its_number_of_features() -> None:
    read = reader().read("alpha")
    assert tuple(read.scores) == TOPICS
    assert read.scores["prison"] == pytest.approx(0.5)
    assert sum(map(bool, read.scores.values())) == 1
    assert read.features == len(features("alpha", {}))


def test_the_last_line_is_read_once() -> None:
    one = reader()
    assert one.read(LINE) is one.read("".join(LINE))


def test_only_the_last_line_is_remembered() -> None:
    one = reader()
    first = one.read(LINE)
    one.read("something else")
    again = one.read(LINE)
    assert again is not first
    assert again == first


def test_lines_that_differ_after_four_hundred_characters_are_one() -> None:
    one = reader()
    assert one.read("alpha " * MOST) is one.read(("alpha " * MOST)[:MOST] + "beta")


def test_two_readers_read_alike(classifier: Classifier) -> None:
    assert Reader(classifier).read("会坐牢吗") == Reader(classifier).read("会坐牢吗")

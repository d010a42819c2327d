"""The shelf of the product, its trained weights, and the lines that nobody trained it on."""

from __future__ import annotations

import pytest

from bench.search import exam
from bot.catalogues import locales
from bot.shelf import WEIGHTS, article_files, load_library
from flows.knowledge.classifier import Classifier, unpack
from flows.knowledge.library import Library
from flows.model import Locale


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(locales())


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    return unpack((locales() / WEIGHTS).read_bytes())


@pytest.fixture(scope="session")
def unseen() -> exam.Exam:
    """The lines of the examination, by locale."""
    return exam.read()


@pytest.fixture
def files() -> dict[Locale, dict[str, str]]:
    """The articles' files, to be spoilt."""
    return article_files(locales())

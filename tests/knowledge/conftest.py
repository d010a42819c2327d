"""The shelf of the product, and the lines that it is measured with."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogues import locales
from bot.shelf import article_files, load_library
from flows.knowledge.library import Library
from flows.model import Locale

LINES = Path(__file__).parent / "lines"


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(locales())


@pytest.fixture
def files() -> dict[Locale, dict[str, str]]:
    """The articles' files, to be spoilt."""
    return article_files(locales())

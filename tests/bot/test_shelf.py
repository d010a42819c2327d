"""The articles' files, as they lie in the folder of the locales."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogues import locales
from bot.shelf import article_files, load_library
from flows.model import LOCALES


def test_every_locale_s_articles_are_read_by_slug(tmp_path: Path) -> None:
    for locale in LOCALES:
        folder = tmp_path / locale / "faq"
        folder.mkdir(parents=True)
        (folder / "b.md").write_text("二", "utf-8")
        (folder / "a.md").write_text("一", "utf-8")
        (folder / "notes.txt").write_text("not an article", "utf-8")
    assert article_files(tmp_path) == {locale: {"a": "一", "b": "二"} for locale in LOCALES}


def test_a_folder_without_articles_is_an_empty_shelf(tmp_path: Path) -> None:
    assert load_library(tmp_path).groups() == ()


def test_the_product_s_own_shelf_loads() -> None:
    article = load_library(locales()).article("crisis", "en")
    assert article is not None
    assert "12356" in article.answer


def test_an_article_that_cannot_be_read_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "en" / "faq").mkdir(parents=True)
    (tmp_path / "en" / "faq" / "a.md").write_text("no front matter", "utf-8")
    with pytest.raises(ValueError, match="front matter"):
        load_library(tmp_path)

"""The articles' files and the weights, as they lie in the folder of the locales."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogues import locales
from bot.shelf import WEIGHTS, article_files, load_library
from flows.model import LOCALES
from tests.knowledge import tiny


def put(root: Path, weights: bytes) -> None:
    """A small shelf with these weights."""
    for locale, of in tiny.shelf().items():
        folder = root / locale / "faq"
        folder.mkdir(parents=True)
        for slug, text in of.items():
            (folder / f"{slug}.md").write_text(text, "utf-8")
    (root / WEIGHTS).write_bytes(weights)


def test_every_locale_s_articles_are_read_by_slug(tmp_path: Path) -> None:
    for locale in LOCALES:
        folder = tmp_path / locale / "faq"
        folder.mkdir(parents=True)
        (folder / "b.md").write_text("二", "utf-8")
        (folder / "a.md").write_text("一", "utf-8")
        (folder / "notes.txt").write_text("not an article", "utf-8")
    files = article_files(tmp_path)
    assert files == {locale: {"a": "一", "b": "二"} for locale in LOCALES}
    assert [list(of) for of in files.values()] == [["a", "b"]] * 3


def test_a_folder_without_articles_is_an_empty_shelf(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_bytes(tiny.weights({}))
    assert load_library(tmp_path).groups() == ()


def test_a_shelf_is_its_articles_and_its_weights(tmp_path: Path) -> None:
    put(tmp_path, tiny.weights({"alpha": {"prison": 100}}))
    library = load_library(tmp_path)
    assert library.groups() == ("calls", "court", "family", "wellbeing")
    assert library.search("alpha", "zh_Hant").sure == library.article("prison", "zh_Hant") is not None


def test_the_product_s_own_shelf_loads_and_finds() -> None:
    library = load_library(locales())
    article = library.article("crisis", "en")
    assert article is not None
    assert "12356" in article.answer
    assert library.search("会坐牢吗", "en").sure == library.article("prison", "en")


def test_an_article_that_cannot_be_read_stops_the_start(tmp_path: Path) -> None:
    put(tmp_path, tiny.weights({}))
    (tmp_path / "en" / "faq" / "a.md").write_text("no front matter", "utf-8")
    with pytest.raises(ValueError, match="front matter"):
        load_library(tmp_path)


@pytest.mark.parametrize("weights", [b"no weights", tiny.weights({})[:-1]], ids=["another file", "a part of it"])
def test_weights_that_cannot_be_read_stop_the_start(tmp_path: Path, weights: bytes) -> None:
    put(tmp_path, weights)
    with pytest.raises(ValueError, match=r"."):
        load_library(tmp_path)


def test_weights_that_are_missing_stop_the_start(tmp_path: Path) -> None:
    put(tmp_path, b"")
    (tmp_path / WEIGHTS).unlink()
    with pytest.raises(FileNotFoundError, match=WEIGHTS):
        load_library(tmp_path)

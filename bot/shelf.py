"""The shelf's files: articles and trained weights, read from the folder of the locales."""

from __future__ import annotations

from pathlib import Path

from flows.knowledge.library import Library, build
from flows.model import LOCALES, Locale

WEIGHTS = "search.bin"


def article_files(root: Path) -> dict[Locale, dict[str, str]]:
    """The text of every article under `root`/<locale>/faq, by locale and slug, in a stable order."""
    return {
        locale: {path.stem: path.read_text("utf-8") for path in sorted((root / locale / "faq").glob("*.md"))}
        for locale in LOCALES
    }


def load_library(root: Path) -> Library:
    """The shelf of the locales under `root`. ValueError where an article or the classifier cannot be read."""
    return build(article_files(root), (root / WEIGHTS).read_bytes())

"""`python -m bot.articles SLUG…`: write tags and sources into articles (all, unless named), in every locale."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from flows.knowledge.filling import fill
from flows.model import LOCALES

from .catalogues import locales


def main(slugs: Sequence[str]) -> int:
    """Rewrites what changed; 1 where an article could not be filled."""
    faults = 0
    for locale in LOCALES:
        folder = locales() / locale / "faq"
        for path in [folder / f"{slug}.md" for slug in slugs] or sorted(folder.glob("*.md")):
            text = path.read_text("utf-8")
            try:
                filled = fill(text, locale)
            except ValueError as error:
                print(f"{locale}/{path.stem}: {error}")
                faults += 1
                continue
            if filled != text:
                path.write_text(filled, "utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

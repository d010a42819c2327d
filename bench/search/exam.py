"""The examination set, by locale: `lines/<locale>.txt`, and `<locale>.2.txt`, which others wrote later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from flows.knowledge.topics import SLUGS
from flows.model import LOCALES, Locale
from training.lines import Line, parse

FOLDER = Path(__file__).with_name("lines")
Exam = Mapping[Locale, list[Line]]


def read(folder: Path = FOLDER) -> Exam:
    """The lines of each locale, in the order of its files."""
    paths = {locale: sorted(folder.glob(f"{locale}.*txt")) for locale in LOCALES}
    return {
        locale: [line for path in paths[locale] for line in parse(path.read_text("utf-8"), locale)]
        for locale in LOCALES
    }


def questions(lines: Iterable[Line]) -> list[Line]:
    """Those that ask for a topic; the others belong to the sections `-none`, `-crisis` and `-hyperbole`."""
    return [line for line in lines if line.topic in SLUGS]

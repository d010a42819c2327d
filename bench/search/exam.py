"""The examination set, by locale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from flows.knowledge.topics import SLUGS
from flows.model import LOCALES, Locale
from training.lines import Line, parse

FOLDER = Path(__file__).with_name("lines")
Exam = Mapping[Locale, list[Line]]


def read(folder: Path = FOLDER) -> Exam:
    """The lines of each locale, in the order of its file."""
    return {locale: list(parse((folder / f"{locale}.txt").read_text("utf-8"), locale)) for locale in LOCALES}


def questions(lines: Iterable[Line]) -> list[Line]:
    """Those that ask for a topic; the others belong to the sections `-none`, `-crisis` and `-hyperbole`."""
    return [line for line in lines if line.topic in SLUGS]

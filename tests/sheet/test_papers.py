"""Each paper in each language with typical, little, too much and no data: what stands on it, and how it looks."""

from __future__ import annotations

import io
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typst
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

from bot.sheet import ENDINGS, Press, press
from tests.sheet import samples

GOLDEN = Path(__file__).parent / "golden"
PAGES = {"call": 2, "statement": 1}
EVERY = [
    pytest.param(name, locale, variant, id=f"{name}-{locale}-{variant}")
    for name in samples.NAMES
    for locale in samples.LOCALES
    for variant in samples.VARIANTS
]
PDFS = [each for each in EVERY if ENDINGS[str(each.values[0])] == "pdf"]
PICTURES = [each for each in EVERY if ENDINGS[str(each.values[0])] == "png"]
TYPICAL = [each for each in EVERY if each.values[2] == "typical"]


@pytest.fixture(scope="module")
def drawer() -> Press:
    return Press()


def data_of(name: str, locale: str, variant: str) -> dict[str, Any]:
    return samples.VARIANTS[variant](name, locale)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def written(paper: bytes) -> str:
    return bare("".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages))


@cache
def seen(name: str, locale: str, variant: str) -> list[Image.Image]:
    """The pages as pictures, drawn from the same template without the way through a PDF."""
    machine = press.assembled()
    template = Path(press.__file__).parent / press.TEMPLATES[name]
    inputs = {"data": press.fitted(samples.encoded(data_of(name, locale, variant)), machine.signs)}
    drawn: Any = machine.compiler.compile(template, format="png", ppi=60, sys_inputs=inputs)
    pages = drawn if isinstance(drawn, list) else [drawn]
    return [Image.open(io.BytesIO(page)).convert("RGB") for page in pages]


@pytest.mark.parametrize(("name", "locale", "variant"), PDFS)
def test_a_paper_has_never_a_page_more(drawer: Press, name: str, locale: str, variant: str) -> None:
    pages = PdfReader(io.BytesIO(drawer.draw(name, samples.encoded(data_of(name, locale, variant))))).pages
    assert 1 <= len(pages) <= PAGES[name]
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}


@pytest.mark.parametrize(("name", "locale", "variant"), PICTURES)
def test_a_picture_is_as_wide_as_a_phone_and_not_endless(drawer: Press, name: str, locale: str, variant: str) -> None:
    picture = Image.open(io.BytesIO(drawer.draw(name, samples.encoded(data_of(name, locale, variant)))))
    assert picture.width == 1080
    assert 900 <= picture.height <= 1600


@pytest.mark.parametrize(("name", "locale", "variant"), PDFS)
def test_a_pdf_can_be_read_aloud_by_a_machine(drawer: Press, name: str, locale: str, variant: str) -> None:
    data = data_of(name, locale, variant)
    reader = PdfReader(io.BytesIO(drawer.draw(name, samples.encoded(data))))
    root = reader.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("en" if locale == "en" else "zh")
    assert reader.xmp_metadata is not None
    assert re.search(r"pdfuaid:part>\s*1\s*<", reader.xmp_metadata.stream.get_data().decode())
    assert reader.metadata is not None
    assert reader.metadata.title == (data["title"] or "–")


@pytest.mark.parametrize("locale", samples.LOCALES)
@pytest.mark.parametrize("name", PAGES)
def test_all_of_the_typical_data_stands_on_the_paper_and_can_be_copied(drawer: Press, name: str, locale: str) -> None:
    data = samples.typical(name, locale)
    paper = written(drawer.draw(name, samples.encoded(data))).casefold()
    assert [text for text in samples.texts(data) if bare(text).casefold() not in paper] == []


@pytest.mark.parametrize("locale", samples.LOCALES)
def test_every_line_to_be_spoken_stands_on_the_paper_however_long_the_script(drawer: Press, locale: str) -> None:
    data = samples.longest("call", locale)
    paper = written(drawer.draw("call", samples.encoded(data))).casefold()
    lines = [line["zh"] for part in data["script"]["parts"] for line in part["lines"]]
    assert len(lines) == 30
    assert [line for line in lines if bare(line).casefold() not in paper] == []
    assert all(bare(warning).casefold() in paper for warning in data["warnings"])


def test_headings_are_headings(drawer: Press) -> None:
    data = samples.typical("call", "zh_Hans")
    reader = PdfReader(io.BytesIO(drawer.draw("call", samples.encoded(data))))
    found = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1) if number in reader.xref[0]]
    kinds = [str(each.get("/S")) for each in found if isinstance(each, dict) and "/S" in each]
    parts = len(data["script"]["parts"])
    assert kinds.count("/H1") >= 7
    assert kinds.count("/H2") == parts


@pytest.mark.parametrize(("name", "locale", "variant"), EVERY)
def test_nothing_stands_in_the_margins(name: str, locale: str, variant: str) -> None:
    for page in seen(name, locale, variant):
        wide, high = page.size
        edge = round(wide * 0.05)
        sides = ((0, 0, edge, high), (wide - edge, 0, wide, high))
        ends = ((0, 0, wide, edge // 2), (0, high - edge // 2, wide, high))
        for box in (*sides, *ends):
            assert page.crop(box).convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize(("name", "locale", "variant"), EVERY)
def test_a_paper_looks_as_it_did_when_somebody_last_looked(name: str, locale: str, variant: str) -> None:
    """UPDATE_GOLDEN=1 stores what is drawn now: look at the pictures before you commit them."""
    for number, page in enumerate(seen(name, locale, variant), start=1):
        path = GOLDEN / f"{name}-{locale}-{variant}-{number}.png"
        now = page.convert("L")
        if os.environ.get("UPDATE_GOLDEN"):
            GOLDEN.mkdir(exist_ok=True)
            now.quantize(16).save(path, optimize=True)
        then = Image.open(path).convert("L")
        assert now.size == then.size
        assert ImageStat.Stat(ImageChops.difference(now, then)).mean[0] < 2.5


def test_no_template_holds_a_word_of_chinese() -> None:
    for template in Path(press.__file__).parent.glob("*.typ"):
        assert not re.search(r"[\u3400-\u9fff]", template.read_text("utf-8")), template.name


def test_an_empty_paper_says_nothing(drawer: Press) -> None:
    """No template holds a word: without data there is only the number of the page, if that."""
    for name in PAGES:
        assert written(drawer.draw(name, samples.encoded(samples.empty(name, "en")))) == ""


def test_the_compiler_is_not_the_one_of_another_version() -> None:
    """The golden pictures hold for one version of the compiler: its line breaking changes between versions."""
    assert typst.__version__.startswith("0.15")

"""What may come in, and what must never come out."""

from __future__ import annotations

import io
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pypdf import PdfReader

from bot.sheet import ENDINGS, CannotDraw, Press
from tests.sheet import samples
from tests.sheet.test_papers import bare, written

SIGNS = {"pdf": b"%PDF-", "png": b"\x89PNG"}
TYPED = {
    "import": '#import "@preview/evil:1.0.0": *',
    "read": '#read("/etc/passwd")',
    "code": "#{panic(1)} #sys.inputs #data",
    "bold": "*bold* _italic_ `raw` ~ -- ---",
    "mathematics": "$x^2$ $ sum $",
    "reference": "@ref <label> @preview",
    "heading": "= heading",
    "backslash": "\\ \\u{41} \\n \\\\",
    "quotes": '" \' “ ” ‘ ’ """',
    "brackets": "]]] }}} ))) [[[ {{{ (((",
    "comment": "// /* */ https://example.org",
    "null": "null none None nil NaN undefined",
}
HARD = {
    "emoji": "还钱😀👨‍👩‍👧🇨🇳1️⃣",
    "right to left": "שלום \u202eabc\u202c العربية",
    "control": "a\x00b\x07c\x1bd\ufeffe\u2028f\u2029g\r\nh\ti",
    "private": "\ue000\U000f0000\U0010ffff",
    "combining": "e" + "\u0301" * 200,
    "unknown": "ก ॐ 𓀀 ﷺ",
    "Latin": "x" * 5000,
    "Chinese": "还" * 5000,
    "marks": "，" * 5000,
    "spaces": " " * 5000,
    "boxes": "☐☑⚠" * 1000,
    "words": "a b " * 1500,
}


@pytest.fixture(scope="module")
def drawer() -> Press:
    return Press()


def everywhere(value: Any, text: str) -> Any:
    """The data with `text` in the place of each text."""
    match value:
        case str():
            return text
        case list():
            return [everywhere(entry, text) for entry in value]
        case dict():
            return {key: everywhere(entry, text) for key, entry in value.items()}
        case _:
            return value


def filled(name: str, locale: str, text: str) -> bytes:
    return samples.encoded({**everywhere(samples.typical(name, locale), text), "locale": locale})


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
@pytest.mark.parametrize("name", ["call", "statement"])
def test_what_a_person_typed_is_shown_and_never_understood(drawer: Press, name: str, typed: str) -> None:
    data = samples.typical(name, "zh_Hans")
    place = data["facts"][0] if name == "call" else data["income"]["rows"][0]
    place["label"] = ""
    place["value" if name == "call" else "note"] = typed
    assert bare(typed) in written(drawer.draw(name, samples.encoded(data)))


@pytest.mark.parametrize("typed", [*TYPED.values(), *HARD.values()], ids=[*TYPED, *HARD])
@pytest.mark.parametrize("name", ["call", "statement", "offer"])  # plan has the template of offer
def test_a_paper_bears_anything_in_every_field_at_once(drawer: Press, name: str, typed: str) -> None:
    paper = drawer.draw(name, filled(name, "zh_Hant", typed))
    assert paper.startswith(SIGNS[ENDINGS[name]])
    if ENDINGS[name] == "pdf":
        assert len(PdfReader(io.BytesIO(paper)).pages) <= 2


@pytest.mark.parametrize("typed", HARD.values(), ids=HARD)
@pytest.mark.parametrize("field", ["facts", "script", "footer"])
def test_a_call_sheet_bears_anything_in_one_field(drawer: Press, field: str, typed: str) -> None:
    data = samples.typical("call", "en")
    data[field] = everywhere(data[field], typed)
    assert len(PdfReader(io.BytesIO(drawer.draw("call", samples.encoded(data)))).pages) <= 2


def test_what_the_font_lacks_is_a_box_and_the_rest_is_kept(drawer: Press) -> None:
    data = samples.typical("call", "zh_Hans")
    data["facts"][0]["value"] = "找😀王经理 \u202eabc ☐ ¥1,200 × 33 − 1 → Nǐ lǜ ǖ ḿ"
    paper = written(drawer.draw("call", samples.encoded(data)))
    assert "找□王经理abc☐¥1,200×33−1→Nǐlǜǖḿ" in paper


@pytest.mark.parametrize("payments", [[], [0], [0.01], [1e9] * 600, [-5, 10], [1, 1e6, 1], [1350.5] * 49, [5] * 2000])
def test_a_chart_bears_any_payments(drawer: Press, payments: list[float]) -> None:
    data = samples.typical("plan", "en")
    data["a"]["payments"] = payments
    ceilings = (None, {"label": "x", "value": 0}, {"label": "x", "value": 1e7})
    for other, ceiling in zip(([], [1200], payments), ceilings, strict=True):
        data["b"]["payments"], data["ceiling"] = other, ceiling
        assert drawer.draw("plan", samples.encoded(data)).startswith(SIGNS["png"])


@pytest.mark.parametrize("name", ENDINGS)
def test_the_same_data_give_the_same_bytes(drawer: Press, name: str) -> None:
    data = samples.encoded(samples.typical(name, "en"))
    assert drawer.draw(name, data) == drawer.draw(name, data) == Press().draw(name, data)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b'"call"', b"{}", b"\xff\xfe", b'{"locale": "fr"}', b'{"title": NaN}', b"[" * 100_000],
    ids=["nothing", "cut", "list", "null", "text", "empty", "bytes", "locale", "number", "deep"],
)
@pytest.mark.parametrize("name", ENDINGS)
def test_what_is_no_data_cannot_be_drawn(drawer: Press, name: str, data: bytes) -> None:
    with pytest.raises(CannotDraw, match=name):
        drawer.draw(name, data)


@pytest.mark.parametrize("name", ["", "paper", "call.typ", "../call", "/etc/passwd"])
def test_an_unknown_paper_cannot_be_drawn(drawer: Press, name: str) -> None:
    with pytest.raises(CannotDraw, match="unknown"):
        drawer.draw(name, b"{}")


@pytest.mark.parametrize("secret", ["欠王五三万", "sk-secret"])
def test_a_failure_says_nothing_of_what_stood_on_the_paper(drawer: Press, secret: str) -> None:
    data = samples.typical("call", "zh_Hans")
    data["facts"] = secret
    data["date"] = {secret: secret}
    with pytest.raises(CannotDraw) as caught:
        drawer.draw("call", samples.encoded(data))
    assert str(caught.value) == "cannot draw call"
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    assert secret not in "".join(traceback.format_exception(caught.value))


def test_a_press_draws_on_after_a_failure(drawer: Press) -> None:
    with pytest.raises(CannotDraw):
        drawer.draw("call", b"{}")
    assert drawer.draw("call", samples.encoded(samples.short("call", "en"))).startswith(SIGNS["pdf"])


def test_many_threads_may_draw_at_once() -> None:
    press, alone = Press(), Press()
    papers = [(name, samples.encoded(samples.short(name, locale))) for name in ENDINGS for locale in samples.LOCALES]
    with ThreadPoolExecutor(8) as threads:
        drawn = list(threads.map(lambda paper: press.draw(*paper), papers))
    assert drawn == [alone.draw(*paper) for paper in papers]

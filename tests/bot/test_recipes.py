"""From a paper to the recipe that waits in the outbox, and from that to a file, or to words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from bot.sheet import ENDINGS, CannotDraw, Press
from bot.sheet.recipes import drawn, is_drawn, recipe, undrawn
from bot.storage import Outgoing
from bot.wording import Wording
from flows.model import LOCALES, Raw, Scene
from flows.negotiation.on_paper import paper
from tests.negotiation.anybody import scenes
from tests.negotiation.cases import scene
from tests.negotiation.test_on_paper import NAMES, WHOLE, made
from tests.negotiation.test_tools_plan import SILENT

BEGINS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n"}
SAYS = b'{"text":"the same"}'
ALLOWED = {"LPR", "App", "AI", "GB", "Telegram"}  # GB/T is the name of a standard


def _letter(wording: Wording, name: str, locale: str = "zh_Hans", **own: Raw) -> Outgoing:
    return recipe(made(name, locale, **own), lambda: SAYS, wording, locale)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    else:
        yield value


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_a_recipe_is_json_that_comes_back_the_same(wording: Wording, name: str, locale: str) -> None:
    letter = _letter(wording, name, locale)
    read = json.loads(letter.body)
    assert (read["template"], read["data"]["locale"]) == (name, locale)
    assert json.loads(json.dumps(read)) == read
    assert letter.kind == "paper"
    assert letter.file == b""
    assert letter.name.endswith(f".{ENDINGS[name]}")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_on_it_is_missing_or_raw(wording: Wording, name: str, locale: str) -> None:
    found = list(_leaves(json.loads(_letter(wording, name, locale).body)["data"]))
    assert all(isinstance(leaf, str | int | float) and not isinstance(leaf, bytes) for leaf in found)
    words = " ".join(leaf for leaf in found if isinstance(leaf, str))
    assert not re.search(r"\{\w*\}|Decimal|None|Text\(|unknown", words)


@pytest.mark.parametrize("own", [{}, SILENT, {"income_now": "3000", "income_varies": None}, {"lender_kind": "private"}])
@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_no_english_stands_on_a_chinese_paper(wording: Wording, locale: str, own: dict[str, Raw]) -> None:
    for name in NAMES:
        one = paper(name, scene(locale, **{**WHOLE, **own}))
        if one is None:
            continue
        letter = recipe(one, lambda: b"{}", wording, locale)
        read = json.loads(letter.body)
        read["data"].pop("locale")
        words = " ".join(leaf for leaf in _leaves(read["data"]) if isinstance(leaf, str))
        told = f"{words} {read.get('text', '')} {letter.name.rpartition('.')[0]}"
        assert set(re.findall(r"[A-Za-z]{2,}", told)) <= ALLOWED


@pytest.mark.parametrize("name", NAMES)
def test_in_english_only_what_is_said_aloud_and_papers_are_chinese(wording: Wording, name: str) -> None:
    read = json.loads(_letter(wording, name, "en").body)["data"]
    read.pop("script", None)
    chinese = [leaf for leaf in _leaves(read) if isinstance(leaf, str) and re.search("[一-鿿]", leaf)]
    assert not [words for words in chinese if not re.search(r"[A-Za-z(\"“（]", words)]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_drawn_is_what_its_name_says(wording: Wording, press: Press, name: str) -> None:
    letter = _letter(wording, name)
    file = drawn(letter, press)
    assert file.kind == "file"
    assert file.file.startswith(BEGINS[ENDINGS[name]])
    assert file.name == letter.name
    assert is_drawn(file)
    assert not is_drawn(letter)


@pytest.mark.parametrize("name", ["call", "statement"])
def test_a_sheet_that_cannot_be_drawn_is_a_text_file(wording: Wording, name: str) -> None:
    one = made(name, "zh_Hans")
    words = undrawn(recipe(one, lambda: SAYS, wording, "zh_Hans"))
    assert words.kind == "file"
    assert words.name.endswith(".txt")
    assert words.file.decode("utf-8-sig") == wording.plain(one.instead, "zh_Hans")
    assert not is_drawn(words)


@pytest.mark.parametrize("name", ["plan", "offer"])
def test_a_picture_that_cannot_be_drawn_is_a_message(wording: Wording, name: str) -> None:
    words = undrawn(_letter(wording, name))
    assert (words.kind, words.body, words.file, words.name) == ("keep", SAYS, b"", "")


def test_what_was_drawn_can_still_be_said_in_words(wording: Wording, press: Press) -> None:
    """The file may be refused where it is sent."""
    letter = _letter(wording, "plan")
    assert undrawn(drawn(letter, press)) == undrawn(letter)


def test_a_sheets_recipe_makes_no_message_and_a_pictures_no_text(wording: Wording) -> None:
    def unasked() -> bytes:
        raise AssertionError("not asked for")

    assert "message" not in json.loads(recipe(made("call"), unasked, wording, "en").body)
    assert "text" not in json.loads(_letter(wording, "plan").body)


def test_a_recipe_that_holds_something_else_cannot_be_drawn(press: Press) -> None:
    letter = Outgoing("paper", b'{"template":"passport","data":{}}', name="x.pdf")
    with pytest.raises(CannotDraw):
        drawn(letter, press)


@pytest.mark.parametrize("locale", LOCALES)
def test_behind_the_shut_gate_no_number_waits_in_the_outbox(wording: Wording, locale: str) -> None:
    body = _letter(wording, "call", locale, **SILENT).body.decode()
    for amount in ("¥", "38,600", "31,000", "1,130", "1,200", "2,160", "6,000", "3,600", "420", "元"):
        assert amount not in body


def test_what_is_answered_later_changes_nothing_of_it(wording: Wording) -> None:
    letter = _letter(wording, "statement")
    assert "6,000" in letter.body.decode()
    assert letter == _letter(wording, "statement")
    assert letter.body != _letter(wording, "statement", income_now="7000", income_varies=None).body


@settings(max_examples=50)
@given(scenes())
def test_of_anybody_a_paper_has_a_recipe(wording: Wording, now: Scene) -> None:
    for name in NAMES:
        one = paper(name, now)
        if one is not None:
            body = recipe(one, lambda: b"{}", wording, now.locale).body
            assert all(isinstance(leaf, str | int | float) for leaf in _leaves(json.loads(body)["data"]))

"""The script on pages that a phone can show."""

from __future__ import annotations

from hypothesis import given, settings

from bot.wording import Wording
from flows.model import Scene
from flows.negotiation.script import script
from flows.negotiation.sheets import sheets
from tests.negotiation.anybody import letters, scenes, signs
from tests.negotiation.cases import CHINESE, LATIN, scene


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_the_pages_hold_every_line_once_and_in_order(at: Scene) -> None:
    assert [line for sheet in sheets(at) for line in sheet.lines] == [
        line for part in script(at) for line in part.lines
    ]
    assert [sheet.note for sheet in sheets(at) if sheet.note] == [part.note for part in script(at) if part.note]


@given(scenes())
@settings(max_examples=80, deadline=None)
def test_a_page_holds_three_lines_in_chinese_and_two_in_english(at: Scene) -> None:
    for sheet in sheets(at):
        assert 1 <= len(sheet.lines) <= (2 if at.locale == "en" else 3)


@given(scenes("zh_Hans"))
@settings(max_examples=80, deadline=None)
def test_a_chinese_page_fits_a_phone(wording: Wording, at: Scene) -> None:
    for locale in ("zh_Hans", "zh_Hant"):
        for sheet in sheets(at):
            words = "".join(wording.words(one.text, locale) for one in sheet.lines)
            note = wording.words(sheet.note, locale) if sheet.note else ""
            assert signs(words + note + wording.words(sheet.title, locale)) <= CHINESE


@given(scenes("en"))
@settings(max_examples=80, deadline=None)
def test_an_english_page_fits_a_phone(wording: Wording, at: Scene) -> None:
    for sheet in sheets(at):
        note = wording.words(sheet.note, "en") if sheet.note else ""
        assert letters(wording.plain(sheet.lines, "en") + note) <= LATIN


def test_a_part_is_spread_evenly() -> None:
    sizes: dict[str, list[int]] = {}
    for sheet in sheets(scene("zh_Hans", caller="own", papers_ready=["budget"])):
        sizes.setdefault(sheet.title.msgid, []).append(len(sheet.lines))
    assert sizes["opening"] == [3]
    assert sizes["fall-back"] == [3, 1]  # the line not to cross takes the room of one
    assert sizes["pressure"] == [2, 2]
    assert sizes["in writing"] == [3, 2, 2]


def test_three_papers_take_the_room_of_two_lines() -> None:
    at = scene("en", caller="own", papers_ready=["budget", "jobless", "leaving"])
    alone = [sheet for sheet in sheets(at) if any("papers" in one.text.params for one in sheet.lines)]
    assert [len(sheet.lines) for sheet in alone] == [1]


def test_where_there_is_no_script_there_is_no_page() -> None:
    assert sheets(scene(about_you="minor")) == ()

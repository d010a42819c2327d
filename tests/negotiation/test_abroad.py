"""Loans of another place: whom to ask there, and no rule of the mainland."""

from __future__ import annotations

import pytest

from bot.wording import Wording
from flows.model import LOCALES
from flows.negotiation.abroad import abroad
from tests.negotiation.cases import labels, overfull, scene


def test_three_places_have_a_button_each(wording: Wording) -> None:
    shown = abroad("", scene("zh_Hans"))
    assert shown
    assert labels(wording, shown.keyboard)[0] == ["香港", "台湾", "新加坡"]


@pytest.mark.parametrize("place", ["hk", "tw", "sg"])
def test_a_place_has_one_line_and_a_way_back(wording: Wording, place: str) -> None:
    shown = abroad(place, scene())
    assert shown
    assert len(shown.blocks) == 2
    assert not overfull(wording, shown.blocks)
    for locale in LOCALES:
        text = wording.plain(shown.blocks, locale)
        assert not [rule for rule in ("民法典", "Civil Code", "12348", "12378") if rule in text]


def test_another_place_has_no_page() -> None:
    assert abroad("us", scene()) is None

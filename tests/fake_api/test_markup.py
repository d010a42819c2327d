from __future__ import annotations

import pytest

from tests.fake_api.markup import parse, units
from tests.fake_api.refusal import Refused


def test_tags_become_entities_counted_in_utf_16_units() -> None:
    text, entities = parse("😀<b>您好 <i>您</i></b> &lt;3 &amp; &#20320;")
    assert text == "😀您好 您 <3 & 你"
    assert entities == [
        {"type": "bold", "offset": 2, "length": 4},
        {"type": "italic", "offset": 5, "length": 1},
    ]


def test_an_expandable_quote_is_told_from_a_plain_one() -> None:
    assert parse("<blockquote expandable>a</blockquote>")[1][0]["type"] == "expandable_blockquote"
    assert parse("<blockquote>a</blockquote>")[1][0]["type"] == "blockquote"


def test_white_space_at_the_ends_goes_and_the_entities_move_with_it() -> None:
    assert parse("\n <b> a </b> ") == ("a", [{"type": "bold", "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("您<欠3万>", 'Unsupported start tag "欠3万" at byte offset 3'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
    ],
)
def test_what_telegram_cannot_read_is_refused_in_its_words(html: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(html)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


def test_an_ampersand_that_begins_no_entity_stands_for_itself() -> None:
    assert parse("R&D &nbsp; &#0;")[0] == "R&D &nbsp; &#0;"


def test_length_is_counted_as_telegram_counts() -> None:
    assert units("😀a您") == 4

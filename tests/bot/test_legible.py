"""JSON from outside that cannot be read as it is: what can be kept of it is kept."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.legible import LEVELS, legible


def nested(levels: int, opening: bytes = b"[", closing: bytes = b"]") -> bytes:
    return opening * levels + closing * levels


def depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@pytest.mark.parametrize(
    "deep",
    [
        nested(LEVELS),
        nested(5_000),
        nested(500_000),
        nested(5_000, b'{"a":', b"}").replace(b":}", b":1}"),
        nested(5_000, b'[{"[{\\"": ', b"}]").replace(b": }", b": 1}"),
    ],
    ids=["just too deep", "deep", "a million", "objects", "brackets in strings"],
)
def test_what_is_nested_too_deeply_is_nothing_and_what_stands_beside_it_stays(deep: bytes) -> None:
    read = json.loads(legible(b'{"before": [1], "deep": %b, "after": "]}"}' % deep))
    assert (read["before"], read["after"]) == ([1], "]}")
    assert depth(read) == LEVELS


def test_what_is_not_too_deep_stays_as_it_is() -> None:
    assert legible(nested(LEVELS)) == nested(LEVELS)


def test_several_deep_places_are_each_nothing() -> None:
    assert json.loads(legible(b"[%b, 1, %b]" % (nested(LEVELS), nested(3 * LEVELS))))[1] == 1


def test_a_broken_character_is_a_question_mark() -> None:
    assert json.loads(legible(b'["\\ud83d", "\xff\xe4", "\\ud83d\\ude42"]')) == ["?", "\ufffd\ufffd", "🙂"]


def test_what_is_no_number_is_nothing() -> None:
    written = legible(b"[NaN, -Infinity, 1e999, %b, 1.5, -12345678901234567]" % (b"9" * 5000))
    assert json.loads(written) == [None, None, None, None, 1.5, -12345678901234567]


@pytest.mark.parametrize("payload", [b"", b"[", b"]", b'["', b"{" * 100_000, b"]" * 100_000, b'"' * 99_999, b"\x00"])
def test_what_is_no_json_is_refused(payload: bytes) -> None:
    with pytest.raises(json.JSONDecodeError):
        legible(payload)


scalars = st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
words = st.text(alphabet='"\\[]{}a\n😀', max_size=8)
json_values = st.recursive(
    scalars | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_what_is_legible_means_the_same(value: Any) -> None:
    assert json.loads(legible(json.dumps(value).encode())) == value


@given(st.binary(max_size=200) | st.text(alphabet='"\\[]{},:1 ', max_size=60).map(str.encode))
def test_any_bytes_are_cured_or_refused(payload: bytes) -> None:
    try:
        cured = legible(payload)
    except ValueError:
        return
    assert depth(json.loads(cured)) <= LEVELS < sys.getrecursionlimit()

"""The classifier: its arithmetic by hand, and its file."""

from __future__ import annotations

import json
import zlib
from itertools import pairwise
from math import e, sqrt

import pytest

from flows.knowledge.classifier import BITS, SIZE, Classifier, bucket, pack, softmax, unpack

X, Y, UNKNOWN = bucket("x"), bucket("y"), bucket("z")
SOUNDS = {"催": "cui", "收": "sou", "受": "sou"}


def idf() -> bytes:
    weights = bytearray(SIZE)
    weights[X], weights[Y] = 24, 48
    return bytes(weights)


def known() -> list[list[tuple[int, int]]]:
    pairs: list[list[tuple[int, int]]] = [[] for _ in range(SIZE)]
    pairs[X] = [(0, 3)]
    pairs[Y] = [(0, -2), (1, 127)]
    return pairs


def small() -> bytes:
    return pack(("a", "b"), (0.1, -0.2), (0.5, 0.25), idf(), known(), SOUNDS, "0123456789abcdef")


def scores(*features: str) -> list[float]:
    return unpack(small()).scores(features)


def test_a_classifier_comes_out_of_its_file_as_it_went_in() -> None:
    found = unpack(small())
    assert (found.topics, found.biases, found.units) == (("a", "b"), (0.1, -0.2), (0.5, 0.25))
    assert (found.idf, found.sounds, found.digest) == (idf(), SOUNDS, "0123456789abcdef")
    assert len(found.begin) == SIZE + 1
    told = [
        list(zip(found.owners[first:last], found.weights[first:last], strict=True))
        for first, last in pairwise(found.begin)
    ]
    assert told == known()


def test_packing_it_again_gives_the_same_file(classifier: Classifier) -> None:
    for one in (unpack(small()), classifier):
        pairs = [
            list(zip(one.owners[first:last], one.weights[first:last], strict=True))
            for first, last in pairwise(one.begin)
        ]
        again = unpack(pack(one.topics, one.biases, one.units, one.idf, pairs, one.sounds, one.digest))
        assert again == one


def test_the_score_of_a_line_is_what_one_reckons_by_hand() -> None:
    length = sqrt(24**2 + 48**2)
    assert scores("x", "y") == pytest.approx([0.1 + 0.5 * (24 * 3 - 48 * 2) / length, -0.2 + 0.25 * 48 * 127 / length])
    assert scores("x") == pytest.approx([0.1 + 0.5 * 3, -0.2])
    assert scores("y") == pytest.approx([0.1 - 0.5 * 2, -0.2 + 0.25 * 127])


def test_a_line_of_nothing_known_has_the_biases() -> None:
    assert len({X, Y, UNKNOWN}) == 3
    assert scores() == scores("z") == [0.1, -0.2]


def test_neither_order_nor_repetition_nor_what_is_unknown_counts() -> None:
    assert scores("y", "x") == scores("x", "y", "x", "z") == scores("x", "y")


@pytest.mark.parametrize(
    ("feature", "crc"), [("", 0), ("a", 0xE8B7BE43), ("123456789", 0xCBF43926), ("=call", zlib.crc32(b"=call"))]
)
def test_a_feature_has_the_same_bucket_for_ever(feature: str, crc: int) -> None:
    assert SIZE == 2**BITS == 262_144
    assert bucket(feature) == crc % SIZE


def test_buckets_are_of_the_bytes_of_utf_8_and_take_what_is_none() -> None:
    assert bucket("催收") == zlib.crc32(b"\xe5\x82\xac\xe6\x94\xb6") % SIZE
    assert bucket("\ud800") == zlib.crc32(b"?") % SIZE


def test_probabilities_add_up_to_one_and_keep_the_order() -> None:
    assert softmax([0.0, 0.0]) == [0.5, 0.5]
    assert softmax([1.0, 0.0]) == pytest.approx([e / (1 + e), 1 / (1 + e)])
    found = softmax([-2000.0, 3.5, 2000.0, 1999.0])
    assert sum(found) == pytest.approx(1)
    assert found[2] > found[3] > found[1] >= found[0] >= 0


HEAD, _, BODY = small().partition(b"\n")
PARTS = zlib.decompress(BODY)
DAMAGED = {
    "nothing": b"",
    "no file of ours": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
    "only its head": HEAD,
    "a head without its body": HEAD + b"\n",
    "cut in the middle": small()[: len(small()) // 2],
    "cut by a byte": small()[:-1],
    "a byte that is another": small()[:-1] + bytes([small()[-1] ^ 1]),
    "a body that is not compressed": HEAD + b"\n" + PARTS,
    "a weight too few": HEAD + b"\n" + zlib.compress(PARTS[:-1]),
    "a weight too many": HEAD + b"\n" + zlib.compress(PARTS + b"\1"),
    "too few buckets": HEAD + b"\n" + zlib.compress(PARTS[:100]),
    "a head that is a list": b"[]\n" + BODY,
    "a head without topics": json.dumps({"sounds": {}}).encode() + b"\n" + BODY,
    "bytes": b"\xff\xfe\0\n" + BODY,
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_a_value_error(damage: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack(DAMAGED[damage])


def test_the_file_of_the_product_knows_every_bucket_and_topic(classifier: Classifier) -> None:
    assert len(classifier.idf) == SIZE
    assert classifier.begin[SIZE] == len(classifier.owners) == len(classifier.weights) > 100_000
    assert max(classifier.owners) < len(classifier.topics) == len(classifier.biases) == len(classifier.units)
    assert all(classifier.idf[at] for at in range(SIZE) if classifier.begin[at] < classifier.begin[at + 1])

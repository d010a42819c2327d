"""What a line asks for, and whether it is danger: linear classifiers over hashed features, read from trained weights.

The file (locales/search.bin, written by `python -m training`): a line of JSON, then, compressed, for each of SIZE
buckets its weight in a line (`idf`) and how many topics know it, and for each of those the topic and its int8 weight.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, sqrt

BITS = 18
SIZE = 1 << BITS
IDF_UNIT = 24.0
"""An idf of 1 in its byte."""
DANGER = "~danger"
"""What stands among the topics for danger, weighed against everything else."""


def bucket(feature: str) -> int:
    """The bucket that a feature shares with a few others."""
    return zlib.crc32(feature.encode("utf-8", "replace")) & (SIZE - 1)


@dataclass(frozen=True, slots=True)
class Classifier:
    """`topics`, each with a bias and what a weight of 1 is worth (`units`). The weights of bucket 0 are
    `weights[begin[0]:begin[1]]`, each for one of `owners`. `sounds`: the syllable of each character. `digest`: of the
    lines that it was trained on."""

    topics: tuple[str, ...]
    biases: tuple[float, ...]
    units: tuple[float, ...]
    idf: bytes
    begin: array[int]
    owners: bytes
    weights: array[int]
    sounds: Mapping[str, str]
    digest: str

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each topic for a line of these features, before it is made a probability."""
        idf, begin, owners, weights = self.idf, self.begin, self.owners, self.weights
        sums = [0] * len(self.topics)
        length = 0
        for at in {bucket(feature) for feature in features}:
            if weight := idf[at]:
                length += weight * weight
                first, last = begin[at], begin[at + 1]
                for owner, known in zip(owners[first:last], weights[first:last]):  # noqa: B905 - it is the inner loop
                    sums[owner] += weight * known
        scale = 1 / sqrt(length) if length else 0.0
        return [bias + scale * unit * total for bias, unit, total in zip(self.biases, self.units, sums, strict=True)]


def softmax(scores: Iterable[float]) -> list[float]:
    """Scores as probabilities."""
    scores = list(scores)
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def unpack(packed: bytes) -> Classifier:
    """A classifier from its file. ValueError where it is none."""
    try:
        return _unpacked(packed)
    except (zlib.error, LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"the weights are damaged: {type(error).__name__}") from None


def _unpacked(packed: bytes) -> Classifier:
    head, _, body = packed.partition(b"\n")
    told = json.loads(head)
    parts = zlib.decompress(body)
    idf, counts, rest = parts[:SIZE], parts[SIZE : 2 * SIZE], parts[2 * SIZE :]
    size = sum(counts)
    topics = tuple(told["topics"])
    if len(counts) != SIZE or len(rest) != 2 * size or max(rest[:size], default=0) >= len(topics):
        raise ValueError("the weights are damaged")
    weights = array("b")
    weights.frombytes(rest[size:])
    return Classifier(
        topics,
        tuple(told["biases"]),
        tuple(told["units"]),
        idf,
        array("I", accumulate(counts, initial=0)),
        rest[:size],
        weights,
        {char: sound for sound, chars in told["sounds"].items() for char in chars},
        told["digest"],
    )


def pack(
    topics: Iterable[str],
    biases: Iterable[float],
    units: Sequence[float],
    idf: bytes,
    known: Iterable[Iterable[tuple[int, int]]],
    sounds: Mapping[str, str],
    digest: str,
) -> bytes:
    """The file of a classifier. `known`: for each bucket, the topics that know it, each with its weight (int8)."""
    counts, owners, weights = bytearray(), bytearray(), array("b")
    for pairs in known:
        before = len(owners)
        for owner, weight in pairs:
            owners.append(owner)
            weights.append(weight)
        counts.append(len(owners) - before)
    spoken: dict[str, str] = {}
    for char, sound in sorted(sounds.items()):
        spoken[sound] = spoken.get(sound, "") + char
    head = {"topics": list(topics), "biases": list(biases), "units": list(units), "sounds": spoken, "digest": digest}
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return line + b"\n" + zlib.compress(idf + bytes(counts) + bytes(owners) + weights.tobytes(), 9)

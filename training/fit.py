"""Fitting a linear classifier to lines, and rounding it until it is small enough to be kept in the repository."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from pypinyin import lazy_pinyin
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from flows.knowledge.classifier import IDF_UNIT, SIZE, bucket, pack
from flows.knowledge.features import features

SEED = 20261128
_CHARACTERS = range(0x4E00, 0x9FA6)
_ONE = (("zh", "z"), ("ch", "c"), ("sh", "s"))


@dataclass(frozen=True, slots=True)
class Fitted:
    """Topics, and for each the weights of the buckets (float) and a bias."""

    topics: tuple[str, ...]
    idf: np.ndarray
    weights: np.ndarray
    biases: np.ndarray

    def scores(self, rows: csr_matrix) -> np.ndarray:
        """The score of each topic, a row each."""
        return np.asarray(rows @ self.weights.T + self.biases)


@cache
def sounds() -> Mapping[str, str]:
    """The syllable of each character, as features.py wants it."""
    found = {}
    for char in map(chr, _CHARACTERS):
        said = lazy_pinyin(char)[0]
        if said != char:
            for double, single in _ONE:
                said = single + said[2:] if said.startswith(double) else said
            found[char] = said[:-1] if said.endswith("ng") else said
    return found


@cache
def buckets(text: str) -> tuple[int, ...]:
    """The buckets of a line, as the classifier sees it."""
    return tuple(sorted({bucket(feature) for feature in features(text, sounds())}))


def idf_of(texts: Sequence[str], at_least: int = 2) -> np.ndarray:
    """The weight of each bucket, as it is rounded in the file; 0 for one that too few lines know."""
    seen: Counter[int] = Counter()
    for text in texts:
        seen.update(buckets(text))
    idf = np.zeros(SIZE)
    for at, often in seen.items():
        if often >= at_least:
            idf[at] = 1 + np.log((1 + len(texts)) / (1 + often))
    return np.round(np.minimum(idf * IDF_UNIT, 255)) / IDF_UNIT


def matrix(texts: Sequence[str], idf: np.ndarray) -> csr_matrix:
    """The lines as rows of length 1."""
    columns, values, ends = [], [], [0]
    for text in texts:
        known = [at for at in buckets(text) if idf[at]]
        row = idf[known]
        columns += known
        values += list(row / (np.linalg.norm(row) or 1.0))
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(texts), SIZE))


def fit(texts: Sequence[str], topics: Sequence[str], strength: float, weights: Sequence[float] | None = None) -> Fitted:
    """One linear machine a topic, against all others. `strength` is the inverse of its regularisation, `weights` how
    much each line counts. With two topics there is one machine, for the later one."""
    idf = idf_of(texts)
    rows = matrix(texts, idf)
    used = np.flatnonzero(idf)
    model = LinearSVC(C=strength, random_state=SEED)
    model.fit(rows[:, used], np.array(topics), sample_weight=weights)
    full = np.zeros((len(model.coef_), SIZE))
    full[:, used] = model.coef_
    names = tuple(model.classes_) if len(model.coef_) > 1 else (str(model.classes_[1]),)
    return Fitted(names, idf, full, model.intercept_)


def together(one: Fitted, other: Fitted) -> Fitted:
    """Both in one, for one pass over a line. They were fitted to the same lines."""
    assert np.array_equal(one.idf, other.idf)
    return Fitted(
        (*one.topics, *other.topics),
        one.idf,
        np.vstack([one.weights, other.weights]),
        np.concatenate([one.biases, other.biases]),
    )


def packed(fitted: Fitted, least: float, digest: str) -> bytes:
    """The file of a classifier. Weights below `least` of their topic's greatest are left out, the others kept in 127
    steps."""
    units = np.abs(fitted.weights).max(axis=1) / 127
    steps = np.round(fitted.weights / units[:, None]).astype(int)
    steps[np.abs(steps) < least * 127] = 0
    known = [[(int(owner), int(steps[owner, at])) for owner in np.flatnonzero(steps[:, at])] for at in range(SIZE)]
    idf = bytes(np.round(fitted.idf * IDF_UNIT).astype(int).tolist())
    biases = [round(float(bias), 4) for bias in fitted.biases]
    return pack(fitted.topics, biases, [float(f"{unit:.5g}") for unit in units], idf, known, sounds(), digest)

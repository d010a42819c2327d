"""`python -m tests.hostile`: everything that people may do who mean harm, counted, and the table of it.

The exit status is 1 when anything came of it that may not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bot.wording import Wording
from tests.hostile.attacks import ALL, Onslaught
from tests.hostile.machine import play
from tests.hostile.readers import read_anything
from tests.hostile.siege import HEAD, Attack, besiege

_QUICK_STEPS, _TEXTS, _QUICK_TEXTS = 5_000, 20_000, 200


def main() -> int:
    parser = argparse.ArgumentParser("python -m tests.hostile", description=__doc__)
    parser.add_argument("--steps", type=int, default=200_000, help="of somebody who does anything (200,000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="everything, but much less often")
    given = parser.parse_args()
    attacks = []
    for attack in _attacks(given):
        began = time.monotonic()
        attacks.append(attack())
        told = [f"{time.monotonic() - began:6.0f} s  {attacks[-1].name}", *attacks[-1].wrong[:20]]
        print(*told, sep="\n          ", file=sys.stderr, flush=True)
    print(HEAD, *(attack.row() for attack in attacks), sep="\n")
    return 1 if any(attack.wrong for attack in attacks) else 0


def _attacks(given: argparse.Namespace) -> Iterator[Callable[[], Attack]]:
    for onslaught in ALL:
        yield partial(_besieged, onslaught, given)
    yield partial(_read, given)
    yield partial(_walked, given)


def _besieged(onslaught: Onslaught, given: argparse.Namespace) -> Attack:
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        return besiege(onslaught, Path(folder), given.seed, onslaught.quick if given.quick else onslaught.times)


def _read(given: argparse.Namespace) -> Attack:
    attack = Attack("the readers of amounts, dates, counts, rates, questions, alarms: noise in six scripts", given.seed)
    try:
        attack.outcomes.update(read_anything(given.seed, _QUICK_TEXTS if given.quick else _TEXTS))
    except Exception as error:
        attack.wrong.append(repr(error))
    return attack


def _walked(given: argparse.Namespace) -> Attack:
    attack = Attack("somebody who does anything, step by step", given.seed)
    steps = min(given.steps, _QUICK_STEPS) if given.quick else given.steps
    try:
        attack.outcomes["every promise held"] = play(Wording.load(), steps, given.seed)
    except AssertionError as error:
        attack.wrong.append(str(error))
    return attack


if __name__ == "__main__":
    sys.exit(main())

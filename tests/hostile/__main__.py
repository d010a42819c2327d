"""`python -m tests.hostile --steps 200000 --seed 1`: somebody who does anything, for as long as one likes."""

from __future__ import annotations

import argparse
import time

from bot.wording import Wording
from tests.hostile.machine import play


def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.hostile")
    parser.add_argument("--steps", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--quick", action="store_const", dest="steps", const=5_000, help="5,000 steps")
    given = parser.parse_args()
    begun = time.monotonic()
    events = play(Wording.load(), given.steps, given.seed)
    print(f"{events} steps from seed {given.seed} in {time.monotonic() - begun:.0f} s: every promise held")


if __name__ == "__main__":
    main()

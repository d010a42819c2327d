"""`python -m tests.faults`: everything that goes wrong, as often as it takes, and the table of it.

The exit status is 1 when anything was lost, wrong, out of order, stuck, or told to the log.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.faults import crowd, troubles
from tests.faults.experiment import Experiment
from tests.faults.result import Result, summed, table
from tests.faults.trouble import Trouble
from tests.process.denials import small_disk

Run = Callable[[Path], Result]
_NOTES = 20


def main() -> int:
    given = _parser().parse_args()
    results: list[Result] = []
    began = time.monotonic()
    for name, run in _chosen(given):
        result = _outcome(name, run)
        results.append(result)
        _report(result, time.monotonic() - began)
    found = summed(results)
    print(table(found))
    print()
    kills = sum(result.kills for result in found)
    facts = [fact for result in found for fact in result.facts]
    for fact in [*facts, f"{len(results)} runs, {kills} kills, {time.monotonic() - began:.0f} s"]:
        print(f"- {fact}")
    return 0 if all(result.is_clean for result in found) else 1


def _outcome(name: str, run: Run) -> Result:
    """Of one experiment, in a folder of its own; where it could not be brought to its end, that."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        try:
            return run(Path(folder))
        except AssertionError as error:
            return Result(name, stuck=1, notes=[str(error)])


def _report(result: Result, seconds: float) -> None:
    """Progress, beside the table."""
    wrong = "" if result.is_clean else f"  {result.faults()}"
    lines = [f"{seconds:6.0f} s  {result.name}, seed {min(result.seeds, default=0)}{wrong}"]
    lines += [f"          {note}" for note in ([] if result.is_clean else result.notes[:_NOTES])]
    print(*lines, sep="\n", file=sys.stderr, flush=True)


def _chosen(given: argparse.Namespace) -> Iterator[tuple[str, Run]]:
    for trouble, seed in _experiments(given):
        if given.only in trouble.name:
            yield trouble.name, partial(_run, trouble, seed)
    for how in ("", "at once", "in a second"):
        if given.only in (name := f"flood {how}".strip()):
            yield name, partial(crowd.flood, given.seed, how=how)
    if given.only in "crowd":
        chats = 500 if given.quick else 5_000
        yield "crowd", partial(crowd.drain, chats, 20, given.seed)


def _run(trouble: Trouble, seed: int, folder: Path) -> Result:
    return Experiment(trouble, seed, folder).run()


def _experiments(given: argparse.Namespace) -> Iterator[tuple[Trouble, int]]:
    """Every trouble with its seed."""
    times = 1 if given.quick else 3
    for trouble in (*troubles.OF_THE_API, *troubles.OF_UPDATES, *troubles.OF_THE_PROCESS):
        for number in range(times):
            yield trouble, given.seed + number
    for trouble in (*troubles.OF_THE_DISK, *([troubles.FULL_DISK] if _can_mount() else [])):
        yield trouble, given.seed
    yield from troubles.at_points(times, given.seed)
    if not given.quick:
        yield troubles.LONG_STOP, given.seed
        yield troubles.LONG_WAIT, given.seed
    yield from troubles.random_kills(20 if given.quick else given.kills, given.seed)


def _can_mount() -> bool:
    with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder)) as mounted:
        return mounted


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="random kills, at least (200)")
    parser.add_argument("--seed", type=int, default=1, help="of the first experiment of each kind (1)")
    parser.add_argument("--only", default="", help="what has this in its name")
    parser.add_argument("--quick", action="store_true", help="everything short, once")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""`python -m bench`: both walks through all phases, as one table each. Options narrow it down."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench import dialog12, guided, machine
from bench.phases import PHASES, Subject, measure
from bench.table import facts, table

WALKS = ("dialog12", "guided")


def main() -> int:
    """Prints the tables; what is under way goes to stderr. The exit status is 1 when an answer was wrong or missing."""
    told = _options().parse_args()
    faults = 0
    phases = [phase for phase in PHASES if not told.phases or any(word in phase.name for word in told.phases)]
    with tempfile.TemporaryDirectory(prefix="bench-", dir=told.folder) as folder:
        print(facts(machine.facts(Path(folder))), flush=True)
        for name in told.walk or WALKS:
            measured = measure(_subject(name), phases, told.repeats, Path(folder), _say)
            print(f"\n{table(name, measured)}", flush=True)
            faults += sum(row.faults for row in measured.rows)
    return 1 if faults else 0


def _subject(name: str) -> Subject:
    if name == "dialog12":
        return Subject(name, dialog12.WALK, (sys.executable, "-m", "bench.dialog12"))
    return Subject(name, guided.walk(), (sys.executable, "-m", "bot", "run"))


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--walk", action="append", choices=WALKS, help="only this walk (may be given twice)")
    options.add_argument("--phases", nargs="*", help="only the phases with one of these words in their name")
    options.add_argument("--repeats", type=int, default=3, help="how often each phase is tried; the middle one counts")
    options.add_argument("--folder", type=Path, help="where the database lies (a disk, not a RAM disk)")
    return options


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

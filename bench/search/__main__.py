"""`python -m bench.search`: our search on lines that nobody prepared it for. With `others`: other searches on the same
questions; their encoders need not be installed. With them it takes ten minutes; what is under way goes to stderr.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import machine
from bench.search import exam
from bench.table import facts


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table."""
    options = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    options.add_argument("what", nargs="?", choices=("ours", "others"), default="ours")
    given = options.parse_args(arguments)
    print(facts(machine.facts(Path(__file__).parent)), end="\n\n", flush=True)
    print(_others() if given.what == "others" else _ours())
    return 0


def _ours() -> str:
    from bench.search import figures, process
    from bench.search.shelf import load

    asked = exam.read()
    run = process.measure([line.text for lines in asked.values() for line in lines])
    shelf = load()
    table = figures.table({locale: figures.ask(lines, shelf.library) for locale, lines in asked.items()})
    return (
        f"weights {shelf.version} · `xieshang ask` on all lines: at most {run.memory:.1f} MiB, "
        f"first answer {run.start:.0f} ms after its start\n\n{table}"
    )


def _others() -> str:
    from bench.search.rivals import RIVALS, Rival, compare
    from bench.search.shelf import load

    def said(rival: Rival) -> Rival:
        print(rival.name, file=sys.stderr, flush=True)
        return rival

    shelf = load()
    questions = [line for lines in exam.read().values() for line in exam.questions(lines)]
    table = compare(shelf, questions, map(said, RIVALS))
    return f"weights {shelf.version} · {len(questions)} questions\n\n{table}"


if __name__ == "__main__":
    sys.exit(main())

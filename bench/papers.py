"""`python -m bench.papers`: how long a paper takes to draw, and what two hundred of them in a row do to memory.

The papers are those of a typical person and of the longest data of the tests, each with numbers of its own, so that
nothing is drawn twice.
"""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench import machine
from bench.table import facts
from bot.sheet import Press
from tests.sheet.samples import LOCALES, NAMES, VARIANTS

_TIMES = 40
_IN_A_ROW = 200


def main() -> None:
    """Prints the tables."""
    print(facts(machine.facts(Path(__file__).parent)), end="\n\n", flush=True)
    press = Press()
    began = time.perf_counter()
    press.draw("call", _data("typical", "call", "zh_Hans", 0))
    print(f"first paper of a process: {_ms(time.perf_counter() - began):.0f} ms\n")
    print("| paper | data | p50 ms | p95 ms |\n|---|---|---|---|")
    for variant in ("typical", "longest"):
        for name in NAMES:
            for locale in LOCALES:
                times = [_draw(press, variant, name, locale, at) for at in range(_TIMES)]
                print(
                    f"| {name} {locale} | {variant} | {median(times):.0f} | {quantiles(times, n=20)[18]:.0f} |",
                    flush=True,
                )
    _memory(press)


def _draw(press: Press, variant: str, name: str, locale: str, at: int) -> float:
    data = _data(variant, name, locale, at)
    began = time.perf_counter()
    press.draw(name, data)
    return _ms(time.perf_counter() - began)


def _memory(press: Press) -> None:
    """Resident memory while papers of all kinds are drawn."""
    print("\n| papers in a row | MiB |\n|---|---|")
    for at in range(_IN_A_ROW + 1):
        if at % 50 == 0:
            print(f"| {at} | {_resident():.0f} |", flush=True)
        press.draw(NAMES[at % 4], _data("typical", NAMES[at % 4], LOCALES[at % 3], at))
    print(f"\nat most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _data(variant: str, name: str, locale: str, at: int) -> bytes:
    """A paper that was not drawn before: its title and numbers are its own."""
    data: dict[str, Any] = VARIANTS[variant](name, locale)
    data["title"] = f"{data['title']} {at}"
    return json.dumps(data, ensure_ascii=False).replace("1,200", f"1,{at + 200}").encode()


def _ms(seconds: float) -> float:
    return seconds * 1000


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()

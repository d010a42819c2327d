"""The figures as one table that can be pasted into the README."""

from __future__ import annotations

from collections.abc import Mapping

from bench.phases import Measured, Row

COLUMNS = ("phase", "updates/s", "p50 ms", "p99 ms", "CPU µs/update", "calls/update", "stub CPU µs", "MiB", "faults")


def facts(known: Mapping[str, str]) -> str:
    """The machine in one line."""
    return " · ".join(f"{name} {value}" for name, value in known.items())


def table(name: str, measured: Measured) -> str:
    """One walk, in Markdown."""
    head = [
        f"### {name}",
        "",
        f"cold start {measured.cold:.0f} ms · memory {measured.memory_at_start:.1f} MiB after the first reply, "
        f"{measured.grown:.2f} KiB more a chat",
        "",
    ]
    lines = [COLUMNS, *(_cells(row) for row in measured.rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(COLUMNS))]
    rows = [_line(line, widths) for line in lines]
    rule = "|" + "|".join("-" * (width + 1) + (":" if at else "-") for at, width in enumerate(widths)) + "|"
    note = ["", f"first fault: {measured.fault}"] if measured.fault else []
    return "\n".join([*head, rows[0], rule, *rows[1:], *note])


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.phase,
        f"{row.rate:,.0f}",
        f"{row.median_wait:.2f}",
        f"{row.long_wait:.2f}",
        f"{row.cpu:.0f}",
        f"{row.calls:.2f}",
        f"{row.stub_cpu:.0f}",
        f"{row.memory:.1f}",
        str(row.faults),
    )


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = [
        cell.rjust(width) if at else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return f"| {' | '.join(padded)} |"

"""Who may import whom (DESIGN.md 2), read from the code itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOWS = sorted((ROOT / "flows").rglob("*.py"))
BOT = sorted((ROOT / "bot").rglob("*.py"))

# A part of flows imports only parts that stand before it, and itself.
LAYERS = (
    ("model",),
    ("reading", "engine", "check"),
    ("answers",),
    ("money", "knowledge"),
    ("negotiation", "call"),
    ("dialogue",),
    ("conversation",),
)
RANK = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}

OUTSIDE_OF_FLOWS = {
    "asyncio", "babel", "gettext", "http", "io", "locale", "logging", "os", "pathlib", "random", "secrets", "socket",
    "sqlite3", "subprocess", "sys", "telegram", "threading", "time", "urllib",
}  # fmt: skip
READS_FILES = {ROOT / "flows" / "knowledge" / "articles.py"}

LATE = (
    "babel.dates", "cn2an", "hypothesis", "numpy", "opencc", "prometheus_client", "psycopg", "pypinyin", "pytest",
    "rapidfuzz", "rich", "sqlite_utils", "typst", "flows.reading.loans", "flows.reading.offers",
)  # fmt: skip


def imported(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, wherever in it."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def part_of(path: Path) -> str:
    """The part of flows that a file belongs to."""
    return path.relative_to(ROOT / "flows").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_core_imports_only_what_stands_before_it(path: Path) -> None:
    if part_of(path) == "__init__":
        assert not list(imported(path))
        return
    rank = RANK[part_of(path)]
    for name in imported(path):
        top, _, rest = name.partition(".")
        assert top != "bot", f"{path} imports {name}"
        if top == "flows":
            other = rest.split(".")[0]
            assert other == part_of(path) or RANK[other] < rank, f"{path} imports {name}"


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_core_touches_nothing_outside(path: Path) -> None:
    allowed = {"pathlib"} if path in READS_FILES else set()
    found = {name.split(".")[0] for name in imported(path)} & OUTSIDE_OF_FLOWS
    assert found <= allowed


def test_only_the_engine_knows_the_machine() -> None:
    importers = {path for path in (*FLOWS, *BOT) if any(name.startswith("transitions") for name in imported(path))}
    assert importers == {ROOT / "flows" / "engine.py"}


def test_only_settings_read_the_environment() -> None:
    """What is set for a library before it is imported is not read."""
    reading = re.compile(r"environ(?!\.setdefault\()|getenv")
    assert {path.name for path in BOT if reading.search(path.read_text("utf-8"))} == {"config.py"}


def loaded(code: str) -> set[str]:
    """The modules that are loaded after `code` has run in a process of its own."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import bot.__main__",
        "import bot.run, flows.conversation\nfrom bot.wording import Wording\nWording.load()",
    ],
)
def test_what_is_needed_late_is_not_loaded_at_start(code: str) -> None:
    modules = loaded("import bot.catalogues as c; c.compile_catalogues(c.locales())") and loaded(code)
    assert not {name for name in LATE if name in modules}

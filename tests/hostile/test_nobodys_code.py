"""No code from strangers at run time: nothing is evaluated, loaded or started, and what is installed is pinned."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILTINS = {"eval", "exec", "compile", "__import__", "breakpoint"}
MODULES = {
    *(
        "pickle",
        "marshal",
        "shelve",
        "dill",
        "cloudpickle",
        "joblib",
        "jsonpickle",
        "subprocess",
        "ctypes",
        "cffi",
        "pty",
    ),
    *("runpy", "code", "codeop", "imp", "zipimport", "xmlrpc", "ftplib", "telnetlib", "pip", "ensurepip", "webbrowser"),
    *("multiprocessing", "importlib", "xml", "yaml", "jinja2"),
}
CALLS = {
    *("system", "popen", "execv", "execve", "execvp", "execl", "spawnv", "spawnl", "fork", "forkpty", "posix_spawn"),
    *("import_module", "load_extension", "enable_load_extension", "create_subprocess_exec", "create_subprocess_shell"),
    *("exec_module", "unsafe_load", "dlopen", "LoadLibrary"),
}
KNOWN = {("bot/messages.py", "importlib")}
"""For developers: it asks where OpenCC's tables lie, and loads nothing."""


def foreign(source: str) -> Iterator[str]:
    """Everything in `source` that runs what is not written here."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.partition(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").partition(".")[0] in MODULES:
            yield str(node.module)
        elif isinstance(node, ast.Name) and node.id in BUILTINS:
            yield node.id
        elif isinstance(node, ast.Attribute) and node.attr in CALLS:
            yield node.attr


def sources() -> list[Path]:
    return [path for folder in ("bot", "flows") for path in sorted((ROOT / folder).rglob("*.py"))]


def test_neither_bot_nor_flows_runs_what_is_not_written_in_them() -> None:
    assert len(sources()) > 100
    found = {
        (path.relative_to(ROOT).as_posix(), name.partition(".")[0])
        for path in sources()
        for name in foreign(path.read_text("utf-8"))
    }
    assert found == KNOWN


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')",
        "run = exec",
        "import pickle",
        "from pickle import loads",
        "import importlib.util",
        "from importlib import import_module as load",
        "import os\nos.system('x')",
        "asyncio.create_subprocess_exec('x')",
        "db.enable_load_extension(True)",
        "getattr(db, 'x')\ndb.load_extension('x')",
        "import yaml\nyaml.load(x)",
        "__import__('os')",
    ],
)
def test_each_way_to_run_something_else_would_be_found(source: str) -> None:
    assert list(foreign(source))


def test_a_pattern_is_no_program() -> None:
    assert not list(foreign("import re\nre.compile('x')\ncompiled = re.compile"))


# -- what is installed
PINNED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[a-z0-9,-]+\])?==[0-9][A-Za-z0-9.+!-]*(?: ; [^\\]+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def requirements(text: str) -> list[str]:
    """Its lines with what is continued on the next ones, comments aside."""
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    return [" ".join(line.split()) for line in lines if not line.lstrip().startswith("#")]


def fault(line: str) -> str:
    """What is wrong with a requirement, or ''."""
    wanted, *hashes = line.split(" --hash=")
    if not PINNED.fullmatch(wanted):
        return "not pinned"
    if not hashes or not all(HASH.fullmatch(f"--hash={one}") for one in hashes):
        return "no sha256"
    return ""


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_with_a_hash_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    lines = requirements(text)
    assert len(lines) > 10
    assert [(line, why) for line in lines if (why := fault(line))] == []
    assert not re.search(r"https?:|git\+|@ |--(?:index|extra-index|find-links|trusted-host)|-e ", text)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("rich>=15", "not pinned"),
        ("rich @ https://x.example/rich.whl", "not pinned"),
        ("--find-links https://x.example", "not pinned"),
        ("rich==15.0", "no sha256"),
        ("rich==15.0 --hash=md5:0123", "no sha256"),
        ("rich==15.0 ; sys_platform == 'linux' --hash=sha256:" + "0" * 64, ""),
    ],
)
def test_what_is_wrong_with_a_requirement_is_seen(line: str, why: str) -> None:
    assert fault(line) == why


def test_the_makefile_installs_nothing_without_its_hash() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installs = [line for line in makefile.splitlines() if "pip install" in line]
    assert installs
    assert all("--require-hashes" in line for line in installs)

"""What README says can be done: its commands work, and its table of settings is the whole of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot import config

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize("command", [line for line in _commands() if line.startswith("make ")])
def test_make_knows_the_target(command: str) -> None:
    done = subprocess.run(["make", "-n", *_words(command)[1:]], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("command", [line for line in _commands() if not line.startswith("make ")])
def test_the_command_works(command: str, tmp_path: Path) -> None:
    here = command.replace(".venv/bin/python", sys.executable)
    done = subprocess.run(here, cwd=ROOT, shell=True, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert re.search("[\u4e00-\u9fff]", done.stdout.decode())


def test_the_terminal_in_english_speaks_english(tmp_path: Path) -> None:
    words = _words(next(line for line in _commands() if "chat --locale en" in line))[2].removeprefix("ARGS=").split()
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words, "--database", str(tmp_path / "chat.db")],
        cwd=ROOT,
        input=b"/start\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "What do you need now?" in done.stdout.decode()


def test_the_table_of_settings_is_complete() -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert told == {*config._NAMES.values(), "HTTPS_PROXY"}


@pytest.mark.parametrize("path", re.findall(r"\]\(((?!http)[^)#]+)\)", README))
def test_a_link_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


def _words(command: str) -> list[str]:
    import shlex

    return shlex.split(command)

"""The command as people and programs give it, in a process of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.shelf import load_library
from flows.knowledge.rules.facts import FACTS

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "DATABASE_URL"))}
WELCOME = {"zh_Hans": "您现在最需要什么？", "zh_Hant": "您現在最需要什麼？", "en": "What do you need now?"}


def xieshang(*arguments: str, folder: Path, lines: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=lines,
        env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


# -- chat, through a pipe ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("locale", WELCOME)
def test_a_conversation_goes_through_a_pipe_line_by_line(tmp_path: Path, locale: str) -> None:
    done = xieshang("chat", "--locale", locale, "--database", "chat.db", folder=tmp_path, lines="/start\n2\n\\1\n")
    assert done.returncode == 0, done.stderr
    pages = done.stdout.strip().split("\n\n")
    assert len(pages) == 3
    assert WELCOME[locale] in pages[0]
    assert "\n[1] " in pages[0]
    assert WELCOME[locale] not in pages[1]


def test_what_was_said_is_remembered_in_the_database(tmp_path: Path) -> None:
    xieshang("chat", "--locale", "en", folder=tmp_path, lines="/start\n2\n1\n")
    assert (tmp_path / "xieshang.db").exists()
    again = xieshang("chat", folder=tmp_path, lines="/start\n")
    assert "Go on, or begin another case?" in again.stdout


def test_whoever_says_nothing_sees_the_first_screen(tmp_path: Path) -> None:
    done = xieshang("chat", folder=tmp_path)
    assert done.returncode == 0
    assert WELCOME["zh_Hans"] in done.stdout


def test_without_a_token_it_says_how_to_get_one_and_talks_here(tmp_path: Path) -> None:
    done = xieshang(folder=tmp_path)
    assert done.returncode == 0, done.stderr
    told, _, page = done.stdout.partition("\n\n")
    assert len(told.split("\n")) == 3
    assert "@BotFather" in told
    assert "export BOT_TOKEN=" in told
    assert WELCOME["zh_Hans"] in page


def test_an_export_is_announced_and_saved_where_files_are_wanted(tmp_path: Path) -> None:
    done = xieshang("chat", "--files", "papers", folder=tmp_path, lines="/start\n/export\n/export\n")
    saved = sorted((tmp_path / "papers").iterdir())
    assert [file.suffix for file in saved] == [".json", ".txt"] * 2, "second ones of the same name lie beside the first"
    assert f"<document: {saved[-1].name}, {saved[-1].stat().st_size} bytes>" in done.stdout
    assert "session" in json.loads(saved[0].read_bytes())
    assert "语言：简体中文" in saved[1].read_text("utf-8")


def test_words_that_are_no_utf_8_do_no_harm(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input=b"\xff\xfe\n",
        env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert WELCOME["zh_Hans"] in done.stdout.decode()


def test_a_second_conversation_on_the_same_database_is_told_so(tmp_path: Path) -> None:
    with talking(tmp_path) as first:
        assert first.stdout
        assert WELCOME["zh_Hans"] in read_page(first)
        second = xieshang("chat", folder=tmp_path, lines="/start\n")
        assert second.returncode == 1
        assert len(second.stderr.strip().split("\n")) == 1
        assert "xieshang.db" in second.stderr


def talking(folder: Path) -> subprocess.Popen[bytes]:
    """A conversation that has been begun and goes on."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
        cwd=folder,
    )
    assert process.stdin
    process.stdin.write(b"/start\n")
    process.stdin.flush()
    return process


def read_page(process: subprocess.Popen[bytes]) -> str:
    """The next page, without waiting for the end of the output."""
    assert process.stdout
    lines = []
    while line := process.stdout.readline().decode().rstrip("\n"):
        lines.append(line)
    return "\n".join(lines)


def test_each_page_is_there_before_the_next_line_is_read(tmp_path: Path) -> None:
    with talking(tmp_path) as process:
        assert process.stdin
        assert WELCOME["zh_Hans"] in read_page(process)
        process.stdin.write(b"2\n")
        process.stdin.flush()
        assert "[1]" in read_page(process)
        process.stdin.close()
        assert process.wait(10) == 0


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    with talking(tmp_path) as process:
        assert process.stderr
        read_page(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert "Traceback" not in process.stderr.read().decode()


def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path: Path) -> None:
    with talking(tmp_path) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        read_page(process)
        process.stdout.close()
        process.stdin.write(b"2\n")
        process.stdin.close()
        assert process.wait(10) == 0
        assert "Traceback" not in process.stderr.read().decode()


# -- chat, at a terminal ----------------------------------------------------------------------------------------------
@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    pytest.importorskip("pty")
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.close()


class Terminal:
    """A conversation at a terminal of 40 columns."""

    def __init__(self, folder: Path) -> None:
        import pty

        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat", "--locale", "zh_Hans"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=ENVIRONMENT | {"PYTHONPATH": str(ROOT), "COLUMNS": "40", "TERM": "xterm", "PYTHONUTF8": "1"},
            cwd=folder,
            start_new_session=True,
        )
        os.close(theirs)

    def sees(self) -> str:
        """Everything up to the next prompt."""
        seen = b""
        while not seen.endswith("› ".encode()):
            seen += os.read(self._ours, 4096)
        return seen.decode()

    def types(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)


def test_a_person_is_greeted_and_taps_by_number(terminal: Terminal) -> None:
    first = terminal.sees()
    assert WELCOME["zh_Hans"] in first
    assert "\x1b[1m" in first
    terminal.types("2\n")
    assert WELCOME["zh_Hans"] not in terminal.sees()


def test_ctrl_d_ends_it_and_all_is_well(terminal: Terminal) -> None:
    terminal.sees()
    terminal.types("\x04")
    assert terminal.process.wait(10) == 0


# -- ask --------------------------------------------------------------------------------------------------------------
def test_a_question_a_line_is_answered_in_a_line(tmp_path: Path) -> None:
    done = xieshang("ask", folder=tmp_path, lines="催收电话要不要接\n\nzzz\n")
    assert done.returncode == 0, done.stderr
    sure, nothing, unknown = done.stdout.removesuffix("\n").split("\n")
    assert "接" in sure
    assert nothing == "", "a line for a line: the answers stand where their questions stood"
    assert "12348" in unknown


@pytest.mark.parametrize(
    ("lines", "locale"),
    [
        ("should I answer their calls?\n催收电话要不要接\n催收電話要不要接\n", None),
        ("should I answer their calls?\n催收电话要不要接\n", "zh_Hant"),
        ("should I answer their calls?\n催收电话要不要接\n", "en"),
    ],
)
def test_an_answer_is_in_the_language_of_its_question_unless_another_is_wanted(
    tmp_path: Path, lines: str, locale: str | None
) -> None:
    done = xieshang("ask", *(("--locale", locale) if locale else ()), folder=tmp_path, lines=lines)
    assert (done.returncode, done.stderr) == (0, "")
    wanted = [locale] * lines.count("\n") if locale else ["en", "zh_Hans", "zh_Hant"]
    titles = [load_library(ROOT / "locales").article("answer-calls", one or "") for one in wanted]
    for line, article in zip(done.stdout.splitlines(), titles, strict=True):
        assert article
        assert line.startswith(article.title)


def objects(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The objects that were printed, each with the keys that all of them have."""
    assert (done.returncode, done.stderr) == (0, "")
    found: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert [list(one) for one in found] == [["outcome", "slugs", "score"]] * len(found)
    assert all(isinstance(slug, str) for one in found for slug in one["slugs"])
    assert all(isinstance(one["score"], int | float) and 0 <= one["score"] <= 1 for one in found)
    return found


def test_an_answer_can_be_an_object(tmp_path: Path) -> None:
    library = load_library(ROOT / "locales")
    words = ("court", "法院", "wages", "contract", "利息", "family", "爸妈", "phone", "record")
    unsure = next(one for one in words if len((found := library.search(one, "en")).maybe) > 1 and not found.sure)
    lines = f"should I answer their calls?\n{unsure}\nwhy is the sky blue?\n"
    sure, maybe, none = objects(xieshang("ask", "--json", folder=tmp_path, lines=lines))
    assert (sure["outcome"], sure["slugs"][0]) == ("answer", "answer-calls")
    assert sure["score"] >= 0.5
    assert maybe["outcome"] == "choose"
    assert 1 < len(maybe["slugs"]) <= 3
    assert 0 < maybe["score"] < 0.999
    assert (none["outcome"], none["slugs"]) == ("none", [])


def test_what_is_found_does_not_depend_on_the_language_of_the_answer(tmp_path: Path) -> None:
    lines = "should I answer their calls?\ncourt\n催收电话要不要接\n我不想活了\n"
    found = [xieshang("ask", "--json", "--locale", locale, folder=tmp_path, lines=lines).stdout for locale in WELCOME]
    assert len(set(found)) == 1
    assert found[0].count("\n") == 4


def test_a_line_without_a_question_gets_an_object_of_its_own(tmp_path: Path) -> None:
    found = objects(xieshang("ask", "--json", folder=tmp_path, lines="zzz\n\n \n\t\n"))
    assert [(one["outcome"], one["slugs"]) for one in found] == [("none", [])] * 4


ODD = (
    b"\xff\xfe\xff",
    b"\xed\xa0\x80",
    b"\x00",
    b"\x1b[31m\x07",
    b"\xe2\x80\xa8\xe2\x80\xa9\xc2\x85",
    b'{}[]"\\',
    "😀".encode(),
    b"a" * 100_000,
    "法院".encode() * 20_000,
)
"""Lines of no sense, each without an end of line within."""


@pytest.mark.parametrize("json_too", [True, False])
def test_a_line_of_odd_bytes_gets_a_line_too(tmp_path: Path, json_too: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", *(["--json"] if json_too else [])],
        input=b"\n".join((*ODD, "催收电话要不要接".encode())),
        env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().removesuffix("\n").split("\n")
    assert len(lines) == len(ODD) + 1
    if json_too:
        answers = [json.loads(line) for line in lines]
        assert {tuple(answer) for answer in answers} == {("outcome", "slugs", "score")}
        assert answers[-1]["slugs"][0] == "answer-calls"
    assert not set("\x00\x1b\x07") & set(done.stdout.decode())


def test_each_answer_is_there_before_the_next_question_is_read(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    ) as process:
        assert process.stdin
        assert process.stdout
        for line in ("催收电话要不要接\n", "\n"):
            process.stdin.write(line.encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["outcome"] in {"answer", "none"}
        process.stdin.close()
        assert process.wait(20) == 0


@pytest.mark.parametrize(("locale", "line"), [("zh_Hans", "我不想活了，怎么还钱"), ("en", "I want to kill myself")])
def test_words_of_self_harm_are_answered_before_any_question(tmp_path: Path, locale: str, line: str) -> None:
    (answer,) = objects(xieshang("ask", "--locale", locale, "--json", folder=tmp_path, lines=f"{line}\n"))
    assert (answer["outcome"], answer["slugs"], answer["score"]) == ("crisis", ["crisis"], 1.0)
    told = xieshang("ask", "--locale", locale, folder=tmp_path, lines=f"{line}\n").stdout
    assert "12356" in told
    assert told.count("\n") == 1


# -- the operator -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "command",
    [
        ("export", "7"),
        ("export", "-100123"),
        ("delete", "7", "--yes"),
        ("inbox",),
        ("inbox", "list", "--json"),
        ("inbox", "show", "1"),
        ("inbox", "retry", "--all"),
        ("backup", "copy"),
        ("restore", "copy"),
        ("rotate-key",),
        ("stats",),
        ("check", "--database"),
    ],
)
def test_where_there_is_no_database_a_command_says_so_and_makes_nothing(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = xieshang(*command, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("xieshang: There is no ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_whoever_talks_in_the_terminal_is_looked_after_like_anybody(tmp_path: Path) -> None:
    xieshang("chat", "--locale", "en", folder=tmp_path, lines="/start\n2\n1\n")
    exported = xieshang("export", "0", folder=tmp_path)
    assert exported.returncode == 0, exported.stderr
    names = exported.stdout.splitlines()
    assert sorted(Path(name).suffix for name in names) == [".json", ".txt"]
    assert all((tmp_path / name).exists() for name in names)
    assert xieshang("backup", "copy", folder=tmp_path).returncode == 0
    assert xieshang("check", "--database", folder=tmp_path).stdout == "people: 1\n"
    assert "erased" in xieshang("delete", "0", "--yes", folder=tmp_path).stdout
    assert xieshang("check", "--database", folder=tmp_path).stdout == "people: 0\n"


def test_a_command_is_told_of_in_the_help(tmp_path: Path) -> None:
    told = xieshang("--help", folder=tmp_path).stdout
    for command in ("export", "delete", "inbox", "backup", "restore", "rotate-key", "stats"):
        assert re.search(rf"^    {command}\b", told, re.MULTILINE), command


def test_what_a_command_needs_is_imported_when_it_is_given(tmp_path: Path) -> None:
    script = "import bot.__main__, sys; print(*sorted(name for name in sys.modules if '.' not in name))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert {"cryptography", "sqlite3", "telegram", "asyncio"}.isdisjoint(done.stdout.split())


# -- the rest ---------------------------------------------------------------------------------------------------------
def test_the_product_finds_no_fault_in_itself(tmp_path: Path) -> None:
    done = xieshang("check", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    notes = done.stdout.splitlines()
    assert [line for line in notes if not line.startswith("note: ")] == []
    assert any("check --facts" in line for line in notes)
    assert list(tmp_path.iterdir()) == []


def test_a_fault_is_a_line_that_is_no_note_and_ends_with_a_status(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "locales", tmp_path / "bot" / "locales")
    for package in ("bot", "flows"):
        shutil.copytree(ROOT / package, tmp_path / package, dirs_exist_ok=True)
    article = tmp_path / "bot" / "locales" / "en" / "faq" / "prison.md"
    article.write_text(article.read_text("utf-8").replace("related: ", "related: nothing-of-ours, "), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "check"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    faults = [line for line in done.stdout.splitlines() if not line.startswith("note: ")]
    assert done.returncode == 1, done.stderr
    assert any("nothing-of-ours" in line for line in faults), faults


def test_every_fact_is_listed_in_a_line_with_what_to_verify_of_it(tmp_path: Path) -> None:
    done = xieshang("check", "--facts", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split(" | ") for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == [f"#{number}" for number in FACTS]
    assert {len(row) for row in rows} == {5}
    for _, source, read, confidence, verify in rows:
        assert source.strip()
        assert re.fullmatch(r"read as of \d{4}-\d{2}-\d{2}", read)
        assert confidence in {fact.confidence for fact in FACTS.values()}
        assert re.match(r"(?:not )?due: \S", verify)
    due = sum(row[4].startswith("due: ") for row in rows)
    reported = sum("only a report was read" in row[4] for row in rows)
    notes = xieshang("check", folder=tmp_path).stdout
    assert f"note: {due} facts are due for review" in notes
    assert f"note: {reported} of {len(rows)} facts rest on reports" in notes
    assert "lawyer" in notes


def test_the_flow_is_drawn(tmp_path: Path) -> None:
    assert xieshang("diagram", folder=tmp_path).stdout.startswith("flowchart TD\n    subgraph situation\n")


def test_a_setting_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        env=ENVIRONMENT | {"PYTHONPATH": str(ROOT), "PORT": "none"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "xieshang: PORT must be a whole number."

"""A process in which everything goes wrong prints where it went wrong, and not a word of what was said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SECRET = "s3cretw0rds我欠三万"
ROOT = Path(__file__).parents[2]
FAULTS = {
    "uncaught": "raise ValueError(SECRET, session)",
    "chained": "try:\n    raise KeyError(SECRET)\nexcept KeyError as error:\n    raise ValueError(SECRET) from error",
    "grouped": "raise ExceptionGroup(SECRET, [ValueError(SECRET), TypeError(SECRET)])",
    "noted": "error = ValueError(SECRET)\nerror.add_note(SECRET)\nraise error",
    "a thread": "import threading\nthread = threading.Thread(target=fail)\nthread.start()\nthread.join()",
    "thrown away": "class Odd:\n    def __del__(self):\n        fail()\nOdd()",
    "a task": "import asyncio\nasync def work():\n    asyncio.create_task(afail())\n    await asyncio.sleep(0.01)\n"
    "asyncio.run(work())\nimport gc\ngc.collect()",
    "a callback": "import asyncio\nasync def work():\n    asyncio.get_running_loop().call_soon(fail)\n"
    "    await asyncio.sleep(0.01)\nasyncio.run(work())",
    "a warning": "import warnings\nwarnings.warn(SECRET)\nwarnings.warn(SECRET, DeprecationWarning)",
    "never awaited": "afail()",
    "logged wrongly": "import logging\nlogging.getLogger('bot').error('%d', SECRET)",
    "logged with data": "import logging\nlogging.getLogger('bot').error('x', extra={'data': {'session': session}})",
    "logged with an exception": "import logging\ntry:\n    fail()\nexcept ValueError:\n"
    "    logging.getLogger('bot').exception('it failed')",
    "logged by a library": "import logging\nlogging.getLogger('babel').error('it was %s', SECRET)",
    "logged by the client": "import logging\nfor name in ('telegram', 'pyreqwest', 'httpx', 'asyncio'):\n"
    "    logging.getLogger(name).critical(SECRET)",
    "a stack": "import logging\nlogging.getLogger('bot').error('here', stack_info=True)",
    "a crash of the interpreter": "import faulthandler, sys\nfaulthandler.dump_traceback(sys.stderr)",
}
BEGIN = """
import sys
from bot import log
from flows.model import Session, Case
log.set_up("DEBUG")
log.catch_the_rest()
SECRET = sys.argv[1]
session = Session(case=Case(answers={"owed_total": SECRET}))
def fail():
    raise ValueError(SECRET, session)
async def afail():
    fail()
"""


def run(code: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments, "-c", code, SECRET],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environ},
        timeout=60,
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_no_word_of_it_is_printed(fault: str) -> None:
    done = run(BEGIN + FAULTS[fault], "-X", "dev")
    assert SECRET not in done.stdout + done.stderr
    assert "s3cret" not in done.stdout + done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("fault", ["uncaught", "a thread", "thrown away", "logged with an exception"])
def test_where_it_went_wrong_is_told(fault: str) -> None:
    (line,) = run(BEGIN + FAULTS[fault]).stderr.splitlines()
    told = json.loads(line)
    assert told["error"] == "ValueError"
    assert told["where"]


def test_the_same_faults_do_print_it_where_nothing_is_set_up() -> None:
    without = BEGIN.replace('log.set_up("DEBUG")', "").replace("log.catch_the_rest()", "")
    told = [name for name, code in FAULTS.items() if "s3cret" in run(without + code, "-X", "dev").stderr]
    assert len(told) > len(FAULTS) // 2, told


COMMAND = """
import sys
from bot import __main__ as command_line, config
def load():
    raise ValueError(sys.argv[1])
config.load = load
sys.exit(command_line.main(["chat"]))
"""


def test_a_command_that_fails_unforeseen_says_in_one_line_where() -> None:
    done = run(COMMAND)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("xieshang: unforeseen ValueError")
    assert "s3cret" not in line

from __future__ import annotations

from pathlib import Path

from bench import machine
from bench.phases import Measured, Row
from bench.table import table


def test_the_table_has_a_row_a_phase_and_owns_up_to_faults() -> None:
    row = Row("32 chats", 4321.0, 1.234, 9.87, 312.4, 45.0, 1.64, 61.26, 2)
    lines = table("dialog12", Measured((row,), 512.3, 58.61, 1.234, "32 chats: 2 wrong; step 1")).splitlines()
    assert lines[2] == "cold start 512 ms · memory 58.6 MiB after the first reply, 1.23 KiB more a chat"
    assert " ".join(lines[6].split()) == "| 32 chats | 4,321 | 1.23 | 9.87 | 312 | 1.64 | 45 | 61.3 | 2 |"
    assert lines[-1] == "first fault: 32 chats: 2 wrong; step 1"
    assert len({len(line) for line in lines[4:7]}) == 1


def test_the_facts_name_the_file_system_of_the_folder(tmp_path: Path) -> None:
    facts = machine.facts(tmp_path)
    assert facts["file system"] in Path("/proc/mounts").read_text()
    assert int(facts["cores"]) > 0

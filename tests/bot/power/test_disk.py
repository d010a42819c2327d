"""The disk that forgets: what is synced stays, and nothing else is certain."""

from __future__ import annotations

import random

from tests.bot.power.disk import SECTOR, Act, Disk, Image


def disk(*acts: Act) -> Disk:
    made = Disk()
    for act in acts:
        made.do(act)
    return made


def some(made: Disk, times: int = 300) -> list[Image]:
    return [made.cut(random.Random(seed)) for seed in range(times)]


CREATED = Act("create", "a")
SYNCED = Act("sync", "a", directory=True)
TWO = Act("write", "a", 0, b"1" * SECTOR + b"2" * SECTOR)


def test_what_was_synced_is_there() -> None:
    made = disk(CREATED, TWO, SYNCED)
    assert all(image == {"a": TWO.data} for image in [made.cut(None), *some(made)])


def test_what_was_not_synced_is_there_or_not_sector_by_sector() -> None:
    made = disk(CREATED, SYNCED, TWO)
    assert made.cut(None) == {"a": b""}
    left = {image["a"] for image in some(made)}
    assert {b"", TWO.data, b"1" * SECTOR, bytes(SECTOR) + b"2" * SECTOR} <= left


def test_writes_over_each_other_leave_one_of_them() -> None:
    made = disk(CREATED, TWO, SYNCED, Act("write", "a", SECTOR - 1, b"xyz"))
    whole = {image["a"] for image in some(made)}
    assert whole == {
        TWO.data,
        b"1" * (SECTOR - 1) + b"x" + b"2" * SECTOR,
        b"1" * SECTOR + b"yz" + b"2" * (SECTOR - 2),
        b"1" * (SECTOR - 1) + b"xyz" + b"2" * (SECTOR - 2),
    }


def test_a_file_that_was_cut_may_be_as_long_as_before() -> None:
    made = disk(CREATED, TWO, SYNCED, Act("truncate", "a", 3))
    assert made.cut(None) == {"a": TWO.data}
    assert {image["a"] for image in some(made)} == {TWO.data, b"111"}
    made.do(Act("sync", "a"))
    assert made.cut(None) == {"a": b"111"}


def test_a_file_is_found_only_when_its_folder_was_synced() -> None:
    made = disk(CREATED, TWO, Act("sync", "a"))
    assert made.cut(None) == {}
    assert {tuple(image) for image in some(made)} == {(), ("a",)}
    made.do(Act("create", "b"))
    made.do(Act("sync", "b", directory=True))
    assert made.cut(None) == {"a": TWO.data, "b": b""}


def test_a_file_that_was_deleted_may_be_back() -> None:
    made = disk(CREATED, TWO, SYNCED, Act("delete", "a"))
    assert made.cut(None) == {"a": TWO.data}
    assert {tuple(image) for image in some(made)} == {(), ("a",)}
    made.do(Act("create", "a"))
    made.do(SYNCED)
    assert made.cut(None) == {"a": b""}

"""Sealing: opens at its place with its key, and nowhere else."""

from __future__ import annotations

import os

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.seal import Cipher, Master, Unreadable

MASTER = Master("a secret of the tests, long enough to be one")


@given(st.binary(max_size=500), st.binary(max_size=40))
def test_what_was_sealed_opens_at_its_place(body: bytes, place: bytes) -> None:
    cipher = Cipher(os.urandom(32))
    assert cipher.open(cipher.seal(body, place), place) == body


@given(st.binary(min_size=1, max_size=50), st.integers(min_value=0), st.integers(1, 255))
def test_what_was_altered_anywhere_does_not_open(body: bytes, where: int, change: int) -> None:
    cipher = Cipher(bytes(32))
    sealed = bytearray(cipher.seal(body, b"1|answers|value|1.owed"))
    sealed[where % len(sealed)] ^= change
    with pytest.raises(Unreadable):
        cipher.open(bytes(sealed), b"1|answers|value|1.owed")


def test_a_row_does_not_open_at_another_place_or_with_another_key() -> None:
    cipher = Cipher(bytes(32))
    sealed = cipher.seal(b"38600", b"1|answers|value|1.owed")
    for place in (b"1|answers|value|1.income", b"2|answers|value|1.owed", b"1|inbox|value|1.owed"):
        with pytest.raises(Unreadable):
            cipher.open(sealed, place)
    with pytest.raises(Unreadable):
        Cipher(bytes([1] * 32)).open(sealed, b"1|answers|value|1.owed")


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01\x01", b"\x01\x01" + bytes(12)])
def test_what_is_too_short_to_be_sealed_does_not_open(sealed: bytes) -> None:
    with pytest.raises(Unreadable):
        Cipher(bytes(32)).open(sealed, b"")


def test_the_same_words_are_sealed_differently_each_time() -> None:
    cipher = Cipher(bytes(32))
    assert len({cipher.seal(b"38600", b"place") for _ in range(50)}) == 50


def test_a_data_key_is_wrapped_for_its_person_only() -> None:
    wrapped = MASTER.wrap(7, b"k" * 32)
    assert MASTER.unwrap(7, wrapped) == b"k" * 32
    with pytest.raises(Unreadable):
        MASTER.unwrap(8, wrapped)
    with pytest.raises(Unreadable):
        Master("another secret of the tests, long enough too").unwrap(7, wrapped)


def test_a_handle_is_always_the_same_and_tells_nothing_without_the_master() -> None:
    assert MASTER.handle(42) == MASTER.handle(42)
    assert len({MASTER.handle(chat) for chat in (42, 43, -42, 4, 2, 0)}) == 6
    assert Master("another secret of the tests, long enough too").handle(42) != MASTER.handle(42)
    assert len(MASTER.handle(42)) == 16


def test_what_is_derived_differs_by_purpose() -> None:
    assert MASTER.derive("webhook") == MASTER.derive("webhook")
    assert MASTER.derive("webhook") != MASTER.derive("handles")


def test_no_nonce_is_drawn_twice_and_a_fork_draws_its_own() -> None:
    cipher = Cipher(bytes(32))
    nonces = [cipher.seal(b"x", b"")[2:14] for _ in range(1000)]
    assert len(set(nonces)) == 1000
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.write(writing, cipher.seal(b"x", b"")[2:14])
        os._exit(0)
    os.wait()
    assert os.read(reading, 12) != cipher.seal(b"x", b"")[2:14]
    os.close(reading)
    os.close(writing)


@given(st.binary(max_size=3_000), st.binary(max_size=3_000))
def test_by_their_length_rows_tell_hardly_anything(one: bytes, other: bytes) -> None:
    cipher = Cipher(bytes(32))
    lengths = {len(cipher.seal(body, b"place")) for body in (one, other)}
    assert len(lengths) == 1 or max(len(one), len(other)) > 127
    assert lengths <= {30 + room for room in (128, 256, 512, 1024, 2048, 3072)}


def test_what_the_first_version_sealed_opens() -> None:
    sealed = b"\x01\x01" + bytes(12) + AESGCM(bytes(32)).encrypt(bytes(12), b"38600\0", b"place")
    assert Cipher(bytes(32)).open(sealed, b"place") == b"38600\0"


def test_the_name_of_a_row_is_the_same_for_one_place_and_person_only() -> None:
    names = {Cipher(key).name(place) for key in (bytes(32), b"k" * 32) for place in (b"1|owed", b"1|owes", b"2|owed")}
    assert len(names) == 6
    assert Cipher(bytes(32)).name(b"1|owed") in names

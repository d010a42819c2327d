"""Sealing: how what a person said lies on the disk, and the master key that everything hangs on.

Every person has a data key of their own; rows are sealed with it, bound to their place by associated data. Data keys
are wrapped by the master key and kept in `keys.py`. From the master come, besides, the handles by which chats are
known and whatever else must stay the same for as long as it does.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import StoreError

_PLAIN, _PADDED = b"\x01", b"\x02"
_DATA_KEY = b"\x01"
_NONCE = 12
_DRAWN = 256
_HEAD = 2 + _NONCE
_SMALLEST, _LARGE = 128, 1024
_END = b"\x80"
_MIN_SECRET = 32


def _draw() -> Iterator[bytes]:
    """Nonces, each drawn once. The system is asked for many at a time: a call for each costs more than the sealing."""
    while True:
        drawn = os.urandom(_NONCE * _DRAWN)
        yield from (drawn[at : at + _NONCE] for at in range(0, len(drawn), _NONCE))


_nonces = _draw()
os.register_at_fork(after_in_child=lambda: globals().update(_nonces=_draw()))  # a child must not seal with ours


class Unreadable(StoreError):
    """A sealed row does not open: another key, another place, or it was altered."""


class Cipher:
    """A person's key, ready for use. By its length, what it seals tells next to nothing of what it holds: of the few
    answers that a question has, the given one would be known by that."""

    __slots__ = ("_aead", "_key")

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)
        self._key = key

    def seal(self, body: bytes, place: bytes) -> bytes:
        """`body` as it may lie at `place` (person|table|column|row key): format, key id, nonce, ciphertext."""
        nonce, length = next(_nonces), len(body) + 1
        filled = (body + _END).ljust(_ROOMS[length] if length <= _LARGE else _room(length), b"\0")
        return _PADDED + _DATA_KEY + nonce + self._aead.encrypt(nonce, filled, place + _PADDED)

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """What was sealed at `place`. Raises Unreadable."""
        if sealed[:1] == _PADDED:
            filled = _decrypt(self._aead, _DATA_KEY, sealed, place + _PADDED)
            return filled[: filled.rindex(_END)]
        return _decrypt(self._aead, _DATA_KEY, sealed, place)  # as the first version sealed

    def name(self, place: bytes) -> bytes:
        """16 bytes by which a row of the person is found, and nobody without the key can tell what it is about."""
        return hmac.digest(self._key, b"name|" + place, "sha256")[:16]


def _room(length: int) -> int:
    """The length, rounded up to the next power of two, beyond a KiB to the next KiB."""
    if length > _LARGE:
        return -(-length // _LARGE) * _LARGE
    return max(_SMALLEST, 1 << max(length - 1, 0).bit_length())


_ROOMS = [_room(length) for length in range(_LARGE + 1)]  # a look-up for what is sealed several times an update


def _decrypt(aead: AESGCM, name: bytes, sealed: bytes, place: bytes) -> bytes:
    """Raises Unreadable."""
    if sealed[1:2] != name or len(sealed) < _HEAD:
        raise Unreadable("It was sealed with another key.")
    try:
        return aead.decrypt(sealed[2:_HEAD], sealed[_HEAD:], place)
    except InvalidTag:
        raise Unreadable("It does not open at this place.") from None


class Master:
    """The master key, from the secret that the operator keeps."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(b"xieshang master key|" + secret.encode()).digest()
        self._handles = hmac.new(self.derive("handles"), digestmod=hashlib.sha256)
        self._wrapping = AESGCM(self.derive("wrapping"))
        self._name = self.derive("name")[:1]

    def derive(self, purpose: str) -> bytes:
        """32 bytes for one purpose, the same as long as the master is."""
        return hmac.digest(self._key, purpose.encode(), "sha256")

    def handle(self, chat: int) -> bytes:
        """The name under which a chat is known in the database; nobody without the master can tell whose it is."""
        digest = self._handles.copy()
        digest.update(b"%d" % chat)
        return digest.digest()[:16]

    def wrap(self, person: int, key: bytes) -> bytes:
        nonce = next(_nonces)
        return _PLAIN + self._name + nonce + self._wrapping.encrypt(nonce, key, _wrapped_at(person))

    def unwrap(self, person: int, wrapped: bytes) -> bytes:
        """Raises Unreadable when it was another master that wrapped it."""
        return _decrypt(self._wrapping, self._name, wrapped, _wrapped_at(person))


def _wrapped_at(person: int) -> bytes:
    return b"%d|keys|wrapped|%d" % (person, person)


def key_file(database: Path) -> Path:
    """Where the master key lies when the operator keeps it nowhere else."""
    return database.with_name(database.name + ".key")


def next_key_file(database: Path) -> Path:
    """Where a new master key lies until it is the master key."""
    return database.with_name(database.name + ".key.new")


def find_secret(database: Path, given: str) -> str:
    """The secret of the master key: `given` by the operator, or that of the key file; '' when there is neither.

    Raises StoreError with one line when the two differ or one of them is useless.
    """
    path = key_file(database)
    kept = read_secret(path) if path.exists() else ""
    if given and kept and not hmac.compare_digest(given.encode(), kept.encode()):
        raise StoreError(f"BOT_SECRET_KEY differs from the key in {path}: unset it, or move that file away.")
    if given:
        refuse_short("BOT_SECRET_KEY", given)
    return given or kept


def read_secret(path: Path) -> str:
    """What a key file holds. Raises StoreError for one that was cut off, or is no text: all of its bytes count."""
    kept = path.read_bytes()
    secret = kept.decode("ascii").strip() if kept.isascii() else ""
    if len(secret) < _MIN_SECRET:
        raise StoreError(f"{path} is damaged. Put back a copy of it.")
    return secret


def refuse_short(name: str, secret: str) -> None:
    """Raises StoreError for a secret, the setting `name`, that could be guessed."""
    if len(secret) < _MIN_SECRET:
        raise StoreError(f"{name} is too short: it needs {_MIN_SECRET} characters that nobody guesses.")


def make_secret(database: Path) -> str:
    """A new secret in a key file, safely on the disk before anything is sealed with it.

    The caller holds the instance lock and has seen that there is no such file.
    """
    secret, draft = draw_secret(), next_key_file(database)
    write_secret(draft, secret)
    put_in_place(draft, key_file(database))
    return secret


def draw_secret() -> str:
    return secrets.token_hex(32)


def write_secret(path: Path, secret: str) -> None:
    """A key file that only its owner can read, in place of a draft that was left there; on the disk afterwards."""
    path.unlink(missing_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, secret.encode() + b"\n")
        os.fsync(file)
    finally:
        os.close(file)
    _sync_folder(path)


def put_in_place(draft: Path, path: Path) -> None:
    """Gives a file that is on the disk its name; the name is on the disk afterwards."""
    draft.rename(path)
    _sync_folder(path)


def _sync_folder(path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)

"""The HTTP behind python-telegram-bot: its BaseRequest over pyreqwest, with every limit set by hand.

An error raised here never holds the token, which stands in the address, nor what a person typed.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import msgspec
from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import PyreqwestError, RequestTimeoutError
from pyreqwest.http import Url
from pyreqwest.multipart import FormBuilder, PartBuilder
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from flows.model import Veiled

from .legible import legible

_CONNECT = timedelta(seconds=5)
_IDLE = timedelta(seconds=50)  # less than servers and proxies keep an idle connection
_LONGEST_WAIT = 3600.0  # whatever an answer says; who has waited so long may ask again
_TOO_LARGE, _TOO_MANY = 413, 429


_NOTHING = msgspec.Raw()


class Unreachable(NetworkError):
    """There was no answer."""


class Finished:
    """The parameters of a call as JSON already. `BaseRequest.post` hands over what it is given as it is."""

    __slots__ = ("body",)

    def __init__(self, body: bytes) -> None:
        self.body = body


class _Answer(Veiled, msgspec.Struct):
    """Of a refusal everything may be missing or be something else."""

    ok: bool
    result: msgspec.Raw = _NOTHING
    error_code: Any = None
    description: Any = None
    parameters: Any = None


_decode = msgspec.json.Decoder(_Answer).decode
_encode = msgspec.json.Encoder().encode


class _Refusal(dict[str, Any]):
    """An answer without a result: whoever wants one although the status was fine learns that there was an error."""

    def __missing__(self, key: str) -> Any:
        raise NetworkError("An answer that is not ok")


class Request(BaseRequest):
    """`seconds`: the time a call may take in all. The result of a call is left as `msgspec.Raw`."""

    def __init__(self, seconds: float, connections: int) -> None:
        self._seconds = seconds
        self._connections = connections
        self._client: Client | None = None
        self._addresses: dict[str, Url] = {}  # one a method: reading them anew at each call takes time

    @property
    def read_timeout(self) -> float:
        return self._seconds

    async def initialize(self) -> None:
        if self._client is None:
            self._client = (
                ClientBuilder()
                .connect_timeout(_CONNECT)
                .timeout(timedelta(seconds=self._seconds))
                .pool_idle_timeout(_IDLE)
                .max_connections(self._connections)
                .follow_redirects(False)  # it would hand the token to somebody else
                .build()
            )

    async def shutdown(self) -> None:
        if self._client:
            await self._client.close()
            self._client = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What the library looks at of an answer. Raises NetworkError for what is none."""
        answer = _read(payload)
        if answer.ok and answer.result is not _NOTHING:
            return {"result": answer.result}
        words = answer.description if isinstance(answer.description, str) else ""
        if answer.error_code == _TOO_MANY:  # what it is known by where it does not say for how long
            words = "Too Many Requests"
        return _Refusal(description=words, parameters=_tidied(answer.parameters))

    async def do_request(
        self, url: str, method: str, request_data: RequestData | Finished | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        assert self._client, "not initialized"
        address = self._addresses.get(url)
        if address is None:
            address = self._addresses[url] = Url(url)
        request = self._client.request(method, address)
        if isinstance(request_data, Finished):
            request = request.header("Content-Type", "application/json").body_bytes(request_data.body)
        elif request_data and request_data.contains_files:
            request = request.multipart(_form(request_data))
        else:
            body = _encode(request_data.parameters if request_data else {})
            request = request.header("Content-Type", "application/json").body_bytes(body)
        try:
            response = await request.build().send()
            status, payload = response.status, bytes(await response.bytes())
        except PyreqwestError as error:
            if (task := asyncio.current_task()) and task.cancelling():
                raise asyncio.CancelledError from None  # pyreqwest may say so in its own way
            kind = TimedOut if isinstance(error, RequestTimeoutError) else Unreachable
            raise kind(type(error).__name__) from None
        if 300 <= status < 500 and status != _TOO_MANY and not _is_telegrams(payload):
            # A proxy, a firewall, a page to log in at: nothing that Telegram has said about a token or a chat.
            stranger = NetworkError if status == _TOO_LARGE else Unreachable
            raise stranger("A refusal that is not Telegram's")
        return status, payload


def _form(data: RequestData) -> FormBuilder:
    form = FormBuilder()
    for name, value in data.json_parameters.items():
        form = form.text(name, value)
    for name, (file_name, content, mime) in data.multipart_data.items():
        assert isinstance(content, bytes)
        form = form.part(name, PartBuilder.from_bytes(content).file_name(file_name).mime(mime))
    return form


def _read(payload: bytes) -> _Answer:
    try:
        return _decode(payload)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _cured(payload)


def _is_telegrams(payload: bytes) -> bool:
    """Whether it is Telegram that refuses: whoever else stands in between has other words for it."""
    try:
        answer = _read(payload)
    except NetworkError:
        return False
    return not answer.ok and bool(answer.error_code or answer.description)


def _tidied(parameters: Any) -> dict[str, Any] | None:
    """The parameters of a refusal as the library bears them: `retry_after` in seconds, or not there at all."""
    if not isinstance(parameters, dict):
        return None
    tidied = {name: value for name, value in parameters.items() if name != "retry_after"}
    if wait := _seconds(parameters.get("retry_after")):
        tidied["retry_after"] = wait
    return tidied


def _seconds(value: Any) -> float:
    """0 for what is no time to wait."""
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return min(seconds, _LONGEST_WAIT) if seconds > 0 else 0.0


def _cured(payload: bytes) -> _Answer:
    """An answer that cannot be read as it is. Whatever reads its result later has more of the stack left than this.

    Raises NetworkError for what is no answer at all.
    """
    try:
        return _decode(legible(payload))
    except (ValueError, msgspec.MsgspecError):
        raise NetworkError("An answer that is none") from None

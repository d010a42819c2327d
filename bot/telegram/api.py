"""The Bot API, through python-telegram-bot's Bot: one client for the long poll, one for everything else."""

from __future__ import annotations

import logging
from typing import Any, cast

from msgspec import Raw
from telegram import Bot
from telegram.error import NetworkError, TelegramError
from telegram.request import RequestData

from bot.request import Finished, Request
from bot.telegram.calls import Call

_log = logging.getLogger(__name__)

POLL_SECONDS = 25
POLL_LIMIT = 100  # updates, of which Telegram gives no more at once
CALL_SECONDS = 20.0
CONNECTIONS = 256


class _Bot(Bot):
    def __repr__(self) -> str:
        """The library's own holds the token."""
        return "Bot(…)"


class Api:
    """`url`: of a Bot API server, Telegram's own or another; calls go to `<url>/bot<token>/<method>`."""

    def __init__(self, token: str, url: str) -> None:
        self._requests = (Request(POLL_SECONDS + 10, 4), Request(CALL_SECONDS, CONNECTIONS))
        poll, calls = self._requests
        self._bot = _Bot(token, base_url=f"{url.rstrip('/')}/bot", request=calls, get_updates_request=poll)

    async def start(self) -> None:
        """No call is made: the first one is the poll."""
        for request in self._requests:
            await request.initialize()

    async def call(self, call: Call) -> Raw:
        """The result of a call, undecoded. Raises TelegramError; nothing that a call raises may be shown or logged."""
        try:
            return await self._call(*call)
        except TelegramError:
            raise
        except Exception as error:  # of ours, or of the library over an answer that it does not bear
            _log.error("a call broke", exc_info=error, extra={"data": {"method": call[0]}})
            raise NetworkError(type(error).__name__) from None

    async def _call(self, method: str, parameters: dict[str, Any] | bytes) -> Raw:
        if isinstance(parameters, bytes):
            # do_api_request looks at each parameter, and warns: 15 of the 50 microseconds that a call costs.
            body = cast(RequestData, Finished(parameters))
            result: Any = await self._requests[1].post(f"{self._bot.base_url}/{method}", body)
        else:
            result = await self._bot.do_api_request(method, parameters)
        return cast(Raw, result)

    async def close(self) -> None:
        """Calls that are under way end with an error; whether they arrived is not known."""
        for request in self._requests:
            await request.shutdown()

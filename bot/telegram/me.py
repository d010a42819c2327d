"""The bot's own name, by which links lead to it. Telegram is asked for it; until it has answered there are no links."""

from __future__ import annotations

import logging
from urllib.parse import quote

import msgspec

from bot.telegram.api import Api
from bot.telegram.errors import TelegramError

_log = logging.getLogger(__name__)


class _User(msgspec.Struct):
    username: str


class Me:
    """`username` is '' for as long as it is not known."""

    def __init__(self, username: str = "") -> None:
        self.username = username

    async def learn(self, api: Api) -> str:
        """The name, asked for when it is first needed; '' when Telegram could not say it."""
        if not self.username:
            try:
                self.username = msgspec.json.decode(await api.call(("getMe", {})), type=_User).username
            except (TelegramError, msgspec.MsgspecError) as error:
                _log.warning("the bot does not know its name", extra={"data": {"why": type(error).__name__}})
        return self.username

    def link(self, start: str) -> str:
        """A link that begins the bot with `start`."""
        return f"https://t.me/{self.username}?start={start}"

    def share(self, start: str, text: str) -> str:
        """A link by which Telegram asks whom to send that link to, with `text`."""
        return f"https://t.me/share/url?url={quote(self.link(start), safe='')}&text={quote(text, safe='')}"

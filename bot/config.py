"""Settings: read from the environment once, here and nowhere else, failing early with one line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from flows.model import Veiled

TELEGRAM = "https://api.telegram.org"


class ConfigError(Exception):
    """A setting cannot be used; the message is one line that says which and why, never its value if that is secret."""


class Settings(Veiled, msgspec.Struct, frozen=True, kw_only=True):
    """What the operator decides. Names as in the environment, without `BOT_`; see README for each.

    api_rate: calls a second to the Bot API, 0 for no limit. retention_days: after so many days without a word from a
    person, everything about them goes. A platform whose disk does not last sets `ephemeral`.
    """

    token: str = ""
    api_url: str = TELEGRAM
    api_rate: float = 25.0
    database: Path = Path("xieshang.db")
    secret_key: str = ""
    new_secret_key: str = ""
    webhook_url: str = ""
    webhook_secret: str = ""
    port: int = 8080
    log_level: str = "INFO"
    operator: str = ""
    retention_days: int = 180
    ephemeral: bool = False


_NAMES = {
    "token": "BOT_TOKEN",
    "api_url": "BOT_API_URL",
    "api_rate": "BOT_API_RATE",
    "database": "BOT_DATABASE",
    "secret_key": "BOT_SECRET_KEY",
    "new_secret_key": "BOT_NEW_SECRET_KEY",
    "webhook_url": "BOT_WEBHOOK_URL",
    "webhook_secret": "BOT_WEBHOOK_SECRET",
    "port": "PORT",
    "log_level": "BOT_LOG_LEVEL",
    "operator": "BOT_OPERATOR",
    "retention_days": "BOT_RETENTION_DAYS",
}
_WEBHOOK = r"https://[^\s/]+(/\S*)?|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(/\S*)?"
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. A variable that is empty counts as unset. Raises ConfigError."""
    given = {field: value for field, name in _NAMES.items() if (value := environ.get(name, "").strip())}
    if "log_level" in given:
        given["log_level"] = given["log_level"].upper()
    try:
        settings = msgspec.convert({**given, "ephemeral": "DYNO" in environ}, Settings, strict=False, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain(str(error))) from None
    _check(settings, environ)
    return settings


def _decode(kind: type, value: object) -> object:
    return Path(str(value)).expanduser() if kind is Path else value


def _explain(error: str) -> str:
    """`Expected `int`, got `str` - at `$.port`` as a sentence about the variable."""
    field = error.rpartition("$.")[2].rstrip("`")
    return f"{_NAMES.get(field, field)} must be {'a whole number' if '`int`' in error else 'a number'}."


def _check(settings: Settings, environ: Mapping[str, str]) -> None:
    by_hand = bool(environ.get("BOT_DATABASE", "").strip())
    faults = (
        (settings.token and not re.fullmatch(r"\d+:[\w-]+", settings.token, re.ASCII),
         "BOT_TOKEN is not a bot token: it looks like 123456:ABC-def and comes from @BotFather."),
        (not re.fullmatch(r"https?://[^\s/]+(/\S*)?", settings.api_url),
         "BOT_API_URL must be the address of a Bot API server, with https:// before it."),
        (not 0 <= settings.api_rate < 1e6, "BOT_API_RATE must be a number of calls a second, or 0 for no limit."),
        (settings.webhook_url and not re.fullmatch(_WEBHOOK, settings.webhook_url),
         "BOT_WEBHOOK_URL must be the https address at which Telegram reaches this bot."),
        (settings.webhook_secret and not re.fullmatch(r"[\w-]{1,256}", settings.webhook_secret, re.ASCII),
         "BOT_WEBHOOK_SECRET may hold only A-Z, a-z, 0-9, _ and -, 256 of them at most."),
        (not 0 < settings.port < 65536, "PORT must be between 1 and 65535."),
        (settings.log_level not in _LEVELS, f"BOT_LOG_LEVEL must be one of {', '.join(_LEVELS)}."),
        (len(settings.operator) > 200, "BOT_OPERATOR must be 200 characters or fewer."),
        (settings.retention_days < 1, "BOT_RETENTION_DAYS must be 1 or more."),
        (environ.get("DATABASE_URL", "").strip() and not by_hand,
         "DATABASE_URL is set, but data is kept in SQLite here: set BOT_DATABASE to a path on a lasting disk."),
        (settings.ephemeral and not by_hand,
         "The disk of this platform does not last: set BOT_DATABASE to a path on a disk that does."),
        (settings.ephemeral and not settings.secret_key,
         "The disk of this platform does not last: set BOT_SECRET_KEY, a key file would be lost."),
    )  # fmt: skip
    for wrong, why in faults:
        if wrong:
            raise ConfigError(why)

"""Settings: read from the environment once, here and nowhere else, failing early with one line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import msgspec

from flows.knowledge.rules.lpr import FIRST_DAY
from flows.model import Quotations, Veiled

TELEGRAM = "https://api.telegram.org"
DATABASE = "xieshang.db"


class ConfigError(Exception):
    """A setting cannot be used; the message is one line that says which and why, never its value if that is secret."""


class Settings(Veiled, msgspec.Struct, frozen=True, kw_only=True):
    """What the operator decides. Names as in the environment, without `BOT_`; see README for each.

    api_rate: calls a second to the Bot API, 0 for no limit. retention_days: after so many days without a word from a
    person, everything about them goes. lpr: levels of the one-year LPR beyond those that we ship. A platform whose disk
    does not last sets `ephemeral`.
    """

    token: str = ""
    api_url: str = TELEGRAM
    api_rate: float = 25.0
    database: Path = Path(DATABASE)
    secret_key: str = ""
    new_secret_key: str = ""
    webhook_url: str = ""
    webhook_secret: str = ""
    port: int = 8080
    log_level: str = "INFO"
    operator: str = ""
    retention_days: int = 180
    lpr: Quotations = ()
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
    "lpr": "BOT_LPR",
}
_API = r"https?://[^\s/?#]+(/[^\s?#]*)?"
_WEBHOOK = r"(https://[^\s/?#]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(/[!\"$-~]*)?"
_LONGEST_DAYS = 36_500
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. A variable that is empty counts as unset. Raises ConfigError."""
    given = {field: value for field, name in _NAMES.items() if (value := environ.get(name, "").strip())}
    for field, value in given.items():
        _refuse_bytes(value, _NAMES[field])
    if "log_level" in given:
        given["log_level"] = given["log_level"].upper()
    lpr = _quotations(given.pop("lpr", ""))
    where = locate(given.get("database", DATABASE))
    try:
        whole = {**given, "database": where, "lpr": lpr, "ephemeral": "DYNO" in environ}
        settings = msgspec.convert(whole, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain(str(error))) from None
    _check(settings, environ)
    return settings


def locate(path: str, name: str = _NAMES["database"]) -> Path:
    """Where the database is that the setting `name` says. Of a link it is the file itself: its lock, journals and keys
    lie beside that, whatever it is called. Raises ConfigError."""
    _refuse_bytes(path, name)
    if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", path):
        raise ConfigError(f"{name} must be a path without line breaks and the like.")
    try:
        found = Path(path).expanduser()
        return Path(os.path.realpath(found, strict=True)) if os.path.islink(found) else found
    except RuntimeError:
        raise ConfigError(f"{name} begins with ~ and the name of nobody who has a home here.") from None
    except OSError as error:
        raise ConfigError(f"{name} is a link that leads nowhere: {error.strerror}.") from None


def _quotations(value: str) -> Quotations:
    """The levels that BOT_LPR adds, as fractions, in order. Raises ConfigError."""
    found: dict[date, Decimal] = {}
    for part in filter(None, (part.strip() for part in value.split(","))):
        level = re.fullmatch(r"(\d{4}-\d\d-\d\d)\s*=\s*(\d{1,2}(?:\.\d{1,3})?)\s*%?", part, re.ASCII)
        try:
            day, rate = date.fromisoformat(level[1] if level else ""), Decimal(level[2] if level else "")
        except (ValueError, ArithmeticError):
            raise ConfigError(
                "BOT_LPR must be days and percentages a year, such as 2026-06-22=2.90,2026-07-20=2.85."
            ) from None
        if not FIRST_DAY <= day <= datetime.now(UTC).date():
            raise ConfigError(f"BOT_LPR has a day before {FIRST_DAY}, or one that has not come yet.")
        if not Decimal("0.5") <= rate <= 20:
            raise ConfigError("BOT_LPR has a rate that is no LPR: write percentages a year, such as 2.90.")
        if found.setdefault(day, rate / 100) != rate / 100:
            raise ConfigError("BOT_LPR has two rates for one day.")
    return tuple(sorted(found.items()))


def _refuse_bytes(value: str, name: str) -> None:
    """Raises ConfigError where a byte was kept as a surrogate, for lack of a letter."""
    if re.search(r"[\ud800-\udfff]", value):
        raise ConfigError(f"{name} is not UTF-8.")


def _explain(error: str) -> str:
    """`Expected `int`, got `str` - at `$.port`` as a sentence about the variable."""
    field = error.rpartition("$.")[2].rstrip("`")
    if "out of range" in error:
        return f"{_NAMES.get(field, field)} is out of range."
    return f"{_NAMES.get(field, field)} must be {'a whole number' if '`int`' in error else 'a number'}."


def _is_address(url: str, shape: str) -> bool:
    """Whether it can be called, in the eyes of what calls the Bot API."""
    from pyreqwest.http import Url  # only where an address is set: it takes time

    try:
        return bool(re.fullmatch(shape, url)) and Url.parse(url).port != 0
    except ValueError:
        return False


def _check(settings: Settings, environ: Mapping[str, str]) -> None:
    by_hand = bool(environ.get("BOT_DATABASE", "").strip())
    faults = (
        (settings.token and not re.fullmatch(r"\d+:[\w-]+", settings.token, re.ASCII),
         "BOT_TOKEN is not a bot token: it looks like 123456:ABC-def and comes from @BotFather."),
        (settings.api_url != TELEGRAM and not _is_address(settings.api_url, _API),
         "BOT_API_URL must be the address of a Bot API server, with https:// before it."),
        (not 0 <= settings.api_rate < 1e6, "BOT_API_RATE must be a number of calls a second, or 0 for no limit."),
        (settings.webhook_url and not _is_address(settings.webhook_url, _WEBHOOK),
         "BOT_WEBHOOK_URL must be the https address at which Telegram reaches this bot."),
        (re.fullmatch(r"\w+://[^/]+/healthz(\?.*)?", settings.webhook_url),
         "BOT_WEBHOOK_URL must have another path than /healthz, which is for whoever watches the process."),
        (settings.webhook_secret and not re.fullmatch(r"[\w-]{1,256}", settings.webhook_secret, re.ASCII),
         "BOT_WEBHOOK_SECRET may hold only A-Z, a-z, 0-9, _ and -, 256 of them at most."),
        (not 0 < settings.port < 65536, "PORT must be between 1 and 65535."),
        (settings.log_level not in _LEVELS, f"BOT_LOG_LEVEL must be one of {', '.join(_LEVELS)}."),
        (len(settings.operator) > 200, "BOT_OPERATOR must be 200 characters or fewer."),
        (not 0 < settings.retention_days <= _LONGEST_DAYS,
         f"BOT_RETENTION_DAYS must be between 1 and {_LONGEST_DAYS}."),
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

"""Settings: what is accepted, and one line for what is not."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.catalogues import locales
from bot.config import _NAMES, ConfigError, Settings, load, locate
from bot.shelf import load_library
from bot.wording import Wording
from bot.worlds import worlds

TOKEN = "123456:ABC-def_9"


def test_nothing_set_means_the_defaults() -> None:
    assert load({}) == Settings()
    assert load({"BOT_TOKEN": "", "PORT": " ", "BOT_API_RATE": ""}) == Settings()


def test_everything_that_is_set_is_read() -> None:
    assert load(
        {
            "BOT_TOKEN": f" {TOKEN}\n",
            "BOT_API_URL": "http://127.0.0.1:8081/api",
            "BOT_API_RATE": "0",
            "BOT_DATABASE": "/data/x.db",
            "BOT_SECRET_KEY": "s" * 40,
            "BOT_WEBHOOK_URL": "https://bot.example/hook",
            "BOT_WEBHOOK_SECRET": "abc_-9",
            "PORT": "5000",
            "BOT_LOG_LEVEL": "debug",
            "BOT_OPERATOR": "一个志愿者",
            "BOT_RETENTION_DAYS": "30",
            "BOT_LPR": " 2026-07-20 = 2.85% , 2026-06-22=2.90,",
        }
    ) == Settings(
        token=TOKEN,
        api_url="http://127.0.0.1:8081/api",
        api_rate=0.0,
        database=Path("/data/x.db"),
        secret_key="s" * 40,
        webhook_url="https://bot.example/hook",
        webhook_secret="abc_-9",
        port=5000,
        log_level="DEBUG",
        operator="一个志愿者",
        retention_days=30,
        lpr=((date(2026, 6, 22), Decimal("0.029")), (date(2026, 7, 20), Decimal("0.0285"))),
    )


def test_a_path_in_the_home_directory_is_found_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/srv/somebody")
    assert load({"BOT_DATABASE": "~/x.db"}).database == Path("/srv/somebody/x.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "hunter2-secret"),
        ("BOT_TOKEN", "123456:ABC def"),
        ("BOT_API_URL", "api.telegram.org"),
        ("BOT_API_URL", "http://127.0.0.1:99999"),
        ("BOT_API_URL", "http://127.0.0.1:abc"),
        ("BOT_API_URL", "http://127.0.0.1:0"),
        ("BOT_API_URL", "http://[::1"),
        ("BOT_API_URL", "http://\x01\x02"),
        ("BOT_API_URL", "http://1.2.3.999/"),
        ("BOT_API_URL", "http://127.0.0.1/?a=b"),
        ("BOT_API_RATE", "fast"),
        ("BOT_API_RATE", "1e400"),
        ("BOT_API_RATE", "-1"),
        ("BOT_API_RATE", "nan"),
        ("BOT_WEBHOOK_URL", "bot.example"),
        ("BOT_WEBHOOK_URL", "http://bot.example/hook"),
        ("BOT_WEBHOOK_URL", "http://localhost.example"),
        ("BOT_WEBHOOK_URL", "https://[::1/x"),
        ("BOT_WEBHOOK_URL", "https://:443/x"),
        ("BOT_WEBHOOK_URL", "https://bot.example:99999/x"),
        ("BOT_WEBHOOK_URL", "https://bot.example/挂"),
        ("BOT_WEBHOOK_URL", "https://bot.example/healthz"),
        ("BOT_WEBHOOK_URL", "https://bot.example/healthz?x"),
        ("BOT_OPERATOR", "人" * 201),
        ("BOT_WEBHOOK_SECRET", "with spaces"),
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("BOT_LOG_LEVEL", "chatty"),
        ("BOT_RETENTION_DAYS", "-1"),
        ("BOT_RETENTION_DAYS", "2.5"),
        ("BOT_RETENTION_DAYS", "36501"),
        ("BOT_RETENTION_DAYS", "9" * 22),
        ("BOT_RETENTION_DAYS", "9" * 5000),
        ("BOT_LPR", "3.1"),
        ("BOT_LPR", "22.06.2026=2.90"),
        ("BOT_LPR", "2026-06-31=2.90"),
        ("BOT_LPR", "2026-06-22=two"),
        ("BOT_LPR", "2026-06-22=0.029"),
        ("BOT_LPR", "2026-06-22=29"),
        ("BOT_LPR", "2026-06-22=2.90;2026-07-20=2.85"),
        ("BOT_LPR", "2026-06-22=2.90,2026-06-22=2.85"),
        ("BOT_LPR", "2020-08-19=3.85"),
        ("BOT_LPR", "2999-06-22=2.90"),
        ("BOT_LPR", "２０２６-06-22=2.90"),
        ("BOT_DATABASE", "~nobody-of-this-name/x.db"),
        ("BOT_DATABASE", "/data/a\nb.db"),
        ("BOT_DATABASE", "/data/a\0b.db"),
        ("DATABASE_URL", "postgres://somewhere"),
    ],
)
def test_what_cannot_be_used_is_refused_with_one_line_that_names_it_and_keeps_its_value(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as error:
        load({name: value})
    words = str(error.value)
    assert words.startswith(name)
    assert "\n" not in words
    assert value not in words


@pytest.mark.parametrize("name", [*_NAMES.values()])
def test_no_setting_may_be_anything_but_utf_8(name: str) -> None:
    with pytest.raises(ConfigError) as error:
        load({name: os.fsdecode(b"a secret of many bytes, one of which is no letter: \xff")})
    assert str(error.value) == f"{name} is not UTF-8."


def test_a_link_to_a_database_is_as_good_as_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.db").touch()
    (tmp_path / "nearer.db").symlink_to("real/x.db")
    (tmp_path / "xieshang.db").symlink_to(tmp_path / "nearer.db")
    real = (tmp_path / "real" / "x.db").resolve()
    assert load({"BOT_DATABASE": str(tmp_path / "xieshang.db")}).database == real
    monkeypatch.chdir(tmp_path)
    assert load({}).database == real
    assert load({"BOT_DATABASE": "real/x.db"}).database == Path("real/x.db")
    assert locate("nearer.db", "--database") == real


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to(tmp_path / "nothing")
    (tmp_path / "circular").symlink_to(tmp_path / "circular")
    for name in ("broken", "circular"):
        with pytest.raises(ConfigError, match="--database is a link that leads nowhere: "):
            locate(str(tmp_path / name), "--database")


def test_a_database_url_is_no_obstacle_to_a_database_set_by_hand() -> None:
    assert load({"DATABASE_URL": "postgres://somewhere", "BOT_DATABASE": "x.db"}).database == Path("x.db")


def test_a_platform_whose_disk_does_not_last_needs_a_database_and_a_key_set_by_hand() -> None:
    with pytest.raises(ConfigError, match="BOT_DATABASE"):
        load({"DYNO": "worker.1"})
    with pytest.raises(ConfigError, match="BOT_SECRET_KEY"):
        load({"DYNO": "worker.1", "BOT_DATABASE": "/data/x.db"})
    assert load({"DYNO": "worker.1", "BOT_DATABASE": "/data/x.db", "BOT_SECRET_KEY": "s" * 40}).ephemeral


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/hook", "http://localhost", "http://[::1]:80/"])
def test_a_webhook_on_this_machine_needs_no_https(url: str) -> None:
    assert load({"BOT_WEBHOOK_URL": url}).webhook_url == url


def test_to_keep_nothing_for_a_day_is_no_retention() -> None:
    with pytest.raises(ConfigError, match=r"BOT_RETENTION_DAYS must be between 1 and 36500\."):
        load({"BOT_RETENTION_DAYS": "0"})


def test_the_longest_operator_and_the_shortest_retention_are_taken() -> None:
    settings = load({"BOT_OPERATOR": "人" * 200, "BOT_RETENTION_DAYS": "1"})
    assert (len(settings.operator), settings.retention_days) == (200, 1)
    assert load({"BOT_RETENTION_DAYS": "36500"}).retention_days == 36_500


def test_what_the_operator_adds_to_the_lpr_reaches_every_turn(wording: Wording) -> None:
    settings = load({"BOT_LPR": "2026-06-22=2.90"})
    world = worlds(settings, wording, load_library(locales()))("en", 0)
    assert world.lpr == ((date(2026, 6, 22), Decimal("0.029")),)

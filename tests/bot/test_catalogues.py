from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.catalogues import compile_catalogues, locales, translations

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "{english}"\nmsgstr "{chinese}"\n'


def write(root: Path, domain: str, english: str, chinese: str, *, seconds: int = 0) -> Path:
    """A catalogue that was written so many seconds after the epoch."""
    path = root / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PO.replace("{english}", english).replace("{chinese}", chinese), "utf-8")
    os.utime(path, (seconds, seconds))
    return path


def test_a_checkout_finds_its_locales_beside_the_package() -> None:
    assert locales() == Path(__file__).parents[2] / "locales"


def test_all_domains_of_a_locale_are_one(tmp_path: Path) -> None:
    write(tmp_path, "bot", "Help", "帮助")
    write(tmp_path, "script", "Hello", "您好")
    known = translations(tmp_path, "zh_Hans")
    assert [known.gettext(words) for words in ("Help", "Hello", "Nothing")] == ["帮助", "您好", "Nothing"]


def test_a_stale_catalogue_is_compiled_when_it_is_loaded_and_only_then(tmp_path: Path) -> None:
    path = write(tmp_path, "bot", "Help", "帮助", seconds=1_000)
    compiled = path.with_suffix(".mo")
    assert translations(tmp_path, "zh_Hans").gettext("Help") == "帮助"
    os.utime(compiled, (2_000, 2_000))
    assert translations(tmp_path, "zh_Hans").gettext("Help") == "帮助"
    assert compiled.stat().st_mtime == 2_000
    write(tmp_path, "bot", "Help", "协助", seconds=3_000)
    assert translations(tmp_path, "zh_Hans").gettext("Help") == "协助"
    assert compiled.stat().st_mtime > 3_000


def test_compiling_tells_what_was_stale(tmp_path: Path) -> None:
    path = write(tmp_path, "bot", "Help", "帮助")
    assert compile_catalogues(tmp_path) == [path]
    assert compile_catalogues(tmp_path) == []


def test_a_folder_that_cannot_be_written_to_is_still_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> int:
        raise PermissionError(path)

    write(tmp_path, "bot", "Help", "帮助")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert translations(tmp_path, "zh_Hans").gettext("Help") == "帮助"
    assert not list(tmp_path.rglob("*.mo"))


def test_nothing_but_the_catalogue_and_its_compiled_form_is_left_behind(tmp_path: Path) -> None:
    write(tmp_path, "bot", "Help", "帮助")
    compile_catalogues(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("bot*")) == ["bot.mo", "bot.po"]

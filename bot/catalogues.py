"""Where the catalogues lie, their compiled form, and how they are loaded.

In a wheel they lie in bot/locales and are compiled; in a checkout they lie beside bot/, and what is stale is compiled
when it is loaded. Babel is imported only for that.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

_PACKAGE = Path(__file__).parent


def locales() -> Path:
    """The folder with one folder a locale."""
    shipped = _PACKAGE / "locales"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "locales"


def sources(root: Path, locale: str = "*") -> list[Path]:
    """The .po files of a locale (of all of them), in a stable order."""
    return sorted(root.glob(f"{locale}/LC_MESSAGES/*.po"))


def compile_catalogues(root: Path) -> list[Path]:
    """Compiles every catalogue that is newer than its compiled form; tells which."""
    stale = [source for source in sources(root) if _is_stale(source)]
    for source in stale:
        _write(source.with_suffix(".mo"), _compiled(source))
    return stale


def translations(root: Path, locale: str) -> NullTranslations:
    """All domains of a locale in one: what none of them has is said in English, as it stands in the code."""
    merged = NullTranslations()
    for domain in _domains(root, locale):
        domain.add_fallback(merged)
        merged = domain
    return merged


def _domains(root: Path, locale: str) -> Iterable[GNUTranslations]:
    for source in sources(root, locale):
        compiled = source.with_suffix(".mo")
        if not _is_stale(source):
            yield GNUTranslations(BytesIO(compiled.read_bytes()))
            continue
        content = _compiled(source)
        with suppress(OSError):  # a checkout that we may not write to: the same work again at the next start
            _write(compiled, content)
        yield GNUTranslations(BytesIO(content))


def _is_stale(source: Path) -> bool:
    """In a wheel nothing is: the order in which an installer writes files says nothing about their age."""
    if source.is_relative_to(_PACKAGE):
        return False
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def _compiled(source: Path) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as lines:
        catalogue = read_po(lines, locale=source.parent.parent.name)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: several processes may start at the same moment."""
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    beside.write_bytes(content)
    beside.replace(path)

"""The build hook of the wheel: the compiled catalogues are no part of the repository, but of every wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface[Any]):
    """Compiles locales/*/LC_MESSAGES/*.po before the files of the wheel are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from bot.catalogues import compile_catalogues

        compile_catalogues(Path(self.root, "locales"))

"""Draws a paper: one kept compiler, one font, the same bytes for the same data on every machine."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .words import Signs, fitted

if TYPE_CHECKING:
    import typst

ENDINGS = {"call": "pdf", "statement": "pdf", "plan": "png", "offer": "png"}
"""What a paper is sent as, by its name."""

TEMPLATES = {"call": "call.typ", "statement": "statement.typ", "plan": "compare.typ", "offer": "compare.typ"}
_HERE = Path(__file__).parent
_PPI = 144  # compare.typ is 540 points wide: 1080 pixels, the width of a phone's screen
_SIGNS = "☐☑⚠"  # from DejaVu Sans Mono, which is built into the compiler; the font of all else has none of them
_AGES = 10  # 1 ms; keeps 200 papers in a row at 165 MB instead of 250, and none of them in memory
_EPOCH = 1_767_225_600  # 2026-01-01: a paper bears its own date, the file need not know when it was drawn


class CannotDraw(Exception):
    """A paper could not be drawn. Names the template, never what stood on the paper."""

    def __init__(self, template: str) -> None:
        super().__init__(f"cannot draw {template}" if template in ENDINGS else "cannot draw an unknown paper")


@dataclass(slots=True, frozen=True)
class Machine:
    compiler: typst.Compiler
    signs: Signs


class Press:
    """May be used from any thread; draws one paper after the other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._machine: Machine | None = None

    def draw(self, template: str, data: bytes) -> bytes:
        """The paper as PDF or PNG (ENDINGS says which) from its data, UTF-8 JSON. Raises CannotDraw.

        Characters that the font does not have come out as □; what is longer than any paper is cut with an ellipsis.
        """
        try:
            with self._lock:
                return self._drawn(template, data)
        except Exception:
            # The error of the compiler quotes the paper: nothing of it may travel on, not even as a context.
            failure = CannotDraw(template)
        raise failure

    def _drawn(self, template: str, data: bytes) -> bytes:
        machine = self._machine = self._machine or assembled()
        inputs = {"data": fitted(data, machine.signs)}
        source = _HERE / TEMPLATES[template]
        if ENDINGS[template] == "pdf":
            drawn = machine.compiler.compile(
                source, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=_EPOCH
            )
        else:
            drawn = machine.compiler.compile(source, format="png", ppi=_PPI, sys_inputs=inputs)
        # What a compilation remembers is forgotten ten compilations later; no paper is drawn twice, so forget it now.
        for _ in range(_AGES):
            machine.compiler.compile(b"", format="svg", sys_inputs={})
        if not isinstance(drawn, bytes):
            raise TypeError("several pictures")
        return drawn


def assembled() -> Machine:
    """Imported here: the compiler and its font cost 60 MB, and most sessions end without a paper."""
    import manimgx_fonts_cjk
    import typst

    folder = Path(manimgx_fonts_cjk.__file__).parent
    # The compiler's own fonts are let in for the three signs alone: paper.typ names what each family covers.
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    return Machine(
        typst.Compiler(root=_HERE, font_paths=fonts, ignore_system_fonts=True),
        Signs(next(folder.glob("*.ttc")), extra=_SIGNS),
    )

"""The papers that a person takes along: the call sheet, the statement for the lender's desk, two plans compared.

Each is a Typst template beside this file that holds no word of any language. What stands on a paper comes in as JSON
and stays data: no template reads markup out of it.
"""

from __future__ import annotations

from .press import ENDINGS, CannotDraw, Press

__all__ = ["ENDINGS", "CannotDraw", "Press"]

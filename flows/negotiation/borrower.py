"""Whose debt a question speaks of: the person's own, or a relative's when they ask for somebody (CONVERSATION 1.14)."""

from __future__ import annotations

from collections.abc import Callable

from flows.model import Scene, Text


def spoken_to(you: Text, borrower: Text) -> Callable[[Scene], Text]:
    """The question as `you`, or as `borrower` when somebody asks for a relative."""
    return lambda scene: borrower if scene.answers.choice("about_you") == "family" else you

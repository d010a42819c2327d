"""What most conversations do without, and is loaded when it is first needed: the tools, the papers, their words.

They take a tenth of a second to load, every process starts with this flow, and most processes never come to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from flows.model import Deed, Paper, Scene, Text, Tool

_NAMES = ("budget", "debts", "plan", "rate", "theirs", "sheet")
_MAY_ASK = re.compile(r"年化|率|息|成本|(?i:rate|apr|irr|interest|cost)")
_MAY_OFFER = re.compile(
    r"[说說讲講话話提让讓要叫给給肯批报報]|方案|同意|答[应應]|允[许許]|[愿願]意|建[议議]|可以|回[复覆復]|最多"
    r"|(?i:offer|want|propos|ask|said|say|demand|let|accept|agree|told|settle|suggest|gave|give|insist)"
)


class Tools(Mapping[str, Tool]):
    """The tools by the names of their commands."""

    def __getitem__(self, name: str) -> Tool:
        from flows.negotiation.tools.all import TOOLS

        return TOOLS[name]

    def __contains__(self, name: object) -> bool:
        return name in _NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


def computes(text: str, scene: Scene) -> tuple[str, Deed] | None:
    """The tool that a sentence is for. Most of what is typed is for none: a look at its words saves the careful reading
    of its numbers."""
    if not _MAY_ASK.search(text) and not _MAY_OFFER.search(text):
        return None
    from flows.negotiation.tools.all import computes as read

    return read(text, scene)


def paper(name: str, scene: Scene) -> Paper | None:
    """What can be printed, by its name."""
    from flows.negotiation.on_paper import paper as make

    return make(name, scene)


def told(key: str, scene: Scene) -> Text | None:
    """What was told beside the questions, in words."""
    from flows.negotiation.settings import told as say

    return say(key, scene)

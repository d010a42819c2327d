"""The data file of /export: everything that is kept of a person, for them to take elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from flows.model import Case, Session, World

from .storage import Outgoing


def in_json(
    chat: int,
    session: Session,
    history: Sequence[Case],
    unanswered: Sequence[bytes],
    undelivered: Sequence[Outgoing],
    world: World,
) -> bytes:
    """unanswered: what they sent and could not be answered. undelivered: the replies to them that did not arrive."""
    everything = {
        "exported": world.now,
        "chat": chat,
        "session": session,
        "history": history,
        "unanswered": [body.decode("utf-8", "replace") for body in unanswered],
        "undelivered": [_told(letter) for letter in undelivered],
    }
    return msgspec.json.format(msgspec.json.encode(everything), indent=2)


def _told(letter: Outgoing) -> dict[str, str]:
    """A reply as it is kept. Of an earlier data file the name does: this one has what was in it, and one within the
    other they would grow without end."""
    if letter.kind != "file":
        return {"message": letter.body.decode("utf-8", "replace")}
    if letter.name.endswith(".json"):
        return {"file": letter.name}
    return {"file": letter.name, "content": letter.file.decode("utf-8-sig", "replace")}

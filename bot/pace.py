"""How fast the Bot API may be called: so many calls a second in all, and about one a second to each chat."""

from __future__ import annotations

_BURST = 5
_CHAT_SECONDS = 1.0
_CHAT_BURST = 3
_CHATS = 10_000


class Pace:
    """Slots are booked and kept: who has one later than now comes back then, and need not ask again.

    rate: calls a second, 0 for no limit at all. Times in seconds of one clock that nobody sets back.
    """

    def __init__(self, rate: float) -> None:
        self._seconds = 1 / rate if rate else 0.0
        self._next = 0.0
        self._chats: dict[int, float] = {}

    def book(self, chat: int, now: float) -> float:
        """When the next call to `chat` may be made: now, or later."""
        if not self._seconds:
            return now
        of_chat = max(self._chats.get(chat, 0.0), now - (_CHAT_BURST - 1) * _CHAT_SECONDS)
        of_all = max(self._next, now - (_BURST - 1) * self._seconds)
        slot = max(now, of_chat, of_all)
        self._chats[chat] = of_chat + _CHAT_SECONDS
        self._next = of_all + self._seconds
        if len(self._chats) > _CHATS:
            self._chats = {chat: at for chat, at in self._chats.items() if at > now}
        return slot

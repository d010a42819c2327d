"""What a repr says: nothing of anybody, for it ends in logs, in tracebacks and in error reports."""

from __future__ import annotations

import pytest

from bot.config import Settings
from bot.request import Finished
from bot.storage import Ack, Dropped, Incoming, Later, Loaded, Outcome, Outgoing, Parcel, Sent, seal
from bot.storage.inbox import Item
from bot.storage.reading import Aside
from bot.telegram.api import Api
from bot.telegram.updates import _decode, take
from bot.terminal import Happened
from bot.turns import Heard
from flows.model import (
    Accepted,
    Answers,
    Case,
    CaseClosed,
    CaseOpened,
    Commanded,
    Corrected,
    Drafted,
    HistoryRead,
    Invalid,
    Past,
    Said,
    Session,
    T,
    Tapped,
)
from flows.model import Sent as Enclosed
from tests.talking import MONDAY

SECRET = "s3cretw0rds"
TOKEN = f"123456:{SECRET}"
DAY = MONDAY.date()
CASE = Case(1, DAY, {"owed_total": SECRET})
LETTER = Outgoing("show", SECRET.encode(), SECRET.encode(), SECRET, toast=SECRET, tap=SECRET)
PARCEL = Parcel(1, 2, 3, 4.0, LETTER)
TYPED = b'{"update_id":1,"message":{"chat":{"id":7,"type":"private"},"from":{"id":7},"text":"%b"}}' % SECRET.encode()
TAP = b'{"update_id":1,"callback_query":{"id":"1","from":{"id":7},"data":"%b"}}' % SECRET.encode()
HOLDERS = (
    *(Said(SECRET), Tapped(SECRET), Commanded("faq", SECRET), Corrected(SECRET), Enclosed("photo", SECRET)),
    *(CaseOpened(CASE), CaseClosed(CASE)),
    *(HistoryRead((CASE,)), CASE, Past(1, DAY, SECRET), Session(case=CASE, draft={"x": SECRET}, tap=SECRET)),
    *(Answers(CASE.answers), Accepted(SECRET), Drafted({"x": SECRET}), Invalid(T("x"), guess=SECRET)),
    *(Incoming(SECRET.encode(), 7), Loaded(1, 0.0, SECRET.encode(), Session(case=CASE), tuple), LETTER, PARCEL),
    *(
        Outcome(Session(case=CASE), [LETTER], [CASE]),
        Ack(SECRET, SECRET, 0.0, PARCEL),
        Sent(PARCEL),
        Later(PARCEL, 0.0),
    ),
    *(Dropped(PARCEL, "why"), Heard(Said(SECRET), tap=SECRET), Happened("said", SECRET, SECRET)),
    *(take(TYPED), take(TYPED)[0], _decode(TYPED), _decode(TAP), Finished(SECRET.encode())),
    *(Aside("update", 1, 2, 3.0, 1, "why", SECRET.encode(), LETTER), seal.Cipher(SECRET.encode().ljust(32))),
    *(seal.Master(SECRET), Api(TOKEN, f"http://127.0.0.1/{SECRET}"), Api(TOKEN, "http://127.0.0.1")._bot),
    Settings(token=TOKEN, secret_key=SECRET, webhook_secret=SECRET, operator=SECRET),
    Item(1, object(), 0.0, SECRET.encode()),  # type: ignore[arg-type]  # whose it is does not matter
)


UNSEEN = frozenset({"Cipher", "Master", "Api", "_Bot", "Finished"})
"""Classes whose fields nobody outside of them can name."""


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda holder: type(holder).__name__)
def test_nothing_is_told_by_a_repr(holder: object) -> None:
    assert SECRET in repr(vars_of(holder)) or type(holder).__name__ in UNSEEN
    for shown in (repr(holder), str(holder), f"{holder}", ascii([holder])):
        assert SECRET not in shown


def vars_of(holder: object) -> object:
    """Everything that it holds, however deep: so that the test means something."""
    fields = getattr(holder, "__struct_fields__", None) or getattr(holder, "__dataclass_fields__", None)
    if fields:
        return [vars_of(getattr(holder, field)) for field in fields]
    if isinstance(holder, tuple | list):
        return [vars_of(one) for one in holder]
    return dict(holder) if isinstance(holder, Answers) else holder

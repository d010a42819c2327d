"""What attackers do, each kind as a function that does it to a running bot and tells of each try what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any

from flows.dialogue.taps import base36
from tests.bot.entrance import NO_UPDATES, SECRET, TWO_WAYS, post
from tests.fake_api import Group, Person
from tests.fake_api.mailbox import Update
from tests.hostile.forging import ACTS, ATTACKS, VALUES
from tests.hostile.siege import CANARY, Onslaught, Siege
from tests.hostile.words import LONGEST, PIECES
from tests.process.conftest import CODES
from tests.process.test_hostile_updates import HOSTILE, hostile

REFUSED, TAKEN = "401", "200"
NOTHING, ASKED, ANSWERED = "nothing", "the open question", "an answer"
GUESSES = (None, "", "guess", SECRET[:-1], f"{SECRET}x", SECRET.upper(), f"{SECRET}\x00", SECRET[::-1], "x" * 4_000)
ODD: tuple[Any, ...] = (None, True, -1, 2**63, 1e308, "", "x" * 5_000, [], {}, [[[]]], {"id": None}, "\x00", "<b>")


def strangers_at_the_webhook(siege: Siege) -> Iterator[str]:
    """updates by webhook without the secret, or with a wrong one"""
    for number in range(siege.times):
        yield siege.ask(siege.update(secret=GUESSES[number % len(GUESSES)]))


def what_is_no_update(siege: Siege) -> Iterator[str]:
    """webhook: other methods, paths, types and lengths, bodies over the limit, broken and deeply nested JSON"""
    for number in range(siege.times):
        request, status = NO_UPDATES[number % len(NO_UPDATES)]
        found = siege.ask(request)
        yield "refused" if found == str(status) else f"{found} for {status}"


def noise_at_the_webhook(siege: Siege) -> Iterator[str]:
    """webhook: updates cut off anywhere, some with changed bytes, and noise"""
    for _ in range(siege.times):
        body = bytearray(siege.update().split(b"\r\n\r\n", 1)[1])
        for _ in range(siege.random.randrange(4)):
            body[siege.random.randrange(len(body))] = siege.random.choice(b'"{}[]:,\x00\xff\\')
        cut = bytes(body[: siege.random.randrange(len(body))])
        found = siege.ask(post(siege.random.choice([cut, cut, siege.random.randbytes(400)])))
        yield {"400": "refused", TAKEN: "passed over"}.get(found, found)  # a number in braces is an update, of nobody


def two_ways_to_read(siege: Siege) -> Iterator[str]:
    """webhook: requests of which two servers might see the end in two places"""
    for number in range(siege.times):
        found = siege.ask(TWO_WAYS[number % len(TWO_WAYS)])
        yield "refused" if found == "400" else found


def forged_buttons(siege: Siege) -> Iterator[str]:
    """callback data forged, cut off, of an earlier question, of another version, noise"""
    person = siege.somebody()
    seen = [button["callback_data"] for message in person.messages() for button in message.buttons()]
    past = [f"1.{base36(visit)}.{what}" for visit in range(1, 9) for what in ATTACKS]
    for _ in range(siege.times):
        data = siege.random.choice([_noise(siege), _forged(siege), siege.random.choice(past), _cut(siege, seen)])
        yield _presses(siege, person, data)


def _noise(siege: Siege) -> str:
    signs = [chr(siege.random.choice([siege.random.randrange(128), 0x8D37, 0x1F600])) for _ in range(64)]
    return "".join(signs[: siege.random.randrange(64)])


def _forged(siege: Siege) -> str:
    version, visit = siege.random.choice(["0", "2", "", "01"]), siege.random.choice(["0", "1", "zzzz", "-1", ""])
    return f"{version}.{visit}.{siege.random.choice(ACTS)}.{siege.random.choice(VALUES)}"


def _cut(siege: Siege, seen: Sequence[str]) -> str:
    data = siege.random.choice(seen)
    return data[: siege.random.randrange(len(data))].rstrip("0123456789")


def _presses(siege: Siege, person: Person, data: str) -> str:
    """What a press leads to: nothing, or the question that was open."""
    wanted = person.buttons()
    tap = person.presses(data, person.screen())["callback_query"]["id"]
    siege.api.waits_until(lambda: siege.api.taps[tap].answered, what=f"the tap {data!r} is acknowledged")
    person.waits_for(lambda: person.buttons() == wanted)
    return ASKED


def other_peoples_buttons(siege: Siege) -> Iterator[str]:
    """a button of somebody else's message, pressed by a stranger, in a group, or of no message"""
    person, stranger, group = siege.somebody(), Person(siege.api, first_name=f"陌生{CANARY}"), Group(siege.api)
    message = person.screen()
    before = person.sees()
    places = ({"message": message.as_json(person.chat.about)}, {"message": message.as_json(group.chat.about)}, {})
    for _ in range(siege.times):
        button = siege.random.choice(message.buttons())
        tap = siege.api.tap(stranger.id)
        query = {"id": tap.id, "from": stranger.who, "chat_instance": "-1", "data": button["callback_data"]}
        siege.api.put("callback_query", {**query, **siege.random.choice(places)})
        siege.api.waits_until(tap.is_answered, what="the tap is acknowledged")
        yield NOTHING if (person.sees(), stranger.sees(), group.texts()) == (before, "", []) else "something"


def words_that_mean_harm(siege: Siege) -> Iterator[str]:
    """typed: markup, formulas, SQL, paths, control signs, mixed scripts, up to 10,000 characters"""
    people = [Person(siege.api, code, first_name=f"<b>{CANARY}</b>") for code in CODES.values()]
    for person in people:
        person.says("/start")
        person.waits_for()
    for _ in range(siege.times):
        pieces = "".join(siege.random.choices(PIECES, k=siege.random.randint(1, 6)))
        text = f"{CANARY} {pieces}" * (1 if siege.random.random() < 0.95 else 300)
        yield _says(siege, siege.random.choice(people), text[:LONGEST])


def _says(siege: Siege, person: Person, text: str) -> str:
    calls = len(siege.api.calls)
    person.says(text)
    person.waits_for()
    with siege.api.changed:
        refused = [call for call in siege.api.calls[calls:] if call.status != 200 and call.chat == person.id]
    if refused:
        return f"refused by Telegram: {refused[0].answer.get('description')}"
    return f"{CANARY} said again" if CANARY in person.sees() else ANSWERED


def updates_of_tomorrow(siege: Siege) -> Iterator[str]:
    """polled: updates of unknown kinds, with fields of any other type, and such as cannot be read"""
    person = siege.somebody()
    for _ in range(siege.times):
        update = _twisted(siege, {"message": _message(person)})
        siege.api.put_again({"update_id": siege.random.randrange(2**31, 2**52), **update}, unasked=True)
        siege.api.waits_until_confirmed()
        yield "taken over"


def _message(person: Person) -> Update:
    sent = {"message_id": 1, "date": 1, "chat": person.chat.about, "from": person.who}
    return {**sent, "sticker": {"file_id": "x", "thumbnail": {"width": 1}}, "entities": [{"type": "bold", "offset": 0}]}


def _twisted(siege: Siege, update: Update) -> Update:
    """The update, one to three of its parts exchanged for what nobody expects there; no number of a chat."""
    twisted = deepcopy(update)
    for _ in range(siege.random.randint(1, 3)):
        kind = siege.random.choice([*twisted])
        where, key = siege.random.choice([(twisted, kind), *_places(twisted[kind])])
        if isinstance(where, dict) and siege.random.random() < 0.3:
            where[f"{key}_of_tomorrow"] = where.pop(key)
        else:
            where[key] = deepcopy(siege.random.choice(ODD))
    return twisted


def _places(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a JSON value, but for the number of a chat."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in pairs:
        if key not in {"id", "type"}:
            yield part, key
            yield from _places(value)


def updates_that_cannot_be_read(siege: Siege) -> Iterator[str]:
    """webhook: updates nested 200,000 deep, with half characters, bytes that are no characters, endless numbers"""
    for number in range(siege.times):
        fields, is_answered = [*HOSTILE.values()][number % len(HOSTILE)]
        person = Person(siege.api)
        found = siege.ask(post(hostile(person, number + 1, fields)))
        if found != TAKEN:
            yield found
            continue
        if is_answered:
            person.waits_for()
        yield "answered" if is_answered else "passed over"


def _of(
    do: Callable[[Siege], Iterator[str]], times: int, quick: int, *allowed: str, webhook: bool = False
) -> Onslaught:
    return Onslaught(do, times, quick, frozenset(allowed), webhook)


ALL = (
    _of(strangers_at_the_webhook, 10_000, 100, REFUSED, "400", webhook=True),
    _of(what_is_no_update, 500, 50, "refused", webhook=True),
    _of(noise_at_the_webhook, 3_000, 100, "refused", "passed over", webhook=True),
    _of(two_ways_to_read, 500, 60, "refused", webhook=True),
    _of(updates_that_cannot_be_read, 200, 20, "answered", "passed over", webhook=True),
    _of(updates_of_tomorrow, 3_000, 100, "taken over"),
    _of(forged_buttons, 3_000, 100, ASKED),
    _of(other_peoples_buttons, 1_000, 50, NOTHING),
    _of(words_that_mean_harm, 3_000, 100, ANSWERED),
)

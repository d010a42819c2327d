"""The fake is only worth something if it behaves as Telegram does."""

from __future__ import annotations

import http.client
import http.server
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.fake_api import FakeApi, Group, Person, faults, refusal


@pytest.fixture
def api() -> Iterator[FakeApi]:
    with FakeApi() as server:
        yield server


def call(api: FakeApi, method: str, token: str = "", **params: Any) -> Any:
    request = urllib.request.Request(
        f"{api.url}/bot{token or api.token}/{method}",
        json.dumps(params).encode(),
        {"Content-Type": "application/json", "Connection": "close"},
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return json.load(error)


def result(api: FakeApi, method: str, **params: Any) -> Any:
    answer = call(api, method, **params)
    assert answer["ok"], answer
    return answer["result"]


def why(api: FakeApi, method: str, **params: Any) -> str:
    answer = call(api, method, **params)
    assert not answer["ok"]
    return f"{answer['error_code']} {answer['description']}"


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


def test_an_update_comes_again_until_a_higher_offset_is_asked_for(api: FakeApi) -> None:
    person = Person(api)
    first, second = person.says("/start"), person.says("你好")
    assert result(api, "getUpdates", timeout=1)[0] == first
    assert result(api, "getUpdates", limit=1) == [first]
    assert result(api, "getUpdates", offset=first["update_id"] + 1) == [second]
    assert result(api, "getUpdates", offset=second["update_id"] + 1) == []
    assert result(api, "getUpdates") == []


def test_a_poll_waits_for_an_update(api: FakeApi) -> None:
    person = Person(api)
    threading.Timer(0.05, person.says, ["早"]).start()
    assert [update["message"]["text"] for update in result(api, "getUpdates", timeout=5)] == ["早"]


def test_a_second_poll_ends_the_first_with_a_conflict(api: FakeApi) -> None:
    ended: list[str] = []
    thread = threading.Thread(target=lambda: ended.append(why(api, "getUpdates", timeout=5)))
    thread.start()
    api.waits_until(lambda: api.mailbox._poller is not None)
    result(api, "getUpdates")
    thread.join(5)
    conflict = "terminated by other getUpdates request; make sure that only one bot instance is running"
    assert ended == [f"409 Conflict: {conflict}"]


def test_kinds_that_were_not_asked_for_do_not_come(api: FakeApi) -> None:
    person = Person(api)
    result(api, "getUpdates", allowed_updates=["callback_query"])
    person.says("/start")
    tapped = person.presses("1.1.pick")
    assert result(api, "getUpdates", timeout=1) == [tapped]


def test_a_phone_shows_a_message_as_it_was_edited_last(api: FakeApi) -> None:
    person = Person(api)
    sent = result(api, "sendMessage", chat_id=person.id, text="<b>一</b>", parse_mode="HTML",
                  reply_markup=keyboard({"text": "好", "callback_data": "1.1.a"}))  # fmt: skip
    assert (person.sees(), person.buttons()) == ("一", ["好"])
    edit = {"chat_id": person.id, "message_id": sent["message_id"], "text": "二"}
    result(api, "editMessageText", **edit)
    assert (person.sees(), person.buttons()) == ("二", [])
    assert "message is not modified" in why(api, "editMessageText", **edit)
    result(api, "deleteMessage", chat_id=person.id, message_id=sent["message_id"])
    assert why(api, "editMessageText", **edit) == "400 Bad Request: message to edit not found"


def test_what_is_too_long_or_wrong_is_refused(api: FakeApi) -> None:
    to: dict[str, Any] = {"chat_id": Person(api).id}
    assert why(api, "sendMessage", **to, text="😀" * 2049) == "400 Bad Request: message is too long"
    assert result(api, "sendMessage", **to, text="<b>" + "字" * 4096 + "</b>", parse_mode="HTML")
    assert why(api, "sendMessage", **to, text="  ") == "400 Bad Request: message text is empty"
    assert why(api, "sendMessage", chat_id=5, text="a") == "400 Bad Request: chat not found"
    long_data = keyboard({"text": "好", "callback_data": "字" * 22})
    assert why(api, "sendMessage", **to, text="a", reply_markup=long_data) == "400 Bad Request: BUTTON_DATA_INVALID"
    nothing_to_copy = keyboard({"text": "好", "copy_text": {"text": ""}})
    assert "COPY_TEXT" in why(api, "sendMessage", **to, text="a", reply_markup=nothing_to_copy)


def test_a_tap_is_answered_once_and_in_time(api: FakeApi) -> None:
    person = Person(api)
    query = person.presses("1.1.a")["callback_query"]["id"]
    assert result(api, "answerCallbackQuery", callback_query_id=query, text="好") is True
    assert person.chat.toasts == ["好"]
    assert "query is too old" in why(api, "answerCallbackQuery", callback_query_id=query)
    api.tap_lifetime = 0
    late = person.presses("1.1.a")["callback_query"]["id"]
    assert "query is too old" in why(api, "answerCallbackQuery", callback_query_id=late)


def article(id: str = "a", **fields: Any) -> dict[str, Any]:
    content = {"message_text": "<b>一</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": id, "title": "一", "input_message_content": content, **fields}


def test_a_query_is_answered_once_and_whoever_asked_sees_the_results(api: FakeApi) -> None:
    person = Person(api)
    asked = person.asks("坐牢")
    query = asked["inline_query"]["id"]
    assert result(api, "getUpdates", timeout=1) == [asked]
    answer = {"inline_query_id": query, "results": [article("a"), article("b")]}
    assert result(api, "answerInlineQuery", **answer, cache_time=300, is_personal=True) is True
    assert [one["id"] for one in person.offered(asked)] == ["a", "b"]
    assert "query ID is invalid" in why(api, "answerInlineQuery", **answer)
    assert "query ID is invalid" in why(api, "answerInlineQuery", inline_query_id="x", results=[])
    api.tap_lifetime = 0
    late = person.asks("坐牢")["inline_query"]["id"]
    assert "query is too old" in why(api, "answerInlineQuery", inline_query_id=late, results=[])


def content(text: str) -> dict[str, Any]:
    return {"message_text": text, "parse_mode": "HTML"}


@pytest.mark.parametrize(
    ("results", "refusal"),
    [
        ([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article("a"), article("a")], "RESULT_ID_DUPLICATE"),
        ([article("")], "RESULT_ID_INVALID"),
        ([article("字" * 22)], "RESULT_ID_INVALID"),
        ([article(type="photo")], 'Field "type"'),
        ([article(title=" ")], 'field "title"'),
        ([article(input_message_content=None)], 'field "input_message_content"'),
        ([article(input_message_content=content(""))], "message text is empty"),
        ([article(input_message_content=content("字" * 4097))], "MESSAGE_TOO_LONG"),
        ([article(input_message_content=content("<b>一"))], "can't parse entities"),
        ([article(reply_markup=keyboard({"text": "好", "url": "nowhere"}))], "BUTTON_URL_INVALID"),
        ("all", "can't parse inline query results"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_results_that_telegram_would_not_show_are_refused(api: FakeApi, results: Any, refusal: str) -> None:
    query = Person(api).asks("x")["inline_query"]["id"]
    assert refusal in why(api, "answerInlineQuery", inline_query_id=query, results=results)
    assert result(api, "answerInlineQuery", inline_query_id=query, results=[article()])


def test_who_has_blocked_the_bot_gets_nothing(api: FakeApi) -> None:
    person = Person(api)
    person.blocks()
    blocked = "403 Forbidden: bot was blocked by the user"
    assert why(api, "sendMessage", chat_id=person.id, text="a") == blocked
    person.unblocks()
    assert result(api, "sendMessage", chat_id=person.id, text="a")


def test_a_wrong_token_and_an_unknown_method_are_refused(api: FakeApi) -> None:
    assert why(api, "getMe", token="1:x") == "401 Unauthorized"
    assert why(api, "getTea") == "404 Not Found"


def test_commands_take_languages_of_two_letters_only(api: FakeApi) -> None:
    commands = [{"command": "start", "description": "开始"}]
    result(api, "setMyCommands", commands=commands, language_code="zh")
    assert api.commands["default", "zh"] == {"start": "开始"}
    assert "language code" in why(api, "setMyCommands", commands=commands, language_code="zh-hans")
    assert why(api, "setMyCommands", commands=[{"command": "Start", "description": "a"}]).endswith("COMMAND_INVALID")


def test_an_uploaded_file_is_kept(api: FakeApi) -> None:
    person = Person(api)
    body = (
        b'--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n%d\r\n'
        b'--x\r\nContent-Disposition: form-data; name="document"; filename="\xe8\xae\xb2.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\na\r\n\r\nb\r\n--x--\r\n" % person.id
    )
    kind = {"Content-Type": "multipart/form-data; boundary=x", "Connection": "close"}
    request = urllib.request.Request(f"{api.url}/bot{api.token}/sendDocument", body, kind)
    with urllib.request.urlopen(request, timeout=5) as answer:
        sent = json.load(answer)["result"]
    [document] = person.documents()
    assert (document.name, document.mime, document.content) == ("讲.txt", "text/plain", b"a\r\n\r\nb")
    assert result(api, "getFile", file_id=sent["document"]["file_id"])["file_size"] == 6


def test_updates_that_are_held_come_together_and_may_be_repeated(api: FakeApi) -> None:
    person = Person(api)
    with api.held() as updates:
        for number in range(20):
            person.says(str(number))
        assert result(api, "getUpdates") == []
    updates.append(updates[3])
    assert len(result(api, "getUpdates", timeout=1)) == 20
    Group(api).hears(person, "大家好")
    assert result(api, "getUpdates", offset=-1, timeout=1)[0]["message"]["chat"]["type"] == "supergroup"


def test_a_webhook_is_tried_again_and_carries_the_secret(api: FakeApi) -> None:
    statuses, seen = [500, 200], []

    class Hook(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append((self.headers["X-Telegram-Bot-Api-Secret-Token"], body["message"]["text"]))
            self.send_response(statuses.pop(0))
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Hook) as hook:
        threading.Thread(target=hook.serve_forever, daemon=True).start()
        result(api, "setWebhook", url=f"http://127.0.0.1:{hook.server_port}/hook", secret_token="s3")
        Person(api).says("早")
        assert why(api, "getUpdates").startswith("409 Conflict: can't use getUpdates method while webhook is active")
        api.waits_until_confirmed()
        api.waits_until(lambda: len(seen) == 2)
        hook.shutdown()
    assert seen == [("s3", "早")] * 2


def test_a_scripted_fault_strikes_as_often_as_it_was_told_to(api: FakeApi) -> None:
    to: dict[str, Any] = {"chat_id": Person(api).id, "text": "a"}
    api.faults.on("sendMessage", faults.too_many(3))
    assert call(api, "sendMessage", **to)["parameters"] == {"retry_after": 3}
    api.faults.on("sendMessage", faults.cut_after)
    with pytest.raises((ConnectionError, OSError)):
        call(api, "sendMessage", **to)
    assert result(api, "sendMessage", **to)["message_id"] == 2
    assert [made.status for made in api.made("sendMessage")] == [429, 0, 200]


def test_an_answer_that_is_torn_ends_in_the_middle_of_what_was_carried_out(api: FakeApi) -> None:
    person = Person(api)
    api.faults.on("sendMessage", faults.torn)
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        call(api, "sendMessage", chat_id=person.id, text="a")
    assert person.sees() == "a"
    [made] = api.made("sendMessage")
    assert (made.done, made.heard, made.faulty) == (True, False, True)


def test_chance_strikes_its_share_of_some_methods_and_chats_until_it_is_over(api: FakeApi) -> None:
    one, other = Person(api), Person(api)
    api.faults.by_chance(["sendMessage"], faults.server_error(502), 0.5, [one.id])
    answers = [call(api, "sendMessage", chat_id=one.id, text="a")["ok"] for _ in range(40)]
    assert 5 < sum(answers) < 35
    assert all(call(api, "sendMessage", chat_id=other.id, text="a")["ok"] for _ in range(10))
    api.faults.clear()
    assert all(call(api, "sendMessage", chat_id=one.id, text="a")["ok"] for _ in range(10))


def test_a_storm_tells_everybody_how_long_it_lasts_and_passes(api: FakeApi) -> None:
    one, other = Person(api), Person(api)
    api.faults.by_chance(["sendMessage"], faults.storm(0.3))
    for person in (one, other):
        assert call(api, "sendMessage", chat_id=person.id, text="a")["parameters"] == {"retry_after": 1}
    while not call(api, "sendMessage", chat_id=one.id, text="a")["ok"]:
        pass
    assert one.sees() == "a"


def test_an_edit_may_be_carried_out_and_yet_refused(api: FakeApi) -> None:
    person = Person(api)
    sent = result(api, "sendMessage", chat_id=person.id, text="a")
    api.faults.on("editMessageText", faults.refused_after(400, refusal.NOT_MODIFIED))
    edit = {"chat_id": person.id, "message_id": sent["message_id"], "text": "b"}
    assert "not modified" in why(api, "editMessageText", **edit)
    assert person.sees() == "b"


def test_a_late_update_waits_although_higher_ones_are_confirmed(api: FakeApi) -> None:
    person = Person(api)
    first, second = person.says("1"), person.says("2")
    later = {**first, "update_id": first["update_id"] - 1}
    assert len(result(api, "getUpdates", timeout=1)) == 2
    api.put_again(later, late=True)
    api.waits_until(lambda: len(api.mailbox.pending) == 3)
    after = second["update_id"] + 1
    assert result(api, "getUpdates", offset=after) == [later]
    assert result(api, "getUpdates", offset=after) == [later], "its answer may have been lost"
    assert result(api, "getUpdates", offset=later["update_id"] + 1) == []


def test_a_kind_that_nobody_asked_for_may_be_forced_upon_the_bot(api: FakeApi) -> None:
    result(api, "getUpdates", allowed_updates=["message"])
    api.put_again({"update_id": 1, "thought": {}})
    api.put_again({"update_id": 2, "thought": {}}, unasked=True)
    assert [update["update_id"] for update in result(api, "getUpdates", timeout=1)] == [2]


def test_a_backlog_is_made_as_it_is_fetched_and_a_forgetful_api_only_counts() -> None:
    made: list[int] = []

    def backlog() -> Iterator[dict[str, Any]]:
        for number in range(1, 2001):
            made.append(number)
            yield {"update_id": number, "message": {}}

    with FakeApi(forgetful=True) as api:
        api.mailbox.backlog = backlog()
        person, offset = Person(api), 0
        assert len(result(api, "getUpdates")) == 100
        assert len(made) < 1000
        while updates := result(api, "getUpdates", offset=offset):
            offset = updates[-1]["update_id"] + 1
        assert api.mailbox.confirmed == list(range(1, 2001))
        for number in range(5):
            result(api, "sendMessage", chat_id=person.id, text=str(number))
        assert [message.text for message in person.messages()] == ["3", "4"]
        assert (api.calls, api.counts["sendMessage", 200]) == ([], 5)

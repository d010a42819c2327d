"""One experiment: people act without waiting, the bot is killed or its calls go wrong, and everything is checked."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from random import Random

from tests.fake_api import FakeApi
from tests.faults.history import Gap, History
from tests.faults.kept import left_by, read
from tests.faults.mutants import FRAGILE
from tests.faults.plan import Sending, make_plan
from tests.faults.result import Result
from tests.faults.sabotaged import NOWHERE, POINTS
from tests.faults.trouble import Blow, Trouble
from tests.process.denials import DENIALS, FAULTY, small_disk
from tests.process.driver import ON_MONDAY, BotProcess, free_port

WEBHOOK_SECRET = "webhook-secret-of-the-laboratory"
_STARTING = 0.2
"""Seconds: no new process makes a call sooner than that."""
_LOOK = 0.002
_REACHED = 3.0
_FLUSH = _QUIET = 0.3
_MEGABYTES = 8
_ACK_SECONDS = 1.0

_ENDED = (0, -signal.SIGTERM)
"""How it ends when it is told to; the latter while it still starts, before it listens to signals."""


class Experiment:
    """`folder` is its own; the database and the log stay there."""

    def __init__(self, trouble: Trouble, seed: int, folder: Path) -> None:
        self._trouble = trouble
        self._random = Random(seed)
        self._plan = make_plan(self._random, trouble.chats, trouble.acts, trouble.oddities, trouble.batch)
        self._folder = folder
        self._gaps: list[Gap] = []
        self._put_at: dict[tuple[int, int], float] = {}
        self._armed = folder / "armed"
        self._finished = threading.Event()
        self.result = Result(trouble.name, seeds=[seed], updates=len(self._plan.sendings))

    def run(self) -> Result:
        """The experiment, from a bot that starts to the last look into its database."""
        began = time.monotonic()
        with FakeApi() as api, self._disk() as disk:
            for part in self._plan.parts:
                api.chat(part.chat, first_name=part.name)
            api.faults.random = Random(self._random.random())
            self._api, self._bot = api, BotProcess(api, disk, self._usually(), **self._told())
            self._bot.log = self._folder / "bot.log"
            try:
                self._bot.start(self._command())
                self._suffer()
                if self._trouble.restart:
                    self._kill(Blow(1.0))
                self._drain()
            finally:
                self._bot.kill()
            self._judge()
        self.result.seconds = time.monotonic() - began
        return self.result

    @contextmanager
    def _disk(self) -> Iterator[Path]:
        """Where the database lies: on a small disk of its own, if that will be filled."""
        if not any(blow.how == "full" for blow in self._trouble.blows):
            yield self._folder
            return
        with small_disk(self._folder / "disk", _MEGABYTES) as mounted:
            assert mounted, "no disk can be mounted here"
            yield self._folder / "disk"

    def _told(self) -> dict[str, str]:
        told = {"BOT_LOG_LEVEL": "DEBUG"}
        if self._trouble.webhook:
            port = str(free_port())
            told |= {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "PORT": port}
            told["BOT_WEBHOOK_SECRET"] = WEBHOOK_SECRET
        return told

    def _command(self) -> Sequence[str]:
        trouble = self._trouble
        if any(blow.how == "refused" for blow in trouble.blows):
            return FAULTY
        if not trouble.point and not trouble.mutant:
            return ()
        return "tests.faults.sabotaged", trouble.point, str(trouble.nth), str(self._armed), trouble.mutant

    def _usually(self) -> Sequence[str]:
        """Whenever it is started, but for the first time where that one is special."""
        if "poisonous" in self._trouble.oddities:
            return "tests.faults.sabotaged", NOWHERE, "1", str(self._armed), FRAGILE
        return ON_MONDAY

    # -- while things go wrong
    def _suffer(self) -> None:
        """Sends the updates while the process and its calls meet with what they have to."""
        began = time.monotonic()
        if self._trouble.faults:
            self._trouble.faults(self._api, self._plan)
        with ThreadPoolExecutor(1) as beside:
            watching = beside.submit(self._watch, began)
            try:
                self._send_all(began)
                self._await_point()
            finally:
                self._finished.set()
            watching.result()

    def _send_all(self, began: float) -> None:
        """All updates, while the faults strike; the last ones after it, if those are to be spared."""
        sendings, trouble = self._plan.sendings, self._trouble
        spared = trouble.chats if trouble.apart or trouble.final else 0
        self._send(sendings[: len(sendings) - spared])
        time.sleep(max(self._trouble.lasts - (time.monotonic() - began), 0.0))
        self._api.faults.clear()
        if spared:
            self._await_quiet()
            self._send(sendings[-spared:])

    def _await_quiet(self) -> None:
        calls, until = -1, time.monotonic() + self._trouble.patience
        while (self._api.mailbox.pending or len(self._api.calls) != calls) and time.monotonic() < until:
            calls = len(self._api.calls)
            time.sleep(_QUIET)

    def _send(self, sendings: Sequence[Sending]) -> None:
        due = time.monotonic()
        armed_at = self._trouble.armed * len(self._plan.sendings)
        for start in range(0, len(sendings), self._trouble.batch):
            if len(self._put_at) >= armed_at:
                self._armed.touch()
            batch = sendings[start : start + self._trouble.batch]
            due += sum(not sending.soon for sending in batch) / self._trouble.rate
            time.sleep(max(due - time.monotonic(), 0.0))
            with self._api.held() if len(batch) > 1 else nullcontext():
                for sending in batch:
                    self._put(sending)

    def _put(self, sending: Sending) -> None:
        update = sending.update
        if sending.part:
            self._put_at[sending.part.chat, sending.act] = time.monotonic()
        if (query := update.get("callback_query")) and query["id"] not in self._api.taps:
            self._api.tap(query["from"]["id"], query["id"])
        self._api.put_again(update, unasked="thought" in update, late=sending.late)

    def _await_point(self) -> None:
        """Gives the bot time to reach the point; not all are reached without updates."""
        if self._trouble.point in POINTS:
            until = time.monotonic() + _REACHED
            while not self.result.kills and time.monotonic() < until:
                time.sleep(_LOOK)
            if not self.result.kills:
                self._complain("the bot has not come to the point")

    def _watch(self, began: float) -> None:
        """Strikes when it is time, and starts the bot again when it has died."""
        length = len(self._plan.sendings) / self._trouble.rate
        for blow in self._blows():
            self._look_until(began + blow.at * length)
            self._deny(blow) if blow.how in DENIALS else getattr(self, f"_{blow.how}")(blow)
        while not self._finished.is_set():
            self._look_until(time.monotonic() + _LOOK)
        self._look()

    def _blows(self) -> Iterator[Blow]:
        kills = [Blow(self._random.uniform(0.02, 1.0)) for _ in range(self._trouble.kills)]
        yield from sorted([*self._trouble.blows, *kills], key=lambda blow: blow.at)

    def _look_until(self, moment: float) -> None:
        while (left := moment - time.monotonic()) > 0:
            self._look()
            time.sleep(min(left, _LOOK))

    def _look(self) -> None:
        if not self._bot.is_running():
            died = time.monotonic()
            if self._trouble.point and not self.result.kills and self._bot.wait(1) == -signal.SIGKILL:
                self.result.kills += 1
            else:
                self._complain("the bot has ended by itself")
            self._revive(died)

    def _kill(self, blow: Blow) -> None:
        died = time.monotonic()
        self._bot.kill()
        self.result.kills += 1
        self._revive(died)

    def _term(self, blow: Blow) -> None:
        died = time.monotonic()
        try:
            if (status := self._bot.stop(8.0)) not in _ENDED:
                self._complain(f"the bot has ended with {status}")
        except subprocess.TimeoutExpired:
            self._complain("the bot does not end")
        self.result.kills += 1
        self._bot.kill()
        self._revive(died)

    def _stop(self, blow: Blow) -> None:
        died = time.monotonic()
        self._bot.send(signal.SIGSTOP)
        time.sleep(blow.seconds)
        self._bot.send(signal.SIGCONT)
        self.result.kills += 1
        self._gaps.append(Gap(died, time.monotonic()))

    def _deny(self, blow: Blow) -> None:
        """The disk says no for a while."""
        with DENIALS[blow.how](self._bot):
            time.sleep(blow.seconds)
            with self._api.changed:
                confirmed = set(self._api.mailbox.confirmed)
            self._compare(confirmed, left_by(self._bot.database).known)

    def _revive(self, died: float) -> None:
        """Starts the next process, after a look at whether this one had taken in what it had confirmed."""
        with self._api.changed:
            confirmed = set(self._api.mailbox.confirmed)
        self._api.mailbox.forget_poll()
        left = left_by(self._bot.database)
        self._compare(confirmed, left.known)
        self._bot.launch()
        self._gaps.append(Gap(died, time.monotonic() + _STARTING, left.unmarked))

    def _compare(self, confirmed: set[int], known: set[int]) -> None:
        """Whatever Telegram has been told to forget has to be in the database."""
        if missing := confirmed - known:
            self.result.lost += len(missing)
            self.result.notes.append(f"{len(missing)} updates were confirmed that are not in the database")

    # -- when it is over
    def _drain(self) -> None:
        """Waits until all is answered, and ends the bot."""
        histories = [History(self._api, part) for part in self._plan.parts]
        until = time.monotonic() + self._trouble.patience

        def is_answered() -> bool:
            return not self._api.mailbox.pending and all(history.is_shown() for history in histories)

        if not self._waits_until(is_answered, self._trouble.patience):
            self.result.notes.append("not everything was answered in time")
        if not self._gaps:
            self._waits_until(lambda: all(tap.answered for tap in self._api.taps.values()), _ACK_SECONDS)
        self._end()
        while read(self._bot.database).waiting and time.monotonic() < until:
            self._bot.start()
            time.sleep(_FLUSH)
            self._end()

    def _waits_until(self, true: Callable[[], bool], seconds: float) -> bool:
        try:
            self._api.waits_until(true, seconds)
        except AssertionError:
            return False
        return True

    def _end(self) -> None:
        if not self._bot.is_running():
            self._complain("the bot has ended by itself")
            self._bot.start()
        try:
            if (status := self._bot.stop(8.0)) not in _ENDED:
                self._complain(f"the bot has ended with {status}")
        except subprocess.TimeoutExpired:
            self._complain("the bot does not end")
            self._bot.kill()

    def _judge(self) -> None:
        kept = read(self._bot.database)
        result = self.result
        result.stuck += kept.waiting
        self._compare(set(self._api.mailbox.confirmed), kept.known)
        set_aside = [] if self._trouble.final else kept.aside
        result.lost += abs(len(set_aside) - self._plan.poisonous())
        result.wrong += len(kept.faults) + len(kept.chats.keys() - {part.chat for part in self._plan.parts})
        result.notes += [*set_aside, *kept.faults]
        for part in self._plan.parts:
            verdict = History(self._api, part, self._gaps, self._trouble.final).judge(kept.chats.get(part.chat))
            result.add(verdict)
            waits = ((act, moment) for act, moment in verdict.waits.items() if (part.chat, act) in self._put_at)
            result.waits += [moment - self._put_at[part.chat, act] for act, moment in waits]
        result.acks_lost += sum(not tap.answered for tap in self._api.taps.values())
        result.leaks += self._leaks()

    def _leaks(self) -> int:
        """How many secrets stand in what the bot has said."""
        said = self._bot.said()
        key = self._bot.database.with_name("bot.db.key").read_text().strip()
        token = self._api.token
        secrets = [token, token.partition(":")[2], key, WEBHOOK_SECRET, *self._plan.secrets()]
        found = [secret for secret in secrets if secret in said]
        self.result.notes += [f"in the log: a secret of {len(secret)} characters" for secret in found]
        return len(found)

    def _complain(self, note: str) -> None:
        self.result.stuck += 1
        self.result.notes.append(f"{note}: {self._bot.said()[-300:]}")

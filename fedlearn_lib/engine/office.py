"""The server of a laboratory or of a class: Flower's SuperLink with the course's program on it, and orders for it."""

import json
import os
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np

from ..given.refused import Refused
from .certificates import Certificate
from .programs import Programs, free_port, wait_for_port
from .report import Training, events_in
from .stages import GO_ON, PROTOCOLS

APP = Path(__file__).parent / "app"
DONE = "the SuperLink took it"
WORD = "FEDLEARN_LINK_WORD"  # with which programs are started, in the environment of who may: see private.lock


class Office:
    """Starts the server's programs, and tells the course's one what to do.

    Args:
        programs: where they run.
        certificate: with which the SuperLink speaks TLS; None: it is reached from this machine only, in the clear.
        database: whether the SuperLink keeps what passes in a file; else in its memory, which is twice as fast.

    Attributes:
        folder: the server's own.
        port: of the SuperLink.
    """

    def __init__(self, programs: Programs, certificate: Certificate | None, database: bool = False):
        self.programs, self.certificate, self.database = programs, certificate, database
        self.folder, self.port = programs.folder / "server", free_port()
        (self.folder / "orders").mkdir(parents=True, exist_ok=True)
        self.orders, self._word = 0, {WORD: secrets.token_hex(32)}
        programs.warm_up()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start_link(self, *options: str) -> None:
        """Start the SuperLink, and wait until it listens."""
        if self.certificate:
            certificate, key = self.certificate.path, self.certificate.key_path
            safety = ["--ssl-ca-certfile", certificate, "--ssl-certfile", certificate, "--ssl-keyfile", key]
        else:
            safety = ["--insecure"]
        kept = ["--database", self.folder / "flower.db"] if self.database else []
        self.programs.start(
            "superlink", "python", "-m", "fedlearn_lib.engine.link", "--host", "127.0.0.1", "--port", self.port, *kept,
            "--disable-runtime-dependency-installation", *safety, *options, **self._word,
        )  # fmt: skip
        wait_for_port(self.port, self.programs, "superlink")

    def start_program(self, public_keys: Iterable[bytes] = ()) -> None:
        """Start the course's program on the SuperLink, and say which nodes may come, if not all may."""
        self.run(APP, {"folder": str(self.folder)}, public_keys)

    def run(self, app: Path, config: dict, public_keys: Iterable[bytes] = (), timeout: float = 60.0) -> None:
        """Let the SuperLink run an app, and let nodes with these keys come.

        Raises:
            Refused: it does not take it.
        """
        order = {"keys": [key.decode() for key in public_keys], "app": str(app), "config": config}
        certificate = self.certificate.path if self.certificate else ""
        self.programs.log_path("control").unlink(missing_ok=True)  # what an earlier one said
        self.programs.start("control", "python", "-m", "fedlearn_lib.engine.control", self.address, certificate,
                            json.dumps(order), **self._word)  # fmt: skip
        end = time.monotonic() + timeout
        while not (done := self.programs.log("control").rstrip().endswith(DONE)) and time.monotonic() < end:
            if self.programs.is_over("control"):
                break
            time.sleep(0.02)
        self.programs.kill("control")  # it has nothing more to do
        if not done and not (log := self.programs.log("control")).rstrip().endswith(DONE):
            raise Refused(f"the SuperLink did not start {app.name}: {log[-500:]}")

    def events(self) -> list[dict]:
        return events_in(self.folder / "report.jsonl")

    def wait_until(self, ready: Callable[[list[dict]], bool], timeout: float, what: str) -> list[dict]:
        """Wait for events, and return them all.

        Raises:
            Refused: the server's program ended, or it takes longer than `timeout` seconds.
        """
        end = time.monotonic() + timeout
        while not ready(events := self.events()):
            if failed := [event["why"] for event in events if event["event"] == "failed"]:
                raise Refused(f"the server's program ended: {failed[-1]}")
            if self.programs.is_over("superlink"):
                raise Refused(f"the SuperLink ended: {self.programs.log('superlink')[-500:]}")
            if time.monotonic() > end:
                raise Refused(f"{what} did not come within {timeout:g} seconds")
            time.sleep(0.05)
        return events

    def close(self) -> list[str]:
        """End everything. Returns the names of programs that run on all the same: none."""
        return self.programs.stop(ask=False)  # asked, a server waits for connections that nobody closes

    def order(self, **order: object) -> int:
        """Leave an order for the server's program; returns its number."""
        self.orders += 1
        path = self.folder / "orders" / f"{self.orders:06}.json"
        path.with_suffix(".new").write_text(json.dumps({"number": self.orders, **order}), encoding="utf-8")
        os.replace(path.with_suffix(".new"), path)
        return self.orders

    def since(self, number: int) -> list[dict]:
        """The events of one order, so far."""
        events = self.events()
        place = next((k for k, event in enumerate(events) if event["event"] == "order" and event["number"] == number),
                     len(events))  # fmt: skip
        return events[place:]

    def wait_for_end(
        self, number: int, timeout: float, when: Callable[[list[dict]], None] = lambda events: None
    ) -> None:  # fmt: skip
        """Wait until an order was obeyed; see `wait_until` and `train`."""

        def over(events: list[dict]) -> bool:
            when(self.since(number))
            return any(event["event"] == "done" and event["number"] == number for event in events)

        self.wait_until(over, timeout, "the server's answer")

    def train(
        self, protocol: str, rounds: int, deadline: float, before: Mapping[str, Callable[[], None]] | None = None
    ) -> Training:
        """Let the server's program play rounds, and wait for their end.

        Args:
            protocol: "plain" or "masked".
            rounds, deadline: see `Desk.train`.
            before: stage → what is done before anybody is asked in it, in every round.

        Raises:
            ValueError: another protocol, or numbers that cannot be.
        """
        if protocol not in PROTOCOLS:
            raise ValueError(f"protocol is {protocol!r}, but must be one of {', '.join(PROTOCOLS)}.")
        if type(rounds) is not int or rounds < 1 or not deadline > 0:
            raise ValueError(f"rounds is {rounds!r} and deadline {deadline!r}, but both must be above 0.")
        before, done = before or {}, 0
        number = self.order(do="train", protocol=protocol, rounds=rounds, deadline=float(deadline), halts=list(before))

        def when(events: list[dict]) -> None:
            nonlocal done
            for event in [event for event in events if event["event"] == "halts"][done:]:
                before[event["stage"]]()
                (self.folder / GO_ON).touch()
                done += 1

        self.wait_for_end(number, 120 + rounds * (7 * deadline + 20), when)
        weights = np.load(self.folder / f"weights-{number}.npy")
        return Training.of(self.since(number), weights)

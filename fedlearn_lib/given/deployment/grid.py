"""An engine in one process: it carries records like a real one, with delays, losses and errors, and its own clock."""

import copy
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .inputs import pushed
from .inputs import record as checked_record

PAUSE = 0.25  # seconds that `wait` waits
PATIENCE = 10_000  # looks or pauses of one stage, after which nobody is waiting on purpose


@dataclass
class LocalGrid:
    """Carries records to handlers in this process and brings their answers back, after a while.

    Its clock is its own and goes on in `wait` only: a deadline of an hour passes at once.

    Args:
        handlers: node → handler(stage, record), which gives the answer's record, or raises.
        seconds: node, or (node, stage) → how long its answers take; None: they never come. Who is not in it answers
            at once.

    Attributes:
        log: what happened, in order: ("push", seconds, node, stage), ("answer" or "error", seconds, node, stage).
    """

    handlers: Mapping[Any, Callable[[str, dict], dict]]
    seconds: dict = field(default_factory=dict)
    log: list[tuple] = field(default_factory=list)

    def __post_init__(self):
        self._now, self._ids, self._coming, self._looks = 0.0, itertools.count(1), [], 0

    def push(self, node: Any, stage: str, record: dict) -> str:
        """Send a record to a node; the answer is not waited for.

        Returns:
            The message's id.

        Raises:
            TypeError: no record.
        """
        record = copy.deepcopy(pushed(record))
        message_id, takes = f"message {next(self._ids)}", self.seconds.get((node, stage), self.seconds.get(node, 0.0))
        self.log.append(("push", self._now, node, stage))
        self._looks = 0
        if takes is None or node not in self.handlers:
            return message_id
        try:
            answer = {"record": copy.deepcopy(checked_record(self.handlers[node](stage, record)))}
        except Exception as error:  # as with a real engine: the kind of the error, and none of its values
            answer = {"error": type(error).__name__}
        self._coming.append((self._now + takes, node, stage, {"reply_to": message_id, **answer}))
        return message_id

    def pull(self) -> list[dict]:
        """The answers that came since the last look, in the order in which they came."""
        self._look()
        came = sorted((each for each in self._coming if each[0] <= self._now), key=lambda each: each[0])
        self._coming = [each for each in self._coming if each[0] > self._now]
        self.log += [("error" if "error" in answer else "answer", at, node, stage) for at, node, stage, answer in came]
        return [answer for *_, answer in came]

    def clock(self) -> float:
        """Seconds since the grid was made."""
        return self._now

    def wait(self) -> None:
        """Let a moment pass."""
        self._look()
        self._now += PAUSE

    def _look(self) -> None:
        self._looks += 1
        if self._looks > PATIENCE:
            raise RuntimeError("the grid was asked 10,000 times for answers to the same messages")

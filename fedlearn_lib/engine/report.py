"""What happened, one event a line in a file: the server program writes, notebooks and tests read."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ..given.masking.messages import reason_of, size_of
from ..given.refused import one_line
from . import task


class Report:
    """Writes events.

    Args:
        path: of the file; events are added at its end.
    """

    def __init__(self, path: Path | str):
        self.path = Path(path)

    def __call__(self, event: str, **details: Any) -> None:
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps({"event": event, "time": time.time(), **details}) + "\n")

    def watched(self, exchange: Callable, round_id: int, halt: Callable[[str], None]) -> Callable:
        """The same exchange, with an event when a stage begins and one when it ends.

        Args:
            exchange: exchange(stage, {node: inbox}) → {node: outbox}.
            round_id: to which the stages belong.
            halt: called with a stage's name before it begins.
        """

        def watching(stage: str, inboxes: Mapping[Any, dict]) -> dict[Any, dict]:
            halt(stage)
            self("begins", round=round_id, stage=stage)
            start = time.monotonic()
            answers = exchange(stage, inboxes)
            seconds = time.monotonic() - start
            refused = [reason_of(answer["refused"]) for answer in answers.values() if "refused" in answer]
            good = [answer for answer in answers.values() if "refused" not in answer]
            self("stage", round=round_id, stage=stage, asked=len(inboxes), answered=len(good), seconds=seconds,
                 bytes_up=sum(map(_size, good)), bytes_down=sum(map(_size, inboxes.values())), refused=refused,
                 seen=seen_in(good[0]) if good else "")  # fmt: skip
            return answers

        return watching


def events_in(path: Path | str, start: int = 0) -> list[dict]:
    """The events in a file from byte `start` on; none if there is no file yet."""
    path = Path(path)
    if not path.exists():
        return []
    with open(path, "rb") as file:
        file.seek(start)
        text = file.read()
    whole = text[: text.rfind(b"\n") + 1]  # the last line may be half written
    return [json.loads(line) for line in whole.splitlines()]


def _size(message: dict) -> int:
    try:
        return size_of(message)
    except (KeyError, TypeError):  # somebody answered with something that no message of the course holds
        return 0


def seen_in(answer: dict) -> str:
    """The beginning of what one client told the server."""
    shown = []
    for name, value in answer.items():
        if isinstance(value, np.ndarray):
            last = ", ".join(f"{number:.4g}" for number in value.ravel()[-3:].tolist())
            shown.append(f"{name} …, {last}")
        elif isinstance(value, bytes) and name != "signature":
            shown.append(f"{name} {value[:6].hex()}…")
        elif isinstance(value, list) and value and isinstance(value[0], bytes):
            shown.append(f"{name} {value[0][:6].hex()}…")
    return one_line("; ".join(shown))  # names are whatever the client calls them


@dataclass(frozen=True)
class Training:
    """What a training gave.

    Args:
        weights: at its end, shape (d,).
        rounds: a dict a round: round, seconds, accuracy, survivors, dropped, bytes_up, bytes_down, examples. Clients
            are numbers, their places among those who are in.
        stages: a dict a stage: round, stage, asked, answered, seconds, bytes_up, bytes_down, refused, seen.
        error: why it ended early, or "".
    """

    weights: np.ndarray = field(repr=False)
    rounds: list[dict]
    stages: list[dict] = field(repr=False)
    error: str = ""

    @property
    def seconds(self) -> float:
        """Of all rounds together."""
        return sum(each["seconds"] for each in self.rounds)

    @property
    def accuracy(self) -> float:
        """Of the weights, on the test digits."""
        return task.accuracy(self.weights)

    @classmethod
    def of(cls, events: list[dict], weights: np.ndarray) -> "Training":
        """The training that these events tell of."""
        rounds = [_without(each, "event", "time") for each in events if each["event"] == "round"]
        for each in rounds:
            each["dropped"] = {int(number): stage for number, stage in each["dropped"].items()}
        stages = [_without(each, "event", "time") for each in events if each["event"] == "stage"]
        error = next((each["why"] for each in events if each["event"] == "stopped"), "")
        return cls(weights, rounds, stages, error)


def _without(event: dict, *names: str) -> dict:
    return {name: value for name, value in event.items() if name not in names}

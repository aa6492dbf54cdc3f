"""Plain dicts on one side, Flower's messages on the other: the only file that knows both.

`to_record` and `from_record` are the learner's (fedlearn_lib/deployment.py). What they make and read is a dict
{"arrays": {name: {"dtype", "shape", "data"}}, "config": {name: value}}, which Flower's records carry as it is.
"""

import itertools
import queue
import threading
import time
from collections.abc import Callable, Iterable

from flwr.app import Array, ArrayRecord, ConfigRecord, Context, Error, Message, RecordDict
from flwr.clientapp import ClientApp
from flwr.serverapp import Grid

from ..given.deployment import DTYPES
from ..given.refused import Refused

NO_ANSWER = "no answer"  # all that a server hears of a program that broke: an error's text may hold data
PAUSE = 0.15  # seconds before the first look for an answer; nobody answers sooner
LONGER, LONGEST = 1.3, 1.5  # how each pause grows, and up to how many seconds: every look costs the server


def to_flower(record: dict) -> RecordDict:
    """A record as a message's content."""
    arrays = {
        name: Array(dtype=array["dtype"], shape=tuple(array["shape"]), stype="bytes", data=array["data"])
        for name, array in record["arrays"].items()
    }
    content = RecordDict({"config": ConfigRecord(record["config"])})
    if arrays:  # each record takes several calls on the way
        content["arrays"] = ArrayRecord(arrays)
    return content


def from_flower(content: RecordDict) -> dict:
    """The record in a message's content, whoever wrote it.

    Raises:
        Refused: it holds something else than the course's messages do.
    """
    try:
        arrays, config = content.array_records.get("arrays", {}), content.config_records["config"]
    except KeyError:
        raise Refused("the message is none of this course") from None
    # NumPy reads more descriptions of a kind than a stranger should be able to choose from.
    if any(array.dtype not in DTYPES for array in arrays.values()):
        raise Refused("the message holds an array of an unknown kind")
    return {
        "arrays": {
            name: {"dtype": array.dtype, "shape": [int(length) for length in array.shape], "data": array.data}
            for name, array in arrays.items()
        },
        "config": dict(config),
    }


def client_app_of(stages: Iterable[str], answer: Callable[[str, dict, Context, Callable], Message]) -> ClientApp:
    """A Flower client whose every stage is done by answer(stage, record, context, reply).

    Args:
        stages: names.
        answer: returns what `reply(record)` returns. Whatever it raises stays here: the server hears that there is
            no answer, and nothing else.
    """
    app = ClientApp()
    for stage in stages:

        @app.train(stage)
        def handle(message: Message, context: Context, stage: str = stage) -> Message:
            def reply(record: dict) -> Message:
                return Message(to_flower(record), reply_to=message)

            try:
                return answer(stage, from_flower(message.content), context, reply)
            except Exception as error:
                note_error(stage, error)
                return Message(Error(code=0, reason=NO_ANSWER), reply_to=message)

    return app


def note_error(stage: str, error: Exception) -> None:
    """On this machine's own screen or log: kind and place, for the text may hold data."""
    trace, lines = error.__traceback__, []
    while trace is not None:
        lines.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    print(f"stage {stage}: {type(error).__name__} at {' < '.join(reversed(lines[-4:]))}", flush=True)


class FlowerGrid:
    """A grid as `exchange_over_grid` wants it, around Flower's: never blocks, whatever a node does.

    Args:
        grid: Flower's connection to the nodes.
        patience: seconds after which nobody looks for an answer any more.
    """

    def __init__(self, grid: Grid, patience: float):
        self.grid, self.end = grid, time.monotonic() + patience
        self.came: queue.SimpleQueue = queue.SimpleQueue()
        self.over, self.asked, self.lost = threading.Event(), 0, itertools.count()

    def push(self, node: int, stage: str, record: dict) -> str:
        """Send a message; returns its number."""
        message = Message(to_flower(record), node, f"train.{stage}")
        (number,) = list(self.grid.push_messages([message])) or [None]
        if not number:
            return f"lost {next(self.lost)}"
        self.watch(number)
        return number

    def watch(self, number: str) -> None:
        """Look for the answer to a message, without waiting for it."""
        self.asked += 1
        # Each answer has a thread of its own: who vanishes while it sends one keeps Flower waiting for 3 minutes.
        threading.Thread(target=self._wait_for, args=[number], daemon=True).start()

    def _wait_for(self, number: str) -> None:
        pause = PAUSE * (1 + self.asked / 5)  # many ask in vain
        while time.monotonic() < self.end and not self.over.wait(pause):
            for reply in self.grid.pull_messages([number]):
                return self.came.put(reply)
            pause = max(pause, min(pause * LONGER, LONGEST))

    def pull(self) -> list[dict]:
        """The answers that came since the last time."""
        answers = []
        while not self.came.empty():
            answers.append(_as_answer(self.came.get()))
        return answers

    def clock(self) -> float:
        return time.monotonic()

    def wait(self) -> None:
        time.sleep(PAUSE / 3)

    def close(self) -> None:
        self.over.set()


def _as_answer(reply: Message) -> dict:
    answer = {"reply_to": reply.metadata.reply_to_message_id}
    if not reply.has_content():
        return {**answer, "error": NO_ANSWER}
    try:
        return {**answer, "record": from_flower(reply.content)}
    except Refused as error:
        return {**answer, "error": str(error)}

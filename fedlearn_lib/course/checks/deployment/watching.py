"""An engine and a client's machine that follow a script, so that a check can see what an answer did with them."""

import copy
import hashlib
from dataclasses import dataclass, field

import numpy as np

from fedlearn_lib.given.deployment.inputs import pushed
from fedlearn_lib.given.deployment.power import TORN, Disk
from fedlearn_lib.given.refused import Refused

from ...checking import stands_for
from ...solutions.deployment import from_record, to_record

PAUSE, LOOKS, LATE = 0.25, 2_000, 50  # seconds of a wait; looks without one; deadlines that nobody waits for
START = 86_400.0  # a clock has run for a while when a stage begins

ANSWER, ERROR, NEVER = "answer", "error", "never"
NO_NUMBERS, TOO_SHORT = "an unknown dtype", "too few bytes"  # records that cannot be read


@stands_for("LocalGrid")
class WatchedGrid:
    """Answers by a script.

    Args:
        script: node → (what comes, after how many seconds).
        stale: how many answers to messages of an earlier stage come first.
        deadline: seconds, to know when nobody waits on purpose any more.
    """

    def __init__(self, script: dict, deadline: float, stale: int = 0):
        self.script, self.deadline, self.stale = script, deadline, stale
        self.now, self.looks, self.log, self.ids, self.coming, self.given = START, 0, [], {}, [], []
        for number in range(stale):
            late = self._answer(ANSWER, 70 + number, "earlier", {})
            self.coming.append((0.0, {"reply_to": f"m{90 + number}", **late}))

    def fresh(self) -> "WatchedGrid":
        return WatchedGrid(self.script, self.deadline, self.stale)

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        def told(what, seconds):
            return what if what == NEVER else f"{what} after {seconds:g} s" if seconds else f"{what} at once"

        nodes = ", ".join(f"{node}: {told(*each)}" for node, each in list(self.script.items())[:4])
        return f"a grid ({nodes}{', …' if len(self.script) > 4 else ''}{', late answers' if self.stale else ''})"

    def push(self, node, stage, record):
        if not isinstance(node, int) or node not in self.script or not isinstance(stage, str):
            raise TypeError("push takes a node, the stage's name and a record, in this order")
        content = from_record(pushed(record))
        message_id = f"m{len(self.ids) + 1}"
        self.ids[message_id] = node
        self.log.append(("push", node, stage, self.seconds))
        what, seconds = self.script[node]
        if what != NEVER:
            answer = self._answer(what, node, stage, content)
            self.coming.append((self.now + seconds, {"reply_to": message_id, **answer}))
        return message_id

    def pull(self):
        self.looks += 1
        if self.looks > LOOKS:
            raise RuntimeError(f"{LOOKS:,} looks without a wait: the clock stands still meanwhile")
        came = sorted((each for each in self.coming if each[0] <= self.now), key=lambda each: each[0])
        self.given += [copy.deepcopy(answer["reply_to"]) for _, answer in came]
        self.coming = [each for each in self.coming if each[0] > self.now]
        self.log.append(("pull", len(came), self.now))
        return [copy.deepcopy(answer) for _, answer in came]

    def clock(self):
        self.looks += 0.1  # who only reads the clock does not get on either
        if self.looks > LOOKS:
            raise RuntimeError(f"{LOOKS:,} looks without a wait: the clock stands still meanwhile")
        return self.now

    def wait(self):
        self.looks = 0
        self.now += PAUSE
        self.log.append(("wait", self.now))
        if self.seconds > LATE * self.deadline + 60:
            raise RuntimeError(f"{self.seconds:.0f} seconds have passed, and the deadline was {self.deadline:g}")

    @property
    def seconds(self) -> float:
        """Since the stage began."""
        return self.now - START

    @staticmethod
    def _answer(what, node, stage, content) -> dict:
        if what == ERROR:
            return {"error": "RuntimeError"}
        own = {"id": node, "stage": stage, "for": content.get("for", 0),
               "masked": np.arange(3, dtype=np.uint32) + node % 1000}  # fmt: skip
        record = to_record(own)
        if what == NO_NUMBERS:
            record["arrays"]["masked"]["dtype"] = "secret"
        if what == TOO_SHORT:
            record["arrays"]["masked"]["data"] = b"\x01\x02\x03\x04"
        return {"record": record}


# ---- a client's machine -------------------------------------------------------------------------

OKAY, REFUSES, FAILS = "okay", "refuses", "fails"


@dataclass(frozen=True)
class Receipt:
    """What `send` returns: which answer left, and what stood safely on the disk at that moment."""

    number: int
    answer: object
    standing: object = field(repr=False)

    def __repr__(self):
        return f"the receipt of answer {self.number}"


class Machine:
    """A client's machine: its disk, its step, its line to the server. Its `store` starts it afresh.

    Args:
        outcome: of the step: OKAY, REFUSES or FAILS.
        seed: 32 secret bytes.
        cut: before which operation its power is cut; None: never.
        inside: whether the step changes only what a dict inside of the state holds.
    """

    def __init__(self, outcome: str, seed: bytes, cut: int | None = None, inside: bool = False):
        self.outcome, self.cut, self.inside, self.store = outcome, cut, inside, Store(self)
        self.old = {"round": 4, "at": 1, "seed": seed, "ids": [1, 3], "now": {"at": 1}}
        self.restart()

    def restart(self):
        self.disk, self.steps, self.at_sending = Disk(self.old, self.cut), 0, None
        self.line = self.disk.line()

    def arguments(self) -> dict:
        return dict(store=self.store, client_step=self.client_step, stage="mask", inbox={"round": 4, "ids": [1, 3]},
                    train=train, send=self.send)  # fmt: skip

    def __deepcopy__(self, memo):
        return self

    def client_step(self, stage, state, inbox, train=None):
        if not (isinstance(stage, str) and isinstance(state, dict) and isinstance(inbox, dict) and callable(train)):
            raise TypeError("client_step takes stage, state, inbox and train, in this order")
        self.steps += 1
        session = hashlib.sha256(b"%d" % self.steps + state["seed"]).digest()
        (state["now"] if self.inside else state).update(at=1 + self.steps, session=session)
        if self.outcome == REFUSES:
            raise Refused("the stage 'mask' is not the next one")
        if self.outcome == FAILS:
            raise ZeroDivisionError("training divided by zero at record 17")
        return {"round": 4, "id": 2, "masked": hashlib.sha256(session).digest()}

    def send(self, answer):
        standing = self.disk.after_power_cut()
        self.at_sending = self.at_sending or standing
        self.line(answer)
        return Receipt(len(self.disk.sent), copy.deepcopy(answer), standing)

    @property
    def new(self) -> dict:
        """The state after one step."""
        changed = {"at": 2, "session": self.session}
        return {**self.old, "now": changed} if self.inside else {**self.old, **changed}

    @property
    def session(self) -> bytes:
        """What the first step puts into the state."""
        return hashlib.sha256(b"1" + self.old["seed"]).digest()

    @property
    def right_answer(self) -> dict:
        if self.outcome == REFUSES:
            return {"refused": "the stage 'mask' is not the next one"}
        return {"round": 4, "id": 2, "masked": hashlib.sha256(self.session).digest()}

    @property
    def standing(self) -> dict | str:
        return self.disk.after_power_cut()


@stands_for("FileStore")
class Store:
    """The disk of a machine, as an answer sees it."""

    def __init__(self, machine: Machine):
        self.machine = machine

    def fresh(self) -> "Store":
        self.machine.restart()
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"a disk (the step {self.machine.outcome})"

    def load(self):
        return self.machine.disk.load()

    def write(self, state):
        self.machine.disk.write(state)

    def sync(self):
        self.machine.disk.sync()

    def replace(self):
        self.machine.disk.replace()


def train(weights):
    return np.zeros(3), 1


__all__ = ["ANSWER", "ERROR", "FAILS", "NEVER", "NO_NUMBERS", "OKAY", "REFUSES", "TOO_SHORT", "TORN", "Machine",
           "Receipt", "WatchedGrid"]  # fmt: skip

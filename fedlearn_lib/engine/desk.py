"""The server's side: who is in, which roster stands, and the rounds that are played."""

import json
import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .. import deployment, fedavg
from ..given.masking.messages import reason_of
from ..given.masking.public_keys import is_signing_key
from ..given.refused import Refused
from . import PROTOCOL, task
from .client_app import statement_of
from .member import round_functions, short, write
from .names import looks_of, usable_name
from .report import Report
from .stages import ENROL, HERE, MOMENT, PLAIN, ROSTER, TURNED_AWAY

TRIES = 3
TURNED = "the teacher turned this node away"
AT_ONCE = 8  # nodes that enrol at a time: if a whole class did, and on one machine, nobody would be done in time


@dataclass(frozen=True)
class Person:
    """Somebody who is in: its name and its public signing key, which it proved to have."""

    name: str
    key: bytes


class Desk:
    """What the server program does, over any grid.

    Args:
        grid: Flower's `Grid`, or `InProcessGrid`.
        port: makes of it what `exchange_over_grid` takes: port(grid, seconds).
        folder: the server's own, for the roster and the last round's number.
        report: hears what happens.

    Attributes:
        people: node → who it is.
    """

    def __init__(self, grid: Any, port: Callable, folder: Path, report: Report):
        self.grid, self.port, self.folder, self.report = grid, port, folder, report
        self.people: dict[Any, Person] = {}
        self.away: dict[Any, str] = {}  # node → why it is not in
        self.removed: set[bytes] = set()  # keys that the teacher turned away
        self.silent: Counter = Counter()  # node → how often it did not answer
        self.doubtful: set = set()  # nodes that did not answer the last time
        self.roster: list[bytes] = []

    # ---- who is in -----------------------------------------------------------------------------------

    def look(self, deadline: float) -> None:
        """Ask the nodes that nobody has asked yet who they are."""
        here, before = set(self.grid.get_node_ids()), len(self.people)
        self.people = {node: person for node, person in self.people.items() if node in here}
        self.away = {node: why for node, why in self.away.items() if node in here}
        new = sorted(here - self.people.keys() - self.away.keys(), key=lambda node: (self.silent[node], node))
        if len(self.people) < before and not new:
            self.tell_who_is_in()
        for first in range(0, len(new), AT_ONCE):
            self.enrol(new[first : first + AT_ONCE], deadline)
            self.tell_who_is_in()

    def enrol(self, new: list, deadline: float) -> None:
        """Let in who answers as it should, and tell the others why they are not."""
        questions = {node: {"challenge": secrets.token_bytes(32), "protocol": PROTOCOL} for node in new}
        tries = 1 + max(self.silent[node] for node in new)  # who is slow gets longer each time
        answers = self.exchange(ENROL, questions, tries * deadline)
        for node in new:
            if node not in answers:  # it is asked again the next time, but not for ever
                self.silent[node] += 1
                if self.silent[node] >= TRIES:
                    self.away[node] = "this node never answered"
                continue
            try:
                self.people[node] = self.welcome(questions[node]["challenge"], answers[node])
            except Refused as refused:
                self.away[node] = str(refused)
        self.turn_away({node: self.away[node] for node in new if node in self.away}, deadline)

    def welcome(self, challenge: bytes, answer: dict) -> Person:
        """Who answered, if it may be in.

        Raises:
            Refused: why not, in one sentence.
        """
        if "refused" in answer:
            raise Refused(reason_of(answer["refused"]))
        if not says(answer, "protocol", PROTOCOL):
            raise Refused(f"this node has another version of the course than the server, which has the {PROTOCOL}")
        name, key, signature = (answer.get(field) for field in ("name", "key", "signature"))
        name = usable_name(name)
        try:
            if type(key) is not bytes or not is_signing_key(key):  # in a roster, others would refuse it
                raise InvalidSignature
            Ed25519PublicKey.from_public_bytes(key).verify(signature, statement_of(challenge, name, key))
        except (InvalidSignature, TypeError, ValueError):
            raise Refused(f"{name} did not prove whose key it shows") from None
        if key in self.removed:
            raise Refused(TURNED)
        for node, person in list(self.people.items()):
            if key == person.key and self.answers(node):
                raise Refused(f"{person.name} is in already, with another node that has the same key")
            if key == person.key:
                del self.people[node]  # it came back
            elif looks_of(name) == looks_of(person.name):
                raise Refused(f"somebody called {person.name} is in already: choose another name")
        return Person(name, key)

    def answers(self, node: Any) -> bool:
        """Whether a node is still there: Flower notices only after a minute who is gone."""
        return node in self.exchange(HERE, {node: {}}, MOMENT)

    def present(self) -> dict[Any, Person]:
        """Who is in, by name, without those who were silent the last time, and still are."""
        people = self.in_order()
        if doubtful := self.doubtful & people.keys():
            self.exchange(HERE, {node: {} for node in doubtful}, MOMENT)
        return {node: person for node, person in people.items() if node not in self.doubtful}

    def turn_away(self, reasons: dict[Any, str], deadline: float) -> None:
        """Say why to those who are not in; whether they hear it does not matter."""
        if reasons:
            self.exchange(TURNED_AWAY, {node: {"why": why} for node, why in reasons.items()}, min(deadline, 10.0))

    def remove(self, name: str, deadline: float) -> None:
        """Turn somebody away who is in."""
        for node in [node for node, person in self.people.items() if person.name == name]:
            self.removed.add(self.people.pop(node).key)
            self.away[node] = TURNED
            self.turn_away({node: self.away[node]}, deadline)
        self.tell_who_is_in()

    def tell_who_is_in(self) -> None:
        self.report("people", names=[person.name for person in self.in_order().values()], away=list(self.away.values()))

    def in_order(self) -> dict[Any, Person]:
        """Who is in, by name: everybody's number is the place in it."""
        return dict(sorted(self.people.items(), key=lambda item: (item[1].name, item[1].key)))

    # ---- trainings -----------------------------------------------------------------------------------

    def train(
        self, protocol: str, rounds: int, deadline: float, halt: Callable[[str], None] = lambda stage: None
    ) -> np.ndarray:
        """Play rounds from the first weights on; a round that is refused ends it, with the weights as they were.

        Args:
            protocol: "plain" or "masked".
            rounds: how many.
            deadline: seconds for each stage.
            halt: see `Report.watched`.
        """
        weights = task.MODEL.initial_weights()
        try:
            play = self.masked_rounds(deadline) if protocol == "masked" else self.plain_round
            for _ in range(rounds):
                round_id, start = self.next_round(), time.monotonic()
                exchange = self.report.watched(partial(self.exchange, deadline=deadline), round_id, halt)
                weights, told = play(exchange, weights, round_id)
                seconds, accuracy = time.monotonic() - start, task.accuracy(weights)
                self.report("round", round=round_id, seconds=seconds, accuracy=accuracy, **told)
        except Refused as refused:
            self.report("stopped", why=str(refused))
        return weights

    def plain_round(self, exchange: Callable, weights: np.ndarray, round_id: int) -> tuple[np.ndarray, dict]:
        """A round of federated averaging, with the learner's `weighted_average` and `apply_update`."""
        here, number = self.present(), {node: place for place, node in enumerate(self.in_order())}
        question = {"round": round_id, "count": len(number), "weights": weights}
        answers = exchange(PLAIN, {node: {**question, "number": number[node]} for node in here})
        good = {node: answers[node] for node in number if is_update(answers.get(node), weights, round_id)}
        if not good:
            raise Refused("nobody answered with an update that can be used")
        updates, counts = zip(*((answer["update"], answer["examples"]) for answer in good.values()), strict=True)
        weights = fedavg.apply_update(weights, fedavg.weighted_average(list(updates), list(counts)))
        dropped = {place + 1: PLAIN for node, place in number.items() if node not in good}
        return weights, {"survivors": [number[node] + 1 for node in good], "dropped": dropped, "examples": sum(counts)}

    def masked_rounds(self, deadline: float) -> Callable:
        """A function that plays one masked round with those who are in now, all of whom accepted the roster."""
        people = self.in_order()
        keys = {person.key for person in people.values()}
        if len(people) < 3:
            raise Refused(f"{len(people)} are in, but a masked round takes 3: in a sum of two each reads the other's")
        if not keys <= set(self.roster) or len(keys) < self.rules.threshold:
            self.agree_on(people, deadline)
        rules, roster = self.rules, self.roster
        _, server_round = round_functions()

        def play(exchange: Callable, weights: np.ndarray, round_id: int) -> tuple[np.ndarray, dict]:
            here = {node: person for node, person in self.present().items() if person.key in roster}
            nodes = {node: roster.index(person.key) + 1 for node, person in here.items()}
            weights, result = server_round(exchange, nodes, weights, round_id=round_id, rules=rules, roster=roster)
            return weights, {"survivors": list(result.survivors), "dropped": result.dropped,
                             "examples": result.example_count}  # fmt: skip

        return play

    def agree_on(self, people: dict[Any, Person], deadline: float) -> None:
        """Show everybody a roster; whoever does not accept it is left out of the next one.

        Raises:
            Refused: less than three are left, or nobody agrees twice.
        """
        why = ""
        for _ in range(3):
            n, keys = len(people), [person.key for person in people.values()]
            if n < 3:
                break
            rules = task.rules_for(n)
            answers = self.exchange(ROSTER, {node: {"keys": keys, "rules": rules.text()} for node in people}, deadline)
            good = [node for node in people if says(answers.get(node, {}), "short", short(keys, rules.text()))]
            if len(good) == n:
                self.roster, self.rules = keys, rules
                names = [person.name for person in people.values()]
                self.report("roster", short=short(keys, rules.text()), names=names, threshold=rules.threshold)
                return
            why = next((f" ({people[node].name}: {reason_of(answers[node]['refused'])})"
                        for node in people if "refused" in answers.get(node, {})), "")  # fmt: skip
            people = {node: people[node] for node in good}
        raise Refused(f"no roster of 3 clients or more came about{why}")

    # ---- help ----------------------------------------------------------------------------------------

    def exchange(self, stage: str, inboxes: dict[Any, dict], deadline: float) -> dict[Any, dict]:
        """Messages there, answers back, as the learner's `exchange_over_grid` does it."""
        port = self.port(self.grid, deadline)
        try:
            answers = deployment.exchange_over_grid(port, stage, inboxes, deadline)
        finally:
            port.close()
        self.doubtful = self.doubtful - answers.keys() | (inboxes.keys() - answers.keys())
        return answers

    def next_round(self) -> int:
        """Numbers go on over restarts, or clients would refuse."""
        path = self.folder / "round.json"
        number = 1 + (json.loads(path.read_text()) if path.exists() else 0)
        write(path, json.dumps(number).encode())
        return number


def says(answer: dict, name: str, value: str | int) -> bool:
    """Whether an answer holds a value, whatever stands in its place: an array is neither equal nor unequal to it."""
    return type(answer.get(name)) is type(value) and answer[name] == value


def is_update(answer: dict | None, weights: np.ndarray, round_id: int) -> bool:
    """Whether a plain answer can be averaged, whoever wrote it."""
    if not answer or not says(answer, "round", round_id):
        return False
    update, examples = answer.get("update"), answer.get("examples")
    return (
        isinstance(update, np.ndarray) and update.dtype == np.float64 and update.shape == weights.shape
        and bool(np.isfinite(update).all()) and type(examples) is int and 1 <= examples <= 10**6
    )  # fmt: skip

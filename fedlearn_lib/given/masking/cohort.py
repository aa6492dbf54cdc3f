"""A class of clients in one process: enrolled, carried messages to, and allowed to vanish."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ..history import History
from ..network import Message, Transcript
from ..refused import Refused
from .client import new_state, purge
from .rules import STAGES, MaskRules
from .server import MaskedResult

SERVER = "server"


@dataclass
class Cohort:
    """Clients with their lasting states, as they are between two rounds.

    Args:
        rules: that all know.
        roster: everybody's public signing key, in the order of the ids.
        states: id → the client's own plain dict.
        trains: id → train(weights), which returns an update and a number of examples.
        round_id: of the last round.
        transcript: of the last round, also of one that was refused.
    """

    rules: MaskRules
    roster: list[bytes] = field(repr=False)
    states: dict[int, dict] = field(repr=False)
    trains: Mapping[int, Callable] = field(repr=False)
    round_id: int = 0
    transcript: Transcript = field(default_factory=Transcript, repr=False)


def enrol(trains: Mapping[int, Callable] | Iterable[Callable], rules: MaskRules, weights: np.ndarray) -> Cohort:
    """Give every client a lasting signing key, and write the roster. People do it who know each other.

    Every client trains once, to see that it can, and to learn its usual example count: in a round nobody will hear of
    a training that fails.

    Args:
        trains: id → train(weights), ids 1, 2, 3, …; or a list of train functions in that order.
        rules: of this training, for as many clients.
        weights: with which the training begins, shape (d,).

    Raises:
        ValueError: other ids, or another number of clients than the rules say; an update or an example count that
            cannot be used. Whatever a train function raises is raised as it is.
    """
    trains = dict(trains) if isinstance(trains, Mapping) else dict(enumerate(trains, start=1))
    if sorted(trains) != list(range(1, rules.clients + 1)):
        raise ValueError(f"there must be {rules.clients} clients with the ids 1 to {rules.clients}, as the rules say.")
    keys = {k: Ed25519PrivateKey.generate() for k in sorted(trains)}
    roster = [key.public_key().public_bytes_raw() for key in keys.values()]
    states = {k: new_state(k, key, roster, rules, trains[k], weights) for k, key in keys.items()}
    return Cohort(rules, roster, states, trains)


def enrol_pictures(pictures: np.ndarray, threshold: int, **rules) -> Cohort:
    """Clients whose update is a picture each, whatever the weights are: what comes out of a round can be seen.

    Args:
        pictures: whole numbers from 0 to 16, shape (clients, d).
        threshold, rules: for `MaskRules`; numbers up to ±31 fit, in 6 bits, and each picture counts as one example.
    """
    size = {"clients": len(pictures), "threshold": threshold, "most_examples": 1, "clip": 31, "bits": 6}
    trains = [lambda weights, own=own: (own.astype(float), 1) for own in pictures]
    return enrol(trains, MaskRules(**size, **rules), np.zeros(pictures.shape[1]))


class InProcess:
    """An exchange that needs no network: calls `client_step` of every client, and keeps a transcript.

    Args:
        client_step: from `steps_of`.
        cohort: the clients.
        vanish: id → stage: from this stage on nothing of the client arrives any more.
        fault: called with stage, `Message` from or to a client; returns the messages that arrive instead: [] if it is
            lost, the same twice if it is duplicated, a changed one. The receiver of an answer takes the first.

    Attributes:
        transcript: every message that was sent, with its content as the sender sent it.
    """

    def __init__(
        self,
        client_step: Callable,
        cohort: Cohort,
        vanish: Mapping[int, str] | None = None,
        fault: Callable[[str, Message], list[Message]] | None = None,
    ):
        if wrong := {k: stage for k, stage in (vanish or {}).items() if k not in cohort.states or stage not in STAGES}:
            raise ValueError(f"vanish has {wrong}, but must be ids of clients, each with one of {', '.join(STAGES)}.")
        self.client_step, self.cohort = client_step, cohort
        self.vanish, self.fault = dict(vanish or {}), fault
        self.transcript = Transcript()

    def __call__(self, stage: str, inboxes: dict[int, dict]) -> dict[int, dict]:
        answers = {}
        for node, inbox in inboxes.items():
            if node in self.vanish and STAGES.index(self.vanish[node]) <= STAGES.index(stage):
                continue
            for message in self._carry(stage, Message(SERVER, node, inbox)):
                for answer in self._carry(stage, Message(message.receiver, SERVER, self._step(stage, message))):
                    answers.setdefault(answer.sender, answer.content)
        return answers

    def _carry(self, stage: str, message: Message) -> list[Message]:
        message = Message(message.sender, message.receiver, _copied(message.content))
        self.transcript.append(message)
        return [message] if self.fault is None else self.fault(stage, message)

    def _step(self, stage: str, message: Message) -> dict:
        node = message.receiver
        try:
            return self.client_step(
                stage, self.cohort.states[node], _copied(message.content), self.cohort.trains[node]
            )
        except Refused as error:
            return {"refused": str(error)}


def _copied(content: Any) -> Any:
    """A message of one's own. It is flat: what lies deeper was made up, and nobody goes down there to copy it."""
    if not isinstance(content, dict):
        return content
    return {name: value.copy() if isinstance(value, list | np.ndarray) else value for name, value in content.items()}


def play_round(
    steps: tuple[Callable, Callable],
    cohort: Cohort,
    weights: np.ndarray,
    vanish: Mapping[int, str] | None = None,
    fault: Callable | None = None,
    nodes: Iterable[int] | None = None,
) -> tuple[np.ndarray, MaskedResult, Transcript]:
    """Play the next round with all clients of a cohort. When it is over, all forget its secrets.

    Args:
        steps: client_step and server_round, from `steps_of`.
        cohort, vanish, fault: see `InProcess`.
        weights: the global weights, shape (d,).
        nodes: ids of those who are asked at all; None: everybody.

    Returns:
        The new weights, what else the round gave, and the transcript.

    Raises:
        Refused: too few clients stayed.
    """
    client_step, server_round = steps
    cohort.round_id += 1
    exchange = InProcess(client_step, cohort, vanish, fault)
    cohort.transcript = exchange.transcript
    nodes = {k: k for k in (cohort.states if nodes is None else nodes)}
    try:
        weights, result = server_round(
            exchange, nodes, weights, round_id=cohort.round_id, rules=cohort.rules, roster=cohort.roster
        )
    finally:
        for state in cohort.states.values():
            purge(state)
    return weights, result, exchange.transcript


def masked_federated_averaging(
    steps: tuple[Callable, Callable],
    cohort: Cohort,
    weights: np.ndarray,
    *,
    rounds: int,
    vanish: Callable[[int], Mapping[int, str]] | None = None,
    evaluate: Callable | None = None,
) -> History:
    """Chapter 1's loop with a masked round in place of the plain average; all clients are asked in every round.

    Args:
        steps, cohort, weights: as for `play_round`.
        rounds: how many.
        vanish: round → id → stage: who vanishes, and when; None: nobody.
        evaluate: called on the weights of every round.

    Raises:
        Refused: in a round with too few clients.
    """
    history = History(weights, evaluate)
    for round_number in range(1, rounds + 1):
        weights, result, _ = play_round(steps, cohort, weights, vanish(round_number) if vanish else None)
        history.record(weights, participants=len(result.survivors))
    return history

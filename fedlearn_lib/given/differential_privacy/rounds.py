"""Chapter 13's round, and what a server may be said to have after it: who took part, and the sum of their updates."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..masking.cohort import Cohort, play_round
from ..masking.rules import ADVERTISE
from ..network import Message, Transcript
from ..wire import fingerprint, weights_to_bytes


@dataclass(frozen=True)
class Sum:
    """What the server has after a masked round.

    Args:
        ids: of the clients in the sum.
        update_sum: of their weighted updates, shape (d,), as far as `quantize` kept them.
        weights: the new global weights, shape (d,).
        transcript: of the round.
    """

    ids: frozenset[int]
    update_sum: np.ndarray
    weights: np.ndarray
    transcript: Transcript


def masked_sum(
    steps: tuple[Callable, Callable], cohort: Cohort, weights: np.ndarray, dequantize: Callable, **options
) -> Sum:
    """Play one round with masks, and read its sum.

    Args:
        steps: from `steps_of`, made of the learner's functions.
        cohort: the clients, from `enrol`.
        weights: the global weights, shape (d,).
        dequantize: of chapter 3.
        options: `vanish`, `fault` and `nodes` of `play_round`.

    Returns:
        The sum of `count / most_examples * update` over all clients in it: of their updates, if all have as many
        examples as the rules allow.

    Raises:
        Refused: too few clients stayed.
    """
    new, result, transcript = play_round(steps, cohort, weights, **options)
    update_sum = dequantize(result.sums[:-1], cohort.rules.bits, cohort.rules.clip)
    return Sum(frozenset(result.survivors), np.asarray(update_sum), new, transcript)


def other_weights_for(victim: int) -> Callable:
    """A `fault` for a round in which one client is given other weights than the rest, on the way."""

    def fault(stage: str, message: Message) -> list[Message]:
        if stage != ADVERTISE or message.receiver != victim:
            return [message]
        changed = message.content | {"weights": message.content["weights"] + 0.01}
        return [Message(message.sender, victim, changed)]

    return fault


def fingerprint_of(weights: np.ndarray) -> bytes:
    """32 bytes that stand for a model: other weights, in a single bit, have others.

    >>> fingerprint_of(np.array([0.5, 1.0])) == fingerprint_of(np.array([0.5, 1.0 + 2**-52]))
    False
    """
    return fingerprint("model", weights_to_bytes(weights))

"""Chapter 13's round with noise in it: how large the noise must be, what makes room for it, and who counts rounds."""

import math
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

from ..masking import MaskRules, Refused, steps_of
from ..masking.rules import MASK

FINEST = 4  # steps in a client's share of noise: below, a sum of shares is not what an accountant takes it for
SPARE = 1.01  # of the largest entry that can be told: a little more than is needed
ROOM = 8  # standard deviations of the sum's noise: beyond them lies less than one number in 10**15


def private_rules(
    clients: int, threshold: int, *, norm: float, noise_multiplier: float, corrupt: int = 0, bits: int = 20, **more
) -> MaskRules:
    """Rules for a private round: every client counts alike, and the whole numbers have room for the noise.

    Where a client's count is its example count, the server reads the sum of the counts bare; here it is 1 for each.

    Args:
        clients, threshold, corrupt, more: for `MaskRules`.
        norm: S, the largest length of an update.
        noise_multiplier: σ: the sum's noise has standard deviation σS, or more.
        bits: of a whole number; more of them make finer steps.

    Raises:
        ValueError: numbers out of range, no room for such a sum in the ring, or steps so wide that rounding shows.

    >>> private_rules(10, 7, norm=1.0, noise_multiplier=3.0).most_examples
    1
    """
    for name, value in (("norm", norm), ("noise_multiplier", noise_multiplier)):
        if not 0 < value < math.inf:
            raise ValueError(f"private_rules: {name} is {value}, but must be finite and above 0. Try 1.0.")
    # The server refuses sums beyond what its survivors can send, of whom there are `threshold` at least.
    most_noise = noise_multiplier * _room_for_noise(clients, max(1, threshold - corrupt))
    clip = SPARE * norm * (clients + most_noise) / threshold
    rules = MaskRules(clients, threshold, most_examples=1, clip=clip, bits=bits, corrupt=corrupt, **more)
    share = noise_multiplier * norm / step_of(rules) / math.sqrt(threshold - corrupt)
    if share < FINEST:
        raise ValueError(
            f"private_rules: with {bits} bits a client's share of the noise is {share:.2g} steps. Below {FINEST}, sums "
            "of such shares keep less than ε says. Take more bits, or a larger noise_multiplier."
        )
    return rules


def agreed_multiplier(rules: MaskRules, norm: float) -> float:
    """The noise multiplier for which rules leave room, if updates have this norm: all clients agreed to it with them.

    >>> round(agreed_multiplier(private_rules(10, 7, norm=1.0, noise_multiplier=3.0), 1.0), 9)
    3.0
    """
    most_noise = rules.clip * rules.threshold / (SPARE * norm) - rules.clients
    return most_noise / _room_for_noise(rules.clients, rules.threshold - rules.corrupt)


def norm_in_steps(norm: float, rules: MaskRules, size: int) -> float:
    """The largest length of an update *after* rounding to whole numbers: norm in steps, and half a step an entry more.

    Args:
        norm: S, the largest length before.
        rules: of the round: clip / (2**(bits - 1) - 1) is a step.
        size: d, how many numbers an update has.

    >>> rules = private_rules(10, 7, norm=1.0, noise_multiplier=3.0)
    >>> norm_in_steps(1.0, rules, 4) - norm_in_steps(1.0, rules, 0)  # √4 / 2
    1.0
    """
    return norm / step_of(rules) + math.sqrt(size) / 2


def step_of(rules: MaskRules) -> float:
    """What one whole number stands for."""
    return rules.clip / (2 ** (rules.bits - 1) - 1)


def _room_for_noise(clients: int, honest: int) -> float:
    """How far the noise in a sum of all clients may go, in σS, if `honest` shares of it are enough."""
    return ROOM * math.sqrt(clients / honest)


class WithNoise:
    """The functions of chapters 11 to 13, but for `mask_update`, which adds noise before it masks."""

    def __init__(self, masking: Any, add_noise: Callable):
        self._masking, self._add_noise = masking, add_noise

    def __getattr__(self, name: str):
        return getattr(self._masking, name)

    def mask_update(self, integers: np.ndarray, me: int, pairwise_seeds: dict, self_seed: bytes) -> np.ndarray:
        *_, count = integers
        noisy = np.asarray(self._add_noise(integers[:-1]))
        if noisy.shape != integers[:-1].shape or noisy.dtype.kind not in "iu":
            raise TypeError("the noise must leave as many whole numbers as there were. See noisy_integers.")
        return self._masking.mask_update(np.append(noisy.astype(np.int64), count), me, pairwise_seeds, self_seed)


class Counting:
    """A `client_step` that counts in how many rounds its client sent something, and sends in no more than it agreed to.

    A server that asks for another round is refused, whatever it says of the last ones. The count stands in the
    client's state, so that it outlives a restart; and here, so that an older copy of the state does not begin again.
    """

    def __init__(self, client_step: Callable, most_rounds: int):
        self._step, self._most_rounds = client_step, most_rounds
        self._spent, self._lock = Counter(), threading.Lock()

    def __call__(self, stage: str, state: dict, inbox: dict, train: Callable | None = None) -> dict:
        if stage != MASK:
            return self._step(stage, state, inbox, train)
        who = state["enrolment"]
        with self._lock:  # counted before training, or two rounds at once would count as one
            spent = max(state.get("spent", 0), self._spent[who])
            if spent >= self._most_rounds:
                raise Refused(f"client {state['me']} agreed to {self._most_rounds} rounds, and has sent as many")
            self._spent[who] = spent + 1
        try:
            outbox = self._step(stage, state, inbox, train)
        except BaseException:
            with self._lock:
                self._spent[who] -= 1  # nothing left: a message that comes twice, or too late, spends nothing
            raise
        with self._lock:  # a later round may have ended since
            state["spent"] = max(spent + 1, state.get("spent", 0))
        return outbox


def noisy_steps(
    add_noise: Callable,
    most_rounds: int,
    masking: Any,
    quantize: Callable,
    dequantize: Callable,
    apply_update: Callable,
) -> tuple[Callable, Callable]:
    """`steps_of`, in which every client adds noise to its whole numbers before it masks them.

    Args:
        add_noise: whole numbers, shape (d,) → the same with noise; the client's count behind them gets none.
        most_rounds: in how many rounds each client sends something, and then never again. It counts for one
            enrolment: who enrols twice spends twice, and must add that up itself.
        masking, quantize, dequantize, apply_update: as for `steps_of`.

    Returns:
        client_step, server_round.
    """
    client_step, server_round = steps_of(WithNoise(masking, add_noise), quantize, dequantize, apply_update)
    return Counting(client_step, most_rounds), server_round

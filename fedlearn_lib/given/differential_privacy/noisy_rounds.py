"""Chapter 13's round with noise in it: how large the noise must be, what makes room for it, and who counts rounds."""

import math
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np

from ..masking import MaskRules, Refused, steps_of

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
        ValueError: numbers out of range, or no room for such a sum in the ring.

    >>> private_rules(10, 7, norm=1.0, noise_multiplier=3.0).most_examples
    1
    """
    for name, value in (("norm", norm), ("noise_multiplier", noise_multiplier)):
        if not 0 < value < math.inf:
            raise ValueError(f"private_rules: {name} is {value}, but must be finite and above 0. Try 1.0.")
    # The server refuses sums beyond what its survivors can send, of whom there are `threshold` at least.
    most_noise = ROOM * noise_multiplier * math.sqrt(clients / max(1, threshold - corrupt))
    clip = 1.01 * norm * (clients + most_noise) / threshold
    return MaskRules(clients, threshold, most_examples=1, clip=clip, bits=bits, corrupt=corrupt, **more)


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


class WithNoise:
    """The functions of chapters 11 to 13, but for `mask_update`, which adds noise before it masks.

    Every client counts in how many rounds it sent something, and sends no more than it agreed to: a server that asks
    for another round is refused, whatever it says of the last ones.
    """

    def __init__(self, masking: Any, add_noise: Callable, most_rounds: int):
        self._masking, self._add_noise, self._most_rounds = masking, add_noise, most_rounds
        self._sent = Counter()

    def __getattr__(self, name: str):
        return getattr(self._masking, name)

    def mask_update(self, integers: np.ndarray, me: int, pairwise_seeds: dict, self_seed: bytes) -> np.ndarray:
        if self._sent[me] >= self._most_rounds:
            raise Refused(f"client {me} agreed to {self._most_rounds} rounds, and has sent as many")
        self._sent[me] += 1  # counted before anything leaves, and also if the round fails afterwards
        *_, count = integers
        noisy = np.asarray(self._add_noise(integers[:-1]))
        if noisy.shape != integers[:-1].shape or noisy.dtype.kind not in "iu":
            raise TypeError("the noise must leave as many whole numbers as there were. See noisy_integers.")
        return self._masking.mask_update(np.append(noisy.astype(np.int64), count), me, pairwise_seeds, self_seed)


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
        most_rounds: in how many rounds each client sends something, and then never again.
        masking, quantize, dequantize, apply_update: as for `steps_of`.

    Returns:
        client_step, server_round.
    """
    return steps_of(WithNoise(masking, add_noise, most_rounds), quantize, dequantize, apply_update)

"""Input rules for chapter 15: scales of noise, δ, and rules under which every client counts alike.

Used like those in `inputs.py`.

>>> from fedlearn_lib.given.inputs import check_inputs
>>> @check_inputs(delta=delta)
... def demo(delta):
...     return delta
>>> demo(1e-5)
1e-05
>>> demo(5)
Traceback (most recent call last):
    ...
ValueError: demo: delta is 5, but must be above 0 and below 1. Take one far below 1 / number of clients, such as 1e-5.
"""

import math

import numpy as np

from ..inputs import positive_number, require_number, shown, whole_number
from ..masking import MaskRules
from .noisy_rounds import agreed_multiplier

LARGEST_SCALE = 2**22  # of the discrete Gaussian: its whole numbers then stay far below 2**63


def scale(value, arguments=None) -> float:
    """The standard deviation of whole numbers of noise."""
    _require_number(value)
    if not 0 < value <= LARGEST_SCALE:
        raise ValueError(
            f"is {value}, but must be above 0 and at most 2**22 = {LARGEST_SCALE}. Count it in steps of the whole "
            "numbers, and let them have fewer bits if it is too large."
        )
    return float(value)


def how_many(value, arguments=None) -> int:
    """How many numbers to draw."""
    if isinstance(value, tuple | list | np.ndarray):
        raise TypeError(
            f"is {shown(value)}, but must be a whole number: how many numbers to draw. Pass len(…) of your integers."
        )
    return whole_number(value)


def delta(value, arguments=None) -> float:
    """A chance above 0 and below 1."""
    _require_number(value)
    if not 0 < value < 1:
        raise ValueError(
            f"is {value}, but must be above 0 and below 1. Take one far below 1 / number of clients, such as 1e-5."
        )
    return float(value)


def private(value, arguments=None) -> MaskRules:
    """Rules that count every client as one."""
    if not isinstance(value, MaskRules):
        raise TypeError(f"is {shown(value)}, but must be MaskRules. Make them with private_rules(…).")
    if value.most_examples != 1:
        raise ValueError(
            f"count up to {value.most_examples} examples of a client, and the server reads the sum of these counts "
            "without noise. Make them with private_rules(…), which count every client as one."
        )
    return value


def as_agreed(value, arguments) -> float:
    """The noise multiplier to which clients agreed with the argument `rules`, for updates of the argument `norm`."""
    rules, norm = arguments["rules"], arguments["norm"]
    agreed = max(0.0, agreed_multiplier(rules, norm))
    if not math.isclose(positive_number(value), agreed, rel_tol=1e-6):
        raise ValueError(
            f"is {value:g}, but the clients agreed to rules for {agreed:.3g}, at a norm of {norm:g}: with less noise "
            "the promise would be another one, and more has no room in the sum. Pass the norm and the noise_multiplier "
            "that private_rules got, or make rules for yours."
        )
    return value


def _require_number(value) -> None:
    require_number(value)
    if math.isnan(value):
        raise ValueError("is not a number (NaN). Look where it comes from.")

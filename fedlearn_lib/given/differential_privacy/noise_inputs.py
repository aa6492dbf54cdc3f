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

from ..inputs import require_number, shown
from ..masking import MaskRules
from .discrete_gaussian import LARGEST_SCALE


def scale(value, arguments=None) -> float:
    """The standard deviation of whole numbers of noise."""
    _require_number(value)
    if not 0 < value <= LARGEST_SCALE:
        raise ValueError(
            f"is {value}, but must be above 0 and at most 2**22 = {LARGEST_SCALE}. Count it in steps of the whole "
            "numbers, and let them have fewer bits if it is too large."
        )
    return float(value)


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


def _require_number(value) -> None:
    require_number(value)
    if math.isnan(value):
        raise ValueError("is not a number (NaN). Look where it comes from.")

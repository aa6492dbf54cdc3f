"""Which mistakes look alike on the first cases of their exercise. A program: the reference stands in all rooms."""

import json
import sys
from itertools import combinations, islice

import numpy as np

from fedlearn_lib.course.catalogue import exercise
from fedlearn_lib.course.checking.values import close
from fedlearn_lib.course.checks import checks_of
from fedlearn_lib.course.reference_rooms import install_reference_rooms

FIRST = 3  # cases


def computed_on(checks, cases) -> dict[str, list]:
    """For each mistake, what it computes on each case: a tuple of values, or None where it cannot be made."""
    values: dict[str, list] = {}
    for advice, compute in checks.computed.items():
        values[advice] = []
        for inputs in cases:
            try:
                value = compute(**{name: v.fresh() if hasattr(v, "fresh") else v for name, v in inputs.items()})
            except Exception:
                value = None
            values[advice].append(value if isinstance(value, tuple) or value is None else (value,))
    return values


def look_alike(one: list, other: list, tolerance: float) -> bool:
    """Whether two mistakes share a value on every case on which both can be made."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return bool(both) and all(any(close(x, y, tolerance) for x in a for y in b) for a, b in both)


def alike(name: str) -> list[list[str]]:
    """The pairs of an exercise."""
    checks = checks_of(exercise(name))
    cases = list(islice(checks._cases(np.random.default_rng(0)), FIRST))
    values = computed_on(checks, cases)
    pairs = combinations(values, 2)
    return [list(pair) for pair in pairs if look_alike(*(values[each] for each in pair), checks.tolerance)]


if __name__ == "__main__":
    install_reference_rooms()
    print(json.dumps({name: alike(name) for name in sys.argv[1:]}))

"""No two mistakes that are recognised by what they compute look alike on the first cases."""

from itertools import combinations, islice

import numpy as np
import pytest

from fedlearn_lib.course.catalogue import exercise, exercises
from fedlearn_lib.course.checking.values import close
from fedlearn_lib.course.checks import checks_of

FIRST = 3
# Pairs that no small case can tell apart, each with its reason.
ALIKE: dict[tuple[str, str, str], str] = {
    ("communication_share", "ignores-epochs", "epochs-cancel"): "a share; whether the code uses them tells",
    ("communication_share", "ignores-examples", "examples-cancel"): "a share; whether the code uses them tells",
}


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


@pytest.mark.parametrize("name", exercises())
def test_the_first_cases_tell_mistakes_apart(name):
    checks = checks_of(exercise(name))
    cases = list(islice(checks._cases(np.random.default_rng(0)), FIRST))
    values = computed_on(checks, cases)
    alike = {pair for pair in combinations(values, 2) if look_alike(*(values[each] for each in pair), checks.tolerance)}
    assert alike == {(one, other) for asked, one, other in ALIKE if asked == name}

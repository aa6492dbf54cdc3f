"""Small helpers for sentences."""

from collections.abc import Iterable


def joined(things: Iterable) -> str:
    """Things in a row, as one says them; of none, nothing.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    *others, last = [*map(str, things)] or [""]
    return f"{', '.join(others)} and {last}" if others else last

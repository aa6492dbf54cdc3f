"""Values compared, and told in a few words."""

import inspect
import numbers
import re
from collections.abc import Iterable

import numpy as np

NUMBER = bool | int | float | numbers.Integral | np.number | np.bool_  # gmpy2 has its own whole numbers


def stands_for(name: str, *own: str):
    """A class of the checks that takes a real one's place: everything that is told of it uses the real one's name.

    Args:
        name: of the real class.
        own: what only the double has, and `dir` does not tell.
    """

    def named(double: type) -> type:
        double.__name__ = double.__qualname__ = name
        for method in vars(double).values():
            if inspect.isfunction(method):
                method.__qualname__ = f"{name}.{method.__name__}"
        listed = double.__dir__
        double.__dir__ = lambda self: [each for each in listed(self) if each not in own]
        return double

    return named


def is_rounded(result, value, digits: Iterable[int] = range(7)) -> bool:
    """Whether a result is a value, rounded to one of these numbers of digits."""
    try:
        return any(close(result, np.round(value, each), 1e-12) for each in digits)
    except (TypeError, ValueError):  # nothing that could be rounded
        return False


def close(result, expected, tolerance: float = 1e-9) -> bool:
    """Whether two values agree: whole numbers exactly, others up to a tolerance.

    The tolerance is relative to the largest expected value. Lists and dictionaries are compared
    item by item, anything unknown by `==`.
    """
    if isinstance(expected, list | tuple) and isinstance(result, list | tuple):
        return len(result) == len(expected) and all(
            close(mine, wanted, tolerance) for mine, wanted in zip(result, expected, strict=True)
        )
    if isinstance(expected, dict) and isinstance(result, dict):
        return result.keys() == expected.keys() and all(
            close(result[key], expected[key], tolerance) for key in expected
        )
    if not isinstance(expected, float | np.floating | np.ndarray | list | tuple):
        # Above all whole numbers: 2048 bits do not fit a float.
        return not isinstance(result, np.ndarray) and bool(result == expected)
    try:
        result, expected = np.asarray(result), np.asarray(expected)
        if result.shape != expected.shape:
            return False
        if expected.dtype.kind in "iub":
            return result.dtype.kind in "iub" and bool((result == expected).all())
        scale = max(1e-12, float(np.abs(expected).max(initial=0.0)))
        if scale == np.inf:  # a part of infinity is infinity, and every difference is smaller
            return bool((result == expected).all())
        return bool((np.abs(result.astype(float) - expected) <= tolerance * scale).all())
    except (TypeError, ValueError):
        return False


def changed(before, after) -> bool:
    """Whether an argument, or anything inside it, is no longer what it was."""
    if isinstance(before, np.ndarray):
        return not (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
        )
    if isinstance(before, list | tuple | dict | set | frozenset) and type(before) is not type(after):
        return True
    if isinstance(before, list | tuple):
        return len(before) != len(after) or any(map(changed, before, after))
    if isinstance(before, dict):
        return before.keys() != after.keys() or any(changed(before[k], after[k]) for k in before)
    if isinstance(before, set | frozenset):
        return before != after
    if isinstance(before, numbers.Number | str | bytes):  # it cannot change, but another may stand in its place
        return type(before) is not type(after) or bool(before != after and before == before)
    # Generators and models are meant to be used, but a list of clients must keep its order.
    return type(getattr(before, "name", None)) is str and before.name != getattr(after, "name", None)


def call_text(name: str, inputs: dict) -> str:
    """A call as one would type it, with large arrays abbreviated."""
    return f"{name}({', '.join(f'{key}={describe(value)}' for key, value in inputs.items())})"


def _are_whole(value: np.ndarray) -> bool:
    try:
        return not np.any(value % 1)
    except (TypeError, ValueError):  # texts, times, Python's objects, arrays in an array
        return False


def describe(value, limit: int = 8, show: int = 0) -> str:
    """A value in a few words: small ones whole, large ones by kind, shape and first entries."""
    if isinstance(value, np.ndarray):
        if value.size <= (max(limit, 36) if _are_whole(value) else limit):  # whole numbers are short
            return " ".join(np.array2string(value, precision=6, separator=", ").split())
        start = ", ".join(describe(item) for item in value.ravel()[:show])
        return f"array of shape {value.shape}" + (f": {start}, …" if start else "")
    if isinstance(value, list | tuple):
        if counts := _rows_of_pairs(value):
            rows = ", ".join(map(str, counts[:limit])) + (", …" if len(counts) > limit else "")
            return f"{len(counts)} pairs (X, y) with {rows} examples"
        if len(value) > limit:
            return f"{kind_of(value)} of {len(value)}"
        left, right = "[]" if isinstance(value, list) else ("(", ",)" if len(value) == 1 else ")")
        return left + ", ".join(describe(item, limit) for item in value) + right
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, float | np.floating):
        return f"{value:.6g}"
    if isinstance(value, np.generic):
        return repr(value.item())
    if callable(value) and hasattr(value, "__name__"):
        return value.__name__
    if type(value).__repr__ is object.__repr__:  # it tells no more than its class and where it lies
        return kind_of(value)
    try:
        text = re.sub(r" at 0x[0-9A-Fa-f]+", "", " ".join(repr(value).split()))
    except Exception:
        return kind_of(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _rows_of_pairs(value) -> list[int] | None:
    """How many examples each client has, if this is a list of clients."""
    is_clients = len(value) > 0 and all(
        isinstance(pair, tuple) and [getattr(part, "ndim", None) for part in pair] == [2, 1] for pair in value
    )
    return [len(y) for _, y in value] if is_clients else None


def kind_of(value) -> str:
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if callable(value) and not isinstance(value, type):
        return "a function"
    name = type(value).__name__
    names = {"list": "a list", "tuple": "a tuple", "dict": "a dictionary", "str": "a text", "bytes": "bytes"}
    spoken = name[0].lower() in "aeiou" or re.match(r"X\d", name)  # an X25519PrivateKey
    return names.get(name, f"{'an' if spoken else 'a'} {name}")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""What an engine carries: kinds of values that arrive as they left, whatever machine is at the other end."""

from typing import Any

import numpy as np

_KINDS = (np.bool_, np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64, np.float16,
          np.float32, np.float64)  # fmt: skip
# How flags, whole numbers and floats are called, in either order of bytes: "<u4", ">u4" and "uint32". What a stranger
# sends as the text of a dtype is compared with these before NumPy reads it.
DTYPES = frozenset(np.dtype(kind).newbyteorder(order).str for order in "<>" for kind in _KINDS) | frozenset(
    np.dtype(kind).name for kind in _KINDS)  # fmt: skip


def can_travel(value: Any) -> bool:
    """Whether an engine carries a value unchanged.

    Whole numbers have 64 bits on the wire, a sign among them; kinds are told apart exactly, so that neither True nor
    a number of NumPy's passes for a whole number. Arrays hold flags, whole numbers or floats: one of Python's objects
    would be sent as its address in memory.

    Args:
        value: anything.

    >>> can_travel(2**63 - 1), can_travel(2**63), can_travel([b"a", b""]), can_travel([1, "a"]), can_travel(None)
    (True, False, True, False, False)
    """
    if type(value) is np.ndarray:
        return value.dtype.str in DTYPES
    if type(value) is list:
        return len(set(map(type, value))) <= 1 and all(map(_is_plain, value))
    return _is_plain(value)


def _is_plain(value: Any) -> bool:
    return type(value) in (bool, float, str, bytes) or type(value) is int and -(2**63) <= value < 2**63

"""Input rules for chapters 14 and 15. Used like those in `given/inputs.py`."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .. import inputs
from ..inputs import shown

# ---- chapter 14 ---------------------------------------------------------------------------------


def rows_for(examples: str) -> Callable:
    """A finite matrix with one row for each column of the argument named `examples`."""

    def rule(value: Any, arguments: dict) -> np.ndarray:
        array, width = inputs.examples(value), arguments[examples].shape[1]
        if len(array) != width:
            raise ValueError(
                f"has shape {array.shape}, but each of the {examples} has {width} numbers: it must be ({width}, "
                "hidden). Take it from layers(weights) of a model for these examples."
            )
        return array

    return rule


def part(value: Any, arguments: dict | None = None) -> float:
    """A number above 0 and below 1."""
    if inputs.fraction(value) == 1:
        raise ValueError("is 1, but must be below 1: a trap that everybody falls into tells nobody apart. Try 0.05.")
    return float(value)


def fingerprints(value: Any, arguments: dict | None = None) -> dict:
    """A dict from clients' ids to fingerprints, which are bytes; it may be empty."""
    if not isinstance(value, Mapping):
        raise TypeError(f"is {shown(value)}, but must be a dict from ids to fingerprints, such as {{1: b'…'}}.")
    for client, each in value.items():
        if not isinstance(each, bytes):
            raise TypeError(f"holds {shown(each)} for client {client}, but a fingerprint is bytes.")
    return value if isinstance(value, dict) else dict(value)


def square_of(vector: str) -> Callable:
    """A finite square matrix, with a row and a column for each entry of the argument named `vector`."""

    def rule(value: Any, arguments: dict) -> np.ndarray:
        array, size = inputs.examples(value), len(arguments[vector])
        if array.shape != (size, size):
            raise ValueError(
                f"has shape {array.shape}, but {vector} has {size} numbers: it must be ({size}, {size}). "
                "Take it from usual_updates of the same model."
            )
        return array

    return rule


def ledger(value: Any, arguments: dict | None = None) -> list:
    """A list of rounds, each a pair: the ids of those in the sum, and the sum, all of one length."""
    if not isinstance(value, list | tuple) or len(value) == 0:
        raise TypeError(f"is {shown(value)}, but must be a list of rounds, each a pair (ids, sum of their updates).")
    rounds, size = [], None
    for number, entry in enumerate(value):
        if not isinstance(entry, list | tuple) or len(entry) != 2:
            raise TypeError(f"must hold pairs (ids, sum), but entry {number} is {shown(entry)}.")
        ids, total = entry
        if isinstance(ids, str | bytes) or not hasattr(ids, "__iter__"):
            raise TypeError(f"must hold ids first, but entry {number} has {shown(ids)}. Pass a set such as {{1, 2}}.")
        try:
            total = inputs.vector(total)
        except (ValueError, TypeError) as error:
            raise type(error)(f"holds a sum that cannot be used: entry {number} {error}") from None
        if size not in (None, len(total)):
            raise ValueError(f"holds sums of {size} and of {len(total)} numbers. Pass rounds of one model.")
        size = len(total)
        rounds.append((ids if isinstance(ids, set | frozenset) else set(ids), total))
    return rounds


def told_apart_in(name: str) -> Callable:
    """A client by whom alone two neighbouring rounds of the argument named `name` differ."""

    def rule(value: Any, arguments: dict) -> Any:
        groups = [ids for ids, _ in arguments[name]]
        if not any(before ^ after == {value} for before, after in zip(groups, groups[1:], strict=False)):
            raise ValueError(
                f"is {shown(value)}, but no two neighbouring rounds of the {name} differ by this client alone: there "
                "is nothing to subtract. Wait for more rounds."
            )
        return value

    return rule

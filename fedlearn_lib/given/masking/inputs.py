"""Input rules for chapters 11 to 13: seeds, numbers of a ring, the field of a prime, and shares of a secret.

Used like those in `inputs.py`. An update, a secret, a seed and the value of a share are never shown: only ids,
lengths, kinds and counts.

>>> from fedlearn_lib.given.inputs import check_inputs
>>> @check_inputs(my_seed=seed)
... def demo(my_seed):
...     return len(my_seed)
>>> demo(bytes(32))
32
>>> demo(bytes(4))
Traceback (most recent call last):
    ...
ValueError: demo: my_seed has 4 bytes, but must have 32. Take one from pairwise_seed, or secrets.token_bytes(32).
"""

import math
import numbers
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from .. import inputs
from ..inputs import shown
from ..paillier import keys

# ---- clients and seeds --------------------------------------------------------------------------


def another_than(me: str) -> Callable:
    """The id of a client, which is not the one in the argument named `me`."""

    def rule(value, arguments) -> int:
        other = inputs.whole_number(value)
        if other == arguments[me]:
            raise ValueError(f"is {other}, and so is {me}: nobody agrees with itself. Pass another client's id.")
        return other

    return rule


def seed(value, arguments=None) -> bytes:
    """32 bytes."""
    if not isinstance(value, bytes | bytearray):
        raise TypeError(f"is {_kind(value)}, but must be 32 bytes. Take them from pairwise_seed or secrets.")
    if len(value) != 32:
        raise ValueError(
            f"has {len(value)} bytes, but must have 32. Take one from pairwise_seed, or secrets.token_bytes(32)."
        )
    return bytes(value)


def seeds(value, arguments=None) -> dict[int, bytes]:
    """A dict from clients' ids to seeds; it may be empty."""
    if not isinstance(value, Mapping):
        raise TypeError(f"is {_kind(value)}, but must be a dict from ids to seeds. Pass one such as {{2: seed}}.")
    checked = {}
    for client, each in value.items():
        try:
            client = inputs.whole_number(client)
        except (TypeError, ValueError) as error:
            raise type(error)(f"must have clients' ids as keys, but one {error}") from None
        try:
            checked[client] = seed(each)
        except (TypeError, ValueError) as error:
            raise type(error)(f"holds a seed for client {client} that {error}") from None
    return checked


def seeds_of_others(me: str) -> Callable:
    """A dict from ids to seeds, without the id in the argument named `me`."""

    def rule(value, arguments) -> dict[int, bytes]:
        checked = seeds(value)
        if arguments[me] in checked:
            raise ValueError(
                f"holds a seed for {arguments[me]}, which is {me} itself. Leave it out: only others share a seed."
            )
        return checked

    return rule


def update(value, arguments=None) -> np.ndarray:
    """An update that was quantised: at least one whole number, shape (d,). It is not shown."""
    try:
        return inputs.integers(value)
    except TypeError:
        held = f"holds {value.dtype}" if isinstance(value, np.ndarray) else f"is {_kind(value)}"
        raise TypeError(f"{held}, but must hold whole numbers. Pass them as quantize returns them.") from None
    except ValueError:
        raise ValueError(
            "is no flat vector of shape (d,), d at least 1. Flatten it with .ravel(), or see that it is not empty."
        ) from None


def ring_vector(value, arguments=None) -> np.ndarray:
    """At least one number from 0 to 2**32 - 1, shape (d,), uint32."""
    if not isinstance(value, np.ndarray):
        raise TypeError(f"is {_kind(value)}, but must be a NumPy array of uint32. Pass what mask_update returns.")
    if value.dtype != np.uint32:
        raise TypeError(
            f"holds {value.dtype}, but must hold uint32, which alone is counted modulo 2**32. Use .astype(np.uint32)."
        )
    if value.ndim != 1 or value.size == 0:
        raise ValueError(
            f"has shape {value.shape}, but must be one flat vector of shape (d,), d at least 1. "
            "Flatten it with .ravel()."
        )
    return value


# ---- the field and its shares -------------------------------------------------------------------


def prime(value, arguments=None) -> int:
    """A prime number."""
    number = inputs.whole_number(value)
    if not _is_prime(number):
        raise ValueError(f"is {shown(number)}, which is no prime number: division fails. Leave it out, or pass 101.")
    return number


def below_prime(value, arguments) -> int:
    """A secret: a whole number from 0 to one less than the argument `prime`. It is not shown."""
    if type(value) is not int and (isinstance(value, bool) or not isinstance(value, numbers.Integral)):
        raise TypeError(f"is {_kind(value)}, but must be a whole number. Use int.from_bytes(…, 'little') on bytes.")
    if not 0 <= value < arguments["prime"]:
        raise ValueError("lies outside the field, from 0 to prime - 1. Pass a smaller secret, or use a larger prime.")
    return int(value)


def share_count(value, arguments) -> int:
    """How many shares: a whole number of at least 1, and below the argument `prime`."""
    count = inputs.whole_number(value)
    if count >= arguments["prime"]:
        raise ValueError(
            f"is {count}, but a field of {arguments['prime']} numbers has ids for only {arguments['prime'] - 1} "
            "shares. Use a larger prime."
        )
    return count


def at_most(other: str) -> Callable:
    """A whole number from 1 to the argument named `other`."""

    def rule(value, arguments) -> int:
        number = inputs.whole_number(value)
        if number > arguments[other]:
            raise ValueError(
                f"is {number}, but {other} is {arguments[other]}: the secret could never be put together. "
                f"Pass at most {arguments[other]}."
            )
        return number

    return rule


def share_ids(value, arguments) -> list[int]:
    """At least one id, all different, from 1 to one less than the argument `prime`."""
    if isinstance(value, str | bytes | Mapping) or not hasattr(value, "__iter__"):
        raise TypeError(f"is {_kind(value)}, but must be a list of ids. Pass one such as [1, 2, 4].")
    return _checked_ids(value if type(value) is list else list(value), arguments["prime"])


def shares(value, arguments) -> list[tuple[int, int]]:
    """At least `threshold` pairs (share_id, value) of the field of `prime`, with different ids. No value is shown."""
    if isinstance(value, str | bytes | Mapping) or not hasattr(value, "__iter__"):
        raise TypeError(
            f"is {_kind(value)}, but must be a list of pairs (share_id, value). Pass what split_secret makes."
        )
    pairs = list(value)
    for place, pair in enumerate(pairs):
        if not isinstance(pair, tuple | list) or len(pair) != 2:
            raise TypeError(
                f"must hold pairs (share_id, value), but number {place} is {_kind(pair)}. Pass what split_secret makes."
            )
    if len(pairs) < arguments["threshold"]:
        raise ValueError(
            f"holds {len(pairs)} shares, but it takes {arguments['threshold']}: fewer tell nothing. Collect more."
        )
    ids = _checked_ids([pair[0] for pair in pairs], arguments["prime"])
    for share_id, (_, each) in zip(ids, pairs, strict=True):
        if isinstance(each, bool) or not isinstance(each, numbers.Integral):
            raise TypeError(
                f"holds as value of share {share_id} {_kind(each)}, but it must be a whole number. "
                "Pass what split_secret makes."
            )
        if not 0 <= each < arguments["prime"]:
            raise ValueError(
                f"holds a share, that of id {share_id}, whose value lies outside the field, from 0 to prime - 1. "
                "Use the prime with which the secret was split."
            )
    checked = [(share_id, int(each)) for share_id, (_, each) in zip(ids, pairs, strict=True)]
    return value if type(value) is list and value == checked else checked  # one that is changed in place is found out


def _checked_ids(ids: list, prime: int) -> list[int]:
    if not ids:
        raise ValueError("is empty, but there must be at least one share. Pass those that you have.")
    seen = set()
    for each in ids:
        if isinstance(each, bool) or not isinstance(each, numbers.Integral):
            raise TypeError(f"holds the id {shown(each)}, but ids must be whole numbers. Pass such as 1, 2, 4.")
        if each == 0:
            raise ValueError("holds an id of 0, but there lies the secret itself. Give out shares from id 1 on.")
        if not 1 <= each < prime:
            raise ValueError(
                f"holds the id {shown(int(each))}, but ids go from 1 to prime - 1. Pass them as split_secret gave them."
            )
        if each in seen:
            raise ValueError(f"holds the id {each} twice, which counts as one share only. Pass every share once.")
        seen.add(int(each))
    return ids if all(type(each) is int for each in ids) else [int(each) for each in ids]


@lru_cache(maxsize=64)
def _is_prime(number: int) -> bool:
    return keys.is_prime(number)


# ---- numbers ------------------------------------------------------------------------------------


def share(value, arguments=None) -> float:
    """A part of all clients, from 0 to 1."""
    if isinstance(value, bool | np.bool_) or not isinstance(value, numbers.Real):
        raise TypeError(f"is {shown(value)}, but must be a number from 0 to 1. Pass 0.1 for every tenth client.")
    if math.isnan(value) or not 0 <= value <= 1:
        raise ValueError(f"is {value}, but must be from 0 to 1. Pass 0.1 for every tenth client.")
    return float(value)


# ---- what the rules share -----------------------------------------------------------------------


def _kind(value) -> str:
    """What something is, without showing it."""
    if value is None:
        return "None"
    name = type(value).__name__
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"

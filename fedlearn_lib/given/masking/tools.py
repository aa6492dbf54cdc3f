"""Small complete tools of chapters 11 to 13: the field, labels, keys as numbers, and chances."""

from functools import lru_cache
from math import comb
from operator import index

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

PRIME = 2**256 + 297  # the smallest prime above 2**256: every secret of 32 bytes lies in its field


def pair_label(round_id: int, one: int, other: int) -> bytes:
    """The text that makes a seed good for one round and one pair only; the same for both of them.

    >>> pair_label(3, 7, 2) == pair_label(3, 2, 7)
    True
    """
    low, high = sorted((one, other))
    return f"fedlearn mask: round {round_id}, clients {low} and {high}".encode()


def secret_of(private_key: X25519PrivateKey) -> int:
    """A mask key as a whole number below 2**256, to be shared."""
    return int.from_bytes(private_key.private_bytes_raw(), "little")


def private_key_from(secret: int) -> X25519PrivateKey:
    """The mask key of such a number.

    Raises:
        ValueError: a number of more than 32 bytes.
    """
    if not 0 <= secret < 2**256:
        raise ValueError("the number is no mask key: it does not fit into 32 bytes. Were the shares of another secret?")
    return X25519PrivateKey.from_private_bytes(secret.to_bytes(32, "little"))


@lru_cache(maxsize=100_000)
def chance_of_at_least(count: int, drawn: int, marked: int, total: int) -> float:
    """The chance that of `drawn` clients, drawn from `total` of which `marked` are marked, `count` or more are marked.

    >>> chance_of_at_least(1, drawn=1, marked=3, total=10)
    0.3
    """
    if count < 0:
        raise ValueError(f"count must be non-negative, but is {count}")
    return sum(_ways(drawn, marked, total)[index(count) :]) / comb(total, drawn)


@lru_cache(maxsize=1_000, typed=True)  # a search asks for the same clients, with one count after the other
def _ways(drawn: int, marked: int, total: int) -> list[int]:
    """In how many ways none, one, two … of those who are drawn are marked."""
    return [comb(marked, k) * comb(total - marked, drawn - k) for k in range(min(drawn, marked) + 1)]

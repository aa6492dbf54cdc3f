"""What must not leave a call of this room's functions, and the large numbers that may be seen."""

import math

import numpy as np

from fedlearn_lib.given.paillier.packing import pack_vector

from ...checking.leaving import Secrets
from ..paillier.cases import private

# The moduli of all keys with which the checks call.
MODULI = [number for bits in (64, 512) for number in (private(bits).n, private(bits).n ** 2)]


def secrets(hidden=(), *public) -> Secrets:
    """Secrets of one call; large numbers inside of `public` may be seen, and the moduli."""
    return _in_hexadecimal(Secrets(hidden=hidden, public=[MODULI, *public]))


def _in_hexadecimal(found: Secrets) -> Secrets:
    """Those secrets, also as `f"{number:x}"` shows them."""
    found.texts |= {f"{number:x}" for number in found.numbers if number > 2**28}
    return found


class Everything(set):
    """All numbers there are."""

    def __contains__(self, number):
        return True


def only(hidden) -> Secrets:
    """Secrets of one call in which nothing else is one, however large."""
    found = _in_hexadecimal(Secrets(hidden=hidden))
    found.public = Everything()
    return found


def of_key(private_key) -> list[int]:
    """The primes, and what gives them away."""
    p, q, n = int(private_key.p), int(private_key.q), int(private_key.n)
    lam = math.lcm(p - 1, q - 1)
    d = lam * pow(lam, -1, n)
    return [p, q, p - 1, q - 1, lam, (p - 1) * (q - 1), pow(lam, -1, n), pow((p - 1) * (q - 1), -1, n), d]


def of_integers(integers, layout) -> list:
    """A client's integers as they are, with their offsets, and packed."""
    integers = np.asarray(integers)
    return [integers, integers + layout.offset, *map(int, pack_vector(integers, layout))]

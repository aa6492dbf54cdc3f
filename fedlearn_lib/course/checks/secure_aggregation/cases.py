"""What the checks of this room share.

An encrypted total is random, so it is opened with the private key and compared with what should be in it. Of a
round, the messages are looked at, too: the right average can come out of a round in which everybody could read.
An attack is judged by what it reads, and a share of a key by whether it tells anything.
"""

import math
from collections.abc import Callable
from numbers import Integral

import numpy as np

from fedlearn_lib.given.paillier.fast import Encryptor
from fedlearn_lib.given.paillier.keys import PublicKey
from fedlearn_lib.given.paillier.sums import decrypt_sum
from fedlearn_lib.given.secure_aggregation.statements import Roster

from ...checking import Checks, close, stands_for
from ...checking.watching_secrets import Stream, Watched, everything_else_the_same, watching_the_system
from ..paillier.cases import noise_of, opened, private
from .watching import NAMES, Cohort, total_of


def some_integers(length, layout, rng):
    """What a client might add: signed integers, and a number of examples behind them."""
    return np.append(rng.integers(-layout.offset, layout.offset + 1, length - 1), rng.integers(1, 20))


def federation(sizes, length, rng):
    """Clients with these numbers of examples, each with a goal of its own."""
    return Cohort(rng.uniform(-1.0, 1.0, (len(sizes), length)), list(sizes), NAMES[: len(sizes)])


def answers_of(vectors, layout):
    """The pair that a client with these clients' integers in its total would answer with."""
    return total_of(vectors, layout), len(vectors)


# How `decrypt_sum` says that something else was meant; the first totals of these attacks are one ciphertext each.
OTHER_PLACES = "ciphertexts, but|behind the last integer|must be a Layout"
NO_CIPHERTEXTS = "no whole number|not from 1 to n|factor in common|does not fit into its slots"


def sums_in(private_key, pair, length, layout):
    return decrypt_sum(private_key, pair[0], layout, length, pair[1], 1)


def offsets_left(run) -> int:
    """By how many clients' offsets all entries of a result are off; 0 if it is something else."""
    off, offset = np.asarray(run.result) - run.expected, run.inputs["layout"].offset
    return int(off[0]) // offset if (off == off[0]).all() and off[0] % offset == 0 else 0


def are_no_integers(run) -> bool:
    """Whether floats came back that are not the expected numbers."""
    result = np.asarray(run.result)
    return result.dtype.kind == "f" and result.ndim == 1 and result.size > 0 and not close(result, run.expected + 0.0)


def few_bytes_count(result_with, places: int, enough: int) -> bool:
    """Whether a result depends on fewer than enough of the random bytes that are drawn for it.

    Args:
        result_with: gives the result with a `Stream` of bytes in the place of the operating system.
        places: how many of the first bytes are turned round, one at a time.
    """
    result, counting = result_with(Stream("bytes")), 0
    for place in range(places):
        counting += result_with(Stream("bytes", flip=place)) != result
        if counting >= enough:
            return False
    return True


@stands_for("Encryptor", "fresh")
class FreshEncryptor(Encryptor):
    """An encryptor whose copy for another call is a new one."""

    def __init__(self, bits: int):
        super().__init__(PublicKey(private(bits).n), half_length=True)

    def fresh(self) -> "FreshEncryptor":
        return FreshEncryptor(self.public_key.bits)


class Ciphertexts:
    """A list that should hold ciphertexts under one of the private keys."""

    def __init__(self, bits: int, numbers):
        self.owner, self.numbers = private(bits), numbers
        self.n, self.n_squared = self.owner.n, self.owner.n**2

    @property
    def are_whole(self) -> bool:
        return all(isinstance(each, Integral) and not isinstance(each, bool) for each in self.numbers)

    @property
    def are_good(self) -> bool:
        return self.are_whole and all(0 < c < self.n_squared and math.gcd(c, self.n) == 1 for c in self.numbers)

    @property
    def opened(self) -> list:
        return [opened(self.owner, int(c) % self.n_squared) for c in self.numbers]

    @property
    def noise(self) -> list[int]:
        return [noise_of(self.owner, int(c)) for c in self.numbers]


def needs_fresh_ciphertexts(checks: Checks, draw: Callable):
    """Declare what is looked for in the noise of ciphertexts, when all values are right.

    Args:
        draw: gives one call's noise, place by place, under the 512-bit key; takes the answer and an encryptor.
    """

    @checks.behaviour("same-every-time")
    def _(answer, rng):
        """Two calls gave the same ciphertext, so it can be recognised. Make new ones inside the function, in every
        call: `encryptor.encrypt([0, …])`."""
        encryptor = FreshEncryptor(512)
        return any(one == other for one, other in zip(draw(answer, encryptor), draw(answer, encryptor), strict=True))

    @checks.behaviour("predictable-noise")
    def _(answer, rng):
        """The noise is not made of enough randomness of the operating system, so others may be able to compute
        it again and take it away. Leave it to `encryptor.encrypt([0, …])`, which draws it freshly."""
        encryptor = FreshEncryptor(512)
        encryptor.encrypt([0])  # it has its table now
        with watching_the_system(answer) as drawn:
            places = len(draw(answer, encryptor))
        with watching_the_system(answer) as needed:
            encryptor.encrypt([0] * places)
        with everything_else_the_same(answer) as again:
            repeated = draw(again, encryptor) == draw(again, encryptor)
        return repeated or drawn.bytes < needed.bytes


def roster_of(keys) -> Roster:
    return Roster({name: key.public_key() for name, key in keys.items()})


def long_total(places: int, rng) -> list[int]:
    """Numbers as long as ciphertexts under a key of 512 bits."""
    return [int.from_bytes(rng.bytes(127), "big") + 2 for _ in range(places)]


def sealed_numbers(bits: int, numbers) -> list[Watched]:
    return [Watched(c) for c in FreshEncryptor(bits).encrypt(numbers)]


def numbers_below(n: int, count: int, rng) -> list[int]:
    return [int.from_bytes(rng.bytes(n.bit_length() // 8 + 8), "big") % n for _ in range(count)]

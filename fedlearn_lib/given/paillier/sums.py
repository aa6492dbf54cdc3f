"""Sums of encrypted vectors: add them up without a key, and decrypt the sum with it.

Decryption works modulo p² and q², as in the learner's `decrypt_crt`, on several threads (Paillier 1999, section 7).
"""

import math
from collections.abc import Iterable, Iterator
from itertools import islice
from numbers import Integral

import numpy as np

from .. import inputs
from ..inputs import check_inputs
from . import inputs as paillier_inputs
from .keys import PrivateKey, PublicKey
from .packing import Layout, check_sum, unpack_sum
from .powers import default_threads, in_threads, number, power, powers, warn_once

BLOCK = 256  # ciphertexts decrypted at a time


@check_inputs(public_key=paillier_inputs.public_key)
def add_vectors(public_key: PublicKey, a: list[int], b: list[int]) -> list[int]:
    """Add two encrypted vectors: multiply their ciphertexts, place by place.

    This hides nothing anew. If one of the two was freshly encrypted, so is the sum, for everybody but the owner of
    the private key.

    Args:
        public_key: under which both were encrypted.
        a, b: equally many ciphertexts.

    Returns:
        as many.

    Raises:
        TypeError, ValueError: unequal lengths, or no ciphertexts under this key.

    >>> from fedlearn_lib.given.paillier.fast import Encryptor
    >>> key = PublicKey(67 * 71)
    >>> total = add_vectors(key, Encryptor(key).encrypt([1, 2]), Encryptor(key).encrypt([3, 4]))
    >>> decrypt_all(PrivateKey(67, 71), total)
    [4, 6]
    """
    if len(a) != len(b):
        raise ValueError(
            f"add_vectors: a has {len(a)} ciphertexts, but b has {len(b)}. Both must lie in the same layout."
        )
    check_ciphertexts(public_key, a, "add_vectors: a")
    check_ciphertexts(public_key, b, "add_vectors: b")
    n_squared = number(public_key.n_squared)
    return [int(number(x) * y % n_squared) for x, y in zip(a, b, strict=True)]


def check_ciphertexts(public_key: PublicKey, ciphertexts: Iterable[int], name: str = "ciphertexts", first: int = 0):
    """Refuse what cannot be ciphertexts under this key: anything but whole numbers from 1 to n² - 1, coprime to n.

    One greatest common divisor, of n and the product of all, serves for a whole list.

    Args:
        public_key: whose ciphertexts they should be.
        ciphertexts: a list, empty or not.
        name, first: how the message calls the list, and its first place.

    Raises:
        TypeError, ValueError: the place of the first one that is none.
    """
    n, n_squared, product = number(public_key.n), public_key.n_squared, 1
    for place, ciphertext in enumerate(ciphertexts, start=first):
        if isinstance(ciphertext, bool) or not isinstance(ciphertext, Integral):
            raise TypeError(f"{name}: place {place} holds no whole number. Pass what encrypt_vector returned.")
        if not 0 < ciphertext < n_squared:
            of_no_key = ciphertext <= 0
            step = "Pass what encrypt_vector returned" if of_no_key else "Use the key under which it was encrypted"
            raise ValueError(
                f"{name}: the number at place {place} is not from 1 to n² - 1, so it is no ciphertext under this key "
                f"of {public_key.bits} bits. {step}."
            )
        product = product * ciphertext % n
    if math.gcd(int(product), public_key.n) != 1:
        places = enumerate(ciphertexts, start=first)
        place = next(place for place, ciphertext in places if math.gcd(int(ciphertext), public_key.n) != 1)
        raise ValueError(
            f"{name}: the number at place {place} has a factor in common with n, so it is no ciphertext. It was "
            "damaged or made up: ask for it again."
        )


@check_inputs(private_key=paillier_inputs.private_key, layout=paillier_inputs.layout)
def decrypt_sum(
    private_key: PrivateKey,
    ciphertexts: list[int],
    layout: Layout,
    count: int,
    contributors: int,
    threads: int | None = None,
) -> np.ndarray:
    """Decrypt the sum of encrypted vectors.

    Args:
        private_key: the owner's.
        ciphertexts: the sum, as `add_vectors` returns it.
        layout: in which every vector was packed.
        count: length of the vectors.
        contributors: how many vectors were added.
        threads: as for `decrypt_all`.

    Returns:
        Sums, `(count,)` int64, exact.

    Raises:
        TypeError, ValueError: as `decrypt_all` and `unpack_sum`.
    """
    count, contributors = check_sum(layout, count, contributors)  # before the work
    if len(ciphertexts) != layout.plaintexts_for(count):
        raise ValueError(
            f"decrypt_sum: got {len(ciphertexts)} ciphertexts, but {count} integers take "
            f"{layout.plaintexts_for(count)} in this layout. Pass all of them, and the length of the vectors as count."
        )
    return unpack_sum(_decrypted(private_key, ciphertexts, threads), layout, count, contributors)


@check_inputs(private_key=paillier_inputs.private_key, threads=inputs.whole_number_or_none)
def decrypt_all(private_key: PrivateKey, ciphertexts: Iterable[int], threads: int | None = None) -> list[int]:
    """Decrypt ciphertexts modulo p² and q².

    Args:
        private_key: the owner's.
        ciphertexts: under this key; they may be made while they are read.
        threads: how many share the work; None: as many as there are cores, at most four. Without gmpy2 one.

    Returns:
        Plaintexts, whole numbers from 0 to n - 1.

    Raises:
        TypeError, ValueError: no private key, or no ciphertexts under it.
    """
    return list(_decrypted(private_key, ciphertexts, threads))


def _decrypted(private_key: PrivateKey, ciphertexts: Iterable[int], threads: int | None) -> Iterator[int]:
    warn_once()
    threads = threads or default_threads()
    public_key, halves = PublicKey(private_key.n), _Halves(private_key)
    ciphertexts, first = iter(ciphertexts), 0
    while block := list(islice(ciphertexts, BLOCK)):
        check_ciphertexts(public_key, block, first=first)
        first += len(block)
        share = -(-len(block) // threads)
        parts = [block[start : start + share] for start in range(0, len(block), share)]
        for plaintexts in in_threads(halves.decrypt, parts, threads):
            yield from plaintexts


class _Halves:
    """What decrypting modulo p² and q² takes, computed once a key."""

    def __init__(self, private_key: PrivateKey):
        self.p, self.q = number(private_key.p), number(private_key.q)
        self.primes = [
            (prime, prime - 1, prime**2, power((prime - 1) * other, -1, prime))
            for prime, other in [(self.p, self.q), (self.q, self.p)]
        ]
        self.q_inverse = power(self.q, -1, self.p)

    def decrypt(self, ciphertexts: list[int]) -> list[int]:
        modulo_p, modulo_q = [
            [(u - 1) // prime * mu % prime for u in powers(ciphertexts, exponent, square)]
            for prime, exponent, square, mu in self.primes
        ]
        return [
            int(m_q + self.q * ((m_p - m_q) * self.q_inverse % self.p))
            for m_p, m_q in zip(modulo_p, modulo_q, strict=True)
        ]

"""Paillier keys, and the prime numbers that they are made of.

A key pair hides that n = p · q: everybody may know n, nobody but the owner p and q. The functions that
use the keys are the learner's own, in `fedlearn_lib/paillier.py`; `fast.py` uses the same keys.

Source: Paillier, "Public-Key Cryptosystems Based on Composite Degree Residuosity Classes", EUROCRYPT 1999.
"""

import secrets
from dataclasses import dataclass, field
from functools import cached_property
from numbers import Integral

try:
    import gmpy2
except ImportError:  # the same numbers in pure Python, slower
    gmpy2 = None

SHORTEST_SAFE = 2048  # bits of n: 112 bits of security, the least that NIST SP 800-57 allows


@dataclass(frozen=True)
class PublicKey:
    """What everybody may know: encrypts and adds.

    Args:
        n: the product of two secret primes.

    Raises:
        TypeError, ValueError: when n is no odd number of at least 15. That it is a product of two primes
            cannot be told from n.

    >>> PublicKey(35)
    PublicKey(n of 6 bits, for demonstrations only)
    """

    n: int

    def __post_init__(self):
        _check_odd("n", self.n, least=15)
        object.__setattr__(self, "n", int(self.n))

    @property
    def bits(self) -> int:
        """The length of n, by which a key's strength is told."""
        return self.n.bit_length()

    @cached_property
    def n_squared(self) -> int:
        """The modulus of ciphertexts."""
        return self.n**2

    def __repr__(self) -> str:
        return f"PublicKey(n of {_length(self.bits)})"


@dataclass(frozen=True, repr=False)
class PrivateKey:
    """What only the owner knows: decrypts.

    Args:
        p, q: two different odd primes; never shown.

    Raises:
        TypeError, ValueError: when p and q cannot be two different odd primes.

    >>> PrivateKey(5, 7)
    PrivateKey(secret, n of 6 bits, for demonstrations only)
    >>> PrivateKey(5, 7).n
    35
    """

    p: int = field(repr=False)
    q: int = field(repr=False)

    def __post_init__(self):
        # No message here shows a value: it might be half of a real key.
        for name in ("p", "q"):
            value = getattr(self, name)
            _check_odd(name, value, least=3, secret=True)
            object.__setattr__(self, name, int(value))
        if self.p == self.q:
            raise ValueError("p and q are equal, but must differ: n = p² is factored by a square root. Draw again.")
        if not (is_prime(self.p) and is_prime(self.q)):
            raise ValueError("p or q is not a prime number. Take both from random_prime.")

    @property
    def n(self) -> int:
        """The public part, p · q."""
        return self.p * self.q

    def __repr__(self) -> str:
        return f"PrivateKey(secret, n of {_length(self.n.bit_length())})"


def _length(bits: int) -> str:
    return f"{bits} bits" + (", for demonstrations only" if bits < SHORTEST_SAFE else "")


def _check_odd(name: str, value, *, least: int, secret: bool = False) -> None:
    if isinstance(value, bool) or not isinstance(value, Integral):
        given = "" if secret else f" is of type {type(value).__name__}, but"
        raise TypeError(f"{name}{given} must be a whole number. Keys come from generate_keypair.")
    if value < least or value % 2 == 0:
        given = "" if secret else f" is {_short(value)}, but"
        raise ValueError(f"{name}{given} must be odd and at least {least}. Keys come from generate_keypair.")


def _short(value: int) -> str:
    return str(value) if abs(value) < 10**20 else f"a number of {value.bit_length()} bits"


def random_prime(bits: int) -> int:
    """A secret random prime p ≡ 3 mod 4 of exactly `bits` bits, the two highest of them set.

    The product of two such primes then has exactly 2 · bits bits. Candidates come from the operating system.

    Args:
        bits: 5 or more.

    Raises:
        TypeError, ValueError: when bits is not a whole number of at least 5.

    >>> p = random_prime(16)
    >>> p.bit_length(), p % 4
    (16, 3)
    """
    if isinstance(bits, bool) or not isinstance(bits, Integral):
        raise TypeError(f"random_prime: bits is {bits!r}, but must be a whole number such as 1024.")
    if bits < 5:  # of 4 bits only 15 has the two highest set and is 3 mod 4, and 15 is no prime
        raise ValueError(f"random_prime: bits is {bits}, but must be at least 5. Real keys take 1024 or more.")
    while True:
        candidate = secrets.randbits(bits) | 0b11 << (bits - 2) | 0b11
        if is_prime(candidate):
            return candidate


def is_prime(number: int) -> bool:
    """Whether a number is prime; the chance to be wrong about a random one is negligible.

    >>> [number for number in range(20) if is_prime(number)]
    [2, 3, 5, 7, 11, 13, 17, 19]
    """
    if gmpy2:
        return bool(gmpy2.is_prime(number))  # Baillie and Wagstaff's test, which no known composite passes, and more
    return _miller_rabin(number, 40)


def _miller_rabin(number: int, rounds: int) -> bool:
    """Miller 1976, Rabin 1980: a composite passes one round with a chance of at most 1/4."""
    small = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
    if number < 2 or any(number % prime == 0 for prime in small):
        return number in small
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for _ in range(rounds):
        x = pow(2 + secrets.randbelow(number - 3), odd, number)
        if x in (1, number - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % number
            if x == number - 1:
                break
        else:
            return False
    return True

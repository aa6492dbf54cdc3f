"""Paillier made fast enough for real keys: the mathematics of the learner's `paillier.py`, with five savings.

1. Packing: at 2048 bits, 85 numbers share a plaintext (packing.py).
2. Half-length exponents. The costly part of encrypting is the obfuscator r**n mod n², fresh for every ciphertext.
   Here h_s = h**n mod n² is computed once, of a secret base h = -x² mod n, and h_s**alpha serves instead, with a
   fresh random alpha of half the length of n (up to the next full digit). The conditions, which only the owner of
   the key can check: p ≡ q ≡ 3 mod 4 and gcd(p - 1, q - 1) = 2. Everybody draws a base of their own: whoever took
   h_s from somebody else could be handed h_s = 1, and everybody could read their numbers.
3. A table of powers of h_s: one multiplication for every few bits of alpha, and hardly a squaring (powers.py).
4. Decryption modulo p² and q², as in the learner's `decrypt_crt`, on several threads.
5. Obfuscators prepared before the numbers are known, in several processes if need be.

Ciphertexts and plaintexts are plain whole numbers here too. Running times depend on secrets: this withstands who
reads messages, not who measures times on the same machine.

Source: Damgård, Jurik and Nielsen, "A Generalization of Paillier's Public-Key System with Applications to
Electronic Voting", International Journal of Information Security 2010, section 4; decryption: Paillier 1999,
section 7.
"""

import math
import os
import secrets
import threading
import warnings
from collections import deque
from collections.abc import Iterable
from itertools import repeat
from numbers import Integral

import numpy as np

from .. import inputs
from ..inputs import check_inputs
from . import inputs as paillier_inputs
from .keys import PrivateKey, PublicKey
from .packing import Layout, pack_vector
from .powers import Comb, number, power, warn_once


@check_inputs(private_key=paillier_inputs.private_key)
def supports_half_length(private_key: PrivateKey) -> bool:
    """Whether half-length exponents may be used under a key: p ≡ q ≡ 3 mod 4 and gcd(p - 1, q - 1) = 2.

    The owner runs it and tells everybody the answer, as `publish_key` does: the public key does not show it. A lie
    would gain the owner nothing, who can read the ciphertexts anyway. Keys of `generate_keypair` fulfil it.

    >>> supports_half_length(PrivateKey(7, 11)), supports_half_length(PrivateKey(5, 7))
    (True, False)
    """
    p, q = private_key.p, private_key.q
    return p % 4 == q % 4 == 3 and math.gcd(p - 1, q - 1) == 2


class Encryptor:
    """Encrypts many numbers under one public key; every client makes one of its own and keeps it.

    Args:
        public_key: the receiver's.
        half_length: the owner's word that `supports_half_length` holds, as `read_key` returns it. Without it the
            obfuscators are r**n mod n², as the learner's are: over ten times slower.
        expected: about how many ciphertexts it will make in its life. It decides how large its table is: at 2048
            bits up to 9 MB, at 3072 bits up to 14 MB.

    Raises:
        TypeError, ValueError: no public key, no yes or no, or no whole number of at least 1.

    Warns:
        UserWarning: half_length is promised for an n for which it cannot be true; r**n mod n² is used.

    Several threads may use it. It can be neither copied nor pickled, and a forked process starts with nothing
    prepared: an obfuscator used twice would show the difference of two numbers.

    >>> encryptor = Encryptor(PublicKey(7 * 11), half_length=True)
    >>> encryptor.prepare(3)
    >>> encryptor
    Encryptor(n of 7 bits, half-length exponents, 3 obfuscators prepared)
    >>> from fedlearn_lib.given.paillier.sums import decrypt_all
    >>> decrypt_all(PrivateKey(7, 11), encryptor.encrypt([5, 6]))
    [5, 6]
    """

    def __init__(self, public_key: PublicKey, *, half_length: bool = False, expected: int = 100):
        for name, rule, value in [
            ("public_key", paillier_inputs.public_key, public_key),
            ("expected", inputs.whole_number, expected),
        ]:
            try:
                rule(value)
            except (TypeError, ValueError) as error:
                raise type(error)(f"Encryptor: {name} {error}") from None
        if not isinstance(half_length, bool):
            raise TypeError("Encryptor: half_length must be True or False. Take it from read_key.")
        warn_once()
        if half_length and public_key.n % 4 != 1:
            warnings.warn(
                "half_length is promised, but p and q cannot both be 3 mod 4, for then n were 1 mod 4: the slower "
                "r**n mod n² is used. Ask the owner of the key.",
                stacklevel=2,
            )
            half_length = False
        self.public_key = public_key
        self.half_length = half_length
        self._n, self._n_squared = number(public_key.n), number(public_key.n_squared)
        self._comb = Comb.cheapest(-(-public_key.bits // 2), expected)
        self._rows, self._rows_of_h = None, None
        self._forget()

    def _forget(self):
        self._ready, self._making_rows, self._process = deque(), threading.Lock(), os.getpid()

    def _forget_after_fork(self):
        if self._process != os.getpid():  # the parent will use the same obfuscators
            self._forget()

    def __repr__(self) -> str:
        length = "half" if self.half_length else "full"
        what = f"{length}-length exponents, {self.prepared} obfuscators prepared"
        return f"Encryptor(n of {self.public_key.bits} bits, {what})"

    @property
    def prepared(self) -> int:
        """How many obfuscators are left of those that `prepare` made."""
        self._forget_after_fork()
        return len(self._ready)

    def __reduce_ex__(self, protocol):
        raise TypeError(
            "an Encryptor can be neither copied nor pickled, so that each obfuscator is used once. Make another one: "
            "Encryptor(public_key)."
        )

    @check_inputs(count=paillier_inputs.positive_integer, processes=inputs.whole_number)
    def prepare(self, count: int, processes: int = 1) -> None:
        """Make obfuscators before the numbers are known: encrypting with them takes microseconds.

        Args:
            count: how many; a ciphertext takes one.
            processes: how many processes share the work. Each takes half a second to start and makes a table of
                its own, so that several pay for thousands. Programs, not notebooks, must then stand behind
                `if __name__ == "__main__":`.

        Raises:
            TypeError, ValueError: no whole numbers of at least 1.
        """
        self._forget_after_fork()
        if min(processes, count) == 1:
            self._ready.extend(self._fresh() for _ in range(count))
        else:
            for made in _made_elsewhere(self.public_key.n, self.half_length, count, min(processes, count)):
                self._ready.extend(map(number, made))

    def encrypt(self, plaintexts: Iterable[int]) -> list[int]:
        """Encrypt numbers: (1 + plaintext · n) · obfuscator mod n², each with an obfuscator of its own.

        Args:
            plaintexts: whole numbers from 0 to n - 1; they may be made while they are read.

        Returns:
            as many ciphertexts, whole numbers from 1 to n² - 1.

        Raises:
            TypeError, ValueError: something else; its place is told, never its value.
        """
        n, n_squared, ciphertexts = self._n, self._n_squared, []
        for place, plaintext in enumerate(plaintexts):
            self._forget_after_fork()  # each time: whoever makes the plaintexts may fork meanwhile
            self._check(place, plaintext)
            try:
                obfuscator = self._ready.popleft()  # no two threads get the same one
            except IndexError:
                obfuscator = self._fresh()
            ciphertexts.append(int((1 + number(plaintext) * n) * obfuscator % n_squared))
        return ciphertexts

    def encrypt_with_bases(self, plaintexts: Iterable[int]) -> list[tuple[int, int]]:
        """Encrypt numbers, and tell of each ciphertext the r in (1 + plaintext · n) · r**n mod n².

        Only who encrypted can prove something about a ciphertext, and it takes r. Whoever has r reads the number: it
        must be forgotten at once. Prepared obfuscators are not used, since of them nobody kept r.

        Args:
            plaintexts: as for `encrypt`.

        Returns:
            as many pairs: ciphertext, and r from 1 to n - 1 without a factor of n.

        Raises:
            TypeError, ValueError: as `encrypt`.

        >>> ((ciphertext, r),) = Encryptor(PublicKey(7 * 11), half_length=True).encrypt_with_bases([5])
        >>> ciphertext == (1 + 5 * 77) * pow(r, 77, 77**2) % 77**2
        True
        """
        n, n_squared, pairs = self._n, self._n_squared, []
        for place, plaintext in enumerate(plaintexts):
            self._check(place, plaintext)
            r, obfuscator = self._fresh_with_base()
            pairs.append((int((1 + number(plaintext) * n) * obfuscator % n_squared), int(r)))
        return pairs

    def _check(self, place: int, plaintext) -> None:
        if isinstance(plaintext, bool) or not isinstance(plaintext, Integral):
            raise TypeError(f"encrypt: plaintext {place} is no whole number. Quantise and pack first.")
        if not 0 <= plaintext < self._n:
            raise ValueError(f"encrypt: plaintext {place} is not from 0 to n - 1. Pack for a key of this length.")

    def _fresh(self):
        if self.half_length:
            # The digits are alpha, of which nobody needs the value.
            return self._comb.power(self._table(), self._comb.random_digits(), self._n_squared)
        return power(random_unit(self.public_key.n), self._n, self._n_squared)

    def _fresh_with_base(self):
        """r and r**n mod n²: with half-length exponents h**alpha mod n and h_s**alpha mod n², of the same alpha."""
        if not self.half_length:
            r = random_unit(self.public_key.n)
            return r, power(r, self._n, self._n_squared)
        table, digits = self._table(), self._comb.random_digits()
        if self._rows_of_h is None:
            self._rows_of_h = self._comb.table(self._h, self._n)
        return (
            self._comb.power(self._rows_of_h, digits, self._n),
            self._comb.power(table, digits, self._n_squared),
        )

    def _table(self):
        """Powers of h_s, of this encryptor's own base; x is not kept."""
        if self._rows is None:
            with self._making_rows:
                if self._rows is None:
                    self._h = -(random_unit(self.public_key.n) ** 2) % self._n
                    h_s = power(self._h, self._n, self._n_squared)
                    self._rows = self._comb.table(h_s, self._n_squared)
        return self._rows


def random_unit(n: int):
    """A random number from 1 to n - 1 without a factor of n, from the operating system."""
    candidate = 0
    while math.gcd(candidate, n) != 1:  # gcd(0, n) is n
        candidate = secrets.randbelow(n)
    return number(candidate)


def _made_elsewhere(n: int, half_length: bool, count: int, processes: int) -> list[list[int]]:
    """Obfuscators of other processes, each with a base of its own: no secret travels to them."""
    # Imported here: few need it, and all would wait.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    shares = [count // processes + (which < count % processes) for which in range(processes)]
    # "spawn" works on every system, and beside threads.
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        return list(pool.map(_obfuscators, repeat(n), repeat(half_length), shares))


def _obfuscators(n: int, half_length: bool, count: int) -> list[int]:
    encryptor = Encryptor(PublicKey(n), half_length=half_length, expected=count)
    return [int(encryptor._fresh()) for _ in range(count)]


def _encryptor(value, arguments):
    """An `Encryptor`, or anything else that encrypts under a public key."""
    made = not isinstance(value, type)
    encrypts = callable(getattr(value, "encrypt", None))
    if not (made and encrypts and isinstance(getattr(value, "public_key", None), PublicKey)):
        raise TypeError(f"is of type {type(value).__name__}, but must be an Encryptor. Make one of the public key.")
    return value


@check_inputs(encryptor=_encryptor, layout=paillier_inputs.layout)
def encrypt_vector(encryptor: Encryptor, integers: np.ndarray, layout: Layout) -> list[int]:
    """Pack signed integers and encrypt them.

    Args:
        encryptor: the sender's own `Encryptor`, or anything else with `public_key` and `encrypt(plaintexts)`.
        integers: `(count,)` from -layout.offset to layout.offset, as `quantize` returns them.
        layout: how they lie in plaintexts.

    Returns:
        `layout.plaintexts_for(count)` ciphertexts.

    Raises:
        TypeError, ValueError: integers whose sum could overflow, before anything is encrypted, or a layout for keys of
            another length.

    >>> layout = Layout(bits=2, summands=2, key_bits=13)
    >>> from fedlearn_lib.given.paillier.sums import decrypt_sum
    >>> total = encrypt_vector(Encryptor(PublicKey(67 * 71)), [1, -1, 0], layout)
    >>> decrypt_sum(PrivateKey(67, 71), total, layout, count=3, contributors=1)
    array([ 1, -1,  0])
    """
    return encryptor.encrypt(pack_vector(integers, layout))

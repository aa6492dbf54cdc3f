"""Input rules for chapters 6 and 7: keys, plaintexts, ciphertexts, packed numbers.

Used like those in `inputs.py`. What is secret is never shown (a plaintext, a prime), and a number of thousands
of bits is told by its length.

>>> from fedlearn_lib.given.inputs import check_inputs
>>> from fedlearn_lib.given.paillier.keys import PublicKey
>>> @check_inputs(public_key=public_key, ciphertext=ciphertext)
... def demo(public_key, ciphertext):
...     return ciphertext
>>> demo(PublicKey(35), 36)
36
>>> demo(PublicKey(35), 0)
Traceback (most recent call last):
    ...
ValueError: demo: ciphertext is 0, but a ciphertext is a number from 1 to n² - 1. Take one that encrypt returned.
"""

import math
import numbers
from collections.abc import Callable

import numpy as np

from .keys import SHORTEST_SAFE, PrivateKey, PublicKey
from .packing import Layout

MOST_BITS = 16384  # beyond it nobody waits for an answer, and a typing error is likelier


# ---- keys ---------------------------------------------------------------------------------------


def key_bits(value, arguments) -> int:
    """The length of n: even, 16 to 16384; below 2048 only with `demo=True` among the arguments."""
    bits = _whole(value, "Pass the length of n in bits, such as 2048.")
    if not 16 <= bits <= MOST_BITS:
        raise ValueError(f"is {_short(bits)}, but must be from 16 to {MOST_BITS}. Try 2048.")
    if bits % 2:
        raise ValueError(f"is {bits}, but must be even, for two primes of equal length. Try {bits + 1}.")
    if bits < SHORTEST_SAFE and not arguments["demo"]:
        raise ValueError(
            f"is {bits}, but a key below {SHORTEST_SAFE} bits protects nothing. "
            f"Take {SHORTEST_SAFE} or 3072, or pass demo=True to play with a short one."
        )
    return bits


def public_key(value, arguments=None) -> PublicKey:
    """A `PublicKey`; a private one in its place is not taken, so that nobody gets used to sending it."""
    if isinstance(value, PrivateKey):
        raise TypeError("is a PrivateKey, but must be the PublicKey. Keep the private one, and pass PublicKey(n).")
    if not isinstance(value, PublicKey):
        raise TypeError(f"is {_kind(value)}, but must be a PublicKey. Pass the first key of generate_keypair.")
    return value


def private_key(value, arguments=None) -> PrivateKey:
    """A `PrivateKey`."""
    if not isinstance(value, PrivateKey):
        raise TypeError(f"is {_kind(value)}, but must be a PrivateKey. Pass the second key of generate_keypair.")
    return value


def modulus(value, arguments=None) -> int:
    """An odd whole number of at least 15, the smallest product of two odd primes."""
    n = _whole(value, "Pass the n of a public key.")
    if n < 15:
        raise ValueError(f"is {_short(n)}, but must be at least 15, which is 3 · 5. Pass the n of a public key.")
    if n % 2 == 0:
        raise ValueError(f"is even ({_short(n)}), but a product of odd primes is odd. Pass the n of a public key.")
    return n


def layout(value, arguments) -> Layout:
    """A layout for the key at hand."""
    key = arguments.get("private_key") or getattr(arguments.get("encryptor"), "public_key", None)
    if not isinstance(value, Layout):
        raise TypeError(f"is of type {type(value).__name__}, but must be a Layout. Make one: Layout(16, 256, 2048).")
    if key and value.key_bits != (length := key.n.bit_length()):
        raise ValueError(
            f"was made for a key of {value.key_bits} bits, but this one has {length}. Make it with key_bits={length}."
        )
    return value


# ---- plaintexts, ciphertexts, factors -----------------------------------------------------------


def plaintext(value, arguments) -> int:
    """A whole number from 0 to n - 1, for the `public_key` among the arguments."""
    number, n = _whole(value, "Turn it into one: quantize floats first.", secret=True), arguments["public_key"].n
    if number < 0:
        raise ValueError("is negative, but must be from 0 to n - 1. Use encode for signed numbers.")
    if number >= n:
        raise ValueError(
            f"is not below n, which has {n.bit_length()} bits, but must be from 0 to n - 1. "
            "Encrypt a smaller number, or take a longer key."
        )
    return number


def ciphertext(value, arguments) -> int:
    """A whole number from 1 to n² - 1 without a factor of n, for the key among the arguments."""
    number = _whole(value, "Pass one that encrypt returned.", secret=True)
    key = arguments.get("public_key") or arguments["private_key"]
    n_squared = key.n_squared if isinstance(key, PublicKey) else key.n**2
    if number <= 0:
        given = "0" if number == 0 else "negative"
        raise ValueError(f"is {given}, but a ciphertext is a number from 1 to n² - 1. Take one that encrypt returned.")
    if number >= n_squared:
        raise ValueError(
            f"is above n² - 1: it has {number.bit_length()} bits, n² has {n_squared.bit_length()}. "
            "It may belong to another key: use the one under which it was encrypted."
        )
    if math.gcd(number, key.n) != 1:
        raise ValueError(
            "shares a factor with n, which no ciphertext under this key does. "
            "It may belong to another key, or be damaged: use the key under which it was encrypted."
        )
    return number


def any_integer(value, arguments=None) -> int:
    """Any whole number, also zero or negative."""
    return _whole(value, "Pass one such as -2.", secret=True)


# ---- vectors of whole numbers -------------------------------------------------------------------


def encodable(value, arguments) -> list[int]:
    """Whole numbers with a magnitude below n // 3, at least one."""
    third = arguments["n"] // 3
    integers = _vector(value)
    for place, integer in enumerate(integers):
        if abs(integer) >= third:
            raise ValueError(
                f"holds a number whose magnitude is n // 3 or more, at place {place}. "
                "Leave room for sums: use smaller numbers or a longer key."
            )
    return integers


def residues(value, arguments) -> list[int]:
    """Whole numbers from 0 to n - 1, at least one."""
    numbers_ = _vector(value)
    for place, number in enumerate(numbers_):
        if not 0 <= number < arguments["n"]:
            raise ValueError(
                f"holds a number that is not from 0 to n - 1, at place {place}. Pass what decrypt returned, and its n."
            )
    return numbers_


def bit_count(value, arguments=None) -> int:
    """A length in bits, 1 to 16384."""
    bits = _whole(value, "Pass one such as 24.")
    if not 1 <= bits <= MOST_BITS:
        raise ValueError(f"is {_short(bits)}, but must be from 1 to {MOST_BITS} bits. Try 24.")
    return bits


def positive_integer(value, arguments=None) -> int:
    """A whole number of at least 1, of any length."""
    number = _whole(value, "Pass one such as 5.")
    if number < 1:
        raise ValueError(f"is {_short(number)}, but must be at least 1. Pass 1 or more.")
    return number


def at_least(other: str) -> Callable:
    """A length in bits that is no less than the argument named `other`."""

    def rule(value, arguments):
        bits = bit_count(value)
        if bits < arguments[other]:
            raise ValueError(
                f"is {bits}, but {other} is {arguments[other]}, so not a single slot fits. "
                f"Make {other} smaller, or take a longer key."
            )
        return bits

    return rule


def fit_into_slots(value, arguments) -> list[int]:
    """Whole numbers from 0 to 2**slot_bits - 1, at least one."""
    integers, slot_bits = _vector(value), arguments["slot_bits"]
    for place, integer in enumerate(integers):
        if integer < 0:
            raise ValueError(
                f"holds a negative number, at place {place}, which would borrow from its neighbour. "
                "Add an offset first, so that all are 0 or more."
            )
        if integer.bit_length() > slot_bits:
            raise ValueError(
                f"holds a number of {integer.bit_length()} bits, at place {place}, but a slot has {slot_bits}. "
                "Make the slots wider, or the numbers smaller."
            )
    return integers


def plaintexts(value, arguments=None) -> list[int]:
    """Whole numbers of at least 0, at least one.

    No upper end: a sum that spilled over is unpacked, wrongly. Nothing in a plaintext tells.
    """
    found = _vector(value)
    for place, number in enumerate(found):
        if number < 0:
            raise ValueError(f"holds a negative number, at place {place}. Pass what pack or decrypt returned.")
    return found


def fits_plaintexts(value, arguments) -> int:
    """How many numbers the `plaintexts` among the arguments hold: all slots but some of the last one's."""
    count = positive_integer(value)
    slots, given = arguments["plaintext_bits"] // arguments["slot_bits"], len(arguments["plaintexts"])
    if -(-count // slots) != given:
        raise ValueError(
            f"is {_short(count)}, but {given} plaintexts of {slots} slots hold {(given - 1) * slots + 1} to "
            f"{given * slots} numbers. Pass how many were packed, with the same slot_bits and plaintext_bits."
        )
    return count


# ---- tables of powers ---------------------------------------------------------------------------


def power_table(value, arguments=None):
    """At least one row of 256 powers. Rows are not looked into: that would cost more than the power itself."""
    advice = "Make one row of 256 powers for every byte of the longest exponent."
    if not isinstance(value, list | tuple):
        raise TypeError(f"is {_kind(value)}, but must be a list of rows. {advice}")
    if len(value) == 0:
        raise ValueError(f"is empty, but must have at least one row. {advice}")
    for i, row in enumerate(value):
        if not isinstance(row, list | tuple):
            raise TypeError(f"must hold lists, but row {i} is {_kind(row)}. {advice}")
        if len(row) != 256:
            raise ValueError(f"has {len(row)} powers in row {i}, but 256 are needed. {advice}")
    return value


def exponent_for_table(value, arguments) -> int:
    """A whole number of at least 0, no longer in bytes than the `table` among the arguments has rows."""
    exponent = _whole(value, "Pass one such as 777.", secret=True)
    rows = len(arguments["table"])
    if exponent < 0:
        raise ValueError("is negative, but a table holds no inverses. Pass an exponent of 0 or more.")
    if exponent.bit_length() > 8 * rows:
        raise ValueError(
            f"has {exponent.bit_length()} bits, but the table only goes to {8 * rows}. "
            "Make a longer table, or take a shorter exponent."
        )
    return exponent


# ---- what the rules share -----------------------------------------------------------------------


def _whole(value, advice: str, *, secret: bool = False) -> int:
    if isinstance(value, bool | np.bool_) or not isinstance(value, numbers.Integral):
        given = _kind(value) if secret else _short(value)
        raise TypeError(f"is {given}, but must be a whole number. {advice}")
    # Kinds of int stay what they are; NumPy's would overflow, so they become plain.
    return value if isinstance(value, int) else int(value)


def _vector(value) -> list[int]:
    if isinstance(value, np.ndarray):
        if value.ndim != 1:
            raise ValueError(f"has shape {value.shape}, but must be flat, of shape (d,). Flatten it with .ravel().")
        value = value.tolist()
    if not isinstance(value, list | tuple | range):
        raise TypeError(f"is {_kind(value)}, but must be a list of whole numbers. Put it into square brackets.")
    if len(value) == 0:
        raise ValueError("is empty, but must hold at least one whole number. Pass one or more.")
    for place, item in enumerate(value):
        if isinstance(item, bool | np.bool_) or not isinstance(item, numbers.Integral):
            raise TypeError(
                f"must hold whole numbers only, but holds {_kind(item)} at place {place}. Quantize floats first."
            )
    # A list is passed on as it is, so that a body which changes it in place is found out.
    as_it_is = type(value) is list and all(type(item) is int for item in value)
    return value if as_it_is else [int(item) for item in value]


def _kind(value) -> str:
    """What something is, without showing it."""
    if value is None:
        return "None"
    name = type(value).__name__
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


def _short(value) -> str:
    """A value that is not secret; a long number by its length."""
    if isinstance(value, numbers.Integral) and int(value).bit_length() > 64:
        return f"a {'negative ' if value < 0 else ''}number of {int(value).bit_length()} bits"
    text = " ".join(repr(value).split())
    return text if len(text) <= 40 else f"{text[:37]}…"

"""Powers of very long numbers, as fast as Python allows: with gmpy2 where it is installed, and with tables.

A power of n's length takes thousands of multiplications, most of them squarings. Where the base stays the same, a
table of its powers, made once, leaves one multiplication for every few bits of the exponent: `fixed_base_table` is
the plain one, `Comb` folds it up until it is small and soon made.

Source: Brickell, Gordon, McCurley and Wilson, "Fast Exponentiation with Precomputation", EUROCRYPT 1992.
"""

import os
import secrets
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .. import inputs
from ..inputs import check_inputs
from . import inputs as paillier_inputs

try:
    import gmpy2
except ImportError:  # the same numbers in pure Python, slower
    gmpy2 = None

_told = False  # whether the warning about gmpy2 was given


def _window(value, arguments) -> int:
    if inputs.whole_number(value) > 16:
        raise ValueError(f"is {value}, but must be from 1 to 16: a row has 2**window numbers. Try 8.")
    return int(value)


@check_inputs(
    base=paillier_inputs.any_integer,
    modulus=paillier_inputs.positive_integer,
    exponent_bits=paillier_inputs.bit_count,
    window=_window,
)
def fixed_base_table(base: int, modulus: int, exponent_bits: int, window: int = 8) -> list[list[int]]:
    """Make the table with which powers of one base take one multiplication for `window` bits of the exponent.

    Args:
        base, modulus: whole numbers, modulus at least 1.
        exponent_bits: length of the longest exponent, 1 to 16384.
        window: bits of a digit, 1 to 16. A row has 2**window numbers.

    Returns:
        `table[i][digit]`, base**(digit * 2**(window * i)) mod modulus, for every digit of the exponent and every
        value of it. With window 8 it is the table that the learner's `fixed_base_power` takes.

    Raises:
        TypeError, ValueError: something else than such whole numbers.

    >>> fixed_base_table(3, 1000, exponent_bits=4, window=2)
    [[1, 3, 9, 27], [1, 81, 561, 441]]
    """
    modulus, table = number(modulus), []
    step = number(base) % modulus
    for _ in range(-(-exponent_bits // window)):
        row = [number(1) % modulus]
        for _ in range(2**window - 1):
            row.append(row[-1] * step % modulus)
        table.append([int(entry) for entry in row])
        step = row[-1] * step % modulus  # step**(2**window): the first digit of the next row
    return table


@dataclass(frozen=True)
class Comb:
    """The shape of a smaller table for the same purpose, where exponents are random: digits are drawn, not cut.

    The bits of an exponent stand in `teeth` rows, one below the other, and a digit is a column of them. So one row
    of 2**teeth powers would serve every column, with a squaring from each to the next; `blocks` such rows, each for
    every blocks-th column, leave one squaring for as many columns.

    Args:
        teeth: bits of a digit, at most 16.
        blocks: rows of the table, 2**teeth powers each.
        turns: how many digits each row serves; squarings are one fewer.

    Source: Lim and Lee, "More Flexible Exponentiation with Precomputation", CRYPTO 1994.
    """

    teeth: int
    blocks: int
    turns: int

    @classmethod
    def cheapest(cls, exponent_bits: int, expected: int) -> "Comb":
        """The one with which the table and then `expected` powers take the fewest multiplications.

        At most 16,384 entries: more pay for many thousand powers only, and leave the processor's cache.

        >>> Comb.cheapest(1024, expected=100)
        Comb(teeth=8, blocks=8, turns=16)
        """
        shapes = [
            cls(teeth, blocks, -(-exponent_bits // (teeth * blocks))) for teeth in range(4, 12) for blocks in (2, 4, 8)
        ]
        return min(shapes, key=lambda shape: shape.table_multiplications + expected * shape.power_multiplications)

    @property
    def exponent_bits(self) -> int:
        """Length of the exponents: at least what was asked for."""
        return self.teeth * self.blocks * self.turns

    @property
    def table_multiplications(self) -> int:
        """What making the table takes."""
        return self.exponent_bits + self.blocks * 2**self.teeth

    @property
    def power_multiplications(self) -> int:
        """What a power takes, whatever its exponent is."""
        return self.blocks * self.turns - 1 + self.turns - 1

    def table(self, base, modulus) -> list[list]:
        """`table[j][digit]`: the product of base**(2**((i · blocks + j) · turns)) for every bit i set in the digit."""
        modulus = number(modulus)
        base, table = number(base) % modulus, [[number(1)] for _ in range(self.blocks)]
        for _ in range(self.teeth):
            for row in table:
                row += [entry * base % modulus for entry in row]
                for _ in range(self.turns):
                    base = base * base % modulus
        return table

    def random_digits(self) -> list[int]:
        """The digits of an exponent from the operating system: uniform, and so is the exponent.

        Returns:
            blocks · turns digits, from 0 to 2**teeth - 1.
        """
        drawn = memoryview(secrets.token_bytes(2 * self.blocks * self.turns)).cast("H")
        return [two_bytes & 2**self.teeth - 1 for two_bytes in drawn]

    def power(self, table: list[list], digits: list[int], modulus):
        """The power that the digits tell: those of the highest turn first, in it those of block 0 first."""
        result = table[0][0]  # 1
        for start in range(0, len(digits), self.blocks):
            if start:
                result = result * result % modulus
            for row, digit in zip(table, digits[start : start + self.blocks], strict=True):
                result = result * row[digit] % modulus
        return result


def number(value):
    """A whole number with which to compute much: gmpy2's, or Python's own."""
    return gmpy2.mpz(value) if gmpy2 else int(value)


def power(base, exponent, modulus):
    """base**exponent mod modulus."""
    return gmpy2.powmod(base, exponent, modulus) if gmpy2 else pow(base, exponent, modulus)


def powers(bases: Sequence, exponent, modulus) -> list:
    """The same power of many numbers; with gmpy2 other threads of `in_threads` run meanwhile."""
    if gmpy2:
        return gmpy2.powmod_base_list([base % modulus for base in bases], exponent, modulus)
    return [pow(base, exponent, modulus) for base in bases]


def in_threads(function: Callable, blocks: Sequence, threads: int) -> list:
    """What a function makes of every block, on several threads; one after the other where they cannot help."""
    if not gmpy2 or min(threads, len(blocks)) < 2:
        return [function(block) for block in blocks]
    from concurrent.futures import ThreadPoolExecutor  # here, because few who import this need it

    with ThreadPoolExecutor(threads, initializer=_let_others_run) as pool:
        return list(pool.map(function, blocks))


def _let_others_run() -> None:
    # Each thread has a gmpy2 context of its own: this changes nothing for anybody else.
    gmpy2.get_context().allow_release_gil = True


def default_threads() -> int:
    """As many as there are cores, at most four."""
    return min(4, os.cpu_count() or 1)


def warn_once() -> None:
    """Warn, once, where gmpy2 is missing."""
    global _told
    if gmpy2 is None and not _told:
        _told = True
        warnings.warn(
            "gmpy2 is not installed: Paillier runs in pure Python, seven to eight times slower. Install it with "
            "pip install gmpy2.",
            stacklevel=3,
        )

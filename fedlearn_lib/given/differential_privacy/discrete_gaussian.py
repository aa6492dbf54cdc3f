"""Whole numbers of noise: the discrete Gaussian, drawn exactly, with every bit from the operating system.

The discrete Gaussian of scale s gives the whole number v with a chance proportional to f(v) = exp(-v²/2s²) (Canonne,
Kamath and Steinke, "The Discrete Gaussian for Differential Privacy", NeurIPS 2020). It is drawn by rejection. The whole
numbers are cut into strips that are all equally likely: the smaller f is, the more numbers a strip holds. (Marsaglia
and Tsang, "The Ziggurat Method", 2000, cut the other way.) 32 random bits choose a strip, and a real number Y between
0 and its width, of which they are the first digits. Y before the point is the place in the strip; behind the point it
is a number U between 0 and 1, independent of the place. The number at this place is kept if U is below
f(v) · width / AREA, which is nowhere above 1.

What is exact: strips and places are whole numbers made of the system's bits, without any rounding. In nearly all cases
the digits of U at hand are so far below the least chance in the strip that no further digits could change the answer.
Where they are not, more digits are drawn, and a float says what the chance is, up to 10⁻¹²; where U lies nearer to it,
still more digits are drawn and compared with as many of the chance as it takes (in the manner of Karney, "Sampling
Exactly from the Normal Distribution", ACM TOMS 2016). So no rounding of a float ever decides.

What is rounded, and up: the scale, to 23 binary digits. It is never smaller than what was asked for.
"""

import decimal
import math
import os
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np

from ..inputs import check_inputs
from . import noise_inputs

BITS = 23  # of the scale: whole numbers stay far below 2**63 in what follows
AT_ONCE = 2**13  # candidates: arrays so small that their memory is used again and again
STRIPS = 2**9  # in the table; their number takes 9 of a word's bits
FIRST, MORE = 32 - 9, 17  # digits of a candidate's place in its strip: at first, and where those do not decide
ROUNDED = 1e-12  # more than a float is off where it says a chance


@dataclass(frozen=True)
class Table:
    """The strips of one scale; all have the same weight, which is an area under a step function above f.

    Args:
        above, below: the scale is above / below.
        area: width · height of each strip, with 1 for f's height at 0.
        starts: each strip's lowest number, shape (STRIPS,).
        widths: how many numbers it holds; 0 for strips that hold none, and reject whatever falls into them.
        surely: U's first digits up to which a number is kept wherever it stands in the strip; -1 for never.
        sides: 1 and -1 for the last strips on both sides, which have no end; else 0.
    """

    above: int
    below: int
    area: int
    starts: np.ndarray
    widths: np.ndarray
    surely: np.ndarray
    sides: np.ndarray


@check_inputs(scale=noise_inputs.scale, size=noise_inputs.how_many)
def discrete_gaussian(scale: float, size: int) -> np.ndarray:
    """Noise of whole numbers with mean 0 and variance scale² (for scales of 1 and more; below, it is less).

    Args:
        scale: above 0, at most 2**22; rounded up to 23 binary digits.
        size: how many, 1 or more; no shape.

    Returns:
        Shape (size,), int64, from the operating system.

    Raises:
        TypeError, ValueError: a scale or a size that cannot be used.

    >>> discrete_gaussian(1e-3, 4).tolist()  # so narrow that nothing but 0 is likely
    [0, 0, 0, 0]
    """
    table = table_of(*exact_scale(scale))
    found = np.empty(size, np.int64)
    filled = 0
    while filled < size:
        missing = size - filled
        kept = _kept(table, min(missing + missing // 20 + 20, AT_ONCE))[:missing]
        found[filled : filled + len(kept)] = kept
        filled += len(kept)
    return found


def exact_scale(scale: float) -> tuple[int, int]:
    """The scale as a fraction (above, below), rounded up to 23 binary digits.

    >>> exact_scale(3.0)
    (3, 1)
    """
    _, exponent = math.frexp(scale)
    shift = BITS - exponent
    scaled = Fraction(scale) * (2**shift if shift >= 0 else Fraction(1, 2**-shift))
    rounded = Fraction(math.ceil(scaled)) / (2**shift if shift >= 0 else Fraction(1, 2**-shift))
    return rounded.numerator, rounded.denominator


@lru_cache(maxsize=8)  # a client draws with the same scale in every round
def table_of(above: int, below: int) -> Table:
    """Cut the whole numbers into strips, from 0 up and from -1 down.

    Floats only choose the widths here, and stay on the safe side: any strips do that lie above f.
    """
    scale = above / below
    area = max(1, math.ceil(math.sqrt(math.pi / 2) * scale / (STRIPS / 2 - 4)))
    while (right := _one_side(0, scale, area)) is None or (left := _one_side(1, scale, area)) is None:
        area += max(1, area // 100)
    nearest, widths = (np.array(numbers) for numbers in zip(*right, *left, strict=True))
    negative = np.arange(len(widths)) >= len(right)
    least = np.exp(-(((nearest + widths - 1) / scale) ** 2) / 2) * widths / area * (1 - 1e-9)
    surely = np.maximum(np.floor(least * 2**FIRST).astype(np.int64) - widths, -1)
    sides = np.zeros(len(widths), np.int64)
    sides[[len(right) - 1, -1]] = 1, -1
    surely[sides != 0] = -1
    columns = np.where(negative, 1 - nearest - widths, nearest), widths, surely, sides
    copies = STRIPS // len(widths)  # few strips fill the table again and again; what is left stays empty
    empty = 0, 0, -1, 0
    columns = (np.append(np.tile(column, copies), np.full(STRIPS - copies * len(widths), filler))
               for column, filler in zip(columns, empty, strict=True))  # fmt: skip
    return Table(above, below, area, *columns)


def _one_side(nearest: int, scale: float, area: int) -> list[tuple[int, int]] | None:
    """Each strip's number next to 0 and its width, from the inside out; None if there are too many for the table.

    The last strip stands for infinitely many of width ⌈scale⌉ side by side, of a half of its weight, a quarter, and so
    on. That is above f from where it is so for the first, since f falls to less than half from each to the next.
    """
    strips, lap = [], math.ceil(scale)
    while nearest < scale or area * (1 - 1e-9) < 2 * lap * math.exp(-((nearest / scale) ** 2) / 2):
        width = max(1, math.floor(area * math.exp((nearest / scale) ** 2 / 2) * (1 - 1e-9)))
        strips.append((nearest, width))
        nearest += width
        if len(strips) == STRIPS // 2:
            return None
    return [*strips, (nearest, lap)]


def _kept(table: Table, count: int) -> np.ndarray:
    """Draw so many candidates; those that are kept."""
    words = _words(count, np.uint32)
    strips = (words & np.uint32(STRIPS - 1)).astype(np.intp)
    digits = (words >> np.uint32(32 - FIRST)).astype(np.int64)
    reach = digits * table.widths.take(strips)
    values = reach >> FIRST
    values += table.starts.take(strips)
    reach &= 2**FIRST - 1
    keep = reach <= table.surely.take(strips)
    unsure = np.flatnonzero(~keep)
    if len(unsure):
        values[unsure], keep[unsure] = _looked_at(table, strips[unsure], digits[unsure])
    return values[keep]


def _looked_at(table: Table, strips: np.ndarray, digits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Numbers, and whether each is kept, by more digits of their places."""
    bits = FIRST + MORE
    digits = digits << MORE | _words(len(digits), np.uint32).astype(np.int64) >> (32 - MORE)
    starts, widths, sides = (column.take(strips) for column in (table.starts, table.widths, table.sides))
    laps, beyond = np.zeros(len(digits), np.int64), np.flatnonzero(sides)
    if len(beyond):
        laps[beyond] = 1 + _zeros_before_one(len(beyond))
        starts += sides * widths * np.maximum(laps - 1, 0)
    reach = digits * widths
    values = starts + (reach >> bits)
    found = (reach & (2**bits - 1)) * 2.0**-bits
    chance = np.exp(-((values / (table.above / table.below)) ** 2) / 2) * widths / table.area * 2.0**laps
    keep = found < chance
    unknown = widths * 2.0**-bits  # so far the true U may lie above what is known of it
    near = (np.abs(found - chance) <= unknown + ROUNDED) | (found + unknown >= 1)
    for i in np.flatnonzero(near & (widths > 0)):
        ratio = Fraction(int(widths[i]) << int(laps[i]), table.area)
        scale = Fraction(table.above, table.below)
        value = kept_exactly(int(digits[i]), bits, int(starts[i]), int(widths[i]), ratio, scale)
        values[i], keep[i] = value or 0, value is not None
    return values, keep


def kept_exactly(digits: int, bits: int, start: int, width: int, ratio: Fraction, scale: Fraction) -> int | None:
    """The number of this candidate, or None if it is not kept. Exact.

    Args:
        digits, bits: the first binary digits of a random number from 0 to 1; more are drawn as needed.
        start, width: of the strip.
        ratio: of the chance to keep a number and f.
        scale: of f.
    """
    while True:
        low, high = Fraction(digits * width, 2**bits), Fraction((digits + 1) * width, 2**bits)
        place = math.floor(low)
        if high <= place + 1:
            power = -((start + place) ** 2) / (2 * scale**2)
            # `decimal` rounds in the last digit, if at all: so many more than U has leave room for that.
            with decimal.localcontext(prec=bits + 30, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX):
                chance = decimal_of(power).exp() * decimal_of(ratio)
                error = chance / 10 ** (bits + 10)
                if decimal_of(high - place) <= chance - error:
                    return start + place
                if decimal_of(low - place) >= chance + error:
                    return None
        digits, bits = digits << 32 | int.from_bytes(os.urandom(4)), bits + 32


def decimal_of(number: Fraction) -> decimal.Decimal:
    return decimal.Decimal(number.numerator) / number.denominator


def _zeros_before_one(count: int) -> np.ndarray:
    """How many coins show 0 before the first 1, so many times; seven coins are drawn at a time."""
    found, still = np.zeros(count, np.int64), np.arange(count)
    while len(still):
        coins = _words(len(still), np.uint8) >> 1
        found[still] += FIRST_ONE[coins]
        still = still[coins == 0]
    return found


FIRST_ONE = np.array([7] + [(n & -n).bit_length() - 1 for n in range(1, 128)])


def _words(count: int, kind: type) -> np.ndarray:
    return np.frombuffer(os.urandom(count * np.dtype(kind).itemsize), kind)

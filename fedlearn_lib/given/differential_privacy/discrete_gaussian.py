"""Whole numbers of noise: the discrete Gaussian, drawn exactly, with every bit from the operating system.

The discrete Gaussian of scale s gives the whole number v with a chance proportional to exp(-v²/2s²) (Canonne, Kamath
and Steinke, "The Discrete Gaussian for Differential Privacy", NeurIPS 2020). It is drawn by rejection, in the manner of
Karney, "Sampling Exactly from the Normal Distribution", ACM TOMS 2016: the line is cut into stretches of length s, a
candidate is a sign, a stretch k and a place x in it, and it is kept with a chance proportional to exp(-(k + x)²/2).

What is exact: signs, stretches and places are whole numbers made of the system's bits, without any rounding. Whether a
candidate is kept is a comparison of a random number U, of which 32 bits are drawn, with that chance. A float says what
the chance is up to 10⁻¹³, which is enough unless U lies next to it; then, once in a thousand million times, more bits
of U are drawn and compared with as many digits as it takes. So no rounding of a float ever decides.

What is rounded, and up: the scale, to 23 binary digits. It is never smaller than what was asked for.
"""

import decimal
import math
import os
from fractions import Fraction

import numpy as np

BITS = 23  # of the scale: whole numbers stay far below 2**63 in what follows
LARGEST_SCALE = 2**22
AT_ONCE = 2**15  # candidates: few enough for a processor's cache
TINY = 2.0**-31  # how near U, known up to 2**-32, may come to a float that is right up to 10**-13


def discrete_gaussian(scale: float, size: int) -> np.ndarray:
    """Noise of whole numbers with mean 0 and variance scale² (for scales of 1 and more; below, it is less).

    Args:
        scale: above 0, at most 2**22; rounded up to 23 binary digits.
        size: how many, 1 or more.

    Returns:
        Shape (size,), int64, from the operating system.

    Raises:
        ValueError: a scale or a size that cannot be used.

    >>> discrete_gaussian(1e-3, 4).tolist()  # so narrow that nothing but 0 is likely
    [0, 0, 0, 0]
    """
    if not 0 < scale <= LARGEST_SCALE:
        raise ValueError(f"the scale is {scale}, but must be above 0 and at most 2**22. Use fewer bits an entry.")
    if size < 1:
        raise ValueError(f"the size is {size}, but must be 1 or more. Ask for a number of each entry.")
    above, below = exact_scale(scale)
    found = np.empty(size, np.int64)
    filled = 0
    while filled < size:
        missing = size - filled
        candidates = _candidates(min(int(2.05 * missing) + 20, AT_ONCE), above, below)
        kept = _kept(*candidates, above, below)[:missing]
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


def _candidates(count: int, above: int, below: int) -> tuple[np.ndarray, ...]:
    """Whole numbers, each with its stretch k, and which of them count, with their signs; of the scale above / below."""
    coins = _words(count, np.uint8)
    stretch, negative = _zeros_before_one(coins >> 1), coins & 1 == 1
    # So many whole numbers lie in a stretch, or one less: then the last place is the next stretch's.
    first = -(-np.arange(stretch.max() + 2) * above // below)
    size = first.take(stretch)
    size += _below(-(-above // below), count)
    counts = size > 0
    counts |= ~negative  # 0 must not count twice, as +0 and as -0
    if below > 1:
        counts &= size < first[1:].take(stretch)
    return size, stretch, negative, counts


def _kept(
    size: np.ndarray, stretch: np.ndarray, negative: np.ndarray, counts: np.ndarray, above: int, below: int
) -> np.ndarray:
    """Those whose U lies below 2**(k - 1) · exp((1 - (k + x)²) / 2), which is at most 1; with their signs."""
    power = size * (below / above)  # k + x
    power *= power
    power *= -0.5
    power += (np.arange(stretch.max() + 1) * math.log(2) + (0.5 - math.log(2))).take(stretch)
    words = _words(len(size), np.uint32)
    distance = np.exp(power, out=power)
    distance -= words * 2.0**-32
    keep = distance > 0
    for i in np.flatnonzero(np.abs(distance) < TINY):
        keep[i] = is_below(int(words[i]), 32, int(stretch[i]), Fraction(int(size[i]) * below, above))
    chosen = np.flatnonzero(keep & counts)
    size = size.take(chosen)
    return np.negative(size, out=size, where=negative.take(chosen))


def is_below(word: int, bits: int, stretch: int, reach: Fraction) -> bool:
    """Whether U, which begins with the `bits` binary digits of `word`, is below the chance; `reach` is k + x. Exact."""
    power = (1 - reach**2) / 2
    while True:
        # `decimal` rounds exp correctly in its last digit; so many digits more than U has leave room.
        with decimal.localcontext(prec=bits // 3 + 30, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX):
            ratio = decimal.Decimal(power.numerator) / decimal.Decimal(power.denominator)
            chance = Fraction(ratio.exp()) * Fraction(2) ** (stretch - 1)
        error = chance / 10 ** (bits // 3 + 20)
        if Fraction(word + 1, 2**bits) <= chance - error:
            return True
        if Fraction(word, 2**bits) >= chance + error:
            return False
        word, bits = word << 32 | int.from_bytes(os.urandom(4)), bits + 32


def _zeros_before_one(seven: np.ndarray) -> np.ndarray:
    """How many coins show 0 before the first 1; seven coins are drawn at a time."""
    found = FIRST_ONE.take(seven)
    open_ = np.flatnonzero(seven == 0)
    while len(open_):
        more = _words(len(open_), np.uint8) >> 1
        found[open_] += FIRST_ONE[more]
        open_ = open_[more == 0]
    return found


FIRST_ONE = np.array([7] + [(n & -n).bit_length() - 1 for n in range(1, 128)])


def _below(width: int, count: int) -> np.ndarray:
    """Whole numbers from 0 to width - 1, all equally likely (Lemire, "Fast Random Integer Generation", 2019)."""
    product = _words(count, np.uint32).astype(np.uint64) * np.uint64(width)
    again = np.flatnonzero((product & np.uint64(0xFFFFFFFF)) < 2**32 % width)
    while len(again):
        product[again] = _words(len(again), np.uint32).astype(np.uint64) * np.uint64(width)
        again = again[(product[again] & np.uint64(0xFFFFFFFF)) < 2**32 % width]
    return (product >> np.uint64(32)).astype(np.int64)


def _words(count: int, kind: type) -> np.ndarray:
    return np.frombuffer(os.urandom(count * np.dtype(kind).itemsize), kind)

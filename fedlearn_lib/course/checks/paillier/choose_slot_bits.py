"""What `choose_slot_bits` must do, and what each mistake is told."""

import math

from ...checking import Checks
from .numbers import FLOAT_LIMIT, MACHINE_LIMIT

checks = Checks("choose_slot_bits")


@checks.cases
def bits_and_summands(rng):
    yield dict(bits=5, summands=37)  # 1147 needs 11; it has more ones than one summand has
    yield dict(bits=8, summands=4)
    yield dict(bits=1, summands=3)
    yield dict(bits=1, summands=4)
    yield dict(bits=1, summands=1)
    yield dict(bits=8, summands=1)
    for exponent in range(1, 12):
        for summands in (2**exponent - 1, 2**exponent, 2**exponent + 1):
            yield dict(bits=int(rng.integers(1, 32)), summands=summands)
    for bits in (1, 2, 16, 20):
        yield dict(bits=bits, summands=int(rng.integers(1, 10**6)))
    yield dict(bits=70, summands=3)
    yield dict(bits=600, summands=3)  # a function that calls itself for each bit may do so
    # Where floats no longer tell neighbours apart.
    yield dict(bits=62, summands=1)
    yield dict(bits=1, summands=2**60)
    yield dict(bits=1, summands=2**60 - 1)
    yield dict(bits=600, summands=1000)


@checks.by_hand
def _(bits, summands):
    if bits > 16 or summands > 10**6:
        return None
    total = summands * (2**bits - 1)
    width = total.bit_length()
    return f"{summands} · {2**bits - 1} = {total}, below 2**{width} = {2**width}, and not below 2**{width - 1}"


def log2_rounded_up(number):
    return (number - 1).bit_length()


@checks.stops("logarithm-of-zero", "math domain|expected a positive input", needs="log")
def _():
    """What the logarithm was taken of is not above 0 here, and there is none of that. Leave logarithms away: work out
    the largest sum, `summands * (2**bits - 1)`, and take its `.bit_length()`."""


@checks.stops("float-logarithm", FLOAT_LIMIT + "|" + MACHINE_LIMIT)
def _():
    """A float or a machine's integer cannot hold so large a number. Work out the largest sum as a whole
    number, `summands * (2**bits - 1)`, and take its `.bit_length()`."""


@checks.stops("array-logarithm", "loop of ufunc|no callable log2|not supported for the input types")
def _():
    """NumPy's functions cannot take so large a number. Work out the largest sum as a whole number,
    `summands * (2**bits - 1)`, and take its `.bit_length()`."""


@checks.symptom("returns-float", of_kind=True)
def _(run):
    """The right number, but as a float, and a shift needs a whole one. Turn it into an int, or count with
    `.bit_length()`, which gives one."""
    return isinstance(run.result, float) and run.result == run.expected


@checks.symptom("float-rounding", needs=r"log|float| / |frexp|\d\.0 \*\*")
def _(run):
    """Right for small numbers, but this one came out one beside: logarithms and `/` give floats, which hold only 53
    bits. Use `.bit_length()` of the largest sum, which is exact."""
    return max(run.inputs["bits"], math.log2(run.inputs["summands"])) > 50 and abs(run.result - run.expected) <= 1


@checks.mistake("one-summand-less", needs=r"(?<!\* )summands - 1|range\(1, summands\)")
def _(bits, summands):
    """There is room for one summand less than come: the largest sum is `summands` times the largest number. Count all
    of them."""
    return (max(1, summands - 1) * (2**bits - 1)).bit_length(), ((summands - 1) * (2**bits - 1)).bit_length()


FROM_SUM = r"\* 2 \*\* bits - 1|\* \(1 << bits\) - 1|2 \*\* bits \* summands - 1|summands << bits\) - 1"


@checks.symptom("one-from-the-sum", needs=FROM_SUM)
def _(run):
    """1 was taken from the product, and not from 2**bits, so the largest sum came out too large. The largest summand is
    2**bits - 1: put brackets around that, `summands * (2**bits - 1)`."""
    return run.result == (run.inputs["summands"] * 2 ** run.inputs["bits"] - 1).bit_length()


# Twice the highest bit is no longer too small, and a width that is lowered afterwards may be so for another reason.
NOT_SO_SMALL = r"2 \* \(?2 \*\* \(bits - 1\)|\(bits - 1\)\)? \* 2\b|bit_length\(\) - 1|\(bits - 1 - "


@checks.symptom("highest-bit-only", needs=r"\*\* \(bits - 1\)|<< \(?bits - 1", without=NOT_SO_SMALL)
def _(run):
    """The largest summand was taken too small: it is `2**bits - 1`, with all its bits set. Multiply that by `summands`,
    and count the bits of the product."""
    return run.result == (run.inputs["summands"] << run.inputs["bits"] - 1).bit_length()


# The code that stops one bit short of a power of two.
SHORT = r"log|ceil|- 1\)+\.bit_length|bit_length\(\) - 1|-\(?-\w+ // 2|\+ 1\) (//|>>)|\+ 1 >>"


@checks.mistake("power-of-two", needs=SHORT, without=r"\bround\(|rint\(")
def _(bits, summands):
    """One bit too few, for the largest sum is a power of two here: 4 is two doublings of 1, and takes three bits, 100.
    Use `.bit_length()` of the largest sum itself, `summands * (2**bits - 1)`."""
    return log2_rounded_up(summands * (2**bits - 1))


COMPARES = r"(?<![<>-])[<>]=?(?![<>])"  # no shift, and no arrow
IN_A_LOOP = rf"\A(?=[\s\S]*\b(while|for)\b)[\s\S]*({COMPARES}[^\n]*- 1|- 1[^\n]*{COMPARES})"


@checks.symptom("full-slot-refused", needs=IN_A_LOOP)
def _(run):
    """The sum fits, but one bit less would do, and every bit costs: w bits hold all numbers up to 2**w - 1, that one
    included. Mend the comparison: it must let w bits be enough where the largest sum is 2**w - 1."""
    largest = run.inputs["summands"] * (2 ** run.inputs["bits"] - 1)
    return run.result == (largest + 1).bit_length()


@checks.mistake("one-too-wide", without=r"2 ?\*\* ?bits - 1|1 << bits\) - 1")
def _(bits, summands):
    """The sum fits, but a narrower slot would do, and every bit costs. The largest summand is 2**bits - 1, not
    2**bits: multiply that by `summands`, and count the bits of the product."""
    return (
        (summands * 2**bits).bit_length(),
        bits + log2_rounded_up(summands),
        bits + summands.bit_length(),
        bits + log2_rounded_up(summands + 1),
    )


@checks.mistake("adds-one")
def _(bits, summands):
    """The sum fits, but a slot of one bit less would do, and every bit costs. `.bit_length()` of the largest sum counts
    all its bits: take that and add nothing."""
    return (summands * (2**bits - 1)).bit_length() + 1


@checks.mistake("counts-ones", needs=r"bit_count|\.count\(")
def _(bits, summands):
    """These are the ones in the largest sum, but its zeros take room as well. Count all its bits, with
    `.bit_length()`."""
    return (summands * (2**bits - 1)).bit_count()


@checks.mistake("no-head-room", without=r"summands \*|\* summands")
def _(bits, summands):
    """The slot is as wide as one summand, and has no room for the sum. Work out the largest possible *sum*,
    `summands * (2**bits - 1)`, and count its bits."""
    return bits


@checks.mistake("adds-summands")
def _(bits, summands):
    """The width grew by a bit for each summand, but one more bit doubles the room, so that is far too much. Find the
    largest sum, `summands * (2**bits - 1)`, and count its bits."""
    return bits + summands, bits + summands - 1


@checks.mistake("multiplies-bits")
def _(bits, summands):
    """The bits of the summands do not add up, their values do: two numbers of 8 bits need 9, not 16. Find the
    largest sum and count its bits."""
    return bits * summands


@checks.mistake("the-sum-itself")
def _(bits, summands):
    """This is the largest sum, or a number near it, but its width in bits is asked for. Take
    `.bit_length()` of it."""
    largest = summands * (2**bits - 1)
    return largest, summands * 2**bits, largest + 1


@checks.mistake("caret", needs=r"\^")
def _(bits, summands):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write the largest summand with two stars,
    `2**bits - 1`."""
    return (summands * ((2 ^ bits) - 1)).bit_length(), (summands * (2 ^ bits - 1)).bit_length()


@checks.mistake("bits-of-summands")
def _(bits, summands):
    """So few bits have room for the *number* of summands, but not for their sum. Work out the largest sum,
    `summands * (2**bits - 1)`, and count its bits."""
    if bits == 1:  # then the summands' number is the largest sum
        return ()
    return summands.bit_length(), log2_rounded_up(summands)


ROUNDS_DOWN = r"log|floor|\bint\(|bit_length\(\) - 1|- 1 \+ \w+\.bit_length|//=? ?2\b|>>=? ?1\b"


@checks.mistake("rounds-down", sometimes=True, needs=ROUNDS_DOWN)
def _(bits, summands):
    """One bit too few for the largest sum. Ask that sum itself, `summands * (2**bits - 1)`, for its
    `.bit_length()`."""
    largest = summands * (2**bits - 1)
    return bits + summands.bit_length() - 1, largest.bit_length() - 1


@checks.mistake("whole-bytes", needs=r"\b8\b|256|255|byte|>> 3|& 7|\+ 7")
def _(bits, summands):
    """This is a width of whole bytes, but a slot may have any number of bits. Leave out what makes bytes of it, and
    take the `.bit_length()` of the largest sum as it is."""
    return -(-(summands * (2**bits - 1)).bit_length() // 8) * 8

"""What `dequantize` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks, describe
from ...checking.answer_text import says
from ...solutions import communication as reference
from .cases import largest_of

checks = Checks("dequantize")


@checks.cases
def integers_bits_and_clips(rng):
    yield dict(integers=np.array([0, 15, -1, 2]), bits=5, clip=4.5)
    some = rng.integers(-127, 128, 10)
    yield dict(integers=np.array([*some, 0, some[0]]), bits=8, clip=float(rng.uniform(0.1, 3)))  # two are equal
    sums = np.array([50 * 127, -3000, *rng.integers(-127, 128, 3)])
    yield dict(integers=sums, bits=8, clip=2.0)  # 50 updates added up
    large = 2**30 - 1  # the same with as many bits as may be: more than 32 bits hold
    yield dict(integers=np.array([50 * large, -3 * large, int(rng.integers(-large, large)), 0]), bits=31, clip=1.0)


@checks.by_hand
def _(integers, bits, clip, *, place=None):
    largest, i = largest_of(bits), place[0] if place else int(np.argmax(np.abs(integers)))
    step = f"L = {largest}; one step is {describe(clip)} / {largest} = {describe(clip / largest)}"
    return f"{step}; entry {i}: {integers[i]} of them are {describe(integers[i] * clip / largest)}"


@checks.stops("table-too-short", "out of (bounds|range)", needs=r"arange|linspace|in range\((-|2 \*\*)[^\n]*\]")
def _():
    """Sums of updates hold larger integers than a single update does, and no table of one update's integers is long
    enough for them. Compute instead: multiply by `clip` and divide by `2 ** (bits - 1) - 1`."""


@checks.stops("refuses-sums", "^AssertionError", needs=r"\bassert [^\n]*\bintegers\b")
def _():
    """Any whole number may come: a sum of updates holds larger ones than a single update does, and must come back
    whole. Take that test of `integers` out."""


@checks.mistake("caret", needs=r"\^")
def _(integers, bits, clip):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write the largest integer with two
    stars, as `2 ** (bits - 1) - 1`."""
    return tuple(integers * clip / largest for largest in ((2 ^ (bits - 1)) - 1, 2 ^ (bits - 1) - 1))


@checks.mistake("brackets-missing")
def _(integers, bits, clip):
    """Python divides before it subtracts, so what you subtract was taken from the result, and not from the largest
    integer. Divide by `(2 ** (bits - 1) - 1)`, in brackets."""
    values = []
    for power in (2 ** (bits - 1), 2**bits):
        values += [integers * clip / power - 1, integers * clip / power - 2]
        values += [integers / power - clip] if says(r"- 1(\.0)? \* clip") else []  # else it may be an offset
    return tuple(values)


@checks.mistake("fixed-bits")
def _(integers, bits, clip):
    """This is what the largest integer of 8 or of 16 bits makes, but updates come with other bits as well. Work
    it out from the argument: `2 ** (bits - 1) - 1`."""
    return tuple(integers * clip / largest_of(other) for other in (8, 16) if other != bits)


@checks.mistake("own-scale")
def _(integers, bits, clip):
    """You scaled with the largest of these integers, but one step is worth the same in every update. Divide by
    `2 ** (bits - 1) - 1`."""
    return integers * clip / np.abs(integers).max(), integers * clip / integers.max()


@checks.mistake("one-level-more")
def _(integers, bits, clip):
    """That is `clip / 2 ** (bits - 1)` a step, but the largest integer is one less, and it must come back as `clip`
    exactly. Divide `clip` by `2 ** (bits - 1) - 1`: that is one step."""
    return integers * clip / 2 ** (bits - 1)


@checks.mistake("one-step-more")
def _(integers, bits, clip):
    """Your steps are a little too short: from -clip to clip there are `2 ** bits - 2` of them, as many below zero as
    above. Divide `clip` by `2 ** (bits - 1) - 1`."""
    return integers * 2 * clip / (2**bits - 1)


@checks.mistake("all-bits")
def _(integers, bits, clip):
    """Your steps are about half as long as they should be: `2 ** (bits - 1) - 1` of them must come to `clip`, on either
    side of zero. Let one step be the whole of `clip / (2 ** (bits - 1) - 1)`."""
    return tuple(integers * clip / largest for largest in (2**bits - 1, 2**bits, 2**bits - 2))


@checks.mistake("negatives-apart")
def _(integers, bits, clip):
    """Your negative integers are worth less than the positive ones, as if there was one step more below zero. There are
    as many below as above. Divide all of them by the same `2 ** (bits - 1) - 1`."""
    return np.where(integers < 0, integers / 2 ** (bits - 1), integers / largest_of(bits)) * clip


@checks.mistake("forgets-clip")
def _(integers, bits, clip):
    """The largest integer came back as 1, whatever the clip was, but it stands for the clip. Multiply by `clip`."""
    return integers / largest_of(bits)


@checks.mistake("divides-by-clip")
def _(integers, bits, clip):
    """You divided by the clip, but with a larger clip every step is worth more. Multiply by `clip`, and divide by the
    largest integer, `2 ** (bits - 1) - 1`."""
    return integers / largest_of(bits) / clip, integers / clip


@checks.mistake("shifted")
def _(integers, bits, clip):
    """Zero did not come back as zero: something is added to each number, or taken from it. Return `integers` times
    `clip / (2 ** (bits - 1) - 1)`, and nothing else."""
    exact = reference.dequantize(integers, bits, clip)
    halves = (integers / levels * 2 * clip - clip for levels in (2**bits - 2, 2**bits - 1, 2**bits))
    return exact - clip, exact + clip, exact / 2 + clip / 2, *halves


@checks.mistake("forgets-levels")
def _(integers, bits, clip):
    """The integers were only multiplied by the clip. Divide by the largest integer too, `2 ** (bits - 1) - 1`."""
    return integers * clip


@checks.mistake("quantizes-again")
def _(integers, bits, clip):
    """The largest integer was multiplied in, but the way back divides by it. Multiply by `clip`, and divide by `2 **
    (bits - 1) - 1`."""
    largest = largest_of(bits)
    again = integers / clip * largest
    return again, np.clip(np.rint(again), -largest, largest), integers * clip * largest


@checks.mistake("whole-division")
def _(integers, bits, clip):
    """The part behind the point is gone: `//`, int() and arrays of whole numbers, such as `np.zeros_like(integers)`,
    drop it. Divide with `/`, and keep the floats in an array of floats."""
    if not says(r"//|\bu?int\d*\b|astype|_like\(|\.dtype\b|floor|trunc|fix\("):
        return ()
    exact = reference.dequantize(integers, bits, clip)
    return np.floor(exact), np.trunc(exact), integers // largest_of(bits) * clip, np.rint(exact).astype(int)


def cut_at_the_clip(integers, bits, clip):
    exact = reference.dequantize(integers, bits, clip)
    return np.clip(exact, -clip, clip) if np.abs(exact).max() > clip else ()


@checks.mistake("interp-ends", needs=r"interp")
def _(integers, bits, clip):
    """`np.interp` stays at its outermost values beyond them, but a sum of updates goes further. Work it out instead:
    multiply by `clip`, and divide by the largest integer."""
    return cut_at_the_clip(integers, bits, clip)


@checks.mistake("cuts-sums", needs=r"clip\(|min|max|fmin|fmax")
def _(integers, bits, clip):
    """Large integers were cut off, but a sum of many updates may be larger than a single one, and must come back whole.
    Leave the clipping out."""
    return cut_at_the_clip(integers, bits, clip)

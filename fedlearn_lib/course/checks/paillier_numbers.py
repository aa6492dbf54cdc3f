"""What the exercises of chapter 4 on plain numbers must do: signs, slots, short keys, and faster arithmetic.

`checks/paillier.py` holds the encryption itself, and takes these in.
"""

import builtins
import contextlib
import functools
import math
import re
import traceback
from dataclasses import dataclass
from numbers import Integral

import numpy as np

from ...given.keys import PrivateKey, is_prime, random_prime
from ..checking import ANSWER_FILENAME, Checks, close
from ..solutions import paillier as reference

# Python's whole numbers grow without end; NumPy's end at 64 bits, and floats at 53 exact ones.
MACHINE_LIMIT = r"int too (large|big) to convert|out of bounds for|integer \S* ?too large|C long"
FLOAT_LIMIT = r"too large for a float|too large to convert to float|Result too large|[Nn]umerical result out of range"


class ListChecks(Checks):
    """Checks of a function that returns whole numbers: a list, a tuple and an array of them are as good."""

    kind: type = list

    def run(self, answer, reference, rng):
        @functools.wraps(answer)
        def plain(*args, **kwargs):
            return self.plain(answer(*args, **kwargs))

        super().run(plain, reference, rng)

    def plain(self, result):
        """The result in the reference's own kind, of Python's own integers."""
        if isinstance(result, list | tuple) or (isinstance(result, np.ndarray) and result.ndim == 1):
            return self.kind(int(each) if isinstance(each, Integral) else each for each in result)
        return result

    def _is_right(self, run):
        # 5.0 equals 5, but no longer does so with 60 bits.
        return not has_floats(run.result) and super()._is_right(run)


def has_floats(result) -> bool:
    return isinstance(result, list | tuple) and any(isinstance(each, float | np.floating) for each in result)


def wrapped(number: int) -> int:
    """What is left of a number in 64 bits with a sign."""
    return (number + 2**63) % 2**64 - 2**63


def random_bits(bits: int, rng) -> int:
    """A whole number of at most so many bits."""
    return int.from_bytes(rng.bytes(bits // 8 + 1), "big") % 2**bits


def primes(bits: int, rng, *, count: int) -> list[int]:
    """Different odd primes of exactly so many bits."""
    found = set()
    while len(found) < count:
        candidate = int(rng.integers(2 ** (bits - 1), 2**bits)) | 1
        if is_prime(candidate):
            found.add(candidate)
    return [int(prime) for prime in rng.permutation(sorted(found))]


def composites(rng) -> list[int]:
    """Odd products of two numbers, of all lengths and all remainders modulo 3."""
    return [random_bits(bits, rng) | 1 | 1 << (bits - 1) for bits in (16, 200, 62, 64, 65, 2048, 3072)]


# ==== encode =====================================================================================

encode = ListChecks("encode")


@encode.cases
def signed_integers(rng):
    yield dict(integers=[5, -4, 0], n=35)
    yield dict(integers=[10, -10], n=35)  # the outermost
    yield dict(integers=[-1], n=77)
    for n in composites(rng):
        third = n // 3
        drawn = [random_bits(n.bit_length(), rng) % third for _ in range(6)]
        yield dict(integers=[*drawn, *(-each for each in drawn), 0, third - 1, 1 - third], n=n)


@encode.stops("machine-integers", MACHINE_LIMIT)
def _():
    """NumPy's integers end at 64 bits, and a real n has thousands. Use Python's own whole numbers, in a
    loop over the list."""


@encode.symptom("returns-floats")
def _(run):
    """There are floats in the list, and they hold only 53 bits exactly. Leave out what makes floats:
    `/`, math.fmod, np.array of fractions."""
    return has_floats(run.result)


@encode.mistake("negatives-stay")
def _(integers, n):
    """The negative numbers came back as they were, but a plaintext lies from 0 to n - 1. Add n to a
    negative one, or use `% n`, which does so."""
    return integers


@encode.mistake("loses-sign")
def _(integers, n):
    """A number and its negative became the same plaintext, so the sign is lost. Add n to a negative
    number instead of taking its magnitude."""
    return [abs(each) for each in integers]


@encode.mistake("not-reduced")
def _(integers, n):
    """You added n to every number, so that those from 0 on became n or more. Add it to the negative ones
    only, or use `% n` at the end."""
    return [each + n for each in integers]


@encode.mistake("zero-is-n")
def _(integers, n):
    """Zero became n, which is no plaintext: they end at n - 1. Add n only where the number is below 0,
    and compare with `<`."""
    return [each + n if each <= 0 else each for each in integers]


@encode.mistake("sign-turned")
def _(integers, n):
    """The positive numbers wrapped round instead of the negative ones. Leave those from 0 on as they are,
    and add n to the negative ones."""
    return [-each % n for each in integers], [n - each for each in integers]


@encode.mistake("subtracts-twice")
def _(integers, n):
    """A negative number became larger than n: n - (-4) is n + 4. Add the negative number to n instead of
    subtracting it."""
    return [each if each >= 0 else n - each for each in integers]


@encode.mistake("shifted")
def _(integers, n):
    """You moved all numbers up by the same amount, so zero is no longer 0. Leave the offset out: only
    negative numbers change, and n is added to those."""
    return tuple([each + offset for each in integers] for offset in (n // 2, n // 3, n // 3 - 1, n // 3 + 1))


@encode.mistake("one-off")
def _(integers, n):
    """A negative number landed one place beside its own: -1 belongs at n - 1, the last plaintext. Add n
    itself to it."""
    return [each % (n - 1) for each in integers], [each % n - (each < 0) for each in integers]


@encode.mistake("other-modulus")
def _(integers, n):
    """The negative numbers wrapped round another number than n. Ciphertexts live modulo n², but plaintexts
    modulo n: use `% n`."""
    others = (n**2, n // 3, 2 * (n // 3), n // 2, 2 ** n.bit_length(), 2 ** (n.bit_length() - 1), 2**64, 2**32)
    return tuple([each % other for each in integers] for other in others)


@encode.symptom("float-remainder")
def _(run):
    """Right for small numbers, but here the last digits are lost: a float came in between, and holds only 53 bits.
    Use `%` on whole numbers, which works with negative ones, too, instead of math.fmod or `/`."""
    n, pairs = run.inputs["n"], zip(run.result, run.expected, strict=True)
    return n.bit_length() > 53 and all((mine - right + n // 2**40) % n <= n // 2**39 for mine, right in pairs)


@encode.mistake("in-64-bits")
def _(integers, n):
    """Right for small numbers, but these were squeezed into 64 bits and lost the rest. Use Python's own
    whole numbers, which grow as needed."""
    return [wrapped(each % n) for each in integers], [wrapped(each) % n for each in integers]


# ==== decode =====================================================================================


@dataclass(frozen=True)
class Refusal:
    """The exception that an answer raised on purpose."""

    kind: str

    def __repr__(self):
        return self.kind


NOTICED = Refusal("OverflowError")


class RefusalChecks(ListChecks):
    """Checks of a function that refuses some of its inputs itself: there an exception is what is right."""

    def run(self, answer, reference, rng):
        super().run(self.noting(answer), self.noting(reference), rng)

    def noting(self, function):
        @functools.wraps(function)
        def noted(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except OverflowError as error:
                if re.search(f"{MACHINE_LIMIT}|{FLOAT_LIMIT}", str(error)):
                    raise  # the answer's own numbers are too small
                return NOTICED
            except Exception as error:
                own = [f.line for f in traceback.extract_tb(error.__traceback__) if f.filename == ANSWER_FILENAME]
                if own and re.search(r"\b(raise|assert)\b", own[-1] or ""):
                    return Refusal(type(error).__name__)
                raise

        return noted


decode = RefusalChecks("decode")


@decode.cases
def residues(rng):
    yield dict(residues=[5, 31, 0], n=35)
    yield dict(residues=[10, 25], n=35)  # the outermost
    yield dict(residues=[5, 17], n=35)
    yield dict(residues=[18, 5], n=35)
    for n in (35, 77, 51):  # each remainder modulo 3
        third = n // 3
        yield dict(residues=[third - 1, n - third + 1, 1, n - 1], n=n)
        yield dict(residues=[third], n=n)
        yield dict(residues=[n - third], n=n)
    for n in composites(rng):
        third = n // 3
        drawn = [random_bits(n.bit_length(), rng) % third for _ in range(6)]
        legal = [*drawn, *(-each % n for each in drawn), 0, third - 1, n - third + 1]
        yield dict(residues=legal, n=n)
        beyond = third + random_bits(n.bit_length(), rng) % (n - 2 * third + 1)
        for illegal in (third, n // 2, n // 2 + 1, n - third, beyond):
            place = int(rng.integers(len(legal) + 1))
            yield dict(residues=[*legal[:place], illegal, *legal[place:]], n=n)


def illegal_ones(run):
    n, third = run.inputs["n"], run.inputs["n"] // 3
    return [each for each in run.inputs["residues"] if third <= each <= n - third]


@decode.stops("machine-integers", MACHINE_LIMIT)
def _():
    """NumPy's integers end at 64 bits, and a real n has thousands. Use Python's own whole numbers, in a
    loop over the list."""


@decode.symptom("float-limit")
def _(run):
    """The limits are right for small numbers, but not for this long n: a float came in between, and holds only
    53 bits. Use `n // 3` instead of `n / 3`."""
    wrong_side = isinstance(run.result, Refusal) != isinstance(run.expected, Refusal)
    return wrong_side and run.inputs["n"].bit_length() > 53


@decode.symptom("refuses-legal")
def _(run):
    """The function refused a list in which every number is legal. From 0 to n//3 - 1 they are positive, from
    n - n//3 + 1 on negative. Compare your two limits with these."""
    return isinstance(run.result, Refusal) and isinstance(run.expected, list)


@decode.symptom("other-exception")
def _(run):
    """The overflow was noticed, but as another exception than callers wait for. Write
    `raise OverflowError(…)` there."""
    return isinstance(run.result, Refusal) and run.expected == NOTICED


@decode.symptom("returns-exception")
def _(run):
    """An exception came back as a value, and whoever called goes on as if nothing had happened. To stop
    there, write `raise OverflowError(…)` instead of returning or collecting it."""
    values = run.result if isinstance(run.result, list) else [run.result]
    return any(isinstance(each, BaseException) or each is OverflowError for each in values)


@decode.symptom("no-exception")
def _(run):
    """The overflow was noticed, but no exception stops the caller, who goes on computing with what came
    back. Make the function stop: write `raise OverflowError(…)` there."""
    if run.expected != NOTICED:
        return False
    if not isinstance(run.result, list):
        return True
    return any(not isinstance(each, int) for each in run.result) or len(run.result) < len(run.inputs["residues"])


@decode.symptom("limit-one-off")
def _(run):
    """Overflow is noticed in the middle, but not at its very edge: legal are magnitudes *below* n//3, so n//3
    and n - n//3 are not. Compare with `>=` there, and compute both limits from n//3."""
    n, edges = run.inputs["n"], (run.inputs["n"] // 3, run.inputs["n"] - run.inputs["n"] // 3)
    return run.expected == NOTICED and n < 100 and all(each in edges for each in illegal_ones(run))


@decode.symptom("overflow-unnoticed")
def _(run):
    """A number in the middle third came back as if it were legal, but no legal number is encoded there: a
    sum grew too large. Check the magnitude of every number, and write `raise OverflowError(…)` from n//3 on."""
    return run.expected == NOTICED


@decode.symptom("returns-floats")
def _(run):
    """There are floats in the list, and they hold only 53 bits exactly. Leave out what makes floats, such
    as `/`, and use whole numbers."""
    return has_floats(run.result)


@decode.mistake("not-centred")
def _(residues, n):
    """The negative numbers came back as large positive ones. Subtract n from those that lie in the upper
    third."""
    return residues


@decode.mistake("loses-sign")
def _(residues, n):
    """The negative numbers lost their sign: n minus the residue is only the magnitude. Subtract n from the
    residue, the other way round."""
    return [min(each, n - each) for each in residues]


@decode.mistake("all-negative")
def _(residues, n):
    """You subtracted n from every number, also from those in the lower third, which stand for themselves. Do
    so in the upper third only: put an `if` before it."""
    return [each - n for each in residues]


@decode.mistake("sign-turned")
def _(residues, n):
    """The signs are turned round: a small residue stands for itself, a large one for a negative number.
    Subtract n from the large ones and leave the small ones."""
    right = [each if each < n // 3 else each - n for each in residues]
    turned = [each - n if each < n // 3 else each for each in residues]
    return [-each for each in right], turned


@decode.mistake("one-off")
def _(residues, n):
    """A negative number came out one beside its value: n - 1 stands for -1. Subtract n itself from it."""
    return tuple([each if each < n // 3 else each - n + by for each in residues] for by in (1, -1))


@decode.mistake("zero-is-negative")
def _(residues, n):
    """Zero became -n, which is no legal number. Zero stands for itself: compare so that it stays in the lower
    third, and look at `<` and `<=`."""
    return [each if 0 < each < n // 3 else each - n for each in residues]


# ==== choose_slot_bits ===========================================================================

choose_slot_bits = Checks("choose_slot_bits")


@choose_slot_bits.cases
def bits_and_summands(rng):
    yield dict(bits=5, summands=13)  # 403 needs 9
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
    yield dict(bits=2000, summands=3)
    # Where floats no longer tell neighbours apart.
    yield dict(bits=62, summands=1)
    yield dict(bits=1, summands=2**60)
    yield dict(bits=1, summands=2**60 - 1)
    yield dict(bits=2000, summands=1000)


def log2_rounded_up(number):
    return (number - 1).bit_length()


@choose_slot_bits.stops("float-logarithm", FLOAT_LIMIT + "|math domain|" + MACHINE_LIMIT)
def _():
    """A float or a machine's integer cannot hold so large a number. Work out the largest sum as a whole
    number, `summands * (2**bits - 1)`, and take its `.bit_length()`."""


@choose_slot_bits.stops("array-logarithm", "loop of ufunc|no callable log2|not supported for the input types")
def _():
    """NumPy's logarithm cannot take so large a number. Work out the largest sum as a whole number,
    `summands * (2**bits - 1)`, and take its `.bit_length()`."""


@choose_slot_bits.symptom("returns-float")
def _(run):
    """The right number, but as a float, and a shift needs a whole one. Turn it into an int, or count with
    `.bit_length()`, which gives one."""
    return isinstance(run.result, float) and run.result == run.expected


@choose_slot_bits.symptom("float-rounding")
def _(run):
    """Right for small numbers, but a logarithm is a float, and these lie closer together than floats can tell.
    Use `.bit_length()` of the largest sum, which is exact."""
    return max(run.inputs["bits"], math.log2(run.inputs["summands"])) > 50 and abs(run.result - run.expected) <= 1


@choose_slot_bits.mistake("power-of-two")
def _(bits, summands):
    """Right but for powers of two: 4 is two doublings of 1, and yet it takes three bits, 100. Use
    `.bit_length()` of the largest sum instead of a logarithm rounded up."""
    return log2_rounded_up(summands * (2**bits - 1))


@choose_slot_bits.mistake("one-too-wide")
def _(bits, summands):
    """The sum fits, but a narrower slot would do, and every bit costs. The largest summand is 2**bits - 1, not
    2**bits: multiply that by `summands`, and count the bits of the product."""
    return (
        (summands * 2**bits).bit_length(),
        bits + log2_rounded_up(summands),
        bits + summands.bit_length(),
        bits + log2_rounded_up(summands + 1),
        (summands * (2**bits - 1)).bit_length() + 1,
    )


@choose_slot_bits.mistake("no-head-room")
def _(bits, summands):
    """There is no room for the sum: as wide as one summand, a slot spills into the next one with the first
    carry. Work out the largest possible *sum*, and count its bits."""
    return bits


@choose_slot_bits.mistake("adds-summands")
def _(bits, summands):
    """A bit for every summand is far too much: one more bit doubles the room. Find the largest sum,
    `summands * (2**bits - 1)`, and count its bits."""
    return bits + summands, bits + summands - 1


@choose_slot_bits.mistake("multiplies-bits")
def _(bits, summands):
    """The bits of the summands do not add up, their values do: two numbers of 8 bits need 9, not 16. Find the
    largest sum and count its bits."""
    return bits * summands


@choose_slot_bits.mistake("the-sum-itself")
def _(bits, summands):
    """This is the largest sum, or a number near it, but its width in bits is asked for. Take
    `.bit_length()` of it."""
    largest = summands * (2**bits - 1)
    return largest, summands * 2**bits, largest + 1


@choose_slot_bits.mistake("caret")
def _(bits, summands):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write the largest summand with two stars,
    `2**bits - 1`."""
    return (summands * ((2 ^ bits) - 1)).bit_length(), (summands * (2 ^ bits - 1)).bit_length()


@choose_slot_bits.mistake("bits-of-summands")
def _(bits, summands):
    """This is room for the *number* of summands alone, or for the carries. The summands themselves need room,
    too: work out the largest sum, and count its bits."""
    return summands.bit_length(), log2_rounded_up(summands)


@choose_slot_bits.mistake("rounds-down")
def _(bits, summands):
    """One bit too few for the largest sum: the logarithm was rounded down. A number between 2**k and
    2**(k+1) has k + 1 bits: use `.bit_length()`, which counts them."""
    largest = summands * (2**bits - 1)
    return bits + summands.bit_length() - 1, largest.bit_length() - 1


@choose_slot_bits.mistake("whole-bytes")
def _(bits, summands):
    """The width was rounded up to whole bytes, but a slot may have any number of bits. Leave that rounding
    out."""
    return -(-(summands * (2**bits - 1)).bit_length() // 8) * 8


# ==== pack =======================================================================================

pack = ListChecks("pack")


@pack.cases
def numbers_for_slots(rng):
    yield dict(integers=[9, 2, 7, 4, 13, 1, 6], slot_bits=5, plaintext_bits=17)  # two bits are left over
    yield dict(integers=[1, 2, 3, 4], slot_bits=4, plaintext_bits=8)
    yield dict(integers=[1, 2, 3, 4], slot_bits=4, plaintext_bits=11)
    yield dict(integers=[6, 3, 1, 0, 0, 0, 0], slot_bits=4, plaintext_bits=8)
    yield dict(integers=[200], slot_bits=8, plaintext_bits=64)
    yield dict(integers=[5, 3, 1], slot_bits=7, plaintext_bits=7)  # one slot a plaintext
    for slot_bits, plaintext_bits in SLOTS_AND_PLAINTEXTS:
        slots = plaintext_bits // slot_bits
        full = 2**slot_bits - 1
        for count in (slots, 2 * slots, 2 * slots + 1, int(rng.integers(slots + 1, 3 * slots + 2))):
            drawn = [random_bits(slot_bits, rng) for _ in range(count)]
            yield dict(integers=drawn, slot_bits=slot_bits, plaintext_bits=plaintext_bits)
        yield dict(integers=[full] * (slots + 2), slot_bits=slot_bits, plaintext_bits=plaintext_bits)
        yield dict(integers=[0] * (slots + 2), slot_bits=slot_bits, plaintext_bits=plaintext_bits)


# Whole bytes and others; plaintexts that end with a slot, and that do not.
SLOTS_AND_PLAINTEXTS = (
    (8, 32), (5, 62), (24, 100), (16, 64), (13, 100), (8, 2047), (22, 2047), (16, 3071), (27, 3071), (700, 3071)
)  # fmt: skip


def groups(integers, slots):
    return [integers[start : start + slots] for start in range(0, len(integers), slots)]


def joined(numbers, factor):
    """The numbers side by side: each counts `factor` times as much as the one before it."""
    return sum(number * factor**place for place, number in enumerate(numbers))


@pack.stops("machine-integers", MACHINE_LIMIT)
def _():
    """NumPy's integers end at 64 bits, and a plaintext has thousands. Use Python's own whole numbers, in a
    loop over the slots."""


@pack.stops("float-powers", FLOAT_LIMIT)
def _():
    """A float cannot hold a plaintext of thousands of bits. Use whole numbers only: `<<`, or `2**` with a
    whole exponent, and `//` instead of `/`."""


@pack.symptom("returns-floats")
def _(run):
    """There are floats in the list, and they hold only 53 bits exactly. Leave out what makes floats: `/`, and
    powers of 2.0. Use `<<` or `2**`."""
    return has_floats(run.result)


@pack.mistake("not-joined")
def _(integers, slot_bits, plaintext_bits):
    """These are the right groups, but each is still a list. Make one number out of every group: shift each of
    its integers to its slot, and add them up."""
    slots = plaintext_bits // slot_bits
    tuples = [tuple(group) for group in groups(integers, slots)]
    return groups(integers, slots), tuples


@pack.mistake("one-each")
def _(integers, slot_bits, plaintext_bits):
    """Every number got a plaintext of its own, so nothing is saved. Put `plaintext_bits // slot_bits` of them
    into each plaintext, side by side."""
    places = [place % (plaintext_bits // slot_bits) * slot_bits for place in range(len(integers))]
    return integers, [each << place for each, place in zip(integers, places, strict=True)]


@pack.mistake("one-plaintext")
def _(integers, slot_bits, plaintext_bits):
    """Everything went into one plaintext, which is too long for the key. Start a new one after
    `plaintext_bits // slot_bits` numbers."""
    one = joined(integers, 2**slot_bits)
    return [one], [joined(integers[::-1], 2**slot_bits)], one


@pack.mistake("high-first")
def _(integers, slot_bits, plaintext_bits):
    """The first number lies in the highest slot, but it belongs in the lowest one. Move the number at place i
    of its plaintext up by `i * slot_bits` bits."""
    slots = plaintext_bits // slot_bits
    short = [joined(group[::-1], 2**slot_bits) for group in groups(integers, slots)]
    filled = [joined(([*group] + [0] * slots)[:slots][::-1], 2**slot_bits) for group in groups(integers, slots)]
    return short, filled


@pack.mistake("last-first")
def _(integers, slot_bits, plaintext_bits):
    """The plaintexts are in the wrong order, or filled from the end of the list. Put the first numbers into the
    first plaintext: start with `integers[0]`, in the lowest slot."""
    slots = plaintext_bits // slot_bits
    right = [joined(group, 2**slot_bits) for group in groups(integers, slots)]
    turned = [joined(group, 2**slot_bits) for group in groups(integers[::-1], slots)]
    return right[::-1], turned, turned[::-1]


@pack.mistake("dealt-out")
def _(integers, slot_bits, plaintext_bits):
    """The numbers were dealt out like cards, one to each plaintext in turn. Fill a plaintext with neighbours
    before the next one begins: take slices, `integers[start : start + slots]`."""
    slots = plaintext_bits // slot_bits
    count = -(-len(integers) // slots)
    return tuple([joined(integers[i::step], 2**slot_bits) for i in range(step)] for step in (count, slots))


@pack.mistake("too-many-slots")
def _(integers, slot_bits, plaintext_bits):
    """A plaintext is longer than `plaintext_bits` allows: the number of slots was rounded up, or is one too
    large. Use `plaintext_bits // slot_bits`, which rounds down."""
    slots = plaintext_bits // slot_bits
    return [joined(group, 2**slot_bits) for group in groups(integers, slots + 1)]


@pack.mistake("too-few-slots")
def _(integers, slot_bits, plaintext_bits):
    """A plaintext has room for one more number. It holds exactly `plaintext_bits // slot_bits` slots: use all
    of them, and look where you subtract 1."""
    slots = plaintext_bits // slot_bits
    return [joined(group, 2**slot_bits) for group in groups(integers, slots - 1)]


@pack.mistake("slots-are-slot-bits")
def _(integers, slot_bits, plaintext_bits):
    """You took a width for a number of slots. A plaintext of `plaintext_bits` bits holds
    `plaintext_bits // slot_bits` slots: use that as the length of a group."""
    return tuple([joined(group, 2**slot_bits) for group in groups(integers, n)] for n in (slot_bits, plaintext_bits))


@pack.mistake("zeros-dropped")
def _(integers, slot_bits, plaintext_bits):
    """Numbers that are 0 were lost, at the end or in between. A zero takes a slot as well: count the plaintexts
    by how many numbers there are, and leave out tests such as `while rest:`."""
    slots = plaintext_bits // slot_bits
    right = [joined(group, 2**slot_bits) for group in groups(integers, slots)]
    trimmed = list(right)
    while trimmed and trimmed[-1] == 0:
        trimmed.pop()
    squeezed = [joined(group, 2**slot_bits) for group in groups([each for each in integers if each], slots)]
    last_dropped = right[:-1] if right[-1] == 0 else right
    return trimmed, last_dropped, [each for each in right if each], squeezed


@pack.mistake("last-lost")
def _(integers, slot_bits, plaintext_bits):
    """The last plaintext is missing: it is only partly filled, but its numbers count as well. Put what is left
    over after the loop into one more plaintext."""
    slots = plaintext_bits // slot_bits
    right = [joined(group, 2**slot_bits) for group in groups(integers, slots)]
    return right[: len(integers) // slots], right[:-1]


@pack.mistake("extra-plaintext")
def _(integers, slot_bits, plaintext_bits):
    """There is an empty plaintext too many at the end, and each costs an encryption. Start a new one only when
    there is still a number to put into it."""
    right = [joined(group, 2**slot_bits) for group in groups(integers, plaintext_bits // slot_bits)]
    return [*right, 0], [0, *right]


@pack.mistake("decimal-digits")
def _(integers, slot_bits, plaintext_bits):
    """You joined decimal digits, so that a number with two digits reaches into its neighbour. Slots are bits:
    move a number up with `<<`, or multiply it by a power of `2**slot_bits`."""
    split = groups(integers, plaintext_bits // slot_bits)
    texts = [[int("".join(map(str, group[::way]))) for group in split] for way in (1, -1)]
    tens = [[joined(group, 10**width) for group in split] for width in (1, 2, 3, slot_bits)]
    return *texts, *tens


@pack.mistake("wrong-shift")
def _(integers, slot_bits, plaintext_bits):
    """The slots have a wrong width, so that neighbours overlap, or leave a gap. Move the number at place i up by
    `i * slot_bits` bits: by 0 the first, by `slot_bits` the second."""
    slots = plaintext_bits // slot_bits
    split = groups(integers, slots)
    factors = (2, 2 ** (slot_bits - 1), 2 ** (slot_bits + 1), 2**slot_bits - 1, 2**8, 2**16, slot_bits, 2 ^ slot_bits)
    spread = 2 ** (plaintext_bits // slots)
    all_at_once = [sum(group) for group in split]
    from_one = [joined([0, *group], 2**slot_bits) for group in split]
    return *([joined(group, factor) for group in split] for factor in (*factors, spread)), all_at_once, from_one


@pack.mistake("keeps-shifting")
def _(integers, slot_bits, plaintext_bits):
    """The second plaintext does not begin with its lowest slot. The place is counted anew in every plaintext:
    start it at 0 there."""
    slots, places = plaintext_bits // slot_bits, range(len(integers))
    shifted = [each << (place * slot_bits) for each, place in zip(integers, places, strict=True)]
    return [sum(group) for group in groups(shifted, slots)]


@pack.mistake("piles-up")
def _(integers, slot_bits, plaintext_bits):
    """Numbers of an earlier plaintext are still in a later one. Start every plaintext anew: set it to 0 inside
    the outer loop."""
    slots = plaintext_bits // slot_bits
    right = [joined(group, 2**slot_bits) for group in groups(integers, slots)]
    added = [sum(right[: i + 1]) for i in range(len(right))]
    joined_up = functools.reduce(lambda done, new: [*done, done[-1] | new], right[1:], right[:1])
    return added, joined_up


@pack.mistake("in-64-bits")
def _(integers, slot_bits, plaintext_bits):
    """Right for short plaintexts, but this one was squeezed into 64 bits and lost its upper slots without a
    word: NumPy's integers do that. Use Python's own whole numbers."""
    right = reference.pack(integers, slot_bits, plaintext_bits)
    return [wrapped(each) for each in right], [each % 2**64 for each in right]


@pack.symptom("in-machine-words")
def _(run):
    """Right for short plaintexts, but these slots lie beyond 64 bits, where NumPy's and the machine's integers
    end. Use Python's own whole numbers: loop over the list itself."""
    long = run.inputs["plaintext_bits"] > 63
    return long and isinstance(run.result, list) and all(-(2**63) <= each < 2**64 for each in run.result)


# ==== unpack =====================================================================================

unpack = ListChecks("unpack")


@unpack.cases
def packed_numbers(rng):
    yield dict(plaintexts=[41, 71, 13], slot_bits=4, plaintext_bits=10, count=5)  # 9 2, 7 4, 13
    yield dict(plaintexts=[3, 0, 48], slot_bits=4, plaintext_bits=8, count=6)  # 3 0, 0 0, 0 3
    yield dict(plaintexts=[200], slot_bits=8, plaintext_bits=64, count=1)
    yield dict(plaintexts=[0, 0], slot_bits=8, plaintext_bits=24, count=6)
    yield dict(plaintexts=[5, 3, 1], slot_bits=7, plaintext_bits=7, count=3)
    for slot_bits, plaintext_bits in SLOTS_AND_PLAINTEXTS:
        slots = plaintext_bits // slot_bits
        full = 2**slot_bits - 1
        for count in (slots, 2 * slots, 2 * slots + 1, int(rng.integers(slots + 1, 3 * slots + 2))):
            drawn = [random_bits(slot_bits, rng) for _ in range(count)]
            yield packed_case(drawn, slot_bits, plaintext_bits)
        yield packed_case([full] * (slots + 2), slot_bits, plaintext_bits)
        # Zeros at the end of every plaintext, and at its start.
        yield packed_case([full, *[0] * (slots - 1), *[0] * (slots - 1), full, 0], slot_bits, plaintext_bits)
        # The sum of as many as there is room for.
        width = max(1, slot_bits - 3)
        summed = [sum(random_bits(width, rng) for _ in range(7 if slot_bits > 3 else 1)) for _ in range(slots + 1)]
        yield packed_case(summed, slot_bits, plaintext_bits)


def packed_case(integers, slot_bits, plaintext_bits):
    plaintexts = reference.pack(integers, slot_bits, plaintext_bits)
    return dict(plaintexts=plaintexts, slot_bits=slot_bits, plaintext_bits=plaintext_bits, count=len(integers))


def taken_out(plaintexts, slot_bits, slots, modulus=None):
    """Every slot of every plaintext."""
    modulus = modulus or 2**slot_bits
    return [[(each >> (place * slot_bits)) % modulus for place in range(slots)] for each in plaintexts]


def flat(lists):
    return [each for one in lists for each in one]


@unpack.stops("machine-integers", MACHINE_LIMIT)
def _():
    """NumPy's integers end at 64 bits, and a plaintext has thousands. Use Python's own whole numbers, in a
    loop over the slots."""


@unpack.stops("float-division", FLOAT_LIMIT)
def _():
    """A float cannot hold a plaintext of thousands of bits, and `/` makes floats. Use `//` or `>>`, which stay
    with whole numbers."""


@unpack.symptom("returns-floats")
def _(run):
    """There are floats in the list, and they hold only 53 bits exactly: `/` makes them. Use `//` or `>>`,
    which stay with whole numbers."""
    return has_floats(run.result)


@unpack.mistake("ignores-count")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The empty slots of the last plaintext came back as numbers, too. Only `count` numbers were packed:
    return no more than that, `[:count]`."""
    return flat(taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits))


@unpack.mistake("count-in-each")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """You took `count` slots out of every plaintext, but there are `count` numbers in all of them together.
    Take `plaintext_bits // slot_bits` slots out of each, and cut the whole list at the end."""
    every = flat(taken_out(plaintexts, slot_bits, count))
    return every, every[:count]


@unpack.mistake("first-only")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """Only one plaintext was taken apart. Loop over all of them, and return after the loop, not inside it."""
    slots = plaintext_bits // slot_bits
    (first,), (last,) = taken_out(plaintexts[:1], slot_bits, slots), taken_out(plaintexts[-1:], slot_bits, slots)
    return first, last, last[:count]


@unpack.mistake("not-flat")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """There is a list for each plaintext inside the list, but one flat list is expected. Put the numbers of all
    plaintexts into the same list: use `extend` instead of `append`, or one more `for`."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    return every, every[:count]


@unpack.mistake("high-first")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """You began with the highest slot of a plaintext, but the first number lies in the lowest one. Start with
    a shift of 0, then `slot_bits`, and so on."""
    every = flat(slots[::-1] for slots in taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits))
    return every, every[:count]


@unpack.mistake("last-first")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The plaintexts were taken apart in the wrong order, or the list was turned round. Start with the first
    plaintext, and add its numbers at the end of the list."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    backwards, inside = flat(every[::-1]), flat(slots[::-1] for slots in every[::-1])
    return backwards, backwards[:count], inside, inside[:count], inside[-count:], flat(every)[:count][::-1]


@unpack.mistake("slot-by-slot")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """You took the first slot of every plaintext, then the second of every one. Empty one plaintext before the
    next: make the loop over the plaintexts the outer one."""
    every = flat(zip(*taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits), strict=True))
    return every, every[:count]


@unpack.mistake("no-mask")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The slots above are still there: a shift removes only what lies below. Keep the lowest `slot_bits` bits,
    with `% 2**slot_bits`: use it after the shift."""
    return flat(taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits, 1 << plaintext_bits))[:count]


@unpack.mistake("narrow-mask")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The mask does not fit the slot: bits are lost, or a neighbour's come in. Keep exactly the lowest
    `slot_bits` bits: use `% 2**slot_bits`, or `& (2**slot_bits - 1)`."""
    slots = plaintext_bits // slot_bits
    moduli = (2 ** (slot_bits - 1), 2 ** (slot_bits + 1), 2**slot_bits - 1, 2 ** (slot_bits - 1) - 1, slot_bits, 2**8)
    masks = (2**slot_bits, slot_bits, 2**slot_bits - 2, 2 ^ slot_bits, (2 ^ slot_bits) - 1)
    masked = [
        [each >> (place * slot_bits) & mask for each in plaintexts for place in range(slots)][:count] for mask in masks
    ]
    return *(flat(taken_out(plaintexts, slot_bits, slots, modulus))[:count] for modulus in moduli), *masked


@unpack.mistake("not-shifted-down")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The right bits, but still at their old place in the plaintext. Shift them down to the lowest bits, with
    `>> (place * slot_bits)`: use it before the mask."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    return flat([number << (place * slot_bits) for place, number in enumerate(slots)] for slots in every)[:count]


@unpack.mistake("same-slot")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The same slot came out again and again. After each number move on to the next slot: shift by
    `place * slot_bits`, or assign `plaintext >>= slot_bits`. Let it move in every turn of the loop."""
    return flat([slots[0]] * len(slots) for slots in taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits))[
        :count
    ]


@unpack.mistake("wrong-shift")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """You looked between the slots: the shift does not fit. Shift by `place * slot_bits`, with the place
    counted from 0 in every plaintext: use `range(slots)`."""
    slots, mask = plaintext_bits // slot_bits, 2**slot_bits - 1
    steps = (1, slot_bits - 1, slot_bits + 1, 8, plaintext_bits // slots)
    apart = [[each >> (place * step) & mask for each in plaintexts for place in range(slots)][:count] for step in steps]
    from_one = [each >> (place * slot_bits) & mask for each in plaintexts for place in range(1, slots + 1)][:count]
    return *apart, from_one


@unpack.mistake("slots-rounded")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """You counted one slot too many or too few in a plaintext, so that the next plaintext's numbers are out of
    place. Use `plaintext_bits // slot_bits`, which rounds down, and all of them."""
    slots = plaintext_bits // slot_bits
    more = flat(taken_out(plaintexts, slot_bits, slots + 1))
    fewer = flat(taken_out(plaintexts, slot_bits, slots - 1))
    return more[:count], more, fewer[:count]


@unpack.mistake("zeros-dropped")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """Zeros are missing: a loop such as `while plaintext:` ends when the upper slots hold 0, and so they were
    left out. Take as many slots out of each plaintext as it has: loop over `range(slots)`."""
    every = taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)
    trimmed = [slots[: -(-each.bit_length() // slot_bits)] for slots, each in zip(every, plaintexts, strict=True)]
    at_least_one = [slots or [0] for slots in trimmed]
    no_zeros = [[number for number in slots if number] for slots in every]
    values = [flat(each)[:count] for each in (trimmed, at_least_one, no_zeros)]
    whole = flat(every)[:count]
    while whole and whole[-1] == 0:
        whole.pop()
    return *values, whole


@unpack.mistake("stops-early")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """The last numbers are missing. A partly filled plaintext counts as well: take numbers until there are
    `count` of them, not fewer."""
    every, slots = flat(taken_out(plaintexts, slot_bits, plaintext_bits // slot_bits)), plaintext_bits // slot_bits
    return every[: count - 1], every[: count // slots * slots], every[: (len(plaintexts) - 1) * slots]


@unpack.mistake("float-digits")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """Right for short plaintexts, but this one went through a float, which holds only 53 bits. Use `//` or
    `>>` where you wrote `/`."""
    slots = plaintext_bits // slot_bits
    return [int(each / 2 ** (place * slot_bits)) % 2**slot_bits for each in plaintexts for place in range(slots)][
        :count
    ]


@unpack.mistake("in-64-bits")
def _(plaintexts, slot_bits, plaintext_bits, count):
    """Right for short plaintexts, but this one was squeezed into 64 bits and lost its upper slots without a
    word. Use Python's own whole numbers instead of NumPy's."""
    slots = plaintext_bits // slot_bits
    short = ([each % 2**64 for each in plaintexts], [wrapped(each) for each in plaintexts])
    return tuple(flat(taken_out(each, slot_bits, slots))[:count] for each in short)


# ==== factor =====================================================================================


class PairChecks(ListChecks):
    """A pair, as a tuple or as a list."""

    kind = tuple


factor = PairChecks("factor")


@factor.cases
def short_keys(rng):
    yield dict(n=77)
    yield dict(n=35)  # neighbours: the root of 35 lies between them
    yield dict(n=15)
    yield dict(n=3 * 1009)
    yield dict(n=101 * 103)
    for bits in (8, 10, 12, 14, 16, 18):
        yield dict(n=math.prod(primes(bits, rng, count=2)))
    yield dict(n=math.prod(primes(20, rng, count=2)))
    yield dict(n=1048571 * 1048573)  # the two largest of 20 bits, and neighbours
    yield dict(n=math.prod([*primes(4, rng, count=1), *primes(20, rng, count=1)]))


def smaller_of(n):
    return next(p for p in range(3, math.isqrt(n) + 1, 2) if n % p == 0)


@factor.symptom("stops-before-root")
def _(run):
    """No factor was found, since the search ended too early: the smaller prime may be as large as the root of
    n. Let it go up to and including `math.isqrt(n)`: put `+ 1` into the range."""
    n = run.inputs["n"]
    found_nothing = run.result is None or (isinstance(run.result, tuple) and set(run.result) <= {None, 1, n})
    return found_nothing and n != 77


@factor.symptom("trivial")
def _(run):
    """1 and n divide every n, and that breaks nothing. Start the search above 1, and end it below n: the
    primes lie in between."""
    values = run.result if isinstance(run.result, tuple) else (run.result,)
    return any(value in (1, run.inputs["n"]) for value in values)


@factor.symptom("returns-floats")
def _(run):
    """There is a float among them: `/` makes one even where nothing is left over. Use `//` for the other
    factor."""
    return has_floats(run.result)


@factor.symptom("one-factor")
def _(run):
    """One of the primes came back, but both are expected. Divide n by it with `//`, and return the pair, the
    smaller one first."""
    values = run.result if isinstance(run.result, tuple) else (run.result,)
    return len(values) == 1 and values[0] in run.expected


@factor.symptom("larger-first")
def _(run):
    """Both primes are right, but the larger one comes first. Turn them round: the smaller one is expected
    first."""
    return run.result == run.expected[::-1]


@factor.symptom("same-twice")
def _(run):
    """The same prime came back twice. Divide n by the one that you found: `n // p` is the other one, so
    return both."""
    return isinstance(run.result, tuple) and len(run.result) == 2 and run.result[0] == run.result[1]


@factor.symptom("more-than-primes")
def _(run):
    """The primes are there, but not alone. Leave out 1 and n and whatever else is in there: return exactly two
    numbers."""
    many = isinstance(run.result, tuple | list | set | dict) and len(run.result) > 2
    return many and set(run.expected) <= set(run.result)


@factor.symptom("count-of-coprimes")
def _(run):
    """This is (p - 1)(q - 1), or a part of it, not the primes. Look for the smallest number above 1 that
    divides n: `n % p` is 0 there. Return it and `n // p`."""
    p, q = run.expected
    values = run.result if isinstance(run.result, tuple) else (run.result,)
    return any(value in ((p - 1) * (q - 1), math.lcm(p - 1, q - 1), p - 1, q - 1) for value in values)


@factor.symptom("no-factor")
def _(run):
    """What came back does not divide n. A factor leaves nothing over: look where you compare `n % p` with 0,
    and which numbers you return."""
    values = run.result if isinstance(run.result, tuple) else (run.result,)
    whole = [value for value in values if isinstance(value, int)]
    return bool(whole) and any(value == 0 or run.inputs["n"] % value for value in whole)


# ==== decrypt_crt ================================================================================

decrypt_crt = Checks("decrypt_crt")


@decrypt_crt.cases
def keys_and_ciphertexts(rng):
    yield dict(private_key=PrivateKey(17, 11), ciphertext=PAPER)
    yield dict(private_key=PrivateKey(5, 7), ciphertext=36)
    for p, q in ((7, 5), (11, 17), (17, 11), (23, 19)):
        for plaintext in (0, 1, p, q, p * q - 1):
            yield encrypted_case(PrivateKey(p, q), plaintext, rng)
    for bits in (16, 33, 64, 256):
        p, q = random_prime(bits), random_prime(bits)
        if p != q:
            for key in (PrivateKey(p, q), PrivateKey(q, p)):
                for plaintext in (random_bits(2 * bits + 8, rng) % key.n, 0, key.n - 1):
                    yield encrypted_case(key, plaintext, rng)


PAPER = 14  # the plaintext is 184 under n = 187: hardly two of the mistakes below agree on it


def encrypted_case(key, plaintext, rng):
    n = key.n
    r = 0
    while math.gcd(r, n) != 1:
        r = random_bits(n.bit_length() + 8, rng) % n
    ciphertext = (1 + plaintext * n) * pow(r, n, n**2) % n**2
    return dict(private_key=key, ciphertext=ciphertext)


def halves(key, ciphertext, *, h="right", divisor="prime", exponent=-1):
    """The plaintext modulo p and modulo q, worked out in a right or a wrong way."""

    def half(prime, other):
        u = pow(ciphertext, prime + exponent, prime**2)
        quotient = (u - 1) // {"prime": prime, "other": other, "n": key.n}[divisor]
        factor = {
            "right": lambda: pow((prime - 1) * other, -1, prime),
            "none": lambda: 1,
            "not inverted": lambda: (prime - 1) * other % prime,
            "no sign": lambda: pow(other, -1, prime),
            "of the other": lambda: pow((other - 1) * prime, -1, other),
            "without other": lambda: pow(prime - 1, -1, prime),
            "of decrypt": lambda: pow(math.lcm(prime - 1, other - 1), -1, key.n),
        }[h]()
        return quotient * factor % prime

    return half(key.p, key.q), half(key.q, key.p)


def together(key, m_p, m_q):
    """The one number below n that leaves m_p modulo p and m_q modulo q."""
    return (m_q + key.q * ((m_p - m_q) * pow(key.q, -1, key.p))) % key.n


@decrypt_crt.mistake("returns-halves")
def _(private_key, ciphertext):
    """These are the plaintext's remainders modulo p and modulo q, not yet the plaintext. Put both together:
    find the number below n that leaves m_p modulo p and m_q modulo q."""
    m_p, m_q = halves(private_key, ciphertext)
    return [m_p, m_q], [m_q, m_p], m_p, m_q


@decrypt_crt.symptom("pair")
def _(run):
    """More than one number came back, but one plaintext is expected. Put the two remainders together to one
    number below n, and return that."""
    return isinstance(run.result, tuple | list)


@decrypt_crt.symptom("not-reduced")
def _(run):
    """Right but for a multiple of n: a plaintext lies from 0 to n - 1. Take `% n` of the result, or `% p` of
    the factor of q. Put it before you return."""
    result, n = run.result, run.inputs["private_key"].n
    return isinstance(result, Integral) and result != run.expected and (result - run.expected) % n == 0


@decrypt_crt.mistake("halves-not-divided")
def _(private_key, ciphertext):
    """A remainder misses its factor h: L(u) is not yet the plaintext modulo p, but the plaintext times
    L((n+1)**(p-1) mod p²). Multiply by the inverse of that, modulo p, and the same for q."""
    key = private_key
    plain = together(key, *halves(key, ciphertext, h="none"))
    times = together(key, *halves(key, ciphertext, h="not inverted"))
    return plain, times


@decrypt_crt.mistake("wrong-factor")
def _(private_key, ciphertext):
    """The factor h belongs to something else. For p it is the inverse of (p - 1) * q modulo p, for q the inverse
    of (q - 1) * p modulo q. Work out one for each prime."""
    key = private_key
    values = []
    for h in ("no sign", "of the other", "of decrypt"):
        with contextlib.suppress(ValueError):
            values.append(together(key, *halves(key, ciphertext, h=h)))
    return tuple(values)


@decrypt_crt.mistake("nothing-left")
def _(private_key, ciphertext):
    """A remainder came out as 0, so its part of the message is lost. Modulo p alone, every power of p - 1 is 1; and
    u - 1, not yet divided by p, is 0 modulo p. Take the power modulo `p**2`, subtract 1, then divide by p."""
    m_p, m_q = halves(private_key, ciphertext)
    return 0, together(private_key, m_p, 0), together(private_key, 0, m_q)


@decrypt_crt.mistake("wrong-quotient")
def _(private_key, ciphertext):
    """The division after the power is not the right one: modulo p², u - 1 is a multiple of p. Divide it by p
    there, and by q in the other half, not by n."""
    key = private_key
    return tuple(together(key, *halves(key, ciphertext, divisor=each)) for each in ("other", "n"))


@decrypt_crt.mistake("wrong-exponent")
def _(private_key, ciphertext):
    """The exponent is not the right one, so that the random part stays in. Only a power of p - 1, a multiple of
    it, removes it modulo p²: use `p - 1`, and `q - 1` modulo q²."""
    key = private_key
    return together(key, *halves(key, ciphertext, exponent=0)), together(key, *halves(key, ciphertext, exponent=1))


@decrypt_crt.mistake("primes-swapped")
def _(private_key, ciphertext):
    """The two remainders were put together with p and q swapped. The part that is multiplied by q must fit
    modulo p: work it out from m_p - m_q and the inverse of q modulo p."""
    p, q, n = private_key.p, private_key.q, private_key.n
    m_p, m_q = halves(private_key, ciphertext)
    difference, to_p, to_q = m_p - m_q, pow(q, -1, p), pow(p, -1, q)
    return (
        together(private_key, m_q, m_p),
        (m_p * p * to_q + m_q * q * to_p) % n,
        m_p + q * (difference * to_p % p),
        m_q + p * (difference * to_p % p),
        m_q + p * (difference * to_q % q),
        m_p + p * (difference * to_q % q),
        (m_q + q * (difference * to_q % p)) % n,
        (m_p + p * (-difference * to_p % q)) % n,
    )


@decrypt_crt.mistake("sign-of-difference")
def _(private_key, ciphertext):
    """The difference of the two remainders has the wrong sign, so the result does not leave m_p modulo p. With
    m_q in front, use `m_p - m_q`."""
    p, q = private_key.p, private_key.q
    m_p, m_q = halves(private_key, ciphertext)
    return m_q + q * ((m_q - m_p) * pow(q, -1, p) % p), m_p + p * ((m_p - m_q) * pow(p, -1, q) % q)


@decrypt_crt.mistake("no-inverse")
def _(private_key, ciphertext):
    """An inverse is missing, so that q or p is still in the result as a factor. In h, invert the whole (p - 1) * q;
    where the remainders are put together, multiply their difference by `pow(q, -1, p)`."""
    p, q, n = private_key.p, private_key.q, private_key.n
    m_p, m_q = halves(private_key, ciphertext)
    garner = m_q + q * ((m_p - m_q) % p), m_p + p * ((m_q - m_p) % q), (m_q + q * ((m_p - m_q) * q % p)) % n
    crossed = m_p * q + m_q * p
    return *garner, crossed, crossed % n, together(private_key, *halves(private_key, ciphertext, h="without other"))


@decrypt_crt.mistake("plain-sum")
def _(private_key, ciphertext):
    """Two remainders are not put together by adding or multiplying them. Find the number below n that leaves m_p
    modulo p and m_q modulo q: start with m_q, and add the right multiple of q."""
    m_p, m_q = halves(private_key, ciphertext)
    n = private_key.n
    return m_p + m_q, m_p * m_q, (m_p + m_q) % n, m_p * m_q % n, m_p * private_key.q + m_q, m_q * private_key.p + m_p


@contextlib.contextmanager
def powers_noted():
    """Every power modulo something that is computed meanwhile: (bits of the exponent, bits of the modulus)."""
    noted = []

    def noting(power):
        @functools.wraps(power)
        def noting_power(base, exp, mod=None):
            if mod is not None and exp > 0:
                noted.append((int(exp).bit_length(), int(mod).bit_length()))
            return power(base, exp, mod)

        return noting_power

    places = [(builtins, "pow")]
    with contextlib.suppress(ImportError):
        import gmpy2

        places += [(gmpy2, name) for name in ("powmod", "powmod_sec") if hasattr(gmpy2, name)]
    originals = [getattr(module, name) for module, name in places]
    try:
        for (module, name), original in zip(places, originals, strict=True):
            setattr(module, name, noting(original))
        yield noted
    finally:
        for (module, name), original in zip(places, originals, strict=True):
            setattr(module, name, original)


BITS = 96  # of the primes below: what counts is the size of the powers, so they may be short


def long_powers(answer, rng):
    """The powers of one decryption that are longer than half a key needs, as (exponent, modulus) in primes."""
    p, q = random_prime(BITS), 0
    while q in (0, p):
        q = random_prime(BITS)
    case = encrypted_case(PrivateKey(p, q), 12345, rng)
    with powers_noted() as noted:
        answer(**case)
    return [(round(exponent / BITS), round(modulus / BITS)) for exponent, modulus in noted]


@decrypt_crt.behaviour("same-work")
def _(answer, rng):
    """The plaintext is right, but you computed a power modulo n², just as `decrypt` does, and nothing was
    gained. Compute two short ones: modulo p² and modulo q². Use p - 1 and q - 1 as exponents."""
    return any(exponent >= 1 and modulus >= 4 for exponent, modulus in long_powers(answer, rng))


@decrypt_crt.behaviour("long-exponent")
def _(answer, rng):
    """The plaintext is right, but an exponent is as long as `decrypt`'s, so half of the gain is lost. Modulo p² the
    power p - 1 is enough, and q - 1 modulo q²: use those."""
    return any(exponent >= 2 and modulus >= 2 for exponent, modulus in long_powers(answer, rng))


# ==== fixed_base_power ===========================================================================

fixed_base_power = Checks("fixed_base_power")


@fixed_base_power.cases
def tables_and_exponents(rng):
    small = table_of(5, 2, 10007)
    yield dict(table=table_of(5, 3, 10007), exponent=508752, modulus=10007)  # the bytes 80, 195 and 7
    yield dict(table=small, exponent=7, modulus=10007)
    yield dict(
        table=table_of(5, 5, 10007), exponent=3 * 256**4 + 5 * 256**3 + 9 * 256 + 7, modulus=10007
    )  # a zero in the middle
    yield dict(table=table_of(5, 3, 10007), exponent=200 * 256**2, modulus=10007)
    yield dict(table=small, exponent=0, modulus=10007)
    yield dict(table=small, exponent=1, modulus=10007)
    yield dict(table=small, exponent=256**2 - 1, modulus=10007)
    for bits, rows in ((30, 4), (61, 3), (256, 8), (3072, 6)):
        modulus = random_bits(bits, rng) | 1 | 1 << (bits - 1)
        table = table_of(2 + random_bits(bits - 2, rng), rows, modulus)
        for exponent in (random_bits(8 * rows, rng), 256**rows - 1, 256 ** (rows - 1)):
            yield dict(table=table, exponent=exponent, modulus=modulus)


def table_of(base, rows, modulus):
    table, step = [], base % modulus
    for _ in range(rows):
        row = [1]
        for _ in range(255):
            row.append(row[-1] * step % modulus)
        table.append(row)
        step = row[-1] * step % modulus
    return table


def entries(table, exponent):
    """The entries that belong to the bytes of the exponent."""
    return [row[exponent >> (8 * i) & 255] for i, row in enumerate(table)]


def reads_table(table, modulus, digits):
    return math.prod(row[digit] for row, digit in zip(table, digits, strict=False)) % modulus


@fixed_base_power.symptom("zero-exponent")
def _(run):
    """Every number to the power of 0 is 1, and that did not come out. Start with 1, and leave out what treats an
    exponent of 0 apart."""
    return run.inputs["exponent"] == 0


@fixed_base_power.mistake("starts-with-zero")
def _(table, exponent, modulus):
    """The product is 0: it began with 0, and nothing that is multiplied changes that. Start with 1."""
    return 0


@fixed_base_power.symptom("not-reduced")
def _(run):
    """Right but for the modulus: the product was never reduced, and grows with every byte. Take `% modulus`
    after each multiplication, so put it into the loop."""
    return run.result != run.expected and (run.result - run.expected) % run.inputs["modulus"] == 0


@fixed_base_power.mistake("adds")
def _(table, exponent, modulus):
    """The entries were added, but powers of the same base are multiplied: 3**2 · 3**5 is 3**7. Multiply them,
    and start with 1."""
    total = sum(entries(table, exponent))
    return total, total % modulus, (total + 1) % modulus


@fixed_base_power.mistake("one-byte-only")
def _(table, exponent, modulus):
    """Only one byte of the exponent went into the result. Multiply the entries of all bytes: keep the product so
    far, and return after the loop."""
    first, *_, last = entries(table, exponent)
    return first, last


@fixed_base_power.mistake("other-end-first")
def _(table, exponent, modulus):
    """The bytes met the wrong rows: row 0 is for the lowest byte of the exponent. Start at that end: `exponent & 255`,
    or `to_bytes(…, "little")`. Use row 0 for it."""
    length = max(1, -(-exponent.bit_length() // 8))
    short = exponent.to_bytes(length, "big")
    return reads_table(table, modulus, short), reads_table(table, modulus, exponent.to_bytes(len(table), "big"))


@fixed_base_power.mistake("nibbles")
def _(table, exponent, modulus):
    """You took four bits at a time, but a row is for a whole byte, eight bits. Shift by `8 * i`, and keep the
    lowest 8 bits: use `& 255`."""
    rows = range(len(table))
    digits = [exponent >> (4 * i) & 15 for i in rows], [exponent >> (8 * i) & 15 for i in rows]
    return tuple(reads_table(table, modulus, each) for each in digits)


@fixed_base_power.mistake("single-bits")
def _(table, exponent, modulus):
    """You took one bit at a time, but a row is for a whole byte, eight bits. Shift by `8 * i`, and keep the
    lowest 8 bits: use `& 255`."""
    rows = range(len(table))
    digits = [exponent >> i & 1 for i in rows], [exponent >> i & 255 for i in rows]
    return tuple(reads_table(table, modulus, each) for each in digits)


@fixed_base_power.mistake("shift-one-off")
def _(table, exponent, modulus):
    """You are a row off: the lowest byte belongs to row 0, the next one to row 1. Shift by `8 * i`, with i from 0
    on, and start with row 0."""
    rows = range(len(table))
    later = reads_table(table, modulus, [exponent >> (8 * (i + 1)) & 255 for i in rows])
    sooner = reads_table(table[1:], modulus, [exponent >> (8 * i) & 255 for i in rows])
    return later, sooner


@fixed_base_power.mistake("row-left-out")
def _(table, exponent, modulus):
    """A row was left out, at the start or at the end of the table. Every byte counts: loop over all of them, with
    `for i, row in enumerate(table)`."""
    powers = entries(table, exponent)
    return math.prod(powers[1:]) % modulus, math.prod(powers[:-1]) % modulus


@fixed_base_power.mistake("digit-one-off")
def _(table, exponent, modulus):
    """You took the neighbour of the right entry: `row[0]` is for the digit 0, and `row[digit]` for digit. Index
    with the digit itself, and leave out what is added or subtracted."""
    digits = [exponent >> (8 * i) & 255 for i in range(len(table))]
    shifted = tuple([digit + by for digit in digits] for by in (-1, 1))
    return tuple(reads_table(table, modulus, [each % 256 for each in one]) for one in shifted)


@fixed_base_power.mistake("wrong-digit")
def _(table, exponent, modulus):
    """A digit is a remainder modulo 256, from 0 to 255, and yours differ. Take them with `& 255` or `% 256`, not
    255, 127 or 10: use one of those two."""
    rows = range(len(table))
    digits = [[exponent >> (8 * i) & mask for i in rows] for mask in (127, 254)]
    digits += [[(exponent >> (8 * i)) % 255 for i in rows], [exponent // 255**i % 255 for i in rows]]
    digits += [[int(each) for each in str(exponent)], [int(each) for each in str(exponent)[::-1]]]
    digits += [[exponent & 255 for _ in rows], [exponent // 10**i % 10 for i in rows]]
    return tuple(reads_table(table, modulus, each) for each in digits)


@fixed_base_power.mistake("stops-at-zero")
def _(table, exponent, modulus):
    """You stopped at the first byte that is 0, but there are more above it. A zero byte adds nothing and ends
    nothing: leave out `break`, or write `continue`. Let the loop go on."""
    digits = [exponent >> (8 * i) & 255 for i in range(len(table))]
    end = digits.index(0) if 0 in digits else len(digits)
    return reads_table(table, modulus, digits[:end]) % modulus


@fixed_base_power.mistake("zero-digit-counts")
def _(table, exponent, modulus):
    """A byte that is 0 changed the product. The digit 0 stands for a factor of 1, `row[0]`: multiply by that, or
    leave the byte out."""
    digits = [exponent >> (8 * i) & 255 for i in range(len(table))]
    as_one = reads_table(table, modulus, [digit or 1 for digit in digits])
    as_last = reads_table(table, modulus, [digit or 255 for digit in digits])
    first_one = table[0][1] * math.prod(entries(table, exponent)) % modulus
    return as_one, as_last, first_one


@fixed_base_power.mistake("in-64-bits")
def _(table, exponent, modulus):
    """Right for small moduli, but here a product outgrew the 64 bits of NumPy's integers, without a word. Use
    Python's own whole numbers in a loop, and reduce them each time."""
    result = 1
    for entry in entries(table, exponent):
        result = wrapped(result * entry) % modulus
    return wrapped(math.prod(entries(table, exponent))) % modulus, result


@fixed_base_power.stops("machine-integers", MACHINE_LIMIT)
def _():
    """NumPy's integers end at 64 bits, and a real modulus has thousands. Use Python's own whole numbers, in a
    loop over the rows."""


# A table that belongs to no base: whoever reads it finds the product of its entries, and whoever computes
# the power, or a part of it, in another way finds something else.
def told_by_table(answer, rng):
    """An exponent of three bytes, the table, the modulus, and what the answer says to them."""
    modulus = 2**89 - 1
    table = [[1, *(2 + random_bits(80, rng) for _ in range(255))] for _ in range(3)]
    exponent = 0xB7_E5_D3  # every digit has both halves, and many bits
    return table, exponent, modulus, answer(table, exponent, modulus)


@fixed_base_power.behaviour("computes-power")
def _(answer, rng):
    """The value is right, but you raised the base itself to the power, with all its squarings, and did not use the
    table. Take one entry a byte, `table[i][digit]`, and multiply those."""
    table, exponent, modulus, result = told_by_table(answer, rng)
    return result == pow(table[0][1], exponent, modulus)


@fixed_base_power.behaviour("squares")
def _(answer, rng):
    """The value is right, but you used one row only and squared in between: eight squarings a byte. The other rows
    hold those powers already. Use row i for byte i."""
    table, exponent, modulus, result = told_by_table(answer, rng)
    found = 1
    for digit in exponent.to_bytes(3, "big"):
        found = pow(found, 256, modulus) * table[0][digit] % modulus
    powers = (pow(table[0][exponent >> (8 * i) & 255], 256**i, modulus) for i in range(3))
    return result in (found, math.prod(powers) % modulus)


@fixed_base_power.behaviour("small-steps")
def _(answer, rng):
    """The value is right, but it took more than one multiplication a byte: the digit was put together from smaller
    steps. The whole digit has an entry of its own: use `table[i][digit]`."""
    table, exponent, modulus, result = told_by_table(answer, rng)
    return not close(result, math.prod(entries(table, exponent)) % modulus)


CHECKS = {
    checks.exercise: checks
    for checks in (
        encode, decode, choose_slot_bits, pack, unpack, factor, decrypt_crt, fixed_base_power
    )
}  # fmt: skip

"""What the exercises on shared secrets must do, and what each mistake is told.

Shares are random: they are right when one polynomial of the right degree goes through all of them.
"""

import ast
import contextlib
import functools
import io
import math
import random
from collections import Counter
from fractions import Fraction
from itertools import accumulate, product
from numbers import Integral

import numpy as np

from fedlearn_lib.given.masking_tools import PRIME

from ..checking import Checks, NotYet, written
from ..solutions import masking as reference
from .watching_secrets import Stream, everything_else_the_same, replaced, replayed

# ==== split_secret ===============================================================================

split_secret = Checks("split_secret")


@split_secret.cases
def secrets_and_thresholds(rng):
    for _ in range(3):  # a field in which a wrong answer looks like another one once in a million times
        yield dict(secret=42, threshold=3, share_count=5, prime=1_000_003)
    yield dict(secret=int.from_bytes(rng.bytes(32), "little"), threshold=3, share_count=6)
    yield dict(secret=5, threshold=1, share_count=3, prime=7)
    for threshold, share_count in ((2, 2), (4, 7), (2, 9)):
        yield dict(secret=int.from_bytes(rng.bytes(32), "little"), threshold=threshold, share_count=share_count)
    for secret in (0, PRIME - 1):
        yield dict(secret=secret, threshold=3, share_count=5, prime=PRIME)
    yield dict(secret=4, threshold=3, share_count=4, prime=5)
    yield dict(secret=int.from_bytes(rng.bytes(32), "little"), threshold=20, share_count=30)


def coefficients_through(points, prime: int) -> list[int]:
    """The coefficients, lowest first, of the polynomial of lowest degree through these points, by Newton's scheme."""
    ids, differences = [x % prime for x, _ in points], [y % prime for _, y in points]
    for step in range(1, len(ids)):
        for k in range(len(ids) - 1, step - 1, -1):
            distance = pow(ids[k] - ids[k - step], -1, prime)
            differences[k] = (differences[k] - differences[k - 1]) * distance % prime
    polynomial = [0]
    for x, difference in zip(reversed(ids), reversed(differences), strict=True):
        shifted = [0, *polynomial]
        polynomial = [(one - x * other) % prime for one, other in zip(shifted, [*polynomial, 0], strict=True)]
        polynomial[0] = (polynomial[0] + difference) % prime
    while len(polynomial) > 1 and polynomial[-1] == 0:
        polynomial.pop()
    return polynomial


class Split:
    """The shares, and the polynomial through them."""

    def __init__(self, run):
        if not isinstance(run.result, list):
            raise TypeError("no list of shares")
        self.shares = run.result
        self.secret, self.threshold, self.count = (run.inputs[name] for name in ("secret", "threshold", "share_count"))
        self.prime = run.inputs.get("prime", PRIME)
        self.large = self.prime > 2**64  # where nothing is equal by chance

    @property
    def are_pairs(self) -> bool:
        return all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in self.shares)

    @property
    def ids(self) -> list:
        return [pair[0] for pair in self.shares]

    @property
    def values(self) -> list:
        return [pair[1] for pair in self.shares]

    @property
    def are_whole(self) -> bool:
        return all(isinstance(n, Integral) and not isinstance(n, bool) for n in [*self.ids, *self.values])

    @property
    def wanted_ids(self) -> list[int]:
        return list(range(1, self.count + 1))

    @property
    def in_field(self) -> bool:
        return all(0 <= value < self.prime for value in self.values)

    @functools.cached_property
    def polynomial(self) -> list[int]:
        return coefficients_through([(int(x), int(y)) for x, y in self.shares], self.prime)

    @property
    def degree(self) -> int:
        return len(self.polynomial) - 1

    @property
    def is_low(self) -> bool:
        """Whether fewer shares than the threshold give the secret back."""
        return self.large and self.degree < self.threshold - 1

    @property
    def is_right(self) -> bool:
        fits = self.degree < self.threshold and self.polynomial[0] == self.secret
        return fits and not self.is_low

    def is_polynomial(self, values, at_zero) -> bool:
        """Whether `threshold` coefficients give these values in the place of those of the shares."""
        polynomial = coefficients_through(list(zip(self.ids, values, strict=True)), self.prime)
        return len(polynomial) <= self.threshold and polynomial[0] in at_zero


split_secret.reads(Split)


@split_secret.in_words
def so_many_pairs(secret, threshold, share_count, prime=PRIME):
    return f"{share_count} pairs (share_id, value), with ids from 1 on, of a polynomial of {threshold} coefficients"


@split_secret.accepts
def are_shares(split):
    is_complete = split.are_pairs and split.are_whole and split.ids == split.wanted_ids and split.in_field
    return is_complete and split.is_right


@split_secret.stops("range-too-long", "convert to C ssize_t|maximum size")
def _():
    """A range of so many numbers is too long to choose from. Draw a number without it: `secrets.randbelow(prime)`."""


@split_secret.stops("numpy-too-small", "too large to convert|too big to convert|out of bounds for (u?int|default)")
def _():
    """The numbers of this field have 257 bits, and NumPy's have 64. Work with Python's own whole numbers, so leave
    NumPy out here."""


@split_secret.symptom("no-pairs")
def _(split):
    """These are not pairs, and without its id a share cannot be used. Put both together into the list:
    `(share_id, value)`."""
    return not split.are_pairs


@split_secret.symptom("not-whole")
def _(split):
    """A share holds no whole number, and a float keeps only 53 bits. Compute with whole numbers modulo the prime, so
    leave `/` and floats out."""
    return not split.are_whole


@split_secret.symptom("share-at-zero")
def _(split):
    """There is a share with id 0, and its value is the secret itself. Start with id 1:
    `range(1, share_count + 1)`."""
    return 0 in split.ids


@split_secret.symptom("pairs-swapped")
def _(split):
    """Value and id changed places, and everybody takes the first number for the id. Put the id first:
    `(share_id, value)`."""
    return split.values == split.wanted_ids


@split_secret.symptom("other-number-of-shares")
def _(split):
    """There are more or fewer shares than were asked for. The ids go from 1 to share_count, so loop over
    `range(1, share_count + 1)`, and return after the loop."""
    return len(split.shares) != split.count


@split_secret.symptom("other-ids")
def _(split):
    """The ids are others than 1, 2, 3 and so on, by which shares are handed to clients. Loop over
    `range(1, share_count + 1)`, and put that number first in each pair."""
    return split.ids != split.wanted_ids


@split_secret.symptom("other-prime")
def _(split):
    """The shares lie on a polynomial modulo the course's large prime, but here another one was given. Use the argument
    `prime` in its place, wherever numbers are drawn or reduced."""
    through = coefficients_through(split.shares, PRIME)
    fits = len(through) <= split.threshold and through[0] == split.secret
    return fits and max(through) >= split.prime  # with smaller ones it was just not reduced


@split_secret.symptom("not-reduced")
def _(split):
    """A value lies outside of the field, from 0 to prime - 1, and how far tells about the secret. Take it modulo the
    prime, `% prime`, after adding up, not before."""
    return not split.in_field and split.is_right


@split_secret.symptom("xor-for-power")
def _(split):
    """`^` is no power in Python: it turns bits. Write `**`, so multiply each coefficient by `share_id**k`."""
    return any(isinstance(part, ast.BitXor) for part in ast.walk(written()))


@split_secret.symptom("secret-handed-out")
def _(split):
    """A share's value is the secret itself, so one client alone knows it. Give out values of the polynomial at 1, 2, 3
    and so on, and let it be random everywhere but at 0."""
    return split.threshold > 1 and (
        split.large and split.secret in split.values or {int(v) % split.prime for v in split.values} == {split.secret}
        or split.values[0] == split.secret and split.degree < split.threshold and split.polynomial[0] != split.secret
    )  # fmt: skip


@split_secret.symptom("secret-leads")
def _(split):
    """The secret is the coefficient of the highest power, and the value at 0 is a random number. Put the secret first:
    `[secret, …]`, where the coefficient belongs to the power 0."""
    return split.degree == split.threshold - 1 and split.polynomial[-1] == split.secret != split.polynomial[0]


@split_secret.symptom("not-begun-anew")
def _(split):
    """A share's value goes on from the one before it. Give the sum its first value again for every share: move that
    line into the loop over the ids."""
    pairs = list(zip([0, *split.values[:-1]], split.values, strict=True))
    sums = [value - before for before, value in pairs]
    started = [split.values[0] - split.secret, *sums[1:]]
    horner = [value - before * x**split.threshold for x, (before, value) in zip(split.ids, pairs, strict=True)]
    return any(split.is_polynomial(values, [0, split.secret]) for values in (sums, started, horner))


@split_secret.symptom("degree-too-high")
def _(split):
    """The polynomial has too many coefficients, so that `threshold` shares are not enough to put the secret together.
    Draw `threshold - 1` beside the secret."""
    return split.degree >= split.threshold and split.polynomial[0] == split.secret


@split_secret.symptom("degree-too-low")
def _(split):
    """The polynomial has too few coefficients, so that fewer shares than `threshold` give the secret away. Draw
    `threshold - 1` beside the secret, and multiply each by its own power of the id."""
    return split.is_low and split.polynomial[0] == split.secret


@split_secret.symptom("no-polynomial")
def _(split):
    """No polynomial of `threshold` coefficients goes through these shares. Draw `threshold - 1` of them before the loop
    over the ids, use the same for every share, each times its `share_id**k`, and reduce by `% prime` alone."""
    return split.degree >= max(split.threshold, split.count - 1)


@split_secret.symptom("no-power")
def _(split):
    """Every value is its id times one number: `x * k` is no power, for k = 0 it is 0, and the secret is lost. Multiply
    each coefficient by `share_id**k`, which is 1 for k = 0."""
    return split.degree == 1 and split.polynomial[0] == 0 != split.secret


@split_secret.symptom("other-secret")
def _(split):
    """The shares fit together, but give back another number than the secret. The polynomial's value at 0 must be the
    secret: make it the coefficient without a power of the id."""
    return split.polynomial[0] != split.secret


def drawn_by(answer, secret: int = 12345, threshold: int = 4) -> list[int]:
    """The coefficients that an answer drew for one secret, in the large field."""
    points = [(int(x), int(y)) for x, y in answer(secret, threshold, threshold)]
    return (coefficients_through(points, PRIME) + [0] * threshold)[1:threshold]


def split_often(answer, calls: int, threshold: int = 4) -> list[list[int]]:
    """The coefficients call by call."""
    return [drawn_by(answer, threshold=threshold) for _ in range(calls)]


@split_secret.behaviour("made-from-secret")
def _(answer, rng):
    """The same secret gives the same coefficient again, so whoever guesses a secret sees from a share whether that was
    right. Take nothing of the secret: draw each in every call, with `secrets.randbelow(prime)`."""
    drawn = [drawn_by(answer, secret) for secret in (123, 456, 123, 456)]
    return any(a == again_a != b == again_b for a, b, again_a, again_b in zip(*drawn, strict=True))


@split_secret.behaviour("small-coefficients")
def _(answer, rng):
    """A coefficient never reaches the upper half of the field, so that a share tells about the secret. Draw each from
    all numbers below the prime: `secrets.randbelow(prime)`."""
    # A right answer draws only below one half in 40 calls once in 10**12 times; what never changes is named below.
    changing = [column for column in zip(*split_often(answer, 40, 3), strict=True) if len(set(column)) > 1]
    largest = min(map(max, changing), default=PRIME)
    return [("a coefficient has at most", f"{largest.bit_length()} bits")] if 2 * largest < PRIME else False


@split_secret.behaviour("same-every-time")
def _(answer, rng):
    """A coefficient came back in another call, so that shares of one secret help to find another. Draw all of them
    inside the function, in every call: `secrets.randbelow(prime)`."""
    found = [number for drawn in split_often(answer, 6) for number in set(drawn)]
    return len(set(found)) < len(found)


@split_secret.behaviour("equal-coefficients")
def _(answer, rng):
    """Two coefficients are the same number, so that two shares are enough to find everything. Draw each of them anew:
    `secrets.randbelow(prime)` once for every coefficient."""
    return all(len(set(coefficients)) < len(coefficients) for coefficients in split_often(answer, 4))


@split_secret.behaviour("predictable-coefficients")
def _(answer, rng):
    """The coefficients are not made of fresh randomness of the operating system. What `random`, NumPy or a clock give
    can be computed again by others: draw each with `secrets.randbelow(prime)`."""
    with everything_else_the_same(answer) as again:
        one, other = split_often(again, 2)
    with replayed(answer) as replay:  # what is still not the same comes from elsewhere
        first, second = (drawn_by(functools.partial(replay, Stream("again"))) for _ in range(2))
    return first != second or any(a == b for a, b in zip(one, other, strict=True))


ENOUGH = 31  # bytes, of the 33 that secrets.randbelow draws for a coefficient; and 32 make 256 bits


@split_secret.behaviour("too-few-bits")
def _(answer, rng):
    """The coefficients are made of fewer random bits than they are long: of a short seed, a float, NumPy's generator,
    or one number for several. Draw each with `secrets.randbelow(prime)`, and change nothing of it."""
    with replayed(answer) as replay:
        stream = Stream("bytes")
        before = drawn_by(functools.partial(replay, stream))
        together, alone = 0, [0] * len(before)  # how many bytes change any, or each of the coefficients
        for place in range(min(stream.end, 3000)):
            after = drawn_by(functools.partial(replay, Stream("bytes", flip=place)))
            together += before != after
            alone = [count + (a != b) for count, a, b in zip(alone, before, after, strict=True)]
            if min(alone) >= ENOUGH and together >= ENOUGH * len(before):
                return False
    return True


TINY, DRAWS = 5, 2000  # the field in which every number comes up often


def drawn_in_tiny_field(answer, calls: int) -> Counter:
    """How often each pair of coefficients came up, of three shares with threshold 3."""
    found = Counter()
    for _ in range(calls):
        (_, one), (_, two), _ = answer(2, 3, 3, prime=TINY)
        a, b = int(one) - 2, int(two) - 2  # c1 + c2 and 2 · c1 + 4 · c2
        leading = (b - 2 * a) * pow(2, -1, TINY) % TINY
        found[(a - leading) % TINY, leading] += 1
    return found


@split_secret.behaviour("never-zero")
def _(answer, rng):
    """The highest coefficient is never 0, so that one share too few still rules a secret out: shown in the field of 5.
    Draw it like the others, from 0 on: `secrets.randbelow(prime)`."""
    # A right answer draws no 0 in 200 calls less often than once in 10**19 times.
    return all(leading for _, leading in drawn_in_tiny_field(answer, 200))


@split_secret.behaviour("not-uniform")
def _(answer, rng):
    """Some coefficients come up more often than others, so that fewer shares than the threshold tell something: shown
    in the field of 5. Draw each with `secrets.randbelow(prime)`, independently."""
    found, mean = drawn_in_tiny_field(answer, DRAWS), DRAWS / TINY**2
    # Chi-squared with 24 degrees of freedom: a right answer is above 100 once in 10**10 times.
    return sum((found[pair] - mean) ** 2 / mean for pair in product(range(TINY), repeat=2)) > 100


@split_secret.behaviour("prints-secrets")
def _(answer, rng):
    """Your function prints the secret, a coefficient or a share, and what a notebook shows is stored and passed on.
    Take the print away."""
    said, secret = io.StringIO(), int.from_bytes(rng.bytes(32), "little")
    with contextlib.redirect_stdout(said):
        points = [(int(x), int(y)) for x, y in answer(secret, 3, 3)]
    numbers = [*coefficients_through(points, PRIME), *(y for _, y in points)]  # the first of them is the secret
    return any(str(number) in said.getvalue() for number in numbers)


# ==== lagrange_at_zero ===========================================================================

lagrange_at_zero = Checks("lagrange_at_zero")


@lagrange_at_zero.cases
def ids_of_shares(rng):
    yield dict(share_ids=[4, 2, 7], prime=101)
    yield dict(share_ids=[5, 1, 3, 2], prime=101)
    yield dict(share_ids=[2, 5], prime=11)
    yield dict(share_ids=[4], prime=7)
    yield dict(share_ids=[1, 2, 3])
    for count in (5, 20, 50):
        yield dict(share_ids=(1 + rng.choice(200, count, replace=False)).tolist())
    yield dict(share_ids=[1, 2, 3, 4], prime=5)


def for_each_id(weigh):
    """A mistake made for every id: from the id, the other ids and the prime, or None."""

    @functools.wraps(weigh)
    def for_all(share_ids, prime=PRIME):
        others = {i: [j for j in share_ids if j != i] for i in share_ids}
        values = [weigh(i, others[i], prime) for i in share_ids]
        return tuple(dict(zip(share_ids, each, strict=True)) for each in zip(*values, strict=True))

    return for_all


def inverse(number: int, prime: int) -> int:
    return pow(number, -1, prime)


def weight(i, others, prime: int) -> int:
    return math.prod(others) * inverse(math.prod(j - i for j in others), prime) % prime


@lagrange_at_zero.stops("itself-included", "not invertible|division by zero|ZeroDivision|divide by zero")
def _():
    """Something is divided by 0. Start each product with 1, and leave out j = i, where the difference is 0:
    `if j != i:`."""


@lagrange_at_zero.stops("pow-needs-integers", r"pow\(\)")
def _():
    """`pow` with three arguments takes Python's own whole numbers, no floats and none of NumPy's. Loop over `share_ids`
    itself, and divide nowhere but with `pow`."""


@lagrange_at_zero.symptom("ids-without-weight")
def _(run):
    """Not every id got a weight. Loop over all of `share_ids`, and move `return` out of that loop, below it."""
    return run.result.keys() < run.expected.keys()


@lagrange_at_zero.symptom("other-keys")
def _(run):
    """The keys are not the ids of the shares. Use each id as the key of its weight: `coefficients[i] = …`."""
    return isinstance(run.result, dict) and set(run.result) != set(run.expected)


@lagrange_at_zero.symptom("fractions")
def _(run):
    """A weight is no whole number, but in a field there are no fractions. To divide, multiply by the inverse:
    `pow(below, -1, prime)`, with all three arguments."""
    return not all(isinstance(weight, Integral) for weight in run.result.values())


@lagrange_at_zero.symptom("not-reduced")
def _(run):
    """Right up to multiples of the prime, but a weight lies outside of 0 to prime - 1. Take each of them modulo the
    prime once more, at the end: `% prime`."""
    prime = run.inputs.get("prime", PRIME)
    return {i: weight % prime for i, weight in run.result.items()} == run.expected


@lagrange_at_zero.mistake("itself-included-above")
@for_each_id
def _(i, others, prime):
    """The id itself went into the product above the stroke. Leave it out there, too: both products go over the other
    ids only."""
    above, below = math.prod(others), math.prod(j - i for j in others)
    return (above * i * inverse(below, prime) % prime,)


@lagrange_at_zero.symptom("all-zero")
def _(run):
    """All weights are 0: a product that starts with 0 stays 0, and so does one with j - i for j = i. Start with 1, and
    leave the id itself out, with `if j != i:`."""
    return not any(run.result.values())


@lagrange_at_zero.mistake("sign")
@for_each_id
def _(i, others, prime):
    """The sign of a weight is wrong: a difference was turned round, or lost its sign. Write `j - i`, the other id
    first."""
    turned, without = math.prod(i - j for j in others), math.prod(abs(j - i) for j in others)
    return tuple(math.prod(others) * inverse(below, prime) % prime for below in (turned, without))


@lagrange_at_zero.mistake("integer-division")
@for_each_id
def _(i, others, prime):
    """`//` throws the rest away, and nothing fits any more. To divide in a field, multiply by the inverse:
    `pow(below, -1, prime)`."""
    above, below, single = math.prod(others), math.prod(j - i for j in others), 1
    for j in others:
        single *= j // (j - i)
    stepwise = 1
    for j in others:
        stepwise = stepwise * j // (j - i)
    reduced = (above % prime) // (below % prime)
    return above // below, above // below % prime, single, single % prime, stepwise, stepwise % prime, reduced


@lagrange_at_zero.mistake("truncated")
@for_each_id
def _(i, others, prime):
    """The fraction was worked out and cut off or rounded, which a field does not know. To divide, multiply by the
    inverse: `pow(below, -1, prime)`."""
    weight = math.prod(Fraction(j, j - i) for j in others)
    return int(weight), int(weight) % prime, round(weight), round(weight) % prime


@lagrange_at_zero.mistake("not-inverted")
@for_each_id
def _(i, others, prime):
    """What stands below the stroke was multiplied, not divided by. Multiply by its inverse instead:
    `pow(below, -1, prime)`."""
    return (math.prod(others) * math.prod(j - i for j in others) % prime,)


@lagrange_at_zero.mistake("nothing-below")
@for_each_id
def _(i, others, prime):
    """Only the other ids are in it, as if 1 stood below the stroke; a power of `prime - 1` is 1, too. Multiply by
    the inverse of the differences' product: `pow(below, -1, prime)`."""
    return (math.prod(others) % prime,)


@lagrange_at_zero.mistake("upside-down")
@for_each_id
def _(i, others, prime):
    """The fraction stands on its head. Multiply the other ids above the stroke, and invert the product of the
    differences: `above * pow(below, -1, prime)`."""
    return (math.prod(j - i for j in others) * inverse(math.prod(others), prime) % prime,)


@lagrange_at_zero.mistake("own-id-above")
@for_each_id
def _(i, others, prime):
    """Above the stroke stands the id itself instead of the others'. Use j / (j - i), so multiply by `j` there."""
    factors = pow(i, len(others), prime)
    below = math.prod(j - i for j in others)
    return factors * inverse(below, prime) % prime, factors * inverse(below, prime) * (-1) ** len(others) % prime


@lagrange_at_zero.mistake("nothing-above")
@for_each_id
def _(i, others, prime):
    """Only the differences are in it, and nothing stands above the stroke. Multiply the other ids, too: each factor is
    j / (j - i)."""
    return (inverse(math.prod(j - i for j in others), prime), inverse(math.prod(i - j for j in others), prime))


@lagrange_at_zero.mistake("plus")
@for_each_id
def _(i, others, prime):
    """The ids were added below the stroke. Use their difference there: j / (j - i)."""
    return (math.prod(others) * inverse(math.prod(j + i for j in others), prime) % prime,)


@lagrange_at_zero.mistake("sum-of-fractions")
@for_each_id
def _(i, others, prime):
    """The factors were added up instead of multiplied. Start with 1, and multiply j / (j - i) in for every other
    id."""
    total = sum(j * inverse(j - i, prime) for j in others)
    return total % prime, (total + 1) % prime


@lagrange_at_zero.mistake("some-ids-missing")
def _(share_ids, prime=PRIME):
    """Not all other ids are in the product, only those before or after, or one of them. Loop over all `share_ids` for
    each id, and leave out the id itself alone."""
    weights = []
    for place, i in enumerate(share_ids):
        before, after = share_ids[:place], share_ids[place + 1 :]
        others = before + after
        smaller, larger = [j for j in others if j < i], [j for j in others if j > i]
        some = before, after, smaller, larger, others[:1], others[-1:]
        weights.append([weight(i, each, prime) for each in some])
    return tuple(dict(zip(share_ids, each, strict=True)) for each in zip(*weights, strict=True))


@lagrange_at_zero.mistake("not-begun-anew")
def _(share_ids, prime=PRIME):
    """Only the first weight is right: the products of the next ids go on from those before. Begin with 1 again for
    each id, so move that line into the outer loop."""
    weights = reference.lagrange_at_zero(share_ids, prime=prime)
    return dict(zip(weights, accumulate(weights.values(), lambda a, b: a * b % prime), strict=True))


@lagrange_at_zero.mistake("first-ids-assumed")
def _(share_ids, prime=PRIME):
    """The products go over 1, 2, 3 and so on, but any clients may have survived. Loop over the ids that were given:
    `for j in share_ids`."""
    first = range(1, len(share_ids) + 1)
    return {i: weight(i, [j for j in first if j != i], prime) for i in share_ids}


@lagrange_at_zero.mistake("other-prime")
def _(share_ids, prime=PRIME):
    """Everything was taken modulo the course's large prime, but here another one was given. Use the argument `prime`
    in its place."""
    weights = reference.lagrange_at_zero(share_ids)
    only_inverse = {}
    for i in share_ids:
        others = [j for j in share_ids if j != i]
        below = math.prod(j - i for j in others) % prime
        only_inverse[i] = math.prod(others) * inverse(below, PRIME) % prime
    return weights, {i: weight % prime for i, weight in weights.items()}, only_inverse


@lagrange_at_zero.mistake("numpy-too-small")
@for_each_id
def _(i, others, prime):
    """A product has grown beyond the 64 bits of NumPy's numbers, which wrap round without a word. Multiply Python's own
    whole numbers, modulo the prime at each step."""
    above, below = (int(np.prod(np.array(factors))) for factors in (others, [j - i for j in others]))
    return (above * inverse(below, prime) % prime,)


# ==== recover_secret =============================================================================

recover_secret = Checks("recover_secret")


def shares_of(coefficients, ids, prime: int = PRIME) -> list[tuple[int, int]]:
    return [(i, sum(c * i**k for k, c in enumerate(coefficients)) % prime) for i in ids]


@recover_secret.cases
def shares_and_thresholds(rng):
    yield dict(shares=shares_of([42, 500, 307], [2, 4, 5, 1, 7], 1009), threshold=3, prime=1009)
    yield dict(shares=shares_of([42, 5, 3], [5, 1, 3], 101), threshold=3, prime=101)
    yield dict(shares=[(3, 6)], threshold=1, prime=7)
    for threshold, count in ((3, 3), (2, 7), (10, 15), (20, 20)):
        drawn = [int.from_bytes(rng.bytes(40), "little") % PRIME for _ in range(threshold)]
        ids = (1 + rng.choice(60, count, replace=False)).tolist()
        yield dict(shares=shares_of(drawn, ids), threshold=threshold)
    yield dict(shares=shares_of([0, PRIME - 1], [9, 4]), threshold=2, prime=PRIME)


class Recovered:
    """A recovered number, and how it could have been made from weights and values."""

    def __init__(self, run):
        if not isinstance(run.result, Integral):
            raise TypeError("no whole number")
        self.result, self.expected = int(run.result), run.expected
        self.shares, self.threshold = run.inputs["shares"], run.inputs["threshold"]
        self.prime = run.inputs.get("prime", PRIME)
        self.used = self.shares[: self.threshold]

    def weights(self, shares, prime=None) -> list[int]:
        return list(reference.lagrange_at_zero([i for i, _ in shares], prime=prime or self.prime).values())

    def is_sum(self, weights, numbers, prime=None) -> bool:
        made = sum(weight * number for weight, number in zip(weights, numbers, strict=False))
        return self.result in (made, made % self.prime, made % (prime or self.prime))


recover_secret.reads(Recovered)


@recover_secret.stops("no-such-weight", "KeyError")
def _():
    """There is no weight for that: the keys are the ids that `lagrange_at_zero` was given. Use the same shares for
    both, `used = shares[:threshold]`, and look up `coefficients[share_id]`."""


@recover_secret.stops("prime-by-place", "too many positional arguments")
def _():
    """The prime is handed on by its name alone: write `lagrange_at_zero(ids, prime=prime)`."""


@recover_secret.stops("pairs-for-ids", "ids must be whole numbers")
def _():
    """It was given pairs, but it takes the ids alone. Take the first part of each pair:
    `[share_id for share_id, _ in used]`."""


@recover_secret.stops("numpy-too-small", "too large to convert|too big to convert|out of bounds for (u?int|default)")
def _():
    """The numbers of this field have 257 bits, and NumPy's have 64. Work with Python's own whole numbers, so leave
    NumPy out here."""


@recover_secret.symptom("not-reduced")
def _(recovered):
    """Right up to multiples of the prime. Take the sum modulo the prime at the end: `% prime`."""
    return recovered.result % recovered.prime == recovered.expected


@recover_secret.symptom("too-few")
def _(recovered):
    """One share too few was used, and what comes out then has nothing to do with the secret. Take `threshold` of them:
    `shares[:threshold]`."""
    one_less = [recovered.shares[: recovered.threshold - 1], recovered.shares[1 : recovered.threshold]]
    return any(some and recovered.is_sum(recovered.weights(some), [v for _, v in some]) for some in one_less)


@recover_secret.symptom("weights-of-all")
def _(recovered):
    """The weights belong to all shares, but only some of the values were added up. Use the same shares for both: cut
    the list first, `used = shares[:threshold]`."""
    more = len(recovered.shares) > recovered.threshold
    return more and recovered.is_sum(recovered.weights(recovered.shares), [v for _, v in recovered.used])


@recover_secret.symptom("weights-mixed-up")
def _(recovered):
    """The values were not matched with weights of their own ids. Look each weight up by the id of its share:
    `coefficients[share_id] * value`."""
    weights, values = recovered.weights(recovered.used), [v for _, v in recovered.used]
    by_id = [w for _, w in sorted(zip((i for i, _ in recovered.used), weights, strict=True))]
    mixed = (by_id, values), (by_id[::-1], values), (weights[::-1], values), (weights, sorted(values))
    return any(recovered.is_sum(*each) for each in mixed)


@recover_secret.symptom("first-ids-assumed")
def _(recovered):
    """The weights are those of the ids 1, 2, 3 and so on, but these are others' shares. Give `lagrange_at_zero` the ids
    that stand in the shares."""
    first = range(1, recovered.threshold + 1)
    weights = list(reference.lagrange_at_zero(first, prime=recovered.prime).values())
    return recovered.is_sum(weights, [v for _, v in recovered.used])


@recover_secret.symptom("weights-left-out")
def _(recovered):
    """The values were added up as if every weight were 1, which it is for an id alone. Ask `lagrange_at_zero` once,
    for the ids of all used shares, and multiply each value by the weight of its id."""
    return any(recovered.is_sum([1] * len(some), [v for _, v in some]) for some in (recovered.used, recovered.shares))


@recover_secret.symptom("ids-for-values")
def _(recovered):
    """The ids stand where the values belong. A pair is `(share_id, value)`: look the weight up by the first part, and
    multiply it by the second, `coefficients[share_id] * value`."""
    ids, swapped = [i for i, _ in recovered.used], [(v, i) for i, v in recovered.used]
    return recovered.is_sum(recovered.weights(recovered.used), ids) or recovered.is_sum(recovered.weights(swapped), ids)


@recover_secret.symptom("ids-for-weights")
def _(recovered):
    """A loop over a dict gives its keys: you multiplied by ids, not by weights. Look each weight up by the id of its
    share: `coefficients[share_id] * value`."""
    return recovered.is_sum([i for i, _ in recovered.used], [v for _, v in recovered.used])


@recover_secret.symptom("first-ones-dropped")
def _(recovered):
    """`[threshold:]` drops the first shares and takes the rest. Write the colon first: `shares[:threshold]`."""
    rest = recovered.shares[recovered.threshold :]
    return rest and recovered.is_sum(recovered.weights(rest), [v for _, v in rest])


@recover_secret.symptom("prime-not-handed-on")
def _(recovered):
    """The weights belong to the course's large prime, but here another one was given. Hand it on:
    `lagrange_at_zero(ids, prime=prime)`."""
    values = [v for _, v in recovered.used]
    return recovered.prime != PRIME and recovered.is_sum(recovered.weights(recovered.used, PRIME), values, PRIME)


@recover_secret.symptom("not-in-the-field")
def _(recovered):
    """The curve was worked out with fractions or floats, but the values were reduced, and only modulo the prime they
    lie on one curve. Use the weights of `lagrange_at_zero`, and take the sum `% prime`."""
    ids = [i for i, _ in recovered.used]
    curve = sum(v * math.prod(Fraction(j, j - i) for j in ids if j != i) for i, v in recovered.used)
    near = [int(curve), round(curve), math.floor(curve), math.ceil(curve)]
    largest = max(abs(v) for _, v in recovered.used)
    tolerance = 0 if largest < 2**40 else largest // 2**20  # what a float leaves of large numbers
    found = any(abs(recovered.result - each) <= tolerance for each in near)
    return found or recovered.result in [each % recovered.prime for each in near]


@recover_secret.symptom("one-share-only")
def _(recovered):
    """This is one share's value, or the sum was cut short. Add up weight times value over all of the used shares, and
    return after the loop."""
    parts = [w * v for w, (_, v) in zip(recovered.weights(recovered.used), recovered.used, strict=True)]
    short = *parts, *accumulate(parts), *(v for _, v in recovered.shares)
    return recovered.result % recovered.prime in [number % recovered.prime for number in short]


CHECKS = {checks.exercise: checks for checks in (split_secret, lagrange_at_zero, recover_secret)}

"""What `split_secret` must do, and what each mistake is told.

Shares are random: they are right when one polynomial of the right degree goes through all of them.
"""

import contextlib
import functools
from itertools import product
from numbers import Integral

from fedlearn_lib.given.masking.tools import PRIME

from ...checking import Checks, leaving
from ...checking.watching_secrets import Stream, everything_else_the_same, replayed
from .cases import PROVEN
from .drawn_coefficients import (
    DRAWS,
    KINDS,
    TINY,
    coefficients_through,
    drawn_by,
    drawn_in_tiny_field,
    few_bits,
    refuses_zero,
    split_often,
)

checks = Checks("split_secret")


@checks.secrets
def secret_shares_and_coefficients(inputs, result):
    numbers = [inputs["secret"]]
    with contextlib.suppress(TypeError, ValueError):  # no shares came back
        points = [(int(x), int(y)) for x, y in result]
        numbers += [*(y for _, y in points), *coefficients_through(points, inputs["prime"])]
    return leaving.Secrets([number for number in numbers if number >= 10**5], [inputs["prime"], PRIME])


@checks.cases
def secrets_and_thresholds(rng):
    for _ in range(3):  # a field in which a wrong answer looks like another one once in a million times
        yield dict(secret=42, threshold=3, share_count=5, prime=1_000_003)
    yield dict(secret=int.from_bytes(rng.bytes(32), "little"), threshold=3, share_count=6)
    yield dict(secret=5, threshold=1, share_count=3, prime=7)
    for threshold, share_count in ((2, 9), (4, 7), (2, 2)):
        yield dict(secret=int.from_bytes(rng.bytes(32), "little"), threshold=threshold, share_count=share_count)
    for secret in (0, PRIME - 1):
        yield dict(secret=secret, threshold=3, share_count=5, prime=PRIME)
    yield from 24 * [dict(secret=4, threshold=3, share_count=4, prime=5)]  # where 0 and equal numbers come often
    yield dict(secret=int.from_bytes(rng.bytes(32), "little"), threshold=20, share_count=30)


class Split:
    """The shares, and the polynomial through them."""

    def __init__(self, run):
        if not isinstance(run.result, list):
            raise TypeError("no list of shares")
        self.shares = run.result
        self.secret, self.threshold, self.count = (run.inputs[name] for name in ("secret", "threshold", "share_count"))
        self.prime = run.inputs.get("prime", PRIME)
        self.large = self.prime > 2**64  # where nothing is equal by chance
        self.wanted_ids = list(range(1, self.count + 1))
        self.ids, self.values = ([pair[place] for pair in self.shares if self.are_pairs] for place in (0, 1))

    @property
    def are_pairs(self) -> bool:
        return all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in self.shares)

    @property
    def are_whole(self) -> bool:
        return all(isinstance(n, Integral) and not isinstance(n, bool) for n in [*self.ids, *self.values])

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
    def degree_is_high(self) -> bool:
        return self.in_field and self.degree >= self.threshold and self.polynomial[0] == self.secret

    @property
    def fits(self) -> bool:
        return self.degree < self.threshold and self.polynomial[0] == self.secret

    @property
    def is_tiny(self) -> bool:
        """Whether a coefficient is so small as a random one never is."""
        drawn = (self.polynomial + [0] * self.threshold)[1 : self.threshold]
        if self.large:
            return any(0 < number < 2**160 for number in drawn)
        return self.prime > 10**5 and len(drawn) > 1 and max(drawn) < 100

    @property
    def is_right(self) -> bool:
        return self.fits and not self.is_low and not self.is_tiny and not self.has_gaps

    @property
    def has_gaps(self) -> bool:
        """Whether a power below the highest has no coefficient: by chance that never comes."""
        return self.large and 0 in self.polynomial[1:]

    def is_polynomial(self, values, at_zero) -> bool:
        """Whether `threshold` coefficients give these values in the place of those of the shares."""
        polynomial = coefficients_through(list(zip(self.ids, values, strict=True)), self.prime)
        return len(polynomial) <= self.threshold and polynomial[0] in at_zero


checks.reads(Split)


@checks.in_words
def so_many_pairs(secret, threshold, share_count, prime=PRIME):
    return f"{share_count} pairs (share_id, value), with ids from 1 on, of a polynomial of {threshold} coefficients"


@checks.accepts
def are_shares(split):
    is_complete = split.are_pairs and split.are_whole and split.ids == split.wanted_ids and split.in_field
    return is_complete and split.is_right


@checks.stops("hides-secrets", "variable 'secrets'", without=r"\n +import secrets")
def _():
    """Your function has a variable of the name `secrets`, which hides the module of that name in all its lines. Call
    the variable otherwise, such as `coefficients`."""


@checks.stops("range-too-long", "convert to C ssize_t|maximum size")
def _():
    """A number of this field is too large for a length, as of a range. Draw without one: `secrets.randbelow(prime)`."""


@checks.stops("numpy-too-small", r"to convert(?! to f)|bounds for [uid]", needs=r"np\.|numpy", without="to_bytes")
def _():
    """The numbers of this field have 257 bits, and NumPy's have 64. Work with Python's own whole numbers, so leave
    NumPy out here."""


@checks.symptom("no-pairs")
def _(split):
    """Not all of these are pairs of an id and a value, which is what the secret is put together from. Put the two of
    each share into the list, and nothing else: `(share_id, value)`."""
    return not split.are_pairs


@checks.symptom("not-whole")
def _(split):
    """Something in the shares is no whole number; a float, for one, keeps only 53 bits. Compute with whole numbers
    modulo the prime from the first line to the last."""
    return not split.are_whole


@checks.symptom("share-at-zero", needs=PROVEN)
def _(split):
    """There is a share with id 0, which is the place of the secret itself. Let the ids be 1, 2, 3 and so on, up to
    share_count: loop over `range(1, share_count + 1)`, and take these numbers as they are."""
    return 0 in split.ids


@checks.symptom("pairs-swapped")
def _(split):
    """Value and id changed places, and everybody takes the first number for the id. Put the id first:
    `(share_id, value)`."""
    return split.values == split.wanted_ids != split.ids


@checks.symptom("other-number-of-shares")
def _(split):
    """There are more or fewer shares than were asked for. Loop over `range(1, share_count + 1)`, put one share for each
    into a list, also where values are 0 or equal, and return the list when all are in it."""
    return len(split.shares) != split.count


@checks.symptom("other-order")
def _(split):
    """All ids are there, but in another order than 1, 2, 3 and so on, by which shares are handed to clients. Loop
    over `range(1, share_count + 1)`, and append one share after the other."""
    return split.ids != split.wanted_ids and sorted(split.ids) == split.wanted_ids


@checks.symptom("other-ids")
def _(split):
    """The ids are others than 1, 2, 3 and so on, by which shares are handed to clients. Loop over
    `range(1, share_count + 1)`, and put that number first in each pair."""
    return split.ids != split.wanted_ids


@checks.symptom("not-reduced")
def _(split):
    """A value lies outside of the field, which goes from 0 to prime - 1. Take it modulo the prime, `% prime`, when all
    is added up, and change nothing of it any more."""
    return not split.in_field and split.is_right


@checks.symptom("wrong-in-small-field", needs=PROVEN)
def _(split):
    """Right so far, but in this field of five numbers the shares are not all on one polynomial of `threshold`
    coefficients with the secret at 0. Here a 0, equal numbers and powers above the prime come often: look at what your
    lines do with each of these, and let them treat all numbers alike."""
    return split.prime == 5 and not split.fits


@checks.symptom("tiny-coefficients", needs=PROVEN)
def _(split):
    """A coefficient is far smaller than those of this field, so that fewer shares than `threshold` tell about
    the secret. Draw each from all numbers below the prime: `secrets.randbelow(prime)`."""
    return split.fits and split.is_tiny and any(split.polynomial[1:])


@checks.symptom("xor-for-power", needs=r"\^", without=r"\^=|secret \^|\^ secret|xor")
def _(split):
    """`^` is no power in Python: it turns bits. Write `**`, so multiply each coefficient by `share_id**k`."""
    return not split.fits and not split.degree_is_high


@checks.symptom("secret-handed-out")
def _(split):
    """A share's value is the secret itself. Give out values of the polynomial at 1, 2, 3 and so on, and let it be
    random everywhere but at 0."""
    return split.threshold > 1 and (
        split.large and split.secret in split.values or {int(v) % split.prime for v in split.values} == {split.secret}
        or split.values[0] == split.secret and split.degree < split.threshold and split.polynomial[0] != split.secret
    )  # fmt: skip


@checks.symptom("secret-leads")
def _(split):
    """The secret is the coefficient of the highest power, and the value at 0 is another number. Let the secret be what
    is left at 0: let it meet `share_id**0`, or, where each step multiplies by the id, be what is added last."""
    return split.degree == split.threshold - 1 and split.polynomial[-1] == split.secret != split.polynomial[0]


@checks.symptom("not-begun-anew")
def _(split):
    """A share's value goes on from the one before it. Give the sum its first value again for every share, inside of the
    loop over the ids, and add up nothing from share to share."""
    pairs = list(zip([0, *split.values[:-1]], split.values, strict=True))
    sums = [value - before for before, value in pairs]
    started = [split.values[0] - split.secret, *sums[1:]]
    horner = [value - before * x**split.threshold for x, (before, value) in zip(split.ids, pairs, strict=True)]
    made = (sums, started, horner) if split.degree > 1 else ()  # else they may be multiples of the id
    return any(split.is_polynomial(values, [0, split.secret]) for values in made)


@checks.symptom("powers-from-zero", needs=PROVEN, without=r"threshold - [2-9]|range\([2-9], threshold")
def _(split):
    """All `threshold - 1` powers are there, but they begin at `share_id**0`, which is 1, so that the value
    at 0 is not the secret alone. Let the numbers that you draw begin at `share_id**1`, and add the secret alone,
    also where it is 0."""
    one_short = split.threshold > 2 and split.degree == split.threshold - 2
    return one_short and split.polynomial[0] not in (0, split.secret) and split.polynomial[-1] != split.secret


@checks.symptom("powers-too-high", needs=PROVEN)
def _(split):
    """The powers of the id go too high, and a lower one is left out, so that `threshold` shares are not enough. Let the
    secret stand alone, and multiply the `threshold - 1` drawn numbers by `share_id**1`, `share_id**2` and so on: one
    power each, none left out."""
    return split.prime > 10**5 and split.degree_is_high and 0 in split.polynomial[1:]  # not by chance


@checks.symptom("degree-too-high", needs=PROVEN)
def _(split):
    """The polynomial has too many coefficients, so that `threshold` shares are not enough to put the secret together.
    Draw `threshold - 1` beside the secret."""
    return split.degree_is_high


@checks.symptom("degree-too-low", needs=PROVEN)
def _(split):
    """The polynomial has too few coefficients, so that fewer shares than `threshold` give the secret away. Draw
    `threshold - 1` beside the secret, and multiply each by its own power of the id."""
    return split.is_low and split.polynomial[0] == split.secret


@checks.symptom("powers-missing", needs=PROVEN)
def _(split):
    """The highest power is there, but a lower one has no random coefficient, so that fewer shares tell something. Draw
    one for each power of the id, from 1 to `threshold - 1`, into a list, and add up each times its own power."""
    return split.fits and split.has_gaps


@checks.symptom("powers-of-64-bits", needs=r"np\.|numpy")
def _(split):
    """Right for few shares and a low threshold, but here the powers of the ids outgrow NumPy's integers, which hold 64
    bits and lose what lies above without a word. Take Python's own: `pow(int(x), k, prime)`."""
    return split.degree >= split.threshold and split.count ** (split.threshold - 1) >= 2**63


@checks.symptom("no-polynomial", vague=True)
def _(split):
    """No polynomial of `threshold` coefficients goes through these shares. Draw `threshold - 1` of them before the loop
    over the ids, into a list, use the same for every share, each times its `share_id**k`, all as whole numbers, and
    reduce by `% prime` alone."""
    least = split.count - (2 if split.large else 1)  # rounded values lose one by chance
    return split.degree >= max(split.threshold, least)


@checks.symptom("no-power")
def _(split):
    """Every value is its id times one number, so at 0 there is 0 in place of the secret. Multiply each coefficient by a
    power of its own, `share_id**k`, which is 1 for k = 0 and leaves the secret as it is."""
    return split.degree == 1 and split.polynomial[0] == 0 != split.secret


@checks.symptom("other-secret")
def _(split):
    """The polynomial through these shares has another number than the secret at 0, so they do not give it back. Make
    the secret the coefficient without a power of the id, and add the others to it."""
    return split.polynomial[0] != split.secret


@checks.behaviour("made-from-secret")
def _(answer, rng):
    """The same secret gives the same coefficient again, so a guess at the secret can be tested with fewer shares than
    `threshold`. Take nothing of the secret: draw each in every call, with `secrets.randbelow(prime)`."""
    drawn = [drawn_by(answer, secret) for secret in (123, 456, 123, 456)]
    return any(a == again_a != b == again_b for a, b, again_a, again_b in zip(*drawn, strict=True))


@checks.behaviour("small-coefficients")
def _(answer, rng):
    """A coefficient never reaches the upper half of the field, so that fewer shares than `threshold` tell about the
    secret. Draw each from all numbers below the prime: `secrets.randbelow(prime)`."""
    # A right answer draws only below one half in 40 calls once in 10**12 times; what never changes is named below.
    changing = [column for column in zip(*split_often(answer, 40, 3), strict=True) if len(set(column)) > 1]
    largest = min(map(max, changing), default=PRIME)
    return [("a coefficient has at most", f"{largest.bit_length()} bits")] if 2 * largest < PRIME else False


@checks.behaviour("same-every-time")
def _(answer, rng):
    """The same coefficient came in two calls. Draw all of them inside the function, in every call:
    `secrets.randbelow(prime)`."""
    calls = [drawn for secret, threshold in KINDS for drawn in split_often(answer, 6, threshold, secret)]
    found = [number for drawn in calls for number in set(drawn)]
    return len(set(found)) < len(found)


@checks.behaviour("equal-coefficients")
def _(answer, rng):
    """Two coefficients are the same number, so that fewer shares than `threshold` are enough. Draw each of them anew:
    `secrets.randbelow(prime)` once for every coefficient."""
    return all(len(set(coefficients)) < len(coefficients) for coefficients in split_often(answer, 4))


@checks.behaviour("predictable-coefficients")
def _(answer, rng):
    """The coefficients are not made of fresh randomness of the operating system alone. Draw each with
    `secrets.randbelow(prime)`, not with `random`, NumPy or a clock."""
    for secret, threshold in KINDS:
        with everything_else_the_same(answer) as again:
            one, other = split_often(again, 2, threshold, secret)
        with replayed(answer) as replay:  # what is still not the same comes from elsewhere
            streams = (functools.partial(replay, Stream("again")) for _ in range(2))
            first, second = (drawn_by(each, secret, threshold) for each in streams)
        if first != second or any(a == b for a, b in zip(one, other, strict=True)):
            return True
    return False


@checks.behaviour("too-few-bits")
def _(answer, rng):
    """The coefficients are made of fewer random bits than they are long, as of a short seed, a float, NumPy's
    generator, or one number for several. Draw each with `secrets.randbelow(prime)`, and change nothing of it."""
    return any(few_bits(answer, secret, threshold) for secret, threshold in KINDS[:3])


@checks.behaviour("never-zero")
def _(answer, rng):
    """The highest coefficient cannot become 0, so that one share too few still rules a secret out. Draw all
    with `secrets.randbelow(prime)`, which begins at 0, and keep what comes, 0 and equal ones, too."""
    # A right answer draws no 0 in 200 calls less often than once in 10**19 times.
    never = all(leading for _, leading in drawn_in_tiny_field(answer, 200))
    return never or any(refuses_zero(answer, threshold) for threshold in (4, 5, 6, 10, 20))


@checks.behaviour("not-uniform")
def _(answer, rng):
    """Some coefficients, or some two together, come up more often than others, so that fewer shares than the threshold
    tell something: shown in the field of 5. Draw each with `secrets.randbelow(prime)`, independently, and multiply
    that number itself, as it comes, by its power of the id."""
    found, mean = drawn_in_tiny_field(answer, DRAWS), DRAWS / TINY**2
    # Chi-squared with 24 degrees of freedom: a right answer is above 100 once in 10**10 times.
    return sum((found[pair] - mean) ** 2 / mean for pair in product(range(TINY), repeat=2)) > 100

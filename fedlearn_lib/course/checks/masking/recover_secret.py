"""What `recover_secret` must do, and what each mistake is told."""

import math
from fractions import Fraction
from itertools import accumulate, pairwise
from numbers import Integral

from fedlearn_lib.given.masking.tools import PRIME

from ...checking import Checks, leaving
from ...checking.answer_text import says
from ...solutions import masking as reference
from .drawn_coefficients import coefficients_through

checks = Checks("recover_secret")


def shares_of(coefficients, ids, prime: int = PRIME) -> list[tuple[int, int]]:
    return [(i, sum(c * i**k for k, c in enumerate(coefficients)) % prime) for i in ids]


@checks.secrets
def shares_and_secret(inputs, result):
    numbers = [*(value for _, value in inputs["shares"]), *[result] * isinstance(result, Integral)]
    weights = [reference.lagrange_at_zero([i for i, _ in inputs["shares"]][:count], prime=inputs["prime"]).values()
               for count in (inputs["threshold"], None)]  # fmt: skip
    public = [inputs["prime"], PRIME, *(weight for each in weights for weight in each)]
    return leaving.Secrets([number for number in numbers if number >= 10**5], public)


@checks.cases
def shares_and_thresholds(rng):
    # A field so large that a wrong number seldom is by chance what another mistake would give.
    yield dict(shares=shares_of([42, 5000, 307], [2, 4, 5, 1, 7], 9973), threshold=3, prime=9973)
    yield dict(shares=shares_of([42, 5, 3], [5, 1, 3], 101), threshold=3, prime=101)
    yield dict(shares=[(2, 0), (4, 9), (5, 9)], threshold=3, prime=101)  # values may be 0, and equal
    yield dict(shares=shares_of([30, 7], [6, 2, 9], 101), threshold=2, prime=101)
    yield dict(shares=[(3, 6)], threshold=1, prime=7)
    yield dict(shares=[(1, 1), (2, 99)], threshold=2, prime=101)  # weight times value is 2 for both
    for prime in (2**31 - 1, 2**61 - 1):  # numbers that fit into 64 bits, and products that do not
        drawn = [int(rng.integers(prime // 2, prime)) for _ in range(3)]
        yield dict(shares=shares_of(drawn, [8, 3, 11, 6], prime), threshold=3, prime=prime)
    for threshold, count in ((3, 3), (2, 7), (10, 15), (20, 20)):
        drawn = [int.from_bytes(rng.bytes(40), "little") % PRIME for _ in range(threshold)]
        ids = (1 + rng.choice(60, count, replace=False)).tolist()
        yield dict(shares=shares_of(drawn, ids), threshold=threshold)
    yield dict(shares=shares_of([0, PRIME - 1], [9, 4]), threshold=2, prime=PRIME)


class Recovered:
    """A recovered number, and how it could have been made from weights and values."""

    def __init__(self, run):
        if not isinstance(run.result, Integral | float):
            raise TypeError("no number")
        self.result = int(run.result) if isinstance(run.result, Integral) else run.result
        self.expected = run.expected
        self.shares, self.threshold = run.inputs["shares"], run.inputs["threshold"]
        self.prime = run.inputs.get("prime", PRIME)
        self.used = self.shares[: self.threshold]

    def weights(self, shares, prime=None) -> list[int]:
        return list(reference.lagrange_at_zero([i for i, _ in shares], prime=prime or self.prime).values())

    def is_sum(self, weights, numbers, prime=None) -> bool:
        made = sum(weight * number for weight, number in zip(weights, numbers, strict=False))
        return self.result in (made, made % self.prime, made % (prime or self.prime))


checks.reads(Recovered)


@checks.by_hand
def _(shares, threshold, prime):
    if prime > 10**4 or threshold > 4:
        return None
    used = shares[:threshold]
    weights = reference.lagrange_at_zero([i for i, _ in used], prime=prime)
    products = " + ".join(f"{weights[i]} · {value}" for i, value in used)
    total = sum(weights[i] * value for i, value in used)
    told = (
        f"the weights of the ids {', '.join(f'{i}: {w}' for i, w in weights.items())}; {products} = {total}; "
        f"{total} % {prime} = {total % prime}"
    )
    if threshold < 3 or says("lagrange_at_zero"):
        return told
    lines = (f"{i} and {j} meets 0 at {(j * v - i * w) * pow(j - i, -1, prime) % prime}"
             for (i, v), (j, w) in pairwise(used))  # fmt: skip
    rising = ", ".join(f"{c} · x**{k}" for k, c in enumerate(coefficients_through(used, prime)))
    lines = ", that through ".join(lines)
    return f"{told}. Without weights: the line through ids {lines}; the curve is made of {rising}"


@checks.stops("no-such-weight", "KeyError(?!.*slice)")
def _():
    """A dict was asked for something that is not among its keys. Ids may be any numbers, in any order. Take them from
    the shares that you use, as `for share_id, value in shares[:threshold]:` does, both for `lagrange_at_zero` and for
    each look-up."""


@checks.stops("prime-by-place", "lagrange_at_zero: too many positional arguments")
def _():
    """`lagrange_at_zero` takes one list of ids by its place, and the prime by its name. Write `lagrange_at_zero(ids,
    prime=prime)`."""


@checks.stops("pairs-for-ids", "ids must be whole numbers")
def _():
    """`lagrange_at_zero` takes a list of ids, and something in yours is no whole number, such as a whole pair. Take the
    first part of each pair: `[share_id for share_id, _ in used]`."""


@checks.stops(
    "numpy-too-small", "too large to convert(?! to float)|out of bounds for (u?int|default)", needs=r"\bnp\.|numpy"
)
def _():
    """Numbers of a field can have 257 bits, and NumPy's whole ones have 64 at most. Work with Python's own whole
    numbers, so leave NumPy out here."""


@checks.symptom("not-reduced")
def _(recovered):
    """Right up to multiples of the prime. Take the whole sum modulo the prime as the very last step, `% prime`, and
    return what comes, from 0 to `prime - 1`."""
    return recovered.result % recovered.prime == recovered.expected


@checks.symptom("wrapped-around", needs=r"\bnp\.|numpy")
def _(recovered):
    """Weight times value has outgrown the 64 bits of NumPy's numbers, which wrap round without a word. Work with
    Python's own whole numbers, modulo the prime: `weight * value % prime`."""
    weights, values = recovered.weights(recovered.used), [v for _, v in recovered.used]
    products = [cut_to_64_bits(weight * value) for weight, value in zip(weights, values, strict=True)]
    sums = cut_to_64_bits(sum(products)), sum(product % recovered.prime for product in products), sum(products) % 2**64
    return recovered.result in [number % recovered.prime for number in sums] or recovered.result in sums


def cut_to_64_bits(number: int) -> int:
    return (number + 2**63) % 2**64 - 2**63


@checks.symptom("always-two", without=r"(?s)\bthreshold\b.*\bthreshold\b")
def _(recovered):
    """Two shares were used, and `threshold` nowhere. Take the first `threshold` shares, and add up their values, each
    times the weight that `lagrange_at_zero` gives for its id."""
    two = recovered.shares[:2], recovered.shares[-2:], recovered.shares[1:3]
    made = any(recovered.is_sum(recovered.weights(some), [v for _, v in some]) for some in two)
    return recovered.threshold != 2 and made


@checks.symptom("too-few")
def _(recovered):
    """This is what one share too few gives. Let all of `threshold` shares go in, `shares[:threshold]`, whatever their
    values are, and weigh each with what `lagrange_at_zero` gives for all of these."""
    one_less = [recovered.shares[: recovered.threshold - 1], recovered.shares[1 : recovered.threshold]]
    return any(some and recovered.is_sum(recovered.weights(some), [v for _, v in some]) for some in one_less)


@checks.symptom("weights-of-all")
def _(recovered):
    """The weights belong to all shares, but only some of the values were added up. Use the same shares for both: cut
    the list first, `used = shares[:threshold]`."""
    values, weights = [v for _, v in recovered.shares], recovered.weights(recovered.shares)
    more = len(values) > recovered.threshold  # else these are the used ones
    return more and any(recovered.is_sum(weights, values[:some]) for some in range(1, len(values)))


@checks.symptom("weights-mixed-up")
def _(recovered):
    """The values were not matched with weights of their own ids. Look each weight up by the id of its share:
    `coefficients[share_id] * value`."""
    weights, values = recovered.weights(recovered.used), [v for _, v in recovered.used]
    by_id = [w for _, w in sorted(zip((i for i, _ in recovered.used), weights, strict=True))]
    mixed = (by_id, values), (by_id[::-1], values), (weights[::-1], values), (weights, sorted(values))
    return any(recovered.is_sum(*each) for each in mixed)


@checks.symptom("first-ids-assumed")
def _(recovered):
    """The weights are those of the ids 1, 2, 3 and so on, but these shares have other ids. Give `lagrange_at_zero` the
    ids that stand in the shares."""
    first = range(1, recovered.threshold + 1)
    weights = list(reference.lagrange_at_zero(first, prime=recovered.prime).values())
    return recovered.is_sum(weights, [v for _, v in recovered.used])


@checks.symptom("weights-left-out")
def _(recovered):
    """The values were added up as if every weight were 1. Ask `lagrange_at_zero` once, for the ids of all used shares,
    and multiply each value by the weight of its id."""
    return any(recovered.is_sum([1] * len(some), [v for _, v in some]) for some in (recovered.used, recovered.shares))


@checks.symptom("ids-for-values")
def _(recovered):
    """The ids stand where the values belong. A pair is `(share_id, value)`: look the weight up by the first part, and
    multiply it by the second, `coefficients[share_id] * value`."""
    ids, swapped = [i for i, _ in recovered.used], [(v, i) for i, v in recovered.used]
    with_weights = says(WEIGHS_IDS) and recovered.is_sum(recovered.weights(recovered.used), ids)
    return with_weights or recovered.is_sum(recovered.weights(swapped), ids)


WEIGHS_IDS = r"\[(\w+(?:\[0\])?)\] \* \1(?!\w)|(\w+(?:\[0\])?) \* \w+\[\2\]"


@checks.symptom("nothing-left", vague=True)
def _(recovered):
    """0 came out, but the secret is another number. Multiply each value, the second part of its pair, by the weight of
    its id, and add up all of these products."""
    return recovered.result % recovered.prime == 0 != recovered.expected


@checks.symptom("ids-compared", needs=r"<=? threshold|threshold >=?|in range\([^)]*threshold")
def _(recovered):
    """Shares were chosen by their ids. But an id is a name, and may be larger than `threshold`. Take the first shares
    in the list, `shares[:threshold]`, whatever their ids are."""
    some = [[(i, v) for i, v in recovered.shares if i < limit + recovered.threshold] for limit in (0, 1)]
    return any(each and recovered.is_sum(recovered.weights(each), [v for _, v in each]) for each in some)


@checks.symptom("ids-for-weights")
def _(recovered):
    """The values were multiplied by ids, not by weights. In the dict that `lagrange_at_zero` gives, ids are the keys,
    and weights stand behind them: look each one up, `coefficients[share_id] * value`."""
    return recovered.is_sum([i for i, _ in recovered.used], [v for _, v in recovered.used])


@checks.symptom("first-ones-dropped", needs=r"\[threshold:\]")
def _(recovered):
    """`[threshold:]` drops the first shares and takes the rest. Write the colon first: `shares[:threshold]`."""
    rest = recovered.shares[recovered.threshold :]
    return rest and recovered.is_sum(recovered.weights(rest), [v for _, v in rest])


@checks.symptom("prime-not-handed-on")
def _(recovered):
    """The weights belong to the course's large prime, but here another one was given. Use `prime` wherever you reduce
    or invert, and hand it on: `lagrange_at_zero(ids, prime=prime)`."""
    some = recovered.used, recovered.shares[-recovered.threshold :], recovered.shares
    made = (recovered.is_sum(recovered.weights(each, PRIME), [v for _, v in each], PRIME) for each in some)
    return recovered.prime != PRIME and any(made)


@checks.symptom("not-in-the-field", of_kind=True)
def _(recovered):
    """This is what counting among all numbers gives, with fractions, floats or `//`, but here all is counted modulo the
    prime. Use the weights of `lagrange_at_zero`, and take the sum `% prime`."""
    ids = [i for i, _ in recovered.used]
    curve = sum(v * math.prod(Fraction(j, j - i) for j in ids if j != i) for i, v in recovered.used)
    if isinstance(recovered.result, float):
        return any(math.isclose(recovered.result, each, abs_tol=1e-6) for each in (curve, curve % recovered.prime))
    near = [int(curve), round(curve), math.floor(curve), math.ceil(curve)]
    largest = max(abs(v) for _, v in recovered.used)
    tolerance = 0 if largest < 2**40 else largest // 2**20  # what a float leaves of large numbers
    found = any(abs(recovered.result - each) <= tolerance for each in near)
    return found or recovered.result in [each % recovered.prime for each in near]


@checks.symptom("floats-on-the-way", needs=r"\bfloat\b|float64|longdouble|\b\d+\.0\b")
def _(recovered):
    """A float holds 53 bits, and the products here have more. Keep whole numbers, Python's own, from the first line to
    the last."""
    return recovered.prime > 2**27  # smaller products are exact, and the mistake is another one


@checks.symptom("values-left-out", needs="lagrange_at_zero", vague=True)
def _(recovered):
    """1 came out, which is what the weights alone add up to. Multiply each weight by the value of its share,
    `coefficients[share_id] * value`, and add these up."""
    return recovered.result % recovered.prime == 1 != recovered.expected


# Weights of the course's own, a list that is halved, and Euclid's way to an inverse, or another one.
QUOTIENTS_OF_OTHERS = r"lagrange_at_zero|// 2\b|\bwhile\b|divmod|gcd|inv|pow\(|len\([^\n]*//"


@checks.symptom("quotients-cut", needs=r"//", without=QUOTIENTS_OF_OTHERS)
def _(recovered):
    """`//` cuts a quotient down, and modulo a prime that is no division. Take the weights from `lagrange_at_zero`, or
    multiply by the inverse, `pow(number, -1, prime)`."""
    return True


@checks.symptom("height-elsewhere", without=r"lagrange_at_zero|\breturn shares\b")
def _(recovered):
    """This is the curve's height beside 0, at 1 or -1, but the secret is its height at 0 itself. There the weight of an
    id i is the product of j / (j - i) over all other ids: take the weights that `lagrange_at_zero` gives."""
    used, prime = recovered.used, recovered.prime
    heights = (sum(v * math.prod((x - j) * pow(i - j, -1, prime) for j, _ in used if j != i) for i, v in used)
               for x in (1, -1))  # fmt: skip
    return recovered.threshold > 1 and recovered.result % prime in [each % prime for each in heights]


@checks.symptom("one-share-only")
def _(recovered):
    """This is one share's value, or a part of the sum alone. Multiply each value by the weight that `lagrange_at_zero`
    gives for its id, add these up over all of the used shares, and return after that."""
    parts = [w * v for w, (_, v) in zip(recovered.weights(recovered.used), recovered.used, strict=True)]
    short = *parts, *accumulate(parts), *(v for _, v in recovered.shares)
    return recovered.result % recovered.prime in [number % recovered.prime for number in short]

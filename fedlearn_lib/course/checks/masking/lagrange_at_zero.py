"""What `lagrange_at_zero` must do, and what each mistake is told."""

import functools
import math
from fractions import Fraction
from itertools import accumulate
from numbers import Integral, Number

import numpy as np

from fedlearn_lib.given.masking.tools import PRIME

from ...checking import Checks
from ...solutions import masking as reference

checks = Checks("lagrange_at_zero")


@checks.cases
def ids_of_shares(rng):
    yield dict(share_ids=[4, 2, 7], prime=101)
    yield dict(share_ids=[5, 1, 3, 2], prime=101)
    yield dict(share_ids=[2, 5], prime=11)
    yield dict(share_ids=[4, 2, 7], prime=1009)  # the same ids in another field
    yield dict(share_ids=[4], prime=7)
    yield dict(share_ids=[1, 2, 3])
    yield dict(share_ids=[3, 1, 6, 2, 5, 4], prime=1_000_003)  # a product of such numbers outgrows 64 bits
    for count in (5, 20, 50):
        yield dict(share_ids=(1 + rng.choice(200, count, replace=False)).tolist())
    yield dict(share_ids=[1, 2, 3, 4], prime=5)
    yield dict(share_ids=[2**60, 5, 2**59 + 3, 2**61 - 3], prime=2**61 - 1)


@checks.by_hand
def _(share_ids, prime=PRIME):
    if prime > 10**4 or len(share_ids) > 5:
        return None
    told = []
    for i in share_ids:
        others = [j for j in share_ids if j != i]
        above, below = math.prod(others), math.prod(j - i for j in others)
        turned = inverse(below, prime)
        told.append(f"id {i}: above {above}, below {below}, whose inverse is {turned}: {above * turned % prime}")
    return f"modulo {prime}: {'; '.join(told)}"


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


@checks.stops("itself-included", "not invertible|division by zero|ZeroDivision|divide by zero")
def _():
    """Something is divided by what has no inverse: by 0, or modulo another number than the prime. Start each product
    with 1, leave out j = i, where the difference is 0, by `if j != i:`, and invert by `pow(below, -1, prime)`."""


@checks.stops("pow-needs-integers", r"pow\(\)(?! takes| missing|: '(list|tuple|dict|str|range|generator|NoneType)')")
def _():
    """`pow` with three arguments takes Python's own whole numbers, no floats and none of NumPy's. Loop over `share_ids`
    itself, and divide nowhere but with `pow`."""


@checks.symptom("ids-without-weight")
def _(run):
    """Not every id got a weight. Let a loop over all of `share_ids` put one weight for each into the dict, and return
    that after the loop."""
    return run.result.keys() < run.expected.keys()


@checks.symptom("other-keys")
def _(run):
    """The keys are not the ids of the shares, or not these alone. Use each id, and nothing else, as the key of its
    weight: `coefficients[i] = …`."""
    return isinstance(run.result, dict) and set(run.result) != set(run.expected)


@checks.symptom("fractions")
def _(run):
    """A weight is no whole number, but in a field there are no fractions. To divide, multiply by the inverse:
    `pow(below, -1, prime)`, with all three arguments."""
    found = [weight for weight in run.result.values() if not isinstance(weight, Integral)]
    return found and all(isinstance(weight, Number) for weight in found)


@checks.symptom("not-reduced")
def _(run):
    """Right up to multiples of the prime, but a weight lies outside of 0 to prime - 1. Take each of them modulo the
    prime at the end: `% prime`."""
    prime = run.inputs.get("prime", PRIME)
    return {i: weight % prime for i, weight in run.result.items()} == run.expected


@checks.symptom("wrapped-around", needs=r"\bnp\.|numpy", without=r"dtype=object\)|\(object\)")
def _(run):
    """A product has outgrown what the 64 bits of NumPy's numbers hold exactly, and nothing says so. Multiply Python's
    own numbers, in a loop, modulo the prime after each step, or with `math.prod`."""
    ids, prime = run.inputs["share_ids"], run.inputs.get("prime", PRIME)
    factors = {i: [j * inverse(j - i, prime) % prime for j in ids if j != i] for i in ids}
    return prime < 2**62 and any(math.prod(each) >= 2**63 for each in factors.values())


@checks.mistake("itself-included-above")
@for_each_id
def _(i, others, prime):
    """The id itself went into the product above the stroke. Leave it out there, too: both products go over the other
    ids only."""
    above, below = math.prod(others), math.prod(j - i for j in others)
    return (above * i * inverse(below, prime) % prime,)


@checks.symptom("pow-turned", needs=r"pow\([^\n]*, \w+, -1\)")
def _(run):
    """The arguments of `pow` changed places, so that everything was taken modulo -1, where nothing is left. Give the
    number first, then the exponent, then the modulus: `pow(below, -1, prime)`."""
    return all(weight == 0 for weight in run.result.values())


@checks.symptom("all-zero")
def _(run):
    """All weights are 0. Print every product and every inverse after each step, and mend the line that makes the first
    0 of them: none may begin with 0, or take in a factor of 0, as j - i is where j = i."""
    return len(run.result) > 1 and all(weight == 0 for weight in run.result.values())


@checks.mistake("sign")
@for_each_id
def _(i, others, prime):
    """The sign of a weight is wrong. Each factor is j / (j - i), where j is the other id, or (0 - j) / (i - j), which
    is the same: turn the signs above and below, or neither of them, and take no difference without its sign."""
    turned, without = math.prod(i - j for j in others), math.prod(abs(j - i) for j in others)
    return tuple(math.prod(others) * inverse(below, prime) % prime for below in (turned, without))


@checks.mistake("integer-division", needs="//")
@for_each_id
def _(i, others, prime):
    """`//` throws the rest of a division away. To divide in a field, multiply by the inverse: `pow(below, -1,
    prime)`."""
    above, below = math.prod(others), math.prod(j - i for j in others)
    single = stepwise = reduced_stepwise = 1
    for j in others:
        single *= j // (j - i)
        stepwise = stepwise * j // (j - i)
        reduced_stepwise = reduced_stepwise * j // (j - i) % prime
    reduced = (above % prime) // (below % prime)
    values = above // below, single, stepwise
    return *values, *(value % prime for value in values), reduced, reduced_stepwise


@checks.mistake("truncated")
@for_each_id
def _(i, others, prime):
    """The fraction was worked out and cut off or rounded, which a field does not know. To divide, multiply by the
    inverse: `pow(below, -1, prime)`."""
    weight = math.prod(Fraction(j, j - i) for j in others)
    return int(weight), int(weight) % prime, round(weight), round(weight) % prime


@checks.mistake("not-inverted")
@for_each_id
def _(i, others, prime):
    """What stands below the stroke was multiplied, not divided by. Multiply by its inverse instead:
    `pow(below, -1, prime)`."""
    return (math.prod(others) * math.prod(j - i for j in others) % prime,)


@checks.mistake("nothing-below")
@for_each_id
def _(i, others, prime):
    """Only the other ids are in it, as if 1 stood below the stroke. Multiply by the inverse of the product of the
    differences: `pow(below, -1, prime)`."""
    return (math.prod(others) % prime,)


@checks.mistake("upside-down")
@for_each_id
def _(i, others, prime):
    """The fraction stands on its head. Multiply the other ids above the stroke, and invert the product of the
    differences: `above * pow(below, -1, prime)`."""
    return (math.prod(j - i for j in others) * inverse(math.prod(others), prime) % prime,)


@checks.mistake("own-id-above")
@for_each_id
def _(i, others, prime):
    """Above the stroke stands the id whose weight it is, instead of the others. In the weight of id i, multiply j / (j
    - i) for every other id j."""
    factors = pow(i, len(others), prime)
    below = math.prod(j - i for j in others)
    return factors * inverse(below, prime) % prime, factors * inverse(below, prime) * (-1) ** len(others) % prime


@checks.mistake("nothing-above")
@for_each_id
def _(i, others, prime):
    """Only the differences are in it, and nothing stands above the stroke. Multiply the other ids, too: each factor is
    j / (j - i)."""
    return (inverse(math.prod(j - i for j in others), prime), inverse(math.prod(i - j for j in others), prime))


@checks.mistake("plus")
@for_each_id
def _(i, others, prime):
    """The ids were added below the stroke. Use their difference there: j / (j - i)."""
    return (math.prod(others) * inverse(math.prod(j + i for j in others), prime) % prime,)


@checks.mistake("sum-of-fractions")
@for_each_id
def _(i, others, prime):
    """The factors were added up instead of multiplied. Start with 1, and multiply j / (j - i) in for every other
    id."""
    total = sum(j * inverse(j - i, prime) for j in others)
    return total % prime, (total + 1) % prime


@checks.mistake("some-ids-missing")
def _(share_ids, prime=PRIME):
    """Not all other ids are in the product, only those before or after, smaller or larger, or one of them. Begin with
    1, and multiply the factors of all other ids into it: each turn of the inner loop goes on from the product so
    far."""
    weights = []
    for place, i in enumerate(share_ids):
        before, after = share_ids[:place], share_ids[place + 1 :]
        others = before + after
        smaller, larger = [j for j in others if j < i], [j for j in others if j > i]
        beside = [share_ids[(place + step) % len(share_ids)] for step in (1, -1)]
        some = before, after, smaller, larger, others[:1], others[-1:], *([j] for j in beside)
        weights.append([weight(i, each, prime) for each in some])
    return tuple(dict(zip(share_ids, each, strict=True)) for each in zip(*weights, strict=True))


@checks.mistake("not-begun-anew")
def _(share_ids, prime=PRIME):
    """Only the first weight is right: those of the next ids hold the ones before as well. Begin with 1 again for
    each id, inside of the outer loop."""
    weights = reference.lagrange_at_zero(share_ids, prime=prime)
    return dict(zip(weights, accumulate(weights.values(), lambda a, b: a * b % prime), strict=True))


@checks.mistake("first-ids-assumed")
def _(share_ids, prime=PRIME):
    """The products go over 1, 2, 3 and so on, but any clients may have survived. Loop over the ids that were given:
    `for j in share_ids`."""
    first = range(1, len(share_ids) + 1)
    return {i: weight(i, [j for j in first if j != i], prime) for i in share_ids}


@checks.mistake("places-for-ids", needs=r"enumerate|range\(|index\(|len\(|count\(|\+= 1\b|arange")
def _(share_ids, prime=PRIME):
    """Places in the list stand where ids belong, above the stroke, below it, or in both. Use the ids themselves there:
    `for i in share_ids`, and inside of it `for j in share_ids`."""
    values = []
    for first in (1, 0):
        places = list(range(first, first + len(share_ids)))
        for above, below in ((places, places), (share_ids, places), (places, share_ids)):
            products = [math.prod(above[:k] + above[k + 1 :]) for k in range(len(places))]
            differences = [math.prod(j - i for j in below if j != i) for i in below]
            pairs = zip(products, differences, strict=True)
            values.append([product * inverse(difference, prime) % prime for product, difference in pairs])
    return tuple(dict(zip(share_ids, each, strict=True)) for each in values)


@checks.mistake("other-prime")
def _(share_ids, prime=PRIME):
    """Something was taken modulo the course's large prime, but here another one was given. Use the argument `prime`
    in its place, wherever you reduce or invert."""
    weights = reference.lagrange_at_zero(share_ids)
    only_inverse = {}
    for i in share_ids:
        others = [j for j in share_ids if j != i]
        below = math.prod(j - i for j in others) % prime
        only_inverse[i] = math.prod(others) * inverse(below, PRIME) % prime
    return weights, {i: weight % prime for i, weight in weights.items()}, only_inverse


@checks.mistake("numpy-too-small", needs=r"\bnp\.|numpy")
@for_each_id
def _(i, others, prime):
    """A product has grown beyond the 64 bits of NumPy's numbers, which wrap round without a word. Multiply Python's own
    whole numbers, modulo the prime at each step."""
    results = []
    for at_each_step in (False, True)[: 1 + (prime < 2**63)]:
        above, below = np.int64(1), np.int64(1)
        with np.errstate(over="ignore"):
            for j in others:
                above, below = above * np.int64(j), below * np.int64(j - i)
                if at_each_step:
                    above, below = above % np.int64(prime), below % np.int64(prime)
        results.append(int(above) * inverse(int(below), prime) % prime)
    return tuple(results)

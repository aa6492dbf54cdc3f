"""What `combine_partials` must do, and what each mistake is told."""

import functools
import math

from ...solutions import secure_aggregation as reference
from ..paillier.cases import private, public
from .cases import numbers_below, sealed_numbers
from .refusals import Case, Noticed, RefusingChecks, must_raise, refused

checks = RefusingChecks("combine_partials")


def parts_of(bits: int, plaintexts, parties: int) -> list[list[int]]:
    """What all the parties give."""
    sealed = [int(c) for c in sealed_numbers(bits, plaintexts)]
    shares = reference.split_key(private(bits), parties)
    return [[pow(c, share, private(bits).n ** 2) for c in sealed] for share in shares]


@checks.cases
def parts_of_all(rng):
    yield dict(public_key=public(64), partials=Case(parts_of(64, [5, 12], 3)))
    yield dict(public_key=public(64), partials=Case(parts_of(64, numbers_below(private(64).n, 3, rng), 2)))
    for parties, places in ((3, 1), (5, 4), (2, 2)):
        numbers = numbers_below(private(512).n, places, rng)
        yield dict(public_key=public(512), partials=Case(parts_of(512, numbers, parties)))
    yield dict(public_key=public(64), partials=Case(parts_of(64, [0, 1, private(64).n - 1], 2)))
    yield dict(public_key=public(64), partials=Case(parts_of(64, [5, 12, 7], 3)[:2], "all"))
    yield dict(public_key=public(64), partials=Case([*parts_of(64, [5, 12, 7], 3)[:2], [3, 4, 5]], "all"))
    for wrong in (0, 2, 1):
        parts = parts_of(64, [5, 12, 7], 3)
        parts[1][wrong] += 1
        yield dict(public_key=public(64), partials=Case(parts, "one"))
    doubled = parts_of(512, [5, 12], 3)
    yield dict(public_key=public(512), partials=Case([doubled[0], doubled[1], doubled[1]], "all"))


@checks.in_words
def plaintexts_or_refusal(public_key, partials):
    return "Refused" if partials.fault else None


@checks.reads
def combined(run):
    return Noticed(run.result, run.expected, run.inputs["partials"])


@checks.accepts
def refuses(combined):
    return combined.fault and refused(combined.result) and combined.result.kind == "Refused"


def from_products(compute):
    """A mistake made at every place: from the product of all parts, unreduced, the parts, and n."""

    @functools.wraps(compute)
    def all_places(public_key, partials):
        n = int(public_key.n)
        values = [compute(math.prod(map(int, parts)), parts, n) for parts in zip(*partials, strict=True)]
        return tuple(map(list, zip(*values, strict=True)))

    return all_places


must_raise(checks)


@checks.symptom("refuses-right")
def _(combined):
    """Parts that belong together were refused. For each place, multiply the parts of *all* parties, modulo n²; the
    product is then 1 modulo n. Compare yours with that."""
    return refused(combined.result)


@checks.symptom("not-checked")
def _(combined):
    """One party's part is missing or wrong, and what came back is no plaintext, but looks like one. The right product
    is 1 modulo n: compare yours with 1, and raise `Refused` if it differs."""
    return combined.fault == "all"


@checks.symptom("one-place-checked")
def _(combined):
    """A wrong part at one place went unnoticed. Put the check into the loop over the places, so that every product is
    compared with 1 modulo n."""
    return combined.fault == "one"


@checks.symptom("float-division")
def _(combined):
    """A plaintext is a whole number, and `/` always makes a float, which holds only 53 bits. Divide with two strokes:
    `(product - 1) // n`."""
    return any(isinstance(value, float) for value in combined.result)


@checks.mistake("adds-parts")
@from_products
def _(product, parts, n):
    """You added the parts, but they are powers of one ciphertext, and adding their exponents means multiplying them.
    Multiply the parts of a place, modulo n²."""
    total = sum(map(int, parts))
    return total, total % n, total % n**2, (total - 1) // n, (total % n**2 - 1) // n, (total - 1) // n % n


@checks.mistake("mod-n")
@from_products
def _(product, parts, n):
    """The product was taken modulo n, where it is always 1: the plaintext is lost. Take it modulo n², so use
    `% n**2`."""
    return 0, 1


@checks.mistake("not-divided")
@from_products
def _(product, parts, n):
    """The product is 1 + m·n, and m is still to be taken out of it. Write `(product - 1) // n`, with brackets, for `//`
    comes before the minus."""
    u = product % n**2
    return u, u - 1, u % n, (u - 1) % n, product, product - 1


@checks.mistake("not-reduced")
@from_products
def _(product, parts, n):
    """Right up to multiples of n, but a plaintext lies below n: the product was never reduced. Take it modulo n² before
    you divide: `product % n**2`."""
    return (product - 1) // n, product // n


@checks.symptom("only-some-places")
def _(combined):
    """Only some of the places were treated. Loop over all of them with `zip(*partials)`, and return after the
    loop."""
    return (
        0 < len(combined.result) < len(combined.expected)
        and combined.result == combined.expected[: len(combined.result)]
    )


@checks.symptom("transposed")
def _(combined):
    """There is one number for each party instead of one for each ciphertext. A row of partials is what one party gave:
    loop over `zip(*partials)`, which gives the parts of one place together."""
    return len(combined.result) == len(combined.case) != len(combined.expected)

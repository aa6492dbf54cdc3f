"""What `combine_partials` must do, and what each mistake is told."""

import contextlib
import functools
import itertools
import math
from dataclasses import dataclass

from ...checking import NotYet
from ...solutions import secure_aggregation as reference
from ..paillier.cases import private, public
from .cases import numbers_below, sealed_numbers
from .refusals import Case, Noticed, RefusingChecks, must_raise, refused
from .secrets_of import secrets

checks = RefusingChecks("combine_partials")


def parts_of(bits: int, plaintexts, parties: int) -> list[list[int]]:
    """What all the parties give."""
    sealed = [int(c) for c in sealed_numbers(bits, plaintexts)]
    shares = reference.split_key(private(bits), parties)
    return [[pow(c, share, private(bits).n ** 2) for c in sealed] for share in shares]


@checks.cases
def parts_of_all(rng):
    # So many places that two mistakes hardly ever agree in all of them.
    yield dict(public_key=public(64), partials=Case(parts_of(64, [5, 12, 9, 20], 3)))
    one, other = numbers_below(private(64).n, 2, rng)
    yield dict(public_key=public(64), partials=Case(parts_of(64, [one, other, one], 2)))  # two clients' may be equal
    for parties, places in ((3, 1), (5, 4), (2, 2)):
        numbers = numbers_below(private(512).n, places, rng)
        yield dict(public_key=public(512), partials=Case(parts_of(512, numbers, parties)))
    yield dict(public_key=public(28), partials=Case(parts_of(28, [5, 12, 9], 3)))
    for numbers in ([6, 0, 9], [1, private(64).n - 1, 6]):
        yield dict(public_key=public(64), partials=Case(parts_of(64, numbers, 4)))
    yield dict(public_key=public(6), partials=Case(parts_of(6, [4, 17], 13)))  # short parts, but a long product
    yield dict(public_key=public(64), partials=Case(parts_of(64, [5, 12, 7], 3)[:2], "all"))
    yield dict(public_key=public(64), partials=Case([*parts_of(64, [5, 12, 7], 3)[:2], [3, 4, 5]], "all"))
    for wrong in (0, 2, 1):
        parts = parts_of(64, [5, 12, 7], 3)
        parts[1][wrong] += 1
        yield dict(public_key=public(64), partials=Case(parts, "one"))
    doubled = parts_of(512, [5, 12], 3)
    yield dict(public_key=public(512), partials=Case([doubled[0], doubled[1], doubled[1]], "all"))
    parts = parts_of(64, [5, 12, 7], 3)
    parts[1][0], parts[1][2] = parts[1][2], parts[1][0]  # in all places together nothing is missing
    yield dict(public_key=public(64), partials=Case(parts, "one"))


@checks.secrets
def _(inputs, result):
    """The parts: with all of them everybody can decrypt."""
    return secrets((), result if isinstance(result, list) else ())


@checks.in_words
def plaintexts_or_refusal(public_key, partials):
    return "Refused" if partials.fault else None


@dataclass(frozen=True)
class Combined(Noticed):
    n: int


@checks.reads
def combined(run):
    return Combined(run.result, run.expected, run.inputs["partials"], int(run.inputs["public_key"].n))


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


@checks.symptom("caret", of_kind=True, needs=r"\^ \(?2\b|n \^")
def _(combined):
    """In Python `^` is no power: it turns bits. Write the square of n with two stars: `public_key.n**2`."""
    return True


@checks.symptom("refuses-zero", of_kind=True)
def _(combined):
    """A plaintext of 0 was refused, but 0 is one like the others: its product is 1. Refuse only where the product is
    not 1 modulo n."""
    return refused(combined.result) and not combined.fault and 0 in combined.expected


# The parts of one row of `partials` multiplied, and nothing that turns rows into columns.
ROWS = (
    r"(?s)for (\w+) in partials\b.*(for \w+ in \1\b|(prod|reduce)\([^\n]*\b\1\b)"
    r"|(prod|reduce)\([^\n]*\b(\w+)\).*for \5 in partials\b"
)


@checks.symptom("rows-for-columns", of_kind=True, needs=ROWS, without=r"zip|range|enumerate|np\.|\.T\b|\+= 1")
def _(combined):
    """Parts that belong together were refused. A row of `partials` holds what *one* party gave for all places. Multiply
    what *all* parties gave for one place: loop over `zip(*partials, strict=True)`."""
    return refused(combined.result) and not combined.fault


@checks.symptom("outgrown", of_kind=True, needs=r"np\.(prod|multiply|array|asarray|ones)|int64", without="object")
def _(combined):
    """Parts that belong together were refused. NumPy's whole numbers have 64 bits, and the product of these parts has
    more. Multiply Python's own integers, modulo n² after each one."""
    n, parts = combined.n, combined.case
    fits = all(int(part) < 2**63 for row in parts for part in row)
    return refused(combined.result) and not combined.fault and fits and n.bit_length() * 2 * len(parts) > 63


@checks.symptom("refuses-right", of_kind=True, vague=True)
def _(combined):
    """Parts that belong together were refused. For each place, multiply the parts of all parties, modulo n². Raise
    `Refused` only where that product is not 1 modulo n."""
    return refused(combined.result) and not combined.fault


@checks.symptom("not-checked", of_kind=True)
def _(combined):
    """One party's part is missing or wrong, and that was not refused. Take the product of all parts of a place modulo
    n, and raise `Refused` where that is not 1."""
    return combined.fault == "all"


@checks.symptom("one-place-checked", of_kind=True)
def _(combined):
    """A wrong part was not refused, where not all places are wrong. Compare the product of each place by itself with 1
    modulo n, and `raise Refused(…)` if any of them differs."""
    return combined.fault == "one"


@checks.symptom("float-division", needs=r"(?<!/)/(?!/)")
def _(combined):
    """A plaintext is a whole number, and `/` between whole numbers makes a float, which holds only 53 bits. Divide with
    two strokes: `(product - 1) // n`."""
    pairs = zip(combined.result, combined.expected, strict=True)
    return all(abs(found - wanted) <= wanted / 1000 for found, wanted in pairs)


@checks.mistake("adds-parts")
@from_products
def _(product, parts, n):
    """The parts of a place were added. Multiply them, modulo n², then subtract 1 and divide by n."""
    total = sum(map(int, parts))
    return total, total % n, total % n**2, (total - 1) // n, (total % n**2 - 1) // n, (total - 1) // n % n


@checks.mistake("opens-each-part")
@from_products
def _(product, parts, n):
    """Each part was opened on its own. Multiply the parts of a place first, modulo n², then open the product once:
    `(product - 1) // n`."""
    opened = sum((int(part) - 1) // n for part in parts)
    return opened, opened % n, opened % n**2


@checks.mistake("mod-n")
@from_products
def _(product, parts, n):
    """All the numbers that came back are 0, or all are 1. For each place, multiply the parts modulo n², and put
    `(product - 1) // n` of that product into the list."""
    return 0, 1


@checks.mistake("not-divided")
@from_products
def _(product, parts, n):
    """These products were not divided by n. Modulo n² the product of a place is 1 + m·n, and m is what you want. Return
    `(product % n**2 - 1) // n` for each, with the brackets."""
    u = product % n**2
    return u, u - 1, product, product - 1


@checks.mistake("not-reduced")
@from_products
def _(product, parts, n):
    """Right up to multiples of n, but a plaintext lies below n. Take the product modulo n² before you divide: `product
    % n**2`."""
    return (product - 1) // n, product // n


@checks.symptom("negative")
def _(combined):
    """A plaintext came back as a negative number, right up to multiples of n. Return numbers from 0 to n - 1."""
    pairs = zip(combined.result, combined.expected, strict=True)
    return any(found < 0 for found in combined.result) and all((a - b) % combined.n == 0 for a, b in pairs)


@checks.symptom("product-goes-on")
def _(combined):
    """Each number holds those of all places before it, too. Begin anew for each place, with a product of 1, and add no
    plaintext to another."""
    sums = itertools.accumulate(combined.expected)
    return all((found - wanted) % combined.n == 0 for found, wanted in zip(combined.result, sums, strict=True))


@checks.symptom("only-some-places")
def _(combined):
    """The plaintexts of only some places came back. Loop over all of them with `zip(*partials, strict=True)`, put one
    number for each into a list, 0 and equal ones, too, and return after the loop."""
    return 0 < len(combined.result) < len(combined.expected) and set(combined.result) <= set(combined.expected)


@checks.symptom("transposed")
def _(combined):
    """There are as many numbers as parties, instead of one for each ciphertext. Loop over `zip(*partials,
    strict=True)`, which gives the parts of one place together."""
    return len(combined.result) == len(combined.case) != len(combined.expected)


@checks.behaviour("zero-products")
def _(answer, rng):
    """One party's parts are wrong, so that the products are 0 modulo n, and that was not refused. Raise `Refused`
    wherever the product of a place, modulo n, is another number than 1."""
    parts = [*parts_of(64, [5, 12, 7], 3)[:2], [int(public(64).n)] * 3]
    with contextlib.suppress(NotYet):  # whatever it raises is a refusal here
        return not refused(answer(public(64), Case(parts, "zero")))


@checks.behaviour("short-list")
def _(answer, rng):
    """One party's list is shorter than the others, and that was not refused. Use `zip(*partials, strict=True)`, or
    compare the lengths first and raise `Refused`."""
    for short in (0, 2):
        parts = parts_of(64, [5, 12, 7], 3)
        parts[short].pop()
        with contextlib.suppress(NotYet):  # whatever it raises is a refusal here
            if not refused(answer(public(64), Case(parts, "short"))):
                return True

"""What `factor` must do, and what each mistake is told."""

import ast
import math

from fedlearn_lib.given.paillier.keys import is_prime

from ...checking.answer_text import says, written
from .numbers import ListChecks, has_floats


def primes(bits: int, rng, *, count: int) -> list[int]:
    """Different odd primes of exactly so many bits."""
    found = set()
    while len(found) < count:
        candidate = int(rng.integers(2 ** (bits - 1), 2**bits)) | 1
        if is_prime(candidate):
            found.add(candidate)
    return [int(prime) for prime in rng.permutation(sorted(found))]


class PairChecks(ListChecks):
    """A pair, as a tuple or as a list."""

    kind = tuple


checks = PairChecks("factor")

FIRST = 77


@checks.cases
def short_keys(rng):
    yield dict(n=FIRST)
    yield dict(n=35)  # neighbours: the root of 35 lies between them
    yield dict(n=15)
    yield dict(n=5 * 13)  # both are 1 modulo 4
    yield dict(n=7 * 19)  # both are 1 modulo 6
    yield dict(n=3 * 1009)
    yield dict(n=101 * 103)
    yield dict(n=13 * 13)  # two primes may be equal
    for bits in (8, 10, 12, 14, 16, 18):
        yield dict(n=math.prod(primes(bits, rng, count=2)))
    yield dict(n=math.prod(primes(20, rng, count=2)))
    yield dict(n=1048571 * 1048573)  # the two largest of 20 bits, and neighbours
    yield dict(n=math.prod([*primes(4, rng, count=1), *primes(20, rng, count=1)]))


def goes_by(run) -> int:
    """The step in which the learner's search goes on, where it is one number that is typed in; else 0."""
    steps = []
    for node in ast.walk(written()):
        match node:
            case ast.AugAssign(op=ast.Add() | ast.Sub(), value=step):
                steps.append(step)
            case ast.Call(func=ast.Name("range" | "count") | ast.Attribute(attr="count" | "arange"), args=[*_, step]):
                steps += [step] * (len(node.args) == 3 or len(node.args) == 2 and "count" in ast.unparse(node.func))
    sizes = {ast.unparse(step).removeprefix("-") for step in steps}
    return int(sizes.pop()) if len(sizes) == 1 and all(each.isdecimal() for each in sizes) else 0


@checks.stops("even-only", "ZeroDivision|modulo by zero", needs=r"-= 2|, -2\)")
def _():
    """The search goes down in steps of 2, from a number that is even here: it met only even numbers, down to 0. Start
    it at an odd number, such as `math.isqrt(n) | 1`, or go down by 1."""


# A `raise` behind the search, or in the `else` of its loop: reached where nothing was found.
AFTER_THE_SEARCH = r"(?m)^    raise |^    else:\n        raise "


@checks.stops("search-gives-up", "(?!)", line=r"^(else: )?raise\b", needs=AFTER_THE_SEARCH)
def _():
    """So your search found nothing, but this n has a factor: an odd prime. Let the search go through all odd numbers
    from 3 to `math.isqrt(n)`, that included, and return the first `p` for which `n % p == 0`, with `n // p`."""


@checks.symptom("even-start", of_kind=True, needs=r"[-+]= 2\b|, -?2\)|::2")
def _(run):
    """The search went in steps of 2 from an even number, so it met only even ones, and no odd prime. Start it at an odd
    number: at 3, or on the way down at `math.isqrt(n) | 1`."""
    n = run.inputs["n"]
    start = math.isqrt(n) if says("sqrt") else n // 2 if says(r"\bn // 2\b") else n - 1 if says(r"\bn - 1\b") else n
    upwards = says(r"range\((2|4|6), [^\n]*, 2\)|(?ms:^ +(\w+) = (2|4)$.*^ +\2 \+= 2$)") and not says(r"-= 2|, -2\)")
    downwards = says(r"-= 2\b|, -2\)") and not says(r"\| 1|& 1|% 2") and start % 2 == 0
    # Who meets none but even numbers finds nothing in the first call.
    return n == FIRST and goes_by(run) == 2 and (upwards or downwards) and not found(run)


@checks.symptom("steps-too-wide", of_kind=True, without=r"% \(\w+ [-+] \d\)|, \w+ [-+] \d\)")  # that is a wheel
def _(run):
    """The search goes in steps of more than 2, so it jumps over odd numbers. Use steps of 2, from an odd number up to
    `math.isqrt(n)`, that included."""
    return goes_by(run) > 2 and not found(run)


def found(run) -> bool:
    """Whether one of the primes is in what came back."""
    values = run.result if isinstance(run.result, tuple | list | set) else (run.result,)
    return any(value in run.expected for value in values)


def found_nothing(run) -> bool:
    """Whether None came back, or what stands for it."""
    return run.result is None or (isinstance(run.result, tuple) and set(run.result) <= {None, 1, run.inputs["n"]})


@checks.symptom("shortcut-fails", of_kind=True, needs=r"gcd\(|sqrt\([^\n]* - n\b")
def _(run):
    """No prime came back for this n, though it has two. Try the odd numbers from 3 to `math.isqrt(n)`, that included,
    where your way ends without one, and return the first that divides n, and n divided by it, with `//`."""
    return run.inputs["n"] != FIRST and found_nothing(run)


@checks.symptom("finds-nothing", of_kind=True)
def _(run):
    """No prime came back for this n, though it has two. Let the search reach all odd numbers from 3 to `math.isqrt(n)`,
    that included, and return the first that divides n, and n divided by it, also where the two are equal."""
    n = run.inputs["n"]
    # And no `return` was forgotten.
    searched = says(r"(?m)^ {8,}return .*//|return None$") if run.result is None else says(r"return \(?(1, n|n, 1)\b")
    return found_nothing(run) and (n != FIRST or searched)


@checks.symptom("divided-again", of_kind=True)
def _(run):
    """The two primes are equal here, and 1 came back in place of one of them. Return `p` and `n // p`, with n as it
    came in."""
    p, q = run.expected
    return p == q and run.result in ((p, 1), (1, p))


@checks.symptom("trivial", of_kind=True)
def _(run):
    """1 or n came back, and neither is one of the two primes. Return the first odd number from 3 to `math.isqrt(n)`
    that divides n, and n divided by it."""
    values = run.result if isinstance(run.result, tuple) else (run.result,)
    return any(value in (1, run.inputs["n"]) for value in values)


@checks.symptom("returns-floats")
def _(run):
    """There is a float among them, and primes are whole numbers. Divide with `//`, and take roots with `math.isqrt`."""
    return has_floats(run.result)


@checks.symptom("equal-primes", of_kind=True)
def _(run):
    """The two primes are equal here, and only one of them came back. Return both all the same: make the pair of the
    prime and of n divided by it, with `//`."""
    p, q = run.expected
    return p == q and tuple(run.result) == (p,)


@checks.symptom("one-factor", of_kind=True)
def _(run):
    """One of the primes came back, but both are expected. Divide n by it with `//`, and return the pair, the
    smaller one first."""
    values = run.result if isinstance(run.result, tuple) else (run.result,)
    return len(values) == 1 and values[0] in run.expected


@checks.symptom("larger-first")
def _(run):
    """Both primes are right, but the larger one comes first. Put them in order: the smaller one is expected
    first."""
    no_search = says(r"gcd|sqrt|rand|choice|shuffle|sample|set\(")  # that goes from number to number
    return run.result == run.expected[::-1] and (no_search or run.inputs["n"] == FIRST and goes_by(run) <= 2)


@checks.symptom("jumps-over")
def _(run):
    """Both primes are right, but the larger one comes first here. Let the search look at every odd number from 3 on,
    one after the other, or put the two in order at the end."""
    return run.result == run.expected[::-1]


@checks.symptom("same-twice")
def _(run):
    """The same prime came back twice. Divide n by the one that you found, with `//`, and return both."""
    twice = isinstance(run.result, tuple) and len(run.result) == 2 and run.result[0] == run.result[1]
    return twice and run.result[0] in run.expected


@checks.symptom("more-than-primes", of_kind=True)
def _(run):
    """The primes are there, but not alone. Leave out everything else: return exactly two numbers."""
    many = isinstance(run.result, tuple | list | set | dict) and len(run.result) > 2
    return many and set(run.expected) <= set(run.result)


@checks.symptom("count-of-coprimes", of_kind=True)
def _(run):
    """One number that came back is p - 1, q - 1, or their product or least common multiple, and not both primes came
    back. Return the smallest number above 1 that divides n, and n divided by it."""
    p, q = run.expected
    values = run.result if isinstance(run.result, tuple) else (run.result,)
    counts = (p - 1) * (q - 1), math.lcm(p - 1, q - 1), p - 1, q - 1
    return run.inputs["n"] == FIRST and any(value in counts for value in values)  # others may be so small by chance


@checks.symptom("other-product", of_kind=True, without=r"%|mod|gcd")
def _(run):
    """These two numbers multiplied are not n, so they are not its primes. Search for two numbers with `p * q == n`, and
    return only these."""
    values = run.result if isinstance(run.result, tuple) else (run.result,)
    return len(values) == 2 and all(type(value) is int for value in values) and values[0] * values[1] != run.inputs["n"]


@checks.symptom("no-factor", of_kind=True)
def _(run):
    """Not all that came back divides n. Return only a `p` for which `n % p` is 0, and `n // p`, and if your search
    meets none, let it reach all odd numbers from 3 to `math.isqrt(n)`, that included."""
    values = run.result if isinstance(run.result, tuple) else (run.result,)
    whole = [value for value in values if isinstance(value, int)]
    return bool(whole) and any(value == 0 or run.inputs["n"] % value for value in whole)

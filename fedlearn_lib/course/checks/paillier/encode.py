"""What `encode` must do, and what each mistake is told."""

from ...checking import leaving
from .cases import known_to_all, standing_out
from .numbers import (
    MACHINE_LIMIT,
    ListChecks,
    composites,
    has_floats,
    needs_a_list,
    needs_equal_ones,
    random_bits,
    wrapped,
)

checks = ListChecks("encode")


@checks.cases
def signed_integers(rng):
    yield dict(integers=[5, -4, 0], n=35)
    yield dict(integers=[10, -10], n=35)  # the outermost
    yield dict(integers=[-1], n=77)
    yield dict(integers=[3, -2, 3, 0, 0, -2], n=35)  # equal ones
    yield dict(integers=[-4, 5], n=77)  # numbers of an earlier call
    for n in composites(rng):
        third = n // 3
        drawn = [random_bits(n.bit_length(), rng) % third for _ in range(6)]
        yield dict(integers=[*drawn, *(-each for each in drawn), 0, third - 1, 1 - third], n=n)
    yield dict(integers=[-1, 2, -3], n=2**2047 + 1)  # -1 / n is 0 as a float


@checks.by_hand
def _(integers, n, *, place=None):
    if n > 10**6:
        return None
    shown = integers[:4] if not place or place[0] < 4 else [integers[place[0]]]
    told = [f"is written {n} - {-each} = {n + each}" if each < 0 else f"stays {each}" for each in shown]
    return "; ".join(f"{each} {what}" for each, what in zip(shown, told, strict=True))


@checks.secrets
def _(inputs, result):
    n, integers = int(inputs["n"]), [int(each) for each in inputs["integers"]]
    hidden = standing_out(*integers, *(each % n for each in integers))
    return leaving.Secrets(hidden, [*known_to_all(), n, n // 2, n // 3, n - n // 3])


@checks.stops("machine-integers", f"{MACHINE_LIMIT}|int too big to convert", without="to_bytes")
def _():
    """Integers of a fixed width, as NumPy's, end at 64 bits or before, and a real n has thousands. Use Python's own
    whole numbers, and put them into a list."""


needs_a_list(checks)


@checks.symptom("returns-floats")
def _(run):
    """There are floats in the list, and they hold at most 53 bits exactly. Leave out what makes floats, such as `/`,
    `1.0`, `float`, `math.fmod` or an array of floats."""
    return has_floats(run.result)


needs_equal_ones(checks)


@checks.mistake("negatives-stay")
def _(integers, n):
    """The negative numbers came back as they were, but a residue lies from 0 to n - 1. Let the list that you return
    hold `integer % n` for each, and change nothing in it later."""
    return integers


@checks.mistake("loses-sign")
def _(integers, n):
    """The negative numbers lost their sign: each came back as its size alone. Add n to a negative number as it is,
    with its sign, and return what comes out."""
    return [abs(each) for each in integers]


@checks.mistake("all-negative")
def _(integers, n):
    """The numbers above 0 came back as n minus their size, but only negative ones belong there. Leave those from 0 on
    as they are."""
    return [n - abs(each) for each in integers], [(n - abs(each)) % n for each in integers]


@checks.mistake("not-reduced")
def _(integers, n):
    """Every number came out larger by n, so that those from 0 on became n or more. Add n to the negative ones
    only, or use `% n` at the end."""
    return [each + n for each in integers]


@checks.mistake("zero-is-n")
def _(integers, n):
    """Zero became n, but residues end at n - 1. Add n only where the number is below 0, and leave 0 itself as it is."""
    return [each + n if each <= 0 else each for each in integers]


@checks.mistake("sign-turned")
def _(integers, n):
    """The signs are turned round: the numbers above 0 came back as n minus their size, the negative ones as their size.
    Leave those from 0 on as they are, and add n to the negative ones."""
    return [-each % n for each in integers]


@checks.mistake("taken-from-n")
def _(integers, n):
    """Each number was taken from n, so 5 stands where -5 belongs, and a negative one became larger than n. Leave
    those from 0 on as they are, and add n to the negative ones, with their sign."""
    return [n - each for each in integers]


@checks.mistake("subtracts-twice")
def _(integers, n):
    """A negative number became larger than n: for -4 came n + 4. Add the number itself to n, with its sign: n + (-4) is
    n - 4."""
    return [each if each >= 0 else n - each for each in integers]


@checks.mistake("shifted")
def _(integers, n):
    """You moved all numbers up by the same amount, so zero is no longer 0. Leave the offset out: only
    negative numbers change, and n is added to those."""
    return tuple([each + offset for each in integers] for offset in (n // 2, n // 3, n // 3 - 1, n // 3 + 1))


@checks.mistake("one-off")
def _(integers, n):
    """A negative number came out one too small: -1 belongs at n - 1. Add n itself to the number as it is, with its
    sign."""
    return [each % (n - 1) for each in integers], [each % n - (each < 0) for each in integers]


@checks.mistake("other-modulus")
def _(integers, n):
    """A negative number came back larger by another number than n. Add n itself to it, or take each number
    `% n`."""
    others = (n**2, n // 3, 2 * (n // 3), n // 2, 2 ** n.bit_length(), 2 ** (n.bit_length() - 1), 2**64, 2**32)
    return tuple([each % other for each in integers] for other in others)


@checks.symptom("float-remainder", needs=r" / |fmod|float|np\.")
def _(run):
    """Right for short numbers, but not here: a float came in between, which holds only 53 bits, and nothing tiny.
    Use `%` on whole numbers, which works with negative ones, too."""
    n, pairs = run.inputs["n"], zip(run.result, run.expected, strict=True)
    return n.bit_length() > 53 and all((mine - right + n // 2**40) % n <= n // 2**39 for mine, right in pairs)


@checks.mistake("in-64-bits")
def _(integers, n):
    """Right for small numbers, but these were squeezed into 64 bits and lost the rest. Use Python's own
    whole numbers, which grow as needed."""
    return [wrapped(each % n) for each in integers], [wrapped(each) % n for each in integers]

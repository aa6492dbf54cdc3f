"""What `add` must do, and what each mistake is told."""

from ...checking import Checks
from .cases import (
    OWNERS,
    Sealed,
    decrypts,
    needs_long_integers,
    needs_the_key,
    needs_wide_products,
    opened,
    public,
    sealed_number,
)

checks = Checks("add")


@checks.cases
def pairs_of_ciphertexts(rng):
    # 12 and 5, with r = 3 and r = 2
    yield dict(public_key=public(8), a=(1 + 12 * 209) * 3**209 % 209**2, b=(1 + 5 * 209) * 2**209 % 209**2)
    yield dict(public_key=public(8), a=36, b=35)  # both below n; the product is not
    for bits in (64, 28, 512, *[6] * 30):
        yield dict(public_key=public(bits), a=sealed_number(bits, rng), b=sealed_number(bits, rng))
    twice = sealed_number(64, rng)
    yield dict(public_key=public(64), a=twice, b=twice)


@checks.reads
def added(run):
    if isinstance(run.result, float):
        return None  # `makes-floats` alone tells of it
    owner = OWNERS[int(run.inputs["public_key"].n)]
    return Sealed(run, opened(owner, run.inputs["a"]) + opened(owner, run.inputs["b"]))


checks.accepts(decrypts)
needs_long_integers(checks)
needs_wide_products(checks)
needs_the_key(checks)


@checks.stops("encrypts-ciphertexts", "encrypt: plaintext")
def _():
    """Both are encrypted already. Multiply the two ciphertexts, modulo n²."""


@checks.mistake("adds-ciphertexts")
def _(public_key, a, b):
    """The ciphertexts themselves were added, and that does not add the numbers in them. Multiply a by b, modulo n²."""
    return a + b, (a + b) % public_key.n**2, (a + b) % public_key.n


@checks.symptom("not-reduced")
def _(sealed):
    """It opens to the right sum, but it lies outside of 1 to n² - 1, where ciphertexts are. Take the product modulo n²,
    as the last step: `% public_key.n**2`."""
    return not sealed.in_range and sealed.opened == sealed.wanted


# `isinstance(a, float)` makes none.
FLOATS = r"\bfloat\(|float\d|\(float, |(astype|dtype)\W(np\.)?float|fmod|math\.pow| / "


@checks.symptom("makes-floats", needs=FLOATS, of_kind=True)
def _(sealed):
    """Floats came into it, and they have only 53 exact bits. Multiply whole numbers: `a * b % public_key.n**2`."""
    return True


@checks.mistake("caret", needs=r"\^")
def _(public_key, a, b):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Multiply the two ciphertexts with `*`, and write the
    square of n with two stars, `public_key.n**2`."""
    n = int(public_key.n)
    return a * b % n ^ 2, a * b % (n ^ 2), (a * b) ^ n, a ^ b


@checks.mistake("brackets", needs=r"% [\w.]+ \* ")
def _(public_key, a, b):
    """`%` and `*` are worked out from left to right: the product was reduced by n first, and then multiplied by n. Take
    it modulo the square, `% public_key.n**2`."""
    return a * b % public_key.n * public_key.n


@checks.mistake("reduced-mod-n")
def _(public_key, a, b):
    """The product was reduced by a smaller number than n², which loses the numbers inside. Multiply a by b as they are,
    and take that modulo n² alone: `% public_key.n**2`."""
    return a * b % public_key.n


@checks.mistake("factors-mod-n")
def _(public_key, a, b):
    """Both ciphertexts were reduced modulo n before they were multiplied, and nothing is left of their numbers then.
    Multiply them as they are, and reduce only the product: `% public_key.n**2`."""
    n = int(public_key.n)
    product = (a % n) * (b % n)
    return product, product % n**2


@checks.mistake("raises-to-power")
def _(public_key, a, b):
    """You raised one ciphertext to the power of the other. Multiply a by b, modulo n²."""
    return pow(int(a), int(b), int(public_key.n) ** 2), pow(int(b), int(a), int(public_key.n) ** 2)


@checks.symptom("subtracts")
def _(sealed):
    """This is a ciphertext of the difference of the two numbers, and their sum is asked for. Multiply a by b as they
    are, modulo n²."""
    a, b = (opened(sealed.owner, sealed.inputs[name]) for name in "ab")
    return sealed.in_range and sealed.opened in ((a - b) % sealed.n, (b - a) % sealed.n)


@checks.symptom("same-once")
def _(sealed):
    """Both ciphertexts are the same here, and what came back is this one alone. Multiply a by b, whether they are equal
    or not, modulo n²."""
    a, b = (int(sealed.inputs[name]) for name in "ab")
    return a == b == sealed.c


@checks.mistake("uses-one", sometimes=True)
def _(public_key, a, b):
    """Only one of the two ciphertexts went into the result. Multiply a by b, modulo n²."""
    n_squared = int(public_key.n) ** 2
    return a, b, a * a % n_squared, b * b % n_squared


@checks.symptom("opens-to-other")
def _(sealed):
    """The result is a ciphertext, but not of the sum. Multiply a by b, modulo n², and leave everything else
    away."""
    return sealed.found if sealed.in_range and sealed.opened is not None else False

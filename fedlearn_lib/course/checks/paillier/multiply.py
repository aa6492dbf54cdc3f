"""What `multiply` must do, and what each mistake is told."""

from ...checking import Checks, leaving
from ...checking.answer_text import says
from ...checking.watching_secrets import TOO_LARGE, Watched
from .cases import (
    OWNERS,
    Sealed,
    decrypts,
    known_to_all,
    needs_long_integers,
    needs_wide_products,
    number_below,
    opened,
    private,
    public,
    sealed_number,
    standing_out,
)

checks = Checks("multiply")


@checks.cases
def ciphertexts_and_scalars(rng):
    twelve = Watched((1 + 12 * 209) * 3**209 % 209**2)
    for scalar in (2, 0, -4):
        yield dict(public_key=public(8), ciphertext=twelve, scalar=scalar)
    for scalar in (1, -1, *rng.integers(-100, 100, 20).tolist()):
        yield dict(public_key=public(6), ciphertext=sealed_number(6, rng), scalar=scalar)
    for bits in (64, 28, 512):  # as large as numbers get
        scalar = number_below(private(bits).n, rng)
        yield dict(public_key=public(bits), ciphertext=sealed_number(bits, rng), scalar=Watched(scalar))
        yield dict(public_key=public(bits), ciphertext=sealed_number(bits, rng), scalar=Watched(-scalar))


@checks.reads
def multiplied(run):
    owner = OWNERS[int(run.inputs["public_key"].n)]
    return Sealed(run, opened(owner, run.inputs["ciphertext"]) * int(run.inputs["scalar"]))


def plain(sealed):
    """The number that went in."""
    return opened(sealed.owner, sealed.inputs["ciphertext"])


checks.accepts(decrypts)
needs_long_integers(checks)
needs_wide_products(checks)


@checks.secrets
def _(inputs, result):
    n, scalar = int(inputs["public_key"].n), int(inputs["scalar"])
    hidden = standing_out(scalar, -scalar, scalar % n)
    return leaving.Secrets(hidden, [*known_to_all(), n, n + 1, n**2, inputs["ciphertext"], result])


@checks.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it: under real keys no computer can hold its digits. Give
    `pow` three arguments: `pow(ciphertext, scalar, public_key.n**2)`."""


@checks.stops("encrypts-again", "encrypt: plaintext")
def _():
    """Nothing has to be encrypted here. Raise the ciphertext to the scalar: `pow(ciphertext, scalar,
    public_key.n**2)`."""


@checks.stops("refuses-negative", r"(?i)^(?!.*\badd: ).*(negative|positive|>= ?0|below (0|zero)|at least (0|zero))")
def _():
    """A negative scalar is allowed. Let `pow(ciphertext, scalar, public_key.n**2)` take it as it is."""


@checks.mistake("power-is-a-fraction", of_kind=True)
def _(public_key, ciphertext, scalar):
    """A power with a negative exponent is a fraction, unless it is worked out modulo something from the start. Give
    `pow` three arguments: `pow(ciphertext, scalar, public_key.n**2)`."""
    power = int(ciphertext) ** int(scalar) if abs(scalar) < 1000 else 0  # a long one would never end
    return (power, power % int(public_key.n) ** 2) if isinstance(power, float) else ()


@checks.symptom("zero")
def _(sealed):
    """0 is no ciphertext: nothing can be decrypted from it. Return 1 where the scalar is 0, as `pow(ciphertext, 0,
    public_key.n**2)` does: that is a ciphertext of 0."""
    return sealed.c == 0 == sealed.inputs["scalar"]


@checks.mistake("multiplies-ciphertext")
def _(public_key, ciphertext, scalar):
    """The ciphertext itself was multiplied by the scalar, and that does not multiply the number in it. Raise it to the
    scalar: `pow(ciphertext, scalar, public_key.n**2)`."""
    c, n = int(ciphertext), int(public_key.n)
    return c * scalar, c * scalar % n**2, c * scalar % n


@checks.symptom("power-of-floats", needs=r"math\.pow\(|np\.(float_)?power\(")
def _(sealed):
    """That power is worked out with floats or in 64 bits, and knows no modulus. Use Python's own: `pow(ciphertext,
    scalar, public_key.n**2)`."""
    return True


@checks.mistake("noise-as-number", needs="- 1")
def _(public_key, ciphertext, scalar):
    """What stands above 1 was multiplied by the scalar, which is right only for a ciphertext without noise. Raise the
    whole ciphertext to the scalar: `pow(ciphertext, scalar, public_key.n**2)`."""
    c, n = int(ciphertext), int(public_key.n)
    return ((c - 1) * scalar + 1) % n**2, (c - 1) * scalar + 1, 1 + (c - 1) // n * scalar * n % n**2


@checks.symptom("not-reduced")
def _(sealed):
    """It decrypts rightly, but it lies outside of 1 to n² - 1, where ciphertexts are. Take the result modulo n² as the
    last step: `% public_key.n**2`."""
    return not sealed.in_range and sealed.opened == sealed.wanted


@checks.mistake("caret", needs=r"\^")
def _(public_key, ciphertext, scalar):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write powers with `pow` or with two stars, also the
    square of n: `public_key.n**2`."""
    c, n = int(ciphertext), int(public_key.n)
    compared = (c ^ scalar, (c ^ scalar) % n**2, c ^ (scalar % n**2)) if scalar else ()  # c ^ 0 is c
    return *compared, pow(c, scalar, n ^ 2), c**scalar % n ^ 2


@checks.mistake("reduced-mod-n")
def _(public_key, ciphertext, scalar):
    """The power was reduced modulo n, where nothing is left of the number inside. Take it modulo n²: `pow(ciphertext,
    scalar, public_key.n**2)`."""
    c, n = int(ciphertext), int(public_key.n)
    return pow(c, scalar, n), pow(c, scalar, n) * n, pow(c % n, scalar, n)


@checks.symptom("negates-ciphertext", needs=r"-[A-Za-z(]|n_squared - |\*\* 2 - |\bn2 - |n \* n - |-1 \*|\* -1|\b0 - ")
def _(sealed):
    """You turned the sign of a ciphertext, and that leaves the number in it as it is. Give `pow` the scalar with its
    sign, or take `scalar % public_key.n` first."""
    c, scalar = int(sealed.inputs["ciphertext"]), int(sealed.inputs["scalar"])
    return scalar < 0 and (sealed.c + pow(c, -scalar, sealed.n_squared)) % sealed.n_squared == 0


@checks.symptom("scalar-reduced", needs=r"%|divmod|n - 1\b")
def _(sealed):
    """The result holds the hidden number times another number than the scalar. Give `pow` the scalar as it is, or
    `scalar % public_key.n`, which means the same."""
    n, scalar = sealed.n, int(sealed.inputs["scalar"])
    moduli = [(n - 1, r"n - 1\b"), (n + 1, r"n \+ 1\b"), (n**2 - 1, r"- 1\b"), (n**2 - n, r"- (\w+\.)?n\b|n - 1\b"),
              (2**32, "32|4294967296"), (2**64, "64|18446744073709551616")]  # fmt: skip
    reduced = [scalar % each for each, written in moduli if says(written)]
    others = [each * plain(sealed) % n for each in reduced if each % n not in (scalar % n, -scalar % n)]
    return sealed.in_range and sealed.opened is not None and sealed.opened in others


@checks.mistake("swapped")
def _(public_key, ciphertext, scalar):
    """Base and exponent changed places. Turn the first two arguments of `pow` round: the ciphertext is raised to the
    scalar."""
    return pow(scalar, int(ciphertext), int(public_key.n) ** 2)


@checks.mistake("modulus-in-the-middle", needs=r"pow\(\w+, (?!scalar|abs)[^,\n]*n[^,\n]*, (scalar|abs\(scalar\))\)")
def _(public_key, ciphertext, scalar):
    """Exponent and modulus changed places. Write the exponent second, and the modulus last: `pow(ciphertext, scalar,
    public_key.n**2)`."""
    return pow(int(ciphertext), int(public_key.n) ** 2, scalar), pow(int(ciphertext), int(public_key.n), scalar)


@checks.symptom("inverse-mod-n")
def _(sealed):
    """The inverse was taken modulo n, but a ciphertext is a number modulo n². Write `pow(ciphertext, -1,
    public_key.n**2)`, or let `pow` take the negative scalar itself."""
    n, c, scalar = sealed.n, int(sealed.inputs["ciphertext"]), int(sealed.inputs["scalar"])
    return scalar < 0 and sealed.c == pow(pow(c, -1, n), -scalar, n * n)


@checks.symptom("adds-scalar")
def _(sealed):
    """The result holds the hidden number plus the scalar, not times it. Raise the ciphertext to the scalar:
    `pow(ciphertext, scalar, public_key.n**2)`."""
    scalar = sealed.inputs["scalar"]
    return sealed.n > 35 and scalar != 0 and (plain(sealed) + scalar) % sealed.n == sealed.opened


@checks.symptom("loop-never-ran", needs=r"\bin range\(|\bwhile\b")
def _(sealed):
    """The scalar is negative, and what came back is a ciphertext of 0, as where a loop never runs. Leave the loop away,
    and let `pow` do it, which knows negative exponents, too: `pow(ciphertext, scalar, public_key.n**2)`."""
    return sealed.found if sealed.inputs["scalar"] < 0 and sealed.opened == 0 != sealed.wanted else False


@checks.symptom("loses-sign")
def _(sealed):
    """The scalar is negative, but what came back does not hold the negative product. Give it to `pow` with its sign, or
    take `scalar % public_key.n` first, which is never negative and means the same."""
    if sealed.inputs["scalar"] < 0:
        return sealed.found if sealed.opened in (-sealed.wanted % sealed.n, 0, plain(sealed)) else False


@checks.symptom("zero-apart", needs=r"\bif\b|\bor\b|max\(", without=r"\b(for|while)\b")
def _(sealed):
    """Times 0 the hidden number is 0, but here it stayed as it was. Return 1 where the scalar is 0, as `pow(ciphertext,
    0, public_key.n**2)` does: that is a ciphertext of 0."""
    return sealed.found if sealed.inputs["scalar"] == 0 and sealed.opened == plain(sealed) else False


@checks.symptom("once-too-often")
def _(sealed):
    """The hidden number was taken once too often or once too little. Let `pow(ciphertext, scalar, public_key.n**2)` do
    all the counting, also for the scalar 0 and negative ones."""
    around = [(sealed.wanted + each) % sealed.n for each in (plain(sealed), -plain(sealed))]
    return sealed.found if sealed.inputs["scalar"] >= 0 and sealed.n > 35 and sealed.opened in around else False


@checks.symptom("opens-to-other")
def _(sealed):
    """The result is a ciphertext, but not of the product. Raise the ciphertext to the scalar, modulo n², and leave
    everything else away."""
    return sealed.found if sealed.in_range and sealed.opened is not None else False

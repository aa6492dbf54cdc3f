"""What `encrypt` must do, and what each mistake is told."""

from ...checking import Checks, describe, leaving
from ...checking.answer_text import says
from ...checking.watching_secrets import TOO_LARGE, Watched
from .cases import (
    Sealed,
    decrypts,
    known_to_all,
    needs_fresh_noise,
    needs_the_key,
    number_below,
    opened,
    powers_of,
    private,
    public,
    standing_out,
    unhidden,
)
from .numbers import FLOAT_LIMIT, MACHINE_LIMIT

checks = Checks("encrypt")


@checks.cases
def keys_and_plaintexts(rng):
    # Not the smallest key first: with it a wrong result is right by chance too often.
    yield dict(public_key=public(64), plaintext=12)
    yield dict(public_key=public(64), plaintext=number_below(private(64).n, rng))
    for plaintext in (0, 1, 34, *rng.integers(0, 35, 200).tolist()):  # every third r below 35 shares a factor
        yield dict(public_key=public(6), plaintext=plaintext)
    for bits in (28, 512):
        yield dict(public_key=public(bits), plaintext=number_below(private(bits).n, rng))
    yield dict(public_key=public(512), plaintext=Watched(private(512).n - 1))


@checks.in_words
def a_ciphertext(public_key, plaintext):
    return f"a ciphertext of {describe(int(plaintext))} from 1 to n² - 1, where n = {describe(int(public_key.n))}"


@checks.reads
def encrypted(run):
    return Sealed(run, run.inputs["plaintext"])


checks.accepts(decrypts)


@checks.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it: under real keys no computer can hold its digits. Give
    `pow` a third argument: `pow(base, exponent, n**2)`."""


@checks.stops("randbelow-takes-one", r"randbelow\(\) (takes|missing)")
def _():
    """`secrets.randbelow` takes one number, where to stop: `secrets.randbelow(n)` gives one from 0 to n - 1. Draw again
    for as long as `math.gcd(r, n)` is not 1; 0 falls out with that."""


@checks.stops("float-in-it", FLOAT_LIMIT)
def _():
    """A float came in, such as `random()` gives or `/` makes: it cannot hold such a number, and has only 53 exact bits.
    Use whole numbers: for r `secrets.randbelow(n)`, for the rest `*`, `%` and `pow`."""


@checks.stops("machine-integers", MACHINE_LIMIT)
def _():
    """A machine's whole numbers end at 64 bits, and real ciphertexts have thousands. Use Python's own: for r
    `secrets.randbelow(n)`, for the rest `*`, `%` and `pow`."""


@checks.symptom("r-not-drawn", without=r"secrets|random|token|rng|uuid")
def _(sealed):
    """Nothing here draws r by chance, so whoever knows how it is made can try all plaintexts. Draw it anew in every
    call, with `secrets.randbelow(n)`, until it has no factor in common with n."""
    return sealed.n == 35 and sealed.opened is None


@checks.symptom("shares-factor", without=r"return 0\b")  # such as `if plaintext == 0: return 0`
def _(sealed):
    """This r shared a factor with n, or was 0, and such a ciphertext can never be decrypted. Draw r again for as
    long as `math.gcd(r, n)` is not 1."""
    return sealed.n == 35 and sealed.opened is None  # looked for first: by chance it looks like other mistakes


@checks.symptom("not-reduced")
def _(sealed):
    """The result is not below n², and what is not reduced may tell about its factors. Take it modulo n² once more,
    after the last step: `% n**2` at the end."""
    return sealed.c >= sealed.n_squared and sealed.opened == sealed.wanted


needs_the_key(checks)


@checks.symptom("base-is-n", needs=r"pow\((\w+\.)?n, (plaintext|m)\b|\bn \*\* (plaintext|m)\b")
def _(sealed):
    """n to a power of 2 or more is 0 modulo n², and takes everything with it. The base is one more: write
    `pow(n + 1, plaintext, n**2)`."""
    return sealed.c == 0 and sealed.n > 35


@checks.symptom("caret", needs=r"\^")
def _(sealed):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write powers with `pow`, as in
    `pow(n + 1, plaintext, n**2)`."""
    n, m, n_squared = sealed.n, int(sealed.inputs["plaintext"]), sealed.n_squared
    last = (sealed.c ^ (n + 1)) * pow(m, -1, n_squared) % n_squared  # `^` comes after `*`
    return 0 in (opened(sealed.owner, last), opened(sealed.owner, sealed.without((n + 1) ^ m)))


@checks.symptom("reduced-mod-n", needs=r"%|pow\(|mod")
def _(sealed):
    """The result is hardly longer than n, and a ciphertext is about twice as long. Ciphertexts live modulo n²: write
    `% n**2`, for `% n` and `% n^2` are something else."""
    return sealed.n > 35 and 0 < sealed.c < 2 * sealed.n


@checks.symptom("one-missing", without=r"\b1 \+|\+ 1\b")
def _(sealed):
    """The result is a multiple of n, and no ciphertext is: in front of the plaintext's part `1 +` is missing. Write
    `(1 + plaintext * n) * pow(r, n, n**2)`, then `% n**2`."""
    return sealed.c > 0 and sealed.c % sealed.n == 0


@checks.symptom("multiple-of-n")
def _(sealed):
    """The result is a multiple of n, and no ciphertext is. Only the plaintext is multiplied by n in
    `1 + plaintext * n`; and the last step is `% n**2`, for `% n * n` is something else: write brackets or
    `n**2`."""
    return sealed.c > 0 and sealed.c % sealed.n == 0


@checks.symptom("r-not-raised")
def _(sealed):
    """The plaintext's part is right, but the noise is not r to the power n modulo n², so decryption does not take
    it away. Multiply by `pow(r, n, n**2)`."""
    noise = sealed.without(pow(sealed.n + 1, sealed.wanted, sealed.n_squared))
    return sealed.n > 35 and sealed.c != 0 and noise < 4 * sealed.n


@checks.symptom("plaintext-lost")
def _(sealed):
    """This decrypts to 0, not to your number: what came back is noise and nothing else. Multiply the noise by
    `pow(n + 1, plaintext, n**2)`."""
    return sealed.n > 35 and sealed.in_range and sealed.opened == 0


@checks.symptom("swapped")
def _(sealed):
    """Plaintext and r changed places. The plaintext is the exponent of n + 1, and n is the exponent of r: write
    `pow(n + 1, plaintext, n**2)` and `pow(r, n, n**2)`."""
    return sealed.n > 35 and sealed.c % sealed.n == pow(sealed.wanted, sealed.n, sealed.n)


@checks.symptom("adds-noise")
def _(sealed):
    """The noise was added, and decryption can only take away a factor. Multiply the two powers, modulo
    n²."""
    noise = (sealed.c - pow(sealed.n + 1, sealed.wanted, sealed.n_squared)) % sealed.n_squared
    return sealed.n > 35 and opened(sealed.owner, noise) == 0


@checks.symptom("other-g")
def _(sealed):
    """The plaintext is the exponent of another number than n + 1, so decryption gives something else. Take
    `pow(n + 1, plaintext, n**2)`, or the same written as `1 + plaintext * n`."""
    n = sealed.n
    bases = [*range(2, 20), n + 2] + [n - 1] * says(r"- 1\b")  # -plaintext comes in other ways, too
    others = [opened(sealed.owner, pow(g, sealed.wanted, n**2)) for g in bases] if n > 35 else []
    return sealed.found if sealed.opened in others else False


NO_BRACKETS = r"\b1 \+ ((plaintext|m) \* [\w.]+ \* |[\w.]+ \* (plaintext|m) \* |\w+ \* pow\()"


@checks.symptom("brackets-missing", needs=NO_BRACKETS)
def _(sealed):
    """`*` comes before `+`, so the noise was multiplied with `plaintext * n` alone, and 1 was added at the end. Write
    brackets: `(1 + plaintext * n) * pow(r, n, n**2)`, then `% n**2`."""
    return sealed.n > 35 and sealed.c % sealed.n == 1


@checks.symptom("opens-to-other", vague=True)
def _(sealed):
    """The result has the form of a ciphertext, but holds another number than yours. Compare each part with the
    formula: `pow(n + 1, plaintext, n**2)` times `pow(r, n, n**2)`, modulo n²."""
    return sealed.found if sealed.in_range and sealed.opened is not None else False


@checks.symptom("no-ciphertext", vague=True)
def _(sealed):
    """This is no ciphertext: those lie from 1 to n² - 1, and share no factor with n. Compare each part with the
    formula: `pow(n + 1, plaintext, n**2)` times `pow(r, n, n**2)`, modulo n²."""
    return True


@checks.secrets
def _(inputs, result):
    n, plaintext = int(inputs["public_key"].n), inputs["plaintext"]
    return leaving.Secrets(standing_out(plaintext), [*known_to_all(), n, n + 1, n**2, result])


def one_to_encrypt(key, plaintext):
    return dict(public_key=key, plaintext=plaintext)


@checks.behaviour("no-noise")
def _(answer, rng):
    """It decrypts rightly, but a large number has no noise in its ciphertext: everybody can encrypt what they guess,
    and compare. Multiply all numbers by `pow(r, n, n**2)`, with a new r from `secrets.randbelow(n)`."""
    return set(powers_of(answer, one_to_encrypt, 256, 2**200 + 1, 12)) == {1}


@checks.behaviour("unhidden-number")
def _(answer, rng):
    """This number has no noise in its ciphertext, so everybody reads it. All numbers need an r: multiply by
    `pow(r, n, n**2)`, whatever the key and the plaintext are."""
    return unhidden(answer, one_to_encrypt)


needs_fresh_noise(checks, one_to_encrypt)

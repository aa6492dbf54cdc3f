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
    `pow` three arguments, as in `pow(r, n, n**2)`."""


@checks.stops("randbelow-takes-one", r"randbelow\(\) (takes|missing)")
def _():
    """`secrets.randbelow` takes one number, where to stop: `secrets.randbelow(n)` gives one from 0 to n - 1. Draw again
    for as long as `math.gcd(r, n)` is not 1."""


@checks.stops("float-in-it", FLOAT_LIMIT + "|math range error")
def _():
    """A float came in, which cannot hold such a number. Use whole numbers: for r `secrets.randbelow(n)`, for the rest
    `*`, `%` and `pow`."""


@checks.stops("machine-integers", MACHINE_LIMIT)
def _():
    """That number does not fit into a whole number of the machine, which ends at 64 bits. Use Python's own: for r
    `secrets.randbelow(n)`, for the rest `*`, `%` and `pow`."""


def cannot_be_decrypted(sealed) -> bool:
    """Whether r shares a factor with n; no 0 that stands in the code by itself."""
    typed = sealed.c == 0 and says(r"(?m)return (0|plaintext)$|else 0$|if .* 0 else")
    return sealed.n == 35 and sealed.opened is None and not typed


@checks.symptom("r-not-drawn", without=r"secrets|random|token|rng|uuid")
def _(sealed):
    """r shares a factor with n here, or is 0, and nothing in your code draws it by chance. Draw it anew in every call,
    with `secrets.randbelow(n)`, until `math.gcd(r, n)` is 1."""
    return cannot_be_decrypted(sealed)


@checks.symptom("stops-drawing", needs=r"\bfor\b.* in range\(", without=r"\bwhile\b")
def _(sealed):
    """This r shares a factor with n, or is 0, so that the ciphertext can never be decrypted. Draw a new r with `while`,
    for as long as `math.gcd(r, n)` is not 1."""
    return cannot_be_decrypted(sealed)


@checks.symptom("shares-factor")
def _(sealed):
    """This r shares a factor with n, or is 0, so that the ciphertext can never be decrypted. Draw r again for as long
    as `math.gcd(r, n)` is not 1."""
    return cannot_be_decrypted(sealed)  # looked for first: by chance it looks like other mistakes


@checks.symptom("not-reduced")
def _(sealed):
    """The result is not below n². Take all of it modulo n² as the last step: `% n**2`."""
    return sealed.c >= sealed.n_squared and sealed.opened == sealed.wanted


needs_the_key(checks)


@checks.symptom("base-is-n", needs=r"pow\((\w+\.)?n, (plaintext|m)\b|\bn \*\* (plaintext|m)\b")
def _(sealed):
    """n to a power of 2 or more is 0 modulo n². Take the base n + 1: `pow(n + 1, plaintext, n**2)`."""
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
    """The result is below 2n, and hardly any ciphertext is so small: ciphertexts are taken modulo n². Work out
    `1 + plaintext * n` times `pow(r, n, n**2)`, all of it modulo `n**2`, and return that unchanged."""
    return sealed.n > 35 and 0 < sealed.c < 2 * sealed.n


TIMES_N = r"\b(plaintext|m) \* (\w+\.)?n\b|\bn \* (plaintext|m)\b"


@checks.symptom("one-missing", needs=TIMES_N, without=r"\b1 [-+]|[-+] 1\b|% (\w+\.)?n \* ")
def _(sealed):
    """The result is a multiple of n, and no ciphertext is: in front of the plaintext's part `1 +` is missing. Write `(1
    + plaintext * n) * pow(r, n, n**2)`, then `% n**2`."""
    return sealed.c > 0 and sealed.c % sealed.n == 0


@checks.symptom("multiple-of-n")
def _(sealed):
    """The result is a multiple of n, and no ciphertext is. Write `(1 + plaintext * n) * pow(r, n, n**2) % n**2`."""
    return sealed.c > 0 and sealed.c % sealed.n == 0


@checks.symptom("r-not-raised")
def _(sealed):
    """The plaintext's part is right, but the noise is not r to the power n modulo n². Multiply by `pow(r, n, n**2)`."""
    noise = sealed.without(pow(sealed.n + 1, sealed.wanted, sealed.n_squared))
    return sealed.n > 35 and sealed.c != 0 and noise < 4 * sealed.n


@checks.symptom("plaintext-lost")
def _(sealed):
    """This decrypts to 0, not to your number. Raise r alone to the power n, and multiply that by `1 + plaintext * n`,
    modulo n²."""
    return sealed.n > 35 and sealed.in_range and sealed.opened == 0


@checks.symptom("swapped")
def _(sealed):
    """The plaintext is raised to n here, but it is r that must be. Write `pow(n + 1, plaintext, n**2)` and `pow(r, n,
    n**2)`, and multiply them modulo n²."""
    return sealed.n > 35 and sealed.c % sealed.n == pow(sealed.wanted, sealed.n, sealed.n)


@checks.symptom("adds-noise")
def _(sealed):
    """The noise was added to the plaintext's part, and it must be a factor of it. Multiply: `(1 + plaintext * n) *
    pow(r, n, n**2)`, then `% n**2`."""
    noise = (sealed.c - pow(sealed.n + 1, sealed.wanted, sealed.n_squared)) % sealed.n_squared
    return sealed.n > 35 and opened(sealed.owner, noise) == 0


BASE_BELOW_N = r"\bn - 1(, |\) \*\* )\(?(plaintext|m)\b"  # -plaintext comes in other ways, too


@checks.symptom("other-g")
def _(sealed):
    """The plaintext is the exponent of another number than n + 1. Take `pow(n + 1, plaintext, n**2)`, or the same
    written as `1 + plaintext * n`."""
    n = sealed.n
    bases = [*range(2, 20), 36, n + 2] + [n - 1] * says(BASE_BELOW_N)
    others = [opened(sealed.owner, pow(g, sealed.wanted, n**2)) for g in bases] if n > 35 else []
    return sealed.found if sealed.opened in others else False


NO_BRACKETS = r"\b1 \+ ((plaintext|m) \* [\w.]+ \* |[\w.]+ \* (plaintext|m) \* |\w+ \* pow\()"


@checks.symptom("brackets-missing", needs=NO_BRACKETS)
def _(sealed):
    """`*` comes before `+`, so the noise is no factor of the 1. Write brackets: `(1 + plaintext * n) * pow(r, n,
    n**2)`, then `% n**2`."""
    return sealed.n > 35 and sealed.c % sealed.n == 1


@checks.symptom("opens-to-other", vague=True)
def _(sealed):
    """The result has the form of a ciphertext, but holds another number than `plaintext`. Compare each part with the
    formula: `1 + plaintext * n` times `pow(r, n, n**2)`, modulo n²."""
    return sealed.found if sealed.in_range and sealed.opened is not None else False


@checks.symptom("no-ciphertext", vague=True)
def _(sealed):
    """This is no ciphertext: those lie from 1 to n² - 1, and share no factor with n. Compare each part with the
    formula: `1 + plaintext * n` times `pow(r, n, n**2)`, modulo n²."""
    return True


@checks.secrets
def _(inputs, result):
    n, plaintext = int(inputs["public_key"].n), inputs["plaintext"]
    return leaving.Secrets(standing_out(plaintext), [*known_to_all(), n, n + 1, n**2, result])


def one_to_encrypt(key, plaintext):
    return dict(public_key=key, plaintext=plaintext)


@checks.behaviour("no-noise")
def _(answer, rng):
    """A ciphertext came back without noise, so everybody can read the number in it. Multiply by `pow(r, n, n**2)`, with
    a new r from `secrets.randbelow(n)`, whatever the key and the plaintext are."""
    return set(powers_of(answer, one_to_encrypt, 256, 2**200 + 1, 12)) == {1}


@checks.behaviour("unhidden-number")
def _(answer, rng):
    """This number has no noise in its ciphertext, so everybody can read it. Multiply by `pow(r, n, n**2)`, whatever the
    key and the plaintext are."""
    return unhidden(answer, one_to_encrypt)


needs_fresh_noise(checks, one_to_encrypt)

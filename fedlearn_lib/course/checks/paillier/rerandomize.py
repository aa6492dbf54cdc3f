"""What `rerandomize` must do, and what each mistake is told."""

from fedlearn_lib.given.paillier.keys import PublicKey

from ...checking import Checks, describe, leaving
from ...checking.watching_secrets import TOO_LARGE, Watched
from ...solutions import paillier as reference
from .cases import (
    OWNERS,
    Sealed,
    decrypts,
    known_to_all,
    needs_fresh_noise,
    needs_wide_products,
    opened,
    powers_of,
    private,
    public,
    sealed_number,
    unhidden,
)

checks = Checks("rerandomize")


@checks.cases
def ciphertexts(rng):
    # Not the smallest key first: with it a wrong result is right by chance too often.
    yield dict(public_key=public(64), ciphertext=Watched(reference.encrypt(PublicKey(private(64).n), 12)))
    for bits in (64, 28, 512, *[6] * 200):
        yield dict(public_key=public(bits), ciphertext=sealed_number(bits, rng))


@checks.in_words
def another_ciphertext(public_key, ciphertext):
    return f"another ciphertext of {describe(opened(OWNERS[int(public_key.n)], int(ciphertext)))}"


@checks.reads
def remade(run):
    return Sealed(run, opened(OWNERS[int(run.inputs["public_key"].n)], run.inputs["ciphertext"]))


# By chance the very same ciphertext may come back; whether it always does is looked at below.
checks.accepts(decrypts)
needs_wide_products(checks)


@checks.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it: under real keys no computer can hold its digits. Give
    `pow` three arguments, with the square of n as the third."""


@checks.stops("plain-zero", "add: [ab] is 0")
def _():
    """`add` takes two ciphertexts, and 0 is none. Give it an encryption of 0, which is another number:
    `encrypt(public_key, 0)`."""


@checks.stops("encrypts-again", "encrypt: plaintext")
def _():
    """That is no plaintext. Encrypt 0 instead, and add that to the ciphertext: `add(public_key, ciphertext,
    encrypt(public_key, 0))`."""


@checks.symptom("shares-factor")
def _(sealed):
    """The new r shares a factor with n, or is 0, so that what came back can never be decrypted. Draw r again for as
    long as `math.gcd(r, public_key.n)` is not 1, or use `encrypt`, which does so."""
    return sealed.n == 35 and sealed.opened is None  # looked for first: by chance it looks like other mistakes


@checks.symptom("forgets-ciphertext")
def _(sealed):
    """This is a ciphertext of 0, not of the old number. Multiply the ciphertext as it came in by new noise, modulo
    n²."""
    return sealed.in_range and sealed.opened == 0


@checks.symptom("modulus-added")
def _(sealed):
    """This differs from the old ciphertext by a multiple of n², so that everybody recognises it. Add an encryption of 0
    instead: `add(public_key, ciphertext, encrypt(public_key, 0))`."""
    return not sealed.in_range and (sealed.c - int(sealed.inputs["ciphertext"])) % sealed.n_squared == 0


@checks.symptom("not-reduced")
def _(sealed):
    """It holds the right number, but lies outside of 1 to n² - 1, where ciphertexts are. Take the product modulo n²: `%
    public_key.n**2`."""
    return not sealed.in_range and sealed.opened == sealed.wanted


@checks.symptom("reduced-mod-n")
def _(sealed):
    """The result is below 2n, or a multiple of n, and hardly any ciphertext is. Multiply the ciphertext by an
    encryption of 0, and take that modulo n²: `% public_key.n**2`."""
    return sealed.n > 35 and sealed.c > 0 and (sealed.c < 2 * sealed.n or sealed.c % sealed.n == 0)


@checks.symptom("r-not-raised")
def _(sealed):
    """The ciphertext was multiplied by a number that is no n-th power modulo n², and decryption does not take such a
    number away. Multiply it by a new encryption of 0 instead: `encrypt(public_key, 0)`."""
    return 0 < sealed.without(int(sealed.inputs["ciphertext"])) < 4 * sealed.n


@checks.symptom("changes-number")
def _(sealed):
    """What came back does not hold the number of the old ciphertext. Add 0 to it, freshly encrypted, and nothing else:
    `add(public_key, ciphertext, encrypt(public_key, 0))`."""
    return sealed.found


@checks.secrets
def _(inputs, result):
    # Which old ciphertext became which new one is the secret: only the new one may be seen.
    n = int(inputs["public_key"].n)
    return leaving.Secrets(public=[*known_to_all(), n, n + 1, n**2, result])


def one_without_noise(key, plaintext):
    """The only noise in what comes back is the answer's own."""
    return dict(public_key=key, ciphertext=1 + plaintext * key.n)


@checks.behaviour("unchanged")
def _(answer, rng):
    """The very same ciphertext comes back, so it is recognised at once. Add an encryption of 0: `add(public_key,
    ciphertext, encrypt(public_key, 0))`."""
    n, old = any_number()
    return {int(answer(PublicKey(n), old)) for _ in range(12)} == {old}


def any_number():
    """A longer n, and a ciphertext under it."""
    n = private(256).n
    return n, (1 + n) * pow(3, n, n**2) % n**2


@checks.behaviour("noise-of-the-old")
def _(answer, rng):
    """A ciphertext without noise of its own, such as 1 or 1 + 5n, came back as it was. Multiply by an encryption of 0,
    whatever came in."""
    return unhidden(answer, one_without_noise) or set(powers_of(answer, one_without_noise, 256, 5, 12)) == {1}


@checks.behaviour("at-times-unchanged")
def _(answer, rng):
    """The same call was made 40 times, and in some of them the very same ciphertext came back. Multiply by an
    encryption of 0 in every call, whatever was drawn."""
    n, old = any_number()
    found = [int(answer(PublicKey(n), old)) for _ in range(40)]
    others = [each for each in found if each != old]
    return len(set(others)) == len(others) < len(found)  # of few values, others repeat as well


@checks.behaviour("powers-of-r")
def _(answer, rng):
    """Under n = 35 only some of all possible noise ever comes. Add an encryption of 0 as `encrypt` gives it, or take r
    as `secrets.randbelow` gives it, and raise it to n alone, once."""
    found, n_squared = set(powers_of(answer, one_without_noise, 6, 1, 480)), 35**2
    return 1 < len(found) < 24 and all(a * b % n_squared in found for a in found for b in found)


needs_fresh_noise(checks, one_without_noise)

"""What `decrypt` must do, and what each mistake is told."""

import math

from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey

from ...checking import Checks, leaving
from ...checking.answer_text import says
from ...checking.watching_secrets import TOO_LARGE, Watched
from ...solutions import paillier as reference
from .cases import (
    known_to_all,
    needs_long_integers,
    needs_the_key,
    noise_of,
    number_below,
    of_private,
    private,
    standing_out,
)

checks = Checks("decrypt")


@checks.cases
def keys_and_ciphertexts(rng):
    # 123, with r = 3: with shorter keys wrong results agree too often
    yield dict(private_key=private(8), ciphertext=Watched((1 + 123 * 209) * 3**209 % 209**2))
    for bits in (6, 8):  # the same under two keys: 1, without noise, and 193
        yield dict(private_key=private(bits), ciphertext=Watched(36))
    # Euclid's algorithm gives -7 for the inverse of lam here, and for lam modulo n it is 180.
    yield dict(private_key=PrivateKey(11, 17), ciphertext=Watched((1 + 123 * 187) * 3**187 % 187**2))
    for bits, count in ((6, 20), (64, 10), (512, 3), (2048, 1)):
        owner = private(bits)
        for _ in range(count):
            ciphertext = reference.encrypt(PublicKey(owner.n), number_below(owner.n, rng))
            yield dict(private_key=owner, ciphertext=Watched(ciphertext))
    owner = private(64)
    for plaintext in (0, owner.n - 1):  # the least and the largest
        yield dict(private_key=owner, ciphertext=Watched(reference.encrypt(PublicKey(owner.n), plaintext)))


@checks.secrets
def _(inputs, result):
    key, ciphertext = inputs["private_key"], int(inputs["ciphertext"])
    hidden = [*of_private(key), *standing_out(reference.decrypt_crt(key, ciphertext))]
    return leaving.Secrets(hidden, [*known_to_all(), key.n, key.n + 1, key.n**2, ciphertext])


needs_long_integers(checks)


@checks.in_words
def with_primes(private_key, ciphertext):
    if private_key.n < 1000:  # can be worked out by hand
        return f"{reference.decrypt(private_key, ciphertext)}, where p = {private_key.p} and q = {private_key.q}"


@checks.by_hand
def _(private_key, ciphertext):
    if private_key.n > 1000:
        return None
    n, lam, u, found = parts(private_key, ciphertext)
    mu = pow(lam, -1, n)
    m, r = found * mu % n, noise_of(private_key, int(ciphertext))
    return (
        f"n = {n}; lam = {lam}; u = pow({int(ciphertext)}, {lam}, {n**2}) = {u}; ({u} - 1) // {n} = {found}; "
        f"mu = pow({lam}, -1, {n}) = {mu}; {found} * {mu} % {n} = {m}; "
        f"for it was made as (1 + {m} * {n}) * pow({r}, {n}, {n**2}) % {n**2}"
    )


def parts(private_key, ciphertext):
    """n, lam, the power u, and L of it."""
    n, lam = private_key.n, math.lcm(private_key.p - 1, private_key.q - 1)
    u = pow(int(ciphertext), lam, n**2)
    return n, lam, u, (u - 1) // n


needs_the_key(checks)


@checks.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it: under real keys no computer can hold its digits. Give
    `pow` a third argument: `pow(ciphertext, lam, n**2)`."""


@checks.stops("no-inverse", "not invertible|no inverse|invert")
def _():
    """That number shares a factor with the modulus, so it has no inverse. Make lam of p - 1 and q - 1, and ask for its
    inverse modulo n: `pow(lam, -1, n)`."""


@checks.stops("key-is-one-thing", r"cannot unpack non-iterable \w*PrivateKey")
def _():
    """A private key is one object, which has its numbers by name. Write
    `p, q, n = private_key.p, private_key.q, private_key.n`."""


def only_modulo_n(run) -> bool:
    """Whether powers were taken modulo n, and none modulo n²."""
    n, moduli = run.inputs["private_key"].n, run.inputs["ciphertext"].moduli
    return n in moduli and n**2 not in moduli


@checks.symptom("undone-as-in-rsa", needs=r"-1|invert|inverse|gcdext")
def _(run):
    """What came back is r, not the plaintext. Raise to lam, the lcm of p - 1 and q - 1, modulo n²; then subtract 1,
    divide by n, and multiply by `pow(lam, -1, n)`, modulo n."""
    n, lam, _, _ = parts(**run.inputs)
    return only_modulo_n(run) and run.result == pow(int(run.inputs["ciphertext"]), pow(n, -1, lam), n)


# Whoever raises r to n, or multiplies the ciphertext by something, takes the noise away: there r itself is rightly
# worked out modulo n.
TIMES = r"ciphertext \* |\* ciphertext\b"


@checks.symptom("power-mod-n", without=rf"pow\([^,\n]+, -?(private_key\.)?n, |{TIMES}")
def _(run):
    """The power was taken modulo n, where nothing is left of the plaintext. Take it modulo n²: `pow(ciphertext, lam,
    n**2)`."""
    return only_modulo_n(run)


@checks.symptom("caret", needs=r"\^")
def _(run):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write powers with `pow` or with two stars, as in
    `pow(ciphertext, lam, n**2)`."""
    n, lam, _, _ = parts(**run.inputs)
    bits = int(run.inputs["ciphertext"]) ^ lam
    wrong = [(u - 1) // n * pow(lam, -1, n) % n for u in (bits, bits % n**2)]
    return run.result in wrong or n ^ 2 in run.inputs["ciphertext"].moduli


@checks.symptom("makes-floats", needs=r" / |\*\* \(?-|math\.pow|pow\(\w+, -1\)", of_kind=True)
def _(run):
    """A float came into it, which holds only 53 bits exactly. Stay with whole numbers: divide with `//`, raise with
    `**` or `pow`, and take lam away with `pow(lam, -1, n)`."""
    right_but_for_n = isinstance(run.result, int) and run.result % run.inputs["private_key"].n == run.expected
    return not right_but_for_n


@checks.symptom("power-for-inverse", needs=r"(\b(?!p\b|q\b|u\b|x\b|c\b|ciphertext\b)\w+|\*\* 2\)?) - [12]\b")
def _(run):
    """You made the inverse as a power with `n - 2`, or one like it. That gives the inverse only where the modulus is a
    prime, and n is p · q. Let Python find it: `pow(lam, -1, n)`."""
    n, lam, _, found = parts(**run.inputs)
    phi = (run.inputs["private_key"].p - 1) * (run.inputs["private_key"].q - 1)
    by_phi = (pow(int(run.inputs["ciphertext"]), phi, n**2) - 1) // n
    powers = [(u, factor, n - less) for u, factor in ((found, lam), (by_phi, phi)) for less in (1, 2)]
    return run.result in [u * pow(factor, exponent, n) % n for u, factor, exponent in powers]


RIGHT_LAM = r"lcm\((\w+\.)?[pq] - 1, (\w+\.)?[pq] - 1\)|(?<!\w)\((\w+\.)?[pq] - 1\) \* \((\w+\.)?[pq] - 1\)"


@checks.mistake("other-lam", without=f"{TIMES}|{RIGHT_LAM}")
def _(private_key, ciphertext):
    """The exponent is not the right one, so that noise stays in. Use `lam = math.lcm(private_key.p - 1, private_key.q -
    1)`, also for the inverse."""
    p, q, n = private_key.p, private_key.q, private_key.n
    lams = (math.lcm(p, q) - 1, math.gcd(p - 1, q - 1), p + q - 2, (p - 1) * q, p * (q - 1), p - 1, q - 1, n + 1)
    return tuple(
        (pow(int(ciphertext), lam, n**2) - 1) // n * pow(lam, -1, n) % n for lam in lams if math.gcd(lam, n) == 1
    )


@checks.mistake("ends-modulo-lam", needs=r"% \(?(lam|phi|math\.|[\w.]+ - 1|l\b|lmbd|\w*lambda)")
def _(private_key, ciphertext):
    """The product was reduced modulo lam, or a multiple of it, but a plaintext goes up to n - 1. Write `% n` as the
    last step."""
    n, lam, _, found = parts(private_key, ciphertext)
    phi = (private_key.p - 1) * (private_key.q - 1)
    by_phi = (pow(int(ciphertext), phi, n**2) - 1) // n * pow(phi, -1, n)
    products = found * pow(lam, -1, n), by_phi
    return tuple(product % factor for product in products for factor in (lam, phi) if product % factor)


@checks.symptom("divided-by-square", needs=r"// \(?(\w*\.?n_squared|\w*\.?n \*\* 2|\w*\.?n \* \w*\.?n\b|n2\b|\w*sq\w*)")
def _(run):
    """u - 1 was divided by n², but u is below n², so nothing is left of it. Divide by n: `(u - 1) // n`."""
    return run.result == 0


# With the division in it, such a value came about otherwise: modulo n, u is often 1, and mu is left.
@checks.mistake("no-division", without=r"// ?\(?(\w+\.)?n\b.*% (\w+\.)?n \* | - 1\) // \(?(\w+\.)?n\b(?! \*)")
def _(private_key, ciphertext):
    """u - 1 was not divided by n on its own. Write `(u - 1) // n`, with these brackets, and multiply what that gives by
    `pow(lam, -1, n)`, modulo n."""
    n, lam, u, _ = parts(private_key, ciphertext)
    mu = pow(lam, -1, n)
    values = (u - 1) * mu, (u - 1) * mu % n**2, u * mu % n, u * mu, u, u - 1
    return tuple(each for each in values if each)  # 0 comes out of much else


@checks.symptom("multiple-of-n", needs=r"(?<!\bp)(?<!\bq) - 1\b")
def _(run):
    """u - 1 is a multiple of n, so modulo n nothing is left of it. Divide before any `% n`: `(u - 1) // n`, in brackets
    of its own, then go on."""
    divided = says(r"//") and not says(r"% (n|private_key\.n)\)? // ")
    return run.result == 0 and run.inputs["private_key"].n ** 2 in run.inputs["ciphertext"].moduli and not divided


@checks.symptom("taken-modulo-n", needs=r"\*\* 2\) % (n|private_key\.n)\b")
def _(run):
    """The power was taken modulo n, and there it is 1, whatever the plaintext is. Subtract 1 and divide by n first, and
    reduce modulo n afterwards."""
    return run.result == 1


@checks.mistake("lam-stays", without=r"pow\(\w+, -1, ")
def _(private_key, ciphertext):
    """The factor lam was not taken away, or by a plain division, which does not do it modulo n. Multiply by the
    inverse, `pow(lam, -1, n)`, and take the product modulo n."""
    n, lam, _, found = parts(private_key, ciphertext)
    phi = (private_key.p - 1) * (private_key.q - 1)
    by_phi = (pow(int(ciphertext), phi, n**2) - 1) // n
    both = (found, lam), (by_phi, phi)
    values = [value for each, factor in both for value in (each % n, each, each * factor % n)]
    if says(r"(?s)//.*//"):  # so small a quotient comes out of much else
        values += [value for each, factor in both for value in (each // factor, each // factor % n)]
    return tuple(values)


@checks.mistake("inverse-modulo-lam", needs=r"pow\((\w+\.)?n, |inv\w*\((\w+\.)?n, |gcdext\(|egcd\(")
def _(private_key, ciphertext):
    """This multiplies by the inverse of n modulo lam, but the inverse of lam modulo n is needed. Write `pow(lam, -1,
    n)`."""
    n, lam, _, quotient = parts(private_key, ciphertext)
    return quotient * pow(n, -1, lam) % n


# The one is twice the other, which comes out of other mistakes, too.
@checks.mistake("two-lams", needs=r"(?s)(?=.*- 1\)? \* |.*phi)(?=.*lcm|.*gcd|.*//.*//)")
def _(private_key, ciphertext):
    """The power and the inverse were made of two different lams, so they do not cancel. Work lam out once, and use
    it in both places."""
    n, lam, _, found = parts(private_key, ciphertext)
    phi = (private_key.p - 1) * (private_key.q - 1)
    return found * pow(phi, -1, n) % n, (pow(int(ciphertext), phi, n**2) - 1) // n * pow(lam, -1, n) % n


@checks.symptom("signed", needs=r"\bif\b|where|// ?2|>> ?1")
def _(run):
    """This plaintext came back negative, too small by n, and plaintexts go from 0 to n - 1. Leave the step out that
    makes it negative, and return the remainder as it is."""
    n = run.inputs["private_key"].n
    return run.result == run.expected - n


@checks.symptom("not-reduced")
def _(run):
    """The result is right up to multiples of n, but a plaintext goes from 0 to n - 1. Take all of it modulo n as the
    last step: `% n`."""
    n = run.inputs["private_key"].n
    return run.result % n == run.expected and not 0 <= run.result < n

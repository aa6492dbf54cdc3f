"""What `decrypt_crt` must do, and what each mistake is told."""

import ast
import contextlib
import math
import re
from numbers import Integral

from fedlearn_lib.given.paillier.keys import PrivateKey, random_prime

from ...checking import Checks, leaving, written
from ...checking.answer_text import says
from ...solutions import paillier as reference
from .cases import known_to_all, of_private, standing_out
from .numbers import powers_noted, random_bits


class ExplainedChecks(Checks):
    """Checks whose mistakes must explain two more calls: with short keys, several make the same number."""

    def run(self, answer, reference, rng):
        self.answer = answer
        super().run(answer, reference, rng)

    def _was_not_made(self, compute) -> bool:
        calls = [(self.answer(**case), compute(**case)) for case in LONGER]
        found = [mine in (made if isinstance(made, tuple) else (made,)) for mine, made in calls]
        return not any(found) or any(mine != LONG and not here for (mine, _), here in zip(calls, found, strict=True))


LONG = 654_321
LONGER = [dict(private_key=PrivateKey(p, q), ciphertext=(1 + LONG * p * q) * pow(2, p * q, (p * q) ** 2) % (p * q) ** 2)
          for p, q in ((1009, 1013), (1013, 1009))]  # fmt: skip
checks = ExplainedChecks("decrypt_crt")


@checks.cases
def keys_and_ciphertexts(rng):
    yield dict(private_key=PrivateKey(11, 17), ciphertext=PAPER)
    yield dict(private_key=PrivateKey(17, 11), ciphertext=PAPER)
    yield dict(private_key=PrivateKey(5, 7), ciphertext=36)
    for p, q in ((7, 5), (11, 17), (17, 11), (23, 19)):
        for plaintext in (0, 1, p, q, p * q - 1):
            yield encrypted_case(PrivateKey(p, q), plaintext, rng)
    for bits in (16, 33, 64, 256):
        p, q = random_prime(bits), random_prime(bits)
        if p != q:
            for key in (PrivateKey(p, q), PrivateKey(q, p)):
                for plaintext in (random_bits(2 * bits + 8, rng) % key.n, 0, key.n - 1):
                    yield encrypted_case(key, plaintext, rng)


@checks.by_hand
def _(private_key, ciphertext):
    key, (m_p, m_q) = private_key, halves(private_key, ciphertext)
    if key.n > 1000:
        return None
    plaintext = together(key, m_p, m_q)
    return (
        f"with p = {key.p} and q = {key.q}, m_p is {m_p} and m_q is {m_q}; the number below {key.n} that leaves {m_p} "
        f"modulo {key.p} and {m_q} modulo {key.q} is {plaintext}, or {m_q} + {key.q} · {(plaintext - m_q) // key.q}"
    )


@checks.secrets
def _(inputs, result):
    key, ciphertext = inputs["private_key"], int(inputs["ciphertext"])
    hidden = [*of_private(key), *standing_out(reference.decrypt(key, ciphertext))]
    return leaving.Secrets(hidden, [*known_to_all(), key.n, key.n + 1, key.n**2, ciphertext])


PAPER = 194  # the plaintext is 48 under n = 187: no two of the mistakes below agree on it


def encrypted_case(key, plaintext, rng):
    n = key.n
    r = 0
    while math.gcd(r, n) != 1:
        r = random_bits(n.bit_length() + 8, rng) % n
    ciphertext = (1 + plaintext * n) * pow(r, n, n**2) % n**2
    return dict(private_key=key, ciphertext=ciphertext)


def halves(key, ciphertext, *, h="right", divisor="prime", exponent=-1):
    """The plaintext modulo p and modulo q, worked out in a right or a wrong way."""

    def half(prime, other):
        u = pow(ciphertext, prime + exponent, prime**2)
        quotient = (u - 1) // {"prime": prime, "other": other, "n": key.n}[divisor]
        factor = {
            "right": lambda: pow((prime - 1) * other, -1, prime),
            "none": lambda: 1,
            "not inverted": lambda: (prime - 1) * other % prime,
            "no sign": lambda: pow(other, -1, prime),
            "of the other": lambda: pow((other - 1) * prime, -1, other),
            "without other": lambda: pow(prime - 1, -1, prime),
            "of totient": lambda: pow((prime - 1) * (other - 1), -1, prime),
            "of decrypt": lambda: pow(math.lcm(prime - 1, other - 1), -1, key.n),
        }[h]()
        return quotient * factor % prime

    return half(key.p, key.q), half(key.q, key.p)


def parts(private_key, ciphertext):
    return private_key.p, private_key.q, private_key.n, *halves(private_key, ciphertext)


def together(key, m_p, m_q):
    """The one number below n that leaves m_p modulo p and m_q modulo q."""
    return (m_q + key.q * ((m_p - m_q) * pow(key.q, -1, key.p))) % key.n


NOT_INVERTIBLE = "not invertible|no inverse|invert"


@checks.stops("inverse-of-itself", NOT_INVERTIBLE, needs=r"pow\(((\w+\.)*\w+), -1, \1\)")
def _():
    """A number is 0 modulo itself, and 0 has no inverse. Where the remainders are put together, a multiple of q mends
    the remainder modulo p, so count modulo p: `pow(q, -1, p)`. For a multiple of p, turn the two round."""


@checks.stops("factor-in-common", NOT_INVERTIBLE)
def _():
    """That number shares a factor with its modulus, so it has no inverse there: no multiple of q has one modulo q. Take
    `pow((p - 1) * q, -1, p)` for p, the same with p and q exchanged for q, and `pow(q, -1, p)` at the end."""


@checks.symptom("reduced-by-a-prime")
def _(run):
    """What came out is the plaintext modulo one of the primes, and your last step takes a remainder modulo a prime.
    Leave that last `%` out, or take it modulo n."""
    return is_one_half(run) and says(r"pow\([pq], -1, [pq]\)") and ends_modulo_a_prime()


@checks.symptom("one-half")
def _(run):
    """This is the plaintext's remainder modulo one of the primes, not yet the plaintext. Both remainders must go in,
    m_p and m_q, each worked out with its own prime. Find the number below n that leaves m_p modulo p and m_q modulo q,
    and take it modulo nothing smaller than n."""
    return is_one_half(run)


def is_one_half(run) -> bool:
    """Whether one of the two remainders came back, where that is not the plaintext itself."""
    key = run.inputs["private_key"]
    return run.expected != run.result in (run.expected % key.p, run.expected % key.q)


def ends_modulo_a_prime() -> bool:
    """Whether the answer's own last line takes what it returns modulo p or q."""
    own = [node for node in written().body if isinstance(node, ast.FunctionDef) and node.name == "decrypt_crt"]
    returned = [node.value for node in own[-1].body if isinstance(node, ast.Return)] if own else []
    return any(re.fullmatch(r".* % (\w+\.)?[pq]", ast.unparse(value)) for value in returned if value)


@checks.symptom("makes-floats", needs=r" / (?!2\b)|(?<!/)/= ", of_kind=True)
def _(run):
    """`/` makes a float, which holds only 53 bits exactly, and these numbers have thousands. Divide with `//` wherever
    you divide: all that is to be divided here, such as u - 1 by p, leaves nothing over."""
    return True


@checks.symptom("pair", of_kind=True)
def _(run):
    """A list or a tuple came back, but one number is expected, the plaintext. Put the two remainders together to one
    number below n, and return that alone."""
    return isinstance(run.result, tuple | list)


@checks.symptom("signed", needs=r"\bif\b|where|// ?2|>> ?1")
def _(run):
    """Plaintexts of the upper half came back negative. Signs are the business of `decode`, and a plaintext lies from 0
    to n - 1. Leave the step out that makes them negative, and return the remainder as it is."""
    n = run.inputs["private_key"].n
    return run.result == run.expected - n and 2 * run.expected > n


@checks.symptom("not-reduced")
def _(run):
    """Right but for a multiple of n: a plaintext lies from 0 to n - 1. Take
    `% n` of the result before you return it."""
    result, n = run.result, run.inputs["private_key"].n
    return isinstance(result, Integral) and result != run.expected and (result - run.expected) % n == 0


@checks.mistake("halves-not-divided")
def _(private_key, ciphertext):
    """Both halves still hold the factor of L(u), which modulo p is the plaintext times (p - 1) · q. Multiply L(u) there
    by `pow((p - 1) * q, -1, p)`, and do the same for q, with p and q exchanged."""
    return together(private_key, *halves(private_key, ciphertext, h="none"))


@checks.mistake("factor-not-inverted")
def _(private_key, ciphertext):
    """The plaintext is in here times (p - 1) · q twice: L(u) holds that factor already, and it was multiplied in once
    more. Take it out instead, by its inverse: multiply by `pow((p - 1) * q, -1, p)`, and the same for q."""
    return together(private_key, *halves(private_key, ciphertext, h="not inverted"))


@checks.mistake("wrong-factor")
def _(private_key, ciphertext):
    """A factor h, or a sign, is not the right one. For p it is the inverse of (p - 1) * q modulo p, for q the inverse
    of (q - 1) * p modulo q. Compare yours with these, for each of the two."""
    key, values = private_key, []
    for h in ("no sign", "of the other", "of totient", "of decrypt"):
        with contextlib.suppress(ValueError):
            values.append(together(key, *halves(key, ciphertext, h=h)))
    return tuple(values)


@checks.mistake("one-factor-for-both")
def _(private_key, ciphertext):
    """Both halves were multiplied by the same factor h, but each has its own. For p it is the inverse of (p - 1) * q
    modulo p, for q that of (q - 1) * p modulo q: work out the one that is missing."""
    p, q, _, m_p, m_q = parts(private_key, ciphertext)
    bare_p, bare_q = halves(private_key, ciphertext, h="none")
    of_p, of_q = pow((p - 1) * q, -1, p), pow((q - 1) * p, -1, q)
    return together(private_key, m_p, bare_q * of_p % q), together(private_key, bare_p * of_q % p, m_q)


@checks.mistake("one-sign-missing")
def _(private_key, ciphertext):
    """One of the two remainders has the wrong sign, as where its factor h misses the p - 1, or the q - 1, which is -1
    there. Take `pow((p - 1) * q, -1, p)` for p, and `pow((q - 1) * p, -1, q)` for q."""
    m_p, m_q = halves(private_key, ciphertext)
    return together(private_key, -m_p, m_q), together(private_key, m_p, -m_q)


@checks.mistake("nothing-left", without=r"\^ 2")
def _(private_key, ciphertext):
    """Modulo one of the primes, or both, 0 came out, so that part of the message is lost. Such things make that: a
    power modulo p in place of p², u - 1 that is not divided by p, or a part that is never added to the other. Look at
    each of them, for both primes."""
    m_p, m_q = halves(private_key, ciphertext)
    return 0, together(private_key, m_p, 0), together(private_key, 0, m_q)


@checks.mistake("wrong-quotient")
def _(private_key, ciphertext):
    """The division after the power is not the right one: modulo p², u - 1 is a multiple of p. Divide it by p
    there, and by q in the other half."""
    return tuple(together(private_key, *halves(private_key, ciphertext, divisor=each)) for each in ("other", "n"))


@checks.mistake("power-modulo-n")
def _(private_key, ciphertext):
    """The power was taken modulo n, where nothing of m is left in it. Take it modulo `p**2`, and modulo `q**2` in the
    other half."""
    key = private_key

    def half(prime, other):
        return (pow(ciphertext, prime - 1, key.n) - 1) // prime * pow((prime - 1) * other, -1, prime) % prime

    return together(key, half(key.p, key.q), half(key.q, key.p))


@checks.mistake("wrong-exponent")
def _(private_key, ciphertext):
    """The exponent is not the right one, so the random part stays in. Take the power `p - 1` modulo p², and `q - 1`
    modulo q²."""
    return tuple(together(private_key, *halves(private_key, ciphertext, exponent=each)) for each in (0, 1))


@checks.mistake("begins-with-other-half")
def _(private_key, ciphertext):
    """The multiple of q is right, but it was added to m_p. Add it to m_q instead: `m_q + q * (…)`."""
    p, q, n, m_p, m_q = parts(private_key, ciphertext)
    made = m_p + q * ((m_p - m_q) * pow(q, -1, p) % p)
    return made, made % n


@checks.mistake("no-multiple")
def _(private_key, ciphertext):
    """The factor q is missing in what was added to m_q, which must be a multiple of q. Multiply the whole bracket by q
    before you add it: `m_q + q * (…)`."""
    p, q, n, m_p, m_q = parts(private_key, ciphertext)
    bracket = (m_p - m_q) * pow(q, -1, p)
    return m_q + bracket % p, (m_q + bracket) % n, (m_q + bracket % p) % n


@checks.mistake("primes-swapped")
def _(private_key, ciphertext):
    """The two remainders were put together with p and q, or m_p and m_q, swapped somewhere. Compare
    yours with `m_q + q * ((m_p - m_q) * pow(q, -1, p) % p)`, where m_p is the remainder modulo p and m_q that
    modulo q."""
    p, q, n, m_p, m_q = parts(private_key, ciphertext)
    difference, to_p, to_q = m_p - m_q, pow(q, -1, p), pow(p, -1, q)
    return (
        together(private_key, m_q, m_p),
        (m_p * p * to_q + m_q * q * to_p) % n,
        m_q + p * (difference * to_p % p),
        m_q + p * (difference * to_q % q),
        m_q + q * (difference * to_q % q),
        m_p + p * (-difference * to_p % p),
        (m_q + q * (difference * to_q % p)) % n,
        (m_p + p * (-difference * to_p % q)) % n,
    )


@checks.symptom("absolute", needs=r"abs\(|fabs|max\([^\n]*min\(")
def _(run):
    """`abs` took the sign off the difference of the two remainders, but where m_p is smaller than m_q it is negative,
    and `%` makes of it what is right. Leave `abs` out: with m_q in front, use `m_p - m_q`."""
    p, q, _, m_p, m_q = parts(**run.inputs)
    gap = abs(m_p - m_q)
    return run.result in (m_q + q * (gap * pow(q, -1, p) % p), m_p + p * (gap * pow(p, -1, q) % q))


@checks.mistake("sign-of-difference")
def _(private_key, ciphertext):
    """The difference of the two remainders has the wrong sign. Use `m_p - m_q` with m_q in front, and `m_q - m_p` with
    m_p in front."""
    p, q, _, m_p, m_q = parts(private_key, ciphertext)
    return m_q + q * ((m_q - m_p) * pow(q, -1, p) % p), m_p + p * ((m_p - m_q) * pow(p, -1, q) % q)


# To put right remainders together crosswise, without an inverse, gives the same number: the text tells which it was.
@checks.symptom("other-prime-left")
def _(run):
    """Each remainder still holds the other prime as a factor: c**(p-1) is 1 + m·(p-1)·p·q modulo p², so when p is
    divided away, (p-1)·q is left. Take the inverse of both together: `pow((p - 1) * q, -1, p)`, and the same for q."""
    key = run.inputs["private_key"]
    joined_rightly = inverses() > 2 and not takes_a_difference()  # a sum, with an inverse for each of the two
    of_prime_alone = says(r"pow\([\w.]+ - 1, -1, ") or joined_rightly
    return of_prime_alone and run.result == together(key, *halves(key, run.inputs["ciphertext"], h="without other"))


@checks.symptom("crossed-as-they-are")
def _(run):
    """The remainders `m_p` and `m_q` were each multiplied by the other prime, and so left with that factor. Take it
    back by its inverse: `m_p * q * pow(q, -1, p) + m_q * p * pow(p, -1, q)`, all modulo n."""
    p, q, n, m_p, m_q = parts(**run.inputs)
    crossed = m_p * q + m_q * p
    return run.result in (crossed, crossed % n) and not takes_a_difference() and inverses() < 3


def inverses() -> int:
    """How many inverses the answer's text works out: one for each half, or one for both in a loop, and those behind."""
    calls = (node for node in ast.walk(written()) if isinstance(node, ast.Call) and len(node.args) == 3)
    return sum(ast.unparse(node.args[1]) == "-1" for node in calls)


def takes_a_difference() -> bool:
    """Whether the answer subtracts something from another that is not a number: one remainder from the other."""
    differences = (node for node in ast.walk(written()) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub))
    return any(not isinstance(node.right, ast.Constant) for node in differences) or says(r"-= [a-z]")


@checks.mistake("no-inverse")
def _(private_key, ciphertext):
    """What came back lacks an inverse. In h, invert the whole (p - 1) * q; where the remainders are put together,
    multiply their difference by `pow(q, -1, p)`."""
    p, q, n, m_p, m_q = parts(private_key, ciphertext)
    garner = m_q + q * ((m_p - m_q) % p), m_p + p * ((m_q - m_p) % q), (m_q + q * ((m_p - m_q) * q % p)) % n
    crossed = m_p * q + m_q * p
    return *garner, crossed, crossed % n, together(private_key, *halves(private_key, ciphertext, h="without other"))


@checks.mistake("plain-sum")
def _(private_key, ciphertext):
    """Two remainders are not put together by adding or multiplying alone. Find the number below n that leaves m_p
    modulo p and m_q modulo q: start with m_q, and add the right multiple of q."""
    p, q, n, m_p, m_q = parts(private_key, ciphertext)
    return m_p + m_q, m_p * m_q, (m_p + m_q) % n, m_p * m_q % n, m_p * q + m_q, m_q * p + m_p


BITS = 96  # of the primes below: what counts is the size of the powers, so they may be short


def long_powers(answer, rng):
    """The powers of one decryption that are longer than half a key needs, as (exponent, modulus) in primes."""
    p, q = random_prime(BITS), 0
    while q in (0, p):
        q = random_prime(BITS)
    case = encrypted_case(PrivateKey(p, q), 12345, rng)
    with powers_noted() as noted:
        answer(**case)
    return [(round(exponent / BITS), round(modulus / BITS)) for exponent, modulus in noted]


@checks.behaviour("same-work")
def _(answer, rng):
    """The plaintext is right, but you computed a power modulo n², or a number as long, as `decrypt` does. Compute two
    short ones instead: to the power p - 1 modulo p², and to the power q - 1 modulo q²."""
    return any(exponent >= 1 and modulus >= 4 for exponent, modulus in long_powers(answer, rng))


@checks.behaviour("long-exponent")
def _(answer, rng):
    """The plaintext is right, but an exponent is as long as `decrypt`'s, or longer. Use p - 1 as the exponent modulo
    p², and q - 1 modulo q²."""
    return any(exponent >= 2 and modulus >= 2 for exponent, modulus in long_powers(answer, rng))

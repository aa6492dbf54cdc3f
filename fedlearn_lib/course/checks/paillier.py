"""What the exercises of chapter 4 on keys and ciphertexts must do, and what each mistake is told.

A ciphertext is random, so its value cannot be compared. Here the private keys are known: a result is right when it
decrypts to the right number, and the random r in it can be taken out and looked at.
"""

import contextlib
import functools
import inspect
import io
import math
import operator
from dataclasses import dataclass
from functools import cache, cached_property
from numbers import Integral

from fedlearn_lib.given.keys import PrivateKey, PublicKey

from ..checking import Checks, describe
from ..solutions import paillier as reference
from .paillier_numbers import CHECKS as NUMBERS
from .watching_secrets import TOO_LARGE, Stream, Watched, everything_else_the_same, replayed, watching_the_system

# Two primes for keys of so many bits. Real ones are drawn; these only save the time.
PRIMES = {
    6: (5, 7),
    8: (11, 19),
    64: (2**32 - 5, 2**32 - 17),
    512: (2**256 - 189, 2**256 - 617),
    2048: (2**1024 - 105, 2**1024 - 1397),
}


@cache
def private(bits: int) -> PrivateKey:
    return PrivateKey(*PRIMES[bits])


def public(bits: int) -> PublicKey:
    """The public key; its n watches the powers that it is an exponent of."""
    key = PublicKey(private(bits).n)
    object.__setattr__(key, "n", Watched(key.n))
    return key


def number_below(n: int, rng) -> Watched:
    """A number from 0 to n - 1 that watches the powers that it is an exponent of."""
    return Watched(int.from_bytes(rng.bytes(n.bit_length() // 8 + 8), "big") % n)


def noise_of(owner: PrivateKey, ciphertext: int) -> int:
    """The r of a ciphertext (n + 1)**m · r**n, which the owner of the key can take out."""
    lam = math.lcm(owner.p - 1, owner.q - 1)
    return pow(ciphertext % owner.n, pow(owner.n, -1, lam), owner.n)


# ==== generate_keypair ===========================================================================

generate_keypair = Checks("generate_keypair")


@generate_keypair.cases
def lengths(rng):
    # A third of all pairs of primes shares a factor, so forty draws find out who does not look.
    for _ in range(40):
        yield dict(bits=64, demo=True)
    yield dict(bits=256, demo=True)
    # There are only six primes of 8 bits to draw, so equal ones are common.
    for _ in range(150):
        yield dict(bits=16, demo=True)
    for bits in (18, 34, 100):
        yield dict(bits=bits, demo=True)


@dataclass(frozen=True)
class Pair:
    """What came back, where it is one public and one private key."""

    bits: int
    public: object
    private: object

    @property
    def kinds(self) -> tuple:
        return type(self.public), type(self.private)

    @property
    def tells_more(self) -> list[str]:
        """What the public key holds beside n, and the n² that it works out itself."""
        return sorted(set(vars(self.public)) - {"n", "n_squared"})

    @property
    def lengths(self) -> tuple[int, int]:
        return self.private.p.bit_length(), self.private.q.bit_length()

    @property
    def shared(self) -> int:
        return math.gcd(self.private.p - 1, self.private.q - 1)


@generate_keypair.in_words
def a_pair(bits, demo=False):
    return f"a public and a private key, n of {bits} bits"


@generate_keypair.reads
def pair(run):
    return Pair(run.inputs["bits"], *run.result)


@generate_keypair.accepts
def is_a_good_pair(pair):
    return (
        pair.kinds == (PublicKey, PrivateKey)
        and not pair.tells_more
        and pair.public.n == pair.private.n
        and pair.public.n.bit_length() == pair.bits
        and pair.lengths == (pair.bits // 2, pair.bits // 2)
        and pair.private.p % 4 == pair.private.q % 4 == 3
        and pair.shared == 2
    )


@generate_keypair.stops("equal-primes", "p and q are equal")
def _():
    """With short keys chance often draws the same prime twice. Draw again for as long as p equals q."""


@generate_keypair.stops("not-prime", "not a prime number")
def _():
    """A product of anything else can be factored, and does not decrypt. Draw both numbers with
    `random_prime`, which tests them."""


@generate_keypair.stops("half-is-a-float", r"bits is \d+\.\d+")
def _():
    """Half the length must be a whole number, and `/` always makes a float. Divide with two strokes:
    `bits // 2`."""


@generate_keypair.symptom("swapped")
def _(pair):
    """The private key came first. Whoever publishes the first one would publish the secret: return the public
    key, then the private one."""
    return pair.kinds == (PrivateKey, PublicKey)


@generate_keypair.symptom("private-twice")
def _(pair):
    """Both are private keys, so the one that is given to everybody holds p and q. Make the first one with
    `PublicKey(p * q)`, which knows only the product."""
    return pair.kinds == (PrivateKey, PrivateKey)


@generate_keypair.symptom("not-keys")
def _(pair):
    """These are not a `PublicKey` and a `PrivateKey`, which the other functions need. Return
    `PublicKey(p * q), PrivateKey(p, q)`."""
    return pair.kinds != (PublicKey, PrivateKey)


@generate_keypair.symptom("private-in-public")
def _(pair):
    """The public key carries something beside n, and everybody will see it. Leave it as `PublicKey(p * q)` makes
    it, and keep p and q in the private key alone."""
    return [("it also holds", ", ".join(pair.tells_more))] if pair.tells_more else False


@generate_keypair.symptom("other-n")
def _(pair):
    """The two keys do not belong together: the public n is not the product of the private primes. Draw p and q
    once, and make both keys from the same two."""
    return pair.public.n != pair.private.n


@generate_keypair.symptom("unequal-lengths")
def _(pair):
    """The primes differ in length, so the smaller one is easier to find than it needs to be. Draw both with
    `bits // 2` bits."""
    if pair.lengths[0] != pair.lengths[1]:
        return [("their lengths", "{} and {} bits".format(*pair.lengths))]


@generate_keypair.symptom("wrong-length")
def _(pair):
    """The length of n is not the one that was asked for. Draw both primes with `random_prime(bits // 2)`: it sets
    their two highest bits, so that no bit of the product is lost."""
    if pair.public.n.bit_length() != pair.bits:
        return [("asked for", f"{pair.bits} bits"), ("n has", f"{pair.public.n.bit_length()} bits")]


@generate_keypair.symptom("not-three-mod-four")
def _(pair):
    """A prime leaves 1 when divided by 4, but the fast encryption of this chapter is safe only with primes that
    leave 3. Draw both with `random_prime`, which gives no others."""
    return not pair.private.p % 4 == pair.private.q % 4 == 3


@generate_keypair.symptom("shared-factor")
def _(pair):
    """p - 1 and q - 1 share more than the factor 2, so there is less noise to choose from than there should be.
    Draw the pair again until `math.gcd(p - 1, q - 1)` is 2."""
    return [("they share the factor", str(pair.shared))] if pair.shared != 2 else False


def draw_keys(answer, count=4):
    """Keys of 512 bits: long enough that nothing in them is equal by chance."""
    return [answer(512, demo=True)[1] for _ in range(count)]


@generate_keypair.behaviour("same-primes-again")
def _(answer, rng):
    """Several calls gave the same prime. Two keys that share one are both opened by a simple gcd: draw p and q
    inside the function, anew in every call."""
    primes = [prime for key in draw_keys(answer) for prime in (key.p, key.q)]
    return len(set(primes)) < len(primes)


@generate_keypair.behaviour("predictable-primes")
def _(answer, rng):
    """The primes do not come from the operating system alone. What `random`, NumPy, a clock or the last key give can
    be computed again by others: take both primes from `random_prime`."""
    with watching_the_system(answer) as drawn:
        keys = draw_keys(answer)
    with everything_else_the_same(answer) as again:
        repeated = draw_keys(again, 2)
    with replayed(answer) as replay:
        kept = any(primes_from(replay, Stream(seed)) != primes_from(replay, Stream(seed)) for seed in range(3))
    return 8 * drawn.bytes < len(keys) * ENOUGH or repeated[0] == repeated[1] or kept


@generate_keypair.behaviour("close-primes")
def _(answer, rng):
    """q lies close to p, or to a simple fraction of it. Then both are found in a moment from the square root of a
    multiple of n. Draw the second prime on its own, with another call of `random_prime`."""
    return all(distance(key).bit_length() < 256 - 20 for key in draw_keys(answer))


def distance(key) -> int:
    """How near p and q are to a fraction a/b of each other. Fermat's search in 4·a·b·n takes about its square over n
    steps."""
    return min(abs(a * key.p - b * key.q) for a in range(1, 17) for b in range(1, 17))


@generate_keypair.behaviour("related-primes")
def _(answer, rng):
    """One prime follows from the other, or from too few random bits, so a key can be found by trying. Draw the second
    prime on its own, with another call of `random_prime`."""
    with replayed(answer) as replay:
        return not (draws_both_at_once(replay) or any(draws_the_last_alone(replay, seed) for seed in range(3)))


def primes_from(replay, stream, bits=512) -> frozenset:
    key = replay(stream, bits, demo=True)[1]
    return frozenset((key.p, key.q))


def draws_the_last_alone(replay, seed) -> bool:
    """Whether nearly all the bytes of the last draw that counts give another prime, and leave the first as it was."""
    stream = Stream(seed)
    key = primes_from(replay, stream)
    # Other bytes from the last draw that counts on give another key, those after it change nothing.
    counts, none = 0, len(stream.draws)
    while none - counts > 1:
        middle = (counts + none) // 2
        if primes_from(replay, Stream(seed, tail=(stream.draws[middle][0], "other"))) == key:
            none = middle
        else:
            counts = middle
    end = stream.draws[counts][1] if stream.draws else 0
    size, enough = 256 // 8 + 1, 20  # whoever draws whole bytes may lose some; and a pair may be refused by chance
    alone = missed = 0
    for place in range(end - 1, max(end - size, 0) - 1, -1):
        if any(
            len(key & primes_from(replay, Stream(seed, flip=place, tail=(end, (place, turn))))) == 1
            for turn in range(4)
        ):
            alone += 1
        else:
            missed += 1
        if alone >= enough or missed > size - enough:
            break
    return alone >= enough


def draws_both_at_once(replay) -> bool:
    """Whether all bytes that two primes of 64 bits need count in what is drawn last: some draw pairs until both are
    prime."""
    stream = Stream("both")
    key = primes_from(replay, stream, 128)
    last = range(max(stream.end - 20, 0), stream.end)
    return sum(primes_from(replay, Stream("both", flip=place), 128) != key for place in last) >= 15


@generate_keypair.behaviour("prints-secrets")
def _(answer, rng):
    """Your function prints the primes, or a number that gives them away, and what a notebook shows is stored and
    passed on. Take the print away."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        key = answer(64, demo=True)[1]
    shown = said.getvalue().lower()
    return any(text in shown for secret in secrets_of(key) for text in (str(secret), f"{secret:x}"))


def secrets_of(key) -> tuple[int, ...]:
    """The numbers with which anybody who knows n finds p and q."""
    p, q = key.p, key.q
    return p, q, p + q, abs(p - q), (p - 1) * (q - 1), math.lcm(p - 1, q - 1)


@generate_keypair.behaviour("keeps-secrets")
def _(answer, rng):
    """Your function keeps the secret primes in a variable outside of it, where they outlive the key. Give them back,
    and keep nothing: leave that variable away."""
    key = answer(512, demo=True)[1]
    outside = inspect.unwrap(answer).__globals__
    return any(holds(value, {key.p, key.q}) for name, value in list(outside.items()) if not name.startswith("__"))


def holds(value, primes, depth=4) -> bool:
    """Whether a variable is one of the primes, or holds one."""
    if isinstance(value, Integral):
        return int(value) in primes
    if isinstance(value, PrivateKey):
        return value.p in primes
    if isinstance(value, dict):
        value = [*value, *value.values()]
    inside = depth and isinstance(value, list | tuple | set | frozenset)
    return bool(inside) and any(holds(each, primes, depth - 1) for each in list(value))


# ==== ciphertexts ================================================================================


class Sealed:
    """A result that should be a ciphertext, opened with the private key.

    Attributes:
        inputs, c: the arguments and the result.
        wanted: the plaintext it should have.
    """

    def __init__(self, run, wanted):
        if not isinstance(run.result, Integral):
            raise TypeError("no ciphertext at all")
        self.inputs, self.c = run.inputs, int(run.result)
        self.n, self.n_squared = int(run.inputs["public_key"].n), run.inputs["public_key"].n_squared
        self.owner, self.wanted = OWNERS[self.n], wanted % self.n

    @property
    def in_range(self) -> bool:
        return 0 < self.c < self.n_squared

    @cached_property
    def opened(self) -> int | None:
        """What it decrypts to, reduced if need be; None where it is no ciphertext."""
        return opened(self.owner, self.c % self.n_squared)

    @property
    def is_right(self) -> bool:
        return self.in_range and self.opened == self.wanted

    def without(self, factor: int) -> int:
        """What is left of it when a known factor is taken out."""
        return self.c * pow(factor, -1, self.n_squared) % self.n_squared

    @property
    def found(self) -> list:
        return [("it decrypts to", describe(self.opened)), ("it should decrypt to", describe(self.wanted))]


OWNERS = {math.prod(primes): private(bits) for bits, primes in PRIMES.items() if bits < 2048}


def opened(owner, ciphertext) -> int | None:
    return reference.decrypt(owner, ciphertext) if math.gcd(ciphertext, owner.n) == 1 else None


def needs_fresh_noise(checks, draw, call):
    """Declare what is looked for in the noise of `encrypt` and `rerandomize`, when all values are right.

    Args:
        draw: gives the r of so many calls of an answer, under the 512-bit key.
        call: the arguments of such a call.
    """

    @checks.behaviour("same-every-time")
    def _(answer, rng):
        """The same call gave the same ciphertext again, so equal numbers can be recognised. Draw a new r inside
        the function, in every call: `secrets.randbelow(n)`."""
        return len(set(draw(answer, 12))) == 1

    @checks.behaviour("used-twice")
    def _(answer, rng):
        """The same r was used in two calls, so their quotient shows how far the two numbers are apart. Draw a new r
        in every call: `secrets.randbelow(n)`."""
        with watching_the_system(answer) as drawn:
            found = draw(answer, 12)
        return len(set(found)) < 12 and 8 * drawn.most >= ENOUGH and max(found).bit_length() >= ENOUGH

    @checks.behaviour("predictable-r")
    def _(answer, rng):
        """r is not made of fresh randomness of the operating system alone. What `random`, NumPy, a clock, a stored
        list or the last r give can be found out by others: draw it with `secrets.randbelow(n)`."""
        drawn, full = noise(answer)
        with everything_else_the_same(answer) as again:
            repeated = len(set(draw(again, 3))) < 3
        if drawn == 0 or full and (repeated or drawn < ENOUGH):
            return True
        with replayed(answer) as replay:  # what is still not the same comes from an earlier call
            return len({int(replay(Stream("again"), **call)) for _ in range(5)}) > 1

    @checks.behaviour("few-values")
    def _(answer, rng):
        """r takes so few values that somebody can try them all, or part of it is always the same. Draw it from all
        numbers below n, and change nothing of it: `secrets.randbelow(n)`."""
        drawn, full = noise(answer)
        if drawn < ENOUGH or not full:
            return True
        with replayed(answer) as replay:
            return not (bytes_count(replay) and values_differ(replay))

    def noise(answer):
        """How many random bits a call draws, and whether r goes over the full length and does not repeat."""
        calls = 12
        with watching_the_system(answer) as drawn:
            found = draw(answer, calls)
        return 8 * drawn.bytes // calls, len(set(found)) == calls and max(found).bit_length() >= ENOUGH

    def bytes_count(replay) -> bool:
        """Whether r depends on as many of the bytes that were drawn as it is long. The last ones are looked at first:
        before them may stand draws that were refused."""
        stream = Stream("bytes")
        result, counting = replay(stream, **call), 0
        places = range(stream.end)
        for place in sorted({*places[:128], *places[-128:]}, reverse=True):
            counting += replay(Stream("bytes", flip=place), **call) != result
            if 8 * counting >= ENOUGH:
                return True
        return False

    def values_differ(replay) -> bool:
        """Whether r is another one each time, and all its bits change."""
        found = [replay(Stream(("values", each)), **call) for each in range(160)]
        noises = [noise_of(private(512), int(each)) for each in found[:48]]
        changing = functools.reduce(operator.or_, (noises[0] ^ each for each in noises))
        return len(set(found)) == len(found) and changing.bit_count() >= ENOUGH


ENOUGH = 512 - 16  # bits: whoever draws whole bytes may lose some


# ==== encrypt ====================================================================================

encrypt = Checks("encrypt")


@encrypt.cases
def keys_and_plaintexts(rng):
    # Not the smallest key first: with it a wrong result is right by chance too often.
    yield dict(public_key=public(64), plaintext=12)
    yield dict(public_key=public(64), plaintext=number_below(private(64).n, rng))
    for plaintext in (0, 1, 34, *rng.integers(0, 35, 200).tolist()):  # every third r below 35 shares a factor
        yield dict(public_key=public(6), plaintext=plaintext)
    yield dict(public_key=public(512), plaintext=number_below(private(512).n, rng))
    yield dict(public_key=public(512), plaintext=Watched(private(512).n - 1))


@encrypt.in_words
def a_ciphertext(public_key, plaintext):
    return f"a ciphertext of {describe(int(plaintext))} from 1 to n² - 1, where n = {describe(int(public_key.n))}"


@encrypt.reads
def encrypted(run):
    return Sealed(run, run.inputs["plaintext"])


@encrypt.accepts
def decrypts(sealed):
    return sealed.is_right


@encrypt.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it, with more digits than a computer can hold. Give
    `pow` a third argument: `pow(base, exponent, n**2)`."""


@encrypt.symptom("shares-factor")
def _(sealed):
    """This r shared a factor with n, or was 0, and such a ciphertext can never be decrypted. Draw r again for as
    long as `math.gcd(r, n)` is not 1."""
    return sealed.n == 35 and sealed.opened is None  # looked for first: by chance it looks like other mistakes


@encrypt.symptom("not-reduced")
def _(sealed):
    """The product was not reduced, so it grows and tells about its factors. Take it modulo n² once more, after
    the multiplication: `% n**2` at the end."""
    return sealed.c >= sealed.n_squared and sealed.opened == sealed.wanted


@encrypt.symptom("base-is-n")
def _(sealed):
    """n to a power of 2 or more is 0 modulo n², and takes everything with it. The base is one more: write
    `pow(n + 1, plaintext, n**2)`."""
    return sealed.c == 0 and sealed.n > 35


@encrypt.symptom("caret")
def _(sealed):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write powers with `pow`, as in
    `pow(n + 1, plaintext, n**2)`."""
    n, m, n_squared = sealed.n, int(sealed.inputs["plaintext"]), sealed.n_squared
    last = (sealed.c ^ (n + 1)) * pow(m, -1, n_squared) % n_squared  # `^` comes after `*`
    return 0 in (opened(sealed.owner, last), opened(sealed.owner, sealed.without((n + 1) ^ m)))


@encrypt.symptom("reduced-mod-n")
def _(sealed):
    """The result was reduced modulo n, which takes the plaintext away. Ciphertexts live modulo n²: write
    `% n**2`, for `% n * n` and `% n^2` are something else."""
    return sealed.n > 35 and sealed.c > 0 and (sealed.c < sealed.n or sealed.c % sealed.n == 0)


@encrypt.symptom("r-not-raised")
def _(sealed):
    """The plaintext's part is right, but the noise is not r to the power n, so decryption does not take it away.
    Multiply by `pow(r, n, n**2)`."""
    return sealed.without(pow(sealed.n + 1, sealed.wanted, sealed.n_squared)) < 4 * sealed.n


@encrypt.symptom("plaintext-lost")
def _(sealed):
    """Whatever is encrypted, this decrypts to 0: it is noise and nothing else. Multiply the noise by
    `pow(n + 1, plaintext, n**2)`."""
    return sealed.opened == 0


@encrypt.symptom("swapped")
def _(sealed):
    """Plaintext and r changed places. The plaintext is the exponent of n + 1, and n is the exponent of r: write
    `pow(n + 1, plaintext, n**2)` and `pow(r, n, n**2)`."""
    return sealed.c % sealed.n == pow(sealed.wanted, sealed.n, sealed.n)


@encrypt.symptom("adds-noise")
def _(sealed):
    """The noise was added, and decryption can only take away a factor. Multiply the two powers, modulo
    n²."""
    return opened(sealed.owner, (sealed.c - pow(sealed.n + 1, sealed.wanted, sealed.n_squared)) % sealed.n_squared) == 0


@encrypt.symptom("other-g")
def _(sealed):
    """The plaintext is the exponent of another number than n + 1, so decryption gives something else. Take
    `pow(n + 1, plaintext, n**2)`, or the same written as `1 + plaintext * n`."""
    n = sealed.n
    bases = (*range(2, 20), n - 1, n + 2, 2 * n + 1)
    return (
        sealed.found if sealed.opened in [opened(sealed.owner, pow(g, sealed.wanted, n**2)) for g in bases] else False
    )


@encrypt.symptom("opens-to-other")
def _(sealed):
    """The result has the form of a ciphertext, but holds another number than yours. Compare each part with the
    formula: `pow(n + 1, plaintext, n**2)` times `pow(r, n, n**2)`, modulo n²."""
    return sealed.found


def noise_of_encrypt(answer, calls):
    key = PublicKey(private(512).n)
    return [noise_of(private(512), int(answer(key, 1))) for _ in range(calls)]


@encrypt.behaviour("no-noise")
def _(answer, rng):
    """It decrypts rightly, but there is no r in it: everybody can encrypt 0 and 1 as well and compare. Multiply
    by `pow(r, n, n**2)`, with a new r from `secrets.randbelow(n)`."""
    return set(noise_of_encrypt(answer, 12)) == {1}


needs_fresh_noise(encrypt, noise_of_encrypt, dict(public_key=PublicKey(private(512).n), plaintext=1))


# ==== decrypt ====================================================================================

decrypt = Checks("decrypt")


@decrypt.cases
def keys_and_ciphertexts(rng):
    # 123, with r = 3: with shorter keys wrong results agree too often
    yield dict(private_key=private(8), ciphertext=Watched((1 + 123 * 209) * 3**209 % 209**2))
    yield dict(private_key=private(6), ciphertext=Watched(36))  # 1, without noise
    for bits, count in ((6, 20), (64, 10), (512, 3), (2048, 1)):
        owner = private(bits)
        for _ in range(count):
            ciphertext = reference.encrypt(PublicKey(owner.n), number_below(owner.n, rng))
            yield dict(private_key=owner, ciphertext=Watched(ciphertext))


@decrypt.in_words
def with_primes(private_key, ciphertext):
    if private_key.n < 1000:  # can be worked out by hand
        return f"{reference.decrypt(private_key, ciphertext)}, where p = {private_key.p} and q = {private_key.q}"


def parts(private_key, ciphertext):
    """n, lam, the power u, and L of it."""
    n, lam = private_key.n, math.lcm(private_key.p - 1, private_key.q - 1)
    u = pow(int(ciphertext), lam, n**2)
    return n, lam, u, (u - 1) // n


@decrypt.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it, with more digits than a computer can hold. Give
    `pow` a third argument: `pow(ciphertext, lam, n**2)`."""


@decrypt.stops("no-inverse", "not invertible|no inverse|invert")
def _():
    """That number shares a factor with the modulus, so it has no inverse. Make lam of p - 1 and q - 1, and ask
    for its inverse modulo n: `pow(lam, -1, n)`."""


@decrypt.symptom("power-mod-n")
def _(run):
    """The power was taken modulo n, and there every ciphertext becomes 1: the plaintext is lost. Take it modulo
    n²: `pow(ciphertext, lam, n**2)`."""
    return run.inputs["private_key"].n in run.inputs["ciphertext"].moduli


@decrypt.symptom("caret")
def _(run):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write powers with `pow` or with two stars, as in
    `pow(ciphertext, lam, n**2)`."""
    n, lam, _, _ = parts(**run.inputs)
    bits = int(run.inputs["ciphertext"]) ^ lam
    wrong = [(u - 1) // n * pow(lam, -1, n) % n for u in (bits, bits % n**2)]
    return run.result in wrong or n ^ 2 in run.inputs["ciphertext"].moduli


@decrypt.mistake("no-division")
def _(private_key, ciphertext):
    """The division by n is missing or comes too late, for u - 1 is a multiple of n. Divide first, in brackets of
    its own: `(u - 1) // n`, then go on."""
    n, lam, u, _ = parts(private_key, ciphertext)
    mu = pow(lam, -1, n)
    return (u - 1) * mu % n, (u - 1) * mu, (u - 1) * mu % n**2, u * mu % n, u * mu, u, u - 1, (u - 1) * mu % n // n


@decrypt.mistake("lam-stays")
def _(private_key, ciphertext):
    """The factor lam is still in the result. A plain division does not take it away, since all this is modulo n:
    multiply by the inverse, `pow(lam, -1, n)`."""
    n, lam, _, found = parts(private_key, ciphertext)
    phi = (private_key.p - 1) * (private_key.q - 1)
    by_phi = (pow(int(ciphertext), phi, n**2) - 1) // n
    return tuple(
        value
        for each, factor in ((found, lam), (by_phi, phi))
        for value in (each % n, each, each * factor % n, each / factor, each / factor % n, each // factor)
    )


@decrypt.mistake("two-lams")
def _(private_key, ciphertext):
    """The power and the inverse were made of two different lams, so they do not cancel. Work lam out once, and use
    it in both places."""
    n, lam, _, found = parts(private_key, ciphertext)
    phi = (private_key.p - 1) * (private_key.q - 1)
    return found * pow(phi, -1, n) % n, (pow(int(ciphertext), phi, n**2) - 1) // n * pow(lam, -1, n) % n


@decrypt.symptom("not-reduced")
def _(run):
    """The result is right up to multiples of n, but a plaintext lies below n. Take the product modulo n as the last
    step: `% n`."""
    n = run.inputs["private_key"].n
    return run.result % n == run.expected and not 0 <= run.result < n


# ==== add ========================================================================================

add = Checks("add")


def sealed_number(bits, rng):
    """A ciphertext of any number, made with the key of so many bits."""
    n = private(bits).n
    return Watched(reference.encrypt(PublicKey(n), number_below(n, rng)))


@add.cases
def pairs_of_ciphertexts(rng):
    # 12 and 5, with r = 3 and r = 2
    yield dict(public_key=public(8), a=(1 + 12 * 209) * 3**209 % 209**2, b=(1 + 5 * 209) * 2**209 % 209**2)
    for bits in (64, 512, *[6] * 30):
        yield dict(public_key=public(bits), a=sealed_number(bits, rng), b=sealed_number(bits, rng))


@add.reads
def added(run):
    owner = OWNERS[int(run.inputs["public_key"].n)]
    return Sealed(run, opened(owner, run.inputs["a"]) + opened(owner, run.inputs["b"]))


add.accepts(decrypts)


@add.stops("encrypts-ciphertexts", "encrypt: plaintext")
def _():
    """Both are encrypted already. Multiply the two ciphertexts, modulo n²."""


@add.mistake("adds-ciphertexts")
def _(public_key, a, b):
    """You added the ciphertexts, but the numbers sit in their exponents, where adding means multiplying. Multiply
    a by b, modulo n²."""
    return a + b, (a + b) % public_key.n**2, (a + b) % public_key.n


@add.symptom("not-reduced")
def _(sealed):
    """It decrypts rightly, but it has grown to twice the length, and grows on with every sum. Take the product modulo
    n²: `% public_key.n**2`."""
    return not sealed.in_range and sealed.opened == sealed.wanted


@add.mistake("caret")
def _(public_key, a, b):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write the square of n with two stars:
    `public_key.n**2`."""
    n = int(public_key.n)
    return a * b % n ^ 2, a * b % (n ^ 2), (a * b) ^ n, a ^ b


@add.mistake("brackets")
def _(public_key, a, b):
    """`% n * n` reduces by n first and then multiplies. Put brackets round the square, or write it
    `public_key.n**2`."""
    return a * b % public_key.n * public_key.n


@add.mistake("reduced-mod-n")
def _(public_key, a, b):
    """The product was reduced modulo n, which takes the number away. Ciphertexts live modulo n²: write
    `% public_key.n**2`."""
    return a * b % public_key.n, (a % public_key.n) * (b % public_key.n)


@add.mistake("raises-to-power")
def _(public_key, a, b):
    """You raised one ciphertext to the power of the other. A sum of hidden numbers is a plain product: multiply a by
    b, modulo n²."""
    return pow(int(a), int(b), int(public_key.n) ** 2), pow(int(b), int(a), int(public_key.n) ** 2)


@add.symptom("subtracts")
def _(sealed):
    """This is the difference of the two numbers: dividing by a ciphertext subtracts. Multiply a by b instead, modulo
    n²."""
    a, b = (opened(sealed.owner, sealed.inputs[name]) for name in "ab")
    return sealed.in_range and sealed.opened in ((a - b) % sealed.n, (b - a) % sealed.n)


@add.mistake("uses-one")
def _(public_key, a, b):
    """Only one of the two ciphertexts went into the result. Multiply a by b, modulo n²."""
    n_squared = int(public_key.n) ** 2
    return a, b, a * a % n_squared, b * b % n_squared


@add.symptom("opens-to-other")
def _(sealed):
    """The result is a ciphertext, but not of the sum. Multiply a by b, modulo n², and leave everything else
    away."""
    return sealed.found if sealed.in_range and sealed.opened is not None else False


# ==== multiply ===================================================================================

multiply = Checks("multiply")


@multiply.cases
def ciphertexts_and_scalars(rng):
    twelve = Watched((1 + 12 * 209) * 3**209 % 209**2)
    for scalar in (2, 0, -4):
        yield dict(public_key=public(8), ciphertext=twelve, scalar=scalar)
    for scalar in (1, -1, *rng.integers(-100, 100, 20).tolist()):
        yield dict(public_key=public(6), ciphertext=sealed_number(6, rng), scalar=scalar)
    for bits in (64, 512):  # as large as numbers get
        scalar = number_below(private(bits).n, rng)
        yield dict(public_key=public(bits), ciphertext=sealed_number(bits, rng), scalar=scalar)
        yield dict(public_key=public(bits), ciphertext=sealed_number(bits, rng), scalar=Watched(-scalar))


@multiply.reads
def multiplied(run):
    owner = OWNERS[int(run.inputs["public_key"].n)]
    return Sealed(run, opened(owner, run.inputs["ciphertext"]) * int(run.inputs["scalar"]))


def plain(sealed):
    """The number that went in."""
    return opened(sealed.owner, sealed.inputs["ciphertext"])


multiply.accepts(decrypts)


@multiply.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it, with more digits than a computer can hold. Give
    `pow` a third argument: the square of n."""


@multiply.stops("refuses-negative", r"(?i)negative|positive|>= ?0|below (0|zero)|at least (0|zero)")
def _():
    """A negative scalar is allowed, and means the negative of the product. Give it to `pow` as it is, or take
    `scalar % n` first: that is never negative."""


@multiply.mistake("power-is-a-fraction")
def _(public_key, ciphertext, scalar):
    """A power with a negative exponent is a fraction, unless it is worked out modulo something from the start. Give
    `pow` three arguments: `pow(ciphertext, scalar, n**2)`."""
    power = int(ciphertext) ** int(scalar)
    return (power, power % int(public_key.n) ** 2) if isinstance(power, float) else ()


@multiply.symptom("zero")
def _(sealed):
    """0 is no ciphertext: it shares all its factors with n. Something to the power 0 is 1, a ciphertext of 0: leave
    the special case away."""
    return sealed.c == 0 and sealed.wanted == 0


@multiply.mistake("multiplies-ciphertext")
def _(public_key, ciphertext, scalar):
    """You multiplied the ciphertext, but the number sits in its exponent, where multiplying means raising to a power.
    Put it so: `pow(ciphertext, scalar, n**2)`."""
    c, n = int(ciphertext), int(public_key.n)
    return c * scalar, c * scalar % n**2, c * scalar % n


@multiply.symptom("not-reduced")
def _(sealed):
    """It decrypts rightly, but it lies outside of 1 to n² - 1, and would grow without end. Take the power modulo n²,
    the third argument of `pow`."""
    return not sealed.in_range and sealed.opened == sealed.wanted


@multiply.mistake("caret")
def _(public_key, ciphertext, scalar):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write powers with `pow` or with two stars, also the
    square of n."""
    c, n = int(ciphertext), int(public_key.n)
    compared = (c ^ scalar, (c ^ scalar) % n**2, c ^ (scalar % n**2)) if scalar else ()  # c ^ 0 is c
    return *compared, pow(c, scalar, n ^ 2), c**scalar % n ^ 2


@multiply.mistake("reduced-mod-n")
def _(public_key, ciphertext, scalar):
    """The power was reduced modulo n, which takes the number away. Ciphertexts live modulo n²: give `pow` the square
    of n, `public_key.n**2`."""
    c, n = int(ciphertext), int(public_key.n)
    return pow(c, scalar, n), pow(c, scalar, n) * n, pow(c % n, scalar, n)


@multiply.mistake("swapped")
def _(public_key, ciphertext, scalar):
    """Base and exponent changed places. The ciphertext is raised to the scalar: turn the first two arguments of `pow`
    round."""
    return pow(scalar, int(ciphertext), int(public_key.n) ** 2)


@multiply.symptom("adds-scalar")
def _(sealed):
    """The scalar was added to the hidden number: multiplying with another ciphertext does that. Raise the ciphertext
    to the scalar, so give it to `pow` as exponent: `pow(ciphertext, scalar, n**2)`."""
    scalar = sealed.inputs["scalar"]
    return scalar != 0 and (plain(sealed) + scalar) % sealed.n == sealed.opened


@multiply.symptom("loses-sign")
def _(sealed):
    """The scalar is negative, and its sign was lost or the loop never ran. Give it to `pow` as it is, or take
    `scalar % n` first, which is never negative and means the same."""
    if sealed.inputs["scalar"] < 0:
        return sealed.found if sealed.opened in (-sealed.wanted % sealed.n, 0, plain(sealed)) else False


@multiply.symptom("once-too-often")
def _(sealed):
    """The hidden number was taken once too often or once too little. Count by hand with the scalars 2 and 0: starting
    from 1, as many multiplications are needed; or leave the loop away, and use `pow(ciphertext, scalar, n**2)`."""
    around = [(sealed.wanted + each) % sealed.n for each in (plain(sealed), -plain(sealed))]
    return sealed.found if sealed.inputs["scalar"] >= 0 and sealed.opened in around else False


@multiply.symptom("opens-to-other")
def _(sealed):
    """The result is a ciphertext, but not of the product. Raise the ciphertext to the scalar, modulo n², and leave
    everything else away."""
    return sealed.found if sealed.in_range and sealed.opened is not None else False


# ==== rerandomize ================================================================================

rerandomize = Checks("rerandomize")


@rerandomize.cases
def ciphertexts(rng):
    # Not the smallest key first: with it a wrong result is right by chance too often.
    yield dict(public_key=public(64), ciphertext=Watched(reference.encrypt(PublicKey(private(64).n), 12)))
    for bits in (64, 512, *[6] * 200):
        yield dict(public_key=public(bits), ciphertext=sealed_number(bits, rng))


@rerandomize.in_words
def another_ciphertext(public_key, ciphertext):
    return f"another ciphertext of {describe(opened(OWNERS[int(public_key.n)], int(ciphertext)))}"


@rerandomize.reads
def remade(run):
    return Sealed(run, opened(OWNERS[int(run.inputs["public_key"].n)], run.inputs["ciphertext"]))


# By chance the very same ciphertext may come back; whether it always does is looked at below.
rerandomize.accepts(decrypts)


@rerandomize.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it, with more digits than a computer can hold. Give
    `pow` a third argument: the square of n."""


@rerandomize.stops("encrypts-again", "encrypt: plaintext")
def _():
    """The ciphertext is no plaintext. Add an encryption of 0 instead, which changes no number."""


@rerandomize.symptom("shares-factor")
def _(sealed):
    """The new r shared a factor with n, or was 0, and such a ciphertext can never be decrypted. Draw r again for as
    long as `math.gcd(r, n)` is not 1, or use `encrypt`, which does so."""
    return sealed.n == 35 and sealed.opened is None  # looked for first: by chance it looks like other mistakes


@rerandomize.symptom("forgets-ciphertext")
def _(sealed):
    """This is a ciphertext of 0, whatever came in. Keep the old ciphertext: multiply it by the new noise, modulo
    n²."""
    return sealed.in_range and sealed.opened == 0


@rerandomize.symptom("not-reduced")
def _(sealed):
    """It decrypts rightly, but it has grown, and shows what it was made of. Take the product modulo n²:
    `% public_key.n**2`."""
    return sealed.c >= sealed.n_squared and sealed.opened == sealed.wanted


@rerandomize.symptom("reduced-mod-n")
def _(sealed):
    """The result was reduced modulo n, which takes the number away. Ciphertexts live modulo n²: write
    `% public_key.n**2`, for `% n * n` and `% n^2` are something else."""
    return sealed.n > 35 and sealed.c > 0 and (sealed.c < sealed.n or sealed.c % sealed.n == 0)


@rerandomize.symptom("r-not-raised")
def _(sealed):
    """The ciphertext was multiplied by a bare r, which decryption does not take away. Multiply it by
    `pow(r, n, n**2)`, or by an encryption of 0."""
    return sealed.without(int(sealed.inputs["ciphertext"])) < 4 * sealed.n


@rerandomize.symptom("changes-number")
def _(sealed):
    """The new ciphertext holds another number than the old one. Only adding 0 leaves every number as it is: multiply
    by an encryption of 0, modulo n²."""
    return sealed.found


def one_to_remake():
    n = private(512).n
    return dict(public_key=PublicKey(n), ciphertext=(1 + n) * pow(3, n, n**2) % n**2)


def noise_of_rerandomize(answer, calls):
    key, old = one_to_remake().values()
    back = pow(old, -1, key.n_squared)
    return [noise_of(private(512), int(answer(key, old)) * back % key.n_squared) for _ in range(calls)]


@rerandomize.behaviour("unchanged")
def _(answer, rng):
    """The very same ciphertext comes back, so it is recognised at once. Multiply new noise in: add an encryption of
    0."""
    return set(noise_of_rerandomize(answer, 12)) == {1}


needs_fresh_noise(rerandomize, noise_of_rerandomize, one_to_remake())


CHECKS = {
    checks.exercise: checks for checks in (generate_keypair, encrypt, decrypt, add, multiply, rerandomize)
} | NUMBERS

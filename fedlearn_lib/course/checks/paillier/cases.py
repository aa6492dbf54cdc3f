"""What the checks of this room share: keys, and ciphertexts that are opened.

A ciphertext is random, so its value cannot be compared. Here the private keys are known: a result is right when it
decrypts to the right number, and the random r in it can be taken out and looked at.
"""

import builtins
import contextlib
import functools
import itertools
import math
import operator
from functools import cache, cached_property
from numbers import Integral

from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey, gmpy2

from ...checking import describe, leaving
from ...checking.watching_secrets import (
    Stream,
    Watched,
    everything_else_the_same,
    replaced,
    replayed,
    watching_the_system,
)
from ...solutions import paillier as reference
from .numbers import MACHINE_LIMIT

# Two primes for keys of so many bits. Real ones are drawn; these only save the time.
PRIMES = {
    6: (5, 7),
    8: (11, 19),
    28: (16363, 16319),  # a ciphertext fits into 64 bits, and the product of two does not
    64: (2**32 - 5, 2**32 - 17),
    256: (2**128 - 159, 2**128 - 173),
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
    return reference.decrypt_crt(owner, ciphertext) if math.gcd(ciphertext, owner.n) == 1 else None


def needs_fresh_noise(checks, ask):
    """Declare what is looked for in the noise of `encrypt` and `rerandomize`, when all values are right.

    Args:
        ask: makes the arguments of a call in which the plaintext is given and only the answer's own noise comes in,
            from a public key and a plaintext.
    """

    def powers(answer, bits, plaintext, calls):
        return powers_of(answer, ask, bits, plaintext, calls)

    def draw(answer, calls):
        return [noise_of(private(LENGTH), power) for power in powers(answer, LENGTH, 1, calls)]

    call = ask(PublicKey(private(LENGTH).n), 1)

    @checks.behaviour("same-every-time")
    def _(answer, rng):
        """The same call gave the same ciphertext every time, and it must be another one each time. Make new noise
        inside the function, in every call, from a new r."""
        return len(set(draw(answer, 12))) == 1

    @checks.behaviour("used-twice")
    def _(answer, rng):
        """The same noise was used in two calls. Make it anew in every call, whatever the key and the number are."""
        with watching_the_system(answer) as drawn:
            found = draw(answer, 12)
        if len(set(found)) < 12:
            by_chance = any(len(set(draw(answer, 12))) == 12 for _ in range(2))  # of few values: another mistake
            return 8 * drawn.most >= ENOUGH and max(found).bit_length() >= ENOUGH and not by_chance
        for bits in (64, 2048):
            found = special_powers(answer, ask, bits)[0]
            again = (special_powers.__wrapped__(answer, ask, bits)[0] for _ in range(3))  # of few values: by chance
            if all(len(set(each)) < len(each) for each in itertools.chain([found], again)):  # mostly the first says no
                return [("with a key of", f"{bits} bits")]

    @checks.behaviour("predictable-r")
    def _(answer, rng):
        """The noise depends on something else than fresh randomness of the operating system, or on too little of it, so
        others may find it out. Make all of it from a new r of `secrets.randbelow`, in every call."""
        drawn, full = noise(answer)
        with everything_else_the_same(answer) as again:
            repeated = len(set(draw(again, 3))) < 3
        if drawn == 0 or full and (repeated or drawn < ENOUGH):
            return True
        if full and special_powers(answer, ask, 2048)[1] < 2048 - LOST:
            return [("with a key of", "2048 bits")]
        with replayed(answer) as replay:  # what is still not the same comes from an earlier call
            return len({int(replay(Stream("again"), **call)) for _ in range(5)}) > 1

    @checks.behaviour("few-values")
    def _(answer, rng):
        """r does not take all numbers below n, or some of them hardly ever, which makes it easier to guess. Draw it
        from all numbers below n with `secrets.randbelow`, and change nothing of it."""
        drawn, full = noise(answer)
        if drawn < ENOUGH or not full:
            return True
        with replayed(answer) as replay:
            return not (bytes_count(replay) and values_differ(replay))

    @checks.behaviour("favourite-r")
    def _(answer, rng):
        """With a short key some noise comes far more often than other, so it is easier to guess. Draw r with
        `secrets.randbelow`, again where it shares a factor with n, and do nothing to it but raise it to n, once."""
        calls = 480
        found = [noise_of(private(6), power) for power in powers(answer, 6, 1, calls)]  # one of 24
        return max(map(found.count, set(found))) > calls / 6

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
        """Whether r is another one each time, in all its bits, its first ones and its remainders."""
        found = [noise_of(private(LENGTH), int(replay(Stream(("values", each)), **call))) for each in range(160)]
        changing = functools.reduce(operator.or_, (found[0] ^ each for each in found))
        remainders = all(len({each % small for each in found}) == small for small in (3, 5, 7, 8))
        return (
            len(set(found)) == len(found)
            and changing.bit_count() == LENGTH
            and len({each >> (LENGTH - 3) for each in found}) == 8
            and remainders
        )


LENGTH = 256  # of the key under which noise is looked at many times: longer ones take longer
LOST = 16  # bits: whoever draws whole bytes may lose some
ENOUGH = LENGTH - LOST
SPECIAL = (0, 1, -1)  # plaintexts that answers like to treat apart; -1 stands for n - 1


def powers_of(answer, ask, bits, plaintext, calls=1) -> list[int]:
    """The r**n of so many calls."""
    key = PublicKey(private(bits).n)
    without = 1 - plaintext * key.n  # times 1 + plaintext * n, it is 1
    given = ask(key, plaintext % key.n)
    return [int(answer(**given)) * without % key.n_squared for _ in range(calls)]


@contextlib.contextmanager
def fast_powers():
    """Let `pow` of long numbers with a modulus be worked out by gmpy2, which takes a tenth of the time."""
    real = pow

    def fast(base, exp, mod=None):
        long = type(base) is type(exp) is type(mod) is int and mod.bit_length() > 1024
        return int(gmpy2.powmod(base, exp, mod)) if long and exp >= 0 else real(base, exp, mod)

    with replaced(vars(builtins), "pow", fast) if gmpy2 else contextlib.nullcontext():
        yield


@functools.lru_cache(maxsize=2)
def special_powers(answer, ask, bits) -> tuple[list[int], int]:
    """The r**n of calls with special plaintexts, and how many random bits each of them drew."""
    with fast_powers(), watching_the_system(answer) as drawn:
        found = [power for plaintext in SPECIAL for power in powers_of(answer, ask, bits, plaintext)]
    return found, 8 * drawn.bytes // len(found)


def unhidden(answer, ask) -> list | bool:
    """Whether one of the special plaintexts got no noise: which one."""
    for bits in (64, 2048):
        for plaintext, power in zip(SPECIAL, special_powers(answer, ask, bits)[0], strict=True):
            if power == 1 == max(powers_of(answer, ask, bits, plaintext, 12)):  # by chance r may be 1
                number = "n - 1" if plaintext < 0 else str(plaintext)
                return [("the number inside", number), ("with a key of", f"{bits} bits")]
    return False


# ---- secrets ------------------------------------------------------------------------------------


def standing_out(*numbers) -> list[int]:
    """Those that nobody prints by chance: six digits or more."""
    return [int(each) for each in numbers if abs(int(each)) >= 10**5]


def in_slots(checks, name: str):
    """Declare that the numbers that go into slots, or come out of them, are secret; `name` is the argument."""

    @checks.secrets
    def _(inputs, result):
        powers = [2 ** inputs[width] for width in ("slot_bits", "plaintext_bits")]
        return leaving.Secrets(standing_out(*inputs[name]), [each - less for each in powers for less in (0, 1)])


@cache
def known_to_all() -> list[int]:
    """What everybody may know of the keys in the cases."""
    moduli = [math.prod(primes) for primes in PRIMES.values()]
    return [value for n in moduli for value in (n, n + 1, n**2)]


def of_private(key) -> list[int]:
    """The numbers with which anybody who knows n finds p and q."""
    p, q = key.p, key.q
    lam = math.lcm(p - 1, q - 1)
    return standing_out(p, q, p - 1, q - 1, p + q, p - q, q - p, (p - 1) * (q - 1), lam, pow(lam, -1, p * q))


def needs_the_key(checks):
    @checks.symptom("typed-in-n", needs=r"\b(35|1225|209|43681)\b")
    def _(seen):
        """Numbers of one key are typed into the function, so it fits no other. Take n from the key that comes in, and
        work out everything else from that."""
        return True


def needs_long_integers(checks):
    @checks.stops("machine-integers", MACHINE_LIMIT)
    def _():
        """A machine's whole numbers end at 64 bits, and these may have thousands. Use Python's own, which grow as
        needed: `*`, `%` and `pow`, without NumPy."""


def needs_wide_products(checks):
    """Declare what goes wrong under the key of 28 bits alone, where one that is longer was tried before."""

    @checks.symptom("wrapped-around", needs=r"np\.|numpy")
    def _(sealed):
        """Here a product outgrew the 64 bits of NumPy's whole numbers. Multiply Python's own, which grow as needed,
        with `*`, `%` and `pow` alone."""
        return sealed.n.bit_length() == 28


def decrypts(sealed):
    return sealed.is_right


def sealed_number(bits, rng):
    """A ciphertext of any number, made with the key of so many bits."""
    n = private(bits).n
    return Watched(reference.encrypt(PublicKey(n), number_below(n, rng)))

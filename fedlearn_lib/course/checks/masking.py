"""What the core exercises of chapter 6 must do, and what each mistake is told.

Numbers of the ring are compared modulo 2**32, so that a wrong sign is recognised whether or not the result was reduced.
The exercises on shared secrets are in `masking_shares.py`.
"""

import ast
import contextlib
import functools
import hashlib
import inspect
import io
import math
import random
from collections import Counter
from fractions import Fraction
from itertools import accumulate, combinations, product
from numbers import Integral
from unittest.mock import Mock

import numpy as np
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fedlearn_lib.given.masking_tools import PRIME, pair_label

from ..checking import Checks, NotYet, written
from ..solutions import masking as reference
from .masking_attacks import needs_masks
from .masking_shares import CHECKS as SHARES
from .masking_stretch import CHECKS as STRETCH
from .watching_secrets import Stream, everything_else_the_same, replaced, replayed

RING = 2**32


class ProbedChecks(Checks):
    """Checks whose behaviours are looked for, too, when a value is wrong and no mistake explains it."""

    def run(self, answer, reference, rng):
        try:
            super().run(answer, reference, rng)
        except NotYet as fault:
            if fault.advice == "other-value":
                self.probe(answer, rng, fault)
            raise

    def probe(self, answer, rng, fault: NotYet) -> None:
        for behaviour in self.behaviours:
            try:
                found = behaviour.applies(answer, rng)
            except Exception:  # it cannot be called like that, and the first fault says more
                continue
            if found:
                raise NotYet(behaviour.advice, behaviour.message, fault.details) from None


# ==== pairwise_seed ==============================================================================

pairwise_seed = ProbedChecks("pairwise_seed")


def key(number: int) -> X25519PrivateKey:
    """A mask key, the same every time."""
    return X25519PrivateKey.from_private_bytes(hashlib.sha256(b"mask key %d" % number).digest())


@pairwise_seed.cases
def two_clients(rng):
    yield dict(my_private_key=key(7), their_public_key=key(2).public_key(), round_id=3, my_id=7, their_id=2)
    yield dict(my_private_key=key(2), their_public_key=key(7).public_key(), round_id=3, my_id=2, their_id=7)
    yield dict(my_private_key=key(9), their_public_key=key(10).public_key(), round_id=1, my_id=9, their_id=10)
    yield dict(my_private_key=key(3), their_public_key=key(4).public_key(), round_id=10**5, my_id=10**6, their_id=10**5)
    for _ in range(4):
        me, other = (1 + rng.choice(1000, 2, replace=False)).tolist()
        mine, theirs = X25519PrivateKey.generate(), X25519PrivateKey.generate().public_key()
        round_id = int(rng.integers(1, 500))
        yield dict(my_private_key=mine, their_public_key=theirs, round_id=round_id, my_id=me, their_id=other)


def derived(shared: bytes, info: bytes | None, length: int = 32) -> bytes:
    return HKDF(SHA256(), length=length, salt=None, info=info).derive(shared)


@pairwise_seed.stops("public-key-exchanges", "no attribute 'exchange'")
def _():
    """Only a private key can do its half of the agreement. Turn the two round:
    `my_private_key.exchange(their_public_key)`."""


@pairwise_seed.stops("label-no-bytes", "is not an instance of 'bytes'|cannot be converted to 'bytes'")
def _():
    """HKDF takes bytes only. Use what `pair_label(round_id, my_id, their_id)` returns, as it is."""


@pairwise_seed.stops("secret-no-bytes", "to a buffer")
def _():
    """`derive` takes the bytes that both clients have in common. Give it what
    `my_private_key.exchange(their_public_key)` returns, as it is."""


@pairwise_seed.stops("hash-without-brackets", "instance of hashes.HashAlgorithm")
def _():
    """`SHA256` alone is the kind of hash, and HKDF wants one of the kind. Write `SHA256()`, with brackets."""


@pairwise_seed.symptom("not-derived")
def _(run):
    """HKDF itself came back, ready but without having seen the secret. Call its `.derive(shared)`, and return the bytes
    that it gives."""
    return hasattr(run.result, "derive")


@pairwise_seed.symptom("other-length")
def _(run):
    """A seed is the key of AES-256, so it has 32 bytes, and this has another number. Ask HKDF for `length=32`."""
    if isinstance(run.result, bytes) and len(run.result) != 32:
        return [("its length", f"{len(run.result)} bytes")]


@pairwise_seed.mistake("raw-exchange")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """This is what the exchange gives, which is a point of a curve and no evenly random key, and is the same in every
    round. Give it to HKDF, with the label as `info`."""
    shared = my_private_key.exchange(their_public_key)
    return shared, shared[::-1]


@pairwise_seed.mistake("label-left-out")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """The label is missing, so this seed is the same in every round. Give it to HKDF:
    `info=pair_label(round_id, my_id, their_id)`."""
    shared = my_private_key.exchange(their_public_key)
    return derived(shared, None), hashlib.sha256(shared).digest()


@pairwise_seed.mistake("label-mixed-up")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """Round and ids changed places in the label, so another pair could get the same one. Give them in the order
    `pair_label(round_id, my_id, their_id)`."""
    shared = my_private_key.exchange(their_public_key)
    labels = pair_label(my_id, their_id, round_id), pair_label(their_id, my_id, round_id)
    return tuple(derived(shared, label) for label in labels)


@pairwise_seed.mistake("label-as-salt")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """The label went in as salt, but what tells uses apart belongs into `info`. Write `salt=None` and
    `info=pair_label(…)`, or the others compute another seed."""
    shared, label = my_private_key.exchange(their_public_key), pair_label(round_id, my_id, their_id)
    return tuple(HKDF(SHA256(), length=32, salt=label, info=info).derive(shared) for info in (None, label))


PAIRS = (7, 2), (9, 10), (1, 30)


def agree(answer, one, other, round_id=3, keys=None):
    """The seed that client `one` computes with client `other`."""
    mine, theirs = keys or (one, other)
    return answer(key(mine), key(theirs).public_key(), round_id, one, other)


@pairwise_seed.behaviour("another-every-time")
def _(answer, rng):
    """The same call gave two seeds, so the two clients will never have the same one. Leave all randomness out: the
    secret comes from the exchange of the keys."""
    return agree(answer, 7, 2) != agree(answer, 7, 2)


@pairwise_seed.behaviour("exchange-left-out")
def _(answer, rng):
    """What the two keys give together is not in it. Everything else is known to the server, or to one of the two only.
    Start with `my_private_key.exchange(their_public_key)`."""
    if agree(answer, 7, 2, round_id=5) == agree(reference.pairwise_seed, 7, 2, round_id=5):
        return False
    mine = Mock(wraps=key(7))
    answer(mine, key(2).public_key(), 5, 7, 2)
    return not mine.exchange.called


@pairwise_seed.behaviour("same-for-other-keys")
def _(answer, rng):
    """With other keys the same seed came back, as if it had been kept from an earlier call. Make it anew in each call,
    and keep nothing outside of the function."""
    return agree(answer, 7, 2) == agree(answer, 7, 2, keys=(1, 2))


@pairwise_seed.behaviour("sides-differ")
def _(answer, rng):
    """The two clients of a pair compute different seeds, so their masks will not cancel. Make everything that goes in
    the same for both: what *my* private and *their* public key give, and `pair_label`, which sorts the ids."""
    return any(agree(answer, *pair) != agree(answer, *pair[::-1]) for pair in PAIRS)


@pairwise_seed.behaviour("round-left-out")
def _(answer, rng):
    """Two rounds have the same seed, so the same mask would lie over two updates, and their difference could be read.
    Put the round into the label: `pair_label(round_id, …)`."""
    first = agree(answer, 7, 2, round_id=3)
    return any(first == agree(answer, 7, 2, round_id=3 + later) for later in (1, 2**8, 2**16))


@pairwise_seed.behaviour("pair-left-out")
def _(answer, rng):
    """Two pairs of ids have the same seed where the keys are the same. Put both ids into the label:
    `pair_label(round_id, my_id, their_id)`."""
    first, others = agree(answer, 7, 2), ((5, 4), (7 + 2**8, 2), (7 + 2**16, 2))
    return any(first == agree(answer, *pair, keys=(7, 2)) for pair in others)


@pairwise_seed.behaviour("other-derivation")
def _(answer, rng):
    """Both sides agree, but not on what HKDF with SHA-256 makes of the exchange and the label, so other clients cannot
    join in. Compare with `HKDF(SHA256(), length=32, salt=None, info=pair_label(…)).derive(shared)`."""
    return any(agree(answer, *pair) != agree(reference.pairwise_seed, *pair) for pair in PAIRS)


# ==== expand_mask ================================================================================

expand_mask = ProbedChecks("expand_mask")

SEED = bytes(range(32))


@expand_mask.cases
def seeds_and_lengths(rng):
    yield dict(seed=SEED, length=3)
    yield dict(seed=bytes(32), length=4)
    for length in (1, 2, 5, 17, 1000, 4097):
        yield dict(seed=rng.bytes(32), length=length)


def stream(seed: bytes, size: int, start: bytes = bytes(16)) -> bytes:
    return Cipher(algorithms.AES(seed), modes.CTR(start)).encryptor().update(bytes(size))


@expand_mask.reads
def numbers_of(run):
    if not isinstance(run.result, np.ndarray | list | tuple | bytes):
        raise TypeError("no numbers")
    return run


@expand_mask.stops("array-of-bytes", "invalid literal for int")
def _():
    """`np.array` takes the bytes for a text. Use what reads numbers from bytes: `np.frombuffer(stream,
    dtype=\"<u4\")`."""


@expand_mask.stops("no-bytes", "to a buffer")
def _():
    """A cipher works on bytes only. Give it zeros, four for each number: `bytes(4 * length)`."""


@expand_mask.stops("no-encryptor", "'Cipher' object has no")
def _():
    """A Cipher only says which cipher is meant. Call its `.encryptor()`, and let that work:
    `.encryptor().update(…)`."""


@expand_mask.stops("bytes-do-not-fit", "buffer size must be a multiple|requires a buffer of")
def _():
    """The bytes do not come out even: each number takes four of them. Let the cipher encrypt `bytes(4 * length)`, and
    read it as `\"<u4\"`."""


@expand_mask.stops("nonce-length", "[Ii]nvalid nonce size|nonce must be")
def _():
    """The counter of AES has 16 bytes, whatever the length of the key. Give `modes.CTR(bytes(16))`."""


@expand_mask.symptom("still-bytes")
def _(run):
    """The stream came back as bytes, not as numbers. Make one number of four bytes each:
    `np.frombuffer(stream, dtype=\"<u4\")`."""
    return isinstance(run.result, bytes)


@expand_mask.symptom("blocks-held-back")
def _(run):
    """No number came back: the cipher held its bytes back, since in this mode it waits for whole blocks of 16. Use
    counter mode, `modes.CTR(bytes(16))`, and `update`."""
    return len(run.result) == 0


@expand_mask.symptom("other-length")
def _(run):
    """There are more or fewer numbers than `length` says. Four bytes make one number: let the cipher encrypt
    `bytes(4 * length)`, and read them as `\"<u4\"`."""
    return np.ndim(run.result) == 1 and len(run.result) != len(run.expected)


@expand_mask.symptom("as-floats")
def _(run):
    """Floats came back, but a mask is made of whole numbers, which are counted modulo 2**32. Make them of the bytes of
    the stream, `np.frombuffer(…, dtype=\"<u4\")`, and leave them as they are."""
    return np.asarray(run.result).dtype.kind == "f"


@expand_mask.mistake("big-endian")
def _(seed, length):
    """The bytes of each number are the wrong way round: the highest one came first. Put the sign for the lowest first
    into the type: `dtype=\"<u4\"`."""
    return np.frombuffer(stream(seed, 4 * length), ">u4")


@expand_mask.mistake("signed")
def _(seed, length):
    """Half of the numbers are negative: the type counts the highest bit as a sign. Use a type without one, `\"<u4\"` or
    `np.uint32`."""
    return np.frombuffer(stream(seed, 4 * length), "<i4")


@expand_mask.mistake("one-byte-each")
def _(seed, length):
    """Each number has one random byte only, and hides 8 of 32 bits. Make four bytes for each number, and read them
    with `dtype=\"<u4\"`."""
    single = np.frombuffer(stream(seed, 4 * length), np.uint8)
    return single[:length], single[::4], single[:length].astype(np.uint64) << 24


@expand_mask.symptom("few-bits")
def _(run):
    """The upper bits of the numbers are missing, so those of an update stay readable. A mask needs all 32 bits of every
    number: take four bytes of the stream for each, and all that they say."""
    right = run.expected
    cut = right % 2**31, right % (2**31 - 1), right // 2, np.abs(right.astype(np.int32))
    few = len(run.result) >= 3 and max(run.result) < 2**16  # once in 10**14 by chance
    return few or any(np.array_equal(run.result, each) for each in cut)


@expand_mask.mistake("eight-bytes-each")
def _(seed, length):
    """Numbers of 64 bits came out, but a mask has 32. Take four bytes for each number: `dtype=\"<u4\"`."""
    return np.frombuffer(stream(seed, 8 * length), "<u8")


@expand_mask.symptom("repeats")
def _(run):
    """The same numbers come again and again, so differences within the update are readable. Let the cipher count, with
    `modes.CTR(bytes(16))`, and make all the bytes with one encryptor: `bytes(4 * length)`."""
    return len(run.result) < 20 and len(set(run.result)) < len(run.result)  # once in 10**7 by chance


@expand_mask.mistake("counter-starts-elsewhere")
def _(seed, length):
    """The counter does not start at 0, so both sides must know where. Use sixteen bytes of zero:
    `modes.CTR(bytes(16))`."""
    starts = ((1).to_bytes(16, "big"), (1).to_bytes(16, "little"), seed[:16], seed[16:], b"\xff" * 16, b"0" * 16)
    return tuple(np.frombuffer(stream(seed, 4 * length, start), "<u4") for start in starts)


@expand_mask.behaviour("another-every-time")
def _(answer, rng):
    """The same seed gave two masks, so they will not cancel. Leave randomness out, the nonce, too: the counter starts
    at `bytes(16)`."""
    return not np.array_equal(answer(SEED, 8), answer(SEED, 8))


GENERATORS = {
    np.random: "default_rng seed RandomState SeedSequence MT19937 PCG64 PCG64DXSM Philox SFC64",
    random: "Random seed",
}


@contextlib.contextmanager
def watching_generators(answer):
    """Count how often a generator for simulations is made or seeded."""
    made = []

    def noting(real):
        def noted(*args, **kwargs):
            made.append(real)
            return real(*args, **kwargs)

        def begin(self, *args, **kwargs):
            made.append(real)
            real.__init__(self, *args, **kwargs)

        # A class stays one: NumPy asks whether things are instances of it.
        return type(real.__name__, (real,), {"__init__": begin}) if isinstance(real, type) else noted

    # A file of helpers may begin with `from numpy.random import default_rng`.
    own = inspect.unwrap(answer).__globals__
    with contextlib.ExitStack() as stack:
        for owner, names in GENERATORS.items():
            for name in names.split():
                real = getattr(owner, name)
                for place in (vars(owner), *([own] if own.get(name) is real else ())):
                    stack.enter_context(replaced(place, name, noting(real)))
        yield made


@expand_mask.behaviour("no-cipher")
def _(answer, rng):
    """The mask comes from a generator made for simulations: whoever knows some of its numbers can compute the others.
    Use the stream of a cipher, `Cipher(algorithms.AES(seed), modes.CTR(bytes(16)))`."""
    with watching_generators(answer) as made:
        answer(SEED, 8)
    return bool(made)


@expand_mask.behaviour("part-of-seed")
def _(answer, rng):
    """Different seeds give the same mask, so it is easier to guess than it should be. Use all 32 bytes as the key, as
    they are: `algorithms.AES(seed)`."""
    first, others = answer(SEED, 8), [SEED[::-1], *(SEED[:i] + b"\xff" + SEED[i + 1 :] for i in range(32))]
    return any(np.array_equal(first, answer(other, 8)) for other in others)


@expand_mask.behaviour("other-stream")
def _(answer, rng):
    """This is not the key stream of AES-256 in counter mode, so other clients make another mask of the same seed.
    Compare with `Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor().update(bytes(4 * length))`."""
    return not np.array_equal(answer(SEED, 8), reference.expand_mask(SEED, 8))


@expand_mask.behaviour("not-uint32")
def _(answer, rng):
    """The numbers are right, but not an array of `uint32`, which alone counts modulo 2**32 by itself. Return them with
    `dtype=\"<u4\"`, or with `.astype(np.uint32)`."""
    return getattr(answer(SEED, 8), "dtype", None) != np.uint32


# ==== numbers of the ring ========================================================================


def centred(numbers) -> list[int]:
    """The same numbers modulo 2**32, from -2**31 to 2**31 - 1."""
    return [(int(number) + RING // 2) % RING - RING // 2 for number in numbers]


def mask(seed: bytes, length: int) -> np.ndarray:
    """A mask in numbers that do not wrap around, so that sums can be taken by other moduli."""
    return reference.expand_mask(seed, length).astype(object)


def total(terms, length: int) -> np.ndarray:
    """The sum of masks, each with a factor: pairs (factor, seed)."""
    return sum((factor * mask(seed, length) for factor, seed in terms), np.zeros(length, object))


class Ring:
    """A result in the ring, and what it would be with other signs.

    Attributes:
        numbers: the result as it came back.
        base: what the masks are added to.
        expected: what is right.
    """

    KINDS = "iu"

    def __init__(self, run, base):
        if np.asarray(run.result).dtype.kind not in self.KINDS or np.shape(run.result) != run.expected.shape:
            raise TypeError("no such whole numbers")
        self.run, self.inputs = run, run.inputs
        self.numbers = [int(number) for number in run.result]
        self.base, self.length = np.array([int(number) for number in base], object), len(base)
        self.expected = [int(number) for number in run.expected]

    def equals(self, numbers) -> bool:
        """Whether the result is these numbers, modulo 2**32."""
        return centred(self.numbers) == centred(numbers)

    def equals_base_and(self, terms) -> bool:
        return self.equals(self.base + total(terms, self.length))

    def equals_base_and_one_number(self, terms) -> bool:
        """Whether of each mask only the first number was used, everywhere."""
        return self.equals(self.base + total(terms, 1))

    def equals_base_and_some(self, terms, others) -> bool:
        """Whether some of the terms, but not all of them, are in it, and all the others."""
        some = (each for size in range(1, len(terms)) for each in combinations(terms, size))
        return len(terms) <= 6 and any(self.equals_base_and([*each, *others]) for each in some)

    def equals_xor(self, terms) -> bool:
        return self.equals(functools.reduce(np.bitwise_xor, [mask(seed, self.length) for _, seed in terms], self.base))

    def equals_modulo_other(self, terms) -> bool:
        """Whether it is the right sum by some other modulus, which then divides all differences."""
        whole = self.base + total(terms, self.length)
        return self.length > 1 and math.gcd(*(whole - np.array(self.numbers, object))) > 2**20

    @property
    def right_modulo(self) -> bool:
        return self.equals(self.expected)

    @property
    def off_by(self) -> int:
        """How far the numbers are from the right ones at most, modulo 2**32."""
        return max(map(abs, centred(np.subtract(self.numbers, self.expected, dtype=object))))


@contextlib.contextmanager
def watching_masks(answer):
    """Note the seeds that are expanded."""
    names, expanded = inspect.unwrap(answer).__globals__, set()
    expand = names["expand_mask"]

    def noting(seed, length):
        expanded.add(bytes(seed))
        return expand(seed, length)

    with replaced(names, "expand_mask", noting):
        yield expanded


def has_other_masks(answer, right, inputs: dict, seeds) -> bool:
    """Whether something wrong comes back, and not all of the seeds were expanded for it."""
    with watching_masks(answer) as expanded:
        result = answer(**inputs)
    return not expanded >= set(seeds) and not np.array_equal(result, right(**inputs))


def needs_sums_of_masks(checks: Checks):
    """Declare what is told to those who stop on the way from seeds to sums."""
    needs_masks(checks)

    @checks.stops("keys-without-values", "cannot unpack non-iterable int|values to unpack")
    def _():
        """This loop gives no pairs: over a dict alone it gives the keys, over `.values()` the values. Write `.items()`
        behind it, for pairs of key and value."""

    @checks.stops("ids-for-seeds", "must be 32 bytes")
    def _():
        """This is no seed: a dict alone gives its ids, and `.items()` gives pairs. Loop over its `.values()`, or take
        pairs apart: `other, seed`."""

    @checks.stops("minus-one-times-mask", "integer -1 out of bounds for uint32")
    def _():
        """`uint32` knows no -1, so a mask cannot be multiplied by it. Subtract the mask instead, with `-`."""


# ==== mask_update ================================================================================

mask_update = ProbedChecks("mask_update")


@mask_update.cases
def updates_and_seeds(rng):
    yield masking([5, -3, 0], 2, [3, 1, 4, 5], Fixed())
    yield masking([1, 2], 1, [4, 2, 3], Fixed())
    yield masking([7, -8], 3, [1, 2], Fixed())
    # As text, 10 comes before 9. Floats are turned eight at a time, and one of these sums needs no wrapping around.
    yield masking(rng.integers(-100, 100, 8), 9, [10, 8, 100, 90], Fixed())
    yield masking([-(2**31), 2**31 - 1, -1], 5, [1, 9], rng)
    yield masking([4], 3, [], rng)
    case = masking([0, 0], 3, [1, 8], Fixed())
    masks = reference.mask_update(**case).astype(np.int64)
    yield case | dict(integers=np.array(centred(-1 - masks)))  # masked, each is 2**32 - 1, and in no smaller ring
    for length, clients in ((50, 6), (1000, 4)):
        ids = (1 + rng.choice(500, clients, replace=False)).tolist()
        yield masking(rng.integers(-(2**20), 2**20, length), ids[0], ids[1:], rng)


class Fixed:
    """Seeds that are the same every time."""

    def __init__(self):
        self.count = 0

    def bytes(self, size: int) -> bytes:
        self.count += 1
        return hashlib.sha256(b"seed %d" % self.count).digest()[:size]


class Seed(bytes):
    """A seed that is shown by the ids of its owners, so that a call with many of them can be read."""

    def __new__(cls, rng, *owners):
        self = super().__new__(cls, rng.bytes(32))
        self.owners = sorted(owners)
        return self

    def __repr__(self):
        return "s" + "_".join(map(str, self.owners))

    def __deepcopy__(self, memo):
        return self


def masking(integers, me, others, rng) -> dict:
    seeds = {other: Seed(rng, me, other) for other in others}
    return dict(integers=np.array(integers), me=me, pairwise_seeds=seeds, self_seed=Seed(rng, me))


class Masked(Ring):
    """A masked update, and the seeds in it."""

    KINDS = "iuf"  # floats have an advice of their own

    def __init__(self, run):
        super().__init__(run, run.inputs["integers"])
        self.me, self.seeds, self.own = (run.inputs[name] for name in ("me", "pairwise_seeds", "self_seed"))

    def pairs(self, lower=-1, higher=1):
        """The pairwise masks: those shared with clients of lower and of higher id, with a sign each."""
        return [(higher if self.me < other else lower, seed) for other, seed in self.seeds.items()]

    def with_self(self, terms) -> bool:
        return self.equals_base_and([*terms, (1, self.own)])

    @property
    def all(self):
        return [*self.pairs(), (1, self.own)]


mask_update.reads(Masked)
needs_sums_of_masks(mask_update)


@mask_update.stops("ring-in-uint32", "integer 4294967296 out of bounds for uint32")
def _():
    """`uint32` wraps around at 2**32 by itself, and cannot hold that number. Leave `% 2**32` out."""


@mask_update.stops("does-not-fit", "out of bounds for u?int|too large to convert|can't convert negative")
def _():
    """Python's own numbers do not wrap around, so negative and large ones do not fit. Take each of them `% 2**32`, or
    turn a whole array: with `.astype(np.uint32)`, -1 becomes 2**32 - 1."""


@mask_update.stops("signed-into-unsigned", "Cannot cast .*'int.*'uint")
def _():
    """Signed numbers do not go into `uint32` in place. Turn them first, and -1 becomes 2**32 - 1:
    `integers.astype(np.uint32)`."""


@mask_update.stops("no-such-id", "KeyError")
def _():
    """The ids are any numbers, and yours is not among them. Loop over those that are there:
    `for other, seed in pairwise_seeds.items():`."""


@mask_update.mistake("bytes-reinterpreted")
def _(integers, me, pairwise_seeds, self_seed):
    """More numbers came back than the update has: `.view` reads the same bytes anew, so one number of 64 bits became
    two. Turn the numbers with `.astype(np.uint32)`."""
    return reference.mask_update(integers.view(np.uint32), me, pairwise_seeds, self_seed)


@mask_update.symptom("as-floats")
def _(masked):
    """Floats came back, but masks cancel only among whole numbers, modulo 2**32. Keep everything `uint32`, from
    `np.asarray(integers).astype(np.uint32)` on, and divide nothing."""
    return np.asarray(masked.run.result).dtype.kind == "f"


@mask_update.symptom("not-reduced")
def _(masked):
    """Right up to multiples of 2**32, but numbers lie outside of 0 to 2**32 - 1, and how far can tell about the update.
    Work with `uint32`, which wraps around, or take the result `% 2**32`, and then `.astype(np.uint32)`."""
    return masked.right_modulo and not all(0 <= number < RING for number in masked.numbers)


@mask_update.symptom("same-sign")
def _(masked):
    """All pairwise masks have the same sign. The other client does the same with its copy, so that they add up instead
    of cancelling. Add where `me < other`, and subtract otherwise."""
    return masked.with_self(masked.pairs(1, 1)) or masked.with_self(masked.pairs(-1, -1))


@mask_update.symptom("signs-swapped")
def _(masked):
    """The signs are the wrong way round: masks cancel only with clients that do it by the same rule. Add where your id
    is the lower one, `me < other`, and subtract otherwise."""
    return masked.with_self(masked.pairs(1, -1))


@mask_update.symptom("self-mask-forgotten")
def _(masked):
    """Only pairwise masks lie over the update: if the server comes to know them because you seemed to vanish, your
    update is readable. Add `expand_mask(self_seed, …)` as well."""
    return masked.equals_base_and(masked.pairs())


@mask_update.symptom("self-mask-subtracted")
def _(masked):
    """The self mask was subtracted, but the server will subtract it once more. Add it, whatever the ids."""
    return masked.equals_base_and([*masked.pairs(), (-1, masked.own)])


@mask_update.symptom("self-mask-often")
def _(masked):
    """The self mask went in more than once, and is taken out only once. Move it out of the loop over the others, so
    that it is added a single time."""
    signs = sum(sign for sign, _ in masked.pairs())
    often = len(masked.seeds), len(masked.seeds) + 1, 2, signs, signs + 1
    return any(masked.equals_base_and([*masked.pairs(), (k, masked.own)]) for k in often)


@mask_update.symptom("own-seed-for-pairs")
def _(masked):
    """The masks for the others were made from your own seed, which they do not have, so nothing cancels. Expand the
    seed that belongs to each client: loop over `pairwise_seeds.items()`."""
    signs = sum(sign for sign, _ in masked.pairs())
    return signs != 0 and masked.with_self([(signs, masked.own)])


@mask_update.symptom("one-seed-for-all")
def _(masked):
    """The seed of one of the others was used for all of them, so only its mask can cancel. Make each mask inside of the
    loop, from the seed that belongs to each client: `for other, seed in pairwise_seeds.items():`."""
    signs = sum(sign for sign, _ in masked.pairs())
    return len(masked.seeds) > 1 and any(masked.with_self([(signs, seed)]) for seed in masked.seeds.values())


@mask_update.symptom("pairwise-left-out")
def _(masked):
    """Only the self mask lies over the update, and the server will learn it. Add or subtract the masks that you share
    with the others, too: loop over `pairwise_seeds.items()`."""
    return masked.with_self([])


@mask_update.symptom("update-left-out")
def _(masked):
    """These are only masks: the update is not in it. Start with the integers, and add the masks to them."""
    return masked.equals(total(masked.all, masked.length))


@mask_update.symptom("update-often")
def _(masked):
    """The update is in it several times. Move it out of the loop over the others, so that it goes in a single time."""
    masks = total(masked.all, masked.length)
    return any(masked.equals(k * masked.base + masks) for k in (len(masked.seeds), len(masked.seeds) + 1, 2))


@mask_update.symptom("others-left-out")
def _(masked):
    """The masks of only some of the other clients are in it. Look at what is overwritten in the loop and at what an
    `if` without `else` leaves out, and return after the loop."""
    return masked.equals_base_and_some(masked.pairs(), [(1, masked.own)])


@mask_update.symptom("same-mask-everywhere")
def _(masked):
    """Every number got the same mask, so differences within the update are readable. Make every mask as long
    as the update: `expand_mask(seed, len(masked))`."""
    return masked.equals_base_and_one_number(masked.all)


@mask_update.symptom("update-without-signs")
def _(masked):
    """The negative numbers of the update were made positive, or 0, before the masks went on. Leave that out:
    `.astype(np.uint32)` lets -1 become 2**32 - 1, which is right."""
    masks = total(masked.all, masked.length)
    return any(masked.equals(base + masks) for base in (np.abs(masked.base), np.maximum(masked.base, 0)))


@mask_update.symptom("masks-xored")
def _(masked):
    """`^` takes the bits apart one by one, so a sum of updates would be lost under it. Add and subtract the masks with
    `+` and `-`, as numbers."""
    return masked.equals_xor(masked.all)


@mask_update.symptom("order-of-the-dict")
def _(masked):
    """The sign follows the place of a client in the dict, and the other client has another order. Let the ids decide:
    `me < other`."""
    places = range(len(masked.seeds))
    rules = [[place % 2 == turn for place in places] for turn in (0, 1)]
    rules += [[masked.me < place + start for place in places] for start in (0, 1, 2)]
    signs = [[1 if higher else -1 for higher in rule] for rule in rules]
    return any(masked.with_self(list(zip(each, masked.seeds.values(), strict=True))) for each in signs)


@mask_update.symptom("ids-as-text")
def _(masked):
    """The ids were compared as texts, in which 10 comes before 9. Compare them as numbers: `me < other`."""
    return masked.with_self([(1 if str(masked.me) < str(other) else -1, seed) for other, seed in masked.seeds.items()])


@mask_update.symptom("turned-too-late")
def _(masked):
    """Numbers outside of `uint32` do not wrap around when floats are turned into it. Turn the update before the masks
    go on, `integers.astype(np.uint32)`, and stay with `uint32`."""
    ends = 0, 2**31, RING - 1  # which of them, the processor decides
    return any(masked.numbers) and all(
        (number - whole) % RING == 0 or number in ends and not 0 <= whole < RING
        for number, whole in zip(masked.numbers, masked.base + total(masked.all, masked.length), strict=True)
    )


@mask_update.symptom("other-modulus")
def _(masked):
    """The sum was taken by another modulus than 2**32, so the masks do not cancel there. Work with `uint32`, or write
    `% 2**32`."""
    return masked.equals_modulo_other(masked.all)


@mask_update.symptom("off-by-one")
def _(masked):
    """Some numbers are off by one. Take them modulo 2**32 itself: `.astype(np.uint32)` does so, and lets -1 become the
    largest number, 2**32 - 1."""
    return masked.off_by == 1


@mask_update.symptom("digits-lost")
def _(masked):
    """Only the last digits are wrong: somewhere on the way floats came in, which have no room for them. Keep everything
    `uint32`, and leave `float` and `/` out."""
    return masked.off_by < 2**12


def three_clients(answer) -> list[int]:
    """What is left of three masked zeros when the self masks are taken away."""
    pairs = {(1, 2): b"a" * 32, (1, 3): b"b" * 32, (2, 3): b"c" * 32}
    left = np.zeros(4, object)
    for me in (1, 2, 3):
        seeds = {sum(pair) - me: seed for pair, seed in pairs.items() if me in pair}
        made = answer(np.zeros(4, int), me, seeds, bytes([me]) * 32)
        left += np.array([int(number) for number in made], object) - mask(bytes([me]) * 32, 4)
    return centred(left)


@mask_update.behaviour("another-every-time")
def _(answer, rng):
    """The same call gave two results: something random went in that nobody can take out again. Leave it out: all that
    is random here comes from the seeds."""
    inputs = masking([5, -3], 2, [3, 1], rng)
    return not np.array_equal(answer(**inputs), answer(**inputs))


@mask_update.behaviour("other-masks")
def _(answer, rng):
    """Some mask is not what `expand_mask` makes of its seed, so what others make of it will not cancel it. Call
    `expand_mask(seed, len(masked))` for every seed, your own, too."""
    inputs = masking([5, -3], 2, [3, 1], rng)
    seeds = *inputs["pairwise_seeds"].values(), inputs["self_seed"]
    return has_other_masks(answer, reference.mask_update, inputs, seeds)


@mask_update.behaviour("does-not-cancel")
def _(answer, rng):
    """Three clients masked zeros, and without the self masks their sum is not 0. Use each mask as `expand_mask`
    gives it, and let exactly one of each pair add it, where `me < other`, and the other one subtract it."""
    return any(three_clients(answer))


@mask_update.behaviour("not-uint32")
def _(answer, rng):
    """The numbers are right, but not an array of `uint32`: what adds them up later counts on their wrapping around.
    Return them with `.astype(np.uint32)`."""
    return getattr(answer(np.array([1, -2]), 2, {1: SEED}, bytes(32)), "dtype", None) != np.uint32


# ==== unmask_sum =================================================================================

unmask_sum = ProbedChecks("unmask_sum")


@unmask_sum.cases
def rounds(rng):
    yield a_round([1, 2, 4], [3, 5], [[5, -3, 0], [1, 1, -9], [2, -1, 4]], Fixed())
    yield a_round([2, 3], [1], [[-5, 6], [1, -4]], Fixed())
    yield a_round([1, 2, 3], [], [[7, -7], [1, 2], [-3, 3]], Fixed())
    yield a_round([9, 100, 8], [10, 2], rng.integers(-100, 100, (3, 4)), rng)  # as text, 10 comes before 9
    yield a_round([1, 2, 3], [5], [[-(2**30), 2**30, -1], [-(2**30), 2**30 - 1, 1], [0, 0, -1]], rng)  # just fits
    for length, stay, go in ((60, 6, 3), (500, 4, 1)):
        ids = (1 + rng.choice(500, stay + go, replace=False)).tolist()
        yield a_round(ids[:stay], ids[stay:], rng.integers(-(2**20), 2**20, (stay, length)), rng)
    yield a_round([1, 2, 6], [4, 5], rng.integers(-9, 9, (3, 2)), rng, strangers={(6, 4), (1, 5)})


def a_round(survivors, gone, updates, rng, strangers=()) -> dict:
    """What the server has when the messages of some clients are missing; strangers share no mask."""
    everybody = sorted([*survivors, *gone])
    seeds = {}
    for place, one in enumerate(everybody):
        for other in everybody[place + 1 :]:
            if not {(one, other), (other, one)} & set(strangers):
                seeds[one, other] = seeds[other, one] = Seed(rng, one, other)
    self_seeds = {survivor: Seed(rng, survivor) for survivor in survivors}
    masked = np.zeros(len(updates[0]), np.uint32)
    for me, update in zip(survivors, updates, strict=True):
        pairwise = {other: seed for (one, other), seed in seeds.items() if one == me}
        masked = masked + reference.mask_update(np.array(update), me, pairwise, self_seeds[me])
    dropped = {g: {s: seeds[s, g] for s in survivors if (s, g) in seeds} for g in gone}
    return dict(masked_sum=masked, self_seeds=self_seeds, dropped=dropped)


class Unmasked(Ring):
    """A sum without masks, and the seeds of what was in it."""

    def __init__(self, run):
        super().__init__(run, run.inputs["masked_sum"])
        self.own, self.dropped = run.inputs["self_seeds"], run.inputs["dropped"]

    def selves(self, sign=-1):
        return [(sign, seed) for seed in self.own.values()]

    def pairs(self, lower=-1, higher=1):
        """What removes the masks shared with the vanished: the survivor's id is the lower or the higher one."""
        return [
            (lower if survivor < gone else higher, seed)
            for gone, seeds in self.dropped.items()
            for survivor, seed in seeds.items()
        ]


unmask_sum.reads(Unmasked)


@unmask_sum.stops("dict-in-dict", "seed is a dict|expected 3")
def _():
    """Behind each vanished client stands another dict, from survivors to seeds. Loop over its items, too: inside of
    `for gone, seeds in dropped.items():` write `for survivor, seed in seeds.items():`."""


needs_sums_of_masks(unmask_sum)


@unmask_sum.stops("if-on-array", "truth value of an array")
def _():
    """An `if` cannot decide for a whole array. Leave it out: `.astype(np.int32).astype(np.int64)` makes each number
    from 2**31 on negative, and leaves the others."""


@unmask_sum.stops("bytes-reinterpreted", "changing to a larger dtype")
def _():
    """`view` reads the same bytes anew, two numbers as one. Turn the numbers with `astype` instead:
    `.astype(np.int32).astype(np.int64)`."""


@unmask_sum.stops("ring-in-uint32", "integer (4294967296|2147483648) out of bounds")
def _():
    """`uint32` wraps around at 2**32 by itself, and cannot hold that number. Leave it out, and at the end write
    `.astype(np.int32).astype(np.int64)`."""


@unmask_sum.stops("does-not-fit", "out of bounds for u?int|too large to convert")
def _():
    """Python's own numbers do not wrap around, so these do not fit. Take each of them `% 2**32`, make a `np.uint32`
    array, and only then write `.astype(np.int32)`."""


@unmask_sum.stops("no-such-seed", "KeyError")
def _():
    """There is no seed for that id: a vanished client left no self seed, and not every pair need share a seed. Loop
    over those that are there: `self_seeds.values()`, and inside of `dropped.items()` over `seeds.items()`."""


@unmask_sum.symptom("not-centred")
def _(unmasked):
    """Right modulo 2**32, but not between -2**31 and 2**31 - 1, so that negative numbers are lost. Let numbers from
    2**31 on become negative, 2**31 itself, too: `.astype(np.int32).astype(np.int64)`."""
    return unmasked.right_modulo


@unmask_sum.mistake("mean")
def _(masked_sum, self_seeds, dropped):
    """This is the mean, but the sum is asked for: whoever calls this divides, after decoding. Return the sum,
    undivided."""
    right = reference.unmask_sum(masked_sum, self_seeds, dropped)
    return right / len(self_seeds), right // len(self_seeds)


@unmask_sum.mistake("without-signs")
def _(masked_sum, self_seeds, dropped):
    """The negative numbers became positive. Leave `abs` or the minus sign out: `.astype(np.int32).astype(np.int64)`
    makes the right ones negative."""
    return np.abs(reference.unmask_sum(masked_sum, self_seeds, dropped))


@unmask_sum.mistake("minus-sign-only")
def _(masked_sum, self_seeds, dropped):
    """Numbers from 2**31 on only got a minus sign. A number n of the ring stands for n - 2**32, so subtract that
    much, or write `.astype(np.int32).astype(np.int64)`."""
    ring = reference.unmask_sum(masked_sum, self_seeds, dropped) % RING
    return np.where(ring >= 2**31, -ring, ring)


@unmask_sum.symptom("dropped-left-in")
def _(unmasked):
    """The masks that survivors share with vanished clients are still in it, for nothing cancels them. Loop over
    `dropped.items()`, and take each of them out."""
    return unmasked.equals_base_and(unmasked.selves())


@unmask_sum.symptom("self-left-in")
def _(unmasked):
    """The survivors' self masks are still in it. Subtract `expand_mask(seed, …)` for every seed in
    `self_seeds.values()`."""
    return unmasked.equals_base_and(unmasked.pairs())


@unmask_sum.symptom("self-added")
def _(unmasked):
    """The self masks were added once more, but they are to be removed. Subtract them."""
    return unmasked.equals_base_and([*unmasked.selves(1), *unmasked.pairs()])


@unmask_sum.symptom("signs-swapped")
def _(unmasked):
    """The masks shared with vanished clients went in a second time. A survivor of lower id *added* its mask, so
    subtract where `survivor < gone`, and add otherwise."""
    return unmasked.equals_base_and([*unmasked.selves(), *unmasked.pairs(1, -1)])


@unmask_sum.symptom("same-sign")
def _(unmasked):
    """All masks shared with vanished clients were taken out with the same sign, but some survivors added theirs and
    others subtracted. Subtract where `survivor < gone`, and add otherwise."""
    signs = (1, 1), (-1, -1)
    return any(unmasked.equals_base_and([*unmasked.selves(), *unmasked.pairs(*each)]) for each in signs)


@unmask_sum.symptom("nothing-removed")
def _(unmasked):
    """This is the masked sum as it was. Return what you computed: subtract the self masks, and take out the masks
    shared with vanished clients."""
    return unmasked.equals(unmasked.base)


@unmask_sum.symptom("ids-as-text")
def _(unmasked):
    """The ids were compared as texts, in which 10 comes before 9. Compare them as numbers: `survivor < gone`."""
    pairs = [
        (-1 if str(survivor) < str(gone) else 1, seed)
        for gone, seeds in unmasked.dropped.items()
        for survivor, seed in seeds.items()
    ]
    return unmasked.equals_base_and([*unmasked.selves(), *pairs])


@unmask_sum.symptom("only-some-vanished")
def _(unmasked):
    """Only some of the masks shared with vanished clients were taken out. Loop over all of `dropped.items()`, and
    inside over all of `seeds.items()`; change the total inside of the inner loop, and return after both."""
    return unmasked.equals_base_and_some(unmasked.pairs(), unmasked.selves())


@unmask_sum.symptom("only-some-survivors")
def _(unmasked):
    """The self masks of only some survivors were removed. Look at what is overwritten in the loop over the self seeds,
    and go on after it."""
    return unmasked.equals_base_and_some(unmasked.selves(), unmasked.pairs())


@unmask_sum.symptom("self-removed-often")
def _(unmasked):
    """The self masks were subtracted more than once. Put them into a loop of their own, before the loop over the
    vanished, so that each is subtracted a single time."""
    often = len(unmasked.dropped), len(unmasked.dropped) + 1, 2
    return any(unmasked.equals_base_and([*unmasked.selves(-k), *unmasked.pairs()]) for k in often)


@unmask_sum.symptom("same-mask-everywhere")
def _(unmasked):
    """The same number was taken out everywhere, but each place has its own. Make every mask as long as the sum:
    `expand_mask(seed, len(total))`."""
    return unmasked.equals_base_and_one_number([*unmasked.selves(), *unmasked.pairs()])


@unmask_sum.symptom("masks-xored")
def _(unmasked):
    """`^` turns bits, and takes nothing out of a sum. Subtract what was added, and add what was subtracted."""
    return unmasked.equals_xor([*unmasked.selves(), *unmasked.pairs()])


@unmask_sum.symptom("off-by-one")
def _(unmasked):
    """All masks are out, but some numbers are off by one. Take them modulo 2**32 itself: `.astype(np.int32)` does so,
    and makes the upper half negative."""
    return unmasked.off_by == 1


@unmask_sum.symptom("update-shifted")
def _(unmasked):
    """The masks are out, but numbers are off by 2**31. Take all modulo 2**32, and let numbers from 2**31 on become
    negative by 2**32: `.astype(np.int32)` does it."""
    return all((n - e) % 2**31 == 0 for n, e in zip(unmasked.numbers, unmasked.expected, strict=True))


@unmask_sum.symptom("other-modulus")
def _(unmasked):
    """Something was taken by another modulus than 2**32, by which alone the masks cancel. Work with `uint32`, or write
    `% 2**32`."""
    return unmasked.equals_modulo_other([*unmasked.selves(), *unmasked.pairs()])


@unmask_sum.symptom("digits-lost")
def _(unmasked):
    """The masks are out but for the last digits: floats came in on the way, which have no room for them. Keep
    everything `uint32`, and leave `float` and `/` out."""
    return any(unmasked.numbers) and unmasked.off_by < 2**12


@unmask_sum.behaviour("other-masks")
def _(answer, rng):
    """Some mask is not what `expand_mask` makes of its seed, so it does not take out what went in. Call
    `expand_mask(seed, len(total))` for every seed."""
    inputs = a_round([2, 3], [1], [[5, -3], [1, 1]], rng)  # ids that came before, and other seeds
    seeds = *inputs["self_seeds"].values(), *inputs["dropped"][1].values()
    return has_other_masks(answer, reference.unmask_sum, inputs, seeds)


@unmask_sum.behaviour("not-int64")
def _(answer, rng):
    """The numbers are right, but not an array of `int64`, as `help(unmask_sum)` says. Turn an array with
    `.astype(np.int64)`, and a list with `np.array(…, dtype=np.int64)`."""
    return getattr(answer(**a_round([2, 3], [1], [[5, -3], [1, 1]], rng)), "dtype", None) != np.int64


CHECKS = {checks.exercise: checks for checks in (pairwise_seed, expand_mask, mask_update, unmask_sum)}
CHECKS |= SHARES | STRETCH

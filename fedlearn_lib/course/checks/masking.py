"""What the core exercises of chapter 6 must do, and what each mistake is told.

Numbers of the ring are compared modulo 2**32, so that a wrong sign is recognised whether or not the result was reduced.
Shares are random: they are right when one polynomial of the right degree goes through all of them.
"""

import contextlib
import functools
import hashlib
import math
import random
from collections import Counter
from fractions import Fraction
from itertools import product
from numbers import Integral

import numpy as np
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fedlearn_lib.given.masking_tools import PRIME, pair_label

from ..checking import Checks, NotYet
from ..solutions import masking as reference
from .masking_stretch import CHECKS as STRETCH
from .watching_secrets import everything_else_the_same, replaced, watching_the_system

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
    orders = (my_id, their_id, round_id), (their_id, my_id, round_id), (my_id, round_id, their_id)
    return tuple(derived(shared, pair_label(*order)) for order in orders)


@pairwise_seed.mistake("label-as-salt")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """The label went in as salt, but what tells uses apart belongs into `info`. Write `salt=None` and
    `info=pair_label(…)`, or the others compute another seed."""
    shared, label = my_private_key.exchange(their_public_key), pair_label(round_id, my_id, their_id)
    return tuple(HKDF(SHA256(), length=32, salt=label, info=info).derive(shared) for info in (None, label))


def agree(answer, one, other, round_id=3, keys=None):
    """The seed that client `one` computes with client `other`."""
    mine, theirs = keys or (one, other)
    return answer(key(mine), key(theirs).public_key(), round_id, one, other)


@pairwise_seed.behaviour("another-every-time")
def _(answer, rng):
    """The same call gave two seeds, so the two clients will never have the same one. Leave all randomness out: the
    secret comes from the exchange of the keys."""
    return agree(answer, 7, 2) != agree(answer, 7, 2)


@pairwise_seed.behaviour("keys-not-used")
def _(answer, rng):
    """The seed does not depend on the keys, but only on the round and the ids, which everybody knows. Start with
    `my_private_key.exchange(their_public_key)`."""
    return agree(answer, 7, 2) == agree(answer, 7, 2, keys=(1, 2))


@pairwise_seed.behaviour("sides-differ")
def _(answer, rng):
    """The two clients of a pair compute different seeds, so their masks will not cancel. Make everything that goes in
    the same for both: `pair_label` sorts the ids."""
    return any(agree(answer, *pair) != agree(answer, *pair[::-1]) for pair in ((7, 2), (9, 10), (1, 30)))


@pairwise_seed.behaviour("round-left-out")
def _(answer, rng):
    """Two rounds have the same seed, so the same mask would lie over two updates, and their difference could be read.
    Put the round into the label: `pair_label(round_id, …)`."""
    return agree(answer, 7, 2, round_id=3) == agree(answer, 7, 2, round_id=4)


@pairwise_seed.behaviour("pair-left-out")
def _(answer, rng):
    """Two pairs of ids have the same seed where the keys are the same. Put both ids into the label:
    `pair_label(round_id, my_id, their_id)`."""
    return agree(answer, 7, 2) == agree(answer, 5, 4, keys=(7, 2))


@pairwise_seed.behaviour("other-derivation")
def _(answer, rng):
    """Both sides agree, but not on what HKDF with SHA-256 makes of the exchange and the label, so other clients cannot
    join in. Compare with `HKDF(SHA256(), length=32, salt=None, info=pair_label(…)).derive(shared)`."""
    return agree(answer, 7, 2) != agree(reference.pairwise_seed, 7, 2)


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


@expand_mask.stops("bytes-do-not-fit", "buffer size must be a multiple|requires a buffer of")
def _():
    """The bytes do not come out even: each number takes four of them. Let the cipher encrypt `bytes(4 * length)`, and
    read it as `\"<u4\"`."""


@expand_mask.stops("nonce-length", "[Ii]nvalid nonce size|nonce must be")
def _():
    """The counter of AES has 16 bytes, whatever the length of the key. Give `modes.CTR(bytes(16))`."""


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
    """All numbers are small, so the upper bits of an update stay readable. A mask needs all 32 bits of every number:
    take four bytes of the stream for each."""
    numbers = np.asarray(run.result)
    is_mask = numbers.dtype.kind in "iu" and numbers.shape == run.expected.shape
    return is_mask and len(numbers) >= 3 and numbers.max() < 2**16  # once in 10**14 by chance


@expand_mask.mistake("eight-bytes-each")
def _(seed, length):
    """Numbers of 64 bits came out, but a mask has 32. Take four bytes for each number: `dtype=\"<u4\"`."""
    return np.frombuffer(stream(seed, 8 * length), "<u8")


@expand_mask.mistake("electronic-codebook")
def _(seed, length):
    """Without a counter every block of zeros becomes the same 16 bytes, so the mask repeats after four numbers. Use
    counter mode: `modes.CTR(bytes(16))`."""
    block = Cipher(algorithms.AES(seed), modes.ECB()).encryptor().update(bytes(16))
    return np.frombuffer(block * math.ceil(length / 4), "<u4")[:length]


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


GENERATORS = {np.random: "default_rng RandomState PCG64 Philox seed", random: "Random seed"}


@contextlib.contextmanager
def watching_generators():
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

    with contextlib.ExitStack() as stack:
        for owner, names in GENERATORS.items():
            for name in names.split():
                stack.enter_context(replaced(vars(owner), name, noting(getattr(owner, name))))
        yield made


@expand_mask.behaviour("no-cipher")
def _(answer, rng):
    """The mask comes from a generator made for simulations: whoever knows some of its numbers can compute the others.
    Use the stream of a cipher, `Cipher(algorithms.AES(seed), modes.CTR(bytes(16)))`."""
    with watching_generators() as made:
        answer(SEED, 8)
    return bool(made)


@expand_mask.behaviour("part-of-seed")
def _(answer, rng):
    """Seeds that differ in a few bytes only give the same mask, so it is easier to guess than it should be. Use all 32
    bytes as the key: `algorithms.AES(seed)`."""
    first = answer(SEED, 8)
    return any(np.array_equal(first, answer(SEED[:i] + b"\xff" + SEED[i + 1 :], 8)) for i in range(32))


@expand_mask.behaviour("other-stream")
def _(answer, rng):
    """This is not the key stream of AES-256 in counter mode, so other clients make another mask of the same seed. Let
    the encryptor work on zeros: `bytes(4 * length)`."""
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

    def __init__(self, run, base):
        if np.asarray(run.result).dtype.kind not in "iu" or np.shape(run.result) != run.expected.shape:
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

    @property
    def right_modulo(self) -> bool:
        return self.equals(self.expected)


# ==== mask_update ================================================================================

mask_update = ProbedChecks("mask_update")


@mask_update.cases
def updates_and_seeds(rng):
    yield masking([5, -3, 0], 2, [3, 1, 4, 6], Fixed())
    yield masking([1, 2], 1, [4, 2, 3], Fixed())
    yield masking([7, -8], 3, [1, 2], Fixed())
    yield masking(rng.integers(-100, 100, 4), 9, [10, 8, 100, 90], rng)  # as text, 10 comes before 9
    yield masking([-(2**31), 2**31 - 1, -1], 5, [1, 9], rng)
    yield masking([4], 3, [], rng)
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


def masking(integers, me, others, rng) -> dict:
    seeds = {other: rng.bytes(32) for other in others}
    return dict(integers=np.array(integers), me=me, pairwise_seeds=seeds, self_seed=rng.bytes(32))


class Masked(Ring):
    """A masked update, and the seeds in it."""

    def __init__(self, run):
        super().__init__(run, run.inputs["integers"])
        self.me, self.seeds, self.own = (run.inputs[name] for name in ("me", "pairwise_seeds", "self_seed"))

    def pairs(self, lower=-1, higher=1):
        """The pairwise masks: those shared with clients of lower and of higher id, with a sign each."""
        return [(higher if self.me < other else lower, seed) for other, seed in self.seeds.items()]

    def with_self(self, terms) -> bool:
        return self.equals_base_and([*terms, (1, self.own)])


mask_update.reads(Masked)


@mask_update.stops("negative-to-uint32", "out of bounds for uint32|can't convert negative|uint32.*(negative|out of)")
def _():
    """NumPy does not turn a negative number into `uint32` one by one. Turn the whole array: with
    `np.asarray(integers).astype(np.uint32)`, -1 becomes 2**32 - 1."""


@mask_update.symptom("not-reduced")
def _(masked):
    """Right up to multiples of 2**32, but a number lies outside of 0 to 2**32 - 1, and how far tells about the update.
    Work with `uint32`, which wraps around, or take the result `% 2**32`."""
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
    return any(masked.equals_base_and([*masked.pairs(), (k, masked.own)]) for k in (len(masked.seeds), 2, signs))


@mask_update.symptom("own-seed-for-pairs")
def _(masked):
    """The masks for the others were made from your own seed, which they do not have, so nothing cancels. Expand the
    seed that belongs to each client: loop over `pairwise_seeds.items()`."""
    signs = [sign for sign, _ in masked.pairs()]
    return sum(signs) != 0 and masked.with_self([(sum(signs), masked.own)])


@mask_update.symptom("pairwise-left-out")
def _(masked):
    """Only the self mask lies over the update, and the server will learn it. Add or subtract the masks that you share
    with the others, too: loop over `pairwise_seeds.items()`."""
    return masked.with_self([])


@mask_update.symptom("update-left-out")
def _(masked):
    """These are only masks: the update is not in it. Start with the integers, and add the masks to them."""
    masks = total([*masked.pairs(), (1, masked.own)], masked.length)
    return masked.equals(masks)


@mask_update.symptom("only-one-other")
def _(masked):
    """The mask of only one of the other clients is in it. Look at what is overwritten in the loop, and return after
    it."""
    return any(masked.with_self([pair]) for pair in masked.pairs()) and len(masked.seeds) > 1


@mask_update.symptom("same-mask-everywhere")
def _(masked):
    """Every number got the same mask, so differences within the update are readable. Make every mask as long
    as the update: `expand_mask(seed, len(masked))`."""
    added = [sign * int(mask(seed, 1)[0]) for sign, seed in [*masked.pairs(), (1, masked.own)]]
    return masked.equals(masked.base + sum(added))


@mask_update.symptom("update-without-signs")
def _(masked):
    """The negative numbers of the update became positive. Leave `abs` and unsigned detours out: `.astype(np.uint32)`
    lets -1 become 2**32 - 1, which is right."""
    return masked.equals(np.abs(masked.base) + total([*masked.pairs(), (1, masked.own)], masked.length))


@mask_update.symptom("order-of-the-dict")
def _(masked):
    """The sign follows the place of a client in the dict, and the other client has another order. Let the ids decide:
    `me < other`."""
    seeds, me = list(masked.seeds.values()), masked.me
    turns = [[(-1) ** (place + turn) for place in range(len(seeds))] for turn in (0, 1)]
    places = [[1 if compare(place) else -1 for place in range(len(seeds))] for compare in (
        lambda place: me < place, lambda place: me - 1 <= place, lambda place: me <= place, lambda place: me < place + 1
    )]  # fmt: skip
    signs = [1 if me < other else -1 for other in masked.seeds]
    return any(
        each != signs and masked.with_self(list(zip(each, seeds, strict=True))) for each in turns + places
    )


@mask_update.symptom("ids-as-text")
def _(masked):
    """The ids were compared as texts, in which 10 comes before 9. Compare them as numbers: `me < other`."""
    return masked.with_self([(1 if str(masked.me) < str(other) else -1, seed) for other, seed in masked.seeds.items()])


@mask_update.symptom("other-modulus")
def _(masked):
    """The sum was taken by another modulus than 2**32, so the masks do not cancel there. Work with `uint32`, or write
    `% 2**32`."""
    whole = masked.base + total([*masked.pairs(), (1, masked.own)], masked.length)
    return any(masked.numbers == (whole % modulus).tolist() for modulus in (RING - 1, 2**31, 2**31 - 1, 2**16, 2**24))


def three_clients(answer) -> list[int]:
    """What is left of three masked zeros when the self masks are taken away."""
    pairs = {(1, 2): b"a" * 32, (1, 3): b"b" * 32, (2, 3): b"c" * 32}
    left = np.zeros(4, object)
    for me in (1, 2, 3):
        seeds = {sum(pair) - me: seed for pair, seed in pairs.items() if me in pair}
        made = answer(np.zeros(4, int), me, seeds, bytes([me]) * 32)
        left += np.array([int(number) for number in made], object) - mask(bytes([me]) * 32, 4)
    return centred(left)


@mask_update.behaviour("does-not-cancel")
def _(answer, rng):
    """Three clients masked zeros, and without the self masks their sum is not 0. For each pair exactly one adds the
    mask, and the other subtracts the same: add where `me < other`, and subtract otherwise."""
    return any(three_clients(answer))


@mask_update.behaviour("not-uint32")
def _(answer, rng):
    """The numbers are right, but not an array of `uint32`: what adds them up later counts on their wrapping around.
    Return them with `.astype(np.uint32)`."""
    return getattr(answer(np.array([1, -2]), 2, {1: SEED}, bytes(32)), "dtype", None) != np.uint32


# ==== split_secret ===============================================================================

split_secret = Checks("split_secret")


@split_secret.cases
def secrets_and_thresholds(rng):
    for _ in range(3):  # a field in which a wrong answer looks like another one once in a million times
        yield dict(secret=42, threshold=3, share_count=5, prime=1_000_003)
    yield dict(secret=int.from_bytes(rng.bytes(32), "little"), threshold=3, share_count=6)
    yield dict(secret=5, threshold=1, share_count=3, prime=7)
    for threshold, share_count in ((2, 2), (4, 7), (2, 9)):
        yield dict(secret=int.from_bytes(rng.bytes(32), "little"), threshold=threshold, share_count=share_count)
    for secret in (0, PRIME - 1):
        yield dict(secret=secret, threshold=3, share_count=5, prime=PRIME)
    yield dict(secret=4, threshold=3, share_count=4, prime=5)
    yield dict(secret=int.from_bytes(rng.bytes(32), "little"), threshold=20, share_count=30)


def coefficients_through(points, prime: int) -> list[int]:
    """The coefficients, lowest first, of the polynomial of lowest degree through these points, by Newton's scheme."""
    ids, differences = [x % prime for x, _ in points], [y % prime for _, y in points]
    for step in range(1, len(ids)):
        for k in range(len(ids) - 1, step - 1, -1):
            distance = pow(ids[k] - ids[k - step], -1, prime)
            differences[k] = (differences[k] - differences[k - 1]) * distance % prime
    polynomial = [0]
    for x, difference in zip(reversed(ids), reversed(differences), strict=True):
        shifted = [0, *polynomial]
        polynomial = [
            (one - x * other) % prime for one, other in zip(shifted, [*polynomial, 0], strict=True)
        ]
        polynomial[0] = (polynomial[0] + difference) % prime
    while len(polynomial) > 1 and polynomial[-1] == 0:
        polynomial.pop()
    return polynomial


class Split:
    """The shares, and the polynomial through them."""

    def __init__(self, run):
        if not isinstance(run.result, list):
            raise TypeError("no list of shares")
        self.shares = run.result
        self.secret, self.threshold, self.count = (
            run.inputs[name] for name in ("secret", "threshold", "share_count")
        )
        self.prime = run.inputs.get("prime", PRIME)
        self.large = self.prime > 2**64  # where nothing is equal by chance

    @property
    def are_pairs(self) -> bool:
        return all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in self.shares)

    @property
    def ids(self) -> list:
        return [pair[0] for pair in self.shares]

    @property
    def values(self) -> list:
        return [pair[1] for pair in self.shares]

    @property
    def are_whole(self) -> bool:
        return all(isinstance(n, Integral) and not isinstance(n, bool) for n in [*self.ids, *self.values])

    @property
    def wanted_ids(self) -> list[int]:
        return list(range(1, self.count + 1))

    @property
    def in_field(self) -> bool:
        return all(0 <= value < self.prime for value in self.values)

    @functools.cached_property
    def polynomial(self) -> list[int]:
        return coefficients_through([(int(x), int(y)) for x, y in self.shares], self.prime)

    @property
    def degree(self) -> int:
        return len(self.polynomial) - 1

    @property
    def is_low(self) -> bool:
        """Whether fewer shares than the threshold give the secret back."""
        return self.large and self.degree < self.threshold - 1

    @property
    def is_right(self) -> bool:
        fits = self.degree < self.threshold and self.polynomial[0] == self.secret
        return fits and not self.is_low


split_secret.reads(Split)


@split_secret.in_words
def so_many_pairs(secret, threshold, share_count, prime=PRIME):
    return f"{share_count} pairs (share_id, value), with ids from 1 on, of a polynomial of {threshold} coefficients"


@split_secret.accepts
def are_shares(split):
    is_complete = split.are_pairs and split.are_whole and split.ids == split.wanted_ids and split.in_field
    return is_complete and split.is_right


@split_secret.stops("numpy-too-small", "too large to convert|too big to convert|out of bounds for (u?int|default)")
def _():
    """The numbers of this field have 257 bits, and NumPy's have 64. Work with Python's own whole numbers, so leave
    NumPy out here."""


@split_secret.symptom("no-pairs")
def _(split):
    """These are not pairs, and without its id a share cannot be used. Put both together into the list:
    `(share_id, value)`."""
    return not split.are_pairs


@split_secret.symptom("not-whole")
def _(split):
    """A share holds no whole number, and a float keeps only 53 bits. Compute with whole numbers modulo the prime, so
    leave `/` and floats out."""
    return not split.are_whole


@split_secret.symptom("share-at-zero")
def _(split):
    """There is a share with id 0, and its value is the secret itself. Start with id 1:
    `range(1, share_count + 1)`."""
    return 0 in split.ids


@split_secret.symptom("pairs-swapped")
def _(split):
    """Value and id changed places, and everybody takes the first number for the id. Put the id first:
    `(share_id, value)`."""
    return split.values == split.wanted_ids


@split_secret.symptom("other-number-of-shares")
def _(split):
    """There are more or fewer shares than were asked for. The ids go from 1 to share_count, so loop over
    `range(1, share_count + 1)`."""
    return len(split.shares) != split.count


@split_secret.symptom("other-ids")
def _(split):
    """The ids are others than 1, 2, 3 and so on, by which shares are handed to clients. Loop over
    `range(1, share_count + 1)`, and put that number first in each pair."""
    return split.ids != split.wanted_ids


@split_secret.symptom("not-reduced")
def _(split):
    """A value lies outside of the field, from 0 to prime - 1, and how far tells about the secret. Take it modulo the
    prime: `% prime`."""
    return not split.in_field and split.is_right


@split_secret.symptom("secret-handed-out")
def _(split):
    """A share's value is the secret itself, so one client alone knows it. Give out values of the polynomial at 1, 2, 3
    and so on, and let it be random everywhere but at 0."""
    return split.threshold > 1 and (
        split.large and split.secret in split.values or {int(v) % split.prime for v in split.values} == {split.secret}
        or split.values[0] == split.secret and split.degree < split.threshold and split.polynomial[0] != split.secret
    )  # fmt: skip


@split_secret.symptom("secret-leads")
def _(split):
    """The secret is the coefficient of the highest power, and the value at 0 is a random number. Put the secret first:
    `[secret, …]`, where the coefficient belongs to the power 0."""
    return (
        split.degree == split.threshold - 1
        and split.polynomial[-1] == split.secret != split.polynomial[0]
    )


@split_secret.symptom("degree-too-high")
def _(split):
    """The polynomial has a coefficient too many, so that `threshold` shares are not enough to put the secret together.
    Draw `threshold - 1` beside the secret."""
    return split.degree == split.threshold and split.polynomial[0] == split.secret


@split_secret.symptom("degree-too-low")
def _(split):
    """The polynomial has too few coefficients, so that fewer shares than `threshold` give the secret away. Draw
    `threshold - 1` beside the secret."""
    return split.is_low and split.polynomial[0] == split.secret


@split_secret.symptom("no-polynomial")
def _(split):
    """No polynomial of `threshold` coefficients goes through these shares. Draw the coefficients once, before the loop
    over the ids, use the same for every share, and reduce by `% prime` alone."""
    return split.degree >= split.threshold


@split_secret.symptom("other-secret")
def _(split):
    """The shares fit together, but give back another number than the secret. The polynomial's value at 0 must be the
    secret: make it the coefficient without a power of the id."""
    return split.polynomial[0] != split.secret


def split_often(answer, calls: int, threshold: int = 4) -> list[list[int]]:
    """The coefficients that an answer drew, call by call, of the large field."""
    drawn = []
    for _ in range(calls):
        points = [(int(x), int(y)) for x, y in answer(12345, threshold, threshold)]
        polynomial = coefficients_through(points, PRIME)
        drawn.append((polynomial + [0] * threshold)[1:threshold])
    return drawn


@split_secret.behaviour("same-every-time")
def _(answer, rng):
    """Call after call used the same coefficient, so that shares of one secret help to find another. Draw all of them
    inside the function, in every call: `secrets.randbelow(prime)`."""
    return any(len(set(column)) < 3 for column in zip(*split_often(answer, 6), strict=True))


@split_secret.behaviour("equal-coefficients")
def _(answer, rng):
    """Two coefficients are the same number, so that two shares are enough to find everything. Draw each of them anew:
    `secrets.randbelow(prime)` once for every coefficient."""
    return all(len(set(coefficients)) < len(coefficients) for coefficients in split_often(answer, 4))


@split_secret.behaviour("small-coefficients")
def _(answer, rng):
    """A coefficient never reaches the upper half of the field, so that a share tells about the secret. Draw each from
    all numbers below the prime: `secrets.randbelow(prime)`."""
    # A right answer draws only below one half in 40 calls once in 10**12 times.
    largest = min(max(column) for column in zip(*split_often(answer, 40, 3), strict=True))
    return [("a coefficient has at most", f"{largest.bit_length()} bits")] if 2 * largest < PRIME else False


@split_secret.behaviour("predictable-coefficients")
def _(answer, rng):
    """The coefficients are not made of fresh randomness of the operating system. What `random`, NumPy or a clock give
    can be computed again by others: draw each with `secrets.randbelow(prime)`."""
    with watching_the_system(answer) as drawn:
        split_often(answer, 6)
    with everything_else_the_same(answer) as again:
        one, other = split_often(again, 2)
    return 8 * drawn.bytes < 6 * 3 * 240 or any(a == b for a, b in zip(one, other, strict=True))


TINY, DRAWS = 5, 5000  # the field in which every number comes up often


@functools.cache
def bounds(cells: int) -> tuple[float, float]:
    """How often each of so many equally likely things may come up: seven standard deviations either way.

    For 25 cells a right answer leaves them less often than once in 10**9 times.
    """
    mean = DRAWS / cells
    return mean - 7 * math.sqrt(mean), mean + 7 * math.sqrt(mean)


def drawn_in_tiny_field(answer, calls: int = DRAWS) -> Counter:
    """How often each pair of coefficients came up, of three shares with threshold 3."""
    found = Counter()
    for _ in range(calls):
        (_, one), (_, two), _ = answer(2, 3, 3, prime=TINY)
        a, b = int(one) - 2, int(two) - 2  # c1 + c2 and 2 · c1 + 4 · c2
        leading = (b - 2 * a) * pow(2, -1, TINY) % TINY
        found[(a - leading) % TINY, leading] += 1
    return found


@split_secret.behaviour("never-zero")
def _(answer, rng):
    """The highest coefficient is never 0, so that one share too few still rules a secret out: shown in the field of 5.
    Draw it like the others, from 0 on: `secrets.randbelow(prime)`."""
    # A right answer draws no 0 in 200 calls less often than once in 10**19 times.
    return all(leading for _, leading in drawn_in_tiny_field(answer, 200))


@split_secret.behaviour("not-uniform")
def _(answer, rng):
    """Some coefficients come up more often than others, so that fewer shares than the threshold tell something: shown
    in the field of 5. Draw each with `secrets.randbelow(prime)`, independently."""
    found = drawn_in_tiny_field(answer)
    low, high = bounds(TINY**2)
    return not all(low < found[pair] < high for pair in product(range(TINY), repeat=2))


# ==== lagrange_at_zero ===========================================================================

lagrange_at_zero = Checks("lagrange_at_zero")


@lagrange_at_zero.cases
def ids_of_shares(rng):
    yield dict(share_ids=[2, 5], prime=11)
    yield dict(share_ids=[2, 3, 7], prime=101)
    yield dict(share_ids=[5, 1, 3, 2], prime=101)
    yield dict(share_ids=[4], prime=7)
    yield dict(share_ids=[1, 2, 3])
    for count in (5, 20, 50):
        yield dict(share_ids=(1 + rng.choice(200, count, replace=False)).tolist())
    yield dict(share_ids=[1, 2, 3, 4], prime=5)


def for_each_id(weigh):
    """A mistake made for every id: from the id, the other ids and the prime, or None."""

    @functools.wraps(weigh)
    def for_all(share_ids, prime=PRIME):
        others = {i: [j for j in share_ids if j != i] for i in share_ids}
        values = [weigh(i, others[i], prime) for i in share_ids]
        return tuple(dict(zip(share_ids, each, strict=True)) for each in zip(*values, strict=True))

    return for_all


def inverse(number: int, prime: int) -> int:
    return pow(number, -1, prime)


@lagrange_at_zero.stops("itself-included", "not invertible|division by zero|ZeroDivision|divide by zero")
def _():
    """Something is divided by 0: for j = i the difference is 0. Leave the id itself out of its product, with
    `if j != i:`."""


@lagrange_at_zero.symptom("other-keys")
def _(run):
    """The keys are not the ids of the shares. Use each id as the key of its weight: `coefficients[i] = …`."""
    return isinstance(run.result, dict) and set(run.result) != set(run.expected)


@lagrange_at_zero.symptom("fractions")
def _(run):
    """A weight is no whole number, but in a field there are no fractions. To divide, multiply by the inverse:
    `pow(below, -1, prime)`, with all three arguments."""
    return not all(isinstance(weight, Integral) for weight in run.result.values())


@lagrange_at_zero.symptom("not-reduced")
def _(run):
    """Right up to multiples of the prime, but a weight lies outside of 0 to prime - 1. Take each of them modulo the
    prime once more, at the end: `% prime`."""
    prime = run.inputs.get("prime", PRIME)
    return {i: weight % prime for i, weight in run.result.items()} == run.expected


@lagrange_at_zero.mistake("itself-included-above")
@for_each_id
def _(i, others, prime):
    """The id itself went into the product above the stroke. Leave it out there, too: both products go over the other
    ids only."""
    above, below = math.prod(others), math.prod(j - i for j in others)
    return (above * i * inverse(below, prime) % prime,)


@lagrange_at_zero.symptom("all-zero")
def _(run):
    """All weights are 0: for j = i the difference j - i is 0, and takes the product with it. Leave the id itself out
    with `if j != i:`."""
    return not any(run.result.values())


@lagrange_at_zero.mistake("sign")
@for_each_id
def _(i, others, prime):
    """The sign is wrong where the number of other ids is odd: the difference was turned round. Write `j - i`, the
    other id first."""
    return (math.prod(others) * inverse(math.prod(i - j for j in others), prime) % prime,)


@lagrange_at_zero.mistake("integer-division")
@for_each_id
def _(i, others, prime):
    """`//` throws the rest away, and nothing fits any more. To divide in a field, multiply by the inverse:
    `pow(below, -1, prime)`."""
    above, below, single = math.prod(others), math.prod(j - i for j in others), 1
    for j in others:
        single *= j // (j - i)
    stepwise = 1
    for j in others:
        stepwise = stepwise * j // (j - i)
    reduced = (above % prime) // (below % prime)
    return above // below, above // below % prime, single, single % prime, stepwise, stepwise % prime, reduced


@lagrange_at_zero.mistake("truncated")
@for_each_id
def _(i, others, prime):
    """The fraction was worked out and cut off or rounded, which a field does not know. To divide, multiply by the
    inverse: `pow(below, -1, prime)`."""
    weight = math.prod(Fraction(j, j - i) for j in others)
    return int(weight), int(weight) % prime, round(weight), round(weight) % prime


@lagrange_at_zero.mistake("not-inverted")
@for_each_id
def _(i, others, prime):
    """What stands below the stroke was multiplied, not divided by. Multiply by its inverse instead:
    `pow(below, -1, prime)`."""
    below = math.prod(j - i for j in others)
    return math.prod(others) * below % prime, math.prod(others) * pow(below, prime - 1, prime) % prime


@lagrange_at_zero.mistake("upside-down")
@for_each_id
def _(i, others, prime):
    """The fraction stands on its head. Multiply the other ids above the stroke, and invert the product of the
    differences: `above * pow(below, -1, prime)`."""
    return (math.prod(j - i for j in others) * inverse(math.prod(others), prime) % prime,)


@lagrange_at_zero.mistake("own-id-above")
@for_each_id
def _(i, others, prime):
    """Above the stroke stands the id itself instead of the others'. Use j / (j - i), so multiply by `j` there."""
    factors = pow(i, len(others), prime)
    below = math.prod(j - i for j in others)
    return factors * inverse(below, prime) % prime, factors * inverse(below, prime) * (-1) ** len(others) % prime


@lagrange_at_zero.mistake("nothing-above")
@for_each_id
def _(i, others, prime):
    """Only the differences are in it, and nothing stands above the stroke. Multiply the other ids, too: each factor is
    j / (j - i)."""
    return (inverse(math.prod(j - i for j in others), prime), inverse(math.prod(i - j for j in others), prime))


@lagrange_at_zero.mistake("plus")
@for_each_id
def _(i, others, prime):
    """The ids were added below the stroke. Use their difference there: j / (j - i)."""
    return (math.prod(others) * inverse(math.prod(j + i for j in others), prime) % prime,)


@lagrange_at_zero.mistake("sum-of-fractions")
@for_each_id
def _(i, others, prime):
    """The factors were added up instead of multiplied. Start with 1, and multiply j / (j - i) in for every other
    id."""
    total = sum(j * inverse(j - i, prime) for j in others)
    return total % prime, (total + 1) % prime


@lagrange_at_zero.mistake("some-ids-missing")
def _(share_ids, prime=PRIME):
    """Not all other ids are in the product, only those before or after, or one of them. Loop over all `share_ids`, and
    begin with 1 again for each id."""
    found = []
    for chosen in (
        lambda place, other: other < place, lambda place, other: other > place,
        lambda place, other: other == (1 if place == 0 else 0),
        lambda place, other: other == (len(share_ids) - 2 if place == len(share_ids) - 1 else len(share_ids) - 1),
    ):  # fmt: skip
        weights = {}
        for place, i in enumerate(share_ids):
            others = [j for other, j in enumerate(share_ids) if chosen(place, other) and j != i]
            below = inverse(math.prod(j - i for j in others), prime)
            weights[i] = math.prod(others) * below % prime
        found.append(weights)
    return tuple(found)


@lagrange_at_zero.mistake("first-ids-assumed")
def _(share_ids, prime=PRIME):
    """The products go over 1, 2, 3 and so on, but any clients may have survived. Loop over the ids that were given:
    `for j in share_ids`."""
    first = range(1, len(share_ids) + 1)
    others = {i: [j for j in first if j != i] for i in share_ids}
    weigh = {i: math.prod(js) * inverse(math.prod(j - i for j in js), prime) % prime for i, js in others.items()}
    return weigh


@lagrange_at_zero.mistake("other-prime")
def _(share_ids, prime=PRIME):
    """Everything was taken modulo the course's large prime, but here another one was given. Use the argument `prime`
    in its place."""
    weights = reference.lagrange_at_zero(share_ids)
    return weights, {i: weight % prime for i, weight in weights.items()}


# ==== recover_secret =============================================================================

recover_secret = Checks("recover_secret")


def shares_of(coefficients, ids, prime: int = PRIME) -> list[tuple[int, int]]:
    return [(i, sum(c * i**k for k, c in enumerate(coefficients)) % prime) for i in ids]


@recover_secret.cases
def shares_and_thresholds(rng):
    yield dict(shares=shares_of([42, 5, 3], [2, 4, 5, 1], 101), threshold=3, prime=101)
    yield dict(shares=shares_of([42, 5, 3], [5, 1, 3], 101), threshold=3, prime=101)
    yield dict(shares=[(3, 6)], threshold=1, prime=7)
    for threshold, count in ((3, 3), (2, 7), (10, 15), (20, 20)):
        drawn = [int.from_bytes(rng.bytes(40), "little") % PRIME for _ in range(threshold)]
        ids = (1 + rng.choice(60, count, replace=False)).tolist()
        yield dict(shares=shares_of(drawn, ids), threshold=threshold)
    yield dict(shares=shares_of([0, PRIME - 1], [9, 4]), threshold=2, prime=PRIME)


class Recovered:
    """A recovered number, and how it could have been made from weights and values."""

    def __init__(self, run):
        if not isinstance(run.result, Integral):
            raise TypeError("no whole number")
        self.result, self.expected = int(run.result), run.expected
        self.shares, self.threshold = run.inputs["shares"], run.inputs["threshold"]
        self.prime = run.inputs.get("prime", PRIME)
        self.used = self.shares[: self.threshold]

    def weights(self, shares, prime=None) -> list[int]:
        return list(reference.lagrange_at_zero([i for i, _ in shares], prime=prime or self.prime).values())

    def is_sum(self, weights, numbers, prime=None) -> bool:
        made = sum(weight * number for weight, number in zip(weights, numbers, strict=False))
        return self.result in (made, made % self.prime, made % (prime or self.prime))


recover_secret.reads(Recovered)


@recover_secret.stops("weights-of-fewer", "KeyError")
def _():
    """There is no weight for this id: the weights were worked out for fewer shares than are added up. Use the same
    shares for both, the first `threshold`: `used = shares[:threshold]`."""


@recover_secret.symptom("not-reduced")
def _(recovered):
    """Right up to multiples of the prime. Take the sum modulo the prime at the end: `% prime`."""
    return recovered.result % recovered.prime == recovered.expected


@recover_secret.symptom("too-few")
def _(recovered):
    """One share too few was used, and what comes out then has nothing to do with the secret. Take `threshold` of them:
    `shares[:threshold]`."""
    one_less = [recovered.shares[: recovered.threshold - 1], recovered.shares[1 : recovered.threshold]]
    return any(some and recovered.is_sum(recovered.weights(some), [v for _, v in some]) for some in one_less)


@recover_secret.symptom("weights-of-all")
def _(recovered):
    """The weights belong to all shares, but only some of the values were added up. Use the same shares for both: cut
    the list first, `used = shares[:threshold]`."""
    more = len(recovered.shares) > recovered.threshold
    return more and recovered.is_sum(recovered.weights(recovered.shares), [v for _, v in recovered.used])


@recover_secret.symptom("values-of-all")
def _(recovered):
    """The values were not matched with weights of their own ids. Look each weight up by the id of its share:
    `coefficients[share_id] * value`."""
    weights = {i: w for (i, _), w in zip(recovered.used, recovered.weights(recovered.used), strict=True)}
    values = [v for _, v in recovered.used]
    orders = [sorted(weights), sorted(weights, reverse=True), list(weights)[::-1]]
    in_order = [i for i, _ in recovered.used]
    return any(order != in_order and recovered.is_sum([weights[i] for i in order], values) for order in orders)


@recover_secret.symptom("first-ids-assumed")
def _(recovered):
    """The weights are those of the ids 1, 2, 3 and so on, but these are others' shares. Give `lagrange_at_zero` the ids
    that stand in the shares."""
    first = range(1, recovered.threshold + 1)
    weights = list(reference.lagrange_at_zero(first, prime=recovered.prime).values())
    return recovered.is_sum(weights, [v for _, v in recovered.used])


@recover_secret.symptom("weights-left-out")
def _(recovered):
    """The values were added up without weights. Multiply each value by the weight of its id, which
    `lagrange_at_zero` gives."""
    return any(recovered.is_sum([1] * len(some), [v for _, v in some]) for some in (recovered.used, recovered.shares))


@recover_secret.symptom("ids-for-values")
def _(recovered):
    """The weights were multiplied by the ids instead of by the values. Take the second part of each pair:
    `coefficients[share_id] * value`."""
    return recovered.is_sum(recovered.weights(recovered.used), [i for i, _ in recovered.used])


@recover_secret.symptom("prime-not-handed-on")
def _(recovered):
    """The weights belong to the course's large prime, but here another one was given. Hand it on:
    `lagrange_at_zero(ids, prime=prime)`."""
    values = [v for _, v in recovered.used]
    return recovered.prime != PRIME and recovered.is_sum(recovered.weights(recovered.used, PRIME), values, PRIME)


@recover_secret.symptom("not-in-the-field")
def _(recovered):
    """The curve was worked out with fractions or floats, but the values were reduced, and only modulo the prime they
    lie on one curve. Use the weights of `lagrange_at_zero`, and take the sum `% prime`."""
    ids = [i for i, _ in recovered.used]
    curve = sum(v * math.prod(Fraction(j, j - i) for j in ids if j != i) for i, v in recovered.used)
    near = [int(curve), round(curve), math.floor(curve), math.ceil(curve)]
    largest = max(abs(v) for _, v in recovered.used)
    tolerance = 0 if largest < 2**40 else largest // 2**20  # what a float leaves of large numbers
    found = any(abs(recovered.result - each) <= tolerance for each in near)
    return found or recovered.result in [each % recovered.prime for each in near]


@recover_secret.symptom("one-share-only")
def _(recovered):
    """This is one share's value, or the part that one share gives. Add up weight times value over all of the used
    shares, and return after the loop."""
    parts = [w * v for w, (_, v) in zip(recovered.weights(recovered.used), recovered.used, strict=True)]
    return recovered.result in [n % recovered.prime for n in [*parts, *(v for _, v in recovered.shares)]]


# ==== unmask_sum =================================================================================

unmask_sum = ProbedChecks("unmask_sum")


@unmask_sum.cases
def rounds(rng):
    yield a_round([1, 2, 4], [3, 5], [[5, -3, 0], [1, 1, -9], [2, -1, 4]], Fixed())
    yield a_round([2, 3], [1], [[-5, 6], [1, -4]], Fixed())
    yield a_round([1, 2, 3], [], [[7, -7], [1, 2], [-3, 3]], Fixed())
    yield a_round([9, 100, 8], [10, 2], rng.integers(-100, 100, (3, 4)), rng)  # as text, 10 comes before 9
    yield a_round([1, 2, 3], [5], [[-(2**30), 2**30], [-(2**30), 2**30 - 1], [0, 0]], rng)  # just fits
    for length, stay, go in ((60, 6, 3), (500, 4, 1)):
        ids = (1 + rng.choice(500, stay + go, replace=False)).tolist()
        yield a_round(ids[:stay], ids[stay:], rng.integers(-(2**20), 2**20, (stay, length)), rng)
    case = a_round([1, 2, 6], [4, 5], rng.integers(-9, 9, (3, 2)), rng, strangers={(6, 4), (1, 5)})
    yield case


def a_round(survivors, gone, updates, rng, strangers=()) -> dict:
    """What the server has when the messages of some clients are missing; strangers share no mask."""
    everybody = sorted([*survivors, *gone])
    seeds = {}
    for place, one in enumerate(everybody):
        for other in everybody[place + 1 :]:
            if not {(one, other), (other, one)} & set(strangers):
                seeds[one, other] = seeds[other, one] = rng.bytes(32)
    self_seeds = {survivor: rng.bytes(32) for survivor in survivors}
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


@unmask_sum.stops("seeds-of-the-vanished", "KeyError")
def _():
    """The self seeds of vanished clients are not there, and are not needed: their updates never arrived. Loop over
    `self_seeds.values()` for the self masks, and over `dropped.items()` for the others."""


@unmask_sum.symptom("not-centred")
def _(unmasked):
    """Right modulo 2**32, but what was below 0 is now a large number. Let numbers from 2**31 on become negative
    again, in `int64` and 2**31 itself, too: `.astype(np.int32).astype(np.int64)`."""
    return unmasked.right_modulo


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
    inside over all of `seeds.items()`; return after both loops."""
    pairs = unmasked.pairs()
    places, groups = 0, []
    for seeds in unmasked.dropped.values():
        groups.append(pairs[places : places + len(seeds)])
        places += len(seeds)
    firsts, lasts = [group[0] for group in groups if group], [group[-1] for group in groups if group]
    some = [*groups, firsts, lasts, *([pair] for pair in pairs)]
    return any(len(each) < len(pairs) and unmasked.equals_base_and([*unmasked.selves(), *each]) for each in some)


@unmask_sum.symptom("only-one-survivor")
def _(unmasked):
    """The self mask of only one survivor was removed. Look at what is overwritten in the loop over the self seeds, and
    go on after it."""
    return any(unmasked.equals_base_and([each, *unmasked.pairs()]) for each in unmasked.selves())


@unmask_sum.symptom("update-shifted")
def _(unmasked):
    """Everything is off by 2**31. Only what is 2**31 or more becomes negative, and by 2**32: let
    `.astype(np.int32)` do so."""
    return unmasked.equals([number - 2**31 for number in unmasked.expected])


CHECKS = {
    checks.exercise: checks
    for checks in (
        pairwise_seed, expand_mask, mask_update, split_secret, lagrange_at_zero, recover_secret, unmask_sum,
    )
} | STRETCH  # fmt: skip

"""What `expand_mask` must do, and what each mistake is told."""

import contextlib
import inspect
import random

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ...checking import close, leaving
from ...checking.answer_text import says
from ...checking.watching_secrets import replaced
from ...solutions import masking as reference
from .cases import PROVEN, SEED, ProbedChecks
from .handed_masks import of_seeds

checks = ProbedChecks("expand_mask", proven=("part-of-seed", "counts-on", "no-cipher"))


@checks.secrets
def seed_and_mask(inputs, result):
    return leaving.Secrets(hidden=of_seeds([inputs["seed"]], inputs["length"]))


@checks.cases
def seeds_and_lengths(rng):
    yield dict(seed=SEED, length=3)
    yield dict(seed=bytes(32), length=4)
    for length in (1, 2, 5, 17, 1000, 4097):
        yield dict(seed=rng.bytes(32), length=length)


def stream(seed: bytes, size: int, start: bytes = bytes(16)) -> bytes:
    return Cipher(algorithms.AES(seed), modes.CTR(start)).encryptor().update(bytes(size))


@checks.reads
def numbers_of(run):
    if not isinstance(run.result, np.ndarray | list | tuple | bytes):
        raise TypeError("no numbers")
    return run


@checks.stops("array-of-bytes", "invalid literal for int")
def _():
    """`np.array` and `int` take bytes for a text. Use what reads numbers from bytes: `np.frombuffer(…,
    dtype=\"<u4\")`."""


@checks.stops("no-bytes", "to a buffer")
def _():
    """A cipher works on bytes only. Give it zeros, four for each number: `bytes(4 * length)`."""


@checks.stops("no-encryptor", "'Cipher' object has no")
def _():
    """A Cipher only says which cipher is meant. Call its `.encryptor()`, and let that work:
    `.encryptor().update(…)`."""


@checks.stops("bytes-do-not-fit", "buffer size must be a multiple|requires a buffer of")
def _():
    """The bytes are too many or too few for what reads them. Let the cipher encrypt `bytes(4 * length)`, and read four
    of them for each number, with the type `"<u4"`."""


@checks.stops("nonce-length", "[Ii]nvalid nonce size|nonce must be")
def _():
    """The counter of AES has 16 bytes, whatever the length of the key. Give `modes.CTR(bytes(16))`."""


@checks.stops("signed-into-uint32", r"integer -\d+ out of bounds for uint32")
def _():
    """A negative number does not fit into `uint32`, and four bytes that are read without a sign give none. Read them by
    the type `"<u4"`, and leave the numbers as they are."""


@checks.symptom("still-bytes", of_kind=True)
def _(run):
    """Bytes came back, not numbers. Make one number of each four bytes of the stream:
    `np.frombuffer(…, dtype=\"<u4\")`."""
    return isinstance(run.result, bytes)


# In counter mode nothing is held back: there other lines leave no number.
@checks.symptom("blocks-held-back", of_kind=True, without=r"(?s)CTR\((?!.*finalize)")
def _(run):
    """No number came back. In counter mode `update(…)` gives every byte at once, and `finalize()` gives none. Take
    counter mode, and read what `update(…)` returns."""
    return len(run.result) == 0


@checks.symptom("other-length", of_kind=True)
def _(run):
    """There are more or fewer numbers than `length` says. Four bytes make one number: let the cipher encrypt
    `bytes(4 * length)`, and read all of them as `\"<u4\"`."""
    return np.ndim(run.result) == 1 and len(run.result) != len(run.expected)


@checks.symptom("as-floats", of_kind=True)
def _(run):
    """Floats came back, but a mask is made of whole numbers, which are counted modulo 2**32. Make them of the bytes of
    the stream, `np.frombuffer(…, dtype=\"<u4\")`, and leave them as they are."""
    return np.asarray(run.result).dtype.kind == "f"


@checks.mistake("highest-byte-first", needs="from_bytes", without="little")
def _(seed, length):
    """The bytes of each number are the wrong way round: the highest one was read first. Give `int.from_bytes` the order
    in which the lowest comes first: `\"little\"`."""
    return np.frombuffer(stream(seed, 4 * length), ">u4")


@checks.symptom("big-endian")
def _(run):
    """The bytes of each number are the wrong way round: the highest one came first. Read the lowest first, as the type
    `"<u4"` says, and turn no bytes round after that."""
    return close(run.result, run.expected.byteswap())


@checks.symptom("bytes-in-other-order")
def _(run):
    """The bytes of the stream are all there, but in another order. Read them from the first to the last: four that
    stand side by side make one number, the lowest first, as `np.frombuffer(…, dtype="<u4")` does."""
    found = np.asarray(run.result)
    of_four = found.dtype.kind in "iu" and found.min() >= 0 and found.max() < 2**32
    return of_four and sorted(found.astype("<u4").tobytes()) == sorted(run.expected.tobytes())


@checks.mistake("signed")
def _(seed, length):
    """There are negative numbers: the highest bit counts as a sign. Read four bytes as a number without one, by the
    type `\"<u4\"` or by `int.from_bytes` with its order alone, and leave it as it is."""
    return np.frombuffer(stream(seed, 4 * length), "<i4")


@checks.mistake("one-byte-each")
def _(seed, length):
    """Each number has one random byte only, and hides 8 of 32 bits. Make every number of four bytes of the stream: read
    them with `dtype=\"<u4\"`."""
    single = np.frombuffer(stream(seed, 4 * length), np.uint8)
    return single[:length], single[::4], single[:length].astype(np.uint64) << 24


@checks.mistake("sign-taken-off", needs="abs")
def _(seed, length):
    """The bytes were read as numbers with a sign, and the sign was taken off, so the highest bit is always 0 and hides
    nothing. Read them without a sign, `"<u4"`, and leave `abs` out."""
    return np.abs(np.frombuffer(stream(seed, 4 * length), "<i4").astype(np.int64)).astype(np.uint32)


@checks.symptom("zeros-read", needs=r"update\(")
def _(run):
    """All numbers are 0, as the zeros that go into the cipher are. Make every number of four bytes of what the
    encryptor's `update(…)` returns, undo nothing of it, and return these numbers."""
    return not np.any(run.result)


@checks.symptom("few-bits", needs=PROVEN)
def _(run):
    """The numbers stay too small: a mask needs all 32 bits of every number. Take four bytes of the stream for each, and
    all that they say."""
    right = run.expected
    cut = right % 2**31, right % (2**31 - 1), right // 2, np.abs(right.astype(np.int32))
    few = len(run.result) >= 3 and max(map(abs, np.asarray(run.result).tolist())) < 2**21  # once in 10**10 by chance
    return few or any(np.array_equal(run.result, each) for each in cut)


@checks.mistake("eight-bytes-each")
def _(seed, length):
    """Numbers of 64 bits came out, but a mask has 32. Take four bytes for each number: `dtype=\"<u4\"`."""
    return np.frombuffer(stream(seed, 8 * length), "<u8")


@checks.symptom("repeats")
def _(run):
    """The same numbers come again at other places. Let one encryptor with `modes.CTR(bytes(16))` make all
    `bytes(4 * length)`, and read each four of them once, as `"<u4"`."""
    begin = list(run.result[:4])
    again = any(list(run.result[place : place + 4]) == begin for place in range(1, len(run.result) - 3))
    return again or len(run.result) < 20 and len(set(run.result)) < len(run.result)  # once in 10**7 by chance


@checks.symptom("overlapping")
def _(run):
    """Each number begins one byte behind the one before, so it shares three of its four bytes. Move on by four:
    make number i of the bytes from `4 * i` to `4 * i + 3`."""
    made = stream(run.inputs["seed"], 4 * len(run.result) + 4)
    numbers = [int.from_bytes(made[i : i + 4], "little") for i in range(len(run.result))]
    return len(numbers) > 1 and np.array_equal(run.result, numbers)


@checks.symptom("wrong-end", needs="CTR")
def _(run):
    """All numbers are right but the last: the stream has another one there. Let the cipher encrypt `bytes(4 * length)`
    and take all that comes out."""
    return len(run.result) > 1 and np.array_equal(run.result[:-1], run.expected[:-1])


@checks.symptom("begins-later")
def _(run):
    """These numbers stand in the stream, but the others take those at its beginning, and leave none out. Let the cipher
    encrypt `bytes(4 * length)`, no more, and take them all."""
    if not says(r"CTR\(bytes\(16\)\)"):
        return False
    size = len(run.result)
    longer = np.frombuffer(stream(run.inputs["seed"], 8 * size + 512), "<u4")
    every_second = (longer[start : start + 2 * size : 2] for start in (0, 1))
    further_on = (longer[start : start + size] for start in range(1, 129))
    return size > 1 and any(np.array_equal(each, run.result) for each in (*every_second, *further_on))


@checks.mistake("counter-starts-elsewhere")
def _(seed, length):
    """The first number is not made with the counter at 0. Give `modes.CTR(bytes(16))`, let one encryptor make `bytes(4
    * length)`, and use all of that."""
    starts = ((1).to_bytes(16, "big"), (1).to_bytes(16, "little"), seed[:16], seed[16:], b"\xff" * 16, b"0" * 16)
    return tuple(np.frombuffer(stream(seed, 4 * length, start), "<u4") for start in starts)


@checks.behaviour("counts-on")
def _(answer, rng):
    """The second call with the same seed went on where the first had ended. Make a new encryptor in every call, inside
    the function: `Cipher(…).encryptor()`."""
    seed = rng.bytes(32)
    whole, first, second = reference.expand_mask(seed, 16), answer(seed, 8), answer(seed, 8)
    return np.array_equal(first, whole[:8]) and np.array_equal(second, whole[8:])


@checks.behaviour("kept-by-seed")
def _(answer, rng):
    """Asked for a longer mask of the same seed, it gave as many numbers as before. Make the mask anew in every call,
    and store nothing outside of the function."""
    seed = rng.bytes(32)
    first, second = answer(seed, 3), answer(seed, 9)
    return len(first) == 3 == len(second)


@checks.behaviour("another-every-time")
def _(answer, rng):
    """The same seed gave two different masks, so they will not cancel. Leave out all that changes from call to call,
    such as a random nonce: the counter starts at `bytes(16)`."""
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


@checks.behaviour("no-cipher")
def _(answer, rng):
    """A generator made for simulations is at work here, which is not made to keep its numbers secret. Use the stream of
    a cipher, `Cipher(algorithms.AES(seed), modes.CTR(bytes(16)))`."""
    with watching_generators(answer) as made:
        mask = answer(SEED, 8)
    return bool(made) and not np.array_equal(mask, reference.expand_mask(SEED, 8))


@checks.behaviour("part-of-seed")
def _(answer, rng):
    """Different seeds give the same mask. Use all 32 bytes as the key, as they are, `algorithms.AES(seed)`, and keep
    nothing from one call to the next."""
    first, others = answer(SEED, 8), [SEED[::-1], *(SEED[:i] + b"\xff" + SEED[i + 1 :] for i in range(32))]
    return any(np.array_equal(first, answer(other, 8)) for other in others)


@checks.behaviour("other-stream")
def _(answer, rng):
    """These are not the numbers of the key stream that AES-256 makes in counter mode, with the seed as its key, one
    after the other from its beginning. Compare with `Cipher(algorithms.AES(seed),
    modes.CTR(bytes(16))).encryptor().update(bytes(4 * length))`."""
    return not np.array_equal(answer(SEED, 8), reference.expand_mask(SEED, 8))


@checks.behaviour("not-uint32")
def _(answer, rng):
    """The numbers are right, but not an array of `uint32`, which counts modulo 2**32 by itself. Make one of
    them: `np.array(…, dtype=\"<u4\")`."""
    return getattr(answer(SEED, 8), "dtype", None) != np.uint32

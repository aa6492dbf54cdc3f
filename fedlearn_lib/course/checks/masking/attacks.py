"""What the three attacks on a round that lacks one repair share.

The keys and seeds are made here. So each attack has one right result, the victim's own numbers, and most of its
mistakes are told by the numbers that they read instead.
"""

import numpy as np
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from fedlearn_lib.given.masking.tools import PRIME

from ...checking import Checks, stands_for
from ...checking.leaving import Secrets
from ...solutions import masking as reference
from .handed_masks import of_seeds


@stands_for("dict", "name")
class Named(dict):
    """A dict that is shown with a name for each value, so that a call with keys and seeds can be read."""

    def __init__(self, values, name):
        super().__init__(values)
        self.name = name

    def __repr__(self):
        return "{" + ", ".join(f"{each}: {self.name(each)}" for each in self) + "}"


@stands_for("X25519PrivateKey", "key", "owner")
class MaskKey:
    """A private key that is shown by its owner's id. The real one, which does the work, allows no class of its kind."""

    def __init__(self, key: X25519PrivateKey, owner: int):
        self.key, self.owner = key, owner

    def __getattr__(self, name):
        return getattr(self.key, name)

    def __dir__(self):
        return dir(self.key)

    def __repr__(self):
        return f"k{self.owner}"

    def __deepcopy__(self, memo):
        return self


def numbers(length: int, rng, largest: int = 2**15) -> np.ndarray:
    """A quantised update, with both signs in it."""
    drawn = rng.integers(-largest, largest, length)
    drawn[:2] = -largest + 1, largest - 1
    return drawn


def keys_for(ids, rng) -> dict[int, MaskKey]:
    return {each: MaskKey(X25519PrivateKey.from_private_bytes(rng.bytes(32)), each) for each in ids}


def public(keys, without: int) -> dict:
    return Named({each: key.public_key() for each, key in keys.items() if each != without}, "p{}".format)


def centred(total) -> np.ndarray:
    return np.asarray(total).astype(np.uint32).astype(np.int32).astype(np.int64)


def taken_out(masked, seeds, sign) -> np.ndarray:
    """The numbers with every pairwise mask added (1), subtracted (-1) or left (0), as `sign(other)` says."""
    total = np.asarray(masked).astype(np.int64)
    for other, seed in seeds.items():
        total = total + sign(other) * reference.expand_mask(seed, len(total)).astype(np.int64)
    return centred(total % 2**32)


def read_with(mask_key, victim, public_keys, round_id, masked, sign=None) -> np.ndarray:
    """The numbers without the pairwise masks that belong to these keys; any self mask is still in them."""
    seeds = {
        other: reference.pairwise_seed(mask_key, key, round_id, victim, other) for other, key in public_keys.items()
    }
    return taken_out(masked, seeds, sign or (lambda other: -1 if victim < other else 1))


def without(masked, self_seed, times: int = 1) -> np.ndarray:
    """The numbers without their self mask, as uint32."""
    mask = reference.expand_mask(self_seed, len(masked)).astype(np.int64)
    return ((masked.astype(np.int64) - times * mask) % 2**32).astype(np.uint32)


def in_a_row(result) -> list:
    """All numbers of a result, as Python's own, exact ones."""
    vectors = [result[each] for each in sorted(result)] if isinstance(result, dict) else [result]
    return [number for vector in vectors for number in np.asarray(vector).tolist()]


def wrong_signs(me: int) -> tuple:
    """Turned round, the same for all, and those of ids that were compared as texts."""
    return (
        lambda other: 1 if me < other else -1,
        lambda other: 1,
        lambda other: -1,
        lambda other: -1 if str(me) < str(other) else 1,
    )


# An answer in which `unmask_sum` may have got the victim as one that vanished: its id before the seeds of the pairs.
NAMES_VICTIM_VANISHED = r"(?s)(?=.*\bunmask_sum\()(?=.*(\{victim: (\{|dict\(|\w*seeds\b)|\[victim\]))"


def right_modulo(run, modulus: int = 2**32) -> bool:
    result, expected = in_a_row(run.result), in_a_row(run.expected)
    return len(result) == len(expected) and all((r - e) % modulus == 0 for r, e in zip(result, expected, strict=True))


def not_to_leave(seeds, length: int, read, others=()) -> Secrets:
    """What must not leave an attack: the seeds with their masks, what was read with them, and other secrets."""
    vectors = [] if read is None else read.values() if isinstance(read, dict) else [read]
    read_numbers = [each for each in vectors if isinstance(each, np.ndarray | list)]
    return Secrets([*of_seeds(seeds, length), *others, *read_numbers], [PRIME])


def needs_masks(checks: Checks):
    """Declare what is told to those whose seed is no mask yet, or whose mask has another length."""

    @checks.stops("seed-not-stretched", r"dtype\('S32'\)|and 'bytes'")
    def _():
        """A seed is 32 bytes, and not yet numbers. Make a mask of it: `expand_mask(seed, …)`, as long as the update."""

    @checks.stops("mask-length", "broadcast")
    def _():
        """Two arrays of different lengths meet there, and both need one number for each place of the update. Give
        `expand_mask`, and an array of your own, the length of the masked update."""


def needs_loops_over_uint32(checks: Checks):
    """Declare what is told to those whose loop over a dict stops, or whose sums do not fit into uint32."""

    @checks.stops("keys-without-values", "cannot unpack non-iterable int")
    def _():
        """This loop gives no pairs, as one over a dict alone. Let it go over pairs: `….items()` of a dict."""

    @checks.stops("minus-one-times-mask", "integer -1 out of bounds for uint32")
    def _():
        """uint32 knows no -1, neither as a factor of a mask nor by itself. Subtract instead: `total - mask`."""

    @checks.stops("ring-in-uint32", "integer (4294967296|2147483648) out of bounds")
    def _():
        """Arrays of 32 bits wrap around at 2**32 by themselves. Leave that number out, and let nothing become signed
        before all masks are out."""

    @checks.stops("too-large-for-type", "out of bounds for u?int32")
    def _():
        """A number there does not fit into 32 bits, and Python's own do not wrap around. Take such `% 2**32` before it
        meets an array of `uint32`."""


def needs_signed_integers(checks: Checks):
    """Declare what is told to those whose numbers are right modulo 2**32 and no further."""

    @checks.symptom("floats", of_kind=True)
    def _(run):
        """The right numbers, but as floats, which hold larger ones only roughly. Leave uint32 as it is while you add
        and subtract, and return whole numbers: `.astype(np.int32).astype(np.int64)`."""
        found = in_a_row(run.result)
        return found == in_a_row(run.expected) and any(isinstance(number, float) for number in found)

    @checks.symptom("without-signs")
    def _(run):
        """All masks are out, but the negative numbers became positive. Keep the signs that
        `.astype(np.int32).astype(np.int64)` gives, and change nothing after it."""
        return in_a_row(run.result) == [abs(number) for number in in_a_row(run.expected)]

    @checks.symptom("not-centred")
    def _(run):
        """All masks are out, but negative numbers came back as large ones: -1 as 2**32 - 1. The upper half of the ring
        stands for negative ones, so write `.astype(np.int32).astype(np.int64)`, as the very last thing."""
        return right_modulo(run) and all(0 <= number < 2**32 for number in in_a_row(run.result))

    @checks.symptom("not-wrapped")
    def _(run):
        """Right up to multiples of 2**32, but not all from -2**31 to 2**31 - 1, as they should be. Take the
        whole result modulo 2**32, and make it signed: `.astype(np.uint32).astype(np.int32).astype(np.int64)`."""
        return right_modulo(run)

    @checks.symptom("cut", needs=r"int16|int8|short|byte\b")
    def _(run):
        """Only the lowest bits of the numbers are right: somewhere stands a type of 8 or 16 bits, which cannot hold
        them. Keep everything `uint32`, and make it signed at the end: `.astype(np.int32).astype(np.int64)`."""
        found, wanted = (np.array(list(in_a_row(each))).astype(np.int64) for each in (run.result, run.expected))
        return any(np.array_equal(found, wanted.astype(each)) for each in (np.int16, np.uint16, np.int8, np.uint8))

    @checks.symptom("update-shifted")
    def _(run):
        """The masks are out, but some numbers are off by 2**31. Those from 2**31 on become negative, and by 2**32: let
        `.astype(np.int32).astype(np.int64)` do so."""
        pairs = zip(in_a_row(run.result), in_a_row(run.expected), strict=True)
        return all(abs(result - expected) in (0, 2**31) for result, expected in pairs)


def needs_int64(checks: Checks, called_with):
    """Declare what is told to those whose numbers are right and no arrays of int64, for which others wait."""

    @checks.behaviour("not-int64")
    def _(answer, rng):
        """The numbers are right, but they do not come in arrays of `int64`, as `help(…)` says, and what comes next
        waits for those. Turn an array with `.astype(np.int64)`, and a list with `np.array(…, dtype=np.int64)`."""
        found = answer(**next(called_with(rng)))
        vectors = found.values() if isinstance(found, dict) else [found]
        return any(getattr(vector, "dtype", None) != np.int64 for vector in vectors)


def a_masked_update(key, victim, others_keys, round_id, length, rng, self_seed=None) -> tuple[np.ndarray, bytes]:
    """What a client sends in a round, and its self seed, drawn unless it is given."""
    self_seed = self_seed or rng.bytes(32)
    seeds = {
        other: reference.pairwise_seed(key, theirs, round_id, victim, other) for other, theirs in others_keys.items()
    }
    return reference.mask_update(numbers(length, rng, 2**20), victim, seeds, self_seed), self_seed

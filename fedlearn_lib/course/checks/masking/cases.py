"""What the checks of this room share.

Numbers of the ring are compared modulo 2**32, so that a wrong sign is recognised whether or not the result was reduced.
"""

import ast
import contextlib
import copy
import functools
import hashlib
import inspect
import io
import itertools
import math
from itertools import combinations

import numpy as np

from ...checking import Checks, NotYet, stands_for, written
from ...checking.watching_secrets import replaced
from ...solutions import masking as reference
from ..secure_aggregation.refusals import RefusingChecks
from .attacks import needs_masks
from .handed_masks import MaskingChecks, needs_own_arrays

RING = 2**32


PROVEN = ""  # what a mistake `needs`, if its values alone prove it, whatever was written: then nothing else is searched


class ProbedChecks(Checks):
    """Checks whose behaviours are looked for, too, when a value is wrong and no mistake explains it.

    Args:
        proven: the behaviours that say more than the one edit which happens to make an answer right.
    """

    def __init__(self, exercise: str, *, proven: tuple[str, ...] = ()):
        super().__init__(exercise)
        self.proven = proven

    def run(self, answer, reference, rng):
        try:
            super().run(answer, reference, rng)
        except NotYet as fault:
            if fault.advice in ("other-value", "unused-argument"):
                self.probe(answer, rng, fault)
            raise

    def probe(self, answer, rng, fault: NotYet) -> None:
        for behaviour in self.behaviours:
            try:
                found = behaviour.applies(answer, rng)
            except Exception:  # it cannot be called like that, and the first fault says more
                continue
            if found:
                firm = behaviour.advice in self.proven
                raise NotYet(behaviour.advice, behaviour.message, fault.details, firm) from None


class ProbedMasking(MaskingChecks, ProbedChecks):
    """Both."""


SEED = bytes(range(32))


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
        """Whether of each mask, or of all of one sign, or of the last, only the first number was used, everywhere."""
        one = [[*terms], [term for term in terms if term[0] < 0], terms[:-1], terms[-1:]]
        rest = [[], [term for term in terms if term[0] > 0], terms[-1:], terms[:-1]]
        sums = (total(each, 1) + total(others, self.length) for each, others in zip(one, rest, strict=True) if each)
        return any(self.equals(self.base + each) for each in sums)

    def equals_base_and_some(self, terms, others) -> bool:
        """Whether some of the terms, but not all of them, are in it, and all the others."""
        some = (each for size in range(1, len(terms)) for each in combinations(terms, size))
        return len(terms) <= 6 and any(self.equals_base_and([*each, *others]) for each in some)

    def signs_of(self, terms) -> list[int] | None:
        """With which factor each mask is in it, -1, 0 or 1; None if it is made of anything else."""
        if not 1 < len(terms) <= 12:
            return None
        first = [int(mask(seed, 1)[0]) for _, seed in terms]
        rest, half = self.numbers[0] - int(self.base[0]), len(terms) // 2
        lower, upper = (list(itertools.product((1, -1, 0), repeat=n)) for n in (half, len(terms) - half))
        sums = {sum(s * m for s, m in zip(signs, first[:half], strict=True)) % RING: signs for signs in lower}
        for signs in upper:  # of two halves, so that not all ways have to be tried
            found = sums.get((rest - sum(s * m for s, m in zip(signs, first[half:], strict=True))) % RING)
            every = found and [*found, *signs]
            if every and self.equals_base_and([(s, seed) for s, (_, seed) in zip(every, terms, strict=True)]):
                return every
        return None

    def told_signs(self, terms, names: list[str]) -> list[tuple[str, str]]:
        """Each mask whose sign is wrong: its name, and what happened to it. Empty if there are no two."""
        signs = self.signs_of(terms) or [factor for factor, _ in terms]
        did = {1: "added", -1: "subtracted", 0: "left out"}
        wrong = zip(names, signs, (factor for factor, _ in terms), strict=True)
        told = [(name, f"{did[mine]}, but it is to be {did[right]}") for name, mine, right in wrong if mine != right]
        return told if len(told) > 1 else []

    def equals_xor(self, terms) -> bool:
        return self.equals(functools.reduce(np.bitwise_xor, [mask(seed, self.length) for _, seed in terms], self.base))

    def equals_modulo_other(self, terms) -> bool:
        """Whether it is the right sum by some other modulus, which then divides all differences."""
        off = self.base + total(terms, self.length) - np.array(self.numbers, object)
        return len(set(off)) > 1 and math.gcd(*off) > 2**20

    @property
    def right_modulo(self) -> bool:
        return self.equals(self.expected)

    @property
    def off_by(self) -> int:
        """How far the numbers are from the right ones at most, modulo 2**32."""
        return max(map(abs, self.off))

    @property
    def off(self) -> list[int]:
        return centred(np.subtract(self.numbers, self.expected, dtype=object))

    def all_off_by_few(self, most: int) -> bool:
        """Whether all numbers are off by the same few, as where `~mask` was taken for -mask."""
        return len(set(self.off)) == 1 and 0 < self.off_by <= most


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


def compared_with() -> set[int]:
    """The numbers that the learner's code compares something with."""
    sides = [[node.left, *node.comparators] for node in ast.walk(written()) if isinstance(node, ast.Compare)]
    return {side.value for each in sides for side in each if isinstance(side, ast.Constant) and type(side.value) is int}


def never_uses(argument: str) -> str:
    """What an answer `needs` in which an argument stands in the first line only."""
    return rf"(?s)\A(?!(.*\b{argument}\b){{2}})"


def has_other_masks(answer, right, inputs: dict, seeds) -> bool:
    """Whether something wrong comes back, and not all of the seeds were expanded for it."""
    with watching_masks(answer) as expanded:
        result = answer(**inputs)
    return not expanded >= set(seeds) and not np.array_equal(result, right(**inputs))


def needs_sums_of_masks(checks: Checks):
    """Declare what is told to those who stop on the way from seeds to sums."""
    needs_masks(checks)
    needs_own_arrays(checks)

    @checks.stops("keys-without-values", "cannot unpack non-iterable int|values to unpack", needs=r"for \(?\w+, \w+")
    def _():
        """This loop gives no pairs: over a dict alone it gives the keys, over `.values()` the values. Write `.items()`
        behind it, for pairs of key and value."""

    @checks.stops("ids-for-seeds", "must be 32 bytes", without=r"seed\w*\[[^\]]*:|bytes\(")
    def _():
        """This is no seed: a dict alone gives its ids, and `.items()` gives pairs. Loop over its `.values()`, or take
        pairs apart: `other, seed`."""

    @checks.stops("minus-one-times-mask", "integer -1 out of bounds for uint32")
    def _():
        """`uint32` knows no -1, so a mask cannot be multiplied by it. Subtract the mask instead, with `-`."""


class Fixed:
    """Seeds that are the same every time."""

    def __init__(self):
        self.count = 0

    def bytes(self, size: int) -> bytes:
        self.count += 1
        return hashlib.sha256(b"seed %d" % self.count).digest()[:size]


@stands_for("bytes", "owners")
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


class AskableChecks(RefusingChecks):
    """Checks whose symptoms can call the answer once more, with other inputs.

    A refusal is a result of another kind than a value, so they may be named for results of any kind.
    """

    def run(self, answer, reference, rng):
        self.answer = self.noting(answer)
        super().run(answer, reference, rng)

    def symptom(self, advice, **needed):
        return super().symptom(advice, of_kind=True, **needed)

    def ask(self, **inputs) -> tuple:
        """What the answer gives for these inputs, and what it prints."""
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            result = self.answer(**copy.deepcopy(inputs))
        return result, printed.getvalue()

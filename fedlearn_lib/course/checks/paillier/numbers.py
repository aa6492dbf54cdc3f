"""What the checks on plain numbers share: signs, slots, short keys, and faster arithmetic."""

import builtins
import contextlib
import functools
from numbers import Integral

import numpy as np

from ...checking import Checks
from ...solutions import paillier as reference

# Python's whole numbers grow without end; NumPy's end at 64 bits, and floats at 53 exact ones. A place that an
# array does not have, "out of bounds for axis 0", is neither.
MACHINE_LIMIT = r"int too large to convert(?! to float)|out of bounds for(?! axis)|integer \S* ?too large|C long"
FLOAT_LIMIT = r"too large for a float|too large to convert to float|Result too large|[Nn]umerical result out of range"


class ListChecks(Checks):
    """Checks of a function that returns whole numbers: a list, a tuple and an array of them are as good."""

    kind: type = list

    def run(self, answer, reference, rng):
        @functools.wraps(answer)
        def plain(*args, **kwargs):
            return self.plain(answer(*args, **kwargs))

        super().run(plain, reference, rng)

    def mistake(self, advice, **how):
        """As in `Checks`; but a value that is right on some inputs shows no mistake there."""
        declare = super().mistake(advice, **how)

        def declare_wrong(compute):
            @functools.wraps(compute)
            def wrong_values(**inputs):
                value, right = compute(**inputs), getattr(reference, self.exercise)(**inputs)
                return tuple(each for each in (value if isinstance(value, tuple) else (value,)) if each != right)

            return declare(wrong_values)

        return declare_wrong

    def plain(self, result):
        """The result in the reference's own kind, of Python's own integers."""
        if isinstance(result, list | tuple) or (isinstance(result, np.ndarray) and result.ndim == 1):
            return self.kind(int(each) if isinstance(each, Integral) else each for each in result)
        return result

    def _is_right(self, run):
        # 5.0 equals 5, but no longer does so with 60 bits.
        return not has_floats(run.result) and super()._is_right(run)


def needs_a_list(checks):
    @checks.symptom("one-number", of_kind=True)
    def _(run):
        """One number came back, but a list is expected, even where it holds only one. Put every number into one list,
        and return that list."""
        return isinstance(run.result, Integral)


def needs_equal_ones(checks):
    @checks.mistake("equal-ones-lost")
    def _(**inputs):
        """Numbers that are equal came back only once. Each has a place of its own: add one number to a list for each
        that comes in, whatever stands there before."""
        return list(dict.fromkeys(getattr(reference, checks.exercise)(**inputs)))


def has_floats(result) -> bool:
    return isinstance(result, list | tuple) and any(isinstance(each, float | np.floating) for each in result)


def wrapped(number: int) -> int:
    """What is left of a number in 64 bits with a sign."""
    return (number + 2**63) % 2**64 - 2**63


def random_bits(bits: int, rng) -> int:
    """A whole number of at most so many bits."""
    return int.from_bytes(rng.bytes(bits // 8 + 1), "big") % 2**bits


def composites(rng) -> list[int]:
    """Odd numbers of all lengths and all remainders modulo 3; two thirds of them are as long as they are, so that what
    NumPy makes of them does not change from call to call."""
    return [random_bits(bits, rng) | 1 | 3 << (bits - 2) for bits in (16, 200, 62, 64, 65, 2048, 3072)]


# Whole bytes and others; plaintexts that end with a slot, and that do not.
SLOTS_AND_PLAINTEXTS = (
    (8, 32), (5, 62), (24, 100), (16, 64), (13, 100), (8, 2047), (22, 2047), (16, 3071), (27, 3071), (700, 3071)
)  # fmt: skip


@contextlib.contextmanager
def powers_noted():
    """Every power modulo something that is computed meanwhile: (bits of the exponent, bits of the modulus)."""
    noted = []

    def noting(power):
        @functools.wraps(power)
        def noting_power(base, exp, mod=None):
            if mod is not None and exp > 0:
                noted.append((int(exp).bit_length(), int(mod).bit_length()))
            return power(base, exp, mod)

        return noting_power

    places = [(builtins, "pow")]
    with contextlib.suppress(ImportError):
        import gmpy2

        places += [(gmpy2, name) for name in ("powmod", "powmod_sec") if hasattr(gmpy2, name)]
    originals = [getattr(module, name) for module, name in places]
    try:
        for (module, name), original in zip(places, originals, strict=True):
            setattr(module, name, noting(original))
        yield noted
    finally:
        for (module, name), original in zip(places, originals, strict=True):
            setattr(module, name, original)

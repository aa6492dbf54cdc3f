"""What differs between a wrong result and the right one, in one sentence: seen, not guessed."""

from numbers import Integral

import numpy as np

from .values import NUMBER, capital, close, describe, kind_of


def overflowed(result, expected) -> int | None:
    """At how many bits a whole number was cut, if it is the right one but for that; None otherwise."""
    if not (_whole(result) and _whole(expected)):
        return None
    result, expected = int(result), int(expected)
    for bits in (64, 32, 16, 8):
        fits, too_large = -(2 ** (bits - 1)) <= result < 2**bits, not -(2 ** (bits - 1)) <= expected < 2 ** (bits - 1)
        if fits and too_large and result != expected and (result - expected) % 2**bits == 0:
            return bits
    return None


def _whole(value) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool)


def difference(result, expected) -> str:
    """Where the two part: which entry, or which pattern all entries follow."""
    if isinstance(expected, dict) and isinstance(result, dict):
        return _of_dicts(result, expected)
    if isinstance(expected, np.ndarray):
        return _of_arrays(np.asarray(result), expected)
    if isinstance(expected, list | tuple) and isinstance(result, list | tuple):
        return _of_lists(result, expected)
    if isinstance(expected, NUMBER) and isinstance(result, NUMBER) and not isinstance(expected, bool):
        return _of_numbers(result, expected)
    return "The result is not the expected one."


def first_wrong(result, expected) -> tuple[int, ...] | None:
    """Where the first entry stands that is wrong; None where the two have no places in common."""
    try:
        mine, wanted = np.asarray(result, dtype=float), np.asarray(expected, dtype=float)
    except (TypeError, ValueError, OverflowError):  # no numbers
        return None
    if mine.shape != wanted.shape or not mine.ndim:
        return None
    wrong = _wrong_entries(mine.ravel(), wanted.ravel())
    return tuple(map(int, np.unravel_index(wrong[0], mine.shape))) if wrong.size else None


def _wrong_entries(mine: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    scale = max(1e-12, float(np.abs(wanted).max(initial=0)))
    return np.flatnonzero(~(np.abs(mine - wanted) <= 1e-9 * scale))


def _of_dicts(result: dict, expected: dict) -> str:
    missing = [key for key in expected if key not in result]
    extra = [key for key in result if key not in expected]
    wrong = [key for key in expected if key in result and not close(result[key], expected[key])]
    if missing:
        return f"{len(missing)} of {len(expected)} keys are missing, {describe(missing[0])} among them."
    if extra:
        return f"{len(extra)} keys too many came back, {describe(extra[0])} among them."
    if not wrong:
        return ""
    first = f"{describe(result[wrong[0]])} came back, and {describe(expected[wrong[0]])} is expected there."
    if len(wrong) == 1:
        return f"Only the value at {describe(wrong[0])} is wrong: {first}"
    return f"{len(wrong)} of {len(expected)} values are wrong, the first at {describe(wrong[0])}: {first}"


def _of_lists(result, expected) -> str:
    if len(result) != len(expected):
        return f"{len(result)} came back, but {len(expected)} are expected."
    wrong = [i for i, (mine, wanted) in enumerate(zip(result, expected, strict=True)) if not close(mine, wanted)]
    if isinstance(expected, tuple) and len(wrong) == 1:
        return f"Of what came back, number {wrong[0] + 1} is wrong. {difference(result[wrong[0]], expected[wrong[0]])}"
    if close(list(result), list(expected)[::-1]):
        return "These are the expected ones in the reverse order."
    try:
        if sorted(result) == sorted(expected):
            return "These are the expected ones in another order."
    except (TypeError, ValueError):  # nothing that has an order
        pass
    if isinstance(expected, tuple) and len(wrong) == len(expected) and isinstance(expected[0], np.ndarray | list):
        return f"All of it is wrong, and of what stands first: {difference(result[0], expected[0])}"
    mine, wanted = (next((each[i] for i in wrong), None) for each in (result, expected))
    if wrong and isinstance(mine, NUMBER) != isinstance(wanted, NUMBER):
        return f"{capital(kind_of(mine))} stands at place {wrong[0]}, where {kind_of(wanted)} is expected."
    if len(wrong) == 1:
        return f"Only the one at place {wrong[0]} is wrong; places are counted from 0."
    return f"{len(wrong)} of {len(expected)} are wrong, the first at place {wrong[0]}." if wrong else ""


def _of_arrays(result: np.ndarray, expected: np.ndarray) -> str:
    if result.shape != expected.shape:
        return f"An array of shape {result.shape} came back, and shape {expected.shape} is expected there."
    mine, wanted = result.astype(float).ravel(), expected.astype(float).ravel()
    wrong = _wrong_entries(mine, wanted)
    if not mine.size or not wrong.size:
        return "The result is not the expected one."
    if not mine.any():
        return "All entries that came back are 0."
    for whole, what in ((np.trunc(wanted), "cut off"), (np.rint(wanted), "rounded away")):
        if close(mine, whole, 1e-9) and not close(mine, wanted, 1e-9):
            return f"All entries are whole numbers here: what stands behind the point was {what}."
    for pattern, same in _patterns(mine, wanted):
        if close(same, wanted, 1e-7):
            return pattern
    if close(np.abs(mine), np.abs(wanted), 1e-9):
        return f"The sizes of all entries are right, but {len(wrong)} of {len(mine)} have the wrong sign."
    if close(np.sort(mine), np.sort(wanted), 1e-9):
        return "These are the expected entries in another order."
    if result.ndim == 2 and len(set(wrong // expected.shape[1])) == 1 and len(expected) > 1:
        return f"Only row {wrong[0] // expected.shape[1]} is wrong; rows are counted from 0."
    place = tuple(map(int, np.unravel_index(wrong[0], result.shape)))
    which = f"entry {place if len(place) > 1 else wrong[0]}"
    if len(wrong) == 1:
        return f"Only {which} is wrong: {mine[wrong[0]]:.6g} came back, and {wanted[wrong[0]]:.6g} is expected there."
    return (
        f"{len(wrong)} of {len(mine)} entries are wrong, the first is {which}: {mine[wrong[0]]:.6g} came back, and "
        f"{wanted[wrong[0]]:.6g} is expected there."
    )


def _patterns(mine: np.ndarray, wanted: np.ndarray):
    yield "Every entry has the wrong sign.", -mine
    if mine.size > 1:
        yield "These are the expected entries in the reverse order.", mine[::-1]
        yield "Every entry stands one place too far.", np.roll(mine, -1)
        yield "Every entry stands one place too early.", np.roll(mine, 1)
        shift = float(np.median(wanted - mine))
        yield f"Every entry is off by the same {abs(shift):.6g}.", mine + shift
        at = int(np.abs(mine).argmax())
        factor = wanted[at] / mine[at]
        if factor:
            yield f"Every entry is {1 / factor:.6g} times the expected one.", mine * factor


def _is_telling(times: int) -> bool:
    """Whether a number that is so many times another is so for a reason: a few times, or a unit. Modulo something,
    numbers are multiples of one another by chance."""
    return 1 < times <= 10 or times in (16, 32, 64, 1000, 1024, 10**6)


def _of_numbers(result, expected) -> str:
    try:
        if result == -expected:
            return "It has the wrong sign."
        if _whole(result) and _whole(expected):
            gap = int(result) - int(expected)
            if abs(gap) <= 3:
                return f"It is {abs(gap)} too {'large' if gap > 0 else 'small'}."
            for large, small, words in ((result, expected, "{} times"), (expected, result, "one part in {} of")):
                if int(small) and int(large) % int(small) == 0 and _is_telling(times := int(large) // int(small)):
                    return f"It is {words.format(times)} the expected number."
        elif expected and result and np.isfinite(result):
            ratio = float(result) / float(expected)
            if 1e-6 < abs(ratio) < 1e6:
                return f"It is {ratio:.6g} times the expected number."
    except (OverflowError, TypeError, ValueError):
        pass
    return "The result is not the expected one."

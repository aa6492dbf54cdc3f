"""What `keep_plausible` must do, and what each mistake is told."""

from dataclasses import replace

import numpy as np

from fedlearn_lib.given.models import TwoLayer

from ...checking import Checks, describe
from ...checking.answer_text import says
from ...solutions import leakage as reference
from ..fedavg.cases import some_digits
from .careless_tests import (
    each_once,
    exact,
    far_from,
    in_any_order,
    inside,
    lets_through,
    loses_what_is_cut,
    lost_to_mixtures,
    missing_rows,
    near_enough,
    plausible,
    stayed,
)
from .cases import hidden_update, rows_of, same_rows
from .pictures_once import tells_repeats

checks = Checks("keep_plausible")


@checks.cases
def pictures_and_mixtures(rng):
    # The second is a mixture and reaches a little above 1; the others stay, also black and white ones, also two
    # that are made of the same numbers, or begin with the same one.
    yield dict(
        candidates=np.array([[0.5, 0.25], [1.05, 0.7], [1.0, 0.0], [0.0, 0.0], [0.25, 0.5], [0.5, 1.0]]), levels=4
    )
    yield dict(  # repeats, and the last only comes near
        candidates=np.array([
            [0.5, 1.0], [0.25, 0.7], [0.5, 1.0], [-0.75, 1.0], [0.25, 1.25], [0.125, 0.5], [1.0, 0.0], [0.3, 0.9],
            [0.5000025, 0.25],
        ]),
        levels=4,
    )  # fmt: skip
    yield dict(  # rounding noise, and one that only comes near
        candidates=np.array([
            [0.5 + 1e-9, 1.0 - 1e-9], [0.5 - 2e-9, 1.0], [-1e-10, 0.25], [1.0 + 1e-10, 0.0625],
            [0.5 + 2e-6, 0.25], [0.75, 0.51], [0.9375 + 8.2e-8, 0.5],
            [0.25 + 7.5e-7, 0.75],
        ])
    )  # fmt: skip
    yield dict(
        candidates=np.array([[0.1004, 0.7], [0.2, 0.32], [0.3, 0.9], [0.105, 0.5], [0.0625, 0.5], [0.5, 0.3015],
            [0.4008, 0.6008]]),
        levels=10, tolerance=0.01,
    )  # fmt: skip
    yield dict(candidates=np.array([[2, 3], [0, 7], [2, 3]]) / 7, levels=7)  # digits without end
    yield dict(candidates=np.array([[0.3, 0.7, 0.1], [-1.0, 2.0, 0.5]]))  # nothing can be a picture
    # A picture between two mixtures that round to the same steps, and many steps.
    yield dict(candidates=np.array([[0.51, 0.75], [0.5, 0.75], [0.49, 0.75], [0.25, 0.5]]), levels=4)
    yield dict(candidates=np.array([[-1e-9, 0.75], [0.5, 0.25], [1e-9, 0.75]]), levels=4)  # -0.0 and 0.0
    yield dict(candidates=np.array([[0.5, 0.25], [0.1, 0.2], [0.5005, 0.2]]), levels=1000)
    yield dict(candidates=np.zeros((0, 3)))
    yield dict(candidates=np.array([[0.3, 0.7], [0.5, 0.25]]), levels=4)  # a single one is a matrix, too
    for count, epochs in ((6, 1), (5, 8)):
        yield dict(candidates=real_candidates(count, epochs, rng))


def real_candidates(count, epochs, rng):
    """What invert_hidden_rows finds, with some true digits found twice and others not at all."""
    for _ in range(200):
        part = hidden_update(TwoLayer(64, 64, 10), some_digits, count, epochs, rng)
        found = reference.invert_hidden_rows(part["W1"], part["b1"])
        kept, strict, lenient = (reference.keep_plausible(found, 16, limit) for limit in (1e-6, 1e-8, 1e-4))
        if 1 < len(kept) < len(found) and len(kept) == len(strict) == len(lenient):
            break
    return found


@checks.accepts
def the_same_pictures(run):
    return isinstance(run.result, np.ndarray) and same_rows(run.result, run.expected, near_enough(run))


@checks.stops("nothing-to-stack", "at least one array|zero-size|need at least|empty sequence")
def _():
    """There may be no plausible candidate at all, or none to begin with, and this line needs at least one. Choose rows
    with a mask alone, `candidates[…]`: that keeps the number of columns even if no row is left."""


@checks.symptom("loses-width", of_kind=True)
def _(run):
    """No candidate is plausible here, so the result must have 0 rows, but still one column for each pixel. Choose
    rows with a mask, or use `np.array(…).reshape(-1, candidates.shape[1])`."""
    return len(run.expected) == 0 and np.size(run.result) == 0 and np.shape(run.result) != run.expected.shape


@checks.symptom("list-of-rows", of_kind=True)
def _(run):
    """Rows came back, but not as one matrix. Write `np.array(list(…))` around what you return, and mind the case that
    nothing is left."""
    rows = run.result if isinstance(run.result, list | tuple | set) else ()
    return len(rows) > 0 and all(np.shape(row) == run.inputs["candidates"].shape[1:] for row in rows)


@checks.symptom("mask-or-places", of_kind=True)
def _(run):
    """This tells what is plausible, by true and false or by places, and the candidates themselves are wanted. Use one
    answer for each row, with np.all along it, as an index: `candidates[…]`."""
    result, counted = np.asarray(run.result), says(r"where\(|nonzero|enumerate|range\(|index|arg")
    steps = np.unique(np.rint(plausible(run) * run.inputs.get("levels", 16)))  # all of them, without rows
    places = counted and result.ndim == 1 and result.dtype.kind in "iu" and not np.array_equal(result, steps)
    return result.ndim > 0 and (result.dtype == bool or places)


@checks.symptom("returns-steps", of_kind=True)
def _(run):
    """These are steps, whole numbers up to `levels`, but pixels go from 0 to 1. Divide by `levels` before you
    return them."""
    levels = run.inputs.get("levels", 16)
    steps = [run.expected * levels, plausible(run) * levels]
    return levels > 1 and any(same_rows(run.result, rows, 1e-3) for rows in steps)


@checks.symptom("ignores-levels", without=r"(?s)levels=.*\blevels\b", of_kind=True)
def _(run):
    """No line of your function uses the argument `levels`, so pixels were measured in other steps than asked for.
    Multiply the candidates by `levels`."""
    return run.inputs.get("levels", 16) != 16 and lets_through(run, plausible(run, levels=16))


@checks.symptom("forgets-levels", without=r"\* \(?levels|levels \*", of_kind=True)
def _(run):
    """Only rows came through whose pixels are all 0, or 0 and 1. Multiply by `levels` before you round: other pixels
    are whole numbers of *steps*, and not whole numbers themselves."""
    levels = run.inputs.get("levels", 16)
    told = len(run.result) > 0  # nothing is left for other reasons too
    return told and any(lets_through(run, plausible(run, levels=other)) for other in (1, 1 / levels))


@checks.symptom("edges-lost", of_kind=True)
def _(run):
    """Pictures with black or white pixels are missing, but 0 and `levels` are allowed steps. Keep all steps from 0 to
    `levels`, both ends included."""
    rows, levels = plausible(run), run.inputs.get("levels", 16)
    whole = np.rint(rows * levels)
    above, below = (whole > 0).all(axis=1), (whole < levels).all(axis=1)
    told = len(run.result) > 0 and exact(run)  # noise may have moved a pixel over the edge
    return told and any(lets_through(run, rows[inside]) for inside in (below, above, above & below))


@checks.symptom("turned-round", of_kind=True)
def _(run):
    """Mixtures stayed, and pictures went: the test is the wrong way round. Keep a row where the distance to whole
    steps is small, `<= tolerance`, in all its pixels."""
    steps = run.inputs["candidates"] * run.inputs.get("levels", 16)
    off = np.abs(steps - np.rint(steps)) > run.inputs.get("tolerance", 1e-6)
    wrong = off.all(axis=1), off.any(axis=1)
    return len(run.result) > 0 and any(lets_through(run, run.inputs["candidates"][rows]) for rows in wrong)


@checks.symptom("all-for-none", of_kind=True)
def _(run):
    """No candidate is plausible here, and all of them came back. Let a matrix without rows come back then, as
    `candidates[…]` gives it with a mask that is false everywhere."""
    return len(run.expected) == 0 < len(run.result) and same_rows(run.result, run.inputs["candidates"], 1e-12)


@checks.symptom("nothing-tested", of_kind=True)
def _(run):
    """All candidates came back, or all their pixels, except perhaps for repeats. Return only the rows where each pixel,
    times `levels`, is near a whole number from 0 to `levels`."""
    candidates = run.inputs["candidates"]
    outside = np.any((candidates < -0.01) | (candidates > 1.01))  # farther than rounding noise
    every = candidates, each_once(candidates)
    pixels = np.array_equal(run.result, np.unique(candidates))
    return outside and (pixels or any(same_rows(run.result, rows, 1e-12) for rows in every))


@checks.symptom("nothing-left", of_kind=True)
def _(run):
    """No candidate is left, though some consist of exact steps from 0 to `levels`. Take your tests one by one: print
    how many rows pass each of them alone."""
    return len(run.result) == 0 < len(plausible(run, tolerance=0)) and (exact(run) or not says(r"% 1|mod\(|modf"))


@checks.symptom("any-not-all", needs=r"\bany\(", of_kind=True)
def _(run):
    """A candidate stayed of which only some pixels stand near whole steps. Ask that of *all* pixels of a row, with
    `.all(axis=1)`."""
    candidates, levels = run.inputs["candidates"], run.inputs.get("levels", 16)
    whole, tolerance = np.rint(candidates * levels), run.inputs.get("tolerance", 1e-6)
    for steps in (whole, np.clip(whole, 0, levels)):
        near = (np.abs(candidates * levels - steps) <= tolerance).any(axis=1)
        if any(lets_through(run, rows[near]) for rows in (candidates, steps / levels)):
            return True
    return False


@checks.symptom("rounds-instead", of_kind=True)
def _(run):
    """Mixtures came back rounded to whole steps. Ask how far each pixel is from whole steps before anything is rounded:
    leave a row out if that is more than `tolerance` for any."""
    levels, expected = run.inputs.get("levels", 16), run.expected
    whole = np.rint(run.inputs["candidates"] * levels)
    inside = whole[((whole >= 0) & (whole <= levels)).all(axis=1)]
    each = whole, inside, np.clip(whole, 0, levels)
    wrong = [rows / levels for rows in each if not same_rows(each_once(rows / levels), expected, near_enough(run))]
    return any(same_rows(run.result, rows, 1e-9) or same_rows(run.result, each_once(rows), 1e-9) for rows in wrong)


@checks.symptom("only-range", of_kind=True)
def _(run):
    """Only the range from 0 to 1 kept candidates out here, and mixtures can lie in it as well. Keep a row only where
    each pixel is near a whole number of steps: multiply by `levels`, and compare with np.rint."""
    return lets_through(run, plausible(run, whole=False))


@checks.symptom("below-or-above", of_kind=True)
def _(run):
    """A candidate stayed that has whole steps, but some of them below 0 or above `levels`. No pixel can have those.
    Take the steps, `np.rint(candidates * levels)`, and keep a row only where all of them lie from 0 to `levels`."""
    careless = (dict(low=False), dict(high=False), dict(low=False, high=False))
    return any(lets_through(run, plausible(run, **switches)) for switches in careless)


tells_repeats(checks)


@checks.symptom("mean-not-all", needs=r"mean|average|sum|norm", of_kind=True)
def _(run):
    """A candidate stayed of which one pixel is too far from whole steps, though the mean over its pixels is not. Ask
    that each of them is near, with `np.all(…, axis=1)`."""
    steps = run.inputs["candidates"] * run.inputs.get("levels", 16)
    near = np.abs(steps - np.rint(steps)).mean(axis=1) <= run.inputs.get("tolerance", 1e-6)
    return lets_through(run, run.inputs["candidates"][near & inside(run)])


# What lets as much through by another number, or by a rounding.
OTHER_LIMITS = r"(?<!tolerance=)\b\d(\.\d+)?e-\d|0\.0\d*|10 \*\* -|close\(|(round|around)\([^\n]*, ?\d|decimals"


@checks.symptom("tolerance-in-pixels", of_kind=True, without=OTHER_LIMITS)
def _(run):
    """Rows were let through that are up to `levels` times as far from whole steps as `tolerance` allows. Compare the
    distance in steps, that of `candidates * levels` from whole numbers, with `tolerance` as it is."""
    levels, tolerance = run.inputs.get("levels", 16), run.inputs.get("tolerance", 1e-6)
    return lets_through(run, plausible(run, tolerance=tolerance * levels))


@checks.symptom("ignores-tolerance", without=r"(?s)tolerance=.*\btolerance\b", of_kind=True)
def _(run):
    """No line of your function uses the argument `tolerance`. Compare the distance to the next whole number with
    `tolerance`, so that those who call the function can choose."""
    return run.inputs.get("tolerance", 1e-6) != 1e-6


@checks.symptom("no-sizes", without=r"abs|\*\* 2|square|isclose", of_kind=True)
def _(run):
    """A mixture stayed with pixels far from whole steps, but on one side of them: the difference is negative
    there, so below any tolerance. Compare its size, with np.abs around it."""
    one_sided = lambda off: off, lambda off: -off
    return any(lets_through(run, plausible(run, size=size)) for size in one_sided)


@checks.symptom("made-to-fit", needs=r"clip|max|min|where|abs", of_kind=True)
def _(run):
    """A candidate with pixels below 0 or above 1 came back, changed to fit. Test the numbers as they were read, and
    leave the whole row out."""
    candidates = run.inputs["candidates"]
    changed = [np.clip(candidates, 0, 1), np.abs(candidates), np.maximum(candidates, 0), np.minimum(candidates, 1)]
    return any(lets_through(run, plausible(replace(run, inputs={**run.inputs, "candidates": c}))) for c in changed)


@checks.symptom("pixels-moved", of_kind=True)
def _(run):
    """The pixels of a picture came back at other places, which makes another picture of it. Let each stand
    where it stood: leave out what moves them, as sorting a row does, or turning it round, or making a set of it."""
    strange = far_from(run.expected, run.result, near_enough(run))
    return len(strange) > 0 and same_rows(in_any_order(run.result), in_any_order(run.expected), near_enough(run))


@checks.symptom("cut-in-result", needs=r"modf|(?<!pr)int\b|floor|trunc|//", of_kind=True)
def _(run):
    """A picture came back with a pixel a whole step too low: rounding noise makes 7.9999999 of 8 steps, and what is
    behind the point was cut off. Round to the *nearest* whole number, with np.rint, and return those steps."""
    levels, rows = run.inputs.get("levels", 16), plausible(run)
    cut = np.trunc(rows * levels) / levels
    wrong = cut[np.abs(cut - rows).max(axis=1) > near_enough(run)]
    return any(np.abs(rows_of(run.result) - row).max(axis=1).min() < 1e-12 for row in wrong)


@checks.symptom("no-candidate", of_kind=True, vague=True)
def _(run):
    """A row came back that is none of the candidates, not even rounded to whole steps. Follow its pixels
    through your lines: what is returned are whole steps, divided by `levels`, or the row as it was."""
    strange = far_from(run.inputs["candidates"], run.result, 0.51 / run.inputs.get("levels", 16))
    return [("came back", describe(row)) for row in strange[:1]]


@checks.symptom("pictures-confused", of_kind=True)
def _(run):
    """Two different pictures were taken for one. Round to whole steps, and keep each row once, `np.unique(…, axis=0)`:
    they are the same only if *all* their pixels are, each at its place."""
    missing = missing_rows(run)
    kept = [row for row in run.expected if not any(np.array_equal(row, other) for other in missing)]

    def place(row):
        return int(np.argmin(np.abs(run.inputs["candidates"] - row).max(axis=1)))

    def stands_for(part, row, other):  # of two that are taken for one the first stays, but not in a dict
        return part(row) == part(other) and (says(r"\{|dict") or place(other) < place(row))

    return (
        exact(run)
        and len(missing) > 0
        and any(
            says(sign)
            and all(any(stands_for(part, row, other) for other in kept) for row in missing)
            and len({str(part(row)) for row in run.expected}) == len(kept)
            for part, sign in (
                (np.sum, r"sum|mean|average|norm|dot|@|hash"),
                (lambda row: sorted(set(row)), r"set\(|sort|unique"),
                (lambda row: row[0], r"(?<!shape)\[(:, |\.{3}, )?(0|:1)\]|next\("),
            )
        )
    )


@checks.symptom("merged-too-early", of_kind=True)
def _(run):
    """A picture is missing whose steps a mixture has, too, when it is rounded. Leave out what is no picture first, and
    only of those that are left keep each one once."""
    missing = missing_rows(run)
    return len(missing) > 0 and any(same_rows(missing, lost, near_enough(run)) for lost in lost_to_mixtures(run))


@checks.symptom("few-bits", needs=r"int8|float16", of_kind=True)
def _(run):
    """Pictures are missing here that have many steps, and your code makes numbers of 8 or 16 bits. Leave the steps as
    NumPy makes them, without a type of so few bits."""
    return run.inputs.get("levels", 16) > 16 and len(missing_rows(run)) > 0


@checks.symptom("repeats-lost", of_kind=True)
def _(run):
    """The pictures that were found more than once are missing. Keep one of each, as `np.unique(…, axis=0)` does."""
    rows, missing = plausible(run), missing_rows(run)
    often = [row for row in run.expected if (np.abs(rows - row).max(axis=1) <= near_enough(run)).sum() > 1]
    return exact(run) and len(missing) > 0 and same_rows(missing, np.array(often).reshape(len(often), -1), 1e-12)


@checks.symptom(
    "remainder", needs=r"% 1|mod\(|modf", without=r"minimum\(|\b1(\.0)? - |\.5\b|tolerance\) % 1", of_kind=True
)
def _(run):
    """Pictures are missing: a remainder is near 0 just above a whole number, but near 1 just below it. Take the
    distance to the *nearest* whole number: `np.abs(candidates * levels - np.rint(candidates * levels))`."""
    return not exact(run) and loses_what_is_cut(run)


@checks.symptom("cut-not-rounded", needs=r"(?<!pr)int\b|floor|trunc|//", without=r"rint|round|ceil|\.5\b", of_kind=True)
def _(run):
    """Pictures are missing: cut off behind the point, 1.9999999 steps become 1, which is far away. In place
    of what cuts, round to the *nearest* whole number, with np.rint. It may lie on either side, so compare the *size* of
    the distance to it: `np.abs(…) <= tolerance`."""
    return not exact(run) and loses_what_is_cut(run)


@checks.symptom("left-out", of_kind=True, vague=True)
def _(run):
    """A picture is missing all of whose pixels are exact steps from 0 to `levels`, so its distance from
    them is 0. Follow this row through your lines, and mend the one that leaves it out."""
    missing = missing_rows(run)
    return exact(run) and len(missing) > 0 and [("missing", describe(missing[0]))]


@checks.symptom("too-strict", of_kind=True, vague=True)
def _(run):
    """Pictures are missing each of whose pixels is within `tolerance` of whole steps. Compare every pixel's distance
    with `tolerance` itself, and the *rounded* steps with 0 and `levels`: a pixel of 0 may be read as -1e-10."""
    missing = missing_rows(run)
    return [("missing", describe(missing[0]))] if len(missing) else len(run.result) == 0


@checks.symptom("too-lenient", needs=r"isclose|allclose|round\([^()\n]*, ?\d|decimals", of_kind=True)
def _(run):
    """A candidate stayed with a pixel that is farther from whole steps than `tolerance`. Compare `tolerance` alone with
    all of the distance in steps: round nothing to digits before, and give np.isclose or np.allclose `rtol=0`, if you
    use them."""
    return stayed(run)


@checks.symptom("too-far-stayed", of_kind=True, vague=True)
def _(run):
    """A candidate stayed with a pixel that is farther from whole steps than `tolerance`. Compare the distance of every
    pixel in steps, `candidates * levels` from whole ones, and ask for np.all along the row."""
    return stayed(run)

"""Which rows a more careless test than that of `keep_plausible` lets through, or loses."""

from dataclasses import replace

import numpy as np

from ...checking import describe
from .cases import rows_of, same_rows


def plausible(run, *, low=True, high=True, whole=True, some=np.all, levels=None, tolerance=None, size=np.abs):
    """The rows that a more careless test lets through."""
    candidates, levels = run.inputs["candidates"], levels or run.inputs.get("levels", 16)
    steps = candidates * levels
    near = np.rint(steps)
    tolerance = run.inputs.get("tolerance", 1e-6) if tolerance is None else tolerance
    passed = np.ones(candidates.shape, dtype=bool)
    if whole:
        passed &= size(steps - near) <= tolerance
    if low:
        passed &= near >= 0 if whole else candidates >= 0
    if high:
        passed &= near <= levels if whole else candidates <= 1
    return candidates[some(passed, axis=1)]


def each_once(rows):
    """Rows without those that are the same up to noise."""
    kept = []
    for row in rows:
        if not any(np.abs(row - other).max() < 1e-6 for other in kept):
            kept.append(row)
    return np.array(kept).reshape(-1, rows.shape[1])


def near_enough(run):
    """How far a pixel may be from the exact one: as far as a true one may be off."""
    return run.inputs.get("tolerance", 1e-6) / run.inputs.get("levels", 16) * 1.01


def lets_through(run, rows):
    """Whether these rows came back, each once or as often as they stand there, but not the right ones."""
    result = rows_of(run.result)
    levels = run.inputs.get("levels", 16)
    exact = np.rint(rows * levels) / levels
    right = same_rows(each_once(rows), run.expected, near_enough(run))
    variants = (rows, each_once(rows), exact, each_once(exact))
    return not right and any(same_rows(result, each, near_enough(run)) for each in variants)


def in_any_order(rows):
    """Each row with its pixels sorted, each once."""
    return each_once(np.sort(rows_of(rows), axis=1))


def far_from(rows, result, limit):
    """The rows that came back and that none of these is near to."""
    return [row for row in rows_of(result) if np.abs(rows - row).max(axis=1, initial=0).min(initial=np.inf) > limit]


def inside(run):
    whole = np.rint(run.inputs["candidates"] * run.inputs.get("levels", 16))
    return ((whole >= 0) & (whole <= run.inputs.get("levels", 16))).all(axis=1)


def stayed(run):
    """A candidate that came back with a pixel too far from whole steps, to show."""
    levels, result = run.inputs.get("levels", 16), rows_of(run.result)
    steps = run.inputs["candidates"] * levels
    off = np.abs(steps - np.rint(steps)).max(axis=1)
    farther = (off > run.inputs.get("tolerance", 1e-6)) & inside(run)
    found = [
        row
        for row, distance in zip(run.inputs["candidates"][farther], off[farther], strict=True)
        if np.abs(result - row).max(axis=1).min() <= 1.01 * distance / levels  # as it is, or rounded
    ]
    return len(result) > len(run.expected) and [("stayed", describe(row)) for row in found[:1]]


def lost_to_mixtures(run):
    """The pictures that are lost if of all rows with the same steps, rounded, only the first is tested, or the last."""
    whole = np.rint(run.inputs["candidates"] * run.inputs.get("levels", 16))
    for order in (slice(None), slice(None, None, -1)):
        _, places = np.unique(whole[order], axis=0, return_index=True)
        tested = replace(run, inputs={**run.inputs, "candidates": run.inputs["candidates"][order][places]})
        kept = plausible(tested)
        yield np.array(far_from(kept, run.expected, near_enough(run)))


def missing_rows(run):
    """The expected pictures that did not come back, where all that did are right; else none."""
    result = rows_of(run.result)
    near = [np.abs(run.expected - row).max(axis=1) <= near_enough(run) for row in result]
    return run.expected[~np.any(near, axis=0)] if near and all(map(np.any, near)) else run.expected[:0]


def exact(run):
    """Whether there is no rounding noise, so that no test can have been too strict."""
    return len(plausible(run, tolerance=0)) == len(plausible(run))


def loses_what_is_cut(run):
    """Whether all pictures are missing that are lost if steps are compared with what cutting leaves of them."""
    steps = run.inputs["candidates"] * run.inputs.get("levels", 16)
    missing = missing_rows(run) if len(run.result) else run.expected
    for cut in (np.floor, np.trunc):
        near = (np.abs(steps - cut(steps)) <= run.inputs.get("tolerance", 1e-6)).all(axis=1)
        lost = far_from(run.inputs["candidates"][near & inside(run)], run.expected, near_enough(run))
        if lost and not far_from(missing, np.array(lost), near_enough(run)):
            return True
    return False

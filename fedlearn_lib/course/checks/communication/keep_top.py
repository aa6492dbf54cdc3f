"""What `keep_top` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks, close, describe
from ...checking.answer_text import emptied_while_looped, says
from ...solutions import communication as reference
from ..fedavg.cases import real_updates

checks = Checks("keep_top")


@checks.cases
def updates_and_numbers(rng):
    def case(update, k):
        return dict(update=np.asarray(update), k=k)

    yield case([0.5, 3.5, 1.0, -2.25, -0.25, 0.75], 2)
    yield case([0.5, 2.5, -1.25, 2.5, 0.25, 1.5], 4)  # two equal ones both stay
    yield case([1.0, -1.0, 1.0, 0.5], 2)  # three are equally large
    yield case([-1.5, 0.5, -1.5, -1.5, 0.25], 2)  # or the same, down to the sign
    yield case(rng.normal(size=6), 6)
    yield case([0.5, -3.5, 1.0], 1)
    yield case([0.0, -1.5, 0.0, 0.5, 2.5, 0.0], 2)  # zeros inside
    yield case(real_updates([8], rng)[0], int(rng.integers(5, 60)))


@checks.by_hand
def _(update, k):
    if len(update) > 8:
        return None
    sizes = ", ".join(describe(abs(each)) for each in update)
    kept = np.flatnonzero(reference.keep_top(np.asarray(update), k)).tolist()
    return f"the sizes are {sizes}; the {k} largest stand at {kept}; those entries stay where they are"


@checks.accepts
def any_k_largest(run):
    update, k, result = run.inputs["update"], run.inputs["k"], np.asarray(run.result, dtype=float)
    kept = result != 0
    dropped_largest = np.abs(update[~kept]).max(initial=0.0)
    return (
        result.shape == update.shape
        and kept.sum() == min(k, np.count_nonzero(update))
        and np.array_equal(result[kept], update[kept])
        and dropped_largest <= np.abs(update[kept]).min(initial=np.inf)
    )


@checks.stops("counts-from-one", r"kth\(=.*out of bounds")
def _():
    """np.partition and np.argpartition count from 0, and this place lies outside of the update, as k does where all
    entries stay. Choose from the back, `np.argpartition(np.abs(update), -k)[-k:]`; so use `-k` in both places."""


@checks.mistake("keeps-all")
def _(update, k):
    """Every entry stayed, as if nothing had to be left out. Start from zeros, and copy only the k largest
    into them."""
    return update


@checks.mistake("returns-places", of_kind=True)
def _(update, k):
    """This tells where the entries stand, and holds none of them. Start from zeros, and copy the entry of `update`
    itself to each of these places."""
    mask = np.isin(np.arange(len(update)), np.argsort(np.abs(update))[-k:])
    orders = np.argsort(np.abs(update)), np.argsort(update)
    chosen = [places for order in orders for places in (order[-k:], order[:k])]
    return mask, *(each for places in chosen for each in (places, places[::-1], np.sort(places)))


@checks.mistake("ignores-sign")
def _(update, k):
    """An entry far below 0 was dropped, but a large step down is as important as one up. Compare magnitudes:
    np.abs(update)."""
    if says(r"abs|\*\* 2\b|square|update \* update"):
        return ()  # it came about otherwise
    result = np.zeros_like(update)
    kept = np.argsort(update)[-k:]
    result[kept] = update[kept]
    return result


@checks.mistake("limit-of-sizes", needs=r"\bupdate >=? ")
def _(update, k):
    """The limit is a magnitude, but the entries were compared with it sign included, so every negative one is gone.
    Compare `np.abs(update)` with it."""
    return np.where(update >= np.sort(np.abs(update))[-k], update, 0)


@checks.mistake("keeps-smallest")
def _(update, k):
    """The smallest entries were kept. Keep the entries at the places `np.argsort(np.abs(update))[-k:]`: there stand the
    largest magnitudes."""
    result = np.zeros_like(update)
    kept = np.argsort(np.abs(update))[:k]
    result[kept] = update[kept]
    return result


@checks.mistake("keeps-magnitudes")
def _(update, k):
    """The entries lost their sign. Use the magnitudes to choose, but keep the entries of `update`
    itself."""
    return np.abs(reference.keep_top(update, k))


@checks.symptom("returns-values-only", of_kind=True)
def _(run):
    """Only k values came back, without their places. Return a vector as long as the update, with 0 elsewhere."""
    values = np.ravel(run.result)
    return (
        len(values) == run.inputs["k"] < len(run.inputs["update"])
        and np.isin(np.abs(values), np.abs(run.inputs["update"])).all()
    )


@checks.symptom("not-a-number", of_kind=True)
def _(run):
    """The entries that are not kept are NaN. Start from `np.zeros_like(update)`: they must be 0."""
    missing = np.isnan(run.result)
    return missing.any() and np.array_equal(missing, run.expected == 0)


@checks.symptom("returns-pairs", of_kind=True)
def _(run):
    """Places came back together with their values, but an update is one vector, with an entry for every weight. Start
    from `np.zeros_like(update)`, and copy each value to its place."""
    update, result = run.inputs["update"], run.result
    ways = [result.items()] if isinstance(result, dict) else [result, zip(*result, strict=True)]
    ways = [list(way) for way in ways]
    return any(way and all(len(pair) == 2 and update[int(pair[0])] == pair[1] for pair in way) for way in ways)


@checks.symptom("cuts-fractions")
def _(run):
    """The entries lost what is behind the point, as where whole numbers hold them. Start from zeros that are
    floats, `np.zeros_like(update)`, and copy the entries as they are."""
    return np.any(run.result) and close(run.result, np.trunc(run.expected))


@checks.mistake("fixed-number")
def _(update, k):
    """Too few entries stayed. Let the argument `k` alone say how many: `[-k:]` takes the last k places."""
    return tuple(reference.keep_top(update, number) for number in (1, 2, 3) if number < k - 1)


@checks.mistake("drops-top")
def _(update, k):
    """The large entries became 0 and the small ones stayed: the other way round. Start from zeros and
    put the k largest in."""
    return update - reference.keep_top(update, k)


@checks.mistake("drops-k")
def _(update, k):
    """The k smallest entries became 0, but all are to become 0 except the k largest. Sort the places by size and keep
    the last k of them: `order[-k:]`."""
    result = update.copy()
    result[np.argsort(np.abs(update))[:k]] = 0
    return result


@checks.mistake("skips-largest")
def _(update, k):
    """The largest entry is gone, and one that is smaller than the k largest stayed in its place. Keep those at the
    last k places, sorted by magnitude: `np.argsort(np.abs(update))[-k:]`."""
    result = np.zeros_like(update)
    kept = np.argsort(np.abs(update))[-k - 1 : -1]
    result[kept] = update[kept]
    return result


@checks.symptom("list-emptied-meanwhile")
def _(run):
    """Your loop goes over a list out of which its lines take things meanwhile, so it skips what comes next. Loop over a
    copy of the list: `list(…)` makes one."""
    return emptied_while_looped() is not None and is_vector(run) and np.count_nonzero(run.result) > run.inputs["k"]


@checks.mistake("keeps-one-more")
def _(update, k):
    """One entry more than k stayed. Count how many your lines keep: the last k places are `[-k:]`, and a threshold is
    the entry at `-k` of the sorted sizes."""
    sizes = np.sort(np.abs(update))
    # Of equal entries a threshold keeps too many: that is another mistake, told below.
    return reference.keep_top(update, k + 1) if sizes[-k] > sizes[-k - 1] else ()


@checks.symptom("keeps-all-equal")
def _(run):
    """More than k entries stayed: of several that are equally large, a limit or a look at values keeps all. Choose
    exactly k places instead, say with np.argsort."""
    sizes, k = np.abs(run.inputs["update"]), run.inputs["k"]
    above = sizes >= np.sort(sizes)[-k]
    return above.sum() > k and is_vector(run) and np.array_equal(run.result != 0, above)


@checks.symptom(
    "drops-the-limit",
    needs=r"(?s)(?=.*( > | <= | < )).*(sort|partition|max|min|nlargest)",
    without="argsort|argpartition",  # places are chosen there, and too few of them
)
def _(run):
    """Fewer than k entries stayed: what is exactly as large as the k-th largest is gone, as where a comparison with a
    limit drops the limit itself. Choose k places instead, with `np.argsort(np.abs(update))[-k:]`."""
    sizes, k = np.abs(run.inputs["update"]), run.inputs["k"]
    return close(run.result, np.where(sizes > np.sort(sizes)[-k], run.inputs["update"], 0))


KEEPS_ONE = r"\.index\(|set\(|dict\(|\{|unique|fromkeys"


@checks.symptom("one-of-equals", needs=KEEPS_ONE)
def _(run):
    """Of entries that are equally large too few stayed: a set, a dict by size and a look for a value take several of
    them for one. Sort places instead of values: `np.argsort(np.abs(update))[-k:]`."""
    sizes, kept = np.abs(np.asarray(run.inputs["update"])), run.result != 0
    missing = (run.expected != 0) & ~kept
    return are_entries(run) and missing.any() and set(sizes[missing].tolist()) <= set(sizes[kept].tolist())


@checks.symptom("equal-sizes-once", needs=KEEPS_ONE)
def _(run):
    """Equal sizes were counted once, as in a set, so the limit lies too low and more than k entries stayed. Choose
    places instead of sizes: `np.argsort(np.abs(update))[-k:]`."""
    sizes, k = np.abs(np.asarray(run.inputs["update"])), run.inputs["k"]
    limit = sorted(set(sizes.tolist()))[-k:][0]
    return are_entries(run) and np.count_nonzero(run.result) > k and np.array_equal(run.result != 0, sizes >= limit)


@checks.symptom("other-places")
def _(run):
    """These are the right entries, but some stand at other places, and so belong to other weights. Let each stay where
    it was in the update: write `result[i] = update[i]`, with the same `i` twice."""
    return close(np.sort(run.result), np.sort(run.expected))


@checks.symptom("too-few")
def _(run):
    """Fewer than k entries that are not 0 stayed. Print the places that your lines take: they must be k different ones,
    those of the largest magnitudes, `np.argsort(np.abs(update))[-k:]`."""
    wanted = min(run.inputs["k"], np.count_nonzero(run.inputs["update"]))
    return are_entries(run) and np.count_nonzero(run.result) < wanted


@checks.symptom("too-many")
def _(run):
    """More than k entries stayed as they were. Print the places that your lines choose: there must be k of them, or, if
    they are those to drop, all but k, and each only once."""
    return are_entries(run) and np.count_nonzero(run.result) > run.inputs["k"]


@checks.symptom("not-largest")
def _(run):
    """These are k entries of the update, but larger ones were dropped. Take the last k places after
    sorting by magnitude: `np.argsort(np.abs(update))[-k:]`."""
    return are_entries(run) and np.count_nonzero(run.result) == run.inputs["k"]


def are_entries(run):
    """Whether what is not 0 stands where it stood in the update."""
    kept = run.result != 0
    return is_vector(run) and np.array_equal(run.result[kept], run.inputs["update"][kept])


def is_vector(run):
    """Whether a result is of the right kind, so that its entries may be counted."""
    result, update = run.result, run.inputs["update"]
    return isinstance(result, np.ndarray) and result.shape == update.shape and np.isfinite(result).all()

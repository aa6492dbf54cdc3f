"""What `keep_top` must do, and what each mistake is told."""


import numpy as np

from ...checking import Checks, close
from ...solutions import communication as reference
from ..fedavg.cases import real_updates

checks = Checks("keep_top")


@checks.cases
def updates_and_numbers(rng):
    yield dict(update=np.array([0.5, -3.0, 1.0, 2.0, -0.25]), k=2)
    yield dict(update=np.array([1.0, -1.0, 1.0, 0.5]), k=2)  # three are equally large
    yield dict(update=rng.normal(size=6), k=6)
    update = real_updates([8], rng)[0]
    yield dict(update=update, k=int(rng.integers(5, 60)))


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
    """np.argpartition counts from 0, so with k as large as the update it runs over the end. Choose from the
    back, `np.argpartition(np.abs(update), -k)[-k:]`; so use `-k` in both places."""


@checks.mistake("keeps-all")
def _(update, k):
    """Every entry stayed, as if nothing had to be left out. Start from zeros, and copy only the k largest
    into them."""
    return update


@checks.mistake("returns-places")
def _(update, k):
    """These are the places of the entries, not the entries. Use them as indices: start from zeros and
    copy `update[kept]` there."""
    kept = np.argsort(np.abs(update))[-k:]
    mask = np.isin(np.arange(len(update)), kept)
    return kept, kept[::-1], np.sort(kept), mask


@checks.mistake("ignores-sign")
def _(update, k):
    """The most negative entries were dropped, but a large step down is as important as one up. Compare
    magnitudes: np.abs(update)."""
    result = np.zeros_like(update)
    kept = np.argsort(update)[-k:]
    result[kept] = update[kept]
    return result


@checks.mistake("keeps-smallest")
def _(update, k):
    """The smallest entries were kept. np.argsort puts the largest last: take the last k,
    `[-k:]`."""
    result = np.zeros_like(update)
    kept = np.argsort(np.abs(update))[:k]
    result[kept] = update[kept]
    return result


@checks.mistake("keeps-magnitudes")
def _(update, k):
    """The entries lost their sign. Use the magnitudes to choose, but keep the entries of `update`
    itself."""
    return np.abs(reference.keep_top(update, k))


@checks.mistake("returns-values-only")
def _(update, k):
    """Only the kept values came back, so nobody knows which weights they belong to. Return a vector as
    long as the update, with 0 elsewhere."""
    kept = np.argsort(np.abs(update))[-k:]
    values = update[kept]
    sizes = np.abs(values)
    orders = values, values[::-1], np.sort(values), np.sort(values)[::-1], update[np.sort(kept)]
    return *orders, sizes, sizes[::-1], np.abs(update[np.sort(kept)])


@checks.symptom("fixed-length")
def _(run):
    """Your vector has a fixed length, such as the example's 4, but updates have any. Make it as long as the update:
    write np.zeros(len(update)), or np.zeros_like(update)."""
    both = min(len(run.result), len(run.expected))
    return len(run.result) != len(run.expected) and 0 < both and close(run.result[:both], run.expected[:both])


@checks.mistake("fixed-number")
def _(update, k):
    """You kept a fixed number of entries, such as the example's 2, whatever is asked for. Use the argument `k`:
    `[-k:]` takes the last k places."""
    return tuple(reference.keep_top(update, number) for number in (1, 2, 3) if number < k - 1)


@checks.mistake("drops-top")
def _(update, k):
    """The large entries became 0 and the small ones stayed: the other way round. Start from zeros and
    put the k largest in."""
    return update - reference.keep_top(update, k)


@checks.mistake("one-too-many")
def _(update, k):
    """There is one entry more than k. Count the slice again: the last k places are `[-k:]`, and a
    threshold is the entry at `-k` of those sorted; write it so."""
    sizes = np.sort(np.abs(update))
    # Of equal entries a threshold keeps too many: that is another mistake, told below.
    return reference.keep_top(update, k + 1) if sizes[-k] > sizes[-k - 1] else ()


@checks.symptom("too-many")
def _(run):
    """More than k entries stayed. Where several are equally large, a threshold keeps them all: choose
    exactly k places instead, say with np.argsort."""
    return is_vector(run) and np.count_nonzero(run.result) > run.inputs["k"]


@checks.symptom("too-few")
def _(run):
    """Fewer than k entries stayed. A threshold drops the entry it was made of where you compare with >, and
    a slice may be one short: choose exactly k places, with `np.argsort(…)[-k:]`."""
    wanted = min(run.inputs["k"], np.count_nonzero(run.inputs["update"]))
    return is_vector(run) and np.count_nonzero(run.result) < wanted


@checks.symptom("not-largest")
def _(run):
    """These are k entries of the update, but larger ones were dropped. Take the last k places after
    sorting by magnitude: `np.argsort(np.abs(update))[-k:]`."""
    kept = run.result != 0
    return is_vector(run) and np.array_equal(run.result[kept], run.inputs["update"][kept])


def is_vector(run):
    """Whether a result is of the right kind, so that its entries may be counted."""
    result, update = run.result, run.inputs["update"]
    return isinstance(result, np.ndarray) and result.shape == update.shape and np.isfinite(result).all()

"""What `weighted_average` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks, close, describe
from .cases import multiple, real_updates

checks = Checks("weighted_average")


@checks.cases
def updates_and_counts(rng):
    yield dict(updates=np.array([[1.0, 0.0], [5.0, 7.0], [3.0, 9.0]]), example_counts=np.array([5, 11, 4]))
    yield dict(updates=[np.array([2.0, -1.0, 4.0])], example_counts=[5])  # one client: its update
    counts = np.array([57, 23, 23, *rng.integers(1, 40, 3)])  # never all equal, but always two
    yield dict(updates=real_updates(counts, rng), example_counts=counts)
    yield dict(updates=rng.normal(size=(50, 4)), example_counts=rng.integers(1, 1000, 50))


@checks.by_hand
def _(updates, example_counts):
    if len(updates) > 6:
        return None
    terms = " + ".join(f"{n} · {describe(u[0])}" for n, u in zip(example_counts, updates, strict=True))
    right = describe(np.average(updates, axis=0, weights=example_counts)[0])
    return f"entry 0: ({terms}) / {sum(example_counts)} = {right}"


@checks.stops("average-axis", "Axis must be|of weights|weights expected", needs=r"average\(")
def _():
    """`np.average` does not know which counts belong to what: there is one for each *row* of `updates`. Hand the counts
    on as they are, and tell it the direction from row to row: write `axis=0` beside `weights`."""


@checks.stops("one-count-a-row", "broadcast|[Aa]xis|mismatch|not aligned")
def _():
    """There is one count for each *row* of `updates`. Make the counts a column,
    `example_counts[:, None] * updates`, and sum over `axis=0`."""


@checks.symptom("row-left", of_kind=True)
def _(run):
    """The average is right, but it came back as a table with one row in it. Take the row: write `[0]` behind the
    table."""
    return np.shape(run.result)[:-1] == (1,) and close(run.result[0], run.expected)


@checks.mistake("plain-mean")
def _(updates, example_counts):
    """This is the plain mean: a client with 1 example has as much say as one with 1,000. Weight
    each update by its client's share of all examples."""
    return np.mean(updates, axis=0)


@checks.mistake("not-divided")
def _(updates, example_counts):
    """The updates are weighted, but never divided: with more examples the result grows. Divide by
    the sum of `example_counts`."""
    return example_counts @ updates


@checks.mistake("divides-by-clients")
def _(updates, example_counts):
    """You divided by the number of clients. The weights are example counts, so divide by how many
    examples there are in all: `sum(example_counts)`."""
    return example_counts @ updates / len(updates)


@checks.mistake("divides-twice")
def _(updates, example_counts):
    """You divided twice: by all examples and by the number of clients. The shares add up to 1
    already, so add up what you have and take no mean."""
    return np.average(updates, axis=0, weights=example_counts) / len(updates)


@checks.mistake("divides-plain-sum")
def _(updates, example_counts):
    """You divided by all examples, but each update was counted once only. Multiply it by its own
    count before you add."""
    return np.sum(updates, axis=0) / np.sum(example_counts)


@checks.mistake("plain-sum")
def _(updates, example_counts):
    """This is the plain sum of the updates. Multiply each by its client's count, then divide by the
    sum of the counts."""
    return np.sum(updates, axis=0)


@checks.mistake("keeps-last", needs=r"\bfor\b|\bwhile\b")
def _(updates, example_counts):
    """Only the last client's part came back. Add to the running total with `+=` in the loop,
    instead of replacing it with `=`."""
    part = example_counts[-1] * updates[-1]
    return part / np.sum(example_counts), part, updates[-1]


@checks.mistake("skips-a-client")
def _(updates, example_counts):
    """The first or the last client was left out. Take all of them: places run from 0 to `len(updates) - 1`."""
    values = []
    for kept in (slice(1, None), slice(None, -1)):
        total = example_counts[kept] @ updates[kept]
        values += [total / example_counts.sum(), total / example_counts[kept].sum()]
    return tuple(values)


@checks.mistake("whole-division")
def _(updates, example_counts):
    """Parts of the numbers were lost: `//`, `int()` and whole-number arrays drop what is behind the
    point. Use `/`, and keep the fractions."""
    total = np.sum(example_counts)
    parts = (example_counts[:, None] * updates) / total
    return example_counts // total @ updates, example_counts @ updates // total, np.trunc(parts).sum(axis=0)


@checks.symptom("whole-products", needs=r"//|\bint\b|\bint\(|astype|floor|trunc")
def _(run):
    """Count times update lost what is behind the point before it was added up: `//`, `int` and whole-number arrays drop
    it. Keep floats until the end, and divide with `/`."""
    counts, updates = np.asarray(run.inputs["example_counts"]), np.asarray(run.inputs["updates"])
    products = counts[:, None] * updates
    cut = [whole(products).sum(axis=0) for whole in (np.floor, np.trunc)]
    return any(close(run.result, each / divisor) for each in cut for divisor in (counts.sum(), 1))


@checks.symptom("equal-counts-merged", needs=r"dict\(|\{")
def _(run):
    """Two clients have equally many examples, and one of them is lost: in a dict with the counts as keys the second
    takes the place of the first. Loop over both lists side by side: `zip(updates, example_counts)`."""
    counts = np.asarray(run.inputs["example_counts"])
    return len(set(counts.tolist())) < len(counts)


@checks.mistake("largest-client", needs=r"max|sort")
def _(updates, example_counts):
    """Only one client's update came back, that of the client with most examples. All of them count: multiply each
    update by its count, add up, and divide by the sum of the counts."""
    return updates[np.argmax(example_counts)]


@checks.mistake("rounds-shares")
def _(updates, example_counts):
    """The shares were rounded, so some clients count for more or less than they should. Leave out
    what rounds: a share is a fraction with all its digits."""
    shares = example_counts / np.sum(example_counts)
    return tuple(np.round(shares, digits) @ updates for digits in range(7))


@checks.mistake("divided-by-counts")
def _(updates, example_counts):
    """Each update was divided by its client's count, so that clients with few examples weigh most. Multiply each by its
    count, add up, and divide the whole by the sum of all counts."""
    return (1 / example_counts) @ updates / len(updates)


@checks.mistake("inverse-weights")
def _(updates, example_counts):
    """Clients with few examples weigh most: the shares are upside down. Divide each count by the
    sum of all counts, not the other way round."""
    shares = 1 / example_counts
    total = shares @ updates
    return total, total / shares.sum(), total * example_counts.sum()


@checks.mistake("running-average", needs=r"\bfor\b|\bwhile\b|reduce")
def _(updates, example_counts):
    """Right for two clients, but from the third on the average so far stands for all clients before. Weight it with
    the sum of their counts, `sum(example_counts[:k])`, the new update with its own count, and divide by both."""
    counts = np.asarray(example_counts, dtype=float)

    def running(shares):
        average = np.array(updates[0], dtype=float)
        for k in range(1, len(updates)):
            average = average + shares(k) * (updates[k] - average)
        return average

    return (
        running(lambda k: counts[k] / (counts[k - 1] + counts[k])),
        running(lambda k: 1 / 2),
        running(lambda k: counts[k] / counts.sum()),
        running(lambda k: counts[k] / (counts[0] + counts[k])),
        running(lambda k: counts[k] / counts[:k].sum()),
        running(lambda k: counts[k] / (k * counts[k - 1] + counts[k])),
    )


@checks.symptom("wrong-scale")
def _(run):
    """The direction is right, the length is not: the shares of all clients do not add up to 1.
    Divide each count by the sum of the counts, once."""
    return multiple(run.result, run.expected)

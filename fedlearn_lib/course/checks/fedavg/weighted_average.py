"""What `weighted_average` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks, close, describe
from ...checking.answer_text import says
from .cases import first_and_last, multiple, real_updates

checks = Checks("weighted_average")


@checks.cases
def updates_and_counts(rng):
    yield dict(updates=np.array([[1.0, 0.0], [5.0, 7.0], [3.0, 9.0]]), example_counts=np.array([4, 11, 5]))
    yield dict(updates=[np.array([2.0, -1.0, 4.0])], example_counts=[5])  # one client: its update
    counts = np.array([57, 23, 23, *rng.integers(1, 40, 3)])  # never all equal, but always two
    yield dict(updates=real_updates(counts, rng), example_counts=counts)
    # Equal updates, from clients with equally many examples and with others: each counts, also where things collapse.
    equal = np.array([[2.0, -1.0], [0.5, 0.0], [2.0, -1.0], [0.5, 0.0], [4.0, 3.0]])
    yield dict(updates=equal, example_counts=np.array([3, 4, 6, 4, 2]))
    # Whose weights did not move has a say, too.
    yield dict(updates=np.array([[3.0, -1.0], [0.0, 0.0], [0.5, 2.0]]), example_counts=np.array([1, 5, 3]))
    yield dict(updates=rng.normal(size=(50, 4)), example_counts=rng.integers(1, 1000, 50))


@checks.by_hand
def _(updates, example_counts, *, place=None):
    if len(updates) > 6:
        return None
    i = place[0] if place else 0
    terms = [f"{n} · {describe(u[i])}" for n, u in zip(example_counts, updates, strict=True)]
    right = describe(np.average(updates, axis=0, weights=example_counts)[i])
    told = f"entry {i}: ({' + '.join(terms)}) / {sum(example_counts)} = {right}"
    if len(updates) < 3:
        return told
    two = sum(example_counts[:2])  # what those meet who average on the way
    both = describe(np.average(updates[:2], axis=0, weights=example_counts[:2])[i])
    return f"{told}; of the first two alone: ({' + '.join(terms[:2])}) / {two} = {both}"


@checks.stops("average-axis", "Axis must be|of weights|weights expected", needs=r"average\(")
def _():
    """There is one count for each *row* of `updates`, and `np.average` must be told the direction from row to row. Hand
    both on as they are, with `axis=0` beside `weights`."""


@checks.stops(
    "total-of-clients",
    "broadcast",
    needs=r"(\w+) = np\.(zeros|empty|full)(_like)?\(\(?(len\((updates|example_counts)\)|updates\.shape\[0\]"
    r"|example_counts\b)[\s\S]*\b\1 (\+=|= [^\n]*\b\1\b)",
)
def _():
    """What you add up has a place for each client, and it needs one for each weight, as a row of `updates` has. Begin
    with `np.zeros(updates.shape[1])`."""


@checks.stops("one-count-a-row", "broadcast|mismatch|not aligned", without=r"\bfor\b|\[:, (None|np\.newaxis)\]|reshape")
def _():
    """There is one count for each *row* of `updates`. Make the counts a column,
    `example_counts[:, None] * updates`, and sum over `axis=0`."""


@checks.symptom("row-left", of_kind=True)
def _(run):
    """The average is right, but it came back as a table with one row in it. Take the row: write `[0]` behind the
    table."""
    return np.shape(run.result)[:-1] == (1,) and close(run.result[0], run.expected)


@checks.mistake("zeros-left-out", needs=r"any\(|!=|==|>|nonzero|norm|if\b")
def _(updates, example_counts):
    """A client whose update is 0 was left out, with its examples. Its update counts like every other: take all rows and
    all counts."""
    moved = np.any(updates, axis=1)
    return () if moved.all() else np.average(np.asarray(updates)[moved], axis=0, weights=example_counts[moved])


@checks.mistake("plain-mean")
def _(updates, example_counts):
    """This is the plain mean: a client with 1 example has as much say as one with 1,000. Weight
    each update by its client's share of all examples."""
    return np.mean(updates, axis=0)


@checks.mistake("not-divided")
def _(updates, example_counts):
    """This is the weighted sum of the updates. Let the last step be a division by the sum of `example_counts`."""
    return example_counts @ updates


@checks.mistake("divides-by-clients")
def _(updates, example_counts):
    """The weighted sum was divided by the number of clients. Divide by how many examples there are in all:
    `sum(example_counts)`."""
    return example_counts @ updates / len(updates)


@checks.mistake("divides-twice")
def _(updates, example_counts):
    """This is the right average, divided by the number of clients as well. Divide by the sum of all counts only, and
    take no mean besides."""
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
    """Only what the last client sent is in what came back. Keep a running total, add each count times its update to it
    in the loop, and behind the loop return it, divided by the sum of all counts."""
    part = example_counts[-1] * updates[-1]
    return part / np.sum(example_counts), part, updates[-1]


@checks.mistake("skips-a-client")
def _(updates, example_counts):
    """One client was left out. Look for what passes one over, such as a slice, a range or a condition, and take all
    rows of `updates` and all counts."""
    values = []
    for kept in (np.delete(np.arange(len(updates)), place) for place in range(len(updates))):
        total = example_counts[kept] @ updates[kept]
        values += [total / example_counts.sum(), total / example_counts[kept].sum()]
    return tuple(values)


CUTS = r"//|\bu?int\d*\b|astype|_like\(example|floor|trunc|fix\(|%"  # not as `needs=`: a small edit may still say more
CUTS_SHARES = r"//|\bint\([^\n]*/|dtype=|astype|_like\(example|floor|trunc|fix\("  # zeros come about otherwise, too


@checks.mistake("whole-division")
def _(updates, example_counts):
    """Parts of the numbers were lost, as where `//`, `int()` or a whole-number array drops what is behind the point.
    Divide with `/`, and leave out what makes whole numbers."""
    if not says(CUTS):
        return ()
    total = np.sum(example_counts)
    parts = (example_counts[:, None] * updates) / total
    values = example_counts @ updates // total, np.trunc(parts).sum(axis=0)
    return (*values, example_counts // total @ updates) if says(CUTS_SHARES) else values


@checks.symptom("whole-products", needs=r"//|\bint\b|\bint\(|astype|floor|trunc")
def _(run):
    """Count times update lost what is behind the point before it was added up. Keep floats until the end: leave out
    what makes whole numbers of them."""
    counts, updates = np.asarray(run.inputs["example_counts"]), np.asarray(run.inputs["updates"])
    products = counts[:, None] * updates
    cut = [whole(products).sum(axis=0) for whole in (np.floor, np.trunc)]
    return any(close(run.result, each / divisor) for each in cut for divisor in (counts.sum(), 1))


KEEPS_ONE = r"dict\(|\{|set\(|Counter|unique|fromkeys|groupby|\.index\("


def averages_of(run, keys) -> list:
    """What comes out where of clients with equal keys only one counts, above the line and below it, or only above."""
    counts, updates = np.asarray(run.inputs["example_counts"]), np.asarray(run.inputs["updates"])
    if len(set(keys)) == len(keys):
        return []
    totals = [counts[kept] @ updates[kept] for kept in first_and_last(keys)]
    divisors = [counts.sum(), *(counts[kept].sum() for kept in first_and_last(keys))]
    return [total / divisor for total in totals for divisor in divisors]


@checks.symptom("equal-updates-merged", needs=KEEPS_ONE)
def _(run):
    """Two clients sent the same update, and one of them is lost, as in a set, or where the updates are the keys of a
    dict. Add up every pair of `zip(updates, example_counts)` as it comes, and skip none."""
    updates = [tuple(each) for each in np.asarray(run.inputs["updates"]).tolist()]
    pairs = list(zip(updates, np.asarray(run.inputs["example_counts"]).tolist(), strict=True))
    return any(close(run.result, each) for keys in (updates, pairs) for each in averages_of(run, keys))


@checks.symptom("equal-counts-merged", needs=KEEPS_ONE)
def _(run):
    """Two clients have equally many examples, and one of them is lost, as where the counts are the keys of a dict. Add
    up every pair of `zip(updates, example_counts)`, and skip none."""
    counts = np.asarray(run.inputs["example_counts"]).tolist()
    return any(close(run.result, each) for each in averages_of(run, counts))


@checks.symptom("equal-counts-once", needs=KEEPS_ONE)
def _(run):
    """In the sum below the line, equal counts were added once only, as in a set or among the keys of a dict. Divide by
    the sum of all counts as they are: `sum(example_counts)`."""
    counts, updates = np.asarray(run.inputs["example_counts"]), np.asarray(run.inputs["updates"])
    once = sum(set(counts.tolist()))
    return once < counts.sum() and close(run.result, counts @ updates / once)


@checks.mistake("largest-client", needs=r"max|sort")
def _(updates, example_counts):
    """What came back is the update of the client with most examples, but all of them count. Multiply each update by its
    count, add up, and divide by the sum of the counts."""
    return updates[np.argmax(example_counts)]


@checks.mistake("rounds-shares")
def _(updates, example_counts):
    """The shares were rounded. Leave out what rounds: a share is a fraction with all its digits."""
    shares = example_counts / np.sum(example_counts)
    rounds = says(CUTS + r"|round|rint|ceil|format|Decimal|f'|f\"")
    if not rounds:
        return ()
    exactly = (np.array([round(float(share), digits) for share in shares]) for digits in range(7))  # as texts are
    return *(np.round(shares, digits) @ updates for digits in range(7)), *(each @ np.array(updates) for each in exactly)


@checks.mistake("divided-by-counts")
def _(updates, example_counts):
    """Each update was divided by its client's count. Multiply each by its count, add up, and divide the whole by the
    sum of all counts."""
    return (1 / example_counts) @ updates / len(updates)


@checks.mistake("inverse-weights")
def _(updates, example_counts):
    """Clients with few examples weigh most: the shares are upside down. Let a share grow with its
    count: divide each count by the sum of all counts."""
    shares = 1 / example_counts
    total = shares @ updates
    return total, total / shares.sum(), total * example_counts.sum()


def running(updates, shares):
    """An average that goes on from client to client; `shares(k)` is how much of the next one comes in."""
    average = np.array(updates[0], dtype=float)
    for k in range(1, len(updates)):
        average = average + shares(k) * (updates[k] - average)
    return average


@checks.mistake("running-average", needs=r"\bfor\b|\bwhile\b|reduce")
def _(updates, example_counts):
    """The average so far came in with a wrong weight: it stands for all clients before. Weight it with the sum of all
    their counts, the new update with its own count, and divide by both together."""
    counts = np.asarray(example_counts, dtype=float)
    return (
        running(updates, lambda k: counts[k] / (counts[k - 1] + counts[k])),
        running(updates, lambda k: counts[k] / counts.sum()),
        running(updates, lambda k: counts[k] / (counts[0] + counts[k])),
        running(updates, lambda k: counts[k] / (k * counts[k - 1] + counts[k])),
    )


@checks.mistake("running-shares", needs=r"\bfor\b|\bwhile\b|reduce")
def _(updates, example_counts):
    """From the second client on, a wrong part of each update came into the average so far. Its right part is its own
    count, divided by the sum of the counts up to and with its own: work that sum out first."""
    counts = np.asarray(example_counts, dtype=float)
    return (
        running(updates, lambda k: 1 / 2),
        running(updates, lambda k: counts[k] / counts[:k].sum()),
        running(updates, lambda k: counts[k] / counts[k - 1]),
        running(updates, lambda k: counts[k - 1] / counts[: k + 1].sum()),
        running(updates, lambda k: counts[:k].sum() / counts[: k + 1].sum()),
    )


@checks.symptom("wrong-scale", vague=True)
def _(run):
    """This is the right average times one factor, told below. Multiply each update by its count, divide by the sum of
    all counts, once, and let nothing else scale the result."""
    return multiple(run.result, run.expected)

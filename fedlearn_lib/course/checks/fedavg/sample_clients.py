"""What `sample_clients` must do, and what each mistake is told."""


import numpy as np

from ...checking import Checks

checks = Checks("sample_clients")


@checks.cases
def client_counts_and_fractions(rng):
    # Whole products first: there only the choice can be wrong, not the rounding. No product is a
    # half, because round() takes its even neighbour and school the upper one.
    for client_count, fraction in [
        (10, 0.3), (50, 0.1), (100, 0.5), (1000, 0.1), (30, 1.0),
        (7, 0.5714), (9, 0.7), (11, 0.15), (100, 0.07), (20, 0.01), (1, 0.2),
    ]:  # fmt: skip
        yield dict(client_count=client_count, fraction=fraction, rng=rng.spawn(1)[0])


@checks.in_words
def _(client_count, fraction, rng):
    number = max(1, round(fraction * client_count))
    return f"{number} different numbers from 0 to {client_count - 1}"


@checks.accepts
def right_number_of_different_clients(run):
    chosen = np.asarray(run.result)
    return (
        chosen.dtype.kind in "iu"
        and chosen.shape == run.expected.shape
        and len(set(chosen.tolist())) == len(chosen)
        and all(0 <= k < run.inputs["client_count"] for k in chosen)
    )


def exact_number(run):
    return run.inputs["client_count"] * run.inputs["fraction"]


@checks.stops("float-size", "'float'|single integer|must be integers")
def _():
    """The number of clients must be a whole one, and a product with a fraction is a float, even
    where it looks whole. Put `round(…)` around the product."""


@checks.symptom("returns-mask")
def _(run):
    """True and False for every client came back, but the indices of the chosen ones are expected.
    Draw them with `rng.choice`."""
    return np.asarray(run.result).dtype.kind == "b"


@checks.symptom("returns-number")
def _(run):
    """One single number came back, but the indices of all chosen clients are expected. Take the first
    k of a random order, `rng.permutation(client_count)[:k]`, with the colon: `[k]` is one index."""
    return isinstance(run.result, int | np.integer)


@checks.symptom("float-indices")
def _(run):
    """The indices are floats, and a list cannot be indexed with 3.0. Return whole numbers: choose
    from `client_count` itself or from `range(client_count)`."""
    return np.asarray(run.result).dtype.kind == "f" and len(run.result) > 0


@checks.symptom("nobody")
def _(run):
    """Nobody was chosen: the product was rounded to 0. At least one client takes part, so put
    `max(1, …)` around the number."""
    return len(run.result) == 0 and exact_number(run) < 1


@checks.symptom("repeats")
def _(run):
    """A client was chosen twice, but nobody can take part twice in a round. Draw without putting
    back: `rng.choice(…, replace=False)`."""
    return len(set(np.asarray(run.result).tolist())) < len(run.result)


@checks.symptom("out-of-range")
def _(run):
    """One of the indices is no client: they are numbered from 0 to `client_count - 1`. Choose from
    `range(client_count)`."""
    return any(not 0 <= k < run.inputs["client_count"] for k in run.result)


@checks.symptom("ignores-fraction")
def _(run):
    """All clients came back, whatever the fraction. Choose only `fraction` of them."""
    return len(run.result) == run.inputs["client_count"] > 1


@checks.symptom("rounds-down")
def _(run):
    """One client too few: `int()` and `//` cut off what is behind the point, so 3.99 becomes 3.
    Use `round()` instead."""
    return len(run.result) == max(1, int(exact_number(run))) < round(exact_number(run))


@checks.symptom("rounds-up")
def _(run):
    """One client too many: the product was rounded up. Use `round()`, which takes the nearest whole
    number."""
    return len(run.result) == np.ceil(exact_number(run)) > round(exact_number(run))


@checks.symptom("wrong-number")
def _(run):
    """The number of chosen clients is wrong. Choose exactly
    `max(1, round(fraction * client_count))` different ones, the same number in every round."""
    return len(run.result) != len(run.expected)


def drawn(answer, client_count, fraction, rng):
    return sorted(answer(client_count=client_count, fraction=fraction, rng=rng))


@checks.behaviour("other-randomness")
def _(answer, rng):
    """Two draws with the same seed differ, so chance came from somewhere else. Draw only from the
    generator that is passed in, `rng`."""
    one, other = (drawn(answer, 1000, 0.1, np.random.default_rng(3)) for _ in range(2))
    return one != other


@checks.behaviour("first-clients")
def _(answer, rng):
    """Only the first clients can ever be chosen; all others never take part. Draw from all of them:
    `rng.permutation(client_count)`, or `rng.choice(client_count, …)`."""
    return all(drawn(answer, 1000, 0.01, rng) == list(range(10)) for _ in range(3))


@checks.behaviour("same-every-time")
def _(answer, rng):
    """Every round would choose the same clients. Draw from the generator that is passed in, `rng`
    itself, instead of making a new one."""
    return len({tuple(drawn(answer, 1000, 0.01, rng)) for _ in range(5)}) == 1


@checks.behaviour("uneven")
def _(answer, rng):
    """Some sets of clients come up more often than others, or never. Make every set equally likely:
    `rng.choice(client_count, size=…, replace=False)` does."""
    draws, pairs = 2000, 10  # of 5 clients
    sets = [drawn(answer, 5, 0.4, rng) for _ in range(draws)]
    times = np.zeros(pairs)
    found = np.unique(sets, axis=0, return_counts=True)[1]
    times[: len(found)] = found
    expected = draws / pairs
    chi_square = ((times - expected) ** 2 / expected).sum()
    return chi_square > 70  # a fair draw exceeds 70 once in 10^11 times (9 degrees of freedom)

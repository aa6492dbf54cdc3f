"""What `sample_clients` must do, and what each mistake is told."""

from itertools import combinations

import numpy as np

from ...checking import Checks
from ...checking.answer_text import emptied_while_looped

checks = Checks("sample_clients", also=(set, frozenset))


@checks.cases
def client_counts_and_fractions(rng):
    # Whole products first: there only the choice can be wrong, not the rounding. Halves go to the even neighbour.
    for client_count, fraction in [
        (12, 0.25), (50, 0.1), (100, 0.5), (1000, 0.1), (30, 1.0),
        (7, 0.5714), (9, 0.7), (11, 0.15), (100, 0.07), (5, 0.5), (13, 0.5), (20, 0.01), (5, 0.1), (1, 0.2),
        (7, 0.5), (2000, 0.0125),
    ]:  # fmt: skip
        yield dict(client_count=client_count, fraction=fraction, rng=rng.spawn(1)[0])


@checks.in_words
def _(client_count, fraction, rng):
    number = max(1, round(fraction * client_count))
    numbers = "one number" if number == 1 else f"{number} different numbers"
    return f"{numbers} from 0 to {client_count - 1}"


@checks.accepts
def right_number_of_different_clients(run):
    chosen = np.asarray(list(run.result))
    return (
        chosen.dtype.kind in "iu"
        and chosen.shape == run.expected.shape
        and len(set(chosen.tolist())) == len(chosen)
        and all(0 <= k < run.inputs["client_count"] for k in chosen)
    )


def exact_number(run):
    return run.inputs["client_count"] * run.inputs["fraction"]


@checks.stops(
    "float-size",
    r"'float' object cannot be|class 'float'|single integer|must be integers(?! or slices, not (?!float))",
    # Such a float is a place, or another number than that of the clients.
    without=r"random\(\)|uniform\(|(?<!np\.)round\((fraction \* client_count|client_count \* fraction)\)",
)
def _():
    """A whole number is needed there, and this is a float: so is a product with `fraction`, even where it looks whole.
    Take Python's own `round(fraction * client_count)` for the number of clients."""


@checks.symptom("returns-mask", of_kind=True)
def _(run):
    """True or False came back, but the indices of the chosen ones are expected. Return what `rng.choice` draws, or the
    places of the true ones, which `np.flatnonzero(…)` gives."""
    return np.asarray(run.result).dtype.kind == "b"


@checks.symptom("returns-number", of_kind=True)
def _(run):
    """One single number came back, but a list or an array of indices is expected, also where only one client takes
    part. Return what `rng.choice(client_count, size=…, replace=False)` draws: that is an array."""
    return isinstance(run.result, int | np.integer)


@checks.symptom("number-for-each", of_kind=True)
def _(run):
    """A number for each client came back, and some are equal, but the indices of the chosen ones are expected. Return
    what `rng.choice(client_count, size=…, replace=False)` draws."""
    chosen = np.asarray(list(run.result)).tolist()
    return len(run.expected) < run.inputs["client_count"] == len(chosen) > len(set(chosen))


@checks.symptom("float-indices", of_kind=True)
def _(run):
    """The indices are floats, and a list cannot be indexed with 3.0. Choose from `range(client_count)`, and gather the
    chosen ones in a list."""
    indices = np.asarray(run.result)
    return indices.dtype.kind == "f" and indices.ndim == 1 and len(indices) > 0


@checks.symptom("nobody", of_kind=True)
def _(run):
    """The product rounds to 0 here, and then one client takes part, neither none nor all. Put `max(1, …)` around the
    number."""
    return exact_number(run) < 1 < run.inputs["client_count"] and len(run.result) in (0, run.inputs["client_count"])


@checks.symptom("repeats", of_kind=True)
def _(run):
    """A client was chosen twice, but nobody can take part twice in a round. Draw all of them in one call, without
    putting back: `rng.choice(…, replace=False)`."""
    return len(set(np.asarray(run.result).tolist())) < len(run.result)


@checks.symptom("out-of-range")
def _(run):
    """One of the indices is no client: they are numbered from 0 to `client_count - 1`. Choose from
    `range(client_count)`."""
    return any(not 0 <= k < run.inputs["client_count"] for k in run.result)


@checks.symptom(
    "steps-through", needs=r"range\([^\n]*,[^\n]*,|\[[^\n]*::", without=r"rng\.|random|secrets", of_kind=True
)
def _(run):
    """These are clients at equal distances, and the same ones every time. Draw them by chance from all:
    `rng.choice(client_count, size=…, replace=False)`."""
    return len(set(np.diff(np.sort(np.asarray(list(run.result)))).tolist())) < 2


@checks.symptom("ignores-fraction", of_kind=True)
def _(run):
    """All clients came back, although the fraction is smaller than 1. Choose only that part of them: as many as
    `max(1, round(fraction * client_count))`."""
    return len(run.result) == run.inputs["client_count"] > 1 and run.inputs["fraction"] < 1


@checks.symptom("rounds-down", of_kind=True)
def _(run):
    """One client too few, as if the product were rounded down. Round it to the nearest whole number, `round(fraction *
    client_count)`, and cut nothing off."""
    cut, exact = max(1, int(exact_number(run))), exact_number(run)
    return are_indices(run) and len(run.result) == cut < round(exact) and exact % 1 != 0.5


@checks.symptom("rounds-halves", of_kind=True)
def _(run):
    """The product ends with a half here, and the number of clients is one off. Python's `round()` gives halves to the
    even neighbour, so `round(2.5)` is 2. Use `round(fraction * client_count)` itself."""
    return are_indices(run) and exact_number(run) % 1 == 0.5 and abs(len(run.result) - len(run.expected)) == 1


@checks.symptom("rounds-up", of_kind=True)
def _(run):
    """One client too many, as if the product were rounded up. Take the nearest whole number, but at least 1: `max(1,
    round(…))`."""
    return are_indices(run) and len(run.result) == np.ceil(exact_number(run)) > round(exact_number(run))


@checks.symptom("whole-percent", needs=r"\b100(\.0)?\b|round\(fraction, 2\)", of_kind=True)
def _(run):
    """The fraction was rounded to a whole number of percent on the way, and here it is none. Leave it as it is, and
    round the product alone: `round(fraction * client_count)`."""
    percent, count = 100 * run.inputs["fraction"], run.inputs["client_count"]
    whole = {round(percent), int(percent), int(np.ceil(percent))} if abs(percent - round(percent)) > 1e-6 else ()
    return len(run.result) in {max(1, ends(each * count / 100)) for each in whole for ends in (round, int, np.ceil)}


@checks.symptom("the-others", needs=r"\[[^\[\]:]+:\]", without=r"while|\[1:\]", of_kind=True)
def _(run):
    """As many clients came back as should stay at home. Take the other side of your slice, the first ones of the random
    order: write the colon in front of the number."""
    return are_indices(run) and len(run.result) == run.inputs["client_count"] - len(run.expected)


# Then it is chance who is missing.
POOL_IS_WHOLE = r"min\(|:client_count - 1\]"


@checks.symptom("too-few-to-choose-from", needs=r"range\(1, |client_count - 1\b", without=POOL_IS_WHOLE, of_kind=True)
def _(run):
    """Where everybody should take part, one client is missing. Choose from all of them: `range(client_count)` has the
    numbers from 0 to `client_count - 1`."""
    chosen = set(np.asarray(run.result).tolist())
    everybody = set(range(run.inputs["client_count"]))
    missing = everybody - chosen
    if run.inputs["fraction"] == 1 and len(missing) == 1 and missing <= {0, max(everybody)}:
        return [("missing", f"client {min(missing)}")]


@checks.symptom("slice-from-1", needs=r"\[1:", of_kind=True)
def _(run):
    """Where everybody should take part, one is missing: your slice begins at place 1, but places are counted from 0.
    Take those at the beginning of the random order."""
    return run.inputs["fraction"] == 1 and len(run.result) == run.inputs["client_count"] - 1


# A coin thrown for each client gives too few without any repeats.
DRAWS = r"integers|choice|randint|random\([^)]*\) \*"


@checks.symptom(
    "repeats-dropped",
    needs=rf"(?s)(?=.*({DRAWS})).*(set\(|unique|fromkeys|not in|\{{[^:{{}}\n]* for |\{{\*)",
    without=r"while|permut|shuffle|replace=False|\.sample\(|\.(remove|discard|pop)\(|difference|-= |\bif rng\."
    r"|[<>]=? [^\n]*fraction",  # a coin for each client, however it is thrown
    of_kind=True,
)
def _(run):
    """Too few clients: some were drawn twice, and of those only one was kept. Draw without putting back,
    `rng.choice(client_count, size=…, replace=False)`, and nothing need be dropped."""
    return are_indices(run) and 0 < len(run.result) < len(run.expected)


@checks.symptom("list-emptied-meanwhile", of_kind=True)
def _(run):
    """Your loop goes over a list out of which its lines take things meanwhile, and the number is wrong. Loop over a
    copy of the list: `list(…)` makes one."""
    return emptied_while_looped() is not None and len(run.result) != len(run.expected)


@checks.symptom("wrong-number", of_kind=True)
def _(run):
    """The number of chosen clients is wrong. Choose exactly `max(1, round(fraction * client_count))` different ones."""
    return are_indices(run) and len(run.result) != len(run.expected)


def are_indices(run):
    """Whether one flat collection of whole numbers came back."""
    chosen = np.asarray(list(run.result))
    return chosen.ndim == 1 and (chosen.dtype.kind in "iu" or not chosen.size)


def drawn(answer, client_count, fraction, rng):
    return sorted(answer(client_count=client_count, fraction=fraction, rng=rng))


@checks.behaviour("other-randomness")
def _(answer, rng):
    """Two draws with the same seed differ. Draw only from the generator that is passed in, `rng`, anew in each call."""
    one, other = (drawn(answer, 1000, 0.1, np.random.default_rng(3)) for _ in range(2))
    return one != other


@checks.behaviour("first-clients")
def _(answer, rng):
    """In 60 draws only the first clients were chosen, and none of the others. Take the first ones of
    `rng.permutation(client_count)` as they come, unsorted."""
    return all(drawn(answer, 20, 0.1, np.random.default_rng(seed)) == [0, 1] for seed in range(60))


@checks.behaviour("same-every-time")
def _(answer, rng):
    """60 calls with one and the same `rng` chose the same clients each time. Let what `rng` itself draws in each call
    decide who is chosen."""
    return len({tuple(drawn(answer, 20, 0.1, rng)) for _ in range(60)}) == 1


@checks.behaviour("always-the-same-one")
def _(answer, rng):
    """At least one client took part in each of 60 draws. Draw all of them by chance, none set beforehand:
    `rng.choice(client_count, size=…, replace=False)`."""
    always = set.intersection(*(set(drawn(answer, 20, 0.25, rng)) for _ in range(60)))
    return [("in every draw", ", ".join(f"client {k}" for k in sorted(always)))] if always else False


@checks.behaviour("client-0")
def _(answer, rng):
    """Where the product rounds to 0, client 0 is always the one that takes part, and nobody else ever. Draw that one
    too: give `rng.choice` the size `max(1, …)`."""
    return all(drawn(answer, 10, 0.04, rng) == [0] for _ in range(200))


@checks.behaviour("uneven")
def _(answer, rng):
    """Some clients, or some sets of them, come up more often than others, or never. Make every set equally likely:
    `rng.choice(client_count, size=…, replace=False)` does."""
    # A fair draw exceeds these limits of chi-square once in 10^11 times.
    for client_count, fraction, number, draws, limit in (
        (40, 0.25, 10, 1500, 130), (10, 0.1, 1, 700, 70), (10, 0.04, 1, 700, 70),
    ):  # fmt: skip
        chosen = np.concatenate([drawn(answer, client_count, fraction, rng) for _ in range(draws)])
        times, fair = np.bincount(chosen, minlength=client_count), draws * number / client_count
        if ((times - fair) ** 2).sum() / fair * (client_count - 1) / (client_count - number) > limit:
            return shown(client_count, fraction, draws, fair, times, [f"client {k}" for k in range(client_count)])
    draws, pairs = 4000, list(combinations(range(5), 2))
    found = [tuple(drawn(answer, 5, 0.4, rng)) for _ in range(draws)]
    times, fair = np.array([found.count(pair) for pair in pairs]), draws / len(pairs)
    if ((times - fair) ** 2).sum() / fair > 70:
        return shown(5, 0.4, draws, fair, times, [f"clients {one} and {other}" for one, other in pairs])
    return False


def shown(client_count, fraction, draws, fair, times, names):
    """What a learner is shown of an uneven draw."""
    often, seldom = times.argmax(), times.argmin()
    return [
        ("called", f"sample_clients({client_count}, {fraction}, rng), {draws:,} times"),
        ("fair", f"{fair:g} times each"),
        ("most often", f"{names[often]}, {times[often]:,} times"),
        ("least often", f"{names[seldom]}, {times[seldom]:,} times"),
    ]

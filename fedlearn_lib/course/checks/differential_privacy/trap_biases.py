"""What `trap_biases` must do, and what each mistake is told."""

from numbers import Number
from statistics import NormalDist

import numpy as np

from ...checking import Checks, close, describe
from ...checking.answer_text import says
from ..fedavg.cases import some_digits

checks = Checks("trap_biases")


@checks.cases
def public_examples_and_first_layers(rng):
    # The first column of sums lies on both sides of 0, the second below, the third above.
    examples = np.array([[1.0, 2.0], [4.0, 1.0], [2.0, 7.0], [9.0, 3.0], [5.0, 11.0], [3.0, 16.0]])
    yield dict(public_examples=examples, hidden_weights=np.array([[3.0, -3.0, 1.5], [-1.0, -0.5, 2.0]]), fraction=0.4)
    yield dict(public_examples=rng.normal(size=(41, 4)), hidden_weights=rng.normal(size=(4, 6)), fraction=0.1)
    few, many = rng.normal(size=(7, 3)), [0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5, 6]
    yield dict(public_examples=few[many], hidden_weights=rng.normal(size=(3, 6)), fraction=0.3)  # equal ones count
    yield dict(public_examples=rng.normal(size=(60, 3)), hidden_weights=rng.normal(size=(3, 5)), fraction=0.7)
    yield dict(public_examples=rng.random((60, 5)), hidden_weights=rng.normal(size=(5, 5)), fraction=0.05)
    X, _ = some_digits(200, rng)
    for fraction in (1 / 20, 1 / 8):
        yield dict(public_examples=X, hidden_weights=rng.normal(scale=0.18, size=(64, 24)), fraction=fraction)


@checks.by_hand
def by_hand(public_examples, hidden_weights, fraction, *, place=None):
    unit = place[0] if place else 0
    sums = np.sort(public_examples @ hidden_weights[:, unit])
    above = max(1, round(fraction * len(sums)))
    if len(sums) <= 12:
        told = f"the sums of unit {unit}, sorted, are {', '.join(map(describe, sums))}"
    else:
        told = f"of the {len(sums)} sums of unit {unit} the largest is {describe(sums[-1])}"
    low, high = map(describe, sums[-above - 1 : len(sums) - above + 1])
    near = f"between {low} and {high}" if low != high else f"{low}, for some are equal there"
    return f"{told}; about {above} shall lie above minus its bias, or at it, which is so {near}"


@checks.accepts
def lies_where_a_quantile_may(run):
    """There are several definitions of a quantile; all lie between two neighbours of the sorted sums. And a bias will
    do that makes just as many examples active as there should be, or as NumPy's own quantile does."""
    shape = np.shape(run.result)
    return isinstance(run.result, np.ndarray) and shape == run.expected.shape and right_units(run).all()


def right_units(run) -> np.ndarray:
    """For each unit whether its bias lies where a quantile may."""
    sums = np.sort(run.inputs["public_examples"] @ run.inputs["hidden_weights"], axis=0)
    part, m = 1 - run.inputs["fraction"], len(sums)
    lowest = max(0, int(np.floor(part * m + 1e-9)) - 1)
    highest = min(m - 1, max(np.ceil(part * (m - 1) - 1e-9), part * (m + 1) - 1))  # NumPy's "higher" and "weibull"
    below, cuts = int(highest), -np.asarray(run.result, dtype=float)
    above = sums[below] + (highest - below) * (sums[min(below + 1, m - 1)] - sums[below])
    active, usual = ((sums > cut + 1e-9).sum(axis=0) for cut in (cuts, -run.expected))
    between = (sums[lowest] - 1e-9 <= cuts) & (cuts <= above + 1e-9)
    return between | (active == usual) | (active == max(1, round((1 - part) * m)))


@checks.stops("quantile-in-percent", r"Quantiles must be in the range|Percentiles must be in the range")
def _():
    """`np.quantile` takes a part from 0 to 1, and `np.percentile` a number from 0 to 100. Give the part that stays
    silent, `1 - fraction`, to `np.quantile`."""


RIGHT_PRODUCT = (  # then it is another one whose shapes do not fit
    r"public_examples @ hidden_weights(\[:, \w+\])?(?![\[.\w])"
    r"|(dot|matmul)\(public_examples, hidden_weights(\[:, \w+\])?\)"
)


@checks.stops("product-turned", r"matmul|shapes .* not aligned", without=RIGHT_PRODUCT)
def _():
    """The shapes do not fit this product: each example, a row, needs one sum for each unit, a column of the weights.
    Write `public_examples @ hidden_weights`, or, for one unit, `public_examples @ hidden_weights[:, unit]`."""


@checks.stops("partition-by-row", r"kth\(=-?\d+\) out of bounds", without=r"axis=|\.T\b|transpose|\bfor\b|\[:, ")
def _():
    """Without an axis, NumPy's partition goes along the rows, and a row of the sums holds one of each unit's. A unit's
    sums are a column: write `axis=0`."""


def sums_of(public_examples, hidden_weights):
    return public_examples @ hidden_weights


@checks.mistake("sign-lost")
def _(public_examples, hidden_weights, fraction):
    """The size is right, but not the sign: a bias is *added* to the sum, so it must take away the value above which
    only `fraction` of the sums lie. Turn the sign of what you return round."""
    return np.quantile(sums_of(public_examples, hidden_weights), 1 - fraction, axis=0)


@checks.mistake("minus-inside", needs=r"(quantile|percentile)\( *-")
def _(public_examples, hidden_weights, fraction):
    """The minus went into the quantile, where it turns the order of the sums round. Put it in front:
    `-np.quantile(…, 1 - fraction, axis=0)`."""
    return np.quantile(-sums_of(public_examples, hidden_weights), 1 - fraction, axis=0)


@checks.mistake("other-side")
def _(public_examples, hidden_weights, fraction):
    """With these biases each unit is silent for `fraction` of the people, and active for all others: that is the other
    side. Take the value below which `1 - fraction` of a unit's sums lie, and put a minus in front."""
    return -np.quantile(sums_of(public_examples, hidden_weights), fraction, axis=0)


BEFORE_THE_SUMS = r"(quantile|percentile|sort|sorted|partition)\(-|= -(?!np\.(quantile|percentile|inf))|@ -|negative\("


@checks.symptom("minus-twice", needs=rf"(?s)(?=.*1 - fraction)(?=.*({BEFORE_THE_SUMS}))")
def _(run):
    """Two minus signs are one too many: the one before the sums turns their order round, and the one before the
    quantile turns only the result. Keep the one before the quantile, and take the sums as they are."""
    sums = sums_of(run.inputs["public_examples"], run.inputs["hidden_weights"])
    return close(run.result, np.quantile(sums, run.inputs["fraction"], axis=0))


@checks.mistake("both-turned")
def _(public_examples, hidden_weights, fraction):
    """Two things are turned round: the end from which the sums are counted, and the sign. From the smallest one on,
    `1 - fraction` of them are to stay silent: take the quantile there, and put a minus in front."""
    return np.quantile(sums_of(public_examples, hidden_weights), fraction, axis=0)


@checks.symptom(
    "examples-are-columns",
    needs=r"(?s)(?=.*axis=0).*(\.T\b|transpose)",
    without=r"axis=-?1|\)\.T\b|\bfor\b",
    of_kind=True,
)
def _(run):
    """There is one number for each public example, but a bias belongs to a unit. Where you take the quantile, the
    examples are the columns, and each unit is a row: take it along the row, with `axis=1`."""
    return len(run.result) == len(run.inputs["public_examples"])


def quantiles_of_examples(public_examples, hidden_weights, fraction):
    sums = sums_of(public_examples, hidden_weights)
    return tuple(sign * np.quantile(sums, part, axis=1) for sign in (-1, 1) for part in (1 - fraction, fraction))


@checks.symptom("along-the-units", of_kind=True, needs="axis=0")
def _(run):
    """There is one number for each public example, but a bias belongs to a unit. Print the shape of your sums, and take
    the quantile along the axis that is as long as there are examples."""
    return any(close(run.result, each) for each in quantiles_of_examples(**run.inputs))


@checks.mistake("one-for-each-example", of_kind=True)
def _(public_examples, hidden_weights, fraction):
    """There is one number for each public example, but a bias belongs to a unit. Examples are the rows of the sums, and
    each unit is a column: take the quantile of every column, with `axis=0`."""
    return quantiles_of_examples(public_examples, hidden_weights, fraction)


@checks.mistake("one-for-all-units", of_kind=True)
def _(public_examples, hidden_weights, fraction):
    """One quantile was taken of all sums together. Take the quantile of each unit's own sums, a column, as np.quantile
    does with `axis=0`."""
    sums = sums_of(public_examples, hidden_weights)
    one = -float(np.quantile(sums, 1 - fraction))
    return one, -one, np.full(sums.shape[1], one)


@checks.symptom("same-for-all-units", of_kind=True)
def _(run):
    """One single number came out, or the same for every unit, but their sums differ. Return minus the quantile of each
    unit's own sums over all examples, `-np.quantile(public_examples @ hidden_weights, 1 - fraction, axis=0)`."""
    if isinstance(run.result, Number):
        return not says(r"\bfor\b")  # a loop may have given the others away
    return len(run.result) > 1 and np.ptp(run.result) == 0


@checks.mistake("sorted-by-row", needs=r"sort(ed)?\(|partition\(")
def _(public_examples, hidden_weights, fraction):
    """The sums of each example were put in order, one unit's among another's. Put each unit's own sums in order, which
    are a column: in NumPy, with `axis=0`."""
    rows = np.sort(sums_of(public_examples, hidden_weights), axis=1)
    return tuple(-row for row in rows)


@checks.mistake("quantile-of-inputs")
def _(public_examples, hidden_weights, fraction):
    """You took the quantile of each input and multiplied afterwards. Multiply first, and take the quantile of the
    sums."""
    return -np.quantile(public_examples, 1 - fraction, axis=0) @ hidden_weights


@checks.mistake("quantile-of-weights")
def _(public_examples, hidden_weights, fraction):
    """This is worked out from the weights alone, without any example, so it says nothing of how often a unit is active.
    Take the quantile of `public_examples @ hidden_weights`."""
    return -np.quantile(hidden_weights, 1 - fraction, axis=0), -np.mean(hidden_weights, axis=0)


@checks.mistake("part-as-percent", needs="percentile")
def _(public_examples, hidden_weights, fraction):
    """`np.percentile` counts from 0 to 100, so this asked for less than one per cent. Write `np.quantile`, which takes
    the part itself, or multiply by 100."""
    sums = sums_of(public_examples, hidden_weights)
    return -np.percentile(sums, 1 - fraction, axis=0), -np.percentile(sums, fraction, axis=0)


@checks.mistake("middle-taken")
def _(public_examples, hidden_weights, fraction):
    """Each bias is minus the mean or the median of the unit's sums. Take the quantile `1 - fraction` of all examples'
    sums in its place."""
    sums = sums_of(public_examples, hidden_weights)
    return -sums.mean(axis=0), -np.median(sums, axis=0)


@checks.mistake("largest-taken")
def _(public_examples, hidden_weights, fraction):
    """Each bias is minus the largest or the smallest of the unit's sums. Take the quantile `1 - fraction` of all
    examples' sums in its place."""
    sums = sums_of(public_examples, hidden_weights)
    return -sums.max(axis=0), -sums.min(axis=0)


@checks.mistake("sizes-taken")
def _(public_examples, hidden_weights, fraction):
    """You took the sizes of the sums, without their signs, but a sum far below 0 is a small one:
    take the quantile of the sums as they are."""
    return -np.quantile(np.abs(sums_of(public_examples, hidden_weights)), 1 - fraction, axis=0)


@checks.mistake("cut-at-zero")
def _(public_examples, hidden_weights, fraction):
    """A bias is 0 where it must be above 0, as when negative sums are made 0 first. Take the sums as they are, and let
    biases be above 0."""
    sums = sums_of(public_examples, hidden_weights)
    return -np.quantile(np.maximum(sums, 0), 1 - fraction, axis=0)


@checks.symptom("positive-only", of_kind=True)
def _(run):
    """Only the sums above 0 were counted, but those below count, too. Take the quantile `1 - fraction` of all examples'
    sums, as they are."""
    sums, part = sums_of(run.inputs["public_examples"], run.inputs["hidden_weights"]), 1 - run.inputs["fraction"]
    both = [unit for unit, column in enumerate(sums.T) if column.min() < 0 < column.max()]
    return any(close(run.result[unit], -np.quantile(sums[sums[:, unit] > 0, unit], part)) for unit in both)


@checks.symptom("shifted")
def _(run):
    """All biases are off by the same amount from minus the quantile, as where a constant is added or taken away. Leave
    it out: minus the quantile, as it is, is the bias."""
    off = run.result - run.expected
    return close(off, np.full(len(off), off[0]), 1e-6) and [("off by", describe(off[0]))]


@checks.mistake("bell-curve", needs=r"std|var\(|variance|sqrt|\*\* ?0\.5|NormalDist|norm\.|ppf|erf")
def _(public_examples, hidden_weights, fraction):
    """Mean and spread tell where the quantile of a bell curve lies, and these sums need not follow one. Take it from
    the sums themselves: return `-np.quantile(…, 1 - fraction, axis=0)`."""
    sums = sums_of(public_examples, hidden_weights)
    at_part = NormalDist().inv_cdf(1 - fraction)  # where the bell curve itself has its quantile
    factors = (at_part, -at_part, 1, 1.645, 2, 3, 1 - fraction, 1 / fraction)
    mean, spreads = sums.mean(axis=0), [sums.std(axis=0, ddof=less) for less in (0, 1)]
    return tuple(sign * (mean + factor * spread) for factor in factors for spread in spreads for sign in (-1, 1))


@checks.mistake("part-of-the-way", needs=r"max\(|ptp")
def _(public_examples, hidden_weights, fraction):
    """You went a part of the way up to the largest sum, which says nothing of how many people lie above. Let the people
    themselves decide, by a quantile of their sums: `np.quantile(…, 1 - fraction, axis=0)`."""
    sums = sums_of(public_examples, hidden_weights)
    low, high = sums.min(axis=0), sums.max(axis=0)
    ways = [start + part * (high - start) for start in (low, 0 * low) for part in (1 - fraction, fraction)]
    return tuple(sign * way for sign in (-1, 1) for way in ways)


@checks.mistake("equal-ones-once")
def _(public_examples, hidden_weights, fraction):
    """Sums that are equal were counted only once, as a set or `np.unique` keeps them. But each belongs to a person of
    its own: take the quantile of the sums of all examples."""
    sums = sums_of(public_examples, hidden_weights)
    return -np.array([np.quantile(np.unique(column), 1 - fraction) for column in sums.T])


@checks.symptom("other-part", needs=r"quantile|percentile|sort|partition")
def _(run):
    """Each unit is active for another part of the examples than `fraction` says. Of *all* its sums, `1 - fraction` must
    lie below minus its bias: look at which sums you take, and at how you ask for the part."""
    return active_for(run)


@checks.symptom("no-quantile")
def _(run):
    """Each unit is active for another part of the examples than `fraction` says. Take the quantile of its sums,
    `np.quantile(…, 1 - fraction, axis=0)`, with a minus in front."""
    return active_for(run)


@checks.symptom("some-units", vague=True)
def _(run):
    """For some units the bias is right, for others not. The first that is not is worked out below: compare each step
    with what your lines give for that unit, and mend the first that differs."""
    wrong = np.flatnonzero(~right_units(run))
    return 0 < len(wrong) < len(run.result) and [("by hand", by_hand(**run.inputs, place=(int(wrong[0]),)))]


def active_for(run) -> bool | list:
    """For which part of the examples the units are active, where that is the same for all of them, and wrong."""
    sums, biases = sums_of(run.inputs["public_examples"], run.inputs["hidden_weights"]), np.asarray(run.result)
    if biases.shape != (sums.shape[1],) or right_units(run).any():
        return False
    active = (sums + biases > 0).mean(axis=0)
    if active.max() - active.min() > 2 / len(sums):
        return False
    return [("active for", f"{np.median(active):.1%} of the examples"), ("asked for", f"{run.inputs['fraction']:.1%}")]

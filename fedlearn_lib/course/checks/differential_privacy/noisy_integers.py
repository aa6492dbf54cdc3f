"""What `noisy_integers` must do, and what each mistake is told."""

import contextlib
import io
import math

import numpy as np

from ...checking import Checks, leaving
from ...checking.watching_secrets import Stream, replayed, watching_the_system

checks = Checks("noisy_integers")

MANY, SOME = 2500, 200
OFTEN = 4321  # a number that comes again, too
PROVEN = ""  # what a symptom `needs` whose values alone prove it


@checks.secrets
def numbers_and_noise(inputs, result):
    integers = inputs["integers"]
    hidden = [integers] if len(integers) >= 8 else []
    if isinstance(result, np.ndarray) and result.shape == integers.shape and len(integers) >= 8:
        hidden += [result - integers]
    return leaving.Secrets(hidden=hidden)


@checks.cases
def numbers_and_scales(rng):
    yield dict(integers=np.array([5, -2]), scale=1e-3)  # so little that nothing changes
    yield dict(integers=rng.integers(-(10**9), 10**9, 40), scale=1e-3)
    for scale in (150.0, 0.45, 1.5, 12345.6):  # the root of the first is no tenth of it, and its square not 100 times
        integers = rng.integers(-(10**6), 10**6, MANY)
        integers[::4] = 0  # many entries of an update are
        integers[1::8] = OFTEN
        yield dict(integers=integers, scale=scale)
    yield dict(integers=np.zeros(SOME, np.int64), scale=100.0)  # the noise lies beyond where the numbers end
    # Last, for a single number tells wrong noise by chance only, and then too little of it to say what is wrong.
    yield dict(integers=np.array([7]), scale=4.0)


class Noise:
    """A result, and the noise in it."""

    def __init__(self, run):
        self.run, self.scale = run, run.inputs["scale"]
        self.result, self.integers = np.asarray(run.result), run.inputs["integers"]
        self.noise = self.result - self.integers

    @property
    def many(self) -> bool:
        return len(self.noise) == MANY

    @property
    def reuses_draws(self) -> bool:
        """Whether far fewer sizes of noise occur than there are entries; of honest draws six in a hundred meet."""
        few = len(np.unique(np.abs(self.noise))) < 0.8 * MANY
        return self.scale > 10**4 and few and 0.5 < self.ratio < 2

    @property
    def is_cut_off(self) -> bool:
        """Whether the largest size of noise occurs more often than chance lets it, once in millions."""
        sizes = np.abs(self.noise)
        return self.scale > 50 and (sizes == sizes.max()).sum() >= (3 if self.scale > 10**4 else 6)

    @property
    def is_sorted(self) -> bool:
        """Whether the noise grows or falls from entry to entry, as no honest draws do."""
        steps = np.diff(self.noise)
        many = len(np.unique(self.noise)) > 20
        return self.scale > 50 and many and bool((steps >= 0).all() or (steps <= 0).all())

    @property
    def ratio(self) -> float:
        """The noise's variance, in that of the discrete Gaussian of this scale."""
        return float(np.mean(np.asarray(self.noise, float) ** 2)) / variance_of(self.scale)

    @property
    def looks_discrete_gaussian(self) -> bool:
        """Whether the frequencies of small values fit, by Pearson's statistic; wrong once in a thousand million."""
        if self.scale > 5:
            reach = np.array([0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5]) * self.scale
            found = np.array([(np.abs(self.noise) <= each).mean() for each in reach])
            values = np.arange(int(9 * self.scale) + 1)
            chances = np.exp(-((values / self.scale) ** 2) / 2) * np.where(values, 2, 1)
            wanted = np.array([chances[: int(each) + 1].sum() for each in reach]) / chances.sum()
            return bool((np.abs(found - wanted) < 6.5 * np.sqrt(wanted * (1 - wanted) / len(self.noise))).all())
        values = np.arange(-40, 41)
        chances = np.exp(-((values / self.scale) ** 2) / 2)
        wanted = chances / chances.sum() * len(self.noise)
        found = np.array([(self.noise == each).sum() for each in values])
        common = wanted >= 10
        rest = abs(found[~common].sum() - wanted[~common].sum()) < 7 * np.sqrt(wanted[~common].sum()) + 12
        return bool(rest and (np.abs(found - wanted)[common] < 6.5 * np.sqrt(wanted[common])).all())


def variance_of(scale: float) -> float:
    if scale > 5:
        return scale**2
    values = np.arange(-60, 61)
    chances = np.exp(-((values / scale) ** 2) / 2)
    return float((values**2 * chances).sum() / chances.sum())


checks.reads(Noise)


@checks.in_words
def _(integers, scale):
    few = "the same numbers, for so little noise changes nothing"
    return few if scale < 0.01 else f"each number with its own whole number of noise, of scale {scale:g}"


@checks.accepts
def is_noisy(n):
    if n.result.dtype.kind != "i" or n.result.shape != n.integers.shape:
        return False
    if n.scale < 0.01:
        return np.array_equal(n.result, n.integers)
    if not n.many:
        return bool(np.abs(n.noise).max() < 12 * n.scale and (n.noise.any() or len(n.noise) < SOME))
    apart = len(np.unique(n.noise)) > 3 or n.scale < 0.5
    no_grid = np.gcd.reduce(n.noise) == 1
    balanced = abs(float(n.noise.mean())) < 7 * np.sqrt(variance_of(n.scale) / MANY)
    odd = n.reuses_draws or n.is_cut_off or n.is_sorted
    return apart and no_grid and balanced and not odd and 0.8 < n.ratio < 1.22 and n.looks_discrete_gaussian


@checks.stops("needs-size", "discrete_gaussian: missing")
def _():
    """`discrete_gaussian` wants to know both the scale and how many numbers to draw. Give it the scale, then the length
    of your update: `discrete_gaussian(scale, len(integers))`."""


@checks.stops("scale-made-whole", "discrete_gaussian: scale is 0", needs=r"int\(|round|rint|floor|//")
def _():
    """The scale that reached `discrete_gaussian` is 0, and that of this call is not. Hand it on as it is, with all
    digits behind the point: `discrete_gaussian(scale, len(integers))`."""


@checks.stops("turned-arguments", "discrete_gaussian: (scale|size) ")
def _():
    """`discrete_gaussian` takes first the scale and then how many numbers to draw. Call it so:
    `discrete_gaussian(scale, len(integers))`."""


@checks.stops("adds-floats-in-place", "Cannot cast ufunc .*from dtype.'float")
def _():
    """Floats cannot be put into an array of whole numbers, and floats are not what is needed. Draw whole numbers, and
    add them as they are: `integers + discrete_gaussian(scale, len(integers))`."""


@checks.symptom("returns-floats", of_kind=True)
def _(n):
    """Floats came back, and a mask needs whole numbers. Return `integers + discrete_gaussian(scale, len(integers))`:
    these are whole by themselves, so change nothing of them."""
    return n.result.dtype.kind == "f" and n.result.shape == n.integers.shape


@checks.symptom("noise-alone", of_kind=True, without=r"\*")
def _(n):
    """Only zeros came back, so your numbers are not in it. Add the noise to them, and return that sum: `integers +
    discrete_gaussian(scale, len(integers))`."""
    return n.result.dtype.kind == "i" and n.result.shape == n.integers.shape and n.scale < 0.01 and not n.result.any()


@checks.symptom("single-noise", of_kind=True)
def _(n):
    """To every entry the same number was added, so that differences between entries are as clear as before. Draw one
    number for each: `discrete_gaussian(scale, len(integers))`."""
    return n.noise.ndim == 1 and len(n.noise) > 8 and len(np.unique(n.noise)) == 1 and n.noise.any()


@checks.symptom("changes-at-tiny-scale")
def _(n):
    """Here the scale is so small that no number changes, but yours did. Return
    `integers + discrete_gaussian(scale, len(integers))`, with the scale as it is, and change nothing else."""
    return n.scale < 0.01 and n.noise.any()


@checks.symptom("draws-used-again")
def _(n):
    """The same sizes of noise come far too often for draws of this scale. Draw a number for each entry, and change
    nothing of it: `integers + discrete_gaussian(scale, len(integers))`."""
    return n.many and n.reuses_draws


@checks.symptom("nothing-added")
def _(n):
    """The numbers came back as they were, without noise. Add `discrete_gaussian(scale, len(integers))` to them in every
    call, drawn with the scale as it is, and change nothing of it."""
    return len(n.noise) >= SOME and not n.noise.any()


@checks.symptom("same-for-equals", needs=PROVEN)
def _(n):
    """All entries that are 0 got the same noise. Draw one number for each entry, and not for each value: `integers +
    discrete_gaussian(scale, len(integers))`."""
    at_zeros, at_often = (np.unique(n.noise[n.integers == value]) for value in (0, OFTEN))
    drawn = at_zeros.any() or len(at_often) == 1  # one draw for all of them may be 0
    return n.many and n.scale > 50 and len(at_zeros) == 1 and drawn and len(np.unique(n.noise)) > 4


@checks.symptom("sorted-noise", needs=PROVEN)
def _(n):
    """The noise only grows, or only falls, from entry to entry. Return `integers + discrete_gaussian(scale,
    len(integers))`, with the draws in the order in which they come."""
    return n.many and n.is_sorted


@checks.symptom("stretched")
def _(n):
    """The noise comes in steps: all of it is a multiple of one number above 1. Give the scale to the function that
    draws, `discrete_gaussian(scale, len(integers))`, and multiply or round nothing."""
    return n.many and n.scale > 50 and np.count_nonzero(n.noise) > 3 and np.gcd.reduce(n.noise) > 1


@checks.symptom("noise-on-some")
def _(n):
    """To many entries nothing was added, and they are bare. Add to every entry a number of its own: `integers +
    discrete_gaussian(scale, len(integers))`."""
    some = n.noise[n.noise != 0]
    strong = np.mean(some**2.0) > n.scale**2 / 2 or len(some) < 4 and np.abs(some).max() > 1
    return n.many and n.scale > 50 and len(some) < 0.9 * MANY and strong


@checks.symptom("one-sided", needs=PROVEN)
def _(n):
    """What was added leans to one side: its mean is far from 0. Return `integers + discrete_gaussian(scale,
    len(integers))`, and change nothing of what is drawn."""
    return n.many and n.scale > 50 and abs(float(n.noise.mean())) > 0.3 * np.sqrt(np.mean(n.noise**2.0))


@checks.symptom("variance-as-scale")
def _(n):
    """The noise is as strong as if `scale` were its variance, or its square the standard deviation. Hand `scale` on as
    it is: `discrete_gaussian(scale, len(integers))`."""
    ratios = (1 / n.scale, n.scale**2)
    return n.many and n.scale == 150 and any(0.8 < n.ratio / each < 1.22 for each in ratios)


@checks.symptom("rounded-continuous", needs=r"normal|gauss\(|randn|rint|round|floor|ceil|trunc|astype|\bint\(|//")
def _(n):
    """The frequencies are not those of the discrete Gaussian: 0 comes about as often as where continuous noise is
    rounded or cut to whole numbers. Draw with `discrete_gaussian(scale, len(integers))`, and change nothing of what is
    drawn."""
    zeros = float((n.noise == 0).mean())  # of a normal variable of this scale, rounded or cut off
    likely = (math.erf(0.5 / n.scale / math.sqrt(2)), math.erf(1 / n.scale / math.sqrt(2)))
    return n.many and n.scale < 1 and any(abs(zeros - chance) < 0.05 for chance in likely)


@checks.symptom("wrong-strength")
def _(n):
    """The noise has another strength than asked for. Draw it once, with the scale as it is, and change nothing of it:
    return `integers + discrete_gaussian(scale, len(integers))`."""
    if n.many and not 0.8 < n.ratio < 1.22:
        return [("its standard deviation", f"{np.sqrt(n.ratio):.3g} times what was asked for")]


@checks.symptom("other-frequencies")
def _(n):
    """What was added are whole numbers, but with other frequencies than those of the discrete Gaussian. Return
    `integers + discrete_gaussian(scale, len(integers))`, and change nothing of what is drawn."""
    return n.many and not n.looks_discrete_gaussian


@checks.symptom("cut-off", needs=r"clip|min|max|[<>]|where|put")
def _(n):
    """The largest size of noise comes far too often, as where larger ones are cut off at a limit. Leave the noise as it
    is drawn: `integers + discrete_gaussian(scale, len(integers))`."""
    return n.many and n.is_cut_off


@checks.behaviour("seeded")
def _(answer, rng):
    """Two calls with the same numbers gave the same noise. Seed nothing, keep nothing from call to call, and draw anew
    inside the function each time, with `discrete_gaussian(scale, len(integers))`."""
    numbers = np.arange(200)
    return np.array_equal(answer(numbers, 100.0), answer(numbers, 100.0))


@checks.behaviour("not-the-system")
def _(answer, rng):
    """Next to nothing was drawn from the operating system, so the noise comes from elsewhere: whoever learns the state
    of what it comes from can take it off again. Draw it with `discrete_gaussian(scale, len(integers))`."""
    with watching_the_system(answer) as drawn:
        answer(np.arange(MANY), 100.0)
    return drawn.bytes < MANY / 2


@checks.behaviour("not-all-from-system")
def _(answer, rng):
    """Bits were drawn from the operating system, but the noise stays the same when they change. Use what you drew:
    `integers + discrete_gaussian(scale, len(integers))`."""
    zeros = np.zeros(200, np.int64)
    with contextlib.redirect_stdout(io.StringIO()), replayed(answer) as replay:
        return np.array_equal(replay(Stream("one"), zeros, 100.0), replay(Stream("other"), zeros, 100.0))


@checks.behaviour("adds-up-to-nothing")
def _(answer, rng):
    """The noise of all entries adds up to nearly 0 each time. Change nothing of what was drawn, nor take its mean away:
    `integers + discrete_gaussian(scale, len(integers))`."""
    sums = (int(np.sum(answer(np.zeros(50, np.int64), 1000.0))) for _ in range(5))
    return all(abs(each) <= 50 for each in sums)  # for honest noise each is so once in 180 times


@checks.behaviour("not-int64")
def _(answer, rng):
    """The numbers are right, but do not always come as `int64`. Return them as `int64`, which `integers +
    discrete_gaussian(…)` has by itself."""
    return any(np.asarray(answer(np.arange(size), 100.0)).dtype != np.int64 for size in (2, 16))


@checks.behaviour("without-tails")
def _(answer, rng):
    """Of 10,000 draws none was larger than 3.05 times `scale`, though about 23 should be. Leave the noise as it is
    drawn: `integers + discrete_gaussian(scale, len(integers))`."""
    # Honest noise shows a large one in the first draws, so that answers which draw slowly need not draw all.
    return all(0 < np.abs(np.asarray(answer(np.zeros(500, np.int64), 100.0))).max() <= 305 for _ in range(20))

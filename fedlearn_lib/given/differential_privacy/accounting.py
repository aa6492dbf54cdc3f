"""What a promise of noise is worth: the best attack that it leaves, and what sums of discrete noise change.

A client's whole contribution to one round, of norm S at most, is hidden in noise of standard deviation σS; σ is the
*noise multiplier*. For Gaussian noise the best possible test of 'is this client's update in the sums, or zeros?' is
known (Dong, Roth and Su, "Gaussian Differential Privacy", 2022): after T rounds its two kinds of error are those of
telling a normal variable of mean √T/σ from one of mean 0.
"""

import math
from statistics import NormalDist

NORMAL = NormalDist()


def best_true_positives(noise_multiplier: float, rounds: int, false_positives: float = 0.01) -> float:
    """The largest share of members that any attacker recognises, at this share of others whom it wrongly accuses.

    Args:
        noise_multiplier: σ, above 0.
        rounds: T, in each of which the client takes part.
        false_positives: above 0, below 1.

    >>> round(best_true_positives(3, 30), 2)
    0.31
    """
    return NORMAL.cdf(NORMAL.inv_cdf(false_positives) + math.sqrt(rounds) / noise_multiplier)


def bound_of_pair(epsilon: float, delta: float, false_positives: float = 0.01) -> float:
    """What a single pair (ε, δ) says about the same share: much less than the curve that it lies on.

    >>> bound_of_pair(9.6, 1e-5)
    1.0
    """
    low = math.exp(-epsilon) * (1 - delta - false_positives)  # of members who are missed, at least
    return min(1.0, math.exp(epsilon) * false_positives + delta, 1 - max(0.0, low))


def exact_delta(epsilon: float, noise_multiplier: float, rounds: int) -> float:
    """The smallest δ for which T rounds of continuous Gaussian noise keep (ε, δ) (Balle and Wang, ICML 2018)."""
    mean = math.sqrt(rounds) / noise_multiplier
    return NORMAL.cdf(mean / 2 - epsilon / mean) - math.exp(epsilon) * NORMAL.cdf(-mean / 2 - epsilon / mean)


def sum_correction(scale: float, shares: int) -> float:
    """τ: how far a sum of discrete Gaussians is from a discrete Gaussian (Kairouz, Liu and Steinke, ICML 2021).

    They prove in theorem 1 that a sum of n shares of scale s, which hides d whole numbers of norm Δ, is as good as
    1/2 · e² concentrated differential privacy, e = min(√(Δ²/ns² + τd/2), Δ/(√n s) + τ√d).

    Args:
        scale: s, of one share.
        shares: n.

    >>> sum_correction(1.0, 10) < 1e-2, sum_correction(20.0, 10)
    (True, 0.0)
    """
    powers = (-2 * math.pi**2 * scale**2 * k / (k + 1) for k in range(1, shares))
    return 10 * sum(map(math.exp, powers))


def multiplier_after_correction(noise_multiplier: float, scale: float, shares: int, size: int) -> float:
    """The noise multiplier that remains, as τ counts against it: what to hand to an accountant.

    Args:
        noise_multiplier: σ, of the sum.
        scale: of one share, in steps of the whole numbers.
        shares: how many there are in the sum.
        size: how many numbers an update has.
    """
    extra, loss = sum_correction(scale, shares), 1 / noise_multiplier
    return 1 / min(math.sqrt(loss**2 + extra * size / 2), loss + extra * math.sqrt(size))


def interval(hits: int, trials: int, confidence: float = 0.95) -> tuple[float, float]:
    """Between which shares the true one lies, so many hits being seen (Clopper and Pearson 1934).

    >>> interval(0, 100)[0]
    0.0
    """
    from scipy.stats import beta

    rest = (1 - confidence) / 2
    low = float(beta.ppf(rest, hits, trials - hits + 1)) if hits else 0.0
    return low, float(beta.ppf(1 - rest, hits + 1, trials - hits)) if hits < trials else 1.0

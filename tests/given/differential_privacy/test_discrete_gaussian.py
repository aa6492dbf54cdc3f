"""The fast sampler draws the discrete Gaussian: beside the formula, and beside the slow one of the paper."""

import math
import os
import secrets
import sys
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from fedlearn_lib.given.differential_privacy.discrete_gaussian import discrete_gaussian, exact_scale, is_below

fast = sys.modules[discrete_gaussian.__module__]  # in the package, the function has the same name
SCALES = [0.4, 0.7, 1.0, 1.3, 2.5, 7.0]
MANY, FEW = 200_000, 4_000


def chances(scale: float, reach: int) -> np.ndarray:
    weights = np.exp(-((np.arange(-12 * reach, 12 * reach + 1) / scale) ** 2) / 2)
    return (weights / weights.sum())[11 * reach : 13 * reach + 1]


def far_off(found: np.ndarray, wanted: np.ndarray) -> float:
    """Pearson's statistic, in standard deviations above what chance gives."""
    common = wanted >= 8
    degrees = common.sum() - 1
    statistic = (((found - wanted) ** 2 / np.maximum(wanted, 1e-300))[common]).sum()
    return (statistic - degrees) / math.sqrt(2 * max(degrees, 1))


# ---- the textbook: Canonne, Kamath and Steinke 2020, algorithms 1 to 3, in fractions alone --------------------------


def happens(power: Fraction) -> bool:
    """True with the chance exp(-power)."""
    while power > 1:
        if not happens(Fraction(1)):
            return False
        power -= 1
    k = 1
    while secrets.randbelow(power.denominator * k) < power.numerator:
        k += 1
    return k % 2 == 1


def slow_discrete_gaussian(scale: float) -> int:
    square, width = Fraction(scale) ** 2, math.floor(scale) + 1
    while True:
        rest = secrets.randbelow(width)
        if not happens(Fraction(rest, width)):
            continue
        laps = 0
        while happens(Fraction(1)):
            laps += 1
        size, negative = rest + width * laps, secrets.randbelow(2)
        if not (negative and size == 0) and happens((size - square / width) ** 2 / (2 * square)):
            return -size if negative else size


def counted(draws, reach: int) -> np.ndarray:
    return np.array([np.count_nonzero(np.asarray(draws) == value) for value in range(-reach, reach + 1)])


@pytest.mark.parametrize("scale", SCALES)
def test_frequencies_are_those_of_the_formula(scale):
    reach = math.ceil(4 * scale)
    draws = discrete_gaussian(scale, MANY)
    assert draws.dtype == np.int64
    assert far_off(counted(draws, reach), MANY * chances(scale, reach)) < 8
    assert np.abs(draws).max() < 8 * scale + 1


@pytest.mark.parametrize("scale", [0.7, 2.5])
def test_the_slow_one_of_the_paper_agrees(scale):
    reach = math.ceil(3 * scale)
    slow = counted([slow_discrete_gaussian(scale) for _ in range(FEW)], reach)
    quick = counted(discrete_gaussian(scale, MANY), reach)
    assert far_off(slow, FEW * chances(scale, reach)) < 8
    assert far_off(slow, quick * (FEW / MANY)) < 8


def test_a_wrong_sampler_would_be_noticed():
    """The yardstick rejects rounded continuous noise, and a discrete Gaussian of a scale 2 % off."""
    rng = np.random.default_rng(0)
    rounded = np.rint(rng.normal(0, 0.7, MANY)).astype(int)
    assert far_off(counted(rounded, 3), MANY * chances(0.7, 3)) > 50
    assert far_off(counted(discrete_gaussian(2.55, MANY), 10), MANY * chances(2.5, 10)) > 8


def test_large_scales_have_the_shape_and_the_strength():
    for scale in (1000.3, 25_000.7, 2.0**22):
        draws = discrete_gaussian(scale, MANY) / scale
        assert abs(draws.mean()) < 0.016 and abs(draws.var() - 1) < 0.022
        assert abs((draws**4).mean() - 3) < 0.25 and abs((draws**3).mean()) < 0.07
        for reach, share in ((0.5, 0.3829), (1, 0.6827), (2, 0.9545)):
            assert abs((np.abs(draws) <= reach).mean() - share) < 0.008
    parities = discrete_gaussian(1000.3, MANY) % 2
    assert abs(parities.mean() - 0.5) < 0.008


def test_the_scale_is_rounded_up_and_hardly_at_all():
    for scale in (1.0, 0.3, 3.0, 25_000.7, 1e-6, 2.0**22):
        above, below = exact_scale(scale)
        assert Fraction(scale) <= Fraction(above, below) <= Fraction(scale) * (1 + Fraction(1, 2**22))
        assert above <= 2**23


def test_the_exact_comparison_says_the_same_as_the_chance(monkeypatch):
    rng = np.random.default_rng(1)
    for _ in range(300):
        stretch, reach = int(rng.integers(0, 5)), Fraction(int(rng.integers(0, 1000)), 1000)
        chance = 2.0 ** (stretch - 1) * math.exp((1 - float(stretch + reach) ** 2) / 2)
        word = int(rng.integers(0, 2**32))
        if abs(word / 2**32 - chance) > 1e-9:
            assert is_below(word, 32, stretch, stretch + reach) == (word / 2**32 < chance)
    # Where 32 bits cannot tell, more are drawn, and they decide.
    word = int(Decimal(2) ** 32 * (Decimal(1) / 2).exp() / 2)  # the chance of k = x = 0 begins with these bits
    for more, below in ((bytes(4), True), (b"\xff" * 4, False)):
        monkeypatch.setattr(os, "urandom", lambda size, more=more: more[:size])
        assert is_below(word, 32, 0, Fraction(0)) is below


def test_where_every_comparison_is_exact_nothing_changes(monkeypatch):
    monkeypatch.setattr(fast, "TINY", 2.0)
    draws = discrete_gaussian(1.3, 5_000)
    assert far_off(counted(draws, 5), 5_000 * chances(1.3, 5)) < 8


def test_a_small_chance_beyond_seven_coins_is_there(monkeypatch):
    """Seven zeros in a row are not the end: the coins go on."""
    words = iter([np.array([0, 2], np.uint8), np.array([8], np.uint8)])
    monkeypatch.setattr(fast, "_words", lambda count, kind: next(words))
    assert fast._zeros_before_one(np.array([0, 4, 0])).tolist() == [7 + 7 + 2, 2, 7 + 0]


def test_bad_input_is_refused():
    for scale in (0, -1.0, float("nan"), 2.0**22 + 1):
        with pytest.raises(ValueError, match="the scale is"):
            discrete_gaussian(scale, 3)
    with pytest.raises(ValueError, match="the size is"):
        discrete_gaussian(1.0, 0)

"""The fast sampler draws the discrete Gaussian: beside the formula, and beside the slow one of the paper."""

import math
import os
import secrets
import sys
from dataclasses import replace
from decimal import MIN_EMIN, Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest

from fedlearn_lib.given.differential_privacy.discrete_gaussian import (
    decimal_of,
    discrete_gaussian,
    exact_scale,
    kept_exactly,
)

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


@pytest.mark.parametrize("scale", [1e-3, 0.7, 1.0, 7.0, 310.0, 25_000.7, 2.0**22])
def test_strips_hold_every_number_once_and_lie_above_the_curve(scale):
    table = fast.table_of(*exact_scale(scale))
    exact, rows = Fraction(table.above, table.below), {}
    columns = (table.starts, table.widths, table.surely, table.sides)
    for start, width, surely, side in zip(*map(np.ndarray.tolist, columns), strict=True):
        if width:
            rows.setdefault((start, width, surely, side), []).append(1)
        else:
            assert surely == -1
    copies, used = table.widths.tolist(), sorted(rows)
    assert {len(times) for times in rows.values()} == {fast.STRIPS // len(rows)} and len(copies) == fast.STRIPS
    assert all(before[0] + before[1] == after[0] for before, after in zip(used, used[1:], strict=False))
    assert [row[3] for row in used] == [-1, *[0] * (len(used) - 2), 1]  # the outermost go on without end
    assert max(copies) < 2 ** (63 - fast.FIRST - fast.MORE)  # so no product overflows
    for start, width, surely, side in used:
        ends = {abs(start), abs(start + width - 1)}
        assert chance(min(ends), Fraction(width, table.area), exact) <= 1
        if surely >= 0:  # with all further digits 1, the farthest number is kept still
            least = chance(max(ends), Fraction(width, table.area), exact)
            assert decimal_of(Fraction(surely + width, 2**fast.FIRST)) <= least and side == 0
        for lap in range(1, 12 * (side != 0)):
            beyond = min(ends) + (lap - 1) * width
            assert chance(beyond, Fraction(width << lap, table.area), exact) <= 1


def chance(number: int, ratio: Fraction, scale: Fraction) -> Decimal:
    """f · ratio, to more digits than matter."""
    with localcontext(prec=50, Emin=MIN_EMIN):
        return decimal_of(-(number**2) / (2 * scale**2)).exp() * decimal_of(ratio)


def test_few_candidates_are_thrown_away_or_looked_at_twice():
    """What makes it fast, at the scales of real rounds."""
    table = fast.table_of(*exact_scale(25_000.7))
    kept = sum(len(fast._kept(table, 8192)) for _ in range(20))
    assert kept > 0.96 * 20 * 8192
    assert np.mean(1 - (table.surely + table.widths) / 2**fast.FIRST) < 0.05


def test_the_exact_comparison_says_the_same_as_the_chance(monkeypatch):
    rng = np.random.default_rng(1)
    for _ in range(300):
        start, width = int(rng.integers(-40, 40)), int(rng.integers(1, 9))
        ratio, digits = Fraction(int(rng.integers(1, 100)), 100), int(rng.integers(0, 2**40))
        place, rest = divmod(digits * width, 2**40)
        least = float(ratio) * math.exp(-((start + place) ** 2) / 2 / 17.5**2)
        if abs(rest / 2**40 - least) > 1e-9 and rest < 2**40 - width:
            expected = start + place if rest / 2**40 < least else None
            assert kept_exactly(digits, 40, start, width, ratio, Fraction(35, 2)) == expected
    # Where 32 bits cannot tell, more are drawn, and they decide.
    digits = int(Decimal(2) ** 32 * (Decimal(-1) / 2).exp())  # the chance of 1 at scale 1 begins with these bits
    for more, found in ((bytes(4), 1), (b"\xff" * 4, None)):
        monkeypatch.setattr(os, "urandom", lambda size, more=more: more[:size])
        assert kept_exactly(digits, 32, 1, 1, Fraction(1), Fraction(1)) == found
    # They may also move the place: 0.4999… of 2 numbers is the first, 0.5000… the second.
    for more, found in ((bytes(4), 0), (b"\xff" * 4, 1)):
        monkeypatch.setattr(os, "urandom", lambda size, more=more: more[:size])
        assert kept_exactly(1, 2, 0, 3, Fraction(1), Fraction(10**6)) == found


def test_where_every_comparison_is_exact_nothing_changes(monkeypatch):
    tables = fast.table_of
    monkeypatch.setattr(fast, "table_of", lambda *scale: replace(never := tables(*scale), surely=never.surely * 0 - 1))
    draws = discrete_gaussian(2.5, MANY)  # all looked at
    assert far_off(counted(draws, 10), MANY * chances(2.5, 10)) < 8
    monkeypatch.setattr(fast, "ROUNDED", 2.0)
    draws = discrete_gaussian(1.3, 5_000)  # and compared exactly
    assert far_off(counted(draws, 5), 5_000 * chances(1.3, 5)) < 8


def test_the_ends_go_on_and_are_as_rare_as_they_must_be(monkeypatch):
    """Numbers beyond the last strip's beginning, with laps and their further digits, on both sides."""
    table = fast.table_of(*exact_scale(1000.0))
    first, only = {}, table.sides != 0
    for start, width, side in zip(*(column[only] for column in (table.starts, table.widths, table.sides)), strict=True):
        first[int(side)] = int(start if side > 0 else 1 - start - width)
    all_ends = replace(table, **{name: np.resize(getattr(table, name)[only], fast.STRIPS)
                                 for name in ("starts", "widths", "surely", "sides")})  # fmt: skip
    monkeypatch.setattr(fast, "table_of", lambda *scale: all_ends)
    draws = discrete_gaussian(1000.0, 20_000)
    for side, nearest in first.items():
        beyond = draws[draws * side > 0] * side - nearest
        weights = np.exp(-((np.arange(nearest, nearest + 6000) / 1000) ** 2) / 2).reshape(-1, 100).sum(axis=1)
        found = np.bincount(beyond // 100, minlength=60)[:60]
        assert beyond.min() >= 0 and beyond.max() > 1000 and nearest > 3000
        assert far_off(found, len(beyond) * weights / weights.sum()) < 8


def test_a_small_chance_beyond_seven_coins_is_there(monkeypatch):
    """Seven zeros in a row are not the end: the coins go on."""
    words = iter([np.array([1, 8, 0], np.uint8), np.array([0, 4], np.uint8), np.array([8], np.uint8)])
    monkeypatch.setattr(fast, "_words", lambda count, kind: next(words))
    assert fast._zeros_before_one(3).tolist() == [7 + 7 + 2, 2, 7 + 1]


def test_bad_input_is_refused():
    for scale in (0, -1.0, float("nan"), 2.0**22 + 1):
        with pytest.raises(ValueError, match="discrete_gaussian: scale is "):
            discrete_gaussian(scale, 3)
    with pytest.raises(ValueError, match="discrete_gaussian: size is 0, but must be at least 1"):
        discrete_gaussian(1.0, 0)
    with pytest.raises(TypeError, match="discrete_gaussian: scale is '3', but must be a number"):
        discrete_gaussian("3", 3)
    for shape in ((3,), [2, 3], np.zeros(3)):  # NumPy's own generators take one
        with pytest.raises(TypeError, match=r"discrete_gaussian: size is .*, but must be a whole number.* Pass len\("):
            discrete_gaussian(1.0, shape)
    with pytest.raises(TypeError, match=r"discrete_gaussian: missing .*'size'\. Call it as discrete_gaussian\(scale"):
        discrete_gaussian(1.0)

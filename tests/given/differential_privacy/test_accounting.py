"""ε against a second accountant, against figures that were published, and against the exact curve."""

import math
import subprocess
import sys

import pytest

from fedlearn_lib.course.solutions.differential_privacy import epsilon_of
from fedlearn_lib.given.differential_privacy.accounting import (
    best_true_positives,
    bound_of_pair,
    exact_delta,
    interval,
    multiplier_after_correction,
    sum_correction,
)


def tight(sigma: float, rounds: int, sampling: float, delta: float) -> float:
    import dp_accounting
    from dp_accounting.pld import PLDAccountant

    event = dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(sigma))
    return PLDAccountant().compose(event, rounds).get_epsilon(delta)


def test_the_known_figures():
    """σ = 3, 30 rounds, δ = 0.00001."""
    assert epsilon_of(3.0, 30, 1.0, 1e-5) == pytest.approx(9.60, abs=0.005)
    assert tight(3.0, 30, 1.0, 1e-5) == pytest.approx(8.94, abs=0.005)


@pytest.mark.parametrize("sigma, rounds", [(3.0, 30), (1.0, 1), (10.0, 100), (2.0, 8)])
def test_the_exact_curve_lies_below_and_near(sigma, rounds):
    """Balle and Wang's formula knows no accountant; the tight accountant finds it, and Rényi's is a little above."""
    epsilon, exact = epsilon_of(sigma, rounds, 1.0, 1e-5), tight(sigma, rounds, 1.0, 1e-5)
    assert exact_delta(exact, sigma, rounds) == pytest.approx(1e-5, rel=0.02)
    assert exact_delta(epsilon, sigma, rounds) < 1e-5
    assert exact < epsilon < 1.15 * exact


@pytest.mark.parametrize("sampling", [0.05, 0.3])
def test_secret_sampling_agrees_with_a_second_accountant(sampling):
    epsilon = epsilon_of(3.0, 20, sampling, 1e-5)
    assert tight(3.0, 20, sampling, 1e-5) < epsilon < 1.35 * tight(3.0, 20, sampling, 1e-5)
    assert epsilon < epsilon_of(3.0, 20, 1.0, 1e-5) / 2


def test_the_best_attack_is_the_one_that_the_curve_allows():
    assert best_true_positives(3, 30) == pytest.approx(0.31, abs=0.005)
    assert best_true_positives(1e9, 30) == pytest.approx(0.01, abs=1e-6)
    # The same bound from (ε, δ) alone, by the exact curve: the best over all pairs, and one pair alone says nothing.
    pairs = [(step / 100, exact_delta(step / 100, 3.0, 30)) for step in range(1, 1200)]
    assert min(bound_of_pair(*pair) for pair in pairs) == pytest.approx(best_true_positives(3, 30), abs=0.002)
    assert bound_of_pair(9.6, 1e-5) > 0.999


def test_sums_of_discrete_gaussians_are_corrected_for():
    """Kairouz, Liu and Steinke 2021, theorem 1: it matters at scales near 1, and not at ours."""
    by_hand = 10 * sum(math.exp(-2 * math.pi**2 * 0.5**2 * k / (k + 1)) for k in (1, 2))
    assert sum_correction(0.5, 3) == pytest.approx(by_hand)
    assert multiplier_after_correction(3.0, 0.5, 3, 1000) < 0.2
    assert multiplier_after_correction(3.0, 20.0, 100, 10**6) == 3.0
    assert sum_correction(1000.0, 10**5) == 0.0


def test_intervals_are_those_of_the_table():
    low, high = interval(5, 100)
    assert (round(low, 4), round(high, 4)) == (0.0164, 0.1128)
    assert interval(0, 10)[0] == 0.0 and interval(10, 10)[1] == 1.0


def test_dp_accounting_is_loaded_only_where_it_is_used():
    """Neither with the course, nor with the topic and its figures, nor with the judge's child at its start."""
    names = ("course", "given.differential_privacy.noise_figures", "course.solutions.differential_privacy",
             "course.judge_child")  # fmt: skip
    program = f"import sys\nfor name in {names}: __import__('fedlearn_lib.' + name)\n" \
              "print([name for name in ('dp_accounting', 'scipy', 'absl') if name in sys.modules])"  # fmt: skip
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8")
    assert ended.stdout.strip() == "[]", ended.stderr

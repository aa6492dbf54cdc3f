"""The figures of chapter 15 say what they show, also where something went wrong or somebody guessed."""

import numpy as np
import pytest

from fedlearn_lib.given.differential_privacy import noise_figures as show
from fedlearn_lib.given.differential_privacy.attackers import Attack, Reader, informed_attack
from fedlearn_lib.given.figures import NoGuess


@pytest.fixture
def told(capsys):
    """What the last figure said, outside a notebook."""
    return lambda: capsys.readouterr().out


def test_clipped_updates_are_counted_and_the_best_norm_is_named(told):
    updates, clean, noisy = np.array([[3.0, 4.0], [0.0, 0.5]]), {0.1: 0.8, 1: 0.9}, {0.1: 0.7, 1: 0.2}
    show.show_clipping(updates, np.array([[0.6, 0.8], [0.0, 0.5]]), 1.0, clean, noisy, 3)
    said = told()
    assert "from 0.50 to 5.00 before, at most 1.00 after clipping to 1; 1 of them were shortened" in said
    assert "80.0% at a norm of 0.1, 90.0% at 1. With noise of 3 S on the sum: 70.0%, 20.0%, and best at 0.1" in said
    show.show_clipping(updates, updates, 1.0, clean, noisy, 3)  # an answer that clips nothing
    assert "at most 5.00 after" in told()


def test_noise_that_is_too_weak_or_of_another_kind_shows(told):
    show.show_shares({10: 10 / 6, 7: 7 / 6}, 7, 1, 1.67)
    assert "every measured one is within 2 % of it. You guessed 1.67." in told()
    show.show_shares({10: 1.0, 7: 0.7}, 7, 1)
    assert "NOT within 2 %" in told()
    show.show_frequencies(np.zeros(1000, int), 2.0)
    assert "NOT within one percentage point" in told()


def test_last_bits_are_counted(told):
    show.show_last_bits({0: np.array([0.1, 0.2, 3.0]), 1: np.array([0.125, 2.0])}, window=0.25, grid=2.0**-3)
    assert "secret 0: 100.0% of 2; secret 1: 0.0% of 1" in told()


def test_an_attack_above_the_bound_is_counted(told):
    good, magic = Attack(0.1, 0.01, 30, 100, 0.01), Attack(0.1, 0.01, 90, 100, 0.01)
    show.show_bound({"honest": {1: good, 3: good}, "magic": {3: magic}}, 30, 3, 0.2)
    shown = told()
    assert "measured: honest 30.0%; magic 90.0%" in shown and "1 lie above the bound. You guessed 20%." in shown
    with pytest.raises(NoGuess):
        show.show_bound({"honest": {3: good}}, 30, 3, "much")


def test_a_private_training_that_fails_says_so(told):
    show.show_private_training(
        {"plain": [0.1, 0.9], "private": [0.1, 0.3]}, 2.0, at_least=0.7, apart=0.2, who="4 clients"
    )
    shown = told()
    assert "ends NOT above 70%, and NOT within 20 points" in shown and "ε = 2.00" in shown


def test_a_reader_finds_everybody_without_noise_and_luck_with_much():
    rng = np.random.default_rng(0)
    updates = rng.normal(size=(200, 40))
    reader = Reader(updates, norm=1.0)
    clear, hidden = reader.attack(1, 1e-3, 1, 100, rng), reader.attack(1, 1e4, 1, 400, rng)
    assert clear.named == 1.0 and clear.true_positives == 1.0
    assert hidden.named < 0.05 and hidden.limits[0] <= 0.01 + 0.02 and hidden.luck == 1 / 200
    assert informed_attack(1e6, 1, 20_000, rng).true_positives == pytest.approx(0.01, abs=0.004)

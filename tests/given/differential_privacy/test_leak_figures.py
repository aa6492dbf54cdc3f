"""The figures of chapter 14 say what they show, also where an attack fails or somebody guessed."""

import re

import numpy as np
import pytest

from fedlearn_lib.given.differential_privacy import leak_figures as show
from fedlearn_lib.given.figures import NoGuess

PICTURES = (np.arange(3 * 64).reshape(3, 64) * 7 % 17) / 16


@pytest.fixture
def told(capsys):
    """What the last figure said, outside a notebook."""
    return lambda: capsys.readouterr().out


def test_digits_that_were_read_are_counted(told):
    show.show_read(PICTURES, {"honest": np.empty((0, 64)), "traps": PICTURES[[1]]}, guess=2)
    said = told()
    assert "Honest: 0 of 3 digits are read exactly, and 0 false ones are kept" in said and "You guessed 2" in said
    assert "traps: 1 of 3 digits are read exactly, and 0 false ones" in said
    assert "a malicious server" in said and "Knowing nothing, none" in said and "What stops it" in said
    show.show_read(PICTURES, {"honest": 1 - PICTURES})
    said = told()
    assert "Honest: 0 of 3 digits are read exactly, and 3 false ones are kept" in said
    assert "a curious server" in said and "guess" not in said
    with pytest.raises(NoGuess):
        show.show_read(PICTURES, {"honest": PICTURES}, guess=4)


def test_units_are_told_from_the_data(told):
    show.show_active({"honest": np.array([0.2, 0.5, 0.6]), "traps": np.array([0.05, 0.05, 0.06])})
    assert "honest: 50% and traps: 5%" in told()


def test_pixels_of_the_isolated_are_counted(told):
    true = PICTURES[0]
    show.show_isolated(true, {"same": PICTURES[1:], "dead": np.vstack([PICTURES[2], true])}, 100, ...)
    said = told()
    near = PICTURES[1:][np.abs(PICTURES[1:] - true).sum(axis=1).argmin()]
    assert f"Same: {int((near == true).sum())} of 64 pixels are exact; dead: 64 of 64" in said
    assert f"knows nothing, has {int((true == 0).sum())}" in said and "You made no guess" in said


def test_scores_are_told_with_their_floor(told):
    show.show_scores(np.array([3.0, 5.0]), np.arange(200) / 100 * 2, 10)
    said = told()
    assert "1 of 2 people in it score higher than 99 of 100 who are not" in said and "in 88% of the cases" in said
    both = {10: (np.full(100, 9.0), np.arange(100.0) / 100), 100: (np.arange(100.0), np.arange(100.0))}
    show.show_membership({"fresh": both}, 30, asked=100)
    said = told()
    assert "Fresh: area 1.00 and 0.50, named 100% and 1%" in said and "You guessed 30" in said
    assert "Knowing nothing: area 0.50, named 1%" in said and "a curious server" in said


def test_a_ledger_names_who_is_missing(told):
    show.show_ledger([({1, 2, 3}, 0), ({1, 3}, 0), ({1, 3}, 0), ({2}, 0)], clients=3)
    said = told()
    for row in (r"1 +3 +nobody", r"2–3 +2 +2\b", r"4 +1 +1 and 3"):
        assert re.search(row, said)


def test_a_difference_is_told_by_its_error(told):
    true = np.array([0.3, -0.1, -0.2, 0.2])
    show.show_difference(true, -true, [0, 3], {0: (0.65, 0.96), 60: (0.02, 1.0)}, 5)
    said = told()
    assert "off by 65% and 2%" in said and "by 96% and 100%" in said and "You guessed 5" in said
    assert "the digits 1 and 2; the client has 0 and 3" in said


def test_answers_of_a_failing_model_are_counted(told):
    true = PICTURES[0]
    ink = true > 0
    show.show_ink(true, {"it says so": ink, "repaired": np.zeros(64, bool)}, ~ink, 64)
    said = told()
    assert f"It says so: {ink.sum()} times it failed, 64 answers right" in said
    assert f"repaired: 0 times it failed, {(~ink).sum()} answers right; the usual ink: 0 right" in said
    show.show_ways()
    assert "Five ways past a perfect sum" in told()

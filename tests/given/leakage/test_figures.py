"""The figures of chapters 4 and 5 say in words what they show, guesses among it."""

import numpy as np
import pytest

from fedlearn_lib.given.leakage import figures as show

X = np.random.default_rng(0).random((40, 64))


@pytest.fixture
def told(monkeypatch):
    sentences = []
    monkeypatch.setattr(show.figures, "show", lambda figure, sentence: sentences.append(sentence))
    return sentences


def test_patients_are_counted(told):
    show.show_still_read({1: (569, 0, 0.93), 300: (542, 2, 0.99)}, 569, guess=300)
    assert told[0].startswith("Of 569 patients. After 1 step (accuracy 93%): 569 read, 0 garbled, 0 without a trace. ")
    assert "542 read, 25 garbled, 2 without a trace. You guessed 300. Attacker: a curious server." in told[0]


def test_a_guess_about_a_fix_is_told(told):
    sweeps = {"bits": {8: 1.0}, "entries": {32: 1.0, 20: 0.87}, "noise": {0.1: 0.02}}
    show.show_fixes(sweeps, people=1797, guess=40, guessed_at=("entries", 20))
    show.show_plain_fixes({"clipped": 0.98, "longer": 1.0}, people=1797)
    assert "By entries: 32: 100%, 20: 87%" in told[0] and "You guessed 40." in told[0]
    assert "among 1,797: clipped: 98%, longer: 100%. " in told[1]


@pytest.mark.parametrize("count, places", [(0, "none"), (1, "5"), (3, "5, 7 and 9")])
def test_kept_candidates_are_named_by_their_places(told, count, places):
    show.show_kept(X[:30], X[[4, 6, 8][:count]].reshape(-1, 64), guess=...)
    assert f"Of these 30 candidates {count} can be pictures" in told[0] and f"top left: {places}. You" in told[0]


def test_counts_of_sums_are_told_by_model(told):
    show.show_counts_of_sums({"fresh": (100, 0, 0), "trained": (1, 75, 24)}, 100, guess=50)
    assert "trained: 1 with all counts right, 75 possible but wrong, 24 refused as impossible. You" in told[0]


def test_the_slider_tells_errors_and_where_there_is_no_picture(monkeypatch):
    drawn = {}
    monkeypatch.setattr(show.widgets, "explore", lambda draw, **controls: drawn.update(draw=draw))
    attacks = {"exact": lambda rows: X[rows[0]], "mean": lambda rows: X[rows].mean(axis=0), "none": lambda rows: None}
    show.explore_sum(X, np.arange(40), attacks, sizes=[1, 40])
    _, alone = drawn["draw"](clients=1)
    assert "K = 1 client. exact: exact; mean: exact; none: no picture, 0/0. Attacker" in alone
    _, crowd = drawn["draw"](clients=40)
    error = np.sqrt(np.mean((X.mean(axis=0) - X[0]) ** 2))
    assert f"K = 40 clients. exact: exact; mean: a pixel is off by {error:.2f};" in crowd

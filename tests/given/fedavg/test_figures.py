"""What the figures of chapters 1 and 2 say is worked out from what they show."""

import numpy as np
import pytest

from fedlearn_lib.given.fedavg import figures as show
from fedlearn_lib.given.figures import NoGuess


@pytest.fixture
def said(monkeypatch):
    """The sentences of the figures that were shown, in order."""
    sentences = []
    monkeypatch.setattr("fedlearn_lib.given.figures.show", lambda figure, sentence: sentences.append(sentence))
    return sentences


def test_a_learning_curve_says_where_it_goes_and_the_guess(said):
    show.show_learning([0.1, 0.5, 0.4], guess=30)
    assert said == [
        "Test accuracy goes from 10% before the first round to 50% after it, and to 40% after 2 rounds. "
        "You guessed 30%."
    ]


def test_a_learning_curve_stands_beside_what_others_reach(said):
    show.show_learning([0.1, 0.5], guess=30, beside={"a client alone": 0.72, "all in one place": 0.97})
    assert said[0].endswith("after 1 rounds. A client alone: 72%. All in one place: 97%. You guessed 30%.")


def test_rows_are_told_beside_the_guess(capsys):
    labels = np.array([3, 0, 0])
    for guess in (..., [3, 0, 0], (1, 2)):
        show.show_rows(labels, (3, 64), guess)
    none, right, wrong = capsys.readouterr().out.splitlines()
    assert none == "y[rows] is [3, 0, 0], and X[rows] has shape (3, 64). You made no guess."
    assert right.endswith("You guessed [3, 0, 0]: right.") and wrong.endswith("You guessed [1, 2].")
    with pytest.raises(NoGuess, match="must be a list of 3 labels"):
        show.show_rows(labels, (3, 64), 7)


def test_a_guess_of_a_share_may_be_a_percentage(said):
    with pytest.raises(NoGuess, match="must be a number from 0 to 1, or a percentage up to 100"):
        show.show_learning([0.1, 0.5], guess=400)


def test_the_kinds_of_clients_are_told_apart(said):
    show.show_kinds({"alike": [0.1] * 6 + [0.5, 0.6], "unlike": [0.1] * 6 + [0.2, 0.4]}, after=6, guess=...)
    assert "alike 50% after 6 rounds and 60% after 7, moving by 25.0 points" in said[0]
    assert "unlike 20% after 6 rounds and 40% after 7, moving by 15.0 points" in said[0]
    assert said[0].endswith("You made no guess.")


def test_the_best_way_is_named_whichever_it_is(said):
    flat, better = [0.5] * 12, [0.5] + [0.6] * 11
    for runs, best in (((flat, better), "two"), ((better, flat), "one")):
        ways = {name: (0.9, 0.1, metrics) for name, metrics in zip(("one", "two"), runs, strict=True)}
        show.show_momentum(ways | {"three": (0, 1, flat), "four": (0, 3, flat)}, "three")
        assert f"Here {best} is the best. You guessed three." in said[-1]


def test_a_guess_that_is_no_way_is_refused_in_a_sentence(said):
    with pytest.raises(NoGuess, match="must be one of 'plain'"):
        show.show_momentum({"plain": (0, 1, [0.5] * 12)}, "plane")


def test_each_strength_has_its_numbers(said):
    show.show_tied({0: [0.5] * 12, 0.1: [0.25] * 12})
    assert "plain 50.0 %, moving by 0.0 points; strength 0.1 25.0 %" in said[0]


def test_the_slider_of_clients_counts_updates_and_falls(monkeypatch):
    shown = []
    monkeypatch.setattr("fedlearn_lib.given.widgets.explore", lambda draw, **controls: shown.append(draw))
    show.explore_fraction(lambda fraction: [0.1, 0.2, 0.3, 0.2, 0.4, 0.5, fraction], 50, [1, 25], 1)
    assert shown[0](25)[1] == (
        "25 of 50 clients a round: 50% after 5 rounds, 50% after 6, with 150 updates sent; of 6 rounds 1 made it "
        "worse, the largest fall is 10 points."
    )
    show.explore_fraction(lambda fraction: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 50, [1], 1)
    assert shown[1](1)[1].endswith("of 5 rounds 0 made it worse, it never falls.")


def test_a_target_that_was_not_reached_is_said(capsys):
    show.show_rounds({(1, None): (20, None), (5, 10): (None, 8)}, target=0.9)
    said = capsys.readouterr().out
    assert "not reached" in said and "20 (1.0×)" in said and "8" in said

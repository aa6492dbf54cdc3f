"""What the pictures of secure aggregation say is worked out from what they show, the learner's guess included."""

from unittest.mock import patch

import numpy as np
import pytest
from support.secure_parties import FUNCTIONS, PRIVATE_KEY

from fedlearn_lib.given.figures import NoGuess
from fedlearn_lib.given.paillier.keys import PublicKey
from fedlearn_lib.given.paillier.packing import Layout
from fedlearn_lib.given.secure_aggregation import figures, ladder
from fedlearn_lib.given.secure_aggregation.parties import Client, Diary, RoundResult, with_new_diaries

ZEROS, POISON = "client puts zeros in place of the total", "client poisons the sum"


def shown(show, *args, **kwargs) -> dict:
    with patch("IPython.display.display") as display:
        show(*args, **kwargs)
    (data,) = display.call_args.args
    return data


def said(show, *args, **kwargs) -> str:
    data = shown(show, *args, **kwargs)
    assert "<img" in data["text/html"]
    return data["text/plain"]


@pytest.fixture(scope="module")
def outcome():
    return ladder.matrix(FUNCTIONS, PRIVATE_KEY, (ladder.RING, ladder.BOARDED), (ZEROS, POISON))


def test_a_matrix_tells_its_rows_its_red_cells_and_the_guess(outcome):
    text = said(figures.show_matrix, outcome, "Spoilers", guess=1, guessed_of=ladder.RING)
    sentence = text.splitlines()[0]
    assert "of the total: ✗ sum spoilt (repaired ring), – does not apply (board with proofs)." in sentence
    assert "In the column 'repaired ring' 2 of 2 are red. You guessed 1." in sentence
    assert "'board with proofs' 1 of 1 are red" in said(
        figures.show_matrix, outcome, "Spoilers", [POISON], guessed_of=ladder.BOARDED
    )


def test_a_matrix_keeps_all_rows_and_the_reasons_below_the_picture(outcome):
    page = shown(figures.show_matrix, outcome, "Spoilers", [POISON])["text/html"]
    below = page[page.index("<details>") :]
    assert ZEROS in below and "nobody passes a total on" in below and "Show all 2 attackers" in below
    with pytest.raises(ValueError, match="did not run"):
        figures.show_matrix(outcome, "Spoilers", ["somebody else"])


def test_sentences_follow_the_numbers():
    found = {"in the clear": 9, "the sum of 9": 2}
    assert "the sum of 9: 2. Knowing nothing finds 0.09" in said(figures.show_found_in_sums, found, 9, 100)
    assert "You guessed 4." in said(figures.show_found_in_sums, found, 9, 100, guess=4)
    sent = np.array([3, -4, 7])
    assert said(figures.show_cliff, sent, sent, "Emil", "nobody").startswith("3 of 3 numbers")
    assert said(figures.show_cliff, sent + [0, 1, 0], sent, "Emil", ...).startswith("2 of 3 numbers")
    assert said(figures.show_routed, {"a": True, "b": False}, 2) == "Read exactly: 1 of 2: a. You guessed 2."
    assert "nobody" in said(figures.show_routed, {"a": False}, ...)
    assert "is among them" in said(figures.show_third_shares, [0, 1, 2], 9, 2, 3, ...)
    assert "2 different" in (told := said(figures.show_third_shares, [0, 0, 1], 9, 2, 3, ...)) and "not among" in told
    result = RoundResult(np.zeros(1), 5, ("a", "b"), ("c",))
    assert "is NOT the sum" in said(figures.show_ring, result, ["a", "b", "c"], exact=False)
    curves = {"clear": [0.5, 0.8], "secure": [0.5, 0.7]}
    told = said(figures.show_same_curves, "Training", curves, 3, 10, 1)
    assert "at most 10.0% apart" in told and "differ on 3 of 10" in told and "You guessed 1." in told


def test_costs_are_computed():
    layout = Layout(bits=16, summands=50, key_bits=2048)
    assert "Packed 1.6 times, unpacked 128 times" in said(figures.show_upload, 650, layout, 2)
    assert "3.0 times as much. You guessed 2." in said(figures.show_proof_cost, 650, PublicKey(2**2047 + 1), layout, 2)


@pytest.mark.parametrize("guess", ["many", -1, True, 1e9])
def test_what_is_no_guess_is_refused_with_a_sentence(guess):
    with pytest.raises(NoGuess, match="Your guess is"):
        figures.show_routed({"a": True}, guess)


def test_a_round_can_be_run_again_with_new_diaries():
    client = Client("ann", None, None, diary=Diary())
    client.diary.start(1)
    (again,) = with_new_diaries([client])
    again.diary.start(1)
    assert again.keys is client.keys and again.name == "ann"

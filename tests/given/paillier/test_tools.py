"""The tools and the pictures' sentences of chapters 6 and 7: each says what it was given."""

import numpy as np
import pytest

from fedlearn_lib.given import figures as drawing
from fedlearn_lib.given.paillier import figures, try_odd_numbers
from fedlearn_lib.given.paillier.keys import PublicKey, is_prime


@pytest.fixture
def told(monkeypatch):
    """What pictures and tables say, one after the other."""
    sentences = []
    monkeypatch.setattr(drawing, "show", lambda figure, sentence: sentences.append(sentence))
    monkeypatch.setattr(figures.Table, "show", lambda table: sentences.append(table.text))
    monkeypatch.setattr(figures, "explore", lambda draw, **controls: sentences.append(
        draw(**{name: control.value for name, control in controls.items()})[1]))
    return sentences


def test_trying_finds_the_primes_and_counts():
    assert try_odd_numbers(35) == (5, 7, 2)
    for bits, (p, q) in figures.SHORT.items():
        assert is_prime(p) and is_prime(q) and (p * q).bit_length() == bits
        assert try_odd_numbers(p * q) == (p, q, (p - 1) // 2)


def test_a_guess_stands_beside_the_truth(told):
    figures.show_powers("t", {5: 176}, "m", "36^m", 100, of=5)
    figures.show_with_guess("t", "bytes", {"one": 2, "other": 512}, 9, of="other")
    figures.show_factoring(32)
    figures.show_overflow(35, {10: 10, 20: "stopped", 30: -5}, "stopped", of=30)
    figures.show_speed("t", {"slow": 2.0, "fast": 0.01}, 50)
    assert "176. You guessed 100." in told[0]
    assert told[1].splitlines()[-2].split() == ["other", "512"]
    assert told[1].splitlines()[-1].split() == ["your", "guess", "9"]
    assert "1,030 times as many. You guessed 32." in told[2]
    assert "10 gives 10, 20 stopped, 30 gives -5. You guessed stopped for 30." in told[3]
    assert "Measured here: slow 2.0 s, fast 10 ms; in all 200 times faster. You guessed 50." in told[4]


def test_sentences_follow_what_is_shown(told):
    figures.explore_scatter(lambda number: 5, 100, 7)  # without noise
    figures.explore_addition(PublicKey(35), lambda key, m: m + 1, lambda key, a, b: a + b, lambda c: c, 3, 4)
    figures.show_exponents([-3, -3, -1, -2], np.array([0.1, -0.2, 8.0, 0.0]))
    figures.show_slots([1, 2], [3, 4], [4, 6])
    assert "give 1 different ciphertexts, in one half of the clock only" in told[0]
    assert "3 different numbers below n², which has 4 digits; 1 of them is 3, 4 or 7" in told[1]
    assert "-3 for 2 entries from 0.1 to 0.2; -1 for 1 entries from 8 to 8" in told[2]
    assert "The 1 entries that are 0 carry -2." in told[2]
    assert "[1, 2] and [3, 4] add up to [4, 6]" in told[3]

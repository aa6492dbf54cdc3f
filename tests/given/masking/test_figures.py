"""The figures say what they show, also where something went wrong or somebody guessed."""

import re

import numpy as np
import pytest

from fedlearn_lib.given.figures import NoGuess
from fedlearn_lib.given.masking import figures as show
from fedlearn_lib.given.masking.adversary import fewest, lists_around
from fedlearn_lib.given.network import Network

PICTURE = np.arange(64) % 17
NOISE = np.random.default_rng(0).integers(0, 2**32, 64, dtype=np.uint32)


@pytest.fixture
def told(capsys):
    """What the last figure said, outside a notebook."""
    return lambda: capsys.readouterr().out


def test_pixels_that_are_right_are_counted(told):
    half = np.where(np.arange(64) < 40, PICTURE, 99)
    show.show_missing(half, PICTURE, 12)
    assert "40 of 64 pixels are right. You guessed 12." in told()
    show.show_missing(NOISE, PICTURE, ...)
    assert "what came out: noise. 0 of 64 pixels are right. You made no guess." in told()
    show.show_late({"with self mask": NOISE, "without it": PICTURE}, PICTURE, 64)
    assert "with self mask: 0 of 64; without it: 64 of 64. You guessed 64." in told()
    show.show_stretched({"a": NOISE, "b": NOISE, "c": NOISE - NOISE}, 3)
    said = told()
    assert "c: all 0" in said and "have 64 of 64 numbers in common. You guessed 3." in said
    show.show_two([PICTURE, PICTURE], [NOISE, PICTURE], NOISE)
    said = told()
    assert "other − mask: numbers from 0 to 16" in said and "0 of its 64 numbers" in said
    with pytest.raises(NoGuess):
        show.show_missing(NOISE, PICTURE, "many")


def test_who_had_what_is_read_from_the_record(told):
    network = Network(routed_by="server")
    network.send("client 1", "client 2", b"key")
    network.send("client 2", "server", np.arange(3))
    show.show_who_sees(network, ["server", "client 1"], {"keys": [b"key", b"other"], "updates": [np.arange(3)]})
    server, client = re.findall(r"(?:server|client 1)(?:  +\d of \d)+", told())
    assert re.findall(r"\d of \d", server) == ["1 of 2", "1 of 1"]
    assert re.findall(r"\d of \d", client) == ["1 of 2", "0 of 1"]


def test_shares_that_tell_something_are_said_to(told):
    def flat(secret, threshold, count, prime):  # no coefficient but the secret
        return [(i, secret) for i in range(1, count + 1)]

    show.show_pairs({s: show.count_pairs(flat, s, prime=7, times=10) for s in range(7)}, 7)
    said = told()
    assert "leaves 0 to 1 of 7 secrets possible. You guessed 7." in said and "the rarest 0 times" in said
    show.show_line(10, 3, [1, 4])
    assert "the line 10 + 3x. At 0 it is 10, the secret; the shares at 1 and 4 are 13 and 22" in told()


def test_wrong_sums_and_attacks_that_succeed_are_said_to(told):
    show.show_outcomes({"mask": {0: 5, 1: None}, "unmask": {0: 5, 1: 4}}, 5)
    said = told()
    assert "✗ wrong" in said and "3 of 4 sums are exact" in said and "1 are gone from unmask on, 4 clients" in said
    show.show_rounds({1: PICTURE, 2: NOISE}, {1: PICTURE, 2: PICTURE}, "a key", 0)
    assert "With a key, a curious server reads 1 of the client's 2 earlier updates exactly. You guessed 0." in told()
    show.show_training({"one": [0.5, 0.75], "two": [0.5, 0.7]})
    assert "one 75.0%, two 70.0%. Where the curves are farthest apart, it is by 5.00 percentage" in told()
    show.show_found({"plain": 10, "the sum": 1.5, "luck": 0.35}, 10, 4)
    assert "plain: 10; the sum: 1.50; luck: 0.35. You guessed 4." in told()
    read, refused = ({3: {0: word}} for word in ("read", "refused"))
    show.show_thresholds(read, refused, clients=8)
    said = told()
    assert "✗ reads the victim" in said and "in 1 of 1 cells" in said and "0 of 1 cells are as here" in said
    show.show_small_sum(NOISE, PICTURE, clients=4, threshold=11, guess=7)
    assert "noise, 0 of 64 pixels right. You guessed 7." in told()


def test_costs_are_told_with_their_numbers(told):
    show.show_bytes({"plain, 32-bit floats": 4, "masks, 32-bit clock": 4.5}, 8)
    assert "masks, 32-bit clock: 4.50. You guessed 8." in told()
    show.show_times("Hiding", {"slow": 2.0, "quick": 0.5})
    assert "slow took 2 s, quick took 0.5 s; that is 4 times as fast" in told()


@pytest.mark.parametrize(("few", "clients", "threshold"), [(4, 20, 11), (4, 12, 7), (4, 8, 5), (3, 6, 4), (1, 8, 3)])
def test_lists_with_few_in_common(few, clients, threshold):
    lists = lists_around(range(1, few + 1), clients, threshold)
    assert set.intersection(*map(set, lists.values())) == set(range(1, few + 1))
    for client, own in lists.items():
        assert client in own and len(set(own)) == len(own) == threshold
    for other in range(few + 1, clients + 1):
        assert sum(other not in own for own in lists.values()) >= threshold
    assert len(fewest(clients, threshold)) == few

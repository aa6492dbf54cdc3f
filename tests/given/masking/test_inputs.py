"""Bad input to the functions of chapters 11 to 13 is refused with a sentence, which never shows a secret."""

import doctest

import numpy as np
import pytest
from support.inputs import demo

from fedlearn_lib.course.solutions import masking as room
from fedlearn_lib.given.masking import inputs as rules
from fedlearn_lib.given.masking.tools import PRIME

SEED, SECRET = bytes(range(100, 132)), 987654321
ME, FIELD = {"me": 3}, {"prime": 101}
SPLIT = {"threshold": 2, "prime": PRIME}
PAIRS = [(1, SECRET), (2, SECRET + 1)]

REFUSED = [  # rule, value, other arguments, the kind of error, what the sentence says
    # clients and seeds
    (rules.another_than("me"), 3, ME, ValueError, "is 3, and so is me: nobody agrees with itself. Pass another"),
    (rules.another_than("me"), 0, ME, ValueError, "is 0, but must be at least 1"),
    (rules.another_than("me"), "4", ME, TypeError, "is '4', but must be a whole number"),
    (rules.seed, SEED[:31], {}, ValueError, "has 31 bytes, but must have 32. Take one from pairwise_seed"),
    (rules.seed, SEED * 2, {}, ValueError, "has 64 bytes, but must have 32"),
    (rules.seed, b"", {}, ValueError, "has 0 bytes"),
    (rules.seed, SECRET, {}, TypeError, "is an int, but must be 32 bytes. Take them"),
    (rules.seed, SEED.hex(), {}, TypeError, "is a str, but must be 32 bytes"),
    (rules.seed, None, {}, TypeError, "is None, but must be 32 bytes"),
    (rules.seeds, [SEED], {}, TypeError, "is a list, but must be a dict from ids to seeds. Pass one such as {2: seed}"),
    (rules.seeds, None, {}, TypeError, "is None, but must be a dict"),
    (rules.seeds, {2: SEED[1:]}, {}, ValueError, "holds a seed for client 2 that has 31 bytes, but must have 32"),
    (rules.seeds, {2: None}, {}, TypeError, "holds a seed for client 2 that is None, but must be 32 bytes"),
    (rules.seeds, {0: SEED}, {}, ValueError, "must have clients' ids as keys, but one is 0, but must be at least 1"),
    (rules.seeds, {"2": SEED}, {}, TypeError, "must have clients' ids as keys, but one is '2'"),
    (rules.seeds_of_others("me"), {1: SEED, 3: SEED}, ME, ValueError,
     "holds a seed for 3, which is me itself. Leave it out: only others share a seed"),
    (rules.seeds_of_others("me"), {1: b"short"}, ME, ValueError, "holds a seed for client 1 that has 5 bytes"),
    # the ring
    (rules.update, np.array([SECRET % 97 + 0.25]), {}, TypeError, "holds float64, but must hold whole numbers"),
    (rules.update, [0.25, 0.5], {}, TypeError, "is a list, but must hold whole numbers. Pass them as quantize"),
    (rules.update, np.zeros((2, 2), int), {}, ValueError, "is no flat vector of shape (d,)"),
    (rules.update, np.zeros(0, int), {}, ValueError, "is no flat vector of shape (d,), d at least 1"),
    (rules.ring_vector, np.array([1, 2]), {}, TypeError, "holds int64, but must hold uint32, which alone is counted"),
    (rules.ring_vector, np.array([1.0]), {}, TypeError, "holds float64, but must hold uint32"),
    (rules.ring_vector, [1, 2], {}, TypeError, "is a list, but must be a NumPy array of uint32. Pass what"),
    (rules.ring_vector, np.zeros((2, 2), np.uint32), {}, ValueError, "has shape (2, 2), but must be one flat vector"),
    (rules.ring_vector, np.zeros(0, np.uint32), {}, ValueError, "has shape (0,), but must be one flat vector"),
    # the field
    (rules.prime, 100, {}, ValueError, "is 100, which is no prime number: division fails. Leave it out, or pass 101"),
    (rules.prime, 1, {}, ValueError, "is 1, which is no prime number"),
    (rules.prime, 2**256, {}, ValueError, "which is no prime number"),
    (rules.prime, 7.0, {}, TypeError, "is 7.0, but must be a whole number"),
    (rules.below_prime, SECRET, FIELD, ValueError, "lies outside the field, from 0 to prime - 1. Pass a smaller"),
    (rules.below_prime, 101, FIELD, ValueError, "lies outside the field"),
    (rules.below_prime, -1, FIELD, ValueError, "lies outside the field"),
    (rules.below_prime, SEED, FIELD, TypeError, "is a bytes, but must be a whole number. Use int.from_bytes"),
    (rules.below_prime, 5.0, FIELD, TypeError, "is a float, but must be a whole number"),
    (rules.below_prime, True, FIELD, TypeError, "is a bool, but must be a whole number"),
    (rules.share_count, 101, FIELD, ValueError, "is 101, but a field of 101 numbers has ids for only 100 shares. Use"),
    (rules.share_count, 0, FIELD, ValueError, "is 0, but must be at least 1"),
    (rules.at_most("share_count"), 6, {"share_count": 5}, ValueError,
     "is 6, but share_count is 5: the secret could never be put together. Pass at most 5"),
    (rules.at_most("share_count"), 0, {"share_count": 5}, ValueError, "is 0, but must be at least 1"),
    # ids
    (rules.share_ids, [], FIELD, ValueError, "is empty, but there must be at least one share. Pass"),
    (rules.share_ids, [1, 2, 1], FIELD, ValueError, "holds the id 1 twice, which counts as one share only. Pass every"),
    (rules.share_ids, [0, 1], FIELD, ValueError, "holds an id of 0, but there lies the secret itself. Give out"),
    (rules.share_ids, [1, 101], FIELD, ValueError, "holds the id 101, but ids go from 1 to prime - 1. Pass them"),
    (rules.share_ids, [-1], FIELD, ValueError, "holds the id -1, but ids go from 1"),
    (rules.share_ids, [1.0], FIELD, TypeError, "holds the id 1.0, but ids must be whole numbers"),
    (rules.share_ids, 3, FIELD, TypeError, "is an int, but must be a list of ids. Pass one such as [1, 2, 4]"),
    (rules.share_ids, "12", FIELD, TypeError, "is a str, but must be a list of ids"),
    # shares
    (rules.shares, PAIRS[:1], SPLIT, ValueError, "holds 1 shares, but it takes 2: fewer tell nothing. Collect more"),
    (rules.shares, [], SPLIT, ValueError, "holds 0 shares, but it takes 2"),
    (rules.shares, [PAIRS[0], PAIRS[0]], SPLIT, ValueError, "holds the id 1 twice"),
    (rules.shares, [(0, SECRET), PAIRS[0]], SPLIT, ValueError, "holds an id of 0, but there lies the secret"),
    (rules.shares, PAIRS, {**SPLIT, **FIELD}, ValueError,
     "holds a share, that of id 1, whose value lies outside the field, from 0 to prime - 1. Use the prime with which"),
    (rules.shares, [(1, -SECRET), PAIRS[1]], SPLIT, ValueError, "that of id 1, whose value lies outside the field"),
    (rules.shares, [(1, SECRET / 2), PAIRS[1]], SPLIT, TypeError, "holds as value of share 1 a float, but it must be"),
    (rules.shares, [SECRET, SECRET], SPLIT, TypeError, "must hold pairs (share_id, value), but number 0 is an int"),
    (rules.shares, [(1, SECRET, 3), PAIRS[1]], SPLIT, TypeError, "but number 0 is a tuple. Pass what split_secret"),
    (rules.shares, dict(PAIRS), SPLIT, TypeError, "is a dict, but must be a list of pairs (share_id, value)"),
    (rules.shares, None, SPLIT, TypeError, "is None, but must be a list of pairs"),
    # parts of all clients
    (rules.share, 1.1, {}, ValueError, "is 1.1, but must be from 0 to 1. Pass 0.1 for every tenth client"),
    (rules.share, -0.1, {}, ValueError, "is -0.1, but must be from 0 to 1"),
    (rules.share, float("nan"), {}, ValueError, "is nan, but must be from 0 to 1"),
    (rules.share, "0.1", {}, TypeError, "is '0.1', but must be a number from 0 to 1"),
    (rules.share, True, {}, TypeError, "is True, but must be a number"),
]  # fmt: skip


@pytest.mark.parametrize("rule, value, others, kind, says", REFUSED)
def test_refused_with_a_sentence(rule, value, others, kind, says):
    with pytest.raises(kind) as caught:
        demo(rule, value, **others)
    text = str(caught.value)
    assert text.startswith("example: it ") and says in text and text.endswith(".")
    assert text.count(". ") >= 1, "a sentence and one next step"
    for secret in (str(SECRET), str(SEED)[2:12], SEED.hex()[:10]):
        assert secret not in text


ACCEPTED = [
    (rules.another_than("me"), np.int64(4), ME, 4),
    (rules.seed, bytearray(SEED), {}, SEED),
    (rules.seeds, {}, {}, {}),
    (rules.seeds_of_others("me"), {np.int64(2): SEED}, ME, {2: SEED}),
    (rules.prime, PRIME, {}, PRIME),
    (rules.prime, 2, {}, 2),
    (rules.below_prime, 0, FIELD, 0),
    (rules.below_prime, 100, FIELD, 100),
    (rules.share_count, 100, FIELD, 100),
    (rules.at_most("share_count"), 5, {"share_count": 5}, 5),
    (rules.share_ids, np.array([7, 1]), FIELD, [7, 1]),
    (rules.share_ids, {1: "a", 2: "b"}.keys(), FIELD, [1, 2]),
    (rules.shares, ([2, np.int64(5)], (1, 0)), {**SPLIT, **FIELD}, [(2, 5), (1, 0)]),
    (rules.share, 0, {}, 0.0),
    (rules.share, 1, {}, 1.0),
]


@pytest.mark.parametrize("rule, value, others, seen", ACCEPTED)
def test_accepted(rule, value, others, seen):
    result = demo(rule, value, **others)
    assert result == seen and type(result) is type(seen)


def test_a_ring_vector_is_passed_on_as_it_is():
    vector = np.array([2**32 - 1], dtype=np.uint32)
    assert demo(rules.ring_vector, vector) is vector


def test_the_functions_of_the_room_use_them():
    with pytest.raises(ValueError, match="mask_update: pairwise_seeds holds a seed for 2, which is me itself"):
        room.mask_update([1, 2], 2, {2: SEED}, SEED)
    with pytest.raises(TypeError, match="unmask_sum: masked_sum holds int64"):
        room.unmask_sum(np.array([1]), {}, {})
    with pytest.raises(ValueError, match="split_secret: threshold is 4, but share_count is 3"):
        room.split_secret(SECRET, 4, 3)
    with pytest.raises(ValueError, match="split_secret: prime is 15, which is no prime"):
        room.split_secret(5, 2, 3, prime=15)
    with pytest.raises(ValueError, match="recover_secret: shares holds 2 shares, but it takes 3"):
        room.recover_secret(PAIRS, 3)


def test_the_key_stream_is_that_of_the_standard():
    # AES-256 of a block of zeros under a key of zeros.
    assert room.expand_mask(bytes(32), 4).astype("<u4").tobytes().hex() == "dc95c078a2408989ad48a21492842087"


def test_doctests():
    assert doctest.testmod(rules).failed == 0

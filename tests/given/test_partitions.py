"""The partitions: every example exactly once, no client empty, each kind as unlike as it says."""

import doctest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fedlearn_lib.given import partitions
from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.partitions import (
    clients_of,
    partition_dirichlet,
    partition_iid,
    partition_shards,
    partition_unequal,
)

KINDS = {
    "iid": partition_iid,
    "shards": partition_shards,
    "dirichlet": lambda labels, count, rng: partition_dirichlet(labels, count, 0.5, rng),
    "unequal": partition_unequal,
}
each_kind = pytest.mark.parametrize("kind", KINDS)
all_labels = st.lists(st.integers(-3, 9), min_size=1, max_size=80)
seeds = st.integers(0, 2**32 - 1)


def assert_exactly_once(parts, labels, client_count):
    assert len(parts) == client_count
    assert all(part.ndim == 1 and len(part) >= 1 for part in parts)
    assert all(part.dtype == np.int64 for part in parts)
    assert sorted(np.concatenate(parts).tolist()) == list(range(len(labels)))


def test_examples_in_the_docstrings():
    result = doctest.testmod(partitions)
    assert result.attempted > 8 and result.failed == 0


@given(all_labels, st.data(), seeds)
@settings(deadline=None, max_examples=60)
def test_iid_exactly_once(labels, data, seed):
    count = data.draw(st.integers(1, len(labels)))
    parts = partition_iid(labels, count, np.random.default_rng(seed))
    assert_exactly_once(parts, labels, count)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@given(all_labels, st.data(), seeds)
@settings(deadline=None, max_examples=60)
def test_shards_exactly_once(labels, data, seed):
    shards = data.draw(st.integers(1, len(labels)))
    count = data.draw(st.integers(1, len(labels) // shards))
    parts = partition_shards(labels, count, np.random.default_rng(seed), shards)
    assert_exactly_once(parts, labels, count)


@given(
    all_labels,
    st.data(),
    seeds,
    st.floats(0, 1e308, exclude_min=True) | st.sampled_from([5e-324, 1e-9, 0.1, 1, 100]),
)
@settings(deadline=None, max_examples=100)
def test_dirichlet_exactly_once_for_every_alpha(labels, data, seed, alpha):
    count = data.draw(st.integers(1, len(labels)))
    parts = partition_dirichlet(labels, count, alpha, np.random.default_rng(seed))
    assert_exactly_once(parts, labels, count)


@given(all_labels, st.data(), seeds, st.floats(0, 10))
@settings(deadline=None, max_examples=60)
def test_unequal_exactly_once(labels, data, seed, spread):
    count = data.draw(st.integers(1, len(labels)))
    smallest = data.draw(st.integers(1, len(labels) // count))
    rng = np.random.default_rng(seed)
    parts = partition_unequal(labels, count, rng, smallest=smallest, spread=spread)
    assert_exactly_once(parts, labels, count)
    assert min(map(len, parts)) >= smallest


@each_kind
def test_same_seed_same_partition_and_labels_left_alone(kind):
    _, y = load_digits()
    before = y.copy()
    first, again, other = (KINDS[kind](y, 20, np.random.default_rng(seed)) for seed in (0, 0, 1))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(first, other, strict=True))
    assert np.array_equal(y, before)


def classes_seen(y, parts):
    return np.mean([len(np.unique(y[part])) for part in parts])


def test_each_kind_is_as_unlike_as_it_says():
    _, y = load_digits()
    rng = np.random.default_rng
    assert classes_seen(y, partition_iid(y, 50, rng(0))) > 9
    assert classes_seen(y, partition_shards(y, 50, rng(0))) < 2.6
    seen = [
        classes_seen(y, partition_dirichlet(y, 50, alpha, rng(0))) for alpha in (0.01, 0.1, 1, 100)
    ]
    assert seen == sorted(seen) and seen[0] < 2.5 and seen[-1] > 9
    sizes = [len(part) for part in partition_unequal(y, 50, rng(0), smallest=3)]
    assert min(sizes) >= 3 and max(sizes) > 10 * min(sizes)


def test_shards_of_whole_classes_give_exactly_two_classes():
    labels = np.random.default_rng(0).permutation(np.repeat(np.arange(10), 20))
    for part in partition_shards(labels, 10, np.random.default_rng(1)):
        assert len(part) == 20 and len(np.unique(labels[part])) <= 2


def test_dirichlet_client_that_would_be_empty_takes_from_the_richest():
    parts = partition_dirichlet(np.zeros(10), 10, 1e-9, np.random.default_rng(0))
    assert [len(part) for part in parts] == [1] * 10


def test_labels_may_be_words():
    labels = ["health", "money", "health", "work"]
    assert_exactly_once(partition_dirichlet(labels, 2, 1, np.random.default_rng(0)), labels, 2)
    assert_exactly_once(partition_shards(labels, 2, np.random.default_rng(0)), labels, 2)


def test_clients_own_copies():
    X, y = np.arange(12.0).reshape(6, 2), np.array([0, 1, 0, 1, 0, 1])
    clients = clients_of(X, y, [np.array([5, 0]), [1, 2, 3, 4]])
    assert clients[0][0].tolist() == [[10, 11], [0, 1]] and clients[0][1].tolist() == [1, 0]
    clients[0][0][:] = -1
    assert X[0, 0] == 0


RNG = np.random.default_rng(0)
LABELS = np.array([0, 1, 1])


@each_kind
@pytest.mark.parametrize(
    "labels, count, sentence",
    [
        (LABELS, 4, "4 clients"),
        (LABELS, 0, "client_count is 0, but must be a whole number of at least 1"),
        (LABELS, -1, "client_count is -1"),
        (LABELS, 2.0, "client_count is 2.0"),
        (LABELS, True, "client_count is True"),
        ([], 1, "labels have shape \\(0,\\)"),
        (np.zeros((3, 1)), 1, "labels have shape \\(3, 1\\)"),
        ([0.0, np.nan, 1.0], 1, "some labels are NaN"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(kind, labels, count, sentence):
    with pytest.raises(ValueError, match=sentence):
        KINDS[kind](labels, count, RNG)


@pytest.mark.parametrize(
    "call, sentence",
    [
        (lambda: partition_iid(LABELS, 4, RNG), "Take at most 3 clients"),
        (lambda: partition_shards(LABELS, 2, RNG), "need 4 examples, but there are 3"),
        (lambda: partition_shards(LABELS, 2, RNG, 0), "shards_per_client is 0"),
        (
            lambda: partition_dirichlet(LABELS, 2, 0, RNG),
            "alpha is 0, but must be a number above 0",
        ),
        (lambda: partition_dirichlet(LABELS, 2, -1.0, RNG), "alpha is -1.0"),
        (lambda: partition_dirichlet(LABELS, 2, float("nan"), RNG), "alpha is nan"),
        (lambda: partition_dirichlet(LABELS, 2, float("inf"), RNG), "alpha is inf"),
        (lambda: partition_dirichlet(LABELS, 2, "1", RNG), "alpha is '1'"),
        (lambda: partition_dirichlet(LABELS, 2, [1.0, 2.0], RNG), "alpha is \\[1.0, 2.0\\]"),
        (lambda: partition_unequal(LABELS, 2, RNG, smallest=2), "need 4, but there are 3"),
        (lambda: partition_unequal(LABELS, 2, RNG, smallest=0), "smallest is 0"),
        (lambda: partition_unequal(LABELS, 2, RNG, spread=-1), "spread is -1"),
        (lambda: partition_unequal(LABELS, 2, RNG, spread=float("nan")), "spread is nan"),
        (lambda: clients_of(np.ones((2, 3)), LABELS, [[0]]), "one label for each example"),
        (lambda: clients_of(np.ones((3, 3)), LABELS, [[0], []]), "client 1 of the partition has"),
        (lambda: clients_of(np.ones((3, 3)), LABELS, [[0, 3]]), "asks for examples 0 … 3"),
        (lambda: clients_of(np.ones((3, 3)), LABELS, [[-1]]), "asks for examples -1"),
        (lambda: clients_of(np.ones((3, 3)), LABELS, [[0.5]]), "whole numbers"),
    ],
)
def test_other_bad_input_is_refused_with_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()

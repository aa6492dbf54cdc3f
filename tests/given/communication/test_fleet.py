"""The fleet: the same average update as the plain loop over clients, only faster."""

import doctest

import numpy as np
import pytest

from fedlearn_lib.course.solutions.fedavg import local_update, weighted_average
from fedlearn_lib.given.communication import fleet
from fedlearn_lib.given.communication.fleet import Fleet, make_phones
from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer
from fedlearn_lib.given.partitions import clients_of

MODEL = SoftmaxRegression(64, 10)
SETTINGS = dict(epochs=2, batch_size=4, learning_rate=0.5)
EQUAL, RAGGED = [17] * 40, np.random.default_rng(3).integers(1, 31, 40)
somewhere = np.random.default_rng(5).normal(0, 0.3, MODEL.size)  # a model that is not at its start


def deal(sizes, seed=0):
    """Real digits for clients of the given sizes: a fleet, and the clients of the plain loop."""
    X, y = load_digits()
    dealt = np.random.default_rng(seed).integers(0, len(X), sum(sizes))
    partition = np.split(dealt, np.cumsum(sizes)[:-1])
    return Fleet(MODEL, X, y, partition), clients_of(X, y, partition)


def plain_loop(clients, chosen, weights, seed, **settings):
    """The reference, visiting clients in the fleet's order: by size, then by number."""
    rng = np.random.default_rng(seed)
    order = sorted(chosen, key=lambda k: (len(clients[k][1]), k))
    updates = [local_update(MODEL, weights, *clients[k], rng=rng, **settings) for k in order]
    return weighted_average(updates, [len(clients[k][1]) for k in order])


@pytest.fixture
def small_chunks(monkeypatch):
    # 40 clients would fit into one chunk a size; a user's 50,000 do not
    monkeypatch.setattr(fleet, "ROWS_AT_ONCE", 100)


@pytest.mark.parametrize("sizes", [EQUAL, RAGGED], ids=["equal", "ragged"])
@pytest.mark.parametrize("fraction", [1, 0.3], ids=["all", "sampled"])
@pytest.mark.parametrize("epochs", [1, 5])
@pytest.mark.parametrize("batch_size", [None, 1, 4, 10, 100])
def test_equals_the_plain_loop(sizes, fraction, epochs, batch_size, small_chunks):
    phones, clients = deal(sizes)
    chosen = np.random.default_rng(1).choice(40, round(40 * fraction), replace=False)
    settings = dict(epochs=epochs, batch_size=batch_size, learning_rate=0.5)
    rng = np.random.default_rng(2)
    update = phones.round(somewhere, None if fraction == 1 else chosen, rng=rng, **settings)
    expected = plain_loop(clients, chosen, somewhere, seed=2, **settings)
    assert update.shape == (MODEL.size,) and update.dtype == np.float64
    assert np.abs(expected).max() > 0.05
    np.testing.assert_allclose(update, expected, rtol=0, atol=1e-6)


def test_many_epochs_on_many_phones():
    phones, _, _ = make_phones(600, np.random.default_rng(0))
    clients = [phones.client(k) for k in range(600)]
    settings = dict(epochs=20, batch_size=10, learning_rate=0.5)
    update = phones.round(np.zeros(650), rng=np.random.default_rng(4), **settings)
    expected = plain_loop(clients, range(600), np.zeros(650), seed=4, **settings)
    np.testing.assert_allclose(update, expected, rtol=0, atol=1e-6)


def test_rounds_in_a_row_stay_equal():
    phones, clients = deal(RAGGED)
    fast = slow = np.zeros(MODEL.size)
    for seed in range(10):
        fast = fast + phones.round(fast, rng=np.random.default_rng(seed), **SETTINGS)
        slow = slow + plain_loop(clients, range(40), slow, seed, **SETTINGS)
    np.testing.assert_allclose(fast, slow, rtol=0, atol=1e-5)


def test_two_classes_and_other_features():
    X, y = load_digits()
    X, y = X[:60, :7] * 3 - 1, (y[:60] > 4).astype(int)
    model, partition = SoftmaxRegression(7, 2), [range(5), range(5, 30), range(30, 60)]
    settings = dict(epochs=3, batch_size=None, learning_rate=0.1, rng=np.random.default_rng(0))
    update = Fleet(model, X, y, partition).round(np.ones(16), **settings)
    updates = [
        local_update(model, np.ones(16), *c, **settings) for c in clients_of(X, y, partition)
    ]
    np.testing.assert_allclose(update, weighted_average(updates, [5, 25, 30]), rtol=0, atol=1e-6)


def test_nothing_given_is_changed():
    X, y = load_digits()
    X_before, weights, chosen = X.copy(), somewhere.copy(), np.array([2, 0])
    phones = Fleet(MODEL, X, y, [[0, 1], [2], [3, 4]])
    first = phones.round(weights, chosen, rng=np.random.default_rng(0), **SETTINGS)
    again = phones.round(weights, [0, 2], rng=np.random.default_rng(0), **SETTINGS)
    np.testing.assert_array_equal(first, again)  # the order of the chosen does not matter
    np.testing.assert_array_equal(X, X_before)
    np.testing.assert_array_equal(weights, somewhere)
    assert chosen.tolist() == [2, 0]


def test_large_logits_do_not_overflow():
    phones, clients = deal(RAGGED)
    weights = somewhere * 1000
    update = phones.round(weights, rng=np.random.default_rng(0), **SETTINGS)
    expected = plain_loop(clients, range(40), weights, 0, **SETTINGS)
    np.testing.assert_allclose(update, expected, rtol=0, atol=1e-2)  # float32 logits of thousands


def test_client_gives_back_what_was_dealt():
    phones, clients = deal(RAGGED)
    assert len(phones) == 40 and phones.sizes.tolist() == list(RAGGED)
    for k in range(40):
        X, y = phones.client(k)
        np.testing.assert_array_equal(X, clients[k][0])  # sixteenths are exact in float32
        np.testing.assert_array_equal(y, clients[k][1])
    X[:], y[:] = 7, 7
    np.testing.assert_array_equal(phones.client(39)[1], clients[39][1])
    with pytest.raises(IndexError, match="no client 40"):
        phones.client(40)


def test_phones_are_dealt_training_digits_only():
    phones, X_test, y_test = make_phones(3000, np.random.default_rng(0), smallest=2, largest=4)
    assert X_test.shape == (359, 64) and y_test.shape == (359,)
    assert np.bincount(phones.sizes)[2:].min() > 900 and phones.sizes.max() == 4
    on_phones = {x.tobytes() for k in range(3000) for x in phones.client(k)[0]}
    on_digits = {x.tobytes() for x in load_digits()[0]}
    tests = {x.tobytes() for x in X_test}
    assert on_phones <= on_digits and not on_phones & tests
    assert len(on_phones) > 1400  # nearly all of the 1,438


def test_phones_learn():
    phones, X_test, y_test = make_phones(2000, np.random.default_rng(0))
    weights, rng = np.zeros(MODEL.size), np.random.default_rng(1)
    for _ in range(10):
        chosen = rng.choice(2000, 200, replace=False)
        weights += phones.round(
            weights, chosen, epochs=5, batch_size=10, learning_rate=0.5, rng=rng
        )
    assert MODEL.accuracy(weights, X_test, y_test) > 0.9


def test_examples_in_the_docstrings():
    result = doctest.testmod(fleet)
    assert result.attempted > 5 and result.failed == 0


X, Y = np.ones((4, 64)), np.array([0, 1, 2, 9])


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ((TwoLayer(64, 8, 10), X, Y, [[0]]), "trains a SoftmaxRegression"),
        ((MODEL, X[:, :5], Y, [[0]]), "X has 5 features"),
        ((MODEL, X[0], Y, [[0]]), "X has shape"),
        ((MODEL, X * np.nan, Y, [[0]]), "X holds NaN"),
        ((MODEL, X, Y[:2], [[0]]), "y has shape"),
        ((MODEL, X, Y / 2, [[0]]), "y holds float64"),
        ((MODEL, X, Y - 1, [[0]]), "y holds -1"),
        ((MODEL, X, Y + 1, [[0]]), "y holds the label 10"),
        ((MODEL, X, Y, []), "partition is empty"),
        ((MODEL, X, Y, [[0], []]), "client 1 of the partition"),
        ((MODEL, X, Y, [[0], [0.5]]), "client 1 of the partition"),
        ((MODEL, X, Y, [0, 1]), "client 0 of the partition"),
        ((MODEL, X, Y, [[0], [4]]), "0 … 4, but there are 4"),
        ((MODEL, X, Y, [[-1]]), "-1 … -1"),
    ],
)
def test_bad_fleets_are_refused_in_a_sentence(arguments, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        Fleet(*arguments)


@pytest.mark.parametrize(
    "change, sentence",
    [
        (dict(weights=np.zeros(7)), "weights has 7 numbers, but the model has 650"),
        (dict(weights=np.full(650, np.inf)), "weights holds NaN or infinity"),
        (dict(chosen=[]), "chosen has shape"),
        (dict(chosen=[0.0]), "chosen has shape"),
        (dict(chosen=[True, False, True]), "chosen has shape"),
        (dict(chosen=[0, 3]), "0 … 3, but there are 3"),
        (dict(chosen=[-1]), "-1 … -1"),
        (dict(chosen=[1, 1]), "2 numbers, but only 1 different"),
        (dict(epochs=0), "epochs is 0"),
        (dict(batch_size=0), "batch_size is 0"),
        (dict(batch_size=2.5), "batch_size is 2.5"),
        (dict(learning_rate=-1), "learning_rate is -1"),
        (dict(rng=7), "rng is 7"),
        (dict(learning_rate=1e38), "training overflowed"),
    ],
)
def test_bad_rounds_are_refused_in_a_sentence(change, sentence):
    phones = Fleet(MODEL, X, Y, [[0, 1], [2, 3], [3]])
    settings = dict(weights=np.zeros(650), rng=np.random.default_rng(0), **SETTINGS) | change
    with pytest.raises((TypeError, ValueError), match=sentence):
        phones.round(**settings)


@pytest.mark.parametrize(
    "change, sentence",
    [
        (dict(count=0), "count is 0"),
        (dict(count=2.0), "count is 2.0"),
        (dict(smallest=0), "smallest is 0"),
        (dict(smallest=5, largest=4), "largest is 4, but smallest is 5"),
        (dict(rng=None), "rng is None"),
    ],
)
def test_bad_phones_are_refused_in_a_sentence(change, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        make_phones(**dict(count=3, rng=np.random.default_rng(0)) | change)

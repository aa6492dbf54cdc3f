"""The calls that `local_update` is held against, and what is read from the gradients it asked for."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer

from ...checking import close
from .cases import DIGITS, multiple, some_digits
from .watching import WatchedModel


def clients_and_settings(rng):
    def case(model, examples, weights=None, **settings):
        weights = rng.normal(scale=0.1, size=model.size) if weights is None else weights
        X, y = examples
        return dict(model=WatchedModel(model), weights=weights, X=X, y=y, **settings, rng=rng.spawn(1)[0])

    three = np.array([[1.0, 2.0], [0.5, -1.0], [-2.0, 0.0]]), np.array([0, 1, 0])
    start = np.array([0.5, -0.5, 1.0, 0.0, 0.2, 0.1])
    yield case(SoftmaxRegression(2, 2), three, start, epochs=3, batch_size=None, learning_rate=0.3)
    yield case(DIGITS, some_digits(23, rng), epochs=6, batch_size=10, learning_rate=0.2)
    # Large batches: of small ones, the last of an epoch may by chance be the first of the next.
    yield case(DIGITS, some_digits(24, rng), epochs=2, batch_size=8, learning_rate=0.05)
    yield case(DIGITS, some_digits(7, rng), epochs=2, batch_size=50, learning_rate=0.5)
    yield case(DIGITS, some_digits(1, rng), epochs=1, batch_size=None, learning_rate=0.7)
    m = 10_007  # more than any number that somebody might type in for "all"
    many = np.column_stack([rng.permutation(m) / 2**14, rng.integers(-8, 9, m) / 4]), rng.integers(0, 2, m)
    yield case(SoftmaxRegression(2, 2), many, epochs=1, batch_size=None, learning_rate=0.6)
    # So long steps that the loss rises on the way, for many epochs: that ends no training.
    crossed = np.array([[1.0, 2.0], [1.5, 2.0], [-2.0, 0.0], [1.0, 3.0]]), np.array([0, 1, 0, 1])
    yield case(SoftmaxRegression(2, 2), crossed, start, epochs=12, batch_size=None, learning_rate=2.0)
    far = np.array([[10.0, 8.0], [8.0, 8.0], [-8.0, -5.0]])  # longer gradients than any limit for safety, and tiny ones
    for examples in ((100 * far, np.array([1, 1, 0])), (far, np.array([0, 0, 1]))):
        yield case(SoftmaxRegression(2, 2), examples, start, epochs=2, batch_size=None, learning_rate=0.1)
    network = TwoLayer(64, 8, 10)
    start = network.initial_weights(rng)
    yield case(network, some_digits(17, rng), start, epochs=2, batch_size=5, learning_rate=0.1)


def without_looks(t):
    """Of all examples at once: the same without requests that only looked at the loss."""
    once = t.steps[:1] + [b for a, b in pairwise(t.steps) if not np.array_equal(a.weights, b.weights)]
    stale = all(map(close, [step.weights for step in t.steps], [t.start, *t.path]))
    if len(once) < 2:
        return t
    before, last = once[-2].weights, once[-1].weights
    told = [last, last - t.start, t.start - last, last - before]
    looked = any(close(t.result, each) for each in told) or multiple(t.result, last - t.start)  # at the end of it all
    return replace(t, steps=once[:-1]) if looked else t if stale else replace(t, steps=once)


def same_company(t):
    """Whether two epochs in a row have batches of the same examples, however ordered; of few, chance may do so."""
    count = len(t.sizes_of_an_epoch)
    epochs = [{frozenset(batch) for batch in t.batches[i : i + count]} for i in range(0, len(t.batches), count)]
    return count > 1 < t.size and len(t.X) >= 10 and any(one == other for one, other in pairwise(epochs))

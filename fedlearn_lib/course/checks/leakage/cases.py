"""What the checks of this room share: real patients and messages, and rows in any order."""

from functools import cache

import numpy as np

from fedlearn_lib.given.data import load_messages, load_patients, standardise

from ...solutions.fedavg import local_update


@cache
def patients():
    X, y = load_patients()
    X = standardise(X, X.mean(axis=0), X.std(axis=0))
    X.setflags(write=False)
    return X, y


@cache
def messages():
    """The words of every twentieth phone message."""
    return [message.text.split() for message in load_messages()[::20]]


def some_patients(count, rng):
    X, y = patients()
    rows = rng.choice(len(X), size=count, replace=False)
    return X[rows], y[rows]


def some_messages(count, rng):
    """A vocabulary, and this many messages as rows of word counts."""
    chosen = [messages()[place] for place in rng.choice(len(messages()), size=count, replace=False)]
    others = {word for place in rng.choice(len(messages()), size=20) for word in messages()[place]}
    vocabulary = sorted(others.union(*chosen))
    rng.shuffle(vocabulary)
    return vocabulary, np.array([[text.count(word) for word in vocabulary] for text in chosen], dtype=float)


def trained_on(model, weights, X, y, rng, *, epochs=1, learning_rate=0.5):
    """The parts of the update that a client with these examples sends."""
    settings = dict(epochs=epochs, batch_size=None, learning_rate=learning_rate, rng=rng)
    return model.layers(local_update(model, weights, X, np.asarray(y), **settings))


def some_weights(model, rng):
    """Weights as after some training: all different, none zero."""
    return rng.normal(scale=0.1, size=model.size)


def only_finite(values):
    """Those values without NaN and infinity, which would be close to everything."""
    return tuple(value for value in values if np.isfinite(value).all())


# ---- rows in any order --------------------------------------------------------------------------
def same_rows(result, expected, tolerance):
    """Whether two matrices hold the same rows, in any order. The tolerance is one number, or one a row."""
    result, expected = np.asarray(result, dtype=float), np.asarray(expected, dtype=float)
    if result.ndim != 2 or result.shape != expected.shape:
        return False
    left = list(range(len(result)))
    for row, allowed in zip(expected, np.broadcast_to(tolerance, len(expected)), strict=True):
        found = next((k for k in left if np.all(np.abs(result[k] - row) <= allowed)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def rows_of(result):
    """Rows that came back, as an array or as a list of arrays; else None."""
    array = np.asarray(result)
    return array if array.ndim == 2 and array.dtype.kind in "iuf" else None


def no_array(result, expected):
    """Whether a list came back that is no array of the expected shape, such as rows of unequal lengths."""
    try:
        return isinstance(result, list) and np.shape(result) != expected.shape
    except ValueError:
        return True


def hidden_update(model, some, count, epochs, rng):
    """An update in which some units are dead, some changed up, some down, and none changed almost not."""
    for _ in range(200):
        part = trained_on(model, model.initial_weights(rng), *some(count, rng), rng, epochs=epochs, learning_rate=0.1)
        bias = part["b1"]
        sizes = np.abs(bias[bias != 0])
        if len(sizes) < len(bias) and sizes.min() > 1e-6 and (bias > 0).any() and (bias < 0).any():
            break
    return part

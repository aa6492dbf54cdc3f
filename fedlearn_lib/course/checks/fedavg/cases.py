"""What the checks of this room share: real digits, and updates as clients send them."""

from functools import cache

import numpy as np

from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.models import SoftmaxRegression

from ...checking import close
from ...solutions import fedavg as reference

DIGITS = SoftmaxRegression(64, 10)


@cache
def digits():
    X, y = load_digits()
    X.setflags(write=False)
    y.setflags(write=False)
    return X, y


def some_digits(count, rng):
    """A client with this many different real digits."""
    X, y = digits()
    rows = rng.choice(len(X), size=count, replace=False)
    return X[rows], y[rows]


def multiple(vector, other):
    """What to show where a vector is another one, but clearly longer, shorter or turned round."""
    factor = (vector @ other) / (other @ other)
    another_length = abs(factor) > 1e-6 and abs(factor - 1) > 1e-3
    if another_length and close(vector, factor * other, 1e-6):
        return [("that is", f"{factor:.4g} times the right one")]


def real_updates(counts, rng):
    """Updates as clients with these numbers of digits send them."""
    settings = dict(epochs=2, batch_size=5, learning_rate=0.5, rng=rng)
    return np.stack(
        [
            reference.local_update(DIGITS, np.zeros(DIGITS.size), *some_digits(count, rng), **settings)
            for count in counts
        ]
    )


def first_and_last(keys) -> list[list[int]]:
    """The places that are left where of equal things only the first is kept, or only the last."""
    places = list(enumerate(keys))
    return [sorted({key: i for i, key in each}.values()) for each in (places[::-1], places)]

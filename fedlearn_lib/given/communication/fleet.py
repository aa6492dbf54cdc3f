"""Federated averaging over tens of thousands of small clients, exactly, in a second a round.

Whatever steps a client c takes, gradient descent on a linear softmax model only ever adds
combinations of its own examples to the weights: W_c = W_0 + X_cᵀ A_c. So nobody needs W_c. The
logits of all clients at the start are one large product X W_0; a step changes a client's logits by
its Gram matrix X_c X_cᵀ (10 to 30 numbers wide, the same in every round) times a few residuals; and
the sum of all updates, Σ n_c X_cᵀ A_c, is one large product again.

Clients of one size are computed side by side, a few hundred at a time so that they fit into the
processor's cache, and classes come first in every array, (classes, clients, examples), so that sums
over classes run along memory. Inside, numbers are float32: half the memory, and twice as many in
an instruction. On the digits no entry of an average update, the largest being 0.07 to 1.3, was off
by more than 2.1e-7 for it (the tests allow 1e-6). The sum over all clients is float64.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .. import inputs
from ..data import load_digits, train_test_split
from ..inputs import check_inputs
from ..models import SoftmaxRegression

ROWS_AT_ONCE = 8000  # examples; their logits and Gram blocks, a megabyte, fit into a level-2 cache


@dataclass(frozen=True, slots=True)
class _Bucket:
    """All clients with the same number m of examples."""

    numbers: np.ndarray  # (count,) int64, ascending
    X: np.ndarray  # (count, m, features) float32
    y: np.ndarray  # (count, m) int64
    gram: np.ndarray  # (count, m, m) float32, X_c X_cᵀ + 1; the bias is a feature that is always 1


def _model_weights(value, arguments):
    return inputs.model_weights(value, {"model": arguments["self"].model})


def _numbers(value, arguments):
    """None, or numbers of clients, each once."""
    if value is None:
        return None
    numbers, clients = np.asarray(value), len(arguments["self"])
    if numbers.ndim != 1 or not len(numbers) or numbers.dtype.kind not in "iu":
        raise ValueError(
            f"has shape {numbers.shape} and type {numbers.dtype}, but must be a list of at least "
            "one client number. Use sample_clients, or None for all."
        )
    if numbers.min() < 0 or numbers.max() >= clients:
        raise ValueError(
            f"holds the numbers {numbers.min()} … {numbers.max()}, but there are {clients} "
            "clients, counted from 0. Choose among these."
        )
    different = len(np.unique(numbers))
    if different < len(numbers):
        raise ValueError(
            f"holds {len(numbers)} numbers, but only {different} different ones. Choose each "
            "client once."
        )
    return numbers


class Fleet:
    """Many small clients of one linear model, trained together.

    Args:
        model: a `SoftmaxRegression`; a network with a hidden layer has no such short cut.
        X: examples, `(n, features)`.
        y: labels, `(n,)` integers 0 … classes - 1.
        partition: one array of indices a client, as the functions in partitions.py return; an
            example may be dealt to several clients.

    Attributes:
        model: the model.
        sizes: example counts of the clients, `(clients,)` int64.

    Memory, in bytes: 4 · (features + m) for each of the m examples of a client, and 8 for its label.

    Raises:
        TypeError: another model, labels that are no integers.
        ValueError: no clients, a client without examples, NaN, an index or a label out of range.

    >>> X, y = np.eye(3), np.array([0, 1, 1])
    >>> fleet = Fleet(SoftmaxRegression(features=3, classes=2), X, y, [[0], [1, 2]])
    >>> fleet
    Fleet of 2 clients with 1 to 2 examples each, 3 in all
    >>> update = fleet.round(np.zeros(8), epochs=1, batch_size=None, learning_rate=0.6,
    ...                      rng=np.random.default_rng(0))
    >>> fleet.model.layers(update)["b"].round(2)      # each client's own, weighted 1 to 2
    array([-0.1,  0.1])
    """

    def __init__(
        self,
        model: SoftmaxRegression,
        X: np.ndarray,
        y: np.ndarray,
        partition: Sequence[Sequence[int] | np.ndarray],
    ):
        self.model = _softmax_model(model)
        X, y = _checked_data(model, X, y)
        self.sizes, flat = _dealt(partition, len(X))
        starts = np.cumsum(self.sizes) - self.sizes
        X = X.astype(np.float32)
        self._buckets = []
        for size in np.unique(self.sizes):
            numbers = np.flatnonzero(self.sizes == size)
            rows = flat[starts[numbers, None] + np.arange(size)]
            of_bucket = X[rows]
            gram = of_bucket @ of_bucket.transpose(0, 2, 1)
            gram += 1
            self._buckets.append(_Bucket(numbers, of_bucket, y[rows], gram))

    def __len__(self) -> int:
        return len(self.sizes)

    def __repr__(self) -> str:
        return (
            f"Fleet of {len(self):,} clients with {self.sizes.min()} to {self.sizes.max()} "
            f"examples each, {self.sizes.sum():,} in all"
        )

    def client(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        """One client's own examples, as `local_update` takes them.

        Returns:
            `X`, `(m, features)` float64 (rounded to float32), and `y`, `(m,)` int64; copies.

        Raises:
            IndexError: no such client.
        """
        if not 0 <= number < len(self):
            raise IndexError(f"there is no client {number}. Count from 0 to {len(self) - 1}.")
        size = self.sizes[number]
        bucket = next(bucket for bucket in self._buckets if bucket.X.shape[1] == size)
        place = np.searchsorted(bucket.numbers, number)
        return bucket.X[place].astype(float), bucket.y[place].copy()

    @check_inputs(
        weights=_model_weights,
        chosen=_numbers,
        epochs=inputs.whole_number,
        batch_size=inputs.whole_number_or_none,
        learning_rate=inputs.positive_number,
        rng=inputs.generator,
    )
    def round(
        self,
        weights: np.ndarray,
        chosen: np.ndarray | None = None,
        *,
        epochs: int,
        batch_size: int | None,
        learning_rate: float,
        rng: np.random.Generator,
    ) -> np.ndarray:
        """Let the chosen clients train from the same weights, and average their updates.

        The same as `weighted_average` of every client's `local_update`. With mini-batches and the
        same seed even the batches are the same as in a loop that visits the chosen clients by size,
        clients of equal size by number.

        Args:
            weights: the global weights, `(d,)`.
            chosen: numbers of the clients that take part, each once; None for all.
            epochs: how often each goes through its examples.
            batch_size: examples a gradient step uses; None for all of the client's.
            learning_rate: length of a gradient step.
            rng: source of the orders in which mini-batches visit the examples.

        Returns:
            the average update, `(d,)` float64, weighted by example counts.

        Raises:
            ValueError: weights of another model, clients chosen twice or not there, a setting
                below 1, or training that overflows.
            TypeError: a setting of the wrong kind.

        Source: McMahan et al., Communication-Efficient Learning of Deep Networks from Decentralized
        Data, 2017, Algorithm 1; W_c = W_0 + X_cᵀ A_c is gradient descent in its dual form, as in
        Bishop, Pattern Recognition and Machine Learning, 2006, section 6.1.
        """
        taking_part = np.zeros(len(self), dtype=bool)
        taking_part[slice(None) if chosen is None else chosen] = True
        layer = self.model.layers(weights)
        start = np.ascontiguousarray(layer["W"].T, dtype=np.float32)
        bias = layer["b"].astype(np.float32)[:, None]
        weight_sum, bias_sum = np.zeros(layer["W"].T.shape), np.zeros(layer["b"].shape)
        # What overflows is found at the end, and told in a sentence.
        with np.errstate(over="ignore", invalid="ignore"):
            for X, y, gram in self._chunks(taking_part):
                count, m = y.shape
                flat = X.reshape(count * m, -1)
                logits = start @ flat.T
                logits += bias
                A = _coefficients(
                    logits, y, gram, epochs, min(batch_size or m, m), learning_rate,
                    rng if batch_size else None,
                )  # fmt: skip
                weight_sum += m * (A @ flat)
                bias_sum += m * A.sum(axis=1)
        update = np.concatenate([weight_sum.T.ravel(), bias_sum]) / self.sizes[taking_part].sum()
        if not np.isfinite(update).all():
            raise ValueError(
                f"training overflowed: the update holds NaN or infinity. Take a learning_rate "
                f"below {learning_rate}, or look at how large weights and examples are."
            )
        return update

    def _chunks(self, taking_part) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """X, y and Gram blocks of some clients of one size at a time; views where all take part."""
        for bucket in self._buckets:
            places = np.flatnonzero(taking_part[bucket.numbers])
            everyone = len(places) == len(bucket.numbers)
            at_once = max(1, ROWS_AT_ONCE // bucket.X.shape[1])
            for first in range(0, len(places), at_once):
                some = (
                    slice(first, first + at_once) if everyone else places[first : first + at_once]
                )
                yield bucket.X[some], bucket.y[some], bucket.gram[some]


def _coefficients(logits, y, gram, epochs, step, learning_rate, rng):
    """What local training multiplies the examples with, `(classes, clients * m)`: the matrix A.

    Changes `logits`, `(classes, clients * m)`, which hold the global model's. Batches are drawn
    with `rng`; without, they are taken in order, which is right for full batches only.
    """
    count, m = y.shape
    rows = np.arange(count * m)
    slots = y.ravel() * (count * m)  # where the row of an example's class starts in a flat array
    if rng:  # client by client, all epochs of one before the next client, as a loop draws them
        orders = rng.permuted(rows.reshape(count, 1, m).repeat(epochs, axis=1), axis=2)
    A = np.zeros_like(logits)
    R = np.empty_like(logits)  # residuals of one epoch, in the order in which they were visited
    visit = np.empty(count * m, np.intp)  # at which place there an example was
    for epoch in range(epochs):
        last = epoch == epochs - 1
        if step == m:  # one batch: its order does not matter
            _residuals(logits, R, slots + rows, -learning_rate / m, out=R)
            A += R
            if not last:
                _follow(logits, R, gram)
            continue
        for first in range(0, m, step):
            batch = orders[:, epoch, first : first + step].ravel()
            places = rows[first * count : first * count + len(batch)]
            visit[batch] = places
            residuals = R[:, places[0] : places[0] + len(batch)]
            _residuals(
                logits.take(batch, axis=1, mode="clip"), R, slots.take(batch) + places,
                -learning_rate * count / len(batch), out=residuals,
            )  # fmt: skip
            if not last or first + step < m:
                of_batch = gram.reshape(-1, m).take(batch, axis=0, mode="clip")
                _follow(logits, residuals, of_batch.reshape(count, -1, m))
        A += R.take(visit, axis=1, mode="clip")
    return A


def _residuals(logits, R, labels, factor, out):
    """Write `factor` times (softmax - one-hot) to `out`, a part of R; `labels` are places in R."""
    odds = logits - np.maximum.reduce(logits, axis=0)  # at most 0: exp cannot overflow
    np.exp(odds, out=odds)
    np.multiply(odds, np.float32(factor) / np.add.reduce(odds, axis=0), out=out)
    np.subtract.at(R.reshape(-1), labels, np.float32(factor))


def _follow(logits, residuals, gram):
    """Change every client's logits as its step changed its weights; `gram` is (clients, b, m)."""
    count, _, m = gram.shape
    by_client = residuals.reshape(len(logits), count, -1).transpose(1, 0, 2)
    change = np.empty((len(logits), count, m), np.float32)
    np.matmul(by_client, gram, out=change.transpose(1, 0, 2))
    logits += change.reshape(logits.shape)


@check_inputs(
    count=inputs.whole_number,
    rng=inputs.generator,
    smallest=inputs.whole_number,
    largest=inputs.whole_number,
)
def make_phones(
    count: int, rng: np.random.Generator, smallest: int = 10, largest: int = 30
) -> tuple[Fleet, np.ndarray, np.ndarray]:
    """Deal the handwritten digits to many phones, each with a few.

    There are 1,438 training digits, so the same one lies on many phones; each phone draws its own
    at random, with replacement.

    Args:
        count: number of phones.
        rng: source of the randomness.
        smallest, largest: examples on a phone; every number between is equally likely.

    Returns:
        the fleet, and the 359 test digits that no phone has: `X`, `(359, 64)`, and `y`, `(359,)`.

    Raises:
        ValueError: a count below 1, or a largest below the smallest.
        TypeError: numbers that are not whole.

    >>> phones, X_test, y_test = make_phones(1000, np.random.default_rng(0))
    >>> len(phones), int(phones.sizes.min()), int(phones.sizes.max())
    (1000, 10, 30)
    """
    if largest < smallest:
        raise ValueError(
            f"largest is {largest}, but smallest is {smallest}. Give a largest of at least that."
        )
    # the course's split, so that every chapter tests on the same digits
    X, X_test, y, y_test = train_test_split(*load_digits(), 0.2, np.random.default_rng(0))
    sizes = rng.integers(smallest, largest + 1, count)
    dealt = rng.integers(0, len(X), sizes.sum())
    fleet = Fleet(SoftmaxRegression(64, 10), X, y, np.split(dealt, np.cumsum(sizes)[:-1]))
    return fleet, X_test, y_test


def _softmax_model(model):
    if not isinstance(model, SoftmaxRegression):
        raise TypeError(
            f"a fleet trains a SoftmaxRegression, whose weights only ever change along the "
            f"examples, but got {model!r}. Train another model with federated_averaging."
        )
    return model


def _checked_data(model, X, y):
    name = "X"
    try:
        X = inputs.examples(X)
        name = "y"
        y = inputs.labels(y, {"X": X})
    except (TypeError, ValueError) as error:
        raise type(error)(f"{name} {error}") from None
    if X.shape[1] != model.features:
        raise ValueError(
            f"X has {X.shape[1]} features, but the model takes {model.features}. Make the model "
            f"with SoftmaxRegression({X.shape[1]}, {model.classes})."
        )
    if y.max() >= model.classes:
        raise ValueError(
            f"y holds the label {y.max()}, but the model's {model.classes} classes are "
            f"0 … {model.classes - 1}. Make it with as many classes as there are."
        )
    return X, y.astype(np.int64)


def _dealt(partition, example_count):
    """Example counts of the clients, and all indices, one client after the other."""
    if len(partition) == 0:
        raise ValueError("the partition is empty. Give one list of example indices a client.")
    parts = [np.asarray(part) for part in partition]
    for number, part in enumerate(parts):
        if part.ndim != 1 or not len(part) or part.dtype.kind not in "iu":
            raise ValueError(
                f"client {number} of the partition has indices of shape {part.shape} and type "
                f"{part.dtype}, but needs one list of one or more whole numbers."
            )
    flat = np.concatenate(parts).astype(np.int64)
    if flat.min() < 0 or flat.max() >= example_count:
        raise ValueError(
            f"the partition asks for examples {flat.min()} … {flat.max()}, but there are "
            f"{example_count}, counted from 0. Was it made for other data?"
        )
    return np.array([len(part) for part in parts]), flat

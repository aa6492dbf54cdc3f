"""Three small models whose parameters are one flat vector.

Federated learning sends parameters about and averages them, so here a model *is* a vector:
`weights`, float64, shape `(d,)`. It holds one layer after the other, each as its matrix `W` of
shape `(inputs, outputs)`, row by row, then its biases `b` of shape `(outputs,)`. A model object
holds sizes only, never weights: it knows how to read the vector.
"""

from dataclasses import dataclass
from functools import cached_property
from math import prod
from numbers import Integral

import numpy as np

ACTIVATIONS = ("relu", "tanh", "sigmoid")


class _Classifier:
    """What the models have in common; each adds shapes, a start, its logits and its gradient."""

    shapes: dict[str, tuple[int, ...]]  # of the parts of the flat vector, in their order there

    @cached_property
    def size(self) -> int:
        """The number of parameters, `d`."""
        return sum(prod(shape) for shape in self.shapes.values())

    def layers(self, vector: np.ndarray) -> dict[str, np.ndarray]:
        """Name the parts of a flat vector: weights, an update or a gradient.

        Args:
            vector: shape `(d,)`.

        Returns:
            the parts by name, in order: `W` `(inputs, outputs)` and `b` `(outputs,)`, in the
            network `W1`, `b1`, `W2`, `b2`. They are views: writing to one changes the vector.

        Raises:
            ValueError: for a vector of another shape.

        >>> model = SoftmaxRegression(features=2, classes=3)
        >>> model.layers(np.arange(9.0))["b"]
        array([6., 7., 8.])
        """
        vector = np.asarray(vector)
        _check_vector(self, vector)
        parts, start = {}, 0
        for name, shape in self.shapes.items():
            stop = start + prod(shape)
            parts[name] = vector[start:stop].reshape(shape)
            start = stop
        return parts

    def probabilities(self, weights: np.ndarray, X: np.ndarray) -> np.ndarray:
        """The probability of every class for every example, `(examples, classes)` float64."""
        logits = self._logits(weights, X)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))  # at most 1: cannot overflow
        return odds / odds.sum(axis=1, keepdims=True)

    def predict(self, weights: np.ndarray, X: np.ndarray) -> np.ndarray:
        """The most probable class of every example, `(examples,)` int64; of equals the lowest."""
        return self._logits(weights, X).argmax(axis=1)

    def accuracy(self, weights: np.ndarray, X: np.ndarray, y: np.ndarray) -> float:
        """The share of examples whose most probable class is the label, between 0 and 1."""
        weights, X, y = _checked_batch(self, weights, X, y)
        return float((self.predict(weights, X) == y).mean())

    def _logits(self, weights, X):
        """The scores before the softmax, `(examples, classes)`."""
        part = self.layers(weights)
        return _checked_examples(self, X) @ part["W"] + part["b"]


@dataclass(frozen=True)
class SoftmaxRegression(_Classifier):
    """One linear layer and a softmax, for two or more classes.

    Args:
        features: numbers in an example, at least 1.
        classes: number of classes, at least 2; labels are 0 … classes - 1.

    Raises:
        ValueError: for a size that is no whole number, or too small.

    >>> model = SoftmaxRegression(features=64, classes=10)
    >>> model.size
    650
    >>> weights = model.initial_weights()
    >>> loss, gradient = model.loss_and_gradient(weights, np.ones((2, 64)), np.array([3, 7]))
    >>> round(loss, 4), gradient.shape                  # ten equally likely classes: log 10
    (2.3026, (650,))

    Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.4.
    """

    features: int
    classes: int

    def __post_init__(self):
        _check_sizes(self, features=1, classes=2)

    @cached_property
    def shapes(self):
        return {"W": (self.features, self.classes), "b": (self.classes,)}

    def initial_weights(self, rng: np.random.Generator | None = None) -> np.ndarray:
        """Zeros, `(d,)` float64: the loss is convex, so every start leads to the same end.

        Args:
            rng: not used; taken so that every model is started in the same way.
        """
        return np.zeros(self.size)

    def loss_and_gradient(
        self, weights: np.ndarray, X: np.ndarray, y: np.ndarray
    ) -> tuple[float, np.ndarray]:
        """The mean cross-entropy over a batch and its gradient.

        Args:
            weights: `(d,)` float64.
            X: examples, `(batch, features)`.
            y: labels, `(batch,)` integers from 0 on; negative ones are not noticed here.

        Returns:
            the loss in nats, and the gradient, `(d,)` float64. It points *up*: learning goes the
            other way.

        Raises:
            ValueError: for shapes that do not fit, an empty batch, or labels that are no integers.
        """
        weights, X, y = _checked_batch(self, weights, X, y)
        W, b = weights[: -self.classes].reshape(self.shapes["W"]), weights[-self.classes :]
        loss, residual = _cross_entropy(X @ W + b, y)
        gradient = np.empty(self.size)
        np.matmul(X.T, residual, out=gradient[: -self.classes].reshape(W.shape))
        np.add.reduce(residual, axis=0, out=gradient[-self.classes :])
        return loss, gradient


@dataclass(frozen=True)
class LogisticRegression(_Classifier):
    """One linear layer with a single output, for two classes: a softmax of two in half the size.

    Args:
        features: numbers in an example, at least 1.

    Raises:
        ValueError: for a size that is no whole number of at least 1.

    >>> model = LogisticRegression(features=30)
    >>> model.size, model.shapes
    (31, {'W': (30, 1), 'b': (1,)})
    >>> model.probabilities(model.initial_weights(), np.ones((1, 30)))
    array([[0.5, 0.5]])

    Source: Bishop, Pattern Recognition and Machine Learning, 2006, section 4.3.2.
    """

    features: int
    classes = 2

    def __post_init__(self):
        _check_sizes(self, features=1)

    @cached_property
    def shapes(self):
        return {"W": (self.features, 1), "b": (1,)}

    def initial_weights(self, rng: np.random.Generator | None = None) -> np.ndarray:
        """Zeros, `(d,)` float64, because this loss is convex too; `rng` is not used."""
        return np.zeros(self.size)

    def loss_and_gradient(
        self, weights: np.ndarray, X: np.ndarray, y: np.ndarray
    ) -> tuple[float, np.ndarray]:
        """The mean cross-entropy, labels 0 or 1, and its gradient; see `SoftmaxRegression`."""
        weights, X, y = _checked_batch(self, weights, X, y)
        if (y >> 1).any():  # labels -1 and 1, common elsewhere, would give a wrong loss in silence
            raise ValueError("labels must be 0 or 1. Write labels -1 and 1 as (y > 0).astype(int).")
        sign = 1.0 - 2.0 * y
        losses = np.logaddexp(
            0, sign * (X @ weights[:-1] + weights[-1])
        )  # log(1 + e^z), no overflow
        residual = sign * -np.expm1(-losses) / len(y)  # σ(z) - y, exact even where it is tiny
        gradient = np.empty(self.size)
        np.matmul(residual, X, out=gradient[:-1])
        gradient[-1] = np.add.reduce(residual)
        return float(np.add.reduce(losses)) / len(y), gradient

    def _logits(self, weights, X):
        # against a class 0 that always scores 0
        score = super()._logits(weights, X)
        return np.hstack([np.zeros_like(score), score])


@dataclass(frozen=True)
class TwoLayer(_Classifier):
    """A hidden layer with an activation, then a softmax: the smallest real network.

    Args:
        features: numbers in an example, at least 1.
        hidden: hidden units, at least 1.
        classes: number of classes, at least 2; labels are 0 … classes - 1.
        activation: "relu", "tanh" or "sigmoid".

    Raises:
        ValueError: for a size that is no whole number, or too small, or an unknown activation.

    >>> model = TwoLayer(features=64, hidden=32, classes=10)
    >>> model.size
    2410
    >>> weights = model.initial_weights(np.random.default_rng(0))
    >>> {name: part.shape for name, part in model.layers(weights).items()}
    {'W1': (64, 32), 'b1': (32,), 'W2': (32, 10), 'b2': (10,)}

    Source: Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.5.
    """

    features: int
    hidden: int
    classes: int
    activation: str = "relu"

    def __post_init__(self):
        _check_sizes(self, features=1, hidden=1, classes=2)
        if self.activation not in ACTIVATIONS:
            known = ", ".join(ACTIVATIONS)
            raise ValueError(f"activation is {self.activation!r}, but must be one of {known}.")

    @cached_property
    def shapes(self):
        h, c = self.hidden, self.classes
        return {"W1": (self.features, h), "b1": (h,), "W2": (h, c), "b2": (c,)}

    def initial_weights(self, rng: np.random.Generator) -> np.ndarray:
        """Random matrices, or all hidden units would stay alike, and zero biases.

        Args:
            rng: source of the randomness; the same seed gives the same network.

        Returns:
            `(d,)` float64: normal numbers of variance 2 / inputs in front of a relu (He), else
            2 / (inputs + outputs) (Glorot), so that signals neither die nor explode.

        Source: He, Zhang, Ren and Sun 2015, section 2.2; Glorot and Bengio 2010, equation 12.
        """
        weights = np.zeros(self.size)
        part = self.layers(weights)
        fan = self.features if self.activation == "relu" else self.features + self.hidden
        part["W1"][:] = rng.normal(0, np.sqrt(2 / fan), part["W1"].shape)
        part["W2"][:] = rng.normal(0, np.sqrt(2 / (self.hidden + self.classes)), part["W2"].shape)
        return weights

    def loss_and_gradient(
        self, weights: np.ndarray, X: np.ndarray, y: np.ndarray
    ) -> tuple[float, np.ndarray]:
        """The mean cross-entropy and its gradient, by back-propagation; see `SoftmaxRegression`."""
        weights, X, y = _checked_batch(self, weights, X, y)
        part = self.layers(weights)
        hidden = self._activate(X @ part["W1"] + part["b1"])
        loss, residual = _cross_entropy(hidden @ part["W2"] + part["b2"], y)
        hidden_residual = residual @ part["W2"].T * self._slope(hidden)
        gradient = np.empty(self.size)
        slot = self.layers(gradient)
        np.matmul(X.T, hidden_residual, out=slot["W1"])
        np.add.reduce(hidden_residual, axis=0, out=slot["b1"])
        np.matmul(hidden.T, residual, out=slot["W2"])
        np.add.reduce(residual, axis=0, out=slot["b2"])
        return loss, gradient

    def _logits(self, weights, X):
        part = self.layers(weights)
        hidden = self._activate(_checked_examples(self, X) @ part["W1"] + part["b1"])
        return hidden @ part["W2"] + part["b2"]

    def _activate(self, z):
        if self.activation == "relu":
            return np.maximum(z, 0)
        # the sigmoid by way of tanh, which cannot overflow
        return np.tanh(z) if self.activation == "tanh" else 0.5 + 0.5 * np.tanh(0.5 * z)

    def _slope(self, activated):
        # each activation's derivative can be told from its value
        if self.activation == "relu":
            return activated > 0
        return 1 - activated**2 if self.activation == "tanh" else activated * (1 - activated)


def _cross_entropy(logits, y):
    """The mean loss and its derivative by the logits, (p - one-hot) / batch; reuses `logits`."""
    # In place, and with the ufuncs' own reduce, which skips a layer of Python: training calls
    # this a hundred thousand times on ten examples.
    rows = np.arange(len(y))
    logits -= np.maximum.reduce(logits, axis=1, keepdims=True)
    total_loss = -np.add.reduce(logits[rows, y])
    residual = np.exp(logits, out=logits)
    sums = np.add.reduce(residual, axis=1, keepdims=True)
    total_loss += np.add.reduce(np.log(sums), axis=None)
    residual /= sums
    residual[rows, y] -= 1
    residual /= len(y)
    return float(total_loss) / len(y), residual


def _check_vector(model, vector):
    if vector.shape != (model.size,):
        raise ValueError(
            f"{model} keeps its {model.size} parameters in a flat vector of shape ({model.size},), "
            f"but this one has shape {vector.shape}. Was it made for another model?"
        )


def _checked_examples(model, X):
    X = np.asarray(X)
    if X.ndim != 2 or X.shape[1] != model.features:
        raise ValueError(
            f"{model} takes examples of shape (examples, {model.features}), but got {X.shape}. "
            "Give one example a row; a single one goes in as X[None, :]."
        )
    return X


def _checked_batch(model, weights, X, y):
    # Many a wrong shape would broadcast to a wrong number in silence; looking costs a microsecond.
    weights, X, y = np.asarray(weights), _checked_examples(model, X), np.asarray(y)
    _check_vector(model, weights)
    if y.shape != X.shape[:1] or not len(y):
        raise ValueError(
            f"{len(X)} examples came with labels of shape {y.shape}. Give one label for each of at "
            "least one example."
        )
    if y.dtype.kind not in "iu":
        raise ValueError(
            f"labels must be integers 0 … {model.classes - 1}, but came as {y.dtype}. Convert them "
            "with y.astype(int)."
        )
    return weights, X, y


def _check_sizes(model, **smallest):
    for name, least in smallest.items():
        value = getattr(model, name)
        if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
            raise ValueError(f"{name} is {value!r}, but must be a whole number, {least} or more.")

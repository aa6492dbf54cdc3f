"""Gradient matching: guess a client's examples, and improve the guess until its update comes out.

The server knows the model, the weights that it sent and the update that came back. It makes up a
batch of examples, computes the update that *they* would cause, and moves their pixels so that the
difference gets smaller. For that it needs the derivative of an update by the pixels: a derivative of
a derivative, and so back-propagation through back-propagation, here by hand for a network with one
hidden sigmoid layer. (A ReLU's slope jumps, so that its second derivative tells nothing.)

Sources: Zhu, Liu and Han, "Deep Leakage from Gradients", NeurIPS 2019, Algorithm 1; simulating several
local steps: Dimitrov, Balunović, Konstantinov and Vechev, "Data Leakage in Federated Averaging",
TMLR 2022; L-BFGS-B: Byrd, Lu, Nocedal and Zhu, SIAM J. Sci. Comput. 16(5), 1995.
"""

from dataclasses import dataclass

import numpy as np

from .. import inputs
from ..inputs import check_inputs
from ..models import TwoLayer

PERFECT = 1e-8  # a mismatch at which the pixels are right to far more digits than an eye can see


@dataclass(frozen=True)
class Reconstruction:
    """What an attack made of an update.

    Args:
        examples: the guessed batch, `(batch, features)`, in no particular order within a class.
        mismatch: how far the update of these examples is from the client's, as a part of its length.
            The attacker sees it too: near 0, the examples explain the update; else the attack failed.
    """

    examples: np.ndarray
    mismatch: float


def _sigmoid_network(value, arguments=None) -> TwoLayer:
    if not (isinstance(value, TwoLayer) and value.activation == "sigmoid"):
        raise ValueError(
            f"is {inputs.shown(value)}, but must be a TwoLayer network with activation='sigmoid': the derivatives "
            "here are written for it. A ReLU network is attacked with invert_hidden_rows or invert_whole_batch."
        )
    return value


def _changed_update(value, arguments) -> np.ndarray:
    array = inputs.model_weights(value, arguments)
    if not array.any():
        raise ValueError("is zero everywhere: nothing was learned, so nothing can be matched. Take a client's update.")
    return array


def _class_labels(value, arguments) -> np.ndarray:
    array, classes = np.asarray(value), arguments["model"].classes
    if array.ndim != 1 or not len(array) or array.dtype.kind not in "iu" or array.min() < 0 or array.max() >= classes:
        raise ValueError(
            f"is {inputs.shown(value)}, but must be a list of whole numbers from 0 to {classes - 1}, "
            "one for each example of the client."
        )
    return array


_RULES = dict(
    model=_sigmoid_network,
    weights=inputs.model_weights,
    update=_changed_update,
    labels=_class_labels,
    learning_rate=inputs.positive_number,
    rng=inputs.generator,
    steps=inputs.whole_number,
    starts=inputs.whole_number,
)


@check_inputs(**_RULES)
def match_gradient(model, weights, update, labels, *, learning_rate, rng, steps=1000, starts=3) -> Reconstruction:
    """Reconstruct a client's batch from an update that is taken for one full-batch gradient step.

    Right for one local epoch with `batch_size=None`. For an update of E epochs pass E times the client's
    learning rate, the best that can be done without simulating them: compare `match_update`.

    Args:
        model: a `TwoLayer` network with the sigmoid activation.
        weights: the weights that the server sent, shape (d,).
        update: what came back, shape (d,), as `local_update` returns it.
        labels: the classes of the client's examples, shape (batch,): the attacker's best case, in which
            `label_counts` told them first.
        learning_rate: of the step.
        rng: NumPy generator for the first guesses.
        steps: iterations of the optimiser for each first guess, at most.
        starts: first guesses to try, at most; the first that explains the update ends the search.

    Returns:
        A `Reconstruction`: the examples with the smallest mismatch that was found, and the mismatch.

    Raises:
        ValueError: another model or activation, a vector of the wrong length, NaN, an update that is
            zero everywhere, labels that the model does not have, a setting out of range.
        TypeError: something else than numbers, a model or a generator.

    >>> model, rng = TwoLayer(features=3, hidden=8, classes=2, activation="sigmoid"), np.random.default_rng(0)
    >>> weights, X, y = model.initial_weights(rng), np.array([[0.25, 1.0, 0.0]]), np.array([1])
    >>> _, gradient = model.loss_and_gradient(weights, X, y)
    >>> found = match_gradient(model, weights, -0.1 * gradient, y, learning_rate=0.1, rng=rng)
    >>> found.examples.round(3), found.mismatch < 1e-6
    (array([[0.25, 1.  , 0.  ]]), True)
    """
    return _match(model, weights, update, labels, learning_rate, 1, rng, steps, starts)


@check_inputs(**_RULES, epochs=inputs.whole_number)
def match_update(model, weights, update, labels, *, learning_rate, epochs, rng, steps=1000, starts=3) -> Reconstruction:
    """Reconstruct a client's batch from an update of several full-batch steps, by simulating them.

    Args:
        epochs: the client's local epochs, each one step with `batch_size=None`.
        model, weights, update, labels, learning_rate, rng, steps, starts: as for `match_gradient`;
            the learning rate is the client's.

    Returns:
        A `Reconstruction`, as `match_gradient` does.

    Raises:
        ValueError, TypeError: as `match_gradient` does.

    >>> model, rng = TwoLayer(features=3, hidden=8, classes=2, activation="sigmoid"), np.random.default_rng(0)
    >>> weights, X, y = model.initial_weights(rng), np.array([[0.25, 1.0, 0.0]]), np.array([1])
    >>> local_weights = weights.copy()
    >>> for epoch in range(3):
    ...     local_weights -= 0.1 * model.loss_and_gradient(local_weights, X, y)[1]
    >>> found = match_update(model, weights, local_weights - weights, y, learning_rate=0.1, epochs=3, rng=rng)
    >>> found.examples.round(3)
    array([[0.25, 1.  , 0.  ]])
    """
    return _match(model, weights, update, labels, learning_rate, epochs, rng, steps, starts)


def _match(model, weights, update, labels, learning_rate, epochs, rng, steps, starts):
    from scipy.optimize import minimize  # here, because given/ must import quickly
    from threadpoolctl import threadpool_limits

    shape = len(labels), model.features
    one_hot = np.eye(model.classes)[labels]

    def loss_and_slope(pixels):
        guess = pixels.reshape(shape)
        loss, slope = update_mismatch(model, weights, update, guess, one_hot, learning_rate, epochs)
        return loss, slope.ravel()

    def stop_when_perfect(intermediate_result):
        if intermediate_result.fun < PERFECT**2:
            raise StopIteration

    best = None
    for _ in range(starts):
        first_guess = rng.random(shape).ravel()
        # One thread: the optimiser's matrices have 20 rows, and two threads that wait for each other at every one
        # of them take up to twenty times as long on a busy machine.
        with threadpool_limits(1, "blas"):
            # The box is what makes this work: pixels are known to lie in [0, 1], and a line search inside it cannot
            # diverge. Tolerances of 0, because the loss is still falling usefully when it is 1e-12.
            found = minimize(
                loss_and_slope,
                first_guess,
                jac=True,
                method="L-BFGS-B",
                bounds=[(0, 1)] * len(first_guess),
                callback=stop_when_perfect,
                options=dict(maxiter=steps, maxfun=2 * steps, ftol=0, gtol=0),
            )
        if best is None or found.fun < best.fun:
            best = found
        if best.fun < PERFECT**2:
            break
    return Reconstruction(best.x.reshape(shape), float(np.sqrt(best.fun)))


# ---- the derivatives ----------------------------------------------------------------------------


def update_mismatch(model, weights, update, X, one_hot, learning_rate, epochs) -> tuple[float, np.ndarray]:
    """The squared distance between a guess's update and the client's, and its derivative by the guess.

    Args:
        model, weights, update, learning_rate, epochs: as for `match_update`.
        X: the guessed examples, shape (batch, features).
        one_hot: their classes, one row of 0 and a single 1 each, shape (batch, classes).

    Returns:
        the distance, as a part of the update's own squared length, and its derivative by X.
    """
    local_weights, passes = weights, []
    for _ in range(epochs):  # what the client does; each pass is kept for the way back
        passes.append(_Pass(model, local_weights, X, one_hot))
        local_weights = local_weights - learning_rate * passes[-1].gradient
    difference = local_weights - weights - update
    scale = update @ update
    # Back through the steps: a step's end is its start minus rate · gradient(start, X), so a change of the
    # loss by the end is handed on to the start and, through the gradient, to X.
    by_weights = 2 / scale * difference
    by_pixels = np.zeros_like(X)
    for step in reversed(passes):
        pixels, hessian_product = step.back(-learning_rate * by_weights)
        by_pixels += pixels
        by_weights = by_weights + hessian_product
    return float(difference @ difference / scale), by_pixels


class _Pass:
    """The gradient of a sigmoid network on a batch, and the way back through it."""

    def __init__(self, model, weights, X, one_hot):
        self.model, self.X, self.part = model, X, model.layers(weights)
        part = self.part
        self.hidden = model._activate(X @ part["W1"] + part["b1"])
        logits = self.hidden @ part["W2"] + part["b2"]
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        self.chances = odds / odds.sum(axis=1, keepdims=True)
        self.residual = (self.chances - one_hot) / len(X)  # of the logits
        self.passed = self.residual @ part["W2"].T
        self.bend = self.hidden * (1 - self.hidden)  # the sigmoid's derivative
        self.delta = self.passed * self.bend  # the residual of the hidden layer
        self.gradient = self._joined(
            X.T @ self.delta, self.delta.sum(axis=0), self.hidden.T @ self.residual, self.residual.sum(axis=0)
        )

    def back(self, direction):
        """The derivatives of `direction @ gradient` by the examples and by the weights.

        The lines are those of `__init__` from the last to the first, each differentiated: `x_by` is the
        derivative by `x`.
        """
        toward, part = self.model.layers(direction), self.part
        delta_by = self.X @ toward["W1"] + toward["b1"]
        passed_by = delta_by * self.bend
        residual_by = self.hidden @ toward["W2"] + toward["b2"] + passed_by @ part["W2"]
        chances_by = self.chances * residual_by / len(self.X)
        logits_by = chances_by - self.chances * chances_by.sum(axis=1, keepdims=True)
        hidden_by = (
            self.residual @ toward["W2"].T  # the gradient of W2 contains the hidden layer
            + delta_by * self.passed * (1 - 2 * self.hidden)  # so does the sigmoid's derivative
            + logits_by @ part["W2"].T  # and so do the logits
        )
        input_by = hidden_by * self.bend
        by_pixels = self.delta @ toward["W1"].T + input_by @ part["W1"].T
        by_weights = self._joined(
            self.X.T @ input_by,
            input_by.sum(axis=0),
            self.hidden.T @ logits_by + passed_by.T @ self.residual,
            logits_by.sum(axis=0),
        )
        return by_pixels, by_weights

    @staticmethod
    def _joined(*parts):
        return np.concatenate([part.ravel() for part in parts])

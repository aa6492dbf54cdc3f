"""Exact inversion of a whole batch from one gradient of a layer with ReLU.

A layer's weight update is one outer product an example, added up: `inputsᵀ @ signals`. For B examples
it has rank B, so that *some* factorisation is easy to find; the right one is known by its zeros, because
a ReLU passes no signal back where it was not active. Directions with many zeros are found by guessing
B - 1 units at which one and the same example was silent: about one guess in 2^(B-1) is right for a
given example. That is the wall: every further example at least doubles the time.

With a single output or two classes the signals of all examples are alike wherever two of them are
active, and mixtures get as many zeros as examples: there must be three classes or more.

Source: Dimitrov, Baader, Müller and Vechev, "SPEAR: Exact Gradient Inversion of Batches in Federated
Learning", NeurIPS 2024. Ours is written from the idea: a plain greedy choice, on one core.
"""

import time

import numpy as np

from .. import inputs
from ..inputs import check_inputs

GUESSES = 2000  # guesses at a time: enough to be fast, few enough to stop in time
ZERO = 1e-7  # what is this much smaller than the largest signal counts as none


def _changed_matrix(value, arguments) -> np.ndarray:
    array = inputs.examples(value)
    if not array.any():
        raise ValueError("is zero everywhere: nothing was learned, so nothing can be read. Take a client's update.")
    return array


def _same_layer(rule, axis):
    """Passed by `rule`, and shaped like the weight update from this axis on."""

    def checked(value, arguments) -> np.ndarray:
        array, expected = rule(value), arguments["weight_update"].shape[axis:]
        if array.shape != expected:
            raise ValueError(
                f"has shape {array.shape}, but must be {expected} to belong to this weight update. Take both "
                "from layers(…) of one model: W1 is (inputs, hidden), b1 is (hidden,)."
            )
        return array

    return checked


@check_inputs(
    weight_update=_changed_matrix,
    bias_update=_same_layer(inputs.vector, 1),
    weights=_same_layer(inputs.examples, 0),
    bias=_same_layer(inputs.vector, 1),
    rng=inputs.generator,
    time_limit=inputs.positive_number,
)
def invert_whole_batch(weight_update, bias_update, weights, bias, *, rng, time_limit=10.0) -> np.ndarray | None:
    """Read all examples of a client out of one full-batch step of a ReLU network.

    Nothing else is needed: not the labels, not how many examples there are (the rank tells), not the
    learning rate (it scales all signals alike and cancels).

    Args:
        weight_update: change of the first layer's weights, shape (inputs, hidden).
        bias_update: change of its biases, shape (hidden,).
        weights: the first layer's weights as the server sent them, shape (inputs, hidden).
        bias: its biases as the server sent them, shape (hidden,).
        rng: NumPy generator for the guesses.
        time_limit: seconds after which to give up.

    Returns:
        The examples, shape (batch, inputs), in any order; or None if they were not found in time. Before
        it returns, the attack checks by itself that these examples make the same units active.

    Raises:
        ValueError: shapes that do not fit, NaN, an update that is zero everywhere.
        TypeError: something else than numbers and a generator.

    >>> from fedlearn_lib.given.models import TwoLayer
    >>> model, rng = TwoLayer(features=5, hidden=64, classes=3), np.random.default_rng(0)
    >>> weights, X = model.initial_weights(rng), np.eye(5)[:3] / 2
    >>> _, gradient = model.loss_and_gradient(weights, X, np.array([0, 1, 2]))
    >>> layer, change = model.layers(weights), model.layers(-0.1 * gradient)
    >>> found = invert_whole_batch(change["W1"], change["b1"], layer["W1"], layer["b1"], rng=rng)
    >>> found[found.argmax(axis=1).argsort()].round(6) + 0.0     # they come in any order
    array([[0.5, 0. , 0. , 0. , 0. ],
           [0. , 0.5, 0. , 0. , 0. ],
           [0. , 0. , 0.5, 0. , 0. ]])
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1, "blas"):  # small matrices: threads would mostly wait for each other
        return _search(weight_update, bias_update, weights, bias, rng, time.perf_counter() + time_limit)


def _search(weight_update, bias_update, weights, bias, rng, deadline):
    alive = np.abs(weight_update).max(axis=0) > 0  # a unit active for no example says nothing
    _, sizes, right = np.linalg.svd(weight_update[:, alive], full_matrices=False)
    batch = int(np.count_nonzero(sizes > 1e-10 * sizes[0]))
    right = right[:batch]  # signals = mixing @ right, for an unknown (batch, batch) matrix
    basis = np.empty((0, batch))
    while time.perf_counter() < deadline:
        guesses = _guesses(right.shape[1], max(batch - 1, 1), rng)
        basis, improved = _sparser_basis(basis, _directions(right, guesses), right)
        if not improved or len(basis) < batch:
            continue
        signals = basis @ right
        # Each direction is known up to a factor; the signals added up must be the bias update.
        factors = np.linalg.lstsq(signals.T, bias_update[alive], rcond=None)[0]
        signals *= factors[:, None]
        examples = np.linalg.lstsq(signals.T, weight_update[:, alive].T, rcond=None)[0]
        active = examples @ weights[:, alive] + bias[alive] > 0
        if np.array_equal(active, _nonzero(signals)):
            return examples
    return None


def _guesses(units, size, rng):
    """Random sets of `size` different units, one a row: shuffled units, cut into pieces."""
    size = min(size, units)
    pieces = units // size
    rows = rng.permuted(np.tile(np.arange(units), (-(-GUESSES // pieces), 1)), axis=1)
    return rows[:, : pieces * size].reshape(-1, size)


def _directions(right, guesses):
    """For each guess, the direction that is silent at all its units."""
    # The last column of a complete QR is at right angles to all others; unlike a solver, it never fails.
    return np.linalg.qr(right[:, guesses].transpose(1, 0, 2), mode="complete").Q[:, :, -1]


def _nonzero(signals):
    size = np.abs(signals)
    return size > ZERO * size.max(axis=1, keepdims=True)


def _sparser_basis(basis, directions, right):
    """Greedily the sparsest independent directions among the old ones and the new; and whether any is new.

    A mixture of examples is silent only where all of them are: it has fewer zeros than each, comes later,
    and depends on them. So the greedy choice is right as soon as every example has been met, and what was
    passed over once is never needed later: the basis is all that must be remembered.
    """
    batch = len(right)
    zeros, old = (np.count_nonzero(~_nonzero(some @ right), axis=1) for some in (directions, basis))
    # Any direction is silent at its own batch - 1 units: only more than that is a sign of a single example.
    least = old.min() if len(basis) == batch else 2 * batch - 1 if batch > 1 else -1
    promising = zeros > least
    if not promising.any():
        return basis, False
    everything = np.vstack([basis, directions[promising]])
    order = np.argsort(-np.concatenate([old, zeros[promising]]), kind="stable")
    chosen, upright = [], np.empty((0, batch))  # upright: orthonormal, spans the chosen ones
    for place in order:
        rest = everything[place] - (upright @ everything[place]) @ upright
        length = np.linalg.norm(rest)
        if length > 1e-6:
            chosen.append(place)
            upright = np.vstack([upright, rest / length])
            if len(chosen) == batch:
                break
    return everything[chosen], max(chosen) >= len(basis)

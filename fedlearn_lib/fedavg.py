"""Federated averaging: clients train where their data is, the server averages what changed.

After McMahan et al., "Communication-Efficient Learning of Deep Networks from Decentralized Data",
AISTATS 2017, Algorithm 1. Weights are one flat float64 vector of shape (d,). An *update* is
`new_weights - global_weights`, shape (d,): never the weights themselves, never a gradient.
"""

import numpy as np

from fedlearn_lib.given import inputs
from fedlearn_lib.given.history import History
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.not_filled_in import NotFilledIn


@check_inputs(
    weights=inputs.vector,
    update=inputs.vector_like("weights"),
    server_learning_rate=inputs.positive_number,
)
def apply_update(weights, update, server_learning_rate=1.0):
    """Move the weights along an update.

    Args:
        weights: the current weights, shape (d,).
        update: the change to make, shape (d,).
        server_learning_rate: how far to go along it; 1.0 is the whole way.

    Returns:
        The new weights, shape (d,); `weights` itself stays as it was.

    Raises:
        ValueError: unequal lengths, NaN or infinity, or a rate that is not above 0.

    >>> apply_update(np.array([1.0, 2.0]), np.array([0.5, -1.0]))
    array([1.5, 1. ])
    """
    raise NotFilledIn("apply_update")


@check_inputs(
    model=inputs.model,
    weights=inputs.model_weights,
    X=inputs.examples,
    y=inputs.labels,
    epochs=inputs.whole_number,
    batch_size=inputs.whole_number_or_none,
    learning_rate=inputs.positive_number,
    rng=inputs.generator,
)
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    """Train on one client's own examples and return what changed.

    McMahan et al. 2017, Algorithm 1, "ClientUpdate".

    Args:
        model: has `loss_and_gradient(weights, X, y)` → (loss, gradient of shape (d,)).
        weights: the global weights to start from, shape (d,).
        X: the client's examples, shape (m, features).
        y: their labels, shape (m,).
        epochs: how often to go through all examples.
        batch_size: examples a gradient step uses; None for all m. The last batch of an epoch
            holds what is left over and counts too.
        learning_rate: length of a gradient step.
        rng: NumPy generator. Every epoch visits the examples in a fresh `rng.permutation` order.

    Returns:
        The update `trained_weights - weights`, shape (d,); `weights` itself stays as it was.

    Raises:
        ValueError: no examples, unequal lengths, NaN, or a setting below 1 (rate: not above 0).

    >>> from fedlearn_lib.given.models import SoftmaxRegression
    >>> model = SoftmaxRegression(features=1, classes=2)
    >>> update = local_update(model, np.zeros(4), np.array([[2.0]]), np.array([1]), epochs=1,
    ...                       batch_size=None, learning_rate=0.1, rng=np.random.default_rng(0))
    >>> update.round(3)
    array([-0.1 ,  0.1 , -0.05,  0.05])
    """
    raise NotFilledIn("local_update")


@check_inputs(updates=inputs.update_list, example_counts=inputs.example_counts)
def weighted_average(updates, example_counts):
    """Average the clients' updates, each weighted by how many examples stand behind it.

    Args:
        updates: one update a client, shape (K, d); a list of K vectors will do.
        example_counts: how many examples each client has, shape (K,).

    Returns:
        The average update, shape (d,).

    Raises:
        ValueError: no updates, unequal lengths, NaN or infinity, or a count below 1.

    >>> weighted_average([[1.0, 0.0], [5.0, 4.0]], [3, 1])
    array([2., 1.])
    """
    raise NotFilledIn("weighted_average")


@check_inputs(
    client_count=inputs.whole_number, fraction=inputs.fraction, rng=inputs.generator
)
def sample_clients(client_count, fraction, rng):
    """Choose the clients that take part in a round.

    Args:
        client_count: how many clients there are.
        fraction: the share of them to choose, above 0 and at most 1.
        rng: NumPy generator; the only source of chance.

    Returns:
        `max(1, round(fraction * client_count))` different indices from 0 to client_count - 1,
        every such set equally likely, in any order. Python's own `round`: 2.5 gives 2.

    Raises:
        ValueError: a fraction outside (0, 1] or no clients.

    >>> len(sample_clients(100, 0.1, np.random.default_rng(0)))
    10
    """
    raise NotFilledIn("sample_clients")


@check_inputs(
    model=inputs.model,
    weights=inputs.model_weights,
    clients=inputs.client_list,
    rounds=inputs.whole_number,
    fraction=inputs.fraction,
    epochs=inputs.whole_number,
    batch_size=inputs.whole_number_or_none,
    learning_rate=inputs.positive_number,
    rng=inputs.generator,
    evaluate=inputs.callable_or_none,
)
def federated_averaging(
    model,
    weights,
    clients,
    *,
    rounds,
    fraction,
    epochs,
    batch_size,
    learning_rate,
    rng,
    evaluate=None,
):
    """Train one model on the data of many clients without collecting the data.

    McMahan et al. 2017, Algorithm 1. Each round: sample clients, let each of them train from the
    *same* global weights, average their updates by example count, apply the average.

    Args:
        model: as for `local_update`.
        weights: the weights to start from, shape (d,).
        clients: list of pairs (X, y), one a client.
        rounds: how many rounds to train.
        fraction: the share of clients that take part in a round.
        epochs, batch_size, learning_rate: each client's local training.
        rng: NumPy generator for sampling and for the clients' orders.
        evaluate: called by the history on the weights of every round; None to measure nothing.

    Returns:
        A `History(weights, evaluate)` on which every round was recorded.

    Raises:
        ValueError: no clients, a client without examples, or a setting out of range.
    """
    raise NotFilledIn("federated_averaging")


@check_inputs(
    labels=inputs.label_list,
    client_count=inputs.whole_number,
    shards_per_client=inputs.shards_for_labels,
    rng=inputs.generator,
)
def deal_shards(labels, client_count, shards_per_client, rng):
    """Divide examples among clients so that each sees only a few classes.

    McMahan et al. 2017, section 3: sort the examples by label, cut them into shards of equal size, or as
    equal as may be, and deal every client the same number of shards, by chance.

    Args:
        labels: the class of each example, shape (n,).
        client_count: how many clients there are.
        shards_per_client: how many shards each of them gets.
        rng: NumPy generator; the only source of chance.

    Returns:
        A list of `client_count` arrays of indices into `labels`. Every example stands in exactly one of them.

    Raises:
        ValueError: no labels, labels that are no whole numbers, or more shards than examples.

    >>> parts = deal_shards([1, 0, 1, 0, 1, 0, 1, 0], 2, 1, np.random.default_rng(0))
    >>> sorted(sorted(part.tolist()) for part in parts)
    [[0, 2, 4, 6], [1, 3, 5, 7]]
    """
    raise NotFilledIn("deal_shards")


@check_inputs(
    average_update=inputs.vector,
    velocity=inputs.vector_like("average_update"),
    momentum=inputs.momentum,
)
def server_momentum(average_update, velocity, momentum):
    """Let the server keep some of its earlier direction.

    Hsu, Qi and Brown 2019, FedAvgM. The server applies the velocity in place of the round's average:
    `apply_update(weights, velocity, server_learning_rate)`.

    Args:
        average_update: this round's average update, shape (d,).
        velocity: the velocity after the round before, shape (d,); zeros before the first round.
        momentum: the share of the old velocity that is kept, from 0 (none) to below 1.

    Returns:
        The new velocity, shape (d,); `velocity` itself stays as it was.

    Raises:
        ValueError: unequal lengths, NaN or infinity, or a momentum below 0, or 1 and more.

    >>> server_momentum(np.array([1.0, 4.0]), np.array([10.0, 20.0]), 0.5)
    array([ 6., 14.])
    """
    raise NotFilledIn("server_momentum")

"""Ways to divide examples among clients: alike, by shards, by Dirichlet, in unequal sizes.

Every function returns a partition: one array of example indices (int64) a client, in which each
example stands exactly once and no client comes away empty. How alike the clients are decides how
well federated averaging works (chapter 2).
"""

from numbers import Integral, Real

import numpy as np


def partition_iid(
    labels: np.ndarray, client_count: int, rng: np.random.Generator
) -> list[np.ndarray]:
    """Deal the shuffled examples out like cards: clients alike, sizes differing by one at most.

    Args:
        labels: `(n,)`, one for each example (here only their number matters).
        client_count: number of clients, 1 … n.
        rng: source of the randomness.

    Returns:
        `client_count` arrays of indices into `labels`, int64.

    Raises:
        ValueError: for no labels, labels that are no plain list, or more clients than examples.

    >>> [len(part) for part in partition_iid(np.zeros(10), 3, np.random.default_rng(0))]
    [4, 3, 3]
    """
    labels = _checked(labels, client_count)
    return np.array_split(rng.permutation(len(labels)), client_count)


def partition_shards(
    labels: np.ndarray, client_count: int, rng: np.random.Generator, shards_per_client: int = 2
) -> list[np.ndarray]:
    """Sort by label, cut into equal shards, deal each client a few: most see only two classes.

    Args:
        labels: `(n,)`, one for each example.
        client_count: number of clients; client_count · shards_per_client is at most n.
        rng: source of the randomness: which examples share a shard, and who gets which shards.
        shards_per_client: at least 1. A shard that straddles two classes adds a class.

    Returns:
        `client_count` arrays of indices into `labels`, int64, of nearly equal sizes.

    Raises:
        ValueError: as `partition_iid`, and for more shards than examples.

    >>> labels = np.repeat([0, 1, 2, 3], 10)
    >>> parts = partition_shards(labels, 2, np.random.default_rng(0))
    >>> [len(set(labels[part].tolist())) for part in parts]
    [2, 2]

    Source: McMahan et al., Communication-Efficient Learning of Deep Networks from Decentralized
    Data, 2017, section 3.
    """
    labels = _checked(labels, client_count)
    _check_whole("shards_per_client", shards_per_client)
    shard_count = client_count * shards_per_client
    if shard_count > len(labels):
        raise ValueError(
            f"{client_count} clients with {shards_per_client} shards each need {shard_count} "
            f"examples, but there are {len(labels)}. Take fewer clients or fewer shards."
        )
    shuffled = rng.permutation(len(labels))  # a stable sort keeps this order within a class
    shards = np.array_split(shuffled[np.argsort(labels[shuffled], kind="stable")], shard_count)
    dealt = rng.permutation(shard_count).reshape(client_count, shards_per_client)
    return [np.concatenate([shards[shard] for shard in hand]) for hand in dealt]


def partition_dirichlet(
    labels: np.ndarray, client_count: int, alpha: float, rng: np.random.Generator
) -> list[np.ndarray]:
    """Divide each class by proportions drawn from a symmetrical Dirichlet(α) distribution.

    Args:
        labels: `(n,)`, one for each example.
        client_count: number of clients, 1 … n.
        alpha: above 0. Large: all clients alike. 0.1: a few clients hold most of a class.
        rng: source of the randomness.

    Returns:
        `client_count` arrays of indices into `labels`, int64, of unequal sizes. A client that
        would be empty takes one example, drawn at random, from the client that has the most.

    Raises:
        ValueError: as `partition_iid`, and for an alpha that is no number above 0.

    >>> labels = np.repeat([0, 1], 50)
    >>> parts = partition_dirichlet(labels, 4, 1e6, np.random.default_rng(0))
    >>> [round(float(labels[part].mean()), 1) for part in parts]        # all clients alike
    [0.5, 0.5, 0.5, 0.5]

    Source: Hsu, Qi and Brown, Measuring the Effects of Non-Identical Data Distribution for
    Federated Visual Classification, 2019. There each client draws its own mix of classes; here, as
    in Yurochkin et al. 2019 and most code since, each class is divided among the clients, so that
    every example is used.
    """
    labels = _checked(labels, client_count)
    if not isinstance(alpha, Real) or not 0 < alpha < np.inf:
        raise ValueError(
            f"alpha is {alpha!r}, but must be a number above 0. Try 0.1 for unlike clients, 100 "
            "for clients that are nearly alike."
        )
    # beyond a million the shares are equal anyway, and far beyond it they would overflow
    concentration = np.full(client_count, min(alpha, 1e6))
    parts = [[] for _ in range(client_count)]
    for label in np.unique(labels):
        members = rng.permutation(np.flatnonzero(labels == label))
        shares = rng.dirichlet(concentration)
        cuts = np.round(np.cumsum(shares)[:-1] * len(members)).astype(np.int64)
        for part, piece in zip(parts, np.split(members, cuts), strict=True):
            part.append(piece)
    return _none_empty([np.concatenate(part) for part in parts], rng)


def partition_unequal(
    labels: np.ndarray,
    client_count: int,
    rng: np.random.Generator,
    smallest: int = 1,
    spread: float = 1.0,
) -> list[np.ndarray]:
    """Shuffle, then cut pieces of very unequal sizes: clients alike in content, not in amount.

    Args:
        labels: `(n,)`, one for each example (here only their number matters).
        client_count: number of clients; client_count · smallest is at most n.
        rng: source of the randomness.
        smallest: examples every client gets at least, 1 or more.
        spread: standard deviation of the logarithm of a client's share of the rest, 0 … 10
            (log-normal): 0 makes sizes equal, 1 spreads fifty clients over a factor of about fifty.

    Returns:
        `client_count` arrays of indices into `labels`, int64, in no order of size.

    Raises:
        ValueError: as `partition_iid`, for too few examples, or a spread outside 0 … 10.

    >>> rng = np.random.default_rng(0)
    >>> sizes = [len(part) for part in partition_unequal(np.zeros(1000), 5, rng, smallest=10)]
    >>> len(sizes), sum(sizes), min(sizes) >= 10
    (5, 1000, True)
    """
    labels = _checked(labels, client_count)
    _check_whole("smallest", smallest)
    rest = len(labels) - client_count * smallest
    if rest < 0:
        raise ValueError(
            f"{client_count} clients of at least {smallest} examples need "
            f"{client_count * smallest}, but there are {len(labels)}. Take fewer clients, or a "
            "lower 'smallest'."
        )
    if not isinstance(spread, Real) or not 0 <= spread <= 10:
        raise ValueError(f"spread is {spread!r}, but must be a number 0 … 10. Try 1.")
    shares = rng.lognormal(0, spread, client_count)
    ends = np.round(np.cumsum(shares) / shares.sum() * rest).astype(np.int64)
    ends += smallest * np.arange(1, client_count + 1)
    return np.split(rng.permutation(len(labels)), ends[:-1])


def clients_of(
    X: np.ndarray, y: np.ndarray, partition: list[np.ndarray]
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Hand every client its own examples.

    Args:
        X: examples, `(n, …)`.
        y: labels, `(n,)`.
        partition: one array of indices a client, as the functions above return.

    Returns:
        one pair `(X_k, y_k)` a client, copies: what one does to its data, no other sees.

    Raises:
        ValueError: for unequal lengths, an empty client, or an index outside 0 … n - 1.

    >>> clients_of(np.array([[1.0], [2.0], [3.0]]), np.array([0, 1, 0]), [[0, 2], [1]])[1]
    (array([[2.]]), array([1]))
    """
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim < 1 or y.ndim != 1 or len(X) != len(y):
        raise ValueError(
            f"X has shape {X.shape} and y has shape {y.shape}. Give one label for each example."
        )
    clients = []
    for number, indices in enumerate(partition):
        indices = np.asarray(indices)
        if indices.ndim != 1 or not len(indices) or indices.dtype.kind not in "iu":
            raise ValueError(
                f"client {number} of the partition has indices of shape {indices.shape} and type "
                f"{indices.dtype}, but needs one list of one or more whole numbers."
            )
        if indices.min() < 0 or indices.max() >= len(X):
            raise ValueError(
                f"client {number} of the partition asks for examples {indices.min()} … "
                f"{indices.max()}, but there are {len(X)}, counted from 0. Was the partition made "
                "for other data?"
            )
        clients.append((X[indices], y[indices]))
    return clients


def _none_empty(parts, rng):
    for number in range(len(parts)):
        if not len(parts[number]):
            richest = max(range(len(parts)), key=lambda k: len(parts[k]))
            chosen = rng.integers(len(parts[richest]))
            parts[number] = parts[richest][chosen : chosen + 1]
            parts[richest] = np.delete(parts[richest], chosen)
    return parts


def _checked(labels, client_count):
    labels = np.asarray(labels)
    if labels.ndim != 1 or not len(labels):
        raise ValueError(
            f"labels have shape {labels.shape}, but must be one list of at least one label."
        )
    if labels.dtype.kind == "f" and np.isnan(labels).any():
        raise ValueError("some labels are NaN. Give every example a class.")
    _check_whole("client_count", client_count)
    if client_count > len(labels):
        raise ValueError(
            f"{client_count} clients cannot share {len(labels)} examples without one being empty. "
            f"Take at most {len(labels)} clients."
        )
    return labels


def _check_whole(name, value):
    if isinstance(value, bool) or not isinstance(value, Integral) or value < 1:
        raise ValueError(f"{name} is {value!r}, but must be a whole number of at least 1.")

"""What all train: the digits, a softmax regression, and everybody's share of the examples. Imports no Flower."""

from functools import cache, lru_cache

import numpy as np

from .. import fedavg
from ..given.data import clients_of, load_digits, partition_iid, train_test_split
from ..given.masking.rules import MaskRules
from ..given.models import SoftmaxRegression

MODEL = SoftmaxRegression(64, 10)
TRAINING = {"epochs": 5, "batch_size": 10, "learning_rate": 0.5}
CLIP = 4.0  # of a weighted entry: several times as large as any that was seen
DRAWN = 200  # the most examples that somebody may bring along


@cache
def _split() -> tuple:
    return train_test_split(*load_digits(), 0.2, np.random.default_rng(0))


@lru_cache(maxsize=64)  # the server names the numbers
def share_of(number: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """One client's examples.

    Args:
        number: which client, from 0 on.
        count: of how many.

    Returns:
        X, shape (m, 64), and y, shape (m,).
    """
    X, _, y, _ = _split()
    parts = partition_iid(y, count, np.random.default_rng([0, 0]))
    return clients_of(X, y, parts)[number]


def test_digits() -> tuple[np.ndarray, np.ndarray]:
    """The examples on which the server measures accuracy: X, shape (360, 64), and y."""
    _, X, _, y = _split()
    return X, y


def accuracy(weights: np.ndarray) -> float:
    """Of a model with these weights, on the test digits."""
    return MODEL.accuracy(weights, *test_digits())


def most_examples(count: int) -> int:
    """The public cap on a client's examples, where `count` clients divide the digits among themselves."""
    return max(DRAWN, -(-len(_split()[2]) // count))


def rules_for(count: int) -> MaskRules:
    """The rules of a masked round of so many clients: both sides have them in their own hands.

    A server that chose them could ask with one cap on examples after the other who can train under it, and so learn how
    many examples everybody has.

    Raises:
        ValueError: so few clients that each reads another's update, or more than fit into a sum.
    """
    return MaskRules(count, max(3, count * 2 // 3), most_examples=most_examples(count), clip=CLIP)


def trainer(X: np.ndarray, y: np.ndarray, round_id: int, number: int):
    """train(weights) → update, example count, with the learner's `local_update`.

    Args:
        X, y: the client's own examples.
        round_id, number: seed the order of the examples, so that another machine can repeat it.
    """

    def train(weights: np.ndarray) -> tuple[np.ndarray, int]:
        rng = np.random.default_rng([round_id, number])
        return fedavg.local_update(MODEL, weights, X, y, rng=rng, **TRAINING), len(y)

    return train


test_digits.__test__ = False  # no test, whatever pytest thinks of its name

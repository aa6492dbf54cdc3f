"""Clients who hold a single digit each, for chapter 4's attack on the sum of what they send."""

from collections.abc import Callable

import numpy as np

from ..data import load_digits
from ..models import SoftmaxRegression
from ..paillier import Encryptor, PublicKey
from .agreement import Agreement
from .parties import Client

TRAINING = dict(epochs=1, batch_size=None, learning_rate=0.1)
SMALLEST_BIAS = 1e-12  # a change below is what rounding leaves: nothing to divide by


class Loners:
    """The first digits of the data, one with each client, and the attacker's list of all the digits there are.

    Args:
        count: how many clients.
        local_update, nearest_record: the learner's.

    Attributes:
        model: what the clients train.
        records: all digits, shape (1797, 64); client k holds row k.
        agreement: what the clients agreed on; a sum of two is handed out already.
    """

    def __init__(self, count: int, local_update: Callable, nearest_record: Callable):
        self.count, self._local_update, self._nearest_record = count, local_update, nearest_record
        self.records, self._labels = load_digits()
        self.model = SoftmaxRegression(features=64, classes=10)
        self.agreement = Agreement(threshold=1, most_clients=count, most_examples=1, clip=0.2, key_bits=2048)

    def clients(self, public_key: PublicKey) -> list[Client]:
        """All of them, with encryptors whose noise is short and from a table (chapter 7), for a key of the course's."""
        return [
            Client(f"one {k}", Encryptor(public_key, half_length=True, expected=30), self._training(k))
            for k in range(self.count)
        ]

    def _training(self, k: int) -> Callable[[np.ndarray], tuple[np.ndarray, int]]:
        X, y = self.records[[k]], self._labels[[k]]
        return lambda weights: (
            self._local_update(self.model, weights, X, y, **TRAINING, rng=np.random.default_rng(0)),
            1,
        )

    def is_found(self, update: np.ndarray, k: int) -> bool:
        """Divide the column of client k's label by that label's bias: is its digit the nearest of all?

        Args:
            update: of one client or averaged over many, shape (650,).
            k: the client looked for.
        """
        part = self.model.layers(update)
        column, bias = part["W"][:, self._labels[k]], part["b"][self._labels[k]]
        return bool(abs(bias) > SMALLEST_BIAS and self._nearest_record(column / bias, self.records) == k)

"""What a sum of softmax updates gives away: attacks that are stronger than dividing one column.

K clients with one record each start from zero weights, take one full step, and the server sees the sum of
their updates. There every class has the probability 1/C, so column c of the sum is

    learning_rate · (records of class c, added up − all records, added up, divided by C).

The second part, the background, is the same in every column. Whoever knows it has the sum of each class;
and a class with one record has nothing to hide it. That non-negative least squares finds the few members
of a sum in a long list is known from compressed sensing: Donoho and Tanner, "Sparse nonnegative solution of
underdetermined linear equations by linear programming", PNAS 2005.
"""

import numpy as np

from .. import inputs
from ..inputs import check_inputs
from .inputs import layer_update


@check_inputs(weight_update=inputs.examples, learning_rate=inputs.positive_number)
def class_sums(weight_update, learning_rate) -> np.ndarray:
    """Add up the records of each class, without the background that all columns share.

    The attacker knows that the model was fresh (zero weights), the learning rate, and that ink is never
    negative. It knows no label and no record. At each pixel it takes the smallest column for the background:
    right wherever some class has no ink there, and everywhere if a class is empty.

    Args:
        weight_update: sum of the updates of all clients, shape (inputs, classes).
        learning_rate: the clients'.

    Returns:
        The records of each class, added up, shape (inputs, classes). Where every class has ink, too small.

    Raises:
        ValueError: something else than a matrix, NaN, a learning rate that is not above 0.

    >>> one, seven = np.array([0.0, 1.0]), np.array([0.5, 0.0])     # one record each of two classes of three
    >>> background = (one + seven) / 3
    >>> update = 0.1 * np.array([one - background, seven - background, -background]).T
    >>> class_sums(update, learning_rate=0.1).round(6).T
    array([[0. , 1. ],
           [0.5, 0. ],
           [0. , 0. ]])
    """
    scaled = weight_update / learning_rate
    return scaled - scaled.min(axis=1, keepdims=True)


class Suspects:
    """A list of people whose records the attacker has already; who of them took part in a sum?

    It learns no record, for it has them all: it learns who is in, as one who asks who came to a clinic. The
    update of each person is known up to the background, so the sum is a combination of known updates with
    the factors 0 and 1. There are more people than numbers in the sum; that few factors are above 0, and none
    below, tells them all the same.

    Args:
        records: shape (people, inputs).
        labels: their classes, shape (people,).

    >>> rng = np.random.default_rng(0)
    >>> records, labels = rng.random((30, 12)), np.arange(30) % 3
    >>> took_part = [4, 11, 26]
    >>> chances = np.eye(3)[labels[took_part]] - 1 / 3
    >>> update, bias_update = 0.1 * records[took_part].T @ chances, 0.1 * chances.sum(axis=0)
    >>> Suspects(records, labels).took_part(update, bias_update, learning_rate=0.1, clients=3)
    array([ 4, 11, 26])
    """

    def __init__(self, records, labels):
        records = inputs.examples(records)
        classes = int(np.max(labels)) + 1
        signals = np.eye(classes)[labels] - 1 / classes
        with_bias = np.hstack([records, np.ones((len(records), 1))])
        known = np.einsum("kc,kp->pck", signals, with_bias).reshape(-1, len(records))
        # Its own independent directions say the same in fewer equations.
        sizes, directions = np.linalg.eigh(known @ known.T)
        self._directions = directions[:, sizes > 1e-9 * sizes[-1]].T
        self._known = self._directions @ known

    def took_part(self, weight_update, bias_update, *, learning_rate, clients) -> np.ndarray:
        """The places of as many people as took part, those with the largest factors, in order of the list.

        Args:
            weight_update: sum of the updates, shape (inputs, classes).
            bias_update: sum of the changes of the biases, shape (classes,).
            learning_rate: the clients'.
            clients: how many took part.

        Raises:
            ValueError: shapes that do not fit, NaN.
        """
        from scipy.optimize import nnls  # slow to import

        bias = inputs.vector(bias_update)
        weights = layer_update("bias_update")(weight_update, {"bias_update": bias})
        total = np.vstack([weights, bias]).ravel() / learning_rate
        factors, _ = nnls(self._known, self._directions @ total)
        return np.sort(np.argsort(-factors, kind="stable")[:clients])

"""Whether those train whom `sample_clients` chose; for all who call it."""

import inspect
from collections.abc import Callable

import numpy as np

from ...checking import Checks
from ...checking.watching_secrets import replaced

CHOSEN = [4, 1, 2]  # of how many a run has, all but the first and some others


def needs_the_chosen(checks: Checks, trained: Callable):
    """Declare what is told to those who let others train.

    Args:
        trained: plays a round of an answer and returns the places of the clients that trained; of six clients,
            about half of whom are to take part.
    """

    @checks.behaviour("others-than-chosen")
    def _(answer, rng):
        """Others trained than those whom `sample_clients` chose. What it returns are places in `clients`, counted
        from 0: take the clients that stand there, `clients[k]`, and no others."""
        names, asked = inspect.unwrap(answer).__globals__, []

        def sample_clients(client_count, fraction, rng):
            asked.append(client_count)
            return np.array(CHOSEN)

        with replaced(names, "sample_clients", sample_clients):
            found = trained(answer)
        return asked == [6] and sorted(found) != sorted(CHOSEN)

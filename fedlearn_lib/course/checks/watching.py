"""A model that notes what it is asked, so that a check can see *how* an answer trained."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Step:
    """One request for a gradient."""

    weights: np.ndarray
    X: np.ndarray
    y: np.ndarray
    gradient: np.ndarray


class WatchedModel:
    """Behaves like the model it wraps and keeps every gradient it was asked for in `steps`."""

    is_watching = True

    def __init__(self, model):
        self.model, self.steps = model, []

    def __deepcopy__(self, memo):
        return WatchedModel(self.model)  # every run starts with an empty list

    def __getattr__(self, name):
        return getattr(self.model, name)

    def __repr__(self):
        return repr(self.model)

    def loss_and_gradient(self, weights, X, y):
        loss, gradient = self.model.loss_and_gradient(weights, X, y)
        self.steps.append(
            Step(np.array(weights), np.array(X), np.array(y), gradient.copy())
        )  # copies: the answer may go on working in place
        return loss, gradient


def rows_of(batch: np.ndarray, X: np.ndarray) -> list[int]:
    """Which rows of X a batch holds, in the batch's order; -1 for a row that is not in X."""
    index = {row.tobytes(): i for i, row in enumerate(X)}
    return [index.get(row.tobytes(), -1) for row in np.ascontiguousarray(batch)]

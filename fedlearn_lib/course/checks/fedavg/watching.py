"""A model that notes what it is asked, so that a check can see *how* an answer trained."""

import sys
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from ...checking import Run, close, stands_for
from .cases import first_and_last


@dataclass(frozen=True)
class Step:
    """One request for a gradient."""

    weights: np.ndarray
    X: np.ndarray
    y: np.ndarray
    gradient: np.ndarray
    locally: bool = False  # by `local_update`, and not by who calls that


@stands_for("SoftmaxRegression", "model", "steps", "fresh")
class WatchedModel:
    """Behaves like the model it wraps and keeps every gradient it was asked for in `steps`."""

    def __init__(self, model):
        self.model, self.steps = model, []

    def fresh(self) -> "WatchedModel":
        """The same model with nothing asked yet, for another call."""
        return WatchedModel(self.model)

    def __deepcopy__(self, memo):
        return self  # an answer may copy its model, and is watched all the same

    def __getattr__(self, name):
        return getattr(self.model, name)

    def __dir__(self):
        return dir(self.model)

    def __repr__(self):
        return repr(self.model)

    def loss_and_gradient(self, weights, X, y):
        loss, gradient = self.model.loss_and_gradient(weights, X, y)
        # Copies: the answer may go on working in place.
        seen = np.array(weights), np.array(X, dtype=float), np.array(y), gradient.copy()
        self.steps.append(Step(*seen, locally=_asked_by("local_update")))
        return loss, gradient


def _asked_by(name: str) -> bool:
    """Whether a function of this name is among those that run."""
    frame = sys._getframe(2)
    while frame is not None and frame.f_code.co_name != name:
        frame = frame.f_back
    return frame is not None


@dataclass
class Training:
    """One client's training, read from the gradients that were asked for.

    Attributes:
        start: the weights it had to begin with.
        X, y, epochs, batch_size, learning_rate: what it had to do.
        steps: the requests for gradients.
        client: its number, where there are many.
        result: what was returned as its update, where that is known.
        asked: how many gradients were asked for in all, those too that were only looked at.
    """

    start: np.ndarray
    X: np.ndarray
    y: np.ndarray
    epochs: int
    batch_size: int | None
    learning_rate: float
    steps: list[Step] = field(default_factory=list)
    client: int | None = None
    result: np.ndarray | None = None
    asked: int = 0

    @property
    def size(self) -> int:
        """How many examples a whole batch holds."""
        return min(len(self.X), self.batch_size or len(self.X))

    @property
    def full_batch(self) -> bool:
        return self.size == len(self.X)

    @property
    def sizes_of_an_epoch(self) -> list[int]:
        whole, rest = divmod(len(self.X), self.size)
        return [self.size] * whole + [rest] * (rest > 0)

    @property
    def sizes(self) -> list[int]:
        """How many examples each step used."""
        return [len(step.X) for step in self.steps]

    @cached_property
    def batches(self) -> list[list[int]]:
        """The rows of X that each step used; -1 for a row that is not in X."""
        row_of = {row.tobytes(): i for i, row in enumerate(self.X)}
        return [[row_of.get(row.tobytes(), -1) for row in step.X] for step in self.steps]

    @property
    def orders(self) -> list[list[int]]:
        """The rows in the order in which they were visited, epoch by epoch."""
        batches, count = self.batches, len(self.sizes_of_an_epoch)
        epochs = [batches[i : i + count] for i in range(0, len(batches), count)]
        return [[row for batch in epoch for row in batch] for epoch in epochs]

    @property
    def path(self) -> list[np.ndarray]:
        """The weights that gradient descent reaches with these gradients, from the start on."""
        places = [self.start]
        for step in self.steps:
            places.append(places[-1] - self.learning_rate * step.gradient)
        return places

    @property
    def change(self) -> np.ndarray:
        """The right update, after these gradients."""
        return self.path[-1] - self.start

    @property
    def follows_path(self) -> bool:
        """Whether every gradient was taken where the steps before it lead."""
        return all(map(close, [step.weights for step in self.steps], self.path))

    @property
    def asks_twice(self) -> bool:
        """Whether two requests in a row were made at the same weights: then not each is a step."""
        return any(np.array_equal(one.weights, other.weights) for one, other in pairwise(self.steps))

    @property
    def leaves_out(self) -> bool:
        """Whether some example was in no step."""
        return bool({*range(len(self.X))} - {row for batch in self.batches for row in batch})

    @property
    def keeps_labels(self) -> bool:
        """Whether every example came with its own label."""
        return all(
            -1 in batch or np.array_equal(step.y, self.y[batch])
            for step, batch in zip(self.steps, self.batches, strict=True)
        )

    @property
    def in_given_order(self) -> bool:
        """Whether an epoch went through the examples as they lie; of few, chance may do so."""
        as_they_lie = list(range(len(self.X)))
        return len(self.X) >= 10 and as_they_lie in self.orders

    @property
    def same_order_again(self) -> bool:
        """Whether an epoch took the order of the one before: as it was, turned round, or moved on."""
        again = (a == b[::-1] or a[0] in b and a == b[b.index(a[0]) :] + b[: b.index(a[0])]
                 for a, b in pairwise(self.orders))  # fmt: skip
        return len(self.X) >= 10 and any(again)

    @property
    def is_right(self) -> bool:
        """Whether a client trains so, whichever fair orders it drew."""
        everyone = list(range(len(self.X)))
        return (
            self.sizes == self.sizes_of_an_epoch * self.epochs
            and all(sorted(order) == everyone for order in self.orders)
            and self.keeps_labels
            and self.follows_path
            and (self.full_batch or not (self.in_given_order or self.same_order_again))
        )

    def without_looking(self) -> "Training":
        """The same without requests that only looked at the loss.

        With small batches that is the same batch for the second time in a row, and all examples at once.
        """
        if self.full_batch:
            return self
        once = self.steps[:1] + [b for a, b in pairwise(self.steps) if not np.array_equal(a.X, b.X)]
        return replace(self, steps=[step for step in once if len(step.X) < len(self.X)] or once)


def repeats(t):
    """Whether an example came twice in one epoch and another did not, in as many steps as there should be."""
    as_many = len(t.steps) == len(t.sizes_of_an_epoch) * t.epochs
    return as_many and any(len(set(order)) < min(len(order), len(t.X)) for order in t.orders)


def found_batches(t):
    """What to show a learner about the sizes of batches."""
    wanted = f"{', '.join(map(str, t.sizes_of_an_epoch))} in every epoch"
    found = ", ".join(map(str, t.sizes[:12])) + (", …" if len(t.steps) > 12 else "")
    return [("your batches held", found), ("expected were", wanted)]


def first_move(t):
    """The first change of the weights between two gradients, and the gradient before it."""
    return next(
        (after.weights - before.weights, before.gradient)
        for before, after in pairwise(t.steps)
        if not close(before.weights, after.weights)
    )


@dataclass
class Round:
    """The trainings that began at the same weights."""

    trainings: list[Training]
    number: int  # from 1 on

    @property
    def start(self) -> np.ndarray:
        return self.trainings[0].start

    @property
    def clients(self) -> list[int]:
        return [training.client for training in self.trainings]

    @property
    def updates(self) -> np.ndarray:
        return np.array([training.change for training in self.trainings])

    @property
    def example_counts(self) -> np.ndarray:
        return np.array([len(training.X) for training in self.trainings])

    @property
    def average(self) -> np.ndarray:
        return np.average(self.updates, axis=0, weights=self.example_counts)

    def without_equal_counts(self) -> list[np.ndarray]:
        """The averages where of clients with equally many examples only the first counts, or only the last."""
        counts = self.example_counts.tolist()
        kept = first_and_last(counts) if len(set(counts)) < len(counts) else []
        return [np.average(self.updates[each], axis=0, weights=self.example_counts[each]) for each in kept]

    def other_parts(self, moved: np.ndarray) -> list:
        """How much of each update should be in a step, and is, where the parts add up to 1; nothing where the step is
        made of more than these updates, or may be made of them in several ways."""
        updates = self.updates.T
        parts, _, rank, _ = np.linalg.lstsq(updates, moved, rcond=None)
        if rank < len(parts) or not close(updates @ parts, moved, 1e-6) or not close(parts.sum(), 1.0, 1e-6):
            return []
        should = self.example_counts / self.example_counts.sum()
        some = [", ".join(f"{part.round(9) + 0.0:.3g}" for part in each[:4]) for each in (should, parts)]
        told = [each + ", …" * (len(parts) > 4) for each in some]
        return [("the updates' parts", told[0]), ("in your step", told[1])]


def rounds_of(places: list, model: WatchedModel, clients: list, **settings) -> list[Round]:
    """Sort the gradients that a model was asked for into clients' trainings and rounds.

    A request goes on with a training when it is about the same client and starts where that
    client's last step led. (Where a single client makes a round, that is where the next round
    starts, too: `places`, the weights that were recorded, tell.) A training belongs to the round
    before it when it began where that did.
    """
    owner = {row.tobytes(): k for k, (X, _) in enumerate(clients) for row in X}
    trainings, rounds = [], []
    for step in [each for each in model.steps if each.locally] or model.steps:  # not what only looks at the loss
        k = owner[step.X[0].tobytes()]
        if (
            trainings
            and k == trainings[-1].client
            and close(step.weights, trainings[-1].path[-1])
            and not any(close(step.weights, place) for place in places)
        ):
            trainings[-1].steps.append(step)
            continue
        trainings.append(Training(step.weights, *clients[k], **settings, steps=[step], client=k))
        if rounds and close(step.weights, rounds[-1].start):
            rounds[-1].trainings.append(trainings[-1])
        else:
            rounds.append(Round([trainings[-1]], len(rounds) + 1))
    return rounds


class Federation:
    """One run of federated averaging: what was asked, what came back, and how the clients trained."""

    def __init__(self, run: Run):
        self.inputs, self.result, self.expected = run.inputs, run.result, run.expected

    @property
    def places(self) -> list[np.ndarray]:
        """The weights that were recorded."""
        return self.result.weights

    @cached_property
    def rounds(self) -> list[Round]:
        settings = ("model", "clients", "epochs", "batch_size", "learning_rate")
        return rounds_of(self.places, **{name: self.inputs[name] for name in settings})

    @property
    def meetings(self) -> bool:
        """Whether examples of several clients met in one gradient."""
        owner = {row.tobytes(): k for k, (X, _) in enumerate(self.inputs["clients"]) for row in X}
        steps = self.inputs["model"].steps
        return any(len({owner.get(row.tobytes()) for row in step.X} - {None}) > 1 for step in steps)

    @property
    def participants(self) -> int:
        return max(1, round(self.inputs["fraction"] * len(self.inputs["clients"])))

    @property
    def every_chosen_client_once(self) -> bool:
        return all(len(set(r.clients)) == len(r.clients) == self.participants for r in self.rounds)

    @property
    def samples_once(self) -> bool:
        """Whether the same few clients took part in every one of many rounds."""
        few, many = self.participants < len(self.inputs["clients"]), len(self.rounds) > 3
        return few and many and len({tuple(sorted(r.clients)) for r in self.rounds}) == 1

    @property
    def wrong_step(self) -> tuple[Round, np.ndarray] | None:
        """The first round that was not applied as it should be, and what its weights moved by."""
        for r, after in zip(self.rounds, self.places[1:], strict=False):
            if not close(after - r.start, r.average):
                return r, after - r.start

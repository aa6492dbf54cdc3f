"""What `apply_update` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks, close, describe
from .cases import DIGITS, real_updates

checks = Checks("apply_update")


@checks.cases
def weights_and_updates(rng):
    yield dict(
        weights=np.array([1.0, 2.0, 3.0]),
        update=np.array([4.0, -8.0, 6.0]),
        server_learning_rate=0.25,
    )
    yield dict(  # the rate's default, 1.0, and zeros and ones on both sides
        weights=np.array([0.0, 1.5, -2.25, 0.0, 0.75, 3.0, 1.0]), update=np.array([2.5, 0.0, -1.5, 0.0, 1.0, -1.0, 0.5])
    )
    yield dict(
        weights=rng.normal(size=DIGITS.size),
        update=real_updates([12], rng)[0],
        server_learning_rate=rng.uniform(1.1, 2.0),
    )
    yield dict(weights=np.array([0.5, -1.0]), update=np.array([1.0, 2.0]), server_learning_rate=5.5)


# Behind the first line, too.
USES_RATE = r"(?s)server_learning_rate=.*\bserver_learning_rate\b"


@checks.by_hand
def _(weights, update, server_learning_rate=1.0, *, place=None):
    i = place[0] if place else 0
    right = describe(weights[i] + server_learning_rate * update[i])
    return f"entry {i}: {describe(weights[i])} + {describe(server_learning_rate)} · ({describe(update[i])}) = {right}"


@checks.stops("at-sign", "matmul.*enough dimensions")
def _():
    """A product of matrices and vectors, such as `@`, takes no single number. The rate is one: write `*`, which scales
    every entry."""


@checks.symptom("rate-cut", needs=USES_RATE)
def _(run):
    """The rate is above 1 in this call, but the step is only as long as with a rate of 1. Multiply the update by
    `server_learning_rate` itself, however large it is."""
    step, rate = run.result - run.inputs["weights"], run.inputs.get("server_learning_rate", 1.0)
    return rate > 1 and close(step, run.inputs["update"])


@checks.mistake("ignores-rate", without=USES_RATE)
def _(weights, update, server_learning_rate=1.0):
    """The server learning rate is not used. Multiply the update by `server_learning_rate` before you add it."""
    return weights + update


@checks.mistake("subtracts")
def _(weights, update, server_learning_rate=1.0):
    """The update came in with a minus. An update is new minus old weights, so it is added: return the weights plus
    `server_learning_rate` times the update."""
    return weights - server_learning_rate * update, weights - update


@checks.mistake("returns-update")
def _(weights, update, server_learning_rate=1.0):
    """Only the update came back, as it is or times the rate, and nothing of the old weights. Add the update, times
    `server_learning_rate`, to the weights."""
    return server_learning_rate * update, update


WHOLE_RATE = r"(int|floor|round|rint|trunc)\((\w+\()?server_learning_rate|server_learning_rate //"


@checks.mistake("rate-made-whole", needs=WHOLE_RATE)
def _(weights, update, server_learning_rate=1.0):
    """The rate was made a whole number, so what stands behind its point was lost. Multiply by `server_learning_rate` as
    it is."""
    return weights + np.trunc(server_learning_rate) * update


@checks.mistake("returns-weights")
def _(weights, update, server_learning_rate=1.0):
    """The old weights came back, with nothing of the update in them. Return the weights plus `server_learning_rate`
    times the update."""
    return weights


@checks.mistake("scales-weights")
def _(weights, update, server_learning_rate=1.0):
    """In what came back, the old weights are multiplied by the rate. Multiply the update alone by it, and add the
    weights as they are."""
    return server_learning_rate * (weights + update), server_learning_rate * weights + update


@checks.mistake("mixes")
def _(weights, update, server_learning_rate=1.0):
    """In what came back, the old weights do not count in full. An update is a *change*: keep all of the weights, and
    add `server_learning_rate` times the update."""
    return (1 - server_learning_rate) * weights + server_learning_rate * update, (weights + update) / 2


@checks.mistake("divides-by-rate")
def _(weights, update, server_learning_rate=1.0):
    """The update was divided by the rate. The rate says how much of the update counts: multiply the update by
    `server_learning_rate`."""
    return weights + update / server_learning_rate


@checks.mistake("adds-rate")
def _(weights, update, server_learning_rate=1.0):
    """The rate was added to every entry. It says how much of the update counts: multiply the update by it, and add the
    product to the weights."""
    return weights + update + server_learning_rate, weights + server_learning_rate


@checks.mistake("multiplies")
def _(weights, update, server_learning_rate=1.0):
    """Weights and update were multiplied with each other. An update is a change: add it, times `server_learning_rate`,
    to the weights."""
    return weights * update, weights * update * server_learning_rate


@checks.mistake("whole-numbers", needs=r"\bint|floor|trunc|//", of_kind=True)
def _(weights, update, server_learning_rate=1.0):
    """What stands behind the point was lost. Leave out what makes whole numbers, such as `int`, `//` or `np.floor`, and
    keep floats all the way: `weights + server_learning_rate * update`."""
    step, ways = server_learning_rate * update, (np.trunc, np.floor)
    return tuple(value for cut in ways for value in (cut(weights + step), weights + cut(step)))


@checks.symptom("other-rate")
def _(run):
    """In what came back, the update is scaled by another number than the rate. Return the weights plus the update times
    `server_learning_rate`, just as it came in."""
    step, update = run.result - run.inputs["weights"], run.inputs["update"]
    factor, rate = step @ update / (update @ update), run.inputs.get("server_learning_rate", 1.0)
    if step.any() and close(step, factor * update) and not close(factor, rate, 1e-3):
        return [("it is scaled by", describe(factor)), ("the rate was", describe(rate))]

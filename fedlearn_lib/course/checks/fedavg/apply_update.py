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
    """`@` multiplies matrices and vectors. The rate is one number: write `*`, which scales every entry."""


@checks.symptom("rate-cut", needs=USES_RATE)
def _(run):
    """A rate above 1 counted as 1 only, so the step is too short: with a rate of 1.5 the server goes one and a half
    times as far as the update. Take out what makes 1 of it, and multiply by `server_learning_rate` itself."""
    step, rate = run.result - run.inputs["weights"], run.inputs.get("server_learning_rate", 1.0)
    return rate > 1 and close(step, run.inputs["update"])


@checks.mistake("ignores-rate", without=USES_RATE)
def _(weights, update, server_learning_rate=1.0):
    """The server learning rate is not used, so every step is the whole update. Multiply the update
    by `server_learning_rate` before you add it."""
    return weights + update


@checks.mistake("subtracts")
def _(weights, update, server_learning_rate=1.0):
    """You walked away from the update. An update is new minus old weights, so it is added; only a
    gradient is subtracted. Add the scaled update to the weights."""
    return weights - server_learning_rate * update, weights - update


@checks.mistake("returns-update")
def _(weights, update, server_learning_rate=1.0):
    """Only the update came back, not the place it leads to. Add the update, times `server_learning_rate`, to the
    weights."""
    return server_learning_rate * update, update


WHOLE_RATE = r"(int|floor|round|rint|trunc)\((\w+\()?server_learning_rate|server_learning_rate //"


@checks.mistake("rate-made-whole", needs=WHOLE_RATE)
def _(weights, update, server_learning_rate=1.0):
    """The rate was made a whole number, and what stands behind its point was lost: a rate of 0.25 counts as 0. Multiply
    by `server_learning_rate` as it is."""
    return weights + np.trunc(server_learning_rate) * update


@checks.mistake("returns-weights")
def _(weights, update, server_learning_rate=1.0):
    """The old weights came back unchanged: nothing of the update is left in them. Find the line that loses it, and
    return the weights plus the scaled update."""
    return weights


@checks.mistake("scales-weights")
def _(weights, update, server_learning_rate=1.0):
    """The old weights were scaled by the rate. It belongs to the update alone: multiply the two before
    you add, and mind the brackets."""
    return server_learning_rate * (weights + update), server_learning_rate * weights + update


@checks.mistake("mixes")
def _(weights, update, server_learning_rate=1.0):
    """You mixed weights and update, or walked from one to the other, as if the update were a second
    model. It is a *change*: keep all of the weights and add the scaled update."""
    return (1 - server_learning_rate) * weights + server_learning_rate * update, (weights + update) / 2


@checks.mistake("divides-by-rate")
def _(weights, update, server_learning_rate=1.0):
    """The update was divided by the rate, so a small rate makes a large step. Multiply them."""
    return weights + update / server_learning_rate


@checks.mistake("adds-rate")
def _(weights, update, server_learning_rate=1.0):
    """The rate was added to every entry, but it says how far to go along the update. Multiply the update by it."""
    return weights + update + server_learning_rate, weights + server_learning_rate


@checks.mistake("multiplies")
def _(weights, update, server_learning_rate=1.0):
    """Weights and update were multiplied with each other, so nothing moves where a weight is 0. An update is a change:
    add it to the weights."""
    return weights * update, weights * update * server_learning_rate


@checks.mistake("whole-numbers", needs=r"\bint|floor|trunc|//", of_kind=True)
def _(weights, update, server_learning_rate=1.0):
    """What stands behind the point was lost: `//`, `int` and arrays of whole numbers drop it. Leave that out, and keep
    floats all the way: `weights + server_learning_rate * update`."""
    step, ways = server_learning_rate * update, (np.trunc, np.floor)
    return tuple(value for cut in ways for value in (cut(weights + step), weights + cut(step)))


@checks.symptom("other-rate")
def _(run):
    """In what came back, the update is scaled by another number than the rate. Multiply it by the argument
    `server_learning_rate` once, and by nothing else, and see that this is what is returned."""
    step, update = run.result - run.inputs["weights"], run.inputs["update"]
    factor, rate = step @ update / (update @ update), run.inputs.get("server_learning_rate", 1.0)
    if step.any() and close(step, factor * update) and not close(factor, rate, 1e-3):
        return [("it is scaled by", describe(factor)), ("the rate was", describe(rate))]

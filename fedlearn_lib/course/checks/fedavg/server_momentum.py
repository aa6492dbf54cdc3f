"""What `server_momentum` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks, close, describe
from .cases import DIGITS, real_updates

checks = Checks("server_momentum")


@checks.cases
def averages_and_velocities(rng):
    yield dict(average_update=np.array([1.0, -6.0, 3.0]), velocity=np.array([10.0, 20.0, -5.0]), momentum=0.8)
    yield dict(average_update=rng.normal(size=4), velocity=rng.normal(size=4), momentum=rng.uniform(0.2, 0.4))
    one, other = real_updates([12, 20], rng)
    yield dict(average_update=one, velocity=other, momentum=0.9)
    yield dict(average_update=one, velocity=np.zeros(DIGITS.size), momentum=0.9)  # the first round
    yield dict(average_update=rng.normal(size=3), velocity=rng.normal(size=3), momentum=0)  # none: the average
    yield dict(average_update=np.zeros(3), velocity=np.array([2.0, -4.0, 6.0]), momentum=0.5)  # nobody learned anything


@checks.by_hand
def _(average_update, velocity, momentum, *, place=None):
    i = place[0] if place else 0
    right = describe(momentum * velocity[i] + average_update[i])
    return f"entry {i}: {describe(momentum)} · ({describe(velocity[i])}) + ({describe(average_update[i])}) = {right}"


@checks.stops("at-sign", "matmul.*enough dimensions")
def _():
    """A product of matrices and vectors, such as `@`, takes no single number. The momentum is one: write `*`, which
    scales every entry."""


@checks.mistake("moving-average")
def _(average_update, velocity, momentum):
    """Only `1 - momentum` times this round's average came in. Here the average counts whole: multiply the old velocity
    by `momentum`, and add the average as it is."""
    return momentum * velocity + (1 - momentum) * average_update


@checks.mistake("keeps-the-rest")
def _(average_update, velocity, momentum):
    """`1 - momentum` times the old velocity was kept. Keep `momentum` times the velocity, and add the average as it
    is."""
    kept = (1 - momentum) * velocity
    return kept + average_update, kept + momentum * average_update


@checks.mistake("nesterov")
def _(average_update, velocity, momentum):
    """What came back is the average plus `momentum` times the new velocity, as in Nesterov's variant. Return the new
    velocity itself: `momentum` times the old one, plus the average."""
    return average_update + momentum * (momentum * velocity + average_update)


@checks.mistake("swapped")
def _(average_update, velocity, momentum):
    """The roles are swapped: the new average was multiplied by `momentum`, and all of the old velocity was kept.
    Multiply the velocity by `momentum`, and add the average as it is."""
    return velocity + momentum * average_update


@checks.mistake("scales-both")
def _(average_update, velocity, momentum):
    """Both were multiplied by the momentum, the new average too. It says how much of the *old* velocity is kept:
    multiply that alone, and add the average as it is."""
    return momentum * (velocity + average_update)


@checks.symptom("momentum-made-whole", needs=r"(int|floor|ceil|round|rint|trunc)\(momentum(, 0)?\)|momentum //")
def _(run):
    """The momentum was made a whole number, so a share like 0.8 became 0 or 1. Multiply the velocity by `momentum` with
    all its digits."""
    average, velocity = run.inputs["average_update"], run.inputs["velocity"]
    return any(close(run.result, average + kept * velocity) for kept in (0, 1))


@checks.mistake("keeps-all")
def _(average_update, velocity, momentum):
    """All of the old velocity was kept. Multiply it by `momentum` before you add the average."""
    return velocity + average_update


SCALED = r"momentum \* velocity|velocity \* momentum|multiply\(.*velocity|\*= momentum"


@checks.symptom("velocity-dropped", needs=SCALED)
def _(run):
    """This round's average came back, with nothing of the old velocity in it. Return `momentum` times `velocity`, both
    as they came in, plus the average, in every case."""
    return close(run.result, run.inputs["average_update"])


@checks.mistake("only-average")
def _(average_update, velocity, momentum):
    """This round's average came back, with nothing of the old velocity in it. Add `momentum` times the velocity."""
    return average_update


@checks.mistake("only-old")
def _(average_update, velocity, momentum):
    """Nothing new came in: only the old velocity came back, as it is or times the momentum. Add this round's average
    update, all of it and in every case."""
    return momentum * velocity, velocity


@checks.mistake("subtracts")
def _(average_update, velocity, momentum):
    """One of the two came in with a minus: the average, or what is kept of the velocity. Let both come in with a
    plus."""
    kept = momentum * velocity
    return kept - average_update, average_update - kept


@checks.mistake("adds-momentum")
def _(average_update, velocity, momentum):
    """The momentum was added to every entry. It says which *share* of the old velocity is kept: multiply the velocity
    by it, and add the average."""
    return velocity + average_update + momentum, average_update + momentum


@checks.mistake("averaged", needs=r"average|/")
def _(average_update, velocity, momentum):
    """The sum came back divided by 1 + momentum, as in a weighted average. Return `momentum` times the velocity plus
    the average, divided by nothing."""
    return (average_update + momentum * velocity) / (1 + momentum)


@checks.mistake("divides")
def _(average_update, velocity, momentum):
    """The velocity was divided by the momentum. Multiply it by `momentum`, and add the average as it is."""
    return velocity / momentum + average_update


@checks.mistake("divides-average")
def _(average_update, velocity, momentum):
    """The average was divided by `1 - momentum`. Multiply the old velocity by `momentum`, and add the average as it
    is."""
    return momentum * velocity + average_update / (1 - momentum)


@checks.symptom("other-share")
def _(run):
    """Another share of the old velocity was kept than the momentum says. Multiply it by `momentum`, just as it came in,
    and by nothing else."""
    kept, velocity = run.result - run.inputs["average_update"], run.inputs["velocity"]
    factor, momentum = kept @ velocity / (velocity @ velocity), run.inputs["momentum"]
    if kept.any() and close(kept, factor * velocity) and not close(factor, momentum, 1e-3):
        return [("you kept", f"{describe(factor)} of the velocity"), ("the momentum was", describe(momentum))]

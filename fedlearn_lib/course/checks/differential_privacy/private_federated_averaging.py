"""What `private_federated_averaging` must do, and what each mistake is told.

Every case is a whole training over real masked rounds. In some the noise is next to nothing, so that the average shows;
in the others the updates are zeros, so that the noise shows.
"""

import contextlib
import functools
import inspect
import math

import numpy as np

from fedlearn_lib.given.differential_privacy import noisy_rounds
from fedlearn_lib.given.differential_privacy.noisy_rounds import norm_in_steps, step_of
from fedlearn_lib.given.history import History
from fedlearn_lib.given.refused import Refused

from ...checking import Checks, close, leaving
from ...checking.watching_secrets import replaced, watching_the_system
from ...solutions import masking
from .trainings import FAINT, Training, as_if, clipped, mean_weight, one_number, shares, training, went_in_whole


class TrainingChecks(Checks):
    """Checks that play no second training: what is right shows in what an answer's own rounds gave."""

    def run(self, answer, reference, rng):
        super().run(answer, lambda **inputs: (History(inputs["weights"]), 0.0), rng)


checks = TrainingChecks("private_federated_averaging")
# The ciphers are loaded when they are first used: here, before the clock of an answer starts.
masking.expand_mask(bytes(32), 1)


@checks.cases
def trainings(rng):
    # The noise first: of a wrong strength, it would hide by how much an average is wrong.
    zeros = np.zeros((7, 3000))  # of 7, 5 and 2 no two ways to count come to the same
    yield training(zeros, [1] * 7, 5, norm=2.0, noise_multiplier=4.5, rounds=2, corrupt=2)
    # Coarse steps: here rounding makes an update much longer.
    yield training(zeros[:6], [1] * 6, 5, norm=0.5, noise_multiplier=2.0, rounds=2, corrupt=1, bits=9)
    updates = [[3.0, 4.0], [0.3, -0.4], [0.0, 0.1], [-0.2, 0.0]]
    yield training(updates, [5, 1, 9, 2], 3, norm=1.0, noise_multiplier=FAINT, rounds=1)
    updates = rng.normal(size=(5, 40)) * np.array([[0.01], [0.05], [0.2], [1.0], [9.0]])
    yield training(updates, [1, 40, 3, 7, 20], 4, norm=0.5, noise_multiplier=FAINT, rounds=2, evaluate=mean_weight)


checks.reads(Training)


@checks.in_words
def _(rounds, trains, **_):
    return f"a History of {rounds} rounds of {len(trains)} clients, and ε, a float"


@checks.secrets
def updates_of_clients(inputs, result):
    updates = [*inputs["trains"].updates, *clipped(inputs["trains"], inputs["norm"])]
    return leaving.Secrets(hidden=[update for update in updates if update.any()])


@checks.accepts
def is_private_training(t):
    evaluate = t.inputs["evaluate"]
    return (
        t.has_both
        and t.complete
        and (not t.faint or t.trained_in_each)
        and (t.moved_by(t.clipped.mean(axis=0)) if t.faint else t.noise_is_right and not t.repeats and not shares(t))
        and not t.uneven
        and close(t.epsilon, t.spent(), 1e-6)
        and close(t.history.metrics, [evaluate(place) for place in t.history.weights] if evaluate else [])
    )


CALLED_AT_ONCE = r"noisy_steps\((noisy_integers|add_noise)\("


@checks.stops("noise-not-whole", "integers holds float|noise must leave as many", without=CALLED_AT_ONCE)
def _():
    """Noise takes whole numbers, and gives back as many; yours got or gave something else. Call `noisy_integers`
    nowhere but in `def add_noise(integers): return noisy_integers(integers, share)`, and give `noisy_steps` this
    function."""


@checks.stops(
    "noise-not-a-function",
    "is not callable|holds float",
    needs=CALLED_AT_ONCE + r"|\w = noisy_integers\((?!integers,)",
)
def _():
    """`noisy_steps` wants a function that adds noise, which it calls for each client in each round, and here such a
    function is called beforehand. Write `def add_noise(integers): return noisy_integers(integers, share)`, and give it
    `add_noise`, without brackets."""


@checks.stops("sum-too-large", "the sum cannot be")
def _():
    """The server read a sum for which these rules have no room. Compare your share with `noise_multiplier *
    norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)`."""


@checks.stops(
    "list-of-pairs",
    "'(tuple|numpy.ndarray|NoneType)' object is not callable|train must return two|'function' object is not iterable",
    without=r"\bevaluate\(",
)
def _():
    """`enrol` wants a list of functions of the weights, each of which returns an update and a count. Let `def
    private(train):` end with `return train_and_clip`, a function that ends with `return clip_update(update, norm), 1`,
    and enrol `[private(train) for train in trains]`."""


@checks.stops("share-not-a-number", "scale is .*must be|noisy_integers: scale")
def _():
    """The scale that you gave `noisy_integers` is none that it takes, as it says here. Compute one number, in steps:
    `noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)`."""


@checks.stops("count-refused", "the number of examples is none")
def _():
    """Under these rules every client counts as 1, and a function that you gave `enrol` returned another count. Give it
    functions that return the clipped update and `1`."""


@checks.stops("scale-not-bound", "noisy_integers: missing a required argument: 'scale'")
def _():
    """`noisy_integers` wants a scale, too, and `noisy_steps` hands out the integers alone. Make a function that has the
    scale: `def add_noise(integers): return noisy_integers(integers, share)`."""


@checks.stops("turned-clip", "clip_update(?!: norm is)")
def _():
    """`clip_update` takes one update and the norm, and a train function returns two things, of which the update is the
    first. Call `clip_update(update, norm)` with this one, as `update, _ = train(weights)` gives it."""


@checks.stops("agrees-to-fewer", "agreed to \\d+ rounds")
def _():
    """The clients refused a round, as they had agreed to fewer. Tell `noisy_steps` how many there are,
    `noisy_steps(add_noise, rounds, …)`, and let no more be played."""


@checks.stops("zero-divided", "not finite, or none", needs=r"\bnorm\(")
def _():
    """An update may be all zeros, of length 0, by which nothing can be divided. Leave alone what is not longer than the
    norm, as `clip_update(update, norm)` does."""


@checks.stops("noise-behind-rounds", "instances of ('int' and 'function'|'function' and 'int')")
def _():
    """Two arguments of `noisy_steps` changed places: a number stands where it wants your noise. Put the noise
    first, then the rounds: `noisy_steps(add_noise, rounds, …)`."""


@checks.symptom("epsilon-missing", of_kind=True)
def _(t):
    """The history came back alone, without what it cost. Return both:
    `history, epsilon_of(noise_multiplier, rounds, 1.0, delta)`."""
    return isinstance(t.result, History)


@checks.symptom("turned-results", of_kind=True)
def _(t):
    """Both came back, in the other order. Return the history first, then ε."""
    return isinstance(t.epsilon, History) and isinstance(t.history, float | np.floating)


@checks.symptom("epsilon-no-float", of_kind=True)
def _(t):
    """The history is there, but what stands beside it is no float. Return what `epsilon_of` gave, as it is, and nothing
    else: `history, epsilon_of(noise_multiplier, rounds, 1.0, delta)`."""
    return isinstance(t.history, History) and not isinstance(t.epsilon, float | np.floating)


@checks.symptom("not-a-history", of_kind=True)
def _(t):
    """A history and its ε are expected, and something else came back. Return two things: first the history that
    `masked_federated_averaging` returned, as it is, then ε as a number."""
    return not t.has_both


@checks.symptom("too-few-rounds")
def _(t):
    """The history holds another number of rounds than was asked for. Call `masked_federated_averaging` once for all of
    them, and hand `rounds` on: `masked_federated_averaging(…, rounds=rounds, …)`."""
    return not t.complete


@checks.symptom("other-norm-read", needs=r"(?m)^ +norm (=|\*=|/=) ")
def _(t):
    """An update longer than the norm went into the sum as it was, and your code gives `norm` another value. Give what
    is in steps a name of its own, and clip with the `norm` that was passed in."""
    return went_in_whole(t)


@checks.symptom("not-clipped")
def _(t):
    """An update longer than the norm went into the sum as it was, cut by the rounding at most. Return
    `clip_update(update, norm)` from the wrapped train function, and give `enrol` these wrapped ones."""
    return went_in_whole(t)


@checks.symptom("update-left-out", needs=r"zeros|ones|full|size|len\(\w+\)")
def _(t):
    """The weights moved by noise at most, as if all updates were 0. Let the wrapped train function return
    `clip_update(update, norm), 1`, and `add_noise` add to the integers that it is given:
    `noisy_integers(integers, share)`."""
    return t.faint and t.moved_by(np.zeros(t.steps.shape[1])) and not t.moved_by(t.clipped.mean(axis=0))


@checks.symptom("one-train-for-all")
def _(t):
    """The weights moved by the update of a single client, and not by the mean of all. Make a function for each of
    `trains`, one that calls this train alone, and give `enrol` the list of them."""
    return t.faint and any(t.moved_by(each) for each in t.clipped) and not t.moved_by(t.clipped.mean(axis=0))


@checks.symptom("moves-otherwise")
def _(t):
    """Each round should add the mean of the clipped updates, and these moved by something else. Let the wrapped train
    function return `clip_update(update, norm), 1`, and nothing more be done to the update."""
    return t.faint and not t.moved_by(t.clipped.mean(axis=0))


@checks.symptom("no-noise")
def _(t):
    """There is no noise in the sums, or so little that no whole number changed. Give `noisy_steps` a function that adds
    it, `def add_noise(integers): return noisy_integers(integers, share)`, with a share that is counted in steps."""
    return not t.faint and not t.steps.any()


@checks.symptom("noise-in-some-rounds")
def _(t):
    """The noise of one round is weaker than that of another. Let `add_noise` do the same in every call: `return
    noisy_integers(integers, share)`."""
    return t.uneven and not one_number(t)


@checks.symptom("same-noise-everywhere")
def _(t):
    """Some entries of a round got no noise, or the same as others. Draw as many numbers as there are integers, and
    repeat none: `noisy_integers(integers, share)` does so."""
    return shares(t)


@checks.symptom("same-noise-again")
def _(t):
    """The noise of one round stands in another again, all of it or a part. Draw anew in every call of `add_noise`."""
    return t.repeats


@checks.symptom("before-rounding", without=r"norm_in_steps\(")
def _(t):
    """The noise is as strong as if the norm had been divided by the size of a step alone, but rounding can move each
    entry by half a step. Take `norm_in_steps(norm, rules, len(weights))`."""
    steps = t.norm / step_of(t.rules)
    ratio = (steps / norm_in_steps(t.norm, t.rules, t.steps.shape[1])) ** 2
    return ratio < 0.8 and t.is_off_by(ratio)


@checks.symptom("full-size-each")
def _(t):
    """The noise is as strong as if every client added the whole. A client's share is smaller: divide by
    `math.sqrt(rules.threshold - rules.corrupt)`."""
    return as_if(t, t.rules.threshold - t.rules.corrupt)


@checks.symptom("divides-without-root", without=r"nonlocal|%|== 0|is trains|enumerate|\bif\b")
def _(t):
    """The noise in the sums is as weak as if t - c stood where its root belongs. Variances add up, not standard
    deviations: divide by the root, `math.sqrt(rules.threshold - rules.corrupt)`, and that once."""
    return as_if(t, 1 / (t.rules.threshold - t.rules.corrupt))


ALL = r"\.clients\b|len\((trains|cohort|clients)\b|\bn\b"


@checks.symptom("counts-on-all", needs=ALL, without=r"nonlocal|%|== 0|is trains|enumerate")
def _(t):
    """The noise adds up to σS only if more honest clients stay than must. Divide by the root of the fewest that there
    can be, `math.sqrt(rules.threshold - rules.corrupt)`, and by nothing else."""
    honest = t.rules.threshold - t.rules.corrupt
    others = (t.rules.clients, t.rules.clients - t.rules.corrupt)
    return any(other != honest and as_if(t, honest / other) for other in others)


@checks.symptom("trusts-the-corrupt", needs="threshold", without=r"nonlocal|%")
def _(t):
    """The noise in the sums is as strong as if corrupt clients' shares counted, too, and these can be taken off again.
    Divide by the root of the honest ones: `math.sqrt(rules.threshold - rules.corrupt)`."""
    honest = t.rules.threshold - t.rules.corrupt
    return t.rules.corrupt > 0 and as_if(t, honest / t.rules.threshold)


@checks.symptom("noise-for-the-average")
def _(t):
    """The noise in the sums is as weak as if it had been divided by a number of clients once more. Leave that out: give
    each client σ times the norm in steps, over the root of t - c."""
    sizes = (t.rules.clients, t.rules.threshold, t.rules.threshold - t.rules.corrupt)
    return not t.faint and as_if(t, *(1 / size**2 for size in sizes))


@checks.symptom("not-in-steps", without=r"norm_in_steps\(")
def _(t):
    """The noise is far too small for what it is added to: whole numbers, of which each stands for a small step. Hand
    `noisy_integers` the noise multiplier times `norm_in_steps(norm, rules, len(weights))`, over the root of t - c."""
    return not t.faint and t.ratio < 0.01 * t.due


@checks.symptom("wrong-noise")
def _(t):
    """The noise in the sums has another strength than was promised. A client's share is
    `noise_multiplier * norm_in_steps(norm, rules, len(weights)) / math.sqrt(rules.threshold - rules.corrupt)`, and
    every message of every round gets noise of this scale, once: compare both with your lines."""
    if not t.faint and not t.noise_is_right:
        return [("its standard deviation", f"{math.sqrt(t.ratio / t.due):.3g} times what it should be")]


@checks.symptom("trains-elsewhere")
def _(t):
    """A client did not train from the weights of each round. Call its `train` inside of the function that you make,
    with the weights which that is given: `update, _ = train(weights)`."""
    return t.faint and not t.trained_in_each


@checks.symptom("epsilon-of-one-round", without=r"epsilon_of\([^\n]*\brounds\b")
def _(t):
    """That ε is one round's, and there were more. Give `epsilon_of` all `rounds`."""
    return t.rounds > 1 and close(t.epsilon, t.spent(rounds=1), 1e-6)


@checks.symptom("claims-sampling", without=r", 1(\.0)?, |sampling=1(\.0)?\b")
def _(t):
    """This is the ε of a sampling below 1. Here the server asks everybody. Call `epsilon_of` with a sampling of 1.0."""
    n, honest = t.rules.clients, t.rules.threshold - t.rules.corrupt
    chances = {t.rules.threshold / n, honest / n, (n - t.rules.corrupt) / n, 1 / n, 0.5, 0.1, 0.01} - {1.0}
    return t.epsilon < t.spent() and any(close(t.epsilon, t.spent(sampling=each), 1e-6) for each in chances)


@checks.symptom("wrong-epsilon")
def _(t):
    """The ε is not that of these rounds. Return `epsilon_of(noise_multiplier, rounds, 1.0, delta)`, with the arguments
    as they came in, and change nothing of what comes back."""
    return not close(t.epsilon, t.spent(), 1e-6)


@checks.symptom("not-evaluated")
def _(t):
    """The history holds other metrics than `evaluate` gives for its weights. Hand it on as it is:
    `masked_federated_averaging(…, evaluate=evaluate)`."""
    evaluate = t.inputs["evaluate"]
    return not close(t.history.metrics, [evaluate(place) for place in t.history.weights] if evaluate else [])


@functools.lru_cache(maxsize=1)
def handed_to_steps(answer) -> tuple:
    """What an answer hands to `noisy_steps`: its noise, and the most rounds."""
    names, handed = inspect.unwrap(answer).__globals__, []
    real = names["noisy_steps"]

    def noting(*args, **kwargs):
        given = inspect.signature(real).bind(*args, **kwargs).arguments
        handed.append((given["add_noise"], given["most_rounds"]))
        return real(*args, **kwargs)

    own, given = replaced(names, "noisy_steps", noting), replaced(vars(noisy_rounds), "noisy_steps", noting)
    with own, given, contextlib.suppress(Refused):  # an answer may import it itself
        answer(**training([[0.0, 0.1]] * 4, [1] * 4, 3, norm=1.0, noise_multiplier=1.0, rounds=2))
    return tuple(handed)


@checks.behaviour("no-masks")
def _(answer, rng):
    """You train without the steps of `noisy_steps`, whose masks hide each client's update from those who run the
    training. Let the clients play masked rounds: `masked_federated_averaging` with the steps that `noisy_steps` gives
    and the cohort of `enrol`."""
    return not handed_to_steps(answer)


@checks.behaviour("agrees-to-more")
def _(answer, rng):
    """The clients agreed to more rounds than `rounds` says. Let them agree to as many as there are:
    `noisy_steps(add_noise, rounds, …)`."""
    return any(most > 2 for _, most in handed_to_steps(answer))


@checks.behaviour("not-the-system")
def _(answer, rng):
    """Hardly anything for the noise was drawn from the operating system, so that others may work it out and take it
    off. Let `add_noise` return `noisy_integers(integers, share)`."""
    for add_noise, _ in handed_to_steps(answer):
        with watching_the_system(answer) as drawn:
            add_noise(np.zeros(40, np.int64))
        if drawn.bytes < 20:
            return True
    return False

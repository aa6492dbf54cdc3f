"""What `federated_averaging` must do, and what each mistake is told."""

from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np

from fedlearn_lib.given.models import SoftmaxRegression

from ...checking import Checks, close
from ...checking.answer_text import says
from .cases import DIGITS, multiple
from .chosen import needs_the_chosen
from .runs import clients_of, is_federated_averaging, needs_its_generator, places_trained, wavy
from .watching import Federation, WatchedModel

checks = Checks("federated_averaging")


@checks.cases
def cohorts_and_settings(rng):
    def case(sizes, **settings):
        model, weights = WatchedModel(DIGITS), rng.normal(scale=0.1, size=DIGITS.size)
        clients = clients_of(sizes, rng)
        return dict(model=model, weights=weights, clients=clients, **settings, rng=rng.spawn(1)[0])

    yield dict(
        model=WatchedModel(SoftmaxRegression(2, 2)),
        weights=np.array([0.5, -0.5, 1.0, 0.0, 0.2, 0.1]),
        clients=[
            (np.array([[1.0, 0.0], [0.0, 1.0], [1.5, -0.5]]), np.array([0, 1, 0])),
            (np.array([[2.0, 1.0]]), np.array([1])),
            (np.array([[-1.0, 1.0], [1.0, -1.0], [0.0, -2.0], [2.0, 0.5]]), np.array([0, 1, 0, 1])),
        ],
        rounds=2, fraction=0.6, epochs=3, batch_size=None, learning_rate=0.5, rng=np.random.default_rng(5),
    )  # fmt: skip
    # So many clients that no fair choice is the first ones, or the same in every round, by chance.
    yield case(1 + np.arange(20) * 7 % 20, rounds=5, fraction=0.25, epochs=3, batch_size=None, learning_rate=0.2,
               evaluate=wavy)  # fmt: skip
    # Of any three clients two have equally many examples.
    yield case([13, 6, 13, 6], rounds=3, fraction=0.75, epochs=2, batch_size=4, learning_rate=0.1,
               evaluate=wavy)  # fmt: skip
    yield case([2, 4, 3], rounds=1, fraction=0.1, epochs=1, batch_size=None, learning_rate=0.3)  # one all the same
    yield case([140, 5], rounds=1, fraction=1.0, epochs=1, batch_size=None, learning_rate=0.3)  # no usual batch size


checks.reads(Federation)
checks.accepts(is_federated_averaging)


@checks.stops("pair-turned-round", "local_update: X has shape")
def _():
    """A client is a pair, all its examples and their labels, and `local_update` got something else as X. Hand both
    parts on, whole and in that order: `X, y = clients[k]`."""


@checks.stops("tuple-for-index", "indices must be integers.*tuple")
def _():
    """A list takes one index in its brackets, and a tuple stood there: two with a comma, or a whole client, as
    `for k in clients` gives. Use one at a time: `X, y = clients[k]` for each `k` in `chosen`."""


@checks.stops("numbers-for-clients", r"cannot unpack non-iterable (numpy\.)?int", without=r"\w, \w+\)? = \d")
def _():
    """`sample_clients` gives numbers, not clients. Loop over these, `for k in chosen`, and take the client that stands
    there: `X, y = clients[k]`."""


@checks.stops("evaluate-in-record", r"record\(\) got an unexpected keyword argument 'evaluate'")
def _():
    """`record` measures by itself, with what the history was made with. Hand `evaluate` on before the first round:
    `History(weights, evaluate)`."""


@checks.symptom("returns-weights", of_kind=True)
def _(f):
    """Weights or other arrays came back, but the chapters that follow need the whole history. Return the history on
    which you recorded every round."""
    return isinstance(f.result, np.ndarray) or isinstance(f.result, list) and isinstance(f.result[-1], np.ndarray)


@checks.symptom("pools-data")
def _(f):
    """Examples of several clients met in one gradient. Call `local_update` once for each chosen client, with its own X
    and y."""
    return f.meetings


@checks.symptom("not-recorded")
def _(f):
    """The history holds fewer rounds than were asked for. Train `rounds` rounds, and call `history.record(…)` once in
    each of them."""
    return len(f.result.bytes) < f.inputs["rounds"]


@checks.symptom("epochs-for-rounds", needs=r"range\(epochs\)", without=r"range\([^)\n]*rounds")
def _(f):
    """The loop over the rounds runs `epochs` times. Those are the passes that a client makes over its own examples:
    hand `epochs` on to `local_update`, and let this loop go over `range(rounds)`."""
    return len(f.result.bytes) == f.inputs["epochs"] != f.inputs["rounds"]


@checks.symptom("too-many-rounds")
def _(f):
    """The history holds more rounds than were asked for, and `History(…)` itself notes the start. Train `rounds`
    rounds, and call `history.record(…)` once in each of them."""
    return len(f.result.bytes) > f.inputs["rounds"]


@checks.symptom("nobody-trained")
def _(f):
    """Nobody trained the model that came in: it was never asked for a gradient. Call `local_update` once for each
    chosen client, with the model, the weights and the client's X and y."""
    return not f.inputs["model"].steps


@checks.symptom("keeps-older-weights", needs=r"\bif\b|np\.where|max\(|min\(")
def _(f):
    """In some round the recorded weights stayed as they were, as if nobody had trained. Apply the average of every
    round and go on from what comes out: no condition, maximum or minimum shall decide about it."""
    goes_on = all(close(r.start, place) for r, place in zip(f.rounds, f.places, strict=False))
    stayed = [*map(close, f.places, f.places[1:])]
    decides = says(r"\bif [^\n]+:\n +weights = |\bweights = ([^\n]+ if |max\(|np\.where\()")
    return any(stayed) and (decides or not all(stayed)) and (goes_on or len(f.rounds) < f.inputs["rounds"])


@checks.symptom("weights-not-kept")
def _(f):
    """All training started from the same weights. Let each round train, and hand the weights that the round before it
    left to every `local_update` of it."""
    return len(f.rounds) == 1 < f.inputs["rounds"]


@checks.symptom("one-after-another")
def _(f):
    """A client started from another client's trained weights. Let all clients of a round start from the same global
    weights, and apply the average once, after all of them have trained."""
    everyone = [training for r in f.rounds for training in r.trainings]
    handed_on = (close(after.start, before.path[-1]) for before, after in pairwise(everyone))
    return len(f.rounds) > f.inputs["rounds"] and any(handed_on)


@checks.symptom("averages-every-epoch", needs=r"range\(epochs\)")
def _(f):
    """The weights were changed in every turn of your loop over `epochs`, so several times in a round. Take that loop
    away: hand `epochs=epochs` on to `local_update`, which makes all passes, and average once a round."""
    return len(f.rounds) == f.inputs["rounds"] * f.inputs["epochs"] > f.inputs["rounds"]


@checks.symptom("part-of-examples")
def _(f):
    """A client trained on a part of its examples alone. Hand all of them on to `local_update`, X and y as they are: it
    makes the batches itself."""
    # One training may look like several, where its steps have another length.
    ones = [[*each] for _, each in groupby((t for r in f.rounds for t in r.trainings), lambda t: t.client)]
    return any(replace(each[0], steps=[step for t in each for step in t.steps]).leaves_out for each in ones)


@checks.symptom("other-settings", needs="local_update")
def _(f):
    """A client trained with other settings than were asked for, in several pieces, or with labels that are not its
    examples' own. Call `local_update` once for it, with its X and y as they are, and all settings: `epochs=epochs,
    batch_size=batch_size, learning_rate=learning_rate, rng=rng`."""
    return not all(training.is_right for r in until_wrong(f) for training in r.trainings)


def until_wrong(f) -> list:
    """The rounds up to the first with a wrong step: what is trained from weights that are wrong may look odd."""
    wrong = f.wrong_step
    return f.rounds[: wrong[0].number] if wrong else f.rounds


@checks.symptom("own-training", without=r"local_update\(")
def _(f):
    """The clients do not train in your lines as they do in `local_update`, with the same steps and the same settings.
    Call that for each chosen client, with its X and y, and average what it returns."""
    return not all(training.is_right for r in until_wrong(f) for training in r.trainings)


@checks.symptom("ignores-fraction")
def _(f):
    """All clients trained in every round. Let `sample_clients(len(clients), fraction, rng)` choose before anybody
    trains, and call `local_update` for the chosen ones alone."""
    everyone = list(range(len(f.inputs["clients"])))
    return f.participants < len(everyone) and all(sorted(r.clients) == everyone for r in f.rounds)


@checks.symptom("first-clients")
def _(f):
    """Always the first clients in the list trained. Let `sample_clients` choose anew in every round, loop over the very
    numbers that it returns, and take the clients that stand at these in `clients`."""
    first = list(range(f.participants))
    return len(f.rounds) > 3 and all(sorted(r.clients) == first for r in f.rounds)


@checks.symptom("samples-once")
def _(f):
    """The same clients trained in every round. Call `sample_clients` anew in every round, with the `rng` that was
    passed in: one that you make anew from a fixed seed draws the same again."""
    return f.samples_once


@checks.symptom("other-start")
def _(f):
    """The clients of a round did not all start from the same weights. Keep the weights as the round found them, hand
    these to every `local_update`, and change them only when all have trained."""
    trainings = [training for r in f.rounds for training in r.trainings]
    return len(f.rounds) > f.inputs["rounds"] == len(trainings) / f.participants


@checks.symptom("own-cohort", without=r"sample_clients\(")
def _(f):
    """In some round too few or too many clients trained, or one of them twice. Let
    `sample_clients(len(clients), fraction, rng)` choose who takes part, in every round."""
    return not f.every_chosen_client_once and [("clients to choose", str(f.participants))]


@checks.symptom("other-number")
def _(f):
    """In every round the same wrong number of clients trained. Hand `len(clients)` and `fraction` on to
    `sample_clients` as they are, and train everybody whom it returns, no more and no less."""
    numbers = {len(r.clients) for r in f.rounds if len(set(r.clients)) == len(r.clients)}
    if len(f.rounds) == f.inputs["rounds"] and len(numbers) == 1 and f.participants not in numbers:
        return [("clients that trained", str(*numbers)), ("clients to choose", str(f.participants))]


@checks.symptom("wrong-cohort")
def _(f):
    """In some round too few or too many clients trained, or one of them twice. Let `sample_clients(len(clients),
    fraction, rng)` choose, and call `local_update` once for each number that it returns."""
    return not f.every_chosen_client_once


@checks.symptom("other-weights")
def _(f):
    """In the first round the clients did not train from the weights that came in. Hand the global weights on to every
    `local_update` as they are, neither changed nor made anew."""
    return not close(f.rounds[0].start, f.inputs["weights"])


@checks.symptom("records-start")
def _(f):
    """What was recorded are the weights from before the round. Apply the average first, then record the new weights."""
    _, moved = f.wrong_step
    return not moved.any()


@checks.symptom("records-update")
def _(f):
    """What was recorded is the average update, with nothing of the old weights in it. Average what `local_update`
    returns, as it is, add that to the weights with `apply_update`, and record the sum."""
    r, moved = f.wrong_step
    return close(r.start + moved, r.average)


@checks.symptom("added-twice", needs=r"(\+=|\w+ \+) apply_update\(|apply_update\([^\n]*\)\)? \+ ")
def _(f):
    """`apply_update` gives the new weights, in which the old ones are already, and here they were added once more. Let
    its result take their place: `weights = apply_update(…)`."""
    r, moved = f.wrong_step
    return any(close(moved - r.start, each) for each in (r.average, r.updates.mean(axis=0), r.updates.sum(axis=0)))


@checks.symptom("averages-models")
def _(f):
    """A whole model was added to the weights, no update. Average what `local_update` returns, and apply that once."""
    r, moved = f.wrong_step
    return close(moved, r.start + r.average)


@checks.symptom("length-of-pair", needs=r"len\((clients\[\w+\]|client)\)")
def _(f):
    """A client is a pair, examples and labels, so the length of each is 2, and all have the same say. Count what is in
    the pair: `len(clients[k][1])`."""
    r, moved = f.wrong_step
    return close(moved, r.updates.mean(axis=0))


@checks.symptom("plain-mean")
def _(f):
    """Every client had the same say, however many examples it has. Give `weighted_average` the
    number of examples of each chosen client, `len(clients[k][1])`."""
    r, moved = f.wrong_step
    return close(moved, r.updates.mean(axis=0))


@checks.symptom("one-client-only")
def _(f):
    """The weights moved by the update of one single client. Collect the updates of all chosen clients, and apply their
    average."""
    r, moved = f.wrong_step
    return any(close(moved, update) for update in r.updates)


@checks.symptom("sums-updates")
def _(f):
    """The weights moved by the sum of all updates, not by their average. Give the updates and the example counts to
    `weighted_average`, and apply what it returns."""
    r, moved = f.wrong_step
    return close(moved, r.updates.sum(axis=0))


@checks.symptom("counts-mixed-up", without=r"\(\w+ - \w+\) [*/]|\b1(\.0)? [-/] |\*\* -1")  # nor a running mean
def _(f):
    """The updates were weighted as if with example counts in another order, or of other clients. Let each update count
    by the length of the X and y that it was trained with: the more examples, the larger its part."""
    r, moved = f.wrong_step
    counts = [len(y) for _, y in f.inputs["clients"]][: len(r.clients)]
    in_other_order = (r.example_counts[::-1], np.sort(r.example_counts), counts)
    return any(close(moved, np.average(r.updates, axis=0, weights=c)) for c in in_other_order)


@checks.symptom("divides-by-all-clients")
def _(f):
    """Each update was weighed by its part of *all* clients' examples, so that the parts of those who were chosen do not
    add up to 1. Give `weighted_average` the updates and the example counts of the chosen clients alone."""
    r, moved = f.wrong_step
    everybody = sum(len(y) for _, y in f.inputs["clients"])
    return close(moved, r.average * r.example_counts.sum() / everybody, 1e-6)


@checks.symptom("wrong-step-length")
def _(f):
    """The weights did not move by the average update, but by a multiple of it. Apply the average
    once, as it is: its clients' parts add up to 1, and the server's rate is left at 1.0."""
    r, moved = f.wrong_step
    right = any(close(later.start, r.start + r.average) for later in f.rounds)  # and only recorded otherwise
    return not right and multiple(moved, r.average)


@checks.symptom("updates-pile-up")
def _(f):
    """Updates of earlier rounds were averaged in again. Start each round with an empty list of
    updates: make it inside the loop over the rounds."""
    first, second = f.rounds[:2]
    updates = np.concatenate([first.updates, second.updates])
    counts = np.concatenate([first.example_counts, second.example_counts])
    return close(f.places[2], second.start + np.average(updates, axis=0, weights=counts))


@checks.symptom("equal-counts-merged", needs=r"dict\(|\{")
def _(f):
    """Two clients of a round have equally many examples, and the update of one is lost, as in a dict with the counts
    as keys. Collect updates and counts in two lists, side by side."""
    r, moved = f.wrong_step
    return any(close(moved, each) for each in r.without_equal_counts())


@checks.symptom("other-parts")
def _(f):
    """In some round the clients' updates do not count by their examples. Compare the parts below, and give
    `weighted_average` each update once, with the number of examples of the very same client."""
    r, moved = f.wrong_step
    return r.other_parts(moved)


@checks.symptom("other-step")
def _(f):
    """In one round the recorded weights are not those that its clients trained from, plus the average of their updates.
    Give `weighted_average` this round's updates alone, as `local_update` returned them, apply that to the weights that
    all trained from, and record what comes out."""
    r, moved = f.wrong_step
    lengths = [f"a vector of length {np.linalg.norm(vector):.6g}" for vector in (r.average, moved)]
    return list(zip(("the round", "the average", "your step"), (str(r.number), *lengths), strict=True))


@checks.symptom("participants-not-counted")
def _(f):
    """In the history `participants` is *how many* clients took part, one whole number, and here a list or an array was
    given. Write `participants=len(chosen)`."""
    return any(np.ndim(each) > 0 for each in f.result.bytes)


@checks.symptom("wrong-participants")
def _(f):
    """The history counts other bytes than were sent. Tell `history.record` how many clients took part in this round,
    one whole number: `participants=len(chosen)`."""
    return not close(f.result.bytes, f.expected.bytes)


@checks.symptom("not-evaluated")
def _(f):
    """The start and each round are to be measured once, by `evaluate` as it came, and they were not. Hand it on when
    you make the history, `History(weights, evaluate)`: it does that by itself."""
    other_number = len(f.result.metrics) != len(f.expected.metrics)
    return other_number or not close(f.result.metrics, list(map(f.inputs["evaluate"], f.places)))


needs_its_generator(checks)
needs_the_chosen(checks, places_trained)

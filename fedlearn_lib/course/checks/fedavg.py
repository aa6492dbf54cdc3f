"""What the exercises of chapters 0 and 1 must do, and what each mistake is told."""

from functools import cache
from types import SimpleNamespace

import numpy as np

from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer

from ..checking import Checks, close
from ..solutions import fedavg as reference
from .watching import WatchedModel, rows_of

DIGITS = SoftmaxRegression(64, 10)


@cache
def digits():
    return load_digits()


def some_digits(count, rng):
    """A client with this many different real digits."""
    X, y = digits()
    rows = rng.choice(len(X), size=count, replace=False)
    return X[rows], y[rows]


def real_updates(counts, rng):
    """Updates as clients with these numbers of digits send them."""
    return np.stack(
        [
            reference.local_update(
                DIGITS, np.zeros(DIGITS.size), *some_digits(count, rng),
                epochs=2, batch_size=5, learning_rate=0.5, rng=rng,
            )
            for count in counts
        ]
    )  # fmt: skip


# ==== apply_update ===============================================================================

apply_update = Checks("apply_update")


@apply_update.cases
def weights_and_updates(rng):
    yield dict(
        weights=rng.integers(1, 9, 3).astype(float),
        update=rng.integers(1, 9, 3) / 2,
        server_learning_rate=0.5,
    )
    yield dict(weights=rng.normal(size=4), update=rng.normal(size=4))  # the rate's default, 1.0
    yield dict(
        weights=rng.normal(size=DIGITS.size),
        update=real_updates([12], rng)[0],
        server_learning_rate=rng.uniform(1.1, 2.0),
    )


@apply_update.mistake("ignores-rate")
def _(weights, update, server_learning_rate=1.0):
    """The server learning rate is not used. Multiply the update by it before you add."""
    return weights + update


@apply_update.mistake("subtracts")
def _(weights, update, server_learning_rate=1.0):
    """You walked away from the update. An update is new minus old weights, so it is added; only a
    gradient is subtracted. Change - to +."""
    return weights - server_learning_rate * update


@apply_update.mistake("returns-update")
def _(weights, update, server_learning_rate=1.0):
    """Only the step came back, not the place where it leads. Add the weights to it."""
    return server_learning_rate * update, update


@apply_update.mistake("scales-weights")
def _(weights, update, server_learning_rate=1.0):
    """The rate also scaled the old weights. It belongs to the update alone: mind the brackets."""
    return server_learning_rate * (weights + update)


@apply_update.mistake("mixes")
def _(weights, update, server_learning_rate=1.0):
    """You mixed weights and update, as if the update were a second model. An update is a
    *change*: keep all of the weights and add the scaled update."""
    return (1 - server_learning_rate) * weights + server_learning_rate * update


# ==== local_update ===============================================================================

local_update = Checks("local_update")


@local_update.cases
def clients_and_settings(rng):
    def case(model, examples, weights=None, **settings):
        X, y = examples
        if weights is None:
            weights = rng.normal(scale=0.1, size=model.size)
        return dict(
            model=WatchedModel(model), weights=weights, X=X, y=y, **settings, rng=np.random.default_rng(rng)
        )

    tiny = rng.normal(size=(3, 2)), np.array([0, 1, 0])
    start = rng.normal(size=6).round(1)
    yield case(SoftmaxRegression(2, 2), tiny, start, epochs=2, batch_size=None, learning_rate=0.3)
    yield case(DIGITS, some_digits(23, rng), epochs=3, batch_size=10, learning_rate=0.2)
    yield case(DIGITS, some_digits(12, rng), epochs=2, batch_size=4, learning_rate=0.05)
    yield case(DIGITS, some_digits(7, rng), epochs=2, batch_size=50, learning_rate=0.5)
    yield case(DIGITS, some_digits(1, rng), epochs=1, batch_size=None, learning_rate=0.7)
    network = TwoLayer(64, 8, 10)
    start = network.initial_weights(rng)
    yield case(network, some_digits(17, rng), start, epochs=2, batch_size=5, learning_rate=0.1)


def training(run):
    """How the answer trained, read from the gradients it asked for."""
    given = SimpleNamespace(**run.inputs)
    steps = given.model.steps
    m = len(given.X)
    step = min(m, given.batch_size or m)
    rows = [rows_of(taken.X, given.X) for taken in steps]
    # The weights that gradient descent reaches from these very gradients.
    path = given.weights - given.learning_rate * np.cumsum(
        [np.zeros_like(given.weights), *(taken.gradient for taken in steps)], axis=0
    )
    sizes = ([step] * (m // step) + [m % step] * (m % step > 0)) * given.epochs
    order = [row for batch in rows for row in batch]
    epochs = [order[i : i + m] for i in range(0, len(order), m)]
    return SimpleNamespace(
        given=given, steps=steps, m=m, step=step, rows=rows, path=path, sizes=sizes, epochs=epochs,
        full_batch=step >= m,
    )  # fmt: skip


@local_update.accepts
def trains_as_asked(run):
    # The reference's own orders, or any other fair ones: what counts is how the answer trained.
    if close(run.result, run.expected):
        return True
    t = training(run)
    return (
        [len(batch) for batch in t.rows] == t.sizes
        and all(sorted(epoch) == list(range(t.m)) for epoch in t.epochs)
        and all(np.array_equal(taken.y, t.given.y[batch]) for taken, batch in zip(t.steps, t.rows))
        and all(close(taken.weights, t.path[i]) for i, taken in enumerate(t.steps))
        and (t.full_batch or not in_given_order(t) and not same_order_again(t))
        and close(run.result, t.path[-1] - t.given.weights)
    )


def in_given_order(t):
    return t.m > 4 and any(epoch == list(range(t.m)) for epoch in t.epochs)


def same_order_again(t):
    return t.m > 4 and any(a == b for a, b in zip(t.epochs, t.epochs[1:]))


@local_update.symptom("never-trains")
def _(run):
    """The model was never asked for a gradient. Call model.loss_and_gradient(weights, X, y) for
    every batch and step against the gradient."""
    return not training(run).steps


@local_update.symptom("ignores-epochs")
def _(run):
    """Not every epoch was trained. An epoch is one pass over all examples: put the loop over the
    batches inside a loop over range(epochs), and return after both."""
    t = training(run)
    return sum(map(len, t.rows)) <= t.m and t.given.epochs > 1 and len(t.steps) <= len(t.sizes) // t.given.epochs


@local_update.symptom("labels-left-behind")
def _(run):
    """The examples were put in a new order but their labels were not, so they no longer belong
    together. Index both with the same rows: X[rows], y[rows]."""
    t = training(run)
    return any(
        -1 not in batch and not np.array_equal(taken.y, t.given.y[batch])
        for taken, batch in zip(t.steps, t.rows)
    )


@local_update.symptom("ignores-batch-size")
def _(run):
    """Every step used all examples at once. Take batch_size of them a step; only
    batch_size=None means all."""
    t = training(run)
    return not t.full_batch and all(len(batch) == t.m for batch in t.rows)


@local_update.symptom("wrong-batch-size")
def _(run):
    """A step used more than batch_size examples. Slice order[start : start + batch_size]."""
    t = training(run)
    return any(len(batch) > t.step for batch in t.rows)


@local_update.symptom("drops-last-batch")
def _(run):
    """The examples left over at the end of an epoch were dropped. The last, smaller batch counts
    too: let start run over range(0, len(X), batch_size)."""
    t = training(run)
    full = t.m // t.step * t.given.epochs
    return t.m % t.step > 0 and [len(batch) for batch in t.rows] == [t.step] * full


@local_update.symptom("draws-with-repetition")
def _(run):
    """Within one epoch some examples came twice and others not at all. An epoch visits every
    example once: cut one rng.permutation(len(X)) into batches."""
    t = training(run)
    return [len(batch) for batch in t.rows] == t.sizes and any(
        len(set(epoch)) < t.m for epoch in t.epochs
    )


@local_update.symptom("not-shuffled")
def _(run):
    """The batches came in the order in which the data lies. Draw order = rng.permutation(len(X))
    at the start of every epoch and take the batches from it."""
    t = training(run)
    return not t.full_batch and in_given_order(t)


@local_update.symptom("same-order-again")
def _(run):
    """Every epoch went through the examples in the same order. Draw a fresh rng.permutation inside
    the loop over the epochs."""
    t = training(run)
    return not t.full_batch and same_order_again(t)


@local_update.symptom("stands-still")
def _(run):
    """Every gradient was taken at the global weights. Each step starts where the last one ended:
    ask for the gradient at your local weights."""
    t = training(run)
    return len(t.steps) > 1 and all(close(taken.weights, t.given.weights) for taken in t.steps)


@local_update.symptom("uphill")
def _(run):
    """You stepped along the gradient, which points uphill: the loss grows. Subtract it."""
    t = training(run)
    return len(t.steps) > 1 and close(
        t.steps[1].weights, t.given.weights + t.given.learning_rate * t.steps[0].gradient
    )


@local_update.symptom("wrong-step-length")
def _(run):
    """The first step has the right direction but the wrong length. It is learning_rate times the
    gradient; the gradient is a mean over the batch already, so nothing more is divided."""
    t = training(run)
    if len(t.steps) < 2:
        return False
    moved, gradient = t.steps[1].weights - t.given.weights, t.steps[0].gradient
    factor = (moved @ gradient) / (gradient @ gradient)
    return close(moved, factor * gradient, 1e-6) and not close(factor, -t.given.learning_rate, 1e-6)


@local_update.symptom("returns-weights")
def _(run):
    """The trained weights came back, but an update is what *changed*: return the trained weights
    minus the global weights."""
    return close(run.result, training(run).path[-1])


@local_update.symptom("old-minus-new")
def _(run):
    """The update points backwards. It is new minus old: trained weights minus global weights."""
    t = training(run)
    return close(run.result, t.given.weights - t.path[-1])


@local_update.symptom("returns-gradient")
def _(run):
    """A gradient came back, but an update is the change of the weights: return the trained weights
    minus the global weights."""
    t = training(run)
    total = sum(taken.gradient for taken in t.steps)
    return any(close(run.result, g, 1e-6) for g in (t.steps[-1].gradient, total, total / len(t.steps)))


@local_update.symptom("averages-steps")
def _(run):
    """The change was divided by the number of steps or epochs. An update is the whole change:
    divide by nothing."""
    t = training(run)
    change = t.path[-1] - t.given.weights
    return any(close(run.result * n, change, 1e-6) for n in (t.given.epochs, len(t.steps), t.m))


def trained(answer, rng):
    """One call with small batches, in which the order matters."""
    X, y = some_digits(20, np.random.default_rng(1))
    return answer(
        model=DIGITS, weights=np.zeros(DIGITS.size), X=X, y=y, epochs=1, batch_size=3,
        learning_rate=0.5, rng=rng,
    )  # fmt: skip


@local_update.behaviour("other-randomness")
def _(answer, rng):
    """Two runs with the same seed differ, so the order came from somewhere else. Draw it from the
    generator that is passed in: rng.permutation(len(X))."""
    return not np.array_equal(
        trained(answer, np.random.default_rng(7)), trained(answer, np.random.default_rng(7))
    )


@local_update.behaviour("own-generator")
def _(answer, rng):
    """Two runs with different seeds are the same, so the generator that was passed in is not used.
    Draw from rng itself instead of making a new generator."""
    return np.array_equal(
        trained(answer, np.random.default_rng(7)), trained(answer, np.random.default_rng(8))
    )


# ==== weighted_average ===========================================================================

weighted_average = Checks("weighted_average")


@weighted_average.cases
def updates_and_counts(rng):
    counts = np.array([1, 3, 2]) + rng.integers(0, 2)
    yield dict(updates=rng.integers(1, 9, (3, 2)).astype(float), example_counts=counts)
    yield dict(updates=[np.array([2.0, -1.0, 4.0])], example_counts=[5])  # one client: its update
    counts = rng.integers(1, 40, 6)
    counts[0] = 57  # never all equal
    yield dict(updates=list(real_updates(counts, rng)), example_counts=counts.tolist())
    yield dict(updates=rng.normal(size=(50, 4)), example_counts=rng.integers(1, 1000, 50))


@weighted_average.mistake("plain-mean")
def _(updates, example_counts):
    """This is the plain mean: a client with 1 example has as much say as one with 1,000. Weight
    each update by its client's share of all examples."""
    return np.mean(updates, axis=0)


@weighted_average.mistake("not-divided")
def _(updates, example_counts):
    """The updates are weighted, but never divided: with more examples the result grows. Divide by
    the sum of example_counts."""
    return np.asarray(example_counts) @ np.asarray(updates)


@weighted_average.mistake("divides-by-clients")
def _(updates, example_counts):
    """You divided by the number of clients. The weights are example counts, so divide by how many
    examples there are in all: sum(example_counts)."""
    return np.asarray(example_counts) @ np.asarray(updates) / len(updates)


@weighted_average.mistake("divides-plain-sum")
def _(updates, example_counts):
    """You divided by all examples, but each update was counted once only. Multiply it by its own
    count before you add."""
    return np.sum(updates, axis=0) / np.sum(example_counts)


@weighted_average.mistake("plain-sum")
def _(updates, example_counts):
    """This is the plain sum of the updates. Multiply each by its client's count, then divide by the
    sum of the counts."""
    return np.sum(updates, axis=0)


@weighted_average.mistake("keeps-last")
def _(updates, example_counts):
    """Only the last client's part came back. Add to the running total with += in the loop, instead
    of replacing it with =."""
    part = example_counts[-1] * np.asarray(updates[-1])
    return part / np.sum(example_counts), part, np.asarray(updates[-1])


@weighted_average.mistake("returns-early")
def _(updates, example_counts):
    """Only the first client's part came back. Is your `return` inside the loop? Move it out, to the
    left."""
    part = example_counts[0] * np.asarray(updates[0])
    return part / np.sum(example_counts), part, np.asarray(updates[0])


@weighted_average.mistake("whole-division")
def _(updates, example_counts):
    """Every share became 0: // divides whole numbers and drops the rest. Use /."""
    counts = np.asarray(example_counts)
    return counts // counts.sum() @ np.asarray(updates)


@weighted_average.mistake("inverse-weights")
def _(updates, example_counts):
    """Clients with few examples weigh most: the shares are upside down. A share is
    count / sum(example_counts)."""
    shares = 1 / np.asarray(example_counts)
    return shares / shares.sum() @ np.asarray(updates)


# ==== sample_clients =============================================================================

sample_clients = Checks("sample_clients")


@sample_clients.cases
def client_counts_and_fractions(rng):
    for client_count, fraction in [
        (10, 0.3), (50, 0.1), (7, 0.5714), (9, 0.5), (100, 0.07), (11, 0.15), (20, 0.01), (1, 0.2), (6, 1.0),
    ]:  # fmt: skip
        yield dict(client_count=client_count, fraction=fraction, rng=np.random.default_rng(rng))


@sample_clients.accepts
def right_number_of_different_clients(run):
    chosen = np.asarray(run.result)
    return (
        chosen.dtype.kind in "iu"
        and chosen.ndim == 1
        and len(chosen) in participants(run.inputs["client_count"], run.inputs["fraction"])
        and len(set(chosen.tolist())) == len(chosen)
        and all(0 <= k < run.inputs["client_count"] for k in chosen)
    )


def participants(client_count, fraction):
    """round() takes the even neighbour of a half, school the upper one: both are accepted."""
    exact = client_count * fraction
    return {max(1, round(exact)), max(1, int(exact + 0.5))}


@sample_clients.symptom("returns-mask")
def _(run):
    """True and False for every client came back, but the indices of the chosen ones are expected.
    Look at rng.choice."""
    return np.asarray(run.result).dtype.kind == "b"


@sample_clients.symptom("float-indices")
def _(run):
    """The indices are floats, and a list cannot be indexed with 3.0. Return whole numbers: choose
    from client_count itself or from range(client_count)."""
    return np.asarray(run.result).dtype.kind == "f" and len(run.result) > 0


@sample_clients.symptom("nobody")
def _(run):
    """Nobody was chosen: the product was rounded to 0. At least one client takes part:
    max(1, …)."""
    return len(run.result) == 0


@sample_clients.symptom("repeats")
def _(run):
    """A client was chosen twice. Draw without putting back: rng.choice(…, replace=False)."""
    return len(set(np.asarray(run.result).tolist())) < len(run.result)


@sample_clients.symptom("out-of-range")
def _(run):
    """An index is not one of the clients. They are numbered from 0 to client_count - 1."""
    return any(not 0 <= k < run.inputs["client_count"] for k in run.result)


@sample_clients.symptom("ignores-fraction")
def _(run):
    """All clients came back. Choose only the fraction of them."""
    return len(run.result) == run.inputs["client_count"] > 1


@sample_clients.symptom("rounds-down")
def _(run):
    """One client too few: int() cuts off the rest, so 3.99 becomes 3. Use round()."""
    exact = run.inputs["client_count"] * run.inputs["fraction"]
    return len(run.result) == max(1, int(exact)) < round(exact)


@sample_clients.symptom("rounds-up")
def _(run):
    """One client too many: the product was rounded up. Use round()."""
    exact = run.inputs["client_count"] * run.inputs["fraction"]
    return len(run.result) == int(np.ceil(exact)) > round(exact)


@sample_clients.symptom("wrong-number")
def _(run):
    """The number of chosen clients is wrong. It is max(1, round(fraction * client_count)), the same
    in every round."""
    return len(run.result) not in participants(run.inputs["client_count"], run.inputs["fraction"])


@sample_clients.behaviour("other-randomness")
def _(answer, rng):
    """Two draws with the same seed differ, so chance came from somewhere else. Draw only from the
    generator that is passed in: rng."""
    draws = [sorted(answer(1000, 0.1, np.random.default_rng(3))) for _ in range(2)]
    return draws[0] != draws[1]


@sample_clients.behaviour("same-every-time")
def _(answer, rng):
    """Every round would choose the same clients. Draw from the generator that is passed in, rng,
    instead of making a new one or taking the first clients."""
    return len({tuple(sorted(answer(1000, 0.01, rng))) for _ in range(5)}) == 1


@sample_clients.behaviour("uneven")
def _(answer, rng):
    """Some sets of clients come up more often than others, or never. Every set must be equally
    likely: rng.choice(client_count, size=…, replace=False) does that."""
    draws = 2000
    sets, times = np.unique([sorted(answer(5, 0.4, rng)) for _ in range(draws)], axis=0, return_counts=True)
    expected = draws / 10  # there are 10 pairs of 5 clients
    chi_square = ((times - expected) ** 2 / expected).sum() + (10 - len(sets)) * expected
    return bool(chi_square > 70)  # a fair draw exceeds 70 once in 10^11 times (9 degrees of freedom)


# ==== federated_averaging ========================================================================

federated_averaging = Checks("federated_averaging")


def mean_weight(weights):
    """A cheap metric: any function of the weights will do."""
    return float(np.mean(weights))


@federated_averaging.cases
def cohorts_and_settings(rng):
    def case(model, clients, **settings):
        return dict(
            model=WatchedModel(model),
            weights=rng.normal(scale=0.1, size=model.size),
            clients=clients,
            **settings,
            rng=np.random.default_rng(rng),
        )

    def clients(sizes):
        X, y = some_digits(sum(sizes), rng)
        cuts = np.cumsum(sizes)[:-1]
        return list(zip(np.split(X, cuts), np.split(y, cuts)))

    yield case(
        DIGITS, clients([2, 9, 4]), rounds=2, fraction=1.0, epochs=1, batch_size=None, learning_rate=0.4
    )
    yield case(
        DIGITS, clients([3, 12, 5, 1, 8, 2, 6, 9, 4, 7]), rounds=5, fraction=0.3, epochs=2,
        batch_size=None, learning_rate=0.2, evaluate=mean_weight,
    )  # fmt: skip
    yield case(
        DIGITS, clients([7, 11, 3, 6]), rounds=3, fraction=0.5, epochs=3, batch_size=4,
        learning_rate=0.1, evaluate=mean_weight,
    )  # fmt: skip


def rounds_seen(run):
    """Sort the gradients the answer asked for into rounds and clients.

    A client starts where the round's global weights are; its further steps go on from its own last
    one; a new round starts at the old weights plus the weighted average of its clients' updates.
    """
    given = SimpleNamespace(**run.inputs)
    owner = {row.tobytes(): k for k, (X, _) in enumerate(given.clients) for row in X}
    global_weights, rounds, clients, local = given.weights, [], {}, None
    steps, follows = given.model.steps, True

    def averaged():
        ids = list(clients)
        updates = [clients[k] - global_weights for k in ids]
        return global_weights + reference.weighted_average(updates, [len(given.clients[k][1]) for k in ids])

    for step in steps:
        k = owner.get(step.X[0].tobytes())
        if k in clients and close(step.weights, clients[k]):
            pass  # the client's next step
        elif k not in clients and close(step.weights, global_weights):
            pass  # another client of this round
        elif clients and close(step.weights, averaged()):
            global_weights, clients = averaged(), {}
            rounds.append([])
        else:
            follows = False
            break
        if k not in clients:
            rounds = rounds or [[]]
            rounds[-1].append(k)
        clients[k] = step.weights - given.learning_rate * step.gradient
        local = clients[k]
    end = averaged() if clients else global_weights
    return SimpleNamespace(given=given, steps=steps, owner=owner, rounds=rounds, follows=follows, end=end, local=local)


def expected_participants(given):
    return max(1, round(given.fraction * len(given.clients)))


@federated_averaging.accepts
def is_federated_averaging(run):
    history, expected = run.result, run.expected
    if not (len(history.weights) == len(expected.weights) and history.bytes == expected.bytes):
        return False
    if not close(history.metrics, [mean_weight(w) for w in history.weights] if run.inputs.get("evaluate") else []):
        return False
    if all(map(close, history.weights, expected.weights)):
        return True
    # Other draws than the reference's are as good, if the training itself is right.
    seen = rounds_seen(run)
    m = [len(seen.given.clients[k][1]) for r in seen.rounds for k in r]
    visits = sum(len(step.X) for step in seen.steps)
    return (
        seen.follows
        and [len(r) for r in seen.rounds] == [expected_participants(seen.given)] * seen.given.rounds
        and all(len(set(r)) == len(r) for r in seen.rounds)
        and visits == sum(m) * seen.given.epochs
        and all(len(step.X) <= (seen.given.batch_size or len(step.X)) for step in seen.steps)
        and close(history.weights[-1], seen.end)
        and not always_the_same(seen)
    )


def always_the_same(seen):
    few = expected_participants(seen.given) < len(seen.given.clients)
    return few and len(seen.rounds) > 3 and len({tuple(sorted(r)) for r in seen.rounds}) == 1


@federated_averaging.symptom("returns-weights")
def _(run):
    """The weights came back, but the chapters that follow need the whole history. Return the
    history on which you recorded every round."""
    return isinstance(run.result, np.ndarray)


@federated_averaging.symptom("not-recorded")
def _(run):
    """The history holds fewer rounds than were asked for. Call history.record(…) inside the loop,
    once a round, and return after the loop."""
    return len(run.result.bytes) < run.inputs["rounds"]


@federated_averaging.symptom("too-many-rounds")
def _(run):
    """The history holds more rounds than were asked for. Record once a round; the start is noted
    by History(…) itself."""
    return len(run.result.bytes) > run.inputs["rounds"]


@federated_averaging.symptom("not-evaluated")
def _(run):
    """Nothing was measured. Hand `evaluate` on: History(weights, evaluate)."""
    return run.inputs.get("evaluate") is not None and not run.result.metrics


@federated_averaging.symptom("weights-not-kept")
def _(run):
    """Every round started from the first weights again. Assign what apply_update returns to
    `weights`, so that the next round starts there."""
    steps, given = run.inputs["model"].steps, run.inputs
    per_round = len(run.expected.bytes) and len(steps) // given["rounds"]
    starts = [steps[i * per_round].weights for i in range(given["rounds"])]
    return len(starts) > 1 and all(close(w, given["weights"]) for w in starts)


@federated_averaging.symptom("one-after-another")
def _(run):
    """A client started from another client's trained weights. All clients of a round start from the
    same global weights; apply the average once, after all of them have trained."""
    seen = rounds_seen(run)
    given = seen.given
    for before, step in zip(seen.steps, seen.steps[1:]):
        other = seen.owner.get(before.X[0].tobytes()) != seen.owner.get(step.X[0].tobytes())
        if other and close(step.weights, before.weights - given.learning_rate * before.gradient):
            first = len({seen.owner.get(s.X[0].tobytes()) for s in seen.steps[: seen.steps.index(step)]})
            return first < max(2, expected_participants(given)) or expected_participants(given) > 1
    return False


@federated_averaging.symptom("ignores-fraction")
def _(run):
    """All clients trained in every round. Let sample_clients choose who takes part."""
    seen = rounds_seen(run)
    return seen.given.fraction < 1 and len(seen.rounds[0]) == len(seen.given.clients)


@federated_averaging.symptom("samples-once")
def _(run):
    """The same clients trained in every round. Call sample_clients inside the loop over the
    rounds."""
    return always_the_same(rounds_seen(run))


@federated_averaging.symptom("plain-mean")
def _(run):
    """Every client had the same say, however few examples it has. Pass weighted_average the number
    of examples of each chosen client."""
    return close(run.result.weights[1], unweighted_first_round(run, lambda counts: np.ones_like(counts)))


@federated_averaging.symptom("wrong-counts")
def _(run):
    """The updates are weighted with other clients' counts. Take the count of each *chosen* client,
    in the same order as the updates: len(clients[k][1])."""
    seen = rounds_seen(run)
    all_counts = np.array([len(y) for _, y in seen.given.clients])
    return close(
        run.result.weights[1], unweighted_first_round(run, lambda counts: all_counts[: len(counts)])
    )


def unweighted_first_round(run, counts_used):
    """The weights after round 1 if its updates were averaged with other counts."""
    given = SimpleNamespace(**run.inputs)
    clients, owner = {}, rounds_seen(run).owner
    for step in given.model.steps:
        k = owner.get(step.X[0].tobytes())
        start = clients.get(k, given.weights)
        if not close(step.weights, start):
            break
        clients[k] = start - given.learning_rate * step.gradient
    updates = [trained - given.weights for trained in clients.values()]
    counts = counts_used(np.array([len(given.clients[k][1]) for k in clients]))
    return given.weights + reference.weighted_average(updates, counts)


@federated_averaging.symptom("wrong-participants")
def _(run):
    """The bytes are counted for the wrong number of clients. Pass
    history.record(…, participants=len(chosen))."""
    return run.result.bytes != run.expected.bytes


@federated_averaging.symptom("old-weights-recorded")
def _(run):
    """The history lags one round behind: you recorded before you applied the update. Record the
    new weights."""
    return close(run.result.weights[1], run.inputs["weights"])


@federated_averaging.symptom("ignores-settings")
def _(run):
    """The clients did not train as asked. Pass epochs, batch_size and learning_rate on to
    local_update as they came in."""
    seen = rounds_seen(run)
    wanted = [len(seen.given.clients[k][1]) for r in seen.rounds for k in r]
    visits = sum(len(step.X) for step in seen.steps)
    return visits != sum(wanted) * seen.given.epochs or not seen.follows


CHECKS = {
    checks.exercise: checks
    for checks in (apply_update, local_update, weighted_average, sample_clients, federated_averaging)
}

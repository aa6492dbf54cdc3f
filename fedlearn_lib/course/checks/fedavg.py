"""What the exercises of chapters 0 and 1 must do, and what each mistake is told."""

from functools import cache
from itertools import pairwise

import numpy as np

from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer

from ..checking import Checks, close, describe
from ..solutions import fedavg as reference
from .watching import Federation, Training, WatchedModel

DIGITS = SoftmaxRegression(64, 10)


@cache
def digits():
    X, y = load_digits()
    X.setflags(write=False)
    y.setflags(write=False)
    return X, y


def some_digits(count, rng):
    """A client with this many different real digits."""
    X, y = digits()
    rows = rng.choice(len(X), size=count, replace=False)
    return X[rows], y[rows]


def multiple(vector, other):
    """What to show where a vector is another one, but clearly longer, shorter or turned round."""
    factor = (vector @ other) / (other @ other)
    another_length = abs(factor) > 1e-6 and abs(factor - 1) > 1e-3
    if another_length and close(vector, factor * other, 1e-6):
        return [("that is", f"{factor:.4g} times the right one")]


def real_updates(counts, rng):
    """Updates as clients with these numbers of digits send them."""
    settings = dict(epochs=2, batch_size=5, learning_rate=0.5, rng=rng)
    return np.stack(
        [
            reference.local_update(DIGITS, np.zeros(DIGITS.size), *some_digits(count, rng), **settings)
            for count in counts
        ]
    )


# ==== apply_update ===============================================================================

apply_update = Checks("apply_update")


@apply_update.cases
def weights_and_updates(rng):
    yield dict(
        weights=np.array([1.0, 2.0, 3.0]),
        update=np.array([4.0, -8.0, 2.0]),
        server_learning_rate=0.25,
    )
    yield dict(weights=rng.normal(size=4), update=rng.normal(size=4))  # the rate's default, 1.0
    yield dict(
        weights=rng.normal(size=DIGITS.size),
        update=real_updates([12], rng)[0],
        server_learning_rate=rng.uniform(1.1, 2.0),
    )


@apply_update.mistake("ignores-rate")
def _(weights, update, server_learning_rate=1.0):
    """The server learning rate is not used, so every step is the whole update. Multiply the update
    by `server_learning_rate` before you add it."""
    return weights + update


@apply_update.mistake("subtracts")
def _(weights, update, server_learning_rate=1.0):
    """You walked away from the update. An update is new minus old weights, so it is added; only a
    gradient is subtracted. Change the minus to a plus."""
    return weights - server_learning_rate * update, weights - update


@apply_update.mistake("returns-update")
def _(weights, update, server_learning_rate=1.0):
    """Only the step came back, not the place it leads to. Add the weights to it."""
    return server_learning_rate * update, update


@apply_update.mistake("returns-weights")
def _(weights, update, server_learning_rate=1.0):
    """The old weights came back unchanged. Return the weights plus the scaled update."""
    return weights


@apply_update.mistake("scales-weights")
def _(weights, update, server_learning_rate=1.0):
    """The rate also scaled the old weights. It belongs to the update alone: multiply the two before
    you add, and mind the brackets."""
    return server_learning_rate * (weights + update), server_learning_rate * weights + update


@apply_update.mistake("mixes")
def _(weights, update, server_learning_rate=1.0):
    """You mixed weights and update, or walked from one to the other, as if the update were a second
    model. It is a *change*: keep all of the weights and add the scaled update."""
    return (1 - server_learning_rate) * weights + server_learning_rate * update


@apply_update.mistake("divides-by-rate")
def _(weights, update, server_learning_rate=1.0):
    """The update was divided by the rate, so a small rate makes a large step. Multiply them."""
    return weights + update / server_learning_rate


@apply_update.symptom("other-rate")
def _(run):
    """The update was scaled by another number than the rate. Multiply it by the argument
    `server_learning_rate` itself: a number that you type in fits one call only."""
    step, update = run.result - run.inputs["weights"], run.inputs["update"]
    factor, rate = step @ update / (update @ update), run.inputs.get("server_learning_rate", 1.0)
    if step.any() and close(step, factor * update) and not close(factor, rate, 1e-3):
        return [("you scaled it by", describe(factor)), ("the rate was", describe(rate))]


# ==== local_update ===============================================================================

local_update = Checks("local_update")


@local_update.cases
def clients_and_settings(rng):
    def case(model, examples, weights=None, **settings):
        X, y = examples
        if weights is None:
            weights = rng.normal(scale=0.1, size=model.size)
        return dict(model=WatchedModel(model), weights=weights, X=X, y=y, **settings, rng=rng.spawn(1)[0])

    three = np.array([[1.0, 2.0], [0.5, -1.0], [-2.0, 0.0]]), np.array([0, 1, 0])
    start = np.array([0.5, -0.5, 1.0, 0.0, 0.2, 0.1])
    yield case(SoftmaxRegression(2, 2), three, start, epochs=3, batch_size=None, learning_rate=0.3)
    yield case(DIGITS, some_digits(23, rng), epochs=4, batch_size=10, learning_rate=0.2)
    yield case(DIGITS, some_digits(12, rng), epochs=2, batch_size=4, learning_rate=0.05)
    yield case(DIGITS, some_digits(7, rng), epochs=2, batch_size=50, learning_rate=0.5)
    yield case(DIGITS, some_digits(1, rng), epochs=1, batch_size=None, learning_rate=0.7)
    m = 10_007  # more than any number that somebody might type in for "all"
    many = np.column_stack([rng.permutation(m) / 2**14, rng.integers(-8, 9, m) / 4]), rng.integers(0, 2, m)
    yield case(SoftmaxRegression(2, 2), many, epochs=1, batch_size=None, learning_rate=0.6)
    network = TwoLayer(64, 8, 10)
    start = network.initial_weights(rng)
    yield case(network, some_digits(17, rng), start, epochs=2, batch_size=5, learning_rate=0.1)


@local_update.reads
def training(run):
    """How the answer trained, read from the gradients it asked for."""
    settings = {name: value for name, value in run.inputs.items() if name not in ("model", "weights", "rng")}
    steps = run.inputs["model"].steps
    return Training(run.inputs["weights"], **settings, steps=steps, result=run.result).without_looking()


@local_update.accepts
def trained_as_asked(t):
    # Other draws than the reference's are as good: what counts is how the answer trained.
    return t.is_right and close(t.result, t.change)


@local_update.symptom("never-trains")
def _(t):
    """The model was never asked for a gradient, so nothing was learned. Call
    `model.loss_and_gradient` for every batch, and step against the gradient."""
    return not t.steps


@local_update.symptom("other-examples")
def _(t):
    """The model was asked about examples that are not the client's own. Hand rows of X on as they
    are: `X[rows]`, neither scaled nor changed."""
    return any(-1 in batch for batch in t.batches)


@local_update.symptom("labels-left-behind")
def _(t):
    """The examples were put in a new order but their labels were not, so they no longer belong
    together. Index both with the same rows: `X[rows], y[rows]`."""
    return not t.keeps_labels


@local_update.symptom("ignores-batch-size")
def _(t):
    """Every step used all examples at once. Take `batch_size` of them a step; only
    `batch_size=None` means all."""
    return not t.full_batch and all(size == len(t.X) for size in t.sizes)


@local_update.symptom("splits-all")
def _(t):
    """`batch_size=None` means all examples at once, however many a client has, but you split them
    into batches. Take `len(X)` of them a step."""
    return t.batch_size is None and len(t.steps) > t.epochs and sum(t.sizes) == len(t.X) * t.epochs and found_batches(t)


@local_update.symptom("ignores-epochs")
def _(t):
    """Training stopped after the first epoch. An epoch is one pass over all examples: put the loop
    over the batches inside a loop over `range(epochs)`, and return after both."""
    one_epoch = len(t.sizes_of_an_epoch)
    return t.epochs > 1 and (len(t.steps) == one_epoch or t.batches == t.batches[:1])


@local_update.symptom("wrong-epochs")
def _(t):
    """Training did not go through the examples `epochs` times. Let the outer loop run over
    `range(epochs)`, which takes the values 0 to `epochs - 1`."""
    found = len(t.steps) / len(t.sizes_of_an_epoch)
    if t.sizes == t.sizes_of_an_epoch * int(found) and found != t.epochs and not t.asks_twice:
        return [("your epochs", f"{found:g}"), ("expected were", f"{t.epochs}")]


@local_update.symptom("one-batch-only")
def _(t):
    """Each epoch used a single batch and left the other examples out. Inside the loop over the
    epochs, loop over all batches: `for start in range(0, len(X), batch_size)`."""
    return len(t.sizes_of_an_epoch) > 1 and t.sizes == [t.size] * t.epochs


@local_update.symptom("drops-last-batch")
def _(t):
    """The examples left over at the end of an epoch were dropped. The last, smaller batch counts
    too: let the start of a batch run over `range(0, len(X), batch_size)`."""
    return t.sizes == t.sizes_of_an_epoch[:-1] * t.epochs and found_batches(t)


@local_update.symptom("draws-with-repetition")
def _(t):
    """Within one epoch some examples came twice and others not at all. An epoch visits every
    example once: draw one `rng.permutation(len(X))` an epoch and cut it into batches."""
    as_many = len(t.steps) == len(t.sizes_of_an_epoch) * t.epochs
    return as_many and any(len(set(order)) < len(order) for order in t.orders)


@local_update.symptom("wrong-batch-size")
def _(t):
    """The batches do not have the sizes that were asked for: all hold `batch_size` examples, only
    the last one what is left over. Take the rows `order[start : start + batch_size]`."""
    return t.sizes != t.sizes_of_an_epoch * t.epochs and not t.asks_twice and found_batches(t)


def found_batches(t):
    """What to show a learner about the sizes of batches."""
    wanted = f"{', '.join(map(str, t.sizes_of_an_epoch))} in every epoch"
    found = ", ".join(map(str, t.sizes[:12])) + (", …" if len(t.steps) > 12 else "")
    return [("your batches held", found), ("expected were", wanted)]


@local_update.symptom("not-shuffled")
def _(t):
    """The batches came in the order in which the data lies. Draw `order = rng.permutation(len(X))`
    at the start of every epoch and take the batches from it."""
    return not t.full_batch and t.in_given_order


@local_update.symptom("same-order-again")
def _(t):
    """Every epoch went through the examples in the same order. Draw a fresh permutation inside the
    loop over the epochs, from the `rng` that was passed in."""
    return not t.full_batch and t.same_order_again


@local_update.symptom("never-moves")
def _(t):
    """Gradients were asked for, but your weights never moved: the update is all zeros. Assign each
    step, as in `local = local - learning_rate * gradient`."""
    return close(t.result, np.zeros_like(t.start))


@local_update.symptom("last-step-only")
def _(t):
    """The training is right, but only its last step came back. An update is what all steps changed
    together: return the trained weights minus the global weights."""
    return len(t.steps) > 1 and t.follows_path and close(abs(t.result), abs(t.learning_rate * t.steps[-1].gradient))


@local_update.symptom("starts-over")
def _(t):
    """Training went back to the global weights half way, so what was learned before is lost. Copy
    the weights once, before all loops, and let every step change that copy."""
    left = [not close(step.weights, t.start) for step in t.steps]
    went_back = any(before and not now for before, now in pairwise(left))
    return went_back or len(t.steps) > 1 and close(t.result, -t.learning_rate * t.steps[-1].gradient)


@local_update.symptom("stands-still")
def _(t):
    """Every gradient was taken at the global weights. Each step starts where the last one ended:
    ask for the gradient at your own local weights."""
    return len(t.steps) > 1 and all(close(step.weights, t.start) for step in t.steps)


def first_move(t):
    """The first change of the weights between two gradients, and the gradient before it."""
    return next(
        (after.weights - before.weights, before.gradient)
        for before, after in pairwise(t.steps)
        if not close(before.weights, after.weights)
    )


@local_update.symptom("uses-loss")
def _(t):
    """Every weight moved by the same amount: that was the loss, one number, and not the gradient.
    Take both apart: `loss, gradient = model.loss_and_gradient(…)`."""
    move, _ = first_move(t)
    return close(move, np.full_like(move, move[0]))


@local_update.symptom("uphill")
def _(t):
    """You stepped along the gradient, which points uphill: the loss grows. Subtract it instead."""
    move, gradient = first_move(t)
    return close(move, t.learning_rate * gradient, 1e-6)


@local_update.symptom("wrong-step-length")
def _(t):
    """The first step has the right direction but the wrong length. The gradient is a mean over the
    batch already: multiply it by `learning_rate` and by nothing else."""
    move, gradient = first_move(t)
    return multiple(move, -t.learning_rate * gradient)


@local_update.symptom("returns-weights")
def _(t):
    """The trained weights came back, but an update is what *changed*. Return the trained weights
    minus the global weights."""
    return close(t.result, t.path[-1])


@local_update.symptom("old-minus-new")
def _(t):
    """The update points backwards. It is new minus old: return trained weights minus global
    weights."""
    return close(t.result, -t.change)


@local_update.symptom("returns-gradient")
def _(t):
    """A gradient came back, but an update is the change of the weights. Return the trained weights
    minus the global weights."""
    gradients = [step.gradient for step in t.steps]
    total = sum(gradients)
    return any(close(t.result, g, 1e-6) for g in (gradients[-1], total, total / len(gradients)))


@local_update.symptom("scales-update")
def _(t):
    """The training is right, but the change was multiplied or divided by something at the end. An
    update is the whole change: return it as it is."""
    return multiple(t.result, t.change)


def trained(answer, seed):
    """One call with small batches, in which the order matters."""
    X, y = some_digits(20, np.random.default_rng(1))
    return answer(
        model=DIGITS, weights=np.zeros(DIGITS.size), X=X, y=y, epochs=1, batch_size=3,
        learning_rate=0.5, rng=np.random.default_rng(seed),
    )  # fmt: skip


@local_update.behaviour("other-randomness")
def _(answer, rng):
    """Two runs with the same seed differ, so the order came from somewhere else. Draw it from the
    generator that is passed in: `rng.permutation(len(X))`."""
    return not np.array_equal(trained(answer, seed=7), trained(answer, seed=7))


@local_update.behaviour("own-generator")
def _(answer, rng):
    """Two runs with different seeds are the same, so the generator that was passed in is not used.
    Draw from `rng` itself instead of making a new generator."""
    return np.array_equal(trained(answer, seed=7), trained(answer, seed=8))


# ==== weighted_average ===========================================================================

weighted_average = Checks("weighted_average")


@weighted_average.cases
def updates_and_counts(rng):
    yield dict(updates=np.array([[1.0, 0.0], [5.0, 4.0], [3.0, 9.0]]), example_counts=np.array([2, 5, 1]))
    yield dict(updates=[np.array([2.0, -1.0, 4.0])], example_counts=[5])  # one client: its update
    counts = np.array([57, *rng.integers(1, 40, 5)])  # never all equal
    yield dict(updates=real_updates(counts, rng), example_counts=counts)
    yield dict(updates=rng.normal(size=(50, 4)), example_counts=rng.integers(1, 1000, 50))


@weighted_average.stops("one-count-a-row", "broadcast|[Aa]xis|mismatch|not aligned")
def _():
    """There is one count for each *row* of `updates`. Make the counts a column,
    `example_counts[:, None] * updates`, and sum over `axis=0`."""


@weighted_average.mistake("plain-mean")
def _(updates, example_counts):
    """This is the plain mean: a client with 1 example has as much say as one with 1,000. Weight
    each update by its client's share of all examples."""
    return np.mean(updates, axis=0)


@weighted_average.mistake("not-divided")
def _(updates, example_counts):
    """The updates are weighted, but never divided: with more examples the result grows. Divide by
    the sum of `example_counts`."""
    return example_counts @ updates


@weighted_average.mistake("divides-by-clients")
def _(updates, example_counts):
    """You divided by the number of clients. The weights are example counts, so divide by how many
    examples there are in all: `sum(example_counts)`."""
    return example_counts @ updates / len(updates)


@weighted_average.mistake("divides-twice")
def _(updates, example_counts):
    """You divided twice: by all examples and by the number of clients. The shares add up to 1
    already, so add up what you have and take no mean."""
    return np.average(updates, axis=0, weights=example_counts) / len(updates)


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
    """Only the last client's part came back. Add to the running total with `+=` in the loop,
    instead of replacing it with `=`."""
    part = example_counts[-1] * updates[-1]
    return part / np.sum(example_counts), part, updates[-1]


@weighted_average.mistake("returns-early")
def _(updates, example_counts):
    """Only the first client's part came back. Is your `return` inside the loop? Move it out, to the
    left."""
    part = example_counts[0] * updates[0]
    return part / np.sum(example_counts), part, updates[0]


@weighted_average.mistake("skips-a-client")
def _(updates, example_counts):
    """The first or the last client was left out. Look at the range of your loop: take all clients,
    from 0 to `len(updates) - 1`."""
    values = []
    for kept in (slice(1, None), slice(None, -1)):
        total = example_counts[kept] @ updates[kept]
        values += [total / example_counts.sum(), total / example_counts[kept].sum()]
    return tuple(values)


@weighted_average.mistake("whole-division")
def _(updates, example_counts):
    """Parts of the numbers were lost: `//`, `int()` and whole-number arrays drop what is behind the
    point. Use `/`, and keep the fractions."""
    total = np.sum(example_counts)
    return example_counts // total @ updates, example_counts @ updates // total


@weighted_average.mistake("rounds-shares")
def _(updates, example_counts):
    """The shares were rounded, so some clients count for more or less than they should. Leave out
    what rounds: a share is a fraction with all its digits."""
    shares = example_counts / np.sum(example_counts)
    return tuple(np.round(shares, digits) @ updates for digits in range(7))


@weighted_average.mistake("inverse-weights")
def _(updates, example_counts):
    """Clients with few examples weigh most: the shares are upside down. Divide each count by the
    sum of all counts, not the other way round."""
    shares = 1 / example_counts
    total = shares @ updates
    return total, total / shares.sum(), total * example_counts.sum()


@weighted_average.symptom("wrong-scale")
def _(run):
    """The direction is right, the length is not: the shares of all clients do not add up to 1.
    Divide each count by the sum of the counts, once."""
    return multiple(run.result, run.expected)


# ==== sample_clients =============================================================================

sample_clients = Checks("sample_clients")


@sample_clients.cases
def client_counts_and_fractions(rng):
    # Whole products first: there only the choice can be wrong, not the rounding. No product is a
    # half, because round() takes its even neighbour and school the upper one.
    for client_count, fraction in [
        (10, 0.3), (50, 0.1), (100, 0.5), (1000, 0.1), (30, 1.0),
        (7, 0.5714), (9, 0.7), (11, 0.15), (100, 0.07), (20, 0.01), (1, 0.2),
    ]:  # fmt: skip
        yield dict(client_count=client_count, fraction=fraction, rng=rng.spawn(1)[0])


@sample_clients.in_words
def _(client_count, fraction, rng):
    number = max(1, round(fraction * client_count))
    return f"{number} different numbers from 0 to {client_count - 1}"


@sample_clients.accepts
def right_number_of_different_clients(run):
    chosen = np.asarray(run.result)
    return (
        chosen.dtype.kind in "iu"
        and chosen.shape == run.expected.shape
        and len(set(chosen.tolist())) == len(chosen)
        and all(0 <= k < run.inputs["client_count"] for k in chosen)
    )


def exact_number(run):
    return run.inputs["client_count"] * run.inputs["fraction"]


@sample_clients.stops("float-size", "'float'|single integer|must be integers")
def _():
    """The number of clients must be a whole one, and a product with a fraction is a float, even
    where it looks whole. Put `round(…)` around the product."""


@sample_clients.symptom("returns-mask")
def _(run):
    """True and False for every client came back, but the indices of the chosen ones are expected.
    Draw them with `rng.choice`."""
    return np.asarray(run.result).dtype.kind == "b"


@sample_clients.symptom("returns-number")
def _(run):
    """One single number came back, but the indices of all chosen clients are expected. Take the first
    k of a random order, `rng.permutation(client_count)[:k]`, with the colon: `[k]` is one index."""
    return isinstance(run.result, int | np.integer)


@sample_clients.symptom("float-indices")
def _(run):
    """The indices are floats, and a list cannot be indexed with 3.0. Return whole numbers: choose
    from `client_count` itself or from `range(client_count)`."""
    return np.asarray(run.result).dtype.kind == "f" and len(run.result) > 0


@sample_clients.symptom("nobody")
def _(run):
    """Nobody was chosen: the product was rounded to 0. At least one client takes part, so put
    `max(1, …)` around the number."""
    return len(run.result) == 0 and exact_number(run) < 1


@sample_clients.symptom("repeats")
def _(run):
    """A client was chosen twice, but nobody can take part twice in a round. Draw without putting
    back: `rng.choice(…, replace=False)`."""
    return len(set(np.asarray(run.result).tolist())) < len(run.result)


@sample_clients.symptom("out-of-range")
def _(run):
    """One of the indices is no client: they are numbered from 0 to `client_count - 1`. Choose from
    `range(client_count)`."""
    return any(not 0 <= k < run.inputs["client_count"] for k in run.result)


@sample_clients.symptom("ignores-fraction")
def _(run):
    """All clients came back, whatever the fraction. Choose only `fraction` of them."""
    return len(run.result) == run.inputs["client_count"] > 1


@sample_clients.symptom("rounds-down")
def _(run):
    """One client too few: `int()` and `//` cut off what is behind the point, so 3.99 becomes 3.
    Use `round()` instead."""
    return len(run.result) == max(1, int(exact_number(run))) < round(exact_number(run))


@sample_clients.symptom("rounds-up")
def _(run):
    """One client too many: the product was rounded up. Use `round()`, which takes the nearest whole
    number."""
    return len(run.result) == np.ceil(exact_number(run)) > round(exact_number(run))


@sample_clients.symptom("wrong-number")
def _(run):
    """The number of chosen clients is wrong. Choose exactly
    `max(1, round(fraction * client_count))` different ones, the same number in every round."""
    return len(run.result) != len(run.expected)


def drawn(answer, client_count, fraction, rng):
    return sorted(answer(client_count=client_count, fraction=fraction, rng=rng))


@sample_clients.behaviour("other-randomness")
def _(answer, rng):
    """Two draws with the same seed differ, so chance came from somewhere else. Draw only from the
    generator that is passed in, `rng`."""
    one, other = (drawn(answer, 1000, 0.1, np.random.default_rng(3)) for _ in range(2))
    return one != other


@sample_clients.behaviour("first-clients")
def _(answer, rng):
    """Only the first clients can ever be chosen; all others never take part. Draw from all of them:
    `rng.permutation(client_count)`, or `rng.choice(client_count, …)`."""
    return all(drawn(answer, 1000, 0.01, rng) == list(range(10)) for _ in range(3))


@sample_clients.behaviour("same-every-time")
def _(answer, rng):
    """Every round would choose the same clients. Draw from the generator that is passed in, `rng`
    itself, instead of making a new one."""
    return len({tuple(drawn(answer, 1000, 0.01, rng)) for _ in range(5)}) == 1


@sample_clients.behaviour("uneven")
def _(answer, rng):
    """Some sets of clients come up more often than others, or never. Make every set equally likely:
    `rng.choice(client_count, size=…, replace=False)` does."""
    draws, pairs = 2000, 10  # of 5 clients
    sets = [drawn(answer, 5, 0.4, rng) for _ in range(draws)]
    times = np.zeros(pairs)
    found = np.unique(sets, axis=0, return_counts=True)[1]
    times[: len(found)] = found
    expected = draws / pairs
    chi_square = ((times - expected) ** 2 / expected).sum()
    return chi_square > 70  # a fair draw exceeds 70 once in 10^11 times (9 degrees of freedom)


# ==== federated_averaging ========================================================================

federated_averaging = Checks("federated_averaging")


def mean_weight(weights):
    """A cheap metric: any function of the weights will do."""
    return float(np.mean(weights))


def clients_of(sizes, rng):
    """Clients with these numbers of real digits, all of them different."""
    X, y = some_digits(sum(sizes), rng)
    cuts = np.cumsum(sizes)[:-1]
    return list(zip(np.split(X, cuts), np.split(y, cuts), strict=True))


@federated_averaging.cases
def cohorts_and_settings(rng):
    def case(sizes, **settings):
        return dict(
            model=WatchedModel(DIGITS),
            weights=rng.normal(scale=0.1, size=DIGITS.size),
            clients=clients_of(sizes, rng),
            **settings,
            rng=rng.spawn(1)[0],
        )

    yield dict(
        model=WatchedModel(SoftmaxRegression(2, 2)),
        weights=np.array([0.5, -0.5, 1.0, 0.0, 0.2, 0.1]),
        clients=[
            (np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0, 1])),
            (np.array([[2.0, 1.0]]), np.array([1])),
            (np.array([[-1.0, 1.0], [1.0, -1.0], [0.0, -2.0]]), np.array([0, 1, 0])),
        ],
        rounds=2, fraction=0.6, epochs=3, batch_size=None, learning_rate=0.5, rng=np.random.default_rng(5),
    )  # fmt: skip
    # So many clients that no fair choice is the first ones, or the same in every round, by chance.
    yield case(
        1 + np.arange(20) * 7 % 20, rounds=5, fraction=0.25, epochs=3,
        batch_size=None, learning_rate=0.2, evaluate=mean_weight,
    )  # fmt: skip
    yield case(
        [13, 21, 3, 6], rounds=3, fraction=0.5, epochs=2,
        batch_size=4, learning_rate=0.1, evaluate=mean_weight,
    )  # fmt: skip


federated_averaging.reads(Federation)


@federated_averaging.accepts
def is_federated_averaging(f):
    evaluate = f.inputs.get("evaluate")
    return (
        close(f.result.bytes, f.expected.bytes)
        and close(f.result.metrics, [evaluate(weights) for weights in f.places] if evaluate else [])
        and (close(f.places, f.expected.weights) or trained_fairly(f))
    )


def trained_fairly(f):
    """Other draws than the reference's are as good, if every round is what a round must be."""
    return (
        len(f.places) == len(f.rounds) + 1 == f.inputs["rounds"] + 1
        and close(f.places[0], f.inputs["weights"])
        and not f.samples_once
        and f.every_chosen_client_once
        and all(
            close(r.start, before)
            and close(r.start + r.average, after)
            and all(training.is_right for training in r.trainings)
            for r, (before, after) in zip(f.rounds, pairwise(f.places), strict=True)
        )
    )


@federated_averaging.stops("loops-over-clients", "indices must be integers.*tuple")
def _():
    """`clients[k]` needs an index, and `for k in clients` gives the clients themselves. Loop over the
    chosen indices: `for k in chosen`."""


@federated_averaging.symptom("returns-weights")
def _(f):
    """The weights came back, but the chapters that follow need the whole history. Return the
    history on which you recorded every round."""
    return isinstance(f.result, np.ndarray)


@federated_averaging.symptom("not-recorded")
def _(f):
    """The history holds fewer rounds than were asked for. Call `history.record(…)` inside the loop,
    once a round, and return after the loop."""
    return len(f.result.bytes) < f.inputs["rounds"]


@federated_averaging.symptom("too-many-rounds")
def _(f):
    """The history holds more rounds than were asked for, and `History(…)` itself notes the start.
    Call `history.record(…)` once a round."""
    return len(f.result.bytes) > f.inputs["rounds"]


@federated_averaging.symptom("weights-not-kept")
def _(f):
    """Every round started from the first weights again. Assign what `apply_update` returns to
    `weights`, so that the next round starts there."""
    return len(f.rounds) == 1 < f.inputs["rounds"]


@federated_averaging.symptom("one-after-another")
def _(f):
    """A client started from another client's trained weights. Let all clients of a round start from
    the same global weights, and apply the average once, after all of them have trained."""
    everyone = [training for r in f.rounds for training in r.trainings]
    return len(f.rounds) > f.inputs["rounds"] and any(
        close(after.start, before.path[-1]) for before, after in pairwise(everyone)
    )


@federated_averaging.symptom("other-settings")
def _(f):
    """A client trained with other settings than were asked for. Hand all of them on to
    `local_update`: `epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, rng=rng`."""
    return not all(training.is_right for r in f.rounds for training in r.trainings)


@federated_averaging.symptom("ignores-fraction")
def _(f):
    """All clients trained in every round. Let `sample_clients` choose who takes part."""
    everyone = list(range(len(f.inputs["clients"])))
    return f.participants < len(everyone) and all(sorted(r.clients) == everyone for r in f.rounds)


@federated_averaging.symptom("first-clients")
def _(f):
    """Always the first clients in the list trained, not the chosen ones. Loop over the chosen
    numbers themselves, `for k in chosen`, and take `clients[k]`."""
    first = list(range(f.participants))
    return len(f.rounds) > 3 and all(sorted(r.clients) == first for r in f.rounds)


@federated_averaging.symptom("samples-once")
def _(f):
    """The same clients trained in every round. Call `sample_clients` inside the loop over the
    rounds, with the `rng` that was passed in."""
    return f.samples_once


@federated_averaging.symptom("wrong-cohort")
def _(f):
    """In some round not every chosen client trained exactly once. Call `local_update` once for each
    number that `sample_clients` returned."""
    return not f.every_chosen_client_once


@federated_averaging.symptom("records-start")
def _(f):
    """What was recorded are the weights from before the round. Apply the average first, then record
    the new weights."""
    _, moved = f.wrong_step
    return not moved.any()


@federated_averaging.symptom("records-update")
def _(f):
    """What was recorded is the average update, not the weights. Apply it to the weights first, then
    record those."""
    r, moved = f.wrong_step
    return close(r.start + moved, r.average)


@federated_averaging.symptom("averages-models")
def _(f):
    """You averaged whole models, weights and all, and then added that to the weights as if it were an
    update. Average what `local_update` returns, and apply that."""
    r, moved = f.wrong_step
    return close(moved, r.start + r.average)


@federated_averaging.symptom("plain-mean")
def _(f):
    """Every client had the same say, however many examples it has. Give `weighted_average` the
    number of examples of each chosen client, `len(clients[k][1])`."""
    r, moved = f.wrong_step
    return close(moved, r.updates.mean(axis=0))


@federated_averaging.symptom("counts-mixed-up")
def _(f):
    """The updates were weighted with the example counts of other clients. Take both from the same
    client: `clients[k]` for the `k` whose update it is."""
    r, moved = f.wrong_step
    counts = [len(y) for _, y in f.inputs["clients"]][: len(r.clients)]
    in_other_order = (r.example_counts[::-1], np.sort(r.example_counts), counts)
    return any(close(moved, np.average(r.updates, axis=0, weights=c)) for c in in_other_order)


@federated_averaging.symptom("wrong-step-length")
def _(f):
    """The weights did not move by the average update, but by a multiple of it. Apply the average
    once, as it is: added, with the server's rate left at 1.0."""
    r, moved = f.wrong_step
    return multiple(moved, r.average)


@federated_averaging.symptom("updates-pile-up")
def _(f):
    """Updates of earlier rounds were averaged in again. Start each round with an empty list of
    updates: make it inside the loop over the rounds."""
    first, second = f.rounds[:2]
    updates = np.concatenate([first.updates, second.updates])
    counts = np.concatenate([first.example_counts, second.example_counts])
    average = np.average(updates, axis=0, weights=counts)
    return close(f.places[2], second.start + average)


@federated_averaging.symptom("wrong-participants")
def _(f):
    """The history counts other bytes than were sent. Tell `history.record` how many clients took
    part in this round, one whole number: `participants=len(chosen)`."""
    return not close(f.result.bytes, f.expected.bytes)


@federated_averaging.symptom("not-evaluated")
def _(f):
    """Nothing was measured, or not after every round. Hand `evaluate` on when you make the history:
    `History(weights, evaluate)`."""
    return len(f.result.metrics) != len(f.expected.metrics)


def averaged(answer, seed, **settings):
    clients = clients_of([10, 14, 12, 11, 13, 15], np.random.default_rng(1))
    history = answer(
        model=DIGITS, weights=np.zeros(DIGITS.size), clients=clients, rounds=2, epochs=1,
        learning_rate=0.5, rng=np.random.default_rng(seed), **settings,
    )  # fmt: skip
    return history.weights[-1]


SMALL_BATCHES = dict(fraction=1.0, batch_size=3)  # here only the clients' orders are drawn
FEW_CLIENTS = dict(fraction=0.34, batch_size=None)  # here only the clients are


@federated_averaging.behaviour("other-randomness")
def _(answer, rng):
    """Two runs with the same seed differ, so chance came from somewhere else. Hand the `rng` that
    was passed in to `sample_clients` and to `local_update`."""
    return any(
        not close(averaged(answer, 7, **settings), averaged(answer, 7, **settings))
        for settings in (SMALL_BATCHES, FEW_CLIENTS)
    )


@federated_averaging.behaviour("own-generator")
def _(answer, rng):
    """Runs with different seeds are the same, so a generator of your own is in use somewhere. Hand
    the `rng` that was passed in to `sample_clients` and to `local_update`."""
    return any(
        all(close(averaged(answer, seed, **settings), averaged(answer, 0, **settings)) for seed in (1, 2, 3))
        for settings in (SMALL_BATCHES, FEW_CLIENTS)
    )


CHECKS = {
    checks.exercise: checks
    for checks in (
        apply_update, local_update, weighted_average, sample_clients, federated_averaging
    )
}  # fmt: skip

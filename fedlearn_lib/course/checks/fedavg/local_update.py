"""What `local_update` must do, and what each mistake is told."""

from itertools import pairwise

import numpy as np

from ...checking import Checks, close, describe
from ...checking.answer_text import returned_in_a_loop, says
from .cases import DIGITS, multiple, some_digits
from .client_trainings import clients_and_settings, same_company, without_looks
from .watching import Training, first_move, found_batches, repeats

checks = Checks("local_update")
checks.cases(clients_and_settings)


@checks.reads
def training(run):
    """How the answer trained, read from the gradients it asked for."""
    settings = {name: value for name, value in run.inputs.items() if name not in ("model", "weights", "rng")}
    steps = run.inputs["model"].steps
    whole = Training(run.inputs["weights"], **settings, steps=steps, result=run.result, asked=len(steps))
    return without_looks(whole) if set(whole.sizes) == {len(whole.X)} else whole.without_looking()


@checks.accepts
def trained_as_asked(t):
    # Other draws than the reference's are as good: what counts is how the answer trained.
    return t.is_right and close(t.result, t.change) and not same_company(t)


@checks.by_hand
def _(model, weights, X, y, *, epochs, batch_size, learning_rate, rng, place=None):
    if len(X) > 8 or batch_size is not None:
        return None  # it would be long, or depend on the order
    i, local = place[0] if place else 0, weights
    passed = [local[i]]
    for _ in range(epochs):
        local = local - learning_rate * model.model.loss_and_gradient(local, X, y)[1]
        passed.append(local[i])
    told = ", ".join(describe(each) for each in passed)
    return f"entry {i} of the weights, before and after each step: {told}; changed by {describe(local[i] - weights[i])}"


@checks.stops("other-arguments", r"takes examples of shape", needs=r"gradient\((X\b|y\b|[\w.]+, (y|weights|local)\b)")
def _():
    """The model takes the weights first, then the examples, and their labels last. Give it the three in this order:
    `loss_and_gradient(local, X[rows], y[rows])`."""


@checks.stops("one-example", r"takes examples of shape .* but got \(\d+,\)")
def _():
    """One flat row of numbers came in the place of the examples, and a batch holds one example a row, also where it has
    only one. Cut pieces from the order, each as long as a batch, and index `X` and `y` with a whole piece."""


@checks.symptom("never-trains", without=r"\.loss_and_gradient\b")
def _(t):
    """The model was never asked for a gradient, and each step needs one: call `model.loss_and_gradient`."""
    return not t.steps


@checks.symptom("no-batches")
def _(t):
    """The line that asks for a gradient was never reached. Look at each loop and each `if` around it, and find the one
    that lets nothing through: a batch may hold all examples, or a single one."""
    return not t.steps


@checks.symptom("other-examples")
def _(t):
    """The model was asked about examples that are not the client's own. Hand rows of X on as they
    are: `X[rows]`, neither scaled nor changed."""
    return any(-1 in batch for batch in t.batches)


@checks.symptom("two-orders", needs=r"(?s)(permut|shuffle|choice).*(permut|shuffle|choice)")
def _(t):
    """Examples came with labels that are not their own, as where each of the two gets an order for itself. Draw
    `order = rng.permutation(len(X))` once an epoch, and index both with it: `X[order], y[order]`."""
    return not t.keeps_labels


@checks.symptom("labels-left-behind")
def _(t):
    """The examples did not come with their own labels, as where the two are in different orders. Index both with the
    same rows, `X[rows], y[rows]`, and let X and y be as they came in."""
    return not t.keeps_labels


@checks.symptom("orders-features", needs=r"\bshape\b(?!\[0)|len\(X\[0\]\)|X\.T\b")
def _(t):
    """Examples were left out, as where the order has a place for every feature, and a feature is a column of X. It must
    have one for every example: draw `rng.permutation(len(X))`."""
    visited = {row for batch in t.batches for row in batch}
    return visited <= set(range(t.X.shape[1])) and t.X.shape[1] < len(t.X)


@checks.symptom("ignores-batch-size")
def _(t):
    """Every step used all examples at once. Take `batch_size` of them a step; only `batch_size=None` means all."""
    return not t.full_batch and all(size == len(t.X) for size in t.sizes)


@checks.symptom("one-by-one", needs=r"X\[\[\w+\]\]|X\[(\w+):\1 \+ 1\]|reshape\(\(?1,|X\[(\w+\]\[)?(None|np\.newaxis)")
def _(t):
    """Every gradient was asked for with one example alone, but a step is for a whole batch. Ask once for all its rows,
    `X[rows], y[rows]`: the gradient that comes back is their mean."""
    return t.size > 1 and set(t.sizes) == {1} and len(t.steps) > t.epochs


@checks.symptom("splits-all", needs="batch_size")
def _(t):
    """`batch_size=None` means all examples at once, however many, but you split them. Take `len(X)` of them a step."""
    return t.batch_size is None and len(t.steps) > t.epochs and sum(t.sizes) == len(t.X) * t.epochs and found_batches(t)


@checks.symptom("batch-by-batch")
def _(t):
    """Every batch came `epochs` times in a row before the next one came. An epoch goes through all batches: let the
    loop over `range(epochs)` be the outer one, and the loop over the batches the inner one."""
    return len(t.steps) == len(t.sizes_of_an_epoch) > 1 < t.epochs and t.asked == len(t.steps) * t.epochs


@checks.symptom("used-up", without=r"\bbreak\b|\n {8,}return")
def _(t):
    """There is a loop over the epochs, but here gradients were asked for only as often as in one. Let the whole pass
    stand in that loop, with a `batch_size` and without: there, draw the order anew and begin at its start."""
    own_loop = says(r"(for|while) [^\n]*\bepochs\b") and not returned_in_a_loop()
    return own_loop and t.epochs > 1 and len(t.steps) == len(t.sizes_of_an_epoch)


@checks.symptom("ignores-epochs", without=r"\bbreak\b")
def _(t):
    """Gradients were asked for no more often than one epoch needs. An epoch is one pass over all examples: put the loop
    over the batches inside a loop over `range(epochs)`, and return after both."""
    one_epoch = len(t.sizes_of_an_epoch)
    return t.epochs > 1 and (len(t.steps) == one_epoch or t.batches == t.batches[:1])


@checks.symptom("last-gradient-lost")
def _(t):
    """The gradient that was asked for last is not in the update, and the others are too few steps. Make `epochs`
    passes, with a step after each gradient, and return what all steps changed together, under no condition."""
    short_by_one = t.full_batch and len(t.steps) == t.epochs - 1 and t.asked == t.epochs
    return short_by_one and t.follows_path and close(t.result, t.change)


@checks.symptom("wrong-epochs")
def _(t):
    """Training did not go through the examples `epochs` times. Let a loop run over `range(epochs)`, make a whole pass
    in each round of it, with an order drawn there, and let nothing end it earlier."""
    found = len(t.steps) / len(t.sizes_of_an_epoch)
    if found > t.epochs and not close(t.result, t.change):
        return False  # one may only have looked
    steps = t.follows_path and not t.asks_twice and not close(t.result, np.zeros_like(t.start))  # not only looks
    if t.sizes == t.sizes_of_an_epoch * int(found) and found != t.epochs and steps:
        return [("your epochs", f"{found:g}"), ("expected were", f"{t.epochs}")]


@checks.symptom("one-batch-only")
def _(t):
    """Each epoch used a single batch and left the other examples out. Inside the loop over the epochs, loop over all
    batches: let their starts go from 0 to below `len(X)`, and each end one batch size behind its start."""
    return len(t.sizes_of_an_epoch) > 1 and t.sizes == [t.size] * t.epochs


@checks.symptom("drops-last-batch")
def _(t):
    """Every epoch left its last batch out, which counts too, also where it is smaller. Let the starts of the batches go
    from 0 to below `len(X)`, in steps of the batch size, and let nothing skip or end before the last."""
    return t.sizes == t.sizes_of_an_epoch[:-1] * t.epochs and found_batches(t)


@checks.symptom("overlapping-batches")
def _(t):
    """Your batches overlap: one begins before the one before it ends, so some examples come twice and others not at
    all. Let each begin where the last one ended: the starts are 0, `batch_size`, 2 * `batch_size` and so on."""
    shifts = [(a, b, by) for a, b in pairwise(t.batches) for by in range(1, len(a) - 2)]
    return repeats(t) and any(a[by:] == b[: len(a) - by] for a, b, by in shifts)


@checks.symptom("draws-with-repetition")
def _(t):
    """Within one epoch some examples came twice and others not at all. An epoch visits every
    example once: draw one `rng.permutation(len(X))` an epoch and cut it into batches."""
    return repeats(t)


@checks.symptom("shuffles-batches")
def _(t):
    """Only the batches came in another order, and in each the examples lie side by side as before. Draw an order of the
    examples, `order = rng.permutation(len(X))`, and cut the batches from it."""
    as_they_lie = all(batch == list(range(batch[0], batch[0] + len(batch))) for batch in t.batches)
    other_order = any(order != sorted(order) for order in t.orders)
    return not t.full_batch and len(t.X) >= 10 and max(t.sizes) > 1 and as_they_lie and other_order


@checks.symptom("wrong-batch-size")
def _(t):
    """The batches do not have the sizes that were asked for: `batch_size` examples each, all where it is None, and in
    the last one what is left over. Cut each epoch's order for itself, and move on by as many rows as a batch holds."""
    as_many = (t.sizes_of_an_epoch * len(t.steps))[: len(t.steps)]  # another number of steps is another mistake
    return t.sizes != as_many and not t.asks_twice and found_batches(t)


@checks.symptom("not-shuffled")
def _(t):
    """In an epoch the batches came in the order in which the data lies. Draw `order = rng.permutation(len(X))` at the
    start of every epoch, and take the batches from it as it is, unsorted."""
    return not t.full_batch and t.in_given_order


@checks.symptom("same-order-again")
def _(t):
    """An epoch went through the examples in the order of the one before it, the same way, backwards, or from another
    place on. In every epoch, draw a fresh permutation from the `rng` that was passed in."""
    return not t.full_batch and t.same_order_again


@checks.symptom("same-batches")
def _(t):
    """In two epochs after each other the batches were made of the same examples. Draw `rng.permutation(len(X))` at the
    start of every epoch, and cut its batches from that."""
    return same_company(t)


@checks.symptom("starts-elsewhere", needs=r"zeros|ones|random|normal|initial_weights|empty")
def _(t):
    """The training did not begin at the weights that came in: the first gradient was asked for somewhere else. Begin
    with a copy of them: `local = weights.copy()`."""
    return bool(t.steps) and not close(t.steps[0].weights, t.start)


@checks.symptom("minus-itself", needs=r"return \(?(\w+) - \1\b|\w+ = weights = |weights = \w+\n")
def _(t):
    """The steps moved the weights, but all zeros came back, as where both sides of the last minus are the same. Train a
    copy, `local = weights.copy()`, and return that minus `weights`, left as they came in."""
    return close(t.result, np.zeros_like(t.start)) and any(not close(each.weights, t.start) for each in t.steps)


@checks.symptom("never-moves")
def _(t):
    """All gradients were asked for at the weights that came in, and the update is all zeros. Keep what each step makes,
    `local = local - learning_rate * gradient`, and go on from it, under no condition."""
    return close(t.result, np.zeros_like(t.start)) and all(close(step.weights, t.start) for step in t.steps)


@checks.symptom("last-step-only")
def _(t):
    """The training is right, but only its last step came back. An update is what all steps changed
    together: return the trained weights minus those that came in first."""
    return len(t.steps) > 1 and t.follows_path and close(abs(t.result), abs(t.learning_rate * t.steps[-1].gradient))


@checks.symptom("starts-over")
def _(t):
    """A later step was taken from the global weights again. Copy the weights once, before all training, let every step
    go on from where the last one led, and undo none."""
    left = [not close(step.weights, t.start) for step in t.steps]
    went_back = any(before and not now for before, now in pairwise(left))
    from_the_start = [t.start - t.learning_rate * step.gradient for step in t.steps]
    reached = [*(step.weights for step in t.steps[1:]), t.start + t.result]
    return went_back or len(t.steps) > 1 and all(map(close, reached, from_the_start))


@checks.symptom("one-step-an-epoch")
def _(t):
    """All batches of an epoch were measured at the same weights. Each must start where the one before it led: change
    the local weights inside the loop over the batches, and ask for the next gradient at those."""
    count = len(t.sizes_of_an_epoch)
    epochs = [t.steps[i : i + count] for i in range(0, len(t.steps), count)]
    return count > 1 and all(close(step.weights, epoch[0].weights) for epoch in epochs for step in epoch)


@checks.symptom("stands-still")
def _(t):
    """Every gradient was taken at the global weights. Each step starts where the last one ended: let it move local
    weights of your own by its whole gradient, and ask for the next gradient at those."""
    return len(t.steps) > 1 and all(close(step.weights, t.start) for step in t.steps)


@checks.symptom("uses-loss")
def _(t):
    """Every weight moved by the same amount, and so not by the gradient, which has a number for each. Take the gradient
    out of the pair, `loss, gradient = model.loss_and_gradient(…)`, and step with all of it."""
    move, _ = first_move(t)
    return close(move, np.full_like(move, move[0]))


@checks.symptom("uphill")
def _(t):
    """You stepped along the gradient, which points to where the loss grows. Subtract it instead."""
    move, gradient = first_move(t)
    return close(move, t.learning_rate * gradient, 1e-6)


@checks.symptom("wrong-step-length")
def _(t):
    """The first move of the weights is another multiple of the gradient than minus `learning_rate`. The gradient is the
    mean over its batch already: multiply it by `learning_rate` alone, and subtract that."""
    move, gradient = first_move(t)
    told = multiple(move, -t.learning_rate * gradient)
    return told and [("the first step is", told[0][1])]


@checks.symptom("rate-changes", needs=r"learning_rate ([-+*/]= |[*/] \(|\* [\w.]+ \*\*)| = learning_rate")
def _(t):
    """The rate of the steps changed on the way, but all are of the same `learning_rate`. Leave out what changes it from
    epoch to epoch or from step to step."""
    rates = []
    for before, after in pairwise(t.steps):
        move = before.weights - after.weights
        rates.append(move @ before.gradient / (before.gradient @ before.gradient))
        if rates[-1] < 1e-9 or not close(move, rates[-1] * before.gradient, 1e-6):
            return False
    return [("your steps' rates", ", ".join(f"{rate:.4g}" for rate in rates[:6]))] if np.ptp(rates) > 1e-6 else False


@checks.symptom("returns-weights")
def _(t):
    """The trained weights came back, but an update is what *changed*. Return trained weights minus global weights."""
    return close(t.result, t.path[-1])


@checks.symptom("old-minus-new")
def _(t):
    """The update points backwards. It is new minus old: return trained weights minus global weights."""
    return close(t.result, -t.change)


@checks.symptom("returns-gradient")
def _(t):
    """A gradient came back, or a sum or mean of gradients, but an update is the change of the weights. Return the
    trained weights minus the global weights."""
    gradients = [step.gradient for step in t.steps]
    total = sum(gradients)
    return any(close(t.result, g, 1e-6) for g in (gradients[-1], total, total / len(gradients)))


@checks.symptom("earlier-place", needs=r"\breturn\b")
def _(t):
    """What came back is the change up to an earlier step than the last. Return the weights behind the last step minus
    those that came in, whatever the loss was on the way."""
    return t.follows_path and any(close(t.result, place - t.start) for place in t.path[1:-1])


@checks.symptom("mean-of-the-way")
def _(t):
    """What came back is a mean of the changes up to several steps, but an update is the change up to the last. Return
    the weights behind the last step minus those that came in."""
    count = len(t.sizes_of_an_epoch)
    ways = t.path[1:], t.path[count::count], t.path
    return t.follows_path and len(t.steps) > 2 and any(close(t.result, np.mean(way, axis=0) - t.start) for way in ways)


@checks.symptom("scales-update")
def _(t):
    """The training is right, but a multiple of the change came back. An update is the whole change: return the trained
    weights minus the global weights, as that is."""
    return t.follows_path and multiple(t.result, t.change)


@checks.symptom("stale-gradient")
def _(t):
    """Each gradient was asked for before the step in front of it was taken, so it belongs to weights that are one step
    old. Take the step first, and ask for the next gradient where it leads."""
    return len(t.steps) > 2 and all(map(close, [step.weights for step in t.steps], [t.start, *t.path]))


@checks.symptom("other-step")
def _(t):
    """A gradient was asked for at other weights than the steps before it lead to: from `weights` on, each step is minus
    `learning_rate` times the gradient of its batch. Subtract just that from your local weights, once for each gradient,
    and let nothing else change them."""
    number = [close(step.weights, place) for step, place in zip(t.steps, t.path, strict=False)].index(False)
    return [("the first such gradient", f"number {number + 1} of {len(t.steps)}")]


def trained(answer, seed):
    """One call with small batches, in which the order matters."""
    X, y = some_digits(20, np.random.default_rng(1))
    return answer(
        model=DIGITS, weights=np.zeros(DIGITS.size), X=X, y=y, epochs=1, batch_size=3,
        learning_rate=0.5, rng=np.random.default_rng(seed),
    )  # fmt: skip


@checks.behaviour("other-randomness")
def _(answer, rng):
    """Two runs with the same seed differ. In every call, draw anew from `rng` itself: `rng.permutation(len(X))`."""
    return not np.array_equal(trained(answer, seed=7), trained(answer, seed=7))


@checks.behaviour("own-generator")
def _(answer, rng):
    """Two runs with different seeds are the same. In each epoch, draw the order of the examples from `rng` itself."""
    return np.array_equal(trained(answer, seed=7), trained(answer, seed=8))

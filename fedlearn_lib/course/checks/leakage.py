"""What the exercises of chapter 3 must do, and what each mistake is told."""

import functools
import numbers
from functools import cache

import numpy as np

from fedlearn_lib.given.data import load_messages, load_patients, standardise
from fedlearn_lib.given.models import LogisticRegression, SoftmaxRegression, TwoLayer

from ..checking import Checks, close
from ..solutions import leakage as reference
from ..solutions.fedavg import local_update
from .fedavg import some_digits


@cache
def patients():
    X, y = load_patients()
    X = standardise(X, X.mean(axis=0), X.std(axis=0))
    X.setflags(write=False)
    return X, y


@cache
def messages():
    """The words of every twentieth phone message."""
    return [message.text.split() for message in load_messages()[::20]]


def some_patients(count, rng):
    X, y = patients()
    rows = rng.choice(len(X), size=count, replace=False)
    return X[rows], y[rows]


def some_messages(count, rng):
    """A vocabulary, and this many messages as rows of word counts."""
    chosen = [messages()[place] for place in rng.choice(len(messages()), size=count, replace=False)]
    others = {word for place in rng.choice(len(messages()), size=20) for word in messages()[place]}
    vocabulary = sorted(others.union(*chosen))
    rng.shuffle(vocabulary)
    return vocabulary, np.array([[text.count(word) for word in vocabulary] for text in chosen], dtype=float)


def trained_on(model, weights, X, y, rng, *, epochs=1, learning_rate=0.5):
    """The parts of the update that a client with these examples sends."""
    settings = dict(epochs=epochs, batch_size=None, learning_rate=learning_rate, rng=rng)
    return model.layers(local_update(model, weights, X, np.asarray(y), **settings))


def some_weights(model, rng):
    """Weights as after some training: all different, none zero."""
    return rng.normal(scale=0.1, size=model.size)


def only_finite(values):
    """Those values without NaN and infinity, which would be close to everything."""
    return tuple(value for value in values if np.isfinite(value).all())


# ---- rows in any order --------------------------------------------------------------------------


def same_rows(result, expected, tolerance):
    """Whether two matrices hold the same rows, in any order. The tolerance is one number, or one a row."""
    result, expected = np.asarray(result, dtype=float), np.asarray(expected, dtype=float)
    if result.ndim != 2 or result.shape != expected.shape:
        return False
    left = list(range(len(result)))
    for row, allowed in zip(expected, np.broadcast_to(tolerance, len(expected)), strict=True):
        found = next((k for k in left if np.all(np.abs(result[k] - row) <= allowed)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def rows_of(result):
    """Rows that came back, as an array or as a list of arrays; else None."""
    array = np.asarray(result)
    return array if array.ndim == 2 and array.dtype.kind in "iuf" else None


def mistaken_rows(checks, advice):
    """Declare a mistake by the rows it computes from the same inputs, in any order."""

    def declare(compute):
        @functools.wraps(compute)
        def recognise(run):
            with np.errstate(all="ignore"):
                values = compute(**run.inputs)
                values = only_finite(values if isinstance(values, tuple) else (values,))
                return any(same_rows(run.result, rows, 1e-9 * np.abs(rows).max(initial=1.0)) for rows in values)

        return checks.symptom(advice)(recognise)

    return declare


# ==== words_from_update ==========================================================================

words_from_update = Checks("words_from_update")


@words_from_update.cases
def messages_of_one_phone(rng):
    yield dict(  # no word stands there once, and the first one does stand there
        word_weight_update=np.array([6.0, 0.0, 4.0, 8.0]), bias_update=2.0, vocabulary=["cat", "so", "good", "bye"]
    )
    yield dict(  # -0.3 / -0.1 is 2.9999999999999996 for a computer
        word_weight_update=np.array([-0.3, 0.0, -0.1, -0.6]), bias_update=-0.1, vocabulary=["no", "yes", "you", "me"]
    )
    yield dict(
        word_weight_update=np.array([2e-6, 0.0, 1e-6]), bias_update=1e-6, vocabulary=["call", "home", "now"]
    )
    yield dict(  # rounding noise at words that were not typed
        word_weight_update=np.array([1e-17, 0.2, -1e-17]), bias_update=0.1, vocabulary=["a", "b", "c"]
    )
    for label, epochs, learning_rate, from_zero in ((0, 1, 0.5, True), (1, 5, 0.1, False), (0, 50, 0.02, False)):
        vocabulary, X = some_messages(1, rng)
        model = LogisticRegression(len(vocabulary))
        start = np.zeros(model.size) if from_zero else some_weights(model, rng)
        part = trained_on(model, start, X, [label], rng, epochs=epochs, learning_rate=learning_rate)
        yield dict(word_weight_update=part["W"][:, 0], bias_update=float(part["b"][0]), vocabulary=vocabulary)


def not_zero(counts):
    return {word: count for word, count in counts.items() if count != 0}


def counts_are(run, each):
    """Whether the dict that came back holds these numbers, one a word, whatever it does with zeros."""
    found = not_zero(run.result)
    vocabulary = run.inputs["vocabulary"]
    candidates = (each, np.rint(each), np.trunc(each))
    each = (not_zero(dict(zip(vocabulary, map(float, counts), strict=True))) for counts in candidates)
    return bool(found) and any(same_counts(found, counts) for counts in each)


def same_counts(found, counts):
    return found.keys() == counts.keys() and all(abs(found[w] - counts[w]) <= 1e-6 * abs(counts[w]) for w in counts)


@words_from_update.symptom("no-dict")
def _(run):
    """The words did not come back as a dict, so nobody can look up how often each was typed. Return `{word: count,
    …}`, with every word as a key once."""
    return isinstance(run.result, list | tuple | set | frozenset | np.ndarray | str)


@words_from_update.symptom("places-not-words")
def _(run):
    """The keys are places in the vocabulary, but nobody can read those. Look each of them up: `vocabulary[place]`
    is the word."""
    keys, values = run.result.keys(), run.result.values()
    return any(isinstance(key, numbers.Integral) for key in keys) and not any(isinstance(v, str | list) for v in values)


@words_from_update.symptom("turned-round")
def _(run):
    """The counts are the keys, so words with the same count push each other out. Turn the dict round: the word is
    the key, and its count the value."""
    return bool(run.result) and not any(isinstance(key, str) for key in run.result)


@words_from_update.symptom("negative-counts")
def _(run):
    """Some counts are negative. When the label is 0, bias and weights go down together: divide by `bias_update`
    itself, sign included, and the signs cancel."""
    return any(count < 0 for count in run.result.values()) and run.inputs["bias_update"] < 0


@words_from_update.symptom("only-up")
def _(run):
    """No word was found, because all changes are negative here: the message had label 0. Divide by `bias_update`
    first, sign included, and look at the counts afterwards."""
    return run.inputs["bias_update"] < 0 and not any(run.result.values()) and bool(run.expected)


@words_from_update.symptom("counts-lost")
def _(run):
    """The words are right, but each count is 1, however often the word was typed. Divide the change of the weight
    by the change of the bias: that is the count."""
    return not_zero(run.result) == dict.fromkeys(run.expected, 1)


def truncated(run):
    exact = run.inputs["word_weight_update"] / run.inputs["bias_update"]
    return dict(zip(run.inputs["vocabulary"], np.trunc(exact), strict=True))


@words_from_update.symptom("cut-off")
def _(run):
    """Some counts are one too small: rounding noise makes 2.9999999996 of a 3, and int cuts off what is behind the
    point. Round to the nearest whole number, with np.rint or round."""
    found = not_zero(run.result)
    return found == not_zero(truncated(run)) != run.expected


@words_from_update.symptom("not-rounded")
def _(run):
    """The counts carry rounding noise, such as 2.9999999996, but nobody types a word so often. Round them to whole
    numbers: `int(np.rint(…))`."""
    found, expected = not_zero(run.result), run.expected
    near = found.keys() == expected.keys() and all(abs(found[word] - expected[word]) < 1e-3 for word in found)
    return near and found != expected


@words_from_update.symptom("not-divided")
def _(run):
    """These are the changes of the weights themselves, which grow with the learning rate. Divide them by
    `bias_update`: the bias changes as a word does that was typed once."""
    changes = run.inputs["word_weight_update"]
    return counts_are(run, changes) or counts_are(run, np.abs(changes))


@words_from_update.symptom("multiplied")
def _(run):
    """You multiplied by the change of the bias. A weight's change is the count times that of the bias already:
    divide, to get the count back."""
    return counts_are(run, run.inputs["word_weight_update"] * run.inputs["bias_update"])


@words_from_update.symptom("other-divisor")
def _(run):
    """You divided by something else than the change of the bias, such as the smallest or largest change. That fails
    where every word was typed twice. Divide by `bias_update`."""
    changes = run.inputs["word_weight_update"]
    moved = np.abs(changes[changes != 0])
    divisors = (moved.min(), moved.max(), moved.sum(), moved.mean(), np.linalg.norm(moved))
    return any(counts_are(run, sign * changes / divisor) for divisor in divisors for sign in (1, -1))


@words_from_update.symptom("upside-down")
def _(run):
    """The division is upside down: a word typed more often must get a larger count. Divide the change of the weight
    by the change of the bias: `change / bias_update`."""
    with np.errstate(all="ignore"):
        turned = run.inputs["bias_update"] / run.inputs["word_weight_update"]
    turned[~np.isfinite(turned)] = 0
    only_zeros = bool(run.result) and not any(run.result.values())
    return counts_are(run, turned) or (only_zeros and not np.rint(turned).any())


def missing_words(run):
    """How much the weights of the words changed that are missing, where all others are right; else nothing."""
    found = not_zero(run.result)
    changes = dict(zip(run.inputs["vocabulary"], run.inputs["word_weight_update"], strict=True))
    right = found.items() <= run.expected.items()
    return [abs(changes[word]) for word in run.expected.keys() - found.keys()] if right else []


@words_from_update.symptom("too-few")
def _(run):
    """Some words are missing, because their weights changed very little. How much they change depends on the
    learning rate: leave fixed limits out, and keep the words whose count is not 0."""
    return max(missing_words(run), default=1) < 1e-3


@words_from_update.symptom("returns-early")
def _(run):
    """Only the first word came back. Your `return` stands inside the loop, which ends with it: move it to the left,
    below the `for`, so that it runs after all words."""
    first = next(word for word in run.inputs["vocabulary"] if word in run.expected)
    return bool(missing_words(run)) and list(not_zero(run.result)) == [first]


@words_from_update.symptom("some-counts-only")
def _(run):
    """Words are missing, though their weights changed. A count can be any number, not only 1 or 2: divide each
    change by `bias_update`, round, and keep every word whose count is not 0."""
    return bool(missing_words(run))


@words_from_update.symptom("keeps-dust")
def _(run):
    """A word with count 0 is in the dict: its weight changed by rounding noise alone, such as 1e-17. Divide and round
    first, then keep the words whose *count* is not 0."""
    inputs = run.inputs
    noise = {w for w, c in zip(inputs["vocabulary"], inputs["word_weight_update"], strict=True) if 0 < abs(c) < 1e-12}
    zeros = {word for word, count in run.result.items() if count == 0}
    return bool(zeros) and zeros <= noise and not_zero(run.result) == run.expected


@words_from_update.symptom("zero-counts")
def _(run):
    """The dict also holds words with count 0, which stand nowhere in the message. Leave out each word whose count
    is 0."""
    return any(count == 0 for count in run.result.values()) and not_zero(run.result) == run.expected


@words_from_update.behaviour("float-counts")
def _(answer, rng):
    """The counts are right, but they are floats such as 2.0, and one counts with whole numbers. Turn each into one
    with `int(…)`, or use `.astype(int)`."""
    counts = answer(np.array([2.0, 4.0]), 2.0, ["so", "good"])
    return not all(isinstance(count, numbers.Integral) for count in counts.values())


# ==== label_from_bias ============================================================================

label_from_bias = Checks("label_from_bias")


@label_from_bias.cases
def biases_of_one_record(rng):
    yield dict(bias_update=np.array([-0.25, -0.125, -0.375, 0.0, 0.8125, -0.0625]))
    yield dict(bias_update=np.array([-0.5, 0.5]))
    yield dict(bias_update=np.array([0.25, -0.25]))
    yield dict(bias_update=np.array([0.0, -0.375, 0.375]))
    yield dict(bias_update=np.array([3e-9, -1e-9, -2e-9]))
    yield dict(bias_update=np.array([-0.3, -0.4, -0.2, 0.9]))
    model = SoftmaxRegression(64, 10)
    for epochs in (1, 5):
        X, y = some_digits(1, rng)
        start = some_weights(model, rng) if epochs > 1 else np.zeros(model.size)
        yield dict(bias_update=trained_on(model, start, X, y, rng, epochs=epochs)["b"])
    model = SoftmaxRegression(30, 2)
    for label in (0, 1):
        X, _ = some_patients(1, rng)
        yield dict(bias_update=trained_on(model, some_weights(model, rng), X, [label], rng, epochs=2)["b"])


@label_from_bias.mistake("lowest")
def _(bias_update):
    """This is the class whose bias went down most: the model likes it less now. The label is the one class that
    went up: use the function for the largest entry, np.argmax."""
    return int(np.argmin(bias_update)) if len(bias_update) > 2 else ()


@label_from_bias.mistake("by-size")
def _(bias_update):
    """You compared sizes. With two classes both biases change by the same amount, one up and one down, so size
    cannot tell them apart. Leave np.abs out, and look for the largest entry."""
    sizes = np.abs(bias_update)
    largest = np.flatnonzero(np.isclose(sizes, sizes.max(), rtol=1e-9, atol=0))
    return tuple(map(int, largest)) if len(bias_update) == 2 else int(np.argmin(sizes))


@label_from_bias.mistake("from-one")
def _(bias_update):
    """The classes were counted from 1, but labels count from 0, as places in an array do. Leave the `+ 1` out."""
    return int(np.argmax(bias_update)) + 1


@label_from_bias.mistake("first-changed")
def _(bias_update):
    """You looked for a bias that changed, but all of them may change. The label is the one class whose bias went
    *up*: use np.argmax on the changes themselves."""
    return int(np.flatnonzero(bias_update)[0])


@label_from_bias.mistake("two-classes-only")
def _(bias_update):
    """You compared two classes with each other, but there may be more. Look for the largest of all entries: use
    np.argmax."""
    return int(bias_update[1] > bias_update[0])


@label_from_bias.symptom("value-not-place")
def _(run):
    """This is how far a bias moved, but the class is asked for: the place where that number stands. Find it with
    np.argmax instead of max."""
    biases = run.inputs["bias_update"]
    values = (*biases, *np.abs(biases))
    return isinstance(run.result, float | np.floating) and any(close(run.result, float(v)) for v in values)


@label_from_bias.symptom("in-an-array")
def _(run):
    """The class came back inside an array or a list, but a plain number is expected. Take it out: np.argmax returns
    it at once, and `[0]` gives the first entry."""
    inside = run.result
    while isinstance(inside, list | tuple | np.ndarray) and np.size(inside) == 1:
        inside = inside[0] if np.ndim(inside) else inside.item()
        if isinstance(inside, numbers.Integral):
            return int(inside) == run.expected
    return False


@label_from_bias.symptom("one-for-each-class")
def _(run):
    """There is one entry for each class, but only the number of the class is asked for. Use np.argmax, which
    returns the place of the largest entry."""
    return isinstance(run.result, list | tuple | np.ndarray) and len(run.result) == len(run.inputs["bias_update"])


# ==== invert_linear ==============================================================================

# Other columns than the label's are as right, where their class changed; they carry other rounding noise.
invert_linear = Checks("invert_linear", tolerance=1e-7)


def nearly_impossible(classes, label, impossible, rng):
    """A record of a model that is sure that some classes are out of the question."""
    model = SoftmaxRegression(3, classes)
    start = np.full(model.size, 0.3)
    model.layers(start)["b"][:] = [-30.0 if c in impossible else 0.1 * c for c in range(classes)]
    x = np.array([[1.5, -2.0, 0.75]])
    part = trained_on(model, start, x, [label], rng)
    return dict(weight_update=part["W"], bias_update=part["b"])


@invert_linear.cases
def layers_and_records(rng):
    record, bias = np.array([4.5, -3.5]), np.array([-0.1, -0.2, 0.3])
    yield dict(weight_update=np.outer(record, bias), bias_update=bias)
    record, bias = np.array([4.0, -1.5, 0.25]), np.array([0.5, -0.5])
    yield dict(weight_update=np.outer(record, bias), bias_update=bias)
    yield nearly_impossible(4, 2, (0, 1), rng)
    yield nearly_impossible(4, 0, (2, 3), rng)
    record, bias = np.array([-2.0, 6.5]), np.array([0.0, -0.75, 0.75, 0.0])  # two classes did not change at all
    yield dict(weight_update=np.outer(record, bias), bias_update=bias)
    digits, tabular = SoftmaxRegression(64, 10), SoftmaxRegression(30, 2)
    for model, some, epochs, from_zero in (
        (digits, some_digits, 1, True), (tabular, some_patients, 1, True),
        (digits, some_digits, 5, False), (tabular, some_patients, 20, False),
    ):  # fmt: skip
        X, y = some(1, rng)
        start = np.zeros(model.size) if from_zero else 0.2 * some_weights(model, rng)
        part = trained_on(model, start, X, y, rng, epochs=epochs, learning_rate=0.02)
        yield dict(weight_update=part["W"], bias_update=part["b"])


@invert_linear.stops("row-not-column", "out of bounds for axis 0|boolean index did not match")
def _():
    """The classes are the columns of `weight_update`, and its rows are the inputs. Take a column: `weight_update[:,
    label]`."""


@invert_linear.mistake("transposed")
def _(weight_update, bias_update):
    """You took a row, which belongs to one input, where the column of one class is needed. Write `weight_update[:,
    label]`."""
    label = int(np.argmax(bias_update))
    rows = [place for place in (label, int(np.argmin(bias_update))) if place < len(weight_update)]
    return tuple(weight_update[row] / bias_update[divisor] for row in rows for divisor in {label, row})


@invert_linear.mistake("not-divided")
def _(weight_update, bias_update):
    """This is the change of the label's weights: the record times how far the bias moved. Divide it by the change
    of that class's bias."""
    return tuple(weight_update.T)


@invert_linear.mistake("multiplied")
def _(weight_update, bias_update):
    """You multiplied by the change of the bias. The weights' change contains it once already: divide, and the
    record is left."""
    return tuple(weight_update.T * bias_update[:, None])


@invert_linear.mistake("sign-lost")
def _(weight_update, bias_update):
    """Every number of the record has the wrong sign. Weights and bias of one class must come from the same column:
    divide by its bias change as it is, sign included."""
    return -reference.invert_linear(weight_update, bias_update)


@invert_linear.mistake("other-bias")
def _(weight_update, bias_update):
    """You divided by the bias change of another class than the one whose weights you took. Use one class for both:
    `weight_update[:, label] / bias_update[label]`."""
    label = int(np.argmax(bias_update))
    with np.errstate(all="ignore"):
        each = [
            weight_update[:, mine] / bias_update[other]
            for mine in (label, int(np.argmin(bias_update)))
            for other in range(len(bias_update))
            if mine != other
        ]
    return only_finite(each)


@invert_linear.mistake("sum-of-biases")
def _(weight_update, bias_update):
    """You divided by a sum or mean over all biases. What one class gains the others lose, so those sums are zero up
    to rounding noise. Divide by the bias change of the label alone."""
    with np.errstate(all="ignore"):
        column, total = weight_update[:, np.argmax(bias_update)], bias_update.sum()
        each = column / total, column / bias_update.mean(), weight_update.sum(axis=1) / total
    return only_finite(each)


@invert_linear.mistake("by-length")
def _(weight_update, bias_update):
    """You divided by a length or a sum of sizes, taken over several entries. The record was multiplied by one
    number only: divide by `bias_update[label]`."""
    column = weight_update[:, np.argmax(bias_update)]
    each = (np.abs(bias_update).sum(), np.linalg.norm(bias_update), np.linalg.norm(column), np.abs(column).max())
    return *(column / size for size in each), column / np.abs(column).sum(), column / column.max()


@invert_linear.mistake("example-only")
def _(weight_update, bias_update):
    """This is the result of the example in the help, but other updates hold other records. Compute it from
    `weight_update` and `bias_update`: divide a class's column by the change of its bias."""
    return np.array([2.0, -3.0])


@invert_linear.mistake("signs-dropped")
def _(weight_update, bias_update):
    """The signs of the record are lost, and a patient's measurements may be negative. Leave np.abs out, of weights
    and biases both: in the division the signs come out right by themselves."""
    return np.abs(reference.invert_linear(weight_update, bias_update))


@invert_linear.mistake("as-pixels")
def _(weight_update, bias_update):
    """You cut or rounded the record as if it were a picture, but a patient's measurements may be negative, large
    and fractional. Return what the division gives."""
    x = reference.invert_linear(weight_update, bias_update)
    span = x.max() - x.min()
    each = np.clip(x, 0, 1), np.maximum(x, 0), np.rint(x), (x - x.min()) / span, np.rint(x * 16) / 16
    each += np.rint(np.clip(x, 0, 1) * 16) / 16, np.clip(x, -1, 1)
    return tuple(one for one in each if not close(one, x))


@invert_linear.symptom("all-columns")
def _(run):
    """There is a column for every class, but each of them shows the same record, and the client has only one. Take
    the column of the label before you divide."""
    return run.result.shape in (run.inputs["weight_update"].shape, run.inputs["weight_update"].T.shape)


@invert_linear.symptom("mean-of-columns")
def _(run):
    """You took the mean over several classes. A class that the model had ruled out hardly changed, and its column
    shows rounding noise, or 0 / 0. Use the label's column alone."""
    weights, bias = run.inputs["weight_update"], run.inputs["bias_update"]
    with np.errstate(all="ignore"):
        means = [f(weights / bias, axis=1) for f in (np.mean, np.nanmean, np.median, np.nanmedian)]
        return any(same_noise(run.result, mean) for mean in means) and close(run.result, run.expected, 0.5)


@invert_linear.symptom("fixed-column")
def _(run):
    """You took a class that does not depend on the update, and it hardly changed here: its column is rounding
    noise, or 0 / 0. Take the class that changed for certain: the label, by `label_from_bias`."""
    columns = run.inputs["weight_update"].T
    with np.errstate(all="ignore"):
        each = columns / run.inputs["bias_update"][:, None]
    return any(same_noise(run.result, column) for column in each)


def same_noise(result, value):
    """Whether two arrays agree, also where they are NaN or infinite."""
    return isinstance(result, np.ndarray) and np.allclose(result, value, rtol=1e-9, atol=0, equal_nan=True)


# ==== nearest_record =============================================================================

nearest_record = Checks("nearest_record")


@nearest_record.cases
def people_and_reconstructions(rng):
    # Each usual mistake names another of these, and none the first, the second or the last.
    yield dict(
        reconstruction=np.array([-4.0, -3.0, -1.0]),
        records=np.array([
            [7.0, 0.0, -3.0], [5.0, 2.0, 3.0], [0.0, -6.0, 6.0], [-6.0, 4.0, 0.0],
            [-4.0, 6.0, -5.0], [-3.0, -6.0, 6.0], [1.0, 1.0, 4.0], [1.0, 0.0, -3.0],
            [2.0, -6.0, 0.0], [7.0, 2.0, 6.0], [1.0, -5.0, -5.0], [-5.0, 6.0, 6.0],
        ]),
    )  # fmt: skip
    yield dict(
        reconstruction=np.array([1.0, 4.0]), records=np.array([[6.0, 6.0], [-2.0, 2.0], [7.0, 4.0], [7.0, 5.0]])
    )
    yield dict(  # all far away
        reconstruction=np.array([0.0, 1.0]), records=np.array([[9e8, 1e9], [-7e8, 8e8], [2e8, 3e8], [0.0, 4e8]])
    )
    # The same direction, but another length; and two records that are equally near.
    yield dict(reconstruction=np.array([2.0, 2.0]), records=np.array([[9.0, 9.0], [1.0, 3.0], [-2.0, -2.0]]))
    yield dict(reconstruction=np.array([0.5]), records=np.array([[3.0], [1.0], [0.0], [-4.0]]))
    yield dict(reconstruction=np.array([-1.0, 4.0]), records=np.array([[0.0, 7.0]]))
    X, _ = some_digits(60, rng)
    yield dict(reconstruction=X[41] + rng.normal(scale=0.05, size=64), records=X)
    X, _ = some_patients(50, rng)
    yield dict(reconstruction=X[7], records=X)
    yield dict(reconstruction=rng.normal(size=30), records=X)


@nearest_record.accepts
def any_of_the_nearest(run):
    squares = np.sum((run.inputs["records"] - run.inputs["reconstruction"]) ** 2, axis=1)
    place = run.result
    whole = isinstance(place, numbers.Integral) and not isinstance(place, bool)
    return whole and 0 <= place < len(squares) and squares[place] <= squares.min() * (1 + 1e-9)


@nearest_record.symptom("starts-too-near")
def _(run):
    """Every record here is farther away than the best distance that your search starts with, so it found none.
    Start at `float("inf")`, or use np.argmin, which needs no start."""
    squares = np.sum((run.inputs["records"] - run.inputs["reconstruction"]) ** 2, axis=1)
    return run.result in (0, -1) and squares.min() > 1e15


@nearest_record.mistake("farthest")
def _(reconstruction, records):
    """This is the record farthest away. The smallest distance is wanted: use np.argmin."""
    return int(np.argmax(np.sum((records - reconstruction) ** 2, axis=1)))


@nearest_record.mistake("wrong-axis")
def _(reconstruction, records):
    """You added up over the records, so this is the place of an input. Each record needs a sum of its own: add up
    along the rows, with `axis=1`."""
    return int(np.argmin(np.sum((records - reconstruction) ** 2, axis=0)))


@nearest_record.mistake("sum-of-sizes")
def _(reconstruction, records):
    """You added up the sizes of the differences. That is a distance too, but another one than the Euclidean, and
    here another record is nearest by it. Add up the squares instead."""
    return int(np.argmin(np.abs(records - reconstruction).sum(axis=1)))


@nearest_record.mistake("dot-product")
def _(reconstruction, records):
    """You compared directions or products. A record with large numbers has a large product with everything, however
    far away it is. Subtract, and compare the distances."""
    products = records @ reconstruction
    with np.errstate(all="ignore"):
        angles = products / np.linalg.norm(records, axis=1)
    return int(np.argmax(products)), int(np.argmax(angles))


@nearest_record.mistake("one-input")
def _(reconstruction, records):
    """You compared a single input, such as the first column. All of them count: add the squared differences up over
    the inputs, with `axis=1`."""
    return int(np.argmin(np.abs(records[:, 0] - reconstruction[0])))


@nearest_record.mistake("not-squared")
def _(reconstruction, records):
    """You added up the differences with their signs, so that one up and one down cancel. Square each difference
    before you add: put `** 2` behind the bracket."""
    sums = (records - reconstruction).sum(axis=1)
    return int(np.argmin(sums)), int(np.argmin(np.abs(sums)))


@nearest_record.mistake("lengths-compared")
def _(reconstruction, records):
    """You looked at one number for each record, its length or its largest difference. Two records of one length can
    be far apart. Subtract first, square, and add up all inputs."""
    lengths = np.linalg.norm(records, axis=1)
    differences = np.abs(lengths - np.linalg.norm(reconstruction))
    return int(np.argmin(differences)), int(np.argmin(np.abs(records - reconstruction).max(axis=1)))


@nearest_record.mistake("from-one")
def _(reconstruction, records):
    """The records were counted from 1, but places in an array count from 0. Leave the `+ 1` out."""
    return reference.nearest_record(reconstruction, records) + 1


@nearest_record.mistake("flat-place")
def _(reconstruction, records):
    """This is a place among all numbers, not among the records: np.argmin without an axis counts through the whole
    matrix. Add up each row first, with `np.sum(…, axis=1)`."""
    return int(np.argmin((records - reconstruction) ** 2))


@nearest_record.mistake("always-first")
def _(reconstruction, records):
    """The first record came back, as if all were alike. np.linalg.norm without `axis=1` makes one number of the whole
    matrix, and a loop that begins at `best = 0` finds nothing smaller. Give each record a distance of its own, and
    start at `float("inf")`."""
    return 0


@nearest_record.mistake("always-last")
def _(reconstruction, records):
    """The last record came back that was nearer than your first best distance. Whenever a record is nearer, remember
    its distance as well as its place: write `best, where = distance, place`."""
    return len(records) - 1


@nearest_record.symptom("distance-not-place")
def _(run):
    """This is how far away the nearest record is, but its place is asked for. Find it with np.argmin instead of
    min."""
    squares = np.sum((run.inputs["records"] - run.inputs["reconstruction"]) ** 2, axis=1)
    values = (squares.min(), np.sqrt(squares.min()))
    return not isinstance(run.result, numbers.Integral) and any(close(run.result, float(value)) for value in values)


@nearest_record.symptom("record-not-place")
def _(run):
    """The record itself came back, but its place among the records is asked for, so that one can look up whose it
    is. Return the index: `int(np.argmin(…))`."""
    return run.result.shape == run.inputs["reconstruction"].shape and (
        run.inputs["records"] == run.result
    ).all(axis=1).any()


@nearest_record.symptom("per-column")
def _(run):
    """You got one place for every input, or one distance for every record. Add the squares up along each row,
    `axis=1`, and call np.argmin once, without an axis, on what is left."""
    return isinstance(run.result, np.ndarray | list | tuple) and len(run.result) in run.inputs["records"].shape


# ==== split_messages =============================================================================

split_messages = Checks("split_messages")


@split_messages.cases
def messages_learned_together(rng):
    yield dict(
        word_weight_update=np.array([-0.25, 0.25, 0.0, 0.25, -0.25, 0.125, -0.5]),
        vocabulary=["see", "flat", "or", "rent", "you", "hi", "no"],
    )
    yield dict(  # 0.1 + 0.2 is not 0.3 for a computer
        word_weight_update=np.array([0.1 + 0.2, 0.7, 0.3, 0.0, -0.3, -(0.1 + 0.2)]),
        vocabulary=["train", "bye", "late", "is", "doctor", "monday"],
    )
    yield dict(  # a small learning rate
        word_weight_update=np.array([1e-9, 3e-9, 1e-9, -2e-9, 3e-9 * (1 + 1e-8), -2e-9]),
        vocabulary=["red", "shoes", "blue", "rash", "size", "worse"],
    )
    yield dict(  # a large one
        word_weight_update=np.array([4e5, -7e5, 4e5 * (1 + 1e-8), -7e5 * (1 - 1e-8)]),
        vocabulary=["sell", "mum", "house", "ill"],
    )
    yield dict(
        word_weight_update=np.array([0.3, 0.5, 0.303, -0.5, -0.495]), vocabulary=["a", "b", "c", "d", "e"],
        tolerance=0.05,
    )  # fmt: skip
    yield dict(
        word_weight_update=np.array([0.3, 0.30003, 0.2]), vocabulary=["cab", "at", "six"], tolerance=1e-5
    )
    for count, epochs in ((1, 1), (3, 1), (5, 1)):
        yield falling_apart(count, epochs, rng)


def falling_apart(count, epochs, rng):
    """A client's update on several messages in which it is clear which changes are equal."""
    for _ in range(200):
        vocabulary, X = some_messages(count, rng)
        model = LogisticRegression(len(vocabulary))
        labels = rng.integers(0, 2, count)
        changes = trained_on(model, some_weights(model, rng), X, labels, rng, epochs=epochs)["W"][:, 0]
        ordered = np.sort(changes[changes != 0])
        gaps = np.diff(ordered) / np.abs(ordered[1:])
        if np.all((gaps < 1e-9) | (gaps > 1e-3)):
            break
    return dict(word_weight_update=changes, vocabulary=vocabulary)


def as_sets(groups):
    """Groups without their order, or None where a word is missing its group or stands in two."""
    sets = {frozenset(map(str, group)) for group in groups}
    words = [str(word) for group in groups for word in group]
    return sets if len(words) == len(set(words)) and len(sets) == len(groups) else None


def grouped_by(run, key, keep=lambda change: change != 0):
    """The groups of words whose changes have the same key."""
    groups = {}
    for word, change in zip(run.inputs["vocabulary"], run.inputs["word_weight_update"], strict=True):
        if keep(change):
            groups.setdefault(key(change), set()).add(word)
    return {frozenset(group) for group in groups.values()}


def tolerance_of(run):
    return run.inputs.get("tolerance", 1e-6)


@split_messages.accepts
def the_same_groups(run):
    return all(not isinstance(group, str) for group in run.result) and as_sets(run.result) == as_sets(run.expected)


@split_messages.symptom("groups-in-a-dict")
def _(run):
    """The groups came back as a dict, with the changes as keys, but a list of groups is expected. Return its values
    alone: `list(groups.values())`."""
    return isinstance(run.result, dict | type({}.values()))


@split_messages.symptom("changes-not-words")
def _(run):
    """The groups hold numbers: changes, or places. An attacker wants to read, so put the words in:
    `vocabulary[place]`."""
    return any(isinstance(item, numbers.Number) for group in run.result for item in group)


@split_messages.symptom("flat-list")
def _(run):
    """The words came back in one flat list, or glued together to texts, so nobody sees what belongs together. Make
    a list of lists, one for each message."""
    return all(isinstance(group, str) for group in run.result)


@split_messages.symptom("words-that-stayed")
def _(run):
    """There are words in your groups whose weight did not change: they stand in no message. Leave out every word
    whose change is 0."""
    stayed = {
        word
        for word, change in zip(run.inputs["vocabulary"], run.inputs["word_weight_update"], strict=True)
        if change == 0
    }
    return any(str(word) in stayed for group in run.result for word in group)


@split_messages.symptom("twice")
def _(run):
    """A word stands in more than one group, or twice in one. It changed by one amount only, so put each word into
    one group, once."""
    words = [str(word) for group in run.result for word in group]
    return len(words) > len(set(words))


@split_messages.symptom("words-lost")
def _(run):
    """Words are missing. One whose change nobody shares is a group of its own, and the last group counts too. Keep
    every word whose change is not 0."""
    return {str(word) for group in run.result for word in group} < {w for group in run.expected for w in group}


@split_messages.symptom("one-group")
def _(run):
    """All words landed in one group. Where the change differs from the one before by more than the tolerance, a new
    message begins: start a new group there."""
    small = np.abs(run.inputs["word_weight_update"]).max() < 1e-3  # those are merged for another reason
    return len(run.result) == 1 < len(run.expected) and not small


@split_messages.symptom("by-sign")
def _(run):
    """You split by sign only, which tells labels apart, but not messages. Words of one message change by the same
    amount: compare the sizes too."""
    return as_sets(run.result) == grouped_by(run, lambda change: bool(change > 0))


@split_messages.symptom("merges-signs")
def _(run):
    """A change and its negative landed in one group. They come from messages with different labels: leave np.abs
    out, and compare the changes with their signs."""
    positive = [change for change in np.abs(run.inputs["word_weight_update"])]
    merged = reference.split_messages(np.array(positive), run.inputs["vocabulary"], tolerance_of(run))
    return as_sets(run.result) == as_sets(merged)


@split_messages.symptom("ignores-tolerance")
def _(run):
    """The argument `tolerance` is not used: a fixed one was. Compare with `tolerance * abs(change)`, so that those
    who call the function can choose."""
    changes, vocabulary, tolerance = run.inputs["word_weight_update"], run.inputs["vocabulary"], tolerance_of(run)
    others = (1e-6, 1e-9, 1e-8, 1e-5, 1e-4, 1e-3, 1e-2)
    fixed = (as_sets(reference.split_messages(changes, vocabulary, other)) for other in others)
    return tolerance != 1e-6 and as_sets(run.result) in fixed


@split_messages.symptom("merges-small-changes")
def _(run):
    """Different changes landed in one group, because they are small. Fixed decimals, a limit without `abs(change)`,
    or np.isclose with its `atol` do that. Compare with `tolerance * abs(change)`, a part of the size."""
    return merges(run) and not splits(run)


@split_messages.symptom("splits-equal-changes")
def _(run):
    """Words of one message landed in different groups: rounding noise makes their changes differ in the last
    digits. Sort them, and compare neighbours with `tolerance * abs(change)` instead of ==."""
    return splits(run)


def merges(run):
    """Whether two words stand together that belong apart."""
    home = {word: k for k, group in enumerate(run.expected) for word in group}
    return any(len({home[str(word)] for word in group}) > 1 for group in run.result)


def splits(run):
    """Whether two words stand apart that belong together."""
    home = {str(word): k for k, group in enumerate(run.result) for word in group}
    return any(len({home[word] for word in group}) > 1 for group in run.expected)


# ==== label_counts ===============================================================================

label_counts = Checks("label_counts")


@label_counts.cases
def batches_of_digits_and_patients(rng):
    # 21 and 0, where the usual mistakes differ even when they are rounded.
    yield dict(bias_update=np.array([0.25, -0.25]), batch_size=21, learning_rate=0.5)
    yield dict(bias_update=np.array([0.15, 0.0, -0.05, -0.1]), batch_size=16, learning_rate=0.4)  # 10, 4, 2, 0
    yield dict(bias_update=np.array([-0.05, 0.05]), batch_size=4, learning_rate=0.2)
    yield dict(bias_update=np.array([1.0, -0.5, -0.5]), batch_size=1, learning_rate=1.5)
    # With the rounding noise of real training; seen as 6 - 2e-8 and 2 + 2e-8.
    yield dict(bias_update=np.array([0.1 - 1e-9, -0.1 + 1e-9]), batch_size=8, learning_rate=0.4)
    model = SoftmaxRegression(64, 10)
    for size, learning_rate in ((1, 0.5), (37, 0.1), (200, 0.03)):
        X, y = some_digits(size, rng)
        part = trained_on(model, np.zeros(model.size), X, y, rng, learning_rate=learning_rate)
        yield dict(bias_update=part["b"], batch_size=size, learning_rate=learning_rate)
    model = SoftmaxRegression(30, 2)
    X, y = some_patients(90, rng)
    part = trained_on(model, np.zeros(model.size), X, y, rng, learning_rate=0.7)
    yield dict(bias_update=part["b"], batch_size=90, learning_rate=0.7)


def as_numbers(exact):
    """A wrong number as it is, rounded, and cut off, as floats and as integers."""
    each = exact, np.rint(exact), np.trunc(exact), np.floor(exact), np.ceil(exact)
    return *each, *(numbers.astype(np.int64) for numbers in each)


@label_counts.mistake("sign-flipped")
def _(bias_update, batch_size, learning_rate):
    """The frequent classes came out rare, and the rare ones frequent. This is an update, not a gradient: a bias
    goes *up* if its class is frequent. Put a plus instead of the minus."""
    return as_numbers(batch_size * (1 / len(bias_update) - bias_update / learning_rate))


@label_counts.mistake("subtracts-equal-shares")
def _(bias_update, batch_size, learning_rate):
    """All counts came out too low, some below 0: you subtracted the equal share. An update that is 0 means equally
    many records of each class. Put a plus instead of the minus."""
    return as_numbers(batch_size * (bias_update / learning_rate - 1 / len(bias_update)))


@label_counts.mistake("brackets")
def _(bias_update, batch_size, learning_rate):
    """Only one of the two parts was multiplied by the batch size. Put brackets around the sum, and multiply all of
    it: `batch_size * (… + …)`."""
    equal, rest = 1 / len(bias_update), bias_update / learning_rate
    return *as_numbers(batch_size * equal + rest), *as_numbers(equal + batch_size * rest)


@label_counts.mistake("forgets-equal-shares")
def _(bias_update, batch_size, learning_rate):
    """Some counts are negative: these are the differences from equally many records of each class. Add the equal
    share, `1 / len(bias_update)`, before you multiply."""
    return as_numbers(batch_size * bias_update / learning_rate)


@label_counts.mistake("forgets-learning-rate")
def _(bias_update, batch_size, learning_rate):
    """The learning rate is missing: a client that takes longer steps would seem to hold other records. Divide the
    update by `learning_rate`."""
    return as_numbers(batch_size * (1 / len(bias_update) + bias_update))


@label_counts.mistake("times-learning-rate")
def _(bias_update, batch_size, learning_rate):
    """You multiplied by the learning rate, but the update contains it once already. Divide by it, to get the
    gradient back."""
    return as_numbers(batch_size * (1 / len(bias_update) + bias_update * learning_rate))


@label_counts.mistake("shares-not-counts")
def _(bias_update, batch_size, learning_rate):
    """These are the shares of the classes, and they add up to 1. How many records are they? Multiply them by
    `batch_size` before you round."""
    return as_numbers(1 / len(bias_update) + bias_update / learning_rate)


@label_counts.mistake("ten-classes")
def _(bias_update, batch_size, learning_rate):
    """You counted on a fixed number of classes, but here it is another. Take it from the update: there is one bias
    for each class, so use `len(bias_update)`."""
    fixed = [classes for classes in (2, 3, 10) if classes != len(bias_update)]
    each = [as_numbers(batch_size * (1 / classes + bias_update / learning_rate)) for classes in fixed]
    return tuple(number for numbers in each for number in numbers)


@label_counts.mistake("records-not-classes")
def _(bias_update, batch_size, learning_rate):
    """The equal share is one part for each *class*, but you divided 1 by the number of records. There is one bias
    for each class: use `1 / len(bias_update)`."""
    return as_numbers(batch_size * (1 / batch_size + bias_update / learning_rate))


@label_counts.symptom("not-whole")
def _(run):
    """The counts are right, but they are floats, and one counts with whole numbers. Round them with np.rint, and
    turn them into integers with `.astype(np.int64)`."""
    return np.asarray(run.result).dtype.kind == "f" and close(np.asarray(run.result), run.expected.astype(float), 1e-6)


@label_counts.symptom("cut-off")
def _(run):
    """Some counts are off by one, because rounding noise makes 9.9999999 of a 10. int and floor cut that down to 9,
    and ceil does the like upwards. Round to the nearest, with np.rint."""
    off = np.asarray(run.result) - run.expected
    return off.any() and (np.isin(off, (0, -1)).all() or np.isin(off, (0, 1)).all())


@label_counts.symptom("labels-not-counts")
def _(run):
    """This is a list of labels, or of classes. For each class the number of its records is wanted: return one count
    for each, in the order of the classes."""
    labels = np.repeat(np.arange(len(run.expected)), run.expected)
    present = np.flatnonzero(run.expected)
    return any(close(np.asarray(run.result), each) for each in (labels, present))


@label_counts.behaviour("returns-list")
def _(answer, rng):
    """The counts are right, but they came back as a list, and lists cannot be added entry by entry. Wrap what you
    return in np.array(…)."""
    return not isinstance(answer(np.array([0.05, -0.05]), 4, 0.2), np.ndarray)


# ==== invert_hidden_rows =========================================================================

invert_hidden_rows = Checks("invert_hidden_rows")


@invert_hidden_rows.cases
def networks_and_batches(rng):
    bias = np.array([0.5, 0.0, -2.0, 0.25])
    records = np.array([[2.0, -4.0], [0.0, 0.0], [0.5, 1.5], [3.0, 1.0]])  # of every unit; the second is dead
    yield dict(hidden_weight_update=(records * bias[:, None]).T, hidden_bias_update=bias)
    bias = np.array([0.5, 0.0, -2.0, 0.25, 1.0, -1.0])
    records = np.array([
        [2.0, 4.0, 1.0], [0.0, 0.0, 0.0], [0.5, -1.5, 3.0], [2.0, 4.0, 1.0], [0.25, 0.5, 0.0], [0.75, 1.0, 0.5]
    ])  # fmt: skip
    yield dict(hidden_weight_update=(records * bias[:, None]).T, hidden_bias_update=bias)
    bias = np.array([1e-12, -3e-13])  # every unit changed, but little
    yield dict(hidden_weight_update=np.outer([0.5, 0.0, 0.25, 1.0], bias), hidden_bias_update=bias)
    yield dict(hidden_weight_update=np.array([[0.0, 0.3], [0.0, -0.6]]), hidden_bias_update=np.array([0.0, -0.3]))
    for model, some, count, epochs in (
        (TwoLayer(64, 48, 10), some_digits, 6, 1),
        (TwoLayer(30, 40, 2), some_patients, 2, 1),
        (TwoLayer(64, 48, 10), some_digits, 4, 5),
    ):
        part = hidden_update(model, some, count, epochs, rng)
        yield dict(hidden_weight_update=part["W1"], hidden_bias_update=part["b1"])


def hidden_update(model, some, count, epochs, rng):
    """An update in which some units are dead, some changed up, some down, and none changed almost not."""
    for _ in range(200):
        part = trained_on(
            model, model.initial_weights(rng), *some(count, rng), rng, epochs=epochs, learning_rate=0.1
        )
        bias = part["b1"]
        sizes = np.abs(bias[bias != 0])
        if len(sizes) < len(bias) and sizes.min() > 1e-6 and (bias > 0).any() and (bias < 0).any():
            break
    return part


@invert_hidden_rows.accepts
def the_same_candidates(run):
    allowed = 1e-9 * np.maximum(1.0, np.abs(run.expected).max(axis=1))
    return isinstance(run.result, np.ndarray) and same_rows(run.result, run.expected, allowed)


@invert_hidden_rows.stops("bias-not-a-column", r"shapes \((\d+),\d+\) \(\1,\)")
def _():
    """Each unit is a row there, and each row needs a bias of its own, but NumPy lines shapes up from the right. Make
    the biases a column: `hidden_bias_update[alive][:, None]`."""


@invert_hidden_rows.stops("units-are-columns", "boolean index did not match|out of bounds for axis 0|broadcast")
def _():
    """The hidden units are the columns of `hidden_weight_update`, and its rows are the inputs. Choose columns:
    `hidden_weight_update[:, …]`."""


@invert_hidden_rows.symptom("list-of-rows")
def _(run):
    """The candidates came back as a list of arrays. The next step works on a whole matrix: wrap what you return in
    np.array(…)."""
    return isinstance(run.result, list | tuple) and rows_of(run.result) is not None


@invert_hidden_rows.symptom("dead-units-kept")
def _(run):
    """There is a row for every unit, also for those whose bias did not change. No record made them active, and they
    divide 0 by 0. Leave them out: keep the units where `hidden_bias_update != 0`."""
    inputs, units = run.inputs["hidden_weight_update"].shape
    return len(run.expected) < units and run.result.shape in ((units, inputs), (inputs, units))


@invert_hidden_rows.mistake("transposed")
def _(hidden_weight_update, hidden_bias_update):
    """The candidates stand in columns, but each is wanted as a row, as records always stand in this course. Turn
    the matrix round at the end, with `.T`."""
    return reference.invert_hidden_rows(hidden_weight_update, hidden_bias_update).T


@invert_hidden_rows.symptom("reshaped")
def _(run):
    """The shape is right, but the numbers are mixed up: reshape does not turn a matrix round, it only breaks its
    lines elsewhere. Use `.T` to make rows of columns."""
    turned = run.expected.T.reshape(run.expected.shape)
    return close(run.result, turned)


@mistaken_rows(invert_hidden_rows, "not-divided")
def _(hidden_weight_update, hidden_bias_update):
    """These are the changes of the weights: each record times how far its unit's bias moved. Divide every column by
    the change of its bias."""
    alive = hidden_bias_update != 0
    return hidden_weight_update[:, alive].T


@mistaken_rows(invert_hidden_rows, "other-bias")
def _(hidden_weight_update, hidden_bias_update):
    """The columns were divided by biases that are not their own. Choose the same units from weights and biases, and
    divide each column by its unit's own bias change."""
    alive = hidden_bias_update != 0
    rows, bias = hidden_weight_update[:, alive].T, hidden_bias_update[alive]
    wrong = hidden_bias_update[: len(bias)], hidden_bias_update[-len(bias) :], np.sort(bias), np.sort(bias)[::-1]
    numbers = hidden_bias_update.sum(), hidden_bias_update.max(), hidden_bias_update.mean(), bias.mean(), bias[0]
    norms = np.linalg.norm(hidden_bias_update), np.abs(bias).sum(), np.abs(bias).max(), hidden_bias_update.min()
    return *(rows / each[:, None] for each in wrong), *(rows / number for number in numbers + norms)


@mistaken_rows(invert_hidden_rows, "sign-lost")
def _(hidden_weight_update, hidden_bias_update):
    """Some candidates have the wrong sign: their bias went down, and you divided by its size. Divide by the change
    itself, sign included."""
    alive = hidden_bias_update != 0
    return hidden_weight_update[:, alive].T / np.abs(hidden_bias_update[alive])[:, None]


@mistaken_rows(invert_hidden_rows, "multiplied")
def _(hidden_weight_update, hidden_bias_update):
    """You multiplied by the change of the bias, which the weights' change contains once already. Divide by it."""
    alive = hidden_bias_update != 0
    return hidden_weight_update[:, alive].T * hidden_bias_update[alive][:, None]


@mistaken_rows(invert_hidden_rows, "only-up")
def _(hidden_weight_update, hidden_bias_update):
    """Units whose bias went down are missing. They saw records as well, and the signs cancel in the division: keep
    all units whose bias changed, with `!= 0` instead of `> 0`."""
    ups = hidden_bias_update > 0, hidden_bias_update < 0
    return tuple((hidden_weight_update[:, up] / hidden_bias_update[up]).T for up in ups)


@invert_hidden_rows.symptom("too-eager")
def _(run):
    """Candidates outside of 0 to 1 are missing, or were cut to fit. Which ones can be pictures is the next
    exercise's question: keep all of them here, as they are."""
    inside = ((run.expected >= 0) & (run.expected <= 1)).all(axis=1)
    either = ((run.expected >= 0).all(axis=1), (run.expected <= 1).all(axis=1), inside)
    chosen = [run.expected[keep] for keep in either if not keep.all()]
    cut = np.clip(run.expected, 0, 1)
    return any(same_rows(run.result, rows, 1e-9) for rows in (*chosen, cut))


@invert_hidden_rows.symptom("no-repeats")
def _(run):
    """Candidates that look alike were thrown together. Return one for each unit that changed, repeated ones too:
    sorting out comes next, so leave it out here."""
    result = rows_of(run.result)
    return len(result) < len(run.expected) and all(
        np.abs(result - row).max(axis=1).min() <= 1e-3 * max(1.0, np.abs(row).max()) for row in run.expected
    )


@invert_hidden_rows.symptom("too-few")
def _(run):
    """Units that changed little are missing. How much they change depends on the learning rate: leave fixed limits
    out (np.isclose has one too, 1e-8), and keep every unit where `hidden_bias_update != 0`."""
    result = rows_of(run.result)
    return len(result) < len(run.expected) and all(
        np.abs(run.expected - row).max(axis=1).min() <= 1e-6 * max(1.0, np.abs(row).max()) for row in result
    )


# ==== keep_plausible =============================================================================

keep_plausible = Checks("keep_plausible")


@keep_plausible.cases
def pictures_and_mixtures(rng):
    # The second is a mixture and reaches a little above 1; the others stay, also black and white ones.
    yield dict(candidates=np.array([[0.5, 0.25], [1.05, 0.7], [1.0, 0.0], [0.0, 0.0]]), levels=4)
    yield dict(
        candidates=np.array([
            [0.5, 1.0], [0.25, 0.7], [0.5, 1.0], [-0.5, 1.0], [0.25, 1.25], [0.125, 0.5], [1.0, 0.0], [0.3, 0.9]
        ]),
        levels=4,
    )  # fmt: skip
    yield dict(  # rounding noise, and one that only comes near
        candidates=np.array([
            [0.5 + 1e-9, 1.0 - 1e-9], [0.5 - 2e-9, 1.0], [-1e-10, 0.25], [1.0 + 1e-10, 0.0625],
            [0.5 + 2e-6, 0.25], [0.75, 0.51],
        ])
    )  # fmt: skip
    yield dict(
        candidates=np.array([[0.1004, 0.7], [0.2, 0.32], [0.3, 0.9], [0.105, 0.5], [0.0625, 0.5]]),
        levels=10, tolerance=0.01,
    )  # fmt: skip
    yield dict(candidates=np.array([[2, 3], [0, 7], [2, 3]]) / 7, levels=7)  # digits without end
    yield dict(candidates=np.array([[0.3, 0.7, 0.1], [-1.0, 2.0, 0.5]]))  # nothing can be a picture
    yield dict(candidates=np.zeros((0, 3)))
    for count, epochs in ((6, 1), (5, 8)):
        yield dict(candidates=real_candidates(count, epochs, rng))


def real_candidates(count, epochs, rng):
    """What invert_hidden_rows finds, with some true digits found twice and others not at all."""
    for _ in range(200):
        part = hidden_update(TwoLayer(64, 64, 10), some_digits, count, epochs, rng)
        found = reference.invert_hidden_rows(part["W1"], part["b1"])
        kept, strict, lenient = (reference.keep_plausible(found, 16, limit) for limit in (1e-6, 1e-8, 1e-4))
        if 1 < len(kept) < len(found) and len(kept) == len(strict) == len(lenient):
            break
    return found


def plausible(run, *, low=True, high=True, whole=True, some=np.all, levels=None, tolerance=None, size=np.abs):
    """The rows that a more careless test lets through."""
    candidates, levels = run.inputs["candidates"], levels or run.inputs.get("levels", 16)
    steps = candidates * levels
    near = np.rint(steps)
    tolerance = run.inputs.get("tolerance", 1e-6) if tolerance is None else tolerance
    passed = np.ones(candidates.shape, dtype=bool)
    if whole:
        passed &= size(steps - near) <= tolerance
    if low:
        passed &= near >= 0 if whole else candidates >= 0
    if high:
        passed &= near <= levels if whole else candidates <= 1
    return candidates[some(passed, axis=1)]


def each_once(rows):
    """Rows without those that are the same up to noise."""
    kept = []
    for row in rows:
        if not any(np.abs(row - other).max() < 1e-6 for other in kept):
            kept.append(row)
    return np.array(kept).reshape(-1, rows.shape[1])


def near_enough(run):
    """How far a pixel may be from the exact one: as far as a true one may be off."""
    return run.inputs.get("tolerance", 1e-6) / run.inputs.get("levels", 16) * 1.01


def lets_through(run, rows):
    """Whether these rows came back, each once or as often as they stand there, but not the right ones."""
    result = rows_of(run.result)
    levels = run.inputs.get("levels", 16)
    exact = np.rint(rows * levels) / levels
    right = same_rows(each_once(rows), run.expected, near_enough(run))
    variants = (rows, each_once(rows), exact, each_once(exact))
    return not right and any(same_rows(result, each, near_enough(run)) for each in variants)


@keep_plausible.accepts
def the_same_pictures(run):
    return isinstance(run.result, np.ndarray) and same_rows(run.result, run.expected, near_enough(run))


@keep_plausible.stops("nothing-to-stack", "at least one array|zero-size|need at least|empty sequence")
def _():
    """There may be no plausible candidate at all, or none to begin with. Choose rows with a mask,
    `candidates[mask]`: that keeps the number of columns even if no row is left."""


@keep_plausible.symptom("loses-width")
def _(run):
    """No candidate is plausible here, so the result must have 0 rows, but still one column for each pixel. Choose
    rows with a mask, or use `.reshape(-1, candidates.shape[1])`."""
    return len(run.expected) == 0 and np.size(run.result) == 0 and np.shape(run.result) != run.expected.shape


@keep_plausible.symptom("list-of-rows")
def _(run):
    """The pictures came back as a list of rows, but one matrix is expected. Wrap what you return in np.array(…),
    and mind the case that nothing is left."""
    return isinstance(run.result, list | tuple | set)


@keep_plausible.symptom("mask-or-places")
def _(run):
    """This tells which candidates are plausible, by true and false or by places. The candidates themselves are
    wanted: use what you have as an index, `candidates[mask]`."""
    result = np.asarray(run.result)
    return result.dtype == bool or (result.ndim == 1 and result.dtype.kind in "iu")


@keep_plausible.symptom("returns-steps")
def _(run):
    """These are steps, whole numbers up to `levels`, but pixels go from 0 to 1. Divide by `levels` before you
    return them."""
    levels = run.inputs.get("levels", 16)
    steps = [run.expected * levels, plausible(run) * levels]
    return levels > 1 and any(same_rows(run.result, rows, 1e-3) for rows in steps)


@keep_plausible.symptom("any-not-all")
def _(run):
    """A candidate stayed that has one or a few good pixels. A mixture often has some, so *all* pixels of a row must
    be good: use `np.all(…, axis=1)`."""
    return lets_through(run, plausible(run, some=np.any)) or lets_through(
        run, plausible(run, some=lambda passed, axis: passed.mean(axis=axis) >= 0.5)
    )


@keep_plausible.symptom("ignores-levels")
def _(run):
    """Pixels were measured in other steps than asked for, such as always sixteenths. Multiply the candidates by the
    argument `levels`."""
    levels = run.inputs.get("levels", 16)
    return levels != 16 and lets_through(run, plausible(run, levels=16))


@keep_plausible.symptom("forgets-levels")
def _(run):
    """You tested whether the pixels themselves are whole, so that only black and white are left. A pixel is a whole
    number of *steps*: multiply by `levels` before you round."""
    levels = run.inputs.get("levels", 16)
    told = len(run.result) > 0  # nothing is left for other reasons too
    return told and any(lets_through(run, plausible(run, levels=other)) for other in (1, 1 / levels))


@keep_plausible.symptom("edges-lost")
def _(run):
    """Pictures with black or white pixels are missing, but 0 and `levels` are allowed steps. Put `>=` and `<=` in
    place of `>` and `<`: `(whole >= 0) & (whole <= levels)`."""
    rows, levels = plausible(run), run.inputs.get("levels", 16)
    whole = np.rint(rows * levels)
    above, below = (whole > 0).all(axis=1), (whole < levels).all(axis=1)
    told = len(run.result) > 0
    return told and any(lets_through(run, rows[inside]) for inside in (below, above, above & below))


@keep_plausible.symptom("turned-round")
def _(run):
    """The mixtures stayed, and the pictures went: the comparison is the wrong way round. Keep a row where the
    distance to whole steps is small, `<= tolerance`, in all its pixels."""
    steps = run.inputs["candidates"] * run.inputs.get("levels", 16)
    off = np.abs(steps - np.rint(steps)) > run.inputs.get("tolerance", 1e-6)
    wrong = off.all(axis=1), off.any(axis=1)
    return len(run.result) > 0 and any(lets_through(run, run.inputs["candidates"][rows]) for rows in wrong)


@keep_plausible.symptom("nothing-tested")
def _(run):
    """All candidates came back, or all their pixels: only repeats were left out, and nothing was tested. Multiply by
    `levels`, and keep a row where each pixel is a whole number of steps from 0 to `levels`."""
    candidates = run.inputs["candidates"]
    outside = np.any((candidates < 0) | (candidates > 1))
    every = candidates, each_once(candidates)
    pixels = np.array_equal(run.result, np.unique(candidates))
    return outside and (pixels or any(same_rows(run.result, rows, 1e-12) for rows in every))


@keep_plausible.symptom("nothing-left")
def _(run):
    """No candidate is left, though some consist of exact steps from 0 to `levels`. Take your tests one by one: print
    how many rows pass each of them alone."""
    return len(run.result) == 0 < len(plausible(run, tolerance=0))


@keep_plausible.symptom("rounds-instead")
def _(run):
    """You rounded every candidate to whole steps, which makes something like a picture of each mixture too. Test
    how far a row was from whole steps, and leave it out if that is more than `tolerance`."""
    levels, expected = run.inputs.get("levels", 16), run.expected
    whole = np.rint(run.inputs["candidates"] * levels)
    inside = whole[((whole >= 0) & (whole <= levels)).all(axis=1)]
    each = whole, inside, np.clip(whole, 0, levels)
    wrong = [rows / levels for rows in each if not same_rows(each_once(rows / levels), expected, near_enough(run))]
    return any(same_rows(run.result, rows, 1e-9) or same_rows(run.result, each_once(rows), 1e-9) for rows in wrong)


@keep_plausible.symptom("only-range")
def _(run):
    """You tested only whether the pixels lie between 0 and 1, which most mixtures do as well. Test also whether
    each is a whole number of steps: multiply by `levels`, and compare with np.rint."""
    return lets_through(run, plausible(run, whole=False))


@keep_plausible.symptom("below-or-above")
def _(run):
    """A candidate stayed that has whole steps, but some of them below 0 or above `levels`. No pixel can have those.
    Ask for both ends: `(whole >= 0) & (whole <= levels)`."""
    careless = (dict(low=False), dict(high=False), dict(low=False, high=False))
    return any(lets_through(run, plausible(run, **switches)) for switches in careless)


@keep_plausible.symptom("keeps-repeats")
def _(run):
    """The same picture came back more than once: two units found it, perhaps with other rounding noise. Round to
    whole steps first, then keep each row once: `np.unique(…, axis=0)`."""
    result = rows_of(run.result)
    return len(result) > len(run.expected) and same_rows(each_once(result), run.expected, near_enough(run))


@keep_plausible.symptom("tolerance-in-pixels")
def _(run):
    """The tolerance is meant in steps, but you compared pixels, which are `levels` times smaller. Compare before
    you divide: `np.abs(candidates * levels - whole) <= tolerance`."""
    levels, tolerance = run.inputs.get("levels", 16), run.inputs.get("tolerance", 1e-6)
    return tolerance != 1e-6 and lets_through(run, plausible(run, tolerance=tolerance * levels))


@keep_plausible.symptom("ignores-tolerance")
def _(run):
    """The argument `tolerance` is not used: a fixed one was. Compare the distance to the next whole number with
    `tolerance`, so that those who call the function can choose."""
    tolerance = run.inputs.get("tolerance", 1e-6)
    fixed = (0.0, 1e-6, 1e-9, 1e-8, 1e-3, 1e-4)
    return tolerance != 1e-6 and any(lets_through(run, plausible(run, tolerance=other)) for other in fixed)


@keep_plausible.symptom("no-sizes")
def _(run):
    """A mixture stayed whose pixels lie far from whole steps, but on one side of them: the difference is negative
    there, so below any tolerance. Compare its size, with np.abs around it."""
    one_sided = lambda off: off, lambda off: -off
    return any(lets_through(run, plausible(run, size=size)) for size in one_sided)


@keep_plausible.symptom("too-strict")
def _(run):
    """Pictures are missing. What was read carries rounding noise, so hardly a pixel is exactly whole, and a white
    one may be -1e-10. Allow `tolerance`, and compare the *rounded* steps with 0 and `levels`."""
    result = rows_of(run.result)
    return len(result) < len(run.expected) and all(
        np.abs(run.expected - row).max(axis=1).min() <= near_enough(run) for row in result
    )


@keep_plausible.symptom("too-lenient")
def _(run):
    """A candidate stayed whose pixels are farther from whole steps than `tolerance`. A rounding before the test, or
    np.isclose, which adds a part of the size, lets those through. Compare the distances with `tolerance` itself."""
    result = rows_of(run.result)
    return len(result) > len(run.expected) and all(
        np.abs(result - row).max(axis=1).min() <= near_enough(run) for row in run.expected
    )


CHECKS = {
    checks.exercise: checks
    for checks in (
        words_from_update, label_from_bias, invert_linear, nearest_record,
        split_messages, label_counts, invert_hidden_rows, keep_plausible,
    )
}  # fmt: skip

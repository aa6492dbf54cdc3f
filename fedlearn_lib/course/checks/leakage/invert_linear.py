"""What `invert_linear` must do, and what each mistake is told."""

import numpy as np

from fedlearn_lib.given.models import SoftmaxRegression

from ...checking import Checks, close, describe
from ...solutions import leakage as reference
from ..fedavg.cases import some_digits
from .cases import no_array, only_finite, some_patients, some_weights, trained_on

checks = Checks("invert_linear", also=(list,))


def nearly_impossible(classes, label, impossible, rng):
    """A record of a model that is sure that some classes are out of the question."""
    model = SoftmaxRegression(3, classes)
    start = np.full(model.size, 0.3)
    model.layers(start)["b"][:] = [-30.0 if c in impossible else 0.1 * c for c in range(classes)]
    x = np.array([[1.5, -2.0, 0.75]])
    part = trained_on(model, start, x, [label], rng)
    return dict(weight_update=part["W"], bias_update=part["b"])


@checks.cases
def layers_and_records(rng):
    record, bias = np.array([4.5, -3.5]), np.array([-0.13, -0.17, 0.3])  # none twice another
    yield dict(weight_update=np.outer(record, bias), bias_update=bias)
    record, bias = np.array([4.1234567, -1.3, 0.2]), np.array([0.5, -0.5])  # more digits than float32 keeps
    yield dict(weight_update=np.outer(record, bias), bias_update=bias)
    record, bias = np.array([2.5, -1.25]), 1e-7 * np.array([-1.0, 3.0, -2.0])  # a small learning rate
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
    record, bias = np.array([1.25, -2.0, 0.5]), 1e-9 * np.array([0.0, -3.0, 3.0, 0.0])  # `np.isclose` calls them 0
    yield dict(weight_update=np.outer(record, bias), bias_update=bias)
    record, bias = np.array([3e-4, -1.25e-4]), np.array([-0.25, 0.625, -0.375])  # a record that is small itself
    yield dict(weight_update=np.outer(record, bias), bias_update=bias)


@checks.by_hand
def _(weight_update, bias_update):
    label = int(np.argmax(bias_update))
    column, divisor = np.asarray(weight_update)[:3, label], float(bias_update[label])
    steps = [f"{describe(each)} / {divisor:.6g} = {describe(each / divisor)}" for each in column]
    return f"the label is {label}, and its column divided by its bias is the record: {', '.join(steps)}, …"


@checks.accepts
def noise_of_another_column(run):
    """Other columns than the label's are as right, where their class changed; after training they carry other noise."""
    trained = run.inputs["weight_update"].size > 8
    return isinstance(run.result, np.ndarray | list) and close(run.result, run.expected, 1e-7 if trained else 1e-9)


@checks.stops("by-all-biases", "broadcast")
def _():
    """The record needs one column and one number: take the label's column, `weight_update[:, label]`, and divide it
    by the label's bias alone, `bias_update[label]`."""


# Of all that the first call holds, only the rows of the weights are two, and only the label is 2.
@checks.stops(
    "row-not-column",
    "boolean index did not match|index 2 is out of bounds for axis 0 with size 2",
    line=r"^(?!.*\.index\().*weight_update\)?\[[^\[\],:]+(, ?:)?\](?! *\[)",
    without=r"\[2\]|= 2\b",
)
def _():
    """The classes are the columns of `weight_update`, and its rows are the inputs. Let a row's place go over the inputs
    alone, and a column's over the classes, as in `bias_update`: the label's column is `weight_update[:, label]`."""


@checks.mistake("transposed", of_kind=True)
def _(weight_update, bias_update):
    """You took a row, which belongs to one input, where the column of one class is needed. Write `weight_update[:,
    label]`."""
    label, rows = int(np.argmax(bias_update)), range(min(weight_update.shape))
    return tuple(weight_update[row] / bias_update[divisor] for row in rows for divisor in {label, row})


@checks.mistake("not-divided")
def _(weight_update, bias_update):
    """This is the change of one class's weights: the record times how far that class's bias moved. Divide it by the
    change of that bias."""
    return tuple(weight_update.T)


@checks.mistake("multiplied")
def _(weight_update, bias_update):
    """You multiplied by the change of the bias, but the weights' change contains it once already. Divide, and the
    record is left."""
    return tuple(weight_update.T * bias_update[:, None])


@checks.mistake("reshaped", needs="reshape|resize|order=|ravel|flat")
def _(weight_update, bias_update):
    """Reshaping cuts the same row of numbers at other places, so inputs and classes get mixed. Take `weight_update.T`
    to let rows and columns change places, or take the column at once: `weight_update[:, label]`."""
    rows = weight_update.reshape(len(bias_update), -1)
    return tuple(row / bias for row in rows for bias in (bias_update.max(), bias_update.min()))


@checks.symptom("minus-too-many", needs=r"-[A-Za-z(]|\* -1|-1(\.0)? \*|\b0 - ", without=r"abs")
def _(run):
    """Every number of the record has the wrong sign. Weights and bias went against the gradient *both*: divide one by
    the other, and leave out the minus that you added."""
    return close(run.result, -run.expected)


@checks.mistake("sign-lost", sometimes=True)
def _(weight_update, bias_update):
    """Every number of the record has the wrong sign. Divide the column of a class by the bias change of that same
    class, as it is, sign included."""
    return -reference.invert_linear(weight_update, bias_update)


@checks.mistake("other-bias")
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


@checks.mistake("sum-of-biases")
def _(weight_update, bias_update):
    """You divided by the sum or mean of all biases. What one class gains the others lose, so those sums are zero up to
    rounding noise. Divide the label's column by the label's bias change alone."""
    with np.errstate(all="ignore"):
        column, total = weight_update[:, np.argmax(bias_update)], bias_update.sum()
        each = column / total, column / bias_update.mean(), weight_update.sum(axis=1) / total
    return only_finite(each)


@checks.symptom("sums-cancel", needs=r"sum|mean|@|dot")
def _(run):
    """Nothing but rounding noise is left. What one class gains the others lose, so that a sum over all classes is 0.
    Take the label's column alone, and divide it by the label's bias."""
    return np.any(run.result) and np.abs(run.result).max() < 1e-9 * np.abs(run.expected).max()


@checks.symptom("constant-for-safety", needs=r"e-\d|0\.0\d*[1-9]|(?<![A-Za-z])(eps|EPS)|isclose|allclose", of_kind=True)
def _(run):
    """The changes are tiny here, and beside them a small constant counts: a limit, also the one inside `np.isclose`, or
    what is added for safety. Divide the label's column by `bias_update[label]` alone."""
    return np.abs(run.inputs["bias_update"]).max() < 1e-6


@checks.mistake("by-length", needs=r"norm|abs|max|sum|\*\* |square|sqrt|dist|hypot|ptp")
def _(weight_update, bias_update):
    """The record came out up to a factor, as where one divides by a length, a largest entry or a sum of sizes. Divide
    the label's column by `bias_update[label]`, and by nothing else."""
    column = weight_update[:, np.argmax(bias_update)]
    each = (np.abs(bias_update).sum(), np.linalg.norm(bias_update), np.linalg.norm(column), np.abs(column).max())
    return *(column / size for size in each), column / np.abs(column).sum(), column / column.max()


@checks.mistake("example-only", of_kind=True)
def _(weight_update, bias_update):
    """This is the result of the example in the help, but other updates hold other records. Compute it from
    `weight_update` and `bias_update`: divide a class's column by the change of its bias."""
    return np.array([2.0, -3.0])


@checks.mistake("signs-dropped")
def _(weight_update, bias_update):
    """The sizes are right, but the signs are lost, and a patient's measurements may be negative. Take the label's
    column alone, and divide it by that class's own bias change, signs included."""
    return np.abs(reference.invert_linear(weight_update, bias_update))


FORCED = r"clip\(|minimum|maximum|\bmax\(|\bmin\(|rint|round|where|16|ptp|abs\("


@checks.mistake("as-pixels", sometimes=True, needs=FORCED)
def _(weight_update, bias_update):
    """The record was cut, rounded or stretched, but a patient's measurements may be negative, large or fractional.
    Return the label's column, divided by the label's bias, with nothing else done to it."""
    x = reference.invert_linear(weight_update, bias_update)
    span = x.max() - x.min()
    each = np.clip(x, 0, 1), np.maximum(x, 0), np.rint(x), (x - x.min()) / span, np.rint(x * 16) / 16
    each += np.rint(np.clip(x, 0, 1) * 16) / 16, np.clip(x, -1, 1)
    return tuple(one for one in each if not close(one, x))


@checks.symptom("all-columns", of_kind=True)
def _(run):
    """What came back holds the same record once for every class, but only one is wanted. Take the column of the label
    before you divide."""
    with np.errstate(all="ignore"):
        every = run.inputs["weight_update"] / run.inputs["bias_update"]
    return any(same_noise(run.result, each) for each in (every, every.T) if each.shape == run.result.shape)


@checks.symptom("in-a-matrix", of_kind=True)
def _(run):
    """The record is right, but it stands in a matrix with a single row or column. Take the class by a plain number,
    `weight_update[:, label]`, which gives a vector, or call `.ravel()` at the end."""
    return np.ndim(run.result) == 2 and close(run.result.ravel(), run.expected, 1e-7)


@checks.symptom("mean-of-columns", needs=r"mean|average|median|sum", of_kind=True)
def _(run):
    """This is the mean, or the median, over several classes. A class that the model had ruled out hardly changed, and
    its column shows rounding noise, or 0 / 0. Use the label's column alone."""
    weights, bias = run.inputs["weight_update"], run.inputs["bias_update"]
    with np.errstate(all="ignore"):
        means = [f(weights / bias, axis=1) for f in (np.mean, np.nanmean, np.median, np.nanmedian)]
        return any(same_noise(run.result, mean) for mean in means)


@checks.symptom("unchanged-column", of_kind=True)
def _(run):
    """What you divided hardly changed here, or not at all, so rounding noise came back, or what 0 / 0 gives. Take the
    column and the bias of the label, whose bias went up."""
    columns = run.inputs["weight_update"].T
    with np.errstate(all="ignore"):
        each = columns / run.inputs["bias_update"][:, None]
    return any(same_noise(run.result, column) for column in each if not close(column, run.expected, 1e-3))


def same_noise(result, value):
    """Whether two arrays agree, also where they are NaN or infinite."""
    return np.shape(result) == value.shape and np.allclose(result, value, rtol=1e-9, atol=0, equal_nan=True)


@checks.symptom("odd-list")
def _(run):
    """The list that came back is not as long as the record, or does not hold plain numbers. Wrap it in np.array(…),
    print its shape, and compare: one number for each input is wanted."""
    return no_array(run.result, run.expected)

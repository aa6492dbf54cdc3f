"""What `label_counts` must do, and what each mistake is told."""


import numpy as np

from fedlearn_lib.given.models import SoftmaxRegression

from ...checking import Checks, close
from ..fedavg.cases import some_digits
from .cases import some_patients, trained_on

checks = Checks("label_counts")


@checks.cases
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


@checks.mistake("sign-flipped")
def _(bias_update, batch_size, learning_rate):
    """The frequent classes came out rare, and the rare ones frequent. This is an update, not a gradient: a bias
    goes *up* if its class is frequent. Put a plus instead of the minus."""
    return as_numbers(batch_size * (1 / len(bias_update) - bias_update / learning_rate))


@checks.mistake("subtracts-equal-shares")
def _(bias_update, batch_size, learning_rate):
    """All counts came out too low, some below 0: you subtracted the equal share. An update that is 0 means equally
    many records of each class. Put a plus instead of the minus."""
    return as_numbers(batch_size * (bias_update / learning_rate - 1 / len(bias_update)))


@checks.mistake("brackets")
def _(bias_update, batch_size, learning_rate):
    """Only one of the two parts was multiplied by the batch size. Put brackets around the sum, and multiply all of
    it: `batch_size * (… + …)`."""
    equal, rest = 1 / len(bias_update), bias_update / learning_rate
    return *as_numbers(batch_size * equal + rest), *as_numbers(equal + batch_size * rest)


@checks.mistake("forgets-equal-shares")
def _(bias_update, batch_size, learning_rate):
    """Some counts are negative: these are the differences from equally many records of each class. Add the equal
    share, `1 / len(bias_update)`, before you multiply."""
    return as_numbers(batch_size * bias_update / learning_rate)


@checks.mistake("forgets-learning-rate")
def _(bias_update, batch_size, learning_rate):
    """The learning rate is missing: a client that takes longer steps would seem to hold other records. Divide the
    update by `learning_rate`."""
    return as_numbers(batch_size * (1 / len(bias_update) + bias_update))


@checks.mistake("times-learning-rate")
def _(bias_update, batch_size, learning_rate):
    """You multiplied by the learning rate, but the update contains it once already. Divide by it, to get the
    gradient back."""
    return as_numbers(batch_size * (1 / len(bias_update) + bias_update * learning_rate))


@checks.mistake("shares-not-counts")
def _(bias_update, batch_size, learning_rate):
    """These are the shares of the classes, and they add up to 1. How many records are they? Multiply them by
    `batch_size` before you round."""
    return as_numbers(1 / len(bias_update) + bias_update / learning_rate)


@checks.mistake("ten-classes")
def _(bias_update, batch_size, learning_rate):
    """You counted on a fixed number of classes, but here it is another. Take it from the update: there is one bias
    for each class, so use `len(bias_update)`."""
    fixed = [classes for classes in (2, 3, 10) if classes != len(bias_update)]
    each = [as_numbers(batch_size * (1 / classes + bias_update / learning_rate)) for classes in fixed]
    return tuple(number for numbers in each for number in numbers)


@checks.mistake("records-not-classes")
def _(bias_update, batch_size, learning_rate):
    """The equal share is one part for each *class*, but you divided 1 by the number of records. There is one bias
    for each class: use `1 / len(bias_update)`."""
    return as_numbers(batch_size * (1 / batch_size + bias_update / learning_rate))


@checks.symptom("not-whole")
def _(run):
    """The counts are right, but they are floats, and one counts with whole numbers. Round them with np.rint, and
    turn them into integers with `.astype(np.int64)`."""
    return np.asarray(run.result).dtype.kind == "f" and close(np.asarray(run.result), run.expected.astype(float), 1e-6)


@checks.symptom("cut-off")
def _(run):
    """Some counts are off by one, because rounding noise makes 9.9999999 of a 10. int and floor cut that down to 9,
    and ceil does the like upwards. Round to the nearest, with np.rint."""
    off = np.asarray(run.result) - run.expected
    return off.any() and (np.isin(off, (0, -1)).all() or np.isin(off, (0, 1)).all())


@checks.symptom("labels-not-counts")
def _(run):
    """This is a list of labels, or of classes. For each class the number of its records is wanted: return one count
    for each, in the order of the classes."""
    labels = np.repeat(np.arange(len(run.expected)), run.expected)
    present = np.flatnonzero(run.expected)
    return any(close(np.asarray(run.result), each) for each in (labels, present))


@checks.behaviour("returns-list")
def _(answer, rng):
    """The counts are right, but they came back as a list, and lists cannot be added entry by entry. Wrap what you
    return in np.array(…)."""
    return not isinstance(answer(np.array([0.05, -0.05]), 4, 0.2), np.ndarray)

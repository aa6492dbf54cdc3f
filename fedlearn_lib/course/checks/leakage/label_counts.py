"""What `label_counts` must do, and what each mistake is told."""

import numpy as np

from fedlearn_lib.given.models import SoftmaxRegression

from ...checking import Checks, close, describe
from ...checking.answer_text import says
from ..fedavg.cases import some_digits
from .cases import some_patients, trained_on

checks = Checks("label_counts")


@checks.cases
def batches_of_digits_and_patients(rng):
    # 5, 14 and 1, where the usual mistakes differ even when they are rounded; 20 / 3 is no whole number.
    yield dict(bias_update=np.array([-0.05, 0.22, -0.17]), batch_size=20, learning_rate=0.6)
    yield dict(bias_update=np.array([0.15, 0.0, -0.05, -0.1]), batch_size=16, learning_rate=0.4)  # 10, 4, 2, 0
    yield dict(bias_update=np.array([-0.05, 0.05]), batch_size=4, learning_rate=0.2)
    yield dict(bias_update=np.array([1.0, -0.5, -0.5]), batch_size=1, learning_rate=1.5)
    # Of 4 records and 8 classes the equal share is a half: rounded on its own, it is lost.
    yield dict(bias_update=np.array([2, 1, 1, 0, 0, 0, 0, 0]) / 4 - 1 / 8, batch_size=4, learning_rate=1.0)
    # With the rounding noise of real training; seen as 6 - 2e-8 and 2 + 2e-8.
    yield dict(bias_update=np.array([0.1 - 1e-9, -0.1 + 1e-9]), batch_size=8, learning_rate=0.4)
    # A hospital of 100,000: 70,001, 29,990 and 9.
    share = np.array([0.70001, 0.2999, 0.00009])
    yield dict(bias_update=0.25 * (share - 1 / 3), batch_size=100_000, learning_rate=0.25)
    model = SoftmaxRegression(64, 10)
    for size, learning_rate in ((1, 0.5), (37, 0.1), (200, 0.03)):
        X, y = some_digits(size, rng)
        part = trained_on(model, np.zeros(model.size), X, y, rng, learning_rate=learning_rate)
        yield dict(bias_update=part["b"], batch_size=size, learning_rate=learning_rate)
    model = SoftmaxRegression(30, 2)
    X, y = some_patients(90, rng)
    part = trained_on(model, np.zeros(model.size), X, y, rng, learning_rate=0.7)
    yield dict(bias_update=part["b"], batch_size=90, learning_rate=0.7)


@checks.by_hand
def _(bias_update, batch_size, learning_rate, *, place=None):
    label, classes = place[0] if place else 0, len(bias_update)
    change = float(bias_update[label])
    share = change / learning_rate + 1 / classes
    exact = describe(share * batch_size)
    return f"class {label}: {change:.6g} / {learning_rate} + 1/{classes} = {share:.6g}; times {batch_size} is {exact}"


def as_numbers(exact):
    """A wrong number as it is, and rounded or cut to whole ones."""
    return exact, np.rint(exact), np.rint(exact).astype(np.int64), exact.astype(np.int64)


def shared_out(weights, batch_size):
    """The records in proportion to some weights."""
    return as_numbers(batch_size * weights / max(weights.sum(), 1e-300))


@checks.mistake("softmax-of-the-changes", needs=r"exp\(|softmax\(", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """You added a softmax of the changes, but before the step the biases were 0, and each class had the same part.
    Write `1 / len(bias_update)` in place of the softmax."""
    biases = bias_update, bias_update / learning_rate
    parts = [np.exp(each - each.max()) / np.exp(each - each.max()).sum() for each in biases]
    each = [as_numbers(batch_size * (bias_update / learning_rate + part)) for part in parts]
    return tuple(number for numbers in each for number in numbers)


@checks.mistake(
    "made-to-add-up", needs=r"abs|exp|softmax|\*\* ?2|square|norm", without=r"\* learning_rate", of_kind=True
)
def _(bias_update, batch_size, learning_rate):
    """The batch was shared out in proportion to sizes, squares or exponentials of the changes, but the counts are in no
    such proportion. Divide by `learning_rate`, add `1 / len(bias_update)`, multiply by `batch_size`: that gives each
    count by itself."""
    exponents = bias_update, bias_update / learning_rate
    weights = np.abs(bias_update), bias_update**2, *(np.exp(each - each.max()) for each in exponents)
    return tuple(number for each in weights for number in shared_out(each, batch_size))


@checks.symptom("rounds-shares", needs="round|rint|int", without=r"max|>|<|where|clip|sort", of_kind=True)
def _(run):
    """The counts are as if the shares were made whole before they were multiplied. Multiply first: it is the counts,
    share times `batch_size`, that are whole numbers."""
    share = run.inputs["bias_update"] / run.inputs["learning_rate"] + 1 / len(run.inputs["bias_update"])
    batch = run.inputs["batch_size"]
    begun = np.ptp(run.result) == 0 and says(r"zeros|full|ones|\* 0\b|\[0\]|, 0\)")  # and was never filled
    wholes = [batch * made_whole(share) for made_whole in (np.rint, np.floor, np.ceil)]
    multiplied = says(r"(?s)batch_size,.*\bbatch_size\b") and np.any(run.result)
    return multiplied and not begun and any(np.array_equal(run.result, each) for each in wholes)


@checks.symptom("all-zero", without=r"%|zeros|\* 0\b|\[0\]|, 0\)", of_kind=True)
def _(run):
    """Every count came out as 0. Multiply the shares, `bias_update / learning_rate + 1 / len(bias_update)`, by
    `batch_size` while they are floats, and round only then."""
    used = says(r"(?s)batch_size,.*\bbatch_size\b")
    return used and not np.any(run.result) and np.size(run.result) == len(run.expected)


@checks.mistake("sign-flipped", needs=r" - |-\(?\w*(bias|grad|update)|-1|negative", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """The frequent classes came out rare, and the rare ones frequent. Add `bias_update / learning_rate`, with a plus: a
    bias goes *up* if its class is frequent."""
    return as_numbers(batch_size * (1 / len(bias_update) - bias_update / learning_rate))


@checks.mistake("subtracts-equal-shares", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """All counts came out too low, some below 0: you subtracted the equal share. Add `1 / len(bias_update)` instead."""
    return as_numbers(batch_size * (bias_update / learning_rate - 1 / len(bias_update)))


@checks.mistake(
    "records-not-classes", needs=r"(?s)1(\.0)? / batch_size|\b(\w+) = batch_size\n.*1(\.0)? / \2\b", of_kind=True
)
def _(bias_update, batch_size, learning_rate):
    """The equal share is one part for each *class*, but you divided 1 by the number of records. Use `1 /
    len(bias_update)`: there is one bias for each class."""
    return as_numbers(batch_size * (1 / batch_size + bias_update / learning_rate))


@checks.mistake("brackets", needs=r"len\(|\.size|shape", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """In what came out the batch size counts for one of the two parts only. Add `1 / len(bias_update)` and `bias_update
    / learning_rate` in brackets, and multiply the whole by `batch_size`, once: both are shares."""
    equal, rest = 1 / len(bias_update), bias_update / learning_rate
    return *as_numbers(batch_size * equal + rest), *as_numbers(equal + batch_size * rest)


@checks.mistake("forgets-equal-shares", without=r"len\(|\.size|shape", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """Some counts are negative: these are the differences from equally many records of each class. Add the equal
    share, `1 / len(bias_update)`, before you multiply."""
    return as_numbers(batch_size * bias_update / learning_rate)


@checks.mistake("forgets-learning-rate", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """The learning rate is missing, which is a factor of the update. Divide the update by `learning_rate`."""
    return as_numbers(batch_size * (1 / len(bias_update) + bias_update))


@checks.mistake("all-by-learning-rate", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """The equal share was divided by the learning rate as well. Divide the update alone, and add `1 / len(bias_update)`
    afterwards."""
    return as_numbers(batch_size * (1 / len(bias_update) + bias_update) / learning_rate)


@checks.mistake("times-learning-rate", without=r"/ learning_rate", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """You multiplied by the learning rate, but the update contains it once already. Divide by it, which
    takes it out again."""
    return as_numbers(batch_size * (1 / len(bias_update) + bias_update * learning_rate))


@checks.mistake("shares-not-counts", without=r"(?s)batch_size,.*\bbatch_size\b", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """Your lines do not use `batch_size`, so what comes out are no numbers of records. Multiply the shares by it before
    you round."""
    if not says(r"(?s)learning_rate\b.*\blearning_rate\b"):
        return ()  # it came about otherwise
    return as_numbers(1 / len(bias_update) + bias_update / learning_rate)


@checks.mistake("ten-classes", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """The equal share is that of another number of classes than here. Add `1 / len(bias_update)`, that length as it is:
    there is one bias for each class."""
    fixed = [classes for classes in (2, 3, 10) if classes != len(bias_update)]
    each = [as_numbers(batch_size * (1 / classes + bias_update / learning_rate)) for classes in fixed]
    return tuple(number for numbers in each for number in numbers)


@checks.mistake("only-rising", needs=r"max|>|<|where|clip|sort", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """Only classes whose bias went up got records here, but others may have some too. Take the same formula for each:
    divide by `learning_rate`, add `1 / len(bias_update)`, multiply by `batch_size`, and round only then."""
    rising, right = np.maximum(bias_update, 0), batch_size * (bias_update / learning_rate + 1 / len(bias_update))
    most = (bias_update == bias_update.max()) * 1.0
    return *shared_out(rising, batch_size), *shared_out(most, batch_size), *as_numbers(right * (bias_update > 0))


@checks.mistake("lowest-as-zero", needs=r"min", of_kind=True)
def _(bias_update, batch_size, learning_rate):
    """The class with the fewest records was taken for one with none, and the others were measured from it. Divide by
    the rate, and add `1 / len(bias_update)` to each: a bias that did not move means an equal share."""
    above = bias_update - bias_update.min()
    parts = above / max(above.sum(), 1e-300)
    return *as_numbers(batch_size * parts), *as_numbers(batch_size * above / learning_rate)


@checks.symptom("not-whole", of_kind=True)
def _(run):
    """The counts are right, but they are floats. Turn them into integers, each the nearest:
    `np.rint(…).astype(np.int64)`."""
    return np.asarray(run.result).dtype.kind == "f" and close(np.asarray(run.result), run.expected.astype(float), 1e-6)


@checks.symptom("at-least-one", needs=r"clip\(|max|min|where|\bor\b|== 0|<")
def _(run):
    """A class without a record came out as 1. Leave 0 there: a client may have none of a class."""
    return np.array_equal(run.result, np.maximum(run.expected, 1))


def is_one_of(run, values) -> bool:
    return any(close(np.asarray(run.result).astype(float), each.astype(float), 1e-6) for each in values)


def two_parts(bias_update, batch_size, learning_rate) -> tuple[float, np.ndarray]:
    """The equal share of the records, and what is more or less of each class."""
    return batch_size / len(bias_update), batch_size * bias_update / learning_rate


@checks.symptom("share-floored", needs="//", of_kind=True)
def _(run):
    """`//` cut the equal share down to a whole number, so that the counts come out too small. Divide with `/`, add both
    parts, and round once, at the end."""
    equal, rest = two_parts(**run.inputs)
    floored = np.floor(equal)
    return is_one_of(run, [*as_numbers(floored + rest), floored + np.rint(rest), *as_numbers(rest)])


MADE_WHOLE = r"(round|rint|\bint|floor|ceil|trunc)\("


@checks.symptom("rounded-in-parts", needs=rf"(?s){MADE_WHOLE}.*{MADE_WHOLE}|astype.*astype|//|divmod")
def _(run):
    """A part of each count was made whole by itself, before both were added. Leave the fractions in both parts: add
    them, and round once, at the end."""
    equal, rest = two_parts(**run.inputs)
    wholes = [np.rint(equal), np.trunc(equal)]
    in_parts = [whole + each for whole in wholes for each in (np.rint(rest), np.trunc(rest))]
    return is_one_of(run, [*in_parts, np.rint(wholes[0] + rest), np.rint(equal + np.trunc(rest))])


@checks.symptom("all-of-one-class", needs=r"range\(|arange\(", without=r"%|mod\(")
def _(run):
    """All records are of one class here, and just that count is wrong. Write `batch_size + 1` if your range ends at
    `batch_size`, since a range does not hold its end."""
    full = run.expected == run.inputs["batch_size"]
    return full.any() and np.array_equal(run.result != run.expected, full)


@checks.symptom("cut-off", needs=r"int|floor|ceil|trunc|//", without=r"rint|round|\+ 0\.5|1 / 2", of_kind=True)
def _(run):
    """Some counts are off by one. Rounding noise makes 9.9999999 of a 10; int and floor cut that down to 9, and ceil
    does the like upwards. Round to the nearest, with np.rint."""
    off = np.asarray(run.result) - run.expected
    one_way = any(set(off.tolist()) == {0, step} for step in (-1, 1))
    return one_way or (set(off.tolist()) == {-1, 0, 1} and off.sum() == 0)  # what was cut off went to another class


@checks.symptom("rounded-early", needs=r"round\([^\n]+, [1-9]\)|decimals|\.[1-9]f")
def _(run):
    """Something was rounded to a few digits before it was multiplied by the batch size. Round once, at the end, to
    whole numbers."""
    equal, size = 1 / len(run.expected), run.inputs["batch_size"]
    change, rate = run.inputs["bias_update"], run.inputs["learning_rate"]
    for digits in range(1, 9):
        fair, more = np.round(equal, digits), np.round(change / rate, digits)
        shares = [more + equal, np.round(more + equal, digits), np.round(change / rate + equal, digits), more + fair]
        shares += [change / rate + fair, np.round(change, digits) / rate + equal]
        if any(is_one_of(run, as_numbers(size * share)) for share in shares):
            return True
    return False


@checks.symptom("zeros-left-out", of_kind=True)
def _(run):
    """The classes of which the client has no record are missing. Keep one count for each class, in the order of the
    classes: theirs is 0."""
    some = run.expected[run.expected != 0]
    return len(some) < len(run.expected) and np.array_equal(run.result, some)


@checks.symptom("labels-not-counts", of_kind=True)
def _(run):
    """This is a list of labels, or of classes. Return one number of records for each class, in the order of the
    classes."""
    labels = np.repeat(np.arange(len(run.expected)), run.expected)
    present = np.flatnonzero(run.expected)
    return any(close(np.asarray(run.result), each) for each in (labels, present))

"""What `label_from_bias` must do, and what each mistake is told."""

import ast
import numbers
import re

import numpy as np

from fedlearn_lib.given.models import SoftmaxRegression

from ...checking import Checks, close, written
from ...checking.answer_text import code, says
from ..fedavg.cases import some_digits
from .cases import some_patients, some_weights, trained_on

checks = Checks("label_from_bias")


@checks.by_hand
def _(bias_update):
    place = int(np.argmax(bias_update))
    return f"the only entry above 0 is {bias_update[place]:.6g}, at place {place}; places are counted from 0"


@checks.cases
def biases_of_one_record(rng):
    # Zeros at the front, before the label and behind it; each usual mistake names another class. Whole numbers, since
    # a verdict shows so many of them, and none of them a place.
    yield dict(bias_update=np.array([0.0, 0.0, -16.0, -20.0, -13.0, 0.0, 87.0, -14.0, -24.0, 0.0, 0.0, 0.0]))
    yield dict(bias_update=np.array([-0.5, 0.5]))
    yield dict(bias_update=np.array([0.25, -0.25]))
    yield dict(bias_update=np.array([0.0, -0.375, 0.375]))
    yield dict(bias_update=np.array([-1e-9, -2e-9, 3e-9]))
    yield dict(bias_update=np.array([-0.3, -0.4, -0.3, 1.0]))
    yield dict(bias_update=np.array([-1.0, 1.5, -0.3, -0.2]))
    yield dict(bias_update=np.array([-0.1 - 0.2, 0.3]))  # computers add so: the one that went down is larger by a hair
    yield dict(bias_update=np.array([-0.03125] * 12 + [0.375]))  # thirteen classes
    model = SoftmaxRegression(64, 10)
    for epochs in (1, 5):
        X, y = some_digits(1, rng)
        start = some_weights(model, rng) if epochs > 1 else np.zeros(model.size)
        yield dict(bias_update=trained_on(model, start, X, y, rng, epochs=epochs)["b"])
    model = SoftmaxRegression(30, 2)
    for label in (0, 1):
        X, _ = some_patients(1, rng)
        yield dict(bias_update=trained_on(model, some_weights(model, rng), X, [label], rng, epochs=2)["b"])


SIZES = r"abs|\*\* 2|square|norm\(|(\b\w+|\w+\[\w+\]) \* \1(?![\w\[])"
# Not such as 0.0, -1000000000.0 and (bias_update > 0).astype(int).
LIMITS = r"e-\d|(?<!\d)0\.0*[1-9]|\bround|around|\brint|isclose|(?<! 0\))(?<! 0\.0\))\.astype(?!\(float)"


@checks.stops("not-taken-out", "0-dimensional|can be converted to Python scalars|not 'tuple'|'tuple' object has no")
def _():
    """An array or a tuple stands where one number belongs: `np.where(…)` and its like give such, also for a single
    place. Take the number out, `np.where(…)[0][0]`, or use np.argmax, which returns the place itself."""


@checks.symptom("zero-is-no-rise", needs=r"(>=|<|<=|==) 0\b(?!\.\d)|0 <=|0 >|>= [a-z]|[a-z\])] <= ")
def _(run):
    """The bias of the class that came back did not change at all, and 0 is no rise. Look for a bias that is *above*
    0, or for the largest one, and keep its place in the whole of `bias_update`."""
    return bool(run.result >= 0 and run.inputs["bias_update"][run.result] == 0)


@checks.symptom("fixed-limit", needs=LIMITS, of_kind=True)
def _(run):
    """Your lines round, or hold a fixed limit, and the changes of this call are too small for that. Take the class of
    the largest entry, however small it is: how far a bias moves depends on the learning rate."""
    bias = run.inputs["bias_update"]
    lost = np.abs(bias).max() < 1e-6 or run.result == np.argmax(np.trunc(bias))
    took_size = says(SIZES) and run.result == np.argmax(np.abs(bias))
    return bool(lost and np.ndim(run.result) == 0 and not took_size)


STARTS_AT = r"(?s)\b(\w+)(?:, \w+)* = \(?([1-9]\d*(?:\.\d+)?)\b(?!\]).*\bfor\b.*(?:> \1\b(?!\[)|\b\1 <)"


@checks.symptom("starts-too-high", needs=STARTS_AT)
def _(run):
    """No bias is larger than the number with which your search begins, so it found none. Begin below all of them, at
    `-float("inf")`, or use np.argmax, which needs no start."""
    start = re.search(STARTS_AT, code())[2]
    return run.result == 0 and run.inputs["bias_update"].max() <= float(start)


@checks.mistake("lowest")
def _(bias_update):
    """This is the class whose bias went down most. Use the function for the largest entry, np.argmax: the label is the
    one class that went up."""
    return int(np.argmin(bias_update)) if len(bias_update) > 2 else ()


@checks.mistake("by-size", sometimes=True, needs=SIZES)
def _(bias_update):
    """Sizes of changes count in your lines, without their signs, but only the label's bias goes *up*. Look for the
    largest entry, sign included: np.argmax of the changes themselves."""
    sizes = np.abs(bias_update)
    largest = np.flatnonzero(np.isclose(sizes, sizes.max(), rtol=1e-9, atol=0))
    if len(largest) > 1:
        return tuple(map(int, largest))
    return int(np.argmin(sizes)) if says("min|sort") else ()


@checks.mistake("last-above-start", needs=r"\bfor\b")
def _(bias_update):
    """This is the last class whose bias lies above the first one, but another bias is larger. Keep the largest bias so
    far beside its place, and set both where a larger one comes."""
    above = np.flatnonzero(bias_update > bias_update[0])
    return int(above[-1]) if len(above) > 1 else None


@checks.mistake("neighbours-compared", needs=r"[-+] 1\]|pairwise|\[1:\]|\bprev|> last\b")
def _(bias_update):
    """This is a class whose bias is larger than the one before it, but both may have gone down. Ask which one went
    *up*: compare with 0, or take np.argmax of the changes themselves."""
    larger = np.flatnonzero(np.diff(bias_update) > 0) + 1
    return int(larger[0]), int(larger[-1])


@checks.mistake("how-many", needs=r"(?s)sum\(|count\w*\(|len\(\[|len\(np|\bfor\b.*\+= 1")
def _(bias_update):
    """The number 1 came back, as where one counts how many biases went up. Find *which* one went up: its place, by
    np.argmax."""
    return int(np.sum(bias_update > 0))


@checks.mistake("from-one")
def _(bias_update):
    """This is one more than the label: places in an array are counted from 0. Return the place of the largest entry as
    np.argmax gives it, with nothing added."""
    return int(np.argmax(bias_update)) + 1


@checks.mistake("first-changed", needs=r"!=|nonzero|\bif \w+:|\bif \w+\[\w+\]:|bool|astype")
def _(bias_update):
    """This is the first bias that changed, but all of them may change. Use np.argmax on the changes themselves: the
    label is the one class whose bias went *up*."""
    return int(np.flatnonzero(bias_update)[0])


OF_PAIRS = r"(max|sorted)\(\[?(list\()?(enumerate|zip\(range|\(|\w+\.items\(|\{.*\}\.items)"


@checks.symptom("places-compared", needs=OF_PAIRS, without=r"key=")
def _(run):
    """This is the last class: of pairs, those are the largest whose first part is, and there the place stands. Put the
    bias first in each pair, or take np.argmax."""
    return run.result == len(run.inputs["bias_update"]) - 1


@checks.symptom("last-class")
def _(run):
    """This is the last class, with which a loop ends that sets the place in every round. Set it only in a round in
    which a larger bias comes, and return that."""
    loops = [node for node in ast.walk(written()) if isinstance(node, ast.For)]
    leaves = any(isinstance(part, ast.Return | ast.Break) for loop in loops for part in ast.walk(loop))
    sent = [node.value for node in ast.walk(written()) if isinstance(node, ast.Return) and node.value]
    back = {part.id for value in sent for part in ast.walk(value) if isinstance(part, ast.Name)}
    lines = [line for loop in loops for line in loop.body if isinstance(line, ast.Assign)]
    lines = [line for line in lines if not isinstance(line.value, ast.IfExp)]
    kept = {part.id for line in lines for each in line.targets for part in ast.walk(each) if isinstance(part, ast.Name)}
    every_round = bool(back & kept)
    return every_round and not leaves and run.result == len(run.inputs["bias_update"]) - 1


@checks.mistake("counted-from-the-end", needs=r"::-1|flip|reversed|reverse\(")
def _(bias_update):
    """The place was counted from the end, since the order was turned round before. Leave that out: look for the place
    in `bias_update` as it is."""
    return len(bias_update) - 1 - int(np.argmax(bias_update))


MORE_THAN_TWO = r"\bfor\b|while|reduce|(?<!len)(?<!from_bias)\(bias_update[,)]|bias_update(\.| [<>=!])"


@checks.symptom("two-classes-only", needs=r"bias_update\[[01]\]|\[:2\]|, \w+ = bias", without=MORE_THAN_TWO)
def _(run):
    """One of the first two classes came back, and your lines look at no more, but there may be others. Look for the
    largest of all entries: use np.argmax."""
    return run.result in (0, 1) and len(run.inputs["bias_update"]) > 2


@checks.symptom("change-made-whole", needs=r"int\(|//|round|astype|trunc", of_kind=True)
def _(run):
    """That is how far the label's bias went up, made a whole number, and not where it stands. Ask for the place of the
    largest entry: `np.argmax(bias_update)`."""
    largest = float(np.max(run.inputs["bias_update"]))
    if largest < len(run.inputs["bias_update"]):  # so small a number may be a place
        return False
    return run.result in (int(largest), round(largest)) and says(r"(return|=) [^\n]*(?<!arg)max\((?!.*index)")


@checks.symptom("value-not-place", of_kind=True)
def _(run):
    """This is how far a bias moved, but a class is asked for, which is a place. Return the place of the largest entry,
    which np.argmax finds."""
    biases = run.inputs["bias_update"]
    values = (*biases, *np.abs(biases))
    return isinstance(run.result, float | np.floating) and any(close(run.result, float(v)) for v in values if v)


@checks.symptom("in-an-array", of_kind=True)
def _(run):
    """The class came back inside an array, a list or a tuple, but a plain number is expected. Take it out: np.argmax of
    `bias_update` alone returns it at once."""
    inside = run.result
    while isinstance(inside, list | tuple | np.ndarray) and np.size(inside) == 1:
        inside = inside[0] if np.ndim(inside) else inside.item()
        if isinstance(inside, numbers.Integral):
            return int(inside) == run.expected
    return False


@checks.symptom("one-for-each-class", of_kind=True)
def _(run):
    """There is one entry for each class, but only the number of the class is asked for. Use np.argmax, which
    returns the place of the largest entry."""
    return isinstance(run.result, list | tuple | np.ndarray) and len(run.result) == len(run.inputs["bias_update"])


@checks.symptom("other-class", vague=True)
def _(run):
    """The bias of the class that came back did not go up, and the label's is the only one that did. Follow these two
    places through your lines: the entry above 0 must win, and its place in the whole of `bias_update` come back."""
    bias, found = run.inputs["bias_update"], run.result
    told = [("look at", f"place {place}: {bias[place]:.6g}") for place in (int(found), int(run.expected))]
    return isinstance(found, numbers.Integral) and 0 <= found < len(bias) and told


@checks.symptom("no-such-class", vague=True)
def _(run):
    """There is no class of this number: they go from 0 to `len(bias_update) - 1`. Look at the line that makes it: what
    it adds to a place or takes from it, or what comes back where your lines find no class."""
    return isinstance(run.result, numbers.Integral) and not 0 <= run.result < len(run.inputs["bias_update"])

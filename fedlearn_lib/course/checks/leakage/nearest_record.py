"""What `nearest_record` must do, and what each mistake is told."""

import numbers

import numpy as np

from ...checking import Checks, close
from ...solutions import leakage as reference
from ..fedavg.cases import some_digits
from .cases import some_patients

checks = Checks("nearest_record")


@checks.cases
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


@checks.accepts
def any_of_the_nearest(run):
    squares = np.sum((run.inputs["records"] - run.inputs["reconstruction"]) ** 2, axis=1)
    place = run.result
    whole = isinstance(place, numbers.Integral) and not isinstance(place, bool)
    return whole and 0 <= place < len(squares) and squares[place] <= squares.min() * (1 + 1e-9)


@checks.symptom("starts-too-near")
def _(run):
    """Every record here is farther away than the best distance that your search starts with, so it found none.
    Start at `float("inf")`, or use np.argmin, which needs no start."""
    squares = np.sum((run.inputs["records"] - run.inputs["reconstruction"]) ** 2, axis=1)
    return run.result in (0, -1) and squares.min() > 1e15


@checks.mistake("farthest")
def _(reconstruction, records):
    """This is the record farthest away. The smallest distance is wanted: use np.argmin."""
    return int(np.argmax(np.sum((records - reconstruction) ** 2, axis=1)))


@checks.mistake("wrong-axis")
def _(reconstruction, records):
    """You added up over the records, so this is the place of an input. Each record needs a sum of its own: add up
    along the rows, with `axis=1`."""
    return int(np.argmin(np.sum((records - reconstruction) ** 2, axis=0)))


@checks.mistake("sum-of-sizes")
def _(reconstruction, records):
    """You added up the sizes of the differences. That is a distance too, but another one than the Euclidean, and
    here another record is nearest by it. Add up the squares instead."""
    return int(np.argmin(np.abs(records - reconstruction).sum(axis=1)))


@checks.mistake("dot-product")
def _(reconstruction, records):
    """You compared directions or products. A record with large numbers has a large product with everything, however
    far away it is. Subtract, and compare the distances."""
    products = records @ reconstruction
    with np.errstate(all="ignore"):
        angles = products / np.linalg.norm(records, axis=1)
    return int(np.argmax(products)), int(np.argmax(angles))


@checks.mistake("one-input")
def _(reconstruction, records):
    """You compared a single input, such as the first column. All of them count: add the squared differences up over
    the inputs, with `axis=1`."""
    return int(np.argmin(np.abs(records[:, 0] - reconstruction[0])))


@checks.mistake("not-squared")
def _(reconstruction, records):
    """You added up the differences with their signs, so that one up and one down cancel. Square each difference
    before you add: put `** 2` behind the bracket."""
    sums = (records - reconstruction).sum(axis=1)
    return int(np.argmin(sums)), int(np.argmin(np.abs(sums)))


@checks.mistake("lengths-compared")
def _(reconstruction, records):
    """You looked at one number for each record, its length or its largest difference. Two records of one length can
    be far apart. Subtract first, square, and add up all inputs."""
    lengths = np.linalg.norm(records, axis=1)
    differences = np.abs(lengths - np.linalg.norm(reconstruction))
    return int(np.argmin(differences)), int(np.argmin(np.abs(records - reconstruction).max(axis=1)))


@checks.mistake("from-one")
def _(reconstruction, records):
    """The records were counted from 1, but places in an array count from 0. Leave the `+ 1` out."""
    return reference.nearest_record(reconstruction, records) + 1


@checks.mistake("flat-place")
def _(reconstruction, records):
    """This is a place among all numbers, not among the records: np.argmin without an axis counts through the whole
    matrix. Add up each row first, with `np.sum(…, axis=1)`."""
    return int(np.argmin((records - reconstruction) ** 2))


@checks.mistake("always-first")
def _(reconstruction, records):
    """The first record came back, as if all were alike. np.linalg.norm without `axis=1` makes one number of the whole
    matrix, and a loop that begins at `best = 0` finds nothing smaller. Give each record a distance of its own, and
    start at `float("inf")`."""
    return 0


@checks.mistake("always-last")
def _(reconstruction, records):
    """The last record came back that was nearer than your first best distance. Whenever a record is nearer, remember
    its distance as well as its place: write `best, where = distance, place`."""
    return len(records) - 1


@checks.symptom("distance-not-place")
def _(run):
    """This is how far away the nearest record is, but its place is asked for. Find it with np.argmin instead of
    min."""
    squares = np.sum((run.inputs["records"] - run.inputs["reconstruction"]) ** 2, axis=1)
    values = (squares.min(), np.sqrt(squares.min()))
    return not isinstance(run.result, numbers.Integral) and any(close(run.result, float(value)) for value in values)


@checks.symptom("record-not-place")
def _(run):
    """The record itself came back, but its place among the records is asked for, so that one can look up whose it
    is. Return the index: `int(np.argmin(…))`."""
    return run.result.shape == run.inputs["reconstruction"].shape and (
        run.inputs["records"] == run.result
    ).all(axis=1).any()


@checks.symptom("per-column")
def _(run):
    """You got one place for every input, or one distance for every record. Add the squares up along each row,
    `axis=1`, and call np.argmin once, without an axis, on what is left."""
    return isinstance(run.result, np.ndarray | list | tuple) and len(run.result) in run.inputs["records"].shape

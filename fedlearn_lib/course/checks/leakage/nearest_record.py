"""What `nearest_record` must do, and what each mistake is told."""

import numbers

import numpy as np

from ...checking import Checks, close, describe
from ...checking.answer_text import unused
from ...solutions import leakage as reference
from ..fedavg.cases import some_digits
from .cases import some_patients

checks = Checks("nearest_record")


@checks.cases
def people_and_reconstructions(rng):
    # Each usual mistake names another of these, and none the first or the last. No two are as near, by whatever
    # distance.
    yield dict(
        reconstruction=np.array([-4.0, -3.0, -1.0]),
        records=np.array([
            [7.0, 0.0, -3.0], [-6.0, 3.0, 0.0], [5.0, 2.0, 3.0], [0.0, 1.0, -4.0],
            [1.0, -5.0, -5.0], [1.0, 1.0, 0.0], [-3.0, -6.0, 6.0], [1.0, 0.0, -3.0],
            [0.0, -6.0, 6.0], [7.0, 2.0, 6.0], [-4.0, 6.0, -6.0], [-5.0, 6.0, 6.0],
        ]),
    )  # fmt: skip
    yield dict(reconstruction=np.array([1.0, 4.0]), records=np.array([[6.0, 6.0], [-2.0, 2.0], [7.0, 4.0], [7.0, 5.0]]))
    # The first is nearest, then the last.
    yield dict(reconstruction=np.array([1.0, 2.0]), records=np.array([[1.5, 2.5], [7.0, 1.0], [4.0, -3.0]]))
    yield dict(reconstruction=np.array([-3.0, 5.0]), records=np.array([[8.0, 1.0], [0.0, 0.0], [-2.0, 4.0]]))
    yield dict(  # four twins, told apart by their later digits
        reconstruction=np.array([0.30412, 0.12]),
        records=np.array([[0.3, 0.12], [0.304, 0.12], [0.3041, 0.12], [0.9, 0.1], [0.30488, 0.12]]),
    )
    yield dict(  # one input varies much more than the other, and counts no less for that
        reconstruction=np.array([0.0, 0.0]), records=np.array([[9.0, 0.1], [0.0, 2.0], [3.0, 0.1], [-8.0, 0.2]])
    )
    yield dict(  # all far away
        reconstruction=np.array([0.0, 1.0]), records=np.array([[9e8, 1e9], [-7e8, 8e8], [2e8, 3e8], [0.0, 4e8]])
    )
    yield dict(  # near each other, far from 0
        reconstruction=np.array([30000.0, 30000.3]),
        records=np.array([[30000.5, 30000.4], [30000.2, 29999.9], [30000.1, 30000.2], [29999.8, 30000.6]]),
    )  # fmt: skip
    # The same direction, but another length; and two records that are equally near.
    yield dict(reconstruction=np.array([2.0, 2.0]), records=np.array([[9.0, 9.0], [1.0, 3.0], [-2.0, -2.0]]))
    yield dict(reconstruction=np.array([0.5]), records=np.array([[3.0], [1.0], [0.0], [-4.0]]))
    yield dict(reconstruction=np.array([-1.0, 4.0]), records=np.array([[0.0, 7.0]]))
    X, _ = some_digits(130, rng)
    yield dict(reconstruction=X[117] + rng.normal(scale=0.05, size=64), records=X)
    X, _ = some_patients(50, rng)
    yield dict(reconstruction=X[7], records=X)
    yield dict(reconstruction=rng.normal(size=30), records=X)
    yield dict(  # twins, the nearest of them first
        reconstruction=np.array([0.30412, 0.12]), records=np.array([[0.9, 0.1], [0.3041, 0.12], [0.304, 0.12]])
    )


@checks.by_hand
def _(reconstruction, records):
    if len(records) > 15:
        return None
    squares = ((np.asarray(records) - np.asarray(reconstruction)) ** 2).sum(axis=1)
    told = ", ".join(describe(each) for each in squares)
    return f"the squared distances are {told}; the smallest stands at {int(squares.argmin())}"


@checks.accepts
def any_of_the_nearest(run):
    squares = np.sum((run.inputs["records"] - run.inputs["reconstruction"]) ** 2, axis=1)
    place = run.result
    whole = isinstance(place, numbers.Integral) and not isinstance(place, bool)
    return whole and 0 <= place < len(squares) and squares[place] <= squares.min() * (1 + 1e-9)


def squares_of(run):
    return np.sum((run.inputs["records"] - run.inputs["reconstruction"]) ** 2, axis=1)


# Each record has a sum of its own: in a loop, or by an axis that is not named.
IN_ROWS = r"\b(for|while|lambda)\b|map\(|apply_|einsum|(sum|mean)\(([^\n]*, )?-?1\)|norm\([^\n]*, \w+, -?1\)"


@checks.stops("none-so-near", "out of bounds for axis 0 with size 0")
def _():
    """No record passed your test here: none need be equal to the reconstruction, and even the nearest may be far away.
    Use np.argmin of the distances, which tests nothing."""


@checks.stops(
    "no-axis",
    "nonzero on 0d|0-dimensional|float64' object (is not iterable|has no attribute 'index')|invalid index to scalar",
    needs=r"\b(norm|sum|mean)\(",
    without=f"axis|{IN_ROWS}",
)
def _():
    """Without an axis, one single number is made of the whole matrix, so there are no distances to choose from. Write
    `axis=1`: then each record keeps a number of its own."""


SMALLEST = r"[<>]|\b(arg|nan)?(min|max|sort|sorted|partition)\("  # then the nearest was looked for


@checks.symptom("equal-only", needs=r"array_equal|allclose|isclose|==|\.index\(", without=SMALLEST, of_kind=True)
def _(run):
    """Your lines look for a record that equals the reconstruction, or nearly so, but here is none. Ask which one is
    *nearest*: compare distances, and take the place of the smallest."""
    return run.result is None or (np.ndim(run.result) == 0 and not 0 <= run.result < len(run.inputs["records"]))


@checks.symptom("starts-too-near", needs=r"(?s)= \(?\d.*\bfor\b", without=r"exp\(", of_kind=True)
def _(run):
    """Every record here is farther away than the best distance that your search starts with, so it found none.
    Start at `float("inf")`, or use np.argmin, which needs no start."""
    return run.result in (0, -1, None) and squares_of(run).min() > 1e15


COARSE = r"round|rint|astype\((?!float\)|np\.float64|'float)|float16|(?<!return )\bint\((?!.*arg)|floor|trunc|//"


@checks.symptom("coarse-numbers", needs=COARSE)
def _(run):
    """Some records differ here only in their later digits, and the wrong one of them came back, as where numbers are
    rounded, or compared up to a tolerance. Compare them as they are."""
    records = run.inputs["records"]
    apart = np.abs(np.delete(records, run.result, axis=0) - records[run.result]).max(axis=1)
    return bool(apart.min() < 0.01)


OF_PAIRS = r"(min|sorted)\(\[?(list\()?(enumerate\(|zip\(range|\(?\((\w+), .* for \(?\4\b|\w+\.items\()"


@checks.symptom("places-compared", needs=OF_PAIRS, without=r"key=")
def _(run):
    """The first record came back: of pairs, those are the smallest whose first part is, and there the place stands. Put
    the distance first in each pair, or take np.argmin of the distances."""
    return run.result == 0


@checks.symptom("place-after-sorting", needs=r"sorted\(|\.sort\(|np\.sort\(", without=r"argsort|enumerate|zip\(|key=")
def _(run):
    """The first place came back. Once they are sorted, the smallest always stands first, and nothing tells where it
    stood before. Look for the smallest in the distances as they are, with np.argmin."""
    return run.result == 0


@checks.mistake("farthest", without=r"return int\([^\n]*(?<!arg)min\(")
def _(reconstruction, records):
    """This is the record farthest away, but the nearest is asked for. Return the place of the smallest distance."""
    return int(np.argmax(np.sum((records - reconstruction) ** 2, axis=1)))


@checks.mistake("wrong-axis", needs=r"(sum|mean|average|norm)\([^\n]*axis=0|sum\(0\)|mean\(0\)")
def _(reconstruction, records):
    """You added up over the records, so this is the place of an input. Add up along the rows, with `axis=1`: each
    record needs a sum of its own."""
    return int(np.argmin(np.sum((records - reconstruction) ** 2, axis=0)))


@checks.mistake("sum-of-sizes", needs=r"abs|ord=1|norm\([^\n]*, 1[,)]", without=r"\*\* 2\b|square\(|dot\(|@")
def _(reconstruction, records):
    """You added up the sizes of the differences, or another power than the squares. That is a distance too, but not the
    Euclidean, and by it another record is nearest here. Add up the squares."""
    return int(np.argmin(np.abs(records - reconstruction).sum(axis=1)))


PRODUCT = r"@ \(?reconstruction|reconstruction @|(dot|inner|matmul|einsum)\([^\n]*reconstruction"


@checks.mistake("middle-taken-once", needs=PRODUCT, without=r"mean\(|average\(| /")
def _(reconstruction, records):
    """In the square of a difference, (r - x)² = r² - 2rx + x², the middle stands twice, and here it was taken once.
    Write `2 *` before it, or subtract first and square then."""
    return int(np.argmin((records**2).sum(axis=1) - records @ reconstruction))


@checks.mistake("dot-product", needs=r"@|dot\(|inner|einsum|matmul|\* ", without=r" - ")
def _(reconstruction, records):
    """You compared directions or products, and these are no distances. Subtract, square, and add up along each row: the
    smallest sum is the nearest."""
    products = records @ reconstruction
    with np.errstate(all="ignore"):
        angles = products / np.linalg.norm(records, axis=1)
    return int(np.argmax(products)), int(np.argmax(angles))


@checks.symptom("one-input", needs=r"\[:, -?\d+\]|reconstruction\[-?\d+\]")
def _(run):
    """The record that came back is the nearest in one single input, the first or the last. Add the squared differences
    up over all inputs, with `axis=1`: each one counts."""
    each = np.abs(run.inputs["records"] - run.inputs["reconstruction"]).argmin(axis=0)
    return run.result in (int(each[0]), int(each[-1]))


@checks.mistake("not-squared", needs=r"sum|mean|\+=", without=r"\*\* ?2|square|norm|dist\(")
def _(reconstruction, records):
    """The differences count with their signs here, so that one up and one down cancel. Subtract input by input,
    square each difference, and add those."""
    sums = (records - reconstruction).sum(axis=1)
    return int(np.argmin(sums)), int(np.argmin(np.abs(sums)))


@checks.symptom("squared-too-late", needs=r"(axis=1|sum\(1)\)\)? \*\* 2|square\([^\n]*(sum|mean)\(")
def _(run):
    """You added up first and squared the sum, so that one up and one down cancel. Square each difference, and add
    those."""
    sums = np.abs((run.inputs["records"] - run.inputs["reconstruction"]).sum(axis=1))
    return run.result in (int(sums.argmin()),)


LENGTHS = r"norm\(records(\[\w+\])?[,)]|norm\(\w+\)|records\)? (\*\* 2|\* records)"


@checks.mistake("lengths-compared", needs=LENGTHS, without=PRODUCT)
def _(reconstruction, records):
    """You compared the lengths of the records, each taken on its own. Two records of one length can be far apart.
    Subtract first, square, and add up all inputs."""
    lengths = np.linalg.norm(records, axis=1)
    return int(np.argmin(np.abs(lengths - np.linalg.norm(reconstruction))))


@checks.symptom("largest-difference", needs=r"(?<!arg)max\(|np\.inf\b.*axis|ord=")
def _(run):
    """This record is the nearest if only the largest difference of each one counts. Square the differences of all
    inputs, and add them up along each row."""
    largest = np.abs(run.inputs["records"] - run.inputs["reconstruction"]).max(axis=1)
    return run.result in (int(largest.argmin()),)


@checks.mistake("from-one", needs=r"\+ 1\b|\b1 \+|, 1\)|start=1|\+= 1|= 1\b")
def _(reconstruction, records):
    """This is one more than the place of the nearest record. Begin with 0, and return the place as it is: places in an
    array count from 0."""
    return reference.nearest_record(reconstruction, records) + 1


@checks.mistake("flat-place", needs=r"argmin|index", without=r"axis=-?1|\bfor\b")
def _(reconstruction, records):
    """This is a place among all numbers, not among the records: without an axis, one counts through the whole
    matrix. Add up the squares of each row first, with `np.sum(…, axis=1)`."""
    return int(np.argmin(np.abs(records - reconstruction)))


@checks.mistake("smallest-entry", needs=r"arg|index|min\(", without=r"axis=-?1|\bfor\b|norm|sum|mean")
def _(reconstruction, records):
    """Single differences were compared here, but a record is near only if all its inputs are. Square the differences
    and add them up along each row first, `np.sum(…, axis=1)`."""
    apart = records - reconstruction
    largest, smallest = int(np.argmax(apart)), int(np.argmin(apart))
    rows = (place // len(reconstruction) for place in (int(np.argmin(np.abs(apart))), largest, smallest))
    return largest, smallest, *rows


@checks.mistake("one-distance", needs=r"\b(norm|sum|mean)\((?!.*axis)", without=IN_ROWS)
def _(reconstruction, records):
    """The first record came back: without `axis=1`, one number is made of the whole matrix, and there is nothing to
    compare. Write `axis=1`, so that each record keeps a distance of its own."""
    return 0


# At the function's own level: what is set to 0 in each round is a sum. And what is returned is a place.
AT_ZERO = r"(?ms)^    (\w+)(, \w+)* = \(?0(\.0)?\b.*(<=? \1\b|\b\1 >)(?!\[)(?!.*return (?:int\()?\1\b)"


@checks.symptom("starts-at-zero", needs=AT_ZERO, of_kind=True)
def _(run):
    """The search found no record, because no distance is smaller than the one with which it begins. Start at
    `float("inf")`, or use np.argmin, which needs no start."""
    return run.result in (0, -1, None)


# There the larger ones pass the test: a search that begins at 0, or below.
UPWARDS = r"(?ms)^    (?:\w+, )?(\w+)(?:, \w+)* = [^\n]*(\b0\b|-).*(\bif \1 <|> \1:)"


@checks.mistake(
    "forgets-the-best",
    needs=r"if (?:.+ <=? (\w+)|(\w+) >=? .+):\n +(?!\1\b)(?!\2\b)\w+ = .+\n(?! +\w+ =)",
    without=UPWARDS,
)
def _(reconstruction, records):
    """The last record came back that was nearer than your first best distance. Whenever a record is nearer, remember
    its distance as well as its place: set both in that same `if`."""
    return len(records) - 1


@checks.symptom("loop-variable", needs=r"(?s)for (\w+)(?:, \w+)? in .*\n    return (?:int\()?\1\b")
def _(run):
    """The last record came back: the loop's own variable ends at the last place, and you return that one. Remember
    the place of the nearest in a variable of its own."""
    return run.result == len(run.inputs["records"]) - 1


@checks.symptom("distance-not-place", of_kind=True)
def _(run):
    """This is how far away the nearest record is, but its place is asked for. Use np.argmin, which finds the
    place of the smallest."""
    values = squares_of(run).min(), np.sqrt(squares_of(run).min())
    return not isinstance(run.result, numbers.Integral) and any(close(run.result, float(value)) for value in values)


@checks.symptom("record-not-place", of_kind=True)
def _(run):
    """A record itself came back, but the place of the nearest is asked for. Return the index of the smallest distance:
    `int(np.argmin(…))`."""
    return np.shape(run.result) == run.inputs["reconstruction"].shape and any(
        np.array_equal(record, run.result) for record in run.inputs["records"]
    )


@checks.symptom("per-column", of_kind=True)
def _(run):
    """There is an entry for every input or for every record, but one place is asked for. Let there be one distance for
    each row, and return np.argmin of these, without an axis."""
    return isinstance(run.result, np.ndarray | list | tuple) and len(run.result) in run.inputs["records"].shape


@checks.symptom("not-nearest", vague=True)
def _(run):
    """The record that came back is not the nearest. Below stand the sums of the squared differences of both. Work both
    out with your lines, and look at the first that differs, or at what chooses between them."""
    place, squares = run.result, squares_of(run)
    told = [("look at", f"record {each}: {describe(squares[each])}") for each in (place, int(squares.argmin()))]
    whole = isinstance(place, numbers.Integral) and 0 <= place < len(squares)
    return whole and not unused(run.inputs) and told

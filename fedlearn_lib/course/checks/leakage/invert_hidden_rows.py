"""What `invert_hidden_rows` must do, and what each mistake is told."""

import functools

import numpy as np

from fedlearn_lib.given.models import TwoLayer

from ...checking import Checks, close, describe
from ...checking.answer_text import says
from ...solutions import leakage as reference
from ..fedavg.cases import first_and_last, some_digits
from .cases import hidden_update, no_array, only_finite, rows_of, same_rows, some_patients


def mistaken_rows(checks, advice, **conditions):
    """Declare a mistake by the rows it computes from the same inputs, in any order; `conditions` as for `symptom`."""

    def declare(compute):
        @functools.wraps(compute)
        def recognise(run):
            with np.errstate(all="ignore"):
                values = compute(**run.inputs)
                values = only_finite(values if isinstance(values, tuple) else (values,))
                return any(same_rows(run.result, rows, 1e-9 * np.abs(rows).max(initial=1.0)) for rows in values)

        return checks.symptom(advice, of_kind=True, **conditions)(recognise)

    return declare


checks = Checks("invert_hidden_rows", also=(list,))


@checks.cases
def networks_and_batches(rng):
    # Of every unit; the second is dead. Which are left out, by place, sign, size or record, shows why.
    bias = np.array([-1.25, 0.0, -2.5, 0.5, 2.25, -1.75])
    records = np.array([[2.0, 4.0], [0.0, 0.0], [0.75, 40.0], [1.0, 0.5], [3.0, -20.0], [0.25, 6.0]])
    yield dict(hidden_weight_update=(records * bias[:, None]).T, hidden_bias_update=bias)
    # The unit that changed least saw a record of its own, between 0 and 1.
    bias = np.array([32.0, 0.0, -64.0, 32.0, 2.0**-10, -32.0, 64.0])
    records = np.array([  # two biases moved by the same, two other units saw the same; the last record is blank: its
        [0.5, -1.5, 3.0], [0.0, 0.0, 0.0], [2.0, 4.0, 1.0], [0.75, 1.0, 0.5], [0.25, 0.5, 0.0], [2.0, 4.0, 1.0],
        [0.0, 0.0, 0.0],  # weights stay, its bias moves
    ])  # fmt: skip
    yield dict(hidden_weight_update=(records * bias[:, None]).T, hidden_bias_update=bias)
    bias = np.array([1e-12, -3e-13])  # every unit changed, but little
    records = np.array([[0.5, 0.0, 0.25, 1.0], [0.25, 1.0, 0.0, 0.75]])
    yield dict(hidden_weight_update=(records * bias[:, None]).T, hidden_bias_update=bias)
    yield dict(hidden_weight_update=np.array([[0.0, 0.3], [0.0, -0.6]]), hidden_bias_update=np.array([0.0, -0.3]))
    for model, some, count, epochs in (
        (TwoLayer(64, 48, 10), some_digits, 6, 1),
        (TwoLayer(30, 40, 2), some_patients, 2, 1),
        (TwoLayer(64, 48, 10), some_digits, 4, 5),
    ):
        part = hidden_update(model, some, count, epochs, rng)
        yield dict(hidden_weight_update=part["W1"], hidden_bias_update=part["b1"])


@checks.by_hand
def _(hidden_weight_update, hidden_bias_update, *, place=None):
    units = np.flatnonzero(hidden_bias_update)
    rows = [place[0]] if place else range(min(3, len(units)))
    return "; ".join(f"row {row}: {one_row(hidden_weight_update, hidden_bias_update, units[row])}" for row in rows)


def one_row(weights, bias, unit):
    column, more = weights[:3, unit], ", …" if len(weights) > 3 else ""
    there, divided = (", ".join(map(describe, each)) + more for each in (column, column / bias[unit]))
    return f"the column of unit {unit} ({there}) divided by its bias {bias[unit]:.6g} is ({divided})"


@checks.accepts
def the_same_candidates(run):
    allowed = 1e-9 * np.maximum(1.0, np.abs(run.expected).max(axis=1))
    return isinstance(run.result, np.ndarray | list) and same_rows(run.result, run.expected, allowed)


# Of all that the first call holds, only the rows of the weights are two; of units there are six, and five are active.
@checks.stops("row-not-column", r"out of bounds for axis 0 with size 2\b", without=r"\[:, ")
def _():
    """The units are the *columns* of `hidden_weight_update`, and its rows are the inputs. Loop over the rows of
    `hidden_weight_update.T`, or take a column with `hidden_weight_update[:, …]`."""


@checks.stops("bias-not-a-column", r"shapes \(([56]),2\) \(\1,\)")
def _():
    """Each unit is a row there, and each row needs a bias of its own, but NumPy lines shapes up from the right. Make
    the biases a column: write `[:, None]` behind the vector of biases."""


@checks.stops("bias-not-chosen", "operands could not be broadcast", needs=r"/|divide")
def _():
    """The shapes do not fit there. There must be as many biases as units, chosen by one mask,
    `alive = hidden_bias_update != 0`. Divide `hidden_weight_update[:, alive]`, whose columns are the units, by the flat
    `hidden_bias_update[alive]`."""


@checks.stops("units-are-columns", r"boolean index did not match.* 0; \D*2 but \D*6\b", without=r"\[:, ")
def _():
    """The hidden units are the columns of `hidden_weight_update`, and its rows are the inputs. Choose columns:
    `hidden_weight_update[:, …]`."""


@checks.stops("mask-of-other-length", "boolean index did not match")
def _():
    """That mask is not as long as what it chooses from. Make one mask with an entry for each unit,
    `hidden_bias_update != 0`, and choose with it once: from the columns of `hidden_weight_update`, and from the
    biases."""


@checks.symptom("dead-units-kept", of_kind=True)
def _(run):
    """Every unit came back, also those whose bias did not change. Leave these out: keep the units where
    `hidden_bias_update != 0`."""
    weights, bias = run.inputs["hidden_weight_update"], run.inputs["hidden_bias_update"]
    inputs, units = weights.shape
    if not len(run.expected) < units or np.shape(run.result) not in ((units, inputs), (inputs, units)):
        return False
    rows = np.asarray(run.result, dtype=float)
    rows = rows if rows.shape == (units, inputs) else rows.T
    alive = bias != 0
    return close(rows[alive], (weights[:, alive] / bias[alive]).T)


@checks.mistake("transposed", of_kind=True)
def _(hidden_weight_update, hidden_bias_update):
    """The candidates stand in columns, but each is wanted as a row. Turn the matrix round at the end, with `.T`."""
    return reference.invert_hidden_rows(hidden_weight_update, hidden_bias_update).T


@checks.symptom("reshaped")
def _(run):
    """The shape is right, but the numbers are mixed up: a matrix is not turned round by reading the same numbers in
    lines of another length. Use `.T` to make rows of columns."""
    turned = run.expected.T.reshape(run.expected.shape)
    return close(run.result, turned)


@mistaken_rows(checks, "not-divided")
def _(hidden_weight_update, hidden_bias_update):
    """These are the changes of the weights: each record times how far its unit's bias moved. Divide every column by
    the change of its bias."""
    alive = hidden_bias_update != 0
    return hidden_weight_update[:, alive].T


@mistaken_rows(checks, "by-length")
def _(hidden_weight_update, hidden_bias_update):
    """Each row was divided by a length, a sum or a largest entry of its own. Divide it by the change of its unit's bias
    instead."""
    rows = hidden_weight_update[:, hidden_bias_update != 0].T
    sizes = (np.linalg.norm(rows, axis=1), np.abs(rows).sum(axis=1), np.abs(rows).max(axis=1), rows.sum(axis=1))
    return tuple(rows / size[:, None] for size in sizes)


@mistaken_rows(checks, "other-bias")
def _(hidden_weight_update, hidden_bias_update):
    """A column was divided by something else than its own unit's bias change: by another unit's, or by one number for
    all. Choose the same units from weights and biases, and divide each column by its own."""
    alive = hidden_bias_update != 0
    rows, bias = hidden_weight_update[:, alive].T, hidden_bias_update[alive]
    wrong = hidden_bias_update[: len(bias)], hidden_bias_update[-len(bias) :], np.sort(bias), bias[::-1]
    wrong += np.sort(bias)[::-1], *(np.where(each == 0, 1, each) for each in wrong[:2])  # with a guard against 0
    numbers = hidden_bias_update.sum(), hidden_bias_update.max(), hidden_bias_update.mean(), bias.mean(), bias[0]
    norms = np.linalg.norm(hidden_bias_update), np.abs(bias).sum(), np.abs(bias).max(), hidden_bias_update.min()
    return *(rows / each[:, None] for each in wrong), *(rows / number for number in numbers + norms)


@mistaken_rows(checks, "sign-lost")
def _(hidden_weight_update, hidden_bias_update):
    """The candidates whose bias went down have the wrong sign. Divide by the change itself, sign included, and let
    nothing else touch the signs."""
    alive = hidden_bias_update != 0
    return hidden_weight_update[:, alive].T / np.abs(hidden_bias_update[alive])[:, None]


@mistaken_rows(checks, "multiplied")
def _(hidden_weight_update, hidden_bias_update):
    """You multiplied by the change of the bias, which the weights' change contains once already. Divide by it."""
    alive = hidden_bias_update != 0
    return hidden_weight_update[:, alive].T * hidden_bias_update[alive][:, None]


@mistaken_rows(checks, "one-unit", needs=r"max|min|sort|[<>]")
def _(hidden_weight_update, hidden_bias_update):
    """Only one unit was read, whose bias went up most, or down most. Take all units where `hidden_bias_update != 0`."""
    if np.count_nonzero(hidden_bias_update) < 3:  # of two, many mistakes leave one
        return ()
    sizes = np.abs(hidden_bias_update), hidden_bias_update, -hidden_bias_update
    return tuple(some_rows(hidden_weight_update, hidden_bias_update, [np.argmax(size)]) for size in sizes)


@mistaken_rows(checks, "only-up")
def _(hidden_weight_update, hidden_bias_update):
    """Units whose bias went down are missing. Keep all units whose bias changed, `!= 0`."""
    return on_one_side(hidden_weight_update, hidden_bias_update, hidden_bias_update > 0)


@mistaken_rows(checks, "only-down", needs=r"<|>|less|greater|sign|clip|max|min")
def _(hidden_weight_update, hidden_bias_update):
    """Units whose bias went up are missing. Keep all units whose bias changed, `!= 0`."""
    return on_one_side(hidden_weight_update, hidden_bias_update, hidden_bias_update < 0)


def on_one_side(weights, bias, units):
    """The rows of units whose bias went one way; of two units, many mistakes leave one."""
    return some_rows(weights, bias, units) if np.count_nonzero(bias) > 2 else ()


def some_rows(weights, bias, units):
    return (weights[:, units] / bias[units]).T


@mistaken_rows(checks, "blank-record")
def _(hidden_weight_update, hidden_bias_update):
    """A unit whose bias changed is missing, because its weights did not: the record that it saw is 0 everywhere. Choose
    the units by the bias, `hidden_bias_update != 0`."""
    changed, seen = hidden_bias_update != 0, hidden_weight_update.any(axis=0)
    return () if seen[changed].all() else some_rows(hidden_weight_update, hidden_bias_update, changed & seen)


@checks.symptom("one-array-again", needs=r"append\(|\] \* ")
def _(run):
    """All rows are those of the last unit, as where a list holds one array several times: it shows, at each place, what
    was written into it last. Put a copy into the list, `row.copy()`, or make a new array in each round."""
    result, expected = rows_of(run.result), run.expected
    alike = len(result) == len(expected) > 1 and np.ptp(result, axis=0).max() == 0 < np.ptp(expected, axis=0).max()
    return alike and close(result[0], expected[-1])


@checks.symptom("one-row", of_kind=True)
def _(run):
    """A single row came back, but every unit that changed gives one. Return a matrix with a row for each."""
    return np.shape(run.result) == run.expected.shape[1:]


@checks.symptom("flattened", of_kind=True)
def _(run):
    """One long row came back, but each candidate is wanted as a row of its own. Choose or collect whole rows, and let
    them stay rows of a matrix."""
    return np.shape(run.result) == (run.expected.size,)


@checks.symptom("equal-changes", of_kind=True, needs=r"dict\(|\{|set\(|Counter|fromkeys|unique|\bin\b")
def _(run):
    """Two biases changed equally here, and one of their candidates is missing, as where the biases are keys of a dict
    or are held once only. Give each unit a row of its own, whatever the other biases are."""
    changes = run.inputs["hidden_bias_update"]
    changes = changes[changes != 0].tolist()
    some = len(set(changes)) < len(changes) == len(run.expected)
    return some and any(same_rows(run.result, run.expected[kept], 1e-9) for kept in first_and_last(changes))


@checks.symptom("too-eager", of_kind=True, needs=r"clip\(|min|max|<|>|all\(")
def _(run):
    """Candidates outside of 0 to 1 are missing, or were cut to fit. Keep all of them here, as they are: which ones can
    be pictures is the next exercise's question."""
    inside = ((run.expected >= 0) & (run.expected <= 1)).all(axis=1)
    largest, smallest = run.expected.max(axis=1), run.expected.min(axis=1)
    either = [smallest >= 0, largest <= 1, inside]
    if says(r"(max|min|all)\("):  # limits of another kind
        either += [largest <= limit for limit in largest if limit > 1]
        either += [smallest >= limit for limit in smallest if limit < 0]
    chosen = [run.expected[keep] for keep in either if keep.any() and not keep.all()]
    cut = np.clip(run.expected, 0, 1)
    return any(same_rows(run.result, rows, 1e-9) for rows in (*chosen, cut))


@checks.symptom("no-repeats", of_kind=True)
def _(run):
    """Of candidates that look alike, not all came back. Return one for each unit that changed, repeated ones too:
    sorting out comes next, so leave it out here."""
    result = rows_of(run.result)
    return len(result) < len(run.expected) and all(
        np.abs(result - row).max(axis=1).min() <= 1e-3 * max(1.0, np.abs(row).max()) for row in run.expected
    )


SOME_LIMIT = r"e-\d|0\.\d|isclose|allclose|round|rint|eps|10 \*\*|[<>][^\n]*\b(max|mean|median)\b"


@checks.symptom("too-few", needs=SOME_LIMIT, of_kind=True)
def _(run):
    """Units that changed little are missing, but every unit that changed at all is wanted. Leave limits out, also those
    inside of functions such as np.isclose, and keep every unit where `hidden_bias_update != 0`."""
    sizes = np.abs(run.inputs["hidden_bias_update"])
    if np.size(run.result) == 0:
        return sizes.max() < 1e-6
    missing, there = missing_units(run), np.flatnonzero(sizes)
    there = [unit for unit in there if unit not in missing]
    return bool(missing) and (not there or sizes[missing].max() < sizes[there].min())


@checks.symptom("units-missing", of_kind=True, vague=True)
def _(run):
    """Units are missing whose bias changed. Follow one of them through your lines: every unit with
    `hidden_bias_update != 0` gives a row of its own, also where another's bias or record is the same."""
    missing = missing_units(run)
    return missing and [("missing units", ", ".join(map(str, missing[:8])))]


def missing_units(run):
    """The numbers of units whose rows are missing, where those that came back are right; else none."""
    units, result = np.flatnonzero(run.inputs["hidden_bias_update"]), rows_of(run.result)
    if len(result) >= len(units) or result.shape[1] != run.expected.shape[1]:
        return []
    left = list(range(len(units)))
    for row in result:
        found = next((k for k in left if np.allclose(run.expected[k], row, rtol=1e-9, atol=1e-9)), None)
        if found is None:
            return []
        left.remove(found)
    return [int(units[k]) for k in left]


@checks.symptom("odd-list")
def _(run):
    """The list that came back is no matrix with a row for each unit that changed. Put one row for each such unit into
    it, with a number for each input, and nothing else."""
    return no_array(run.result, run.expected)

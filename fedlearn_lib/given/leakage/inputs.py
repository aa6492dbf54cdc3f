"""Input checks of chapters 4 and 5: an attack that cannot work says so instead of returning noise."""

from collections.abc import Callable

import numpy as np

from .. import inputs


def changed_vector(value, arguments=None) -> np.ndarray:
    """A finite vector of which at least one entry is not zero."""
    array = inputs.vector(value)
    if not array.any():
        raise ValueError(
            "is zero everywhere: nothing was learned there, so nothing can be read. "
            "Take the update of a client that has data and trained all layers."
        )
    return array


def changed_number(value, arguments=None) -> float:
    """A finite number other than zero, or an array that holds one such."""
    array = inputs._array(value)
    if array.size != 1:
        raise ValueError(f"has shape {array.shape}, but must be a single number. Pass the only bias.")
    number = float(inputs.vector(array.ravel())[0])
    if number == 0:
        raise ValueError(
            "is 0, so that one would divide by zero: the bias was not trained, or the client has no data. "
            "Take the update of a client that trained all layers."
        )
    return number


def one_record_bias(value, arguments=None) -> np.ndarray:
    """The biases of two or more classes, of which exactly one went up."""
    array = changed_vector(value)
    if len(array) < 2:
        raise ValueError("has one entry, but must have one for each of two or more classes. Use a softmax model.")
    risen = int(np.count_nonzero(array > 0))
    if risen != 1:
        raise ValueError(
            f"went up for {risen} classes, but one record raises exactly one: this update comes from "
            "several records, or from none. Take the update of a client with one record."
        )
    return array


def one_step_bias(value, arguments) -> np.ndarray:
    """The biases after one full-batch step from zero weights: they must give counts that can be."""
    array, size = inputs.vector(value), arguments["batch_size"]
    counts = np.rint(size * (1 / len(array) + array / arguments["learning_rate"]))
    if counts.min() < 0:
        raise ValueError(
            f"would mean {counts.min():.0f} records of class {counts.argmin()}. It is no update of one full-batch step "
            "from zero weights with this batch_size and learning_rate."
        )
    if counts.sum() != size:
        raise ValueError(
            f"would mean {counts.sum():.0f} records in all, but batch_size is {size}. It is no update of one "
            "full-batch step from zero weights with this batch_size and learning_rate."
        )
    return array


def layer_update(bias: str) -> Callable:
    """A finite matrix (inputs, outputs) with as many outputs as the argument named `bias` has entries."""

    def rule(value, arguments):
        array = inputs._floats(value)
        outputs = len(arguments[bias])
        if array.ndim != 2 or array.size == 0 or array.shape[1] != outputs:
            raise ValueError(
                f"has shape {array.shape}, but {bias} has {outputs} entries: it must be (inputs, {outputs}). "
                "Take both from layers(update) of the same model."
            )
        return inputs._finite(array)

    return rule


def row_of(matrix: str) -> Callable:
    """A finite vector as long as a row of the argument named `matrix`."""

    def rule(value, arguments):
        array, width = inputs.vector(value), arguments[matrix].shape[1]
        if len(array) != width:
            raise ValueError(
                f"has {len(array)} numbers, but each of the {matrix} has {width}. "
                "Pass both in the same units and order."
            )
        return array

    return rule


def names_for(vector: str) -> Callable:
    """One text for each entry of the argument named `vector`."""

    def rule(value, arguments):
        listed = isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim == 1)
        if not listed or not all(isinstance(word, str) for word in value):
            raise TypeError(f"is {inputs.shown(value)}, but must be a list of words. Pass the model's vocabulary.")
        if len(value) != len(arguments[vector]):
            raise ValueError(
                f"has {len(value)} words, but {vector} has {len(arguments[vector])} entries. "
                "Pass the vocabulary with which this model was made."
            )
        return value if type(value) is list else list(value)

    return rule


def candidates(value, arguments=None) -> np.ndarray:
    """A finite matrix (m, pixels); m may be 0."""
    array = inputs._floats(value)
    if array.ndim != 2 or array.shape[1] == 0:
        raise ValueError(
            f"has shape {array.shape}, but must be (candidates, pixels): one row for each candidate. "
            "Pass it as invert_hidden_rows returns it, or x[None] for a single one."
        )
    return inputs._finite(array)

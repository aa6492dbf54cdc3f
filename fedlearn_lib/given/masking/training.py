"""A client's own training: tried loudly when it enrols, and never heard of by the server in a round.

A server chooses the weights, and so it can choose some on which training fails for certain records only. Whoever then
refuses, answers with an error, or is missing has told something about its records. Therefore a client whose training
fails sends a message as always: masked zeros, with the example count of the last time it trained. (How long it took to
answer still shows, and whose training ends the whole process, by `sys.exit()`, is missing.)
"""

import warnings
from collections.abc import Callable
from contextlib import suppress
from numbers import Integral
from typing import Any

import numpy as np

from .rules import MaskRules

KEPT = 20  # notes


class BadUpdate(ValueError):
    """What training gave cannot be used. The reason shows no value of it."""


def try_training(train: Callable, weights: np.ndarray, rules: MaskRules) -> int:
    """Train once before the first round, where an error harms nobody.

    Args:
        train: train(weights) → update of shape (d,), example count.
        weights: with which the training begins, shape (d,).
        rules: of this training.

    Returns:
        The usual example count.

    Raises:
        ValueError: an update or a count that cannot be used. Whatever `train` raises is raised as it is.
    """
    weights = usable_weights(weights)
    if weights is None:
        raise ValueError("the weights must be a vector of finite numbers, of shape (d,).")
    return checked(train(weights), len(weights), rules)[1]


def usable_weights(weights: Any) -> np.ndarray | None:
    """One's own copy of weights, with 0.0 for -0.0: whoever signs the same, trains on the same. None if unusable."""
    weights = np.asarray(weights)
    if weights.dtype != np.float64 or weights.ndim != 1 or not weights.size or not np.isfinite(weights).all():
        return None
    return weights + 0.0


def checked(trained: Any, size: int, rules: MaskRules) -> tuple[np.ndarray, int]:
    """An update and an example count, if they are some.

    Raises:
        BadUpdate: they are not.
    """
    if not isinstance(trained, tuple | list) or len(trained) != 2:
        raise BadUpdate("train must return two things: an update, and an example count")
    update, count = trained
    most = rules.most_examples
    if isinstance(count, bool) or not isinstance(count, Integral) or not 1 <= count <= most:
        raise BadUpdate(f"the number of examples is none that the rules allow: a whole number from 1 to {most}")
    update = np.asarray(update)
    if update.shape != (size,):
        raise BadUpdate(f"the update has another shape than the weights, which have ({size},)")
    if update.dtype.kind not in "fiu" or not np.isfinite(update).all():
        raise BadUpdate("the training gave numbers that are not finite, or none")
    return update, int(count)


def train_quietly(
    quantize: Callable, train: Callable, weights: np.ndarray, rules: MaskRules, usual: int
) -> tuple[np.ndarray, str]:
    """Train in a round, and quantise what is sent.

    Args:
        quantize: of chapter 3.
        train: as for `try_training`.
        weights: of this round, shape (d,), which `train` may change.
        rules: of this training.
        usual: the example count of the last time it trained.

    Returns:
        The weighted update, quantised, and the example count behind it, shape (d + 1,), int64; and why it is zeros
        with the usual count, or "".
    """
    size = len(weights)
    # Before anything is known of the records: a `quantize` that is not filled in is no secret.
    spare = quantised(quantize, np.zeros(size), usual, rules)
    try:
        return quantised(quantize, *checked(train(weights), size, rules), rules), ""
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # also what is no Exception, such as a panic of compiled code
        why = str(error) if isinstance(error, BadUpdate) else f"it raised {type(error).__name__[:80]}"
        return spare, why


def quantised(quantize: Callable, update: np.ndarray, count: int, rules: MaskRules) -> np.ndarray:
    """The weighted update, quantised, and the example count behind it, as `my_integers_of` in chapter 8."""
    numbers = np.asarray(quantize(update * (count / rules.most_examples), rules.bits, rules.clip))
    largest = 2 ** (rules.bits - 1) - 1
    if numbers.shape != update.shape or numbers.dtype.kind not in "iu" or numbers.min() < -largest \
            or numbers.max() > largest:  # fmt: skip
        raise BadUpdate(f"quantize gave something else than whole numbers up to ±{largest}")
    return np.append(numbers.astype(np.int64), count)


def note(state: dict, text: str) -> None:
    """Tell a client, and nobody else: a warning on its own screen, and a line in the 'notes' of its state."""
    state["notes"] = "\n".join([*state.get("notes", "").splitlines(), text][-KEPT:])
    with suppress(Exception):  # where warnings are errors, this one would be seen by the server
        warnings.warn(text, stacklevel=2)

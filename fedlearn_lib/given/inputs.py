"""Input checks: a decorator that refuses bad input with a sentence before a function's body runs.

They are given, not exercises: `@check_inputs(...)` stands on the stubs and stays when a learner
fills one in. Each rule takes the value and the other arguments, and returns the value as the body
will see it (lists become arrays), or raises ValueError or TypeError.

>>> @check_inputs(fraction=fraction, rounds=whole_number)
... def demo(fraction, rounds):
...     return fraction * rounds
>>> demo(0.5, 4)
2.0
>>> demo(0, 4)
Traceback (most recent call last):
    ...
ValueError: demo: fraction is 0, but must be above 0 and at most 1. Use 1.0 for all clients.
"""

import functools
import inspect
import math
import numbers
from collections.abc import Callable

import numpy as np


def check_inputs(**rules: Callable) -> Callable:
    """Apply one rule to each named argument before the function runs.

    Args:
        rules: argument name → rule, a function (value, arguments) → value. The function's arguments have names, each.
    """

    def decorate(function: Callable) -> Callable:
        @functools.wraps(function)
        def checked(*args, **kwargs):
            by_place, defaults, wrong = _shape(function, len(args), tuple(kwargs))
            if wrong:
                raise TypeError(f"{function.__name__}: {wrong}")
            arguments = {**defaults, **dict(zip(by_place, args)), **kwargs}  # noqa: B905 (defaults for the rest)
            for name, rule in rules.items():
                try:
                    arguments[name] = rule(arguments[name], arguments)
                except (ValueError, TypeError) as error:
                    # `from None`: the sentence is all a learner needs, not the rule's own frames.
                    raise _like(error, f"{function.__name__}: {name} {error}") from None
            return function(*[arguments.pop(name) for name in by_place], **arguments)

        return checked

    return decorate


@functools.lru_cache(maxsize=1024)  # most calls of a function are alike
def _shape(function: Callable, count: int, names: tuple[str, ...]) -> tuple[list[str], dict, str]:
    """The arguments that can be told by their place, all defaults, and why a call does not fit the header, or ""."""
    signature, wrong = inspect.signature(function), ""
    try:
        signature.bind(*range(count), **dict.fromkeys(names))
    except TypeError as error:
        wrong = f"{error}. Call it as {function.__name__}{signature}."
    every = signature.parameters.values()
    by_place = [each.name for each in every if each.kind is each.POSITIONAL_OR_KEYWORD]
    return by_place, {each.name: each.default for each in every}, wrong


def _like(error: Exception, sentence: str) -> Exception:
    return TypeError(sentence) if isinstance(error, TypeError) else ValueError(sentence)


# ---- numbers ------------------------------------------------------------------------------------


def whole_number(value, arguments=None) -> int:
    """A whole number of at least 1."""
    if type(value) is not int and (isinstance(value, bool) or not isinstance(value, numbers.Integral)):
        raise TypeError(f"is {shown(value)}, but must be a whole number. Pass one such as 5.")
    if value < 1:
        raise ValueError(f"is {value}, but must be at least 1. Pass 1 or more.")
    return int(value)


def whole_number_or_none(value, arguments=None) -> int | None:
    """None, or a whole number of at least 1."""
    return None if value is None else whole_number(value)


def positive_number(value, arguments=None) -> float:
    """A finite number above 0."""
    require_number(value)
    if not 0 < value < math.inf:
        raise ValueError(f"is {value}, but must be finite and above 0. Try 0.1.")
    return value


def momentum(value, arguments=None) -> float:
    """A number from 0 on and below 1."""
    require_number(value)
    if not 0 <= value < 1:
        raise ValueError(f"is {value}, but must be at least 0 and below 1. Try 0.9, or 0 for none.")
    return value


def fraction(value, arguments=None) -> float:
    """A number above 0 and at most 1."""
    require_number(value)
    if not 0 < value <= 1:
        raise ValueError(f"is {value}, but must be above 0 and at most 1. Use 1.0 for all clients.")
    return value


def require_number(value) -> None:
    if type(value) is not float and (isinstance(value, bool) or not isinstance(value, numbers.Real)):
        raise TypeError(f"is {shown(value)}, but must be a number. Pass one such as 0.1.")


# ---- vectors ------------------------------------------------------------------------------------


def vector(value, arguments=None) -> np.ndarray:
    """A finite vector of shape (d,), d at least 1."""
    array = _floats(value)
    if array.ndim != 1 or array.size == 0:
        raise ValueError(
            f"has shape {array.shape}, but must be one flat vector of shape (d,), d at least 1. "
            "Flatten it with .ravel()."
        )
    return _finite(array)


def vector_like(other: str) -> Callable:
    """A finite vector as long as the argument named `other`."""

    def rule(value, arguments):
        array = vector(value)
        if len(array) != len(arguments[other]):
            raise ValueError(
                f"has {len(array)} numbers, but {other} has {len(arguments[other])}. "
                "Both must belong to the same model: pass two that do."
            )
        return array

    return rule


def model_weights(value, arguments) -> np.ndarray:
    """A finite vector as long as the `model` among the arguments has parameters."""
    array = vector(value)
    size = arguments["model"].size
    if len(array) != size:
        raise ValueError(
            f"has {len(array)} numbers, but the model has {size} parameters. "
            "Take the weights from this model's own initial_weights."
        )
    return array


def update_list(value, arguments=None) -> np.ndarray:
    """At least one finite update, all equally long; the body sees an array of shape (K, d)."""
    # An array is passed on as it is, so that a body which changes it in place is found out.
    if isinstance(value, np.ndarray) and value.ndim == 2 and value.size:
        return _finite(_floats(value))
    try:
        count = len(value)
    except TypeError:
        raise TypeError(
            f"is {shown(value)}, but must be a list of updates. Pass one a client."
        ) from None
    if count == 0:
        raise ValueError("is empty, but there must be at least one update. Sample some clients.")
    rows = []
    for k, update in enumerate(value):
        try:
            rows.append(vector(update))
        except (ValueError, TypeError) as error:
            raise _like(error, f"holds an update that cannot be used: number {k} {error}") from None
    lengths = sorted({len(row) for row in rows})
    if len(lengths) > 1:
        raise ValueError(
            f"holds updates of unequal lengths, from {lengths[0]} to {lengths[-1]} numbers. "
            "All must belong to the same model: pass updates from one round."
        )
    return np.stack(rows)


def example_counts(value, arguments) -> np.ndarray:
    """One whole number of at least 1 for every update; the body sees an array of shape (K,)."""
    array = _array(value)
    if array.ndim != 1 or not np.issubdtype(array.dtype, np.integer):
        raise TypeError(
            f"is {shown(value)}, but must be a list of whole numbers. "
            "Pass how many examples each client has."
        )
    if len(array) != len(arguments["updates"]):
        raise ValueError(
            f"has {len(array)} numbers for {len(arguments['updates'])} updates. "
            "Pass one count an update, in the same order."
        )
    if (array < 1).any():
        raise ValueError(
            f"holds {array.min()}, but every client must have at least 1 example. "
            "Leave clients without data out."
        )
    return _wide(array)


def _wide(array: np.ndarray) -> np.ndarray:
    """Whole numbers in 64 bits with a sign: else sums, products and differences would go astray in silence."""
    fits = array.max(initial=0) <= np.iinfo(np.int64).max
    return array.astype(np.int64, copy=False) if fits else array


def _array(value) -> np.ndarray:
    if np.ma.isMaskedArray(value):  # what is masked would be used in silence
        raise TypeError(
            f"is {shown(value)}, but must not be masked: nothing here leaves masked places out. "
            "Pass value.filled(…) or value.compressed()."
        )
    try:
        return np.asarray(value)
    except ValueError:  # NumPy's own text speaks of inhomogeneous sequences
        raise TypeError(
            f"is {shown(value)}, but its rows are not equally long. Pass rows of one length."
        ) from None


def _floats(value) -> np.ndarray:
    array = _array(value)
    if array.size and array.dtype.kind not in "iuf":  # NumPy would take "1", True and None as well
        raise TypeError(
            f"is {shown(value)}, but must hold numbers only. "
            "Look where it comes from, or convert it with np.array(…, dtype=float)."
        )
    return np.asarray(array, dtype=float)


def _finite(array: np.ndarray) -> np.ndarray:
    bad = int(np.count_nonzero(~np.isfinite(array)))
    if bad:
        raise ValueError(
            f"holds NaN or infinity in {bad} of {array.size} places. "
            "Look where they come from: often a learning rate that is too large."
        )
    return array


# ---- integers -----------------------------------------------------------------------------------


def bits(value, arguments=None) -> int:
    """A whole number of bits, 2 to 31."""
    whole_number(value)
    if not 2 <= value <= 31:
        raise ValueError(f"is {value}, but must be from 2 to 31. Try 8.")
    return int(value)


def integers(value, arguments=None) -> np.ndarray:
    """At least one whole number, shape (d,)."""
    array = _array(value)
    if not np.issubdtype(array.dtype, np.integer):
        raise TypeError(
            f"is {shown(value)}, but must hold whole numbers. Pass them as quantize returns them."
        )
    if array.ndim != 1 or array.size == 0:
        raise ValueError(
            f"has shape {array.shape}, but must be one flat vector of shape (d,), d at least 1. "
            "Flatten it with .ravel()."
        )
    return _wide(array)


def at_most_length_of(other: str) -> Callable:
    """A whole number from 1 to the length of the argument named `other`."""

    def rule(value, arguments):
        length = len(arguments[other])
        if whole_number(value) > length:
            raise ValueError(f"is {value}, but {other} has only {length} entries. Keep at most those.")
        return int(value)

    return rule


# ---- models, data, clients ----------------------------------------------------------------------


def model(value, arguments=None):
    """Anything with `size` and `loss_and_gradient`, as given/models.py has."""
    made = not isinstance(value, type)  # the class itself is no model yet
    if not (made and hasattr(value, "loss_and_gradient") and hasattr(value, "size")):
        raise TypeError(
            f"is {shown(value)}, but must be a model. Make one: SoftmaxRegression(64, 10)."
        )
    return value


def examples(value, arguments=None) -> np.ndarray:
    """At least one example: finite, shape (m, features)."""
    array = _floats(value)
    if array.ndim != 2 or array.size == 0:
        raise ValueError(
            f"has shape {array.shape}, but must be (examples, features) with at least one of each. "
            "Pass X[:1] for a single example."
        )
    return _finite(array)


def _check_classes(array: np.ndarray) -> None:
    if not np.issubdtype(array.dtype, np.integer):
        raise TypeError(
            f"holds {array.dtype}, but must hold whole numbers, the class of each example. "
            "Convert it with y.astype(int)."
        )


def labels(value, arguments) -> np.ndarray:
    """One label for each example in `X`: a class, counted from 0."""
    array = _array(value)
    if array.ndim != 1 or len(array) != len(arguments["X"]):
        raise ValueError(
            f"has shape {array.shape} for {len(arguments['X'])} examples in X. "
            "Pass one label an example, in the same order."
        )
    _check_classes(array)
    if array.min() < 0:  # as an index it would count from the end, in silence
        raise ValueError(f"holds {array.min()}, but classes count from 0. Number them 0, 1, 2, …")
    classes = getattr(arguments.get("model"), "classes", None)
    if classes is not None and array.max() >= classes:
        raise ValueError(
            f"holds {array.max()}, but the model has {classes} classes, 0 to {classes - 1}. "
            "Number them so, or make a model with more."
        )
    return _wide(array)


def label_list(value, arguments=None) -> np.ndarray:
    """At least one label, a whole number each: shape (n,)."""
    array = _array(value)
    if array.ndim != 1 or array.size == 0:
        raise ValueError(
            f"has shape {array.shape}, but must be one flat list of labels, shape (n,), n at least 1. "
            "Pass y, not X."
        )
    _check_classes(array)
    return _wide(array)


def shards_for_labels(value, arguments) -> int:
    """How many shards a client gets: at least 1, and no more in all than there are `labels`."""
    shards, examples = whole_number(value) * arguments["client_count"], len(arguments["labels"])
    if shards > examples:
        raise ValueError(
            f"is {value}, so {arguments['client_count']} clients need {shards} shards, but there are only "
            f"{examples} examples. Take fewer clients, or fewer shards for each."
        )
    return int(value)


def client_list(value, arguments=None) -> list:
    """At least one client, each a pair (X, y)."""
    if not isinstance(value, list | tuple):
        raise TypeError(f"is {shown(value)}, but must be a list of clients. Pass pairs (X, y).")
    if len(value) == 0:
        raise ValueError("is empty, but there must be at least one client. Pass pairs (X, y).")
    for k, client in enumerate(value):
        if not (isinstance(client, tuple | list) and len(client) == 2):
            raise TypeError(
                f"must hold pairs (X, y), but client {k} is {shown(client)}. "
                "Make the list with clients_of."
            )
        try:
            labels(client[1], {"X": examples(client[0])})
        except (ValueError, TypeError) as error:
            raise _like(
                error, f"holds a client that cannot train: data of client {k} {error}"
            ) from None
    return value if type(value) is list else list(value)


def generator(value, arguments=None) -> np.random.Generator:
    """A NumPy random generator: what simulates is seeded and passed in."""
    if not isinstance(value, np.random.Generator):
        raise TypeError(f"is {shown(value)}, but must be a generator. Pass np.random.default_rng(0).")
    return value


def callable_or_none(value, arguments=None):
    """None, or something that can be called."""
    if value is not None and not callable(value):
        raise TypeError(f"is {shown(value)}, but must be a function or None. Pass evaluate, not evaluate().")
    return value


def shown(value) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= 40 else f"{text[:37]}…"

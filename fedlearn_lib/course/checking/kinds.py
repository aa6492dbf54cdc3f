"""Results of another kind than expected: None, wrong types, wrong shapes, NaN. Named before any value is compared."""

import ast
import types

import numpy as np

from .answer_text import in_place_call, written
from .values import NUMBER, capital, kind_of
from .verdicts import NotYet, Run


def require_kind(run: Run) -> None:
    """Tell None, a wrong type, a wrong shape and NaN apart; anything else is for the values."""
    result, expected = run.result, run.expected
    if result is None and expected is not None:
        message = (
            f"Nothing came back: {call}. Call it on a line of its own, then return what it changed."
            if (call := in_place_call())
            else "Nothing came back: a function that ends without `return` gives None. Return what you "
            "computed; to print it is not enough."
        )
        raise NotYet("returns-none", message, run.details)
    if isinstance(expected, np.ndarray):
        _require_array(run)
    elif isinstance(expected, NUMBER):
        if not isinstance(result, NUMBER):
            raise _wrong_type(run, "one number", "Return just the number.")
        if isinstance(expected, int | np.integer) and isinstance(result, float | np.floating):
            raise _wrong_type(run, "a whole number", _whole_step(run.name))
    elif not isinstance(result, type(expected)):
        step = f"Return what `help({run.name})` describes."
        if isinstance(result, dict) and isinstance(expected, list):
            step = "`list(found.items())` makes a list of pairs of a dict, `list(found.values())` one of its values."
        raise _wrong_type(run, kind_of(expected), step)


def _whole_step(name: str) -> str:
    """What makes a whole number: the learner's text tells where the float comes from."""
    functions = [node for node in written().body if isinstance(node, ast.FunctionDef) and node.name == name]
    parts = list(ast.walk(functions[-1])) if functions else []
    floats = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, float)]
    if floats and floats[0].is_integer() and not any(isinstance(part, ast.Div) for part in parts):
        return f"`{floats[0]}` makes a float of all it is multiplied by: write `{int(floats[0])}`."
    return "Use `//` or `round()` where you divide, and return an `int`."


def _require_array(run: Run) -> None:
    result, expected = run.result, run.expected
    wanted = f"a NumPy array of shape {expected.shape}"
    if isinstance(result, NUMBER):
        raise NotYet(
            "wrong-shape",
            f"One single number came back, but {wanted} is expected. Look at what you sum over: "
            "`axis=0` keeps one number for each column.",
            run.details,
        )
    if not isinstance(result, np.ndarray | list | tuple):
        collection = hasattr(result, "__iter__") and not isinstance(result, str)
        step = "Turn it into one: `np.array(list(…))`." if collection else "Return the array itself."
        raise _wrong_type(run, wanted, step)
    if isinstance(result, list | tuple):
        if any(isinstance(part, np.ndarray | list | tuple) for part in result):
            raise _wrong_type(run, wanted, "Return that one array and nothing beside it.")
        if expected.dtype.kind == "f":
            step = "Wrap what you return in `np.array(…)`, or compute with whole arrays."
            raise _wrong_type(run, wanted, step)
    array = np.asarray(result)
    if array.dtype.kind not in "biuf":
        raise _wrong_type(run, wanted, "Return an array that holds plain numbers only.")
    if array.dtype.kind == "f" and expected.dtype.kind in "iu" and array.size:
        same = array.shape == expected.shape and np.array_equal(np.rint(array), expected)
        step = (
            "Round to whole numbers and return them with `.astype(int)`."
            if same
            else "Rounding alone does not make them right: look for what makes parts of whole numbers."
        )
        raise _wrong_type(run, "an array of whole numbers", step)
    if array.shape != expected.shape:
        raise NotYet(
            "wrong-shape",
            f"An array of shape {array.shape} came back, but shape {expected.shape} is expected. "
            "Look at which axis you sum or index over.",
            run.details,
        )
    if np.isfinite(expected).all() and not np.isfinite(array).all():
        raise NotYet(
            "not-finite",
            "NaN or infinity came back. Look for a division by zero, or for a value that grows without end.",
            run.details,
        )


def _wrong_type(run: Run, wanted: str, step: str) -> NotYet:
    if isinstance(run.result, types.GeneratorType):
        step = "Use `return` where you wrote `yield`, or square brackets around that `for`."
    elif callable(run.result):
        step = "Call it: write round brackets behind its name."
    verb = "are" if wanted == "bytes" else "is"
    message = f"{capital(kind_of(run.result))} came back, but {wanted} {verb} expected. {step}"
    return NotYet("wrong-type", message, run.details)

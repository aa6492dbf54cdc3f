"""Results of another kind than expected: None, wrong types, wrong shapes, NaN. Named before any value is compared."""

import ast
import types
from collections.abc import KeysView, ValuesView
from numbers import Number

import numpy as np

from .answer_text import in_place_call, returned_in_a_loop, says, written
from .trees import short
from .values import NUMBER, capital, close, kind_of
from .verdicts import NotYet, Run


def require_kind(run: Run) -> None:
    """Tell None, a wrong type, a wrong shape and NaN apart; anything else is for the values."""
    result, expected = run.result, run.expected
    if result is None and expected is not None:
        message = (
            f"Nothing came back: {call}. Call it on a line of its own, then return what it changed."
            if (call := in_place_call())
            else _no_return(run.name)
        )
        raise NotYet("returns-none", message, run.details)
    if isinstance(expected, np.ndarray):
        _require_array(run)
    elif isinstance(expected, NUMBER):
        if not isinstance(result, NUMBER):
            raise _wrong_type(run, "one number", _one_number(result, expected))
        if isinstance(expected, int | np.integer) and isinstance(result, float | np.floating):
            raise _wrong_type(run, "a whole number", _whole_step(run.name))
    elif not isinstance(result, type(expected)):
        raise _wrong_type(run, kind_of(expected), _conversion(result, expected, run.name))
    elif isinstance(expected, tuple) and _turned_round(result, expected):
        came, wanted = (" and ".join(kind_of(part) for part in each) for each in (result, expected))
        step = "Return the two the other way round."
        raise NotYet(
            "wrong-type", f"{capital(came)} came back, but {wanted} are expected, in this order. {step}", run.details
        )


def _one_number(result, expected) -> str:
    """What makes one number of what came back."""
    if isinstance(result, list | tuple | np.ndarray) and len(result) == 1:
        return "Take it out of there, `[0]`, and return the number alone."
    if isinstance(result, list | tuple | np.ndarray) and any(close(part, expected) for part in result):
        return "Return the right number of these alone."
    if isinstance(result, list | tuple | np.ndarray):
        return "Make one number of them, or look at the line that made several of one."
    return "Look for the line that makes it, and return the number alone."


def _turned_round(result: tuple, expected: tuple) -> bool:
    """Whether two results of different kinds came in each other's place."""
    if not len(result) == len(expected) == 2:
        return False
    kinds = (NUMBER, np.ndarray, list, dict)
    came, wanted = ([[isinstance(part, kind) for kind in kinds] for part in each] for each in (result, expected))
    return came != wanted and came == wanted[::-1] and all(any(each) for each in wanted)


def _conversion(result, expected, name: str) -> str:
    """What makes the expected kind of what came back."""
    if isinstance(result, list | tuple) and any(isinstance(part, type(expected)) for part in result):
        kind = kind_of(expected).removeprefix("a ").removeprefix("an ")
        return f"Return one {kind}, and no {kind_of(result).removeprefix('a ')} with such in it."
    if isinstance(expected, list):
        if isinstance(result, dict):
            return "Make a list of it: `list(found.items())` gives pairs, `list(found.values())` the values alone."
        if isinstance(result, np.ndarray):
            return "Make a list of it: `.tolist()`, which gives Python's own numbers."
        if isinstance(result, map | filter | zip | range | tuple | set | frozenset | KeysView | ValuesView):
            return "Put `list(…)` around it."
    if isinstance(expected, bytes):
        return "Return the bytes as they were made, and turn them into nothing else."
    if isinstance(expected, tuple) and isinstance(result, set | frozenset):
        return "A set has no order. Put its parts into a tuple in the order that is asked for, with commas between."
    if isinstance(expected, tuple) and not isinstance(result, list | tuple):
        return f"Return all {len(expected)} parts, with commas between them."
    if isinstance(expected, tuple) and isinstance(result, list) and len(result) != len(expected):
        return f"Return all {len(expected)} parts, with commas between them: look at `help({name})` for what they are."
    if isinstance(expected, tuple) and isinstance(result, list):
        return "Return the same parts, with commas between them and no square brackets around."
    if isinstance(expected, dict) and isinstance(result, list | tuple | np.ndarray):
        return "Begin with an empty dict, `found = {}`, and put each value under its key: `found[key] = value`."
    return f"Return what `help({name})` describes."


def _no_return(name: str) -> str:
    """Why None came back: no `return`, or one that is not reached, or an empty one."""
    functions = [node for node in written().body if isinstance(node, ast.FunctionDef) and node.name == name]
    nodes = list(ast.walk(functions[-1])) if functions else []
    if any(isinstance(node, ast.Return) and node.value is None for node in nodes):
        return "Nothing came back: `return` alone gives None. Write behind it what shall come back there."
    for outer in reversed([node for node in nodes if isinstance(node, ast.If | ast.For | ast.While)]):
        for inner in ast.walk(outer):
            if isinstance(inner, ast.Return) and inner.value is not None:
                return (
                    f"Nothing came back: `{short(inner)}` stands inside `{short(outer)}`, and in this call it was not "
                    f"reached{_or_gave_none(inner)}. Find out why, and say at the end what comes back then."
                )
    if functions and isinstance(last := functions[-1].body[-1], ast.Return) and last.value is not None:
        return (
            f"None came back from `{short(last)}`. Follow through your lines where that should get its value, and "
            "whether it loses it again."
        )
    return (
        "Nothing came back: a function that ends without `return` gives None. Return what you computed; to print it is "
        "not enough."
    )


def _or_gave_none(returned: ast.Return) -> str:
    """What else may be so where None came back and a function holds this line."""
    return " or returned None" if isinstance(returned.value, ast.Name | ast.Call | ast.Subscript | ast.IfExp) else ""


def _whole_step(name: str) -> str:
    """What makes a whole number: the learner's text tells where the float comes from."""
    functions = [node for node in written().body if isinstance(node, ast.FunctionDef) and node.name == name]
    parts = list(ast.walk(functions[-1])) if functions else []
    floats = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, float)]
    if floats and floats[0].is_integer() and not any(isinstance(part, ast.Div) for part in parts):
        return f"A sum or product with `{floats[0]}` is a float: write `{int(floats[0])}`."
    if any(isinstance(part, ast.Div) for part in parts):
        return "`/` makes a float, even where nothing is left over: look at what should stand there for whole numbers."
    return "Look for the line that makes a float, and return an `int`."


def _require_array(run: Run) -> None:
    result, expected = run.result, run.expected
    wanted = f"a NumPy array of shape {expected.shape}"
    if isinstance(result, NUMBER):
        raise NotYet(
            "wrong-shape",
            f"One single number came back, but {wanted} is expected. {_single_step(run)}",
            run.details,
        )
    if not isinstance(result, np.ndarray | list | tuple):
        collection = hasattr(result, "__iter__") and not isinstance(result, str)
        step = "Turn it into one: `np.array(list(…))`." if collection else "Return the array itself."
        if isinstance(result, dict):
            step = "Make an array of its keys or of its values, `np.array(list(….values()))`: of what is asked for."
        step = "A set keeps no order and nothing twice: do without one." if isinstance(result, set) else step
        raise _wrong_type(run, wanted, step)
    if isinstance(result, list | tuple):
        if any(isinstance(part, np.ndarray | list | tuple) for part in result):
            one = any(isinstance(part, np.ndarray) and part.shape == expected.shape for part in result)
            alike = len({np.shape(part) for part in result if isinstance(part, np.ndarray | Number)}) == 1
            other = "Make one array of all that is in it." if alike else "Look at what is put together there."
            step = "Return that one array and nothing beside it." if one else other
            raise _wrong_type(run, wanted, step)
        if expected.dtype.kind == "f":
            step = "Wrap what you return in `np.array(…)`, or compute with whole arrays."
            raise _wrong_type(run, wanted, step)
    array = np.asarray(result)
    if array.dtype.kind not in "biuf" and not (array.shape != expected.shape and _only_numbers(array)):
        call = in_place_call() if array.dtype.kind == "O" and None in array.ravel().tolist() else None
        step = f"{call}: call it on a line of its own, then go on with what it changed." if call else ""
        raise _wrong_type(run, wanted, step or "Return an array that holds plain numbers only.")
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
            + _shape_step(array, expected),
            run.details,
        )
    if np.isfinite(expected).all() and not np.isfinite(array).all():
        raise NotYet(
            "not-finite",
            "NaN or infinity came back. Look for a division by zero, or for a value that grows without end.",
            run.details,
        )


def _only_numbers(array: np.ndarray) -> bool:
    """Whether nothing but numbers is in it, if too long for NumPy's own."""
    return all(isinstance(each, NUMBER) for each in array.ravel().tolist())


def _single_step(run: Run) -> str:
    """What keeps more than one number."""
    tables = any(isinstance(each, np.ndarray) and each.ndim > 1 for each in run.inputs.values())
    if tables and says(r"\b(sum|mean|average|median|max|min|amax|amin|prod|std|var|any|all)\("):
        return "Look at what you sum over: `axis=0` keeps one number for each column."
    if early := returned_in_a_loop():
        return f"Look at `{early}`: it stands inside the loop, which ends there in its first round."
    if says(r"\bfor\b"):
        return "Keep what each round of the loop works out: append it to a list, and make an array of that at the end."
    return "Look for the line that makes one number of many, or takes one out, and return the whole array."


def _shape_step(array: np.ndarray, expected: np.ndarray) -> str:
    if not array.size and expected.size:
        return "It is empty: print the shape of what each line makes, and look at the first that is."
    one_axis_more = array.ndim > expected.ndim and array.squeeze().shape == expected.shape
    if one_axis_more and says(r"(nonzero|(?<!arg)where)\([^,\n]*\)"):
        return "`np.nonzero` and `np.where` give a tuple with one array for each axis: take the array out of it, `[0]`."
    if array.shape == (*expected.shape, 1):
        return "Each entry lies in a row of its own: take the column out, `[:, 0]`, or put `.ravel()` behind it."
    if array.shape == (1, *expected.shape):
        return "It lies in a list or table of its own: take it out of there with `[0]`."
    if array.ndim == expected.ndim == 2 and array.shape == expected.shape[::-1]:
        return "Turn it round: `.T` makes rows of columns."
    if array.ndim == 1 < expected.ndim and _takes_rows_apart():
        return (
            "`np.unique` without `axis` takes all numbers apart, and so does a mask with an answer for each of them. "
            "Choose whole rows, with one answer for a row, and write `axis=0` in the brackets of `np.unique`."
        )
    if array.ndim == 2 and expected.ndim == 1 and not says(r"axis|\.(sum|mean|max|min)\("):
        for axis, part in ((0, "column"), (1, "row")):
            if array.shape[axis] == len(expected) != array.shape[1 - axis]:
                return f"A whole table is there, and one {part} is asked for: take that, or make one of all of them."
    along_an_axis = says(r"axis|\.(sum|mean|dot|max|min)\(|@|, :|:, ")
    if array.ndim == expected.ndim == 2 and len(array) == 1 and says(r"\.?(mean|sum|average)\("):
        return "One single row is left: look at the line that makes one of many, and let each row stay for itself."
    same_columns = array.ndim == expected.ndim and array.shape[1:] == expected.shape[1:]
    if same_columns and (array.ndim > 1 or not along_an_axis):
        some = "too few" if len(array) < len(expected) else "too many"
        return f"There are {some}: print the shape of what each line makes, and look at the first that has {some}."
    return "Look at which axis you sum, index or loop over."


def _takes_rows_apart() -> bool:
    """Whether `np.unique` is called without an axis."""
    calls = [node for node in ast.walk(written()) if isinstance(node, ast.Call)]
    return any(ast.unparse(each.func) == "np.unique" and "axis" not in [k.arg for k in each.keywords] for each in calls)


def _wrong_type(run: Run, wanted: str, step: str) -> NotYet:
    if isinstance(run.result, types.GeneratorType):
        step = _without_yield()
    elif callable(run.result):
        step = "Call it: write round brackets behind its name."
    verb = "are" if wanted == "bytes" else "is"
    message = f"{capital(kind_of(run.result))} came back, but {wanted} {verb} expected. {step}"
    return NotYet("wrong-type", message, run.details)


def _without_yield() -> str:
    """What to do where a generator came back."""
    loops = [node for node in ast.walk(written()) if isinstance(node, ast.For | ast.While)]
    yields = ast.Yield | ast.YieldFrom
    if any(isinstance(part, yields) for loop in loops for part in ast.walk(loop)):
        return "In place of each `yield`, append to a list, and return that list behind the loop."
    return "Use `return` where you wrote `yield`." if says(r"\byield\b") else "Put square brackets around that `for`."

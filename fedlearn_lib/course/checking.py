"""How the checks of an exercise are written and run. Used inside the judge's child process only.

A check module names, for every exercise, the *cases* (real inputs, fresh each time, and corners),
then one function a *mistake*. Its docstring is the advice a learner reads:

    checks = Checks("weighted_average")

    @checks.cases
    def updates_and_counts(rng):
        yield dict(updates=..., example_counts=...)

    @checks.mistake("plain-mean")
    def _(updates, example_counts):
        '''This is the plain mean: … Multiply each update by …'''
        return updates.mean(axis=0)          # what this mistake computes: recognised by its value

    @checks.symptom("too-few")
    def _(run):
        '''…'''
        return len(run.result) < …           # recognised by how the wrong result looks;
                                             # True, or a list of (label, text) to show

    @checks.stops("float-size", "must be integers")
    def _():
        '''…'''                            # recognised by the words of the exception it ends in

    @checks.behaviour("same-every-time")
    def _(answer, rng):
        '''…'''
        return …                             # a fault that shows only over many calls

The mistakes are tried in the order in which they stand, on the first case that fails, and the first
that applies is named. So the first cases should be small, the same every time (a learner works them
out on paper), and such that no two mistakes agree on them.

What can go wrong in any exercise (an exception, None, a wrong type or shape, NaN, inputs changed in
place) is told apart here, once.
"""

import ast
import copy
import functools
import inspect
import linecache
import numbers
import re
import traceback
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

GENERAL_ADVICE = {
    "syntax-error": "The cell does not parse.",
    "no-function": "No function of that name.",
    "wrong-signature": "Names, order, kinds or defaults of the arguments were changed.",
    "notebook-name": "A name is used that exists only in the notebook.",
    "unknown-name": "A name is used that exists nowhere.",
    "raises": "The function stopped with an exception.",
    "exits": "The function ended the whole program.",
    "too-slow": "No answer within the time limit.",
    "prints-too-much": "The function printed without end.",
    "returns-none": "None came back.",
    "wrong-type": "Something of another kind came back.",
    "wrong-shape": "An array of another shape came back.",
    "not-finite": "NaN or infinity came back.",
    "changes-input": "An argument was changed in place.",
    "rounded": "The right value, rounded.",
    "not-exact": "Right in its first digits only.",
    "other-value": "The value is wrong, in a way no named mistake explains.",
}


class NotYet(Exception):
    """The answer is not right yet.

    Attributes:
        advice: the id of the mistake.
        message: what is wrong, and one next step.
        details: (label, text) pairs: the input, what came back, what was expected.
    """

    def __init__(self, advice: str, message: str, details: list[tuple[str, str]] = ()):
        super().__init__(message)
        self.advice, self.message, self.details = advice, message, list(details)


@dataclass
class Run:
    """One call of the learner's function, and what the reference says to the same call."""

    name: str
    inputs: dict[str, Any]
    result: Any
    expected: Any
    in_words: str | None = None  # what is expected, where the reference's value is one of many

    @property
    def details(self) -> list[tuple[str, str]]:
        called = [("called", call_text(self.name, self.inputs))]
        came, expected = describe(self.result, show=3), describe(self.expected, show=3)
        if came == expected:  # the difference is deeper than what is shown
            return called
        return [*called, ("came back", came), ("expected", self.in_words or expected)]


@dataclass(frozen=True)
class Diagnosis:
    """One mistake: when it applies, and what the learner is told."""

    advice: str
    message: str
    applies: Callable


class Checks:
    """The cases and the known mistakes of one exercise.

    Args:
        exercise: its name.
        tolerance: how far a value may be off, relative to the largest expected one.
    """

    def __init__(self, exercise: str, *, tolerance: float = 1e-9):
        self.exercise = exercise
        self.tolerance = tolerance
        self.diagnoses: list[Diagnosis] = []
        self.exceptions: list[Diagnosis] = []
        self.behaviours: list[Diagnosis] = []
        self._cases: Callable | None = None
        self._accepts: Callable | None = None
        self._in_words: Callable | None = None
        self._read: Callable = lambda run: run

    # ---- what a check module declares -----------------------------------------------------------

    def cases(self, generate: Callable[[np.random.Generator], Iterator[dict]]):
        """Declare the inputs: a generator of keyword arguments. The first ones should be small."""
        self._cases = generate
        return generate

    def reads(self, read: Callable[[Run], Any]):
        """Declare what `accepts` and the symptoms look at, where that is more than the run."""
        self._read = read
        return read

    def accepts(self, judge: Callable[[Any], bool]):
        """Declare what is right where more than the reference's own value is."""
        self._accepts = judge
        return judge

    def in_words(self, describe_expected: Callable):
        """Declare how to say what is expected of a call, from the same keyword arguments."""
        self._in_words = describe_expected
        return describe_expected

    def mistake(self, advice: str):
        """Declare a mistake by the value it computes from the same inputs, or a tuple of values."""

        def declare(compute: Callable):
            def applies(run: Run) -> bool:
                try:
                    value = compute(**_own_copy(run.inputs))
                except Exception:  # this mistake cannot be made on these inputs
                    return False
                values = value if isinstance(value, tuple) else (value,)
                return any(close(run.result, each, self.tolerance) for each in values)

            self.diagnoses.append(Diagnosis(advice, _sentence(compute), applies))
            return compute

        return declare

    def symptom(self, advice: str):
        """Declare a mistake by how a wrong result looks."""

        def declare(recognise: Callable[[Any], bool | list]):
            def applies(run: Run):
                return recognise(self._read(run))

            self.diagnoses.append(Diagnosis(advice, _sentence(recognise), applies))
            return recognise

        return declare

    def stops(self, advice: str, words: str, line: str | None = None):
        """Declare a mistake by the exception it ends in: what it says matches `words`, a pattern, or the
        learner's own line in which it came matches `line`."""

        def declare(advise: Callable):
            def applies(what: str, where: str):
                return re.search(words, what) or (line and re.search(line, where))

            self.exceptions.append(Diagnosis(advice, _sentence(advise), applies))
            return advise

        return declare

    def behaviour(self, advice: str):
        """Declare a fault that shows over many calls, looked for when all values are right."""

        def declare(recognise: Callable):
            self.behaviours.append(Diagnosis(advice, _sentence(recognise), recognise))
            return recognise

        return declare

    @property
    def advice_ids(self) -> list[str]:
        """Every advice this exercise can give beyond the general ones."""
        return [diagnosis.advice for diagnosis in [*self.exceptions, *self.diagnoses, *self.behaviours]]

    # ---- judging --------------------------------------------------------------------------------

    def run(self, answer: Callable, reference: Callable, rng: np.random.Generator) -> None:
        """Judge an answer.

        Raises:
            NotYet: at the first fault.
        """
        for inputs in self._cases(rng):
            run = self.call(answer, reference, inputs)
            if not self._is_right(run):
                raise self._named_mistake(run) or _unnamed_mistake(run)
        for fault in self.behaviours:
            if found := fault.applies(guarded(self.exercise, answer, self.exceptions), rng):
                raise NotYet(fault.advice, fault.message, found if isinstance(found, list) else [])

    def _is_right(self, run: Run) -> bool:
        if close(run.result, run.expected, self.tolerance):
            return True
        try:
            return self._accepts is not None and bool(self._accepts(self._read(run)))
        except Exception:  # so odd a result that it cannot even be looked at
            return False

    def call(self, answer: Callable, reference: Callable, inputs: dict) -> Run:
        """Call both with the same inputs, and notice what can go wrong in any exercise."""
        expected = reference(**_own_copy(inputs))
        given = _own_copy(inputs)
        result = guarded(self.exercise, answer, self.exceptions)(**given)
        # A model that watches what it is asked has seen this call in `given`, not in `inputs`.
        seen = {name: given[name] if hasattr(value, "fresh") else value for name, value in inputs.items()}
        in_words = self._in_words(**inputs) if self._in_words else None
        run = Run(self.exercise, seen, result, expected, in_words)
        try:
            _require_kind(run)
        except NotYet as general:
            raise self._named_mistake(run) or general from None
        for name, before in inputs.items():
            if changed(before, given[name]):
                raise NotYet(
                    "changes-input",
                    f"Your function changed its argument `{name}` in place, so the caller's own data is "
                    f"different afterwards. A line like `new = {name}` makes no copy, only a second name for "
                    f"the same array. Work on `{name}.copy()`, and write `a = a + b` instead of `a += b`.",
                    run.details[:1],
                )
        return run

    def _named_mistake(self, run: Run) -> NotYet | None:
        for diagnosis in self.diagnoses:
            try:
                found = diagnosis.applies(run)
            except Exception:  # it cannot be told from a result of this kind
                continue
            if found:
                details = run.details + (found if isinstance(found, list) else [])
                return NotYet(diagnosis.advice, diagnosis.message, details)
        return None


def _own_copy(inputs: dict) -> dict:
    """The arguments for one call; what watches its calls starts afresh."""
    return {name: value.fresh() if hasattr(value, "fresh") else copy.deepcopy(value) for name, value in inputs.items()}


def _unnamed_mistake(run: Run) -> NotYet:
    if _is_rounded(run):
        return NotYet(
            "rounded",
            "This is the right result, rounded. Those that use it need all its digits: return it as it "
            "is, and leave out what rounds.",
            run.details,
        )
    if close(run.result, run.expected, 1e-3):
        return NotYet(
            "not-exact",
            "The first digits are right, the others are not. Leave out what makes numbers coarser: "
            "rounding, float32, small constants added for safety.",
            run.details,
        )
    return NotYet(
        "other-value",
        "The result is not the expected one, and none of the usual mistakes explains it. Work "
        f"through this call line by line, and compare with what `help({run.name})` says.",
        run.details,
    )


def _is_rounded(run: Run) -> bool:
    try:
        return np.any(run.result) and any(close(run.result, np.round(run.expected, n), 1e-12) for n in range(7))
    except (TypeError, ValueError):  # nothing that could be rounded
        return False


def guarded(name: str, answer: Callable, known: list[Diagnosis] = ()) -> Callable:
    """The answer, with an exception inside it turned into a verdict; `known` are an exercise's own."""

    @functools.wraps(answer)
    def call(*args, **kwargs):
        try:
            return answer(*args, **kwargs)
        except Exception as error:
            raise _stopped(name, error, inspect.signature(answer).bind(*args, **kwargs), known) from None

    return call


def _stopped(name: str, error: Exception, bound: inspect.BoundArguments, known: list[Diagnosis]) -> NotYet:
    line, what, called = _own_line(error), error_text(error), call_text(name, bound.arguments)
    bound.apply_defaults()
    where = f" in your line `{line}`" if line else ""
    own = next((diagnosis for diagnosis in known if diagnosis.applies(what, line or "")), None)
    step = own.message if own else _first_aid(error, what, line or "", bound.arguments)
    message = f"Your function stopped with {what}{where}. {step}"
    return NotYet(own.advice if own else "raises", message, [("called", called)])


def _first_aid(error: Exception, what: str, line: str, inputs: dict) -> str:
    if "NoneType" in what:
        if call := _in_place_call():
            return f"{_capital(call)}: call it on a line of its own, then go on with what it changed."
        for name in (name for name, value in inputs.items() if value is None):
            if re.search(rf"\b{name}\(", line):
                return f"`{name}` may be None. To hand it on, write its name alone, without brackets behind it."
            if re.search(rf"\b{name}\b", line):
                return f"`{name}` is None in this call: find out what that means, and treat it before that line."
    if "Cannot cast" in what and (parts := re.match(r"(\w+) (\S+)= (.+)", line)):
        changed, sign, by = parts.groups()
        new = f"`new = {changed} {sign} {by}`, with a name of its own"
        return f"`{sign}=` changes `{changed}` itself, in place. Write {new}."
    if re.search(r"\braise\b", line):
        return "`raise` ends the function, but this call has a result: leave that line out, or mend its condition."
    return next(step for kind, words, step in FIRST_AID if isinstance(error, kind) and re.search(words, what))


# What to do, by the kind of an exception and words in it; the first that fits counts.
FIRST_AID = [
    (Exception, "NoneType", "Something there is None: find out which value, and treat None before that line."),
    (
        TypeError,
        "not callable",
        "Something is called there that is no function. To hand a function on, write its name alone, not `name(…)`.",
    ),
    (TypeError, "__round__", "round() takes a single number: write `np.rint(…)` for a whole array."),
    (
        TypeError,
        r"to str$|to str\)|and 'str'$|and 'str'\)|: 'str' and|dtype\('<U",
        "A text and a number cannot be added: write an f-string, such as `f\"cut: {number}\"`.",
    ),
    (TypeError, "argument", "Compare that call with the first line of the function it calls, name by name."),
    (
        TypeError,
        "indices must be integers.*not tuple",
        "A loop over a list gives its items, not their numbers: use the item itself, or loop over the numbers.",
    ),
    (TypeError, "integer scalar arrays", "A list takes one index at a time: loop over the indices."),
    (TypeError, "'tuple'", "Something there is a pair: take it apart first, `one, other = …`."),
    (TypeError, "multiply sequence", "Something there is a pair or a list: take it apart first, `one, other = …`."),
    (TypeError, "integer", "A whole number is needed there: round it, or divide with `//`."),
    (
        ValueError,
        "broadcast",
        "NumPy lines shapes up from the right. To give each row its number, make a column: `numbers[:, None]`.",
    ),
    (ValueError, "mismatch|not aligned", "In `a @ b` rows of `a` must be as long as columns of `b`: turn them round."),
    (Exception, "[Aa]xis", "Look at the shapes: `axis=0` goes from row to row, `axis=1` from column to column."),
    (UnboundLocalError, "", "Give that name a first value before you use it."),
    (NameError, "", "Look for a misspelt name, or define it before you use it."),
    (
        AttributeError,
        "ndarray.*'index'",
        "Lists have `.index`, arrays do not: use np.argmax for the place of the largest entry.",
    ),
    (AttributeError, "", "Look for a misspelt name behind the dot."),
    (KeyError, "", "Look at which keys there are before you ask for one."),
    (IndexError, "", "Look at how long that array is, and which indices you ask for."),
    (ZeroDivisionError, "", "Look at what you divide by, and when it can be 0."),
    (RecursionError, "", "Your function calls itself: call another one, or use a loop."),
    (MemoryError, "", "Look for an array that is far larger than the data."),
    (EOFError, "", "Take input() out: what your function needs, it gets as arguments."),
    (ImportError, "", "Use what the library's file imports; NumPy is there as `np`."),
    (Exception, "", "Print the values in that line, and their shapes, just before it."),
]

IN_PLACE = {"append", "extend", "insert", "record", "reverse", "shuffle", "sort", "update"}


def _in_place_call() -> str | None:
    """Says which method works in place, where the answer goes on with the None that it returns."""
    nodes = list(ast.walk(written()))
    alone = [node.value for node in nodes if isinstance(node, ast.Expr)]
    returned = [node.value for node in nodes if isinstance(node, ast.Return)]
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=name)) if name in IN_PLACE and node not in alone:
                if name == "update" and node not in returned:  # a cipher's gives bytes, and one goes on with them
                    continue
                if ast.unparse(owner) != "np":  # np.sort(…) returns what it sorted
                    return f"`{ast.unparse(owner)}.{name}(…)` works in place and returns None"
    return None


def error_text(error: BaseException) -> str:
    """The kind of an exception and what it says, in one line that is not too long."""
    kind = next(c.__name__ for c in type(error).__mro__ if not c.__name__.startswith("_"))
    said = " ".join(str(error).split()).rstrip(".")
    return f"{kind} ({said if len(said) <= 160 else said[:159] + '…'})" if said else kind


def _own_line(error: Exception) -> str | None:
    """The last line of the traceback that the learner wrote."""
    own = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == ANSWER_FILENAME]
    return own[-1].line if own else None


ANSWER_FILENAME = "<your answer>"


def written() -> ast.Module:
    """What the learner wrote."""
    return ast.parse("".join(linecache.getlines(ANSWER_FILENAME)))


def _sentence(function: Callable) -> str:
    return " ".join((function.__doc__ or "").split())


# ---- comparing ----------------------------------------------------------------------------------


def _require_kind(run: Run) -> None:
    """Tell None, a wrong type, a wrong shape and NaN apart; anything else is for the values."""
    result, expected = run.result, run.expected
    if result is None and expected is not None:
        message = (
            f"Nothing came back: {call}. Call it on a line of its own, then return what it changed."
            if (call := _in_place_call())
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
        raise _wrong_type(run, _kind(expected), f"Return what `help({run.name})` describes.")


def _whole_step(name: str) -> str:
    """What makes a whole number: the learner's text tells where the float comes from."""
    functions = [node for node in written().body if isinstance(node, ast.FunctionDef) and node.name == name]
    parts = list(ast.walk(functions[-1])) if functions else []
    floats = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, float)]
    if floats and floats[0].is_integer() and not any(isinstance(part, ast.Div) for part in parts):
        return f"`{floats[0]}` makes a float of all it is multiplied by: write `{int(floats[0])}`."
    return "Use `//` or `round()` where you divide, and return an `int`."


NUMBER = bool | int | float | numbers.Integral | np.number | np.bool_  # gmpy2 has its own whole numbers


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
        step = "Round to whole numbers and return them with `.astype(int)`."
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
    message = f"{_capital(_kind(run.result))} came back, but {wanted} {verb} expected. {step}"
    return NotYet("wrong-type", message, run.details)


def close(result, expected, tolerance: float = 1e-9) -> bool:
    """Whether two values agree: whole numbers exactly, others up to a tolerance.

    The tolerance is relative to the largest expected value. Lists and dictionaries are compared
    item by item, anything unknown by `==`.
    """
    if isinstance(expected, list | tuple) and isinstance(result, list | tuple):
        return len(result) == len(expected) and all(
            close(mine, wanted, tolerance) for mine, wanted in zip(result, expected, strict=True)
        )
    if isinstance(expected, dict) and isinstance(result, dict):
        return result.keys() == expected.keys() and all(
            close(result[key], expected[key], tolerance) for key in expected
        )
    if not isinstance(expected, float | np.floating | np.ndarray | list | tuple):
        # Above all whole numbers: 2048 bits do not fit a float.
        return not isinstance(result, np.ndarray) and bool(result == expected)
    try:
        result, expected = np.asarray(result), np.asarray(expected)
        if result.shape != expected.shape:
            return False
        if expected.dtype.kind in "iub":
            return result.dtype.kind in "iub" and bool((result == expected).all())
        scale = max(1e-12, float(np.abs(expected).max(initial=0.0)))
        return bool((np.abs(result.astype(float) - expected) <= tolerance * scale).all())
    except (TypeError, ValueError):
        return False


def changed(before, after) -> bool:
    """Whether an argument, or anything inside it, is no longer what it was."""
    if isinstance(before, np.ndarray):
        return not (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
        )
    if isinstance(before, list | tuple):
        return len(before) != len(after) or any(map(changed, before, after))
    if isinstance(before, dict):
        return before.keys() != after.keys() or any(changed(before[k], after[k]) for k in before)
    if isinstance(before, numbers.Number | str | bytes):  # it cannot change, but another may stand in its place
        return type(before) is not type(after) or bool(before != after and before == before)
    return False  # generators and models are meant to be used


# ---- describing ---------------------------------------------------------------------------------


def call_text(name: str, inputs: dict) -> str:
    """A call as one would type it, with large arrays abbreviated."""
    return f"{name}({', '.join(f'{key}={describe(value)}' for key, value in inputs.items())})"


def describe(value, limit: int = 8, show: int = 0) -> str:
    """A value in a few words: small ones whole, large ones by kind, shape and first entries."""
    if isinstance(value, np.ndarray):
        if value.size <= (limit if np.any(value % 1) else max(limit, 36)):  # whole numbers are short
            return " ".join(np.array2string(value, precision=6, separator=", ").split())
        start = ", ".join(describe(item) for item in value.ravel()[:show])
        return f"array of shape {value.shape}" + (f": {start}, …" if start else "")
    if isinstance(value, list | tuple):
        if counts := _rows_of_pairs(value):
            rows = ", ".join(map(str, counts[:limit])) + (", …" if len(counts) > limit else "")
            return f"{len(counts)} pairs (X, y) with {rows} examples"
        if len(value) > limit:
            return f"{_kind(value)} of {len(value)}"
        left, right = "[]" if isinstance(value, list) else "()"
        return left + ", ".join(describe(item, limit) for item in value) + right
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, float | np.floating):
        return f"{value:.6g}"
    if isinstance(value, np.generic):
        return repr(value.item())
    if callable(value) and hasattr(value, "__name__"):
        return value.__name__
    try:
        text = re.sub(r" at 0x[0-9A-Fa-f]+", "", " ".join(repr(value).split()))
    except Exception:
        return _kind(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _rows_of_pairs(value) -> list[int] | None:
    """How many examples each client has, if this is a list of clients."""
    is_clients = len(value) > 0 and all(
        isinstance(pair, tuple) and [getattr(part, "ndim", None) for part in pair] == [2, 1] for pair in value
    )
    return [len(y) for _, y in value] if is_clients else None


def _kind(value) -> str:
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if callable(value) and not isinstance(value, type):
        return "a function"
    name = type(value).__name__
    names = {"list": "a list", "tuple": "a tuple", "dict": "a dictionary", "str": "a text", "bytes": "bytes"}
    return names.get(name, f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

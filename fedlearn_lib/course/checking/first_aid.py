"""An exception inside an answer, as a verdict with one next step."""

import difflib
import inspect
import re
import types

from .answer_text import in_place_call, own_frame
from .values import call_text, capital, describe, kind_of
from .verdicts import Diagnosis, NotYet


def stopped(
    name: str, error: Exception, bound: inspect.BoundArguments, known: list[Diagnosis], secret: bool = False
) -> NotYet:
    """The verdict on an exception.

    Args:
        name: the exercise.
        error: what was raised.
        bound: the arguments of the call.
        known: the exercise's own advice on exceptions.
        secret: whether values may be secrets: then only their kinds are told.
    """
    line, here, around = own_frame(error)
    what, called = error_text(error), call_text(name, bound.arguments)
    bound.apply_defaults()
    where = f" in your line `{line}`" if line else ""
    own = next((each for each in known if each.applies(what, line) and each.fits_the_code()), None)
    step = own.message if own else _hidden(line, here, around) or _first_aid(error, what, line, bound.arguments)
    details = [("called", called)]
    if there := _values_in(line, here, kind_of if secret else describe):
        details.append(("in that line", there))
    opening = f"Your function stopped with {what}{where}. "
    verdict = NotYet(own.advice if own else "raises", opening + step, details)
    verdict.opening = opening
    return verdict


def _values_in(line: str, here: dict, tell) -> str:
    """What the names of a line stood for when it stopped."""
    names = [name for name in dict.fromkeys(re.findall(r"(?<![\w.\"'])[A-Za-z_]\w*", line)) if name in here]
    told = [f"{name} = {tell(here[name])}" for name in names if not callable(here[name])]
    return "; ".join(told[:4])


def _hidden(line: str, here: dict, around: dict) -> str | None:
    """Says so where a variable hides something of the same name that the library has."""
    for name in re.findall(r"(?<![\w.])([A-Za-z_]\w*)(?=[.(])", line):
        if name in here and callable(around.get(name)) and not callable(here[name]):
            return f"Your variable `{name}` hides the library's `{name}`: give the variable another name."
        if isinstance(around.get(name), types.ModuleType) and name in here and here[name] is not around[name]:
            return f"Your variable `{name}` hides the module `{name}`: give the variable another name."
    return None


def _unknown_attribute(error: AttributeError) -> str:
    """What an object has instead of the attribute that was asked for."""
    there = [name for name in dir(error.obj) if not name.startswith("_")]
    kind = kind_of(error.obj)
    if near := difflib.get_close_matches(str(error.name), there, n=1):
        return f"{capital(kind)} has no `{error.name}`: write `{near[0]}` if you meant that."
    if len(there) <= 12:
        names = ", ".join(f"`{name}`" for name in there)
        return f"{capital(kind)} has {names}, and no `{error.name}`: work with what there is."
    return f"{capital(kind)} has no `{error.name}`: find out what it is, and how that is called there."


def _first_aid(error: Exception, what: str, line: str, inputs: dict) -> str:
    if "NoneType" in what:
        if call := in_place_call():
            return f"{capital(call)}: call it on a line of its own, then go on with what it changed."
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
    if isinstance(error, UnboundLocalError) and (name := re.search(r"'(\w+)'", what)):
        return f"`{name[1]}` gets its value only in a line that was not reached: give it a first value before that."
    known = next((step for kind, words, step in FIRST_AID if isinstance(error, kind) and re.search(words, what)), None)
    if known is None and isinstance(error, AttributeError) and error.name and error.obj is not None:
        return _unknown_attribute(error)
    return known or "Look at what each name in that line stands for there, and whether that can be."


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
        'A text and a number cannot be added: write an f-string, such as `f"cut: {number}"`.',
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
    (IndexError, "out of bounds|out of range", "Look at how long that is and which places it has: they begin at 0."),
    (Exception, "[Aa]xis", "Look at the shapes: `axis=0` goes from row to row, `axis=1` from column to column."),
    (NameError, "", "Look for a misspelt name, or define it before you use it."),
    (
        AttributeError,
        "ndarray.*'index'",
        "Lists have `.index`, arrays do not: use np.argmax for the place of the largest entry.",
    ),
    (KeyError, "", "Look at which keys there are before you ask for one."),
    (ZeroDivisionError, "", "Look at what you divide by, and when it can be 0."),
    (RecursionError, "", "Your function calls itself: call another one, or use a loop."),
    (MemoryError, "", "Look for an array that is far larger than the data."),
    (EOFError, "", "Take input() out: what your function needs, it gets as arguments."),
    (ImportError, "", "Use what the library's file imports; NumPy is there as `np`."),
]


def error_text(error: BaseException) -> str:
    """The kind of an exception and what it says, in one line that is not too long."""
    kind = next(c.__name__ for c in type(error).__mro__ if not c.__name__.startswith("_"))
    said = " ".join(str(error).split()).rstrip(".")
    if isinstance(error, AttributeError):  # some libraries tell where a class lies, and forget its name
        said = re.sub(r"^'[\w.]+\.' object", f"'{type(error.obj).__name__}' object", said)
    return f"{kind} ({said if len(said) <= 160 else said[:159] + '…'})" if said else kind

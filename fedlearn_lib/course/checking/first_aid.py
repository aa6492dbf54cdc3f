"""An exception inside an answer, as a verdict with one next step."""

import inspect
import re

from .answer_text import in_place_call, own_line
from .values import call_text, capital
from .verdicts import Diagnosis, NotYet


def stopped(name: str, error: Exception, bound: inspect.BoundArguments, known: list[Diagnosis]) -> NotYet:
    line, what, called = own_line(error), error_text(error), call_text(name, bound.arguments)
    bound.apply_defaults()
    where = f" in your line `{line}`" if line else ""
    own = next((diagnosis for diagnosis in known if diagnosis.applies(what, line or "")), None)
    step = own.message if own else _first_aid(error, what, line or "", bound.arguments)
    message = f"Your function stopped with {what}{where}. {step}"
    return NotYet(own.advice if own else "raises", message, [("called", called)])


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


def error_text(error: BaseException) -> str:
    """The kind of an exception and what it says, in one line that is not too long."""
    kind = next(c.__name__ for c in type(error).__mro__ if not c.__name__.startswith("_"))
    said = " ".join(str(error).split()).rstrip(".")
    return f"{kind} ({said if len(said) <= 160 else said[:159] + '…'})" if said else kind

"""An exception inside an answer, as a verdict with one next step."""

import ast
import inspect
import re
import types

from .answer_text import called_of_the_course, in_place_call, own_frame, written
from .raised import Raised
from .raised_steps import step_for
from .trees import stored_names
from .values import call_text, capital, describe, kind_of
from .verdicts import Diagnosis, NotYet

IN_THAT_LINE = "in that line"  # what the names of the line stood for that stopped


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
    aid = own.message if own else _hidden(line, here, around)
    step = aid or _first_aid(error, what, (line, here, around), bound.arguments)
    details = [("called", called)]
    if there := _values_in(line, here, kind_of if secret else describe):
        details.append((IN_THAT_LINE, there))
    opening = f"Your function stopped with {what}{where}. "
    verdict = NotYet(own.advice if own else "raises", opening + step, details)
    verdict.opening, verdict.guarded = opening, own is None and bool(_on_purpose(error, line))
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
            return _hides(name, "library's")
        if isinstance(around.get(name), types.ModuleType) and name in here and here[name] is not around[name]:
            return _hides(name, "module")
    return None


def _hides(name: str, what: str) -> str:
    return f"Your variable `{name}` hides the {what} `{name}`: give the variable another name."


def _first_aid(error: Exception, what: str, where: tuple[str, dict, dict], inputs: dict) -> str:
    line, here, around = where
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
    if found := _on_purpose(error, line):
        why = "find out why it comes to that line. Mend its condition, or else the line before it that went wrong"
        return f"`{found[1]}` ends the function, but this call has a result: {why}."
    if isinstance(error, UnboundLocalError) and (name := re.search(r"'(\w+)'", what)):
        if re.search(rf"\b{name[1]}\(", line) and callable(around.get(name[1])):
            return _hides(name[1], "library's")
        if any(isinstance(node, ast.Try) for node in ast.walk(written())):
            return f"The line that gives `{name[1]}` its value was not reached, or failed inside of `try`: look at it."
        if any(name[1] in stored_names(part) for loop in _loops() for part in [loop.target, *loop.body]
               if not isinstance(part, ast.If)):  # fmt: skip
            return (
                f"`{name[1]}` gets its value inside a loop that had no round here. Look at what shall come back then, "
                "and whether the value of its last round is enough otherwise."
            )
        return f"`{name[1]}` gets its value only in a line that was not reached: give it a first value before that."
    return step_for(Raised(error, what, line, here, called_of_the_course(error, line), around))


def _loops() -> list[ast.For]:
    return [node for node in ast.walk(written()) if isinstance(node, ast.For)]


def _on_purpose(error: Exception, line: str) -> re.Match | None:
    """The `raise` or `assert` that stopped; none where the line itself failed, as in `raise ValueError("of " + 3)`."""
    if isinstance(error, AssertionError):
        return re.search(r"\b(raise|assert)\b", line)
    kinds = "|".join(each.__name__ for each in type(error).__mro__)
    return re.search(rf"\b(raise)\b(?=.*\b({kinds})\b|( \w+)?$)", line)


def error_text(error: BaseException) -> str:
    """The kind of an exception and what it says, in one line that is not too long."""
    kind = next(c.__name__ for c in type(error).__mro__ if not c.__name__.startswith("_"))
    said = " ".join(str(error).split()).rstrip(".")
    if isinstance(error, AttributeError):  # some libraries tell where a class lies, up to Python 3.11 without its name
        said = re.sub(r"^'(?:\w+\.)+\w*' object", f"'{type(error.obj).__name__}' object", said)
    return f"{kind} ({said if len(said) <= 160 else said[:159] + '…'})" if said else kind

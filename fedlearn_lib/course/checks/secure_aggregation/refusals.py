"""For exercises that must refuse some of their inputs: a refusal is looked at like a result."""

import ast
import functools
import re
import traceback
from dataclasses import dataclass, field

from fedlearn_lib.given.refused import Refused

from ...checking import ANSWER_FILENAME, Checks, stands_for, written


@dataclass(frozen=True)
class Refusal:
    """The exception with which an answer ended on purpose."""

    kind: str = "Refused"
    reason: str = ""
    caught: str = field(default="", compare=False)  # the kind of exception that it answers, where it stands in `except`

    def __repr__(self):
        return f"{self.kind}({self.reason})"


class RefusingChecks(Checks):
    """Checks of a function that refuses some of its inputs itself: there `Refused` is what is right."""

    def run(self, answer, reference, rng):
        super().run(self.noting(answer), self.noting(reference), rng)

    def noting(self, function):
        @functools.wraps(function)
        def noted(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except Refused as error:
                caught = type(error.__context__).__name__ if error.__context__ else ""
                return Refusal("Refused", str(error), caught)
            except Exception as error:
                if on_purpose(error):
                    return Refusal(type(error).__name__, str(error))
                raise

        return noted


def on_purpose(error: Exception) -> bool:
    """Whether an answer raised this itself, and did not fail while it made the reason for `raise Refused(…)`."""
    own = [f.line or "" for f in traceback.extract_tb(error.__traceback__) if f.filename == ANSWER_FILENAME]
    return bool(own) and bool(re.search(r"\b(raise|assert)\b", own[-1])) and not own[-1].startswith("raise Refused(")


def catches_refusals() -> bool:
    """Whether an `except` of the answer's own takes a `Refused` that comes in its `try`, and lets it go no further."""
    nodes = list(ast.walk(written()))
    helpers = [
        each.name for each in nodes if isinstance(each, ast.FunctionDef) and "raise Refused" in ast.unparse(each)
    ]
    refuses = "|".join(["raise Refused", *(rf"\b{name}\(" for name in helpers)])
    for node in nodes:
        if isinstance(node, ast.Try) and re.search(refuses, ast.unparse(node.body)):
            for handler in node.handlers:
                kinds = ast.unparse(handler.type) if handler.type else "Exception"
                if re.search(r"\b(Refused|Exception|BaseException)\b", kinds):
                    return not any(isinstance(each, ast.Raise) for part in handler.body for each in ast.walk(part))
    return False


def refused(value) -> bool:
    return isinstance(value, Refusal)


def must_raise(checks: RefusingChecks, by_itself: tuple[str, ...] = ()):
    """Declare what is told to those who notice a fault and do not stop with `Refused`; `by_itself` are the faults that
    only an answer's own `raise` refuses, where for others an exception of the library's comes first."""

    @checks.symptom("raise-missing", of_kind=True, needs=r"(?m)^ +Refused\(")
    def _(noticed):
        """Something is wrong with this call, and nobody is stopped: `Refused(…)` alone only makes an exception. Write
        `raise` in front of it."""
        return noticed.fault and not isinstance(noticed.result, Refusal)

    @checks.symptom("returns-refusal", of_kind=True)
    def _(noticed):
        """The refusal came back as a value, and a value stops nobody. Write `raise` in
        front of it, so that it stops the caller."""
        values = noticed.result if isinstance(noticed.result, list) else [noticed.result]
        return noticed.fault and any(isinstance(value, Refused | str) or value is Refused for value in values)

    @checks.symptom("catches-its-own", of_kind=True, needs=r"\bexcept\b")
    def _(noticed):
        """Something is wrong in this call, and nobody is stopped: your own `except` lets no `Refused` out of its `try`.
        Let the `raise` stand outside of that `try`, or take `try` and `except` away."""
        own = not by_itself or noticed.fault in by_itself
        return noticed.fault and own and not isinstance(noticed.result, Refusal) and catches_refusals()

    @checks.symptom("does-not-stop", of_kind=True)
    def _(noticed):
        """Something is wrong with what is shown in this call, and it must be refused; but what came back stops nobody.
        Let such a case end in `raise Refused(…)`, which nothing on the way swallows."""
        values = noticed.result if isinstance(noticed.result, list) else [noticed.result]
        return noticed.fault and not any(values) and not isinstance(noticed.result, Refusal)

    @checks.symptom("other-exception")
    def _(noticed):
        """Your function stopped here, as it should, but callers wait for another exception. Write `raise Refused(…)`
        there, with the reason."""
        return noticed.fault and refused(noticed.result) and noticed.result.kind != "Refused"


@dataclass(frozen=True)
class Noticed:
    """A result, what was expected, what was wrong in this call, and whose fault it was."""

    result: object
    expected: object
    case: "Case"

    @property
    def fault(self) -> str:
        return self.case.fault


@stands_for("list", "fault", "culprit")
class Case(list):
    """The list among the arguments, which knows what is wrong with this call, and whose fault it is."""

    def __init__(self, items, fault: str = "", culprit: str = ""):
        super().__init__(items)
        self.fault, self.culprit = fault, culprit

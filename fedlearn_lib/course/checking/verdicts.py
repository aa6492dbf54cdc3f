"""What a check says of an answer: NotYet with one piece of advice, and the call that showed it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .values import call_text, close, describe

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


def unnamed_mistake(run: Run) -> NotYet:
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

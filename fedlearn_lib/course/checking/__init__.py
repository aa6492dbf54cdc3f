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

from . import leaving, repair
from .answer_text import ANSWER_FILENAME, written
from .exercise import Checks
from .first_aid import error_text
from .values import close, describe, stands_for
from .verdicts import GENERAL_ADVICE, NotYet, Run

__all__ = [
    "ANSWER_FILENAME",
    "GENERAL_ADVICE",
    "Checks",
    "NotYet",
    "Run",
    "close",
    "describe",
    "error_text",
    "leaving",
    "repair",
    "stands_for",
    "written",
]

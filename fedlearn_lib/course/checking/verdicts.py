"""What a check says of an answer: NotYet with one piece of advice, and the call that showed it."""

import contextlib
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .answer_text import (
    already_there,
    bears_out,
    claims_of,
    code,
    emptied_while_looped,
    idle_names,
    returned_in_a_loop,
    says,
    typed_line,
    unused,
    was_done,
)
from .differences import difference, first_wrong, overflowed
from .values import NUMBER, call_text, close, describe, is_rounded

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
    "unused-argument": "An argument is not used, and no named mistake explains the value.",
    "unused-name": "A line works a value out that nothing reads, and no named mistake explains the value.",
    "overflows": "A whole number outgrew NumPy.",
    "secret-leaves": "A secret is printed, logged, put into a text, or kept after the call.",
    "leaves-traces": "The function writes a file, starts a program or opens a connection.",
    "returns-in-loop": "The function returns in the middle of a loop.",
    "value-lost": "A line works something out that nobody keeps.",
    "returns-in-if": "The function returns only where a condition holds.",
    "returns-in-with": "The function returns before a `with` has come to its end.",
    "in-the-loop": "A line that belongs behind the loop stands in it.",
    "starts-again": "A first value is given inside the loop.",
    "starts-once": "A first value is given in front of the loop, and each round needs it anew.",
    "behind-the-loop": "A line that belongs into the loop stands behind it.",
    "ends-the-loop": "`break` where `continue` is meant.",
    "goes-on": "`continue` where `break` is meant.",
    "first-left-out": "A range or slice leaves out the first one.",
    "last-left-out": "A range or slice leaves out the last one.",
    "one-too-many": "A range goes one too far.",
    "typed-in": "A number is typed in where an argument or a length is meant.",
    "bound-late": "A lambda made in a loop sees only the loop's last value.",
    "swallowed": "A `return` in `finally` swallows an exception.",
    "gone-through": "What gives its values once only is asked again.",
    "one-list": "One and the same list stands in several places.",
    "unset-memory": "`np.empty` is not filled everywhere.",
    "narrow-type": "A type is too narrow for the numbers.",
    "floor-division": "`//` where `/` is meant.",
    "capped": "min, max or np.clip limits a value that counts as it is.",
    "kept-between-calls": "An earlier call left something that changes this one.",
    "one-change": "One small change makes it right.",
    "one-line-too-many": "Without one of its lines it is right.",
}


# General verdicts that say little about the mistake.
VAGUE = {
    "other-value", "unused-argument", "unused-name", "not-exact", "raises", "wrong-shape", "wrong-type", "returns-none",
    "not-finite",
}  # fmt: skip


class NotYet(BaseException):
    """The answer is not right yet. No Exception, so that nothing on the way takes it for one of the answer's own.

    Attributes:
        advice: the id of the mistake.
        message: what is wrong, and one next step.
        details: (label, text) pairs: the input, what came back, what was expected.
        firm: whether the learner's own code bears the message out, so that nothing better need be looked for.
    """

    def __init__(self, advice: str, message: str, details: list[tuple[str, str]] = (), firm: bool = False):
        super().__init__(message)
        self.advice, self.message, self.details, self.firm = advice, message, list(details), firm
        self.opening = ""  # what happened, to be said before any better advice
        self.guarded = False  # whether it is the answer's own `raise` or `assert` that stopped it
        self.vague = advice in VAGUE


@dataclass
class Run:
    """One call of the learner's function, and what the reference says to the same call."""

    name: str
    inputs: dict[str, Any]
    result: Any
    expected: Any
    in_words: Callable | None = None  # says what is expected, where the reference's value is one of many
    by_hand: Callable | None = None  # works such a call out in words
    shown: bool = True  # whether anybody will read of it

    @property
    def details(self) -> list[tuple[str, str]]:
        if not self.shown:
            return []
        called = [("called", call_text(self.name, self.inputs))]
        came, expected = describe(self.result, show=3), describe(self.expected, show=3)
        if came == expected:  # the difference is deeper than what is shown
            return called
        in_words = self.in_words() if self.in_words else None
        return [*called, ("came back", came), ("expected", in_words or expected)]


@dataclass(frozen=True)
class Diagnosis:
    """One mistake: when it applies, and what the learner is told."""

    advice: str
    message: str
    applies: Callable
    needs: str | None = None  # a pattern that the learner's code must hold
    without: str | None = None  # one that it must not hold
    of_kind: bool = False  # whether it tells results of a wrong kind or shape apart
    vague: bool = False  # whether a small edit that makes the answer right would say more

    @property
    def firm(self) -> bool:
        return self.needs is not None

    def verdict(self, details: list[tuple[str, str]]) -> NotYet:
        """What is said; where the step is done already, also what else to look at, unless a small edit says more."""
        verdict = NotYet(self.advice, self.message, details, self.firm)
        verdict.vague = self.vague
        if not self.firm and (done := already_there(self.message)):
            verdict.message += f" If your `{done}` is meant for this, look whether this call comes to it."
            verdict.vague = True
        return verdict

    def fits_the_code(self) -> bool:
        """Whether nothing that is said here contradicts what the learner wrote."""
        if self.needs and not says(self.needs) or self.without and says(self.without):
            return False
        return was_done(self.message) and all(bears_out(claim) for claim in claims_of(self.message))


def unnamed_mistake(run: Run) -> NotYet:
    if _is_rounded(run):
        rounds = says(r"\b(round|rint|around|format|quantize)\b|\.\d+[efg]\b")
        step = "nothing round what you return" if rounds else "nothing make it coarser, as a cut or a short float does"
        return NotYet(
            "rounded",
            f"This is the right result, but for its last digits. Those that use it need all of them: let {step}.",
            run.details,
        )
    if close(run.result, run.expected, 1e-3):
        return NotYet(
            "not-exact",
            "The first digits are right, the others are not. Leave out what makes numbers coarser: " + _coarse(),
            run.details,
        )
    if idle := unused(run.inputs):
        names, one = ", ".join(f"`{name}`" for name in idle), len(idle) == 1
        return NotYet(
            "unused-argument",
            f"{names} {'is' if one else 'are'} used nowhere in your function, but what is right depends on "
            f"{'it' if one else 'each of them'}. Look in the text for the part of {names}, and use it there.",
            run.details,
        )
    worked_out = _worked_out(run)
    if idle := idle_names():
        return NotYet(
            "unused-name",
            f"{_seen(run)} And `{idle[0]}` is worked out, but nothing in your function uses it: find the line that "
            "should, and write it there.",
            run.details + worked_out,
        )
    return NotYet("other-value", f"{_seen(run)} {_unnamed_step(run, worked_out)}", run.details + worked_out)


def _coarse() -> str:
    """What in the learner's text makes numbers coarser; where nothing is known to, what may."""
    found = re.search(r"\bfloat16\b|\bfloat32\b|\bhalf\b|\bsingle\b|\bround\b|\brint\b|\b1e-\d+\b", code())
    return f"`{found[0]}`." if found else "rounding, narrow types, small constants added for safety."


def _seen(run: Run) -> str:
    with contextlib.suppress(Exception):  # so odd a result that it cannot be compared
        if told := difference(run.result, run.expected):
            return told
    return "The result is not the expected one."


def _worked_out(run: Run) -> list[tuple[str, str]]:
    try:
        asked = inspect.signature(run.by_hand).parameters
        at = {"place": first_wrong(run.result, run.expected)} if "place" in asked else {}
        told = run.by_hand(**run.inputs, **at)
    except Exception:  # there is none, or not for such a call
        told = None
    return [("by hand", told)] if told else []


def _unnamed_step(run: Run, worked_out: list) -> str:
    both = run.result, run.expected
    if power := re.search(r"\b(2|10) \^ \w+|(?<![\w.])[\w.]+ \^ 2\b(?!\.)", code()):
        written, meant = power[0], power[0].replace(" ^ ", "**")
        return f"`{written}` is no power: `^` is the exclusive-or of bits. Write `{meant}` first."
    cuts = re.search(r"\.astype\((np\.)?u?int\d*\)|\bint\(|//|\b(trunc|floor|fix|rint|round|around)\(", code())
    if cuts and "behind the point" in _seen(run):
        return f"`{cuts[0]}{'…)' if cuts[0].endswith('(') else ''}` does that: leave it out where the result is made."
    if found := emptied_while_looped():
        return (
            f"`{found[0]}` goes over a list out of which your lines take things meanwhile, so it skips what comes "
            f"next. Loop over a copy: `list({found[1]})`."
        )
    if all(isinstance(each, list | tuple) for each in both) and len(run.result) != len(run.expected):
        if len(run.result) == 1 and (early := returned_in_a_loop()):
            return f"Look at `{early}`: it stands inside the loop, which ends there in its first round."
        if isinstance(run.expected, tuple):
            return f"Return exactly the {len(run.expected)} that are asked for, with commas between them."
        return "Begin with that: look at the range, slice or condition that decides how many there are."
    if worked_out:
        return "It is worked out below: compare each step with what your lines give, and mend the first that differs."
    if _alone_expected(*both):
        return "Begin with that: put the number alone there."
    mixed = re.search(r"\bsorted\(|\.sort\(|\breversed\(|\bset\(|\bshuffle\(|\[::-1\]", code())
    if mixed and any(close(list(both[0]), list(each)) for each in _in_other_orders(*both)):
        return f"Look at `{mixed[0]}`: each should keep the place of what it was made of."
    hand = "work through this call by hand, line by line, and compare what your lines give."
    if line := typed_line():
        return f"`{line}` holds a number that is the same in every call: is that right in this one? If so, {hand}"
    return f"Which mistake that is cannot be told from here: {hand}"


def _alone_expected(result, expected) -> bool:
    """Whether more than a number stands where one number is expected."""
    if not all(isinstance(each, list | tuple) for each in (result, expected)):
        return False
    return any(isinstance(mine, list | tuple | dict | str) and isinstance(wanted, NUMBER)
               for mine, wanted in zip(result, expected, strict=False))  # fmt: skip


def _in_other_orders(result, expected) -> list:
    """The expected ones, as sorting or turning round would have them; none where they are no list of numbers."""
    try:
        return [sorted(expected), sorted(expected)[::-1], expected[::-1]] if sorted(result) == sorted(expected) else []
    except (TypeError, ValueError):  # no list, or nothing that has an order
        return []


CUTS_BITS = r"& \(?(0x|2 ?\*\*|1 <<|\d{5}|[A-Z])|% \(?(2 ?\*\*|1 <<|\d{5}|[A-Z])"  # by the answer's own sign


def overflow_of(run: Run) -> NotYet | None:
    """The verdict where a whole number is right but for the bits that it lost."""
    if (bits := overflowed(run.result, run.expected)) is None or says(CUTS_BITS):
        return None
    return NotYet(
        "overflows",
        f"The number was cut to its lowest {bits} bits: whole numbers of a fixed width, as NumPy's, hold no more. "
        "Take Python's own, which grow without end: `int(…)` around what comes out of an array, and `math.prod` or a "
        "loop in place of NumPy's functions.",
        run.details,
        firm=True,
    )


_ROUNDS = r"round|rint|\bint\b|floor|ceil|trunc|fix\(|//|astype|\.\d+[efg]\b|format|quantize|Decimal|prec"


def _is_rounded(run: Run) -> bool:
    return says(_ROUNDS) and is_rounded(run.result, run.expected) and bool(np.any(run.result))

"""The cases and the known mistakes of one exercise, and how an answer is held against them."""

import copy
import functools
import inspect
import re
from collections.abc import Callable, Iterator
from itertools import islice, permutations
from numbers import Number
from time import process_time
from typing import Any

import numpy as np

from .answer_text import says
from .first_aid import stopped
from .in_place import changing, short_line
from .kinds import require_kind
from .values import call_text, changed, close, is_rounded
from .verdicts import Diagnosis, NotYet, Run, overflow_of, unnamed_mistake

MIXED = 4  # calls whose arguments are mixed, to see whether an answer keeps something between them
PASSED = 20  # calls that are looked at again, to see whether a mistake would have shown there


class Checks:
    """The cases and the known mistakes of one exercise.

    Args:
        exercise: its name.
        tolerance: how far a value may be off, relative to the largest expected one.
        also: types of results that `accepts` looks at, beside that of the reference's.
    """

    def __init__(self, exercise: str, *, tolerance: float = 1e-9, also: tuple[type, ...] = ()):
        self.exercise, self.also = exercise, also
        self.tolerance = tolerance
        self.diagnoses: list[Diagnosis] = []
        self.exceptions: list[Diagnosis] = []
        self.behaviours: list[Diagnosis] = []
        self.computed: dict[str, Callable] = {}  # the mistakes that are recognised by what they compute
        self.secrets_of: Callable | None = None
        self.failed_on: dict | None = None  # the call on which the last answer failed
        self.failed_after = 0.0  # seconds of processor time that this call took, answer and reference
        self._only_whether = False  # while an edited answer is tried: whether it is right, and no word more
        self._again: list[dict] | None = None  # and then: only these calls
        self._passed: list[Run] = []  # the calls so far on which the answer was right
        self._expected_again: tuple[dict, Any] | None = None  # such a call, and what the reference says to it
        self._cases: Callable | None = None
        self._accepts: Callable | None = None
        self._in_words: Callable | None = None
        self._by_hand: Callable | None = None
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

    def by_hand(self, work_out: Callable):
        """Declare how a small call is worked out by hand, with its own numbers, from the same keyword arguments: shown
        where no mistake is recognised. None, or an exception, where that would be too long. With an argument `place` it
        is told where the first wrong entry stands, a tuple of indices, or None."""
        self._by_hand = work_out
        return work_out

    def mistake(self, advice: str, *, sometimes: bool = False, **conditions):
        """Declare a mistake by the value it computes from the same inputs, or a tuple of values.

        Args:
            advice: its id.
            sometimes: whether it may be named although it would have shown on a call that the answer passed: those who
                make it often treat some calls apart.
            needs, without: patterns that the learner's code must hold, or must not, for the advice to be true; see
                `answer_text.code`. What advice asks to leave out or to replace is looked for anyway.
            of_kind: whether it may be named where a result has another kind or shape than expected.
            vague: whether a small edit that makes the answer right would say more.
        """

        def declare(compute: Callable):
            def applies(run: Run) -> bool:
                values = _values_of(compute, run.inputs)
                found = any(close(run.result, each, self.tolerance) or _close_if_rounded(run, each) for each in values)
                return found and (sometimes or not self._was_not_made(compute))

            self.diagnoses.append(Diagnosis(advice, _sentence(compute), applies, **conditions))
            self.computed[advice] = compute
            return compute

        return declare

    def symptom(self, advice: str, **conditions):
        """Declare a mistake by how a wrong result looks; the arguments are those of `mistake`."""

        def declare(recognise: Callable[[Any], bool | list]):
            def applies(run: Run):
                return recognise(self._read(run))

            self.diagnoses.append(Diagnosis(advice, _sentence(recognise), applies, **conditions))
            return recognise

        return declare

    def stops(
        self, advice: str, words: str, line: str | None = None, *, needs: str | None = None, without: str | None = None
    ):
        """Declare a mistake by the exception it ends in: what it says matches `words`, a pattern, or the
        learner's own line in which it came matches `line`. For `needs` and `without` see `mistake`."""

        def declare(advise: Callable):
            def applies(what: str, where: str):
                return re.search(words, what) or (line and re.search(line, where))

            self.exceptions.append(Diagnosis(advice, _sentence(advise), applies, needs, without))
            return advise

        return declare

    def secrets(self, name_them: Callable[[dict, Any], Any]):
        """Declare what must not leave a call: a function of the arguments and the result that returns
        `leaving.Secrets`. With it the exercise counts as one that protects something."""
        self.secrets_of = name_them
        return name_them

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

    def first_call(self) -> dict:
        """The arguments of the first call that an answer is held against."""
        return next(iter(self._cases(np.random.default_rng())))

    def mixed_calls(self, rng: np.random.Generator) -> Iterator[dict]:
        """Some calls again, then with one argument of another: what was kept of the one may be taken for the other."""
        calls = list(islice(self._cases(rng), MIXED))
        yield from calls
        for one, other in permutations(calls, 2):
            yield from ({**one, name: other[name]} for name in other)

    # ---- judging --------------------------------------------------------------------------------

    def run(self, answer: Callable, reference: Callable, rng: np.random.Generator) -> None:
        """Judge an answer.

        Raises:
            NotYet: at the first fault.
        """
        self._passed = []
        for inputs in self._cases(rng) if self._again is None else self._again:
            self.failed_on, began = inputs, process_time()
            try:
                run = self.call(answer, reference, inputs)
            finally:
                self.failed_after = process_time() - began
            if not self._is_right(run):
                raise _wrong() if self._only_whether else self._named_mistake(run) or unnamed_mistake(run)
            self._passed.append(run)
        if self._again is not None:
            return
        self.failed_on = None
        called = self._guarded(answer)
        for fault in self.behaviours:
            if found := fault.applies(called, rng):
                raise NotYet(fault.advice, fault.message, found if isinstance(found, list) else [])

    def passes(
        self, answer: Callable, reference: Callable, rng: np.random.Generator, only: list[dict] | None = None
    ) -> bool:
        """Whether an edited answer is right, on all calls or on some only."""
        failed, self._again, self._only_whether = (self.failed_on, self.failed_after), only, True
        try:
            self.run(answer, reference, rng)
        except (Exception, NotYet):
            return False
        finally:
            self._again, self._only_whether = None, False
            self.failed_on, self.failed_after = failed
        return True

    def _guarded(self, answer: Callable) -> Callable:
        """The answer, with an exception inside it turned into a verdict: in words, unless nobody will read them."""
        if self._only_whether:
            return _in_no_words(answer)
        return guarded(self.exercise, answer, self.exceptions, self.secrets_of is not None)

    def _is_right(self, run: Run) -> bool:
        if close(run.result, run.expected, self.tolerance):
            return True
        try:
            return self._accepts is not None and bool(self._accepts(self._read(run)))
        except Exception:  # so odd a result that it cannot even be looked at
            return False

    def call(self, answer: Callable, reference: Callable, inputs: dict) -> Run:
        """Call both with the same inputs, and notice what can go wrong in any exercise."""
        expected = self._expected(reference, inputs)
        given = _own_copy(inputs)
        if says(r"\bempty(_like)?\("):
            _use_memory([expected, *given.values()])
        try:
            result = self._guarded(answer)(**given)
        except NotYet as stopped:  # the call as it was, before the answer changed anything
            before = [("called", call_text(self.exercise, inputs))] if not self._only_whether else []
            stopped.details = before + [each for each in stopped.details if each[0] != "called"]
            raise
        # A model that watches what it is asked has seen this call in `given`, not in `inputs`.
        seen = {name: given[name] if hasattr(value, "fresh") else value for name, value in inputs.items()}
        in_words = functools.partial(self._in_words, **inputs) if self._in_words else None
        run = Run(self.exercise, seen, result, expected, in_words, self._by_hand, shown=not self._only_whether)
        try:
            if not isinstance(result, self.also):
                require_kind(run)
        except NotYet as general:
            raise general if self._only_whether else self._named_mistake(run, of_kind=True) or general from None
        for name, before in inputs.items():
            if changed(before, given[name]):
                if self._only_whether:
                    raise _wrong()
                called = [("called", call_text(self.exercise, inputs))]  # as it was before
                raise NotYet("changes-input", _changes_input(name, before), called, firm=True)
        return run

    def _expected(self, reference: Callable, inputs: dict) -> Any:
        """What the reference says to a call; asked once where hundreds of edits are tried on the same one."""
        if self._again is None:
            return reference(**_own_copy(inputs))
        if self._expected_again is None or self._expected_again[0] is not inputs:
            self._expected_again = inputs, reference(**_own_copy(inputs))
        return self._expected_again[1]

    def _named_mistake(self, run: Run, of_kind: bool = False) -> NotYet | None:
        """The first mistake that applies and that the learner's own code does not contradict."""
        if self._accepts is None and (overflow := overflow_of(run)):  # chance alone makes such where results differ
            return overflow
        for diagnosis, found in self._applying(run):
            if diagnosis.fits_the_code() and (diagnosis.of_kind or not of_kind):
                details = run.details + (found if isinstance(found, list) else [])
                return diagnosis.verdict(details)
        return None

    def _was_not_made(self, compute: Callable) -> bool:
        """Whether a mistake would have shown on a call that the answer passed: then its value came about otherwise."""
        for run in self._passed[:PASSED]:
            values = [each for each in _values_of(compute, run.inputs) if each is not None]
            if values and not any(close(run.result, each, self.tolerance) for each in values):
                return True
        return False

    def _applying(self, run: Run) -> Iterator[tuple[Diagnosis, bool | list]]:
        for diagnosis in self.diagnoses:
            try:
                found = diagnosis.applies(run)
                applies = bool(found)
            except Exception:  # it cannot be told from a result of this kind
                continue
            if applies:
                yield diagnosis, found


def _values_of(compute: Callable, inputs: dict) -> tuple:
    """What a mistake computes from such inputs; nothing where it cannot be made on them."""
    try:
        value = compute(**_own_copy(inputs))
    except Exception:  # it ends in one there
        return ()
    return value if isinstance(value, tuple) else (value,)


def _close_if_rounded(run: Run, value) -> bool:
    """Whether a result is a mistake's value, rounded: learners who make one mistake often do that too."""
    if not says(r"\b(round|around|round_)\(") or is_rounded(run.result, run.expected):
        return False  # or it is nothing but rounded
    return is_rounded(run.result, value, range(1, 7))


def _use_memory(values: list) -> None:
    """Use NumPy's free memory for arrays as long as these, so that `np.empty` shows what stood there before."""
    lengths = {part.size for value in values for part in (value if isinstance(value, tuple) else [value])
               if isinstance(part, np.ndarray)}  # fmt: skip
    blocks = [np.full(length, 6.5, kind) for length in lengths for kind in ("f8", "f4", "u1") for _ in range(8)]
    blocks.clear()


def _own_copy(inputs: dict) -> dict:
    """The arguments for one call; what watches its calls starts afresh."""
    return {name: value.fresh() if hasattr(value, "fresh") else copy.deepcopy(value) for name, value in inputs.items()}


def _changes_input(name: str, value: Any) -> str:
    found = changing(name, value)
    by = f" with `{found.how}`" if found else ""
    said = f"Your function changed its argument `{name}` in place{by}, so the caller's own data is different now."
    if found is None and isinstance(value, np.ndarray):
        return f"{said} A slice, as `{name}[:]`, is no copy of an array: begin with `{name}.copy()`, and work on that."
    if found is None and (kind := _flat_kind(value)):
        return f"{said} Begin with a copy of your own, `new = {kind}({name})`, and work on that."
    if found is None:
        instead = ", and write `new = a + b` in place of `a += b`" if says(r"[+\-*/|&^@]= ") else ""
        return f"{said} A copy of `{name}` alone holds the same things. Make a list or dict of your own{instead}."
    gives = "hands out no copies" if found.through.startswith("for ") else "makes no copy, but another name or view"
    same = f" `{short_line(found.through)}` {gives}." if found.through else ""
    other = f" Mend `{found.other}` as well." if found.other else ""
    return f"{said}{same} {found.step}.{other}"


def _flat_kind(value: Any) -> str | None:
    """`list`, `dict` or `set` where a copy of one shares nothing with it; None where it holds lists, arrays or objects
    of its own, and for everything else."""
    kind = next((kind for kind in (list, dict, set) if isinstance(value, kind)), None)
    if kind is None:
        return None
    parts = value.values() if kind is dict else value
    return kind.__name__ if all(isinstance(part, Number | str | bytes) for part in parts) else None


def _wrong() -> NotYet:
    """What is said of an edited answer, to nobody."""
    return NotYet("wrong", "")


def _in_no_words(answer: Callable) -> Callable:
    @functools.wraps(answer)
    def call(*args, **kwargs):
        try:
            return answer(*args, **kwargs)
        except Exception:
            raise _wrong() from None

    return call


def guarded(name: str, answer: Callable, known: list[Diagnosis] = (), secret: bool = False) -> Callable:
    """The answer, with an exception inside it turned into a verdict; `known` are an exercise's own."""

    @functools.wraps(answer)
    def call(*args, **kwargs):
        try:
            return answer(*args, **kwargs)
        except Exception as error:
            raise stopped(name, error, inspect.signature(answer).bind(*args, **kwargs), known, secret) from None

    return call


def _sentence(function: Callable) -> str:
    return " ".join((function.__doc__ or "").split())

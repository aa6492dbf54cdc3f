"""The judge's child process: runs one learner's answer at a time and says what it is worth.

Requests and verdicts are lines of JSON on the process's original standard input and output; the
answer itself sees an empty input and an output that goes nowhere. Started by `judge.py`, which also
ends it when an answer takes too long, or leaves changed what the next answer would see. Not a
sandbox: the code runs with the learner's own rights.
"""

import ast
import contextlib
import copy
import gc
import inspect
import io
import keyword
import linecache
import random
import re
import sys
import types
import warnings
from collections.abc import Iterator
from functools import cache
from time import process_time

import numpy as np

from . import source
from .answer_names import bound_names, names_from_the_course, runs_the_course, without_the_room
from .catalogue import Exercise, exercise, exercises
from .checking import ANSWER_FILENAME, NotYet, error_text, first_aid, kept_state, leaving, repair
from .checking.stand_ins import names_in, with_stand_ins
from .checks import checks_of
from .child_process import (
    PRINT_LIMIT,
    LimitedOutput,
    OutputLimit,
    TimeLimit,
    limit_memory,
    limited_time,
    lines,
    private_pipes,
    send,
)
from .judge import EXITS
from .missing_names import refuse_missing_names
from .reference import solution_function
from .reference_rooms import fresh_room, install_reference_rooms
from .surroundings import Surroundings

# Of processor time, for looking whether one small edit makes an answer right: in all, and for one on the failed call
# at least and at most. Between them, so many times what that call took: an edit often makes a loop endless.
EDITS_SECONDS, ONE_EDIT_SECONDS, TIMES_THE_CALL = 1.0, (0.03, 0.15), 5
KEPT_SECONDS = 2.0  # and for whether it is right alone, where it keeps something between calls


def main() -> None:
    requests, replies = private_pipes()
    limit_memory()
    leaving.refuse_traces()
    before = Surroundings()
    gc.freeze()
    for request in lines(requests):
        answer = Answer(exercise(request["exercise"]), request["source"], set(request["notebook_names"]))
        try:
            answer.prepare()
        except Exception as error:  # the course is damaged: say so rather than die
            send(replies, {"started": True})
            send(replies, {**answer.check_failed(error), "spent": True})
            continue
        if before.look_again():
            gc.collect()  # what an answer left, which must not stay for good
            gc.freeze()  # modules stay: to go through them again and again would take a quarter of a verdict's time
        send(replies, {"started": True})  # from here on the parent's clock runs
        verdict = answer.verdict()
        if answer.may_be_told_better:
            send(replies, {**verdict, "provisional": True})  # an edited answer may never end
            verdict = answer.told_better(verdict)
        send(replies, {**verdict, "spent": not before.are_the_same()})


# ---- one answer ---------------------------------------------------------------------------------


class Answer:
    """One answer to one exercise, judged beside the reference.

    Args:
        asked: the exercise.
        text: the answer: one bare function, or a module with helpers.
        notebook_names: names that exist in the learner's notebook, for a better message.
    """

    def __init__(self, asked: Exercise, text: str, notebook_names: set[str]):
        self.exercise, self.text, self.notebook_names = asked, text, notebook_names
        self.printed = LimitedOutput()
        self.fault: NotYet | None = None
        self.checks = None
        self.reference = None

    def prepare(self) -> None:
        """Load what belongs to the course, before the clock starts."""
        install_reference_rooms()
        self.checks = checks_of(self.exercise)
        self.checks.failed_on = None  # of the answer before

    def verdict(self) -> dict:
        """The verdict as plain data: verdict, advice, message, details, printed."""
        with _unheard(self.printed):
            return self._verdict()

    def _verdict(self) -> dict:
        random.seed()
        np.random.seed(None)
        try:
            return self._judge()
        except NotYet as fault:
            self.fault = fault
            return self._reply("not yet", fault.advice, fault.message, fault.details)
        except OutputLimit:
            return self._reply(
                "not yet",
                "prints-too-much",
                f"Your function printed more than {PRINT_LIMIT:,} characters, so it was stopped. "
                "Take the print out of the loop.",
            )
        except Exception as error:
            return self.check_failed(error)
        except BaseException:  # SystemExit, KeyboardInterrupt and their like
            return self._reply("not yet", "exits", EXITS)

    @property
    def may_be_told_better(self) -> bool:
        """Whether one small edit of the answer may tell more than the verdict does; see `checking.repair`."""
        return self.fault is not None and self.checks.failed_on is not None

    def told_better(self, verdict: dict) -> dict:
        """The verdict, with what an earlier call left, or the one edit that makes it right, in place of a guess."""
        with _unheard(LimitedOutput()), contextlib.suppress(BaseException), limited_time(KEPT_SECONDS):
            if found := kept_state.explains(self.text, self.checks, self._anew):
                details = [each for each in self.fault.details if each[0] != first_aid.IN_THAT_LINE]
                return self._reply("not yet", "kept-between-calls", found, details)
        end = process_time() + EDITS_SECONDS
        one_edit = min(ONE_EDIT_SECONDS[0] + TIMES_THE_CALL * self.checks.failed_after, ONE_EDIT_SECONDS[1])
        tree, room = ast.parse(self.text), fresh_room(self.exercise.room)
        names, name = dict(room), self.exercise.name

        def loaded(edited: ast.Module) -> tuple:
            room.clear()
            room.update(names)
            return self._functions(edited, room)

        def comes_out_right(edited: ast.Module) -> bool:
            left = end - process_time()
            if left <= 0:
                raise TimeLimit
            try:
                with limited_time(min(left, one_edit)):
                    function, reference = loaded(edited)
                    rng, failed_on = np.random.default_rng(), [self.checks.failed_on]
                    right_now = self.checks.passes(function, reference, rng, failed_on)
                with limited_time(left):
                    return right_now and self.checks.passes(function, reference, rng)
            except (Exception, TimeLimit):
                return False

        def told(edits: Iterator) -> dict | None:
            if edit := repair.find(tree, edits, comes_out_right):
                return self._reply("not yet", edit.advice, self.fault.opening + edit.message, self.fault.details)

        with _unheard(LimitedOutput()), warnings.catch_warnings(), contextlib.suppress(BaseException):
            warnings.simplefilter("ignore")
            if self.fault.firm:
                return told(repair.traps(tree)) or verdict
            if found := told(repair.structural_edits(tree, name, self.checks.failed_on)):
                return found
            if self.fault.guarded and (bare := repair.without_guards(tree)):
                # Without them some loops never end, and the other edits need their time, too.
                with contextlib.suppress(TimeLimit), limited_time((end - process_time()) / 4):
                    if found := self._hidden_by_guards(*loaded(bare)):
                        return found
            if self.fault.vague:
                return told(repair.other_edits(tree, name)) or verdict
        return verdict

    def _hidden_by_guards(self, function, reference) -> dict | None:
        """What is told of an answer without its own tests of what came out, where that is one of the exercise's own."""
        failed = self.checks.failed_on, self.checks.failed_after
        if self.checks.passes(function, reference, np.random.default_rng(), [failed[0]]):
            return None  # the guard itself is wrong, and what another call shows does not stand before it
        try:
            self.checks.run(function, reference, np.random.default_rng())
        except NotYet as found:
            if found.advice in self.checks.advice_ids and not found.vague and not found.opening:
                message = f"{self.fault.opening}What came before that line is wrong. {found.message}"
                return self._reply("not yet", found.advice, message, found.details)
        finally:
            self.checks.failed_on, self.checks.failed_after = failed
        return None

    def _judge(self) -> dict:
        node = self._parse()
        if source.is_open(node):
            return self._reply("open", None, "Nothing is written yet.")
        reference_node = solution_function(self.exercise)
        if not source.same_signature(node, reference_node):
            raise NotYet(
                "wrong-signature",
                f"The first line was changed to `{source.header(node)}`, but other chapters call the "
                f"function as it was. Put its line back: `{source.header(reference_node)}`",
            )
        self.text = without_the_room(self.text, self.exercise)
        function, reference = self._load(node)
        secrets_of = self.checks.secrets_of
        kept = leaving.Kept(function) if secrets_of else None
        with leaving.listening() as heard:
            answer = leaving.watched(function, heard, secrets_of, kept)
            self.checks.run(answer, reference, np.random.default_rng())
            if kept:
                kept.check()
        with contextlib.suppress(TimeLimit), limited_time(KEPT_SECONDS):
            kept_state.look_again(self.text, self.checks, function, self._anew)
        return self._reply("right", None, "Right.")

    def _parse(self) -> ast.FunctionDef:
        name = self.exercise.name
        try:
            found = source.functions(self.text)
        except CANNOT_READ as error:
            raise self._syntax_error(error) from None
        if name not in found:
            others = f", only {', '.join(list(found)[:5])}" if found else ""
            if name in bound_names(self.text):
                others = ": it is a class, a lambda or the like"
            raise NotYet(
                "no-function",
                f"There is no plain function `{name}` here{others}. Let its first line begin with "
                f"`def {name}(`, spelt like this.",
            )
        return found[name]

    def _syntax_error(self, error: Exception) -> NotYet:
        if not isinstance(error, SyntaxError):  # a NUL character, brackets a thousand deep
            what = f"Python cannot read this answer at all: {error_text(error)}"
            return NotYet("syntax-error", f"{what}. Type it anew rather than pasting it.")
        line = (error.text or "").strip()[:80]
        step = "Look at that line and the one before it."
        if "U+2026" in error.msg:  # copied from a text that leaves something out
            step = "Write what belongs there: `…` only stands for something left out."
        if (name := re.match(r"(\w+)\s*=(?!=)", line)) and keyword.iskeyword(name[1]):
            step = f"`{name[1]}` is a word of Python's own: give the value another name."
        return NotYet(
            "syntax-error",
            f"Python cannot read line {error.lineno}" + (f", `{line}`" if line else "") + f": {error.msg}. {step}",
        )

    def _load(self, node: ast.FunctionDef) -> tuple:
        """The learner's function and the reference, each in a fresh copy of the room."""
        linecache.cache[ANSWER_FILENAME] = (
            len(self.text), None, [line + "\n" for line in self.text.split("\n")], ANSWER_FILENAME
        )  # fmt: skip
        try:
            function, reference = self._anew()
        except CANNOT_READ as error:  # such as `return` outside of a function
            raise self._syntax_error(error) from None
        except Stopped as stop:
            raise NotYet(
                "raises",
                f"The file stopped with {stop}, outside of the function. Mend or remove that line first.",
            ) from None
        if not isinstance(function, types.FunctionType):
            raise NotYet(
                "no-function",
                f"Further down, `{self.exercise.name}` is made something else than the function that was defined. "
                "Remove that line.",
            )
        plain = inspect.unwrap(function)
        refuse_missing_names(
            node,
            plain.__code__,
            plain.__globals__,
            file=self.exercise.file,
            notebook_names=self.notebook_names,
            arguments_of_all=_arguments_of_all(),
            first_call=self.checks.first_call,
        )
        return function, reference

    def _anew(self) -> tuple:
        """The learner's function and the reference, as if nothing had been called yet."""
        return self._functions(ast.parse(self.text), fresh_room(self.exercise.room))

    def _functions(self, module: ast.Module, namespace: dict) -> tuple:
        """What stands in a tree under the exercise's name, and the reference; the tree itself is left as it is.

        Args:
            module: the tree.
            namespace: of a fresh room, in which it is run.

        Raises:
            SyntaxError: the tree cannot be compiled.
            Stopped: a line outside of the function raised something.
        """
        name, room = self.exercise.name, self.exercise.room
        reference_node = solution_function(self.exercise)
        # Every other exercise is the reference, those too that the room imports from other rooms.
        others = exercises().keys() & namespace.keys() - {name}
        verbs = names_from_the_course(module)
        body = []
        for part in module.body:
            if getattr(part, "name", None) in others or runs_the_course(part, verbs):
                continue
            if getattr(part, "name", None) == name and isinstance(part, ast.FunctionDef):
                # The library keeps its own header: its input checks stand on the answer, annotations go.
                part = copy.copy(part)
                part.decorator_list, part.args = reference_node.decorator_list, reference_node.args
                part.returns = None
            body.append(part)
        tree = ast.Module(body, [])
        try:
            code = compile(tree, ANSWER_FILENAME, "exec")
        except TypeError:  # an edit that stands at no place: rare, and to look for one takes as long as to compile
            code = compile(ast.fix_missing_locations(tree), ANSWER_FILENAME, "exec")
        try:
            exec(code, namespace)
        except Exception as error:
            raise Stopped(error_text(error)) from None
        function = namespace.get(name)
        # An answer that imports itself from the library must meet itself there, not the reference.
        setattr(sys.modules[f"fedlearn_lib.{room}"], name, function)
        if self.reference is None:
            self.reference = fresh_room(room)[name]
        return function, self.reference

    def check_failed(self, error: Exception) -> dict:
        """A fault of the course, not of the answer."""
        return self._reply(
            "error",
            None,
            f"The check of {self.exercise.name} failed itself ({error_text(error)}), so it cannot "
            "say whether your answer is right. Please report this with your answer.",
        )

    def _reply(self, verdict, advice, message, details=()) -> dict:
        """The reply; where secrets are at stake, it repeats no long number, nor what was printed together with one."""
        guards = self.checks is not None and self.checks.secrets_of is not None
        told = leaving.discreet if guards else str
        if verdict == "not yet":
            message = self._with_stand_ins(message)
        printed = "" if guards and verdict != "right" else self.printed.shown()
        return {
            "verdict": verdict,
            "advice": advice,
            "message": _printable(told(message)),
            "details": [[label, _printable(told(text))] for label, text in details],
            "printed": _printable(printed),
        }

    def _with_stand_ins(self, message: str) -> str:
        """A message, and which of its names this answer does not have."""
        try:
            written = ast.parse(self.text)
        except CANNOT_READ:
            return message
        asked = solution_function(self.exercise).args
        return with_stand_ins(message, names_in(written) | names_in(asked) | fresh_room(self.exercise.room).keys())


@cache
def _arguments_of_all() -> set[str]:
    """The names of the arguments of all exercises."""
    return {each.arg for asked in exercises().values() for each in ast.walk(solution_function(asked).args)
            if isinstance(each, ast.arg)}  # fmt: skip


class Stopped(Exception):
    """A line of an answer outside of its functions raised something."""


@contextlib.contextmanager
def _unheard(output: io.TextIOBase):
    """What an answer prints goes to `output`, and there is nothing that it could read."""
    real = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), output, LimitedOutput()
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = real


CANNOT_READ = (SyntaxError, ValueError, RecursionError, MemoryError)


def _printable(text: str) -> str:
    """Without lone surrogates, which no terminal can print."""
    return text.encode("utf-8", "replace").decode("utf-8")


if __name__ == "__main__":
    main()

"""The judge's child process: runs one learner's answer at a time and says what it is worth.

Requests and verdicts are lines of JSON on the process's original standard input and output; the
answer itself sees an empty input and an output that goes nowhere. Started by `judge.py`, which also
ends it when an answer takes too long, or leaves changed what the next answer would see. Not a
sandbox: the code runs with the learner's own rights.
"""

import ast
import builtins
import difflib
import dis
import inspect
import io
import json
import linecache
import os
import queue
import random
import sys
import threading
import types
import warnings

import numpy as np

from . import source
from .catalogue import Exercise, exercise, exercises
from .checking import ANSWER_FILENAME, NotYet, error_text
from .checks import checks_of
from .reference import solution_text
from .reference_rooms import fresh_room, install_reference_rooms
from .surroundings import Surroundings

PRINT_LIMIT = 1_000_000  # characters; beyond it the output itself is the problem
PRINT_SHOWN = 1_000
MEMORY_LIMIT = 4 * 2**30  # bytes, where the system lets a process limit itself


def main() -> None:
    requests, replies = _private_pipes()
    _limit_memory()
    for request in _lines(requests):
        answer = Answer(exercise(request["exercise"]), request["source"], set(request["notebook_names"]))
        try:
            answer.prepare()
        except Exception as error:  # the course is damaged: say so rather than die
            _send(replies, {"started": True})
            _send(replies, {**answer.check_failed(error), "spent": True})
            continue
        before = Surroundings()
        _send(replies, {"started": True})  # from here on the parent's clock runs
        verdict = answer.verdict()
        _send(replies, {**verdict, "spent": not Surroundings().same_as(before)})


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

    def prepare(self) -> None:
        """Load what belongs to the course, before the clock starts."""
        install_reference_rooms()
        self.checks = checks_of(self.exercise)

    def verdict(self) -> dict:
        """The verdict as plain data: verdict, advice, message, details, printed."""
        real = sys.stdin, sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = io.StringIO(), self.printed, LimitedOutput()
        random.seed()
        np.random.seed(None)
        try:
            return self._judge()
        except NotYet as fault:
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
        finally:
            sys.stdin, sys.stdout, sys.stderr = real

    def _judge(self) -> dict:
        node = self._parse()
        if source.is_open(node):
            return self._reply("open", None, "Nothing is written yet.")
        reference_node = source.functions(solution_text(self.exercise.room))[self.exercise.name]
        if not source.same_signature(node, reference_node):
            raise NotYet(
                "wrong-signature",
                f"The first line was changed to `{source.header(node)}`, but other chapters call the "
                f"function as it was. Put its line back: `{source.header(reference_node)}`",
            )
        function, reference = self._load(node, reference_node)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.checks.run(function, reference, np.random.default_rng())
        return self._reply("right", None, "Right.")

    def _parse(self) -> ast.FunctionDef:
        name = self.exercise.name
        try:
            found = source.functions(self.text)
        except CANNOT_READ as error:
            raise self._syntax_error(error) from None
        if name not in found:
            others = f", only {', '.join(list(found)[:5])}" if found else ""
            if name in _bound_names(self.text):
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
        return NotYet(
            "syntax-error",
            f"Python cannot read line {error.lineno}" + (f", `{line}`" if line else "") + f": {error.msg}. {step}",
        )

    def _load(self, node: ast.FunctionDef, reference_node: ast.FunctionDef) -> tuple:
        """The learner's function and the reference, each in a fresh copy of the room."""
        name, room = self.exercise.name, self.exercise.room
        reference = fresh_room(room)[name]
        namespace = fresh_room(room)
        # The library keeps its own header: its input checks stand on the answer, annotations go.
        node.decorator_list, node.args = reference_node.decorator_list, reference_node.args
        node.returns = None
        # Every other exercise is the reference, those too that the room imports from other rooms.
        others = exercises().keys() & namespace.keys() - {name}
        module = ast.parse(self.text)
        verbs = _names_from_the_course(module)
        module.body = [
            node if getattr(part, "name", None) == name else part
            for part in module.body
            if getattr(part, "name", None) not in others and not _runs_the_course(part, verbs)
        ]
        linecache.cache[ANSWER_FILENAME] = (
            len(self.text), None, self.text.splitlines(True), ANSWER_FILENAME
        )  # fmt: skip
        try:
            code = compile(ast.fix_missing_locations(module), ANSWER_FILENAME, "exec")
        except CANNOT_READ as error:  # such as `return` outside of a function
            raise self._syntax_error(error) from None
        try:
            exec(code, namespace)
        except Exception as error:
            raise NotYet(
                "raises",
                f"The file stopped with {error_text(error)}, outside of the function. Mend or remove that line first.",
            ) from None
        function = namespace.get(name)
        if not isinstance(function, types.FunctionType):
            raise NotYet(
                "no-function",
                f"Further down, `{name}` is made something else than the function that was defined. Remove that line.",
            )
        # An answer that imports itself from the library must meet itself there, not the reference.
        setattr(sys.modules[f"fedlearn_lib.{room}"], name, function)
        self._refuse_unknown_names(node, function, namespace)
        return function, reference

    def _refuse_unknown_names(self, node: ast.FunctionDef, function, namespace: dict) -> None:
        """Names must exist in the library: later notebooks do not have this one's."""
        code = inspect.unwrap(function).__code__
        for name in sorted(_global_names(code)):
            if name in namespace or hasattr(builtins, name):
                continue
            in_notebook = name in self.notebook_names
            if in_notebook:
                problem = (
                    f"`{name}` exists only in this notebook, but the function must also work in {self.exercise.file}."
                )
            else:
                problem = f"The name `{name}` is not defined anywhere, so Python stops at it."
            meant = _meant_name(name, [*code.co_varnames, *namespace])
            if _looks_like_a_module(name, node):
                step = f"Write `import {name}` as the first line inside the function."
            elif meant and not in_notebook:
                step = f"Write `{meant}` if you meant that, else give `{name}` a value first."
            else:
                step = f"Use the function's own arguments, or compute `{name}` inside it."
            raise NotYet("notebook-name" if in_notebook else "unknown-name", f"{problem} {step}")

    def check_failed(self, error: Exception) -> dict:
        """A fault of the course, not of the answer."""
        return self._reply(
            "error",
            None,
            f"The check of {self.exercise.name} failed itself ({error_text(error)}), so it cannot "
            "say whether your answer is right. Please report this with your answer.",
        )

    def _reply(self, verdict, advice, message, details=()) -> dict:
        return {
            "verdict": verdict,
            "advice": advice,
            "message": _printable(message),
            "details": [[label, _printable(text)] for label, text in details],
            "printed": _printable(self.printed.shown()),
        }


CANNOT_READ = (SyntaxError, ValueError, RecursionError, MemoryError)
EXITS = "Your function ended the whole program. Use `return` to leave a function, not exit()."


def _bound_names(text: str) -> set[str]:
    """The names that the top level of an answer defines or assigns in whatever way."""
    names = set()
    for part in ast.parse(text).body:
        if isinstance(part, ast.ClassDef | ast.AsyncFunctionDef):
            names.add(part.name)
        elif isinstance(part, ast.Assign):
            names |= {target.id for target in part.targets if isinstance(target, ast.Name)}
    return names


def _printable(text: str) -> str:
    """Without lone surrogates, which no terminal can print."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _names_from_the_course(module: ast.Module) -> set[str]:
    """The names under which an answer file imported the course's verbs."""
    names = {alias.asname or alias.name for part in module.body if _imports_the_course(part) for alias in part.names}
    return names | set(sys.modules["fedlearn_lib.course"].__all__) if "*" in names else names


def _imports_the_course(part: ast.stmt) -> bool:
    return isinstance(part, ast.ImportFrom) and (part.module or "").startswith("fedlearn_lib.course")


def _runs_the_course(part: ast.stmt, verbs: set[str]) -> bool:
    """Whether a statement of an answer file only concerns the course: its imports and calls."""
    match part:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return name in verbs
    return _imports_the_course(part)


def _global_names(code: types.CodeType) -> set[str]:
    """Every name that a function, or one inside it, looks up outside of itself."""
    names, own = set(), set()
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            names.add(step.argval)
        elif step.opname in ("STORE_GLOBAL", "STORE_NAME"):
            own.add(step.argval)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            names |= _global_names(constant)
    return names - own


def _meant_name(name: str, own: list[str]) -> str | None:
    """A name that somebody may have meant: one of their own that is close, or a builtin whose very
    letters these are, in another order or case. Otherwise rather none: a far-fetched guess misleads."""
    same_letters = [other for other in dir(builtins) if sorted(other.lower()) == sorted(name.lower())]
    return next(iter(difflib.get_close_matches(name, own, n=1, cutoff=0.75) + same_letters), None)


def _looks_like_a_module(name: str, node: ast.FunctionDef) -> bool:
    """Whether a name is used as `name.something`, and a module is called so."""
    known = name in sys.stdlib_module_names or name in sys.modules
    return known and any(
        isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id == name
        for part in ast.walk(node)
    )


# ---- the process --------------------------------------------------------------------------------


class OutputLimit(BaseException):
    """Not an Exception, so that an answer's `except Exception` does not swallow it."""


class LimitedOutput(io.TextIOBase):
    """Keeps the start of what is printed, and stops a function that prints without end."""

    def __init__(self):
        self.start, self.count = [], 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.count < PRINT_SHOWN:
            self.start.append(text[: PRINT_SHOWN - self.count])
        self.count += len(text)
        if self.count > PRINT_LIMIT:
            raise OutputLimit
        return len(text)

    def shown(self) -> str:
        text = "".join(self.start)
        return text + (" …" if self.count > PRINT_SHOWN else "")


def _private_pipes():
    """Keep the pipes for ourselves; what the answer reads is empty, what it writes goes nowhere."""
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    return requests, replies


def _lines(requests):
    """The requests. When the parent is gone the process ends, even inside an endless loop."""
    inbox: queue.Queue = queue.Queue()

    def read():
        for line in requests:
            inbox.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield inbox.get()


def _send(replies, message: dict) -> None:
    replies.write(json.dumps(message) + "\n")
    replies.flush()


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit, macOS ignores it


if __name__ == "__main__":
    main()

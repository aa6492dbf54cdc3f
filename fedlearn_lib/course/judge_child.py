"""The judge's child process: runs one learner's answer at a time and says what it is worth.

Requests and verdicts are lines of JSON on the process's original standard input and output; the
answer itself sees an empty input and an output that goes nowhere. Started by `judge.py`, which also
ends it when an answer takes too long. Not a sandbox: the code runs with the learner's own rights.
"""

import ast
import builtins
import difflib
import dis
import importlib
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
from .catalogue import Exercise, exercise, rooms
from .checking import ANSWER_FILENAME, NotYet
from .reference import solution_text

PRINT_LIMIT = 1_000_000  # characters; beyond it the output itself is the problem
PRINT_SHOWN = 1_000
MEMORY_LIMIT = 4 * 2**30  # bytes, where the system lets a process limit itself


def main() -> None:
    requests, replies = _private_pipes()
    _limit_memory()
    for request in _lines(requests):
        exercise_asked = exercise(request["exercise"])
        answer = Answer(exercise_asked, request["source"], set(request["notebook_names"]))
        answer.prepare()
        _send(replies, {"started": True})  # from here on the parent's clock runs
        _send(replies, answer.verdict())


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
        _install_reference_rooms()
        self.checks = importlib.import_module(
            f"fedlearn_lib.course.checks.{self.exercise.room}"
        ).CHECKS[self.exercise.name]

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
                f"Your function printed more than {PRINT_LIMIT:,} characters. "
                "Take the print out of the loop.",
            )
        except (SystemExit, KeyboardInterrupt):
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
                f"The first line was changed to `{source.header(node)}`. Other chapters call this "
                f"function as `{source.header(reference_node)}`: put that line back.",
            )
        function, reference = self._load(node, reference_node)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.checks.run(function, reference, np.random.default_rng())
        return self._reply("right", None, "Right.")

    def _parse(self) -> ast.FunctionDef:
        try:
            found = source.functions(self.text)
        except SyntaxError as error:
            line = (error.text or "").strip()
            raise NotYet(
                "syntax-error",
                f"Python cannot read line {error.lineno}"
                + (f", `{line}`" if line else "")
                + f": {error.msg}. Look at that line and the one before it.",
            ) from None
        except ValueError as error:  # a NUL character
            raise NotYet("syntax-error", f"Python cannot read this: {error}.") from None
        if self.exercise.name not in found:
            raise NotYet(
                "no-function",
                f"There is no function `{self.exercise.name}` here"
                + (f", only {', '.join(found)}" if found else "")
                + f". Keep its first line: def {self.exercise.name}(…):",
            )
        return found[self.exercise.name]

    def _load(self, node: ast.FunctionDef, reference_node: ast.FunctionDef) -> tuple:
        """The learner's function and the reference, each in a fresh copy of the room."""
        room = self.exercise.room
        reference = _fresh_room(room)[self.exercise.name]
        namespace = _fresh_room(room)
        # The room's own input checks stand on the answer, whatever the answer brought along.
        node.decorator_list = reference_node.decorator_list
        others = {entry.name for entry in rooms()[room]} - {self.exercise.name}
        module = ast.parse(self.text)
        module.body = [
            node if getattr(part, "name", None) == self.exercise.name else part
            for part in module.body
            if getattr(part, "name", None) not in others and not _runs_the_course(part)
        ]
        linecache.cache[ANSWER_FILENAME] = (
            len(self.text), None, self.text.splitlines(True), ANSWER_FILENAME
        )  # fmt: skip
        code = compile(ast.fix_missing_locations(module), ANSWER_FILENAME, "exec")
        try:
            exec(code, namespace)
        except Exception as error:
            raise NotYet(
                "raises",
                f"The file stopped with {type(error).__name__} outside the function: {error}. "
                "Mend that first.",
            ) from None
        function = namespace[self.exercise.name]
        self._refuse_unknown_names(function, namespace)
        return function, reference

    def _refuse_unknown_names(self, function, namespace: dict) -> None:
        """Names must exist in the library: later notebooks do not have this one's."""
        code = function
        while hasattr(code, "__wrapped__"):
            code = code.__wrapped__
        for name in sorted(_global_names(code.__code__)):
            if name in namespace or hasattr(builtins, name):
                continue
            if name in self.notebook_names:
                raise NotYet(
                    "notebook-name",
                    f"`{name}` exists only in this notebook, but the function must also work in "
                    f"{self.exercise.file}. Put `{name}` inside the function, or pass it in.",
                )
            known = [*code.__code__.co_varnames, *namespace, *dir(builtins)]
            close = difflib.get_close_matches(name, known, n=1)
            raise NotYet(
                "unknown-name",
                f"`{name}` is not defined anywhere."
                + (f" Did you mean `{close[0]}`?" if close else " Define it in the function first."),
            )

    def _reply(self, verdict, advice, message, details=()) -> dict:
        return {
            "verdict": verdict,
            "advice": advice,
            "message": message,
            "details": [list(pair) for pair in details],
            "printed": self.printed.shown(),
        }


EXITS = "Your function ended the whole program. Use `return` to leave a function, not exit()."


def _runs_the_course(part: ast.stmt) -> bool:
    """Whether a statement of an answer file only concerns the course: its imports and calls."""
    return isinstance(part, ast.ImportFrom) and (part.module or "").startswith(
        "fedlearn_lib.course"
    )


def _global_names(code: types.CodeType) -> set[str]:
    """Every name that a function, or one inside it, looks up outside of itself."""
    names = {
        step.argval
        for step in dis.get_instructions(code)
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")
    }
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            names |= _global_names(constant)
    return names


# ---- the rooms, filled with reference answers ---------------------------------------------------


def _fresh_room(room: str) -> dict:
    """A new namespace of one room with all reference answers in it."""
    module = types.ModuleType(f"fedlearn_lib.{room}")
    exec(_compiled(room), module.__dict__)
    return module.__dict__


_codes: dict[str, types.CodeType] = {}


def _compiled(room: str) -> types.CodeType:
    if room not in _codes:
        _codes[room] = compile(solution_text(room), f"<reference {room}>", "exec")
    return _codes[room]


def _install_reference_rooms() -> None:
    """In this process `import fedlearn_lib.fedavg` gives the reference, so that a verdict depends
    on one answer alone and not on what else its learner has written. Only the judge does so."""
    package = importlib.import_module("fedlearn_lib")
    for room in rooms():
        module = types.ModuleType(f"fedlearn_lib.{room}")
        sys.modules[module.__name__] = module
        setattr(package, room, module)
        exec(_compiled(room), module.__dict__)


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
    """The requests; when the parent is gone the process ends, even inside a learner's endless loop."""
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

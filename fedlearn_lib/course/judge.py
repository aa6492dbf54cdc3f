"""The one judge: gives an answer to a child process and brings back the verdict.

`fill`, `check`, the terminal and the tests all ask it. The child is kept warm between answers and
killed when one takes too long: an interrupt could not stop C code or a bare `except:`, a kill can,
on every operating system. It is replaced, too, when an answer ended it, or left it other than it
was (a patched function, a running thread), so that no answer spoils the verdict of the next.
"""

import ast
import atexit
import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from .catalogue import Exercise, exercises
from .moved import renewed

PACKAGE = Path(__file__).parents[1]
# The very copy of the library that is running here, wherever the child would look first; and nothing beside it
# or beside the notebook: a learner's secrets.py there is not Python's own.
CHILD = """
import sys
from importlib import util
folder = sys.argv.pop()
place = util.spec_from_file_location("fedlearn_lib", folder + "/__init__.py", submodule_search_locations=[folder])
sys.modules["fedlearn_lib"] = util.module_from_spec(place)
place.loader.exec_module(sys.modules["fedlearn_lib"])
from fedlearn_lib.course.judge_child import main
main()
"""
EXITS = "Your function ended the whole program. Use `return` to leave a function, or `raise` to refuse, not exit()."
BETTER_LIMIT = 4.0  # seconds for a better word on a wrong answer, when the verdict itself is there
START_LIMIT = 120.0  # seconds for the child to start, on a slow or busy machine


@dataclass(frozen=True)
class Verdict:
    """What the judge says of one answer.

    Attributes:
        exercise: its name.
        verdict: "right", "not yet", "open" or "error" (the judge itself could not work).
        advice: the id of the mistake; None if there is none.
        message: what is wrong, and one next step.
        details: pairs (label, text): the input it failed on, what came back, what was expected.
        printed: the start of what the answer printed.
    """

    exercise: str
    verdict: str
    advice: str | None
    message: str
    details: list[tuple[str, str]] = field(default_factory=list)
    printed: str = ""

    @property
    def text(self) -> str:
        """All of it in plain words, one line a part."""
        return "\n".join([self.message, *(f"{label}: {text}" for label, text in self.details)])


class Judge:
    """A warm child process that judges one answer after the other."""

    def __init__(self):
        self._child: subprocess.Popen | None = None
        self._replies: queue.Queue = queue.Queue()
        self._errors = None  # a file, for what the child says while it starts
        self._why = ""  # it did not start
        self._lock = threading.Lock()
        atexit.register(self.close)

    def warm_up(self) -> None:
        """Start the child without waiting for it."""
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            self._start()

    def judge(self, exercise: Exercise, source: str, notebook_names: set[str] = frozenset()):
        """Judge the source of an answer: one bare function, or a module with helpers.

        Returns:
            A Verdict; never raises for anything the answer does.
        """
        request = {
            "exercise": exercise.name,
            "source": renewed(source),
            "notebook_names": sorted(notebook_names),
        }
        with self._lock:
            try:
                return self._ask(exercise, request)
            except BaseException:
                self.close()  # an interrupt: the child may still be busy with this answer
                raise

    def _ask(self, exercise: Exercise, request: dict) -> Verdict:
        # The second time for a child that died while it was idle.
        if not (self._begin(request) or self._begin(request)):
            said = f": {self._why[:300]}" if self._why else "."
            return Verdict(
                exercise.name,
                "error",
                None,
                f"The judge did not start{said} Restart the kernel; if that does not help, run "
                "`python3 start.py install` again.",
            )
        line = self._next_line(exercise.limit_seconds)
        if not line:
            self._replace()
            return _too_slow(exercise, request["source"]) if line is None else _ended(exercise)
        reply = json.loads(line)
        if reply.pop("provisional", False):
            if better := self._next_line(BETTER_LIMIT):
                reply = json.loads(better)
            else:  # an edited answer does not end: what was said first stands
                reply["spent"] = True
        if reply.pop("spent"):
            self._replace()
        details = [tuple(pair) for pair in reply.pop("details")]
        return Verdict(exercise.name, details=details, **reply)

    def _begin(self, request: dict) -> bool:
        """Hand the child an answer; False if there is no child that takes it."""
        self.warm_up()
        with contextlib.suppress(OSError):  # it died while idle: then there is no next line either
            self._child.stdin.write(json.dumps(request) + "\n")
            self._child.stdin.flush()
        if self._next_line(START_LIMIT):
            return True
        self._why = self._last_words()
        self.close()
        return False

    def _next_line(self, limit: float) -> str | None:
        """The child's next line; empty if the child is gone, None if it is silent for too long."""
        try:
            return self._replies.get(timeout=limit)
        except queue.Empty:
            return None

    def _replace(self) -> None:
        """End this child and start another, without waiting for it."""
        self.close()
        self.warm_up()

    def _start(self) -> None:
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
        path = os.environ.get("PYTHONPATH", "").split(os.pathsep)
        path = [each for each in path if each and Path(each).resolve() != PACKAGE.parent.resolve()]
        environment["PYTHONPATH"] = os.pathsep.join(path)
        for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
            environment[threads] = "1"  # small arrays; and threads reserve memory each
        windows = os.name == "nt"
        self._errors = tempfile.TemporaryFile()
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-c", CHILD, str(PACKAGE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment,
            encoding="utf-8",
            # Its own group: Ctrl-C in the terminal is for us, and we end it.
            creationflags=subprocess.CREATE_NEW_PROCESS_GROUP if windows else 0,
            start_new_session=not windows,
        )
        self._replies = queue.Queue()
        threading.Thread(target=_forward, args=(self._child.stdout, self._replies), daemon=True).start()

    def close(self) -> None:
        """End the child, and what an answer started in it."""
        if self._child is not None:
            if os.name != "nt":
                with contextlib.suppress(OSError):  # it is gone
                    os.killpg(self._child.pid, signal.SIGKILL)
            self._child.kill()
            self._child.wait()
            with contextlib.suppress(OSError):  # what it had not read yet
                self._child.stdin.close()
            self._errors.close()
            self._child = None

    def _last_words(self) -> str:
        """The last line of the error that ended a child while it started: it names what is in its way."""
        with contextlib.suppress(OSError, ValueError):
            self._errors.seek(0)
            lines = self._errors.read().decode("utf-8", "replace").strip().split("\n")
            return lines[-1].strip().rstrip(".") + ("." if lines[-1].strip() else "")
        return ""


def _forward(stream, inbox: queue.Queue) -> None:
    for line in stream:
        inbox.put(line)
    inbox.put("")  # the child is gone
    stream.close()


def _too_slow(exercise: Exercise, text: str) -> Verdict:
    return Verdict(
        exercise.name,
        "not yet",
        "too-slow",
        f"No answer came within {exercise.limit_seconds:g} seconds, so it was stopped. "
        + _slow_loop(exercise.name, text),
    )


def _slow_loop(name: str, text: str) -> str:
    """What to look at in an answer that does not end."""
    try:
        nodes = [node for function in _used_by(name, ast.parse(text)) for node in ast.walk(function)]
    except (SyntaxError, ValueError, RecursionError):
        nodes = []
    heads = {node: ast.unparse(node).partition(":\n")[0] for node in nodes if isinstance(node, ast.For | ast.While)}
    endless = [head for node, head in heads.items() if isinstance(node, ast.While)]
    counting = [head for head in heads.values() if "range(" in head and "range(len(" not in head]
    if endless and counting:
        both = " and ".join(f"`{head}`" for head in (counting[0], endless[0]))
        return f"Look at {both}: how far does the one count, where numbers can be huge, and what ends the other?"
    if len(endless) == 1:
        return f"Look at `{endless[0]}`: what ends that loop, a `break`, a `return` or its condition, and when?"
    if counting and not endless:
        return (
            f"Look at how far `{counting[0]}` counts: numbers here can be huge. Stop as soon as the result is known, "
            "or find it without counting."
        )
    powers = [node for node in nodes if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)]
    huge = [ast.unparse(node) for node in powers if not isinstance(node.right, ast.Constant)]
    if huge and not endless:
        return _HUGE_POWER.format(huge[0])
    return "Look for a loop that never ends, or counts to a huge number: what makes its condition false?"


_HUGE_POWER = (
    "Look at `{}`: of large numbers such a power has more digits than a computer can hold. Take it modulo a number "
    "as it is worked out: `pow(base, exponent, modulus)`."
)


def _used_by(name: str, tree: ast.Module) -> list[ast.FunctionDef]:
    """The function of an exercise and those that it calls, but no other exercise: those are not the learner's here."""
    found = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    others, used = exercises().keys() - {name}, [name]
    for each in used:
        for node in ast.walk(found[each]) if each in found else ():
            if isinstance(node, ast.Name) and node.id in found and node.id not in used and node.id not in others:
                used.append(node.id)
    return [found[each] for each in used if each in found]


def _ended(exercise: Exercise) -> Verdict:
    return Verdict(
        exercise.name,
        "not yet",
        "exits",
        EXITS,
    )

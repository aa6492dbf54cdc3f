"""What proves the course, as functions that return problems: run on the course by test_notebooks.py and
test_bank.py, and on small things with one fault each by test_proofs.py."""

import ast
import builtins
import contextlib
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest
from jupyter_client import KernelManager
from nbclient.exceptions import CellExecutionError

from fedlearn_lib.course import build, catalogue, notebooks, reference, source
from fedlearn_lib.course.copies import CHECKOUT, environment_for
from fedlearn_lib.course.library import YOURS, Library, Standing

SANITIZE = CHECKOUT / "tests" / "sanitize.cfg"


def errors_of(executed: dict) -> dict[str, tuple[str, str]]:
    """Cell id → name and text of the exception that stopped it."""
    return {
        cell["id"]: (output["ename"], output["evalue"])
        for cell in executed["cells"]
        for output in cell.get("outputs", [])
        if output["output_type"] == "error"
    }


# ---- many notebooks in one kernel -----------------------------------------------------------------


# What notebooks draw is shown by the replays; here it only matters which of their cells stop.
DRAW_NOTHING = """
from fedlearn_lib.given import figures

figures.as_png = lambda figure: b""
"""
# What is frozen, `reset` need not look through twice for what nobody reaches.
FORGET = "import gc; gc.freeze()\n%reset -f"


@contextlib.contextmanager
def kernel_in(copy: Path):
    """A kernel in a copy of the course, for notebooks one after the other: to start one takes longer than most run."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(
        env=environment_for(copy), cwd=str(copy / "notebooks"), extra_arguments=["--HistoryManager.hist_file=:memory:"]
    )
    try:
        _run_silently(manager, DRAW_NOTHING)
        yield manager
    finally:
        manager.shutdown_kernel(now=True)


def forget(kernel) -> None:
    """Take all names out of a kernel, as if the next notebook was the first."""
    _run_silently(kernel, FORGET)


def _run_silently(kernel, code: str) -> None:
    client = kernel.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        client.execute_interactive(code, silent=True, store_history=False, output_hook=lambda _: None)
    finally:
        client.stop_channels()


# ---- a learner's run of a solved notebook, recorded ----------------------------------------------

# Runs in the kernel before the notebook does, which is not changed: whose library is this, and which functions of it
# are called? Written line by line, for a kernel is killed when its notebook ends.
RECORDER = """
def record():
    import functools, pathlib
    import fedlearn_lib
    from fedlearn_lib.given import inputs

    log = open({log!r}, "w", buffering=1, encoding="utf-8")
    print(pathlib.Path(fedlearn_lib.__file__).parents[1], file=log)
    called, check_inputs = set(), inputs.check_inputs

    def recording(**rules):
        def decorate(function):
            checked = check_inputs(**rules)(function)

            @functools.wraps(checked)
            def recorded(*args, **kwargs):
                if function.__name__ not in called:
                    called.add(function.__name__)
                    print(function.__name__, file=log)
                return checked(*args, **kwargs)
            return recorded
        return decorate

    inputs.check_inputs = recording

record()
del record
"""


def learner_problems(path: Path, copy: Path, folder: Path) -> list[str]:
    """Run a solved notebook as the learner who typed its answers: what comes out, and what stands in the library then.

    Args:
        path: the notebook, solved and executed.
        copy: a course in which its exercises are open.
        folder: where the recorder may write.
    """
    log = folder / "called.txt"
    startup = folder / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00-recorder.py").write_text(RECORDER.format(log=str(log)), encoding="utf-8")
    problems = replay_problems(path, copy, IPYTHONDIR=str(folder / "ipython"))
    whose, *called = log.read_text(encoding="utf-8").splitlines() if log.exists() else ["nowhere"]
    if whose != str(copy.resolve()):
        problems.append(f"fedlearn_lib was imported from {whose}")
    library = Library(copy / "fedlearn_lib")
    for exercise in filter(None, map(notebooks.exercise_of, notebooks.read(path)["cells"])):
        if library.standing(exercise) != Standing(open=False, origin=YOURS):
            problems.append(f"{exercise.name} was not saved as the learner's: {library.standing(exercise)}")
        elif source.body(library.read(exercise), exercise.name) != reference.solution_body(exercise):
            problems.append(f"{exercise.name} stands in the library other than in the notebook")
        if exercise.name not in called:
            problems.append(f"{exercise.name} is written in this notebook, but never called by it")
    return problems


def replay_problems(path: Path, copy: Path, **variables: str) -> list[str]:
    """What nbval, strict, says of a solved notebook in a copy.

    It runs in this process, where all that it imports stands already. A cell without count and outputs would not be
    compared at all: `build.solved_problems` sees those.
    """
    said = io.StringIO()
    with (
        mock.patch.dict(os.environ, environment_for(copy) | variables | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}),
        contextlib.chdir(copy),
        contextlib.redirect_stdout(said),
    ):
        code = pytest.main(
            [
                *("-p", "nbval.plugin", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=300"),
                *("--nbval-sanitize-with", str(SANITIZE)),
                *("-p", "no:cacheprovider", "-q", "--no-header", "--rootdir", ".", "--capture=no"),
                str(path),
            ]
        )
    cells = notebooks.read(path)["cells"]
    count = sum(cell["cell_type"] == "code" for cell in cells)
    if code or f"{count} passed" not in said.getvalue():
        return [said.getvalue()[-4000:]]
    return []


# ---- the empty course ---------------------------------------------------------------------------


def without_catching_up(notebook: dict) -> dict:
    """The notebook as somebody meets it who skipped everything and does not catch up."""
    cells = []
    for cell in notebook["cells"]:
        lines = notebooks.text_of(cell).splitlines()
        if cell["cell_type"] == "code":
            lines = [line for line in lines if not line.startswith("catch_up(")]
        cells.append({**cell, "source": "\n".join(lines)})
    return {**notebook, "cells": cells}


def empty_course_problems(notebook: dict, copy: Path, kernel=None) -> list[str]:
    """Run with every exercise open: exactly the cells that need one may stop, each for that reason."""
    executed = build.execute(notebook, copy, allow_errors=True, kernel=kernel)
    found, expected = errors_of(executed), expected_stops(notebook)
    problems = [f"{cell} ran, though it needs an open exercise" for cell in expected.keys() - found.keys()]
    for cell, (name, text) in found.items():
        if name not in expected.get(cell, ()):
            problems.append(f"{cell} stopped with {name}: {text}")
    if not any(name == "NotFilledIn" for name, _ in found.values()):
        problems.append("no cell needs an exercise")
    return problems


def expected_stops(notebook: dict) -> dict[str, set[str]]:
    """Which cells must fail while everything is open, and with which exceptions.

    A cell stops with NotFilledIn where it calls an open function, itself or through a function
    that an earlier cell defined or that `steps_of` made; with NameError where it uses a name that a
    stopped cell would have assigned. Worked out from the text, without running anything.
    """
    missing: set[str] = set()  # names that stopped cells would have assigned
    bodies: dict[str, set[str]] = {}  # function of the notebook → names it uses
    stops: dict[str, set[str]] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code" or notebooks.exercise_of(cell):
            continue
        tree = ast.parse(notebooks.text_of(cell))
        statements = []
        for node in tree.body:
            match node:
                case (
                    ast.FunctionDef(name=name)
                    | ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="steps_of")))
                ):
                    bodies[name] = _names_read([node])
                case _:
                    statements.append(node)
        reached = _names_read(statements)
        while more := {name for f in reached & bodies.keys() for name in bodies[f]} - reached:
            reached |= more
        reasons = {"NotFilledIn"} if reached & catalogue.exercises().keys() else set()
        if reached & missing:
            reasons.add("NameError")
        if reasons:
            stops[cell["id"]] = reasons
            missing |= _names_assigned(statements)
        else:
            missing -= _names_assigned(statements)
    return stops


def _names_read(nodes) -> set[str]:
    return {name.id for name in _names(nodes, ast.Load) if not hasattr(builtins, name.id)}


def _names_assigned(nodes) -> set[str]:
    """Those that last: the variable of a comprehension does not."""
    targets = [part.target for node in nodes for part in ast.walk(node) if isinstance(part, ast.comprehension)]
    inside = _names(targets, ast.Store)
    return {name.id for name in _names(nodes, ast.Store) if name not in inside}


def _names(nodes, context):
    found = (name for node in nodes for name in ast.walk(node) if isinstance(name, ast.Name))
    return [name for name in found if isinstance(name.ctx, context)]


# ---- sabotage -----------------------------------------------------------------------------------


def sabotage_problems(notebook: dict, copy: Path, exercise: catalogue.Exercise, kernel=None) -> list[str]:
    """Put a body that raises into a filled library: the notebook must run into it. Then all is as it was before."""
    path = copy / "fedlearn_lib" / f"{exercise.room}.py"
    before = path.read_text(encoding="utf-8")
    sentinel = f"sabotage of {exercise.name}"
    body = f"{source.INDENT}raise RuntimeError({sentinel!r})"
    path.write_text(source.with_body(before, exercise.name, body), encoding="utf-8")
    first = None
    try:
        build.execute(notebook, copy, kernel=kernel)
    except CellExecutionError as error:
        first = (error.ename, error.evalue)
    finally:
        path.write_text(before, encoding="utf-8")
    return [] if first == ("RuntimeError", sentinel) else [f"{exercise.name} was sabotaged, and {first} came"]


# ---- exercises and the bank ---------------------------------------------------------------------

RIGHT_AT_LEAST, WRONG_AT_LEAST = 4, 8


@dataclass(frozen=True)
class Answer:
    """One answer of the bank; `advice` is None for a right one."""

    name: str
    text: str
    advice: str | None

    @property
    def expected(self) -> tuple[str, str | None]:
        return ("not yet", self.advice) if self.advice else ("right", None)


def read_answer(path: Path) -> Answer:
    """An answer from a file, whose first line says `# right: <style>` or `# advice: <id>`."""
    text = path.read_text(encoding="utf-8")
    kind, _, what = text.split("\n", 1)[0].removeprefix("# ").partition(": ")
    assert kind in ("right", "advice") and what, f"{path} must begin with '# right: …' or '# advice: …'"
    assert path.name.startswith("right_" if kind == "right" else "wrong_"), path
    return Answer(f"{path.parent.name}/{path.stem}", text, what if kind == "advice" else None)


def hint_problems(exercise: catalogue.Exercise) -> list[str]:
    problems = [] if 2 <= len(exercise.hints) <= 3 else [f"{len(exercise.hints)} hints"]
    for hint in exercise.hints:
        if not 30 <= len(hint.split()) <= 60:
            problems.append(f"a hint of {len(hint.split())} words: {hint}")
    if "?" not in exercise.hints[0]:
        problems.append("the first hint asks no question")
    return problems


def stub_problems(stub: str, exercise: catalogue.Exercise) -> list[str]:
    return [] if source.is_open(source.functions(stub)[exercise.name]) else ["the stub is filled already"]


def verdict_problems(answer: Answer, verdict: str, advice: str | None, message: str) -> list[str]:
    """Whether an answer got the verdict meant for it, in words that help."""
    if (verdict, advice) != answer.expected:
        return [f"{answer.name}: {(verdict, advice)}, expected {answer.expected}: {message}"]
    return [f"{answer.name}: {problem}" for problem in message_problems(message)] if advice else []


def bank_problems(answers: list[Answer], advice_ids: list[str]) -> list[str]:
    """Whether an exercise has enough answers, and a wrong one for every advice its checks can give."""
    right = sum(answer.advice is None for answer in answers)
    problems = []
    if right < RIGHT_AT_LEAST or len(answers) - right < WRONG_AT_LEAST:
        problems.append(f"{right} right and {len(answers) - right} wrong answers are too few")
    unused = set(advice_ids) - {answer.advice for answer in answers}
    return problems + [f"no wrong answer triggers {advice}" for advice in sorted(unused)]


# A next step is a sentence with a clause that begins with one of these.
IMPERATIVES = """
    add apply ask assign begin call change choose collect compare compute copy count decrypt divide draw encrypt find
    follow give hand index keep leave let look loop make mend move multiply print put raise read refuse remember return
    round search shift sign skip sort square start stop subtract take tell try turn use verify weight work wrap write
"""
NEXT_STEP = re.compile(rf"(^|[:;,] (so |and )?)({'|'.join(IMPERATIVES.split())})\b", re.IGNORECASE)


def message_problems(message: str) -> list[str]:
    """Whether a message helps somebody who is stuck: short, no traceback, a next step at its end."""
    problems = []
    ours = re.sub(r"^Your function stopped with .*? in your line `[^`]*`\. ", "", message)  # not the exception's
    if len(message.split()) < 12 or len(ours.split()) > 60:
        problems.append(f"{len(message.split())} words: {message}")
    if "Traceback" in message or 'File "' in message or "\n" in message:
        problems.append(f"a traceback: {message}")
    last_sentence = re.split(r"(?<=[.?!]) (?=[A-Z`])", message)[-1]
    if not NEXT_STEP.search(last_sentence):
        problems.append(f"ends without a next step: {message}")
    return problems

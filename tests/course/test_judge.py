"""The judge outlives whatever an answer does, says something useful, and is as good as new for the next answer."""

import ast
import dataclasses
import os
import time
from pathlib import Path

import numpy as np
import pytest

from fedlearn_lib.course import catalogue, source
from fedlearn_lib.course import judge as judge_module
from fedlearn_lib.course.catalogue import exercise, rooms
from fedlearn_lib.course.checking import describe
from fedlearn_lib.course.judge import Judge
from fedlearn_lib.course.reference import solution_text

EXERCISE = exercise("weighted_average")
RIGHT = """
def weighted_average(updates, example_counts):
    return example_counts @ updates / example_counts.sum()
"""


@pytest.fixture(scope="module")
def judge():
    judge = Judge()
    yield judge
    judge.close()


def answer(body: str, before: str = "") -> str:
    """An answer with these statements, after statements outside of it."""
    lines = "\n".join(f"    {line}" for line in body.strip("\n").split("\n"))
    return f"{before}\ndef weighted_average(updates, example_counts):\n{lines}\n"


RETURN_IT = "\nreturn example_counts @ updates / example_counts.sum()"


def brief(verdict) -> tuple[str, str | None]:
    return verdict.verdict, verdict.advice


def is_as_good_as_new(judge) -> bool:
    """Whether the next answers get their verdicts: a right one, and a wrong one its very advice."""
    wrong = answer("return sum(updates) / len(updates)")
    right, plain_mean = judge.judge(EXERCISE, RIGHT), judge.judge(EXERCISE, wrong)
    return brief(right) == ("right", None) and brief(plain_mean) == ("not yet", "plain-mean")


# ---- what stands beside the notebook -----------------------------------------------------------


def test_a_learners_files_beside_the_notebook_do_not_stop_it(tmp_path, monkeypatch):
    for name in ("secrets", "random", "json", "numpy", "fedlearn_lib"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('this is not the module that was meant')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", f"{judge_module.PACKAGE.parent}{os.pathsep}")  # its end stands for this folder
    judge = Judge()
    try:
        assert brief(judge.judge(EXERCISE, RIGHT)) == ("right", None)
    finally:
        judge.close()


def test_a_judge_that_does_not_start_says_what_is_in_its_way(tmp_path, monkeypatch):
    (tmp_path / "numpy.py").write_text("x = 1")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    judge = Judge()
    verdict = judge.judge(EXERCISE, RIGHT)
    judge.close()
    assert verdict.verdict == "error"
    assert verdict.message.startswith("The judge did not start: AttributeError: ")
    assert "'numpy'" in verdict.message and "Restart the kernel" in verdict.message


@pytest.mark.skipif(os.name == "nt", reason="Windows has no groups of processes")
def test_what_an_answer_started_ends_with_it(judge, tmp_path):
    note = tmp_path / "process"
    start = "import os, time\nchild = os.fork()\nif child == 0:\n    time.sleep(60)\n"
    body = start + f"fd = os.open({str(note)!r}, os.O_WRONLY | os.O_CREAT)\nos.write(fd, str(child).encode())\n"
    judge.judge(dataclasses.replace(EXERCISE, limit_seconds=0.5), answer(body + "while True:\n    pass"))
    if note.exists():  # where nothing refused to start it
        deadline = time.monotonic() + 5
        while _runs(int(note.read_text())):
            assert time.monotonic() < deadline
            time.sleep(0.01)
    assert is_as_good_as_new(judge)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    try:  # one that ended and that nobody waited for does not run
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True


# ---- answers that end, hang, or flood ----------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "while True:\n    pass",
        "while True:\n    try:\n        while True:\n            pass\n    except:\n        pass",
        "sum(range(10**12))",  # in C, where no signal handler of Python's would run
    ],
)
def test_hanging_answer_is_stopped(judge, body):
    assert is_as_good_as_new(judge)  # so that the start of a child is not measured
    start = time.perf_counter()
    verdict = judge.judge(dataclasses.replace(EXERCISE, limit_seconds=0.3), answer(body))
    assert brief(verdict) == ("not yet", "too-slow")
    assert "0.3 seconds" in verdict.message
    assert time.perf_counter() - start < 60  # not for ever
    assert is_as_good_as_new(judge)


@pytest.mark.parametrize(
    "body",
    [
        "exit()",
        "import sys\nsys.exit(1)",
        "raise SystemExit",
        "raise KeyboardInterrupt",
        "raise BaseException('mine')",
        "import os\nos._exit(0)",
        "import os\nos.abort()",
        "import os, time\nos.closerange(3, 30)\ntime.sleep(60)",
    ],
)
def test_answer_that_ends_the_program(judge, body):
    assert brief(judge.judge(EXERCISE, answer(body))) == ("not yet", "exits")
    assert is_as_good_as_new(judge)


def test_exit_outside_of_the_function(judge):
    assert brief(judge.judge(EXERCISE, answer(RETURN_IT, before="exit()"))) == ("not yet", "exits")
    assert is_as_good_as_new(judge)


@pytest.mark.parametrize("target", ["", ", file=sys.stderr"])
def test_megabytes_are_cut_off(judge, target):
    body = f"import sys\nwhile True:\n    try:\n        print('x' * 1000{target})\n    except Exception:\n        pass"
    verdict = judge.judge(EXERCISE, answer(body))
    assert brief(verdict) == ("not yet", "prints-too-much")
    assert len(verdict.printed) < 2000
    assert is_as_good_as_new(judge)


def test_what_is_printed_comes_back(judge):
    verdict = judge.judge(EXERCISE, answer("print('shape', updates.shape)" + RETURN_IT))
    assert verdict.verdict == "right"
    assert verdict.printed.startswith("shape (3, 2)\n")


def test_output_past_python_goes_nowhere(judge):
    body = "import os, sys\nos.write(1, b'{}\\n')\nsys.__stdout__.write('{}\\n')" + RETURN_IT
    assert judge.judge(EXERCISE, answer(body)).verdict == "right"
    assert is_as_good_as_new(judge)


@pytest.mark.parametrize("line", [
    "open('trace.txt', 'w')", "import os; os.system('echo')", "import subprocess; subprocess.run(['echo'])",
    "import socket; socket.create_connection(('127.0.0.1', 9))", "import pathlib; pathlib.Path('t').write_text('x')",
    "try:\n    open('trace.txt', 'a')\nexcept Exception:\n    pass",
])  # fmt: skip
def test_an_answer_leaves_no_traces(judge, line):
    verdict = judge.judge(EXERCISE, answer(line + RETURN_IT))
    assert brief(verdict) == ("not yet", "leaves-traces")
    assert is_as_good_as_new(judge)


# ---- exceptions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("return input('weights? ')", "EOFError"),
        ("return weighted_average(updates, example_counts)", "RecursionError"),
        ("import numpy as np\nreturn np.zeros(10**12)", "MemoryError"),
        ("return updates / 0 @ nothing.here", "TypeError"),
        ("assert False", "AssertionError"),
        ("raise ValueError('one\\ntwo' * 1000)", "ValueError"),
    ],
)
def test_exception_is_told_with_its_line_and_call(judge, body, kind):
    verdict = judge.judge(EXERCISE, answer("nothing = None\n" + body if "nothing" in body else body))
    assert brief(verdict) == ("not yet", "raises")
    assert kind in verdict.message or "NoneType" in verdict.message
    assert f"`{body.split(chr(10))[-1].split(';')[0]}`" in verdict.message
    assert "\n" not in verdict.message and len(verdict.message) < 500
    assert dict(verdict.details)["called"].startswith("weighted_average(updates=[[1., 0.], [5., ")
    assert is_as_good_as_new(judge)


@pytest.mark.parametrize("body, said", [
    ("best = None\nreturn best", "None came back from `return best`"),
    ("best = None\nif len(updates):\n    return best", "not reached or returned None"),
    ("if len(updates) > 99:\n    return updates + 1", "and in this call it was not reached. Find out why"),
    ("print(updates)", "a function that ends without `return` gives None"),
])  # fmt: skip
def test_nothing_came_back(judge, body, said):
    verdict = judge.judge(EXERCISE, answer(body))
    assert (verdict.advice, said in verdict.message) == ("returns-none", True), verdict.text


def test_the_call_is_told_as_it_was_before_the_answer_changed_it(judge):
    verdict = judge.judge(EXERCISE, answer("updates *= 0\nreturn updates[99]"))
    assert dict(verdict.details)["called"].startswith("weighted_average(updates=[[1., 0.], [5., ")


def test_exception_outside_of_the_function(judge):
    verdict = judge.judge(EXERCISE, answer(RETURN_IT, before="1 / 0"))
    assert brief(verdict) == ("not yet", "raises")
    assert "outside of the function" in verdict.message


def test_exception_behind_a_right_value_is_found_in_the_helper(judge):
    text = answer("return share(updates, example_counts)", before="def share(u, c):\n    return c @ u / total\n")
    verdict = judge.judge(EXERCISE, text)
    assert brief(verdict) == ("not yet", "raises")
    assert "`return c @ u / total`" in verdict.message


# ---- odd texts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "no-function"),
        ("\n\n   # only a comment\n", "no-function"),
        ("x = 1\n", "no-function"),
        ("class weighted_average:\n    pass\n", "no-function"),
        ("async def weighted_average(updates, example_counts):\n    return 1\n", "no-function"),
        ("weighted_average = lambda updates, example_counts: updates[0]\n", "no-function"),
        (RIGHT + "\nweighted_average = 3\n", "no-function"),
        (RIGHT + "\ndel weighted_average\n", "no-function"),
        ("def weighted_average(updates, example_counts):\n", "syntax-error"),
        ("def weighted_average(updates, example_counts):\n    return (updates\n", "syntax-error"),
        (RIGHT + "\nreturn 3\n", "syntax-error"),
        (RIGHT + "\0", "syntax-error"),
        (RIGHT + "\ud800", "syntax-error"),
        (answer("return " + "(" * 500 + "1" + ")" * 500), "syntax-error"),
        (answer("return " + "-" * 100_000 + "1"), "syntax-error"),
        (answer(RETURN_IT).replace("counts)", "counts=None)", 1), "wrong-signature"),
        (answer(RETURN_IT).replace("updates,", "*updates,", 1), "wrong-signature"),
        ("%%timeit\n" + RIGHT, "syntax-error"),
    ],
)
def test_text_that_is_no_answer(judge, text, advice):
    verdict = judge.judge(EXERCISE, text)
    assert brief(verdict) == ("not yet", advice), verdict.text
    assert verdict.text.encode("utf-8")
    assert is_as_good_as_new(judge)


def test_a_word_of_pythons_own_is_named(judge):
    verdict = judge.judge(EXERCISE, answer("lambda = 3\nreturn lambda"))
    assert verdict.advice == "syntax-error" and "`lambda` is a word of Python's own" in verdict.text


@pytest.mark.parametrize("body", ["...", "pass", '"""Words only."""', '"""Words."""\n...', "# later\n..."])
def test_nothing_written_yet(judge, body):
    assert brief(judge.judge(EXERCISE, answer(body))) == ("open", None)


@pytest.mark.parametrize(
    "text",
    [
        "from fedlearn_lib.course import fill\n\n@fill" + RIGHT,
        "from fedlearn_lib.course import *\n" + RIGHT + "\nprogress()\nhint('weighted_average')\n",
        "@fill(replace=True)" + RIGHT,
        "@nowhere.defined" + RIGHT,
        "from __future__ import annotations\n" + RIGHT.replace("updates,", "updates: 'a list',"),
        RIGHT.replace("counts):", "counts: Numbers) -> Vector:"),
        RIGHT.replace("\n", "\r\n"),
        "print('loading', '\U0001f600', '\\ud800')\n" + RIGHT,
        answer("'''a\n  b\n'''" + RETURN_IT),
        answer("raise NotFilledIn('weighted_average')") + RIGHT,
        solution_text("fedavg"),
    ],
)
def test_text_around_a_right_answer(judge, text):
    verdict = judge.judge(EXERCISE, text)
    assert brief(verdict) == ("right", None), verdict.text


def test_name_of_the_notebook(judge):
    text = answer("return example_counts @ updates / everyone")
    assert judge.judge(EXERCISE, text, {"everyone"}).advice == "notebook-name"
    assert judge.judge(EXERCISE, text).advice == "unknown-name"


def test_names_of_its_own_are_known(judge):
    text = answer(
        """
import collections
Pair = collections.namedtuple("Pair", "update count")
class Total:
    start = 0
    doubled = start * 2
def add(pair):
    nonlocal total
    total = total + pair.count * pair.update
global everyone_of_mine
everyone_of_mine = sum(example_counts)
total = Total.doubled
for pair in map(Pair, updates, example_counts):
    add(pair)
return total / everyone_of_mine if (n := len(updates)) else n
"""
    )
    assert brief(judge.judge(EXERCISE, text)) == ("right", None)


# ---- a verdict depends on this answer alone ------------------------------------------------------

TRAINING = exercise("secure_federated_averaging")
ADDING_UP = source.function_source(solution_text(TRAINING.room), TRAINING.name)
OTHERS_WRONG = """
def apply_update(weights, update, server_learning_rate=1.0):
    raise NotFilledIn("apply_update")

def sample_clients(client_count, fraction, rng):
    return [0]

def quantize(update, bits, clip):
    return update

def secure_round(network, server, clients, weights, agreement):
    return None

"""


def test_other_exercises_of_the_same_file_are_the_reference(judge):
    """Those of other rooms too, where this room imports them: an export holds the answers of all rooms."""
    verdict = judge.judge(TRAINING, OTHERS_WRONG + ADDING_UP)
    assert brief(verdict) == ("right", None), verdict.text


def test_a_helper_called_as_an_exercise_of_a_strange_room_stays(judge):
    """`add` is an exercise of chapter 6, which this room does not know: here it is the answer's own."""
    helper = "def add(shares, updates):\n    return shares @ updates\n"
    text = answer("return add(example_counts / example_counts.sum(), updates)", before=helper)
    assert brief(judge.judge(EXERCISE, text)) == ("right", None)


def test_an_import_from_another_room_gives_the_reference(judge):
    """Whatever stands in the learner's rooms, which may be empty, and whatever the answer before did to them."""
    spoil = "import fedlearn_lib.fedavg as room\nroom.apply_update = room.sample_clients = None"
    judge.judge(EXERCISE, answer(spoil + RETURN_IT))
    inside = "    from fedlearn_lib.fedavg import apply_update, sample_clients\n    history = History"
    verdict = judge.judge(TRAINING, ADDING_UP.replace("    history = History", inside))
    assert brief(verdict) == ("right", None), verdict.text


def test_rooms_import_from_rooms_of_chapters_before_them():
    """In this order the judge makes the reference rooms."""
    before = set()
    for room in rooms():
        modules = [part.module for part in ast.parse(solution_text(room)).body if isinstance(part, ast.ImportFrom)]
        imported = {module.partition(".")[2] for module in modules if module.startswith("fedlearn_lib.")}
        assert imported & set(rooms()) <= before, room
        before.add(room)


# ---- an answer must not spoil the verdict of the next one --------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "np.mean = np.sum",
        "np.random.default_rng = None",
        "import builtins\nbuiltins.len = lambda thing: 1",
        "import sys\nsys.modules['numpy'] = None",
        "import json\njson.dumps = None",
        "from fedlearn_lib.given import data\ndata.load_digits = lambda: None",
        "from fedlearn_lib.given.history import History\nHistory.record = lambda *args, **kwargs: None",
        "from fedlearn_lib.course import checking\nchecking.close = lambda *args: True",
        "from fedlearn_lib.course.solutions import fedavg\nfedavg.weighted_average = None",
        "import fedlearn_lib.fedavg as room\nroom.np = None\nroom.weighted_average = None",
        "np.seterr(all='raise')",
        "np.set_printoptions(precision=0)",
        "import os\nos.environ.clear()\nos.chdir('/')",
        "import sys\nsys.setrecursionlimit(60)",
        "import sys\nsys.path.clear()",
        "import warnings\nwarnings.simplefilter('error')",
        "import random\nrandom.seed(0)\nnp.random.seed(0)",
        "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
        "import threading, os\nthreading.Timer(0.05, os._exit, [0]).start()",
        "import sys\nsys.stdout.close()\nsys.stdin.close()",
    ],
)
def test_what_an_answer_changes_is_gone(judge, body):
    judge.judge(EXERCISE, answer(body + RETURN_IT))
    time.sleep(0.06 if "Timer" in body else 0)
    assert is_as_good_as_new(judge)


def test_data_of_the_course_cannot_be_changed(judge):
    body = "from fedlearn_lib.course.checks.fedavg.cases import digits\ndigits()[0][:] = 0"
    verdict = judge.judge(EXERCISE, answer(body))
    assert "read-only" in verdict.message


def test_fresh_data_each_time(judge):
    """The cases are drawn anew, so that nobody can return what was expected the last time."""
    text = answer("print(updates.ravel()[:3])" + RETURN_IT)
    assert len({judge.judge(EXERCISE, text).printed for _ in range(3)}) == 3


def test_plain_verdicts_keep_the_child(judge):
    """Only then is the judge quick: a right answer, a wrong one and an exception leave no trace."""
    judge.judge(EXERCISE, RIGHT)
    child = judge._child.pid
    for body in ("return sum(updates)", "return None", "1 / 0", "return undefined", "print('hello')"):
        judge.judge(EXERCISE, answer(body))
    for text in ("", "def weighted_average(", answer("import statistics, decimal" + RETURN_IT)):
        judge.judge(EXERCISE, text)
    assert judge._child.pid == child


# ---- the process -------------------------------------------------------------------------------


def test_child_that_died_while_idle_is_replaced(judge):
    judge.judge(EXERCISE, RIGHT)
    judge._child.kill()
    assert is_as_good_as_new(judge)
    judge._child.kill()
    judge._child.wait()
    assert is_as_good_as_new(judge)


def test_a_fault_of_the_course_is_not_the_learners(judge):
    broken = dataclasses.replace(EXERCISE, name="no_such_exercise")
    verdict = judge.judge(broken, RIGHT)
    assert verdict.verdict == "error" and verdict.advice is None
    assert is_as_good_as_new(judge)


def test_a_judge_that_cannot_start_says_so(monkeypatch):
    judge = Judge()
    monkeypatch.setattr("fedlearn_lib.course.judge.CHILD", "fedlearn_lib.no_such_module")
    verdict = judge.judge(EXERCISE, RIGHT)
    judge.close()
    assert verdict.verdict == "error"
    assert "did not start" in verdict.message


def test_closing_twice_and_judging_again():
    judge = Judge()
    judge.close()
    assert judge.judge(EXERCISE, RIGHT).verdict == "right"
    judge.close()
    judge.close()
    assert judge.judge(EXERCISE, RIGHT).verdict == "right"
    judge.close()


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("update", "updates"),
        ("exmaple_counts", "example_counts"),
        ("none", "None"),
        ("lne", "len"),
        ("sizes", None),  # not `slice`
        ("step", None),  # not `set`
        ("rounds", None),  # not `round`
    ],
)
def test_only_close_names_are_guessed(judge, name, guess):
    message = judge.judge(EXERCISE, answer(f"return {name}")).message
    assert f"Write `{guess}` if you meant that" in message if guess else "if you meant that" not in message


def test_clients_are_told_in_a_few_words():
    one, two = ((np.zeros((rows, 64)), np.zeros(rows, int)) for rows in (2, 9))
    assert describe([one, two]) == "2 pairs (X, y) with 2, 9 examples"
    assert describe([one] * 20).count("2,") == 8
    assert describe([(1, 2)]) == "[(1, 2)]" and describe([]) == "[]"


# ---- verdicts told better by an edit ---------------------------------------------------------------

LOOP = "total = 0 * updates[0]\nfor i in range({}):\n    total = total + example_counts[i] * updates[i]\n{}"
SHARE = "return total / example_counts.sum()"


@pytest.mark.parametrize("body, advice, said", [
    (LOOP.format("len(updates)", "    " + SHARE), "returns-in-loop", "stands inside the loop"),
    (LOOP.format("1, len(updates)", SHARE), "first-left-out", "Write `range(len(updates))`"),
    (LOOP.format("len(updates) - 1", SHARE), "last-left-out", "Write `range(len(updates))`"),
    (LOOP.format("3", SHARE), "typed-in", "Write `len(updates)`"),
    (LOOP.format("len(updates)", "if len(updates) > 3:\n    " + SHARE), "returns-in-if", "behind it"),
])  # fmt: skip
def test_one_edit_tells_the_mistake(judge, body, advice, said):
    verdict = judge.judge(EXERCISE, answer(body))
    assert (verdict.verdict, verdict.advice) == ("not yet", advice), verdict.text
    assert said in verdict.message


def test_an_edit_that_never_ends_does_not_take_the_verdict(judge, monkeypatch):
    """`i -= 1` for `i += 1`: an edited answer runs for ever, and what was said first stands."""
    monkeypatch.setattr(judge_module, "BETTER_LIMIT", 1.0)
    body = (
        "total, i = 0 * updates[0], 0\nwhile i < len(updates):\n    total = total + updates[i]\n    i += 1\n"
        "return total.tolist() + [0]"
    )
    verdict = judge.judge(EXERCISE, answer(body))
    assert verdict.verdict == "not yet" and verdict.advice != "too-slow"
    assert is_as_good_as_new(judge)


def test_advice_that_the_source_contradicts_is_not_given(judge):
    """`np.abs` is what this value looks like, but it does not stand there."""
    verdict = judge.judge(catalogue.exercise("label_from_bias"), SKIPS_THE_FIRST)
    assert "np.abs" not in verdict.message


SKIPS_THE_FIRST = """
def label_from_bias(bias_update):
    best = 1
    for i in range(2, len(bias_update)):
        if bias_update[i] > bias_update[best]:
            best = i
    return best
"""

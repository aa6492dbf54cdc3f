"""The course in a terminal: `python -m fedlearn_lib …`, its exit statuses and its lines of JSON."""

import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from fedlearn_lib.course import actions, catalogue, checkout, cli, reference
from fedlearn_lib.course.copies import copy_course, environment_for
from fedlearn_lib.course.judge import Verdict

RIGHT, NOT_YET, OPEN_OR_USAGE = 0, 1, 2
HEADER = "def weighted_average(updates, example_counts):\n"
ANSWER = HEADER + "    return (example_counts / sum(example_counts)) @ updates\n"
WRONG = HEADER + "    return sum(updates)\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A fresh copy in which nothing is written: the tests that only judge files share it."""
    return copy_course(tmp_path_factory.mktemp("terminal") / "course")


@pytest.fixture
def warm_judge(monkeypatch):
    """One judge for several calls of `main`, each of which would end it."""
    monkeypatch.setattr(actions.judge, "close", lambda: None)


@pytest.fixture(scope="module", autouse=True)
def no_judge_is_left():
    yield
    actions.judge.close()


def terminal(copy, *arguments, cwd=None, **environment):
    """What a learner sees: exit status, standard output, standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "fedlearn_lib", *map(str, arguments)],
        cwd=cwd or copy, env=environment_for(copy) | environment, capture_output=True, timeout=60,
    )  # fmt: skip
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err, err
    return done.returncode, out.replace("\r\n", "\n"), err.replace("\r\n", "\n")


def json_of(out: str) -> dict:
    """The one line of JSON, alone on standard output."""
    assert out.endswith("\n") and out.isascii() and len(out.splitlines()) == 1, out
    line = json.loads(out)
    assert list(line) == ["exercise", "verdict", "advice", "message"]
    assert line["message"]
    return line


def tree(folder) -> dict:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def answer(tmp_path):
    path = tmp_path / "answer größe.py"
    path.write_text(ANSWER, encoding="utf-8")
    return path


# ---- judging a file -----------------------------------------------------------------------------

FILES = {
    "right": (ANSWER, RIGHT, "right", None),
    "right, as in a notebook": (
        f"from fedlearn_lib.course import fill\n\n@fill\n{ANSWER}", RIGHT, "right", None
    ),
    "right, with a helper": (
        "def mean(u, c):\n    return (c / sum(c)) @ u\n\n\n" + HEADER + "    return mean(updates, example_counts)\n",
        RIGHT, "right", None,
    ),
    "right, from Windows": (
        "\ufeff" + ANSWER.replace("\n", "\r\n"), RIGHT, "right", None
    ),
    "wrong": (WRONG, NOT_YET, "not yet", "plain-sum"),
    "empty": ("", NOT_YET, "not yet", "no-function"),
    "no Python": ("def weighted_average(:\n", NOT_YET, "not yet", "syntax-error"),
    "not UTF-8": (b"# \xff\n" + ANSWER.encode(), NOT_YET, "not yet", "syntax-error"),
    "prints megabytes": (
        HEADER + "    while True:\n        print('noise' * 1000)\n", NOT_YET, "not yet", "prints-too-much"
    ),
    "writes past print": (
        "import os\nos.write(2, b'noise')\n"
        + ANSWER.replace("    return", "    os.write(1, b'noise\\n' * 100_000)\n    return"),
        RIGHT, "right", None,
    ),
    "exits": (HEADER + "    import os\n    os._exit(0)\n", NOT_YET, "not yet", "exits"),
    "exits outside": ("import sys\nsys.exit(0)\n" + ANSWER, RIGHT, "right", None),  # only what is needed is run
    "line separators": (
        HEADER + "    raise ValueError('a\\u2028b\\x85c\\nd')\n", NOT_YET, "not yet", "raises"
    ),
    "open": (HEADER + "    ...\n", OPEN_OR_USAGE, "open", None),
}  # fmt: skip


REAL_PROCESS = {"right", "prints megabytes", "writes past print", "exits"}


@pytest.mark.parametrize("case", FILES)
def test_a_file_is_judged_in_one_line_of_json(shared, tmp_path, capfd, warm_judge, case):
    text, status, verdict, advice = FILES[case]
    path = tmp_path / "answer.py"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    arguments = ["check", "weighted_average", "--file", str(path), "--json"]
    before = tree(shared)
    if case in REAL_PROCESS:
        code, out, err = terminal(shared, *arguments)
    else:
        code, (out, err) = cli.main(arguments), capfd.readouterr()
    line = json_of(out)
    assert (line["exercise"], line["verdict"], line["advice"]) == ("weighted_average", verdict, advice)
    assert code == status and err == ""
    assert tree(shared) == before


def test_an_answer_that_hangs_is_ended(tmp_path, monkeypatch, capsys):
    """In this process, so that the limit can be short."""
    path = tmp_path / "answer.py"
    path.write_text(HEADER + "    while True: pass\n", encoding="utf-8")
    fast = dataclasses.replace(catalogue.exercise("weighted_average"), limit_seconds=0.5)
    monkeypatch.setattr(catalogue, "exercise", lambda name: fast)
    assert cli.main(["check", "weighted_average", "--file", str(path), "--json"]) == NOT_YET
    assert json_of(capsys.readouterr().out)["advice"] == "too-slow"


def test_in_words(shared, answer, tmp_path):
    code, out, err = terminal(shared, "check", "weighted_average", "--file", answer)
    assert (code, err) == (RIGHT, "")
    assert out == (
        "weighted_average: right\nThe answer in answer größe.py is right; the library was not touched.\n"
    )
    answer.write_text(WRONG, encoding="utf-8")
    code, out, err = terminal(shared, "check", "weighted_average", "--file", answer)
    assert (code, err) == (NOT_YET, "")
    assert out.startswith("weighted_average: not yet\n") and "  came back  " in out
    assert "\nStuck? `python -m fedlearn_lib hint weighted_average`. Is this verdict wrong? Report it" in out


WRONG_USAGE = {
    "unknown exercise": ["check", "weighted_averag"],
    "unknown beside known": ["check", "weighted_average", "nothing"],
    "missing file": ["check", "weighted_average", "--file", "nowhere.py"],
    "a folder": ["check", "weighted_average", "--file", "."],
    "no file after --file": ["check", "weighted_average", "--file"],
    "several names": ["check", "weighted_average", "apply_update", "--file", "README.md"],
    "no name": ["check", "--file", "README.md"],
    "unknown option": ["check", "weighted_average", "--quick"],
}


@pytest.mark.parametrize("arguments", WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage_gets_a_sentence(shared, capsys, monkeypatch, arguments):
    monkeypatch.chdir(shared)
    before = tree(shared)
    assert cli.main([*arguments, "--json"]) == OPEN_OR_USAGE
    shown = capsys.readouterr()
    assert json_of(shown.out)["verdict"] == "error" and shown.err == ""
    sentence = json.loads(shown.out)["message"]
    assert cli.main(arguments) == OPEN_OR_USAGE
    assert capsys.readouterr() == ("", sentence + "\n")
    assert sentence.endswith((".", "?", "ANSWER.py")) and "\n" not in sentence
    assert tree(shared) == before


@pytest.mark.parametrize("arguments", [
    [], ["dance"], ["hint"], ["hint", "weighted_average", "9"], ["hint", "weighted_average", "x"],
    ["hint", "nothing"], ["use-solution"], ["reset", "apply_update", "nothing"], ["catch-up", "99"],
    ["solution", "nothing"],
])  # fmt: skip
def test_wrong_usage_of_the_other_verbs(capsys, arguments):
    assert cli.main(arguments) == OPEN_OR_USAGE
    out, err = capsys.readouterr()
    assert out == "" and err.endswith((".\n", "?\n")) and len(err.splitlines()) == 1


def test_a_judge_that_cannot_work_is_an_error(capsys, monkeypatch):
    verdict = Verdict("apply_update", "error", None, "The judge did not start.")
    monkeypatch.setattr(actions.judge, "judge", lambda *_: verdict)
    assert cli.main(["check", "apply_update", "--json"]) == OPEN_OR_USAGE
    assert json_of(capsys.readouterr().out)["verdict"] == "error"
    assert cli.main(["check", "apply_update"]) == OPEN_OR_USAGE
    assert capsys.readouterr().out == (
        "apply_update: could not be checked\nThe judge did not start.\n"
    )


# ---- the library --------------------------------------------------------------------------------


def test_from_empty_to_full_and_back(fresh_copy):
    room = fresh_copy / "fedlearn_lib" / "fedavg.py"
    code, out, _ = terminal(fresh_copy, "check", "apply_update", "weighted_average", "--json")
    assert code == OPEN_OR_USAGE
    assert [json.loads(line)["verdict"] for line in out.splitlines()] == ["open", "open"]
    code, out, _ = terminal(fresh_copy, "catch-up", "1")
    assert code == 0 and "Lent for it: apply_update." in out
    room.write_text(
        room.read_text(encoding="utf-8").replace(
            reference.stub_body(catalogue.exercise("weighted_average")), "    return sum(updates)"
        ),
        encoding="utf-8",
    )
    code, out, _ = terminal(fresh_copy, "check")
    assert code == NOT_YET
    assert [line.split(": ")[1].split(" ·")[0] for line in out.splitlines() if " · " in line] == (
        ["open"] * (len(catalogue.exercises()) - 2)
    )
    assert "apply_update: right\n" in out and "weighted_average: not yet\n" in out
    code, out, _ = terminal(fresh_copy, "use-solution", "weighted_average")
    assert code == 0 and "Your version is kept in .fedlearn/history/weighted_average/0001-" in out
    code, out, _ = terminal(fresh_copy, "fill-all")
    rest = [name for name in catalogue.exercises() if name != "weighted_average"]  # a loan is open
    assert code == 0 and out == f"filled with the solution: {', '.join(rest)}\n"
    assert terminal(fresh_copy, "check", "apply_update", "weighted_average")[0] == RIGHT
    code, out, _ = terminal(fresh_copy, "progress", PYTHONIOENCODING="ascii", LC_ALL="C")
    count = len(catalogue.exercises())
    assert code == 0 and f"{count} of {count} exercises filled; about 0 minutes" in out and "01 ●" in out
    code, out, _ = terminal(fresh_copy, "reset", *catalogue.exercises())
    assert code == 0 and out.count("open again") == len(catalogue.exercises())
    assert room.read_text(encoding="utf-8") == reference.stub_room("fedavg")


def test_hints_and_solutions_name_what_to_type_here(fresh_copy, tmp_path):
    out = terminal(fresh_copy, "hint", "apply_update", cwd=tmp_path)[1]
    assert out.startswith("apply_update: hint 1 of 3\n")
    assert "`python -m fedlearn_lib hint apply_update` gives the next one." in out
    out = terminal(fresh_copy, "hint", "apply_update", cwd=tmp_path)[1]
    assert out.startswith("apply_update: hint 2 of 3\n")
    out = terminal(fresh_copy, "hint", "apply_update", "3")[1]
    assert "`python -m fedlearn_lib solution apply_update` shows an answer." in out
    out = terminal(fresh_copy, "solution", "apply_update")[1]
    assert out.endswith("`python -m fedlearn_lib use-solution apply_update`\n")
    assert os.listdir(tmp_path) == ["course"]


@pytest.mark.parametrize("verb, arguments", [
    ("catch-up", ["08"]), ("use-solution", ["apply_update", "weighted_average"]), ("fill-all", []),
    ("bring-along", ["02_what_communication_costs.ipynb"]),
])  # fmt: skip
def test_verbs_may_be_spelt_as_in_a_notebook(verb, arguments):
    """`catch_up 05` does what `catch-up 05` does."""
    def parsed(spelling):
        return vars(cli._parser().parse_args([spelling, *arguments]))

    assert parsed(verb.replace("-", "_")) == parsed(verb)


def test_a_verb_spelt_as_in_a_notebook_runs(fresh_copy):
    code, out, _ = terminal(fresh_copy, "use_solution", "weighted_average")
    assert code == 0 and out.startswith("weighted_average: ")
    code, out, _ = terminal(fresh_copy, "catch_up", "01")
    assert code == 0 and "Lent for it: apply_update." in out


def test_notebooks_are_brought_along(fresh_copy):
    notebook = fresh_copy / "notebooks" / "my_trials.ipynb"
    cell = {"cell_type": "code", "metadata": {}, "source": "from fedlearn_lib.given import ring\ncatch_up(5)"}
    notebook.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    before = tree(fresh_copy / "notebooks")
    code, out, err = terminal(fresh_copy, "bring-along", "05_adding_up_updates_nobody_can_read.ipynb")
    assert (code, err) == (0, "") and out == (
        "notebooks/05_adding_up_updates_nobody_can_read.ipynb is now "
        "notebooks/08_secure_aggregation.ipynb, notebooks/09_a_chain_that_is_signed.ipynb and "
        "notebooks/10_a_key_in_pieces.ipynb.\n"
        "notebooks/my_trials.ipynb has the new names in it; "
        "its original is kept in .fedlearn/notebooks/my_trials.ipynb.\n"
    )
    (new,) = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert "".join(new["source"]) == 'from fedlearn_lib.given.secure_aggregation import ring\ncatch_up("08")'
    assert {path for path, data in tree(fresh_copy / "notebooks").items() if before[path] != data} == {notebook}
    assert terminal(fresh_copy, "bring-along") == (0, "Your own notebooks need no change.\n", "")


def test_a_damaged_file_is_named(fresh_copy):
    room = fresh_copy / "fedlearn_lib" / "fedavg.py"
    room.write_text("def broken(:\n", encoding="utf-8")
    code, out, _ = terminal(fresh_copy, "check", "apply_update", "--json")
    assert code == NOT_YET and "fedlearn_lib/fedavg.py, line 1" in json_of(out)["message"]
    code, out, _ = terminal(fresh_copy, "use-solution", "apply_update")
    assert code == NOT_YET and "line 1" in out
    code, out, err = terminal(fresh_copy, "fill-all")
    assert code == NOT_YET and out == "" and "line 1" in err
    room.unlink()
    _, out, _ = terminal(fresh_copy, "check", "apply_update")
    assert "`python -m fedlearn_lib reset apply_update` puts it back" in out
    assert terminal(fresh_copy, "reset", "apply_update")[0] == 0
    assert room.read_text(encoding="utf-8") == reference.stub_room("fedavg")


def test_help_names_verbs_statuses_and_dangers(capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(["--help"])
    assert caught.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    for words in ("progress", "fill-all", "exit status: 0 right or done, 1 not yet or not saved"):
        assert words in shown
    with pytest.raises(SystemExit):
        cli.main(["check", "--help"])
    assert "with a time limit but not in a sandbox" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("text, expected", [
    ('Stuck? `hint("apply_update")`', "Stuck? `python -m fedlearn_lib hint apply_update`"),
    ("use_solution('f').", "`python -m fedlearn_lib use-solution f`."),
    (' progress("01") lists', " `python -m fedlearn_lib progress 01` lists"),
    ("my_check() and check(3) and recheck('a')", "my_check() and check(3) and recheck('a')"),
])  # fmt: skip
def test_verbs_are_named_as_the_terminal_has_them(text, expected):
    assert cli._as_in_a_terminal(text) == expected


# ---- odd places and odd readers -----------------------------------------------------------------


def test_a_learners_file_in_the_courses_folder_is_not_pythons_own(fresh_copy):
    for name in ("json", "secrets", "numpy"):
        (fresh_copy / f"{name}.py").write_text("x = 1\n")
    (fresh_copy / "answer.py").write_text(ANSWER)
    status, out, err = terminal(fresh_copy, "check", "weighted_average", "--file", "answer.py", PYTHONPATH="")
    assert status == RIGHT, out + err


def test_a_package_without_its_folder_refuses_in_one_sentence(shared, tmp_path):
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(shared / "fedlearn_lib", tmp_path / "fedlearn_lib", ignore=ignored)
    before = tree(tmp_path / "fedlearn_lib")
    status, out, err = terminal(tmp_path, "use-solution", "weighted_average")
    assert status == 1 and out == "" and err.count("\n") == 1
    assert err.startswith("The course cannot run from") and "git clone" in err
    assert {path: data for path, data in tree(tmp_path).items() if "__pycache__" not in path.parts} == before
    with pytest.raises(ImportError, match="only its code was installed"):
        checkout.require(tmp_path)


def test_a_reader_that_leaves_gets_no_traceback(shared):
    command = [sys.executable, "-u", "-m", "fedlearn_lib", "progress"]
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=shared, env=environment_for(shared), **pipe) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == cli.PIPE_CLOSED


def test_progress_of_one_chapter_and_a_hint_without_a_name(capsys):
    assert cli.main(["progress", "01"]) == 0
    said = capsys.readouterr().out
    assert "weighted_average" in said and "encrypt" not in said
    assert cli.main(["progress", "77"]) == OPEN_OR_USAGE
    capsys.readouterr()
    assert cli.main(["hint"]) == OPEN_OR_USAGE
    assert re.match(r"Say which, as in `python -m fedlearn_lib hint \w+`", capsys.readouterr().err)

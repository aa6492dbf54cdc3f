"""The bank: answers as learners write them, right and wrong, and the verdict each of them must get.

`answers/<exercise>/right_*.py` and `wrong_*.py`. The first line of a file says what is expected:
`# right: <the style, in a few words>` or `# advice: <id of the mistake>`. A second line
`# notebook has: <names>` says which names the learner's notebook defines;
`# wrong from numpy <version>` says from which NumPy on the answer is wrong, and is left out before.
To add an answer is to add a file; an exercise without enough answers, or an advice that no answer
triggers, fails.
"""

import dataclasses
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from support import proving

from fedlearn_lib.course import source
from fedlearn_lib.course.catalogue import exercise, exercises
from fedlearn_lib.course.checking import GENERAL_ADVICE
from fedlearn_lib.course.checks import checks_of
from fedlearn_lib.course.judge import Judge
from fedlearn_lib.course.reference import solution_text, stub_body

FOLDER = Path(__file__).parents[1] / "answers"
FILES = sorted(FOLDER.glob("*/*.py"))


def notebook_names(text: str) -> set[str]:
    names = re.search(r"^# notebook has: (.*)$", text, re.MULTILINE)
    return set(names[1].split()) if names else set()


def is_wrong_here(text: str) -> bool:
    since = re.search(r"^# wrong from numpy (\d+)\.(\d+)$", text, re.MULTILINE)
    return not since or tuple(map(int, since.groups())) <= tuple(map(int, np.__version__.split(".")[:2]))


def answers_of(name: str) -> list[proving.Answer]:
    return [proving.read_answer(path) for path in FILES if path.parent.name == name]


def advice_ids(name: str) -> list[str]:
    return checks_of(exercise(name)).advice_ids


@pytest.fixture(scope="session")
def judge():
    judge = Judge()
    yield judge
    judge.close()


@pytest.mark.long(5)
@pytest.mark.parametrize("name", exercises())  # three thousand tests of their own would take half a minute more
def test_answers_get_their_verdicts(name, judge):
    problems = [each for path in sorted((FOLDER / name).glob("*.py")) for each in problems_of(path, judge)]
    assert not problems, "\n".join(problems)


def problems_of(path: Path, judge: Judge) -> list[str]:
    """What is wrong with the verdict on one answer."""
    asked, answer = exercise(path.parent.name), proving.read_answer(path)
    if not is_wrong_here(answer.text):
        return []
    if answer.advice == "too-slow":  # the one answer that costs its whole time limit
        asked = dataclasses.replace(asked, limit_seconds=1.5)
    # Every other one as it comes out of a file of its own, for `check --file`: that takes less time.
    alone = len(path.stem) % 2
    judged = answer.text if alone else as_in_a_notebook(asked, answer.text)
    verdict = judge.judge(asked, judged, notebook_names(answer.text))
    return proving.verdict_problems(answer, verdict.verdict, verdict.advice, verdict.message)


def as_in_a_notebook(asked, text: str) -> str:
    """What is judged when a learner's cell runs: the answer behind its room's file, here with all the others filled."""
    try:
        if asked.name not in source.functions(text):
            return text
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # Python itself refuses such a cell
        return text
    return f"{room_with_it_open(asked)}\n\n{text}"


@cache
def room_with_it_open(asked) -> str:
    return source.with_body(solution_text(asked.room), asked.name, stub_body(asked))


@pytest.mark.parametrize("name", exercises())
def test_exercise_has_a_bank(name):
    assert proving.bank_problems(answers_of(name), advice_ids(name)) == []


def test_every_general_mistake_is_made():
    assert not set(GENERAL_ADVICE) - {proving.read_answer(path).advice for path in FILES}


def test_advice_has_one_meaning():
    """An exercise's advice never takes the id of a general one, nor the same id twice."""
    for name in exercises():
        own = advice_ids(name)
        assert len(own) == len(set(own)), name
        assert not set(own) & set(GENERAL_ADVICE), name


def test_answers_belong_to_exercises():
    assert {path.parent.name for path in FILES} <= set(exercises())
    strangers = {path for path in FOLDER.rglob("*") if path.is_file() and path.suffix != ".pyc"} - set(FILES)
    assert strangers == set()

"""The bank: answers as learners write them, right and wrong, and the verdict each of them must get.

`answers/<exercise>/right_*.py` and `wrong_*.py`. The first line of a file says what is expected:
`# right: <the style, in a few words>` or `# advice: <id of the mistake>`. A second line
`# notebook has: <names>` says which names the learner's notebook defines. To add an answer is to add
a file; an exercise without enough answers, or an advice that no answer triggers, fails.
"""

import dataclasses
import importlib
import re
from functools import cache
from pathlib import Path

import pytest

from fedlearn_lib.course.catalogue import exercise, exercises
from fedlearn_lib.course.checking import GENERAL_ADVICE
from fedlearn_lib.course.judge import Judge

FOLDER = Path(__file__).with_name("answers")
FILES = sorted(FOLDER.glob("*/*.py"))

RIGHT_AT_LEAST, WRONG_AT_LEAST = 4, 8

# A next step is a sentence with a clause that begins with one of these.
IMPERATIVES = """
    add apply ask assign call change choose compare copy divide draw find give hand index keep leave let look loop make
    mend move multiply print put return round start subtract take tell turn use weight work wrap write
"""
NEXT_STEP = re.compile(rf"(^|[:;,] (so |and )?)({'|'.join(IMPERATIVES.split())})\b", re.IGNORECASE)


@cache
def expected(path: Path) -> tuple[str, str | None]:
    """The verdict and the advice that the first line of an answer announces."""
    kind, _, text = path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ").partition(": ")
    assert kind in ("right", "advice") and text, f"{path} must begin with '# right: …' or '# advice: …'"
    assert path.name.startswith("right_" if kind == "right" else "wrong_"), path
    return ("right", None) if kind == "right" else ("not yet", text)


def notebook_names(path: Path) -> set[str]:
    names = re.search(r"^# notebook has: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return set(names[1].split()) if names else set()


def answers_of(name: str) -> list[Path]:
    return [path for path in FILES if path.parent.name == name]


@pytest.fixture(scope="session")
def judge():
    judge = Judge()
    yield judge
    judge.close()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_answer_gets_its_verdict(path, judge):
    asked = exercise(path.parent.name)
    if expected(path)[1] == "too-slow":  # the one answer that costs its whole time limit
        asked = dataclasses.replace(asked, limit_seconds=0.7)
    verdict = judge.judge(asked, path.read_text(encoding="utf-8"), notebook_names(path))
    assert (verdict.verdict, verdict.advice) == expected(path), verdict.text
    if verdict.advice:
        helps_a_stuck_learner(verdict.message)


def helps_a_stuck_learner(message: str) -> None:
    assert 12 <= len(message.split()) <= 60, f"{len(message.split())} words: {message}"
    assert "Traceback" not in message and 'File "' not in message and "\n" not in message, message
    last_sentence = re.split(r"(?<=[.?!]) (?=[A-Z`])", message)[-1]
    assert NEXT_STEP.search(last_sentence), f"ends without a next step: {message}"


@pytest.mark.parametrize("name", exercises())
def test_exercise_has_a_bank(name):
    kinds = [expected(path)[0] for path in answers_of(name)]
    assert kinds.count("right") >= RIGHT_AT_LEAST
    assert kinds.count("not yet") >= WRONG_AT_LEAST


@pytest.mark.parametrize("name", exercises())
def test_every_mistake_of_an_exercise_is_made(name):
    module = importlib.import_module(f"fedlearn_lib.course.checks.{exercise(name).room}")
    made = {expected(path)[1] for path in answers_of(name)}
    assert not set(module.CHECKS[name].advice_ids) - made


def test_every_general_mistake_is_made():
    assert not set(GENERAL_ADVICE) - {expected(path)[1] for path in FILES}


def test_advice_has_one_meaning():
    """An exercise's advice never takes the id of a general one, nor the same id twice."""
    for entry in exercises().values():
        module = importlib.import_module(f"fedlearn_lib.course.checks.{entry.room}")
        own = module.CHECKS[entry.name].advice_ids
        assert len(own) == len(set(own)), entry.name
        assert not set(own) & set(GENERAL_ADVICE), entry.name


def test_answers_belong_to_exercises():
    assert {path.parent.name for path in FILES} <= set(exercises())
    assert [path for path in FOLDER.rglob("*") if path.is_file() and path not in FILES and path.suffix != ".pyc"] == []

"""The checks hand out doubles of real objects: what a learner reads of them uses the real ones' names."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

from fedlearn_lib.course import checking, checks
from fedlearn_lib.course.catalogue import exercise, exercises
from fedlearn_lib.course.reference import solution_function

REAL = {"Server"}  # a class of the checks that is called as the one it stands for


def classes_of_the_checks() -> set[str]:
    """The names that the sources of the checks give to their classes."""
    files = [path for package in (checking, checks) for path in Path(package.__file__).parent.rglob("*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)} - REAL


def odd_answers(name: str):
    """An answer for each argument, which stops at something that it does not have, and one that returns them all."""
    node = solution_function(exercise(name))
    header = f"def {name}({ast.unparse(node.args)}):\n"
    arguments = [each.arg for each in [*node.args.args, *node.args.kwonlyargs]]
    for argument in arguments:
        yield f"{header}    one = {argument}[0] if isinstance({argument}, list) else {argument}\n    return one.grwx\n"
    yield f"{header}    return [{', '.join(arguments)}]\n"


PROGRAM = """
import json, sys
from fedlearn_lib.course.catalogue import exercise
from fedlearn_lib.course.judge_child import Answer

for line in sys.stdin:
    name, text = json.loads(line)
    answer = Answer(exercise(name), text, set())
    answer.prepare()
    print(json.dumps([name, answer.verdict()]))
"""


def test_cards_use_the_real_names():
    asked = [(name, text) for name in exercises() for text in odd_answers(name)]
    lines = "".join(json.dumps(each) + "\n" for each in asked)
    program = [sys.executable, "-P", "-c", PROGRAM]
    done = subprocess.run(program, input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(asked)
    doubles = "|".join(classes_of_the_checks())
    for name, verdict in told:
        card = "\n".join([name, verdict["message"], *(text for _, text in verdict["details"])])
        assert verdict["verdict"] == "not yet", card
        found = re.findall(rf"\b(?:[Aa]n? |')(?:{doubles})\b|\b(?:{doubles})\(|object at|hazmat", card)
        assert not found, card

"""Helpers, constants and imports that stand beside an answer travel with it, or it is said why not."""

import pytest

from fedlearn_lib.course import composing, source
from fedlearn_lib.course.catalogue import exercise

AVERAGE = exercise("weighted_average")


def composed(text: str) -> str:
    result = composing.composed(text, AVERAGE)
    compile(result, "composed", "exec")
    return result


def test_what_is_used_is_nested_and_nothing_else():
    text = (
        "from fedlearn_lib.course import fill\nimport math\nimport statistics\n\nSCALE = 2**3\nUNUSED = 5\n\n"
        'def share(counts):\n    """A\ntext"""\n    return scaled(counts) / math.fsum(scaled(counts))\n\n\n'
        "def scaled(counts):\n    return SCALE * counts\n\n\n"
        '@fill\ndef weighted_average(updates, example_counts):\n    """Mine."""\n    # why\n'
        "    return share(example_counts) @ updates\n\n\nprint(weighted_average)\n"
    )
    nested = composed(text)
    node = source.functions(nested)["weighted_average"]
    names = [getattr(part, "name", type(part).__name__) for part in source.without_docstring(node)]
    assert names == ["Import", "Assign", "share", "scaled", "Return"]
    assert "statistics" not in nested and "UNUSED" not in nested and "# why" in nested
    assert '"""A\ntext"""' in nested  # what stands inside a string is not indented


def test_an_answer_without_helpers_stays_as_it_is():
    text = "import numpy as np\n\ndef weighted_average(updates, example_counts):\n    return np.mean(updates)\n"
    assert composed(text) == "def weighted_average(updates, example_counts):\n    return np.mean(updates)"


def test_other_exercises_do_not_travel():
    text = (
        "def apply_update(weights, update, server_learning_rate=1.0):\n    return weights\n\n"
        "def weighted_average(updates, example_counts):\n    return apply_update(updates[0], updates[1])\n"
    )
    assert "def apply_update" not in composed(text)


def test_a_helper_may_have_the_name_of_another_rooms_exercise():
    text = (
        "def add(one, other):\n    return one + other\n\n"
        "def weighted_average(updates, example_counts):\n    return add(updates[0], updates[1])\n"
    )
    assert "def add" in composed(text)


@pytest.mark.parametrize("before, body, said", [
    ("from math import *", "return np.mean(updates)", None),  # nothing of it is used
    ("from math import *", "return fsum(updates)", "Import by name"),
    ("total = 0", "total = 1\n    return total", None),  # the function's own variable comes first
    ("def updates():\n    pass", "return updates", None),  # and so do its arguments
    ("n = 3\ndef third():\n    return 1 / n", "n = 2\n    return n * third()", "`n` is the name of something beside"),
    ("count = 0", "global count\n    count += 1\n    return count", "`global count` reaches for something outside"),
    ("seen = {}", "seen[0] = updates\n    return seen[0]", "stays there from one call"),
    ("seen = []\ndef note(x):\n    seen.append(x)", "note(0)\n    return updates[0]", "stays there from one call"),
    ("from functools import cache\n@cache\ndef one(x):\n    return x", "return one(1)", "`@cache` keeps what came out"),
    ("def one(x, seen=[]):\n    seen.append(x)\n    return seen", "return one(1)", r"`seen=\[\]` is made once"),
    ("def one(x, r=secrets.randbelow(9)):\n    return r", "return one(1)", "is made once"),
    ("import secrets\nR = [secrets.randbelow(9)]", "return R", "is made once"),
    ("POWERS = [2**i for i in range(9)]\ndef one(i, of=(1, 2)):\n    return of[i]", "return one(1) * POWERS[2]", None),
    ("seen = [1, 2]", "seen = [*seen]\n    seen.append(3)\n    return seen", None),
    ("for size in [1]:\n    half = size / 2", "return half", "cannot travel"),
])  # fmt: skip
def test_what_cannot_travel_is_refused_with_a_sentence(before, body, said):
    text = f"{before}\n\ndef weighted_average(updates, example_counts):\n    {body}\n"
    if said is None:
        composed(text)
    else:
        with pytest.raises(composing.CannotTravel, match=said):
            composed(text)

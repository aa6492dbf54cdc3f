"""No advice hands out code with a name that the answer does not have, unless it says so."""

import ast
import builtins
import contextlib
import keyword
import re
import sys

import pytest
from support import proving
from support.checkout import CHECKOUT

from fedlearn_lib.course.catalogue import exercise, exercises
from fedlearn_lib.course.checking.stand_ins import PIECE, names_in, parsed, stand_ins, with_stand_ins
from fedlearn_lib.course.checks import checks_of
from fedlearn_lib.course.judge import Judge
from fedlearn_lib.course.reference import solution_function
from fedlearn_lib.course.reference_rooms import fresh_room

WORD = r"(?<![\w.·])[A-Za-z_]\w*"
# What the code of a message gives a value itself, told from its text alone.
GIVEN = (
    rf"({WORD})(?=(?:, {WORD})* >?>?=[^=])|(?<=\bfor )[\w, ()]+(?= in\b)|(?<=\blambda )[\w, ]+(?=:)|(?<=\bas )\w+"
    r"|\bdef \w+\([\w, ]*\)"
)


def advice_of(name: str) -> dict[str, str]:
    checks = checks_of(exercise(name))
    return {each.advice: each.message for each in [*checks.exceptions, *checks.diagnoses, *checks.behaviours]}


def known_to(name: str) -> set[str]:
    """What an exercise hands out: its arguments, and all that stands in its room."""
    return names_in(solution_function(exercise(name)).args) | fresh_room(exercise(name).room).keys()


def unexplained(message: str, answer: str, known: set[str]) -> set[str]:
    """The names in a message's code that nobody defines, looked for in the bare texts."""
    pieces = [re.sub(r"""(?:\bf)?(["']).*?\1""", "", piece) for piece in PIECE.findall(message)]
    code = [piece for piece in pieces if not re.fullmatch(WORD, piece)]
    given = {piece for piece in pieces if piece not in code}  # spoken of
    given |= {word for piece in code for each in re.finditer(GIVEN, piece) for word in re.findall(r"\w+", each[0])}
    given |= set(re.findall(r"\b(\w+) = `", message)) | set(re.findall(r"\bno `(\w+)`", message))
    used = {name for piece in code for name in re.findall(WORD + r"(?![\w(])(?! ?=[^=])", piece)}
    defined = given | known | set(re.findall(r"\w+", answer)) | set(keyword.kwlist) | set(dir(builtins))
    return {name for name in used - defined if name not in sys.stdlib_module_names and name not in sys.modules} - {"np"}


@pytest.mark.parametrize("name", exercises())
def test_the_bank_is_told_which_names_stand_for_something(name):
    known, told = known_to(name), advice_of(name)
    for path in sorted((CHECKOUT / "tests" / "answers" / name).glob("wrong_*.py")):
        answer = proving.read_answer(path)
        if (message := told.get(answer.advice)) is None:  # a general mistake: told in the answer's own names
            continue
        try:
            own = names_in(ast.parse(answer.text))
        except SyntaxError:
            continue
        assert not unexplained(with_stand_ins(message, known | own), answer.text, known), answer.name


@pytest.mark.parametrize("name", exercises())
def test_the_code_in_advice_can_be_read(name):
    """No name is looked up where a piece cannot be parsed: it may be a head or a keyword, or leave something out."""
    unread = [piece for text in advice_of(name).values() for piece in PIECE.findall(text) if parsed(piece) is None]
    assert [piece for piece in unread if "…" not in piece and not keyword.iskeyword(re.match(r"\w*", piece)[0])] == []


def test_an_argument_that_may_be_none_stands_in_no_advised_code():
    """Most answers have put what it means into a name of their own, such as `size`, and go on with that."""
    pieces = [piece for text in advice_of("local_update").values() for piece in PIECE.findall(text)]
    held = {piece for piece in pieces if (tree := parsed(piece)) and "batch_size" in names_in(tree)}
    assert held <= {"batch_size", "batch_size=None"}  # spoken of


@pytest.mark.parametrize(
    ("message", "names"),
    [
        ("Write `add(total, mine)`.", ["mine"]),
        ("Ask `victim in before ^ after`.", ["before", "after"]),
        ("Write `% modulus` behind it.", ["modulus"]),
        ("Loop with `for k in clients`.", ["clients"]),
        ("Write `except Refused as why:`, and tell `str(why)`.", ["Refused"]),
        ("Give `mine = encrypt(total)`, then `add(total, mine)`.", []),
        ("Write `{k: total[k] for k in total}`, or `max(total, key=lambda one: -one)`.", []),
        ("Let d = `total - 1`, and the last be `d * total`.", []),
        ("In `a @ total` rows of `a` count: turn `a` round.", []),
        ("Call `get_epsilon(total)`: `mine` is no argument.", []),
        ("Take `math.prod(total)` and `np.sum(total)`, 1 + `m·n`.", []),
        ("Your function stopped with E (x) in your line `odd + odder`. Give it `total`.", []),
    ],
)
def test_names_that_stand_for_something_are_found(message, names):
    known = names_in(ast.parse("def f(total, victim):\n    return add, encrypt"))
    assert stand_ins(message, known) == names


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Add `1`.", ""),
        ("Add `c`, or `-c`.", ""),
        ("Add `-c`.", " Your code has no name `c`: write there what it stands for."),
        ("Add `c + d`.", " Your code has no name `c` and no name `d`: write there what they stand for."),
        ("`c[d] + e`", " Your code has no name `c`, no name `d` and no name `e`: write there what they stand for."),
    ],
)
def test_they_are_told_in_one_clause(message, said):
    assert with_stand_ins(message, set()) == message + said


def test_every_way_to_give_a_name_counts():
    text = "import a.b, c as d\nwith e as f:\n    g, h = 1, [i for i in j]\ntry:\n    k\nexcept L as m:\n    n += 1"
    assert names_in(ast.parse(text)) == set("adefghijkLmn")


def test_the_judge_says_so():
    rounded = """
def lagrange_at_zero(share_ids, *, prime=PRIME):
    found = {}
    for one in share_ids:
        factors = [other / (other - one) for other in share_ids if other != one]
        found[one] = round(np.prod(factors)) % prime
    return found
"""
    with contextlib.closing(Judge()) as judge:
        without, with_it = (
            judge.judge(exercise("lagrange_at_zero"), text) for text in (rounded, rounded.replace("found", "below"))
        )
    assert "`pow(below, -1, prime)`" in with_it.message
    assert without.message == f"{with_it.message} Your code has no name `below`: write there what it stands for."

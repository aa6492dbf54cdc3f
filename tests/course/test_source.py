"""Functions in source text: read and replaced without touching anything else."""

import ast
import contextlib
import copy
import doctest
import functools
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fedlearn_lib.course import source

NEW = "    # mine\n    total = 0\n    return total  # done"


def tree(text: str, name: str = "f") -> list[str]:
    """What the statements of a function mean, docstring aside."""
    return [ast.dump(part) for part in source.without_docstring(source.functions(text)[name])]


def assert_moves(text: str, name: str = "f") -> str:
    """The body can be read, put into a stub and found there again, meaning the same; returns it."""
    body = source.body(text, name)
    stub = f'import os\n\n\ndef {name}():\n    """Doc."""\n    raise NotFilledIn("{name}")\n\n\nLAST = 1\n'
    filled = source.with_body(stub, name, body)
    assert tree(filled, name) == tree(text, name)
    assert source.body(filled, name) == body  # so its fingerprint is found again
    assert filled.startswith(f'import os\n\n\ndef {name}():\n    """Doc."""\n')
    assert filled.endswith("\n\n\nLAST = 1\n")
    return body


def test_the_examples_in_the_docstrings_are_true():
    failed, tried = doctest.testmod(source)
    assert failed == 0 and tried >= 2


# ---- reading a body -----------------------------------------------------------------------------

BODIES = {
    "plain": ("def f(x):\n    return x\n", "    return x"),
    "two blanks": ("def f(x):\n  if x:\n    return 1\n  return 2\n", "    if x:\n      return 1\n    return 2"),
    "tabs": ("def f(x):\n\tif x:\n\t\treturn 1\n\treturn 2\n", "    if x:\n        return 1\n    return 2"),
    "eight blanks": ("def f(x):\n        if x:\n          return 1\n", "    if x:\n      return 1"),
    "tab, then blanks": ("def f(x):\n\tif x:\n\t    return 1\n", "    if x:\n        return 1"),
    "blank and tab, then tabs": ("def f(x):\n \tif x:\n\t\t\treturn 1\n", "    if x:\n            return 1"),
    "one line": ("def f(x): return x\n", "    return x"),
    "one line, two statements": ("def f(x): y = x; return y\n", "    y = x; return y"),
    "one line with a comment": ("def f(x): return x  # why\n", "    return x  # why"),
    "one line over two": ("def f(x): return (x +\n  1)\n", "    return (x +\n      1)"),
    "one line with docstring": ('def f(x): "Doc."; return x\n', "    return x"),
    "statement behind the docstring": ('def f(x):\n    """Doc."""; return x\n', "    return x"),
    "comment behind the header": ("def f(x):  # go\n    return x\n", "    # go\n    return x"),
    "comment behind the docstring": ('def f(x):\n    "Doc."  # go\n    return x\n', "    # go\n    return x"),
    "comment before": ("def f(x):\n    # first\n\n    return x\n", "    # first\n\n    return x"),
    "comment after": ("def f(x):\n    return x\n    # last\n\n\ny = 1\n", "    return x\n    # last"),
    "comment of the next": ("def f(x):\n    return x\n\n\n# y is\ny = 1\n", "    return x"),
    "comment too far left": ("def f(x):\n    if x:\n  # odd\n        pass\n", "    if x:\n    # odd\n        pass"),
    "blank lines with blanks": ("def f(x):\n    \n    y = 1\n   \n    return y\n  \n", "    y = 1\n\n    return y"),
    "no newline at the end": ("def f(x):\n    return x", "    return x"),
    "backslash": ("def f(x):\n  return x + \\\n      1\n", "    return x + \\\n        1"),
    "backslash in a string": ('def f(x):\n  return "a\\\n  b"\n', '    return "a\\\n  b"'),
    "triple quotes": ('def f(x):\n  s = """a\n b\n\t\n"""\n  return s\n', '    s = """a\n b\n\t\n"""\n    return s'),
    "docstring in brackets": ('def f(x):\n    ("Doc.")\n    return x\n', "    return x"),
    "docstring in pieces": ('def f(x):\n    "Doc" \\\n    "more"\n    return x\n', "    return x"),
    "string after docstring": ('def f(x):\n    "Doc."\n    "more"\n    return x\n', '    "more"\n    return x'),
    "bytes are no docstring": ('def f(x):\n    b"Doc."\n    return x\n', '    b"Doc."\n    return x'),
    "not ASCII": ('def f(größe): "Maß ∑"; return größe\n', "    return größe"),
    "form feed": ("def f(x):\n\f  if x:\n    \f    return 1\n", "    if x:\n      return 1"),
    "form feed before": ("\fdef f(x):\n    return x\n", "    return x"),
    "nested and decorated": (
        "def f(x):\n  @cache\n  def g():\n    return x\n  return g\n",
        "    @cache\n    def g():\n      return x\n    return g",
    ),
    "two of one name": ("def f(x):\n    return 1\n\n\ndef f(x):\n    return 2\n", "    return 2"),
    "only a docstring": ('def f(x):\n    """Doc."""\n', ""),
}  # fmt: skip


@pytest.mark.parametrize("text, expected", BODIES.values(), ids=BODIES)
def test_a_body_is_read(text, expected):
    assert source.body(text, "f") == expected
    if expected:
        assert assert_moves(text) == expected


F_STRINGS = [
    'def f(x):\n  s = f"""a\n {x}\n\tb"""\n  return s\n',
    'def f(x):\n  s = f"""{x:\n >5}\n"""\n  return s\n',
    'def f(x):\n  s = f"""{\n  x\n}"""\n  return s\n',
    'def f(x):\n  s = f"""a{f\'\'\'\n {x}\n\'\'\'}\n b"""\n  return s\n',
    'def f(x):\n  s = f"a\\\n  {x}"\n  return s\n',
    'def f(x):\n  s = rf"""\\\n {x=}\n"""\n  return s\n',
]


@pytest.mark.parametrize("text", F_STRINGS)
def test_f_strings_over_lines_keep_their_blanks(text):
    assert_moves(text)


# Python 3.12 reads f-strings with another tokenizer, and allows more inside them.
@pytest.mark.skipif("sys.version_info < (3, 12)", reason="not Python before 3.12")
def test_quotes_inside_the_same_quotes():
    assert_moves('def f(x):\n  s = f"{x["a"]}{\n  x["b"]}"\n  return s\n')


# ---- replacing a body ---------------------------------------------------------------------------

HEADERS = {
    "plain": "def f(x):",
    "annotated": "def f(x: int = 1, *, y: dict[str, int] = {'a': 1}) -> dict[str, int]:",
    "lambdas": "def f(x=lambda a: {a: 1}, y=[1, 2][0:1]) -> None:",
    "a lambda comes back": "def f(x) -> lambda y: y:",
    "a lambda in brackets comes back": "def f(x) -> (lambda y: y):",
    "over lines": "def f(\n    x,  # the : value\n    y=(\n        1\n    ),\n) -> (\n    int\n):",
    "decorated": "@one\n@two(\n    a=1,\n    b={'c': [1]},\n)\ndef f(x):",
    "not ASCII": "def f(größe='∑:') -> 'ä:':",
    "backslash": "def f(x) \\\n  :",
    "colons in strings": 'def f(x="a:b)", y=":"):',
}


@pytest.mark.parametrize("docstring", ["", '    """Doc: one.\n\n  Odd. ∑\n    """\n'], ids=["bare", "documented"])
@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_header_decorators_and_docstring_stay(header, docstring):
    before, after = "import os\n\nA = 1\n\n\n", "\n\n# B\nB = {\n  1: 2}  \n\tC = 3\n".replace("\tC", "C")
    text = f"{before}{header}\n{docstring}    raise NotFilledIn('f')\n{after}"
    assert source.with_body(text, "f", NEW) == f"{before}{header}\n{docstring}{NEW}\n{after}"


@pytest.mark.parametrize("text, head", [
    ("def f(x): return 1\n", "def f(x):\n"),
    ("def f(x): return 1", "def f(x):\n"),
    ("def f(x): # go\n  return 1\n", "def f(x):\n"),
    ('def f(x): "Doc."\n', 'def f(x):\n    "Doc."\n'),
    ('def f(x): "Doc."; return 1\n', 'def f(x):\n    "Doc."\n'),
    ('def f(x): """Doc.\nmore"""; return 1\n', 'def f(x):\n    """Doc.\nmore"""\n'),
    ('def f(x):\n    """Doc."""\n', 'def f(x):\n    """Doc."""\n'),
    ('def f(x):\n    """Doc."""; return 1\n', 'def f(x):\n    """Doc."""\n'),
    ("def f(x):\n\treturn 1\n\t# last\n", "def f(x):\n"),
])  # fmt: skip
def test_short_functions_are_opened_up(text, head):
    end = "\n" if text.endswith("\n") else ""
    assert source.with_body(text, "f", NEW) == head + NEW + end
    assert source.with_body(text + "\n\ny = 1\n", "f", NEW).endswith("\n\ny = 1\n")


def test_of_two_functions_of_one_name_the_one_that_counts_is_replaced():
    text = "def f():\n    return 1\n\n\ndef f():\n    return 2\n"
    assert source.with_body(text, "f", NEW) == f"def f():\n    return 1\n\n\ndef f():\n{NEW}\n"


def test_a_body_that_would_change_its_meaning_is_refused():
    for new_body in ('    "a string first"\n    return 1', "  return 1\n    return 2", "    return ("):
        with pytest.raises((ValueError, SyntaxError)):
            source.with_body("def f():\n    return 0\n", "f", new_body)


def test_a_whole_function_is_replaced_or_added():
    stub = "@good\ndef f(x):\n    ..."
    text = "A = 1\n\n\n@bad\n@worse(\n    1\n)\ndef f(y, z):\n    return 1\n    # end\n\n\nB = 2\n"
    assert source.with_function(text, "f", stub) == f"A = 1\n\n\n{stub}\n\n\nB = 2\n"
    assert source.with_function("A = 1\n", "f", stub) == f"A = 1\n\n\n{stub}\n"
    assert source.with_function("", "f", stub) == f"{stub}\n"


def test_a_function_is_shown_with_and_without_its_docstring():
    text = '@one\ndef f(x):\n  "Doc."\n  # first\n  return x\n'
    assert source.function_source(text, "f") == 'def f(x):\n  "Doc."\n  # first\n  return x'
    assert source.function_source(text, "f", docstring=False) == "def f(x):\n    # first\n    return x"


# ---- comparing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("body, is_open", [
    ("...", True), ("pass", True), ("raise NotFilledIn('f')", True), ('"""Doc."""', True),
    ('"""Doc."""\n    ...  # your code here', True), ("# todo\n    ...", True),
    ("return None", False), ("raise NotImplementedError('f')", False), ("...\n    return 1", False),
    ("f'{x}'", False), ("raise NotFilledIn", False),
])  # fmt: skip
def test_a_function_is_open_while_it_says_nothing(body, is_open):
    assert source.is_open(source.functions(f"def f(x):\n    {body}\n")["f"]) == is_open


@pytest.mark.parametrize("one, other, same", [
    ("a, b=1", "a: int, b: float = 1.0", True),
    ("a, b=-1", "a, b=- 1", True),
    ("a, *, b", "a, b", False),
    ("a, /, b", "a, b", False),
    ("a, b", "b, a", False),
    ("a, b=1", "a, b=2", False),
    ("a, b=1", "a, b", False),
    ("a, *, b=None", "a, *, b", False),
    ("*a, **b", "*a, **b", True),
    ("*a", "**a", False),
    ("a=x.y", "a=x . y", True),
    ("a='x'", "a=x", False),
    ("a={[]: 1}", "a={[]: 1}", True),
    ("a='no default'", "a", False),
])  # fmt: skip
def test_signatures_agree_in_names_order_kinds_and_defaults(one, other, same):
    first, second = (source.functions(f"def f({args}): ...")["f"] for args in (one, other))
    assert source.same_signature(first, second) == same


# ---- any function at all ------------------------------------------------------------------------

NAMES = st.sampled_from(["x", "größe", "y1"])
COMMENTS = st.sampled_from(["", "", "  # why", "  # ∑ 'odd \" quotes"])
VALUES = st.sampled_from([
    "1", "[1,\n   2]", "(\n1\n)", '"""a\n  b\n\t\n"""', "f'''{x}\n {y1}\n'''", "'∑ # no comment'",
    "x + \\\n      1", "lambda a: {a: 1}", "'a\\\n   b'", "{1: 2}[1:\n2]", 'f"{x!r:>{y1}}"',
])  # fmt: skip
EXTRA = st.sampled_from([[], [], [""], ["   "], ["{}# between"], ["# far left"], ["", "", "{}# a"]])


@st.composite
def blocks(draw, indent: str, units, depth: int = 0) -> list[str]:
    """Lines of one or more statements, every level indented by whatever the units offer."""
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["assign", "assign", "semicolon", "if", "def", "with"]))
        lines += [line.format(indent) for line in draw(EXTRA)]
        name, value, comment = draw(NAMES), draw(VALUES), draw(COMMENTS)
        if kind == "assign" or depth == 3:
            lines.append(f"{indent}{name} = {value}{comment}")
        elif kind == "semicolon":
            lines.append(f"{indent}{name} = {value}; pass;{comment}")
        else:
            head = {"if": f"if {name}:", "def": f"def g({name}={value}):", "with": f"with {name}:"}
            lines.append(f"{indent}{head[kind]}{comment}")
            deeper = indent + draw(units)
            lines += draw(blocks(deeper, units, depth + 1))
    return lines


UNITS = [["    "], ["  "], ["\t"], [" ", "   ", "        "], ["\t", "\t\t"]]


@st.composite
def functions(draw) -> str:
    units = st.sampled_from(draw(st.sampled_from(UNITS)))
    indent = draw(units)
    head = draw(st.sampled_from([*HEADERS.values()]))
    docstring = draw(st.sampled_from(["", '"Doc."', '"""Doc: ∑\n  more\n"""', '"Doc."; x = 1']))
    lines = [f"{indent}{docstring}"] if docstring else []
    lines += draw(blocks(indent, units))
    lines += [line.format(indent) for line in draw(EXTRA) if "far left" not in line]
    return head + draw(COMMENTS) + "\n" + "\n".join(lines)


SURROUNDINGS = st.sampled_from(["", "\n", "import os\n\n\n", "A = '''\n  def f(x): pass\n'''\n\n", "# ∑\n\f\n"])


@settings(max_examples=250, deadline=None)
@given(functions(), functions(), SURROUNDINGS, st.sampled_from(["", "\n", "\n\n\nB = 1\n", "\n\n# c\n  \n"]))
def test_any_body_moves_into_any_function(answer, stood, before, after):
    ast.parse(answer), ast.parse(text := before + stood + after)
    body = assert_moves(answer)
    result = source.with_body(text, "f", body)
    assert tree(result) == tree(answer)
    assert source.body(result, "f") == body
    # All that is not the body is untouched.
    old, new = (copy.copy(source.functions(each)["f"]) for each in (text, result))
    old.body = new.body = []
    assert ast.dump(old) == ast.dump(new)
    assert result.startswith(before + stood[: stood.index("\n") if "  #" not in stood else 5])
    if after.strip():
        assert result.endswith(after.lstrip(" \n"))


OTHER_PYTHONS = """
import sys
sys.path.insert(0, {checkout!r})
from fedlearn_lib.course import source
for text in {texts!r}:
    filled = source.with_body("def f():\\n    'Doc.'\\n    pass\\n", "f", source.body(text, "f"))
    assert filled.startswith("def f():\\n    'Doc.'\\n"), filled
print("ok")
"""


def test_other_pythons_read_the_same(tmp_path):
    """They tokenize f-strings differently. Asks those that are installed here."""
    folder = tmp_path / "fedlearn_lib" / "course"
    folder.mkdir(parents=True)  # source.py alone: another Python may have no NumPy
    shutil.copy(source.__file__, folder)
    texts = [text for text, expected in BODIES.values() if expected] + F_STRINGS
    code = OTHER_PYTHONS.format(checkout=str(tmp_path), texts=texts)
    for python in ("python3.11", "python3.12", "python3.13", "python3.14"):
        with contextlib.suppress(FileNotFoundError):
            run = functools.partial(subprocess.run, capture_output=True, text=True, timeout=60)
            if run([python, "-c", "pass"]).returncode == 0:
                done = run([python, "-c", code])
                assert done.stdout.strip() == "ok", f"{python}: {done.stderr}"

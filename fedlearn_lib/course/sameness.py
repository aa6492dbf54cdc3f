"""Whether two answers are the same: statement by statement, whatever their own names, comments and docstrings."""

import ast
from collections.abc import Iterator

from . import source

# Whoever writes so much, and the same, has hardly found it alone. Shorter answers are the same by nature.
PARTS, STATEMENTS = 60, 4  # nodes of the body's tree, and statements in it
NAMES = {ast.Name: "id", ast.arg: "arg", ast.FunctionDef: "name"}  # where a function's own names stand


def is_long(function: ast.FunctionDef) -> bool:
    """Whether a function is long enough to be nobody's by chance."""
    nodes = [node for statement in source.without_docstring(function) for node in ast.walk(statement)]
    return len(nodes) >= PARTS and sum(isinstance(node, ast.stmt) for node in nodes) >= STATEMENTS


def form(function: ast.FunctionDef) -> str:
    """A function's text with numbers for its own names: two functions with one form compute the same.

    Its arguments keep their names, which callers use, and so does what is also an attribute, a keyword or a string
    somewhere in it: there another name may mean another thing.

    Raises:
        RecursionError: it is nested too deep.
    """
    body = ast.parse(ast.unparse(ast.Module(source.without_docstring(function), [])))  # the tree belongs to a cache
    renamed = _own_names(body) - {argument.arg for argument in _arguments(function)} - set(_other_words(body))
    numbers: dict[str, int] = {}
    for node in ast.walk(body):
        field = NAMES.get(type(node), "")
        if (name := getattr(node, field, None)) in renamed:
            setattr(node, field, f"_{numbers.setdefault(name, len(numbers))}")
    return f"{source.header(function)}\n{ast.dump(body)}"


def _own_names(tree: ast.Module) -> set[str]:
    """The names that a body gives a value: its variables, its helpers and their arguments."""
    stored = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return stored | {getattr(n, NAMES[type(n)]) for n in ast.walk(tree) if isinstance(n, ast.arg | ast.FunctionDef)}


def _arguments(function: ast.FunctionDef) -> Iterator[ast.arg]:
    return (node for node in ast.walk(function.args) if isinstance(node, ast.arg))


def _other_words(tree: ast.Module) -> Iterator[str]:
    """Every word in a tree that is no plain name: attributes, keywords, strings, what is imported or global."""
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if field != NAMES.get(type(node)):
                yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))

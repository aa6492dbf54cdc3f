"""Syntax trees of answers: looked through, told in one line, and changed for a while."""

import ast
import builtins
import copy
import os
from collections.abc import Iterator


def functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def named(tree: ast.Module, name: str) -> ast.FunctionDef:
    return next(node for node in reversed(functions(tree)) if node.name == name)


def blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """Every list of statements below a node."""
    for part in ast.walk(node):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(part, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield block


class changed:
    """A list, changed for a while."""

    def __init__(self, *changes: tuple[list, list]):
        self.changes = [(old, list(old), new) for old, new in changes]

    def __enter__(self):
        for block, _, new in self.changes:
            block[:] = new

    def __exit__(self, *error):
        for block, before, _ in reversed(self.changes):
            block[:] = before


def without(block: list, statement: ast.stmt) -> list:
    return [part for part in block if part is not statement] or [ast.copy_location(ast.Pass(), statement)]


def is_number(node, value: int) -> bool:
    try:
        return ast.literal_eval(node) == value
    except (ValueError, TypeError, SyntaxError):
        return False


def own_names(function: ast.FunctionDef) -> list[str]:
    """The names that a function's own lines give a value, arguments first."""
    names = list(dict.fromkeys([*arguments(function), *stored_names(function)]))
    return [name for name in names if not hasattr(builtins, name)]


def stored_names(tree: ast.AST) -> dict[str, None]:
    """The names that get a value somewhere in a tree, in their order."""
    return _names(tree, ast.Store)


def read_names(tree: ast.AST) -> dict[str, None]:
    """The names whose value is looked up somewhere in a tree, in their order."""
    return _names(tree, ast.Load)


def _names(tree: ast.AST, context: type[ast.expr_context]) -> dict[str, None]:
    nodes = ast.walk(tree)
    return {node.id: None for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, context)}


def arguments(function: ast.FunctionDef) -> list[str]:
    each = function.args
    return [argument.arg for argument in [*each.posonlyargs, *each.args, *each.kwonlyargs]]


def line_of(function: ast.FunctionDef, node: ast.AST) -> str:
    """The statement in which an expression stands, in one line."""
    around = _statement_of(function, node)
    return short(around) if around else ""


def whole_line_of(function: ast.FunctionDef, node: ast.AST) -> str:
    """As `line_of`, however long it is."""
    around = _statement_of(function, node)
    return ast.unparse(around).partition("\n")[0].removesuffix(":") if around else ""


def _statement_of(function: ast.FunctionDef, node: ast.AST) -> ast.stmt | None:
    around = _around(function, node, ast.stmt)
    return around[-1] if around else None


def _around(function: ast.FunctionDef, node: ast.AST, kind: type[ast.AST]) -> list[ast.AST]:
    """All of one kind in a function that hold a node, the outermost first."""
    return [part for part in ast.walk(function) if isinstance(part, kind) and node in list(ast.walk(part))]


def which_of(function: ast.FunctionDef, node: ast.AST) -> str:
    """Behind a piece of code, which of several equal pieces is meant; nothing where it stands alone."""
    same = [part for part in ast.walk(function) if type(part) is type(node) and ast.unparse(part) == ast.unparse(node)]
    if len(same) < 2:
        return ""
    same.sort(key=lambda part: (part.lineno, part.col_offset))
    place = next(place for place, part in enumerate(same, 1) if part is node)
    return f" (number {place} of the {len(same)} in your code)"


def handed_on(function: ast.FunctionDef, node: ast.AST) -> str:
    """What to do besides, where an argument is to stand in a helper that the answer may have beside its function."""
    helper = _around(function, node, ast.FunctionDef)[-1]
    beside = f" Hand it to `{helper.name}` as an argument if that stands beside this function."
    return beside if helper is not function else ""


def children(function: ast.FunctionDef) -> list[tuple]:
    """(parent, field, place in a list or None, node) for everything in the body of a function."""
    found = []
    for parent in [part for statement in function.body for part in ast.walk(statement)]:
        for field, value in ast.iter_fields(parent):
            for place, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(node, ast.AST) and not isinstance(node, ast.expr_context | ast.operator | ast.cmpop):
                    found.append((parent, field, place, node))
    return found + [(function, "body", place, node) for place, node in enumerate(function.body)]


class replaced:
    """A node, replaced by another for a while."""

    def __init__(self, parent, field, place, new):
        self.parent, self.field, self.place, self.new = parent, field, place, new

    def _set(self, node):
        if self.place is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.place] = node

    def __enter__(self):
        value = getattr(self.parent, self.field)
        self.before = value if self.place is None else value[self.place]
        self._set(self.new)

    def __exit__(self, *error):
        self._set(self.before)


def with_(node: ast.AST, **fields) -> ast.AST:
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def short(node: ast.AST) -> str:
    """A node in one line that is not too long."""
    text = ast.unparse(node) if not isinstance(node, ast.Return) or node.value else "return"
    first, *more = text.split("\n")
    if isinstance(node, ast.If | ast.For | ast.While | ast.With):
        return first.rstrip(":")
    return first if len(first) <= 70 and not more else f"{first[:69]}…"


def as_written(node: ast.AST) -> str:
    return f"{node.arg}={ast.unparse(node.value)}" if isinstance(node, ast.keyword) else ast.unparse(node)


def apart(before: str, after: str) -> tuple[str, str]:
    """Of two long texts only the words around what differs."""
    if max(len(before), len(after)) <= 60:
        return before, after
    one, other = before.split(), after.split()
    start = len(os.path.commonprefix([one, other]))
    end = len(os.path.commonprefix([one[start:][::-1], other[start:][::-1]]))
    start, end = max(start - 1, 0), max(end - 1, 0)
    cut = tuple(" ".join(words[start : len(words) - end]) for words in (one, other))
    return cut if all(piece.count("(") == piece.count(")") for piece in cut) else (before, after)


def takes_out_of(loop: ast.For, node: ast.AST) -> str | None:
    """The list that a loop goes over and that a call or a `del` takes something out of, so that the loop skips."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="remove" | "pop")):
            pass
        case ast.Delete(targets=[ast.Subscript(value=ast.Name(id=name))]):
            pass
        case _:
            return None
    return name if isinstance(loop.iter, ast.Name) and loop.iter.id == name else None


GATHERS = {"append", "extend", "insert"}


def gathers(statement: ast.stmt) -> bool:
    """Whether a line only puts something into a list or a set: `found.append(…)`."""
    return called_for_effect(statement, GATHERS | {"add"})


def called_for_effect(statement: ast.stmt, methods: set[str]) -> bool:
    """Whether a line only calls one of these methods, of which nobody needs what comes back."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr=name))):
            return name in methods and ast.unparse(owner) not in ("np", "numpy")
    return False


def head_of(statement: ast.stmt) -> str:
    """The first line of a loop or an `if`, without its colon."""
    return short(statement).partition("\n")[0].removesuffix(":")

"""Names in advised code that an answer does not have: one clause says so, lest they be copied as they stand."""

import ast
import builtins
import re
import sys
from collections.abc import Iterator

PIECE = re.compile(r"`([^`]+)`")
# Advice quotes pieces of lines, too: the head of a loop, an operator with one of its sides. `_` is what is left out.
FRAMES = ("{}", "{}: pass", "_ {}", "{} _", "_ {} _", "try: _\n{} _")
# Whose backticks are the learner's line, and may be an exception's own.
STOPPED = re.compile(r"Your function stopped with .*? in your line `[^`]*`\. ")
ORDER = re.compile(r"the order is `[^`]*`")  # the head of a function, which has names of its own


def with_stand_ins(message: str, known: set[str]) -> str:
    """A message, and which names in its code only stand for something, since `known` does not hold them."""
    if not (strange := stand_ins(message, known)):
        return message
    *first, last = (f"no name `{name}`" for name in strange)
    names = f"{', '.join(first)} and {last}" if first else last
    stands = "it stands" if len(strange) == 1 else "they stand"
    return f"{message} Your code has {names}: write there what {stands} for."


def stand_ins(message: str, known: set[str]) -> list[str]:
    """The names that a message's code looks up, and that neither it, nor `known`, nor Python itself defines.

    A name that also stands alone, `exponent`, is spoken of and thereby explained; one that is called,
    `get_epsilon(delta)`, tells what to call. Neither stands for something of the learner's.
    """
    told = ORDER.sub("", STOPPED.sub("", message))
    pieces = PIECE.findall(told)
    trees = [tree for piece in pieces if (tree := parsed(piece))]
    own = {*pieces, *re.findall(r"\b(\w+) = `", told)}.union(*map(bound, trees))
    used = dict.fromkeys(name for tree in trees for name in _looked_up(tree))
    return [name for name in used if name not in known | own and not hasattr(builtins, name)]


def parsed(piece: str) -> ast.Module | None:
    """The tree of a piece of code; None where it is no whole piece."""
    for frame in FRAMES:
        try:
            return ast.parse(frame.format(piece.replace("…", "...")))
        except (SyntaxError, ValueError):
            continue
    return None


def names_in(tree: ast.AST) -> set[str]:
    """Every name that stands in a tree, given a value there or looked up."""
    return bound(tree) | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def bound(tree: ast.AST) -> set[str]:
    """The names that get a value in a tree, in whatever way."""
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name) | ast.FunctionDef(name=name):
                names.add(name)
            case ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                names.add(name)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                names.add(name)
            case ast.alias(name=name, asname=other):
                names.add(other or name.partition(".")[0])
    return names


def _looked_up(tree: ast.Module) -> Iterator[str]:
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    owners = [node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in called]
    for node in sorted(names, key=lambda node: (node.lineno, node.col_offset)):
        if node.id == "_" or not node.id.isascii():  # `1 + m·n` is no code
            continue
        if node not in owners or not is_a_module(node.id):
            yield node.id


def is_a_module(name: str) -> bool:
    return name in ("np", "fedlearn_lib") or name in sys.stdlib_module_names or name in sys.modules

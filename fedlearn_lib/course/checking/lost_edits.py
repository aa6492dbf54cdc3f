"""Small edits of lines that work something out which nobody keeps; see `repair`."""

import ast
import re
from collections.abc import Iterator

from .number_edits import Edit
from .trees import (
    GATHERS,
    arguments,
    blocks,
    called_for_effect,
    changed,
    children,
    line_of,
    own_names,
    read_names,
    replaced,
    short,
)

EFFECTS = GATHERS | {"add", "record", "send"}


def lost_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """Return one line's value, read it where another was, keep it under a name that is read, or call what only stands
    there; yield, and undo it."""
    read = read_names(function)
    own = [name for name in own_names(function) if name in read]
    loops = [node for node in ast.walk(function) if isinstance(node, ast.For | ast.While)]
    looped = {id(part) for loop in loops for part in ast.walk(loop)}  # elsewhere nobody need write over an argument
    for block in list(blocks(function)):
        for place, statement in enumerate(block):
            match statement:
                case ast.Expr(value=ast.Constant()):
                    continue
                case ast.Expr(value=ast.Name() | ast.Attribute() as named) | ast.Assign(value=ast.Attribute() as named):
                    yield from _called(statement, named)
                    continue
                case ast.Expr() if called_for_effect(statement, EFFECTS):
                    continue
                case ast.Expr(value=ast.Call(func=ast.Name(id="print"))):
                    continue
                case ast.Expr(value=value):
                    lost = f"`{short(statement)}` works something out, but nobody keeps it. Write"
                    returned = "`return` in front of it"
                case ast.Assign(targets=[ast.Name(id=idle)], value=value) if idle not in read:
                    lost = f"`{short(statement)}` gives `{idle}` a value, but nothing uses `{idle}`. Write"
                    returned = f"`return {idle}` behind it"
                case _:
                    continue
            if isinstance(statement, ast.Assign):
                yield from _read_behind(function, statement, idle, lost)
            kept = [(ast.Return(value), returned)]
            kept += [
                (ast.Assign([ast.Name(name, ast.Store())], value), f"`{name} = {short(value)}` in its place")
                for name in own
                if id(statement) in looped or name not in arguments(function)
            ]
            for new, instead in kept:
                with changed((block, [*block[:place], ast.copy_location(new, statement), *block[place + 1 :]])):
                    yield Edit("value-lost", f"{lost} {instead}: then this call comes out right.")


def _read_behind(function: ast.FunctionDef, statement: ast.Assign, idle: str, lost: str) -> Iterator[Edit]:
    """Let what is read behind an assignment be the name that it gives a value."""
    for parent, field, place, node in children(function):
        if not (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.lineno > statement.end_lineno):
            continue
        line, new = line_of(function, node), ast.copy_location(ast.Name(idle, ast.Load()), node)
        with replaced(parent, field, place, new):
            instead = f"`{idle}` in place of `{node.id}` in `{line}`"
            if len(re.findall(rf"\b{node.id}\b", line)) > 1:  # which of them is meant would not be clear
                instead = f"`{line_of(function, new)}` in place of `{line}`"
            yield Edit("value-lost", f"{lost} {instead}: then this call comes out right.")


def _called(statement: ast.Expr | ast.Assign, named: ast.expr) -> Iterator[Edit]:
    """Call a function that a line only names."""
    text = short(named)
    with replaced(statement, "value", None, ast.copy_location(ast.Call(named, [], []), named)):
        yield Edit(
            "value-lost",
            f"`{text}` alone names a function, and does not call it. Write `{text}()`, with brackets: then this call "
            "comes out right.",
        )

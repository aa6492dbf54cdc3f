"""Small edits that leave a line or a condition out; see `repair`."""

import ast
from collections.abc import Iterator

from .number_edits import Edit, typed_numbers
from .trees import blocks, changed, short, without


def skips(function: ast.FunctionDef) -> Iterator[Edit]:
    """Leave an `if` out that only goes on with the next round, or ends the loop."""
    for block in list(blocks(function)):
        for statement in list(block):
            match statement:
                case ast.If(body=[ast.Continue() | ast.Break()], orelse=[]) if len(block) > 1:
                    with changed((block, without(block, statement))):
                        yield too_many(statement)


def typed_guards(function: ast.FunctionDef) -> Iterator[Edit]:
    """Leave an `if` out that compares with a number somebody typed in."""
    typed = {id(parent) for parent, *_ in typed_numbers(function)}
    for block in list(blocks(function)):
        for statement in list(block):
            if isinstance(statement, ast.If) and len(block) > 1 and typed & set(map(id, ast.walk(statement.test))):
                with changed((block, without(block, statement))):
                    yield too_many(statement)


def conditions(function: ast.FunctionDef) -> Iterator[Edit]:
    """Leave one condition out, and do always what it was asked for."""
    for node in ast.walk(function):
        for condition in list(node.ifs) if isinstance(node, ast.comprehension) else ():
            with changed((node.ifs, [each for each in node.ifs if each is not condition])):
                yield _always(f"if {ast.unparse(condition)}", "")
    for block in list(blocks(function)):
        for place, outer in enumerate(block):
            leaves = ast.Raise | ast.Return | ast.Break | ast.Continue
            if isinstance(outer, ast.If) and not outer.orelse and not isinstance(outer.body[-1], leaves):
                with changed((block, [*block[:place], *outer.body, *block[place + 1 :]])):
                    yield _always(f"if {ast.unparse(outer.test)}", ", but not what stands below it")


def _always(condition: str, but: str) -> Edit:
    return Edit(
        "one-line-too-many",
        f"Without `{condition}` this call comes out right. Take that out{but}, and ask yourself what it left out.",
    )


CAN_GO = ast.Expr | ast.Assign | ast.AugAssign | ast.Raise | ast.If | ast.Assert


def too_many(statement: ast.stmt) -> Edit:
    return Edit(
        "one-line-too-many",
        f"Without `{short(statement)}` this call comes out right. Take that out, and ask yourself what it did there.",
    )

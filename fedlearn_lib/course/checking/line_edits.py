"""Small edits that leave a line or a condition out, or let a loop go on; see `repair`."""

import ast
from collections.abc import Iterator

from .number_edits import Edit, typed_numbers
from .trees import blocks, changed, short, without

EMPTIED = ", and take away what that leaves empty"


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
    if isinstance(statement, ast.If):
        return Edit(
            "one-line-too-many",
            f"Without `{short(statement)}`, and all that stands in it, this call comes out right. Take both out, and "
            "ask yourself what they did there.",
        )
    return Edit(
        "one-line-too-many",
        f"Without `{short(statement)}` this call comes out right. Take that out, and ask yourself what it did there.",
    )


def breaks(function: ast.FunctionDef) -> Iterator[Edit]:
    """Take a `break` out, or let it be a `continue`, and the reverse."""
    loops = [node for node in ast.walk(function) if isinstance(node, ast.For)]
    counted = {id(part) for loop in loops for part in ast.walk(loop)}  # a `while` may go on for ever without its break
    for block in list(blocks(function)):
        for place, statement in enumerate(block):
            if isinstance(statement, ast.Break):
                ends = "`break` ends the whole loop there, so what comes later is never looked at."
                if id(statement) in counted:
                    emptied = EMPTIED if len(block) == 1 else ""
                    with changed((block, without(block, statement))):
                        yield Edit("ends-the-loop", f"{ends} Take it out{emptied}: then this call comes out right.")
                other = ast.copy_location(ast.Continue(), statement)
                with changed((block, [*block[:place], other, *block[place + 1 :]])):
                    yield Edit(
                        "ends-the-loop",
                        f"{ends} Write `continue`, which goes on with the next one: then this call comes out right.",
                    )
            elif isinstance(statement, ast.Continue):
                other = ast.copy_location(ast.Break(), statement)
                with changed((block, [*block[:place], other, *block[place + 1 :]])):
                    yield Edit(
                        "goes-on",
                        "`continue` goes on with the next one there, but nothing more should be looked at. Write "
                        "`break`, which ends the loop: then this call comes out right.",
                    )

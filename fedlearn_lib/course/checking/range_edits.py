"""Small edits of ranges and slices that begin or end one place off; see `repair`."""

import ast
from collections.abc import Iterator

from .number_edits import Edit
from .trees import changed, is_number


def range_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    loops = [each for each in ast.walk(function) if isinstance(each, ast.For | ast.comprehension)]
    repeats = [each.iter for each in loops if isinstance(each.target, ast.Name) and each.target.id.startswith("_")]
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"):
            continue
        if node in repeats and all(isinstance(each, ast.Constant) for each in node.args):
            continue  # it leaves out no place; one round more is right by chance at most
        old = ast.unparse(node)
        start, stop = (ast.Constant(0), node.args[0]) if len(node.args) == 1 else (node.args + [None, None])[:2]
        more = node.args[2:]
        looped = any(node is each.iter for each in loops)
        down = bool(more) and isinstance(more[0], ast.UnaryOp) and isinstance(more[0].op, ast.USub)
        for new_start, new_stop, what in _wider(start, stop, down):
            if what == "last" and not looped and len(node.args) == 1 and isinstance(stop, ast.Name):
                continue  # all places of something, listed: one more is no place
            args = [new_stop] if not more and is_number(new_start, 0) else [new_start, new_stop, *more]
            with changed((node.args, args)):
                yield Edit(
                    f"{what}-left-out" if what in ("first", "last") else "one-too-many",
                    f"`{old}` {_RANGES[what]} Write `{ast.unparse(node)}`: then this call comes out right.",
                )


_RANGES = {
    "first": "leaves out 0.",
    "last": "ends before its limit, so the limit itself is not in it.",
    "many": "gives one number too many.",
    "early": "begins one too early.",
}


def _wider(start, stop, down: bool) -> Iterator[tuple]:
    if start is None or stop is None:
        return
    if down:  # with a step below 0
        lower = ast.Constant(-1) if is_number(stop, 0) else ast.BinOp(stop, ast.Sub(), ast.Constant(1))
        yield start, lower, "last"
        return
    if isinstance(stop, ast.BinOp) and is_number(stop.right, 1):
        yield start, stop.left, "last" if isinstance(stop.op, ast.Sub) else "many"
    if is_number(start, 1):
        yield ast.Constant(0), stop, "first"
    if not (isinstance(stop, ast.BinOp) and is_number(stop.right, 1)):
        yield start, _one_more(stop), "last"
        yield start, ast.BinOp(stop, ast.Sub(), ast.Constant(1)), "many"
    if is_number(start, 0):
        yield ast.Constant(1), stop, "early"


def _one_more(stop: ast.expr) -> ast.BinOp:
    match stop:
        case ast.BinOp(left=left, op=ast.Sub(), right=ast.Constant(value=int(number))):
            return ast.BinOp(left, ast.Sub(), ast.Constant(number - 1))
    return ast.BinOp(stop, ast.Add(), ast.Constant(1))


def slice_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    for node in ast.walk(function):
        if not (isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and node.slice.step is None):
            continue
        old, part = ast.unparse(node), node.slice
        for field, number, what in (("lower", 1, "first"), ("upper", -1, "last")):
            before = getattr(part, field)
            if before is not None and is_number(before, number):
                setattr(part, field, None)
                try:
                    whole = part.lower is None and part.upper is None
                    new = ast.unparse(node.value) if whole else ast.unparse(node)
                    yield Edit(
                        f"{what}-left-out",
                        f"`{old}` leaves out the {what} one. Write `{new}`: then this call comes out right.",
                    )
                finally:
                    setattr(part, field, before)

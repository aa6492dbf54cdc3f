"""One small edit that makes a wrong answer right: then what was edited is the mistake, and nothing is guessed.

The learner's own tree is edited in one place at a time, run on the call that failed, and, where that comes out right,
on all the others. *Structural* edits (a `return` in the loop, a range that starts at 1, a number typed in) are looked
for before any mistake is named from values; the others only where nothing else fits.
"""

import ast
import copy
import functools
from collections.abc import Callable, Iterator
from itertools import pairwise

from .line_edits import CAN_GO, EMPTIED, breaks, conditions, skips, too_many, typed_guards
from .lost_edits import lost_edits
from .name_edits import name_edits
from .number_edits import Edit, number_edits, place_edits
from .range_edits import range_edits, slice_edits
from .trap_edits import trap_edits
from .trees import (
    apart,
    arguments,
    as_written,
    blocks,
    changed,
    children,
    functions,
    gathers,
    head_of,
    is_number,
    line_of,
    named,
    own_names,
    read_names,
    replaced,
    short,
    stored_names,
    takes_out_of,
    whole_line_of,
    with_,
    without,
)

MOST_EDITS = 400  # an answer that has more places than that is not one small edit away

# What stands in their brackets is another kind of thing, with which a line is right by chance at most.
GIVE_PLACES = {"argwhere", "enumerate", "flatnonzero", "nonzero", "range", "where"}


# ---- structural edits ---------------------------------------------------------------------------


def traps(tree: ast.Module) -> Iterator[Edit]:
    """As `structural_edits`, but only what takes Python's own traps out."""
    for function in functions(tree):
        yield from trap_edits(function)


def structural_edits(tree: ast.Module, name: str, call: dict) -> Iterator[Edit]:
    """Edit the tree in one place, yield, and undo it; `name` is the function that is asked for, and `call` holds the
    arguments of the call that failed."""
    asked = named(tree, name)
    given = arguments(asked)
    yield from traps(tree)
    for function in functions(tree):
        values = {each: call[each] for each in call.keys() - stored_names(asked)} if function is asked else {}
        yield from _moved_statements(function)
        yield from lost_edits(function)
        yield from skips(function)
        yield from range_edits(function)
        yield from slice_edits(function)
        yield from name_edits(function, given)
        yield from typed_guards(function)
        yield from number_edits(function, given, values)


def _moved_statements(function: ast.FunctionDef) -> Iterator[Edit]:
    for block in list(blocks(function)):
        for place, outer in enumerate(block):
            loop = isinstance(outer, ast.For | ast.While)
            if not (loop or isinstance(outer, ast.If | ast.With)):
                continue
            for inner in list(blocks(outer)):
                last = inner[-1]
                text = short(last)
                behind = [*block[: place + 1], last, *block[place + 1 :]]
                emptied = EMPTIED if len(inner) == 1 else ""
                if isinstance(last, ast.Return) and last.value is not None:
                    if emptied and _has_other_branch(outer, inner):
                        continue  # who takes the branch away changes what the other one is for
                    if not loop and any(isinstance(each, ast.Return) for each in block[place + 1 :]):
                        continue  # another `return` stands there, and would never be reached
                    with changed((inner, without(inner, last)), (block, behind)):
                        yield _return_moved(text, outer, loop, emptied, inner is not outer.body)
                elif isinstance(outer, ast.For) and any(takes_out_of(outer, node) for node in ast.walk(last)):
                    with changed((inner, without(inner, last))):
                        yield Edit(
                            "in-the-loop",
                            f"`{text}` takes something out of the list that `{head_of(outer)}` goes over, so the loop "
                            "skips what comes next. Take that line out: then this call comes out right.",
                        )
                elif loop and inner is outer.body and not isinstance(last, ast.Break | ast.Continue | ast.Return):
                    if _leaves_nothing(last, outer, function):
                        with changed((inner, without(inner, last))):
                            yield too_many(last)
                    if gathers(last) or _counts_down(last, function):  # once a round is what that is for
                        continue
                    if isinstance(outer, ast.For) and read_names(last).keys() & stored_names(outer.target).keys():
                        continue  # behind the loop it would read what the last round left
                    with changed((inner, without(inner, last)), (block, behind)):
                        yield Edit(
                            "in-the-loop",
                            f"`{text}` stands inside the loop, so it happens again in every round of it. It belongs "
                            f"behind the loop: move it to the left by one level{emptied}, and this call comes out "
                            "right.",
                        )
            if loop and isinstance(outer.body[0], ast.Assign) and len(outer.body) > 1:
                first = outer.body[0]
                before = [*block[:place], first, *block[place:]]
                with changed((outer.body, outer.body[1:]), (block, before)):
                    yield Edit(
                        "starts-again",
                        f"`{short(first)}` stands inside the loop, so it starts again in every round. Put it in front "
                        "of the loop: then this call comes out right.",
                    )
            if loop and place + 1 < len(block):
                after = block[place + 1]
                if not isinstance(after, ast.Return | ast.For | ast.While):
                    with changed((outer.body, [*outer.body, after]), (block, without(block, after))):
                        yield Edit(
                            "behind-the-loop",
                            f"`{short(after)}` stands behind the loop, and each round needs it. It belongs into the "
                            "loop, as its last line: move it to the right by one level, and this call comes out right.",
                        )
    yield from breaks(function)


def _starts_once(function: ast.FunctionDef) -> Iterator[Edit]:
    for block in list(blocks(function)):
        for before, loop in list(pairwise(block)):
            if isinstance(before, ast.Assign) and isinstance(loop, ast.For | ast.While):
                with changed((loop.body, [before, *loop.body]), (block, without(block, before))):
                    yield Edit(
                        "starts-once",
                        f"`{short(before)}` stands in front of the loop, but each round needs it anew. Put it into "
                        "the loop, as its first line: then this call comes out right.",
                    )


def _leaves_nothing(statement: ast.stmt, loop: ast.stmt, function: ast.FunctionDef) -> bool:
    """Whether what a statement assigns is read inside of its loop only: behind the loop it would be of no use."""
    if _counts_down(statement, function):
        return False
    names = stored_names(statement)
    inside = {id(part) for part in ast.walk(loop)}
    outside = (part for part in ast.walk(function) if isinstance(part, ast.Name) and id(part) not in inside)
    return bool(names) and not any(part.id in names and isinstance(part.ctx, ast.Load) for part in outside)


def _counts_down(statement: ast.stmt, function: ast.FunctionDef) -> bool:
    """Whether the end of a `while` waits for what a statement does: without it, it is right by chance at most."""
    waited_for = (read_names(loop.test) for loop in ast.walk(function) if isinstance(loop, ast.While))
    return any(stored_names(statement).keys() & names for names in waited_for)


def _has_other_branch(outer: ast.stmt, block: list) -> bool:
    """Whether a block is one branch of an `if` that has another."""
    return any(isinstance(node, ast.If) and node.body is block and node.orelse for node in ast.walk(outer))


def _return_moved(text: str, outer: ast.stmt, loop: bool, emptied: str, under_a_condition: bool) -> Edit:
    if loop:
        ends = "so the function ends in the middle of it and the rest is never looked at"
        ends = "and ends it in the middle, or is never reached" if under_a_condition else ends
        return Edit(
            "returns-in-loop",
            f"`{text}` stands inside the loop, {ends}. Move that line to the left, behind the loop{emptied}: then this "
            "call comes out right.",
        )
    head = short(outer).partition("\n")[0]
    if isinstance(outer, ast.With):
        return Edit(
            "returns-in-with",
            f"`{text}` stands inside `{head}`, so it happens before what that does at its end. Move that line to the "
            f"left, behind it{emptied}: then this call comes out right.",
        )
    return Edit(
        "returns-in-if",
        f"`{text}` stands inside `{head}`, so it is skipped where that does not apply. Move that line to the left, "
        f"behind it{emptied}: then this call comes out right.",
    )


# ---- other small edits --------------------------------------------------------------------------

_COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
_OPERATORS = {
    ast.Add: (ast.Sub, ast.Mult), ast.Sub: (ast.Add,), ast.Mult: (ast.Div, ast.Add, ast.Pow, ast.FloorDiv),
    ast.Div: (ast.Mult, ast.FloorDiv), ast.FloorDiv: (ast.Mult, ast.Div, ast.Mod), ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,), ast.LShift: (ast.RShift,), ast.RShift: (ast.LShift,),
}  # fmt: skip
_OTHER_NAMES = {
    "argmax": ("argmin",), "argmin": ("argmax",), "max": ("min",), "min": ("max",), "sum": ("mean",), "mean": ("sum",),
    "floor": ("rint", "ceil"), "ceil": ("rint", "floor"), "trunc": ("rint", "floor"), "rint": ("floor", "ceil"),
    "any": ("all",), "all": ("any",), "prod": ("sum",), "nanmax": ("max",), "union": ("intersection",),
    "intersection": ("union",), "n": ("n_squared",), "n_squared": ("n",), "p": ("q",), "q": ("p",), "big": ("little",),
    "little": ("big",), "empty_like": ("zeros_like",), "empty": ("zeros",), "zeros_like": ("ones_like",),
    "ones_like": ("zeros_like",), "zeros": ("ones",), "ones": ("zeros",), "keys": ("values",), "values": ("items",),
}  # fmt: skip


def other_edits(tree: ast.Module, name: str) -> Iterator[Edit | Callable[[], Edit]]:
    """As `structural_edits`: a comparison, an operator, an axis, an argument, a call too many, a name for another."""
    asked = named(tree, name)
    names, given = own_names(asked), set(arguments(asked))
    for function in [asked, *(each for each in functions(tree) if each is not asked)]:
        yield from place_edits(function)
        yield from conditions(function)
        yield from _starts_once(function)
        for block in list(blocks(function)):
            for statement in list(block):
                if _counts_down(statement, function):
                    continue
                if isinstance(statement, CAN_GO) and len(block) > 1:
                    with changed((block, without(block, statement))):
                        yield too_many(statement)
        bounds = {id(part) for each in ast.walk(function) if isinstance(each, ast.Slice) for part in ast.walk(each)}
        for parent, field, place, node in children(function):
            for new in _instead(node, names):
                both_names = isinstance(node, ast.Name) and isinstance(new, ast.Name)
                if id(node) in bounds and both_names and {node.id, new.id} <= given:
                    continue  # where a slice ends far behind everything, it is right by chance
                if both_names and isinstance(parent, ast.If | ast.While | ast.IfExp):
                    continue  # a condition that always holds asks nothing
                if both_names and _is_beside(parent, node, new.id):
                    continue  # `x <= x` and `x - x` say nothing
                if both_names and new.id in given and any(is_number(side, 0) for side in _sides(parent)):
                    continue  # of an argument that is always above 0 the condition would say nothing
                if isinstance(parent, ast.BinOp) and isinstance(parent.left, ast.List):
                    continue  # a list times an array is an array by chance
                if isinstance(node, ast.Constant) and field == "left" and isinstance(parent.op, ast.Pow):
                    continue  # nobody who wrote `2**k` meant `3**k`
                if isinstance(node, ast.Constant) and isinstance(parent, ast.Compare) and "!=" in ast.unparse(parent):
                    continue  # what equals no other number by chance leaves nothing out
                if isinstance(parent, ast.Call) and is_number(node, 0) and is_number(new, -1):
                    continue  # as a place, -1 is one, too
                edit = replaced(parent, field, place, new)
                with edit:
                    yield functools.partial(_told, function, edit)


def _is_beside(parent: ast.AST, node: ast.Name, name: str) -> bool:
    """Whether a name would be compared with itself, subtracted from itself or divided by itself."""
    match parent:
        case ast.Compare(left=left, comparators=others):
            beside = [left, *others]
        case ast.BinOp(left=left, op=ast.Sub() | ast.Div() | ast.FloorDiv() | ast.Mod(), right=right):
            beside = [left, right]
        case _:
            return False
    return any(isinstance(each, ast.Name) and each.id == name for each in beside if each is not node)


def _compares_itself(parent: ast.AST) -> bool:
    """Whether both sides of a comparison say the same."""
    sides = _sides(parent)
    return len(set(map(ast.unparse, sides))) < len(sides)


def _sides(parent: ast.AST) -> list[ast.expr]:
    return [parent.left, *parent.comparators] if isinstance(parent, ast.Compare) else []


def _instead(node: ast.AST, names: list[str]) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[one]):
            for kind in _COMPARISONS.get(type(one), ()):
                yield with_(node, ops=[kind()])
        case ast.BinOp(left=ast.Constant(value=str())):
            pass  # a text that waits for its number, and no sum
        case ast.BinOp(left=left, op=op, right=right):
            yield from (left, right)
            for kind in _OPERATORS.get(type(op), ()):
                if not (isinstance(op, ast.LShift) and isinstance(left, ast.Constant)):  # nobody means `1 >> bits`
                    yield with_(node, op=kind())
            if isinstance(op, ast.Sub | ast.Div | ast.FloorDiv | ast.Mod | ast.Pow):
                yield with_(node, left=right, right=left)
            match left, right:  # other brackets
                case ast.BinOp(right=ast.Constant()), ast.Constant():
                    pass  # two numbers would make a third that nobody meant
                case ast.BinOp(), _ if type(left.op) is not type(op):
                    yield with_(left, right=with_(node, left=left.right))
                case _, ast.BinOp() if type(right.op) is not type(op):
                    yield with_(right, left=with_(node, right=right.left))
        case ast.AugAssign(op=op):
            for kind in _OPERATORS.get(type(op), ()):
                yield with_(node, op=kind())
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.BoolOp(op=op, values=values):
            yield with_(node, op=ast.And() if isinstance(op, ast.Or) else ast.Or())
            yield from values
        case ast.IfExp(body=body, orelse=orelse):
            yield with_(node, body=orelse, orelse=body)
            yield body
            yield orelse
        case ast.keyword(arg="axis", value=ast.Constant(value=axis)):
            for other in {0, 1, -1, None} - {axis}:
                yield with_(node, value=ast.Constant(other))
        case ast.keyword(value=ast.Constant(value=bool(value))):
            yield with_(node, value=ast.Constant(not value))
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            for other in (value + 1, value - 1):
                yield ast.copy_location(ast.Constant(other), node)
        case ast.Attribute(attr=attr):
            for other in _OTHER_NAMES.get(attr, ()):
                yield with_(node, attr=other)
        case ast.Call(func=func, args=args):
            if len(args) == 2 and not any(isinstance(each, ast.Starred) for each in args):
                yield with_(node, args=[args[1], args[0]])
            if isinstance(func, ast.Name) and func.id in _OTHER_NAMES:
                for other in _OTHER_NAMES[func.id]:
                    yield with_(node, func=ast.copy_location(ast.Name(other, ast.Load()), func))
            lazy = ast.Starred | ast.GeneratorExp  # the latter alone would never run
            alone = len(args) == 1 and not node.keywords and not isinstance(args[0], lazy)
            if alone and ast.unparse(func).rpartition(".")[2] not in GIVE_PLACES:
                yield args[0]
        case ast.Name(id=used, ctx=ast.Load()) if used in names:
            for other in names:
                if other != used:
                    yield ast.copy_location(ast.Name(other, ast.Load()), node)


def _told(function: ast.FunctionDef, edit: replaced) -> Edit | None:
    """What was edited, while the tree holds the new node: in words of its own, or of its whole line if it is short."""
    old, new = edit.before, edit.new
    if any(_compares_itself(node) and new in list(ast.walk(node)) for node in ast.walk(function)):
        return None  # such as `sign(x) == sign(x)`, which is right by chance
    after_whole = whole_line_of(function, new)
    with replaced(edit.parent, edit.field, edit.place, old):
        before_line, before_whole = line_of(function, old), whole_line_of(function, old)
    if isinstance(old, ast.Call) and old.args and new is old.args[0]:
        return Edit(
            "one-change",
            f"Without `{ast.unparse(old.func)}(…)` this call comes out right: take it away in `{before_line}`, and "
            "keep what stands inside of it. Ask yourself what it did there.",
        )
    before, after = apart(as_written(old), as_written(new))
    where = f" in `{before_line}`" if before_line not in (before, after, "") and len(before) <= 60 else ""
    if before_whole and (len(before) < 4 or before_whole.count(before) > 1):  # which of them would not be clear
        before, after = apart(before_whole, after_whole)
        where = ""
    return Edit(
        "one-change",
        f"One small change makes this call come out right: write `{after}` in place of `{before}`{where}. "
        "Ask yourself what the difference is for this call.",
    )


# ---- looking for one ----------------------------------------------------------------------------


def find(
    tree: ast.Module, edits: Iterator[Edit | Callable[[], Edit]], comes_out_right: Callable[[ast.Module], bool]
) -> Edit | None:
    """The first edit of the tree after which the answer is right; None where no single one is enough."""
    for count, edit in enumerate(edits):
        if count >= MOST_EDITS:
            return None
        if comes_out_right(tree):
            told = edit() if callable(edit) else edit  # worked out only here, for it takes longer than many edits
            if told is not None:
                return told
    return None


def without_guards(tree: ast.Module) -> ast.Module | None:
    """A copy without the lines that only stop where something looks wrong; None if there are none."""
    bare, found = copy.deepcopy(tree), False
    for block in list(blocks(bare)):
        for place, statement in enumerate(block):
            match statement:
                case ast.Assert() | ast.If(body=[ast.Raise()], orelse=[]):
                    block[place], found = ast.copy_location(ast.Pass(), statement), True
    return bare if found else None

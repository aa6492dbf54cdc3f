"""What in an answer changes one of its arguments itself, and how to do without it."""

import ast
from dataclasses import dataclass, replace
from numbers import Number

import numpy as np

from .answer_text import written
from .trees import functions

CHANGES = {"add", "append", "clear", "difference_update", "discard", "extend", "fill", "insert", "intersection_update",
           "pop", "popitem", "remove", "reverse", "setdefault", "sort", "symmetric_difference_update",
           "update"}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """What in the learner's code changes an argument itself, and how to do without."""

    how: str  # as it stands there
    step: str  # one next step
    through: str = ""  # the line that gave the argument, or a part of it, a second name
    other: str = ""  # what stands in a later line and changes it, too


def changing(name: str, value=None) -> Change | None:
    """What changes a list, dict, set or array of this name, or what it holds: `name.pop(…)`, `out=name`, `name += …`.

    Args:
        name: of the argument.
        value: the argument; a second name for a part of it counts only where that part can be changed.
    """
    tree = written()
    names, holders = _second_names(tree, name, value)
    # In a function inside of another one `name = …` would make a name of its own.
    helpers = [part for function in functions(tree) for part in ast.walk(function)
               if isinstance(part, ast.FunctionDef | ast.Lambda) and part is not function]  # fmt: skip
    lines = {}
    for alias, through in names.items():
        for node in ast.walk(tree):
            if found := _change_in(node, alias, through, value):
                if f"`{name} = " in found.step and any(node in ast.walk(helper) for helper in helpers):
                    found = replace(found, step=f"Begin with `own = {name}.copy()` in front of it, and change that")
                lines.setdefault(node.lineno, found)
    if lines:
        first, *others = [lines[line] for line in sorted(lines)]
        if _gives_the_name_anew(tree, min(lines)):
            others = []
        return replace(first, other=next((each.how for each in others if each.how != first.how), ""))
    for node in ast.walk(tree):
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Subscript) and _root(node.target) in holders:
            return Change(_shown(node), _named_anew(node))
    return None


def _gives_the_name_anew(tree: ast.Module, line: int) -> bool:
    """Whether `name += …` stands there outside of loops and conditions: mended, the name is the answer's own from then
    on, and later lines may change it."""
    return any(
        isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.lineno == line
        for function in functions(tree)
        for node in function.body
    )


def _change_in(node: ast.AST, name: str, through: str, value) -> Change | None:
    match node:
        case ast.Call(keywords=keywords) if any(each.arg == "out" and _is(each.value, name) for each in keywords):
            step = f"Leave `out={name}` away, and keep what comes back: `{name} = {ast.unparse(node.func)}(…)`"
            return Change(f"out={name}", step, through)
        case ast.Call(args=args) if any(_is(each, name) for each in args[_inputs_of(node.func) :]):
            step = f"Leave the last argument away, and keep what comes back: `{name} = {ast.unparse(node.func)}(…)`"
            return Change(_shown(node), step, through)
        case ast.Call(func=ast.Attribute(value=owner, attr=how)) if _root(owner) == name and how in CHANGES:
            step = _without_call(owner, how, value) or _copied(owner, name, through, value)
            return Change(_shown(node), step, through)
        case ast.Call(func=function, args=[first, *_]) if _root(first) == name and _fills(function):
            return Change(_shown(node), _copied(first, name, through, value), through)
        case ast.Assign(targets=targets) | ast.Delete(targets=targets):
            for target in targets:
                for part in target.elts if isinstance(target, ast.Tuple | ast.List) else [target]:
                    if isinstance(part, ast.Subscript | ast.Attribute) and _root(part) == name:
                        what = f"{ast.unparse(part)} = …" if isinstance(node, ast.Assign) else ast.unparse(node)
                        return Change(what, _copied(part.value, name, through, value), through)
        case ast.AugAssign(target=ast.Name(id=found)) if found == name:
            whole = f"{name} = {name} {_sign(node)} …"  # what stands there may hold a second mistake
            alone = through.startswith("for ") and not _reads(name)
            step = _named_anew(node) if alone else f"Write `{whole}`, which makes a new one"
            return Change(_shown(node), step, through)
        case ast.AugAssign(target=ast.Subscript() as target) if _root(target) == name and _has_parts(value):
            of_array = hasattr(value, "ndim") and through and not through.startswith("for ")
            step = _copied(target.value, name, through, value) if of_array else _named_anew(node)
            return Change(_shown(node), step, through)
        case ast.AugAssign(target=ast.Subscript() as target) if _root(target) == name:
            return Change(_shown(node), _copied(target.value, name, through, value), through)
    return None


def _inputs_of(function: ast.expr) -> int:
    """How many arguments a NumPy function only reads; the one behind them is what it writes into."""
    owner, _, name = ast.unparse(function).rpartition(".")
    found = getattr(np, name, None) if owner == "np" else None
    return found.nin if isinstance(found, np.ufunc) else 3 if owner == "np" and name == "clip" else 99


def _named_anew(node: ast.AugAssign) -> str:
    result = short_line(f"{ast.unparse(node.target)} {_sign(node)} {_right(node)}")
    return f"Put `{result}` into a list of your own, and go on with that"


def _reads(name: str) -> int:
    """How often the learner's code takes the value of a name."""
    nodes = ast.walk(written())
    return sum(isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load) for node in nodes)


def _sign(node: ast.AugAssign) -> str:
    return ast.unparse(ast.BinOp(ast.Name("a"), node.op, ast.Name("b")))[2:-2]


def _right(node: ast.AugAssign) -> str:
    """What stands to the right of `+=` and its like, in brackets where it needs them beside another sign."""
    text, plain = ast.unparse(node.value), isinstance(node.op, ast.Add | ast.Sub)
    binds_less = isinstance(node.value, ast.IfExp | ast.BoolOp | ast.Compare)
    sums = isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.Add | ast.Sub)
    products = isinstance(node.value, ast.BinOp) and not sums
    return f"({text})" if binds_less or sums or products and not plain else text


def _copied(changed: ast.expr, name: str, through: str, value) -> str:
    """How to work on a copy of what is changed; `changed` is the expression of it, `name` what it begins with."""
    if through.startswith("for "):
        return f"Begin each turn of the loop with a copy, `{name} = {name}.copy()`"
    if "," in through.partition("=")[0]:
        return f"Write `{name} = {name}.copy()` behind that line"
    if through:
        return f"Write `{through}.copy()`" if len(through) <= 60 else f"Add `.copy()` to the line that makes `{name}`"
    if not isinstance(changed, ast.Name) and not hasattr(value, "ndim"):
        return f"A copy of `{name}` alone would hold the same things, so make a new list or dict of new ones"
    return f"Work on `{name}.copy()`" if hasattr(value, "copy") else f"Work on `list({name})`"


def _without_call(owner: ast.expr, how: str, value) -> str | None:
    """What does the same as a method that changes its own list, and leaves it as it is."""
    text = ast.unparse(owner)
    if how == "sort":
        return f"Write `new = {'np.sort' if hasattr(value, 'ndim') else 'sorted'}({text})`, which makes a new one"
    if how == "popitem":
        return f"Loop over `{text}.items()` instead, and take nothing out of it"
    if how in ("append", "extend", "insert"):
        return f"Make a list of your own, `new = list({text})`, and call `new.{how}(…)`"
    if how == "reverse":
        return f"Write `{text}[::-1]`, which makes a new one"
    return None


FILLS = {"add.at", "subtract.at", "multiply.at", "put", "place", "copyto", "putmask", "fill_diagonal", "shuffle",
         "heappush", "heappop", "heapify", "insort", "put_along_axis", "itemset"}  # fmt: skip


def _fills(function: ast.expr) -> bool:
    """Whether a function changes its first argument: `np.add.at(…)`, `rng.shuffle(…)`."""
    text = ast.unparse(function)
    return any(text == each or text.endswith(f".{each}") for each in FILLS)


def _is(node: ast.expr, name: str) -> bool:
    return any(_root(part) == name for part in (node.elts if isinstance(node, ast.Tuple) else [node]))


def _root(node: ast.expr) -> str | None:
    """The name of what a part belongs to: `a` for `a[0].b[1]`, and for `a.values()`."""
    while True:
        match node:
            case ast.Name(id=name):
                return name
            case ast.Subscript(value=node) | ast.Attribute(value=node) | ast.Starred(value=node):
                pass
            case ast.Call(func=ast.Attribute(value=node, attr=how)) if how in SEES:
                pass
            case _:
                return None


# What returns the same thing, a view of it, or what it holds, and no copy.
SEES = {"values", "items", "get", "setdefault", "reshape", "ravel", "view", "squeeze", "transpose", "swapaxes"}
SAME = {"np.asarray", "np.asanyarray", "np.ravel", "np.reshape", "np.atleast_1d", "np.atleast_2d", "np.squeeze",
        "np.transpose"}  # fmt: skip
PASSES_ON = {"list", "tuple", "sorted", "reversed", "zip", "enumerate", "dict", "iter", "next"}


def _second_names(tree: ast.Module, name: str, value) -> tuple[dict[str, str], set[str]]:
    """Every name that stands for an argument or for a part of it that can change, with the line that gave it; and the
    names of what only holds such parts."""
    names, holders = {name: ""}, {name}  # a copy of a list or dict is a new one, but holds the same parts
    for _ in range(4):
        for node in ast.walk(tree):
            match node:
                case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=given)):
                    for each, one in zip(targets, given, strict=False):
                        if isinstance(each, ast.Name) and _sees(one, names, holders, value):
                            names.setdefault(each.id, f"{each.id} = {ast.unparse(one)}")
                case ast.Assign(targets=[target], value=given):
                    if isinstance(target, ast.Name) and _copies_alone(given, holders, value):
                        holders.add(target.id)
                    elif _sees(given, names, holders, value):
                        for each in _names_in(target):
                            if not (isinstance(given, ast.Name) and _is_fixed_part(each, target, value)):
                                names.setdefault(each, ast.unparse(node))
                case ast.For(target=target, iter=given) | ast.comprehension(target=target, iter=given):
                    head = f"for {ast.unparse(target).removeprefix('(').removesuffix(')')} in {ast.unparse(given)}"
                    for each in _handed_out(target, given, holders | set(names)) if _has_parts(value) else ():
                        names.setdefault(each, head)
    return names, holders


def _is_fixed_part(name: str, target: ast.expr, value) -> bool:
    """Whether a name is given a number or a text where a pair is taken apart: nothing that can be changed itself."""
    if not isinstance(target, ast.Tuple) or not isinstance(value, list | tuple) or len(target.elts) != len(value):
        return False
    return any(_names_in(each) == [name] and isinstance(part, Number | str | bytes)
               for each, part in zip(target.elts, value, strict=True))  # fmt: skip


def _names_in(target: ast.expr) -> list[str]:
    """The names that an assignment gives a value; not those whose parts it changes."""
    if isinstance(target, ast.Tuple | ast.List):
        return [name for part in target.elts for name in _names_in(part)]
    return [target.id] if isinstance(target, ast.Name) else []


def _copies_alone(given: ast.expr, holders: set, value) -> bool:
    """Whether an expression copies a list or dict without what is in it."""
    if not isinstance(given, ast.Call) or not _has_parts(value):
        return False
    if isinstance(given.func, ast.Attribute) and given.func.attr == "copy":
        return _root(given.func.value) in holders and not hasattr(value, "ndim")
    return ast.unparse(given.func) in ("list", "dict", "tuple", "sorted") and any(
        _root(each) in holders for each in given.args[:1]
    )


def _sees(given: ast.expr, names: dict, holders: set, value) -> bool:
    """Whether an expression is an argument itself, a view of it, or a part of it that can change."""
    match given:
        case ast.Name(id=name):
            return name in names
        case ast.Subscript(slice=part):
            if hasattr(value, "ndim"):
                return _root(given) in names and (_has_parts(value) or isinstance(part, ast.Slice))
            return _has_parts(value) and not isinstance(part, ast.Slice) and _root(given) in holders | set(names)
        case ast.Call(func=ast.Attribute(attr=how)) if how in SEES:
            return _root(given) in names
        case ast.Call(func=function, args=[first, *_]) if ast.unparse(function) in SAME:
            return _root(first) in names
        case ast.Attribute(attr="T" | "flat" | "real"):
            return _root(given) in names
    return False


def _handed_out(target: ast.expr, given: ast.expr, names: set) -> list[str]:
    """The loop's names that meet the very things that an argument holds."""
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    if isinstance(given, ast.Call) and (function := ast.unparse(given.func)) in PASSES_ON:
        if function == "zip":
            pairs = zip(parts, given.args, strict=False)
            return [name for part, each in pairs for name in _handed_out(part, each, names)]
        parts = parts[1:] if function == "enumerate" else parts
        return [name for part in parts for each in given.args[:1] for name in _handed_out(part, each, names)]
    if _root(given) not in names:
        return []
    pairs = isinstance(given, ast.Call) and ast.unparse(given.func).endswith(".items")
    return [node.id for part in parts[pairs:] for node in ast.walk(part) if isinstance(node, ast.Name)]


def _has_parts(value) -> bool:
    """Whether what an argument holds can itself be changed: rows, lists, arrays."""
    if hasattr(value, "ndim"):
        return value.ndim > 1
    inside = list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, list | tuple) else []
    return any(hasattr(each, "ndim") or isinstance(each, list | dict | set | tuple) for each in inside)


def short_line(line: str) -> str:
    return line if len(line) <= 60 else f"{line[:59]}…"


def _shown(node: ast.AST) -> str:
    return short_line(ast.unparse(node))

"""Small edits that take Python's own traps out; see `repair`.

A trap does otherwise than it reads, so these are tried whatever else a verdict would say."""

import ast
import contextlib
from collections.abc import Iterator

from .number_edits import Edit
from .trees import blocks, changed, children, head_of, read_names, replaced, short, stored_names, with_, without

GONE_THROUGH_ONCE = {"zip", "map", "filter", "iter", "reversed", "enumerate"}


def trap_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """Take one trap out, yield, and put it back."""
    yield from _late_bindings(function)
    yield from _swallowing(function)
    yield from _used_up(function)
    yield from _same_list(function)
    yield from _unset(function)


def _late_bindings(function: ast.FunctionDef) -> Iterator[Edit]:
    """A function made in a loop sees what the last round left; told by giving it each value as a default."""
    found = list(_looking_up_late(function))
    for chosen in [*([each] for each in found), *([found] if len(found) > 1 else [])]:
        made, args, late = chosen[0]
        named = isinstance(made, ast.FunctionDef)
        what = f"function `{made.name}`" if named else "`lambda`"
        head = f"def {made.name}({ast.unparse(args)}):" if named else f"lambda {ast.unparse(args)}: …"
        names = " and ".join(f"`{name}`" for name in late)
        too = ", and the others alike" if len(chosen) > 1 else ""
        with contextlib.ExitStack() as edits:
            for each, its_args, _ in chosen:
                edits.enter_context(replaced(each, "args", None, its_args))
            yield Edit(
                "bound-late",
                f"The {what} stands in a loop and looks {names} up only when it is called: by then the loop is over, "
                f"so each of them works with the last one. Write `{head}`, which keeps the value of this round{too}: "
                "then this call comes out right.",
            )


def _looking_up_late(function: ast.FunctionDef) -> Iterator[tuple]:
    """(function, arguments with defaults, names) of each that is made in loops and looks up what they change."""
    late: dict[ast.AST, set] = {}
    for loop in (node for node in ast.walk(function) if isinstance(node, ast.For | ast.ListComp | ast.DictComp)):
        targets = [loop.target] if isinstance(loop, ast.For) else [each.target for each in loop.generators]
        bound = {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
        if isinstance(loop, ast.For):
            lines = [part for part in loop.body if not isinstance(part, ast.FunctionDef)]
            bound |= {name for line in lines for name in stored_names(line)}
        for made in (node for node in ast.walk(loop) if isinstance(node, ast.Lambda | ast.FunctionDef)):
            body = made.body if isinstance(made.body, list) else [made.body]
            used = {name for part in body for name in read_names(part)}
            own = {argument.arg for argument in ast.walk(made.args) if isinstance(argument, ast.arg)}
            own |= {name for part in body for name in stored_names(part)}
            late.setdefault(made, set()).update(used & bound - own)
    for made, names in late.items():
        if names and not made.args.vararg:
            defaults = [*made.args.defaults, *(ast.Name(name, ast.Load()) for name in sorted(names))]
            args = [*made.args.args, *(ast.arg(name) for name in sorted(names))]
            yield made, with_(made.args, args=args, defaults=defaults), sorted(names)


def _swallowing(function: ast.FunctionDef) -> Iterator[Edit]:
    """A `return` in `finally` takes the place of an exception that is on its way."""
    for block in list(blocks(function)):
        for place, guarded in enumerate(block):
            if not isinstance(guarded, ast.Try):
                continue
            for line in guarded.finalbody:
                returns = next((part for part in ast.walk(line) if isinstance(part, ast.Return)), None)
                if returns is None:
                    continue
                behind = [*block[: place + 1], line, *block[place + 1 :]]
                moved = "that line" if line is returns else f"`{head_of(line)}` with all of it"
                step = f"Move {moved} to the left, behind it"
                if len(guarded.finalbody) == 1:  # nothing is left in it, and perhaps nothing is left to try
                    empty = "`finally:`" if guarded.handlers else "`try:` and `finally:`"
                    step = f"Take {empty} away, and move {moved} to the left, behind all of it"
                with changed((guarded.finalbody, without(guarded.finalbody, line)), (block, behind)):
                    yield Edit(
                        "swallowed",
                        f"`{short(returns)}` stands in `finally`, which also happens when an exception is on its way, "
                        f"and a `return` there swallows it. {step}: then this call comes out right.",
                    )


def _used_up(function: ast.FunctionDef) -> Iterator[Edit]:
    """What gives its values once only, and is asked again; told by making a list of it."""
    read = [node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id=made)) as value) if (
                made in GONE_THROUGH_ONCE
            ):
                how = f"{made}(…)"
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.GeneratorExp() as value):
                how = short(value)
            case _:
                continue
        if name in read:  # in a loop once is enough to be used up
            whole = ast.copy_location(ast.Call(ast.Name("list", ast.Load()), [value], []), value)
            with replaced(node, "value", None, whole):
                yield Edit(
                    "gone-through",
                    f"`{name}` gives its values only once, and is empty when it is asked again: so it is with `{how}`. "
                    f"Write `{name} = list({how if how.endswith('(…)') else '…'})`: then this call comes out right.",
                )


def _same_list(function: ast.FunctionDef) -> Iterator[Edit]:
    """A list of one list, several times over: what is put into one is put into all."""
    for parent, field, place, node in children(function):
        match node:
            case ast.BinOp(left=ast.List(elts=[ast.List() | ast.ListComp() | ast.BinOp() as one]), op=ast.Mult()):
                times = node.right
            case _:
                continue
        each = ast.comprehension(
            ast.Name("_", ast.Store()), ast.Call(ast.Name("range", ast.Load()), [times], []), [], is_async=0
        )
        anew = ast.copy_location(ast.ListComp(one, [each]), node)
        with replaced(parent, field, place, anew):
            yield Edit(
                "one-list",
                f"`{short(node)}` holds one and the same list several times, so what is put into one is in all. Write "
                f"`{ast.unparse(anew)}`, which makes each anew: then this call comes out right.",
            )


def _unset(function: ast.FunctionDef) -> Iterator[Edit]:
    """`np.empty`, of which not every entry is filled."""
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and node.attr in ("empty", "empty_like"):
            old, zeros = ast.unparse(node), node.attr.replace("empty", "zeros")
            with replaced(node, "attr", None, zeros):
                yield Edit(
                    "unset-memory",
                    f"`{old}` sets nothing: what stands in it is what that memory held before, and so do the entries "
                    f"that you did not fill. Write `{ast.unparse(node)}`: then this call comes out right.",
                )

"""Small edits of names that stand for another thing than they should; see `repair`."""

import ast
from collections.abc import Iterator

from .number_edits import Edit
from .trees import children, replaced, with_


def name_edits(function: ast.FunctionDef, given: list[str]) -> Iterator[Edit]:
    """Edit what one name stands for, yield, and undo it; `given` are the arguments of the function asked for."""
    yield from _late_bindings(function)
    yield from _constants(function, given)


def _late_bindings(function: ast.FunctionDef) -> Iterator[Edit]:
    """A lambda made in a loop sees the loop's last value; told by giving it the value as a default."""
    for loop in (node for node in ast.walk(function) if isinstance(node, ast.For | ast.ListComp | ast.DictComp)):
        targets = [loop.target] if isinstance(loop, ast.For) else [each.target for each in loop.generators]
        bound = {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
        for made in (node for node in ast.walk(loop) if isinstance(node, ast.Lambda)):
            used = {name.id for name in ast.walk(made.body) if isinstance(name, ast.Name)}
            own = {argument.arg for argument in ast.walk(made.args) if isinstance(argument, ast.arg)}
            late = sorted(used & bound - own)
            if not late or made.args.vararg:
                continue
            old = made.args
            made.args = with_(
                old,
                args=[*old.args, *(ast.arg(name) for name in late)],
                defaults=[*old.defaults, *(ast.Name(name, ast.Load()) for name in late)],
            )
            try:
                names = " and ".join(f"`{name}`" for name in late)
                yield Edit(
                    "bound-late",
                    f"The `lambda` stands in a loop and looks {names} up only when it is called: by then the loop is "
                    f"over, so each of them works with the last one. Write `lambda {ast.unparse(made.args)}: …`, which "
                    "keeps the value of this round: then this call comes out right.",
                )
            finally:
                made.args = old


def _constants(function: ast.FunctionDef, given: list[str]) -> Iterator[Edit]:
    """A constant of the course, `PRIME`, used where the argument `prime` says which."""
    for parent, field, place, node in children(function):
        if isinstance(node, ast.Name) and node.id not in given and node.id.lower() in given:
            wanted = node.id.lower()
            with replaced(parent, field, place, ast.copy_location(ast.Name(wanted, ast.Load()), node)):
                yield Edit(
                    "typed-in",
                    f"`{node.id}` is always the same, so the function fits some calls only. Write the argument "
                    f"`{wanted}` in its place: then this call comes out right.",
                )

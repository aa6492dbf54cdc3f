"""Small edits of lines that work something out which nobody keeps; see `repair`."""

import ast
from collections.abc import Iterator

from .number_edits import Edit
from .trees import blocks, changed, own_names, read_names, short


def lost_edits(function: ast.FunctionDef) -> Iterator[Edit]:
    """Return one line's value, or keep it under a name that is read, yield, and undo it."""
    read = read_names(function)
    own = [name for name in own_names(function) if name in read]
    for block in list(blocks(function)):
        for place, statement in enumerate(block):
            match statement:
                case ast.Expr(value=ast.Constant()):
                    continue
                case ast.Expr(value=value):
                    lost = f"`{short(statement)}` works something out, but nobody keeps it. Write"
                    returned = "`return` in front of it"
                case ast.Assign(targets=[ast.Name(id=idle)], value=value) if idle not in read:
                    lost = f"`{short(statement)}` gives `{idle}` a value, but nothing uses `{idle}`. Write"
                    returned = f"`return {idle}` behind it"
                case _:
                    continue
            kept = [(ast.Return(value), returned)]
            kept += [
                (ast.Assign([ast.Name(name, ast.Store())], value), f"`{name} = {short(value)}` in its place")
                for name in own
            ]
            for new, instead in kept:
                with changed((block, [*block[:place], ast.copy_location(new, statement), *block[place + 1 :]])):
                    yield Edit("value-lost", f"{lost} {instead}: then this call comes out right.")

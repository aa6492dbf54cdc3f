"""Small edits of names that stand for another thing than they should; see `repair`."""

import ast
from collections.abc import Iterator

from .number_edits import Edit
from .trees import children, handed_on, replaced


def name_edits(function: ast.FunctionDef, given: list[str]) -> Iterator[Edit]:
    """Put an argument, `prime`, in the place of a constant of the course, `PRIME`; yield, and undo it; `given` are the
    arguments of the function asked for."""
    for parent, field, place, node in children(function):
        if isinstance(node, ast.Name) and node.id not in given and node.id.lower() in given:
            wanted = node.id.lower()
            besides = handed_on(function, node)
            with replaced(parent, field, place, ast.copy_location(ast.Name(wanted, ast.Load()), node)):
                yield Edit(
                    "typed-in",
                    f"`{node.id}` is always the same, so the function fits some calls only. Write the argument "
                    f"`{wanted}` in its place: then this call comes out right.{besides}",
                )

"""Which cells of a notebook must run in the browser: nbval proves what comes out, the browser only what lives there."""

import ast
import symtable

from fedlearn_lib.course import notebooks

WIDGET = "application/vnd.jupyter.widget-view+json"


def has_widget(cell: dict) -> bool:
    """Whether a code cell of a solved notebook shows a widget: controls above a picture, or a bar of progress.

    What is stored of the first kind is the picture alone (`notebooks.without_widget_state`), but `given.widgets` makes
    them all, and the helpers that call it are named explore_…
    """
    return "explore" in notebooks.text_of(cell) or any(WIDGET in o.get("data", {}) for o in cell["outputs"])


def cells_to_run(notebook: dict) -> list[int]:
    """The numbers of the cells with widgets, and of the cells that these need."""
    code = {i: cell for i, cell in enumerate(notebook["cells"]) if cell["cell_type"] == "code"}
    trees = {i: ast.parse(notebooks.text_of(cell)) for i, cell in code.items()}
    made = {i: set().union(*map(_made, tree.body)) for i, tree in trees.items()}
    wanted = [i for i, cell in code.items() if has_widget(cell)]
    todo = [(i, i) for i in wanted]
    found = set(wanted)
    while todo:
        cell, asker = todo.pop()
        for name in _needed(trees[cell]):
            makers = [i for i in code if i < asker and name in made[i]]
            # The last before it; for what a function reads that was defined too early, the last before it is called.
            for maker in ([i for i in makers if i < cell] or makers)[-1:]:
                if maker not in found:
                    found.add(maker)
                    todo.append((maker, asker))
    return sorted(found)


def _needed(cell: ast.Module) -> set[str]:
    """The names that a cell, or a function in it, reads before the cell makes them itself."""
    needed, made = set(), set()
    for statement in cell.body:
        needed |= _read(statement) - made
        made |= _made(statement)
    return needed


def _read(statement: ast.stmt) -> set[str]:
    tables = [_table(statement)]
    names = {symbol.get_name() for symbol in tables[0].get_symbols() if symbol.is_referenced()}
    while tables:
        tables += tables.pop().get_children()
        names |= {symbol.get_name() for table in tables for symbol in table.get_symbols() if symbol.is_global()}
    if isinstance(statement, ast.For):
        names -= {part.id for part in ast.walk(statement.target) if isinstance(part, ast.Name)}
    return names


def _made(statement: ast.stmt) -> set[str]:
    """The names that a statement assigns, imports or defines, or to which it gives an entry or attribute."""
    symbols = _table(statement).get_symbols()
    made = {symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()}
    for node in ast.walk(statement):
        match node:
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()):
                made.add(name)
            case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store()):
                made.add(name)
    return made


def _table(statement: ast.stmt) -> symtable.SymbolTable:
    return symtable.symtable(ast.unparse(statement), "cell", "exec")

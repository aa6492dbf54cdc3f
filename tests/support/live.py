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
    return _with_what_they_need(trees, [i for i, cell in code.items() if has_widget(cell)])


def controls_alone(notebook: dict) -> tuple[str, list[str]]:
    """What must run before the controls of a solved notebook, statement by statement, and what shows each of them.

    Answers come from the filled library: to judge them once more is another proof's.
    """
    statements = {}
    for i, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            exercise = notebooks.exercise_of(cell)
            text = f"from fedlearn_lib.{exercise.room} import {exercise.name}" if exercise else notebooks.text_of(cell)
            for j, statement in enumerate(ast.parse(text).body):
                statements[i, j] = ast.Module([statement], [])
    calls = {k: ast.unparse(tree) for k, tree in statements.items() if isinstance(tree.body[0], ast.Expr)}
    shown = [k for k, call in calls.items() if "explore" in call]
    needed = [k for k in _with_what_they_need(statements, shown) if k not in shown]
    return "\n".join(ast.unparse(statements[k]) for k in needed), [calls[k] for k in shown]


def _with_what_they_need(trees: dict, wanted: list) -> list:
    """The places of some parts of a program and of what they need of the parts before them, in order."""
    made = {place: set().union(*map(_made, tree.body)) for place, tree in trees.items()}
    todo = [(place, place) for place in wanted]
    found = set(wanted)
    while todo:
        part, asker = todo.pop()
        for name in _needed(trees[part]):
            makers = [place for place in trees if place < asker and name in made[place]]
            # The last before it; for what a function reads that was defined too early, the last before it is called.
            for maker in ([place for place in makers if place < part] or makers)[-1:]:
                if maker not in found:
                    found.add(maker)
                    todo.append((maker, asker))
    return sorted(found)


def _needed(part: ast.Module) -> set[str]:
    """The names that a part, or a function in it, reads before the part makes them itself."""
    needed, made = set(), set()
    for statement in part.body:
        needed |= _read(statement) - made
        made |= _made(statement)
    return needed


def _read(statement: ast.stmt) -> set[str]:
    tables = [_table(statement)]
    names = {symbol.get_name() for symbol in tables[0].get_symbols() if symbol.is_referenced()}
    while tables:
        tables += tables.pop().get_children()
        names |= {symbol.get_name() for table in tables for symbol in table.get_symbols() if symbol.is_global()}
    loops = [statement] if isinstance(statement, ast.For) else []
    return names - _loop_names([*loops, *_comprehensions(statement)])


def _made(statement: ast.stmt) -> set[str]:
    """The names that a statement assigns, imports or defines, or to which it gives an entry or attribute."""
    symbols = _table(statement).get_symbols()
    made = {symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()}
    made -= _loop_names(_comprehensions(statement))
    for node in ast.walk(statement):
        match node:
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()):
                made.add(name)
            case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store()):
                made.add(name)
    return made


def _comprehensions(statement: ast.stmt) -> list[ast.comprehension]:
    """From Python 3.12 on, a symbol table takes their names for the statement's own."""
    return [node for node in ast.walk(statement) if isinstance(node, ast.comprehension)]


def _loop_names(loops: list) -> set[str]:
    return {part.id for loop in loops for part in ast.walk(loop.target) if isinstance(part, ast.Name)}


def _table(statement: ast.stmt) -> symtable.SymbolTable:
    return symtable.symtable(ast.unparse(statement), "cell", "exec")

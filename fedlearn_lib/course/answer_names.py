"""The names in an answer: what it defines, what it looks up outside of itself, and what it may have meant."""

import ast
import builtins
import difflib
import dis
import sys
import types
from functools import cache

from . import source
from .catalogue import Exercise, rooms
from .reference import solution_text


def bound_names(text: str) -> set[str]:
    """The names that the top level of an answer defines or assigns in whatever way."""
    names = set()
    for part in source.statements(text):
        if isinstance(part, ast.ClassDef | ast.AsyncFunctionDef):
            names.add(part.name)
        elif isinstance(part, ast.Assign):
            names |= {target.id for target in part.targets if isinstance(target, ast.Name)}
    return names


def without_the_room(text: str, exercise: Exercise) -> str:
    """An answer that stands in its room's file, without what else the file holds: all that is left is the learner's.

    Advice looks up what the learner wrote, and must not find there what the course or another answer says. The lines
    keep their numbers.
    """
    own = source.functions(text)[exercise.name]
    exercises = {each.name for each in rooms()[exercise.room]}
    kept, dropped = set(), set()
    for part in source.statements(text):
        others = getattr(part, "name", None) in exercises and part.lineno != own.lineno
        lines = range(min([part.lineno, *(each.lineno for each in _decorators(part))]), part.end_lineno + 1)
        (dropped if others or ast.dump(part) in _handed_out(exercise.room) else kept).update(lines)
    lines = text.split("\n")
    return "\n".join("" if number in dropped - kept else line for number, line in enumerate(lines, start=1))


def _decorators(part: ast.stmt) -> list[ast.expr]:
    return getattr(part, "decorator_list", [])


@cache
def _handed_out(room: str) -> set[str]:
    """The statements of a room's file, as they stand there before a learner comes."""
    return {ast.dump(part) for part in source.statements(solution_text(room))}


def names_from_the_course(module: ast.Module) -> set[str]:
    """The names under which an answer file imported the course's verbs."""
    names = {alias.asname or alias.name for part in module.body if _imports_the_course(part) for alias in part.names}
    return names | set(sys.modules["fedlearn_lib.course"].__all__) if "*" in names else names


def _imports_the_course(part: ast.stmt) -> bool:
    return isinstance(part, ast.ImportFrom) and (part.module or "").startswith("fedlearn_lib.course")


def runs_the_course(part: ast.stmt, verbs: set[str]) -> bool:
    """Whether a statement of an answer file only concerns the course: its imports and calls."""
    match part:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return name in verbs
    return _imports_the_course(part)


def global_names(code: types.CodeType) -> set[str]:
    """Every name that a function, or one inside it, looks up outside of itself."""
    names, own = set(), set()
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            names.add(step.argval)
        elif step.opname in ("STORE_GLOBAL", "STORE_NAME"):
            own.add(step.argval)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            names |= global_names(constant)
    return names - own


def meant_name(name: str, own: list[str]) -> str | None:
    """A name that somebody may have meant: one of their own that is close, or a builtin whose very
    letters these are, in another order or case. Otherwise rather none: a far-fetched guess misleads."""
    same_letters = [other for other in dir(builtins) if sorted(other.lower()) == sorted(name.lower())]
    return next(iter(difflib.get_close_matches(name, own, n=1, cutoff=0.75) + same_letters), None)


def looks_like_a_module(name: str, node: ast.FunctionDef) -> bool:
    """Whether a name is used as `name.something`, and a module is called so."""
    known = name in sys.stdlib_module_names or name in sys.modules
    return known and any(
        isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id == name
        for part in ast.walk(node)
    )

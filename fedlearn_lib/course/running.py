"""Keeps the library that runs in this process equal to what stands in its files.

The function *objects* stay; what they do is exchanged. So whoever imported a function before it was
filled in, in whatever module, calls the new one from then on.
"""

import ast
import importlib
import sys
import types

from .cards import ipython_shell
from .catalogue import Exercise, exercises, rooms
from .library import Damaged, Library, missing

_running: dict[str, str] = {}  # room → the text whose code this process runs
# room → every function it ever had here: one that was deleted and comes back is the same object
_objects: dict[str, dict[str, types.FunctionType]] = {}


def function(library: Library, exercise: Exercise) -> types.FunctionType:
    """The library's function, running what stands in its file.

    Where the file is damaged, the version that ran before stays; without one, a function that says
    so when it is called.
    """
    damage = Damaged(missing(exercise))
    try:
        refresh(library, exercise)
    except Damaged as found:
        damage = found
    module = sys.modules.get(_module_name(exercise.room))
    return getattr(module, exercise.name, None) or _stand_in(exercise, damage)


def refresh(library: Library, exercise: Exercise) -> None:
    """Run what the exercise's room says now.

    Raises:
        Damaged: it does not parse, or stops while it is loaded.
    """
    text = library.text(exercise)
    if _running.get(exercise.room) == text:
        return
    name = _module_name(exercise.room)
    try:
        if name not in sys.modules:
            importlib.import_module(name)
        else:
            _exchange(sys.modules[name], text, _running.get(exercise.room, text))
    except (Exception, SystemExit) as error:
        raise Damaged(
            f"{exercise.file} stops with {type(error).__name__} when it is loaded: {error}. "
            "Mend the file, save it, then try again."
        ) from error
    _running[exercise.room] = text


def refresh_all(library: Library) -> list[Damaged]:
    """Refresh every room that this process has loaded; what is wrong with their files."""
    damages = []
    for room, entries in rooms().items():
        if module := sys.modules.get(_module_name(room)):
            try:
                refresh(library, entries[0])
            except Damaged as damage:
                damages.append(damage)
            else:
                damages += [Damaged(missing(e)) for e in entries if not hasattr(module, e.name)]
    return damages


def _exchange(module: types.ModuleType, text: str, old_text: str) -> None:
    """Run a room's text in its module, which keeps its old functions, now with the new code."""
    namespace = vars(module)
    before = dict(namespace)
    code = compile(text, module.__file__, "exec")
    for name in [name for name in before if not name.startswith("__")]:
        del namespace[name]  # what was deleted in the file is gone
    try:
        exec(code, namespace)
    except BaseException:  # an interrupt, too, must leave what ran before
        namespace.clear()
        namespace.update(before)
        raise
    unchanged = dict(_classes(text).items() & _classes(old_text).items())
    objects = _objects.setdefault(module.__name__, {})
    objects.update({name: old for name, old in before.items() if _is_own_function(old, module)})
    for name, new in list(namespace.items()):
        old = objects.get(name, before.get(name))
        if _is_own_function(new, module) and _is_own_function(old, module):
            if _take_over(old, new):
                namespace[name] = old
        elif name in unchanged and isinstance(old, type):
            namespace[name] = old  # the class of the objects that exist


def _take_over(old: types.FunctionType, new: types.FunctionType) -> bool:
    """Make a function object that others hold do what the new one does, decorator and all."""
    if old.__code__.co_freevars != new.__code__.co_freevars:
        return False  # Python does not allow it: another decorator
    old.__code__ = new.__code__
    old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__
    old.__doc__ = new.__doc__
    for cell, fresh in zip(old.__closure__ or (), new.__closure__ or (), strict=True):
        cell.cell_contents = fresh.cell_contents
    vars(old).update(vars(new))  # __wrapped__ among them
    return True


def _classes(text: str) -> dict[str, str]:
    nodes = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]
    return {node.name: ast.dump(node) for node in nodes}


def _is_own_function(value, module: types.ModuleType) -> bool:
    return isinstance(value, types.FunctionType) and value.__module__ == module.__name__


def _module_name(room: str) -> str:
    return f"fedlearn_lib.{room}"


def _stand_in(exercise: Exercise, damage: Damaged):
    def damaged(*args, **kwargs):
        raise damage

    damaged.__name__ = exercise.name
    return damaged


def watch_files(library: Library, show) -> None:
    """In a notebook: before each cell, run what the files say now, and say where that cannot be."""
    shell = ipython_shell()
    said: list[str] = []

    def before_cell(*_):
        damages = {str(damage): damage for damage in refresh_all(library)}
        for text, damage in damages.items():
            if text not in said:
                show(damage)
        said[:] = damages  # what was mended and broke again is said again

    if shell is not None:
        shell.events.register("pre_run_cell", before_cell)


def notebook_namespace() -> dict:
    """The names of the notebook that runs us; an empty dictionary elsewhere."""
    shell = ipython_shell()
    return shell.user_ns if shell is not None else {}


def names_in(namespace: dict) -> set[str]:
    """The names a learner's notebook defines itself."""
    return {name for name in namespace if not name.startswith("_") and name not in exercises()}
